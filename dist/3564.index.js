export const id = 3564;
export const ids = [3564,2923];
export const modules = {

/***/ 85514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* reexport safe */ _report_words_js__WEBPACK_IMPORTED_MODULE_0__.KN),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   YP: () => (/* binding */ interval),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qi: () => (/* binding */ firstSentence),
/* harmony export */   vP: () => (/* binding */ figure),
/* harmony export */   x8: () => (/* binding */ signed)
/* harmony export */ });
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);

/** `10,000`. */
function count(n) {
    return n.toLocaleString('en-US');
}
/** `1 row`, `2 rows`. */
function counted(n, noun) {
    return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}
/** Four significant figures, at most four decimals from 0.1 upwards: `0.9005`, `0.00321`, `12.3`. */
function figure(value) {
    if (value === null)
        return 'undefined';
    if (value === 0)
        return '0';
    return Math.abs(value) >= 0.1 ? String(Number(value.toFixed(4))) : String(Number(value.toPrecision(3)));
}
/** `+0.0091`, `-0.0123`. */
function signed(value) {
    return value > 0 ? `+${figure(value)}` : figure(value);
}
function interval(low, high, format = figure) {
    return `[${format(low)}, ${format(high)}]`;
}
/** `a`, `a and b`, `a, b and c`, cut after `most`. */
function list(items, most = 6) {
    if (items.length > most)
        return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
    if (items.length < 2)
        return items.join('');
    return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
/** The first sentence of a message, for a headline; the finding has the rest. */
function firstSentence(text) {
    return /^.*?[.!?](?=\s+[A-Z])/s.exec(text)?.[0] ?? text;
}


/***/ }),

/***/ 32923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sd: () => (/* binding */ driftedColumns),
  pU: () => (/* binding */ leaningsOf),
  Vs: () => (/* binding */ relatedOf),
  withRootCause: () => (/* binding */ withRootCause)
});

// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
;// CONCATENATED MODULE: ./.build/src/model/root-cause/signals.js
const BY_CODE = [
    [/^(contents|part)-/, 'files'],
    [/^(prediction|candidate-predictions|score|test-key|label|unit|query|weight)-|^column-missing$/, 'join'],
    [/^(predict|predictor)-/, 'predictor'],
    [/^signature-/, 'signature'],
    [/^environment-/, 'environment'],
    [/^calibration-/, 'calibration'],
    [/^(prevalence|shift)/, 'shift'],
    [/flip/, 'flip'],
    [/^golden-/, 'golden'],
    [/^fairness-/, 'fairness'],
    [/^(slice|weak-slice)/, 'slice'],
    [/^(importance|explanation|attribution|forbidden)/, 'importance'],
    [/^behaviour-/, 'behaviour'],
    [/^serving-/, 'serving'],
    [/^drift/, 'drift'],
];
/** What counts as having gone wrong. A question that stayed open points at nothing. */
const WRONG = new Set(['fail', 'error']);
/** The signals of findings that failed, and of those that only tell where a model leans on a column. `cuts`: columns that slices are cut by. */
function signalsOf(related, cuts = []) {
    const known = [...new Set([...cuts, ...related.flatMap(({ finding: { subject } }) => (subject?.kind === 'column' ? [subject.name] : []))])];
    return related.flatMap((one) => {
        const line = lineOf(one);
        if (line === undefined || !(WRONG.has(one.finding.outcome) || line === 'importance'))
            return [];
        return [{ line, related: one, columns: columnsOf(one, known), excess: excessOf(one.finding.numbers) }];
    });
}
function lineOf({ stage, finding }) {
    const found = BY_CODE.find(([pattern]) => pattern.test(finding.code))?.[1];
    if (stage === 'validate-data')
        return found === 'drift' ? 'drift' : finding.code.startsWith('label-flips') ? 'flip' : 'contract';
    if (found !== undefined)
        return found;
    if (finding.subject?.kind === 'slice' || finding.subject?.kind === 'group')
        return 'slice';
    return finding.subject?.kind === 'metric' ? 'overall' : undefined;
}
/** A column by its own name, or those that a slice is cut by: `sex = Female, age below 40`. */
function columnsOf({ finding: { subject } }, known) {
    if (subject === undefined)
        return [];
    if (subject.kind === 'column')
        return [subject.name];
    const equal = [...subject.name.matchAll(/(?:^|, | and | × )([^=,]{1,300}?) = /g)].map(([, name]) => name.trim());
    return [...new Set([...equal, ...known.filter((name) => startsPart(subject.name, name))])];
}
/** Whether a part of a slice's name begins with the column's name. */
function startsPart(slice, column) {
    for (let at = slice.indexOf(column); at >= 0; at = slice.indexOf(column, at + 1)) {
        const [before, end] = [slice.slice(0, at), slice.charAt(at + column.length)];
        if ((before === '' || /(, | and | × )$/.test(before)) && /^[ ,]?$/.test(end))
            return true;
    }
    return false;
}
/** Of the first number that a finding names, its effect, to its limit. */
function excessOf(numbers = {}) {
    const limit = numbers.limit;
    const [effect] = Object.values(numbers);
    if (typeof limit !== 'number' || typeof effect !== 'number' || limit <= 0)
        return 1;
    return Math.max(1, Math.min(1000, Math.abs(effect) / limit));
}

