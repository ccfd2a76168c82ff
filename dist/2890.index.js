export const id = 2890;
export const ids = [2890,7652,5271];
export const modules = {

/***/ 45638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ renderSummary),
/* harmony export */   eh: () => (/* binding */ renderGate)
/* harmony export */ });
/* unused harmony export SUMMARY_BYTES */
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72963);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);


/**
 * GitHub drops a step's summary above 1 MiB without failing the step
 * (https://docs.github.com/actions/reference/workflow-commands#job-summary), so it is kept well below, in bytes.
 */
const SUMMARY_BYTES = 900 * 1024;
/** Where the rows that did not fit are found; shown at the cut. */
const REST = 'the whole list is in verdict.json, in the artifact of this run';
/** The verdict as Markdown, at most `maxBytes` bytes, cut between rows. The first line is the decision. */
function renderSummary(verdict, maxBytes = SUMMARY_BYTES) {
    const grave = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .byGravity */ .SN)(verdict.findings).filter((finding) => finding.outcome !== 'pass');
    const passed = verdict.findings.filter((finding) => finding.outcome === 'pass');
    const page = new Page(maxBytes);
    page.add(`### ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[verdict.outcome]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(verdict.headline)}\n`);
    if (!verdict.enforced)
        page.add(`\n> ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_ENFORCED */ .BU}\n`);
    page.add(`\n${factLines(subjectFacts(verdict))}\n`);
    if (verdict.figures?.length)
        page.table(' | What | Candidate | Against | Interval | Wanted', verdict.figures.map(figureRow));
    else if (verdict.facts.length > 0)
        page.add(`\n${factLines(verdict.facts)}\n`);
    if (grave.length > 0)
        page.table('Rule | Wanted | Seen | Rows | Interval', grave.map(graveRow), maxBytes / 2);
    for (const finding of grave)
        page.add(explanation(finding));
    if (verdict.figures?.length && verdict.facts.length > 0)
        page.add(`\n<details><summary>${verdict.facts.length} more numbers</summary>\n\n${factLines(verdict.facts)}\n\n</details>\n`);
    if (passed.length > 0) {
        page.add(`\n<details><summary>${passed.length} passed</summary>\n`);
        page.table('Rule | Wanted | Seen | Rows | Interval', passed.map(passedRow));
        page.add('\n</details>\n', true);
    }
    if (verdict.notes.length > 0)
        page.add(`\n${verdict.notes.map((note) => `- ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(note)}`).join('\n')}\n`);
    return page.text;
}
/** Several verdicts on one page; its first line is the answer to all of them. */
function renderGate(outcome, headline, verdicts) {
    const room = Math.floor(SUMMARY_BYTES / verdicts.length);
    return [`## ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[outcome]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(headline)}\n`, ...verdicts.map((verdict) => renderSummary(verdict, room))].join('\n');
}
function subjectFacts(verdict) {
    const { release, champion } = verdict;
    const lines = [['Stage', `${verdict.stage} (${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tally */ .N4)(verdict)})`]];
    if (release)
        lines.push(['Candidate', `${release.name} ${release.version ?? ''} ${release.digest}`]);
    if (champion)
        lines.push(['Champion', `${champion.name} ${champion.version ?? ''} ${champion.digest}`]);
    return lines;
}
function figureRow({ name, candidate, champion, anchor, difference, interval, wanted, outcome }) {
    const number = (value) => (value === undefined ? '' : value === null ? 'undefined' : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(value));
    const between = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)({ interval });
    const about = difference === undefined ? between : `difference ${number(difference)}${between === '' ? '' : `: ${between}`}`;
    return `| ${[_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[outcome], (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(name), number(candidate), champion === undefined && anchor !== undefined ? `${number(anchor)} (anchor)` : number(champion), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(about), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(wanted)].join(' | ')} |\n`;
}
function factLines(lines) {
    return lines.map(([name, value]) => `**${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(name)}:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(value)}`).join('<br>\n');
}
/** Numbers only: a sentence in a cell makes a column of single words. The sentences follow below the table. */
function graveRow(finding) {
    const cells = [
        `${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[finding.outcome]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.rule)}<br><sub>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.code)}</sub>`,
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.expected),
        finding.actual === finding.message ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.actual),
        finding.n === undefined ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(finding.n),
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)((0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding)),
    ];
    return `| ${cells.join(' | ')} |\n`;
}
function passedRow(finding) {
    const cells = [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.rule), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.expected), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.actual), finding.n === undefined ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(finding.n), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)((0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding))];
    return `| ${cells.join(' | ')} |\n`;
}
function explanation(finding) {
    const lines = [`${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[finding.outcome]} **${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.rule)}:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.message)}`];
    const about = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .aboutRule */ .gt)(finding);
    if (about !== undefined)
        lines.push((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(about));
    if (finding.examples?.length)
        lines.push(`**For example:** ${finding.examples.map((example) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(example, 200)).join(', ')}`);
    if (finding.fix !== undefined)
        lines.push(`**What to do next:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.fix)}`);
    return `\n${lines.join('<br>\n')}\n`;
}
/** A page that never grows beyond its budget; what did not fit is counted and said once. */
class Page {
    text = '';
    #left;
    #full = false;
    constructor(maxBytes) {
        // Held back for the line that says where the rest is, and for closing what is open.
        this.#left = maxBytes - 400;
    }
    add(piece, closing = false) {
        const size = Buffer.byteLength(piece);
        if (!closing && (this.#full || size > this.#left)) {
            if (!this.#full)
                this.text += `\n\n_Cut here: ${REST}._\n`;
            this.#full = true;
            return false;
        }
        this.text += piece;
        this.#left -= size;
        return true;
    }
    /** `held` bytes are left for what follows: a table that is cut for them does not end the page. */
    table(header, rows, held = 0) {
        const head = `\n| ${header} |\n|${' --- |'.repeat(header.split('|').length)}\n`;
        if (this.#full || !this.add(head))
            return;
        rows.every((row, index) => {
            if (Buffer.byteLength(row) <= this.#left - held)
                return this.add(row);
            const rest = `\n_${rows.length - index} more of ${rows.length} rows do not fit here; ${REST}._\n`;
            this.text += rest;
            this.#left -= Buffer.byteLength(rest);
            this.#full = held === 0;
            return false;
        });
    }
}


/***/ }),

/***/ 67652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ judge),
  judgeFailure: () => (/* binding */ judgeFailure),
  G: () => (/* binding */ problemsOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 8 modules
var load = __webpack_require__(98071);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var evidence_statement = __webpack_require__(39816);
;// CONCATENATED MODULE: ./.build/src/report/problems.js
/** Mistakes in the input as a verdict, so that they reach every surface as a stage's findings do. */
function verdictOfProblems(stage, problems) {
    const first = problems[0];
    const where = first?.location ? ` in ${first.location.file}, line ${first.location.line}` : '';
    return {
        schema: 'urn:sluice:verdict:v1',
        stage,
        outcome: 'error',
        headline: problems.length === 1
            ? `Nothing was judged: ${first.message}`
            : `Nothing was judged: ${problems.length} mistakes in the input, the first${where}.`,
        enforced: true,
        findings: problems.map((problem) => ({
            code: problem.code,
            outcome: 'error',
            rule: problem.location ? `${problem.location.file}:${problem.location.line}:${problem.location.column}` : 'input',
            message: problem.message,
            expected: 'usable input',
            actual: problem.message,
            fix: problem.fix,
            location: problem.location,
        })),
        notes: [],
        facts: [],
    };
}

// EXTERNAL MODULE: ./.build/src/report/summary.js
var summary = __webpack_require__(45638);
// EXTERNAL MODULE: ./.build/src/run/session.js
var run_session = __webpack_require__(95769);
;// CONCATENATED MODULE: ./.build/src/run/judge.js








/**
 * Runs one stage on the delivery file and writes verdict.json, summary.md and statement.json. A mistake in the input is a
 * verdict too (outcome `error`), so that it reaches every surface; only a fault of Sluice itself is thrown.
 */
async function judge(session, stage, options, run) {
    const out = options.out ?? session.out;
    await (0,promises_.mkdir)(out, { recursive: true }).catch((cause) => {
        throw problem/* InputError */.d.of('out-unusable', `The folder ${out} cannot be made (${cause.code}).`, 'Name another folder: `--out DIR`, or the input `out`.', undefined, { cause });
    });
    // A statement of an earlier run must not pass for this one's.
    await (0,promises_.rm)(external_node_path_.join(out, 'statement.json'), { force: true });
    const judged = await attempt(session, stage, { ...options, out }, run);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(out, 'verdict.json'), `${JSON.stringify(judged.verdict, null, 2)}\n`);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(out, 'summary.md'), (0,summary/* renderSummary */.Br)(judged.verdict));
    if (judged.statement)
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(out, 'statement.json'), `${JSON.stringify(judged.statement, null, 2)}\n`);
    return judged;
}
/**
 * A stage that could not begin (no ledger, no token, a folder that cannot be made) has a verdict all the same. What is no
 * mistake in the input and no refusal of the world is thrown again: that is a fault of Sluice.
 */
