// Requests that a candidate with twice the events gets from each rule until it is taken back, undetected runs counted to the end of
// the ramp. Each peer gets what nobody has in practice: a threshold chosen with knowledge of this very traffic so that it takes back
// healthy candidates as often as it may, and of several such thresholds the one that does best against twice the events.
import { argo } from './argo.ts';
import { flagger } from './flagger.ts';
import { judgeOnce, MINUTE } from './judged.ts';
import { riseOf } from './kayenta.ts';
import { ALPHA, PER_SECOND, RAMPS, seedOf, settingOf, type RateCell } from './rates.ts';
import { byTheClock, type Rule } from './rule.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { KINDS, type Unit } from './traffic.ts';

export interface ExposedCell {
  key: string;
  kind: string;
  unit: Unit;
  perSecond: number;
  ramp: RateCell['ramp'];
}

export interface Measured {
  /** Share of healthy candidates taken back. */
  falseAlarms: number;
  /** Requests on average, and the share of bad candidates found. */
  exposed: number;
  found: number;
  setting: string;
}

export interface ExposedResult extends ExposedCell {
  part: 'exposed';
  replicates: number;
  kayentaReplicates: number;
  /** A step lasts an hour and until its evidence is there; and, for the judgement alone, by the clock like the peers' ramps. */
  sluice: Measured;
  byTheClock: Measured;
  /** At a rate of false alarms of 5 % (what Sluice declares), and at what Sluice was measured to have. */
  at: Record<'declared' | 'measured', Record<'flagger' | 'argo' | 'kayenta', Measured | null>>;
}

const MINUTES = 60;
/** Greatest passing share over the champion's true one. */
const MOST = [1.5, 2, 3, 5, 8, 13];
const LOOKS = [10, 30, 60] as const;
const BAD = 2;

export function exposedCells(): ExposedCell[] {
  const kinds = Object.entries(KINDS).flatMap(([kind, { matched }]) => (matched.length > 0 ? [{ kind, unit: matched.at(-1)! }] : []));
  const order = [20, 100, 5, 1, 1000] as const;
  return order.filter((perSecond) => PER_SECOND.includes(perSecond)).flatMap((perSecond) =>
    (Object.keys(RAMPS) as RateCell['ramp'][]).flatMap((ramp) => kinds.map(({ kind, unit }) => ({ key: ['exposed', kind, unit, ramp, perSecond].join(' | '), kind, unit, perSecond, ramp }))));
}

export function runExposed(cell: ExposedCell, replicates: number): ExposedResult {
  const kayentaReplicates = Math.ceil(replicates / 2);
  const sluice = ourselves(cell, replicates, true);
  const thresholds = {
    flagger: countersOf(cell, replicates, (most, weights) => flagger({ most, threshold: Infinity, weights })),
    argo: countersOf(cell, replicates, (most, weights) => argo({ most, failureLimit: Infinity, weights })),
    kayenta: kayentas(cell, kayentaReplicates),
  };
  const at = (rate: number) => ({ flagger: thresholds.flagger(rate), argo: thresholds.argo(rate), kayenta: thresholds.kayenta(rate) });
  return { ...cell, part: 'exposed', replicates, kayentaReplicates, sluice, byTheClock: ourselves(cell, replicates, false), at: { declared: at(ALPHA), measured: at(sluice.falseAlarms) } };
}

function ourselves(cell: ExposedCell, replicates: number, byEvidence: boolean): Measured {
  const run = (ratio: 1 | 2) => Array.from({ length: replicates }, (_, i) => judgeOnce({ ...settingOf({ ...cell, ratio }), minutes: MINUTES, byEvidence }, seedOf(cell.key, i)));
  const [healthy, bad] = [run(1), run(2)];
  return { falseAlarms: shareFound(healthy), found: shareFound(bad), exposed: mean(bad.map(({ exposed }) => exposed)), setting: `tolerate 1.1, ${cell.unit}` };
}

function shareFound(runs: readonly { found: number | undefined }[]): number {
  return runs.filter(({ found }) => found !== undefined).length / runs.length;
}

interface Path {
  /** Candidate's requests up to the minute at which so many checks had failed (index: number of failures, 0 unused). */
  exposedAt: number[];
  exposed: number;
}

/**
 * A rule that counts failed checks takes back at a number of them: the whole path at a number that is never reached tells of every
 * smaller one, for until then nothing depends on it.
 */
function countersOf(cell: ExposedCell, replicates: number, start: (most: number, weights: readonly number[]) => Rule): (rate: number) => Measured | null {
  const weights = byTheClock(RAMPS[cell.ramp], MINUTES);
  const tried = MOST.map((times) => {
    const most = times * KINDS[cell.kind]!.rate;
    const run = (ratio: number) => Array.from({ length: replicates }, (_, i) => pathOf(start(most, weights), cell, ratio, seedOf(cell.key, i), most));
    return { times, healthy: run(1), bad: run(BAD) };
  });
  return (rate) => best(tried.map(({ times, healthy, bad }) => atRate(healthy, bad, rate, `${times} × the true rate`)));
}

