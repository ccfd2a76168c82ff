export const id = 8524;
export const ids = [8524];
export const modules = {

/***/ 631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LP: () => (/* binding */ isEnough),
/* harmony export */   LT: () => (/* binding */ stepBetween),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   yU: () => (/* binding */ nextVersion)
/* harmony export */ });
/**
 * Which of two versions is the higher one, by precedence (https://semver.org, item 11): below, at or above zero as `one` is
 * lower, equal or higher. Build metadata does not count. Undefined where one is no semantic version.
 */
function compareVersions(one, other) {
    const [a, b] = [parse(one), parse(other)];
    if (!a || !b)
        return undefined;
    const number = a.numbers.findIndex((each, index) => each !== b.numbers[index]);
    if (number >= 0)
        return a.numbers[number] - b.numbers[number];
    // A version without a pre-release is above those with one.
    if (a.pre.length === 0 || b.pre.length === 0)
        return b.pre.length - a.pre.length;
    for (let index = 0; index < Math.min(a.pre.length, b.pre.length); index += 1) {
        const order = identifiers(a.pre[index], b.pre[index]);
        if (order !== 0)
            return order;
    }
    return a.pre.length - b.pre.length;
}
/**
 * By how much `after` is above `before`; undefined where one is no semantic version. Below 1.0.0 nothing is promised, and by
 * custom the minor number stands for the major: there it counts as one.
 */
function stepBetween(before, after) {
    const was = parse(before)?.numbers;
    const is = parse(after)?.numbers;
    if (!was || !is)
        return undefined;
    if (is[0] !== was[0])
        return is[0] > was[0] ? 'major' : 'none';
    if (is[1] > was[1])
        return was[0] === 0 ? 'major' : 'minor';
    return is[1] === was[1] && is[2] > was[2] && was[0] === 0 ? 'minor' : 'none';
}
/** Whether a step of that size is enough. */
function isEnough(step, needed) {
    const order = ['none', 'minor', 'major'];
    return order.indexOf(step) >= order.indexOf(needed);
}
/** The least version above `before` that makes the step. */
function nextVersion(before, needed) {
    const [major, minor, patch] = parse(before)?.numbers ?? [0, 0, 0];
    if (major === 0)
        return needed === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
    return needed === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}
function parse(version) {
    const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(version);
    return match ? { numbers: [Number(match[1]), Number(match[2]), Number(match[3])], pre: match[4]?.split('.') ?? [] } : undefined;
}
/** Numbers by value and below words, words by their characters. */
function identifiers(one, other) {
    const [a, b] = [one, other].map((text) => (/^\d+$/.test(text) ? BigInt(text) : text));
    if (typeof a !== typeof b)
        return typeof a === 'bigint' ? -1 : 1;
    return a === b ? 0 : a < b ? -1 : 1;
}


/***/ }),

/***/ 88524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runModelTests: () => (/* binding */ runModelTests)
});

// EXTERNAL MODULE: ./.build/src/core/verdict.js
var core_verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/model/figures.js
var figures = __webpack_require__(25020);
// EXTERNAL MODULE: ./.build/src/model/files.js
var model_files = __webpack_require__(17222);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
// EXTERNAL MODULE: ./.build/src/model/gates/test-set-uses.js
var test_set_uses = __webpack_require__(38254);
;// CONCATENATED MODULE: ./.build/src/model/headline.js

/** What was decided and why, in one sentence for someone who owns the product and not the model. */
function headlineOf(outcome, findings, overview) {
    const reason = findings.find((finding) => finding.outcome === outcome);
    switch (outcome) {
        case 'pass':
        case 'warn':
            return `Passed: ${overview ? praise(overview) : 'every report of the team is in order'}${outcome === 'warn' ? `; ${caveats(findings.filter((finding) => finding.outcome === 'warn'))}` : '.'}`;
        case 'fail':
            return `Stopped: ${failure(findings.filter((finding) => finding.outcome === 'fail'), overview)}`;
        case 'inconclusive':
            return `Not decided: ${undecided(findings.filter((finding) => finding.outcome === 'inconclusive'))}`;
        case 'error':
            return `Could not be judged: ${lower(reason?.message ?? 'no rule was asked.')}`;
    }
}
/** The first warning in few words, and how many there are; the whole of them stands among the findings. */
function caveats(warnings) {
    return warnings.length === 1 ? caveat(warnings[0]) : `${warnings.length} things to know, the first: ${caveat(warnings[0]).replace(/^one thing to know: /, '')}`;
}
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
function praise({ rows, metrics: [first] }) {
    const basis = `on ${(0,format/* count */.U9)(rows.n)} test rows`;
    const { label, candidate, champion } = first;
    if (champion === null)
        return `the candidate holds every limit ${basis} (${label} ${(0,format/* figure */.vP)(candidate)}; no champion to compare with)`;
    return `the candidate holds every limit and is no worse than the champion ${basis} (${label} ${(0,format/* figure */.vP)(candidate)}, champion ${(0,format/* figure */.vP)(champion)})`;
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
    const ratio = finding.expected.includes('≥');
    const allowed = numbers.champion === undefined ? `at ${ratio ? 'least' : 'most'} ${numbers.limit}` : (0,format/* signed */.x8)(ratio ? -numbers.limit : numbers.limit);
    const than = numbers.champion === undefined ? 'too differently from the others' : 'worse than the champion does';
    return `the candidate ${average}treats ${gap.group === 'all rows' ? finding.subject.name : `${finding.subject.name} = ${gap.group}`} ${than} (${gap.rate} ${ratio ? 'ratio' : 'gap'} ${(0,format/* figure */.vP)(numbers.candidate)}, ${champion}allowed ${allowed}).`;
}
/** Rates of which less is worse for a group; of the others more is. */
const LESS_IS_WORSE = ['true positive rate', 'selection rate', 'precision', 'mean score'];
/** The group that the deciding gap hurts, read from the finding's own numbers so that both say the same. */
function unfairGap({ numbers }) {
    const entries = Object.entries(numbers).flatMap(([name, value]) => {
        const match = /^(.*): candidate (\w+)$/s.exec(name);
        return match && value !== null ? [{ group: match[1], rate: match[2].replaceAll('_', ' '), value }] : [];
    });
    const { rate } = entries[0];
    const less = LESS_IS_WORSE.includes(rate);
    const hurt = entries.reduce((a, b) => ((less ? b.value < a.value : b.value > a.value) ? b : a));
    return { group: hurt.group, rate };
}
function isBetterOnAverage({ metrics }) {
    return metrics.some(({ candidate, champion, higherIsBetter }) => candidate !== null && champion !== null && (higherIsBetter ? candidate > champion : candidate < champion));
}
function undecided(open) {
    const others = open.length > 1 ? ` ${open.length - 1} more ${open.length === 2 ? 'rule is' : 'rules are'} open.` : '';
    return `${lower(open[0].message)}${others}`;
}
/** A finding's first sentence inside another one: its first letter small, unless the word is a name. */
function lower(message) {
    const text = (0,format/* firstSentence */.qi)(message);
    return /^[A-Z][a-z]/.test(text) && !/^(By|ROC)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text.replace(/^By /, 'by ');
}

// EXTERNAL MODULE: ./.build/src/model/overview.js + 2 modules
var model_overview = __webpack_require__(71033);
// EXTERNAL MODULE: ./.build/src/statistics/normal.js
var normal = __webpack_require__(66976);
;// CONCATENATED MODULE: ./.build/src/statistics/recalibration.js

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask, and these run for every row.
const { abs, exp, log, log1p, max, min, sqrt } = Math;
/** Scores nearer to 0 or 1 than this count as this near: one row of certainty must not decide a slope. */
const SCORE_CLIP = 1e-6;
const MOST_STEPS = 100;
/**
 * Slope and intercept of the logistic recalibration by Newton's method with halved steps (the same maximum as iteratively reweighted
 * least squares). Standard errors are the larger of the model's own and the sandwich's (Huber 1967), summed over units: the latter
 * holds where the recalibration is no straight line, the former where rows are few. A text says why there is none: one class only,
 * equal scores, or labels that the scores separate completely.
 */
