export const id = 2512;
export const ids = [2512];
export const modules = {

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


/***/ })

};
