export const id = 7;
export const ids = [7];
export const modules = {

/***/ 66998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ accountable)
/* harmony export */ });
/** The finding with who answers for its rule and why; softened where the rule may only warn. An error stays an error. */
function accountable(finding, { severity = 'fail', owner, because }) {
    const softened = finding.outcome === 'fail' || (finding.outcome === 'inconclusive' && severity === 'warn');
    return {
        ...finding,
        outcome: softened ? severity : finding.outcome,
        ...(owner !== undefined && { owner }),
        ...(because !== undefined && { because }),
    };
}


/***/ }),

/***/ 44670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ hasChanged),
/* harmony export */   KW: () => (/* binding */ moveBetween),
/* harmony export */   MU: () => (/* binding */ readingOf),
/* harmony export */   Ng: () => (/* binding */ isUsable),
/* harmony export */   rG: () => (/* binding */ requireTolerance),
/* harmony export */   uk: () => (/* binding */ outputIndex),
/* harmony export */   vU: () => (/* binding */ towardsChange)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);

function readingOf(delivery, outputs) {
    const { task, threshold = 0.5, classes } = delivery.spec.tests;
    const names = classes?.length === outputs.length ? classes : outputs;
    const classOf = (prediction) => {
        switch (task) {
            case 'binary':
                return prediction[0] >= threshold ? 'yes' : 'no';
            case 'multiclass':
                return names[highest(prediction)];
            case 'multilabel':
                return names.filter((_, i) => prediction[i] >= threshold).join(', ') || 'none';
            default:
                return undefined;
        }
    };
    return { task, outputs: names, threshold, classOf };
}
/** The first of the highest numbers. */
function highest(prediction) {
    let best = 0;
    for (let i = 1; i < prediction.length; i++)
        if (prediction[i] > prediction[best])
            best = i;
    return best;
}
/** By how much the numbers of two answers differ at most; infinite where one is not a number. */
function moveBetween(before, after) {
    let most = 0;
    for (let i = 0; i < before.length; i++) {
        const move = Math.abs(after[i] - before[i]);
        most = Math.max(most, Number.isNaN(move) ? Infinity : move);
    }
    return most;
}
function isUsable(prediction) {
    return prediction.every((value) => Number.isFinite(value));
}
/** Whether an answer has changed: by more than the tolerance, or, without one, to another class. */
function hasChanged({ classOf }, before, after, tolerance) {
    if (!isUsable(after))
        return true;
    if (tolerance !== undefined)
        return moveBetween(before, after) > tolerance;
    return classOf(before) !== classOf(after);
}
/** How far an answer has moved towards counting as changed; below 0 where it has moved away from that. */
function towardsChange({ task, threshold }, before, after, tolerance) {
    if (tolerance !== undefined)
        return moveBetween(before, after);
    if (task === 'binary')
        return before[0] >= threshold ? before[0] - after[0] : after[0] - before[0];
    if (task === 'multiclass')
        return leadOf(before, highest(before)) - leadOf(after, highest(before));
    const nearest = (prediction) => Math.min(...prediction.map((value) => Math.abs(value - threshold)));
    return nearest(before) - nearest(after);
}
function leadOf(prediction, index) {
    return prediction[index] - Math.max(...prediction.filter((_, i) => i !== index));
}
/** Throws where a rule needs a tolerance to tell what a change is: an answer that is a number changes with every digit. */
function requireTolerance(delivery, reading, tolerance, path) {
    if (tolerance !== undefined || reading.classOf(reading.outputs.map(() => 0)) !== undefined)
        return;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('behaviour-tolerance-missing', `Answers of the task ${reading.task} are numbers, and \`${path.join('.')}\` does not say by how much they may move.`, 'Add `tolerance:` to the rule, or to tests.behaviour for all of them.', delivery.locate(path));
}
/** Index of the output that a rule is about. Throws where there are several and none is named, or no such one. */
function outputIndex(delivery, reading, output, path) {
    if (output === undefined && reading.outputs.length === 1)
        return 0;
    const index = output === undefined ? -1 : reading.outputs.indexOf(output);
    if (index >= 0)
        return index;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('behaviour-output-unknown', output === undefined
        ? `The model answers ${reading.outputs.length} numbers, and \`${path.join('.')}\` does not say which is meant.`
        : `The model has no output ${output}.`, `Write \`output:\` with one of ${reading.outputs.slice(0, 20).join(', ')}.`, delivery.locate(path));
}


/***/ }),

/***/ 35028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hu: () => (/* binding */ rowsWhere),
/* harmony export */   LF: () => (/* binding */ limitOf),
/* harmony export */   M$: () => (/* binding */ askVariants),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   Qd: () => (/* binding */ tryVariants),
/* harmony export */   ln: () => (/* binding */ seedFor),
/* harmony export */   mF: () => (/* binding */ changeWords),
/* harmony export */   t4: () => (/* binding */ located),
/* harmony export */   yy: () => (/* binding */ answerText)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85514);
/* harmony import */ var _answers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44670);




/** Asks the changed rows and counts those that break a rule; see `tally`. */
async function tryVariants(probing, variants, breaks, refusal = 'breaks') {
    return tally(probing, variants, await askVariants(probing, variants), breaks, refusal);
}
function askVariants({ asking }, variants) {
    return asking.ask(variants.map(({ features }) => features));
}
/**
 * A row is broken where any of its variants is: by `breaks`, or by a failure that the rule does not allow. A row whose variants
 * were not all asked counts only where it is broken.
 */
