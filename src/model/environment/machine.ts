import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { digestOfJson, type Digest } from '../../core/digest.ts';

/** The machine that a result was measured on, as far as it can be known from inside. */
export interface Machine {
  system: string;
  /** Of GitHub's hosted runners: name and version of the image. */
  runnerImage?: string;
  /** Id of the container, where this is one; the digest of its image cannot be known from inside. */
  container?: string;
  processor: { model: string; count: number; architecture: string; flags: number; flagsDigest?: Digest; notable: string[] };
  memoryBytes: number;
}

/** Flags that change which code numeric libraries run, and so the last digits of a result. */
const NOTABLE = ['sse4_2', 'avx', 'avx2', 'fma', 'f16c', 'avx512f', 'avx512bw', 'avx512_vnni', 'avx512_bf16', 'amx_tile', 'amx_int8', 'asimd', 'sve', 'bf16', 'i8mm'];

export async function machineOf(env: Readonly<Record<string, string | undefined>> = process.env): Promise<Machine> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const name = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(release)?.[1];
  const groups = `${await readFile('/proc/self/cgroup', 'utf8').catch(() => '')}\n${await readFile('/proc/self/mountinfo', 'utf8').catch(() => '')}`;
  const container = /(?:docker|containers|kubepods|libpod|crio)[^\n]*?([0-9a-f]{64})/.exec(groups)?.[1];
  const flags = flagsOf(await readFile('/proc/cpuinfo', 'utf8').catch(() => ''));
  return {
    system: `${name ?? os.type()} (${os.type()} ${os.release()})`.slice(0, 300),
    ...(env.ImageOS && { runnerImage: `${env.ImageOS} ${env.ImageVersion ?? ''}`.trim().slice(0, 100) }),
    ...(container && { container }),
    processor: {
      model: (os.cpus()[0]?.model ?? 'unknown').trim().slice(0, 200),
      count: os.cpus().length,
      architecture: os.arch(),
      flags: flags.length,
      ...(flags.length > 0 && { flagsDigest: digestOfJson(flags) }),
      notable: NOTABLE.filter((flag) => flags.includes(flag)),
    },
    memoryBytes: os.totalmem(),
  };
}

function flagsOf(cpuinfo: string): string[] {
  return [...new Set((/^(?:flags|Features)\s*: (.*)$/m.exec(cpuinfo)?.[1] ?? '').split(/\s+/).filter(Boolean))].sort();
}
