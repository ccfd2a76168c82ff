import { lstat, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { hexOf } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { findingOf } from '../core/refusal.ts';
import type { StageContext, StageResult } from '../core/stage.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Forge } from '../github/forge.ts';
import { loadDelivery } from '../delivery/load.ts';
import { adopt } from '../evidence/adopt.ts';
import { identify } from '../evidence/identify.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { readCapped } from '../evidence/read-capped.ts';
import { identifyRelease, MOST_MANIFEST_BYTES, parseManifest, refOf } from '../evidence/release.ts';
import { resume } from '../evidence/resume.ts';
import { seal, type LooseStatement } from '../evidence/seal.ts';
import { MOST_STATEMENT_BYTES } from '../evidence/statement.ts';
import { judge, type Judged } from './judge.ts';
import { maxAgeOf } from './gate-policy.ts';
import { readLedgerFile, writeLedgerFile } from './ledger-file.ts';
import type { Acted, ActRun } from './on-fail.ts';
import { recordAdoption } from './promote.ts';
import { servingNow } from './serving.ts';
import { writeWhole, type Session } from './session.ts';
import { signingOf, type Signing, type SigningSecrets } from './signing.ts';

/** Where `identify` leaves the manifest, and where other stages look for it. */
export const RELEASE_FILE = 'release.json';

const STATEMENT_FILE = 'statement.json';

/** A delivery made on a laptop has no run id: it is named by the release it brings. */
const LAPTOP = 'local';

export async function runIdentify(session: Session): Promise<Judged> {
  const known = await releaseOf(session);
  const serving = await servingNow(session);
  return judge(named(session, known), 'identify', { release: undefined, champion: serving?.release }, async (delivery, context) => {
    const result = await identify(delivery, context, { championIdentity: serving?.identity, env: session.env });
    await writeWhole(path.join(context.out, RELEASE_FILE), `${JSON.stringify(result.details!.manifest, null, 2)}\n`);
    return result;
  });
}

export interface ValidateDataRun {
  out?: string;
  /** Whether findings with `on_fail: hold` or `revert` are acted on: this run may write the journal and reach the router. */
  act?: ActRun;
}

export async function runValidateData(session: Session, { out, act }: ValidateDataRun = {}): Promise<Judged & { acted?: Acted }> {
  const release = await releaseOf(session);
  const championData = (await servingNow(session))?.data;
  let acted: Acted | undefined;
  const judged = await judge(named(session, release), 'validate-data', { release, out, championData }, async (delivery, context) => {
    const { dataChecks, withActed } = await import('./data-checks.ts');
    const { actOnFindings } = await import('./on-fail.ts');
    const result = await dataChecks(delivery, context);
    if (act) acted = await actOnFindings({ ...session, out: context.out }, result.verdict, act);
    return withActed(result, acted);
  });
  return { ...judged, acted };
}

/** How the data checks would be asked, for `--explain`. */
export async function explainDataOf(session: Session): Promise<string[]> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  const { explainData } = await import('../data/validate-data.ts');
  const { purpose, deliveryId, clock, log, engine, commit } = session;
  return explainData(delivery, { purpose, deliveryId, clock, log, engine, commit, out: session.out });
}

/** `features` was cut by another job, one that has the labels; without it they are cut here. */
export async function runPredict(session: Session, features?: string): Promise<Judged> {
  const release = await releaseOf(session);
  return judge(named(session, release), 'predict', { release }, async (delivery, context) => {
    const { predict } = await import('../model/predictors/predict.ts');
    return predict(delivery, context, { features });
  });
}

/** Runs the model itself, on features only; `features` as for `runPredict`. */
export async function runProbeModel(session: Session, features?: string): Promise<Judged> {
  const release = await releaseOf(session);
  const champion = (await servingNow(session))?.release;
  return judge(named(session, release), 'probe-model', { release, champion }, async (delivery, context) => {
    const { probeModel } = await import('../model/probe-model.ts');
    const { withRootCause } = await import('../model/root-cause/root-cause.ts');
    return withRootCause(await probeModel(delivery, context, { features }), { related: [] });
  });
}

/**
 * `secrets`: where the journal is signed, for the event that counts this use of the test set. `act`: this run may start the workflow of
 * `tests.remediation`.
 */
export async function runModelTestsStage(session: Session, out?: string, secrets: SigningSecrets = {}, act?: () => Promise<Forge>): Promise<Judged> {
  const release = await releaseOf(session);
  const serving = await servingNow(session);
  const own = named(session, release);
  return judge(own, 'run-model-tests', { release, champion: serving?.release, championTests: serving?.tests, out }, async (delivery, context) => {
    const { modelTests } = await import('./model-tests.ts');
    const { besideOf } = await import('./beside.ts');
    const { countTestSetUse } = await import('./test-set-uses.ts');
    const { remediate, withProbed, withRemediation } = await import('./remediate.ts');
    const beside = await besideOf(context.out, release, own.deliveryId, 'run-model-tests');
    const result = await modelTests(delivery, context, { beside, countUse: (testSet) => countTestSetUse(delivery, own, release, testSet, secrets) });
    return withRemediation(result, await remediate(delivery, context, { ...result, verdict: withProbed({ ...result.verdict, release }, beside.related) }, act));
  });
}

