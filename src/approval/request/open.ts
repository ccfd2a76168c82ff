import type { Section } from '../../core/verdict.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import { GRAVEST_FIRST, ICONS, OUTCOME_WORDS } from '../../report/words.ts';

/** Everything that did not simply pass, of every sealed stage, gravest first. A stage that is not enforced may have failed. */
export function openSection(ledger: Ledger): Section {
  const title = 'Not decided, or passed with a warning';
  const found = ledger.entries.flatMap(({ statement: { predicate } }) => predicate.verdict.findings.map((finding) => ({ finding, predicate }))).filter(({ finding }) => finding.outcome !== 'pass');
  if (found.length === 0) return { title, lines: ['Nothing: every rule was decided, and none with a warning.'] };
  const sorted = GRAVEST_FIRST.flatMap((outcome) => found.filter(({ finding }) => finding.outcome === outcome));
  const counts = GRAVEST_FIRST.map((outcome) => [outcome, sorted.filter(({ finding }) => finding.outcome === outcome).length] as const).filter(([, count]) => count > 0);
  return {
    title,
    lines: [`${counts.map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome]}`).join(', ')}. None of them stops this release by the rules; whether one should is yours to say.`],
    table: {
      columns: ['', 'Stage', 'Rule', 'What was seen'],
      rows: sorted.map(({ finding, predicate }) => [ICONS[finding.outcome], `${predicate.stage}${predicate.enforced ? '' : ' (not enforced)'}`, finding.rule, finding.message]),
    },
  };
}
