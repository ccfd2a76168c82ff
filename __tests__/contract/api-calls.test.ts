import { beforeAll, describe, expect, test } from '@jest/globals';
import { careful, deliveryRun } from '../../testkit/delivery-run.ts';
import { startGitHub } from '../../testkit/github/index.ts';
import { teamRepository } from '../../testkit/repository.ts';
import { needDist } from './dist.ts';

beforeAll(needDist);

/** A workflow's token has 1 000 calls an hour for the whole repository. */
const MOST_CALLS = 60;

describe('calls of GitHub up to a signed approval, over all jobs of deliver.yml', () => {
  test('are few enough for a dozen deliveries an hour', async () => {
    const files = teamRepository();
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    for (const job of ['identify', 'validate-data', 'evaluate', 'seal', 'plan']) expect([job, (await delivery.job(job)).exitCode]).toEqual([job, 0]);
    // The code comes from the page that reviewers are asked on.
    const [request] = [...github.state.checkRuns.values()].filter(({ name, ofJob }) => !ofJob && name.includes('require-approval'));
    const code = /approve ([a-z2-7-]{19})/.exec(request!.summary!)![1]!;
    for (const [role, environment, user] of [['model-owner', 'income-owner', 'defunkt'], ['risk', 'income-risk', 'monalisa']] as const) {
      github.job(delivery.run, { name: `Approval of ${role}`, environment });
      await github.approve({ user, environment, comment: `approve ${code}` });
      expect((await delivery.job('role', { matrix: { role, environment } })).exitCode).toBe(0);
    }
    expect((await delivery.job('approve')).exitCode).toBe(0);

    const calls = github.requests.filter(({ by, operation }) => by === 'workflow' && operation !== undefined && !/^(results|blob|fault)/.test(operation));
    const by = Map.groupBy(calls, ({ method, operation }) => `${method} ${operation}`);
    // Shown where the number is too high: which calls there were.
    expect(calls.length <= MOST_CALLS ? [] : [...by].map(([operation, each]) => `${each.length} × ${operation}`)).toEqual([]);
    expect(calls.length).toBeGreaterThan(15);
    expect(calls.every(({ status }) => status < 400)).toBe(true);
  }, 240_000);
});
