export const id = 3675;
export const ids = [3675,2512];
export const modules = {

/***/ 58484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SR: () => (/* binding */ runIdOf),
/* harmony export */   cT: () => (/* binding */ askedAbout),
/* harmony export */   uV: () => (/* binding */ otherRun),
/* harmony export */   xK: () => (/* binding */ findApproved),
/* harmony export */   zU: () => (/* binding */ givenRun)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13640);
/* harmony import */ var _run_ask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24444);





/**
 * The run that `approved-run` names, else this one, where it (or its first attempt) approved something, else the one of the
 * rollout under way. Throws InputError where nothing is approved anywhere.
 */
async function findApproved(step) {
    const { runner, artifacts, session } = step;
    const given = givenRun(step);
    if (!artifacts)
        return { ledger: node_path__WEBPACK_IMPORTED_MODULE_0__.join(session.out, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .LEDGER_FILE */ .th), from: undefined, runId: given ?? runner.runId };
    if (given !== undefined)
        return inRun(step, given);
    const here = await artifacts.fetch('approved');
    if (here)
        return { ledger: here, from: undefined, runId: runner.runId };
    // A later attempt of this run promotes what the first one approved: there is no second approval in one run.
    const earlier = runner.runAttempt > 1 ? await artifacts.fetch('approved', otherRun(step, runner.runId)) : undefined;
    if (earlier)
        return { ledger: earlier, from: otherRun(step, runner.runId), runId: runner.runId };
    const open = await (0,_run_ask_js__WEBPACK_IMPORTED_MODULE_4__.inFlight)(session, step.secrets);
    if (!open)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('approval-not-found', 'This run approved nothing, and no rollout is under way.', 'Start a delivery, or name the run that approved with `approved-run`.');
    return inRun(step, (0,_run_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .runOf */ .n)(open));
}
/** The rollout that a person's request is about; undefined where the request names a run that it is not of. */
async function askedAbout(step) {
    const given = givenRun(step);
    const open = await (0,_run_ask_js__WEBPACK_IMPORTED_MODULE_4__.inFlight)(step.session, step.secrets);
    return open && (given === undefined || given === (0,_run_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .runOf */ .n)(open)) ? open : undefined;
}
/** The run that the input names, where that is another one. */
function givenRun({ runner }) {
    const runId = runIdOf(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('approved-run'), 'approved-run');
    return runId === runner.runId ? undefined : runId;
}
async function inRun(step, runId) {
    const from = otherRun(step, runId);
    const ledger = await step.artifacts.fetch('approved', from);
    if (!ledger)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('approval-not-found', `Run ${runId} has no artifact with an approval.`, 'It approved nothing, or GitHub kept its artifacts no longer: then deliver again. `hold`, `abort` and rollback work without it.');
    return { ledger, from, runId };
}
/** The id of a run, as the input of this name has it; undefined where it is empty. */
function runIdOf(runId, name) {
    if (runId === '')
        return undefined;
    if (!/^[1-9][0-9]*$/.test(runId))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('run-id-malformed', `The input \`${name}\` is ${JSON.stringify(runId)}.`, 'Write the id of the run, as in its address.');
    return runId;
}
function otherRun({ runner, token }, runId) {
    return { runId, owner: runner.owner, repository: runner.repository, token };
}


/***/ }),

/***/ 86139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ fetchRelease)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53840);
/* harmony import */ var _evidence_release_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(61737);
/* harmony import */ var _run_signing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81122);
/* harmony import */ var _run_wiring_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42459);
/* harmony import */ var _approved_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(58484);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(19285);









