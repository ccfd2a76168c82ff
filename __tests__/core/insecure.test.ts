import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/core/digest.ts';
import { checkUrl } from '../../src/core/fetch-json.ts';
import { InputError } from '../../src/core/problem.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import { accessTo } from '../../src/data/engines/trino-connection.ts';
import { serverUrl } from '../../src/model/predictors/http-client.ts';
import { openFleet } from '../../src/rollout/fleet/open.ts';
import { httpSignals } from '../../src/rollout/signals/http.ts';
import { prometheusSignals } from '../../src/rollout/signals/prometheus.ts';
import { httpTraffic } from '../../src/rollout/traffic/http.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextIn, deliveryIn, resultOf } from '../evidence/factory.ts';

const DELIVERY_FILE = 'version: 1\nrelease: {name: income, model: model/}\n';
const ELSEWHERE = 'http://10.0.0.7:9090';
const clock = new ManualClock();

async function codeOf(dial: () => unknown): Promise<string | undefined> {
  try {
    await dial();
    return undefined;
  } catch (error) {
    return error instanceof InputError ? error.problems[0]!.code : String(error);
  }
}

/** Each place of the delivery file that names an address, and what it does with the recorded exceptions. */
const DIALS: [what: string, dial: (insecure?: string[]) => unknown][] = [
  ['Prometheus', (insecure) => prometheusSignals({ url: ELSEWHERE, slotLabel: 'slot', measures: [], slots: ['a'], clock, insecure })],
  ['signals over HTTP', (insecure) => httpSignals({ url: ELSEWHERE, method: 'GET', measures: [], slots: ['a'], clock, insecure })],
  ['the router', (insecure) => httpTraffic({ url: `${ELSEWHERE}/weights`, slots: ['a', 'b'], roles: () => ({ champion: 'a', candidate: 'b' }), clock, insecure } as never)],
  ['the slots', (insecure) => openFleet({ slots: ['a'], place: { command: 'true' }, loaded: { http: `${ELSEWHERE}/{slot}` } } as never, { cwd: '/', clock, insecure })],
  ['a model server', (insecure) => serverUrl(ELSEWHERE, ['10.0.0.7'], insecure)],
];

describe('plain http off this machine', () => {
  test.each(DIALS)('is refused for %s, and taken where the exception is recorded', async (_what, dial) => {
    expect(await codeOf(() => dial())).toBe('http-not-loopback');
    expect(await codeOf(() => dial(['http://10.0.0.7:9091']))).toBe('http-not-loopback');
    expect(await codeOf(() => dial([ELSEWHERE]))).toBeUndefined();
  });

  test('is refused for Trino whatever is recorded: its credentials would go with it', async () => {
    expect(await codeOf(() => accessTo({ server: ELSEWHERE, catalog: 'c', schema: 's' } as never, { SLUICE_TRINO_HOSTS: '10.0.0.7' }))).toBe('http-not-loopback');
  });

  test.each([
    ['http://10.0.0.7:9090/metrics', ['http://10.0.0.7:9090'], undefined],
    ['http://EXAMPLE.org/x', ['http://example.org'], undefined],
    ['http://example.org:80/x', ['http://example.org'], undefined],
    ['http://10.0.0.7:9090', ['http://10.0.0.7'], 'http-not-loopback'],
    ['http://10.0.0.7:9090.evil.example.org', ['http://10.0.0.7:9090'], 'url-unreadable'],
    ['http://10.0.0.70:9090', ['http://10.0.0.7:9090'], 'http-not-loopback'],
    ['http://10.0.0.7:9090@evil.example.org', ['http://10.0.0.7:9090'], 'url-password'],
    ['http://10.0.0.7:9090', ['not a url'], 'http-not-loopback'],
    ['ftp://10.0.0.7', ['ftp://10.0.0.7'], 'url-scheme'],
    ['https://10.0.0.7', [], undefined],
    ['http://127.0.0.1:1', [], undefined],
  ] as [string, string[], string | undefined][])('%s with %j recorded: %s', async (url, recorded, code) => {
    expect(await codeOf(() => checkUrl(url, 'x', recorded))).toBe(code);
  });

  test('says how to record the exception, and a recorded one is in every statement', async () => {
    expect(() => checkUrl(`${ELSEWHERE}/metrics`, 'Prometheus')).toThrow(/evidence\.insecure: \['http:\/\/10\.0\.0\.7:9090'\]/);
    await using folder = await temporaryFolder();
    const release = { name: 'income', digest: sha256('a release') };
    const recorded = await deliveryIn(folder.path, `${DELIVERY_FILE}evidence: {insecure: ['${ELSEWHERE}']}\n`);
    expect(makeStatement(recorded, contextIn(folder.path, { release }), resultOf('validate-data')).predicate.insecure).toEqual([ELSEWHERE]);
    const without = await deliveryIn(folder.path);
    expect(makeStatement(without, contextIn(folder.path, { release }), resultOf('validate-data')).predicate).not.toHaveProperty('insecure');
  });

  test.each(['https://10.0.0.7', 'http://10.0.0.7/path', 'http://user@10.0.0.7', '*'])('%s is no origin that can be recorded', async (origin) => {
    await using folder = await temporaryFolder();
    await expect(deliveryIn(folder.path, `${DELIVERY_FILE}evidence: {insecure: ['${origin}']}\n`)).rejects.toThrow(InputError);
  });
});

test('a redirect from this machine to plain http elsewhere is not followed', async () => {
  const server = createServer((_request, response) => response.writeHead(302, { location: `${ELSEWHERE}/x` }).end()).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { requestJson } = await import('../../src/core/fetch-json.ts');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await expect(requestJson(url, { what: 'x' })).rejects.toMatchObject({ code: 'http-redirect' });
  await new Promise((closed) => server.close(closed));
});
