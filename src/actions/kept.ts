import * as core from '@actions/core';
import { describe, type Problem } from '../core/problem.ts';
import { loadDelivery } from '../delivery/load.ts';
import { retentionProblems } from '../evidence/stores/retention.ts';
import { logLine } from '../report/escape.ts';
import { evidenceForgeOf, keepEverywhere, keepingProblems } from '../run/evidence.ts';
import { refuseSecrets } from '../run/secrets.ts';
import { filesBelow } from './artifacts.ts';
import type { Step } from './runner.ts';

/**
 * Keeps the ledger where the delivery file says, once the delivery has come to its end, and holds the ends of its artifacts
 * against the declared retention. Only what was `promoted` is attested on GitHub. What does not work is a warning: what was decided stays decided.
 */
export async function keepLedger(step: Step, promoted: boolean): Promise<void> {
  const { session, runner } = step;
  try {
    const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
    const { stores, attest, retention } = delivery.spec.evidence ?? {};
    const openForge = () => evidenceForgeOf(process.env, session.clock, step.token || undefined);
    if (stores !== undefined || attest) {
      await refuseSecrets(session, await filesBelow(session.out), session.out);
      const { kept, problems } = await keepEverywhere(delivery, session.out, openForge, { attest: promoted });
      for (const where of kept) core.info(logLine(`The evidence is kept in ${where}.`));
      warn(problems);
    }
    if (retention !== undefined && stores === undefined) warn(retentionProblems(delivery.spec, await (await openForge()).artifacts(runner.runId), session.clock.now()));
  } catch (error) {
    warn(keepingProblems(error));
  }
}

function warn(problems: readonly Problem[]): void {
  for (const problem of problems) core.warning(logLine(describe(problem)));
}
