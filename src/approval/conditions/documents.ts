import { verify, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { sha256 } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { Resource } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { verifyingKey } from '../../evidence/keys.ts';
import { isOmsKey } from '../../evidence/oms/keys.ts';
import { verifySignedFile } from '../../evidence/oms/verify.ts';
import type { DocumentRules } from '../floor/conditions-of.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';
import type { RiskClass } from '../risk/changes.ts';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_SIGNATURE_BYTES = 1024 * 1024;
/** In the document itself, where it is a text: then the day is signed too. */
const EXPIRES_LINE = /^\W*expires\W*:?\W*([0-9]{4}-[0-9]{2}-[0-9]{2})\W*$/im;

/** A document that counted, for the statement. */
export interface DocumentRecord {
  name: string;
  owner: string;
  digest: string;
  keyid: string;
  expires: string;
}

/**
 * Why a document that the policy asks for this class does not count: it is missing, not signed by its owner as it is now, or
 * counts no longer.
 */
export async function readDocuments(delivery: Delivery, rules: readonly DocumentRules[], risk: RiskClass, now: Date): Promise<{ refusals: ApprovalRefusal[]; documents: DocumentRecord[]; inputs: Resource[] }> {
  const refusals: ApprovalRefusal[] = [];
  const documents: DocumentRecord[] = [];
  for (const rule of rules.filter(({ classes }) => classes === null || classes.includes(risk))) {
    const found = await readDocument(delivery, rule);
    if ('refusal' in found) {
      refusals.push(found.refusal);
      continue;
    }
    refusals.push(...expiryRefusals(rule, found.expires, now));
    documents.push(found);
  }
  return { refusals, documents, inputs: documents.map(({ name, digest }) => ({ name: `document ${name}`, digest: digest as Resource['digest'] })) };
}

async function readDocument(delivery: Delivery, { name, owner, file, signature, publicKey, keyids, expires }: DocumentRules): Promise<DocumentRecord | { refusal: ApprovalRefusal }> {
  const wanted = `${name}, signed by ${owner}`;
  const missing = (what: string) => ({ refusal: refuse('document-missing', wanted, what) });
  if (file === null) return missing('no file named in approval.require');
  if (signature === null || publicKey === null) return { refusal: refuse('document-not-signed', wanted, `no ${signature === null ? 'signature' : 'public_key'} named in approval.require`) };
  const [text, proof, pem] = await Promise.all([read(delivery, file, MOST_BYTES), read(delivery, signature, MOST_SIGNATURE_BYTES), read(delivery, publicKey, MOST_SIGNATURE_BYTES)]);
  if (!text) return missing(`${file} is not there, or is no file of at most ${MOST_BYTES} bytes`);
  if (!proof) return { refusal: refuse('document-not-signed', wanted, `${signature} is not there`) };
  const key = pem && keyOf(pem);
  if (!key) return { refusal: refuse('document-wrong-key', wanted, `${publicKey} is no public key`) };
  const other = keyids.find((keyid) => keyid !== key.keyid);
  if (other !== undefined) return { refusal: refuse('document-wrong-key', `the key ${other} of ${owner}`, key.keyid) };
  const broken = await brokenSignature(delivery.resolve(file), text, proof, key.key);
  if (broken !== undefined) return { refusal: refuse('document-not-signed', wanted, broken) };
  const days = [expires, EXPIRES_LINE.exec(text.toString('utf8'))?.[1]].filter((day): day is string => typeof day === 'string');
  return { name, owner, digest: sha256(text), keyid: key.keyid, expires: days.sort()[0] ?? '' };
}

/**
 * Why a signature does not hold: of a bundle as `sluice sign` makes it, or a detached one over the bytes as they are, as
 * `openssl pkeyutl -sign -rawin` (Ed25519) and `openssl dgst -sha256 -sign` (P-256) make it.
 */
async function brokenSignature(file: string, text: Uint8Array, proof: Buffer, key: KeyObject): Promise<string | undefined> {
  if (proof.subarray(0, 64).toString('utf8').trimStart().startsWith('{')) {
    if (!isOmsKey(key)) return `a bundle, which no ${key.asymmetricKeyType} key can have signed`;
    const [refusal] = await verifySignedFile(file, proof, { method: 'key', key });
    return refusal && `${refusal.code}: ${refusal.actual}`;
  }
  const plain = proof.toString('latin1').trim();
  const signature = /^[A-Za-z0-9+/\s]+={0,2}$/.test(plain) && plain.length > 80 ? Buffer.from(plain, 'base64') : proof;
  return verify(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', text, key, signature) ? undefined : 'a signature that does not fit';
}

function expiryRefusals({ name, owner, within }: DocumentRules, expires: string, now: Date): ApprovalRefusal[] {
  // The day itself still counts.
  const end = Date.parse(`${expires}T00:00:00Z`) + 86_400_000;
  const left = end - now.getTime();
  const wanted = `${name} of ${owner} that counts on ${now.toISOString().slice(0, 10)}`;
  if (!(left > 0)) return [refuse('document-expired', wanted, expires === '' ? 'no day until which it counts' : `one that counted until ${expires}`)];
  if (within === null || left <= within + 86_400_000) return [];
  return [refuse('document-expires-too-late', `${name} of ${owner} to be looked at again within ${Math.round(within / 86_400_000)} days`, `it counts until ${expires}`)];
}

/** Undefined: not there, no plain file, or larger than it may be. */
async function read(delivery: Delivery, declared: string, most: number): Promise<Buffer | undefined> {
  const file = delivery.resolve(declared);
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() && found.size <= most ? readFile(file) : undefined;
}

function keyOf(pem: Buffer) {
  try {
    return verifyingKey(pem.toString('utf8'));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
