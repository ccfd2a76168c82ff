import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { count, figure } from '../model/format.ts';
import { drawSample, WEIGHT_COLUMN } from '../model/slices/draw-sample.ts';
import { logLine } from '../report/escape.ts';
import { openEngines } from '../run/engine.ts';
import { systemClock } from '../run/system.ts';
import type { Io } from './io.ts';

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
const MOST_STRATA_SHOWN = 50;

/**
 * `sluice sample DATA --by a[,b] --rows N --seed S --out FILE [--minimum M] [--key id[,…]]`: a stratified sample whose weights give
 * unbiased totals, for labelling. Writes keys (or whole rows), strata and weights; ends with 3 for what cannot be drawn.
 */
export async function sample(argv: string[], io: Io): Promise<number> {
  const asked = questionOf(argv, io);
  const engine = openEngines({ env: io.env, log: { debug: () => undefined, info: () => undefined, warning: (text) => io.stderr(`Warning: ${logLine(text)}\n`) }, clock: systemClock });
  try {
    const plan = await drawSample(engine, { file: asked.data }, asked, asked.target);
    const drawn = plan.reduce((sum, stratum) => sum + stratum.drawn, 0);
    const lines = [
      ...plan.slice(0, MOST_STRATA_SHOWN).map((stratum) => `- ${stratum.name}: ${count(stratum.drawn)} of ${count(stratum.rows)} rows, weight ${figure(stratum.weight)}`),
      ...(plan.length > MOST_STRATA_SHOWN ? [`- and ${count(plan.length - MOST_STRATA_SHOWN)} strata more`] : []),
      `Wrote ${path.relative(io.cwd, asked.target)}: ${count(drawn)} rows of ${count(plan.length)} strata. Totals weighted by ${WEIGHT_COLUMN} are unbiased; name it in tests.weight.`,
    ];
    io.stdout(lines.map((line) => `${logLine(line)}\n`).join(''));
    return 0;
  } finally {
    await engine.close();
  }
}

interface Asked {
  data: string;
  target: string;
  by: string[];
  key?: string[];
  rows: number;
  minimum: number;
  seed: number;
}

function questionOf(argv: string[], io: Io): Asked {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      by: { type: 'string', multiple: true },
      key: { type: 'string', multiple: true },
      rows: { type: 'string' },
      minimum: { type: 'string', default: '1' },
      seed: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const problems: { code: string; message: string; fix: string }[] = [];
  const refuse = (message: string, fix: string): void => void problems.push({ code: 'sample-options', message, fix });
  const names = (list: string[] | undefined): string[] => (list ?? []).flatMap((text) => text.split(',')).map((name) => name.trim()).filter((name) => name !== '');
  const whole = (name: string, text: string | undefined, least: number, most: number): number => {
    const value = Number(text);
    if (text === undefined || !Number.isInteger(value) || value < least || value > most) refuse(`--${name} is ${text === undefined ? 'not there' : JSON.stringify(text)}.`, `Give a whole number from ${least} to ${count(most)}.`);
    return value;
  };
  if (positionals.length !== 1) refuse(`${positionals.length === 0 ? 'No table is' : `${positionals.length} tables are`} named.`, 'Name one: sluice sample DATA --by COLUMN --rows N --seed S --out FILE.');
  const by = names(values.by);
  if (by.length === 0) refuse('No column to divide by is named.', 'Give --by a[,b].');
  if (values.out === undefined || !/\.(csv|parquet)$/i.test(values.out)) refuse('--out does not name a file of CSV or Parquet.', 'Give --out FILE.csv or FILE.parquet.');
  const target = path.resolve(io.cwd, values.out ?? '');
  if (values.out !== undefined && existsSync(target)) refuse(`${values.out} is there already.`, 'Remove it, or write to another file: a sample that is being labelled must not be drawn anew.');
  const asked = { rows: whole('rows', values.rows, 1, 1_000_000_000), minimum: whole('minimum', values.minimum, 1, 1_000_000_000), seed: whole('seed', values.seed, 0, 4_294_967_295) };
  if (problems.length > 0) throw new InputError(problems);
  const [data] = positionals as [string];
  const key = names(values.key);
  return { ...asked, data: ADDRESS.test(data) ? data : path.resolve(io.cwd, data), target, by, ...(key.length > 0 && { key }) };
}
