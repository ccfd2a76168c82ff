import { readFile } from 'node:fs/promises';
import { InputError } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { AllowedSigners } from '../evidence/gate-policy.ts';
import { signingKey, verifyingKey } from '../evidence/keys.ts';
import type { Trust } from '../evidence/read-ledger.ts';
import { keylessSigner, keySigner, unsigned, type SignDsse, type Signer } from '../evidence/signer.ts';

/** How evidence of this delivery is signed, what it is checked with, and who must have signed. */
export interface Signing {
  trust: Trust;
  allowed: AllowedSigners;
  /** Throws InputError where this job has nothing to sign with. */
  signer(): Signer;
  /** PEM of the private key, where signing is by key and this job has it. */
  privatePem?: string;
  /** PEM of the public key, where signing is by key. */
  publicPem?: string;
}

export interface SigningSecrets {
  /** PEM of the private key; only in jobs without code of the team. */
  key?: string;
  /** Talks to Sigstore with the workflow's identity; only a runner can. */
  keyless?: SignDsse;
}

export async function signingOf(delivery: Delivery, secrets: SigningSecrets): Promise<Signing> {
  const { signing = 'none', public_key: publicKey, trusted_root: root, identity, issuer } = delivery.spec.evidence ?? {};
  if (signing === 'key') return byKey(await readDeclared(delivery, publicKey!, 'public_key'), secrets.key);
  if (signing === 'keyless') return keyless(await readDeclared(delivery, root!, 'trusted_root'), [identity!].flat().map((each) => ({ identity: each, issuer: issuer! })), secrets.keyless);
  return { trust: {}, allowed: { mode: 'none' }, signer: unsigned };
}

function byKey(publicBytes: Uint8Array, privatePem: string | undefined): Signing {
  const publicPem = Buffer.from(publicBytes).toString('utf8');
  const key = verifyingKey(publicPem);
  return {
    trust: { keys: [key] },
    allowed: { mode: 'key', keyids: [key.keyid] },
    publicPem,
    privatePem: privatePem || undefined,
    signer: () => {
      if (!privatePem) throw InputError.of('signing-key-missing', 'The delivery file says `signing: key`, and this job has no key.', 'Give the private key (PEM) as the input `signing-key`, or in SLUICE_SIGNING_KEY.');
      if (signingKey(privatePem).keyid !== key.keyid)
        throw InputError.of('signing-key-other', 'The private key does not belong to `evidence.public_key`: nothing it signs would be believed.', 'Give the key whose public half the delivery file names.');
      return keySigner(privatePem);
    },
  };
}

async function keyless(root: Uint8Array, identities: { identity: string; issuer: string }[], sign: SignDsse | undefined): Promise<Signing> {
  const { sigstoreVerifier } = await import('../evidence/sigstore.ts');
  return {
    trust: { sigstore: await sigstoreVerifier(root) },
    allowed: { mode: 'keyless', identities },
    signer: () => {
      if (!sign) throw InputError.of('keyless-without-runner', 'Keyless signing needs the identity of a workflow.', 'Run this in a job with `id-token: write`, or use `signing: key`.');
      return keylessSigner(sign);
    },
  };
}

async function readDeclared(delivery: Delivery, file: string, key: string): Promise<Uint8Array> {
  return readFile(delivery.resolve(file)).catch((cause) => {
    throw InputError.of('file-unreadable', `\`evidence.${key}\` names ${file}, which cannot be read (${(cause as NodeJS.ErrnoException).code}).`, 'Commit that file beside the delivery file.', delivery.locate(['evidence', key]), { cause });
  });
}
