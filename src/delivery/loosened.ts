import { APPROVAL } from './loosened/approval.ts';
import { CHECKS, DATA } from './loosened/data.ts';
import { allowed, asked, atLeast, atMost, demands, exception, group, longer, loosening, neutral, order, pinned, section, shorter, type Direction, type Loosening } from './loosened/directions.ts';
import { TESTS } from './loosened/tests.ts';
import { lowerRisk } from './risk-class.ts';
import type { DeliverySpec, Release } from './spec.ts';

export type { Loosening };

/**
 * Where a delivery file asks for less than an earlier one, of data, model, people, evidence or rollout. Pure. Fails closed: what
 * changed and is not known to ask for at least as much counts as loosened, and so does whatever this version does not know.
 */
export function loosened(then: DeliverySpec, now: DeliverySpec): Loosening[] {
  return group(FILE)(plainly(then), plainly(now), { path: [], shown: '' }).map(({ path, what }) => ({ path, what: what.replace(/^\./, '') }));
}

/** Rules of risk are compared by the classes that they give. */
const risk: Direction = (then, now, at) => {
  const [before, after] = [then, now] as Release['risk'][];
  // One class for everything knows no idleness, and is compared as such below.
  const idle = typeof after === 'object' ? shorter()(idleAfter(before), after.idle_after, { path: [...at.path, 'idle_after'], shown: `${at.shown}.idle_after` }) : [];
  return [
    ...idle,
    ...lowerRisk(before, after).map(({ changes, then: was, now: is }) => ({
      path: at.path,
      what: `${at.shown}: where ${changes.length === 0 ? 'nothing' : changes.join(' and ')} changed, ${was} before and ${is} now`,
    })),
  ];
};

function idleAfter(value: Release['risk']): string | undefined {
  return typeof value === 'object' ? value.idle_after : undefined;
}

/** Which bytes are delivered is not what they are judged by. */
const RELEASE = {
  name: neutral, version: neutral, model: neutral, code: neutral, features: neutral, config: neutral, environment: neutral,
  build: neutral, lineage: neutral, secrets: neutral,
  risk,
  contents: group({
    formats: allowed('everything'),
    pickle: (then, now, at) => (now === undefined ? [] : then === undefined ? [loosening(then, now, at)] : group({ allow: allowed('nothing'), imports: allowed('nothing'), because: neutral })(then, now, at)),
    custom_domains: allowed('nothing'),
  }),
} satisfies Record<string, Direction>;

const EVIDENCE = {
  signing: order([['none'], ['key', 'keyless']], 'none'),
  identity: allowed('everything'),
  max_age: shorter('14 days'),
  retention: longer('0 s'),
  stores: asked(),
  attest: order([[false], [true]], false),
  secrets: group({ allow: allowed('nothing') }),
  insecure: allowed('nothing'),
} satisfies Record<string, Direction>;

const ROLLOUT = {
  // By how much they compare before all users are the candidate's.
  strategy: order([['replace'], ['blue-green'], ['batch'], ['ab'], ['canary', 'cohort'], ['shadow']]),
  steps: asked('everything'),
  hold_back: atLeast(0),
  warm_up: shorter('0 s'),
  shadow: group({ for: longer('1 day'), then: order([['promote'], ['report']], 'report') }),
  blue_green: group({ before: longer('10 minutes'), bake: longer('1 hour'), keep_warm: longer('0 s') }),
  cohort: asked(),
  ab: section({ ends: neutral, then: order([['candidate'], ['ask', 'champion']], 'ask') }),
  batch: group({ shadow_last: atLeast(3), differ_at_most: atMost() }),
  capacity: section({ ready: neutral, load_rps: atLeast(0), from: asked(), headroom: atLeast(1.3) }),
  presets: asked(),
  sensitivity: order([['relaxed'], ['normal'], ['careful']], 'normal'),
  supersede: order([['always'], ['before-users'], ['never']], 'never'),
  answer_within: neutral,
  guardrails: demands(group({ tolerate: atMost(1.1), margin_ratio: atMost(1.5), unit: order([['request'], ['interval']], 'interval'), critical: order([[false], [true]], true) }), ({ name }) => String(name)),
  golden: section({ tolerance: atMost(1e-6) }),
  interval: shorter('60 s'),
  lease: shorter('10 minutes'),
  blind_for: shorter('10 minutes'),
  // More time to gather evidence asks for no less of it.
  time_budget: neutral,
  at_end: order([['hold'], ['ask'], ['rollback']], 'rollback'),
  watch: longer('0 s'),
  false_rollback: atLeast(0.05),
  false_promotion: atMost(0.05),
  pass_env: allowed('nothing'),
} satisfies Record<string, Direction>;

const FILE = {
  release: group(RELEASE),
  data: DATA,
  checks: CHECKS,
  tests: TESTS,
  approval: APPROVAL,
  evidence: group(EVIDENCE),
  rollout: section(ROLLOUT),
  rollback: group({
    within: shorter('60 s'), keep: atLeast(5), observe: longer('15 s'), owner: neutral, playbook: neutral,
    drill: section({ every: shorter(), journal: neutral }), tabletop: section({ every: shorter() }),
  }),
  // Who is told, and by which words, is no part of what a release is held to; that somebody is, is.
  notify: section({ issue: section({ labels: asked() }), webhook: section({ url: neutral, url_env: neutral, secret_env: pinned }) }),
  environments: asked(),
  parity: section({ max_age: shorter('14 days'), ignore: allowed('nothing'), public_key: exception }),
} satisfies Record<string, Direction>;

/** As JSON has it: a key that is undefined is absent. */
function plainly(spec: DeliverySpec): unknown {
  return JSON.parse(JSON.stringify(spec));
}
