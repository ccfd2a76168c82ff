// What an action says to its runner: blocks in files, and commands in lines of standard output.

/** One `::error file=…::…`, `::warning::` or `::notice::`, unescaped. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  message: string;
  /** `title`, `file`, `line`, `endLine`, `col`, `endColumn`, as given. */
  properties: Record<string, string>;
}

/**
 * The values in GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV: `name=value` lines and `name<<DELIMITER` blocks. Throws where
 * the runner would fail the step.
 */
export function readFileCommands(text: string, file: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (line === '') continue;
    const equals = line.indexOf('=');
    const block = line.indexOf('<<');
    if (equals >= 0 && (block < 0 || equals < block)) values[line.slice(0, equals)] = line.slice(equals + 1);
    else if (block > 0) {
      const delimiter = line.slice(block + 2);
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) throw new Error(`${file}: the block of "${line.slice(0, block)}" is never closed: "${delimiter}" is missing.`);
      values[line.slice(0, block)] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else throw new Error(`${file}: Invalid format '${line}'.`);
  }
  return values;
}

/** Annotations in the order they were written; other commands and plain lines are left out. */
export function readAnnotations(stdout: string): Annotation[] {
  const annotations: Annotation[] = [];
  let stopped: string | undefined;
  for (const line of stdout.split(/\r?\n/)) {
    // As the runner parses it: the header ends at the next two colons (values escape theirs).
    const match = /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/i.exec(line);
    if (stopped !== undefined) {
      if (line.trim() === `::${stopped}::`) stopped = undefined;
      continue;
    }
    if (!match) continue;
    const [, command, properties = '', message] = match as unknown as [string, string, string | undefined, string];
    if (command === 'stop-commands') stopped = message;
    else if (command === 'error' || command === 'warning' || command === 'notice') annotations.push({ level: command, message: unescape(message), properties: readProperties(properties) });
  }
  return annotations;
}

function readProperties(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), unescape(pair.slice(pair.indexOf('=') + 1), { '%3A': ':', '%2C': ',' })]));
}

/** `%25` comes last, so that an escaped escape stays one. */
function unescape(text: string, more: Record<string, string> = {}): string {
  const codes: [string, string][] = [['%0D', '\r'], ['%0A', '\n'], ...Object.entries(more), ['%25', '%']];
  return codes.reduce((result, [code, character]) => result.replaceAll(code, character), text);
}
