import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DriverError } from '../core/driver-error.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Signals, TrafficDriver, TrafficFinding } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import { isProbed } from '../delivery/probed.ts';
import type { DeliverySpec, Source } from '../delivery/spec.ts';
import { declaredParts } from '../evidence/release.ts';
import { headerProblems } from '../model/predictions/headers.ts';
import { plain } from '../report/escape.ts';
import { canBeHigh, reachLines, watcherProblems } from '../rollout/endpoints.ts';
import { planOf, slotsOf } from '../rollout/policy.ts';
import { signalProblems } from '../rollout/signals/check.ts';
import { problemsOfClusters } from '../run/cluster.ts';
import type { Session } from '../run/session.ts';
import { signingOf } from '../run/signing.ts';
import { watcherStanding } from '../run/watcher.ts';
import { openDrivers, openJournal, type Drivers } from '../run/wiring.ts';
import type { Io } from './io.ts';
import { openSession, type StageValues } from './session.ts';

/** `sluice check [--delivery FILE]`: says what is on, what is off and why, and everything that is wrong, in one go. */
export async function check(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { delivery: { type: 'string', default: 'delivery.yml' } } });
  const session = openSession({ delivery: values.delivery, out: 'sluice-out', json: false } as StageValues, io, 'develop');
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  const problems: Problem[] = [];
  try {
    problems.push(...watcherProblems(delivery), ...(await livingWatch(delivery, session, io)), ...(await missingFiles(delivery)), ...(await predictionProblems(delivery, session)), ...(await rolloutProblems(delivery, session, io)));
  } finally {
    await session.engine.close();
  }
  if (problems.length > 0) throw new InputError(problems);
  const { name, version } = delivery.spec.release;
  io.stdout(`${plain(`${delivery.file} is sound: ${name} ${version ?? '(no version)'}`)}\n${lines(delivery).map((line) => `  ${plain(line)}\n`).join('')}`);
  return 0;
}

/** One line for each stage: what it will do, or why it is off. */
function lines({ spec }: Delivery): string[] {
  const { data, tests, checks, approval, evidence, rollout } = spec;
  const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
  const columns = Object.keys(data?.columns ?? {}).length;
  const drift = data?.serving && (data.train || data.profile) ? 'drift of serving data' : `drift off (needs ${data?.serving ? 'data.train or data.profile' : 'data.serving'})`;
  const gates = (tests?.gates?.length ?? 0) + (tests?.slices?.gates?.length ?? 0) + (tests?.fairness?.gates.length ?? 0);
  const quiet = (enforced: boolean | undefined) => (enforced === false ? ', shown only (enforce: false)' : '');
  return [
    data ? `validate-data: ${columns === 0 ? 'no columns declared' : count(columns, 'column')}, ${drift}${quiet(data.enforce)}` : 'validate-data: off (no data)',
    tests ? `run-model-tests: ${gates === 0 ? 'default gates' : count(gates, 'gate')}, ${tests.predictions.champion ? 'against the champion' : 'no champion declared: absolute gates alone'}${quiet(tests.enforce)}` : 'run-model-tests: off (no tests)',
    ...(tests && isProbed(tests) ? [`probe-model: ${probesOf(tests)}${quiet(tests.enforce)}`] : []),
    checks?.length ? `checks: ${checks.map((each) => each.name).join(', ')}` : 'checks: off (none declared)',
    `require-approval: ${approval?.roles ? Object.entries(approval.roles).map(([role, { environment }]) => `${role} (environment ${environment})`).join(', ') : 'one role, environment production (default)'}`,
    `evidence: signing ${evidence?.signing ?? 'off (none)'}`,
    rollout ? `canary-promote: ${rollout.strategy}${rollout.steps ? `, steps ${rollout.steps.map((step) => (typeof step === 'number' ? step : step.weight)).join(', ')} %` : ''}` : 'canary-promote: off (no rollout)',
    ...(rollout ? [`rollback: ${rollbackOf(spec)}`, `watcher: ${watcherOf(rollout)}`, ...reachLines(spec)] : []),
  ];
}

/** Who takes users away when ticks stop. */
function watcherOf({ watcher, lease = '10 minutes' }: NonNullable<DeliverySpec['rollout']>): string {
  return watcher ? `${watcher.by}${watcher.at === undefined ? '' : ` at ${watcher.at}`}, after ${lease} of silence` : 'none beside the router; the scheduled workflow alone, which is late at times';
}

