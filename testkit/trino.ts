// A real Trino server on this machine. Release 483 is published as library jars alone (no server archive), so it is put
// together from them: trino-main and one folder of jars for each plugin, started by six lines of Java.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, globSync, openSync, closeSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { zipOf } from './zip.ts';

export const TRINO_RELEASE = '483';

/** Class that a plugin's jar names for Java's ServiceLoader; upstream adds that file only while it packs its archives. */
const PLUGINS: Record<string, { plugin: string; leaveOut?: readonly string[] }> = {
  memory: { plugin: 'io.trino.plugin.memory.MemoryPlugin' },
  tpch: { plugin: 'io.trino.plugin.tpch.TpchPlugin' },
  // For tables with snapshots. Less what only its cloud catalogs need: 200 of 386 MB.
  iceberg: {
    plugin: 'io.trino.plugin.iceberg.IcebergPlugin',
    leaveOut: ['net.snowflake', 'org.rocksdb', 'io.grpc', 'com.google.cloud', 'com.google.api.grpc', 'org.conscrypt', 'com.azure'],
  },
};
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
/** Its classes are of Java 25, and its start needs a module that trimmed runtimes lack. */
const JAVA = 25;
const MODULE = 'jdk.incubator.vector';

const INSTALL_MILLISECONDS = 6 * 60_000;
/** Five minutes: it takes 20 s on two quiet cores, several times that on busy ones. */
const LOOKS = 1500;

const MAIN = `public final class Main {
  public static void main(String[] arguments) {
    new io.trino.server.Server().start("${TRINO_RELEASE}");
  }
}
`;

export interface Trino extends AsyncDisposable {
  /** http, without credentials: a user's name is all it asks for. */
  url: string;
  /** https, where `tls` was asked for: a token is needed there. */
  secureUrl?: string;
}

export interface TrinoOptions {
  /** PEM of key and certificate for https, and the secret (HS256) that tokens are signed with. */
  tls?: { pem: string; secret: Buffer };
}

