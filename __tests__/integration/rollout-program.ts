// The ticks of one delivery as a process of their own, with the drivers that the delivery file declares. Arguments: the folder of the delivery file, and the
// candidate's name. Ends with the verdict on its standard output.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256, type Digest } from '../../src/core/digest.ts';
import { formatDeliveryId } from '../../src/core/delivery-id.ts';
import type { StageContext } from '../../src/core/stage.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import type { CandidateEvidence, PromoteDeps } from '../../src/rollout/work.ts';
import { openEngines } from '../../src/run/engine.ts';
import type { Session } from '../../src/run/session.ts';
import { systemClock } from '../../src/run/system.ts';
import { openDrivers, openJournal } from '../../src/run/wiring.ts';
import { evidenceFor } from '../../testkit/rollout-evidence.ts';

const [folder, name] = process.argv.slice(2) as [string, string];
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const log = { debug: () => undefined, info: say, warning: say };
const delivery = await loadDelivery('delivery.yml', { workspace: folder });
const engine = openEngines({ env: process.env, log, clock: systemClock });
const deliveryId = { repositoryId: '42', runId: '7', runAttempt: 1 };
const context: StageContext = { purpose: 'deliver', deliveryId, clock: systemClock, log, out: folder, engine };
const session: Session = { workspace: folder, deliveryFile: 'delivery.yml', out: folder, purpose: 'deliver', deliveryId, clock: systemClock, log, engine, env: process.env };
const candidate = { name: 'income', version: '1.1.0', digest: sha256(name) };
const access = openJournal(delivery, session, {});
// What the slots have loaded outlives the ticks.
const kept = path.join(folder, 'loaded.json');
const loaded = async (): Promise<Record<string, Digest>> => JSON.parse(await readFile(kept, 'utf8').catch(() => JSON.stringify({ income_a: sha256('champion') }))) as Record<string, Digest>;
/** The ledger is made once, whichever process ticks. */
async function approved(): Promise<CandidateEvidence> {
  const file = path.join(folder, 'ledger.intoto.jsonl');
  const made = await evidenceFor(delivery, context, candidate);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return { ...made, text };
  await writeFile(file, made.text);
  return made;
}

const deps: PromoteDeps = {
  ...access,
  ...openDrivers(delivery, session, access),
  // The servers are the test's, which gives each its habits; what is placed where is not the question here.
  fleet: { slots: () => ['income_a', 'income_b'], place: async (slot, source) => writeFile(kept, JSON.stringify({ ...(await loaded()), [slot]: source.digest })), loaded: async (slot) => (await loaded())[slot] ?? null, ask: async () => [], retire: async () => undefined },
  releases: { keep: async () => ({ release: candidate }), source: async (digest) => ({ digest, root: folder, parts: {} }), prune: async () => [] },
  ledger: await approved(),
};
// One tick after the other, each with its word, so that a test that waits in vain can say for what.
let verdict: Verdict;
for (;;) {
  ({ verdict } = await canaryPromote(delivery, context, deps, { once: true }));
  say(verdict.headline);
  if (verdict.outcome !== 'inconclusive') break;
  say(verdict.headline);
  await systemClock.sleep(2_000);
}
await engine.close();
process.stdout.write(`${JSON.stringify({ delivery: formatDeliveryId(deliveryId), verdict })}\n`);
process.exit(0);
