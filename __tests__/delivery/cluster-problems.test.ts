import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { parseDelivery } from '../../src/delivery/load.ts';

function problemsOf(cluster: string): string[] {
  const text = `version: 1\nrelease: {name: income, model: model}\nrollout: {strategy: replace, fleet: {place: {command: ./place}}, traffic: {http: {url: 'http://127.0.0.1:1'}}, kubernetes: {${cluster}}}\n`;
  try {
    parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/w', workspace: '/w' });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

const SERVER = "server: 'https://api.test', namespace: income";

describe('what a cluster must and may not declare', () => {
  test.each([
    'in_cluster: true',
    'in_cluster: true, namespace: income',
    'context: prod',
    "context: prod, kubeconfig: kube/config, exec: [aws], proxy: 'http://proxy.test:3128', namespace: income",
    `${SERVER}, token_env: TOKEN`,
    `${SERVER}, oidc: sluice, ca: ca.crt, tls_server_name: api.inside`,
  ])('{%s}', (cluster) => {
    expect(problemsOf(cluster)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['namespace: income', ['delivery-choose-one']],
    ['in_cluster: true, context: prod', ['delivery-choose-one']],
    ['in_cluster: false', ['delivery-unknown-value']],
    ['in_cluster: true, exec: [aws]', ['delivery-key-without-effect']],
    ['context: prod, token_env: TOKEN', ['delivery-key-without-effect']],
    ['context: prod, ca: ca.crt, oidc: x', ['delivery-key-without-effect', 'delivery-key-without-effect']],
    [SERVER, ['delivery-missing-key']],
    [`${SERVER}, token_env: TOKEN, oidc: x`, ['delivery-choose-one']],
    ["server: 'https://api.test', token_env: TOKEN", ['delivery-missing-key']],
    [`${SERVER}, token_env: token`, ['delivery-wrong-form']],
    ["context: prod, proxy: 'http://me:password@proxy.test'", ['delivery-wrong-form']],
    ['context: prod, proxy: socks5://proxy.test', ['delivery-wrong-form']],
    ['context: prod, namespace: Income', ['delivery-wrong-form']],
    ['context: prod, insecure: true', ['delivery-unknown-key']],
  ])('{%s} is %j', (cluster, codes) => {
    expect(problemsOf(cluster)).toEqual(codes);
  });
});
