import { allowed, asked, atLeast, atMost, demands, exception, group, isMap, named, neutral, order, pinned, same, section, shorter, upperLimit, type Direction, type Directions } from './directions.ts';

/** What every rule has besides what it asks. */
export const OPTIONS: Directions = {
  severity: order([['warn'], ['fail']], 'fail'),
  on_fail: order([['warn'], ['halt'], ['hold'], ['revert']], 'halt'),
  owner: neutral,
  because: neutral,
  where: exception,
};

/** Bounds of a number, a date or a text; only numbers can be compared. */
const bounds = section({ at_least: atLeast(), above: atLeast(), at_most: atMost(), below: atMost() });
const yes = order([[false], [true]], false);
const rate = bounds;

const COLUMN: Directions = {
  ...OPTIONS,
  required: order([[false], [true]], true),
  type: pinned, bits: atMost(), unsigned: yes, precision: pinned, scale: pinned, zone: pinned, items: pinned, fields: pinned,
  null_rate: rate, nan_rate: rate, infinite_rate: rate,
  unique: yes,
  in: allowed('everything'),
  not_in: asked(),
  between: spread((value) => (Array.isArray(value) ? { at_least: value[0] as unknown, at_most: value[1] as unknown } : value)),
  length: spread((value) => (typeof value === 'number' ? { at_least: value, at_most: value } : value)),
  matches: pinned, not_matches: pinned, format: pinned, case: pinned,
  mostly: atLeast(1),
  mean: bounds, median: bounds, std: bounds, sum: bounds, min: bounds, max: bounds, distinct: bounds, distinct_rate: bounds,
  quantiles: named(bounds),
  ordered: section({ strictly: yes }),
  outliers: section({ robust_z: upperLimit, iqr: upperLimit, at_most: atMost() }),
  sensitive: yes,
  description: neutral, unit: neutral,
};

/** Effects of drift; where one is not declared a limit of our own holds, which this comparison does not know. */
const limit = group({ wasserstein_std: upperLimit, wasserstein_iqr: upperLimit, ks: upperLimit, total_variation: upperLimit, jensen_shannon: upperLimit, psi: upperLimit });
const DRIFT_LIMIT = { wasserstein_std: upperLimit, wasserstein_iqr: upperLimit, ks: upperLimit, total_variation: upperLimit, jensen_shannon: upperLimit, psi: upperLimit, numbers: limit, categories: limit };
const limits = group({ default: group(DRIFT_LIMIT), columns: limitsOfColumns });

const name = (entry: Record<string, unknown>): string => String(entry.name ?? entry.column ?? entry.columns ?? JSON.stringify(entry));
const share: Directions = { ...OPTIONS, at_most: atMost(), columns: same };

export const DATA: Direction = section({
  enforce: order([[false], [true]], true),
  // What a candidate was made from, and today's inputs, are new at each delivery; the change `data` tells of them.
  train: neutral, serving: neutral, develop: neutral, failing_rows: neutral, provenance: neutral,
  label: pinned, time: pinned, entity: asked(), prediction: pinned,
  columns: named(section(COLUMN)),
  unique: demands(unlessSame({ ...OPTIONS, columns: same }), name),
  rows: demands(group({ ...OPTIONS, name: same, sql: same, mostly: atLeast(1) }), name),
  rules: demands(group({ ...COLUMN, name: same, column: same, given: exception }), name),
  volume: section({ ...OPTIONS, rows: bounds, train_to_champion: bounds }),
  drift: section({ ...OPTIONS, false_alarms: atLeast(0.05), correction: neutral, importances: neutral, limits, pairs: demands(group({ columns: same, at_most: atMost() }), name) }),
  stability: section({ ...OPTIONS, limits }),
  compatibility: order([['none', undefined], ['backward', 'forward'], ['full']]),
  freshness: section({ ...OPTIONS, within: shorter() }),
  foreign_keys: demands(group({ ...OPTIONS, columns: same, source: same, to: same, mostly: atLeast(1) }), name),
  duplicates: section(share), conflicting_labels: section(share), overlap: section(share),
  leakage: section({ ...OPTIONS, feature: section({ ...OPTIONS, at_most: atMost(), except: allowed('nothing') }), identifier: section({ ...OPTIONS, at_most: atMost() }) }),
  extra_columns: order([['allow'], ['warn'], ['fail']], 'allow'),
  column_order: yes,
  options: group({ key: group(OPTIONS), entity: group(OPTIONS), time: group(OPTIONS), compatibility: group(OPTIONS) }),
  flips: section({ ...OPTIONS, at_most: atMost() }),
  coverage: section({ ...OPTIONS, min_rows: atLeast(30), at_most: atMost(0) }),
  skew: section({ ...OPTIONS, tolerance: atMost(0), at_most: atMost(0) }),
});

export const CHECKS: Direction = demands(
  group({
    ...OPTIONS, name: same, min_tests: atLeast(1),
    fail_on: order([['critical'], ['high'], ['medium'], ['low']], 'high'),
    exceptions: allowed('nothing'),
  }),
  name,
);

/** Bounds that may be written in a short form too. */
function spread(whole: (value: unknown) => unknown): Direction {
  return (then, now, at) => bounds(whole(then), whole(now), at);
}

/** `off` judges nothing; a limit of a column's own stands in place of the default, whatever that is. */
function limitsOfColumns(then: unknown, now: unknown, at: Parameters<Direction>[2]) {
  const column: Direction = (one, other, here) => (one === 'off' && other !== undefined ? [] : group(DRIFT_LIMIT)(one ?? {}, other ?? {}, here));
  const before = isMap(then) ? then : {};
  const after = isMap(now) ? now : {};
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    column(before[key], after[key], { path: [...at.path, key], shown: `${at.shown}.${key}` }),
  );
}

/** Entries that may be a plain list of columns. */
function unlessSame(keys: Directions): Direction {
  const whole = (value: unknown) => (Array.isArray(value) ? { columns: value } : value);
  return (then, now, at) => group(keys)(whole(then), whole(now), at);
}

