import { formatDeliveryId } from '../core/delivery-id.ts';
import { parseDuration } from '../core/duration.ts';
import { InputError } from '../core/problem.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import type { Asker, Override } from '../journal/events.ts';
import { JournalInvalid } from '../journal/state.ts';
import { messageOf } from '../serving/prove.ts';
import { JournalUntrusted, Recorder } from '../serving/recorder.ts';
import { planOf } from './policy.ts';
import { tick, type Asked, type Request } from './tick.ts';
import { failedResult, resultOf } from './verdict.ts';
import type { PromoteDeps, Work } from './work.ts';

export interface PromoteOptions {
  /** One tick, then the verdict so far. */
  once?: boolean;
  /** A person's decision, obeyed before the first tick. `resume` ends every hold, machines' too. */
  request?: Request;
  /** Who let `resume` or `skip` pass. */
  override?: Override;
  /** Who asks. */
  askedBy?: Asker;
  /** Why, in that person's words. */
  reason?: string;
  /** Milliseconds after which the loop ends with the verdict so far, for a successor to go on. Default five hours. */
  loopFor?: number;
  /** Ends the loop after the tick at hand. */
  signal?: AbortSignal;
}

/** A hosted runner's job ends after six hours (docs.github.com/actions/reference/limits); the successor needs some of them. */
const LOOP_FOR = parseDuration('5 hours');

/**
 * Brings one candidate to users, or takes it back: ticks until the delivery is closed, at the plan's interval. Answers
 * `pass` (promoted), `fail` (refused or rolled back), `inconclusive` (still watched, or held) or `error` (the journal
 * cannot be trusted, or nothing answered for longer than the lease). Throws InputError for a rollout that cannot decide.
 */
export async function canaryPromote(delivery: Delivery, context: StageContext, deps: PromoteDeps, options: PromoteOptions = {}): Promise<StageResult> {
  const plan = planOf(delivery, deps.traffic);
  const id = formatDeliveryId(context.deliveryId);
  const now = () => context.clock.now().getTime();
  const ledger = readLedger(deps.ledger.text, deps.ledger.trust);
  const work: Work = { delivery, context, deps, id, ledger, now, recorder: new Recorder(deps, context.clock, id) };
  const end = now() + (options.loopFor ?? LOOP_FOR);
  let asked: Asked | undefined = options.request && { request: options.request, reason: options.reason, override: options.override, by: options.askedBy };
  let answeredAt = now();
  let last: StageResult | undefined;
  for (;;) {
    try {
      const left = await tick(work, asked);
      asked = undefined;
      answeredAt = now();
      last = resultOf(work, left);
      if (left.kind !== 'open' && left.kind !== 'outrun') return last;
    } catch (error) {
      if (error instanceof InputError) throw error;
      context.log.warning(`A tick failed: ${messageOf(error)}`);
      const untrusted = error instanceof JournalUntrusted || error instanceof JournalInvalid;
      last = failedResult(work, error);
      if (untrusted || now() - answeredAt > plan.lease) return last;
    }
    if (options.once || options.signal?.aborted || now() + plan.interval > end) return last;
    await context.clock.sleep(plan.interval, options.signal).catch((error: unknown) => {
      if (!options.signal?.aborted) throw error;
    });
    if (options.signal?.aborted) return last;
  }
}
