import { expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { defineRevisions } from '../../../testkit/kubernetes/controllers/kserve.ts';
import { define, definitions, establish } from '../../../testkit/kubernetes/definitions.ts';
import { startApiServer } from '../../../testkit/kubernetes/server.ts';
import { until } from '../../../testkit/until.ts';
import { release, source, startPlace } from './kserve-place.ts';

// Each with a server of its own: definitions that replace each other are obeyed some time later.

test.each(['v0.15.2', 'v0.11.2'])('%s: the mode Serverless delivers; with Deployments it is refused before anything moves', async (version) => {
  await using server = await startApiServer();
  await define(server.api, 'gateway-api');
  await define(server.api, 'kserve', version);
  await defineRevisions(server.api);
  // KServe records the mode since 0.15; before, what only Knative leaves in the status tells.
  const tellsMode = version === 'v0.15.2';
  await using serverless = await startPlace(server, { mode: 'serverless', tellsMode });
  await using standard = await startPlace(server, { mode: 'standard', tellsMode });
  const name = await serverless.service();
  expect((await serverless.traffic(name).inspect!())[0]!.message).toContain(tellsMode ? 'its status.deploymentMode is Serverless' : `its status names the revision ${name}-predictor-00001 of Knative`);
  await serverless.fleet(name).place('b', source('second'));
  await serverless.traffic(name).write({ a: 60, b: 40 });
  expect([await serverless.traffic(name).read(), await serverless.fleet(name).loaded('b')]).toEqual([{ a: 60, b: 40 }, release('second')]);

  const other = await standard.service((service) => (service.metadata.annotations = { 'serving.kserve.io/deploymentMode': 'RawDeployment' }));
  const before = JSON.stringify((await standard.read(other)).spec);
  const findings = await standard.traffic(other).inspect!();
  expect(findings.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(['kserve-annotation', 'kserve-no-canary']);
  await expect(standard.fleet(other).place('b', source('second'))).rejects.toMatchObject({ code: 'kserve-no-canary' });
  await expect(standard.traffic(other).write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'kserve-not-placed' });
  expect(JSON.stringify((await standard.read(other)).spec)).toBe(before);
});

test('the definition that knows no fields keeps a canary which a KServe before 0.20 never looks at: said, and nobody is sent there', async () => {
  await using server = await startApiServer();
  await define(server.api, 'gateway-api');
  await establish(server.api, minimal(await definitions('kserve')));
  await using place = await startPlace(server, { mode: 'standard' });
  const name = await place.service();
  await place.kserve.still();
  await expect(place.fleet(name, { within: 500 }).place('b', source('second'))).rejects.toMatchObject({ code: 'controller-silent' });
  await expect(place.traffic(name).write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'kserve-not-ready' });
  expect(await place.traffic(name).read()).toEqual({ a: 100, b: 0 });
  // A newer one takes it up where it stands.
  place.kserve.mood = 'prompt';
  await until(async () => (await place.fleet(name).loaded('b')) === release('second'));
});

/** KServe publishes a minimal definition too (config/crd/minimal): the same, with a spec and a status of any shape. */
function minimal(full: string): string {
  const definition = parse(full) as { spec: { versions: { schema: { openAPIV3Schema: { properties: Record<string, object> } } }[] } };
  const any = { type: 'object', 'x-kubernetes-map-type': 'atomic', 'x-kubernetes-preserve-unknown-fields': true };
  Object.assign(definition.spec.versions[0]!.schema.openAPIV3Schema.properties, { spec: any, status: any });
  return stringify(definition);
}
