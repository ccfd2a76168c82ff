import { parseDuration } from '../../core/duration.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { lowerRisk } from '../../delivery/risk-class.ts';
import type { ApprovalClass, Rationale } from '../../delivery/spec.ts';
import { RISK_CLASSES } from '../risk/changes.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import { rolesOf } from '../decision/roles.ts';
import type { Floor } from './spec.ts';

type Path = (string | number)[];

/**
 * Every line of the delivery file that asks for less than the organisation's policy, with the line that it falls short of. What a
 * delivery file leaves out is as the policy has it (`classRules`, `conditionsOf`), and refused nowhere.
 */
export function floorRefusals(delivery: Delivery, floor: Floor): ApprovalRefusal[] {
  const found = new Shortfalls(delivery, floor);
  const { approval = {}, evidence, release } = delivery.spec;
  const under = floor.spec.approval ?? {};
  if (release.risk !== undefined && floor.spec.release?.risk !== undefined)
    for (const { changes, then, now } of lowerRisk(floor.spec.release.risk, release.risk))
      found.add(['release', 'risk'], ['release', 'risk'], `${then} where ${changes.join(' and ') || 'nothing'} changed`, now);
  if (under.separation_of_duties && approval.separation_of_duties === false) found.add(['approval', 'separation_of_duties'], ['approval', 'separation_of_duties'], 'true', 'false');
  if (under.admin_bypass === 'refuse' && approval.admin_bypass === 'warn') found.add(['approval', 'admin_bypass'], ['approval', 'admin_bypass'], 'refuse', 'warn');
  found.longer(['approval', 'expires'], under.expires, approval.expires);
  found.rationale(['approval', 'rationale'], under.rationale, approval.rationale);
  for (const name of RISK_CLASSES) classShortfalls(found, ['approval', 'classes', name], floor, under.classes?.[name], approval.classes?.[name]);
  signingShortfalls(found, floor, evidence);
  found.longer(['evidence', 'max_age'], floor.spec.evidence?.max_age, evidence?.max_age);
  return [...found.refusals, ...missingRoles(delivery, floor)];
}

function classShortfalls(found: Shortfalls, path: Path, floor: Floor, under: ApprovalClass | undefined, own: ApprovalClass | undefined): void {
  if (!own) return;
  const least = floor.spec.approval?.expires;
  if (under?.expires !== undefined || least !== undefined) found.longer([...path, 'expires'], under?.expires ?? least, own.expires, under?.expires === undefined ? ['approval', 'expires'] : undefined);
  found.fewer([...path, 'roles'], under?.roles, own.roles);
  found.fewer([...path, 'roles'], floor.spec.approval?.roles, own.roles, ['approval', 'roles']);
  found.fewer([...path, 'evidence'], under?.evidence, own.evidence);
  found.rationale([...path, 'rationale'], under?.rationale, own.rationale);
  if (under?.soak !== undefined && own.soak !== undefined && parseDuration(own.soak) < parseDuration(under.soak)) found.add([...path, 'soak'], [...path, 'soak'], `at least ${under.soak}`, own.soak);
  const { automatic } = own;
  if (!automatic) return;
  const at = [...path, 'automatic'];
  if (!under?.automatic) return found.add(at, under ? path : ['approval'], 'people to approve this class', 'a rule that approves');
  const more = automatic.changes.filter((kind) => !under.automatic!.changes.includes(kind));
  if (more.length > 0) found.add([...at, 'changes'], [...at, 'changes'], `no other change than ${under.automatic.changes.join(', ')}`, more.join(', '));
  if (automatic.outcomes === 'warn' && under.automatic.outcomes !== 'warn') found.add([...at, 'outcomes'], at, 'pass', 'warn');
  if (automatic.at_most > under.automatic.at_most) found.add([...at, 'at_most'], [...at, 'at_most'], `at most ${under.automatic.at_most}`, String(automatic.at_most));
  if (parseDuration(automatic.within) < parseDuration(under.automatic.within)) found.add([...at, 'within'], [...at, 'within'], `in ${under.automatic.within}`, automatic.within);
}

/** Whoever signs nothing cannot be made to by a policy: this is refused whether or not the delivery file has such a line. */
function signingShortfalls(found: Shortfalls, floor: Floor, evidence: Delivery['spec']['evidence']): void {
  const wanted = floor.spec.evidence?.signing;
  const signing = evidence?.signing ?? 'none';
  if (wanted !== undefined && (signing === 'none' || (wanted === 'keyless' && signing !== 'keyless')))
    found.add(['evidence', 'signing'], ['evidence', 'signing'], wanted === 'key' ? 'key or keyless' : wanted, signing);
}

function missingRoles(delivery: Delivery, floor: Floor): ApprovalRefusal[] {
  const under = floor.spec.approval;
  const own = new Set(rolesOf(delivery.spec.approval ?? {}).map(({ role }) => role));
  const wanted: [role: string, path: Path][] = [
    ...(under?.roles ?? []).map((role): [string, Path] => [role, ['approval', 'roles']]),
    ...RISK_CLASSES.flatMap((name) => (under?.classes?.[name]?.roles ?? []).map((role): [string, Path] => [role, ['approval', 'classes', name, 'roles']])),
    ...(under?.policy_owner === undefined ? [] : ([[under.policy_owner, ['approval', 'policy_owner']]] as [string, Path][])),
  ];
  const seen = new Set<string>();
  return wanted.flatMap(([role, path]) => {
    if (own.has(role) || seen.has(role)) return [];
    seen.add(role);
    return [refuse('floor-role-missing', `the role ${role} (${floor.where(path)})`, `${lineOf(delivery, ['approval', 'roles'])} has ${[...own].join(', ')}`)];
  });
}

class Shortfalls {
  readonly refusals: ApprovalRefusal[] = [];
  readonly #delivery: Delivery;
  readonly #floor: Floor;

  constructor(delivery: Delivery, floor: Floor) {
    this.#delivery = delivery;
    this.#floor = floor;
  }

  add(own: Path, under: Path, wanted: string, actual: string): void {
    this.refusals.push(refuse('floor-loosened', `${under.join('.')}: ${wanted} (${this.#floor.where(under)})`, `${own.join('.')}: ${actual} (${lineOf(this.#delivery, own)})`));
  }

  longer(path: Path, under: string | undefined, own: string | undefined, at: Path = path): void {
    if (under !== undefined && own !== undefined && parseDuration(own) > parseDuration(under)) this.add(path, at, `at most ${under}`, own);
  }

  fewer(path: Path, under: readonly string[] | undefined, own: readonly string[] | undefined, at: Path = path): void {
    const gone = own === undefined ? [] : (under ?? []).filter((each) => !own.includes(each));
    if (gone.length > 0) this.add(path, at, `${gone.join(', ')} among them`, own!.join(', '));
  }

  rationale(path: Path, under: Rationale | undefined, own: Rationale | undefined): void {
    if (!under || !own) return;
    if ((own.characters ?? 1) < (under.characters ?? 1) && own.characters !== undefined) this.add([...path, 'characters'], [...path, 'characters'], `at least ${under.characters}`, String(own.characters));
    for (const { id, ask } of under.questions ?? []) {
      const mine = own.questions?.find((each) => each.id === id);
      if (mine && mine.ask !== ask) this.add([...path, 'questions'], [...path, 'questions'], `${id}: ${ask}`, mine.ask);
    }
  }
}

function lineOf(delivery: Delivery, path: Path): string {
  const { file, line } = delivery.locate(path);
  return `${file}:${line}`;
}
