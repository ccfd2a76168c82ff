import { ServerProblem, type Rig, type Served } from './rig.ts';

const POLL_MS = 20;
const EXIT_POLLS = 50;

/** Why the server is not well: gone, or without a good answer to a real request; undefined where it is. */
export async function harmTo(rig: Rig, served: Served): Promise<string | undefined> {
  try {
    rig.checkAlive(served, 'serving-died');
    await rig.checkAnswers(served);
    rig.checkAlive(served, 'serving-died');
    return undefined;
  } catch (error) {
    if (!(error instanceof ServerProblem)) throw error;
    // The connection breaks before the system says that the process has ended.
    for (let i = 0; served.process && served.process.gone === undefined && i < EXIT_POLLS; i++) await rig.timer.sleep(POLL_MS, rig.signal);
    return error.code === 'serving-died' || served.process?.gone !== undefined ? `the server ${served.process!.gone}` : 'a real request then got no good answer';
  }
}
