import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson, sha256 } from '../../src/core/digest.ts';
import { cli } from '../../src/cli/main.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { identify } from '../../src/evidence/identify.ts';
import { identifyRelease } from '../../src/evidence/release.ts';
import { seal } from '../../src/evidence/seal.ts';
import { keySigner, unsigned } from '../../src/evidence/signer.ts';
import { signHead } from '../../src/evidence/head.ts';
import { appendStatement } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { makeStatement, subjectOf, type Statement } from '../../src/evidence/statement.ts';
import { folderStore } from '../../src/evidence/stores/folder.ts';
import { keepEvidence } from '../../src/evidence/stores/keep.ts';
import { ledgerAttachment } from '../../src/journal/events.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { keySigner as journalSigner } from '../../src/journal/sign.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextIn, deliveryIn, loose, newKey, NOW, resultOf, sealedIn, type Change } from './factory.ts';

const key = newKey();

async function run(cwd: string, ...argv: string[]) {
  const output = { out: '', err: '' };
  const status = await cli(argv, { cwd, env: {}, stdout: (text) => void (output.out += text), stderr: (text) => void (output.err += text) });
  return { status, ...output };
}

/** A repository with a release, and `evidence/` with its signed ledger, manifest and public key. */
async function evidenceIn(folder: string, signer = keySigner(key.pem), changes: Parameters<typeof sealedIn>[2] = {}) {
  const { ledger, delivery } = await sealedIn(folder, signer, changes);
  const evidence = path.join(folder, 'evidence');
  await mkdir(evidence);
  await writeFile(path.join(evidence, 'ledger.intoto.jsonl'), ledger);
  await writeFile(path.join(evidence, 'release.json'), canonicalJson(await identifyRelease(delivery)));
  await writeFile(path.join(evidence, 'ledger.pub'), key.publicPem);
  await writeFile(path.join(folder, 'owner.pub'), key.publicPem);
  return { ledger, evidence };
}

async function editLedger(folder: string, change: (text: string) => string): Promise<void> {
  const file = path.join(folder, 'evidence/ledger.intoto.jsonl');
  await writeFile(file, change(await readFile(file, 'utf8')));
}

