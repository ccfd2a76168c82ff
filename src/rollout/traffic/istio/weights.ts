import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import type { Operation } from '../../../kubernetes/cluster.ts';
import { show } from '../weights.ts';
import { describeDestination, type Istio } from './options.ts';
import { destinationJson, type Entry, type Route } from './route.ts';

const WHOLE = 100;

/** What each slot has of the users that the slots have together, in per cent. Pure. Throws DriverError `istio-weights` where no destination has a weight. */
export function splitOf({ entries, arms, doubles, what }: Route): Split {
  if (entries.length > 1 && entries.every(({ weight }) => !weight)) throw new DriverError('istio-weights', `${what} has ${entries.length} destinations and no weight above 0.`, 'Give the champion\'s destination `weight: 100`.');
  const weights = Object.fromEntries(Object.entries(arms).map(([slot, entry]) => [slot, weightOf(entry, entries) + ofAll(doubles[slot]!)]));
  const total = sum(Object.values(weights));
  return Object.fromEntries(Object.entries(weights).map(([slot, weight]) => [slot, total === 0 ? 0 : Math.round((weight / total) * 1e11) / 1e9]));
}

/** The only destination of a route has everybody, whatever its weight says. */
function weightOf(entry: Entry | undefined, entries: readonly Entry[]): number {
  if (!entry) return 0;
  return entries.length === 1 ? WHOLE : (entry.weight ?? 0);
}

function ofAll(entries: readonly Entry[]): number {
  return sum(entries.map(({ weight = 0 }) => weight));
}

/**
 * What must change of the route for this split. Destinations of others keep their weights, and what they leave is divided; doubles get nothing. Pure. Throws
 * DriverError `weights-too-fine` where that makes no whole weights.
 */
export function weightChanges(route: Route, split: Split, { slots, destinations }: Istio): Operation[] {
  const { arms, doubles, at } = route;
  const whole = divisible(route);
  if (whole === 0) throw tooFine(route, whole, split);
  return slots.flatMap((slot) => {
    const share = (split[slot]! * whole) / 100;
    const weight = Math.round(share);
    if (Math.abs(share - weight) > 1e-6) throw tooFine(route, whole, split);
    const entry = arms[slot];
    const closed = doubles[slot]!.flatMap((double) => weighing(route, double, 0));
    if (entry) return [...weighing(route, entry, weight), ...closed];
    return [...closed, ...(weight === 0 ? [] : [{ op: 'add' as const, path: `${at}/route/-`, value: { destination: destinationJson(destinations[slot]!), weight } }])];
  });
}

/** The operations that give one destination this weight; none where it has it. */
function weighing({ at, entries }: Route, entry: Entry, weight: number): Operation[] {
  if (entry.weight === weight || (entries.length === 1 && weight === WHOLE)) return [];
  const place = `${at}/route/${entry.index}`;
  const guard: Operation = { op: 'test', path: `${place}/destination`, value: entry.destination };
  if (entry.weight === undefined) return [guard, { op: 'add', path: `${place}/weight`, value: weight }];
  return [guard, { op: 'test', path: `${place}/weight`, value: entry.weight }, { op: 'replace', path: `${place}/weight`, value: weight }];
}

/** The weight that the slots have together: 100, or what they have beside others, whose part of the users is not Sluice's to change. */
export function divisible({ entries, arms, doubles, others }: Route): number {
  if (others.every(({ weight }) => !weight)) return WHOLE;
  return sum(Object.values(arms).map((entry) => weightOf(entry, entries))) + ofAll(Object.values(doubles).flat());
}

function tooFine({ what, others }: Route, whole: number, split: Split): DriverError {
  const beside = others.length === 0 ? '' : ` beside ${others.filter(({ weight }) => weight).map(({ destination }) => describeDestination(destination as never)).join(', ')}`;
  if (whole === 0) return new DriverError('weights-too-fine', `${what} gives the slots nothing${beside}.`, 'Give the champion\'s destination a weight.');
  return new DriverError('weights-too-fine', `${what} has ${whole} parts for the slots${beside}, which cannot make the split ${show(split)}: weights are whole numbers.`, `Use multiples of ${Number((100 / whole).toFixed(4))} %, or give the other destinations a route of their own.`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
