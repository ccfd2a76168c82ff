export const id = 5548;
export const ids = [5548];
export const modules = {

/***/ 55548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  APPROVAL_STEPS: () => (/* binding */ APPROVAL_STEPS),
  runApproval: () => (/* binding */ runApproval)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
;// CONCATENATED MODULE: ./.build/src/approval/challenge.js


// RFC 4648, table 3.
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 16;
/**
 * The first 80 bits of SHA-256 over the canonical JSON (RFC 8785) of the subject, as 16 base32 characters (RFC 4648) in
 * lower case. 80 bits: nobody can find a second release, evidence set or policy that has the code of the first.
 */
function challengeOf(subject) {
    const { repositoryId, delivery, release, evidence, deliveryFile, policy } = subject;
    const digest = (0,external_node_crypto_.createHash)('sha256').update((0,core_digest/* canonicalJson */.dj)({ repositoryId, delivery, release, evidence, deliveryFile, policy })).digest();
    let code = '';
    for (let index = 0; index < LENGTH; index += 1)
        code += BASE32[fiveBitsAt(digest, index * 5)];
    return code;
}
function fiveBitsAt(bytes, bit) {
    const word = (bytes[bit >> 3] << 8) | bytes[(bit >> 3) + 1];
    return (word >> (11 - (bit & 7))) & 31;
}
/** `xxxx-xxxx-xxxx-xxxx`: groups that a person can read aloud and type. */
function displayChallenge(challenge) {
    return challenge.match(/.{4}/g).join('-');
}
/** What reviewers type into the comment of their review. */
function approvalPhrase(challenge) {
    return `approve ${displayChallenge(challenge)}`;
}
/** Comments are hostile text; a code never stands this far into one. */
const LONGEST_COMMENT = 10_000;
// Groups of four, with the dashes that phones put in place of a hyphen, or none. A digit or a group more is another code.
const DASH = '[-\u2010-\u2015\u2212]';
const CODE = new RegExp(`(?<![0-9a-z]|[0-9a-z]${DASH})[a-z2-7]{4}(?:${DASH}?[a-z2-7]{4}){3}(?!${DASH}?[0-9a-z])`, 'gi');
/**
 * Which code a comment names: `right`, `wrong` (something like a code, another one) or `none`. Case and dashes do not
 * matter. The comment need not say `approve`: that was said by approving.
 */
function challengeIn(comment, challenge) {
    if (comment.length > LONGEST_COMMENT)
        return 'none';
    const codes = [...comment.matchAll(CODE)].map(([code]) => code.toLowerCase().replaceAll(/[^a-z2-7]/g, ''));
    if (codes.includes(challenge))
        return 'right';
    return codes.length > 0 ? 'wrong' : 'none';
}

;// CONCATENATED MODULE: ./.build/src/approval/matching.js
/**
 * A maximum bipartite matching of roles to people (augmenting paths: Kuhn 1955, "The Hungarian method for the assignment
 * problem"; Berge 1957): as many roles as possible filled, each by a person of its own. `candidates` says for each role
 * who may fill it, in order of preference. Deterministic.
 */
function matchRoles(candidates) {
    const roleOf = new Map();
    for (const role of candidates.keys())
        fill(role, candidates, roleOf, new Set());
    const filled = new Map([...roleOf].map(([person, role]) => [role, person]));
    return { filled, missing: [...candidates.keys()].filter((role) => !filled.has(role)) };
}
/** Gives the role a free person, or one whose role can be filled by somebody else. */
function fill(role, candidates, roleOf, tried) {
    for (const person of candidates.get(role) ?? []) {
        if (tried.has(person))
            continue;
        tried.add(person);
        const held = roleOf.get(person);
        if (held === undefined || fill(held, candidates, roleOf, tried)) {
            roleOf.set(person, role);
            return true;
        }
    }
    return false;
}

;// CONCATENATED MODULE: ./.build/src/approval/refusal-codes.js
/** Every code with which an approval is refused: what it means, and what to do next (docs/refusals.md has an anchor each). */
const APPROVAL_REFUSALS = {
    'not-a-delivery': {
        meaning: 'Approvals are asked for deliveries only; a pull request is judged on the development split.',
        fix: 'Start the delivery workflow on the protected branch.',
    },
    'release-not-identified': {
        meaning: 'Nobody said which bytes are to be approved.',
        fix: 'Let `identify` name the release, and hand its ledger to this step.',
    },
    'evidence-not-sealed': {
        meaning: 'The evidence is not closed, so an approval would not say what it rests on.',
        fix: 'Run `seal` first, and hand its ledger to this step.',
    },
    'evidence-of-another-release': {
        meaning: 'The ledger speaks of other bytes than those to be approved.',
        fix: 'Hand over the ledger that this delivery sealed.',
    },
    'evidence-not-passing': {
        meaning: 'A stage did not pass, so there is nothing that people could approve.',
        fix: 'Read its findings, mend the release and deliver again.',
    },
    'wrong-repository': {
        meaning: 'The run belongs to another repository than the delivery.',
        fix: 'Run this step in the repository of the delivery, with its own token.',
    },
    'wrong-run': {
        meaning: 'GitHub answered about another run than the delivery names.',
        fix: 'Run this step in the run of the delivery.',
    },
    'wrong-commit': {
        meaning: 'The run was started for another commit than the one at hand.',
        fix: 'Check out the commit of the run, or start a new run for this commit.',
    },
    'run-attempt-repeated': {
        meaning: 'The run was started again; GitHub does not tell its approvals from those of the first attempt.',
        fix: 'Start a new run of the delivery workflow; it asks for new approvals.',
    },
    'approval-expired': {
        meaning: 'The run began longer ago than an approval may be old, and GitHub does not say when an approval was given.',
        fix: 'Start a new run of the delivery workflow, or lengthen `approval.expires` on the protected branch.',
    },
    'clock-disagrees': {
        meaning: 'The run begins in the future of this machine, so the age of an approval cannot be told.',
        fix: 'Set the clock of the runner.',
    },
    'branch-not-protected': {
        meaning: 'Whoever can push to the branch could change roles and rules without another person.',
        fix: 'Protect the branch: Settings, Branches, or a ruleset that requires a pull request.',
    },
    'delivery-file-not-protected': {
        meaning: 'The delivery file at hand is not the one of the protected branch, so its roles and people bind nobody.',
        fix: 'Merge the delivery file into the protected branch, then start a new run from there.',
    },
    'environment-missing': {
        meaning: 'The environment of a role does not exist; GitHub would create it without any rule when a job names it.',
        fix: 'Create it with required reviewers (Settings, Environments), or correct `approval.roles`. If it exists, give the job `permissions: actions: read`.',
    },
    'environment-without-reviewers': {
        meaning: 'Nobody has to review a job in the environment.',
        fix: 'Settings, Environments: turn on required reviewers and name the team of this role.',
    },
    'environment-allows-self-review': {
        meaning: 'Whoever starts the run could approve it.',
        fix: 'Settings, Environments: turn on "Prevent self-review".',
    },
    'environment-admins-can-bypass': {
        meaning: 'Administrators may start the waiting job without a review.',
        fix: 'Settings, Environments: turn off "Allow administrators to bypass configured protection rules".',
    },
    'environment-admin-bypass-unknown': {
        meaning: 'GitHub did not say whether administrators may bypass the environment.',
        fix: 'Check the setting by hand; `approval.admin_bypass: warn` then accepts that GitHub does not tell.',
    },
    'environment-open-to-every-branch': {
        meaning: 'A job of any branch, with any change to its workflow, could enter the environment.',
        fix: 'Settings, Environments: limit deployment branches to protected branches.',
    },
    'roles-share-environment': {
        meaning: 'Two roles stand on one environment, and one review releases both.',
        fix: 'Give each role an environment of its own.',
    },
    'nobody-can-approve': {
        meaning: 'The reviewers that the environments name cannot fill every role, whatever they do.',
        fix: 'Settings, Environments: add a reviewer who had no hand in the candidate.',
    },
    'author-unknown': {
        meaning: 'GitHub links somebody who made the candidate to no account, so nobody can say whether that person approved it.',
        fix: 'Add the line to `approval.people` on the protected branch.',
    },
    'bot-not-listed': {
        meaning: 'A bot had a hand in the candidate, and the person behind it is not known.',
        fix: 'Add the line to `approval.people` on the protected branch if you accept what this bot makes.',
    },
    'starter-unknown': {
        meaning: 'The account that started the run is gone.',
        fix: 'Start a new run.',
    },
    rejected: {
        meaning: 'A reviewer rejected a job of this run.',
        fix: 'Talk with the reviewer; a new decision needs a new run.',
    },
    'released-without-approval': {
        meaning: 'The job of a role runs, and GitHub has no approval of its environment: the review was bypassed.',
        fix: 'Find out who started the waiting job (audit log of the organization), close the bypass, then start a new run.',
    },
    'challenge-missing': {
        meaning: 'The comment of a review does not name what it approves.',
        fix: 'Start a new run and let the reviewer write the code of its plan step in the comment.',
    },
    'challenge-wrong': {
        meaning: 'The comment of a review names something else than this release, this evidence and this run.',
        fix: 'Start a new run and let the reviewer write the code of its plan step in the comment.',
    },
    'approver-not-a-person': {
        meaning: 'The review is not by an account of a person.',
        fix: 'Let a person review.',
    },
    'approver-made-the-candidate': {
        meaning: 'The reviewer had a hand in the candidate.',
        fix: 'Let somebody review who neither wrote, committed, proposed nor started it; this needs a new run.',
    },
    'one-person-for-several-roles': {
        meaning: 'There are fewer persons than roles: one person counts once.',
        fix: 'Let another person review for the role that is missing; this needs a new run.',
    },
    'github-forbidden': { meaning: 'The token may not ask GitHub for this.', fix: 'Give the job the permission named here.' },
    'github-not-found': { meaning: 'GitHub does not have this, or hides it from the token.', fix: 'Check the name, and the permission named here.' },
    'github-rate-limited': { meaning: 'The token has used up its requests.', fix: 'Start the job again when the limit is reset.' },
    'github-unavailable': { meaning: 'GitHub did not answer.', fix: 'Start the job again when GitHub answers.' },
    'github-unreadable': { meaning: 'GitHub answered in a shape that it does not document.', fix: 'Start the job again; if it stays, report the reply.' },
    'github-incomplete': { meaning: 'GitHub gave less than it has, and what is missing could decide.', fix: 'Ask for less, as said here.' },
};
/** `more.fix` replaces the general advice where the exact one is known. */
function refuse(code, expected, actual, more = {}) {
    return { code, expected, actual, fix: more.fix ?? APPROVAL_REFUSALS[code].fix, ...(more.role === undefined ? {} : { role: more.role }) };
}

;// CONCATENATED MODULE: ./.build/src/approval/environments.js


/** Why the environments of these roles do not hold a job until the right person has said yes. */
function environmentRefusals(policy, roles, environments) {
    return [...roles.flatMap((role) => unprotected(policy, role, environments.get(role.role))), ...shared(roles, environments)];
}
/** Whether GitHub's silence on administrators is accepted here, which is worth a warning each time. */
function bypassUnknown(policy, environment) {
    return policy.adminBypass === 'warn' && environment?.adminsCanBypass === null;
}
function unprotected(policy, { role, environment: name }, environment) {
    const shown = `the environment ${JSON.stringify(name)}`;
    if (!environment)
        return [refuse('environment-missing', `${shown} of the role ${role}`, 'no such environment that this token may see', { role })];
    const refusals = [];
    const no = (code, expected, actual) => {
        refusals.push(refuse(code, `${shown} ${expected}`, actual, { role }));
    };
    if (environment.reviewers === null)
        no('environment-without-reviewers', 'with required reviewers', 'no rule of required reviewers');
    else if (environment.reviewers.length === 0)
        no('environment-without-reviewers', 'with required reviewers', 'a rule that names nobody');
    if (policy.separationOfDuties && !environment.preventSelfReview)
        no('environment-allows-self-review', 'with self-review prevented', 'self-review allowed');
    if (environment.adminsCanBypass === true)
        no('environment-admins-can-bypass', 'that binds administrators too', 'a bypass for administrators');
    if (environment.adminsCanBypass === null && policy.adminBypass === 'refuse')
        no('environment-admin-bypass-unknown', 'that binds administrators too', 'no word of it from GitHub');
    if (environment.branchPolicy === null)
        no('environment-open-to-every-branch', 'with a deployment branch policy', 'every branch may deploy');
    return refusals;
}
/** By id: names differ in case and GitHub does not mind. */
function shared(roles, environments) {
    return roles.flatMap(({ role }, index) => {
        const id = environments.get(role)?.id;
        const other = id === undefined ? undefined : roles.slice(0, index).find((earlier) => environments.get(earlier.role)?.id === id);
        return other ? [refuse('roles-share-environment', `an environment of its own for ${role}`, `the one of ${other.role}`, { role })] : [];
    });
}
/**
 * Told before anybody is asked: the named reviewers, without those who made the candidate, cannot fill every role. A team
 * may have anybody in it (a workflow token cannot list its members), so a role with a team is never reported.
 */
function hopelessRoles(policy, environments, made) {
    const barred = new Set(policy.separationOfDuties ? made.map(({ id }) => id) : []);
    const candidates = new Map();
    for (const { role } of policy.roles) {
        const reviewers = environments.get(role)?.reviewers ?? [];
        if (reviewers.length > 0 && reviewers.every(({ kind }) => kind === 'User'))
            candidates.set(role, reviewers.map(({ id }) => id).filter((id) => !barred.has(id)));
    }
    const names = (role) => environments.get(role).reviewers.map(({ name, id }) => (barred.has(id) ? `${name} (made the candidate)` : name)).join(', ');
    return matchRoles(candidates).missing.map((role) => refuse('nobody-can-approve', `a reviewer for ${role} who made no part of the candidate and fills no other role`, `only ${names(role)}`, { role }));
}

;// CONCATENATED MODULE: ./.build/src/approval/people.js

/** The account in whose name GitHub commits what people do on its pages. */
const WEB_FLOW_ID = 19_864_447;
const WEB_FLOW_EMAIL = 'noreply@github.com';
/** https://docs.github.com/account-and-profile/reference/email-addresses-reference: the id before the `+` never changes. */
const NOREPLY = /^([1-9][0-9]{0,14})\+([^@\s]+)@users\.noreply\.github\.com$/;
const MOST_REASONS = 5;
/**
 * Everybody who had a hand in the candidate: authors, committers and co-authors of its commits, authors of the pull
 * requests that brought them in, who started the run and who started it again. By account id, never by login. Whoever
 * cannot be named refuses: GitHub's own link first, then the id in a noreply address, then `approval.people`.
 */
function whoMadeIt(policy, run, range) {
    const found = new Found(policy);
    found.starter(run.actor, 'started the run');
    found.starter(run.triggeringActor, 'started this attempt of the run');
    for (const commit of range.commits) {
        const short = commit.id.slice(0, 7);
        found.signature(commit.author, `author of ${short}`);
        if (!isGitHubItself(commit))
            found.signature(commit.committer, `committer of ${short}`);
        for (const coAuthor of commit.coAuthors)
            found.signature(coAuthor, `co-author of ${short}`);
        for (const account of commit.pullRequestAuthors)
            found.account(account, `author of the pull request of ${short}`);
    }
    return { people: [...found.people.values()].sort((a, b) => a.id - b.id), refusals: [...found.refusals.values()] };
}
/** Anybody can write GitHub's name into a commit; only GitHub can sign it. */
function isGitHubItself(commit) {
    const { account, email } = commit.committer;
    return commit.signedByGitHub && email === WEB_FLOW_EMAIL && (account === null || account.id === WEB_FLOW_ID);
}
class Found {
    people = new Map();
    /** By person, so that one unknown address is one refusal however many commits it has. */
    refusals = new Map();
    #policy;
    constructor(policy) {
        this.#policy = policy;
    }
    starter(account, because) {
        if (account)
            return this.account(account, because);
        this.refusals.set('starter', refuse('starter-unknown', 'a run whose starter is known', `the account that ${because} is gone`));
    }
    account(account, because, email) {
        if (account.type === 'Bot')
            return this.#bot(account.login, because, email);
        if (account.type !== 'User' || account.id === WEB_FLOW_ID)
            return this.#unknown(email ?? account.login, account.login, `${because} (${account.type} ${account.login})`);
        this.#involve(account.id, account.login, because);
    }
    signature(person, because) {
        const listed = this.#listed(person.email);
        // The team may know more of a shared address than GitHub does: then both may not approve.
        if (typeof listed === 'number')
            this.#involve(listed, person.email, because);
        if (person.account && !(person.account.id === WEB_FLOW_ID && listed !== undefined))
            return this.account(person.account, because, person.email);
        const noreply = NOREPLY.exec(person.email);
        if (noreply)
            return noreply[2].endsWith('[bot]') ? this.#bot(noreply[2], because, person.email) : this.#involve(Number(noreply[1]), noreply[2], because);
        if (listed === undefined)
            this.#unknown(person.email, person.name, because);
    }
    #listed(name) {
        const key = name.toLowerCase();
        return key !== '' && Object.hasOwn(this.#policy.people, key) ? this.#policy.people[key] : undefined;
    }
    #involve(id, login, because) {
        const person = this.people.get(id) ?? { id, login, because: [] };
        if (person.because.length < MOST_REASONS && !person.because.includes(because))
            person.because.push(because);
        this.people.set(id, person);
    }
    #bot(login, because, email) {
        const listed = this.#listed(login) ?? this.#listed(email ?? '');
        if (listed === 'bot')
            return;
        if (typeof listed === 'number')
            return this.#involve(listed, login, because);
        const line = `${JSON.stringify(login)}: bot`;
        this.refusals.set(`bot ${login}`, refuse('bot-not-listed', `${login} in approval.people`, `${login} is ${because} and is not listed`, {
            fix: `If you accept what this bot makes, add to \`approval.people\` on the protected branch the line  ${line}`,
        }));
    }
    #unknown(email, name, because) {
        if (email === '') {
            this.refusals.set(`unnamed ${because}`, refuse('author-unknown', 'an e-mail for everybody who made the candidate', `${because} has none (${name || 'no name'})`, {
                fix: 'Write the commit anew with an e-mail of its author.',
            }));
            return;
        }
        const line = `${JSON.stringify(email)}: ACCOUNT_ID`;
        this.refusals.set(`unknown ${email}`, refuse('author-unknown', `an account of ${email}`, `${name || email}, ${because}, is linked to none`, {
            fix: `Add to \`approval.people\` on the protected branch the line  ${line}  (the number that \`gh api users/LOGIN --jq .id\` prints; \`bot\` for a machine), or let its owner add the e-mail to the account.`,
        }));
    }
}

