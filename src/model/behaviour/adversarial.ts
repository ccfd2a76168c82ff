import { InputError } from '../../core/problem.ts';
import type { Value } from '../../core/data-engine.ts';
import type { FeatureRow, Prediction } from '../../core/seams.ts';
import { below, seededRandom, type Random } from '../../statistics/random.ts';
import { count, figure, list } from '../format.ts';
import { hasChanged, moveBetween, requireTolerance, towardsChange } from './answers.ts';
import { answerText, changeWords, limitOf, seedFor, type Behaviour, type Breaks, type Judged, type Probing } from './probing.ts';
import { isSensitive } from './sample.ts';

type Adversarial = NonNullable<Behaviour['adversarial']>;
type Reach = Adversarial['columns'][string];

/** One row under attack. */
interface Attack {
  row: number;
  origin: FeatureRow;
  before: Prediction;
  /** The best changed row so far, and how far its answer has moved. */
  best: FeatureRow;
  move: number;
  /** Questions left. */
  budget: number;
  /** Columns in the order in which they are tried, and the next of them; a pass without gain halves the steps. */
  order: string[];
  next: number;
  gained: boolean;
  step: number;
  /** The smallest row found that changes the answer. */
  found?: { features: FeatureRow; after: Prediction };
}

/** Steps are shares of what a column may move by; below the smallest there is nothing left to try. */
const SMALLEST_STEP = 1 / 16;

/**
 * A coordinate search for small changes that change the answer (bounded in columns, reach and questions; seeded): each column in
 * turn is moved to the value that moves the score most, until the answer is another; then what was not needed is taken back and
 * each change shortened as long as the answer stays changed. All rows go on together, so that the model is asked in batches.
 */
export async function tryAdversarial(probing: Probing, behaviour: Behaviour): Promise<{ judged: Judged[]; facts: [string, string][] }> {
  const declared = behaviour.adversarial;
  if (!declared) return { judged: [], facts: [] };
  const path = ['tests', 'behaviour', 'adversarial'];
  const tolerance = declared.tolerance ?? behaviour.tolerance;
  requireTolerance(probing.delivery, probing.reading, tolerance, path);
  requireReach(probing, declared, path);
  const isChanged: Breaks = (before, after) => hasChanged(probing.reading, before, after, tolerance);
  const attacks = attacksOf(probing, declared);
  await climb(probing, declared, attacks, isChanged, tolerance);
  await shrink(probing, declared, attacks, isChanged);
  const found = attacks.filter((attack) => attack.found !== undefined).sort((a, b) => sizeOf(declared, a) - sizeOf(declared, b) || a.row - b.row);
  const texts = found.map((attack) => attackText(probing, attack));
  const judged: Judged = {
    // A row none of whose columns may move from where it stands was not attacked.
    tried: { n: attacks.filter(({ budget }) => budget < declared.budget!).length, broken: found.length, examples: texts.slice(0, 1), largest: found.reduce((most, { before, found }) => Math.max(most, moveBetween(before, found!.after)), 0) },
    rule: {
      ...declared,
      code: 'behaviour-adversarial',
      rule: `no small change of ${list(Object.keys(declared.columns))} changes an answer`,
      breaks: `${changeWords(tolerance)} under a change within the declared bounds, found with at most ${count(declared.budget!)} questions each`,
      limit: limitOf(behaviour, declared),
      path,
      fix: 'Train with noise on these columns, with monotone constraints, or with a smoother model; if such a change should change the answer, narrow the bounds in a reviewed change.',
    },
  };
  return { judged: [judged], facts: texts.length > 0 ? [['Smallest change that changes an answer', texts[0]!]] : [] };
}

