// Starts the server of a release in a slot and tells the router where it is. Called by Sluice with SLUICE_SLOT,
// SLUICE_RELEASE and the paths of the release's parts; --router is where the router listens. Asked again with what is
// there already, it changes nothing.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { endServer, fileOf, isServing, serverIn, toRouter } from './slots.mjs';

const READY_MS = 60_000;

const { values } = parseArgs({ options: { router: { type: 'string' } } });
const { SLUICE_SLOT: slot, SLUICE_RELEASE: release, SLUICE_MODEL, SLUICE_CODE, SLUICE_CONFIG, SLUICE_ENVIRONMENT, PATH } = process.env;
const { router } = values;
if (!router || !release || !SLUICE_MODEL || !SLUICE_CODE || !SLUICE_CONFIG || !SLUICE_ENVIRONMENT)
  throw new Error('This program needs --router, SLUICE_RELEASE and the paths of model, code, config and environment.');

const present = serverIn(slot);
if (present?.release !== release || !(await isServing(present))) {
  await endServer(slot);
  writeFileSync(fileOf(slot), JSON.stringify(await start()));
}
await toRouter(router, slot, 'PUT', serverIn(slot));

async function start() {
  const runtime = runtimeOf(readFileSync(SLUICE_ENVIRONMENT, 'utf8'));
  mkdirSync(path.dirname(fileOf(slot)), { recursive: true });
  const output = fileOf(slot, 'log');
  const file = openSync(output, 'w');
  const server = spawn(process.execPath, [path.join(SLUICE_CODE, 'server.mjs')], {
    detached: true,
    stdio: ['ignore', file, file],
    env: { PATH, RELEASE: release, MODEL: SLUICE_MODEL, CODE: SLUICE_CODE, CONFIG: SLUICE_CONFIG, ENVIRONMENT: SLUICE_ENVIRONMENT, ONNX_RUNTIME: runtime, WHILE: `${router}/health` },
  });
  let ended = false;
  server.on('exit', () => (ended = true));
  for (let waited = 0; waited < READY_MS && !ended; waited += 20) {
    const ready = /^{"ready":true.*}$/m.exec(readFileSync(output, 'utf8'));
    if (ready) {
      server.unref();
      const { pid, port } = JSON.parse(ready[0]);
      return { pid, url: `http://127.0.0.1:${port}`, release };
    }
    await wait(20);
  }
  if (!ended) server.kill();
  throw new Error(`The server of slot ${slot} did not come up. It said:\n${readFileSync(output, 'utf8')}`);
}

/** Where onnxruntime-web lies, as a URL; throws where Node or the package is not the one that the lock names. */
function runtimeOf(lock) {
  const wanted = Object.fromEntries(lock.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(' ')));
  const require = createRequire(import.meta.url);
  const entry = require.resolve('onnxruntime-web').replace(/\.js$/, '.mjs');
  const { version } = JSON.parse(readFileSync(path.join(path.dirname(entry), '../package.json'), 'utf8'));
  const node = process.versions.node.split('.')[0];
  if (wanted.node !== node || wanted['onnxruntime-web'] !== version)
    throw new Error(`The lock names Node ${wanted.node} and onnxruntime-web ${wanted['onnxruntime-web']}; here are ${node} and ${version}.`);
  return pathToFileURL(entry).href;
}