;// CONCATENATED MODULE: ./.build/src/approval/decide.js





/**
 * Whether the roles (all of the policy, unless fewer are asked about) are approved. Pure: the same facts give the same
 * answer. Every refusal is found, not only the first.
 */
function decide(policy, facts, roles = policy.roles) {
    const involvement = whoMadeIt(policy, facts.run, facts.commits);
    const { granted, refusals } = grants(policy, facts, roles, involvement);
    return {
        involvement,
        granted,
        refusals: [
            ...runRefusals(policy, facts),
            ...environmentRefusals(policy, roles, facts.environments),
            ...(policy.separationOfDuties ? involvement.refusals : []),
            ...rejections(facts),
            ...refusals,
        ],
    };
}
/** A runner's clock may be off by this much before nothing it says of ages can be believed. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** What must hold of the run itself, before anybody is asked and again when all have answered. */
function runRefusals(policy, facts) {
    const { delivery, commit, now, run } = facts;
    const refusals = [];
    if (run.repositoryId !== delivery.repositoryId)
        refusals.push(refuse('wrong-repository', `repository ${delivery.repositoryId}`, `repository ${run.repositoryId}`));
    if (run.id !== delivery.runId)
        refusals.push(refuse('wrong-run', `run ${delivery.runId}`, `run ${run.id}`));
    if (delivery.runAttempt !== 1 || run.attempt !== 1)
        refusals.push(refuse('run-attempt-repeated', 'attempt 1 of the run', `attempt ${Math.max(delivery.runAttempt, run.attempt)}`));
    if (commit !== undefined && commit !== run.headCommit)
        refusals.push(refuse('wrong-commit', `a run of commit ${commit}`, `a run of commit ${run.headCommit}`));
    const age = now - Date.parse(run.startedAt);
    if (!(age >= -CLOCK_TOLERANCE_MS))
        refusals.push(refuse('clock-disagrees', 'a run that began before now', `a start at ${run.startedAt}, seen ${Number.isFinite(age) ? `${Math.ceil(-age / 60_000)} minutes earlier` : 'at no readable time'}`));
    // An approval has no time. It cannot be older than its run, so the run's age bounds its age.
    if (!(age <= policy.expires))
        refusals.push(refuse('approval-expired', `a run begun at most ${hours(policy.expires)} ago`, `one begun ${hours(age)} ago`));
    return refusals;
}
function hours(milliseconds) {
    const count = milliseconds / 3_600_000;
    return count >= 48 ? `${Math.round(count / 2.4) / 10} days` : `${Math.round(count * 10) / 10} hours`;
}
/** Whatever it was about: somebody looked at this run and said no. */
function rejections(facts) {
    return facts.approvals
        .filter(({ state }) => state === 'rejected')
        .map(({ user, environments }) => refuse('rejected', 'no rejection in this run', `${nameOf(user)} rejected ${environments.map(({ name }) => name).join(', ') || 'a job of it'}`));
}
function grants(policy, facts, roles, involvement) {
    const refusals = [];
    const candidates = new Map();
    const logins = new Map();
    for (const { role } of roles) {
        const environment = facts.environments.get(role);
        // An environment that is missing has its own refusal; nothing can have been approved in it.
        if (!environment)
            continue;
        const reviews = reviewsOf(environment, role, policy, facts, involvement);
        for (const { id, login } of reviews.people)
            logins.set(id, login);
        if (reviews.people.length > 0)
            candidates.set(role, reviews.people.map(({ id }) => id));
        else
            refusals.push(...reviews.refusals);
    }
    const { filled, missing } = matchRoles(candidates);
    refusals.push(...missing.map((role) => sharedPerson(role, candidates, logins)));
    const granted = [...filled].map(([role, id]) => {
        const { id: environment, name } = facts.environments.get(role);
        return { role, environment: { id: environment, name }, person: { id, login: logins.get(id) } };
    });
    return { granted: granted.sort((a, b) => (a.role < b.role ? -1 : 1)), refusals };
}
/** Who approved this environment, by its id, in a way that counts; and why the others do not. */
function reviewsOf(environment, role, policy, facts, involvement) {
    const approved = facts.approvals.filter((record) => record.state === 'approved' && record.environments.some(({ id }) => id === environment.id));
    const people = new Map();
    const refusals = [];
    for (const record of approved) {
        const why = whyNot(record, role, policy, facts, involvement);
        if (why.length === 0)
            people.set(record.user.id, record.user.login);
        else
            refusals.push(...why);
    }
    if (approved.length === 0)
        refusals.push(refuse('released-without-approval', `an approval of ${environment.name} (environment ${environment.id}) for the role ${role}`, 'none in this run', { role }));
    return { people: [...people].map(([id, login]) => ({ id, login })), refusals };
}
function whyNot(record, role, policy, facts, involvement) {
    const { user } = record;
    const refusals = [];
    const phrase = approvalPhrase(facts.challenge);
    const named = challengeIn(record.comment, facts.challenge);
    if (named === 'none')
        refusals.push(refuse('challenge-missing', `\`${phrase}\` in the comment of ${nameOf(user)}`, record.comment.trim() === '' ? 'no comment' : 'a comment without a code', { role }));
    if (named === 'wrong')
        refusals.push(refuse('challenge-wrong', `\`${phrase}\` in the comment of ${nameOf(user)}`, 'a comment with another code', { role }));
    if (!user || user.type !== 'User' || policy.people[user.login.toLowerCase()] === 'bot')
        refusals.push(refuse('approver-not-a-person', `an account of a person for the role ${role}`, `${nameOf(user)}${user ? ` (${user.type})` : ''}`, { role }));
    const made = policy.separationOfDuties && user ? involvement.people.find(({ id }) => id === user.id) : undefined;
    if (made)
        refusals.push(refuse('approver-made-the-candidate', `a reviewer for ${role} who had no hand in the candidate`, `${nameOf(user)}: ${made.because.join(', ')}`, { role }));
    return refusals;
}
function sharedPerson(role, candidates, logins) {
    const people = candidates.get(role);
    const names = people.map((id) => logins.get(id)).join(' and ');
    const others = [...candidates.keys()].filter((other) => other !== role && candidates.get(other).some((id) => people.includes(id)));
    return refuse('one-person-for-several-roles', `another person for the role ${role}`, `only ${names}, needed for ${others.join(' and ')}`, { role });
}
function nameOf(user) {
    return user ? `${user.login} (${user.id})` : 'an account that is gone';
}

// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/evidence/gate.js
var gate = __webpack_require__(34462);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/sealed.js
var sealed = __webpack_require__(57057);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var evidence_statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
;// CONCATENATED MODULE: ./.build/src/approval/policy.js



/**
 * Without roles in the delivery file: one role, on the environment that most repositories already protect. Everything
 * but its reviewers is then asked of that environment as of any other.
 */
const DEFAULT_ROLES = [{ role: 'approver', environment: 'production' }];
const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
/** Throws InputError where `since` is no commit id, or where one person stands twice in `people` with two meanings. */
function approvalPolicy(delivery, since) {
    const declared = delivery.spec.approval ?? {};
    if (since !== undefined && !COMMIT.test(since))
        throw problem/* InputError */.d.of('since-not-a-commit', `\`since\` is ${JSON.stringify(since.slice(0, 100))}.`, 'Give the whole commit id: 40 hexadecimal characters, no branch or tag.');
    return {
        roles: declared.roles
            ? Object.entries(declared.roles)
                .map(([role, { environment }]) => ({ role, environment }))
                .sort((a, b) => (a.role < b.role ? -1 : 1))
            : [...DEFAULT_ROLES],
        separationOfDuties: declared.separation_of_duties ?? true,
        people: lowerCased(declared.people ?? {}, delivery),
        expires: (0,duration/* parseDuration */.E)(declared.expires ?? '7 days'),
        adminBypass: declared.admin_bypass ?? 'refuse',
        since: since ?? null,
    };
}
/** In the challenge: whoever types the code agrees to these rules too. */
function policyDigest(policy) {
    return (0,core_digest/* digestOfJson */.Qs)(policy);
}
function lowerCased(people, delivery) {
    const lower = new Map();
    const problems = Object.entries(people).flatMap(([name, value]) => {
        const key = name.trim().toLowerCase();
        const before = lower.get(key);
        lower.set(key, value);
        if (before === undefined || before === value)
            return [];
        return [
            {
                code: 'person-twice',
                message: `approval.people names ${JSON.stringify(key)} as ${before} and as ${value}.`,
                fix: 'Keep one of the two lines; case does not matter in an e-mail.',
                location: delivery.locate(['approval', 'people', name]),
            },
        ];
    });
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return Object.fromEntries(lower);
}

