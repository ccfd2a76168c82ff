import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Digest } from '../../src/core/digest.ts';
import { bareEnvelope, signEnvelope } from '../../src/evidence/dsse.ts';
import { gate } from '../../src/evidence/gate.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { REFUSAL_CODES } from '../../src/evidence/refusal-codes.ts';
import { keySigner, unsigned } from '../../src/evidence/signer.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { newKey, NOW, policyFor, sealedIn } from '../evidence/factory.ts';

const now = new Date(NOW);
const keys = { ed25519: newKey('ed25519'), p256: newKey('p256') };
type KeyType = keyof typeof keys;
const known = new Set(Object.keys(REFUSAL_CODES));

const ledgers = {} as Record<KeyType | 'unsigned', string>;
let digest: Digest;

beforeAll(async () => {
  for (const type of ['ed25519', 'p256'] as const) {
    await using folder = await temporaryFolder();
    const sealed = await sealedIn(folder.path, keySigner(keys[type].pem));
    ledgers[type] = sealed.ledger;
    digest = sealed.digest;
  }
  await using folder = await temporaryFolder();
  ledgers.unsigned = (await sealedIn(folder.path, unsigned())).ledger;
});

/** What a gate that demands this key says of some bytes. */
async function refusals(bytes: string | Uint8Array, type: KeyType = 'ed25519'): Promise<string[]> {
  const policy = policyFor({ signers: { mode: 'key', keyids: [keys[type].keyid] } });
  return gate(policy, await readLedger(bytes, { keys: [keys[type]] }), digest, now).map(({ code }) => code);
}

async function expectRefused(bytes: string | Uint8Array, type: KeyType = 'ed25519'): Promise<void> {
  const codes = await refusals(bytes, type);
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !known.has(code))).toEqual([]);
}

function linesOf(type: keyof typeof ledgers): string[] {
  return ledgers[type].split('\n').slice(0, -1);
}

const keyType = fc.constantFrom<KeyType>('ed25519', 'p256');

describe('of a signed ledger, nothing but the ledger itself opens the gate', () => {
  test('the ledger itself does', async () => {
    expect(await refusals(ledgers.ed25519, 'ed25519')).toEqual([]);
    expect(await refusals(ledgers.p256, 'p256')).toEqual([]);
  });

  test('flipped bits, anywhere, up to eight of them', async () => {
    const flips = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(keyType, flips, async (type, changes) => {
        const original = Buffer.from(ledgers[type]);
        const bytes = Buffer.from(original);
        for (const [where, mask] of changes) bytes[Math.floor(where * bytes.length)]! ^= mask;
        fc.pre(!bytes.equals(original));
        await expectRefused(bytes, type);
      }),
      { numRuns: 1000 },
    );
  });

  test('every single line flipped at every hundredth byte, and the whole last line at each of its bytes', async () => {
    const original = Buffer.from(ledgers.ed25519);
    const lastLine = original.lastIndexOf(0x0a, original.length - 2) + 1;
    const places = [...Array(original.length).keys()].filter((i) => i % 100 === 0 || (i >= lastLine && i % 3 === 0));
    for (const place of places) {
      const bytes = Buffer.from(original);
      bytes[place]! ^= 1;
      await expectRefused(bytes);
    }
  });

  test('cut, spliced or repeated bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom('cut', 'repeat', 'move'), async (a, b, c, how) => {
        const original = Buffer.from(ledgers.ed25519);
        const [start, end] = [a % original.length, b % original.length].sort((x, y) => x - y) as [number, number];
        const piece = original.subarray(start, end + 1);
        const rest = Buffer.concat([original.subarray(0, start), original.subarray(end + 1)]);
        const at = c % (rest.length + 1);
        const bytes = { cut: rest, repeat: Buffer.concat([original.subarray(0, end + 1), piece, original.subarray(end + 1)]), move: Buffer.concat([rest.subarray(0, at), piece, rest.subarray(at)]) }[how];
        fc.pre(!bytes.equals(original));
        await expectRefused(bytes);
      }),
      { numRuns: 700 },
    );
  });

  test('lines dropped, reordered or repeated, also with lines of another good ledger between them', async () => {
    const choice = fc.array(fc.tuple(fc.constantFrom<keyof typeof ledgers>('ed25519', 'ed25519', 'ed25519', 'p256', 'unsigned'), fc.nat({ max: 3 })), { maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(choice, async (picks) => {
        const text = picks.map(([type, i]) => `${linesOf(type)[i]}\n`).join('');
        fc.pre(text !== ledgers.ed25519);
        await expectRefused(text);
      }),
      { numRuns: 700 },
    );
  });

  test('a field of a statement changed, and the chain mended by somebody without the key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3 }), fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom('pass', 'deliver', true, NOW, '42')), fc.boolean(), async (line, where, value, resign) => {
        const lines = linesOf('ed25519');
        const envelope = JSON.parse(lines[line]!) as { payload: string; signatures: unknown[]; payloadType: string };
        const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as Record<string, unknown>;
        const before = canonicalJson(statement);
        setLeaf(statement, where, value);
        fc.pre(canonicalJson(statement) !== before);
        const payload = Buffer.from(canonicalJson(statement));
        const forged = resign ? signEnvelope(payload, { ...newKey(), keyid: keys.ed25519.keyid }) : { ...bareEnvelope(payload), signatures: envelope.signatures };
        lines[line] = canonicalJson(forged);
        await expectRefused(`${lines.join('\n')}\n`);
      }),
      { numRuns: 700 },
    );
  });
});

describe('whatever the bytes are, the answer is a list of known codes', () => {
  test('random bytes, random JSON lines and random payloads', async () => {
    const text = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.json(), { maxLength: 4 }).map((lines) => lines.map((line) => `${line}\n`).join('')),
      fc.array(fc.jsonValue(), { minLength: 1, maxLength: 4 }).map((values) => values.map((value) => `${canonicalJson(bareEnvelope(Buffer.from(JSON.stringify(value))))}\n`).join('')),
    );
    await fc.assert(fc.asyncProperty(text, (bytes) => expectRefused(bytes)), { numRuns: 500 });
  });

  test('an unsigned ledger with any single flipped bit before its last line never passes as whole', async () => {
    const original = Buffer.from(ledgers.unsigned);
    const lastLine = original.lastIndexOf(0x0a, original.length - 2) + 1;
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 7 }), async (where, bit) => {
        const bytes = Buffer.from(original);
        bytes[where % lastLine]! ^= 1 << bit;
        const codes = gate(policyFor(), await readLedger(bytes), digest, now).map(({ code }) => code);
        expect(codes.length).toBeGreaterThan(0);
        expect(codes.filter((code) => !known.has(code))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

/** Replaces the `where`-th value of the tree, counting depth first. */
function setLeaf(root: Record<string, unknown>, where: number, value: unknown): void {
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      visit((node as Record<string, unknown>)[key]);
    }
  };
  visit(root);
  const [holder, key] = places[where % places.length]!;
  holder[key] = value;
}
