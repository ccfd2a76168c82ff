export const id = 8494;
export const ids = [8494];
export const modules = {

/***/ 58494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   init: () => (/* binding */ init)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);

/** `sluice init DATA… --out DIR` writes a contract of data, `sluice init --workflows` a caller workflow, `sluice init --rollout` a rollout that the traffic carries. */
async function init(argv, io) {
    if (argv.includes('--workflows'))
        return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(5801), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(8893), __webpack_require__.e(4031), __webpack_require__.e(3166), __webpack_require__.e(5622), __webpack_require__.e(7063)]).then(__webpack_require__.bind(__webpack_require__, 16815))).initWorkflows(argv, io);
    if (argv.includes('--rollout'))
        return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(1566), __webpack_require__.e(6373), __webpack_require__.e(6649), __webpack_require__.e(5607), __webpack_require__.e(2406), __webpack_require__.e(6658)]).then(__webpack_require__.bind(__webpack_require__, 25321))).initRolloutCommand(argv, io);
    if (argv.some((argument) => !argument.startsWith('-')))
        return (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(1566), __webpack_require__.e(6373), __webpack_require__.e(6649), __webpack_require__.e(180), __webpack_require__.e(4129), __webpack_require__.e(3949), __webpack_require__.e(5607), __webpack_require__.e(2406), __webpack_require__.e(2733)]).then(__webpack_require__.bind(__webpack_require__, 60928))).initData(argv, io);
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('init-nothing', 'Nothing was asked for.', 'Write `sluice init DATA… --out DIR` for a contract, `sluice init --workflows` for a caller workflow, or `sluice init --rollout --requests-per-second N` for a rollout.');
}


/***/ })

};
