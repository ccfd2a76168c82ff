import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../../../core/problem.ts';
import type { ReleaseSource } from '../../../core/seams.ts';
import type { PodAnnotations, PodEnv, PodImage, PodMount } from '../../../delivery/spec.ts';
import type { PodRelease } from './pod-template.ts';

/** As the delivery file declares it, for Deployments and Rollouts alike. */
export interface DeclaredPod {
  container?: string;
  image?: PodImage;
  env?: PodEnv;
  mount?: PodMount;
  annotations?: PodAnnotations;
}

/** A reference with a digest is shorter than a line of a terminal; a part that is no such file is not read whole. */
const MOST_BYTES = 4096;
/** https://github.com/opencontainers/distribution-spec: a name, perhaps a tag, and the digest of the manifest. */
const BY_DIGEST = /^[a-z0-9][A-Za-z0-9._:/-]{0,400}@sha256:[0-9a-f]{64}$/;

/** With the images that parts of the release name. Throws InputError `release-image` where a part names none by digest. */
export async function podReleaseOf(declared: DeclaredPod, source: ReleaseSource): Promise<PodRelease> {
  const { image, mount } = declared;
  return {
    ...texts(declared),
    ...(image !== undefined && { image: await imageOf(image, source) }),
    ...(mount && { mount: { ...mount, image: mount.image === undefined ? undefined : await imageOf(mount.image, source) } }),
  };
}

/** Without what only the bytes of the release say. */
export function texts({ container, image, env, mount, annotations }: DeclaredPod): PodRelease {
  const { volume, sub_path, claim, image: packed } = mount ?? { volume: '' };
  return {
    container,
    env,
    annotations,
    ...(typeof image === 'string' && { image }),
    ...(mount && typeof packed !== 'object' && { mount: { volume, sub_path, claim, image: packed } }),
  };
}

async function imageOf(image: PodImage, { root, parts }: ReleaseSource): Promise<string> {
  if (typeof image === 'string') return image;
  const { part, file } = image;
  const refuse = (why: string): InputError => InputError.of('release-image', `The image is that which the release's part \`${part}\`${file === undefined ? '' : ` names in ${file}`} says, and ${why}.`, 'The part must be, or hold, a file with one line: registry.example.org/income@sha256:….');
  const relative = parts[part];
  if (relative === undefined) throw refuse(`this release has only ${Object.keys(parts).join(', ')}`);
  const folder = path.resolve(root, relative);
  const at = file === undefined ? folder : path.resolve(folder, file);
  if (file !== undefined && !at.startsWith(`${folder}${path.sep}`)) throw refuse('that lies outside of it');
  const text = await firstBytes(at).catch((error: NodeJS.ErrnoException) => {
    throw refuse(error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'there is no such file' : error.code === 'EISDIR' ? 'it is a folder' : error.message);
  });
  const reference = text.trim();
  if (!BY_DIGEST.test(reference)) throw refuse(`it holds ${JSON.stringify(reference.slice(0, 120))}`);
  return reference;
}

async function firstBytes(at: string): Promise<string> {
  if ((await stat(at)).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  const handle = await open(at);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
