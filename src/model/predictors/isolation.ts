import { spawnSync } from 'node:child_process';

/** Words to put before a program, and what they could not give. */
export interface Isolation {
  words: readonly string[];
  note?: string;
}

const TRY_MS = 5000;
/** `--pid --kill-child`: what the program leaves behind, in whatever session, ends with it. */
const NAMESPACES = ['--net', '--pid', '--fork', '--kill-child'];

/**
 * How this machine starts a program without a network: by `unshare` (util-linux) in namespaces of its own, as root or in a user
 * namespace. Where neither works the program is started as it is, and the note says so.
 */
export function withoutNetwork(platform: NodeJS.Platform = process.platform): Isolation {
  if (platform !== 'linux') return { words: [], note: note(`${platform} has no network namespaces`) };
  const ways = [['unshare', ...NAMESPACES], ['unshare', '--user', '--map-current-user', ...NAMESPACES]];
  for (const way of ways) {
    const words = [...way, '--'];
    if (spawnSync(words[0]!, [...words.slice(1), 'true'], { stdio: 'ignore', timeout: TRY_MS }).status === 0) return { words };
  }
  return { words: [], note: note('`unshare --net` is missing or not permitted here') };
}

function note(why: string): string {
  return `The predictor's network was not denied: ${why}. What it answered may rest on more than the model.`;
}