/** Where a watch must live and its cluster can be asked from here: whether it does. */
async function livingWatch(delivery: Delivery, session: Session, io: Io): Promise<Problem[]> {
  if (!canBeHigh(delivery.spec.release.risk)) return [];
  const found = await watcherStanding(delivery, session);
  const unknown = found.filter(({ code }) => code === 'watcher-unknown');
  for (const { code, expected, actual } of unknown) io.stderr(`${plain(`note: whether there is ${expected} cannot be seen from here: ${actual} [${code}]`)}\n`);
  return found.filter((each) => !unknown.includes(each)).map(({ code, expected, actual, fix }) => ({ code, message: `A delivery of this model can be of risk \`high\` and needs ${expected}, and ${actual}.`, fix, location: delivery.locate(['rollout', 'watcher']) }));
}

/** How fast, how it is tried, and who is told. */
function rollbackOf({ rollback, notify }: DeliverySpec): string {
  const tried = [rollback?.drill && `drill in ${rollback.drill.environment} every ${rollback.drill.every}`, rollback?.tabletop && `tabletop every ${rollback.tabletop.every}`].filter((each) => typeof each === 'string');
  const told = [notify?.issue && 'an issue', notify?.webhook && 'a webhook'].filter((each) => typeof each === 'string');
  return `within ${rollback?.within ?? '60 s'}, ${rollback?.keep ?? 5} versions kept, ${tried.length > 0 ? tried.join(', ') : 'never tried (no rollback.drill)'}, told by ${told.length > 0 ? told.join(' and ') : 'nobody (no notify)'}`;
}

/** What the running model is asked, and that a predictor is missing for it. */
function probesOf(tests: NonNullable<DeliverySpec['tests']>): string {
  const asked = [tests.golden?.ask === 'predictor' && 'golden rows', tests.behaviour && 'behaviour', tests.explanations && 'explanations'].filter((name) => typeof name === 'string');
  const without = asked.length > 0 && !tests.predictor ? ` (needs tests.predictor for ${asked.join(', ')})` : '';
  return `${[...asked, ...(tests.serving ? ['serving'] : [])].join(', ')}${without}`;
}

