import { championIn, pointRegistry, type Pointed } from '../serving/registry.ts';
import type { Retreat } from './rollback.ts';

/**
 * Tells the registry who is champion, as the journal has it. Repeated it changes nothing, so a run that died between router and registry
 * is mended by whoever asks again. Undefined where none is declared, or nothing serves. A drill tells nobody.
 */
export async function pointAgain({ deps, options, recorder }: Pick<Retreat, 'deps' | 'options' | 'recorder'>): Promise<Pointed | undefined> {
  const champion = deps.registry && !options.drill ? championIn(recorder.state) : undefined;
  return champion && pointRegistry(deps.registry!, champion);
}
