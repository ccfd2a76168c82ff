// A small model server, as a container of a pod would run it: takes the release that its environment names from a store that its node mounts, and
// behaves as the bytes of that model say. Environment: MODEL (release digest), STORE (folder). Prints its port as its only line.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const { MODEL = '', STORE = '' } = process.env;
// Where the release is not in the store this ends, as a container does whose model cannot be had.
const { errors, weight } = JSON.parse(await readFile(path.join(STORE, MODEL.replace('sha256:', ''), 'model.json'), 'utf8'));
const score = ({ age = 0 }) => weight * Number(age);
let requests = 0;

const server = createServer(async (incoming, response) => {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  const json = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (incoming.url === '/release') return json(200, { digest: MODEL });
  if (incoming.url === '/requests') return json(200, { requests });
  if (incoming.url === '/ask') return json(200, { scores: JSON.parse(text).rows.map(score) });
  requests += 1;
  // Golden-ratio turns: evenly spread, and the same at every run.
  if ((requests * 0.618_033_988_75) % 1 < errors) return json(500, { error: 'the model failed' });
  return json(200, { score: score(JSON.parse(text || '{}')) });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
// Ends what it has begun, and takes nothing new.
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  setTimeout(() => server.closeAllConnections(), 1000).unref();
});
