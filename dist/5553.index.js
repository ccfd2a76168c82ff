export const id = 5553;
export const ids = [5553,5679];
export const modules = {

/***/ 81181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kt: () => (/* binding */ answerId),
/* harmony export */   WH: () => (/* binding */ concernRefusals),
/* harmony export */   fh: () => (/* binding */ concernsAbout)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _challenge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38922);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41310);
/* harmony import */ var _sources_ballot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86474);




const MOST_TEXT = 10_000;
/** Every concern about this release, oldest first. Pure. */
function concernsAbout(policy, facts) {
    return facts.threads.flatMap((thread) => filed(thread, facts).map((found) => concernOf(thread, found, policy, facts)));
}
/** The id under which an approving review answers a concern, in a line of its own. */
function answerId({ issue }) {
    return `concern-${issue}`;
}
function concernRefusals(concerns) {
    return concerns
        .filter(({ answers }) => answers.length === 0)
        .map((concern) => {
        const { issue, by, veto, uncounted } = concern;
        const who = veto.length > 0 ? `somebody of the role ${veto.join(' or ')}` : 'somebody of a role of this delivery';
        const actual = `the concern of ${(0,_sources_ballot_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .V)(by)} in #${issue} has no answer${uncounted.length > 0 ? ` (${uncounted.join('; ')})` : ''}`;
        return (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)(veto.length > 0 ? 'vetoed' : 'concern-open', `an answer of ${who} to every concern about this release`, actual);
    });
}
/** The issue itself where it names the release, and every comment of a person that says `concern` and names it. */
function filed({ issue, comments, about }, facts) {
    const opening = { author: issue.author, body: `${issue.title}\n${issue.body}`, createdAt: issue.createdAt };
    const isPerson = ({ author }) => author?.type !== 'Bot';
    const first = !about && isPerson(opening) && names(opening.body, facts) ? [opening] : [];
    return [...first, ...comments.filter((comment) => isPerson(comment) && /^\s*concern\b/i.test(comment.body) && (about || names(comment.body, facts)))];
}
/** The whole digest, its first 12 hexadecimal characters, or the challenge. */
function names(text, { release, challenge }) {
    const hex = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(release);
    const found = [...text.slice(0, MOST_TEXT).matchAll(/(?<![0-9a-z])(?:sha256:)?([0-9a-f]{12,64})(?![0-9a-z])/gi)].some(([, named]) => hex.startsWith(named.toLowerCase()));
    return found || (0,_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .challengeIn */ .F2)(text.slice(0, MOST_TEXT), challenge) === 'right';
}
function concernOf({ issue, comments }, found, { veto }, facts) {
    const own = facts.roles.get(found.author?.id ?? 0) ?? [];
    const concern = {
        issue: issue.number,
        by: found.author && label(found.author),
        at: found.createdAt,
        text: found.body.slice(0, MOST_TEXT),
        veto: own.filter((role) => veto.includes(role)),
        answers: [],
        uncounted: [],
    };
    for (const comment of comments)
        answer(concern, comment, facts);
    for (const { person, role, answers } of facts.reviewed) {
        const text = answers[answerId(concern)];
        if (text !== undefined && (concern.veto.length === 0 || concern.veto.includes(role)))
            concern.answers.push({ by: person, roles: [role], text });
    }
    return concern;
}
function answer(concern, { author, body, createdAt, updatedAt }, { mayAnswer }) {
    if (!/^\s*answer\b/i.test(body) || Date.parse(createdAt) < Date.parse(concern.at))
        return;
    const roles = (author && author.type === 'User' && mayAnswer.get(author.id)) || [];
    const counted = concern.veto.length === 0 ? roles : roles.filter((role) => concern.veto.includes(role));
    if (counted.length === 0)
        concern.uncounted.push(`${(0,_sources_ballot_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .V)(author)} answered and ${roles.length > 0 ? 'has another role' : 'has no role here that may answer'}`);
    // Whoever may write here can change another's words.
    else if (createdAt !== updatedAt)
        concern.uncounted.push(`the answer of ${(0,_sources_ballot_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .V)(author)} was changed afterwards`);
    else
        concern.answers.push({ by: label(author), roles: [...counted], text: body.slice(0, MOST_TEXT), at: createdAt });
}
function label({ id, login }) {
    return { id, login };
}


/***/ }),

/***/ 30940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v8: () => (/* binding */ concernsIn),
  LD: () => (/* binding */ decide),
  r_: () => (/* binding */ runRefusals)
});

// EXTERNAL MODULE: ./.build/src/approval/challenge.js
var approval_challenge = __webpack_require__(38922);
// EXTERNAL MODULE: ./.build/src/approval/decision/concerns.js
var decision_concerns = __webpack_require__(81181);
// EXTERNAL MODULE: ./.build/src/approval/facts/gather-concerns.js
var gather_concerns = __webpack_require__(79656);
// EXTERNAL MODULE: ./.build/src/approval/decision/matching.js
var matching = __webpack_require__(78259);
// EXTERNAL MODULE: ./.build/src/approval/decision/people.js
var people = __webpack_require__(49055);
// EXTERNAL MODULE: ./.build/src/approval/refusal-codes.js + 1 modules
var refusal_codes = __webpack_require__(41310);
;// CONCATENATED MODULE: ./.build/src/approval/decision/rationale.js


/** Reads `id: answer` lines; an answer goes on until the next question's line, the code's line, or an empty one. */
function rationaleIn(comment, questions) {
    const ids = new Map(questions.map(({ id }) => [id.toLowerCase(), id]));
    const answers = new Map();
    let open;
    for (const line of (0,approval_challenge/* withoutChallenge */.oP)(comment).split(/\r\n|\r|\n/)) {
        const [, name = '', rest = ''] = /^[ \t>*-]*([A-Za-z][A-Za-z0-9-]{0,29})[ \t]*:(.*)$/.exec(line) ?? [];
        const id = ids.get(name.toLowerCase());
        if (id !== undefined)
            answers.set(id, (open = [rest]));
        else if (line.trim() === '')
            open = undefined;
        else
            open?.push(line);
    }
    const said = [...answers].map(([id, lines]) => [id, plain(lines.join(' '))]).filter(([, answer]) => /[\p{L}\p{N}]/u.test(answer));
    return { text: plain((0,approval_challenge/* withoutChallenge */.oP)(comment)), answers: Object.fromEntries(said) };
}
/** What a comment still lacks; each missing answer is a refusal of its own. `who`: the reviewer, for people. */
function rationaleRefusals(rules, comment, who, role) {
    if (rules === null)
        return [];
    const { text, answers } = rationaleIn(comment, rules.questions);
    const length = [...text].length;
    const short = length < rules.characters ? [(0,refusal_codes/* refuse */.T)('rationale-missing', `at least ${rules.characters} characters of ${who} beside the code`, `${length}`, { role })] : [];
    const unanswered = rules.questions.filter(({ id }) => !Object.hasOwn(answers, id));
    return [...short, ...unanswered.map(({ id, ask }) => (0,refusal_codes/* refuse */.T)('answer-missing', `a line \`${id}: …\` of ${who}, which answers: ${ask}`, 'no such line, or nothing behind the colon', { role }))];
}
/** Characters that nobody sees make no text longer. */
function plain(text) {
    return text.replaceAll(/\p{C}/gu, ' ').replaceAll(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./.build/src/approval/decision/pinned.js

/**
 * Whether nobody could have put other code in the place of the workflow that asked for the approval: every reusable workflow of the run
 * was named by the whole commit that it was then taken at, or lies in the commit that the run was started for. GitHub resolves a tag
 * or a branch at the start of an attempt, and its owner may move it between two runs.
 */
function pinRefusals({ referencedWorkflows, headCommit }) {
    return referencedWorkflows
        .filter(({ path, commit }) => commit !== headCommit && !path.endsWith(`@${commit}`))
        .map(({ path, commit }) => (0,refusal_codes/* refuse */.T)('workflow-not-pinned', 'reusable workflows named by a whole commit id', `${path}, which was ${commit} this time`));
}

// EXTERNAL MODULE: ./.build/src/approval/sources/ballot.js
var ballot = __webpack_require__(86474);
// EXTERNAL MODULE: ./.build/src/approval/decision/environments.js
var environments = __webpack_require__(54046);
;// CONCATENATED MODULE: ./.build/src/approval/sources/environments.js



/** Reviews of the roles' environments in the run of the delivery: GitHub let each person through, which proves the role. */
function environmentBallot(policy, facts, roles) {
    const votes = roles.flatMap(({ slot }) => {
        const environment = facts.environments.get(slot);
        if (!environment)
            return [];
        // By id: names differ in case, and an environment that was deleted and made anew has the same name.
        const given = facts.approvals.filter((record) => record.state === 'approved' && record.environments.some(({ id }) => id === environment.id));
        const place = { environment: { id: environment.id, name: environment.name } };
        return given.map(({ user, comment }) => ({ slots: [slot], user, comment, place, doubts: [] }));
    });
    // Whatever it was about: somebody looked at this run and said no.
    const rejections = facts.approvals
        .filter(({ state }) => state === 'rejected')
        .map(({ user, environments }) => (0,refusal_codes/* refuse */.T)('rejected', 'no rejection in this run', `${(0,ballot/* nameOf */.V)(user)} rejected ${environments.map(({ name }) => name).join(', ') || 'a job of it'}`));
    return {
        votes,
        refusals: [...(0,environments/* environmentRefusals */.rM)(policy, roles, facts.environments, facts.branches), ...rejections],
        missing: (role) => {
            const environment = facts.environments.get(role.slot);
            return (0,refusal_codes/* refuse */.T)('released-without-approval', `an approval of ${environment?.name ?? role.environment} (environment ${environment?.id ?? 'unknown'}) for ${(0,ballot/* slotName */.M)(role)}`, 'none in this run', { role: role.role });
        },
    };
}

;// CONCATENATED MODULE: ./.build/src/approval/sources/pull-request.js



/**
 * Reviews of a pull request that changes one file, which names one release and one challenge. A review counts for the commit
 * that it looked at alone, and the last word of a person is their word.
 */
function reviewBallot(policy, { challenge, promotion, final }, roles) {
    const missing = (role) => (0,refusal_codes/* refuse */.T)('review-missing', `an approving review for ${(0,ballot/* slotName */.M)(role)}, by ${listOf(role)}, with \`${(0,approval_challenge/* approvalPhrase */.$2)(challenge)}\``, 'none of the head commit', { role: role.role });
    if (!promotion?.pull)
        return { votes: [], refusals: [(0,refusal_codes/* refuse */.T)('promotion-missing', 'a pull request that changes the promotion file', 'none')], missing };
    const { pull } = promotion;
    const last = lastWords(promotion.reviews);
    return {
        votes: last.flatMap((review) => voteOf(review, pull, promotion, roles)),
        refusals: [...promotionRefusals(promotion, pull, final), ...last.flatMap((review) => rejectionOf(review, pull, policy, promotion))],
        missing,
    };
}
function promotionRefusals({ wanted, files, atHead, onBranch, branch, pusher }, pull, final) {
    const refusals = [];
    const no = (code, expected, actual) => void refusals.push((0,refusal_codes/* refuse */.T)(code, `pull request #${pull.number}: ${expected}`, actual));
    if (!branch.protected)
        no('branch-not-protected', `the branch ${JSON.stringify(branch.name)} protected`, 'no protection');
    if (pull.base.branch !== branch.name)
        no('promotion-elsewhere', `for the branch ${branch.name}`, `for ${pull.base.branch}`);
    if (pull.head.fromFork)
        no('promotion-elsewhere', 'from a branch of this repository', 'from a fork');
    const others = files.filter(({ path }) => path !== wanted.path);
    if (files.length !== 1 || others.length > 0)
        no('promotion-changes-more', `changes ${wanted.path} and nothing else`, files.length === 0 ? 'nothing changed' : files.map(({ path, status }) => `${path} (${status})`).slice(0, 5).join(', '));
    if (atHead !== wanted.text)
        no('promotion-names-another', `${wanted.path} as the request asked for it`, atHead === undefined ? 'no such file' : `another text (${atHead.length} characters)`);
    if (pusher === undefined)
        no('pusher-unknown', 'an account that pushed its head', 'no push of it that GitHub tells of');
    if (final && !pull.merged)
        no('promotion-not-merged', 'merged', pull.state);
    // Taking the file back takes the approval back.
    if (final && pull.merged && onBranch !== wanted.text)
        no('promotion-withdrawn', `${wanted.path} on ${branch.name} as it was approved`, onBranch === undefined ? 'no such file' : 'another text');
    return refusals;
}
/** A comment is no word about it, and a person has one: the last. */
function lastWords(reviews) {
    const last = new Map();
    const gone = [];
    for (const review of reviews) {
        if (review.state === 'COMMENTED' || review.state === 'PENDING')
            continue;
        if (review.user)
            last.set(review.user.id, review);
        else
            gone.push(review);
    }
    return [...last.values(), ...gone];
}
/** Of somebody with a say: changes once asked for stand until the same person approves, on whatever commit they were. */
function rejectionOf({ state, user, commit }, pull, { known }, { writers }) {
    const hasSay = user === null || writers.has(user.id) || known.some(({ people }) => people?.includes(user.id));
    if (state !== 'CHANGES_REQUESTED' || !hasSay)
        return [];
    return [(0,refusal_codes/* refuse */.T)('rejected', `no rejection of pull request #${pull.number}`, `${(0,ballot/* nameOf */.V)(user)} asked for changes (at ${commit?.slice(0, 7) ?? 'a commit that is gone'})`)];
}
function voteOf(review, pull, promotion, roles) {
    const { user, commit, state, body } = review;
    const slots = roles.filter(({ people }) => user !== null && people?.includes(user.id)).map(({ slot }) => slot);
    if (state === 'CHANGES_REQUESTED' || slots.length === 0)
        return [];
    const { role } = roles.find(({ slot }) => slot === slots[0]);
    const doubts = [];
    const no = (code, expected, actual) => void doubts.push((0,refusal_codes/* refuse */.T)(code, expected, `${(0,ballot/* nameOf */.V)(user)}: ${actual}`, { role }));
    if (state === 'DISMISSED')
        no('review-dismissed', 'a review that stands', 'the review was dismissed');
    if (commit !== pull.head.commit)
        no('review-of-another-commit', `a review of ${pull.head.commit}`, `one of ${commit ?? 'a commit that is gone'}`);
    if (review.edited)
        no('review-edited', 'a review in its reviewer\'s first words', 'its text was changed afterwards, which others may do too');
    if (!promotion.writers.has(user.id))
        no('reviewer-without-write', 'a reviewer who may write here', 'no right to write');
    if (user.id === pull.author?.id)
        no('reviewer-proposed-it', `a reviewer who did not open pull request #${pull.number}`, 'opened it');
    if (user.id === promotion.pusher?.id)
        no('reviewer-proposed-it', `a reviewer who did not push to pull request #${pull.number}`, 'pushed its head');
    return [{ slots, user, comment: body, place: { review: { pullRequest: pull.number, id: review.id, commit: commit ?? '' } }, doubts }];
}
function listOf({ people = [] }) {
    return people.length > 0 ? `one of the accounts ${people.join(', ')}` : 'nobody (the role names no people)';
}

;// CONCATENATED MODULE: ./.build/src/approval/decision/decide.js











/**
 * Whether the roles (all of the policy, unless fewer are asked about) are approved. Pure: the same facts give the same
 * answer, whichever source they come from. Every refusal is found, not only the first.
 */
function decide(policy, facts, roles = policy.roles) {
    const involvement = (0,people/* whoMadeIt */.B)(policy, facts.run, facts.commits, facts.pushed);
    const ballot = policy.source === 'pull-request' ? reviewBallot(policy, facts, roles) : environmentBallot(policy, facts, roles);
    const { granted, refusals } = grants(policy, facts, roles, involvement, ballot);
    const concerns = concernsIn(policy, facts, involvement, granted);
    return {
        involvement,
        granted,
        concerns,
        refusals: [...runRefusals(policy, facts), ...ballot.refusals, ...(policy.separationOfDuties ? involvement.refusals : []), ...refusals, ...(0,decision_concerns/* concernRefusals */.WH)(concerns)],
    };
}
/** Concerns about the release, answered by people with a role who had no hand in it, on the issue or in their reviews. */
function concernsIn(policy, facts, involvement, granted) {
    const roles = (0,gather_concerns/* rolesOfPeople */.o)(policy, facts.environments);
    const made = new Set(policy.separationOfDuties ? involvement.people.map(({ id }) => id) : []);
    const mayAnswer = new Map([...roles].filter(([id]) => !made.has(id)));
    const ids = facts.threads.map(({ issue }) => ({ id: (0,decision_concerns/* answerId */.Kt)({ issue: issue.number }) }));
    const reviewed = granted.map(({ person, role, comment }) => ({ person, role, answers: rationaleIn(comment, ids).answers }));
    return (0,decision_concerns/* concernsAbout */.fh)(policy, { release: facts.release, challenge: facts.challenge, threads: facts.threads, mayAnswer, roles, reviewed });
}
/** A runner's clock may be off by this much before nothing it says of ages can be believed. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** What must hold of the run itself, before anybody is asked and again when all have answered. */
function runRefusals(policy, facts) {
    const { delivery, commit, now, run } = facts;
    const refusals = [];
    if (run.repositoryId !== delivery.repositoryId)
        refusals.push((0,refusal_codes/* refuse */.T)('wrong-repository', `repository ${delivery.repositoryId}`, `repository ${run.repositoryId}`));
    if (run.id !== delivery.runId)
        refusals.push((0,refusal_codes/* refuse */.T)('wrong-run', `run ${delivery.runId}`, `run ${run.id}`));
    if (delivery.runAttempt !== 1 || run.attempt !== 1)
        refusals.push((0,refusal_codes/* refuse */.T)('run-attempt-repeated', 'attempt 1 of the run', `attempt ${Math.max(delivery.runAttempt, run.attempt)}`));
    if (commit !== undefined && commit !== run.headCommit)
        refusals.push((0,refusal_codes/* refuse */.T)('wrong-commit', `a run of commit ${commit}`, `a run of commit ${run.headCommit}`));
    refusals.push(...pinRefusals(run));
    const age = now - Date.parse(run.startedAt);
    if (!(age >= -CLOCK_TOLERANCE_MS))
        refusals.push((0,refusal_codes/* refuse */.T)('clock-disagrees', 'a run that began before now', `a start at ${run.startedAt}, seen ${Number.isFinite(age) ? `${Math.ceil(-age / 60_000)} minutes earlier` : 'at no readable time'}`));
    // An approval has no time. It cannot be older than its run, so the run's age bounds its age.
    if (!(age <= policy.expires))
        refusals.push((0,refusal_codes/* refuse */.T)('approval-expired', `a run begun at most ${hours(policy.expires)} ago`, `one begun ${hours(age)} ago`));
    return refusals;
}
function hours(milliseconds) {
    const count = milliseconds / 3_600_000;
    return count >= 48 ? `${Math.round(count / 2.4) / 10} days` : `${Math.round(count * 10) / 10} hours`;
}
function grants(policy, facts, roles, involvement, ballot) {
    const refusals = [];
    const candidates = new Map();
    const votes = new Map();
    const doubted = new Map();
    for (const role of roles) {
        // An environment that is missing has its own refusal; nothing can have been approved in it.
        if (policy.source === 'environments' && !facts.environments.get(role.slot))
            continue;
        const given = ballot.votes.filter(({ slots }) => slots.includes(role.slot));
        const doubts = given.map((vote) => whyNot(vote, role, policy, facts, involvement));
        const good = new Map(given.filter((_vote, index) => doubts[index].length === 0).map((vote) => [vote.user.id, vote]));
        votes.set(role.slot, good);
        doubted.set(role.slot, doubts.flat());
        if (good.size > 0)
            candidates.set(role.slot, [...good.keys()]);
        else
            refusals.push(...(given.length === 0 ? [ballot.missing(role)] : doubts.flat()));
    }
    const { filled, missing } = (0,matching/* matchRoles */.z)(candidates);
    const logins = new Map([...votes.values()].flatMap((people) => [...people].map(([id, { user }]) => [id, user.login])));
    // Whoever tried for the slot that stays open is told what was wrong; else there are too few people.
    refusals.push(...missing.flatMap((slot) => (doubted.get(slot).length > 0 ? doubted.get(slot) : [sharedPerson(roles.find((role) => role.slot === slot), candidates, logins)])));
    const granted = [...filled].map(([slot, id]) => grantOf(roles.find((role) => role.slot === slot), votes.get(slot).get(id), policy));
    return { granted: granted.sort((a, b) => (a.slot < b.slot ? -1 : 1)), refusals };
}
function grantOf({ role, slot }, { user, comment, place }, policy) {
    const where = place;
    return { role, slot, ...where, person: { id: user.id, login: user.login }, comment, answers: rationaleIn(comment, policy.rationale?.questions ?? []).answers };
}
function whyNot({ user, comment, doubts }, role, policy, facts, involvement) {
    const refusals = [...doubts];
    const about = { role: role.role };
    const phrase = (0,approval_challenge/* approvalPhrase */.$2)(facts.challenge);
    const named = (0,approval_challenge/* challengeIn */.F2)(comment, facts.challenge);
    if (named === 'none')
        refusals.push((0,refusal_codes/* refuse */.T)('challenge-missing', `\`${phrase}\` in the comment of ${(0,ballot/* nameOf */.V)(user)}`, comment.trim() === '' ? 'no comment' : 'a comment without a code', about));
    if (named === 'wrong')
        refusals.push((0,refusal_codes/* refuse */.T)('challenge-wrong', `\`${phrase}\` in the comment of ${(0,ballot/* nameOf */.V)(user)}`, 'a comment with another code', about));
    refusals.push(...rationaleRefusals(policy.rationale, comment, (0,ballot/* nameOf */.V)(user), role.role));
    if (!user || user.type !== 'User' || policy.people[user.login.toLowerCase()] === 'bot')
        refusals.push((0,refusal_codes/* refuse */.T)('approver-not-a-person', `an account of a person for ${(0,ballot/* slotName */.M)(role)}`, `${(0,ballot/* nameOf */.V)(user)}${user ? ` (${user.type})` : ''}`, about));
    const made = policy.separationOfDuties && user ? involvement.people.find(({ id }) => id === user.id) : undefined;
    if (made)
        refusals.push((0,refusal_codes/* refuse */.T)('approver-made-the-candidate', `a reviewer for ${role.role} who had no hand in the candidate`, `${(0,ballot/* nameOf */.V)(user)}: ${made.because.join(', ')}`, about));
    return refusals;
}
function sharedPerson(role, candidates, logins) {
    const people = candidates.get(role.slot);
    const names = people.map((id) => logins.get(id)).join(' and ');
    const others = [...candidates.keys()].filter((other) => other !== role.slot && candidates.get(other).some((id) => people.includes(id)));
    return (0,refusal_codes/* refuse */.T)('one-person-for-several-roles', `another person for ${(0,ballot/* slotName */.M)(role)}`, `only ${names}, needed for ${others.join(' and ')}`, { role: role.role });
}


/***/ }),

