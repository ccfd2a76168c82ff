import type { DeliverySpec } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

/** What a schema cannot say of checks and environments: that a day is one, and that a key has something to act on. */
export function checkProblems(spec: DeliverySpec, report: Report): void {
  (spec.checks ?? []).forEach((check, index) => {
    const path = ['checks', index];
    if (check.junit !== undefined && check.exceptions)
      report([...path, 'exceptions'], 'delivery-key-without-effect', '`exceptions` are for scans: a failed test has no exception.', 'Mend or remove the test, or move `exceptions` to the check of the scan.');
    (check.exceptions ?? []).forEach(({ expires }, at) => {
      if (!isDay(expires)) report([...path, 'exceptions', at, 'expires'], 'delivery-no-day', `${expires} is no day of the calendar.`, 'Write a day, for example 2027-01-31.');
    });
  });
  environmentProblems(spec, report);
}

function environmentProblems({ environments, environment, parity }: DeliverySpec, report: Report): void {
  const listed = environments?.join(', ') ?? 'none';
  if (environment !== undefined && !environments?.includes(environment))
    report(['environment'], 'delivery-environment-unknown', `\`environment\` is ${environment}, and \`environments\` are ${listed}.`, 'Name one of `environments`, or list it there.');
  if (!environments) {
    if (parity) report(['parity'], 'delivery-key-without-effect', '`parity` compares with the environment before this one, and there are no `environments`.', 'List them in order, for example `environments: [staging, production]`.');
    return;
  }
  const first = (environment ?? environments.at(-1)) === environments[0];
  if (first && parity) report(['parity'], 'delivery-key-without-effect', `Nothing comes before ${environments[0]}, the first of \`environments\`.`, 'Remove `parity` here, or say which environment this delivery file is for (`environment`).');
  if (!first && !parity)
    report(['environments'], 'delivery-parity-missing', `A release serves in ${environments.at(environments.indexOf(environment ?? environments.at(-1)!) - 1)!} first, and nothing says where the evidence of that lies.`, 'Add `parity: {from: {journal: …}}` or `parity: {from: {ledger: FILE}}`.');
}

/** 31 February reads back as another day. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}