describe('sluice verify', () => {
  test('shows the chain and verifies it with the key, the model and the delivery file', async () => {
    await using folder = await temporaryFolder();
    await evidenceIn(folder.path);
    const { status, out } = await run(folder.path, 'verify', 'evidence', '--model', 'model', '--public-key', 'owner.pub');
    expect(out.split('\n')[0]).toBe('Verified: 4 entries in one chain, every signature good.');
    expect(out).toMatch(/├─ {2}1 identify +pass +2026-01-05T09:00:00.000Z {2}signed by sha256:/);
    expect(out).toMatch(/└─ {2}4 seal /);
    expect(status).toBe(0);
    expect((await run(folder.path, 'verify', 'evidence/ledger.intoto.jsonl', '--delivery', 'delivery.yml', '--public-key', 'owner.pub')).status).toBe(0);
  });

  test('with the key that came along, proves integrity and says that it does not prove who', async () => {
    await using folder = await temporaryFolder();
    await evidenceIn(folder.path);
    const { status, out } = await run(folder.path, 'verify', 'evidence');
    expect(status).toBe(0);
    expect(out).toContain('not who wrote it');
    expect(out).toContain('the bytes of the release (give --model or --delivery)');
  });

  test('an unsigned ledger verifies as a chain, and the first line says that nobody signed', async () => {
    await using folder = await temporaryFolder();
    const { evidence } = await evidenceIn(folder.path, unsigned());
    const { status, out } = await run(folder.path, 'verify', 'evidence');
    expect([status, out.split('\n')[0]]).toEqual([1, expect.stringContaining('ledger-unsigned')]);
    await rename(path.join(evidence, 'ledger.pub'), path.join(evidence, 'unused.txt'));
    const alone = await run(folder.path, 'verify', 'evidence');
    expect([alone.status, alone.out.split('\n')[0]]).toEqual([0, 'Verified: 4 entries in one chain, not signed.']);
    expect(alone.out).toContain('somebody who wrote all of it anew would not be seen');
  });

  test('says so when the intact record tells of a failure', async () => {
    await using folder = await temporaryFolder();
    const failed: Change = (predicate) => void (predicate.outcome = predicate.verdict.outcome = 'fail');
    await evidenceIn(folder.path, undefined, { 'run-model-tests': failed });
    const { status, out } = await run(folder.path, 'verify', 'evidence');
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toContain('run-model-tests is fail');
  });

  test('one changed byte of the model is refused, naming the file', async () => {
    await using folder = await temporaryFolder();
    await evidenceIn(folder.path);
    await writeFile(path.join(folder.path, 'model/weights.onnx'), 'weighty');
    const { status, out } = await run(folder.path, 'verify', 'evidence', '--model', 'model', '--public-key', 'owner.pub');
    expect(status).toBe(1);
    expect(out).toMatch(/evidence-wrong-digest/);
    expect(out).toContain('weights.onnx was changed');
  });

  test('a renamed or added file, changed code and a changed delivery file are refused', async () => {
    await using folder = await temporaryFolder();
    await evidenceIn(folder.path);
    await rename(path.join(folder.path, 'model/weights.onnx'), path.join(folder.path, 'model/weights.pkl'));
    expect((await run(folder.path, 'verify', 'evidence', '--model', 'model')).out).toMatch(/evidence-other-layout.*\n/);
    await rename(path.join(folder.path, 'model/weights.pkl'), path.join(folder.path, 'model/weights.onnx'));
    await appendFile(path.join(folder.path, 'serve.py'), '#');
    expect((await run(folder.path, 'verify', 'evidence', '--delivery', 'delivery.yml')).out).toMatch(/code: sha256:[0-9a-f]+: \. was changed/);
    await appendFile(path.join(folder.path, 'delivery.yml'), '# more\n');
    const { status, out } = await run(folder.path, 'verify', 'evidence', '--delivery', 'delivery.yml');
    expect([status, out.includes('delivery-file-changed')]).toEqual([1, true]);
  });

  test('one changed byte of any statement is refused, the last one included', async () => {
    await using folder = await temporaryFolder();
    const { ledger } = await evidenceIn(folder.path);
    const places = ledger.split('\n').slice(0, -1).map((_line, i, lines) => lines.slice(0, i).join('\n').length + (i === 0 ? 0 : 1) + 40);
    for (const place of places) {
      await editLedger(folder.path, () => `${ledger.slice(0, place)}${ledger[place] === 'A' ? 'B' : 'A'}${ledger.slice(place + 1)}`);
      expect((await run(folder.path, 'verify', 'evidence')).status).toBe(1);
    }
  });

  test('a manifest that was edited, or is of another release, is refused', async () => {
    await using folder = await temporaryFolder();
    const { evidence } = await evidenceIn(folder.path);
    const manifest = JSON.parse(await readFile(path.join(evidence, 'release.json'), 'utf8')) as { parts: { model: { digest: string } } };
    manifest.parts.model.digest = `sha256:${'0'.repeat(64)}`;
    await writeFile(path.join(evidence, 'release.json'), JSON.stringify(manifest));
    const { status, out } = await run(folder.path, 'verify', 'evidence');
    expect([status, out.includes('release.json names the release')]).toEqual([1, true]);
  });

  test('of several ledgers, the bytes at hand must be those of one, and the others are verified without', async () => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    const { evidence } = await evidenceIn(folder.path);
    await deliveryIn(other.path);
    await writeFile(path.join(other.path, 'model/weights.onnx'), 'other weights');
    await mkdir(path.join(evidence, 'ledgers'));
    const second = await sealedAsItIs(other.path);
    await writeFile(path.join(evidence, 'ledgers', 'second.jsonl'), second);
    expect((await run(folder.path, 'verify', 'evidence', '--model', 'model')).status).toBe(0);
    await writeFile(path.join(folder.path, 'model/weights.onnx'), 'neither');
    expect((await run(folder.path, 'verify', 'evidence', '--model', 'model')).status).toBe(1);
  });

  test('hostile text in a ledger cannot write to the terminal', async () => {
    await using folder = await temporaryFolder();
    const hostile: Change = (predicate) => void (predicate.name = '\u001b[2J\u001b[31m\r\u202e::error::owned\n::error::owned');
    await evidenceIn(folder.path, undefined, { 'validate-data': hostile });
    const { out } = await run(folder.path, 'verify', 'evidence');
    expect(out).not.toMatch(/[\u001b\r\u202e]/);
    expect(out).not.toMatch(/^\s*::error/m);
  });

  test('--json is the whole report as one value', async () => {
    await using folder = await temporaryFolder();
    await evidenceIn(folder.path);
    const { out } = await run(folder.path, 'verify', 'evidence', '--json');
    expect(JSON.parse(out)).toMatchObject({ verified: true, ledgers: [{ name: 'ledger.intoto.jsonl', refusals: [], entries: [{ stage: 'identify', signer: { kind: 'key' } }, {}, {}, { stage: 'seal' }] }] });
  });

  test.each<[string, string[], string]>([
    ['a path that is not there', ['nowhere'], 'verify-unreadable'],
    ['a folder without a ledger', ['model'], 'verify-no-ledger'],
    ['no path', [], 'verify-arguments'],
    ['an identity without its issuer', ['evidence', '--identity', 'x'], 'verify-arguments'],
    ['a private key', ['evidence', '--public-key', 'private.pem'], 'key-private'],
    ['a trusted root that is none', ['evidence', '--identity', 'x', '--issuer', 'y', '--trust-root', 'serve.py'], 'trust-root-unusable'],
    ['an unknown option', ['evidence', '--force'], 'force'],
  ])('%s ends with status 3 and says what to do', async (_what, argv, code) => {
    await using folder = await temporaryFolder();
    await evidenceIn(folder.path);
    await writeFile(path.join(folder.path, 'private.pem'), key.pem);
    const { status, err } = await run(folder.path, 'verify', ...argv);
    expect([status, err.includes(code)]).toEqual([3, true]);
  });
});

