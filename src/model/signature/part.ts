import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { digestOfJson } from '../../core/digest.ts';
import { DriverError } from '../../core/driver-error.ts';
import { InputError } from '../../core/problem.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { FilePart, PartAnswer } from '../facts.ts';
import { digestOfFile } from '../files.ts';
import { counted } from '../format.ts';
import { compareSignatures } from './compare.ts';
import { withDeclared } from './declared.ts';
import { SignatureFindings } from './findings.ts';
import { observedChanges } from './observed.ts';
import { readSignature, type Found } from './read.ts';
import { signatureJson, signatureOf, type ModelSignature } from './signature.ts';

/** Left beside the verdict, for the next release to be compared with. */
export const SIGNATURE_FILE = 'signature.json';

/** Inputs and outputs against the champion's: what breaks callers needs a major version, what adds needs a minor one. */
export const SIGNATURE: FilePart = { name: 'signature', declared: ({ spec }) => spec.tests?.signature !== undefined, judge };

async function judge(delivery: Delivery, context: StageContext): Promise<PartAnswer> {
  const rule = new SignatureFindings(delivery);
  const found = await asked(rule, () => readSignature(delivery, context, delivery.spec.tests!.signature!.from).then((read) => ({ ...read, signature: withDeclared(delivery, read.signature) })));
  if (!('signature' in found)) return { findings: [found] };
  const { signature } = found;
  const { name, version } = delivery.spec.release;
  await writeFile(path.join(context.out, SIGNATURE_FILE), signatureJson(signature, { name, version }));
  const inputs = [{ name: 'signature', digest: found.file === undefined ? digestOfJson(plainJson(signature)) : await digestOfFile(found.file) }];
  const facts: [string, string][] = [['Signature', `${counted(signature.inputs.length, 'input')}, ${counted(signature.outputs.length, 'output')} (${found.declared})`]];
  const details = { signature: plainJson({ inputs: signature.inputs, outputs: signature.outputs, release: { name, ...(version !== undefined && { version }) } }) };

  const champion = await asked(rule, () => championSignature(delivery, context));
  if ('code' in champion) return { findings: [champion], inputs, facts, details };
  if (!champion.signature) {
    const findings = context.champion ? [rule.championMissing(context.champion.name)] : [];
    return { findings, inputs, facts, details, notes: context.champion ? [] : ['Signature: recorded; no champion to compare it with yet.'], off: context.champion ? [] : ['the signature'] };
  }
  const changes = [...compareSignatures(champion.signature, signature), ...(await observedChanges(delivery, context, champion.signature, signature))];
  const before = context.champion?.version ?? delivery.spec.tests!.signature!.champion_version ?? champion.signature.version;
  return { findings: [rule.judged(changes, before, version)], inputs, facts, details: { ...details, changes: plainJson(changes), ...(before !== undefined && { championVersion: before }) } };
}

async function championSignature(delivery: Delivery, context: StageContext): Promise<{ signature?: ModelSignature }> {
  const declared = delivery.spec.tests!.signature!.champion;
  if (declared !== undefined) return { signature: (await readSignature(delivery, context, declared)).signature };
  const recorded = context.championTests?.signature;
  const signature = typeof recorded === 'object' && recorded !== null ? signatureOf((recorded as Record<string, unknown>).signature) : undefined;
  return { signature };
}

/** What cannot be read is an answer of this part, so that the other parts still have theirs. */
async function asked<T extends Partial<Found>>(rule: SignatureFindings, read: () => Promise<T>): Promise<T | Finding> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof InputError) return rule.unreadable(error.problems[0]!);
    if (error instanceof DriverError) return rule.unreadable({ code: 'signature-unreadable', message: error.message, fix: error.fix });
    throw error;
  }
}

function plainJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