function tally({ sample, before, reading }, variants, answers, breaks, refusal = 'breaks') {
    const tried = { n: 0, broken: 0, refused: 0, crashed: 0, allowed: 0, largest: 0 };
    const shown = [];
    for (const [row, mine] of byRow(variants, answers)) {
        const broken = mine.filter((answer) => isBroken(answer, before[row], breaks, refusal));
        if (broken.length === 0 && mine.some(({ kind }) => kind === 'unasked'))
            continue;
        tried.n += 1;
        if (broken.length === 0) {
            if (mine.some(({ kind }) => kind === 'refused'))
                tried.allowed += 1;
            continue;
        }
        tried.broken += 1;
        if (broken.some(({ kind }) => kind === 'crashed'))
            tried.crashed += 1;
        else if (broken.some(({ kind }) => kind === 'refused'))
            tried.refused += 1;
        const worst = broken.map((answer) => ({ answer, move: answer.kind === 'answered' ? (0,_answers_js__WEBPACK_IMPORTED_MODULE_3__/* .moveBetween */ .KW)(before[row], answer.prediction) : -1 })).reduce((a, b) => (b.move > a.move ? b : a));
        tried.largest = Math.max(tried.largest, worst.move);
        shown.push({ row, move: worst.move, text: `${sample.nameOf(row)} (${answerText(reading, before[row])} → ${worst.answer.kind === 'answered' ? answerText(reading, worst.answer.prediction) : worst.answer.kind})` });
    }
    const examples = shown.sort((a, b) => b.move - a.move || a.row - b.row).slice(0, 3).map(({ text }) => text);
    return { ...tried, examples };
}
function isBroken(answer, before, breaks, refusal) {
    switch (answer.kind) {
        case 'answered':
            return breaks(before, answer.prediction);
        case 'refused':
            return refusal === 'breaks';
        case 'crashed':
            return true;
        case 'unasked':
            return false;
    }
}
function byRow(variants, answers) {
    const rows = new Map();
    variants.forEach(({ row }, i) => {
        const mine = rows.get(row);
        if (mine)
            mine.push(answers[i]);
        else
            rows.set(row, [answers[i]]);
    });
    return rows;
}
/** `yes, 0.71`; `0.71` where the answer is a number alone. */
function answerText({ classOf }, prediction) {
    const name = classOf(prediction);
    const numbers = prediction.length === 1 ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .figure */ .vP)(finite(prediction[0])) : '';
    return [name, numbers].filter(Boolean).join(' ') || prediction.slice(0, 4).map((value) => (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .figure */ .vP)(finite(value))).join(', ');
}
function finite(value) {
    return Number.isFinite(value) ? value : null;
}
/** After `12 of 1,000 rows `. */
function changeWords(tolerance) {
    return tolerance === undefined ? 'change their answer' : `move by more than ${tolerance}`;
}
/** A seed of its own for each rule, so that one more rule changes no number of the others. */
function seedFor(seed, ...name) {
    return parseInt((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)([seed, ...name].join('\u0000')).slice('sha256:'.length, 'sha256:'.length + 8), 16);
}
/** What the engine says of a person's SQL, at the line where it stands. */
async function located(delivery, path, work) {
    try {
        return await work;
    }
    catch (error) {
        if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d))
            throw error;
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(path) })), { cause: error });
    }
}
/** Which drawn rows a rule's `where` holds for; all where it has none. */
async function rowsWhere({ delivery, engine, sample }, where, path) {
    const all = [...sample.rows.keys()];
    if (where === undefined)
        return all;
    const at = [...path, 'where'];
    const condition = await located(delivery, at, engine.condition(where, { file: sample.file }));
    const [held] = await located(delivery, at, sample.select([`CASE WHEN (${condition}) THEN TRUE ELSE FALSE END`]));
    return all.filter((row) => held[row] === true);
}
function limitOf(behaviour, rule) {
    return rule.at_most ?? behaviour.at_most;
}


/***/ }),

/***/ 89495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hp: () => (/* binding */ FEWEST_ROWS),
/* harmony export */   bL: () => (/* binding */ importancesOf),
/* harmony export */   ds: () => (/* binding */ moveOf)
/* harmony export */ });
/* harmony import */ var _statistics_proportions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22528);
/* harmony import */ var _statistics_random_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16604);


/** Rows below which no interval of an importance is trusted. */
const FEWEST_ROWS = 30;
/** Rows that must move for a bootstrap of their mean to be trusted; with fewer the bound counts on what was not seen. */
const FEWEST_MOVED = 20;
/**
 * What the answers do when columns are permuted, without labels: half the mean squared move, summed over outputs. For a model of
 * independent columns this is the column's total effect on the variance of the answers (Jansen 1999, Computer Physics Communications
 * 117:35, equation 15); for a linear one, w² · var(x).
 */
function moveOf(base, permuted) {
    return base.reduce((sum, value, i) => sum + (permuted[i] - value) ** 2, 0) / 2;
}
/**
 * Importance of each group: the mean over rows and repeats of the value (`moveOf`, or the rise of the loss). Two rows make each value,
 * the one that is asked and the donor, so a bootstrap over rows weighs each value by both of their counts: resampling the asked rows
 * alone would miss up to half of the standard error, as for any U-statistic of degree 2 (Hoeffding 1948). The resamples are shared by
 * all groups, so that shares are paired; a mean below 0 counts as 0 in a share.
 */
