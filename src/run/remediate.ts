import { digestOfJson, hexOf, type Digest } from '../core/digest.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import { worst, type Finding, type Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { ForgeError } from '../github/forge-error.ts';
import type { Forge } from '../github/forge.ts';
import type { Related } from '../model/root-cause/signals.ts';
import { byGravity } from '../report/words.ts';
import { problemsOf } from './judge.ts';

/** What `tests.remediation` had done, in a sentence. */
export interface Remediated {
  did: string;
  failed: boolean;
  /** Names the release and the workflow. */
  key?: Digest;
  /** Run that was started, where GitHub names it. */
  run?: string;
}

/** Of the findings as JSON: GitHub takes 65 535 characters of all inputs together, and the team has inputs of its own. */
const MOST_FINDINGS_CHARACTERS = 20_000;

/**
 * Starts the workflow that the delivery file names for a failure, with the findings as its input: once for each release, however often,
 * wherever and by whichever rules it fails. A reference that GitHub keeps says that it was done; whoever makes it starts the
 * workflow. Undefined where nothing is declared or nothing failed; without a forge it says that this run may not.
 */
export async function remediate(delivery: Delivery, { commit }: StageContext, { verdict, details }: StageResult, forge?: () => Promise<Forge>): Promise<Remediated | undefined> {
  const declared = delivery.spec.tests?.remediation;
  const when: readonly string[] = declared?.when ?? ['fail'];
  if (!declared || !verdict.enforced || !when.includes(verdict.outcome)) return undefined;
  if (!forge) return { did: `\`remediation\` would start ${declared.workflow}, and this run does not act: give \`--act\` (the input \`act\`) to a run that may start workflows.`, failed: false };
  if (!verdict.release) return { did: `\`remediation\` did not start ${declared.workflow}: the release is not identified, so nobody could tell one failure from the next.`, failed: true };
  if (commit === undefined) return { did: `\`remediation\` did not start ${declared.workflow}: this run has no commit.`, failed: true };
  const grave = verdict.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error' || when.includes(outcome));
  const key = digestOfJson({ release: verdict.release.digest, workflow: declared.workflow });
  const name = `sluice/remediation/${hexOf(key)}`;
  try {
    const github = await forge();
    const ref = declared.ref ?? (await github.repository()).value.defaultBranch;
    if (!(await github.claimReference(name, commit))) return { did: `${declared.workflow} was started before for this release (refs/${name}).`, failed: false, key };
    const inputs = { ...declared.inputs, release: verdict.release.digest, key, findings: findingsText(verdict.outcome, verdict.headline, grave, details?.rootCause) };
    try {
      const run = await github.dispatchWorkflow(declared.workflow, ref, inputs);
      return { did: `Started ${declared.workflow} on ${ref} with the findings${run ? `: ${run.url}` : ''}.`, failed: false, key, ...(run && { run: run.id }) };
    } catch (error) {
      // What did not begin must not count as done.
      await github.releaseReference(name).catch(() => undefined);
      throw error;
    }
  } catch (error) {
    return { did: `\`remediation\` could not start ${declared.workflow}: ${reasonOf(error)}`, failed: true, key };
  }
}

/** The verdict with what probe-model found wrong with the same release: that job may start nothing, so this one does it for both. */
export function withProbed(verdict: Verdict, related: readonly Related[]): Verdict {
  const found = related.filter(({ stage, finding: { outcome } }) => stage === 'probe-model' && (outcome === 'fail' || outcome === 'error'));
  if (found.length === 0) return verdict;
  const findings = found.map(({ finding }): Finding => ({ rule: finding.code, expected: 'a rule that is kept', actual: finding.outcome, ...finding }));
  const outcome = worst([verdict.outcome, ...findings.map((finding) => finding.outcome)]);
  return { ...verdict, outcome, headline: outcome === verdict.outcome ? verdict.headline : findings.find((finding) => finding.outcome === outcome)!.message, findings: [...verdict.findings, ...findings] };
}

/** Errors of the forge end with what to do. */
function reasonOf(error: unknown): string {
  if (error instanceof ForgeError) return error.message;
  const { message, fix } = problemsOf(error)[0]!;
  return `${message} ${fix}`;
}

/** The result with what was done as its first note. */
export function withRemediation(result: StageResult, remediated: Remediated | undefined): StageResult {
  if (!remediated) return result;
  return { ...result, verdict: { ...result.verdict, notes: [remediated.did, ...result.verdict.notes] }, details: { ...result.details, remediation: remediated } };
}

/** The gravest findings first, as many as fit; how many did not is said. */
function findingsText(outcome: string, headline: string, findings: readonly Finding[], causes: unknown): string {
  const all = byGravity(findings).map(({ code, outcome: own, message, subject, numbers }) => ({ code, outcome: own, message: message.slice(0, 500), ...(subject && { subject }), ...(numbers && { numbers }) }));
  const text = (count: number) => JSON.stringify({ outcome, headline: headline.slice(0, 500), causes: causesOf(causes), findings: all.slice(0, count), ...(count < all.length && { left_out: all.length - count }) });
  let count = all.length;
  while (count > 0 && text(count).length > MOST_FINDINGS_CHARACTERS) count -= Math.max(1, Math.floor(count / 10));
  return text(count);
}

function causesOf(causes: unknown): unknown[] {
  return Array.isArray(causes) ? causes.slice(0, 3).map(({ cause, name, text }: { cause: string; name?: string; text: string }) => ({ cause, name, text: text.slice(0, 500) })) : [];
}
