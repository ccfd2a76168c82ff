import type { Statement } from '../../../src/evidence/statement.ts';
import { chainOf, digested, editedLine, joined, linesOf, statementsOf } from '../../../testkit/ledger.ts';
import type { Asking } from './world.ts';

const OTHER = 'b'.repeat(64);
const DAY = 86_400_000;

/** What somebody can hand over in place of the ledger that was sealed; nobody is asked to approve on it. */
export const LEDGER_SCENARIOS: Record<string, Asking | Asking[]> = {
  'evidence-missing': { step: 'request', statements: (all) => all.filter(({ predicate }) => predicate.stage !== 'run-model-tests') },
  'evidence-wrong-digest': { step: 'request', ledger: lastLine((statement) => {
    statement.subject[0].digest.sha256 = OTHER;
    said(statement, { release: { ...statement.predicate.verdict.release!, digest: `sha256:${OTHER}` } });
  }) },
  'evidence-failed': { step: 'request', statements: tests((statement) => outcome(statement, 'fail')) },
  'evidence-inconclusive': { step: 'request', statements: tests((statement) => outcome(statement, 'inconclusive')) },
  'evidence-not-enforced': { step: 'request', statements: tests((statement) => {
    statement.predicate.enforced = false;
    said(statement, { enforced: false });
  }) },
  'evidence-develop-only': { step: 'request', statements: tests(({ predicate }) => void (predicate.purpose = 'develop')) },
  'evidence-stale': { step: 'request', statements: tests(({ predicate }) => at(predicate, -20 * DAY)) },
  'evidence-from-future': { step: 'request', statements: tests(({ predicate }) => at(predicate, DAY)) },
  'evidence-duplicate': { step: 'request', statements: (all) => all.flatMap((each) => (each.predicate.stage === 'validate-data' ? [each, structuredClone(each)] : [each])) },
  'evidence-edited': { step: 'request', ledger: (text) => joined(linesOf(text).map((line, index) => (index === 1 ? editedLine(line, ({ predicate }) => void (predicate.sluice = '9.9.9')) : line))) },
  'evidence-contradictory': { step: 'request', ledger: lastLine(({ predicate }) => void (predicate.outcome = 'warn')) },
  'evidence-after-seal': { step: 'request', statements: (all) => [...all, structuredClone(all.find(({ predicate }) => predicate.stage === 'validate-data')!)] },
  'evidence-other-repository': { step: 'request', statements: every(({ predicate }) => void (predicate.delivery.repositoryId = '43')) },
  'evidence-other-delivery': { step: 'request', statements: every(({ predicate }) => void (predicate.delivery.runId = '999')) },
  'evidence-other-model': { step: 'request', statements: every(({ subject }) => void (subject[0].name = 'pricing')) },
  'evidence-other-environment': { step: 'request', statements: every(({ predicate }) => void (predicate.environment = 'staging')) },
  'evidence-beside-team-code': { step: 'request', delivery: (yaml) => yaml.replace('code: serve.py}', 'code: serve.py, risk: high}'), statements: tests(({ predicate }) => void (predicate.besideTeamCode = true)) },
  'delivery-file-changed': { step: 'request', statements: every(({ predicate }) => void (predicate.deliveryFile = `sha256:${OTHER}`)) },
  'release-not-identified ledger-unreadable': { step: 'request', ledger: () => 'cut' },
  'schema-invalid': { step: 'request', ledger: (text) => joined(linesOf(text).map((line, index) => (index === 1 ? editedLine(line, ({ predicate }) => void Object.assign(predicate, { trusted: true })) : line))) },
  'ledger-truncated': { step: 'request', ledger: (text) => joined(linesOf(text).slice(0, -1)) },
  'ledger-reordered': { step: 'request', ledger: (text) => joined(swapped(linesOf(text))) },
  'ledger-forked': { step: 'request', ledger: async (text) => {
    const other = statementsOf(text);
    tests(({ predicate }) => at(predicate, -1000))(other);
    const [mine, theirs] = [linesOf(text), linesOf(await chainOf(other))];
    return joined([mine[0]!, mine[1]!, mine[2]!, theirs[2]!, mine[3]!]);
  } },
  'ledger-head-unreadable': { step: 'request', beside: () => ({ 'ledger.head.json': '' }) },
};

/** Nothing is chained to it, so nothing but itself tells on it. */
function lastLine(change: (statement: Statement) => void) {
  return (text: string): string => joined(linesOf(text).map((line, index, { length }) => (index === length - 1 ? editedLine(line, change) : line)));
}

function every(change: (statement: Statement) => void) {
  return (all: Statement[]): void => all.forEach(change);
}

function tests(change: (statement: Statement) => void) {
  return every((statement) => {
    if (statement.predicate.stage === 'run-model-tests') change(statement);
  });
}

/** A verdict in other words, with the digest that they have. */
function said(statement: Statement, change: Partial<Statement['predicate']['verdict']>): void {
  Object.assign(statement.predicate.verdict, change);
  digested(statement);
}

function outcome(statement: Statement, to: 'fail' | 'inconclusive'): void {
  statement.predicate.outcome = to;
  said(statement, { outcome: to });
}

function at(predicate: Statement['predicate'], milliseconds: number): void {
  predicate.at = new Date(Date.now() + milliseconds).toISOString();
}

function swapped([first, second, third, ...rest]: string[]): string[] {
  return [first!, third!, second!, ...rest];
}
