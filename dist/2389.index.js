export const id = 2389;
export const ids = [2389];
export const modules = {

/***/ 82389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readVerdict: () => (/* binding */ readVerdict),
  reportFork: () => (/* binding */ reportFork)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/hostile-json.js
var hostile_json = __webpack_require__(89186);
// EXTERNAL MODULE: ./.build/src/github/check-run.js
var check_run = __webpack_require__(35531);
// EXTERNAL MODULE: ./.build/src/github/client.js + 2 modules
var github_client = __webpack_require__(60278);
// EXTERNAL MODULE: ./.build/src/github/repository.js
var repository = __webpack_require__(20927);
// EXTERNAL MODULE: ./.build/src/github/runs.js
var runs = __webpack_require__(66345);
;// CONCATENATED MODULE: ./.build/src/github/fork-runs.js



async function openForkRuns(options) {
    const client = await (0,github_client/* openClient */.My)(options);
    return {
        async run(runId) {
            const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'actions', 'runs', runId), asked: `run ${runId}`, permission: 'actions: read' };
            return (0,github_client/* readReply */.Xw)(call, await client.ask(call), (data) => {
                const head = data.get('head_repository');
                return {
                    id: String(data.get('id').id()),
                    attempt: data.get('run_attempt').id(),
                    event: data.get('event').text(),
                    completed: data.get('status').optional((field) => field.text()) === 'completed',
                    headCommit: data.get('head_sha').commit(),
                    headBranch: data.get('head_branch').optional((field) => field.text()) ?? '',
                    headOwner: head.optional((repository) => (0,runs/* account */.ct)(repository.get('owner'))),
                    // A fork that is gone is no repository of ours.
                    fromFork: head.absent || head.get('id').id() !== data.get('repository').get('id').id(),
                    actor: data.get('actor').optional(runs/* account */.ct),
                };
            });
        },
        async openPulls(owner, branch) {
            const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'pulls'), query: { state: 'open', head: `${owner}:${branch}` }, asked: `the open pull requests from ${owner}:${branch}`, permission: 'pull-requests: read' };
            const pages = await (0,github_client/* allPages */.S4)(client, call, { most: 2, fix: 'Close what is not needed.' }, (data) => data.list());
            return (0,github_client/* readReply */.Xw)(call, { data: pages.first, digest: pages.digest, more: false }, () => pages.items.map((item) => ({ number: item.get('number').id(), headCommit: item.get('head').get('sha').commit() })));
        },
    };
}

// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/report/log.js
var log = __webpack_require__(23376);
// EXTERNAL MODULE: ./.build/src/report/problems.js
var problems = __webpack_require__(70000);
// EXTERNAL MODULE: ./.build/src/report/check-run.js
var report_check_run = __webpack_require__(99406);
// EXTERNAL MODULE: ./.build/src/report/words.js
var words = __webpack_require__(61827);
;// CONCATENATED MODULE: ./.build/src/report/stranger.js


/** Said first on every surface: what a stranger's own run wrote may be made up from the first number to the last. */
const STRANGERS = 'Written by the pull request\'s own run, which its author controls: a report to read, and no evidence.';
/**
 * A verdict that a run of strangers left, as a check run of their pull request. It can never be green, and its name is
 * none that a trusted run uses, so that no rule which waits for a status can be satisfied by it.
 */
function renderStrangersCheckRun(verdict, pull) {
    const shown = { ...verdict, release: undefined, champion: undefined, findings: verdict.findings.map(withPlainPlace) };
    const rendering = (0,report_check_run/* renderCheckRun */.k)(shown, 'pull request');
    return {
        ...rendering,
        name: `sluice / ${verdict.stage} (from outside)`,
        externalId: `sluice-outside/${verdict.stage}/${pull}`,
        // In words of our own: a title is shown where no Markdown is, beside the titles of runs that are believed.
        title: `From outside, no evidence: ${(0,words/* tally */.N4)(shown)}`,
        summary: `> ${STRANGERS}\n\n${rendering.summary}`,
        conclusion: rendering.conclusion === 'failure' ? 'failure' : 'neutral',
    };
}
/** A path that leaves the repository is shown nowhere. */
function withPlainPlace(finding) {
    const { location, ...rest } = finding;
    const path = location?.file ?? '';
    const isPlain = path !== '' && !path.startsWith('/') && !/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
    return isPlain ? finding : rest;
}

// EXTERNAL MODULE: ./.build/src/report/summary.js + 2 modules
var summary = __webpack_require__(7826);
// EXTERNAL MODULE: ./.build/src/run/forge.js + 1 modules
var run_forge = __webpack_require__(70946);
// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
;// CONCATENATED MODULE: ./.build/src/actions/report-fork.js














