export const id = 6726;
export const ids = [6726];
export const modules = {

/***/ 54345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   check: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98071);
/* harmony import */ var _delivery_probed_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(5824);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77304);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(72963);
/* harmony import */ var _rollout_policy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72539);
/* harmony import */ var _run_signing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81122);
/* harmony import */ var _run_wiring_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(56378);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(25806);












/** `sluice check [--delivery FILE]`: says what is on, what is off and why, and everything that is wrong, in one go. */
async function check(argv, io) {
    const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({ args: argv, options: { delivery: { type: 'string', default: 'delivery.yml' } } });
    const session = (0,_session_js__WEBPACK_IMPORTED_MODULE_9__/* .openSession */ .fA)({ delivery: values.delivery, out: 'sluice-out', json: false }, io, 'develop');
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_4__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    const problems = [...(await missingFiles(delivery)), ...(await rolloutProblems(delivery, session).finally(() => session.engine.close()))];
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(problems);
    const { name, version } = delivery.spec.release;
    io.stdout(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .plain */ .pj)(`${delivery.file} is sound: ${name} ${version ?? '(no version)'}`)}\n${lines(delivery).map((line) => `  ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .plain */ .pj)(line)}\n`).join('')}`);
    return 0;
}
/** One line for each stage: what it will do, or why it is off. */
function lines({ spec }) {
    const { data, tests, checks, approval, evidence, rollout } = spec;
    const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
    const columns = Object.keys(data?.columns ?? {}).length;
    const drift = data?.serving && (data.train || data.profile) ? 'drift of serving data' : `drift off (needs ${data?.serving ? 'data.train or data.profile' : 'data.serving'})`;
    const gates = (tests?.gates?.length ?? 0) + (tests?.slices?.gates?.length ?? 0) + (tests?.fairness?.gates.length ?? 0);
    const quiet = (enforced) => (enforced === false ? ', shown only (enforce: false)' : '');
    return [
        data ? `validate-data: ${count(columns, 'column')}, ${drift}${quiet(data.enforce)}` : 'validate-data: off (no data)',
        tests ? `run-model-tests: ${gates === 0 ? 'default gates' : count(gates, 'gate')}, ${tests.predictions.champion ? 'against the champion' : 'no champion declared: absolute gates alone'}${quiet(tests.enforce)}` : 'run-model-tests: off (no tests)',
        ...(tests && (0,_delivery_probed_js__WEBPACK_IMPORTED_MODULE_11__/* .isProbed */ .P)(tests) ? [`probe-model: ${probesOf(tests)}${quiet(tests.enforce)}`] : []),
        checks?.length ? `checks: ${checks.map((each) => each.name).join(', ')}` : 'checks: off (none declared)',
        `require-approval: ${approval?.roles ? Object.entries(approval.roles).map(([role, { environment }]) => `${role} (environment ${environment})`).join(', ') : 'one role, environment production (default)'}`,
        `evidence: signing ${evidence?.signing ?? 'off (none)'}`,
        rollout ? `canary-promote: ${rollout.strategy}${rollout.strategy === 'canary' ? `, steps ${rollout.steps?.join(', ')} %` : ''}` : 'canary-promote: off (no rollout)',
    ];
}
/** What the running model is asked, and that a predictor is missing for it. */
function probesOf(tests) {
    const asked = [tests.golden?.ask === 'predictor' && 'golden rows', tests.behaviour && 'behaviour', tests.explanations && 'explanations'].filter((name) => typeof name === 'string');
    const without = asked.length > 0 && !tests.predictor ? ` (needs tests.predictor for ${asked.join(', ')})` : '';
    return `${[...asked, ...(tests.serving ? ['serving'] : [])].join(', ')}${without}`;
}
async function missingFiles(delivery) {
    const { data, tests, evidence, rollout } = delivery.spec;
    const named = [
        ...(0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_5__/* .declaredParts */ .TS)(delivery).map(([part, file]) => [['release', part], file, delivery.spec.release.build !== undefined]),
        ...Object.entries(delivery.spec.release.lineage ?? {}).map(([name, file]) => [['release', 'lineage', name], file, delivery.spec.release.build !== undefined]),
        [['data', 'train'], localFile(data?.train), false],
        [['data', 'test'], localFile(data?.test), false],
        [['data', 'develop'], localFile(data?.develop), false],
        [['data', 'serving'], localFile(data?.serving), false],
        [['data', 'profile'], data?.profile, false],
        [['data', 'champion', 'profile'], data?.champion?.profile, false],
        [['data', 'champion', 'contract'], data?.champion?.contract, false],
        ...Object.entries(data?.references ?? {}).map(([name, source]) => [['data', 'references', name], localFile(source), false]),
        [['tests', 'predictions', 'candidate'], tests?.predictions.candidate, tests?.predict !== undefined],
        [['tests', 'predictions', 'champion'], tests?.predictions.champion, false],
        [['evidence', 'public_key'], evidence?.public_key, false],
        [['rollout', 'golden', 'rows'], rollout?.golden?.rows, false],
    ];
    const checked = await Promise.all(named.map(async ([where, file, made]) => (file === undefined || made || /[*?[]/.test(file) ? undefined : missing(delivery, where, file))));
    return checked.filter((problem) => problem !== undefined);
}
/** What can be looked for here: a path, not an address nor a table of a server. */
function localFile(source) {
    return typeof source === 'string' && !source.includes('://') ? source : undefined;
}
async function missing(delivery, where, file) {
    const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(delivery.resolve(file)).catch(() => undefined);
    if (there?.isDirectory() && where[0] !== 'release')
        return { code: 'file-is-folder', message: `\`${where.join('.')}\` names ${file}, which is a folder.`, fix: 'Name a file in it, or a pattern such as `data/*.parquet`.', location: delivery.locate(where) };
    if (there)
        return undefined;
    return { code: 'file-missing', message: `\`${where.join('.')}\` names ${file}, which is not there.`, fix: `Put it at ${node_path__WEBPACK_IMPORTED_MODULE_1__.join(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(delivery.file), file)}, or correct the path.`, location: delivery.locate(where) };
}
async function rolloutProblems(delivery, session) {
    if (!delivery.spec.rollout)
        return [];
    try {
        // Secrets of the programs are in the jobs that serve, not where a file is checked.
        const quiet = { ...delivery, spec: { ...delivery.spec, rollout: { ...delivery.spec.rollout, pass_env: [] } } };
        const drivers = (0,_run_wiring_js__WEBPACK_IMPORTED_MODULE_8__/* .openDrivers */ .wR)(quiet, session, (0,_run_wiring_js__WEBPACK_IMPORTED_MODULE_8__/* .openJournal */ ._0)(quiet, session, await (0,_run_signing_js__WEBPACK_IMPORTED_MODULE_7__/* .signingOf */ .f)(quiet, {})));
        (0,_rollout_policy_js__WEBPACK_IMPORTED_MODULE_6__/* .planOf */ .XC)(delivery, drivers.traffic);
        return await signalProblems(delivery, drivers.signals, session);
    }
    catch (error) {
        if (error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d)
            return error.problems;
        throw error;
    }
}
/**
 * Asks each guardrail's SQL once of the log that is there: in a rollout a mistake in it would look like signals that are
 * away, and cost the candidate its users. Without a log yet, and for Prometheus, nothing can be asked here.
 */
