import { expect, test } from '@jest/globals';
import { play, RUNNING, typesIn, worldOf } from './factory.ts';

const NAMES = 'names: {a: income-a, b: income-b}';
const ENV = "env: {MODEL_URI: 's3://models/{hex}'}";

test.each([
  [null, `{deployments: {${NAMES}, ${ENV}}}`],
  [null, "{repository: {url: 'http://127.0.0.1:2', model: 'income-{slot}', folder: '/models/{slot}'}}"],
  [null, '{place: {command: ./place}, retire: {command: ./retire}}'],
  ['kept', `{deployments: {${NAMES}, ${ENV}, retire: keep}}`],
  ['kept', '{place: {command: ./place}}'],
])('the slot of a candidate that was taken back is %s by fleet: %s', async (left, fleet) => {
  const world = await worldOf(0.6);
  const result = await play(world, `strategy: canary\nsteps: [50, 100]\nkubernetes: {in_cluster: true}\n${RUNNING.replace(/^fleet: .*$/m, `fleet: ${fleet}`)}`);
  expect([result.verdict.outcome, typesIn(world).at(-1)]).toEqual(['fail', 'closed']);
  expect(world.loaded.b === null ? null : 'kept').toBe(left);
});
