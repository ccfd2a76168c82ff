import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import { needDist } from '../../contract/dist.ts';
import { killedAtEveryCall, promoted, takenBack } from './deliveries.ts';
import { ARGO } from './delivery-argo.ts';
import { kserve } from './delivery-kserve.ts';
import { CHAMPION_ERRORS, startTeam, STEPS, type Team } from './delivery-world.ts';

// Whole deliveries by the built actions where one object of a controller is both slots, with the manifests, the delivery files and the rights of
// docs/kubernetes.md. What is in front of users sends them as the controllers say.
let server: ApiServer;
beforeAll(async () => {
  needDist();
  server = await startApiServer();
}, 240_000);
afterAll(async () => server?.[Symbol.asyncDispose]());

const GOOD = CHAMPION_ERRORS;
const BAD = 0.9;

describe.each([['Argo Rollouts', ARGO], ['KServe, serverless', kserve('serverless')], ['KServe, standard', kserve('standard')]])('%s', (_, router) => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam(server, router);
  }, 240_000);
  afterAll(async () => team?.[Symbol.asyncDispose]());

  test('the first release gets all users', async () => {
    expect((await promoted(team, await team.approved({ version: '1.0.0', errors: GOOD }))).shares).toEqual([100]);
  }, 240_000);

  test('the next one step by step, killed before and after each write to the object and resumed', async () => {
    const release = await team.approved({ version: '1.1.0', errors: GOOD });
    // It is placed and then moved at least twice.
    const { shares } = await promoted(team, release, async () => expect((await killedAtEveryCall(team, release, router.changes)).kills).toBeGreaterThanOrEqual(2 * (1 + STEPS.length)));
    expect([shares, (await team.state()).champion!.release.version]).toEqual([STEPS, '1.1.0']);
  }, 240_000);

  test('a bad one is taken back, not one request reaches it after its share was 0 %, and its pods go', async () => {
    await takenBack(team, await team.approved({ version: '1.2.0', errors: BAD }));
  }, 240_000);
});
