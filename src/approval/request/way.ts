import type { Plan, StepPlan } from '../../journal/plan.ts';
import { durationText, percentText, timeText } from './words.ts';

/** Who gets the candidate when, as people say it. `soak`: how long each step lasts at the least, by the approval's class, in milliseconds. */
export function wayOf(plan: Plan, soak: number): string[] {
  const [first] = plan.steps;
  const served = first === 0 ? plan.steps.slice(1) : plan.steps;
  const before = first === 0 ? [withoutUsers(plan)] : [];
  if (served.length === 0) return [...before, 'Then the rollout ends with a report of both: it gives the candidate no user.'];
  if (served.length === 1) return [...before, allAtOnce(plan)];
  return [...before, ...ramp(plan, served, soak), ...askedOfSteps(plan), ...ends(plan)];
}

function withoutUsers({ strategy, shadow, batch, blueGreen }: Plan): string {
  if (strategy === 'blue-green') return `For ${durationText(blueGreen?.before ?? 0)} the champion alone is looked at: what the candidate is held against afterwards.`;
  if (batch) {
    const limit = batch.differAtMost === undefined ? 'nothing says how many rows may differ from the champion\'s' : `it goes no further where more than ${percentText(batch.differAtMost)} of the rows of one of them differ from the champion's`;
    return `It scores the last ${batch.last} batches where nobody sees it; ${limit}.`;
  }
  return `For ${durationText(shadow?.for ?? 0)} it gets a copy of the requests, and nobody gets its answers.`;
}

function allAtOnce({ strategy, watch, blueGreen }: Plan): string {
  if (strategy === 'blue-green') {
    const warm = blueGreen?.keepWarm ? `; the champion stays loaded for ${durationText(blueGreen.keepWarm)} more, and nothing else is delivered until then` : '';
    return `Then all users change over at once (strategy blue-green), and it is watched for ${durationText(watch)}${warm}.`;
  }
  const compared = strategy === 'replace' || strategy === 'batch' ? ' Champion and candidate never serve side by side, so nothing compares them;' : '';
  return `All users get it at once (strategy ${strategy}).${compared} ${compared ? 'it' : 'It'} is watched for ${durationText(watch)}.`;
}

function ramp(plan: Plan, [first, ...rest]: number[], soak: number): string[] {
  const atLeast = soak > 0 ? `at least ${durationText(soak)} and ` : '';
  const end = plan.atEnd === 'rollback' ? 'it is taken back' : plan.atEnd === 'ask' ? `a person is asked, and it is taken back where nobody answers within ${durationText(plan.answerWithin ?? 0)}` : 'it stays where it is and a person is asked';
  const held = plan.holdBack === undefined ? '' : ` ${plan.holdBack} % of users stay with the champion until that watch ends.`;
  return [
    `${first} % of users get it first, then ${rest.map((step) => `${step} %`).join(', then ')}. Each step lasts ${atLeast}until the evidence of that step allows more, looked at every ${durationText(plan.interval)}.`,
    `Where ${durationText(plan.timeBudget)} pass without such evidence, ${end}. At ${plan.holdBack === undefined ? 100 : 100 - plan.holdBack} % it is watched for ${durationText(plan.watch)} more, and then it is the champion.${held}`,
  ];
}

function askedOfSteps({ steps, details = [] }: Plan): string[] {
  return details.flatMap((detail, index) => {
    const asked = askedOf(detail);
    return asked.length === 0 ? [] : [`At ${steps[index]} %: ${asked.join('; ')}.`];
  });
}

function askedOf({ gate, hours, soak, evidence }: StepPlan): string[] {
  const counted = [evidence?.requests === undefined ? '' : `${evidence.requests} requests of the candidate`, evidence?.events === undefined ? '' : `${evidence.events} events`].filter((text) => text !== '');
  return [
    ...(gate === undefined ? [] : [`it begins only when a reviewer of the environment ${gate} lets it`]),
    ...(hours ? [`it begins only from ${hours.from} to ${hours.to} in ${hours.zone}${hours.days ? ` on ${hours.days.join(', ')}` : ''}`] : []),
    ...(soak === undefined ? [] : [`it lasts at least ${durationText(soak)}`]),
    ...(counted.length === 0 ? [] : [`it gathers at least ${counted.join(' and ')}`]),
  ];
}

const ANSWERS = { champion: 'the champion stays', candidate: 'all users get the candidate where every guardrail has ruled out its margin, and else a person is asked', ask: 'a person is asked who gets all users' };

function ends({ ab, steps }: Plan): string[] {
  return ab ? [`Both serve side by side at ${steps.at(-2)} % until ${timeText(ab.ends)}; then ${ANSWERS[ab.then]}.`] : [];
}
