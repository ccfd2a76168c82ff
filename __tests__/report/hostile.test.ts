import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Section, Verdict } from '../../src/core/verdict.ts';
import { renderCheckRun } from '../../src/report/check-run.ts';
import { renderLog } from '../../src/report/log.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { finding, verdict } from '../../testkit/verdicts.ts';

const PIECES = [
  '|', '`', '```', '<', '</td>', '<script>alert(1)</script>', '<img src=x onerror=1>', '@name', '@org/team', '#1', 'org/repo#2', 'GH-3', '\n', '\r\n', '\n\n# heading\n', '\n- list',
  '::error::x', '\n::set-output name=a::b', '##[error]x', '::stop-commands::t', '\u001b[31mred', '${{ secrets.X }}', '$x^2$', '[a](https://evil.example)', '![i](https://evil.example/i.png)',
  'https://evil.example', 'www.evil.example', '*', '**', '_', '~~', '\\', '&amp;', '&lt;', '&#64;name', '\u202e', '\u0000', ':smile:', '<!--', '-->', '</details>', '<br>', 'naïve café', '数据', '😀', '\ud800', ' ',
];
const hostile = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const hostileVerdict: fc.Arbitrary<Verdict> = fc
  .record({ headline: hostile, rule: hostile, message: hostile, expected: hostile, actual: hostile, fix: hostile, example: hostile, note: hostile, fact: hostile, name: hostile, section: hostile })
  .map((text) =>
    verdict({
      headline: text.headline,
      release: { name: text.name, version: text.name, digest: `sha256:${'a'.repeat(64)}` },
      findings: [
        finding({ rule: text.rule, message: text.message, expected: text.expected, actual: text.actual, fix: text.fix, examples: [text.example] }),
        finding({ outcome: 'pass', rule: text.rule, expected: text.expected, actual: text.actual }),
      ],
      notes: [text.note],
      facts: [[text.fact, text.fact]],
      sections: [
        { title: text.section, lines: [text.section, text.note], copy: text.section, table: { columns: [text.section, text.fact], rows: [[text.section, text.note], [text.fact]] } },
        { title: text.section, lines: [text.section], folded: true },
      ],
    }),
  );

const html = (text: string) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

/** What the page is made of: the tags in order, without the text between them. */
const skeleton = (page: string) => [...html(page).matchAll(/<[^>]*>/g)].map(([tag]) => tag).join('');

const SECTIONS: Section[] = [
  { title: 't', lines: ['a', 'b'], copy: 'c', table: { columns: ['d', 'e'], rows: [['f', 'g'], ['h']] } },
  { title: 't', lines: ['a'], folded: true },
];

