export const id = 4709;
export const ids = [4709];
export const modules = {

/***/ 38922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ approvalPhrase),
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   F2: () => (/* binding */ challengeIn),
/* harmony export */   UI: () => (/* binding */ displayChallenge),
/* harmony export */   oP: () => (/* binding */ withoutChallenge),
/* harmony export */   p1: () => (/* binding */ challengeOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);


// RFC 4648, table 3.
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 16;
/**
 * The first 80 bits of SHA-256 over the canonical JSON (RFC 8785) of the subject, as 16 base32 characters (RFC 4648) in
 * lower case. 80 bits: nobody can find a second release, evidence set or policy that has the code of the first.
 */
function challengeOf(subject) {
    const { repositoryId, delivery, release, evidence, deliveryFile, policy } = subject;
    return codeOf((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalJson */ .dj)({ repositoryId, delivery, release, evidence, deliveryFile, policy }));
}
/** The first 80 bits of SHA-256 over a text, as `challengeOf` writes them. */
function codeOf(text) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest();
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
// A word of sixteen letters is a word, unless `approve` stands before it.
const WRITTEN_CODE = new RegExp(`\\bapprove\\s+${CODE.source}|${CODE.source.replaceAll(`${DASH}?`, DASH).replace(`(?!${DASH}`, `(?!${DASH}?`)}`, 'gi');
/** The comment without its codes, and without the word `approve` before them. */
function withoutChallenge(comment) {
    return comment.slice(0, LONGEST_COMMENT).replaceAll(WRITTEN_CODE, ' ');
}


/***/ }),

/***/ 23866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ conditionRefusals)
});

// EXTERNAL MODULE: ./.build/src/approval/refusal-codes.js + 1 modules
var refusal_codes = __webpack_require__(41310);
;// CONCATENATED MODULE: ./.build/src/approval/conditions/freeze.js

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WEEKLY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01][0-9]|2[0-3]):([0-5][0-9])$/;
const DAY_MINUTES = 24 * 60;
/** Windows that hold this instant, and those that cannot be read. */
function freezeRefusals(windows, now) {
    return windows.flatMap((window) => {
        const { from, to, zone, because, by } = window;
        const shown = `${from} to ${to}${zone === undefined ? '' : ` in ${zone}`}`;
        const whose = by === 'organisation' ? " (the organisation's policy)" : '';
        const held = isHeld(window, now);
        if (typeof held === 'string')
            return [(0,refusal_codes/* refuse */.T)('freeze-unreadable', `${held}${whose}`, shown)];
        return held ? [(0,refusal_codes/* refuse */.T)('frozen', `a time outside ${shown}${whose}`, `${now.toISOString()}${because === undefined ? '' : `: ${because}`}`)] : [];
    });
}
/** Whether a window holds an instant: from its first minute, up to its end and not with it. A text: what it would have to be for anybody to say. */
function isHeld({ from, to, zone }, now) {
    const [start, end] = [minuteOfWeek(from), minuteOfWeek(to)];
    if (start !== undefined && end !== undefined) {
        const at = localMinute(now, zone ?? 'UTC');
        if (at === undefined)
            return 'a time zone that this machine knows, as Europe/Berlin';
        if (start === end)
            return 'a window whose end is another minute than its start';
        // A window may go over the end of the week.
        return start < end ? at >= start && at < end : at >= start || at < end;
    }
    if (start !== undefined || end !== undefined)
        return 'both ends as days of the week, or both as instants';
    const [first, last, at] = [Date.parse(from), Date.parse(to), now.getTime()];
    if (!Number.isFinite(first) || !Number.isFinite(last))
        return 'ends as `Fri 16:00`, or as instants with a zone (2026-12-20T00:00Z)';
    if (!(first < last))
        return 'an end after the start';
    return Number.isFinite(at) ? at >= first && at < last : 'a clock that shows a time';
}
function minuteOfWeek(text) {
    const match = WEEKLY.exec(text);
    return match ? DAYS.indexOf(match[1]) * DAY_MINUTES + Number(match[2]) * 60 + Number(match[3]) : undefined;
}
/** What a clock on the wall there shows: summer time comes and goes with it. */
function localMinute(now, timeZone) {
    try {
        const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now);
        const part = (type) => parts.find((each) => each.type === type)?.value ?? '';
        return minuteOfWeek(`${part('weekday')} ${part('hour')}:${part('minute')}`);
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./.build/src/approval/conditions/conditions.js


const MOST_SHOWN = 5;
/**
 * Why nothing may be promoted now, whoever approves: freeze windows, stop files, incidents, the error budget, neighbours. Pure.
 * Asked when people are asked, when they have answered and when a rollout begins or goes on; never of a rollback.
 */
function conditionRefusals(policy, facts, now) {
    return [
        ...freezeRefusals(policy.freeze, now),
        ...(policy.stopFile === null ? [] : stopped(facts.stopFile, `no ${policy.stopFile} on the protected branch`)),
        ...(policy.floorStopFile === null ? [] : stopped(facts.floorStopFile, `no ${policy.floorStopFile.file} in ${policy.floorStopFile.repository}`)),
        ...incidentRefusals(policy.incidentLabels, facts),
        ...policy.errorBudgets.flatMap((budget) => budgetRefusals(budget, facts.takenBack, now.getTime())),
        ...policy.neighbours.flatMap(({ name }) => neighbourRefusals(name, facts.neighbours.get(name))),
    ];
}
function stopped(present, expected) {
    if ('unknown' in present)
        return [notKnown(expected, present)];
    return present.value ? [(0,refusal_codes/* refuse */.T)('stopped', expected, 'it is there')] : [];
}
/** An incident counts for every model of the repository, unless it names others. */
function incidentRefusals(labels, { incidents, model }) {
    if (labels.length === 0)
        return [];
    const expected = `no open issue labelled ${labels.join(' or ')}`;
    if ('unknown' in incidents)
        return [notKnown(expected, incidents)];
    const own = incidents.value.filter(({ labels: these }) => {
        const named = these.filter((label) => label.startsWith('model:'));
        return named.length === 0 || named.includes(`model:${model}`);
    });
    if (own.length === 0)
        return [];
    const shown = own.slice(0, MOST_SHOWN).map(({ number, title }) => `#${number} (${title})`);
    return [(0,refusal_codes/* refuse */.T)('incident-open', expected, `${shown.join(', ')}${own.length > shown.length ? ` and ${own.length - shown.length} more` : ''}`)];
}
function budgetRefusals({ within, rollbacks, requests }, takenBack, now) {
    const days = `${Math.round(within / 8_640_000) / 10} days`;
    const limits = [...(rollbacks === null ? [] : [`fewer than ${rollbacks} releases taken back`]), ...(requests === null ? [] : [`fewer than ${requests} requests to such releases`])];
    const expected = `${limits.join(' and ')} in ${days}`;
    if ('unknown' in takenBack)
        return [notKnown(expected, takenBack)];
    // A time that cannot be read counts as lately.
    const lately = takenBack.value.filter(({ at }) => !(now - at > within));
    const served = lately.reduce((sum, each) => sum + (Number.isFinite(each.requests) ? each.requests : Infinity), 0);
    const spent = (rollbacks !== null && lately.length >= rollbacks) || (requests !== null && served >= requests);
    return spent ? [(0,refusal_codes/* refuse */.T)('error-budget-spent', expected, `${lately.length} taken back, which answered ${served} requests`)] : [];
}
function neighbourRefusals(name, facts) {
    const expected = `no rollout of ${name} under way`;
    if (!facts)
        return [notKnown(expected, { unknown: 'nobody asked' })];
    if ('unknown' in facts)
        return [notKnown(expected, facts)];
    const { open, returning } = facts.value;
    if (open === undefined && returning !== true)
        return [];
    return [(0,refusal_codes/* refuse */.T)('neighbour-in-rollout', expected, open === undefined ? 'it is on its way back to an older release' : `delivery ${open}`)];
}
function notKnown(expected, { unknown, refusal }) {
    return refusal ?? (0,refusal_codes/* refuse */.T)('condition-unknown', expected, unknown);
}


/***/ }),

/***/ 54046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ hopelessRoles),
/* harmony export */   L9: () => (/* binding */ bypassUnknown),
/* harmony export */   er: () => (/* binding */ namedBranches),
/* harmony export */   rM: () => (/* binding */ environmentRefusals)
/* harmony export */ });
/* harmony import */ var _matching_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78259);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41310);


