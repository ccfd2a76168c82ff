import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { InputError } from '../../src/core/problem.ts';
import { findSecrets } from '../../src/evidence/secrets/scan.ts';
import { secretRefusals, stopSecrets } from '../../src/evidence/secrets/stop.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from './files.ts';

/** Written in pieces, so that this file itself has no secret's form. Deterministic: each format has fixed letters. */
const letters = (count: number, alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'): string =>
  Array.from({ length: count }, (_, i) => alphabet[(i * 7 + 3) % alphabet.length]).join('');
const hex = (count: number): string => letters(count, '0123456789abcdef');
const digits = (count: number): string => letters(count, '1234567890');
const privatePem = (): string => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }) as string;
const ecPem = (): string => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

const PLANTED: [what: string, rule: string, secret: string, asText?: (secret: string) => string][] = [
  ['an AWS access key', 'aws', `AKIA${letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`],
  ['an AWS secret key', 'aws', letters(40), (secret) => `aws_secret_access_key = ${secret}`],
  ['a GitHub token of a person', 'github', `ghp_${letters(36)}`],
  ['a GitHub token of a workflow', 'github', `ghs_${letters(36)}`],
  ['a fine-grained GitHub token', 'github', `github_pat_${letters(22)}_${letters(59)}`],
  ['a Slack bot token', 'slack', `xoxb-${digits(12)}-${digits(12)}-${letters(24)}`],
  ['a Slack webhook', 'slack', `https://hooks.slack.com/services/T${letters(8, 'ABCDEFGH0123')}/B${letters(8, 'ABCDEFGH0123')}/${letters(24)}`],
  ['a service account of Google', 'privatekey', letters(40), (secret) => JSON.stringify({ type: 'service_account', project_id: 'p', private_key_id: secret, private_key: privatePem(), client_email: 'a@p.iam.gserviceaccount.com', client_id: '1', auth_uri: 'https://accounts.google.com/o/oauth2/auth', token_uri: 'https://oauth2.googleapis.com/token' })],
  ['a private RSA key', 'privatekey', privatePem()],
  ['a private key in a JSON text', 'privatekey', ecPem(), (secret) => JSON.stringify({ tls: { key: secret } })],
  ['an npm token', 'npm', `npm_${letters(36)}`],
  ['an npm token in .npmrc', 'npm', `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`, (secret) => `//registry.example.org/:_authToken=${secret}`],
  ['a Stripe key', 'stripe', `sk_live_${letters(24)}`],
  ['a SendGrid key', 'sendgrid', `SG.${letters(22)}.${letters(43)}`],
  ['a Shopify token', 'shopify', `shpat_${hex(32)}`],
  ['an OpenAI key', 'openai', `sk-proj-${letters(74)}T3BlbkFJ${letters(74)}`],
  ['an Anthropic key', 'anthropic', `sk-ant-api03-${letters(93)}AA`],
  ['a Hugging Face token', 'huggingface', `hf_${letters(34, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')}`],
  ['a GitLab token', 'gitlab', `glpat-${letters(20)}`],
  ['a database address', 'database-connection-string', `postgresql://app:${letters(14)}@db.internal.example.org:5432/app`],
  ['a password in an address', 'basicauth', `https://deploy:${letters(14)}@packages.internal.example.org/simple`],
  ['a Notion token', 'notion', `ntn_${digits(11)}${letters(35)}`],
  ['a Linear key', 'linear', `lin_api_${letters(40)}`],
  ['a Vault token', 'hashicorp-vault', `hvs.${letters(96)}`],
];

async function scanned(content: string | Uint8Array, name = 'notes.txt') {
  await using folder = await temporaryFolder();
  await writeTree(folder.path, { [name]: content });
  return await findSecrets([{ shown: name, absolute: path.join(folder.path, name) }]);
}

describe('a planted secret', () => {
  test.each(PLANTED)('%s is found as %s, stops the upload, and is not shown', async (_what, rule, secret, asText = (text) => `config: ${text}`) => {
    await using folder = await temporaryFolder();
    await writeTree(folder.path, { 'serve/settings.txt': `first line\n${asText(secret)}\nlast line\n` });
    const files = [{ shown: 'serve/settings.txt', absolute: path.join(folder.path, 'serve/settings.txt') }];
    const error = (await stopSecrets(files, [], '2026-11-23').catch((thrown: unknown) => thrown)) as InputError;
    expect(error.problems.map(({ code }) => code)).toContain('secret-found');
    expect(error.message).toContain(`"serve/settings.txt", line 2: ${rule}`);
    for (let i = 0; i + 8 <= secret.length; i += 4) expect(error.message).not.toContain(secret.slice(i, i + 8).trim() || '\0');
  });

  test('there are more than twenty formats', () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(20);
    expect(new Set(PLANTED.map(([, rule]) => rule)).size).toBeGreaterThanOrEqual(15);
  });
});

