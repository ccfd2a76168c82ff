import { InputError, type Problem } from '../../core/problem.ts';
import type { Value } from '../../core/data-engine.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { DataFacts } from '../check.ts';
import { columnRules } from './column-rules.ts';
import type { Conditions } from './conditions.ts';
import { findExamples, noExamples } from './examples.ts';
import { writeFailingRows } from './failing-rows.ts';
import { findingOf, type Answers, type Judgement, type Rule } from './rule.ts';
import { numberOf, type DataSource } from '../source.ts';
import { tableRules } from './table-rules.ts';
import { splitNotes } from './table-splits.ts';

/** The contract as it applies to one source, ready to be asked in one scan. */
export interface Contract {
  source: DataSource;
  rules: Rule[];
  /** What is off for this source, and why; judging adds where the failing rows are. */
  notes: string[];
  /** Conditions that this source's types do not allow, as findings of their own. */
  unaskable: Finding[];
}

export async function contractOf(facts: DataFacts, source: DataSource, conditions: Conditions): Promise<Contract> {
  const rules = [...(await columnRules(facts, source, conditions)), ...(await tableRules(facts, source, conditions))];
  return { source, rules, notes: [...conditions.skipped(source), ...splitNotes(facts, source)], unaskable: conditions.unaskable(source) };
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
export async function contractFindings(contract: Contract, answers: Record<string, Value>, facts: DataFacts): Promise<Finding[]> {
  const { source } = contract;
  const rows = numberOf(answers.rows);
  if (rows === 0) return [emptyTable(source, facts.delivery)];
  const judged: { rule: Rule; judgement: Judgement }[] = [];
  for (const { rule, own } of await closerAnswers(scannedAnswers(contract, answers, rows), source, facts)) judged.push({ rule, judgement: await judge(rule, own, source, facts) });
  const failing = judged.filter(({ rule, judgement }) => judgement.holds === false && rule.broken !== undefined).map(({ rule }) => rule);
  const examples = await findExamples(failing, source, rows, facts);
  const written = await writeFailingRows(failing, source, rows, facts);
  contract.notes.push(...[failing.length > 0 ? noExamples(facts, source) : undefined, written.note].filter((note) => note !== undefined));
  const findings = judged.map(({ rule, judgement }) => {
    const finding = findingOf(rule, judgement, source.name, facts.delivery);
    const found = examples.get(rule);
    const message = written.rules.includes(rule) ? `${finding.message} All such rows are in ${written.file}.` : finding.message;
    return { ...finding, message, ...(found && found.length > 0 ? { examples: found } : {}) };
  });
  return [...contract.unaskable, ...findings];
}

interface Answered {
  rule: Rule;
  own: Answers;
}

function scannedAnswers({ rules }: Contract, answers: Record<string, Value>, rows: number): Answered[] {
  return rules.map((rule, index) => ({ rule, own: { rows, ...Object.fromEntries(Object.keys(rule.measures).map((name) => [name, numberOf(answers[`r${index}_${name}`])])) } }));
}

async function closerAnswers(scanned: Answered[], { source }: DataSource, { context }: DataFacts): Promise<Answered[]> {
  const wanted = scanned.map(({ rule, own }) => rule.closer?.(own) ?? {});
  if (wanted.every((one) => Object.keys(one).length === 0)) return scanned;
  const more = await context.engine.measure(source, Object.fromEntries(wanted.flatMap((one, index) => Object.entries(one).map(([name, sql]) => [`r${index}_${name}`, sql]))));
  return scanned.map(({ rule, own }, index) => ({ rule, own: { ...own, ...Object.fromEntries(Object.keys(wanted[index]!).map((name) => [name, numberOf(more[`r${index}_${name}`])])) } }));
}

/** What a rule says of its answers. Tables that its own question cannot put together are an error of that rule alone. */
async function judge(rule: Rule, scanned: Answers, { source }: DataSource, { delivery, context }: DataFacts): Promise<Judgement> {
  if (!rule.apart) return rule.judge(scanned);
  try {
    const table = await context.engine.query(rule.apart.sql, { ...rule.apart.sources, source });
    const asked = table.columns.map(({ name }) => [name, numberOf(table.values[name]![0])] as const);
    return rule.judge({ ...scanned, ...Object.fromEntries(asked) });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [problem] = error.problems;
    if (problem && /^(sql-|source-other-engine)/.test(problem.code)) return unaskable(rule, problem, scanned.rows ?? 0);
    throw new InputError(error.problems.map((one) => ({ ...one, location: one.location ?? delivery.locate(rule.path) })), { cause: error });
  }
}

function unaskable({ rule }: Rule, { code, message, fix }: Problem, rows: number): Judgement {
  return { holds: 'error', seen: `the rule "${rule}" cannot be asked: ${message}`, expected: 'columns of types that compare', actual: code, n: rows, numbers: {}, fix };
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
