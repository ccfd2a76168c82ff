import { InputError } from '../../core/problem.ts';
import type { Prediction } from '../../core/seams.ts';
import { seededRandom, below } from '../../statistics/random.ts';
import { moveBetween } from './answers.ts';
import type { Answer } from './ask.ts';
import { answerText, seedFor, type Behaviour, type Judged, type Probing } from './probing.ts';
import type { Tried } from './rate.ts';

/** The same rows once more, in another order, and in another batch size: each answer must be the first one again. */
export async function tryDeterminism(probing: Probing, behaviour: Behaviour): Promise<Judged[]> {
  const declared = behaviour.determinism;
  if (!declared) return [];
  const { sample, asking, delivery } = probing;
  const tolerance = declared.tolerance!;
  const path = ['tests', 'behaviour', 'determinism'];
  if (declared.batch === behaviour.batch)
    throw InputError.of('behaviour-rule-misshapen', `tests.behaviour.determinism.batch is ${declared.batch}, as tests.behaviour.batch: there is no other batch size to compare with.`, 'Write another one.', delivery.locate([...path, 'batch']));
  const order = shuffled(sample.rows.length, seedFor(delivery.spec.tests!.seed!, 'order'));
  const again = await asking.ask(sample.rows);
  const inOrder = await asking.ask(order.map((row) => sample.rows[row]!));
  const reordered: Answer[] = [];
  order.forEach((row, i) => (reordered[row] = inOrder[i]!));
  const batched = await asking.ask(sample.rows, declared.batch);
  const ways: [words: string, answers: readonly Answer[]][] = [
    ['asked twice', again],
    ['asked in another order', reordered],
    [`asked ${declared.batch} rows at a time and not ${behaviour.batch}`, batched],
  ];
  return ways.map(([words, answers]) => ({
    tried: compare(probing, answers, tolerance),
    group: 'determinism',
    rule: {
      ...declared,
      code: 'behaviour-determinism',
      rule: `the same rows ${words} get the same answers`,
      breaks: `get another answer${tolerance > 0 ? `, off by more than ${tolerance},` : ''} when they are ${words}`,
      limit: 0,
      path,
      fix: 'Fix the seeds, switch dropout and sampling off, and keep no state between rows; where sums of floats run in another order by batch, declare `determinism: {tolerance: 1e-6}`.',
    },
  }));
}

function compare({ before, sample, reading }: Probing, answers: readonly Answer[], tolerance: number): Tried {
  const tried = { n: 0, broken: 0, refused: 0, crashed: 0, largest: 0 };
  const examples: string[] = [];
  answers.forEach((answer, row) => {
    if (answer.kind === 'unasked') return;
    tried.n += 1;
    if (answer.kind === 'answered' && isSame(before[row]!, answer.prediction, tolerance)) return;
    tried.broken += 1;
    if (answer.kind !== 'answered') tried[answer.kind] += 1;
    else tried.largest = Math.max(tried.largest, moveBetween(before[row]!, answer.prediction));
    if (examples.length < 3) examples.push(`${sample.nameOf(row)} (${answerText(reading, before[row]!)} → ${answer.kind === 'answered' ? answerText(reading, answer.prediction) : answer.kind})`);
  });
  return { ...tried, examples };
}

function isSame(before: Prediction, after: Prediction, tolerance: number): boolean {
  return tolerance === 0 ? before.every((value, i) => Object.is(value, after[i])) : moveBetween(before, after) <= tolerance;
}

function shuffled(n: number, seed: number): number[] {
  const random = seededRandom(seed);
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = below(random, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
