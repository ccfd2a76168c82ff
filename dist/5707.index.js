export const id = 5707;
export const ids = [5707];
export const modules = {

/***/ 25707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91659);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70946);
/* harmony import */ var _run_readiness_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83166);
/* harmony import */ var _run_rollback_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42637);
/* harmony import */ var _fetch_release_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86139);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(93675);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(32512);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1493);










/** What may ask from outside; what a rollout decides by itself it says itself. */
const TRIGGERS = ['person', 'monitor', 'data', 'digest-mismatch'];
/** Nobody waits longer to learn when a button was pressed. */
const ASKED_AT_MOST_MS = 3000;
/** `step: back` goes back; `check` looks whether that could be done; `drill` does it where users do not mind, and home again. */
async function rollback(step) {
    const which = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('step') || 'back';
    const judged = await taken(step, which);
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_8__.publish)(step, judged, (0,_judges_js__WEBPACK_IMPORTED_MODULE_7__.modelOf)(step, judged));
    const numbers = judged.verdict.findings.find((finding) => finding.numbers?.tookMs !== undefined)?.numbers;
    const milliseconds = numbers?.sinceTriggerMs ?? numbers?.tookMs;
    if (milliseconds !== undefined && milliseconds !== null)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH('milliseconds', milliseconds);
    const { issue } = (judged.details?.incident ?? {});
    if (issue !== undefined)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH('issue', issue);
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_7__.leave)(step, which === 'back' ? 'rollback' : `rollback-${which}`, step.session.out);
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_8__/* .conclude */ .E)(judged.verdict);
}
async function taken(step, which) {
    if (which === 'back')
        return back(step);
    if (which === 'check')
        return (0,_run_readiness_js__WEBPACK_IMPORTED_MODULE_4__.runReadiness)(step.session, { ...worldOf(step), load: (0,_runner_js__WEBPACK_IMPORTED_MODULE_9__/* .isTrue */ .Hn)(_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('load')) });
    if (which === 'drill')
        return (0,_run_readiness_js__WEBPACK_IMPORTED_MODULE_4__.runDrill)(sameWay(step), worldOf(step));
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('step-unknown', `There is no step ${JSON.stringify(which)}.`, 'Write back, check or drill.');
}
async function back(step) {
    const trigger = triggerInput();
    return (0,_run_rollback_js__WEBPACK_IMPORTED_MODULE_5__.runRollback)(sameWay(step), {
        to: digestOf('to', _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('to')), from: digestOf('from', _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('from')), reason: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('reason') || undefined,
        trigger, triggeredAt: timeInput() ?? (trigger === 'person' ? await pressedAt(step) : undefined),
        ...worldOf(step),
    });
}
/** A re-run of the job asks for the same way back, not for another one. */
function sameWay({ session }) {
    return { ...session, deliveryId: { ...session.deliveryId, runAttempt: 1 } };
}
function worldOf(step) {
    return { secrets: step.secrets, fetch: (digest, delivery) => (0,_fetch_release_js__WEBPACK_IMPORTED_MODULE_6__/* .fetchRelease */ .u)(step, digest, delivery), forge: (0,_runner_js__WEBPACK_IMPORTED_MODULE_9__/* .forgeToTell */ .AC)(step) };
}
/** When somebody pressed the button, by GitHub: the time that a job waits for its runner counts too. Unknown is no reason to wait. */
async function pressedAt({ runner, session, token }) {
    if (process.env.GITHUB_EVENT_NAME !== 'workflow_dispatch' || !token)
        return undefined;
    const stop = new AbortController();
    try {
        const asked = (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_3__.forgeOf)(process.env, session.clock, token).then((forge) => forge.run(runner.runId)).then(({ value }) => new Date(value.startedAt), () => undefined);
        const at = await Promise.race([asked, session.clock.sleep(ASKED_AT_MOST_MS, stop.signal).then(() => undefined, () => undefined)]);
        return at && Number.isFinite(at.getTime()) ? at : undefined;
    }
    finally {
        stop.abort();
    }
}
function digestOf(name, text) {
    if (text === '' || (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text))
        return text === '' ? undefined : text;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('digest-malformed', `The input \`${name}\` is no release digest.`, 'Write sha256: and 64 hexadecimal characters, or leave it empty.');
}
function triggerInput() {
    const text = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('trigger') || 'person';
    const found = TRIGGERS.find((trigger) => trigger === text);
    if (found)
        return found;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('trigger-unknown', `There is no trigger ${JSON.stringify(text)}.`, `Write ${TRIGGERS.join(', ')}.`);
}
function timeInput() {
    const text = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4('triggered-at');
    if (text === '')
        return undefined;
    const at = new Date(text);
    if (/^\d{4}-\d\d-\d\dT/.test(text) && Number.isFinite(at.getTime()))
        return at;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('time-malformed', 'The input `triggered-at` is no time.', 'Write ISO 8601 with a zone, as 2026-05-01T12:00:00Z.');
}


/***/ })

};
