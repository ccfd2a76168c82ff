import { writeFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Resource, StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Golden } from '../../delivery/spec.ts';
import { accountable } from '../accountable.ts';
import type { PartAnswer } from '../facts.ts';
import { digestOfFile } from '../files.ts';
import { count, counted, list } from '../format.ts';
import { readAccepted, type Acceptance } from './accepted.ts';
import { answerAs, expectationText, isSameExpectation, meets, valueText, type GoldenAnswer } from './expectation.ts';
import { readGolden, type GoldenRow } from './golden-file.ts';

/** What the candidate answered to one golden row, or why there is no answer. */
export type Asked = GoldenAnswer | { missing: string };

export interface GoldenFiles {
  golden: Golden;
  rows: GoldenRow[];
  acceptances: Acceptance[];
  inputs: Resource[];
}

/** Where a stage leaves changed rows in the form of the reviewed file, for people to fill in reason and names. */
export const PROPOSAL_FILE = 'golden-accepted.proposed.yml';

/** The golden rows and what was accepted of them. Throws InputError where one of the files cannot be used. */
export async function readGoldenFiles(delivery: Delivery): Promise<GoldenFiles> {
  const golden = delivery.spec.tests!.golden!;
  const file = delivery.resolve(golden.file);
  const rows = await readGolden(file, golden.file, delivery.locate(['tests', 'golden', 'file']));
  const inputs = [{ name: 'golden', digest: await digestOfFile(file) }];
  if (golden.accepted === undefined) return { golden, rows, acceptances: [], inputs };
  const accepted = delivery.resolve(golden.accepted);
  const acceptances = await readAccepted(accepted, golden.accepted, delivery.locate(['tests', 'golden', 'accepted']));
  return { golden, rows, acceptances, inputs: [...inputs, { name: 'golden.accepted', digest: await digestOfFile(accepted) }] };
}

interface Changed {
  row: GoldenRow;
  answer: GoldenAnswer;
  acceptance?: Acceptance;
}

/** Each golden row against its answer: kept, changed as accepted, changed, or not answered; and entries that speak of nothing. */
export async function judgeGolden(delivery: Delivery, context: StageContext, { golden, rows, acceptances, inputs }: GoldenFiles, answers: readonly Asked[]): Promise<PartAnswer> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const unknown = acceptances.filter(({ id }) => !byId.has(id));
  const expired = acceptances.filter(({ id, golden }) => byId.has(id) && !isSameExpectation(golden, byId.get(id)!.expect));
  const valid = new Map(acceptances.filter((one) => !unknown.includes(one) && !expired.includes(one)).map((one) => [one.id, one]));
  const missing: { row: GoldenRow; why: string }[] = [];
  const changed: Changed[] = [];
  const accepted: Changed[] = [];
  const unused: Acceptance[] = [];
  rows.forEach((row, i) => {
    const answer = answers[i]!;
    const acceptance = valid.get(row.id);
    if ('missing' in answer) missing.push({ row, why: answer.missing });
    else if (meets(row.expect, answer, golden.tolerance!)) {
      if (acceptance) unused.push(acceptance);
    } else if (acceptance && meets(acceptance.to, answer, golden.tolerance!)) accepted.push({ row, answer, acceptance });
    else changed.push({ row, answer, acceptance });
  });
  const names = new Namer(delivery, golden);
  const base = { n: rows.length, subject: { kind: 'check' as const, name: 'golden' }, location: delivery.locate(['tests', 'golden']), rule: 'golden rows keep their answers' };
  const proposal = changed.length > 0 ? await propose(context, names, changed) : undefined;
  const findings: Finding[] = [
    ...(missing.length > 0 ? [{ ...base, ...missingFinding(names, missing) }] : []),
    ...(changed.length > 0 ? [{ ...base, ...changedFinding(names, golden, changed, rows.length, proposal) }] : []),
    ...(accepted.length > 0 ? [{ ...base, ...acceptedFinding(names, accepted) }] : []),
    ...(missing.length + changed.length === 0
      ? [{ ...base, code: 'golden-kept', outcome: 'pass' as const, message: `${count(rows.length - accepted.length)} of ${counted(rows.length, 'golden row')} keep their answers${accepted.length > 0 ? `, and ${count(accepted.length)} changed as accepted` : ''}.`, expected: 'all', actual: 'all', numbers: { kept: rows.length - accepted.length, accepted: accepted.length } }]
      : []),
    ...unknown.map((acceptance) => entryFinding(base, acceptance, 'golden-acceptance-unknown', 'error', 'names a row that is not among the golden rows', 'Correct the key, or take the entry out.')),
    ...expired.map((acceptance) => entryFinding(base, acceptance, 'golden-acceptance-expired', 'warn', 'was made when the golden row expected something else, and counts no more', 'Take the entry out; where the change is still meant, let people approve it anew.')),
    ...unused.map((acceptance) => entryFinding(base, acceptance, 'golden-acceptance-unused', 'warn', 'accepts a change that does not happen', 'Take the entry out.')),
  ];
  return {
    findings: findings.map((finding) => accountable(finding, golden)),
    facts: [['Golden rows', `${count(rows.length)}: ${count(rows.length - changed.length - accepted.length - missing.length)} kept, ${count(accepted.length)} changed as accepted, ${count(changed.length + missing.length)} not kept`]],
    inputs,
    details: { rows: rows.length, changed: changed.length, missing: missing.length, accepted: accepted.map(({ row, acceptance }) => ({ row: names.of(row), reason: acceptance!.reason, approvedBy: acceptance!.approvedBy })) },
  };
}

