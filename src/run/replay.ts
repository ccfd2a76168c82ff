import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import type { JournalEvent } from '../core/seams.ts';
import { JOURNAL_BYTES, parseLine, verifyJournal } from '../journal/chain.ts';
import type { JournalKey } from '../journal/sign.ts';
import { replay, type Replay } from '../rollout/replay.ts';

export interface ReplayedJournal extends Replay {
  model: string;
  events: number;
  /** How many events are signed, and whether the signatures were checked. */
  signed: number;
  checked: boolean;
  /** What is wrong with its chain or its signatures. */
  refusals: Refusal[];
}

/** Reads a journal's file (absolute), verifies it and derives its decisions again. Throws InputError where it cannot be read. */
export async function replayJournal(file: string, options: { model?: string; keys: readonly JournalKey[] }): Promise<ReplayedJournal> {
  const events = await eventsIn(file);
  const model = options.model ?? modelOf(file, events);
  const refusals = verifyJournal(events, { model, ...(options.keys.length > 0 && { keys: options.keys }) });
  const signed = events.filter(({ signature }) => signature !== undefined).length;
  return { model, events: events.length, signed, checked: options.keys.length > 0, refusals, ...replay(events) };
}

async function eventsIn(file: string): Promise<JournalEvent[]> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw InputError.of('replay-journal', `There is no journal ${JSON.stringify(file)}.`, 'Give its file. From a git ref: `git show REF:journal.jsonl > MODEL.journal.jsonl`.');
  if (found.size > JOURNAL_BYTES) throw InputError.of('replay-journal', `The journal has ${found.size} bytes.`, `At most ${JOURNAL_BYTES} are read.`);
  const lines = (await readFile(file, 'utf8')).split('\n');
  // What a crash left half written never counted.
  const whole = lines.slice(0, -1);
  if (whole.length === 0) throw InputError.of('replay-journal', `${JSON.stringify(file)} has no whole event.`, 'Give a journal: one event a line.');
  return whole.map((line, index) => {
    try {
      return parseLine(line, index + 1, path.basename(file));
    } catch (cause) {
      throw InputError.of('replay-journal', (cause as Error).message, 'Restore the journal from its last good copy.', undefined, { cause });
    }
  });
}

/** By the file's name, else as its first release is called; the chain begins with it, so another name is found out. */
function modelOf(file: string, events: readonly JournalEvent[]): string {
  const named = /^(.+)\.journal\.jsonl$/.exec(path.basename(file))?.[1];
  const first = events.map(({ data }) => (data.release as { name?: unknown } | undefined)?.name).find((name) => typeof name === 'string');
  const model = named ?? first;
  if (typeof model === 'string') return model;
  throw InputError.of('replay-model', 'It is not known whose journal this is.', 'Give --model NAME, or call the file NAME.journal.jsonl.');
}
