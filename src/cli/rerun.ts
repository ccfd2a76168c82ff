import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { exitStatus } from '../core/verdict.ts';
import { latest, LEDGER_FILE } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import { MOST_STATEMENT_BYTES, readStatement, type Statement } from '../evidence/statement.ts';
import { logLine } from '../report/escape.ts';
import { rerun as judgeAgain, type Rerun } from '../run/rerun.ts';
import { writeWhole } from '../run/session.ts';
import type { Difference } from '../run/verdict-differences.ts';
import type { Io } from './io.ts';
import { openSession } from './session.ts';

const MOST_LEDGER_BYTES = 64 * 1024 * 1024;

/**
 * `sluice rerun PATH`: PATH is a statement.json, or a ledger (and `--stage`). Judges the same files again and says whether the verdict is
 * the same byte for byte: 0 where it is, 1 where not, 3 where it cannot be asked. With `--data` the old rules meet other rows: prints
 * what changed, and ends with the status of the new verdict.
 */
export async function rerun(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { delivery: { ...text, default: 'delivery.yml' }, out: { ...text, default: path.join('sluice-out', 'rerun') }, stage: { ...text, default: 'run-model-tests' }, data: text, table: text, predictions: text, champion: text, json: { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1) throw InputError.of('rerun-arguments', 'One statement or one ledger is wanted.', 'Write `sluice rerun STATEMENT [--delivery FILE] [--data NEW]`.');
  const statement = await statementAt(path.resolve(io.cwd, positionals[0]!), values.stage);
  const session = openSession({ delivery: values.delivery, out: values.out, json: values.json }, io, statement.predicate.purpose);
  const file = (name: string | undefined) => (name === undefined ? undefined : path.resolve(io.cwd, name));
  try {
    // Stages leave files beside their verdict; those of a verdict that is judged again have a folder of their own.
    await writeWhole(path.join(session.out, 'recorded.json'), `${JSON.stringify(statement.predicate.verdict, null, 2)}\n`);
    const answer = await judgeAgain(session, statement.predicate, { data: file(values.data), table: values.table, predictions: { candidate: file(values.predictions), champion: file(values.champion) } });
    await writeWhole(path.join(session.out, 'verdict.json'), `${JSON.stringify(answer.verdict, null, 2)}\n`);
    const { recorded: _recorded, ...shown } = answer;
    io.stdout(values.json ? `${JSON.stringify(shown, null, 2)}\n` : `${linesOf(answer, values.data).map(safeLine).join('\n')}\n`);
    return values.data === undefined ? (answer.same ? 0 : 1) : exitStatus(answer.verdict);
  } finally {
    await session.engine.close();
  }
}

async function statementAt(target: string, stage: string): Promise<Statement> {
  const found = await lstat(target).catch((error: NodeJS.ErrnoException) => {
    throw InputError.of('rerun-unreadable', `${JSON.stringify(target)} cannot be read (${error.code}).`, 'Give the statement.json of a stage, or the ledger (ledger.intoto.jsonl).');
  });
  const file = found.isDirectory() ? path.join(target, LEDGER_FILE) : target;
  const plain = await lstat(file).catch(() => undefined);
  const isLedger = file.endsWith('.jsonl');
  if (!plain?.isFile() || plain.size > (isLedger ? MOST_LEDGER_BYTES : MOST_STATEMENT_BYTES)) throw InputError.of('rerun-unreadable', `${JSON.stringify(file)} is no statement and no ledger.`, 'Give the statement.json of a stage, or the ledger (ledger.intoto.jsonl).');
  const bytes = new Uint8Array(await readFile(file));
  if (isLedger) return ofLedger(bytes, file, stage);
  const read = readStatement(bytes, path.basename(file));
  if ('statement' in read) return read.statement;
  throw new InputError(read.refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })));
}

/** Whether the ledger is to be believed is asked by `verify`; a damaged one is not judged by all the same. */
async function ofLedger(bytes: Uint8Array, file: string, stage: string): Promise<Statement> {
  const ledger = await readLedger(bytes);
  if (ledger.refusals.length > 0) throw new InputError(ledger.refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })));
  const entry = ledger.entries.length === 0 ? undefined : latest(ledger, stage as Statement['predicate']['stage']);
  if (!entry) throw InputError.of('rerun-stage-missing', `${path.basename(file)} has no statement of ${JSON.stringify(stage)}.`, `Write --stage with one of ${[...new Set(ledger.entries.map(({ statement }) => statement.predicate.stage))].join(', ')}.`);
  return entry.statement;
}

/** What comes from files may end no line and colour none; how far a line stands in is ours. */
function safeLine(line: string): string {
  const content = line.trimStart();
  return line.slice(0, line.length - content.length) + logLine(content);
}

const MOST_SHOWN = 100;
/** Made of the findings, which are listed. */
const DERIVED = new Set(['headline', 'facts', 'notes', 'figures']);

function linesOf({ stage, same, digests, verdict, recorded, differences, otherInputs, notes }: Rerun, data: string | undefined): string[] {
  const own = differences.filter(({ about }) => !DERIVED.has(about));
  const listed = own.length > 0 ? own : differences;
  const shown = listed.slice(0, MOST_SHOWN).flatMap(differenceLines);
  const more = listed.length > MOST_SHOWN ? [`  … and ${listed.length - MOST_SHOWN} more.`] : [];
  if (data === undefined)
    return same
      ? [`The verdict of ${stage} is the same, byte for byte: ${digests.now}.`, `  ${recorded.headline}`, ...notes]
      : [`The verdict of ${stage} is another one: ${digests.now}, and ${digests.recorded} was recorded.`, ...shown, ...more, ...notes];
  const findings = own.filter(({ about }) => about !== 'outcome').length;
  return [
    `The rules of then on ${data}: ${verdict.outcome} (then ${recorded.outcome}). ${verdict.headline}`,
    `  ${findings === 0 ? 'No finding changed' : `${findings} finding${findings === 1 ? '' : 's'} changed`}; other inputs: ${otherInputs.join(', ') || 'none'}.`,
    ...shown,
    ...more,
    ...notes,
  ];
}

function differenceLines({ about, kind, then, now, numbers = [] }: Difference): string[] {
  if (kind === 'new') return [`  new: ${about}: ${now}`];
  if (kind === 'gone') return [`  gone: ${about}: ${then}`];
  return [`  ${about}:`, `    then ${cut(then!)}`, `    now  ${cut(now!)}`, ...numbers.slice(0, 12).map((one) => `    ${one.name}: ${one.then ?? 'none'} → ${one.now ?? 'none'}`)];
}

function cut(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
