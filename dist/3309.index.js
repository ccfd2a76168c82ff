export const id = 3309;
export const ids = [3309,3910,8024];
export const modules = {

/***/ 93675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finish: () => (/* binding */ finish),
/* harmony export */   gate: () => (/* binding */ gate),
/* harmony export */   leave: () => (/* binding */ leave),
/* harmony export */   modelOf: () => (/* binding */ modelOf),
/* harmony export */   runModelTests: () => (/* binding */ runModelTests),
/* harmony export */   takeRelease: () => (/* binding */ takeRelease),
/* harmony export */   validateData: () => (/* binding */ validateData)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91659);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9752);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4646);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69677);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(72963);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45638);
/* harmony import */ var _run_stages_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(40989);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(19285);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(68024);












/**
 * The pull-request gate: data, then behaviour. One summary whose first line is the answer, a check run for each stage, and
 * one outcome. A stage that is not enforced is shown and weighs nothing, except that unusable input is always said.
 */
async function gate(step) {
    const { session } = step;
    const judged = [];
    for (const [name, run] of [['validate-data', _run_stages_js__WEBPACK_IMPORTED_MODULE_8__.runValidateData], ['run-model-tests', _run_stages_js__WEBPACK_IMPORTED_MODULE_8__.runModelTestsStage]]) {
        const out = node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, name);
        const one = { ...(await run(session, out)), out };
        judged.push(one);
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_10__.publish)(step, one, modelOf(step, one), { out, summary: false });
        await leave(step, name, out);
        // Both stages read the same file: its mistakes are said once.
        if (one.verdict.outcome === 'error' && !one.delivery)
            break;
    }
    const counted = judged.map(({ verdict }) => (verdict.enforced || verdict.outcome === 'error' ? verdict.outcome : 'pass'));
    const outcome = (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .worst */ .QZ)(counted);
    const gravest = judged[counted.indexOf(outcome)];
    await _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .summary */ .z.addRaw((0,_report_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .renderGate */ .eh)(outcome, gravest.verdict.headline, judged.map(({ verdict }) => verdict)), true).write();
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('outcome', outcome);
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('headline', (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_11__/* .logLine */ .BP)(gravest.verdict.headline));
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('verdict', node_path__WEBPACK_IMPORTED_MODULE_1__.join(gravest.out, 'verdict.json'));
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_10__/* .conclude */ .E)({ ...gravest.verdict, outcome });
}
async function validateData(step) {
    await takeRelease(step);
    await finish(step, 'validate-data', await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_8__.runValidateData)(step.session));
}
async function runModelTests(step) {
    await takeRelease(step);
    await takePredictions(step);
    await finish(step, 'run-model-tests', await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_8__.runModelTestsStage)(step.session));
}
/** Publishes, leaves the evidence for the seal, and only then fails: a failure is evidence too. */
async function finish(step, what, judged) {
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_10__.publish)(step, judged, modelOf(step, judged));
    await leave(step, what, step.session.out);
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_10__/* .conclude */ .E)(judged.verdict);
}
async function leave({ artifacts }, what, out) {
    if (artifacts)
        await artifacts.upload(what, await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_9__/* .filesBelow */ .D)(out), out);
}
function modelOf({ session }, { delivery }) {
    return delivery?.spec.release.name ?? node_path__WEBPACK_IMPORTED_MODULE_1__.basename(session.deliveryFile);
}
/**
 * The manifest that `identify` left in this run. `digest`, handed from job to job by outputs that no artifact can forge,
 * must be what it names.
 */
async function takeRelease({ artifacts, session }) {
    const digest = _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('release-digest');
    if (digest !== '' && !(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('digest-malformed', 'The input `release-digest` is no digest.', 'Hand over the output `digest` of the action identify.');
    const folder = await artifacts?.fetch('identify');
    if (folder) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(session.out, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, _run_stages_js__WEBPACK_IMPORTED_MODULE_8__.RELEASE_FILE), node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, _run_stages_js__WEBPACK_IMPORTED_MODULE_8__.RELEASE_FILE));
    }
    if (digest === '')
        return;
    const release = await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_8__.releaseOf)(session);
    if (release?.digest !== digest)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('release-swapped', `The release at hand is ${release?.digest ?? 'unknown'}, and identify named ${digest}.`, 'Nothing was judged. Find out which job of this run put another release there.');
}
/** Takes the predictions file of the predict job, and nothing else of what that job left: team code ran there. */
async function takePredictions({ artifacts, session }) {
    const folder = await artifacts?.fetch('predictions');
    if (!folder)
        return;
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_6__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    if (!delivery.spec.tests)
        return;
    const target = delivery.resolve(delivery.spec.tests.predictions.candidate);
    const source = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.relative(session.workspace, target));
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(source, target).catch((cause) => {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('predictions-missing', 'The predict job left no predictions file.', 'Look at its summary.', undefined, { cause });
    });
}


