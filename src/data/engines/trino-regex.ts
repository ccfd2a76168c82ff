import { InputError } from '../../core/problem.ts';
import { isAmbiguous } from './re2-ambiguity.ts';
import { parseRe2, type CharacterSet, type Pattern } from './re2-parse.ts';

/**
 * An RE2 pattern, the dialect of the delivery file, written for Joni, which Trino has by default and which goes back and
 * tries again: with the meaning that RE2 gives it, and refused where Joni could try for ever on one text. Throws InputError.
 */
export function joniPattern(pattern: string): string {
  let parsed: Pattern;
  try {
    parsed = parseRe2(pattern);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw InputError.of('regex-unsupported', `The pattern ${shown(pattern)} cannot be asked of Trino: it ${error.message}.`, 'Write it in the syntax of RE2, without looking around or back.', undefined, { cause: error });
  }
  if (isAmbiguous(parsed)) {
    throw InputError.of(
      'regex-too-slow',
      `The pattern ${shown(pattern)} could take Trino for ever on one text: what it repeats can match the same characters in more than one way.`,
      'Repeat each part once: write [ab]+ for (a|b+)+, and let parts that follow each other begin with different characters.',
    );
  }
  return written(parsed);
}

function shown(pattern: string): string {
  return JSON.stringify(pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern);
}

// Joni's own $, \d, \s and \b mean more than RE2's (a line end before the end, digits of other scripts).
const WORD = '[0-9A-Za-z_]';
const PLACES: Record<Extract<Pattern, { kind: 'place' }>['place'], string> = {
  start: '\\A',
  end: '\\z',
  'line-start': '(?:\\A|(?<=\\x0a))',
  'line-end': '(?:\\z|(?=\\x0a))',
  word: `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`,
  'not-word': `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
};

function written(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'set':
      return setText(pattern.set);
    case 'place':
      return PLACES[pattern.place];
    case 'sequence':
      return pattern.parts.map((part) => (part.kind === 'choice' ? `(?:${written(part)})` : written(part))).join('');
    case 'choice':
      return pattern.parts.map(written).join('|');
    case 'repeat': {
      const { least, most, part } = pattern;
      return `(?:${written(part)}){${least},${most === Infinity ? '' : most}}`;
    }
  }
}

function setText({ ranges, named, negated }: CharacterSet): string {
  if (ranges.length === 0 && named.length === 0) return negated ? '[\\x00-\u{10ffff}]' : '(?!)';
  if (!negated && named.length === 0 && ranges.length === 1 && ranges[0]![0] === ranges[0]![1]) return characterText(ranges[0]![0]);
  const inside = ranges.map(([first, last]) => (first === last ? characterText(first) : `${characterText(first)}-${characterText(last)}`));
  return `[${negated ? '^' : ''}${inside.join('')}${named.join('')}]`;
}

function characterText(code: number): string {
  const character = String.fromCodePoint(code);
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return /[^0-9A-Za-z]/.test(character) && code < 0x80 ? `\\${character}` : character;
}
