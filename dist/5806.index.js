export const id = 5806;
export const ids = [5806];
export const modules = {

/***/ 25806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ workspaceOf),
/* harmony export */   m: () => (/* binding */ STAGE_OPTIONS),
/* harmony export */   openSession: () => (/* binding */ openSession)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96373);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95769);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67776);







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
    const { env } = io;
    const workspace = workspaceOf(io, values.delivery);
    const out = (0,_run_session_js__WEBPACK_IMPORTED_MODULE_4__/* .outFolder */ .N)(workspace, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.out));
    return {
        workspace,
        deliveryFile: node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.delivery),
        out,
        purpose: purposeOf(values.purpose, purpose),
        deliveryId: {
            repositoryId: env.GITHUB_REPOSITORY_ID ?? 'local',
            runId: values['run-id'] ?? env.GITHUB_RUN_ID ?? 'local',
            runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
        },
        commit: env.GITHUB_SHA,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m,
        log: stderrLog(io),
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_3__.openEngines)({ env, log: stderrLog(io), clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m, terminal: io.terminal }),
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
        info: (text) => io.stderr(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text)}\n`),
        warning: (text) => io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text)}\n`),
    };
}


/***/ }),

/***/ 95769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ outFolder),
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);




/**
 * The folder for what a stage leaves, absolute. Throws InputError where it, or what leads to it below the workspace, is a symbolic link: a
 * commit can hold one, and what is written would replace files of another place.
 */
function outFolder(workspace, out) {
    const inside = node_path__WEBPACK_IMPORTED_MODULE_2__.relative(workspace, out);
    const names = inside.startsWith('..') || node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(inside) ? [''] : inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    const from = names[0] === '' ? out : workspace;
    const way = names.map((_, at) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(from, ...names.slice(0, at + 1)));
    const link = way.find((step) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(step, { throwIfNoEntry: false })?.isSymbolicLink());
    if (link === undefined)
        return out;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('out-is-link', `${JSON.stringify(node_path__WEBPACK_IMPORTED_MODULE_2__.relative(workspace, link) || link)} is a symbolic link, and results are written into it.`, 'Take the link away, or name a folder of its own with --out (the input `out` of an action).');
}
/** Writes whole or not at all: a reader never meets half a verdict. */
async function writeWhole(file, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), { recursive: true });
    const partial = `${file}.partial-${process.pid}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, file);
}


/***/ })

};
