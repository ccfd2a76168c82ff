import type { StageContext } from '../core/stage.ts';

/** The context at one instant: what a judgement says of now, it can say again. */
export function frozen(context: StageContext): { context: StageContext; at: string } {
  const at = context.clock.now();
  const { clock } = context;
  return { context: { ...context, clock: { now: () => new Date(at), sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal) } }, at: at.toISOString() };
}