function missingFinding(names: Namer, missing: readonly { row: GoldenRow; why: string }[]): Omit<Finding, 'rule' | 'location'> {
  return {
    code: 'golden-row-missing',
    outcome: 'fail',
    message: `${counted(missing.length, 'golden row')} ${missing.length === 1 ? 'has' : 'have'} no answer: ${list(missing.map(({ row, why }) => `${names.of(row)} (${why})`), 5)}.`,
    expected: 'one answer to each golden row',
    actual: `${count(missing.length)} without`,
    numbers: { missing: missing.length },
    examples: missing.slice(0, 5).map(({ row }) => names.of(row)),
    fix: 'Let the candidate answer every golden row, each with its key, once.',
  };
}

function changedFinding(names: Namer, golden: Golden, changed: readonly Changed[], n: number, proposal: string | undefined): Omit<Finding, 'rule' | 'location'> {
  const text = ({ row, answer, acceptance }: Changed): string =>
    `${names.of(row)} (${expectationText(row.expect, golden.tolerance!)} → ${valueText(answerAs(row.expect, answer))}${acceptance ? `; accepted was ${expectationText(acceptance.to, golden.tolerance!)}` : ''})`;
  return {
    code: 'golden-changed',
    outcome: 'fail',
    message: `${count(changed.length)} of ${counted(n, 'golden row')} changed and nobody accepted it: ${list(changed.map(text), 8)}.`,
    expected: 'the golden answers',
    actual: `${count(changed.length)} changed`,
    numbers: { changed: changed.length },
    examples: changed.slice(0, 5).map(({ row }) => names.of(row)),
    fix: `See why these answers changed. Where the change is meant, name the rows in tests.golden.accepted with the reason and who approves${proposal === undefined ? '' : ` (${proposal} beside this verdict has them in that form)`}, in a reviewed change.`,
  };
}

function acceptedFinding(names: Namer, accepted: readonly Changed[]): Omit<Finding, 'rule' | 'location'> {
  const reasons = [...new Set(accepted.map(({ acceptance }) => `${acceptance!.reason} (approved by ${list(acceptance!.approvedBy)})`))];
  return {
    code: 'golden-accepted',
    outcome: 'pass',
    message: `${counted(accepted.length, 'golden row')} changed as people accepted: ${list(accepted.map(({ row }) => names.of(row)), 8)}. ${list(reasons, 5)}.`,
    expected: 'changes that people accepted',
    actual: `${count(accepted.length)} changed as accepted`,
    numbers: { accepted: accepted.length },
  };
}

function entryFinding(base: Pick<Finding, 'n' | 'rule'>, acceptance: Acceptance, code: string, outcome: Finding['outcome'], what: string, fix: string): Finding {
  return { ...base, code, outcome, message: `The entry of ${acceptance.location.file}, line ${acceptance.location.line}, ${what}.`, expected: 'entries for changes that happen', actual: `line ${acceptance.location.line}`, fix, location: acceptance.location };
}

/** How messages call a golden row: by its name, else its key, else (where a key column is sensitive) its line. */
class Namer {
  readonly #file: string;
  readonly #sensitive: ReadonlySet<string>;

  constructor(delivery: Delivery, { file }: Golden) {
    this.#file = file;
    this.#sensitive = new Set(Object.entries(delivery.spec.data?.columns ?? {}).flatMap(([name, column]) => (column.sensitive === true ? [name] : [])));
  }

  of(row: GoldenRow): string {
    if (row.name !== undefined) return row.name;
    return this.hides(row) ? `line ${row.line} of ${this.#file}` : Object.entries(row.key!).map(([name, value]) => `${name} ${String(value)}`).join(', ');
  }

  hides({ key }: GoldenRow): boolean {
    return Object.keys(key ?? {}).some((name) => this.#sensitive.has(name));
  }
}

/** Left out where a key is sensitive: the file goes into an artifact. Reason and names are left empty, which the reader refuses. */
async function propose(context: StageContext, names: Namer, changed: readonly Changed[]): Promise<string | undefined> {
  if (changed.some(({ row }) => names.hides(row))) return undefined;
  const rows = changed.map(({ row, answer }) => ({ ...(row.key ? { key: row.key } : { name: row.name }), golden: row.expect, to: answerAs(row.expect, answer) }));
  const target = path.join(context.out, PROPOSAL_FILE);
  await writeFile(`${target}.partial`, stringify({ version: 1, accepted: [{ reason: '', approved_by: [], rows }] }));
  await rename(`${target}.partial`, target);
  return PROPOSAL_FILE;
}