/***/ }),

/***/ 68024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ conclude),
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
;// CONCATENATED MODULE: ./.build/src/github/check-run.js

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
        if (!(error instanceof forge_error/* ForgeError */.Q))
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
        if (!(error instanceof forge_error/* ForgeError */.Q) || error.failure !== 'unavailable')
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

// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/report/summary.js
var report_summary = __webpack_require__(45638);
// EXTERNAL MODULE: ./.build/src/report/words.js
var words = __webpack_require__(61827);
;// CONCATENATED MODULE: ./.build/src/report/check-run.js



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
        name: (0,report_escape/* plain */.pj)(`sluice / ${verdict.stage} (${name})`, 100),
        externalId: `sluice/${verdict.stage}/${(0,report_escape/* plain */.pj)(name, 100)}`,
        title: (0,report_escape/* plain */.pj)(verdict.enforced ? verdict.headline : `${verdict.headline} (${words/* NOT_ENFORCED */.BU})`, TITLE_CHARACTERS),
        summary: (0,report_summary/* renderSummary */.Br)(verdict, SUMMARY_BYTES),
        conclusion: conclusionOf(verdict),
        annotations: (0,words/* byGravity */.SN)(verdict.findings).flatMap(annotationOf),
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
            path: (0,report_escape/* plain */.pj)(location.file, 1000),
            start_line: location.line,
            end_line: location.endLine ?? location.line,
            // GitHub refuses columns on annotations of several lines.
            ...(oneLine && location.endColumn !== undefined ? { start_column: location.column, end_column: Math.max(location.column, location.endColumn) } : {}),
            annotation_level: finding.outcome === 'fail' || finding.outcome === 'error' ? 'failure' : 'warning',
            message: (0,report_escape/* plain */.pj)(`${finding.message} ${finding.fix ?? ''}`, MESSAGE_CHARACTERS) || finding.code,
            title: (0,report_escape/* plain */.pj)(`${finding.rule} [${finding.code}]`, TITLE_CHARACTERS),
        },
    ];
}

// EXTERNAL MODULE: ./.build/src/report/log.js
var log = __webpack_require__(23376);
// EXTERNAL MODULE: ./.build/src/run/forge.js + 9 modules
var run_forge = __webpack_require__(99459);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./.build/src/actions/publish.js











/** GitHub shows ten errors and ten warnings of one step; more are dropped without a word. */
const SHOWN_ANNOTATIONS = 10;
/** The verdict on every surface of a job step. Says nothing about what follows from it. */
async function publish(step, { verdict, statement }, model, { out = step.session.out, summary = true } = {}) {
    for (const line of (0,log/* renderLog */.N)(verdict))
        core/* info */.pq(line);
    annotate(verdict);
    if (summary)
        await core/* summary */.z.addRaw((0,report_summary/* renderSummary */.Br)(verdict), true).write();
    core/* setOutput */.uH('outcome', verdict.outcome);
    core/* setOutput */.uH('headline', (0,report_escape/* logLine */.BP)(verdict.headline));
    core/* setOutput */.uH('verdict', external_node_path_.join(out, 'verdict.json'));
    if (verdict.release)
        core/* setOutput */.uH('digest', verdict.release.digest);
    if (statement)
        core/* setOutput */.uH('statement', (0,digest/* sha256 */.sc)(await (0,promises_.readFile)(external_node_path_.join(out, 'statement.json'))));
    if (step.checkRun && step.token) {
        const forge = await (0,run_forge.forgeOf)(process.env, step.session.clock, step.token);
        await publishCheckRun(forge, step.runner.headCommit, renderCheckRun(verdict, model), step.session.log);
    }
}
/** Fails the step where the verdict stops something: once, with the headline. */
function conclude(verdict) {
    const stops = verdict.outcome === 'error' || (verdict.outcome === 'fail' && verdict.enforced);
    if (stops)
        core/* setFailed */.C1((0,report_escape/* logLine */.BP)(verdict.headline));
    else if (verdict.outcome === 'inconclusive')
        core/* warning */.$e((0,report_escape/* logLine */.BP)(verdict.headline));
}
function annotate(verdict) {
    const shown = (0,words/* byGravity */.SN)(verdict.findings).flatMap((finding) => annotationOf(finding).map((annotation) => ({ finding, annotation })));
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
            core/* error */.z3(annotation.message, properties);
        else
            core/* warning */.$e(annotation.message, properties);
    }
}