;// CONCATENATED MODULE: ./.build/src/model/root-cause/hypotheses.js


/** Evidence shown for one cause. */
const MOST_EVIDENCE = 6;
const MOST_HYPOTHESES = 5;
/** How much each line says about a column. A drift or a broken contract explains; what fails on the column shows that it matters. */
const WEIGHTS = { slice: 3, fairness: 2, drift: 3, contract: 3, flip: 2, behaviour: 2, importance: 1 };
/** Lines that any failure of the whole model brings along. */
const FOLLOWERS = ['slice', 'flip'];
const MODEL_SIDE = ['slice', 'fairness', 'flip', 'behaviour', 'overall', 'calibration', 'golden'];
/**
 * The most likely causes of a failure first. A pure function of the findings: it decides nothing and hides none of them. Where one column
 * is met by several independent lines (failing slices, drift, a broken contract, flips, importance), that column comes before all that
 * only one line speaks for; what makes every other number meaningless (files, keys) comes before both.
 */
function rootCauses(related, changes, cuts = []) {
    const signals = inOrder(signalsOf(related, cuts));
    if (!signals.some(({ related: one }) => one.stage === 'run-model-tests' || one.stage === 'probe-model' || one.stage === 'predict'))
        return [];
    const found = [...upstream(signals), ...columns(signals), ...ofTheModel(signals, changes), ...serving(signals)];
    return found
        .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
        .slice(0, MOST_HYPOTHESES)
        .map(({ weight: _weight, ...hypothesis }) => hypothesis);
}
const STAGES_FIRST = ['run-model-tests', 'probe-model', 'predict', 'validate-data'];
/** The same findings give the same words, in whatever order stages ended. */
function inOrder(signals) {
    const key = ({ related: { stage, finding } }) => `${STAGES_FIRST.indexOf(stage) + 1 || 9} ${finding.code} ${finding.subject?.name ?? ''} ${finding.message}`;
    return signals.map((signal) => ({ signal, key: key(signal) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ signal }) => signal);
}
/** Causes that make the numbers behind them meaningless. */
function upstream(signals) {
    const found = [];
    const of = (line) => signals.filter((signal) => signal.line === line && signal.related.finding.outcome !== 'warn');
    const files = of('files');
    if (files.length > 0)
        found.push(made('files', 100, files, `The model's files may not be loaded as they are: ${first(files)}`));
    const join = of('join');
    const absent = join.every(({ related }) => /-missing$/.test(related.finding.code) && related.finding.outcome === 'error');
    if (join.length > 0)
        found.push(made('join', 90, join, absent ? `What the tests read is not there: ${first(join)}` : `Predictions and labels do not belong together: ${first(join)} What the metrics say rests on that.`));
    const predictor = of('predictor');
    if (predictor.length > 0)
        found.push(made('predictor', 80, predictor, `The model does not answer as it should: ${first(predictor)}`));
    const signature = of('signature');
    if (signature.length > 0)
        found.push(made('signature', 7, signature, `The model takes or gives something else than the champion does: ${first(signature)}`));
    const environment = of('environment');
    const moved = signals.filter(({ line, related }) => line === 'golden' || (line === 'behaviour' && related.finding.code === 'behaviour-determinism'));
    if (environment.length > 0)
        found.push(made('environment', 12 + 3 * moved.length, [...environment, ...moved], `The model was run in another environment than its lock${moved.length > 0 ? ', and answers that should be fixed have moved' : ''}: ${first(environment)}`));
    return found;
}
function columns(signals) {
    const names = [...new Set(signals.flatMap((signal) => signal.columns))];
    const overall = signals.filter(({ line }) => line === 'overall' || line === 'calibration');
    const mostDrifted = drifted(signals)[0];
    return names.flatMap((name) => {
        const own = signals.filter((signal) => signal.columns.includes(name));
        const lines = [...new Set(own.map(({ line }) => line))];
        const modelSide = own.some(({ line, related }) => MODEL_SIDE.includes(line) || (line === 'importance' && related.finding.outcome !== 'pass'));
        // Drift alone is a fact about the data; it explains a failure where the model as a whole got worse.
        if (!modelSide && (overall.length === 0 || !own.some(({ line }) => line === 'drift' || line === 'contract')))
            return [];
        // That a model leans on a column is no fault, unless a gate forbids it.
        if (own.every((signal) => signal.line === 'importance' && signal.related.finding.outcome === 'pass'))
            return [];
        const excess = Math.max(...own.map((signal) => (signal.line === 'drift' ? signal.excess : 0)));
        // Where the model is worse as a whole, its slices follow and point at no column; how far a column drifted still does.
        const weightOf = (line) => (overall.length > 0 && FOLLOWERS.includes(line) ? 2.5 : (WEIGHTS[line] ?? 0));
        const weight = lines.reduce((sum, line) => sum + weightOf(line), 0) + Math.min(3, Math.log2(Math.max(1, excess))) + (modelSide || overall.length > 0 ? 0 : -1);
        return [{ ...made('column', weight, own, columnText(name, own, mostDrifted === name)), name }];
    });
}
/** Columns by how far beyond its limit their drift is, furthest first. */
function drifted(signals) {
    return signals.filter(({ line }) => line === 'drift').sort((a, b) => b.excess - a.excess).flatMap((signal) => signal.columns);
}
function columnText(name, own, mostDrifted) {
    const of = (line) => own.filter((signal) => signal.line === line);
    const slices = [...new Set(of('slice').map(({ related }) => related.finding.subject.name))];
    const parts = [];
    if (slices.length > 0)
        parts.push(`the score falls in slices where ${(0,format/* list */.p_)(slices, 3)}`);
    if (of('fairness').length > 0)
        parts.push(`the model treats groups of \`${name}\` unlike each other`);
    if (of('flip').length > 0)
        parts.push(`answers flip by \`${name}\``);
    if (of('behaviour').length > 0)
        parts.push(`small changes of \`${name}\` change the answer`);
    const drift = of('drift')[0];
    if (drift)
        parts.push(mostDrifted ? `that column drifted most (${(0,format/* figure */.vP)(drift.excess)} times its limit)` : `that column drifted (${(0,format/* figure */.vP)(drift.excess)} times its limit)`);
    if (of('contract').length > 0)
        parts.push(`the data breaks the contract of that column (${(0,format/* list */.p_)([...new Set(of('contract').map(({ related }) => related.finding.code))], 3)})`);
    if (of('importance').length > 0)
        parts.push('the model leans on it');
    const [head, ...rest] = parts;
    const text = `\`${name}\`: ${[head.replace(/^that column/, 'it'), ...rest].join(', and ')}.`;
    return text;
}
/** What concerns the model as a whole. */
function ofTheModel(signals, changes) {
    const of = (...wanted) => signals.filter(({ line }) => wanted.includes(line));
    const overall = of('overall');
    const calibration = of('calibration');
    const found = [];
    const ranking = overall.filter(({ related }) => /auc|average_precision|ndcg|map|mrr/.test(related.finding.subject?.name ?? ''));
    if (calibration.length > 0 && ranking.length === 0)
        found.push(made('calibration', 4.5, [...calibration, ...of('shift')], `The order of the scores holds and their size does not: ${first(calibration)} ${of('shift').length > 0 ? 'The share of positives is another than in training.' : 'Recalibrate the scores, or look at how the classes were weighted in training.'}`));
    const shift = of('shift');
    if (shift.length > 0 && overall.length + calibration.length > 0)
        found.push(made('shift', 4, [...shift, ...overall, ...calibration], `The population is another than the model was made for: ${first(shift)}`));
    const worse = [...overall, ...of('golden', 'flip')];
    if (worse.length > 0)
        found.push(modelItself(worse, changes));
    return found;
}
/** Nothing narrower: which part of the release changed says where to look. */
function modelItself(signals, changes) {
    const changed = changes?.changed.filter((name) => !name.startsWith('definition of ')) ?? [];
    if (changes && changed.length > 0 && !changed.includes('weights'))
        return { ...made('code', 5, signals, `The weights are those of the champion, and ${(0,format/* list */.p_)(changed)} changed: look there first. ${first(signals)}`), name: changed[0] };
    const also = changed.filter((name) => name !== 'weights');
    return made('training', 2, signals, `The candidate is worse as a whole${changed.length > 0 ? ` (changed: ${(0,format/* list */.p_)(changed)})` : ''}: ${first(signals)} ${also.length > 0 ? `Deliver the new weights without the change of ${(0,format/* list */.p_)(also)} to tell them apart.` : 'Look at what training saw that the champion\'s did not.'}`);
}
function serving(signals) {
    const own = signals.filter(({ line }) => line === 'serving');
    if (own.length === 0)
        return [];
    const has = (pattern) => own.some(({ related }) => pattern.test(related.finding.code));
    const why = has(/memory-growth/) ? 'It keeps memory that it does not give back: a cache or a list that grows with the requests.'
        : has(/not-started/) ? 'It does not start.'
            : has(/errors|health/) ? 'It answers with errors.'
                : has(/bad-request/) ? 'It does not turn down what no client should send.'
                    : has(/dependency/) ? 'It has no way on when something that it depends on is away.'
                        : has(/latency|throughput|capacity|cpu/) ? 'It takes more time for a request than it has.'
                            : 'Its figures are beyond their limits.';
    return [made('serving', 4 + Math.min(1, own.length / 10), own, `The server fails apart from what the model knows: ${first(own)} ${why}`)];
}
function made(cause, weight, signals, text) {
    const evidence = signals.slice(0, MOST_EVIDENCE).map(({ related: { stage, finding } }) => ({ stage, code: finding.code, message: finding.message }));
    return { cause, weight, text, lines: [...new Set(signals.map(({ line }) => line))], evidence };
}
function first([signal]) {
    const { message } = signal.related.finding;
    return /[.!?]$/.test(message) ? message : `${message}.`;
}

