import { rm, stat, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import { commandWords, ProgramError, runProgram } from '../../core/program.ts';
import type { Resource, StageContext, StageResult } from '../../core/stage.ts';
import type { Finding, Outcome } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { taskColumns } from '../predictions/columns.ts';
import { digestOfFile } from '../files.ts';
import { guarded } from '../guarded.ts';
import { count } from '../format.ts';
import { givenOrCut, type Given } from './given-features.ts';
import { predictRows } from './predict-rows.ts';
import { CappedOutput, neutralised } from './program-output.ts';

export interface PredictOptions {
  /** Milliseconds until the program is ended; 30 minutes where absent. */
  timeLimit?: number;
  signal?: AbortSignal;
  /** Features-only file that a job with the labels cut; this job then needs no data at all. */
  features?: string;
}

const TIME_LIMIT_MS = 30 * 60 * 1000;

/** Where the program's output is kept, beside the verdict. */
export const OUTPUT_FILE = 'predict-output.txt';

/**
 * Runs the team's predictor on the features of the rows that are judged; labels stay behind. This job must have no
 * rights: what it leaves is a predictions file that another job judges. Environment of the program: an allow-list,
 * SLUICE_FEATURES (file to read), SLUICE_PREDICTIONS (file to write: keys and score), SLUICE_MODEL (the model).
 */
export async function predict(delivery: Delivery, context: StageContext, options: PredictOptions = {}): Promise<StageResult> {
  const { predict: declared, predictor, predictions } = delivery.spec.tests ?? {};
  // Nor may one of an earlier run stay where the model is refused before anything loads it.
  if (declared || predictor) await rm(delivery.resolve(predictions!.candidate), { force: true });
  return guarded(delivery, context, 'predict', () => predictUnguarded(delivery, context, options));
}

async function predictUnguarded(delivery: Delivery, context: StageContext, options: PredictOptions): Promise<StageResult> {
  const { predict: declared, predictor } = delivery.spec.tests ?? {};
  if (!declared && predictor) return predictRows(delivery, context, options);
  if (!declared)
    throw InputError.of('predict-not-declared', 'The delivery file declares no tests.predict.command and no tests.predictor.', 'Name the program that writes tests.predictions.candidate or the predictor that Sluice runs, or let another step make the file.', delivery.locate(['tests']));
  const target = delivery.resolve(delivery.spec.tests!.predictions.candidate);
  const features = await givenOrCut(delivery, context, 'program', options.features);
  // A file of an earlier run must not pass for the predictions of this one.
  await rm(target, { force: true });
  await mkdir(path.dirname(target), { recursive: true });
  const output = new CappedOutput();
  const words = commandWords(declared.command);
  const problem = await start(delivery, words, features, target, output, options);
  const kept = neutralised(output.text());
  await writeFile(path.join(context.out, OUTPUT_FILE), kept);
  const finding = problem ?? (await outputProblem(delivery, context, target)) ?? passed(delivery, features);
  // Nothing half written stays where the next job would take it for the predictions.
  if (finding.outcome !== 'pass') await rm(target, { force: true });
  return resultOf(delivery, context, finding, await inputsOf(features, target, finding), sha256(kept), kept);
}

async function start(
  delivery: Delivery,
  words: readonly string[],
  features: Given,
  target: string,
  output: CappedOutput,
  { timeLimit = TIME_LIMIT_MS, signal }: PredictOptions,
): Promise<Finding | undefined> {
  try {
    await runProgram(words, {
      cwd: delivery.root,
      timeout: timeLimit,
      env: { SLUICE_FEATURES: features.file, SLUICE_PREDICTIONS: target, SLUICE_MODEL: delivery.resolve(delivery.spec.release.model) },
      onOutput: (chunk) => output.add(chunk),
      signal,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const name = neutralised(words.join(' ')).slice(0, 200);
    switch (error.code) {
      case 'program-not-started':
        return problemOf(delivery, 'predict-not-started', 'error', 'not started', `The predictor \`${name}\` could not be started.`, 'Check that the program is installed in this job and is on the PATH, and that its path is relative to the delivery file.');
      case 'program-timed-out':
        return problemOf(delivery, 'predict-timed-out', 'fail', `more than ${count(timeLimit)} ms`, `The predictor \`${name}\` did not end within ${count(timeLimit)} ms and was ended.`, 'Make it faster, or give the job more time.');
      case 'program-aborted':
        return problemOf(delivery, 'predict-aborted', 'error', 'stopped', `The predictor \`${name}\` was stopped.`, 'Start the stage again.');
      default:
        return problemOf(delivery, 'predict-crashed', 'fail', error.exitCode === null ? 'ended by a signal' : `exit status ${error.exitCode}`, `The predictor \`${name}\` ended with ${error.exitCode === null ? 'a signal' : `exit status ${error.exitCode}`}.`, `Read ${OUTPUT_FILE} beside this verdict, correct what it reports, and start the stage again.`);
    }
  }
}

async function outputProblem(delivery: Delivery, context: StageContext, target: string): Promise<Finding | undefined> {
  const declared = delivery.spec.tests!.predictions.candidate;
  const found = await stat(target).catch(() => undefined);
  if (!found?.isFile())
    return problemOf(delivery, 'predict-output-missing', 'fail', 'no file', `The predictor ended well and did not write ${declared}.`, 'Write the file that the environment variable SLUICE_PREDICTIONS names.');
  const { scores, prediction, scoresOptional } = taskColumns(delivery);
  const needed = [...delivery.spec.data!.key!, ...(prediction === undefined ? [] : [prediction]), ...(scoresOptional ? [] : scores)];
  try {
    const names = (await context.engine.describe({ file: target })).map((column) => column.name);
    const missing = needed.filter((name) => !names.includes(name));
    if (missing.length === 0) return undefined;
    return problemOf(delivery, 'predict-columns-missing', 'fail', names.slice(0, 20).join(', '), `${declared} lacks ${missing.join(', ')}.`, `Write the columns ${needed.join(', ')}.`);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return problemOf(delivery, 'predict-output-unreadable', 'fail', error.problems[0]!.code, `${declared} cannot be read: ${error.problems[0]!.message}`, error.problems[0]!.fix);
  }
}

function problemOf(delivery: Delivery, code: string, outcome: Outcome, actual: string, message: string, fix: string): Finding {
  return {
    code,
    outcome,
    rule: 'the predictor writes a score for each row',
    message,
    expected: delivery.spec.tests!.predictions.candidate,
    actual,
    fix,
    location: delivery.locate(['tests', 'predict', 'command']),
  };
}

function passed(delivery: Delivery, features: Given): Finding {
  const declared = delivery.spec.tests!.predictions.candidate;
  return {
    code: 'predict-written',
    outcome: 'pass',
    rule: 'the predictor writes a score for each row',
    message: `The predictor wrote ${declared} for ${count(features.rows)} rows of data.${features.testSet.split}, without their labels.`,
    expected: declared,
    actual: declared,
    n: features.rows,
    location: delivery.locate(['tests', 'predict', 'command']),
  };
}

async function inputsOf(features: Given, target: string, finding: Finding): Promise<Resource[]> {
  return [
    { name: 'features', digest: await digestOfFile(features.file) },
    ...(finding.outcome === 'pass' ? [{ name: 'predictions.candidate', digest: await digestOfFile(target) }] : []),
  ];
}

const SHOWN_LINES = 20;

function resultOf(delivery: Delivery, context: StageContext, finding: Finding, inputs: Resource[], output: string, text: string): StageResult {
  const word = { pass: 'Done', warn: 'Done', fail: 'Stopped', inconclusive: 'Not decided', error: 'Could not run' }[finding.outcome];
  const last = text.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
  if (finding.outcome !== 'pass' && last !== '') context.log.info(`Last lines of the predictor:\n${last}`);
  return {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'predict',
      outcome: finding.outcome,
      headline: `${word}: ${finding.message.charAt(0).toLowerCase()}${finding.message.slice(1)}`,
      enforced: delivery.spec.tests!.enforce ?? true,
      release: context.release,
      champion: context.champion,
      findings: [finding],
      notes: [],
      facts: [['Output of the predictor', `${OUTPUT_FILE}, ${output}`]],
    },
    inputs,
    details: { command: commandWords(delivery.spec.tests!.predict!.command), output },
    besideTeamCode: true,
  };
}