/** Why the environments of these roles do not hold a job until the right person has said yes. */
function environmentRefusals(policy, roles, environments, branches) {
    return [...roles.flatMap((role) => unprotected(policy, role, environments.get(role.slot), branches)), ...shared(roles, environments)];
}
/** Names of branches that environments let in beside those that are protected, so far as they are names and not patterns. */
function namedBranches(environments) {
    const names = [...environments].flatMap((environment) => environment?.branchPolicy?.patterns ?? []).filter(({ kind, name }) => kind === 'branch' && !isPattern(name));
    return [...new Set(names.map(({ name }) => name))].sort();
}
/** Whether GitHub's silence on administrators is accepted here, which is worth a warning each time. */
function bypassUnknown(policy, environment) {
    return policy.adminBypass === 'warn' && environment?.adminsCanBypass === null;
}
function unprotected(policy, { role, environment: name }, environment, branches) {
    const shown = `the environment ${JSON.stringify(name)}`;
    if (!environment)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('environment-missing', `${shown} of the role ${role}`, 'no such environment that this token may see', { role })];
    const refusals = [];
    const no = (code, expected, actual) => {
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)(code, `${shown} ${expected}`, actual, { role }));
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
    else if (environment.branchPolicy.customPolicies) {
        const { patterns } = environment.branchPolicy;
        const open = patterns.filter(({ kind, name: branch }) => kind === 'tag' || isPattern(branch) || branches.get(branch) !== true);
        if (patterns.length === 0)
            no('environment-closed-to-every-branch', 'that lets the protected branch in', 'a branch policy without a branch');
        if (open.length > 0)
            no('environment-open-to-other-branches', 'for protected branches alone', open.map(({ kind, name: branch }) => `${kind} ${branch}`).slice(0, 5).join(', '));
    }
    if (environment.waitMinutes * 60_000 >= policy.expires)
        no('environment-waits-too-long', `with a wait timer shorter than an approval counts (${Math.round(policy.expires / 60_000)} minutes)`, `${environment.waitMinutes} minutes`);
    return refusals;
}
/** https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments: names match as Ruby's File.fnmatch says. */
function isPattern(name) {
    return /[*?[\]{}\\]/.test(name);
}
// One person alone cannot have both made and checked it. What can be done is to say so openly.
const ALONE = 'Alone, `approval.separation_of_duties: false` on the protected branch says in every approval that nobody else has looked.';
const SECOND_PERSON = {
    environment: `Settings, Environments: add a reviewer who had no hand in the candidate. ${ALONE}`,
    review: `Name somebody in \`approval.roles\` (\`people\`) who had no hand in the candidate. ${ALONE}`,
};
/** By id: names differ in case and GitHub does not mind. */
function shared(roles, environments) {
    return roles.flatMap(({ role, slot }, index) => {
        const id = environments.get(slot)?.id;
        const other = id === undefined ? undefined : roles.slice(0, index).find((earlier) => environments.get(earlier.slot)?.id === id);
        return other ? [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('roles-share-environment', `an environment of its own for ${slot}`, `the one of ${other.slot}`, { role })] : [];
    });
}
/**
 * Told before anybody is asked: the named reviewers, without those who made the candidate, cannot fill every role. A team
 * may have anybody in it (a workflow token cannot list its members), so a role with a team is never reported.
 */
function hopelessRoles(policy, environments, made) {
    const barred = new Set(policy.separationOfDuties ? made.map(({ id }) => id) : []);
    const named = new Map();
    for (const { slot, people = [] } of policy.roles) {
        const reviewers = policy.source === 'pull-request' ? people.map((id) => ({ kind: 'User', id, name: made.find((one) => one.id === id)?.login ?? `account ${id}` })) : (environments.get(slot)?.reviewers ?? []);
        if (reviewers.length > 0 && reviewers.every(({ kind }) => kind === 'User'))
            named.set(slot, reviewers);
    }
    const free = new Map([...named].map(([slot, people]) => [slot, people.map(({ id }) => id).filter((id) => !barred.has(id))]));
    const names = (slot) => named.get(slot).map(({ name, id }) => (barred.has(id) ? `${name} (made the candidate)` : name)).join(', ');
    return (0,_matching_js__WEBPACK_IMPORTED_MODULE_1__/* .matchRoles */ .z)(free).missing.map((slot) => {
        const { role } = policy.roles.find((one) => one.slot === slot);
        return (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('nobody-can-approve', `a reviewer for ${slot} who made no part of the candidate and fills no other role`, `only ${names(slot)}`, { role, fix: policy.source === 'pull-request' ? SECOND_PERSON.review : SECOND_PERSON.environment });
    });
}


/***/ }),

/***/ 79656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ gatherThreads),
/* harmony export */   o: () => (/* binding */ rolesOfPeople)
/* harmony export */ });
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41310);

/** Issues whose comments are read; more concerns at once are a meeting. */
const MOST_THREADS = 10;
/**
 * The threads in which concerns may stand: issues with the label, open or closed (closing one answers nothing), and the
 * promotion pull request. Those that do not name a release are read only where they moved since the run began.
 */
async function gatherThreads(forge, reader, policy, { since, pullRequest }) {
    if (policy.concerns === null)
        return [];
    const label = policy.concerns;
    const issues = (await reader.read(`issues with the label ${label}`, () => forge.issues({ label }))) ?? [];
    const relevant = issues.filter(({ title, body, updatedAt }) => /[0-9a-f]{12}|[a-z2-7]{4}-/i.test(`${title} ${body}`) || Date.parse(updatedAt) >= Date.parse(since));
    if (relevant.length > MOST_THREADS) {
        reader.failed = true;
        reader.refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('concerns-too-many', `at most ${MOST_THREADS} issues with the label ${JSON.stringify(label)} that name a release or moved since ${since}`, `${relevant.length}`));
        return [];
    }
    const threads = [];
    for (const issue of relevant)
        threads.push({ issue, about: issue.number === pullRequest, comments: (await reader.read(`comments of #${issue.number}`, () => forge.comments(issue.number))) ?? [] });
    if (pullRequest !== undefined && !threads.some(({ issue }) => issue.number === pullRequest)) {
        const comments = (await reader.read(`comments of #${pullRequest}`, () => forge.comments(pullRequest))) ?? [];
        threads.push({ issue: { number: pullRequest, title: '', body: '', author: null, createdAt: since }, about: true, comments });
    }
    return threads;
}
/** Account id -> roles, as far as the delivery file and the environments name people; teams cannot be looked into. */
function rolesOfPeople(policy, environments) {
    const roles = new Map();
    for (const { role, slot, people = [] } of policy.known) {
        const reviewers = (environments.get(slot)?.reviewers ?? []).flatMap(({ kind, id }) => (kind === 'User' ? id : []));
        for (const id of new Set([...people, ...reviewers]))
            if (!roles.get(id)?.includes(role))
                roles.set(id, [...(roles.get(id) ?? []), role]);
    }
    return roles;
}


/***/ }),

/***/ 29492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kg: () => (/* binding */ gather),
  Pe: () => (/* binding */ protections),
  SH: () => (/* binding */ repositoryPath),
  cC: () => (/* binding */ settledApprovals)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/approval/decision/environments.js
var decision_environments = __webpack_require__(54046);
// EXTERNAL MODULE: ./.build/src/approval/facts/gather-concerns.js
var gather_concerns = __webpack_require__(79656);
// EXTERNAL MODULE: ./.build/src/approval/promotion-file.js
var promotion_file = __webpack_require__(85805);
;// CONCATENATED MODULE: ./.build/src/approval/facts/gather-promotion.js

/** Reviewers whose right to write is asked for; more do not review one promotion. */
const MOST_REVIEWERS = 20;
/** Everything about the promotion pull request. What GitHub leaves open has failed the reader. */
async function gatherPromotion(delivery, { forge, pullRequest: number, protectedBranch }, subject, reader) {
    const model = delivery.spec.release.name;
    const wanted = { path: (0,promotion_file/* promotionPath */.DL)(model), text: asWritten((0,promotion_file/* promotionText */.fn)(model, subject)) };
    const name = protectedBranch ?? (await reader.read('repository', () => forge.repository()))?.defaultBranch;
    if (name === undefined)
        return undefined;
    const branch = await reader.read(`branch ${name}`, () => forge.branch(name));
    const pull = number === undefined ? undefined : await reader.read(`pull request ${number}`, () => forge.pullRequest(number));
    const nothing = { wanted, branch: { name, protected: branch?.protected === true }, files: [], atHead: undefined, onBranch: undefined, reviews: [], pusher: undefined, writers: new Set() };
    if (!pull)
        return { ...nothing, pull: undefined };
    const files = await reader.read(`files of pull request ${pull.number}`, () => forge.pullRequestFiles(pull.number));
    const reviews = await reader.read(`reviews of pull request ${pull.number}`, () => forge.pullRequestReviews(pull.number));
    const text = async (ref) => {
        const bytes = await reader.read(`${wanted.path} at ${ref}`, () => forge.file(wanted.path, ref));
        return bytes && asWritten(Buffer.from(bytes).toString('utf8'));
    };
    const atHead = await text(pull.head.commit);
    const onBranch = branch && (await text(branch.commit));
    const pushes = pull.head.fromFork ? [] : await reader.read(`pushes to ${pull.head.branch}`, () => forge.pushes(pull.head.branch));
    const pusher = pushes?.find(({ commit }) => commit === pull.head.commit)?.by;
    return { ...nothing, pull, files: files ?? [], reviews: reviews ?? [], atHead, onBranch, pusher, writers: await writersAmong(reader, reviews ?? [], forge) };
}
/** Line ends, and those at the very end, are editors' and say nothing. */
function asWritten(text) {
    return text.replaceAll('\r\n', '\n').trimEnd();
}
async function writersAmong(reader, reviews, forge) {
    const people = new Map(reviews.flatMap(({ user, state }) => (user?.type === 'User' && state !== 'COMMENTED' ? [[user.id, user]] : [])));
    const writers = new Set();
    for (const { id, login } of [...people.values()].slice(0, MOST_REVIEWERS)) {
        const right = await reader.read(`rights of ${login}`, () => forge.permission(login));
        // A login may have gone to another account since the review.
        if (right && right.account.id === id && (right.level === 'write' || right.level === 'admin'))
            writers.add(id);
    }
    return writers;
}