/***/ 49055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ whoMadeIt)
/* harmony export */ });
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41310);

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
function whoMadeIt(policy, run, range, pushed) {
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
    for (const head of pushed)
        found.pusher(head);
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
        this.refusals.set('starter', (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('starter-unknown', 'a run whose starter is known', `the account that ${because} is gone`));
    }
    /** A commit says what its maker wrote into it; the account behind the push is what GitHub knows. */
    pusher({ what, by }) {
        if (by)
            return this.account(by, what);
        this.refusals.set(`pusher ${what}`, (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('pusher-unknown', `the account that ${what}`, by === null ? 'an account that is gone' : 'no push of it that GitHub tells of'));
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
        this.refusals.set(`bot ${login}`, (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('bot-not-listed', `${login} in approval.people`, `${login} is ${because} and is not listed`, {
            fix: `If you accept what this bot makes, add to \`approval.people\` on the protected branch the line  ${line}`,
        }));
    }
    #unknown(email, name, because) {
        if (email === '') {
            this.refusals.set(`unnamed ${because}`, (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('author-unknown', 'an e-mail for everybody who made the candidate', `${because} has none (${name || 'no name'})`, {
                fix: 'Write the commit anew with an e-mail of its author.',
            }));
            return;
        }
        const line = `${JSON.stringify(email)}: ACCOUNT_ID`;
        this.refusals.set(`unknown ${email}`, (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('author-unknown', `an account of ${email}`, `${name || email}, ${because}, is linked to none`, {
            fix: `Add to \`approval.people\` on the protected branch the line  ${line}  (the number that \`gh api users/LOGIN --jq .id\` prints; \`bot\` for a machine), or let its owner add the e-mail to the account.`,
        }));
    }
}


/***/ }),

/***/ 66828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ conditionFacts)
/* harmony export */ });
/* harmony import */ var _github_forge_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22075);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41310);


const NOT_ASKED = { unknown: 'nobody asked' };
/** Asks what the policy's conditions need, and nothing else. What cannot be had is said, and taken for neither good nor bad. */
async function conditionFacts(model, policy, { forge, policyForge = forge, standing }) {
    const { stopFile, floorStopFile, incidentLabels } = policy;
    return {
        model,
        stopFile: stopFile === null ? NOT_ASKED : await isThere(forge, forge?.fullName, stopFile),
        floorStopFile: floorStopFile === null ? NOT_ASKED : await isThere(policyForge, floorStopFile.repository, floorStopFile.file),
        incidents: incidentLabels.length === 0 ? NOT_ASKED : await incidentsOf(forge, incidentLabels),
        takenBack: standing.takenBack,
        neighbours: standing.neighbours,
    };
}
/** Of the default branch, as it is now: without a ref GitHub takes that one. */
async function isThere(forge, repository, file) {
    return known(forge, async (github) => (await github.fileOf(repository, file)) !== undefined);
}
async function incidentsOf(forge, labels) {
    return known(forge, async (github) => {
        const found = new Map();
        for (const label of labels)
            for (const { number, title, labels: all, state } of (await github.issues({ label }))?.value ?? [])
                if (state === 'open')
                    found.set(number, { number, title, labels: all });
        return [...found.values()];
    });
}
async function known(forge, ask) {
    if (!forge)
        return { unknown: 'there is no GitHub to ask here (no token, or no run)' };
    try {
        return { value: await ask(forge) };
    }
    catch (error) {
        if (!(error instanceof _github_forge_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q))
            throw error;
        const wanted = `${error.asked} (needs ${error.permission})`;
        return { unknown: `${wanted}: ${error.actual}`, refusal: (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`github-${error.failure}`, wanted, error.actual, { fix: error.fix }) };
    }
}


/***/ }),

/***/ 76038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ky: () => (/* binding */ overrideRefusals),
/* harmony export */   k0: () => (/* binding */ overrideChallenge),
/* harmony export */   qj: () => (/* binding */ gatherOverride),
/* harmony export */   u3: () => (/* binding */ OVERRIDES),
/* harmony export */   xQ: () => (/* binding */ decideOverride)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _challenge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38922);
/* harmony import */ var _decision_decide_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30940);
/* harmony import */ var _decision_environments_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54046);
/* harmony import */ var _facts_gather_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29492);
/* harmony import */ var _facts_reader_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(99664);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41310);
/* harmony import */ var _sources_ballot_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(86474);








const OVERRIDES = ['resume', 'skip', 'gate', 'break-glass'];
function overrideChallenge({ action, run, delivery, release, head, reason }) {
    return (0,_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ override: { action, run, delivery, release, head, reason } }));
}
/** Asked before anybody answers (`approvals: false`) and when somebody has. What GitHub leaves open is a refusal. */
async function gatherOverride(forge, context, policy, challenge, approvals) {
    const reader = new _facts_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .Reader */ .m();
    const { runId } = context.deliveryId;
    const run = await reader.read(`run ${runId}`, () => forge.run(runId));
    const environment = await reader.read(`environment ${policy.override}`, () => forge.environment(policy.override));
    const branches = await (0,_facts_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .protections */ .Pe)(forge, reader, [environment]);
    const given = approvals && environment ? await reader.read(`approvals of run ${runId}`, () => (0,_facts_gather_js__WEBPACK_IMPORTED_MODULE_4__/* .settledApprovals */ .cC)(forge, context, [environment])) : [];
    const complete = !reader.failed && run && given;
    return { facts: complete ? { delivery: context.deliveryId, challenge, now: context.clock.now().getTime(), run, environment, branches, approvals: given } : undefined, reader };
}
/** Why nobody could review it: told before anybody is asked, and again when somebody has. */
function overrideRefusals(policy, facts) {
    const role = { role: 'override', slot: 'override', environment: policy.override };
    // Who asks never answers, whatever a delivery file says of separation of duties.
    const rules = { separationOfDuties: true, adminBypass: policy.adminBypass, expires: policy.expires };
    return [...(0,_decision_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .runRefusals */ .r_)(policy, { ...facts, commit: undefined }), ...(0,_decision_environments_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentRefusals */ .rM)(rules, [role], new Map([['override', facts.environment]]), facts.branches)].map(withoutRole);
}
/** Who let it pass: one person, by the code, in the override's environment, who did not ask for it. Pure. */
function decideOverride(policy, facts) {
    const refusals = overrideRefusals(policy, facts);
    const rejected = facts.approvals.filter(({ state }) => state === 'rejected');
    refusals.push(...rejected.map(({ user }) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .T)('rejected', 'no rejection in this run', `${(0,_sources_ballot_js__WEBPACK_IMPORTED_MODULE_7__/* .nameOf */ .V)(user)} rejected it`)));
    const given = facts.approvals.filter(({ state, environments }) => state === 'approved' && environments.some(({ id }) => id === facts.environment?.id));
    if (facts.environment && given.length === 0)
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .T)('released-without-approval', `an approval of ${facts.environment.name} (environment ${facts.environment.id})`, 'none in this run'));
    const doubts = given.map((record) => ({ record, why: whyNot(record, facts) }));
    const good = doubts.find(({ why }) => why.length === 0)?.record;
    if (!good)
        refusals.push(...doubts.flatMap(({ why }) => why));
    return refusals.length === 0 && good ? { refusals, by: { id: good.user.id, login: good.user.login }, comment: good.comment } : { refusals };
}
function whyNot({ user, comment }, { challenge, run }) {
    const refusals = [];
    const named = (0,_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .challengeIn */ .F2)(comment, challenge);
    const expected = `\`${(0,_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .approvalPhrase */ .$2)(challenge)}\` in the comment of ${(0,_sources_ballot_js__WEBPACK_IMPORTED_MODULE_7__/* .nameOf */ .V)(user)}`;
    if (named === 'none')
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .T)('challenge-missing', expected, comment.trim() === '' ? 'no comment' : 'a comment without a code'));
    if (named === 'wrong')
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .T)('challenge-wrong', expected, 'a comment with another code'));
    if (user?.type !== 'User')
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .T)('approver-not-a-person', 'an account of a person', (0,_sources_ballot_js__WEBPACK_IMPORTED_MODULE_7__/* .nameOf */ .V)(user)));
    if (!run.actor || !run.triggeringActor)
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .T)('starter-unknown', 'a run whose starter is known', 'an account that is gone'));
    else if (user && [run.actor.id, run.triggeringActor.id].includes(user.id))
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .refuse */ .T)('override-by-asker', 'a reviewer who did not ask for it', (0,_sources_ballot_js__WEBPACK_IMPORTED_MODULE_7__/* .nameOf */ .V)(user)));
    return refusals;
}
/** An override has no role of `approval.roles` to point at. */
function withoutRole({ role: _role, ...refusal }) {
    return refusal;
}


/***/ }),

/***/ 86474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ slotName),
/* harmony export */   V: () => (/* binding */ nameOf)
/* harmony export */ });
/** `the role risk`, or `the role risk (risk.2)` where it has several slots. */
function slotName({ role, slot }) {
    return slot === role ? `the role ${role}` : `the role ${role} (${slot})`;
}
function nameOf(user) {
    return user ? `${user.login} (${user.id})` : 'an account that is gone';
}


/***/ }),

/***/ 27999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ findingOf)
/* harmony export */ });
/** A refusal as a finding of a verdict: same code, same numbers, always `fail`. `rule` says in plain words what was asked. */
function findingOf(refusal, rule, about = {}) {
    return {
        code: refusal.code,
        outcome: 'fail',
        rule,
        message: `Expected ${refusal.expected}, found ${refusal.actual}.`,
        expected: refusal.expected,
        actual: refusal.actual,
        fix: refusal.fix,
        ...about,
    };
}


/***/ }),

/***/ 5824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ isProbed)
/* harmony export */ });
/** Whether the model itself has to be run for what the delivery file asks: stage probe-model, beside team code. */
function isProbed(tests) {
    return tests?.behaviour !== undefined || tests?.explanations !== undefined || tests?.serving !== undefined || tests?.golden?.ask === 'predictor';
}


/***/ }),

/***/ 34789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ declaredSecrets)
/* harmony export */ });
/** `release.secrets`, whichever way each was written. */
function declaredSecrets(spec) {
    return (spec.release.secrets ?? []).map((secret) => (typeof secret === 'string' ? { name: secret } : secret));
}


/***/ }),

/***/ 20427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jo: () => (/* binding */ MOST_HEAD_BYTES),
/* harmony export */   _d: () => (/* binding */ HEAD_FILE),
/* harmony export */   ci: () => (/* binding */ signHead),
/* harmony export */   zy: () => (/* binding */ readHead)
/* harmony export */ });
/* unused harmony export HEAD_TYPE */
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(84057);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34462);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _read_ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35205);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70090);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39816);







/** Beside the ledger: its length and last digest, signed. */
const HEAD_FILE = 'ledger.head.json';
const HEAD_TYPE = 'urn:sluice:ledger-head:v1';
const MOST_HEAD_BYTES = 256 * 1024;
/** The file that whoever appends writes beside the ledger, in one line. The ledger must be sound. */
async function signHead(ledger, signer) {
    const { subject, predicate } = ledger.entries[0].statement;
    const { repositoryId, runId, runAttempt } = predicate.delivery;
    const head = {
        _type: _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .STATEMENT_TYPE */ .zG,
        subject: [{ name: subject[0].name, digest: { sha256: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)((0,_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(ledger.entries[0].statement)) } }],
        predicateType: HEAD_TYPE,
        predicate: { delivery: { repositoryId, runId, runAttempt }, ...(predicate.environment === undefined ? {} : { environment: predicate.environment }), entries: ledger.entries.length, head: ledger.head },
    };
    return `${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(await signer.sign(head))}\n`;
}
/**
 * Holds a ledger against the head that lies beside it. The ledger may have grown since, never shrunk or turned off: fewer
 * entries are `ledger-truncated`, another entry in the head's place is `ledger-forked`. Never throws for its content.
 */
async function readHead(bytes, ledger, trust, allowed) {
    const unreadable = (actual) => ({ refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('ledger-head-unreadable', `${HEAD_FILE}: one line, ended by a line break`, `${HEAD_FILE}: ${actual}`)] });
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (text.length > MOST_HEAD_BYTES)
        return unreadable(`${text.length} bytes, and at most ${MOST_HEAD_BYTES} are read`);
    if (text.length === 0 || text.indexOf(0x0a) !== text.length - 1)
        return unreadable(text.length === 0 ? 'an empty file' : 'other lines');
    const opened = await (0,_read_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .openLine */ .TY)(text.subarray(0, -1), HEAD_FILE, trust);
    if (!opened.payload)
        return { refusals: opened.refusals };
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._p)(opened.payload, MOST_HEAD_BYTES);
    const mistakes = 'mistake' in parsed ? [parsed.mistake] : (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D6)('ledger-head', parsed.value);
    if (mistakes.length > 0)
        return unreadable(mistakes.join('; '));
    const head = parsed.value;
    return { signer: opened.signer, refusals: [...opened.refusals, ...(0,_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .signerRefusal */ .jX)(allowed, opened.signer, HEAD_FILE), ...otherLedger(head, ledger), ...shrunk(head, ledger)] };
}
function otherLedger({ subject: [subject], predicate }, ledger) {
    const first = ledger.entries[0]?.statement;
    if (!first)
        return [];
    const pairs = [
        ['evidence-wrong-digest', (0,_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(first), `sha256:${subject.digest.sha256}`],
        ['evidence-other-model', first.subject[0].name, subject.name],
        ['evidence-other-delivery', (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDeliveryId */ .J)(first.predicate.delivery), (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDeliveryId */ .J)(predicate.delivery)],
        ['evidence-other-environment', first.predicate.environment ?? 'none', predicate.environment ?? 'none'],
    ];
    return pairs.filter(([, one, other]) => one !== other).map(([code, one, other]) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)(code, `${HEAD_FILE}: ${one}, as the ledger`, `${HEAD_FILE}: ${other}`));
}
function shrunk({ predicate: { entries, head } }, ledger) {
    // Where a line cannot be read, places are not known, and that was said.
    if (ledger.refusals.length > 0)
        return [];
    const there = ledger.entries[entries - 1];
    if (there?.digest === head)
        return [];
    const expected = `${entries} entries up to ${head}, as ${HEAD_FILE} says`;
    return [there === undefined ? (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('ledger-truncated', expected, `${ledger.entries.length} entries`) : (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('ledger-forked', expected, `${there.digest} there`)];
}


/***/ }),

/***/ 80719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readCapped)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);


/**
 * A file that another job may have written, or undefined where there is no plain file. Its size is asked before its bytes: a
 * ledger of 2 GB would fill the memory of the job that only wants to refuse it. Throws InputError `code` where it is larger than `most` bytes.
 */
async function readCapped(file, most, code) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => undefined);
    // A pipe would be waited for.
    if (!found?.isFile())
        return undefined;
    if (found.size > most)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of(code, `${file} has ${found.size} bytes, and at most ${most} are read.`, 'Take it from where its stage wrote it: Sluice writes nothing as large.');
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file).catch(() => undefined);
}


/***/ }),

/***/ 3827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ askerOf)
/* harmony export */ });
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84057);

/** Who starts this run: on GitHub the account that did (of a run that is repeated, the one that repeats it), on a laptop the run alone. */
function askerOf({ deliveryId, env }) {
    const { GITHUB_ACTOR: actor, GITHUB_ACTOR_ID: id, GITHUB_TRIGGERING_ACTOR: login = actor } = env;
    // The id is that of who started the run first; GitHub tells none of who repeats it.
    const known = login !== undefined && login === actor && id !== undefined && /^[1-9][0-9]{0,15}$/.test(id);
    return { run: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDeliveryId */ .J)(deliveryId), ...(login && { login: login.slice(0, 100) }), ...(known && { id: Number(id) }) };
}


/***/ }),

/***/ 89034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rq: () => (/* binding */ maxAgeOf),
/* harmony export */   f$: () => (/* binding */ gatePolicyOf),
/* harmony export */   n7: () => (/* binding */ askedByApproval)
/* harmony export */ });
/* unused harmony export requiredEvidence */
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4646);
/* harmony import */ var _delivery_probed_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5824);
/* harmony import */ var _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91936);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13640);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77304);
/* harmony import */ var _evidence_statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39816);







const MAX_AGE = '14 days';
/**
 * What the ledger must show before this delivery may act. Stages that the delivery file does not declare, or shows without
 * enforcing, are not asked for: they make no evidence.
 */
async function gatePolicyOf(delivery, id, signers, upTo, asked = {}) {
    return {
        required: withStages(requiredEvidence(delivery, upTo), asked.evidence ?? []),
        signers,
        repositoryId: id.repositoryId,
        delivery: id,
        place: { model: delivery.spec.release.name, environment: (0,_evidence_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentOf */ .p7)(delivery) ?? null },
        deliveryFile: delivery.digest,
        maxAge: maxAgeOf(delivery),
        risk: asked.risk ?? staticRisk(delivery),
        layout: upTo === 'promote' ? (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutOf */ .aH)(await (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_3__/* .identifyRelease */ .Wt)(delivery)) : null,
        seen: null,
    };
}
/** As the approval says it of itself: its ledger is signed, and the gate looks at both. Nothing is asked where there is none. */
function askedByApproval(ledger) {
    const { policy, soak } = (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .latest */ .IW)(ledger, 'require-approval')?.statement.predicate.details ?? {};
    const { risk, evidence } = (policy ?? {});
    const known = _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_5__/* .RISK_CLASSES */ .Ll.find((each) => each === risk?.class);
    return {
        // A class that cannot be read is the one that asks for most.
        ...(risk === undefined ? {} : { risk: known ?? 'high' }),
        evidence: Array.isArray(evidence) ? _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__.STAGES.filter((stage) => evidence.includes(stage)) : [],
        ...(typeof soak === 'number' && soak > 0 ? { soak } : {}),
    };
}
function withStages(required, more) {
    return [...required, ...more.filter((stage) => !required.some((each) => each.stage === stage)).map((stage) => ({ stage }))];
}
/** Before anybody has looked at what changed, rules count as the highest class that they can give. */
function staticRisk({ spec: { release } }) {
    return typeof release.risk === 'object' ? 'high' : (release.risk ?? 'medium');
}
/** Milliseconds for which evidence counts. */
function maxAgeOf({ spec }) {
    return (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(spec.evidence?.max_age ?? MAX_AGE);
}
function requiredEvidence({ spec }, upTo) {
    const { data, tests, checks } = spec;
    const required = [{ stage: 'identify' }];
    if (data && data.enforce !== false)
        required.push({ stage: 'validate-data' });
    if ((tests && tests.enforce !== false) || checks?.length)
        required.push({ stage: 'run-model-tests' });
    if (tests && tests.enforce !== false && (0,_delivery_probed_js__WEBPACK_IMPORTED_MODULE_6__/* .isProbed */ .P)(tests))
        required.push({ stage: 'probe-model' });
    if (upTo === 'promote')
        required.push({ stage: 'require-approval', details: { step: 'approve' } });
    return required;
}


/***/ }),

/***/ 67291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $M: () => (/* binding */ writeLedgerFile),
/* harmony export */   Uy: () => (/* binding */ readLedgerFile),
/* harmony export */   u5: () => (/* binding */ extendLedgerFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _evidence_head_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20427);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13640);
/* harmony import */ var _evidence_read_capped_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80719);
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35205);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95769);







/**
 * Reads a ledger, from the file itself or from the folder that holds it. `head`, where a trusted job has told it, must be
 * the ledger's: an artifact that was put in its place is refused before anything is read from it. What the signed head beside
 * it has against it is among the ledger's refusals.
 */