function pathOf(rule: Rule, { kind, perSecond, ramp }: ExposedCell, ratio: number, seed: number, most: number): Path {
  const draw = KINDS[kind]!.draws(seededRandom(seed), perSecond, ratio);
  const horizon = RAMPS[ramp].length * MINUTES;
  const exposedAt = [0];
  let exposed = 0;
  for (let minute = 0; minute < horizon; minute += 1) {
    const exposure = rule.weight() / 100;
    const seen = draw({ since: minute * MINUTE, until: (minute + 1) * MINUTE, exposure });
    exposed += perSecond * 60 * exposure;
    rule.look(seen);
    if (!(seen.candidate.total > 0 && seen.candidate.events / seen.candidate.total <= most)) exposedAt.push(exposed);
  }
  return { exposedAt, exposed };
}

/** Failures are whole numbers, so the exact rate is met by taking the smaller number in a share of the runs. */
function atRate(healthy: readonly Path[], bad: readonly Path[], rate: number, setting: string): Measured | null {
  const alarms = (limit: number) => healthy.filter(({ exposedAt }) => exposedAt.length > limit).length / healthy.length;
  let limit = 1;
  while (alarms(limit) > rate) limit += 1;
  const [few, many] = [alarms(limit), limit > 1 ? alarms(limit - 1) : 1];
  const share = limit > 1 && many > few ? (rate - few) / (many - few) : 0;
  const at = (paths: readonly Path[], number: number) => ({
    found: paths.filter(({ exposedAt }) => exposedAt.length > number).length / paths.length,
    exposed: mean(paths.map(({ exposedAt, exposed }) => exposedAt[number] ?? exposed)),
  });
  const [with_, without] = [at(bad, limit), at(bad, Math.max(1, limit - 1))];
  const mix = (a: number, b: number) => (1 - share) * a + share * b;
  return { falseAlarms: mix(few, many), found: mix(with_.found, without.found), exposed: mix(with_.exposed, without.exposed), setting: `${setting}, ${limit} failures` };
}

interface Looked {
  /** At each look, the candidate's requests so far and the greatest allowed increase that would take it back. */
  looks: { exposed: number; rise: number }[];
  exposed: number;
}

function kayentas(cell: ExposedCell, replicates: number): (rate: number) => Measured | null {
  const run = (ratio: number) => Array.from({ length: replicates }, (_, i) => lookedAt(cell, ratio, seedOf(cell.key, i)));
  const [healthyRuns, badRuns] = [run(1), run(BAD)];
  const each = (runs: readonly Looked[], every: number) => runs.map(({ looks, exposed }) => ({ exposed, looks: looks.filter((_, i) => (i + 1) % (every / LOOKS[0]) === 0) }));
  return (rate) => best(LOOKS.map((every) => {
    const [healthy, bad] = [each(healthyRuns, every), each(badRuns, every)];
    const highest = healthy.map(({ looks }) => Math.max(...looks.map(({ rise }) => rise))).sort((a, b) => b - a);
    // The smallest allowed increase at which no more than `rate` of the healthy are taken back; never below Kayenta's least.
    const allowed = Math.max(1, next(highest[Math.floor(rate * highest.length)]!));
    if (!Number.isFinite(allowed)) return null;
    const taken = (paths: readonly Looked[]) => paths.map(({ looks, exposed }) => looks.find(({ rise }) => rise >= allowed)?.exposed ?? exposed);
    const is = ({ looks }: Looked) => looks.some(({ rise }) => rise >= allowed);
    return { falseAlarms: healthy.filter(is).length / healthy.length, found: bad.filter(is).length / bad.length, exposed: mean(taken(bad)), setting: `a look each ${every} minutes, allowed increase ${allowed.toPrecision(3)}` };
  }));
}

function next(value: number): number {
  return value === -Infinity ? 1 : value * (1 + 1e-12);
}

function lookedAt({ kind, perSecond, ramp }: ExposedCell, ratio: number, seed: number): Looked {
  const draw = KINDS[kind]!.draws(seededRandom(seed), perSecond, ratio);
  const weights = byTheClock(RAMPS[ramp], MINUTES);
  const [control, experiment]: [number[], number[]] = [[], []];
  const looks: Looked['looks'] = [];
  let exposed = 0;
  for (const [minute, weight] of weights.entries()) {
    const { candidate, champion } = draw({ since: minute * MINUTE, until: (minute + 1) * MINUTE, exposure: weight / 100 });
    exposed += (perSecond * 60 * weight) / 100;
    control.push(champion.events / champion.total);
    experiment.push(candidate.events / candidate.total);
    if ((minute + 1) % LOOKS[0] === 0) looks.push({ exposed, rise: riseOf(control, experiment) ?? Infinity });
  }
  return { looks, exposed };
}

function best(tried: readonly (Measured | null)[]): Measured | null {
  return tried.reduce((one, other) => (one === null || (other !== null && other.exposed < one.exposed) ? other : one), null);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

