import type { Section } from '../../core/verdict.ts';
import type { Plan, PlannedGuardrail } from '../../journal/events.ts';
import type { Request } from './request.ts';
import { durationText, percentText } from './words.ts';

/** What an approval sets going: who gets the candidate when, what is watched, and when it is taken back. */
export function rolloutSection({ delivery, situation, policy }: Request): Section {
  const title = 'What follows when it is approved';
  const { rollout } = situation;
  const before = situation.before ?? [];
  if (!rollout) return { title, lines: [...before, 'Not known here: the delivery file declares no rollout, so nothing in this evidence says how the release comes to its users or how it is taken back.'] };
  if ('problems' in rollout) return { title, lines: [...before, 'Nothing: the rollout as it is declared cannot begin.', ...rollout.problems] };
  const { plan } = rollout;
  const { golden, rollback } = { golden: delivery.spec.rollout?.golden, rollback: delivery.spec.rollback };
  return {
    title,
    lines: [
      ...before,
      golden ? `Before its first user, the place where it will serve must answer the golden rows (${golden.rows}) as they were approved.` : 'Before its first user nothing compares its answers with the approved ones (no rollout.golden).',
      ...(situation.champion ? steps(plan, policy.soak) : [`There is no champion to compare with, so all users get it at once; it is then watched for ${durationText(plan.watch)}.`]),
      ...(situation.champion ? plan.guardrails.map(guardrail) : []),
      ...(situation.champion && plan.guardrails.length > 0 ? [errorRates(plan)] : []),
      `It is taken back, too, when its signals are away for more than ${durationText(plan.blindFor)}, when nobody has looked after the rollout for ${durationText(plan.lease)} (by \`sluice watch\`, where one stands beside the router), and whenever somebody with write access aborts it.`,
      ...(rollback ? [`A way back must end within ${rollback.within ?? '60 s'}; the last ${rollback.keep ?? 5} good releases are kept for it.`] : []),
    ],
  };
}

function steps(plan: Plan, soak: number): string[] {
  if (plan.steps.length === 1) return [`All users get it at once (strategy ${plan.strategy}). Champion and candidate never serve side by side, so nothing compares them; it is watched for ${durationText(plan.watch)}.`];
  const [first, ...rest] = plan.steps;
  const atLeast = soak > 0 ? `at least ${durationText(soak)} and ` : '';
  const end = plan.atEnd === 'rollback' ? 'it is taken back' : 'it stays where it is and a person is asked';
  return [
    `${first} % of users get it first, then ${rest.map((step) => `${step} %`).join(', then ')}. Each step lasts ${atLeast}until the evidence of that step allows more, looked at every ${durationText(plan.interval)}.`,
    `Where ${durationText(plan.timeBudget)} pass without such evidence, ${end}. At 100 % it is watched for ${durationText(plan.watch)} more, and then it is the champion.`,
  ];
}

function guardrail({ name, tolerate, margin, critical }: PlannedGuardrail): string {
  const harm = critical ? 'it is taken back' : 'the rollout is held and a person is asked';
  return `Guardrail "${name}": ${harm} when its rate rises beyond ${tolerate} times the champion's; more users come only when ${margin} times or more is ruled out.`;
}

function errorRates({ guardrails, falsePromotion }: Plan): string {
  const falseRollback = guardrails.reduce((sum, each) => sum + each.falseRollback, 0);
  return `However often one looks, a good candidate is taken back by mistake with a chance of at most ${percentText(falseRollback)}, and a bad one is let on at a step with a chance of at most ${percentText(falsePromotion)}, while both serve side by side.`;
}
