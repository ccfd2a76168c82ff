export const id = 3438;
export const ids = [3438];
export const modules = {

/***/ 78259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ matchRoles)
/* harmony export */ });
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


/***/ }),

/***/ 20075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ rolesOf),
/* harmony export */   q: () => (/* binding */ DEFAULT_ROLES)
/* harmony export */ });
/**
 * Without roles in the delivery file: one role, on the environment that most repositories already protect. Everything
 * but its reviewers is then asked of that environment as of any other.
 */
const DEFAULT_ROLES = [{ role: 'approver', slot: 'approver', environment: 'production' }];
/** Every approval that the delivery file may ask for, sorted by slot. */
function rolesOf(approval) {
    if (!approval.roles)
        return [...DEFAULT_ROLES];
    const byReview = approval.source === 'pull-request';
    return Object.entries(approval.roles)
        .flatMap(([role, { environment, environments, people, count = 1 }]) => {
        const places = byReview ? Array.from({ length: count }, () => undefined) : (environments ?? [environment]);
        return places.map((place, index) => ({
            role,
            slot: places.length === 1 ? role : `${role}.${index + 1}`,
            ...(place === undefined ? {} : { environment: place }),
            ...(people === undefined ? {} : { people: [...people].sort((a, b) => a - b) }),
        }));
    })
        .sort((a, b) => (a.slot < b.slot ? -1 : 1));
}


/***/ }),

/***/ 24978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ conditionsOf)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);

const INCIDENT_LABEL = 'model-incident';
/** The conditions of the delivery file and those of the floor: all of them count. */
function conditionsOf(declared, floor) {
    const under = floor?.spec.approval ?? {};
    return {
        require: documents(declared.require ?? [], under.require ?? []),
        freeze: [...(declared.freeze ?? []).map((each) => ({ ...each, by: 'delivery file' })), ...(under.freeze ?? []).map((each) => ({ ...each, by: 'organisation' }))],
        stopFile: declared.stop_file ?? null,
        floorStopFile: floor && under.stop_file !== undefined ? { repository: floor.repository, file: under.stop_file } : null,
        incidentLabels: [...new Set([declared.incidents?.label ?? INCIDENT_LABEL, ...(under.incidents ? [under.incidents.label] : [])])],
        errorBudgets: [declared.error_budget, under.error_budget].flatMap((budget) => (budget ? [budgetRules(budget)] : [])),
        neighbours: (declared.neighbours ?? []).map((each) => {
            const { name, remote = null, ref = null, file = null } = typeof each === 'string' ? { name: each } : each;
            return { name, remote, ref, file };
        }),
    };
}
function budgetRules({ within, rollbacks, requests }) {
    return { within: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(within), rollbacks: rollbacks ?? null, requests: requests ?? null };
}
function documents(own, under) {
    const names = [...new Set([...own, ...under].map(({ name }) => name))];
    return names.map((name) => {
        const mine = own.find((each) => each.name === name);
        const theirs = under.find((each) => each.name === name);
        const all = [mine, theirs].filter((each) => each !== undefined);
        const within = all.flatMap(({ within: text }) => (text === undefined ? [] : [(0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text)]));
        const expires = all.flatMap(({ expires: day }) => (day === undefined ? [] : [day])).sort();
        return {
            name,
            owner: (theirs ?? mine).owner,
            file: mine?.file ?? null,
            signature: mine?.signature ?? null,
            publicKey: mine?.public_key ?? null,
            keyids: all.flatMap(({ keyid }) => (keyid === undefined ? [] : [keyid])),
            expires: expires[0] ?? null,
            within: within.length > 0 ? Math.min(...within) : null,
            classes: all.some(({ classes }) => classes === undefined) ? null : [...new Set(all.flatMap(({ classes }) => classes))],
        };
    });
}


/***/ }),

/***/ 68355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q2: () => (/* reexport */ roles/* DEFAULT_ROLES */.q),
  Uh: () => (/* binding */ approvalPolicy),
  p1: () => (/* binding */ policyDigest)
});

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/approval/floor/conditions-of.js
var conditions_of = __webpack_require__(24978);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
;// CONCATENATED MODULE: ./.build/src/approval/floor/class-rules.js

const EXPIRES = '7 days';
/** Whoever owns the policy must see that it or a gate was loosened. */
const LOOSENED = 'thresholds-loosened';
/** Changes of the rules themselves, which no rule approves. */
const OWN_RULES = ['thresholds-loosened', 'policy'];
/**
 * The rules of one class: the stricter of the delivery file's and the floor's, wherever both speak. `all`: the names of the
 * roles of the delivery file.
 */