async function signalProblems(delivery, signals, { clock }) {
    const { rollout } = delivery.spec;
    if (!signals || !rollout?.signals?.log)
        return [];
    const problems = [];
    for (const [index, { name }] of (rollout.guardrails ?? []).entries())
        await signals.counts(name, { since: 0, until: clock.now().getTime() }).catch((error) => {
            if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d))
                throw error;
            problems.push(...error.problems.map((problem) => ({ ...problem, location: delivery.locate(['rollout', 'guardrails', index, 'rate']) })));
        });
    return problems;
}


/***/ }),

/***/ 25806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ workspaceOf),
/* harmony export */   fA: () => (/* binding */ openSession),
/* harmony export */   mI: () => (/* binding */ STAGE_OPTIONS)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96373);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67776);






/** Options that every stage takes. */
const STAGE_OPTIONS = {
    delivery: { type: 'string', default: 'delivery.yml' },
    out: { type: 'string', default: 'sluice-out' },
    json: { type: 'boolean', default: false },
    purpose: { type: 'string' },
    release: { type: 'string' },
    'run-id': { type: 'string' },
};
/** Which no declared path may leave: the runner's, or the git repository around the delivery file, or where the command was started. */
function workspaceOf({ env, cwd }, file) {
    if (env.GITHUB_WORKSPACE)
        return env.GITHUB_WORKSPACE;
    for (let folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, file));; folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, '.git')))
            return folder;
        if (folder === node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder))
            return cwd;
    }
}
/** A laptop's session, or that of a plain `run:` step: the run's ids come from the runner's variables where there are any. */
function openSession(values, io, purpose) {
    const out = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.out);
    const { env } = io;
    return {
        workspace: workspaceOf(io, values.delivery),
        deliveryFile: node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.delivery),
        out,
        purpose: purposeOf(values.purpose, purpose),
        deliveryId: {
            repositoryId: env.GITHUB_REPOSITORY_ID ?? 'local',
            runId: values['run-id'] ?? env.GITHUB_RUN_ID ?? 'local',
            runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
        },
        commit: env.GITHUB_SHA,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_4__/* .systemClock */ .m,
        log: stderrLog(io),
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .openEngines */ .U)({ env, log: stderrLog(io), clock: _run_system_js__WEBPACK_IMPORTED_MODULE_4__/* .systemClock */ .m, terminal: io.terminal }),
        env,
        releaseFile: values.release && node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.release),
    };
}
function purposeOf(text, otherwise) {
    if (text === undefined)
        return otherwise;
    if (text === 'develop' || text === 'deliver')
        return text;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('purpose-unknown', `There is no purpose ${JSON.stringify(text)}.`, 'Write `--purpose develop` or `--purpose deliver`.');
}
/** On standard error, so that `--json` leaves standard output to the verdict. */
function stderrLog(io) {
    return {
        debug: () => undefined,
        info: (text) => io.stderr(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .BP)(text)}\n`),
        warning: (text) => io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .BP)(text)}\n`),
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


/***/ })

};
