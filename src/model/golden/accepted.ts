import { InputError, type Problem } from '../../core/problem.ts';
import type { Location } from '../../core/verdict.ts';
import { parseYaml } from '../../delivery/parse.ts';
import type { Expectation } from './expectation.ts';
import { identityOf, mistakeOf, textOf } from './golden-file.ts';

/** One row of the reviewed file: what the golden row expected when people accepted another answer, and which. */
export interface Acceptance {
  id: string;
  golden: Expectation;
  to: Expectation;
  reason: string;
  approvedBy: string[];
  location: Location;
}

interface AcceptedFile {
  accepted: { reason: string; approved_by: string[]; rows: { key?: Record<string, unknown>; name?: string; golden: Expectation; to: Expectation }[] }[];
}

/** Reads the file of accepted changes. Throws InputError where it is no such file, or names a row twice. */
export async function readAccepted(file: string, declared: string, location: Location): Promise<Acceptance[]> {
  const yaml = parseYaml(Buffer.from(await textOf(file, declared, location)), declared);
  if (yaml.problems.length > 0) throw new InputError(yaml.problems);
  const mistake = mistakeOf('accepted', yaml.value);
  if (mistake !== undefined)
    throw InputError.of('golden-accepted-unreadable', `${declared}: ${mistake}.`, 'Each entry of `accepted` has a reason, approved_by and rows; each row its key (or name), golden and to.', { file: declared, line: 1, column: 1 });
  const acceptances = (yaml.value as AcceptedFile).accepted.flatMap(({ reason, approved_by: approvedBy, rows }, entry) =>
    rows.map(({ key, name, golden, to }, row): Acceptance => ({ id: identityOf({ key, name }), golden, to, reason, approvedBy, location: yaml.locate(['accepted', entry, 'rows', row]) })),
  );
  const first = new Map<string, Acceptance>();
  const problems = acceptances.flatMap((acceptance): Problem[] => {
    const before = first.get(acceptance.id);
    if (!before) first.set(acceptance.id, acceptance);
    return before ? [{ code: 'golden-accepted-twice', message: `The row of line ${before.location.line} is accepted once more.`, fix: 'Keep one of the entries.', location: acceptance.location }] : [];
  });
  if (problems.length > 0) throw new InputError(problems);
  return acceptances;
}
