import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { eventLines, eventsOfStatement, eventsOfVerdict, readEvents, type EvidenceEvent } from '../../src/evidence/events.ts';
import { schemaMistakes } from '../../src/evidence/hostile-json.ts';
import { unsigned } from '../../src/evidence/signer.ts';
import { openFileJournal } from '../../src/journal/file.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { deliveryIn, NOW, sealedIn, type Change } from './factory.ts';

const finding = { code: 'metric-at-least', outcome: 'fail' as const, rule: 'roc_auc: at least 0.88', message: 'roc_auc is 0.8.', expected: '0.88', actual: '0.8', fix: 'Train longer.' };
const failing: Change = (predicate) => {
  predicate.outcome = predicate.verdict.outcome = 'fail';
  predicate.verdict.findings = [finding, { ...finding, code: 'passed', outcome: 'pass' }, { ...finding, code: 'too-few-rows', outcome: 'inconclusive' }];
};

async function run(cwd: string, ...argv: string[]) {
  const output = { out: '', err: '' };
  const status = await cli(argv, { cwd, env: {}, stdout: (text) => void (output.out += text), stderr: (text) => void (output.err += text) });
  return { status, ...output, events: output.out.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as EvidenceEvent) };
}

describe('events', () => {
  test('one for each finding that is not good, with what a reader needs to find it again', async () => {
    await using folder = await temporaryFolder();
    const { statements } = await sealedIn(folder.path, unsigned(), { 'run-model-tests': failing });
    const events = eventsOfStatement(statements[2]!);
    expect(events.map(({ kind, code }) => [kind, code])).toEqual([['failure', 'metric-at-least'], ['inconclusive', 'too-few-rows']]);
    expect(events[0]).toMatchObject({ at: NOW, stage: 'run-model-tests', purpose: 'deliver', delivery: '42/1001/1', model: 'income', release: expect.stringMatching(/^sha256:/), enforced: true, message: 'roc_auc is 0.8.', fix: 'Train longer.' });
    expect(events.flatMap((event) => schemaMistakes('event', event))).toEqual([]);
  });

  test('a gate that stays shut is a refusal, a question that could not be asked an error', () => {
    const verdict = { schema: 'urn:sluice:verdict:v1' as const, stage: 'require-approval' as const, outcome: 'fail' as const, headline: 'No.', enforced: true, findings: [finding, { ...finding, outcome: 'error' as const }], notes: [], facts: [] };
    expect(eventsOfVerdict(verdict, { at: NOW }).map(({ kind }) => kind)).toEqual(['refusal', 'error']);
    expect(eventsOfVerdict({ ...verdict, stage: 'validate-data' }, { at: NOW }).map(({ kind }) => kind)).toEqual(['failure', 'error']);
  });

  test('come back from their lines, and a line that is none is named', () => {
    const event: EvidenceEvent = { schema: 'urn:sluice:event:v1', at: NOW, kind: 'refusal', stage: 'seal', code: 'x', message: 'y' };
    expect(readEvents(Buffer.from(eventLines([event, event])), 'events.jsonl')).toEqual({ events: [event, event], refusals: [] });
    const { events, refusals } = readEvents(Buffer.from(`${eventLines([event])}{"schema":"urn:sluice:event:v1"}\nno\n${'['.repeat(100)}\n`), 'events.jsonl');
    expect([events.length, refusals.map(({ code, actual }) => `${code} ${/line \d/.exec(actual)![0]}`)]).toEqual([1, ['schema-invalid line 2', 'schema-invalid line 3', 'schema-invalid line 4']]);
  });
});

