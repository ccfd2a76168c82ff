import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InputError } from '../../../src/core/problem.ts';
import { isAmbiguous } from '../../../src/data/engines/re2-ambiguity.ts';
import { parseRe2 } from '../../../src/data/engines/re2-parse.ts';
import { joniPattern } from '../../../src/data/engines/trino-regex.ts';

function codeOf(pattern: string): string {
  try {
    joniPattern(pattern);
    return 'taken';
  } catch (error) {
    if (error instanceof InputError) return error.problems[0]!.code;
    throw error;
  }
}

describe('a pattern for Trino', () => {
  test.each(['(a+)+$', '(a|a)*b', '(a*)*', '(a*b?)*c', '(\\s*,\\s*)*x', '^(\\w+\\s?)*$', '(.*)*x', '(x+x+)+y', '(a{2}|a{3})*b', '(.*a){20}', '(a?){30}a{30}', '(a|aa){20}b', '([a-z]|\\pL)+\\d', '(?i)(a|A)*b', '(a|b|ab)*c', '((a|b)*c?)*d'])('that could go back for ever is refused: %s', (pattern) => {
    expect(codeOf(pattern)).toBe('regex-too-slow');
  });

  test.each([
    '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', '^([a-z0-9-]+\\.)+[a-z]{2,}$', "^[\\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$",
    '^((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)$', '^(\\w+ )*\\w+$', '(ab|cd)+', '^\\d+(,\\d{3})*(\\.\\d+)?$', '[^@]+@[^@]+', '(a|b)*c', '.*x.*y', '', 'a|b|', '(?:)*',
  ])('that cannot is taken: %s', (pattern) => {
    expect(codeOf(pattern)).toBe('taken');
  });

  test.each(['(?=a)', '(?<!a)b', '(a)\\1', 'a**', 'a{2}{3}', '*a', '(a', 'a)', '[a', '[z-a]', '[[:nope:]]', '\\', 'a\\', '\\y', '\\8', '(?i)é', 'a{1001}', 'a{3,2}', '\\x{110000}', '\\p', '(?P<1>a)', '(?x)a', `${'('.repeat(300)}${')'.repeat(300)}`])('that RE2 does not read, or cannot be said to Joni, is refused: %s', (pattern) => {
    expect(codeOf(pattern)).toBe('regex-unsupported');
  });

  /** Random patterns over two letters, small enough to try. */
  const patterns = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', 'b', '[ab]'),
      fc.tuple(tie('any'), tie('any')).map(([x, y]) => x + y),
      fc.tuple(tie('any'), tie('any')).map(([x, y]) => `(?:${x}|${y})`),
      fc.tuple(tie('any'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{2,}')).map(([x, times]) => `(?:${x})${times}`),
    ),
  })).any;

  test('keeps the meaning that the same text has as a pattern of JavaScript', () => {
    fc.assert(
      fc.property(patterns, fc.array(fc.constantFrom('a', 'b'), { maxLength: 8 }), (pattern, letters) => {
        fc.pre(codeOf(`^(?:${pattern})$`) === 'taken');
        const text = letters.join('');
        const written = joniPattern(`^(?:${pattern})$`).replaceAll('\\A', '^').replaceAll('\\z', '$');
        expect(new RegExp(written).test(text)).toBe(new RegExp(`^(?:${pattern})$`).test(text));
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  test('has few ways through a text where it is taken: they do not double with each letter', () => {
    fc.assert(
      fc.property(patterns, fc.constantFrom('a', 'b', 'ab', 'aab'), (pattern, word) => {
        const tree = parseRe2(pattern);
        fc.pre(!isAmbiguous(tree));
        const steps = [10, 20].map((length) => triesOf(pattern, word.repeat(length)));
        // Linear, square or cubic: at most eight times (and a little) for twice the text; doubling with each letter would be a thousand.
        expect(steps[1]).toBeLessThanOrEqual(64 * (steps[0]! + 64));
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

/** How many steps a matcher that tries everything makes before it gives up; it never succeeds. */
function triesOf(pattern: string, text: string): number {
  let steps = 0;
  const limit = 2_000_000;
  type Node = ReturnType<typeof parseRe2>;
  const match = (node: Node, at: number, then: (at: number) => void): void => {
    if (++steps > limit) return;
    switch (node.kind) {
      case 'set':
        if (at < text.length && node.set.ranges.some(([first, last]) => first <= text.charCodeAt(at) && text.charCodeAt(at) <= last)) then(at + 1);
        return;
      case 'sequence': {
        const from = (index: number, place: number): void => (index === node.parts.length ? then(place) : match(node.parts[index]!, place, (next) => from(index + 1, next)));
        return from(0, at);
      }
      case 'choice':
        for (const part of node.parts) match(part, at, then);
        return;
      case 'repeat': {
        const again = (count: number, place: number): void => {
          if (count < node.most) match(node.part, place, (next) => (next > place || count < node.least ? again(count + 1, next) : undefined));
          if (count >= node.least) then(place);
        };
        return again(0, at);
      }
      case 'place':
        return then(at);
    }
  };
  match(parseRe2(pattern), 0, () => undefined);
  return steps;
}
