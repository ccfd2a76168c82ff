import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { journalKey, type JournalKey } from '../journal/sign.ts';
import type { Replayed } from '../rollout/replay.ts';
import { replayJournal, type ReplayedJournal } from '../run/replay.ts';
import type { Io } from './io.ts';
import { safeLine } from './safe-line.ts';

const KEY_BYTES = 64 * 1024;

/**
 * `sluice replay JOURNAL`: derives every decision of a journal again from the signals in it. Answers 0 where all are the same and
 * the journal is whole, 1 where one differs or the journal does not verify; throws InputError (3) where it cannot be read.
 */
export async function replay(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { key: { type: 'string', multiple: true }, model: { type: 'string' }, json: { type: 'boolean', default: false } } });
  if (positionals.length !== 1) throw InputError.of('replay-journal', 'One journal is replayed.', 'Write `sluice replay MODEL.journal.jsonl [--key PUBLIC.pem]`.');
  const keys = await Promise.all((values.key ?? []).map((file) => keyIn(path.resolve(io.cwd, file))));
  const found = await replayJournal(path.resolve(io.cwd, positionals[0]!), { model: values.model, keys });
  if (values.json) io.stdout(`${JSON.stringify(found, null, 2)}\n`);
  else io.stdout(`${linesOf(found).map(safeLine).join('\n')}\n`);
  return found.refusals.length === 0 && found.broken === undefined && found.decisions.every(({ verdict }) => verdict !== 'differs') ? 0 : 1;
}

async function keyIn(file: string): Promise<JournalKey> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes && bytes.length <= KEY_BYTES) return journalKey(bytes.toString('utf8'));
  throw InputError.of('replay-key', `${JSON.stringify(file)} is no public key.`, 'Give --key a PEM file (SPKI, Ed25519 or P-256).');
}

function linesOf(found: ReplayedJournal): string[] {
  const { model, events, signed, checked, refusals, decisions, deliveries, broken } = found;
  const differ = decisions.filter(({ verdict }) => verdict === 'differs').length;
  return [
    `${model}: ${events} events, ${refusals.length === 0 ? 'one whole chain' : 'a chain that does not verify'}; ${signatures(signed, events, checked)}.`,
    ...refusals.map(({ code, expected, actual, fix }) => `  expected ${expected}, found ${actual}. ${fix} [${code}]`),
    ...(broken ? [`  stops to make sense at event ${broken.index}: ${broken.why}`] : []),
    `${decisions.length} decisions of ${deliveries} deliveries: ${differ === 0 ? 'each as the recorded signals give it' : `${differ} differ from what the recorded signals give`}.`,
    ...decisions.flatMap(decisionLines),
  ];
}

function signatures(signed: number, events: number, checked: boolean): string {
  if (checked) return 'signatures checked';
  return signed === 0 ? 'not signed' : `${signed === events ? 'all' : signed} signed, and not checked (give --key)`;
}

function decisionLines({ index, at, delivery, recorded, replayed, verdict, differences }: Replayed): string[] {
  const told = { same: recorded, outside: `${recorded}: decided by no signal`, differs: `${recorded}, and the signals give: ${replayed}` };
  return [`  ${verdict === 'differs' ? 'DIFFERS' : 'same   '}  event ${index}  ${at}  ${delivery}  ${told[verdict]}`, ...differences.map((line) => `           ${line}`)];
}
