// Trains the models of this example on March 2001 and writes models/ and predictions/ (April, as the models say it):
//   node scripts/node24.mjs examples/flights/train.ts
// Plain TypeScript and plain arithmetic: the same rows give the same bytes on every machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';

/** What a model adds to its intercept for each value of each factor; 0 for a value that March had not seen. */
export interface Model {
  intercept: number;
  effects: Record<string, Record<string, number>>;
}

export interface Flight {
  id: number;
  delay: number;
  factors: Record<string, string>;
}

/** Rows by which an effect is drawn to 0: a value seen as often as this gets half of what it showed. */
const SHRINKAGE = 200;
const ROUNDS = 20;
/** Beyond three hours a delay says little about the next flight: such rows must not carry an airport. */
const MOST_MINUTES = 180;

export const MODELS: Record<string, readonly string[]> = {
  // Serves first: the time of day alone.
  champion: ['hour'],
  // Asks the airports and the day of the week too.
  candidate: ['hour', 'weekday', 'origin', 'destination'],
  // The champion with a mistake in its features: the clock of another zone.
  'wrong-clock': ['hour'],
};

export async function readFlights(folder: string, name: 'train' | 'test'): Promise<Flight[]> {
  const engine = await openDuckDb();
  try {
    const sql = 'SELECT id, delay, CAST(extract(hour FROM date) AS VARCHAR) AS hour, CAST(extract(isodow FROM date) AS VARCHAR) AS weekday, origin, destination FROM source ORDER BY id';
    const { rows, values } = await engine.query(sql, { source: { file: path.join(folder, 'data', `${name}.parquet`) } });
    return Array.from({ length: rows }, (_, i) => ({
      id: values.id![i] as number,
      delay: values.delay![i] as number,
      factors: Object.fromEntries(['hour', 'weekday', 'origin', 'destination'].map((factor) => [factor, values[factor]![i] as string])),
    }));
  } finally {
    await engine.close();
  }
}

/** Additive effects by backfitting: each factor in turn takes the shrunken mean of what the others leave. */
export function fit(flights: readonly Flight[], factors: readonly string[]): Model {
  const target = flights.map(({ delay }) => Math.min(delay, MOST_MINUTES));
  const intercept = target.reduce((sum, delay) => sum + delay, 0) / target.length;
  const model: Model = { intercept, effects: Object.fromEntries(factors.map((factor) => [factor, {}])) };
  for (let round = 0; round < ROUNDS; round++) for (const factor of factors) model.effects[factor] = effectsOf(flights, target, model, factor);
  return rounded(model);
}

function effectsOf(flights: readonly Flight[], target: readonly number[], model: Model, factor: string): Record<string, number> {
  const sums = new Map<string, { sum: number; n: number }>();
  flights.forEach((flight, i) => {
    const value = flight.factors[factor]!;
    const left = target[i]! - (predict(model, flight) - (model.effects[factor]![value] ?? 0));
    const found = sums.get(value) ?? { sum: 0, n: 0 };
    sums.set(value, { sum: found.sum + left, n: found.n + 1 });
  });
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, { sum, n }]) => [value, sum / (n + SHRINKAGE)]));
}

export function predict({ intercept, effects }: Model, { factors }: Flight): number {
  return Object.entries(effects).reduce((sum, [factor, of]) => sum + (of[factors[factor]!] ?? 0), intercept);
}

/** Hundredths of a minute: what the file holds is what predicts. */
function rounded({ intercept, effects }: Model): Model {
  const round = (value: number): number => Number(value.toFixed(2)) + 0;
  return { intercept: round(intercept), effects: Object.fromEntries(Object.entries(effects).map(([factor, of]) => [factor, Object.fromEntries(Object.entries(of).map(([value, effect]) => [value, round(effect)]))])) };
}

/** Eight hours later, as a clock of UTC would show the Pacific coast's. */
function elsewhere(flight: Flight): Flight {
  return { ...flight, factors: { ...flight.factors, hour: String((Number(flight.factors.hour) + 8) % 24) } };
}

async function train(): Promise<void> {
  const folder = import.meta.dirname;
  const [march, april] = [await readFlights(folder, 'train'), await readFlights(folder, 'test')];
  for (const name of ['models', 'predictions']) mkdirSync(path.join(folder, name), { recursive: true });
  for (const [name, factors] of Object.entries(MODELS)) {
    const model = fit(march, factors);
    writeFileSync(path.join(folder, 'models', `${name}.json`), `${JSON.stringify(model)}\n`);
    const asked = name === 'wrong-clock' ? april.map(elsewhere) : april;
    const lines = asked.map((flight) => `${flight.id},${predict(model, flight).toFixed(2)}`);
    writeFileSync(path.join(folder, 'predictions', `${name}.csv.gz`), gzipSync(`id,score\n${lines.join('\n')}\n`, { level: 9 }));
    const errors = asked.map((flight) => predict(model, flight) - flight.delay);
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    console.log(name, 'RMSE', Math.sqrt(mean(errors.map((error) => error * error))).toFixed(3), 'MAE', mean(errors.map(Math.abs)).toFixed(3), 'mean error', mean(errors).toFixed(3));
  }
}

if (process.argv[1] === import.meta.filename) await train();
