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
import { counted, list } from '../format.ts';
import { compareSignatures, type Change } from './compare.ts';
import { withDeclared } from './declared.ts';
import { observedChanges } from './observed.ts';
import { readSignature, type Found } from './read.ts';
import { signatureJson, signatureOf, type ModelSignature } from './signature.ts';
import { isEnough, neededStep, nextVersion, stepBetween } from './version.ts';

/** Left beside the verdict, for the next release to be compared with. */
export const SIGNATURE_FILE = 'signature.json';

/** Inputs and outputs against the champion's: what breaks callers needs a major version, what adds needs a minor one. */
export const SIGNATURE: FilePart = { name: 'signature', declared: ({ spec }) => spec.tests?.signature !== undefined, judge };

async function judge(delivery: Delivery, context: StageContext): Promise<PartAnswer> {
  const rule = new Rule(delivery);
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
async function asked<T extends Partial<Found>>(rule: Rule, read: () => Promise<T>): Promise<T | Finding> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof InputError) return rule.unreadable(error.problems[0]!.code, error.problems[0]!.message, error.problems[0]!.fix, error.problems[0]!.location);
    if (error instanceof DriverError) return rule.unreadable('signature-unreadable', error.message, error.fix);
    throw error;
  }
}

class Rule {
  readonly #delivery: Delivery;

  constructor(delivery: Delivery) {
    this.#delivery = delivery;
  }

  /** One finding for all changes: together they ask for one version. */
  judged(changes: readonly Change[], before: string | undefined, version: string | undefined): Finding {
    const needed = neededStep(changes);
    const breaking = changes.filter(({ kind }) => kind === 'breaking');
    const said = list((breaking.length > 0 ? breaking : changes).map(({ text }) => text), 8);
    const numbers = { breaking: breaking.length, additions: changes.length - breaking.length };
    if (needed === 'none') return this.#finding('signature-kept', 'pass', "Inputs and outputs are those of the champion, or narrower where that helps callers.", 'no change that callers meet', 'none', numbers);
    const expected = needed === 'major' ? 'a higher major version' : 'a higher minor version';
    const actual = `${before ?? 'no version'} to ${version ?? 'no version'}`;
    const why = needed === 'major' ? `${capital(said)}: callers of ${before ?? 'the champion'} break` : `${capital(said)}`;
    if (before === undefined || version === undefined) {
      const fix = version === undefined ? 'Give release.version.' : "Give tests.signature.champion_version, the version of what serves now.";
      return this.#finding('signature-version-missing', 'error', `${why}, and whether the version says so is not known.`, expected, actual, numbers, fix);
    }
    const step = stepBetween(before, version);
    if (step === undefined) return this.#finding('signature-version-missing', 'error', `${why}, and ${before} or ${version} is no semantic version.`, expected, actual, numbers, 'Write versions as 1.2.3.');
    if (isEnough(step, needed)) return this.#finding(needed === 'major' ? 'signature-breaking-announced' : 'signature-addition-announced', 'pass', `${why}, and ${version} says so.`, expected, actual, numbers);
    const fix = `${needed === 'major' ? 'Keep what callers rely on, or release' : 'Release'} it as ${nextVersion(before, needed)} or above.`;
    return this.#finding(needed === 'major' ? 'signature-breaking' : 'signature-addition', 'fail', `${why}, and ${version} is no ${needed} version above ${before}.`, expected, actual, numbers, fix);
  }

  championMissing(name: string): Finding {
    return this.#finding('signature-champion-missing', 'error', `${name} serves now, and nothing says what its inputs and outputs are.`, "the champion's signature", 'none', {}, 'Name its ONNX or MLmodel file, or the signature.json that its model tests left, in tests.signature.champion.');
  }

  unreadable(code: string, message: string, fix: string, location?: Finding['location']): Finding {
    return { ...this.#finding(code, 'error', message, 'a signature that can be read', 'none', {}, fix), ...(location && { location }) };
  }

  #finding(code: string, outcome: Finding['outcome'], message: string, expected: string, actual: string, numbers: Record<string, number>, fix?: string): Finding {
    return { code, outcome, rule: 'the version says what callers of the model meet', message, expected, actual, numbers, ...(fix !== undefined && { fix }), subject: { kind: 'check', name: 'signature' }, location: this.#delivery.locate(['tests', 'signature']) };
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function plainJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
