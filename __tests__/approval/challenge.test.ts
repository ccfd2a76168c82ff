import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { approvalPhrase, challengeIn, challengeOf, displayChallenge, type ChallengeSubject } from '../../src/approval/challenge.ts';

const subject: ChallengeSubject = {
  repositoryId: '801234567',
  delivery: '801234567/9000000042/1',
  release: `sha256:${'1'.repeat(64)}`,
  evidence: `sha256:${'2'.repeat(64)}`,
  deliveryFile: `sha256:${'3'.repeat(64)}`,
  policy: `sha256:${'4'.repeat(64)}`,
};

const hex = fc.stringMatching(/^[0-9a-f]{64}$/).map((text) => `sha256:${text}` as const);
const code = fc.stringMatching(/^[a-z2-7]{16}$/);

describe('the code that an approval names', () => {
  test('is the first 80 bits of SHA-256 over the canonical JSON, in RFC 4648 base32', () => {
    const canonical = `{"delivery":"${subject.delivery}","deliveryFile":"${subject.deliveryFile}","evidence":"${subject.evidence}","policy":"${subject.policy}","release":"${subject.release}","repositoryId":"801234567"}`;
    const bits = [...createHash('sha256').update(canonical).digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const expected = bits.slice(0, 80).match(/.{5}/g)!.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)]).join('');
    expect(challengeOf(subject).toUpperCase()).toBe(expected);
  });

  test('does not change with the order in which its parts are given', () => {
    expect(challengeOf(Object.fromEntries(Object.entries(subject).reverse()) as unknown as ChallengeSubject)).toBe(challengeOf(subject));
  });

  test.each(['release', 'evidence', 'deliveryFile', 'policy'] as const)('is another one when the %s is', (part) => {
    fc.assert(fc.property(hex, (digest) => digest === subject[part] || challengeOf({ ...subject, [part]: digest }) !== challengeOf(subject)));
  });

  test('is another one for another attempt and another repository', () => {
    expect(challengeOf({ ...subject, delivery: '801234567/9000000042/2' })).not.toBe(challengeOf(subject));
    expect(challengeOf({ ...subject, repositoryId: '801234568' })).not.toBe(challengeOf(subject));
  });

  test('is shown in groups of four', () => {
    expect(displayChallenge('aqlncgzzg7enstuj')).toBe('aqln-cgzz-g7en-stuj');
    expect(approvalPhrase('aqlncgzzg7enstuj')).toBe('approve aqln-cgzz-g7en-stuj');
  });
});

describe('reading a comment', () => {
  test.each([
    'approve aqln-cgzz-g7en-stuj',
    'AQLN-CGZZ-G7EN-STUJ',
    'aqlncgzzg7enstuj',
    'Looked at the slices.\n\napprove `aqln-cgzz-g7en-stuj`.',
    'approve aqln\u2013cgzz\u2011g7en\u2014stuj',
    'approve aaaa-bbbb-cccc-dddd? no: aqln-cgzz-g7en-stuj',
  ])('finds the code in %j', (comment) => {
    expect(challengeIn(comment, 'aqlncgzzg7enstuj')).toBe('right');
  });

  test.each([
    ['', 'none'],
    ['approve', 'none'],
    ['LGTM, ship it', 'none'],
    ['approve aqln-cgzz-g7en', 'none'],
    ['approve aqln cgzz g7en stuj', 'none'],
    ['approve aqln-cgzz-g7en-stuk', 'wrong'],
    ['approve aaaa-aqln-cgzz-g7en-stuj', 'none'],
    ['approve aqln-cgzz-g7en-stuj-aaaa', 'none'],
    ['approve aqlncgzzg7enstujx', 'none'],
    [`${'x '.repeat(5001)}aqln-cgzz-g7en-stuj`, 'none'],
  ])('finds no right code in %j', (comment, expected) => {
    expect(challengeIn(comment, 'aqlncgzzg7enstuj')).toBe(expected);
  });

  test('the phrase that is shown is always accepted, in any case and whatever stands around it', () => {
    fc.assert(
      fc.property(code, fc.boolean(), fc.lorem(), fc.lorem(), (challenge, loud, before, after) => {
        const phrase = loud ? approvalPhrase(challenge).toUpperCase() : approvalPhrase(challenge);
        return challengeIn(`${before} ${phrase} ${after}`, challenge) === 'right';
      }),
    );
  });

  test('no comment without the code itself is ever accepted', () => {
    fc.assert(
      fc.property(code, fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem(), code.map(approvalPhrase)), (challenge, comment) => {
        const bare = comment.toLowerCase().replaceAll(/[^a-z2-7]/g, '');
        return bare.includes(challenge) || challengeIn(comment, challenge) !== 'right';
      }),
      { numRuns: 1000 },
    );
  });
});
