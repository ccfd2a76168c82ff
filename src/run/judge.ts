import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { formatDeliveryId } from '../core/delivery-id.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { ReleaseRef, Stage, Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import { EVENTS_FILE, eventLines, eventsOfStatement, eventsOfVerdict } from '../evidence/events.ts';
import { environmentOf, makeStatement, type Statement } from '../evidence/statement.ts';
import { verdictOfProblems } from '../report/problems.ts';
import { renderSummary } from '../report/summary.ts';
import { writeWhole, type Session } from './session.ts';

/** What one stage concluded, as it was written to `session.out`. */
export interface Judged {
  verdict: Verdict;
  /** Absent where the input could not be used, or no release is known. */
  statement?: Statement;
  delivery?: Delivery;
  details?: Record<string, unknown>;
}

export interface JudgeOptions {
  release?: ReleaseRef;
  champion?: ReleaseRef;
  /** What the champion's data checks recorded, where its ledger is kept. */
  championData?: Record<string, unknown>;
  /** What its model tests recorded, likewise. */
  championTests?: Record<string, unknown>;
  /** Folder for the three files; `session.out` by default. */
  out?: string;
  /** What has to be done with the statement itself, for example to append it to the ledger. */
  keep?: (statement: Statement, delivery: Delivery) => Promise<void>;
}

/**
 * Runs one stage on the delivery file and writes verdict.json, summary.md, statement.json and, where something was
 * refused or failed, events.jsonl. A mistake in the input is a
 * verdict too (outcome `error`), so that it reaches every surface; only a fault of Sluice itself is thrown.
 */
export async function judge(
  session: Session,
  stage: Stage,
  options: JudgeOptions,
  run: (delivery: Delivery, context: StageContext) => Promise<StageResult>,
): Promise<Judged> {
  const out = options.out ?? session.out;
  await mkdir(out, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw InputError.of('out-unusable', `The folder ${out} cannot be made (${cause.code}).`, 'Name another folder: `--out DIR`, or the input `out`.', undefined, { cause });
  });
  // A statement of an earlier run must not pass for this one's.
  for (const file of ['statement.json', EVENTS_FILE]) await rm(path.join(out, file), { force: true });
  const judged = await attempt(session, stage, { ...options, out }, run);
  await writeWhole(path.join(out, 'verdict.json'), `${JSON.stringify(judged.verdict, null, 2)}\n`);
  await writeWhole(path.join(out, 'summary.md'), renderSummary(judged.verdict));
  if (judged.statement) await writeWhole(path.join(out, 'statement.json'), `${JSON.stringify(judged.statement, null, 2)}\n`);
  await leaveEvents(session, judged, out);
  return judged;
}

/**
 * A stage that could not begin (no ledger, no token, a folder that cannot be made) has a verdict all the same. What is no
 * mistake in the input and no refusal of the world is thrown again: that is a fault of Sluice.
 */
export async function judgeFailure(session: Session, stage: Stage, error: unknown): Promise<Judged> {
  const verdict = verdictOfProblems(stage, problemsOf(error));
  // Where nothing can be written the verdict is still shown.
  await rm(path.join(session.out, 'statement.json'), { force: true }).catch(() => undefined);
  await writeWhole(path.join(session.out, 'verdict.json'), `${JSON.stringify(verdict, null, 2)}\n`).catch(() => undefined);
  await writeWhole(path.join(session.out, 'summary.md'), renderSummary(verdict)).catch(() => undefined);
  await leaveEvents(session, { verdict }, session.out).catch(() => undefined);
  return { verdict };
}

/** What was refused or failed, for whoever keeps watch over many runs. Nothing is left where all is well. */
async function leaveEvents(session: Session, { verdict, statement, delivery, details }: Judged, out: string): Promise<void> {
  const step = typeof details?.step === 'string' ? details.step : undefined;
  const about = {
    at: session.clock.now().toISOString(), purpose: session.purpose, delivery: formatDeliveryId(session.deliveryId), commit: session.commit, step,
    model: delivery?.spec.release.name ?? verdict.release?.name, environment: delivery && environmentOf(delivery),
  };
  const events = statement ? eventsOfStatement(statement) : eventsOfVerdict(verdict, about);
  if (events.length > 0) await writeWhole(path.join(out, EVENTS_FILE), eventLines(events));
}

async function attempt(
  session: Session,
  stage: Stage,
  { release, champion, championData, championTests, out, keep }: JudgeOptions & { out: string },
  run: (delivery: Delivery, context: StageContext) => Promise<StageResult>,
): Promise<Judged> {
  let delivery: Delivery | undefined;
  try {
    delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
    const context: StageContext = { ...pick(session), release, champion, championData, championTests, out };
    const result = await run(delivery, context);
    const verdict = { ...result.verdict, release: result.verdict.release ?? release };
    const known = verdict.release !== undefined;
    if (!known) verdict.notes = [...verdict.notes, 'Statement: none, since the release was not identified.'];
    const statement = known ? makeStatement(delivery, context, { ...result, verdict }) : undefined;
    if (statement) await keep?.(statement, delivery);
    return { verdict, delivery, details: result.details, statement };
  } catch (error) {
    return { verdict: { ...verdictOfProblems(stage, problemsOf(error)), release }, delivery };
  }
}

function pick({ purpose, deliveryId, clock, log, engine, commit }: Session): Omit<StageContext, 'out'> {
  return { purpose, deliveryId, clock, log, engine, commit };
}

/**
 * Mistakes of people, and refusals of the world around (a router, a journal, GitHub), which carry a code and say what to
 * do. Anything else is a fault of Sluice and goes on up.
 */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof InputError) return error.problems;
  const { code, message, fix, refusals } = error as { code?: unknown; message?: unknown; fix?: unknown; refusals?: unknown };
  if (Array.isArray(refusals) && error instanceof Error)
    return (refusals as { code: string; expected: string; actual: string; fix: string }[]).map((each) => ({
      code: each.code,
      message: `Expected ${each.expected}, found ${each.actual}.`,
      fix: each.fix,
    }));
  if (typeof code === 'string' && typeof message === 'string' && typeof fix === 'string') return [{ code, message, fix }];
  throw error;
}
