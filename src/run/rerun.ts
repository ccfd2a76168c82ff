import path from 'node:path';
import { canonicalJson, digestOfJson, type Digest } from '../core/digest.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Resource, StageContext, StageResult } from '../core/stage.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import type { Predicate } from '../evidence/statement.ts';
import { SLUICE_VERSION } from '../evidence/version.ts';
import { dataChecks, withActed, type DataChecksReplay } from './data-checks.ts';
import { modelTests, type ModelTestsReplay } from './model-tests.ts';
import { withRemediation, type Remediated } from './remediate.ts';
import type { Session } from './session.ts';
import { verdictDifferences, type Difference } from './verdict-differences.ts';

export interface RerunOptions {
  /** Absolute path of other rows for the old rules. */
  data?: string;
  /** Which of the delivery file's tables they stand for; the rows that were judged where absent. */
  table?: string;
  /** Absolute paths of predictions for them. */
  predictions?: { candidate?: string; champion?: string };
}

export interface Rerun {
  stage: Predicate['stage'];
  verdict: Verdict;
  recorded: Verdict;
  /** Digests of the canonical JSON of both verdicts; equal where they are the same byte for byte. */
  digests: { recorded: Digest; now: Digest };
  same: boolean;
  differences: Difference[];
  /** What was judged now and is not what was judged then; with other data only. */
  otherInputs: string[];
  notes: string[];
}

/** Stages that read files only, so that the same files give the same verdict. What ran beside team code was measured once. */
const STAGES = ['run-model-tests', 'validate-data'] as const;

/**
 * Judges again what a statement tells of: the same files under the same rules at the same instant, with the same test set's count and the
 * same evidence of others beside it. Throws InputError where that cannot be asked: another delivery file, files with other bytes (each
 * named), a stage that was measured. With `data` the old rules are applied to other rows.
 */
export async function rerun(session: Session, predicate: Predicate, options: RerunOptions = {}): Promise<Rerun> {
  if (!STAGES.includes(predicate.stage as (typeof STAGES)[number]))
    throw InputError.of('rerun-stage', `The statement is of ${predicate.stage}, which ${predicate.besideTeamCode ? 'was measured beside code of the team' : 'judges nothing that could be judged again'}.`, `Give a statement of ${STAGES.join(' or ')}.`);
  const loaded = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  if (loaded.digest !== predicate.deliveryFile)
    throw InputError.of('rerun-delivery-changed', `${loaded.file} is ${loaded.digest}, and the statement was made under ${predicate.deliveryFile}.`, 'Check out the commit of the statement, or give that delivery file with --delivery.');
  const { delivery, replaced } = withData(loaded, predicate, options);
  const result = await judgedAgain(delivery, contextOf(session, predicate), predicate);
  const otherInputs = inputDifferences(predicate.inputs, result.inputs);
  const unexpected = otherInputs.filter(({ name }) => !replaced.some((prefix) => name === prefix));
  if (unexpected.length > 0) throw new InputError(unexpected.map(({ name, then, now }) => inputProblem(name, then, now)));
  const verdict = plain({ ...result.verdict, release: result.verdict.release ?? predicate.verdict.release });
  const recorded = predicate.verdict;
  const same = canonicalJson(verdict) === canonicalJson(recorded);
  return {
    stage: predicate.stage,
    verdict,
    recorded,
    digests: { recorded: digestOfJson(recorded), now: digestOfJson(verdict) },
    same,
    differences: verdictDifferences(recorded, verdict),
    otherInputs: otherInputs.map(({ name }) => name),
    notes: notesOf(predicate),
  };
}

async function judgedAgain(delivery: Delivery, context: StageContext, { stage, details = {} }: Predicate): Promise<StageResult> {
  const replay = (details.replay ?? {}) as Partial<DataChecksReplay & ModelTestsReplay>;
  const use = replay.testSetUse?.use;
  if (Number.isNaN(context.clock.now().getTime()) || (use !== undefined && !(Number.isSafeInteger(use) && use > 0)))
    throw InputError.of('rerun-unreadable', 'The statement tells of no instant, or of a use of the test set that is no count: Sluice never writes such a statement.', 'Do not use it. Deliver again.');
  if (stage === 'validate-data') return withActed(await dataChecks(delivery, { ...context, championData: replay.championData }), details.acted as { did: string; failed: boolean } | undefined);
  const result = await modelTests(delivery, { ...context, championTests: replay.championTests }, { countUse: async () => replay.testSetUse ?? {}, beside: replay.beside ?? { related: [] } });
  return withRemediation(result, details.remediation as Remediated | undefined);
}

