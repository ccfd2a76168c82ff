import type { Section } from '../../core/verdict.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Request } from './request.ts';
import { durationText, sentence } from './words.ts';

/** How much is at stake by the policy's own rules, and what the policy asks for because of it. */
export function riskSection({ policy, rule }: Request): Section {
  const { risk, roles, automatic, soak, evidence, policyOwners } = policy;
  const people = [...new Set(roles.map(({ role }) => role))];
  return {
    title: `Risk: ${risk.class}`,
    lines: [
      ...risk.because.map(sentence),
      ...(rule === undefined ? [] : [`No person is asked, since a rule approves: ${sentence(rule)}`]),
      `For this class the policy asks for ${people.length === 1 ? `the role ${people[0]}` : `the roles ${people.join(', ')}`}${roles.length > people.length ? ` (${roles.length} people in all)` : ''}.`,
      ...(evidence.length > 0 ? [`It also asks that ${evidence.join(', ')} passed, which they have.`] : []),
      ...(policyOwners.length > 0 ? [`Rules or gates were loosened, or nobody can say that they were not, so ${policyOwners.join(', ')} must agree as the owner of the policy.`] : []),
      ...(soak > 0 ? [`Each step of the rollout lasts at least ${durationText(soak)}.`] : []),
      ...(automatic && rule === undefined ? ['A rule could approve this class without a person where its conditions hold; they do not hold here, so people are asked.'] : []),
      ...(policy.extends ? [`Under it lies the policy ${policy.extends.path} of ${policy.extends.repository} at ${policy.extends.commit.slice(0, 12)}, which this delivery file may tighten and not loosen.`] : []),
    ],
  };
}

/** Findings of scans that somebody answers for until a day; none, and there is no section. */
export function acceptedSection(ledger: Ledger): Section[] {
  const accepted = ledger.entries.flatMap(({ statement: { predicate } }) => predicate.verdict.findings.filter(({ code }) => code === 'check-excepted'));
  if (accepted.length === 0) return [];
  return [
    {
      title: 'Known vulnerabilities that somebody answers for',
      lines: [],
      table: { columns: ['Check', 'What', 'Until', 'Because', 'Owner'], rows: accepted.map(({ subject, message, expected, because, owner }) => [subject?.name ?? '', message, expected, because ?? '', owner ?? '']) },
    },
  ];
}
