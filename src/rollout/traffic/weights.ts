import { DriverError } from '../../core/driver-error.ts';
import { InputError } from '../../core/problem.ts';
import type { Split } from '../../core/seams.ts';

/** Routers round each weight to a whole per cent at worst, so each may be off by half of one. */
const ROUNDING_PER_NAME = 0.5;
const WRITE_TOLERANCE = 1e-6;

/**
 * Reads `{"weights": {name: per cent}}` from a router or a program; the names must be `names`, each once. Answers weights
 * that sum to 100. Throws DriverError `weights-missing`, `weights-unknown`, `weights-incomplete`, `weights-number` or
 * `weights-sum`.
 */
export function readWeights(reply: unknown, names: readonly string[], what: string): Split {
  const weights = isRecord(reply) ? reply.weights : undefined;
  if (!isRecord(weights))
    throw new DriverError('weights-missing', `${what} answered without \`weights\`: ${show(reply)}.`, 'It must answer {"weights": {name: per cent}}.');
  const unknown = Object.keys(weights).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new DriverError('weights-unknown', `${what} names ${unknown.map(show).join(', ')}; known are ${names.join(', ')}.`, 'Correct `servers` or `slots`, or the router.');
  const missing = names.filter((name) => !Object.hasOwn(weights, name));
  if (missing.length > 0)
    throw new DriverError('weights-incomplete', `${what} gives no weight for ${missing.join(', ')}.`, 'It must name every server, those with 0 too.');
  for (const name of names) {
    const weight = weights[name];
    if (typeof weight !== 'number' || !Number.isFinite(weight) || weight < 0)
      throw new DriverError('weights-number', `${what} gives ${name} the weight ${show(weight)}.`, 'Weights are numbers from 0 to 100.');
  }
  return scaled(weights as Split, names, what);
}

function scaled(weights: Split, names: readonly string[], what: string): Split {
  const sum = names.reduce((total, name) => total + weights[name]!, 0);
  if (Math.abs(sum - 100) > ROUNDING_PER_NAME * names.length)
    throw new DriverError('weights-sum', `${what} gives weights that sum to ${sum}, not to 100: ${show(weights)}.`, 'Weights are shares of all users, in per cent.');
  return Object.fromEntries(names.map((name) => [name, sum === 100 ? weights[name]! : (weights[name]! * 100) / sum]));
}

/** Refuses a split that is not one share for each declared slot, summing to 100: a mistake of the caller. */
export function checkSplit(split: Split, slots: readonly string[]): void {
  const given = Object.keys(split).sort().join(', ');
  const wanted = [...slots].sort().join(', ');
  if (given !== wanted) throw new RangeError(`A split must name the slots ${wanted}; this one names ${given}.`);
  const shares = Object.values(split);
  if (!shares.every((share) => Number.isFinite(share) && share >= 0)) throw new RangeError(`Shares are numbers from 0 to 100: ${show(split)}.`);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 100) > WRITE_TOLERANCE) throw new RangeError(`Shares must sum to 100; these sum to ${sum}: ${show(split)}.`);
}

/** Refuses slots that are not at least one, each named once. */
export function checkSlots(slots: readonly string[]): void {
  if (slots.length === 0 || new Set(slots).size !== slots.length)
    throw InputError.of('slots', `The slots ${show(slots)} are no list of different names.`, 'Name each slot once in rollout.fleet.slots.');
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 200);
}
