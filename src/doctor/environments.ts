import type { EnvironmentFacts } from '../github/forge.ts';
import { nearest } from '../delivery/schema-problems.ts';
import type { Location } from '../core/verdict.ts';
import type { Facts } from './facts.ts';
import { diagnose, healthy, type About, type Diagnosis } from './findings.ts';
import type { DoctorCode } from './finding-codes.ts';
import type { Gate, Gates } from './gates.ts';
import type { Remedies, Remedy } from './remedy.ts';

/** Whether every environment that is to hold a job until somebody has said yes exists and does so. */
export function environmentDiagnoses(gates: Gates, facts: Facts, named: readonly { name: string; location?: Location }[], remedies: Remedies): Diagnosis[] {
  if (!facts.environments) return [];
  const held = gates.source === 'environments' ? gates.gates : [];
  // The environment of overrides must exist as soon as a job names it, or it is made on the fly with no rule at all.
  const override = named.find(({ name }) => name === gates.override) ?? (facts.environments.has(gates.override) ? { name: gates.override } : undefined);
  const reviewed = [...held.map((gate) => ({ gate, name: gate.environment!, location: gate.location })), ...(override ? [{ gate: undefined, ...override }] : [])];
  const others = named.filter(({ name }, index) => named.findIndex((other) => other.name === name) === index && !reviewed.some((each) => each.name === name));
  return [
    ...reviewed.flatMap(({ gate, name, location }) => reviewedDiagnoses(name, gates, facts, remedies, { role: gate?.slot, location })),
    ...shared(held, gates.override, facts, remedies),
    ...cannotHold(held, facts, remedies),
    ...others.flatMap(({ name, location }) => (facts.environments!.has(name) ? [] : [absent(name, facts, remedies, { location })])),
  ];
}

type Place = Pick<About, 'role' | 'location'>;

function reviewedDiagnoses(name: string, gates: Gates, facts: Facts, remedies: Remedies, place: Place): Diagnosis[] {
  const environment = facts.environments!.get(name);
  if (environment === undefined) return [absent(name, facts, remedies, place)];
  if (environment === null) return [];
  const found: Diagnosis[] = [];
  const say = (code: DoctorCode, expected: string, actual: string, ...fixes: Remedy[]): void => {
    found.push(diagnose(code, { rule: `The environment ${name}`, expected, actual, ...place }, ...fixes));
  };
  const settings = `settings/environments/${environment.id}/edit`;
  const change = (more: Partial<Body>, replace?: string[]): Remedy => remedies.api('PUT', ['environments', name], { body: { ...bodyOf(environment), ...more }, replace, page: settings });
  if (!environment.reviewers?.length)
    say('environment-without-reviewers', 'required reviewers', environment.reviewers === null ? 'no rule of required reviewers' : 'a rule that names nobody', change({ reviewers: [{ type: 'Team', id: 0 }], prevent_self_review: true }, ['the id 0 by that of the team (`gh api orgs/ORG/teams/TEAM --jq .id`)']));
  else if (gates.separationOfDuties && !environment.preventSelfReview) say('environment-allows-self-review', 'self-review prevented', 'self-review allowed', change({ prevent_self_review: true }));
  if (environment.adminsCanBypass === true) say('environment-admins-can-bypass', 'no bypass for administrators', 'a bypass', remedies.page(settings, 'Turn off "Allow administrators to bypass configured protection rules"'));
  if (environment.adminsCanBypass === null && gates.bypassUnknown === 'refuse')
    say('environment-admin-bypass-unknown', 'no bypass for administrators', 'no word of it', remedies.page(settings, 'Look at "Allow administrators to bypass configured protection rules", then accept the silence with `approval.admin_bypass: warn`'));
  const open = openTo(environment);
  if (open) say('environment-open-to-every-branch', 'deployments from protected branches alone', open, change({ deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } }));
  if (found.length === 0) found.push(healthy('gate-holds', { rule: `The environment ${name}`, expected: 'a review before the job goes on', actual: `reviewers ${environment.reviewers!.map((each) => each.name).join(', ')}`, ...place }));
  return found;
}

