// One judge of mutants for the bounded run of every test and for the long one (`npm run bench:mutations`).
import fc from 'fast-check';
import type { Digest } from '../../src/core/digest.ts';
import { gate } from '../../src/evidence/gate.ts';
import { readHead, signHead } from '../../src/evidence/head.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { REFUSAL_CODES } from '../../src/evidence/refusal-codes.ts';
import { keySigner, unsigned } from '../../src/evidence/signer.ts';
import { mutantEnvelopes, mutantLedgers, linesOf, type Mutant } from '../../testkit/mutations.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { newKey, NOW, policyFor, sealedIn } from '../evidence/factory.ts';

export const ATTACKED = ['ledger', 'envelope', 'head'] as const;
export type Attacked = (typeof ATTACKED)[number];

export interface Tally {
  tried: number;
  /** What opened the gate, or ended without a code that is known: must be empty. */
  wrong: string[];
  /** How often each code was given. */
  codes: Map<string, number>;
}

/** Mutants of one kind of evidence, each held against a gate that demands the key. The same seed gives the same mutants. */
export async function attack(what: Attacked, runs: number, seed: number): Promise<Tally> {
  const type = seed % 2 === 0 ? 'ed25519' : 'p256';
  const { mutants, judge } = await targets(what, type);
  const tally: Tally = { tried: 0, wrong: [], codes: new Map() };
  for (const { how, bytes } of fc.sample(mutants, { numRuns: runs, seed })) {
    tally.tried++;
    const codes = await judge(bytes).catch((error: unknown) => [`threw ${String(error)}`]);
    for (const code of new Set(codes)) tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1);
    const unknown = codes.filter((code) => !Object.hasOwn(REFUSAL_CODES, code));
    if (codes.length === 0 || unknown.length > 0) tally.wrong.push(`${how}: ${unknown.join(', ') || 'accepted'}: ${bytes.toString('base64').slice(0, 2000)}`);
  }
  return tally;
}

async function targets(what: Attacked, type: 'ed25519' | 'p256'): Promise<{ mutants: fc.Arbitrary<Mutant>; judge: (bytes: Buffer) => Promise<string[]> }> {
  const key = newKey(type);
  const stranger = { key: newKey(type), ledgers: [await ledgerBy(undefined), (await ledgerBy(newKey(type).pem))] };
  await using folder = await temporaryFolder();
  const { ledger, digest } = await sealedIn(folder.path, keySigner(key.pem));
  const signers = { mode: 'key' as const, keyids: [key.keyid] };
  const ask = async (bytes: Buffer | string): Promise<string[]> => gate(policyFor({ signers }), await readLedger(bytes, { keys: [key] }), digest, new Date(NOW)).map(({ code }) => code);
  if ((await ask(ledger)).length > 0) throw new Error('The ledger itself must open the gate.');
  if (what === 'ledger') return { mutants: mutantLedgers(ledger, stranger), judge: ask };
  if (what === 'envelope') return ofEnvelope(ledger, stranger, ask);
  const read = await readLedger(ledger, { keys: [key] });
  const head = await signHead(read, keySigner(key.pem));
  const judge = async (bytes: Buffer): Promise<string[]> => (await readHead(bytes, read, { keys: [key] }, signers)).refusals.map(({ code }) => code);
  if ((await judge(Buffer.from(head))).length > 0) throw new Error('The head itself must fit.');
  return { mutants: mutantLedgers(head, stranger), judge };
}

/** Each line in turn, in its own place. */
function ofEnvelope(ledger: string, stranger: { key: ReturnType<typeof newKey>; ledgers: string[] }, ask: (bytes: Buffer) => Promise<string[]>) {
  const lines = linesOf(ledger);
  const foreign = stranger.ledgers.flatMap(linesOf);
  const mutants = fc.nat({ max: lines.length - 1 }).chain((at) =>
    mutantEnvelopes(lines[at]!, [...foreign, ...lines.toSpliced(at, 1)], stranger.key).map(({ how, bytes }) => ({ how: `line ${at + 1}, ${how}`, bytes: Buffer.concat([lineBreaks(lines.slice(0, at)), bytes, Buffer.from('\n'), lineBreaks(lines.slice(at + 1))]) })),
  );
  return { mutants, judge: ask };
}

function lineBreaks(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

async function ledgerBy(pem: string | undefined): Promise<{ ledger: string; digest: Digest }['ledger']> {
  await using folder = await temporaryFolder();
  return (await sealedIn(folder.path, pem === undefined ? unsigned() : keySigner(pem))).ledger;
}
