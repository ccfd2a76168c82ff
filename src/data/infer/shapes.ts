/** What the named formats of the contract look like, to propose one; whether all values have it is asked of the engine. */
export const FORMATS = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\/\/\S+$/i,
  ipv4: /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/,
} as const;

export type Format = keyof typeof FORMATS;

/** The format that all of these texts have. */
export function formatOf(texts: readonly string[]): Format | undefined {
  if (texts.length === 0) return undefined;
  return (Object.keys(FORMATS) as Format[]).find((format) => texts.every((text) => FORMATS[format].test(text)));
}

/** Runs of one class in a text, e.g. `AB-123` → upper 2, `-`, digit 3. */
const CLASSES = { '[0-9]': /[0-9]/, '[A-Z]': /[A-Z]/, '[a-z]': /[a-z]/ } as const;
/** Longer ones are sentences, whose shape is an accident. */
const MOST_RUNS = 9;

/**
 * A pattern (RE2) that all of these texts match as a whole: the same classes of characters in the same order, runs as long as
 * they were seen. Undefined where they have no shape in common.
 */
export function patternOf(texts: readonly string[]): string | undefined {
  if (texts.length < 20) return undefined;
  const first = runsOf(texts[0]!);
  if (first.length === 0 || first.length > MOST_RUNS || first.some(({ part }) => /\s/.test(part))) return undefined;
  const spans = first.map(({ part, length }) => ({ part, least: length, most: length }));
  for (const text of texts) {
    const runs = runsOf(text);
    if (runs.length !== spans.length || runs.some(({ part }, index) => part !== spans[index]!.part)) return undefined;
    for (const [index, { length }] of runs.entries()) {
      const span = spans[index]!;
      span.least = Math.min(span.least, length);
      span.most = Math.max(span.most, length);
    }
  }
  if (!spans.some(({ part }) => part in CLASSES)) return undefined;
  return spans.map(({ part, least, most }) => (part in CLASSES ? part : escaped(part)) + (most === 1 ? '' : least === most ? `{${least}}` : `{${least},${most}}`)).join('');
}

function runsOf(text: string): { part: string; length: number }[] {
  const runs: { part: string; length: number }[] = [];
  for (const character of text) {
    const part = Object.entries(CLASSES).find(([, one]) => one.test(character))?.[0] ?? character;
    const last = runs.at(-1);
    if (last?.part === part) last.length++;
    else runs.push({ part, length: 1 });
    if (runs.length > MOST_RUNS) break;
  }
  return runs;
}

function escaped(character: string): string {
  return /[\\^$.|?*+()[\]{}]/.test(character) ? `\\${character}` : character;
}
