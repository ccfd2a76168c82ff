import type { Digest } from '../core/digest.ts';
import type { Resource, StageContext, StageResult } from '../core/stage.ts';
import { worst, type Finding, type Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { ModelFacts, PartAnswer } from './facts.ts';
import { figuresOf } from './figures.ts';
import { digestOfSource, isThere } from './files.ts';
import { list } from './format.ts';
import { levelOf, usesAnswer, type TestSetUse } from './gates/test-set-uses.ts';
import { headlineOf } from './headline.ts';
import { overviewDetails, overviewFacts, overviewOf, type Overview } from './overview.ts';
import { FILE_PARTS, MODEL_PARTS } from './parts.ts';
import { anchorOf } from './predictions/anchor.ts';
import { championOf } from './predictions/champion.ts';
import { joinPredictions } from './predictions/predictions.ts';
import type { Rows } from './predictions/rows.ts';
import { testSetOf, type TestSet } from './predictions/test-set.ts';
import { prevalenceOf } from './shift/prevalence.ts';
import { cutTooFine } from './slices/cut-columns.ts';
import { cutsOf } from './slices/cuts.ts';

export interface ModelTestOptions {
  /** Which judgement on this test set this is, from 1, over all candidates; where the caller knows. */
  testSetUses?: number;
  /** Counts this judgement, in a delivery: asked once the files are found usable and before any number is made. */
  countUse?: (testSet: Digest) => Promise<TestSetUse>;
  /** Columns that validate-data found drifted in this delivery; absent where nobody knows. */
  drifted?: readonly string[];
}

/**
 * Judges the model's files, the candidate's predictions on labelled rows, alone and against the champion's, and the team's own
 * reports. Never runs team code: it reads files that a job without rights has made (see predictors/predict.ts, probe-model.ts).
 */
export async function runModelTests(delivery: Delivery, context: StageContext, options: ModelTestOptions = {}): Promise<StageResult> {
  const answers: PartAnswer[] = [];
  for (const part of FILE_PARTS) if (part.declared(delivery)) answers.push(under(part.name, await part.judge(delivery, context)));
  const tests = await judgePredictions(delivery, context, options);
  const all = [...tests.answers, ...answers];
  const findings = all.flatMap((answer) => answer.findings);
  if (findings.length === 0) findings.push(nothingAsked(delivery));
  const outcome = worst(findings.map((finding) => finding.outcome));
  const off = [...new Set(all.flatMap((answer) => answer.off ?? []))];
  const verdict: Verdict = {
    schema: 'urn:sluice:verdict:v1',
    stage: 'run-model-tests',
    outcome,
    headline: headlineOf(outcome, findings, tests.overview),
    enforced: delivery.spec.tests?.enforce ?? true,
    release: context.release,
    champion: context.champion,
    findings,
    figures: figuresOf(findings),
    notes: [...all.flatMap((answer) => answer.notes ?? []), ...offNotes(delivery, context, off, tests.overview)],
    facts: all.flatMap((answer) => answer.facts ?? []),
    ...(delivery.spec.tests && { seed: delivery.spec.tests.seed }),
  };
  return { verdict, inputs: all.flatMap((answer) => answer.inputs ?? []), details: Object.assign({}, ...all.map((answer) => answer.details)) };
}

interface Judged {
  answers: PartAnswer[];
  overview?: Overview;
}

async function judgePredictions(delivery: Delivery, context: StageContext, options: ModelTestOptions): Promise<Judged> {
  const { tests } = delivery.spec;
  if (!tests) return { answers: [{ findings: [], notes: ['Model tests: off (the delivery file declares no tests).'] }] };
  const testSet = await testSetOf(delivery, context);
  if (Array.isArray(testSet)) return { answers: [{ findings: testSet }] };
  const { notes } = testSet;
  const candidate = delivery.resolve(tests.predictions.candidate);
  const champion = await championOf(delivery, context);
  const anchor = await anchorOf(delivery);
  const before = [...((await isThere(candidate)) ? [] : [candidateMissing(delivery)]), ...champion.findings, ...anchor.findings];
  if (before.some((finding) => finding.outcome !== 'warn')) return { answers: [{ findings: before, notes }] };

  const inputs = await inputsOf({ [`data.${testSet.split}`]: testSet.file, 'predictions.candidate': candidate, 'predictions.champion': champion.file, 'predictions.anchor': anchor.file });
  const joined = await joinPredictions(delivery, context.engine, testSet, { candidate, champion: champion.file, anchor: anchor.file }, cutsOf(delivery));
  const findings = [...before, ...joined.findings];
  if (!joined.rows) return { answers: [{ findings, notes, inputs }] };
  const tooFine = cutTooFine(delivery, joined.rows);
  if (tooFine.length > 0) return { answers: [{ findings: [...findings, ...tooFine], notes, inputs }] };
  const spends = context.purpose === 'deliver' && testSet.split === 'test';
  const use: TestSetUse = options.testSetUses === undefined && spends ? ((await options.countUse?.(inputs[0]!.digest)) ?? {}) : { use: options.testSetUses };
  const facts: ModelFacts = { ...(await factsOf(delivery, context, use, testSet, joined.rows)), join: joined.join, drifted: options.drifted };
  const overview = overviewOf(facts.rows, delivery);
  const answers: PartAnswer[] = [{ findings, notes, inputs, facts: overviewFacts(overview, testSet), details: { ...detailsOf(facts, inputs, use), ...overviewDetails(overview) } }];
  for (const part of MODEL_PARTS) if (part.declared(delivery)) answers.push(under(part.name, await part.judge(facts)));
  answers.push(usesAnswer(delivery, testSet, tests.level!, use));
  return { answers, overview };
}

/** Details of a part stand under its name, so that no two parts write one key. */
function under(name: string, answer: PartAnswer): PartAnswer {
  return answer.details ? { ...answer, details: { [name]: answer.details } } : answer;
}

async function factsOf(delivery: Delivery, context: StageContext, use: TestSetUse, testSet: TestSet, rows: Rows): Promise<ModelFacts> {
  const declared = delivery.spec.tests!.level!;
  const { truth } = rows;
  const prevalence = truth.kind === 'binary' ? await prevalenceOf(delivery, context.engine, { positives: truth.positives, n: rows.n }) : undefined;
  return { delivery, context, testSet, rows, prevalence, level: levelOf(use, declared) };
}

function detailsOf({ delivery, testSet, rows, level }: ModelFacts, inputs: readonly Resource[], { use, uncounted }: TestSetUse): Record<string, unknown> {
  const { threshold, seed, replicates, task } = delivery.spec.tests!;
  return {
    testSet: inputs[0]!.digest,
    ...(use !== undefined && { testSetUses: use }),
    ...(uncounted !== undefined && { testSetUsesCounted: false }),
    split: testSet.split,
    task,
    rows: rows.n,
    ...(rows.truth.kind === 'binary' && { positives: rows.truth.positives, threshold }),
    level,
    seed,
    replicates,
    logLossEpsilon: rows.epsilon,
  };
}

function offNotes(delivery: Delivery, context: StageContext, off: readonly string[], overview?: Overview): string[] {
  const { tests, checks } = delivery.spec;
  const undeclared = [...(tests && !tests.slices ? ['slices'] : []), ...MODEL_PARTS.filter((part) => tests && !part.declared(delivery)).map((part) => part.name), ...(checks?.length ? [] : ['checks of your own'])];
  return [
    ...(off.length > 0 ? [`Off, as there is no champion yet: ${list(off, 20)}. Absolute gates alone decide.`] : []),
    ...(!overview || overview.rows.champion || off.length > 0 ? [] : [`No champion${context.champion ? '\'s predictions' : ' declared'}: nothing is compared, absolute gates alone decide.`]),
    ...(undeclared.length > 0 ? [`Off (not declared): ${undeclared.join(', ')}.`] : []),
  ];
}

async function inputsOf(files: Record<string, string | undefined>): Promise<Resource[]> {
  const inputs: Resource[] = [];
  for (const [name, file] of Object.entries(files)) if (file !== undefined) inputs.push({ name, digest: await digestOfSource(file) });
  return inputs;
}

function candidateMissing(delivery: Delivery): Finding {
  const declared = delivery.spec.tests!.predictions.candidate;
  return {
    code: 'candidate-predictions-missing',
    outcome: 'error',
    rule: 'predictions of the candidate',
    message: `tests.predictions.candidate names ${declared}, and there is no such file.`,
    expected: declared,
    actual: 'no file',
    fix: 'Let the predict job make it (tests.predict.command), or commit the file; the path is relative to the delivery file.',
    location: delivery.locate(['tests', 'predictions', 'candidate']),
  };
}

function nothingAsked(delivery: Delivery): Finding {
  return {
    code: 'tests-not-declared',
    outcome: 'error',
    rule: 'a delivery declares tests or checks',
    message: 'The delivery file declares no gate of tests and no checks, so nothing was asked of the model.',
    expected: 'tests or checks',
    actual: 'neither',
    fix: 'Add `tests: {task: binary, predictions: {candidate: out/predictions.csv}}` with data.test, data.key and data.label.',
    location: delivery.locate([]),
  };
}