function requireReach({ delivery, facts }: Probing, { columns }: Adversarial, path: (string | number)[]): void {
  const wrong = Object.entries(columns).filter(([name, reach]) => (reach.by !== undefined || reach.between !== undefined) && facts.of(name).kind !== 'number');
  const both = Object.entries(columns).filter(([, reach]) => reach.values !== undefined && (reach.by !== undefined || reach.between !== undefined));
  const empty = Object.entries(columns).filter(([, { between }]) => between !== undefined && between[0] >= between[1]);
  const why = [
    ...wrong.map(([name]) => [name, `${name} is no column of numbers: \`by\` and \`between\` mean nothing for it`] as const),
    ...both.map(([name]) => [name, `${name} has \`values\` beside bounds: which of them holds is unclear`] as const),
    ...empty.map(([name]) => [name, `\`between\` of ${name} holds no numbers`] as const),
  ];
  if (why.length > 0)
    throw new InputError(
      why.map(([name, message]) => ({ code: 'behaviour-rule-misshapen', message: `${message}.`, fix: 'Write `values: […]` for categories, `by` and `between: [low, high]` for numbers.', location: delivery.locate([...path, 'columns', name]) })),
    );
}

function attacksOf({ delivery, sample, before }: Probing, { columns, rows, budget }: Adversarial): Attack[] {
  const random = seededRandom(seedFor(delivery.spec.tests!.seed!, 'adversarial'));
  return sample.rows.slice(0, rows).map((origin, row) => ({ row, origin, before: before[row]!, best: origin, move: 0, budget: budget!, order: shuffled(Object.keys(columns), random), next: 0, gained: false, step: 1 }));
}

/** One column of every row at a time, until the answer changes or nothing is left to try. */
async function climb(probing: Probing, declared: Adversarial, attacks: readonly Attack[], isChanged: Breaks, tolerance?: number): Promise<void> {
  // Half of the questions are kept for making what is found smaller.
  const kept = Math.floor(declared.budget! / 2);
  for (;;) {
    const active = attacks.filter((attack) => attack.found === undefined && attack.budget > kept && attack.step >= SMALLEST_STEP);
    if (active.length === 0) return;
    await askAll(probing, active, (attack) => proposals(attack, declared, attack.order[attack.next]!).slice(0, attack.budget - kept), (attack, features, after) => {
      const move = towardsChange(probing.reading, attack.before, after, tolerance);
      if (isChanged(attack.before, after) && (attack.found === undefined || distance(declared, attack.origin, features) < distance(declared, attack.origin, attack.found.features))) attack.found = { features, after };
      if (move > attack.move) Object.assign(attack, { best: features, move, gained: true });
    });
    for (const attack of active) advance(attack);
  }
}

function advance(attack: Attack): void {
  attack.next += 1;
  if (attack.next < attack.order.length) return;
  if (!attack.gained) attack.step /= 2;
  attack.next = 0;
  attack.gained = false;
}

/** The row with one column moved from where the search stands, within what the column may reach from the origin. */
function proposals({ best, origin, step }: Attack, { columns }: Adversarial, name: string): FeatureRow[] {
  const { values } = columns[name]!;
  if (values) return values.filter((value) => value !== best[name]).map((value) => ({ ...best, [name]: value }));
  const now = best[name];
  const bounds = boundsOf(columns[name]!, origin[name]);
  if (typeof now !== 'number' || !bounds) return [];
  const reach = ((bounds.high - bounds.low) / 2) * step;
  const integer = Number.isInteger(origin[name]);
  const points = [now - reach, now + reach, ...(step === 1 ? [bounds.low, bounds.high] : [])].map((value) => {
    const inside = Math.min(bounds.high, Math.max(bounds.low, value));
    return integer ? Math.round(inside) : inside;
  });
  return [...new Set(points)].filter((value) => value !== now && value >= bounds.low && value <= bounds.high).map((value) => ({ ...best, [name]: value }));
}

function boundsOf({ by, between }: Reach, origin: Value | undefined): { low: number; high: number } | undefined {
  if (typeof origin !== 'number') return undefined;
  const low = Math.max(by === undefined ? -Infinity : origin - by, between?.[0] ?? -Infinity);
  const high = Math.min(by === undefined ? Infinity : origin + by, between?.[1] ?? Infinity);
  return high >= low ? { low, high } : undefined;
}

