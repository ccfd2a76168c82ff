import { InputError } from '../../core/problem.ts';
import { identifier } from '../../core/sql.ts';
import type { Resource, StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { digestOfFile } from '../files.ts';
import { busiestHour, type BusiestHour } from './arrivals.ts';
import type { Settings } from './settings.ts';

export interface Replay {
  hour: BusiestHour;
  /** Requests a second at which it is replayed. */
  perSecond: number;
  inputs: Resource[];
  details: Record<string, unknown>;
}

const MOST_ARRIVALS = 5_000_000;

/** The busiest hour of the recorded arrival times, where the delivery file names some. Throws InputError. */
export async function recordedHour(delivery: Delivery, { engine }: StageContext, settings: Settings): Promise<Replay | undefined> {
  const arrivals = settings.declared.load!.arrivals!;
  if (arrivals === 'poisson') return undefined;
  const location = delivery.locate(['tests', 'serving', 'load', 'arrivals']);
  const file = delivery.resolve(arrivals.file);
  const source = { file };
  const column = (await engine.describe(source)).find(({ name }) => name === arrivals.column);
  if (!column) throw InputError.of('serving-column-missing', `${arrivals.file} has no column ${arrivals.column}.`, 'Correct tests.serving.load.arrivals.column.', location);
  const name = identifier(arrivals.column);
  const dialect = engine.dialect(source);
  const seconds = column.type === 'integer' || column.type === 'float' ? `CAST(${name} AS DOUBLE)` : dialect.epoch(dialect.instant(name));
  const { values, rows } = await engine.query(`SELECT ${seconds} AS at FROM arrivals WHERE ${seconds} IS NOT NULL LIMIT ${MOST_ARRIVALS}`, { arrivals: source });
  const hour = busiestHour((values.at ?? []).map(Number).filter(Number.isFinite));
  if (!hour) throw InputError.of('serving-arrivals-empty', `${arrivals.file} has ${rows} times of arrival, and two different ones are needed at least.`, 'Give recorded times, one row for each request.', location);
  const digest = await digestOfFile(file);
  return {
    hour,
    perSecond: hour.perSecond * (arrivals.times ?? 1),
    inputs: [{ name: 'arrivals', digest }],
    details: { kind: 'replay', digest, recorded: rows, hour_from: hour.from, hour_requests: hour.times.length, hour_rps: hour.perSecond, times: arrivals.times ?? 1 },
  };
}