function classRules(declared, floor, { class: name, changes }, all) {
    const own = declared.classes?.[name] ?? {};
    const under = floor?.approval?.classes?.[name] ?? {};
    const loosened = changes.some(({ kind }) => kind === LOOSENED);
    const owners = [declared.policy_owner, floor?.approval?.policy_owner].filter((role) => role !== undefined);
    // Where nobody is named as the owner of the rules, everybody has to see that they were loosened.
    const policyOwners = loosened ? sorted(owners.length > 0 ? owners : all) : [];
    return {
        roles: sorted([...(own.roles ?? all), ...(floor?.approval?.roles ?? []), ...(under.roles ?? []), ...policyOwners]),
        policyOwners,
        expires: Math.min((0,duration/* parseDuration */.E)(own.expires ?? declared.expires ?? EXPIRES), ...[under.expires, floor?.approval?.expires].flatMap((text) => (text === undefined ? [] : [(0,duration/* parseDuration */.E)(text)]))),
        rationale: strictestRationale([own.rationale ?? declared.rationale, under.rationale, floor?.approval?.rationale]),
        evidence: sorted([...(own.evidence ?? []), ...(under.evidence ?? [])]),
        soak: Math.max(...[own.soak, under.soak].map((text) => (text === undefined ? 0 : (0,duration/* parseDuration */.E)(text)))),
        automatic: automaticRules(own, floor && under),
    };
}
function strictestRationale(all) {
    const given = all.filter((one) => one !== undefined);
    if (given.length === 0)
        return null;
    const questions = new Map(given.toReversed().flatMap(({ questions = [] }) => questions.map((each) => [each.id, each])));
    return { characters: Math.max(...given.map(({ characters = 1 }) => characters)), questions: [...questions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
/** Under a floor a rule approves only where the floor's class has a rule too, and then under the conditions of both. */
function automaticRules(own, under) {
    const given = [own.automatic, ...(under ? [under.automatic] : [])];
    const both = given.filter((one) => one !== undefined);
    if (both.length < given.length)
        return null;
    const changes = both[0].changes.filter((kind) => !OWN_RULES.includes(kind) && both.every(({ changes: these }) => these.includes(kind)));
    return {
        changes: [...changes].sort(),
        outcomes: both.every(({ outcomes }) => outcomes === 'warn') ? 'warn' : 'pass',
        limits: both.map(({ at_most: atMost, within }) => ({ atMost, within: (0,duration/* parseDuration */.E)(within) })),
    };
}
function sorted(names) {
    return [...new Set(names)].sort();
}

// EXTERNAL MODULE: ./.build/src/approval/risk/changes.js
var changes = __webpack_require__(82262);
// EXTERNAL MODULE: ./.build/src/approval/risk/risk-of.js
var risk_of = __webpack_require__(8252);
// EXTERNAL MODULE: ./.build/src/approval/decision/roles.js
var roles = __webpack_require__(20075);
;// CONCATENATED MODULE: ./.build/src/approval/policy/policy.js








const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
/** Throws InputError where `since` is no commit id, or where one person stands twice in `people` with two meanings. */
function approvalPolicy(delivery, { since, risk, floor }) {
    const declared = delivery.spec.approval ?? {};
    if (since !== undefined && !COMMIT.test(since))
        throw problem/* InputError */.d.of('since-not-a-commit', `\`since\` is ${JSON.stringify(since.slice(0, 100))}.`, 'Give the whole commit id: 40 hexadecimal characters, no branch or tag.');
    const found = risk ?? (0,risk_of/* riskOf */.b)(delivery.spec, (0,changes/* everythingChanged */.Qd)('nobody has looked at what changed'));
    const all = (0,roles/* rolesOf */.R)(declared);
    const rules = classRules(declared, floor?.spec, found, [...new Set(all.map(({ role }) => role))]);
    return {
        ...rules,
        ...(0,conditions_of/* conditionsOf */.y)(declared, floor),
        roles: all.filter(({ role }) => rules.roles.includes(role)),
        known: all,
        source: declared.source ?? 'environments',
        veto: [...(declared.veto ?? [])].sort(),
        concerns: declared.concerns === false ? null : (declared.concerns?.label ?? 'release-concern'),
        override: declared.override?.environment ?? `${delivery.spec.release.name}-override`,
        separationOfDuties: floor?.spec.approval?.separation_of_duties ?? declared.separation_of_duties ?? true,
        people: lowerCased(declared.people ?? {}, delivery),
        adminBypass: floor?.spec.approval?.admin_bypass ?? declared.admin_bypass ?? 'refuse',
        since: since ?? null,
        risk: found,
        extends: floor ? { repository: floor.repository, path: floor.path, commit: floor.commit, digest: floor.digest } : null,
    };
}
/** In the challenge: whoever types the code agrees to these rules too. */
function policyDigest(policy) {
    return (0,digest/* digestOfJson */.Qs)(policy);
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


/***/ }),

/***/ 41310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ APPROVAL_REFUSALS),
  T: () => (/* binding */ refuse)
});