function importancesOf(groups, answers, valueOf, options) {
    const { base, permuted, donors } = answers;
    const rows = base.flatMap((answer, row) => (answer && permuted.every((repeats) => repeats.every((answers) => answers[row])) ? [row] : []));
    const pairs = donors.flatMap((from, repeat) => rows.map((row) => ({ row, donor: from[row], repeat })));
    const values = permuted.map((repeats) => Float64Array.from(pairs, ({ row, repeat }) => valueOf(base[row], repeats[repeat][row], row)));
    const single = groups.map(({ columns }) => columns.length === 1);
    const means = values.map(meanOf);
    const total = totalOf(means, single);
    const replicates = bootstrapMeans(values, pairs, base.length, options);
    const all = groups.map((group, g) => {
        const own = replicates.map((replicate) => replicate[g]);
        const shares = replicates.map((replicate) => share(replicate[g], totalOf(replicate, single)));
        const moved = new Set(pairs.flatMap(({ row }, i) => (values[g][i] === 0 ? [] : [row]))).size;
        return {
            group,
            mean: means[g],
            low: percentile(own, (1 - options.level) / 2),
            high: percentile(own, (1 + options.level) / 2),
            share: total > 0 ? share(means[g], total) : null,
            shareAt: (level) => boundsAt(shares, values[g], { moved, n: rows.length }, total, level),
            moved,
        };
    });
    return { n: rows.length, left: base.length - rows.length, all };
}
/** Percentile bounds; where few rows moved, the upper one as if as many more had moved as may have been missed, each by the most that was seen. */
function boundsAt(shares, values, { moved, n }, total, level) {
    const low = percentile(shares, (1 - level) / 2);
    const high = percentile(shares, (1 + level) / 2);
    if (moved === 0 || moved >= FEWEST_MOVED || !(total > 0))
        return { low, high };
    const most = values.reduce((max, value) => Math.max(max, value), 0);
    const mean = (0,_statistics_proportions_js__WEBPACK_IMPORTED_MODULE_0__/* .wilson */ .rF)(moved, n, level).high * most;
    return { low: 0, high: Math.min(1, Math.max(high, mean / total)) };
}
/** `[replicate][group]`: weighted means, each value by the counts of its two rows among rows drawn with replacement. */
function bootstrapMeans(values, pairs, n, { replicates, seed }) {
    const random = (0,_statistics_random_js__WEBPACK_IMPORTED_MODULE_1__/* .seededRandom */ .Is)(seed);
    const [asked, given] = [Uint32Array.from(pairs, ({ row }) => row), Uint32Array.from(pairs, ({ donor }) => donor)];
    const counts = new Uint32Array(n);
    const weights = new Float64Array(pairs.length);
    return Array.from({ length: replicates }, () => {
        counts.fill(0);
        for (let i = 0; i < n; i++)
            counts[(0,_statistics_random_js__WEBPACK_IMPORTED_MODULE_1__/* .below */ .Gz)(random, n)]++;
        let total = 0;
        for (let i = 0; i < weights.length; i++)
            total += weights[i] = counts[asked[i]] * counts[given[i]];
        return values.map((column) => {
            let sum = 0;
            for (let i = 0; i < weights.length; i++)
                sum += weights[i] * column[i];
            return total > 0 ? sum / total : 0;
        });
    });
}
function totalOf(means, single) {
    return means.reduce((sum, mean, g) => sum + (single[g] ? Math.max(0, mean) : 0), 0);
}
function share(mean, total) {
    return total > 0 ? Math.max(0, mean) / total : 0;
}
function meanOf(values) {
    return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
/** Order statistic of rank ⌈p · n⌉. */
function percentile(values, p) {
    const rising = Float64Array.from(values).sort();
    return rising[Math.min(rising.length - 1, Math.max(0, Math.ceil(p * rising.length) - 1))] ?? NaN;
}


/***/ }),

/***/ 11255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c1: () => (/* binding */ groupsOf),
/* harmony export */   dL: () => (/* binding */ permutation),
/* harmony export */   hv: () => (/* binding */ groupName),
/* harmony export */   y6: () => (/* binding */ askPermuted)
/* harmony export */ });
/* unused harmony export donorsOf */
/* harmony import */ var _statistics_random_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16604);
/* harmony import */ var _behaviour_answers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44670);
/* harmony import */ var _behaviour_probing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35028);



/**
 * Asks a model with each group of columns permuted among the rows (Breiman 2001, Machine Learning 45:5, §10). The permutations come
 * from the seed alone, so all groups and two models are asked with the same donors, and shares and models compare like with like.
 */
async function askPermuted(asking, rows, groups, repeats, seed) {
    const ask = async (asked) => (await asking.ask(asked)).map((answer) => (answer.kind === 'answered' && (0,_behaviour_answers_js__WEBPACK_IMPORTED_MODULE_0__/* .isUsable */ .Ng)(answer.prediction) ? answer.prediction : undefined));
    const base = await ask(rows);
    const donors = Array.from({ length: repeats }, (_, repeat) => donorsOf(rows.length, (0,_behaviour_probing_js__WEBPACK_IMPORTED_MODULE_1__/* .seedFor */ .ln)(seed, 'importance', repeat)));
    const permuted = [];
    for (const { columns } of groups) {
        const answers = [];
        for (const from of donors)
            answers.push(await ask(rows.map((row, i) => ({ ...row, ...Object.fromEntries(columns.map((column) => [column, rows[from[i]][column]])) }))));
        permuted.push(answers);
    }
    return { base, permuted, donors };
}
/** Each row's donor: the next one in a random circle of all rows, so that none is its own and each gives once. */
function donorsOf(n, seed) {
    const circle = permutation(n, seed);
    const donors = new Array(n);
    circle.forEach((row, i) => (donors[row] = circle[(i + 1) % n]));
    return donors;
}
function groupName(columns) {
    return columns.join(' + ');
}
/** Every column alone, and the groups of the gates, each once. */
function groupsOf(columns, gates) {
    const groups = [...columns.map((column) => [column]), ...gates.map((gate) => gate.columns)].map((members) => ({ name: groupName(members), columns: members }));
    return [...new Map(groups.map((group) => [group.name, group])).values()];
}
/** Seeded, uniform over all orders (Durstenfeld 1964, Algorithm 235). */
function permutation(n, seed) {
    const random = (0,_statistics_random_js__WEBPACK_IMPORTED_MODULE_2__/* .seededRandom */ .Is)(seed);
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
        const j = (0,_statistics_random_js__WEBPACK_IMPORTED_MODULE_2__/* .below */ .Gz)(random, i + 1);
        [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
}


/***/ }),

