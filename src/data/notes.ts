import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Contract } from './rules/contract.ts';
import type { DataPlan } from './plan.ts';
import { some } from './words.ts';

/** One line for everything that is off, skipped or taken by default. */
export function notesOf(delivery: Delivery, context: StageContext, { contracts, checks }: DataPlan): string[] {
  const data = delivery.spec.data!;
  const { columns, key, label } = data;
  const notes: string[] = [];
  const alone = contracts.length === 0 ? 'nothing' : `${some(contracts.map(({ source }) => source.name))} alone`;
  if (context.purpose === 'deliver' && data.test === undefined) notes.push(`No data.test: a delivery judges the sealed test set, so the contract was checked on ${alone}.`);
  if (context.purpose === 'develop' && data.develop === undefined) notes.push(`No data.develop: pushes and pull requests are judged on ${data.test === undefined ? 'it' : 'data.test instead'}, so the contract was checked on ${alone}.`);
  if (data.enforce === false) notes.push('Data checks do not stop anything: `data.enforce` is false, so this is no evidence for a gate.');
  if (!columns || Object.keys(columns).length === 0) notes.push('Column rules: off (no data.columns).');
  else notes.push(...undeclared(contracts, [...Object.keys(columns), ...(key ?? []), ...(label ? [label] : [])]));
  if (!key) notes.push('Examples of rows that break a rule: off (no data.key).');
  return [...notes, ...checks.flatMap((check) => check.notes), ...contracts.flatMap(({ notes: own }) => own)];
}

function undeclared(contracts: readonly Contract[], declared: readonly string[]): string[] {
  const known = new Set(declared.map((name) => name.toLowerCase()));
  const found = new Map<string, string>();
  for (const { source } of contracts) for (const { name } of source.columns) if (!known.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  return found.size > 0 ? [`Columns without a rule: ${some([...found.values()])}.`] : [];
}