async function readLedgerFile(file, signing, head) {
    const found = (await textOf(file)) ?? (await textOf(node_path__WEBPACK_IMPORTED_MODULE_0__.join(file, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .LEDGER_FILE */ .th)));
    if (!found)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('ledger-missing', `There is no ledger at ${file}.`, 'Run `seal` first, and give its ledger (ledger.intoto.jsonl) with --ledger.');
    const ledger = await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .readLedger */ .SC)(found.text, signing.trust);
    if (head !== undefined && ledger.head !== head)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('ledger-swapped', `The ledger's head is ${ledger.head ?? 'missing'}, and the job that sealed it said ${head}.`, 'Nothing was decided. Find out which job of this run uploaded an artifact of this name.');
    const beside = await (0,_evidence_read_capped_js__WEBPACK_IMPORTED_MODULE_4__/* .readCapped */ .E)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(found.file), _evidence_head_js__WEBPACK_IMPORTED_MODULE_2__/* .HEAD_FILE */ ._d), _evidence_head_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_HEAD_BYTES */ .Jo, 'ledger-head-unreadable');
    const refusals = beside ? (await (0,_evidence_head_js__WEBPACK_IMPORTED_MODULE_2__/* .readHead */ .zy)(beside, ledger, signing.trust, signing.allowed ?? { mode: 'none' })).refusals : [];
    return { text: found.text, ledger: { ...ledger, refusals: [...ledger.refusals, ...refusals] } };
}
/** Appends one statement and writes the new ledger and its head, each whole; the old ones stay where they were until then. */
async function extendLedgerFile(from, statement, signing, target) {
    const signer = signing.signer();
    const text = await (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .appendStatement */ .SV)(from.text, from.ledger, statement, signer);
    return { text, ledger: await writeLedgerFile(text, signing.trust, signer, target) };
}
/** The ledger first: a head that nothing lies behind would accuse whoever reads between the two. */
async function writeLedgerFile(text, trust, signer, target) {
    const ledger = await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .readLedger */ .SC)(text, trust);
    const head = await (0,_evidence_head_js__WEBPACK_IMPORTED_MODULE_2__/* .signHead */ .ci)(ledger, signer);
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_6__/* .writeWhole */ .f)(target, text);
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_6__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(target), _evidence_head_js__WEBPACK_IMPORTED_MODULE_2__/* .HEAD_FILE */ ._d), head);
    return ledger;
}
async function textOf(file) {
    const bytes = await (0,_evidence_read_capped_js__WEBPACK_IMPORTED_MODULE_4__/* .readCapped */ .E)(file, _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .MOST_LEDGER_BYTES */ ._L, 'ledger-unreadable');
    return bytes && { file, text: bytes.toString('utf8') };
}


/***/ }),

/***/ 50509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UW: () => (/* binding */ askOverride),
/* harmony export */   Xi: () => (/* binding */ refusedOverride),
/* harmony export */   l_: () => (/* binding */ proveOverride)
/* harmony export */ });
/* harmony import */ var _approval_policy_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68355);
/* harmony import */ var _approval_challenge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38922);
/* harmony import */ var _approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76038);
/* harmony import */ var _approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41310);
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(84057);
/* harmony import */ var _core_refusal_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(27999);
/* harmony import */ var _journal_chain_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64654);
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90560);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(85358);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81122);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(42459);











/** Asks for an override: what a reviewer of its environment is to look at, and what to type. */
function askOverride(session, options) {
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_6__/* .judge */ .S)(session, 'require-approval', { release: options.candidate?.release }, async (delivery, context) => {
        const signing = await (0,_signing_js__WEBPACK_IMPORTED_MODULE_7__/* .signingOf */ .f)(delivery, options.secrets);
        const situation = await situationOf(delivery, session, context, signing, options);
        if ('refusals' in situation)
            return refused('Nobody is asked to override', situation.refusals, options.candidate?.release, { step: 'override' });
        const { subject, release, open } = situation;
        const policy = policyOf(delivery, situation);
        const challenge = (0,_approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .overrideChallenge */ .k0)(subject);
        const { facts, reader } = await (0,_approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .gatherOverride */ .qj)(options.forge, context, policy, challenge, false);
        const refusals = [...reader.refusals, ...(facts ? (0,_approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .overrideRefusals */ .Ky)(policy, facts) : [])];
        const details = { step: 'override', override: subject, challenge: (0,_approval_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .displayChallenge */ .UI)(challenge), environment: policy.override };
        if (refusals.length > 0)
            return refused('Nobody is asked to override', refusals, release, details);
        return {
            verdict: {
                ...shell(release),
                outcome: 'pass',
                headline: `Waiting for a reviewer of the environment ${policy.override}, who writes \`${(0,_approval_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .approvalPhrase */ .$2)(challenge)}\` in the comment of the review.`,
                findings: (open?.holds ?? []).map(({ by, code, reason }) => waits(code, `Held by ${by === 'person' ? 'a person' : 'a rule'}: ${reason}`)),
                facts: [['Override', subject.action], ['Because', subject.reason], ['Delivery', subject.delivery], ['Reviewer writes', (0,_approval_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .approvalPhrase */ .$2)(challenge)], ['Reviewed in', policy.override]],
            },
            inputs: [{ name: 'delivery file', digest: delivery.digest }, ...reader.inputs],
            details,
        };
    });
}
/** The override as it was reviewed in this run, or why it was not. `head`: the journal's last event when it was asked. */
async function proveOverride(delivery, session, context, signing, options) {
    const asking = { ...context, deliveryId: session.deliveryId };
    const situation = await situationOf(delivery, session, asking, signing, options);
    if ('refusals' in situation)
        return situation;
    const stale = staleness(situation.events, options.head);
    if (stale)
        return { refusals: [stale] };
    const subject = { ...situation.subject, head: options.head };
    const challenge = (0,_approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .overrideChallenge */ .k0)(subject);
    const policy = policyOf(delivery, situation);
    const { facts, reader } = await (0,_approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .gatherOverride */ .qj)(options.forge, asking, policy, challenge, true);
    if (!facts)
        return { refusals: reader.refusals };
    const { refusals, by } = (0,_approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .decideOverride */ .xQ)(policy, facts);
    if (!by)
        return { refusals };
    const { actor } = facts.run;
    const askedBy = actor && { id: actor.id, login: actor.login };
    return { override: { action: options.action, reason: subject.reason, by, askedBy, run: session.deliveryId.runId, challenge: (0,_approval_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .displayChallenge */ .UI)(challenge), head: options.head } };
}
/** The gate of a step has reviewers of its own, under the same rules. */
function policyOf(delivery, { environment }) {
    const policy = (0,_approval_policy_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .approvalPolicy */ .Uh)(delivery, {});
    return environment === undefined ? policy : { ...policy, override: environment };
}
const LEAST_REASON = 10;
const MOST_REASON = 2000;
async function situationOf(delivery, session, context, signing, { action, reason = '', candidate }) {
    const said = reason.replaceAll(/\s+/g, ' ').trim();
    if (said.length < LEAST_REASON || said.length > MOST_REASON)
        return { refusals: [(0,_approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('override-without-reason', `a reason of ${LEAST_REASON} to ${MOST_REASON} characters`, `${said.length}`)] };
    const { open, events } = await journalOf(delivery, session, context, signing);
    const head = events.at(-1)?.digest ?? null;
    const subject = { action, run: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_9__/* .formatDeliveryId */ .J)(context.deliveryId), head, reason: said };
    if (action === 'break-glass') {
        if (!candidate)
            return { refusals: [(0,_approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('override-of-nothing', 'a sealed candidate', 'none')] };
        if (open)
            return { refusals: [(0,_approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('override-of-nothing', 'no rollout under way', `delivery ${open.id}`)] };
        return { subject: { ...subject, delivery: candidate.delivery, release: candidate.release.digest }, release: candidate.release, events };
    }
    if (!open)
        return { refusals: [(0,_approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('override-of-nothing', 'a rollout under way', 'none')] };
    if (action === 'resume' && open.holds.length === 0)
        return { refusals: [(0,_approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('override-of-nothing', 'a hold', `delivery ${open.id} is not held`)] };
    const environment = action === 'gate' ? gateOf(open) : undefined;
    if (action === 'gate' && environment === undefined)
        return { refusals: [(0,_approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('override-of-nothing', 'a gate before the next step', `the next step of delivery ${open.id} has none, or it is open`)] };
    return { subject: { ...subject, delivery: open.id, release: open.release.digest }, release: open.release, open, environment, events };
}
/** The gate that stands before the next step. */
function gateOf({ plan, step, gatePassed }) {
    return gatePassed === step + 1 ? undefined : plan.details?.[step + 1]?.gate;
}
async function journalOf(delivery, session, context, signing) {
    if (!delivery.spec.rollout)
        return { events: [] };
    const access = (0,_wiring_js__WEBPACK_IMPORTED_MODULE_8__/* .openJournal */ ._0)(delivery, session, signing);
    const { open } = await new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_5__/* .Recorder */ .vk(access, context.clock, '').refresh();
    const events = await access.journal.read();
    return { open, events: events.map((event) => ({ type: event.type, digest: (0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOfEvent */ .IX)(event) })) };
}
/** Looking, renewing a lease, and what the day stands against change nothing that a reviewer decided on; everything else does. */
const HARMLESS = ['observed', 'lease', 'waiting', 'going-on', 'test-set-used'];
function staleness(events, head) {
    const at = head === null ? -1 : events.findIndex(({ digest }) => digest === head);
    if (head !== null && at < 0)
        return (0,_approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('override-stale', `the journal to hold ${head}`, 'no such event');
    const since = events.slice(at + 1).filter(({ type }) => !HARMLESS.includes(type));
    return since.length === 0 ? undefined : (0,_approval_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('override-stale', 'nothing decided since it was asked for', since.map(({ type }) => type).slice(0, 5).join(', '));
}
function refusedOverride(refusals, release, stage) {
    const result = refused('The override is not let pass', refusals, release, stage === 'require-approval' ? { step: 'override' } : {});
    return { ...result, verdict: { ...result.verdict, stage } };
}
function refused(what, refusals, release, details) {
    const [first] = refusals;
    return {
        verdict: {
            ...shell(release),
            outcome: 'fail',
            headline: `${what}: expected ${first.expected}, found ${first.actual}${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`,
            findings: refusals.map((refusal) => (0,_core_refusal_js__WEBPACK_IMPORTED_MODULE_10__/* .findingOf */ .h)(refusal, 'Override')),
            facts: [],
        },
        inputs: [],
        details: { ...details, refusals },
    };
}
function shell(release) {
    return { schema: 'urn:sluice:verdict:v1', stage: 'require-approval', enforced: true, release, notes: [] };
}
function waits(code, message) {
    return { code, outcome: 'warn', rule: 'What the override lets pass', message, expected: 'a reviewer\'s decision', actual: message };
}


/***/ }),

/***/ 28016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parityOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20803);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _delivery_secrets_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(34789);
/* harmony import */ var _evidence_gate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34462);
/* harmony import */ var _evidence_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43449);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13640);
/* harmony import */ var _evidence_parity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(49056);
/* harmony import */ var _evidence_read_capped_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80719);
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(35205);
/* harmony import */ var _evidence_statement_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(39816);
/* harmony import */ var _journal_events_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(55558);
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(90560);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(85358);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(42459);















const MAX_AGE = '14 days';
/**
 * What the environment before this one shows, for the gate to judge: what cannot be read is `missing`, which it refuses. Undefined
 * where no environment comes before. Reads the journal or the ledger that `parity.from` names.
 */
async function parityOf(delivery, session, signing, candidate) {
    const { environments = [], parity } = delivery.spec;
    const before = environments[environments.indexOf((0,_evidence_statement_js__WEBPACK_IMPORTED_MODULE_9__/* .environmentOf */ .p7)(delivery) ?? '') - 1];
    if (before === undefined)
        return undefined;
    const { lineage } = (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .latest */ .IW)(candidate, 'identify')?.statement.predicate.details ?? {};
    return {
        before,
        repositoryId: session.deliveryId.repositoryId,
        model: delivery.spec.release.name,
        maxAge: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(parity?.max_age ?? MAX_AGE),
        ignore: (parity?.ignore ?? []),
        parts: lineage?.parts ?? {},
        secrets: (0,_delivery_secrets_js__WEBPACK_IMPORTED_MODULE_13__/* .declaredSecrets */ .u)(delivery.spec).map(({ name }) => name),
        found: await foundThere(delivery, session, await signingThere(delivery, signing)),
    };
}
async function foundThere(delivery, session, signing) {
    const from = delivery.spec.parity?.from;
    if (!from)
        return { missing: 'no `parity.from` in the delivery file' };
    try {
        const text = from.ledger === undefined ? await championsLedger(delivery, session, signing) : await (0,_evidence_read_capped_js__WEBPACK_IMPORTED_MODULE_7__/* .readCapped */ .E)(delivery.resolve(from.ledger), _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_8__/* .MOST_LEDGER_BYTES */ ._L, 'ledger-unreadable');
        if (!text)
            return { missing: from.ledger === undefined ? 'a journal in which no release serves, or that keeps no ledger of it' : `no file ${from.ledger}` };
        const ledger = await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_8__/* .readLedger */ .SC)(text, signing.trust);
        return (0,_evidence_parity_js__WEBPACK_IMPORTED_MODULE_6__/* .servedIn */ .NP)(ledger, (0,_evidence_gate_js__WEBPACK_IMPORTED_MODULE_3__/* .signerRefusals */ .U0)(signing.allowed, ledger));
    }
    catch (error) {
        // Whatever keeps it from being read is told by the gate; a fault of Sluice is thrown on.
        return { missing: (0,_judge_js__WEBPACK_IMPORTED_MODULE_11__/* .problemsOf */ .G)(error)[0]?.message ?? 'a record that cannot be read' };
    }
}
/** The ledger of what serves there, as its verified journal names it. */
async function championsLedger(delivery, session, signing) {
    const access = (0,_wiring_js__WEBPACK_IMPORTED_MODULE_12__/* .openJournal */ ._0)(delivery, session, signing, delivery.spec.parity.from.journal);
    const { champion, good } = await new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_10__/* .Recorder */ .vk(access, session.clock, '').refresh();
    const head = champion && good.findLast(({ release }) => release.digest === champion.release.digest)?.ledgerHead;
    return head ? access.journal.attachment((0,_journal_events_js__WEBPACK_IMPORTED_MODULE_14__/* .ledgerAttachment */ .E)(champion.release.digest, head)) : undefined;
}
async function signingThere(delivery, signing) {
    const file = delivery.spec.parity?.public_key;
    if (file === undefined)
        return signing;
    const publicPem = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(delivery.resolve(file), 'utf8').catch((cause) => {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('file-unreadable', `\`parity.public_key\` names ${file}, which cannot be read (${cause.code}).`, 'Commit that file beside the delivery file.', delivery.locate(['parity', 'public_key']), { cause });
    });
    const key = (0,_evidence_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .verifyingKey */ .HK)(publicPem);
    return { trust: { keys: [key] }, allowed: { mode: 'key', keyids: [key.keyid] }, publicPem };
}


/***/ }),

/***/ 55553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ recordAdoption),
  requestOf: () => (/* binding */ requestOf),
  runPromote: () => (/* binding */ runPromote)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/approval/refusal-codes.js + 1 modules
var refusal_codes = __webpack_require__(41310);
// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/journal/events.js
var events = __webpack_require__(55558);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/journal/state.js + 2 modules
var journal_state = __webpack_require__(59036);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/serving/recorder.js
var serving_recorder = __webpack_require__(90560);
// EXTERNAL MODULE: ./.build/src/rollout/policy.js + 3 modules
var policy = __webpack_require__(54911);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/serving/drain.js
var drain = __webpack_require__(13914);
// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
// EXTERNAL MODULE: ./.build/src/serving/mirror.js
var mirror = __webpack_require__(95301);
// EXTERNAL MODULE: ./.build/src/rollout/judge.js + 9 modules
var judge = __webpack_require__(41566);
;// CONCATENATED MODULE: ./.build/src/rollout/judges/reading.js
const NEEDS = { rate: 'counts', quantile: 'histogram', mean: 'values', classes: 'classes', pairs: 'pairs', gauge: 'gauge' };
/**
 * A provider's answer as the judges take it, or why it is none. A slot that the provider does not name has said nothing; numbers that cannot
 * be are an outage, never a number.
 */
function measured(guardrail, reading, slots) {
    if (reading.kind === 'outage')
        return { outage: reading.reason };
    const needs = NEEDS[guardrail.kind ?? 'rate'];
    if (reading.kind !== needs)
        return { outage: `the provider answered with ${reading.kind}, and this guardrail needs ${needs}` };
    const seen = measuredAs(guardrail, reading, slots);
    if ('outage' in seen)
        return seen;
    const wrong = noCounts('candidate', seen.candidate) ?? noCounts('champion', seen.champion);
    if (wrong !== undefined)
        return { outage: wrong };
    return { ...seen, ...(reading.late !== undefined && reading.late > 0 && { late: reading.late }) };
}
function measuredAs(guardrail, reading, slots) {
    switch (reading.kind) {
        case 'counts':
            return rate(reading, slots);
        case 'histogram':
            return histogram(guardrail, reading, slots);
        case 'values':
            return values(guardrail, reading.bySlot, slots);
        case 'classes':
            return classes(guardrail, reading.bySlot, slots);
        case 'pairs':
            return { candidate: { events: reading.differ, total: reading.n }, champion: NOTHING };
        case 'gauge':
            return gauge(reading.bySlot, slots);
    }
}
const NOTHING = { events: 0, total: 0 };
function rate({ bySlot, missing }, { candidate, champion }) {
    const arms = { candidate: plain(bySlot[candidate]), champion: plain(bySlot[champion]) };
    if (!missing)
        return arms;
    const lost = { candidate: missing[candidate] ?? 0, champion: missing[champion] ?? 0 };
    const sound = ([arm, n]) => Number.isFinite(n) && n >= 0 && arms[arm].events + n <= arms[arm].total;
    if (!Object.entries(lost).every(sound))
        return { outage: `${lost.candidate} and ${lost.champion} missing labels do not fit the counts` };
    return { ...arms, ...(lost.candidate + lost.champion > 0 && { missing: lost }) };
}
function plain({ events, total } = NOTHING) {
    return { events, total };
}
function histogram({ edges: fixed }, { edges, bySlot }, slots) {
    const none = edges.map(() => 0).concat(0);
    const [mine, others] = [bySlot[slots.candidate] ?? none, bySlot[slots.champion] ?? none];
    const odd = [mine, others].some((counts) => counts.length !== none.length || counts.some((count) => !isCount(count)));
    if (odd)
        return { outage: 'the buckets of the histogram are no counts' };
    const all = { candidate: sumOf(mine), champion: sumOf(others) };
    // At a first delivery there was nobody to fix an edge by, and nobody to compare with.
    if (!fixed)
        return { candidate: { events: 0, total: all.candidate }, champion: { events: 0, total: all.champion } };
    const above = (at) => {
        const index = edges.findIndex((edge) => Math.abs(edge - at) <= SAME_EDGE * Math.abs(at));
        return index < 0 ? undefined : { candidate: sumOf(mine.slice(index + 1)), champion: sumOf(others.slice(index + 1)) };
    };
    const [promotion, harm] = [above(fixed.promotion.at), above(fixed.harm.at)];
    if (!promotion || !harm)
        return { outage: `the histogram has no bucket edge at ${promotion ? fixed.harm.at : fixed.promotion.at} any more` };
    return {
        candidate: { events: promotion.candidate, total: all.candidate },
        champion: { events: promotion.champion, total: all.champion },
        ...(fixed.harm.at !== fixed.promotion.at && { beyond: harm }),
    };
}
/** Edges come as text from some providers. */
const SAME_EDGE = 1e-9;
function values({ bounds = [0, 1] }, bySlot, slots) {
    const [low, high] = bounds;
    const mass = ({ n, sum } = { n: 0, sum: 0 }) => {
        const drawn = (sum - low * n) / (high - low);
        const within = isCount(n) && drawn >= -SAME_EDGE * Math.max(1, n) && drawn <= n + SAME_EDGE * Math.max(1, n);
        return within ? { events: Math.min(n, Math.max(0, drawn)), total: n } : undefined;
    };
    const [candidate, champion] = [mass(bySlot[slots.candidate]), mass(bySlot[slots.champion])];
    return candidate && champion ? { candidate, champion } : { outage: `values lie outside the bounds ${low} to ${high}, or are no numbers` };
}
function classes({ classes: names = [] }, bySlot, slots) {
    const countsOf = (counts = {}) => {
        const known = names.map((name) => (Object.hasOwn(counts, name) ? counts[name] : 0));
        const others = Object.entries(counts).reduce((sum, [name, count]) => (names.includes(name) ? sum : sum + count), 0);
        return [...known, others];
    };
    const [candidate, champion] = [countsOf(bySlot[slots.candidate]), countsOf(bySlot[slots.champion])];
    if ([...candidate, ...champion].some((count) => !isCount(count)))
        return { outage: 'the counts of the classes are no counts' };
    return { candidate: { events: 0, total: sumOf(candidate) }, champion: { events: 0, total: sumOf(champion) }, classes: { candidate, champion } };
}
function gauge(bySlot, slots) {
    const [candidate, champion] = [bySlot[slots.candidate], bySlot[slots.champion]];
    if ([candidate, champion].some((figure) => figure !== undefined && !Number.isFinite(figure)))
        return { outage: 'a figure is not a number' };
    const arms = { candidate: { events: 0, total: candidate === undefined ? 0 : 1 }, champion: { events: 0, total: champion === undefined ? 0 : 1 } };
    if (candidate === undefined && champion === undefined)
        return { outage: 'neither slot has a figure' };
    return candidate === undefined ? arms : { ...arms, gauge: { candidate, champion: champion ?? null } };
}
function noCounts(arm, { events, total }) {
    return isCount(events) && isCount(total) && events <= total ? undefined : `the counts of the ${arm} are no counts: ${events} events of ${total}`;
}
function isCount(value) {
    return Number.isFinite(value) && value >= 0;
}
function sumOf(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}

// EXTERNAL MODULE: ./.build/src/rollout/judges/sample-ratio.js
var sample_ratio = __webpack_require__(6136);
// EXTERNAL MODULE: ./.build/src/rollout/planned-steps.js
var planned_steps = __webpack_require__(86249);
;// CONCATENATED MODULE: ./.build/src/rollout/judges/windows.js

/**
 * The next window after `since` that is whole by `until` and lies under one split, where it can only be read some time later (labels, users
 * counted once): cut where the split changed, and where its warm-up ended. `skip`: nothing is to be counted up to there.
 */