/***/ }),

/***/ 93309:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  canaryPromote: () => (/* binding */ canaryPromote),
  rollback: () => (/* binding */ rollout_rollback),
  watch: () => (/* binding */ rollout_watch)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 2 modules
var load = __webpack_require__(69677);
// EXTERNAL MODULE: ./.build/src/evidence/release-store.js + 1 modules
var release_store = __webpack_require__(61737);
// EXTERNAL MODULE: ./.build/src/journal/state.js
var state = __webpack_require__(21250);
// EXTERNAL MODULE: ./.build/src/serving/recorder.js
var serving_recorder = __webpack_require__(90560);
// EXTERNAL MODULE: ./.build/src/run/judge.js + 1 modules
var judge = __webpack_require__(67652);
// EXTERNAL MODULE: ./.build/src/run/rollback.js + 5 modules
var rollback = __webpack_require__(18175);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 19 modules
var wiring = __webpack_require__(76750);
;// CONCATENATED MODULE: ./.build/src/run/ask.js








/** The rollout under way, as the model's journal tells; undefined where there is none. Throws where the journal cannot be read or trusted. */
async function inFlight(session, secrets) {
    const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
    if (!delivery.spec.rollout)
        return undefined;
    const recorder = new serving_recorder/* Recorder */.vk((0,wiring/* openJournal */._0)(delivery, session, await (0,signing/* signingOf */.f)(delivery, secrets)), session.clock, '');
    return recorder.refresh().then(({ open }) => open, (cause) => {
        if (!(cause instanceof state/* JournalInvalid */.fE))
            throw cause;
        throw problem/* InputError */.d.of('journal-invalid', `The journal tells an impossible story: ${cause.message}`, 'Restore the journal from a copy. Until then set the router by hand, or wait for the watch, which drains the candidate.', undefined, { cause });
    });
}
/** The run that approved a delivery, by its id. */
function runOf({ id }) {
    return id.split('/')[1] ?? '';
}
const CONFLICTS = 10;
const HELD = 'held-by-person';
/**
 * Writes a person's hold into the journal, where the next tick finds it. Asks for no ledger and for no bytes, which may be
 * gone by then, and does not renew the lease: a rollout that nobody ticks is still drained.
 */
function runHold(session, { reason = 'A person holds this delivery.', secrets }) {
    return (0,judge/* judge */.S)(session, 'canary-promote', {}, async (delivery, context) => {
        const recorder = new serving_recorder/* Recorder */.vk((0,wiring/* openJournal */._0)(delivery, session, await (0,signing/* signingOf */.f)(delivery, secrets)), context.clock, '');
        for (let conflicts = 0;; conflicts += 1)
            try {
                const { open } = await recorder.refresh();
                if (!open)
                    throw nothingInFlight('hold');
                if (!open.holds.some(({ by }) => by === 'person'))
                    await recorder.append('held', { by: 'person', code: HELD, reason }, open.id);
                return heldResult(delivery, open, reason);
            }
            catch (error) {
                if (!(error instanceof serving_recorder/* JournalConflict */.sI) || conflicts === CONFLICTS)
                    throw error;
            }
    });
}
/**
 * Drains the candidate of the rollout under way, and nothing else: asks for no ledger, no bytes and no evidence. Where it was
 * promoted in between, the way back to the release before it is what was meant.
 */
