export const id = 4221;
export const ids = [4221];
export const modules = {

/***/ 14221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   watch: () => (/* binding */ watch)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72963);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67776);




const OPTIONS = {
    delivery: { type: 'string', default: 'delivery.yml' },
    out: { type: 'string', default: 'sluice-out' },
    json: { type: 'boolean', default: false },
    purpose: { type: 'string' },
    release: { type: 'string' },
    'run-id': { type: 'string' },
    once: { type: 'boolean', default: false },
    lean: { type: 'boolean', default: false },
    prepared: { type: 'string' },
};
const STATUS = { calm: 0, drained: 0, blind: 3 };
/** `sluice watch`: stands beside the router until it is ended, and drains the candidate when the ticks stop. */
async function watch(argv, io) {
    const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: argv, options: OPTIONS });
    const stop = new AbortController();
    const end = () => stop.abort();
    process.once('SIGINT', end).once('SIGTERM', end);
    try {
        if (values.prepared !== undefined)
            return await small(values.prepared, values.once, io, stop.signal);
        return await whole(values, io, stop.signal);
    }
    finally {
        process.off('SIGINT', end).off('SIGTERM', end);
    }
}
/** Loaded only where it is wanted: the small process must not hold what it has no need of. */
async function whole(values, io, signal) {
    const { openSession } = await Promise.all(/* import() */[__webpack_require__.e(6373), __webpack_require__.e(5806)]).then(__webpack_require__.bind(__webpack_require__, 25806));
    const session = openSession(values, io, 'deliver');
    const key = io.env.SLUICE_SIGNING_KEY;
    try {
        if (values.lean && process.execve) {
            const { prepareWatch } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8261), __webpack_require__.e(7423)]).then(__webpack_require__.bind(__webpack_require__, 55492));
            const { file, flags: asked } = await prepareWatch(session, key);
            // Node takes types out of its sources by WebAssembly.
            const flags = asked.filter((flag) => flag !== '--jitless' || !process.argv[1].endsWith('.ts'));
            // The same program anew in this process: what checked the delivery file is gone with its memory.
            process.execve(process.execPath, [process.execPath, '--no-warnings', ...flags, process.argv[1], 'watch', '--prepared', file, ...(values.once ? ['--once'] : [])], io.env);
        }
        const [{ runWatch }, { renderLog }, { exitStatus }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(5801), __webpack_require__.e(4570), __webpack_require__.e(8261), __webpack_require__.e(5358), __webpack_require__.e(8893), __webpack_require__.e(1454)]).then(__webpack_require__.bind(__webpack_require__, 11266)), __webpack_require__.e(/* import() */ 3376).then(__webpack_require__.bind(__webpack_require__, 23376)), __webpack_require__.e(/* import() */ 4646).then(__webpack_require__.bind(__webpack_require__, 4646))]);
        const { verdict } = await runWatch(session, { once: values.once, secrets: { key }, signal });
        io.stdout(values.json ? `${JSON.stringify(verdict, null, 2)}\n` : `${renderLog(verdict).join('\n')}\n`);
        return exitStatus(verdict);
    }
    finally {
        await session.engine.close();
    }
}
async function small(file, once, io, signal) {
    const { leanWatch } = await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8261), __webpack_require__.e(6591)]).then(__webpack_require__.bind(__webpack_require__, 33523));
    const say = (text) => io.stderr(`${_run_system_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m.now().toISOString()} ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(text)}\n`);
    const log = { debug: () => undefined, info: say, warning: (text) => say(`Warning: ${text}`) };
    const session = { deliveryFile: '', out: node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(file), purpose: 'deliver', deliveryId: { repositoryId: 'local', runId: 'local', runAttempt: 1 }, clock: _run_system_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m, log, env: io.env };
    const sight = await leanWatch(file, session, { once, key: io.env.SLUICE_SIGNING_KEY, signal });
    say(sight.text);
    return STATUS[sight.kind];
}


/***/ }),

/***/ 67776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const systemClock = {
    now: () => new Date(),
    sleep: (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal }),
};


/***/ })

};