;// CONCATENATED MODULE: ./.build/src/approval/evidence.js








/**
 * The release, its sealed evidence and the code that names them, or why there is nothing yet that people could approve.
 * With a gate's policy that gate is asked; without one, the ledger must at least be sound, sealed and about this release.
 */
function approvable(delivery, context, policy, { ledger, gate: gatePolicy }) {
    const { release, deliveryId } = context;
    if (context.purpose !== 'deliver')
        return { refusals: [refuse('not-a-delivery', 'a delivery', `a run to ${context.purpose}`)] };
    if (!release)
        return { refusals: [refuse('release-not-identified', 'a release digest', 'none')] };
    const refusals = gatePolicy ? (0,gate/* gate */.Gj)(gatePolicy, ledger, release.digest, context.clock.now()) : evidenceRefusals(ledger, release.digest);
    const evidence = (0,evidence_ledger/* sealedHead */.ME)(ledger);
    if (refusals.length > 0)
        return { refusals };
    if (evidence === undefined)
        return { refusals: [refuse('evidence-not-sealed', 'a ledger that ends with a seal', 'no seal')] };
    const subject = {
        repositoryId: deliveryId.repositoryId,
        delivery: (0,delivery_id/* formatDeliveryId */.J)(deliveryId),
        release: release.digest,
        evidence,
        deliveryFile: delivery.digest,
        policy: policyDigest(policy),
    };
    return { subject, challenge: challengeOf(subject) };
}
function evidenceRefusals(ledger, release) {
    if ((0,evidence_ledger/* sealedHead */.ME)(ledger) === undefined)
        return [...ledger.refusals, refuse('evidence-not-sealed', 'a ledger that ends with a seal', `${ledger.entries.length} entries and no seal`)];
    const other = ledger.entries.filter(({ statement }) => (0,evidence_statement/* subjectOf */.et)(statement) !== release);
    const failed = ledger.entries.filter(({ statement: { predicate } }) => predicate.enforced && predicate.outcome !== 'pass' && predicate.outcome !== 'warn');
    return [
        ...ledger.refusals,
        ...(0,sealed/* sealRefusals */.TZ)(ledger),
        ...other.map(({ line, statement }) => refuse('evidence-of-another-release', `line ${line} about ${release}`, (0,evidence_statement/* subjectOf */.et)(statement))),
        ...failed.map(({ line, statement: { predicate } }) => refuse('evidence-not-passing', `line ${line}: ${predicate.stage} to pass`, `${predicate.outcome} (${predicate.verdict.headline})`)),
    ];
}

