export const id = 9954;
export const ids = [9954];
export const modules = {

/***/ 89954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keep: () => (/* binding */ keep)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91659);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9752);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(53840);
/* harmony import */ var _evidence_head_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(20427);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(13640);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(72963);
/* harmony import */ var _run_evidence_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(56197);
/* harmony import */ var _run_ledger_file_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(67291);
/* harmony import */ var _run_secrets_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(71920);
/* harmony import */ var _run_signing_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(81122);
/* harmony import */ var _approved_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(58484);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(19285);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(93675);
















/**
 * Keeps what this run has sealed, whatever became of the candidate: a rejected one has no promotion at whose end its ledger
 * would be kept. Throws InputError where a store could not be written, or where the ledger is not this run's own.
 */
async function keep(step) {
    const { session } = step;
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_5__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('head', '');
    if (delivery.spec.evidence?.stores === undefined)
        return _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq('The delivery file names no store (`evidence.stores`): the evidence lives as long as the artifacts of this run.');
    const signing = await (0,_run_signing_js__WEBPACK_IMPORTED_MODULE_11__/* .signingOf */ .f)(delivery, {});
    const from = firstAttempt(step);
    const found = await sealedLedger(step, from);
    if (!found)
        return _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq('This run has sealed nothing, so there is nothing to keep.');
    const file = await (0,_run_ledger_file_js__WEBPACK_IMPORTED_MODULE_9__/* .readLedgerFile */ .Uy)(found, signing, handedHead());
    refuseStranger(step, file);
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_14__.takeRelease)(step, from);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(session.out, { recursive: true });
    for (const name of [_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_7__/* .LEDGER_FILE */ .th, _evidence_head_js__WEBPACK_IMPORTED_MODULE_6__/* .HEAD_FILE */ ._d])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(found, name), node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, name));
    await (0,_run_secrets_js__WEBPACK_IMPORTED_MODULE_10__/* .refuseSecrets */ .u)(session, await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_13__.filesBelow)(session.out), session.out);
    const { kept, problems } = await (0,_run_evidence_js__WEBPACK_IMPORTED_MODULE_8__/* .keepEverywhere */ .MW)(delivery, session.out, () => (0,_run_evidence_js__WEBPACK_IMPORTED_MODULE_8__/* .evidenceForgeOf */ .AC)(process.env, session.clock, step.token || undefined), { attest: false });
    for (const where of kept)
        _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .info */ .pq((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_15__/* .logLine */ .BP)(`The evidence is kept in ${where}, under its head ${file.ledger.head}.`));
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d(problems);
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('head', file.ledger.head);
}
/** A later attempt of this job keeps what the first attempt of the run has sealed. */
function firstAttempt(step) {
    return step.runner.runAttempt > 1 ? (0,_approved_js__WEBPACK_IMPORTED_MODULE_12__/* .otherRun */ .uV)(step, step.runner.runId) : undefined;
}
/** With the approval where there is one. */
async function sealedLedger({ artifacts }, from) {
    const head = handedHead();
    const folder = (await artifacts?.fetch('approved', from)) ?? (await artifacts?.fetch('ledger', from));
    if (!folder && head !== undefined)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('ledger-missing', `This run has sealed a ledger that ends with ${head}, and its artifact is gone.`, 'Look who took it away; GitHub keeps artifacts as long as the repository says.');
    return folder;
}
/** A store is to hold what this run has seen, so that a history of it can be believed. */
function refuseStranger({ session: { deliveryId } }, { ledger }) {
    if (ledger.refusals.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d(ledger.refusals.map(({ code, expected, actual, fix }) => ({ code, message: `The ledger is not kept: expected ${expected}, found ${actual}.`, fix })));
    const { repositoryId, runId } = ledger.entries[0].statement.predicate.delivery;
    if (repositoryId === deliveryId.repositoryId && runId === deliveryId.runId)
        return;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('evidence-other-delivery', `The ledger is of run ${runId} in repository ${repositoryId}, and this is run ${deliveryId.runId} in ${deliveryId.repositoryId}.`, 'Nothing was kept. Find out which job of this run uploaded an artifact of this name.');
}
/** Said by the jobs that sealed and approved, which no artifact can forge; undefined where they said nothing. */
function handedHead() {
    const head = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('head');
    if (head === '' || (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(head))
        return head === '' ? undefined : head;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head`, or `sealed`, of the delivery.');
}


/***/ })

};
