import { UnreadableReport } from './error.ts';

/** JSON of a report, with or without a byte order mark. Throws UnreadableReport. */
export function parseReport(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    throw new UnreadableReport('it is no JSON');
  }
}