;// CONCATENATED MODULE: ./.build/src/approval/explanations.js
/** Facts of these names say what a model relies on (model/explain); the stages that measured it have put them into words. */
const EXPLAINS = /^(What moves the (candidate|champion)'s answers|Largest flip \d+|Rise of the .+ when a column is permuted|The same for the champion)$/;
/** What reviewers should have seen before they answer: what moves the answers of both models, and the rows on which they differ most. */
function explanationFacts(ledger) {
    return ledger.entries.flatMap(({ statement: { predicate } }) => (predicate.stage === 'run-model-tests' || predicate.stage === 'probe-model' ? predicate.verdict.facts.filter(([name]) => EXPLAINS.test(name)) : []));
}

// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
;// CONCATENATED MODULE: ./.build/src/approval/gather.js





/** Reads every fact of a decision, one request after the other; what fails is a refusal and never a default. */
async function gather(delivery, context, world, policy, challenge, wanted) {
    const { forge } = world;
    const { runId } = context.deliveryId;
    const reader = new Reader();
    if (wanted.protectedFile)
        await compareDeliveryFile(delivery, world, reader);
    const run = await reader.read(`run ${runId}`, () => forge.run(runId));
    const environments = new Map();
    for (const { role, environment } of wanted.roles)
        environments.set(role, await reader.read(`environment ${environment}`, () => forge.environment(environment)));
    const commits = run && (await reader.read(`commits up to ${run.headCommit}`, () => forge.commits({ base: policy.since, head: run.headCommit })));
    const released = [...environments.values()].flatMap((environment) => environment ?? []);
    const approvals = wanted.approvals ? await reader.read(`approvals of run ${runId}`, () => settledApprovals(forge, context, released)) : [];
    const complete = !reader.failed && run && commits && approvals;
    return {
        facts: complete
            ? { delivery: context.deliveryId, commit: context.commit, challenge, now: context.clock.now().getTime(), run, environments, approvals, commits }
            : undefined,
        refusals: reader.refusals,
        inputs: reader.inputs,
    };
}
/** A job may start before its approval shows in the list; a record that is still missing after this is missing. */
const TRIES = 3;
const PAUSE_MS = 2000;
async function settledApprovals(forge, context, environments) {
    for (let tried = 1;; tried += 1) {
        const reply = await forge.approvals(context.deliveryId.runId);
        const seen = new Set(reply.value.flatMap((record) => record.environments.map(({ id }) => id)));
        if (tried === TRIES || environments.every(({ id }) => seen.has(id)))
            return reply;
        await context.clock.sleep(PAUSE_MS);
    }
}
/** Roles, people and rules count as the protected branch has them, so the file at hand must be that file, byte by byte. */
async function compareDeliveryFile(delivery, world, reader) {
    const { forge } = world;
    const file = repositoryPath(world.deliveryPath ?? delivery.file);
    const name = world.protectedBranch ?? (await reader.read('repository', () => forge.repository()))?.defaultBranch;
    if (name === undefined)
        return;
    const branch = await reader.read(`branch ${name}`, () => forge.branch(name));
    if (reader.failed)
        return;
    if (!branch?.protected)
        return void reader.refusals.push(refuse('branch-not-protected', `the branch ${JSON.stringify(name)} protected`, branch ? 'no protection' : 'no such branch'));
    const bytes = await reader.read(`${file} at ${branch.commit}`, () => forge.file(file, branch.commit));
    if (reader.failed)
        return;
    const there = bytes && (0,core_digest/* sha256 */.sc)(bytes);
    if (there !== delivery.digest)
        reader.refusals.push(refuse('delivery-file-not-protected', `${file} on ${name}: ${delivery.digest}`, there ?? 'no such file there'));
}
function repositoryPath(declared) {
    const plain = declared.split(external_node_path_.sep).join('/').replace(/^\.\//, '');
    if (external_node_path_.isAbsolute(declared) || plain.split('/').some((part) => part === '' || part === '.' || part === '..'))
        throw problem/* InputError */.d.of('delivery-outside-repository', `The delivery file ${JSON.stringify(declared)} is not named from the root of the repository.`, 'Keep the delivery file in the repository and name it from there, for example `models/income/delivery.yml`.');
    return plain;
}
class Reader {
    inputs = [];
    refusals = [];
    /** GitHub left a question open. Other refusals are answers. */
    failed = false;
    async read(name, ask) {
        try {
            const reply = await ask();
            if (reply)
                this.inputs.push({ name, digest: reply.digest });
            return reply?.value;
        }
        catch (error) {
            if (!(error instanceof forge_error/* ForgeError */.Q))
                throw error;
            this.failed = true;
            this.refusals.push(refuse(`github-${error.failure}`, `${error.asked} (needs ${error.permission})`, error.actual, { fix: error.fix }));
            return undefined;
        }
    }
}

// EXTERNAL MODULE: ./.build/src/core/refusal.js
var core_refusal = __webpack_require__(27999);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/evidence/refusal-codes.js
var refusal_codes = __webpack_require__(70090);
;// CONCATENATED MODULE: ./.build/src/approval/verdict.js




function conclude(delivery, context, conclusion) {
    const refused = conclusion.refusals.map((refusal) => refusalFinding(delivery, refusal));
    const findings = [...refused, ...conclusion.findings];
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'require-approval',
            outcome: (0,verdict/* worst */.QZ)(findings.map(({ outcome }) => outcome)),
            headline: conclusion.refusals.length === 0 ? conclusion.headline : `${conclusion.refused}: ${reasons(conclusion.refusals)}.`,
            enforced: true,
            release: context.release,
            findings,
            notes: conclusion.notes,
            facts: conclusion.facts,
        },
        inputs: [{ name: 'delivery file', digest: delivery.digest }, ...conclusion.inputs],
        details: { step: conclusion.step, ...conclusion.details, refusals: conclusion.refusals },
    };
}
/** A finding that something is as it should be, or that it deserves a look. */
function observation(delivery, outcome, found, role) {
    return { ...found, outcome, ...aboutRole(delivery, role) };
}
/** `one person`, `two roles`, `12 commits` */
function counted(count, one, many) {
    const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
    return `${words[count] ?? count} ${count === 1 ? one : many}`;
}
function listed(names) {
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
function refusalFinding(delivery, refusal) {
    const rule = refusal.role === undefined ? 'Approval' : `Approval for the role ${refusal.role}`;
    const finding = (0,core_refusal/* findingOf */.h)(refusal, rule, aboutRole(delivery, refusal.role));
    return { ...finding, message: `${meaningOf(refusal)} ${finding.message}` };
}
function aboutRole(delivery, role) {
    return role === undefined ? {} : { subject: { kind: 'role', name: role }, location: delivery.locate(['approval', 'roles', role]) };
}
function reasons([first, ...more]) {
    const meaning = meaningOf(first).replace(/\.$/, '');
    const sentence = /^(GitHub|Nobody)/.test(meaning) ? meaning : meaning.charAt(0).toLowerCase() + meaning.slice(1);
    return `${sentence} (${first.actual})${more.length > 0 ? `, and ${counted(more.length, 'more reason', 'more reasons')}` : ''}`;
}
function meaningOf({ code }) {
    const known = { ...refusal_codes/* REFUSAL_CODES */.e, ...APPROVAL_REFUSALS };
    return known[code]?.meaning ?? 'The gate stays shut.';
}

;// CONCATENATED MODULE: ./.build/src/approval/record.js



const MOST_NAMES_SHOWN = 20;
/** What an auditor needs to decide again: who, which role, which rules then held, who was barred and by which range. */
function approvalDetails(policy, facts, { involvement, granted }) {
    const { run, commits } = facts;
    const observedAt = new Date(facts.now).toISOString();
    return {
        observedAt,
        // An approval carries no time of its own: it was given after its run began and before it was seen here.
        approvals: granted.map((grant) => ({ ...grant, notBefore: run.startedAt, notAfter: observedAt })),
        expiresAt: expiryOf(policy, facts),
        policy,
        separationOfDuties: {
            enabled: policy.separationOfDuties,
            range: { base: commits.base, head: commits.head, status: commits.status, commits: commits.commits.length },
            people: involvement.people,
        },
        environments: [...facts.environments].map(([role, environment]) => ({ role, environment: environment ?? null })),
        run,
    };
}
/** The start of a run comes from outside and may be no time at all. */
function expiryOf(policy, { run }) {
    const at = new Date(Date.parse(run.startedAt) + policy.expires);
    return Number.isFinite(at.getTime()) ? at.toISOString() : null;
}
function grantFindings(delivery, granted) {
    return granted.map(({ role, person, environment }) => observation(delivery, 'pass', {
        code: 'role-approved',
        rule: `Approval for the role ${role}`,
        message: `${person.login} (${person.id}) approved it in the environment ${environment.name} (${environment.id}) and named the code.`,
        expected: 'a person who had no hand in the candidate and fills no other role',
        actual: `${person.login} (${person.id})`,
    }, role));
}
/** What is right with the environments, and what could not be seen of them; what is wrong is a refusal. */
function environmentFindings(delivery, policy, roles, environments) {
    return roles.flatMap(({ role }) => {
        const environment = environments.get(role);
        if (!environment)
            return [];
        const unknown = bypassUnknown(policy, environment);
        const reviewers = environment.reviewers?.map(({ kind, name }) => (kind === 'Team' ? `team ${name}` : name)).join(', ') || 'nobody';
        const found = {
            code: unknown ? 'environment-admin-bypass-unknown' : 'environment-read',
            rule: `Environment of the role ${role}`,
            message: unknown
                ? `GitHub does not say whether administrators may bypass ${environment.name}; the delivery file accepts that.`
                : `${environment.name} (${environment.id}) is reviewed by ${reviewers}.`,
            expected: 'required reviewers, no self-review, no bypass, a branch policy',
            actual: `reviewers: ${reviewers}`,
            ...(unknown ? { fix: 'Check the setting by hand: Settings, Environments.' } : {}),
        };
        return [observation(delivery, unknown ? 'warn' : 'pass', found, role)];
    });
}
function makerFacts(policy, { people }) {
    if (!policy.separationOfDuties)
        return [];
    const shown = people.slice(0, MOST_NAMES_SHOWN).map(({ login, id }) => `${login} (${id})`);
    const rest = people.length - shown.length;
    return [['Made it and may not approve', `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]];
}
/** One line for everything that is off or defaulted. */
function policyNotes(delivery, policy) {
    const [{ role, environment }] = DEFAULT_ROLES;
    return [
        ...(delivery.spec.approval?.roles ? [] : [`Roles: the default, ${role} on the environment ${environment} (no approval.roles).`]),
        ...unenforced(delivery),
        ...((delivery.spec.evidence?.signing ?? 'none') === 'none' ? ['The evidence is unsigned (evidence.signing: none): its chain shows accidents and clumsy edits, and proves nothing of who wrote it.'] : []),
        ...(policy.separationOfDuties ? [] : ['Separation of duties: off (approval.separation_of_duties: false): makers may approve their own candidate.']),
        ...(policy.separationOfDuties && policy.since === null ? ['Separation of duties: over the whole history, for no commit is known to serve yet.'] : []),
    ];
}
/** Whoever approves must know what was only shown. */
function unenforced({ spec: { data, tests } }) {
    const shown = [data?.enforce === false ? 'data' : '', tests?.enforce === false ? 'tests' : '', data ? '' : 'data (none declared)', tests ? '' : 'tests (none declared)'].filter((name) => name !== '');
    return shown.length > 0 ? [`Not enforced, and so no part of the evidence: ${shown.join(', ')}.`] : [];
}

;// CONCATENATED MODULE: ./.build/src/approval/require-approval.js











/**
 * The plan step: verifies that every role's environment exists and holds a job until somebody has said yes, names who may
 * not approve, and tells reviewers what to type. `details.matrix` lists the role jobs and is never empty.
 */
async function requestApproval(delivery, context, world) {
    const policy = approvalPolicy(delivery, world.since);
    const { roles } = policy;
    return answer(delivery, context, world, policy, { step: 'request', roles, refused: 'Nobody is asked to approve' }, (facts, { challenge }) => {
        const involvement = whoMadeIt(policy, facts.run, facts.commits);
        const barred = policy.separationOfDuties ? involvement : { people: [], refusals: [] };
        const refusals = [
            ...runRefusals(policy, facts),
            ...environmentRefusals(policy, roles, facts.environments),
            ...barred.refusals,
            ...hopelessRoles(policy, facts.environments, barred.people),
        ];
        return {
            refusals,
            findings: environmentFindings(delivery, policy, roles, facts.environments),
            headline: `Waiting for ${counted(roles.length, 'approval', 'approvals')} (${listed(roles.map(({ role }) => role))}): each reviewer looks at the evidence and writes \`${approvalPhrase(challenge)}\` in the comment of the review.`,
            facts: [
                ['Reviewers write', approvalPhrase(challenge)],
                ['Roles', roles.map(({ role, environment }) => `${role} (environment ${environment})`).join(', ')],
                ...makerFacts(policy, involvement),
                ...explanationFacts(world.ledger),
            ],
            // Without a matrix no role job can start, whatever a workflow makes of the outcome.
            details: { ...(refusals.length === 0 ? { matrix: roles } : {}), ...approvalDetails(policy, facts, { involvement, granted: [] }) },
        };
    });
}
/** One role's job: whether this role's approval counts, told at once, while the reviewer is still looking. */
async function checkRole(delivery, context, world) {
    const policy = approvalPolicy(delivery, world.since);
    const roles = policy.roles.filter(({ role }) => role === world.role);
    if (roles.length === 0)
        throw problem/* InputError */.d.of('unknown-role', `There is no role ${JSON.stringify(world.role)}.`, `Name one of ${policy.roles.map(({ role }) => role).join(', ')}.`, delivery.locate(['approval', 'roles']));
    return answer(delivery, context, world, policy, { step: 'role', roles, refused: `Not approved for ${world.role}` }, (facts) => {
        const decision = decide(policy, facts, roles);
        const [granted] = decision.granted;
        return {
            refusals: decision.refusals,
            findings: [...grantFindings(delivery, decision.granted), ...environmentFindings(delivery, policy, roles, facts.environments)],
            headline: `Approved for ${world.role} by ${granted?.person.login}.`,
            facts: [['Role', world.role], ...makerFacts(policy, decision.involvement)],
            details: approvalDetails(policy, facts, decision),
        };
    });
}
/** The approval itself: every role, by a person of its own who had no hand in the candidate, for exactly these bytes. */
async function requireApproval(delivery, context, world) {
    const policy = approvalPolicy(delivery, world.since);
    return answer(delivery, context, world, policy, { step: 'approve', roles: policy.roles, refused: 'Not approved' }, (facts) => {
        const decision = decide(policy, facts);
        return {
            refusals: decision.refusals,
            findings: [...grantFindings(delivery, decision.granted), ...environmentFindings(delivery, policy, policy.roles, facts.environments)],
            headline: approvedHeadline(decision),
            facts: [
                ['Approved by', decision.granted.map(({ role, person }) => `${person.login} for ${role}`).join(', ') || 'nobody'],
                ...makerFacts(policy, decision.involvement),
            ],
            details: approvalDetails(policy, facts, decision),
        };
    });
}
function approvedHeadline({ granted }) {
    const people = counted(new Set(granted.map(({ person }) => person.id)).size, 'person', 'people');
    return `Approved by ${people} for ${counted(granted.length, 'role', 'roles')}: ${listed(granted.map(({ role, person }) => `${person.login} (${role})`))}.`;
}
/** What the three steps share: nothing is asked of GitHub before there is something to approve, nothing decided on half the facts. */
async function answer(delivery, context, world, policy, { step, roles, refused }, decideOn) {
    const shared = { step, refused, notes: policyNotes(delivery, policy), inputs: [], facts: [], findings: [], headline: refused };
    const subject = approvable(delivery, context, policy, world);
    if ('refusals' in subject)
        return conclude(delivery, context, { ...shared, refusals: subject.refusals, details: {} });
    const wanted = { roles, approvals: step !== 'request', protectedFile: step !== 'role' };
    const gathered = await gather(delivery, context, world, policy, subject.challenge, wanted);
    const found = gathered.facts ? decideOn(gathered.facts, subject) : { refusals: [], details: {} };
    return conclude(delivery, context, {
        ...shared,
        ...found,
        refusals: [...gathered.refusals, ...found.refusals],
        inputs: inputsOf(subject, gathered),
        details: { challenge: displayChallenge(subject.challenge), subject: subject.subject, ...found.details },
    });
}
function inputsOf({ subject }, { inputs }) {
    return [{ name: 'evidence set', digest: subject.evidence }, { name: 'approval policy', digest: subject.policy }, ...inputs];
}