;// CONCATENATED MODULE: ./.build/src/approval/facts/gather-pushed.js
/** Branches that are asked one by one, where the newest pushes of the repository do not tell of them. */
const MOST_BRANCHES = 15;
/**
 * Who pushed the branch that is delivered, and who pushed last to each pull request that brought commits in. One request for
 * the newest pushes, and one for each branch that these do not tell of. With the whole history only the head is asked about:
 * GitHub does not know all pushes of old.
 */
async function gatherPushed(forge, reader, run, { status, commits }) {
    const recent = await reader.read('newest pushes', () => forge.pushes());
    if (!recent)
        return [];
    const known = [...recent];
    const asked = new Set();
    const find = async (branch, commit) => {
        const found = () => known.find((push) => push.commit === commit && push.ref === `refs/heads/${branch}`);
        if (found() || asked.has(branch) || asked.size >= MOST_BRANCHES)
            return found();
        asked.add(branch);
        known.push(...((await reader.read(`pushes to ${branch}`, () => forge.pushes(branch))) ?? []));
        return found();
    };
    const branch = run.headBranch ?? '';
    const head = await find(branch, run.headCommit);
    const counted = status === 'whole-history' ? commits.filter(({ id }) => id === run.headCommit) : commits;
    const direct = known.filter((push) => push.ref === `refs/heads/${branch}` && push !== head && counted.some(({ id }) => id === push.commit));
    const pulls = new Map(counted.flatMap((commit) => commit.pulls.map((pull) => [pull.number, pull])));
    const tips = [];
    for (const { number, branch: from, commit, fromFork } of pulls.values())
        // A fork's pushes are known to the fork alone.
        tips.push({ what: `pushed last to pull request #${number}`, by: fromFork ? undefined : (await find(from, commit))?.by });
    const toBranch = head ? [head, ...direct] : direct;
    return [
        ...(head ? [] : [{ what: `pushed ${run.headCommit.slice(0, 7)} to ${branch || 'its branch'}`, by: undefined }]),
        ...toBranch.filter(isPush).map(({ commit, by }) => ({ what: `pushed ${commit.slice(0, 7)} to ${branch}`, by })),
        ...tips,
    ];
}
/** Whoever merges a pull request brings nothing in that was not in it. */
function isPush({ how }) {
    return how === 'push' || how === 'force_push' || how === 'branch_creation';
}

// EXTERNAL MODULE: ./.build/src/approval/facts/reader.js
var facts_reader = __webpack_require__(99664);
// EXTERNAL MODULE: ./.build/src/approval/refusal-codes.js + 1 modules
var refusal_codes = __webpack_require__(41310);
;// CONCATENATED MODULE: ./.build/src/approval/facts/gather.js









/** Reads every fact of a decision, one request after the other; what fails is a refusal and never a default. */
async function gather(delivery, context, world, policy, subject, wanted) {
    const { forge } = world;
    const { runId } = context.deliveryId;
    const reader = new facts_reader/* Reader */.m();
    if (wanted.protectedFile)
        await compareDeliveryFile(delivery, world, reader);
    const run = await reader.read(`run ${runId}`, () => forge.run(runId));
    const byReview = policy.source === 'pull-request';
    const environments = new Map();
    for (const { slot, environment } of byReview ? [] : wanted.roles)
        environments.set(slot, await reader.read(`environment ${environment}`, () => forge.environment(environment)));
    const branches = await protections(forge, reader, environments.values());
    const commits = run && (await reader.read(`commits up to ${run.headCommit}`, () => forge.commits({ base: policy.since, head: run.headCommit })));
    const pushed = run && commits && policy.separationOfDuties ? await gatherPushed(forge, reader, run, commits) : [];
    const released = [...environments.values()].flatMap((environment) => environment ?? []);
    const approvals = wanted.approvals && !byReview ? await reader.read(`approvals of run ${runId}`, () => settledApprovals(forge, context, released)) : [];
    const promotion = wanted.approvals && byReview ? await gatherPromotion(delivery, world, subject, reader) : undefined;
    const threads = run && wanted.concerns ? await (0,gather_concerns/* gatherThreads */.f)(forge, reader, policy, { since: run.startedAt, pullRequest: byReview ? world.pullRequest : undefined }) : [];
    const complete = !reader.failed && run && commits && approvals;
    const now = context.clock.now().getTime();
    return {
        facts: complete
            ? { delivery: context.deliveryId, commit: context.commit, challenge: subject.challenge, release: subject.subject.release, now, run, environments, branches, approvals, commits, pushed, promotion, final: wanted.final, threads }
            : undefined,
        refusals: reader.refusals,
        inputs: reader.inputs,
    };
}
/** A branch that an environment lets in by its name must be protected itself. */
async function protections(forge, reader, environments) {
    const known = new Map();
    for (const name of (0,decision_environments/* namedBranches */.er)(environments).slice(0, gather_MOST_BRANCHES))
        known.set(name, (await reader.read(`branch ${name}`, () => forge.branch(name)))?.protected === true);
    return known;
}
/** More branches than these are refused unread. */
const gather_MOST_BRANCHES = 5;
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
        return void reader.refusals.push((0,refusal_codes/* refuse */.T)('branch-not-protected', `the branch ${JSON.stringify(name)} protected`, branch ? 'no protection' : 'no such branch'));
    const bytes = await reader.read(`${file} at ${branch.commit}`, () => forge.file(file, branch.commit));
    if (reader.failed)
        return;
    const there = bytes && (0,digest/* sha256 */.sc)(bytes);
    if (there !== delivery.digest)
        reader.refusals.push((0,refusal_codes/* refuse */.T)('delivery-file-not-protected', `${file} on ${name}: ${delivery.digest}`, there ?? 'no such file there'));
}
function repositoryPath(declared) {
    const plain = declared.split(external_node_path_.sep).join('/').replace(/^\.\//, '');
    if (external_node_path_.isAbsolute(declared) || plain.split('/').some((part) => part === '' || part === '.' || part === '..'))
        throw problem/* InputError */.d.of('delivery-outside-repository', `The delivery file ${JSON.stringify(declared)} is not named from the root of the repository.`, 'Keep the delivery file in the repository and name it from there, for example `models/income/delivery.yml`.');
    return plain;
}


/***/ }),

/***/ 99664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ Reader)
/* harmony export */ });
/* harmony import */ var _github_forge_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22075);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41310);


/** Asks GitHub, keeps what was read by its digest, and turns every failure into a refusal. */
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
            if (!(error instanceof _github_forge_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q))
                throw error;
            this.failed = true;
            this.refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`github-${error.failure}`, `${error.asked} (needs ${error.permission})`, error.actual, { fix: error.fix }));
            return undefined;
        }
    }
}


/***/ }),

/***/ 67407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ unknownStanding)
/* harmony export */ });
/** Where no journal was read. */
function unknownStanding(why) {
    return { first: false, known: [], begun: { unknown: why }, takenBack: { unknown: why }, neighbours: new Map() };
}


/***/ }),

/***/ 77044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ floorAddress),
/* harmony export */   j: () => (/* binding */ readFloor)
/* harmony export */ });
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52210);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54885);
/* harmony import */ var _delivery_parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11591);
/* harmony import */ var _delivery_schema_problems_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32822);






/** Undefined where the text has not the form that the schema asks for; a branch or a tag could be moved. */
function floorAddress(text) {
    const match = /^([^/@]+\/[^/@]+)\/([^@]+)@([0-9a-f]{40})$/.exec(text);
    if (!match || match[2].split('/').some((part) => part === '' || part === '.' || part === '..'))
        return undefined;
    return { repository: match[1], path: match[2], commit: match[3] };
}
/** Reads a policy. Throws InputError with every mistake, each with file, line and column. */
function readFloor(bytes, { repository, path, commit }) {
    const yaml = (0,_delivery_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseYaml */ .h)(bytes, `${repository}/${path}`);
    const problems = [...yaml.problems];
    if (problems.length === 0 && !validator()(yaml.value))
        problems.push(...(0,_delivery_schema_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .schemaProblems */ .Ic)(validator().errors ?? [], yaml));
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(problems);
    return {
        spec: yaml.value,
        repository,
        path,
        commit,
        digest: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(bytes),
        where: (place) => {
            const { line } = yaml.locate(place);
            return `${repository}/${path}:${line}`;
        },
    };
}
let compiled;
/** Made at first use: few delivery files extend anything. */
function validator() {
    compiled ??= new ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_5__.Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, validateSchema: false })
        .addSchema(_core_schemas_js__WEBPACK_IMPORTED_MODULE_2__/* .deliverySchema */ .oU)
        .compile(_core_schemas_js__WEBPACK_IMPORTED_MODULE_2__/* .policySchema */ .wh);
    return compiled;
}


/***/ }),

/***/ 70364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ basisOf),
  E: () => (/* binding */ floorOf)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/approval/floor/read.js
var read = __webpack_require__(77044);
// EXTERNAL MODULE: ./.build/src/approval/facts/reader.js
var facts_reader = __webpack_require__(99664);
// EXTERNAL MODULE: ./.build/src/approval/refusal-codes.js + 1 modules
var refusal_codes = __webpack_require__(41310);
// EXTERNAL MODULE: ./.build/src/approval/facts/gather.js + 2 modules
var gather = __webpack_require__(29492);
// EXTERNAL MODULE: ./.build/src/approval/risk/risk-of.js
var risk_of = __webpack_require__(8252);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/approval/risk/changes.js
var changes = __webpack_require__(82262);
// EXTERNAL MODULE: ./.build/src/approval/risk/details.js
var risk_details = __webpack_require__(45837);
// EXTERNAL MODULE: ./.build/src/approval/risk/data-changed.js
var data_changed = __webpack_require__(83834);
;// CONCATENATED MODULE: ./.build/src/approval/risk/fairness-changed.js

