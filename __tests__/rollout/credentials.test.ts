import { describe, expect, test } from '@jest/globals';
import { requestJson } from '../../src/core/fetch-json.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import { credentialsOf } from '../../src/run/credentials.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { json, localServer } from './server.ts';

const AT = '2026-01-01T00:00:00.000Z';
const START = Date.parse(AT);

function deliveryWith(credentials: object[]) {
  const file = { version: 1, release: { name: 'income', version: '1.0.0', model: 'model/' }, rollout: { strategy: 'replace', command: './deploy.sh', credentials } };
  return parseDelivery(Buffer.from(JSON.stringify(file)), { file: 'delivery.yml', root: '/tmp', workspace: '/tmp' });
}

const jwt = (exp: number | undefined, name: string): string => `e30.${Buffer.from(JSON.stringify({ exp, jti: name })).toString('base64url')}.c2ln`;
const codesOf = (make: () => unknown): string[] => {
  try {
    make();
    return [];
  } catch (error) {
    return (error as { problems: { code: string }[] }).problems.map(({ code }) => code);
  }
};

describe('who asks', () => {
  test('is said to the listed origin alone', async () => {
    const clock = new ManualClock(AT);
    const who = credentialsOf(deliveryWith([{ origin: 'https://router.example.org', bearer_env: 'ROUTER_TOKEN' }]), { env: { ROUTER_TOKEN: 's3cret' }, clock });
    expect(await who(new URL('https://router.example.org/weights?x=1'))).toEqual({ authorization: 'Bearer s3cret' });
    for (const other of ['https://router.example.org:8443/weights', 'http://router.example.org/weights', 'https://example.org/', 'https://router.example.org.evil.example/'])
      expect(await who(new URL(other))).toEqual({});
  });

  test('the workflow\'s identity is asked for its audience, and anew before it lapses', async () => {
    const clock = new ManualClock(AT);
    const asked: string[] = [];
    await using runner = await localServer(({ path, authorization }, response) => {
      asked.push(`${path} ${authorization}`);
      json(response, { value: jwt((clock.now().getTime() + 300_000) / 1000, String(asked.length)) });
    });
    await using router = await localServer(({ authorization }, response) => json(response, { seen: authorization }));
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `${runner.url}/token?api-version=2`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runtime' };
    const credentials = credentialsOf(deliveryWith([{ origin: router.url, oidc: 'the router' }]), { env, clock });
    const ask = async () => ((await requestJson(new URL(`${router.url}/weights`), { what: 'The router', credentials })) as { seen: string }).seen;
    const first = await ask();
    expect(first).toBe(`Bearer ${jwt((START + 300_000) / 1000, '1')}`);
    await clock.sleep(200_000);
    expect(await ask()).toBe(first);
    await clock.sleep(50_000);
    expect(await ask()).not.toBe(first);
    expect(asked).toEqual(Array.from({ length: 2 }, () => '/token?api-version=2&audience=the+router Bearer runtime'));
  });

  test('a runner that gives no token is an error of its own, and nothing is asked of the router', async () => {
    await using runner = await localServer((_asked, response) => json(response, { message: 'no' }));
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `${runner.url}/token`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runtime' };
    const credentials = credentialsOf(deliveryWith([{ origin: 'https://router.example.org', oidc: 'x' }]), { env, clock: new ManualClock(AT) });
    await expect(requestJson(new URL('https://router.example.org/weights'), { what: 'The router', credentials })).rejects.toMatchObject({ code: 'identity-refused' });
  });

  test.each([
    ['a secret that is not set', [{ origin: 'https://router.example.org', bearer_env: 'ROUTER_TOKEN' }], ['environment-missing']],
    ['an identity outside of a job that has one', [{ origin: 'https://router.example.org', oidc: 'x' }], ['identity-missing']],
    ['an address for an origin', [{ origin: 'https://router.example.org/weights', bearer_env: 'PRESENT' }], ['credential-origin']],
    ['two for one origin', [{ origin: 'https://router.example.org', bearer_env: 'PRESENT' }, { origin: 'https://router.example.org/', bearer_env: 'PRESENT' }], ['credential-twice']],
    ['a plain address off this machine', [{ origin: 'http://router.example.org', bearer_env: 'PRESENT' }], ['http-not-loopback']],
    ['all that is wrong at once', [{ origin: 'https://a.example/x', bearer_env: 'NONE' }, { origin: 'https://b.example', oidc: 'x' }], ['credential-origin', 'environment-missing', 'identity-missing']],
  ])('%s is refused before anything is asked', (_what, credentials, codes) => {
    expect(codesOf(() => credentialsOf(deliveryWith(credentials), { env: { PRESENT: 'x' }, clock: new ManualClock(AT) }))).toEqual(codes);
  });

  test('nothing declared: nothing said', async () => {
    expect(await credentialsOf(deliveryWith([]), { env: {}, clock: new ManualClock(AT) })(new URL('https://router.example.org'))).toEqual({});
  });
});
