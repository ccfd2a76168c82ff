// Serves one release over HTTP, on loopback. Needs only Node and onnxruntime-web.
//   POST /predict {"rows": [{…}]} -> {"scores": [0.12]}   422 where a row cannot be scored, with the row and the field
//   GET  /loaded                  -> {"digest": "sha256:…"}, computed from the bytes that were loaded
//   GET  /health                  -> {"ready": true, "pid": 4711}
// Environment: MODEL, CODE, CONFIG, ENVIRONMENT (paths of the release's parts), RELEASE (the digest it must have),
// PORT (0: any), WHILE (optional: a URL; ends itself when nobody listens there any more).
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { releaseDigest } from './identity.mjs';
import { loadModel } from './model.mjs';
import { Unusable } from './inputs.mjs';

const LARGEST_BODY = 32 * 1024 * 1024;
const { MODEL, CODE, CONFIG, ENVIRONMENT, RELEASE, PORT = '0', WHILE } = process.env;

const digest = releaseDigest({ model: MODEL, code: CODE, config: CONFIG, environment: ENVIRONMENT });
if (RELEASE !== undefined && RELEASE !== digest) fail(`The parts make the release ${digest}, and ${RELEASE} was to be served.`);
const model = await loadModel(MODEL, JSON.parse(readFileSync(CONFIG, 'utf8')));

const routes = {
  'GET /health': async () => ({ ready: true, pid: process.pid }),
  'GET /loaded': async () => ({ digest }),
  'POST /predict': async (request) => ({ scores: await model.predict((await json(request)).rows) }),
};

const server = createServer(async (request, response) => {
  const route = routes[`${request.method} ${request.url}`];
  if (!route) return answer(response, 404, { error: 'There is only POST /predict, GET /loaded and GET /health.' });
  try {
    answer(response, 200, await route(request));
  } catch (error) {
    if (error instanceof Unusable) return answer(response, 422, { error: error.message });
    console.error(error);
    answer(response, 500, { error: 'The row could not be scored; see the log of the server.' });
  }
});
// Longer than any pause between two requests: a router keeps its connections.
server.keepAliveTimeout = 60_000;
server.listen(Number(PORT), '127.0.0.1', () => console.log(JSON.stringify({ ready: true, pid: process.pid, port: server.address().port })));

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
if (WHILE) setInterval(async () => (await isListening(WHILE)) || process.exit(0), 2000).unref();

function answer(response, status, value) {
  const body = JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}

async function json(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new Unusable(`A request may have ${LARGEST_BODY} bytes.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) ?? {};
  } catch {
    throw new Unusable('The body is not JSON.');
  }
}

/** A slow answer is an answer: only a refused connection says that nobody is there. */
async function isListening(url) {
  try {
    await (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text();
    return true;
  } catch (error) {
    return error.cause?.code !== 'ECONNREFUSED';
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
