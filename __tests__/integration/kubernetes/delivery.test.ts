import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import { needDist } from '../../contract/dist.ts';
import { killedAtEveryCall, promoted, takenBack } from './deliveries.ts';
import { GATEWAY } from './delivery-gateway.ts';
import { CHAMPION_ERRORS, startTeam, STEPS, type Team } from './delivery-world.ts';

// Whole deliveries by the built actions on the real API server, with the rights of docs/kubernetes.md: a gateway's HTTPRoute, Deployments as slots, and the
// journal in the cluster. Users come all the time, real servers answer them, and everything that is decided is decided from what they got.
let server: ApiServer;
let team: Team;
beforeAll(async () => {
  needDist();
  server = await startApiServer();
  team = await startTeam(server, GATEWAY);
}, 240_000);
afterAll(async () => {
  await team?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});

const GOOD = CHAMPION_ERRORS;
const BAD = 0.9;
/** The first tick of a delivery: it opens, places, asks and moves users. */
const MOST_CALLS_OF_A_TICK = 12;

test('the first release gets all users, and the next one step by step', async () => {
  expect((await promoted(team, await team.approved({ version: '1.0.0', errors: GOOD }))).shares).toEqual([100]);
  expect((await promoted(team, await team.approved({ version: '1.1.0', errors: GOOD }))).shares).toEqual(STEPS);
}, 240_000);

test('a bad release is taken back, and not one request reaches it after its share was 0 %', async () => {
  await takenBack(team, await team.approved({ version: '1.2.0', errors: BAD }));
}, 240_000);

test('killed at every call to the API server and resumed, a good release is promoted all the same', async () => {
  const release = await team.approved({ version: '1.3.0', errors: GOOD });
  const { shares } = await promoted(team, release, async () => expect((await killedAtEveryCall(team, release)).kills).toBeGreaterThan(MOST_CALLS_OF_A_TICK));
  expect([shares, (await team.state()).champion!.release.version]).toEqual([STEPS, '1.3.0']);
}, 600_000);

test('and a bad one is taken back', async () => {
  const release = await team.approved({ version: '1.4.0', errors: BAD });
  await takenBack(team, release, () => killedAtEveryCall(team, release));
}, 600_000);
