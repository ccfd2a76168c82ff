import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import { parseDelivery } from '../delivery/load.ts';
import type { Plan } from '../journal/events.ts';
import { propose, type Proposal } from '../rollout/plan/propose.ts';
import { duration } from '../rollout/plan/words.ts';
import { expectedOf, measuredIn, type RolloutRequest } from './plan-rollout.ts';

const DAY = 86_400_000;
const GUARDRAIL = { name: 'errors', unit: 'interval', tolerate: 1.1, margin: 1.5, critical: true, falseRollback: 0.05 } as const;
const FRAME: Omit<Plan, 'steps' | 'guardrails'> = {
  strategy: 'canary', falsePromotion: 0.05, interval: 60_000, lease: 600_000, blindFor: 600_000, timeBudget: DAY, watch: 0, atEnd: 'rollback',
};

export interface ProposedRollout {
  proposal: Proposal;
  /** What was appended to the delivery file. */
  text: string;
  notes: string[];
}

/**
 * Appends to a delivery file that has no `rollout` one that the expected traffic can carry. Throws InputError where it has one, and
 * where the file is written in a way that nothing can be appended to.
 */
export async function initRollout(at: { deliveryFile: string; workspace: string }, request: RolloutRequest): Promise<ProposedRollout> {
  const before = await readFile(at.deliveryFile, 'utf8').catch(() => undefined);
  if (before === undefined) throw InputError.of('init-no-delivery', `There is no delivery file ${JSON.stringify(at.deliveryFile)}.`, 'Name it with --delivery, or make one with `sluice init DATA --out DIR`.');
  const place = { file: path.relative(at.workspace, at.deliveryFile), root: path.dirname(at.deliveryFile), workspace: at.workspace };
  const { spec } = parseDelivery(Buffer.from(before), place);
  if (spec.rollout) throw InputError.of('init-rollout-there', 'The delivery file has a `rollout` already.', 'See what it does under this traffic with `sluice plan`.');
  const withRollout = (text: string) => `${before.replace(/\n*$/, '\n')}\n${text}`;
  // Told before seconds of simulation, not after.
  checkAppended(withRollout(blockText([50, 100], 1.1, 1.5, DAY)), place);
  const notes: string[] = [];
  const measured = request.traffic === undefined ? undefined : await measuredIn(request.traffic);
  const traffic = expectedOf({ ...FRAME, steps: [100], guardrails: [GUARDRAIL] }, request, measured, notes);
  const proposal = propose(GUARDRAIL, traffic, FRAME, request);
  const text = rolloutText(proposal);
  checkAppended(withRollout(text), place);
  await replaceWhole(at.deliveryFile, withRollout(text));
  return { proposal, text, notes };
}

function checkAppended(text: string, place: { file: string; root: string; workspace: string }): void {
  try {
    parseDelivery(Buffer.from(text), place);
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    throw InputError.of('init-append', `Nothing can be appended to ${JSON.stringify(place.file)}: ${cause.problems[0]!.message}`, 'Write it as plain YAML, a key a line, and not as one `{…}`; nothing was changed.', undefined, { cause });
  }
}

async function replaceWhole(file: string, text: string): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Figures and fixed words alone: nothing of it comes from data. */
function rolloutText({ steps, tolerate, margin, forecast }: Proposal): string {
  const twice = forecast.regressions.find(({ ratio }) => ratio === 2);
  const after = (milliseconds: number | null | undefined) => (milliseconds === null || milliseconds === undefined ? `not within ${duration(forecast.horizon)}` : `after ${duration(milliseconds)}`);
  return [
    `# Proposed by \`sluice init --rollout\` from ${forecast.runs} simulated rollouts (seed ${forecast.seed}): an equally good candidate is promoted`,
    `# ${after(forecast.equal.promotedAfter.median)}, twice the errors are found ${after(twice?.foundAfter.median)}${twice?.requests.median === null || twice === undefined ? '' : ` and meet ${Math.round(twice.requests.median).toLocaleString('en-US')} requests`} (medians).`,
    '# `sluice plan` says the same of what you make of it.',
    blockText(steps, tolerate, margin, forecast.horizon),
  ].join('\n');
}

function blockText(steps: readonly number[], tolerate: number, margin: number, budget: number): string {
  return [
    'rollout:',
    '  strategy: canary',
    `  steps: [${steps.join(', ')}]`,
    `  time_budget: ${Math.round(budget / 3_600_000)} hours`,
    '  guardrails:',
    '    - name: errors',
    '      rate: {log: errors}   # of a prediction log in the published form; or of Prometheus, SQL or HTTP',
    `      tolerate: ${tolerate}`,
    `      margin_ratio: ${margin}`,
    '  # Examples: how your slots are filled, your router is set and your signals are read goes here (docs/rollout.md).',
    '  fleet: {slots: [a, b], place: {command: ./deploy/place}}',
    "  traffic: {http: {url: 'http://127.0.0.1:9000/split'}}",
    '  signals: {log: {files: predictions/*.jsonl}}',
    '',
  ].join('\n');
}
