/** Ends at once, without waiting; called when this process ends or is interrupted. */
export type EndNow = () => void;

const living = new Set<EndNow>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Has something ended with this process, whether it leaves by itself or is interrupted. Answers how to take that back. */
export function endWithUs(end: EndNow): () => void {
  if (living.size === 0) {
    process.on('exit', endAll);
    for (const signal of SIGNALS) process.on(signal, interrupted);
  }
  living.add(end);
  return () => {
    if (!living.delete(end) || living.size > 0) return;
    process.off('exit', endAll);
    for (const signal of SIGNALS) process.off(signal, interrupted);
  };
}

function endAll(): void {
  for (const end of living) end();
}

function interrupted(signal: NodeJS.Signals): void {
  endAll();
  for (const each of SIGNALS) process.off(each, interrupted);
  // Having listened, we alone would keep the process alive; others who listen decide for themselves.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
