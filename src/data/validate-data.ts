import { InputError } from '../core/problem.ts';
import type { Value } from '../core/seams.ts';
import type { Resource, StageContext, StageResult } from '../core/stage.ts';
import { worst, type Finding, type Outcome, type Verdict } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { contractFindings, contractMeasures, contractOf, grouped, safeConditions, type Contract } from './contract.ts';
import { planDrift, type DriftPlan } from './drift-plan.ts';
import { headlineOf } from './headline.ts';
import { notesOf } from './notes.ts';
import { profileDigest } from './profile.ts';
import { numberOf } from './rule.ts';
import { inputOf, openSources, sourceNames, unknownColumns } from './sources.ts';
import { grouped as spaced } from './words.ts';

/**
 * Whether the declared tables keep their contract, and whether what is served today still looks like the training data.
 * One scan per table. A push or pull request judges `data.develop`, a delivery the sealed `data.test`, both `data.train`
 * and `data.serving`. Throws InputError for files and rules that cannot be used, all at once.
 */
export async function validateData(delivery: Delivery, context: StageContext): Promise<StageResult> {
  const names = sourceNames(delivery, context.purpose);
  if (!delivery.spec.data) return nothingAsked(delivery);
  const sources = await openSources(delivery, names, context);
  const unknown = unknownColumns(delivery, sources);
  if (sources.length > 0 && unknown.length > 0) throw new InputError(unknown);

  const conditions = await safeConditions(delivery, context);
  const drift = await planDrift(delivery, sources, context);
  const contracts = await Promise.all(sources.map((source) => contractOf(delivery, source, conditions, context)));
  // Hashed while the engine scans. Its own failure is met where it is awaited, should the scan not fail first.
  const inputs = inputsOf(delivery, contracts, drift);
  inputs.catch(() => undefined);
  const answers: Record<string, Value>[] = [];
  for (const contract of contracts) answers.push(await scan(contract, drift, context));

  const findings: Finding[] = [];
  for (const [index, contract] of contracts.entries()) findings.push(...(await contractFindings(contract, answers[index]!, delivery, context)));
  const serving = contracts.findIndex(({ source }) => source.name === 'serving');
  const drifted = drift.judge(answers[serving]);
  const rows = Object.fromEntries(contracts.map(({ source }, index) => [source.name, numberOf(answers[index]!.rows)]));
  const verdict = verdictOf(delivery, context, [...grouped(findings), ...drifted], contracts, drift, rows);
  return {
    verdict,
    inputs: await inputs,
    details: {
      engine: { name: context.engine.name, version: context.engine.version },
      rows,
      ...(drift.profile ? { profile: { digest: profileDigest(drift.profile), from: drift.from } } : {}),
    },
  };
}

/** Both questions about a table, in the one scan that answers them. */
function scan(contract: Contract, drift: DriftPlan, context: StageContext): Promise<Record<string, Value>> {
  const asked = contract.source.name === 'serving' ? drift.measures : {};
  return context.engine.measure(contract.source.source, { ...contractMeasures(contract), ...asked });
}

function verdictOf(delivery: Delivery, context: StageContext, findings: Finding[], contracts: readonly Contract[], drift: DriftPlan, rows: Record<string, number>): Verdict {
  const outcome = findings.length === 0 ? unasked(context, contracts) : worst(findings.map((finding) => finding.outcome));
  return {
    schema: 'urn:sluice:verdict:v1',
    stage: 'validate-data',
    outcome,
    headline: headlineOf(outcome, findings, contracts, drift, rows),
    enforced: delivery.spec.data?.enforce !== false,
    ...(context.release ? { release: context.release } : {}),
    ...(context.champion ? { champion: context.champion } : {}),
    findings,
    notes: notesOf(delivery, context, contracts, drift),
    facts: [
      ...Object.entries(rows).map(([name, count]): [string, string] => [`Rows in ${name}`, spaced(count)]),
      ['Rules', String(contracts.reduce((sum, { rules }) => sum + rules.length, 0))],
      ['Columns compared for drift', String(drift.questions.length)],
      ['Engine', `${context.engine.name} ${context.engine.version}`],
    ],
  };
}

/** A delivery without a table to judge has shown nothing; a pull request may have none, if its summary says so. */
function unasked(context: StageContext, contracts: readonly Contract[]): Outcome {
  return contracts.length === 0 && context.purpose === 'deliver' ? 'error' : 'warn';
}

async function inputsOf(delivery: Delivery, contracts: readonly Contract[], drift: DriftPlan): Promise<Resource[]> {
  const tables = contracts.map(({ source }) => inputOf(`data.${source.name}`, source.source.file));
  const profile = drift.from === 'file' ? [inputOf('data.profile', delivery.resolve(delivery.spec.data!.profile!))] : [];
  return Promise.all([...tables, ...profile]);
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