/** What the pull-request gate leaves. */
const STAGES = ['validate-data', 'run-model-tests'];
/** A verdict of ten thousand findings has five million bytes. */
const MOST_VERDICT_BYTES = 5_000_000;
const MOST_BYTES = { packed: 20_000_000, unpacked: 100_000_000 };
/**
 * Shows what the gate of a fork's or Dependabot's pull request concluded, where the gate's own token could not. Runs none of
 * the pull request's code, checks nothing out, and believes nothing: which pull request and which commit it is about says
 * GitHub, the artifact is capped, held against the schema and escaped, and the check run can never be green.
 */
async function reportFork(step) {
    const { runner, session, token } = step;
    const runId = core/* getInput */.V4('run-id');
    if (!/^[1-9]\d{0,15}$/.test(runId))
        throw problem/* InputError */.d.of('report-fork-run', `The input \`run-id\` is ${JSON.stringify(runId)}.`, 'Hand over `${{ github.event.workflow_run.id }}`.');
    const runs = await openForkRuns({ owner: runner.owner, repository: runner.repository, token, apiUrl: runner.apiUrl, clock: session.clock });
    const run = await runs.run(runId);
    const why = whyNot(run);
    if (why)
        return say(why);
    const pull = await pullOf(run, (owner, branch) => runs.openPulls(owner, branch));
    if (!pull)
        return say(`No open pull request has ${run.headCommit} as its head: it was closed, or pushed to since.`);
    core/* setOutput */.uH('pull-request', String(pull.number));
    const verdicts = (await Promise.all(STAGES.map((stage) => verdictOf(step, run, stage)))).filter((verdict) => verdict !== undefined);
    if (verdicts.length === 0)
        return say(`Run ${run.id} left no report.`);
    const forge = await (0,run_forge.forgeOf)(process.env, session.clock, token);
    for (const verdict of verdicts) {
        for (const line of (0,log.renderLog)(verdict))
            core/* info */.pq(line);
        await core/* summary */.z.addRaw(`> ${STRANGERS} Pull request ${pull.number}.\n\n${(0,summary/* renderSummary */.Br)(verdict)}`, true).write();
        if (step.checkRun)
            await (0,check_run/* publishCheckRun */.N)(forge, pull.headCommit, renderStrangersCheckRun(verdict, pull.number), session.log);
    }
    core/* setOutput */.uH('outcome', verdicts.map(({ outcome }) => outcome).join(','));
}
const DEPENDABOT = { login: 'dependabot[bot]', id: 49_699_333 };
/** Own branches publish their own report, with evidence behind it. */
function whyNot({ event, completed, fromFork, actor }) {
    if (event !== 'pull_request')
        return `A run for ${event} is no run for a pull request.`;
    if (!completed)
        return 'The run is not over.';
    return fromFork || actor?.id === DEPENDABOT.id ? undefined : 'The pull request is from a branch of this repository, whose own run reports it.';
}
async function pullOf({ headOwner, headBranch, headCommit }, ask) {
    if (!headOwner || headBranch === '')
        return undefined;
    return (await ask(headOwner.login, headBranch)).find((pull) => pull.headCommit === headCommit);
}
function say(text) {
    core/* notice */.lm((0,report_escape/* logLine */.BP)(`Nothing to report. ${text}`));
    core/* setOutput */.uH('outcome', '');
}
/** Undefined where the run left none; what cannot be believed to be a verdict is told as one that says so. */
async function verdictOf({ artifacts, runner, token }, run, stage) {
    try {
        const from = { runId: run.id, owner: runner.owner, repository: runner.repository, token, attempt: run.attempt, mostBytes: MOST_BYTES };
        const folder = await artifacts?.fetch(stage, from);
        return folder === undefined ? undefined : await readVerdict(external_node_path_.join(folder, 'verdict.json'), stage);
    }
    catch (error) {
        return (0,problems/* verdictOfProblems */.f)(stage, (0,judge/* problemsOf */.G)(error));
    }
}
/** Throws InputError `report-unreadable`, with what is wrong. */
async function readVerdict(file, stage) {
    const found = await (0,promises_.lstat)(file).catch(() => undefined);
    const refuse = (why) => problem/* InputError */.d.of('report-unreadable', `The report of ${stage} cannot be shown: ${why}.`, 'Run the gate again with the workflow of the base branch unchanged.');
    if (!found?.isFile())
        throw refuse('there is no file verdict.json in its artifact');
    if (found.size > MOST_VERDICT_BYTES)
        throw refuse(`it has ${found.size} bytes and at most ${MOST_VERDICT_BYTES} are read`);
    const parsed = (0,hostile_json/* parseHostile */._p)(await (0,promises_.readFile)(file), MOST_VERDICT_BYTES);
    if ('mistake' in parsed)
        throw refuse(parsed.mistake);
    const mistakes = (0,hostile_json/* schemaMistakes */.D6)('verdict', parsed.value);
    if (mistakes.length > 0)
        throw refuse(mistakes.join('; '));
    const verdict = parsed.value;
    if (verdict.stage !== stage)
        throw refuse(`it speaks for ${verdict.stage}`);
    return verdict;
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
