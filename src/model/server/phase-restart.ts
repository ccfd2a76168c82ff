import { parseDuration } from '../../core/duration.ts';
import type { PartAnswer } from '../facts.ts';
import { figure } from '../format.ts';
import type { PhaseFacts } from './phases.ts';
import { ServerProblem, type Served } from './rig.ts';

/** The server is killed under its clients and started again on the same port. */
export async function tryRestart({ delivery, rig }: PhaseFacts): Promise<PartAnswer> {
  const within = parseDuration(rig.settings.declared.restart!.within);
  const before = await rig.serve('candidate');
  const port = before.process!.port;
  let after: Served | undefined;
  let problem: string | undefined;
  try {
    await rig.checkAnswers(before);
    // No farewell: as the machine would take it.
    await rig.stop(before, 0);
    after = await rig.serve('candidate', { port });
    await rig.checkAnswers(after);
  } catch (error) {
    if (!(error instanceof ServerProblem) || before.process!.gone === undefined) throw error;
    problem = error.message;
  } finally {
    await rig.stop(before);
    if (after) await rig.stop(after);
  }
  const took = problem === undefined ? after!.coldStart! : undefined;
  const ok = took !== undefined && took <= within;
  return {
    findings: [
      {
        code: 'serving-restart',
        outcome: ok ? 'pass' : 'fail',
        rule: `ready again within ${figure(within)} ms of a restart`,
        message: took === undefined ? `After it was killed, the server did not come back on its port: ${problem}` : `After it was killed, the server was ready again on its port ${figure(took)} ms after its new start. At most ${figure(within)} ms is wanted.`,
        expected: `≤ ${figure(within)} ms`,
        actual: took === undefined ? 'not ready' : `${figure(took)} ms`,
        n: 1,
        numbers: { milliseconds: took ?? null, limit: within },
        fix: ok ? undefined : 'Look for lock or socket files that a killed server leaves behind, and for a model that is loaded too slowly.',
        subject: { kind: 'metric', name: 'restart' },
        location: delivery.locate(['tests', 'serving', 'restart']),
      },
    ],
    details: { milliseconds: took ?? null },
  };
}
