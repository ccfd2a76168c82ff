export const id = 2758;
export const ids = [2758];
export const modules = {

/***/ 92758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  requireApproval: () => (/* binding */ requireApproval)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/head.js
var evidence_head = __webpack_require__(20427);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/run/approval.js + 23 modules
var approval = __webpack_require__(14785);
// EXTERNAL MODULE: ./.build/src/run/forge.js + 1 modules
var run_forge = __webpack_require__(70946);
// EXTERNAL MODULE: ./.build/src/actions/approved.js
var approved = __webpack_require__(58484);
// EXTERNAL MODULE: ./.build/src/actions/publish.js
var publish = __webpack_require__(32512);
// EXTERNAL MODULE: ./.build/src/actions/judges.js
var judges = __webpack_require__(93675);
// EXTERNAL MODULE: ./.build/src/actions/override.js
var override = __webpack_require__(23599);
// EXTERNAL MODULE: ./.build/src/approval/promotion-file.js
var promotion_file = __webpack_require__(85805);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
;// CONCATENATED MODULE: ./.build/src/actions/promotion.js





const MOST_BYTES = 10_000;
/**
 * The promotion that this run is about: the file as it lies in the checkout, and the pull request that brought it there, or on
 * which somebody has just reviewed.
 */
async function findPromotion({ runner }, forge, file) {
    const at = external_node_path_.resolve(runner.workspace, file);
    const found = await (0,promises_.lstat)(at).catch(() => undefined);
    if (!found?.isFile() || found.size > MOST_BYTES || external_node_path_.relative(runner.workspace, at).startsWith('..'))
        throw problem/* InputError */.d.of('promotion-unreadable', `There is no promotion file ${file} in the checkout.`, 'Check out the commit that has it, and name it from the root of the repository.');
    const delivery = (0,promotion_file/* deliveryOfPromotion */.vT)(await (0,promises_.readFile)(at, 'utf8'), file);
    return { delivery, pullRequest: runner.pullRequest?.number ?? (await mergedBy(forge, runner.commit)) };
}
/** Undefined where no one pull request brought the commit in; that is a refusal of the stage, with a code. */
async function mergedBy(forge, commit) {
    const pulls = await forge.pullRequestsOf(commit).catch((error) => {
        if (!(error instanceof forge_error/* ForgeError */.Q))
            throw error;
        throw problem/* InputError */.d.of(`github-${error.failure}`, error.message, error.fix, undefined, { cause: error });
    });
    const merged = pulls.value.filter((pull) => pull.merged);
    return merged.length === 1 ? merged[0].number : undefined;
}

;// CONCATENATED MODULE: ./.build/src/actions/approval.js
















async function requireApproval(given) {
    const which = approval/* APPROVAL_STEPS */.S.find((each) => each === core/* getInput */.V4('step'));
    if (!which)
        throw problem/* InputError */.d.of('step-unknown', `The input \`step\` is ${JSON.stringify(core/* getInput */.V4('step'))}.`, `Write one of ${approval/* APPROVAL_STEPS */.S.join(', ')}.`);
    if (which === 'override')
        return (0,override/* askForOverride */.v)(given);
    const head = core/* getInput */.V4('head');
    if (head !== '' && !(0,digest/* isDigest */.Bc)(head))
        throw problem/* InputError */.d.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head` of the action seal.');
    const forge = await (0,run_forge.forgeOf)(process.env, given.session.clock, given.token);
    const { step, pullRequest, from } = await deliveryOf(given, forge, which === 'break-glass');
    const { session, artifacts } = step;
    const fetched = await artifacts?.fetch('ledger', from === undefined ? undefined : (0,approved/* otherRun */.uV)(step, from));
    // What an earlier run left on this machine must not pass for what this one writes.
    if (fetched)
        for (const file of [evidence_ledger/* LEDGER_FILE */.th, evidence_head/* HEAD_FILE */._d])
            await (0,promises_.rm)(external_node_path_.join(session.out, file), { force: true });
    const judged = await (0,approval.runApproval)(session, {
        step: which,
        ledger: external_node_path_.join(fetched ?? session.out, evidence_ledger/* LEDGER_FILE */.th),
        head: head === '' ? undefined : head,
        role: core/* getInput */.V4('role') || undefined,
        since: core/* getInput */.V4('since') || undefined,
        pullRequest,
        here: given.session.deliveryId,
        reason: core/* getInput */.V4('reason') || undefined,
        overrideHead: (0,override/* overrideHeadInput */.N)(),
        forge,
        policyForge: await (0,run_forge.policyForgeOf)(process.env, given.session.clock),
        secrets: step.secrets,
    });
    const page = (await (0,publish.publish)(step, judged, (0,judges.modelOf)(step, judged))) ?? runPage(step);
    core/* setOutput */.uH('challenge', textOf(judged.details?.challenge));
    core/* setOutput */.uH('roles', JSON.stringify(rolesOf(judged, page)));
    if (which === 'request' && judged.verdict.outcome === 'pass')
        core/* notice */.lm((0,report_escape/* logLine */.BP)(`What you are asked to approve, and the code to write: ${page}`), { title: 'Reviewers' });
    core/* setOutput */.uH('automatic', String(judged.details?.automatic === true));
    const promotion = judged.details?.promotion;
    core/* setOutput */.uH('promotion-path', textOf(promotion?.path));
    core/* setOutput */.uH('promotion-text', textOf(promotion?.text));
    if (which === 'approve' || which === 'break-glass')
        await handOver(step, judged);
    await (0,judges.leave)(step, which === 'role' ? `approval-${which}-${core/* getInput */.V4('role')}` : `approval-${which}`, session.out);
    (0,publish/* conclude */.E)(judged.verdict);
}
/** The rows of the matrix, each with the page that its reviewers decide from: GitHub shows it in the name of the waiting job. */
function rolesOf({ details }, request) {
    const matrix = Array.isArray(details?.matrix) ? details.matrix : [];
    return matrix.map((role) => ({ ...role, request }));
}
/** The summary of this job stands on the page of its run. */
function runPage({ runner }) {
    return `${runner.serverUrl}/${runner.owner}/${runner.repository}/actions/runs/${runner.runId}`;
}
/** The delivery that is asked about: this run's, or the one that a promotion pull request or an override names. */
async function deliveryOf(step, forge, glass) {
    const { session } = step;
    const named = glass ? (0,approved/* runIdOf */.SR)(core/* getInput */.V4('approved-run'), 'approved-run') : undefined;
    if (named !== undefined)
        return { step: ofDelivery(step, { ...session.deliveryId, runId: named, runAttempt: 1 }), from: named };
    const file = core/* getInput */.V4('promotion');
    if (file === '')
        return { step };
    const { delivery, pullRequest } = await findPromotion(step, forge, file);
    if (delivery.repositoryId !== session.deliveryId.repositoryId)
        throw problem/* InputError */.d.of('wrong-repository', `The promotion file names a delivery of repository ${delivery.repositoryId}.`, 'Put the text into it that the step `request` of this repository has printed.');
    return { step: ofDelivery(step, delivery), pullRequest, from: delivery.runId };
}
/** Its run was started for its own commit, which the checkout of this one need not be. */
function ofDelivery(step, deliveryId) {
    return { ...step, session: { ...step.session, deliveryId, commit: undefined } };
}
/** A ledger that does not verify is not extended: then there is none to hand over, and the verdict says why. */
async function handOver({ session, artifacts }, { verdict }) {
    const ledger = external_node_path_.join(session.out, evidence_ledger/* LEDGER_FILE */.th);
    const text = verdict.outcome === 'error' ? undefined : await (0,promises_.readFile)(ledger, 'utf8').catch(() => undefined);
    if (text === undefined)
        return;
    core/* setOutput */.uH('head', (await (0,read_ledger/* readLedger */.SC)(text)).head);
    await artifacts?.upload('approved', [ledger, external_node_path_.join(session.out, evidence_head/* HEAD_FILE */._d)], session.out);
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}


/***/ }),

/***/ 23599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ overrideHeadInput),
/* harmony export */   v: () => (/* binding */ askForOverride)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76038);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9752);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13640);
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(84057);
/* harmony import */ var _run_approval_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14785);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(70946);
/* harmony import */ var _run_ledger_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67291);
/* harmony import */ var _run_override_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(50509);
/* harmony import */ var _approved_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(58484);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(93675);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(32512);














/** The journal was empty, or there is none. */
const NONE = 'none';
/** Before the reviewers: what the override would let pass, and the code that names it. */
async function askForOverride(step) {
    const { session, token, secrets } = step;
    const action = _approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .OVERRIDES */ .u3.find((each) => each === _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('request'));
    if (!action)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('request-unknown', `There is no override ${JSON.stringify(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('request'))}.`, `Write one of ${_approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .OVERRIDES */ .u3.join(', ')}.`);
    const forge = await (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_7__.forgeOf)(process.env, session.clock, token);
    const candidate = action === 'break-glass' ? await sealedCandidate(step) : undefined;
    const judged = await (0,_run_override_js__WEBPACK_IMPORTED_MODULE_9__/* .askOverride */ .UW)(session, { action, reason: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('reason') || undefined, candidate, forge, secrets });
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_12__.publish)(step, judged, (0,_judges_js__WEBPACK_IMPORTED_MODULE_11__.modelOf)(step, judged));
    const { details = {}, verdict } = judged;
    const asked = verdict.outcome === 'pass' || verdict.outcome === 'warn';
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('challenge', asked ? String(details.challenge) : '');
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('environment', asked ? String(details.environment) : '');
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('override-head', asked ? String(details.override.head ?? NONE) : '');
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_11__.leave)(step, 'approval-override', session.out);
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_12__/* .conclude */ .E)(verdict);
}
/** The journal's last event when the override was asked for, from that job's output; undefined where none was. */
function overrideHeadInput() {
    const head = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('override-head');
    if (head === '')
        return undefined;
    if (head === NONE)
        return null;
    if ((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(head))
        return head;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('digest-malformed', 'The input `override-head` is no digest.', 'Hand over the output `override-head` of the step that asked for the override.');
}
/** What the named run, or this one, has sealed. Its signatures are checked when it is let pass. */
async function sealedCandidate(step) {
    const runId = (0,_approved_js__WEBPACK_IMPORTED_MODULE_10__/* .runIdOf */ .SR)(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('approved-run'), 'approved-run');
    const folder = await step.artifacts?.fetch('ledger', runId === undefined || runId === step.runner.runId ? undefined : (0,_approved_js__WEBPACK_IMPORTED_MODULE_10__/* .otherRun */ .uV)(step, runId));
    if (!folder)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('ledger-missing', `Run ${runId ?? step.runner.runId} left no sealed ledger.`, 'Name the run that sealed the candidate with `approved-run`.');
    const file = await (0,_run_ledger_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readLedgerFile */ .Uy)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(folder, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .LEDGER_FILE */ .th), { trust: {} });
    const first = file.ledger.entries[0]?.statement.predicate.delivery;
    return first && { delivery: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_13__/* .formatDeliveryId */ .J)(first), release: (0,_run_approval_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseOfLedger */ .k)(file) };
}


/***/ })

};
