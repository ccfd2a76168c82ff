export const id = 4554;
export const ids = [4554];
export const modules = {

/***/ 54554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   seal: () => (/* binding */ seal)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91659);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9752);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13640);
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(35205);
/* harmony import */ var _run_stages_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40989);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(93675);









const STATEMENT_FILE = 'statement.json';
/** Stages whose statements are sealed; each job leaves its own under this name. */
const SEALED = ['build', 'identify', 'validate-data', 'predict', 'probe-model', 'run-model-tests'];
async function seal(step) {
    const { session, artifacts, secrets } = step;
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_8__.takeRelease)(step);
    const statements = node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, 'statements');
    if (artifacts) {
        // By whole names: a longer one that begins so may have been uploaded by code of the team.
        const fetched = await Promise.all(SEALED.map((what) => takeStatement(artifacts, what, node_path__WEBPACK_IMPORTED_MODULE_1__.join(statements, what))));
        if (!fetched.includes(true))
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('seal-nothing', 'No job of this run left a statement.', 'Run identify, validate-data and run-model-tests before, with `evidence: true`.');
    }
    await refuseOthers(statements, _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('expected'));
    const judged = await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_7__.runSeal)(session, { statements, secrets });
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .LEDGER_FILE */ .th), 'utf8').catch(() => undefined);
    if (text !== undefined) {
        _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('head', (await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_6__/* .readLedger */ .S)(text)).head);
        await artifacts?.upload('ledger', [node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .LEDGER_FILE */ .th)], session.out);
    }
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_8__.finish)(step, 'seal', judged);
}
/** The statement alone: nothing else of an artifact is read here. */
async function takeStatement(artifacts, what, target) {
    const folder = await artifacts.fetch(what);
    if (!folder)
        return false;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(target, { recursive: true });
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, STATEMENT_FILE), node_path__WEBPACK_IMPORTED_MODULE_1__.join(target, STATEMENT_FILE)).then(() => true, () => false);
}
/**
 * `expected` has a line `stage=sha256:…` for each job, from that job's output: an artifact that team code put in a
 * stage's place has another digest. A stage that was skipped has an empty value, and must have left nothing.
 */
async function refuseOthers(folder, expected) {
    const lines = expected.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    for (const line of lines) {
        const [stage = '', digest = ''] = line.split('=', 2).map((part) => part.trim());
        if (!SEALED.includes(stage))
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('seal-expected', `The input \`expected\` names ${JSON.stringify(stage)}.`, `Write lines of one of ${SEALED.join(', ')}, =, and the output \`statement\` of its job.`);
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, stage, STATEMENT_FILE)).then((bytes) => (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .sc)(bytes), () => '');
        if (found !== digest)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('statement-swapped', `The statement of ${stage} is ${found || 'missing'}, and its job said ${digest || 'that it left none'}.`, 'Nothing was sealed. Find out which job of this run uploaded an artifact of this name.');
    }
}


/***/ })

};