function runAbort(session, open, { reason = 'A person aborted this delivery.', secrets }) {
    return (0,rollback.runRollback)(session, { from: open.release.digest, reason, secrets });
}
function nothingInFlight(request) {
    return problem/* InputError */.d.of('rollout-not-in-flight', `There is no rollout under way to ${request}.`, 'Look at the last run of the rollout. To take back a release that serves all users, ask for a rollback.');
}
function heldResult(delivery, { id, release }, reason) {
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
                    code: HELD,
                    outcome: 'inconclusive',
                    rule: 'no automatic actor passes a hold',
                    message: reason,
                    expected: 'no hold',
                    actual: 'held by a person',
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

// EXTERNAL MODULE: ./.build/src/run/promote.js + 15 modules
var promote = __webpack_require__(64365);
// EXTERNAL MODULE: ./.build/src/run/watch.js + 1 modules
var watch = __webpack_require__(83826);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var ledger = __webpack_require__(13640);
;// CONCATENATED MODULE: ./.build/src/actions/approved.js





/**
 * The run that `approved-run` names, else this one, where it (or its first attempt) approved something, else the one of the
 * rollout under way. Throws InputError where nothing is approved anywhere.
 */
async function findApproved(step) {
    const { runner, artifacts, session } = step;
    const given = givenRun(step);
    if (!artifacts)
        return { ledger: external_node_path_.join(session.out, ledger/* LEDGER_FILE */.th), from: undefined, runId: given ?? runner.runId };
    if (given !== undefined)
        return inRun(step, given);
    const here = await artifacts.fetch('approved');
    if (here)
        return { ledger: here, from: undefined, runId: runner.runId };
    // A later attempt of this run promotes what the first one approved: there is no second approval in one run.
    const earlier = runner.runAttempt > 1 ? await artifacts.fetch('approved', otherRun(step, runner.runId)) : undefined;
    if (earlier)
        return { ledger: earlier, from: otherRun(step, runner.runId), runId: runner.runId };
    const open = await inFlight(session, step.secrets);
    if (!open)
        throw problem/* InputError */.d.of('approval-not-found', 'This run approved nothing, and no rollout is under way.', 'Start a delivery, or name the run that approved with `approved-run`.');
    return inRun(step, runOf(open));
}
/** The rollout that a person's request is about; undefined where the request names a run that it is not of. */
async function askedAbout(step) {
    const given = givenRun(step);
    const open = await inFlight(step.session, step.secrets);
    return open && (given === undefined || given === runOf(open)) ? open : undefined;
}
/** The run that the input names, where that is another one. */
function givenRun({ runner }) {
    const runId = core/* getInput */.V4('approved-run');
    if (runId === '' || runId === runner.runId)
        return undefined;
    if (!/^[1-9][0-9]*$/.test(runId))
        throw problem/* InputError */.d.of('run-id-malformed', `The input \`approved-run\` is ${JSON.stringify(runId)}.`, 'Write the id of the run that approved, as in its address.');
    return runId;
}
async function inRun(step, runId) {
    const from = otherRun(step, runId);
    const ledger = await step.artifacts.fetch('approved', from);
    if (!ledger)
        throw problem/* InputError */.d.of('approval-not-found', `Run ${runId} has no artifact with an approval.`, 'It approved nothing, or GitHub kept its artifacts no longer: then deliver again. `hold`, `abort` and rollback work without it.');
    return { ledger, from, runId };
}
function otherRun({ runner, token }, runId) {
    return { runId, owner: runner.owner, repository: runner.repository, token };
}

// EXTERNAL MODULE: ./.build/src/actions/artifacts.js + 1 modules
var actions_artifacts = __webpack_require__(19285);
// EXTERNAL MODULE: ./.build/src/actions/judges.js
var judges = __webpack_require__(93675);
// EXTERNAL MODULE: ./.build/src/actions/publish.js + 2 modules
var publish = __webpack_require__(68024);
// EXTERNAL MODULE: ./.build/src/actions/runner.js
var runner = __webpack_require__(1493);
;// CONCATENATED MODULE: ./.build/src/actions/rollout.js


















async function canaryPromote(step) {
    const request = (0,promote.requestOf)(core/* getInput */.V4('request'));
    const reason = core/* getInput */.V4('reason') || undefined;
    const judged = (await asked(step, request, reason)) ?? (await ticked(step, request, reason));
    await (0,publish.publish)(step, judged, (0,judges.modelOf)(step, judged));
    core/* setOutput */.uH('open', String(judged.open));
    // Ticks of one delivery follow each other in many runs and attempts; each run leaves its own.
    await (0,judges.leave)(step, 'canary-promote', step.session.out);
    (0,publish/* conclude */.E)(judged.verdict);
}
/** A hold and an abort of the rollout under way need the journal alone: no run id, no ledger, no bytes, which may be gone. */
async function asked(step, request, reason) {
    if (request !== 'hold' && request !== 'abort')
        return undefined;
    const { session, secrets } = step;
    const open = await askedAbout(step);
    if (!open && givenRun(step) === undefined)
        throw nothingInFlight(request);
    if (!open)
        return undefined;
    if (request === 'hold')
        return { ...(await runHold(session, { reason, secrets })), open: true };
    return { ...(await runAbort(session, open, { reason, secrets })), open: false };
}
async function ticked(step, request, reason) {
    const { ledger, from, runId } = await findApproved(step);
    core/* setOutput */.uH('approved-run', runId);
    return (0,promote.runPromote)(step.session, {
        ledger,
        head: headInput(),
        once: (0,runner/* isTrue */.H)(core/* getInput */.V4('once')),
        loopFor: minutesOf(core/* getInput */.V4('minutes')),
        request,
        reason,
        secrets: step.secrets,
        bytes: await candidateBytes(step, from),
    });
}
async function rollout_rollback(step) {
    const to = core/* getInput */.V4('to');
    if (to !== '' && !(0,core_digest/* isDigest */.Bc)(to))
        throw problem/* InputError */.d.of('digest-malformed', 'The input `to` is no release digest.', 'Write sha256: and 64 hexadecimal characters, or leave it empty.');
    // A re-run of the job asks for the same way back, not for another one.
    const session = { ...step.session, deliveryId: { ...step.session.deliveryId, runAttempt: 1 } };
    const judged = await (0,rollback.runRollback)(session, {
        to: to === '' ? undefined : to,
        reason: core/* getInput */.V4('reason') || undefined,
        secrets: step.secrets,
        fetch: (digest, delivery) => fetchRelease(step, digest, delivery),
    });
    await (0,publish.publish)(step, judged, (0,judges.modelOf)(step, judged));
    const milliseconds = judged.verdict.findings.find(({ numbers }) => numbers?.tookMs !== undefined)?.numbers?.tookMs;
    if (milliseconds !== undefined && milliseconds !== null)
        core/* setOutput */.uH('milliseconds', milliseconds);
    await (0,judges.leave)(step, 'rollback', step.session.out);
    (0,publish/* conclude */.E)(judged.verdict);
}
async function rollout_watch(step) {
    const judged = await (0,watch/* runWatch */.p)(step.session, { once: true, secrets: step.secrets });
    await (0,publish.publish)(step, judged, (0,judges.modelOf)(step, judged));
    (0,publish/* conclude */.E)(judged.verdict);
}
/**
 * The candidate's bytes from the artifact of the run that identified them, in a folder of their own: an archive never
 * writes over the checkout, from which the delivery file and the programs with rights are read.
 */
async function candidateBytes(step, from) {
    const { session, artifacts } = step;
    const folder = await artifacts?.fetch('release', from);
    if (!folder)
        return undefined;
    const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
    return elsewhere(delivery, folder, session.workspace);
}
/** The same delivery with its parts below another folder. */
async function elsewhere(delivery, folder, workspace) {
    const bytes = await (0,promises_.readFile)(external_node_path_.resolve(workspace, delivery.file));
    const root = external_node_path_.join(folder, external_node_path_.relative(workspace, delivery.root));
    return (0,load/* parseDelivery */.y)(bytes, { file: delivery.file, root, workspace: folder });
}
/** An older release is in the artifact of the run that delivered it, as long as GitHub keeps that. */
async function fetchRelease(step, digest, delivery) {
    const { artifacts, session, runner } = step;
    const runId = await deliveredBy(step, digest, delivery);
    if (!artifacts || !runId)
        return undefined;
    const folder = await artifacts.fetch('release', runId === runner.runId ? undefined : otherRun(step, runId));
    if (!folder)
        return undefined;
    const target = external_node_path_.join(session.out, `release-${(0,core_digest/* hexOf */.ZD)(digest).slice(0, 12)}`);
    await (0,promises_.rm)(target, { recursive: true, force: true });
    await (0,promises_.mkdir)(target, { recursive: true });
    await (0,promises_.cp)(folder, target, { recursive: true });
    const file = external_node_path_.join(target, delivery.file);
    if ((await (0,actions_artifacts/* filesBelow */.D)(file)).length === 0)
        return undefined;
    // The older release has the parts that its own delivery file declared.
    const older = (0,load/* parseDelivery */.y)(await (0,promises_.readFile)(file), { file: delivery.file, root: external_node_path_.dirname(file), workspace: target });
    return (0,release_store/* keepRelease */.LF)(older, delivery.resolve((0,wiring/* stateOfRollout */.yI)(delivery)), digest);
}
/** The run that delivered a release, by the journal. */
async function deliveredBy({ session, secrets }, digest, delivery) {
    const { journal } = (0,wiring/* openJournal */._0)(delivery, session, await (0,signing/* signingOf */.f)(delivery, secrets));
    const events = await journal.read();
    const promoted = events.findLast(({ type, data }) => type === 'promoted' && data.release?.digest === digest);
    return promoted?.delivery.split('/')[1];
}
/** Said by the job that approved, which no artifact can forge. */
function headInput() {
    const head = core/* getInput */.V4('head');
    if (head === '' || (0,core_digest/* isDigest */.Bc)(head))
        return head === '' ? undefined : head;
    throw problem/* InputError */.d.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head` of the job that approved, or leave it empty.');
}
function minutesOf(text) {
    if (text === '')
        return undefined;
    if (/^\d{1,4}$/.test(text))
        return Number(text) * 60_000;
    throw problem/* InputError */.d.of('minutes-malformed', `The input \`minutes\` is ${JSON.stringify(text)}.`, 'Write a whole number of minutes.');
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
/** What the first entry names as the one before it, so that a chain belongs to one delivery of one release. */
function genesis(delivery, release) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({ delivery: { repositoryId: delivery.repositoryId, runId: delivery.runId, runAttempt: delivery.runAttempt }, release });
}
/**
 * The ledger's text with one more entry, chained and signed. `text` is what lies there now (empty for a new ledger) and
 * must be sound: read it first and hand the reading over, so that nobody extends a chain that is already broken.
 */
