import { beforeAll, expect, test } from '@jest/globals';
import { writeAll } from '../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { runAction, type ActionResult } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { usedIn } from '../../testkit/workflow/used.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import { CALLER, DELIVERY, environmentsBut, HEALTHY, healthyBut } from '../doctor/world.ts';
import { needDist } from './dist.ts';

// dist/doctor.js with the rights of workflows/doctor.yml.
beforeAll(needDist);

const { permissions } = readWorkflow('workflows/doctor.yml').jobs.doctor!;
// The stand-in's clock is the machine's here, so no secret of the scenario has an age that could be due.
const delivery = DELIVERY.replace(', rotate: 90 days', '');

async function doctor(github: GitHubStandIn, inputs: Record<string, string>, rights: Permissions = permissions!): Promise<ActionResult> {
  await using folder = await temporaryFolder();
  await writeAll(folder.path, { 'delivery.yml': delivery, '.github/workflows/deliver.yml': CALLER });
  const { id } = github.run({ actor: 'octocat', event: 'schedule', workflow: '.github/workflows/doctor.yml' });
  return await runAction({ action: 'doctor', github, as: { run: id, permissions: rights }, workspace: folder.path, inputs });
}

test('with a token that sees settings, a healthy repository is called so', async () => {
  await using github = await startGitHub(HEALTHY);
  const result = await doctor(github, { 'settings-token': github.userToken('octocat') });
  expect([result.exitCode, result.outputs.outcome, result.outputs.headline]).toEqual([0, 'pass', 'The gates hold.']);
  expect(result.summary.toString()).toContain('The gates hold.');
  expect(result.stdout).toContain(`::add-mask::${github.userToken('octocat')}`);
});

test('with its job\'s own token alone it lists what was not seen, makes use of every right, and fails for what it found', async () => {
  await using github = await startGitHub(healthyBut({ environments: environmentsBut('income-owner', { preventSelfReview: false }) }));
  const result = await doctor(github, {});
  expect([result.exitCode, result.outputs.outcome]).toEqual([1, 'fail']);
  const page = result.summary.toString();
  for (const text of ['environment-allows-self-review', 'gh api --method PUT', 'Secrets: read']) expect(page).toContain(text);
  expect(usedIn(github.requests.filter(({ status }) => status < 400))).toEqual(permissions);
});
