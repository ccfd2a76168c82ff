/** What a command may touch; tests hand in their own. */
export interface Io {
  stdout: (text: string) => void;
  stderr: (text: string) => void;
  /** Standard error again, where a person sees it as a terminal. */
  terminal?: (text: string) => void;
  /** Asks somebody who sits at the terminal; absent where nobody does. */
  ask?: (question: string) => Promise<string>;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** Answers the exit status: 0 pass or warn, 1 fail or refused, 2 inconclusive, 3 error in the input. */
export type Command = (argv: string[], io: Io) => Promise<number>;
