/** Longest text of one field on any surface but JSON; the JSON has it whole. */
const MAX_FIELD = 600;

// Control characters (ANSI escapes begin with one), the marks that reorder or hide text, and characters that no font shows.
// Tab and newline are spaces.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uD800-\uDFFF\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;
const WORD_JOINER = '\u2060';

/** One line of harmless plain text, at most `max` characters: no control characters, no line breaks, no lone surrogates. */
export function plain(text: string, max = MAX_FIELD): string {
  const flat = text.replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ').replaceAll(CONTROL, '\uFFFD').trim();
  const characters = [...flat];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : flat;
}

/**
 * A line for the runner's log or a terminal. The runner obeys lines that begin with `::` and lines that hold `##[`
 * (runner, ActionCommand.cs), so neither survives.
 */
export function logLine(text: string): string {
  return plain(text, 4000).replace(/^::/, ': :').replaceAll('##[', '## [');
}

/**
 * Text that GitHub's Markdown shows as it is: no markup, no table cell of its own, no mention, no issue link, no HTML,
 * no formula. A word joiner splits `@name` and `#1`, since GitHub looks for these after Markdown is done; the rest
 * becomes entities, which are never markup.
 */
export function markdown(text: string, max = MAX_FIELD): string {
  return plain(text, max)
    .replaceAll('&', '&amp;')
    .replaceAll(/[<>|`*~[\]\\$"']/g, entity)
    .replaceAll(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '&#95;')
    .replaceAll('@', `@${WORD_JOINER}`)
    .replaceAll(/(?<!&)#(?=[A-Za-z0-9])/g, `#${WORD_JOINER}`)
    .replaceAll(/\b(GH)-(?=\d)/gi, `$1-${WORD_JOINER}`)
    .replaceAll(/:(?=\/\/|:)/g, '&#58;')
    .replaceAll(/:(?=[A-Za-z0-9_+-]+:)/g, '&#58;')
    .replaceAll(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`)
    .replaceAll('{{', '&#123;&#123;')
    // At the start of a list item these would begin a heading, a list or a rule.
    .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits: string, mark: string) => digits + entity(mark))
    .replace(/^[#+\-=](?![0-9A-Za-z])/, entity);
}

/** Text of an HTML page or of a quoted attribute: never markup. */
export function html(text: string, max = 20_000): string {
  return plain(text, max).replaceAll('&', '&amp;').replaceAll(/[<>"'`=]/g, (character) => `&#${character.codePointAt(0)};`);
}

function entity(character: string): string {
  const named: Record<string, string> = { '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return named[character] ?? `&#${character.codePointAt(0)};`;
}
