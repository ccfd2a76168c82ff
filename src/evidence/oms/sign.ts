import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { OnProgress } from '../hash-files.ts';
import { modelDigest } from '../model-digest.ts';
import { MOST_BUNDLE_BYTES } from './bundle.ts';
import type { OmsSigner } from './signer.ts';
import { omsStatement } from './statement.ts';
import { writeWhole } from '../write-whole.ts';

export interface SignedModel {
  /** OMS v1.0 root digest, method `files`: the model's identity everywhere in Sluice. */
  digest: Digest;
  files: number;
  bytes: number;
}

/**
 * Measures a model (a file or a folder) and writes its signature (OMS v1.0, method `files`, SHA-256). A signature that lies
 * inside the folder is left out of it, and the statement says so. Throws InputError (see `modelDigest` and the signers);
 * nothing is left half written.
 */
export async function signModel(target: string, signer: OmsSigner, { signature, onProgress }: { signature: string; onProgress?: OnProgress }): Promise<SignedModel> {
  const leftOut = await inside(target, signature);
  const measured = await modelDigest(target, { leaveOut: new Set(leftOut), onProgress });
  const name = path.basename(path.resolve(target));
  const payload = Buffer.from(canonicalJson(omsStatement(name === '' ? 'model' : name, measured, leftOut)));
  const text = `${JSON.stringify(await signer.bundle(payload))}\n`;
  if (Buffer.byteLength(text) > MOST_BUNDLE_BYTES) throw InputError.of('oms-too-many-files', `The signature of ${measured.files.length} files would be larger than what verifiers read.`, 'Pack small files into one.');
  await writeWhole(signature, text).catch((cause: NodeJS.ErrnoException) => {
    throw InputError.of('signature-unwritable', `The signature cannot be written to ${JSON.stringify(signature)} (${cause.code ?? cause.message}).`, 'Name a file in a folder that exists and may be written to.', undefined, { cause });
  });
  return { digest: measured.digest, files: measured.files.length, bytes: measured.bytes };
}

/** The signature's own path below the model, where it lies there: it cannot sign itself (OMS specification, section 6.2). */
export async function inside(target: string, signature: string): Promise<string[]> {
  const folder = await lstat(path.resolve(target)).then((found) => found.isDirectory(), () => false);
  const relative = path.relative(path.resolve(target), path.resolve(signature));
  if (!folder || relative === '' || path.isAbsolute(relative) || relative.split(path.sep)[0] === '..') return [];
  const found = await lstat(path.resolve(signature)).catch(() => undefined);
  if (found && !found.isFile()) throw InputError.of('signature-not-a-file', `${JSON.stringify(signature)} lies in the model and is no plain file.`, 'Give the signature a path of its own; a link or a folder there would be left out unseen.');
  return [relative.split(path.sep).join('/')];
}