async function missingFiles(delivery: Delivery): Promise<Problem[]> {
  const { data, tests, evidence, rollout } = delivery.spec;
  const named: [path: (string | number)[], file: string | undefined, made: boolean][] = [
    ...declaredParts(delivery).map(([part, file]): [(string | number)[], string, boolean] => [['release', part], file, delivery.spec.release.build !== undefined]),
    ...Object.entries(delivery.spec.release.lineage ?? {}).map(([name, file]): [(string | number)[], string, boolean] => [['release', 'lineage', name], file, delivery.spec.release.build !== undefined]),
    [['data', 'train'], localFile(data?.train), false],
    [['data', 'test'], localFile(data?.test), false],
    [['data', 'develop'], localFile(data?.develop), false],
    [['data', 'serving'], localFile(data?.serving), false],
    [['data', 'profile'], data?.profile, false],
    [['data', 'champion', 'profile'], data?.champion?.profile, false],
    [['data', 'champion', 'contract'], data?.champion?.contract, false],
    ...Object.entries(data?.references ?? {}).map(([name, source]): [(string | number)[], string | undefined, boolean] => [['data', 'references', name], localFile(source), false]),
    [['tests', 'predictions', 'candidate'], tests?.predictions.candidate, tests?.predict !== undefined],
    [['tests', 'predictions', 'champion'], tests?.predictions.champion, false],
    [['evidence', 'public_key'], evidence?.public_key, false],
    [['rollout', 'golden', 'rows'], rollout?.golden?.rows, false],
  ];
  const checked = await Promise.all(named.map(async ([where, file, made]) => (file === undefined || made || /[*?[]/.test(file) ? undefined : missing(delivery, where, file))));
  return checked.filter((problem) => problem !== undefined);
}

/** A wrong name of a score column is found here, not after an hour of predicting. */
async function predictionProblems(delivery: Delivery, { deliveryId, clock, log, engine, out }: Session): Promise<readonly Problem[]> {
  try {
    const purposes = delivery.spec.data?.develop === undefined ? ['deliver' as const] : ['deliver' as const, 'develop' as const];
    const found = await Promise.all(purposes.map((purpose) => headerProblems(delivery, { purpose, deliveryId, clock, log, engine, out })));
    return found.flat().filter((problem, at, all) => all.findIndex(({ message }) => message === problem.message) === at);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

/** What can be looked for here: a path, not an address nor a table of a server. */
function localFile(source: Source | undefined): string | undefined {
  return typeof source === 'string' && !source.includes('://') ? source : undefined;
}

async function missing(delivery: Delivery, where: (string | number)[], file: string): Promise<Problem | undefined> {
  const there = await stat(delivery.resolve(file)).catch(() => undefined);
  if (there?.isDirectory() && where[0] !== 'release')
    return { code: 'file-is-folder', message: `\`${where.join('.')}\` names ${file}, which is a folder.`, fix: 'Name a file in it, or a pattern such as `data/*.parquet`.', location: delivery.locate(where) };
  if (there) return undefined;
  return { code: 'file-missing', message: `\`${where.join('.')}\` names ${file}, which is not there.`, fix: `Put it at ${path.join(path.dirname(delivery.file), file)}, or correct the path.`, location: delivery.locate(where) };
}

async function rolloutProblems(delivery: Delivery, session: Session, io: Io): Promise<readonly Problem[]> {
  if (!delivery.spec.rollout) return [];
  const clusters = await problemsOfClusters(delivery, session);
  for (const lacking of clusters.lacking) note(io, `The cluster cannot be asked from here: ${lacking}`);
  // Nothing that is in such a cluster can be opened; what is wrong with all of them comes at once.
  if (clusters.problems.length > 0) return clusters.problems;
  try {
    // Secrets of the programs are in the jobs that serve, not where a file is checked.
    const quiet = { ...delivery, spec: { ...delivery.spec, rollout: { ...delivery.spec.rollout, pass_env: [], credentials: [] } } };
    const drivers = openDrivers(quiet, session, openJournal(quiet, session, await signingOf(quiet, {})));
    planOf(delivery, drivers.traffic);
    return [...(await placesProblems(delivery, drivers, io)), ...(await problemsOfSignals(delivery, drivers.signals, session))];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

/** Asks router and slots themselves, where they can be reached from here. What does not block a rollout is said and goes on. */
async function placesProblems(delivery: Delivery, drivers: Pick<Drivers, 'traffic' | 'fleet'>, io: Io): Promise<Problem[]> {
  const problems = new Map<string, Problem>();
  const said = new Set<string>();
  for (const part of ['traffic', 'fleet'] as const)
    for (const { code, message, fix, blocks } of await inspected(drivers[part])) {
      // One cluster that is away, or one Deployment, is both.
      if (blocks && !problems.has(message)) problems.set(message, { code, message, fix, location: delivery.locate(['rollout', part]) });
      else if (!blocks && !said.has(message)) note(io, `${message} ${fix} [${code}]`);
      said.add(message);
    }
  return [...problems.values()];
}

/** A cluster that is not to be reached from here, or not with what is here, says nothing of the file that is checked. */
const NOT_FROM_HERE = new Set(['cluster-unreachable', 'cluster-timeout', 'cluster-credential', 'cluster-unauthorized', 'cluster-busy', 'identity-refused']);

async function inspected({ inspect }: Pick<TrafficDriver, 'inspect'>): Promise<readonly TrafficFinding[]> {
  try {
    return (await inspect?.()) ?? [];
  } catch (error) {
    if (!(error instanceof DriverError) || !(NOT_FROM_HERE.has(error.code) || error.code.startsWith('cluster-'))) throw error;
    return [{ code: error.code, message: error.message.replace(` ${error.fix} [${error.code}]`, ''), fix: error.fix, blocks: !NOT_FROM_HERE.has(error.code) }];
  }
}

function note(io: Io, text: string): void {
  io.stderr(`${plain(`note: ${text}`)}\n`);
}

async function problemsOfSignals(delivery: Delivery, signals: Signals | undefined, { clock, engine }: Session): Promise<Problem[]> {
  const rollout = delivery.spec.rollout!;
  return signals ? signalProblems(delivery, rollout, signals, slotsOf(rollout), clock.now().getTime(), engine) : [];
}