const TOKEN = `ghp_${letters(36)}`;

test('a file that is the service account of Google is named so, whatever it is called', async () => {
  const account = JSON.stringify({ type: 'service_account', private_key_id: hex(40), private_key: privatePem() }, null, 2);
  expect((await scanned(account, 'settings.conf')).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['gcp', 'privatekey']));
});

describe('where a secret may lie', () => {
  test.each<[string, Uint8Array]>([
    ['in bytes that are no text', Buffer.concat([randomBytes(5000), Buffer.from(` ${TOKEN} `), randomBytes(5000)])],
    ['between zeros', Buffer.concat([Buffer.alloc(100_000), Buffer.from(TOKEN), Buffer.alloc(100_000)])],
    ['in UTF-16', Buffer.from(`token = ${TOKEN}\n`.repeat(3), 'utf16le')],
    ['behind letters of any language', Buffer.from(`clé d’accès: ${TOKEN} 鍵`)],
    ['in one line of a megabyte', Buffer.from(`${'x '.repeat(600_000)}${TOKEN} ${'y '.repeat(100_000)}`)],
    ['below a comment that switches such scans off', Buffer.from(`# secretlint-disable\n${TOKEN}\n`)],
  ])('%s', async (_where, bytes) => {
    expect((await scanned(bytes, 'weights.bin')).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['github']));
  });

  test.each([256 * 1024 - 20, 240 * 1024 - 20, 1024 * 1024 - 20, 1024 * 1024 + 5])('across any border of what is read at once (%i)', async (offset) => {
    const bytes = Buffer.alloc(offset + 100, 'word \n');
    bytes.write(` ${TOKEN} `, offset);
    const found = await scanned(bytes);
    expect(found).toEqual([{ file: 'notes.txt', rule: 'github', line: bytes.subarray(0, offset).toString().split('\n').length }]);
  });

  test('each of many lines is named, up to fifty', async () => {
    const found = await scanned(Array.from({ length: 80 }, (_, i) => `ghp_${letters(30)}${String(i).padStart(6, 'a')}`).join('\n'));
    expect(found.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });
});

describe('what is no secret', () => {
  test.each<[string, string | Uint8Array]>([
    ['numbers', Array.from({ length: 20_000 }, (_, i) => `${i},0.${digits(16)},-1e-05`).join('\n')],
    ['random weights', randomBytes(2_000_000)],
    ['digests', `sha256:${hex(64)}\n${hex(40)}\n`],
    ['base64', randomBytes(200_000).toString('base64')],
    ['a public key', generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }) as string],
  ])('%s', async (_what, content) => {
    expect(await scanned(content)).toEqual([]);
  });
});

describe('a finding that somebody looked at', () => {
  const found = [{ file: 'docs/example.md', rule: 'github', line: 3 }];
  const exception = { file: 'docs/example.md', rule: 'github', because: 'a made-up token of the tutorial', expires: '2026-12-31' };
  const codes = (allowed: (typeof exception)[], today = '2026-11-23'): string[] => secretRefusals(found, allowed, today).map(({ code }) => code);

  test('stops nothing until its day, and from then on again, by a code of its own', () => {
    expect(codes([exception])).toEqual([]);
    expect(codes([exception], '2026-12-30')).toEqual([]);
    expect(codes([exception], '2026-12-31')).toEqual(['secret-exception-expired']);
    expect(codes([{ ...exception, expires: '2026-01-01' }, exception])).toEqual([]);
  });

  test('counts for its own file and its own rule', () => {
    expect(codes([{ ...exception, file: 'docs/*' }])).toEqual(['secret-found']);
    expect(codes([{ ...exception, rule: 'aws' }])).toEqual(['secret-found']);
    expect(codes([])).toEqual(['secret-found']);
  });
});

test('no source file of this project holds a secret', async () => {
  const here = new URL(import.meta.url).pathname;
  await using folder = await temporaryFolder();
  const copy = path.join(folder.path, 'copy.ts');
  await writeFile(copy, await readFile(here));
  expect(await findSecrets([{ shown: 'copy.ts', absolute: copy }])).toEqual([]);
  await appendFile(copy, TOKEN);
  expect(await findSecrets([{ shown: 'copy.ts', absolute: copy }])).toHaveLength(1);
});