/** An older release is in the artifact of the run that delivered it, as long as GitHub keeps that. */
async function fetchRelease(step, digest, delivery) {
    const { artifacts, session, runner } = step;
    const runId = await deliveredBy(step, digest, delivery);
    if (!artifacts || !runId)
        return undefined;
    const folder = await artifacts.fetch('release', runId === runner.runId ? undefined : (0,_approved_js__WEBPACK_IMPORTED_MODULE_7__/* .otherRun */ .uV)(step, runId));
    if (!folder)
        return undefined;
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, `release-${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .hexOf */ .ZD)(digest).slice(0, 12)}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(target, { recursive: true, force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(target, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(folder, target, { recursive: true });
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(target, delivery.file);
    if ((await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_8__.filesBelow)(file)).length === 0)
        return undefined;
    // The older release has the parts that its own delivery file declared.
    const older = (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_3__/* .parseDelivery */ .y)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file), { file: delivery.file, root: node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), workspace: target });
    return (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_4__/* .keepRelease */ .LF)(older, delivery.resolve((0,_run_wiring_js__WEBPACK_IMPORTED_MODULE_6__/* .stateOfRollout */ .yI)(delivery)), digest);
}
/** The run that delivered a release, by the journal. */
async function deliveredBy({ session, secrets }, digest, delivery) {
    const { journal } = (0,_run_wiring_js__WEBPACK_IMPORTED_MODULE_6__/* .openJournal */ ._0)(delivery, session, await (0,_run_signing_js__WEBPACK_IMPORTED_MODULE_5__/* .signingOf */ .f)(delivery, secrets));
    const events = await journal.read();
    const promoted = events.findLast(({ type, data }) => type === 'promoted' && data.release?.digest === digest);
    return promoted?.delivery.split('/')[1];
}


/***/ }),

/***/ 93675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finish: () => (/* binding */ finish),
/* harmony export */   gate: () => (/* binding */ gate),
/* harmony export */   leave: () => (/* binding */ leave),
/* harmony export */   modelOf: () => (/* binding */ modelOf),
/* harmony export */   runModelTests: () => (/* binding */ runModelTests),
/* harmony export */   takeImportance: () => (/* binding */ takeImportance),
/* harmony export */   takePredictions: () => (/* binding */ takePredictions),
/* harmony export */   takeRelease: () => (/* binding */ takeRelease),
/* harmony export */   validateData: () => (/* binding */ validateData)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91659);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9752);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4646);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53840);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77304);
/* harmony import */ var _model_explain_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(16027);
/* harmony import */ var _model_predictors_needed_files_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(81032);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(72963);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7826);
/* harmony import */ var _run_beside_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(86651);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(70946);
/* harmony import */ var _run_stages_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(83591);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(19285);
/* harmony import */ var _fetch_release_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(86139);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(32512);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(1493);



















/**
 * The pull-request gate: data, then behaviour. One summary whose first line is the answer, a check run for each stage, and
 * one outcome. A stage that is not enforced is shown and weighs nothing, except that unusable input is always said.
 */
async function gate(step) {
    const { session } = step;
    const judged = [];
    for (const [name, run] of [['validate-data', (session, folder) => (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_13__.runValidateData)(session, { out: folder })], ['run-model-tests', _run_stages_js__WEBPACK_IMPORTED_MODULE_13__.runModelTestsStage]]) {
        const out = node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, name);
        const one = { ...(await run(session, out)), out };
        judged.push(one);
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_16__.publish)(step, one, modelOf(step, one), { out, summary: false });
        await leave(step, name, out);
        // Both stages read the same file: its mistakes are said once.
        if (one.verdict.outcome === 'error' && !one.delivery)
            break;
    }
    const counted = judged.map(({ verdict }) => (verdict.enforced || verdict.outcome === 'error' ? verdict.outcome : 'pass'));
    const outcome = (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_5__.worst)(counted);
    const gravest = judged[counted.indexOf(outcome)];
    await _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .summary */ .z.addRaw((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .renderGate */ .eh)(outcome, gravest.verdict.headline, judged.map(({ verdict }) => verdict)), true).write();
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('outcome', outcome);
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('headline', (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_18__/* .logLine */ .BP)(gravest.verdict.headline));
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('verdict', node_path__WEBPACK_IMPORTED_MODULE_1__.join(gravest.out, 'verdict.json'));
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_16__/* .conclude */ .E)({ ...gravest.verdict, outcome });
}
async function validateData(step) {
    await takeRelease(step);
    const act = (0,_runner_js__WEBPACK_IMPORTED_MODULE_17__/* .isTrue */ .Hn)(_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('act')) ? { secrets: step.secrets, fetch: (digest, delivery) => (0,_fetch_release_js__WEBPACK_IMPORTED_MODULE_15__/* .fetchRelease */ .u)(step, digest, delivery), forge: (0,_runner_js__WEBPACK_IMPORTED_MODULE_17__/* .forgeToTell */ .AC)(step) } : undefined;
    const judged = await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_13__.runValidateData)(step.session, { act });
    if (judged.acted)
        await sayActed(step, judged.acted);
    await finish(step, 'validate-data', judged);
}
/** What was done for a finding, on the surfaces of the stage that did it: first, since it is what users felt. */
async function sayActed(step, { did, failed, judged, out }) {
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('acted', (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_18__/* .logLine */ .BP)(did));
    (failed ? _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3 : _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_18__/* .logLine */ .BP)(did));
    if (judged && out)
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_16__.publish)(step, judged, modelOf(step, judged), { out });
}
async function runModelTests(step) {
    await takeRelease(step);
    await takeFiles(step);
    await takePredictions(step);
    await takeBeside(step);
    await takeImportance(step);
    const act = (0,_runner_js__WEBPACK_IMPORTED_MODULE_17__/* .isTrue */ .Hn)(_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('act')) ? () => (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_12__.forgeOf)(process.env, step.session.clock, step.token) : undefined;
    await finish(step, 'run-model-tests', await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_13__.runModelTestsStage)(step.session, undefined, step.secrets, act));
}
/** Publishes, leaves the evidence for the seal, and only then fails: a failure is evidence too. */
async function finish(step, what, judged) {
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_16__.publish)(step, judged, modelOf(step, judged));
    await leave(step, what, step.session.out);
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_16__/* .conclude */ .E)(judged.verdict);
}
async function leave({ artifacts }, what, out) {
    if (artifacts)
        await artifacts.upload(what, await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_14__.filesBelow)(out), out);
}
function modelOf({ session }, { delivery }) {
    return delivery?.spec.release.name ?? node_path__WEBPACK_IMPORTED_MODULE_1__.basename(session.deliveryFile);
}
/**
 * The manifest that `identify` left in this run, or `from` another attempt of it. `digest`, handed from job to job by outputs that no artifact can forge,
 * must be what it names.
 */
async function takeRelease({ artifacts, session }, from) {
    const digest = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('release-digest');
    if (digest !== '' && !(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('digest-malformed', 'The input `release-digest` is no digest.', 'Hand over the output `digest` of the action identify.');
    const folder = await artifacts?.fetch('identify', from);
    if (folder) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(session.out, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, _run_stages_js__WEBPACK_IMPORTED_MODULE_13__.RELEASE_FILE), node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, _run_stages_js__WEBPACK_IMPORTED_MODULE_13__.RELEASE_FILE));
    }
    if (digest === '')
        return;
    const release = await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_13__.releaseOf)(session);
    if (release?.digest !== digest)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('release-swapped', `The release at hand is ${release?.digest ?? 'unknown'}, and identify named ${digest}.`, 'Nothing was judged. Find out which job of this run put another release there.');
}
/** The files of the release where they are not those of the checkout (a model that was built): they are looked at before its predictions are. */
async function takeFiles({ artifacts, session }) {
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_6__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
    if (!delivery || !artifacts)
        return;
    const here = await (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_7__/* .identifyRelease */ .Wt)(delivery).catch(() => undefined);
    if (here && here.digest === (await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_13__.releaseOf)(session))?.digest)
        return;
    const folder = await artifacts.fetch('release');
    for (const [, declared] of folder ? (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_7__/* .declaredParts */ .TS)(delivery) : []) {
        const target = delivery.resolve(declared);
        const source = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.relative(session.workspace, target));
        if ((await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_14__.filesBelow)(source)).length === 0)
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(target, { recursive: true, force: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(source, target, { recursive: true });
    }
}
/** What other jobs of this run found: for the likely cause of a failure, and which columns drifted. What is not there is left out, and opens nothing. */
async function takeBeside({ artifacts, session }) {
    for (const stage of ['identify', 'validate-data', 'probe-model']) {
        const folder = await artifacts?.fetch(stage);
        if (!folder)
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, _run_beside_js__WEBPACK_IMPORTED_MODULE_11__/* .BESIDE_FOLDER */ .K), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'statement.json'), node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, _run_beside_js__WEBPACK_IMPORTED_MODULE_11__/* .BESIDE_FOLDER */ .K, `${stage}.json`)).catch(() => undefined);
    }
}
/** The answers to permuted rows that probe-model left, to where the delivery file looks for them: the labels are in this job alone. */
async function takeImportance({ artifacts, session }) {
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_6__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
    const declared = delivery?.spec.tests?.explanations?.importance;
    const folder = declared === undefined ? undefined : await artifacts?.fetch('probe-model');
    if (!folder)
        return;
    const target = delivery.resolve(declared);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target), { recursive: true });
    // Where the probes did not come so far there is none, which the stage says itself.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, _model_explain_file_js__WEBPACK_IMPORTED_MODULE_8__/* .IMPORTANCE_FILE */ .y$), target).catch(() => undefined);
}
/** Takes the predictions that the predict job was to write, and nothing else of what it left: team code ran there. */
async function takePredictions({ artifacts, session }) {
    const folder = await artifacts?.fetch('predictions');
    if (!folder)
        return;
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_6__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    for (const target of (0,_model_predictors_needed_files_js__WEBPACK_IMPORTED_MODULE_9__/* .filesOfPredictions */ .D)(delivery)) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.relative(session.workspace, target)), target).catch((cause) => {
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('predictions-missing', 'The predict job left no predictions file.', 'Look at its summary.', undefined, { cause });
        });
    }
}


/***/ }),

/***/ 32512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ conclude),
/* harmony export */   publish: () => (/* binding */ publish)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _github_check_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35531);
/* harmony import */ var _report_check_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99406);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(72963);
/* harmony import */ var _report_log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23376);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7826);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(61827);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(70946);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(51455);











/** GitHub shows ten errors and ten warnings of one step; more are dropped without a word. */
const SHOWN_ANNOTATIONS = 10;
/** The verdict on every surface of a job step. Says nothing about what follows from it. Answers the page of the check run, where there is one. */
async function publish(step, { verdict, statement }, model, { out = step.session.out, summary = true } = {}) {
    for (const line of (0,_report_log_js__WEBPACK_IMPORTED_MODULE_5__.renderLog)(verdict))
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(line);
    annotate(verdict);
    if (summary)
        await _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .summary */ .z.addRaw((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .renderSummary */ .Br)(verdict), true).write();
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('outcome', verdict.outcome);
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('headline', (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .logLine */ .BP)(verdict.headline));
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('verdict', node_path__WEBPACK_IMPORTED_MODULE_0__.join(out, 'verdict.json'));
    if (verdict.release)
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('digest', verdict.release.digest);
    if (statement)
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('statement', (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(out, 'statement.json'))));
    if (!step.checkRun || !step.token)
        return undefined;
    const forge = await (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_8__.forgeOf)(process.env, step.session.clock, step.token);
    const published = await (0,_github_check_run_js__WEBPACK_IMPORTED_MODULE_3__/* .publishCheckRun */ .N)(forge, step.runner.headCommit, (0,_report_check_run_js__WEBPACK_IMPORTED_MODULE_4__/* .renderCheckRun */ .k)(verdict, model), step.session.log);
    return (published.published && published.url) || undefined;
}
/** Fails the step where the verdict stops something: once, with the headline. */
function conclude(verdict) {
    const stops = verdict.outcome === 'error' || (verdict.outcome === 'fail' && verdict.enforced);
    if (stops)
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setFailed */ .C1((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .logLine */ .BP)(verdict.headline));
    else if (verdict.outcome === 'inconclusive')
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .logLine */ .BP)(verdict.headline));
}
function annotate(verdict) {
    const shown = (0,_report_words_js__WEBPACK_IMPORTED_MODULE_7__/* .byGravity */ .SN)(verdict.findings).flatMap((finding) => (0,_report_check_run_js__WEBPACK_IMPORTED_MODULE_4__/* .annotationOf */ .l)(finding).map((annotation) => ({ finding, annotation })));
    const counts = { failure: 0, warning: 0, notice: 0 };
    for (const { annotation } of shown) {
        if (++counts[annotation.annotation_level] > SHOWN_ANNOTATIONS - 1)
            continue;
        const properties = {
            title: annotation.title,
            file: annotation.path,
            startLine: annotation.start_line,
            endLine: annotation.end_line,
            ...(annotation.start_column === undefined ? {} : { startColumn: annotation.start_column, endColumn: annotation.end_column }),
        };
        if (annotation.annotation_level === 'failure')
            _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3(annotation.message, properties);
        else
            _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e(annotation.message, properties);
    }
}


/***/ }),

/***/ 13640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IW: () => (/* binding */ latest),
/* harmony export */   ME: () => (/* binding */ sealedHead),
/* harmony export */   SV: () => (/* binding */ appendStatement),
/* harmony export */   T9: () => (/* binding */ genesis),
/* harmony export */   th: () => (/* binding */ LEDGER_FILE)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39816);



const LEDGER_FILE = 'ledger.intoto.jsonl';
/** What the first entry names as the one before it, so that a chain belongs to one delivery of one release to one environment. */
function genesis({ subject, predicate: { delivery, environment } }) {
    const [{ name: model, digest }] = subject;
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({
        delivery: { repositoryId: delivery.repositoryId, runId: delivery.runId, runAttempt: delivery.runAttempt },
        model,
        ...(environment === undefined ? {} : { environment }),
        release: `sha256:${digest.sha256}`,
    });
}
/**
 * The ledger's text with one more entry, chained and signed. `text` is what lies there now (empty for a new ledger) and
 * must be sound: read it first and hand the reading over, so that nobody extends a chain that is already broken.
 */
async function appendStatement(text, ledger, statement, signer) {
    refuseToExtend(text, ledger, statement);
    const last = ledger.entries.at(-1);
    const prev = last ? last.digest : genesis(statement);
    const chained = { ...statement, predicate: { ...statement.predicate, chain: { index: ledger.entries.length, prev } } };
    return `${text}${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(await signer.sign(chained))}\n`;
}
/** The newest statement of a stage (and name), or undefined. */
function latest(ledger, stage, name) {
    return ledger.entries.findLast(({ statement: { predicate } }) => predicate.stage === stage && (name === undefined || predicate.name === name));
}
/** Digest of the seal's own line: names the whole set of evidence that was sealed (the approval's challenge takes it). */
function sealedHead(ledger) {
    return ledger.entries.find(({ statement }) => statement.predicate.stage === 'seal')?.digest;
}
function refuseToExtend(text, ledger, statement) {
    if (statement.predicate.chain)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('statement-already-chained', 'The statement already has its place in a ledger.', 'Append the statement as the stage wrote it.');
    if (text === '' && ledger.entries.length === 0)
        return;
    const lastLine = text.endsWith('\n') ? text.slice(0, -1).split('\n').at(-1) : '';
    if (ledger.refusals.length > 0 || ledger.head !== (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(lastLine))
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d([
            { code: 'ledger-not-sound', message: 'The ledger that should be extended does not verify.', fix: 'Take it from where it was written; nothing was added to it.' },
            ...ledger.refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })),
        ]);
    const first = ledger.entries[0].statement;
    if ((0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(first) !== (0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(statement))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('evidence-wrong-digest', `The ledger is about ${(0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(first)} and the statement about ${(0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(statement)}.`, 'Give each release its own ledger.');
}


/***/ }),

/***/ 35531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ publishCheckRun)
/* harmony export */ });
/* harmony import */ var _forge_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22075);

/** https://docs.github.com/rest/checks/runs: 50 annotations a request, later ones are added to those that are there. */
const ANNOTATIONS_PER_REQUEST = 50;
/**
 * Shows a verdict as a check run of a commit: found again by its external id, so that a re-run updates what stands
 * there. It is a report and never a required status (a workflow token cannot choose the suite it lands in), so nothing
 * that goes wrong here fails the job: a fork's read-only token, a limit and an outage each come back as a notice.
 */
async function publishCheckRun(forge, commit, rendering, log) {
    try {
        const run = await createOrUpdate(forge, commit, rendering);
        return { published: true, id: run.id, url: run.url };
    }
    catch (error) {
        if (!(error instanceof _forge_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q))
            throw error;
        // Looking for an earlier one needs less, so the refused call alone would name too little.
        const right = error.failure === 'forbidden' ? ' Publishing needs `permissions: checks: write`.' : '';
        const notice = `The check run ${JSON.stringify(rendering.name)} is not published or not complete; the job summary holds the same report. ${error.message}${right}`;
        log.info(notice);
        return { published: false, notice };
    }
}
async function createOrUpdate(forge, commit, rendering) {
    const find = () => forge.findCheckRun(commit, rendering.name, rendering.externalId);
    const found = await find();
    if (found)
        return update(forge, found, rendering);
    const [first = [], ...rest] = batches(rendering.annotations);
    const created = await create(forge, commit, content(rendering, first), find);
    return append(forge, created, rendering, rest);
}
/** A creation whose answer was lost may have happened: look before creating again, or there are two. */
async function create(forge, commit, first, find) {
    try {
        return await forge.createCheckRun(commit, first);
    }
    catch (error) {
        if (!(error instanceof _forge_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeError */ .Q) || error.failure !== 'unavailable')
            throw error;
        return (await find()) ?? (await forge.createCheckRun(commit, first));
    }
}
/** GitHub keeps earlier annotations, so only those that are not there yet are sent. */
async function update(forge, found, rendering) {
    const there = new Set(found.annotationsCount === 0 ? [] : (await forge.checkRunAnnotations(found.id)).map(keyOf));
    const missing = rendering.annotations.filter((annotation) => !there.has(keyOf(annotation)));
    const [first = [], ...rest] = batches(missing);
    const updated = await forge.updateCheckRun(found.id, content(rendering, first));
    return append(forge, updated, rendering, rest);
}
async function append(forge, run, rendering, rest) {
    let latest = run;
    for (const batch of rest)
        latest = await forge.updateCheckRun(run.id, content(rendering, batch));
    return latest;
}
function content(rendering, annotations) {
    const { name, externalId, conclusion, title, summary } = rendering;
    return { name, externalId, conclusion, output: { title, summary, annotations } };
}
function batches(annotations) {
    const count = Math.ceil(annotations.length / ANNOTATIONS_PER_REQUEST);
    return Array.from({ length: count }, (_, index) => annotations.slice(index * ANNOTATIONS_PER_REQUEST, (index + 1) * ANNOTATIONS_PER_REQUEST));
}
function keyOf(annotation) {
    return JSON.stringify([annotation.path, annotation.start_line, annotation.end_line, annotation.message, annotation.title ?? '']);
}


/***/ }),

/***/ 81032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ filesOfPredictions),
/* harmony export */   a: () => (/* binding */ filesOfPredictors)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _contents_onnx_header_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40265);
/* harmony import */ var _which_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91974);



/**
 * Files that declared predictors read besides the release: tables of predictions, and the champion's model with its weights. A job
 * without a checkout has to be given them. What cannot be read is left for the stage that says so.
 */
function filesOfPredictors(delivery) {
    return Object.keys(_which_js__WEBPACK_IMPORTED_MODULE_2__/* .PREDICTOR_KEYS */ .K).flatMap((which) => {
        const { file, onnx } = delivery.spec.tests?.[_which_js__WEBPACK_IMPORTED_MODULE_2__/* .PREDICTOR_KEYS */ .K[which]] ?? {};
        if (file !== undefined)
            return [delivery.resolve(file)];
        return onnx === undefined ? [] : modelFiles(delivery.resolve(onnx));
    });
}
/** Where tests.predict is not what makes them, the files that the predict stage writes. */
function filesOfPredictions({ spec: { tests }, resolve }) {
    if (!tests)
        return [];
    const { predictions, predict, predictor, champion_predictor: champion } = tests;
    const champions = !predict && predictor && champion && predictions.champion !== undefined ? [resolve(predictions.champion)] : [];
    return [resolve(predictions.candidate), ...champions];
}
function modelFiles(model) {
    try {
        return [model, ...(0,_contents_onnx_header_js__WEBPACK_IMPORTED_MODULE_1__/* .externalDataFiles */ .h)(model, (0,_contents_onnx_header_js__WEBPACK_IMPORTED_MODULE_1__/* .readOnnxHeader */ .j)(model)).map(({ file }) => file)];
    }
    catch (error) {
        if (error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d)
            return [model];
        throw error;
    }
}


/***/ }),

/***/ 91974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ PREDICTOR_KEYS)
/* harmony export */ });
/** Where the delivery file declares each predictor, below `tests`. */
const PREDICTOR_KEYS = { candidate: 'predictor', champion: 'champion_predictor' };


/***/ }),

/***/ 99406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ renderCheckRun),
/* harmony export */   l: () => (/* binding */ annotationOf)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72963);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7826);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61827);



/**
 * GitHub allows 65 535 characters in a check run's summary and has been seen counting bytes, 64 KiB in an annotation's
 * message and 255 characters in its title (REST API, "Create a check run").
 */
const SUMMARY_BYTES = 60_000;
const MESSAGE_CHARACTERS = 8000;
const TITLE_CHARACTERS = 250;
/** `model` names the check where the release could not be identified. */
function renderCheckRun(verdict, model) {
    const name = verdict.release?.name ?? model;
    return {
        name: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(`sluice / ${verdict.stage} (${name})`, 100),
        externalId: `sluice/${verdict.stage}/${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(name, 100)}`,
        title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(verdict.enforced ? verdict.headline : `${verdict.headline} (${_words_js__WEBPACK_IMPORTED_MODULE_1__/* .NOT_ENFORCED */ .BU})`, TITLE_CHARACTERS),
        summary: (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .renderSummary */ .Br)(verdict, SUMMARY_BYTES),
        conclusion: conclusionOf(verdict),
        annotations: (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .byGravity */ .SN)(verdict.findings).flatMap(annotationOf),
    };
}
/** Inconclusive is neutral on a commit; the gate of a promotion stays shut all the same. */
function conclusionOf(verdict) {
    if (verdict.outcome === 'error')
        return 'failure';
    if (!verdict.enforced || verdict.outcome === 'inconclusive')
        return 'neutral';
    return verdict.outcome === 'fail' ? 'failure' : 'success';
}
function annotationOf(finding) {
    const { location } = finding;
    if (!location || finding.outcome === 'pass')
        return [];
    const oneLine = location.endLine === undefined || location.endLine === location.line;
    return [
        {
            path: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(location.file, 1000),
            start_line: location.line,
            end_line: location.endLine ?? location.line,
            // GitHub refuses columns on annotations of several lines.
            ...(oneLine && location.endColumn !== undefined ? { start_column: location.column, end_column: Math.max(location.column, location.endColumn) } : {}),
            annotation_level: finding.outcome === 'fail' || finding.outcome === 'error' ? 'failure' : 'warning',
            message: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)([finding.message, finding.fix, (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .aboutRule */ .gt)(finding)].filter(Boolean).join(' '), MESSAGE_CHARACTERS) || finding.code,
            title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(`${finding.rule} [${finding.code}]`, TITLE_CHARACTERS),
        },
    ];
}


/***/ }),

/***/ 23376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderLog: () => (/* binding */ renderLog)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72963);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);


/** Beyond this many rows a log is scrolled past; the rest is counted, and whole in verdict.json. */
const MAX_ROWS = 200;
/** The verdict as lines for a terminal or a runner's log. None of them can be taken for a workflow command. */
function renderLog(verdict) {
    const shown = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .byGravity */ .SN)(verdict.findings).slice(0, MAX_ROWS);
    const more = verdict.findings.length - shown.length;
    const advice = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceOnce */ .o$)();
    const lines = [
        verdict.headline,
        ...(verdict.enforced ? [] : [_words_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_ENFORCED */ .BU]),
        ...(verdict.release ? [`Candidate ${verdict.release.name} ${verdict.release.version ?? ''} ${verdict.release.digest}`] : []),
        ...(verdict.sections ?? []).flatMap(sectionLines),
        ...verdict.facts.map(([name, value]) => `${name}: ${value}`),
        `${verdict.stage}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tally */ .N4)(verdict)}`,
        ...shown.flatMap((finding) => findingLines(finding, finding.outcome === 'pass' ? undefined : advice(finding))),
        ...(more > 0 ? [`… and ${more} more; all of them are in verdict.json.`] : []),
        ...verdict.notes.map((note) => `Note: ${note}`),
    ];
    return lines.map((line) => `${' '.repeat(line.length - line.trimStart().length)}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .logLine */ .BP)(line)}`);
}
function sectionLines({ title, lines, copy, table }) {
    const rows = (table?.rows ?? []).slice(0, MAX_ROWS).map((row) => row.map((cell, index) => (cell === '' ? '' : `${table.columns[index]?.trim() ?? ''}: ${cell}`.replace(/^: /, ''))).filter(Boolean).join('; '));
    const more = (table?.rows.length ?? 0) - rows.length;
    return [`${title}`, ...[...lines, ...(copy?.split('\n') ?? []), ...rows, ...(more > 0 ? [`… and ${more} more`] : [])].map((line) => `  ${line}`)];
}
function findingLines(finding, fix) {
    const rows = [`  ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_WORDS */ .nx[finding.outcome].padEnd(12)} ${finding.rule}: ${finding.outcome === 'pass' ? finding.actual : finding.message}`];
    if (finding.outcome === 'pass')
        return rows;
    const interval = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding, (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .unitOf */ .uF)(finding.expected));
    if (finding.actual !== finding.message)
        rows.push(`      wanted ${finding.expected}; seen ${finding.actual}${interval ? `, interval ${interval}` : ''}${finding.n === undefined ? '' : `, n ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(finding.n)}`}`);
    const about = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .aboutRule */ .gt)(finding);
    if (about !== undefined)
        rows.push(`      ${about}`);
    if (finding.examples?.length)
        rows.push(`      for example ${finding.examples.join(', ')}`);
    if (fix !== undefined)
        rows.push(`      next: ${fix} [${finding.code}]`);
    return rows;
}


/***/ }),

/***/ 24444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inFlight: () => (/* binding */ inFlight),
/* harmony export */   n: () => (/* binding */ runOf),
/* harmony export */   nothingInFlight: () => (/* binding */ nothingInFlight),
/* harmony export */   runAbort: () => (/* binding */ runAbort),
/* harmony export */   runHold: () => (/* binding */ runHold)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53840);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59036);
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90560);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);
/* harmony import */ var _asker_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3827);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42637);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81122);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(42459);









/** The rollout under way, as the model's journal tells; undefined where there is none. Throws where the journal cannot be read or trusted. */
async function inFlight(session, secrets) {
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    if (!delivery.spec.rollout)
        return undefined;
    const recorder = new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_3__/* .Recorder */ .vk((0,_wiring_js__WEBPACK_IMPORTED_MODULE_7__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signingOf */ .f)(delivery, secrets)), session.clock, '');
    return recorder.refresh().then(({ open }) => open, (cause) => {
        if (!(cause instanceof _journal_state_js__WEBPACK_IMPORTED_MODULE_2__/* .JournalInvalid */ .fE))
            throw cause;
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('journal-invalid', `The journal tells an impossible story: ${cause.message}`, 'Restore the journal from a copy. Until then set the router by hand, or wait for the watch, which drains the candidate.', undefined, { cause });
    });
}
/** The run that approved a delivery, by its id. */
function runOf({ id }) {
    return id.split('/')[1] ?? '';
}
const CONFLICTS = 10;
const HOLDS = {
    person: { by: 'person', code: 'held-by-person', words: 'held by a person' },
    data: { by: 'machine', code: 'held-by-data', words: 'held by a finding of the data checks' },
};
/**
 * Writes a hold into the journal, where the next tick finds it. Asks for no ledger and for no bytes, which may be
 * gone by then, and does not renew the lease: a rollout that nobody ticks is still drained.
 */
function runHold(session, { reason = 'A person holds this delivery.', secrets, by = 'person' }) {
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .judge */ .S)(session, 'canary-promote', {}, async (delivery, context) => {
        const recorder = new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_3__/* .Recorder */ .vk((0,_wiring_js__WEBPACK_IMPORTED_MODULE_7__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signingOf */ .f)(delivery, secrets)), context.clock, '');
        for (let conflicts = 0;; conflicts += 1)
            try {
                const { open } = await recorder.refresh();
                if (!open)
                    throw nothingInFlight('hold');
                const hold = HOLDS[by];
                if (!open.holds.some((other) => other.by === hold.by && other.code === hold.code))
                    await recorder.append('held', { by: hold.by, code: hold.code, reason, ...(by === 'person' && { askedBy: (0,_asker_js__WEBPACK_IMPORTED_MODULE_8__/* .askerOf */ .Y)(session) }) }, open.id);
                return heldResult(delivery, open, reason, hold);
            }
            catch (error) {
                if (!(error instanceof _serving_recorder_js__WEBPACK_IMPORTED_MODULE_3__/* .JournalConflict */ .sI) || conflicts === CONFLICTS)
                    throw error;
            }
    });
}
/**
 * Drains the candidate of the rollout under way, and nothing else: asks for no ledger, no bytes and no evidence. Where it was
 * promoted in between, the way back to the release before it is what was meant.
 */
function runAbort(session, open, { reason = 'A person aborted this delivery.', secrets, forge }) {
    return (0,_rollback_js__WEBPACK_IMPORTED_MODULE_5__.runRollback)(session, { from: open.release.digest, reason, secrets, forge });
}
function nothingInFlight(request) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('rollout-not-in-flight', `There is no rollout under way to ${request}.`, 'Look at the last run of the rollout. To take back a release that serves all users, ask for a rollback.');
}
function heldResult(delivery, { id, release }, reason, { code, words }) {
    const headline = `Delivery ${id} is held: it gets no more users until a person resumes or aborts it.`;
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'canary-promote',
            outcome: 'inconclusive',
            headline,
            enforced: true,
            release,
            findings: [
                {
                    code,
                    outcome: 'inconclusive',
                    rule: 'no automatic actor passes a hold',
                    message: reason,
                    expected: 'no hold',
                    actual: words,
                    fix: 'Resume or abort it.',
                    location: delivery.locate(['rollout']),
                },
            ],
            notes: [],
            facts: [],
        },
        inputs: [],
        details: { heldIn: id },
    };
}


/***/ }),

/***/ 23148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ retreatDeps)
});

// EXTERNAL MODULE: ./.build/src/run/cluster.js + 8 modules
var cluster = __webpack_require__(67272);
// EXTERNAL MODULE: ./.build/src/delivery/source.js
var delivery_source = __webpack_require__(36251);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
;// CONCATENATED MODULE: ./.build/src/run/input-contract.js


/** Describing today's data may take a server; users are not kept waiting for it. */
const MOST_MS = 5000;
/**
 * Whether an older release can take what comes today: the inputs that its own ledger lists against those of today's contract, and against
 * the columns that today's serving data really has. A column that is gone, may be missing now, or has become wider than the release was made
 * for is a refusal `contract-incompatible`; what cannot be compared is a note, for users may be waiting.
 */
function contractComparison(delivery, session) {
    let described;
    return async (ledger, release) => {
        const then = inputsOf(ledger);
        if (!then)
            return { refusals: [], notes: [`Whether ${titleOf(release)} takes today's data is not known: its ledger lists no inputs.`] };
        const { contractDifferences } = await __webpack_require__.e(/* import() */ 8880).then(__webpack_require__.bind(__webpack_require__, 88880));
        const { breaking } = await __webpack_require__.e(/* import() */ 3717).then(__webpack_require__.bind(__webpack_require__, 73717));
        const refusals = [];
        const notes = [];
        const now = todaysContract(delivery);
        if (now)
            refusals.push(...breaking(contractDifferences({ columns: then }, { columns: now }), 'forward').map((difference) => refusalOf(difference, release, 'the contract of today')));
        else
            notes.push('The delivery file declares no columns, so today\'s contract was not compared.');
        const data = await (described ??= describeServing(delivery, session));
        if ('unknown' in data && typeof data.unknown === 'string')
            notes.push(`Today's data was not looked at: ${data.unknown}`);
        else
            refusals.push(...gone(then, data).filter(({ actual }) => !refusals.some((other) => other.actual === actual)).map((refusal) => ({ ...refusal, expected: `${refusal.expected} of ${titleOf(release)}` })));
        return { refusals, notes };
    };
}
/** What `validate-data` wrote down of the inputs, in the release's own ledger. */
function inputsOf(ledger) {
    const inputs = (0,evidence_ledger/* latest */.IW)(ledger, 'validate-data')?.statement.predicate.details?.inputs;
    return typeof inputs === 'object' && inputs !== null && Object.keys(inputs).length > 0 ? inputs : undefined;
}
/** Of the contract, only what makes a row readable: which columns there are, of which type. */
function todaysContract({ spec: { data } }) {
    const columns = Object.entries(data?.columns ?? {});
    if (columns.length === 0)
        return undefined;
    return Object.fromEntries(columns.map(([name, { type, required }]) => [name, { ...(type && { type }), ...(required === false && { required }) }]));
}
async function describeServing(delivery, { clock, engine }) {
    const declared = delivery.spec.data?.serving;
    if (declared === undefined)
        return { unknown: 'no `data.serving` is declared.' };
    const stop = new AbortController();
    try {
        const source = (0,delivery_source/* sourceOf */.vz)(delivery, declared, ['data', 'serving']);
        const late = clock.sleep(MOST_MS, stop.signal).then(() => undefined, () => undefined);
        const columns = await Promise.race([engine.describe(source), late]);
        if (!columns)
            return { unknown: `describing it took longer than ${MOST_MS} ms.` };
        return Object.fromEntries(columns.map(({ name }) => [name, {}]));
    }
    catch (error) {
        return { unknown: error instanceof Error ? error.message : String(error) };
    }
    finally {
        stop.abort();
    }
}
/** Types of a file are guesses of its reader; that a column is not there is none. */
function gone(then, now) {
    const there = new Set(Object.keys(now).map((name) => name.toLowerCase()));
    return Object.entries(then).filter(([name, { required }]) => required !== false && !there.has(name.toLowerCase())).map(([name]) => ({
        code: 'contract-incompatible', expected: `the input ${name}`, actual: `today's serving data has no column ${name}`, fix: FIX,
    }));
}
const FIX = 'Name a release that takes today\'s data with `--to`, or bring the column back and run the rollback again.';
function refusalOf({ message }, release, what) {
    return { code: 'contract-incompatible', expected: `inputs that ${titleOf(release)} was made for`, actual: `${what}: ${message}`, fix: FIX };
}
function titleOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}

