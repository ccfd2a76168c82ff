import type { DeliverySpec, Freeze } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

/** Changes that no rule may approve: a rule would then approve its own loosening, or what nobody has ever seen serve. */
const NEVER_AUTOMATIC = ['thresholds-loosened', 'policy', 'first-delivery'];

/** What a schema cannot say of classes, freeze windows and documents. */
export function policyProblems({ approval }: DeliverySpec, report: Report): void {
  if (!approval) return;
  const roles = Object.keys(approval.roles ?? { approver: {} });
  const known = (name: string, path: Path) => {
    if (!roles.includes(name)) report(path, 'delivery-role-unknown', `\`${path.join('.')}\` names the role \`${name}\`, which is not in \`approval.roles\`.`, `Write one of ${roles.join(', ')}, or add the role.`);
  };
  if (approval.policy_owner !== undefined) known(approval.policy_owner, ['approval', 'policy_owner']);
  for (const [name, rules] of Object.entries(approval.classes ?? {})) {
    const path: Path = ['approval', 'classes', name];
    rules.roles?.forEach((role) => known(role, [...path, 'roles']));
    const never = rules.automatic?.changes.filter((kind) => NEVER_AUTOMATIC.includes(kind)) ?? [];
    if (never.length > 0) report([...path, 'automatic', 'changes'], 'delivery-automatic-change', `A rule cannot approve ${never.join(' or ')}: people must see that.`, 'Take it out of `changes`.');
  }
  approval.freeze?.forEach((window, index) => freezeProblems(window, ['approval', 'freeze', index], report));
  const names = (approval.require ?? []).map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) report(['approval', 'require', index, 'name'], 'delivery-name-twice', `Two entries of \`approval.require\` are named \`${name}\`.`, 'Give each a name of its own.');
  });
}

function freezeProblems({ from, to, zone }: Freeze, path: Path, report: Report): void {
  const weekly = [from, to].filter((end) => /^[A-Z]/.test(end)).length;
  if (weekly === 1) return report(path, 'delivery-freeze-mixed', `The window begins at ${from} and ends at ${to}: one of them is of every week, the other is not.`, 'Write both ends alike.');
  if (weekly === 2 && from === to) report([...path, 'to'], 'delivery-freeze-empty', `The window begins and ends at ${from}.`, 'Write an end that is not its beginning.');
  if (weekly === 0 && !(Date.parse(from) < Date.parse(to))) report([...path, 'to'], 'delivery-freeze-empty', `The window ends at ${to}, not after it begins (${from}).`, 'Write a later end.');
  if (weekly === 0 && zone !== undefined) report([...path, 'zone'], 'delivery-freeze-mixed', 'The window names days of the calendar, whose time zone stands in them.', 'Take out `zone`.');
  if (zone !== undefined && !isZone(zone)) report([...path, 'zone'], 'delivery-zone-unknown', `There is no time zone \`${zone}\`.`, 'Write one as `Europe/Berlin`, or `UTC`.');
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
