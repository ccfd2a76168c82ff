export const id = 5591;
export const ids = [5591];
export const modules = {

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

/***/ 36251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YN: () => (/* binding */ declaredText),
/* harmony export */   nm: () => (/* binding */ fileSourceOf),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
/** A declared table as engines take it. Throws InputError for a path that leaves the workspace. */
function sourceOf(delivery, declared, path) {
    if (typeof declared === 'string')
        return { file: ADDRESS.test(declared) ? declared : delivery.resolve(declared) };
    const connection = delivery.spec.data?.trino;
    if (!connection)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('delivery-trino-missing', `\`${path.join('.')}\` is a Trino table, and \`data.trino\` does not say where the server is.`, 'Add `data: {trino: {server: https://HOST:PORT, user: …}}`.', delivery.locate(path));
    return { ...declared, connection: { ...connection, ...(connection.ca === undefined ? {} : { ca: delivery.resolve(connection.ca) }) } };
}
/** For stages that read the rows themselves. Throws InputError for a table of a server. */
function fileSourceOf(delivery, declared, path) {
    const source = sourceOf(delivery, declared, path);
    if ('file' in source)
        return source;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('source-not-a-file', `\`${path.join('.')}\` is a Trino table, and this stage reads rows one by one.`, 'Write the rows that it needs to a Parquet file in an earlier step, and name that.', delivery.locate(path));
}
function declaredText(declared) {
    return typeof declared === 'string' ? declared : declared.trino;
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

/***/ 85514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   YP: () => (/* binding */ interval),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   vP: () => (/* binding */ figure),
/* harmony export */   x8: () => (/* binding */ signed)
/* harmony export */ });
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


/***/ }),

/***/ 75591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runModelTests: () => (/* binding */ runModelTests)
});

// EXTERNAL MODULE: ./.build/src/core/verdict.js
var core_verdict = __webpack_require__(4646);
;// CONCATENATED MODULE: ./.build/src/statistics/metrics.js
/** Metrics of binary scores. `labels` hold 0 and 1, `scores` the model's probability of 1, entry for entry. */
const METRICS = (/* unused pure expression or super */ null && (['roc_auc', 'log_loss', 'accuracy', 'brier']));
/** Whether more is better. */
const HIGHER_IS_BETTER = {
    roc_auc: true,
    log_loss: false,
    accuracy: true,
    brier: false,
};
/** Machine epsilon of the two float types: what scikit-learn's `log_loss` clips probabilities by (`finfo(dtype).eps`). */
const EPSILON = { float64: 2 ** -52, float32: 2 ** -23 };
/** The order that `rocAucInOrder` reads; of all rows, or of the named ones. O(n log n), once per model and slice. */
function scoreOrder(labels, scores, rows) {
    const order = rows ? rows.slice() : Uint32Array.from(scores.keys());
    order.sort((a, b) => scores[a] - scores[b] || a - b);
    const ends = new Uint8Array(order.length);
    for (let i = 0; i < order.length; i++)
        ends[i] = i + 1 === order.length || scores[order[i]] !== scores[order[i + 1]] ? 1 : 0;
    return { labels: Uint8Array.from(order, (row) => labels[row]), rows: order, ends };
}
/**
 * Area under the ROC curve: the share of (positive, negative) pairs in which the positive scores higher, ties counting
 * half; the same number as midranks give (Mann and Whitney). With `counts`, row i stands there `counts[i]` times.
 * NaN where a class is empty. O(n) once the order is known, which is what makes resampling cheap.
 */
function rocAucInOrder(order, counts) {
    const { labels, rows, ends } = order;
    let wins = 0;
    let positives = 0;
    let negatives = 0;
    let tiedPositives = 0;
    let tiedNegatives = 0;
    for (let i = 0; i < rows.length; i++) {
        const count = counts === undefined ? 1 : counts[rows[i]];
        if (labels[i] === 1)
            tiedPositives += count;
        else
            tiedNegatives += count;
        if (ends[i] === 1) {
            wins += tiedPositives * (negatives + tiedNegatives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
            tiedPositives = 0;
            tiedNegatives = 0;
        }
    }
    return wins / (positives * negatives);
}
/** Losses of every row whose mean is the log loss (natural logarithm), probabilities clipped to [epsilon, 1 − epsilon]. */
function logLosses(labels, scores, epsilon) {
    return Float64Array.from(scores, (score, i) => {
        const p = Math.min(Math.max(score, epsilon), 1 - epsilon);
        return labels[i] === 1 ? -Math.log(p) : -Math.log(1 - p);
    });
}
/** Squared errors of every row; their mean is the Brier score (`brier_score_loss` of scikit-learn). */
function squaredErrors(labels, scores) {
    return Float64Array.from(scores, (score, i) => (score - labels[i]) ** 2);
}
/** 1 where the answer at the threshold (yes from the threshold upwards) equals the label. */
function correct(labels, scores, threshold) {
    return Uint8Array.from(labels, (label, i) => (scores[i] >= threshold === (label === 1) ? 1 : 0));
}
/** One metric of some rows, as scikit-learn computes it. */
function metric(name, labels, scores, options) {
    const chosen = options.rows ?? Uint32Array.from(labels.keys());
    if (chosen.length === 0)
        return { value: null, reason: 'there are no rows' };
    switch (name) {
        case 'roc_auc': {
            const positives = chosen.reduce((sum, row) => sum + labels[row], 0);
            if (positives === 0)
                return { value: null, reason: 'no row is positive' };
            if (positives === chosen.length)
                return { value: null, reason: 'no row is negative' };
            return { value: rocAucInOrder(scoreOrder(labels, scores, chosen)) };
        }
        case 'log_loss':
            return { value: meanOf(logLosses(labels, scores, options.epsilon), chosen) };
        case 'brier':
            return { value: meanOf(squaredErrors(labels, scores), chosen) };
        case 'accuracy':
            return { value: meanOf(correct(labels, scores, options.threshold), chosen) };
    }
}
/** Log loss of always answering the share of positives: the entropy of the labels, in nats. */
function entropyOf(positives, n) {
    const p = positives / n;
    return p === 0 || p === 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p));
}
function meanOf(values, rows) {
    let sum = 0;
    let lost = 0; // Kahan: a million small losses must still agree with other tools to 1e-9
    for (const row of rows) {
        const term = values[row] - lost;
        const next = sum + term;
        lost = next - sum - term;
        sum = next;
    }
    return sum / rows.length;
}

