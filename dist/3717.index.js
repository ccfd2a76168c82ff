export const id = 3717;
export const ids = [3717];
export const modules = {

/***/ 73717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ WIDER),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   Th: () => (/* binding */ NARROWER),
/* harmony export */   Zs: () => (/* binding */ OTHER),
/* harmony export */   breaking: () => (/* binding */ breaking),
/* harmony export */   rO: () => (/* binding */ COMPATIBILITIES)
/* harmony export */ });
const COMPATIBILITIES = ['backward', 'forward', 'full', 'none'];
/** The differences that a promise does not allow. */
function breaking(differences, promise) {
    const kept = promise === 'full' ? ['backward', 'forward'] : promise === 'none' ? [] : [promise];
    return differences.filter(({ breaks }) => breaks.some((direction) => kept.includes(direction)));
}
/** Whether the new one allows more, less, or both: what each breaks. */
const WIDER = ['forward'];
const NARROWER = ['backward'];
const OTHER = ['backward', 'forward'];
/** A value of a contract in a message: short, and never a whole list. */
function shown(value) {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}


/***/ })

};
