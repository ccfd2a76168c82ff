// A rollout's ticks as a process of their own: a journal in a git remote, a router over HTTP, and signals that clear nothing. It stays
// at its first step until it is ended. Arguments: the folder of the delivery file, and the remote.
import { sha256 } from '../../src/core/digest.ts';
import type { StageContext } from '../../src/core/stage.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { openGitJournal } from '../../src/journal/git.ts';
import { canaryPromote } from '../../src/rollout/canary-promote.ts';
import { httpTraffic } from '../../src/rollout/traffic/http.ts';
import { stateOf } from '../../src/journal/state.ts';
import { systemClock } from '../../src/run/system.ts';
import { release } from '../../testkit/fleet.ts';
import { evidenceFor } from '../../testkit/rollout-evidence.ts';

const [folder, remote] = process.argv.slice(2) as [string, string];
const delivery = await loadDelivery('delivery.yml', { workspace: folder });
const candidate = release('candidate', '1.1.0');
const log = { debug: () => undefined, info: () => undefined, warning: (text: string) => void process.stderr.write(`${text}\n`) };
const engine: StageContext['engine'] = new Proxy({} as StageContext['engine'], { get: () => { throw new Error('No golden rows are declared, so no engine is asked.'); } });
const context: StageContext = { purpose: 'deliver', deliveryId: { repositoryId: '42', runId: '1', runAttempt: 1 }, clock: systemClock, log, out: folder, engine };
const journal = openGitJournal({ remote, ref: 'refs/sluice/income', model: 'income', workspace: folder, scratch: folder, timeout: 2_000 });
if ((await journal.read()).length === 0)
  await journal.append({ at: systemClock.now().toISOString(), delivery: 'local/adopt/1', type: 'adopted', data: { release: { ...release('champion', '1.0.0') }, slot: 'a' } }, 0);
const traffic = httpTraffic({ url: delivery.spec.rollout!.traffic!.http!.url, slots: ['a', 'b'], clock: systemClock, roles: async () => ({ champion: 'a', candidate: stateOf(await journal.read()).open?.slot }) });
const loaded: Record<string, ReturnType<typeof sha256>> = { a: sha256('champion') };
const { verdict } = await canaryPromote(delivery, context, {
  journal, model: 'income', traffic,
  fleet: { slots: () => ['a', 'b'], place: async (slot, source) => void (loaded[slot] = source.digest), loaded: async (slot) => loaded[slot] ?? null, ask: async () => [], retire: async () => undefined },
  signals: { name: 'even', read: async () => ({ kind: 'counts', bySlot: { a: { events: 0, total: 10 }, b: { events: 0, total: 10 } } }) },
  releases: { keep: async () => ({ release: candidate }), source: async (digest) => ({ digest, root: folder, parts: {} }), prune: async () => [] },
  ledger: await evidenceFor(delivery, context, candidate),
});
process.stderr.write(`${verdict.headline}\n`);
