import type { Ledger } from '../evidence/ledger.ts';

/** Facts of these names say what a model relies on (model/explain); the stages that measured it have put them into words. */
const EXPLAINS = /^(What moves the (candidate|champion)'s answers|Largest flip \d+|Rise of the .+ when a column is permuted|The same for the champion)$/;

/** What reviewers should have seen before they answer: what moves the answers of both models, and the rows on which they differ most. */
export function explanationFacts(ledger: Ledger): [string, string][] {
  return ledger.entries.flatMap(({ statement: { predicate } }) => (predicate.stage === 'run-model-tests' || predicate.stage === 'probe-model' ? predicate.verdict.facts.filter(([name]) => EXPLAINS.test(name)) : []));
}