// EXTERNAL MODULE: ./.build/src/run/gate-policy.js
var gate_policy = __webpack_require__(89034);
// EXTERNAL MODULE: ./.build/src/run/judge.js + 1 modules
var judge = __webpack_require__(67652);
// EXTERNAL MODULE: ./.build/src/run/ledger-file.js
var ledger_file = __webpack_require__(67291);
// EXTERNAL MODULE: ./.build/src/run/serving.js
var serving = __webpack_require__(71545);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var run_signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/stages.js + 3 modules
var stages = __webpack_require__(40989);
;// CONCATENATED MODULE: ./.build/src/run/approval.js











const APPROVAL_STEPS = ['request', 'role', 'approve'];
/** The three steps of an approval; `approve` leaves the ledger with the approval in it in `session.out`. */
async function runApproval(session, options) {
    let read;
    // What cannot be read is said by the stage below, on every surface.
    const peek = await (0,ledger_file/* readLedgerFile */.U)(options.ledger, { trust: {} }).catch(() => undefined);
    const release = peek?.ledger.entries[0] && releaseOfLedger(peek);
    const keep = options.step === 'approve'
        ? async (statement, delivery) => {
            const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
            if (read && read.ledger.refusals.length === 0)
                await (0,ledger_file/* extendLedgerFile */.u)(read, statement, signing, external_node_path_.join(session.out, evidence_ledger/* LEDGER_FILE */.th));
        }
        : undefined;
    return (0,judge/* judge */.S)({ ...(0,stages.named)(session, release), purpose: 'deliver' }, 'require-approval', { release, keep }, async (delivery, context) => {
        const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
        read = await (0,ledger_file/* readLedgerFile */.U)(options.ledger, signing, options.head);
        const gate = await (0,gate_policy/* gatePolicyOf */.f)(delivery, context.deliveryId, signing.allowed, 'request');
        const since = options.since ?? (await (0,serving/* servingNow */.N)(session))?.commit;
        const world = { forge: options.forge, ledger: read.ledger, gate, since };
        switch (options.step) {
            case 'request':
                return requestApproval(delivery, context, world);
            case 'role': {
                if (!options.role)
                    throw problem/* InputError */.d.of('role-missing', 'Step `role` was asked for without a role.', 'Give the role of this job, from the matrix of the step `request`.');
                return checkRole(delivery, context, { ...world, role: options.role });
            }
            case 'approve':
                return requireApproval(delivery, context, world);
        }
    });
}
function releaseOfLedger({ ledger }) {
    const identified = (0,evidence_ledger/* latest */.IW)(ledger, 'identify')?.statement ?? ledger.entries[0].statement;
    return identified.predicate.verdict.release ?? { name: identified.subject[0].name, digest: (0,evidence_statement/* subjectOf */.et)(identified) };
}


/***/ })

};
