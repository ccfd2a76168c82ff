import { below, uniform, type Random } from '../../statistics/random.ts';

/** Each answers another text, or undefined where this one cannot be changed so. */

/** Letters that stand beside each other on a keyboard (QWERTY). */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** As typed in a hurry: neighbours swapped, a letter doubled, dropped, or struck beside its key. */
export function withTypos(text: string, edits: number, random: Random): string | undefined {
  let characters = [...text];
  if (characters.length < 2) return undefined;
  for (let edit = 0; edit < edits; edit++) characters = withTypo(characters, random);
  return other(text, characters.join(''));
}

function withTypo(characters: readonly string[], random: Random): string[] {
  const result = [...characters];
  const at = below(random, Math.max(1, result.length - 1));
  switch (below(random, 4)) {
    case 0:
      [result[at], result[at + 1]] = [result[at + 1]!, result[at]!];
      // Two equal letters swapped are no typo.
      return result[at] === result[at + 1] ? [...result.slice(0, at + 1), ...result.slice(at)] : result;
    case 1:
      return [...result.slice(0, at + 1), ...result.slice(at)];
    case 2:
      return result.length > 2 ? [...result.slice(0, at), ...result.slice(at + 1)] : [...result, result[at]!];
    default:
      result[at] = beside(result[at]!, random);
      return result;
  }
}

function beside(letter: string, random: Random): string {
  const lower = letter.toLowerCase();
  const row = ROWS.find((keys) => keys.includes(lower));
  if (row === undefined) return `${letter}${letter}`;
  const at = row.indexOf(lower);
  const near = at === 0 || (at < row.length - 1 && uniform(random) < 0.5) ? row[at + 1]! : row[at - 1]!;
  return letter === lower ? near : near.toUpperCase();
}

/** Upper case, lower case or a capital in each word: the first of them, from a drawn one on, that is another text. */
export function inOtherCase(text: string, random: Random): string | undefined {
  const titled = text.toLowerCase().replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
  const forms = [text.toUpperCase(), text.toLowerCase(), titled];
  const from = below(random, forms.length);
  return [...forms.slice(from), ...forms.slice(0, from)].find((form) => form !== text);
}

const ACCENTED: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', n: 'ñ', c: 'ç', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', N: 'Ñ', C: 'Ç' };

/** Accents taken off; a text without any gets one on a drawn letter. */
export function inOtherAccents(text: string, random: Random): string | undefined {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  if (plain !== text.normalize('NFC')) return plain;
  const places = [...text].flatMap((letter, i) => (letter in ACCENTED ? [i] : []));
  if (places.length === 0) return undefined;
  const at = places[below(random, places.length)]!;
  return [...text].map((letter, i) => (i === at ? ACCENTED[letter]! : letter)).join('');
}

function other(before: string, after: string): string | undefined {
  return after === before ? undefined : after;
}
