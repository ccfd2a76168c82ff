import { LAST, others, PERL, POSIX } from './re2-classes.ts';

/** Characters: pairs of first and last code points, and named classes of Unicode (`\pL`, `\P{Greek}`) as written. */
export interface CharacterSet {
  ranges: [number, number][];
  named: string[];
  negated: boolean;
}

export type Pattern =
  | { kind: 'set'; set: CharacterSet }
  | { kind: 'sequence'; parts: Pattern[] }
  | { kind: 'choice'; parts: Pattern[] }
  | { kind: 'repeat'; part: Pattern; least: number; most: number }
  | { kind: 'place'; place: 'start' | 'end' | 'line-start' | 'line-end' | 'word' | 'not-word' };

interface Flags {
  i: boolean;
  m: boolean;
  s: boolean;
  U: boolean;
}

const MOST_REPEATS = 1000;
const CONTROL: Record<string, number> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };

/**
 * A pattern as RE2 reads it (https://github.com/google/re2/wiki/Syntax), which is the dialect of the delivery file: no
 * references back, nothing that looks around. Throws RangeError, whose message says what cannot be read, after "it".
 */
export function parseRe2(text: string): Pattern {
  return new Parser([...text]).pattern();
}

class Parser {
  #text: string[];
  #at = 0;
  #flags: Flags = { i: false, m: false, s: false, U: false };
  #depth = 0;

  constructor(text: string[]) {
    this.#text = text;
  }