function nextSpan(open, since, until) {
    if (until <= since)
        return undefined;
    const splits = open.splits ?? [];
    const index = splits.findLastIndex((split) => split.since <= since);
    const [split, next] = [splits[index], splits[index + 1]];
    const end = split?.until ?? (split ? Infinity : since);
    if (since >= end)
        return { skip: Math.min(until, next?.since ?? until) };
    const { step, exposure } = split;
    const warmEnd = split.since + (open.plan.warmUp ?? 0);
    const warm = since < warmEnd;
    const last = Math.min(until, end, warm ? warmEnd : Infinity);
    if (!isJudged(open, step, exposure))
        return { skip: last };
    return { since, until: last, exposure: partOf(open, step, exposure), step, ...(warm && { warm }) };
}
/** The candidate's part of the work: its share of the users; half where it is given a copy of everything. */
function partOf({ plan }, step, exposure) {
    return (0,planned_steps/* isShadowStep */.Vd)(plan, step) ? 0.5 : exposure;
}
/** Whether what comes under this split is counted: the candidate has work, or the champion is looked at before the switch. */
function isJudged({ plan }, step, exposure) {
    return exposure > 0 || (0,planned_steps/* isShadowStep */.Vd)(plan, step) || (0,planned_steps/* isBefore */.Y8)(plan, step);
}

;// CONCATENATED MODULE: ./.build/src/rollout/observe.js






/**
 * Reads every guardrail from its watermark to now. Each event enters once: only what lies between two watermarks under
 * one and the same split is counted; what was read while the split changed is dropped, not guessed at.
 */
async function observe(work, open, configured) {
    const look = { counts: {}, watermarks: {}, outages: {}, configured };
    for (const guardrail of watched(work, open)) {
        const settles = settlesOf(work, guardrail);
        await (settles > 0 ? readLater(work, open, guardrail, look, work.now() - settles) : readNow(work, open, guardrail, look));
    }
    return look;
}
/** Where counting starts after the router changed; a guardrail that cannot be read now starts at its next reading. */
async function rebase(work, open) {
    const marks = {};
    for (const guardrail of watched(work, open)) {
        const { name } = guardrail;
        const mark = open.watermarks[name];
        const until = Math.max(work.now(), mark?.until ?? 0);
        // What is counted later knows under which split it was assigned, so it goes on where it stands.
        if (settlesOf(work, guardrail) > 0)
            marks[name] = mark ?? { until };
        else {
            const seen = await read(work, open, guardrail, { since: mark?.until ?? until, until }, mark?.state);
            if (!('outage' in seen))
                marks[name] = { until, state: seen.state };
        }
    }
    return marks;
}
/** The plan's guardrails, and who was assigned where, if the provider can tell. */
function watched({ deps: { signals } }, { plan }) {
    const assigned = { name: sample_ratio/* ASSIGNED */.rj, unit: 'user', tolerate: 1, margin: 2, critical: false, falseRollback: 0 };
    return signals?.assigned && plan.guardrails.length > 0 ? [...plan.guardrails, assigned] : plan.guardrails;
}
function settlesOf({ deps: { signals } }, { name }) {
    return name === sample_ratio/* ASSIGNED */.rj ? 0 : (signals?.settles?.(name) ?? 0);
}
async function readNow(work, open, guardrail, look) {
    const { name } = guardrail;
    const until = work.now();
    const mark = open.watermarks[name];
    if (mark && until < mark.until) {
        look.outages[name] = `this machine's clock says ${iso(until)}, and it was read up to ${iso(mark.until)} before: nothing is counted twice`;
        return;
    }
    const share = (look.configured[open.slot] ?? 0) / 100;
    const steady = isJudged(open, open.step, share) && (0,router/* sameSplit */.xY)(look.configured, open.configured);
    const seen = await read(work, open, guardrail, { since: mark?.until ?? until, until }, mark?.state);
    if ('outage' in seen)
        look.outages[name] = seen.outage;
    else {
        look.watermarks[name] = { until, state: seen.state };
        if (mark && steady && until > mark.until)
            count(look, guardrail, { since: mark.until, until, exposure: partOf(open, open.step, share), ...seen.seen });
    }
}
/** What can only be counted when it is old enough: windows of the past, each under the split in force when its units were assigned. */
async function readLater(work, open, guardrail, look, whole) {
    const { name } = guardrail;
    const mark = open.watermarks[name] ?? { until: work.now() };
    const span = nextSpan(open, mark.until, whole);
    if (!span)
        look.watermarks[name] = mark;
    else if ('skip' in span)
        look.watermarks[name] = { ...mark, until: span.skip };
    else {
        const seen = await read(work, open, guardrail, span, mark.state);
        if ('outage' in seen)
            look.outages[name] = seen.outage;
        else {
            look.watermarks[name] = { until: span.until, state: seen.state };
            count(look, guardrail, { ...span, ...seen.seen });
        }
    }
}
function count(look, guardrail, observed) {
    if (isChampionSilent(observed, guardrail))
        look.outages[guardrail.name] = 'the champion, which has users, said nothing while the candidate spoke';
    else
        look.counts[guardrail.name] = observed;
}
async function read({ deps: { signals } }, open, guardrail, { since, until }, state) {
    if (!signals)
        return { outage: 'no signals are wired' };
    const window = { since: Math.min(since, until), until };
    try {
        const reading = guardrail.name === sample_ratio/* ASSIGNED */.rj ? await signals.assigned(window, state) : await signals.read(guardrail.name, window, state);
        const seen = measured(guardrail, reading, { candidate: open.slot, champion: open.slots.find((slot) => slot !== open.slot) });
        return 'outage' in seen ? seen : { seen, state: reading.state };
    }
    catch (error) {
        return { outage: (0,prove/* messageOf */.bD)(error) };
    }
}
/** Its share is known, so silence that chance cannot explain means that its signals are broken, not that it is well. */
function isChampionSilent({ candidate, champion, exposure }, { kind }) {
    if (kind === 'pairs' || exposure >= 1 || champion.total > 0)
        return false;
    return kind === 'gauge' || exposure ** candidate.total <= judge/* SILENT_CHANCE */.Ny;
}
function iso(at) {
    return new Date(at).toISOString();
}

// EXTERNAL MODULE: ./.build/src/rollout/work.js
var rollout_work = __webpack_require__(48036);
;// CONCATENATED MODULE: ./.build/src/rollout/act.js






/**
 * Carries out a written intent and records what the router then says. An intent to raise exposure is dropped when
 * something stands against it by now: a hold, so much time that the evidence behind it is old, or somebody else who puts the
 * router back at every write.
 */
async function act(work, open, intent) {
    const configured = await (0,router/* readSplit */.bS)(work.deps.traffic, open.slots);
    const raises = shareOf(open, intent.split) > Math.min(shareOf(open, configured), shareOf(open, open.intended)) + router/* SAME_SHARE */.dB;
    if (raises) {
        const stale = work.now() - (open.intentAt ?? 0) > oldAfter(open);
        if (stale)
            await (0,rollout_work/* record */.g)(work, 'observed', await observe(work, open, configured));
        if (open.holds.length > 0 || stale)
            return withdraw(work, open, configured, open.holds[0]?.reason ?? 'The intent grew old before it was carried out.');
        // The watch may have seen the lease run out; only if nobody wrote since may exposure rise.
        if (work.now() > open.lease)
            await (0,rollout_work/* record */.g)(work, 'lease', { lease: work.now() + open.plan.lease });
    }
    if (!(0,router/* sameSplit */.xY)(configured, intent.split)) {
        const undone = await (0,router/* writeSplit */.um)(work.deps.traffic, intent.split, work.context.clock).then(() => undefined, (error) => undoneBySomebody(work, error, raises));
        if (undone !== undefined)
            return yieldTo(work, open, undone);
    }
    if (open.plan.strategy === 'shadow')
        await (0,mirror/* writeMirror */.l)(work.deps.traffic, (0,planned_steps/* isShadowStep */.Vd)(open.plan, intent.step) ? open.slot : null);
    const watermarks = await rebase(work, open);
    if (intent.kind === 'advance')
        await (0,rollout_work/* record */.g)(work, 'advanced', { split: intent.split, step: intent.step, watermarks });
    else
        await (0,rollout_work/* record */.g)(work, 'acted', { split: intent.split, watermarks });
}
/** A slow journal or router must not make every intent old before it is carried out, however short the interval. */
function oldAfter({ plan }) {
    return Math.max(plan.interval, plan.lease / 4);
}
/** Puts an intent that raises nothing in its place: the lower of what the router does and what it was last told. */
async function withdraw(work, open, configured, reason) {
    const split = shareOf(open, configured) < shareOf(open, open.intended) ? configured : open.intended;
    await (0,rollout_work/* record */.g)(work, 'intent', { kind: 'restore', split, step: open.step, code: 'intent-withdrawn', reason });
}
/** Why users were put back by somebody whose name is known; users are taken away in spite of everybody, again at each tick. */
async function undoneBySomebody({ deps: { traffic } }, error, raises) {
    const isUndone = raises && error instanceof driver_error/* DriverError */.x && error.code === 'split-not-taken' && (await (0,router/* whoChanged */.vJ)(traffic)) !== undefined;
    if (!isUndone)
        throw error;
    return error.message.replace(` ${error.fix} [${error.code}]`, '');
}
/** Two that write against each other would never end: the rollout is held where the other one has put it, until a person resumes. */
async function yieldTo(work, open, reason) {
    if (!open.holds.some(({ code }) => code === 'router-changed'))
        await (0,rollout_work/* record */.g)(work, 'held', { by: 'machine', code: 'router-changed', reason });
    return withdraw(work, open, await (0,router/* readSplit */.bS)(work.deps.traffic, open.slots), reason);
}
function shareOf(open, split) {
    return split[open.slot] ?? 0;
}

// EXTERNAL MODULE: ./.build/src/evidence/gate.js
var gate = __webpack_require__(34462);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var evidence_release = __webpack_require__(77304);
// EXTERNAL MODULE: ./.build/src/serving/golden.js
var serving_golden = __webpack_require__(78635);
// EXTERNAL MODULE: ./.build/src/rollout/judges/anchor.js
var judges_anchor = __webpack_require__(5697);
// EXTERNAL MODULE: ./.build/src/statistics/proportions.js
var proportions = __webpack_require__(22528);
;// CONCATENATED MODULE: ./.build/src/rollout/judges/edges.js

/** So many of the champion's beyond the quantile are needed to know where it lies. */
const ENOUGH_BEYOND = 20;
const CONFIDENCE = 0.95;
/**
 * A bucket edge is a share, not a ratio of quantiles. Were the candidate's q-quantile above `margin` times the champion's, more than 1 − q
 * of its requests would lie above any edge up to there; so the largest edge in (champion's quantile, margin times it] is the one whose
 * share promotion looks at, and harm looks at the least edge at or above `tolerate` times it. Both shares are held against the champion's,
 * as (1 − q) over its share above the edge; of the 95 % interval of that share the end that is against the claim. The quantile itself is
 * read as Prometheus does, linear within its bucket.
 */
function carry({ quantile = 0.5, tolerate, margin }, layout) {
    const n = layout.counts.reduce((sum, count) => sum + count, 0);
    const beyond = 1 - quantile;
    if (n * beyond < ENOUGH_BEYOND)
        return { why: `of the champion's last ${n} requests about ${Math.round(n * beyond)} lie beyond its quantile, and ${ENOUGH_BEYOND} are needed to know where that is` };
    const at = quantileOf(layout, quantile, n);
    if (at === undefined)
        return { why: 'the champion\'s quantile lies above the last bucket edge, so nobody knows where' };
    if (!(at > 0))
        return { why: 'the champion\'s quantile is not above 0, and has no ratio', quantile: at };
    const carrying = (edge) => edge > at && promotionRatio(layout, edge, n, beyond) > 1;
    const promotion = layout.edges.filter((edge) => carrying(edge) && edge <= margin * at).at(-1);
    if (promotion === undefined) {
        const least = layout.edges.find(carrying);
        return { why: 'no bucket edge lies between it and its margin', quantile: at, leastMargin: least === undefined ? undefined : roundUp(least / at) };
    }
    const harm = layout.edges.find((edge) => edge >= tolerate * at && edge > at);
    if (harm === undefined)
        return { why: 'no bucket edge lies where harm begins', quantile: at };
    const least = boundsAbove(layout, harm, n).low;
    return {
        edges: {
            promotion: { at: promotion, ratio: promotionRatio(layout, promotion, n, beyond) },
            // Where nothing of the champion's lies above the edge its share has no ratio; half a request stands for it, and the excess is looked at besides.
            harm: { at: harm, ratio: Math.max(1, beyond / Math.max(least, 0.5 / n)), excess: Math.max(0, beyond - least) },
        },
    };
}
function promotionRatio(layout, edge, n, beyond) {
    return beyond / boundsAbove(layout, edge, n).high;
}
function boundsAbove({ edges, counts }, edge, n) {
    const above = counts.slice(edges.indexOf(edge) + 1).reduce((sum, count) => sum + count, 0);
    return (0,proportions/* wilson */.rF)(above, n, CONFIDENCE);
}
/** As `histogram_quantile` reads it; undefined above the last edge. */
function quantileOf({ edges, counts }, quantile, n) {
    const rank = quantile * n;
    let seen = 0;
    for (const [index, edge] of edges.entries()) {
        const before = seen;
        seen += counts[index];
        if (seen < rank || counts[index] === 0)
            continue;
        const low = index === 0 ? Math.min(0, edge) : edges[index - 1];
        return low + ((edge - low) * (rank - before)) / counts[index];
    }
    return undefined;
}
/** To two digits behind the point, never below what is needed. */
function roundUp(ratio) {
    return Math.ceil(ratio * 100 - 1e-9) / 100;
}

;// CONCATENATED MODULE: ./.build/src/rollout/judges/fix.js




/** How far back the champion is looked at, nearest first: as far as is needed to know it. */
const LOOK_BACK = [3_600_000, 86_400_000];
const ENOUGH = 2000;
/** Classes of their own; the rest count as one. */
const MOST_CLASSES = 11;
/**
 * What is fixed of a plan from the champion, before the candidate has any user: the bucket edges of quantiles, the classes, and what the
 * deliveries since the anchor have ruled out already. It stands in the journal with the plan, and nothing that the candidate does can move it.
 * Refusals: `quantile-margin`, `champion-unmeasured`, `anchor-unknown`.
 */
async function fixFromChampion(work, plan, state) {
    const refusals = [];
    const { champion } = state;
    if (!champion)
        return { plan, refusals };
    const guardrails = [];
    for (const guardrail of plan.guardrails) {
        const parts = [await measuredPart(work, guardrail, champion.slot), anchorPart(work, guardrail, state)];
        refusals.push(...parts.filter((part) => 'code' in part));
        guardrails.push(Object.assign({}, guardrail, ...parts.filter((part) => !('code' in part))));
    }
    return { plan: { ...plan, guardrails }, refusals };
}
async function measuredPart(work, guardrail, slot) {
    if (guardrail.kind !== 'quantile' && guardrail.kind !== 'classes')
        return {};
    const seen = await lookBack(work, guardrail, slot);
    if (typeof seen === 'string')
        return { code: 'champion-unmeasured', expected: `what \`${guardrail.name}\` says of the champion, before the candidate has users`, actual: seen, fix: 'See that the signal covers the champion\'s slot, and wait until it has served for a while; or leave the guardrail out.' };
    return seen.kind === 'histogram' ? edgesPart(guardrail, { edges: seen.edges, counts: seen.bySlot[slot] }) : { classes: classesOf(seen.bySlot[slot]) };
}
function edgesPart(guardrail, layout) {
    const carried = carry(guardrail, layout);
    if ('edges' in carried)
        return { edges: carried.edges };
    const { why, quantile, leastMargin } = carried;
    return {
        code: 'quantile-margin',
        expected: `a bucket edge between the champion's ${guardrail.quantile}-quantile and ${guardrail.margin} times it, for \`${guardrail.name}\``,
        actual: `${why}${quantile === undefined ? '' : ` (the champion's is about ${quantile.toPrecision(3)}, the edges are ${layout.edges.slice(0, SHOWN).join(', ')}${layout.edges.length > SHOWN ? ', …' : ''})`}`,
        fix: leastMargin === undefined ? 'Give the histogram edges around the quantile, or wait until the champion has served more.' : `The smallest margin that this layout can hold is \`margin_ratio: ${leastMargin}\`; declare that, or give the histogram an edge closer above the quantile.`,
    };
}
const SHOWN = 30;
function classesOf(counts) {
    return Object.entries(counts).filter(([, count]) => count > 0).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_CLASSES).map(([name]) => name);
}
/** The champion's numbers of the last hour, or of the last day where that is too little; or why there are none. */
async function lookBack({ deps: { signals }, now }, { name, kind }, slot) {
    if (!signals)
        return 'no signals are wired';
    const until = now() - (signals.settles?.(name) ?? 0);
    let said = 'the signal says nothing of it';
    let found;
    for (const back of LOOK_BACK)
        try {
            const reading = await signals.read(name, { since: until - back, until });
            if (reading.kind === 'outage')
                said = reading.reason;
            else if (reading.kind !== (kind === 'quantile' ? 'histogram' : 'classes'))
                said = `the provider answered with ${reading.kind}`;
            else if (totalOf(reading, slot) > 0)
                found = reading;
            if (found && totalOf(found, slot) >= ENOUGH)
                return found;
        }
        catch (error) {
            said = (0,prove/* messageOf */.bD)(error);
        }
    return found ?? said;
}
function totalOf({ bySlot }, slot) {
    const counts = Object.values(bySlot[slot] ?? {});
    return counts.reduce((sum, count) => sum + count, 0);
}
function anchorPart({ delivery }, guardrail, state) {
    const { anchor } = (0,policy/* rolloutOf */.Zb)(delivery);
    if (!anchor || !(0,judges_anchor/* isAnchored */.rf)(guardrail))
        return {};
    const since = (0,judges_anchor/* sinceAnchor */.S0)(guardrail, anchor.margin_ratio, anchor.release, state);
    return 'code' in since ? since : { anchor: since };
}

;// CONCATENATED MODULE: ./.build/src/rollout/supersede.js

/** Whether a newer delivery may take the place of this one. What a person holds, and what is ending, it never may. */
function maySupersede(declared, open) {
    const isEnding = open.promoted || open.rolledBack || open.drained || open.judged?.answer === 'roll-back' || open.judged?.answer === 'end';
    if (isEnding || open.holds.some(({ by }) => by === 'person'))
        return false;
    if (declared === 'before-users')
        return open.servedSince === undefined && open.intent === undefined;
    return declared === 'always';
}
/** Ends the delivery in flight in favour of this one: its candidate loses its users first, where it has any. Compare-and-set decides between the two. */
async function supersede({ recorder, deps, context, id }, open) {
    if (open.step < 0 && open.intent === undefined) {
        await recorder.append('superseded', { by: id }, open.id);
        return;
    }
    const reason = `A newer delivery, ${id}, takes its place.`;
    await (0,drain/* drainCandidate */.u)({ recorder, traffic: deps.traffic, clock: context.clock }, { by: 'tick', code: 'superseded', reason });
    await recorder.append('closed', { outcome: 'rolled-back', note: reason }, open.id);
}

;// CONCATENATED MODULE: ./.build/src/rollout/admit.js










/**
 * Begins a delivery, or says why it may not: the bytes are kept and named again by what lies in the store, and the gate
 * is asked about exactly those. Nothing is journaled for a delivery that may not begin.
 */
async function admit(work, state) {
    const { delivery, deps } = work;
    const declared = soaked((0,policy/* planOf */.XC)(delivery, deps.traffic), deps.soak ?? 0);
    const { plan, refusals: unfixed } = await fixFromChampion(work, state.champion ? declared : withoutChampion(declared), state);
    const slots = (0,policy/* slotsOf */.nK)((0,policy/* rolloutOf */.Zb)(delivery));
    const { release, manifest } = await deps.releases.keep(delivery);
    if (state.champion?.release.digest === release.digest && !state.open && !state.returning)
        return { kind: 'serves-already', release };
    // A golden file that cannot be used is told now, not after the candidate was placed.
    await (0,serving_golden/* readGolden */.cN)(delivery, work.context);
    const layout = manifest ? (0,evidence_release/* layoutOf */.aH)(manifest) : work.deps.ledger.policy.layout;
    const gives = state.open && maySupersede((0,policy/* rolloutOf */.Zb)(delivery).supersede, state.open) ? state.open : undefined;
    const refusals = [...(await gateRefusals(work, release.digest, work.now(), layout)), ...occupied(state, gives, work.now()), ...unanswerable(plan, state, work.now()), ...unfixed, ...(await routerRefusals(work, state, slots)), ...((await deps.conditions?.()) ?? [])];
    if (refusals.length > 0)
        return { kind: 'refused', release, refusals };
    if (gives) {
        await supersede(work, gives);
        const left = await routerRefusals(work, work.recorder.state, slots);
        if (left.length > 0)
            return { kind: 'refused', release, refusals: left };
    }
    const { champion } = state;
    if (manifest)
        await keepManifest(work, manifest);
    await (0,rollout_work/* record */.g)(work, 'opened', {
        release, slots, plan,
        slot: await freeSlot(work, state, slots),
        champion: champion ? { release: champion.release.digest, slot: champion.slot } : null,
        deliveryFile: delivery.digest,
        ledgerHead: headOf(deps.ledger.text),
        lease: work.now() + plan.lease,
    });
    if (deps.brokenGlass)
        await (0,rollout_work/* record */.g)(work, 'overridden', deps.brokenGlass);
    return { kind: 'opened' };
}
/** People approved on the word that harm would have this long to show; with one step the watch after it is that time. */
function soaked(plan, soak) {
    if (soak === 0)
        return plan;
    return { ...plan, soak, ...(plan.steps.length === 1 && { watch: Math.max(plan.watch, soak) }) };
}
/** Nobody serves beside a first delivery, so nothing could be compared and no share be given to another: all users come at once. */
function withoutChampion({ details, holdBack, ...plan }) {
    if (plan.shadow?.then === 'report' || plan.ab)
        return plan;
    // What was asked of everybody is asked of the share that would have been watched.
    const all = details?.[plan.steps.length - (holdBack === undefined ? 1 : 2)];
    return { ...plan, steps: [100], ...(all && { details: [all] }) };
}
/** What this plan could never come to an answer about. */
function unanswerable({ strategy, shadow, ab }, { champion, warm }, now) {
    const refusals = [];
    if (!champion && (ab || shadow?.then === 'report'))
        refusals.push({ code: 'champion-missing', expected: `a champion, beside which strategy \`${strategy}\` has an answer`, actual: 'none: this model was never delivered', fix: 'Adopt what serves now (`sluice adopt`), or deliver the first release by `strategy: replace`.' });
    if (ab && now >= ab.ends)
        refusals.push({ code: 'ab-over', expected: 'an A/B test that ends after it begins', actual: `it ended at ${new Date(ab.ends).toISOString()}`, fix: 'Write a later `rollout.ab.ends`.' });
    if (warm && now < warm.until)
        refusals.push({ code: 'kept-warm', expected: `slot ${warm.slot} free for a candidate`, actual: `it keeps ${warm.release} loaded until ${new Date(warm.until).toISOString()}`, fix: 'Wait until then, or go back to it with `sluice rollback`.' });
    return refusals;
}
/**
 * What the gate has against a delivery that has begun: asked as of its beginning, so that it does not grow stale by its own
 * length, and of the ledger that it began with or one that has grown from it.
 */
