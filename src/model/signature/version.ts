import type { Step } from '../../core/semver.ts';
import type { Change } from './compare.ts';

export { isEnough, nextVersion, stepBetween, type Step } from '../../core/semver.ts';

/** By how much the version must rise for these changes (https://semver.org, items 7 and 8). */
export function neededStep(changes: readonly Change[]): Step {
  if (changes.some(({ kind }) => kind === 'breaking')) return 'major';
  return changes.length > 0 ? 'minor' : 'none';
}
