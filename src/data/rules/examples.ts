import { identifier, literal } from '../../core/sql.ts';
import type { DataEngine } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Rule } from './rule.ts';
import { columnNamed, type DataSource } from '../source.ts';

const PER_RULE = 5;
const RULES = 20;
/** A key longer than this is cut: it is there to find the row, not to be read. */
const MAX_KEY_LENGTH = 80;

/**
 * A few rows that break each rule, by the declared key and nothing else; of no rule where there is no key or a column of
 * it is sensitive. One query, whatever the number of rules.
 */
export async function findExamples(rules: readonly Rule[], source: DataSource, delivery: Delivery, engine: DataEngine): Promise<Map<Rule, string[]>> {
  const examples = new Map<Rule, string[]>();
  const { key, columns = {} } = delivery.spec.data ?? {};
  const sensitive = Object.keys(columns).filter((name) => columns[name]!.sensitive).map((name) => name.toLowerCase());
  const found = key?.map((name) => columnNamed(source, name));
  if (!found || rules.length === 0 || found.some((column) => !column || sensitive.includes(column.name.toLowerCase()))) return examples;
  const parts = found.map((column) => `${literal(`${column!.name}=`)} || coalesce(left(CAST(${identifier(column!.name)} AS VARCHAR), ${MAX_KEY_LENGTH}), 'null')`);
  const shown = rules.slice(0, RULES);
  const branches = shown.map((rule, index) => `(SELECT ${index} AS rule, ${parts.join(` || ', ' || `)} AS row_key FROM source WHERE ${rule.broken} LIMIT ${PER_RULE})`);
  const table = await engine.query(branches.join('\nUNION ALL\n'), { source: source.source });
  table.values.rule!.forEach((index, row) => {
    const rule = shown[Number(index)]!;
    examples.set(rule, [...(examples.get(rule) ?? []), String(table.values.row_key![row])]);
  });
  return examples;
}
