import type { Guardrail, Rollout } from '../delivery/spec.ts';
import type { Plan, PlannedGuardrail } from '../journal/plan.ts';
import { kindOf, pathOfPlanned } from './planned-guardrails.ts';
import { guardrailsOf, pathOfGuardrail } from './presets.ts';

interface Found {
  path: (string | number)[];
  code: string;
  message: string;
  fix: string;
}

/** What no judge could make sense of in the declared guardrails. Paths are below `rollout`. */
export function mistakesOfGuardrails(rollout: Rollout, plan: Plan): Found[] {
  const declared = guardrailsOf(rollout);
  return [
    ...plan.guardrails.flatMap((guardrail, index) => rangeMistakes(guardrail).map((found) => ({ path: pathOfPlanned(rollout, index), ...found }))),
    ...declared.flatMap((guardrail, index) => [...measureMistakes(guardrail), ...labelMistakes(guardrail)].map((found) => ({ path: pathOfGuardrail(rollout, index), ...found }))),
  ];
}

type Mistake = Omit<Found, 'path'>;

function rangeMistakes({ name, tolerate, margin, absolute, kind, segment }: PlannedGuardrail): Mistake[] {
  if (segment !== undefined) return [];
  const shares = kind === 'pairs' || kind === 'classes' || (absolute && (kind ?? 'rate') === 'rate');
  const [least, most] = [absolute ? 0 : 1, shares ? 1 : Infinity];
  const fits = tolerate >= least && tolerate < margin && margin < most && !(kind === 'pairs' && tolerate === 0);
  return fits ? [] : [{
    code: 'rollout-tolerate', message: `\`${name}\`: harm begins at ${tolerate} and promotion rules out ${margin}.`,
    fix: `\`tolerate\` is ${kind === 'pairs' ? 'above 0' : `at least ${least}`} and below the margin${most === 1 ? ', which is below 1' : ''}.`,
  }];
}

/** Ratios and differences are two measures: a guardrail is declared in the one that its kind has. */
function measureMistakes(guardrail: Guardrail): Mistake[] {
  const { name, bounds, tolerate, margin_ratio, tolerate_absolute, margin_absolute, counts_up } = guardrail;
  const kind = kindOf(guardrail);
  const ratio = tolerate !== undefined || margin_ratio !== undefined;
  const difference = tolerate_absolute !== undefined || margin_absolute !== undefined;
  const mistakes: Mistake[] = [];
  const say = (message: string, fix: string) => mistakes.push({ code: 'rollout-measure', message: `\`${name}\`: ${message}`, fix });
  if (ratio && difference) say('it has limits in times of the champion\'s and as a difference.', 'Use `tolerate` and `margin_ratio`, or `tolerate_absolute` and `margin_absolute`.');
  else if (ratio && ['mean', 'classes', 'pairs'].includes(kind)) say('means, class shares and disagreement have no ratio.', 'Use `tolerate_absolute` and `margin_absolute`.');
  else if (difference && (kind === 'quantile' || counts_up)) say('quantiles and counts that go up are compared as ratios.', 'Use `tolerate` and `margin_ratio`.');
  if (bounds && !(bounds[0]! < bounds[1]!)) say(`no value lies between ${bounds[0]} and ${bounds[1]}.`, 'Write the least possible value first.');
  else if (bounds && kind === 'mean' && (margin_absolute ?? 0) >= bounds[1]! - bounds[0]!) say('its margin is as wide as its bounds, so it rules out nothing.', 'Write a margin below their distance.');
  return mistakes;
}

function labelMistakes({ name, labels }: Guardrail): Mistake[] {
  return labels?.selective && labels.explored === undefined
    ? [{ code: 'rollout-labels-selective', message: `\`${name}\`: the model's own decision determines which labels there are, so those that come say nothing of the rest.`, fix: 'Let chance decide for a few, log it, and name that column in `labels.explored`; or leave the guardrail out.' }]
    : [];
}
