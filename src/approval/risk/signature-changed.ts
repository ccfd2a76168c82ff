import { canonicalJson } from '../../core/digest.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import type { Change } from './changes.ts';
import { detailsOf, mapOf } from './details.ts';

/** What the model tests recorded of inputs and outputs (model/signature), and how they differ from the champion's. */
export interface RecordedSignature {
  signature: unknown;
  changes: { kind: 'breaking' | 'addition'; text: string }[] | undefined;
}

/** Differences that callers of the model can meet. */
export function signatureChanges(candidate: Ledger, champion: Ledger, parts: readonly Change[]): Change[] {
  const [now, before] = [signatureIn(candidate), signatureIn(champion)];
  if (now?.changes) return now.changes.map(({ kind, text }) => ({ kind: 'signature', what: `Inputs and outputs: ${text} (${kind})` }));
  // The same weights behind the same code take and give what they did.
  if (!parts.some(({ kind }) => kind === 'weights' || kind === 'code' || kind === 'features' || kind === 'config')) return [];
  if (!now || !before) return [{ kind: 'signature', what: `What the ${now ? 'champion' : 'candidate'} takes and gives is not recorded (tests.signature)` }];
  const same = canonicalJson(io(now.signature)) === canonicalJson(io(before.signature));
  return same ? [] : [{ kind: 'signature', what: 'Inputs and outputs are described differently' }];
}

export function signatureIn(ledger: Ledger): RecordedSignature | undefined {
  const recorded = mapOf(detailsOf(ledger, 'run-model-tests')?.signature);
  const signature = mapOf(recorded?.signature);
  if (!signature) return undefined;
  return { signature, changes: Array.isArray(recorded!.changes) ? recorded!.changes.map(changeOf) : undefined };
}

/** What cannot be read counts as the worst that it could be. */
function changeOf(value: unknown): { kind: 'breaking' | 'addition'; text: string } {
  const { kind, text } = mapOf(value) ?? {};
  return { kind: kind === 'addition' ? 'addition' : 'breaking', text: typeof text === 'string' ? text : 'a change that cannot be read' };
}

function io(signature: unknown): unknown {
  const { inputs = null, outputs = null } = mapOf(signature) ?? {};
  return { inputs, outputs };
}
