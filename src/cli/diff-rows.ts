import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import type { DataEngine } from '../core/data-engine.ts';
import { judgeFlips, type FlipAnswer, type SourceFlips } from '../data/checks/judge-flips.ts';
import { rowDiff, type RowDiff } from '../data/row-diff.ts';
import { keyNames, rowExamples, type RowExamples } from '../data/row-examples.ts';
import type { DataSource } from '../data/source.ts';
import { counted, grouped, percent, some } from '../data/words.ts';
import { logLine } from '../report/escape.ts';
import { openEngines } from '../run/engine.ts';
import { systemClock } from '../run/system.ts';
import type { Io } from './io.ts';

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
const MOST_EXAMPLES = 1000;
const MOST_COLUMNS = 20;

/**
 * `sluice diff --rows OLD NEW --key a,b [--label C] [--by C] [--at-most RATE] [--tolerance T] [--examples N] [--json]`: added,
 * removed and changed rows of a data set with a key, and flipped labels. 0 within the limit, 1 above it, 2 where no row is in
 * both, 3 for what cannot be compared.
 */
export async function diffRows(argv: string[], io: Io): Promise<number> {
  const asked = questionOf(argv);
  const engine = openEngines({ env: io.env, log: { debug: () => undefined, info: () => undefined, warning: (text) => io.stderr(`Warning: ${logLine(text)}\n`) }, clock: systemClock });
  try {
    const [old, now] = [await opened(asked.old, 'the old table', io, engine), await opened(asked.now, 'the new table', io, engine)];
    const options = { key: keyNames(asked.key, old), label: asked.label, by: asked.by, tolerance: asked.tolerance };
    const diff = await rowDiff(engine, old, now, options);
    refuseUnclearKeys(diff, asked);
    const answer = asked.atMost === undefined ? undefined : judgeFlips(diff.flips!, asked.atMost);
    const outcome = outcomeOf(answer);
    const examples = asked.examples > 0 ? await rowExamples(engine, old, now, options, asked.examples) : undefined;
    if (asked.json) io.stdout(`${JSON.stringify({ outcome, ...diff, ...(answer ? { limit: asked.atMost, ...answer } : {}), ...(examples ? { examples } : {}) }, null, 2)}\n`);
    else io.stdout(lines(diff, answer, asked, examples).map((line) => `${logLine(line)}\n`).join(''));
    return { pass: 0, fail: 1, inconclusive: 2 }[outcome];
  } finally {
    await engine.close();
  }
}

interface Asked {
  old: string;
  now: string;
  key: string[];
  label?: string;
  by?: string;
  atMost?: number;
  tolerance?: number;
  examples: number;
  json: boolean;
}

function questionOf(argv: string[]): Asked {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      rows: { type: 'boolean' },
      key: { type: 'string', multiple: true },
      label: { type: 'string' },
      by: { type: 'string' },
      'at-most': { type: 'string' },
      tolerance: { type: 'string' },
      examples: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  });
  const [old, now, ...more] = positionals;
  const wrong = (message: string, fix: string) => ({ code: 'row-diff-arguments', message, fix });
  const number = (name: 'at-most' | 'tolerance' | 'examples', most: number, whole = false) => {
    const text = values[name];
    const value = text === undefined || text.trim() === '' ? NaN : Number(text);
    return { text, value, bad: text !== undefined && !(value >= 0 && value <= most && (!whole || Number.isInteger(value))) };
  };
  const limit = number('at-most', 1);
  const tolerance = number('tolerance', Number.MAX_VALUE);
  const examples = number('examples', MOST_EXAMPLES, true);
  const problems = [
    ...(old === undefined || now === undefined || more.length > 0 ? [wrong('Two tables are wanted: the old one and the new one.', 'Write `sluice diff --rows OLD NEW --key COLUMNS`.')] : []),
    ...(values.key === undefined ? [wrong('Nobody said which columns name a row.', 'Add `--key id`, or `--key a,b` for several columns.')] : []),
    ...(values.by !== undefined && values.label === undefined ? [wrong('--by says where flipped labels come from, and --label is missing.', 'Add `--label COLUMN`.')] : []),
    ...(limit.text !== undefined && values.label === undefined ? [wrong('--at-most limits flipped labels, and --label is missing.', 'Add `--label COLUMN`.')] : []),
    ...(limit.bad ? [wrong(`--at-most is ${JSON.stringify(limit.text)}.`, 'Write a share between 0 and 1, such as 0.01.')] : []),
    ...(tolerance.bad ? [wrong(`--tolerance is ${JSON.stringify(tolerance.text)}.`, 'Write a number from 0, such as 1e-9.')] : []),
    ...(examples.bad ? [wrong(`--examples is ${JSON.stringify(examples.text)}.`, `Write a whole number from 0 to ${MOST_EXAMPLES}.`)] : []),
  ];
  if (problems.length > 0) throw new InputError(problems);
  const { label, by, json } = values;
  return { old: old!, now: now!, key: values.key!, label, by, atMost: limit.text === undefined ? undefined : limit.value, tolerance: tolerance.text === undefined ? undefined : tolerance.value, examples: examples.value, json };
}

