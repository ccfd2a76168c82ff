export const id = 8797;
export const ids = [8797];
export const modules = {

/***/ 78797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   init: () => (/* binding */ init)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2955);

/** `sluice init DATA… --out DIR` writes a contract of data, `sluice init --workflows` a caller workflow. */
async function init(argv, io) {
    if (argv.includes('--workflows'))
        return (await Promise.all(/* import() */[__webpack_require__.e(6304), __webpack_require__.e(7207), __webpack_require__.e(8664), __webpack_require__.e(94), __webpack_require__.e(1588), __webpack_require__.e(7126), __webpack_require__.e(6687), __webpack_require__.e(4558), __webpack_require__.e(2375), __webpack_require__.e(8045), __webpack_require__.e(111), __webpack_require__.e(9266)]).then(__webpack_require__.bind(__webpack_require__, 94901))).initWorkflows(argv, io);
    if (argv.some((argument) => !argument.startsWith('-')))
        return (await Promise.all(/* import() */[__webpack_require__.e(6304), __webpack_require__.e(7207), __webpack_require__.e(8664), __webpack_require__.e(94), __webpack_require__.e(1588), __webpack_require__.e(83), __webpack_require__.e(6930), __webpack_require__.e(2421), __webpack_require__.e(4978), __webpack_require__.e(6896)]).then(__webpack_require__.bind(__webpack_require__, 31694))).initData(argv, io);
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('init-nothing', 'Nothing was asked for.', 'Write `sluice init DATA… --out DIR` for a contract, or `sluice init --workflows` for a caller workflow.');
}


/***/ })

};
