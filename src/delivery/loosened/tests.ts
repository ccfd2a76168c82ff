import { OPTIONS } from './data.ts';
import { allowed, asked, atLeast, atMost, demands, exception, group, isMap, longer, neutral, order, range, same, section, shorter, upperLimit, type Direction, type Directions } from './directions.ts';

/** A gate on a metric: which metric, at which point, is the gate; how much is asked is compared. */
const GATE: Directions = {
  ...OPTIONS,
  name: same,
  at_least: atLeast(), at_most: atMost(),
  no_worse_than_champion_by: atMost(), better_than_champion_by: atLeast(), within_of_champion: atMost(),
  no_worse_than_constant: order([[undefined], [true]]),
  cumulative: upperLimit,
};
const metric = (entry: Record<string, unknown>): string => String(entry.name ?? entry.metric ?? entry.of ?? entry.columns ?? entry.kind);
const gates = demands(group(GATE), metric);
const flipGates = demands(group({ ...OPTIONS, at_most: atMost(), cumulative: upperLimit }), metric);

/** What a rule on behaviour leaves open has the limit of all of them, which is not known here. */
const BEHAVIOUR: Directions = { ...OPTIONS, name: neutral, tolerance: upperLimit, at_most: upperLimit };
const rules = demands(group(BEHAVIOUR), metric);

const SERVING: Directions = {
  ready: group({ within: shorter('60 s') }),
  load: group({ requests: atLeast(200), quartets: atLeast(12), washout: neutral, warm_up: neutral }),
  at_rps: atLeast(50),
  latency: section({
    p50_ms: atMost(), p90_ms: atMost(), p95_ms: atMost(), p99_ms: atMost(), p99_9_ms: atMost(),
    no_slower_than_champion_by: atMost(), compare: asked(),
  }),
  errors: group({ at_most: atMost(0.01) }),
  steady: atMost(0.1),
  memory_mb: atMost(), cpu_cores: atMost(),
  throughput: section({ at_least_rps: atLeast(), p99_ms: upperLimit }),
  capacity: section({ headroom: atLeast(0.3), down: atLeast(1), peak_rps: atLeast(), most_instances: atMost(), most_memory_mb: atMost(), most_cost_per_month: atMost() }),
  soak: section({ blocks: atLeast(24), requests: atLeast(200), growth_mb_per_1000_requests: atMost(1) }),
  edge_cases: edgeCases,
  restart: section({ within: shorter() }),
  dependencies: demands(
    group({ faults: asked('everything'), delay: longer('2 s'), errors: group({ at_most: atMost(0.01) }), recover_within: shorter('10 s'), requests: atLeast(400), fallback: group({ within: shorter('5 s') }) }),
    (entry) => String(entry.name),
  ),
  budget: neutral,
};

const minRows = atMost(200);

export const TESTS: Direction = section({
  enforce: order([[false], [true]], true),
  predictions: group({ candidate: neutral }),
  remediation: neutral,
  level: atLeast(0.95), replicates: atLeast(1000),
  gates,
  slices: section({
    by: asked(), min_rows: minRows, gates,
    search: section({
      ...OPTIONS, pairs: order([[false], [true]], true), min_share: atMost(0.02), min_rows: minRows, min_ratio: atMost(1.25),
      false_discoveries: atLeast(0.05), correction: order([['by'], ['bh']], 'by'), most: neutral,
    }),
  }),
  fairness: section({ groups: asked(), min_rows: minRows, gates: demands(group({ ...OPTIONS, at_least: atLeast(), at_most: atMost(), no_worse_than_champion_by: atMost(), cumulative: upperLimit }), metric) }),
  calibration: section({ ...OPTIONS, slope: range, intercept: range, ece: section({ ...OPTIONS, at_most: atMost() }), by: asked(), min_rows: minRows }),
  shift: section({ ...OPTIONS, columns: asked(), gates, min_effective_rows: atLeast(200), max_unseen_share: atMost(0.01) }),
  flips: section({ ...OPTIONS, tolerance: upperLimit, gates: flipGates, slices: section({ by: asked(), min_rows: minRows, gates: flipGates }) }),
  golden: section({ ...OPTIONS, tolerance: atMost(0), accepted: exception }),
  behaviour: section({
    rows: atLeast(1000), at_most: atMost(0.05), tolerance: upperLimit, batch: neutral,
    determinism: section({ ...OPTIONS, tolerance: atMost(0) }),
    invariances: rules, directional: demands(group({ ...BEHAVIOUR, by: atLeast(0) }), metric), metamorphic: rules, perturbations: rules,
    monotone: demands(group({ ...BEHAVIOUR, tolerance: atMost(0) }), metric),
    adversarial: section({ ...BEHAVIOUR, rows: atLeast(50), budget: atLeast(200) }),
  }),
  explanations: section({ rows: atLeast(500), repeats: atLeast(5), largest_flips: neutral, background: atLeast(50), permutations: atLeast(2), gates: demands(group({ ...OPTIONS, at_most: atMost() }), metric) }),
  serving: section(SERVING),
  signature: section({ champion_version: neutral }),
});

/** `true` leaves nothing out and accepts nothing. */
function edgeCases(...[then, now, at]: Parameters<Direction>) {
  const whole = (value: unknown) => (value === true ? {} : value);
  const keys = { accepts: allowed('nothing'), leave_out: allowed('nothing'), huge_mb: atLeast(16), slow_clients: atLeast(20), dropped: atLeast(20) };
  return then === undefined || isMap(whole(then)) ? section(keys)(whole(then), whole(now), at) : same(then, now, at);
}
