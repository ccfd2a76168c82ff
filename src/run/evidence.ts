import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError, type Problem } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Digest } from '../core/digest.ts';
import { HEAD_FILE } from '../evidence/head.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import { isSigstoreBundle, type LedgerLine } from '../evidence/signer.ts';
import { subjectOf } from '../evidence/statement.ts';
import { folderStore } from '../evidence/stores/folder.ts';
import { keepEvidence } from '../evidence/stores/keep.ts';
import type { EvidenceSet, EvidenceStore, KeptFile } from '../evidence/stores/store.ts';
import { ForgeError } from '../github/forge-error.ts';
import { openEvidenceForge, type EvidenceForge } from '../github/evidence-forge.ts';
import type { Clock } from '../core/seams.ts';
import { withLock } from '../journal/lock.ts';
import { problemsOf } from './judge.ts';
import { branchStore } from './stores/branch.ts';
import { githubReleaseStore } from './stores/github-release.ts';
import { systemClock } from './system.ts';

/** What lies beside a ledger and is kept with it, where it is there. */
const BESIDE = [HEAD_FILE, 'release.json', 'ledger.pub'];

export interface Kept {
  /** Where it is now, in words. */
  kept: string[];
  /** What did not work, each as a warning: what was decided stays decided. */
  problems: Problem[];
}

/**
 * Keeps the ledger of a folder in every store of the delivery file, and hands its seal to GitHub's attestations where it asks for
 * that and `options.attest` does not say otherwise: whoever asks GitHub alone takes an attestation for a good word.
 */
export async function keepEverywhere(delivery: Delivery, folder: string, openForge: () => Promise<EvidenceForge>, options: { attest?: boolean } = {}): Promise<Kept> {
  const { stores = [] } = delivery.spec.evidence ?? {};
  const attest = (delivery.spec.evidence?.attest ?? false) && (options.attest ?? true);
  if (stores.length === 0 && !attest) return { kept: [], problems: [] };
  const set = await evidenceIn(folder);
  const result: Kept = { kept: [], problems: [] };
  const noting = async (what: () => Promise<string>): Promise<void> => {
    try {
      result.kept.push(await what());
    } catch (error) {
      result.problems.push(...keepingProblems(error));
    }
  };
  for (const declared of stores)
    await noting(async () => {
      const store = await storeOf(declared, delivery, set.release, openForge);
      await keepEvidence(store, set);
      return store.where;
    });
  if (attest) await noting(async () => attestSeal(set, await openForge()));
  return result;
}

/** What kept evidence from being kept, where that is the place's or the caller's fault; anything else is a defect and goes on. */
export function keepingProblems(error: unknown): readonly Problem[] {
  if (!(error instanceof ForgeError)) return problemsOf(error);
  return [{ code: 'evidence-store-unreachable', message: `GitHub did not answer with ${error.asked}: ${error.actual}.`, fix: error.fix }];
}

type Declared = NonNullable<NonNullable<Delivery['spec']['evidence']>['stores']>[number];

/** One store of the delivery file. GitHub is asked only where it is one of GitHub's. */
export async function storeOf(declared: Declared, delivery: Delivery, release: Digest, openForge: () => Promise<EvidenceForge>): Promise<EvidenceStore> {
  if (declared.folder !== undefined) return lockedFolder(delivery.resolve(declared.folder), declared.folder);
  const forge = await openForge();
  return declared.branch !== undefined ? branchStore(forge, declared.branch) : githubReleaseStore(forge, release);
}

/** A folder that one process at a time writes to. The lock lies beside it: in it stands nothing but its layout. */
export function lockedFolder(folder: string, shown: string): EvidenceStore {
  return folderStore(folder, shown, async (work) => {
    await mkdir(path.dirname(folder), { recursive: true });
    await withLock(`${folder}.lock`, systemClock, work);
  });
}

/** The ledger of a folder and what belongs to it. Throws InputError where there is none, or where it is about no release. */
export async function evidenceIn(folder: string): Promise<EvidenceSet> {
  const read = (name: string): Promise<Buffer | undefined> => readFile(path.join(folder, name)).catch(() => undefined);
  const bytes = await read(LEDGER_FILE);
  const ledger = bytes && (await readLedger(bytes));
  const first = ledger?.entries[0];
  if (!bytes || !ledger?.head || !first) throw InputError.of('evidence-nothing-to-keep', `${JSON.stringify(folder)} holds no ledger that can be read (${LEDGER_FILE}).`, 'Give the folder in which the run left its ledger.');
  const files: KeptFile[] = [{ name: LEDGER_FILE, bytes }];
  for (const name of BESIDE) {
    const found = await read(name);
    if (found) files.push({ name, bytes: found });
  }
  return { release: subjectOf(first.statement), head: ledger.head, files };
}

/** The seal is a Sigstore bundle where the ledger is signed keyless: GitHub keeps it under the release digest. */
async function attestSeal({ files }: EvidenceSet, forge: EvidenceForge): Promise<string> {
  const lines = Buffer.from(files[0]!.bytes).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as LedgerLine);
  const seal = lines.find((line) => isSigstoreBundle(line) && stageOf(line.dsseEnvelope.payload) === 'seal');
  if (!seal) throw InputError.of('attestation-without-bundle', 'The seal of this ledger is no Sigstore bundle, and GitHub takes no other attestation.', 'Set `evidence.signing: keyless`, or leave `evidence.attest` out.');
  const id = await forge.storeAttestation(seal);
  if (id === undefined) throw InputError.of('attestations-unavailable', 'GitHub keeps no attestations for this repository, or the token may not write them.', 'Give the job `attestations: write`; a private repository needs GitHub Enterprise Cloud. Otherwise leave `evidence.attest` out: the ledger has its signatures either way.');
  return `GitHub's attestations (${id})`;
}

function stageOf(payload: string): unknown {
  return (JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as { predicate?: { stage?: unknown } }).predicate?.stage;
}

/** GitHub for evidence, in a job or on a laptop: a repository and a token are all that is needed. */
export async function evidenceForgeOf(env: Readonly<Record<string, string | undefined>>, clock: Clock, token = env.SLUICE_TOKEN ?? env.GITHUB_TOKEN): Promise<EvidenceForge> {
  const [owner, repository, ...more] = (env.GITHUB_REPOSITORY ?? '').split('/');
  if (!owner || !repository || more.length > 0) throw InputError.of('repository-unknown', 'This asks GitHub, and GITHUB_REPOSITORY names no repository.', 'Run it in a job of GitHub Actions, or set GITHUB_REPOSITORY to OWNER/NAME.');
  if (!token) throw InputError.of('token-missing', 'There is no token to ask GitHub with.', 'Give the input `token`, or set GITHUB_TOKEN.');
  return openEvidenceForge({ owner, repository, token, apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com', clock });
}
