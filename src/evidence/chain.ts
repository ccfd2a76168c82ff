import type { Refusal } from '../core/refusal.ts';
import { genesis, type LedgerEntry } from './ledger.ts';
import { refuse } from './refusal-codes.ts';

/** What is wrong with the links between entries. Tells an edited line from a missing one and from a moved one. */
export function chainRefusals(entries: readonly LedgerEntry[]): Refusal[] {
  const indices = entries.map(({ statement }) => statement.predicate.chain?.index);
  const unchained = entries.filter((_entry, i) => indices[i] === undefined);
  if (unchained.length > 0)
    return unchained.map((entry) => refuse('schema-invalid', `line ${entry.line}: a place in the chain`, `line ${entry.line}: a statement that was never chained`));
  const known = indices as number[];
  return [...missing(known), ...forked(entries, known), ...moved(known), ...edited(entries, known)];
}

function missing(indices: readonly number[]): Refusal[] {
  const present = new Set(indices);
  const gaps = Array.from({ length: Math.max(0, ...indices.map((index) => Math.min(index, 1_000_000) + 1)) }, (_, i) => i).filter((i) => !present.has(i));
  return gaps.length === 0 ? [] : [refuse('ledger-truncated', 'every entry from 0 on', `without ${gaps.length === 1 ? 'entry' : 'entries'} ${gaps.slice(0, 10).join(', ')}`)];
}

/** Two different entries at one place: somebody went on writing from an older copy. */
function forked(entries: readonly LedgerEntry[], indices: readonly number[]): Refusal[] {
  return entries.flatMap((entry, i) => {
    const first = indices.indexOf(indices[i]!);
    const other = entries[first]!;
    if (first === i || other.digest === entry.digest) return [];
    return [refuse('ledger-forked', `one entry at place ${indices[i]}`, `line ${other.line} and line ${entry.line}, which differ`)];
  });
}

function moved(indices: readonly number[]): Refusal[] {
  const at = indices.findIndex((index, i) => i > 0 && index <= indices[i - 1]!);
  return at < 0 ? [] : [refuse('ledger-reordered', 'entries in the order of their chain', `entry ${indices[at]} behind entry ${indices[at - 1]}`)];
}

function edited(entries: readonly LedgerEntry[], indices: readonly number[]): Refusal[] {
  return entries.flatMap((entry, i) => {
    const { chain } = entry.statement.predicate;
    // Where the neighbour is not the one that was there, the missing or moved line has been named already.
    const before = i === 0 ? undefined : entries[i - 1];
    if (i > 0 ? indices[i] !== indices[i - 1]! + 1 : indices[0] !== 0) return [];
    const expected = before ? before.digest : genesis(entry.statement);
    if (chain!.prev === expected) return [];
    const broken = before ? `line ${before.line} is ${before.digest}, and line ${entry.line} was written after ${chain!.prev}` : `line 1 does not begin a chain of its own delivery, model, environment and release`;
    return [refuse('evidence-edited', before ? `line ${before.line} as it was when line ${entry.line} was chained to it` : 'line 1 chained to its delivery, model, environment and release', broken)];
  });
}
