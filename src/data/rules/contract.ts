import { InputError, type Problem } from '../../core/problem.ts';
import type { Value } from '../../core/seams.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { DataFacts } from '../check.ts';
import { columnRules } from './column-rules.ts';
import { findExamples } from './examples.ts';
import { findingOf, type Answers, type Apart, type Judgement, type Rule } from './rule.ts';
import { numberOf, type DataSource } from '../source.ts';
import { suggestion } from '../sources.ts';
import { missingColumnRules, tableRules } from './table-rules.ts';

/** The contract as it applies to one source, ready to be asked in one scan. */
export interface Contract {
  source: DataSource;
  rules: Rule[];
  /** Row rules that are not for this source, and why. */
  skipped: string[];
  /** Row rules that this source's types do not allow, as findings of their own. */
  unaskable: Finding[];
}

export async function contractOf(facts: DataFacts, source: DataSource, conditions: ReadonlyMap<number, string>): Promise<Contract> {
  const { delivery, context } = facts;
  const { asked, skipped, unaskable } = await askableConditions(delivery, source, conditions, context);
  const near = (name: string) => {
    const hint = suggestion(name, source.columns.map((column) => column.name));
    return hint ? ` (${hint.replace(/\?$/, '')}?)` : '';
  };
  const rules = [...missingColumnRules(delivery, source, near), ...columnRules(delivery, source), ...tableRules(delivery, source, asked)];
  return { source, rules, skipped, unaskable };
}

/** Every row rule's SQL as text that cannot escape its place. Throws InputError with all that are no condition. */
export async function safeConditions({ delivery, context }: DataFacts): Promise<Map<number, string>> {
  const problems: Problem[] = [];
  const conditions = new Map<number, string>();
  for (const [index, { sql }] of (delivery.spec.data?.rows ?? []).entries()) {
    try {
      conditions.set(index, await context.engine.condition(sql));
    } catch (error) {
      problems.push(...located(error, delivery, index));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return conditions;
}

/** Tries each condition on no rows, so that a mistake in one is told of that one and at its line. */
async function askableConditions(delivery: Delivery, source: DataSource, conditions: ReadonlyMap<number, string>, context: StageContext) {
  const asked = new Map<number, string>();
  const skipped: string[] = [];
  const unaskable: Finding[] = [];
  const problems: Problem[] = [];
  for (const [index, condition] of conditions) {
    try {
      await context.engine.query(`SELECT CAST(${condition} AS BOOLEAN) AS kept FROM source LIMIT 0`, { source: source.source });
      asked.set(index, condition);
    } catch (error) {
      const found = located(error, delivery, index);
      const unknown = found[0]?.code === 'sql-unknown-column';
      // What serves now has no labels yet: a rule about them is for the other tables.
      if (unknown && source.name === 'serving') skipped.push(`Rule "${delivery.spec.data!.rows![index]!.name}": not asked of serving, which lacks a column of it.`);
      else if (unknown) problems.push(...found);
      else unaskable.push(unaskableRule(found[0]!, delivery.spec.data!.rows![index]!.name, source));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return { asked, skipped, unaskable };
}

/** The columns are there and of other types than the rule needs: the table's fault as likely as the rule's. */
function unaskableRule(problem: Problem, name: string, source: DataSource): Finding {
  return {
    code: 'row-rule-unaskable',
    outcome: 'error',
    rule: name,
    message: `In ${source.name}, the rule "${name}" cannot be asked: ${problem.message}`,
    expected: 'columns of the types that the rule needs',
    actual: problem.code,
    numbers: {},
    subject: { kind: 'table', name },
    location: problem.location,
    fix: 'Compare the types of its columns with those of the table (a column that is all null in a CSV file is text); use TRY_CAST in the rule where both are right.',
  };
}

function located(error: unknown, delivery: Delivery, index: number): Problem[] {
  if (!(error instanceof InputError)) throw error;
  return error.problems.map((problem) => ({ ...problem, location: delivery.locate(['data', 'rows', index, 'sql']) }));
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