/**
 * Groups that the candidate treats less alike than what serves does, by more than chance explains: where both were measured
 * on the same rows, the interval of their difference excludes no change; else the champion's own figure lies outside the
 * candidate's interval. A gate that was not decided counts as worse.
 */
function fairnessChanges(candidate, champion) {
    const before = new Map((0,risk_details/* findingsOf */.WX)(champion, 'run-model-tests').filter(isFairness).map((finding) => [finding.rule, finding]));
    return (0,risk_details/* findingsOf */.WX)(candidate, 'run-model-tests').filter(isFairness).flatMap((finding) => {
        const what = worse(finding, before.get(finding.rule));
        return what ? [{ kind: 'fairness-worse', what: `Fairness: ${what}` }] : [];
    });
}
function isFairness({ code }) {
    return code.startsWith('fairness-') || code === 'group-too-small';
}
function worse(finding, before) {
    const { numbers, interval, outcome, rule, code } = finding;
    if (outcome !== 'pass')
        return `${rule} (${outcome})`;
    const sign = higherIsBetter(finding) ? -1 : 1;
    if (typeof numbers?.difference === 'number') {
        const bound = interval ? (sign === 1 ? interval.low : -interval.high) : sign * numbers.difference;
        return bound > 0 ? `${rule}: ${shown(numbers.champion ?? numbers.anchor)} before, ${shown(numbers.candidate)} now` : undefined;
    }
    const [is, was] = [numbers?.candidate, before?.numbers?.candidate];
    // A gate that is new has nothing to be worse than.
    if (!before)
        return undefined;
    if (typeof is !== 'number' || typeof was !== 'number')
        return `${rule}: not measured on both sides (${code})`;
    const bound = interval ? (sign === 1 ? interval.low : -interval.high) : sign * is;
    return bound > sign * was ? `${rule}: ${shown(was)} before, ${shown(is)} now` : undefined;
}
/** Ratios of two groups are fair at 1 and have a least value; gaps are fair at 0 and have a greatest. */
function higherIsBetter({ expected }) {
    return expected.includes('≥');
}
function shown(value) {
    return typeof value === 'number' ? String(Number(value.toPrecision(4))) : 'not known';
}

// EXTERNAL MODULE: ./.build/src/approval/risk/rules-changed.js + 5 modules
var rules_changed = __webpack_require__(69362);
// EXTERNAL MODULE: ./.build/src/approval/risk/signature-changed.js
var signature_changed = __webpack_require__(88572);
;// CONCATENATED MODULE: ./.build/src/approval/risk/what-changed.js








/**
 * What is new about a candidate against what serves, each kind of change with its reasons. Pure: two sealed ledgers, two
 * delivery files, and the time that the candidate's own ledger tells. What cannot be compared has changed.
 */
function whatChanged(candidate, champion, files, options) {
    if (!champion || champion.entries.length === 0) {
        const why = options.first ? 'Nothing serves yet, so everything is new' : 'The evidence of what serves is not kept, so everything counts as changed';
        return (0,changes/* everythingChanged */.Qd)(why).filter(({ kind }) => kind !== 'idle' || !options.first);
    }
    const parts = partChanges(candidate, champion);
    return [
        ...parts,
        ...(0,data_changed/* dataChanges */.M)(candidate, champion),
        ...(0,data_changed/* contractChanges */.C)(candidate, champion, files),
        ...(0,rules_changed/* thresholdChanges */.B4)(files, options),
        ...fairnessChanges(candidate, champion),
        ...(0,rules_changed/* servingChanges */.a)(files, options),
        ...(0,signature_changed/* signatureChanges */.A)(candidate, champion, parts),
        ...(0,rules_changed/* policyChanges */.cb)(files, options),
        ...idleChanges(candidate, files.now, options),
    ];
}
const DAY = 86_400_000;
/** By the names that `identify` gives the parts of a release (evidence/lineage.ts), and those that the manifest has. */
const PARTS = [
    ['weights', 'weights', 'model', 'weights'],
    ['code', 'code', 'code', 'inference code'],
    ['features', 'features', 'features', 'feature code'],
    ['config', 'configuration', 'config', 'configuration'],
    ['environment', 'environment', 'environment', 'environment lock'],
];
function partChanges(candidate, champion) {
    const [now, before] = [identityOf(candidate), identityOf(champion)];
    const parts = PARTS.flatMap(([kind, lineage, manifest, text]) => {
        if (!now.parts || !before.parts)
            return [{ kind, what: `What the ${text} of ${now.parts ? 'the champion' : 'the candidate'} was is not recorded` }];
        const [is, was] = [now.parts[lineage], before.parts[lineage]];
        // A file that was only renamed leaves the digest of a part as it was.
        const same = is === was && (now.trees?.[manifest] === before.trees?.[manifest] || !now.trees || !before.trees);
        return same ? [] : [{ kind, what: `The ${text} ${is === undefined ? 'went away' : was === undefined ? 'came in' : is === was ? 'has other file names' : 'changed'}` }];
    });
    return [...parts, ...lineageChanges(now.files, before.files)];
}
function lineageChanges(now, before) {
    if (!before || !now)
        return now && Object.keys(now).length === 0 ? [] : [{ kind: 'lineage', what: 'What the champion came from is not recorded' }];
    const names = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter((name) => now[name] !== before[name]).sort();
    return names.length === 0 ? [] : [{ kind: 'lineage', what: `What it came from changed: ${names.join(', ')}` }];
}
function identityOf(ledger) {
    const details = ((0,evidence_ledger/* latest */.IW)(ledger, 'identify') ?? (0,evidence_ledger/* latest */.IW)(ledger, 'adopt'))?.statement.predicate.details;
    const lineage = (0,risk_details/* mapOf */.A7)(details?.lineage);
    return { parts: (0,risk_details/* mapOf */.A7)(lineage?.parts), files: (0,risk_details/* mapOf */.A7)(lineage?.files), trees: (0,risk_details/* mapOf */.A7)(details?.trees) };
}
/** By the candidate's own seal, so that every step of one approval says the same. */
function idleChanges(candidate, { release }, { lastDelivery }) {
    const after = typeof release.risk === 'object' ? release.risk.idle_after : undefined;
    if (after === undefined)
        return [];
    const sealed = Date.parse((0,evidence_ledger/* latest */.IW)(candidate, 'seal')?.statement.predicate.at ?? '');
    const days = (sealed - (lastDelivery ?? Number.NaN)) / DAY;
    if (!Number.isFinite(days))
        return [{ kind: 'idle', what: 'When the model was last delivered is not known' }];
    return days * DAY < (0,duration/* parseDuration */.E)(after) ? [] : [{ kind: 'idle', what: `The last delivery was ${Math.floor(days)} days ago (idle after ${after})` }];
}

// EXTERNAL MODULE: ./.build/src/approval/facts/standing.js
var standing = __webpack_require__(67407);
;// CONCATENATED MODULE: ./.build/src/approval/policy/basis.js









/**
 * Reads the organisation's policy, the delivery file at the commit that serves, and says what changed and which class of risk that
 * is. The same in every step of one approval: nothing here rests on the time of day.
 */
async function basisOf(delivery, world) {
    const { refusals, inputs, floor } = await floorOf(delivery, world.policyForge ?? world.forge);
    const reader = new facts_reader/* Reader */.m();
    const then = await specAt(delivery, world, reader);
    const { first, lastDelivery, champion } = world.standing ?? (0,standing/* unknownStanding */.L)('');
    const changes = whatChanged(world.ledger, champion?.ledger, { now: delivery.spec, then }, { first, lastDelivery, locate: delivery.locate });
    return { risk: (0,risk_of/* riskOver */.G)(delivery.spec, floor?.spec, changes), changes, floor, refusals: [...refusals, ...reader.refusals], inputs: [...inputs, ...reader.inputs] };
}
/** The policy that a delivery file extends; undefined where it extends none, or with the refusal that says why. */
async function floorOf(delivery, forge) {
    const declared = delivery.spec.approval?.extends;
    if (declared === undefined)
        return { refusals: [], inputs: [] };
    const address = (0,read/* floorAddress */.h)(declared);
    if (!address)
        return { refusals: [(0,refusal_codes/* refuse */.T)('floor-unreadable', 'OWNER/REPO/PATH@COMMIT in approval.extends', declared)], inputs: [] };
    const reader = new facts_reader/* Reader */.m();
    const bytes = await reader.read(`policy ${declared}`, () => forge.fileOf(address.repository, address.path, address.commit));
    const { inputs } = reader;
    if (reader.failed)
        return { inputs, refusals: reader.refusals.map((refusal) => ({ ...refusal, code: refusal.code === 'github-forbidden' ? 'floor-unreadable' : refusal.code })) };
    if (!bytes)
        return { inputs, refusals: [(0,refusal_codes/* refuse */.T)('floor-unreadable', declared, `no such file at that commit, or a repository that this token may not read`)] };
    try {
        return { floor: (0,read/* readFloor */.j)(bytes, address), refusals: [], inputs };
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        return { inputs, refusals: error.problems.slice(0, MOST_MISTAKES).map(({ message, location }) => (0,refusal_codes/* refuse */.T)('floor-invalid', 'a policy that fits schemas/policy.schema.json', `${location ? `${location.file}:${location.line}: ` : ''}${message}`)) };
    }
}
const MOST_MISTAKES = 10;
/** An older file may not fit what this version asks of one; then nothing can be said of it. */
async function specAt(delivery, { forge, since, deliveryPath }, reader) {
    if (since === undefined)
        return undefined;
    const file = (0,gather/* repositoryPath */.SH)(deliveryPath ?? delivery.file);
    const bytes = await reader.read(`${file} at ${since}`, () => forge.file(file, since));
    if (!bytes)
        return undefined;
    try {
        return (0,load/* parseDelivery */.y)(bytes, { file, root: delivery.root, workspace: delivery.root }).spec;
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 85805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DL: () => (/* binding */ promotionPath),
/* harmony export */   fn: () => (/* binding */ promotionText),
/* harmony export */   vT: () => (/* binding */ deliveryOfPromotion)
/* harmony export */ });
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84057);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _challenge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38922);