async function opened(file: string, name: string, { cwd }: Io, engine: DataEngine): Promise<DataSource> {
  const source = { file: ADDRESS.test(file) ? file : path.resolve(cwd, file) };
  return { name: `${name} (${file})`, source, columns: await engine.describe(source) };
}

/** Counts over rows that cannot be told apart would say little; nobody should take them for an answer. */
function refuseUnclearKeys({ repeatedKeys, nullKeys }: RowDiff, { old, now }: Asked): void {
  const sides = [['old', old], ['new', now]] as const;
  const problems = sides.flatMap(([side, file]) => [
    ...(repeatedKeys[side] > 0 ? [{ code: 'row-diff-key-repeated', message: `${counted(repeatedKeys[side], 'key')} of ${file} ${repeatedKeys[side] === 1 ? 'stands' : 'stand'} in more than one row.`, fix: 'Remove the repeated rows, or name more columns in --key.' }] : []),
    ...(nullKeys[side] > 0 ? [{ code: 'row-diff-key-null', message: `${counted(nullKeys[side], 'row')} of ${file} ${nullKeys[side] === 1 ? 'has a null in its' : 'have a null in their'} key.`, fix: 'Give every row a key, or name other columns in --key.' }] : []),
  ]);
  if (problems.length > 0) throw new InputError(problems);
}

function outcomeOf(answer: FlipAnswer | undefined): FlipAnswer['all'] {
  if (!answer) return 'pass';
  return answer.above.length > 0 ? 'fail' : answer.all;
}

function lines(diff: RowDiff, answer: FlipAnswer | undefined, { label, by, atMost }: Asked, examples: RowExamples | undefined): string[] {
  const changed = diff.columns.filter((column) => column.changed > 0);
  const { flips } = diff;
  return [
    `${counted(diff.rows.old, 'row')} before, ${grouped(diff.rows.new)} now: ${grouped(diff.added)} added, ${grouped(diff.removed)} removed, ${grouped(diff.changed)} changed, ${grouped(diff.same)} the same.`,
    ...(diff.onlyOld.length > 0 ? [`Columns gone: ${some(diff.onlyOld, MOST_COLUMNS)}.`] : []),
    ...(diff.onlyNew.length > 0 ? [`Columns new: ${some(diff.onlyNew, MOST_COLUMNS)}.`] : []),
    ...diff.retyped.slice(0, MOST_COLUMNS).map(({ column, old, new: now, compared }) => `Type changed: ${column} was ${old} and is ${now}${compared ? '' : '; its values were not compared'}.`),
    ...changed.slice(0, MOST_COLUMNS).map((column) => `- ${column.column}: ${counted(column.changed, 'row')} changed`),
    ...(changed.length > MOST_COLUMNS ? [`- and ${changed.length - MOST_COLUMNS} more columns`] : []),
    ...(flips ? [`Flipped labels (${label}): ${grouped(flips.flipped)} of ${counted(flips.known, 'row')} in both${flips.known > 0 ? ` (${percent(flips.flipped / flips.known)})` : ''}.`] : []),
    ...(flips?.sources ?? []).slice(0, MOST_COLUMNS).map((source) => `- ${by} ${source.source === null ? 'null' : JSON.stringify(source.source)}: ${grouped(source.flipped)} of ${grouped(source.known)} (${percent(source.flipped / source.known)})`),
    ...(examples ? exampleLines(examples) : []),
    ...(answer ? judgedLines(answer, atMost!) : []),
  ];
}

function exampleLines({ added, removed, changed, flipped }: RowExamples): string[] {
  const list = (name: string, rows: string[]) => (rows.length > 0 ? [`${name}:`, ...rows.map((row) => `- ${row}`)] : []);
  return [...list('Added, for example', added), ...list('Removed, for example', removed), ...list('Changed, for example', changed.map(({ row, columns }) => `${row}: ${some(columns)}`)), ...list('Flipped, for example', flipped)];
}

function judgedLines({ all, share, above, unsure, level }: FlipAnswer, limit: number): string[] {
  const each = ({ source, flipped, known, low }: SourceFlips) => `${source === null ? 'null' : JSON.stringify(source)} (${grouped(flipped)} of ${grouped(known)}, its rate is at least ${percent(low)} at ${percent(level)})`;
  if (all === 'inconclusive') return ['Inconclusive: no row is in both tables, so nothing is known of flipped labels.'];
  return [
    ...(unsure.length > 0 ? [`Above the limit with too few rows to tell that from chance: ${some(unsure.map(each))}.`] : []),
    ...(above.length > 0 ? [`Above the limit beyond chance: ${some(above.map(each))}.`] : []),
    all === 'fail' || above.length > 0 ? `Fail: ${all === 'fail' ? `${percent(share)} of the labels flipped` : 'a source flipped its labels more often'}, at most ${percent(limit)} may.` : `Pass: ${percent(share)} of the labels flipped, at most ${percent(limit)} may.`,
  ];
}