/***/ 16585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ importanceDetails),
/* harmony export */   W5: () => (/* binding */ sharesText),
/* harmony export */   uS: () => (/* binding */ judgeShares)
/* harmony export */ });
/* harmony import */ var _accountable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66998);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85514);
/* harmony import */ var _gates_decide_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34692);
/* harmony import */ var _importance_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89495);
/* harmony import */ var _permute_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11255);





const WHAT = { predictions: "what moves the candidate's answers", loss: "what the candidate's accuracy rests on" };
/** Gates of one kind, each on the share of its columns. Failing is judged at the level that all of these gates share. */
function judgeShares(delivery, kind, importances, level) {
    const gates = (delivery.spec.tests.explanations.gates ?? []).map((gate, index) => ({ gate, index })).filter(({ gate }) => gate.of === kind);
    const strictLevel = 1 - (1 - level) / Math.max(1, gates.length);
    return gates.map(({ gate, index }) => {
        const found = importances.all.find(({ group }) => group.name === (0,_permute_js__WEBPACK_IMPORTED_MODULE_1__/* .groupName */ .hv)(gate.columns));
        return (0,_accountable_js__WEBPACK_IMPORTED_MODULE_2__/* .accountable */ .y)(judge(delivery, kind, importances, found, gate, ['tests', 'explanations', 'gates', index], { level, strictLevel }), gate);
    });
}
function judge(delivery, kind, { n }, found, gate, path, { level, strictLevel }) {
    const columns = (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(gate.columns);
    const base = {
        code: 'explanation-share-at-most',
        rule: `${columns}: at most ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN)(gate.at_most)} of ${WHAT[kind]}`,
        expected: `share ≤ ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN)(gate.at_most)}`,
        n,
        subject: { kind: 'column', name: gate.columns[0] },
        location: delivery.locate([...path, 'at_most']),
    };
    if (n < _importance_js__WEBPACK_IMPORTED_MODULE_3__/* .FEWEST_ROWS */ .Hp || found.share === null)
        return {
            ...base,
            outcome: 'inconclusive',
            message: n < _importance_js__WEBPACK_IMPORTED_MODULE_3__/* .FEWEST_ROWS */ .Hp
                ? `Not enough data: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(n)} rows were answered for every permutation, and ${_importance_js__WEBPACK_IMPORTED_MODULE_3__/* .FEWEST_ROWS */ .Hp} are needed.`
                : `The share of ${columns} is undefined: no column moves ${kind === 'loss' ? 'the loss' : 'any answer'}.`,
            actual: 'undefined',
            numbers: { share: null },
            fix: n < _importance_js__WEBPACK_IMPORTED_MODULE_3__/* .FEWEST_ROWS */ .Hp ? 'Raise tests.explanations.rows, and let the model answer every row.' : 'See whether the model answers all rows alike.',
        };
    const [plain, strict] = [found.shareAt(level), found.shareAt(strictLevel)];
    const outcome = (0,_gates_decide_js__WEBPACK_IMPORTED_MODULE_4__/* .decide */ .LD)({ kind: 'at_most', limit: gate.at_most }, plain, strict);
    const shown = outcome === 'fail' ? strict : plain;
    return {
        ...base,
        outcome,
        message: `${columns} ${gate.columns.length === 1 ? 'is' : 'are'} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN)(found.share)} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .interval */ .YP)(shown.low, shown.high, _format_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN)} of ${WHAT[kind]}, and at most ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN)(gate.at_most)} is allowed.` +
            (found.moved === 0 ? ` No ${kind === 'loss' ? 'loss' : 'answer'} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(n)} rows moved.` : '') +
            (outcome === 'inconclusive' ? ' The interval holds both sides of the limit.' : ''),
        actual: (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN)(found.share),
        interval: { low: shown.low, high: shown.high, level: outcome === 'fail' ? strictLevel : level, method: 'percentile bootstrap over rows' },
        numbers: { share: found.share, importance: found.mean, importance_low: found.low, importance_high: found.high, moved: found.moved, limit: gate.at_most },
        ...(outcome !== 'pass' && {
            fix: outcome === 'fail'
                ? `The model leans on ${columns}. Take ${gate.columns.length === 1 ? 'it' : 'them'} out of the features and train again; where other columns stand for ${gate.columns.length === 1 ? 'it' : 'them'}, the gates of tests.fairness say what that does.`
                : `Raise tests.explanations.rows (now ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(n)}) or repeats, or allow more in a reviewed change.`,
        }),
    };
}
const SHOWN = 5;
/** `capital_gain 41 % [38 %, 44 %], age 20 % [18 %, 22 %]`, the largest shares of single columns first. */
function sharesText({ all }, level) {
    const single = all.filter(({ group, share }) => group.columns.length === 1 && share !== null).sort((a, b) => b.share - a.share);
    if (single.length === 0)
        return 'nothing moves the answers';
    return (0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(single.slice(0, SHOWN).map((one) => {
        const { low, high } = one.shareAt(level);
        return `${one.group.name} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN)(one.share)} ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .interval */ .YP)(low, high, _format_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN)}`;
    }), SHOWN);
}
/** Every number, for the statement. */
function importanceDetails({ n, left, all }, level) {
    return { rows: n, left, columns: all.map((one) => ({ columns: one.group.columns, importance: one.mean, low: one.low, high: one.high, share: one.share, share_low: one.shareAt(level).low, share_high: one.shareAt(level).high, moved: one.moved })) };
}


/***/ }),