;// CONCATENATED MODULE: ./.build/src/approval/policy-refusal-codes.js
/** Codes of a policy that is not met, whoever would approve; of one shape with those of approvals, and merged into them. */
const POLICY_REFUSALS = {
    frozen: {
        meaning: 'Nothing is promoted in this time.',
        fix: 'Wait until the window ends; a rollback needs no waiting.',
    },
    'freeze-unreadable': {
        meaning: 'A freeze window (`approval.freeze`) makes no sense, so nobody can say whether promotion is allowed now.',
        fix: 'Write both ends as days of the week (`Fri 16:00` to `Mon 08:00`) with a time zone that exists (`Europe/Berlin`), or both as instants (`2026-12-20T00:00Z`), the end after the start.',
    },
    stopped: {
        meaning: 'A stop file says that nothing is promoted.',
        fix: 'Find out who put it there and why; promotion goes on when it is removed from the branch.',
    },
    'incident-open': {
        meaning: 'An incident of this model is open.',
        fix: 'Close the issue when the incident is over. What serves can be rolled back meanwhile.',
    },
    'error-budget-spent': {
        meaning: 'Releases of this model did as much harm lately as its error budget allows.',
        fix: 'Wait until the oldest of them leaves the window, or let the owner of the policy change the budget in a reviewed change.',
    },
    'neighbour-in-rollout': {
        meaning: 'A model that this one depends on is in the middle of a rollout, and harm could not be told apart.',
        fix: 'Wait until its delivery has ended.',
    },
    'condition-unknown': {
        meaning: 'Whether a condition of promotion holds could not be found out.',
        fix: 'Mend what is named here, then start again.',
    },
    'version-missing': {
        meaning: 'The release that serves has a version, and the candidate has none: nobody could tell whether it is newer, or what callers meet.',
        fix: 'Write `release.version` into the delivery file, above the version that serves (named here), and deliver again.',
    },
    'version-reused': {
        meaning: 'Other bytes were delivered under this version before.',
        fix: 'Give the release a version of its own: `release.version`.',
    },
    'version-not-rising': {
        meaning: 'The version does not rise above that of what serves.',
        fix: 'Raise `release.version`; to go back to an older release use `rollback`.',
    },
    'version-step-too-small': {
        meaning: 'Callers of the model meet a change that the version does not announce.',
        fix: 'Raise `release.version` by as much as is said here, or keep what callers rely on.',
    },
    'floor-unreadable': {
        meaning: "The organisation's policy, which this delivery file extends, cannot be read.",
        fix: 'Make its repository readable: a public one needs no right; for another give the step, as SLUICE_POLICY_TOKEN, the token of a GitHub App with contents: read on that repository.',
    },
    'floor-invalid': {
        meaning: "The organisation's policy at this commit is not one.",
        fix: 'Hold it against schemas/policy.schema.json (`sluice policy show` names every mistake), and pin a commit at which it is sound.',
    },
    'floor-loosened': {
        meaning: "The delivery file asks for less than the organisation's policy.",
        fix: 'Ask for at least as much here, or take the line out: what is not declared is as the policy has it.',
    },
    'floor-role-missing': {
        meaning: "The organisation's policy asks for a role that the delivery file does not have.",
        fix: 'Add it to `approval.roles`, with an environment of its own.',
    },
    'document-missing': {
        meaning: 'A document that must be there is not.',
        fix: 'Add it to `approval.require` with `file` and `signature`, and keep both in the repository.',
    },
    'document-not-signed': {
        meaning: 'A document that must be there is not signed by its owner.',
        fix: 'Let its owner sign it as it is now: `sluice sign FILE --key KEY --signature FILE.sig`.',
    },
    'document-wrong-key': {
        meaning: 'The key that a document is held against is not that of its owner.',
        fix: 'Give the public key of the owner whom the policy names.',
    },
    'document-expired': {
        meaning: 'A document that must be there counts no longer, or nobody says until when it counts.',
        fix: 'Let its owner review and sign it anew, and give the new day as `expires`.',
    },
    'document-expires-too-late': {
        meaning: 'A document is to count for longer than the policy allows.',
        fix: 'Give an earlier day as `expires`.',
    },
    'automatic-not-met': {
        meaning: 'Nobody was asked, since a rule was to approve, and one of its conditions does not hold any more.',
        fix: 'Start a new run; it asks people.',
    },
};

