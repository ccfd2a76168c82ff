import { describe, expect, test } from '@jest/globals';
import { parseDelivery } from '../../src/delivery/load.ts';
import { reachLines, unreachable, watcherProblems } from '../../src/rollout/endpoints.ts';
import { deliveryOf } from './factory.ts';

const at = (url: string): string[] => unreachable(deliveryOf(undefined, { traffic: `{http: {url: '${url}'}}` }).spec).map(({ why }) => why);

describe('what a hosted runner cannot reach', () => {
  test.each([
    ['http://127.0.0.1:8080/weights', 'the machine itself'],
    ['https://localhost/w', 'the machine itself'],
    ['https://[::1]:4/w', 'the machine itself'],
    ['https://router.localhost/w', 'the machine itself'],
    ['https://10.1.2.3/w', 'a private network'],
    ['https://172.31.255.1/w', 'a private network'],
    ['https://192.168.0.9:9/w', 'a private network'],
    ['https://100.64.0.1/w', 'a private network'],
    ['https://169.254.1.1/w', 'a private network'],
    ['https://[fd12::1]/w', 'a private network'],
    ['https://router.internal/w', 'a name that only an inner network knows'],
    ['https://router.models.svc.cluster.local/w', 'a name that only an inner network knows'],
    ['https://router:8080/w', 'a name without a domain'],
  ])('%s: %s', (url, why) => {
    expect(at(url)).toEqual([why]);
  });

  test.each(['https://router.example.org/w', 'https://172.32.0.1/w', 'https://11.0.0.1/w', 'https://127.example.org/w', 'https://internal.example.org/w', 'https://[2001:db8::1]/w'])('%s is reachable as far as its name tells', (url) => {
    expect(at(url)).toEqual([]);
  });

  test('names every endpoint by its key: sockets, slots, registry, journal, signals and the webhook', () => {
    const { spec } = deliveryOf(`
strategy: canary
fleet: {repository: {url: 'http://127.0.0.1:{slot}', model: income, folder: '/models/{slot}'}, digest: {http: 'https://{slot}.serve.internal/digest'}}
traffic: {haproxy: {socket: /run/haproxy/admin.sock, backend: model, servers: {a: s1, b: s2}}}
registry: {mlflow: {uri: 'https://mlflow.corp', model: income}}
journal: {object: {url: 'https://10.0.0.4/journals'}}
signals: {prometheus: {url: 'https://prometheus.example.org'}}
guardrails: [{name: errors, rate: {events: e, total: t}}]
steps: [5, 100]
`);
    expect(unreachable(spec).map(({ key }) => key)).toEqual(['rollout.fleet.repository.url', 'rollout.fleet.digest.http', 'rollout.traffic.haproxy.socket', 'rollout.registry.mlflow.uri', 'rollout.journal.object.url']);
    const lines = reachLines(spec);
    expect(lines.join('\n')).toContain('- rollout.traffic.haproxy.socket: /run/haproxy/admin.sock (a socket of one machine)');
    expect(lines.at(-1)).toMatch(/self-hosted.*rollout\.runs_on.*sluice watch/s);
  });

  test('says to the declared runner what it has to reach, and nothing where all can be reached', () => {
    expect(reachLines(deliveryOf(undefined, { runs_on: 'beside-router' }).spec)[0]).toContain('the runner beside-router');
    expect(reachLines(deliveryOf(undefined, { traffic: "{http: {url: 'https://router.example.org/'}}" }).spec)).toEqual([]);
  });
});

describe('who watches', () => {
  const delivery = (risk: string, more = '') => parseDelivery(new TextEncoder().encode(`version: 1\nrelease: {name: income, model: model${risk}}\nrollout: {strategy: replace, command: ./deploy${more}}\n`), { file: 'delivery.yml', root: '/w', workspace: '/w' });

  test.each([', risk: high', ', risk: {default: high}', ', risk: {rules: [{when: [code], risk: high, because: it is new}]}'])('is asked where the risk can be high: %s', (risk) => {
    expect(watcherProblems(delivery(risk)).map(({ code, location }) => [code, location?.line])).toEqual([['watcher-missing', 3]]);
    expect(watcherProblems(delivery(risk, ', watcher: {by: systemd, at: router-1}'))).toEqual([]);
  });

  test.each(['', ', risk: medium', ', risk: {default: low}'])('is not asked otherwise: %j', (risk) => {
    expect(watcherProblems(delivery(risk))).toEqual([]);
  });
});
