// The rollout in flight as its journal tells it, drawn over itself on a terminal; elsewhere each step once, with its curves.
import path from 'node:path';
import type { Clock } from '../../../src/core/seams.ts';
import { redrawn } from '../../../src/cli/follow.ts';
import { openFileJournal } from '../../../src/journal/file.ts';
import { stateOf } from '../../../src/journal/state.ts';
import { liveLines } from '../../../src/rollout/live.ts';

const WIDTH = 100;

export interface LiveView {
  /** Called between two ticks, with what users have just got. */
  look(users: string): Promise<void>;
}

export function liveView(work: string, clock: Clock, print: (line: string) => void): LiveView {
  const journal = openFileJournal({ file: path.join(work, '.sluice/income.journal.jsonl'), model: 'income', clock });
  const write = process.stderr.isTTY ? (text: string) => void process.stderr.write(text) : undefined;
  let draw = write && redrawn(write);
  let shown: string | undefined;
  return {
    async look(users) {
      const state = stateOf(await journal.read());
      const { open } = state;
      const at = open && `${open.id} ${open.step}`;
      const changed = at !== shown;
      shown = at;
      if (!open) return print(users);
      const lines = liveLines(state, { now: clock.now().getTime(), width: WIDTH }).map((line) => `    ${line}`);
      // What a step came to is left standing; the next one is drawn below it.
      if (changed && write) draw = redrawn(write);
      if (draw) draw([...lines, users]);
      else for (const line of changed ? [users, ...lines] : [users]) print(line);
    },
  };
}
