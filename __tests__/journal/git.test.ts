import { execFileSync, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openGitJournal, type GitJournalOptions } from '../../src/journal/git.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { event, journalContract, MODEL } from './contract.ts';

const REF = 'refs/sluice/journal/income';

interface Place {
  remote: string;
  scratch: string;
  options: GitJournalOptions;
}

async function bareRepository(folder: string): Promise<Place> {
  const remote = path.join(folder, 'remote.git');
  const scratch = path.join(folder, 'scratch');
  await mkdir(scratch, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  return { remote, scratch, options: { remote, ref: REF, model: MODEL, workspace: folder, scratch } };
}

function git(remote: string, ...args: string[]): string {
  return execFileSync('git', ['-C', remote, ...args], { encoding: 'utf8' }).trim();
}

journalContract(
  'git ref',
  async (folder) => {
    const { remote, scratch, options } = await bareRepository(folder);
    const opened: AsyncDisposable[] = [];
    return {
      open(signer) {
        const journal = openGitJournal({ ...options, signer });
        opened.push(journal);
        return journal;
      },
      task: { kind: 'git', remote, ref: REF, scratch },
      [Symbol.asyncDispose]: async () => {
        for (const journal of opened) await journal[Symbol.asyncDispose]();
      },
    };
  },
  { points: 28, kills: 14, patch: 'crash-in-programs.mjs' },
);

describe('a journal in a git ref', () => {
  test('is one commit for each event, in a tree that people can read', async () => {
    await using folder = await temporaryFolder();
    const { remote, options } = await bareRepository(folder.path);
    await using journal = openGitJournal(options);
    await journal.append(event('opened'), 0);
    await journal.attach('ledgers/abc.jsonl', Buffer.from('{}\n'));
    await journal.append(event('lease'), 1);
    expect(git(remote, 'log', '--format=%s', REF).split('\n')).toEqual(['1 lease', 'attach ledgers/abc.jsonl', '0 opened']);
    expect(git(remote, 'ls-tree', '-r', '--name-only', REF).split('\n')).toEqual(['attachments/ledgers/abc.jsonl', 'journal.jsonl']);
    expect(git(remote, 'show', `${REF}:journal.jsonl`).split('\n')).toHaveLength(2);
    expect(git(remote, 'for-each-ref', '--format=%(refname)')).toBe(REF);
  });

  test('leaves no scratch clone behind when it is closed', async () => {
    await using folder = await temporaryFolder();
    const { scratch, options } = await bareRepository(folder.path);
    const journal = openGitJournal(options);
    await journal.append(event(), 0);
    expect(await readdir(scratch)).toHaveLength(1);
    await journal[Symbol.asyncDispose]();
    expect(await readdir(scratch)).toEqual([]);
  });

  test('finds a remote by the name that the user\'s own clone has for it', async () => {
    await using folder = await temporaryFolder();
    const { remote, options } = await bareRepository(folder.path);
    const clone = path.join(folder.path, 'clone');
    execFileSync('git', ['init', '--quiet', clone]);
    git(clone, 'remote', 'add', 'origin', remote);
    await using journal = openGitJournal({ ...options, remote: 'origin', workspace: clone });
    await journal.append(event('opened'), 0);
    expect(git(remote, 'log', '--format=%s', REF)).toBe('0 opened');
    await using lost = openGitJournal({ ...options, remote: 'upstream', workspace: clone });
    await expect(lost.read()).rejects.toMatchObject({ code: 'git-remote', message: expect.stringContaining('upstream') });
  });

  test.each([['refs/tags/x'], ['refs/pull/1/head'], ['main'], ['refs/a..b/c'], ['refs/x/y.lock'], ['refs/x:refs/y/z'], ['-x'], ['refs/x/'], ['refs/only']])(
    'refuses the ref %j', (ref) => {
      expect(() => openGitJournal({ remote: '/nowhere', ref, model: MODEL, workspace: '/', scratch: '/nowhere' })).toThrow(expect.objectContaining({ code: 'git-ref' }));
    },
  );

  test.each([['ext::sh -c id'], ['--upload-pack=id'], ['https://user:secret@127.0.0.1/x.git'], ['']])('refuses the remote %j', async (remote) => {
    await using folder = await temporaryFolder();
    const { options } = await bareRepository(folder.path);
    await using journal = openGitJournal({ ...options, remote });
    await expect(journal.read()).rejects.toMatchObject({ code: 'git-remote' });
  });

  test('is never begun anew where the ref has gone', async () => {
    await using folder = await temporaryFolder();
    const { remote, options } = await bareRepository(folder.path);
    await using journal = openGitJournal(options);
    await journal.append(event(), 0);
    await journal.read();
    git(remote, 'update-ref', '-d', REF);
    await expect(journal.append(event(), 1)).rejects.toMatchObject({ code: 'git-ref-gone' });
  });

  test('takes a rewritten ref for what it is: another journal, never an older position of its own', async () => {
    await using folder = await temporaryFolder();
    const { remote, options } = await bareRepository(folder.path);
    await using journal = openGitJournal(options);
    await journal.append(event('opened'), 0);
    const first = git(remote, 'rev-parse', REF);
    await journal.append(event('lease'), 1);
    git(remote, 'update-ref', REF, first);
    await expect(journal.append(event('lease'), 2)).rejects.toMatchObject({ name: 'JournalConflict' });
  });

  test('reports a push that the server refuses, and is not taken for a lost race', async () => {
    await using folder = await temporaryFolder();
    const { remote, options } = await bareRepository(folder.path);
    const hook = path.join(remote, 'hooks', 'pre-receive');
    await writeFile(hook, '#!/bin/sh\necho "protected by rule 7" >&2\nexit 1\n');
    await chmod(hook, 0o755);
    await using journal = openGitJournal(options);
    await expect(journal.append(event(), 0)).rejects.toMatchObject({ code: 'git-failed', message: expect.stringContaining('protected by rule 7') });
  });

  test('counts a push as won whose answer was lost on the way', async () => {
    await using folder = await temporaryFolder();
    const { remote, options } = await bareRepository(folder.path);
    // The server takes the push, then fails before it can say so: as a broken connection would.
    const hook = path.join(remote, 'hooks', 'post-receive');
    await writeFile(hook, '#!/bin/sh\nkill -9 $PPID\n');
    await chmod(hook, 0o755);
    await using journal = openGitJournal(options);
    expect(await journal.append(event(), 0)).toBe(1);
    expect(await journal.read()).toHaveLength(1);
  });

  test('gives its token to the remote as a header, and to no list of processes', async () => {
    await using folder = await temporaryFolder();
    const { remote, options } = await bareRepository(folder.path);
    const seen: (string | undefined)[] = [];
    const commands: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      commands.push(spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout ?? '');
      response.writeHead(403).end('no');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/income.git`;
    await using journal = openGitJournal({ ...options, remote: url, authorization: 'basic c2VjcmV0LXRva2Vu' });
    await expect(journal.read()).rejects.toMatchObject({ code: 'git-failed' });
    await new Promise((resolve) => server.close(resolve));
    expect(seen).toContain('basic c2VjcmV0LXRva2Vu');
    expect(commands.join('\n')).not.toContain('c2VjcmV0LXRva2Vu');
    await using elsewhere = openGitJournal({ ...options, remote: remote, authorization: 'basic c2VjcmV0LXRva2Vu' });
    await expect(elsewhere.read()).rejects.toMatchObject({ code: 'git-remote' });
  });

  test('ends a remote that does not answer, at its time limit', async () => {
    await using folder = await temporaryFolder();
    const { options } = await bareRepository(folder.path);
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/income.git`;
    await using journal = openGitJournal({ ...options, remote: url, timeout: 300 });
    await expect(journal.read()).rejects.toMatchObject({ code: 'git-timed-out' });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