async function judgeFailure(session, stage, error) {
    const verdict = verdictOfProblems(stage, problemsOf(error));
    // Where nothing can be written the verdict is still shown.
    await (0,promises_.rm)(external_node_path_.join(session.out, 'statement.json'), { force: true }).catch(() => undefined);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(session.out, 'verdict.json'), `${JSON.stringify(verdict, null, 2)}\n`).catch(() => undefined);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(session.out, 'summary.md'), (0,summary/* renderSummary */.Br)(verdict)).catch(() => undefined);
    return { verdict };
}
async function attempt(session, stage, { release, champion, championData, championTests, out, keep }, run) {
    let delivery;
    try {
        delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
        const context = { ...pick(session), release, champion, championData, championTests, out };
        const result = await run(delivery, context);
        const verdict = { ...result.verdict, release: result.verdict.release ?? release };
        const known = verdict.release !== undefined;
        if (!known)
            verdict.notes = [...verdict.notes, 'Statement: none, since the release was not identified.'];
        const statement = known ? (0,evidence_statement/* makeStatement */.UT)(delivery, context, { ...result, verdict }) : undefined;
        if (statement)
            await keep?.(statement, delivery);
        return { verdict, delivery, details: result.details, statement };
    }
    catch (error) {
        return { verdict: { ...verdictOfProblems(stage, problemsOf(error)), release }, delivery };
    }
}
function pick({ purpose, deliveryId, clock, log, engine, commit }) {
    return { purpose, deliveryId, clock, log, engine, commit };
}
/**
 * Mistakes of people, and refusals of the world around (a router, a journal, GitHub), which carry a code and say what to
 * do. Anything else is a fault of Sluice and goes on up.
 */
function problemsOf(error) {
    if (error instanceof problem/* InputError */.d)
        return error.problems;
    const { code, message, fix, refusals } = error;
    if (Array.isArray(refusals) && error instanceof Error)
        return refusals.map((each) => ({
            code: each.code,
            message: `Expected ${each.expected}, found ${each.actual}.`,
            fix: each.fix,
        }));
    if (typeof code === 'string' && typeof message === 'string' && typeof fix === 'string')
        return [{ code, message, fix }];
    throw error;
}


/***/ }),

/***/ 95769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** Writes whole or not at all: a reader never meets half a verdict. */
async function writeWhole(file, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), { recursive: true });
    const partial = `${file}.partial-${process.pid}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, file);
}


/***/ })

};
