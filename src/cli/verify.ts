import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gatherEvidence, KEY_FILE } from '../audit/gather.ts';
import { deliveryOf, verifyEvidence, type VerifiedEvidence } from '../audit/verify-evidence.ts';
import { InputError } from '../core/problem.ts';
import type { Clock } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import type { AllowedSigners } from '../evidence/gate-policy.ts';
import { verifyingKey } from '../evidence/keys.ts';
import { modelDigest } from '../evidence/model-digest.ts';
import type { Trust } from '../evidence/read-ledger.ts';
import { eventLines, eventsOfVerification } from '../evidence/events.ts';
import { measureRelease, type MeasuredParts, type ReleaseManifest } from '../evidence/release.ts';
import type { AtHand } from '../evidence/verify.ts';
import { journalKey, type JournalKey } from '../journal/sign.ts';
import { writeWhole } from '../run/session.ts';
import { signingOf } from '../run/signing.ts';
import { systemClock } from '../run/system.ts';
import type { Io } from './io.ts';
import { isVerified, renderReport, reportJson } from './verify-report.ts';

const MOST_BYTES = 64 * 1024 * 1024;

interface Options {
  model?: string;
  delivery?: string;
  'public-key'?: string;
  identity?: string;
  issuer?: string;
  'trust-root'?: string;
  events?: string;
  json: boolean;
}

/**
 * `sluice verify PATH`: PATH is a ledger, or a folder with ledgers and what belongs to them. Works offline and prints what
 * it checked and what it could not. Status 0 verified, 1 refused, 3 where there is nothing that can be read.
 */
export async function verify(argv: string[], io: Io): Promise<number> {
  const { target, options } = optionsOf(argv, io);
  const evidence = await gatherEvidence(target);
  if (evidence.ledgers.length === 0 && evidence.journals.length === 0) throw InputError.of('verify-no-ledger', `${JSON.stringify(target)} holds no ledger (*.jsonl).`, 'Give the folder in which the run left ledger.intoto.jsonl.');
  const delivery = options.delivery === undefined ? undefined : await loadDelivery(options.delivery, { workspace: io.cwd });
  const { checked, unchecked, ...signers } = await signersOf(options, delivery, evidence.keys[0] && Buffer.from(evidence.keys[0].bytes).toString('utf8'), io);
  const bytes = await bytesOf(options, delivery, io);
  const found = await verifyEvidence(evidence, { ...signers, ...bytes });
  const full = { ...found, checked: [...found.checked, ...checked], unchecked: [...unchecked, ...found.unchecked, ...uncheckedBytes(options), ...ALWAYS_UNCHECKED] };
  if (options.events !== undefined) await leaveEvents(path.resolve(io.cwd, options.events), full, systemClock);
  io.stdout(options.json ? `${JSON.stringify(reportJson(full), null, 2)}\n` : renderReport(full));
  return isVerified(full) ? 0 : 1;
}

/** A verification that failed is an event too. */
async function leaveEvents(file: string, { ledgers, refusals }: VerifiedEvidence, clock: Clock): Promise<void> {
  const at = clock.now().toISOString();
  const own = ledgers.flatMap((one) => eventsOfVerification(one.refusals, { at, release: one.release, delivery: deliveryOf(one), model: one.ledger.entries[0]?.statement.subject[0].name }));
  await writeWhole(file, eventLines([...own, ...eventsOfVerification(refusals, { at })]));
}

const ALWAYS_UNCHECKED = ['whether the people and runs in it are known to GitHub: this works offline', 'whether it suffices to act: that is the gate\'s question, asked by the step that acts'];

function optionsOf(argv: string[], io: Io): { target: string; options: Options } {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { model: text, delivery: text, 'public-key': text, identity: text, issuer: text, 'trust-root': text, events: text, json: { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1) throw InputError.of('verify-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice verify PATH [--model PATH] [--public-key FILE]`.');
  const keyless = [values.identity, values.issuer, values['trust-root']];
  if (keyless.some((value) => value !== undefined) && keyless.some((value) => !value))
    throw InputError.of('verify-arguments', '--identity, --issuer and --trust-root belong together.', 'Give all three: the whole identity, its issuer, and the file of `gh attestation trusted-root`.');
  if (values.identity !== undefined && values['public-key'] !== undefined)
    throw InputError.of('verify-arguments', 'A ledger is signed by a key or by an identity.', 'Give --public-key, or --identity with --issuer and --trust-root.');
  return { target: path.resolve(io.cwd, positionals[0]!), options: values };
}

interface Signers {
  trust: Trust;
  signers: AllowedSigners;
  journalKeys?: readonly JournalKey[];
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
    const { trust, allowed, publicPem } = await signingOf(delivery, {});
    return { trust, signers: allowed, journalKeys: publicPem === undefined ? [] : [journalKey(publicPem)], checked: [`that every entry is signed by whom ${delivery.file} names`], unchecked: [] };
  }
  if (beside !== undefined) {
    const signers = byKey(beside, `that every entry is signed by the key in ${KEY_FILE}, which lies beside the ledger`);
    return { ...signers, unchecked: [`who that is: ${KEY_FILE} came with the ledger, so it proves that nothing was changed since, and not who wrote it (give --public-key)`] };
  }
  return { trust: {}, signers: { mode: 'none' }, checked: [], unchecked: ['who wrote it: no key or identity was given, so somebody who wrote all of it anew would not be seen (give --public-key, or --identity)'] };
}

function byKey(pem: string, checked: string): Signers {
  const key = verifyingKey(pem);
  return { trust: { keys: [key] }, signers: { mode: 'key', keyids: [key.keyid] }, journalKeys: [journalKey(pem)], checked: [checked], unchecked: [] };
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

async function readCapped(file: string): Promise<Uint8Array> {
  const unreadable = (reason: string) => InputError.of('verify-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? error.message);
  });
  if (!found.isFile()) throw unreadable('not a file');
  if (found.size > MOST_BYTES) throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
  return readFile(file);
}
