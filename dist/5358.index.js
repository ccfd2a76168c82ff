export const id = 5358;
export const ids = [5358];
export const modules = {

/***/ 84057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ formatDeliveryId),
/* harmony export */   r: () => (/* binding */ parseDeliveryId)
/* harmony export */ });
/** `<repository id>/<run id>/<attempt>`; a run on a laptop is `local/<id>/1`. */
function formatDeliveryId(id) {
    return `${id.repositoryId}/${id.runId}/${id.runAttempt}`;
}
/** The id that `formatDeliveryId` wrote; undefined for any other text. */
function parseDeliveryId(text) {
    const [, repositoryId, runId, attempt] = /^([1-9][0-9]{0,19})\/([1-9][0-9]{0,19})\/([1-9][0-9]{0,5})$/.exec(text) ?? [];
    return repositoryId && runId && attempt ? { repositoryId, runId, runAttempt: Number(attempt) } : undefined;
}


/***/ }),

/***/ 14388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ eventLines),
/* harmony export */   EVENTS_FILE: () => (/* binding */ EVENTS_FILE),
/* harmony export */   Qu: () => (/* binding */ eventsOfStatement),
/* harmony export */   Qy: () => (/* binding */ eventsOfVerification),
/* harmony export */   dP: () => (/* binding */ EVENT_KINDS),
/* harmony export */   k0: () => (/* binding */ eventsOfVerdict),
/* harmony export */   wj: () => (/* binding */ readEvents)
/* harmony export */ });
/* unused harmony export aboutOf */
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84057);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89186);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70090);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39816);





/** What a stage that refused, failed or could not decide leaves beside its verdict, one JSON object a line. */
const EVENTS_FILE = 'events.jsonl';
const EVENT_KINDS = ['refusal', 'failure', 'inconclusive', 'error', 'verification', 'hold', 'override', 'rollback'];
/** Stages whose failure is a gate that stays shut, and no judgement of data or model. */
const GATES = ['seal', 'require-approval', 'canary-promote', 'rollback', 'doctor'];
const TOLD = ['fail', 'inconclusive', 'error'];
const MOST_TEXT = 100_000;
const MOST_LINE_BYTES = 1024 * 1024;
const MOST_FILE_BYTES = 64 * 1024 * 1024;
/** One event for each finding of a verdict that is not good. */
function eventsOfVerdict(verdict, about) {
    const { release, enforced } = verdict;
    return verdict.findings
        .filter(({ outcome }) => TOLD.includes(outcome))
        .map((finding) => plain({ ...head(about), kind: kindOf(verdict.stage, finding.outcome), stage: verdict.stage, release: release?.digest, version: release?.version, enforced, ...said(finding) }));
}
/** The same of a statement in a ledger, so that a stage's own file and its ledger tell one story once. */
function eventsOfStatement(statement) {
    const { predicate } = statement;
    const verdict = { ...predicate.verdict, release: predicate.verdict.release ?? { name: statement.subject[0].name, digest: (0,_statement_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(statement) } };
    return eventsOfVerdict(verdict, aboutOf(statement));
}
function aboutOf({ subject, predicate }) {
    const { at, purpose, delivery, environment, commit, details } = predicate;
    const step = typeof details?.step === 'string' ? details.step : undefined;
    return { at, purpose, delivery: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDeliveryId */ .J)(delivery), model: subject[0].name, environment, commit, step };
}
/** What `sluice verify` has against a ledger. */
function eventsOfVerification(refusals, about) {
    return refusals.map(({ code, expected, actual, fix }) => plain({ schema: 'urn:sluice:event:v1', kind: 'verification', stage: 'verify', ...about, code, message: cut(`Expected ${expected}, found ${actual}.`), expected: cut(expected), actual: cut(actual), fix: cut(fix) }));
}
/** JSON Lines, each line the canonical JSON of its event: two that say the same are the same bytes. */
function eventLines(events) {
    return events.map((event) => `${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(event)}\n`).join('');
}
/** Events out of a stranger's file, and what is wrong with the rest of it. Never throws. */
function readEvents(bytes, shown) {
    const wanted = `${shown}: events, one JSON object a line (schemas/event.schema.json)`;
    if (bytes.length > MOST_FILE_BYTES)
        return { events: [], refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('schema-invalid', wanted, `${shown}: ${bytes.length} bytes, and at most ${MOST_FILE_BYTES} are read`)] };
    const events = [];
    const refusals = [];
    const lines = Buffer.from(bytes).toString('utf8').split('\n');
    for (const [i, line] of lines.entries()) {
        if (line === '')
            continue;
        const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(Buffer.from(line), MOST_LINE_BYTES);
        const mistakes = 'mistake' in parsed ? [parsed.mistake] : (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaMistakes */ .D6)('event', parsed.value);
        if (mistakes.length > 0)
            refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('schema-invalid', wanted, `${shown}, line ${i + 1}: ${mistakes.join('; ')}`));
        else
            events.push(parsed.value);
    }
    return { events, refusals };
}
function kindOf(stage, outcome) {
    if (outcome === 'fail')
        return GATES.includes(stage) ? 'refusal' : 'failure';
    return outcome === 'error' ? 'error' : 'inconclusive';
}
function head({ at, purpose, delivery, model, environment, commit, step }) {
    return { schema: 'urn:sluice:event:v1', at, purpose, delivery, model, environment, commit, step };
}
function said({ code, rule, message, expected, actual, fix }) {
    return { code, rule: cut(rule, 10_000), message: cut(message), expected: cut(expected), actual: cut(actual), fix: fix === undefined ? undefined : cut(fix) };
}
function cut(text, most = MOST_TEXT) {
    return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
/** Without what is not known: the value must be what a reader gets back. */
function plain(event) {
    return JSON.parse(JSON.stringify(event));
}


/***/ }),

