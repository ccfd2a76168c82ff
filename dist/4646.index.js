export const id = 4646;
export const ids = [4646];
export const modules = {

/***/ 4646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OUTCOMES: () => (/* binding */ OUTCOMES),
/* harmony export */   STAGES: () => (/* binding */ STAGES),
/* harmony export */   exitStatus: () => (/* binding */ exitStatus),
/* harmony export */   worst: () => (/* binding */ worst)
/* harmony export */ });
/** The stages of a delivery, in order (docs/architecture.md). */
const STAGES = [
    'build',
    'identify',
    'validate-data',
    'predict',
    'probe-model',
    'run-model-tests',
    'seal',
    'require-approval',
    'canary-promote',
    'rollback',
    'adopt',
    'watch',
    'monitor',
];
/**
 * What a stage, or one rule in it, concludes. `inconclusive` is an answer ("not enough data: needs about n rows"), never
 * a silent pass or fail; `error` means that the question could not be asked (unreadable or contradictory input).
 */
const OUTCOMES = ['pass', 'warn', 'inconclusive', 'fail', 'error'];
const SEVERITY = { pass: 0, warn: 1, inconclusive: 2, fail: 3, error: 4 };
/** The gravest outcome; of none at all: `error`, for a stage that asked nothing has shown nothing. */
function worst(outcomes) {
    if (outcomes.length === 0)
        return 'error';
    return outcomes.reduce((gravest, outcome) => (SEVERITY[outcome] > SEVERITY[gravest] ? outcome : gravest));
}
/** Exit status of the command line program: 0 pass or warn, 1 fail, 2 inconclusive, 3 error in the input. */
function exitStatus(verdict) {
    switch (verdict.outcome) {
        case 'pass':
        case 'warn':
            return 0;
        case 'fail':
            return verdict.enforced ? 1 : 0;
        case 'inconclusive':
            return verdict.enforced ? 2 : 0;
        case 'error':
            return 3;
    }
}


/***/ })

};
