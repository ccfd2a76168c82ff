const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Ending {
  /** No longer listens. */
  undo(): void;
  /** At once, unless a signal is about to end the process: then never, so that nothing else is said or done. */
  passed(): Promise<void>;
}

/**
 * Cancels at the end of the process by a signal, which then takes its usual course: a query would else go on on the
 * server until its own limit of time.
 */
export function cancelOnSignal(cancel: () => Promise<void>): Ending {
  let passed = Promise.resolve();
  const handlers = SIGNALS.map((signal) => {
    const handler = (): void => {
      undo();
      // Whoever else listens ends the process in its own way; nobody else means that we only held it up.
      const alone = process.listenerCount(signal) === 0;
      if (alone) passed = new Promise(() => undefined);
      void cancel().finally(() => alone && process.kill(process.pid, signal));
    };
    process.once(signal, handler);
    return { signal, handler };
  });
  const undo = (): void => {
    for (const { signal, handler } of handlers) process.off(signal, handler);
  };
  return { undo, passed: () => passed };
}
