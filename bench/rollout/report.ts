import { clopperPearsonLow } from '../../src/statistics/binomial.ts';
import type { ExposedResult, Measured } from './exposed.ts';
import { contradictions, TOLERATE, type RateResult } from './rates.ts';
import type { SpeedResult } from './speed.ts';

type Result = RateResult | SpeedResult | ExposedResult;

/** Prints what was measured; false where a number contradicts a claim. */
export function report(results: readonly Result[]): boolean {
  const of = <P extends Result['part']>(part: P) => results.filter((result): result is Extract<Result, { part: P }> => result.part === part);
  return [rates(of('rates')), speeds(of('speed')), exposures(of('exposed'))].every(Boolean);
}

function rates(results: readonly RateResult[]): boolean {
  const bad = results.flatMap((result) => contradictions(result).map((text) => `${result.key}: ${text}`));
  console.log(`\nRates: ${results.length} cells, ${results.filter(({ gated }) => gated).length} of them gated; tolerate ${TOLERATE}, margin 1.5, α = 0.05, four steps of an hour, a look a minute.\n`);
  table(results.map(({ kind, unit, ramp, perSecond, ratio, gated, replicates, found, median, most, cleared }) => ({
    traffic: kind, unit, ramp, rps: perSecond, ratio, found: interval(found, replicates), median: median ?? '–', '95 %': most ?? '–',
    'cleared, most of the steps': interval(Math.max(...cleared), replicates), gated: gated ? (bad.some((text) => text.includes(`${kind} | ${unit} | ${ramp} | ${perSecond} | ${ratio}:`)) ? 'CONTRADICTED' : 'yes') : 'no: shown only', replicates,
  })));
  for (const text of bad) console.log(`CONTRADICTED: ${text}`);
  return bad.length === 0;
}

function speeds(results: readonly SpeedResult[]): boolean {
  if (results.length === 0) return true;
  console.log('\nHow soon it is found: 20 requests a second, 1 % errors, independent; tolerate 1, α = 0.05. Minutes.\n');
  table(results.map(({ ramp, unit, ratio, found, replicates, before, mean, median, most, limit }) => ({
    ramp, unit, ratio, found: `${found} of ${replicates - before}`, median: median ?? '–', '95 %': most ?? '–', mean: mean.toFixed(1), 'mean / limit': ramp === 'hourly' ? '' : (mean / limit).toFixed(2), 'found on the healthy day': before,
  })));
  const at = (ramp: string, unit: string) => results.find((result) => result.ramp === ramp && result.unit === unit && result.ratio === 2);
  const claims: [string, boolean | undefined][] = [
    ['2× at median ≤ 20 min, request', within(at('hourly', 'request')?.median, 20)],
    ['2× at median ≤ 25 min, betting', within(at('hourly', 'interval')?.median, 25)],
    ['mean ≤ 1.75 × the limit, request, at one weight', within(ratioToLimit(at('fixed at 5 %', 'request')), 1.75)],
    ['after a healthy day median ≤ 60 min, request', within(at('after a healthy day at 5 %', 'request')?.median, 60)],
    ['after a healthy day median ≤ 60 min, betting', within(at('after a healthy day at 5 %', 'interval')?.median, 60)],
  ];
  for (const [text, holds] of claims) console.log(`${holds === undefined ? 'not run' : holds ? 'holds' : 'CONTRADICTED'}: ${text}`);
  return claims.every(([, holds]) => holds !== false);
}

function within(value: number | null | undefined, most: number): boolean | undefined {
  return value === undefined ? undefined : value !== null && value <= most;
}

function ratioToLimit(result: SpeedResult | undefined): number | undefined {
  return result && result.mean / result.limit;
}

function exposures(results: readonly ExposedResult[]): boolean {
  if (results.length === 0) return true;
  let holds = true;
  for (const rate of ['measured', 'declared'] as const) {
    console.log(`\nRequests that meet a candidate with twice the events in four hours, thresholds of the peers chosen with knowledge of the traffic, at ${rate === 'measured' ? 'the rate of false alarms that Sluice was measured to have' : '5 % false alarms'}.\n`);
    table(results.map(({ kind, unit, ramp, perSecond, sluice, byTheClock, at }) => {
      const peers = Object.values(at[rate]).filter((peer) => peer !== null);
      const wins = peers.every(({ exposed }) => sluice.exposed < exposed);
      if (rate === 'measured' && !wins) holds = false;
      return { traffic: kind, unit, ramp, rps: perSecond, 'false alarms': share(sluice.falseAlarms), Sluice: shown(sluice), 'Sluice by the clock': shown(byTheClock), Flagger: shown(at[rate].flagger), Argo: shown(at[rate].argo), Kayenta: shown(at[rate].kayenta), fewest: wins ? 'Sluice' : 'a peer' };
    }));
  }
  return holds;
}

function shown(measured: Measured | null): string {
  return measured === null ? 'no threshold does' : `${Math.round(measured.exposed).toLocaleString('en-US')} (${share(measured.found)} found)`;
}

function share(value: number): string {
  return `${Number((100 * value).toFixed(1))} %`;
}

/** Hits in per cent, with the one-sided 99 % bounds of Clopper and Pearson. */
function interval(hits: number, n: number): string {
  return `${share(hits / n)} (${share(clopperPearsonLow(hits, n, 0.99))}–${share(1 - clopperPearsonLow(n - hits, n, 0.99))})`;
}

function table(rows: readonly Record<string, unknown>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
  for (const row of rows) console.log(`| ${columns.map((column) => String(row[column])).join(' | ')} |`);
}
