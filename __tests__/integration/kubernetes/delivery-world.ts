// A team that serves models on Kubernetes, whole: an API server, users, real model servers as pods, a router, GitHub, and the built actions, each in a
// fresh machine that knows nothing but the checkout. What moves users lies in the cluster alone: the router's object, the models' and the journal.
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { JournalEvent } from '../../../src/core/seams.ts';
import { openKubernetesJournal } from '../../../src/journal/kubernetes.ts';
import { stateOf, type State } from '../../../src/journal/state.ts';
import type { KubeObject, Resource } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { systemClock } from '../../../src/run/system.ts';
import { careful, deliveryRun, writeAll } from '../../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn } from '../../../testkit/github/index.ts';
import type { Api } from '../../../testkit/kubernetes/api.ts';
import { startDataPlane, startUsers, type DataPlane, type Target } from '../../../testkit/kubernetes/data-plane.ts';
import { startFaultProxy, type Call, type FaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import type { Pods } from '../../../testkit/kubernetes/pods.ts';
import type { ApiServer } from '../../../testkit/kubernetes/server.ts';
import type { Rule } from '../../../testkit/kubernetes/users.ts';
import { runAction, type ActionResult, type ActionRun } from '../../../testkit/runner.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { readWorkflow } from '../../../testkit/workflow/read.ts';
import { filesOf } from '../drivers-page.ts';

/** How a model behaves is in its bytes. */
export interface Model {
  version: string;
  /** Share of its requests that fail. */
  errors: number;
  /** How long its first step lasts at the least. */
  soak?: string;
}

export const STEPS = [50, 100];
export const SLOTS = ['a', 'b'];
/** The model that serves before Sluice comes, where addresses end in its name. */
export const FIRST = 'first';
const USERS_PER_SECOND = 160;

/** A router and a fleet, as a team has them. */
export interface Router {
  /** Files of docs/kubernetes.md whose Roles have all rights that it needs, beside the journal's. */
  roles: readonly string[];
  /** Its lines of `rollout`: fleet and traffic. PLANE and STORE stand for where models answer and where they lie. */
  drivers(page: Page): string;
  /** What users are sent by: the object of this kind with the name `income`. */
  sends: Resource;
  /** A call that places a release or moves users. */
  changes(call: Call): boolean;
  /** Makes its objects and starts what stands in for their controllers; it comes back when the first model serves. */
  start(place: { api: Api; namespace: string; store: string; page: Page }): Promise<Started>;
}

export interface Started extends AsyncDisposable {
  pods: Pods;
  targetsOf(object: KubeObject): Promise<Target[]>;
  errors(): string[];
}

/** Configuration files of docs/kubernetes.md by name. */
export type Page = Readonly<Record<string, string>>;

export interface Team extends AsyncDisposable {
  router: Router;
  namespace: string;
  github: GitHubStandIn;
  plane: DataPlane;
  pods: Pods;
  /** Between the actions and the API server. */
  proxy: FaultProxy;
  /** Builds, seals and has approved a release; the id of the run, and its files. */
  approved(model: Model): Promise<Approved>;
  /** One machine that runs one action; `started` gets the process. Throws where the Roles of the page did not allow a call. */
  act(approved: Approved, action: string, inputs: Record<string, string>, more?: Partial<ActionRun>): Promise<ActionResult>;
  state(): Promise<State>;
  events(): Promise<JournalEvent[]>;
  errors(): string[];
}

export interface Approved {
  run: string;
  files: Record<string, string>;
}

export async function startTeam(server: ApiServer, router: Router): Promise<Team> {
  await using cleanup = new AsyncDisposableStack();
  const { path: folder } = cleanup.use(await temporaryFolder());
  const namespace = await server.namespace();
  const store = path.join(folder, 'store');
  await keepModel(store, FIRST, { version: '0', errors: CHAMPION_ERRORS });
  const page = await filesOf('docs/kubernetes.md');
  const started = cleanup.use(await router.start({ api: server.api, namespace, store, page }));
  const { pods } = started;
  const plane = cleanup.use(await startDataPlane(server.api, namespace, { resource: router.sends, name: 'income', targetsOf: started.targetsOf, pods, slots: SLOTS }));
  cleanup.use(startUsers(plane.url, USERS_PER_SECOND));
  const proxy = cleanup.use(await startFaultProxy(server));
  const account = await server.account(namespace, [...router.roles, 'journal-role.yaml'].flatMap((file) => (parse(page[file]!) as { rules: Rule[] }).rules), 'sluice');
  const kubeconfig = await server.kubeconfig(folder, { namespace, token: account.token, server: proxy.url, context: 'prod' });
  const github = cleanup.use(await startGitHub({ ...careful({ 'README.md': 'income' }), runs: [] }));
  const journal = await journalIn(server, namespace, folder);
  const promote = readWorkflow('workflows/deliver-canary.yml').jobs.promote!.permissions!;
  const drivers = router.drivers(page);
  let runs = 1000;
  const all = cleanup.move();
  return {
    router, namespace, github, plane, pods, proxy,
    async approved(model) {
      const files = repository({ model, store, kubeconfig, plane: plane.url, drivers });
      github.commit({ author: 'octocat', files });
      const { id } = github.run({ id: (runs += 1), actor: 'octocat' });
      await using delivery = await deliveryRun(github, files, { build: true });
      for (const job of ['build', 'identify', 'seal']) await done(delivery.job(job), job);
      const plan = await done(delivery.job('plan'), 'plan');
      github.job(delivery.run, { name: 'Approval of model-owner', environment: 'income-owner' });
      await github.approve({ user: 'defunkt', environment: 'income-owner', comment: `approve ${plan.outputs.challenge}` });
      await done(delivery.job('approve'), 'approve');
      return { run: String(id), files };
    },
    async act({ files, run }, action, inputs, more = {}) {
      await using machine = await temporaryFolder();
      await writeAll(machine.path, files);
      const { id } = github.run({ id: (runs += 1), actor: 'octocat' });
      let child: ChildProcess | undefined;
      const refused = (): string[] => proxy.calls.filter(({ status }) => status === 403).map((call) => `${call.method} ${call.path}`);
      // What may not be asked may be waited for until the delivery's own bounds.
      const looking = setInterval(() => void (refused().length > 0 && child?.kill('SIGKILL')), 500);
      const result = await runAction({ action, github, as: { run: id, job: action, permissions: promote }, workspace: machine.path, timeout: 300_000, inputs: { 'check-run': 'false', ...(action === 'canary-promote' ? { 'approved-run': run } : {}), ...inputs }, ...more, started: (process) => (more.started?.(process), (child = process)) }).finally(() => clearInterval(looking));
      if (refused().length > 0) throw new Error(`The Roles of docs/kubernetes.md (${router.roles.join(', ')}, journal-role.yaml) do not allow ${[...new Set(refused())].join(', ')}.`);
      return result;
    },
    state: async () => stateOf(await journal.read()),
    events: () => journal.read(),
    errors: () => [...started.errors(), ...pods.failed.values()],
    [Symbol.asyncDispose]: () => all[Symbol.asyncDispose](),
  };
}

export const CHAMPION_ERRORS = 0.1;

async function keepModel(store: string, name: string, { errors }: Model): Promise<void> {
  await mkdir(path.join(store, name), { recursive: true });
  await writeFile(path.join(store, name, 'model.json'), JSON.stringify({ errors, weight: 1 }));
}

async function journalIn(server: ApiServer, namespace: string, folder: string) {
  const ca = path.join(folder, 'ca.pem');
  await writeFile(ca, server.ca);
  await chmod(ca, 0o600);
  const cluster = openCluster({ server: server.url, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: server.token }, resolve: (declared) => declared });
  return openKubernetesJournal({ cluster, name: 'income', model: 'income', clock: systemClock });
}

