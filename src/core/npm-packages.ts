import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { InputError } from './problem.ts';
import { untar } from './untar.ts';

/** One package as the lockfile pins it. `integrity` is `sha512-` and base64, over the bytes of its tarball. */
export interface Pin {
  name: string;
  version: string;
  integrity: string;
}

/** What these packages are, for messages. */
export interface Wanted {
  /** Code where a package is not the pinned one, and where it cannot be had. */
  codes: { integrity: string; unavailable: string };
  /** The package that a team may install beside Sluice instead. */
  beside: string;
  /** Whether a file of a package is needed, by its path in it. Default: all. */
  keep?: (name: string) => boolean;
}

/** npm's own time to give up, and some. */
const NPM_TIMEOUT_MS = 10 * 60 * 1000;
/** What npm needs to find itself, its settings and a proxy; no token of the run is among them. */
const PASSED_ON = /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|ComSpec|PATHEXT|TEMP|TMP|TMPDIR|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|npm_config_.*)$/i;

/**
 * Fetches packages with the npm client, verifies each, unpacks them as `folder/node_modules/…` and runs no script of
 * theirs. `folder` appears whole or not at all; where another process was faster, its folder stays.
 */
export async function installPackages(pins: readonly Pin[], folder: string, wanted: Wanted): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const work = await mkdtemp(path.join(path.dirname(folder), '.installing-'));
  try {
    const tarballs = await Promise.all(pins.map((pin) => fetchTarball(pin, work, wanted)));
    await unpackVerified(pins.map((pin, index) => ({ pin, tarball: tarballs[index]! })), path.join(work, 'ready'), wanted);
    await moveIntoPlace(path.join(work, 'ready'), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Throws InputError, before anything is unpacked, where one tarball is not the pinned one. */
export async function unpackVerified(packages: readonly { pin: Pin; tarball: Buffer }[], folder: string, wanted: Wanted): Promise<void> {
  for (const { pin, tarball } of packages) refuseOther(pin, tarball, wanted);
  for (const { pin, tarball } of packages) {
    await untar(gunzipSync(tarball), path.join(folder, 'node_modules', pin.name), wanted.keep);
  }
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify({ private: true, packages: packages.map(({ pin }) => pin) }, null, 2)}\n`);
}

function refuseOther(pin: Pin, tarball: Buffer, { codes }: Wanted): void {
  const actual = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (actual === pin.integrity) return;
  throw InputError.of(
    codes.integrity,
    `npm gave another ${pin.name}@${pin.version} than the one Sluice was built with (expected ${pin.integrity}, got ${actual}). Nothing was installed.`,
    'Look at which registry npm is set to use: it, or something between, changes packages.',
  );
}

async function fetchTarball(pin: Pin, work: string, { codes, beside }: Wanted): Promise<Buffer> {
  const place = await mkdtemp(path.join(work, 'pack-'));
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)));
  try {
    // The working folder is our own, so that no .npmrc of the team's repository is read.
    await promisify(execFile)('npm', ['pack', `${pin.name}@${pin.version}`, '--ignore-scripts', '--silent'], {
      cwd: place,
      env,
      timeout: NPM_TIMEOUT_MS,
      shell: process.platform === 'win32',
    });
    const [file] = await readdir(place);
    return await readFile(path.join(place, file!));
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? (error as Error).message).trim().split('\n').slice(-3).join(' ');
    throw InputError.of(
      codes.unavailable,
      `npm could not fetch ${pin.name}@${pin.version}${said ? `: ${said}` : ''}.`,
      `Put npm on the PATH and let it reach its registry, install ${beside} beside Sluice, or keep the tool cache between runs.`,
      undefined,
      { cause: error },
    );
  }
}

async function moveIntoPlace(ready: string, folder: string): Promise<void> {
  try {
    await rename(ready, folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
    await readFile(path.join(folder, 'package.json')); // throws where it is not another process's whole folder
  }
}