describe('sluice events', () => {
  test('a stage that refuses leaves events beside its verdict, also where there is no statement; one that passes leaves none', async () => {
    await using folder = await temporaryFolder();
    await deliveryIn(folder.path);
    await mkdir(path.join(folder.path, '.git'));
    expect((await run(folder.path, 'identify', '--out', 'out/identify')).status).toBe(0);
    await expect(readFile(path.join(folder.path, 'out/identify/events.jsonl'))).rejects.toThrow('ENOENT');
    expect((await run(folder.path, 'require-approval', '--out', 'out/approval')).status).toBe(3);
    const { status, events } = await run(folder.path, 'events', 'out');
    expect([status, events.map(({ stage, kind, code }) => [stage, kind, code])]).toEqual([0, [['require-approval', 'error', expect.any(String)]]]);
    expect((await run(folder.path, 'seal', '--out', 'out/identify')).status).toBe(3);
    expect((await run(folder.path, 'identify', '--out', 'out/identify')).status).toBe(0);
    await expect(readFile(path.join(folder.path, 'out/identify/events.jsonl'))).rejects.toThrow('ENOENT');
  });

  test('tells what a ledger and what its stage left once, and what the journal tells of people and of ways back', async () => {
    await using folder = await temporaryFolder();
    const { ledger, statements, digest } = await sealedIn(folder.path, unsigned(), { 'run-model-tests': failing });
    const evidence = path.join(folder.path, 'evidence');
    await mkdir(evidence);
    await writeFile(path.join(evidence, 'ledger.intoto.jsonl'), ledger);
    await writeFile(path.join(evidence, 'events.jsonl'), eventLines(eventsOfStatement(statements[2]!)));
    const clock = new ManualClock('2026-01-06T09:00:00.000Z');
    const journal = openFileJournal({ file: path.join(evidence, 'income.journal.jsonl'), model: 'income', clock });
    const tell = async (index: number, type: string, data: Record<string, unknown>) => journal.append({ at: clock.now().toISOString(), delivery: '42/1001/1', type, data }, index);
    await tell(0, 'opened', { release: { name: 'income', digest } });
    await tell(1, 'held', { by: 'machine', code: 'blind', reason: 'Signals are away.' });
    await tell(2, 'resumed', { reason: 'They are back.' });
    await tell(3, 'rolled-back', { code: 'harm', reason: 'Too many errors.', from: { name: 'income', digest } });

    const { status, events } = await run(folder.path, 'events', 'evidence');
    expect([status, events.map(({ kind, code }) => `${kind} ${code}`)]).toEqual([0, ['failure metric-at-least', 'inconclusive too-few-rows', 'hold blind', 'override resumed', 'rollback harm']]);
    expect((await run(folder.path, 'events', 'evidence', '--kind', 'rollback', '--kind', 'hold')).events.map(({ code }) => code)).toEqual(['blind', 'harm']);
    expect((await run(folder.path, 'events', 'evidence', '--since', '2026-01-06T00:00:00Z')).events.length).toBe(3);
    expect((await run(folder.path, 'events', 'evidence', '--model', 'pricing')).events).toEqual([]);
  });

  test('a verification that fails is an event; what cannot be believed is said and ends with status 1', async () => {
    await using folder = await temporaryFolder();
    const { ledger } = await sealedIn(folder.path, unsigned());
    await mkdir(path.join(folder.path, 'evidence'));
    await writeFile(path.join(folder.path, 'evidence/ledger.intoto.jsonl'), ledger.split('\n').toSpliced(1, 1).join('\n'));
    expect((await run(folder.path, 'verify', 'evidence', '--events', 'evidence/events.jsonl')).status).toBe(1);
    const { status, events, err } = await run(folder.path, 'events', 'evidence');
    expect(status).toBe(1);
    expect(err).toContain('ledger-truncated');
    expect(events.map(({ kind, stage, code }) => [kind, stage, code])).toContainEqual(['verification', 'verify', 'ledger-truncated']);
  });

  test.each<[string, string[], string]>([
    ['no folder', [], 'events-arguments'],
    ['a kind that is none', ['.', '--kind', 'sad'], 'event-kind-unknown'],
    ['a time that is none', ['.', '--since', 'yesterday'], 'time-malformed'],
    ['a folder that is not there', ['nowhere'], 'verify-unreadable'],
  ])('%s ends with status 3', async (_what, argv, code) => {
    await using folder = await temporaryFolder();
    const { status, err } = await run(folder.path, 'events', ...argv);
    expect([status, err.includes(code)]).toEqual([3, true]);
  });
});