/** `statements` is a folder; every `statement.json` below it is taken. `resume`: the ledger of an earlier run, whose evidence is taken over. */
export async function runSeal(session: Session, options: { statements: string; secrets: SigningSecrets; resume?: string }): Promise<Judged> {
  const release = await releaseOf(session);
  return judge(named(session, release), 'seal', { release }, async (delivery, context) => {
    const statements = await looseStatements(options.statements, context);
    const signing = await signingOf(delivery, options.secrets);
    const earlier = options.resume === undefined ? undefined : await takeOver(delivery, context, options.resume, signing);
    if (earlier && 'verdict' in earlier) return earlier;
    const taken = earlier ? earlier.statements.map((statement) => ({ name: `${statement.predicate.stage} of ${earlier.resumed.delivery}`, bytes: Buffer.from(JSON.stringify(statement)) })) : [];
    const sealed = await seal(delivery, context, { statements: [...statements, ...taken], signer: signing.signer(), resumed: earlier?.resumed });
    if (sealed.ledger !== undefined) await writeLedgerFile(sealed.ledger, signing.trust, signing.signer(), path.join(context.out, LEDGER_FILE));
    return { verdict: sealed.verdict, inputs: sealed.inputs, details: sealed.details };
  });
}

async function takeOver(delivery: Delivery, context: StageContext, file: string, signing: Signing): Promise<Extract<ReturnType<typeof resume>, { resumed: unknown }> | StageResult> {
  const { ledger } = await readLedgerFile(file, signing);
  const found = resume(delivery, context, ledger, { maxAge: maxAgeOf(delivery), signers: signing.allowed });
  if ('resumed' in found) return found;
  const { refusals } = found;
  const findings = refusals.map((refusal) => findingOf(refusal, 'The evidence of the earlier run is of this very release'));
  const headline = `Nothing was taken over: expected ${refusals[0]!.expected}, found ${refusals[0]!.actual}${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`;
  return { verdict: { schema: 'urn:sluice:verdict:v1', stage: 'seal', outcome: 'fail', headline, enforced: true, release: context.release, findings, notes: [], facts: [] }, inputs: [] };
}

export async function runAdopt(session: Session, options: { secrets: SigningSecrets; slot?: string }): Promise<Judged> {
  const release = await releaseOf(session);
  return judge(named(session, release), 'adopt', { release }, async (delivery, context) => {
    const signing = await signingOf(delivery, options.secrets);
    const adopted = await adopt(delivery, context, { signer: signing.signer() });
    await writeLedgerFile(adopted.ledger, signing.trust, signing.signer(), path.join(context.out, LEDGER_FILE));
    await writeWhole(path.join(context.out, RELEASE_FILE), `${JSON.stringify(adopted.manifest, null, 2)}\n`);
    if (delivery.spec.rollout) await recordAdoption(delivery, session, context, adopted, signing, options.slot);
    return { verdict: adopted.verdict, inputs: adopted.inputs, details: adopted.details };
  });
}

/**
 * The release under judgement: by `release.json` where `identify` left one, else by the bytes. On a push or pull request a
 * model that is not there leaves the verdict without a release (and without a statement), and says so.
 */
export async function releaseOf(session: Session): Promise<ReleaseRef | undefined> {
  const manifest = session.releaseFile ?? path.join(session.out, RELEASE_FILE);
  const bytes = await readCapped(manifest, MOST_MANIFEST_BYTES, 'manifest-unreadable');
  if (bytes) return refOf(parseManifest(bytes, manifest));
  if (session.releaseFile) throw InputError.of('manifest-unreadable', `${manifest} cannot be read.`, 'Run `identify` first, or leave the option out.');
  try {
    return refOf(await identifyRelease(await loadDelivery(session.deliveryFile, { workspace: session.workspace })));
  } catch (error) {
    // Whatever is wrong is said by the stage itself, which reads the same file.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The session with the delivery named: on a laptop by the release, in a run as the runner says. */
export function named(session: Session, release: ReleaseRef | undefined): Session {
  if (session.deliveryId.runId !== LAPTOP || !release) return session;
  return { ...session, deliveryId: { ...session.deliveryId, runId: `${LAPTOP}-${hexOf(release.digest).slice(0, 12)}` } };
}

async function looseStatements(folder: string, context: StageContext): Promise<LooseStatement[]> {
  const files = (await readdir(folder, { recursive: true }).catch(() => [])).filter((file) => path.basename(file) === STATEMENT_FILE).sort();
  if (files.length === 0)
    throw InputError.of('seal-nothing', `There is no statement.json below ${folder}.`, 'Run identify, validate-data and run-model-tests first, each with its own --out, and name the folder above them.');
  const read = await Promise.all(files.map(async (name) => ({ name, bytes: await readStatementFile(path.join(folder, name)) })));
  // A second seal in the same folder meets what the first one wrote.
  return read.filter(({ name }) => path.resolve(folder, path.dirname(name)) !== path.resolve(context.out));
}

/** Stages of team code may have left anything under that name: a pipe would be waited for, a link leads elsewhere. */
async function readStatementFile(file: string): Promise<Uint8Array> {
  const found = await lstat(file);
  const why = found.isFile() ? (found.size > MOST_STATEMENT_BYTES ? `has ${found.size} bytes, and at most ${MOST_STATEMENT_BYTES} are read` : undefined) : 'is no plain file';
  if (why) throw InputError.of('statement-unreadable', `${file} ${why}.`, 'Take the statement from where its stage wrote it, or remove it.');
  return new Uint8Array(await readFile(file));
}
