export const id = 2070;
export const ids = [2070,3910,8024];
export const modules = {

/***/ 507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   identify: () => (/* binding */ identify),
/* harmony export */   releaseFiles: () => (/* binding */ releaseFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91659);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69677);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77304);
/* harmony import */ var _run_features_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3622);
/* harmony import */ var _run_stages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(40989);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19285);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(93675);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1493);










/** Names the bytes once, and packs what the predict job may see: the release, the delivery file, features without labels. */
async function identify(step) {
    const { session, artifacts } = step;
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_3__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
    if (delivery)
        await takeBuild(step, delivery);
    const judged = await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_6__.runIdentify)(session);
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('predict', String(delivery?.spec.tests?.predict !== undefined));
    if (delivery && judged.verdict.outcome !== 'error') {
        const files = await releaseFiles(delivery, session.workspace);
        if ((0,_runner_js__WEBPACK_IMPORTED_MODULE_9__/* .isTrue */ .H)(_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('cut-features'), true))
            files.push(...(await (0,_run_features_js__WEBPACK_IMPORTED_MODULE_5__/* .cutFeaturesFile */ .o)(delivery, session)));
        await artifacts?.upload('release', files, session.workspace);
    }
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_8__.finish)(step, 'identify', judged);
}
/** Takes the declared parts of the build job's files, and nothing beside them: team code made that archive. */
async function takeBuild({ artifacts, session }, delivery) {
    const folder = await artifacts?.fetch('files');
    if (!folder)
        return;
    for (const [, declared] of (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_4__/* .declaredParts */ .TS)(delivery)) {
        const target = delivery.resolve(declared);
        const source = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.relative(session.workspace, target));
        if ((await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_7__/* .filesBelow */ .D)(source)).length === 0)
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(target, { recursive: true, force: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(source, target, { recursive: true });
    }
}
/** The delivery file and every file of every declared part. */
async function releaseFiles(delivery, workspace) {
    const parts = await Promise.all((0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_4__/* .declaredParts */ .TS)(delivery).map(([, declared]) => (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_7__/* .filesBelow */ .D)(delivery.resolve(declared))));
    return [node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(workspace, delivery.file), ...parts.flat()];
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

/***/ 4817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ glob)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * Files that match a pattern (`*`, `?`, `[…]`, `{a,b}`, `**`), as absolute paths, sorted. By `path.matchesGlob`, which
 * Node 20 has too (20.17); its `fs.glob` came with 22.
 */
async function glob(pattern) {
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(pattern);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(`${absolute.slice(0, absolute.search(/[*?[{]|$/))}x`);
    const wanted = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(folder, absolute);
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true }).catch(() => []);
    return entries.filter((entry) => node_path__WEBPACK_IMPORTED_MODULE_1__.matchesGlob(entry, wanted)).map((entry) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, entry)).sort();
}


/***/ }),

/***/ 37367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ identifier),
/* harmony export */   e: () => (/* binding */ literal)
/* harmony export */ });
/**
 * A name as a quoted SQL identifier, safe whatever it holds: quotes, newlines, SQL. Throws RangeError on NUL, which no
 * engine stores in a name.
 */
function identifier(name) {
    if (name.includes('\0'))
        throw new RangeError('A column or table name cannot hold a NUL character.');
    return `"${name.replaceAll('"', '""')}"`;
}
/** A value as an SQL literal, safe whatever it holds. Numbers that are no integers become DOUBLE, never DECIMAL. */
function literal(value) {
    if (value === null)
        return 'NULL';
    if (typeof value === 'boolean')
        return value ? 'TRUE' : 'FALSE';
    if (typeof value === 'bigint')
        return `(${value})`;
    if (typeof value === 'number') {
        return Number.isSafeInteger(value) ? `(${value})` : `CAST('${Number.isFinite(value) ? value : notFinite(value)}' AS DOUBLE)`;
    }
    if (value.includes('\0'))
        throw new RangeError('A text in SQL cannot hold a NUL character.');
    return `'${value.replaceAll("'", "''")}'`;
}
function notFinite(value) {
    if (Number.isNaN(value))
        return 'NaN';
    return value > 0 ? 'Infinity' : '-Infinity';
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

/***/ 52830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cutFeatures)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37367);
/* harmony import */ var _test_set_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89744);



/**
 * Writes the rows that are judged without their label, so that the team's program can predict them and cannot see the
 * answers: every column but data.label, keys included. `target` ends in .csv or .parquet.
 * Throws InputError where the test data is not declared, missing, or has nothing but the label.
 */
async function cutFeatures(delivery, context, target) {
    const testSet = await (0,_test_set_js__WEBPACK_IMPORTED_MODULE_1__/* .testSetOf */ .a)(delivery, context);
    if (Array.isArray(testSet))
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(testSet.map(({ code, message, fix, location }) => ({ code, message, fix: fix ?? '', location })));
    const source = { file: testSet.file };
    const described = await context.engine.describe(source);
    // Names that differ in case alone are one column to SQL: leaving one in would leave the label in.
    const columns = described.map((column) => column.name).filter((name) => name.toLowerCase() !== testSet.label.toLowerCase());
    const missing = [...testSet.key, testSet.label].filter((name) => !described.some((column) => column.name === name));
    if (missing.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('column-missing', `data.${testSet.split} has no column ${missing.join(', ')}, so the label cannot be cut off with certainty.`, 'Correct data.key and data.label.', delivery.locate(['data']));
    const rows = await context.engine.write(`SELECT ${columns.map(_core_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .C).join(', ')} FROM truth`, { truth: source }, target);
    return { file: target, rows, columns, testSet };
}


/***/ }),

