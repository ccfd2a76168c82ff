import path from 'node:path';
import { parseArgs } from 'node:util';
import { logLine } from '../report/escape.ts';
import { forecastLines } from '../rollout/plan/words.ts';
import { initRollout } from '../run/init-rollout.ts';
import type { RolloutRequest } from '../run/plan-rollout.ts';
import type { Io } from './io.ts';
import { TRAFFIC_OPTIONS, trafficRequest } from './plan-rollout.ts';
import { safeLine } from './safe-line.ts';
import { workspaceOf } from './session.ts';

/** `sluice init --rollout --requests-per-second N`: writes a rollout into the delivery file that this traffic can carry. */
export async function initRolloutCommand(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { rollout: { type: 'boolean' }, delivery: { type: 'string', default: 'delivery.yml' }, ...TRAFFIC_OPTIONS } });
  return proposeRollout(values.delivery, trafficRequest(values, io), io);
}

/** Answers 0, and 2 where this traffic carries no rollout within a day: what is written then says so. */
export async function proposeRollout(file: string, request: RolloutRequest, io: Io): Promise<number> {
  const { proposal, notes } = await initRollout({ deliveryFile: path.resolve(io.cwd, file), workspace: workspaceOf(io, file) }, request);
  const { forecast, steps, margin } = proposal;
  io.stdout(`Wrote a rollout into ${logLine(file)}: steps ${steps.join(', ')} %, margin_ratio ${margin}.\n`);
  io.stdout(`${forecastLines({ ...forecast, notes: [...notes, ...forecast.notes] }, { falseRollback: 0.05, falsePromotion: 0.05 }).map((line) => safeLine(`  ${line}`.trimEnd())).join('\n')}\n`);
  return forecast.carries ? 0 : 2;
}