// EXTERNAL MODULE: ./.build/src/model/files.js
var model_files = __webpack_require__(17222);
;// CONCATENATED MODULE: ./.build/src/model/rows.js
/** Every combination of values of some columns that has at least one row, in order of its first column's values. */
function sliceBy(rows, columns) {
    const byCode = new Map();
    for (let row = 0; row < rows.n; row++) {
        const code = columns.map((column) => rows.categories[column].codes[row]).join(' ');
        const members = byCode.get(code);
        if (members)
            members.push(row);
        else
            byCode.set(code, [row]);
    }
    return [...byCode.values()]
        .map((members) => ({
        name: columns.map((column) => `${column} = ${nameAt(rows, column, members[0])}`).join(', '),
        rows: Uint32Array.from(members),
        positives: members.reduce((sum, row) => sum + rows.labels[row], 0),
    }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
}
function nameAt(rows, column, row) {
    const { names, codes } = rows.categories[column];
    return names[codes[row]];
}
/** Text values as categories, sorted; `null` is a category of its own. `hide` names them `value 1`, `value 2`, …. */
function toCategories(values, hide) {
    const distinct = [...new Set(values)].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
    const codeOf = new Map(distinct.map((value, code) => [value, code]));
    return {
        names: distinct.map((value, i) => (value === null ? '(null)' : hide ? `value ${i + 1}` : value)),
        codes: Int32Array.from(values, (value) => codeOf.get(value)),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/questions.js


/** Margin of the default gates against the champion, in AUC and in nats: what the note about them says. */
const DEFAULT_MARGIN = 0.01;
/** Every gate of the delivery file on metrics, or the default ones. Slices too small to judge come back apart. */
function questionsOf(delivery, rows) {
    const tests = delivery.spec.tests;
    const hasChampion = rows.champion !== undefined;
    const result = { questions: [], small: [], off: [], notes: [] };
    if (tests.gates === undefined) {
        result.questions.push(...defaultQuestions(hasChampion));
        result.notes.push('Gates: the defaults (no tests.gates): ROC AUC at least 0.5 and log loss no worse than a constant at the base rate' +
            (hasChampion ? `; ROC AUC and log loss no worse than the champion by ${DEFAULT_MARGIN}.` : '.'));
    }
    tests.gates?.forEach((gate, i) => add(result, question(gate, ['tests', 'gates', i]), hasChampion));
    for (const columns of slicesOf(delivery))
        for (const slice of sliceBy(rows, columns)) {
            if (slice.rows.length < tests.slices.min_rows)
                result.small.push(slice);
            else
                tests.slices.gates.forEach((gate, i) => add(result, { ...question(gate, ['tests', 'slices', 'gates', i]), slice }, hasChampion));
        }
    result.off = [...new Set(result.off)];
    return result;
}
/** True where any gate compares with a champion, the default ones included. */
function comparesWithChampion(delivery) {
    const tests = delivery.spec.tests;
    return (tests.gates === undefined ||
        [...tests.gates, ...(tests.slices?.gates ?? []), ...(tests.fairness?.gates ?? [])].some((gate) => gate.no_worse_than_champion_by !== undefined));
}
/** Lists of columns to cut slices by: each column alone, and each declared cross. */
function slicesOf(delivery) {
    return (delivery.spec.tests?.slices?.by ?? []).map((by) => (typeof by === 'string' ? [by] : by));
}
function defaultQuestions(hasChampion) {
    const path = ['tests'];
    const metrics = ['roc_auc', 'log_loss'];
    return [
        question({ metric: 'roc_auc', at_least: 0.5 }, path),
        { metric: 'log_loss', kind: 'no_worse_than_constant', limit: 0, rule: { kind: 'at_most', limit: 0 }, against: 'constant', path },
        ...(hasChampion
            ? metrics.map((metric) => question({ metric, no_worse_than_champion_by: DEFAULT_MARGIN }, path))
            : []),
    ];
}
function question(gate, path) {
    const { metric } = gate;
    if (gate.at_least !== undefined)
        return absolute(metric, 'at_least', gate.at_least, path);
    if (gate.at_most !== undefined)
        return absolute(metric, 'at_most', gate.at_most, path);
    const margin = gate.no_worse_than_champion_by;
    const rule = HIGHER_IS_BETTER[metric] ? { kind: 'at_least', limit: -margin } : { kind: 'at_most', limit: margin };
    const last = path.length > 1 ? [...path, 'no_worse_than_champion_by'] : path;
    return { metric, kind: 'no_worse_than_champion_by', limit: margin, rule, against: 'champion', path: last };
}
function absolute(metric, kind, limit, path) {
    return { metric, kind, limit, rule: { kind, limit }, path: path.length > 1 ? [...path, kind] : path };
}
function add(result, question, hasChampion) {
    if (question.against !== 'champion' || hasChampion)
        result.questions.push(question);
    else {
        const where = question.slice ? ' in slices' : '';
        result.off.push(`${question.metric} no worse than the champion by ${question.limit}${where}`);
    }
}

;// CONCATENATED MODULE: ./.build/src/model/champion.js


/**
 * No champion is a first delivery, and only then do gates against it stay off. One that serves, or whose predictions
 * are declared, must be compared with as soon as a gate asks for it: a missing file never switches a gate off.
 */
async function championOf(delivery, context) {
    const tests = delivery.spec.tests;
    const declared = tests.predictions.champion;
    const file = declared === undefined ? undefined : delivery.resolve(declared);
    if (file !== undefined && (await (0,model_files/* isThere */.$B)(file)))
        return { file, findings: [] };
    if (declared === undefined && context.champion === undefined)
        return { findings: [] };
    // The default gates ask for a champion only where its predictions are named.
    const asked = comparesWithChampion(delivery) && (declared !== undefined || tests.gates !== undefined);
    const serving = context.champion ? `${context.champion.name} serves now (${context.champion.digest.slice(0, 19)}…)` : undefined;
    const message = declared !== undefined
        ? `tests.predictions.champion names ${declared}, and there is no such file.`
        : `${serving}, and tests.predictions.champion does not say where its predictions are.`;
    return {
        findings: [
            {
                code: 'champion-predictions-missing',
                outcome: asked ? 'error' : 'warn',
                rule: 'predictions of the champion on the same rows',
                message: asked ? `${message} Gates against the champion cannot be asked.` : `${message} Nothing is compared with it.`,
                expected: declared ?? 'tests.predictions.champion',
                actual: declared === undefined ? 'not declared' : 'no file',
                fix: declared === undefined
                    ? 'Name the file with the scores of the serving model on the test rows: `predictions: {candidate: …, champion: …}`.'
                    : 'Let an earlier step make the file, or take the line out where no model serves yet.',
                location: delivery.locate(['tests', 'predictions', ...(declared === undefined ? [] : ['champion'])]),
            },
        ],
    };
}

// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
;// CONCATENATED MODULE: ./.build/src/model/cut-columns.js

/** Groups that fairness compares: each pair of groups is compared with each, so the work grows with the fourth power. */
const MOST_GROUPS = 50;
/** Gates over slices: beyond, the shared level is so strict that none could fail. */
const MOST_QUESTIONS = 2000;
/** Columns with so many values that cutting by them asks nothing sensible, as an age in years or a name would. */
function cutTooFine(delivery, rows, asked) {
    const findings = (delivery.spec.tests.fairness?.groups ?? []).flatMap((column, i) => {
        const values = rows.categories[column].names.length;
        return values > MOST_GROUPS ? [finding(delivery, 'groups-too-many', column, values, MOST_GROUPS, ['tests', 'fairness', 'groups', i])] : [];
    });
    if (asked.questions.length > MOST_QUESTIONS)
        findings.push(finding(delivery, 'slices-too-many', 'slices', asked.questions.length, MOST_QUESTIONS, ['tests', 'slices', 'by']));
    return findings;
}
function finding(delivery, code, name, found, most, path) {
    const what = code === 'groups-too-many' ? `${name} has ${(0,format/* count */.U9)(found)} values` : `tests.slices asks ${(0,format/* count */.U9)(found)} questions`;
    return {
        code,
        outcome: 'error',
        rule: `at most ${(0,format/* count */.U9)(most)} ${code === 'groups-too-many' ? 'groups' : 'questions'}`,
        message: `${what}, and at most ${(0,format/* count */.U9)(most)} can be judged together.`,
        expected: `≤ ${(0,format/* count */.U9)(most)}`,
        actual: (0,format/* count */.U9)(found),
        fix: 'Cut by bands (an age class instead of an age in years), or raise min_rows.',
        subject: { kind: 'column', name },
        location: delivery.locate(path),
    };
}

// EXTERNAL MODULE: ./.build/src/statistics/normal.js
var normal = __webpack_require__(66976);
;// CONCATENATED MODULE: ./.build/src/statistics/fairness.js

function sizeOf(answers) {
    return answers.both + answers.candidateOnly + answers.championOnly + answers.neither;
}
/** Share of the rows that the model answers with yes; `null` where there is none. */
function rateOf(group, rate, model) {
    const answers = group[rate];
    const n = sizeOf(answers);
    if (n === 0)
        return null;
    return (answers.both + (model === 'candidate' ? answers.candidateOnly : answers.championOnly)) / n;
}
/**
 * Equalized odds difference: the larger of the greatest difference of true positive rates and of false positive rates
 * between two groups (fairlearn's `equalized_odds_difference`, agg `worst_case`). A group without a positive or without
 * a negative row has no rate, and leaves the whole difference undefined.
 */
function equalizedOddsDifference(groups, model) {
    if (groups.length < 2)
        return { value: null, reason: 'there are fewer than two groups' };
    let worst;
    for (const rate of ['positives', 'negatives']) {
        const gap = widestGap(groups, rate, model);
        if (gap === undefined)
            return { value: null, reason: `a group has no ${rate.slice(0, -1)} row` };
        if (worst === undefined || gap.value > worst.value)
            worst = gap;
    }
    return { value: worst.value, gap: worst };
}
function widestGap(groups, rate, model) {
    const rates = groups.map((group) => rateOf(group, rate, model));
    if (rates.some((value) => value === null))
        return undefined;
    const values = rates;
    const high = values.indexOf(Math.max(...values));
    const low = values.indexOf(Math.min(...values));
    return { rate, high, low, value: values[high] - values[low] };
}
/**
 * Interval for the candidate's equalized odds difference, or for its excess over the champion's.
 *
 * A largest gap is a maximum of absolute values: at 0, where fair models are, its sampling distribution sits on a
 * border and neither a percentile bootstrap nor any two-sided interval covers. So it is taken apart into signed gaps,
 * each a plain difference of proportions: the excess is max over the candidate's gaps of min over the champion's gaps
 * of (candidate's − champion's). The upper bound is the same maximum over upper bounds (all of them must hold, so an
 * intersection–union test needs no correction there); where a gap has to be picked because it looks largest, the level is
 * divided by the number of gaps that may really be the largest (Bonferroni).
 *
 * Each signed difference has an adjusted Wald interval: half a row added to each cell of the paired table (Agresti and
 * Caffo 2000; Bonett and Price 2012 for pairs), so that its width is never zero.
 */
function equalizedOddsInterval(groups, level, against) {
    const candidateGaps = signedGaps(groups.length);
    const championGaps = against ? signedGaps(groups.length) : [undefined];
    const tail = (1 - level) / 2;
    const strata = smoothed(groups);
    const candidateLargest = contenders(strata, candidateGaps, 'candidate');
    const championLargest = against ? contenders(strata, championGaps, 'champion') : [undefined];
    const reachUp = -(0,normal/* normalQuantile */.Z)(tail / championLargest.length);
    const reachDown = -(0,normal/* normalQuantile */.Z)(tail / candidateLargest.length);
    let high = { bound: -Infinity, standardError: 0 };
    for (const gap of candidateGaps) {
        let least = { bound: Infinity, standardError: 0 };
        for (const other of championLargest) {
            const { value, standardError } = contrast(strata, gap, other);
            const bound = value + reachUp * standardError;
            if (bound < least.bound)
                least = { bound, standardError };
        }
        if (least.bound > high.bound)
            high = least;
    }
    let low = -Infinity;
    for (const gap of candidateLargest) {
        let least = Infinity;
        for (const other of championGaps) {
            const { value, standardError } = contrast(strata, gap, other);
            least = Math.min(least, value - reachDown * standardError);
        }
        low = Math.max(low, least);
    }
    // A gap lies in 0 … 1, an excess in −1 … 1.
    return { low: Math.max(against ? -1 : 0, low), high: Math.min(1, high.bound), standardError: high.standardError };
}
function signedGaps(groups) {
    const gaps = [];
    for (const rate of ['positives', 'negatives'])
        for (let plus = 0; plus < groups; plus++)
            for (let minus = 0; minus < groups; minus++)
                if (plus !== minus)
                    gaps.push({ rate, plus, minus });
    return gaps;
}
function smoothed(groups) {
    const of = (answers) => {
        const n = sizeOf(answers) + 2;
        return {
            n,
            candidate: (answers.both + answers.candidateOnly + 1) / n,
            champion: (answers.both + answers.championOnly + 1) / n,
            both: (answers.both + 0.5) / n,
        };
    };
    return { positives: groups.map((g) => of(g.positives)), negatives: groups.map((g) => of(g.negatives)) };
}
/** Value and standard error of the candidate's gap minus the champion's (or of the candidate's alone). */
function contrast(strata, gap, other) {
    return combine(strata, [[gap, 'candidate', 1], ...(other ? [[other, 'champion', -1]] : [])]);
}
function combine(strata, terms) {
    const weights = new Map();
    for (const [gap, model, sign] of terms)
        for (const [group, weight] of [[gap.plus, sign], [gap.minus, -sign]]) {
            const stratum = strata[gap.rate][group];
            const held = weights.get(stratum) ?? { candidate: 0, champion: 0 };
            held[model] += weight;
            weights.set(stratum, held);
        }
    let value = 0;
    let variance = 0;
    for (const [stratum, weight] of weights) {
        const { n, candidate, champion, both } = stratum;
        value += weight.candidate * candidate + weight.champion * champion;
        variance +=
            (weight.candidate ** 2 * candidate * (1 - candidate) +
                weight.champion ** 2 * champion * (1 - champion) +
                2 * weight.candidate * weight.champion * (both - candidate * champion)) /
                n;
    }
    return { value, standardError: Math.sqrt(Math.max(0, variance)) };
}
/** How far behind the largest a gap may be, in standard errors of the distance, and still be the largest in truth. */
const CONTENDER_REACH = 2.5758293035489004; // two-sided 99 %
/** The gaps of one model that may be its largest, as far as the rows can tell; the one that looks largest first. */
function contenders(strata, gaps, model) {
    const values = gaps.map((gap) => combine(strata, [[gap, model, 1]]).value);
    const largest = gaps[values.indexOf(Math.max(...values))];
    const rest = gaps.filter((gap) => {
        if (gap === largest)
            return false;
        const behind = combine(strata, [[largest, model, 1], [gap, model, -1]]);
        return behind.value <= CONTENDER_REACH * behind.standardError;
    });
    return [largest, ...rest];
}

;// CONCATENATED MODULE: ./.build/src/model/decide.js

/**
 * Passes when the whole interval keeps the rule, fails when none of it does, else cannot tell. `strict` is the interval
 * at the level corrected for the number of rules that are judged together: only a failure needs it, because a verdict
 * passes only where every rule does (intersection–union), while any single failure stops it.
 */
function decide(rule, bounds, strict) {
    if (rule.kind === 'at_least') {
        if (bounds.low >= rule.limit)
            return 'pass';
        return strict.high < rule.limit ? 'fail' : 'inconclusive';
    }
    if (bounds.high <= rule.limit)
        return 'pass';
    return strict.low > rule.limit ? 'fail' : 'inconclusive';
}
/** Chance of a clear pass that "needs about n rows" promises, where the truth is as far from the limit as assumed. */
const POWER = 0.9;
/**
 * Rows with which the rule would be decided, when the truth lies `distance` from the limit: for a margin against the
 * champion the margin itself (true difference 0), never the difference that was seen. `null` where no number would do.
 */
function rowsNeeded(n, standardError, distance, level) {
    const reach = (0,normal/* twoSidedQuantile */.n)(level) + (0,normal/* normalQuantile */.Z)(POWER);
    const needed = Math.ceil(n * ((reach * standardError) / distance) ** 2);
    return Number.isSafeInteger(needed) && needed > 0 ? roundUp(needed) : null;
}
/** To two significant figures: more would claim to know. */
function roundUp(n) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
    return Math.ceil(n / unit) * unit;
}

;// CONCATENATED MODULE: ./.build/src/statistics/random.js
// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask, and these run 1e7 times a verdict.
const { floor, imul } = Math;
/** Numbers are made in blocks, whose loop keeps the state in registers: a number then costs nanoseconds. */
const BLOCK = 1024;
/**
 * xoshiro128** 1.1 (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c), its state filled from the seed
 * by SplitMix32, so that neighbouring seeds give unrelated streams.
 */
function seededRandom(seed) {
    const state = stateFor(seed);
    const block = new Uint32Array(BLOCK);
    let used = BLOCK;
    return {
        next() {
            if (used === BLOCK) {
                fill(block, state);
                used = 0;
            }
            return block[used++];
        },
    };
}
function fill(block, state) {
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    for (let i = 0; i < block.length; i++) {
        const product = imul(b, 5);
        block[i] = imul((product << 7) | (product >>> 25), 9);
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
    }
    state.set([a, b, c, d]);
}
function stateFor(seed) {
    let mixer = seed | 0;
    const state = Int32Array.from({ length: 4 }, () => {
        mixer = (mixer + 0x9e3779b9) | 0;
        let z = mixer;
        z = imul(z ^ (z >>> 16), 0x85ebca6b);
        z = imul(z ^ (z >>> 13), 0xc2b2ae35);
        return z ^ (z >>> 16);
    });
    state[3] |= 1; // an all-zero state would stay zero for ever
    return state;
}
const TWO_TO_32 = 0x1_0000_0000;
/** Uniform on [0, 1), with 53 random bits. */
function uniform(random) {
    return ((random.next() >>> 5) * 67108864 + (random.next() >>> 6)) / 9007199254740992;
}
/** Uniform on 0 … n − 1 for n ≤ 2^21; the bias of the multiplication is below n / 2^32 per value. */
function below(random, n) {
    return floor((random.next() * n) / TWO_TO_32);
}
/** One standard normal value (Box and Muller 1958); the second value of the pair is dropped, for the sake of order. */
function normalValue(random) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform(random)));
    return radius * Math.cos(2 * Math.PI * uniform(random));
}
/**
 * One binomial value: how many of `n` independent trials with probability `p` succeed. Exact by inversion while the
 * expected count of the rarer outcome is below 30; the rounded normal approximation beyond.
 */
function binomial(random, n, p) {
    if (p > 0.5)
        return n - binomial(random, n, 1 - p);
    if (n * p >= 30) {
        const value = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normalValue(random));
        return Math.min(n, Math.max(0, value));
    }
    const u = uniform(random);
    const odds = p / (1 - p);
    let chance = Math.exp(n * Math.log1p(-p));
    let total = chance;
    let value = 0;
    while (u > total && value < n) {
        value += 1;
        chance *= (odds * (n - value + 1)) / value;
        total += chance;
    }
    return value;
}

;// CONCATENATED MODULE: ./.build/src/statistics/bootstrap.js



/**
 * Replicates of each statistic under one paired bootstrap, stratified by label: positives are drawn from positives and
 * negatives from negatives, as many as there are (Efron and Tibshirani 1993, §8; pROC does the same). The share of
 * positives is drawn as well (binomial) and enters as a class weight: ranks do not feel it, means of losses must.
 *
 * Costs one pass over the rows per replicate and statistic. Same seed, same rows in the same order: same numbers.
 */
function bootstrap(labels, statistics, options) {
    const random = seededRandom(options.seed);
    const positives = rowsOf(labels, 1);
    const negatives = rowsOf(labels, 0);
    const n = labels.length;
    const draw = { counts: new Uint32Array(n), negativeWeight: 1, positiveWeight: 1 };
    const results = statistics.map(() => new Float64Array(options.replicates));
    for (let replicate = 0; replicate < options.replicates; replicate++) {
        draw.counts.fill(0);
        resample(draw.counts, positives, random);
        resample(draw.counts, negatives, random);
        const drawnPositives = binomial(random, n, positives.length / n);
        draw.positiveWeight = drawnPositives / positives.length;
        draw.negativeWeight = (n - drawnPositives) / negatives.length;
        statistics.forEach((statistic, i) => (results[i][replicate] = statistic(draw)));
    }
    return results;
}
/** Adds to `counts` as many random members of the stratum, with replacement, as it has. */
function resample(counts, stratum, random) {
    const n = stratum.length;
    for (let i = 0; i < n; i++)
        counts[stratum[below(random, n)]]++;
}
function rocAucStatistic(order) {
    return (draw) => rocAucInOrder(order, draw.counts);
}
/** Mean of a value per row, over all rows or the named ones. */
function meanStatistic(labels, values, rows) {
    const chosen = rows ?? Uint32Array.from(labels.keys());
    return ({ counts, positiveWeight, negativeWeight }) => {
        let positiveSum = 0;
        let positiveCount = 0;
        let negativeSum = 0;
        let negativeCount = 0;
        for (let i = 0; i < chosen.length; i++) {
            const row = chosen[i];
            const count = counts[row];
            if (labels[row] === 1) {
                positiveSum += count * values[row];
                positiveCount += count;
            }
            else {
                negativeSum += count * values[row];
                negativeCount += count;
            }
        }
        return ((positiveWeight * positiveSum + negativeWeight * negativeSum) /
            (positiveWeight * positiveCount + negativeWeight * negativeCount));
    };
}
/** Entry-wise `a − b`: replicates of a paired difference. */
function differences(a, b) {
    return a.map((value, i) => value - b[i]);
}
function standardDeviation(values) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return Math.sqrt(squares / (values.length - 1));
}
/** Fewest replicates that must lie beyond a percentile for it to be read off; below, the normal tail is used. */
const FEWEST_BEYOND = 10;
/**
 * Two-sided interval at confidence `level` from replicates. Percentiles (type 7) where at least ten replicates lie
 * beyond each; else, for the deep tails that a correction for many comparisons asks for, estimate ± z · bootstrap
 * standard error, since the third smallest of a thousand replicates is mostly chance.
 * `undefined` where a replicate was not a number.
 */
