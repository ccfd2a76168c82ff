export const id = 6658;
export const ids = [6658];
export const modules = {

/***/ 16658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ binomialTail),
/* harmony export */   J7: () => (/* binding */ incompleteBeta),
/* harmony export */   mB: () => (/* binding */ clopperPearsonLow)
/* harmony export */ });
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43376);

/** P(X ≥ events) of a binomial variable of `n` trials with probability `p`: I_p(events, n − events + 1) (Abramowitz and Stegun 26.5.24). */
function binomialTail(events, n, p) {
    if (!(events >= 0 && events <= n && p >= 0 && p <= 1))
        return NaN;
    if (events === 0 || p === 1)
        return 1;
    if (p === 0)
        return 0;
    return incompleteBeta(events, n - events + 1, p);
}
/**
 * The lower bound of Clopper and Pearson (1934), one-sided at confidence `level`: the least probability under which so many
 * events or more are not rarer than 1 − level. 0 where there are none.
 */
function clopperPearsonLow(events, n, level) {
    if (events === 0)
        return 0;
    let low = 0;
    let high = events / n;
    for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
        const middle = (low + high) / 2;
        if (binomialTail(events, n, middle) < 1 - level)
            low = middle;
        else
            high = middle;
    }
    return low;
}
/**
 * Regularised incomplete beta function I_x(a, b) for a, b > 0 and 0 < x < 1, by Lentz's continued fraction (Abramowitz and
 * Stegun 26.5.8) on the side where it converges fast.
 */
function incompleteBeta(a, b, x) {
    const turned = x > (a + 1) / (a + b + 2);
    const scale = Math.exp((0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(a + b) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(a) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(b) + a * Math.log(x) + b * Math.log1p(-x));
    return turned ? 1 - (scale * fraction(b, a, 1 - x)) / b : (scale * fraction(a, b, x)) / a;
}
function fraction(a, b, x) {
    let c = 1;
    let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
    let value = d;
    for (let m = 1, step = 0; Math.abs(step - 1) > 1e-15 && m < 100_000; m++) {
        const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / notZero(1 + even * d);
        c = notZero(1 + even / c);
        value *= d * c;
        const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / notZero(1 + odd * d);
        c = notZero(1 + odd / c);
        step = d * c;
        value *= step;
    }
    return value;
}
function notZero(value) {
    return Math.abs(value) < 1e-300 ? 1e-300 : value;
}


/***/ })

};