describe('hostile text', () => {
  test('cannot change the shape of a summary: no markup, link, cell or line of its own', () => {
    const wanted = skeleton(renderSummary(verdict({ findings: [finding({ examples: ['x'] }), finding({ outcome: 'pass' })], notes: ['n'], facts: [['f', 'f']], sections: SECTIONS })));
    fc.assert(
      fc.property(hostileVerdict, (value) => {
        expect(skeleton(renderSummary(value))).toBe(wanted);
      }),
      { numRuns: 600, seed: 7 },
    );
  });

  test('cannot call a person, link an issue or hide behind invisible characters', () => {
    fc.assert(
      fc.property(hostileVerdict, (value) => {
        const shown = html(renderSummary(value)).replaceAll(/<[^>]*>/g, ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
        expect(shown).not.toMatch(/@[A-Za-z0-9]/);
        expect(shown).not.toMatch(/(^|[^&])#[0-9]/);
        expect(shown).not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e]/);
        expect(renderSummary(value)).not.toMatch(/\$\{\{/);
      }),
      { numRuns: 600, seed: 8 },
    );
  });

  test('cannot give the runner a command through the log', () => {
    fc.assert(
      fc.property(hostileVerdict, (value) => {
        for (const line of renderLog(value)) {
          expect(line).not.toMatch(/^\s*::/);
          expect(line).not.toContain('##[');
          expect(line).not.toMatch(/[\u0000-\u001f\u007f]/);
        }
      }),
      { numRuns: 600, seed: 9 },
    );
  });

  test('leaves a check run within GitHub\'s limits, with an annotation that GitHub takes', () => {
    fc.assert(
      fc.property(hostileVerdict, (value) => {
        const check = renderCheckRun(value, 'income');
        expect(Buffer.byteLength(check.summary)).toBeLessThanOrEqual(65_535);
        expect(check.title.length).toBeLessThanOrEqual(255);
        expect(check.annotations).toHaveLength(1);
        expect(check.annotations[0]!.message.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: 10 },
    );
  });
});

describe('a summary', () => {
  test('begins with the decision', () => {
    expect(renderSummary(verdict()).split('\n')[0]).toBe('### ❌ Stopped: the ages of three people cannot be.');
  });

  test('of 50 000 findings is cut at a row, within its bytes, and says where the rest is', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => finding({ rule: `column ${index} ${'é'.repeat(40)}` }));
    const page = renderSummary(verdict({ findings: many }), 100_000);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(100_000);
    expect(page).toMatch(/more of 50000 rows do not fit here; the whole list is in verdict\.json/);
    const rows = page.split('\n').filter((line) => line.startsWith('| ❌'));
    expect(rows.every((row) => count(row, /(?<!\\)\|/g) === 6)).toBe(true);
    expect(page).toContain('**What to do next:**');
  });

  test('of a stage that is not enforced says that it is no evidence, and its check is neutral', () => {
    const shown = verdict({ enforced: false });
    expect(renderSummary(shown)).toContain('no evidence for any gate');
    expect(renderCheckRun(shown, 'income').conclusion).toBe('neutral');
  });
});

describe('a section', () => {
  const long = Array.from({ length: 20_000 }, (_, index) => [`row ${index} ${'é'.repeat(30)}`, 'x']);

  test('with a long table is cut at a row and leaves room for the sections behind it, and for the findings', () => {
    const page = renderSummary(verdict({ sections: [{ title: 'Long', lines: [], table: { columns: ['One', 'Two'], rows: long } }, { title: 'Who may approve', lines: ['monalisa'] }] }), 60_000);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(60_000);
    expect(page).toMatch(/_\d+ more of 20000 rows do not fit here; the whole list is in verdict\.json/);
    expect(page).toContain('#### Who may approve\n\n- monalisa');
    expect(page).toContain('**What to do next:**');
    expect(page.split('\n').filter((line) => line.startsWith('| row')).every((line) => count(line, /\|/g) === 3)).toBe(true);
  });

  test('that is folded is closed again, also where it is cut', () => {
    const page = renderSummary(verdict({ sections: [{ title: 'Long', lines: Array.from({ length: 5000 }, (_, index) => `line ${index}`), folded: true }], findings: [] }), 4000);
    expect(count(page, /<details>/g)).toBe(1);
    expect(count(page, /<\/details>/g)).toBe(1);
    expect(page).toContain('Cut here');
  });

  test('stands behind the findings where one of them stops', () => {
    const sections: Section[] = [{ title: 'What is asked', lines: ['it'] }];
    const stopped = renderSummary(verdict({ sections }));
    expect(stopped.indexOf('What is asked')).toBeGreaterThan(stopped.indexOf('3 of 1000 values are outside.'));
    const open = renderSummary(verdict({ outcome: 'warn', sections, findings: [finding({ outcome: 'warn' })] }));
    expect(open.indexOf('What is asked')).toBeLessThan(open.indexOf('3 of 1000 values are outside.'));
  });

  test('shows what is to be copied as it stands, and is in the log too', () => {
    const shown = verdict({ outcome: 'pass', findings: [], sections: [{ title: 'Your answer', lines: ['Write:'], copy: 'approve aqln-cgzz-g7en-stuj', table: { columns: ['Role', 'Who'], rows: [['risk', 'team risk']] } }] });
    expect(renderSummary(shown)).toContain('```text\napprove aqln-cgzz-g7en-stuj\n```');
    expect(renderLog(shown)).toEqual(expect.arrayContaining(['Your answer', '  approve aqln-cgzz-g7en-stuj', '  Role: risk; Who: team risk']));
  });
});

describe('the conclusion of a check run', () => {
  test.each([
    ['pass', 'success'], ['warn', 'success'], ['inconclusive', 'neutral'], ['fail', 'failure'], ['error', 'failure'],
  ] as const)('of %s is %s', (outcome, conclusion) => {
    expect(renderCheckRun(verdict({ outcome }), 'income').conclusion).toBe(conclusion);
  });
});

test('marks that reorder, hide or have no width reach no surface', () => {
  const marks = ['\u061c', '\u00ad', '\u034f', '\u115f', '\u180e', '\u200b', '\u202e', '\u2066', '\u3164', '\ufeff', '\ufff9', '\u{1d173}', '\u{e0001}', '\u{e0041}', '\u{e0100}'];
  for (const mark of marks) {
    const hidden = verdict({ headline: `a${mark}b`, findings: [finding({ outcome: 'fail', message: `a${mark}b` })] });
    expect([renderSummary(hidden), ...renderLog(hidden)].join('\n')).not.toContain(mark);
  }
});