;// CONCATENATED MODULE: ./.build/src/approval/refusal-codes.js

/** Every code with which an approval is refused: what it means, and what to do next (docs/refusals.md has an anchor each). */
const APPROVAL_REFUSALS = {
    ...POLICY_REFUSALS,
    'release-not-identified': {
        meaning: 'The ledger names no release: its first statement (that of `identify`) is missing or cannot be read, so there are no bytes to approve.',
        fix: 'Hand over the ledger that `seal` of this run left (`sluice-ledger-ATTEMPT`). If that one cannot be read, start a new run.',
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
    'workflow-not-pinned': {
        meaning: 'A reusable workflow of the run was named by a tag or a branch, which its owner can move to other code between two runs.',
        fix: 'Write the 40 hexadecimal characters of its commit behind the @ in `uses:`, merge that, and start a new run. `sluice doctor` names every such line.',
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
    'environment-open-to-other-branches': {
        meaning: 'The environment lets in a tag, a pattern of names, or a branch that nobody protects.',
        fix: 'Settings, Environments: choose "Protected branches only", or name protected branches one by one.',
    },
    'environment-closed-to-every-branch': {
        meaning: 'The environment lets no branch in, so its job can never start.',
        fix: 'Settings, Environments: choose "Protected branches only", or name the protected branch.',
    },
    'environment-waits-too-long': {
        meaning: 'The wait timer of the environment is longer than an approval counts.',
        fix: 'Settings, Environments: shorten the wait timer, or lengthen `approval.expires`.',
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
    'pusher-unknown': {
        meaning: 'GitHub does not say which account pushed this, and a commit names whom its maker wrote into it.',
        fix: 'Bring the change in through a branch of this repository, and not of a fork; or name a nearer commit that already serves (`since`).',
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
    'concern-open': {
        meaning: 'Somebody has filed a concern about this release, and nobody of a role has answered it.',
        fix: 'Let somebody of a role answer: a comment on that issue which begins with `answer`, or a line `concern-NUMBER: …` in an approving review. People are known by `approval.roles.ROLE.people`.',
    },
    vetoed: {
        meaning: 'Somebody of a role that may veto has filed a concern about this release, and only this role can answer it.',
        fix: 'Talk with that person; the role answers with a comment on that issue which begins with `answer`, or it stays.',
    },
    'concerns-too-many': {
        meaning: 'There are more issues with the label of concerns than are read.',
        fix: 'Take the label from issues that are long settled.',
    },
    'concerns-unasked': {
        meaning: 'The delivery file asks for concerns, and there is no GitHub here to ask.',
        fix: 'Promote in a job of GitHub Actions, or set GITHUB_REPOSITORY, GITHUB_API_URL and a token; `approval.concerns: false` asks for none.',
    },
    'rationale-missing': {
        meaning: 'The comment of a review says less than the policy asks for.',
        fix: 'Start a new run (a new review, where reviews of a pull request are the source) and let the reviewer write why beside the code.',
    },
    'answer-missing': {
        meaning: 'The comment of a review leaves a question of the policy open.',
        fix: 'Start a new run (a new review, where reviews of a pull request are the source) and let the reviewer answer in a line that begins with the id of the question and a colon.',
    },
    'promotion-missing': {
        meaning: 'No pull request asks for this promotion.',
        fix: 'Open a pull request with the file that the step `request` has printed.',
    },
    'promotion-elsewhere': {
        meaning: 'The promotion pull request is for another branch than the protected one, or comes from a fork.',
        fix: 'Open it from a branch of this repository, for the protected branch.',
    },
    'promotion-changes-more': {
        meaning: 'The promotion pull request changes more than the one file that names the release, so its reviews are of something else too.',
        fix: 'Take everything else out of it; reviewers then look again.',
    },
    'promotion-names-another': {
        meaning: 'The promotion file does not name exactly this release, this challenge and this run.',
        fix: 'Put the text into it that the step `request` of this run has printed; reviewers then look again.',
    },
    'promotion-not-merged': {
        meaning: 'The promotion pull request is not merged.',
        fix: 'Merge it when every role has approved.',
    },
    'promotion-withdrawn': {
        meaning: 'The promotion file is no longer on the protected branch as it was approved.',
        fix: 'Deliver again; taking the file back was somebody\'s decision.',
    },
    'review-missing': {
        meaning: 'Nobody of a role has approved the head of the promotion pull request.',
        fix: 'Let one of the named people review the pull request, approve, and write the code in the text of the review.',
    },
    'review-of-another-commit': {
        meaning: 'The review looked at another commit than the head of the pull request.',
        fix: 'Let the reviewer look again.',
    },
    'review-dismissed': {
        meaning: 'The review was dismissed.',
        fix: 'Let the reviewer look again.',
    },
    'review-edited': {
        meaning: 'The text of the review was changed after it was given; whoever may write here can change another\'s text.',
        fix: 'Let the reviewer submit a new review.',
    },
    'reviewer-without-write': {
        meaning: 'The reviewer may not write to this repository, so GitHub does not count the review either.',
        fix: 'Give the reviewer the right to write, or name somebody who has it in `approval.roles`.',
    },
    'reviewer-proposed-it': {
        meaning: 'The reviewer opened the promotion pull request, or pushed to it last.',
        fix: 'Let somebody else review it.',
    },
    'override-missing': {
        meaning: 'Nobody has reviewed this override, and no automatic actor passes a person\'s decision.',
        fix: 'Ask for it in the workflow that delivers; `hold` and `abort` need no review.',
    },
    'override-by-asker': {
        meaning: 'Who asked for an override has reviewed it.',
        fix: 'Let another reviewer of the environment decide; this needs a new run.',
    },
    'override-stale': {
        meaning: 'The rollout has moved on since the override was asked for, so its reviewer saw another situation.',
        fix: 'Look at the rollout again and ask anew.',
    },
    'override-without-reason': {
        meaning: 'An override without a reason tells nobody why.',
        fix: 'Give the input `reason`, in at least ten characters.',
    },
    'override-of-nothing': {
        meaning: 'There is nothing that this override could let pass.',
        fix: 'Look at the rollout: `resume` needs a hold, `skip` a rollout under way, and break-glass a sealed candidate that is not yet under way.',
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


/***/ }),

/***/ 82262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qd: () => (/* binding */ everythingChanged)
/* harmony export */ });
/* harmony import */ var _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91936);


/** What counts where a candidate cannot be compared: whatever could have changed has. */
function everythingChanged(why) {
    return _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.map((kind) => ({ kind, what: why }));
}


/***/ }),

