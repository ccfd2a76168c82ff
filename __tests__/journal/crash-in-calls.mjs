// Loaded before a writer: kills it at the n-th call over https that it makes, before the call is sent (odd) or when its reply has come (even).
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const point = Number(process.env.CRASH_POINT);
const original = https.request;
let calls = 0;
https.request = (...args) => {
  calls++;
  const mine = calls;
  if (2 * mine - 1 === point) process.kill(process.pid, 'SIGKILL');
  const request = original(...args);
  if (2 * mine === point) request.prependListener('response', () => process.kill(process.pid, 'SIGKILL'));
  return request;
};
syncBuiltinESMExports();