/** Why it cannot be installed here, or undefined where it is, in `folder`. */
export async function installTrino(folder: string): Promise<string | undefined> {
  if (installedTrino(folder)) return undefined;
  const java = javaHome();
  if (java === undefined) return `no JDK ${JAVA} with ${MODULE} is here (Temurin ${JAVA} is one)`;
  if (spawnSync('mvn', ['--version'], { stdio: 'ignore', env: { ...process.env, JAVA_HOME: java } }).status !== 0) return 'mvn is not installed';
  const partial = await mkdtemp(`${folder}-`);
  try {
    await mavenCopy('trino-main', [], path.join(partial, 'lib'), java);
    for (const [name, { plugin, leaveOut = [] }] of Object.entries(PLUGINS)) {
      const jars = path.join(partial, 'plugin', name);
      await mavenCopy(`trino-${name}`, leaveOut, jars, java);
      await writeFile(path.join(jars, 'service.jar'), zipOf([{ name: 'META-INF/services/io.trino.spi.Plugin', text: `${plugin}\n` }]));
    }
    await writeFile(path.join(partial, 'Main.java'), MAIN);
    await finished(path.join(java, 'bin', 'javac'), ['-cp', path.join(partial, 'lib', '*'), '-d', path.join(partial, 'main'), path.join(partial, 'Main.java')]);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Whether a whole installation lies there and this machine has the Java for it. */
export function installedTrino(folder: string): boolean {
  return existsSync(path.join(folder, 'main', 'Main.class')) && javaHome() !== undefined;
}

/** A fresh server with the catalogs memory, tpch and lake (Iceberg), on loopback; gone, with its data, when its scope ends. */
export async function startTrino(folder: string, { tls }: TrinoOptions = {}): Promise<Trino> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'sluice-trino-'));
  const port = await freePort();
  const securePort = tls ? await freePort() : undefined;
  const file = (...names: string[]): string => path.join(home, ...names);
  await mkdir(file('etc', 'catalog'), { recursive: true });
  await mkdir(file('lake'));
  const write = (name: string, settings: Record<string, string | number>): Promise<void> =>
    writeFile(file('etc', name), Object.entries(settings).map(([key, value]) => `${key}=${value}\n`).join(''));
  await write('config.properties', {
    coordinator: 'true',
    'node-scheduler.include-coordinator': 'true',
    'http-server.http.port': port,
    'discovery.uri': `http://127.0.0.1:${port}`,
    'plugin.dir': path.join(folder, 'plugin'),
    'catalog.config-dir': file('etc', 'catalog'),
    'query.max-memory': '512MB',
    'query.max-memory-per-node': '512MB',
    'memory.heap-headroom-per-node': '256MB',
    ...(tls ? secureSettings(securePort!, file('server.pem'), file('secret')) : {}),
  });
  if (tls) {
    await writeFile(file('server.pem'), tls.pem, { mode: 0o600 });
    await writeFile(file('secret'), tls.secret.toString('base64'), { mode: 0o600 });
  }
  await write('log.properties', { 'io.trino': 'WARN' });
  await write('catalog/memory.properties', { 'connector.name': 'memory' });
  await write('catalog/tpch.properties', { 'connector.name': 'tpch' });
  await write('catalog/lake.properties', {
    'connector.name': 'iceberg',
    'iceberg.catalog.type': 'TESTING_FILE_METASTORE',
    'hive.metastore.catalog.dir': 'local:///warehouse',
    'fs.local.enabled': 'true',
    'local.location': file('lake'),
  });
  const log = file('log.txt');
  const output = openSync(log, 'w');
  const child = spawn(path.join(javaHome()!, 'bin', 'java'), javaOptions(folder, home), { stdio: ['ignore', output, output] });
  closeSync(output);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A test run that is interrupted leaves no server behind.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  const server: Trino = {
    url: `http://127.0.0.1:${port}`,
    ...(securePort ? { secureUrl: `https://localhost:${securePort}` } : {}),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await Promise.race([gone, wait(10_000).then(end)]);
      await gone;
      process.off('exit', end);
      await rm(home, { recursive: true, force: true });
    },
  };
  try {
    await ready(server.url, child, log);
    return server;
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

function secureSettings(port: number, pem: string, secret: string): Record<string, string | number> {
  return {
    'http-server.https.enabled': 'true',
    'http-server.https.port': port,
    'http-server.https.keystore.path': pem,
    'http-server.authentication.type': 'JWT',
    'http-server.authentication.jwt.key-file': secret,
    'http-server.authentication.allow-insecure-over-http': 'true',
    'internal-communication.shared-secret': 'for-this-test-alone',
  };
}

function javaOptions(folder: string, home: string): string[] {
  return [
    // C1 alone: a short life is all warm-up.
    '-server', '-Xmx1500M', '-XX:+UseG1GC', '-XX:+ExitOnOutOfMemoryError', '-XX:ReservedCodeCacheSize=256M', '-XX:TieredStopAtLevel=1',
    '-Djdk.attach.allowAttachSelf=true', '-XX:+EnableDynamicAgentLoading', '-Djdk.nio.maxCachedBufferSize=2000000',
    '--sun-misc-unsafe-memory-access=allow', '--enable-native-access=ALL-UNNAMED', `--add-modules=${MODULE}`,
    '-Dnode.id=one', '-Dnode.environment=test', `-Dnode.data-dir=${path.join(home, 'data')}`,
    '-Dnode.bind-ip=127.0.0.1', '-Dnode.internal-address=127.0.0.1',
    `-Dconfig=${path.join(home, 'etc', 'config.properties')}`, `-Dlog.levels-file=${path.join(home, 'etc', 'log.properties')}`,
    '-cp', [path.join(folder, 'main'), path.join(folder, 'lib', '*')].join(path.delimiter), 'Main',
  ];
}

async function ready(url: string, child: ChildProcess, log: string): Promise<void> {
  for (let look = 0; look < LOOKS && child.exitCode === null && child.signalCode === null; look++) {
    const starting = await fetch(`${url}/v1/info`).then(async (reply) => ((await reply.json()) as { starting?: boolean }).starting, () => true);
    if (starting === false) return;
    await wait(200);
  }
  const said = (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-40).join('\n');
  throw new Error(`Trino did not become ready:\n${said}`);
}

async function mavenCopy(artifact: string, leaveOut: readonly string[], target: string, java: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sluice-pom-'));
  const exclusions = leaveOut.map((group) => `<exclusion><groupId>${group}</groupId><artifactId>*</artifactId></exclusion>`).join('');
  const dependency = `<dependency><groupId>io.trino</groupId><artifactId>${artifact}</artifactId><version>${TRINO_RELEASE}</version><exclusions>${exclusions}</exclusions></dependency>`;
  try {
    await writeFile(
      path.join(folder, 'pom.xml'),
      `<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>${artifact}-jars</artifactId><version>1</version><packaging>pom</packaging><dependencies>${dependency}</dependencies></project>\n`,
    );
    await finished('mvn', ['-B', '-ntp', '-q', COPY, '-DincludeScope=runtime', `-DoutputDirectory=${target}`], { cwd: folder, env: { ...process.env, JAVA_HOME: java } });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function finished(program: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: INSTALL_MILLISECONDS });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString('utf8')}`.slice(-4000)));
    child.once('error', reject);
    child.once('close', (code, signal) => (code === 0 ? resolve() : reject(new Error(`${path.basename(program)} ended with ${code ?? signal}: ${said.trim()}`))));
  });
}

let found: { home: string | undefined } | undefined;

/** A JDK that can compile and run it. */
function javaHome(): string | undefined {
  found ??= { home: [process.env.JAVA_HOME ?? '', ...globSync('/usr/lib/jvm/*'), ...globSync('/Library/Java/JavaVirtualMachines/*/Contents/Home')].find(isFit) };
  return found.home;
}

function isFit(home: string): boolean {
  const java = path.join(home, 'bin', 'java');
  if (home === '' || !existsSync(java) || !existsSync(path.join(home, 'bin', 'javac'))) return false;
  const version = spawnSync(java, ['--list-modules'], { encoding: 'utf8' }).stdout ?? '';
  return Number(/java\.base@(\d+)/.exec(version)?.[1] ?? 0) >= JAVA && version.includes(MODULE);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
