import { parseArgs } from 'node:util';
import { besideAt, historyOf, servingAt, type Candidate, type History, type Served } from '../audit/history.ts';
import { InputError } from '../core/problem.ts';
import { logLine } from '../report/escape.ts';
import { evidenceIn } from './evidence-of.ts';
import type { Io } from './io.ts';

/**
 * `sluice history MODEL`: which release served when, by whom and why, and what became of every candidate, out of the ledgers and
 * journals below a folder. Status 0; 1 where some of it could not be believed; 3 where there is nothing about the model.
 */
export async function history(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { from: { ...text, default: '.' }, at: text, json: { type: 'boolean', default: false } } });
  if (positionals.length !== 1) throw InputError.of('history-arguments', 'One model is wanted.', 'Write `sluice history MODEL [--at 2026-01-31T12:00:00Z] [--from DIR]`.');
  const at = instantOf(values.at);
  const evidence = await evidenceIn(values.from, io);
  const found = historyOf(positionals[0]!, evidence);
  if (found.served.length === 0 && found.candidates.length === 0) {
    const known = [...new Set([...evidence.journals.map(({ model }) => model), ...evidence.ledgers.flatMap(({ ledger }) => ledger.entries[0]?.statement.subject[0].name ?? [])])];
    throw InputError.of('history-unknown', `Nothing in ${JSON.stringify(values.from)} is about ${JSON.stringify(positionals[0])}.`, known.length > 0 ? `It tells of ${known.slice(0, 10).join(', ')}.` : 'Name the folder with ledgers and the journal (*.journal.jsonl) with --from.');
  }
  const doubts = [...evidence.refusals, ...evidence.ledgers.flatMap(({ name, refusals }) => refusals.map((refusal) => ({ ...refusal, actual: `${name}: ${refusal.actual}` })))];
  if (values.json) io.stdout(`${JSON.stringify({ ...found, ...(at && { at: at.toISOString(), servingAt: servingAt(found, at) ?? null, beside: besideAt(found, at).map(({ candidate, share }) => ({ release: candidate.release, delivery: candidate.delivery, share })) }), doubts }, null, 2)}\n`);
  else io.stdout(`${(at ? linesAt(found, at) : linesOf(found)).map(safe).join('\n')}\n`);
  for (const { code, actual } of doubts) io.stderr(`Warning: ${logLine(`not to be believed: ${actual} [${code}]`)}\n`);
  return doubts.length === 0 ? 0 : 1;
}

function instantOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (/^\d{4}-\d\d-\d\d(T[0-9:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw InputError.of('time-malformed', `--at is ${JSON.stringify(text)}.`, 'Write a day, or an instant with its zone: 2026-01-31T12:00:00Z.');
}

function linesAt(history: History, at: Date): string[] {
  const serving = servingAt(history, at);
  const beside = besideAt(history, at).map(({ candidate, share }) => `  ${share} % of its users met the candidate ${label(candidate)} of delivery ${candidate.delivery}.`);
  if (!serving) return [`At ${at.toISOString()} nothing of ${history.model} served, as far as these records tell.`, ...beside];
  return [`At ${at.toISOString()} ${history.model} was ${label(serving)}.`, ...servedLines(serving).slice(1), ...beside];
}

function linesOf({ model, served, candidates }: History): string[] {
  const ended = candidates.filter(({ outcome }) => outcome !== 'promoted');
  return [
    `${model}: what serves changed ${counted(served.length, 'time', 'times')}; of ${counted(candidates.length, 'candidate', 'candidates')} ${ended.length} never became the champion.`,
    '',
    'Served',
    ...(served.length === 0 ? ['  nothing, as far as these records tell'] : served.flatMap(servedLines)),
    '',
    'Candidates',
    ...(candidates.length === 0 ? ['  none'] : candidates.flatMap(candidateLines)),
  ];
}

function servedLines(one: Served): string[] {
  return [
    `  ${one.from}  ${label(one)}  ${one.until === undefined ? 'serves still' : `until ${one.until}`}`,
    `      ${one.how}, in delivery ${one.delivery}${one.slot === undefined ? '' : `, slot ${one.slot}`}`,
    `      by   ${one.by.join('; ')}`,
    `      why  ${one.why}`,
  ];
}

function candidateLines(one: Candidate): string[] {
  const steps = one.exposure.map(({ at, share }) => `${share} % at ${at}`);
  return [
    `  ${one.at}  ${label(one)}  ${one.outcome}${one.stage === undefined ? '' : ` (${one.stage})`}`,
    `      delivery ${one.delivery}${one.environment === undefined ? '' : ` to ${one.environment}`}${one.commit === undefined ? '' : `, commit ${one.commit}`}`,
    `      why  ${one.why}`,
    ...(steps.length > 0 ? [`      users ${steps.join(', ')}`] : []),
    ...one.overrides.map((override) => `      override  ${override}`),
  ];
}

function label({ version, release }: { version?: string; release: string }): string {
  return `${version ?? 'without a version'} ${release.slice(0, 'sha256:'.length + 12)}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Reasons and names come from many hands: none may move the cursor. */
function safe(line: string): string {
  const indent = /^ */.exec(line)![0];
  return indent + logLine(line.slice(indent.length));
}
