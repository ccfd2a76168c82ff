import { describe, expect, test } from '@jest/globals';
import { whoMadeIt, type PushedHead } from '../../src/approval/decision/people.ts';
import type { Account, Commit } from '../../src/github/forge.ts';
import { AUTHOR, commit, facts, OWNER, policy, RISK, run, signature, STARTER } from './facts.ts';

const made = (commits: Partial<Commit>[], people: Record<string, number | 'bot'> = {}, started = run(), pushed: readonly PushedHead[] = []) =>
  whoMadeIt(policy({ people }), started, { ...facts().commits, commits: commits.map((more) => commit(more)) }, pushed);
const ids = (...args: Parameters<typeof made>): number[] => made(...args).people.map(({ id }) => id);

const WEB_FLOW: Account = { id: 19864447, login: 'web-flow', type: 'User' };
const DEPENDABOT: Account = { id: 49699333, login: 'dependabot[bot]', type: 'Bot' };

describe('who had a hand in it', () => {
  test('authors, committers, co-authors, authors of pull requests, who started the run and who started it again', () => {
    const commits = [{ author: signature(OWNER), committer: signature(RISK), coAuthors: [signature(AUTHOR)], pullRequestAuthors: [{ id: 7, login: 'proposer', type: 'User' }] }];
    expect(ids(commits, {}, run({ actor: STARTER, triggeringActor: { id: 8, login: 'again', type: 'User' } }))).toEqual([7, 8, 101, 202, 303, 404]);
  });

  test('who pushed it under another\'s name, and nobody where GitHub does not say who pushed', () => {
    const pushed = (by: PushedHead['by']) => made([{}], {}, run(), [{ what: 'pushed ccccccc to main', by }]);
    expect(pushed(RISK)).toMatchObject({ refusals: [], people: expect.arrayContaining([{ id: RISK.id, login: RISK.login, because: ['pushed ccccccc to main'] }]) });
    expect(pushed(undefined).refusals).toMatchObject([{ code: 'pusher-unknown', actual: 'no push of it that GitHub tells of' }]);
    expect(pushed(null).refusals).toMatchObject([{ code: 'pusher-unknown', actual: 'an account that is gone' }]);
    expect(pushed(DEPENDABOT).refusals).toMatchObject([{ code: 'bot-not-listed' }]);
  });

  test('says of each why, a few times at most', () => {
    const commits = Array.from({ length: 9 }, (_, index) => ({ id: String(index).repeat(40) }));
    expect(made(commits).people.find(({ id }) => id === AUTHOR.id)!.because).toHaveLength(5);
  });

  test('a noreply address carries its id, whatever name stands behind it', () => {
    const author = signature(null, '583231+octocat@users.noreply.github.com');
    expect(ids([{ author, committer: author }])).toEqual([404, 583231]);
  });

  test('a listed address is the account that the list says, in any case', () => {
    const author = signature(null, 'first.author@example.org');
    expect(ids([{ author, committer: author }], { 'first.author@example.org': 1234567 })).toEqual([404, 1234567]);
  });

  test('where GitHub and the list differ on a shared address, both are barred', () => {
    expect(ids([{ author: signature(AUTHOR, 'team@example.org') }], { 'team@example.org': 55 })).toEqual([55, 303, 404]);
  });
});

describe('who is not known', () => {
  test('refuses once for all commits of the address, with the line to add', () => {
    const author = signature(null, 'first.author@example.org');
    const { refusals } = made([{ author, committer: author }, { author, committer: author, id: 'd'.repeat(40) }]);
    expect(refusals).toMatchObject([{ code: 'author-unknown', fix: expect.stringContaining('"first.author@example.org": ACCOUNT_ID') }]);
  });

  test('an address without an id in it, an old noreply form, is not guessed', () => {
    expect(made([{ author: signature(null, 'octocat@users.noreply.github.com') }]).refusals).toMatchObject([{ code: 'author-unknown' }]);
  });

  test('a hostile address stays inside its quotes', () => {
    const { refusals } = made([{ author: signature(null, 'a"\n: bot@example.org') }]);
    expect(refusals[0]!.fix).toContain('"a\\"\\n: bot@example.org": ACCOUNT_ID');
  });

  test('nobody, not even an address, refuses', () => {
    expect(made([{ coAuthors: [{ name: '', email: '', account: null }] }]).refusals).toMatchObject([{ code: 'author-unknown' }]);
  });

  test('a run whose starter is gone refuses', () => {
    expect(made([{}], {}, run({ actor: null })).refusals).toMatchObject([{ code: 'starter-unknown' }]);
  });

  test('names that every object has are no list entries', () => {
    expect(made([{ author: signature(null, 'constructor') }]).refusals).toMatchObject([{ code: 'author-unknown' }]);
  });
});

describe('bots', () => {
  test('must be listed; the refusal prints the line', () => {
    const { refusals, people } = made([{ author: signature(DEPENDABOT, '49699333+dependabot[bot]@users.noreply.github.com') }]);
    expect(refusals).toMatchObject([{ code: 'bot-not-listed', fix: expect.stringContaining('"dependabot[bot]": bot') }]);
    expect(people.map(({ id }) => id)).not.toContain(DEPENDABOT.id);
  });

  test.each(['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'])('listed as %s are accepted, linked or not', (key) => {
    const email = '49699333+dependabot[bot]@users.noreply.github.com';
    expect(made([{ author: signature(DEPENDABOT, email) }, { author: signature(null, email) }], { [key]: 'bot' }).refusals).toEqual([]);
  });

  test('that start the run must be listed too', () => {
    const bot = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' };
    expect(made([{}], {}, run({ triggeringActor: bot })).refusals).toMatchObject([{ code: 'bot-not-listed' }]);
    expect(made([{}], { 'github-actions[bot]': 'bot' }, run({ triggeringActor: bot })).refusals).toEqual([]);
  });
});

describe('commits made on the pages of GitHub', () => {
  const committer = signature(WEB_FLOW, 'noreply@github.com');

  test('have no committer besides their author, when GitHub signed them', () => {
    expect(ids([{ committer, signedByGitHub: true }])).toEqual([303, 404]);
    expect(made([{ committer: { ...committer, account: null }, signedByGitHub: true }]).refusals).toEqual([]);
  });

  test('hide nobody when somebody else wrote that name into them', () => {
    expect(made([{ committer, signedByGitHub: false }]).refusals).toMatchObject([{ code: 'author-unknown' }]);
    expect(made([{ author: committer, committer, signedByGitHub: true }]).refusals).toMatchObject([{ code: 'author-unknown' }]);
  });

  test('of a server that does not sign are accepted once the team lists the name', () => {
    expect(made([{ committer, signedByGitHub: false }], { 'noreply@github.com': 'bot' }).refusals).toEqual([]);
  });
});
