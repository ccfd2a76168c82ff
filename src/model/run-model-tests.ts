import type { Resource, StageContext, StageResult } from '../core/stage.ts';
import { worst, type Finding, type Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { metric, type MetricName } from '../statistics/metrics.ts';
import { championOf } from './predictions/champion.ts';
import { cutTooFine } from './slices/cut-columns.ts';
import { judgeFairness } from './fairness/fairness.ts';
import { digestOfSource, isThere } from './files.ts';
import { count, figure, list } from './format.ts';
import { judgeGates, METRIC_NAMES } from './gates/gates.ts';
import { headlineOf, type Overview } from './headline.ts';
import { joinPredictions } from './predictions/predictions.ts';
import { besidePrevalence, isAtThreshold, prevalenceFacts, prevalenceNotes, prevalenceOf, type Prevalence } from './shift/prevalence.ts';
import { questionsOf, slicesOf } from './gates/questions.ts';
import type { Rows, Slice } from './predictions/rows.ts';
import { runTeamChecks } from './team-checks/team-checks.ts';
import { levelForUse } from './gates/test-set-uses.ts';
import { testSetOf, type TestSet } from './predictions/test-set.ts';

export interface ModelTestOptions {
  /** Which judgement on this test set this is, from 1, over all candidates; where the caller counts them. */
  testSetUses?: number;
}

/**
 * Judges the candidate's predictions on labelled rows, alone and against the champion's, and the team's own reports.
 * Never runs team code: it reads files that a job without rights has made (see predict.ts).
 */
export async function runModelTests(delivery: Delivery, context: StageContext, options: ModelTestOptions = {}): Promise<StageResult> {
  const checks = await runTeamChecks(delivery, context);
  const tests = await judgeModel(delivery, context, options);
  const findings = [...tests.findings, ...checks.findings];
  if (findings.length === 0) findings.push(nothingAsked(delivery));
  const outcome = worst(findings.map((finding) => finding.outcome));
  const verdict: Verdict = {
    schema: 'urn:sluice:verdict:v1',
    stage: 'run-model-tests',
    outcome,
    headline: headlineOf(outcome, findings, tests.overview),
    enforced: delivery.spec.tests?.enforce ?? true,
    release: context.release,
    champion: context.champion,
    findings,
    notes: [...tests.notes, ...checks.notes],
    facts: tests.facts,
    ...(delivery.spec.tests && { seed: delivery.spec.tests.seed }),
  };
  return { verdict, inputs: [...tests.inputs, ...checks.inputs], details: tests.details };
}

interface Judged {
  findings: Finding[];
  notes: string[];
  facts: [string, string][];
  inputs: Resource[];
  details?: Record<string, unknown>;
  overview?: Overview;
}

async function judgeModel(delivery: Delivery, context: StageContext, options: ModelTestOptions): Promise<Judged> {
  const { tests } = delivery.spec;
  const refused = (findings: Finding[], more: Partial<Judged> = {}): Judged => ({ findings, notes: [], facts: [], inputs: [], ...more });
  if (!tests) return refused([], { notes: ['Model tests: off (the delivery file declares no tests).'] });

  const testSet = await testSetOf(delivery, context);
  if (Array.isArray(testSet)) return refused(testSet);
  const candidate = delivery.resolve(tests.predictions.candidate);
  const champion = await championOf(delivery, context);
  const missing = (await isThere(candidate)) ? [] : [candidateMissing(delivery)];
  const before = [...missing, ...champion.findings];
  if (before.some((finding) => finding.outcome !== 'warn')) return refused(before, { notes: testSet.notes });

  const inputs = await inputsOf({ [`data.${testSet.split}`]: testSet.file, 'predictions.candidate': candidate, 'predictions.champion': champion.file });
  const cutBy = [...new Set([...slicesOf(delivery).flat(), ...(tests.fairness?.groups ?? [])])];
  const joined = await joinPredictions(delivery, context.engine, testSet, { candidate, champion: champion.file }, cutBy);
  const findings = [...before, ...joined.findings];
  if (!joined.rows) return refused(findings, { notes: testSet.notes, inputs });
  const prevalence = await prevalenceOf(delivery, context.engine, joined.rows);
  return judgeRows(delivery, { context, options, testSet, inputs: [...inputs, ...prevalence.inputs], findings, rows: joined.rows, prevalence });
}

interface Prepared {
  context: StageContext;
  options: ModelTestOptions;
  testSet: TestSet;
  inputs: Resource[];
  findings: Finding[];
  rows: Rows;
  prevalence: Prevalence;
}

function judgeRows(delivery: Delivery, { context, options, testSet, inputs, findings, rows, prevalence }: Prepared): Judged {
  const tests = delivery.spec.tests!;
  const uses = options.testSetUses;
  const level = uses === undefined ? tests.level! : levelForUse(uses, tests.level!);
  const asked = questionsOf(delivery, rows);
  const tooFine = cutTooFine(delivery, rows, asked);
  if (tooFine.length > 0) return { findings: [...findings, ...tooFine], notes: testSet.notes, facts: [], inputs };
  const fairness = judgeFairness(delivery, rows, level);
  const overview = overviewOf(rows, tests.threshold!);
  const off = [...asked.off, ...fairness.off];
  return {
    findings: [
      ...findings,
      ...judgeGates(delivery, rows, asked.questions, level).map((finding, i) => (isAtThreshold(asked.questions[i]!.metric) ? besidePrevalence(finding, prevalence) : finding)),
      ...(asked.small.length > 0 ? [slicesTooSmall(delivery, asked.small)] : []),
      // Error rates are counted at the threshold too.
      ...fairness.findings.map((finding) => (finding.code.startsWith('fairness-') ? besidePrevalence(finding, prevalence) : finding)),
    ],
    notes: [
      ...testSet.notes,
      ...asked.notes,
      ...(off.length > 0 ? [`Off, as there is no champion yet: ${list(off, 20)}. Absolute gates alone decide.`] : []),
      ...(rows.champion || off.length > 0 ? [] : [`No champion${context.champion ? '\'s predictions' : ' declared'}: nothing is compared, absolute gates alone decide.`]),
      usesNote(testSet, tests.level!, level, uses),
      ...prevalenceNotes(prevalence),
      ...undeclared(delivery),
    ],
    facts: [...factsOf(rows, overview, testSet, tests.threshold!), ...prevalenceFacts(prevalence)],
    inputs,
    details: {
      testSet: inputs[0]!.digest,
      ...(uses !== undefined && { testSetUses: uses }),
      split: testSet.split,
      rows: rows.n,
      positives: rows.positives,
      threshold: tests.threshold,
      level,
      seed: tests.seed,
      replicates: tests.replicates,
      logLossEpsilon: rows.epsilon,
    },
    overview,
  };
}

function undeclared({ spec: { tests, checks } }: Delivery): string[] {
  const off = [tests?.slices ? '' : 'slices', tests?.fairness ? '' : 'fairness', checks?.length ? '' : 'checks of your own'].filter((name) => name !== '');
  return off.length > 0 ? [`Off (not declared): ${off.join(', ')}.`] : [];
}

function usesNote(testSet: TestSet, declared: number, level: number, uses?: number): string {
  if (testSet.split === 'develop') return 'Judged on the development split, which may be used as often as wanted: no evidence for a gate.';
  if (uses === undefined) return `Uses of this test set are not counted: the level ${declared} holds for a first look only.`;
  return `Use ${uses} of this test set: intervals at ${figure(level)}, so that all uses together keep ${declared}.`;
}

function overviewOf(rows: Rows, threshold: number): Overview {
  const of = (name: MetricName): { candidate: number | null; champion: number | null } => {
    const value = (scores?: Float64Array): number | null =>
      scores ? metric(name, rows.labels, scores, { threshold, epsilon: rows.epsilon }).value : null;
    return { candidate: value(rows.candidate), champion: value(rows.champion) };
  };
  return { rows, auc: of('roc_auc'), logLoss: of('log_loss'), accuracy: of('accuracy'), brier: of('brier') };
}

function factsOf(rows: Rows, overview: Overview, testSet: TestSet, threshold: number): [string, string][] {
  const both = ({ candidate, champion }: { candidate: number | null; champion: number | null }): string =>
    rows.champion ? `${figure(candidate)} (champion ${figure(champion)})` : figure(candidate);
  return [
    ['Test rows', `${count(rows.n)}, ${count(rows.positives)} positive (data.${testSet.split})`],
    [METRIC_NAMES.roc_auc, both(overview.auc)],
    [METRIC_NAMES.log_loss, both(overview.logLoss)],
    [METRIC_NAMES.accuracy, `${both(overview.accuracy)} at threshold ${threshold}`],
    [METRIC_NAMES.brier, both(overview.brier)],
  ];
}

async function inputsOf(files: Record<string, string | undefined>): Promise<Resource[]> {
  const inputs: Resource[] = [];
  for (const [name, file] of Object.entries(files)) if (file !== undefined) inputs.push({ name, digest: await digestOfSource(file) });
  return inputs;
}

function slicesTooSmall(delivery: Delivery, small: readonly Slice[]): Finding {
  const minRows = delivery.spec.tests!.slices!.min_rows!;
  return {
    code: 'slice-too-small',
    outcome: 'warn',
    rule: `slices of at least ${minRows} rows are judged`,
    message: `${small.length} ${small.length === 1 ? 'slice is' : 'slices are'} too small to judge (fewer than ${minRows} rows): ${list(small.map((slice) => `${slice.name} (${count(slice.rows.length)})`), 20)}.`,
    expected: `≥ ${minRows} rows`,
    actual: `${small.length} below`,
    n: small.reduce((sum, slice) => sum + slice.rows.length, 0),
    numbers: { slices: small.length },
    fix: 'Collect labelled rows of these slices: nothing is known of the candidate there.',
    subject: { kind: 'slice', name: small[0]!.name },
    location: delivery.locate(['tests', 'slices', 'min_rows']),
  };
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