/***/ 25020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ figuresOf)
/* harmony export */ });
const MOST = 5;
/** What a reader asks first, in this order; each kind is shown by the finding that says most about it. */
const KINDS = [
    ({ code, subject }) => code.startsWith('metric-') && subject?.kind === 'metric',
    ({ code, subject }) => code.startsWith('metric-') && subject?.kind === 'slice',
    ({ code }) => code.startsWith('fairness-'),
    ({ code }) => code.startsWith('calibration-'),
    ({ code }) => /^(flips|golden|shift)-/.test(code),
    ({ code }) => code.startsWith('behaviour-'),
    ({ code }) => code.startsWith('explanation-'),
    ({ code }) => code.startsWith('serving-latency'),
    ({ code }) => /^serving-(throughput|capacity|memory|cpu)/.test(code),
    ({ code }) => /^serving-(?!latency|throughput|capacity|memory|cpu)/.test(code),
];
/** Where a finding keeps the number that it is about, in this order. */
const VALUES = ['candidate', 'value', 'rate', 'share', 'ratio', 'milliseconds', 'megabytes', 'cores', 'mb_per_1000_requests', 'instances'];
const GRAVITY = { error: 4, fail: 3, inconclusive: 2, warn: 1, pass: 0 };
/**
 * The five numbers that matter first, out of the findings themselves so that both say the same: one for each kind of question that
 * was asked, its gravest answer or else the one nearest to its limit; where fewer kinds were asked, more of the first kinds.
 */
function figuresOf(findings) {
    const numbered = findings.filter(({ numbers }) => numbers !== undefined && valueOf(numbers) !== undefined);
    const byKind = KINDS.map((isOfKind) => numbered.filter(isOfKind).sort((a, b) => GRAVITY[b.outcome] - GRAVITY[a.outcome] || closeness(b) - closeness(a)));
    const chosen = [];
    for (let round = 0; chosen.length < MOST && byKind.some((kind) => kind.length > round); round++)
        for (const kind of byKind)
            if (kind[round] && chosen.length < MOST)
                chosen.push(kind[round]);
    return chosen.map(figureOf);
}
function figureOf({ rule, numbers, interval, expected, outcome }) {
    const { champion, anchor, difference } = numbers;
    return {
        name: rule,
        candidate: valueOf(numbers),
        ...(champion !== undefined && { champion }),
        ...(anchor !== undefined && { anchor }),
        ...(difference !== undefined && { difference }),
        ...(interval && { interval }),
        wanted: expected,
        outcome,
    };
}
function valueOf(numbers) {
    const key = VALUES.find((name) => numbers[name] !== undefined);
    return key === undefined ? undefined : numbers[key];
}
/** How near the bound of the interval that decides comes to the limit, in widths of the interval; larger is nearer, above 0 beyond it. */
function closeness({ numbers, interval, expected }) {
    const room = interval && roomOf(numbers ?? {}, interval, expected);
    const width = interval ? interval.high - interval.low : 0;
    return room !== undefined && width > 0 ? -room / width : -Infinity;
}
/** Between the interval and the limit on its side; `numbers.limit` is as declared, and a margin of loss stands below 0 in `expected`. */
function roomOf({ limit, least, most }, { low, high }, expected) {
    if (typeof least === 'number' && typeof most === 'number')
        return Math.min(low - least, most - high);
    const [, sign, minus] = /([≥>≤<±]) ?(-?)/.exec(expected) ?? [];
    if (typeof limit !== 'number' || sign === undefined)
        return undefined;
    if (sign === '±')
        return Math.min(limit - high, limit + low);
    const at = minus === '' ? limit : -limit;
    return sign === '≥' || sign === '>' ? low - at : at - high;
}


/***/ }),

/***/ 71658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h_: () => (/* binding */ judgeGolden),
  r8: () => (/* binding */ readGoldenFiles)
});

// UNUSED EXPORTS: PROPOSAL_FILE

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./.build/src/model/accountable.js
var accountable = __webpack_require__(66998);
// EXTERNAL MODULE: ./.build/src/model/files.js
var files = __webpack_require__(17222);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/parse.js
var parse = __webpack_require__(11591);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
;// CONCATENATED MODULE: ./.build/src/model/golden/expectation.js


function meets(expectation, answer, tolerance) {
    if (isSet(expectation))
        return expectation.one_of.some((value) => equals(value, answer, tolerance));
    if (isTolerant(expectation))
        return equals(expectation.value, answer, expectation.tolerance);
    return equals(expectation, answer, tolerance);
}
function equals(value, { prediction, className }, tolerance) {
    if (typeof value === 'string')
        return className === value;
    const wanted = typeof value === 'number' ? [value] : value;
    return wanted.length === prediction.length && wanted.every((number, i) => (tolerance === 0 ? prediction[i] === number : Math.abs(prediction[i] - number) <= tolerance));
}
/** Whether an entry that accepts a change still speaks of what the golden row expects. */
function isSameExpectation(entry, golden) {
    const same = (a, b) => (0,digest/* canonicalJson */.dj)(a) === (0,digest/* canonicalJson */.dj)(b);
    return same(entry, golden) || (isTolerant(golden) && same(entry, golden.value));
}
function expectationText(expectation, tolerance) {
    if (isSet(expectation))
        return `one of ${(0,format/* list */.p_)(expectation.one_of.map(valueText), 8)}`;
    const [value, within] = isTolerant(expectation) ? [expectation.value, expectation.tolerance] : [expectation, tolerance];
    return within > 0 && typeof value !== 'string' ? `${valueText(value)} within ${within}` : valueText(value);
}
/** The answer in the form that the golden row is written in. */
function answerAs(expectation, { prediction, className }) {
    const value = isSet(expectation) ? expectation.one_of[0] : isTolerant(expectation) ? expectation.value : expectation;
    if (typeof value === 'string')
        return className ?? 'no class';
    return typeof value === 'number' && prediction.length === 1 ? prediction[0] : [...prediction];
}
function valueText(value) {
    if (typeof value === 'string')
        return value.slice(0, 100);
    return Array.isArray(value) ? `[${value.slice(0, 8).map((number) => (0,format/* figure */.vP)(number)).join(', ')}]` : String(value);
}
function isSet(expectation) {
    return typeof expectation === 'object' && 'one_of' in expectation;
}
function isTolerant(expectation) {
    return typeof expectation === 'object' && 'tolerance' in expectation;
}

// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(52210);
// EXTERNAL MODULE: ./.build/src/core/schemas.js + 29 modules
var schemas = __webpack_require__(54885);
// EXTERNAL MODULE: ./.build/src/evidence/hostile-json.js
var hostile_json = __webpack_require__(89186);
;// CONCATENATED MODULE: ./.build/src/model/golden/golden-file.js






const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LINE_BYTES = 1024 * 1024;
const MOST_ROWS = 20_000;
const MOST_PROBLEMS = 20;
/** Reads golden rows, one JSON object a line. Throws InputError with every bad line (the first 20), and where nothing is in the file. */
async function readGolden(file, declared, location) {
    const lines = (await textOf(file, declared, location)).split('\n');
    const problems = [];
    const rows = [];
    const seen = new Map();
    const report = (line, what, fix) => {
        problems.push({ code: 'golden-unreadable', message: `${declared}, line ${line}: ${what}.`, fix, location: { file: declared, line, column: 1 } });
    };
    for (const [index, text] of lines.entries()) {
        const line = index + 1;
        if (problems.length === MOST_PROBLEMS)
            break;
        if (text.trim() === '')
            continue;
        const parsed = (0,hostile_json/* parseHostile */._p)(Buffer.from(text), MOST_LINE_BYTES);
        const mistake = 'mistake' in parsed ? parsed.mistake : mistakeOf('row', parsed.value);
        if (mistake !== undefined) {
            report(line, mistake, 'Write {"key": {…}, "expect": …} on each line; schemas/golden.schema.json says what may stand there.');
            continue;
        }
        const { key, name, features, expect } = parsed.value;
        const id = identityOf({ key, name });
        if (seen.has(id))
            report(line, `it is about the row of line ${seen.get(id)} again`, 'Keep one of them.');
        seen.set(id, line);
        rows.push({ line, id, key, name, features, expect });
        if (rows.length > MOST_ROWS) {
            report(line, `more than ${MOST_ROWS} golden rows`, 'Keep fewer: golden rows are for people to know.');
            break;
        }
    }
    if (problems.length === 0 && rows.length === 0)
        problems.push({ code: 'golden-empty', message: `${declared} has no golden row, so nothing is held to stay.`, fix: 'Write {"key": {…}, "expect": …} on each line.', location });
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return rows;
}
/** A row is known by its key; by its name where it has no key. */
function identityOf({ key, name }) {
    return key === undefined ? `name ${name}` : (0,digest/* canonicalJson */.dj)(key);
}
async function textOf(file, declared, location) {
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (!found?.isFile())
        throw problem/* InputError */.d.of('golden-file-missing', `The delivery file names ${declared}, and there is no such file.`, 'Commit the file, or correct the path (it is relative to the delivery file).', location);
    if (found.size > MOST_BYTES)
        throw problem/* InputError */.d.of('golden-unreadable', `${declared} has ${found.size} bytes, and ${MOST_BYTES} are read.`, 'Keep fewer golden rows.', location);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(await (0,promises_.readFile)(file));
    }
    catch (cause) {
        throw problem/* InputError */.d.of('golden-unreadable', `${declared} is not UTF-8 text.`, 'Save it as UTF-8.', location, { cause });
    }
}
const compiled = new Map();
/** The first mistake of a value against schemas/golden.schema.json, in words; undefined where it fits. */
function mistakeOf(name, value) {
    let validate = compiled.get(name);
    if (!validate) {
        const ajv = new _2020.Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, validateSchema: false });
        validate = ajv.addSchema(schemas/* goldenSchema */.tF).getSchema(`${schemas/* goldenSchema */.tF.$id}#/$defs/${name}`);
        compiled.set(name, validate);
    }
    if (validate(value) === true)
        return undefined;
    // The deepest mistake says most: those of the alternatives around it follow from it.
    const errors = validate.errors ?? [];
    const deepest = errors.reduce((a, b) => (a && depth(a) >= depth(b) ? a : b), undefined);
    const extra = deepest?.params?.additionalProperty;
    return `${deepest?.instancePath || 'the row'} ${deepest?.message ?? 'does not fit'}${extra === undefined ? '' : ` (${JSON.stringify(extra.slice(0, 100))})`}`;
}
function depth(error) {
    return error.instancePath.split('/').length;
}

;// CONCATENATED MODULE: ./.build/src/model/golden/accepted.js




