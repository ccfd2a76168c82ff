import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { HttpClient, serverUrl } from '../predictors/http-client.ts';
import { signatureFromMlmodel } from './from-mlflow.ts';
import { signatureFromOnnx } from './from-onnx.ts';
import { signatureFromMetadata } from './from-open-inference.ts';
import { MOST_BYTES, SIGNATURE_SCHEMA, isRecord, signatureOf, type ModelSignature } from './signature.ts';

export interface Found {
  signature: ModelSignature;
  /** Absolute, where it is a file. */
  file?: string;
  /** As messages call it. */
  declared: string;
}

const ADDRESS = /^https?:\/\//;
const ANSWER_MS = 10_000;

/**
 * The signature in a declared file or at a declared address; without one, in the one `MLmodel` or ONNX file of release.model.
 * Throws InputError or PredictorError.
 */
export async function readSignature(delivery: Delivery, context: StageContext, declared: string | undefined): Promise<Found> {
  if (declared === undefined) return readFound(delivery, await inRelease(delivery));
  if (!ADDRESS.test(declared)) return readFound(delivery, declared);
  const url = serverUrl(declared, delivery.spec.tests?.predictor?.hosts, delivery.spec.evidence?.insecure);
  const client = new HttpClient({ base: url, clock: context.clock, timeout: ANSWER_MS, startup: ANSWER_MS, retries: 1 });
  try {
    const signature = signatureFromMetadata(await client.json(''));
    if (!signature) throw unreadable(declared, 'it does not answer with the metadata of a model');
    return { signature, declared };
  } finally {
    client.close();
  }
}

async function readFound(delivery: Delivery, declared: string): Promise<Found> {
  const file = delivery.resolve(declared);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw unreadable(declared, 'there is no such file');
  if (/\.onnx$/i.test(file)) return { signature: signatureFromOnnx(file), file, declared };
  if (found.size > MOST_BYTES) throw unreadable(declared, `it has ${found.size} bytes`);
  const bytes = await readFile(file);
  const signature = path.basename(file) === 'MLmodel' ? signatureFromMlmodel(bytes, declared) : fromJson(bytes, declared);
  if (!signature) throw unreadable(declared, path.basename(file) === 'MLmodel' ? 'it has no signature: log the model with one (infer_signature)' : 'it is neither the metadata of a model nor a signature');
  return { signature, file, declared };
}

function fromJson(bytes: Uint8Array, declared: string): ModelSignature | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw unreadable(declared, 'it is not JSON', cause);
  }
  return isRecord(value) && value.schema === SIGNATURE_SCHEMA ? signatureOf(value) : signatureFromMetadata(value);
}

/** Looks in the model's folder, and one folder down. */
async function inRelease(delivery: Delivery): Promise<string> {
  const { model } = delivery.spec.release;
  const root = delivery.resolve(model);
  const found = await stat(root).catch(() => undefined);
  if (found?.isFile()) return model;
  const entries = found ? await readdir(root, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
  const mlmodels = files.filter((name) => path.basename(name) === 'MLmodel');
  const onnx = files.filter((name) => /\.onnx$/i.test(name));
  const [only, ...more] = mlmodels.length > 0 ? mlmodels : onnx;
  if (only !== undefined && more.length === 0) return path.posix.join(model.split(path.sep).join('/'), only.split(path.sep).join('/'));
  throw InputError.of('signature-not-found', `release.model (${model}) has ${only === undefined ? 'no MLmodel and no ONNX file' : `${more.length + 1} files that could state the signature`}.`, 'Name the file that states it in tests.signature.from.', delivery.locate(['tests', 'signature']));
}

function unreadable(declared: string, why: string, cause?: unknown): InputError {
  return InputError.of('signature-unreadable', `The signature of the model cannot be read from ${declared}: ${why}.`, 'Name an ONNX file, an MLmodel file, the metadata of a served model, or a signature that model tests left.', undefined, { cause });
}