;// CONCATENATED MODULE: ./.build/src/model/root-cause/root-cause.js

/** What a statement keeps of them, so that the same verdict can be made again. */
const MOST_RELATED = 200;
/** `cuts`: columns that slices and groups are cut by. The verdict with the most likely causes of its failure among its facts and notes; as it was where it did not fail. */
function withRootCause(result, { related, changes }, cuts = []) {
    const { verdict } = result;
    if (verdict.outcome !== 'fail' && verdict.outcome !== 'error')
        return result;
    const own = [...verdict.findings.map((finding) => ({ stage: verdict.stage, finding })), ...leaningsOf(verdict.stage, result.details)];
    const causes = rootCauses([...own, ...related], changes, cuts);
    const [likely, ...others] = causes;
    if (!likely)
        return result;
    return {
        ...result,
        verdict: {
            ...verdict,
            facts: [['Most likely cause', likely.text], ...verdict.facts],
            notes: [...verdict.notes, ...others.map(({ text }) => `Another possible cause: ${text}`)],
        },
        details: { ...result.details, rootCause: causes },
    };
}
/**
 * Columns that a drift finding of validate-data speaks of, failing ones before those that only warn. A drift that stayed open is none, and a
 * column that is away or of another type cannot be weighed by. */
function driftedColumns(findings) {
    const found = ['fail', 'warn'].flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome && /^drift(-missing-values)?$/.test(finding.code) && finding.subject?.kind === 'column'));
    return [...new Set(found.map(({ subject }) => subject.name))];
}
/** Columns with at least this many times their even share of a model's importance are those that it leans on. */
const LEANS_FROM = 2;
const MOST_LEANINGS = 5;
/** Where the candidate leans on few columns, by the shares of importance that a stage measured (`details.explanations`). */
function leaningsOf(stage, details = {}) {
    const { candidate } = (details.explanations ?? {});
    const groups = (Array.isArray(candidate?.columns) ? candidate.columns : []);
    return groups
        .flatMap(({ columns, share }) => (Array.isArray(columns) && columns.length === 1 && typeof columns[0] === 'string' && typeof share === 'number' && share >= LEANS_FROM / groups.length ? [{ name: columns[0], share }] : []))
        .sort((a, b) => b.share - a.share)
        .slice(0, MOST_LEANINGS)
        .map(({ name, share }) => ({ stage, finding: { code: 'importance', outcome: 'pass', message: `${Math.round(share * 100)} % of what the candidate's columns matter is ${name}.`, subject: { kind: 'column', name } } }));
}
/** Of a stage's findings those that can point at a cause, without what is large. */
function relatedOf(stage, findings) {
    return findings
        .filter(({ outcome, code }) => outcome === 'fail' || outcome === 'error' || /^(importance|explanation)/.test(code))
        .slice(0, MOST_RELATED)
        .map(({ code, outcome, message, subject, numbers }) => ({ stage, finding: { code, outcome, message, ...(subject && { subject }), ...(numbers && { numbers }) } }));
}


