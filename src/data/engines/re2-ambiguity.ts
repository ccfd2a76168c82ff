import { others } from './re2-classes.ts';
import type { CharacterSet, Pattern } from './re2-parse.ts';

/** Characters in a pattern, repeats written out; of a larger one nothing is shown and it counts as ambiguous. */
const MOST_PLACES = 600;
/** Copies of a part with a count: more of them add no new way round a loop. */
const COPIES = 4;

/** A part of the pattern by its characters' places: which can come first, which last, and whether it can be empty. */
interface Part {
  first: number[];
  last: number[];
  empty: boolean;
}

interface Automaton {
  sets: [number, number][][];
  /** How many ways lead from one character's place to the next. */
  next: Map<number, number>[];
}

/**
 * Whether some text has exponentially many ways through the pattern, so that an engine that tries them all takes for
 * ever: a place in Glushkov's automaton that comes back to itself on one text by two ways (Weber and Seidl 1991, criterion
 * EDA; Weideman et al. 2016 for engines that go back). Counts beyond four are read as "any number", so that (a|aa){20} is
 * found; a few patterns that would be quick enough are refused too.
 */
export function isAmbiguous(pattern: Pattern): boolean {
  const automaton: Automaton = { sets: [], next: [] };
  try {
    part(pattern, automaton);
  } catch (error) {
    if (error instanceof TooMany) return true;
    throw error;
  }
  const groups = loops(automaton.sets.length, (place) => [...automaton.next[place]!.keys()]);
  return groups.some((group) => twoWays(group, automaton));
}

class TooMany extends Error {}

function part(pattern: Pattern, automaton: Automaton): Part {
  switch (pattern.kind) {
    case 'place':
      return { first: [], last: [], empty: true };
    case 'set': {
      if (automaton.sets.length >= MOST_PLACES) throw new TooMany();
      const place = automaton.sets.push(rangesOf(pattern.set)) - 1;
      automaton.next.push(new Map());
      return { first: [place], last: [place], empty: false };
    }
    case 'sequence':
      return pattern.parts.map((one) => part(one, automaton)).reduce((a, b) => joined(a, b, automaton), { first: [], last: [], empty: true });
    case 'choice': {
      const parts = pattern.parts.map((one) => part(one, automaton));
      return { first: parts.flatMap(({ first }) => first), last: parts.flatMap(({ last }) => last), empty: parts.some(({ empty }) => empty) };
    }
    case 'repeat':
      return repeated(pattern, automaton);
  }
}

function repeated({ part: inside, least, most }: Extract<Pattern, { kind: 'repeat' }>, automaton: Automaton): Part {
  let all: Part = { first: [], last: [], empty: true };
  if (most === 0) return all;
  const needed = Math.min(least, COPIES);
  const more = most - least;
  for (let copy = 0; copy < needed; copy++) {
    const one = part(inside, automaton);
    // Copies that may be left out can be chosen in as many ways as there are subsets of them.
    if (one.empty && least > COPIES) throw new TooMany();
    if (copy === needed - 1 && (most === Infinity || least > COPIES)) connect(one, one, automaton);
    all = joined(all, one, automaton);
  }
  if (more === 0 || (most === Infinity && needed > 0)) return all;
  if (more > COPIES) {
    const one = part(inside, automaton);
    connect(one, one, automaton);
    return joined(all, { ...one, empty: true }, automaton);
  }
  // x{0,3} as (x(x(x)?)?)?, which has one way for each length.
  const copies = Array.from({ length: more }, () => part(inside, automaton));
  return joined(all, copies.reduceRight<Part>((rest, one) => ({ ...joined(one, rest, automaton), empty: true }), { first: [], last: [], empty: true }), automaton);
}

function joined(a: Part, b: Part, automaton: Automaton): Part {
  connect(a, b, automaton);
  return { first: a.empty ? [...a.first, ...b.first] : a.first, last: b.empty ? [...a.last, ...b.last] : b.last, empty: a.empty && b.empty };
}

function connect(a: Part, b: Part, { next }: Automaton): void {
  for (const from of a.last) for (const to of b.first) next[from]!.set(to, (next[from]!.get(to) ?? 0) + 1);
}

/** Whether one of these places, all on loops through each other, comes back to itself on one text by two ways. */
function twoWays(group: readonly number[], { sets, next }: Automaton): boolean {
  const inside = new Set(group);
  if (group.some((from) => [...next[from]!].some(([to, ways]) => ways > 1 && inside.has(to)))) return true;
  const size = sets.length;
  const pairs: number[] = [];
  for (const a of group) for (const b of group) pairs.push(a * size + b);
  const after = (pair: number): number[] => {
    const [a, b] = [Math.floor(pair / size), pair % size];
    const found: number[] = [];
    for (const x of next[a]!.keys()) if (inside.has(x)) for (const y of next[b]!.keys()) if (inside.has(y) && overlap(sets[x]!, sets[y]!)) found.push(x * size + y);
    return found;
  };
  const indices = new Map(pairs.map((pair, index) => [pair, index]));
  return loops(pairs.length, (index) => after(pairs[index]!).map((pair) => indices.get(pair)!)).some((loop) => {
    const same = loop.map((index) => pairs[index]!).map((pair) => Math.floor(pair / size) === pair % size);
    return same.includes(true) && same.includes(false);
  });
}

/** Nodes that lie on loops together (Tarjan 1972, with a stack of our own). */
function loops(size: number, after: (node: number) => number[]): number[][] {
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const open = new Uint8Array(size);
  const stack: number[] = [];
  const found: number[][] = [];
  let count = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue;
    const work: { node: number; next: number[]; at: number }[] = [{ node: root, next: after(root), at: 0 }];
    order[root] = low[root] = count++;
    stack.push(root);
    open[root] = 1;
    while (work.length > 0) {
      const step = work.at(-1)!;
      if (step.at < step.next.length) {
        const to = step.next[step.at++]!;
        if (order[to] === -1) {
          order[to] = low[to] = count++;
          stack.push(to);
          open[to] = 1;
          work.push({ node: to, next: after(to), at: 0 });
        } else if (open[to]) low[step.node] = Math.min(low[step.node]!, order[to]!);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above) low[above.node] = Math.min(low[above.node]!, low[step.node]!);
      if (low[step.node] !== order[step.node]) continue;
      const group: number[] = [];
      let node: number;
      do {
        node = stack.pop()!;
        open[node] = 0;
        group.push(node);
      } while (node !== step.node);
      if (group.length > 1 || step.next.includes(step.node)) found.push(group);
    }
  }
  return found;
}

function rangesOf({ ranges, named, negated }: CharacterSet): [number, number][] {
  // What a named class holds is not looked up: it may hold anything.
  if (named.length > 0) return [[0, Infinity]];
  return negated ? others(ranges) : ranges;
}

function overlap(a: readonly [number, number][], b: readonly [number, number][]): boolean {
  return a.some(([first, last]) => b.some(([start, end]) => first <= end && start <= last));
}
