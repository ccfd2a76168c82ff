import { logLine } from '../report/escape.ts';

/** A line whose words come from files or many hands: none of them may move the cursor. Its indentation stays. */
export function safeLine(line: string): string {
  const indent = /^ */.exec(line)![0];
  return indent + logLine(line.slice(indent.length));
}