/** Where a model's promotion file lies, from the root of the repository. */
function promotionPath(model) {
    return `promotions/${model.replaceAll(/[^A-Za-z0-9._-]/g, '-')}.json`;
}
/** What a promotion pull request puts into that file, byte by byte: one release, one challenge, and the run that asks. */
function promotionText(model, { subject, challenge }) {
    return `${JSON.stringify({ schema: 'urn:sluice:promotion:v1', model, release: subject.release, challenge: (0,_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .displayChallenge */ .UI)(challenge), delivery: subject.delivery }, null, 2)}\n`;
}
const MOST_CHARACTERS = 10_000;
/** The delivery that a promotion file asks about. Throws InputError where it is no such file. */
function deliveryOfPromotion(text, file) {
    const no = (why) => _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('promotion-unreadable', `The promotion file ${file} ${why}.`, 'Put the text into it that the step `request` has printed.');
    if (text.length > MOST_CHARACTERS)
        throw no(`has ${text.length} characters`);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw no('is not JSON');
    }
    const { schema, delivery } = (typeof value === 'object' && value !== null ? value : {});
    const id = schema === 'urn:sluice:promotion:v1' && typeof delivery === 'string' ? (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDeliveryId */ .r)(delivery) : undefined;
    if (!id || (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDeliveryId */ .J)(id) !== delivery)
        throw no('names no delivery');
    return id;
}


/***/ }),

/***/ 83834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ contractChanges),
/* harmony export */   M: () => (/* binding */ dataChanges)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13640);
/* harmony import */ var _details_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45837);



/** Today's inputs are others every day, and drift judges them; `develop` is no evidence. */
const NOT_COUNTED = ['serving', 'develop'];
/** Tables that the candidate came from or was judged on, by bytes or snapshot. */
function dataChanges(candidate, champion) {
    const [now, before] = [tablesOf(candidate), tablesOf(champion)];
    const names = [...new Set([...now.keys(), ...before.keys()])].filter((name) => !NOT_COUNTED.includes(name)).sort();
    const changed = names.filter((name) => now.get(name) === undefined || now.get(name) !== before.get(name));
    return changed.map((name) => {
        const [is, was] = [now.get(name), before.get(name)];
        const how = !now.has(name) ? 'is no longer named' : !before.has(name) ? 'is new' : is === undefined || was === undefined ? 'has no state that could be compared' : 'has other rows';
        return { kind: 'data', what: `Data: ${name} ${how}` };
    });
}
/** Which state of each table was read; undefined where the table's own server keeps none. */
function tablesOf(ledger) {
    const tables = new Map();
    const predicate = (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(ledger, 'validate-data')?.statement.predicate;
    for (const [name, source] of Object.entries((0,_details_js__WEBPACK_IMPORTED_MODULE_2__/* .mapOf */ .A7)(predicate?.details?.sources) ?? {})) {
        const { digest, snapshot } = (0,_details_js__WEBPACK_IMPORTED_MODULE_2__/* .mapOf */ .A7)(source) ?? {};
        tables.set(name, typeof digest === 'string' ? digest : typeof snapshot === 'string' ? `snapshot ${snapshot}` : undefined);
    }
    const { testSet } = (0,_details_js__WEBPACK_IMPORTED_MODULE_2__/* .detailsOf */ .cz)(ledger, 'run-model-tests') ?? {};
    if (typeof testSet === 'string')
        tables.set('test set', testSet);
    return tables;
}
/** What the delivery file asks of the data: columns, rules, limits; not where the tables lie. */
function contractChanges(candidate, champion, { now, then }) {
    const said = 'What is asked of the data changed';
    if (!then) {
        const [is, was] = [candidate, champion].map((ledger) => (0,_details_js__WEBPACK_IMPORTED_MODULE_2__/* .mapOf */ .A7)((0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(ledger, 'seal')?.statement.predicate.definitions ?? (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(ledger, 'identify')?.statement.predicate.definitions)?.data);
        return is !== undefined && is === was ? [] : [{ kind: 'contract', what: said }];
    }
    const [is, was] = [contractOf(now), contractOf(then)];
    const parts = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((key) => (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(is[key] ?? null) !== (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(was[key] ?? null)).sort();
    return parts.length === 0 ? [] : [{ kind: 'contract', what: `${said}: ${parts.map((key) => `data.${key}`).join(', ')}` }];
}
function contractOf({ data = {} }) {
    const { train: _train, test: _test, develop: _develop, serving: _serving, failing_rows: _rows, provenance: _provenance, ...contract } = data;
    return JSON.parse(JSON.stringify(contract));
}


/***/ }),

/***/ 45837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ mapOf),
/* harmony export */   WX: () => (/* binding */ findingsOf),
/* harmony export */   cz: () => (/* binding */ detailsOf)
/* harmony export */ });
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13640);

/** `details` of a stage's newest statement. Undefined: it did not run. */
function detailsOf(ledger, stage) {
    const entry = (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(ledger, stage);
    return entry && (entry.statement.predicate.details ?? {});
}
function findingsOf(ledger, stage) {
    return (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(ledger, stage)?.statement.predicate.verdict.findings ?? [];
}
/** Details come from files that others may have written. */
function mapOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}


/***/ }),

/***/ 69362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cb: () => (/* binding */ policyChanges),
  a: () => (/* binding */ servingChanges),
  B4: () => (/* binding */ thresholdChanges)
});

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
;// CONCATENATED MODULE: ./.build/src/delivery/loosened/directions.js


/** Says nothing of what is demanded. */
const neutral = () => [];
/** The rule for whatever is not known to be tighter: any change counts. */
const same = (then, now, at) => (isSame(then, now) ? [] : [loosening(then, now, at)]);
/** A demand that was not there before may come; one that was there stays as it is. */
const pinned = (then, now, at) => (then === undefined ? [] : same(then, now, at));
/** Its presence allows something: it may go, and neither come nor change. */
const exception = (then, now, at) => (now === undefined ? [] : same(then, now, at));
/** Numbers of which the smaller one asks for more. */
function atMost(absent = Infinity) {
    return numeric(absent, (then, now) => now <= then);
}
function atLeast(absent = -Infinity) {
    return numeric(absent, (then, now) => now >= then);
}
/** Where nothing is declared another limit holds, which is not known here: only two numbers can be compared. */
const lowerLimit = numeric(Number.NaN, (then, now) => now >= then);
const upperLimit = numeric(Number.NaN, (then, now) => now <= then);
function shorter(absent) {
    return numeric(absent === undefined ? Infinity : (0,duration/* parseDuration */.E)(absent), (then, now) => now <= then, milliseconds);
}
function longer(absent) {
    return numeric(absent === undefined ? -Infinity : (0,duration/* parseDuration */.E)(absent), (then, now) => now >= then, milliseconds);
}
function numeric(absent, isAsTight, read = plain) {
    const number = (value) => (value === undefined ? absent : read(value));
    // Where nothing was asked, whatever is asked now is more, also of dates and texts.
    const isNew = (then, now) => then === undefined && now !== undefined && Math.abs(absent) === Infinity;
    return (then, now, at) => (isSame(then, now) || isNew(then, now) || isAsTight(number(then), number(now)) ? [] : [loosening(then, now, at)]);
}
function plain(value) {
    return typeof value === 'number' ? value : Number.NaN;
}
function milliseconds(value) {
    try {
        return (0,duration/* parseDuration */.E)(String(value));
    }
    catch {
        return Number.NaN;
    }
}
/** Values from the loosest to the tightest; those of one rank cannot be compared. */
function order(ranks, absent) {
    const rank = (value) => ranks.findIndex((these) => these.includes(value === undefined ? absent : value));
    return (then, now, at) => {
        const [before, after] = [rank(then), rank(now)];
        const tighter = before >= 0 && after > before;
        return tighter || isSame(then ?? absent, now ?? absent) ? [] : [loosening(then, now, at)];
    };
}
/** Lists that allow: fewer is tighter. Without one, everything is allowed, or nothing. */
function allowed(absent) {
    return (then, now, at) => {
        if (isSame(then, now))
            return [];
        if (now === undefined)
            return absent === 'nothing' ? [] : [loosening(then, now, at)];
        if (then === undefined && absent === 'everything')
            return [];
        const before = setOf(then ?? []);
        const more = before && setOf(now) && items(now).filter((each) => !before.has((0,digest/* canonicalJson */.dj)(each)));
        return more?.length === 0 ? [] : [loosening(then, now, at)];
    };
}
/** Lists that ask: more is tighter. Without one, nothing is asked, or everything is. */
function asked(absent = 'nothing') {
    return (then, now, at) => {
        if (isSame(then, now))
            return [];
        if (now === undefined)
            return absent === 'everything' ? [] : [loosening(then, now, at)];
        if (then === undefined)
            return absent === 'nothing' ? [] : [loosening(then, now, at)];
        const after = setOf(now);
        const less = after && setOf(then) && items(then).filter((each) => !after.has((0,digest/* canonicalJson */.dj)(each)));
        return less?.length === 0 ? [] : [loosening(then, now, at)];
    };
}
/** `[least, most]`, of which the narrower one is tighter. */
const range = (then, now, at) => {
    if (then === undefined || isSame(then, now))
        return [];
    const [low, high] = items(then);
    const [from, to] = items(now);
    return from >= low && to <= high ? [] : [loosening(then, now, at)];
};
/** A part of the file that may come and not go, its keys each by its own direction; a key that is not named must stay. */
function section(keys) {
    return (then, now, at) => (then === undefined ? [] : now === undefined ? [loosening(then, now, at)] : inside(keys, same, then, now, at));
}
/** The same for a part whose absence says no more than that each of its keys is absent. */
function group(keys) {
    return (then, now, at) => inside(keys, same, then ?? {}, now ?? {}, at);
}
/** A map with names of the user's: entries may come and not go. */
function named(each) {
    return (then, now, at) => inside({}, (one, other, here) => (one === undefined ? [] : each(one, other, here)), then ?? {}, now ?? {}, at);
}
function inside(keys, rest, then, now, at) {
    if (isSame(then, now))
        return [];
    if (!isMap(then) || !isMap(now))
        return [loosening(then, now, at)];
    const all = new Set([...Object.keys(then), ...Object.keys(now)]);
    return [...all].flatMap((key) => {
        const known = Object.hasOwn(keys, key) ? keys[key] : rest;
        return known(own(then, key), own(now, key), { path: [...at.path, key], shown: `${at.shown}.${key}` });
    });
}
/**
 * A list of demands, in any order: each earlier one must still be asked, by one at hand that asks no less. `label` says what a
 * person calls an entry.
 */
