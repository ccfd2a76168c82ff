import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import { logLine } from '../report/escape.ts';
import { MOST_ANSWER, type Answers } from '../rollback/tabletop.ts';
import { criteriaFor, runTabletop } from '../run/criteria.ts';
import type { Judged } from '../run/judge.ts';
import type { Session } from '../run/session.ts';
import type { Io } from './io.ts';

/**
 * Walks people through the criteria of the real configuration. In a terminal each question is asked and the answers are recorded; with
 * `--answers FILE` they are taken from there (`{"who": ["name"], "answers": {"when": "…"}}`); otherwise the walk is printed, and nothing is
 * recorded: undefined.
 */
export async function walk(session: Session, io: Io, file: string | undefined): Promise<Judged | undefined> {
  const secrets = { key: io.env.SLUICE_SIGNING_KEY };
  if (file !== undefined) return runTabletop(session, await answersIn(path.resolve(io.cwd, file)), secrets);
  const criteria = await criteriaFor(session);
  if (!io.ask) {
    for (const { id, title, lines, ask } of criteria) io.stdout([`${title} (${id})`, ...lines.map((line) => `  ${line}`), `  → ${ask}`, ''].map(logLine).join('\n') + '\n');
    io.stdout('Nothing was recorded: run it in a terminal, or hand in `--answers FILE`.\n');
    return undefined;
  }
  const who = (await io.ask('Who is here? (names, with commas) ')).split(',');
  const answers: Answers['answers'] = {};
  for (const { id, title, lines, ask } of criteria) {
    io.stderr(`\n${logLine(title)}\n${lines.map((line) => `  ${logLine(line)}\n`).join('')}`);
    answers[id] = (await io.ask(`→ ${logLine(ask)}\n> `)).slice(0, MOST_ANSWER);
  }
  return runTabletop(session, { who, answers }, secrets);
}

/** Asks at the terminal; undefined where nobody sits there. */
export function terminalAsk(): ((question: string) => Promise<string>) | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  };
}

const MOST_BYTES = 200_000;

async function answersIn(file: string): Promise<Answers> {
  const refuse = (why: string): InputError => InputError.of('answers-unreadable', `${file} ${why}.`, 'Write {"who": ["name"], "answers": {"when": "…", "who": "…"}}; `sluice rollback --tabletop` prints the questions.');
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw refuse(`cannot be read (${error.code})`);
  });
  if (bytes.length > MOST_BYTES) throw refuse(`has more than ${MOST_BYTES} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refuse('is not JSON');
  }
  const { who, answers } = (value ?? {}) as { who?: unknown; answers?: unknown };
  const texts = (list: unknown[]): list is string[] => list.every((one) => typeof one === 'string');
  if (!Array.isArray(who) || !texts(who) || typeof answers !== 'object' || answers === null || Array.isArray(answers) || !texts(Object.values(answers))) throw refuse('has not the shape of answers');
  return { who, answers: answers as Answers['answers'] };
}
