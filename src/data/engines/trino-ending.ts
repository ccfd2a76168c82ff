const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Cancels at the end of the process by a signal, which then takes its usual course: a query would else go on on the
 * server until its own limit of time. The answer undoes it.
 */
export function cancelOnSignal(cancel: () => Promise<void>): () => void {
  const handlers = SIGNALS.map((signal) => {
    const handler = (): void => {
      undo();
      const others = process.listenerCount(signal) > 0;
      void cancel().finally(() => {
        // Whoever else listens ends the process in its own way; nobody else means that we only held it up.
        if (!others) process.kill(process.pid, signal);
      });
    };
    process.once(signal, handler);
    return { signal, handler };
  });
  const undo = (): void => {
    for (const { signal, handler } of handlers) process.off(signal, handler);
  };
  return undo;
}
