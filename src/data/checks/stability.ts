import { parseDuration } from '../../core/duration.ts';
import { InputError } from '../../core/problem.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { DataFacts, PlanCheck } from '../check.ts';
import { makeProfile } from '../profile/make-profile.ts';
import type { Profile } from '../profile/profile.ts';
import { windowProfiles } from '../profile/windows.ts';
import { numberOf, sameName, type DataSource } from '../source.ts';
import { counted, grouped, short, some } from '../words.ts';
import { at, checkFinding, tableFor, type Found } from './finding.ts';
import { MEASURE_NAMES, spansOf, stabilityOf, type ColumnStability, type Span } from './windows.ts';

type Options = NonNullable<NonNullable<Delivery['spec']['data']>['stability']>;

const PATH = ['data', 'stability'];
/** As the schema has it for drift. */
const FALSE_ALARMS = 0.05;

/** Whether a table stays what it was from window to window of time, and since when it does not. */
export const planStability: PlanCheck = async (facts) => {
  const { delivery } = facts;
  const { stability, time, key = [], drift } = delivery.spec.data!;
  if (!stability) return undefined;
  const source = tableFor(facts, 'stability', [stability.source ?? 'serving']);
  const column = stability.column ?? time;
  if (column === undefined) throw InputError.of('stability-without-time', '`data.stability` cuts a table by time, and no column of times is declared.', 'Add `data.time`, or `data.stability.column`.', delivery.locate(PATH));
  const falseAlarms = drift?.false_alarms ?? FALSE_ALARMS;
  const skipped = (name: string) => sameName(name, column) || key.some((one) => sameName(one, name));
  return {
    name: 'stability',
    measures: {},
    notes: [],
    facts: [['Stability', `data.${source.name} in windows of ${stability.every}`]],
    wellSaid: 'no window of time changed',
    apart: [{ what: 'counts by window', why: 'they are grouped by time, over edges that are frozen first' }],
    async judge(answers) {
      const rows = numberOf(answers[source.name as 'serving']?.rows);
      if (rows === 0) return stabilityFindings([], { source: source.name, untimed: 0, falseAlarms, options: stability, delivery });
      const spans = await at(delivery, PATH, async () => {
        const frozen = await frozenFor(source, facts);
        const columns = Object.keys(frozen.columns).filter((name) => !skipped(name));
        return spansOf(await windowProfiles(facts.context.engine, source.source, frozen, { column, every: parseDuration(stability.every), columns }));
      });
      const timed = spans.reduce((sum, { profile }) => sum + profile.rows, 0);
      return stabilityFindings(spans, { source: source.name, untimed: rows - timed, falseAlarms, options: stability, delivery });
    },
  };
};

/**
 * Edges of the table's own, so that nothing lies outside of them in any window; distances in the standard deviations of
 * training where that is known, since those of a table that changed are stretched by the change.
 */
async function frozenFor({ name, source }: DataSource, facts: DataFacts): Promise<Profile> {
  const known = await facts.profile();
  if (name === 'train' && known?.from === 'train') return known.profile;
  const own = await makeProfile(facts.context.engine, source, facts.delivery.spec.data!.columns);
  const trained = new Map(Object.entries(known?.profile.columns ?? {}).map(([column, profile]) => [column.toLowerCase(), profile]));
  const columns = Object.entries(own.columns).map(([column, profile]) => {
    const before = trained.get(column.toLowerCase());
    return [column, profile.kind === 'numbers' && before?.kind === 'numbers' && before.deviation > 0 ? { ...profile, deviation: before.deviation } : profile] as const;
  });
  return { ...own, columns: Object.fromEntries(columns) };
}

interface Judging {
  source: string;
  untimed: number;
  falseAlarms: number;
  options: Options;
  delivery: Delivery;
}

/** One finding for each column that changed, earliest first; one for all that are undecided, one for all that stayed. */
export function stabilityFindings(spans: readonly Span[], judging: Judging): Finding[] {
  const { options, delivery, falseAlarms } = judging;
  const found = spans.length < 2 ? [tooFew(spans, judging)] : [...untimed(judging), ...columnFindings(stabilityOf(spans, { limits: options.limits, falseAlarms }), spans, judging)];
  return found.map((one) => checkFinding(one, options, delivery));
}

