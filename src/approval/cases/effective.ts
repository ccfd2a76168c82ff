import type { Delivery } from '../../delivery/delivery.ts';
import type { Floor } from '../floor/spec.ts';
import { approvalPolicy, type ApprovalPolicy } from '../policy/policy.ts';
import { durationText } from '../request/words.ts';
import { RISK_CLASSES, type RiskClass } from '../risk/changes.ts';

type Path = (string | number)[];

/** One rule that counts, and the lines that it comes from. */
export interface EffectiveRule {
  /** `high: expires`, or `every class: freeze` */
  rule: string;
  value: string;
  /** `delivery.yml:12`, `octo-org/policies/model.yml:4`; `default` where nobody declared it. */
  from: string[];
}

/** The policy that counts for each class of risk, with where each rule comes from. */
export function effectiveRules(delivery: Delivery, floor: Floor | undefined): EffectiveRule[] {
  const of = (name: RiskClass) => approvalPolicy(delivery, { risk: { class: name, because: [], changes: [] }, floor });
  return [...sharedRules(delivery, floor, of('medium')), ...RISK_CLASSES.flatMap((name) => rulesOfClass(delivery, floor, name, of(name)))];
}

function rulesOfClass(delivery: Delivery, floor: Floor | undefined, name: RiskClass, policy: ApprovalPolicy): EffectiveRule[] {
  const { roles, expires, rationale, evidence, soak, automatic } = policy;
  const here: Path = ['approval', 'classes', name];
  const rule = (what: string, value: string, own: Path[], under: Path[] = own): EffectiveRule => ({ rule: `${name}: ${what}`, value, from: sources(delivery, floor, own, under) });
  return [
    rule('roles', roles.map(({ slot, environment, people }) => `${slot} (${environment ?? `accounts ${people?.join(', ') ?? 'none'}`})`).join(', '), [[...here, 'roles'], ['approval', 'roles']]),
    rule('expires', durationText(expires), [[...here, 'expires'], ['approval', 'expires']]),
    rule('rationale', rationale ? `at least ${rationale.characters} characters${rationale.questions.map(({ id, ask }) => `; ${id}: ${ask}`).join('')}` : 'the code alone', [[...here, 'rationale'], ['approval', 'rationale']]),
    rule('evidence', evidence.length > 0 ? evidence.join(', ') : 'what the delivery file declares', [[...here, 'evidence']]),
    rule('soak', soak > 0 ? durationText(soak) : 'as the rollout says', [[...here, 'soak']]),
    rule('a rule approves', automatic ? `where only ${automatic.changes.join(', ') || 'nothing'} changed, every stage says ${automatic.outcomes}, ${automatic.limits.map(({ atMost, within }) => `this is at most delivery ${atMost} in ${durationText(within)}`).join(' and ')}, and none of them was taken back` : 'never', [[...here, 'automatic']]),
  ];
}

function sharedRules(delivery: Delivery, floor: Floor | undefined, policy: ApprovalPolicy): EffectiveRule[] {
  const { approval, release } = delivery.spec;
  const rule = (what: string, value: string, own: Path, under: Path = own): EffectiveRule => ({ rule: what, value, from: sources(delivery, floor, [own], [under]) });
  const risk = release.risk === undefined ? 'medium' : typeof release.risk === 'string' ? release.risk : `${release.risk.rules?.length ?? 0} rules, else ${release.risk.default ?? 'medium'}`;
  return [
    rule('class of risk', floor?.spec.release?.risk !== undefined ? `${release.risk === undefined ? '' : `${risk}, and at least `}as the organisation's policy says` : risk, ['release', 'risk']),
    rule('separation of duties', policy.separationOfDuties ? 'makers may not approve' : 'off', ['approval', 'separation_of_duties']),
    rule('silence on administrators', policy.adminBypass, ['approval', 'admin_bypass']),
    rule('owner of the policy', [approval?.policy_owner, floor?.spec.approval?.policy_owner].filter((role) => role !== undefined).join(' and ') || 'every role', ['approval', 'policy_owner']),
    rule('documents', policy.require.map(({ name, owner }) => `${name} of ${owner}`).join(', ') || 'none', ['approval', 'require']),
    rule('freeze', policy.freeze.map(({ from, to, zone }) => `${from} to ${to}${zone === undefined ? '' : ` in ${zone}`}`).join('; ') || 'never', ['approval', 'freeze']),
    rule('stop file', [policy.stopFile, policy.floorStopFile && `${policy.floorStopFile.file} in ${policy.floorStopFile.repository}`].filter((file) => file !== null).join(', ') || 'none', ['approval', 'stop_file']),
    rule('incidents', `open issues labelled ${policy.incidentLabels.join(' or ')}`, ['approval', 'incidents']),
    rule('error budget', policy.errorBudgets.map(({ within, rollbacks, requests }) => [rollbacks === null ? [] : `${rollbacks} taken back`, requests === null ? [] : `${requests} requests to such`].flat().join(' or ') + ` in ${durationText(within)}`).join('; ') || 'none', ['approval', 'error_budget']),
    rule('neighbours', policy.neighbours.map(({ name }) => name).join(', ') || 'none', ['approval', 'neighbours']),
  ];
}

function sources(delivery: Delivery, floor: Floor | undefined, own: Path[], under: Path[]): string[] {
  const mine = own.find((path) => valueAt(delivery.spec, path) !== undefined);
  const theirs = floor ? under.filter((path) => valueAt(floor.spec, path) !== undefined) : [];
  const { file, line } = delivery.locate(mine ?? []);
  const found = [...(mine ? [`${file}:${line}`] : []), ...theirs.map((path) => floor!.where(path))];
  return found.length > 0 ? found : ['default'];
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined), root);
}
