import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { openTraffic } from '../../../src/rollout/traffic/open.ts';
import type { Roles } from '../../../src/rollout/traffic/roles.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { freePort, json, localServer, type LocalServer } from '../server.ts';
import { FAULTS, trafficContract, type Fault, type Router } from './contract.ts';

/** What a broken router does with every request; undefined: it answers. */
type Broken = ((response: ServerResponse) => void) | undefined;
type Body = { weights: Record<string, number>; slots?: Record<string, string> };

/** A small router: keeps what it is told, weights always, roles where it `echoes`. */
async function routerProgram(start: Body, echoes: boolean): Promise<LocalServer & { now: Body; broken: Broken }> {
  const held: { now: Body; broken: Broken } = { now: start, broken: undefined };
  const server = await localServer(({ method, body }, response) => {
    if (held.broken) return held.broken(response);
    if (method === 'PUT') {
      const { weights, slots } = JSON.parse(body) as Body;
      held.now = echoes && slots ? { weights, slots } : { weights };
    }
    json(response, held.now);
  });
  return Object.defineProperties(server as LocalServer & { now: Body; broken: Broken }, {
    now: { get: () => held.now, set: (value: Body) => void (held.now = value) },
    broken: { set: (value: Broken) => void (held.broken = value) },
  });
}

function open(url: string, roles: Roles = {}, servers?: Record<string, string>): ReturnType<typeof openTraffic> {
  return openTraffic({ http: { url, servers } }, { slots: ['a', 'b'], roles: () => roles, clock: new ManualClock(), cwd: '/', timeout: 500 });
}

const BROKEN: Record<Fault, Broken> = {
  gone: (response) => response.destroy(),
  cut: (response) => response.writeHead(200, { 'content-length': '90' }).write('{"weights": {"champ', () => response.destroy()),
  garbage: (response) => response.writeHead(500).end('\u0000\u0001'),
  slow: () => undefined,
};
const SPLITS = [{ a: 100, b: 0 }, { a: 95, b: 5 }, { a: 0, b: 100 }, { a: 99.5, b: 0.5 }];

