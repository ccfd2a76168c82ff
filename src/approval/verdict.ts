import { findingOf, type Refusal } from '../core/refusal.ts';
import type { Resource, StageContext, StageResult } from '../core/stage.ts';
import { worst, type Finding, type Section } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { REFUSAL_CODES } from '../evidence/refusal-codes.ts';
import { APPROVAL_REFUSALS, type ApprovalRefusal } from './refusal-codes.ts';

/** Which of the three steps speaks. Only `approve` is an approval; a gate must ask for it. */
export type Step = 'request' | 'role' | 'approve';

export interface Conclusion {
  step: Step;
  /** Said when nothing is refused. */
  headline: string;
  /** Said before the first reason, when something is. */
  refused: string;
  refusals: readonly Refusal[];
  findings: Finding[];
  notes: string[];
  facts: [name: string, value: string][];
  /** The page of a request. */
  sections?: Section[];
  inputs: Resource[];
  details: Record<string, unknown>;
}

export function conclude(delivery: Delivery, context: StageContext, conclusion: Conclusion): StageResult {
  const refused = conclusion.refusals.map((refusal) => refusalFinding(delivery, refusal));
  const findings = [...refused, ...conclusion.findings];
  return {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'require-approval',
      outcome: worst(findings.map(({ outcome }) => outcome)),
      headline: conclusion.refusals.length === 0 ? conclusion.headline : `${conclusion.refused}: ${reasons(conclusion.refusals)}.`,
      enforced: true,
      release: context.release,
      findings,
      notes: conclusion.notes,
      facts: conclusion.facts,
      ...(conclusion.sections && { sections: conclusion.sections }),
    },
    inputs: [{ name: 'delivery file', digest: delivery.digest }, ...conclusion.inputs],
    details: { step: conclusion.step, ...conclusion.details, refusals: conclusion.refusals },
  };
}

/** A finding that something is as it should be, or that it deserves a look. */
export function observation(delivery: Delivery, outcome: 'pass' | 'warn', found: Pick<Finding, 'code' | 'rule' | 'message' | 'expected' | 'actual' | 'fix'>, role?: string): Finding {
  return { ...found, outcome, ...aboutRole(delivery, role) };
}

/** `one person`, `two roles`, `12 commits` */
export function counted(count: number, one: string, many: string): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  return `${words[count] ?? count} ${count === 1 ? one : many}`;
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function refusalFinding(delivery: Delivery, refusal: ApprovalRefusal): Finding {
  const rule = refusal.role === undefined ? 'Approval' : `Approval for the role ${refusal.role}`;
  const finding = findingOf(refusal, rule, aboutRole(delivery, refusal.role));
  return { ...finding, message: `${meaningOf(refusal)} ${finding.message}` };
}

function aboutRole(delivery: Delivery, role: string | undefined): Pick<Finding, 'subject' | 'location'> {
  return role === undefined ? {} : { subject: { kind: 'role', name: role }, location: delivery.locate(['approval', 'roles', role]) };
}

function reasons([first, ...more]: readonly Refusal[]): string {
  const meaning = meaningOf(first!).replace(/\.$/, '');
  const sentence = /^(GitHub|Nobody)/.test(meaning) ? meaning : meaning.charAt(0).toLowerCase() + meaning.slice(1);
  return `${sentence} (${first!.actual})${more.length > 0 ? `, and ${counted(more.length, 'more reason', 'more reasons')}` : ''}`;
}

function meaningOf({ code }: Refusal): string {
  const known: Record<string, { meaning: string }> = { ...REFUSAL_CODES, ...APPROVAL_REFUSALS };
  return known[code]?.meaning ?? 'The gate stays shut.';
}
