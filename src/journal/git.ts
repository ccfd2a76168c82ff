import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { DriverError } from '../core/driver-error.ts';
import { JournalConflict, type Journal, type JournalEvent } from '../core/seams.ts';
import { ATTACHMENT_BYTES, attachmentExists, checkAttachment } from './attachments.ts';
import { chainEvent, JOURNAL_BYTES, lineOf, parseLine } from './chain.ts';
import { gitProgram, type Git } from './git-program.ts';
import type { JournalSigner } from './sign.ts';

const JOURNAL_FILE = 'journal.jsonl';
const ATTACHMENTS = 'attachments';
/** Attempts to attach a file while others move the ref; each costs two round trips. */
const ATTACH_TRIES = 20;

export interface GitJournalOptions {
  /** URL, absolute path, or the name of a remote of the clone in `workspace`. */
  remote: string;
  /** The full name of the ref that holds the journal, e.g. `refs/sluice/journal/income`. */
  ref: string;
  /** Name of the model; the first event is chained to it. */
  model: string;
  /** Absolute folder of the user's clone (or any folder, where `remote` is a URL). */
  workspace: string;
  /** Absolute folder for a scratch clone; each opened journal takes a fresh folder in it. */
  scratch: string;
  signer?: JournalSigner;
  /** Value of the `Authorization` header for a remote over https; it is only ever in the environment of git. */
  authorization?: string;
  /** Milliseconds for each call of git. Default 60 s. */
  timeout?: number;
}

/**
 * A journal in a ref of a git repository: one commit for each event, in a tree of `journal.jsonl` and `attachments/`. The
 * remote decides: only a push that fast-forwards wins, so of two writers one gets JournalConflict. Needs the program
 * `git` and the right to push. Throws DriverError `git-…` where git or the remote fails. `read` does not verify the chain.
 */
export function openGitJournal(options: GitJournalOptions): Journal & AsyncDisposable {
  checkRef(options.ref);
  const repository = new Repository(options);
  return {
    read: async () => (await repository.fetch()).events,

    async append(event, expected) {
      for (;;) {
        const seen = await repository.fetch();
        if (seen.events.length !== expected) throw new JournalConflict(expected, seen.events.length);
        const before = { count: expected, last: seen.events.at(-1), model: options.model };
        const placed = await chainEvent(event, before, options.signer);
        const text = seen.text + lineOf(placed) + '\n';
        const subject = `${placed.index} ${placed.type}`;
        // A lost race against an attachment is none: the journal still ends where it was expected to.
        if (await repository.publish(seen.commit, { [JOURNAL_FILE]: Buffer.from(text) }, subject, event.at)) return expected + 1;
      }
    },

    async attach(name, bytes) {
      checkAttachment(name, bytes);
      for (let attempt = 0; attempt < ATTACH_TRIES; attempt++) {
        const seen = await repository.fetch();
        const present = await repository.file(seen.commit, `${ATTACHMENTS}/${name}`, ATTACHMENT_BYTES);
        if (present?.equals(bytes)) return;
        if (present) throw attachmentExists(name);
        const at = seen.events.at(-1)?.at ?? '1970-01-01T00:00:00Z';
        const files = { [`${ATTACHMENTS}/${name}`]: bytes, ...(seen.commit ? {} : { [JOURNAL_FILE]: Buffer.alloc(0) }) };
        if (await repository.publish(seen.commit, files, `attach ${name}`, at)) return;
      }
      throw new DriverError('git-busy', `The ref ${options.ref} moved ${ATTACH_TRIES} times while ${name} was attached.`, 'Find what else writes to it.');
    },

    async attachment(name) {
      checkAttachment(name);
      const { commit } = await repository.fetch();
      return repository.file(commit, `${ATTACHMENTS}/${name}`, ATTACHMENT_BYTES);
    },

    [Symbol.asyncDispose]: () => repository.remove(),
  };
}

