import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readDocuments } from '../../src/approval/conditions/documents.ts';
import { conditionsOf } from '../../src/approval/floor/conditions-of.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import type { RequiredDocument } from '../../src/delivery/spec.ts';
import { verifyingKey } from '../../src/evidence/keys.ts';
import { signModel } from '../../src/evidence/oms/sign.ts';
import { omsKeySigner } from '../../src/evidence/oms/signer.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const NOW = new Date('2026-01-05T09:30:00Z');
const TEXT = '# Risk assessment\n\nExpires: 2026-06-30\n\nNobody is harmed.\n';
const PUBLIC = { type: 'spki', format: 'pem' } as const;

interface Setting {
  key?: 'ed25519' | 'ec';
  form?: 'detached' | 'base64' | 'bundle';
  text?: string;
  after?: string;
  other?: boolean;
  declared?: Partial<RequiredDocument>;
  leaveOut?: ('file' | 'signature' | 'key')[];
  now?: Date;
}

async function judged({ key = 'ed25519', form = 'detached', text = TEXT, after = text, other = false, declared = {}, leaveOut = [], now = NOW }: Setting) {
  await using folder = await temporaryFolder();
  const pair = (key === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' })) as { publicKey: KeyObject; privateKey: KeyObject };
  const shown = other ? (generateKeyPairSync('ed25519') as { publicKey: KeyObject }) : pair;
  const at = (name: string) => path.join(folder.path, name);
  await mkdir(at('docs'));
  await writeFile(at('delivery.yml'), 'version: 1\nrelease: {name: income, model: model/}\n');
  await writeFile(at('docs/risk.md'), text);
  if (form === 'bundle') await signModel(at('docs/risk.md'), omsKeySigner(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string), { signature: at('docs/risk.md.sig') });
  else {
    const bytes = sign(key === 'ed25519' ? null : 'sha256', Buffer.from(text), pair.privateKey);
    await writeFile(at('docs/risk.md.sig'), form === 'base64' ? `${bytes.toString('base64')}\n` : bytes);
  }
  await writeFile(at('key.pem'), shown.publicKey.export(PUBLIC));
  if (after !== text) await writeFile(at('docs/risk.md'), after);
  const { keyid } = verifyingKey(pair.publicKey.export(PUBLIC) as string);
  const rule: RequiredDocument = { name: 'risk assessment', owner: 'the risk team', file: 'docs/risk.md', signature: 'docs/risk.md.sig', public_key: 'key.pem', ...declared };
  if (declared.keyid === 'own' as never) rule.keyid = keyid;
  for (const each of leaveOut) delete rule[each === 'key' ? 'public_key' : each];
  const delivery = await loadDelivery('delivery.yml', { workspace: folder.path });
  return await readDocuments(delivery, conditionsOf({ require: [rule] }, undefined).require, 'high', now);
}

const codes = async (setting: Setting) => (await judged(setting)).refusals.map(({ code }) => code);

describe('a document that must be there', () => {
  test.each<Setting>([{}, { form: 'base64' }, { key: 'ec' }, { key: 'ec', form: 'bundle' }, { declared: { keyid: 'own' as never } }])('counts where its owner signed it: %j', async (setting) => {
    const { refusals, documents, inputs } = await judged(setting);
    expect(refusals).toEqual([]);
    expect(documents[0]).toMatchObject({ name: 'risk assessment', owner: 'the risk team', expires: '2026-06-30', digest: inputs[0]!.digest });
  });

  test.each<[string, Setting, string]>([
    ['a file that nobody named', { leaveOut: ['file'] }, 'document-missing'],
    ['a file that is not there', { declared: { file: 'docs/none.md' } }, 'document-missing'],
    ['no signature', { leaveOut: ['signature'] }, 'document-not-signed'],
    ['a signature that is not there', { declared: { signature: 'docs/none.sig' } }, 'document-not-signed'],
    ['no key', { leaveOut: ['key'] }, 'document-not-signed'],
    ['a text changed after it was signed', { after: `${TEXT}Or some are.\n` }, 'document-not-signed'],
    ['a text changed after it was signed with a bundle', { key: 'ec', form: 'bundle', after: `${TEXT}Or some are.\n` }, 'document-not-signed'],
    ['a signature by another key', { other: true }, 'document-not-signed'],
    ['a bundle held against a key that makes none', { key: 'ec', form: 'bundle', other: true }, 'document-not-signed'],
    ["a key that is not the owner's", { declared: { keyid: `sha256:${'0'.repeat(64)}` } }, 'document-wrong-key'],
    ['a key that is none', { declared: { public_key: 'docs/risk.md' } }, 'document-wrong-key'],
    ['a day that is over', { now: new Date('2026-07-01T00:00:00Z') }, 'document-expired'],
    ['a day that is over, by the delivery file', { declared: { expires: '2026-01-04' } }, 'document-expired'],
    ['no day at all', { text: '# Risk\n' }, 'document-expired'],
    ['a day that is too far', { declared: { within: '30 days' } }, 'document-expires-too-late'],
  ])('%s', async (_, setting, code) => {
    expect(await codes(setting)).toEqual([code]);
  });

  test('the last day itself counts, and the earlier of two days', async () => {
    expect(await codes({ now: new Date('2026-06-30T23:59:59Z') })).toEqual([]);
    expect((await judged({ declared: { expires: '2026-02-01' } })).documents[0]!.expires).toBe('2026-02-01');
  });

  test('is not asked for of a class that does not need it', async () => {
    expect(await codes({ leaveOut: ['file'], declared: { classes: ['low'] } })).toEqual([]);
  });
});