function demands(each, label) {
    return (then, now, at) => items(then).flatMap((before) => {
        const name = isMap(before) ? label(before) : String(before);
        const here = { path: at.path, shown: `${at.shown} (${name})` };
        const tries = items(now).map((after, index) => each(before, after, { path: [...at.path, index], shown: here.shown }));
        if (tries.some((found) => found.length === 0))
            return [];
        return nearestOf(before, items(now), tries, label) ?? [{ path: at.path, what: `${here.shown}: asked for before, not any more` }];
    });
}
/** What became of an entry that is asked for less: the one of its name that has most of its keys is the one that was changed. */
function nearestOf(before, now, tries, label) {
    if (!isMap(before))
        return undefined;
    const alike = now.flatMap((after, index) => (isMap(after) && label(after) === label(before) ? [{ found: tries[index], kept: Object.keys(before).filter((key) => Object.hasOwn(after, key)).length }] : []));
    return alike.sort((a, b) => b.kept - a.kept || a.found.length - b.found.length)[0]?.found;
}
function loosening(then, now, { path, shown }) {
    if (now === undefined)
        return { path, what: `${shown}: ${show(then)} before, not declared now` };
    if (then === undefined)
        return { path, what: `${shown}: not declared before, ${show(now)} now` };
    return { path, what: `${shown}: ${show(then)} before, ${show(now)} now` };
}
const MOST_SHOWN = 120;
function show(value) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
}
function isSame(one, other) {
    if (one === other)
        return true;
    if (one === undefined || other === undefined)
        return false;
    return (0,digest/* canonicalJson */.dj)(one) === (0,digest/* canonicalJson */.dj)(other);
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A name that a person chose may be one that every object has. */
function own(map, key) {
    return Object.hasOwn(map, key) ? map[key] : undefined;
}
function items(value) {
    return Array.isArray(value) ? value : [];
}
function setOf(value) {
    return Array.isArray(value) ? new Set(value.map((each) => (0,digest/* canonicalJson */.dj)(each))) : undefined;
}

;// CONCATENATED MODULE: ./.build/src/delivery/loosened/approval.js

const EXPIRES = '7 days';
const rationale = section({ characters: atLeast(1), questions: demands(group({ id: same, ask: same }), ({ id }) => String(id)) });
const classRules = group({
    roles: asked('everything'),
    expires: shorter(EXPIRES),
    rationale,
    evidence: asked(),
    soak: longer('0 s'),
    automatic: (then, now, at) => (now === undefined ? [] : then === undefined ? [loosening(then, now, at)] : automatic(then, now, at)),
});
const automatic = group({ changes: allowed('nothing'), outcomes: order([['warn'], ['pass']], 'pass'), at_most: atMost(), within: longer() });
const budget = section({ within: longer(), rollbacks: atMost(), requests: atMost() });
const approval = group({
    roles: (then, now, at) => roles(then, now, at),
    // People who are not who they were could approve what they made.
    people: (then, now, at) => people(then, now, at),
    separation_of_duties: order([[false], [true]], true),
    expires: shorter(EXPIRES),
    admin_bypass: order([['warn'], ['refuse']], 'refuse'),
    policy_owner: pinned,
    classes: group({ low: classRules, medium: classRules, high: classRules }),
    rationale,
    veto: asked(),
    concerns: (then, now, at) => (then === false || isSame(then, now) ? [] : [loosening(then, now, at)]),
    extends: pinned,
    require: demands(group({ within: shorter(), classes: asked('everything'), public_key: pinned, keyid: pinned }), ({ name }) => String(name)),
    freeze: demands(group({ because: neutral }), ({ from, to }) => `${String(from)} to ${String(to)}`),
    stop_file: pinned,
    error_budget: budget,
    neighbours: asked(),
});
const role = group({ environments: asked(), count: atLeast(1), people: allowed('everything') });
/** Without roles there is one, on an environment that a role of another name need not have. */
const roles = (then, now, at) => {
    if (then === undefined)
        return same(then, now, at);
    if (!isMap(then) || !isMap(now))
        return same(then, now, at);
    return Object.keys(then).flatMap((key) => {
        const here = { path: [...at.path, key], shown: `${at.shown}.${key}` };
        return Object.hasOwn(now, key) ? role(then[key], now[key], here) : [loosening(then[key], undefined, here)];
    });
};
const people = (then, now, at) => {
    const [before, after] = [isMap(then) ? then : {}, isMap(now) ? now : {}];
    return Object.keys(after).flatMap((key) => exception(Object.hasOwn(before, key) ? before[key] : undefined, after[key], { path: [...at.path, key], shown: `${at.shown}.${key}` }));
};
/** A class that says nothing of its own has what the section says: both files are written out before they are compared. */
const APPROVAL = (then, now, at) => approval(writtenOut(then), writtenOut(now), at);
function writtenOut(value) {
    if (value !== undefined && !isMap(value))
        return value;
    const { classes = {}, ...declared } = (value ?? {});
    const whole = (name) => ({ expires: declared.expires ?? EXPIRES, rationale: declared.rationale, ...classes[name] });
    return { ...declared, classes: { ...classes, low: whole('low'), medium: whole('medium'), high: whole('high') } };
}

;// CONCATENATED MODULE: ./.build/src/delivery/loosened/data.js

/** What every rule has besides what it asks. */
const OPTIONS = {
    severity: order([['warn'], ['fail']], 'fail'),
    on_fail: order([['warn'], ['halt'], ['hold'], ['revert']], 'halt'),
    owner: neutral,
    because: neutral,
    where: exception,
};
/** Bounds of a number, a date or a text; only numbers can be compared. */
const bounds = section({ at_least: atLeast(), above: atLeast(), at_most: atMost(), below: atMost() });
const yes = order([[false], [true]], false);
const rate = bounds;
const COLUMN = {
    ...OPTIONS,
    required: order([[false], [true]], true),
    type: pinned, bits: atMost(), unsigned: yes, precision: pinned, scale: pinned, zone: pinned, items: pinned, fields: pinned,
    null_rate: rate, nan_rate: rate, infinite_rate: rate,
    unique: yes,
    in: allowed('everything'),
    not_in: asked(),
    between: spread((value) => (Array.isArray(value) ? { at_least: value[0], at_most: value[1] } : value)),
    length: spread((value) => (typeof value === 'number' ? { at_least: value, at_most: value } : value)),
    matches: pinned, not_matches: pinned, format: pinned, case: pinned,
    mostly: atLeast(1),
    mean: bounds, median: bounds, std: bounds, sum: bounds, min: bounds, max: bounds, distinct: bounds, distinct_rate: bounds,
    quantiles: named(bounds),
    ordered: section({ strictly: yes }),
    outliers: section({ robust_z: upperLimit, iqr: upperLimit, at_most: atMost() }),
    sensitive: yes,
    description: neutral, unit: neutral,
};
/** Effects of drift; where one is not declared a limit of our own holds, which this comparison does not know. */
const limit = group({ wasserstein_std: upperLimit, wasserstein_iqr: upperLimit, ks: upperLimit, total_variation: upperLimit, jensen_shannon: upperLimit, psi: upperLimit });
const DRIFT_LIMIT = { wasserstein_std: upperLimit, wasserstein_iqr: upperLimit, ks: upperLimit, total_variation: upperLimit, jensen_shannon: upperLimit, psi: upperLimit, numbers: limit, categories: limit };
const limits = group({ default: group(DRIFT_LIMIT), columns: limitsOfColumns });
const data_name = (entry) => String(entry.name ?? entry.column ?? entry.columns ?? JSON.stringify(entry));
const share = { ...OPTIONS, at_most: atMost(), columns: same };
const DATA = section({
    enforce: order([[false], [true]], true),
    // What a candidate was made from, and today's inputs, are new at each delivery; the change `data` tells of them.
    train: neutral, serving: neutral, develop: neutral, failing_rows: neutral, provenance: neutral,
    label: pinned, time: pinned, entity: asked(), prediction: pinned,
    columns: named(section(COLUMN)),
    unique: demands(unlessSame({ ...OPTIONS, columns: same }), data_name),
    rows: demands(group({ ...OPTIONS, name: same, sql: same, mostly: atLeast(1) }), data_name),
    rules: demands(group({ ...COLUMN, name: same, column: same, given: exception }), data_name),
    volume: section({ ...OPTIONS, rows: bounds, train_to_champion: bounds }),
    drift: section({ ...OPTIONS, false_alarms: atLeast(0.05), correction: neutral, importances: neutral, limits, pairs: demands(group({ columns: same, at_most: atMost() }), data_name) }),
    stability: section({ ...OPTIONS, limits }),
    compatibility: order([['none', undefined], ['backward', 'forward'], ['full']]),
    freshness: section({ ...OPTIONS, within: shorter() }),
    foreign_keys: demands(group({ ...OPTIONS, columns: same, source: same, to: same, mostly: atLeast(1) }), data_name),
    duplicates: section(share), conflicting_labels: section(share), overlap: section(share),
    leakage: section({ ...OPTIONS, feature: section({ ...OPTIONS, at_most: atMost(), except: allowed('nothing') }), identifier: section({ ...OPTIONS, at_most: atMost() }) }),
    extra_columns: order([['allow'], ['warn'], ['fail']], 'allow'),
    column_order: yes,
    options: group({ key: group(OPTIONS), entity: group(OPTIONS), time: group(OPTIONS), compatibility: group(OPTIONS) }),
    flips: section({ ...OPTIONS, at_most: atMost() }),
    coverage: section({ ...OPTIONS, min_rows: atLeast(30), at_most: atMost(0) }),
    skew: section({ ...OPTIONS, tolerance: atMost(0), at_most: atMost(0) }),
});
const CHECKS = demands(group({
    ...OPTIONS, name: same, min_tests: atLeast(1),
    fail_on: order([['critical'], ['high'], ['medium'], ['low']], 'high'),
    exceptions: allowed('nothing'),
}), data_name);
/** Bounds that may be written in a short form too. */
function spread(whole) {
    return (then, now, at) => bounds(whole(then), whole(now), at);
}
/** `off` judges nothing; a limit of a column's own stands in place of the default, whatever that is. */
function limitsOfColumns(then, now, at) {
    const column = (one, other, here) => (one === 'off' && other !== undefined ? [] : group(DRIFT_LIMIT)(one ?? {}, other ?? {}, here));
    const before = isMap(then) ? then : {};
    const after = isMap(now) ? now : {};
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => column(before[key], after[key], { path: [...at.path, key], shown: `${at.shown}.${key}` }));
}
/** Entries that may be a plain list of columns. */
function unlessSame(keys) {
    const whole = (value) => (Array.isArray(value) ? { columns: value } : value);
    return (then, now, at) => group(keys)(whole(then), whole(now), at);
}