/** Refuses what `git check-ref-format` would, and what could be read as an option or a second refspec. */
function checkRef(ref: string): void {
  const parts = ref.split('/');
  const odd = parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.') || part.endsWith('.lock') || part.includes('..'));
  if (!/^refs\/[A-Za-z0-9._/-]{1,200}$/.test(ref) || odd || parts.length < 3 || /^refs\/(tags|pull|remotes)\//.test(ref))
    throw new DriverError(
      'git-ref',
      `${JSON.stringify(ref.slice(0, 250))} cannot hold a journal.`,
      'Use a ref that nothing else writes to, e.g. refs/sluice/journal/income.',
    );
}

interface Seen {
  commit: string | undefined;
  events: JournalEvent[];
  text: string;
}

class Repository {
  readonly #options: GitJournalOptions;
  #git: Promise<Git> | undefined;
  #folder: string | undefined;
  #seen: Seen = { commit: undefined, events: [], text: '' };

  constructor(options: GitJournalOptions) {
    this.#options = options;
  }

  /** What the remote holds now; one round trip where nothing has changed. */
  async fetch(): Promise<Seen> {
    const git = await this.#open();
    const commit = await this.#remoteHead(git);
    if (commit === this.#seen.commit) return this.#seen;
    if (commit === undefined)
      throw new DriverError('git-ref-gone', `The ref ${this.#options.ref} is no longer at the remote.`, 'Restore it from a clone that has it; a journal is never begun anew in the middle of a delivery.');
    this.#seen = await this.#load(git);
    return this.#seen;
  }

  /** Whether the files became the next commit of the ref; `false` where another writer was first. */
  async publish(parent: string | undefined, files: Record<string, Uint8Array>, subject: string, at: string): Promise<boolean> {
    const git = await this.#open();
    const commit = await this.#commit(git, parent, files, subject, at);
    let problem: unknown;
    try {
      await git.run(['push', '--quiet', '--no-verify', git.remote, `${commit}:${this.#options.ref}`]);
    } catch (error) {
      problem = error;
    }
    if (problem === undefined) return true;
    // The words of a rejected push differ between servers and versions. What the ref holds now does not.
    const head = await this.#remoteHead(git);
    if (head === commit) return true;
    if (head !== parent) return false;
    throw problem;
  }

  /** A file of a commit, or undefined. */
  async file(commit: string | undefined, name: string, limit: number): Promise<Buffer | undefined> {
    if (commit === undefined) return undefined;
    const git = await this.#open();
    const listed = (await git.run(['ls-tree', '-z', commit, '--', name])).toString('utf8');
    const blob = /^100644 blob ([0-9a-f]{40,64})\t/.exec(listed)?.[1];
    return blob === undefined ? undefined : git.run(['cat-file', 'blob', blob], { outputLimit: limit });
  }

  async remove(): Promise<void> {
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
    this.#git = undefined;
    this.#seen = { commit: undefined, events: [], text: '' };
  }

  #open(): Promise<Git> {
    this.#git ??= this.#start();
    return this.#git;
  }

  // A folder of its own for each process: what a killed git leaves locked stays with the one that was killed.
  async #start(): Promise<Git> {
    await mkdir(this.#options.scratch, { recursive: true });
    this.#folder = await mkdtemp(path.join(this.#options.scratch, 'git-'));
    return gitProgram({ ...this.#options, folder: this.#folder });
  }

  async #remoteHead(git: Git): Promise<string | undefined> {
    const listed = (await git.run(['ls-remote', '--refs', git.remote, this.#options.ref])).toString('utf8');
    const line = listed.split('\n').find((candidate) => candidate.endsWith(`\t${this.#options.ref}`));
    return line?.split('\t')[0];
  }

  async #load(git: Git): Promise<Seen> {
    // Beside a push a fetch was seen to bring a commit without its tree; the next one brings both.
    return this.#loadOnce(git).catch((error: unknown) => {
      if (error instanceof DriverError && error.code === 'git-failed') return this.#loadOnce(git);
      throw error;
    });
  }

  async #loadOnce(git: Git): Promise<Seen> {
    await git.run(['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', git.remote, `+${this.#options.ref}:refs/sluice/seen`]);
    // Not the head that was listed: the ref may have moved between the two calls.
    const commit = (await git.run(['rev-parse', '--verify', 'refs/sluice/seen^{commit}'])).toString('utf8').trim();
    const bytes = await this.file(commit, JOURNAL_FILE, JOURNAL_BYTES);
    const where = `${git.remote} ${this.#options.ref}`;
    const text = bytes?.toString('utf8');
    if (text === undefined || (text !== '' && !text.endsWith('\n')))
      throw new DriverError('journal-unreadable', `The ref ${where} holds no whole ${JOURNAL_FILE}.`, 'Give the journal a ref of its own, or restore it.');
    const events = text.split('\n').slice(0, -1).map((line, index) => parseLine(line, index + 1, where));
    return { commit, events, text };
  }

  async #commit(git: Git, parent: string | undefined, files: Record<string, Uint8Array>, subject: string, at: string): Promise<string> {
    const env = { GIT_INDEX_FILE: path.join(this.#folder!, `index-${randomUUID()}`), GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
    const line = async (args: string[], input?: Uint8Array): Promise<string> =>
      (await git.run(args, { env, input })).toString('utf8').trim();
    try {
      if (parent) await line(['read-tree', parent]);
      for (const [name, bytes] of Object.entries(files)) {
        const blob = await line(['hash-object', '-w', '--stdin', '--no-filters'], bytes);
        await line(['update-index', '--add', '--cacheinfo', `100644,${blob},${name}`]);
      }
      const tree = await line(['write-tree']);
      // Two writers with one and the same event would make one and the same commit, and both would think that they won.
      const message = `${subject}\n\nWriter: ${randomUUID()}\n`;
      return await line(['commit-tree', tree, ...(parent ? ['-p', parent] : [])], Buffer.from(message));
    } finally {
      await rm(env.GIT_INDEX_FILE, { force: true });
    }
  }
}
