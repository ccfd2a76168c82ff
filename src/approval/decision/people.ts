import type { Account, Commit, CommitRange, RunFacts, Signature } from '../../github/forge.ts';
import type { ApprovalPolicy } from '../policy/policy.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';

/** Somebody who may not approve. The login is a label. */
export interface Involved {
  id: number;
  login: string;
  /** In plain words, e.g. `author of 1a2b3c4`. At most a few are kept. */
  because: string[];
}

/** The tip of a branch that brought commits in, and who pushed it there. */
export interface PushedHead {
  /** In plain words, e.g. `pushed 1a2b3c4 to main`. */
  what: string;
  /** `null`: the account is gone. `undefined`: GitHub does not tell. */
  by: Account | null | undefined;
}

export interface Involvement {
  people: Involved[];
  refusals: ApprovalRefusal[];
}

/** The account in whose name GitHub commits what people do on its pages. */
const WEB_FLOW_ID = 19_864_447;
const WEB_FLOW_EMAIL = 'noreply@github.com';
/** https://docs.github.com/account-and-profile/reference/email-addresses-reference: the id before the `+` never changes. */
const NOREPLY = /^([1-9][0-9]{0,14})\+([^@\s]+)@users\.noreply\.github\.com$/;
const MOST_REASONS = 5;

/**
 * Everybody who had a hand in the candidate: authors, committers and co-authors of its commits, authors of the pull
 * requests that brought them in, who pushed last, who started the run and who started it again. By account id, never by login. Whoever
 * cannot be named refuses: GitHub's own link first, then the id in a noreply address, then `approval.people`.
 */
export function whoMadeIt(policy: ApprovalPolicy, run: RunFacts, range: CommitRange, pushed: readonly PushedHead[]): Involvement {
  const found = new Found(policy);
  found.starter(run.actor, 'started the run');
  found.starter(run.triggeringActor, 'started this attempt of the run');
  for (const commit of range.commits) {
    const short = commit.id.slice(0, 7);
    found.signature(commit.author, `author of ${short}`);
    if (!isGitHubItself(commit)) found.signature(commit.committer, `committer of ${short}`);
    for (const coAuthor of commit.coAuthors) found.signature(coAuthor, `co-author of ${short}`);
    for (const account of commit.pullRequestAuthors) found.account(account, `author of the pull request of ${short}`);
  }
  for (const head of pushed) found.pusher(head);
  return { people: [...found.people.values()].sort((a, b) => a.id - b.id), refusals: [...found.refusals.values()] };
}

/** Anybody can write GitHub's name into a commit; only GitHub can sign it. */
function isGitHubItself(commit: Commit): boolean {
  const { account, email } = commit.committer;
  return commit.signedByGitHub && email === WEB_FLOW_EMAIL && (account === null || account.id === WEB_FLOW_ID);
}

class Found {
  readonly people = new Map<number, Involved>();
  /** By person, so that one unknown address is one refusal however many commits it has. */
  readonly refusals = new Map<string, ApprovalRefusal>();
  readonly #policy: ApprovalPolicy;

  constructor(policy: ApprovalPolicy) {
    this.#policy = policy;
  }

  starter(account: Account | null, because: string): void {
    if (account) return this.account(account, because);
    this.refusals.set('starter', refuse('starter-unknown', 'a run whose starter is known', `the account that ${because} is gone`));
  }

  /** A commit says what its maker wrote into it; the account behind the push is what GitHub knows. */
  pusher({ what, by }: PushedHead): void {
    if (by) return this.account(by, what);
    this.refusals.set(`pusher ${what}`, refuse('pusher-unknown', `the account that ${what}`, by === null ? 'an account that is gone' : 'no push of it that GitHub tells of'));
  }

  account(account: Account, because: string, email?: string): void {
    if (account.type === 'Bot') return this.#bot(account.login, because, email);
    if (account.type !== 'User' || account.id === WEB_FLOW_ID)
      return this.#unknown(email ?? account.login, account.login, `${because} (${account.type} ${account.login})`);
    this.#involve(account.id, account.login, because);
  }

  signature(person: Signature, because: string): void {
    const listed = this.#listed(person.email);
    // The team may know more of a shared address than GitHub does: then both may not approve.
    if (typeof listed === 'number') this.#involve(listed, person.email, because);
    if (person.account && !(person.account.id === WEB_FLOW_ID && listed !== undefined)) return this.account(person.account, because, person.email);
    const noreply = NOREPLY.exec(person.email);
    if (noreply) return noreply[2]!.endsWith('[bot]') ? this.#bot(noreply[2]!, because, person.email) : this.#involve(Number(noreply[1]), noreply[2]!, because);
    if (listed === undefined) this.#unknown(person.email, person.name, because);
  }

  #listed(name: string): number | 'bot' | undefined {
    const key = name.toLowerCase();
    return key !== '' && Object.hasOwn(this.#policy.people, key) ? this.#policy.people[key] : undefined;
  }

  #involve(id: number, login: string, because: string): void {
    const person = this.people.get(id) ?? { id, login, because: [] };
    if (person.because.length < MOST_REASONS && !person.because.includes(because)) person.because.push(because);
    this.people.set(id, person);
  }

  #bot(login: string, because: string, email: string | undefined): void {
    const listed = this.#listed(login) ?? this.#listed(email ?? '');
    if (listed === 'bot') return;
    if (typeof listed === 'number') return this.#involve(listed, login, because);
    const line = `${JSON.stringify(login)}: bot`;
    this.refusals.set(
      `bot ${login}`,
      refuse('bot-not-listed', `${login} in approval.people`, `${login} is ${because} and is not listed`, {
        fix: `If you accept what this bot makes, add to \`approval.people\` on the protected branch the line  ${line}`,
      }),
    );
  }

  #unknown(email: string, name: string, because: string): void {
    if (email === '') {
      this.refusals.set(
        `unnamed ${because}`,
        refuse('author-unknown', 'an e-mail for everybody who made the candidate', `${because} has none (${name || 'no name'})`, {
          fix: 'Write the commit anew with an e-mail of its author.',
        }),
      );
      return;
    }
    const line = `${JSON.stringify(email)}: ACCOUNT_ID`;
    this.refusals.set(
      `unknown ${email}`,
      refuse('author-unknown', `an account of ${email}`, `${name || email}, ${because}, is linked to none`, {
        fix: `Add to \`approval.people\` on the protected branch the line  ${line}  (the number that \`gh api users/LOGIN --jq .id\` prints; \`bot\` for a machine), or let its owner add the e-mail to the account.`,
      }),
    );
  }
}
