import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gatherEvidence } from '../audit/gather.ts';
import { deliveryOf, verifyEvidence, type VerifiedEvidence } from '../audit/verify-evidence.ts';
import { verifyPack } from '../audit/verify-pack.ts';
import { InputError } from '../core/problem.ts';
import type { Clock } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import { modelDigest } from '../evidence/model-digest.ts';
import { eventLines, eventsOfVerification } from '../evidence/events.ts';
import { measureRelease, type MeasuredParts, type ReleaseManifest } from '../evidence/release.ts';
import type { AtHand } from '../evidence/verify.ts';
import { writeWhole } from '../run/session.ts';
import { systemClock } from '../run/system.ts';
import type { Io } from './io.ts';
import { checkTrustOptions, TRUST_OPTIONS, trustOf, type TrustValues } from './trust-options.ts';
import { isVerified, renderReport, reportJson } from './verify-report.ts';

interface Options extends TrustValues {
  model?: string;
  delivery?: string;
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
  if (evidence.ledgers.length === 0 && evidence.journals.length === 0 && !evidence.refusals?.length) throw InputError.of('verify-no-ledger', `${JSON.stringify(target)} holds no ledger (*.jsonl).`, 'Give the folder in which the run left ledger.intoto.jsonl.');
  const delivery = options.delivery === undefined ? undefined : await loadDelivery(options.delivery, { workspace: io.cwd });
  const { checked, unchecked, ...signers } = await trustOf(options, delivery, evidence.keys[0] && Buffer.from(evidence.keys[0].bytes).toString('utf8'), io);
  const bytes = await bytesOf(options, delivery, io);
  const found = await verifyEvidence(evidence, { ...signers, ...bytes });
  const pack = (await stat(target)).isDirectory() ? await verifyPack(target, evidence, found, { ...signers, ...bytes }) : undefined;
  const full = {
    ...found,
    refusals: [...found.refusals, ...(pack?.refusals ?? [])],
    checked: [...found.checked, ...(pack?.checked ?? []), ...checked],
    unchecked: [...unchecked, ...found.unchecked, ...(pack?.unchecked ?? []), ...uncheckedBytes(options), ...ALWAYS_UNCHECKED],
  };
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
    options: { ...TRUST_OPTIONS, model: text, delivery: text, events: text, json: { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1) throw InputError.of('verify-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice verify PATH [--model PATH] [--public-key FILE]`.');
  checkTrustOptions(values);
  return { target: path.resolve(io.cwd, positionals[0]!), options: values };
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
