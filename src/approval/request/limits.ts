import type { Section } from '../../core/verdict.ts';
import type { LedgerEntry } from '../../evidence/ledger.ts';
import { bypassUnknown } from '../decision/environments.ts';
import { policyNotes } from '../record.ts';
import type { Request } from './request.ts';

/** What nobody vouches for: not enforced, not signed, not asked, not known. */
export function limitsSection(request: Request): Section {
  const { delivery, policy, ledger, facts } = request;
  const signers = [...new Set(ledger.entries.map(signedBy))];
  const unknown = [...facts.environments.values()].filter((environment) => bypassUnknown(policy, environment)).map((environment) => environment!.name);
  const beside = ledger.entries.filter(({ statement: { predicate } }) => predicate.besideTeamCode === true).map(({ statement: { predicate } }) => predicate.stage);
  const lines = [
    ...policyNotes(delivery, policy),
    ...(signers.length === 1 && signers[0] === 'unsigned' ? [] : [`The evidence is signed: ${signers.join('; ')}.`]),
    ...(unknown.length > 0 ? [`GitHub does not say whether administrators may bypass ${unknown.join(', ')}; the delivery file accepts that.`] : []),
    ...(beside.length > 0 ? [`Measured beside code of the team, which could have touched the numbers: ${[...new Set(beside)].join(', ')}.`] : []),
    ...undeclared(request),
  ];
  return { title: 'Not enforced, not asked, not signed, not known', lines: lines.length > 0 ? lines : ['Nothing: everything that was declared is enforced, and the evidence is signed.'] };
}

function signedBy({ signer }: LedgerEntry): string {
  switch (signer.kind) {
    case 'none':
      return 'unsigned';
    case 'key':
      return `with the key ${signer.keyid.slice(0, 19)}`;
    case 'keyless':
      return `by ${signer.identity}`;
    default:
      return 'by somebody who could not be checked';
  }
}

function undeclared({ delivery: { spec } }: Request): string[] {
  const off = [
    ...(spec.tests && !spec.tests.fairness ? ['fairness'] : []),
    ...(spec.tests && !spec.tests.serving ? ['how it serves under load'] : []),
    ...(spec.tests && !spec.tests.signature ? ['inputs and outputs'] : []),
    ...(spec.checks?.length ? [] : ["the team's own tests and scans"]),
  ];
  return off.length > 0 ? [`Not asked, since the delivery file does not: ${off.join(', ')}.`] : [];
}
