import { expect, test } from '@jest/globals';
import type { Reading, Signals, SignalState, Window } from '../../../src/core/seams.ts';
import type { Guardrail } from '../../../src/delivery/spec.ts';

/** One answer of one slot, as a prediction log has it. */
export interface Answer {
  id: string;
  key: string;
  slot: 'a' | 'b';
  answered_at: number;
  status: number;
  latency_ms: number;
  score: number;
  class: string;
  region: string;
}

export const START = Date.UTC(2026, 0, 5, 9);
export const SCRAPE = 15_000;
const SECOND = 1000;
export const EDGES = [10, 25, 50, 100];
export const SLOTS = ['a', 'b'];

/** Six hundred answers in ten minutes, the same at every run; a tenth of slot b's are errors. */
export const ANSWERS: Answer[] = Array.from({ length: 600 }, (_, at) => {
  const mixed = (at * 7919 + 13) % 1000;
  const slot = mixed % 4 === 0 ? 'b' : 'a';
  const failed = slot === 'b' ? mixed % 10 === 0 : mixed % 25 === 1;
  return {
    id: `r${at}`, key: `u${at % 90}`, slot, answered_at: START + at * SECOND + (mixed % 700) + 1, status: failed ? 503 : 200,
    latency_ms: (mixed % 130) + 1, score: (mixed % 8) / 8, class: ['yes', 'no', 'maybe'][mixed % 3]!, region: mixed % 2 === 0 ? 'EU' : 'US',
  };
});

/** They end where a scrape does: between two scrapes Prometheus cannot know. */
export const WINDOWS: Window[] = [0, 1, 5, 6, 20, 40].map((scrape, at, all) => ({ since: START + (all[at - 1] ?? 0) * SCRAPE, until: START + scrape * SCRAPE }));

const within = ({ since, until }: Window, answers = ANSWERS): Answer[] => answers.filter(({ answered_at: at }) => at > since && at <= until);
const bySlot = <T>(of: (slot: string) => T): Record<string, T> => Object.fromEntries(SLOTS.map((slot) => [slot, of(slot)]));
const answered = (answers: readonly Answer[]): Answer[] => answers.filter(({ status }) => status < 400);

/** What each measure is by the answers themselves. */
export const EXPECTED: Record<string, (window: Window) => Reading> = {
  errors: (window) => ({ kind: 'counts', bySlot: bySlot((slot) => countsOf(within(window).filter((one) => one.slot === slot))) }),
  'errors [region=EU]': (window) => ({ kind: 'counts', bySlot: bySlot((slot) => countsOf(within(window).filter((one) => one.slot === slot && one.region === 'EU'))) }),
  latency: (window) => ({
    kind: 'histogram', edges: EDGES,
    bySlot: bySlot((slot) => [...EDGES, Infinity].map((edge, at) => answered(within(window)).filter((one) => one.slot === slot && one.latency_ms <= edge && one.latency_ms > (EDGES[at - 1] ?? -1)).length)),
  }),
  score: (window) => ({
    kind: 'values',
    bySlot: bySlot((slot) => {
      const scores = answered(within(window)).filter((one) => one.slot === slot).map(({ score }) => score);
      return { n: scores.length, sum: scores.reduce((sum, score) => sum + score, 0) };
    }),
  }),
  classes: (window) => ({
    kind: 'classes',
    bySlot: bySlot((slot) => {
      const counts: Record<string, number> = {};
      for (const one of answered(within(window))) if (one.slot === slot) counts[one.class] = (counts[one.class] ?? 0) + 1;
      return counts;
    }),
  }),
};

function countsOf(answers: readonly Answer[]): { events: number; total: number } {
  return { events: answers.filter(({ status }) => status >= 500).length, total: answers.length };
}

/** The same guardrails for each provider: only where they are read differs. */
export function guardrailsFrom(sources: Record<'errors' | 'latency' | 'score' | 'classes', unknown>): Guardrail[] {
  return [
    { name: 'errors', rate: sources.errors, segments: { by: 'region', values: ['EU'] } },
    { name: 'latency', quantile: 0.9, histogram: sources.latency },
    { name: 'score', mean: sources.score, bounds: [0, 1], margin_absolute: 0.1 },
    { name: 'classes', shares: sources.classes },
  ] as Guardrail[];
}

/** Every provider that is given the same answers reads the same, window by window. `timeout`: milliseconds for all windows of a guardrail. */
export function readsTheSame(open: () => Signals | Promise<Signals>, timeout?: number): void {
  test.each(Object.keys(EXPECTED))('%s, window by window', async (guardrail) => {
    const signals = await open();
    let state: SignalState | undefined;
    for (const [index, window] of WINDOWS.entries()) {
      const reading = await signals.read(guardrail, window, state);
      state = reading.state && (JSON.parse(JSON.stringify(reading.state)) as SignalState);
      // The first reading says where counting begins.
      if (index > 0) expect(shown(reading)).toEqual(shown(EXPECTED[guardrail]!(window)));
    }
  }, timeout);
}

/** Without the provider's own notes, and without classes that nobody had. */
function shown(reading: Reading): unknown {
  const { state: _state, ...rest } = reading;
  if (rest.kind !== 'classes') return rest;
  return { ...rest, bySlot: Object.fromEntries(Object.entries(rest.bySlot).map(([slot, counts]) => [slot, Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0).sort())])) };
}
