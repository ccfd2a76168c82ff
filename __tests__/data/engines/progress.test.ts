import { expect, test } from '@jest/globals';
import { progressText, withProgress } from '../../../src/data/engines/progress.ts';

/** A clock that moves only while somebody sleeps, and ends the work after so many seconds. */
function world(seconds: number) {
  let now = 0;
  let finish: () => void;
  const work = new Promise<void>((resolve) => (finish = resolve));
  const lines: string[] = [];
  const drawn: string[] = [];
  const clock = {
    now: () => new Date(now),
    sleep: async (milliseconds: number) => {
      now += milliseconds;
      if (now >= seconds * 1000) finish();
      await new Promise(setImmediate);
    },
  };
  const log = { debug: () => undefined, warning: () => undefined, info: (text: string) => void lines.push(text) };
  const state = () => ({ share: now / 1000 / seconds, rows: (now / 1000 / seconds) * 2_000_000, totalRows: 2_000_000 });
  return { clock, log, lines, drawn, state, work, terminal: (text: string) => void drawn.push(text) };
}

test('a short scan says nothing', async () => {
  const { clock, log, lines, state, work } = world(2);
  await withProgress({ clock, log }, 'Reading a.csv', state, () => work);
  expect(lines).toEqual([]);
});

test('a long scan says in the log every five seconds how far it is', async () => {
  const { clock, log, lines, state, work } = world(20);
  await withProgress({ clock, log }, 'Reading a.csv', state, () => work);
  expect(lines.length).toBe(4);
  expect(lines[1]).toBe('Reading a.csv: [#########---------------] 40 %, 800,000 of about 2,000,000 rows, about 12 s left.');
});

test('in a terminal it draws a bar, and takes it away at the end', async () => {
  const { clock, log, lines, drawn, state, work, terminal } = world(10);
  await withProgress({ clock, log, terminal }, 'Reading a.csv', state, () => work);
  expect(lines).toEqual([]);
  expect(drawn[0]).toMatch(/^\r\u001b\[2KReading a.csv: \[#+-+\] 30 %/);
  expect(drawn.at(-1)).toBe('\r\u001b[2K');
});

test('an engine that cannot say how far it is says for how long', () => {
  expect(progressText('Reading a.csv', { share: undefined }, 8_000)).toBe('Reading a.csv: 8 s so far.');
});
