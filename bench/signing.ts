// How long it takes to sign and to verify a large model, and how much memory: `sluice sign` against PyPI model-signing 1.1.1, both with
// a key, in processes of their own, alternating. Random files, so that nothing is left out or packed.
//   node scripts/node24.mjs bench/signing.ts [--gigabytes 4] [--files 8] [--rounds 3] [--keep]
import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installModelSigning, MODEL_SIGNING } from '../testkit/model-signing.ts';
import { alternating, machine, median, SAYS_USAGE, type Program } from './processes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tools = path.join(root, '.tools', 'bench-signing');
const MIB = 1024 * 1024;
const { values } = parseArgs({ options: { gigabytes: { type: 'string', default: '4' }, files: { type: 'string', default: '8' }, rounds: { type: 'string', default: '3' }, keep: { type: 'boolean', default: false } } });

const missing = await installModelSigning();
if (missing !== undefined) throw new Error(missing);
await mkdir(tools, { recursive: true });
const dist = path.join(tools, 'dist');
execFileSync(process.execPath, ['scripts/build.ts', '--out', dist], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const at = (name: string): string => path.join(tools, name);
execFileSync('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at('key.pem')]);
execFileSync('openssl', ['pkey', '-in', at('key.pem'), '-pubout', '-out', at('key.pub')]);

console.log(`${machine()}`);
for (const files of [Number(values.files), 1]) {
  const bytes = Math.floor((Number(values.gigabytes) * 1e9) / files);
  const model = at(`model-${files}`);
  await makeModel(model, files, bytes);
  const found = await alternating(
    {
      'sluice sign': ours('sign', model, '--key', at('key.pem'), '--signature', at('ours.sig')),
      'model-signing sign': theirs('sign', 'key', model, '--private_key', at('key.pem'), '--signature', at('theirs.sig')),
      'sluice verify-signature': ours('verify-signature', model, '--public-key', at('key.pub'), '--signature', at('ours.sig')),
      'model-signing verify': theirs('verify', 'key', model, '--public_key', at('key.pub'), '--signature', at('ours.sig')),
    },
    Number(values.rounds),
  );
  console.log(`\n${files} ${files === 1 ? 'file' : 'files'}, ${((files * bytes) / 1e9).toFixed(1)} GB together`);
  const middle = (name: keyof typeof found, of: 'ms' | 'cpuMs' | 'maxRssMb'): number => median(found[name].map((run) => run[of]));
  for (const name of Object.keys(found) as (keyof typeof found)[]) console.log(`  ${name.padEnd(24)} ${middle(name, 'ms').toFixed(0)} ms, ${middle(name, 'cpuMs').toFixed(0)} ms of processor time, ${middle(name, 'maxRssMb').toFixed(0)} MB`);
  for (const [one, other] of [['sluice sign', 'model-signing sign'], ['sluice verify-signature', 'model-signing verify']] as const)
    console.log(`  ${other} / ${one}: time ${(middle(other, 'ms') / middle(one, 'ms')).toFixed(2)}, processor ${(middle(other, 'cpuMs') / middle(one, 'cpuMs')).toFixed(2)}, memory ${(middle(other, 'maxRssMb') / middle(one, 'maxRssMb')).toFixed(2)}`);
  if (!values.keep) await rm(model, { recursive: true });
}

function ours(...args: string[]): Program {
  return { command: process.execPath, args: [SAYS_USAGE, path.join(dist, 'sluice.js'), ...args] };
}

/** Its command line in one Python process, which says what it used when it ends. */
function theirs(...args: string[]): Program {
  const program = [
    'import sys, resource, atexit, json',
    'def say():',
    '    used = resource.getrusage(resource.RUSAGE_SELF)',
    '    sys.stderr.write("\\nusage " + json.dumps({"max_rss_kb": used.ru_maxrss, "cpu_ms": (used.ru_utime + used.ru_stime) * 1000}) + "\\n")',
    'atexit.register(say)',
    'from model_signing._cli import main',
    'main()',
  ].join('\n');
  return { command: MODEL_SIGNING.python, args: ['-c', program, ...args] };
}

async function makeModel(folder: string, files: number, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const chunk = Buffer.allocUnsafe(16 * MIB);
  for (let i = 0; i < files; i++) {
    const file = path.join(folder, `shard-${i}.safetensors`);
    if (existsSync(file)) continue;
    await using handle = await open(file, 'wx');
    for (let written = 0; written < bytes; ) {
      const part = randomFillSync(chunk).subarray(0, Math.min(chunk.length, bytes - written));
      await handle.write(part);
      written += part.length;
    }
  }
}
