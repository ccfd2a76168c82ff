import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { StageContext } from '../../src/core/stage.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { identify } from '../../src/evidence/identify.ts';
import { appendStatement, LEDGER_FILE } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { keySigner } from '../../src/evidence/signer.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import { heartbeatLease } from '../../src/rollout/leases.ts';
import { runPromote } from '../../src/run/promote.ts';
import type { Session } from '../../src/run/session.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { LEAST_DETAILS, loose, newKey } from '../evidence/factory.ts';
import { serveObjects } from '../kubernetes/objects-server.ts';

/** Keeps what each slot serves, and which one users reach, in a file. */
const DEPLOY = `
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
const served = existsSync('served.json') ? JSON.parse(readFileSync('served.json', 'utf8')) : { slots: {}, users: null };
const slot = process.env.SLUICE_SLOT;
const verb = process.argv[2];
if (verb === 'place') served.slots[slot] = process.env.SLUICE_RELEASE;
if (verb === 'point') served.users = slot;
if (verb === 'loaded') console.log(JSON.stringify({ digest: served.slots[slot] ?? null, share: served.users === slot ? 100 : 0 }));
writeFileSync('served.json', JSON.stringify(served));
`;

const MINUTE = 60_000;
const LEASE = '/apis/coordination.k8s.io/v1/namespaces/n/leases/sluice-income.watch';
const silent = (): void => undefined;

/** A team whose delivery was approved, and the API server in whose Lease its watch shows that it lives. */
async function approved(folder: string, risk = 'high') {
  const key = newKey();
  const clock = new ManualClock('2026-01-05T09:00:00.000Z');
  const server = await serveObjects(clock);
  const out = path.join(folder, 'out');
  await mkdir(out, { recursive: true });
  await copyFile(server.caFile, path.join(folder, 'ca.crt'));
  await writeFile(path.join(folder, 'deploy.mjs'), DEPLOY);
  await writeFile(path.join(folder, 'key.pub.pem'), key.publicPem);
  await writeFile(path.join(folder, 'model.bin'), 'weights');
  await writeFile(path.join(folder, 'delivery.yml'), `version: 1
release: {name: income, version: 1.0.0, model: model.bin, risk: ${risk}}
evidence: {signing: key, public_key: key.pub.pem}
rollout:
  {strategy: replace, command: ["${process.execPath}", deploy.mjs], state: state, interval: 1 s, lease: 1 minute, watch: 1 s,
  watcher: {by: kubernetes, cluster: {server: '${server.url}', ca: ca.crt, token_env: TOKEN, namespace: n}}}
`);
  const delivery = await loadDelivery('delivery.yml', { workspace: folder });
  const deliveryId = { repositoryId: '42', runId: '1', runAttempt: 1 };
  const context = { purpose: 'deliver', deliveryId, clock, log: { debug: silent, info: silent, warning: silent }, out } as unknown as StageContext;
  const identified = await identify(delivery, context);
  context.release = identified.verdict.release;
  const approval = { ...identified, details: { ...LEAST_DETAILS['require-approval'], step: 'approve', expiresAt: '2030-01-01T00:00:00.000Z' }, verdict: { ...identified.verdict, stage: 'require-approval' as const } };
  const sealed = await seal(delivery, context, { statements: [loose(makeStatement(delivery, context, identified))], signer: keySigner(key.pem) });
  await writeFile(path.join(out, LEDGER_FILE), await appendStatement(sealed.ledger!, await readLedger(sealed.ledger!, { keys: [key] }), makeStatement(delivery, context, approval), keySigner(key.pem)));
  return {
    clock, server,
    /** The watch shows itself, so long (milliseconds) ago. */
    shown(saw = 'calm', ago = 0) {
      server.objects.put(LEASE, heartbeatLease('sluice-income.watch', { holder: 'pod-1', now: new Date(clock.now().getTime() - ago), duration: 5 * MINUTE, saw, before: undefined }));
    },
    async promote({ env = { TOKEN: 'secret-of-the-job' }, once = false }: { env?: Record<string, string>; once?: boolean } = {}) {
      const session = { workspace: folder, deliveryFile: 'delivery.yml', out: path.join(out, 'promote'), purpose: 'deliver', deliveryId, clock, log: context.log, env } as unknown as Session;
      const { verdict } = await runPromote(session, { ledger: path.join(out, LEDGER_FILE), once, secrets: { key: key.pem } });
      return { outcome: verdict.outcome, codes: verdict.findings.map(({ code }) => code), text: verdict.findings.map(({ message }) => message).join('\n') };
    },
    served: () => readFile(path.join(folder, 'served.json'), 'utf8').then((text) => JSON.parse(text) as { slots: object; users: string | null }, () => ({ slots: {}, users: null })),
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  };
}

type Team = Awaited<ReturnType<typeof approved>>;

describe('a promotion of risk high', () => {
  test('goes on while its watch lives and could act, which is asked at its beginning and before users come', async () => {
    await using folder = await temporaryFolder();
    await using team = await approved(folder.path);
    team.shown();
    expect(await team.promote()).toMatchObject({ outcome: 'pass' });
    expect((await team.served()).users).not.toBeNull();
    expect(new Set(team.server.seen.map(({ line }) => line))).toEqual(new Set([`GET ${LEASE}`]));
    expect(team.server.seen.length).toBeGreaterThanOrEqual(2);
  });

  const TOKEN = { TOKEN: 'secret-of-the-job' };

  test.each<[string, (team: Team) => unknown, Record<string, string>]>([
    ['watcher-unseen', () => undefined, TOKEN],
    ['watcher-silent', (team) => team.shown('calm', 10 * MINUTE), TOKEN],
    ['watcher-blind', (team) => team.shown('blind: the right to patch is missing'), TOKEN],
    ['watcher-unknown', (team) => team.shown(), {}],
  ])('is refused as %s before anything is placed', async (code, begin, env) => {
    await using folder = await temporaryFolder();
    await using team = await approved(folder.path);
    begin(team);
    expect(await team.promote({ env })).toMatchObject({ outcome: 'fail', codes: [code], text: expect.stringContaining('sluice-income.watch') });
    expect(await team.served()).toEqual({ slots: {}, users: null });
  });

  test('gives nobody to the candidate once the watch is gone, and goes on when it is back', async () => {
    await using folder = await temporaryFolder();
    await using team = await approved(folder.path);
    team.shown();
    let reads = 0;
    team.server.objects.before = () => void ((reads += 1) === 2 && team.server.objects.remove(LEASE));
    expect(await team.promote({ once: true })).toMatchObject({ outcome: 'inconclusive', text: expect.stringContaining('watcher-unseen') });
    const { slots, users } = await team.served();
    expect([Object.keys(slots), users]).toEqual([[expect.any(String)], null]);
    team.shown();
    expect(await team.promote()).toMatchObject({ outcome: 'pass' });
    expect((await team.served()).users).not.toBeNull();
  });

  test('is what asks: one of risk medium goes on without', async () => {
    await using folder = await temporaryFolder();
    await using team = await approved(folder.path, 'medium');
    expect(await team.promote()).toMatchObject({ outcome: 'pass' });
    expect(team.server.seen).toEqual([]);
  });
});
