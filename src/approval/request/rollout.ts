import type { Section } from '../../core/verdict.ts';
import type { Plan } from '../../journal/events.ts';
import { guardrailSentence, takenBackToo, wayBackPromise } from '../../serving/criteria.ts';
import type { Request } from './request.ts';
import { wayOf } from './way.ts';
import { durationText, percentText } from './words.ts';

/** What an approval sets going: who gets the candidate when, what is watched, and when it is taken back. */
export function rolloutSection({ delivery, situation, policy }: Request): Section {
  const title = 'What follows when it is approved';
  const { rollout } = situation;
  const before = situation.before ?? [];
  if (!rollout) return { title, lines: [...before, 'Not known here: the delivery file declares no rollout, so nothing in this evidence says how the release comes to its users or how it is taken back.'] };
  if ('problems' in rollout) return { title, lines: [...before, 'Nothing: the rollout as it is declared cannot begin.', ...rollout.problems] };
  const { plan } = rollout;
  const { golden } = delivery.spec.rollout ?? {};
  return {
    title,
    lines: [
      ...before,
      golden ? `Before its first user, the place where it will serve must answer the golden rows (${golden.rows}) as they were approved.` : 'Before its first user nothing compares its answers with the approved ones (no rollout.golden).',
      ...(situation.champion ? wayOf(plan, policy.soak) : [`There is no champion to compare with, so all users get it at once; it is then watched for ${durationText(plan.watch)}.`]),
      ...(situation.champion ? plan.guardrails.map(guardrailSentence) : []),
      ...(situation.champion && plan.guardrails.length > 0 ? [errorRates(plan)] : []),
      takenBackToo(plan),
      ...(delivery.spec.rollback ? [wayBackPromise(delivery)] : []),
    ],
  };
}

function errorRates({ guardrails, falsePromotion }: Plan): string {
  const falseRollback = guardrails.reduce((sum, each) => sum + each.falseRollback, 0);
  return `However often one looks, a good candidate is taken back by mistake with a chance of at most ${percentText(falseRollback)}, and a bad one is let on at a step with a chance of at most ${percentText(falsePromotion)}, while both serve side by side.`;
}