/** Takes back single columns, then shortens single changes, as long as the answer stays changed and questions are left. */
async function shrink(probing: Probing, declared: Adversarial, attacks: readonly Attack[], isChanged: Breaks): Promise<void> {
  for (let round = 0; ; round++) {
    let smaller = false;
    const active = attacks.filter((attack) => attack.found !== undefined && attack.budget > 0);
    if (active.length === 0) return;
    await askAll(probing, active, (attack) => reductions(attack, round).slice(0, attack.budget), (attack, features, after) => {
      if (!isChanged(attack.before, after) || distance(declared, attack.origin, features) >= distance(declared, attack.origin, attack.found!.features)) return;
      attack.found = { features, after };
      smaller = true;
    });
    if (!smaller && round > 0) return;
  }
}

/** What is kept of a change when it is made smaller. */
const KEPT_SHARES = [0.5, 0.75, 0.9];

function reductions({ origin, found }: Attack, round: number): FeatureRow[] {
  const { features } = found!;
  const changed = Object.keys(features).filter((name) => features[name] !== origin[name]);
  const back = changed.length > 1 ? changed.map((name) => ({ ...features, [name]: origin[name]! })) : [];
  if (round === 0) return back;
  const nearer = changed.flatMap((name) => {
    const [from, to] = [origin[name], features[name]];
    if (typeof from !== 'number' || typeof to !== 'number') return [];
    if (Math.abs(to - from) < 1e-6 * Math.max(1, Math.abs(from))) return [];
    const whole = Number.isInteger(from) && Number.isInteger(to);
    const values = KEPT_SHARES.map((share) => from + (whole ? Math.trunc((to - from) * share) : (to - from) * share));
    return [...new Set(values)].filter((value) => value !== from && value !== to).map((value) => ({ ...features, [name]: value }));
  });
  return [...back, ...nearer];
}

/** Asks the proposals of all attacks in one question; a proposal that the model does not take is no success. */
async function askAll({ asking }: Probing, attacks: readonly Attack[], propose: (attack: Attack) => FeatureRow[], take: (attack: Attack, features: FeatureRow, after: Prediction) => void): Promise<void> {
  const asked = attacks.flatMap((attack) => propose(attack).map((features) => ({ attack, features })));
  const answers = await asking.ask(asked.map(({ features }) => features));
  asked.forEach(({ attack, features }, i) => {
    attack.budget -= 1;
    const answer = answers[i]!;
    if (answer.kind === 'answered') take(attack, features, answer.prediction);
  });
}

/** How large a change is: each changed column counts one, and the share of its reach that it uses. */
function distance({ columns }: Adversarial, origin: FeatureRow, features: FeatureRow): number {
  return Object.entries(columns).reduce((sum, [name, reach]) => {
    const [from, to] = [origin[name], features[name]];
    if (from === to) return sum;
    const bounds = boundsOf(reach, from);
    const share = bounds && typeof from === 'number' && typeof to === 'number' && bounds.high > bounds.low ? Math.abs(to - from) / (bounds.high - bounds.low) : 1;
    return sum + 1 + share;
  }, 0);
}

function sizeOf(declared: Adversarial, attack: Attack): number {
  return distance(declared, attack.origin, attack.found!.features);
}

/** `id 17: age 37 → 38 and hours 40 → 42 turn no 0.48 into yes 0.53`. Values of sensitive columns are left out. */
function attackText({ delivery, sample, reading }: Probing, { row, origin, before, found }: Attack): string {
  const { features, after } = found!;
  const changes = Object.keys(features)
    .filter((name) => features[name] !== origin[name])
    .map((name) => (isSensitive(delivery, name) ? `${name} (values not shown)` : `${name} ${valueText(origin[name]!)} → ${valueText(features[name]!)}`));
  return `${sample.nameOf(row)}: ${list(changes)} ${changes.length === 1 ? 'turns' : 'turn'} ${answerText(reading, before)} into ${answerText(reading, after)}`;
}

function valueText(value: Value): string {
  return typeof value === 'number' ? figure(value) : value === null ? 'missing' : String(value).slice(0, 80);
}

function shuffled(names: string[], random: Random): string[] {
  const order = [...names];
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(random, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
