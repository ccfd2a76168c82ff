// Loaded before a writer: kills it at the n-th program that it starts, before that program (odd) or right after its start (even).
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const point = Number(process.env.CRASH_POINT);
const original = childProcess.spawn;
let calls = 0;
childProcess.spawn = (...args) => {
  calls++;
  if (2 * calls - 1 === point) process.kill(process.pid, 'SIGKILL');
  const child = original(...args);
  if (2 * calls === point) process.kill(process.pid, 'SIGKILL');
  return child;
};
syncBuiltinESMExports();
