import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { Clock, Log } from '../../../src/core/seams.ts';
import { openEngines } from '../../../src/run/engine.ts';
import { systemClock } from '../../../src/run/system.ts';
import { startGitHub, type GitHubStandIn } from '../../../testkit/github/index.ts';
import { ROUTER } from '../render-deliveries.ts';
import { liveView, type LiveView } from './live.ts';
import { readServing, Users } from './traffic.ts';

const EXAMPLE = path.resolve(import.meta.dirname, '..');
const SLOTS = ['a', 'b'];
/** The users of every run are the same people with the same requests. */
const SEED = 1995;
/** Requests between two ticks of a rollout. */
const REQUESTS = 1000;

/** People of the stand-in: who makes models, and the two who look at them. */
export const PEOPLE = { author: 'model-author', reviewers: { 'income-owner': 'model-owner', 'income-risk': 'risk-officer' } } as const;

/** Everything that the stories happen in. Disposing ends every process of it. */
export interface World extends AsyncDisposable {
  /** A copy of the example: the repository that the models are delivered from. */
  work: string;
  /** Verdicts and ledgers, a folder for each story. */
  out: string;
  github: GitHubStandIn;
  engine: DataEngine;
  /** PEM of the key that signs ledgers and journal. */
  signingKey: string;
  /** Real time; while somebody sleeps, the users send their requests. */
  busyClock: Clock;
  log: Log;
}

export async function openWorld(out: string, print: (line: string) => void): Promise<World> {
  await using cleanup = new AsyncDisposableStack();
  const work = path.join(out, 'work');
  await rm(out, { recursive: true, force: true });
  await copyExample(work);
  const signingKey = await makeKey(work);

  const { router, url } = await startRouter(work);
  cleanup.defer(() => endRouter(router));
  cleanup.defer(() => retireAll(work, url));
  await pointTo(url, work);

  const github = await startGitHub({
    repository: { owner: 'octo-org', name: 'income', id: 4242 },
    users: [
      { login: PEOPLE.author, id: 1001, emails: ['first.author@example.org'] },
      { login: PEOPLE.reviewers['income-owner'], id: 1002, emails: ['model.owner@example.org'] },
      { login: PEOPLE.reviewers['income-risk'], id: 1003, emails: ['risk.officer@example.org'] },
    ],
    commits: [{ message: 'Start', author: PEOPLE.author }],
    environments: Object.entries(PEOPLE.reviewers).map(([name, reviewer]) => ({ name, reviewers: [reviewer], preventSelfReview: true })),
  });
  cleanup.use(github);
  const users = await Users.at(url, readServing(path.join(work, 'data/serving-1995.csv.gz')), SEED);
  cleanup.defer(() => users.leave());

  const log: Log = { debug: () => undefined, info: () => undefined, warning: (text) => print(`  ! ${text}`) };
  const engine = openEngines({ env: process.env, log, clock: systemClock });
  cleanup.defer(() => engine.close());
  const everything = cleanup.move();
  return { work, out, github, engine, signingKey, log, busyClock: busyClock(users, url, liveView(work, systemClock, print)), [Symbol.asyncDispose]: () => everything.disposeAsync() };
}

/** Waiting is when users are served: always the same number of them, however fast the machine is. */
function busyClock(users: Users, router: string, live: LiveView): Clock {
  return {
    now: () => new Date(),
    async sleep(milliseconds, signal) {
      const split = await splitOf(router);
      const [statuses] = await Promise.all([users.send(REQUESTS), systemClock.sleep(milliseconds, signal)]);
      const failed = Object.entries(statuses).reduce((sum, [status, count]) => sum + (Number(status) >= 500 ? count : 0), 0);
      await live.look(`  … ${split}: of ${REQUESTS} requests ${statuses[200] ?? 0} scored, ${statuses[422] ?? 0} refused, ${failed} failed`);
    },
  };
}

async function splitOf(router: string): Promise<string> {
  const { weights, slots } = (await (await fetch(`${router}/weights`)).json()) as { weights: Record<string, number>; slots: Record<string, string> };
  const shares = Object.entries(slots).map(([name, slot]) => `slot ${slot} ${String(weights[name]).padStart(3)} %`);
  return shares.sort().join(', ');
}

async function copyExample(work: string): Promise<void> {
  const leftOut = ['train', '.sluice', '.servers', 'log'].map((name) => path.join(EXAMPLE, name));
  await mkdir(work, { recursive: true });
  await cp(EXAMPLE, work, { recursive: true, filter: (source) => !leftOut.includes(source) });
}

/** Ledgers of the demo are signed by a key that lives as long as the demo; its public half stays beside them. */
async function makeKey(work: string): Promise<string> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  await writeFile(path.join(work, 'ledger.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function startRouter(work: string): Promise<{ router: ChildProcess; url: string }> {
  const program = [path.join(work, 'demo/router.ts'), '--log', 'log/requests.ndjson', '--while-stdin'];
  const router = spawn(process.execPath, program, { cwd: work, stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const [line] = (await Promise.race([once(createInterface({ input: router.stdout! }), 'line'), once(router, 'exit').then(() => Promise.reject(new Error('The router did not start.')))])) as [string];
  return { router, url: (JSON.parse(line) as { url: string }).url };
}

/** The delivery files name the port of a router that is started by hand; this one took any free port. */
async function pointTo(url: string, work: string): Promise<void> {
  const files = (await readdir(work)).filter((name) => name.endsWith('.delivery.yml'));
  for (const file of files.map((name) => path.join(work, name))) await writeFile(file, (await readFile(file, 'utf8')).replaceAll(ROUTER, url));
}

async function retireAll(work: string, url: string): Promise<void> {
  const { PATH } = process.env;
  for (const slot of SLOTS) await promisify(execFile)(process.execPath, [path.join(work, 'demo/retire.mjs'), '--router', url], { cwd: work, env: { PATH, SLUICE_SLOT: slot } });
}

async function endRouter(router: ChildProcess): Promise<void> {
  const gone = once(router, 'exit');
  router.stdin!.end();
  await gone;
}
