export const id = 8824;
export const ids = [8824];
export const modules = {

/***/ 48824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requireApproval: () => (/* binding */ requireApproval)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51455);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13640);
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(35205);
/* harmony import */ var _run_approval_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(55548);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1213);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(68024);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(93675);











async function requireApproval(step) {
    const { session, artifacts, secrets, token } = step;
    const which = _run_approval_js__WEBPACK_IMPORTED_MODULE_7__.APPROVAL_STEPS.find((each) => each === _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('step'));
    if (!which)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('step-unknown', `The input \`step\` is ${JSON.stringify(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('step'))}.`, `Write one of ${_run_approval_js__WEBPACK_IMPORTED_MODULE_7__.APPROVAL_STEPS.join(', ')}.`);
    const head = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('head');
    if (head !== '' && !(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(head))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head` of the action seal.');
    const fetched = await artifacts?.fetch('ledger');
    // What an earlier run left on this machine must not pass for what this one writes.
    if (fetched)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.rm)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(session.out, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .LEDGER_FILE */ .th), { force: true });
    const judged = await (0,_run_approval_js__WEBPACK_IMPORTED_MODULE_7__.runApproval)(session, {
        step: which,
        ledger: node_path__WEBPACK_IMPORTED_MODULE_0__.join(fetched ?? session.out, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .LEDGER_FILE */ .th),
        head: head === '' ? undefined : head,
        role: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('role') || undefined,
        since: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('since') || undefined,
        forge: await (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_8__.forgeOf)(process.env, session.clock, token),
        secrets,
    });
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_9__.publish)(step, judged, (0,_judges_js__WEBPACK_IMPORTED_MODULE_10__.modelOf)(step, judged));
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('challenge', textOf(judged.details?.challenge));
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('roles', JSON.stringify(judged.details?.matrix ?? []));
    if (which === 'approve')
        await handOver(step, judged);
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_10__.leave)(step, which === 'role' ? `approval-${which}-${_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('role')}` : `approval-${which}`, session.out);
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_9__/* .conclude */ .E)(judged.verdict);
}
/** A ledger that does not verify is not extended: then there is none to hand over, and the verdict says why. */
async function handOver({ session, artifacts }, { verdict }) {
    const ledger = node_path__WEBPACK_IMPORTED_MODULE_0__.join(session.out, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .LEDGER_FILE */ .th);
    const text = verdict.outcome === 'error' ? undefined : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_4__.readFile)(ledger, 'utf8').catch(() => undefined);
    if (text === undefined)
        return;
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('head', (await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_6__/* .readLedger */ .S)(text)).head);
    await artifacts?.upload('approved', [ledger], session.out);
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}


/***/ })

};
