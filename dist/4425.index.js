export const id = 4425;
export const ids = [4425];
export const modules = {

/***/ 77006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ collectEvents)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _evidence_events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14388);
/* harmony import */ var _journals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10263);



/**
 * Everything in a body of evidence that was refused, failed, could not be decided, was overridden or taken back, oldest first,
 * each once: what a stage left, what its ledger tells of the same, and what the journals tell of the rollouts.
 */
function collectEvents({ ledgers, journals, events }, filter = {}) {
    const all = [...events, ...ledgers.flatMap(({ ledger }) => ledger.entries.flatMap(({ statement }) => (0,_evidence_events_js__WEBPACK_IMPORTED_MODULE_1__/* .eventsOfStatement */ .Qu)(statement))), ...journals.flatMap(_journals_js__WEBPACK_IMPORTED_MODULE_2__/* .eventsOfJournal */ .UN)];
    const wanted = all.filter(({ kind, model, at }) => (filter.kinds?.includes(kind) ?? true) && (filter.model === undefined || model === filter.model) && (filter.since === undefined || Date.parse(at) >= filter.since));
    const once = new Map(wanted.map((event) => [(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(event), event]));
    // What happened within one millisecond stays in the order in which it was told.
    return [...once.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}


/***/ }),

/***/ 14425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   events: () => (/* binding */ events)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _audit_events_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77006);
/* harmony import */ var _audit_gather_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58600);
/* harmony import */ var _audit_verify_evidence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76084);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9752);
/* harmony import */ var _evidence_events_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14388);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(72963);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95769);









/**
 * `sluice events PATH…`: what was refused, failed, overridden or taken back, out of what stages left, their ledgers and journals, as
 * JSON Lines (schemas/event.schema.json), oldest first. Status 0, or 1 where some of the evidence could not be believed.
 */
async function events(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: argv, allowPositionals: true, options: { kind: { ...text, multiple: true }, model: text, since: text, out: text } });
    if (positionals.length === 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d.of('events-arguments', 'No folder is named.', 'Write `sluice events PATH… [--kind refusal] [--since 2026-01-31T00:00:00Z] [--out FILE]`.');
    const evidence = together(await Promise.all(positionals.map((target) => (0,_audit_gather_js__WEBPACK_IMPORTED_MODULE_3__/* .gatherEvidence */ .hx)(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, target)))));
    const verified = await (0,_audit_verify_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .verifyEvidence */ .Jm)(evidence, { trust: {}, signers: { mode: 'none' }, measured: {} });
    const found = (0,_audit_events_js__WEBPACK_IMPORTED_MODULE_2__/* .collectEvents */ .e)(verified, { kinds: kindsOf(values.kind), model: values.model, since: timeOf(values.since) });
    if (values.out === undefined)
        io.stdout((0,_evidence_events_js__WEBPACK_IMPORTED_MODULE_6__/* .eventLines */ .Cl)(found));
    else
        await (0,_run_session_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, values.out), (0,_evidence_events_js__WEBPACK_IMPORTED_MODULE_6__/* .eventLines */ .Cl)(found));
    const refusals = [...verified.refusals, ...verified.ledgers.flatMap(({ name, refusals }) => refusals.map((refusal) => ({ ...refusal, actual: `${name}: ${refusal.actual}` })))];
    for (const { code, actual } of refusals)
        io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .logLine */ .BP)(`${actual} [${code}]`)}\n`);
    return refusals.length === 0 ? 0 : 1;
}
function together(all) {
    return { ledgers: all.flatMap(({ ledgers }) => ledgers), manifests: all.flatMap(({ manifests }) => manifests), journals: all.flatMap(({ journals }) => journals), events: all.flatMap(({ events }) => events), keys: all.flatMap(({ keys }) => keys) };
}
function kindsOf(kinds) {
    const unknown = kinds?.find((kind) => !_evidence_events_js__WEBPACK_IMPORTED_MODULE_6__/* .EVENT_KINDS */ .dP.includes(kind));
    if (unknown !== undefined)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d.of('event-kind-unknown', `There is no kind ${JSON.stringify(unknown)}.`, `Write ${_evidence_events_js__WEBPACK_IMPORTED_MODULE_6__/* .EVENT_KINDS */ .dP.join(', ')}.`);
    return kinds;
}
function timeOf(since) {
    if (since === undefined)
        return undefined;
    const time = Date.parse(since);
    if (Number.isFinite(time))
        return time;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d.of('time-malformed', `--since is ${JSON.stringify(since)}.`, 'Write an instant, as 2026-01-31T00:00:00Z.');
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
