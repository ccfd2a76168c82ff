import { spawn } from 'node:child_process';

/** What must not outlive this process. */
export interface Charge {
  /** Process group that is ended. */
  group?: number;
  /** `NAME=value` in the environment of all that belongs to it, also what left the group (Linux). */
  mark?: string;
  /** File that is removed. */
  file?: string;
}

/**
 * Waits for a word on its input. The end of the input without one means that we were killed where nothing of ours could run any more
 * (SIGKILL, out of memory): then it does what we would have done. Arguments, never text of the script, hold what is meant.
 */
const SCRIPT = `
read -r word && exit 0
[ -n "$1" ] && kill -s KILL -- "-$1" 2>/dev/null
if [ -n "$2" ]; then
  for round in 1 2 3; do
    found=$(grep -lszxF -- "$2" /proc/[0-9]*/environ 2>/dev/null) || [ -n "$found" ] || break
    for each in $found; do
      each=\${each#/proc/}
      kill -s KILL "\${each%/environ}" 2>/dev/null
    done
  done
fi
[ -n "$3" ] && rm -f -- "$3"
exit 0
`;

/**
 * Starts a small process beside this one that ends its charge where this one is killed without warning. It is no parent of what it
 * guards, so it needs no rights and changes nothing that is measured. Answers how to let it go; calling that twice is no harm. On Windows,
 * and where there is no `sh`, nothing is guarded.
 */
export function guard({ group, mark, file }: Charge): () => void {
  if (process.platform === 'win32') return () => {};
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sluice-guardian', group === undefined ? '' : String(group), mark ?? '', file ?? ''], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
    // Of a group of its own: what interrupts us at a terminal must not reach it first.
    detached: true,
  });
  child.on('error', () => {});
  child.stdin!.on('error', () => {});
  // It must not keep this process alive.
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  return () => void child.stdin!.end('released\n');
}
