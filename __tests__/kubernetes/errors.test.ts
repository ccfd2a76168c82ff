import { describe, expect, test } from '@jest/globals';
import { errorOf, missingRule, retryAfterOf, saysNone, type Asked } from '../../src/kubernetes/errors.ts';

const ASKED: Asked = { verb: 'patch', resource: { group: 'gateway.networking.k8s.io', version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' }, namespace: 'income', name: 'route', where: 'context prod' };
const status = (message: string, reason = '', details: unknown = {}): string => JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details });

// Each as the API server 1.37 wrote it.
describe('every answer that is no success has a code of its own', () => {
  test.each<[number, string, string]>([
    [400, status('the name of the object (d) does not match the name on the URL (c)', 'BadRequest'), 'cluster-invalid'],
    [401, status('Unauthorized', 'Unauthorized'), 'cluster-unauthorized'],
    [403, status('httproutes.gateway.networking.k8s.io "route" is forbidden: User "u" cannot patch resource "httproutes" in API group "gateway.networking.k8s.io" in the namespace "income"', 'Forbidden'), 'cluster-forbidden'],
    [403, status('httproutes "route" is forbidden: admission webhook "weights.acme.test" denied the request: not on Fridays', 'Forbidden'), 'cluster-admission'],
    [400, status('admission webhook "weights.acme.test" denied the request: no', 'BadRequest'), 'cluster-admission'],
    [500, status('Internal error occurred: failed calling webhook "weights.acme.test": connection refused', 'InternalError'), 'cluster-admission'],
    [422, status("httproutes \"route\" is forbidden: ValidatingAdmissionPolicy 'weights' with binding 'all' denied request: no", 'Invalid', { causes: [] }), 'cluster-admission'],
    [403, status('pods "a" is forbidden: violates PodSecurity "restricted:latest": privileged', 'Forbidden'), 'cluster-admission'],
    [403, status('deployments "a" is forbidden: exceeded quota: pods', 'Forbidden'), 'cluster-admission'],
    [404, status('httproutes "route" not found', 'NotFound', { name: 'route', kind: 'httproutes' }), 'cluster-missing'],
    [404, '404 page not found\n', 'cluster-missing'],
    [405, status('the server does not allow this method', 'MethodNotAllowed'), 'cluster-invalid'],
    [409, status('httproutes "route" already exists', 'AlreadyExists'), 'cluster-exists'],
    [409, status('Operation cannot be fulfilled: the object has been modified', 'Conflict'), 'cluster-conflict'],
    [410, status('The provided continue parameter is too old', 'Expired'), 'cluster-expired'],
    [413, status('Request entity too large', 'RequestEntityTooLarge'), 'cluster-invalid'],
    [415, status('the body of the request was in an unknown format', 'UnsupportedMediaType'), 'cluster-invalid'],
    [422, status('the server rejected our request due to an error in our request', 'Invalid'), 'cluster-test-failed'],
    [422, status('HTTPRoute "route" is invalid: spec.rules: Invalid value: 3', 'Invalid', { causes: [{ message: 'x', field: 'spec.rules' }] }), 'cluster-invalid'],
    // A schema that used the server's very words for a failed test would still name its causes.
    [422, status('the server rejected our request due to an error in our request', 'Invalid', { causes: [{ message: 'x' }] }), 'cluster-invalid'],
    [429, status('too many requests', 'TooManyRequests'), 'cluster-busy'],
    [500, status('etcdserver: leader changed', 'InternalError'), 'cluster-failed'],
    [502, '<html>Bad Gateway</html>', 'cluster-failed'],
    [503, 'upstream connect error', 'cluster-busy'],
    [504, status('Timeout: request did not complete', 'Timeout'), 'cluster-busy'],
    [302, '', 'cluster-unreadable'],
    [200, 'not json', 'cluster-unreadable'],
  ])('%i %s is %s', (code, text, expected) => {
    const error = errorOf(code, text, ASKED);
    expect(error.code).toBe(expected);
    expect(error.message).toContain('HTTPRoute income/route');
    expect(error.message).toContain('context prod');
    expect(error.fix).not.toBe('');
  });

  test('names who refused, and the rule that is missing', () => {
    expect(errorOf(403, status('httproutes "route" is forbidden: admission webhook "weights.acme.test" denied the request: not on Fridays', 'Forbidden'), ASKED).message).toContain('the admission webhook weights.acme.test');
    expect(errorOf(403, status('x is forbidden: User "u" cannot patch resource "y"', 'Forbidden'), ASKED).fix).toContain('- {apiGroups: ["gateway.networking.k8s.io"], resources: [httproutes], resourceNames: [route], verbs: [patch]}');
    expect(missingRule({ ...ASKED, verb: 'create' })).not.toContain('resourceNames');
    expect(missingRule({ ...ASKED, verb: 'get', subresource: 'scale', resource: { group: '', version: 'v1', plural: 'pods', kind: 'Pod' } })).toBe('{apiGroups: [""], resources: [pods/scale], resourceNames: [route], verbs: [get]}');
  });

  test('keeps no more of what the server said than a reader needs, on one line', () => {
    const { message } = errorOf(422, status(`spec\n${'x'.repeat(10_000)}`, 'Invalid', { causes: [] }), ASKED);
    expect(message.length).toBeLessThan(800);
    expect(message).not.toContain('\n');
  });

  test('shows nothing of the object that it quotes, only what is wrong with it', () => {
    const quoted = JSON.stringify(JSON.stringify({ spec: { env: [{ name: 'PASSWORD', value: 'of "somebody"' }] } }));
    const { message } = errorOf(422, status(` "" is invalid: patch: Invalid value: ${quoted}: strict decoding error: unknown field "spec.wieghts"`, 'Invalid', { causes: [] }), ASKED);
    expect(message).toContain('unknown field "spec.wieghts"');
    expect(message).not.toContain('somebody');
    // Neither where it never ends, nor where it nests: each character is looked at once.
    for (const hostile of [`x "{${'\\"{'.repeat(200_000)}somebody`, '"{'.repeat(200_000), `"{${'"{"'.repeat(200_000)}`]) expect(errorOf(422, status(hostile, 'Invalid', { causes: [] }), ASKED).message).not.toContain('somebody');
  });

  test.each(['', '[]', 'null', '"x"', '{"kind":"Status","message":7,"reason":{},"details":[]}', '{"kind":"Status","details":null}', '{'])('reads %s without failing over it', (text) => {
    expect(errorOf(404, text, ASKED).code).toBe('cluster-missing');
    expect(saysNone(text, 'route')).toBe(false);
    expect(retryAfterOf(text)).toBeUndefined();
  });
});
