import type { Clock, Log } from '../../core/seams.ts';

/** Where long scans say how far they are: a line that is drawn anew in a terminal, else a line of the log now and then. */
export interface ProgressWorld {
  clock: Clock;
  log: Log;
  /** Writes to the terminal that a person looks at; absent where there is none. */
  terminal?: (text: string) => void;
}

export interface ScanState {
  /** Part of the scan that is done, 0 to 1; undefined while the engine cannot say. */
  share: number | undefined;
  rows?: number;
  totalRows?: number;
}

/** Shorter scans say nothing. */
const QUIET_MS = 3_000;
const LINE_EVERY_MS = 5_000;
const DRAW_EVERY_MS = 250;
const BAR = 24;
/** Erases the line that was drawn (ECMA-48, EL). */
const ERASE = '\r\u001b[2K';

/** Does the work, and tells of it while it lasts longer than three seconds. */
export async function withProgress<T>(world: ProgressWorld | undefined, what: string, state: () => ScanState, work: () => Promise<T>): Promise<T> {
  if (!world) return work();
  const done = new AbortController();
  const told = tell(world, what, state, done.signal);
  try {
    return await work();
  } finally {
    done.abort();
    await told;
  }
}

async function tell({ clock, log, terminal }: ProgressWorld, what: string, state: () => ScanState, done: AbortSignal): Promise<void> {
  const started = clock.now().getTime();
  let said = started + QUIET_MS - LINE_EVERY_MS;
  let drawn = false;
  while (await slept(clock, terminal ? DRAW_EVERY_MS : 1_000, done)) {
    const now = clock.now().getTime();
    if (now - started < QUIET_MS) continue;
    const text = progressText(what, state(), now - started);
    if (terminal) {
      terminal(`${ERASE}${text}`);
      drawn = true;
    } else if (now - said >= LINE_EVERY_MS) {
      log.info(text);
      said = now;
    }
  }
  if (drawn) terminal!(ERASE);
}

/** False once the work is done. */
async function slept(clock: Clock, milliseconds: number, done: AbortSignal): Promise<boolean> {
  await clock.sleep(milliseconds, done).catch(() => undefined);
  return !done.aborted;
}

/** `Reading test.csv: [######------------------]  25 %, 250,000 of about 1,000,000 rows, about 12 s left.` */
export function progressText(what: string, { share, rows, totalRows }: ScanState, elapsedMs: number): string {
  if (share === undefined || share <= 0) return `${what}: ${duration(elapsedMs)} so far.`;
  const filled = Math.min(BAR, Math.floor(share * BAR));
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}]`;
  const counted = rows !== undefined && totalRows ? `, ${count(rows)} of about ${count(totalRows)} rows` : '';
  const left = share >= 1 ? 'almost done' : `about ${duration((elapsedMs / share) * (1 - share))} left`;
  return `${what}: ${bar} ${Math.floor(share * 100)} %${counted}, ${left}.`;
}

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