function columnFindings(columns: readonly ColumnStability[], spans: readonly Span[], { source, options, falseAlarms }: Judging): Found[] {
  const order = (one: ColumnStability) => spans.indexOf(one.at);
  const changed = columns.filter(({ outcome }) => outcome === 'fail').sort((a, b) => order(a) - order(b) || b.answer.low / b.answer.limit - a.answer.low / a.answer.limit);
  const open = columns.filter(({ outcome }) => outcome === 'inconclusive');
  const same = columns.filter(({ outcome }) => outcome === 'pass');
  const small = spans.flatMap(({ joined }) => joined);
  const joined = small.length > 0 ? ` ${counted(small.length, 'window')} with too few rows ${small.length === 1 ? 'was' : 'were'} judged with a neighbour (${some(small, 5)}).` : '';
  const rule = (name: string) => `${name}: stable over windows of ${options.every} in data.${source}`;
  const interval = ({ answer }: ColumnStability) => ({ low: answer.low, high: answer.high, level: 1 - falseAlarms, method: 'simultaneous over windows and columns' });
  const list = (some: ColumnStability[], outcome: 'pass' | 'inconclusive', code: string, words: string, fix: string): Found[] => {
    if (some.length === 0) return [];
    const far = some.reduce((a, b) => (b.answer.high / b.answer.limit > a.answer.high / a.answer.limit ? b : a));
    return [
      {
        code,
        outcome,
        rule: rule(some.length === columns.length ? 'every column' : 'every other column'),
        message: `${words} over ${counted(spans.length, 'window')} of data.${source}; farthest: ${far.column} from ${far.at.start}, ${distance(far)}.${joined}`,
        expected: `at most ${far.answer.limit}`,
        actual: known(far.answer.estimate),
        n: spans.reduce((sum, { profile }) => sum + profile.rows, 0),
        ...(Number.isFinite(far.answer.high) ? { interval: interval(far) } : {}),
        numbers: { ...numbers(far), columns: some.length, windows: spans.length },
        subject: { kind: 'table', name: source },
        path: PATH,
        fix,
      },
    ];
  };
  const needed = Math.max(0, ...open.map((one) => one.needed));
  return [
    ...changed.map((one): Found => ({
      code: 'stability',
      outcome: 'fail',
      rule: rule(one.column),
      message: `${one.column} of data.${source} changed first in the window from ${one.at.start}: ${distance(one)}, ${grouped(one.answer.rows.current)} rows against ${grouped(one.answer.rows.reference)} before it; ${grouped(one.beyond)} of ${counted(one.compared, 'window')} ${one.beyond === 1 ? 'is' : 'are'} beyond the limit.${joined}`,
      expected: `at most ${one.answer.limit} from window to window`,
      actual: known(one.answer.estimate),
      n: one.answer.rows.current,
      interval: interval(one),
      numbers: { ...numbers(one), window: spans.indexOf(one.at), windows: spans.length, beyond: one.beyond },
      subject: { kind: 'column', name: one.column },
      path: PATH,
      fix: `Find what happened to ${one.column} at ${one.at.start}: a release of its source, another unit or coding, or the world. Train on rows of one side of it alone, or on enough of both.`,
    })),
    ...list(open, 'inconclusive', 'stability-inconclusive', `${counted(open.length, 'column')} may have changed or not (${some(open.map(({ column }) => column))})`, Number.isFinite(needed) ? `Take windows of at least about ${grouped(needed)} rows (a longer \`every\`), or wider limits.` : 'Take longer windows: the first ones hold too few rows to compare with; or set wider limits.'),
    ...list(same, 'pass', 'stability', `${counted(same.length, 'column')} stayed within ${same.length === 1 ? 'its limit' : 'their limits'}`, ''),
  ];
}

function distance({ answer }: ColumnStability): string {
  const what = answer.of === 'kinds' && answer.question.profile.kind === 'numbers' ? ' of missing, NaN and infinite values' : answer.of === 'kinds' ? ' of missing values' : '';
  if (answer.reason === 'not-numbers') return `${counted(answer.unreadable, 'value')} ${answer.unreadable === 1 ? 'is no number' : 'are no numbers'}`;
  return `${MEASURE_NAMES[answer.measure]}${what} ${known(answer.estimate)}, limit ${answer.limit}, interval ${short(answer.low)} to ${short(answer.high)}`;
}

function known(value: number): string {
  return Number.isFinite(value) ? short(value) : 'unknown';
}

function numbers({ answer, needed, outcome }: ColumnStability): Record<string, number | null> {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    [answer.measure]: finite(answer.estimate),
    low: answer.low,
    high: finite(answer.high),
    limit: answer.limit,
    reference_rows: answer.rows.reference,
    rows: answer.rows.current,
    ...(outcome === 'inconclusive' ? { rows_needed: finite(needed) } : {}),
  };
}

function tooFew(spans: readonly Span[], { source, untimed: lost, options }: Judging): Found {
  const rows = spans.reduce((sum, { profile }) => sum + profile.rows, 0);
  return {
    code: 'stability-inconclusive',
    outcome: 'inconclusive',
    rule: `stability over windows of ${options.every} in data.${source}`,
    message: `data.${source} has ${spans.length === 0 ? 'no row with a time' : `${counted(rows, 'row')} in one window of ${options.every} (or in windows too small to be judged alone)`}, so there is nothing to compare it with.`,
    expected: 'at least 2 windows',
    actual: counted(spans.length, 'window'),
    n: rows,
    numbers: { windows: spans.length, rows, without_time: lost },
    subject: { kind: 'table', name: source },
    path: PATH,
    fix: 'Take shorter windows (`every`), or a table that spans more time.',
  };
}

/** Rows that no window holds are rows that nobody looked at. */
function untimed({ source, untimed: lost, options }: Judging): Found[] {
  if (!(lost > 0)) return [];
  return [
    {
      code: 'stability-time-missing',
      outcome: 'warn',
      rule: `stability over windows of ${options.every} in data.${source}`,
      message: `${counted(lost, 'row')} of data.${source} ${lost === 1 ? 'has' : 'have'} no time that can be read, and ${lost === 1 ? 'is' : 'are'} in no window.`,
      expected: 'a time in every row',
      actual: `${grouped(lost)} without`,
      numbers: { without_time: lost },
      subject: { kind: 'table', name: source },
      path: PATH,
      fix: 'Write the time of every row as a date, a timestamp or ISO 8601 text.',
    },
  ];
}
