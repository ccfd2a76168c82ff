// Users: rows of the survey of 1995 that no model was trained or tested on, sent as such people and their programs send them.
// By hand: node traffic.ts --router http://127.0.0.1:8790 --requests 1000 [--seed 1]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Pipeline } from './pipeline.ts';

export type Row = Record<string, string | number | null>;

/** Share of requests that no model can score: a required answer is missing, blank or not a number. */
const UNUSABLE = 0.09;
/** Share of requests from a form that leaves out amounts that are zero. */
const ZEROS_LEFT_OUT = 0.25;
/** Share of requests with an answer that the survey did not know yet. */
const NEW_ANSWER = 0.03;

const NUMBERS = ['age', 'employees_of_employer', 'weeks_worked', 'capital_gains', 'capital_losses', 'dividends'];
const AMOUNTS = ['capital_gains', 'capital_losses', 'dividends'];
const SPOILT: ((row: Row) => Row)[] = [
  (row) => ({ ...row, education: ' ' }),
  (row) => ({ ...row, marital_status: null }),
  (row) => ({ ...row, age: null }),
  (row) => ({ ...row, weeks_worked: 'most of the year' }),
  ({ age: _age, ...row }) => row,
];

/** Endless, and the same for the same seed: each request is drawn independently of those before it. */
export function* requests(rows: readonly Row[], seed: number): Generator<{ rows: [Row] }, never> {
  const random = xoroshiro128plus(seed);
  const chance = (): number => uniformFloat64(random);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)]!;
  for (;;) {
    let row = pick(rows);
    const kind = chance();
    if (kind < UNUSABLE) row = pick(SPOILT)(row);
    else if (kind < UNUSABLE + ZEROS_LEFT_OUT) row = Object.fromEntries(Object.entries(row).filter(([name, value]) => !(AMOUNTS.includes(name) && value === 0)));
    else if (kind < UNUSABLE + ZEROS_LEFT_OUT + NEW_ANSWER) row = { ...row, class_of_worker: 'Through a platform' };
    yield { rows: [row] };
  }
}

/** The columns that a user fills in: all but the row's number. */
export function readServing(file: string): Row[] {
  const [header, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const names = header!.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, NUMBERS.includes(name) ? Number(fields[i]) : fields[i]!]).filter(([name]) => name !== 'id')) as Row;
  });
}

/** Users at a router: as many requests as asked for, and no clock in it. */
export class Users {
  readonly #pipeline: Pipeline;
  readonly #requests: Generator<{ rows: [Row] }, never>;

  private constructor(pipeline: Pipeline, source: Generator<{ rows: [Row] }, never>) {
    this.#pipeline = pipeline;
    this.#requests = source;
  }

  static async at(router: string, rows: readonly Row[], seed: number): Promise<Users> {
    return new Users(await Pipeline.open(router), requests(rows, seed));
  }

  /** Answers how often each status came back. */
  send(count: number): Promise<Record<number, number>> {
    return this.#pipeline.postAll('/predict', Array.from({ length: count }, () => this.#requests.next().value));
  }

  leave(): void {
    this.#pipeline.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { router: { type: 'string', default: 'http://127.0.0.1:8790' }, requests: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } });
  const users = await Users.at(values.router, readServing(path.join(import.meta.dirname, '../data/serving-1995.csv.gz')), Number(values.seed));
  console.log(await users.send(Number(values.requests)));
  users.leave();
}