function bootstrapInterval(replicates, estimate, level) {
    if (replicates.some((value) => !Number.isFinite(value)))
        return undefined;
    const tail = (1 - level) / 2;
    if (tail * replicates.length >= FEWEST_BEYOND - 1e-9) {
        const sorted = replicates.slice().sort();
        return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), method: 'paired percentile bootstrap' };
    }
    const reach = (0,normal/* twoSidedQuantile */.n)(level) * standardDeviation(replicates);
    return { low: estimate - reach, high: estimate + reach, method: 'paired bootstrap standard error' };
}
/** Quantile of sorted values, linear between order statistics (type 7, as numpy's default). */
function quantile(sorted, p) {
    const position = p * (sorted.length - 1);
    const lower = Math.floor(position);
    const low = sorted[lower];
    const high = sorted[Math.min(lower + 1, sorted.length - 1)];
    return low + (position - lower) * (high - low);
}
function rowsOf(labels, label) {
    const rows = [];
    labels.forEach((value, row) => {
        if (value === label)
            rows.push(row);
    });
    return Uint32Array.from(rows);
}

// EXTERNAL MODULE: ./.build/src/statistics/metrics-auc-interval.js
var metrics_auc_interval = __webpack_require__(24500);
// EXTERNAL MODULE: ./.build/src/statistics/proportions.js
var proportions = __webpack_require__(22528);
;// CONCATENATED MODULE: ./.build/src/model/estimate.js





