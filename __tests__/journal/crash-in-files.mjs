// Loaded before a writer: kills it at the n-th call of the file system, and in the middle of a write.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const point = Number(process.env.CRASH_POINT);
let calls = 0;

function countdown(halfDone) {
  calls++;
  if (calls !== point) return;
  halfDone?.();
  process.kill(process.pid, 'SIGKILL');
}

for (const name of ['open', 'link', 'rm', 'writeFile', 'mkdir']) {
  const original = fs.promises[name];
  fs.promises[name] = (...args) => {
    if (String(args[0]).includes('journal')) countdown();
    return original.apply(fs.promises, args);
  };
}

const probe = await fs.promises.open(process.execPath, 'r');
const handle = Object.getPrototypeOf(probe);
await probe.close();
for (const name of ['write', 'sync', 'truncate']) {
  const original = handle[name];
  handle[name] = function (...args) {
    countdown(name === 'write' ? () => fs.writeSync(this.fd, args[0], 0, Math.floor(args[0].length / 2)) : undefined);
    return original.apply(this, args);
  };
}
syncBuiltinESMExports();