;// CONCATENATED MODULE: ./.build/src/delivery/loosened/tests.js


/** A gate on a metric: which metric, at which point, is the gate; how much is asked is compared. */
const GATE = {
    ...OPTIONS,
    name: same,
    at_least: atLeast(), at_most: atMost(),
    no_worse_than_champion_by: atMost(), better_than_champion_by: atLeast(), within_of_champion: atMost(),
    no_worse_than_constant: order([[undefined], [true]]),
    cumulative: upperLimit,
};
const metric = (entry) => String(entry.name ?? entry.metric ?? entry.of ?? entry.columns ?? entry.kind);
const gates = demands(group(GATE), metric);
const flipGates = demands(group({ ...OPTIONS, at_most: atMost(), cumulative: upperLimit }), metric);
/** What a rule on behaviour leaves open has the limit of all of them, which is not known here. */
const BEHAVIOUR = { ...OPTIONS, name: neutral, tolerance: upperLimit, at_most: upperLimit };
const rules = demands(group(BEHAVIOUR), metric);
const SERVING = {
    ready: group({ within: shorter('60 s') }),
    load: group({ requests: atLeast(200), quartets: atLeast(12), washout: neutral, warm_up: neutral }),
    at_rps: atLeast(50),
    latency: section({
        p50_ms: atMost(), p90_ms: atMost(), p95_ms: atMost(), p99_ms: atMost(), p99_9_ms: atMost(),
        no_slower_than_champion_by: atMost(), compare: asked(),
    }),
    errors: group({ at_most: atMost(0.01) }),
    steady: atMost(0.1),
    memory_mb: atMost(), cpu_cores: atMost(),
    throughput: section({ at_least_rps: atLeast(), p99_ms: upperLimit }),
    capacity: section({ headroom: atLeast(0.3), down: atLeast(1), peak_rps: atLeast(), most_instances: atMost(), most_memory_mb: atMost(), most_cost_per_month: atMost() }),
    soak: section({ blocks: atLeast(24), requests: atLeast(200), growth_mb_per_1000_requests: atMost(1) }),
    edge_cases: edgeCases,
    restart: section({ within: shorter() }),
    dependencies: demands(group({ faults: asked('everything'), delay: longer('2 s'), errors: group({ at_most: atMost(0.01) }), recover_within: shorter('10 s'), requests: atLeast(400), fallback: group({ within: shorter('5 s') }) }), (entry) => String(entry.name)),
    budget: neutral,
};
const minRows = atMost(200);
const TESTS = section({
    enforce: order([[false], [true]], true),
    predictions: group({ candidate: neutral }),
    remediation: neutral,
    level: atLeast(0.95), replicates: atLeast(1000),
    gates,
    slices: section({
        by: asked(), min_rows: minRows, gates,
        search: section({
            ...OPTIONS, pairs: order([[false], [true]], true), min_share: atMost(0.02), min_rows: minRows, min_ratio: atMost(1.25),
            false_discoveries: atLeast(0.05), correction: order([['by'], ['bh']], 'by'), most: neutral,
        }),
    }),
    fairness: section({ groups: asked(), min_rows: minRows, gates: demands(group({ ...OPTIONS, at_least: atLeast(), at_most: atMost(), no_worse_than_champion_by: atMost(), cumulative: upperLimit }), metric) }),
    calibration: section({ ...OPTIONS, slope: range, intercept: range, ece: section({ ...OPTIONS, at_most: atMost() }), by: asked(), min_rows: minRows }),
    shift: section({ ...OPTIONS, columns: asked(), gates, min_effective_rows: atLeast(200), max_unseen_share: atMost(0.01) }),
    flips: section({ ...OPTIONS, tolerance: upperLimit, gates: flipGates, slices: section({ by: asked(), min_rows: minRows, gates: flipGates }) }),
    golden: section({ ...OPTIONS, tolerance: atMost(0), accepted: exception }),
    behaviour: section({
        rows: atLeast(1000), at_most: atMost(0.05), tolerance: upperLimit, batch: neutral,
        determinism: section({ ...OPTIONS, tolerance: atMost(0) }),
        invariances: rules, directional: demands(group({ ...BEHAVIOUR, by: atLeast(0) }), metric), metamorphic: rules, perturbations: rules,
        monotone: demands(group({ ...BEHAVIOUR, tolerance: atMost(0) }), metric),
        adversarial: section({ ...BEHAVIOUR, rows: atLeast(50), budget: atLeast(200) }),
    }),
    explanations: section({ rows: atLeast(500), repeats: atLeast(5), largest_flips: neutral, background: atLeast(50), permutations: atLeast(2), gates: demands(group({ ...OPTIONS, at_most: atMost() }), metric) }),
    serving: section(SERVING),
    signature: section({ champion_version: neutral }),
});
/** `true` leaves nothing out and accepts nothing. */
function edgeCases(...[then, now, at]) {
    const whole = (value) => (value === true ? {} : value);
    const keys = { accepts: allowed('nothing'), leave_out: allowed('nothing'), huge_mb: atLeast(16), slow_clients: atLeast(20), dropped: atLeast(20) };
    return then === undefined || isMap(whole(then)) ? section(keys)(whole(then), whole(now), at) : same(then, now, at);
}

// EXTERNAL MODULE: ./.build/src/delivery/risk-class.js
var risk_class = __webpack_require__(91936);
;// CONCATENATED MODULE: ./.build/src/delivery/loosened.js





