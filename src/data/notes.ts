import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Contract } from './contract.ts';
import type { DriftPlan } from './drift-plan.ts';
import { some } from './words.ts';

/** One line for everything that is off, skipped or taken by default. */
export function notesOf(delivery: Delivery, context: StageContext, contracts: readonly Contract[], drift: DriftPlan): string[] {
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
  if (drift.off) notes.push(`Drift: off (${drift.off}).`);
  if (drift.from === 'train') notes.push('Drift: the profile was made from data.train in this run; freeze it with `sluice profile` and `data.profile`.');
  if (drift.skipped.length > 0) notes.push(`Drift: not asked of ${some(drift.skipped)}.`);
  const present = drift.questions.filter(({ profile }) => profile.kind === 'presence').map(({ column, profile }) => `${column} (${profile.kind === 'presence' ? profile.why : ''})`);
  if (present.length > 0) notes.push(`Drift: only how often they are missing is compared of ${some(present)}.`);
  return [...notes, ...contracts.flatMap(({ skipped }) => skipped)];
}

function undeclared(contracts: readonly Contract[], declared: readonly string[]): string[] {
  const known = new Set(declared.map((name) => name.toLowerCase()));
  const found = new Map<string, string>();
  for (const { source } of contracts) for (const { name } of source.columns) if (!known.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  return found.size > 0 ? [`Columns without a rule: ${some([...found.values()])}.`] : [];
}
