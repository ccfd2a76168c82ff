import type { Change } from './compare.ts';

export type Step = 'major' | 'minor' | 'none';

/** By how much the version must rise for these changes (https://semver.org, items 7 and 8). */
export function neededStep(changes: readonly Change[]): Step {
  if (changes.some(({ kind }) => kind === 'breaking')) return 'major';
  return changes.length > 0 ? 'minor' : 'none';
}

/**
 * By how much `after` is above `before`; undefined where one is no semantic version. Below 1.0.0 nothing is promised, and by
 * custom the minor number stands for the major: there it counts as one.
 */
export function stepBetween(before: string, after: string): Step | undefined {
  const was = numbers(before);
  const is = numbers(after);
  if (!was || !is) return undefined;
  if (is[0] !== was[0]) return is[0] > was[0] ? 'major' : 'none';
  if (is[1] > was[1]) return was[0] === 0 ? 'major' : 'minor';
  return is[1] === was[1] && is[2] > was[2] && was[0] === 0 ? 'minor' : 'none';
}

/** Whether a step of that size is enough. */
export function isEnough(step: Step, needed: Step): boolean {
  const order: Step[] = ['none', 'minor', 'major'];
  return order.indexOf(step) >= order.indexOf(needed);
}

/** The least version above `before` that makes the step. */
export function nextVersion(before: string, needed: Exclude<Step, 'none'>): string {
  const [major, minor, patch] = numbers(before) ?? [0, 0, 0];
  if (major === 0) return needed === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  return needed === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

function numbers(version: string): [number, number, number] | undefined {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+].*)?$/.exec(version);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
}
