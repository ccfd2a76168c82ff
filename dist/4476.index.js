export const id = 4476;
export const ids = [4476,946];
export const modules = {

/***/ 4476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   insteadOfRollback: () => (/* binding */ insteadOfRollback),
/* harmony export */   rollbackBy: () => (/* binding */ rollbackBy)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70946);



const TRIGGERS = ['person', 'monitor', 'data', 'digest-mismatch'];
const WAYS = ['check', 'drill', 'tabletop', 'criteria'];
/** `sluice rollback`: back; `--check`: could it be done; `--drill`: done where users do not mind, and home again; `--tabletop`: a recorded walk. */
async function rollbackBy(session, values, io) {
    const { env } = io;
    const secrets = { key: env.SLUICE_SIGNING_KEY };
    const forge = env.GITHUB_REPOSITORY && env.GITHUB_RUN_ID && (env.SLUICE_TOKEN ?? env.GITHUB_TOKEN) ? () => (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_2__.forgeOf)(env, session.clock) : undefined;
    if (values.check || values.drill) {
        const { runDrill, runReadiness } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(5358), __webpack_require__.e(3166), __webpack_require__.e(1591)]).then(__webpack_require__.bind(__webpack_require__, 83166));
        return values.drill ? runDrill(each(session), { secrets }) : runReadiness(each(session), { secrets, forge, load: values.load === true });
    }
    const { runRollback } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(5358), __webpack_require__.e(4150)]).then(__webpack_require__.bind(__webpack_require__, 42637));
    return runRollback(each(session), {
        to: digest(values.to, 'to'), from: digest(values.from, 'from'), reason: text(values.reason), trigger: trigger(values.trigger), triggeredAt: time(values['triggered-at']), secrets, forge,
    });
}
/** What answers by itself: the criteria page, and a walk through it that is printed alone. */
async function insteadOfRollback(session, values, io) {
    const asked = WAYS.filter((way) => values[way] === true);
    if (asked.length > 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('rollback-which', `${asked.map((way) => `--${way}`).join(' and ')} cannot be asked for together.`, 'Ask for one of them.');
    if (values.load === true && values.check !== true)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('rollback-which', '--load belongs to --check.', 'Write --check --load.');
    if (values.answers !== undefined && values.tabletop !== true)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('rollback-which', '--answers belongs to --tabletop.', 'Write --tabletop --answers FILE.');
    if (values.criteria === true) {
        io.stdout(`${await (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4392), __webpack_require__.e(5358), __webpack_require__.e(5323)]).then(__webpack_require__.bind(__webpack_require__, 52736))).criteriaPageOf(session)}\n`);
        return 0;
    }
    if (values.tabletop !== true)
        return undefined;
    const { walk, terminalAsk } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4392), __webpack_require__.e(5358), __webpack_require__.e(2966)]).then(__webpack_require__.bind(__webpack_require__, 3931));
    const { renderLog } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 23376));
    const { exitStatus } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 4646));
    const judged = await walk(each(session), { ...io, ask: io.ask ?? (io.terminal ? terminalAsk() : undefined) }, text(values.answers));
    if (!judged)
        return 0;
    io.stdout(values.json ? `${JSON.stringify(judged.verdict, null, 2)}\n` : `${renderLog(judged.verdict).join('\n')}\n`);
    return exitStatus(judged.verdict);
}
/** Asked for again under one id, a way back is done already; on a laptop each call is a request of its own. */
function each(session) {
    const { deliveryId, clock } = session;
    return deliveryId.runId === 'local' ? { ...session, deliveryId: { ...deliveryId, runId: `local-${clock.now().toISOString()}` } } : session;
}
function text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function digest(given, name) {
    const value = text(given);
    if (value === undefined || (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(value))
        return value;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('digest-malformed', `--${name} is ${JSON.stringify(value)}.`, 'Write sha256: and 64 hexadecimal characters.');
}
function trigger(given) {
    const value = text(given);
    const found = TRIGGERS.find((each) => each === value);
    if (value === undefined || found)
        return found;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('trigger-unknown', `There is no trigger ${JSON.stringify(value)}.`, `Write --trigger ${TRIGGERS.join(', ')}.`);
}
function time(given) {
    const value = text(given);
    if (value === undefined)
        return undefined;
    const at = new Date(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value) && Number.isFinite(at.getTime()))
        return at;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('time-malformed', `--triggered-at is ${JSON.stringify(value)}.`, 'Write ISO 8601 with a zone, as 2026-05-01T12:00:00Z.');
}


/***/ }),

