import path from 'node:path';
import { sha256 } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { commandWords, ProgramError, runProgram } from '../core/program.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { identifyRelease } from '../evidence/release.ts';
import { CappedOutput, neutralised } from '../model/predictors/program-output.ts';
import { judge, type Judged } from './judge.ts';
import { writeWhole, type Session } from './session.ts';

const TIME_LIMIT_MS = 340 * 60_000;
const OUTPUT_FILE = 'build-output.txt';

/**
 * Runs `release.build`, the team's own program, and keeps what it printed: capped, without workflow commands and without
 * what looks like a secret. The digest is not taken here: identify does that, in a job without team code.
 */
export async function runBuild(session: Session): Promise<Judged> {
  return judge(session, 'build', {}, async (delivery, context) => {
    const { build } = delivery.spec.release;
    if (!build) throw InputError.of('build-not-declared', 'The delivery file declares no release.build.command.', 'Name the program that makes the model, or leave the build job out.', delivery.locate(['release']));
    const words = commandWords(build.command);
    const output = new CappedOutput();
    const failed = await start(delivery, words, output);
    const kept = neutralised(output.text());
    await writeWhole(path.join(context.out, OUTPUT_FILE), kept);
    return resultOf(delivery, context, words, failed ?? (await missingParts(delivery)), kept);
  });
}

async function start(delivery: Delivery, words: readonly string[], output: CappedOutput): Promise<Finding | undefined> {
  try {
    await runProgram(words, { cwd: delivery.root, timeout: TIME_LIMIT_MS, env: {}, onOutput: (chunk) => output.add(chunk) });
    return undefined;
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const how = error.exitCode === null ? 'was ended or could not be started' : `ended with exit status ${error.exitCode}`;
    return finding(delivery, 'build-failed', 'fail', how, `The build program ${how}.`, `Read ${OUTPUT_FILE} beside this verdict, and correct what it reports.`);
  }
}

/** A build that ends well and leaves a part out is told so here, beside its own output. */
async function missingParts(delivery: Delivery): Promise<Finding | undefined> {
  try {
    await identifyRelease(delivery);
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [first] = error.problems;
    return finding(delivery, 'build-incomplete', 'fail', first!.code, `The build program ended well, and the release is not whole: ${first!.message}`, first!.fix);
  }
}

function finding(delivery: Delivery, code: string, outcome: 'pass' | 'fail', actual: string, message: string, fix?: string): Finding {
  return { code, outcome, rule: 'the build makes every part of the release', message, expected: 'every declared part', actual, fix, location: delivery.locate(['release', 'build']) };
}

function resultOf(delivery: Delivery, context: StageContext, words: readonly string[], problem: Finding | undefined, kept: string): StageResult {
  const found = problem ?? finding(delivery, 'build-done', 'pass', 'every declared part', 'The build program made every declared part.');
  return {
    verdict: {
      schema: 'urn:sluice:verdict:v1',
      stage: 'build',
      outcome: found.outcome,
      headline: problem ? `Stopped: ${problem.message}` : `${delivery.spec.release.name} was built.`,
      enforced: true,
      release: context.release,
      findings: [found],
      notes: [],
      facts: [['Output of the program', `${OUTPUT_FILE}, ${sha256(kept)}`]],
    },
    inputs: [],
    details: { command: [...words], output: sha256(kept) },
    besideTeamCode: true,
  };
}