/** Events and non-events that a bootstrap needs: on 20 its 95 % interval still covers 88 % (docs/model-tests.md). */
const FEWEST_EVENTS = 20;
/** Every wanted number with its interval, all from one resampling of the rows. */
function estimateAll(rows, wanted, options) {
    const scorers = { candidate: rows.candidate, champion: rows.champion, constant: baseRateScores(rows) };
    const points = wanted.map((want) => pointEstimate(rows, want, scorers, options));
    const statistics = new Statistics(rows, scorers);
    const asked = wanted.map((want, i) => points[i].undecidable || points[i].interval || want.metric === 'accuracy'
        ? undefined
        : {
            candidate: statistics.indexOf(want.metric, 'candidate', want.slice),
            other: want.against && statistics.indexOf(want.metric, want.against, want.slice),
        });
    const replicates = statistics.list.length > 0 ? bootstrap(rows.labels, statistics.list, options) : [];
    return wanted.map((want, i) => {
        const point = points[i];
        const indexes = asked[i];
        if (indexes === undefined) {
            return point.undecidable || point.interval ? point : accuracyEstimate(rows, want, point, scorers, options);
        }
        const own = replicates[indexes.candidate];
        const values = indexes.other === undefined ? own : differences(own, replicates[indexes.other]);
        return { ...point, ...bootstrapEstimate(want, point, values) };
    });
}
function baseRateScores(rows) {
    return new Float64Array(rows.n).fill(rows.positives / rows.n);
}
function pointEstimate(rows, want, scorers, options) {
    const metricOf = (scorer) => metric(want.metric, rows.labels, scorers[scorer], {
        threshold: options.threshold,
        epsilon: rows.epsilon,
        rows: want.slice?.rows,
    });
    const n = want.slice?.rows.length ?? rows.n;
    const positives = want.slice?.positives ?? rows.positives;
    const candidate = metricOf('candidate');
    const other = want.against ? metricOf(want.against) : undefined;
    const base = { n, positives, candidate: candidate.value, other: other?.value ?? null };
    if (candidate.value === null)
        return { ...base, value: null, undecidable: { reason: `${want.metric} is undefined: ${candidate.reason}`, needs: null } };
    const value = other ? candidate.value - other.value : candidate.value;
    const rarest = Math.min(positives, n - positives);
    if (want.metric !== 'accuracy' && rarest < FEWEST_EVENTS) {
        const reason = `${positives} positive and ${n - positives} negative rows, and an interval needs ${FEWEST_EVENTS} of each`;
        return { ...base, value, undecidable: { reason, needs: rarest > 0 ? Math.ceil((n * FEWEST_EVENTS) / rarest) : null } };
    }
    const same = want.against && sameness(want, rows.labels, scorers.candidate, scorers[want.against]);
    if (same) {
        const bounds = { low: 0, high: 0 };
        return { ...base, value: 0, interval: { bounds, strict: bounds, standardError: 0, method: same } };
    }
    return { ...base, value };
}
/** Equal answers differ by nothing, however the rows are drawn: the one case in which an interval may have no width. */
function sameness({ metric: name, slice }, labels, a, b) {
    const equal = slice ? slice.rows.every((row) => a[row] === b[row]) : a.every((score, row) => score === b[row]);
    if (equal)
        return 'same score on every row';
    if (name !== 'roc_auc')
        return undefined;
    const [first, second] = [a, b].map((scores) => scoreOrder(labels, scores, slice?.rows));
    const alike = first.rows.every((row, i) => row === second.rows[i] && first.ends[i] === second.ends[i]);
    return alike ? 'same ranking of every row' : undefined;
}
/** The statistics to resample, each once however many gates ask for it. */
class Statistics {
    list = [];
    #rows;
    #scorers;
    #known = new Map();
    #losses = new Map();
    constructor(rows, scorers) {
        this.#rows = rows;
        this.#scorers = scorers;
    }
    indexOf(name, scorer, slice) {
        const key = `${name}\n${scorer}\n${slice?.name ?? ''}`;
        const known = this.#known.get(key);
        if (known !== undefined)
            return known;
        const { labels } = this.#rows;
        const statistic = name === 'roc_auc'
            ? rocAucStatistic(scoreOrder(labels, this.#scorers[scorer], slice?.rows))
            : meanStatistic(labels, this.#lossesOf(name, scorer), slice?.rows);
        this.#known.set(key, this.list.length);
        return this.list.push(statistic) - 1;
    }
    #lossesOf(name, scorer) {
        const key = `${name}\n${scorer}`;
        const { labels, epsilon } = this.#rows;
        const scores = this.#scorers[scorer];
        const losses = this.#losses.get(key) ?? (name === 'log_loss' ? logLosses(labels, scores, epsilon) : squaredErrors(labels, scores));
        this.#losses.set(key, losses);
        return losses;
    }
}
function bootstrapEstimate(want, point, values) {
    const bounds = bootstrapInterval(values, point.value, want.level);
    const strict = bootstrapInterval(values, point.value, want.strictLevel);
    if (bounds === undefined || strict === undefined)
        return { undecidable: { reason: 'some resamples had no positive or no negative row', needs: null } };
    const standardError = standardDeviation(values);
    if (bounds.high > bounds.low)
        return { interval: { bounds, strict, standardError, method: bounds.method } };
    if (want.metric !== 'roc_auc')
        return { undecidable: { reason: 'every resample gave the same value, so there is no measure of chance', needs: null } };
    const scored = (level) => {
        const of = (auc) => ({
            value: auc,
            ...(0,metrics_auc_interval/* aucScoreInterval */.Z)(auc, point.positives, point.n - point.positives, level),
        });
        return point.other === null ? of(point.candidate) : (0,metrics_auc_interval/* differenceOfIntervals */.V)(of(point.candidate), of(point.other));
    };
    return { interval: { ...withError(scored(want.level), want.level), strict: scored(want.strictLevel), method: 'Newcombe score' } };
}
function accuracyEstimate(rows, want, point, scorers, options) {
    const answersOf = (scorer) => correct(rows.labels, scorers[scorer], options.threshold);
    const chosen = want.slice?.rows ?? Uint32Array.from(rows.labels.keys());
    const own = answersOf('candidate');
    if (want.against === undefined) {
        const right = chosen.reduce((sum, row) => sum + own[row], 0);
        const of = (level) => (0,proportions/* wilson */.rF)(right, chosen.length, level);
        return { ...point, interval: { ...withError(of(want.level), want.level), strict: of(want.strictLevel), method: 'Wilson score' } };
    }
    const other = answersOf(want.against);
    let ownOnly = 0;
    let otherOnly = 0;
    for (const row of chosen) {
        if (own[row] > other[row])
            ownOnly += 1;
        else if (own[row] < other[row])
            otherOnly += 1;
    }
    const of = (level) => (0,proportions/* tango */.wY)(ownOnly, otherOnly, chosen.length, level);
    return { ...point, interval: { ...withError(of(want.level), want.level), strict: of(want.strictLevel), method: 'Tango score, paired' } };
}
function withError(bounds, level) {
    return { bounds, standardError: (bounds.high - bounds.low) / 2 / (0,normal/* twoSidedQuantile */.n)(level) };
}

;// CONCATENATED MODULE: ./.build/src/model/fairness.js




/** Error rates of the groups of each declared column against each fairness gate. */
function judgeFairness(delivery, rows, level) {
    const fairness = delivery.spec.tests.fairness;
    const result = { findings: [], off: [] };
    if (!fairness)
        return result;
    // Failing corrects for the number of columns and gates; passing needs all of them anyway (see decide.ts).
    const strictLevel = 1 - (1 - level) / (fairness.groups.length * fairness.gates.length);
    for (const column of fairness.groups) {
        const { groups, small } = groupsOf(rows, column, delivery.spec.tests.threshold, fairness.min_rows);
        if (small.length > 0)
            result.findings.push(tooSmall(delivery, column, small, fairness.min_rows));
        fairness.gates.forEach((gate, i) => {
            if (gate.no_worse_than_champion_by !== undefined && !rows.champion)
                result.off.push(`equalized odds difference by ${column} no worse than the champion by ${gate.no_worse_than_champion_by}`);
            else
                result.findings.push(judge({ delivery, column, groups, gate, path: ['tests', 'fairness', 'gates', i], level, strictLevel }));
        });
    }
    return result;
}
function groupsOf(rows, column, threshold, minRows) {
    const { names, codes } = rows.categories[column];
    const none = { both: 0, candidateOnly: 0, championOnly: 0, neither: 0 };
    const groups = names.map((name) => ({ name, positives: { ...none }, negatives: { ...none } }));
    for (let row = 0; row < rows.n; row++) {
        const answers = groups[codes[row]][rows.labels[row] === 1 ? 'positives' : 'negatives'];
        const candidate = rows.candidate[row] >= threshold;
        const champion = rows.champion !== undefined && rows.champion[row] >= threshold;
        if (candidate)
            answers[champion ? 'both' : 'candidateOnly'] += 1;
        else
            answers[champion ? 'championOnly' : 'neither'] += 1;
    }
    const isSmall = (group) => rowsIn(group) < minRows;
    return { groups: groups.filter((group) => !isSmall(group)), small: groups.filter(isSmall) };
}
function judge(judging) {
    const { column, groups, gate } = judging;
    const relative = gate.no_worse_than_champion_by !== undefined;
    const limit = gate.no_worse_than_champion_by ?? gate.at_most;
    const base = {
        code: relative ? 'fairness-no-worse-than-champion' : 'fairness-at-most',
        rule: `equalized odds difference by ${column}: ${relative ? `no worse than the champion by ${limit}` : `at most ${limit}`}`,
        expected: relative ? `difference ≤ ${limit}` : `≤ ${limit}`,
        n: groups.reduce((sum, group) => sum + rowsIn(group), 0),
        subject: { kind: 'group', name: column },
        location: judging.delivery.locate([...judging.path, relative ? 'no_worse_than_champion_by' : 'at_most']),
    };
    const few = groups.filter((group) => rarest(group) < FEWEST_EVENTS);
    if (groups.length < 2 || few.length > 0)
        return { ...base, ...undecidable(column, groups, few) };
    const candidate = equalizedOddsDifference(groups, 'candidate');
    const champion = relative ? equalizedOddsDifference(groups, 'champion') : undefined;
    const value = champion ? candidate.value - champion.value : candidate.value;
    const against = relative ? 'champion' : undefined;
    const bounds = equalizedOddsInterval(groups, judging.level, against);
    const strict = equalizedOddsInterval(groups, judging.strictLevel, against);
    const answer = decide({ kind: 'at_most', limit }, bounds, strict);
    const heldBack = answer === 'inconclusive' && bounds.low > limit;
    const shown = answer === 'fail' || heldBack ? strict : bounds;
    const needed = answer === 'inconclusive' ? rowsNeeded(base.n, bounds.standardError, relative ? limit : Math.abs(value - limit), judging.level) : null;
    const difference = champion
        ? ` against the champion's ${(0,format/* figure */.vP)(champion.value)}: ${(0,format/* signed */.x8)(value)} ${(0,format/* interval */.YP)(shown.low, shown.high, format/* signed */.x8)}, and ${(0,format/* signed */.x8)(limit)} is allowed.`
        : ` ${(0,format/* interval */.YP)(shown.low, shown.high)}, and at most ${limit} is allowed.`;
    return {
        ...base,
        outcome: answer,
        message: `By ${column}, the candidate's equalized odds difference is ${(0,format/* figure */.vP)(candidate.value)}${difference} ` +
            `${ratesText('positives', groups, relative)} ${ratesText('negatives', groups, relative)}` +
            (answer === 'inconclusive' ? ` The interval holds both sides of the limit${needed ? `; needs about ${(0,format/* count */.U9)(needed)} rows` : ''}.` : ''),
        actual: champion ? `difference ${(0,format/* signed */.x8)(value)}` : (0,format/* figure */.vP)(value),
        interval: { low: shown.low, high: shown.high, level: shown === strict ? judging.strictLevel : judging.level, method: 'signed gaps, adjusted Wald' },
        numbers: {
            candidate: candidate.value,
            ...(champion && { champion: champion.value, difference: value }),
            limit,
            ...gapNumbers(groups, candidate.gap, relative),
            ...(answer === 'inconclusive' && { rows_needed: needed }),
        },
        fix: fixFor(judging, answer, candidate.gap, needed, base.n),
    };
}
/** The gap that decides, in numbers: both groups' rates of the deciding kind under both models, and their rows. */
function gapNumbers(groups, gap, withChampion) {
    const name = gap.rate === 'positives' ? 'true_positive_rate' : 'false_positive_rate';
    return Object.fromEntries([gap.low, gap.high].flatMap((index) => {
        const group = groups[index];
        return [
            [`${group.name}: rows`, rowsIn(group)],
            [`${group.name}: positives`, sizeOf(group.positives)],
            [`${group.name}: candidate ${name}`, rateOf(group, gap.rate, 'candidate')],
            ...(withChampion ? [[`${group.name}: champion ${name}`, rateOf(group, gap.rate, 'champion')]] : []),
        ];
    }));
}
const RATE_NAMES = { positives: 'true positive rate', negatives: 'false positive rate' };
/** `True positive rate: Female 0.20 (champion 0.32; 273 positive of 4,707 rows), Male …`, lowest first. */
function ratesText(rate, groups, withChampion) {
    const of = (group, model) => rateOf(group, rate, model);
    const sorted = [...groups].sort((a, b) => of(a, 'candidate') - of(b, 'candidate'));
    const shown = sorted.length > 6 ? [...sorted.slice(0, 2), ...sorted.slice(-2)] : sorted;
    const texts = shown.map((group) => {
        const champion = withChampion ? `champion ${(0,format/* figure */.vP)(of(group, 'champion'))}; ` : '';
        const word = rate === 'positives' ? 'positive' : 'negative';
        return `${group.name} ${(0,format/* figure */.vP)(of(group, 'candidate'))} (${champion}${(0,format/* count */.U9)(sizeOf(group[rate]))} ${word} of ${(0,format/* count */.U9)(rowsIn(group))} rows)`;
    });
    const name = RATE_NAMES[rate];
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${texts.join(', ')}${shown.length < sorted.length ? ` (lowest and highest of ${sorted.length} groups)` : ''}.`;
}
function fixFor({ column, groups, gate, path }, answer, gap, needed, n) {
    if (answer === 'pass')
        return undefined;
    const low = groups[gap.low];
    const high = groups[gap.high];
    const hurt = gap.rate === 'positives'
        ? `Of the rows that are truly positive the candidate finds ${percent(low, gap.rate)} where ${column} = ${low.name} and ${percent(high, gap.rate)} where ${column} = ${high.name}`
        : `Of the rows that are truly negative the candidate calls ${percent(high, gap.rate)} positive where ${column} = ${high.name} and ${percent(low, gap.rate)} where ${column} = ${low.name}`;
    if (answer === 'fail') {
        const limit = `${path.join('.').replace(/\.(\d+)/, '[$1]')}.${gate.at_most === undefined ? 'no_worse_than_champion_by' : 'at_most'}`;
        return `${hurt}. See what changed for these rows (features, weights, training data) and train again; if the gap is meant, let the owners of the limit raise ${limit} in a reviewed change.`;
    }
    if (needed === null)
        return `${hurt}. Set a limit above 0: no number of rows can show that two rates differ by nothing.`;
    if (needed <= n)
        return `${hurt}. There are rows enough for a model without this difference: read it as a likely loss.`;
    return `${hurt}. Add labelled rows of both groups (about ${(0,format/* count */.U9)(needed)} in all), or allow a wider margin in a reviewed change.`;
}
function undecidable(column, groups, few) {
    const why = groups.length < 2
        ? `${column} has ${groups.length === 0 ? 'no group' : 'one group'} with enough rows, and a difference needs two`
        : `${(0,format/* list */.p_)(few.map((group) => `${column} = ${group.name} has ${sizeOf(group.positives)} positive and ${sizeOf(group.negatives)} negative of ${(0,format/* count */.U9)(rowsIn(group))} rows`))}, and ${FEWEST_EVENTS} of each are needed`;
    const largest = Math.max(0, ...few.map(rowsIn));
    return {
        outcome: 'inconclusive',
        message: `Not enough data: ${why}.`,
        actual: 'undefined',
        numbers: { candidate: null },
        fix: few.length > 0
            ? `Add labelled rows of these groups, or set tests.fairness.min_rows to ${largest + 1} to leave them out knowingly.`
            : 'Add labelled rows of the smaller groups, lower tests.fairness.min_rows, or take the column out of tests.fairness.groups.',
    };
}
function tooSmall(delivery, column, small, minRows) {
    return {
        code: 'group-too-small',
        outcome: 'warn',
        rule: `${column}: groups of at least ${minRows} rows are compared`,
        message: `Left out of fairness by ${column}, as they have fewer than ${minRows} rows: ${(0,format/* list */.p_)(small.map((group) => `${group.name} (${(0,format/* count */.U9)(rowsIn(group))}, ${sizeOf(group.positives)} positive)`), 20)}.`,
        expected: `≥ ${minRows} rows`,
        actual: (0,format/* list */.p_)(small.map((group) => (0,format/* count */.U9)(rowsIn(group)))),
        n: small.reduce((sum, group) => sum + rowsIn(group), 0),
        numbers: { groups: small.length },
        fix: 'Collect labelled rows of these groups: nothing is known of how the candidate treats them.',
        subject: { kind: 'group', name: column },
        location: delivery.locate(['tests', 'fairness', 'min_rows']),
    };
}
function rowsIn(group) {
    return sizeOf(group.positives) + sizeOf(group.negatives);
}
function rarest(group) {
    return Math.min(sizeOf(group.positives), sizeOf(group.negatives));
}
function percent(group, rate) {
    return `${Number((rateOf(group, rate, 'candidate') * 100).toFixed(1))} %`;
}

;// CONCATENATED MODULE: ./.build/src/model/gates.js




const METRIC_NAMES = {
    roc_auc: 'ROC AUC',
    log_loss: 'log loss',
    accuracy: 'accuracy',
    brier: 'Brier score',
};
/** One finding per question, in order. Slice gates fail only at a level shared by all of them (Bonferroni). */
function judgeGates(delivery, rows, questions, level) {
    const tests = delivery.spec.tests;
    const sliceQuestions = questions.filter((question) => question.slice).length;
    const strictOf = (question) => (question.slice ? 1 - (1 - level) / sliceQuestions : level);
    const estimates = estimateAll(rows, questions.map(({ metric, slice, against, ...rest }) => ({
        metric,
        slice,
        against,
        level,
        strictLevel: strictOf({ metric, slice, against, ...rest }),
    })), { threshold: tests.threshold, replicates: tests.replicates, seed: tests.seed });
    return questions.map((question, i) => {
        const estimate = estimates[i];
        const answer = estimate.interval
            ? decide(question.rule, estimate.interval.bounds, estimate.interval.strict)
            : 'inconclusive';
        return findingOf(delivery, question, estimate, answer, { level, strictLevel: strictOf(question) });
    });
}
const CODES = {
    at_least: 'metric-at-least',
    at_most: 'metric-at-most',
    no_worse_than_champion_by: 'metric-no-worse-than-champion',
    no_worse_than_constant: 'metric-no-worse-than-constant',
};
function findingOf(delivery, question, estimate, answer, levels) {
    const { bounds, level } = shownInterval(question, estimate, answer, levels);
    const needed = answer === 'inconclusive' ? rowsNeededFor(question, estimate, levels.level) : null;
    return {
        code: CODES[question.kind],
        outcome: answer,
        rule: ruleText(question),
        message: `${seen(question, estimate, bounds)} ${wanted(question)}${undecided(estimate, answer, needed)}`,
        expected: expectedText(question),
        actual: estimate.value === null ? 'undefined' : (0,format/* figure */.vP)(question.against ? estimate.value : estimate.candidate),
        n: estimate.n,
        interval: bounds && { ...bounds, level, method: estimate.interval.method },
        numbers: {
            candidate: estimate.candidate,
            ...(question.against && { [question.against]: estimate.other, difference: estimate.value }),
            limit: question.limit,
            positives: estimate.positives,
            ...(answer === 'inconclusive' && { rows_needed: needed }),
        },
        fix: gates_fixFor(question, estimate, answer, needed),
        subject: question.slice ? { kind: 'slice', name: question.slice.name } : { kind: 'metric', name: question.metric },
        location: delivery.locate(question.path),
    };
}
/** The interval that explains the answer: the corrected one where only that one held a failure back, or made it. */
function shownInterval(question, { interval: found }, answer, { level, strictLevel }) {
    if (!found)
        return { level };
    const plain = decide(question.rule, found.bounds, found.bounds);
    return answer === 'fail' || plain === 'fail' ? { bounds: found.strict, level: strictLevel } : { bounds: found.bounds, level };
}
function ruleText({ metric, kind, limit, slice }) {
    const where = slice ? ` where ${slice.name}` : '';
    switch (kind) {
        case 'at_least':
            return `${metric}${where}: at least ${limit}`;
        case 'at_most':
            return `${metric}${where}: at most ${limit}`;
        case 'no_worse_than_champion_by':
            return `${metric}${where}: no worse than the champion by ${limit}`;
        case 'no_worse_than_constant':
            return `${metric}${where}: no worse than a constant at the base rate`;
    }
}
function expectedText({ metric, kind, limit }) {
    switch (kind) {
        case 'at_least':
            return `≥ ${limit}`;
        case 'at_most':
            return `≤ ${limit}`;
        case 'no_worse_than_champion_by':
            return HIGHER_IS_BETTER[metric] ? `difference ≥ ${(0,format/* figure */.vP)(-limit)}` : `difference ≤ ${(0,format/* figure */.vP)(limit)}`;
        case 'no_worse_than_constant':
            return 'difference ≤ 0';
    }
}
function seen({ metric, against, slice }, estimate, bounds) {
    const rows = `${(0,format/* count */.U9)(estimate.n)} rows${slice ? ` where ${slice.name}` : ''} (${(0,format/* count */.U9)(estimate.positives)} positive)`;
    const name = METRIC_NAMES[metric];
    if (estimate.candidate === null)
        return `The candidate's ${name} on ${rows} is undefined.`;
    if (against === undefined)
        return `${capital(name)} is ${(0,format/* figure */.vP)(estimate.candidate)}${bounds ? ` ${(0,format/* interval */.YP)(bounds.low, bounds.high)}` : ''} on ${rows}.`;
    const whose = against === 'champion' ? "the champion's" : "a constant's";
    const difference = bounds ? `: ${(0,format/* signed */.x8)(estimate.value)} ${(0,format/* interval */.YP)(bounds.low, bounds.high, format/* signed */.x8)}` : '';
    return `${capital(name)} is ${(0,format/* figure */.vP)(estimate.candidate)} against ${whose} ${(0,format/* figure */.vP)(estimate.other)} on ${rows}${difference}.`;
}
function wanted({ metric, kind, limit }) {
    switch (kind) {
        case 'at_least':
            return `At least ${limit} is wanted.`;
        case 'at_most':
            return `At most ${limit} is wanted.`;
        case 'no_worse_than_champion_by':
            return `${HIGHER_IS_BETTER[metric] ? 'A loss' : 'A rise'} of at most ${limit} is allowed.`;
        case 'no_worse_than_constant':
            return 'A model must not do worse than always answering the base rate.';
    }
}
function undecided(estimate, answer, needed) {
    if (answer !== 'inconclusive')
        return '';
    const why = estimate.undecidable ? ` Not enough data: ${estimate.undecidable.reason}` : ' The interval holds both sides of the limit';
    return `${why}${needed ? `; needs about ${(0,format/* count */.U9)(needed)} rows` : ''}.`;
}
function rowsNeededFor(question, estimate, level) {
    if (estimate.undecidable)
        return estimate.undecidable.needs;
    const distance = question.kind === 'no_worse_than_champion_by' ? question.limit : Math.abs(estimate.value - question.rule.limit);
    return rowsNeeded(estimate.n, estimate.interval.standardError, distance, level);
}
function gates_fixFor(question, estimate, answer, needed) {
    const where = question.slice ? `the rows where ${question.slice.name}` : 'the test set';
    if (answer === 'pass')
        return undefined;
    if (answer === 'fail')
        return question.against === 'champion'
            ? `Find what the candidate lost on ${where} (features, training data, parameters) and train again; the margin is for differences that do not matter to users.`
            : `Improve the model on ${where}, or have the limit changed in a review if it asks for too much.`;
    const alternatives = question.slice ? ', or raise tests.slices.min_rows to leave slices of this size out knowingly' : '';
    if (estimate.undecidable)
        return `Add labelled rows to ${where}${alternatives}.`;
    if (needed === null)
        return `Set a margin above 0: no number of rows can show that two equal models differ by nothing${alternatives}.`;
    if (needed <= estimate.n)
        return `There are rows enough for a model without this difference: read it as a likely loss and look at ${where}${alternatives}.`;
    return `Add labelled rows to ${where} (about ${(0,format/* count */.U9)(needed)} decide ${POWER * 100} times in 100${question.kind === 'no_worse_than_champion_by' ? ' if the models are equal' : ' if the truth is what was seen'})${alternatives}.`;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./.build/src/model/headline.js

/** What was decided and why, in one sentence for someone who owns the product and not the model. */
function headlineOf(outcome, findings, overview) {
    const reason = findings.find((finding) => finding.outcome === outcome);
    switch (outcome) {
        case 'pass':
        case 'warn':
            return `Passed: ${overview ? praise(overview) : 'every report of the team is in order'}${outcome === 'warn' ? `; ${caveat(reason)}` : '.'}`;
        case 'fail':
            return `Stopped: ${failure(findings.filter((finding) => finding.outcome === 'fail'), overview)}`;
        case 'inconclusive':
            return `Not decided: ${headline_undecided(findings.filter((finding) => finding.outcome === 'inconclusive'))}`;
        case 'error':
            return `Could not be judged: ${lower(reason?.message ?? 'no rule was asked.')}`;
    }
}
/** A warning in few words; the whole of it stands among the findings. */
function caveat(finding) {
    switch (finding.code) {
        case 'slice-too-small':
            return `${finding.numbers.slices} ${finding.numbers.slices === 1 ? 'slice was' : 'slices were'} too small to judge.`;
        case 'group-too-small':
            return `${finding.numbers.groups} ${finding.numbers.groups === 1 ? 'group' : 'groups'} of ${finding.subject.name} had too few rows to compare.`;
        default:
            return `one thing to know: ${lower(finding.message)}`;
    }
}
function praise({ rows, auc }) {
    const basis = `on ${(0,format/* count */.U9)(rows.n)} test rows`;
    if (auc.champion === null)
        return `the candidate holds every limit ${basis} (ROC AUC ${(0,format/* figure */.vP)(auc.candidate)}; no champion to compare with)`;
    return `the candidate holds every limit and is no worse than the champion ${basis} (ROC AUC ${(0,format/* figure */.vP)(auc.candidate)}, champion ${(0,format/* figure */.vP)(auc.champion)})`;
}
function failure(failed, overview) {
    const first = failed.find((finding) => finding.code.startsWith('fairness-')) ?? failed[0];
    const others = failed.length > 1 ? ` And ${failed.length - 1} more ${failed.length === 2 ? 'rule' : 'rules'} failed.` : '';
    if (!first.code.startsWith('fairness-') || failed.some((finding) => finding.subject?.kind === 'metric'))
        return `${lower(failed.find((finding) => finding.subject?.kind === 'metric')?.message ?? failed[0].message)}${others}`;
    return `${unfair(first, overview)}${others}`;
}
function unfair(finding, overview) {
    const numbers = finding.numbers;
    const gap = unfairGap(finding);
    const average = overview && isBetterOnAverage(overview) ? 'is better on average but ' : '';
    const champion = numbers.champion === undefined ? '' : `champion ${(0,format/* figure */.vP)(numbers.champion)}, `;
    const allowed = numbers.champion === undefined ? `at most ${numbers.limit}` : (0,format/* signed */.x8)(numbers.limit);
    const than = numbers.champion === undefined ? 'too differently from the others' : 'worse than the champion does';
    return `the candidate ${average}treats ${finding.subject.name} = ${gap.group} ${than} (${gap.rate} gap ${(0,format/* figure */.vP)(numbers.candidate)}, ${champion}allowed ${allowed}).`;
}
/** The group that the deciding gap hurts, read from the finding's own numbers so that both say the same. */
function unfairGap({ numbers }) {
    const entries = Object.entries(numbers).flatMap(([name, value]) => {
        const match = /^(.*): candidate (true|false)_positive_rate$/s.exec(name);
        return match && value !== null ? [{ group: match[1], kind: match[2], value }] : [];
    });
    const missed = entries[0].kind === 'true';
    const hurt = entries.reduce((a, b) => ((missed ? b.value < a.value : b.value > a.value) ? b : a));
    return { group: hurt.group, rate: missed ? 'true positive rate' : 'false positive rate' };
}
function isBetterOnAverage({ auc, logLoss }) {
    if (auc.champion === null || auc.candidate === null)
        return false;
    return auc.candidate > auc.champion || logLoss.candidate < logLoss.champion;
}
function headline_undecided(open) {
    const others = open.length > 1 ? ` ${open.length - 1} more ${open.length === 2 ? 'rule is' : 'rules are'} open.` : '';
    return `${lower(open[0].message)}${others}`;
}
/** A finding's sentence inside another one: its first letter small, unless the word is a name. */
function lower(text) {
    return /^[A-Z][a-z]/.test(text) && !/^(By|ROC)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text.replace(/^By /, 'by ');
}

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
;// CONCATENATED MODULE: ./.build/src/model/labels.js


/** What a label may be, as lower-case text, and the class it means. */
const LABELS = { '0': 0, '1': 1, false: 0, true: 1, '0.0': 0, '1.0': 1 };
/** Distinct label texts that are looked at: more means that the column is no label at all. */
const MOST_DISTINCT = 100;
/** Labels that are null or neither 0 nor 1, and test sets that lack a class: nothing can be judged on them. */
async function labelFindings(join) {
    const { delivery, engine, testSet } = join;
    const label = (0,sql/* identifier */.C)(testSet.label);
    const table = await engine.query(`SELECT CAST(${label} AS VARCHAR) AS label, CAST(count(*) AS DOUBLE) AS n FROM truth GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_DISTINCT}`, { truth: join.sources.truth });
    const found = (table.values.label ?? []).map((text, i) => ({
        text: text,
        n: table.values.n[i],
        value: text === null ? undefined : classOf(String(text)),
    }));
    const total = found.reduce((sum, { n }) => sum + n, 0);
    const rowsOf = (value) => found.reduce((sum, entry) => sum + (entry.value === value ? entry.n : 0), 0);
    const nulls = found.find(({ text }) => text === null)?.n ?? 0;
    const strange = found.filter(({ text, value }) => text !== null && value === undefined);
    const sensitive = delivery.spec.data?.columns?.[testSet.label]?.sensitive === true;
    const finding = (code, message, actual, fix) => ({
        code,
        outcome: 'error',
        rule: `${testSet.label}: 0 or 1 in every row of data.${testSet.split}, and both of them`,
        message,
        expected: '0, 1, true or false',
        actual,
        n: total,
        fix,
        subject: { kind: 'column', name: testSet.label },
        location: delivery.locate(['data', 'label']),
    });
    if (total === 0)
        return [finding('test-set-empty', `data.${testSet.split} has no rows.`, '0 rows', 'Check the step that writes the file.')];
    const findings = [];
    if (nulls > 0)
        findings.push(finding('label-null', `${(0,format/* counted */.hS)(nulls, 'row')} of ${testSet.declared} have no label.`, `${(0,format/* counted */.hS)(nulls, 'null')}`, 'Label these rows, or leave them out of the test set.'));
    if (strange.length > 0) {
        const rows = strange.reduce((sum, { n }) => sum + n, 0);
        const texts = sensitive ? (0,format/* counted */.hS)(strange.length, 'other value') : (0,format/* list */.p_)(strange.map(({ text }) => JSON.stringify(text)), 5);
        findings.push(finding('label-not-binary', `${(0,format/* counted */.hS)(rows, 'row')} of ${testSet.declared} have a label that is neither 0 nor 1: ${texts}.`, texts, 'Write labels as 0 and 1 (or false and true), and check that data.label names the label.'));
    }
    if (findings.length > 0)
        return findings;
    for (const [value, word] of [[1, 'positive'], [0, 'negative']])
        if (rowsOf(value) === 0)
            findings.push(finding('label-one-class', `No row of ${testSet.declared} is ${word}: ROC AUC and the error rates of that class are undefined.`, `${(0,format/* counted */.hS)(total, 'row')} labelled ${1 - value}`, `Add rows labelled ${value} to the test set.`));
    return findings;
}
/** The class that a label's text means, where it means one. */
function classOf(text) {
    const word = text.trim().toLowerCase();
    return Object.hasOwn(LABELS, word) ? LABELS[word] : undefined;
}

;// CONCATENATED MODULE: ./.build/src/model/predictions-sql.js


/** Between the parts of a composite key in its text form: the unit separator, which no sane key holds. */
const KEY_SEPARATOR = String.fromCharCode(31);
/**
 * A row's key as one text that is equal across files: the same id may be an integer in one and a float in another
 * (pandas makes floats of integers beside a null), so keys that are numbers everywhere and a float somewhere are
 * compared as floats. A key with a null in it is null.
 */
function keyExpressions(key, columns) {
    const typeIn = (list, name) => list.find((column) => column.name === name)?.type ?? 'other';
    const asFloat = new Map(key.map((name) => {
        const types = Object.values(columns).map((list) => typeIn(list, name));
        return [name, types.includes('float') && types.every((type) => type === 'float' || type === 'integer')];
    }));
    const parts = key.map((name) => asFloat.get(name) ? `CAST(CAST(${(0,sql/* identifier */.C)(name)} AS DOUBLE) AS VARCHAR)` : `CAST(${(0,sql/* identifier */.C)(name)} AS VARCHAR)`);
    const noNull = key.map((name) => `${(0,sql/* identifier */.C)(name)} IS NOT NULL`).join(' AND ');
    const text = parts.join(' || chr(31) || ');
    const expression = `CASE WHEN ${noNull} THEN ${text} END`;
    return Object.fromEntries(Object.keys(columns).map((part) => [part, expression]));
}
/** Label, scores and cutting columns of every test row, in key order: columns label, candidate, champion, cut0, …. */
function alignedSql(join, cutBy, withKey = false) {
    const label = `lower(trim(CAST(${(0,sql/* identifier */.C)(join.testSet.label)} AS VARCHAR)))`;
    const cases = Object.entries(LABELS).map(([text, value]) => `WHEN '${text}' THEN ${value}`);
    const cuts = cutBy.map((column, i) => `CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR) AS cut${i}`);
    const models = ['candidate', 'champion'].filter((part) => join.sources[part]);
    const score = `TRY_CAST(${(0,sql/* identifier */.C)(join.score)} AS DOUBLE)`;
    const selected = [
        ...(withKey ? ['t.k AS k'] : []),
        't.label AS label',
        ...models.map((part) => `${part}_scores.s AS ${part}`),
        ...cutBy.map((_, i) => `t.cut${i} AS cut${i}`),
    ];
    return [
        'WITH t AS (',
        `  SELECT ${[`${join.keys.truth} AS k`, `CASE ${label} ${cases.join(' ')} END AS label`, ...cuts].join(', ')} FROM truth`,
        models.map((part) => `), ${part}_scores AS (\n  SELECT ${join.keys[part]} AS k, ${score} AS s FROM ${part}`).join('\n'),
        ')',
        `SELECT ${selected.join(', ')} FROM t`,
        ...models.map((part) => `JOIN ${part}_scores ON t.k = ${part}_scores.k`),
        'ORDER BY t.k',
    ].join('\n');
}

;// CONCATENATED MODULE: ./.build/src/model/prediction-keys.js



const EXAMPLES = 5;
/** Rows without a key, keys that stand twice, keys without a score, scores without a test row: counts and a few keys. */
async function keyFindings(join) {
    const issues = issuesOf(join);
    const counts = issues.map(({ part, kind }, i) => `CAST((SELECT coalesce(sum(n), 0) FROM (${kind.sql(join, part)}) AS x${i}) AS DOUBLE) AS n${i}`);
    const table = await join.engine.query(`${withKeys(join)} SELECT ${counts.join(',\n')}`, { ...join.sources });
    const found = issues.flatMap((issue, i) => (table.values[`n${i}`][0] > 0 ? [{ ...issue, howMany: table.values[`n${i}`][0] }] : []));
    // Keys of the test set that are wrong make every other count meaningless.
    const inTruth = found.filter(({ part }) => part === 'truth');
    const findings = [];
    for (const issue of inTruth.length > 0 ? inTruth : found)
        findings.push(await prediction_keys_findingOf(join, issue));
    return findings;
}
function issuesOf(join) {
    const predictions = ['candidate', 'champion'].filter((part) => join.sources[part]);
    return [
        ...[NULL_KEYS, DUPLICATE_KEYS].map((kind) => ({ part: 'truth', kind })),
        ...predictions.flatMap((part) => [NULL_KEYS, DUPLICATE_KEYS, MISSING_KEYS, EXTRA_KEYS].map((kind) => ({ part, kind }))),
    ];
}
/** Each file is read once, however many questions are asked of its keys. */
function withKeys(join) {
    const parts = Object.keys(join.sources).map((part) => `${part}_keys AS (SELECT ${join.keys[part]} AS k FROM ${part})`);
    return `WITH ${parts.join(', ')}`;
}
const same = (value) => ({ truth: value, candidate: value, champion: value });
const NULL_KEYS = {
    code: { truth: 'test-key-null', candidate: 'prediction-key-null', champion: 'prediction-key-null' },
    outcome: same('error'),
    sql: (_, part) => `SELECT 'a null' AS k, count(*) AS n FROM ${part}_keys WHERE k IS NULL HAVING count(*) > 0`,
    says: (howMany, what) => `${(0,format/* counted */.hS)(howMany, 'row')} of ${what} ${howMany === 1 ? 'has' : 'have'} a null in the key.`,
    fix: same('Give every row its key, or name other columns in data.key.'),
};
const DUPLICATE_KEYS = {
    code: { truth: 'test-key-duplicate', candidate: 'prediction-key-duplicate', champion: 'prediction-key-duplicate' },
    outcome: same('error'),
    sql: (_, part) => `SELECT k, 1 AS n FROM ${part}_keys WHERE k IS NOT NULL GROUP BY k HAVING count(*) > 1`,
    says: (howMany, what) => `${(0,format/* counted */.hS)(howMany, 'key')} of ${what} ${howMany === 1 ? 'stands' : 'stand'} there more than once: which score counts is unknown.`,
    fix: {
        ...same('Write one score per row.'),
        truth: 'Remove the repeated rows, or name more columns in data.key, so that each row has a key of its own.',
    },
};
const MISSING_KEYS = {
    code: same('prediction-missing'),
    // A candidate that leaves rows out may be hiding them; without the champion's there is just nothing to compare with.
    outcome: { truth: 'error', candidate: 'fail', champion: 'error' },
    sql: (_, part) => `SELECT k, 1 AS n FROM truth_keys WHERE k NOT IN (SELECT k FROM ${part}_keys WHERE k IS NOT NULL)`,
    says: (howMany, what) => `${(0,format/* counted */.hS)(howMany, 'test row')} ${howMany === 1 ? 'has' : 'have'} no score in ${what}.`,
    fix: same('Predict every row of the features file, also the awkward ones, and write each with its key.'),
};
const EXTRA_KEYS = {
    code: same('prediction-extra'),
    // More rows of the champion can neither help nor hurt the candidate; the candidate's say that another file was scored.
    outcome: { truth: 'error', candidate: 'fail', champion: 'warn' },
    sql: (join, part) => {
        const known = ['truth', 'elsewhere'].filter((other) => join.sources[other]).map((other) => `SELECT k FROM ${other}_keys`);
        return `SELECT k, 1 AS n FROM ${part}_keys WHERE k IS NOT NULL AND k NOT IN (SELECT k FROM (${known.join(' UNION ALL ')}) AS y WHERE k IS NOT NULL)`;
    },
    says: (howMany, what) => `${(0,format/* counted */.hS)(howMany, 'key')} of ${what} ${howMany === 1 ? 'is' : 'are'} in no declared test data.`,
    fix: same('Predict the declared test rows and no others; the file may have been made from other data.'),
};
async function prediction_keys_findingOf(join, { part, kind, howMany }) {
    const table = await join.engine.query(`${withKeys(join)} SELECT k FROM (${kind.sql(join, part)}) AS found ORDER BY k LIMIT ${EXAMPLES}`, { ...join.sources });
    const examples = kind === NULL_KEYS ? [] : shownKeys(join, table.values.k);
    const path = part === 'truth' ? ['data', 'key'] : pathOf(part, join.testSet);
    return {
        code: kind.code[part],
        outcome: kind.outcome[part],
        rule: `each test row once in ${PART_NAMES[part]}`,
        message: `${kind.says(howMany, PART_NAMES[part])}${examples.length > 0 ? ` For example ${(0,format/* list */.p_)(examples)}.` : ''}${typeHint(join, part)}`,
        expected: 'each key once',
        actual: (0,format/* counted */.hS)(howMany, kind === NULL_KEYS ? 'row' : 'key'),
        n: howMany,
        fix: kind.fix[part],
        subject: { kind: 'table', name: part },
        examples,
        location: join.delivery.locate(path),
    };
}
/** Keys as people read them; none where a key column is marked sensitive. */
function shownKeys({ delivery, testSet }, keys) {
    const sensitive = testSet.key.some((name) => delivery.spec.data?.columns?.[name]?.sensitive === true);
    return sensitive ? [] : keys.map((key) => key.split(KEY_SEPARATOR).join(', '));
}
/** Keys of unlike types seldom meet: `007` in one file and 7 in the other is the usual cause of "no key fits". */
function typeHint({ columns, testSet }, part) {
    const typeIn = (source, name) => columns[source]?.find((column) => column.name === name)?.type;
    const unlike = testSet.key.filter((name) => part !== 'truth' && typeIn('truth', name) !== typeIn(part, name));
    if (unlike.length === 0)
        return '';
    const [name] = unlike;
    return ` The key ${name} is ${typeIn('truth', name)} in the test set and ${typeIn(part, name)} here.`;
}

;// CONCATENATED MODULE: ./.build/src/model/scores.js




const scores_EXAMPLES = 5;
/** Scores that are no number, and scores that are no probability. A candidate with one fails; a champion cannot be used. */
async function scoreFindings(join, table) {
    const findings = [];
    for (const part of ['candidate', 'champion']) {
        const values = table.values[part];
        if (values === undefined)
            continue;
        findings.push(...(await scores_finding(join, part, 'score-not-a-number', values, (score) => typeof score !== 'number' || Number.isNaN(score))));
        findings.push(...(await scores_finding(join, part, 'score-out-of-range', values, (score) => typeof score === 'number' && (score < 0 || score > 1))));
    }
    return findings;
}
const SAYS = {
    'score-not-a-number': {
        says: 'null, NaN or no number',
        fix: 'Let the model answer every row with a number: look for missing features and divisions by zero in the rows named.',
    },
    'score-out-of-range': {
        says: 'outside 0 to 1',
        fix: 'Write the probability of the positive class, not a logit, a margin or a percentage, or name another column in tests.score.',
    },
};
async function scores_finding(join, part, code, values, isBad) {
    const bad = values.flatMap((score, row) => (isBad(score) ? [row] : []));
    if (bad.length === 0)
        return [];
    const keyed = await join.engine.query(alignedSql(join, [], true), onlyJoined(join.sources));
    const examples = shownKeys(join, bad.slice(0, scores_EXAMPLES).map((row) => keyed.values.k[row]));
    const { says, fix } = SAYS[code];
    return [
        {
            code,
            outcome: part === 'candidate' ? 'fail' : 'error',
            rule: `${join.score}: a probability in every row of ${PART_NAMES[part]}`,
            message: `${(0,format/* counted */.hS)(bad.length, 'score')} of ${PART_NAMES[part]} ${bad.length === 1 ? 'is' : 'are'} ${says}.${examples.length > 0 ? ` For example at ${(0,format/* list */.p_)(examples)}.` : ''}`,
            expected: 'a number in 0 to 1',
            actual: `${(0,format/* counted */.hS)(bad.length, 'score')} ${says}`,
            n: bad.length,
            fix,
            subject: { kind: 'column', name: join.score },
            examples,
            location: join.delivery.locate(pathOf(part, join.testSet)),
        },
    ];
}

;// CONCATENATED MODULE: ./.build/src/model/predictions.js







/**
 * Joins labels and predictions by key into typed columns, in key order, so that the order of rows in a file changes
 * nothing. Every row of the test set must have exactly one usable score from each model, or there are no rows.
 */
async function joinPredictions(delivery, engine, testSet, files, cutBy) {
    const sources = {
        truth: { file: testSet.file },
        candidate: { file: files.candidate },
        ...(files.champion !== undefined && { champion: { file: files.champion } }),
        ...(testSet.elsewhere !== undefined && { elsewhere: { file: testSet.elsewhere } }),
    };
    const score = delivery.spec.tests.score;
    const described = await describeAll(delivery, engine, testSet, sources, score, cutBy);
    if (described.findings.length > 0)
        return { findings: described.findings };
    const { columns } = described;
    const join = { delivery, engine, testSet, sources, columns, keys: keyExpressions(testSet.key, columns), score };
    const found = [...(await labelFindings(join)), ...(await keyFindings(join))];
    if (found.some((finding) => finding.outcome !== 'warn'))
        return { findings: found };
    const table = await engine.query(alignedSql(join, cutBy), onlyJoined(sources));
    const scores = await scoreFindings(join, table);
    if (scores.length > 0)
        return { findings: [...found, ...scores] };
    return { rows: predictions_rowsOf(join, table, cutBy), findings: found };
}
/** The sources without the other split, which only the check of keys reads. */
function onlyJoined({ truth, candidate, champion }) {
    return { truth, candidate, ...(champion && { champion }) };
}
async function describeAll(delivery, engine, testSet, sources, score, cutBy) {
    const needed = {
        truth: [...new Set([...testSet.key, testSet.label, ...cutBy])],
        candidate: [...testSet.key, score],
        champion: [...testSet.key, score],
        elsewhere: [],
    };
    const columns = {};
    const findings = [];
    for (const part of Object.keys(sources)) {
        const at = delivery.locate(pathOf(part, testSet));
        try {
            columns[part] = await engine.describe(sources[part]);
        }
        catch (error) {
            if (!(error instanceof problem/* InputError */.d))
                throw error;
            if (part === 'elsewhere')
                delete sources.elsewhere;
            else
                findings.push(...unreadable(error, part, at));
            continue;
        }
        const names = columns[part].map((column) => column.name);
        if (part === 'elsewhere') {
            if (testSet.key.every((name) => names.includes(name)))
                continue;
            delete sources.elsewhere;
            delete columns.elsewhere;
            continue;
        }
        const missing = needed[part].filter((name) => !names.includes(name));
        if (missing.length > 0)
            findings.push(missingColumns(part, missing, names, at));
    }
    return { columns, findings };
}
const PART_NAMES = {
    truth: 'the test set',
    candidate: "the candidate's predictions",
    champion: "the champion's predictions",
    elsewhere: 'the other split',
};
function pathOf(part, testSet) {
    return part === 'truth' || part === 'elsewhere' ? ['data', testSet.split] : ['tests', 'predictions', part];
}
function unreadable(error, part, location) {
    return error.problems.map((problem) => ({
        code: problem.code,
        outcome: 'error',
        rule: `${PART_NAMES[part]} can be read`,
        message: problem.message,
        expected: 'a readable CSV, JSON or Parquet file',
        actual: problem.code,
        fix: problem.fix,
        location: problem.location ?? location,
    }));
}
function missingColumns(part, missing, names, location) {
    const shown = names.slice(0, 20).join(', ');
    return {
        code: 'column-missing',
        outcome: 'error',
        rule: `columns of ${PART_NAMES[part]}`,
        message: `${missing.length === 1 ? 'The column' : 'The columns'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not in ${PART_NAMES[part]}.`,
        expected: missing.join(', '),
        actual: names.length > 20 ? `${shown} and ${names.length - 20} more` : shown,
        fix: part === 'truth'
            ? 'Correct the name in the delivery file, or add the column to the data.'
            : 'Write the key columns and the score, under the names of data.key and tests.score.',
        subject: { kind: 'column', name: missing[0] },
        location,
    };
}
function predictions_rowsOf(join, table, cutBy) {
    const labels = Uint8Array.from(table.values.label);
    const declared = join.delivery.spec.data?.columns ?? {};
    return {
        n: table.rows,
        positives: labels.reduce((sum, label) => sum + label, 0),
        labels,
        candidate: Float64Array.from(table.values.candidate),
        ...(join.sources.champion && { champion: Float64Array.from(table.values.champion) }),
        categories: Object.fromEntries(cutBy.map((column, i) => [
            column,
            toCategories(table.values[`cut${i}`], declared[column]?.sensitive === true),
        ])),
        epsilon: epsilonOf(join),
    };
}
/** One clip for both models, that of the coarser type: else the finer file would be punished harder for the same miss. */
function epsilonOf({ columns, score }) {
    const single = ['candidate', 'champion'].some((part) => columns[part]?.some((column) => column.name === score && /^(FLOAT|REAL|FLOAT4)$/i.test(column.native)));
    return single ? EPSILON.float32 : EPSILON.float64;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/delivery/source.js
var delivery_source = __webpack_require__(36251);
;// CONCATENATED MODULE: ./.build/src/model/prevalence.js








const LEVEL = 0.95;
/** As the profile's own reader: a larger one is none. */
const MOST_PROFILE_BYTES = 64 * 1024 * 1024;
/** Metrics that count answers above a threshold: they move with the share of positives, even where no score changes. */
const AT_A_THRESHOLD = new Set(['accuracy']);
function isAtThreshold(metric) {
    return AT_A_THRESHOLD.has(metric);
}
/**
 * How many labels are positive in training, by the frozen profile, else by data.train itself. It stands beside numbers and
 * decides nothing, so a training table that this job does not have is told and is no error.
 */
async function prevalenceOf(delivery, engine, rows) {
    const { profile, train, label } = delivery.spec.data;
    const test = { positives: rows.positives, rows: rows.n };
    const why = [];
    for (const source of [profile === undefined ? undefined : () => fromProfile(delivery, profile, label), train === undefined ? undefined : () => fromTrain(delivery, engine, label)]) {
        if (!source)
            continue;
        const found = await source();
        if ('train' in found)
            return { ...found, test };
        why.push(found.unknown);
    }
    return { test, unknown: why.join(' ') || 'Neither data.profile nor data.train is declared.', inputs: [] };
}
/** The finding with the share of positives in training and here; unchanged for metrics that no threshold cuts. */
function besidePrevalence(finding, prevalence) {
    if (!prevalence?.train)
        return finding;
    const { train, test } = prevalence;
    const { low, high } = (0,proportions/* newcombe */.pv)(...samples(test, train), LEVEL);
    const [then, now] = [train.positives / train.rows, test.positives / test.rows];
    return {
        ...finding,
        message: `${finding.message} ${shown(prevalence)}`,
        numbers: { ...finding.numbers, prevalence_train: then, prevalence_test: now, prevalence_difference: now - then, prevalence_low: low, prevalence_high: high },
    };
}
function prevalenceFacts(prevalence) {
    return prevalence?.train ? [['Positive labels', shown(prevalence)]] : [];
}
function prevalenceNotes(prevalence) {
    return prevalence?.unknown ? [`The share of positive labels in training is not known, so its change is not shown. ${prevalence.unknown}`] : [];
}
function shown({ train, test }) {
    const { low, high } = (0,proportions/* newcombe */.pv)(...samples(test, train), LEVEL);
    const difference = test.positives / test.rows - train.positives / train.rows;
    return `${share(train)} of ${(0,format/* count */.U9)(train.rows)} training rows are positive (${train.from}), ${share(test)} of these: ${points(difference)} points [${points(low)}, ${points(high)}].`;
}
function samples(...labels) {
    const [first, second] = labels.map(({ positives, rows }) => ({ successes: positives, n: rows }));
    return [first, second];
}
function share({ positives, rows }) {
    return `${(0,format/* figure */.vP)((100 * positives) / rows)} %`;
}
function points(difference) {
    return (0,format/* signed */.x8)(Number((100 * difference).toFixed(2)));
}
async function fromTrain(delivery, engine, label) {
    try {
        const source = (0,delivery_source/* sourceOf */.vz)(delivery, delivery.spec.data.train, ['data', 'train']);
        const table = await engine.query(`SELECT CAST(${(0,sql/* identifier */.C)(label)} AS VARCHAR) AS label, CAST(count(*) AS DOUBLE) AS n FROM train GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`, { train: source });
        const { digest } = await engine.identify(source);
        const labels = (table.values.label ?? []).map((text, index) => ({ text: text === null ? null : String(text), n: Number(table.values.n[index]) }));
        return answerOf(labels, 'data.train', digest ? [{ name: 'data.train', digest }] : []);
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        return { unknown: `data.train: ${error.problems[0].message}` };
    }
}
/** The profile's own file, of which only the column of the label is wanted here. */
async function fromProfile(delivery, profile, label) {
    const file = delivery.resolve(profile);
    try {
        if ((await (0,promises_.stat)(file)).size > MOST_PROFILE_BYTES)
            return { unknown: `data.profile: ${profile} is larger than 64 MB.` };
        const parsed = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
        const found = Object.entries(parsed?.columns ?? {}).find(([name]) => name.toLowerCase() === label.toLowerCase())?.[1];
        if (!found)
            return { unknown: `data.profile: ${profile} has no column ${label}.` };
        const labels = labelsOf(found);
        if (!labels)
            return { unknown: `data.profile: ${profile} does not keep the values of ${label}.` };
        return answerOf(labels, 'data.profile', [{ name: 'data.profile', digest: await (0,model_files/* digestOfFile */.Mk)(file) }]);
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            return { unknown: `data.profile: ${error.problems[0].message}` };
        if (error instanceof SyntaxError)
            return { unknown: `data.profile: ${profile} is not JSON.` };
        return { unknown: `data.profile: ${profile} cannot be read (${error.code ?? 'unknown'}).` };
    }
}
function labelsOf({ kind, edges, lows, values, counts, other }) {
    const named = kind === 'numbers' ? edges?.map(String) : kind === 'categories' ? values : undefined;
    if (!Array.isArray(named) || !Array.isArray(counts) || named.length !== counts.length || (other ?? 0) > 0)
        return undefined;
    if (kind === 'numbers' && !edges.every((edge, bin) => lows?.[bin] === edge))
        return undefined;
    return named.map((text, index) => ({ text: String(text), n: Number(counts[index]) }));
}
function answerOf(labels, from, inputs) {
    const classes = labels.flatMap(({ text, n }) => (text === null ? [] : [{ value: classOf(text), n }]));
    if (classes.some(({ value, n }) => value === undefined && n > 0))
        return { unknown: `${from}: it has labels that are neither 0 nor 1.` };
    const rows = classes.reduce((sum, { n }) => sum + n, 0);
    if (!(rows > 0))
        return { unknown: `${from}: it has no labelled row.` };
    return { train: { positives: classes.reduce((sum, { value, n }) => sum + (value === 1 ? n : 0), 0), rows, from }, inputs };
}

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
;// CONCATENATED MODULE: ./.build/src/model/team-checks-error.js
/** A report of the team that is not what it should be: the reason in words, for a finding. */
class UnreadableReport extends Error {
}

// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/fxp.js
var fxp = __webpack_require__(75824);
// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(41143);
;// CONCATENATED MODULE: ./.build/src/model/team-checks-junit.js


const MOST_NAMES = 50;
const MOST_NESTED = 100;
const COMMIT_PROPERTIES = new Set(['commit', 'sluice.commit']);
/** Reads a JUnit XML report. Document types are refused, and with them every entity attack. Throws UnreadableReport. */
function readJunit(text) {
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
        throw new UnreadableReport('it declares a document type, which no test runner needs');
    const validity = fxp/* XMLValidator */.iI.validate(text);
    if (validity !== true)
        throw new UnreadableReport(`line ${validity.err.line} is no XML (${validity.err.msg})`);
    const report = { tests: 0, failed: 0, skipped: 0, failures: [], commits: [] };
    const roots = parse(text);
    const waiting = [...listOf(roots.testsuites), ...listOf(roots.testsuite)];
    if (waiting.length === 0)
        throw new UnreadableReport('its root is neither testsuites nor testsuite');
    while (waiting.length > 0) {
        const suite = waiting.pop();
        addCommits(suite, report);
        addCases(suite, report);
        for (const inner of listOf(suite.testsuite))
            waiting.push(inner);
    }
    addRootClaims(listOf(roots.testsuites), report);
    return report;
}
function parse(text) {
    const parser = new XMLParser/* default */.A({
        ignoreAttributes: false,
        attributeNamePrefix: '@',
        parseAttributeValue: false,
        parseTagValue: false,
        processEntities: false,
        maxNestedTags: MOST_NESTED,
        ignoreDeclaration: true,
        ignorePiTags: true,
        stopNodes: ['*.system-out', '*.system-err'],
    });
    try {
        return parser.parse(text);
    }
    catch (error) {
        throw new UnreadableReport(error.message);
    }
}
/** Counts the suite's own cases, and what it claims to have failed beyond them: a crash while it was set up. */
function addCases(suite, report) {
    let failed = 0;
    for (const testCase of listOf(suite.testcase)) {
        report.tests += 1;
        if ('failure' in testCase || 'error' in testCase) {
            failed += 1;
            if (report.failures.length < MOST_NAMES)
                report.failures.push(nameOf(testCase));
        }
        else if ('skipped' in testCase)
            report.skipped += 1;
    }
    const claimed = claimOf(suite);
    // A suite of suites repeats their claims.
    const beyond = 'testsuite' in suite ? 0 : Math.max(0, claimed - failed);
    if (beyond > 0 && report.failures.length < MOST_NAMES)
        report.failures.push(`${nameOf(suite)} (outside its tests)`);
    report.failed += failed + beyond;
}
/** What a suite says of itself. A number that is none is not taken for zero. */
function claimOf(suite) {
    return ['failures', 'errors'].reduce((sum, attribute) => {
        const text = String(suite[`@${attribute}`] ?? '0').trim();
        if (!/^\d{1,9}$/.test(text))
            throw new UnreadableReport(`a suite says that it has ${JSON.stringify(text.slice(0, 40))} ${attribute}`);
        return sum + Number(text);
    }, 0);
}
/** The root repeats the claims of its suites; what it claims beyond them happened outside of every suite. */
function addRootClaims(roots, report) {
    const beyond = roots.reduce((sum, root) => sum + claimOf(root), 0) - report.failed;
    if (beyond <= 0)
        return;
    report.failed += beyond;
    if (report.failures.length < MOST_NAMES)
        report.failures.push('a failure outside of every suite');
}
function nameOf(testCase) {
    const name = String(testCase['@name'] ?? 'without a name');
    const className = testCase['@classname'];
    return (className ? `${String(className)}.${name}` : name).slice(0, 200);
}
function addCommits(suite, report) {
    for (const properties of listOf(suite.properties))
        for (const property of listOf(properties.property))
            if (COMMIT_PROPERTIES.has(String(property['@name'])))
                report.commits.push(String(property['@value'] ?? property['#text'] ?? ''));
}
function listOf(value) {
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return values.map((entry) => (typeof entry === 'object' && entry !== null ? entry : {}));
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks-sarif.js

const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'];
/** Bands of `security-severity` (CVSS) as GitHub code scanning has them: docs.github.com, "SARIF support for code scanning". */
const BANDS = [[9, 'critical'], [7, 'high'], [4, 'medium'], [0.1, 'low']];
/** §3.27.9: kinds of results that are no failures. One that the standard does not know is taken for a failure. */
const NO_FAILURES = new Set(['pass', 'open', 'informational', 'notApplicable', 'review']);
const LEVELS = { error: 'high', warning: 'medium', note: 'low', none: 'none' };
/**
 * Reads SARIF 2.1.0. A result's severity is the highest that it or its rule claims: `security-severity` where it is
 * given, else the level (error → high, warning → medium, note → low), which itself defaults to `warning` (§3.27.10).
 * Throws UnreadableReport.
 */
function readSarif(text) {
    let document;
    try {
        document = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    }
    catch {
        throw new UnreadableReport('it is no JSON');
    }
    const runs = asNode(document).runs;
    if (!Array.isArray(runs))
        throw new UnreadableReport('it has no list of runs');
    if (runs.length === 0)
        throw new UnreadableReport('its list of runs is empty, so nothing was scanned');
    const report = { results: [], suppressed: 0, failedRuns: 0, commits: [] };
    for (const entry of runs)
        addRun(asNode(entry), report);
    return report;
}
function addRun(run, report) {
    if (team_checks_sarif_listOf(run.invocations).some((invocation) => invocation.executionSuccessful === false))
        report.failedRuns += 1;
    for (const provenance of team_checks_sarif_listOf(run.versionControlProvenance))
        if (typeof provenance.revisionId === 'string')
            report.commits.push(provenance.revisionId);
    // §3.14.23: without `results` the scan was not carried out; an empty list says that it found nothing.
    if (!Array.isArray(run.results))
        throw new UnreadableReport('a run has no results, so its scan was not carried out');
    for (const result of team_checks_sarif_listOf(run.results)) {
        if (result.baselineState === 'absent' || NO_FAILURES.has(result.kind))
            continue;
        if (isSuppressed(result)) {
            report.suppressed += 1;
            continue;
        }
        const rule = ruleOf(run, result);
        report.results.push({ rule: team_checks_sarif_nameOf(result, rule), severity: severityOf(result, rule) });
    }
}
/** §3.27.23: suppressed where there are suppressions and none is rejected or under review. */
function isSuppressed(result) {
    const suppressions = team_checks_sarif_listOf(result.suppressions);
    return suppressions.length > 0 && suppressions.every(({ status }) => status === undefined || status === 'accepted');
}
function ruleOf(run, result) {
    const tool = asNode(run.tool);
    const reference = asNode(result.rule);
    const component = asNode(reference.toolComponent).index;
    const home = typeof component === 'number' ? asNode(tool.extensions?.[component]) : asNode(tool.driver);
    const index = result.ruleIndex ?? reference.index;
    const rules = team_checks_sarif_listOf(home.rules);
    if (typeof index === 'number' && rules[index])
        return rules[index];
    const id = result.ruleId ?? reference.id;
    const everywhere = [...rules, ...team_checks_sarif_listOf(tool.extensions).flatMap((extension) => team_checks_sarif_listOf(extension.rules))];
    return everywhere.find((rule) => rule.id === id) ?? {};
}
function severityOf(result, rule) {
    const scores = [asNode(result.properties)['security-severity'], asNode(rule.properties)['security-severity']]
        .filter((score) => score !== undefined)
        .map(scoreOf);
    if (scores.some((score) => !(score >= 0 && score <= 10)))
        return 'critical'; // a score that cannot be read is not a low one
    if (scores.length > 0) {
        const score = Math.max(...scores);
        return BANDS.find(([from]) => score >= from)?.[1] ?? 'none';
    }
    const level = result.level ?? asNode(rule.defaultConfiguration).level ?? 'warning';
    return typeof level === 'string' && Object.hasOwn(LEVELS, level) ? LEVELS[level] : 'critical';
}
/** `Number` makes 0, the harmless score, of null, of an empty text and of an empty list. */
function scoreOf(value) {
    if (typeof value === 'string' && value.trim() !== '')
        return Number(value);
    return typeof value === 'number' ? value : NaN;
}
function team_checks_sarif_nameOf(result, rule) {
    return String(result.ruleId ?? rule.id ?? asNode(result.rule).id ?? 'a rule without an id').slice(0, 200);
}
function team_checks_sarif_listOf(value) {
    return Array.isArray(value) ? value.map(asNode) : [];
}
function asNode(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks.js






/** Reports beyond this are refused unread: they are made by team code, and a parser needs many times their size. */
const MOST_REPORT_BYTES = 64 * 1024 * 1024;
/** The team's own test and scan reports, each as findings, bound to the release by the statement they end in. */
async function runTeamChecks(delivery, context) {
    const result = { findings: [], notes: [], inputs: [] };
    for (const [index, check] of (delivery.spec.checks ?? []).entries())
        await team_checks_judge(delivery, context, check, index, result);
    return result;
}
async function team_checks_judge(delivery, context, check, index, result) {
    const kind = check.junit !== undefined ? 'junit' : 'sarif';
    const declared = check[kind];
    const finding = findingsFor(delivery, check, ['checks', index, kind]);
    const bytes = await read(delivery.resolve(declared));
    if (bytes === 'missing') {
        result.findings.push(finding('check-report-missing', 'error', 'a report', 'no file', `there is no file ${declared}`, 'Let the job that runs the tests upload the report, and this job download it.'));
        return;
    }
    if (bytes === 'too large') {
        result.findings.push(finding('check-report-too-large', 'error', `≤ ${(0,format/* count */.U9)(MOST_REPORT_BYTES)} bytes`, 'more', `${declared} is larger than 64 MiB`, 'Report failures only, or split the report.'));
        return;
    }
    result.inputs.push({ name: `checks.${check.name}`, digest: (0,digest/* sha256 */.sc)(bytes) });
    try {
        const text = decoded(bytes);
        const judged = kind === 'junit' ? junitFindings(check, text, finding) : sarifFindings(check, text, finding);
        const other = ofAnotherCommit(context, judged.commits, finding);
        if (judged.commits.length === 0)
            result.notes.push(`The report of check "${check.name}" does not say which commit it is of (property \`sluice.commit\` in JUnit, versionControlProvenance in SARIF).`);
        result.findings.push(...(other ? [other] : []), ...judged.findings);
    }
    catch (error) {
        if (!(error instanceof UnreadableReport))
            throw error;
        result.findings.push(finding('check-report-unreadable', 'error', `a ${kind === 'junit' ? 'JUnit' : 'SARIF'} report`, 'unreadable', `${declared} cannot be read: ${error.message}`, 'See the step that writes it; half-written reports come from a run that was ended.'));
    }
}
function findingsFor(delivery, check, path) {
    return (code, outcome, expected, actual, message, fix, more) => ({
        code,
        outcome,
        rule: `check: ${check.name}`,
        message: `Check "${check.name}": ${message}.`,
        expected,
        actual,
        ...(fix !== undefined && { fix }),
        subject: { kind: 'check', name: check.name },
        location: delivery.locate(path),
        ...more,
    });
}
function junitFindings(check, text, finding) {
    const report = readJunit(text);
    const ran = report.tests - report.skipped;
    const least = check.min_tests ?? 1;
    const more = { n: report.tests, numbers: { tests: report.tests, failed: report.failed, skipped: report.skipped } };
    const findings = [];
    if (report.failed > 0)
        findings.push(finding('check-failed', 'fail', 'no failed test', `${(0,format/* count */.U9)(report.failed)} failed`, `${(0,format/* count */.U9)(report.failed)} of ${(0,format/* counted */.hS)(report.tests, 'test')} failed: ${(0,format/* list */.p_)(report.failures, 5)}`, 'Correct what the tests found, and deliver again.', { ...more, examples: report.failures.slice(0, 5) }));
    if (report.tests > 0 && ran === 0)
        findings.push(finding('check-all-skipped', 'fail', 'tests that ran', 'all skipped', `all ${(0,format/* counted */.hS)(report.tests, 'test')} were skipped`, 'See why: a missing dependency or a marker often skips a whole suite in silence.', more));
    else if (ran < least)
        findings.push(finding('check-too-few-tests', 'fail', `≥ ${least}`, (0,format/* count */.U9)(ran), `${(0,format/* counted */.hS)(ran, 'test')} ran, and at least ${least} must`, 'See why tests were not collected, or correct min_tests in a reviewed change.', more));
    if (findings.length === 0)
        findings.push(finding('check-tests', 'pass', 'no failed test', `${(0,format/* count */.U9)(ran)} passed`, `${(0,format/* counted */.hS)(ran, 'test')} passed${report.skipped > 0 ? `, ${(0,format/* count */.U9)(report.skipped)} skipped` : ''}`, undefined, more));
    return { findings, commits: report.commits };
}
function sarifFindings(check, text, finding) {
    const report = readSarif(text);
    const from = SEVERITIES.indexOf(check.fail_on ?? 'high');
    const grave = report.results.filter((result) => SEVERITIES.indexOf(result.severity) >= from);
    const expected = `none of severity ${check.fail_on ?? 'high'} or above`;
    const more = {
        n: report.results.length,
        numbers: { ...Object.fromEntries(SEVERITIES.map((name) => [name, report.results.filter(({ severity }) => severity === name).length])), suppressed: report.suppressed },
    };
    const findings = [];
    if (report.failedRuns > 0)
        findings.push(finding('check-scan-failed', 'fail', 'a scan that ended well', 'executionSuccessful: false', 'the scanner says that it did not end well, so what it did not find means nothing', 'See the log of the scan, and run it again.', more));
    if (grave.length > 0) {
        const names = [...new Set(grave.map(({ rule, severity }) => `${rule} (${severity})`))];
        findings.push(finding('check-severity', 'fail', expected, (0,format/* counted */.hS)(grave.length, 'finding'), `${(0,format/* counted */.hS)(grave.length, 'finding')} at or above ${check.fail_on ?? 'high'}: ${(0,format/* list */.p_)(names, 5)}`, 'Update or replace what is affected; a false finding is suppressed in the scanner, with a reason.', { ...more, examples: names.slice(0, 5) }));
    }
    if (findings.length === 0)
        findings.push(finding('check-scan', 'pass', expected, (0,format/* counted */.hS)(report.results.length, 'lesser finding'), `no finding at or above ${check.fail_on ?? 'high'} (${(0,format/* count */.U9)(report.results.length)} below${report.suppressed > 0 ? `, ${(0,format/* count */.U9)(report.suppressed)} suppressed` : ''})`, undefined, more));
    return { findings, commits: report.commits };
}
function ofAnotherCommit(context, commits, finding) {
    const other = commits.find((commit) => commit.toLowerCase() !== context.commit?.toLowerCase());
    if (other === undefined || context.commit === undefined)
        return undefined;
    return finding('check-other-commit', 'fail', context.commit, other.slice(0, 64), `the report is of commit ${other.slice(0, 12)}, and this run is of ${context.commit.slice(0, 12)}`, 'Run the tests on the commit that is delivered; do not reuse a report or a cache of an older run.');
}
function decoded(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw new UnreadableReport('it is no UTF-8 text');
    }
}
async function read(file) {
    try {
        const found = await (0,promises_.stat)(file);
        if (!found.isFile())
            return 'missing';
        return found.size > MOST_REPORT_BYTES ? 'too large' : await (0,promises_.readFile)(file);
    }
    catch (error) {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return 'missing';
        throw error;
    }
}

;// CONCATENATED MODULE: ./.build/src/model/test-set-uses.js
/**
 * Confidence level for the k-th judgement on one test set, so that all of them together keep the declared error rate:
 * the k-th may err with α / (k (k + 1)), and these sum to α over all k ≥ 1 (alpha spending; see docs/model-tests.md).
 * The first use of a counted test set therefore already spends only half of α.
 */
function levelForUse(use, level) {
    if (!Number.isInteger(use) || use < 1)
        throw new RangeError(`A use of a test set is counted from 1, not ${use}.`);
    return 1 - (1 - level) / (use * (use + 1));
}

// EXTERNAL MODULE: ./.build/src/model/test-set.js
var test_set = __webpack_require__(89744);
;// CONCATENATED MODULE: ./.build/src/model/run-model-tests.js















/**
 * Judges the candidate's predictions on labelled rows, alone and against the champion's, and the team's own reports.
 * Never runs team code: it reads files that a job without rights has made (see predict.ts).
 */
async function runModelTests(delivery, context, options = {}) {
    const checks = await runTeamChecks(delivery, context);
    const tests = await judgeModel(delivery, context, options);
    const findings = [...tests.findings, ...checks.findings];
    if (findings.length === 0)
        findings.push(nothingAsked(delivery));
    const outcome = (0,core_verdict/* worst */.QZ)(findings.map((finding) => finding.outcome));
    const verdict = {
        schema: 'urn:sluice:verdict:v1',
        stage: 'run-model-tests',
        outcome,
        headline: headlineOf(outcome, findings, tests.overview),
        enforced: delivery.spec.tests?.enforce ?? true,
        release: context.release,
        champion: context.champion,
        findings,
        notes: [...tests.notes, ...checks.notes],
        facts: tests.facts,
        ...(delivery.spec.tests && { seed: delivery.spec.tests.seed }),
    };
    return { verdict, inputs: [...tests.inputs, ...checks.inputs], details: tests.details };
}
async function judgeModel(delivery, context, options) {
    const { tests } = delivery.spec;
    const refused = (findings, more = {}) => ({ findings, notes: [], facts: [], inputs: [], ...more });
    if (!tests)
        return refused([], { notes: ['Model tests: off (the delivery file declares no tests).'] });
    const testSet = await (0,test_set/* testSetOf */.a)(delivery, context);
    if (Array.isArray(testSet))
        return refused(testSet);
    const candidate = delivery.resolve(tests.predictions.candidate);
    const champion = await championOf(delivery, context);
    const missing = (await (0,model_files/* isThere */.$B)(candidate)) ? [] : [candidateMissing(delivery)];
    const before = [...missing, ...champion.findings];
    if (before.some((finding) => finding.outcome !== 'warn'))
        return refused(before, { notes: testSet.notes });
    const inputs = await inputsOf({ [`data.${testSet.split}`]: testSet.file, 'predictions.candidate': candidate, 'predictions.champion': champion.file });
    const cutBy = [...new Set([...slicesOf(delivery).flat(), ...(tests.fairness?.groups ?? [])])];
    const joined = await joinPredictions(delivery, context.engine, testSet, { candidate, champion: champion.file }, cutBy);
    const findings = [...before, ...joined.findings];
    if (!joined.rows)
        return refused(findings, { notes: testSet.notes, inputs });
    const prevalence = await prevalenceOf(delivery, context.engine, joined.rows);
    return judgeRows(delivery, { context, options, testSet, inputs: [...inputs, ...prevalence.inputs], findings, rows: joined.rows, prevalence });
}
function judgeRows(delivery, { context, options, testSet, inputs, findings, rows, prevalence }) {
    const tests = delivery.spec.tests;
    const uses = options.testSetUses;
    const level = uses === undefined ? tests.level : levelForUse(uses, tests.level);
    const asked = questionsOf(delivery, rows);
    const tooFine = cutTooFine(delivery, rows, asked);
    if (tooFine.length > 0)
        return { findings: [...findings, ...tooFine], notes: testSet.notes, facts: [], inputs };
    const fairness = judgeFairness(delivery, rows, level);
    const overview = overviewOf(rows, tests.threshold);
    const off = [...asked.off, ...fairness.off];
    return {
        findings: [
            ...findings,
            ...judgeGates(delivery, rows, asked.questions, level).map((finding, i) => (isAtThreshold(asked.questions[i].metric) ? besidePrevalence(finding, prevalence) : finding)),
            ...(asked.small.length > 0 ? [slicesTooSmall(delivery, asked.small)] : []),
            // Error rates are counted at the threshold too.
            ...fairness.findings.map((finding) => (finding.code.startsWith('fairness-') ? besidePrevalence(finding, prevalence) : finding)),
        ],
        notes: [
            ...testSet.notes,
            ...asked.notes,
            ...(off.length > 0 ? [`Off, as there is no champion yet: ${(0,format/* list */.p_)(off, 20)}. Absolute gates alone decide.`] : []),
            ...(rows.champion || off.length > 0 ? [] : [`No champion${context.champion ? '\'s predictions' : ' declared'}: nothing is compared, absolute gates alone decide.`]),
            usesNote(testSet, tests.level, level, uses),
            ...prevalenceNotes(prevalence),
            ...undeclared(delivery),
        ],
        facts: [...factsOf(rows, overview, testSet, tests.threshold), ...prevalenceFacts(prevalence)],
        inputs,
        details: {
            testSet: inputs[0].digest,
            ...(uses !== undefined && { testSetUses: uses }),
            split: testSet.split,
            rows: rows.n,
            positives: rows.positives,
            threshold: tests.threshold,
            level,
            seed: tests.seed,
            replicates: tests.replicates,
            logLossEpsilon: rows.epsilon,
        },
        overview,
    };
}
function undeclared({ spec: { tests, checks } }) {
    const off = [tests?.slices ? '' : 'slices', tests?.fairness ? '' : 'fairness', checks?.length ? '' : 'checks of your own'].filter((name) => name !== '');
    return off.length > 0 ? [`Off (not declared): ${off.join(', ')}.`] : [];
}
function usesNote(testSet, declared, level, uses) {
    if (testSet.split === 'develop')
        return 'Judged on the development split, which may be used as often as wanted: no evidence for a gate.';
    if (uses === undefined)
        return `Uses of this test set are not counted: the level ${declared} holds for a first look only.`;
    return `Use ${uses} of this test set: intervals at ${(0,format/* figure */.vP)(level)}, so that all uses together keep ${declared}.`;
}
function overviewOf(rows, threshold) {
    const of = (name) => {
        const value = (scores) => scores ? metric(name, rows.labels, scores, { threshold, epsilon: rows.epsilon }).value : null;
        return { candidate: value(rows.candidate), champion: value(rows.champion) };
    };
    return { rows, auc: of('roc_auc'), logLoss: of('log_loss'), accuracy: of('accuracy'), brier: of('brier') };
}
function factsOf(rows, overview, testSet, threshold) {
    const both = ({ candidate, champion }) => rows.champion ? `${(0,format/* figure */.vP)(candidate)} (champion ${(0,format/* figure */.vP)(champion)})` : (0,format/* figure */.vP)(candidate);
    return [
        ['Test rows', `${(0,format/* count */.U9)(rows.n)}, ${(0,format/* count */.U9)(rows.positives)} positive (data.${testSet.split})`],
        [METRIC_NAMES.roc_auc, both(overview.auc)],
        [METRIC_NAMES.log_loss, both(overview.logLoss)],
        [METRIC_NAMES.accuracy, `${both(overview.accuracy)} at threshold ${threshold}`],
        [METRIC_NAMES.brier, both(overview.brier)],
    ];
}
async function inputsOf(files) {
    const inputs = [];
    for (const [name, file] of Object.entries(files))
        if (file !== undefined)
            inputs.push({ name, digest: await (0,model_files/* digestOfSource */.xC)(file) });
    return inputs;
}
function slicesTooSmall(delivery, small) {
    const minRows = delivery.spec.tests.slices.min_rows;
    return {
        code: 'slice-too-small',
        outcome: 'warn',
        rule: `slices of at least ${minRows} rows are judged`,
        message: `${small.length} ${small.length === 1 ? 'slice is' : 'slices are'} too small to judge (fewer than ${minRows} rows): ${(0,format/* list */.p_)(small.map((slice) => `${slice.name} (${(0,format/* count */.U9)(slice.rows.length)})`), 20)}.`,
        expected: `≥ ${minRows} rows`,
        actual: `${small.length} below`,
        n: small.reduce((sum, slice) => sum + slice.rows.length, 0),
        numbers: { slices: small.length },
        fix: 'Collect labelled rows of these slices: nothing is known of the candidate there.',
        subject: { kind: 'slice', name: small[0].name },
        location: delivery.locate(['tests', 'slices', 'min_rows']),
    };
}
function candidateMissing(delivery) {
    const declared = delivery.spec.tests.predictions.candidate;
    return {
        code: 'candidate-predictions-missing',
        outcome: 'error',
        rule: 'predictions of the candidate',
        message: `tests.predictions.candidate names ${declared}, and there is no such file.`,
        expected: declared,
        actual: 'no file',
        fix: 'Let the predict job make it (tests.predict.command), or commit the file; the path is relative to the delivery file.',
        location: delivery.locate(['tests', 'predictions', 'candidate']),
    };
}
function nothingAsked(delivery) {
    return {
        code: 'tests-not-declared',
        outcome: 'error',
        rule: 'a delivery declares tests or checks',
        message: 'The delivery file declares no gate of tests and no checks, so nothing was asked of the model.',
        expected: 'tests or checks',
        actual: 'neither',
        fix: 'Add `tests: {task: binary, predictions: {candidate: out/predictions.csv}}` with data.test, data.key and data.label.',
        location: delivery.locate([]),
    };
}


/***/ }),

/***/ 89744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ testSetOf)
/* harmony export */ });
/* harmony import */ var _delivery_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36251);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17222);


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
    const { file } = (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .fileSourceOf */ .nm)(delivery, declared, ['data', split]);
    if (!(await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(file))) {
        return [
            {
                code: 'test-set-missing',
                outcome: 'error',
                rule: `data.${split}: the rows to test on`,
                message: `data.${split} names ${(0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared)}, and there is no such file.`,
                expected: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared),
                actual: 'no file',
                fix: 'Check the path (it is relative to the delivery file) and that an earlier step fetched the file.',
                location: delivery.locate(['data', split]),
            },
        ];
    }
    const other = data[split === 'test' ? 'develop' : 'test'];
    const otherFile = typeof other === 'string' ? (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .fileSourceOf */ .nm)(delivery, other, ['data']).file : undefined;
    const elsewhere = otherFile !== undefined && (await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(otherFile)) ? otherFile : undefined;
    const spends = context.purpose === 'develop' && split === 'test';
    const notes = spends
        ? ['Judged on data.test, as data.develop is not declared: every push spends the test set that deliveries rest on.']
        : [];
    return { split, declared: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared), file, elsewhere, key: data.key, label: data.label, notes };
}