/***/ 8252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ riskOver),
/* harmony export */   b: () => (/* binding */ riskOf)
/* harmony export */ });
/* harmony import */ var _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91936);


/**
 * The class of a candidate with these changes, and which rules gave it. The highest class of all rules that match counts; a
 * change that no matching rule names has the class `default`, so that a rule about one change never speaks for another.
 */
function riskOf(spec, changes) {
    const kept = changes.map(({ kind, what }) => ({ kind, what }));
    const { risk = _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULT_RISK */ .AZ } = spec.release;
    if (typeof risk === 'string')
        return { class: risk, because: ['release.risk says so, whatever changed'], changes: kept };
    const kinds = new Set(changes.map(({ kind }) => kind));
    const found = matches(risk, kinds);
    const top = found.reduce((most, each) => (0,_delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__/* .higher */ .uz)(most, each.risk), 'low');
    return { class: top, because: found.filter((each) => each.risk === top).map(({ why }) => why), changes: kept };
}
/** The same over an organisation's rules: the higher class of both counts, and where only one of them speaks, that one. */
function riskOver(spec, floor, changes) {
    const under = floor?.release?.risk;
    if (under === undefined)
        return riskOf(spec, changes);
    const least = riskOf({ release: { risk: under } }, changes);
    const because = least.because.map((each) => `the organisation's policy: ${each}`);
    if (spec.release.risk === undefined)
        return { ...least, because };
    const own = riskOf(spec, changes);
    const top = (0,_delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__/* .higher */ .uz)(own.class, least.class);
    return { ...own, class: top, because: [...(own.class === top ? own.because : []), ...(least.class === top ? because : [])] };
}
function matches({ rules = [], default: fallback = _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULT_RISK */ .AZ }, kinds) {
    const named = new Set();
    const found = [];
    rules.forEach(({ when, only, risk, because }, index) => {
        const here = _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.filter((kind) => kinds.has(kind) && when.includes(kind));
        if (here.length === 0 || (only && here.length < kinds.size))
            return;
        for (const kind of here)
            named.add(kind);
        found.push({ risk, why: `rule ${index + 1} of release.risk: ${here.join(', ')}${only ? ', and nothing else,' : ''} is ${risk}${because ? ` (${because})` : ''}` });
    });
    const left = _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.filter((kind) => kinds.has(kind) && !named.has(kind));
    if (kinds.size === 0)
        found.push({ risk: fallback, why: `nothing changed, and the default of release.risk is ${fallback}` });
    else if (left.length > 0)
        found.push({ risk: fallback, why: `no rule of release.risk speaks of ${left.join(', ')}, and its default is ${fallback}` });
    return found;
}