// EXTERNAL MODULE: ./.build/src/run/signing.js
var run_signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 45 modules
var wiring = __webpack_require__(42459);
;// CONCATENATED MODULE: ./.build/src/run/retreat.js




/** All that a way back, a drill and the look at what is ready work with. */
async function retreatDeps(delivery, session, { secrets, fetch }) {
    const signing = await (0,run_signing/* signingOf */.f)(delivery, secrets);
    const access = (0,wiring/* openJournal */._0)(delivery, session, signing);
    const store = (0,wiring/* openReleases */.tT)(delivery);
    const releases = {
        ...store,
        source: async (digest) => {
            try {
                return await store.source(digest);
            }
            catch (error) {
                const fetched = await fetch?.(digest, delivery);
                if (!fetched)
                    throw error;
                return store.source(digest);
            }
        },
    };
    const evidence = { trust: signing.trust, signers: signing.allowed, repositoryId: session.deliveryId.repositoryId, contract: contractComparison(delivery, session) };
    const guardrails = (delivery.spec.rollout?.guardrails ?? []).map(({ name }) => name);
    const drivers = (0,wiring/* openDrivers */.wR)(delivery, session, access);
    await (0,cluster/* checkClusters */.eO)(delivery, session);
    return { ...access, ...drivers, releases, evidence, guardrails };
}


/***/ }),

/***/ 42637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runRollback: () => (/* binding */ runRollback)
/* harmony export */ });
/* harmony import */ var _rollback_rollback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34392);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85358);
/* harmony import */ var _retreat_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23148);
/* harmony import */ var _tell_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24570);




/** Goes back to the last release that was verified good while serving, and tells who is to be told. Asks nothing of the release that it leaves. */
async function runRollback(session, options) {
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .judge */ .S)(session, 'rollback', {}, async (delivery, context) => {
        const { to, from, reason, trigger, triggeredAt } = options;
        const deps = await (0,_retreat_js__WEBPACK_IMPORTED_MODULE_2__/* .retreatDeps */ .Y)(delivery, session, options);
        const result = await (0,_rollback_rollback_js__WEBPACK_IMPORTED_MODULE_0__/* .rollback */ .d)(delivery, context, deps, { to, from, reason, trigger, triggeredAt });
        return (0,_tell_js__WEBPACK_IMPORTED_MODULE_3__.tellOf)(delivery, session, deps, options, result);
    });
}


/***/ })

};
