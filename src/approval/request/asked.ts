import type { Section } from '../../core/verdict.ts';
import { approvalPhrase } from '../challenge.ts';
import { titleOf, type Request } from './request.ts';
import { durationText, sentence, timeText } from './words.ts';

/** What a promotion pull request has to hold, where one is the source of approvals; none elsewhere. */
export function promotionSections({ promotion }: Request): Section[] {
  if (!promotion) return [];
  return [{ title: 'The pull request to approve', lines: [`Somebody opens a pull request that changes ${promotion.path}, and nothing else, to exactly this text:`], copy: promotion.text.trimEnd() }];
}

/** The question itself, and how to answer it either way. */
export function askedSection(request: Request): Section {
  const { challenge, policy, facts, rule } = request;
  if (rule !== undefined) return { title: 'Nobody is asked', lines: [whatIsAsked(request), `A rule of the policy approves it: ${sentence(rule)}`, 'What follows is what people would have been shown, and what the record keeps.'] };
  const until = timeText(Date.parse(facts.run.startedAt) + policy.expires);
  return {
    title: 'What you are asked',
    lines: [
      whatIsAsked(request),
      ...howToAgree(request),
      `Your answer counts until ${until}, ${durationText(policy.expires)} after this run began. The code names these bytes, this evidence, these rules and this run: the code of another run, or of this run started again, counts for nothing.`,
    ],
    copy: approvalPhrase(challenge),
  };
}

function whatIsAsked({ release, situation, delivery }: Request): string {
  const { champion } = situation;
  const where = delivery.spec.environments ? ` in ${delivery.spec.environment ?? delivery.spec.environments.at(-1)!}` : '';
  if (champion) return `${sentence(`may ${titleOf(release)} take the place of ${titleOf(champion.release)}, which serves now${where}`).replace(/\.$/, '?')}`;
  if (delivery.spec.rollout) return `May ${titleOf(release)} serve${where}? No release is known to serve now, so there is nothing that it is compared with.`;
  return `May ${titleOf(release)} be released${where}? What serves now is not known here, for the delivery file declares no rollout.`;
}

function howToAgree({ policy }: Request): string[] {
  const byReview = policy.source === 'pull-request';
  const say = policy.rationale && policy.rationale.characters > 0 ? `the line below and a reason of at least ${policy.rationale.characters} characters` : 'the line below';
  const questions = (policy.rationale?.questions ?? []).map(({ id, ask }) => `Answer in that comment too, in a line that begins with \`${id}:\` — ${ask}`);
  return [
    byReview
      ? `To agree: approve the pull request of this promotion, with ${say} in the body of your review. A reason beside it is kept with it, word for word.`
      : `To agree: on the page of this run, choose "Review deployments", tick the environment of your role, write ${say} in the comment, and approve. What you write beside it is kept with it, word for word.`,
    ...questions,
    `To refuse: ${byReview ? 'request changes' : 'reject there'}, with your reason. One refusal ends this run.`,
  ];
}
