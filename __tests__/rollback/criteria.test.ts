import { execFileSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { parseDelivery } from '../../src/delivery/load.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { byHand, whichIsGood } from '../../src/rollback/by-hand.ts';
import { criteriaOf, criteriaPage } from '../../src/rollback/criteria.ts';
import { tabletop } from '../../src/rollback/tabletop.ts';
import { planOf } from '../../src/rollout/policy.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { contextOf, stateIn } from '../rollout/factory.ts';
import { codes, deliveryWith, depsIn, DRILLED, twoDelivered } from './world.ts';

const run = promisify(execFile);

function deliveryOf(rollout: string, root = '/w', more = ''): Delivery {
  return parseDelivery(new TextEncoder().encode(`version: 1\nrelease: {name: income, version: 1.0.0, model: model}\nrollout: ${rollout}\n${more}`), { file: 'delivery.yml', root, workspace: root });
}

const replacing = (traffic: string) => `{strategy: replace, fleet: {slots: [a, b], place: {command: ./place}}, traffic: ${traffic}}`;
const commandsTo = (delivery: Delivery, slot: string) => byHand(delivery).commands.find(({ what }) => what.endsWith(`slot ${slot}`))!.lines;

describe('the commands by hand, as they stand on the page', () => {
  test('move the users of a router of programs, and read it back', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'router'), '#!/bin/sh\nif [ "$1" = write ]; then cat > weights.json; else cat weights.json; fi\n');
    await chmod(path.join(folder.path, 'router'), 0o755);
    const delivery = deliveryOf(replacing('{command: {read: ./router read, write: [./router, write, "it\'s one"]}}'), folder.path);
    const said = commandsTo(delivery, 'b').map((line) => execFileSync('sh', ['-c', line], { cwd: folder.path, encoding: 'utf8' }));
    expect(JSON.parse(said.at(-1)!)).toEqual({ weights: { b: 100, a: 0 } });
    expect(JSON.parse(await readFile(path.join(folder.path, 'weights.json'), 'utf8'))).toEqual({ weights: { b: 100, a: 0 } });
  });

  test('move the users of a router that is told by HTTP', async () => {
    let weights: unknown;
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk))).on('end', () => {
        if (request.method === 'PUT') weights = JSON.parse(text);
        response.end(JSON.stringify(weights));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/weights?of=income&x=1`;
      const [put, get] = commandsTo(deliveryOf(replacing(`{http: {url: '${url}', servers: {a: blue, b: green}}}`)), 'a') as [string, string];
      await run('sh', ['-c', put]);
      expect(JSON.parse((await run('sh', ['-c', get])).stdout)).toEqual({ weights: { blue: 100, green: 0 } });
      const roles = commandsTo(deliveryOf(replacing(`{http: {url: '${url}'}}`)), 'b')[0]!;
      await run('sh', ['-c', roles]);
      expect(weights).toEqual({ weights: { champion: 100, candidate: 0 }, slots: { champion: 'b', candidate: 'a' } });
    } finally {
      server.close();
    }
  });

  test('move the users of one program for everything', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'deploy.sh'), '#!/bin/sh\necho "$1 $SLUICE_SLOT" >> said\n');
    await chmod(path.join(folder.path, 'deploy.sh'), 0o755);
    for (const line of commandsTo(deliveryOf('{strategy: replace, command: ./deploy.sh}', folder.path), 'b')) execFileSync('sh', ['-c', line], { cwd: folder.path });
    expect(await readFile(path.join(folder.path, 'said'), 'utf8')).toBe('point b\nloaded b\n');
  });

  test('are those of HAProxy\'s runtime socket and of nginx\'s own programs', () => {
    const haproxy = commandsTo(deliveryOf(replacing('{haproxy: {socket: /run/haproxy.sock, backend: models, servers: {a: m1, b: [m2, m3]}, state_file: /var/lib/haproxy/state}}')), 'a');
    expect(haproxy).toEqual([
      "echo 'set server models/m1 weight 256' | socat stdio unix-connect:/run/haproxy.sock",
      "echo 'set server models/m1 state ready' | socat stdio unix-connect:/run/haproxy.sock",
      "echo 'set server models/m2 weight 0' | socat stdio unix-connect:/run/haproxy.sock",
      "echo 'set server models/m3 weight 0' | socat stdio unix-connect:/run/haproxy.sock",
      expect.stringContaining("echo 'show stat models 4 -1'"),
      "echo 'show servers state' | socat stdio unix-connect:/run/haproxy.sock > /var/lib/haproxy/state",
    ]);
    const { lines, commands } = byHand(deliveryOf(replacing("{nginx: {config: conf/nginx.conf, upstreams: {a: blue, b: green}, key: $http_x_user_id, status: 'http://127.0.0.1:1/state', reload: [nginx, -s, reload, -c, conf/nginx.conf]}}")));
    expect(lines.join(' ')).toMatch(/conf\/nginx\.conf.*# sluice begin sluice.*`nginx -t` and `nginx -s reload -c conf\/nginx\.conf`/);
    expect(commands[1]).toEqual({ what: 'Every user to slot b', lines: ['split_clients "$http_x_user_id" $sluice {', '    * green;', '}'] });
  });

  test('say which release is where, by the journal that is declared', () => {
    expect(whichIsGood(deliveryOf('{strategy: replace, command: ./deploy.sh, journal: {git: {remote: origin}}}'))).toEqual(['git fetch origin refs/sluice/income', expect.stringContaining('git show FETCH_HEAD:journal.jsonl | grep')]);
    expect(whichIsGood(deliveryOf('{strategy: replace, command: ./deploy.sh, state: state}'))[0]).toContain('cat state/income.journal.jsonl');
  });
});

describe('the page', () => {
  test('says when, by whom, how, how fast, how it is tried, who is told, and by hand, from the delivery file', () => {
    const page = criteriaPage(DRILLED, planOf(DRILLED));
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['When', 'Who', 'How', 'How fast', 'How it is tried', 'Who is told', 'By hand, if Sluice is down']);
    for (const part of ['Guardrail &quot;errors&quot;: it is taken back when its rate rises beyond 1.1 times', 'within 30 s', 'in staging every 31 days', 'every 90 days', '`sluice rollback --delivery delivery.yml', 'curl --fail -X PUT']) expect(page).toContain(part);
  });

  test('names a power of the data checks where a rule has it, and nothing where none has', () => {
    const when = (delivery: Delivery) => criteriaOf(delivery, undefined).find(({ id }) => id === 'when')!.lines.join(' ');
    const rule = (on: string) => deliveryOf('{strategy: replace, command: ./deploy.sh}', '/w', `data: {test: t.csv, columns: {age: {between: [0, 120], on_fail: ${on}}}}\n`);
    expect(when(rule('revert'))).toContain('`on_fail: revert`');
    expect(when(rule('halt'))).not.toContain('on_fail');
  });

  test('shows hostile names as they are, and no command ends its fence', () => {
    const page = criteriaPage(deliveryOf(replacing("{command: {read: ./r, write: ['./w', '```', '<img src=x>', \"$(touch x)\"]}}"), '/w', "rollback: {owner: '@everyone <b>x</b> [y](https://z.example)'}\n"), { problems: ['<script>'] });
    expect(page).not.toMatch(/<img(?! src=x>' )|<script>|<b>x|\]\(https/);
    expect([...page.matchAll(/```/g)].length % 2).toBe(0);
    expect(page).toContain("'$(touch x)'");
  });
});

describe('a walk through it', () => {
  const all = Object.fromEntries(criteriaOf(DRILLED, undefined).map(({ id }) => [id, `What we said of ${id}.`]));

  test('is recorded: who was there, each question as it was asked, each answer', async () => {
    const world = await twoDelivered();
    const result = await tabletop(DRILLED, contextOf(world, 't1'), depsIn(world), planOf(DRILLED), { who: ['Ada', ' Grace '], answers: all });
    expect(result.verdict).toMatchObject({ outcome: 'pass', headline: '2 people walked through how income 2.0.0 is taken back; every question has an answer.' });
    expect(result.details).toMatchObject({ tabletop: { who: ['Ada', 'Grace'], answers: expect.arrayContaining([{ id: 'by-hand', ask: expect.stringContaining('Run the one that only reads'), answer: 'What we said of by-hand.' }]) } });
    expect((await stateIn(world)).drills.tabletop).toMatchObject({ kind: 'tabletop', outcome: 'pass' });
  });

  test('with a question that nobody answers is a warning that names it', async () => {
    const world = await twoDelivered();
    const result = await tabletop(DRILLED, contextOf(world, 't1'), depsIn(world), undefined, { who: ['Ada'], answers: { ...all, who: ' ' } });
    expect([result.verdict.outcome, codes(result).filter((code) => code === 'tabletop-open')]).toEqual(['warn', ['tabletop-open']]);
    expect((await stateIn(world)).drills.tabletop).toMatchObject({ outcome: 'warn', note: 'Open: who.' });
  });

  test('by nobody is none', async () => {
    const world = await twoDelivered();
    const result = await tabletop(DRILLED, contextOf(world, 't1'), depsIn(world), undefined, { who: [' '], answers: all });
    expect([result.verdict.outcome, codes(result)]).toEqual(['inconclusive', ['tabletop-empty']]);
    expect((await stateIn(world)).drills.tabletop).toBeUndefined();
  });
});

test('a delivery file without a rollout has a page all the same', () => {
  const delivery = parseDelivery(new TextEncoder().encode('version: 1\nrelease: {name: income, model: model}\n'), { file: 'delivery.yml', root: '/w', workspace: '/w' });
  expect(criteriaPage(delivery, undefined)).toContain('takes nothing back by itself');
  expect(criteriaPage(deliveryWith(), undefined)).toContain('It is never tried');
});