/** Reads the file of accepted changes. Throws InputError where it is no such file, or names a row twice. */
async function readAccepted(file, declared, location) {
    const yaml = (0,parse/* parseYaml */.h)(Buffer.from(await textOf(file, declared, location)), declared);
    if (yaml.problems.length > 0)
        throw new problem/* InputError */.d(yaml.problems);
    const mistake = mistakeOf('accepted', yaml.value);
    if (mistake !== undefined)
        throw problem/* InputError */.d.of('golden-accepted-unreadable', `${declared}: ${mistake}.`, 'Each entry of `accepted` has a reason, approved_by and rows; each row its key (or name), golden and to.', { file: declared, line: 1, column: 1 });
    const acceptances = yaml.value.accepted.flatMap(({ reason, approved_by: approvedBy, rows }, entry) => rows.map(({ key, name, golden, to }, row) => ({ id: identityOf({ key, name }), golden, to, reason, approvedBy, location: yaml.locate(['accepted', entry, 'rows', row]) })));
    const first = new Map();
    const problems = acceptances.flatMap((acceptance) => {
        const before = first.get(acceptance.id);
        if (!before)
            first.set(acceptance.id, acceptance);
        return before ? [{ code: 'golden-accepted-twice', message: `The row of line ${before.location.line} is accepted once more.`, fix: 'Keep one of the entries.', location: acceptance.location }] : [];
    });
    problems.push(...acceptances.filter(isTooWide).map(tooWide));
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return acceptances;
}
/** People accept a change that they saw. A tolerance beyond that change, and beyond the golden row's own, accepts what nobody has seen. */
function isTooWide({ golden, to }) {
    if (!isTolerant(to) || typeof to.value === 'string')
        return false;
    const own = isTolerant(golden) ? golden.tolerance : 0;
    // A sum of decimals is seldom exact: 0.81 + 0.02 is not 0.83.
    return to.tolerance > Math.max(own, farthest(golden, to.value)) * (1 + 1e-9);
}
/** How far the accepted answer lies from what was expected: the largest move of a number. */
function farthest(golden, to) {
    const values = isSet(golden) ? golden.one_of : [isTolerant(golden) ? golden.value : golden];
    const wanted = [to].flat();
    const moves = values.map((value) => (typeof value === 'string' ? 0 : Math.max(...[value].flat().map((number, i) => Math.abs((wanted[i] ?? number) - number)))));
    return Math.min(...moves);
}
function tooWide({ golden, to, location }) {
    const { tolerance } = to;
    return {
        code: 'golden-accepted-wide',
        message: `The entry accepts every answer within ${tolerance} of ${expectationText(to, 0).replace(/ within .*$/, '')}, which is wider than the change from ${expectationText(golden, 0)}: what nobody has seen would pass as approved.`,
        fix: 'Name the answer that people saw, with a tolerance of at most the change.',
        location,
    };
}

;// CONCATENATED MODULE: ./.build/src/model/golden/judge.js