async function standingRefusals(work, { release, openedAt, ledgerHead }) {
    const { entries, head } = await work.ledger;
    const same = entries.some(({ digest }) => digest === ledgerHead);
    const other = { code: 'ledger-other', expected: `the ledger that the delivery began with (${ledgerHead})`, actual: head ?? 'none', fix: 'Tick with the ledger of this delivery.' };
    return [...(same ? [] : [other]), ...(await gateRefusals(work, release.digest, openedAt, null, false))];
}
/** What serves in the environment before is asked when a delivery begins; it may go on to other releases since. */
async function gateRefusals({ deps, ledger }, release, at, layout = null, parity = true) {
    return (0,gate/* gate */.Gj)({ ...deps.ledger.policy, layout, ...(parity ? {} : { parity: undefined }) }, await ledger, release, new Date(at));
}
function headOf(text) {
    return (0,digest/* sha256 */.sc)(text.trimEnd().split('\n').at(-1) ?? '');
}
/** One release keeps its first manifest: name and version are labels, and may be others at another delivery. */
async function keepManifest({ deps: { journal } }, manifest) {
    const name = `releases/${(0,digest/* hexOf */.ZD)(manifest.digest)}.json`;
    if (!(await journal.attachment(name)))
        await journal.attach(name, Buffer.from((0,digest/* canonicalJson */.dj)(manifest)));
}
function occupied(state, gives, now) {
    const { open, returning, drilling } = state;
    if (open && open === gives)
        return [];
    if (open)
        return [{
                code: 'delivery-in-flight', expected: 'no other delivery of this model under way', actual: `delivery ${open.id} of ${open.release.digest}`,
                fix: 'Let it end, or abort it (`sluice rollback` drains its candidate), then start this one again. `rollout.supersede` says when a newer delivery may take the place of one under way.',
            }];
    if (returning)
        return [{
                code: 'rollback-unfinished', expected: 'no way back under way', actual: `the way back to ${returning.to.digest}, begun by ${returning.delivery}`,
                fix: 'Run `sluice rollback` again: it goes on where it stopped.',
            }];
    if ((0,journal_state/* isDrilling */.M4)(state, now))
        return [{
                code: 'drill-under-way', expected: 'no drill of the way back under way', actual: `a drill, begun by ${drilling.delivery}`,
                fix: 'Let it end. One that was killed is finished by `sluice rollback --drill`, and stands in nobody\'s way after an hour.',
            }];
    return [];
}
/** A candidate may only be put where no user is, so the router must send everybody to the champion. */
async function routerRefusals(work, { champion, open, returning }, slots) {
    if (!champion || open || returning)
        return [];
    const fix = 'Bring the router back (`sluice rollback --to` with the champion\'s digest), or `sluice adopt` what really serves.';
    if (!slots.includes(champion.slot))
        return [{ code: 'champion-slot-unknown', expected: `the champion's slot ${champion.slot} among the declared slots`, actual: slots.join(', '), fix: 'Declare the slot again in `rollout.fleet.slots`.' }];
    const split = await (0,router/* readSplit */.bS)(work.deps.traffic, slots);
    const expected = (0,router/* allTo */.jT)(champion.slot, slots);
    if ((0,router/* sameSplit */.xY)(split, expected))
        return [];
    const other = await (0,router/* whoChanged */.vJ)(work.deps.traffic);
    return [{ code: 'router-not-at-champion', expected: (0,router/* describeSplit */.iO)(expected), actual: `${(0,router/* describeSplit */.iO)(split)}${other === undefined ? '' : ` (${other.replace(/\.$/, '')})`}`, fix }];
}
/** The slot that does not serve; at a first delivery the one with the smaller share, for somebody unknown may be on the other. */
async function freeSlot(work, { champion }, slots) {
    const [first, second] = slots;
    if (champion)
        return champion.slot === first ? second : first;
    const split = await (0,router/* readSplit */.bS)(work.deps.traffic, slots);
    return split[second] < split[first] ? second : first;
}

;// CONCATENATED MODULE: ./.build/src/serving/serves.js


/**
 * Asks a slot which release answers there now, and compares. What was right when it was placed may have been changed by hand, by another
 * deployment, or by a restart that loaded something else.
 */
async function serves(fleet, slot, release) {
    if (!fleet.serving)
        return { kind: 'as-placed' };
    let found;
    try {
        found = await fleet.serving(slot);
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x))
            throw error;
        return { kind: 'unknown', reason: `Slot ${slot} did not say which release it serves: ${(0,prove/* messageOf */.bD)(error)}` };
    }
    if (found === release)
        return { kind: 'as-placed' };
    if (found === undefined)
        return { kind: 'unknown', reason: `Slot ${slot} cannot say which release it serves.` };
    return { kind: 'other', misfit: { code: 'digest-mismatch', reason: `Slot ${slot} says that it serves ${found ?? 'nothing'} now, not ${release}.`, fix: 'Find out who placed something there; nobody but Sluice may.' } };
}

;// CONCATENATED MODULE: ./.build/src/rollout/answering.js

/** Asks both slots which release they serve now, where the delivery file says how. */
async function answering({ deps }, open) {
    const candidate = await serves(deps.fleet, open.slot, open.release.digest);
    if (candidate.kind === 'other')
        return { misfit: candidate.misfit };
    if (candidate.kind === 'unknown')
        return { doubt: { code: 'digest-unanswered', reason: candidate.reason } };
    if (!open.champion)
        return {};
    const champion = await serves(deps.fleet, open.champion.slot, open.champion.release);
    if (champion.kind === 'other')
        return { doubt: { code: 'champion-changed', reason: `${champion.misfit.reason} What the candidate is compared with is not the champion.` } };
    return champion.kind === 'unknown' ? { doubt: { code: 'digest-unanswered', reason: champion.reason } } : {};
}

// EXTERNAL MODULE: ./.build/src/rollout/batch.js
var batch = __webpack_require__(11961);
;// CONCATENATED MODULE: ./.build/src/rollout/capacity.js

/**
 * Why this split may not be: the candidate's ready servers would not carry its share, or the champion's not all of the load, which is
 * what comes back to it when the candidate is taken back. A capacity that nobody can tell is none.
 */
async function shortOf(work, open, split) {
    const share = split[open.slot] ?? 0;
    const candidate = share > 0 ? await lacking(work, open, open.slot, share, 'capacity-short') : undefined;
    return candidate ?? championShort(work, open);
}
/** Why the champion could not take everything back now. */
async function championShort(work, open) {
    return open.champion ? lacking(work, open, open.champion.slot, 100, 'capacity-champion') : undefined;
}
async function lacking({ deps }, open, slot, share, code) {
    const { capacity } = open.plan;
    if (!capacity)
        return code === 'capacity-short' ? nothingReady(deps.fleet, slot) : undefined;
    if (!deps.capacity)
        return { code: 'capacity-unknown', reason: `Nobody can be asked what is ready of slot ${slot}.` };
    try {
        const { ready, rpsEach } = await deps.capacity(slot);
        const load = Math.max(capacity.rps, loadSeen(open));
        const needed = (share / 100) * load * capacity.headroom;
        if (ready * rpsEach >= needed)
            return undefined;
        const whose = code === 'capacity-champion' ? 'to take everything back' : `for ${share} % of the load`;
        return { code, reason: `Slot ${slot} has ${ready} ready for ${rpsEach} requests a second each, and needs ${Number(needed.toPrecision(6))} a second ${whose} (${Number(load.toPrecision(6))} a second, ${capacity.headroom} times).` };
    }
    catch (error) {
        return { code: 'capacity-unknown', reason: `Slot ${slot} did not say what is ready of it: ${(0,prove/* messageOf */.bD)(error)}` };
    }
}
/** Where no load is declared, one thing still holds: a slot with nothing ready gets no more users. */
async function nothingReady(fleet, slot) {
    try {
        return (await fleet.ready?.(slot)) === 0 ? { code: 'capacity-short', reason: `Slot ${slot} has nothing ready for users.` } : undefined;
    }
    catch (error) {
        return { code: 'capacity-unknown', reason: `Slot ${slot} did not say what is ready of it: ${(0,prove/* messageOf */.bD)(error)}` };
    }
}
/** Looks that are recent enough to tell the load: its highest in the last hour. */
const RECENT = 3_600_000;
/** Requests a second of both arms, by the guardrail that the plan names; 0 before anything was counted. */
function loadSeen({ plan, observed, lastLook }) {
    const seen = plan.capacity?.from === undefined ? [] : (observed[plan.capacity.from] ?? []);
    const rates = seen.filter(({ until }) => lastLook - until <= RECENT).map((one) => {
        const { candidate, champion } = one;
        return (1000 * ((candidate?.total ?? 0) + (champion?.total ?? 0))) / (one.until - one.since);
    });
    return Math.max(0, ...rates.filter(Number.isFinite));
}

;// CONCATENATED MODULE: ./.build/src/rollout/day.js

/** Conditions are asked of GitHub, whose answers are rationed. */
const AT_MOST_EVERY = 300_000;
const LOOKS = 5;
/** Waits of the plan itself; any other is the day's. */
const OWN = ['gate-waits', 'hours-wait'];
/**
 * What stands against more users besides the evidence (a freeze, a concern, a gate, the hours of a step): asked before each rise, and
 * now and then without one, so that the journal tells how long the time budget stood still. Answers the decision that is left.
 */
async function heldByDay(work, before, open, decision) {
    if (decision.kind === 'drain' || decision.kind === 'end')
        return decision;
    const rises = decision.kind === 'advance' || decision.kind === 'promote';
    const standing = open.waits && !OWN.includes(open.waits.code) ? open.waits : undefined;
    const asks = isDue(before, work.now()) || (rises && !standing);
    const day = asks ? await against(work) : standing;
    const own = decision.kind === 'hold' && decision.waits ? { code: decision.code, reason: decision.reason } : undefined;
    await settle(work, open, own ?? day);
    if (!rises || !day)
        return decision;
    return { kind: 'hold', code: day.code, by: 'machine', record: false, waits: true, reason: day.reason, numbers: decision.numbers };
}
/** At the first tick of each span of time, wherever the last tick was killed. */
function isDue({ openedAt, lastLook, plan }, now) {
    const every = Math.min(AT_MOST_EVERY, LOOKS * plan.interval);
    const span = (at) => Math.floor((at - openedAt) / every);
    return span(now) !== span(lastLook);
}
async function against({ deps }) {
    const [first] = (await deps.conditions?.()) ?? [];
    return first && { code: first.code, reason: `Nothing gets more users for now: expected ${first.expected}, found ${first.actual} [${first.code}].` };
}
async function settle(work, open, wait) {
    if (wait && open.waits?.code !== wait.code)
        await (0,rollout_work/* record */.g)(work, 'waiting', { code: wait.code, reason: wait.reason });
    if (!wait && (0,rollout_work/* openOf */.w)(work.recorder.state, open.id)?.waits)
        await (0,rollout_work/* record */.g)(work, 'going-on', { reason: 'Nothing but the evidence stands against more users.' });
}

// EXTERNAL MODULE: ./.build/src/rollout/decide.js
var decide = __webpack_require__(46649);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var evidence_statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/core/refusal.js
var core_refusal = __webpack_require__(27999);
// EXTERNAL MODULE: ./.build/src/rollout/deadline.js
var deadline = __webpack_require__(42581);
// EXTERNAL MODULE: ./.build/src/rollout/decision.js
var decision = __webpack_require__(61799);
// EXTERNAL MODULE: ./.build/src/statistics/special.js
var special = __webpack_require__(43376);
;// CONCATENATED MODULE: ./.build/src/statistics/bernoulli-sequence.js

/**
 * All rates of independent events that `events` of `n` do not refute, at any look, with a chance of at most `alpha` of ever missing the
 * truth: the two-sided beta-binomial mixture of sub-Bernoulli processes inverted by bisection (Howard, Ramdas, McAuliffe and Sekhon 2021,
 * "Time-uniform, nonparametric, nonasymptotic confidence sequences", section 3), tightest about `tightAt` trials.
 */
function bernoulliSequence(events, n, alpha, tightAt) {
    const share = events / n;
    const limit = Math.log(1 / alpha);
    const isIn = (p) => {
        const v = p * (1 - p);
        return betaBinomialMixture((share - p) * n, v * n, { vOpt: v * tightAt, alpha, g: p, h: 1 - p }) < limit;
    };
    return { low: events === 0 ? 0 : border(isIn, share, 0), high: events === n ? 1 : border(isIn, share, 1) };
}
/** Logarithm of the mixture at the sum s with intrinsic time v (the same, equation 28, two-sided). */
function betaBinomialMixture(s, v, { vOpt, alpha, g, h }) {
    const r = Math.max(rhoFor(vOpt, alpha) - g * h, 1e-3 * g * h);
    const [before, after] = [g * (g + h), h * (g + h)];
    return (v / (g * h)) * Math.log(g + h) - ((v + h * s) / after) * Math.log(g) - ((v - g * s) / before) * Math.log(h)
        + logBeta((r + v - g * s) / before, (r + v + h * s) / after) - logBeta(r / before, r / after);
}
/** The mixture's parameter that makes its boundary tightest at `vOpt` (the same, section 3.6). */
function rhoFor(vOpt, alpha) {
    const twice = 2 * Math.log(1 / alpha);
    return vOpt / (twice + Math.log(1 + twice));
}
function logBeta(a, b) {
    return (0,special/* logGamma */.SX)(a) + (0,special/* logGamma */.SX)(b) - (0,special/* logGamma */.SX)(a + b);
}
function border(isIn, inside, outside) {
    let [near, far] = [inside, outside];
    for (let step = 0; step < 60; step++) {
        const middle = (near + far) / 2;
        if (isIn(middle))
            near = middle;
        else
            far = middle;
    }
    return (near + far) / 2;
}

// EXTERNAL MODULE: ./.build/src/statistics/multinomial.js
var multinomial = __webpack_require__(20706);
// EXTERNAL MODULE: ./.build/src/rollout/judges/words.js
var words = __webpack_require__(16255);
// EXTERNAL MODULE: ./.build/src/rollout/planned-guardrails.js
var planned_guardrails = __webpack_require__(58538);
;// CONCATENATED MODULE: ./.build/src/rollout/findings.js




