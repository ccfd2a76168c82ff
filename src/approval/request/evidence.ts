import type { Section } from '../../core/verdict.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import { OUTCOME_WORDS } from '../../report/words.ts';
import { shortDigest } from './request.ts';

/** The statements that the code names, for whoever wants to look each up in the ledger. */
export function evidenceSection(ledger: Ledger): Section {
  return {
    title: `The evidence that the code names (${ledger.entries.length} statements)`,
    lines: [`Head of the ledger: ${ledger.head ?? 'none'}. It is the artifact sluice-ledger-1 of this run; \`sluice verify\` reads it without GitHub.`],
    table: {
      columns: ['Stage', 'Outcome', 'At', 'Said', 'Line'],
      rows: ledger.entries.map(({ statement: { predicate }, digest }) => [predicate.name === undefined ? predicate.stage : `${predicate.stage} (${predicate.name})`, OUTCOME_WORDS[predicate.outcome], predicate.at, predicate.verdict.headline, shortDigest(digest)]),
    },
    folded: true,
  };
}
