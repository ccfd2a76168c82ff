export const id = 9879;
export const ids = [9879];
export const modules = {

/***/ 59879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _data_compare_contracts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88880);
/* harmony import */ var _data_compare_difference_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(73717);
/* harmony import */ var _data_compare_profiles_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62786);
/* harmony import */ var _data_profile_profile_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26903);
/* harmony import */ var _data_words_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(449);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(98071);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(72963);











/**
 * `sluice diff OLD NEW [--compatibility backward|forward|full|none] [--json]`: two contracts (delivery files) or two profiles; which
 * promise each difference breaks. Answers 0 where the new one keeps the promise (default: full), 1 where not. `--rows` compares
 * two data sets instead.
 */
async function diff(argv, io) {
    if (argv.includes('--rows'))
        return (await Promise.all(/* import() */[__webpack_require__.e(8084), __webpack_require__.e(9804)]).then(__webpack_require__.bind(__webpack_require__, 19804))).diffRows(argv, io);
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({ args: argv, allowPositionals: true, options: { compatibility: { type: 'string', default: 'full' }, json: { type: 'boolean', default: false } } });
    const promise = _data_compare_difference_js__WEBPACK_IMPORTED_MODULE_8__/* .COMPATIBILITIES */ .rO.find((each) => each === values.compatibility);
    if (!promise)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('compatibility-unknown', `There is no compatibility ${JSON.stringify(values.compatibility)}.`, `Write --compatibility ${_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_8__/* .COMPATIBILITIES */ .rO.join(', ')}.`);
    if (positionals.length !== 2)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('diff-two-files', `Two files are compared, and ${positionals.length} ${positionals.length === 1 ? 'is' : 'are'} named.`, 'Write `sluice diff OLD NEW`: two delivery files, or two profiles.');
    const [old, now] = positionals.map((file) => node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, file));
    const kinds = [await kindOf(old), await kindOf(now)];
    if (kinds[0] !== kinds[1])
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('diff-unlike', `${positionals[0]} is a ${kinds[0]}, and ${positionals[1]} is a ${kinds[1]}.`, 'Compare two delivery files, or two profiles.');
    const differences = kinds[0] === 'profile' ? (0,_data_compare_profiles_js__WEBPACK_IMPORTED_MODULE_5__/* .profileDifferences */ .q)(await profileAt(old), await profileAt(now)) : (0,_data_compare_contracts_js__WEBPACK_IMPORTED_MODULE_4__/* .contractDifferences */ .F)(await dataOf(old), await dataOf(now));
    const broken = (0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_8__/* .breaking */ .q4)(differences, promise);
    const answer = { compared: kinds[0], compatibility: promise, compatible: broken.length === 0, backward: (0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_8__/* .breaking */ .q4)(differences, 'backward').length === 0, forward: (0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_8__/* .breaking */ .q4)(differences, 'forward').length === 0, differences };
    io.stdout(values.json ? `${JSON.stringify(answer, null, 2)}\n` : `${linesOf(answer, promise).join('\n')}\n`);
    return broken.length === 0 ? 0 : 1;
}
/** A profile names its schema in its first bytes; all else is read as a delivery file, which says what is wrong with it. */
async function kindOf(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8')).trimStart().startsWith('{') && /\.json$/i.test(file) ? 'profile' : 'contract';
    }
    catch (cause) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('diff-unreadable', `${file} cannot be read (${cause.code ?? String(cause)}).`, 'Name a delivery file or a profile that is there.', undefined, { cause });
    }
}
async function dataOf(file) {
    // Only what the contract says counts here: whether its tables are there, and where, does not.
    const { spec } = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_7__/* .loadDelivery */ .F)(file, { workspace: node_path__WEBPACK_IMPORTED_MODULE_1__.parse(file).root });
    if (!spec.data)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('diff-no-contract', `${file} has no \`data\`, so there is no contract to compare.`, 'Name a delivery file with a `data` section.');
    return spec.data;
}
function profileAt(file) {
    return (0,_data_profile_profile_js__WEBPACK_IMPORTED_MODULE_6__/* .readProfile */ .er)(file, { file, line: 1, column: 1 });
}
function linesOf({ compared, backward, forward, compatible, differences }, promise) {
    const said = (kept) => (kept ? 'compatible' : 'breaking');
    const order = [...(0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_8__/* .breaking */ .q4)(differences, promise), ...differences.filter((one) => !(0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_8__/* .breaking */ .q4)([one], promise).length)];
    return [
        `${compatible ? 'Compatible' : 'Breaking'} (${promise}): ${(0,_data_words_js__WEBPACK_IMPORTED_MODULE_9__/* .counted */ .hS)(differences.length, 'difference')} between the ${compared}s.`,
        // Nothing of a data set may end a line or colour it.
        `  backward (what was valid stays valid): ${said(backward)}`,
        `  forward (what is valid now was valid before): ${said(forward)}`,
        ...order.map(({ code, message, breaks }) => `  ${breaks.length === 0 ? 'breaks nothing' : `breaks ${breaks.join(' and ')}`}: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .logLine */ .BP)(message)} [${code}]`),
    ];
}


/***/ })

};
