import type { DataFacts } from '../check.ts';
import type { DataSource } from '../source.ts';
import type { Conditions } from './conditions.ts';
import type { Rule } from './rule.ts';
import { columnListRules } from './table-columns.ts';
import { foreignKeyRules } from './table-foreign-keys.ts';
import { freshnessRules } from './table-freshness.ts';
import { keyRules } from './table-keys.ts';
import { conflictRules, duplicateRules } from './table-repeats.ts';
import { rowRules } from './table-rows.ts';
import { entityRules, overlapRules, timeRules } from './table-splits.ts';
import { volumeRules } from './table-volume.ts';

/** Rules about whole rows, the whole table, and this table beside another. Throws InputError for what cannot be asked. */
export async function tableRules(facts: DataFacts, source: DataSource, conditions: Conditions): Promise<Rule[]> {
  return [
    ...columnListRules(facts, source),
    ...(await volumeRules(facts, source, conditions)),
    ...freshnessRules(facts, source, conditions),
    ...keyRules(facts, source, conditions),
    ...foreignKeyRules(facts, source, conditions),
    ...duplicateRules(facts, source, conditions),
    ...conflictRules(facts, source, conditions),
    ...entityRules(facts, source),
    ...timeRules(facts, source),
    ...overlapRules(facts, source, conditions),
    ...rowRules(facts, source, conditions),
  ];
}
