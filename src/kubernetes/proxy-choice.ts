import { BlockList, isIP, isIPv6 } from 'node:net';
import { isLoopback } from '../core/fetch-json.ts';
import { InputError } from '../core/problem.ts';

/**
 * The proxy on the way to a server: the delivery file's, the kubeconfig's, or HTTPS_PROXY unless NO_PROXY names the server, by the rules of kubectl
 * (https://pkg.go.dev/golang.org/x/net/http/httpproxy). Throws InputError for one that is neither http nor https.
 */
export function proxyFor(server: URL, declared: string | undefined, ofContext: URL | undefined, env: Readonly<Record<string, string | undefined>>): URL | undefined {
  if (declared !== undefined) return proxyUrl(declared, '`proxy` of the declared cluster');
  if (ofContext) return ofContext;
  if (server.protocol !== 'https:' || isLoopback(server.hostname)) return undefined;
  const said = env.HTTPS_PROXY ?? env.https_proxy;
  if (!said || exempt(server, env.NO_PROXY ?? env.no_proxy ?? '')) return undefined;
  return proxyUrl(said.includes('://') ? said : `http://${said}`, 'HTTPS_PROXY');
}

/** A proxy's address, which may carry a password: messages never show it. */
export function proxyUrl(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  const is = url ? `has the scheme ${url.protocol}` : 'is no URL';
  throw InputError.of('cluster-proxy', `The proxy of ${what} ${is}.`, 'Use a proxy that is spoken to by http or https and opens tunnels (CONNECT).');
}

function exempt({ hostname, port }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return list.split(',').map((each) => each.trim().toLowerCase()).filter((each) => each !== '').some((each) => {
    if (each === '*') return true;
    if (each.includes('/')) return isIP(host) !== 0 && inRange(host, each);
    const [, name = each, wanted] = /^(.*?)(?::(\d+))?$/.exec(isIPv6(each) ? `${each}` : each) ?? [];
    if (isIPv6(each)) return host === each;
    if (wanted !== undefined && wanted !== (port || '443')) return false;
    const bare = name.replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
    return name.startsWith('.') || name.startsWith('*.') ? host.endsWith(`.${bare}`) : host === bare || (isIP(host) === 0 && host.endsWith(`.${bare}`));
  });
}

function inRange(host: string, range: string): boolean {
  const [net = '', bits] = range.split('/');
  const family = isIPv6(net) ? 'ipv6' : 'ipv4';
  if (isIP(net) === 0 || !/^\d{1,3}$/.test(bits ?? '') || Number(bits) > (family === 'ipv6' ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(net, Number(bits), family);
  return list.check(host, isIPv6(host) ? 'ipv6' : 'ipv4');
}