/** What to do next, by the code of a roll-back or hold. */
const NEXT = {
    harm: 'Compare the failing requests of both arms in the serving log; mend the release and deliver again.',
    'candidate-silent': 'The candidate crashes before it logs, or logs elsewhere: see its slot\'s own log.',
    blind: 'Repair the signals (`rollout.signals`), then deliver again.',
    'time-budget': 'Lengthen `rollout.time_budget`, send more traffic, or widen `margin_ratio` to what you can answer for.',
    'nobody-answered': 'A person was asked when the time budget ended: answer within `answer_within`, by resume or abort.',
    superseded: 'Nothing: a newer delivery took its place, as `rollout.supersede` of that one declares.',
    'batch-failed': 'See what the program printed to its word `shadow`; no pointer was moved.',
    'batch-empty': 'See what the program printed to its word `shadow`: a batch without rows tells nothing.',
    'batch-differs': 'Compare the rows that both scored differently; mend the release, or declare a larger `batch.differ_at_most`.',
    'shadow-no-harm': 'Deliver it by another strategy when you want it to serve, or declare `shadow.then: promote`.',
    'shadow-undecided': 'Leave it in the shadow longer (`shadow.for`), or widen the margins to what you can answer for.',
    'ab-champion': 'Nothing: the champion stays, as it was declared. The report has both arms.',
    'ab-ended': 'Look at both arms; resume to give all users to the candidate, or abort.',
    'ab-undecided': 'Look at both arms; resume to give all users to the candidate, or abort.',
    'lease-ran-out': 'Find out why ticks stopped (the run\'s log), then deliver again.',
    aborted: 'A person decided so; deliver again when the reason is gone.',
    'rolled-back-by-hand': 'A person decided so; deliver again when the reason is gone.',
    'release-lost': 'Keep the release again: the bytes in the release store are gone or changed.',
    'place-failed': 'See what the place program printed; no user was sent to the slot.',
    'loaded-mismatch': 'The place program must serve exactly the bytes it is given.',
    'loaded-nothing': 'See the slot\'s own log: the model may have failed to load.',
    'golden-mismatch': 'Compare the serving code and its environment with those of the tests: what serves is not what was approved.',
    'golden-unanswered': 'See the slot\'s own log and `rollout.fleet.ask`.',
    'router-changed': 'Find out who changed the router, and let it leave these fields to Sluice; then resume, or abort.',
    'router-unready': 'Nothing: it goes on by itself when those servers are ready. See their own log.',
    'signals-away': 'Repair the signals; exposure stays where it is until they are back, and is taken away after `blind_for`.',
    'split-not-observed': 'Router and log disagree on who serves whom: compare both before anybody judges by these counts.',
    'harm-not-critical': 'Look at the numbers; resume to go on in spite of them, or abort.',
    'held-by-person': 'Resume or abort when you have decided.',
    'held-by-data': 'Look at the finding of the data checks; resume when the data is right again, or abort.',
    'judgement-invalid': 'Find out why users are not divided as the router says (assignment, logging, retries); nothing is concluded until they are.',
    'mirror-changed': 'Find out who changed the router\'s mirror, and set it back; or abort.',
    'capacity-short': 'Start more servers of the candidate; it goes on by itself when they are ready.',
    'capacity-champion': 'Start the champion\'s servers again: it must take everything back at any time.',
    'capacity-unknown': 'Repair `rollout.capacity.ready`: what cannot be told counts as none.',
    'gate-waits': 'A reviewer of that environment lets the step begin (`do: gate`), or somebody aborts.',
    'hours-wait': 'Nothing: it goes on by itself in its hours.',
    'digest-unanswered': 'See why the slot does not say which release it serves (`rollout.fleet.digest`).',
    'champion-changed': 'Find out who placed something on the champion\'s slot; then resume, or abort.',
    'digest-mismatch': 'Find out who placed something there; nobody but Sluice may.',
    'evidence-refused': 'Restore the candidate\'s ledger, or abort.',
    watching: 'Nothing: the next tick looks again.',
};
function nextStepAfter(code) {
    return NEXT[code] ?? 'See docs/rollout.md.';
}
/** One finding per guardrail, from the numbers that the journal keeps of the decision. */
function guardrailFindings(delivery, plan, numbers, guilty) {
    const { rollout } = delivery.spec;
    return plan.guardrails.map((guardrail, index) => {
        const seen = numbers[guardrail.name] ?? {};
        const code = codeOf(guardrail, seen, plan, guardrail.name === guilty);
        const outcome = outcomeOf(code);
        return {
            code,
            outcome,
            rule: `${guardrail.name}: not ${(0,words/* beyond */.wQ)(guardrail, guardrail.tolerate)}, and surely not ${(0,words/* beyond */.wQ)(guardrail, guardrail.margin)}`,
            message: sentence(guardrail, seen, code),
            expected: `harm where it is ${(0,words/* beyond */.wQ)(guardrail, guardrail.tolerate)}; promotion rules out ${(0,words/* beyond */.wQ)(guardrail, guardrail.margin)}`,
            actual: `candidate ${arm(guardrail, seen, 'candidate')}, champion ${arm(guardrail, seen, 'champion')}`,
            n: (seen.candidateTotal ?? 0) + (seen.championTotal ?? 0),
            p: Math.min(1, Math.exp(-(seen.logHarm ?? 0))),
            numbers: seen,
            subject: { kind: 'guardrail', name: guardrail.name },
            location: delivery.locate(['rollout', ...(rollout ? (0,planned_guardrails/* pathOfPlanned */.Do)(rollout, index) : ['guardrails', index])]),
            ...(outcome === 'pass' ? {} : { fix: NEXT_OF_GUARDRAIL[code] }),
        };
    });
}
/** What to do next, by the answer of one guardrail. */
const NEXT_OF_GUARDRAIL = {
    'guardrail-harm': NEXT.harm,
    'guardrail-no-harm': undefined,
    'guardrail-pending': 'Nothing: labels come when they come. `watch` and `hold_back` say how long they can still take the candidate back.',
    'guardrail-doubtful': 'Give it a signal that counts each user once (`unit: user`); until then it may ask a person, and never promotes.',
    'guardrail-no-requests': 'See that the signal covers the candidate\'s slot, and that users come to it.',
    'guardrail-no-events': 'Where neither arm counts an event nothing can be ruled out as a ratio: choose a signal that does happen, or `margin_absolute`.',
    'guardrail-anchor': 'Give it more evidence (traffic, time), or let people pin a newer anchor (`rollout.anchor.release`).',
    'guardrail-low-traffic': 'Send more traffic, lengthen `rollout.time_budget`, or declare a margin that this traffic can hold (`sluice plan` says which).',
    'guardrail-undecided': NEXT.watching,
};
function codeOf(guardrail, seen, { timeBudget, interval }, guilty) {
    if (guilty)
        return 'guardrail-harm';
    if (guardrail.doubtful)
        return 'guardrail-doubtful';
    const enough = (seen.logNoHarm ?? 0) >= (seen.logNoHarmLimit ?? Infinity);
    const anchored = seen.anchorMargin === undefined || (seen.sinceAnchor ?? Infinity) <= seen.anchorMargin;
    if (enough)
        return anchored ? 'guardrail-no-harm' : 'guardrail-anchor';
    if (guardrail.labels)
        return 'guardrail-pending';
    if ((seen.intervals ?? 0) > 0 && seen.stepCandidateTotal === 0)
        return 'guardrail-no-requests';
    const ratio = !guardrail.absolute && ['rate', 'quantile'].includes(guardrail.kind ?? 'rate');
    if (ratio && (seen.intervals ?? 0) > 0 && (seen.stepCandidateEvents ?? 0) + (seen.stepChampionEvents ?? 0) === 0)
        return 'guardrail-no-events';
    return (seen.intervalsLeft ?? 0) * interval > timeBudget ? 'guardrail-low-traffic' : 'guardrail-undecided';
}
/** How the candidate showed, before its first user, that it is what was approved. */
function proofFinding(open) {
    const { smoked } = open;
    if (!smoked)
        return [];
    const passed = smoked.rows > 0 || smoked.how.startsWith('smoke test');
    return [{
            code: passed ? 'golden-equal' : 'golden-off',
            outcome: 'pass',
            rule: 'The slot answers as approved before its first user',
            message: smoked.rows > 0 ? `Slot ${smoked.slot} answered ${smoked.rows} golden rows as approved (largest difference ${smoked.worst}).` : `Slot ${smoked.slot}: ${smoked.how}.`,
            expected: 'the approved scores',
            actual: smoked.how,
            n: smoked.rows,
            subject: { kind: 'slot', name: smoked.slot },
        }];
}
function outcomeOf(code) {
    if (code === 'guardrail-harm')
        return 'fail';
    return code === 'guardrail-no-harm' ? 'pass' : 'inconclusive';
}
function sentence(guardrail, seen, code) {
    const evidence = (log) => Math.exp(log ?? 0).toPrecision(3);
    const { tolerate, margin, name } = guardrail;
    return [
        `\`${name}\`: candidate ${arm(guardrail, seen, 'candidate')}, champion ${arm(guardrail, seen, 'champion')}${ratioOf(guardrail, seen)}.`,
        `Evidence of harm (${(0,words/* beyond */.wQ)(guardrail, tolerate)}) is ${evidence(seen.logHarm)} of ${evidence(seen.logHarmLimit)};`,
        `evidence of no harm (not ${(0,words/* beyond */.wQ)(guardrail, margin)}) in the last step looked at is ${evidence(seen.logNoHarm)} of ${evidence(seen.logNoHarmLimit)}.`,
        ...intervalText(guardrail, seen),
        ...(code === 'guardrail-harm' && seen.noHarmFound === 1 ? ['Both were found, for it lies between the two limits: harm wins.'] : []),
        ...(code === 'guardrail-anchor' ? [`With the deliveries since the anchor, ${seen.sinceAnchor?.toPrecision(3) ?? 'no number of'} times the anchor's is what is ruled out, and ${seen.anchorMargin} must be.`] : []),
        ...remarks(seen),
    ].join(' ');
}
/** Where units are independent of each other, the range that holds at any look with 95 %; description, and nothing is decided by it. */
function intervalText({ kind = 'rate', unit, absolute }, seen) {
    const { exposure, stepCandidateEvents: mine, stepChampionEvents: others, candidateEvents: differ, candidateTotal: n } = seen;
    if (kind === 'pairs' && unit !== 'interval' && n) {
        const { low, high } = bernoulliSequence(differ ?? 0, n, DESCRIBED, n);
        return [`Between ${(100 * low).toPrecision(3)} % and ${(100 * high).toPrecision(3)} % differ (95 %, at any look).`];
    }
    if (kind !== 'rate' || absolute || unit === 'interval' || !exposure || exposure >= 1 || (mine ?? 0) + (others ?? 0) === 0)
        return [];
    const { low, high } = (0,multinomial/* rateRatioInterval */.L)([mine ?? 0, others ?? 0], exposure, DESCRIBED);
    return [`In this step between ${low.toPrecision(3)} and ${Number.isFinite(high) ? high.toPrecision(3) : 'any number of'} times as often (95 %, at any look).`];
}
const DESCRIBED = 0.05;
/** What a reader of the numbers has to know beside them. */
function remarks(seen) {
    const { dispersion, late, missing, repeated, intervalsLeft } = seen;
    return [
        ...(typeof intervalsLeft === 'number' ? [`At this pace about ${intervalsLeft} more intervals.`] : []),
        ...(typeof dispersion === 'number' && dispersion >= CLUSTERED ? [`The champion's events come in clusters (dispersion ${dispersion.toPrecision(2)}), so there is less evidence in them than their number says.`] : []),
        ...(late ? [`${late} rows came after their time was counted; they were not added.`] : []),
        ...(missing ? [`${missing} labels were not there at the fixed age; they count against the claim, whichever it is.`] : []),
        ...(repeated ? [`${repeated} intervals were read twice; they count once.`] : []),
    ];
}
/** Twice the variance of events that are independent of each other. */
const CLUSTERED = 2;
function ratioOf({ kind = 'rate' }, seen) {
    const { candidateEvents, candidateTotal, championEvents, championTotal } = seen;
    if (!['rate', 'quantile'].includes(kind) || !candidateTotal || !championTotal || !championEvents)
        return '';
    return `, ${((candidateEvents ?? 0) / candidateTotal / (championEvents / championTotal)).toPrecision(3)} times as often`;
}
function arm(guardrail, seen, which) {
    return (0,words/* armText */.KX)(guardrail, { events: seen[`${which}Events`] ?? 0, total: seen[`${which}Total`] ?? 0, figure: seen[`${which}Figure`] });
}

;// CONCATENATED MODULE: ./.build/src/rollout/verdict.js








/** What a tick left behind, as the stage's verdict. */
function resultOf(work, end) {
    switch (end.kind) {
        case 'closed':
            return end.delivery.outcome === 'promoted' ? promotedResult(work, end.delivery) : end.delivery.outcome === 'ended' ? endedResult(work, end.delivery) : rolledBackResult(work, end.delivery);
        case 'open':
            return openResult(work, end.open, end.decision);
        case 'refused':
            return result(work, 'fail', end.release, {
                headline: `${titleOf(end.release)} may not begin to serve: ${end.refusals.length} ${end.refusals.length === 1 ? 'reason' : 'reasons'}, the first: expected ${end.refusals[0].expected}, found ${end.refusals[0].actual}.`,
                findings: end.refusals.map((refusal) => (0,core_refusal/* findingOf */.h)(refusal, 'The gate permits to serve exactly these bytes')),
            });
        case 'serves-already':
            return result(work, 'pass', end.release, {
                headline: `${titleOf(end.release)} is the champion already: there is nothing to deliver.`,
                findings: [fact('serves-already', 'pass', 'The candidate is not the champion', `The release ${end.release.digest} serves all users.`)],
            });
        case 'outrun':
            return result(work, 'inconclusive', work.context.release, {
                headline: 'Another tick of this model is at work; this one stood back.',
                findings: [fact('tick-outrun', 'inconclusive', 'One tick at a time', 'The journal was written by somebody else at every attempt.', 'Nothing: the next tick reads anew.')],
            });
    }
}
function promotedResult(work, open) {
    const { promoted, plan } = open;
    const first = open.champion === null;
    const numbers = promoted?.numbers ?? {};
    const served = `${(0,decision/* minutes */.G)(promoted?.servedMs ?? 0)}`;
    const why = first
        ? 'it is the first release of this model and answers as approved; there was no champion to compare it with'
        : plan.guardrails.length > 0 && compares(plan)
            ? `every guardrail ruled out ${plan.guardrails.map(({ margin }) => margin).sort((a, b) => a - b)[0]} times the champion's rate or more, step by step, while both served`
            : 'it answers as approved and stayed up through its watch; nothing compared it with the champion';
    // The judge's last word was given one step before the last, where champion and candidate stood side by side.
    const cleared = open.judged?.answer === 'advance' ? open.judged.numbers : numbers;
    const judgedFindings = compares(plan) && !first ? guardrailFindings(work.delivery, plan, cleared) : [];
    return result(work, 'pass', open.release, {
        headline: `${titleOf(open.release)} serves all users: ${why}.`,
        findings: [...proofFinding(open), ...judgedFindings, fact('promoted', 'pass', 'Verified good while serving', `Had users for ${served} and answered ${promoted?.requests ?? 0} counted requests.`)],
        champion: championOf(work, open),
        notes: notesOf(open),
        facts: [['Slot', open.slot], ['Had users for', served], ['Requests counted', String(promoted?.requests ?? 0)]],
        details: { promoted, plan, ...overridesOf(open) },
    });
}
function rolledBackResult(work, open) {
    const back = open.rolledBack;
    const code = back?.code ?? open.outcome;
    const reason = back?.reason ?? open.note ?? (open.outcome === 'superseded' ? 'A newer delivery took its place.' : 'The delivery was closed.');
    const served = open.servedSince === undefined ? 'It never had users' : `It had users for ${(0,decision/* minutes */.G)(back?.servedMs ?? 0)} and answered ${back?.requests ?? 0} counted requests`;
    const after = back?.to ? `All users are with the champion again` : open.step >= 0 ? `There was no champion to go back to: slot ${open.slot} still serves it` : 'Nothing else serves';
    const main = { ...fact(code, 'fail', 'The candidate keeps its users', `${reason} ${served}.`, nextStepAfter(code)), expected: 'nothing against it while it serves', actual: `taken back (${code})` };
    const numbers = back?.numbers ?? {};
    return result(work, 'fail', open.release, {
        headline: `${titleOf(open.release)} was taken back: ${reason} ${served}. ${after}.`,
        findings: [main, ...proofFinding(open), ...(Object.keys(numbers).length > 0 ? guardrailFindings(work.delivery, open.plan, numbers, back?.guardrail) : [])],
        champion: championOf(work, open),
        notes: [...notesOf(open), ...(open.note ? [open.note] : [])],
        facts: [['Taken back after', (0,decision/* minutes */.G)(back?.servedMs ?? 0)], ['Requests counted', String(back?.requests ?? 0)], ['Router back within', `${back?.tookMs ?? 0} ms`]],
        details: { rolledBack: back, plan: open.plan, ...overridesOf(open) },
    });
}
function budgetText({ now }, open) {
    const stands = open.waits ? `, standing still since ${new Date(open.waits.since).toISOString()} (${open.waits.code})` : '';
    return `${(0,decision/* minutes */.G)(Math.max(0, (0,deadline/* budgetUsed */.V)(open, now())))} of ${(0,decision/* minutes */.G)(open.plan.timeBudget)} used${stands}`;
}
/** The plan ended as it declares, and the champion stays: a report, of both arms. */
function endedResult(work, open) {
    const { code = 'ended', reason = 'The plan ended as it declares.', numbers = {} } = open.judged ?? {};
    const outcome = code === 'shadow-undecided' ? 'inconclusive' : 'pass';
    const served = open.servedSince === undefined ? 'Nobody got its answers' : `It answered ${Math.max(0, ...Object.values(open.requests))} counted requests`;
    return result(work, outcome, open.release, {
        headline: `${titleOf(open.release)} was not promoted: ${reason} ${served}. All users are with the champion.`,
        findings: [fact(code, outcome, 'The plan ends as it declares', `${reason} ${served}.`, nextStepAfter(code)), ...proofFinding(open), ...guardrailFindings(work.delivery, open.plan, numbers)],
        champion: championOf(work, open),
        notes: [...notesOf(open), ...(open.note ? [open.note] : [])],
        facts: [['Strategy', open.plan.strategy]],
        details: { ended: { code, numbers }, plan: open.plan, ...overridesOf(open) },
    });
}
function openResult(work, open, decision) {
    const share = open.step < 0 ? 0 : open.plan.steps[open.step];
    const held = decision.kind === 'hold';
    const code = held ? decision.code : 'watching';
    return result(work, 'inconclusive', open.release, {
        headline: `${titleOf(open.release)} ${held ? 'is held' : 'is being watched'} at ${share} % of users: ${decision.reason}`,
        findings: [fact(code, 'inconclusive', held ? 'Nothing stands against more users' : 'Every guardrail rules out its margin', decision.reason, nextStepAfter(code)), ...proofFinding(open), ...guardrailFindings(work.delivery, open.plan, decision.numbers)],
        champion: championOf(work, open),
        notes: notesOf(open),
        facts: [['Strategy', open.plan.strategy], ['Share of users', `${share} %`], ['Step', `${open.step + 1} of ${open.plan.steps.length}`], ['Time budget', budgetText(work, open)], ['Lease until', new Date(open.lease).toISOString()]],
        details: { step: open.step, share, decision: decision.kind, code, ...overridesOf(open) },
    });
}
/** Whether champion and candidate are at work at one time. */
function compares({ steps, strategy }) {
    return steps.length > 1 && strategy !== 'blue-green';
}
/** A tick could not be finished. What it wrote counts, and the next one goes on from there. */
function failedResult(work, error) {
    const message = (0,prove/* messageOf */.bD)(error);
    const code = error instanceof serving_recorder/* JournalUntrusted */.Gp || error instanceof journal_state/* JournalInvalid */.fE ? 'journal-untrusted' : 'tick-failed';
    const fix = code === 'tick-failed' ? 'Repair what did not answer and run the same command again: it goes on where this one stopped.' : 'Drain the candidate by hand where no watch stands beside the router; restore the journal from its last good copy.';
    return result(work, 'error', work.context.release, {
        headline: `The rollout could not be looked after: ${message.split('\n')[0]}`,
        findings: [fact(code, 'error', 'Every tick can read and write what it needs', message, fix)],
    });
}
function notesOf(open) {
    const { plan, champion, placed, smoked, step } = open;
    // Always said first, and for ever: what people let pass.
    const notes = open.overrides.map(({ action, by, askedBy, reason, run }) => `${action === 'gate' ? 'Gate of a step' : `Override \`${action}\``}, let pass by ${by.login} (${by.id}) for ${askedBy ? `${askedBy.login} (${askedBy.id})` : 'an account that is gone'} in run ${run}: ${reason}`);
    if (!champion)
        notes.push('First delivery: there is no champion, so nothing was compared and all users came at once.');
    else if (plan.strategy === 'batch')
        notes.push(batchNote(open));
    else if (plan.guardrails.length === 0)
        notes.push('No guardrails are declared: the candidate was watched by its smoke test only.');
    else if (plan.strategy === 'blue-green')
        notes.push('Strategy `blue-green`: champion and candidate never serve side by side; the candidate was held against the champion from just before the switch, which is weaker.');
    else if (plan.strategy === 'replace')
        notes.push('Strategy `replace`: champion and candidate never serve side by side, so guardrails notice nothing but signals that are away.');
    else if (plan.steps.length > 1 && plan.holdBack === undefined && step === plan.steps.length - 1)
        notes.push('After the last step nobody stands beside the candidate: its rate was then held against the champion\'s from before, which is weaker.');
    if (placed?.loaded === 'unknown')
        notes.push('The slot cannot say which bytes it loaded (no `rollout.fleet.loaded`).');
    if (smoked && smoked.rows === 0)
        notes.push('Golden rows: off (no `rollout.golden`).');
    return notes;
}
function batchNote({ shadowed = [], plan }) {
    const told = shadowed.map(({ batch, n, differ }) => `${batch}: ${differ} of ${n} rows differ`).join('; ');
    return `Strategy \`batch\`: ${told === '' ? 'no batch was scored yet' : told}${plan.batch?.differAtMost === undefined ? ' (nothing says how many may)' : ''}.`;
}
function overridesOf({ overrides }) {
    return overrides.length > 0 ? { overrides } : {};
}
function result(work, outcome, release, parts) {
    const { context, delivery, deps } = work;
    const { details, notes = [], facts = [], ...rest } = parts;
    const verdict = { schema: 'urn:sluice:verdict:v1', stage: 'canary-promote', outcome, enforced: true, release, notes, facts: [['Delivery', (0,delivery_id/* formatDeliveryId */.J)(context.deliveryId)], ...facts], ...rest };
    const inputs = [{ name: 'delivery file', digest: delivery.digest }];
    return { verdict, inputs, details: details && { ...details, model: deps.model } };
}
function fact(code, outcome, rule, message, fix) {
    return { code, outcome, rule, message, expected: rule, actual: message, ...(fix === undefined ? {} : { fix }) };
}
function championOf(work, { champion }) {
    return champion ? { name: work.delivery.spec.release.name, digest: champion.release } : undefined;
}
function titleOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}

;// CONCATENATED MODULE: ./.build/src/rollout/finish.js








// Requests that were under way when the last user left are answered within this, or the interval if that is shorter.
const GRACE = 10_000;
/** The schema's default of `rollback.keep`. */
const KEEP = 5;
/**
 * The candidate becomes the champion: its ledger gets one more statement (verified good while serving), is kept beside
 * the journal under its new head, and the journal then names that head. A tick that dies between the two leaves a ledger
 * that nothing names, and the next makes another.
 */
async function promote(work, open, numbers) {
    const { delivery, context, deps } = work;
    const promoted = {
        release: open.release,
        slot: open.slot,
        ledgerHead: open.ledgerHead,
        golden: open.smoked?.golden ?? null,
        servedMs: work.now() - (open.servedSince ?? work.now()),
        requests: Math.max(0, ...Object.values(open.requests)),
        numbers,
        ...(open.plan.blueGreen?.keepWarm && { warmUntil: work.now() + open.plan.blueGreen.keepWarm }),
    };
    const result = promotedResult(work, { ...open, promoted });
    const { text, signer } = deps.ledger;
    const statement = (0,evidence_statement/* makeStatement */.UT)(delivery, { ...context, release: open.release }, result);
    const extended = Buffer.from(await (0,evidence_ledger/* appendStatement */.SV)(text, await work.ledger, statement, signer));
    const head = (0,digest/* sha256 */.sc)(extended.toString('utf8').trimEnd().split('\n').at(-1));
    await deps.journal.attach((0,events/* ledgerAttachment */.E)(open.release.digest, head), extended);
    await (0,rollout_work/* record */.g)(work, 'promoted', { ...promoted, ledgerHead: head });
}
/** The delivery's last event. A candidate that was rolled back frees its slot first, where the fleet can do that. */
async function finish_close(work, open) {
    if (open.promoted)
        await work.recorder.append('closed', { outcome: 'promoted', note: await prune(work) });
    else
        await work.recorder.append('closed', { outcome: open.rolledBack ? 'rolled-back' : 'ended', note: await finish_freeSlot(work, open) });
}
/** The old champion was kept loaded for a declared time; after it the slot is freed by whoever ticks, where the fleet can do that. */
async function freeWarm({ delivery, deps, recorder, now }) {
    const { warm, open, returning } = recorder.state;
    if (!warm || open || returning || now() < warm.until || !frees(delivery))
        return;
    await deps.fleet.retire(warm.slot);
    await recorder.append('retired', { slot: warm.slot, release: warm.release });
}
/** Old releases make room, except what serves, what lies in a slot, and what may be gone back to. */
async function prune({ delivery, deps, recorder: { state } }) {
    const good = state.good.filter(({ withdrawn }) => !withdrawn).map(({ release }) => release.digest);
    const inUse = [...Object.values(state.slots), ...[state.champion, ...(0,journal_state/* adoptedIn */.pj)(state)].flatMap((serving) => serving?.release.digest ?? [])];
    try {
        const gone = await deps.releases.prune({ inUse, good, keep: delivery.spec.rollback?.keep ?? KEEP });
        return gone.length > 0 ? `Kept releases that were let go: ${gone.join(', ')}.` : undefined;
    }
    catch (error) {
        return `Old releases could not be let go: ${(0,prove/* messageOf */.bD)(error)}`;
    }
}
async function finish_freeSlot({ delivery, deps, context }, open) {
    const serves = open.step >= 0 && open.champion === null;
    if (!frees(delivery) || !open.placed || serves)
        return undefined;
    if (open.step >= 0)
        await context.clock.sleep(Math.min(GRACE, open.plan.interval));
    try {
        await deps.fleet.retire(open.slot);
        return `Slot ${open.slot} was freed.`;
    }
    catch (error) {
        return `Slot ${open.slot} could not be freed: ${(0,prove/* messageOf */.bD)(error)}`;
    }
}
/** Fleets that free a slot without being told how: a model repository unloads, Kubernetes takes the pods away. */
const RETIRES = ['retire', 'repository', 'kserve', 'argo'];
function frees({ spec }) {
    const fleet = spec.rollout?.fleet;
    return RETIRES.some((way) => fleet?.[way] !== undefined) || (fleet?.deployments !== undefined && fleet.deployments.retire !== 'keep');
}

// EXTERNAL MODULE: ./.build/src/serving/releases.js
var releases = __webpack_require__(85156);
;// CONCATENATED MODULE: ./.build/src/rollout/prepare.js







