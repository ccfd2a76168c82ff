import { ENOUGH, WIDEST, type Forecast, type Regression, type Share, type Spread } from './forecast.ts';

/** A forecast as lines for a person; names of guardrails are as declared, so the caller escapes each line. */
export function forecastLines(found: Forecast, declared: { falseRollback: number; falsePromotion: number }): string[] {
  const { equal, regressions, runs, seed, horizon } = found;
  const { promotedAfter, promoted, falseRollback, ramp } = equal;
  return [
    `${trafficWords(found)}; ${runs} simulated rollouts of each kind, seed ${seed}.`,
    '',
    'A candidate as good as the champion',
    `  is promoted in ${percent(promoted)} of the rollouts${promoted.of > 0 ? `, ${spread(promotedAfter, horizon)}` : ''}`,
    `  is taken back in error in ${percent(falseRollback)}; declared is at most ${share(declared.falseRollback)}`,
    ...ramp.slice(1).map(({ share: step, reached, after }) => `  has ${step} % of the users in ${share(reached)} of the rollouts${reached > 0 ? `, ${spread(after, horizon)}` : ''}`),
    '',
    ...table([
      ['A candidate that is worse in', 'found', 'after', 'in 95 of 100', 'requests that meet it', 'in 95 of 100', ...(found.traffic.perUser > 1 ? ['users'] : []), 'promoted all the same'],
      ...regressions.map((row) => regressionCells(row, found)),
    ]),
    '',
    ...carryWords(found),
    ...found.notes.map((note) => `Note: ${note}`),
  ];
}

function regressionCells({ guardrail, ratio, found, promoted, foundAfter, requests, users }: Regression, { traffic, horizon }: Forecast): string[] {
  const within = (after: number | null) => (after === null ? `not within ${duration(horizon)}` : duration(after));
  return [`${guardrail} × ${ratio}`, percent(found), within(foundAfter.median), within(foundAfter.most), count(requests.median), count(requests.most), ...(traffic.perUser > 1 ? [count(users.median)] : []), share(promoted.of)];
}

function carryWords({ carries, margins, equal, horizon }: Forecast): string[] {
  if (carries) return ['This traffic carries the declared margins.'];
  return [
    `This traffic is too low for the declared margins: within ${duration(horizon)} only ${share(equal.promoted.of)} of equally good candidates are promoted, and ${share(ENOUGH)} is asked for.`,
    ...margins.map(({ guardrail, declared, carried }) =>
      carried === null
        ? `  ${guardrail}: no margin up to ${WIDEST} is carried. Give it more time (time_budget), fewer or larger steps, or watch something that happens more often.`
        : carried === declared ? `  ${guardrail}: ${declared} is carried by itself.` : `  ${guardrail}: margin_ratio ${carried} is carried, in place of ${declared}. Or give it more time (time_budget), or fewer and larger steps.`),
  ];
}

function trafficWords({ traffic: { byHour, rates, cluster, perUser } }: Forecast): string {
  const mean = byHour.reduce((sum, value) => sum + value, 0) / byHour.length;
  const swing = Math.max(...byHour) > Math.min(...byHour) ? ` (${number(Math.min(...byHour))} to ${number(Math.max(...byHour))} over the day)` : '';
  const rate = Object.entries(rates).map(([name, value]) => `${name} ${share(value)}`).join(', ');
  return `${number(mean)} requests a second${swing}; champion: ${rate}${cluster > 1 ? `, ${number(cluster)} at a time` : ''}${perUser > 1 ? `; ${number(perUser)} requests a user` : ''}`;
}

function spread({ median, most }: Spread, horizon: number): string {
  if (median === null) return `in most of them not within ${duration(horizon)}`;
  return `after ${duration(median)}, in 95 of 100 ${most === null ? `not within ${duration(horizon)}` : `within ${duration(most)}`}`;
}

function percent({ of, low, high }: Share): string {
  return `${share(of)} (${share(low)} to ${share(high)})`;
}

function share(value: number): string {
  return `${number(100 * value)} %`;
}

function number(value: number): string {
  return String(Number(value.toPrecision(value >= 100 ? 4 : 2)));
}

function count(value: number | null): string {
  return value === null ? '?' : Number(value.toPrecision(3)).toLocaleString('en-US');
}

export function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 2) return `${Math.round(milliseconds / 1000)} s`;
  if (minutes < 120) return `${minutes} min`;
  if (minutes < 2 * 24 * 60) return `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
  return `${number(minutes / 60 / 24)} days`;
}

function table(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
}
