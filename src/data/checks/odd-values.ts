import path from 'node:path';
import type { ColumnInfo, OddValue } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Column } from '../../delivery/spec.ts';
import type { PlanCheck } from '../check.ts';
import { sameName, type DataSource } from '../source.ts';
import { isText } from '../sources.ts';
import { grouped } from '../words.ts';

const CODES = { mixed: 'column-mixed', 'too-big': 'column-number-too-big', 'impossible-date': 'column-impossible-date' } as const;

/**
 * Columns of text files that could only be read as something wider than most of their values are: numbers with one text
 * among them, dates with a 30 February, integers that no 64 bits hold. The reader would take such a column for text
 * without a word, and rules about numbers would then be asked of texts.
 */
export const planOddValues: PlanCheck = async ({ delivery, context, sources }) => {
  const texts = sources.filter(isText);
  if (texts.length === 0) return undefined;
  return {
    name: 'odd-values',
    // Reads every value of every column: one that no rule asks for would else keep its late surprise.
    measures: Object.fromEntries(texts.map((source) => [source.name, Object.fromEntries(source.columns.filter(({ type }) => type !== 'string').map(({ name }, index) => [`c${index}`, `count(${identifier(name)})`]))])),
    notes: [],
    judge: async () => {
      const findings: Finding[] = [];
      for (const source of texts) {
        // Asked again: a value behind the first rows is met by the scan alone.
        const columns = await context.engine.describe(source.source);
        findings.push(...columns.flatMap((column) => findingOf(column, source, delivery) ?? []));
      }
      return findings;
    },
  };
};

function findingOf(column: ColumnInfo, source: DataSource, delivery: Delivery): Finding | undefined {
  const { odd, name } = column;
  if (!odd) return undefined;
  const [key, declared] = Object.entries(delivery.spec.data?.columns ?? {}).find(([other]) => sameName(other, name)) ?? [];
  // A column that is declared text may hold any text.
  if (declared?.type === 'string') return undefined;
  return {
    code: CODES[odd.kind],
    outcome: outcomeOf(odd, declared),
    rule: `${name}: values of one kind`,
    message: `In ${source.name}, ${saidOf(odd, name)} The first stands in row ${grouped(odd.row)} of ${path.basename(odd.file)} (without the header).`,
    expected: odd.others,
    actual: `${column.type} (${column.native}), since row ${grouped(odd.row)}`,
    numbers: { row: odd.row },
    subject: { kind: 'column', name },
    location: delivery.locate(key === undefined ? ['data', source.name] : ['data', 'columns', key]),
    fix: odd.kind === 'too-big' ? `Keep such identifiers as text (\`${name}: {type: string}\`), or correct the values.` : `Correct the value where the table is made, or declare \`${name}: {type: string}\` if any text may stand there.`,
    ...(declared?.owner === undefined ? {} : { owner: declared.owner }),
    ...(declared?.because === undefined ? {} : { because: declared.because }),
  };
}

/** A few texts among numbers may be meant so, where nobody declared otherwise; a column that changes midway is not. */
function outcomeOf({ kind, others, late }: OddValue, declared: Column | undefined): Finding['outcome'] {
  const mayBeMeant = (kind === 'too-big' && others === 'integers') || (kind === 'mixed' && !late && declared?.type === undefined);
  return mayBeMeant ? 'warn' : (declared?.severity ?? 'fail');
}

function saidOf({ kind, others, late }: OddValue, name: string): string {
  if (kind === 'too-big') return others === 'integers' ? `${name} holds integers beyond 64 bits, which most tools round.` : `${name} holds numbers beyond 1.8e308, which can only be read as infinite.`;
  if (kind === 'impossible-date') return `${name} holds dates that no calendar has, such as a 30 February, so it can only be read as text.`;
  return late
    ? `${name} begins as ${others} and later holds something else, so it can only be read as text.`
    : `${name} holds ${others} for the most part and something else among them, so it can only be read as text.`;
}
