import { canonicalJson } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { bareEnvelope, PAYLOAD_TYPE, signEnvelope, strictBase64, type Envelope } from './dsse.ts';
import { signingKey } from './keys.ts';
import { schemaMistakes } from './hostile-json.ts';

/** A Sigstore bundle around a DSSE envelope (github.com/sigstore/protobuf-specs, sigstore_bundle.proto). */
export interface SigstoreBundle {
  mediaType: string;
  verificationMaterial: Record<string, unknown>;
  dsseEnvelope: Envelope;
}

export type LedgerLine = Envelope | SigstoreBundle;

/** What is signed here: statements, and the heads of ledgers. */
export interface InToto {
  _type: string;
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: string;
  predicate: object;
}

export interface Signer {
  readonly mode: 'none' | 'key' | 'keyless';
  /** Who signs, in words for a report. */
  readonly who: string;
  sign(statement: InToto): Promise<LedgerLine>;
}

/** Leaves the ledger unsigned: its chain shows accidents and clumsy edits, and proves nothing of who wrote it. */
export function unsigned(): Signer {
  return { mode: 'none', who: 'nobody (unsigned)', sign: async (statement) => bareEnvelope(payloadOf(statement)) };
}

/** Signs with a private key (PEM, Ed25519 or P-256). Throws InputError where the key cannot be used. */
export function keySigner(pem: string): Signer {
  const key = signingKey(pem);
  return { mode: 'key', who: `key ${key.keyid}`, sign: async (statement) => signEnvelope(payloadOf(statement), key) };
}

/** Asks for a signature by the workflow's own identity; answers the Sigstore bundle as JSON. */
export type SignDsse = (payload: Uint8Array, payloadType: string, statement: InToto) => Promise<unknown>;

/**
 * Signs through Sigstore. `signDsse` talks to the services (it knows the runner, this room does not); what it answers is
 * believed only where it is a bundle around this very statement.
 */
export function keylessSigner(signDsse: SignDsse): Signer {
  return {
    mode: 'keyless',
    who: 'the identity of the workflow (Sigstore)',
    sign: async (statement) => {
      const bundle = await signDsse(payloadOf(statement), PAYLOAD_TYPE, statement);
      if (schemaMistakes('ledger', bundle).length > 0 || !isSigstoreBundle(bundle as LedgerLine) || !wraps(bundle as SigstoreBundle, statement))
        throw InputError.of('keyless-bundle-unusable', 'What came back from keyless signing is no Sigstore bundle around this statement.', 'Run the step again; if it stays, set `evidence.signing: key` and report the versions of the runner and of Sluice.');
      return bundle as SigstoreBundle;
    },
  };
}

export function isSigstoreBundle(line: LedgerLine): line is SigstoreBundle {
  return 'dsseEnvelope' in line;
}

export function envelopeOf(line: LedgerLine): Envelope {
  return isSigstoreBundle(line) ? line.dsseEnvelope : line;
}

function payloadOf(statement: InToto): Uint8Array {
  return Buffer.from(canonicalJson(statement));
}

/** Signing services serialize the statement themselves, so the value counts and not its spacing. */
function wraps(bundle: SigstoreBundle, statement: InToto): boolean {
  const payload = strictBase64(bundle.dsseEnvelope.payload);
  if (!payload || bundle.dsseEnvelope.signatures.length !== 1) return false;
  try {
    return canonicalJson(JSON.parse(payload.toString('utf8'))) === canonicalJson(statement);
  } catch {
    return false;
  }
}