/** The world as the statement tells it: who, for which release and champion, and when. */
function contextOf({ clock, log, engine, out }: Session, { purpose, delivery: deliveryId, verdict, commit, at, details }: Predicate): StageContext {
  const instant = ((details?.replay ?? {}) as { at?: string }).at ?? at;
  return { purpose, deliveryId, clock: { now: () => new Date(instant), sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal) }, log, engine, release: verdict.release, champion: verdict.champion, commit, out };
}

/** The delivery with another file in the place of a table, and of the predictions that belong to it. The rules stay as they are. */
function withData(delivery: Delivery, { stage, details }: Predicate, { data, table, predictions = {} }: RerunOptions): { delivery: Delivery; replaced: string[] } {
  if (data === undefined) {
    if (table !== undefined || Object.values(predictions).some(Boolean)) throw InputError.of('rerun-data-missing', 'Predictions or a table are named, and no data.', 'Give the rows with --data FILE.');
    return { delivery, replaced: [] };
  }
  const declared = delivery.spec.data ?? {};
  const judgedTable = stage === 'run-model-tests' ? String(details?.split ?? 'test') : declared.serving === undefined ? 'test' : 'serving';
  const name = table ?? judgedTable;
  const tables = ['train', 'test', 'develop', 'serving'].filter((each) => declared[each as 'test'] !== undefined);
  if (!tables.includes(name)) throw InputError.of('rerun-table-unknown', `The delivery file has no table data.${name}.`, `Write --table ${tables.join(' or --table ')}.`);
  const files = new Set([data, ...Object.values(predictions)].filter((file): file is string => file !== undefined));
  const spec = structuredClone(delivery.spec);
  (spec.data as Record<string, unknown>)[name] = data;
  if (predictions.candidate !== undefined) spec.tests!.predictions.candidate = predictions.candidate;
  if (predictions.champion !== undefined) spec.tests!.predictions.champion = predictions.champion;
  // A file that a person names on the command line may lie anywhere; what the delivery file names may not.
  const resolve = (file: string): string => (files.has(file) && path.isAbsolute(file) ? file : delivery.resolve(file));
  return { delivery: { ...delivery, spec, resolve }, replaced: [`data.${name}`, 'predictions.candidate', 'predictions.champion', 'predictions.anchor'] };
}

interface InputDifference {
  name: string;
  then?: Digest;
  now?: Digest;
}

function inputDifferences(recorded: readonly Resource[], found: readonly Resource[]): InputDifference[] {
  const then = new Map(recorded.map(({ name, digest }) => [name, digest]));
  const now = new Map(found.map(({ name, digest }) => [name, digest]));
  return [...new Set([...then.keys(), ...now.keys()])].map((name) => ({ name, then: then.get(name), now: now.get(name) })).filter((one) => one.then !== one.now);
}

function inputProblem(name: string, then: Digest | undefined, now: Digest | undefined): Problem {
  const message = then === undefined ? `${name} is read now (${now}), and was not when the statement was made.` : now === undefined ? `${name} was ${then} when the statement was made, and is not read now.` : `${name} is ${now}, and was ${then} when the statement was made.`;
  return { code: 'rerun-input-changed', message, fix: name.startsWith('data.') ? 'Fetch the file of that run; to hold other rows against the old rules, give them with --data.' : 'Fetch the file of that run.' };
}

function notesOf({ sluice }: Predicate): string[] {
  return sluice === SLUICE_VERSION ? [] : [`The statement was made by Sluice ${sluice}, and this is ${SLUICE_VERSION}.`];
}

function plain(verdict: Verdict): Verdict {
  return JSON.parse(JSON.stringify(verdict)) as Verdict;
}
