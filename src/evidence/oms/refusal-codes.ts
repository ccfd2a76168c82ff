import type { Refusal } from '../../core/refusal.ts';

/** Every code with which a signature of a model is refused (docs/signing.md): what it means, and what to do next. */
export const OMS_REFUSALS = {
  'oms-bundle-empty': {
    meaning: 'The signature file has no bytes.',
    fix: 'Take the signature whole from who signed; an empty file signs nothing.',
  },
  'oms-bundle-unreadable': {
    meaning: 'The signature file is no JSON that is read here: too large, too deep, cut, or not UTF-8.',
    fix: 'Take the signature whole from who signed.',
  },
  'oms-media-type-other': {
    meaning: 'The file is no Sigstore bundle of a version that is known here.',
    fix: 'Sign again with `sluice sign` or model-signing 1.0 or later.',
  },
  'oms-envelope-missing': {
    meaning: 'The bundle has no DSSE envelope, so nothing in it is signed.',
    fix: 'Take the signature whole from who signed.',
  },
  'oms-material-missing': {
    meaning: 'The bundle does not say by which key or certificate it was signed.',
    fix: 'Take the signature whole from who signed.',
  },
  'oms-bundle-invalid': {
    meaning: 'The bundle does not fit the OpenSSF Model Signing schema.',
    fix: 'Sign again with `sluice sign` or model-signing 1.0 or later.',
  },
  'oms-method-other': {
    meaning: 'The signature was made another way than the one that was asked for (key, certificate or keyless).',
    fix: 'Verify with what fits the signature: --public-key, --certificate-chain, or --identity with --issuer.',
  },
  'oms-payload-unreadable': {
    meaning: 'What was signed is no JSON that is read here.',
    fix: 'Do not use this signature; sign again.',
  },
  'oms-statement-invalid': {
    meaning: 'What was signed is no in-toto statement about a model.',
    fix: 'Do not use this signature; sign again with `sluice sign` or model-signing 1.0 or later.',
  },
  'oms-predicate-other': {
    meaning: 'What was signed is a statement of another kind, not a signature of a model.',
    fix: 'Give the signature of the model; an attestation about it is another document.',
  },
  'oms-root-contradictory': {
    meaning: 'The digest of the model in the statement does not follow from the files in it.',
    fix: 'Do not use this signature: no signer makes such a statement. Sign again.',
  },
  'oms-name-unsafe': {
    meaning: 'The statement names a file by a path that leads out of the model, twice, or in a form that no signer writes.',
    fix: 'Do not use this signature; sign again.',
  },
  'oms-ignore-unsafe': {
    meaning: 'The statement leaves out a path that would leave out everything, a signed file, or something outside the model.',
    fix: 'Do not use this signature; sign again and name what is left out by plain paths below the model.',
  },
  'oms-hash-unsupported': {
    meaning: 'The files were hashed by an algorithm that is not at hand here (SHA-256 and BLAKE2b are).',
    fix: 'Sign again with SHA-256, which every verifier has.',
  },
  'oms-serialization-unsupported': {
    meaning: 'The files were cut in a way that is not known here, or into more pieces than are read.',
    fix: 'Sign again with the method `files`, or with larger shards.',
  },
  'oms-signature-invalid': {
    meaning: 'The signature does not fit what it should have signed: one of the two was changed.',
    fix: 'Take both whole from who signed; do not use this model before they fit.',
  },
  'oms-key-other': {
    meaning: 'The signature names another key than the one at hand.',
    fix: 'Ask who signed for their public key, or treat the model as signed by a stranger.',
  },
  'oms-certificate-untrusted': {
    meaning: 'No chain of certificates leads from the signer to a root that was given.',
    fix: 'Give the root (and what lies between) with --certificate-chain or --trust-root, if you trust it.',
  },
  'oms-certificate-expired': {
    meaning: 'A certificate was not valid when it counted: at the time of the signature where a log or a timestamp proves it, else now.',
    fix: 'Have the model signed again under a certificate that is valid.',
  },
  'oms-certificate-usage': {
    meaning: 'The certificate is not meant for signing, or one above it is not meant for issuing.',
    fix: 'Sign with a certificate whose key usage is digital signature or whose extended key usage is code signing.',
  },
  'oms-identity-other': {
    meaning: 'Somebody else signed. Identities are compared as whole text.',
    fix: 'Compare the identity with the one you expect, letter by letter; do not use the model where they differ.',
  },
  'oms-issuer-other': {
    meaning: 'Another issuer vouched for the signer.',
    fix: 'Compare the issuer with the one you expect; the same name at another issuer is another person.',
  },
  'oms-inclusion-missing': {
    meaning: 'The trusted root has a transparency log, and the signature has no entry in it.',
    fix: 'Sign again so that the log keeps it, or give the trusted root of a Sigstore without a log.',
  },
  'oms-inclusion-invalid': {
    meaning: 'The entry of the transparency log is not of this signature, or its proof does not hold.',
    fix: 'Do not use this signature; sign again.',
  },
  'oms-timestamp-invalid': {
    meaning: 'Nothing that the root trusts proves when the signature was made.',
    fix: 'Sign again with a timestamp of an authority in the trusted root.',
  },
  'oms-file-changed': {
    meaning: 'A file has other bytes than those that were signed.',
    fix: 'Restore the signed file, or have the new one signed.',
  },
  'oms-file-missing': {
    meaning: 'A signed file is not there.',
    fix: 'Restore it: part of a model is another model.',
  },
  'oms-file-extra': {
    meaning: 'A file is there that nobody signed.',
    fix: 'Remove it, or have the model signed with it.',
  },
  'oms-file-renamed': {
    meaning: 'A signed file has another name.',
    fix: 'Give it the signed name back: what loads it goes by names.',
  },
  'oms-symlink': {
    meaning: 'The model holds a symbolic link, whose target can change without a signed byte changing.',
    fix: 'Put the file itself there and have the model signed so.',
  },
  'oms-special-file': {
    meaning: 'The model holds a pipe, a socket or a device.',
    fix: 'Remove it: only files have bytes to sign.',
  },
  'oms-name-hostile': {
    meaning: 'A name in the model is not UTF-8, has a control character, or differs from another in case or Unicode form alone.',
    fix: 'Rename the file and have the model signed so.',
  },
  'oms-changed-while-read': {
    meaning: 'The model was written to while it was read.',
    fix: 'Stop what still writes there, then verify again.',
  },
  'oms-model-empty': {
    meaning: 'The model holds no file that counts, or more than are read.',
    fix: 'Check the path.',
  },
} as const satisfies Record<string, { meaning: string; fix: string }>;

export type OmsRefusalCode = keyof typeof OMS_REFUSALS;

export function refuseOms(code: OmsRefusalCode, expected: string, actual: string): Refusal {
  return { code, expected, actual, fix: OMS_REFUSALS[code].fix };
}
