import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isDigest } from '../core/digest.ts';
import { describe, InputError } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import { findSecrets } from '../evidence/secrets/scan.ts';
import { secretRefusals } from '../evidence/secrets/stop.ts';
import { fetchEvidence } from '../evidence/stores/keep.ts';
import { retentionProblems } from '../evidence/stores/retention.ts';
import { writeWhole } from '../evidence/write-whole.ts';
import { logLine } from '../report/escape.ts';
import { evidenceForgeOf, evidenceIn, keepEverywhere, storeOf } from '../run/evidence.ts';
import { filesUnder } from '../run/files-under.ts';
import { systemClock } from '../run/system.ts';
import type { Io } from './io.ts';

interface Options {
  delivery: string;
  out?: string;
  release?: string;
  run?: string;
  json: boolean;
}

type Part = (given: string[], options: Options, io: Io) => Promise<number>;

const PARTS: Record<string, Part> = { keep, fetch, status, scan };

/** `sluice evidence keep|fetch|status|scan`: where evidence lives besides the artifacts of its run. Status 0, 1 refused or lapsing, 3. */
export async function evidence(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { delivery: { type: 'string', default: 'delivery.yml' }, out: text, release: text, run: text, json: { type: 'boolean', default: false } } });
  const [name = '', ...given] = positionals;
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (!part) throw wrong(`There is no ${JSON.stringify(name)}.`);
  return part(given, values, io);
}

function wrong(message: string): InputError {
  return InputError.of('evidence-arguments', message, 'Write `sluice evidence keep FOLDER`, `fetch HEAD --out DIR [--release DIGEST] [--json]`, `status --run ID` or `scan PATH…`, each with [--delivery FILE].');
}

/** Keeps the ledger of a folder in every store of the delivery file. */
async function keep([folder, ...more]: string[], options: Options, io: Io): Promise<number> {
  if (folder === undefined || more.length > 0) throw wrong('One folder with a ledger is wanted.');
  const delivery = await deliveryOf(options, io);
  if (delivery.spec.evidence?.stores === undefined) throw InputError.of('evidence-no-store', 'The delivery file names no store.', 'Write one under `evidence.stores`, e.g. `- folder: evidence`.');
  const target = path.resolve(io.cwd, folder);
  const { files } = await evidenceIn(target);
  const refusals = await refusalsOf(files.map(({ name }) => ({ shown: name, absolute: path.join(target, name) })), delivery);
  if (refusals.length > 0) return refused(refusals, io);
  const { kept, problems } = await keepEverywhere(delivery, target, () => evidenceForgeOf(io.env, systemClock));
  for (const where of kept) io.stdout(`${logLine(`Kept in ${where}.`)}\n`);
  for (const problem of problems) io.stderr(`${logLine(describe(problem))}\n`);
  return problems.length === 0 ? 0 : 1;
}

/** Fetches evidence by its ledger's head from the first store that has it whole, into a folder of its own. */
async function fetch([head, ...more]: string[], options: Options, io: Io): Promise<number> {
  if (!isDigest(head) || more.length > 0 || options.out === undefined) throw wrong('The head of a ledger (sha256:…) and --out are wanted.');
  const delivery = await deliveryOf(options, io);
  const refusals: Refusal[] = [];
  for (const declared of delivery.spec.evidence?.stores ?? []) {
    if (declared.release && !isDigest(options.release)) throw wrong('A GitHub release is found by the release digest: give --release.');
    const store = await storeOf(declared, delivery, isDigest(options.release) ? options.release : head, () => evidenceForgeOf(io.env, systemClock));
    const found = await fetchEvidence(store, head);
    if ('refusals' in found) {
      refusals.push(...found.refusals);
      continue;
    }
    const out = path.resolve(io.cwd, options.out);
    await mkdir(out, { recursive: true });
    for (const { name, bytes } of found.files) await writeWhole(path.join(out, name), bytes);
    const names = found.files.map(({ name }) => name);
    if (options.json) {
      io.stdout(`${JSON.stringify({ fetched: { head, from: store.where, out: options.out, files: names }, refusals }, null, 2)}\n`);
      return 0;
    }
    io.stdout(`${logLine(`Fetched from ${store.where} into ${JSON.stringify(options.out)}: ${names.join(', ')}. \`sluice verify ${options.out}\` proves it.`)}\n`);
    for (const { expected, actual, code } of refusals) io.stderr(`${logLine(`Not from there: expected ${expected}, found ${actual}. [${code}]`)}\n`);
    return 0;
  }
  if (!options.json || refusals.length === 0) return refused(refusals, io);
  io.stdout(`${JSON.stringify({ fetched: null, refusals }, null, 2)}\n`);
  return 1;
}

/** How long the artifacts of a run still hold its evidence. */
async function status(given: string[], options: Options, io: Io): Promise<number> {
  if (given.length > 0 || !/^[1-9][0-9]*$/.test(options.run ?? '')) throw wrong('The id of a run is wanted (--run).');
  const delivery = await deliveryOf(options, io);
  const artifacts = await (await evidenceForgeOf(io.env, systemClock)).artifacts(options.run!);
  const problems = retentionProblems(delivery.spec, artifacts, systemClock.now());
  for (const { name, expired, expiresAt } of artifacts.filter(({ name }) => name.startsWith('sluice-'))) io.stdout(`${logLine(`${name}: ${expired ? 'gone' : `until ${expiresAt ?? 'a day that GitHub does not tell'}`}`)}\n`);
  for (const problem of problems) io.stderr(`${logLine(describe(problem))}\n`);
  return problems.length === 0 ? 0 : 1;
}

/** Scans files and folders as uploads are scanned, before anything is uploaded. */
async function scan(given: string[], options: Options, io: Io): Promise<number> {
  if (given.length === 0) throw wrong('A file or folder is wanted.');
  const delivery = await loadDelivery(path.resolve(io.cwd, options.delivery), { workspace: io.cwd }).catch(() => undefined);
  const files = (await Promise.all(given.map((each) => filesUnder(path.resolve(io.cwd, each))))).flat();
  const refusals = await refusalsOf(files.map((absolute) => ({ absolute, shown: path.relative(io.cwd, absolute).split(path.sep).join('/') })), delivery);
  if (refusals.length > 0) return refused(refusals, io);
  io.stdout(`${files.length} ${files.length === 1 ? 'file holds' : 'files hold'} no secret in a published format.\n`);
  return 0;
}

async function refusalsOf(files: readonly { shown: string; absolute: string }[], delivery: Delivery | undefined): Promise<Refusal[]> {
  return secretRefusals(await findSecrets(files), delivery?.spec.evidence?.secrets?.allow ?? [], systemClock.now().toISOString().slice(0, 'YYYY-MM-DD'.length));
}

function refused(refusals: readonly Refusal[], io: Io): number {
  for (const { code, expected, actual, fix } of refusals) io.stdout(`${logLine(`Refused: expected ${expected}, found ${actual}. ${fix} [${code}]`)}\n`);
  if (refusals.length === 0) io.stdout('Refused: the delivery file names no store. [evidence-no-store]\n');
  return 1;
}

function deliveryOf({ delivery }: Options, io: Io): Promise<Delivery> {
  return loadDelivery(path.resolve(io.cwd, delivery), { workspace: io.cwd });
}
