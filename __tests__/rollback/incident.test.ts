import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { openForge } from '../../src/github/octokit-forge.ts';
import type { Forge } from '../../src/github/forge.ts';
import { incidentIn, type Incident } from '../../src/rollback/incident/incident.ts';
import { issueOf } from '../../src/rollback/incident/issue.ts';
import { openIncident } from '../../src/rollback/incident/open-issue.ts';
import { postWebhook } from '../../src/rollback/incident/webhook.ts';
import { drill } from '../../src/rollback/drill.ts';
import { rollback } from '../../src/rollback/rollback.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { release } from '../../testkit/fleet.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { contextOf } from '../rollout/factory.ts';
import { deliver, deliveryWith, depsIn, DRILLED, twoDelivered } from './world.ts';

const TOLD = deliveryWith(`rollback: {observe: 0 s, owner: '@octo-org/risk', playbook: 'https://example.org/playbook'}
notify: {issue: {}, webhook: {url_env: HOOK}}
`);

async function incident(reason = 'Complaints.', run?: string): Promise<Incident> {
  const world = await twoDelivered(TOLD);
  const { verdict } = await rollback(TOLD, contextOf(world, 'r1'), depsIn(world), { reason });
  return incidentIn(await world.journal.read(), TOLD, verdict, { left: release('second').digest, run })!;
}

const RIGHTS: Permissions = { issues: 'write', contents: 'write' };
const github = () => startGitHub({ users: [{ login: 'octocat', id: 583231, role: 'admin' }], commits: [{ label: 'one', author: 'octocat' }] });
const forgeOf = (stand: GitHubStandIn, rights = RIGHTS): Promise<Forge> => openForge({ token: stand.workflowToken(rights), owner: 'octo-org', repository: 'income', apiUrl: stand.url, clock: new ManualClock() });
const open = (stand: GitHubStandIn) => [...stand.state.issues.values()].filter(({ state }) => state === 'open');

describe('an incident', () => {
  test('tells its release, its trigger, its time, and what the journal says of it from its delivery on', async () => {
    const one = await incident('Complaints.', 'https://github.com/octo-org/income/actions/runs/7');
    expect(one).toMatchObject({ model: 'income', trigger: 'person', left: release('second', '2.0.0'), serves: release('first', '1.0.0'), reason: 'Complaints.', owner: '@octo-org/risk' });
    expect(one.timeline.map(({ what }) => what)).toEqual([
      'Delivery of 2.0.0 began, to slot a.', expect.stringContaining('Slot a was asked before its first user'), 'Step 1: a 50 %, b 50 %.', expect.stringContaining('on to the next step'), 'Step 2: a 100 %, b 0 %.',
      expect.stringContaining('Became the champion'), 'The way back began: Complaints.', expect.stringContaining('Slot b was asked'), 'The router was read back: a 0 %, b 100 %.', 'Taken back in 0 ms; 1.0.0 serves.',
    ]);
    expect(one.findings.map(({ code }) => code)).toContain('rolled-back');
  });

  test('is the same one however often it is asked for, and another one of another release', async () => {
    const [one, again] = [await incident(), await incident()];
    expect([again.key, again.event]).toEqual([one.key, one.event]);
  });

  test('is none of a drill', async () => {
    const world = await twoDelivered();
    const { verdict } = await drill(DRILLED, contextOf(world, 'd1'), depsIn(world));
    expect(incidentIn(await world.journal.read(), DRILLED, verdict, {})).toBeUndefined();
  });
});

