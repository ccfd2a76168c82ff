import { appendFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openFileJournal } from '../../src/journal/file.ts';
import { systemClock } from '../../src/run/system.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { event, journalContract, MODEL } from './contract.ts';

const clock = new ManualClock();

journalContract(
  'file',
  async (folder) => {
    const file = path.join(folder, 'state', 'journal.jsonl');
    return {
      open: (signer) => openFileJournal({ file, model: MODEL, clock: systemClock, signer }),
      task: { kind: 'file', file },
      [Symbol.asyncDispose]: async () => {},
    };
  },
  { points: 10, kills: 7, patch: 'crash-in-files.mjs' },
);

describe('a journal file that is not whole', () => {
  async function threeEvents(folder: string): Promise<{ file: string; journal: ReturnType<typeof openFileJournal> }> {
    const file = path.join(folder, 'journal.jsonl');
    const journal = openFileJournal({ file, model: MODEL, clock });
    for (let position = 0; position < 3; position++) await journal.append(event('lease', { position }), position);
    return { file, journal };
  }

  test('loses what a crash left half written at its end, and goes on', async () => {
    await using folder = await temporaryFolder();
    const { file, journal } = await threeEvents(folder.path);
    const whole = await readFile(file, 'utf8');
    await appendFile(file, '{"at":"2026-01-05T09:0');
    expect(await journal.read()).toHaveLength(3);
    await journal.append(event('held'), 3);
    const healed = await readFile(file, 'utf8');
    expect(healed.startsWith(whole)).toBe(true);
    expect(healed.split('\n')).toHaveLength(5);
  });

  test('keeps a last event that lacks only its newline', async () => {
    await using folder = await temporaryFolder();
    const { file, journal } = await threeEvents(folder.path);
    await truncate(file, (await readFile(file)).length - 1);
    expect(await journal.read()).toHaveLength(3);
    await journal.append(event('held'), 3);
    expect((await journal.read()).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  test.each([
    ['that is no JSON', 'not json'],
    ['that is no event', '{"hello":1}'],
    ['with spaces between its words', ' {}'],
    ['of zeros', '\0\0\0'],
  ])('is refused with a whole line %s, by its number', async (_why, line) => {
    await using folder = await temporaryFolder();
    const { file, journal } = await threeEvents(folder.path);
    await appendFile(file, `${line}\n`);
    await expect(journal.read()).rejects.toMatchObject({ code: 'journal-unreadable', message: expect.stringContaining('Line 4') });
    await expect(journal.append(event('held'), 3)).rejects.toMatchObject({ code: 'journal-unreadable' });
  });

  test('is refused where a key stands twice, which JSON.parse would take', async () => {
    await using folder = await temporaryFolder();
    const { file, journal } = await threeEvents(folder.path);
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines[1] = lines[1]!.replace('"index":1', '"index":7,"index":1');
    await writeFile(file, lines.join('\n'));
    await expect(journal.read()).rejects.toMatchObject({ code: 'journal-unreadable', message: expect.stringContaining('Line 2') });
  });
});

describe('the lock of a journal file', () => {
  const started = async (): Promise<string> => {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const line = await readFile(`/proc/${process.pid}/stat`, 'utf8');
    return `${boot}/${line.slice(line.lastIndexOf(')') + 2).split(' ')[19]}`;
  };
  async function withLock(holder: Record<string, unknown>, suffix = '.lock'): Promise<{ folder: Awaited<ReturnType<typeof temporaryFolder>>; file: string }> {
    const folder = await temporaryFolder();
    const file = path.join(folder.path, 'journal.jsonl');
    await mkdir(folder.path, { recursive: true });
    const full = { token: 't', host: os.hostname(), pid: 2 ** 22 + 1, started: '', at: clock.now().getTime(), ...holder };
    await writeFile(`${file}${suffix}`, JSON.stringify(full));
    return { folder, file };
  }

  test('is broken where its holder is dead, and nothing is left of it', async () => {
    const { folder, file } = await withLock({});
    await using _ = folder;
    expect(await openFileJournal({ file, model: MODEL, clock }).append(event(), 0)).toBe(1);
    expect(await readdir(folder.path)).toEqual(['journal.jsonl']);
  });

  test('is broken where another process carries its holder\'s number now', async () => {
    const { folder, file } = await withLock({ pid: process.pid, started: `${await started()}0` });
    await using _ = folder;
    expect(await openFileJournal({ file, model: MODEL, clock }).append(event(), 0)).toBe(1);
  });

  test('is broken where who broke the last one was killed too', async () => {
    const { folder, file } = await withLock({});
    await using _ = folder;
    await writeFile(`${file}.lock.break`, await readFile(`${file}.lock`));
    expect(await openFileJournal({ file, model: MODEL, clock }).append(event(), 0)).toBe(1);
    expect(await readdir(folder.path)).toEqual(['journal.jsonl']);
  });

  test('of another machine is broken after ten minutes', async () => {
    const { folder, file } = await withLock({ host: 'elsewhere.example.org', at: clock.now().getTime() - 600_001 });
    await using _ = folder;
    expect(await openFileJournal({ file, model: MODEL, clock }).append(event(), 0)).toBe(1);
  });

  test('of a living process is waited for, then named', async () => {
    const { folder, file } = await withLock({ pid: process.pid, started: await started() });
    await using _ = folder;
    await expect(openFileJournal({ file, model: MODEL, clock }).append(event(), 0)).rejects.toMatchObject({
      code: 'journal-locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(await openFileJournal({ file, model: MODEL, clock }).read()).toEqual([]);
  });
});
