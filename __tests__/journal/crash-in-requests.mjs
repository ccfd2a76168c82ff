// Loaded before a writer: kills it at the n-th request that it makes, before the request is sent (odd) or when its reply has come (even).
const point = Number(process.env.CRASH_POINT);
const original = globalThis.fetch;
let calls = 0;
globalThis.fetch = async (...args) => {
  calls++;
  const mine = calls;
  if (2 * mine - 1 === point) process.kill(process.pid, 'SIGKILL');
  const reply = await original(...args);
  if (2 * mine === point) process.kill(process.pid, 'SIGKILL');
  return reply;
};
