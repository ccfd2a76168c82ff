import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as core from '@actions/core';
import { InputError } from '../core/problem.ts';
import type { Stage, Verdict } from '../core/verdict.ts';
import { parseHostile, schemaMistakes } from '../evidence/hostile-json.ts';
import { publishCheckRun } from '../github/check-run.ts';
import { openForkRuns, type JudgedRun, type OpenPull } from '../github/fork-runs.ts';
import { logLine } from '../report/escape.ts';
import { renderLog } from '../report/log.ts';
import { verdictOfProblems } from '../report/problems.ts';
import { renderStrangersCheckRun, STRANGERS } from '../report/stranger.ts';
import { renderSummary } from '../report/summary.ts';
import { forgeOf } from '../run/forge.ts';
import { problemsOf } from '../run/judge.ts';
import type { Step } from './runner.ts';

/** What the pull-request gate leaves. */
const STAGES = ['validate-data', 'run-model-tests'] as const satisfies Stage[];
/** A verdict of ten thousand findings has five million bytes. */
const MOST_VERDICT_BYTES = 5_000_000;
const MOST_BYTES = { packed: 20_000_000, unpacked: 100_000_000 };

/**
 * Shows what the gate of a fork's or Dependabot's pull request concluded, where the gate's own token could not. Runs none of
 * the pull request's code, checks nothing out, and believes nothing: which pull request and which commit it is about says
 * GitHub, the artifact is capped, held against the schema and escaped, and the check run can never be green.
 */
export async function reportFork(step: Step): Promise<void> {
  const { runner, session, token } = step;
  const runId = core.getInput('run-id');
  if (!/^[1-9]\d{0,15}$/.test(runId)) throw InputError.of('report-fork-run', `The input \`run-id\` is ${JSON.stringify(runId)}.`, 'Hand over `${{ github.event.workflow_run.id }}`.');
  const runs = await openForkRuns({ owner: runner.owner, repository: runner.repository, token, apiUrl: runner.apiUrl, clock: session.clock });
  const run = await runs.run(runId);
  const why = whyNot(run);
  if (why) return say(why);
  const pull = await pullOf(run, (owner, branch) => runs.openPulls(owner, branch));
  if (!pull) return say(`No open pull request has ${run.headCommit} as its head: it was closed, or pushed to since.`);
  core.setOutput('pull-request', String(pull.number));
  const verdicts = (await Promise.all(STAGES.map((stage) => verdictOf(step, run, stage)))).filter((verdict) => verdict !== undefined);
  if (verdicts.length === 0) return say(`Run ${run.id} left no report.`);
  const forge = await forgeOf(process.env, session.clock, token);
  for (const verdict of verdicts) {
    for (const line of renderLog(verdict)) core.info(line);
    await core.summary.addRaw(`> ${STRANGERS} Pull request ${pull.number}.\n\n${renderSummary(verdict)}`, true).write();
    if (step.checkRun) await publishCheckRun(forge, pull.headCommit, renderStrangersCheckRun(verdict, pull.number), session.log);
  }
  core.setOutput('outcome', verdicts.map(({ outcome }) => outcome).join(','));
}

const DEPENDABOT = { login: 'dependabot[bot]', id: 49_699_333 };

/** Own branches publish their own report, with evidence behind it. */
function whyNot({ event, completed, fromFork, actor }: JudgedRun): string | undefined {
  if (event !== 'pull_request') return `A run for ${event} is no run for a pull request.`;
  if (!completed) return 'The run is not over.';
  return fromFork || actor?.id === DEPENDABOT.id ? undefined : 'The pull request is from a branch of this repository, whose own run reports it.';
}

async function pullOf({ headOwner, headBranch, headCommit }: JudgedRun, ask: (owner: string, branch: string) => Promise<OpenPull[]>): Promise<OpenPull | undefined> {
  if (!headOwner || headBranch === '') return undefined;
  return (await ask(headOwner.login, headBranch)).find((pull) => pull.headCommit === headCommit);
}

function say(text: string): void {
  core.notice(logLine(`Nothing to report. ${text}`));
  core.setOutput('outcome', '');
}

/** Undefined where the run left none; what cannot be believed to be a verdict is told as one that says so. */
async function verdictOf({ artifacts, runner, token }: Step, run: JudgedRun, stage: Stage): Promise<Verdict | undefined> {
  try {
    const from = { runId: run.id, owner: runner.owner, repository: runner.repository, token, attempt: run.attempt, mostBytes: MOST_BYTES };
    const folder = await artifacts?.fetch(stage, from);
    return folder === undefined ? undefined : await readVerdict(path.join(folder, 'verdict.json'), stage);
  } catch (error) {
    return verdictOfProblems(stage, problemsOf(error));
  }
}

/** Throws InputError `report-unreadable`, with what is wrong. */
export async function readVerdict(file: string, stage: Stage): Promise<Verdict> {
  const found = await lstat(file).catch(() => undefined);
  const refuse = (why: string): InputError => InputError.of('report-unreadable', `The report of ${stage} cannot be shown: ${why}.`, 'Run the gate again with the workflow of the base branch unchanged.');
  if (!found?.isFile()) throw refuse('there is no file verdict.json in its artifact');
  if (found.size > MOST_VERDICT_BYTES) throw refuse(`it has ${found.size} bytes and at most ${MOST_VERDICT_BYTES} are read`);
  const parsed = parseHostile(await readFile(file), MOST_VERDICT_BYTES);
  if ('mistake' in parsed) throw refuse(parsed.mistake);
  const mistakes = schemaMistakes('verdict', parsed.value);
  if (mistakes.length > 0) throw refuse(mistakes.join('; '));
  const verdict = parsed.value as Verdict;
  if (verdict.stage !== stage) throw refuse(`it speaks for ${verdict.stage}`);
  return verdict;
}
