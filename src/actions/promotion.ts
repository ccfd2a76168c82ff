import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { deliveryOfPromotion } from '../approval/promotion-file.ts';
import type { DeliveryId } from '../core/delivery-id.ts';
import { InputError } from '../core/problem.ts';
import { ForgeError } from '../github/forge-error.ts';
import type { Forge } from '../github/forge.ts';
import type { Step } from './runner.ts';

const MOST_BYTES = 10_000;

/**
 * The promotion that this run is about: the file as it lies in the checkout, and the pull request that brought it there, or on
 * which somebody has just reviewed.
 */
export async function findPromotion({ runner }: Step, forge: Forge, file: string): Promise<{ delivery: DeliveryId; pullRequest: number | undefined }> {
  const at = path.resolve(runner.workspace, file);
  const found = await lstat(at).catch(() => undefined);
  if (!found?.isFile() || found.size > MOST_BYTES || path.relative(runner.workspace, at).startsWith('..'))
    throw InputError.of('promotion-unreadable', `There is no promotion file ${file} in the checkout.`, 'Check out the commit that has it, and name it from the root of the repository.');
  const delivery = deliveryOfPromotion(await readFile(at, 'utf8'), file);
  return { delivery, pullRequest: runner.pullRequest?.number ?? (await mergedBy(forge, runner.commit)) };
}

/** Undefined where no one pull request brought the commit in; that is a refusal of the stage, with a code. */
async function mergedBy(forge: Forge, commit: string): Promise<number | undefined> {
  const pulls = await forge.pullRequestsOf(commit).catch((error: unknown) => {
    if (!(error instanceof ForgeError)) throw error;
    throw InputError.of(`github-${error.failure}`, error.message, error.fix, undefined, { cause: error });
  });
  const merged = pulls.value.filter((pull) => pull.merged);
  return merged.length === 1 ? merged[0]!.number : undefined;
}