/**
 * Where a delivery file asks for less than an earlier one, of data, model, people, evidence or rollout. Pure. Fails closed: what
 * changed and is not known to ask for at least as much counts as loosened, and so does whatever this version does not know.
 */
function loosened(then, now) {
    return group(FILE)(plainly(then), plainly(now), { path: [], shown: '' }).map(({ path, what }) => ({ path, what: what.replace(/^\./, '') }));
}
/** Rules of risk are compared by the classes that they give. */
const risk = (then, now, at) => {
    const [before, after] = [then, now];
    // One class for everything knows no idleness, and is compared as such below.
    const idle = typeof after === 'object' ? shorter()(idleAfter(before), after.idle_after, { path: [...at.path, 'idle_after'], shown: `${at.shown}.idle_after` }) : [];
    return [
        ...idle,
        ...(0,risk_class/* lowerRisk */.zV)(before, after).map(({ changes, then: was, now: is }) => ({
            path: at.path,
            what: `${at.shown}: where ${changes.length === 0 ? 'nothing' : changes.join(' and ')} changed, ${was} before and ${is} now`,
        })),
    ];
};
function idleAfter(value) {
    return typeof value === 'object' ? value.idle_after : undefined;
}
/** Which bytes are delivered is not what they are judged by. */
const RELEASE = {
    name: neutral, version: neutral, model: neutral, code: neutral, features: neutral, config: neutral, environment: neutral,
    build: neutral, lineage: neutral, secrets: neutral,
    risk,
    contents: group({
        formats: allowed('everything'),
        pickle: (then, now, at) => (now === undefined ? [] : then === undefined ? [loosening(then, now, at)] : group({ allow: allowed('nothing'), imports: allowed('nothing'), because: neutral })(then, now, at)),
        custom_domains: allowed('nothing'),
    }),
};
const EVIDENCE = {
    signing: order([['none'], ['key', 'keyless']], 'none'),
    identity: allowed('everything'),
    max_age: shorter('14 days'),
    retention: longer('0 s'),
    stores: asked(),
    attest: order([[false], [true]], false),
    secrets: group({ allow: allowed('nothing') }),
    insecure: allowed('nothing'),
};
const ROLLOUT = {
    // By how much they compare before all users are the candidate's.
    strategy: order([['replace'], ['blue-green'], ['batch'], ['ab'], ['canary', 'cohort'], ['shadow']]),
    steps: asked('everything'),
    hold_back: atLeast(0),
    warm_up: shorter('0 s'),
    shadow: group({ for: longer('1 day'), then: order([['promote'], ['report']], 'report') }),
    blue_green: group({ before: longer('10 minutes'), bake: longer('1 hour'), keep_warm: longer('0 s') }),
    cohort: asked(),
    ab: section({ ends: neutral, then: order([['candidate'], ['ask', 'champion']], 'ask') }),
    batch: group({ shadow_last: atLeast(3), differ_at_most: atMost() }),
    capacity: section({ ready: neutral, load_rps: atLeast(0), from: asked(), headroom: atLeast(1.3) }),
    presets: asked(),
    sensitivity: order([['relaxed'], ['normal'], ['careful']], 'normal'),
    supersede: order([['always'], ['before-users'], ['never']], 'never'),
    answer_within: neutral,
    guardrails: demands(group({ tolerate: atMost(1.1), margin_ratio: atMost(1.5), unit: order([['request'], ['interval']], 'interval'), critical: order([[false], [true]], true) }), ({ name }) => String(name)),
    golden: section({ tolerance: atMost(1e-6) }),
    interval: shorter('60 s'),
    lease: shorter('10 minutes'),
    blind_for: shorter('10 minutes'),
    // More time to gather evidence asks for no less of it.
    time_budget: neutral,
    at_end: order([['hold'], ['ask'], ['rollback']], 'rollback'),
    watch: longer('0 s'),
    false_rollback: atLeast(0.05),
    false_promotion: atMost(0.05),
    pass_env: allowed('nothing'),
};
const FILE = {
    release: group(RELEASE),
    data: DATA,
    checks: CHECKS,
    tests: TESTS,
    approval: APPROVAL,
    evidence: group(EVIDENCE),
    rollout: section(ROLLOUT),
    rollback: group({
        within: shorter('60 s'), keep: atLeast(5), observe: longer('15 s'), owner: neutral, playbook: neutral,
        drill: section({ every: shorter(), journal: neutral }), tabletop: section({ every: shorter() }),
    }),
    // Who is told, and by which words, is no part of what a release is held to; that somebody is, is.
    notify: section({ issue: section({ labels: asked() }), webhook: section({ url: neutral, url_env: neutral, secret_env: pinned }) }),
    environments: asked(),
    parity: section({ max_age: shorter('14 days'), ignore: allowed('nothing'), public_key: exception }),
};
/** As JSON has it: a key that is undefined is absent. */
function plainly(spec) {
    return JSON.parse(JSON.stringify(spec));
}

;// CONCATENATED MODULE: ./.build/src/approval/risk/rules-changed.js


/** Nobody reads more, and the statement names the delivery file whole. */
const MOST_LOOSENINGS = 100;
const UNREADABLE = 'the delivery file at the commit that serves cannot be read';
/** Gates, people, evidence and rollout that ask for less than those by which what serves was judged. */
function thresholdChanges({ now, then }, { locate }) {
    if (!then)
        return [{ kind: 'thresholds-loosened', what: `Whether gates were loosened is not known: ${UNREADABLE}` }];
    const found = loosened(then, now);
    const told = found.slice(0, MOST_LOOSENINGS).map(({ path, what }) => ({ kind: 'thresholds-loosened', what: `Loosened: ${what}`, location: locate(path) }));
    return found.length > told.length ? [...told, { kind: 'thresholds-loosened', what: `Loosened: ${found.length - told.length} more` }] : told;
}
/** How fast, how large and how costly the model may be where it serves. */
function servingChanges({ now, then }, { locate }) {
    if (!then)
        return [{ kind: 'serving-limits', what: `Whether limits of serving changed is not known: ${UNREADABLE}` }];
    const [is, was] = [rules_changed_plain(now.tests?.serving ?? {}), rules_changed_plain(then.tests?.serving ?? {})];
    return keysThatDiffer(is, was).map((key) => ({ kind: 'serving-limits', what: `Limits of serving changed: tests.serving.${key}`, location: locate(['tests', 'serving', key]) }));
}
/** Rules of approval, of risk and of evidence that are others, tighter ones too. */
function policyChanges({ now, then }, { locate }) {
    if (!then)
        return [{ kind: 'policy', what: `Whether the rules of approval changed is not known: ${UNREADABLE}` }];
    const rules = ({ approval, evidence, release }) => rules_changed_plain({ approval, evidence, 'release.risk': release.risk });
    const [is, was] = [rules(now), rules(then)];
    return keysThatDiffer(is, was).map((key) => ({ kind: 'policy', what: `Rules changed: ${key}`, location: locate(key.split('.')) }));
}
function keysThatDiffer(is, was) {
    return [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((key) => (0,digest/* canonicalJson */.dj)(is[key] ?? null) !== (0,digest/* canonicalJson */.dj)(was[key] ?? null)).sort();
}
function rules_changed_plain(value) {
    return JSON.parse(JSON.stringify(value));
}


/***/ }),

/***/ 88572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ signatureChanges),
/* harmony export */   S: () => (/* binding */ signatureIn)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _details_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45837);


/** Differences that callers of the model can meet. */
function signatureChanges(candidate, champion, parts) {
    const [now, before] = [signatureIn(candidate), signatureIn(champion)];
    if (now?.changes)
        return now.changes.map(({ kind, text }) => ({ kind: 'signature', what: `Inputs and outputs: ${text} (${kind})` }));
    // The same weights behind the same code take and give what they did.
    if (!parts.some(({ kind }) => kind === 'weights' || kind === 'code' || kind === 'features' || kind === 'config'))
        return [];
    if (!now || !before)
        return [{ kind: 'signature', what: `What the ${now ? 'champion' : 'candidate'} takes and gives is not recorded (tests.signature)` }];
    const same = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(io(now.signature)) === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(io(before.signature));
    return same ? [] : [{ kind: 'signature', what: 'Inputs and outputs are described differently' }];
}
function signatureIn(ledger) {
    const recorded = (0,_details_js__WEBPACK_IMPORTED_MODULE_1__/* .mapOf */ .A7)((0,_details_js__WEBPACK_IMPORTED_MODULE_1__/* .detailsOf */ .cz)(ledger, 'run-model-tests')?.signature);
    const signature = (0,_details_js__WEBPACK_IMPORTED_MODULE_1__/* .mapOf */ .A7)(recorded?.signature);
    if (!signature)
        return undefined;
    return { signature, changes: Array.isArray(recorded.changes) ? recorded.changes.map(changeOf) : undefined };
}
/** What cannot be read counts as the worst that it could be. */
function changeOf(value) {
    const { kind, text } = (0,_details_js__WEBPACK_IMPORTED_MODULE_1__/* .mapOf */ .A7)(value) ?? {};
    return { kind: kind === 'addition' ? 'addition' : 'breaking', text: typeof text === 'string' ? text : 'a change that cannot be read' };
}
function io(signature) {
    const { inputs = null, outputs = null } = (0,_details_js__WEBPACK_IMPORTED_MODULE_1__/* .mapOf */ .A7)(signature) ?? {};
    return { inputs, outputs };
}


/***/ })

};