/***/ }),

/***/ 82928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* reexport safe */ _delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__.C),
/* harmony export */   bl: () => (/* binding */ cutsOf),
/* harmony export */   is: () => (/* binding */ sliceCuts),
/* harmony export */   uV: () => (/* binding */ columnOf)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);
/* harmony import */ var _delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55390);


/** The name of a cut: the key of its categories in `Rows`, and what slices are called by. */

/** Names of the cuts of each declared slicing: one for a column alone, several for a cross. */
function sliceCuts(delivery) {
    return (delivery.spec.tests?.slices?.by ?? []).map((by) => ((0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isCross */ .h)(by) ? by : [by]).map((cut) => (0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .cutName */ .C)(cut)));
}
/** Every cut that the parts of the stage ask for, each once: what the join must bring along. */
function cutsOf(delivery) {
    const { slices, fairness, calibration, flips } = delivery.spec.tests ?? {};
    const alone = [...(slices?.by ?? []), ...(calibration?.by ?? []), ...(flips?.slices?.by ?? [])].flatMap((by) => ((0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isCross */ .h)(by) ? by : [by]));
    const asked = [...alone, ...(calibration?.by ?? []), ...(fairness?.groups ?? [])];
    const cuttings = asked.map((cut) => ({ name: (0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .cutName */ .C)(cut), columns: ((0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isCross */ .h)(cut) ? cut : [cut]).map(columnOf) }));
    return [...new Map(cuttings.map((cutting) => [cutting.name, cutting])).values()];
}
function columnOf(cut) {
    const name = (0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .cutName */ .C)(cut);
    if (typeof cut === 'string')
        return { name, column: cut, by: { kind: 'value' } };
    const { column, quantiles, edges, every } = cut;
    if (quantiles !== undefined)
        return { name, column, by: { kind: 'quantiles', count: quantiles } };
    if (edges !== undefined)
        return { name, column, by: { kind: 'edges', edges } };
    return { name, column, by: { kind: 'every', milliseconds: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(every) } };
}


