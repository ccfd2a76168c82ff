import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { logLine } from '../report/escape.ts';
import { planTestsOf, type PlanRequest, type TestPlan } from '../run/plan-tests.ts';
import type { Io } from './io.ts';
import { openSession } from './session.ts';

const NUMBERS = {
  power: [0.5, 1],
  rate: [0, 1],
  auc: [0.5, 1],
  correlation: [-1, 1],
  disagreement: [0, 1],
  gain: [0, Infinity],
} as const;

/**
 * `sluice plan --tests`: how many labelled rows each gate of the delivery file needs, before any is labelled. Answers 0 where
 * every gate can be decided by some number of rows, 2 where one cannot. Without `--tests` the rollout is planned.
 */
export async function plan(argv: string[], io: Io): Promise<number> {
  if (!argv.includes('--tests')) return (await import('./plan-rollout.ts')).planRollout(argv, io);
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: argv,
    options: {
      tests: { type: 'boolean', default: false }, delivery: { type: 'string', default: 'delivery.yml' }, json: { type: 'boolean', default: false },
      power: text, rate: text, auc: text, correlation: text, disagreement: text, gain: text, use: text,
      slice: { type: 'string', multiple: true }, groups: { type: 'string', multiple: true },
    },
  });
  const request: PlanRequest = {
    ...Object.fromEntries(Object.entries(NUMBERS).map(([name, [low, high]]) => [name, numberOption(name, values[name as keyof typeof NUMBERS], low, high)])),
    use: useOption(values.use),
    slices: (values.slice ?? []).map((each) => ({ name: named(each, 'slice').name, share: sharesOf(each, 'slice')[0]! })),
    groups: (values.groups ?? []).map((each) => ({ column: named(each, 'groups').name, shares: sharesOf(each, 'groups') })),
  };
  const session = openSession({ delivery: values.delivery, out: 'sluice-out', json: values.json }, io, 'develop');
  try {
    const planned = await planTestsOf(session, request);
    io.stdout(values.json ? `${JSON.stringify(planned, null, 2)}\n` : `${linesOf(planned).join('\n')}\n`);
    return planned.lines.every(({ rows }) => rows !== null) ? 0 : 2;
  } finally {
    await session.engine.close();
  }
}

function linesOf({ basis, assumptions: { power, level }, lines, notes, rows }: TestPlan): string[] {
  const numbers = lines.map((line) => (line.rows === null ? 'none' : line.rows.toLocaleString('en-US')));
  const widths = [Math.max(4, ...numbers.map((text) => text.length)), Math.max(4, ...lines.map(({ rule }) => rule.length))] as const;
  return [
    rows === null ? 'No number of rows decides these gates as they are declared.' : `${rows.toLocaleString('en-US')} labelled rows: the most that a gate needs to pass ${Number((100 * power).toPrecision(4))} times in 100, with intervals at ${Number(level.toPrecision(6))}.`,
    `Spreads are ${basis}.`,
    ...notes.map((note) => `Note: ${logLine(note)}`),
    '',
    `${'Rows'.padStart(widths[0])}  ${'Gate'.padEnd(widths[1])}  Supposed`,
    // Names come from data: nothing of them may end a line or colour it.
    ...lines.map(({ rule, why }, i) => `${numbers[i]!.padStart(widths[0])}  ${logLine(rule).padEnd(widths[1])}  ${logLine(why)}`),
  ];
}

function numberOption(name: string, given: string | undefined, low: number, high: number): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (given.trim() !== '' && value > low && value < high) return value;
  throw InputError.of('plan-number', `--${name} is ${JSON.stringify(given)}.`, `Write a number between ${low} and ${high}.`);
}

function useOption(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw InputError.of('plan-number', `--use is ${JSON.stringify(given)}.`, 'Write a whole number from 1: which candidate on this test set it is.');
}

function named(given: string, option: string): { name: string; rest: string } {
  const at = given.lastIndexOf('=');
  if (at > 0) return { name: given.slice(0, at), rest: given.slice(at + 1) };
  throw InputError.of('plan-shares', `--${option} is ${JSON.stringify(given)}.`, option === 'slice' ? 'Write --slice "sex = Female=0.33": a name and its share of the rows.' : 'Write --groups sex=0.67,0.33: a column and the share of each group.');
}

function sharesOf(given: string, option: string): number[] {
  const shares = named(given, option).rest.split(',').map(Number);
  if (shares.every((share) => share > 0 && share <= 1) && shares.reduce((a, b) => a + b, 0) <= 1 + 1e-9) return shares;
  throw InputError.of('plan-shares', `--${option} is ${JSON.stringify(given)}.`, 'Write shares above 0 that sum to 1 at most.');
}
