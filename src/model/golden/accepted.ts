import { InputError, type Problem } from '../../core/problem.ts';
import type { Location } from '../../core/verdict.ts';
import { parseYaml } from '../../delivery/parse.ts';
import { expectationText, isSet, isTolerant, type Expectation } from './expectation.ts';
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
  problems.push(...acceptances.filter(isTooWide).map(tooWide));
  if (problems.length > 0) throw new InputError(problems);
  return acceptances;
}

/** People accept a change that they saw. A tolerance beyond that change, and beyond the golden row's own, accepts what nobody has seen. */
function isTooWide({ golden, to }: Acceptance): boolean {
  if (!isTolerant(to) || typeof to.value === 'string') return false;
  const own = isTolerant(golden) ? golden.tolerance : 0;
  // A sum of decimals is seldom exact: 0.81 + 0.02 is not 0.83.
  return to.tolerance > Math.max(own, farthest(golden, to.value)) * (1 + 1e-9);
}

/** How far the accepted answer lies from what was expected: the largest move of a number. */
function farthest(golden: Expectation, to: number | number[]): number {
  const values = isSet(golden) ? golden.one_of : [isTolerant(golden) ? golden.value : golden];
  const wanted = [to].flat();
  const moves = values.map((value) => (typeof value === 'string' ? 0 : Math.max(...[value].flat().map((number, i) => Math.abs((wanted[i] ?? number) - number)))));
  return Math.min(...moves);
}

function tooWide({ golden, to, location }: Acceptance): Problem {
  const { tolerance } = to as { tolerance: number };
  return {
    code: 'golden-accepted-wide',
    message: `The entry accepts every answer within ${tolerance} of ${expectationText(to, 0).replace(/ within .*$/, '')}, which is wider than the change from ${expectationText(golden, 0)}: what nobody has seen would pass as approved.`,
    fix: 'Name the answer that people saw, with a tolerance of at most the change.',
    location,
  };
}