/***/ }),

/***/ 35592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ frozen)
/* harmony export */ });
/** The context at one instant: what a judgement says of now, it can say again. */
function frozen(context) {
    const at = context.clock.now();
    const { clock } = context;
    return { context: { ...context, clock: { now: () => new Date(at), sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal) } }, at: at.toISOString() };
}


/***/ }),

/***/ 73564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   modelTests: () => (/* binding */ modelTests)
/* harmony export */ });
/* harmony import */ var _model_root_cause_root_cause_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32923);
/* harmony import */ var _model_slices_cuts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82928);
/* harmony import */ var _frozen_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35592);



/** Judges the model, says what the most likely cause of a failure is, and keeps what was asked of others. */
async function modelTests(delivery, given, world) {
    const { runModelTests } = await Promise.all(/* import() */[__webpack_require__.e(6780), __webpack_require__.e(7283), __webpack_require__.e(3595), __webpack_require__.e(6829), __webpack_require__.e(1456), __webpack_require__.e(7), __webpack_require__.e(8524)]).then(__webpack_require__.bind(__webpack_require__, 88524));
    const { context, at } = (0,_frozen_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .frozen */ .J)(given);
    let testSetUse;
    const result = await runModelTests(delivery, context, { countUse: async (testSet) => (testSetUse = await world.countUse(testSet)), drifted: world.beside.drifted });
    const { beside } = world;
    const signature = context.championTests?.signature;
    const replay = {
        at,
        ...(testSetUse && { testSetUse }),
        ...((beside.related.length > 0 || beside.changes || beside.drifted) && { beside }),
        ...(signature === undefined ? {} : { championTests: { signature } }),
    };
    const cuts = (0,_model_slices_cuts_js__WEBPACK_IMPORTED_MODULE_1__/* .cutsOf */ .bl)(delivery).flatMap(({ columns }) => columns.map(({ column }) => column));
    return (0,_model_root_cause_root_cause_js__WEBPACK_IMPORTED_MODULE_0__.withRootCause)({ ...result, details: { ...result.details, replay } }, beside, [...new Set(cuts)]);
}


/***/ })

};
