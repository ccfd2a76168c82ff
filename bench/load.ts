// The load generator against a server that does nothing, one core each where there are two: whether 2,000 requests a second are held,
// and how late requests leave (scheduled against actual time of sending). Run it on a machine that does nothing else.
//
//   node scripts/node24.mjs bench/load.ts [REQUESTS_A_SECOND] [SECONDS]
import { spawn } from 'node:child_process';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { poissonArrivals } from '../src/model/server/arrivals.ts';
import { Connections } from '../src/model/server/connections.ts';
import { runLoad } from '../src/model/server/load.ts';
import { requestBytes } from '../src/model/server/payload.ts';
import { freePort } from '../src/model/server/server-process.ts';
import { steadyTimer } from '../src/model/server/timer.ts';
import { HISTOGRAM_ERROR } from '../src/statistics/histogram.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const perSecond = Number(positionals[0] ?? 2000);
const seconds = Number(positionals[1] ?? 10);
const BODY = JSON.stringify({ age: 39, workclass: 'State-gov', education_num: 13, hours_per_week: 40, capital_gain: 2174, sex: 'Male' });

/** Answers at once and reads nothing but the end of a request: the least that a server can do. */
const EMPTY_SERVER = `
const answer = Buffer.from('HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\ncontent-length: 13\\r\\n\\r\\n{"score":0.5}');
require('node:net').createServer((socket) => socket.setNoDelay(true).on('error', () => {}).on('data', () => socket.write(answer))).listen(${'Number(process.env.PORT)'}, '127.0.0.1');
`;

const port = await freePort();
const server = spawn(process.execPath, ['-e', EMPTY_SERVER], { env: { PORT: String(port) }, stdio: 'ignore' });
try {
  await steadyTimer.sleep(500);
  const url = new URL(`http://127.0.0.1:${port}`);
  const bytes = requestBytes(url, '/predict', BODY);
  for (const round of ['warm-up', 'measured']) {
    const connections = new Connections(url, { most: 128, now: steadyTimer.now });
    const before = process.cpuUsage();
    const { latency, lateness, failures, ...result } = await runLoad(connections, { arrivals: poissonArrivals(perSecond * seconds, perSecond, 1), request: () => bytes, timeout: 10_000, washout: 0 }, steadyTimer);
    connections.close();
    if (round === 'warm-up') continue;
    const used = process.cpuUsage(before);
    const line = (name: string, value: string): void => console.log(`${name.padEnd(46)}${value}`);
    const ms = (microseconds: number): string => `${(microseconds / 1000).toFixed(3)} ms`;
    line('machine', `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, load ${os.loadavg()[0]!.toFixed(1)}`);
    line('requests', `${result.requests} in ${result.seconds.toFixed(2)} s, failed ${latency.missed} ${JSON.stringify(failures)}`);
    line('rate: meant, held', `${result.perSecond.toFixed(1)}, ${(result.requests / result.seconds).toFixed(1)} requests a second`);
    line('processor of the generator', `${((used.user + used.system) / 1e6 / result.seconds).toFixed(2)} cores, of them ${(used.system / 1e6 / result.seconds).toFixed(2)} in the system (it spins between requests)`);
    line('sent after the intended time: p50, p99, p99.9', [0.5, 0.99, 0.999].map((p) => ms(lateness.quantile(p))).join(', '));
    line('latency from the intended time: p50, p99, p99.9', [0.5, 0.99, 0.999].map((p) => ms(latency.quantile(p))).join(', '));
    line('error of the histogram', `at most ${(HISTOGRAM_ERROR * 100).toFixed(2)} % of a value`);
  }
} finally {
  server.kill('SIGKILL');
}
