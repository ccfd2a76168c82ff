import type { Agent, AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { http, https } from './node-http.ts';

const CONNECT_MS = 10_000;

/**
 * An agent whose connections go through a tunnel that the proxy opens (CONNECT), encrypted end to end. Of our own: `proxyEnv` of Node's agents came with
 * 24.5, runners may have an older 24, and it takes no address of a kubeconfig.
 */
export function tunnelled(proxy: URL, options: AgentOptions): Agent {
  const agent = new https.Agent(options);
  const connect = (to: tls.ConnectionOptions, done: (error: Error | null, socket?: Duplex) => void): undefined => {
    tunnel(proxy, to).then(
      (socket) => done(null, tls.connect({ ...to, path: undefined, socket })),
      (error: Error) => done(error),
    );
    return undefined;
  };
  // Node asks this for each connection and waits for the callback where nothing is returned (https://nodejs.org/api/http.html#agentcreateconnectionoptions-callback).
  return Object.assign(agent, { createConnection: connect });
}

/** The connection through the proxy to the very server; what the proxy itself is asked is closed with it. */
function tunnel(proxy: URL, { host = '', port = 443 }: tls.ConnectionOptions): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const { request } = proxy.protocol === 'https:' ? https : http;
    const asked = request({ protocol: proxy.protocol, host: proxy.hostname.replace(/^\[|\]$/g, ''), port: proxy.port || undefined, method: 'CONNECT', path: target, headers: { host: target, ...authorization(proxy) }, agent: false });
    const refuse = (why: string, cause?: Error): void => reject(new Error(`the proxy ${proxy.host} ${why}`, { cause }));
    asked.setTimeout(CONNECT_MS, () => asked.destroy(new Error(`no answer within ${CONNECT_MS} ms`)));
    asked.on('error', (error: NodeJS.ErrnoException) => refuse(`cannot be used (${error.code ?? error.message})`, error));
    asked.on('response', (response) => {
      response.destroy();
      refuse(`answered ${response.statusCode}`);
    });
    asked.on('connect', ({ statusCode }, socket) => {
      socket.setTimeout(0);
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      refuse(`answered ${statusCode}`);
    });
    asked.end();
  });
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  return { 'proxy-authorization': `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}` };
}
