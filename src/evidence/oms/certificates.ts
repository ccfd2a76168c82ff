import { X509Certificate, type KeyObject } from 'node:crypto';
import { X509Certificate as Extensions } from '@sigstore/core';
import { InputError } from '../../core/problem.ts';
import type { Refusal } from '../../core/refusal.ts';
import { isOmsKey } from './keys.ts';
import { refuseOms } from './refusal-codes.ts';

const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
/** RFC 5280: subject key, key usage, alternative name, basic constraints, policies, authority key, extended key usage. */
const UNDERSTOOD = new Set(['2.5.29.14', '2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.32', '2.5.29.35', '2.5.29.37']);
const DEEPEST = 8;

/** Every certificate of a PEM text. Throws InputError `certificate-unreadable`. */
export function certificatesOf(pem: string, what: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length === 0) throw new Error('it has none');
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    throw InputError.of('certificate-unreadable', `${what} holds no readable certificate.`, 'Give certificates in PEM form, one after the other.');
  }
}

/**
 * The key of the first certificate, where a chain leads from it to a self-signed certificate of `trusted`: each issued by the
 * next, all valid at `now`, all above the first made for issuing (RFC 5280, section 6, without revocation and name constraints:
 * a critical extension that is not understood refuses).
 */
export function trustedSigner(chain: readonly Buffer[], trusted: readonly X509Certificate[], now: Date): { key: KeyObject; subject: string } | { refusals: Refusal[] } {
  let certificates: X509Certificate[];
  try {
    certificates = chain.map((der) => new X509Certificate(der));
  } catch {
    return refused('oms-bundle-invalid', 'certificates in DER form', 'something else');
  }
  const [leaf, ...between] = certificates;
  const path = leaf && pathToRoot([leaf], [...trusted, ...between], trusted);
  if (!leaf || !path) return refused('oms-certificate-untrusted', `a chain to one of ${trusted.length} trusted certificates`, `none from ${nameOf(leaf)}`);
  const outdated = path.find((each) => !(now >= new Date(each.validFrom) && now <= new Date(each.validTo)));
  if (outdated) return refused('oms-certificate-expired', 'certificates that are valid now', `${nameOf(outdated)}, valid from ${outdated.validFrom} to ${outdated.validTo}`);
  const misused = path.findIndex((each, depth) => !mayBeAt(each, depth));
  if (misused >= 0) return refused('oms-certificate-usage', misused === 0 ? 'a certificate for signing' : 'a certificate for issuing', `${nameOf(path[misused])}, which is not`);
  if (!isOmsKey(leaf.publicKey)) return refused('oms-certificate-usage', 'a key on P-256, P-384 or P-521', `one of type ${String(leaf.publicKey.asymmetricKeyType)}`);
  return { key: leaf.publicKey, subject: nameOf(leaf) };
}

/** Depth first over whoever may have issued the last one; undefined where no way leads to a trusted root. */
function pathToRoot(path: readonly X509Certificate[], candidates: readonly X509Certificate[], trusted: readonly X509Certificate[]): X509Certificate[] | undefined {
  const last = path.at(-1)!;
  const isRoot = isIssuedBy(last, last);
  if (isRoot || path.length > DEEPEST) return isRoot && trusted.some((each) => isSame(each, last)) ? [...path] : undefined;
  for (const issuer of candidates) {
    if (path.some((each) => isSame(each, issuer)) || !isIssuedBy(last, issuer)) continue;
    const found = pathToRoot([...path, issuer], candidates, trusted);
    if (found) return found;
  }
  return undefined;
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.issuer === issuer.subject && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

function isSame(one: X509Certificate, other: X509Certificate): boolean {
  return one.raw.equals(other.raw);
}

/** The signer at depth 0 may sign; whoever is above may issue, and for a chain of that length. */
function mayBeAt(certificate: X509Certificate, depth: number): boolean {
  try {
    const parsed = Extensions.parse(certificate.raw);
    const usage = parsed.extKeyUsage;
    if (criticalExtensions(parsed).some((oid) => !UNDERSTOOD.has(oid))) return false;
    if (depth === 0) return usage?.digitalSignature === true || (certificate.keyUsage ?? []).includes(CODE_SIGNING);
    const constraints = parsed.extBasicConstraints;
    const longest = constraints?.pathLenConstraint;
    return constraints?.isCA === true && usage?.keyCertSign !== false && (longest === undefined || Number(longest) >= depth - 1);
  } catch {
    return false;
  }
}

function criticalExtensions(parsed: Extensions): string[] {
  return parsed.extensions.flatMap(({ subs }) => (subs.length === 3 && subs[1]!.toBoolean() ? [subs[0]!.toOID()] : []));
}

function nameOf(certificate: X509Certificate | undefined): string {
  return certificate ? JSON.stringify(certificate.subject.replaceAll('\n', ', ')).slice(0, 300) : 'none';
}

function refused(...args: Parameters<typeof refuseOms>): { refusals: Refusal[] } {
  return { refusals: [refuseOms(...args)] };
}