async function done(running: Promise<ActionResult>, job: string): Promise<ActionResult> {
  const result = await running;
  const errors = result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  if (result.exitCode !== 0 || errors.length > 0) throw new Error(`Job ${job} ended with ${result.exitCode}: ${errors.join('\n')}\n${result.stderr}`);
  return result;
}

export interface Repository {
  model: Model;
  store: string;
  kubeconfig: string;
  plane: string;
  drivers: string;
}

export function repository({ model: { version, errors, soak }, store, kubeconfig, plane, drivers }: Repository): Record<string, string> {
  return {
    'make.mjs': "import { mkdirSync, writeFileSync } from 'node:fs';\nmkdirSync('model', { recursive: true });\nwriteFileSync('model/model.json', process.argv[2]);\n",
    // Brings the bytes to where pods read them; as buckets do, whole or not at all.
    'upload.mjs': "import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';\nimport path from 'node:path';\nconst { SLUICE_RELEASE: release, SLUICE_ROOT: root, SLUICE_MODEL: model } = process.env;\nconst target = path.join(process.argv[2], release.replace('sha256:', ''));\nif (!existsSync(target)) {\n  mkdirSync(process.argv[2], { recursive: true });\n  cpSync(path.resolve(root, model), `${target}.${process.pid}`, { recursive: true });\n  renameSync(`${target}.${process.pid}`, target);\n}\n",
    'golden.csv': 'age,score\n30,30\n50,50\n',
    'delivery.yml': `version: 1
release: {name: income, version: ${version}, model: model/, build: {command: [node, make.mjs, '${JSON.stringify({ errors, weight: 1, version })}']}}
approval:
  roles:
    model-owner: {environment: income-owner}
rollout:
  strategy: canary
  kubernetes: {context: prod, kubeconfig: ${JSON.stringify(kubeconfig)}}
  journal: {kubernetes: {}}
${drivers.replaceAll('PLANE', plane).replaceAll('STORE', JSON.stringify(store))}
  signals: {http: {url: '${plane}/signals'}}
  guardrails: [{name: errors, rate: {http: errors}, margin_ratio: 3}]
  golden: {rows: golden.csv, score: score}
  steps: [${soak === undefined ? STEPS[0] : `{weight: ${STEPS[0]}, soak: ${soak}}`}, ${STEPS.slice(1).join(', ')}]
  interval: 1 s
  lease: 10 minutes
  blind_for: 10 minutes
  time_budget: 3 hours
`,
  };
}

/** Fleet and traffic as a delivery file of the page declares them; the bytes are brought to the store, and models asked at this address. */
export function driversOf(file: string, ask: string): string {
  const { fleet, traffic } = (parse(file) as { rollout: { fleet: object; traffic: object } }).rollout;
  return stringify({ fleet: { ...fleet, place: { command: ['node', 'upload.mjs', 'STORE'] }, ask: { http: ask } }, traffic }).trimEnd().replace(/^/gm, '  ');
}
