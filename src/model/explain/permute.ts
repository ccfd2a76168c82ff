import type { FeatureRow } from '../../core/seams.ts';
import { below, seededRandom } from '../../statistics/random.ts';
import { isUsable } from '../behaviour/answers.ts';
import type { Asking } from '../behaviour/ask.ts';
import { seedFor } from '../behaviour/probing.ts';

/** Columns that are permuted together; one of a single column for each feature, and one for each gate over several. */
export interface ColumnGroup {
  name: string;
  columns: readonly string[];
}

/** What a model answered to the rows as they are, and with the columns of each group taken from other rows. */
export interface PermutedAnswers {
  /** `base[row]`; undefined where the model gave no answer. */
  base: (readonly number[] | undefined)[];
  /** `permuted[group][repeat][row]`. */
  permuted: (readonly number[] | undefined)[][][];
  /** `donors[repeat][row]`: the row that the values came from, the same for every group. */
  donors: number[][];
}

/**
 * Asks a model with each group of columns permuted among the rows (Breiman 2001, Machine Learning 45:5, §10). The permutations come
 * from the seed alone, so all groups and two models are asked with the same donors, and shares and models compare like with like.
 */
export async function askPermuted(asking: Asking, rows: readonly FeatureRow[], groups: readonly ColumnGroup[], repeats: number, seed: number): Promise<PermutedAnswers> {
  const ask = async (asked: readonly FeatureRow[]): Promise<(readonly number[] | undefined)[]> =>
    (await asking.ask(asked)).map((answer) => (answer.kind === 'answered' && isUsable(answer.prediction) ? answer.prediction : undefined));
  const base = await ask(rows);
  const donors = Array.from({ length: repeats }, (_, repeat) => donorsOf(rows.length, seedFor(seed, 'importance', repeat)));
  const permuted: PermutedAnswers['permuted'] = [];
  for (const { columns } of groups) {
    const answers: (readonly number[] | undefined)[][] = [];
    for (const from of donors) answers.push(await ask(rows.map((row, i) => ({ ...row, ...Object.fromEntries(columns.map((column) => [column, rows[from[i]!]![column]!])) }))));
    permuted.push(answers);
  }
  return { base, permuted, donors };
}

/** Each row's donor: the next one in a random circle of all rows, so that none is its own and each gives once. */
export function donorsOf(n: number, seed: number): number[] {
  const circle = permutation(n, seed);
  const donors = new Array<number>(n);
  circle.forEach((row, i) => (donors[row] = circle[(i + 1) % n]!));
  return donors;
}

export function groupName(columns: readonly string[]): string {
  return columns.join(' + ');
}

/** Every column alone, and the groups of the gates, each once. */
export function groupsOf(columns: readonly string[], gates: readonly { columns: readonly string[] }[]): ColumnGroup[] {
  const groups = [...columns.map((column) => [column]), ...gates.map((gate) => gate.columns)].map((members) => ({ name: groupName(members), columns: members }));
  return [...new Map(groups.map((group) => [group.name, group])).values()];
}

/** Seeded, uniform over all orders (Durstenfeld 1964, Algorithm 235). */
export function permutation(n: number, seed: number): Uint32Array {
  const random = seededRandom(seed);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = below(random, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
