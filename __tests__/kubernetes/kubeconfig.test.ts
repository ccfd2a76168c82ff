import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DriverError } from '../../src/core/driver-error.ts';
import { InputError, type Problem } from '../../src/core/problem.ts';
import type { Connection } from '../../src/kubernetes/credential.ts';
import { connectionOf, type DeclaredCluster } from '../../src/kubernetes/declared.ts';
import { ManualClock } from '../../testkit/clock.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const DATA = Buffer.from(PEM).toString('base64');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-kubeconfig-'));
  mkdirSync(path.join(folder, 'pki'));
  for (const name of ['ca.crt', 'me.crt', 'me.key']) writeFileSync(path.join(folder, 'pki', name), PEM.replace('MIIB', name));
  writeFileSync(path.join(folder, 'token'), 'of-a-file\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const config = (cluster: string, user: string, context = 'cluster: c, user: u'): string => `apiVersion: v1
kind: Config
clusters:
- name: c
  cluster: {${cluster}}
users:
- name: u
  user: {${user}}
contexts:
- name: prod
  context: {${context}}
`;
const SOUND = 'server: https://api.test:6443';

function connect(text: string | Record<string, string>, declared: Partial<DeclaredCluster> = {}, env: Record<string, string> = {}): Promise<Connection> {
  const files = typeof text === 'string' ? { config: text } : text;
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const kubeconfig = typeof text === 'string' ? path.join(folder, 'config') : undefined;
  return connectionOf({ context: 'prod', kubeconfig, ...declared }, { clock: new ManualClock(), env, resolve: (file) => path.join(folder, file) });
}

async function problemsOf(text: string, declared?: Partial<DeclaredCluster>): Promise<readonly Problem[]> {
  try {
    await connect(text, declared);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

describe('a context is taken as kubectl takes it', () => {
  test('with certificates as data before files, relative to the kubeconfig, and its own namespace', async () => {
    const { server, ca, serverName, namespace, credential } = await connect(config(`${SOUND}/k8s/c-1, certificate-authority: pki/ca.crt, tls-server-name: api.inside`, `client-certificate: pki/me.crt, client-key-data: ${DATA}, client-key: nowhere.key`, 'cluster: c, user: u, namespace: income'));
    expect(server.href).toBe('https://api.test:6443/k8s/c-1');
    expect(ca).toContain('ca.crt');
    expect(serverName).toBe('api.inside');
    expect(namespace).toBe('income');
    expect(await credential(false)).toEqual({ cert: PEM.replace('MIIB', 'me.crt'), key: PEM });
  });

  test('with the token of a file before one in the kubeconfig, read anew each time', async () => {
    const { credential, namespace } = await connect(config(`${SOUND}, certificate-authority-data: ${DATA}`, 'token: old, tokenFile: token'));
    expect(await credential(false)).toEqual({ token: 'of-a-file' });
    writeFileSync(path.join(folder, 'token'), 'rotated');
    expect(await credential(false)).toEqual({ token: 'rotated' });
    expect(namespace).toBe('default');
    rmSync(path.join(folder, 'token'));
    await expect(credential(false)).rejects.toMatchObject({ code: 'cluster-credential' });
    writeFileSync(path.join(folder, 'token'), 'of-a-file\n');
  });

  test('from the files of KUBECONFIG: the first that has a name counts, one that is missing does not matter, paths are of their own file', async () => {
    mkdirSync(path.join(folder, 'second'), { recursive: true });
    writeFileSync(path.join(folder, 'second', 'ca.crt'), PEM.replace('MIIB', 'second'));
    const first = `users:\n- name: u\n  user: {token: first}\n`;
    const second = config(`${SOUND}, certificate-authority: ca.crt`, 'token: second');
    const list = ['none', 'first', 'second/config'].map((name) => path.join(folder, name)).join(path.delimiter);
    const { credential, ca } = await connect({ first, 'second/config': second }, {}, { KUBECONFIG: list });
    expect(await credential(false)).toEqual({ token: 'first' });
    expect(ca).toContain('second');
  });

  test('from the home folder where nothing else is said, never from its current-context', async () => {
    mkdirSync(path.join(folder, 'home', '.kube'), { recursive: true });
    writeFileSync(path.join(folder, 'home', '.kube', 'config'), `${config(SOUND, 'token: t')}current-context: other\n`);
    const env = { HOME: path.join(folder, 'home') };
    expect((await connect({}, {}, env)).server.host).toBe('api.test:6443');
    await expect(connect({}, { context: 'other' }, env)).rejects.toThrow(/no context "other" in .*, but "prod"/);
  });

  test('with anchors and aliases, and what is empty as if it were not there', async () => {
    const text = config(`${SOUND}, proxy-url: '', tls-server-name: ''`, `client-certificate-data: '', token: &t first`).replace('contexts:', 'preferences: {again: *t}\ncontexts:');
    expect(await (await connect(text)).credential(false)).toEqual({ token: 'first' });
  });
});

describe('a kubeconfig is refused', () => {
  test.each<[string, string, string[], number]>([
    [`${SOUND}, insecure-skip-tls-verify: true`, 'token: t', ['kubeconfig-insecure'], 5],
    // A word for true or false of YAML 1.1, which other tools read in their own way.
    [`${SOUND}, insecure-skip-tls-verify: no`, 'token: t', ['kubeconfig-insecure'], 5],
    ['server: http://api.test', 'token: t', ['http-not-loopback'], 5],
    ["server: 'https://u:p@api.test'", 'token: t', ['url-password'], 5],
    ['server: ftp://api.test', 'token: t', ['url-scheme'], 5],
    ['tls-server-name: x', 'token: t', ['kubeconfig-incomplete'], 5],
    [`${SOUND}, certificate-authority: pki/none.crt`, 'token: t', ['kubeconfig-file'], 5],
    [`${SOUND}, certificate-authority-data: '%%%'`, 'token: t', ['kubeconfig-unreadable'], 5],
    [`${SOUND}, certificate-authority-data: bm8gcGVt`, 'token: t', ['kubeconfig-unreadable'], 5],
    [`${SOUND}, proxy-url: 'socks5://proxy.test:1080'`, 'token: t', ['cluster-proxy'], 5],
    [SOUND, '', ['kubeconfig-incomplete'], 8],
    [SOUND, 'client-certificate: pki/me.crt', ['kubeconfig-incomplete'], 8],
    [SOUND, 'token: t, as: somebody', ['kubeconfig-refused'], 8],
    [SOUND, 'token: t, as-groups: [admins]', ['kubeconfig-refused'], 8],
    [SOUND, 'auth-provider: {name: gcp}', ['kubeconfig-refused', 'kubeconfig-incomplete'], 8],
    [SOUND, 'username: u, password: p', ['kubeconfig-refused', 'kubeconfig-refused', 'kubeconfig-incomplete'], 8],
    [SOUND, 'exec: {command: aws, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never}', ['kubeconfig-exec'], 8],
    [SOUND, 'exec: {}', ['kubeconfig-incomplete'], 8],
  ])('{%s} {%s}', async (cluster, user, codes, line) => {
    const problems = await problemsOf(config(cluster, user));
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems[0]!.location).toMatchObject({ file: path.join(folder, 'config'), line });
  });

  test.each([
    ['exec: {command: aws, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Always}', 'nobody here'],
    ['exec: {command: aws, apiVersion: client.authentication.k8s.io/v1}', 'nobody here'],
    ['exec: {command: aws, apiVersion: client.authentication.k8s.io/v1alpha1, interactiveMode: Never}', 'v1alpha1'],
    ['exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1, args: [1]}', 'args'],
    ['exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1, env: {A: b}}', 'env'],
    // The name that was allowed, and another program behind it.
    ...['PATH', 'LD_PRELOAD', 'NODE_OPTIONS', 'PYTHONPATH', 'BASH_ENV'].map((name) => [`exec: {command: aws, apiVersion: client.authentication.k8s.io/v1beta1, env: [{name: A, value: b}, {name: ${name}, value: ./evil}]}`, name]),
  ])('%s, also where the program may be started', async (user, word) => {
    const problems = await problemsOf(config(SOUND, user), { exec: ['aws'] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'kubeconfig-exec', message: expect.stringContaining(word) });
  });

  test('with everything that is wrong with it at once', async () => {
    const problems = await problemsOf(config('server: http://api.test, insecure-skip-tls-verify: true, certificate-authority: none', 'as: x, exec: {command: evil, interactiveMode: Never}'));
    expect(problems.map(({ code }) => code).sort()).toEqual(['http-not-loopback', 'kubeconfig-exec', 'kubeconfig-exec', 'kubeconfig-file', 'kubeconfig-insecure', 'kubeconfig-refused']);
  });

  test('where the context, its cluster or its user is not in it', async () => {
    expect((await problemsOf(config(SOUND, 'token: t'), { context: 'none' }))[0]).toMatchObject({ code: 'kubeconfig-missing', message: expect.stringContaining('but "prod"') });
    const problems = await problemsOf(config(SOUND, 'token: t', 'cluster: x, user: y'));
    expect(problems.map(({ message, location }) => [message.split(' in ')[0], location?.line])).toEqual([['There is no cluster "x"', 11], ['There is no user "y"', 11]]);
  });

  test('where it is missing', async () => {
    expect(await problemsOf('', { kubeconfig: 'nowhere' })).toMatchObject([{ code: 'kubeconfig-none' }]);
  });
});

describe('a hostile kubeconfig', () => {
  test.each([
    ['duplicate keys', `${config(SOUND, 'token: t, token: u')}`, 'stands twice'],
    ['a billion laughs', `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[at]}`).join(', ')}]`).join('\n')}\n${config(SOUND, 'token: t')}`, 'multiply'],
    ['depth', `${'['.repeat(2000)}`, 'deep'],
    ['two documents', `${config(SOUND, 'token: t')}---\n${config(SOUND, 'token: u')}`, 'more than one'],
    ['a list', '- a\n', 'no map'],
    ['nothing', '', 'no map'],
    ['lists that are none', 'clusters: {}\nusers: 1\ncontexts: x\n', 'no list'],
    ['entries that are none', 'contexts: [1, null, {name: prod}, {name: 2, context: {}}, {name: x, context: []}]\n', 'has no name'],
  ])('%s', async (_, text, word) => {
    const problems = await problemsOf(text);
    expect(problems.some(({ message }) => message.includes(word))).toBe(true);
  });

  test('is refused in words, whatever it holds: no other error, and never a connection without a checked address', async () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.constant({}), fc.constant([]), fc.constantFrom('https://a.test', 'http://a.test', 'http://127.0.0.1', DATA, 'pki/ca.crt', 'aws', '__proto__'));
    const keys = (...names: string[]) => fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor'), leaf, { maxKeys: 8 });
    const cluster = keys('server', 'insecure-skip-tls-verify', 'certificate-authority', 'certificate-authority-data', 'tls-server-name', 'proxy-url');
    const exec = keys('command', 'args', 'env', 'apiVersion', 'interactiveMode', 'provideClusterInfo');
    const user = fc.tuple(keys('token', 'tokenFile', 'client-certificate', 'client-key-data', 'as', 'username', 'exec'), fc.option(exec)).map(([one, run]) => (run === null ? one : { ...one, exec: run }));
    const file = fc.record({ clusters: fc.array(fc.record({ name: fc.constantFrom('c', '__proto__'), cluster }), { maxLength: 2 }), users: fc.array(fc.record({ name: fc.constant('u'), user }), { maxLength: 2 }), contexts: fc.constant([{ name: 'prod', context: { cluster: 'c', user: 'u' } }]) });
    await fc.assert(
      fc.asyncProperty(file, async (value) => {
        try {
          const { server } = await connect(JSON.stringify(value), { exec: ['aws'] });
          expect(['https:', 'http:']).toContain(server.protocol);
          expect(server.protocol === 'https:' || server.hostname === '127.0.0.1').toBe(true);
        } catch (error) {
          if (!(error instanceof InputError) && !(error instanceof DriverError)) throw error;
          if (error instanceof InputError) expect(error.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
