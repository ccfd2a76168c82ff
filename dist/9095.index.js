export const id = 9095;
export const ids = [9095];
export const modules = {

/***/ 49095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demo: () => (/* binding */ demo)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _run_package_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50544);




/** `sluice demo`: what `npm run demo` runs, the example delivered for real on this machine. Needs a checkout after `npm ci`. */
async function demo(argv, io) {
    const main = (0,_run_package_file_js__WEBPACK_IMPORTED_MODULE_3__/* .packageFile */ .n)('examples/income/demo/main.ts');
    const runtime = (0,_run_package_file_js__WEBPACK_IMPORTED_MODULE_3__/* .packageFile */ .n)('node_modules/onnxruntime-web/package.json');
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(main) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(runtime))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('demo-not-here', 'The demo needs a checkout of Sluice with its development packages.', 'Clone the repository and run `npm ci && npm run demo`.');
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [(0,_run_package_file_js__WEBPACK_IMPORTED_MODULE_3__/* .packageFile */ .n)('scripts/node24.mjs'), main, ...argv], { cwd: io.cwd, stdio: 'inherit' });
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? 1));
    });
}


/***/ }),

/***/ 50544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ packageFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);



/** A file that Sluice ships beside its code: the same place seen from src/ and from the bundle in dist/. */
function packageFile(relative) {
    let folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url));
    while (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'action.yml')) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'package.json'))) {
        const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder);
        if (parent === folder)
            throw new Error(`Sluice is not installed whole: ${relative} is missing.`);
        folder = parent;
    }
    return node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, relative);
}


/***/ })

};