/** How any branch gets in; undefined where none does. */
export function openTo({ branchPolicy }: EnvironmentFacts): string | undefined {
  if (branchPolicy === null) return 'every branch may deploy';
  const all = branchPolicy.patterns.find(({ name }) => /^[*/]+$/.test(name));
  return branchPolicy.customPolicies && all ? `the pattern ${JSON.stringify(all.name)}, which every ${all.kind} fits` : undefined;
}

export function absent(name: string, facts: Facts, remedies: Remedies, place: Place): Diagnosis {
  const near = nearest(name, [...facts.environments!.keys()]);
  const about = { rule: `The environment ${name}`, expected: `an environment ${JSON.stringify(name)}`, ...place };
  if (near !== undefined)
    return diagnose('environment-misspelt', { ...about, actual: `none, but ${JSON.stringify(near)}` }, ...(place.location ? [{ kind: 'edit' as const, file: place.location.file, line: place.location.line, write: `write ${near} in place of ${name}` }] : []));
  const body = { reviewers: [{ type: 'Team', id: 0 }], prevent_self_review: true, deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } };
  return diagnose('environment-missing', { ...about, actual: 'none' }, remedies.api('PUT', ['environments', name], { body, replace: ['the id 0 by that of the team that reviews (`gh api orgs/ORG/teams/TEAM --jq .id`)'], page: 'settings/environments/new' }));
}

interface Body {
  wait_timer: number;
  prevent_self_review: boolean;
  reviewers: { type: 'User' | 'Team'; id: number }[];
  deployment_branch_policy: { protected_branches: boolean; custom_branch_policies: boolean } | null;
}

/** GitHub sets whatever is left out of a change back, so that all of it is said again. */
export function bodyOf({ waitMinutes, preventSelfReview, reviewers, branchPolicy }: EnvironmentFacts): Body {
  return {
    wait_timer: waitMinutes,
    prevent_self_review: preventSelfReview,
    reviewers: (reviewers ?? []).map(({ kind, id }) => ({ type: kind, id })),
    deployment_branch_policy: branchPolicy && { protected_branches: branchPolicy.protectedBranches, custom_branch_policies: branchPolicy.customPolicies },
  };
}

/** That no two roles stand on one is held by the delivery file itself. */
function shared(held: readonly Gate[], override: string, { environments }: Facts, remedies: Remedies): Diagnosis[] {
  const gate = held.find(({ environment }) => environment!.toLowerCase() === override.toLowerCase());
  if (!gate || !environments!.has(gate.environment!)) return [];
  const fix: Remedy[] = [remedies.page('settings/environments/new', 'Make an environment for overrides alone'), { kind: 'edit', file: gate.location.file, line: gate.location.line, write: 'name it in `approval.override.environment`' }];
  return [diagnose('roles-share-environment', { rule: `The environment ${gate.environment}`, expected: 'one for overrides alone', actual: `that of ${gate.slot}`, role: gate.slot, location: gate.location }, ...fix)];
}

/** docs: "Environments": required reviewers of private repositories need GitHub Enterprise. */
function cannotHold(held: readonly Gate[], { repository, plan, environments }: Facts, remedies: Remedies): Diagnosis[] {
  const reviewed = held.some(({ environment }) => (environments!.get(environment!)?.reviewers ?? []).length > 0);
  if (!repository?.private || reviewed || held.length === 0 || plan === undefined || plan === null || plan === 'enterprise') return [];
  return [
    diagnose(
      'environments-cannot-hold',
      { rule: 'Environments as gates', expected: 'a public repository, or GitHub Enterprise', actual: `a private repository on the plan ${plan}`, location: held[0]!.location },
      { kind: 'edit', file: held[0]!.location.file, write: 'write `approval.source: pull-request`, and `people` with their account ids for each role' },
      { kind: 'command', argv: ['sluice', 'init', '--workflows', '--source', 'pull-request', '--force'] },
      remedies.page('settings/rules', 'Then ask for a fresh review of every pull request'),
    ),
  ];
}
