import type { Value } from '../../core/data-engine.ts';
import type { FeatureRow } from '../../core/seams.ts';
import { InputError } from '../../core/problem.ts';
import { below, seededRandom, type Random } from '../../statistics/random.ts';
import { list } from '../format.ts';
import { hasChanged, requireTolerance } from './answers.ts';
import { changeWords, limitOf, rowsWhere, seedFor, tryVariants, type Behaviour, type Judged, type Probing, type Variant } from './probing.ts';

type Invariance = NonNullable<Behaviour['invariances']>[number];

/** Other values that a row is tried with, where the rule names none. */
const DRAWN_VALUES = 3;

/** Columns that must not matter: changed together while all else stays, the answer may not change. */
export async function tryInvariances(probing: Probing, behaviour: Behaviour): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [index, declared] of (behaviour.invariances ?? []).entries()) {
    const path = ['tests', 'behaviour', 'invariances', index];
    const tolerance = declared.tolerance ?? behaviour.tolerance;
    requireTolerance(probing.delivery, probing.reading, tolerance, path);
    const rows = await rowsWhere(probing, declared.where, path);
    const random = seededRandom(seedFor(probing.delivery.spec.tests!.seed!, 'invariance', index));
    const variants = rows.flatMap((row) => variantsOf(probing, declared, row, random, path));
    const tried = await tryVariants(probing, variants, (before, after) => hasChanged(probing.reading, before, after, tolerance));
    const columns = list(declared.columns);
    judged.push({
      tried,
      rule: {
        ...declared,
        code: 'behaviour-invariance',
        rule: declared.name ?? `${columns}: another value changes no answer`,
        breaks: `${changeWords(tolerance)} when only ${columns} ${declared.columns.length === 1 ? 'is' : 'are'} changed`,
        limit: limitOf(behaviour, declared),
        path,
        subject: { kind: 'column', name: declared.columns[0]! },
        fix: `Take ${columns} and what is made of ${declared.columns.length === 1 ? 'it' : 'them'} out of the features, or train against its influence; see what else stands for it.`,
      },
    });
  }
  return judged;
}

function variantsOf(probing: Probing, declared: Invariance, row: number, random: Random, path: (string | number)[]): Variant[] {
  const features = probing.sample.rows[row]!;
  const { columns, values, swap } = declared;
  const now = columns.map((name) => features[name]!);
  return othersFor().map((others) => ({ row, features: { ...features, ...Object.fromEntries(columns.map((name, i) => [name, others[i]!])) } }));

  function othersFor(): Value[][] {
    if (swap !== undefined) {
      if (columns.length > 1) throw misshapen(probing, path, '`swap` is for one column');
      const text = String(now[0]);
      return now[0] !== null && Object.hasOwn(swap, text) && swap[text] !== text ? [[swap[text]!]] : [];
    }
    if (values !== undefined) {
      const lists = values.map((value) => (Array.isArray(value) ? value : [value]) as Value[]);
      if (lists.some((one) => one.length !== columns.length)) throw misshapen(probing, path, `Each of \`values\` has one value for each of the ${columns.length} columns`);
      return lists.filter((one) => !same(one, now));
    }
    return drawn(probing.sample.rows, columns, now, random);
  }
}

/** Different values that other drawn rows have, those of frequent values more often. */
function drawn(rows: readonly FeatureRow[], columns: readonly string[], now: readonly Value[], random: Random): Value[][] {
  const found: Value[][] = [];
  for (let attempt = 0; attempt < 4 * DRAWN_VALUES && found.length < DRAWN_VALUES; attempt++) {
    const from = rows[below(random, rows.length)]!;
    const others = columns.map((name) => from[name]!);
    if (!same(others, now) && !found.some((one) => same(one, others))) found.push(others);
  }
  return found;
}

function same(a: readonly Value[], b: readonly Value[]): boolean {
  return a.every((value, i) => value === b[i]);
}

function misshapen({ delivery }: Probing, path: (string | number)[], what: string): InputError {
  return InputError.of('behaviour-rule-misshapen', `${what}, in \`${path.join('.')}\`.`, 'Correct the rule; docs/model-tests.md has an example of each.', delivery.locate(path));
}