function recalibration({ labels, scores, weights, units }) {
    const n = labels.length;
    const x = new Float64Array(n);
    let clipped = 0;
    for (let i = 0; i < n; i++) {
        const p = min(max(scores[i], SCORE_CLIP), 1 - SCORE_CLIP);
        if (p !== scores[i])
            clipped += 1;
        x[i] = log(p / (1 - p));
    }
    const impossible = noFit(labels, x);
    if (impossible !== undefined)
        return impossible;
    const fit = { n, labels, x, weightOf: weights === undefined ? () => 1 : (i) => weights[i], units };
    const both = newton(fit, [0, 1], false);
    const large = newton(fit, [0, 1], true);
    if (both === undefined || large === undefined)
        return 'the recalibration does not converge';
    const [intercept, slope] = errorsOf(fit, both, false);
    return {
        slope: { value: both[1], standardError: slope },
        intercept: { value: both[0], standardError: intercept },
        inTheLarge: { value: large[0], standardError: errorsOf(fit, large, true)[0] },
        clipped,
    };
}
function coefficientInterval({ value, standardError }, level) {
    const reach = (0,normal/* twoSidedQuantile */.n)(level) * standardError;
    return { low: value - reach, high: value + reach };
}
function noFit(labels, x) {
    const ends = [
        [Infinity, -Infinity],
        [Infinity, -Infinity],
    ];
    for (let i = 0; i < x.length; i++) {
        const end = ends[labels[i] === 1 ? 1 : 0];
        end[0] = min(end[0], x[i]);
        end[1] = max(end[1], x[i]);
    }
    const [no, yes] = ends;
    if (yes[0] > yes[1])
        return 'no row is positive';
    if (no[0] > no[1])
        return 'no row is negative';
    if (min(no[0], yes[0]) === max(no[1], yes[1]))
        return 'all scores are equal';
    if (no[1] <= yes[0] || yes[1] <= no[0])
        return 'the scores separate positive from negative rows completely, so the slope is infinite';
    return undefined;
}
/** Undefined where it does not converge. `offset` holds the slope where it is. */
function newton(fit, start, offset) {
    let at = start;
    let loss = lossOf(fit, at);
    for (let step = 0; step < MOST_STEPS; step++) {
        const { gradient, information } = derivatives(fit, at);
        const direction = offset ? [gradient[0] / information[0], 0] : solved(information, gradient);
        if (!direction.every(Number.isFinite))
            return undefined;
        let size = 1;
        let next = at;
        let better = loss;
        for (; size > 1e-10; size /= 2) {
            next = [at[0] + size * direction[0], at[1] + size * direction[1]];
            better = lossOf(fit, next);
            if (better <= loss + 1e-12 * abs(loss))
                break;
        }
        const moved = max(abs(next[0] - at[0]), abs(next[1] - at[1]));
        at = next;
        loss = better;
        if (moved < 1e-12 * (1 + abs(at[0]) + abs(at[1])))
            return at;
    }
    return undefined;
}
function lossOf({ n, labels, x, weightOf }, [a, b]) {
    let sum = 0;
    for (let i = 0; i < n; i++) {
        const eta = a + b * x[i];
        const margin = labels[i] === 1 ? -eta : eta;
        sum += weightOf(i) * (margin > 0 ? margin + log1p(exp(-margin)) : log1p(exp(margin)));
    }
    return sum;
}
function derivatives({ n, labels, x, weightOf }, [a, b]) {
    const gradient = [0, 0];
    const information = [0, 0, 0];
    for (let i = 0; i < n; i++) {
        const w = weightOf(i);
        const p = 1 / (1 + exp(-(a + b * x[i])));
        const residual = w * (labels[i] - p);
        const v = w * p * (1 - p);
        gradient[0] += residual;
        gradient[1] += residual * x[i];
        information[0] += v;
        information[1] += v * x[i];
        information[2] += v * x[i] * x[i];
    }
    return { gradient, information };
}
function solved([aa, ab, bb], [a, b]) {
    const determinant = aa * bb - ab * ab;
    return [(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant];
}
/** Of the intercept and the slope; of the intercept alone where the slope is held. */
function errorsOf(fit, at, offset) {
    const { information } = derivatives(fit, at);
    const [meat, clusters, own] = meatOf(fit, at);
    const correction = clusters / max(1, clusters - (offset ? 1 : 2));
    if (offset)
        return [sqrt(max(own[0] / information[0] ** 2, (correction * meat[0]) / information[0] ** 2))];
    return [0, 1].map((which) => sqrt(max(variance(information, own, which), correction * variance(information, meat, which))));
}
/** One entry on the diagonal of A⁻¹ M A⁻¹. */
function variance(information, [aa, ab, bb], which) {
    const [u, v] = solved(information, which === 0 ? [1, 0] : [0, 1]);
    return u * u * aa + 2 * u * v * ab + v * v * bb;
}
/** Σ over units of the outer product of their scores; how many units; and what the model itself expects of independent rows. */
function meatOf({ n, labels, x, weightOf, units }, [a, b]) {
    const meat = [0, 0, 0];
    const own = [0, 0, 0];
    const sums = new Map();
    for (let i = 0; i < n; i++) {
        const w = weightOf(i);
        const p = 1 / (1 + exp(-(a + b * x[i])));
        const residual = w * (labels[i] - p);
        const v = w * w * p * (1 - p);
        add(own, v, v * x[i], v * x[i] * x[i]);
        if (units === undefined)
            add(meat, residual * residual, residual * residual * x[i], (residual * x[i]) ** 2);
        else {
            const sum = sums.get(units[i]) ?? [0, 0];
            sum[0] += residual;
            sum[1] += residual * x[i];
            sums.set(units[i], sum);
        }
    }
    for (const [u, v] of sums.values())
        add(meat, u * u, u * v, v * v);
    return [meat, units === undefined ? n : sums.size, own];
}
function add(to, aa, ab, bb) {
    to[0] += aa;
    to[1] += ab;
    to[2] += bb;
}

// EXTERNAL MODULE: ./.build/src/model/accountable.js
var accountable = __webpack_require__(66998);
// EXTERNAL MODULE: ./.build/src/model/predictions/rows.js
var predictions_rows = __webpack_require__(92939);
// EXTERNAL MODULE: ./.build/src/model/slices/cuts.js
var slices_cuts = __webpack_require__(82928);
;// CONCATENATED MODULE: ./.build/src/statistics/poisson-binomial.js
/** Chance beyond which the tail of a distribution is cut off. */
const NEGLIGIBLE = 1e-15;
/**
 * Chances of 0, 1, 2, … successes in independent trials with these probabilities (the Poisson binomial distribution), by adding one
 * trial after the other; the upper tail is cut where it is below 1e-15. O(trials × successes kept).
 */
function countDistribution(probabilities) {
    let chances = new Float64Array(64);
    chances[0] = 1;
    let top = 0;
    for (const p of probabilities) {
        if (p === 0)
            continue;
        if (top + 2 > chances.length) {
            const longer = new Float64Array(chances.length * 2);
            longer.set(chances);
            chances = longer;
        }
        for (let k = top + 1; k > 0; k--)
            chances[k] = chances[k] * (1 - p) + chances[k - 1] * p;
        chances[0] *= 1 - p;
        top += 1;
        while (top > 0 && chances[top] < NEGLIGIBLE) {
            chances[top] = 0;
            top -= 1;
        }
    }
    return chances.slice(0, top + 1);
}
/** Distribution of the sum of two independent counts. */
function convolved(first, second) {
    const result = new Float64Array(first.length + second.length - 1);
    for (let i = 0; i < first.length; i++)
        for (let j = 0; j < second.length; j++)
            result[i + j] += first[i] * second[j];
    return result;
}

// EXTERNAL MODULE: ./.build/src/statistics/proportions.js
var proportions = __webpack_require__(22528);
;// CONCATENATED MODULE: ./.build/src/statistics/calibration-error.js



// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask, and these run for every row.
const { abs: calibration_error_abs, ceil, floor, log10, max: calibration_error_max, min: calibration_error_min, sqrt: calibration_error_sqrt } = Math;
/**
 * Expected calibration error with what chance alone would give. Bins of equal width divide 0 … 1; bins of equal mass end at order
 * statistics, equal scores together. Empty bins are left out. The mean under the null is exact for few expected events (Poisson
 * binomial) and E|N(0, V)| = √(2V/π) else.
 */
function calibrationError(scored, binning, count, edge = 'right') {
    const { labels, scores, weights, units } = scored;
    const edges = binning === 'equal_width' ? Array.from({ length: count - 1 }, (_, i) => (i + 1) / count) : massEdges(scores, count);
    const bins = edges.concat(NaN).map(() => ({ rows: [], weight: 0, squares: 0, said: 0, seen: 0, low: Infinity, high: -Infinity }));
    for (let i = 0; i < labels.length; i++) {
        const w = weights === undefined ? 1 : weights[i];
        const score = scores[i];
        const bin = bins[binOf(edges, score, edge)];
        bin.rows.push(i);
        bin.weight += w;
        bin.squares += w * w;
        bin.said += w * score;
        bin.seen += w * labels[i];
        bin.low = calibration_error_min(bin.low, score);
        bin.high = calibration_error_max(bin.high, score);
    }
    const used = bins.filter(({ rows }) => rows.length > 0);
    const total = used.reduce((sum, { weight }) => sum + weight, 0);
    const gap = used.reduce((sum, { seen, said }) => sum + calibration_error_abs(seen - said), 0);
    const noise = used.map((bin) => noiseOf(bin, { labels, scores, weights, units }));
    return {
        value: gap / total,
        nullMean: noise.reduce((sum, { expected }) => sum + expected, 0) / total,
        standardError: calibration_error_sqrt(noise.reduce((sum, { variance }) => sum + variance, 0)) / total,
        bins: used.map((bin) => reliability(bin)),
    };
}
/**
 * Interval for the calibration error that the model has in truth. The truth is a maximum over signs of sums of signed bins, so the
 * upper bound needs no correction for the bias; below, the mean under the null is the most by which chance lifts `value`.
 */
function calibrationErrorInterval({ value, nullMean, standardError }, level) {
    const reach = (0,normal/* twoSidedQuantile */.n)(level) * standardError;
    return { low: calibration_error_max(0, value - nullMean - reach), high: calibration_error_min(1, value + reach) };
}
/** Rows with which a calibrated model passes the limit with this power. Null where no number would do. */
function rowsForCalibrationError({ nullMean, standardError }, n, limit, level, power) {
    if (!(limit > 0))
        return null;
    const needed = n * ((nullMean + ((0,normal/* twoSidedQuantile */.n)(level) + (0,normal/* normalQuantile */.Z)(power)) * standardError) / limit) ** 2;
    // To two significant figures: more would claim to know.
    const unit = 10 ** calibration_error_max(0, floor(log10(needed)) - 1);
    return ceil(needed / unit) * unit;
}
function massEdges(scores, count) {
    const sorted = Float64Array.from(scores).sort();
    const edges = Array.from({ length: count - 1 }, (_, i) => sorted[calibration_error_max(0, ceil(((i + 1) * sorted.length) / count) - 1)]);
    return [...new Set(edges)].filter((edge) => edge < sorted.at(-1));
}
function binOf(edges, score, edge) {
    let low = 0;
    let high = edges.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (edge === 'right' ? score > edges[middle] : score >= edges[middle])
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Expected variance from which a sum of labels counts as normal. */
const NORMAL_FROM = 25;
/** Of the sum of w × (label − score) in a bin: its mean absolute value under the null, and its variance as the labels show it. */
function noiseOf({ rows, weight, said, seen }, { labels, scores, weights, units }) {
    const mean = (seen - said) / weight;
    let own = 0;
    let seenVariance = 0;
    const sums = new Map();
    for (const i of rows) {
        const w = weights === undefined ? 1 : weights[i];
        own += w * w * scores[i] * (1 - scores[i]);
        const residual = w * (labels[i] - scores[i] - mean);
        if (units === undefined)
            seenVariance += residual * residual;
        else
            sums.set(units[i], (sums.get(units[i]) ?? 0) + residual);
    }
    for (const sum of sums.values())
        seenVariance += sum * sum;
    const drawn = units === undefined ? rows.length : sums.size;
    seenVariance *= drawn > 1 ? drawn / (drawn - 1) : 1;
    // Where no event was seen, one might have been.
    const variance = calibration_error_max(seenVariance, calibration_error_min(own, (weight / rows.length) ** 2));
    const nullVariance = units === undefined ? own : calibration_error_max(own, seenVariance);
    const exact = weights === undefined && units === undefined && own < NORMAL_FROM;
    return { variance, expected: exact ? meanAbsolute(rows.map((i) => scores[i]), said) : calibration_error_sqrt((2 * nullVariance) / Math.PI) };
}
/** E|S − E S| for S the sum of independent labels with these probabilities. */
function meanAbsolute(probabilities, expected) {
    const rare = countDistribution(probabilities.filter((p) => p < 0.5));
    const common = probabilities.filter((p) => p >= 0.5);
    const missing = countDistribution(common.map((p) => 1 - p));
    // S = rare + (how many are common) − missing.
    const distribution = convolved(rare, missing.reverse());
    const least = common.length - (missing.length - 1);
    return distribution.reduce((sum, chance, i) => sum + chance * calibration_error_abs(least + i - expected), 0);
}
function reliability({ low, high, rows, weight, squares, said, seen }) {
    const share = seen / weight;
    const effective = (weight * weight) / squares;
    const bounds = (0,proportions/* wilson */.rF)(share * effective, effective, 0.95);
    return { low, high, n: rows.length, weight, score: said / weight, share, shareLow: bounds.low, shareHigh: bounds.high };
}

// EXTERNAL MODULE: ./.build/src/model/gates/decide.js
var decide = __webpack_require__(34692);
;// CONCATENATED MODULE: ./.build/src/model/calibration/measure.js


/** Rows with label 1, and with label 0, that intervals of a slope need: bench/calibration-coverage.ts measures from there on. */
const FEWEST_EVENTS = 20;
const RELIABILITY_BINS = 10;
function measure(probabilities, bins, where) {
    const { labels } = probabilities;
    return {
        ...(where !== undefined && { where }),
        n: labels.length,
        events: labels.reduce((sum, label) => sum + label, 0),
        fit: recalibration(probabilities),
        errors: { equal_width: calibrationError(probabilities, 'equal_width', bins), equal_mass: calibrationError(probabilities, 'equal_mass', bins) },
        reliability: calibrationError(probabilities, 'equal_width', RELIABILITY_BINS),
    };
}
/** For the statement: plain JSON at full precision. */
function detailsOf({ where, n, events, fit, errors, reliability }) {
    const error = ({ value, nullMean, standardError }) => ({ value, nullMean, standardError });
    return {
        ...(where !== undefined && { where }),
        n,
        events,
        ...(typeof fit === 'string' ? { undefined: fit } : { slope: fit.slope, intercept: fit.intercept, inTheLarge: fit.inTheLarge, clipped: fit.clipped }),
        ece: { equal_width: error(errors.equal_width), equal_mass: error(errors.equal_mass) },
        reliability: reliability.bins,
    };
}

;// CONCATENATED MODULE: ./.build/src/model/calibration/judge.js





/** Limits of the slope where `calibration` asks for nothing in particular. */
const DEFAULT_SLOPE = [0.9, 1.1];
function askedOf({ slope, intercept, ece }) {
    const nothing = slope === undefined && intercept === undefined && ece === undefined;
    return {
        ...((slope !== undefined || nothing) && { slope: (slope ?? DEFAULT_SLOPE) }),
        ...(intercept !== undefined && { intercept: intercept }),
        ...(ece !== undefined && { ece: { limit: ece.at_most, binning: ece.binning } }),
    };
}
/** Every gate on one set of rows. */
function judge(delivery, asked, measured, levels) {
    const gates = [];
    if (asked.slope)
        gates.push(coefficient(delivery, 'slope', asked.slope, measured, levels));
    if (asked.intercept)
        gates.push(coefficient(delivery, 'intercept', asked.intercept, measured, levels));
    for (const binning of asked.ece?.binning ?? [])
        gates.push(error(delivery, binning, asked.ece.limit, measured, levels));
    return gates;
}
const COEFFICIENTS = {
    slope: { name: 'calibration slope', of: ({ slope }) => slope, low: 'scores are too extreme (too sure of themselves)', high: 'scores are too timid', ideal: 1 },
    intercept: { name: 'calibration in the large', of: ({ inTheLarge }) => inTheLarge, low: 'scores are too high on the whole', high: 'scores are too low on the whole', ideal: 0 },
};
function coefficient(delivery, key, [least, most], measured, { level, strictLevel }) {
    const { name, of, low, high, ideal } = COEFFICIENTS[key];
    const base = {
        ...baseOf(delivery, measured, key),
        code: `calibration-${key}`,
        rule: `${name}${whereText(measured)}: between ${least} and ${most}`,
        expected: `${least} to ${most}`,
    };
    const why = unknown(measured);
    if (why !== undefined || typeof measured.fit === 'string')
        return { ...base, ...undecidable(name, why, measured) };
    const found = of(measured.fit);
    const [bounds, strict] = [level, strictLevel].map((at) => coefficientInterval(found, at));
    const answer = bounds.low >= least && bounds.high <= most ? 'pass' : strict.high < least || strict.low > most ? 'fail' : 'inconclusive';
    const shown = answer === 'fail' || bounds.high < least || bounds.low > most ? strict : bounds;
    const distance = Math.min(ideal - least, most - ideal);
    const needed = answer === 'inconclusive' ? (0,decide/* rowsNeeded */.vd)(measured.n, found.standardError, distance, level) : null;
    const meaning = found.value < least ? `: ${low}` : found.value > most ? `: ${high}` : '';
    return {
        ...base,
        outcome: answer,
        message: `The ${name}${whereText(measured)} is ${(0,format/* figure */.vP)(found.value)} ${(0,format/* interval */.YP)(shown.low, shown.high)} on ${rowsText(measured)}, and ${least} to ${most} is allowed${meaning}.` +
            `${clippedText(measured.fit)}${answer === 'inconclusive' ? ` The interval holds both sides of a limit${neededText(needed, measured)}.` : ''}`,
        actual: (0,format/* figure */.vP)(found.value),
        interval: { ...shown, level: shown === strict ? strictLevel : level, method: 'Wald, sandwich' },
        numbers: {
            candidate: found.value,
            standard_error: found.standardError,
            least,
            most,
            slope: measured.fit.slope.value,
            intercept: measured.fit.intercept.value,
            in_the_large: measured.fit.inTheLarge.value,
            positives: measured.events,
            ...(answer === 'inconclusive' && { rows_needed: needed }),
        },
        fix: fixFor(answer, key, needed, measured),
    };
}
const BINNINGS = { equal_width: 'equal width', equal_mass: 'equal mass' };
function error(delivery, binning, limit, measured, { level, strictLevel }) {
    const name = `expected calibration error (${BINNINGS[binning]})`;
    const base = { ...baseOf(delivery, measured, 'ece'), code: 'calibration-error', rule: `${name}${whereText(measured)}: at most ${limit}`, expected: `≤ ${limit}` };
    const few = tooFew(measured);
    if (few !== undefined)
        return { ...base, ...undecidable(name, few, measured) };
    const found = measured.errors[binning];
    const [bounds, strict] = [level, strictLevel].map((at) => calibrationErrorInterval(found, at));
    const answer = bounds.high <= limit ? 'pass' : strict.low > limit ? 'fail' : 'inconclusive';
    const shown = answer === 'fail' || bounds.low > limit ? strict : bounds;
    const needed = answer === 'inconclusive' ? rowsForCalibrationError(found, measured.n, limit, level, decide/* POWER */.wY) : null;
    return {
        ...base,
        outcome: answer,
        message: `The ${name}${whereText(measured)} is ${(0,format/* figure */.vP)(found.value)} on ${rowsText(measured)}; chance alone gives a calibrated model ${(0,format/* figure */.vP)(found.nullMean)}. ` +
            `Beyond chance it is ${(0,format/* signed */.x8)(found.value - found.nullMean)}, in truth ${(0,format/* interval */.YP)(shown.low, shown.high)}, and at most ${limit} is allowed.` +
            (answer === 'inconclusive' ? ` The interval holds both sides of the limit${neededText(needed, measured)}.` : ''),
        actual: (0,format/* figure */.vP)(found.value),
        interval: { ...shown, level: shown === strict ? strictLevel : level, method: 'sums of signed bins, less the mean under the null below' },
        numbers: {
            candidate: found.value,
            null_mean: found.nullMean,
            beyond_null: found.value - found.nullMean,
            standard_error: found.standardError,
            bins: found.bins.length,
            limit,
            positives: measured.events,
            ...(answer === 'inconclusive' && { rows_needed: needed }),
        },
        fix: fixFor(answer, 'ece', needed, measured),
    };
}
function baseOf(delivery, { n, where }, key) {
    return {
        n,
        subject: where === undefined ? { kind: 'metric', name: 'calibration' } : { kind: 'group', name: where },
        location: delivery.locate(['tests', 'calibration', ...(delivery.spec.tests.calibration[key] === undefined ? [] : [key])]),
    };
}
function tooFew({ n, events }) {
    const rarest = Math.min(events, n - events);
    return rarest >= FEWEST_EVENTS ? undefined : `${(0,format/* count */.U9)(events)} rows came true and ${(0,format/* count */.U9)(n - events)} did not, and ${FEWEST_EVENTS} of each are needed`;
}
/** Why there is no recalibration, where there is none. */
function unknown(measured) {
    return tooFew(measured) ?? (typeof measured.fit === 'string' ? measured.fit : undefined);
}
function undecidable(name, why, { n, events }) {
    const rarest = Math.min(events, n - events);
    const enough = rarest >= FEWEST_EVENTS;
    const needs = enough || rarest === 0 ? null : Math.ceil((n * FEWEST_EVENTS) / rarest);
    return {
        outcome: 'inconclusive',
        message: `The ${name} is undefined: ${why}.${needs === null ? '' : ` Needs about ${(0,format/* count */.U9)(needs)} rows.`}`,
        actual: 'undefined',
        numbers: { candidate: null, positives: events, rows_needed: needs },
        fix: enough ? 'See whether the scores are probabilities at all, or judge the model by its ranking alone.' : 'Add labelled rows, or raise tests.calibration.min_rows to leave groups of this size out knowingly.',
    };
}
function whereText({ where }) {
    return where === undefined ? '' : ` of ${where}`;
}
function rowsText({ n, events }) {
    return `${(0,format/* count */.U9)(n)} rows (${(0,format/* count */.U9)(events)} came true)`;
}
function clippedText({ clipped }) {
    return clipped === 0 ? '' : ` ${(0,format/* count */.U9)(clipped)} scores within 0.000001 of 0 or 1 count as that near.`;
}
function neededText(needed, { n }) {
    return needed === null || needed <= n ? '' : `; needs about ${(0,format/* count */.U9)(needed)} rows`;
}
function fixFor(answer, key, needed, { n, where }) {
    if (answer === 'pass')
        return undefined;
    if (answer === 'fail')
        return `Recalibrate the scores on rows that no model was trained on (isotonic or logistic)${where === undefined ? '' : ', see whether these rows were in the training data'}, or have the limit changed in a review.`;
    if (needed === null)
        return `Widen tests.calibration.${key}: no number of rows can show that the model is perfectly calibrated.`;
    if (needed <= n)
        return 'There are rows enough for a calibrated model: read it as a likely miscalibration.';
    return `Add labelled rows (about ${(0,format/* count */.U9)(needed)} decide ${decide/* POWER */.wY * 100} times in 100 if the model is calibrated), or widen the limit in a review.`;
}

;// CONCATENATED MODULE: ./.build/src/model/calibration/probabilities.js
/**
 * Binary: the score of the positive class. Multiclass: the confidence, that is the highest score, which comes true where the predicted
 * class is right. Multilabel: each label by itself.
 */
function probabilitiesOf(rows) {
    const { truth, candidate, weights, units } = rows;
    const shared = { ...(weights && { weights }), ...(units && { units }) };
    switch (truth.kind) {
        case 'binary':
            return [{ ...shared, labels: truth.labels, scores: candidate.scores[0] }];
        case 'classes': {
            if (candidate.scores.length === 0)
                return { unfit: 'the predictions name classes and have no scores', fix: 'Write a column of scores for each class (tests.scores).' };
            const { classes, scores } = candidate;
            return [
                {
                    ...shared,
                    of: 'the predicted class',
                    labels: Uint8Array.from(truth.codes, (code, row) => (code === classes[row] ? 1 : 0)),
                    scores: Float64Array.from(classes, (code, row) => (code < 0 ? NaN : scores[code][row])),
                },
            ];
        }
        case 'labels':
            return truth.classes.map((name, i) => ({ ...shared, of: name, labels: truth.labels[i], scores: candidate.scores[i] }));
        default:
            return { unfit: `the task ${rows.task} has no probabilities`, fix: 'Use gates on mean_error, or on coverage of the intervals.' };
    }
}
/** Rows of one group. */
function some({ labels, scores, weights, units, of }, rows) {
    return {
        ...(of !== undefined && { of }),
        labels: Uint8Array.from(rows, (row) => labels[row]),
        scores: Float64Array.from(rows, (row) => scores[row]),
        ...(weights && { weights: Float64Array.from(rows, (row) => weights[row]) }),
        ...(units && { units: Int32Array.from(rows, (row) => units[row]) }),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/calibration/calibration.js








/** `tests.calibration`: whether probabilities mean what they say, on all rows and in groups. */
const CALIBRATION = {
    name: 'calibration',
    declared: ({ spec }) => spec.tests?.calibration !== undefined,
    judge: judgeCalibration,
};
function judgeCalibration({ delivery, rows, level }) {
    const declared = delivery.spec.tests.calibration;
    const probabilities = probabilitiesOf(rows);
    if ('unfit' in probabilities)
        return { findings: [notForTask(delivery, probabilities)] };
    const outside = probabilities.flatMap(({ scores }) => Array.from(scores).filter((score) => !(score >= 0 && score <= 1))).length;
    if (outside > 0)
        return { findings: [notProbabilities(delivery, outside)] };
    const bins = declared.ece?.bins ?? 15;
    const measured = probabilities.map((of) => measure(of, bins, of.of));
    const small = [];
    for (const cut of (declared.by ?? []).map((by) => (0,slices_cuts/* cutName */.CI)(by)))
        for (const { name, rows: members } of (0,predictions_rows/* sliceBy */.o7)(rows, [cut])) {
            if (members.length < declared.min_rows)
                small.push({ name, rows: members.length });
            else
                for (const of of probabilities)
                    measured.push(measure(some(of, Int32Array.from(members)), bins, whereOf(of, name)));
        }
    const asked = askedOf(declared);
    const questions = measured.length * ((asked.slope ? 1 : 0) + (asked.intercept ? 1 : 0) + (asked.ece?.binning.length ?? 0));
    // Failing corrects for the number of gates; passing needs all of them anyway (see decide.ts).
    const levels = { level, strictLevel: 1 - (1 - level) / questions };
    return {
        findings: [
            ...measured.flatMap((one) => judge(delivery, asked, one, levels)).map((finding) => (0,accountable/* accountable */.y)(finding, declared)),
            ...(small.length > 0 ? [tooSmall(delivery, small, declared.min_rows)] : []),
        ],
        facts: measured.slice(0, probabilities.length).flatMap((one) => factsOf(one, level)),
        details: { bins, measured: measured.map(detailsOf) },
    };
}
function whereOf({ of }, slice) {
    return of === undefined ? slice : `${of} where ${slice}`;
}
function factsOf({ where, fit, errors, reliability }, level) {
    const of = where === undefined ? '' : ` of ${where}`;
    const { equal_mass: mass } = errors;
    const chance = `ECE ${(0,format/* figure */.vP)(mass.value)} (equal mass; ${(0,format/* figure */.vP)(mass.nullMean)} by chance alone)`;
    const text = (coefficient) => {
        const { low, high } = coefficientInterval(coefficient, level);
        return `${(0,format/* figure */.vP)(coefficient.value)} ${(0,format/* interval */.YP)(low, high)}`;
    };
    return [
        [`Calibration${of}`, typeof fit === 'string' ? `${chance}; no slope, as ${fit}` : `slope ${text(fit.slope)}, in the large ${text(fit.inTheLarge)}, ${chance}`],
        [`Reliability${of}`, reliability.bins.map(binText).join('; ')],
    ];
}
/** `0.1 to 0.2: 0.15 said, 0.17 seen (1,234)`. */
function binText({ low, high, n, score, share }) {
    return `${(0,format/* figure */.vP)(low)} to ${(0,format/* figure */.vP)(high)}: ${(0,format/* figure */.vP)(score)} said, ${(0,format/* figure */.vP)(share)} seen (${(0,format/* count */.U9)(n)})`;
}
function tooSmall(delivery, small, minRows) {
    return {
        code: 'calibration-group-too-small',
        outcome: 'warn',
        rule: `calibration: groups of at least ${minRows} rows are judged`,
        message: `Left out of calibration, as they have fewer than ${minRows} rows: ${(0,format/* list */.p_)(small.map(({ name, rows }) => `${name} (${(0,format/* count */.U9)(rows)})`), 20)}.`,
        expected: `≥ ${minRows} rows`,
        actual: `${small.length} below`,
        n: small.reduce((sum, { rows }) => sum + rows, 0),
        numbers: { groups: small.length },
        fix: 'Collect labelled rows of these groups: nothing is known of the scores there.',
        subject: { kind: 'group', name: small[0].name },
        location: delivery.locate(['tests', 'calibration', 'min_rows']),
    };
}
function notForTask(delivery, { unfit, fix }) {
    return {
        code: 'calibration-not-for-task',
        outcome: 'error',
        rule: 'calibration: probabilities',
        message: `Calibration cannot be asked: ${unfit}.`,
        expected: 'probabilities',
        actual: 'not asked',
        fix,
        subject: { kind: 'metric', name: 'calibration' },
        location: delivery.locate(['tests', 'calibration']),
    };
}
function notProbabilities(delivery, outside) {
    return {
        code: 'calibration-not-probabilities',
        outcome: 'error',
        rule: 'calibration: scores between 0 and 1',
        message: `${(0,format/* count */.U9)(outside)} scores are not between 0 and 1, so they are no probabilities.`,
        expected: '0 to 1',
        actual: `${(0,format/* count */.U9)(outside)} outside`,
        fix: 'Write probabilities as scores (not margins or log odds), or take tests.calibration out.',
        subject: { kind: 'metric', name: 'calibration' },
        location: delivery.locate(['tests', 'calibration']),
    };
}

// EXTERNAL MODULE: ./.build/src/model/contents/contents.js + 17 modules
var contents = __webpack_require__(68108);
// EXTERNAL MODULE: ./.build/src/model/predictions/columns.js
var predictions_columns = __webpack_require__(95143);
// EXTERNAL MODULE: ./.build/src/model/explain/file.js
var explain_file = __webpack_require__(16027);
// EXTERNAL MODULE: ./.build/src/model/explain/importance.js
var importance = __webpack_require__(89495);
// EXTERNAL MODULE: ./.build/src/model/predictions/labels.js + 2 modules
var predictions_labels = __webpack_require__(20860);
;// CONCATENATED MODULE: ./.build/src/model/explain/loss.js


/** The clip of probabilities in a log loss: machine epsilon of float64, as scikit-learn has it. */
const EPSILON = 2 ** -52;
/** Columns of the test set that a loss reads, how the task's loss is called, and the loss; undefined where the task has none by row. */
function loss_lossOf(delivery) {
    const { task, classes = [], quantiles = {} } = delivery.spec.tests;
    const { labels } = (0,predictions_columns/* taskColumns */.xv)(delivery);
    switch (task) {
        case 'binary':
            return { labels, name: 'log loss', loss: ([score], [label]) => binaryLoss(score, label) };
        case 'multilabel':
            return { labels, name: 'log loss', loss: (scores, truth) => mean(scores.map((score, i) => binaryLoss(score, truth[i]))) };
        case 'multiclass':
            return { labels, name: 'log loss', loss: (scores, [label]) => -Math.log(clip((scores[classes.indexOf(label ?? '')] ?? NaN) / scores.reduce((sum, score) => sum + score, 0))) };
        case 'regression':
            return { labels, name: 'squared error', loss: ([value], [label]) => (value - numberOf(label)) ** 2 };
        case 'quantile': {
            const levels = (0,predictions_columns/* levelsOf */.pd)(quantiles).map(Number);
            return { labels, name: 'pinball loss', loss: (values, [label]) => mean(values.map((value, i) => pinball(value, numberOf(label), levels[i]))) };
        }
        default:
            return undefined;
    }
}
function binaryLoss(score, label) {
    const truth = label === null || label === undefined ? undefined : (0,predictions_labels/* classOf */.Kl)(label);
    if (truth === undefined)
        return NaN;
    return -Math.log(clip(truth === 1 ? score : 1 - score));
}
function pinball(value, truth, level) {
    return truth >= value ? level * (truth - value) : (1 - level) * (value - truth);
}
function clip(p) {
    return Math.min(1 - EPSILON, Math.max(EPSILON, p));
}
function numberOf(text) {
    return text === null || text === undefined || text.trim() === '' ? NaN : Number(text);
}
function mean(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// EXTERNAL MODULE: ./.build/src/model/explain/permute.js
var permute = __webpack_require__(11255);
// EXTERNAL MODULE: ./.build/src/model/explain/shares.js
var shares = __webpack_require__(16585);
;// CONCATENATED MODULE: ./.build/src/model/explain/part.js








/** `tests.explanations` with labels: how much the loss rises when columns are permuted, from the file that probe-model left. */
const EXPLANATIONS = {
    name: 'explanations',
    declared: ({ spec }) => spec.tests?.explanations?.importance !== undefined || asksForLoss(spec.tests?.explanations),
    judge: judgeLoss,
};
function asksForLoss(explanations) {
    return (explanations?.gates ?? []).some(({ of }) => of === 'loss');
}
async function judgeLoss({ delivery, context, testSet, level }) {
    const explanations = delivery.spec.tests.explanations;
    const { seed, replicates, task } = delivery.spec.tests;
    const asked = asksForLoss(explanations);
    const declared = explanations.importance;
    const found = loss_lossOf(delivery);
    if (!found)
        return { findings: [problem(delivery, 'explanation-not-for-task', `The task ${task} has no loss of a single row, so the importance of columns for it is undefined.`, 'a task with a loss', task, 'Take `importance` and gates `of: loss` out; gates `of: predictions` need no loss.')] };
    const file = declared === undefined ? undefined : delivery.resolve(declared);
    if (file === undefined || !(await (0,model_files/* isThere */.$B)(file))) {
        const why = declared === undefined ? 'tests.explanations.importance does not say where it is' : `there is no file ${declared}`;
        if (!asked)
            return { findings: [], notes: [`Importance for the loss: off (${why}; probe-model leaves it).`] };
        return { findings: [problem(delivery, 'importance-missing', `Gates of tests.explanations ask for the loss, which needs the answers to permuted rows that probe-model leaves, and ${why}.`, declared ?? 'tests.explanations.importance', 'no file', 'Run probe-model before, hand its importance.jsonl to this job, and name it in tests.explanations.importance.')] };
    }
    const inputs = [{ name: 'explanations.importance', digest: await (0,model_files/* digestOfFile */.Mk)(file) }];
    const columns = await columnsIn(delivery, context, testSet.file, found.labels);
    const groups = (0,permute/* groupsOf */.c1)(columns, explanations.gates ?? []);
    const joined = await (0,explain_file/* readImportance */.BR)(delivery, context.engine, file, testSet.file, found.labels, groups.map(({ name }) => name), (0,predictions_columns/* taskColumns */.xv)(delivery).scores.length);
    const candidate = joined.models.get('candidate');
    if (!candidate || !isWhole(candidate))
        return { findings: [problem(delivery, 'importance-unreadable', `${declared} has no answers of the candidate for ${candidate ? 'some of the columns' : 'rows of the test set'}.`, 'answers of the candidate to every permuted column', declared, 'Make the file anew with probe-model, from the same data and delivery file.')], inputs };
    const options = { replicates: replicates, seed: seed, level };
    const own = rises(groups, candidate, joined.truth, found.loss, options);
    const theirs = joined.models.get('champion');
    const champion = theirs && isWhole(theirs) ? rises(groups, theirs, joined.truth, found.loss, options) : undefined;
    return {
        findings: (0,shares/* judgeShares */.uS)(delivery, 'loss', own, level),
        notes: [`Importance for the ${found.name} rests on ${(0,format/* counted */.hS)(own.n, 'row')} that probe-model asked the models about, beside team code${own.left > 0 ? `; ${(0,format/* count */.U9)(own.left)} left out` : ''}.`],
        facts: [[`Rise of the ${found.name} when a column is permuted`, (0,shares/* sharesText */.W5)(own, level)], ...(champion ? [[`The same for the champion`, (0,shares/* sharesText */.W5)(champion, level)]] : [])],
        inputs,
        details: { loss: found.name, candidate: (0,shares/* importanceDetails */.Du)(own, level), ...(champion && { champion: (0,shares/* importanceDetails */.Du)(champion, level) }) },
    };
}
/** Every group in every repeat, and no repeat left out between. */
function isWhole({ permuted, donors }) {
    return donors.length > 0 && permuted.every((repeats) => donors.every((from, repeat) => from !== undefined && repeats[repeat] !== undefined));
}
function rises(groups, answers, truth, loss, options) {
    const known = { ...answers, base: answers.base.map((answer, row) => (answer && Number.isFinite(loss(answer, truth[row])) ? answer : undefined)) };
    return (0,importance/* importancesOf */.bL)(groups, known, (base, permuted, row) => loss(permuted, truth[row]) - loss(base, truth[row]), options);
}
/** The columns that probe-model permutes where the delivery file names none: every one of the features but the key. */
async function columnsIn(delivery, context, truth, labels) {
    const { columns } = delivery.spec.tests.explanations;
    if (columns)
        return columns;
    const hidden = new Set([...labels, delivery.spec.data.label ?? ''].map((name) => name.toLowerCase()));
    return (await context.engine.describe({ file: truth })).map(({ name }) => name).filter((name) => !delivery.spec.data.key.includes(name) && !hidden.has(name.toLowerCase()));
}
function problem(delivery, code, message, expected, actual, fix) {
    return { code, outcome: 'error', rule: 'importance of columns for the loss', message, expected, actual, fix, location: delivery.locate(['tests', 'explanations']) };
}

;// CONCATENATED MODULE: ./.build/src/statistics/fairness.js
const ALWAYS = () => 1;
const SELECTED = { name: 'selection rate', a: (_, answer) => answer, b: ALWAYS };
const TRUE_POSITIVES = { name: 'true positive rate', a: (label, answer) => label * answer, b: (label) => label };
const FALSE_POSITIVES = { name: 'false positive rate', a: (label, answer) => (1 - label) * answer, b: (label) => 1 - label };
const PRECISION = { name: 'precision', a: (label, answer) => label * answer, b: (_, answer) => answer };
const WRONG = { name: 'error rate', a: (label, answer) => (label === answer ? 0 : 1), b: ALWAYS };
const SCORE = { name: 'mean score', a: (_, answer) => answer, b: ALWAYS };
const ERROR = { name: 'mean error', a: (label, answer) => answer - label, b: ALWAYS };
const ABSOLUTE_ERROR = { name: 'mean absolute error', a: (label, answer) => Math.abs(answer - label), b: ALWAYS };
const SHARE = [0, 1];
const FROM_ZERO = [0, Infinity];
/**
 * Names as in fairlearn where it has them, and its values: a difference is greatest − least, a ratio least / greatest, equalized odds
 * the worse of true and false positive rates (agg `worst_case`). `calibration_difference` is the gap between groups of
 * (mean score − share of positives): calibration within groups, in the large.
 */
const FAIRNESS_METRICS = {
    demographic_parity_difference: { label: 'demographic parity difference', kinds: [SELECTED], form: 'difference', answers: 'yes or no', range: SHARE },
    demographic_parity_ratio: { label: 'demographic parity ratio', kinds: [SELECTED], form: 'ratio', answers: 'yes or no', range: SHARE },
    equal_opportunity_difference: { label: 'equal opportunity difference', kinds: [TRUE_POSITIVES], form: 'difference', answers: 'yes or no', range: SHARE },
    equal_opportunity_ratio: { label: 'equal opportunity ratio', kinds: [TRUE_POSITIVES], form: 'ratio', answers: 'yes or no', range: SHARE },
    equalized_odds_difference: { label: 'equalized odds difference', kinds: [TRUE_POSITIVES, FALSE_POSITIVES], form: 'difference', answers: 'yes or no', range: SHARE },
    equalized_odds_ratio: { label: 'equalized odds ratio', kinds: [TRUE_POSITIVES, FALSE_POSITIVES], form: 'ratio', answers: 'yes or no', range: SHARE },
    predictive_parity_difference: { label: 'predictive parity difference', kinds: [PRECISION], form: 'difference', answers: 'yes or no', range: SHARE },
    predictive_parity_ratio: { label: 'predictive parity ratio', kinds: [PRECISION], form: 'ratio', answers: 'yes or no', range: SHARE },
    calibration_difference: { label: 'calibration difference', kinds: [{ ...ERROR, name: 'mean score minus share of positives' }], form: 'difference', answers: 'numbers', range: [0, 2] },
    error_rate_difference: { label: 'error rate difference', kinds: [WRONG], form: 'difference', answers: 'yes or no', range: SHARE },
    error_rate_ratio: { label: 'error rate ratio', kinds: [WRONG], form: 'ratio', answers: 'yes or no', range: SHARE },
    mean_score_difference: { label: 'mean score difference', kinds: [SCORE], form: 'difference', answers: 'numbers', range: FROM_ZERO },
    mean_error_difference: { label: 'mean error difference', kinds: [ERROR], form: 'difference', answers: 'numbers', range: FROM_ZERO },
    mae_difference: { label: 'mean absolute error difference', kinds: [ABSOLUTE_ERROR], form: 'difference', answers: 'numbers', range: FROM_ZERO },
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var core_problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/delivery/source.js
var delivery_source = __webpack_require__(36251);
;// CONCATENATED MODULE: ./.build/src/model/shift/prevalence.js








const LEVEL = 0.95;
/** As the profile's own reader: a larger one is none. */
const MOST_PROFILE_BYTES = 64 * 1024 * 1024;
/** Metrics that count answers above a threshold and move with the share of positives, even where no score changes (recall and specificity do not). */
const AT_A_THRESHOLD = new Set(['accuracy', 'precision', 'f1', 'fbeta', 'mcc', 'cost']);
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
        if (!(error instanceof core_problem/* InputError */.d))
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
        if (error instanceof core_problem/* InputError */.d)
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
    const classes = labels.flatMap(({ text, n }) => (text === null ? [] : [{ value: (0,predictions_labels/* classOf */.Kl)(text), n }]));
    if (classes.some(({ value, n }) => value === undefined && n > 0))
        return { unknown: `${from}: it has labels that are neither 0 nor 1.` };
    const rows = classes.reduce((sum, { n }) => sum + n, 0);
    if (!(rows > 0))
        return { unknown: `${from}: it has no labelled row.` };
    return { train: { positives: classes.reduce((sum, { value, n }) => sum + (value === 1 ? n : 0), 0), rows, from }, inputs };
}

// EXTERNAL MODULE: ./.build/src/model/gates/questions.js
var gates_questions = __webpack_require__(91415);
;// CONCATENATED MODULE: ./.build/src/model/fairness/groups.js
function groupsOf(rows, column, minRows) {
    const { names, codes } = rows.categories[column];
    const sizes = new Int32Array(names.length);
    const positives = new Int32Array(names.length);
    for (let row = 0; row < rows.n; row++) {
        sizes[codes[row]] += 1;
        if (rows.truth.kind === 'binary')
            positives[codes[row]] += rows.truth.labels[row];
    }
    const kept = names.map((_, code) => code).filter((code) => sizes[code] >= minRows);
    const place = new Int32Array(names.length).fill(-1);
    kept.forEach((code, i) => (place[code] = i));
    return {
        column,
        names: kept.map((code) => names[code]),
        sizes: kept.map((code) => sizes[code]),
        codes: codes.map((code) => place[code]),
        small: names.flatMap((name, code) => sizes[code] > 0 && sizes[code] < minRows ? [{ name, rows: sizes[code], ...(rows.truth.kind === 'binary' && { positives: positives[code] }) }] : []),
    };
}

;// CONCATENATED MODULE: ./.build/src/statistics/fairness-gaps.js

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { exp: fairness_gaps_exp, log: fairness_gaps_log, max: fairness_gaps_max, min: fairness_gaps_min, sqrt: fairness_gaps_sqrt } = Math;
/** Every ordered pair of groups that the comparison is about, in every kind of rate. */
function pairsOf(rates, against) {
    const pairs = [];
    for (let kind = 0; kind < rates.kinds.length; kind++)
        for (let group = 0; group < rates.groups; group++) {
            if (against.to === 'best') {
                for (let other = 0; other < rates.groups; other++)
                    if (other !== group)
                        pairs.push({ kind, high: group, low: other });
                continue;
            }
            const other = against.to === 'overall' ? rates.groups : against.group;
            if (other !== group)
                pairs.push({ kind, high: group, low: other }, { kind, high: other, low: group });
        }
    return pairs;
}
/**
 * The widest gap of one model: the greatest difference, or the least ratio, of two groups in any kind of rate. NaN where a rate is
 * undefined or a ratio is 0 / 0.
 */
function widestGap(rates, pairs, form, model) {
    let worst;
    for (const pair of pairs) {
        const [high, low] = [pair.high, pair.low].map((group) => rates.values[rates.index(pair.kind, group, model)]);
        const value = form === 'difference' ? high - low : low / high;
        if (Number.isNaN(value))
            return { value: NaN, pair };
        if (worst === undefined || (form === 'difference' ? value > worst.value : value < worst.value))
            worst = { value, pair };
    }
    return worst;
}
/**
 * Interval for a model's widest gap, or for the candidate's minus the champion's (difference of gaps, or of ratios).
 *
 * A widest gap is a maximum of absolute values: at 0, where fair models are, its sampling distribution sits on a border and
 * neither a percentile bootstrap nor any two-sided interval covers. So it is taken apart into signed gaps of two groups, each a
 * smooth function of rates: the excess is the maximum over the candidate's gaps of the minimum over the champion's of (candidate's −
 * champion's). Its upper bound is the same maximum over upper bounds (all of them must hold: an intersection–union test, which
 * needs no correction); where a gap has to be picked because it looks widest, the level is divided by the number of gaps that may
 * really be the widest (Bonferroni). A ratio is 1 − gap: alone it is bounded on the log scale, against the champion as it is.
 */
function gapInterval(rates, pairs, form, level, againstChampion) {
    const scale = form === 'difference' ? 'difference' : againstChampion ? 'one minus ratio' : 'log ratio';
    const candidates = pairs.map((pair) => termsOf(rates, pair, scale, 0, 1));
    const champions = againstChampion ? pairs.map((pair) => termsOf(rates, pair, scale, 1, -1)) : [NOTHING];
    const tail = (1 - level) / 2;
    const likeliest = contenders(rates, candidates, 1);
    const championLikeliest = againstChampion ? contenders(rates, champions, -1) : champions;
    const reachUp = -(0,normal/* normalQuantile */.Z)(tail / championLikeliest.length);
    const reachDown = -(0,normal/* normalQuantile */.Z)(tail / likeliest.length);
    let high = { bound: -Infinity, standardError: 0 };
    for (const gap of candidates) {
        let least = { bound: Infinity, standardError: 0 };
        for (const other of championLikeliest) {
            const standardError = errorOf(rates, gap, other);
            const bound = gap.value + other.value + reachUp * standardError;
            if (bound < least.bound)
                least = { bound, standardError };
        }
        if (least.bound > high.bound)
            high = least;
    }
    let low = -Infinity;
    for (const gap of likeliest) {
        let least = Infinity;
        for (const other of champions)
            least = fairness_gaps_min(least, gap.value + other.value - reachDown * errorOf(rates, gap, other));
        low = fairness_gaps_max(low, least);
    }
    return onItsScale({ low, high: high.bound, standardError: high.standardError }, scale, againstChampion);
}
function onItsScale({ low, high, standardError }, scale, relative) {
    switch (scale) {
        case 'difference':
            return { low: relative ? low : fairness_gaps_max(0, low), high, standardError };
        case 'log ratio':
            return { low: fairness_gaps_exp(-high), high: fairness_gaps_exp(-fairness_gaps_max(0, low)), standardError: fairness_gaps_exp(-high) * standardError };
        case 'one minus ratio':
            return { low: fairness_gaps_max(-1, -high), high: fairness_gaps_min(1, -low), standardError };
    }
}
const NOTHING = { value: 0, at: [], by: [] };
function termsOf(rates, { kind, high, low }, scale, model, sign) {
    const at = [rates.index(kind, high, model), rates.index(kind, low, model)];
    const [h, l] = at.map((parameter) => rates.smoothed[parameter]);
    switch (scale) {
        case 'difference':
            return { value: sign * (h - l), at, by: [sign, -sign] };
        case 'log ratio':
            return { value: sign * fairness_gaps_log(h / l), at, by: [sign / h, -sign / l] };
        case 'one minus ratio':
            return { value: sign * (1 - l / h), at, by: [(sign * l) / (h * h), -sign / h] };
    }
}
/** Standard error of first + other. */
function errorOf(rates, first, other) {
    return fairness_gaps_sqrt(fairness_gaps_max(0, product(rates, first, first) + 2 * product(rates, first, other) + product(rates, other, other)));
}
function product(rates, first, second) {
    let sum = 0;
    for (let i = 0; i < first.at.length; i++)
        for (let j = 0; j < second.at.length; j++)
            sum += first.by[i] * second.by[j] * rates.covariance(first.at[i], second.at[j]);
    return sum;
}
/** How far behind the widest a gap may be, in standard errors of the distance, and still be the widest in truth. */
const CONTENDER_REACH = 2.5758293035489004; // two-sided 99 %
/** The gaps of one model that may be its widest, as far as the rows can tell; the one that looks widest first. */
function contenders(rates, gaps, sign) {
    let widest = gaps[0];
    for (const gap of gaps)
        if (sign * gap.value > sign * widest.value)
            widest = gap;
    const turned = (gap) => ({ value: -gap.value, at: gap.at, by: gap.by.map((by) => -by) });
    const rest = gaps.filter((gap) => gap !== widest && sign * (widest.value - gap.value) <= CONTENDER_REACH * errorOf(rates, widest, turned(gap)));
    return [widest, ...rest];
}

;// CONCATENATED MODULE: ./.build/src/statistics/fairness-rates.js
// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { floor: fairness_rates_floor, max: fairness_rates_max, sqrt: fairness_rates_sqrt } = Math;
/**
 * Rates with their covariance from influence functions, ψ = w (a − θ b) / Σ w b, summed over the rows of a unit (Taylor
 * linearisation of a ratio; Wolter 2007, chapter 6). Rates of 0 and 1 get one success and one failure each, spread over the
 * cells of the paired table (Agresti and Caffo 2000; Bonett and Price 2012), so that no variance is ever zero; others are
 * corrected by n / (n − 1). O(rows × kinds × models).
 */
function estimateRates(observations, options) {
    const { groups, kinds, binary } = options;
    const models = observations.answers.length;
    const index = (kind, group, model) => (kind * (groups + 1) + group) * models + model;
    const parameters = kinds.length * (groups + 1) * models;
    const table = { kinds, groups, models, index };
    const raw = sumsOf(observations, table, parameters);
    const all = binary ? withPseudoRows(observations, table, raw) : observations;
    const sums = binary ? sumsOf(all, table, parameters) : raw;
    const values = raw.a.map((a, i) => a / raw.b[i]);
    const smoothed = sums.a.map((a, i) => a / sums.b[i]);
    // All rows are many: what is added for the sake of small groups must not move them.
    for (let kind = 0; kind < kinds.length; kind++)
        for (let model = 0; model < models; model++)
            smoothed[index(kind, groups, model)] = values[index(kind, groups, model)];
    const matrix = covarianceOf(all, table, smoothed, sums.b, parameters);
    const sizes = raw.b.map((b, i) => (b * b) / raw.squares[i]);
    const scale = sizes.map((size) => (binary || size <= 1 ? 1 : fairness_rates_sqrt(size / (size - 1))));
    return {
        kinds,
        groups,
        models,
        index,
        values,
        smoothed,
        sizes,
        covariance: (first, second) => matrix[first * parameters + second] * scale[first] * scale[second],
    };
}
function sumsOf(observations, table, parameters) {
    const a = new Float64Array(parameters);
    const b = new Float64Array(parameters);
    const squares = new Float64Array(parameters);
    const perUnit = new Float64Array(parameters);
    eachUnit(observations, (rows, count) => {
        const touched = [];
        for (const row of rows)
            contributions(observations, table, row, (parameter, own, base, weight) => {
                a[parameter] += count * weight * own;
                b[parameter] += count * weight * base;
                if (base === 0)
                    return;
                if (perUnit[parameter] === 0)
                    touched.push(parameter);
                perUnit[parameter] += weight * base;
            });
        for (const parameter of touched) {
            squares[parameter] += count * perUnit[parameter] ** 2;
            perUnit[parameter] = 0;
        }
    });
    return { a, b, squares };
}
function covarianceOf(observations, table, rates, bases, parameters) {
    const matrix = new Float64Array(parameters * parameters);
    const influence = new Float64Array(parameters);
    const seen = new Uint8Array(parameters);
    eachUnit(observations, (rows, count) => {
        const touched = [];
        for (const row of rows)
            contributions(observations, table, row, (parameter, own, base, weight) => {
                if (base === 0)
                    return;
                if (seen[parameter] === 0) {
                    seen[parameter] = 1;
                    touched.push(parameter);
                }
                influence[parameter] += (weight * (own - rates[parameter] * base)) / bases[parameter];
            });
        for (const first of touched)
            for (const second of touched)
                matrix[first * parameters + second] += count * influence[first] * influence[second];
        for (const parameter of touched)
            influence[parameter] = seen[parameter] = 0;
    });
    return matrix;
}
/** Calls back for every rate that the row enters: those of its group, and those of all rows. */
function contributions({ group, label, answers, weight }, { kinds, groups, models, index }, row, add) {
    const own = group[row];
    const w = weight === undefined ? 1 : weight[row];
    for (let model = 0; model < models; model++)
        for (let kind = 0; kind < kinds.length; kind++) {
            const a = kinds[kind].a(label[row], answers[model][row]);
            const b = kinds[kind].b(label[row], answers[model][row]);
            if (own >= 0)
                add(index(kind, own, model), a, b, w);
            add(index(kind, groups, model), a, b, w);
        }
}
function eachUnit({ group, unit, count }, visit) {
    const n = group.length;
    if (unit === undefined) {
        const row = new Int32Array(1);
        for (row[0] = 0; row[0] < n; row[0]++)
            visit(row, count === undefined ? 1 : count[row[0]]);
        return;
    }
    let units = 0;
    for (let row = 0; row < n; row++)
        units = fairness_rates_max(units, unit[row] + 1);
    const starts = new Int32Array(units + 1);
    for (let row = 0; row < n; row++)
        starts[unit[row] + 1] += 1;
    for (let i = 0; i < units; i++)
        starts[i + 1] += starts[i];
    const order = new Int32Array(n);
    const next = starts.slice();
    for (let row = 0; row < n; row++)
        order[next[unit[row]]++] = row;
    for (let i = 0; i < units; i++)
        if (starts[i + 1] > starts[i])
            visit(order.subarray(starts[i], starts[i + 1]), count === undefined ? 1 : count[order[starts[i]]]);
}
/**
 * The rows, and of each group every combination of label and answers, as often as makes one success and one failure in each
 * rate. They weigh as the group's rows do on average (Σ w² / Σ w).
 */
function withPseudoRows(observations, { kinds, groups, models, index }, raw) {
    const n = observations.group.length;
    const combinations = 2 ** (models + 1);
    const bit = (combination, place) => (combination >> place) & 1;
    let under = 0;
    for (let c = 0; c < combinations; c++)
        under += kinds[0].b(bit(c, 0), bit(c, 1)) === 0 ? 0 : 1;
    const extra = groups * combinations;
    const extended = (of, rest, added) => {
        const result = new Float64Array(n + extra);
        for (let row = 0; row < n; row++)
            result[row] = of === undefined ? rest : of[row];
        for (let i = 0; i < extra; i++)
            result[n + i] = added(fairness_rates_floor(i / combinations), i % combinations);
        return result;
    };
    const typical = (group) => {
        const at = index(0, group, 0);
        return raw.b[at] === 0 ? 1 : raw.squares[at] / raw.b[at];
    };
    let units = 0;
    if (observations.unit)
        for (let row = 0; row < n; row++)
            units = fairness_rates_max(units, observations.unit[row] + 1);
    return {
        group: extended(observations.group, 0, (group) => group),
        label: extended(observations.label, 0, (_, combination) => bit(combination, 0)),
        answers: observations.answers.map((answers, model) => extended(answers, 0, (_, combination) => bit(combination, model + 1))),
        weight: observations.weight && extended(observations.weight, 1, typical),
        count: extended(observations.count, 1, () => 2 / under),
        ...(observations.unit && { unit: extended(observations.unit, 0, (group, combination) => units + group * combinations + combination) }),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/fairness/answers.js
/** Labels and answers that a gate counts: yes or no at a threshold or of a class, right or wrong, or the numbers themselves. */
function answersOf(rows, gate, metric, declared) {
    const { truth } = rows;
    const models = [rows.candidate, ...(rows.champion ? [rows.champion] : [])];
    const threshold = gate.threshold ?? declared;
    const yes = (scores) => Uint8Array.from(scores, (score) => (score >= threshold ? 1 : 0));
    switch (truth.kind) {
        case 'binary':
            return { label: truth.labels, answers: models.map(({ scores }) => (metric.answers === 'numbers' ? scores[0] : yes(scores[0]))) };
        case 'classes': {
            const predicted = (outputs) => outputs.classes;
            if (gate.class === undefined && gate.metric.startsWith('error_rate'))
                return { label: new Uint8Array(rows.n).fill(1), answers: models.map((outputs) => predicted(outputs).map((code, row) => (code === truth.codes[row] ? 1 : 0))) };
            const index = classIndex(truth.classes, gate);
            if (typeof index !== 'number')
                return index;
            const label = Uint8Array.from(truth.codes, (code) => (code === index ? 1 : 0));
            if (metric.answers === 'yes or no')
                return { label, answers: models.map((outputs) => predicted(outputs).map((code) => (code === index ? 1 : 0))) };
            if (models.some(({ scores }) => scores.length === 0))
                return { unfit: `${gate.metric} needs a score for each class, and the predictions have none`, fix: 'Write a column of scores for each class (tests.scores).' };
            return { label, answers: models.map(({ scores }) => scores[index]) };
        }
        case 'labels': {
            const index = classIndex(truth.classes, gate);
            if (typeof index !== 'number')
                return index;
            return { label: truth.labels[index], answers: models.map(({ scores }) => (metric.answers === 'numbers' ? scores[index] : yes(scores[index]))) };
        }
        case 'numbers':
            if (metric.answers !== 'numbers' || gate.metric === 'calibration_difference' || rows.task !== 'regression')
                return { unfit: `${gate.metric} is not for the task ${rows.task}`, fix: 'Use mean_error_difference, mae_difference or mean_score_difference with the task regression.' };
            return { label: truth.values, answers: models.map(({ scores }) => scores[0]) };
        case 'relevance':
            return { unfit: `${gate.metric} is not for the task ${rows.task}`, fix: 'Judge groups of a ranking with tests.slices and a metric of queries.' };
    }
}
/** Rows in the shape that rates are estimated from; equal rows of yes and no are counted as cells, as far as nothing tells them apart. */
function observationsOf(rows, grouping, { label, answers }, binary) {
    if (!binary || rows.weights || rows.units)
        return { group: grouping.codes, label, answers, weight: rows.weights, unit: rows.units };
    const width = 2 ** (answers.length + 1);
    const groups = grouping.names.length;
    const counts = new Float64Array((groups + 1) * width);
    const [first, second] = answers;
    for (let row = 0; row < rows.n; row++) {
        const cell = label[row] + 2 * first[row] + (second === undefined ? 0 : 4 * second[row]);
        counts[(grouping.codes[row] + 1) * width + cell] += 1;
    }
    const bit = (place) => Uint8Array.from(counts, (_, i) => ((i % width) >> place) & 1);
    return { group: Int32Array.from(counts, (_, i) => Math.floor(i / width) - 1), label: bit(0), answers: answers.map((_, model) => bit(model + 1)), count: counts };
}
function classIndex(classes, gate) {
    if (gate.class === undefined)
        return { unfit: `${gate.metric} compares one class with the rest, and the gate names none`, fix: `Add \`class: ${classes[0]}\` to the gate${gate.metric.startsWith('error_rate') ? '' : ', or use error_rate_difference'}.` };
    const index = classes.indexOf(gate.class);
    return index >= 0 ? index : { unfit: `the gate names the class ${gate.class}, which tests.classes does not have`, fix: `Use one of ${classes.slice(0, 10).join(', ')}.` };
}

;// CONCATENATED MODULE: ./.build/src/model/fairness/words.js

/** Groups in a sentence: the lowest and the highest two where there are more than six. */
const MOST_GROUPS_IN_A_SENTENCE = 6;
function groupName(grouping, group) {
    return grouping.names[group] ?? 'all rows';
}
/** `True positive rate: Female 0.20 (champion 0.32; 273 of 4,707 rows), Male …`, lowest first. */
function ratesText(rates, grouping, kind, other, withOverall) {
    const at = (group, model) => rates.values[rates.index(kind, group, model)];
    const groups = [...grouping.names.keys(), ...(withOverall ? [grouping.names.length] : [])];
    const sorted = groups.sort((a, b) => at(a, 0) - at(b, 0));
    const shown = sorted.length > MOST_GROUPS_IN_A_SENTENCE ? [...sorted.slice(0, 2), ...sorted.slice(-2)] : sorted;
    const texts = shown.map((group) => {
        const champion = other === undefined ? '' : `${other} ${(0,format/* figure */.vP)(at(group, 1))}; `;
        return `${groupName(grouping, group)} ${(0,format/* figure */.vP)(at(group, 0))} (${champion}${baseText(rates, grouping, kind, group)})`;
    });
    const name = rates.kinds[kind].name;
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${texts.join(', ')}${shown.length < sorted.length ? ` (lowest and highest of ${sorted.length} groups)` : ''}.`;
}
/** Rows that a rate rests on, in words. */
const BASES = { 'true positive rate': 'positive', 'false positive rate': 'negative', precision: 'called positive' };
function baseText(rates, grouping, kind, group) {
    const all = grouping.sizes[group];
    const base = BASES[rates.kinds[kind].name];
    const rows = all === undefined ? '' : `${(0,format/* count */.U9)(all)} rows`;
    if (base === undefined)
        return rows || 'all';
    const under = (0,format/* count */.U9)(Math.round(rates.sizes[rates.index(kind, group, 0)]));
    return `${under} ${base}${rows && ` of ${rows}`}`;
}
/** The gap that decides, in numbers: both groups' rates under both models, and their rows. */
function gapNumbers(rates, grouping, { kind, high, low }, other) {
    const name = rates.kinds[kind].name.replaceAll(' ', '_');
    return Object.fromEntries([low, high].flatMap((group) => {
        const who = groupName(grouping, group);
        const at = (model) => finite(rates.values[rates.index(kind, group, model)]);
        return [
            ...(grouping.sizes[group] === undefined ? [] : [[`${who}: rows`, grouping.sizes[group]]]),
            ...(name === 'true_positive_rate' || name === 'false_positive_rate' ? [[`${who}: ${name === 'true_positive_rate' ? 'positives' : 'negatives'}`, rates.sizes[rates.index(kind, group, 0)]]] : []),
            [`${who}: candidate ${name}`, at(0)],
            ...(other === undefined ? [] : [[`${who}: ${other} ${name}`, at(1)]]),
        ];
    }));
}
/** What the widest gap means for people, in one sentence without its stop. */
function hurtText(rates, grouping, { kind, high, low }) {
    const { column } = grouping;
    const where = (group) => (group === grouping.names.length ? 'over all rows' : `where ${column} = ${groupName(grouping, group)}`);
    const value = (group) => rates.values[rates.index(kind, group, 0)];
    const share = (group) => (0,format/* percent */.KN)(value(group));
    switch (rates.kinds[kind].name) {
        case 'true positive rate':
            return `Of the rows that are truly positive the candidate finds ${share(low)} ${where(low)} and ${share(high)} ${where(high)}`;
        case 'false positive rate':
            return `Of the rows that are truly negative the candidate calls ${share(high)} positive ${where(high)} and ${share(low)} ${where(low)}`;
        case 'selection rate':
            return `The candidate says yes to ${share(low)} of the rows ${where(low)} and to ${share(high)} ${where(high)}`;
        case 'precision':
            return `Of its yes ${share(low)} are right ${where(low)} and ${share(high)} ${where(high)}`;
        case 'error rate':
            return `The candidate errs on ${share(high)} of the rows ${where(high)} and on ${share(low)} ${where(low)}`;
        default:
            return `The ${rates.kinds[kind].name} is ${(0,format/* figure */.vP)(value(low))} ${where(low)} and ${(0,format/* figure */.vP)(value(high))} ${where(high)}`;
    }
}
function finite(value) {
    return Number.isFinite(value) ? value : null;
}

;// CONCATENATED MODULE: ./.build/src/model/fairness/cannot-tell.js


/** Rows under a rate that its interval needs: bench/fairness-coverage.ts measures what it holds from there on. */
const FEWEST_ROWS = { rates: 20, numbers: 30 };
function fewIn(rates, grouping, binary, other) {
    const fewest = binary ? FEWEST_ROWS.rates : FEWEST_ROWS.numbers;
    const few = [];
    for (const group of grouping.names.keys())
        for (const [kind, { name }] of rates.kinds.entries())
            for (let model = 0; model < (other === undefined ? 1 : 2); model++) {
                const size = rates.sizes[rates.index(kind, group, model)];
                if (!(size >= fewest - 1e-9))
                    few.push({ group, rate: model === 0 ? name : `${other}'s ${name}`, size: Number.isNaN(size) ? 0 : size, fewest });
            }
    return few;
}
function cannot_tell_undecidable(grouping, few, against) {
    const { column, names, sizes } = grouping;
    const why = few.length === 0
        ? `${column} has ${names.length === 0 ? 'no group' : 'one group'} with enough rows, and a difference ${against.to === 'overall' ? 'to all rows needs one' : 'needs two'}`
        : (0,format/* list */.p_)(few.map(({ group, rate, size, fewest }) => `the ${rate} where ${column} = ${groupName(grouping, group)} rests on ${(0,format/* count */.U9)(Math.floor(size))} of ${(0,format/* count */.U9)(sizes[group])} rows and needs ${fewest}`));
    const largest = Math.max(0, ...few.map(({ group }) => sizes[group]));
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
function undefinedRate(rates, grouping, { kind, high, low }) {
    return {
        outcome: 'inconclusive',
        message: `The ${rates.kinds[kind].name} is 0 both where ${grouping.column} = ${groupName(grouping, high)} and where it is ${groupName(grouping, low)}, so their ratio is undefined.`,
        actual: 'undefined',
        numbers: { candidate: null },
        fix: 'Compare differences instead of ratios, or see whether the threshold is meant.',
    };
}
function cannot_tell_notForTask({ unfit, fix }) {
    return { code: 'fairness-not-for-task', outcome: 'error', message: `This gate cannot be asked: ${unfit}.`, actual: 'not asked', fix };
}
function referenceMissing({ delivery, grouping }) {
    const reference = delivery.spec.tests.fairness.reference?.[grouping.column];
    const small = grouping.small.find(({ name }) => name === reference);
    const at = `tests.fairness.reference.${grouping.column}`;
    if (small)
        return {
            code: 'fairness-reference-missing',
            outcome: 'inconclusive',
            message: `The reference group ${grouping.column} = ${small.name} has ${(0,format/* count */.U9)(small.rows)} rows, fewer than tests.fairness.min_rows asks for.`,
            actual: 'undefined',
            numbers: { candidate: null },
            fix: `Add labelled rows of the reference group, or name a larger one in ${at}.`,
        };
    return {
        code: 'fairness-reference-missing',
        outcome: 'error',
        message: reference === undefined ? `The gate compares with a reference group, and ${at} names none.` : `The reference group ${reference} of ${grouping.column} is not in the test set.`,
        actual: 'no such group',
        fix: `Name the value that the others are compared with in ${at}, one of ${(0,format/* list */.p_)(grouping.names, 10) || 'its values'}.`,
    };
}

;// CONCATENATED MODULE: ./.build/src/model/fairness/judge.js









/** One gate on the groups of one column. */
function judgeGate(judging) {
    const { grouping, gate, rows } = judging;
    const metric = FAIRNESS_METRICS[gate.metric];
    const base = judge_baseOf(judging, metric);
    const answers = answersOf(rows, gate, metric, judging.delivery.spec.tests.threshold);
    if ('unfit' in answers)
        return finished({ ...base, ...cannot_tell_notForTask(answers) }, gate);
    const against = againstOf(judging);
    if (against === undefined)
        return finished({ ...base, ...referenceMissing(judging) }, gate);
    const binary = metric.answers === 'yes or no';
    const rates = estimateRates(observationsOf(rows, grouping, answers, binary), { groups: grouping.names.length, kinds: metric.kinds, binary });
    const few = fewIn(rates, grouping, binary, base.relative ? base.other : undefined);
    if (grouping.names.length < (against.to === 'overall' ? 1 : 2) || few.length > 0)
        return finished({ ...base, ...cannot_tell_undecidable(grouping, few, against) }, gate);
    const pairs = pairsOf(rates, against);
    const candidate = widestGap(rates, pairs, metric.form, 0);
    const champion = base.relative ? widestGap(rates, pairs, metric.form, 1) : undefined;
    if (Number.isNaN(candidate.value) || Number.isNaN(champion?.value ?? 0))
        return finished({ ...base, ...undefinedRate(rates, grouping, candidate.pair) }, gate);
    return finished(answered({ judging, metric, base, rates, pairs, against, candidate, champion: champion?.value }), gate);
}
function judge_baseOf({ delivery, grouping, gate, path, other = 'champion' }, metric) {
    const relative = gate.no_worse_than_champion_by !== undefined;
    const key = keyOf(gate, other);
    const limit = gate[key];
    const { to, reference } = { to: gate.to, reference: delivery.spec.tests.fairness.reference?.[grouping.column] };
    const beside = to === 'overall' ? ' to all rows' : to === 'reference' ? ` to ${reference ?? 'the reference'}` : '';
    const what = `${metric.label}${gate.class === undefined ? '' : ` of ${gate.class}`}${beside}`;
    const ratio = metric.form === 'ratio';
    return {
        code: relative ? `fairness-no-worse-than-${other}` : `fairness-${key.replaceAll('_', '-')}`,
        rule: `${what} by ${grouping.column}: ${relative ? `no worse than the ${other} by ${limit}` : `${key === 'at_least' ? 'at least' : 'at most'} ${limit}`}`,
        expected: relative ? `difference ${ratio ? '≥' : '≤'} ${ratio ? (0,format/* figure */.vP)(-limit) : limit}` : `${key === 'at_least' ? '≥' : '≤'} ${limit}`,
        n: grouping.sizes.reduce((sum, size) => sum + size, 0),
        subject: { kind: 'group', name: grouping.column },
        location: delivery.locate([...path, key]),
        relative,
        limit,
        what,
        other,
    };
}
/** Where the limit stands in the delivery file. */
function keyOf(gate, other) {
    if (gate.no_worse_than_champion_by !== undefined)
        return other === 'anchor' && gate.cumulative !== undefined ? 'cumulative' : 'no_worse_than_champion_by';
    return gate.at_least !== undefined ? 'at_least' : 'at_most';
}
function againstOf({ delivery, grouping, gate }) {
    if (gate.to !== 'reference')
        return { to: gate.to ?? 'best' };
    const group = grouping.names.indexOf(delivery.spec.tests.fairness.reference?.[grouping.column] ?? '');
    return group < 0 ? undefined : { to: 'reference', group };
}
function answered({ judging, metric, base, rates, pairs, against, candidate, champion }) {
    const { grouping, level, strictLevel } = judging;
    const { relative, limit, other } = base;
    const ratio = metric.form === 'ratio';
    const rule = ratio ? { kind: 'at_least', limit: relative ? -limit : limit } : { kind: 'at_most', limit };
    const [bounds, strict] = [level, strictLevel].map((of) => gapInterval(rates, pairs, metric.form, of, relative));
    const answer = (0,decide/* decide */.LD)(rule, bounds, strict);
    const heldBack = answer === 'inconclusive' && (0,decide/* decide */.LD)(rule, bounds, bounds) === 'fail';
    const shown = answer === 'fail' || heldBack ? strict : bounds;
    const value = champion === undefined ? candidate.value : candidate.value - champion;
    // From groups that are treated alike (or a candidate like the other model), never from the gap that was seen.
    const needed = answer === 'inconclusive' ? (0,decide/* rowsNeeded */.vd)(base.n, bounds.standardError, ratio && !relative ? 1 - limit : limit, level) : null;
    const difference = champion === undefined
        ? ` ${(0,format/* interval */.YP)(shown.low, shown.high)}, and ${ratio ? 'at least' : 'at most'} ${limit} is allowed.`
        : ` against the ${other}'s ${(0,format/* figure */.vP)(champion)}: ${(0,format/* signed */.x8)(value)} ${(0,format/* interval */.YP)(shown.low, shown.high, format/* signed */.x8)}, and ${(0,format/* signed */.x8)(ratio ? -limit : limit)} is allowed.`;
    return {
        ...base,
        outcome: answer,
        message: `By ${grouping.column}, the candidate's ${base.what} is ${(0,format/* figure */.vP)(candidate.value)}${difference} ` +
            rates.kinds.map((_, kind) => ratesText(rates, grouping, kind, relative ? other : undefined, against.to === 'overall')).join(' ') +
            (answer === 'inconclusive' ? ` The interval holds both sides of the limit${needed ? `; needs about ${(0,format/* count */.U9)(needed)} rows` : ''}.` : ''),
        actual: champion === undefined ? (0,format/* figure */.vP)(value) : `difference ${(0,format/* signed */.x8)(value)}`,
        interval: { low: shown.low, high: shown.high, level: shown === strict ? strictLevel : level, method: methodOf(metric) },
        numbers: {
            candidate: candidate.value,
            ...(champion !== undefined && { [other]: champion, difference: value }),
            limit,
            ...gapNumbers(rates, grouping, candidate.pair, relative ? other : undefined),
            ...(answer === 'inconclusive' && { rows_needed: needed }),
        },
        fix: judge_fixFor(judging, answer, hurtText(rates, grouping, candidate.pair), needed, base),
    };
}
function methodOf({ form, answers }) {
    return `signed gaps, ${form === 'ratio' ? 'log ratios, ' : ''}${answers === 'numbers' ? 'Wald' : 'adjusted Wald'}`;
}
function judge_fixFor({ gate, path, other }, answer, hurt, needed, { n }) {
    if (answer === 'pass')
        return undefined;
    if (answer === 'fail') {
        const key = keyOf(gate, other);
        return `${hurt}. See what changed for these rows (features, weights, training data) and train again; if the gap is meant, let the owners of the limit ${key === 'at_least' ? 'lower' : 'raise'} ${path.join('.').replace(/\.(\d+)/, '[$1]')}.${key} in a reviewed change.`;
    }
    if (needed === null)
        return `${hurt}. Set a limit ${gate.at_least === undefined ? 'above 0' : 'below 1'}: no number of rows can show that two rates differ by nothing.`;
    if (needed <= n)
        return `${hurt}. There are rows enough for a model without this difference: read it as a likely loss.`;
    return `${hurt}. Add labelled rows of the groups (about ${(0,format/* count */.U9)(needed)} in all), or allow a wider margin in a reviewed change.`;
}
function finished({ relative: _relative, limit: _limit, what: _what, other: _other, ...finding }, gate) {
    return (0,accountable/* accountable */.y)(finding, gate);
}

;// CONCATENATED MODULE: ./.build/src/model/fairness/fairness.js







/** `tests.fairness`: how groups fare, absolutely and against the champion. */
const FAIRNESS = {
    name: 'fairness',
    declared: ({ spec }) => spec.tests?.fairness !== undefined,
    judge({ delivery, rows, level, prevalence }) {
        const { findings, off } = judgeFairness(delivery, rows, level);
        // Error rates are counted at the threshold too.
        return { findings: findings.map((finding) => (finding.code.startsWith('fairness-') && finding.outcome !== 'error' ? besidePrevalence(finding, prevalence) : finding)), off };
    },
};
/** The groups of each declared column, or cross of columns, against each fairness gate. */
function judgeFairness(delivery, rows, level) {
    const { fairness } = delivery.spec.tests;
    const result = { findings: [], off: [] };
    if (!fairness)
        return result;
    // Failing corrects for the number of columns and gates; passing needs all of them anyway (see decide.ts).
    const anchored = rows.champion && rows.anchor ? fairness.gates.filter((gate) => gate.no_worse_than_champion_by !== undefined).length : 0;
    const strictLevel = 1 - (1 - level) / (fairness.groups.length * (fairness.gates.length + anchored));
    for (const column of fairness.groups.map((by) => (0,slices_cuts/* cutName */.CI)(by))) {
        const grouping = groupsOf(rows, column, fairness.min_rows);
        if (grouping.small.length > 0)
            result.findings.push(fairness_tooSmall(delivery, grouping, fairness.min_rows));
        fairness.gates.forEach((gate, i) => {
            if (gate.no_worse_than_champion_by !== undefined && !rows.champion)
                result.off.push(`${FAIRNESS_METRICS[gate.metric].label} by ${column} no worse than the champion by ${gate.no_worse_than_champion_by}`);
            else {
                const asked = { delivery, rows, grouping, gate, path: ['tests', 'fairness', 'gates', i], level, strictLevel };
                result.findings.push(judgeGate(asked));
                // Gaps that grow by what is allowed at each delivery must not add up.
                if (gate.no_worse_than_champion_by !== undefined && rows.anchor)
                    result.findings.push(judgeGate({ ...asked, rows: { ...rows, champion: rows.anchor }, gate: { ...gate, no_worse_than_champion_by: gate.cumulative ?? gates_questions/* CUMULATIVE */.ge * gate.no_worse_than_champion_by }, other: 'anchor' }));
            }
        });
    }
    return result;
}
function fairness_tooSmall(delivery, { column, small }, minRows) {
    const named = small.map(({ name, rows, positives }) => `${name} (${(0,format/* count */.U9)(rows)}${positives === undefined ? '' : `, ${(0,format/* count */.U9)(positives)} positive`})`);
    return {
        code: 'group-too-small',
        outcome: 'warn',
        rule: `${column}: groups of at least ${minRows} rows are compared`,
        message: `Left out of fairness by ${column}, as they have fewer than ${minRows} rows: ${(0,format/* list */.p_)(named, 20)}.`,
        expected: `≥ ${minRows} rows`,
        actual: (0,format/* list */.p_)(small.map(({ rows }) => (0,format/* count */.U9)(rows))),
        n: small.reduce((sum, { rows }) => sum + rows, 0),
        numbers: { groups: small.length },
        fix: 'Collect labelled rows of these groups: nothing is known of how the candidate treats them.',
        subject: { kind: 'group', name: column },
        location: delivery.locate(['tests', 'fairness', 'min_rows']),
    };
}

// EXTERNAL MODULE: ./.build/src/statistics/special.js
var special = __webpack_require__(43376);
;// CONCATENATED MODULE: ./.build/src/statistics/mcnemar.js

/** McNemar (1947, Psychometrika 12:153). `firstOnly` and `secondOnly` are whole numbers, 0 or more. */
function mcnemar(firstOnly, secondOnly) {
    const n = firstOnly + secondOnly;
    if (n === 0)
        return { exact: 1, midP: 1, asymptotic: 1 };
    const smaller = Math.min(firstOnly, secondOnly);
    let tail = 0;
    for (let k = smaller; k >= 0; k--) {
        const chance = binomialHalf(k, n);
        tail += chance;
        if (chance < tail * 1e-18)
            break;
    }
    const seen = binomialHalf(smaller, n);
    const isEven = firstOnly === secondOnly;
    return {
        exact: Math.min(1, 2 * tail),
        midP: isEven ? 1 - seen / 2 : 2 * tail - seen,
        asymptotic: (0,special/* chiSquaredTail */.cj)((firstOnly - secondOnly) ** 2 / n, 1),
    };
}
/** P(X = k) of n fair coins. */
function binomialHalf(k, n) {
    return Math.exp((0,special/* logGamma */.SX)(n + 1) - (0,special/* logGamma */.SX)(k + 1) - (0,special/* logGamma */.SX)(n - k + 1) - n * Math.LN2);
}

;// CONCATENATED MODULE: ./.build/src/model/flips/changes.js

/** After `2.1 % of 10,000 answers `. */
function flipWords(of, other = 'champion') {
    if (of === 'any')
        return `differ from the ${other}'s`;
    return other === 'anchor' ? `${FLIP_WORDS[of]} since the anchor` : FLIP_WORDS[of];
}
const FLIP_WORDS = {
    no_to_yes: 'turn from no to yes',
    yes_to_no: 'turn from yes to no',
    correct_to_wrong: 'turn from correct to wrong',
    wrong_to_correct: 'turn from wrong to correct',
    net_wrong: 'more turn from correct to wrong than from wrong to correct',
    up: 'move up',
    down: 'move down',
};
/** Compares the answers of both models row by row. Throws where numbers are compared and no tolerance says what a change is. */
function changesOf(delivery, rows) {
    const { threshold, flips } = delivery.spec.tests;
    switch (rows.truth.kind) {
        case 'binary':
            return binaryChanges(rows, threshold);
        case 'classes':
            return classChanges(rows, rows.truth.codes);
        case 'labels':
            return labelChanges(rows, rows.truth.labels, threshold);
        default:
            return numberChanges(rows, toleranceOf(delivery, flips));
    }
}
function binaryChanges({ n, truth, candidate, champion }, threshold) {
    const [now, before] = [candidate.scores[0], champion.scores[0]];
    const labels = truth.labels;
    const is = (of) => Uint8Array.from({ length: n }, (_, row) => Number(of(row, now[row] >= threshold, before[row] >= threshold)));
    return {
        any: is((_, now, before) => now !== before),
        no_to_yes: is((_, now, before) => now && !before),
        yes_to_no: is((_, now, before) => !now && before),
        correct_to_wrong: is((row, now, before) => now !== before && before === (labels[row] === 1)),
        wrong_to_correct: is((row, now, before) => now !== before && now === (labels[row] === 1)),
    };
}
function classChanges({ n, candidate, champion }, truth) {
    const [now, before] = [classesOf(candidate, n), classesOf(champion, n)];
    const is = (of) => Uint8Array.from({ length: n }, (_, row) => Number(of(row)));
    return {
        any: is((row) => now[row] !== before[row]),
        correct_to_wrong: is((row) => before[row] === truth[row] && now[row] !== truth[row]),
        wrong_to_correct: is((row) => before[row] !== truth[row] && now[row] === truth[row]),
    };
}
/** The predicted class: as the file says, else the first of the highest scores. */
function classesOf({ classes, scores }, n) {
    if (classes)
        return classes;
    return Int32Array.from({ length: n }, (_, row) => scores.reduce((best, score, i) => (score[row] > scores[best][row] ? i : best), 0));
}
/** A row's answer is the set of its labels: one that comes or goes changes it, and only the whole set is correct. */
function labelChanges({ n, candidate, champion }, truth, threshold) {
    const isOn = ({ scores }, label, row) => scores[label][row] >= threshold;
    const isRight = (model, row) => truth.every((on, label) => isOn(model, label, row) === (on[row] === 1));
    const is = (of) => Uint8Array.from({ length: n }, (_, row) => Number(of(row)));
    return {
        any: is((row) => truth.some((_, label) => isOn(candidate, label, row) !== isOn(champion, label, row))),
        correct_to_wrong: is((row) => isRight(champion, row) && !isRight(candidate, row)),
        wrong_to_correct: is((row) => !isRight(champion, row) && isRight(candidate, row)),
    };
}
/** Up and down by the mean of the numbers, for answers of several (quantiles). */
function numberChanges({ n, candidate, champion }, tolerance) {
    const moves = candidate.scores.map((scores, i) => scores.map((score, row) => score - champion.scores[i][row]));
    const hasMoved = (row) => moves.some((move) => Math.abs(move[row]) > tolerance);
    const mean = (row) => moves.reduce((sum, move) => sum + move[row], 0);
    const is = (of) => Uint8Array.from({ length: n }, (_, row) => Number(hasMoved(row) && of(row)));
    return { any: is(() => true), up: is((row) => mean(row) > 0), down: is((row) => mean(row) < 0) };
}
function toleranceOf(delivery, { tolerance }) {
    if (tolerance !== undefined)
        return tolerance;
    throw core_problem/* InputError */.d.of('flips-tolerance-missing', `Answers of the task ${delivery.spec.tests.task} are numbers, and tests.flips does not say by how much they may move without counting as changed.`, 'Add `tolerance:` in the unit of the prediction.', delivery.locate(['tests', 'flips']));
}

;// CONCATENATED MODULE: ./.build/src/model/flips/shares.js

/** Share of the rows with a mark (all rows, or a slice), by weight; Wilson's interval on the effective number of rows. */
function shareOf(rows, mark, among) {
    const { value, n, marked, effective } = shares_measure(rows, (row) => mark[row], among);
    return { value, rows: marked, n, effective, method: effective < n ? 'Wilson, effective rows' : 'Wilson', at: (level) => (0,proportions/* wilson */.rF)(value * effective, effective, level) };
}
/** Share with the first mark less share with the second, of the same rows: Tango's paired interval. */
function differenceOf(rows, first, second, among) {
    const { value, n, effective } = shares_measure(rows, (row) => first[row] - second[row], among);
    const [own, other] = [shares_measure(rows, (row) => first[row], among), shares_measure(rows, (row) => second[row], among)];
    return {
        value,
        rows: own.marked - other.marked,
        n,
        effective,
        method: effective < n ? 'Tango, effective rows' : 'Tango',
        at: (level) => (0,proportions/* tango */.wY)(own.value * effective, other.value * effective, effective, level),
    };
}
/**
 * Weighted mean of a number per row, and how many independent rows of equal weight would give it the same variance: the variance of the
 * mean by linearised sums over units (Cochran 1977, Sampling Techniques, §3.12 and §6.4) against that of single rows (Kish 1965, design
 * effect). At most the number of rows; where the numbers do not vary, Kish's size of the weights, at most the number of units.
 */
function shares_measure({ n: all, weights, units }, of, among) {
    const chosen = among ?? Uint32Array.from({ length: all }, (_, row) => row);
    const n = chosen.length;
    const weight = (row) => weights?.[row] ?? 1;
    let [total, sum, squares, marked] = [0, 0, 0, 0];
    for (const row of chosen) {
        const w = weight(row);
        total += w;
        sum += w * of(row);
        squares += w * w;
        marked += of(row);
    }
    const value = sum / total;
    if (!weights && !units)
        return { value, n, marked, effective: n };
    const residuals = new Map();
    let spread = 0;
    for (const row of chosen) {
        const off = weight(row) * (of(row) - value);
        const unit = units ? units[row] : row;
        residuals.set(unit, (residuals.get(unit) ?? 0) + off);
        spread += weight(row) * (of(row) - value) ** 2;
    }
    const m = residuals.size;
    const kish = total ** 2 / squares;
    const between = [...residuals.values()].reduce((acc, off) => acc + off * off, 0);
    const variance = ((m / Math.max(1, m - 1)) * between) / total ** 2;
    const effective = spread === 0 || variance === 0 ? Math.min(kish, m) : ((spread / total) * (n / (n - 1))) / variance;
    return { value, n, marked, effective: Math.max(1, Math.min(n, effective)) };
}

;// CONCATENATED MODULE: ./.build/src/model/flips/part.js











/** `tests.flips`: how often the answers differ from the champion's, in which direction, and in which slices. */
const FLIPS = {
    name: 'flips',
    declared: ({ spec }) => spec.tests?.flips !== undefined,
    judge: judgeFlips,
};
/** Slices above this number ask so many questions at once that none could fail. */
const MOST_QUESTIONS = 2000;
function judgeFlips(facts) {
    const { delivery, rows, level } = facts;
    const flips = delivery.spec.tests.flips;
    const asked = [...(flips.gates ?? []), ...(flips.slices?.gates ?? [])];
    if (!hasChampion(rows))
        return { findings: [], off: asked.map((gate) => `answers that ${flipWords(gate.of)} at most ${(0,format/* percent */.KN)(gate.at_most)}`) };
    const changes = changesOf(delivery, rows);
    const since = rows.anchor && changesOf(delivery, { ...rows, champion: rows.anchor });
    requireKinds(facts, changes);
    const { questions, small } = questionsOf(facts);
    if (questions.length > MOST_QUESTIONS)
        return { findings: [tooMany(facts, questions.length)] };
    const inSlices = questions.filter(({ slice }) => slice).length;
    const strictOf = (question) => (question.slice ? 1 - (1 - level) / inSlices : level);
    return {
        findings: [...questions.map((question) => part_judge(facts, rows, question.other === 'anchor' ? since : changes, question, strictOf(question))), ...(small.length > 0 ? [part_tooSmall(facts, small)] : [])],
        facts: part_factsOf(rows, changes, level),
        details: part_detailsOf(rows, changes),
    };
}
function hasChampion(rows) {
    return rows.champion !== undefined;
}
/** Throws, all at once, where a gate asks for a direction that the task does not have. */
function requireKinds({ delivery }, changes) {
    const flips = delivery.spec.tests.flips;
    const has = (of) => (of === 'net_wrong' ? changes.correct_to_wrong !== undefined : changes[of] !== undefined);
    const wrong = [
        ...(flips.gates ?? []).map((gate, i) => ({ gate, path: ['tests', 'flips', 'gates', i, 'of'] })),
        ...(flips.slices?.gates ?? []).map((gate, i) => ({ gate, path: ['tests', 'flips', 'slices', 'gates', i, 'of'] })),
    ].filter(({ gate }) => !has(gate.of));
    if (wrong.length === 0)
        return;
    throw new core_problem/* InputError */.d(wrong.map(({ gate, path }) => ({
        code: 'flips-not-for-task',
        message: `Answers of the task ${delivery.spec.tests.task} do not have the change \`${gate.of}\`.`,
        fix: `Write one of ${(0,format/* list */.p_)(Object.keys(changes).concat(changes.correct_to_wrong ? ['net_wrong'] : []))}.`,
        location: delivery.locate(path),
    })));
}
function questionsOf({ delivery, rows }) {
    const flips = delivery.spec.tests.flips;
    const asked = (gate, path, slice) => {
        const question = { gate, path, slice };
        // Answers that change by what is allowed at each delivery must not add up.
        const cumulative = gate.cumulative ?? gates_questions/* CUMULATIVE */.ge * gate.at_most;
        return [{ ...question, other: 'champion', limit: gate.at_most }, ...(rows.anchor && cumulative < 1 ? [{ ...question, other: 'anchor', limit: cumulative }] : [])];
    };
    const questions = (flips.gates ?? []).flatMap((gate, i) => asked(gate, ['tests', 'flips', 'gates', i]));
    const small = [];
    for (const by of flips.slices?.by ?? [])
        for (const slice of (0,predictions_rows/* sliceBy */.o7)(rows, (Array.isArray(by) ? by : [by]).map((cut) => (0,slices_cuts/* cutName */.CI)(cut)))) {
            if (slice.rows.length < flips.slices.min_rows)
                small.push(slice);
            else
                questions.push(...flips.slices.gates.flatMap((gate, i) => asked(gate, ['tests', 'flips', 'slices', 'gates', i], slice)));
        }
    return { questions, small };
}
function part_judge({ delivery, level }, rows, changes, { gate, path, slice, other, limit }, strictLevel) {
    const of = gate.of;
    const share = shareFor(rows, changes, of, slice?.rows);
    const [plain, strict] = [share.at(level), share.at(strictLevel)];
    const outcome = (0,decide/* decide */.LD)({ kind: 'at_most', limit }, plain, strict);
    const shown = outcome === 'fail' ? strict : plain;
    const standardError = (plain.high - plain.low) / 2 / (0,normal/* twoSidedQuantile */.n)(level);
    const needed = outcome === 'inconclusive' ? (0,decide/* rowsNeeded */.vd)(share.n, standardError, Math.max(limit / 2, 1e-9), level) : undefined;
    const key = other === 'anchor' && gate.cumulative !== undefined ? 'cumulative' : 'at_most';
    const isEnough = typeof needed === 'number' && needed <= share.n;
    const where = slice ? ` where ${slice.name}` : '';
    const errors = changes.correct_to_wrong && ['correct_to_wrong', 'wrong_to_correct', 'net_wrong'].includes(of) ? pairOf(changes, slice?.rows) : undefined;
    const test = errors && mcnemar(errors.worse, errors.better);
    return (0,accountable/* accountable */.y)({
        ...(other === 'anchor' ? { code: 'flips-from-anchor-at-most' } : { code: 'flips-at-most' }),
        outcome,
        rule: `answers that ${flipWords(of, other)}${where}: at most ${(0,format/* percent */.KN)(limit)}`,
        message: `${(0,format/* percent */.KN)(share.value)} of ${(0,format/* count */.U9)(share.n)} answers${where} ${flipWords(of, other)} ${(0,format/* interval */.YP)(shown.low, shown.high, format/* percent */.KN)}, and at most ${(0,format/* percent */.KN)(limit)} is allowed.` +
            (errors ? ` ${(0,format/* count */.U9)(errors.worse)} turn from correct to wrong and ${(0,format/* count */.U9)(errors.better)} from wrong to correct (McNemar mid-p ${(0,format/* figure */.vP)(test.midP)}).` : '') +
            (outcome === 'inconclusive' ? ` The interval holds both sides of the limit${needed === undefined || needed === null ? '' : isEnough ? '; a candidate that changes half of what is allowed would have passed on these rows' : `; needs about ${(0,format/* count */.U9)(needed)} rows`}.` : ''),
        expected: `≤ ${(0,format/* percent */.KN)(limit)}`,
        actual: (0,format/* percent */.KN)(share.value),
        n: share.n,
        interval: { low: shown.low, high: shown.high, level: outcome === 'fail' ? strictLevel : level, method: share.method },
        ...(test && { p: test.midP }),
        numbers: {
            share: share.value,
            rows: share.rows,
            effective_rows: share.effective,
            limit,
            ...(errors && { correct_to_wrong: errors.worse, wrong_to_correct: errors.better, mcnemar_exact: test.exact, mcnemar_mid_p: test.midP }),
            ...(outcome === 'inconclusive' && { rows_needed: needed ?? null }),
        },
        ...(outcome !== 'pass' && {
            fix: outcome === 'fail'
                ? `See which rows changed${where} and why: a new seed, other features or another threshold change answers that no metric shows. If the change is meant, let the owners of the limit raise ${path.join('.').replace(/\.(\d+)/, '[$1]')}.${key} in a reviewed change.`
                : limit === 0
                    ? 'Set a limit above 0: no number of rows shows that nothing ever changes; golden rows hold single answers.'
                    : isEnough
                        ? `See which rows changed${where} and why, or allow more in a reviewed change; more rows may decide it, and fewer changes surely do.`
                        : `Add labelled rows${where}, or allow more in a reviewed change.`,
        }),
        subject: slice ? { kind: 'slice', name: slice.name } : { kind: 'metric', name: `flips (${of}${other === 'anchor' ? ', anchor' : ''})` },
        location: delivery.locate([...path, key]),
    }, gate);
}
function shareFor(rows, changes, of, among) {
    return of === 'net_wrong' ? differenceOf(rows, changes.correct_to_wrong, changes.wrong_to_correct, among) : shareOf(rows, changes[of], among);
}
function pairOf(changes, among) {
    const total = (mark) => (among ? among.reduce((sum, row) => sum + mark[row], 0) : mark.reduce((sum, one) => sum + one, 0));
    return { worse: total(changes.correct_to_wrong), better: total(changes.wrong_to_correct) };
}
function part_factsOf(rows, changes, level) {
    const text = (of) => {
        const share = shareOf(rows, changes[of]);
        const { low, high } = share.at(level);
        return `${(0,format/* percent */.KN)(share.value)} ${(0,format/* interval */.YP)(low, high, format/* percent */.KN)}`;
    };
    const directions = ['no_to_yes', 'yes_to_no', 'up', 'down', 'correct_to_wrong', 'wrong_to_correct'].filter((of) => changes[of] !== undefined);
    const errors = changes.correct_to_wrong ? pairOf(changes) : undefined;
    return [
        ["Answers that differ from the champion's", `${text('any')}: ${directions.map((of) => `${of.replaceAll('_', ' ')} ${text(of)}`).join(', ')}${errors ? `; McNemar mid-p ${(0,format/* figure */.vP)(mcnemar(errors.worse, errors.better).midP)}` : ''}`],
    ];
}
function part_detailsOf(rows, changes) {
    return Object.fromEntries(Object.entries(changes).map(([of, mark]) => [of, shareOf(rows, mark).value]));
}
function part_tooSmall({ delivery }, small) {
    const minRows = delivery.spec.tests.flips.slices.min_rows;
    return {
        code: 'flips-slice-too-small',
        outcome: 'warn',
        rule: `flips in slices of at least ${minRows} rows are judged`,
        message: `${small.length} ${small.length === 1 ? 'slice is' : 'slices are'} too small to judge flips in (fewer than ${minRows} rows): ${(0,format/* list */.p_)(small.map((slice) => `${slice.name} (${(0,format/* count */.U9)(slice.rows.length)})`), 20)}.`,
        expected: `≥ ${minRows} rows`,
        actual: `${small.length} below`,
        n: small.reduce((sum, slice) => sum + slice.rows.length, 0),
        numbers: { slices: small.length },
        fix: 'Collect rows of these slices, or lower tests.flips.slices.min_rows.',
        subject: { kind: 'slice', name: small[0].name },
        location: delivery.locate(['tests', 'flips', 'slices']),
    };
}
function tooMany({ delivery }, asked) {
    return {
        code: 'flips-slices-too-many',
        outcome: 'error',
        rule: `at most ${(0,format/* count */.U9)(MOST_QUESTIONS)} questions`,
        message: `tests.flips.slices asks ${(0,format/* count */.U9)(asked)} questions, and at most ${(0,format/* count */.U9)(MOST_QUESTIONS)} can be judged together.`,
        expected: `≤ ${(0,format/* count */.U9)(MOST_QUESTIONS)}`,
        actual: (0,format/* count */.U9)(asked),
        fix: 'Cut by bands (an age class instead of an age in years), or raise min_rows.',
        location: delivery.locate(['tests', 'flips', 'slices', 'by']),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/slices/cut-columns.js


/** Groups that fairness compares: each pair of groups is compared with each, so the work grows with the fourth power. */
const MOST_GROUPS = 50;
/** Gates over slices: beyond, the shared level is so strict that none could fail. */
const cut_columns_MOST_QUESTIONS = 2000;
/** Columns with so many values that cutting by them asks nothing sensible, as an age in years or a name would. */
function cutTooFine(delivery, rows) {
    return (delivery.spec.tests.fairness?.groups ?? []).flatMap((by, i) => {
        const column = (0,slices_cuts/* cutName */.CI)(by);
        const values = rows.categories[column].names.length;
        return values > MOST_GROUPS ? [finding(delivery, 'groups-too-many', column, values, MOST_GROUPS, ['tests', 'fairness', 'groups', i])] : [];
    });
}
function tooManyQuestions(delivery, asked) {
    if (asked.questions.length <= cut_columns_MOST_QUESTIONS)
        return undefined;
    return finding(delivery, 'slices-too-many', 'slices', asked.questions.length, cut_columns_MOST_QUESTIONS, ['tests', 'slices', 'by']);
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

;// CONCATENATED MODULE: ./.build/src/model/slices/too-small.js

/** One warning for all slices that the team declared too small to judge. */
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

// EXTERNAL MODULE: ./.build/src/statistics/bootstrap-interval.js
var bootstrap_interval = __webpack_require__(80347);
// EXTERNAL MODULE: ./.build/src/statistics/student.js
var student = __webpack_require__(18840);
// EXTERNAL MODULE: ./.build/src/model/gates/trust.js
var trust = __webpack_require__(73224);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/statistics/random.js
var statistics_random = __webpack_require__(16604);
// EXTERNAL MODULE: ./.build/src/model/predictions/predictions.js + 5 modules
var predictions = __webpack_require__(26829);
// EXTERNAL MODULE: ./.build/src/model/metrics/custom-sql.js
var custom_sql = __webpack_require__(26361);
;// CONCATENATED MODULE: ./.build/src/model/metrics/custom-resampling.js







/** Rows that one statement may visit: what is grouped at a time has to fit in the engine's memory. */
const VISITS_AT_ONCE = 20_000_000;
/** The engine's threads add in any order: the digits behind these are theirs. */
const DIGITS = 10;
async function openCustomTables(join, rows, models, populations, { seed, groups }) {
    const folder = await (0,promises_.mkdtemp)(external_node_path_.join(external_node_os_.tmpdir(), 'sluice-metric-'));
    const fileOf = (model) => external_node_path_.join(folder, `${model}.parquet`);
    const close = () => (0,promises_.rm)(folder, { recursive: true, force: true });
    try {
        for (const model of models)
            await join.engine.write((0,custom_sql/* customRelation */.Ox)(join, model), (0,predictions/* onlyJoined */.WJ)(join.sources), fileOf(model));
        const units = await writeMembers(external_node_path_.join(folder, 'members.csv'), rows, populations, { seed, groups });
        const members = await packed(join, folder);
        /** Values of the expression by "sluice:p" (population) and "sluice:g" (replicate or group), of a query over both tables. */
        const ask = async (model, from, sql, take) => {
            const { values } = await join.engine.numbers(`SELECT CAST("sluice:p" AS DOUBLE) AS p, CAST("sluice:g" AS DOUBLE) AS g, CAST(${sql} AS DOUBLE) AS v FROM (${from}) AS joined GROUP BY "sluice:p", "sluice:g"`, { joined_rows: { file: fileOf(model) }, members: { file: members } });
            values.p.forEach((population, i) => take(population, values.g[i], rounded(values.v[i])));
        };
        const selected = (group) => `SELECT joined_rows.*, members.population AS "sluice:p", ${group} AS "sluice:g" FROM joined_rows JOIN members ON joined_rows.${(0,sql/* identifier */.C)(custom_sql/* PLACE */.CC)} = members.place`;
        const empty = (of, lengthOf) => new Map(of.map((population) => [population, new Float64Array(lengthOf(population)).fill(NaN)]));
        return {
            units,
            async points(model, sql) {
                const found = new Float64Array(populations.length).fill(NaN);
                await ask(model, selected('0'), sql, (population, _, value) => (found[population] = value));
                return found;
            },
            async jackknife(model, sql, of) {
                const found = empty(of, (population) => Math.min(groups, units[population]));
                const parts = of.map((population) => `(${population}, ${found.get(population).length})`).join(', ');
                const left = `(SELECT p, unnest(range(parts)) AS g FROM (VALUES ${parts}) AS v(p, parts)) AS g`;
                await ask(model, `${selected('g.g')} JOIN ${left} ON g.p = members.population AND g.g <> members.part`, sql, (population, group, value) => (found.get(population)[group] = value));
                return found;
            },
            async bootstrap(model, sql, of, replicates) {
                const found = empty(of, () => replicates);
                for (const spans of portions(of, replicates, (population) => populations[population].rows?.length ?? rows.n))
                    await ask(model, `${selected('d.b')} JOIN (${drawsSql(spans, units, seed)}) AS d ON d.p = members.population AND d.unit = members.unit`, sql, (population, replicate, value) => (found.get(population)[replicate] = value));
                return found;
            },
            close,
        };
    }
    catch (error) {
        await close();
        throw error;
    }
}
/** All replicates of all populations, cut into what one statement may visit. */
function portions(of, replicates, sizeOf) {
    const all = [[]];
    let room = VISITS_AT_ONCE;
    for (const population of of) {
        const size = Math.max(sizeOf(population), 1);
        for (let first = 0; first < replicates;) {
            if (room < size && all.at(-1).length > 0) {
                all.push([]);
                room = VISITS_AT_ONCE;
            }
            const last = Math.min(replicates, first + Math.max(1, Math.floor(room / size)));
            all.at(-1).push({ population, first, last });
            room -= (last - first) * size;
            first = last;
        }
    }
    return all;
}
/** Which row belongs to which population, unit and part: numbers only. Answers the units of each population. */
async function writeMembers(file, rows, populations, { seed, groups }) {
    const random = (0,statistics_random/* seededRandom */.Is)(seed);
    const lines = ['population,place,unit,part'];
    const counts = populations.map(({ rows: chosen }, population) => {
        const places = chosen ?? Uint32Array.from({ length: rows.n }, (_, row) => row);
        const dense = new Map();
        const unitOf = (row) => {
            const unit = rows.units?.[row] ?? row;
            if (!dense.has(unit))
                dense.set(unit, dense.size);
            return dense.get(unit);
        };
        const unitOfPlace = Uint32Array.from(places, unitOf);
        const parts = shuffled(dense.size, random).map((place) => place % Math.min(groups, dense.size));
        places.forEach((place, i) => lines.push(`${population},${place},${unitOfPlace[i]},${parts[unitOfPlace[i]]}`));
        return dense.size;
    });
    await (0,promises_.writeFile)(file, lines.join('\n') + '\n');
    return counts;
}
async function packed({ engine }, folder) {
    const file = external_node_path_.join(folder, 'members.parquet');
    await engine.write('SELECT CAST(population AS INTEGER) AS population, CAST(place AS INTEGER) AS place, CAST(unit AS INTEGER) AS unit, CAST(part AS INTEGER) AS part FROM m', { m: { file: external_node_path_.join(folder, 'members.csv') } }, file);
    return file;
}
function shuffled(n, random) {
    const places = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
        const other = (0,statistics_random/* below */.Gz)(random, i + 1);
        [places[i], places[other]] = [places[other], places[i]];
    }
    return places;
}
/**
 * Population, replicate and unit of every draw: a hash of (seed, population, replicate, draw), so that no order of rows and no
 * number of threads has a say. 32 bits give each unit its chance to one part in 2³² / units.
 */
function drawsSql(spans, units, seed) {
    const values = spans.map(({ population, first, last }) => `(${population}, ${units[population]}, ${first}, ${last}, CAST(${(seed + population * 0x9e3779b9) % 2 ** 32} AS UBIGINT))`).join(', ');
    const spanned = `(VALUES ${values}) AS v(p, units, first, last, start)`;
    const numbered = (range, start) => `SELECT p, units, n, (CAST(n AS UBIGINT) + ${start}) & ${LOW_32} AS h FROM (SELECT p, units, start, unnest(range(${range})) AS n FROM ${spanned}) AS r`;
    const draws = mixed(numbered('units', 'start'));
    // Another start, or the first replicate would meet the hashes of its own draws.
    const replicates = mixed(numbered('first, last', 'xor(start, CAST(1540483477 AS UBIGINT))'));
    const both = `SELECT r.p AS p, r.units AS units, r.n AS n, xor(d.h, r.h) AS h FROM (${draws}) AS d JOIN (${replicates}) AS r ON d.p = r.p`;
    return `SELECT p, n AS b, CAST((h * units) >> 32 AS INTEGER) AS unit FROM (${mixed(both)}) AS m`;
}
const LOW_32 = 'CAST(4294967295 AS UBIGINT)';
/** The finaliser of MurmurHash3 (Appleby, public domain) over the column h, 32 bits of a UBIGINT; p, units and n are kept. */
function mixed(from) {
    const steps = ['xor(h, h >> 16)', `(h * CAST(2246822507 AS UBIGINT)) & ${LOW_32}`, 'xor(h, h >> 13)', `(h * CAST(3266489909 AS UBIGINT)) & ${LOW_32}`, 'xor(h, h >> 16)'];
    return steps.reduce((inner, step, i) => `SELECT p, units, n, ${step} AS h FROM (${inner}) AS s${i}`, from);
}
function rounded(value) {
    return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : value;
}

;// CONCATENATED MODULE: ./.build/src/model/metrics/custom.js








/** Rows times replicates that a bootstrap in the engine does in a few seconds. */
const MOST_VISITS = 20_000_000;
/** Groups of the jackknife: with t on 49 degrees of freedom its intervals are 3 % wider than normal ones. */
const GROUPS = 50;
/**
 * Skewness of the number's own distribution, from the jackknife's influences (Σl³ / (Σl²)^1.5), beyond which a few rows decide
 * it: that of a share with 25 events. An expression does not say what its events are; its influences show it.
 */
const MOST_SKEWED = 0.2;
/**
 * Every wanted number with its interval. The expression is computed anew on each resample by the engine: a paired
 * percentile bootstrap of rows (or units), or, where that would visit too many rows, a delete-a-group jackknife of 50 random
 * groups with Student's t. What is undefined (null, NaN, infinite) has no value and says so. tests.weight has no part in it:
 * the expression names the column itself. Throws InputError where an expression cannot be asked (see customFindings).
 */
async function customEstimates({ join, rows }, wanted, options) {
    if (wanted.length === 0)
        return [];
    const slices = [...new Set(wanted.map((want) => want.slice))];
    const models = predictions_rows/* MODELS */.L6.filter((model) => model === 'candidate' || wanted.some(({ against }) => against === model && rows[model]));
    const safe = new Map();
    for (const { sql } of wanted)
        if (!safe.has(sql))
            safe.set(sql, await (0,custom_sql/* safeAggregate */.no)(join, sql));
    const ready = wanted.map((want) => ({ ...want, sql: safe.get(want.sql) }));
    const tables = await openCustomTables(join, rows, models, slices.map((slice) => ({ rows: slice?.rows })), { seed: options.seed, groups: GROUPS });
    try {
        const asking = new Asking(tables, rows, slices, ready, options);
        const estimates = [];
        for (const want of ready)
            estimates.push(await asking.estimate(want));
        return estimates;
    }
    finally {
        await tables.close();
    }
}
/** Asks each question once, however many gates ask it. */
class Asking {
    #tables;
    #rows;
    #slices;
    #options;
    #points = new Map();
    #spreads = new Map();
    #wanted;
    constructor(tables, rows, slices, wanted, options) {
        this.#wanted = wanted;
        this.#tables = tables;
        this.#rows = rows;
        this.#slices = slices;
        this.#options = options;
    }
    async estimate(want) {
        const { slice, against, name, sql } = want;
        const place = this.#slices.indexOf(slice);
        const n = slice?.rows.length ?? this.#rows.n;
        const base = { n, label: name, ...this.#positives(slice), candidate: null, other: null, value: null };
        const undecidable = (reason, needs = null) => ({ undecidable: { reason, needs } });
        if (against === 'constant')
            return { ...base, ...undecidable(`${name} is an expression of your own, and no constant is best at it`) };
        if (against && !this.#rows[against])
            return { ...base, ...undecidable(`there are no predictions of the ${against}`) };
        const point = async (model) => (await once(this.#points, `${model} ${sql}`, () => this.#tables.points(model, sql)))[place];
        const candidate = await point('candidate');
        const other = against ? await point(against) : undefined;
        const points = { ...base, candidate: custom_finite(candidate), other: other === undefined ? null : custom_finite(other) };
        for (const [who, value] of [['candidate', candidate], [against, other]])
            if (value !== undefined && !Number.isFinite(value))
                return { ...points, ...undecidable(`${name} of the ${who} is undefined on these rows: the expression gives ${Number.isNaN(value) ? 'no number (null or NaN)' : 'infinity'}`) };
        const value = candidate - (other ?? 0);
        const found = { ...points, value };
        const units = this.#tables.units[place];
        if (units < trust/* FEWEST_UNITS */.fA) {
            const what = this.#rows.units ? 'units that are resampled as one' : 'rows';
            return { ...found, ...undecidable(`${name} rests on ${(0,format/* count */.U9)(units)} ${what}, and an interval needs ${trust/* FEWEST_UNITS */.fA}`, Math.ceil((n * trust/* FEWEST_UNITS */.fA) / Math.max(units, 1))) };
        }
        const spread = await this.#spread(want, place, this.#bootstraps(n));
        if (spread.some((one) => !Number.isFinite(one)))
            return { ...found, ...undecidable(`${name} is undefined in some resamples, so there is no measure of chance`) };
        if (spread.every((one) => one === spread[0]))
            return against && sameAnswers(this.#rows.candidate, this.#rows[against], slice?.rows) && value === 0
                ? { ...found, interval: { bounds: custom_NOTHING, strict: custom_NOTHING, standardError: 0, method: 'same answer on every row' } }
                : { ...found, ...undecidable(`every resample gave the same ${name}, so there is no measure of chance`) };
        const isBootstrap = this.#bootstraps(n);
        const groups = isBootstrap ? await this.#spread(want, place, false) : spread;
        const skewed = -skewness(groups) / Math.sqrt(groups.length);
        if (Math.abs(skewed) > MOST_SKEWED) {
            const needs = Math.ceil(n * (skewed / MOST_SKEWED) ** 2);
            return { ...found, ...undecidable(`a few rows decide ${name} (its skewness is ${skewed.toFixed(2)}, and an interval needs at most ${MOST_SKEWED})`, needs) };
        }
        return { ...found, interval: isBootstrap ? this.#percentiles(spread, want, value, units) : jackknifed(spread, want, value) };
    }
    /** Replicates, or values without a group each, of the number itself or of the difference, on the same draws. */
    async #spread({ sql, against }, place, byBootstrap) {
        const of = async (model) => {
            const found = await once(this.#spreads, `${byBootstrap} ${model} ${sql}`, () => {
                const places = this.#placesOf(sql, byBootstrap);
                return byBootstrap ? this.#tables.bootstrap(model, sql, places, this.#options.replicates) : this.#tables.jackknife(model, sql, places);
            });
            return found.get(place);
        };
        const own = await of('candidate');
        if (against === undefined || against === 'constant')
            return own;
        const other = await of(against);
        return own.map((one, i) => one - other[i]);
    }
    #bootstraps(n) {
        return n * this.#options.replicates <= (this.#options.mostVisits ?? MOST_VISITS);
    }
    #percentiles(replicates, want, point, size) {
        const at = (level) => (0,bootstrap_interval/* bootstrapInterval */.kd)({ point, replicates, jackknife: new Float64Array(0) }, level, { method: 'percentile', size });
        return { bounds: at(want.level), strict: at(want.strictLevel), standardError: (0,bootstrap_interval/* sampleDeviation */.gQ)(replicates), method: `${at(want.level).method}, ${(0,format/* count */.U9)(replicates.length)} resamples` };
    }
    /** Populations of which this expression is asked: they share a statement. All are jackknifed, those that are small enough bootstrapped. */
    #placesOf(sql, byBootstrap) {
        const of = this.#wanted.filter((want) => want.sql === sql && (!byBootstrap || this.#bootstraps(want.slice?.rows.length ?? this.#rows.n)));
        return [...new Set(of.map(({ slice }) => this.#slices.indexOf(slice)))].filter((place) => this.#tables.units[place] >= trust/* FEWEST_UNITS */.fA);
    }
    #positives(slice) {
        const { truth } = this.#rows;
        if (truth.kind !== 'binary')
            return {};
        return { positives: slice ? slice.rows.reduce((sum, row) => sum + truth.labels[row], 0) : truth.positives };
    }
}
function once(known, key, ask) {
    const answer = known.get(key) ?? ask();
    known.set(key, answer);
    return answer;
}
const custom_NOTHING = { low: 0, high: 0 };
/** Delete-a-group jackknife: variance (G − 1)/G · Σ (θ₍g₎ − mean)² with Student's t on G − 1 degrees of freedom (Kott 2001). */
function jackknifed(values, { level, strictLevel }, point) {
    const groups = values.length;
    const standardError = ((0,bootstrap_interval/* sampleDeviation */.gQ)(values) * (groups - 1)) / Math.sqrt(groups);
    const at = (confidence) => {
        const reach = -(0,student/* studentQuantile */.FI)((1 - confidence) / 2, groups - 1) * standardError;
        return { low: point - reach, high: point + reach };
    };
    const bounds = at(level);
    return { bounds, strict: at(strictLevel), standardError: (bounds.high - bounds.low) / 2 / (0,normal/* twoSidedQuantile */.n)(level), method: `paired delete-a-group jackknife, ${groups} groups` };
}
function skewness(values) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const moment = (power) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
    return moment(3) / moment(2) ** 1.5;
}
function sameAnswers(a, b, rows) {
    const equal = (x, y) => {
        const n = rows?.length ?? x.length;
        for (let i = 0; i < n; i++)
            if (x[rows ? rows[i] : i] !== y[rows ? rows[i] : i])
                return false;
        return true;
    };
    const classes = !a.classes || !b.classes || equal(a.classes, b.classes);
    return classes && a.scores.length === b.scores.length && a.scores.every((column, i) => equal(column, b.scores[i]));
}
function custom_finite(value) {
    return Number.isFinite(value) ? value : null;
}

// EXTERNAL MODULE: ./.build/src/model/gates/estimate.js + 20 modules
var estimate = __webpack_require__(19764);
;// CONCATENATED MODULE: ./.build/src/model/gates/needed.js

/**
 * From the margin at a true difference of 0, never from the difference that was seen: that one would promise a decision to the
 * lucky and none to the unlucky. A limit without a margin has no such truth; there the champion's own value stands in, and
 * where that does not keep the limit either, the rows that halve the interval.
 */
function neededFor({ rule, limit, against, kind }, estimate, level) {
    if (estimate.undecidable || !estimate.interval)
        return { rows: estimate.undecidable?.needs ?? null, assumes: 'events' };
    const { n, interval } = estimate;
    if (against !== undefined && kind !== 'no_worse_than_constant')
        return { rows: (0,decide/* rowsNeeded */.vd)(n, interval.standardError, limit, level, undefined, rule.kind === 'within' ? 2 : 1), assumes: 'equal' };
    const champion = estimate.champion ?? null;
    const room = champion === null ? 0 : rule.kind === 'at_least' ? champion - rule.limit : rule.limit - champion;
    if (against === undefined && room > 0) {
        const rows = (0,decide/* rowsNeeded */.vd)(n, interval.standardError, room, level);
        if (rows !== null && rows > n)
            return { rows, assumes: 'champion' };
    }
    return { rows: (0,decide/* roundUp */.yd)(4 * n), assumes: 'halved' };
}

;// CONCATENATED MODULE: ./.build/src/model/gates/words.js


function ruleText({ metric, kind, limit, slice }) {
    return `${metric}${slice ? ` where ${slice.name}` : ''}: ${RULES[kind](limit)}`;
}
const RULES = {
    at_least: (limit) => `at least ${limit}`,
    at_most: (limit) => `at most ${limit}`,
    no_worse_than_champion_by: (limit) => `no worse than the champion by ${limit}`,
    better_than_champion_by: (limit) => (limit === 0 ? 'better than the champion' : `better than the champion by ${limit}`),
    within_of_champion: (limit) => `as good as the champion, within ${limit}`,
    no_worse_than_constant: () => 'no worse than a constant',
    no_worse_than_anchor_by: (limit) => `no worse than the anchor by ${limit}`,
    within_of_anchor: (limit) => `as good as the anchor, within ${limit}`,
};
function expectedText({ rule: { kind, limit, beyond }, against }) {
    if (kind === 'within')
        return `difference in ±${(0,format/* figure */.vP)(limit)}`;
    const sign = kind === 'at_least' ? (beyond ? '>' : '≥') : beyond ? '<' : '≤';
    return against === undefined ? `${sign} ${limit}` : `difference ${sign} ${(0,format/* figure */.vP)(limit)}`;
}
const WHOSE = { champion: "the champion's", anchor: "the anchor's", constant: "a constant's" };
/** What was measured, with the numbers. */
function seen({ against, slice }, estimate, bounds) {
    const positive = estimate.positives === undefined ? '' : ` (${(0,format/* count */.U9)(estimate.positives)} positive)`;
    const rows = `${(0,format/* count */.U9)(estimate.n)} rows${slice ? ` where ${slice.name}` : ''}${positive}`;
    const left = estimate.leftOut === undefined ? '' : ` (${(0,format/* count */.U9)(estimate.leftOut.n)} ${estimate.leftOut.what} left out)`;
    const chosen = estimate.threshold === undefined ? '' : estimate.threshold === Infinity ? ', where no row is a yes' : `, where yes begins at ${(0,format/* figure */.vP)(estimate.threshold)}`;
    if (estimate.candidate === null)
        return `The candidate's ${estimate.label} on ${rows} is undefined.`;
    const name = capital(estimate.label);
    if (against === undefined)
        return `${name} is ${(0,format/* figure */.vP)(estimate.candidate)}${bounds ? ` ${(0,format/* interval */.YP)(bounds.low, bounds.high)}` : ''} on ${rows}${left}${chosen}.`;
    const difference = bounds ? `: ${(0,format/* signed */.x8)(estimate.value)} ${(0,format/* interval */.YP)(bounds.low, bounds.high, format/* signed */.x8)}` : '';
    return `${name} is ${(0,format/* figure */.vP)(estimate.candidate)} against ${WHOSE[against]} ${(0,format/* figure */.vP)(estimate.other)} on ${rows}${left}${chosen}${difference}.`;
}
function wanted({ kind, limit, higherIsBetter }) {
    const loss = higherIsBetter ? 'A loss' : 'A rise';
    switch (kind) {
        case 'at_least':
            return `At least ${limit} is wanted.`;
        case 'at_most':
            return `At most ${limit} is wanted.`;
        case 'no_worse_than_champion_by':
            return `${loss} of at most ${limit} is allowed.`;
        case 'no_worse_than_anchor_by':
            return `${loss} of at most ${limit} in all is allowed since the anchor was approved.`;
        case 'better_than_champion_by':
            return limit === 0 ? 'It must be better than the champion.' : `It must be better than the champion by more than ${limit}.`;
        case 'within_of_champion':
        case 'within_of_anchor':
            return `A difference of at most ${limit} either way is allowed.`;
        case 'no_worse_than_constant':
            return 'A model must not do worse than one that gives every row the same answer.';
    }
}
function words_undecided(estimate, answer, needed) {
    if (answer !== 'inconclusive')
        return '';
    const why = estimate.undecidable ? ` Not enough data: ${estimate.undecidable.reason}` : ' The interval holds both sides of the limit';
    if (!estimate.undecidable && needed?.assumes === 'equal' && needed.rows === null)
        return `${why}; no number of rows decides it if the models are equal.`;
    const rows = needed?.rows ? `; needs about ${(0,format/* count */.U9)(needed.rows)} rows${needed.assumes === 'halved' ? ' to halve the interval' : ''}` : '';
    return `${why}${rows}.`;
}
function words_fixFor(question, estimate, answer, needed) {
    const where = question.slice ? `the rows where ${question.slice.name}` : 'the test set';
    if (answer === 'pass')
        return undefined;
    if (answer === 'fail')
        return failureFix(question, where);
    const alternatives = question.slice ? ', or raise tests.slices.min_rows to leave slices of this size out knowingly' : '';
    if (estimate.undecidable)
        return `Add labelled rows to ${where}${alternatives}.`;
    if (typeof needed?.rows !== 'number')
        return `Set a margin above 0: no number of rows can show that two equal models differ by nothing${alternatives}.`;
    if (question.kind === 'better_than_champion_by')
        return `Add labelled rows to ${where} if the gain is believed: a model no better than the champion stays undecided or fails here${alternatives}.`;
    if (needed.rows <= estimate.n)
        return `There are rows enough for a model without this difference: read it as a likely loss and look at ${where}${alternatives}.`;
    return `Add labelled rows to ${where} (about ${(0,format/* count */.U9)(needed.rows)} ${ASSUMED[needed.assumes]})${alternatives}.`;
}
const ASSUMED = {
    equal: `decide ${decide/* POWER */.wY * 100} times in 100 if the models are equal`,
    champion: `decide ${decide/* POWER */.wY * 100} times in 100 if the candidate is as good as the champion`,
    halved: 'halve the interval',
    events: 'give an interval',
};
function failureFix({ against, kind }, where) {
    if (kind === 'within_of_champion' || kind === 'within_of_anchor')
        return `Find what changed on ${where}: the candidate was declared to behave like the ${against}.`;
    if (against === 'champion')
        return `Find what the candidate lost on ${where} (features, training data, parameters) and train again; the margin is for differences that do not matter to users.`;
    if (against === 'anchor')
        return `Find which of the deliveries since the anchor lost it on ${where}; where the loss is accepted, have people approve this release as the new anchor (tests.anchor).`;
    return `Improve the model on ${where}, or have the limit changed in a review if it asks for too much.`;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./.build/src/model/gates/gates.js








/** One finding per question, in order. Slice gates fail only at a level shared by all of them (Bonferroni). */
async function judgeGates({ delivery, rows, join, level }, questions) {
    const sliceQuestions = questions.filter((question) => question.slice).length;
    const strictOf = (question) => (question.slice ? 1 - (1 - level) / sliceQuestions : level);
    const estimates = await estimatesOf({ delivery, rows, join }, questions, (question) => ({ level, strictLevel: strictOf(question) }));
    return questions.map((question, i) => {
        const estimate = estimates[i];
        const answer = estimate.interval ? (0,decide/* decide */.LD)(question.rule, estimate.interval.bounds, estimate.interval.strict) : 'inconclusive';
        const needed = answer === 'inconclusive' ? neededFor(question, estimate, level) : undefined;
        return (0,accountable/* accountable */.y)(findingOf(delivery, question, estimate, answer, needed, { level, strictLevel: strictOf(question) }), question.gate);
    });
}
/** Metrics by name from one resampling of the rows; the team's own expressions through the engine. In the order of the questions. */
async function estimatesOf({ delivery, rows, join }, questions, levels) {
    const { threshold, replicates, seed, interval, stratified } = delivery.spec.tests;
    const isCustom = ({ gate }) => gate.metric === 'custom';
    const wanted = (question) => ({ slice: question.slice, against: question.against, ...levels(question) });
    const named = questions.filter((question) => !isCustom(question));
    const estimates = new Map();
    const ofNamed = (0,estimate/* estimateAll */.i)(rows, named.map((question) => ({ spec: question.gate, ...wanted(question) })), { threshold: threshold, quantiles: (0,model_overview/* levelsOf */.pd)(delivery), replicates: replicates, seed: seed, method: interval, strata: stratified ? strataOf(rows) : undefined });
    named.forEach((question, i) => estimates.set(question, ofNamed[i]));
    const own = questions.filter(isCustom);
    const ofOwn = join ? await customEstimates({ join, rows }, own.map((question) => ({ sql: question.gate.sql, name: question.metric, ...wanted(question) })), { replicates: replicates, seed: seed }) : [];
    own.forEach((question, i) => estimates.set(question, ofOwn[i]));
    return questions.map((question) => estimates.get(question));
}
/** The label of each row, where its share was fixed when the rows were gathered. */
function strataOf({ truth }) {
    if (truth.kind === 'binary')
        return Int32Array.from(truth.labels);
    return truth.kind === 'classes' ? truth.codes : undefined;
}
const CODES = {
    at_least: 'metric-at-least',
    at_most: 'metric-at-most',
    no_worse_than_champion_by: 'metric-no-worse-than-champion',
    better_than_champion_by: 'metric-better-than-champion',
    within_of_champion: 'metric-within-of-champion',
    no_worse_than_constant: 'metric-no-worse-than-constant',
    no_worse_than_anchor_by: 'metric-no-worse-than-anchor',
    within_of_anchor: 'metric-within-of-anchor',
};
function findingOf(delivery, question, estimate, answer, needed, levels) {
    const { bounds, level } = shownInterval(question, estimate, answer, levels);
    return {
        code: CODES[question.kind],
        outcome: answer,
        rule: ruleText(question),
        message: `${seen(question, estimate, bounds)} ${wanted(question)}${words_undecided(estimate, answer, needed)}`,
        expected: expectedText(question),
        actual: estimate.value === null ? 'undefined' : (0,format/* figure */.vP)(question.against ? estimate.value : estimate.candidate),
        n: estimate.n,
        interval: bounds && { ...bounds, level, method: estimate.interval.method },
        numbers: {
            candidate: estimate.candidate,
            ...(question.against && { [question.against]: estimate.other, difference: estimate.value }),
            limit: question.limit,
            ...(estimate.positives !== undefined && { positives: estimate.positives }),
            ...(estimate.leftOut !== undefined && { left_out: estimate.leftOut.n }),
            ...(estimate.threshold !== undefined && { threshold: Number.isFinite(estimate.threshold) ? estimate.threshold : null }),
            ...(answer === 'inconclusive' && { rows_needed: needed?.rows ?? null }),
        },
        fix: words_fixFor(question, estimate, answer, needed),
        subject: question.slice ? { kind: 'slice', name: question.slice.name } : { kind: 'metric', name: question.gate.metric === 'custom' ? question.metric : question.gate.metric },
        location: delivery.locate(question.path),
    };
}
/** The interval that explains the answer: the corrected one where only that one held a failure back, or made it. */
function shownInterval(question, { interval: found }, answer, { level, strictLevel }) {
    if (!found)
        return { level };
    const plain = (0,decide/* decide */.LD)(question.rule, found.bounds, found.bounds);
    return answer === 'fail' || plain === 'fail' ? { bounds: found.strict, level: strictLevel } : { bounds: found.bounds, level };
}

;// CONCATENATED MODULE: ./.build/src/model/gates/part.js





/** `tests.gates` and `tests.slices.gates`, or the default gates. */
const GATES = { name: 'gates', declared: () => true, judge: judgeAll };
async function judgeAll(facts) {
    const { delivery, rows, prevalence } = facts;
    const asked = (0,gates_questions/* questionsOf */.PW)(delivery, rows);
    const tooMany = tooManyQuestions(delivery, asked);
    if (tooMany)
        return { findings: [tooMany] };
    const findings = await judgeGates(facts, asked.questions);
    return {
        findings: [
            ...findings.map((finding, i) => (isAtThreshold(asked.questions[i].gate.metric) ? besidePrevalence(finding, prevalence) : finding)),
            ...(asked.small.length > 0 ? [slicesTooSmall(delivery, asked.small)] : []),
        ],
        notes: [...asked.notes, ...prevalenceNotes(prevalence)],
        facts: prevalenceFacts(prevalence),
        inputs: prevalence?.inputs,
        off: asked.off,
    };
}

// EXTERNAL MODULE: ./.build/src/model/behaviour/answers.js
var answers = __webpack_require__(44670);
// EXTERNAL MODULE: ./.build/src/model/golden/judge.js + 3 modules
var golden_judge = __webpack_require__(71658);
;// CONCATENATED MODULE: ./.build/src/model/golden/part.js






/** `tests.golden`, asked of the candidate's predictions file. */
const GOLDEN = {
    name: 'golden',
    declared: ({ spec }) => spec.tests?.golden !== undefined && spec.tests.golden.ask !== 'predictor',
    judge: judgePredictionsFile,
};
async function judgePredictionsFile(delivery, context) {
    const files = await (0,golden_judge/* readGoldenFiles */.r8)(delivery);
    const path = files.golden.predictions === undefined ? ['tests', 'predictions', 'candidate'] : ['tests', 'golden', 'predictions'];
    const declared = files.golden.predictions ?? delivery.spec.tests.predictions.candidate;
    const file = delivery.resolve(declared);
    if (!(await (0,model_files/* isThere */.$B)(file)))
        throw core_problem/* InputError */.d.of('golden-predictions-missing', `Golden rows are compared with ${declared}, and there is no such file.`, 'Let the predict job make it; it must answer the golden rows too.', delivery.locate(path));
    const key = part_keyOf(delivery, files.rows);
    const answers = await answersIn(delivery, context.engine, file, key, files.rows);
    const judged = await (0,golden_judge/* judgeGolden */.h_)(delivery, context, files, answers);
    return { ...judged, inputs: [...judged.inputs, { name: 'golden.predictions', digest: await (0,model_files/* digestOfSource */.xC)(file) }] };
}
/** Throws where golden rows have another key than the data: no row would be found by it. */
function part_keyOf(delivery, rows) {
    const key = delivery.spec.data.key;
    const wrong = rows.filter((row) => row.key === undefined || Object.keys(row.key).length !== key.length || key.some((name) => !Object.hasOwn(row.key, name)));
    if (wrong.length === 0)
        return key;
    throw new core_problem/* InputError */.d(wrong.slice(0, 20).map(({ line }) => ({
        code: 'golden-unreadable',
        message: `${delivery.spec.tests.golden.file}, line ${line}: the key of a golden row has ${key.join(', ')} and no other column.`,
        fix: 'Write the key as data.key names it, or set `ask: predictor` and give the features.',
        location: { file: delivery.spec.tests.golden.file, line, column: 1 },
    })));
}
async function answersIn(delivery, engine, file, key, rows) {
    const columns = await engine.describe({ file });
    const has = (name) => columns.some((column) => column.name === name);
    const { scores, prediction: answerColumn, scoresOptional } = (0,predictions_columns/* taskColumns */.xv)(delivery);
    const outputs = scoresOptional ? scores.filter(has) : scores;
    const wanted = [...key, ...outputs, ...(answerColumn === undefined ? [] : [answerColumn])];
    const missing = wanted.filter((name) => !has(name));
    if (missing.length > 0)
        throw core_problem/* InputError */.d.of('column-missing', `The predictions that golden rows are compared with have no column ${missing.join(', ')}.`, 'Write the key columns and the scores.', delivery.locate(['tests', 'golden']));
    const selected = [
        ...key.map((name, i) => `${keySql(columns, name)} AS k${i}`),
        ...outputs.map((name, i) => `${(0,predictions_columns/* numberSql */.CK)(name, columns)} AS s${i}`),
        ...(answerColumn === undefined ? [] : [`CAST(${(0,sql/* identifier */.C)(answerColumn)} AS VARCHAR) AS answer`]),
    ];
    const [first] = key;
    const among = [...new Set(rows.map((row) => (0,sql/* literal */.e)(keyText(columns, first, row.key[first]))))].join(', ');
    const table = await engine.query(`SELECT ${selected.join(', ')} FROM predictions WHERE ${keySql(columns, first)} IN (${among})`, { predictions: { file } });
    const { classOf } = (0,answers/* readingOf */.MU)(delivery, outputs);
    const found = new Map();
    for (let row = 0; row < table.rows; row++) {
        const id = key.map((_, i) => String(table.values[`k${i}`][row])).join('\u001f');
        const prediction = outputs.map((_, i) => table.values[`s${i}`][row] ?? NaN);
        const className = answerColumn === undefined ? classOf(prediction) : (table.values.answer[row] ?? undefined);
        const usable = prediction.every((value) => Number.isFinite(value));
        found.set(id, found.has(id) ? { missing: 'more than one answer' } : usable ? { prediction, className } : { missing: 'no finite number' });
    }
    return rows.map((row) => found.get(key.map((name) => keyText(columns, name, row.key[name])).join('\u001f')) ?? { missing: 'not in the predictions' });
}
/** Keys as texts that are equal where the keys are: whole numbers of any type are written without a fraction. */
function keySql(columns, name) {
    const number = (0,predictions_columns/* typeOf */.QP)(name, columns) === 'float';
    return number ? `CAST(CAST(${(0,sql/* identifier */.C)(name)} AS DOUBLE) AS VARCHAR)` : `CAST(${(0,sql/* identifier */.C)(name)} AS VARCHAR)`;
}
function keyText(columns, name, value) {
    if ((0,predictions_columns/* typeOf */.QP)(name, columns) === 'float' && typeof value === 'number' && Number.isInteger(value))
        return `${value}.0`;
    return String(value);
}

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
;// CONCATENATED MODULE: ./.build/src/model/signature/compare.js

/** Every difference that callers can meet, from the champion to the candidate. */
function compareSignatures(champion, candidate) {
    return [...inputChanges(byName(champion.inputs), byName(candidate.inputs)), ...outputChanges(byName(champion.outputs), byName(candidate.outputs))];
}
const byName = (values) => new Map(values.map((value) => [value.name, value]));
const breaking = (what, name, text) => ({ kind: 'breaking', what, name, text });
const addition = (what, name, text) => ({ kind: 'addition', what, name, text });
/** Callers send inputs: what was taken must be taken still. */
function inputChanges(before, after) {
    const removed = [...before.keys()].filter((name) => !after.has(name)).map((name) => breaking('input-removed', name, `the input ${name} was removed`));
    const added = [...after.values()].filter(({ name }) => !before.has(name)).map(({ name, optional }) => (optional ? addition('input-added', name, `the optional input ${name} was added`) : breaking('input-added', name, `the input ${name} was added and has no default`)));
    const kept = [...before.values()].flatMap((was) => (after.has(was.name) ? keptInput(was, after.get(was.name)) : []));
    return [...removed, ...added, ...kept];
}
function keptInput(was, is) {
    const { name } = was;
    const changes = [];
    if (was.optional && !is.optional)
        changes.push(breaking('input-required', name, `the input ${name} lost its default`));
    if (!was.optional && is.optional)
        changes.push(addition('input-optional', name, `the input ${name} got a default`));
    const type = typeChange(was.type, is.type);
    if (type === 'wider')
        changes.push(addition('input-type', name, `the input ${name} takes ${is.type}, and took ${was.type}`));
    else if (type !== 'same')
        changes.push(breaking('input-type', name, `the input ${name} takes ${is.type ?? 'no stated type'}, and took ${was.type ?? 'no stated type'}`));
    const shape = shapeChange(was.shape, is.shape);
    if (shape === 'wider')
        changes.push(addition('input-shape', name, `the input ${name} takes the shape ${compare_shown(is.shape)}, and took ${compare_shown(was.shape)}`));
    else if (shape !== 'same')
        changes.push(breaking('input-shape', name, `the input ${name} takes the shape ${compare_shown(is.shape)}, and took ${compare_shown(was.shape)}`));
    return [...changes, ...takenValues(was, is), ...takenRange(was, is)];
}
function takenValues(was, is) {
    if (is.values === undefined)
        return was.values === undefined ? [] : [addition('input-values', was.name, `the input ${was.name} takes any category, and took ${was.values.length}`)];
    if (was.values === undefined)
        return [breaking('input-values', was.name, `the input ${was.name} takes ${is.values.length} categories, and took any`)];
    const gone = was.values.filter((value) => !is.values.includes(value));
    if (gone.length > 0)
        return [breaking('input-values', was.name, `the input ${was.name} no longer takes ${(0,format/* list */.p_)(gone.map(String))}`)];
    const more = is.values.filter((value) => !was.values.includes(value));
    return more.length > 0 ? [addition('input-values', was.name, `the input ${was.name} also takes ${(0,format/* list */.p_)(more.map(String))}`)] : [];
}
function takenRange(was, is) {
    if (is.range === undefined)
        return was.range === undefined ? [] : [addition('input-range', was.name, `the input ${was.name} takes any number, and took ${between(was.range)}`)];
    if (was.range === undefined)
        return [breaking('input-range', was.name, `the input ${was.name} takes ${between(is.range)}, and took any number`)];
    if (is.range[0] > was.range[0] || is.range[1] < was.range[1])
        return [breaking('input-range', was.name, `the input ${was.name} takes ${between(is.range)}, and took ${between(was.range)}`)];
    return is.range[0] < was.range[0] || is.range[1] > was.range[1] ? [addition('input-range', was.name, `the input ${was.name} takes ${between(is.range)}, and took ${between(was.range)}`)] : [];
}
/** Callers read outputs: what comes must be what could come before. */
function outputChanges(before, after) {
    const removed = [...before.keys()].filter((name) => !after.has(name)).map((name) => breaking('output-removed', name, `the output ${name} was removed`));
    const added = [...after.keys()].filter((name) => !before.has(name)).map((name) => addition('output-added', name, `the output ${name} was added`));
    const kept = [...before.values()].flatMap((was) => (after.has(was.name) ? keptOutput(was, after.get(was.name)) : []));
    return [...removed, ...added, ...kept];
}
function keptOutput(was, is) {
    const { name } = was;
    const changes = [];
    const type = typeChange(is.type, was.type);
    if (was.type !== undefined && type !== 'same' && type !== 'wider')
        changes.push(breaking('output-type', name, `the output ${name} is ${is.type ?? 'of no stated type'}, and was ${was.type}`));
    const shape = shapeChange(is.shape, was.shape);
    if (was.shape !== undefined && shape !== 'same' && shape !== 'wider')
        changes.push(breaking('output-shape', name, `the output ${name} has the shape ${compare_shown(is.shape)}, and had ${compare_shown(was.shape)}`));
    if (was.values !== undefined && JSON.stringify(was.values) !== JSON.stringify(is.values))
        changes.push(breaking('output-classes', name, `the classes of ${name} are ${is.values ? (0,format/* list */.p_)(is.values.map(String)) : 'no longer stated'}, and were ${(0,format/* list */.p_)(was.values.map(String))}`));
    if (was.range !== undefined && (is.range === undefined || is.range[0] < was.range[0] || is.range[1] > was.range[1]))
        changes.push(breaking('output-range', name, `the numbers of ${name} are ${is.range ? between(is.range) : 'of no stated range'}, and were ${between(was.range)}`));
    return changes;
}
/** Types that hold every value of the ones before them in a chain. */
const CHAINS = [
    ['int8', 'int16', 'int32', 'int64'],
    ['uint8', 'uint16', 'uint32', 'uint64'],
    ['uint8', 'int16'],
    ['uint16', 'int32'],
    ['uint32', 'int64'],
    ['float16', 'float32', 'float64'],
    ['bfloat16', 'float32'],
    ['int16', 'float32'],
    ['int32', 'float64'],
];
/** `wider`: each value of `was` is one of `is`, too. */
function typeChange(was, is) {
    if (was === is)
        return 'same';
    if (was === undefined || is === undefined)
        return is === undefined ? 'wider' : 'other';
    const reached = new Set([was]);
    for (let size = 0; size !== reached.size;) {
        size = reached.size;
        for (const chain of CHAINS) {
            const from = chain.findIndex((type) => reached.has(type));
            if (from >= 0)
                for (const type of chain.slice(from))
                    reached.add(type);
        }
    }
    return reached.has(is) ? 'wider' : 'other';
}
function shapeChange(was, is) {
    if (JSON.stringify(was) === JSON.stringify(is))
        return 'same';
    if (was === undefined || is === undefined)
        return is === undefined ? 'wider' : 'other';
    return was.length === is.length && was.every((size, at) => size === is[at] || is[at] === null) ? 'wider' : 'other';
}
function compare_shown(shape) {
    return shape ? `[${shape.map((size) => size ?? '?').join(' × ')}]` : 'none stated';
}
function between([low, high]) {
    return `${low} to ${high}`;
}

// EXTERNAL MODULE: ./.build/src/model/predictors/inputs.js
var inputs = __webpack_require__(63050);
;// CONCATENATED MODULE: ./.build/src/model/signature/declared.js



/**
 * The signature with what the delivery file says beyond it: defaults, categories, classes, ranges. Throws InputError for a name
 * that the model does not have, and for a declaration against what the model states.
 */
function withDeclared(delivery, signature) {
    const { inputs = {}, outputs = {} } = delivery.spec.tests.signature;
    const declared = {
        inputs: Object.fromEntries(Object.entries(inputs).map(([name, { optional, values, range }]) => [name, partial(values, range, optional)])),
        outputs: Object.fromEntries(Object.entries(outputs).map(([name, { classes, range }]) => [name, partial(classes, range)])),
    };
    const merged = (side) => {
        const unknown = Object.keys(declared[side]).filter((name) => !signature[side].some((value) => value.name === name));
        if (unknown.length > 0)
            throw core_problem/* InputError */.d.of('signature-name-unknown', `tests.signature.${side} names ${(0,format/* list */.p_)(unknown)}, and the model has ${(0,format/* list */.p_)(signature[side].map(({ name }) => name))}.`, 'Correct the name.', delivery.locate(['tests', 'signature', side, unknown[0]]));
        return signature[side].map((value) => {
            const own = declared[side][value.name] ?? {};
            if (own.values && value.values && JSON.stringify(own.values) !== JSON.stringify(value.values))
                throw core_problem/* InputError */.d.of('signature-contradicts', `tests.signature.${side} gives ${value.name} the classes ${(0,format/* list */.p_)(own.values.map(String))}, and the model states ${(0,format/* list */.p_)(value.values.map(String))}.`, 'Take the declaration out, or correct it.', delivery.locate(['tests', 'signature', side, value.name]));
            // Values of a sensitive column stand in no statement and no finding.
            return { ...value, ...own, ...(side === 'inputs' && isSensitive(delivery, value.name) && { values: undefined }) };
        });
    };
    return { ...signature, inputs: merged('inputs'), outputs: merged('outputs') };
}
function isSensitive(delivery, input) {
    const columns = ((0,inputs/* declaredInputs */.WB)(delivery.spec.tests?.predictor ?? {}) ?? []).filter(({ name }) => name === input).map(({ column }) => column);
    return [input, ...columns].some((name) => delivery.spec.data?.columns?.[name]?.sensitive === true);
}
function partial(values, range, optional) {
    return { ...(values && { values }), ...(range && { range: [range[0], range[1]] }), ...(optional !== undefined && { optional }) };
}

;// CONCATENATED MODULE: ./.build/src/model/signature/version.js

/** By how much the version must rise for these changes (https://semver.org, items 7 and 8). */
function neededStep(changes) {
    if (changes.some(({ kind }) => kind === 'breaking'))
        return 'major';
    return changes.length > 0 ? 'minor' : 'none';
}

// EXTERNAL MODULE: ./.build/src/core/semver.js
var semver = __webpack_require__(631);
;// CONCATENATED MODULE: ./.build/src/model/signature/findings.js


/** What the comparison of two signatures comes to. */
class SignatureFindings {
    #delivery;
    constructor(delivery) {
        this.#delivery = delivery;
    }
    /** One finding for all changes: together they ask for one version. */
    judged(changes, before, version) {
        const needed = neededStep(changes);
        const breaking = changes.filter(({ kind }) => kind === 'breaking');
        const said = findings_capital((0,format/* list */.p_)((breaking.length > 0 ? breaking : changes).map(({ text }) => text), 8));
        const numbers = { breaking: breaking.length, additions: changes.length - breaking.length };
        if (needed === 'none')
            return this.#finding({ code: 'signature-kept', outcome: 'pass', message: 'Inputs and outputs are those of the champion.', expected: 'no change that callers meet', actual: 'none', numbers });
        const expected = `a higher ${needed} version`;
        const actual = `${before ?? 'no version'} to ${version ?? 'no version'}`;
        const why = needed === 'major' ? `${said}: callers of ${before ?? 'the champion'} break` : said;
        const step = before === undefined || version === undefined ? undefined : (0,semver/* stepBetween */.LT)(before, version);
        if (before === undefined || version === undefined || step === undefined) {
            const fix = version === undefined ? 'Give release.version.' : before === undefined ? 'Give tests.signature.champion_version, the version of what serves now.' : 'Write versions as 1.2.3.';
            return this.#finding({ code: 'signature-version-missing', outcome: 'error', message: `${why}, and whether the version says so is not known (${actual}).`, expected, actual, numbers, fix });
        }
        if ((0,semver/* isEnough */.LP)(step, needed))
            return this.#finding(announced(needed, `${why}, and ${version} says so.`, { expected, actual, numbers }));
        const next = (0,semver/* nextVersion */.yU)(before, needed);
        if (needed === 'major')
            return this.#finding({ code: 'signature-breaking', outcome: 'fail', message: `${why}, and ${version} is no major version above ${before}.`, expected, actual, numbers, fix: `Keep what callers rely on, or release it as ${next} or above.` });
        return this.#finding({ code: 'signature-addition', outcome: 'fail', message: `${why}, and ${version} is no minor version above ${before}.`, expected, actual, numbers, fix: `Release it as ${next} or above.` });
    }
    championMissing(name) {
        return this.#finding({
            code: 'signature-champion-missing',
            outcome: 'error',
            message: `${name} serves now, and nothing says what its inputs and outputs are.`,
            expected: "the champion's signature",
            actual: 'none',
            fix: 'Name its ONNX or MLmodel file, or the signature.json that its model tests left, in tests.signature.champion.',
        });
    }
    unreadable({ code, message, fix, location }) {
        return { ...this.#finding({ code, outcome: 'error', message, expected: 'a signature that can be read', actual: 'none', fix }), ...(location && { location }) };
    }
    #finding(own) {
        return { ...own, rule: 'the version says what callers of the model meet', subject: { kind: 'check', name: 'signature' }, location: this.#delivery.locate(['tests', 'signature']) };
    }
}
function announced(needed, message, rest) {
    if (needed === 'major')
        return { code: 'signature-breaking-announced', outcome: 'pass', message, ...rest };
    return { code: 'signature-addition-announced', outcome: 'pass', message, ...rest };
}
function findings_capital(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

;// CONCATENATED MODULE: ./.build/src/model/signature/observed.js




/**
 * Scores of the candidate that leave the range that the champion's output states: what the model says of itself may be wrong, and
 * callers meet the numbers. Nothing where no predictions are there yet, or no output states a range.
 */
async function observedChanges(delivery, context, champion, candidate) {
    const output = scoreOutput(delivery, champion);
    const file = delivery.resolve(delivery.spec.tests.predictions.candidate);
    if (!output?.range || !candidate.outputs.some(({ name }) => name === output.name) || !(await (0,model_files/* isThere */.$B)(file)))
        return [];
    const known = (await context.engine.describe({ file })).map(({ name }) => name);
    const scores = (0,predictions_columns/* taskColumns */.xv)(delivery).scores.filter((name) => known.includes(name));
    if (scores.length === 0)
        return [];
    const numbers = scores.map((name) => `TRY_CAST(${(0,sql/* identifier */.C)(name)} AS DOUBLE)`);
    const each = Object.fromEntries(numbers.flatMap((number, i) => [[`low${i}`, `min(${number})`], [`high${i}`, `max(${number})`]]));
    const answers = await context.engine.measure({ file }, each);
    const ends = (end) => scores.map((_, i) => answers[`${end}${i}`]).filter((value) => typeof value === 'number');
    const low = Math.min(...ends('low'));
    const high = Math.max(...ends('high'));
    const [least, most] = output.range;
    if (low >= least && high <= most)
        return [];
    return [{ kind: 'breaking', what: 'scores-range', name: output.name, text: `scores of the candidate go from ${(0,format/* figure */.vP)(low)} to ${(0,format/* figure */.vP)(high)}, and ${output.name} was ${least} to ${most}` }];
}
/** The output that scores come from: the one that the predictor names, else the only one with a range. */
function scoreOutput(delivery, { outputs }) {
    const picked = delivery.spec.tests.predictor?.outputs?.[0];
    const name = typeof picked === 'string' ? picked : picked?.name;
    const ranged = outputs.filter(({ range }) => range !== undefined);
    return name === undefined ? (ranged.length === 1 ? ranged[0] : undefined) : outputs.find((output) => output.name === name);
}

// EXTERNAL MODULE: ./.build/src/model/predictors/http-client.js
var http_client = __webpack_require__(4859);
// EXTERNAL MODULE: ./.build/src/delivery/parse.js
var parse = __webpack_require__(11591);
;// CONCATENATED MODULE: ./.build/src/model/signature/signature.js
const SIGNATURE_SCHEMA = 'urn:sluice:signature:v1';
/** Beyond these nobody could compare by eye, and files are made to be slow. */
const MOST_VALUES = 10_000;
const MOST_BYTES = 4 * 1024 * 1024;
/** The file that a release leaves for the next one to be compared with. */
function signatureJson(signature, release) {
    const { inputs, outputs, from } = signature;
    return `${JSON.stringify({ schema: SIGNATURE_SCHEMA, release, from, inputs, outputs }, null, 2)}\n`;
}
/** A signature out of JSON that may be anything; undefined where it is none. */
function signatureOf(value) {
    if (!isRecord(value))
        return undefined;
    const inputs = valuesOf(value.inputs);
    const outputs = valuesOf(value.outputs);
    if (!inputs || !outputs)
        return undefined;
    const version = isRecord(value.release) && typeof value.release.version === 'string' ? value.release.version : undefined;
    return { from: 'signature', inputs, outputs, ...(version !== undefined && { version }) };
}
function valuesOf(value) {
    if (!Array.isArray(value) || value.length > MOST_VALUES)
        return undefined;
    const found = value.map(signature_valueOf);
    return found.every((each) => each !== undefined) ? found : undefined;
}
function signature_valueOf(value) {
    if (!isRecord(value) || typeof value.name !== 'string')
        return undefined;
    const { name, type, shape, optional, values, range } = value;
    const isShape = shape === undefined || (Array.isArray(shape) && shape.every((size) => size === null || Number.isSafeInteger(size)));
    const isRange = range === undefined || (Array.isArray(range) && range.length === 2 && range.every((end) => typeof end === 'number'));
    const isValues = values === undefined || (Array.isArray(values) && values.length <= MOST_VALUES && values.every((each) => ['string', 'number', 'boolean'].includes(typeof each)));
    if (!isShape || !isRange || !isValues || (type !== undefined && typeof type !== 'string') || (optional !== undefined && typeof optional !== 'boolean'))
        return undefined;
    return {
        name,
        ...(type !== undefined && { type }),
        ...(shape !== undefined && { shape: shape }),
        ...(optional === true && { optional }),
        ...(values !== undefined && { values: values }),
        ...(range !== undefined && { range: range }),
    };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./.build/src/model/signature/from-mlflow.js


/** MLflow's column types (mlflow.types.DataType) and NumPy's element types, under one name each. */
const TYPES = {
    integer: 'int32', long: 'int64', float: 'float32', double: 'float64', string: 'string', boolean: 'boolean', binary: 'binary', datetime: 'datetime', bool: 'boolean', object: 'object', str: 'string',
};
/**
 * The signature in an `MLmodel` file: JSON texts of columns or tensors under `signature`; parameters are inputs with a default.
 * Undefined where the file has none. Throws InputError for text that is no YAML.
 */
function signatureFromMlmodel(bytes, file) {
    const { value } = (0,parse/* parseYaml */.h)(bytes, file);
    const signature = isRecord(value) ? value.signature : undefined;
    if (!isRecord(signature))
        return undefined;
    const inputs = columns(signature.inputs);
    const outputs = columns(signature.outputs);
    const params = columns(signature.params)?.map((param) => ({ ...param, name: `params.${param.name}`, optional: true }));
    if (!inputs && !outputs)
        return undefined;
    return { from: 'mlflow', inputs: [...(inputs ?? []), ...(params ?? [])], outputs: outputs ?? [] };
}
function columns(text) {
    if (typeof text !== 'string')
        return undefined;
    let specs;
    try {
        specs = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    return Array.isArray(specs) ? specs.filter(isRecord).map(column) : undefined;
}
function column(spec, index) {
    // Columns without names are told apart by their place.
    const name = typeof spec.name === 'string' ? spec.name : String(index);
    const optional = spec.required === false || spec.optional === true ? { optional: true } : {};
    const tensor = spec['tensor-spec'];
    if (isRecord(tensor)) {
        const shape = Array.isArray(tensor.shape) ? tensor.shape.map((size) => (typeof size === 'number' && size >= 0 ? size : null)) : undefined;
        return { name, type: typeOf(tensor.dtype), ...(shape && { shape }), ...optional };
    }
    return { name, type: typeOf(spec.type ?? spec.dtype, spec), ...optional };
}
/** Lists and objects are compared as they are written. */
function typeOf(type, spec = {}) {
    const { items, properties, values } = spec;
    const inner = items ?? properties ?? values;
    const name = String(type);
    return inner === undefined ? (TYPES[name] ?? name) : `${name} of ${JSON.stringify(inner)}`;
}

// EXTERNAL MODULE: ./.build/src/model/contents/onnx-header.js + 1 modules
var onnx_header = __webpack_require__(40265);
;// CONCATENATED MODULE: ./.build/src/model/signature/from-onnx.js

/** Element types that have another name here than in ONNX. */
const from_onnx_TYPES = { float: 'float32', double: 'float64', bool: 'boolean' };
/** Attributes of ai.onnx.ml's classifiers that hold the classes, in order. */
const LABELS = ['classlabels_strings', 'classlabels_int64s', 'classlabels_ints', 'keys_strings', 'keys_int64s'];
/** What a classifier does last, where its numbers then are probabilities. */
const PROBABILITIES = ['LOGISTIC', 'SOFTMAX', 'SOFTMAX_ZERO'];
/** Operators whose numbers cannot leave 0 to 1. */
const BOUNDED = ['Sigmoid', 'Softmax', 'HardSigmoid'];
/** The signature that an ONNX file states. Throws InputError `onnx-unreadable`. */
function signatureFromOnnx(file) {
    const header = (0,onnx_header/* readOnnxHeader */.j)(file);
    return {
        from: 'onnx',
        inputs: header.inputs.map(plain),
        outputs: header.outputs.map((output) => ({ ...plain(output), ...made(header.makers[output.name], output) })),
    };
}
function plain({ name, kind, type, shape, optional }) {
    return {
        name,
        ...(kind === 'tensor' ? type !== undefined && { type: from_onnx_TYPES[type] ?? type } : { type: kind }),
        ...(shape && { shape: shape.map((size) => (typeof size === 'number' ? size : null)) }),
        ...(optional && { optional }),
    };
}
/** Classes and range, as the operator behind the output has them. */
function made(maker, { type }) {
    if (!maker)
        return {};
    const labels = LABELS.map((name) => maker.attributes[name]).find(isList);
    const isNumber = type === 'float' || type === 'double' || type === 'float16';
    const ranged = isNumber && (BOUNDED.includes(maker.operator) || PROBABILITIES.includes(String(maker.attributes.post_transform)));
    return { ...(labels && { values: labels }), ...(ranged && { range: [0, 1] }) };
}
function isList(value) {
    return Array.isArray(value) && value.length > 0;
}

;// CONCATENATED MODULE: ./.build/src/model/signature/from-open-inference.js

/** Datatypes of the Open Inference Protocol v2. */
const from_open_inference_TYPES = {
    BOOL: 'boolean', BYTES: 'string', FP16: 'float16', BF16: 'bfloat16', FP32: 'float32', FP64: 'float64', INT8: 'int8', INT16: 'int16', INT32: 'int32', INT64: 'int64',
    UINT8: 'uint8', UINT16: 'uint16', UINT32: 'uint32', UINT64: 'uint64',
};
/** The signature in a model's metadata, as `GET /v2/models/NAME` answers it; undefined where it is none. */
function signatureFromMetadata(metadata) {
    if (!isRecord(metadata) || !Array.isArray(metadata.inputs) || !Array.isArray(metadata.outputs))
        return undefined;
    const inputs = metadata.inputs.map(value);
    const outputs = metadata.outputs.map(value);
    if (![...inputs, ...outputs].every((each) => each !== undefined))
        return undefined;
    return { from: 'open-inference', inputs: inputs, outputs: outputs };
}
function value(tensor) {
    if (!isRecord(tensor) || typeof tensor.name !== 'string' || typeof tensor.datatype !== 'string')
        return undefined;
    const shape = Array.isArray(tensor.shape) ? tensor.shape.map((size) => (typeof size === 'number' && size >= 0 ? size : null)) : undefined;
    const parameters = isRecord(tensor.parameters) ? tensor.parameters : {};
    return { name: tensor.name, type: from_open_inference_TYPES[tensor.datatype] ?? tensor.datatype, ...(shape && { shape }), ...(parameters.optional === true && { optional: true }) };
}

;// CONCATENATED MODULE: ./.build/src/model/signature/read.js








const ADDRESS = /^https?:\/\//;
const ANSWER_MS = 10_000;
/**
 * The signature in a declared file or at a declared address; without one, in the one `MLmodel` or ONNX file of release.model.
 * Throws InputError or PredictorError.
 */
async function readSignature(delivery, context, declared) {
    if (declared === undefined)
        return readFound(delivery, await inRelease(delivery));
    if (!ADDRESS.test(declared))
        return readFound(delivery, declared);
    const url = (0,http_client/* serverUrl */.V)(declared, delivery.spec.tests?.predictor?.hosts, delivery.spec.evidence?.insecure);
    const client = new http_client/* HttpClient */.Q({ base: url, clock: context.clock, timeout: ANSWER_MS, startup: ANSWER_MS, retries: 1 });
    try {
        const signature = signatureFromMetadata(await client.json(''));
        if (!signature)
            throw unreadable(declared, 'it does not answer with the metadata of a model');
        return { signature, declared };
    }
    finally {
        client.close();
    }
}
async function readFound(delivery, declared) {
    const file = delivery.resolve(declared);
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (!found?.isFile())
        throw unreadable(declared, 'there is no such file');
    if (/\.onnx$/i.test(file))
        return { signature: signatureFromOnnx(file), file, declared };
    if (found.size > MOST_BYTES)
        throw unreadable(declared, `it has ${found.size} bytes`);
    const bytes = await (0,promises_.readFile)(file);
    const signature = external_node_path_.basename(file) === 'MLmodel' ? signatureFromMlmodel(bytes, declared) : fromJson(bytes, declared);
    if (!signature)
        throw unreadable(declared, external_node_path_.basename(file) === 'MLmodel' ? 'it has no signature: log the model with one (infer_signature)' : 'it is neither the metadata of a model nor a signature');
    return { signature, file, declared };
}
function fromJson(bytes, declared) {
    let value;
    try {
        value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    }
    catch (cause) {
        throw unreadable(declared, 'it is not JSON', cause);
    }
    return isRecord(value) && value.schema === SIGNATURE_SCHEMA ? signatureOf(value) : signatureFromMetadata(value);
}
/** Looks in the model's folder, and one folder down. */
async function inRelease(delivery) {
    const { model } = delivery.spec.release;
    const root = delivery.resolve(model);
    const found = await (0,promises_.stat)(root).catch(() => undefined);
    if (found?.isFile())
        return model;
    const entries = found ? await (0,promises_.readdir)(root, { recursive: true, withFileTypes: true }) : [];
    const files = entries.filter((entry) => entry.isFile()).map((entry) => external_node_path_.relative(root, external_node_path_.join(entry.parentPath, entry.name))).sort();
    const mlmodels = files.filter((name) => external_node_path_.basename(name) === 'MLmodel');
    const onnx = files.filter((name) => /\.onnx$/i.test(name));
    const [only, ...more] = mlmodels.length > 0 ? mlmodels : onnx;
    if (only !== undefined && more.length === 0)
        return external_node_path_.posix.join(model.split(external_node_path_.sep).join('/'), only.split(external_node_path_.sep).join('/'));
    throw core_problem/* InputError */.d.of('signature-not-found', `release.model (${model}) has ${only === undefined ? 'no MLmodel and no ONNX file' : `${more.length + 1} files that could state the signature`}.`, 'Name the file that states it in tests.signature.from.', delivery.locate(['tests', 'signature']));
}
function unreadable(declared, why, cause) {
    return core_problem/* InputError */.d.of('signature-unreadable', `The signature of the model cannot be read from ${declared}: ${why}.`, 'Name an ONNX file, an MLmodel file, the metadata of a served model, or a signature that model tests left.', undefined, { cause });
}

;// CONCATENATED MODULE: ./.build/src/model/signature/part.js













/** Left beside the verdict, for the next release to be compared with. */
const SIGNATURE_FILE = 'signature.json';
/** Inputs and outputs against the champion's: what breaks callers needs a major version, what adds needs a minor one. */
const SIGNATURE = { name: 'signature', declared: ({ spec }) => spec.tests?.signature !== undefined, judge: signature_part_judge };
async function signature_part_judge(delivery, context) {
    const rule = new SignatureFindings(delivery);
    const found = await asked(rule, () => readSignature(delivery, context, delivery.spec.tests.signature.from).then((read) => ({ ...read, signature: withDeclared(delivery, read.signature) })));
    if (!('signature' in found))
        return { findings: [found] };
    const { signature } = found;
    const { name, version } = delivery.spec.release;
    await (0,promises_.writeFile)(external_node_path_.join(context.out, SIGNATURE_FILE), signatureJson(signature, { name, version }));
    const inputs = [{ name: 'signature', digest: found.file === undefined ? (0,digest/* digestOfJson */.Qs)(plainJson(signature)) : await (0,model_files/* digestOfFile */.Mk)(found.file) }];
    const facts = [['Signature', `${(0,format/* counted */.hS)(signature.inputs.length, 'input')}, ${(0,format/* counted */.hS)(signature.outputs.length, 'output')} (${found.declared})`]];
    const details = { signature: plainJson({ inputs: signature.inputs, outputs: signature.outputs, release: { name, ...(version !== undefined && { version }) } }) };
    const champion = await asked(rule, () => championSignature(delivery, context));
    if ('code' in champion)
        return { findings: [champion], inputs, facts, details };
    if (!champion.signature) {
        const findings = context.champion ? [rule.championMissing(context.champion.name)] : [];
        return { findings, inputs, facts, details, notes: context.champion ? [] : ['Signature: recorded; no champion to compare it with yet.'], off: context.champion ? [] : ['the signature'] };
    }
    const changes = [...compareSignatures(champion.signature, signature), ...(await observedChanges(delivery, context, champion.signature, signature))];
    const before = context.champion?.version ?? delivery.spec.tests.signature.champion_version ?? champion.signature.version;
    return { findings: [rule.judged(changes, before, version)], inputs, facts, details: { ...details, changes: plainJson(changes), ...(before !== undefined && { championVersion: before }) } };
}
async function championSignature(delivery, context) {
    const declared = delivery.spec.tests.signature.champion;
    if (declared !== undefined)
        return { signature: (await readSignature(delivery, context, declared)).signature };
    const recorded = context.championTests?.signature;
    const signature = typeof recorded === 'object' && recorded !== null ? signatureOf(recorded.signature) : undefined;
    return { signature };
}
/** What cannot be read is an answer of this part, so that the other parts still have theirs. */
async function asked(rule, read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof core_problem/* InputError */.d)
            return rule.unreadable(error.problems[0]);
        if (error instanceof driver_error/* DriverError */.x)
            return rule.unreadable({ code: 'signature-unreadable', message: error.message, fix: error.fix });
        throw error;
    }
}
function plainJson(value) {
    return JSON.parse(JSON.stringify(value));
}

;// CONCATENATED MODULE: ./.build/src/statistics/reweighting.js
/** `sample[i]` and `population[i]` are cells, 0 … cells − 1; `base` are the weights that sample rows have already. */
function reweighted(sample, population, cells, base) {
    const have = new Float64Array(cells);
    const want = new Float64Array(cells);
    let total = 0;
    sample.forEach((cell, row) => {
        const w = base === undefined ? 1 : base[row];
        have[cell] += w;
        total += w;
    });
    population.forEach((cell) => (want[cell] += 1));
    for (let cell = 0; cell < cells; cell++)
        want[cell] /= population.length;
    const unseen = Array.from(want, (share, cell) => ({ cell, share })).filter(({ cell, share }) => share > 0 && have[cell] === 0);
    const weights = Float64Array.from(sample, (cell, row) => ((base === undefined ? 1 : base[row]) * want[cell] * total) / have[cell]);
    const sum = weights.reduce((all, w) => all + w, 0);
    const squares = weights.reduce((all, w) => all + w * w, 0);
    const scale = sum > 0 ? sample.length / sum : 0;
    return {
        weights: weights.map((w) => w * scale),
        effective: squares > 0 ? (sum * sum) / squares : 0,
        unseen: unseen.sort((a, b) => b.share - a.share || a.cell - b.cell),
        unseenShare: unseen.reduce((all, { share }) => all + share, 0),
        distance: want.reduce((all, share, cell) => all + Math.abs(share - have[cell] / total), 0) / 2,
    };
}

;// CONCATENATED MODULE: ./.build/src/model/shift/weighing-rows.js
/** The rows whose weight is above 0: others are not there, and must not count as events of an interval. */
function weighingRows(rows) {
    const kept = Int32Array.from(rows.weights.keys()).filter((row) => rows.weights[row] > 0);
    if (kept.length === rows.n)
        return rows;
    const numbers = (values) => Float64Array.from(kept, (row) => values[row]);
    const codes = (values) => Int32Array.from(kept, (row) => values[row]);
    const outputs = ({ scores, classes }) => ({ scores: scores.map(numbers), ...(classes && { classes: codes(classes) }) });
    return {
        ...rows,
        n: kept.length,
        truth: truthOf(rows.truth, kept, numbers, codes),
        candidate: outputs(rows.candidate),
        ...(rows.champion && { champion: outputs(rows.champion) }),
        ...(rows.anchor && { anchor: outputs(rows.anchor) }),
        weights: numbers(rows.weights),
        ...(rows.units && { units: renumbered(codes(rows.units)) }),
        categories: Object.fromEntries(Object.entries(rows.categories).map(([name, categories]) => [name, { ...categories, codes: codes(categories.codes) }])),
    };
}
/** Kish's effective number of positive and of negative rows; undefined where labels are not two. */
function effectiveByLabel({ truth }, weights) {
    if (truth.kind !== 'binary')
        return undefined;
    const sums = [0, 0];
    const squares = [0, 0];
    weights.forEach((w, row) => {
        const label = truth.labels[row];
        sums[label] += w;
        squares[label] += w * w;
    });
    const of = (label) => (squares[label] === 0 ? 0 : sums[label] ** 2 / squares[label]);
    return { positives: of(1), negatives: of(0) };
}
function truthOf(truth, kept, numbers, codes) {
    switch (truth.kind) {
        case 'binary': {
            const labels = Uint8Array.from(kept, (row) => truth.labels[row]);
            return { kind: 'binary', labels, positives: labels.reduce((sum, label) => sum + label, 0) };
        }
        case 'classes':
            return { ...truth, codes: codes(truth.codes) };
        case 'labels':
            return { ...truth, labels: truth.labels.map((labels) => Uint8Array.from(kept, (row) => labels[row])) };
        case 'numbers':
            return { kind: 'numbers', values: numbers(truth.values) };
        case 'relevance':
            return { kind: 'relevance', values: numbers(truth.values), queries: { ...truth.queries, codes: codes(truth.queries.codes) } };
    }
}
/** Units 0 … without holes. */
function renumbered(units) {
    const place = new Map();
    return units.map((unit) => {
        const known = place.get(unit) ?? place.size;
        place.set(unit, known);
        return known;
    });
}

// EXTERNAL MODULE: ./.build/src/model/predictions/categories.js
var categories = __webpack_require__(99778);
;// CONCATENATED MODULE: ./.build/src/model/slices/feature-columns.js




/** Columns that could explain a loss: all but keys, labels, scores, and what rows are weighed and grouped by. */
function featureNames(join) {
    const { testSet, delivery } = join;
    const { weight, cluster, time, query } = delivery.spec.tests;
    const task = (0,predictions_columns/* taskColumns */.xv)(delivery);
    const out = new Set([...testSet.key, ...testSet.labels, ...task.scores, task.prediction, weight, cluster, time?.column, query]);
    return join.columns.truth.map(({ name }) => name).filter((name) => !out.has(name));
}
/**
 * The named columns of the test set in key order, as the joined rows are. Texts come back as codes of the values that at least
 * `fewest` rows have. Throws InputError where a column is not there.
 */
async function featureColumns(join, names, fewest, path) {
    const known = join.columns.truth;
    const missing = names.filter((name) => !known.some((column) => column.name === name));
    if (missing.length > 0)
        throw core_problem/* InputError */.d.of('column-missing', `The test set has no column ${missing.join(', ')}.`, `Correct ${path.join('.')}.`, join.delivery.locate([...path]));
    return readFeatures(join.engine, { source: join.sources.truth, columns: known, order: join.keys.truth }, names, fewest, (name) => (0,predictions_labels/* isSensitive */.tV)(join, name));
}
async function readFeatures(engine, table, names, fewest, hidden) {
    const asked = names.map((name, i) => ({ name, kind: kindOf(table.columns.find((column) => column.name === name)), as: `c${i}` }));
    const used = asked.filter((column) => column.kind !== undefined);
    const skipped = asked.filter(({ kind }) => kind === undefined).map(({ name }) => name);
    if (used.length === 0)
        return { columns: [], skipped };
    const { values } = await engine.numbers(valuesSql(engine.dialect(table.source), table, used, fewest), { truth: table.source });
    const columns = [];
    for (const { name, kind, as } of used)
        columns.push({ name, kind, values: values[as], hidden: hidden(name), ...(kind === 'text' && { texts: await textsOf(engine, table.source, name, fewest) }) });
    return { columns, skipped };
}
function kindOf({ type }) {
    if (type === 'integer' || type === 'float')
        return 'number';
    if (type === 'date' || type === 'timestamp')
        return 'time';
    return type === 'string' || type === 'boolean' ? 'text' : undefined;
}
function valuesSql(dialect, { order }, used, fewest) {
    const texts = used.filter(({ kind }) => kind === 'text');
    const read = ({ name, kind }) => (kind === 'text' ? textSql(name) : kind === 'time' ? `CAST(${dialect.epoch(dialect.instant((0,sql/* identifier */.C)(name)))} * 1000 AS DOUBLE)` : `CAST(${(0,sql/* identifier */.C)(name)} AS DOUBLE)`);
    return [
        `WITH t AS MATERIALIZED (SELECT ${[`${order ?? 'NULL'} AS k`, ...used.map((column) => `${read(column)} AS ${column.as}`)].join(', ')} FROM truth)`,
        ...texts.map(({ as }) => `, ${as}_codes AS (SELECT v, CAST(row_number() OVER (ORDER BY v) - 1 AS DOUBLE) AS code FROM (SELECT ${as} AS v FROM t WHERE ${as} IS NOT NULL GROUP BY ${as} HAVING count(*) >= ${(0,sql/* literal */.e)(fewest)}) AS d)`),
        `SELECT ${used.map(({ kind, as }) => (kind === 'text' ? `CASE WHEN t.${as} IS NULL THEN NULL ELSE coalesce(${as}_codes.code, CAST(-1 AS DOUBLE)) END AS ${as}` : `t.${as} AS ${as}`)).join(', ')} FROM t`,
        ...texts.map(({ as }) => `LEFT JOIN ${as}_codes ON t.${as} = ${as}_codes.v`),
        order === undefined ? '' : 'ORDER BY t.k',
    ].join('\n');
}
async function textsOf(engine, source, name, fewest) {
    const text = textSql(name);
    const { values } = await engine.query(`SELECT v FROM (SELECT ${text} AS v FROM truth WHERE ${text} IS NOT NULL GROUP BY 1 HAVING count(*) >= ${(0,sql/* literal */.e)(fewest)}) AS d ORDER BY v`, { truth: source });
    return (values.v ?? []);
}
function textSql(column) {
    return `CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR)`;
}

;// CONCATENATED MODULE: ./.build/src/model/shift/cells.js





/**
 * Cuts the test rows and the current population by the same bands and values, which are taken from both together. Throws InputError
 * where a column is missing or of another kind in one of them.
 */
async function cellsOf(join, current, cuts, bands, path) {
    const columns = cuts.map(slices_cuts/* columnOf */.uV);
    const names = [...new Set(columns.map(({ column }) => column))];
    const location = join.delivery.locate(path);
    for (const [what, known] of [['The test set', join.columns.truth], ['data.serving', current.columns]]) {
        const missing = names.filter((name) => !known.some((column) => column.name === name));
        if (missing.length > 0)
            throw core_problem/* InputError */.d.of('column-missing', `${what} has no column ${missing.join(', ')}.`, `Correct ${path.join('.')}.`, location);
    }
    const hidden = (name) => (0,predictions_labels/* isSensitive */.tV)(join, name);
    const own = await readFeatures(join.engine, { source: join.sources.truth, columns: join.columns.truth, order: join.keys.truth }, names, 1, hidden);
    const theirs = await readFeatures(join.engine, current, names, 1, hidden);
    const joint = names.map((name) => {
        const [a, b] = [own, theirs].map((found) => found.columns.find((column) => column.name === name));
        if (!a || !b || a.kind !== b.kind)
            throw core_problem/* InputError */.d.of('shift-column-unlike', `${name} is ${kindText(a)} in the test set and ${kindText(b)} in data.serving, so they cannot be cut alike.`, 'Write the column alike in both, or leave it out.', location);
        return together(a, b);
    });
    const categories = columns.map((cut) => cutJointly(cut, joint.find(({ name }) => name === cut.column), bands));
    return dense(columns, categories, own.columns[0]?.values.length ?? 0);
}
function kindText(column) {
    return column === undefined ? 'of a type that cannot be cut' : { number: 'a number', time: 'a time', text: 'a text' }[column.kind];
}
/** The values of both, one behind the other; codes of texts point into the values of both. */
function together(a, b) {
    const values = new Float64Array(a.values.length + b.values.length);
    if (a.kind !== 'text') {
        values.set(a.values);
        values.set(b.values, a.values.length);
        return { ...a, values };
    }
    const texts = [...new Set([...a.texts, ...b.texts])].sort();
    const place = new Map(texts.map((text, code) => [text, code]));
    [a, b].forEach((column, which) => column.values.forEach((code, row) => (values[row + which * a.values.length] = Number.isNaN(code) ? NaN : place.get(column.texts[code]))));
    return { ...a, values, texts };
}
function cutJointly(cut, { kind, values, texts, hidden }, bands) {
    if (cut.by.kind !== 'value' || kind === 'text')
        return (0,categories/* categoriesOf */.SM)({ name: cut.name, columns: [cut] }, () => ({ values, texts, hide: hidden }));
    const distinct = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    if (distinct.length > bands)
        return (0,categories/* categoriesOf */.SM)({ name: cut.name, columns: [{ ...cut, by: { kind: 'quantiles', count: bands } }] }, () => ({ values, hide: hidden }));
    const place = new Map(distinct.map((value, code) => [value, code]));
    return (0,categories/* categoriesOf */.SM)({ name: cut.name, columns: [cut] }, () => ({ values: values.map((value) => place.get(value) ?? NaN), texts: distinct.map(String), hide: hidden }));
}
/** Every combination that a row of either population is in. */
function dense(cuts, categories, testRows) {
    const n = categories[0]?.codes.length ?? 0;
    const cells = new Int32Array(n);
    const known = new Map();
    const first = [];
    for (let row = 0; row < n; row++) {
        const key = categories.map(({ codes }) => codes[row]).join(' ');
        let cell = known.get(key);
        if (cell === undefined) {
            cell = known.size;
            known.set(key, cell);
            first.push(row);
        }
        cells[row] = cell;
    }
    const told = (cell) => categories.map(({ names, codes, spans }, i) => `${spans ?? `${cuts[i].column} =`} ${names[codes[first[cell]]]}`).join(', ');
    return { test: cells.slice(0, testRows), current: cells.slice(testRows), nameOf: told, count: known.size };
}

;// CONCATENATED MODULE: ./.build/src/model/shift/shift.js










/** `tests.shift`: what the metrics are worth on the inputs of today, and gates on that. */
const SHIFT = {
    name: 'shift',
    declared: ({ spec }) => spec.tests?.shift !== undefined,
    judge: judgeShift,
};
const PATH = ['tests', 'shift'];
/** As many columns as may be declared: each multiplies the cells. */
const MOST_DRIFTED = 8;
async function judgeShift({ delivery, rows, join, level, drifted }) {
    const { shift } = delivery.spec.tests;
    const { columns, bands, gates = [], min_effective_rows: fewest, max_unseen_share: most } = shift;
    // What is predicted, and what names a row, is no input of today.
    const { key = [], label } = delivery.spec.data;
    const inputsDrifted = drifted?.filter((name) => name !== label && !key.includes(name));
    const declared = columns === 'drifted' ? inputsDrifted?.slice(0, MOST_DRIFTED) : columns;
    if (declared === undefined || declared.length === 0)
        return { findings: [withoutColumns(delivery, declared !== undefined)] };
    const source = (0,delivery_source/* sourceOf */.vz)(delivery, delivery.spec.data.serving, ['data', 'serving']);
    const cuts = [...new Map(declared.flat().map((cut) => [JSON.stringify(cut), cut])).values()];
    let cells;
    const inputs = [];
    try {
        const columns = await join.engine.describe(source);
        cells = await cellsOf(join, { source, columns }, cuts, bands, [...PATH, 'columns']);
        const { digest } = await join.engine.identify(source);
        if (digest)
            inputs.push({ name: 'data.serving', digest });
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        return { findings: error.problems.map((problem) => shift_unreadable(delivery, problem)) };
    }
    if (cells.current.length === 0)
        return { findings: [shift_unreadable(delivery, { code: 'shift-population-empty', message: 'data.serving has no rows, so there is no current population.', fix: 'Check the step that writes it.' })], inputs };
    const found = reweighted(cells.test, cells.current, cells.count, rows.weights);
    const facing = { delivery, found, cells, rows: rows.n, current: cells.current.length, fewest: fewest, most: most, labels: effectiveByLabel(rows, found.weights) };
    const basis = [unseenFinding(facing), effectiveFinding(facing)];
    const today = { ...rows, weights: found.weights };
    const decidable = basis.every(({ outcome }) => outcome === 'pass');
    const asked = (0,gates_questions/* questionsFor */.Nc)(rows, gates, [...PATH, 'gates']);
    const judged = decidable && asked.questions.length > 0 ? await judgeGates({ delivery, rows: weighingRows(today), join, level }, asked.questions) : [];
    return {
        findings: [...basis, ...judged.map((finding) => beside(finding, found))],
        facts: shift_factsOf(delivery, rows, today, found, decidable),
        inputs,
        off: asked.off,
        ...(columns === 'drifted' && { notes: [`Shift is weighed by the columns that validate-data found drifted: ${(0,format/* list */.p_)(declared, MOST_DRIFTED)}${inputsDrifted.length > MOST_DRIFTED ? `; ${(0,format/* count */.U9)(inputsDrifted.length - MOST_DRIFTED)} more are left out, as cells would be too small` : ''}.`] }),
        details: {
            cells: cells.count,
            effectiveRows: found.effective,
            unseenShare: found.unseenShare,
            distance: found.distance,
            largestWeight: found.weights.reduce((largest, w) => Math.max(largest, w), 0),
            ...(decidable && { metrics: (0,model_overview/* overviewOf */.bq)(today, delivery).metrics.map(({ label, candidate, champion }) => ({ label, candidate, champion })) }),
        },
    };
}
function shift_factsOf(delivery, rows, today, { effective, distance }, decidable) {
    const basis = ['Today (data.serving)', `${(0,format/* count */.U9)(Math.round(effective))} effective of ${(0,format/* count */.U9)(rows.n)} rows; ${(0,format/* figure */.vP)(100 * distance)} % of the inputs are elsewhere than in the test set`];
    if (!decidable)
        return [basis];
    const plain = (0,model_overview/* overviewOf */.bq)(rows, delivery).metrics;
    return [
        basis,
        ...(0,model_overview/* overviewOf */.bq)(today, delivery).metrics.map(({ label, candidate, champion }, i) => [
            `${label.charAt(0).toUpperCase()}${label.slice(1)}, today`,
            `${(0,format/* figure */.vP)(candidate)}${rows.champion ? ` (champion ${(0,format/* figure */.vP)(champion)})` : ''}; ${(0,format/* figure */.vP)(plain[i].candidate)} on the test rows as they are`,
        ]),
    ];
}
function unseenFinding({ delivery, found, cells, current, most }) {
    const holds = found.unseenShare <= most;
    const named = found.unseen.slice(0, 5).map(({ cell, share }) => `${cells.nameOf(cell)} (${(0,format/* figure */.vP)(100 * share)} %)`);
    return {
        code: 'shift-unseen',
        outcome: holds ? 'pass' : 'inconclusive',
        rule: `today's rows in cells that the test set lacks: at most ${(0,format/* figure */.vP)(100 * most)} %`,
        message: found.unseen.length === 0
            ? `Every one of the ${(0,format/* count */.U9)(current)} rows of data.serving is in a cell that the test set has.`
            : `${(0,format/* figure */.vP)(100 * found.unseenShare)} % of the ${(0,format/* count */.U9)(current)} rows of data.serving are in cells without a test row: ${(0,format/* list */.p_)(named)}${found.unseen.length > 5 ? ` and ${(0,format/* count */.U9)(found.unseen.length - 5)} more` : ''}.` +
                (holds ? '' : ' Nothing is known of the model there.'),
        expected: `≤ ${(0,format/* figure */.vP)(100 * most)} %`,
        actual: `${(0,format/* figure */.vP)(100 * found.unseenShare)} %`,
        n: current,
        numbers: { value: found.unseenShare, limit: most, cells: found.unseen.length },
        ...(!holds && { fix: 'Label rows of these cells for the test set, or cut by fewer columns or wider bands.' }),
        subject: { kind: 'table', name: 'data.serving' },
        location: delivery.locate([...PATH, 'columns']),
    };
}
function effectiveFinding({ delivery, found, rows, fewest, labels }) {
    const rarest = labels ? Math.min(labels.positives, labels.negatives) : Infinity;
    const holds = found.effective >= fewest && rarest >= trust/* FEWEST_EVENTS */.T3;
    const needed = holds || found.effective === 0 || rarest === 0 ? null : Math.ceil(rows * Math.max(fewest / found.effective, trust/* FEWEST_EVENTS */.T3 / rarest));
    const events = labels ? ` (${(0,format/* count */.U9)(Math.floor(labels.positives))} positive, ${(0,format/* count */.U9)(Math.floor(labels.negatives))} negative)` : '';
    const wanted = `${(0,format/* count */.U9)(fewest)}${labels ? `, and ${trust/* FEWEST_EVENTS */.T3} of each label,` : ''}`;
    return {
        code: 'shift-effective-rows',
        outcome: holds ? 'pass' : 'inconclusive',
        rule: `effective rows under today's weights: at least ${(0,format/* count */.U9)(fewest)}`,
        message: `Weighted as today, the ${(0,format/* count */.U9)(rows)} test rows are worth ${(0,format/* count */.U9)(Math.floor(found.effective))}${events}${holds ? '' : `; ${wanted} are needed${needed === null ? '' : `: about ${(0,format/* count */.U9)(needed)} test rows`}`}.`,
        expected: `≥ ${(0,format/* count */.U9)(fewest)}`,
        actual: (0,format/* count */.U9)(Math.floor(found.effective)),
        n: rows,
        numbers: { value: found.effective, limit: fewest, ...labels, distance: found.distance, ...(!holds && { rows_needed: needed }) },
        ...(!holds && { fix: 'Add test rows like those of today (`sluice sample` draws them by strata), or cut by fewer columns.' }),
        subject: { kind: 'table', name: 'data.serving' },
        location: delivery.locate(PATH),
    };
}
/** `columns: drifted` where nothing drifted, or nobody knows. */
function withoutColumns(delivery, known) {
    const base = { rule: 'what drifted is known', expected: 'the drift findings of validate-data', subject: { kind: 'table', name: 'data.serving' }, location: delivery.locate([...PATH, 'columns']) };
    if (known)
        return { ...base, code: 'shift-nothing-drifted', outcome: 'pass', message: 'validate-data found no column drifted, so today weighs the test rows as they are.', actual: 'no drift' };
    return {
        ...base,
        code: 'shift-drift-unknown',
        outcome: 'inconclusive',
        message: 'tests.shift asks for the columns that validate-data found drifted, and no statement of validate-data about this release and delivery lies beside this stage.',
        actual: 'no statement',
        fix: 'Run validate-data before, in the same run, and leave its folder beside that of this stage; or name the columns.',
    };
}
function beside(finding, { effective }) {
    return {
        ...finding,
        code: finding.code.replace(/^metric-/, 'shift-'),
        rule: `${finding.rule}, weighted as today`,
        message: `Weighted as today (${(0,format/* count */.U9)(Math.floor(effective))} effective rows): ${finding.message}`,
        numbers: { ...finding.numbers, effective_rows: effective },
    };
}
function shift_unreadable(delivery, { code, message, fix, location }) {
    return {
        code,
        outcome: 'error',
        rule: 'the current population can be read and cut like the test set',
        message,
        expected: 'data.serving with the columns of tests.shift',
        actual: code,
        fix,
        subject: { kind: 'table', name: 'data.serving' },
        location: location ?? delivery.locate(['data', 'serving']),
    };
}

// EXTERNAL MODULE: ./.build/src/statistics/multiple.js
var multiple = __webpack_require__(53539);
;// CONCATENATED MODULE: ./.build/src/statistics/weak-slices-discover.js
const { sqrt: weak_slices_discover_sqrt } = Math;
/** Slices that are tried on the other half, at most; more would cost each of them power. */
const MOST_TRIED = 50;
/** Slices that are weighed for it. */
const MOST_WEIGHED = 500;
/** Of one pair of columns; slices of it may not overlap. */
const MOST_OF_A_PAIR = 3;
/** Score in standard errors from which a slice is looked at again. */
const LEAST_SCORE = 2;
/** A pair is named where it loses at least this many times what either of its columns alone does. */
const ADDS = 1.1;
/** Share of the fewest rows of a slice that must be its own, in no better slice. */
const OWN_ROWS = 0.5;
/** A slice is a part: the rest must be the larger one. */
const LARGEST_SHARE = 0.5;
/** The most conspicuous slices of these rows, no two alike, best first; and how many were looked at. */
function discover(features, losses, rows, options) {
    const sample = sampleOf(features, losses, rows, options);
    const singles = features.map((_, feature) => gridOf(sample, feature));
    const found = [];
    let looked = 0;
    singles.forEach((grid, feature) => {
        const own = rectangles(grid, sample, features[feature].ranges, [[0, 0]]);
        looked += own.length;
        for (const { first, score } of apart(own))
            found.push({ conditions: [{ feature, range: first }], score });
    });
    if (options.pairs)
        for (let a = 0; a < features.length; a++)
            for (let b = a + 1; b < features.length; b++) {
                const grid = gridOf(sample, a, b);
                const own = rectangles(grid, sample, features[a].ranges, features[b].ranges);
                looked += own.length;
                const adding = own.filter(({ first, second, mean }) => mean >= ADDS * meanOf(singles[a], first) && mean >= ADDS * meanOf(singles[b], second));
                for (const { first, second, score } of apart(adding))
                    found.push({ conditions: [{ feature: a, range: first }, { feature: b, range: second }], score });
            }
    return { slices: unlike(sample, found.sort((x, y) => y.score - x.score).slice(0, MOST_WEIGHED)), looked };
}
function sampleOf(features, { loss, other, weights }, rows, { minRows, minRatio }) {
    return {
        codes: features.map(({ codes }) => Uint16Array.from(rows, (row) => codes[row])),
        cells: features.map(({ cells }) => cells),
        ...(weights && { weight: Float64Array.from(rows, (row) => weights[row]) }),
        value: Float64Array.from(rows, (row) => (other === undefined ? loss[row] : loss[row] - minRatio * other[row])),
        n: rows.length,
        fewest: minRows / 2,
        ratio: minRatio,
        paired: other !== undefined,
    };
}
function gridOf({ codes, cells, weight, value, n }, a, b) {
    const [first, height] = [codes[a], cells[a]];
    const second = b === undefined ? undefined : codes[b];
    const width = (b === undefined ? 1 : cells[b]) + 1;
    const stride = weight === undefined ? 3 : 6;
    const sums = new Float64Array((height + 1) * width * stride);
    for (let i = 0; i < n; i++) {
        const at = ((first[i] + 1) * width + (second === undefined ? 0 : second[i]) + 1) * stride;
        const v = value[i];
        sums[at] += 1;
        if (weight === undefined) {
            sums[at + 1] += v;
            sums[at + 2] += v * v;
            continue;
        }
        const w = weight[i];
        const wv = w * v;
        sums[at + 1] += w;
        sums[at + 2] += wv;
        sums[at + 3] += w * w;
        sums[at + 4] += w * wv;
        sums[at + 5] += wv * wv;
    }
    const row = width * stride;
    for (let at = row; at < sums.length; at++)
        if (at % row >= stride)
            sums[at] += sums[at - stride];
    for (let at = row; at < sums.length; at++)
        sums[at] += sums[at - row];
    return { width, stride, sums };
}
/** Rows, w, w·v, w², w²·v, w²·v² of the rectangle between four corners. */
function read({ sums, stride }, [a, b, c, d], into) {
    for (let j = 0; j < stride; j++)
        into[j] = sums[a + j] - sums[b + j] - sums[c + j] + sums[d + j];
    if (stride === 6)
        return;
    const [n, v, vv] = [into[0], into[1], into[2]];
    into[1] = into[3] = n;
    into[2] = into[4] = v;
    into[5] = vv;
}
/** Every rectangle with rows enough, with how far its loss is above what it may be, in standard errors. */
function rectangles(grid, sample, firsts, seconds) {
    const { sums, width, stride } = grid;
    const most = LARGEST_SHARE * sample.n;
    const found = [];
    const [all, own, rest] = [new Float64Array(6), new Float64Array(6), new Float64Array(6)];
    read(grid, [sums.length - stride, 0, 0, 0], all);
    for (const first of firsts)
        for (const second of seconds) {
            const [low, high] = [first[0] * width, (first[1] + 1) * width];
            const [left, right] = [second[0], second[1] + 1];
            const corners = [(high + right) * stride, (low + right) * stride, (high + left) * stride, (low + left) * stride];
            const n = sums[corners[0]] - sums[corners[1]] - sums[corners[2]] + sums[corners[3]];
            if (n < sample.fewest || n > most)
                continue;
            read(grid, corners, own);
            const mean = own[2] / own[1];
            for (let j = 0; j < 6; j++)
                rest[j] = all[j] - own[j];
            const against = sample.paired ? 0 : (sample.ratio * rest[2]) / rest[1];
            const score = mean > against ? (mean - against) / weak_slices_discover_sqrt(varianceOf(own) + (sample.paired ? 0 : sample.ratio ** 2 * varianceOf(rest))) : 0;
            found.push({ first, second, mean, score });
        }
    return found;
}
/** Variance of a weighted mean, from its sums. */
function varianceOf(sums) {
    const mean = sums[2] / sums[1];
    return (sums[5] - 2 * mean * sums[4] + mean * mean * sums[3]) / (sums[1] * sums[1]);
}
/** Of a grid over one column. */
function meanOf({ sums, width, stride }, [from, to]) {
    const [low, high] = [(from * width + 1) * stride, ((to + 1) * width + 1) * stride];
    const [w, wv] = stride === 3 ? [0, 1] : [1, 2];
    return (sums[high + wv] - sums[low + wv]) / (sums[high + w] - sums[low + w]);
}
/** The best few that share no cell. */
function apart(all) {
    const chosen = [];
    const meet = (a, b) => a[0] <= b[1] && b[0] <= a[1];
    for (const one of all.filter(({ score }) => score >= LEAST_SCORE).sort((a, b) => b.score - a.score)) {
        if (chosen.length === MOST_OF_A_PAIR)
            break;
        if (!chosen.some((other) => meet(one.first, other.first) && meet(one.second, other.second)))
            chosen.push(one);
    }
    return chosen;
}
/** The best, each weak by rows that no better one has: what a slice only owes to a part of it is not said twice. */
function unlike(sample, sorted) {
    const covered = new Uint8Array(sample.n);
    const chosen = [];
    for (const { conditions } of sorted) {
        if (chosen.length === MOST_TRIED)
            break;
        const inside = insideOf(sample, conditions);
        if (!weakOutside(sample, inside, covered))
            continue;
        chosen.push(conditions);
        for (let i = 0; i < sample.n; i++)
            covered[i] |= inside[i];
    }
    return chosen;
}
function insideOf({ codes, n }, conditions) {
    const inside = new Uint8Array(n).fill(1);
    for (const { feature, range: [from, to] } of conditions) {
        const own = codes[feature];
        for (let i = 0; i < n; i++)
            if (own[i] < from || own[i] > to)
                inside[i] = 0;
    }
    return inside;
}
function weakOutside({ n, weight, value, fewest, ratio, paired }, inside, covered) {
    const [own, rest] = [new Float64Array(6), new Float64Array(6)];
    for (let i = 0; i < n; i++) {
        if (covered[i] === 1)
            continue;
        const sums = inside[i] === 1 ? own : rest;
        const w = weight === undefined ? 1 : weight[i];
        const wv = w * value[i];
        sums[0] += 1;
        sums[1] += w;
        sums[2] += wv;
        sums[3] += w * w;
        sums[4] += w * wv;
        sums[5] += wv * wv;
    }
    if (own[0] < fewest * OWN_ROWS)
        return false;
    const against = paired ? 0 : (ratio * rest[2]) / rest[1];
    return own[2] / own[1] - against >= LEAST_SCORE * weak_slices_discover_sqrt(varianceOf(own) + (paired ? 0 : ratio ** 2 * varianceOf(rest)));
}

;// CONCATENATED MODULE: ./.build/src/statistics/weak-slices.js




/**
 * Weak slices over single columns and pairs of columns: found on one half of the rows and confirmed on the other, where each is one
 * test of `mean ≤ minRatio × other mean` (Welch's, one-sided, summed over units; paired against another model) and the false
 * discovery rate of all that were tried is held (Benjamini and Hochberg 1995; Benjamini and Yekutieli 2001). The first half may thus
 * look at as many slices as it likes. Every row is used. O(rows × pairs).
 */
function searchWeakSlices(features, losses, options) {
    const halves = halvesOf(losses, options.seed);
    const found = discover(features, losses, halves[0], options);
    const tests = found.slices.map((conditions) => weak_slices_confirm(features, conditions, losses, halves[1], options.minRatio)).filter((test) => test !== undefined);
    const corrected = (0,multiple/* adjusted */.B)(tests.map(({ p }) => p), options.correction);
    const weak = tests.map((test, i) => ({ ...test, adjusted: corrected[i] })).filter((test) => test.adjusted <= options.falseDiscoveries);
    const whole = weak.map((test) => ({ ...test, ...sharesOf(features, test.conditions, losses) }));
    return { weak: whole.sort((a, b) => b.shareOfLoss - a.shareOfLoss || b.rows - a.rows), looked: found.looked, tried: tests.length };
}
/** Rows that meet every condition. */
function rowsOfSlice(features, conditions, among) {
    const inside = new Uint8Array(among.length).fill(1);
    for (const { feature, range: [from, to] } of conditions) {
        const { codes } = features[feature];
        for (let i = 0; i < among.length; i++) {
            const code = codes[among[i]];
            if (code < from || code > to)
                inside[i] = 0;
        }
    }
    return inside;
}
function halvesOf({ loss, units }, seed) {
    const random = (0,statistics_random/* seededRandom */.Is)(seed);
    const halves = [[], []];
    const ofUnit = new Map();
    for (let row = 0; row < loss.length; row++) {
        let half = units === undefined ? undefined : ofUnit.get(units[row]);
        if (half === undefined) {
            half = (random.next() >>> 31);
            if (units !== undefined)
                ofUnit.set(units[row], half);
        }
        halves[half].push(row);
    }
    return [Int32Array.from(halves[0]), Int32Array.from(halves[1])];
}
/** Rows that a mean needs on the confirming half. */
const FEWEST_CONFIRMING = 20;
function weak_slices_confirm(features, conditions, losses, half, ratio) {
    const inside = rowsOfSlice(features, conditions, half);
    const { loss, other, weights, units } = losses;
    const sums = { inside: 0, insideLoss: 0, outside: 0, outsideLoss: 0, insideOther: 0, n: 0 };
    for (let i = 0; i < half.length; i++) {
        const row = half[i];
        const w = weights === undefined ? 1 : weights[row];
        if (inside[i] === 1) {
            sums.n += 1;
            sums.inside += w;
            sums.insideLoss += w * loss[row];
            if (other !== undefined)
                sums.insideOther += w * other[row];
        }
        else {
            sums.outside += w;
            sums.outsideLoss += w * loss[row];
        }
    }
    const rest = half.length - sums.n;
    if (sums.n < FEWEST_CONFIRMING || (other === undefined && rest < FEWEST_CONFIRMING))
        return undefined;
    const mean = sums.insideLoss / sums.inside;
    const against = other === undefined ? sums.outsideLoss / sums.outside : sums.insideOther / sums.inside;
    // Influence of each unit on mean − ratio × other mean, and on the logarithm of their quotient.
    const test = new Moments(units);
    const quotient = new Moments(units);
    for (let i = 0; i < half.length; i++) {
        const row = half[i];
        const w = weights === undefined ? 1 : weights[row];
        const own = inside[i] === 1 ? (w * (loss[row] - mean)) / sums.inside : 0;
        const theirs = other === undefined ? (inside[i] === 1 ? 0 : (w * (loss[row] - against)) / sums.outside) : inside[i] === 1 ? (w * (other[row] - against)) / sums.inside : 0;
        if (own === 0 && theirs === 0)
            continue;
        test.add(row, own - ratio * theirs, inside[i]);
        quotient.add(row, own / mean - theirs / against, inside[i]);
    }
    const { variance, degrees } = test.of(sums.n, other === undefined ? rest : undefined);
    const t = (mean - ratio * against) / Math.sqrt(variance);
    const quotientError = Math.sqrt(quotient.of(sums.n, other === undefined ? rest : undefined).variance);
    return {
        conditions,
        n: sums.n,
        mean,
        other: against,
        ratio: { value: mean / against, standardError: (mean / against) * quotientError },
        p: variance > 0 ? (0,student/* studentTail */.gq)(t, degrees) : mean > ratio * against ? 0 : 1,
    };
}
/** Sum of squares of influences by unit, with Welch's degrees of freedom. */
class Moments {
    #units;
    #sums = new Map();
    #inside = 0;
    #outside = 0;
    constructor(units) {
        this.#units = units;
    }
    add(row, influence, inside) {
        if (this.#units !== undefined) {
            const unit = this.#units[row];
            this.#sums.set(unit, (this.#sums.get(unit) ?? 0) + influence);
        }
        else if (inside === 1)
            this.#inside += influence * influence;
        else
            this.#outside += influence * influence;
    }
    of(n, rest) {
        if (this.#units !== undefined) {
            let sum = 0;
            for (const influence of this.#sums.values())
                sum += influence * influence;
            const units = Math.max(2, this.#sums.size);
            return { variance: (sum * units) / (units - 1), degrees: units - 1 };
        }
        const inside = (this.#inside * n) / (n - 1);
        if (rest === undefined)
            return { variance: inside, degrees: n - 1 };
        const outside = (this.#outside * rest) / (rest - 1);
        return { variance: inside + outside, degrees: (inside + outside) ** 2 / (inside ** 2 / (n - 1) + outside ** 2 / (rest - 1)) };
    }
}
function sharesOf(features, conditions, { loss, weights }) {
    const inside = rowsOfSlice(features, conditions, Int32Array.from(loss.keys()));
    let [rows, weight, total, lost, all] = [0, 0, 0, 0, 0];
    for (let row = 0; row < loss.length; row++) {
        const w = weights === undefined ? 1 : weights[row];
        total += w;
        all += w * loss[row];
        if (inside[row] === 0)
            continue;
        rows += 1;
        weight += w;
        lost += w * loss[row];
    }
    return { rows, shareOfRows: weight / total, shareOfLoss: all === 0 ? 0 : lost / all };
}

;// CONCATENATED MODULE: ./.build/src/model/slices/coded.js

/** Numbers and times in bands of about equal size, each distinct value its own where there are no more; texts by value. */
function codedOf(column, bands) {
    return column.kind === 'text' ? textCodes(column) : bandCodes(column, bands);
}
/** `age 17 to 24 and education = HS-grad`. */
function sliceName(coded, conditions) {
    return conditions.map(({ feature, range }) => `${coded[feature].name}${coded[feature].said(range)}`).join(' and ');
}
function textCodes({ name, values, texts, hidden }) {
    const missing = texts.length;
    const rare = missing + 1;
    return {
        name,
        codes: Uint16Array.from(values, (code) => (Number.isNaN(code) ? missing : code < 0 ? rare : code)),
        cells: rare + 1,
        ranges: Array.from({ length: rare }, (_, code) => [code, code]),
        said: ([code]) => (code === missing ? ' is missing' : ` = ${hidden ? `value ${code + 1}` : texts[code].replaceAll(categories/* NULL_NAME */.qf, `'${categories/* NULL_NAME */.qf}'`)}`),
    };
}
function bandCodes({ name, kind, values, hidden }, bands) {
    const edges = edgesOf(values, bands);
    const count = edges.length + 1;
    const codes = new Uint16Array(values.length);
    const lows = new Array(count).fill(Infinity);
    const highs = new Array(count).fill(-Infinity);
    for (let row = 0; row < values.length; row++) {
        const value = values[row];
        if (Number.isNaN(value)) {
            codes[row] = count;
            continue;
        }
        let band = 0;
        while (band < edges.length && value > edges[band])
            band++;
        codes[row] = band;
        lows[band] = Math.min(lows[band], value);
        highs[band] = Math.max(highs[band], value);
    }
    const ranges = [[count, count]];
    for (let from = 0; from < count; from++)
        for (let to = from; to < count; to++)
            if (to - from < count - 1)
                ranges.push([from, to]);
    const text = (value) => (kind === 'time' ? instantText(value) : String(Number(value.toPrecision(6))));
    return {
        name,
        codes,
        cells: count + 1,
        ranges,
        said([from, to]) {
            if (from === count)
                return ' is missing';
            if (hidden)
                return from === to ? ` in band ${from + 1} of ${count}` : ` in bands ${from + 1} to ${to + 1} of ${count}`;
            const [low, high] = [lows[from], highs[to]];
            return low === high ? ` ${text(low)}` : ` ${text(low)} to ${text(high)}`;
        },
    };
}
/** Edges of the bands; a column of few values gets one band for each. */
function edgesOf(values, bands) {
    const distinct = new Set();
    for (const value of values) {
        if (Number.isNaN(value))
            continue;
        distinct.add(value);
        if (distinct.size > bands)
            return (0,categories/* quantileEdges */.UY)(values, bands);
    }
    return [...distinct].sort((a, b) => a - b).slice(0, -1);
}
function instantText(milliseconds) {
    const instant = new Date(milliseconds);
    return Number.isNaN(instant.getTime()) ? String(milliseconds) : instant.toISOString().replace(/T00:00:00\.000Z$|(:00)?\.000Z$/, '');
}

;// CONCATENATED MODULE: ./.build/src/model/slices/losses.js
const LOSS_NAMES = {
    log_loss: 'log loss',
    brier: 'squared error',
    error: 'error rate',
    absolute_error: 'absolute error',
    squared_error: 'squared error',
    pinball: 'pinball loss',
};
const DEFAULTS = {
    binary: 'log_loss',
    multiclass: 'log_loss',
    multilabel: 'log_loss',
    regression: 'absolute_error',
    quantile: 'pinball',
    ranking: undefined,
};
/** What one model loses on each row, at least 0; or why that cannot be said. */
function lossesOf(rows, outputs, declared, delivery) {
    const { truth, task, epsilon } = rows;
    const name = declared ?? (task === 'multiclass' && outputs.scores.length === 0 ? 'error' : DEFAULTS[task]);
    const { threshold, quantiles = {} } = delivery.spec.tests;
    const unfit = { unfit: `${name ?? 'a loss of each row'} is not for the task ${task}`, fix: 'Leave slices.search.loss out: each task has its own.' };
    if (name === undefined)
        return unfit;
    const clip = (p) => Math.min(Math.max(p, epsilon), 1 - epsilon);
    const ofLabel = (label, score) => {
        if (name === 'log_loss')
            return label === 1 ? -Math.log(clip(score)) : -Math.log(1 - clip(score));
        return name === 'brier' ? (score - label) ** 2 : Number(score >= threshold !== (label === 1));
    };
    const each = (of) => ({ name, loss: Float64Array.from({ length: rows.n }, (_, row) => of(row)) });
    const { scores } = outputs;
    switch (truth.kind) {
        case 'binary':
            return isOf(name, 'log_loss', 'brier', 'error') ? each((row) => ofLabel(truth.labels[row], scores[0][row])) : unfit;
        case 'labels':
            return isOf(name, 'log_loss', 'brier', 'error') ? each((row) => losses_mean(truth.labels.map((labels, i) => ofLabel(labels[row], scores[i][row])))) : unfit;
        case 'classes':
            if (name === 'error')
                return each((row) => Number(outputs.classes[row] !== truth.codes[row]));
            if (!isOf(name, 'log_loss', 'brier'))
                return unfit;
            if (scores.length === 0)
                return { unfit: `${name} needs a score for each class, and the predictions have none`, fix: 'Write a column of scores for each class, or use `loss: error`.' };
            if (name === 'log_loss')
                return each((row) => -Math.log(clip(scores[truth.codes[row]][row])));
            return each((row) => scores.reduce((sum, score, i) => sum + (score[row] - Number(truth.codes[row] === i)) ** 2, 0));
        case 'numbers':
            if (task === 'quantile') {
                const levels = Object.keys(quantiles).map(Number).sort((a, b) => a - b);
                return name === 'pinball' ? each((row) => losses_mean(scores.map((score, i) => losses_pinball(truth.values[row] - score[row], levels[i])))) : unfit;
            }
            if (name === 'absolute_error')
                return each((row) => Math.abs(truth.values[row] - scores[0][row]));
            return name === 'squared_error' ? each((row) => (truth.values[row] - scores[0][row]) ** 2) : unfit;
        case 'relevance':
            return unfit;
    }
}
function losses_pinball(difference, level) {
    return Math.max(level * difference, (level - 1) * difference);
}
function losses_mean(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function isOf(name, ...names) {
    return names.includes(name);
}

;// CONCATENATED MODULE: ./.build/src/model/slices/weak-slices.js







/** `tests.slices.search`: slices that nobody declared and in which the model loses more than elsewhere. */
const WEAK_SLICES = {
    name: 'weak slices',
    declared: ({ spec }) => spec.tests?.slices?.search !== undefined,
    judge: judgeWeakSlices,
};
const weak_slices_PATH = ['tests', 'slices', 'search'];
async function judgeWeakSlices({ delivery, rows, join, level }) {
    const search = delivery.spec.tests.slices.search;
    const against = search.against === 'champion';
    if (against && !rows.champion)
        return { findings: [], off: ['weak slices against the champion'] };
    const own = lossesOf(rows, rows.candidate, search.loss, delivery);
    if ('unfit' in own)
        return { findings: [weak_slices_notForTask(delivery, own)] };
    const others = against ? lossesOf(rows, rows.champion, search.loss, delivery) : undefined;
    if (others && 'unfit' in others)
        return { findings: [weak_slices_notForTask(delivery, others)] };
    const minRows = Math.max(search.min_rows, Math.ceil(search.min_share * rows.n));
    const { columns, skipped } = await featureColumns(join, search.features ?? featureNames(join), Math.max(1, Math.floor(minRows / 2)), [...weak_slices_PATH, 'features']);
    if (columns.length === 0 || rows.n < 2 * minRows)
        return { findings: [(0,accountable/* accountable */.y)(weak_slices_tooSmall(delivery, rows.n, minRows, columns.length), search)] };
    const coded = columns.map((column) => codedOf(column, search.bands));
    const result = searchWeakSlices(coded, { loss: own.loss, ...(others && { other: others.loss }), ...(rows.weights && { weights: rows.weights }), ...(rows.units && { units: rows.units }) }, { pairs: search.pairs, minRows, minRatio: search.min_ratio, falseDiscoveries: search.false_discoveries, correction: search.correction, seed: search.seed ?? delivery.spec.tests.seed });
    const asking = { delivery, search, coded, loss: own.name, result, minRows, level };
    const found = result.weak.slice(0, search.most).map((slice) => (0,accountable/* accountable */.y)(weakSlice(asking, slice), search));
    return {
        findings: found.length > 0 ? found : [noneFound(asking)],
        notes: [
            ...(skipped.length > 0 ? [`Weak slices: ${(0,format/* list */.p_)(skipped)} cannot be cut and ${skipped.length === 1 ? 'was' : 'were'} left out.`] : []),
            ...(result.weak.length > found.length ? [`Weak slices: ${result.weak.length - found.length} more were confirmed (tests.slices.search.most).`] : []),
        ],
        facts: [['Weak slices', factText(asking)]],
        details: {
            loss: own.name,
            features: coded.map(({ name }) => name),
            looked: result.looked,
            tried: result.tried,
            confirmed: result.weak.map((slice) => ({ slice: sliceName(coded, slice.conditions), ...numbersOf(slice) })),
        },
    };
}
function weakSlice({ delivery, search, coded, loss, level }, slice) {
    const name = sliceName(coded, slice.conditions);
    const { value, standardError } = slice.ratio;
    const reach = Math.exp(((0,normal/* twoSidedQuantile */.n)(level) * standardError) / value);
    const beside = search.against === 'champion' ? "the champion's there" : 'elsewhere';
    const bounds = Number.isFinite(reach) ? { low: value / reach, high: value * reach } : undefined;
    return {
        code: 'weak-slice',
        outcome: 'fail',
        rule: `weak slices: mean ${LOSS_NAMES[loss]} at most ${search.min_ratio} times ${beside}`,
        message: `Where ${name}, the candidate's mean ${LOSS_NAMES[loss]} is ${(0,format/* figure */.vP)(slice.mean)} against ${(0,format/* figure */.vP)(slice.other)} ${beside}: ${timesText(value)}${bounds ? ` ${(0,format/* interval */.YP)(bounds.low, bounds.high)}` : ''}. ` +
            `The slice has ${(0,format/* percent */.KN)(slice.shareOfRows)} of the rows (${(0,format/* count */.U9)(slice.rows)}) and ${(0,format/* percent */.KN)(slice.shareOfLoss)} of the total loss; ` +
            `found on one half of the rows, confirmed on ${(0,format/* counted */.hS)(slice.n, 'row')} of the other.`,
        expected: `≤ ${search.min_ratio} times`,
        actual: timesText(value),
        n: slice.n,
        ...(bounds && { interval: { ...bounds, level, method: 'log ratio of means, on the confirming half' } }),
        p: slice.adjusted,
        numbers: { ...numbersOf(slice), limit: search.min_ratio },
        fix: `Look at these rows: more training data of their kind, a feature that tells them apart, or labels that are wrong. Declare the slice in tests.slices.by to gate it by itself.`,
        subject: { kind: 'slice', name },
        location: delivery.locate(weak_slices_PATH),
    };
}
function numbersOf(slice) {
    const finite = (value) => (Number.isFinite(value) ? value : null);
    return {
        candidate: slice.mean,
        other: slice.other,
        ratio: finite(slice.ratio.value),
        share_of_rows: slice.shareOfRows,
        share_of_loss: slice.shareOfLoss,
        rows: slice.rows,
        p: slice.p,
        adjusted_p: slice.adjusted,
    };
}
function timesText(ratio) {
    return Number.isFinite(ratio) ? `${(0,format/* figure */.vP)(ratio)} times` : 'more than 0';
}
function factText({ result, coded, minRows }) {
    return `${result.weak.length} confirmed; ${(0,format/* count */.U9)(result.looked)} slices of at least ${(0,format/* count */.U9)(minRows)} rows looked at over ${(0,format/* counted */.hS)(coded.length, 'column')}, ${result.tried} tried on the other half`;
}
function noneFound(asking) {
    const { delivery, search, loss, result, coded } = asking;
    const beside = search.against === 'champion' ? 'what the champion loses there' : 'what the other rows do';
    return {
        code: 'weak-slices-none',
        outcome: 'pass',
        rule: 'weak slices: none',
        message: `No slice was confirmed to lose more than ${search.min_ratio} times ${beside} (${LOSS_NAMES[loss]}): ${factText(asking).replace('0 confirmed; ', '')}.`,
        expected: 'none',
        actual: 'none',
        n: coded[0]?.codes.length,
        numbers: { looked: result.looked, tried: result.tried },
        subject: { kind: 'slice', name: 'weak slices' },
        location: delivery.locate(weak_slices_PATH),
    };
}
function weak_slices_tooSmall(delivery, n, minRows, columns) {
    return {
        code: 'weak-slices-too-few-rows',
        outcome: 'inconclusive',
        rule: 'weak slices: columns to cut and rows enough to confirm',
        message: columns === 0 ? 'There is no column to search for weak slices: the test set has only keys, labels and columns that cannot be cut.' : `${(0,format/* counted */.hS)(n, 'row')} cannot be halved into slices of ${(0,format/* count */.U9)(minRows)} rows and a rest: needs about ${(0,format/* count */.U9)(2 * minRows)} rows.`,
        expected: columns === 0 ? 'columns of features' : `≥ ${(0,format/* count */.U9)(2 * minRows)} rows`,
        actual: columns === 0 ? 'none' : (0,format/* count */.U9)(n),
        n,
        numbers: { rows_needed: columns === 0 ? null : 2 * minRows },
        fix: columns === 0 ? 'Keep the features beside the labels in the test set, or take slices.search out.' : 'Add labelled rows, or lower slices.search.min_rows and min_share.',
        subject: { kind: 'slice', name: 'weak slices' },
        location: delivery.locate(weak_slices_PATH),
    };
}
function weak_slices_notForTask(delivery, { unfit, fix }) {
    return {
        code: 'weak-slices-not-for-task',
        outcome: 'error',
        rule: 'weak slices: a loss of each row',
        message: `Weak slices cannot be searched: ${unfit}.`,
        expected: 'a loss of each row',
        actual: 'none',
        fix,
        subject: { kind: 'slice', name: 'weak slices' },
        location: delivery.locate([...weak_slices_PATH, 'loss']),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks/error.js
/** A report of the team that is not what it should be: the reason in words, for a finding. */
class UnreadableReport extends Error {
}

// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/fxp.js
var fxp = __webpack_require__(75824);
// EXTERNAL MODULE: ./node_modules/fast-xml-parser/src/xmlparser/XMLParser.js + 23 modules
var XMLParser = __webpack_require__(41143);
;// CONCATENATED MODULE: ./.build/src/model/team-checks/junit.js


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
    const roots = junit_parse(text);
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
function junit_parse(text) {
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

;// CONCATENATED MODULE: ./.build/src/model/team-checks/json.js

/** JSON of a report, with or without a byte order mark. Throws UnreadableReport. */
function parseReport(text) {
    try {
        return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    }
    catch {
        throw new UnreadableReport('it is no JSON');
    }
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks/scan.js
const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'];
/** Bands of a CVSS score as GitHub code scanning has them: docs.github.com, "SARIF support for code scanning". */
const BANDS = [[9, 'critical'], [7, 'high'], [4, 'medium'], [0.1, 'low']];
/** Severity of a CVSS base score; `unknown` for what is no number from 0 to 10. */
function severityOfScore(value) {
    const score = scoreOf(value);
    if (!(score >= 0 && score <= 10))
        return 'unknown';
    return BANDS.find(([from]) => score >= from)?.[1] ?? 'none';
}
/** Severities in words, as GitHub's and Trivy's advisories write them. */
const WORDS = { LOW: 'low', MODERATE: 'medium', MEDIUM: 'medium', HIGH: 'high', CRITICAL: 'critical' };
function severityOfWord(value) {
    const word = typeof value === 'string' ? value.trim().toUpperCase() : '';
    return Object.hasOwn(WORDS, word) ? WORDS[word] : 'unknown';
}
/** The gravest of those that are known; `unknown` where none is. */
function gravest(severities) {
    const known = severities.filter((severity) => severity !== 'unknown');
    return known.length === 0 ? 'unknown' : SEVERITIES[Math.max(...known.map((severity) => SEVERITIES.indexOf(severity)))];
}
/** `Number` makes 0, the harmless score, of null, of an empty text and of an empty list. */
function scoreOf(value) {
    if (typeof value === 'string' && value.trim() !== '')
        return Number(value);
    return typeof value === 'number' ? value : NaN;
}
function scan_listOf(value) {
    return Array.isArray(value) ? value.map(asNode) : [];
}
function asNode(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function scan_textsOf(value) {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
function scan_nameOf(value, otherwise) {
    return (typeof value === 'string' && value !== '' ? value : otherwise).slice(0, 200);
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks/osv.js



/**
 * Reads OSV-Scanner's JSON (google.github.io/osv-scanner/output): each group of a package is one vulnerability under all its
 * names; its severity is the group's `max_severity` (a CVSS score), or what the advisories say in words. Throws
 * UnreadableReport.
 */
function readOsv(text) {
    const { results } = asNode(parseReport(text));
    if (!Array.isArray(results))
        throw new UnreadableReport('it has no list `results`, as OSV-Scanner writes one');
    const found = scan_listOf(results).flatMap((source) => {
        if (!Array.isArray(source.packages))
            throw new UnreadableReport('a source has no list of packages');
        return scan_listOf(source.packages).flatMap(ofPackage);
    });
    return { results: found, suppressed: 0, failedRuns: 0, commits: [], skipped: [] };
}
function ofPackage(entry) {
    for (const key of ['vulnerabilities', 'groups'])
        if (entry[key] !== undefined && entry[key] !== null && !Array.isArray(entry[key]))
            throw new UnreadableReport(`the ${key} of a package are no list`);
    const { name, version } = asNode(entry.package);
    const about = typeof name === 'string' ? { package: { name: name.slice(0, 200), ...(typeof version === 'string' && version !== '' && { version: version.slice(0, 100) }) } } : {};
    const advisories = scan_listOf(entry.vulnerabilities);
    const groups = scan_listOf(entry.groups);
    const grouped = new Set(groups.flatMap(({ ids }) => scan_textsOf(ids)));
    // Every advisory counts once: those of a group together, one that no group names by itself.
    const alone = advisories.filter(({ id }) => typeof id !== 'string' || !grouped.has(id)).map((advisory) => ({ ids: [scan_nameOf(advisory.id, 'a vulnerability without an id')] }));
    return [...groups, ...alone].map((group) => ofGroup(group, advisories, about));
}
function ofGroup(group, advisories, about) {
    const ids = scan_textsOf(group.ids);
    const own = advisories.filter(({ id }) => typeof id === 'string' && ids.includes(id));
    const aliases = [...new Set([...ids.slice(1), ...scan_textsOf(group.aliases), ...own.flatMap((advisory) => scan_textsOf(advisory.aliases))])];
    const score = group.max_severity === undefined || group.max_severity === '' ? [] : [severityOfScore(group.max_severity)];
    const words = own.map((advisory) => severityOfWord(asNode(advisory.database_specific).severity));
    return { id: scan_nameOf(ids[0], 'a vulnerability without an id'), aliases, severity: gravest([...score, ...words]), ...about };
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks/pip-audit.js



/**
 * Reads pip-audit's JSON (github.com/pypa/pip-audit): packages with their vulnerabilities, and packages that it skipped. It
 * knows no severities. Throws UnreadableReport.
 */
function readPipAudit(text) {
    const parsed = parseReport(text);
    // Before version 2.0 the list stood alone.
    const dependencies = Array.isArray(parsed) ? parsed : asNode(parsed).dependencies;
    if (!Array.isArray(dependencies))
        throw new UnreadableReport('it has no list `dependencies`, as pip-audit writes one');
    if (dependencies.length === 0)
        throw new UnreadableReport('its list of dependencies is empty, so nothing was audited');
    const report = { results: [], suppressed: 0, failedRuns: 0, commits: [], skipped: [] };
    for (const entry of scan_listOf(dependencies)) {
        const name = scan_nameOf(entry.name, 'a package without a name');
        if (!Array.isArray(entry.vulns)) {
            report.skipped.push({ name, because: scan_nameOf(entry.skip_reason, 'no reason is given') });
            continue;
        }
        const version = typeof entry.version === 'string' ? entry.version.slice(0, 100) : undefined;
        for (const { id, aliases } of scan_listOf(entry.vulns))
            report.results.push({ id: scan_nameOf(id, 'a vulnerability without an id'), aliases: scan_textsOf(aliases), severity: 'unknown', package: { name, ...(version !== undefined && { version }) } });
    }
    return report;
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks/sarif.js



/** §3.27.9: kinds of results that are no failures. One that the standard does not know is taken for a failure. */
const NO_FAILURES = new Set(['pass', 'open', 'informational', 'notApplicable', 'review']);
const LEVELS = { error: 'high', warning: 'medium', note: 'low', none: 'none' };
/**
 * Reads SARIF 2.1.0. A result's severity is the highest that it or its rule claims: `security-severity` where it is
 * given, else the level (error → high, warning → medium, note → low), which itself defaults to `warning` (§3.27.10).
 * Throws UnreadableReport.
 */
function readSarif(text) {
    const { runs } = asNode(parseReport(text));
    if (!Array.isArray(runs))
        throw new UnreadableReport('it has no list of runs');
    if (runs.length === 0)
        throw new UnreadableReport('its list of runs is empty, so nothing was scanned');
    const report = { results: [], suppressed: 0, failedRuns: 0, commits: [], skipped: [] };
    for (const entry of runs)
        addRun(asNode(entry), report);
    return report;
}
function addRun(run, report) {
    if (scan_listOf(run.invocations).some((invocation) => invocation.executionSuccessful === false))
        report.failedRuns += 1;
    for (const provenance of scan_listOf(run.versionControlProvenance))
        if (typeof provenance.revisionId === 'string')
            report.commits.push(provenance.revisionId);
    // §3.14.23: without `results` the scan was not carried out; an empty list says that it found nothing.
    if (!Array.isArray(run.results))
        throw new UnreadableReport('a run has no results, so its scan was not carried out');
    const scanner = String(asNode(asNode(run.tool).driver).name ?? '').toLowerCase();
    for (const result of scan_listOf(run.results)) {
        if (result.baselineState === 'absent' || NO_FAILURES.has(result.kind))
            continue;
        if (isSuppressed(result)) {
            report.suppressed += 1;
            continue;
        }
        const rule = ruleOf(run, result);
        report.results.push(scanResult(result, rule, severityOf(result, rule, scanner)));
    }
}
/** §3.27.23: suppressed where there are suppressions and none is rejected or under review. */
function isSuppressed(result) {
    const suppressions = scan_listOf(result.suppressions);
    return suppressions.length > 0 && suppressions.every(({ status }) => status === undefined || status === 'accepted');
}
function scanResult(result, rule, severity) {
    const id = scan_nameOf(result.ruleId ?? rule.id ?? asNode(result.rule).id, 'a rule without an id');
    return { id, aliases: scan_textsOf(rule.deprecatedIds), severity };
}
function ruleOf(run, result) {
    const tool = asNode(run.tool);
    const reference = asNode(result.rule);
    const component = asNode(reference.toolComponent).index;
    const home = typeof component === 'number' ? asNode(tool.extensions?.[component]) : asNode(tool.driver);
    const index = result.ruleIndex ?? reference.index;
    const rules = scan_listOf(home.rules);
    if (typeof index === 'number' && rules[index])
        return rules[index];
    const id = result.ruleId ?? reference.id;
    const everywhere = [...rules, ...scan_listOf(tool.extensions).flatMap((extension) => scan_listOf(extension.rules))];
    return everywhere.find((rule) => rule.id === id) ?? {};
}
function severityOf(result, rule, scanner) {
    const scores = [asNode(result.properties)['security-severity'], asNode(rule.properties)['security-severity']].filter((score) => score !== undefined);
    const level = result.level ?? asNode(rule.defaultConfiguration).level ?? 'warning';
    const byLevel = typeof level === 'string' && Object.hasOwn(LEVELS, level) ? LEVELS[level] : 'unknown';
    // OSV-Scanner gives every result the level `warning`, whether it knows a score or not.
    if (scores.length === 0)
        return scanner === 'osv-scanner' ? 'unknown' : byLevel;
    const known = scores.map(severityOfScore);
    if (known.includes('unknown'))
        return 'unknown';
    return scanner === 'trivy' ? ofTrivy(gravest(known), rule) : gravest(known);
}
/** Trivy writes 0.0 where its source has no CVSS 3 score, and the severity that it goes by as a tag of the rule. */
function ofTrivy(byScore, rule) {
    if (byScore !== 'none')
        return byScore;
    const tags = scan_textsOf(asNode(rule.properties).tags);
    return tags.includes('UNKNOWN') ? 'unknown' : gravest([byScore, ...tags.map(severityOfWord)]);
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks/exceptions.js
/** Parts a report by the exceptions of the delivery file. `today`: the day in UTC, `2027-01-31`. */
function except(report, exceptions, today) {
    const parted = { results: [...report.results], skipped: [...report.skipped], accepted: [], expired: [], unused: [] };
    for (const exception of exceptions) {
        const results = parted.results.filter((result) => exceptions_isOf(result, exception));
        const skipped = parted.skipped.filter(({ name }) => name === exception.id);
        const covers = [...new Set([...results.map(resultText), ...skipped.map(({ name }) => `${name}, not looked at`)])];
        if (covers.length === 0) {
            parted.unused.push(exception);
            continue;
        }
        parted.results = parted.results.filter((result) => !results.includes(result));
        parted.skipped = parted.skipped.filter((each) => !skipped.includes(each));
        if (today > exception.expires)
            parted.expired.push({ exception, covers });
        else
            parted.accepted.push({ exception, covers, severities: results.map(({ severity }) => severity) });
    }
    return parted;
}
function exceptions_isOf({ id, aliases, package: of }, exception) {
    const wanted = exception.id.toLowerCase();
    if (![id, ...aliases].some((name) => name.toLowerCase() === wanted))
        return false;
    return exception.package === undefined || of?.name.toLowerCase() === exception.package.toLowerCase();
}
/** `CVE-2026-1 (high) in jinja2 3.1.2` */
function resultText({ id, severity, package: of }) {
    return `${id} (${severity === 'unknown' ? 'severity not known' : severity})${of ? ` in ${of.name}${of.version === undefined ? '' : ` ${of.version}`}` : ''}`;
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks/scan-findings.js



/** What a scan comes to, under the limit and the exceptions that the delivery file declares. `today`: the day in UTC. */
function scanFindings(check, report, finding, today) {
    const failOn = check.fail_on ?? 'high';
    const parted = except(report, check.exceptions ?? [], today);
    const grave = parted.results.filter(({ severity }) => severity !== 'unknown' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn));
    const unknown = parted.results.filter(({ severity }) => severity === 'unknown');
    const expected = `none of severity ${failOn} or above`;
    const more = { n: report.results.length, numbers: scan_findings_numbersOf(report, parted) };
    const findings = [];
    const fail = (code, wanted, actual, message, fix, names = []) => void findings.push(finding(code, 'fail', wanted, actual, message, fix, { ...more, ...(names.length > 0 && { examples: names.slice(0, 5) }) }));
    if (report.failedRuns > 0)
        fail('check-scan-failed', 'a scan that ended well', 'executionSuccessful: false', 'the scanner says that it did not end well, so what it did not find means nothing', 'See the log of the scan, and run it again.');
    if (grave.length > 0) {
        const names = [...new Set(grave.map(resultText))];
        fail('check-severity', expected, (0,format/* counted */.hS)(grave.length, 'finding'), `${(0,format/* counted */.hS)(grave.length, 'finding')} at or above ${failOn}: ${(0,format/* list */.p_)(names, 5)}`, 'Update or replace what is affected. Where it does no harm here, write an exception with an owner and a last day (`checks.exceptions`).', names);
    }
    if (unknown.length > 0) {
        const names = [...new Set(unknown.map(resultText))];
        fail('check-severity-unknown', 'a severity that is known, or nothing found', (0,format/* counted */.hS)(unknown.length, 'finding'), `${(0,format/* counted */.hS)(unknown.length, 'finding')} of which the report gives no severity that can be read, so that nobody can say it is harmless: ${(0,format/* list */.p_)(names, 5)}`, 'Look each up, and update what is affected or write an exception with an owner and a last day (`checks.exceptions`).', names);
    }
    for (const { exception, covers } of parted.expired)
        fail('check-exception-expired', `an exception that counts on ${today}`, `until ${exception.expires}`, `${(0,format/* list */.p_)(covers, 5)} was accepted by ${exception.owner} until ${exception.expires}, and that day has passed`, 'Update what is affected, or let the owner look again and set a new last day in a reviewed change.', covers);
    if (parted.skipped.length > 0) {
        const names = parted.skipped.map(({ name, because }) => `${name} (${because})`);
        fail('check-scan-skipped', 'every package looked at', (0,format/* counted */.hS)(parted.skipped.length, 'package'), `${(0,format/* counted */.hS)(parted.skipped.length, 'package')} could not be looked at: ${(0,format/* list */.p_)(names, 5)}`, 'Audit what is installed from a lock with exact versions; what no index knows needs an exception under the name of the package.', names);
    }
    if (findings.length === 0) {
        const below = parted.results.length;
        const apart = [`${(0,format/* count */.U9)(below)} below`, ...(report.suppressed > 0 ? [`${(0,format/* count */.U9)(report.suppressed)} suppressed`] : []), ...(parted.accepted.length > 0 ? [`${(0,format/* counted */.hS)(parted.accepted.length, 'exception')} in force`] : [])];
        findings.push(finding('check-scan', 'pass', expected, (0,format/* counted */.hS)(below, 'lesser finding'), `no finding at or above ${failOn} (${apart.join(', ')})`, undefined, more));
    }
    return { findings: [...findings, ...accepted(parted, finding), ...unused(parted, finding)], commits: report.commits };
}
/** Shown to whoever approves: a risk that somebody took stays a risk. */
function accepted(parted, finding) {
    return parted.accepted.map(({ exception, covers }) => finding('check-excepted', 'pass', `accepted until ${exception.expires}`, exception.id, `${(0,format/* list */.p_)(covers, 5)}: accepted until ${exception.expires}`, undefined, { owner: exception.owner, because: exception.because }));
}
function unused(parted, finding) {
    return parted.unused.map(({ id, package: of, owner, expires }) => finding('check-exception-unused', 'warn', 'exceptions for what is found', 'nothing found by it', `the exception for ${id}${of === undefined ? '' : ` in ${of}`} (${owner}, until ${expires}) covers nothing in this report`, 'Remove it, so that it does not cover the same finding when it comes back unseen.', { owner }));
}
function scan_findings_numbersOf(report, parted) {
    const by = Object.fromEntries([...SEVERITIES, 'unknown'].map((name) => [name, report.results.filter(({ severity }) => severity === name).length]));
    return { ...by, suppressed: report.suppressed, skipped: report.skipped.length, excepted: parted.accepted.length };
}

;// CONCATENATED MODULE: ./.build/src/model/team-checks/team-checks.js









/** Reports beyond this are refused unread: they are made by team code, and a parser needs many times their size. */
const MOST_REPORT_BYTES = 64 * 1024 * 1024;
/** Formats of reports: how each is read, and how it is called. */
const READERS = { sarif: { read: readSarif, called: 'SARIF' }, osv: { read: readOsv, called: 'OSV-Scanner' }, pip_audit: { read: readPipAudit, called: 'pip-audit' } };
/** `checks`: reports of the team's own tests (JUnit) and scans (SARIF, OSV-Scanner, pip-audit). */
const TEAM_CHECKS = { name: 'checks', declared: ({ spec }) => spec.checks !== undefined, judge: runTeamChecks };
/** The team's own test and scan reports, each as findings, bound to the release by the statement they end in. */
async function runTeamChecks(delivery, context) {
    const result = { findings: [], notes: [], inputs: [] };
    for (const [index, check] of (delivery.spec.checks ?? []).entries())
        await team_checks_judge(delivery, context, check, index, result);
    return result;
}
async function team_checks_judge(delivery, context, check, index, result) {
    const kind = ['junit', 'sarif', 'osv', 'pip_audit'].find((each) => check[each] !== undefined);
    const declared = check[kind];
    const finding = findingsFor(delivery, check, ['checks', index, kind]);
    const bytes = await team_checks_read(delivery.resolve(declared));
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
        const today = context.clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
        const judged = kind === 'junit' ? junitFindings(check, text, finding) : scanFindings(check, READERS[kind].read(text), finding, today);
        const other = ofAnotherCommit(context, judged.commits, finding);
        if (judged.commits.length === 0 && (kind === 'junit' || kind === 'sarif'))
            result.notes.push(`The report of check "${check.name}" does not say which commit it is of (property \`sluice.commit\` in JUnit, versionControlProvenance in SARIF).`);
        result.findings.push(...(other ? [other] : []), ...judged.findings);
    }
    catch (error) {
        if (!(error instanceof UnreadableReport))
            throw error;
        result.findings.push(finding('check-report-unreadable', 'error', `a ${called(kind)} report`, 'unreadable', `${declared} cannot be read: ${error.message}`, 'See the step that writes it; half-written reports come from a run that was ended.'));
    }
}
function called(kind) {
    return kind === 'junit' ? 'JUnit' : READERS[kind].called;
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
async function team_checks_read(file) {
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

;// CONCATENATED MODULE: ./.build/src/model/parts.js











/** What is asked of files before any prediction is read, in order. One more part is one line here. */
const FILE_PARTS = [contents/* CONTENTS */.rK, SIGNATURE, TEAM_CHECKS, GOLDEN];
/** What is asked of the joined predictions, in the order of the report. One more part is one line here. */
const MODEL_PARTS = [GATES, FLIPS, FAIRNESS, CALIBRATION, WEAK_SLICES, SHIFT, EXPLANATIONS];

;// CONCATENATED MODULE: ./.build/src/model/predictions/anchor.js

/** The predictions of the anchor, where one is declared. A file that is not there never switches its comparisons off. */
async function anchorOf(delivery) {
    const { anchor } = delivery.spec.tests;
    if (!anchor)
        return { findings: [] };
    const file = delivery.resolve(anchor.predictions);
    if (await (0,model_files/* isThere */.$B)(file))
        return { file, findings: [] };
    return {
        findings: [
            {
                code: 'anchor-predictions-missing',
                outcome: 'error',
                rule: 'predictions of the anchor on the same rows',
                message: `tests.anchor.predictions names ${anchor.predictions}, and there is no such file: what was lost since the anchor cannot be seen.`,
                expected: anchor.predictions,
                actual: 'no file',
                fix: 'Let an earlier step make the file, or take tests.anchor out in a review.',
                location: delivery.locate(['tests', 'anchor', 'predictions']),
            },
        ],
    };
}

;// CONCATENATED MODULE: ./.build/src/model/predictions/champion.js


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
    const asked = (0,gates_questions/* comparesWithChampion */.E8)(delivery) && (declared !== undefined || tests.gates !== undefined || tests.flips !== undefined);
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

// EXTERNAL MODULE: ./.build/src/model/predictions/test-set.js
var test_set = __webpack_require__(87627);
;// CONCATENATED MODULE: ./.build/src/model/run-model-tests.js















/**
 * Judges the model's files, the candidate's predictions on labelled rows, alone and against the champion's, and the team's own
 * reports. Never runs team code: it reads files that a job without rights has made (see predictors/predict.ts, probe-model.ts).
 */
async function runModelTests(delivery, context, options = {}) {
    const answers = [];
    for (const part of FILE_PARTS)
        if (part.declared(delivery))
            answers.push(under(part.name, await part.judge(delivery, context)));
    const tests = await judgePredictions(delivery, context, options);
    const all = [...tests.answers, ...answers];
    const findings = all.flatMap((answer) => answer.findings);
    if (findings.length === 0)
        findings.push(nothingAsked(delivery));
    const outcome = (0,core_verdict.worst)(findings.map((finding) => finding.outcome));
    const off = [...new Set(all.flatMap((answer) => answer.off ?? []))];
    const verdict = {
        schema: 'urn:sluice:verdict:v1',
        stage: 'run-model-tests',
        outcome,
        headline: headlineOf(outcome, findings, tests.overview),
        enforced: delivery.spec.tests?.enforce ?? true,
        release: context.release,
        champion: context.champion,
        findings,
        figures: (0,figures/* figuresOf */.h)(findings),
        notes: [...all.flatMap((answer) => answer.notes ?? []), ...offNotes(delivery, context, off, tests.overview)],
        facts: all.flatMap((answer) => answer.facts ?? []),
        ...(delivery.spec.tests && { seed: delivery.spec.tests.seed }),
    };
    return { verdict, inputs: all.flatMap((answer) => answer.inputs ?? []), details: Object.assign({}, ...all.map((answer) => answer.details)) };
}
async function judgePredictions(delivery, context, options) {
    const { tests } = delivery.spec;
    if (!tests)
        return { answers: [{ findings: [], notes: ['Model tests: off (the delivery file declares no tests).'] }] };
    const testSet = await (0,test_set/* testSetOf */.a)(delivery, context);
    if (Array.isArray(testSet))
        return { answers: [{ findings: testSet }] };
    const { notes } = testSet;
    const candidate = delivery.resolve(tests.predictions.candidate);
    const champion = await championOf(delivery, context);
    const anchor = await anchorOf(delivery);
    const before = [...((await (0,model_files/* isThere */.$B)(candidate)) ? [] : [candidateMissing(delivery)]), ...champion.findings, ...anchor.findings];
    if (before.some((finding) => finding.outcome !== 'warn'))
        return { answers: [{ findings: before, notes }] };
    const inputs = await inputsOf({ [`data.${testSet.split}`]: testSet.file, 'predictions.candidate': candidate, 'predictions.champion': champion.file, 'predictions.anchor': anchor.file });
    const joined = await (0,predictions/* joinPredictions */.X$)(delivery, context.engine, testSet, { candidate, champion: champion.file, anchor: anchor.file }, (0,slices_cuts/* cutsOf */.bl)(delivery));
    const findings = [...before, ...joined.findings];
    if (!joined.rows)
        return { answers: [{ findings, notes, inputs }] };
    const tooFine = cutTooFine(delivery, joined.rows);
    if (tooFine.length > 0)
        return { answers: [{ findings: [...findings, ...tooFine], notes, inputs }] };
    const spends = context.purpose === 'deliver' && testSet.split === 'test';
    const use = options.testSetUses === undefined && spends ? ((await options.countUse?.(inputs[0].digest)) ?? {}) : { use: options.testSetUses };
    const facts = { ...(await run_model_tests_factsOf(delivery, context, use, testSet, joined.rows)), join: joined.join, drifted: options.drifted };
    const overview = (0,model_overview/* overviewOf */.bq)(facts.rows, delivery);
    const answers = [{ findings, notes, inputs, facts: (0,model_overview/* overviewFacts */.n9)(overview, testSet), details: { ...run_model_tests_detailsOf(facts, inputs, use), ...(0,model_overview/* overviewDetails */.EV)(overview) } }];
    for (const part of MODEL_PARTS)
        if (part.declared(delivery))
            answers.push(under(part.name, await part.judge(facts)));
    answers.push((0,test_set_uses/* usesAnswer */.x5)(delivery, testSet, tests.level, use));
    return { answers, overview };
}
/** Details of a part stand under its name, so that no two parts write one key. */
function under(name, answer) {
    return answer.details ? { ...answer, details: { [name]: answer.details } } : answer;
}
async function run_model_tests_factsOf(delivery, context, use, testSet, rows) {
    const declared = delivery.spec.tests.level;
    const { truth } = rows;
    const prevalence = truth.kind === 'binary' ? await prevalenceOf(delivery, context.engine, { positives: truth.positives, n: rows.n }) : undefined;
    return { delivery, context, testSet, rows, prevalence, level: (0,test_set_uses/* levelOf */.In)(use, declared) };
}
function run_model_tests_detailsOf({ delivery, testSet, rows, level }, inputs, { use, uncounted }) {
    const { threshold, seed, replicates, task } = delivery.spec.tests;
    return {
        testSet: inputs[0].digest,
        ...(use !== undefined && { testSetUses: use }),
        ...(uncounted !== undefined && { testSetUsesCounted: false }),
        split: testSet.split,
        task,
        rows: rows.n,
        ...(rows.truth.kind === 'binary' && { positives: rows.truth.positives, threshold }),
        level,
        seed,
        replicates,
        logLossEpsilon: rows.epsilon,
    };
}
function offNotes(delivery, context, off, overview) {
    const { tests, checks } = delivery.spec;
    const undeclared = [...(tests && !tests.slices ? ['slices'] : []), ...MODEL_PARTS.filter((part) => tests && !part.declared(delivery)).map((part) => part.name), ...(checks?.length ? [] : ['checks of your own'])];
    return [
        ...(off.length > 0 ? [`Off, as there is no champion yet: ${(0,format/* list */.p_)(off, 20)}. Absolute gates alone decide.`] : []),
        ...(!overview || overview.rows.champion || off.length > 0 ? [] : [`No champion${context.champion ? '\'s predictions' : ' declared'}: nothing is compared, absolute gates alone decide.`]),
        ...(undeclared.length > 0 ? [`Off (not declared): ${undeclared.join(', ')}.`] : []),
    ];
}
async function inputsOf(files) {
    const inputs = [];
    for (const [name, file] of Object.entries(files))
        if (file !== undefined)
            inputs.push({ name, digest: await (0,model_files/* digestOfSource */.xC)(file) });
    return inputs;
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

/***/ 53539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ adjusted)
/* harmony export */ });
/* unused harmony export holm */
/** Adjusted p-values in the order of the values, as R's `p.adjust` gives them. */
function adjusted(values, correction) {
    switch (correction) {
        case 'holm':
            return holm(values);
        case 'bh':
            return stepUp(values, 1);
        case 'by':
            return stepUp(values, harmonic(values.length));
    }
}
/** Holm's step-down adjustment (Holm 1979): family-wise, whatever their dependence. */
function holm(values) {
    const result = new Array(values.length);
    let largest = 0;
    for (const [rank, index] of rising(values).entries()) {
        largest = Math.max(largest, Math.min(1, values[index] * (values.length - rank)));
        result[index] = largest;
    }
    return result;
}
/** Benjamini and Hochberg 1995 for `factor` 1 (positive dependence), Benjamini and Yekutieli 2001 for Σ 1/i (any dependence). */
function stepUp(values, factor) {
    const result = new Array(values.length);
    let least = 1;
    for (const [rank, index] of [...rising(values).entries()].reverse()) {
        least = Math.min(least, (factor * values.length * values[index]) / (rank + 1));
        result[index] = least;
    }
    return result;
}
function rising(values) {
    return values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
}
function harmonic(n) {
    let sum = 0;
    for (let i = n; i >= 1; i--)
        sum += 1 / i;
    return sum;
}


/***/ })

};
