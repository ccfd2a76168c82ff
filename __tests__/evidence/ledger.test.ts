import { describe, expect, test } from '@jest/globals';
import { canonicalJson, digestOfJson, sha256 } from '../../src/core/digest.ts';
import { InputError } from '../../src/core/problem.ts';
import { PAYLOAD_TYPE, signEnvelope } from '../../src/evidence/dsse.ts';
import { appendStatement } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { keySigner, unsigned } from '../../src/evidence/signer.ts';
import { makeStatement, type Statement } from '../../src/evidence/statement.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { newKey, resultOf, sealedIn } from './factory.ts';

const key = newKey();

async function sealed() {
  await using folder = await temporaryFolder();
  return await sealedIn(folder.path, keySigner(key.pem));
}

async function codesOf(text: string | Uint8Array): Promise<string[]> {
  return (await readLedger(text, { keys: [key] })).refusals.map(({ code }) => code);
}

function payloadOf(line: string): Statement {
  return JSON.parse(Buffer.from((JSON.parse(line) as { payload: string }).payload, 'base64').toString()) as Statement;
}

/** The ledger as somebody would forge it who changes a statement and knows everything but the key. */
function edit(line: string, change: (statement: Statement) => void, signer?: ReturnType<typeof newKey>): string {
  const statement = payloadOf(line);
  change(statement);
  statement.predicate.verdictDigest = digestOfJson(statement.predicate.verdict);
  const payload = Buffer.from(canonicalJson(statement));
  const old = JSON.parse(line) as { signatures: unknown[] };
  return canonicalJson(signer ? signEnvelope(payload, signer) : { payloadType: PAYLOAD_TYPE, payload: payload.toString('base64'), signatures: old.signatures });
}

describe('a sealed ledger', () => {
  test('is read back whole, each line canonical JSON, each entry with its place and signer', async () => {
    const { ledger } = await sealed();
    const read = await readLedger(ledger, { keys: [key] });
    expect(read.refusals).toEqual([]);
    expect(read.entries.map(({ statement }) => statement.predicate.stage)).toEqual(['identify', 'validate-data', 'run-model-tests', 'seal']);
    expect(read.entries.map(({ statement }) => statement.predicate.chain!.index)).toEqual([0, 1, 2, 3]);
    expect(read.entries.every(({ signer }) => signer.kind === 'key' && signer.keyid === key.keyid)).toBe(true);
    const lines = ledger.trimEnd().split('\n');
    expect(lines.every((line) => canonicalJson(JSON.parse(line)) === line)).toBe(true);
    expect(read.head).toBe(sha256(lines.at(-1)!));
  });

  test('links as the contract says: genesis over delivery, model and release, then the digest of the line before', async () => {
    const { ledger, digest } = await sealed();
    const lines = ledger.trimEnd().split('\n');
    const prev = lines.map((line) => payloadOf(line).predicate.chain!.prev);
    expect(prev[0]).toBe(digestOfJson({ delivery: { repositoryId: '42', runId: '1001', runAttempt: 1 }, model: 'income', release: digest }));
    expect(prev.slice(1)).toEqual(lines.slice(0, -1).map((line) => sha256(line)));
    expect(payloadOf(lines[3]!).predicate.details).toMatchObject({ entries: 3, head: sha256(lines[2]!), signing: 'key' });
  });
});

