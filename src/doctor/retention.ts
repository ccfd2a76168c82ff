import type { Delivery } from '../delivery/delivery.ts';
import { isKeptLedger, retentionProblems } from '../evidence/stores/retention.ts';
import type { Facts } from './facts.ts';
import { diagnose, healthy, type Diagnosis } from './findings.ts';
import { editAt, type Remedies } from './remedy.ts';

/**
 * Whether the evidence of what serves is still there, and for how long, where it lies in artifacts alone: nobody else looks
 * at them between one delivery and the next, and GitHub deletes them without a word.
 */
export function retentionDiagnoses(delivery: Delivery, { artifacts }: Facts, now: Date, remedies: Remedies): Diagnosis[] {
  const { retention, stores = [] } = delivery.spec.evidence ?? {};
  if (retention === undefined || stores.length > 0 || !artifacts) return [];
  const location = delivery.locate(['evidence', 'retention']);
  const about = { rule: 'The evidence of what serves', expected: `it for ${retention}`, location };
  const toStore = editAt(location, 'name a store, as `stores: [{branch: sluice-evidence}]`, so that the next delivery leaves its ledger there too');
  // GitHub lists what has lapsed for a while, and then not at all.
  if (!artifacts.some(isKeptLedger)) return [diagnose('evidence-lapsed', { ...about, actual: 'no artifact with its ledger' }, toStore)];
  const problems = retentionProblems(delivery.spec, artifacts, now);
  if (problems.length === 0) return [healthy('evidence-kept', { ...about, actual: 'artifacts that last' })];
  return problems.map(({ code, message }) => diagnose(code, { ...about, actual: message }, ...(code === 'evidence-retention-short' ? [remedies.page('settings/actions', 'Keep artifacts longer'), toStore] : [toStore])));
}
