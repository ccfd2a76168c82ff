/**
 * A maximum bipartite matching of roles to people (augmenting paths: Kuhn 1955, "The Hungarian method for the assignment
 * problem"; Berge 1957): as many roles as possible filled, each by a person of its own. `candidates` says for each role
 * who may fill it, in order of preference. Deterministic.
 */
export function matchRoles<Person>(candidates: ReadonlyMap<string, readonly Person[]>): { filled: Map<string, Person>; missing: string[] } {
  const roleOf = new Map<Person, string>();
  for (const role of candidates.keys()) fill(role, candidates, roleOf, new Set());
  const filled = new Map([...roleOf].map(([person, role]) => [role, person]));
  return { filled, missing: [...candidates.keys()].filter((role) => !filled.has(role)) };
}

/** Gives the role a free person, or one whose role can be filled by somebody else. */
function fill<Person>(role: string, candidates: ReadonlyMap<string, readonly Person[]>, roleOf: Map<Person, string>, tried: Set<Person>): boolean {
  for (const person of candidates.get(role) ?? []) {
    if (tried.has(person)) continue;
    tried.add(person);
    const held = roleOf.get(person);
    if (held === undefined || fill(held, candidates, roleOf, tried)) {
      roleOf.set(person, role);
      return true;
    }
  }
  return false;
}