async function appendStatement(text, ledger, statement, signer) {
    refuseToExtend(text, ledger, statement);
    const last = ledger.entries.at(-1);
    const prev = last ? last.digest : genesis(statement.predicate.delivery, (0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(statement));
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

/***/ 23376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ renderLog)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72963);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);


/** Beyond this many rows a log is scrolled past; the rest is counted, and whole in verdict.json. */
const MAX_ROWS = 200;
/** The verdict as lines for a terminal or a runner's log. None of them can be taken for a workflow command. */
function renderLog(verdict) {
    const shown = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .byGravity */ .SN)(verdict.findings).slice(0, MAX_ROWS);
    const more = verdict.findings.length - shown.length;
    const lines = [
        verdict.headline,
        ...(verdict.enforced ? [] : [_words_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_ENFORCED */ .BU]),
        ...(verdict.release ? [`Candidate ${verdict.release.name} ${verdict.release.version ?? ''} ${verdict.release.digest}`] : []),
        ...verdict.facts.map(([name, value]) => `${name}: ${value}`),
        `${verdict.stage}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tally */ .N4)(verdict)}`,
        ...shown.flatMap(findingLines),
        ...(more > 0 ? [`… and ${more} more; all of them are in verdict.json.`] : []),
        ...verdict.notes.map((note) => `Note: ${note}`),
    ];
    return lines.map((line) => `${' '.repeat(line.length - line.trimStart().length)}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .logLine */ .BP)(line)}`);
}
function findingLines(finding) {
    const rows = [`  ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_WORDS */ .nx[finding.outcome].padEnd(12)} ${finding.rule}: ${finding.outcome === 'pass' ? finding.actual : finding.message}`];
    if (finding.outcome === 'pass')
        return rows;
    const interval = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding);
    if (finding.actual !== finding.message)
        rows.push(`      wanted ${finding.expected}; seen ${finding.actual}${interval ? `, interval ${interval}` : ''}${finding.n === undefined ? '' : `, n ${finding.n}`}`);
    if (finding.examples?.length)
        rows.push(`      for example ${finding.examples.join(', ')}`);
    if (finding.fix)
        rows.push(`      next: ${finding.fix} [${finding.code}]`);
    return rows;
}