describe('sluice digest', () => {
  test('of a path prints the digest alone; of a delivery file every part and the release', async () => {
    await using folder = await temporaryFolder();
    await evidenceIn(folder.path);
    const { out } = await run(folder.path, 'digest', 'model');
    expect(out).toMatch(/^sha256:[0-9a-f]{64}\n$/);
    const whole = await run(folder.path, 'digest', '--delivery', 'delivery.yml');
    expect(whole.out.split('\n').map((line) => line.split(' ')[0])).toEqual(['model', 'code', 'release', '']);
    expect(whole.out).toContain(out.trim());
    const json = JSON.parse((await run(folder.path, 'digest', '--delivery', 'delivery.yml', '--json')).out) as { digest: string };
    expect(whole.out).toContain(json.digest);
  });

  test('of nothing, of both, and of what is not there ends with status 3', async () => {
    await using folder = await temporaryFolder();
    await evidenceIn(folder.path);
    const statuses = await Promise.all([[], ['model', '--delivery', 'delivery.yml'], ['nowhere'], ['model', 'model']].map((argv) => run(folder.path, 'digest', ...argv)));
    expect(statuses.map(({ status }) => status)).toEqual([3, 3, 3, 3]);
  });
});

/** A ledger of what lies in the folder now. */
async function sealedAsItIs(folder: string): Promise<string> {
  const delivery = await loadDelivery('delivery.yml', { workspace: folder });
  const context = contextIn(folder);
  const statement = makeStatement(delivery, context, await identify(delivery, context));
  return (await seal(delivery, context, { statements: [loose(statement)], signer: keySigner(key.pem) })).ledger!;
}

describe('what only several files together show', () => {
  const approved = { details: { step: 'approve' } };

  async function grown(folder: string) {
    const signer = keySigner(key.pem);
    const { ledger, delivery, context } = await sealedIn(folder, signer);
    const read = await readLedger(ledger);
    const [first, second] = await Promise.all(
      [approved, { details: { step: 'request' } }].map((details) => appendStatement(ledger, read, makeStatement(delivery, context, resultOf('require-approval', 'pass', details)), signer)),
    );
    const evidence = path.join(folder, 'evidence');
    const put = async (name: string, text: string, head?: string) => {
      await mkdir(path.join(evidence, name), { recursive: true });
      await writeFile(path.join(evidence, name, 'ledger.intoto.jsonl'), text);
      if (head !== undefined) await writeFile(path.join(evidence, name, 'ledger.head.json'), head);
    };
    await put('seal', ledger);
    return { ledger, put, evidence, signer, first: first!, second: second! };
  }

  test('copies of one ledger at several lengths are one story; two that go on differently are ledger-forked', async () => {
    await using folder = await temporaryFolder();
    const { put, first, second } = await grown(folder.path);
    await put('approve', first);
    expect(await run(folder.path, 'verify', 'evidence')).toMatchObject({ status: 0, out: expect.stringContaining('that no two ledgers of one delivery go on differently') });
    await put('other', second);
    const { status, out } = await run(folder.path, 'verify', 'evidence');
    expect([status, out.split('\n')[0]]).toEqual([1, expect.stringMatching(/^Refused: other\/ledger.*\[ledger-forked\]/)]);
  });

  test('with its signed head, a ledger that lost its last entry is ledger-truncated; without one, that is said as unchecked', async () => {
    await using folder = await temporaryFolder();
    const { ledger, put, signer, first } = await grown(folder.path);
    const head = await signHead(await readLedger(first), signer);
    expect((await run(folder.path, 'verify', 'evidence')).out).toContain('whether entries were cut off the end of seal/ledger.intoto.jsonl');
    await put('seal', first, head);
    const whole = await run(folder.path, 'verify', 'evidence');
    expect([whole.status, whole.out.includes('that no ledger is shorter than its signed head says')]).toEqual([0, true]);
    await put('seal', ledger, head);
    const cut = await run(folder.path, 'verify', 'evidence');
    expect([cut.status, cut.out.split('\n')[0]]).toEqual([1, expect.stringContaining('[ledger-truncated]')]);
    await writeFile(path.join(folder.path, 'owner.pub'), key.publicPem);
    await put('seal', first, `${canonicalJson(await unsigned().sign(JSON.parse(Buffer.from((JSON.parse(head) as { payload: string }).payload, 'base64').toString()) as Statement))}\n`);
    const unsignedHead = await run(folder.path, 'verify', 'evidence', '--public-key', 'owner.pub');
    expect([unsignedHead.status, unsignedHead.out.split('\n')[0]]).toEqual([1, expect.stringContaining('[ledger-unsigned]')]);
  });

  test('a journal beside is verified too, its kept ledgers by the heads that it gave them', async () => {
    await using folder = await temporaryFolder();
    const { ledger, evidence, first } = await grown(folder.path);
    const file = path.join(evidence, 'income.journal.jsonl');
    const journal = openFileJournal({ file, model: 'income', clock: new ManualClock(NOW), signer: journalSigner(key.pem) });
    const { head, entries } = await readLedger(first);
    const release = subjectOf(entries[0]!.statement);
    await journal.attach(ledgerAttachment(release, head!), Buffer.from(first));
    await journal.append({ at: NOW, delivery: '42/1001/1', type: 'adopted', data: { release: { name: 'income', digest: release }, slot: 'a', ledgerHead: head } }, 0);
    await writeFile(path.join(folder.path, 'owner.pub'), key.publicPem);
    const { status, out } = await run(folder.path, 'verify', 'evidence', '--public-key', 'owner.pub');
    expect([status, out.includes('that the 1 events of income.journal.jsonl are one unbroken chain, each signed by the key')]).toEqual([0, true]);
    const kept = path.join(evidence, 'income.journal.jsonl.d', ledgerAttachment(release, head!));
    await writeFile(kept, ledger);
    expect((await run(folder.path, 'verify', 'evidence', '--public-key', 'owner.pub')).out.split('\n')[0]).toContain('[ledger-truncated]');
    await writeFile(kept, first);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"slot":"a"', '"slot":"b"'));
    expect((await run(folder.path, 'verify', 'evidence', '--public-key', 'owner.pub')).out.split('\n')[0]).toContain('[journal-signature]');
  });
});

