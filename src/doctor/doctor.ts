import { worst, type Finding, type Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { branchDiagnoses } from './branch.ts';
import { environmentDiagnoses } from './environments.ts';
import type { Facts } from './facts.ts';
import { diagnose, healthy, type Diagnosis } from './findings.ts';
import { gatesOf } from './gates.ts';
import { peopleDiagnoses } from './people.ts';
import type { Remedies } from './remedy.ts';
import { retentionDiagnoses } from './retention.ts';
import { secretDiagnoses } from './secrets.ts';
import { namedEnvironments, servingDiagnoses } from './serving.ts';
import { tokenDiagnoses } from './tokens.ts';
import { workflowDiagnoses } from './workflows/checks.ts';
import type { Workflows } from './workflows/read.ts';

export interface Examination {
  delivery: Delivery;
  workflows: Workflows;
  facts: Facts;
  since?: string;
  /** Why the journal does not tell what serves, where it should. */
  unread?: { message: string; fix: string };
  /** Drills and walks that are overdue, or of which nothing is known. */
  untried?: readonly Finding[];
  now: Date;
  remedies: Remedies;
}

/** Everything that keeps the gates of this repository from holding, each with its fix. Pure: the same facts, the same answer. */
export function examine({ delivery, workflows, facts, since, unread, untried = [], now, remedies }: Examination): { verdict: Verdict<'doctor'>; diagnoses: Diagnosis[] } {
  const gates = gatesOf(delivery);
  const { jobs } = workflows;
  const diagnoses = [
    ...environmentDiagnoses(gates, facts, namedEnvironments(jobs), remedies),
    ...peopleDiagnoses(delivery, gates, facts, since, remedies),
    ...branchDiagnoses(gates, facts, delivery.locate(['approval']), remedies),
    ...servingDiagnoses(jobs, gates, facts, remedies),
    ...secretDiagnoses(delivery, gates.serving, jobs, facts, now, remedies),
    ...retentionDiagnoses(delivery, facts, now, remedies),
    ...tokenDiagnoses(gates, jobs, facts, remedies),
    ...untried.map(({ rule, actual, location, fix = '' }) => diagnose('way-back-untried', { rule: 'The way back', expected: rule, actual, location }, { kind: 'page', page: 'docs/rollback.md', do: fix.replace(/\.$/, '') })),
    ...workflowDiagnoses(workflows, { rollout: delivery.spec.rollout !== undefined, attest: delivery.spec.evidence?.attest ?? false, identity: delivery.spec.rollout?.credentials?.some(({ oidc }) => oidc !== undefined) ?? false, incident: delivery.spec.notify?.issue !== undefined }),
    ...(unread ? [diagnose('journal-unreadable', { rule: 'What serves', expected: 'the journal to tell', actual: unread.message, location: delivery.locate(['rollout', 'journal']) }, { kind: 'page', page: 'docs/rollback.md', do: unread.fix })] : []),
    ...facts.unseen.map(({ what, why, needs }) =>
      diagnose('not-seen', { rule: 'Not seen', expected: what, actual: why }, { kind: 'page', page: 'docs/doctor.md', do: needs === 'another try' ? 'Ask again when GitHub answers' : `Ask with the token of an app or a person that has ${needs}` }),
    ),
  ];
  if (diagnoses.length === 0) diagnoses.push(healthy('nothing-declared', { rule: 'Gates', expected: 'nothing', actual: 'neither gates nor workflows' }));
  const findings = diagnoses.map(({ finding }) => finding);
  return {
    diagnoses,
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'doctor',
      outcome: worst(findings.map(({ outcome }) => outcome)),
      headline: headlineOf(findings, facts.unseen.length),
      enforced: true,
      findings,
      notes: facts.unseen.length > 0 ? [`The token could not see: ${facts.unseen.map(({ what, needs }) => `${what} (${needs})`).join('; ')}.`] : [],
      facts: [
        ['Repository', remedies.fullName],
        ['Approvals by', gates.source === 'environments' ? 'reviews of environments' : 'reviews of a promotion pull request'],
        ['Gates', gates.gates.map(({ slot, environment }) => (environment === undefined ? slot : `${slot} (${environment})`)).join(', ')],
        ['Looked at', `${facts.environments?.size ?? 'no'} environments, ${jobs.length} jobs`],
      ],
    },
  };
}

function headlineOf(findings: readonly Finding[], unseen: number): string {
  const wrong = findings.filter(({ outcome }) => outcome === 'fail').length;
  const odd = findings.filter(({ outcome }) => outcome === 'warn').length;
  const blind = unseen === 0 ? '' : ` ${counted(unseen, 'question')} could not be asked with this token.`;
  if (wrong > 0) return `${counted(wrong, 'fault')} would keep a gate from holding${odd > 0 ? `, and ${looks(odd)}` : ''}.${blind}`;
  if (odd > 0) return `The gates hold; ${looks(odd)}.${blind}`;
  return unseen === 0 ? 'The gates hold.' : `Nothing wrong in what was seen.${blind}`;
}

function looks(count: number): string {
  return `${counted(count, 'thing')} deserve${count === 1 ? 's' : ''} a look`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
