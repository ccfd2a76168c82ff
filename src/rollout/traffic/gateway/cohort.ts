import { canonicalJson } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import type { Buckets } from '../buckets.ts';
import { isRecord, show } from '../weights.ts';
import type { Cohorts } from './options.ts';
import { rangePattern } from './range-pattern.ts';
import type { Json } from './route.ts';

const EPSILON = 1e-6;
/** Where the team's rule has a name, so that the definitions know names of rules, and want each once. */
const NAME = 'sluice-cohort';

/**
 * The rule that gives the first groups to the growing slot: the team's own rule with one more header in each match, so that it comes first by the
 * specification's precedence (more header matches win, then the earlier rule), and with that slot alone behind it.
 */
export function cohortRule(base: Json, ref: Json, groups: number, cohorts: Cohorts): Json {
  return { ...base, ...(base.name !== undefined && { name: NAME }), matches: matchesOf(base).flatMap((match) => headersFor(groups, cohorts).map((header) => ({ ...match, headers: [...headersOf(match), header] }))), backendRefs: [{ ...ref, weight: 1 }] };
}

/** Whether a rule is what `cohortRule` makes of the rule behind it, whatever groups it has: matches with our header, and one backend. */
export function isCohortRule(rule: Json, base: Json, cohorts: Cohorts): boolean {
  const ours = matchesOf(rule).map((match) => headersOf(match).filter(({ name }) => sameHeader(name, cohorts.header)));
  const without = new Set(matchesOf(rule).map((match) => canonicalJson({ ...match, headers: headersOf(match).filter(({ name }) => !sameHeader(name, cohorts.header)) })));
  const theirs = new Set(matchesOf(base).map((match) => canonicalJson({ ...match, headers: headersOf(match) })));
  return ours.length > 0 && ours.every((headers) => headers.length === 1) && without.size === theirs.size && without.isSubsetOf(theirs) && Array.isArray(rule.backendRefs) && rule.backendRefs.length === 1;
}

/** How many of the groups, from the first on, a rule has. Throws DriverError `gateway-cohort-changed` where it has others. */
export function groupsIn(rule: Json, cohorts: Cohorts): number {
  const all = [...new Set(matchesOf(rule).map((match) => canonicalJson(headersOf(match).find(({ name }) => sameHeader(name, cohorts.header)) ?? {})))].sort().join();
  for (let groups = 1; groups <= countOf(cohorts); groups += 1) if (headersFor(groups, cohorts).map(canonicalJson).sort().join() === all) return groups;
  throw new DriverError('gateway-cohort-changed', `The rule for the cohort has matches of ${show(cohorts.header)} that are none of the declared groups: somebody else changed it, or \`rollout.cohort\` changed.`, 'Remove that rule, so that all users are with one slot, and run the same command again.');
}

/** The share of the first groups together, and the groups of a share. Throws DriverError `weights-too-fine` where no groups make it. */
export function shareOf(groups: number, { groups: all }: Cohorts): number {
  return 'count' in all ? round((100 * groups) / all.count) : round(all.shares.slice(0, groups).reduce((sum, share) => sum + share, 0));
}

export function groupsFor({ share }: Buckets, cohorts: Cohorts): number {
  const groups = groupsOf(share, cohorts);
  if (groups !== undefined) return groups;
  const possible = 'count' in cohorts.groups ? `multiples of ${100 / cohorts.groups.count} %` : `${cohorts.groups.values.map((_, index) => `${shareOf(index + 1, cohorts)} %`).join(', ')} and 100 %`;
  throw new DriverError('weights-too-fine', `No groups of users together are ${share} %.`, `Use ${possible}.`);
}

export function groupsOf(share: number, cohorts: Cohorts): number | undefined {
  for (let groups = 0; groups <= countOf(cohorts); groups += 1) if (Math.abs(shareOf(groups, cohorts) - share) < EPSILON) return groups;
  return share === 100 ? 0 : undefined;
}

/** Whether some match of the rule has the header already, so that none can be added: of two of one name only the first counts. */
export function headerTaken(base: Json, { header }: Cohorts): boolean {
  return matchesOf(base).some((match) => headersOf(match).some(({ name }) => sameHeader(name, header)));
}

/** As many groups as a rule of its own can have; all users together need none. */
export function mostGroups({ groups }: Cohorts): number {
  return 'count' in groups ? groups.count - 1 : groups.values.length;
}

function countOf({ groups }: Cohorts): number {
  return 'count' in groups ? groups.count : groups.values.length;
}

/** Headers, any of which a request must have to be of the first groups. */
function headersFor(count: number, { header, cookie, pattern, groups }: Cohorts): Json[] {
  const values = 'count' in groups ? Array.from({ length: pattern ? 0 : count }, (_, bucket) => String(bucket)) : groups.values.slice(0, count);
  if (!pattern) return values.map((value) => ({ type: 'Exact', name: header, value }));
  const any = 'count' in groups ? rangePattern(count - 1) : `(${values.map(escaped).join('|')})`;
  // Some implementations match a part of the value and some the whole of it.
  return [{ type: 'RegularExpression', name: header, value: cookie === undefined ? `^${any}$` : `^(.*; *)?${escaped(cookie)}=${any}( *;.*)?$` }];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

/** A rule without matches takes every path. */
function matchesOf({ matches }: Json): Json[] {
  return Array.isArray(matches) && matches.length > 0 && matches.every(isRecord) ? matches : [{ path: { type: 'PathPrefix', value: '/' } }];
}

function headersOf({ headers }: Json): Json[] {
  return Array.isArray(headers) ? headers.filter(isRecord) : [];
}

function sameHeader(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
}

function round(share: number): number {
  return Number(share.toFixed(6));
}
