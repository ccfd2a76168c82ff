/** The rows of one query from the highest score down; rows of one score are one group, as no model said which comes first. */
export interface Query {
  relevance: Float64Array;
  groups: TiedGroup[];
  /** How many rows are relevant: above 0. */
  relevant: number;
}

/** Rows that share the ranks from … to − 1 (from 0). `members` index into `relevance`. */
export interface TiedGroup {
  from: number;
  to: number;
  members: Uint32Array;
  relevant: number;
}

export function queryOf(relevance: Float64Array, scores: Float64Array): Query {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const groups: TiedGroup[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to += 1;
    const members = order.subarray(from, to);
    groups.push({ from, to, members, relevant: countRelevant(relevance, members) });
    from = to;
  }
  return { relevance, groups, relevant: countRelevant(relevance, order) };
}

function countRelevant(relevance: Float64Array, members: Uint32Array): number {
  let count = 0;
  for (const member of members) if (relevance[member]! > 0) count += 1;
  return count;
}