/***/ 70000:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ verdictOfProblems)
/* harmony export */ });
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


/***/ }),

/***/ 7826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eh: () => (/* binding */ renderGate),
  Br: () => (/* binding */ renderSummary)
});

// UNUSED EXPORTS: SUMMARY_BYTES

// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
;// CONCATENATED MODULE: ./.build/src/report/page.js
/** Where the rows that did not fit are found; shown at the cut. */
const REST = 'the whole list is in verdict.json, in the artifact of this run';
/** Markdown that never grows beyond its budget; what did not fit is counted and said once. */
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
    /** Folded under `title`, which is Markdown already. */
    fold(title, fill) {
        if (!this.add(`\n<details><summary>${title}</summary>\n`))
            return;
        fill();
        this.add('\n</details>\n', true);
    }
}

;// CONCATENATED MODULE: ./.build/src/report/section.js

/** Longest text of a line or a cell here; a page that people decide from may be told more than a table of findings. */
const MAX_TEXT = 1500;
/** One section as Markdown. A long table leaves the half of the page to what follows. */
function addSection(page, section, maxBytes) {
    const { title, folded } = section;
    if (folded)
        page.fold((0,report_escape/* markdown */.wD)(title), () => addBody(page, section, maxBytes));
    else if (page.add(`\n#### ${(0,report_escape/* markdown */.wD)(title)}\n`))
        addBody(page, section, maxBytes);
}
function addBody(page, { lines, copy, table }, maxBytes) {
    lines.forEach((line, index) => page.add(`${index === 0 ? '\n' : ''}- ${(0,report_escape/* markdown */.wD)(line, MAX_TEXT)}\n`));
    if (copy !== undefined)
        page.add(`\n\`\`\`text\n${fenced(copy)}\n\`\`\`\n`);
    if (table && table.rows.length > 0)
        page.table(table.columns.map((column) => (0,report_escape/* markdown */.wD)(column)).join(' | '), table.rows.map((row) => `| ${table.columns.map((_, index) => (0,report_escape/* markdown */.wD)(row[index] ?? '', MAX_TEXT)).join(' | ')} |\n`), maxBytes / 2);
}
/** Inside a fence everything is shown as it is, so only what a code, a command or plain JSON is made of may stand there. */
function fenced(text) {
    return text
        .split('\n')
        .slice(0, 40)
        .map((line) => line.slice(0, 300).replaceAll(/[^\w .:=/{}",-]/g, '?').replaceAll(/([{}])(?=[{}])/g, '$1 '))
        .join('\n');
}

// EXTERNAL MODULE: ./.build/src/report/words.js
var words = __webpack_require__(61827);
;// CONCATENATED MODULE: ./.build/src/report/summary.js




/**
 * GitHub drops a step's summary above 1 MiB without failing the step
 * (https://docs.github.com/actions/reference/workflow-commands#job-summary), so it is kept well below, in bytes.
 */
const SUMMARY_BYTES = 900 * 1024;
/** The verdict as Markdown, at most `maxBytes` bytes, cut between rows. The first line is the decision. */
function renderSummary(verdict, maxBytes = SUMMARY_BYTES) {
    const grave = (0,words/* byGravity */.SN)(verdict.findings).filter((finding) => finding.outcome !== 'pass');
    const passed = verdict.findings.filter((finding) => finding.outcome === 'pass');
    const page = new Page(maxBytes);
    page.add(`### ${words/* ICONS */.Ze[verdict.outcome]} ${(0,report_escape/* markdown */.wD)(verdict.headline)}\n`);
    if (!verdict.enforced)
        page.add(`\n> ${words/* NOT_ENFORCED */.BU}\n`);
    page.add(`\n${factLines(subjectFacts(verdict))}\n`);
    const sections = () => (verdict.sections ?? []).forEach((section) => addSection(page, section, maxBytes));
    // What stops comes before what there would have been to decide.
    const stops = grave.some(({ outcome }) => outcome === 'fail' || outcome === 'error');
    if (!stops)
        sections();
    if (verdict.figures?.length)
        page.table(' | What | Candidate | Against | Interval | Wanted', verdict.figures.map(figureRow));
    else if (verdict.facts.length > 0 && !verdict.sections?.length)
        page.add(`\n${factLines(verdict.facts)}\n`);
    if (grave.length > 0)
        page.table('Rule | Wanted | Seen | Rows | Interval', grave.map(graveRow), maxBytes / 2);
    const advice = (0,words/* adviceOnce */.o$)();
    for (const finding of grave)
        page.add(explanation(finding, advice(finding)));
    if (stops)
        sections();
    if ((verdict.figures?.length || verdict.sections?.length) && verdict.facts.length > 0)
        page.fold(`${verdict.facts.length} more ${verdict.sections?.length ? 'facts' : 'numbers'}`, () => page.add(`\n${factLines(verdict.facts)}\n`));
    if (passed.length > 0)
        page.fold(`${passed.length} passed`, () => page.table('Rule | Wanted | Seen | Rows | Interval', passed.map(passedRow)));
    if (verdict.notes.length > 0)
        page.add(`\n${verdict.notes.map((note) => `- ${(0,report_escape/* markdown */.wD)(note)}`).join('\n')}\n`);
    return page.text;
}
/** Several verdicts on one page; its first line is the answer to all of them. */
function renderGate(outcome, headline, verdicts) {
    const room = Math.floor(SUMMARY_BYTES / verdicts.length);
    return [`## ${words/* ICONS */.Ze[outcome]} ${(0,report_escape/* markdown */.wD)(headline)}\n`, ...verdicts.map((verdict) => renderSummary(verdict, room))].join('\n');
}
function subjectFacts(verdict) {
    const { release, champion } = verdict;
    const lines = [['Stage', `${verdict.stage} (${(0,words/* tally */.N4)(verdict)})`]];
    if (release)
        lines.push(['Candidate', `${release.name} ${release.version ?? ''} ${release.digest}`]);
    if (champion)
        lines.push(['Champion', `${champion.name} ${champion.version ?? ''} ${champion.digest}`]);
    return lines;
}
function figureRow({ name, candidate, champion, anchor, difference, interval, wanted, outcome }) {
    const format = (0,words/* unitOf */.uF)(wanted);
    const number = (value) => (value === undefined ? '' : value === null ? 'undefined' : format(value));
    const between = (0,words/* intervalText */.Bt)({ interval }, format);
    const about = difference === undefined ? between : `difference ${number(difference)}${between === '' ? '' : `: ${between}`}`;
    return `| ${[words/* ICONS */.Ze[outcome], (0,report_escape/* markdown */.wD)(name), number(candidate), champion === undefined && anchor !== undefined ? `${number(anchor)} (anchor)` : number(champion), (0,report_escape/* markdown */.wD)(about), (0,report_escape/* markdown */.wD)(wanted)].join(' | ')} |\n`;
}
function factLines(lines) {
    return lines.map(([name, value]) => `**${(0,report_escape/* markdown */.wD)(name)}:** ${(0,report_escape/* markdown */.wD)(value)}`).join('<br>\n');
}
/** Numbers only: a sentence in a cell makes a column of single words. The sentences follow below the table. */
function graveRow(finding) {
    const cells = [
        `${words/* ICONS */.Ze[finding.outcome]} ${(0,report_escape/* markdown */.wD)(finding.rule)}<br><sub>${(0,report_escape/* markdown */.wD)(finding.code)}</sub>`,
        (0,report_escape/* markdown */.wD)(finding.expected),
        finding.actual === finding.message ? '' : (0,report_escape/* markdown */.wD)(finding.actual),
        finding.n === undefined ? '' : (0,words/* grouped */.zD)(finding.n),
        (0,report_escape/* markdown */.wD)((0,words/* intervalText */.Bt)(finding, (0,words/* unitOf */.uF)(finding.expected))),
    ];
    return `| ${cells.join(' | ')} |\n`;
}
function passedRow(finding) {
    const cells = [(0,report_escape/* markdown */.wD)(finding.rule), (0,report_escape/* markdown */.wD)(finding.expected), (0,report_escape/* markdown */.wD)(finding.actual), finding.n === undefined ? '' : (0,words/* grouped */.zD)(finding.n), (0,report_escape/* markdown */.wD)((0,words/* intervalText */.Bt)(finding, (0,words/* unitOf */.uF)(finding.expected)))];
    return `| ${cells.join(' | ')} |\n`;
}
function explanation(finding, fix) {
    const lines = [`${words/* ICONS */.Ze[finding.outcome]} **${(0,report_escape/* markdown */.wD)(finding.rule)}:** ${(0,report_escape/* markdown */.wD)(finding.message)}`];
    const about = (0,words/* aboutRule */.gt)(finding);
    if (about !== undefined)
        lines.push((0,report_escape/* markdown */.wD)(about));
    if (finding.examples?.length)
        lines.push(`**For example:** ${finding.examples.map((example) => (0,report_escape/* markdown */.wD)(example, 200)).join(', ')}`);
    if (fix !== undefined)
        lines.push(`**What to do next:** ${(0,report_escape/* markdown */.wD)(fix)}`);
    return `\n${lines.join('<br>\n')}\n`;
}


/***/ }),

/***/ 85358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ problemsOf),
/* harmony export */   S: () => (/* binding */ judge),
/* harmony export */   judgeFailure: () => (/* binding */ judgeFailure)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(84057);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53840);
/* harmony import */ var _evidence_events_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14388);
/* harmony import */ var _evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39816);
/* harmony import */ var _report_problems_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(70000);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7826);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95769);










