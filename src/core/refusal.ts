/** Why a gate stays shut. A value, never an exception: rendered alike in log, summary, check run and JSON. */
export interface Refusal {
  /** Stable kebab-case code; every code has an anchor in docs/refusals.md and a test that produces it. */
  code: string;
  expected: string;
  actual: string;
  fix: string;
}