  pattern(): Pattern {
    const all = this.#choice();
    if (this.#at < this.#text.length) throw new RangeError('closes a bracket that is not open');
    return all;
  }

  #choice(): Pattern {
    if (++this.#depth > 200) throw new RangeError('nests more than 200 brackets');
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    this.#depth--;
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#text.length && !['|', ')'].includes(this.#text[this.#at]!)) {
      const atom = this.#atom();
      if (atom) parts.push(...(Array.isArray(atom) ? atom : [this.#repeated(atom)]));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  #repeated(part: Pattern): Pattern {
    const times = this.#times();
    if (!times) return part;
    // A lazy repeat matches the same texts.
    this.#take('?');
    if (this.#times()) throw new RangeError('repeats a repeat (put the inner one in brackets)');
    const [least, most] = times;
    if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS) || least > most) throw new RangeError(`repeats more than ${MOST_REPEATS} times, or fewer than none`);
    return { kind: 'repeat', part, least, most };
  }

  #times(): [number, number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    const found = /^\{(\d{1,5})(,(\d{0,5}))?\}/.exec(this.#text.slice(this.#at, this.#at + 15).join(''));
    if (!found) return undefined;
    this.#at += found[0].length;
    const least = Number(found[1]);
    return [least, found[2] === undefined ? least : found[3] === '' ? Infinity : Number(found[3])];
  }

  /** Several literal characters come as a list, none (a flag) as undefined. */
  #atom(): Pattern | Pattern[] | undefined {
    const character = this.#next();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', set: this.#folded(this.#set()) };
      case '.':
        return { kind: 'set', set: this.#flags.s ? { ranges: [[0, LAST]], named: [], negated: false } : { ranges: [[10, 10]], named: [], negated: true } };
      case '^':
        return { kind: 'place', place: this.#flags.m ? 'line-start' : 'start' };
      case '$':
        return { kind: 'place', place: this.#flags.m ? 'line-end' : 'end' };
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new RangeError(`repeats nothing (${character})`);
      default:
        return this.#literal(character);
    }
  }

  #literal(character: string): Pattern {
    const code = character.codePointAt(0)!;
    return { kind: 'set', set: this.#folded({ ranges: [[code, code]], named: [], negated: false }) };
  }

  #group(): Pattern | undefined {
    const before = { ...this.#flags };
    if (this.#take('?')) {
      const rest = this.#text.slice(this.#at, this.#at + 100).join('');
      const name = /^P?<([A-Za-z_]\w*)>/.exec(rest);
      const flags = /^([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
      if (name) this.#at += name[0].length;
      else if (flags) {
        this.#at += flags[0].length;
        for (const flag of flags[1]!) this.#flags[flag as keyof Flags] = true;
        for (const flag of flags[2] ?? '') this.#flags[flag as keyof Flags] = false;
        if (flags[3] === ')') return undefined;
      } else throw new RangeError('looks around, or holds a group that RE2 does not have (`(?`)');
    }
    const inside = this.#choice();
    if (!this.#take(')')) throw new RangeError('never closes a bracket');
    this.#flags = before;
    return inside;
  }

  #escape(): Pattern | Pattern[] {
    const character = this.#peek();
    if (character === 'A' || character === 'z' || character === 'b' || character === 'B') {
      this.#at++;
      return { kind: 'place', place: ({ A: 'start', z: 'end', b: 'word', B: 'not-word' } as const)[character] };
    }
    if (character === 'Q') {
      this.#at++;
      const rest = this.#text.slice(this.#at).join('');
      const end = rest.indexOf('\\E');
      const quoted = [...(end < 0 ? rest : rest.slice(0, end))];
      this.#at += quoted.length + (end < 0 ? 0 : 2);
      const literals = quoted.map((one) => this.#literal(one));
      return literals.length === 0 ? [] : [...literals.slice(0, -1), this.#repeated(literals.at(-1)!)];
    }
    return { kind: 'set', set: this.#folded(this.#escapedSet()) };
  }

  /** After a backslash, inside a class or outside. */
  #escapedSet(): CharacterSet {
    const character = this.#next();
    const lower = character.toLowerCase();
    if (PERL[lower]) return { ranges: PERL[lower], named: [], negated: lower !== character };
    if (lower === 'p') return { ranges: [], named: [this.#unicode(character)], negated: false };
    const code = this.#escapedCode(character);
    return { ranges: [[code, code]], named: [], negated: false };
  }

  #escapedCode(character: string): number {
    if (CONTROL[character] !== undefined) return CONTROL[character];
    const rest = this.#text.slice(this.#at, this.#at + 12).join('');
    const hex = character === 'x' ? /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,8})\})/.exec(rest) : null;
    if (hex) {
      this.#at += hex[0].length;
      const code = parseInt(hex[1] ?? hex[2]!, 16);
      if (code > LAST) throw new RangeError('names a character that Unicode does not have');
      return code;
    }
    const octal = character === '0' ? /^[0-7]{0,2}/.exec(rest) : /[1-7]/.test(character) ? /^[0-7]{2}/.exec(rest) : null;
    if (octal) {
      this.#at += octal[0].length;
      return parseInt(character + octal[0], 8);
    }
    if (/[A-Za-z0-9]/.test(character)) throw new RangeError(`holds \\${character}, which RE2 does not have`);
    return character.codePointAt(0)!;
  }

  #unicode(letter: string): string {
    const found = /^(?:([A-Z])|\{(\^?)([A-Za-z_]{1,40})\})/.exec(this.#text.slice(this.#at, this.#at + 45).join(''));
    if (!found) throw new RangeError(`holds \\${letter} without the name of a class`);
    this.#at += found[0].length;
    return `\\${(letter === 'P') === (found[2] === '^') ? 'p' : 'P'}{${found[1] ?? found[3]}}`;
  }

  /** After the opening bracket. */
  #set(): CharacterSet {
    const set: CharacterSet = { ranges: [], named: [], negated: this.#take('^') };
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      const posix = /^\[:(\^?)([a-z]+):\]/.exec(this.#text.slice(this.#at, this.#at + 14).join(''));
      if (posix) {
        const ranges = POSIX[posix[2]!];
        if (!ranges) throw new RangeError(`names the class [:${posix[2]}:], which there is not`);
        this.#at += posix[0].length;
        set.ranges.push(...(posix[1] ? others(ranges) : ranges));
        continue;
      }
      const item = this.#item();
      if (item.named.length > 0 || item.negated || item.ranges.length !== 1 || item.ranges[0]![0] !== item.ranges[0]![1]) {
        set.ranges.push(...(item.negated ? others(item.ranges) : item.ranges));
        set.named.push(...item.named);
        continue;
      }
      let last = item.ranges[0]![0];
      if (this.#peek() === '-' && this.#text[this.#at + 1] !== ']') {
        this.#at++;
        const end = this.#item();
        if (end.named.length > 0 || end.ranges.length !== 1 || end.ranges[0]![0] !== end.ranges[0]![1] || end.ranges[0]![0] < last) throw new RangeError('holds a range of characters that does not rise');
        last = end.ranges[0]![0];
      }
      set.ranges.push([item.ranges[0]![0], last]);
    }
    this.#at++;
    return set;
  }

  #item(): CharacterSet {
    const character = this.#next();
    if (character === '\\') return this.#escapedSet();
    const code = character.codePointAt(0)!;
    return { ranges: [[code, code]], named: [], negated: false };
  }

  /** Without regard to case: both cases of ASCII letters, and the two others that RE2 folds to them. */
  #folded(set: CharacterSet): CharacterSet {
    if (!this.#flags.i) return set;
    const more: [number, number][] = [];
    for (const [first, last] of set.ranges) {
      for (const [from, to, shift] of [[0x41, 0x5a, 32], [0x61, 0x7a, -32]] as const) {
        const [low, high] = [Math.max(first, from), Math.min(last, to)];
        if (low <= high) more.push([low + shift, high + shift]);
      }
      const has = (letters: string) => [...letters].some((letter) => letter.charCodeAt(0) >= first && letter.charCodeAt(0) <= last);
      if (has('kK')) more.push([0x212a, 0x212a]);
      if (has('sS')) more.push([0x17f, 0x17f]);
      if (last > 0x7f && !(first <= 0x80 && last === LAST)) throw new RangeError('asks for both cases of letters outside ASCII');
    }
    return { ...set, ranges: [...set.ranges, ...more] };
  }

  #peek(): string | undefined {
    return this.#text[this.#at];
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }

  #next(): string {
    const character = this.#text[this.#at++];
    if (character === undefined) throw new RangeError('ends in the middle');
    return character;
  }
}