/***/ }),

/***/ 24500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ differenceOfIntervals),
/* harmony export */   Z: () => (/* binding */ aucScoreInterval)
/* harmony export */ });
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/**
 * Score interval for one ROC AUC (Newcombe 2006, Statistics in Medicine 25:559, method 5): Hanley and McNeil's variance
 * at the limit itself, with the mean of the two group sizes. Unlike a bootstrap it keeps its width where every
 * positive outranks every negative.
 */
function aucScoreInterval(auc, positives, negatives, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const rest = (positives + negatives) / 2 - 1;
    const standardError = (theta) => Math.sqrt((theta * (1 - theta) * (1 + (rest * (1 - theta)) / (2 - theta) + (rest * theta) / (1 + theta))) /
        (positives * negatives));
    const outermost = (from, to) => {
        let inside = from;
        let outside = to;
        for (let step = 0; step < 60; step++) {
            const middle = (inside + outside) / 2;
            if (Math.abs(middle - auc) <= z * standardError(middle))
                inside = middle;
            else
                outside = middle;
        }
        return (inside + outside) / 2;
    };
    return { low: auc === 0 ? 0 : outermost(auc, 0), high: auc === 1 ? 1 : outermost(auc, 1) };
}
/**
 * Interval for a difference of two estimates from an interval of each (Newcombe 1998, square and add), as if they were
 * independent: for paired estimates it is too wide, never too narrow, as long as they rise together.
 */
function differenceOfIntervals(a, b) {
    const difference = a.value - b.value;
    return {
        low: difference - Math.hypot(a.value - a.low, b.high - b.value),
        high: difference + Math.hypot(a.high - a.value, b.value - b.low),
    };
}


/***/ })

};