/***/ 17222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Mk: () => (/* binding */ digestOfFile),
/* harmony export */   xC: () => (/* binding */ digestOfSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _core_glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4817);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9752);







/** Whether a declared path or pattern names at least one file. */
async function isThere(file) {
    return (await filesOf(file)).length > 0;
}
/** SHA-256 of a file's bytes; of a pattern: of the sorted list of (name below the pattern's folder, digest). */
async function digestOfSource(file) {
    const files = await filesOf(file);
    if (files.length === 1 && files[0] === file)
        return digestOfFile(file);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file.slice(0, file.search(/[*?[{]/)));
    const parts = [];
    for (const part of files)
        parts.push({ name: node_path__WEBPACK_IMPORTED_MODULE_3__.relative(folder, part).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/'), digest: await digestOfFile(part) });
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .digestOfJson */ .Qs)(parts);
}
async function digestOfFile(file) {
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file)).isDirectory())
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .d.of('data-file-is-folder', `${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(file)} is a folder, and a file or a pattern of files belongs there.`, 'Name the file in it, or a pattern such as `folder/*.csv`.');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file))
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}
async function filesOf(file) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file);
        return [file];
    }
    catch {
        return (await (0,_core_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .glob */ .T)(file)).sort();
    }
}


/***/ }),

/***/ 89744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ testSetOf)
/* harmony export */ });
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17222);

/**
 * Deliveries spend data.test; pushes and pull requests are judged on data.develop, as often as wanted. Where only
 * data.test is declared, they are judged on it too, and a note says what that costs.
 */
async function testSetOf(delivery, context) {
    const data = delivery.spec.data ?? {};
    const split = context.purpose === 'develop' && data.develop !== undefined ? 'develop' : 'test';
    const declared = data[split];
    const problems = [];
    const missing = (what, fix) => {
        problems.push({
            code: 'tests-need-data',
            outcome: 'error',
            rule: 'labelled rows to test on',
            message: `The delivery file declares tests and no ${what}.`,
            expected: what,
            actual: 'not declared',
            fix,
            location: delivery.locate(['data']),
        });
    };
    if (declared === undefined)
        missing('data.test', 'Name the file with the labelled test rows, e.g. `data: {test: data/test.csv}`.');
    if (!data.key)
        missing('data.key', 'Name the columns that identify a row, e.g. `key: [id]`.');
    if (data.label === undefined)
        missing('data.label', 'Name the column with the true answer, e.g. `label: over_50k`.');
    if (problems.length > 0)
        return problems;
    const file = delivery.resolve(declared);
    if (!(await (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .isThere */ .$B)(file))) {
        return [
            {
                code: 'test-set-missing',
                outcome: 'error',
                rule: `data.${split}: the rows to test on`,
                message: `data.${split} names ${declared}, and there is no such file.`,
                expected: declared,
                actual: 'no file',
                fix: 'Check the path (it is relative to the delivery file) and that an earlier step fetched the file.',
                location: delivery.locate(['data', split]),
            },
        ];
    }
    const other = data[split === 'test' ? 'develop' : 'test'];
    const otherFile = other === undefined ? undefined : delivery.resolve(other);
    const elsewhere = otherFile !== undefined && (await (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .isThere */ .$B)(otherFile)) ? otherFile : undefined;
    const spends = context.purpose === 'develop' && split === 'test';
    const notes = spends
        ? ['Judged on data.test, as data.develop is not declared: every push spends the test set that deliveries rest on.']
        : [];
    return { split, declared: declared, file, elsewhere, key: data.key, label: data.label, notes };
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

/***/ 3622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ FEATURES_FILE),
/* harmony export */   o: () => (/* binding */ cutFeaturesFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_features_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52830);



/** Where the features-only file lies between the job that cuts it and the job that predicts, below the workspace. */
const FEATURES_FILE = node_path__WEBPACK_IMPORTED_MODULE_1__.join('.sluice-features', 'features.csv');
/** Cuts the features of the rows that are judged, where the delivery file declares a program that predicts them. */
async function cutFeaturesFile(delivery, { workspace, out, ...session }) {
    if (!delivery.spec.tests?.predict)
        return [];
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.join(workspace, FEATURES_FILE);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target), { recursive: true });
    const { purpose, deliveryId, clock, log, engine, commit } = session;
    await (0,_model_features_js__WEBPACK_IMPORTED_MODULE_2__/* .cutFeatures */ .y)(delivery, { purpose, deliveryId, clock, log, engine, commit, out }, target);
    return [target];
}


/***/ })

};
