import { parseDuration } from '../core/duration.ts';
import type { Rollout } from './spec.ts';

type Report = (path: (string | number)[], code: string, message: string, fix: string) => void;
type Strategy = Rollout['strategy'];

/** Keys that belong to one strategy, and are nothing to any other. */
const OWN: Partial<Record<keyof Rollout, Strategy>> = { shadow: 'shadow', blue_green: 'blue-green', cohort: 'cohort', ab: 'ab', batch: 'batch' };
/** Strategies that one program for everything can follow. */
const BY_COMMAND: readonly Strategy[] = ['replace', 'batch'];

/** What a schema cannot say of a rollout: which keys each strategy needs, and how its steps rise. */
export function rolloutProblems(rollout: Rollout, report: Report): void {
  const path = ['rollout'];
  const { strategy } = rollout;
  stepProblems(rollout, report);
  nameProblems(rollout, report);
  for (const [key, owner] of Object.entries(OWN))
    if (rollout[key as keyof Rollout] !== undefined && owner !== strategy)
      report([...path, key], 'delivery-choose-one', `\`rollout.${key}\` belongs to the strategy \`${owner}\`, and this one is \`${strategy}\`.`, 'Take it out, or change the strategy.');
  if (rollout.command && rollout.fleet)
    report([...path, 'command'], 'delivery-choose-one', '`rollout` has both `command` and `fleet`.', 'Keep one of them.');
  if (BY_COMMAND.includes(strategy)) {
    if (!rollout.command && !(rollout.fleet && rollout.traffic))
      report(path, 'delivery-missing-key', `Strategy \`${strategy}\` needs \`command\`, or \`fleet\` and \`traffic\`.`, 'Add `command: ./deploy.sh` (called with place, smoke, point, loaded).');
  } else {
    if (rollout.command) report([...path, 'command'], 'delivery-choose-one', '`rollout.command` belongs to the strategies `replace` and `batch`.', `Use \`fleet\` and \`traffic\` for \`${strategy}\`.`);
    for (const key of ['fleet', 'traffic', ...(strategy === 'blue-green' ? [] : ['signals'])] as const)
      if (!rollout[key as keyof Rollout]) report(path, 'delivery-missing-key', `Strategy \`${strategy}\` needs \`rollout.${key}\`.`, `Add \`${key}\`; see docs/rollout.md.`);
    if (strategy !== 'blue-green' && !rollout.guardrails?.length && !rollout.presets?.length)
      report(path, 'delivery-missing-key', `Strategy \`${strategy}\` has no guardrail: nothing could tell harm from health.`, 'Add one to `guardrails`, for example the rate of errors, or `presets: [errors]`.');
  }
  if (strategy === 'ab' && !rollout.ab) report(path, 'delivery-missing-key', 'Strategy `ab` needs `rollout.ab`.', 'Say when it ends: `ab: {ends: 2026-12-24T00:00Z}`.');
  if (strategy === 'cohort' && !rollout.cohort) report(path, 'delivery-missing-key', 'Strategy `cohort` needs `rollout.cohort`.', 'Say how users are told apart: `cohort: {key: …}`.');
  if (rollout.lease && rollout.interval && parseDuration(rollout.lease) <= parseDuration(rollout.interval))
    report([...path, 'lease'], 'delivery-lease-short', `The lease (${rollout.lease}) ends before the next tick (every ${rollout.interval}).`, 'Make the lease several intervals long.');
}

function stepProblems({ strategy, steps = [] }: Rollout, report: Report): void {
  const path = ['rollout', 'steps'];
  const weights = steps.map((step) => (typeof step === 'number' ? step : step.weight));
  weights.forEach((weight, index) => {
    if (index > 0 && weight <= weights[index - 1]!)
      report([...path, index], 'delivery-steps-not-rising', `Step ${index + 1} of \`rollout.steps\` is ${weight}, after ${weights[index - 1]}.`, 'Write the shares in rising order.');
  });
  const ramps = ['canary', 'cohort', 'ab', 'shadow'].includes(strategy);
  if (ramps && weights.length > 0 && weights.at(-1) !== 100)
    report(path, 'delivery-steps-end', `The last of \`rollout.steps\` is ${weights.at(-1)}: the delivery would never end.`, 'End with 100.');
}

/** Slots and guardrails are keys of the journal's records: what every object has by birth would be found there before it was written. */
function nameProblems({ fleet, guardrails = [] }: Rollout, report: Report): void {
  const named = [
    ...guardrails.map(({ name }, index) => ({ path: ['rollout', 'guardrails', index, 'name'], name })),
    ...(fleet?.slots ?? []).map((name, index) => ({ path: ['rollout', 'fleet', 'slots', index], name })),
  ];
  for (const { path, name } of named)
    if (name in {}) report(path, 'delivery-wrong-form', `\`${name}\` is a word that JavaScript keeps for itself.`, 'Choose another name.');
}