test('evidence-other-model, evidence-other-environment: lines of one ledger that speak of others', async () => {
  await using folder = await temporaryFolder();
  const { ledger, delivery, context } = await sealedIn(folder.path, unsigned());
  const about = { ...makeStatement(delivery, context, resultOf('require-approval', 'pass', { details: { step: 'approve' } })) };
  const foreign = async (change: (statement: Statement) => void) => {
    const statement = structuredClone(about);
    change(statement);
    const text = await appendStatement(ledger, await readLedger(ledger), statement, unsigned());
    await mkdir(path.join(folder.path, 'evidence'), { recursive: true });
    await writeFile(path.join(folder.path, 'evidence/ledger.intoto.jsonl'), text);
    return (await run(folder.path, 'verify', 'evidence')).out.split('\n')[0];
  };
  expect(await foreign(({ subject }) => void (subject[0].name = 'pricing'))).toContain('[evidence-other-model]');
  expect(await foreign(({ predicate }) => void (predicate.environment = 'staging'))).toContain('[evidence-other-environment]');
});

describe('a store in the layout of an OCI image', () => {
  test('is read by its index, every byte held against its digest', async () => {
    await using folder = await temporaryFolder();
    const signer = keySigner(key.pem);
    const { ledger, delivery } = await sealedIn(folder.path, signer);
    const read = await readLedger(ledger);
    const kept = path.join(folder.path, 'kept');
    const files = [
      { name: 'ledger.intoto.jsonl', bytes: Buffer.from(ledger) },
      { name: 'ledger.head.json', bytes: Buffer.from(await signHead(read, signer)) },
      { name: 'release.json', bytes: Buffer.from(canonicalJson(await identifyRelease(delivery))) },
    ];
    await keepEvidence(folderStore(kept, 'kept'), { release: subjectOf(read.entries[0]!.statement), head: read.head!, files });
    await writeFile(path.join(folder.path, 'owner.pub'), key.publicPem);
    const { status, out } = await run(folder.path, 'verify', 'kept', '--public-key', 'owner.pub', '--model', 'model');
    expect([status, out.split('\n')[0], out.includes('that no ledger is shorter than its signed head says')]).toEqual([0, 'Verified: 4 entries in one chain, every signature good.', true]);
    const blob = path.join(kept, 'blobs/sha256', sha256(ledger).slice('sha256:'.length));
    await writeFile(blob, ledger.replace('"payload":"', '"payload":"A'));
    const damaged = await run(folder.path, 'verify', 'kept', '--public-key', 'owner.pub');
    expect([damaged.status, damaged.out.split('\n')[0]]).toEqual([1, expect.stringContaining('[kept-evidence-wrong-bytes]')]);
  });
});
