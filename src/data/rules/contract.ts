import type { Value } from '../../core/seams.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { DataFacts } from '../check.ts';
import { columnRules } from './column-rules.ts';
import type { Conditions } from './conditions.ts';
import { findExamples } from './examples.ts';
import { findingOf, type Answers, type Apart, type Judgement, type Rule } from './rule.ts';
import { numberOf, type DataSource } from '../source.ts';
import { suggestion } from '../sources.ts';
import { missingColumnRules, tableRules } from './table-rules.ts';

/** The contract as it applies to one source, ready to be asked in one scan. */
export interface Contract {
  source: DataSource;
  rules: Rule[];
  /** Conditions that are not for this source, and why. */
  skipped: string[];
  /** Conditions that this source's types do not allow, as findings of their own. */
  unaskable: Finding[];
}

export async function contractOf(facts: DataFacts, source: DataSource, conditions: Conditions): Promise<Contract> {
  const { delivery } = facts;
  const near = (name: string) => {
    const hint = suggestion(name, source.columns.map((column) => column.name));
    return hint ? ` (${hint.replace(/\?$/, '')}?)` : '';
  };
  const rules = [...missingColumnRules(delivery, source, near), ...columnRules(delivery, source), ...tableRules(facts, source, conditions)];
  return { source, rules, skipped: conditions.skipped(source), unaskable: conditions.unaskable(source) };
}

/** Aggregates of all rules of a contract, by names of their own. */
export function contractMeasures(contract: Contract): Record<string, string> {
  const measures: Record<string, string> = { rows: 'count(*)' };
  for (const [index, rule] of contract.rules.entries()) {
    for (const [name, expression] of Object.entries(rule.measures)) measures[`r${index}_${name}`] = expression;
  }
  return measures;
}

/** The findings of one source, from the answers of its one scan, with examples of what fails. */
export async function contractFindings(contract: Contract, answers: Record<string, Value>, { delivery, context }: DataFacts): Promise<Finding[]> {
  const rows = numberOf(answers.rows);
  if (rows === 0) return [emptyTable(contract.source, delivery)];
  const judged: { rule: Rule; judgement: Judgement }[] = [];
  for (const [index, rule] of contract.rules.entries()) {
    const own: Answers = { rows };
    for (const name of Object.keys(rule.measures)) own[name] = numberOf(answers[`r${index}_${name}`]);
    if (rule.apart) Object.assign(own, await askApart(rule.apart, contract.source, context));
    judged.push({ rule, judgement: rule.judge(own) });
  }
  const failing = judged.filter(({ rule, judgement }) => judgement.holds === false && rule.broken !== undefined).map(({ rule }) => rule);
  const examples = await findExamples(failing, contract.source, delivery, context.engine);
  const findings = judged.map(({ rule, judgement }) => {
    const finding = findingOf(rule, judgement, contract.source.name, delivery);
    const found = examples.get(rule);
    return found && found.length > 0 ? { ...finding, examples: found } : finding;
  });
  return [...contract.unaskable, ...findings];
}

async function askApart({ sql, sources }: Apart, { source }: DataSource, { engine }: StageContext): Promise<Answers> {
  const table = await engine.query(sql, { ...sources, source });
  return Object.fromEntries(table.columns.map(({ name }) => [name, numberOf(table.values[name]![0])]));
}

function emptyTable({ name }: DataSource, delivery: Delivery): Finding {
  return {
    code: 'table-empty',
    outcome: 'fail',
    rule: `${name}: has rows`,
    message: `data.${name} has a header and no rows, so no rule can be shown to hold.`,
    expected: 'at least 1 row',
    actual: '0 rows',
    n: 0,
    numbers: { rows: 0 },
    subject: { kind: 'table', name },
    location: delivery.locate(['data', name]),
    fix: 'Check the step that writes the table: a filter or a query that matched nothing.',
  };
}

/** Passes of one rule over several sources become one finding; whatever needs a look stays with its source. */
export function grouped(findings: readonly Finding[]): Finding[] {
  const passes = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.outcome === 'pass') passes.set(JSON.stringify([finding.code, finding.rule]), [...(passes.get(JSON.stringify([finding.code, finding.rule])) ?? []), finding]);
  }
  const merged = [...passes.values()].map((same) => (same.length === 1 ? same[0]! : { ...same[0]!, message: same.map((one) => one.message).join(' '), actual: same.map((one) => one.actual).join('; '), n: same.reduce((sum, one) => sum + (one.n ?? 0), 0), numbers: {} }));
  return [...findings.filter((finding) => finding.outcome !== 'pass'), ...merged];
}
