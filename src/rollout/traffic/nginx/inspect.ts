import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { DriverError } from '../../../core/driver-error.ts';
import { commandWords, runProgram } from '../../../core/program.ts';
import type { TrafficFinding } from '../../../core/seams.ts';
import { readRegion, runningState } from './nginx.ts';
import type { Nginx } from './options.ts';
import { describeState, keptState } from './region.ts';

/** nginx is elsewhere than who asks, or not running: nothing can be said of it here. */
const AWAY = new Set(['nginx-unreachable', 'nginx-timeout']);

/** What would stop a rollout at this nginx: asked of the running one, of its file, and of `nginx -t`. */
export async function inspectNginx(nginx: Nginx): Promise<TrafficFinding[]> {
  try {
    const running = await runningState(nginx);
    const kept = keptState((await readRegion(nginx)).body, nginx.rule, nginx.config);
    return [
      ...(describeState(running, nginx.rule) === describeState(kept, nginx.rule) ? [] : [unlike(nginx)]),
      ...(running.by === 'other' ? [otherRule()] : []),
      ...(await writable(nginx)),
      ...(await configuration(nginx)),
    ];
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return [{ code: error.code, message: error.message.replace(` ${error.fix} [${error.code}]`, ''), fix: error.fix, blocks: !AWAY.has(error.code) }];
  }
}

function unlike({ config }: Nginx): TrafficFinding {
  return { code: 'nginx-not-reloaded', message: `The running nginx and ${config} say different shares: the next reload of whoever else would change them.`, fix: 'Find out who changed the file; `nginx -s reload` makes it true, or put the old lines back.', blocks: true };
}

function otherRule(): TrafficFinding {
  return { code: 'nginx-rule-changed', message: 'The running nginx tells users apart by another key, by other values, or calls its upstreams otherwise than the delivery file: the first change of shares would move users.', fix: 'Change keys between deliveries, never within one.', blocks: false };
}

/** A file is replaced whole, so its folder must be writable too. */
async function writable({ config }: Nginx): Promise<TrafficFinding[]> {
  const failed = await Promise.all([config, path.dirname(config)].map((place) => access(place, constants.W_OK).then(() => undefined, () => place)));
  return failed.filter((place) => place !== undefined).map((place) => ({ code: 'nginx-file', message: `${place} cannot be written by this user.`, fix: 'Let Sluice\'s user write the file and its folder.', blocks: true }));
}

/** What `nginx -t` says, and whether the configuration that it would load has the upstreams and uses the variable. */
async function configuration({ test, rule, mirrors, cwd, env }: Nginx): Promise<TrafficFinding[]> {
  const words = commandWords(test).map((word) => (word === '-t' ? '-T' : word));
  const shown = await runProgram(words, { cwd, env, timeout: 30_000, outputLimit: 16 * 1024 * 1024 }).catch((error: unknown) => error as Error);
  if (shown instanceof Error)
    return [{ code: 'nginx-test-failed', message: `nginx refuses its configuration as it is: no share could be changed, not even back to 0. ${shown.message}`, fix: 'Correct what it says.', blocks: true }];
  if (!words.includes('-T')) return [];
  const text = shown.stdout.toString('utf8').replace(/^\s*#.*$/gm, '');
  const missing = Object.values(rule.upstreams).filter((upstream) => !new RegExp(`^\\s*upstream\\s+${upstream.replaceAll('.', '\\.')}\\s*\\{`, 'm').test(text));
  const unused = [rule.name, ...(mirrors ? [`${rule.name}_mirror`] : [])].filter((variable) => !new RegExp(`_pass\\s+[^;]*\\$(${variable}\\b|\\{${variable}\\})`).test(text));
  return [
    ...missing.map((upstream) => ({ code: 'nginx-upstream', message: `nginx's configuration has no \`upstream ${upstream}\`.`, fix: 'Correct `rollout.traffic.nginx.upstreams`, or add it.', blocks: true })),
    ...unused.map((variable) => ({ code: 'nginx-unused', message: `Nothing in nginx's configuration passes requests to $${variable}.`, fix: `Write \`proxy_pass http://$${variable};\`; docs/drivers.md has a file to copy.`, blocks: true })),
  ];
}
