import path from 'node:path';

/**
 * What HAProxy's configuration says of the state file of one backend (configuration manual: `load-server-state-from-file`,
 * `server-state-file`, `server-state-base`, `server-state-file-name`). `loads` is `global`, `local`, `none`, or undefined where nothing is said.
 */
export function configLines(text: string, backend: string): { loads?: string; file?: string } {
  const global: Record<string, string> = {};
  let defaults: Record<string, string> = {};
  let own: Record<string, string> = {};
  let section: Record<string, string> | undefined;
  for (const line of text.split('\n')) {
    const [word = '', ...rest] = line.replace(/(^|\s)#.*$/, '').trim().split(/\s+/);
    if (word === 'global') section = global;
    else if (word === 'defaults') section = defaults = {};
    // A section takes over the defaults that stand before it.
    else if (word === 'backend' || word === 'listen') section = rest[0] === backend ? (own = { ...defaults }) : undefined;
    else if (SECTIONS.has(word)) section = undefined;
    else if (section && KNOWN.has(word)) section[word] = rest.join(' ').replace(/^"(.*)"$/, '$1');
  }
  const loads = own['load-server-state-from-file'];
  const base = global['server-state-base'];
  const under = (file: string | undefined): string | undefined => (file === undefined ? undefined : path.isAbsolute(file) || base === undefined ? file : path.join(base, file));
  if (loads === 'global') return { loads, file: under(global['server-state-file']) };
  return { loads, file: under(own['server-state-file-name'] === 'use-backend-name' ? backend : (own['server-state-file-name'] ?? backend)) };
}

const SECTIONS = new Set(['frontend', 'userlist', 'peers', 'resolvers', 'mailers', 'cache', 'program', 'http-errors', 'ring', 'fcgi-app', 'log-forward']);
const KNOWN = new Set(['load-server-state-from-file', 'server-state-file', 'server-state-base', 'server-state-file-name']);
