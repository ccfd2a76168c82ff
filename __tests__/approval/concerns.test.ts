import { describe, expect, test } from '@jest/globals';
import { approvalPhrase } from '../../src/approval/challenge.ts';
import { gatherThreads } from '../../src/approval/facts/gather-concerns.ts';
import { Reader } from '../../src/approval/facts/reader.ts';
import { concernRefusals, concernsAbout, type ConcernFacts, type Thread } from '../../src/approval/decision/concerns.ts';
import type { Account, CommentFacts } from '../../src/github/forge.ts';
import { openForge } from '../../src/github/octokit-forge.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub } from '../../testkit/github/index.ts';
import { CHALLENGE, OWNER, RELEASE, RISK } from './facts.ts';

const READER: Account = { id: 9, login: 'reader', type: 'User' };
const AT = '2026-01-05T09:10:00Z';
const LATER = '2026-01-05T10:00:00Z';
const comment = (author: Account | null, body: string, more: Partial<CommentFacts> = {}): CommentFacts => ({ id: 1, author, body, createdAt: LATER, updatedAt: LATER, ...more });
const thread = (more: Partial<Thread['issue']> = {}, comments: CommentFacts[] = [], about = false): Thread => ({ issue: { number: 12, title: 'Concern', body: `about ${RELEASE}`, author: READER, createdAt: AT, ...more }, comments, about });
const facts = (threads: Thread[], more: Partial<ConcernFacts> = {}): ConcernFacts => ({
  release: RELEASE, challenge: CHALLENGE, threads, reviewed: [],
  mayAnswer: new Map([[OWNER.id, ['model-owner']], [RISK.id, ['risk']]]),
  roles: new Map([[OWNER.id, ['model-owner']], [RISK.id, ['risk']]]),
  ...more,
});
const codes = (threads: Thread[], veto: string[] = [], more: Partial<ConcernFacts> = {}): string[] => concernRefusals(concernsAbout({ veto }, facts(threads, more))).map(({ code }) => code);

describe('what a concern is', () => {
  test.each<[string, Thread[], number]>([
    ['the whole digest', [thread()], 1],
    ['its first twelve characters', [thread({ body: `sha256:${'d'.repeat(12)}` })], 1],
    ['the challenge, in any writing', [thread({ body: approvalPhrase(CHALLENGE).toUpperCase() })], 1],
    ['in its title', [thread({ title: RELEASE, body: '' })], 1],
    ['another digest', [thread({ body: `sha256:${'e'.repeat(64)}` })], 0],
    ['eleven characters', [thread({ body: 'd'.repeat(11) })], 0],
    ['a longer word', [thread({ body: `x${'d'.repeat(64)}` })], 0],
    ['nothing', [thread({ body: 'I do not like it' })], 0],
    ['a comment that says so and names it', [thread({ body: 'older' }, [comment(READER, `Concern: ${RELEASE} as well`)])], 1],
    ['a comment that names it and says nothing', [thread({ body: 'older' }, [comment(READER, `see ${RELEASE}`)])], 0],
    ['an incident that a machine opened', [thread({ author: { id: 4, login: 'github-actions[bot]', type: 'Bot' } })], 0],
    ['an issue of an account that is gone', [thread({ author: null })], 1],
    ['a comment on the promotion itself', [thread({ title: '', body: '' }, [comment(READER, 'concern: look at the young')], true)], 1],
    ['the promotion itself', [thread({}, [], true)], 0],
  ])('%s', (_what, threads, count) => {
    expect(codes(threads)).toHaveLength(count);
  });
});

describe('an answer', () => {
  const answered = (...comments: CommentFacts[]) => codes([thread({}, comments)]);

  test('of somebody of a role counts, in the words of both', () => {
    expect(answered(comment(RISK, 'Answer: the slice is empty.'))).toEqual([]);
    expect(concernsAbout({ veto: [] }, facts([thread({}, [comment(RISK, 'Answer: the slice is empty.')])]))).toMatchObject([{ text: `Concern\nabout ${RELEASE}`, answers: [{ by: { id: RISK.id }, roles: ['risk'], text: 'Answer: the slice is empty.', at: LATER }] }]);
  });

  test.each<[string, CommentFacts]>([
    ['of nobody with a role', comment(READER, 'answer: never mind')],
    ['that was changed afterwards', comment(RISK, 'answer: fine', { updatedAt: '2026-01-05T11:00:00Z' })],
    ['that does not say it is one', comment(RISK, 'fine')],
    ['from before the concern', comment(RISK, 'answer: fine', { createdAt: '2026-01-05T08:00:00Z', updatedAt: '2026-01-05T08:00:00Z' })],
    ['of a machine', comment({ ...RISK, type: 'Bot' }, 'answer: fine')],
    ['of an account that is gone', comment(null, 'answer: fine')],
  ])('%s does not count', (_what, one) => {
    expect(answered(one)).toEqual(['concern-open']);
  });

  test('of who made the candidate does not count', () => {
    expect(codes([thread({}, [comment(RISK, 'answer: fine')])], [], { mayAnswer: new Map() })).toEqual(['concern-open']);
  });

  test('to a veto is the role\'s own', () => {
    const veto = (...comments: CommentFacts[]) => codes([thread({ author: RISK }, comments)], ['risk']);
    expect(veto()).toEqual(['vetoed']);
    expect(veto(comment(OWNER, 'answer: we think it is fine'))).toEqual(['vetoed']);
    expect(veto(comment(RISK, 'answer: I have seen the slices'))).toEqual([]);
    expect(codes([thread({ author: OWNER }, [comment(RISK, 'answer: ok')])], ['risk'])).toEqual([]);
  });

  test('in a review is one, under the number of the issue', () => {
    const reviewed = [{ person: { id: RISK.id, login: RISK.login }, role: 'risk', answers: { 'concern-12': 'seen' } }];
    expect(codes([thread()], [], { reviewed })).toEqual([]);
    expect(codes([thread({ number: 13 })], [], { reviewed })).toEqual(['concern-open']);
    expect(codes([thread({ author: OWNER })], ['model-owner'], { reviewed })).toEqual(['vetoed']);
  });
});

test('a concern is not buried under others: more than are read refuse, and none is left out', async () => {
  await using github = await startGitHub();
  const forge = await openForge({ token: github.workflowToken({ issues: 'read' }), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock: new ManualClock() });
  const file = async (): Promise<void> => {
    const reply = await fetch(`${github.url}/repos/octo-org/income/issues`, { method: 'POST', headers: { authorization: `Bearer ${github.userToken('octocat')}` }, body: JSON.stringify({ title: 'Concern', body: `about ${RELEASE}`, labels: ['release-concern'] }) });
    expect(reply.status).toBe(201);
  };
  const gathered = async () => {
    const reader = new Reader();
    const threads = await gatherThreads(forge, reader, { concerns: 'release-concern' }, { since: AT });
    return [threads.length, reader.refusals.map(({ code }) => code)];
  };
  for (let each = 0; each < 10; each += 1) await file();
  expect(await gathered()).toEqual([10, []]);
  await file();
  expect(await gathered()).toEqual([0, ['concerns-too-many']]);
});