async function held(start: Body, echoes: boolean, turned: Body, roles: Roles, servers?: Record<string, string>): Promise<Router> {
  const server = await routerProgram(start, echoes);
  const again = () => open(`${server.url}/weights`, roles, servers);
  return {
    again, driver: again(),
    turn: async () => void (server.now = turned),
    async fault(kind) {
      server.broken = BROKEN[kind];
      return async () => void (server.broken = undefined);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const ARMS = { weights: { champion: 100, candidate: 0 } };
trafficContract('http with the router\'s own names', () =>
  held({ weights: { s1: 100, s2: 0 } }, false, { weights: { s2: 30, s1: 70 } }, { champion: 'b' }, { a: 's1', b: 's2' }), { splits: SPLITS, faults: FAULTS });
trafficContract('http with the names of the arms', () =>
  held(ARMS, false, { weights: { champion: 70, candidate: 30 } }, { champion: 'a', candidate: 'b' }), { splits: SPLITS, faults: FAULTS });
trafficContract('http with arms whose slots the router keeps', () =>
  held({ ...ARMS, slots: { champion: 'a', candidate: 'b' } }, true,
    { weights: { champion: 30, candidate: 70 }, slots: { champion: 'b', candidate: 'a' } }, { champion: 'b', candidate: 'a' }), { splits: SPLITS, faults: FAULTS });

describe('a router that knows only champion and candidate', () => {
  test('gets the weights of the arms and which slot is which', async () => {
    await using server = await routerProgram(ARMS, false);
    await open(server.url).write({ a: 95, b: 5 });
    expect(JSON.parse(server.seen.at(-1)!.body)).toEqual({ weights: { champion: 95, candidate: 5 }, slots: { champion: 'a', candidate: 'b' } });
  });

  test('is followed when the slots change roles, where it keeps them', async () => {
    await using server = await routerProgram({ ...ARMS, slots: { champion: 'a', candidate: 'b' } }, true);
    const roles: Roles = { champion: 'a', candidate: 'b' };
    const driver = openTraffic({ http: { url: server.url } }, { slots: ['a', 'b'], roles: () => roles, clock: new ManualClock(), cwd: '/' });
    await driver.write({ a: 0, b: 100 });
    Object.assign(roles, { champion: 'b', candidate: 'a' });
    // The journal has turned the roles; the router still has the old ones, and is read by its own.
    expect(await driver.read()).toEqual({ a: 0, b: 100 });
    await driver.write({ a: 5, b: 95 });
    expect(server.now).toEqual({ weights: { champion: 95, candidate: 5 }, slots: { champion: 'b', candidate: 'a' } });
    expect(await driver.read()).toEqual({ a: 5, b: 95 });
  });

  test('is not written to when roles have changed and it cannot know; the error names `servers`', async () => {
    await using server = await routerProgram(ARMS, false);
    const driver = open(server.url, { champion: 'b', candidate: 'a' });
    await expect(driver.write({ a: 5, b: 95 })).rejects.toMatchObject({ code: 'traffic-roles', message: expect.stringContaining('servers') });
    expect(server.seen.map(({ method }) => method)).toEqual(['GET']);
    expect(await driver.read()).toEqual({ a: 100, b: 0 });
  });

  test.each([[{ champion: 'a', candidate: 'a' }], [{ champion: 'a' }], [{ champion: 'a', candidate: 'z' }], ['a']])(
    'is refused where it gives back the slots %j', async (slots) => {
      await using server = await localServer((_, response) => json(response, { ...ARMS, slots }));
      await expect(open(server.url).read()).rejects.toMatchObject({ code: 'traffic-slots' });
    },
  );

  test('gives the open role of a first delivery to the slot that is left', async () => {
    await using server = await routerProgram(ARMS, false);
    await open(server.url, { candidate: 'b' }).write({ a: 0, b: 100 });
    expect(server.now.weights).toEqual({ champion: 0, candidate: 100 });
  });

  test('is refused with two arms on one slot', async () => {
    await using server = await routerProgram(ARMS, false);
    await expect(open(server.url, { champion: 'b', candidate: 'b' }).write({ a: 0, b: 100 })).rejects.toMatchObject({ code: 'roles' });
  });
});

describe('an answer of the router', () => {
  const names = { a: 'a', b: 'b' };
  test.each<[string, unknown]>([
    ['weights-missing', {}],
    ['weights-missing', []],
    ['weights-missing', { weights: [1, 2] }],
    ['weights-unknown', { weights: { a: 50, b: 40, c: 10 } }],
    ['weights-incomplete', { weights: { a: 100 } }],
    ['weights-number', { weights: { a: '100', b: 0 } }],
    ['weights-number', { weights: { a: 110, b: -10 } }],
    ['weights-number', { weights: { a: null, b: 100 } }],
    ['weights-sum', { weights: { a: 60, b: 30 } }],
    ['weights-sum', { weights: { a: 0, b: 0 } }],
  ])('is refused as %s: %j', async (code, reply) => {
    await using server = await localServer((_, response) => json(response, reply));
    await expect(open(server.url, {}, names).read()).rejects.toMatchObject({ name: 'DriverError', code });
  });

  test('may be rounded to whole per cents, and is then brought to 100', async () => {
    await using server = await localServer((_, response) => json(response, { weights: { a: 98, b: 3 } }));
    const split = await open(server.url, {}, names).read();
    expect(split.a! + split.b!).toBeCloseTo(100, 12);
    expect(split.b).toBeCloseTo(2.97, 2);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['http-not-json', (response) => response.end('{"weights": {"a": NaN, "b": 100}}')],
    ['http-not-json', (response) => response.end('')],
    ['http-reply-too-large', (response) => response.end(' '.repeat(70_000))],
    ['http-redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end()],
    ['http-status', (response) => json(response, { error: 'no such backend' }, 404)],
    ['http-timeout', () => {}],
  ])('is refused as %s', async (code, answer) => {
    await using server = await localServer((_, response) => answer(response));
    await expect(open(server.url, {}, names).read()).rejects.toMatchObject({ code });
  });
});

describe('a router that is away', () => {
  test('is asked again a few times when read, and once only when written', async () => {
    let away = 2;
    await using server = await localServer(({ method }, response) =>
      away-- > 0 || method === 'PUT' ? json(response, {}, 503) : json(response, { weights: { a: 100, b: 0 } }),
    );
    const driver = open(server.url, {}, { a: 'a', b: 'b' });
    expect(await driver.read()).toEqual({ a: 100, b: 0 });
    await expect(driver.write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'http-unavailable' });
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'PUT']);
  });

  test('is an error after that', async () => {
    const driver = open(`http://127.0.0.1:${await freePort()}`, {}, { a: 'a', b: 'b' });
    await expect(driver.read()).rejects.toMatchObject({ code: 'http-unreachable' });
  });
});

describe('rollout.traffic.http', () => {
  test.each([
    ['http-not-loopback', 'http://router.example.org/weights'],
    ['http-not-loopback', 'http://127.0.0.1.example.org/'],
    ['url-password', 'https://user:secret@router.example.org/'],
    ['url-scheme', 'file:///etc/passwd'],
    ['url-unreadable', 'router.example.org/weights'],
    ['url-unreadable', 'https://user:sec/secret@router.example.org/'],
  ])('refuses as %s the URL %s, and tells no password', (code, url) => {
    expect(() => open(url)).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code, message: expect.not.stringContaining('secret') as unknown })] }));
  });

  test.each([[{ a: 's1' }], [{ a: 's1', b: 's1' }], [{ a: 's1', c: 's2' }], [{ a: 's1', b: 's2', c: 's3' }]])('refuses the servers %j', (servers) => {
    expect(() => open('http://127.0.0.1/', {}, servers as Record<string, string>)).toThrow(/traffic-servers/);
  });

  test('needs servers where there are not two slots', () => {
    const options = { slots: ['a', 'b', 'c'], roles: () => ({}), clock: new ManualClock(), cwd: '/' };
    expect(() => openTraffic({ http: { url: 'http://127.0.0.1/' } }, options)).toThrow(/traffic-servers/);
  });
});
