import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execCredential, type ExecPlugin } from '../../src/kubernetes/exec.ts';
import { ManualClock } from '../../testkit/clock.ts';

const V1 = 'client.authentication.k8s.io/v1';
const reply = (status: unknown, apiVersion = V1): string => JSON.stringify({ apiVersion, kind: 'ExecCredential', status });
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-exec-'));
  // A real program: it counts how often it was started, keeps what it saw, and prints what lies beside it.
  writeFileSync(path.join(folder, 'plugin'), '#!/bin/sh\necho x >> "$OUT/count"\nenv > "$OUT/env"\nif [ "$1" = fail ]; then echo "sign in first" >&2; exit 7; fi\ncat "$OUT/reply"\n');
  chmodSync(path.join(folder, 'plugin'), 0o755);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const started = (): number => readFileSync(path.join(folder, 'count'), 'utf8').split('\n').length - 1;

function plugin(answer: string, options: Partial<ExecPlugin> = {}): ExecPlugin {
  writeFileSync(path.join(folder, 'count'), '');
  writeFileSync(path.join(folder, 'reply'), answer);
  return { command: path.join(folder, 'plugin'), args: [], env: { OUT: folder }, folder, apiVersion: V1, ...options };
}

describe('a program of the kubeconfig', () => {
  test('is told what it is asked, and sees nothing of the job but what is passed on', async () => {
    process.env.SLUICE_TEST_SECRET = 'of-the-job';
    const clock = new ManualClock();
    const credential = execCredential(plugin(reply({ token: 't' }), { cluster: { server: 'https://api.test', config: null } }), { clock, passed: { CLOUD: 'profile' } });
    expect(await credential(false)).toEqual({ token: 't' });
    delete process.env.SLUICE_TEST_SECRET;
    const seen = readFileSync(path.join(folder, 'env'), 'utf8');
    expect(seen).toContain('CLOUD=profile');
    expect(seen).not.toContain('of-the-job');
    const info = JSON.parse(/^KUBERNETES_EXEC_INFO=(.*)$/m.exec(seen)![1]!) as unknown;
    expect(info).toEqual({ apiVersion: V1, kind: 'ExecCredential', spec: { interactive: false, cluster: { server: 'https://api.test', config: null } } });
  });

  test('is started again only once its credential has lapsed or was refused', async () => {
    const clock = new ManualClock('2026-01-05T09:00:00.000Z');
    const credential = execCredential(plugin(reply({ token: 't', expirationTimestamp: '2026-01-05T09:15:00Z' })), { clock });
    await Promise.all([credential(false), credential(false)]);
    await credential(false);
    expect(started()).toBe(1);
    clock.advance(14.9 * 60_000);
    await credential(false);
    expect(started()).toBe(2);
    await credential(true);
    expect(started()).toBe(3);
  });

  test('without a time it lapses only where it was refused, and may give a certificate', async () => {
    const clock = new ManualClock();
    const credential = execCredential(plugin(reply({ clientCertificateData: 'C', clientKeyData: 'K' })), { clock });
    expect(await credential(false)).toEqual({ cert: 'C', key: 'K' });
    clock.advance(86_400_000);
    await credential(false);
    expect(started()).toBe(1);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', 'token: t'],
    ['null', 'null'],
    ['another kind', JSON.stringify({ apiVersion: V1, kind: 'Secret', status: { token: 't' } })],
    ['no status', JSON.stringify({ apiVersion: V1, kind: 'ExecCredential' })],
    ['another version', reply({ token: 't' }, 'client.authentication.k8s.io/v1beta1')],
    ['an empty token', reply({ token: '' })],
    ['a key alone', reply({ clientKeyData: 'K' })],
    ['a token with half a certificate', reply({ token: 't', clientCertificateData: 'C' })],
    ['no time', reply({ token: 't', expirationTimestamp: 'soon' })],
  ])('that answers with %s gives none, and what it printed is not shown', async (_, answer) => {
    const refused = await execCredential(plugin(answer), { clock: new ManualClock() })(false).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'cluster-credential' });
    expect(String(refused)).not.toContain('"t"');
  });

  test('that fails says why, with the advice of its author; the next call asks it again', async () => {
    const credential = execCredential(plugin('', { args: ['fail'], hint: 'Install it\nfrom the shop.' }), { clock: new ManualClock() });
    await expect(credential(false)).rejects.toMatchObject({ code: 'cluster-credential', message: expect.stringContaining('sign in first'), fix: 'Install it from the shop.' });
    await expect(credential(false)).rejects.toMatchObject({ code: 'cluster-credential' });
    expect(started()).toBe(2);
  });

  test('that is not there is named', async () => {
    await expect(execCredential(plugin('', { command: 'sluice-no-such-program' }), { clock: new ManualClock() })(false)).rejects.toMatchObject({ code: 'cluster-credential', message: expect.stringContaining('sluice-no-such-program') });
  });
});
