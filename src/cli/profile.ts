import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseDuration } from '../core/duration.ts';
import { InputError } from '../core/problem.ts';
import type { DataEngine, FileSource, Source } from '../core/data-engine.ts';
import { emptyOf, mergeProfiles } from '../data/profile/merge.ts';
import { makeProfile } from '../data/profile/make-profile.ts';
import { profileOver } from '../data/profile/profile-over.ts';
import { readProfile, writeProfile, type Profile } from '../data/profile/profile.ts';
import { mergedWindows, windowProfiles } from '../data/profile/windows.ts';
import { counted } from '../data/words.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import { sourceOf } from '../delivery/source.ts';
import { logLine } from '../report/escape.ts';
import type { Session } from '../run/session.ts';
import type { Io } from './io.ts';
import { openSession, type StageValues } from './session.ts';

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
const REVIEW = 'Review it as you would review code.';

const OPTIONS = {
  delivery: { type: 'string' },
  data: { type: 'string', multiple: true },
  frozen: { type: 'string' },
  every: { type: 'string' },
  column: { type: 'string' },
  merge: { type: 'boolean', default: false },
  to: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

/**
 * `sluice profile [--to FILE]` freezes data.train into the file that `data.profile` names, or the table of one `--data`.
 * `--frozen PROFILE` counts tables over its edges instead, each `--data` a partition, and merges them; with `--every` and
 * `--column`, one profile for each time window. `--merge A B… --to FILE` merges profiles.
 */
export async function profile(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  if (values.merge) return merge(positionals, values, io);
  if (positionals.length > 0) throw InputError.of('profile-file-unasked', `Nothing is done with ${JSON.stringify(positionals[0])}.`, 'Name tables by --data, and profiles by --merge A B or --frozen A.');
  const session = openSession({ delivery: values.delivery ?? 'delivery.yml', out: 'sluice-out', json: false } as StageValues, io, 'develop');
  try {
    const delivery = await deliveryOf(session, values);
    const sources = sourcesOf(delivery, values, io);
    const frozen = values.frozen === undefined ? undefined : await read(values.frozen, io);
    if (frozen) refuseSensitive(frozen, values.frozen!, delivery);
    if (values.every !== undefined || values.column !== undefined) return await windows(session.engine, sources, frozen, values, io);
    const target = targetOf(delivery, values, io);
    const made = frozen ? await overAll(session.engine, sources, frozen) : await makeProfile(session.engine, onlySource(sources), delivery?.spec.data?.columns);
    await writeProfile(made, target);
    say(io, `Wrote ${path.relative(io.cwd, target)}: ${counted(made.rows, 'row')}, ${counted(Object.keys(made.columns).length, 'column')}. ${REVIEW}`);
    return 0;
  } finally {
    await session.engine.close();
  }
}

/** With --data a delivery file is not needed; where there is one, it says which columns are sensitive. */
async function deliveryOf(session: Session, values: Values): Promise<Delivery | undefined> {
  if (values.data && values.delivery === undefined && !existsSync(session.deliveryFile)) return undefined;
  return loadDelivery(session.deliveryFile, { workspace: session.workspace });
}

function sourcesOf(delivery: Delivery | undefined, { data }: Values, io: Io): Source[] {
  if (data) return data.map((file): FileSource => ({ file: ADDRESS.test(file) ? file : path.resolve(io.cwd, file) }));
  const train = delivery!.spec.data?.train;
  if (!train) throw InputError.of('profile-without-train', 'The delivery file names no `data.train` to freeze.', 'Add `data.train`, or give --data FILE.', delivery!.locate(['data']));
  return [sourceOf(delivery!, train, ['data', 'train'])];
}

function targetOf(delivery: Delivery | undefined, { to, frozen, data }: Values, io: Io): string {
  const declared = delivery?.spec.data?.profile;
  if (to !== undefined) return path.resolve(io.cwd, to);
  // What was counted of other tables must not take the place of the reference.
  if (declared && frozen === undefined && data === undefined) return delivery!.resolve(declared);
  throw InputError.of('profile-without-target', 'Nobody said where the profile goes.', declared === undefined ? 'Give --to FILE, or add `data.profile`.' : 'Give --to FILE.', delivery?.locate(['data']));
}

function onlySource(sources: readonly Source[]): Source {
  if (sources.length === 1) return sources[0]!;
  throw InputError.of('profile-several-references', `Edges are frozen from one table, and ${sources.length} are named.`, 'Freeze one (or one pattern over all files), then count the others over its edges with --frozen PROFILE.');
}

/** A profile frozen before a column was called sensitive holds its values, and so would every one over its edges. */
function refuseSensitive(frozen: Profile, file: string, delivery: Delivery | undefined): void {
  const columns = Object.entries(delivery?.spec.data?.columns ?? {}).flatMap(([name, { sensitive }]) => (sensitive ? [name.toLowerCase()] : []));
  const kept = Object.entries(frozen.columns).flatMap(([name, { kind }]) => (kind !== 'presence' && columns.includes(name.toLowerCase()) ? [JSON.stringify(name)] : []));
  if (kept.length > 0)
    throw InputError.of('profile-holds-sensitive', `${file} holds values of ${kept.join(', ')}, which the delivery file calls sensitive.`, 'Freeze it again with `sluice profile`: sensitive columns keep no values.');
}

async function overAll(engine: DataEngine, sources: readonly Source[], frozen: Profile): Promise<Profile> {
  let merged = emptyOf(frozen);
  for (const source of sources) merged = mergeProfiles(merged, await profileOver(engine, source, frozen));
  return merged;
}

async function windows(engine: DataEngine, sources: readonly Source[], frozen: Profile | undefined, { every, column, to }: Values, io: Io): Promise<number> {
  if (every === undefined || column === undefined || frozen === undefined || to === undefined)
    throw InputError.of('profile-windows-incomplete', 'Profiles by time window need a duration, a column, frozen edges and a folder.', 'Give --every "1 day" --column TIME --frozen PROFILE --to DIR.');
  const parts = [];
  for (const source of sources) parts.push(await windowProfiles(engine, source, frozen, { column, every: durationOf(every) }));
  const folder = path.resolve(io.cwd, to);
  await mkdir(folder, { recursive: true });
  const found = mergedWindows(parts);
  for (const window of found) await writeProfile(window.profile, path.join(folder, `${window.start.replaceAll(':', '-')}.json`));
  say(io, `Wrote ${counted(found.length, 'profile')} into ${path.relative(io.cwd, folder) || '.'}, one for each ${every} with rows.`);
  return 0;
}

function durationOf(text: string): number {
  try {
    return parseDuration(text);
  } catch {
    throw InputError.of('profile-duration', `--every ${JSON.stringify(text)} is no duration.`, 'Write a number and a unit: "1 day", "6 hours", "15 min".');
  }
}

async function merge(files: readonly string[], { to, ...others }: Values, io: Io): Promise<number> {
  if (files.length < 2 || to === undefined || others.data || others.frozen || others.every || others.column || others.delivery)
    throw InputError.of('profile-merge-incomplete', 'Merging takes two or more profiles and a file to write, and nothing else.', 'Write: sluice profile --merge A B --to FILE.');
  let merged = await read(files[0]!, io);
  for (const file of files.slice(1)) merged = mergeProfiles(merged, await read(file, io));
  const target = path.resolve(io.cwd, to);
  await writeProfile(merged, target);
  say(io, `Wrote ${path.relative(io.cwd, target)}: ${counted(merged.rows, 'row')} of ${files.length} profiles.`);
  return 0;
}

function read(file: string, io: Io): Promise<Profile> {
  return readProfile(path.resolve(io.cwd, file), { file, line: 1, column: 1 });
}

function say(io: Io, line: string): void {
  io.stdout(`${logLine(line)}\n`);
}