/** Puts the candidate's verified bytes into the slot without users, and asks the slot what it loaded. */
async function place(work, open) {
    const { deps, context } = work;
    const source = await deps.releases.source(open.release.digest).catch((error) => {
        // Bytes that are gone or changed stay so; a disk that did not answer may do so at the next tick.
        if (error instanceof problem/* InputError */.d)
            return { lost: (0,prove/* messageOf */.bD)(error) };
        throw error;
    });
    if ('lost' in source)
        return refuse(work, open, { code: 'release-lost', reason: source.lost });
    const renamed = (0,releases/* namedOtherwise */.O)(source, await (0,read_ledger/* readLedger */.SC)(deps.ledger.text, deps.ledger.trust));
    if (renamed)
        return refuse(work, open, { code: 'release-renamed', reason: renamed });
    const proof = await (0,prove/* placeRelease */.l8)(deps.fleet, open.slot, source, context.clock);
    if (!proof.fit)
        return refuse(work, open, proof);
    await (0,rollout_work/* record */.g)(work, 'placed', { slot: open.slot, release: open.release.digest, loaded: proof.loaded });
}
/** The slot's answers to the golden rows, at its own endpoint, before any user gets one. */
async function smoke(work, open) {
    const { deps, context } = work;
    const declared = (await (0,serving_golden/* readGolden */.cN)(work.delivery, context))?.golden;
    const proof = await (0,prove/* smokeSlot */.My)(deps.fleet, open.slot, declared ?? ownTest(work), context.clock);
    if (!proof.fit)
        return refuse(work, open, proof);
    const golden = declared ? await (0,serving_golden/* keepGolden */.rP)(deps.journal, declared) : null;
    const { rows, worst, how } = proof;
    await (0,rollout_work/* record */.g)(work, 'smoked', { slot: open.slot, release: open.release.digest, rows, worst, golden, how });
}
/** The same question again, while the candidate serves: why it should not, where there is something to say. */
async function smokeAgain(work, open) {
    const { deps, context } = work;
    const loaded = await deps.fleet.loaded(open.slot).catch(() => undefined);
    if (loaded !== undefined && loaded !== open.release.digest)
        return { code: 'loaded-mismatch', reason: `Slot ${open.slot} serves ${loaded ?? 'nothing'} now, not ${open.release.digest}.`, fix: 'Find out who placed something there.' };
    const golden = open.smoked?.golden ? await (0,serving_golden/* keptGolden */.aK)(deps.journal, open.smoked.golden) : ownTest(work);
    const proof = await (0,prove/* smokeSlot */.My)(deps.fleet, open.slot, golden, context.clock);
    return proof.fit ? undefined : proof;
}
/** With one command for everything, its word `smoke` is a test of its own: no rows, and its exit status is the answer. */
function ownTest(work) {
    return (0,policy/* rolloutOf */.Zb)(work.delivery).command === undefined ? undefined : { rows: [], scores: [], tolerance: 0 };
}
async function refuse(work, open, { code, reason }) {
    await (0,rollout_work/* record */.g)(work, 'judged', { answer: 'roll-back', step: open.step, code, reason, numbers: {} });
}

;// CONCATENATED MODULE: ./.build/src/rollout/tick.js


















const CONFLICTS = 5;
/** A tick that makes more moves than this goes in circles; a plan has at most 100 batches. */
const MOVES = 140;
/**
 * One step of a rollout: reads the journal and the router, observes, decides, writes its intent, acts, reads back and
 * records. Every move is derived from the journal alone and can be repeated, so a tick that was killed anywhere is
 * finished by the next. Of two ticks at once one loses at the journal's compare-and-set, reads again and goes on from
 * what the other did.
 */
async function tick(work, asked) {
    for (let conflicts = 0; conflicts < CONFLICTS; conflicts += 1)
        try {
            if (conflicts > 0 || asked || !isSteady(work))
                await work.recorder.refresh();
            return await moves(work, asked);
        }
        catch (error) {
            if (!(error instanceof serving_recorder/* JournalConflict */.sI))
                throw error;
        }
    return { kind: 'outrun' };
}
/**
 * Whether the first thing that this tick does to journal or router is to append what it observed: then the append itself tells whether anybody else
 * wrote since this process did, and the journal need not be read before.
 */
function isSteady({ recorder, id, now }) {
    const open = recorder.own && (0,rollout_work/* openOf */.w)(recorder.own, id);
    if (!open || open.step < 0 || now() - open.lastLook < open.plan.interval / 2)
        return false;
    const isOver = open.judged !== undefined && open.judged.answer !== 'advance';
    return !(isOver || open.intent || open.drained || open.promoted || open.rolledBack || (0,batch/* awaitsBatch */.Sr)(open));
}
async function moves(work, request) {
    let asked = request;
    for (let count = 0; count < MOVES; count += 1) {
        const open = (0,rollout_work/* openOf */.w)(work.recorder.state, work.id);
        // A person's decision stands from the first moment on at which there is something to decide about.
        if (asked && open)
            await obey(work, open, asked);
        if (open)
            asked = undefined;
        const end = await move(work);
        if (end)
            return end;
    }
    throw new Error(`A tick of ${work.id} made ${MOVES} moves without coming to rest.`);
}
/** One move; answers what the tick leaves behind where there is nothing more to do until the next interval. */
async function move(work) {
    const { state } = work.recorder;
    const open = (0,rollout_work/* openOf */.w)(state, work.id);
    if (!open)
        return outside(work, state);
    if (open.deliveryFile !== work.delivery.digest)
        throw problem/* InputError */.d.of('delivery-file-changed', `Delivery ${open.id} began under the delivery file ${open.deliveryFile}, and this one is ${work.delivery.digest}.`, 'Tick with the file that was approved, or abort the delivery and start a new one.');
    const ends = open.judged?.answer === 'end';
    if (open.promoted || open.rolledBack || (ends && open.drained))
        return finish_close(work, open);
    if (open.drained || ends || open.judged?.answer === 'roll-back' || open.intent?.kind === 'drain')
        return tick_drain(work, open);
    if (open.intent)
        return act(work, open, open.intent);
    if (await isElsewhere(work, open))
        return look(work, open);
    if (!open.placed)
        return place(work, open);
    if (!open.smoked)
        return smoke(work, open);
    if ((0,batch/* awaitsBatch */.Sr)(open))
        return (0,batch/* shadowBatch */.xT)(work, open);
    return look(work, open);
}
/** This delivery is not under way: it was closed, or it has not begun. */
async function outside(work, state) {
    const closed = state.closed[work.id];
    if (closed) {
        await keepDrained(work, state, closed);
        await freeWarm(work);
        return { kind: 'closed', delivery: closed };
    }
    const admission = await admit(work, state);
    return admission.kind === 'opened' ? undefined : admission;
}
/**
 * A tick that slept through its lease between intent and write may wake up after the watch has drained and closed the
 * delivery. Whoever comes next finds users at a candidate that was rolled back, and takes them away.
 */
async function keepDrained(work, state, closed) {
    const { champion } = state;
    if (closed.outcome === 'promoted' || state.open || state.returning || champion?.release.digest !== closed.champion?.release)
        return;
    const safe = (0,drain/* safeSplit */.a)(closed);
    if (!safe)
        return;
    const configured = await (0,router/* readSplit */.bS)(work.deps.traffic, closed.slots);
    if ((configured[closed.slot] ?? 0) > router/* SAME_SHARE */.dB)
        await (0,router/* writeSplit */.um)(work.deps.traffic, safe, work.context.clock);
}
async function tick_drain(work, open) {
    const { deps, context, recorder } = work;
    const isJudged = open.judged?.answer === 'roll-back' || open.judged?.answer === 'end';
    const { code, reason, guardrail, numbers } = isJudged ? open.judged : { ...(open.drained ?? open.intent), guardrail: undefined, numbers: {} };
    const ends = open.judged?.answer === 'end';
    await (0,drain/* drainCandidate */.u)({ recorder, traffic: deps.traffic, clock: context.clock }, { by: 'tick', code, reason, guardrail, numbers, ends });
}
/** Before the first user the router must still send everybody to the champion, or placing would reach users. */
async function isElsewhere(work, open) {
    return open.step < 0 && open.champion !== null && !(0,router/* sameSplit */.xY)(await (0,router/* readSplit */.bS)(work.deps.traffic, open.slots), open.intended);
}
async function look(work, before) {
    const seen = await (0,router/* readSplit */.bS)(work.deps.traffic, before.slots).then((split) => ({ split }), (error) => ({ overdue: overdue(work, before, error) }));
    if ('overdue' in seen)
        return carryOut(work, before, seen.overdue);
    const configured = seen.split;
    if (!(0,router/* sameSplit */.xY)(configured, before.intended)) {
        const lost = decideOn(work, before, { configured });
        // The watch acted because nobody ticked: looking would renew the lease that it found expired.
        if (lost.kind === 'drain' && lost.code === 'lease-ran-out')
            return carryOut(work, before, lost);
    }
    // Before the first user there is nothing to look at, unless an earlier look found nothing to look with: that must be seen to be over.
    const due = (before.step >= 0 || before.blindSince !== undefined) && work.now() - before.lastLook >= before.plan.interval / 2;
    const mirrored = before.plan.strategy === 'shadow' ? await (0,mirror/* readMirror */.a)(work.deps.traffic) : undefined;
    if (due)
        await (0,rollout_work/* record */.g)(work, 'observed', copied(before, await observe(work, before, configured), mirrored));
    const open = (0,rollout_work/* openOf */.w)(work.recorder.state, work.id);
    const last = open.step === open.plan.steps.length - 1;
    const misfit = last && (due || work.now() - open.stepAt >= open.plan.watch) ? await smokeAgain(work, open) : undefined;
    const [refusal] = await standingRefusals(work, open);
    const refused = refusal && `The evidence no longer opens the gate: expected ${refusal.expected}, found ${refusal.actual} [${refusal.code}].`;
    const answers = due ? await answering(work, open) : {};
    const unready = due ? await championShort(work, open) : undefined;
    const asTold = (0,router/* sameSplit */.xY)(configured, open.intended) && (mirrored === undefined || mirrored === open.slot || !(0,planned_steps/* isShadowStep */.Vd)(open.plan, open.step));
    const lacking = asTold ? undefined : await (0,router/* whyUnready */.VC)(work.deps.traffic, open.intended);
    const changedBy = asTold || lacking !== undefined ? undefined : await (0,router/* whoChanged */.vJ)(work.deps.traffic);
    const decision = decideOn(work, open, { configured, changedBy, lacking, misfit: misfit ?? answers.misfit, refused, mirrored, doubt: answers.doubt, unready });
    const left = await heldByDay(work, before, open, decision);
    return carryOut(work, (0,rollout_work/* openOf */.w)(work.recorder.state, work.id), left);
}
/** A tick that fails renews no lease: once it has run out, users are taken away also from a router that cannot say what it does. */
function overdue(work, open, error) {
    if (!(error instanceof driver_error/* DriverError */.x) || open.step < 0 || !open.champion || work.now() <= open.lease)
        throw error;
    return { kind: 'drain', code: 'lease-ran-out', reason: `No tick could see within the lease what the router does: ${error.message}`, numbers: {} };
}
/** Without copies of every request, silence is not the candidate's, and nothing is compared. */
function copied({ plan, step, slot, mirrored: before = slot }, look, mirrored) {
    if (mirrored === undefined || !(0,planned_steps/* isShadowStep */.Vd)(plan, step))
        return look;
    return { ...look, mirrored, ...((mirrored !== slot || before !== slot) && { counts: {} }) };
}
function decideOn(work, open, observation) {
    return (0,decide/* decide */.LD)(open, observation, open.plan, work.now());
}
async function carryOut(work, open, decision) {
    const { reason, numbers } = decision;
    switch (decision.kind) {
        case 'watch':
            return { kind: 'open', open, decision };
        case 'hold':
            if (decision.record)
                await (0,rollout_work/* record */.g)(work, 'held', { by: decision.by, code: decision.code, reason });
            if (decision.lower)
                await intend(work, open, decision.lower, decision.code, reason);
            else
                return { kind: 'open', open: (0,rollout_work/* openOf */.w)(work.recorder.state, work.id), decision };
            return undefined;
        case 'drain':
            await (0,rollout_work/* record */.g)(work, 'judged', { answer: 'roll-back', step: open.step, code: decision.code, reason, guardrail: decision.guardrail, numbers });
            return undefined;
        case 'end':
            await (0,rollout_work/* record */.g)(work, 'judged', { answer: 'end', step: open.step, code: decision.code, reason, numbers });
            return undefined;
        case 'advance': {
            const short = await shortOf(work, open, decision.split);
            if (short)
                return { kind: 'open', open, decision: { kind: 'hold', by: 'machine', record: false, ...short, numbers } };
            if (open.step >= 0)
                await (0,rollout_work/* record */.g)(work, 'judged', { answer: 'advance', step: open.step, code: 'no-harm', reason, numbers });
            await (0,rollout_work/* record */.g)(work, 'intent', { kind: 'advance', split: decision.split, step: decision.step, code: 'advance', reason });
            return undefined;
        }
        case 'promote':
            await promote(work, open, numbers);
            return undefined;
    }
}
async function intend(work, open, split, code, reason) {
    if (open.intent && (0,router/* sameSplit */.xY)(open.intent.split, split))
        return;
    await (0,rollout_work/* record */.g)(work, 'intent', { kind: 'restore', split, step: open.step, code, reason });
}
/** What a person wants of the open delivery. Asked again it changes nothing. */
async function obey(work, open, { request, reason, override, by: asker }) {
    if (open.promoted || open.rolledBack)
        return;
    const byPerson = open.holds.some(({ by }) => by === 'person');
    if (request === 'hold' && !byPerson)
        await (0,rollout_work/* record */.g)(work, 'held', { by: 'person', code: 'held-by-person', reason: reason ?? 'A person holds this delivery.', ...(asker && { askedBy: asker }) });
    if (request === 'abort' && open.judged?.answer !== 'roll-back')
        await (0,rollout_work/* record */.g)(work, 'judged', { answer: 'roll-back', step: open.step, code: 'aborted', reason: reason ?? 'A person aborted this delivery.', numbers: {}, ...(asker && { askedBy: asker }) });
    if (request === 'resume' && open.holds.length > 0 && (await overrides(work, open, request, override)))
        await resume(work, open, reason);
    if (request === 'skip' || request === 'gate')
        await overrides(work, open, request, override);
}
/** False where this review has let this pass already. Throws InputError where nobody did. */
async function overrides(work, open, request, override) {
    if (override?.action !== request)
        throw problem/* InputError */.d.of('override-missing', `Nobody has reviewed \`${request}\`, and no automatic actor passes a person's decision.`, 'Ask for it in the workflow that delivers: its reviewers decide in the environment of overrides. `hold` and `abort` need no review.');
    const known = open.overrides.find(({ run, action }) => run === override.run && action === request);
    // A tick that died between the two events is finished; a review lets one thing pass, and not the next hold.
    if (known)
        return request === 'resume' && (open.resumedAt ?? 0) < known.at;
    await (0,rollout_work/* record */.g)(work, 'overridden', override);
    return true;
}
async function resume(work, open, reason = 'A person resumed this delivery.') {
    await (0,rollout_work/* record */.g)(work, 'resumed', { reason });
    const configured = await (0,router/* readSplit */.bS)(work.deps.traffic, open.slots);
    // What was intended may have been lowered to what somebody else made of it.
    const split = (0,decide/* splitAt */.gI)(open, open.step);
    if (open.step >= 0 && !(0,router/* sameSplit */.xY)(configured, split))
        await intend(work, open, split, 'resumed', reason);
}

;// CONCATENATED MODULE: ./.build/src/rollout/canary-promote.js










/** A hosted runner's job ends after six hours (docs.github.com/actions/reference/limits); the successor needs some of them. */
const LOOP_FOR = (0,duration/* parseDuration */.E)('5 hours');
/**
 * Brings one candidate to users, or takes it back: ticks until the delivery is closed, at the plan's interval. Answers
 * `pass` (promoted), `fail` (refused or rolled back), `inconclusive` (still watched, or held) or `error` (the journal
 * cannot be trusted, or nothing answered for longer than the lease). Throws InputError for a rollout that cannot decide.
 */
async function canaryPromote(delivery, context, deps, options = {}) {
    const plan = (0,policy/* planOf */.XC)(delivery, deps.traffic);
    const id = (0,delivery_id/* formatDeliveryId */.J)(context.deliveryId);
    const now = () => context.clock.now().getTime();
    const ledger = (0,read_ledger/* readLedger */.SC)(deps.ledger.text, deps.ledger.trust);
    const work = { delivery, context, deps, id, ledger, now, recorder: new serving_recorder/* Recorder */.vk(deps, context.clock, id) };
    const end = now() + (options.loopFor ?? LOOP_FOR);
    let asked = options.request && { request: options.request, reason: options.reason, override: options.override, by: options.askedBy };
    let answeredAt = now();
    let last;
    for (;;) {
        try {
            const left = await tick(work, asked);
            asked = undefined;
            answeredAt = now();
            last = resultOf(work, left);
            if (left.kind !== 'open' && left.kind !== 'outrun')
                return last;
        }
        catch (error) {
            if (error instanceof problem/* InputError */.d)
                throw error;
            context.log.warning(`A tick failed: ${(0,prove/* messageOf */.bD)(error)}`);
            const untrusted = error instanceof serving_recorder/* JournalUntrusted */.Gp || error instanceof journal_state/* JournalInvalid */.fE;
            last = failedResult(work, error);
            if (untrusted || now() - answeredAt > plan.lease)
                return last;
        }
        if (options.once || options.signal?.aborted || now() + plan.interval > end)
            return last;
        await context.clock.sleep(plan.interval, options.signal).catch((error) => {
            if (!options.signal?.aborted)
                throw error;
        });
        if (options.signal?.aborted)
            return last;
    }
}

// EXTERNAL MODULE: ./.build/src/run/asker.js
var asker = __webpack_require__(3827);
// EXTERNAL MODULE: ./.build/src/run/cluster.js + 8 modules
var cluster = __webpack_require__(67272);
// EXTERNAL MODULE: ./.build/src/approval/challenge.js
var challenge = __webpack_require__(38922);
// EXTERNAL MODULE: ./.build/src/approval/decision/concerns.js
var decision_concerns = __webpack_require__(81181);
// EXTERNAL MODULE: ./.build/src/approval/facts/gather-concerns.js
var gather_concerns = __webpack_require__(79656);
// EXTERNAL MODULE: ./.build/src/approval/policy/policy.js + 1 modules
var policy_policy = __webpack_require__(68355);
// EXTERNAL MODULE: ./.build/src/approval/facts/reader.js
var facts_reader = __webpack_require__(99664);
;// CONCATENATED MODULE: ./.build/src/run/concerns.js








/**
 * Concerns about a release that was approved, asked again before it gets users, and what GitHub would not tell of them. Those
 * who approved may answer too: their environments said which role they have. Without GitHub only a delivery file that does not
 * ask for concerns, or does not name them, lets a release go on.
 */
async function standingConcerns(delivery, ledger, forge) {
    const policy = (0,policy_policy/* approvalPolicy */.Uh)(delivery, {});
    const approval = (0,evidence_ledger/* latest */.IW)(ledger, 'require-approval')?.statement;
    if (policy.concerns === null || !approval)
        return [];
    if (!forge)
        return delivery.spec.approval?.concerns === undefined ? [] : [(0,refusal_codes/* refuse */.T)('concerns-unasked', 'GitHub, to ask whether anybody has filed a concern', 'no repository and no token here')];
    const known = approval.predicate.details;
    const reader = new facts_reader/* Reader */.m();
    const threads = await (0,gather_concerns/* gatherThreads */.f)(forge, reader, policy, { since: known.run?.startedAt ?? approval.predicate.at, pullRequest: known.promotion?.pull?.number });
    const roles = rolesOf(policy, known);
    const made = new Set((known.separationOfDuties?.people ?? []).map(({ id }) => id));
    const concerns = (0,decision_concerns/* concernsAbout */.fh)(policy, {
        release: (0,evidence_statement/* subjectOf */.et)(approval),
        challenge: concerns_codeOf(known.challenge),
        threads,
        roles,
        mayAnswer: new Map([...roles].filter(([id]) => !made.has(id))),
        // What approvers answered stands in their reviews; it is not asked for again.
        reviewed: (known.concerns ?? []).flatMap(({ issue, answers }) => answers.filter(({ at }) => at === undefined).map(({ by, roles: [role = ''], text }) => ({ person: by, role, answers: { [`concern-${issue}`]: text } }))),
    });
    return [...reader.refusals, ...(0,decision_concerns/* concernRefusals */.WH)(concerns)];
}
function rolesOf(policy, { environments = [], approvals = [] }) {
    const roles = (0,gather_concerns/* rolesOfPeople */.o)(policy, new Map(environments.map(({ role, environment }) => [role, environment ?? undefined])));
    for (const { role, person } of approvals)
        roles.set(person.id, [...new Set([...(roles.get(person.id) ?? []), role])]);
    return roles;
}
/** As the challenge is compared: without its dashes. */
function concerns_codeOf(shown) {
    const plain = (shown ?? '').replaceAll('-', '');
    return (0,challenge/* challengeIn */.F2)(plain, plain) === 'right' ? plain : '-';
}

// EXTERNAL MODULE: ./.build/src/run/gate-policy.js
var gate_policy = __webpack_require__(89034);
// EXTERNAL MODULE: ./.build/src/run/judge.js
var run_judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/run/ledger-file.js
var ledger_file = __webpack_require__(67291);
// EXTERNAL MODULE: ./.build/src/run/override.js
var run_override = __webpack_require__(50509);
// EXTERNAL MODULE: ./.build/src/run/parity.js
var parity = __webpack_require__(28016);
;// CONCATENATED MODULE: ./.build/src/run/patience.js
/** A freeze or an incident lasts longer than this, and asking for it at every tick would spend the calls of a whole repository. */
const AGAIN_AFTER_MS = 5 * 60_000;
/**
 * The same question, asked anew each time it was answered with nothing; what stood against more users is believed for five minutes.
 * An old answer can only ever keep users from coming.
 */
