import type { DataFacts } from '../check.ts';
import type { DataSource } from '../source.ts';
import { counted, grouped, percent } from '../words.ts';
import { wilson } from '../../statistics/proportions.ts';
import { within, type Conditions } from './conditions.ts';
import { optionsOf, type Rule } from './rule.ts';
import { cut } from './table-sql.ts';

/** Confidence of the interval beside a share; the rule itself is about these rows and is decided by the share. */
const LEVEL = 0.95;

export function rowRules({ delivery, context }: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  const dialect = context.engine.dialect(source.source);
  return (delivery.spec.data?.rows ?? []).flatMap((declared, index): Rule[] => {
    const { name, mostly, where } = declared;
    const condition = conditions.of(source, ['data', 'rows', index, 'sql']);
    const among = where === undefined ? undefined : conditions.of(source, ['data', 'rows', index, 'where']);
    if (condition === undefined || (where !== undefined && among === undefined)) return [];
    const asked = within(dialect, among);
    // A value that the condition cannot calculate with breaks the rule; it must not break the scan.
    const broken = `${among === undefined ? '' : `${asked} AND `}NOT coalesce(${dialect.attempt(condition)}, false)`;
    return [
      {
        code: 'row-rule-broken',
        rule: `${name}${where === undefined ? '' : `, where ${cut(where)}`}${mostly === undefined ? '' : ` for at least ${percent(mostly)} of rows`}`,
        subject: { kind: 'table', name },
        path: ['data', 'rows', index],
        ...optionsOf(declared),
        measures: { broken: `count_if(${broken})`, ...(among === undefined ? {} : { asked: `count_if(${asked})` }) },
        broken,
        judge: ({ rows: all = 0, broken: count = 0, asked: rows = all }) => {
          if (rows === 0)
            return {
              holds: 'inconclusive',
              seen: `no row fulfils the condition of the rule "${name}", so it was not put to the test.`,
              expected: 'rows that the rule is about',
              actual: 'none',
              n: 0,
              numbers: { broken: 0, share: null, limit: mostly ?? 1 },
              fix: 'Correct the `where` of the rule, or remove the rule.',
            };
          return {
            holds: (rows - count) / rows >= (mostly ?? 1),
            seen: count === 0 ? `every row keeps the rule "${name}".` : `${grouped(count)} of ${counted(rows, 'row')} (${percent(count / rows)}) break the rule "${name}"; null counts as breaking it.`,
            expected: mostly === undefined ? 'every row' : `at least ${percent(mostly)} of rows`,
            actual: `${percent((rows - count) / rows)} of rows`,
            n: rows,
            numbers: { broken: count, share: (rows - count) / rows, limit: mostly ?? 1 },
            ...(mostly === undefined ? {} : { interval: { ...wilson(rows - count, rows, LEVEL), level: LEVEL, method: 'Wilson' } }),
            fix: 'Look at the rows below; correct the step that makes them, or the rule (write `OR column IS NULL` where null is fine).',
          };
        },
      },
    ];
  });
}
