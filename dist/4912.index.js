export const id = 4912;
export const ids = [4912];
export const modules = {

/***/ 44912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   doctor: () => (/* binding */ doctor)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _run_doctor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95622);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93675);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32512);





async function doctor(step) {
    const { session, token } = step;
    // A token that sees more than the job's own, where there is one; it is asked with and nothing else.
    const wider = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('settings-token');
    if (wider)
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(wider);
    const plan = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('plan');
    const judged = await (0,_run_doctor_js__WEBPACK_IMPORTED_MODULE_2__/* .runDoctor */ .j)(session, {
        token: wider || token || undefined,
        since: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('since') || undefined,
        plan: plan === '' ? undefined : node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(session.workspace, plan),
    });
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__.publish)(step, judged, (0,_judges_js__WEBPACK_IMPORTED_MODULE_3__.modelOf)(step, judged));
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_4__/* .conclude */ .E)(judged.verdict);
}


/***/ })

};
