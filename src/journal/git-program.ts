import path from 'node:path';
import { DriverError } from '../core/driver-error.ts';
import { ProgramError, runProgram } from '../core/program.ts';

const TIMEOUT_MS = 60_000;
/** Of the surroundings, what git's transports need: the ssh agent, proxies and certificates of the machine. */
const INHERIT = [
  'SSH_AUTH_SOCK', 'XDG_CONFIG_HOME', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO',
  'HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy',
];
/** Nothing that a configuration or a remote brings along may run here, and nothing may ask a question. */
const SAFE = ['-c', 'core.hooksPath=/dev/null', '-c', 'protocol.ext.allow=never', '-c', 'gc.auto=0', '-c', 'core.fsmonitor=false'];

export interface GitOptions {
  /** The scratch repository, made here. */
  folder: string;
  workspace: string;
  remote: string;
  authorization?: string;
  timeout?: number;
}

export interface Git {
  /** URL or absolute path. */
  readonly remote: string;
  /** Answers standard output. Throws DriverError `git-missing`, `git-timed-out` or `git-failed`. */
  run(args: readonly string[], options?: { env?: Record<string, string>; input?: Uint8Array; outputLimit?: number }): Promise<Buffer>;
}

/** A bare scratch repository and the one way to call git in it. */
export async function gitProgram(options: GitOptions): Promise<Git> {
  const base = { GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS: '', GIT_SSH_COMMAND: 'ssh -oBatchMode=yes', LC_ALL: 'C' };
  const call = (cwd: string, args: readonly string[], more: { env?: Record<string, string>; input?: Uint8Array; outputLimit?: number } = {}) =>
    git(cwd, args, { ...more, env: { ...base, ...more.env }, timeout: options.timeout ?? TIMEOUT_MS });
  const remote = await resolveRemote(options, call);
  await call(options.folder, ['init', '--quiet', '--bare', '.']);
  const identity = { GIT_AUTHOR_NAME: 'sluice', GIT_AUTHOR_EMAIL: 'sluice@localhost', GIT_COMMITTER_NAME: 'sluice', GIT_COMMITTER_EMAIL: 'sluice@localhost' };
  const secret = headerFor(remote, options.authorization);
  return {
    remote,
    run: (args, more = {}) => call(options.folder, args, { ...more, env: { ...identity, ...secret, ...more.env } }),
  };
}

async function resolveRemote(options: GitOptions, call: (cwd: string, args: readonly string[]) => Promise<Buffer>): Promise<string> {
  const { remote, workspace } = options;
  const problem = (why: string): DriverError =>
    new DriverError('git-remote', `The journal's remote ${JSON.stringify(remote.slice(0, 200))} ${why}.`, 'Write a name from `git remote`, an https or ssh URL, or a path.');
  if (remote === '' || remote.startsWith('-') || remote.includes('::')) throw problem('cannot be used');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(remote) || /^[^/\s]+@[^/\s]+:/.test(remote)) {
    if (/^https?:\/\/[^/]*@/i.test(remote)) throw problem('carries a password, which would show in a list of processes');
    return remote;
  }
  if (remote.includes('/')) return path.resolve(workspace, remote);
  try {
    const url = (await call(workspace, ['remote', 'get-url', '--', remote])).toString('utf8').trim();
    if (/^https?:\/\/[^/]*@/i.test(url)) throw problem('carries a password, which would show in a list of processes');
    return url.startsWith('.') ? path.resolve(workspace, url) : url;
  } catch (error) {
    if (error instanceof DriverError && error.code !== 'git-failed') throw error;
    throw problem(`is no remote of the repository in ${workspace}`);
  }
}

// Arguments show in every list of processes; the environment does not. Scoped to the remote, so that a redirect elsewhere gets nothing.
function headerFor(remote: string, authorization: string | undefined): Record<string, string> {
  if (authorization === undefined) return {};
  if (!/^https:\/\//i.test(remote) && !/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/i.test(remote))
    throw new DriverError('git-remote', `A token is given, and the remote ${remote} is not https.`, 'Use the https URL, or leave the token out.');
  if (/[\r\n]/.test(authorization)) throw new DriverError('git-remote', 'The token holds a line break.', 'Give the value of one header.');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${remote}.extraheader`,
    GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
  };
}

async function git(
  cwd: string,
  args: readonly string[],
  options: { env: Record<string, string>; input?: Uint8Array; outputLimit?: number; timeout: number },
): Promise<Buffer> {
  try {
    return (await runProgram(['git', ...SAFE, ...args], { cwd, inherit: INHERIT, ...options })).stdout;
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const what = `git ${args[0]} in ${cwd}`;
    if (error.code === 'program-not-started')
      throw new DriverError('git-missing', `${what} could not be started.`, 'Install git, or keep the journal in a file.', { cause: error });
    if (error.code === 'program-timed-out')
      throw new DriverError('git-timed-out', `${what} did not end within ${options.timeout} ms.`, 'See whether the remote answers.', { cause: error });
    const said = error.stderr.trim().split('\n').slice(-5).join('\n').slice(-1000);
    throw new DriverError('git-failed', `${what} failed: ${said || error.code}.`, 'Check the remote, the ref and the right to push (`contents: write`).', { cause: error });
  }
}
