import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { signModel } from '../../../src/evidence/oms/sign.ts';
import { omsCertificateSigner, omsKeylessSigner } from '../../../src/evidence/oms/signer.ts';
import type { Said } from '../../../testkit/refusals.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { writeTree } from '../../evidence/files.ts';
import { authority, bundleOver, ecKey, signedModel, statementOf, type AuthorityOptions, type Statement } from '../../evidence/oms-files.ts';
import { startSigstore, tokenFor, WORKFLOW } from '../../evidence/sigstore-server.ts';
import { command } from './command.ts';

type Bundle = Record<string, never> & { verificationMaterial: { tlogEntries: Record<string, string>[]; timestampVerificationData?: unknown }; dsseEnvelope: { payload: string } };

/** A signed model, and the one thing that is changed before it is verified. */
export type Signed =
  | { by: 'key'; bundle?: (bundle: Bundle) => unknown; bytes?: Uint8Array; statement?: (statement: Statement) => void; model?: (model: string) => Promise<unknown>; stranger?: boolean; method?: 'certificate'; target?: string }
  | { by: 'certificate'; extensions?: AuthorityOptions; days?: number; otherRoot?: boolean }
  | { by: 'keyless'; log?: boolean; bundle?: (bundle: Bundle) => unknown; identity?: string; issuer?: string };

const at = (model: string, name: string): string => path.join(model, name);

export const SIGNATURE_SCENARIOS: Record<string, Signed> = {
  'oms-bundle-empty': { by: 'key', bytes: Buffer.alloc(0) },
  'oms-bundle-unreadable': { by: 'key', bytes: Buffer.from('signed, honestly') },
  'oms-media-type-other': { by: 'key', bundle: (bundle) => ({ ...bundle, mediaType: 'application/json' }) },
  'oms-envelope-missing': { by: 'key', bundle: (bundle) => ({ ...bundle, dsseEnvelope: [] }) },
  'oms-material-missing': { by: 'key', bundle: (bundle) => ({ ...bundle, verificationMaterial: { tlogEntries: [] } }) },
  'oms-bundle-invalid': { by: 'key', bundle: (bundle) => ({ ...bundle, messageSignature: {} }) },
  'oms-method-other': { by: 'key', method: 'certificate' },
  'oms-payload-unreadable': { by: 'key', bundle: payload('hello') },
  'oms-statement-invalid': { by: 'key', bundle: payload('{"a":1}') },
  'oms-predicate-other': { by: 'key', statement: (statement) => void (statement.predicateType = 'https://slsa.dev/provenance/v1') },
  'oms-root-contradictory': { by: 'key', statement: (statement) => void statement.predicate.resources.pop() },
  'oms-name-unsafe': { by: 'key', statement: (statement) => void (statement.predicate.resources[0]!.name = '../../etc/passwd') },
  'oms-ignore-unsafe': { by: 'key', statement: (statement) => void (statement.predicate.serialization.ignore_paths = ['.']) },
  'oms-hash-unsupported': { by: 'key', statement: (statement) => void (statement.predicate.serialization.hash_type = 'blake3') },
  'oms-serialization-unsupported': { by: 'key', statement: (statement) => void (statement.predicate.serialization.method = 'file-shard-1048576') },
  'oms-signature-invalid': { by: 'key', bundle: (bundle) => payload(`${Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString('utf8')} `)(bundle) },
  'oms-key-other': { by: 'key', stranger: true },
  'oms-file-changed': { by: 'key', model: (model) => appendFile(at(model, 'weights.bin'), '!') },
  'oms-file-missing': { by: 'key', model: (model) => rm(at(model, 'config.json')) },
  'oms-file-extra': { by: 'key', model: (model) => writeFile(at(model, 'hook.py'), 'import os') },
  'oms-file-renamed': { by: 'key', model: (model) => rename(at(model, 'config.json'), at(model, 'config.yaml')) },
  'oms-symlink': { by: 'key', model: (model) => symlink('weights.bin', at(model, 'latest')) },
  'oms-special-file': { by: 'key', model: async (model) => execFileSync('mkfifo', [at(model, 'pipe')]) },
  'oms-name-hostile': { by: 'key', model: (model) => writeFile(at(model, 'two\nlines'), '') },
  'oms-model-empty': { by: 'key', model: (model) => rm(model, { recursive: true }).then(() => mkdir(model)) },
  // The kernel lists this file as empty, and then hands out text.
  'oms-changed-while-read': { by: 'key', target: '/proc/self/status' },
  'oms-certificate-untrusted': { by: 'certificate', otherRoot: true },
  'oms-certificate-expired': { by: 'certificate', days: 0 },
  'oms-certificate-usage': { by: 'certificate', extensions: { signer: 'keyUsage=critical,keyEncipherment\n' } },
  'oms-identity-other': { by: 'keyless', identity: `${WORKFLOW.identity}-evil` },
  'oms-issuer-other': { by: 'keyless', issuer: 'https://issuer.example.org' },
  'oms-inclusion-missing': { by: 'keyless', bundle: (bundle) => ({ ...bundle, verificationMaterial: { ...bundle.verificationMaterial, tlogEntries: [] } }) },
  'oms-inclusion-invalid': { by: 'keyless', bundle: (bundle) => {
    const [entry] = bundle.verificationMaterial.tlogEntries;
    entry!.integratedTime = String(Number(entry!.integratedTime) + 1);
    return bundle;
  } },
  'oms-timestamp-invalid': { by: 'keyless', log: false, bundle: (bundle) => {
    delete bundle.verificationMaterial.timestampVerificationData;
    return bundle;
  } },
};