/***/ }),

/***/ 83826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ runWatch)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/journal/state.js
var state = __webpack_require__(21250);
// EXTERNAL MODULE: ./.build/src/serving/drain.js
var drain = __webpack_require__(13914);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/serving/recorder.js
var recorder = __webpack_require__(90560);
// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
;// CONCATENATED MODULE: ./.build/src/rollout/watch.js





const EVERY = 15_000;
const CONFLICTS = 5;
/**
 * Stands beside the router with nothing but its driver and the journal. Takes every user from the candidate when its lease
 * ran out, when the journal does not verify, or when it cannot be read for the lease's length. Only ever lowers exposure;
 * looking again changes nothing. Answers the last look; without `once` it looks until `signal` ends it.
 */
async function watch(deps, options = {}) {
    const watcher = new Watcher(deps);
    for (;;) {
        const sight = await watcher.look();
        if (sight.kind !== 'calm')
            deps.log.warning(sight.text);
        else
            deps.log.debug(sight.text);
        if (options.once || options.signal?.aborted)
            return sight;
        await deps.clock.sleep(options.every ?? EVERY, options.signal).catch((error) => {
            if (!options.signal?.aborted)
                throw error;
        });
        if (options.signal?.aborted)
            return sight;
    }
}
class Watcher {
    #deps;
    #recorder;
    #remembered;
    #loaded = false;
    constructor(deps) {
        this.#deps = deps;
        this.#recorder = new recorder/* Recorder */.vk(deps, deps.clock, '');
    }
    /** Never throws: a watch that ends because a router or a journal did not answer once would be no watch. */
    async look() {
        await this.#recall();
        for (let conflicts = 0; conflicts < CONFLICTS; conflicts += 1)
            try {
                return await this.#lookOnce();
            }
            catch (error) {
                if (error instanceof recorder/* JournalConflict */.sI)
                    continue;
                return { kind: 'blind', text: `The watch could not act: ${(0,prove/* messageOf */.bD)(error)}` };
            }
        return { kind: 'calm', text: 'The journal is being written by a tick at this moment: it is alive.' };
    }
    async #lookOnce() {
        let state;
        try {
            state = await this.#recorder.refresh();
        }
        catch (error) {
            return this.#withoutJournal(error);
        }
        await this.#remember(state);
        const { open } = state;
        if (!open)
            return this.#noneInFlight(state);
        if (open.promoted)
            return { kind: 'calm', text: `Delivery ${open.id} has promoted its candidate; the next tick closes it.` };
        const now = this.#deps.clock.now().getTime();
        const safe = (0,drain/* safeSplit */.a)(open);
        if (now <= open.lease)
            return { kind: 'calm', text: `Delivery ${open.id} is alive until ${iso(open.lease)}.` };
        if (!safe)
            return { kind: 'blind', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; it is a first delivery, so there is no champion to give its users to.` };
        const split = await (0,router/* readSplit */.bS)(this.#deps.traffic, open.slots);
        const reached = open.step >= 0 || open.intent !== undefined || (split[open.slot] ?? 0) > router/* SAME_SHARE */.dB;
        if (!reached)
            return { kind: 'calm', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; its candidate has no users.` };
        const reason = `No tick came since the lease ended at ${iso(open.lease)}.`;
        const { traffic, clock } = this.#deps;
        await (0,drain/* drainCandidate */.u)({ recorder: this.#recorder, traffic, clock }, { by: 'watch', code: 'lease-ran-out', reason });
        await this.#recorder.append('closed', { outcome: 'rolled-back', note: 'Drained by the watch.' }, open.id);
        return { kind: 'drained', code: 'lease-ran-out', text: `The candidate of delivery ${open.id} was drained: ${reason}` };
    }
    /** A tick that overslept may have raised a candidate after its delivery was closed. */
    async #noneInFlight({ champion, closed, returning }) {
        const last = Object.values(closed).at(-1);
        const safe = last && (0,drain/* safeSplit */.a)(last);
        if (!last || !safe || last.outcome !== 'rolled-back' || returning || champion?.release.digest !== last.champion?.release)
            return { kind: 'calm', text: 'No delivery is in flight.' };
        const split = await (0,router/* readSplit */.bS)(this.#deps.traffic, last.slots);
        if ((split[last.slot] ?? 0) <= router/* SAME_SHARE */.dB)
            return { kind: 'calm', text: 'No delivery is in flight.' };
        await (0,router/* writeSplit */.um)(this.#deps.traffic, safe, this.#deps.clock);
        return { kind: 'drained', code: 'raised-after-close', text: `Slot ${last.slot} had users after delivery ${last.id} was closed; they are with the champion again.` };
    }
    async #withoutJournal(error) {
        const untrusted = error instanceof recorder/* JournalUntrusted */.Gp || error instanceof state/* JournalInvalid */.fE || isUnreadable(error);
        const known = this.#remembered;
        const why = `${untrusted ? 'The journal cannot be trusted' : 'The journal cannot be read'}: ${(0,prove/* messageOf */.bD)(error)}`;
        if (!known)
            return { kind: 'blind', text: `${why} No delivery was in flight when it last could.` };
        const away = this.#deps.clock.now().getTime() - known.readAt;
        if (!untrusted && away < known.lease)
            return { kind: 'blind', text: `${why} It was last read ${Math.round(away / 1000)} s ago; after ${Math.round(known.lease / 1000)} s the candidate is drained.` };
        const { traffic, clock } = this.#deps;
        const split = await (0,router/* readSplit */.bS)(traffic, Object.keys(known.safe));
        if ((0,router/* sameSplit */.xY)(split, known.safe))
            return { kind: 'blind', text: `${why} The candidate has no users.` };
        await (0,router/* writeSplit */.um)(traffic, known.safe, clock);
        return { kind: 'drained', code: untrusted ? 'journal-untrusted' : 'journal-away', text: `The candidate on slot ${known.slot} was drained. ${why}` };
    }
    async #remember({ open }) {
        const safe = open && !open.promoted ? (0,drain/* safeSplit */.a)(open) : undefined;
        this.#remembered = safe ? { slot: open.slot, safe, lease: open.plan.lease, readAt: this.#deps.clock.now().getTime() } : undefined;
        await this.#deps.memory?.save(JSON.stringify(this.#remembered ?? null)).catch((error) => this.#deps.log.warning(`The watch could not keep what it saw: ${(0,prove/* messageOf */.bD)(error)}`));
    }
    async #recall() {
        if (this.#loaded)
            return;
        this.#loaded = true;
        const text = await this.#deps.memory?.load().catch(() => undefined);
        if (text === undefined)
            return;
        try {
            const value = JSON.parse(text);
            const sound = value !== null && typeof value.slot === 'string' && Number.isFinite(value.lease) && Number.isFinite(value.readAt) && isSplit(value.safe) && value.safe[value.slot] === 0;
            if (sound)
                this.#remembered = value;
        }
        catch {
            this.#deps.log.warning('What the watch saw last is unreadable; it starts without it.');
        }
    }
}
function isSplit(value) {
    return typeof value === 'object' && value !== null && Object.values(value).reduce((sum, share) => sum + Number(share), 0) === 100;
}
/** The journal's own word that its content, not its connection, is at fault. */
function isUnreadable(error) {
    return error instanceof Error && error.code === 'journal-unreadable';
}
function iso(at) {
    return new Date(at).toISOString();
}