/**
 * Runs one stage on the delivery file and writes verdict.json, summary.md, statement.json and, where something was
 * refused or failed, events.jsonl. A mistake in the input is a
 * verdict too (outcome `error`), so that it reaches every surface; only a fault of Sluice itself is thrown.
 */
async function judge(session, stage, options, run) {
    const out = options.out ?? session.out;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(out, { recursive: true }).catch((cause) => {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('out-unusable', `The folder ${out} cannot be made (${cause.code}).`, 'Name another folder: `--out DIR`, or the input `out`.', undefined, { cause });
    });
    // A statement of an earlier run must not pass for this one's.
    for (const file of ['statement.json', _evidence_events_js__WEBPACK_IMPORTED_MODULE_4__.EVENTS_FILE])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(out, file), { force: true });
    const judged = await attempt(session, stage, { ...options, out }, run);
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(out, 'verdict.json'), `${JSON.stringify(judged.verdict, null, 2)}\n`);
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(out, 'summary.md'), (0,_report_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .renderSummary */ .Br)(judged.verdict));
    if (judged.statement)
        await (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(out, 'statement.json'), `${JSON.stringify(judged.statement, null, 2)}\n`);
    await leaveEvents(session, judged, out);
    return judged;
}
/**
 * A stage that could not begin (no ledger, no token, a folder that cannot be made) has a verdict all the same. What is no
 * mistake in the input and no refusal of the world is thrown again: that is a fault of Sluice.
 */