const FILES = { 'weights.bin': 'weights', 'config.json': '{}' };

export async function hear(signed: Signed): Promise<Said> {
  await using folder = await temporaryFolder();
  const trust = signed.by === 'key' ? await byKey(folder.path, signed) : signed.by === 'certificate' ? await byCertificate(folder.path, signed) : await byIdentity(folder.path, signed);
  return await command('sluice verify-signature', ['verify-signature', signed.by === 'key' && signed.target !== undefined ? signed.target : 'model', '--signature', 'model.sig', ...trust], folder.path);
}

async function byKey(folder: string, { bundle, bytes, statement, model: change, stranger, method }: Extract<Signed, { by: 'key' }>): Promise<string[]> {
  const { model, signature, bundle: good, pem, publicPem } = await signedModel(folder, FILES);
  const said = statementOf(good);
  statement?.(said);
  const signed = statement ? await bundleOver(said, pem) : good;
  await writeFile(signature, bytes ?? (bundle ? JSON.stringify(bundle(JSON.parse(signed.toString('utf8')) as Bundle)) : signed));
  await change?.(model);
  await writeFile(path.join(folder, 'key.pub'), stranger ? ecKey().publicPem : publicPem);
  return method === 'certificate' ? ['--certificate-chain', authority(folder).root] : ['--public-key', 'key.pub'];
}

async function byCertificate(folder: string, { extensions, otherRoot, days }: Extract<Signed, { by: 'certificate' }>): Promise<string[]> {
  const made = authority(folder, extensions, days);
  const pem = (file: string): string => readFileSync(file, 'utf8');
  const model = await writeTree(path.join(folder, 'model'), FILES);
  await signModel(model, omsCertificateSigner(pem(made.key), pem(made.certificate), pem(made.between)), { signature: path.join(folder, 'model.sig') });
  if (otherRoot) await mkdir(path.join(folder, 'other'));
  return ['--certificate-chain', otherRoot ? authority(path.join(folder, 'other')).root : made.root];
}

async function byIdentity(folder: string, { log = true, bundle, identity = WORKFLOW.identity, issuer = WORKFLOW.issuer }: Extract<Signed, { by: 'keyless' }>): Promise<string[]> {
  await using sigstore = await startSigstore({ log });
  const signature = path.join(folder, 'model.sig');
  const model = await writeTree(path.join(folder, 'model'), FILES);
  await signModel(model, omsKeylessSigner({ fulcio: sigstore.url, ...(log ? { rekor: sigstore.url } : { timestamps: sigstore.url }), token: async () => tokenFor(WORKFLOW) }), { signature });
  if (bundle) await writeFile(signature, JSON.stringify(bundle(JSON.parse(readFileSync(signature, 'utf8')) as Bundle)));
  await writeFile(path.join(folder, 'root.json'), JSON.stringify(sigstore.trustedRoot));
  return ['--identity', identity, '--issuer', issuer, '--trust-root', 'root.json'];
}

function payload(text: string) {
  return (bundle: Bundle): unknown => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload: Buffer.from(text).toString('base64') } });
}
