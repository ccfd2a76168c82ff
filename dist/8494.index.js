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

/** `sluice init DATA… --out DIR` writes a contract of data, `sluice init --workflows` a caller workflow. */
async function init(argv, io) {
    if (argv.includes('--workflows'))
        return (await Promise.all(/* import() */[__webpack_require__.e(8848), __webpack_require__.e(8815), __webpack_require__.e(4164), __webpack_require__.e(4531), __webpack_require__.e(5801), __webpack_require__.e(676), __webpack_require__.e(8893), __webpack_require__.e(5263), __webpack_require__.e(5358), __webpack_require__.e(201), __webpack_require__.e(5622), __webpack_require__.e(3581)]).then(__webpack_require__.bind(__webpack_require__, 16815))).initWorkflows(argv, io);
    if (argv.some((argument) => !argument.startsWith('-')))
        return (await Promise.all(/* import() */[__webpack_require__.e(8848), __webpack_require__.e(8815), __webpack_require__.e(4164), __webpack_require__.e(4531), __webpack_require__.e(5801), __webpack_require__.e(8084), __webpack_require__.e(2583), __webpack_require__.e(8408), __webpack_require__.e(2558), __webpack_require__.e(8839)]).then(__webpack_require__.bind(__webpack_require__, 60928))).initData(argv, io);
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('init-nothing', 'Nothing was asked for.', 'Write `sluice init DATA… --out DIR` for a contract, or `sluice init --workflows` for a caller workflow.');
}


/***/ })

};
