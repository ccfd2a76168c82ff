import type { Problem } from '../core/problem.ts';
import type { ParsedYaml } from './parse.ts';
import { rulesBetweenTables } from './rules-between-tables.ts';
import { checkProblems } from './check-problems.ts';
import { clusterKeyProblems } from './cluster-problems.ts';
import { columnRuleProblems } from './column-problems.ts';
import { deploymentProblems, readyProblems } from './deployment-problems.ts';
import { fleetProblems } from './fleet-problems.ts';
import { gateProblems } from './gate-problems.ts';
import { groupProblems } from './group-problems.ts';
import { policyProblems } from './policy-problems.ts';
import { predictorProblems } from './predictor-problems.ts';
import { roleProblems } from './role-problems.ts';
import { rolloutProblems } from './rollout-problems.ts';
import { signalProblems } from './signal-problems.ts';
import type { DeliverySpec, Rollout } from './spec.ts';
import { durationProblem, taskProblems } from './task-problems.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

/**
 * What a schema cannot say: rules between values. Reports every breach. Also asked of files that do not fit the schema,
 * so that all mistakes come back in one go; a rule that trips over a misshapen value then has nothing to add.
 */
export function ruleProblems(spec: DeliverySpec, yaml: ParsedYaml, fitsSchema: boolean): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (path, code, message, fix) => problems.push({ code, message, fix, location: yaml.locate(path) });
  const rolloutOf = () => spec.rollout && rolloutRules(spec.rollout, report);
  for (const rules of [dataRules, rulesBetweenTables, testRules, taskProblems, gateProblems, groupProblems, predictorProblems, checkProblems, roleProblems, policyProblems, evidenceRules, rolloutOf])
    try {
      rules(spec, report);
    } catch (error) {
      if (fitsSchema || !(error instanceof TypeError || error instanceof RangeError)) throw error;
    }
  return problems;
}

function dataRules(spec: DeliverySpec, report: Report): void {
  for (const [name, column] of Object.entries(spec.data?.columns ?? {})) {
    const path = ['data', 'columns', name];
    columnRuleProblems(column, path, report);
  }
  (spec.data?.rules ?? []).forEach((rule, index) => columnRuleProblems(rule, ['data', 'rules', index], report));
  const rows = spec.data?.volume?.rows;
  if (rows?.at_least !== undefined && rows.at_most !== undefined && rows.at_least > rows.at_most)
    report(['data', 'volume', 'rows'], 'delivery-range-empty', `\`data.volume.rows\` wants at least ${rows.at_least} and at most ${rows.at_most} rows.`, 'Write the smaller number as at_least.');
  unique(spec.data?.rows ?? [], ['data', 'rows'], report);
}

function testRules(spec: DeliverySpec, report: Report): void {
  unique(spec.checks ?? [], ['checks'], report);
  if (spec.checks?.length && spec.tests?.enforce === false)
    report(['tests', 'enforce'], 'delivery-checks-unenforced', '`tests.enforce: false` would let failed `checks` pass too: both are one stage.', 'Take out `checks`, or `enforce: false`.');
  const { tests, data } = spec;
  if (!tests) return;
  for (const key of ['key', 'label'] as const)
    // The labels of a multilabel task are columns of their own, in tests.classes.
    if (data?.[key] === undefined && !(key === 'label' && tests.task === 'multilabel'))
      report(['data'], 'delivery-missing-key', `\`tests\` needs \`data.${key}\`: predictions are joined with labels by it.`, `Add \`${key}\` to \`data\`.`);
  if (data?.test === undefined && data?.develop === undefined)
    report(['data'], 'delivery-missing-key', '`tests` needs rows with labels and `data` names none.', 'Add `data.test` (spent by deliveries) or `data.develop` (for pushes and pull requests).');
}

function evidenceRules(spec: DeliverySpec, report: Report): void {
  const { evidence, parity } = spec;
  // At an age of 0 every statement is stale already, and no gate would ever open.
  if (evidence?.max_age !== undefined) durationProblem(evidence.max_age, ['evidence', 'max_age'], report);
  if (evidence?.retention !== undefined) durationProblem(evidence.retention, ['evidence', 'retention'], report);
  if (parity?.max_age !== undefined) durationProblem(parity.max_age, ['parity', 'max_age'], report);
  (evidence?.secrets?.allow ?? []).forEach(({ expires }, index) => {
    if (!isCalendarDay(expires)) report(['evidence', 'secrets', 'allow', index, 'expires'], 'delivery-day-unknown', `No calendar has the day ${expires}.`, 'Write a day as 2027-01-31.');
  });
  if (evidence?.attest && evidence.signing !== 'keyless')
    report(['evidence', 'attest'], 'delivery-attest-unsigned', 'GitHub\'s attestations take Sigstore bundles alone.', 'Set `signing: keyless`, or leave `attest` out.');
  if (evidence?.signing === 'key' && !evidence.public_key)
    report(['evidence', 'signing'], 'delivery-missing-key', 'Ledgers signed with a key can only be checked against `evidence.public_key`.', 'Add `public_key: FILE` (PEM).');
  if (evidence?.signing === 'keyless' && !(evidence.identity && evidence.issuer && evidence.trusted_root))
    report(['evidence', 'signing'], 'delivery-missing-key', 'Keyless signatures prove nothing without the `identity` and `issuer` that must have signed and the `trusted_root` they are checked against.', 'Add `identity` (the workflow, as a URI), `issuer` and `trusted_root` (for example from `gh attestation trusted-root`).');
}

function isCalendarDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

function rolloutRules(rollout: Rollout, report: Report): void {
  const path: Path = ['rollout'];
  rolloutProblems(rollout, report);
  fleetProblems(rollout, report);
  deploymentProblems(rollout, report);
  readyProblems(rollout, report);
  clusterKeyProblems(rollout, report);
  unique(rollout.guardrails ?? [], [...path, 'guardrails'], report);
  (rollout.guardrails ?? []).forEach((guardrail, index) => guardrailRules(guardrail, rollout, [...path, 'guardrails', index], report));
}

type Guardrail = NonNullable<Rollout['guardrails']>[number];

function guardrailRules(guardrail: Guardrail, rollout: Rollout, path: Path, report: Report): void {
  const { tolerate = 1.1, margin_ratio: margin = 1.5 } = guardrail;
  if (tolerate >= margin)
    report([...path, 'tolerate'], 'delivery-tolerate', `\`${guardrail.name}\`: harm begins at ${tolerate} (\`tolerate\`) and promotion rules out ${margin} (\`margin_ratio\`).`, '`tolerate` must be below `margin_ratio`, or one model could be both harmful and fit.');
  signalProblems(guardrail, rollout.signals, path, report);
}

function unique(items: readonly { name: string }[], path: Path, report: Report): void {
  const names = items.map((item) => item.name);
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) report([...path, index, 'name'], 'delivery-name-twice', `Two entries of \`${path.join('.')}\` are named \`${name}\`.`, 'Give each a name of its own.');
  });
}
