import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError, type Problem } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import type { AllowedSigners } from '../evidence/gate-policy.ts';
import { verifyingKey } from '../evidence/keys.ts';
import { modelDigest } from '../evidence/model-digest.ts';
import type { Trust } from '../evidence/read-ledger.ts';
import { measureRelease, parseManifest, type MeasuredParts, type ReleaseManifest } from '../evidence/release.ts';
import { verifyLedger, type AtHand, type VerifiedLedger } from '../evidence/verify.ts';
import { signingOf } from '../run/signing.ts';
import type { Io } from './io.ts';
import { isVerified, renderReport, reportJson, type VerifyReport } from './verify-report.ts';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LEDGERS = 200;
const KEY_FILE = 'ledger.pub';

interface Options {
  model?: string;
  delivery?: string;
  'public-key'?: string;
  identity?: string;
  issuer?: string;
  'trust-root'?: string;
  json: boolean;
}

/**
 * `sluice verify PATH`: PATH is a ledger, or a folder with ledgers, release.json and ledger.pub. Works offline and prints what
 * it checked and what it could not. Status 0 verified, 1 refused, 3 where there is nothing that can be read.
 */
export async function verify(argv: string[], io: Io): Promise<number> {
  const { target, options } = optionsOf(argv, io);
  const found = await findEvidence(target);
  const delivery = options.delivery === undefined ? undefined : await loadDelivery(options.delivery, { workspace: io.cwd });
  const signers = await signersOf(options, delivery, found.key, io);
  const bytes = await bytesOf(options, delivery, io);
  const report = await verifyAll(found, { ...signers, ...bytes });
  const full = { ...report, checked: [...report.checked, ...signers.checked], unchecked: [...signers.unchecked, ...uncheckedBytes(options), ...ALWAYS_UNCHECKED] };
  io.stdout(options.json ? `${JSON.stringify(reportJson(full), null, 2)}\n` : renderReport(full));
  return isVerified(full) ? 0 : 1;
}

const ALWAYS_UNCHECKED = ['whether the people and runs in it are known to GitHub: this works offline', 'whether it suffices to act: that is the gate\'s question, asked by the step that acts'];

