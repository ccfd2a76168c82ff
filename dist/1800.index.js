export const id = 1800;
export const ids = [1800];
export const modules = {

/***/ 1800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   digest: () => (/* binding */ digest)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98071);
/* harmony import */ var _evidence_model_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85801);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77304);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72963);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(25806);








/** `sluice digest PATH` prints the model digest alone; `sluice digest --delivery FILE` every part and the release digest. */
async function digest(argv, io) {
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: argv, allowPositionals: true, options: { delivery: { type: 'string' }, json: { type: 'boolean', default: false } } });
    const [target, ...more] = positionals;
    if ((target === undefined) === (values.delivery === undefined) || more.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('digest-arguments', 'One path, or one delivery file, is wanted.', 'Write `sluice digest PATH` or `sluice digest --delivery FILE`.');
    if (target !== undefined)
        return digestOfPath(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, target), values.json, io);
    return digestOfDelivery(values.delivery, values.json, io);
}
async function digestOfPath(target, json, io) {
    const found = await (0,_evidence_model_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .modelDigest */ .a9)(target);
    io.stdout(json ? `${JSON.stringify(found, null, 2)}\n` : `${found.digest}\n`);
    return 0;
}
async function digestOfDelivery(file, json, io) {
    const manifest = await (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_5__/* .identifyRelease */ .Wt)(await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_3__/* .loadDelivery */ .F)(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, file), { workspace: (0,_session_js__WEBPACK_IMPORTED_MODULE_6__/* .workspaceOf */ .B3)(io, file) }));
    if (json) {
        io.stdout(`${JSON.stringify(manifest, null, 2)}\n`);
        return 0;
    }
    const parts = Object.entries(manifest.parts);
    const width = Math.max('release'.length, ...parts.map(([name]) => name.length));
    for (const [name, part] of parts)
        io.stdout(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .logLine */ .BP)(`${name.padEnd(width)}  ${part.digest}  ${part.path}`)}\n`);
    io.stdout(`${'release'.padEnd(width)}  ${manifest.digest}\n`);
    return 0;
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


/***/ })

};