describe('each way to damage a ledger has its own code', () => {
  test('evidence-edited: a changed statement, with the old signature or without one', async () => {
    const { ledger } = await sealed();
    const lines = ledger.split('\n');
    lines[1] = edit(lines[1]!, ({ predicate }) => void (predicate.verdict.headline = 'All is well.'));
    expect(await codesOf(lines.join('\n'))).toEqual(['evidence-edited', 'evidence-edited']);
  });

  test('evidence-edited: the last statement, which no link covers, by its signature alone', async () => {
    const { ledger } = await sealed();
    const lines = ledger.split('\n');
    lines[3] = edit(lines[3]!, ({ predicate }) => void (predicate.verdict.headline = 'All is well.'));
    expect(await codesOf(lines.join('\n'))).toEqual(['evidence-edited']);
  });

  test('evidence-edited: re-signed by a stranger under the right key\'s name', async () => {
    const { ledger } = await sealed();
    const lines = ledger.split('\n');
    lines[3] = edit(lines[3]!, () => undefined, { ...newKey(), keyid: key.keyid });
    expect(await codesOf(lines.join('\n'))).toEqual(['evidence-edited']);
  });

  test('evidence-edited: a ledger moved to another delivery and release as a whole', async () => {
    const { ledger } = await sealed();
    const lines = ledger.split('\n');
    lines[0] = edit(lines[0]!, ({ predicate }) => void (predicate.delivery.runId = '2002'), key);
    expect((await readLedger(lines.join('\n'), { keys: [key] })).refusals.map(({ code, expected }) => [code, expected.slice(0, 6)])).toEqual([
      ['evidence-edited', 'line 1'],
      ['evidence-edited', 'line 1'],
    ]);
  });

  test('ledger-truncated: a line dropped in front or in the middle', async () => {
    const lines = (await sealed()).ledger.split('\n');
    expect(await codesOf(lines.toSpliced(0, 1).join('\n'))).toEqual(['ledger-truncated']);
    expect(await codesOf(lines.toSpliced(1, 1).join('\n'))).toEqual(['ledger-truncated']);
  });

  test('evidence-contradictory: a verdict that is not the one whose digest stands beside it', async () => {
    const lines = (await sealed()).ledger.split('\n');
    const statement = payloadOf(lines[1]!);
    statement.predicate.verdict.headline = 'All is well.';
    lines[1] = canonicalJson(signEnvelope(Buffer.from(canonicalJson(statement)), key));
    expect(await codesOf(lines.join('\n'))).toEqual(['evidence-contradictory']);
  });

  test('ledger-forked: two entries at one place, whichever way they lie in the file', async () => {
    await using folder = await temporaryFolder();
    const { ledger, delivery, context } = await sealedIn(folder.path, keySigner(key.pem));
    const read = await readLedger(ledger, { keys: [key] });
    const grown = await Promise.all(
      ['request', 'approve'].map(async (step) => appendStatement(ledger, read, makeStatement(delivery, context, resultOf('require-approval', 'pass', { details: { step } })), keySigner(key.pem))),
    );
    const both = [...ledger.trimEnd().split('\n'), ...grown.map((text) => text.trimEnd().split('\n').at(-1)!)];
    expect(await codesOf(`${both.join('\n')}\n`)).toContain('ledger-forked');
    expect(await codesOf(grown[0]!)).toEqual([]);
    expect(await codesOf(grown[1]!)).toEqual([]);
  });

  test('ledger-reordered: two lines swapped, or one there twice', async () => {
    const [a, b, c, d] = (await sealed()).ledger.split('\n') as [string, string, string, string];
    expect(await codesOf([a, c, b, d, ''].join('\n'))).toContain('ledger-reordered');
    expect(await codesOf([a, b, b, c, d, ''].join('\n'))).toContain('ledger-reordered');
  });

  test.each<[string, (text: string) => string | Uint8Array]>([
    ['an empty file', () => ''],
    ['a last line that was cut', (text) => text.slice(0, -1)],
    ['an empty line', (text) => `${text}\n`],
    ['carriage returns', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['text that is no JSON', (text) => `${text}hello\n`],
    ['bytes that are no UTF-8', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x0a])])],
    ['JSON 10 000 deep', (text) => `${text}${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
    ['a space that was added', (text) => text.replace('{"payload"', '{ "payload"')],
    ['a key that stands there twice', (text) => text.replace('{"payload":', '{"payload":"AAAA","payload":')],
    ['base64 in another form', (text) => text.replace(/"payload":"([^"]*?)=*"/, (_all, payload: string) => `"payload":"${payload}===="`)],
    ['more entries than a ledger can have', (text) => text.repeat(260)],
  ])('ledger-unreadable: %s', async (_what, damage) => {
    expect(await codesOf(damage((await sealed()).ledger))).toContain('ledger-unreadable');
  });

  test.each<[string, unknown]>([
    ['no object', 7],
    ['an object without a payload', { payloadType: PAYLOAD_TYPE, signatures: [] }],
    ['another payload type', { payloadType: 'text/plain', payload: 'aGk=', signatures: [] }],
    ['two signatures', { payloadType: PAYLOAD_TYPE, payload: 'aGk=', signatures: [{ sig: 'aGk=' }, { sig: 'aGk=' }] }],
    ['an unknown key', { payloadType: PAYLOAD_TYPE, payload: 'aGk=', signatures: [], extra: 1 }],
    ['a prototype for a key', JSON.parse('{"__proto__":{"payload":"aGk="},"payloadType":"application/vnd.in-toto+json","signatures":[]}')],
    ['a statement that is none', { payloadType: PAYLOAD_TYPE, payload: Buffer.from('{"a":1}').toString('base64'), signatures: [] }],
  ])('schema-invalid: %s', async (_what, line) => {
    expect(await codesOf(`${canonicalJson(line)}\n`)).toEqual(['schema-invalid']);
  });

  test('schema-invalid: a statement that was never chained', async () => {
    const { statements } = await sealed();
    const line = signEnvelope(Buffer.from(canonicalJson(statements[0])), key);
    expect(await codesOf(`${canonicalJson(line)}\n`)).toEqual(['schema-invalid']);
  });

  test.each<[string, (statement: Statement) => void]>([
    ['outcome', ({ predicate }) => void (predicate.outcome = 'warn')],
    ['enforced', ({ predicate }) => void (predicate.enforced = false)],
    ['stage', ({ predicate }) => void (predicate.verdict.stage = 'predict')],
    ['release', (statement) => void (statement.subject[0].digest.sha256 = '0'.repeat(64))],
    ['time', ({ predicate }) => void (predicate.at = '2026-02-31T00:00:00.000Z')],
  ])('evidence-contradictory: the parts of a statement disagree on its %s', async (_what, change) => {
    const lines = (await sealed()).ledger.split('\n');
    lines[0] = edit(lines[0]!, change, key);
    expect(new Set(await codesOf(lines.join('\n')))).toEqual(new Set(['evidence-contradictory']));
  });
});

describe('appending', () => {
  test('extends a sound ledger, and the new entry covers all before it', async () => {
    const { ledger, delivery, context } = await sealed();
    const statement = makeStatement(delivery, context, resultOf('require-approval'));
    const text = await appendStatement(ledger, await readLedger(ledger, { keys: [key] }), statement, keySigner(key.pem));
    expect(text.startsWith(ledger)).toBe(true);
    expect(await codesOf(text)).toEqual([]);
    expect((await readLedger(text)).entries).toHaveLength(5);
  });

  test.each<[string, string, (text: string) => string]>([
    ['a broken ledger', 'ledger-not-sound', (text) => text.split('\n').toSpliced(1, 1).join('\n')],
    ['another text than the one that was read', 'ledger-not-sound', (text) => text.slice(0, text.indexOf('\n') + 1)],
  ])('refuses to extend %s', async (what, code, damage) => {
    const { ledger, delivery, context } = await sealed();
    const statement = makeStatement(delivery, context, resultOf('require-approval'));
    const read = await readLedger(what.startsWith('another') ? ledger : damage(ledger));
    const error = await appendStatement(damage(ledger), read, statement, unsigned()).catch((thrown: unknown) => thrown);
    expect((error as InputError).problems[0]!.code).toBe(code);
  });

  test('refuses a statement about another release, or one that has its place already', async () => {
    const { ledger, delivery, context, statements } = await sealed();
    const read = await readLedger(ledger);
    const foreign = makeStatement(delivery, { ...contextOf(context), release: { name: 'x', digest: `sha256:${'1'.repeat(64)}` } }, resultOf('rollback'));
    const placed = { ...statements[0]!, predicate: { ...statements[0]!.predicate, chain: { index: 0, prev: sha256('') } } };
    const codeOf = async (statement: Statement) => ((await appendStatement(ledger, read, statement, unsigned()).catch((thrown: unknown) => thrown)) as InputError).problems[0]!.code;
    expect(await codeOf(foreign)).toBe('evidence-wrong-digest');
    expect(await codeOf(placed)).toBe('statement-already-chained');
  });
});

function contextOf(context: Awaited<ReturnType<typeof sealed>>['context']) {
  const { purpose, deliveryId, clock, log, out } = context;
  return { purpose, deliveryId, clock, log, out, engine: undefined as never };
}

describe('making a statement', () => {
  test('without a release is refused', async () => {
    const { delivery, context } = await sealed();
    expect(() => makeStatement(delivery, { ...contextOf(context) }, resultOf('rollback'))).toThrow(InputError);
  });

  test('with a number that JSON cannot carry is refused and not written as null', async () => {
    const { delivery, context } = await sealed();
    const result = resultOf('rollback');
    result.verdict.findings = [{ code: 'x', outcome: 'pass', rule: '', message: '', expected: '', actual: '', n: Number.NaN }];
    expect(() => makeStatement(delivery, context, result)).toThrow(/statement.schema.json|findings/);
  });
});
