import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import { unpack } from './archive.ts';

/** Which run's artifacts are read, where it is not this one. */
export interface OtherRun {
  runId: string;
  owner: string;
  repository: string;
  token: string;
  /** 1 where absent. */
  attempt?: number;
  /** Of strangers less is taken: bytes as packed and as unpacked. */
  mostBytes?: { packed: number; unpacked: number };
}

/**
 * What jobs hand to each other. Names hold the attempt, for they are unique within one run only; an upload under a name
 * that is taken fails the job, so that nothing can be put in another stage's place.
 */
export class Artifacts {
  readonly #attempt: number;
  readonly #mayLeave: (files: readonly string[], root: string) => Promise<void>;

  /** `mayLeave` throws where something in the files must not leave this machine. */
  constructor(attempt: number, mayLeave: (files: readonly string[], root: string) => Promise<void>) {
    this.#attempt = attempt;
    this.#mayLeave = mayLeave;
  }

  /** Uploads files below `root` under a name of this attempt. Throws InputError before a byte leaves where they hold a secret. */
  async upload(what: string, files: readonly string[], root: string): Promise<void> {
    await this.#mayLeave(files, root);
    const client = await this.#client();
    const name = this.#name(what);
    try {
      await client.uploadArtifact(name, [...files], root);
    } catch (cause) {
      throw InputError.of('artifact-not-uploaded', `The artifact ${name} was not uploaded: ${(cause as Error).message}`, 'If the name is taken, another job of this run wrote it first: find out which. Otherwise run again.', undefined, { cause });
    }
  }

  /** Fetches one artifact into a fresh folder, and hands only plain files over. Undefined where there is none. */
  async fetch(what: string, from?: OtherRun): Promise<string | undefined> {
    const client = await this.#client();
    const name = this.#name(what, from);
    // All of them: where names are unique within one attempt only, the newest of a name may be somebody else's.
    const { artifacts } = await client.listArtifacts(findBy(from));
    const found = artifacts.filter((artifact) => artifact.name === name);
    if (found.length === 0) return undefined;
    if (found.length > 1) throw InputError.of('artifact-ambiguous', `The run has ${found.length} artifacts named ${name}.`, 'Start a new run: one of them was put there by another job.');
    if (from?.mostBytes && found[0]!.size > from.mostBytes.packed)
      throw InputError.of('artifact-too-large', `The artifact ${name} has ${found[0]!.size} bytes, and ${from.mostBytes.packed} are the most.`, 'Upload the reports of Sluice alone under this name.');
    const packed = await mkdtemp(path.join(process.env.RUNNER_TEMP ?? os.tmpdir(), 'sluice-packed-'));
    const { digestMismatch } = await client.downloadArtifact(found[0]!.id, { path: packed, expectedHash: found[0]!.digest, skipDecompress: true, ...findBy(from) });
    if (digestMismatch) throw InputError.of('artifact-changed', `The artifact ${name} is not what was uploaded.`, 'Run the job that uploads it again.');
    const target = await mkdtemp(path.join(process.env.RUNNER_TEMP ?? os.tmpdir(), 'sluice-artifact-'));
    for (const archive of await filesBelow(packed)) await unpack(archive, target, from?.mostBytes?.unpacked);
    await rm(packed, { recursive: true, force: true });
    return target;
  }

  /** The attempts of this run, this one included, that left such an artifact, as far as GitHub shows them to this one. */
  async attempts(what: string): Promise<number[]> {
    const client = await this.#client();
    const { artifacts } = await client.listArtifacts();
    const start = `sluice-${what}-`;
    const endings = artifacts.flatMap(({ name }) => (name.startsWith(start) && /^[1-9]\d{0,5}$/.test(name.slice(start.length)) ? [Number(name.slice(start.length))] : []));
    return [...new Set(endings)].sort((one, other) => one - other);
  }

  #name(what: string, from?: OtherRun): string {
    return `sluice-${what}-${from ? (from.attempt ?? 1) : this.#attempt}`;
  }

  async #client() {
    const { DefaultArtifactClient } = await import('@actions/artifact');
    return new DefaultArtifactClient();
  }
}

function findBy(from: OtherRun | undefined) {
  if (!from) return {};
  return { findBy: { token: from.token, workflowRunId: Number(from.runId), repositoryOwner: from.owner, repositoryName: from.repository } };
}

/** All plain files below a path (or the path itself), absolute. */
export async function filesBelow(target: string): Promise<string[]> {
  const found = await lstat(target).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [target];
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
