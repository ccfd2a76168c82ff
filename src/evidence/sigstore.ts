import { InputError } from '../core/problem.ts';
import { parseHostile } from './hostile-json.ts';
import type { Trust } from './read-ledger.ts';

type SigstoreVerify = NonNullable<Trust['sigstore']>;
type Verify = typeof import('@sigstore/verify');

const MOST_ROOT_BYTES = 4 * 1024 * 1024;

/**
 * A verifier of Sigstore bundles against trusted roots from a file: one `TrustedRoot` JSON, or one per line as
 * `gh attestation trusted-root` writes them (public good and GitHub's own). Offline. Throws InputError for an unusable file.
 *
 * What a root declares is demanded: with a transparency log in it, an entry in that log; else a timestamp by its authority.
 * Who signed is answered, not judged: the gate compares it as exact text. (The library's own identity policy takes an
 * unanchored regular expression, which a longer name would satisfy.)
 */
export async function sigstoreVerifier(trustedRoots: Uint8Array): Promise<SigstoreVerify> {
  // Loaded on use: most runs never see a Sigstore bundle, and these packages are large.
  const [{ bundleFromJSON }, { Verifier, toSignedEntity, toTrustMaterial }, { TrustedRoot }] = await Promise.all([
    import('@sigstore/bundle'),
    import('@sigstore/verify'),
    import('@sigstore/protobuf-specs'),
  ]);
  const verifiers = rootsOf(trustedRoots).map((json) => {
    const { root, material } = usable(() => {
      const parsed = TrustedRoot.fromJSON(json);
      return { root: parsed, material: toTrustMaterial(parsed) };
    });
    if (root.certificateAuthorities.length === 0) throw unusable('it names no certificate authority');
    return new Verifier(material, {
      ctlogThreshold: Math.min(1, root.ctlogs.length),
      tlogThreshold: Math.min(1, root.tlogs.length),
      timestampThreshold: 1,
    });
  });
  return async (line) => {
    const bundle = bundleFromJSON(line);
    if (bundle.verificationMaterial.content.$case === 'publicKey') throw new Error('it names a key and no certificate');
    return firstOf(verifiers.map((verifier) => () => signerOf(verifier.verify(toSignedEntity(bundle)))));
  };
}

/** Whether every root names a transparency log, so that a signature without an entry in one can count nowhere. */
export function rootsDemandLog(trustedRoots: Uint8Array): boolean {
  return rootsOf(trustedRoots).every((root) => ((root as { tlogs?: unknown[] } | null)?.tlogs ?? []).length > 0);
}

/** Certificates name the signer; a bundle without both names is nobody's. */
function signerOf(signer: ReturnType<InstanceType<Verify['Verifier']>['verify']>): { identity: string; issuer: string } {
  const identity = signer.identity?.subjectAlternativeName;
  const issuer = signer.identity?.extensions?.issuer;
  if (!identity || !issuer) throw new Error('its certificate names no identity or no issuer');
  return { identity, issuer };
}

function firstOf<T>(attempts: readonly (() => T)[]): T {
  let last: unknown;
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

function rootsOf(bytes: Uint8Array): unknown[] {
  const whole = parseHostile(bytes, MOST_ROOT_BYTES);
  if ('value' in whole) return [whole.value];
  const lines = Buffer.from(bytes).toString('utf8').split('\n').filter((line) => line.trim() !== '');
  const roots = lines.map((line) => parseHostile(Buffer.from(line), MOST_ROOT_BYTES));
  return roots.map((root) => {
    if ('mistake' in root) throw unusable(whole.mistake);
    return root.value;
  });
}

function usable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unusable((error as Error).message);
  }
}

function unusable(reason: string): InputError {
  return InputError.of('trust-root-unusable', `The trusted root cannot be used: ${reason}.`, 'Give the output of `gh attestation trusted-root`, or the trusted_root.json of your own Sigstore.');
}