/***/ }),

/***/ 91936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AZ: () => (/* binding */ DEFAULT_RISK),
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   Ll: () => (/* binding */ RISK_CLASSES),
/* harmony export */   uz: () => (/* binding */ higher),
/* harmony export */   zV: () => (/* binding */ lowerRisk)
/* harmony export */ });
/** From the least to the most. */
const RISK_CLASSES = ['low', 'medium', 'high'];
/** The class where a delivery file says nothing. */
const DEFAULT_RISK = 'medium';
/** The higher one of two classes. */
function higher(one, other) {
    return RISK_CLASSES.indexOf(one) >= RISK_CLASSES.indexOf(other) ? one : other;
}
/**
 * For which changes one set of rules gives a lower class than another: exact, by trying every set of the changes that either
 * of them names, with one more that stands for all others. The smallest sets are told, each once.
 */
function lowerRisk(then, now) {
    const kinds = kindsOf(then, now);
    const [before, after] = [compile(then, kinds), compile(now, kinds)];
    const found = [];
    for (const set of bySize(kinds.length)) {
        if (found.some((smaller) => (smaller.set & set) === smaller.set))
            continue;
        const [was, is] = [before(set), after(set)];
        if (is < was)
            found.push({ set, then: RISK_CLASSES[was], now: RISK_CLASSES[is] });
    }
    return found.map(({ set, ...classes }) => ({ ...classes, changes: kinds.filter((_, index) => set & (1 << index)) }));
}
/** Those that are named, and the first one that is not. */
function kindsOf(...risks) {
    const named = new Set(risks.flatMap((risk) => (typeof risk === 'object' ? (risk.rules ?? []).flatMap(({ when }) => when) : [])));
    const other = KINDS.find((kind) => !named.has(kind));
    return [...named, ...(other ? [other] : [])];
}
/** Every kind of change, in the order in which people are told of them. */
const KINDS = [
    'first-delivery', 'weights', 'code', 'features', 'config', 'environment', 'lineage', 'data', 'contract',
    'thresholds-loosened', 'fairness-worse', 'serving-limits', 'signature', 'policy', 'idle',
];
/** Rank of the class of a set of changes, given as bits. The empty set is that of no change. */
function compile(risk, kinds) {
    if (typeof risk !== 'object') {
        const rank = RISK_CLASSES.indexOf(risk ?? DEFAULT_RISK);
        return () => rank;
    }
    const rules = (risk.rules ?? []).map(({ when, only, risk: level }) => ({ when: when.reduce((bits, kind) => bits | (1 << kinds.indexOf(kind)), 0), only: only === true, rank: RISK_CLASSES.indexOf(level) }));
    const fallback = RISK_CLASSES.indexOf(risk.default ?? DEFAULT_RISK);
    return (set) => {
        let covered = 0;
        let rank = 0;
        for (const { when, only, rank: level } of rules) {
            const here = set & when;
            if (here === 0 || (only && here !== set))
                continue;
            covered |= here;
            rank = Math.max(rank, level);
        }
        return set === 0 || covered !== set ? Math.max(rank, fallback) : rank;
    };
}
function bySize(count) {
    return Array.from({ length: 2 ** count }, (_, set) => set).sort((a, b) => bits(a) - bits(b) || a - b);
}
function bits(set) {
    let count = 0;
    for (let rest = set; rest !== 0; rest &= rest - 1)
        count += 1;
    return count;
}


/***/ })

};
