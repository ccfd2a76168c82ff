import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { StageContext } from '../../src/core/stage.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { appendStatement, LEDGER_FILE } from '../../src/evidence/ledger.ts';
import { identify } from '../../src/evidence/identify.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { keySigner } from '../../src/evidence/signer.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import { runPromote } from '../../src/run/promote.ts';
import type { Session } from '../../src/run/session.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { LEAST_DETAILS, loose, newKey } from '../evidence/factory.ts';

/** A deploy program: remembers what each slot serves, in a file beside the environment's state. */
const DEPLOY = `
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
const [file, verb] = process.argv.slice(2);
const served = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { slots: {}, users: null };
const slot = process.env.SLUICE_SLOT;
if (verb === 'place') served.slots[slot] = process.env.SLUICE_RELEASE;
if (verb === 'point') served.users = slot;
if (verb === 'loaded') console.log(JSON.stringify({ digest: served.slots[slot] ?? null, share: served.users === slot ? 100 : 0 }));
writeFileSync(file, JSON.stringify(served));
`;

type Environment = 'staging' | 'production';

function deliveryFile(environment: Environment, { secrets = '[FEATURE_STORE]', parity = '{from: {journal: {file: staging/income.journal.jsonl}}, max_age: 14 days}' } = {}): string {
  return `version: 1
release: {name: income, version: 1.0.0, model: model.bin, config: serve.json, secrets: ${secrets}}
evidence: {signing: key, public_key: key.pub.pem}
environments: [staging, production]
environment: ${environment}
${environment === 'production' ? `parity: ${parity}\n` : ''}rollout: {strategy: replace, command: ["${process.execPath}", deploy.mjs, ${environment}.json], state: ${environment}, interval: 1 s, lease: 1 minute, watch: 1 s}
`;
}

/** A team with two environments on one machine; every delivery is identified, sealed and approved before it is promoted. */
async function teamIn(folder: string) {
  const key = newKey();
  const clock = new ManualClock('2026-01-05T09:00:00.000Z');
  let run = 0;
  await writeFile(path.join(folder, 'deploy.mjs'), DEPLOY);
  await writeFile(path.join(folder, 'key.pub.pem'), key.publicPem);
  await writeFile(path.join(folder, 'serve.json'), '{"threads": 2}');
  const silent = (): void => undefined;
  return {
    clock,
    async deliver(environment: Environment, model: string, file = deliveryFile(environment)) {
      run += 1;
      const name = `${environment}.delivery.yml`;
      await writeFile(path.join(folder, 'model.bin'), model);
      await writeFile(path.join(folder, name), file);
      const delivery = await loadDelivery(name, { workspace: folder });
      const out = path.join(folder, 'out', String(run));
      await mkdir(out, { recursive: true });
      const deliveryId = { repositoryId: '42', runId: String(run), runAttempt: 1 };
      const context = { purpose: 'deliver', deliveryId, clock, log: { debug: silent, info: silent, warning: silent }, out } as unknown as StageContext;
      const identified = await identify(delivery, context);
      context.release = identified.verdict.release;
      const approved = { ...identified, details: { ...LEAST_DETAILS['require-approval'], step: 'approve', expiresAt: '2030-01-01T00:00:00.000Z' }, verdict: { ...identified.verdict, stage: 'require-approval' as const } };
      const sealed = await seal(delivery, context, { statements: [loose(makeStatement(delivery, context, identified))], signer: keySigner(key.pem) });
      const text = await appendStatement(sealed.ledger!, await readLedger(sealed.ledger!, { keys: [key] }), makeStatement(delivery, context, approved), keySigner(key.pem));
      await writeFile(path.join(out, LEDGER_FILE), text);
      const session = { workspace: folder, deliveryFile: name, out: path.join(out, 'promote'), purpose: 'deliver', deliveryId, clock, log: context.log, env: {} } as unknown as Session;
      const { verdict } = await runPromote(session, { ledger: path.join(out, LEDGER_FILE), once: false, secrets: { key: key.pem } });
      return { outcome: verdict.outcome, codes: verdict.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').map(({ code }) => code), text: verdict.findings.map(({ message }) => message).join('\n'), ledger: path.join(session.out, LEDGER_FILE) };
    },
    serves: async (environment: Environment) => readFile(path.join(folder, `${environment}.json`), 'utf8').then((text) => (JSON.parse(text) as { users: string | null }).users, () => null),
  };
}

describe('production asks for the evidence of staging', () => {
  test('and takes a release that served there, by the journal of staging', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    expect(await team.deliver('staging', 'one')).toMatchObject({ outcome: 'pass' });
    expect(await team.deliver('production', 'one')).toMatchObject({ outcome: 'pass', codes: [] });
    expect(await team.serves('production')).not.toBeNull();
  });

  test('and places nothing that never served there', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    expect(await team.deliver('production', 'one')).toMatchObject({ outcome: 'fail', codes: ['parity-evidence-missing'] });
    expect(await team.serves('production')).toBeNull();
  });

  test('and names what differs from what serves there', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    await team.deliver('staging', 'one');
    const refused = await team.deliver('production', 'two');
    expect(refused).toMatchObject({ outcome: 'fail', codes: ['parity-release-differs'] });
    expect(refused.text).toMatch(/differs in weights \(sha256:[0-9a-f]{12} there, sha256:[0-9a-f]{12} here\)/);
  });

  test('and not for longer than its limit', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    await team.deliver('staging', 'one');
    team.clock.advance(15 * 86_400_000);
    expect(await team.deliver('production', 'one')).toMatchObject({ codes: ['parity-stale'] });
  });

  test('with the same names of secrets, which are all that is ever written down of them', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    await team.deliver('staging', 'one');
    const refused = await team.deliver('production', 'one', deliveryFile('production', { secrets: '[FEATURE_STORE, {name: BUREAU_KEY, rotate: 90 days}]' }));
    expect(refused).toMatchObject({ codes: ['parity-secrets-differ'] });
    expect(refused.text).toContain('BUREAU_KEY only here');
  });

  test('by a ledger that was kept, too, and refuses one that was edited or signed by another key', async () => {
    await using folder = await temporaryFolder();
    const team = await teamIn(folder.path);
    const { ledger } = await team.deliver('staging', 'one');
    const kept = deliveryFile('production', { parity: '{from: {ledger: kept.jsonl}}' });
    const text = await readFile(ledger, 'utf8');
    await writeFile(path.join(folder.path, 'kept.jsonl'), text);
    expect(await team.deliver('production', 'one', kept)).toMatchObject({ outcome: 'pass' });

    await using second = await temporaryFolder();
    const other = await teamIn(second.path);
    await writeFile(path.join(second.path, 'kept.jsonl'), text);
    const foreign = await other.deliver('production', 'one', kept);
    expect(foreign.codes).toContain('parity-evidence-unsound');
    await writeFile(path.join(second.path, 'kept.jsonl'), text.split('\n').slice(0, -2).join('\n') + '\n');
    expect((await other.deliver('production', 'one', kept)).codes).toEqual(['parity-evidence-missing']);
    await rm(path.join(second.path, 'kept.jsonl'));
    expect((await other.deliver('production', 'one', kept)).codes).toEqual(['parity-evidence-missing']);
  });
});
