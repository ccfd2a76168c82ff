export const id = 2528;
export const ids = [2528];
export const modules = {

/***/ 66976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ normalQuantile),
/* harmony export */   n: () => (/* binding */ twoSidedQuantile)
/* harmony export */ });
/**
 * Quantile of the standard normal distribution for `0 < p < 1` (infinite at 0 and 1, NaN outside).
 * Algorithm AS 241, routine PPND16 (Wichura 1988, Applied Statistics 37(3)), accurate to about 1 part in 1e16.
 */
function normalQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p === 0)
        return -Infinity;
    if (p === 1)
        return Infinity;
    const q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
        const r = 0.180625 - q * q;
        return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
    }
    const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    const size = r <= 5
        ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
        : polynomial(TAIL_ABOVE, r - 5) / polynomial(TAIL_BELOW, r - 5);
    return q < 0 ? -size : size;
}
/** Quantile for a two-sided interval of confidence `level`: 1.959963984540054 at 0.95. */
function twoSidedQuantile(level) {
    return -normalQuantile((1 - level) / 2);
}
// Coefficients of PPND16, from the constant term upwards.
const CENTRE_ABOVE = [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const CENTRE_BELOW = [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852545925,
];
const MIDDLE_ABOVE = [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const MIDDLE_BELOW = [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const TAIL_ABOVE = [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
    0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const TAIL_BELOW = [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];
function polynomial(coefficients, x) {
    let value = 0;
    for (let i = coefficients.length - 1; i >= 0; i--)
        value = value * x + coefficients[i];
    return value;
}


/***/ }),

/***/ 22528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pv: () => (/* binding */ newcombe),
/* harmony export */   rF: () => (/* binding */ wilson),
/* harmony export */   wY: () => (/* binding */ tango)
/* harmony export */ });
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/** Wilson's score interval for `successes` of `n` independent trials (Wilson 1927), at confidence `level`. */
function wilson(successes, n, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const p = successes / n;
    const z2 = (z * z) / n;
    const centre = (p + z2 / 2) / (1 + z2);
    const reach = (z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
    return {
        low: successes === 0 ? 0 : Math.max(0, centre - reach),
        high: successes === n ? 1 : Math.min(1, centre + reach),
    };
}
/**
 * Newcombe's hybrid score interval for the difference first − second of two independent proportions (Newcombe 1998,
 * Statistics in Medicine 17:873, method 10): from the Wilson intervals of both.
 */
function newcombe(first, second, level) {
    const [p, q] = [first.successes / first.n, second.successes / second.n];
    const [of, other] = [wilson(first.successes, first.n, level), wilson(second.successes, second.n, level)];
    return { low: p - q - Math.hypot(p - of.low, other.high - q), high: p - q + Math.hypot(of.high - p, q - other.low) };
}
/**
 * Tango's score interval for the difference of two paired proportions (Tango 1998, Statistics in Medicine 17:891,
 * equations 13 to 16): of `n` pairs, `firstOnly` succeeded in the first alone and `secondOnly` in the second alone;
 * the difference is (firstOnly − secondOnly) / n.
 */
function tango(firstOnly, secondOnly, n, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const estimate = (firstOnly - secondOnly) / n;
    const score = (difference) => {
        const a = 2 * n;
        const b = -firstOnly - secondOnly + (2 * n - firstOnly + secondOnly) * difference;
        const c = -secondOnly * difference * (1 - difference);
        const second = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        const variance = n * (2 * second + difference * (1 - difference));
        return (firstOnly - secondOnly - n * difference) / Math.sqrt(Math.max(variance, Number.MIN_VALUE));
    };
    return {
        low: crossing((d) => score(d) - z, -1, estimate),
        high: crossing((d) => score(d) + z, estimate, 1),
    };
}
/** Where a falling function crosses zero between two points, by halving to the last bit that matters. */
function crossing(falling, from, to) {
    let low = from;
    let high = to;
    for (let step = 0; step < 100 && high - low > 1e-15; step++) {
        const middle = (low + high) / 2;
        if (falling(middle) > 0)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}


/***/ })

};