function optionsOf(argv: string[], io: Io): { target: string; options: Options } {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { model: text, delivery: text, 'public-key': text, identity: text, issuer: text, 'trust-root': text, json: { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1) throw InputError.of('verify-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice verify PATH [--model PATH] [--public-key FILE]`.');
  const keyless = [values.identity, values.issuer, values['trust-root']];
  if (keyless.some((value) => value !== undefined) && keyless.some((value) => !value))
    throw InputError.of('verify-arguments', '--identity, --issuer and --trust-root belong together.', 'Give all three: the whole identity, its issuer, and the file of `gh attestation trusted-root`.');
  if (values.identity !== undefined && values['public-key'] !== undefined)
    throw InputError.of('verify-arguments', 'A ledger is signed by a key or by an identity.', 'Give --public-key, or --identity with --issuer and --trust-root.');
  return { target: path.resolve(io.cwd, positionals[0]!), options: values };
}

interface Found {
  ledgers: { name: string; bytes: Uint8Array }[];
  manifests: ReleaseManifest[];
  refusals: Refusal[];
  /** The public key that lies beside. */
  key?: string;
}

/** Ledgers and manifests of a folder, or of the folders that a journal keeps them in; a file is its own ledger. */
async function findEvidence(target: string): Promise<Found> {
  const kind = await stat(target).catch((error: NodeJS.ErrnoException) => {
    throw InputError.of('verify-unreadable', `${JSON.stringify(target)} cannot be read (${error.code}).`, 'Give the ledger (ledger.intoto.jsonl), or the folder that holds it.');
  });
  const folder = kind.isDirectory() ? target : path.dirname(target);
  const list = async (name: string, ending: string): Promise<string[]> =>
    (await readdir(path.join(folder, name)).catch(() => [])).filter((file) => file.endsWith(ending)).sort().map((file) => path.join(name, file));
  const listed = kind.isDirectory() ? [...(await list('.', '.jsonl')), ...(await list('ledgers', '.jsonl'))] : [path.basename(target)];
  // A journal is another record, with another proof.
  const names = listed.filter((name) => !kind.isDirectory() || !name.endsWith('.journal.jsonl'));
  if (names.length === 0) throw InputError.of('verify-no-ledger', `${JSON.stringify(target)} holds no ledger (*.jsonl).`, 'Give the folder in which the run left ledger.intoto.jsonl.');
  if (names.length > MOST_LEDGERS) throw InputError.of('verify-too-many', `${JSON.stringify(target)} holds ${names.length} ledgers, and at most ${MOST_LEDGERS} are read at once.`, 'Give one ledger.');
  const manifests = [...(await list('.', 'release.json')), ...(await list('releases', '.json'))];
  return {
    ledgers: await Promise.all(names.map(async (name) => ({ name, bytes: await readCapped(path.join(folder, name)) }))),
    ...(await readManifests(folder, manifests)),
    key: await keyBeside(path.join(folder, KEY_FILE)),
  };
}

/** The folder comes from a stranger: a pipe of that name would be waited for, and what is no key must not count as none. */
async function keyBeside(file: string): Promise<string | undefined> {
  const there = await lstat(file).then(() => true, () => false);
  return there ? Buffer.from(await readCapped(file)).toString('utf8') : undefined;
}

interface Signers {
  trust: Trust;
  signers: AllowedSigners;
  checked: string[];
  unchecked: string[];
}

async function signersOf(options: Options, delivery: Delivery | undefined, beside: string | undefined, io: Io): Promise<Signers> {
  const read = (file: string) => readCapped(path.resolve(io.cwd, file));
  if (options['public-key'] !== undefined) return byKey(Buffer.from(await read(options['public-key'])).toString('utf8'), `that every entry is signed by the key in ${options['public-key']}`);
  if (options.identity !== undefined) {
    const { sigstoreVerifier } = await import('../evidence/sigstore.ts');
    const { identity, issuer = '' } = options;
    return { trust: { sigstore: await sigstoreVerifier(await read(options['trust-root']!)) }, signers: { mode: 'keyless', identities: [{ identity, issuer }] }, checked: [`that every entry is signed by ${identity} (${issuer})`], unchecked: [] };
  }
  if (delivery && (delivery.spec.evidence?.signing ?? 'none') !== 'none') {
    const { trust, allowed } = await signingOf(delivery, {});
    return { trust, signers: allowed, checked: [`that every entry is signed by whom ${delivery.file} names`], unchecked: [] };
  }
  if (beside !== undefined) {
    const signers = byKey(beside, `that every entry is signed by the key in ${KEY_FILE}, which lies beside the ledger`);
    return { ...signers, unchecked: [`who that is: ${KEY_FILE} came with the ledger, so it proves that nothing was changed since, and not who wrote it (give --public-key)`] };
  }
  return { trust: {}, signers: { mode: 'none' }, checked: [], unchecked: ['who wrote it: no key or identity was given, so somebody who wrote all of it anew would not be seen (give --public-key, or --identity)'] };
}

function byKey(pem: string, checked: string): Signers {
  const key = verifyingKey(pem);
  return { trust: { keys: [key] }, signers: { mode: 'key', keyids: [key.keyid] }, checked: [checked], unchecked: [] };
}

interface Bytes {
  measured: MeasuredParts;
  manifest?: ReleaseManifest;
  deliveryFile?: AtHand['deliveryFile'];
}

async function bytesOf(options: Options, delivery: Delivery | undefined, io: Io): Promise<Bytes> {
  const model = options.model === undefined ? {} : { model: await modelDigest(path.resolve(io.cwd, options.model)) };
  if (!delivery) return { measured: model };
  const { measured, manifest } = await measureRelease(delivery);
  // A model that is named on its own is the one asked about; the delivery file then tells the other parts.
  return options.model === undefined ? { measured, manifest, deliveryFile: delivery.digest } : { measured: { ...measured, ...model }, deliveryFile: delivery.digest };
}

function uncheckedBytes(options: Options): string[] {
  if (options.delivery !== undefined) return [];
  return options.model === undefined ? ['the bytes of the release (give --model or --delivery)'] : ['code, features, configuration and environment of the release (give --delivery)'];
}

/**
 * Of several ledgers in one folder, bytes at hand can be those of one release only: the others are then verified without
 * them. Where no ledger is of these bytes, every one refuses them.
 */
async function verifyAll(found: Found, atHand: Omit<AtHand, 'manifest'> & { manifest?: ReleaseManifest }): Promise<VerifyReport> {
  const each = await Promise.all(found.ledgers.map((ledger) => verifyOne(ledger, found, atHand)));
  const fitting = each.filter(({ fits }) => fits);
  const ledgers = each.map(({ name, alone, withBytes, fits }) => ({ name, ...(fits || fitting.length === 0 ? withBytes : alone) }));
  const sealed = ledgers.every(({ ledger }) => ledger.entries.some(({ statement }) => statement.predicate.stage === 'seal'));
  const checked = [`that every entry is as it was when the next was written, in order, none missing${sealed ? ', closed by a seal' : ''}`];
  const parts = Object.keys(atHand.measured).join(', ');
  if (parts !== '') checked.push(`that the bytes at hand (${parts}) are those of the release in ${fitting.map(({ name }) => name).join(', ') || 'a ledger'}`);
  return { ledgers, refusals: found.refusals, checked, unchecked: [] };
}

async function verifyOne({ name, bytes }: Found['ledgers'][number], found: Found, atHand: AtHand): Promise<{ name: string; alone: VerifiedLedger; withBytes: VerifiedLedger; fits: boolean }> {
  const { trust, signers } = atHand;
  const { release } = await verifyLedger(bytes, { trust, signers, measured: {} });
  const manifest = found.manifests.find(({ digest }) => digest === release) ?? (found.ledgers.length === 1 ? found.manifests[0] : undefined);
  const alone = await verifyLedger(bytes, { trust, signers, measured: {}, manifest });
  const withBytes = await verifyLedger(bytes, { ...atHand, manifest: atHand.manifest ?? manifest });
  return { name, alone, withBytes, fits: withBytes.refusals.length === alone.refusals.length };
}

/** A manifest that does not verify is a refusal like any other: the folder claims more than it can show. */
async function readManifests(folder: string, names: readonly string[]): Promise<Pick<Found, 'manifests' | 'refusals'>> {
  const manifests: ReleaseManifest[] = [];
  const refusals: Refusal[] = [];
  for (const name of names) {
    try {
      manifests.push(parseManifest(await readCapped(path.join(folder, name)), name));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const [{ message, fix }] = error.problems as [Problem];
      refusals.push({ code: 'evidence-contradictory', expected: `${name}: a release manifest`, actual: message.replace(/\.$/, ''), fix });
    }
  }
  return { manifests, refusals };
}

async function readCapped(file: string): Promise<Uint8Array> {
  const unreadable = (reason: string) => InputError.of('verify-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? error.message);
  });
  if (!found.isFile()) throw unreadable('not a file');
  if (found.size > MOST_BYTES) throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
  return readFile(file);
}