// EXTERNAL MODULE: ./.build/src/run/judge.js + 1 modules
var judge = __webpack_require__(67652);
// EXTERNAL MODULE: ./.build/src/run/session.js
var run_session = __webpack_require__(95769);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 19 modules
var wiring = __webpack_require__(76750);
;// CONCATENATED MODULE: ./.build/src/run/watch.js







/** Stands beside the router with its driver and the journal, and drains the candidate when the ticks stop. */
async function runWatch(session, options) {
    return (0,judge/* judge */.S)(session, 'watch', {}, async (delivery) => {
        const access = (0,wiring/* openJournal */._0)(delivery, session, await (0,signing/* signingOf */.f)(delivery, options.secrets));
        const { traffic } = (0,wiring/* openDrivers */.wR)(delivery, session, access);
        const file = external_node_path_.join(delivery.resolve((0,wiring/* stateOfRollout */.yI)(delivery)), `${delivery.spec.release.name}.watch.json`);
        const memory = {
            load: () => (0,promises_.readFile)(file, 'utf8').catch(() => undefined),
            save: (text) => (0,run_session/* writeWhole */.f)(file, text),
        };
        const sight = await watch({ ...access, traffic, clock: session.clock, log: session.log, memory }, { once: options.once, signal: options.signal });
        return resultOf(delivery, sight);
    });
}
const OUTCOMES = { calm: 'pass', drained: 'warn', blind: 'error' };
function resultOf(delivery, sight) {
    const outcome = OUTCOMES[sight.kind];
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'watch',
            outcome,
            headline: sight.text,
            enforced: true,
            findings: [
                {
                    code: sight.kind === 'drained' ? sight.code : `watch-${sight.kind}`,
                    outcome,
                    rule: 'a candidate has users only while its rollout is alive',
                    message: sight.text,
                    expected: 'a live lease, or no users on the candidate',
                    actual: sight.text,
                    fix: outcome === 'pass' ? undefined : 'Look at the last run of the rollout; start it again, or deliver anew.',
                    location: delivery.locate(['rollout']),
                },
            ],
            notes: [],
            facts: [],
        },
        inputs: [],
    };
}


/***/ })

};
