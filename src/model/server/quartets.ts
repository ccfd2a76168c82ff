import { seededRandom } from '../../statistics/random.ts';

/** Which side is under load in each of the four blocks of a quartet. */
export type Quartet = readonly ['first' | 'second', 'first' | 'second', 'first' | 'second', 'first' | 'second'];

const FIRST: Quartet = ['first', 'second', 'second', 'first'];
const SECOND: Quartet = ['second', 'first', 'first', 'second'];

/** A B B A or B A A B, by a coin for each quartet: what drifts steadily in a quartet meets both sides alike. */
export function quartetOrder(quartets: number, seed: number): Quartet[] {
  const random = seededRandom(seed);
  return Array.from({ length: quartets }, () => (random.next() % 2 === 0 ? FIRST : SECOND));
}

/** A stream of its own for each use and block, from one declared seed. */
export function seedOf(seed: number, use: string, index = 0): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (const character of `${use}/${index}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}
