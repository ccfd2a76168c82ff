import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { omsPublicKey } from '../../src/evidence/oms/keys.ts';
import { signModel } from '../../src/evidence/oms/sign.ts';
import { omsKeySigner } from '../../src/evidence/oms/signer.ts';
import type { OmsTrust } from '../../src/evidence/oms/verify.ts';
import { writeTree } from './files.ts';

export function ecKey(namedCurve = 'P-256') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
  return { pem, publicPem, trust: { method: 'key', key: omsPublicKey(publicPem) } satisfies OmsTrust };
}

/** A model of these files and its signature by a fresh key. */
export async function signedModel(folder: string, files: Record<string, string | Uint8Array>) {
  const model = await writeTree(path.join(folder, 'model'), files);
  const key = ecKey();
  const signature = path.join(folder, 'model.sig');
  await signModel(model, omsKeySigner(key.pem), { signature });
  return { model, signature, bundle: await readFile(signature), ...key };
}

/** Signs any statement: what only a signer who holds the key could make. */
export async function bundleOver(statement: unknown, pem: string): Promise<Buffer> {
  return Buffer.from(JSON.stringify(await omsKeySigner(pem).bundle(Buffer.from(JSON.stringify(statement)))));
}

export function statementOf(bundle: Uint8Array): Statement {
  const { dsseEnvelope } = JSON.parse(Buffer.from(bundle).toString('utf8')) as { dsseEnvelope: { payload: string } };
  return JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString('utf8')) as Statement;
}

export type Statement = { subject: { name: string; digest: { sha256: string } }[]; predicateType: string; predicate: { resources: { name: string; digest: string; algorithm: string }[]; serialization: Record<string, unknown> } } & Record<string, unknown>;

export interface AuthorityOptions {
  signer?: string;
  between?: string;
}

/** A root and an authority between for 30 years, and a signing certificate for `days`, all from now on; made by openssl. */
export function authority(folder: string, extensions: AuthorityOptions = {}, days = 30) {
  const at = (name: string): string => path.join(folder, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const issue = (name: string, by: string, days: number, text: string): void => {
    openssl('ecparam', '-name', 'secp384r1', '-genkey', '-noout', '-out', at(`${name}.key`));
    writeFileSync(at(`${name}.ext`), text);
    openssl('req', '-new', '-key', at(`${name}.key`), '-subj', `/CN=${name}`, '-out', at(`${name}.csr`));
    const issuer = by === name ? ['-signkey', at(`${name}.key`)] : ['-CA', at(`${by}.pem`), '-CAkey', at(`${by}.key`), '-CAcreateserial'];
    openssl('x509', '-req', '-in', at(`${name}.csr`), ...issuer, '-days', String(days), '-extfile', at(`${name}.ext`), '-out', at(`${name}.pem`));
  };
  issue('root', 'root', 10_950, 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n');
  issue('between', 'root', 10_950, extensions.between ?? 'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign\n');
  issue('signer', 'between', days, extensions.signer ?? 'keyUsage=critical,digitalSignature\n');
  return { root: at('root.pem'), between: at('between.pem'), certificate: at('signer.pem'), key: at('signer.key') };
}
