import type { Delivery } from '../delivery/delivery.ts';
import type { Plan, PlannedGuardrail } from '../journal/events.ts';

// One text for the page from which people approve and the page from which they walk through an incident.

/** What makes Sluice itself take a candidate back: a sentence each. */
export function takenBackWhen(plan: Plan): string[] {
  return [
    ...plan.guardrails.map(guardrailSentence),
    takenBackToo(plan),
    timeBudget(plan),
  ];
}

export function takenBackToo({ blindFor, lease }: Plan): string {
  return `It is taken back, too, when its signals are away for more than ${time(blindFor)}, when nobody has looked after the rollout for ${time(lease)} (by \`sluice watch\`, where one stands beside the router), and whenever somebody with write access aborts it.`;
}

/** How fast a way back must be, and what it can go back to. */
export function wayBackPromise({ spec: { rollback } }: Delivery): string {
  return `A way back must end within ${rollback?.within ?? '60 s'}; the last ${rollback?.keep ?? 5} good releases are kept for it.`;
}

export function guardrailSentence({ name, kind = 'rate', segment, tolerate, margin, absolute, worse, quantile, critical, labels }: PlannedGuardrail): string {
  const harm = critical ? 'it is taken back' : 'the rollout is held and a person is asked';
  const where = segment === undefined ? '' : ` among ${segment}`;
  const late = labels ? `, judged when labels are ${time(labels.after)} old` : '';
  const measured = kind === 'quantile' ? `its ${ordinal(quantile)} percentile` : MEASURED[kind];
  const beyond = absolute
    ? `${worse === 'lower' ? 'falls' : worse === 'either' ? 'moves' : 'rises'} by more than ${tolerate} against the champion's; more users come only when ${margin} or more is ruled out`
    : `rises beyond ${tolerate} times the champion's; more users come only when ${margin} times or more is ruled out`;
  return `Guardrail "${name}"${where}${late}: ${harm} when ${measured} ${beyond}.`;
}

const MEASURED: Record<NonNullable<PlannedGuardrail['kind']>, string> = {
  rate: 'its rate', quantile: 'its quantile', mean: 'its mean', classes: 'the mix of its answers', pairs: 'the share of requests that both answer differently', gauge: 'its figure',
};

function ordinal(quantile = 0.5): string {
  return `${Number((100 * quantile).toPrecision(4))}th`;
}

function timeBudget({ atEnd, timeBudget: budget, steps }: Plan): string {
  const end = atEnd === 'rollback' ? 'it is taken back' : atEnd === 'ask' ? 'a person is asked' : 'it stays where it is and a person is asked';
  return steps.length <= 1 ? 'All users get it at once: nothing compares it with the champion beside it, so people have to notice.' : `Where ${time(budget)} pass without evidence enough for more users, ${end}.`;
}

const UNITS: [milliseconds: number, one: string, many: string][] = [[86_400_000, 'day', 'days'], [3_600_000, 'hour', 'hours'], [60_000, 'minute', 'minutes'], [1000, 'second', 'seconds'], [1, 'ms', 'ms']];

function time(milliseconds: number): string {
  const [size, one, many] = UNITS.find(([unit]) => milliseconds >= unit) ?? UNITS.at(-1)!;
  const count = Math.round((milliseconds / size) * 10) / 10;
  return `${count} ${count === 1 ? one : many}`;
}