async function judgeFailure(session, stage, error) {
    const verdict = (0,_report_problems_js__WEBPACK_IMPORTED_MODULE_8__/* .verdictOfProblems */ .f)(stage, problemsOf(error));
    // Where nothing can be written the verdict is still shown.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, 'statement.json'), { force: true }).catch(() => undefined);
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, 'verdict.json'), `${JSON.stringify(verdict, null, 2)}\n`).catch(() => undefined);
    await (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(session.out, 'summary.md'), (0,_report_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .renderSummary */ .Br)(verdict)).catch(() => undefined);
    await leaveEvents(session, { verdict }, session.out).catch(() => undefined);
    return { verdict };
}
/** What was refused or failed, for whoever keeps watch over many runs. Nothing is left where all is well. */
async function leaveEvents(session, { verdict, statement, delivery, details }, out) {
    const step = typeof details?.step === 'string' ? details.step : undefined;
    const about = {
        at: session.clock.now().toISOString(), purpose: session.purpose, delivery: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_9__/* .formatDeliveryId */ .J)(session.deliveryId), commit: session.commit, step,
        model: delivery?.spec.release.name ?? verdict.release?.name, environment: delivery && (0,_evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .environmentOf */ .p7)(delivery),
    };
    const events = statement ? (0,_evidence_events_js__WEBPACK_IMPORTED_MODULE_4__/* .eventsOfStatement */ .Qu)(statement) : (0,_evidence_events_js__WEBPACK_IMPORTED_MODULE_4__/* .eventsOfVerdict */ .k0)(verdict, about);
    if (events.length > 0)
        await (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(out, _evidence_events_js__WEBPACK_IMPORTED_MODULE_4__.EVENTS_FILE), (0,_evidence_events_js__WEBPACK_IMPORTED_MODULE_4__/* .eventLines */ .Cl)(events));
}
async function attempt(session, stage, { release, champion, championData, championTests, out, keep }, run) {
    let delivery;
    try {
        delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_3__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
        const context = { ...pick(session), release, champion, championData, championTests, out };
        const result = await run(delivery, context);
        const verdict = { ...result.verdict, release: result.verdict.release ?? release };
        const known = verdict.release !== undefined;
        if (!known)
            verdict.notes = [...verdict.notes, 'Statement: none, since the release was not identified.'];
        const statement = known ? (0,_evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .makeStatement */ .UT)(delivery, context, { ...result, verdict }) : undefined;
        if (statement)
            await keep?.(statement, delivery);
        return { verdict, delivery, details: result.details, statement };
    }
    catch (error) {
        return { verdict: { ...(0,_report_problems_js__WEBPACK_IMPORTED_MODULE_8__/* .verdictOfProblems */ .f)(stage, problemsOf(error)), release }, delivery };
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
    if (error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d)
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


/***/ })

};
