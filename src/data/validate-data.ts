import type { Value } from '../core/data-engine.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import { worst, type Finding, type Outcome, type Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DataCheck, ScanAnswers } from './check.ts';
import { headlineOf } from './headline.ts';
import { notesOf } from './notes.ts';
import { explainPlan, planData, scanMeasures, scanTally, type DataPlan } from './plan.ts';
import { identifyInputs, inputsOf, provenanceOf } from './provenance.ts';
import { contractFindings, grouped, type Contract } from './rules/contract.ts';
import { numberOf, type SourceName } from './source.ts';
import { grouped as spaced } from './words.ts';

/**
 * Whether the declared tables keep their contract, and whether what is served today still looks like the training data.
 * One scan per table. A push or pull request judges `data.develop`, a delivery the sealed `data.test`, both `data.train`
 * and `data.serving`. Throws InputError for files and rules that cannot be used, all at once.
 */
export async function validateData(delivery: Delivery, context: StageContext): Promise<StageResult> {
  if (!delivery.spec.data) return nothingAsked(delivery);
  const plan = await planData(delivery, context);
  const { contracts, checks, facts } = plan;
  // Hashed while the engine scans. Its own failure is met where it is awaited, should the scan not fail first.
  const identified = identifyInputs(facts, checks);
  identified.catch(() => undefined);
  const answers: ScanAnswers = {};
  for (const contract of contracts) answers[contract.source.name as SourceName] = await context.engine.measure(contract.source.source, scanMeasures(contract, checks), scanTally(contract, checks));

  const findings: Finding[] = [];
  for (const contract of contracts) findings.push(...(await contractFindings(contract, answers[contract.source.name as SourceName]!, facts)));
  const judged: Finding[] = [];
  for (const check of checks) judged.push(...(await check.judge(answersOf(check, answers))));
  const rows = Object.fromEntries(contracts.map(({ source }) => [source.name, numberOf(answers[source.name as SourceName]!.rows)]));
  return {
    verdict: verdictOf(delivery, context, [...grouped(findings), ...judged], plan, rows),
    inputs: inputsOf(await identified),
    details: { ...(await provenanceOf(facts, await identified, rows)), ...Object.assign({}, ...checks.map(({ details }) => details ?? {})) },
  };
}

/** What the stage would ask, and how, without reading a row of the tables beyond their types (and the profile's own scan). */
export async function explainData(delivery: Delivery, context: StageContext): Promise<string[]> {
  if (!delivery.spec.data) return [`Data checks: off (no \`data\` in ${delivery.file}).`];
  return explainPlan(await planData(delivery, context));
}

function answersOf(check: DataCheck, answers: ScanAnswers): ScanAnswers {
  const own = ([source, values]: [string, Record<string, Value>]) => {
    const wanted = Object.keys(check.measures[source as SourceName] ?? {});
    return [source, { rows: values.rows!, ...Object.fromEntries(wanted.map((key) => [key, values[`${check.name}.${key}`]!])) }] as const;
  };
  return Object.fromEntries(Object.entries(answers).map(own)) as ScanAnswers;
}

function verdictOf(delivery: Delivery, context: StageContext, findings: Finding[], plan: DataPlan, rows: Record<string, number>): Verdict {
  const { contracts, checks } = plan;
  const outcome = findings.length === 0 ? unasked(context, contracts) : worst(findings.map((finding) => finding.outcome));
  return {
    schema: 'urn:sluice:verdict:v1',
    stage: 'validate-data',
    outcome,
    headline: headlineOf(outcome, findings, plan, rows),
    enforced: delivery.spec.data?.enforce !== false,
    ...(context.release ? { release: context.release } : {}),
    ...(context.champion ? { champion: context.champion } : {}),
    findings,
    notes: notesOf(delivery, context, plan),
    facts: [
      ...Object.entries(rows).map(([name, count]): [string, string] => [`Rows in ${name}`, spaced(count)]),
      ['Rules', String(contracts.reduce((sum, { rules }) => sum + rules.length, 0))],
      ...checks.flatMap((check) => check.facts ?? []),
      ['Engine', `${context.engine.name} ${context.engine.version}`],
    ],
  };
}

/** A delivery without a table to judge has shown nothing; a pull request may have none, if its summary says so. */
function unasked(context: StageContext, contracts: readonly Contract[]): Outcome {
  return contracts.length === 0 && context.purpose === 'deliver' ? 'error' : 'warn';
}

/** No `data` at all: nothing was asked, which is told and neither passes nor stops. */
function nothingAsked(delivery: Delivery): StageResult {
  return {
    inputs: [],
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'validate-data',
      outcome: 'warn',
      headline: 'No data was checked: the delivery file declares none.',
      enforced: true,
      findings: [],
      notes: [`Data checks: off (no \`data\` in ${delivery.file}).`],
      facts: [],
    },
  };
}