function patiently(ask, clock) {
    let stood;
    return async () => {
        const now = clock.now().getTime();
        if (stood && now >= stood.at && now - stood.at < AGAIN_AFTER_MS)
            return stood.refusals;
        const refusals = await ask();
        stood = refusals.length > 0 ? { refusals, at: now } : undefined;
        return refusals;
    };
}

// EXTERNAL MODULE: ./.build/src/approval/policy/basis.js + 2 modules
var basis = __webpack_require__(70364);
// EXTERNAL MODULE: ./.build/src/approval/facts/condition-facts.js
var condition_facts = __webpack_require__(66828);
// EXTERNAL MODULE: ./.build/src/approval/conditions/conditions.js + 1 modules
var conditions = __webpack_require__(23866);
// EXTERNAL MODULE: ./.build/src/approval/floor/conditions-of.js
var conditions_of = __webpack_require__(24978);
// EXTERNAL MODULE: ./.build/src/approval/facts/standing.js
var facts_standing = __webpack_require__(67407);
// EXTERNAL MODULE: ./.build/src/run/standing.js
var run_standing = __webpack_require__(58525);
;// CONCATENATED MODULE: ./.build/src/run/promotion-conditions.js







/**
 * What stands against more users now, whoever approved: freeze windows, stop files, incidents, the error budget, neighbours. Asked
 * anew each time; the organisation's policy, pinned by its commit, is read once. A way back never asks.
 */
function promotionConditions(delivery, session, { forge, policyForge }) {
    const { approval = {} } = delivery.spec;
    let known;
    return async () => {
        if (approval.extends !== undefined && !forge && !policyForge)
            return [(0,refusal_codes/* refuse */.T)('floor-unreadable', approval.extends, 'there is no GitHub to ask here (no token, or no run)')];
        known ??= approval.extends === undefined ? Promise.resolve({ refusals: [], inputs: [] }) : (0,basis/* floorOf */.E)(delivery, (policyForge ?? forge));
        const { floor, refusals } = await known;
        // What could not be read may be readable the next time.
        if (refusals.length > 0)
            known = undefined;
        const policy = (0,conditions_of/* conditionsOf */.y)(approval, floor);
        // Where there is no GitHub, only who declared incidents can be missing them.
        const incidentLabels = forge || approval.incidents !== undefined || floor ? policy.incidentLabels : [];
        const asksJournals = policy.errorBudgets.length > 0 || policy.neighbours.length > 0;
        const standing = asksJournals ? await (0,run_standing/* standingOf */.Y)(delivery, session, policy.neighbours, undefined) : (0,facts_standing/* unknownStanding */.L)('nobody asked');
        const asked = { ...policy, incidentLabels };
        const facts = await (0,condition_facts/* conditionFacts */.T)(delivery.spec.release.name, asked, { forge, policyForge, standing });
        return [...refusals, ...(0,conditions/* conditionRefusals */.R)(asked, facts, session.clock.now())];
    };
}

// EXTERNAL MODULE: ./.build/src/run/registry.js + 1 modules
var registry = __webpack_require__(64034);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var run_signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/tell.js + 5 modules
var tell = __webpack_require__(24570);
// EXTERNAL MODULE: ./.build/src/run/watcher.js + 3 modules
var watcher = __webpack_require__(98261);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 45 modules
var wiring = __webpack_require__(42459);
;// CONCATENATED MODULE: ./.build/src/run/promote.js

























/** `open` says that the rollout needs further ticks. */
async function runPromote(session, options) {
    let read;
    const promoting = await approvedDelivery(session, options.ledger);
    let open = false;
    const judged = await (0,run_judge/* judge */.S)(promoting, 'canary-promote', {
        release: (await identified(options.ledger)) ?? undefined,
        keep: async (statement, delivery) => {
            // A promotion is in the ledger already; what came otherwise is added here, beside the journal's record of it.
            const ended = statement.predicate.outcome === 'fail' && statement.predicate.details?.rolledBack !== undefined;
            if (ended && read)
                await (0,ledger_file/* extendLedgerFile */.u5)(read, statement, await (0,run_signing/* signingOf */.f)(delivery, options.secrets), external_node_path_.join(session.out, evidence_ledger/* LEDGER_FILE */.th));
        },
    }, async (delivery, context) => {
        const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
        read = await (0,ledger_file/* readLedgerFile */.Uy)(options.ledger, signing, options.head);
        const access = (0,wiring/* openJournal */._0)(delivery, session, signing);
        const asked = await (0,gate_policy/* gatePolicyOf */.f$)(options.bytes ?? delivery, context.deliveryId, signing.allowed, 'promote', (0,gate_policy/* askedByApproval */.n7)(read.ledger));
        const policy = { ...asked, parity: await (0,parity/* parityOf */.B)(delivery, session, signing, read.ledger) };
        const { override, refusals } = await reviewed(delivery, session, context, signing, options);
        if (refusals)
            return (0,run_override/* refusedOverride */.Xi)(refusals, context.release, 'canary-promote');
        const approved = read.ledger;
        const brokenGlass = (0,evidence_ledger/* latest */.IW)(approved, 'require-approval')?.statement.predicate.details?.breakGlass;
        const inForce = promotionConditions(delivery, session, options);
        // One review stood in for the roles, whose answer a concern waits for.
        const conditions = brokenGlass ? undefined : patiently(async () => [...(await standingConcerns(delivery, approved, options.forge)), ...(await inForce()), ...(policy.risk === 'high' ? await (0,watcher/* watcherStanding */.b)(delivery, session) : [])], context.clock);
        const ledger = { text: read.text, trust: signing.trust, policy: { ...policy, deliveryFile: delivery.digest }, signer: signing.signer() };
        const drivers = (0,wiring/* openDrivers */.wR)(delivery, session, access);
        await (0,cluster/* checkClusters */.eO)(delivery, session);
        const deps = { ...access, ...drivers, ledger, releases: (0,wiring/* openReleases */.tT)(delivery, options.bytes), conditions, brokenGlass, soak: (0,gate_policy/* askedByApproval */.n7)(approved).soak };
        const result = await canaryPromote(delivery, context, deps, { once: options.once, request: options.request, reason: override?.reason ?? options.reason, override, askedBy: (0,asker/* askerOf */.Y)(session), loopFor: options.loopFor });
        const state = await new serving_recorder/* Recorder */.vk(access, context.clock, '').refresh();
        const { champion, open: flight, good } = state;
        open = flight?.id === (0,delivery_id/* formatDeliveryId */.J)(context.deliveryId);
        const head = result.verdict.outcome === 'pass' && result.details?.ended === undefined && good.findLast(({ release }) => release.digest === champion?.release.digest)?.ledgerHead;
        if (head && champion)
            await keepLedger(access.journal, champion.release.digest, head, signing, session.out);
        return (0,tell.tellOf)(delivery, session, access, { forge: options.forge && (async () => options.forge) }, await (0,registry/* tellRegistry */.Ze)(drivers.registry, delivery, state, result));
    });
    return { ...judged, open };
}
/** The review of a `resume`, a `skip` or a `gate`, which this run must have had. */
async function reviewed(delivery, session, context, signing, { request, reason, forge, overrideHead, secrets }) {
    if (request !== 'resume' && request !== 'skip' && request !== 'gate')
        return {};
    if (!forge || overrideHead === undefined)
        return { refusals: [(0,refusal_codes/* refuse */.T)('override-missing', `a review of \`${request}\` in the environment of overrides`, 'none asked for')] };
    return (0,run_override/* proveOverride */.l_)(delivery, session, context, signing, { action: request, reason, forge, secrets, head: overrideHead });
}
/** The delivery that is promoted is the one that was approved, whichever run ticks. */
async function approvedDelivery(session, file) {
    const peek = await (0,ledger_file/* readLedgerFile */.Uy)(file, { trust: {} }).catch(() => undefined);
    const first = peek?.ledger.entries[0]?.statement.predicate.delivery;
    // Another repository's ledger is refused by the gate, under this repository's name.
    return first ? { ...session, deliveryId: { ...first, repositoryId: session.deliveryId.repositoryId } } : session;
}
async function identified(file) {
    const peek = await (0,ledger_file/* readLedgerFile */.Uy)(file, { trust: {} }).catch(() => undefined);
    return peek?.ledger.entries[0]?.statement.predicate.verdict.release;
}
async function keepLedger(journal, release, head, signing, out) {
    const bytes = await journal.attachment((0,events/* ledgerAttachment */.E)(release, head));
    if (bytes)
        await (0,ledger_file/* writeLedgerFile */.$M)(Buffer.from(bytes).toString('utf8'), signing.trust, signing.signer(), external_node_path_.join(out, evidence_ledger/* LEDGER_FILE */.th));
}
function requestOf(text) {
    if (text === undefined || text === '')
        return undefined;
    if (text === 'hold' || text === 'abort' || text === 'resume' || text === 'skip' || text === 'gate')
        return text;
    throw problem/* InputError */.d.of('request-unknown', `There is no request ${JSON.stringify(text)}.`, 'Write hold, abort, resume, skip or gate.');
}
/** Writes an adopted baseline into the journal: from here on it is the champion, by its owner's word. */
async function recordAdoption(delivery, session, context, adopted, signing, slot) {
    const slots = (0,policy/* slotsOf */.nK)((0,policy/* rolloutOf */.Zb)(delivery));
    const serving = slot ?? slots[0];
    if (!slots.includes(serving))
        throw problem/* InputError */.d.of('slot-unknown', `There is no slot ${JSON.stringify(serving)}.`, `Name the slot that serves now: ${slots.join(' or ')}.`, delivery.locate(['rollout', 'fleet', 'slots']));
    const access = (0,wiring/* openJournal */._0)(delivery, session, signing);
    const { release } = await (0,wiring/* openReleases */.tT)(delivery).keep(delivery);
    const recorder = new serving_recorder/* Recorder */.vk(access, context.clock, (0,delivery_id/* formatDeliveryId */.J)(context.deliveryId));
    const { champion } = await recorder.refresh();
    if (champion?.release.digest === release.digest && champion.slot === serving)
        return;
    const head = (0,digest/* sha256 */.sc)(adopted.ledger.trimEnd());
    await access.journal.attach((0,events/* ledgerAttachment */.E)(release.digest, head), Buffer.from(adopted.ledger));
    await recorder.append('adopted', { release, slot: serving, ledgerHead: head });
}


/***/ }),

/***/ 58525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ standingOf)
/* harmony export */ });
/* harmony import */ var _approval_facts_standing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(67407);
/* harmony import */ var _evidence_signer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18315);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59036);
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90560);
/* harmony import */ var _journal_chain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64654);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81122);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42459);








/** What the journals of the model and of its neighbours tell, each of them read once. */
async function standingOf(delivery, session, neighbours, serving) {
    const others = new Map();
    for (const neighbour of neighbours)
        others.set(neighbour.name, await neighbourFacts(delivery, session, neighbour));
    if (!delivery.spec.rollout)
        return { ...(0,_approval_facts_standing_js__WEBPACK_IMPORTED_MODULE_7__/* .unknownStanding */ .L)('the delivery file declares no rollout, so there is no journal'), neighbours: others };
    try {
        const { journal, model, keys } = (0,_wiring_js__WEBPACK_IMPORTED_MODULE_6__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_5__/* .signingOf */ .f)(delivery, {}));
        const events = await journal.read();
        const refusals = (0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyJournal */ .Tc)(events, { model, keys });
        if (refusals.length > 0)
            throw new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_2__/* .JournalUntrusted */ .Gp(refusals);
        return { ...ownStanding(events, serving), neighbours: others };
    }
    catch (error) {
        return { ...(0,_approval_facts_standing_js__WEBPACK_IMPORTED_MODULE_7__/* .unknownStanding */ .L)(`the journal cannot be read: ${(0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .G)(error)[0]?.message ?? String(error)}`), neighbours: others };
    }
}
function ownStanding(events, serving) {
    const state = (0,_journal_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(events);
    const { champion } = state;
    return {
        first: champion === undefined && state.good.length === 0,
        champion: champion && { release: champion.release, ...ledgerOf(state, serving) },
        ...(champion && { lastDelivery: champion.since }),
        known: releasesOf(state),
        begun: { value: events.filter(({ type }) => type === 'opened').map(({ at }) => Date.parse(at)) },
        takenBack: { value: events.filter(({ type, data }) => type === 'rolled-back' && data.drill !== true).map(takenBackOf) },
    };
}
/** The ledger that the journal itself names by its head: whatever else lies there under its name counts as not kept. */
function ledgerOf({ champion, good }, serving) {
    const head = good.findLast(({ release }) => release.digest === champion?.release.digest)?.ledgerHead;
    const ledger = serving?.release.digest === champion?.release.digest ? serving?.ledger : undefined;
    return ledger && ledger.head === head && ledger.refusals.length === 0 ? { ledger } : {};
}
function releasesOf({ champion, good, closed, open }) {
    const all = [...(champion ? [champion] : []), ...good, ...Object.values(closed), ...(open ? [open] : [])].map(({ release }) => release);
    return [...new Map(all.map((release) => [`${release.digest} ${release.version ?? ''}`, release])).values()];
}
function takenBackOf({ at, data }) {
    const { from, requests } = data;
    return { at: Date.parse(at), release: from.digest, requests };
}
/** A journal that is empty is that of a model that was never delivered, or of none: which, nobody can say. */
async function neighbourFacts(delivery, session, { name, remote, ref, file }) {
    try {
        const { journal, model } = openNeighbour(delivery, session, { name, remote, ref, file });
        const events = await journal.read();
        // Whose key signs it is not known here; that it is whole, and this model's, is.
        const refusals = (0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyJournal */ .Tc)(events, { model });
        if (refusals.length > 0)
            throw new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_2__/* .JournalUntrusted */ .Gp(refusals);
        if (events.length === 0)
            return { unknown: `the journal of ${name} has no event: its name may be misspelt, or it was never delivered` };
        const { open, returning } = (0,_journal_state_js__WEBPACK_IMPORTED_MODULE_1__/* .stateOf */ .L4)(events);
        return { value: { ...(open && { open: open.id }), ...(returning && { returning: true }) } };
    }
    catch (error) {
        return { unknown: `the journal of ${name} cannot be read: ${(0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .G)(error)[0]?.message ?? String(error)}` };
    }
}
/** Where the neighbour's own delivery file would put it, as far as nothing else is said. */
function openNeighbour(delivery, session, { name, remote, ref, file }) {
    const { rollout } = delivery.spec;
    const git = rollout?.journal?.git;
    const journal = file !== null ? { file } : git || remote !== null || ref !== null ? { git: { remote: remote ?? git?.remote, ref: ref ?? `refs/sluice/${name}` } } : undefined;
    const other = { ...delivery, spec: { ...delivery.spec, release: { ...delivery.spec.release, name }, rollout: { strategy: 'replace', state: rollout?.state, ...(journal && { journal }) } } };
    return (0,_wiring_js__WEBPACK_IMPORTED_MODULE_6__/* .openJournal */ ._0)(other, session, { trust: {}, allowed: { mode: 'none' }, signer: _evidence_signer_js__WEBPACK_IMPORTED_MODULE_0__/* .unsigned */ .ad });
}


/***/ }),

/***/ 66976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ normalQuantile),
/* harmony export */   n: () => (/* binding */ twoSidedQuantile)
/* harmony export */ });
/**
 * Quantile of the standard normal distribution for `0 < p < 1` (infinite at 0 and 1, NaN outside).
 * Algorithm AS 241, routine PPND16 (Wichura 1988, Applied Statistics 37(3)), accurate to about 1 part in 1e16.
 */
function normalQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p === 0)
        return -Infinity;
    if (p === 1)
        return Infinity;
    const q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
        const r = 0.180625 - q * q;
        return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
    }
    const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    const size = r <= 5
        ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
        : polynomial(TAIL_ABOVE, r - 5) / polynomial(TAIL_BELOW, r - 5);
    return q < 0 ? -size : size;
}
/** Quantile for a two-sided interval of confidence `level`: 1.959963984540054 at 0.95. */
function twoSidedQuantile(level) {
    return -normalQuantile((1 - level) / 2);
}
// Coefficients of PPND16, from the constant term upwards.
const CENTRE_ABOVE = [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const CENTRE_BELOW = [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852545925,
];
const MIDDLE_ABOVE = [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const MIDDLE_BELOW = [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const TAIL_ABOVE = [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
    0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const TAIL_BELOW = [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];
function polynomial(coefficients, x) {
    let value = 0;
    for (let i = coefficients.length - 1; i >= 0; i--)
        value = value * x + coefficients[i];
    return value;
}


/***/ }),

/***/ 22528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pv: () => (/* binding */ newcombe),
/* harmony export */   rF: () => (/* binding */ wilson),
/* harmony export */   wY: () => (/* binding */ tango)
/* harmony export */ });
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/** Wilson's score interval for `successes` of `n` independent trials (Wilson 1927), at confidence `level`. */
function wilson(successes, n, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const p = successes / n;
    const z2 = (z * z) / n;
    const centre = (p + z2 / 2) / (1 + z2);
    const reach = (z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
    return {
        low: successes === 0 ? 0 : Math.max(0, centre - reach),
        high: successes === n ? 1 : Math.min(1, centre + reach),
    };
}
/**
 * Newcombe's hybrid score interval for the difference first − second of two independent proportions (Newcombe 1998,
 * Statistics in Medicine 17:873, method 10): from the Wilson intervals of both.
 */
function newcombe(first, second, level) {
    const [p, q] = [first.successes / first.n, second.successes / second.n];
    const [of, other] = [wilson(first.successes, first.n, level), wilson(second.successes, second.n, level)];
    return { low: p - q - Math.hypot(p - of.low, other.high - q), high: p - q + Math.hypot(of.high - p, q - other.low) };
}
/**
 * Tango's score interval for the difference of two paired proportions (Tango 1998, Statistics in Medicine 17:891,
 * equations 13 to 16): of `n` pairs, `firstOnly` succeeded in the first alone and `secondOnly` in the second alone;
 * the difference is (firstOnly − secondOnly) / n.
 */
function tango(firstOnly, secondOnly, n, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const estimate = (firstOnly - secondOnly) / n;
    const score = (difference) => {
        const a = 2 * n;
        const b = -firstOnly - secondOnly + (2 * n - firstOnly + secondOnly) * difference;
        const c = -secondOnly * difference * (1 - difference);
        const second = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        const variance = n * (2 * second + difference * (1 - difference));
        return (firstOnly - secondOnly - n * difference) / Math.sqrt(Math.max(variance, Number.MIN_VALUE));
    };
    return {
        low: crossing((d) => score(d) - z, -1, estimate),
        high: crossing((d) => score(d) + z, estimate, 1),
    };
}
/** Where a falling function crosses zero between two points, by halving to the last bit that matters. */
function crossing(falling, from, to) {
    let low = from;
    let high = to;
    for (let step = 0; step < 100 && high - low > 1e-15; step++) {
        const middle = (low + high) / 2;
        if (falling(middle) > 0)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}


/***/ }),

/***/ 43376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SX: () => (/* binding */ logGamma),
/* harmony export */   WI: () => (/* binding */ normalTail),
/* harmony export */   cj: () => (/* binding */ chiSquaredTail),
/* harmony export */   d2: () => (/* binding */ noncentralScore)
/* harmony export */ });
/* unused harmony export upperGamma */
/** ln Γ(x) for x > 0: Lanczos's approximation (g = 7, 9 terms; Godfrey 2001), relative error below 1e-14. */
function logGamma(x) {
    if (!(x > 0))
        return NaN;
    if (x < 0.5)
        return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    const shifted = x - 1;
    const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (shifted + index)), 0);
    const t = shifted + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
/**
 * Upper regularised incomplete gamma function Q(a, x) for a > 0, x >= 0: its series below a + 1, Lentz's continued
 * fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
function upperGamma(a, x) {
    if (!(a > 0) || !(x >= 0))
        return NaN;
    if (x === 0)
        return 1;
    if (x === Infinity)
        return 0;
    const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
    return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}
/** P(X >= x) for a chi-squared variable with `degrees` degrees of freedom. */
function chiSquaredTail(x, degrees) {
    return upperGamma(degrees / 2, x / 2);
}
/** P(Z >= x) for a standard normal variable, to full relative precision in the upper tail. */
function normalTail(x) {
    return x >= 0 ? upperGamma(0.5, (x * x) / 2) / 2 : 1 - normalTail(-x);
}
/**
 * Standard normal score of a noncentral chi-squared value: P(X <= x) ≈ Φ(score) (Sankaran 1963, Biometrika 50:199; his
 * third approximation); tail probabilities are within 2 % down to 1e-4, within a third down to 1e-5.
 */
function noncentralScore(x, degrees, noncentrality) {
    const [mean, second, third] = [degrees + noncentrality, degrees + 2 * noncentrality, degrees + 3 * noncentrality];
    const h = 1 - (2 * mean * third) / (3 * second * second);
    const p = second / (mean * mean);
    const m = (h - 1) * (1 - 3 * h);
    const centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
    return ((x / mean) ** h - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
}
function lowerSeries(a, x) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * EPSILON; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}
function upperFraction(a, x) {
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / b;
    let fraction = d;
    for (let n = 1, step = 0; Math.abs(step - 1) > ROUNDING && n < MOST_TERMS; n++) {
        const numerator = -n * (n - a);
        b += 2;
        d = 1 / notZero(numerator * d + b);
        c = notZero(b + numerator / c);
        step = d * c;
        fraction *= step;
    }
    return fraction;
}
function notZero(value) {
    return Math.abs(value) < TINY ? TINY : value;
}
const EPSILON = 1e-16;
/** A factor that is one but for rounding may never be one itself. */
const ROUNDING = 4e-16;
const MOST_TERMS = 100_000;
const TINY = 1e-300;
const LANCZOS = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];


/***/ })

};