describe('its issue', () => {
  test('has what people need, and a template for what they find out', async () => {
    const { title, body, labels } = issueOf(await incident('Complaints.', 'https://github.com/octo-org/income/actions/runs/7'), ['model-incident']);
    expect(title).toBe('income 2.0.0 was taken back: a person asked for it');
    expect(labels).toEqual(['model-incident', 'model:income']);
    for (const part of ['### Timeline', '### Findings', '### Retrospective', '| Owner | @octo-org/risk |', '<https://example.org/playbook>', '<https://github.com/octo-org/income/actions/runs/7>', '- [ ] **Cause.**']) expect(body).toContain(part);
  });

  test('shows hostile text as it is: no mention, no markup, no marker, nothing beyond its size', async () => {
    const evil = '@everyone <img src=x onerror=1> | **bold** `code` <!-- sluice-incident: 0 --> #1 https://evil.example [x](https://evil.example)\n### Heading';
    const { title, body } = issueOf({ ...(await incident(evil)), owner: '@a/b c', timeline: Array.from({ length: 3000 }, () => ({ at: '2026-01-01', what: evil })) }, ['model-incident']);
    expect(body.length).toBeLessThan(65_536);
    expect([...body.matchAll(/<!-- sluice-incident/g)]).toHaveLength(1);
    expect(body).not.toMatch(/<img|\*\*bold|\n### Heading|\]\(https|(?<!<)https:\/\/evil/);
    expect(body).not.toMatch(/@everyone|\| @a\/b c/);
    expect(title).not.toContain('\n');
  });

  test('is opened once, and told again it is known', async () => {
    await using stand = await github();
    const one = await incident();
    const telling = { forge: await forgeOf(stand), clock: new ManualClock(), labels: ['model-incident'], commit: stand.sha('one') };
    expect(await openIncident(one, telling)).toEqual({ kind: 'opened', issue: 1 });
    expect(await openIncident(one, telling)).toEqual({ kind: 'known', issue: 1 });
    expect(open(stand)).toMatchObject([{ number: 1, labels: ['model-incident', 'model:income'] }]);
  });

  test('gets a comment when the same release is taken back again while it is open, once', async () => {
    await using stand = await github();
    const one = await incident();
    const telling = { forge: await forgeOf(stand), clock: new ManualClock(), labels: ['model-incident'], commit: stand.sha('one') };
    await openIncident(one, telling);
    const again = { ...one, event: 'f'.repeat(32) };
    expect(await openIncident(again, telling)).toEqual({ kind: 'added', issue: 1 });
    expect(await openIncident(again, telling)).toEqual({ kind: 'known', issue: 1 });
    expect([...stand.state.comments.values()]).toMatchObject([{ issue: 1, body: expect.stringContaining('**Again.**') }]);
  });

  test('that people closed is not opened again by the same way back, and a new way back opens another', async () => {
    await using stand = await github();
    const one = await incident();
    const telling = { forge: await forgeOf(stand), clock: new ManualClock(), labels: ['model-incident'], commit: stand.sha('one') };
    await openIncident(one, telling);
    await telling.forge.closeIssue(1);
    expect(await openIncident(one, telling)).toEqual({ kind: 'known', issue: 1 });
    expect(await openIncident({ ...one, event: 'e'.repeat(32) }, telling)).toEqual({ kind: 'opened', issue: 2 });
  });

  test.each([['with a reference to decide who speaks', RIGHTS], ['without the right to make one', { issues: 'write' } as Permissions]])('is never two, of eight that tell it at once, %s', async (_what, rights) => {
    await using stand = await github();
    const one = await incident();
    const told = await Promise.all(Array.from({ length: 8 }, async () => openIncident(one, { forge: await forgeOf(stand, rights), clock: new ManualClock(), labels: ['model-incident'], commit: stand.sha('one') })));
    expect(open(stand)).toHaveLength(1);
    expect(new Set(told.map((each) => each!.issue))).toEqual(new Set([open(stand)[0]!.number]));
    expect(stand.state.comments.size).toBe(0);
  });

  test('is opened by the next one where whoever was to speak died', async () => {
    await using stand = await github();
    const one = await incident();
    const forge = await forgeOf(stand);
    await forge.claimReference(`sluice/incident/${one.event}`, stand.sha('one'));
    expect(await openIncident(one, { forge, clock: new ManualClock(), labels: ['model-incident'], commit: stand.sha('one') })).toEqual({ kind: 'opened', issue: 1 });
  });

  test('of a stranger with the same marker and no label is not mistaken for it', async () => {
    await using stand = await github();
    const one = await incident();
    const post = await fetch(`${stand.url}/repos/octo-org/income/issues`, { method: 'POST', headers: { authorization: `Bearer ${stand.userToken('octocat')}` }, body: JSON.stringify({ title: 'x', body: `<!-- sluice-incident: ${one.key} --><!-- sluice-way-back: ${one.event} -->` }) });
    expect(post.status).toBe(201);
    expect(await openIncident(one, { forge: await forgeOf(stand), clock: new ManualClock(), labels: ['model-incident'], commit: stand.sha('one') })).toEqual({ kind: 'opened', issue: 2 });
  });

  test('is refused where the right is missing, and the refusal names it', async () => {
    await using stand = await github();
    const telling = { forge: await forgeOf(stand, { issues: 'read', contents: 'write' }), clock: new ManualClock(), labels: ['model-incident'], commit: stand.sha('one') };
    await expect(openIncident(await incident(), telling)).rejects.toMatchObject({ failure: 'forbidden', permission: 'issues: write' });
  });

  test('cannot be where issues are turned off', async () => {
    const forge = { issues: async () => undefined } as unknown as Forge;
    expect(await openIncident(await incident(), { forge, clock: new ManualClock(), labels: ['model-incident'] })).toBeUndefined();
  });
});

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver that answers with these statuses, one after the other, and the last one from then on. */
async function receiver(...statuses: number[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(statuses.length > 1 ? statuses.shift()! : (statuses[0] ?? 200)).end('no secret-path here');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { received, url: `http://127.0.0.1:${port}/services/secret-path`, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}

describe('the webhook', () => {
  test('gets the incident as JSON, signed over its very bytes', async () => {
    await using hook = await receiver(200);
    const one = await incident();
    await postWebhook(one, { url: hook.url, secret: 'a key', clock: new ManualClock(), issue: 7 });
    const [{ headers, body }] = hook.received as [Received];
    expect(headers).toMatchObject({ 'x-sluice-event': 'incident', 'x-sluice-delivery': one.event, 'x-sluice-signature-256': `sha256=${createHmac('sha256', 'a key').update(body).digest('hex')}` });
    expect(JSON.parse(body)).toMatchObject({ schema: 'urn:sluice:incident:v1', id: one.event, incident: { issue: 7, key: one.key, trigger: 'person', left: { version: '2.0.0' } } });
  });

  test('without a secret carries no signature', async () => {
    await using hook = await receiver(204);
    await postWebhook(await incident(), { url: hook.url, clock: new ManualClock() });
    expect(hook.received[0]!.headers).not.toHaveProperty('x-sluice-signature-256');
  });

  test('is tried three times where it is away, under one id, and then given up', async () => {
    await using hook = await receiver(503);
    await expect(postWebhook(await incident(), { url: hook.url, clock: new ManualClock() })).rejects.toMatchObject({ code: 'webhook-unavailable' });
    expect(new Set(hook.received.map(({ headers }) => headers['x-sluice-delivery'])).size).toBe(1);
    expect(hook.received).toHaveLength(3);
    await using back = await receiver(502, 200);
    await postWebhook(await incident(), { url: back.url, clock: new ManualClock() });
    expect(back.received).toHaveLength(2);
  });

  test.each<[string, string, string]>([
    ['plain http to another machine', 'http://hooks.example.org/services/secret-path', 'webhook-url'],
    ['a password', 'https://user:secret-path@hooks.example.org/', 'webhook-url'],
    ['no URL', 'secret-path', 'webhook-url'],
  ])('takes no %s, and no message holds it', async (_what, url, code) => {
    const error = (await postWebhook(await incident(), { url, clock: new ManualClock() }).catch((thrown: unknown) => thrown)) as Error & { code: string };
    expect(error.code).toBe(code);
    expect(`${error.message} ${String(error.cause ?? '')}`).not.toContain('secret-path');
  });

  test('that refuses is told by its status alone', async () => {
    await using hook = await receiver(403);
    const error = (await postWebhook(await incident(), { url: hook.url, clock: new ManualClock() }).catch((thrown: unknown) => thrown)) as Error & { code: string };
    expect([error.code, error.message]).toEqual(['webhook-status', expect.stringContaining('it answered 403')]);
    expect(error.message).not.toContain('secret-path');
    expect(hook.received).toHaveLength(1);
  });
});

test('a candidate that was taken back is an incident of the candidate', async () => {
  const world = await twoDelivered(TOLD);
  await deliver(world, '3', 'third', TOLD, { once: true });
  const { verdict } = await rollback(TOLD, contextOf(world, 'r1'), depsIn(world), { reason: 'It is slow.' });
  const one = incidentIn(await world.journal.read(), TOLD, verdict, {})!;
  expect(one).toMatchObject({ left: release('third', '3.0.0'), serves: release('second', '2.0.0'), trigger: 'person', reason: 'It is slow.' });
  expect(one.timeline.at(-1)!.what).toMatch(/^Taken back in \d+ ms; 2\.0\.0 serves\.$/);
});