/***/ 70946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  forgeOf: () => (/* binding */ forgeOf),
  policyForgeOf: () => (/* binding */ policyForgeOf),
  runnerOf: () => (/* binding */ runnerOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/github/context.js

/**
 * A typed view of the runner's variables and of the parsed event file. Throws InputError with everything that is
 * missing or malformed at once.
 */
function readRunnerContext(env, event) {
    const problems = [];
    const text = (name, pattern) => {
        const value = env[name] ?? '';
        if (!pattern.test(value))
            problems.push(context_problem(name, value));
        return value;
    };
    const [owner = '', repository = ''] = text('GITHUB_REPOSITORY', /^[^/\s]+\/[^/\s]+$/).split('/');
    const commit = text('GITHUB_SHA', /^([0-9a-f]{40}|[0-9a-f]{64})$/);
    const pull = pullRequestOf(event);
    const context = {
        owner,
        repository,
        repositoryId: text('GITHUB_REPOSITORY_ID', /^[1-9][0-9]*$/),
        runId: text('GITHUB_RUN_ID', /^[1-9][0-9]*$/),
        runAttempt: Number(text('GITHUB_RUN_ATTEMPT', /^[1-9][0-9]{0,5}$/)),
        eventName: text('GITHUB_EVENT_NAME', /./),
        commit,
        headCommit: pull?.head ?? commit,
        ref: text('GITHUB_REF', /^refs\//),
        defaultBranch: textAt(event, 'repository', 'default_branch'),
        workflow: env.GITHUB_WORKFLOW ?? '',
        job: env.GITHUB_JOB ?? '',
        apiUrl: text('GITHUB_API_URL', /^https?:\/\/[^\s]+$/),
        serverUrl: text('GITHUB_SERVER_URL', /^https?:\/\/[^\s]+$/),
        workspace: text('GITHUB_WORKSPACE', /./),
        pullRequest: pull && { number: pull.number, fromFork: pull.fromFork },
    };
    if (isPullRequest(context.eventName) && !pull)
        problems.push({
            code: 'runner-event-malformed',
            message: `The event file of ${context.eventName} has no pull request with a number and a head commit.`,
            fix: 'Let the runner write GITHUB_EVENT_PATH, and do not change that file.',
        });
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return context;
}
function context_problem(name, value) {
    return {
        code: 'runner-variable-malformed',
        message: value === '' ? `${name} is not set.` : `${name} is ${JSON.stringify(value.slice(0, 100))}, which it never is on a runner.`,
        fix: 'Run this in a job of GitHub Actions; on a laptop, use a command that needs no GitHub.',
    };
}
function isPullRequest(eventName) {
    return eventName === 'pull_request' || eventName === 'pull_request_target';
}
function pullRequestOf(event) {
    const number = at(event, 'pull_request', 'number');
    const head = textAt(event, 'pull_request', 'head', 'sha');
    if (!Number.isSafeInteger(number) || !head || !/^[0-9a-f]{40,64}$/.test(head))
        return undefined;
    const headRepository = at(event, 'pull_request', 'head', 'repo', 'id');
    // A head whose repository is gone counts as a fork's: its token is as good as read-only.
    return { number: number, head, fromFork: headRepository === undefined || headRepository !== at(event, 'repository', 'id') };
}
function textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : undefined;
}
function at(value, ...path) {
    return path.reduce((inner, key) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
}

// EXTERNAL MODULE: ./.build/src/github/octokit-forge.js + 8 modules
var octokit_forge = __webpack_require__(44031);
;// CONCATENATED MODULE: ./.build/src/run/forge.js




/** The runner's view of this run: its variables and the event that started it. */
async function runnerOf(env) {
    if (!env.GITHUB_REPOSITORY && !env.GITHUB_RUN_ID)
        throw problem/* InputError */.d.of('no-run-here', 'This step asks GitHub about a workflow run, and there is none here (no GITHUB_REPOSITORY, no GITHUB_RUN_ID).', 'Run it in a job of GitHub Actions; docs/approval.md says which. Every stage before it runs on a laptop.');
    return readRunnerContext(env, await eventOf(env));
}
/** GitHub for the repository of this run. `token` by default is SLUICE_TOKEN or GITHUB_TOKEN. */
async function forgeOf(env, clock, token = env.SLUICE_TOKEN ?? env.GITHUB_TOKEN) {
    const { owner, repository, apiUrl } = await runnerOf(env);
    if (!token)
        throw problem/* InputError */.d.of('token-missing', 'There is no token to ask GitHub with.', 'Give the input `token`, or set GITHUB_TOKEN.');
    return (0,octokit_forge/* openForge */.y)({ owner, repository, token, apiUrl, clock });
}
/** With a token of its own for the organisation's policy (SLUICE_POLICY_TOKEN); the job's token reads only what everybody may read. */
async function policyForgeOf(env, clock) {
    return env.SLUICE_POLICY_TOKEN ? forgeOf(env, clock, env.SLUICE_POLICY_TOKEN) : undefined;
}
async function eventOf(env) {
    if (!env.GITHUB_EVENT_PATH)
        return undefined;
    try {
        return JSON.parse(await (0,promises_.readFile)(env.GITHUB_EVENT_PATH, 'utf8'));
    }
    catch (cause) {
        throw problem/* InputError */.d.of('runner-event-malformed', 'The event file (GITHUB_EVENT_PATH) cannot be read.', 'Let the runner write it, and do not change it.', undefined, { cause });
    }
}


/***/ })

};