/** Where a stage leaves changed rows in the form of the reviewed file, for people to fill in reason and names. */
const PROPOSAL_FILE = 'golden-accepted.proposed.yml';
/** The golden rows and what was accepted of them. Throws InputError where one of the files cannot be used. */
async function readGoldenFiles(delivery) {
    const golden = delivery.spec.tests.golden;
    const file = delivery.resolve(golden.file);
    const rows = await readGolden(file, golden.file, delivery.locate(['tests', 'golden', 'file']));
    const inputs = [{ name: 'golden', digest: await (0,files/* digestOfFile */.Mk)(file) }];
    if (golden.accepted === undefined)
        return { golden, rows, acceptances: [], inputs };
    const accepted = delivery.resolve(golden.accepted);
    const acceptances = await readAccepted(accepted, golden.accepted, delivery.locate(['tests', 'golden', 'accepted']));
    return { golden, rows, acceptances, inputs: [...inputs, { name: 'golden.accepted', digest: await (0,files/* digestOfFile */.Mk)(accepted) }] };
}
/** Each golden row against its answer: kept, changed as accepted, changed, or not answered; and entries that speak of nothing. */
async function judgeGolden(delivery, context, { golden, rows, acceptances, inputs }, answers) {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const unknown = acceptances.filter(({ id }) => !byId.has(id));
    const expired = acceptances.filter(({ id, golden }) => byId.has(id) && !isSameExpectation(golden, byId.get(id).expect));
    const valid = new Map(acceptances.filter((one) => !unknown.includes(one) && !expired.includes(one)).map((one) => [one.id, one]));
    const missing = [];
    const changed = [];
    const accepted = [];
    const unused = [];
    rows.forEach((row, i) => {
        const answer = answers[i];
        const acceptance = valid.get(row.id);
        if ('missing' in answer)
            missing.push({ row, why: answer.missing });
        else if (meets(row.expect, answer, golden.tolerance)) {
            if (acceptance)
                unused.push(acceptance);
        }
        else if (acceptance && meets(acceptance.to, answer, golden.tolerance))
            accepted.push({ row, answer, acceptance });
        else
            changed.push({ row, answer, acceptance });
    });
    const names = new Namer(delivery, golden);
    const base = { n: rows.length, subject: { kind: 'check', name: 'golden' }, location: delivery.locate(['tests', 'golden']), rule: 'golden rows keep their answers' };
    const proposal = changed.length > 0 ? await propose(context, names, changed) : undefined;
    const findings = [
        ...(missing.length > 0 ? [{ ...base, ...missingFinding(names, missing) }] : []),
        ...(changed.length > 0 ? [{ ...base, ...changedFinding(names, golden, changed, rows.length, proposal) }] : []),
        ...(accepted.length > 0 ? [{ ...base, ...acceptedFinding(names, accepted) }] : []),
        ...(missing.length + changed.length === 0
            ? [{ ...base, code: 'golden-kept', outcome: 'pass', message: `${(0,format/* count */.U9)(rows.length - accepted.length)} of ${(0,format/* counted */.hS)(rows.length, 'golden row')} keep their answers${accepted.length > 0 ? `, and ${(0,format/* count */.U9)(accepted.length)} changed as accepted` : ''}.`, expected: 'all', actual: 'all', numbers: { kept: rows.length - accepted.length, accepted: accepted.length } }]
            : []),
        ...unknown.map((acceptance) => entryFinding(base, acceptance, 'golden-acceptance-unknown', 'error', 'names a row that is not among the golden rows', 'Correct the key, or take the entry out.')),
        ...expired.map((acceptance) => entryFinding(base, acceptance, 'golden-acceptance-expired', 'warn', 'was made when the golden row expected something else, and counts no more', 'Take the entry out; where the change is still meant, let people approve it anew.')),
        ...unused.map((acceptance) => entryFinding(base, acceptance, 'golden-acceptance-unused', 'warn', 'accepts a change that does not happen', 'Take the entry out.')),
    ];
    return {
        findings: findings.map((finding) => (0,accountable/* accountable */.y)(finding, golden)),
        facts: [['Golden rows', `${(0,format/* count */.U9)(rows.length)}: ${(0,format/* count */.U9)(rows.length - changed.length - accepted.length - missing.length)} kept, ${(0,format/* count */.U9)(accepted.length)} changed as accepted, ${(0,format/* count */.U9)(changed.length + missing.length)} not kept`]],
        inputs,
        details: { rows: rows.length, changed: changed.length, missing: missing.length, accepted: accepted.map(({ row, acceptance }) => ({ row: names.of(row), reason: acceptance.reason, approvedBy: acceptance.approvedBy })) },
    };
}
function missingFinding(names, missing) {
    return {
        code: 'golden-row-missing',
        outcome: 'fail',
        message: `${(0,format/* counted */.hS)(missing.length, 'golden row')} ${missing.length === 1 ? 'has' : 'have'} no answer: ${(0,format/* list */.p_)(missing.map(({ row, why }) => `${names.of(row)} (${why})`), 5)}.`,
        expected: 'one answer to each golden row',
        actual: `${(0,format/* count */.U9)(missing.length)} without`,
        numbers: { missing: missing.length },
        examples: missing.slice(0, 5).map(({ row }) => names.of(row)),
        fix: 'Let the candidate answer every golden row, each with its key, once.',
    };
}
function changedFinding(names, golden, changed, n, proposal) {
    const text = ({ row, answer, acceptance }) => `${names.of(row)} (${expectationText(row.expect, golden.tolerance)} → ${valueText(answerAs(row.expect, answer))}${acceptance ? `; accepted was ${expectationText(acceptance.to, golden.tolerance)}` : ''})`;
    return {
        code: 'golden-changed',
        outcome: 'fail',
        message: `${(0,format/* count */.U9)(changed.length)} of ${(0,format/* counted */.hS)(n, 'golden row')} changed and nobody accepted it: ${(0,format/* list */.p_)(changed.map(text), 8)}.`,
        expected: 'the golden answers',
        actual: `${(0,format/* count */.U9)(changed.length)} changed`,
        numbers: { changed: changed.length },
        examples: changed.slice(0, 5).map(({ row }) => names.of(row)),
        fix: `See why these answers changed. Where the change is meant, name the rows in tests.golden.accepted with the reason and who approves${proposal === undefined ? '' : ` (${proposal} beside this verdict has them in that form)`}, in a reviewed change.`,
    };
}
function acceptedFinding(names, accepted) {
    const reasons = [...new Set(accepted.map(({ acceptance }) => `${acceptance.reason} (approved by ${(0,format/* list */.p_)(acceptance.approvedBy)})`))];
    return {
        code: 'golden-accepted',
        outcome: 'pass',
        message: `${(0,format/* counted */.hS)(accepted.length, 'golden row')} changed as people accepted: ${(0,format/* list */.p_)(accepted.map(({ row }) => names.of(row)), 8)}. ${(0,format/* list */.p_)(reasons, 5)}.`,
        expected: 'changes that people accepted',
        actual: `${(0,format/* count */.U9)(accepted.length)} changed as accepted`,
        numbers: { accepted: accepted.length },
    };
}
function entryFinding(base, acceptance, code, outcome, what, fix) {
    return { ...base, code, outcome, message: `The entry of ${acceptance.location.file}, line ${acceptance.location.line}, ${what}.`, expected: 'entries for changes that happen', actual: `line ${acceptance.location.line}`, fix, location: acceptance.location };
}
/** How messages call a golden row: by its name, else its key, else (where a key column is sensitive) its line. */
class Namer {
    #file;
    #sensitive;
    constructor(delivery, { file }) {
        this.#file = file;
        this.#sensitive = new Set(Object.entries(delivery.spec.data?.columns ?? {}).flatMap(([name, column]) => (column.sensitive === true ? [name] : [])));
    }
    of(row) {
        if (row.name !== undefined)
            return row.name;
        return this.hides(row) ? `line ${row.line} of ${this.#file}` : Object.entries(row.key).map(([name, value]) => `${name} ${String(value)}`).join(', ');
    }
    hides({ key }) {
        return Object.keys(key ?? {}).some((name) => this.#sensitive.has(name));
    }
}
/** Left out where a key is sensitive: the file goes into an artifact. Reason and names are left empty, which the reader refuses. */
async function propose(context, names, changed) {
    if (changed.some(({ row }) => names.hides(row)))
        return undefined;
    const rows = changed.map(({ row, answer }) => ({ ...(row.key ? { key: row.key } : { name: row.name }), golden: row.expect, to: answerAs(row.expect, answer) }));
    const target = external_node_path_.join(context.out, PROPOSAL_FILE);
    await (0,promises_.writeFile)(`${target}.partial`, (0,dist/* stringify */.As)({ version: 1, accepted: [{ reason: '', approved_by: [], rows }] }));
    await (0,promises_.rename)(`${target}.partial`, target);
    return PROPOSAL_FILE;
}


/***/ })

};
