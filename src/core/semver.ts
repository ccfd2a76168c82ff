/** By how much a version rises (https://semver.org, items 7 and 8). */
export type Step = 'major' | 'minor' | 'none';

/**
 * Which of two versions is the higher one, by precedence (https://semver.org, item 11): below, at or above zero as `one` is
 * lower, equal or higher. Build metadata does not count. Undefined where one is no semantic version.
 */
export function compareVersions(one: string, other: string): number | undefined {
  const [a, b] = [parse(one), parse(other)];
  if (!a || !b) return undefined;
  const number = a.numbers.findIndex((each, index) => each !== b.numbers[index]);
  if (number >= 0) return a.numbers[number]! - b.numbers[number]!;
  // A version without a pre-release is above those with one.
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let index = 0; index < Math.min(a.pre.length, b.pre.length); index += 1) {
    const order = identifiers(a.pre[index]!, b.pre[index]!);
    if (order !== 0) return order;
  }
  return a.pre.length - b.pre.length;
}

/**
 * By how much `after` is above `before`; undefined where one is no semantic version. Below 1.0.0 nothing is promised, and by
 * custom the minor number stands for the major: there it counts as one.
 */
export function stepBetween(before: string, after: string): Step | undefined {
  const was = parse(before)?.numbers;
  const is = parse(after)?.numbers;
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
  const [major, minor, patch] = parse(before)?.numbers ?? [0, 0, 0];
  if (major === 0) return needed === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  return needed === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

function parse(version: string): { numbers: [number, number, number]; pre: string[] } | undefined {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(version);
  return match ? { numbers: [Number(match[1]), Number(match[2]), Number(match[3])], pre: match[4]?.split('.') ?? [] } : undefined;
}

/** Numbers by value and below words, words by their characters. */
function identifiers(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => (/^\d+$/.test(text) ? BigInt(text) : text)) as [bigint | string, bigint | string];
  if (typeof a !== typeof b) return typeof a === 'bigint' ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
