import { describe, expect, test } from '@jest/globals';
import type { Numbers } from '../../../src/journal/events.ts';
import type { Plan, PlannedGuardrail } from '../../../src/journal/plan.ts';
import { guardrailFindings } from '../../../src/rollout/findings.ts';
import { harmSentence, numbersOf, sharesDisagree, waitingFor } from '../../../src/rollout/judges/words.ts';
import type { OpenDelivery } from '../../../src/journal/state-types.ts';
import { deliveryOf } from '../factory.ts';
import { guardrailOf, judged, minuteOf, minutesOf } from './factory.ts';

const SEEN: Numbers = {
  logHarm: 0.1, logHarmLimit: 3, logNoHarm: 0.5, logNoHarmLimit: 3, intervals: 10, candidateEvents: 3, candidateTotal: 300, championEvents: 9, championTotal: 900,
  stepCandidateEvents: 3, stepCandidateTotal: 300, stepChampionEvents: 9, stepChampionTotal: 900,
};

function findingOf(changes: Partial<PlannedGuardrail>, numbers: Numbers, guilty = false) {
  const guardrail = guardrailOf({ name: 'errors', ...changes });
  const plan = { guardrails: [guardrail], timeBudget: 86_400_000, interval: 60_000 } as Plan;
  return guardrailFindings(deliveryOf(), plan, { errors: { ...SEEN, ...numbers } }, guilty ? 'errors' : undefined)[0]!;
}

describe('the finding of a guardrail', () => {
  test.each<[string, Partial<PlannedGuardrail>, Numbers, boolean, string]>([
    ['guardrail-harm', {}, { logHarm: 4 }, true, 'fail'],
    ['guardrail-no-harm', {}, { logNoHarm: 4 }, false, 'pass'],
    ['guardrail-undecided', {}, {}, false, 'inconclusive'],
    ['guardrail-no-requests', {}, { stepCandidateTotal: 0, stepCandidateEvents: 0 }, false, 'inconclusive'],
    ['guardrail-no-events', {}, { stepCandidateEvents: 0, stepChampionEvents: 0 }, false, 'inconclusive'],
    ['guardrail-undecided', { absolute: true, tolerate: 0.1, margin: 0.2 }, { stepCandidateEvents: 0, stepChampionEvents: 0 }, false, 'inconclusive'],
    ['guardrail-low-traffic', {}, { intervalsLeft: 2000 }, false, 'inconclusive'],
    ['guardrail-pending', { labels: { after: 1, selective: false } }, {}, false, 'inconclusive'],
    ['guardrail-doubtful', { doubtful: 'sticky' }, { logNoHarm: 4 }, false, 'inconclusive'],
    ['guardrail-anchor', {}, { logNoHarm: 4, ruledOut: 1.3, sinceAnchor: 2.4, anchorMargin: 2 }, false, 'inconclusive'],
    ['guardrail-no-harm', {}, { logNoHarm: 4, ruledOut: 1.3, sinceAnchor: 1.4, anchorMargin: 2 }, false, 'pass'],
  ])('is %s', (code, changes, numbers, guilty, outcome) => {
    const finding = findingOf(changes, numbers, guilty);
    expect(finding).toMatchObject({ code, outcome });
    expect(finding.fix === undefined).toBe(outcome === 'pass');
    expect(finding.location).toBeDefined();
  });

  test('says that harm wins where both were found', () => {
    expect(findingOf({}, { logHarm: 4, harmFound: 1, noHarmFound: 1 }, true).message).toContain('Both were found, for it lies between the two limits: harm wins.');
    const both = judged(guardrailOf({ unit: 'request', tolerate: 1 }), minutesOf(2000, 36, 90));
    expect(harmSentence(both)).toContain('both are true between the two limits, and harm wins');
  });

  test('tells what was left out, clusters, and the range that holds at any look', () => {
    const { message } = findingOf({ unit: 'request' }, { late: 4, missing: 7, repeated: 2, dispersion: 3.4, intervalsLeft: 12, exposure: 0.25 });
    expect(message).toContain('4 rows came after their time was counted');
    expect(message).toContain('7 labels were not there');
    expect(message).toContain('2 intervals were read twice');
    expect(message).toContain('come in clusters (dispersion 3.4)');
    expect(message).toContain('At this pace about 12 more intervals.');
    expect(message).toMatch(/In this step between 0\.\d+ and \d.* times as often \(95 %, at any look\)\./);
    expect(findingOf({ kind: 'pairs', unit: 'request', absolute: true, tolerate: 0.05, margin: 0.1 }, {}).message).toMatch(/Between 0\.\d+ % and \d\.\d+ % differ/);
  });

  test.each<[Partial<PlannedGuardrail>, Numbers, string]>([
    [{ kind: 'mean', absolute: true, tolerate: 1, margin: 2, bounds: [0, 100] }, {}, '1 on average (300)'],
    [{ kind: 'quantile', quantile: 0.99, edges: { harm: { at: 1, ratio: 2, excess: 0 }, promotion: { at: 0.5, ratio: 2 } } }, {}, '1.00 % (3 of 300) above 0.5'],
    [{ kind: 'classes', absolute: true, tolerate: 0.1, margin: 0.2 }, {}, '300 answers'],
    [{ kind: 'gauge' }, { candidateFigure: 512.25, championFigure: 500 }, '512.3'],
    [{ kind: 'gauge' }, {}, 'no figure'],
  ])('has the numbers of its kind: %j', (changes, numbers, text) => {
    expect(findingOf(changes, numbers).actual).toContain(`candidate ${text}`);
  });
});

describe('what a step waits for', () => {
  test.each<[string, Parameters<typeof judged>[1]]>([
    ['has counted nothing of the candidate in this step', [minuteOf(0, { champion: { events: 1, total: 9 } })]],
    ['has counted no event in this step, and a ratio needs some', minutesOf(5, 0, 0)],
    ['at this pace about', minutesOf(40, 3, 9)],
  ])('is that it %s', (text, seen) => {
    expect(waitingFor([judged(guardrailOf(), seen)])).toContain(text);
  });

  test('is the anchor, where the evidence of the step is there', () => {
    const judgement = judged(guardrailOf(), minutesOf(200, 3, 9));
    const held = { ...judgement, noHarm: { ...judgement.noHarm, reached: false }, anchor: { ruledOut: 1.3, sinceAnchor: 2.4, margin: 2, cleared: false } };
    expect(waitingFor([held])).toContain('only 2.40 times the anchor\'s is ruled out, and 2 must be');
    expect(numbersOf(held)).toMatchObject({ ruledOut: 1.3, sinceAnchor: 2.4, anchorMargin: 2 });
  });
});

test('a share of requests is held against the router’s only where requests are divided by it', () => {
  const open = { slot: 'b', intended: { a: 75, b: 25 } } as unknown as OpenDelivery;
  const half = [minuteOf(0, { candidate: { events: 0, total: 1000 }, champion: { events: 0, total: 1000 } })];
  expect(sharesDisagree(judged(guardrailOf(), half), open)).toBe(true);
  expect(sharesDisagree(judged(guardrailOf({ kind: 'pairs', absolute: true, tolerate: 0.05, margin: 0.1 }), half), open)).toBe(false);
  expect(sharesDisagree(judged(guardrailOf({ labels: { after: 1, selective: false } }), half), open)).toBe(false);
});
