import path from 'node:path';
import { checkUrl } from '../../../core/fetch-json.ts';
import { InputError } from '../../../core/problem.ts';
import { commandWords } from '../../../core/program.ts';
import type { Clock } from '../../../core/seams.ts';
import { checkNames } from '../two-slots.ts';
import type { Rule } from './region.ts';

/** `rollout.traffic.nginx`, and what surrounds it. */
export interface NginxOptions {
  config: string;
  name?: string;
  upstreams: Record<string, string>;
  key: string;
  status: string;
  mirror?: boolean;
  test?: string | readonly string[];
  reload?: string | readonly string[];
  slots: readonly string[];
  cohort?: { key?: string; attribute?: string; values?: readonly { value: string; share: number }[] };
  clock: Clock;
  /** Folder that relative paths and programs begin in. */
  cwd: string;
  env?: Record<string, string>;
  timeout?: number;
  insecure?: readonly string[];
}

/** The options of one nginx, checked. */
export interface Nginx {
  rule: Rule;
  config: string;
  status: URL;
  mirrors: boolean;
  test: readonly string[];
  reload: readonly string[];
  clock: Clock;
  cwd: string;
  env?: Record<string, string>;
  timeout: number;
}

const TIMEOUT_MS = 2000;
/** What can stand in a quoted text of nginx and mean itself, besides variables. */
const KEY = /^[A-Za-z0-9_.:$ {}-]+$/;
const VALUE = /^[A-Za-z0-9_][A-Za-z0-9_ .:@/-]*$/;

/** Throws InputError `traffic-servers`, `nginx-key`, `nginx-cohort`, or as `checkUrl`. */
export function nginxOf(options: NginxOptions): Nginx {
  const { upstreams, slots, cohort, cwd } = options;
  checkNames(upstreams, slots, 'rollout.traffic.nginx.upstreams');
  const key = cohort?.attribute ?? cohort?.key ?? options.key;
  if (!KEY.test(key) || !key.includes('$'))
    throw InputError.of('nginx-key', `nginx is to tell users apart by ${JSON.stringify(key)}, which names no variable of nginx or has signs that its configuration would read otherwise.`, 'Write for example `$http_x_user_id`, or `income-$cookie_uid`.');
  const odd = cohort?.values?.find(({ value }) => !VALUE.test(value));
  if (odd)
    throw InputError.of('nginx-cohort', `The value ${JSON.stringify(odd.value)} of \`rollout.cohort\` cannot stand in nginx's configuration.`, 'Use letters, digits, spaces and _ . : @ / -, or let a `map` of your own give such users a plain name.');
  return {
    rule: { name: options.name ?? 'sluice', key, slots, upstreams, values: cohort?.values },
    config: path.resolve(cwd, options.config),
    status: checkUrl(options.status, 'rollout.traffic.nginx.status', options.insecure),
    mirrors: options.mirror ?? false,
    test: commandWords(options.test ?? ['nginx', '-t']),
    reload: commandWords(options.reload ?? ['nginx', '-s', 'reload']),
    clock: options.clock,
    cwd,
    env: options.env,
    timeout: options.timeout ?? TIMEOUT_MS,
  };
}
