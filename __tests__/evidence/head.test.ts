import { describe, expect, test } from '@jest/globals';
import { canonicalJson, type Digest } from '../../src/core/digest.ts';
import { bareEnvelope, signEnvelope } from '../../src/evidence/dsse.ts';
import { HEAD_TYPE, readHead, signHead, type LedgerHead } from '../../src/evidence/head.ts';
import { appendStatement } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { keySigner, unsigned, type Signer } from '../../src/evidence/signer.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { newKey, resultOf, sealedIn } from './factory.ts';

const key = newKey();
const trust = { keys: [key] };
const allowed = { mode: 'key' as const, keyids: [key.keyid] };

async function sealed(signer: Signer = keySigner(key.pem)) {
  await using folder = await temporaryFolder();
  const { ledger: text, delivery, context } = await sealedIn(folder.path, signer);
  const ledger = await readLedger(text, trust);
  const grow = async (step: string) => appendStatement(text, ledger, makeStatement(delivery, context, resultOf('require-approval', 'pass', { details: { step } })), signer);
  return { text, ledger, head: await signHead(ledger, signer), grow };
}

async function codes(head: string | Uint8Array, text: string): Promise<string[]> {
  return (await readHead(Buffer.from(head), await readLedger(text, trust), trust, allowed)).refusals.map(({ code }) => code);
}

function payloadOf(head: string): LedgerHead {
  return JSON.parse(Buffer.from((JSON.parse(head) as { payload: string }).payload, 'base64').toString()) as LedgerHead;
}

describe('the signed head of a ledger', () => {
  test('says how long it is and how it ends, signed as its entries are', async () => {
    const { text, ledger, head } = await sealed();
    expect(payloadOf(head)).toMatchObject({ predicateType: HEAD_TYPE, subject: [{ name: 'income' }], predicate: { entries: 4, head: ledger.head, delivery: { runId: '1001' } } });
    expect(await readHead(Buffer.from(head), ledger, trust, allowed)).toEqual({ refusals: [], signer: { kind: 'key', keyid: key.keyid } });
    expect(await codes(head, text)).toEqual([]);
  });

  test('a ledger that has grown since is the same ledger', async () => {
    const { head, grow } = await sealed();
    expect(await codes(head, await grow('approve'))).toEqual([]);
  });

  test('ledger-truncated: entries cut off the end, which no chain and no signature shows', async () => {
    const { text, grow, ledger } = await sealed();
    const longer = await readLedger(await grow('approve'), trust);
    const head = await signHead(longer, keySigner(key.pem));
    expect(ledger.refusals).toEqual([]);
    expect(await codes(head, text)).toEqual(['ledger-truncated']);
  });

  test('ledger-forked: the same ledger, continued otherwise', async () => {
    const { grow } = await sealed();
    const head = await signHead(await readLedger(await grow('approve'), trust), keySigner(key.pem));
    expect(await codes(head, await grow('request'))).toEqual(['ledger-forked']);
  });

  test.each<[string, (head: LedgerHead) => void, string[]]>([
    ['another release', (head) => void (head.subject[0].digest.sha256 = '0'.repeat(64)), ['evidence-wrong-digest']],
    ['another model', (head) => void (head.subject[0].name = 'pricing'), ['evidence-other-model']],
    ['another delivery', (head) => void (head.predicate.delivery.runId = '2002'), ['evidence-other-delivery']],
    ['another environment', (head) => void (head.predicate.environment = 'staging'), ['evidence-other-environment']],
    ['an older length with the newest digest', (head) => void (head.predicate.entries = 3), ['ledger-forked']],
    ['an unknown key', (head) => void Object.assign(head.predicate, { extra: 1 }), ['ledger-head-unreadable']],
    ['a digest that is none', (head) => void (head.predicate.head = 'latest' as Digest), ['ledger-head-unreadable']],
  ])('of %s is refused', async (_what, change, expected) => {
    const { text, head } = await sealed();
    const other = payloadOf(head);
    change(other);
    expect(await codes(`${canonicalJson(signEnvelope(Buffer.from(canonicalJson(other)), key))}\n`, text)).toEqual(expected);
  });

  test('evidence-edited, ledger-unsigned, ledger-wrong-signer: only who signs the ledger signs its head', async () => {
    const { text, head } = await sealed();
    const payload = Buffer.from(canonicalJson(payloadOf(head)));
    const stranger = newKey();
    expect(await codes(`${canonicalJson(signEnvelope(payload, { ...stranger, keyid: key.keyid }))}\n`, text)).toEqual(['evidence-edited']);
    expect(await codes(`${canonicalJson(bareEnvelope(payload))}\n`, text)).toEqual(['ledger-unsigned']);
    expect(await codes(`${canonicalJson(signEnvelope(payload, stranger))}\n`, text)).toEqual(['ledger-wrong-signer']);
  });

  test.each<[string, string]>([
    ['an empty file', ''],
    ['two lines', '{}\n{}\n'],
    ['no line break', '{}'],
    ['a great many bytes', `${'x'.repeat(300_000)}\n`],
  ])('ledger-head-unreadable: %s', async (_what, bytes) => {
    const { text } = await sealed();
    expect(await codes(bytes, text)).toEqual(['ledger-head-unreadable']);
  });

  test('is never an entry, and an entry is never a head', async () => {
    const { text, head } = await sealed(unsigned());
    expect((await readLedger(`${text}${head}`)).refusals.map(({ code }) => code)).toEqual(['schema-invalid']);
    expect((await readHead(Buffer.from(`${text.split('\n')[0]}\n`), await readLedger(text), {}, { mode: 'none' })).refusals.map(({ code }) => code)).toEqual(['ledger-head-unreadable']);
  });
});
