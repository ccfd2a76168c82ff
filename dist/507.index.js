export const id = 507;
export const ids = [507];
export const modules = {

/***/ 507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   identify: () => (/* binding */ identify),
/* harmony export */   releaseFiles: () => (/* binding */ releaseFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91659);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53840);
/* harmony import */ var _delivery_probed_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5824);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77304);
/* harmony import */ var _model_probe_files_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(98645);
/* harmony import */ var _model_predictors_needed_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81032);
/* harmony import */ var _run_features_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3622);
/* harmony import */ var _run_stages_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83591);
/* harmony import */ var _approved_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58484);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(19285);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(93675);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1493);














/** Names the bytes once, and packs what the predict job may see: the release, the delivery file, what predictors and probes read, features without labels. */
async function identify(step) {
    const { session, artifacts } = step;
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_3__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
    if (delivery)
        await takeBuild(step, delivery);
    const judged = await (0,_run_stages_js__WEBPACK_IMPORTED_MODULE_7__.runIdentify)(session);
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('predict', String((delivery?.spec.tests?.predict ?? delivery?.spec.tests?.predictor) !== undefined));
    _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH('probe', String((0,_delivery_probed_js__WEBPACK_IMPORTED_MODULE_12__/* .isProbed */ .P)(delivery?.spec.tests)));
    if (delivery && judged.verdict.outcome !== 'error') {
        const files = await releaseFiles(delivery, session.workspace);
        for (const file of [...(0,_model_predictors_needed_files_js__WEBPACK_IMPORTED_MODULE_5__/* .filesOfPredictors */ .a)(delivery), ...(0,_model_probe_files_js__WEBPACK_IMPORTED_MODULE_13__/* .filesOfProbes */ .O)(delivery)])
            files.push(...(await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_9__.filesBelow)(file)).filter((each) => !files.includes(each)));
        if ((0,_runner_js__WEBPACK_IMPORTED_MODULE_11__/* .isTrue */ .Hn)(_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('cut-features'), true))
            files.push(...(await (0,_run_features_js__WEBPACK_IMPORTED_MODULE_6__/* .cutFeaturesFile */ .o)(delivery, session)));
        await artifacts?.upload('release', files, session.workspace);
    }
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_10__.finish)(step, 'identify', judged);
}
/** Takes the declared parts of the build job's files, and nothing beside them: team code made that archive. */
async function takeBuild(step, delivery) {
    const { artifacts, session } = step;
    const resumed = (0,_approved_js__WEBPACK_IMPORTED_MODULE_8__/* .runIdOf */ .SR)(_actions_core__WEBPACK_IMPORTED_MODULE_2__/* .getInput */ .V4('resume'), 'resume');
    // A build makes other bytes each time; what was tested lies where it was tested, and is named anew here.
    const folder = resumed === undefined ? await artifacts?.fetch('files') : await artifacts?.fetch('release', (0,_approved_js__WEBPACK_IMPORTED_MODULE_8__/* .otherRun */ .uV)(step, resumed));
    if (!folder)
        return;
    for (const declared of [...(0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_4__/* .declaredParts */ .TS)(delivery).map(([, part]) => part), ...Object.values(delivery.spec.release.lineage ?? {})]) {
        const target = delivery.resolve(declared);
        const source = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.relative(session.workspace, target));
        if ((await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_9__.filesBelow)(source)).length === 0)
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(target, { recursive: true, force: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.cp)(source, target, { recursive: true });
    }
}
/** The delivery file, every file of every declared part, and what the release came from. */
async function releaseFiles(delivery, workspace) {
    const declared = [...(0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_4__/* .declaredParts */ .TS)(delivery).map(([, part]) => part), ...Object.values(delivery.spec.release.lineage ?? {})];
    const parts = await Promise.all(declared.map((part) => (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_9__.filesBelow)(delivery.resolve(part))));
    return [...new Set([node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(workspace, delivery.file), ...parts.flat()])];
}


/***/ }),

/***/ 4817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ glob)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * Files that match a pattern (`*`, `?`, `[…]`, `{a,b}`, `**`), as absolute paths, sorted. By `path.matchesGlob`, which
 * Node 20 has too (20.17); its `fs.glob` came with 22.
 */
async function glob(pattern) {
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(pattern);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(`${absolute.slice(0, absolute.search(/[*?[{]|$/))}x`);
    const wanted = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(folder, absolute);
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true }).catch(() => []);
    return entries.filter((entry) => node_path__WEBPACK_IMPORTED_MODULE_1__.matchesGlob(entry, wanted)).map((entry) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, entry)).sort();
}


/***/ }),

/***/ 17222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Mk: () => (/* binding */ digestOfFile),
/* harmony export */   xC: () => (/* binding */ digestOfSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _core_glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4817);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9752);







/** Whether a declared path or pattern names at least one file. */
async function isThere(file) {
    return (await filesOf(file)).length > 0;
}
/** SHA-256 of a file's bytes; of a pattern: of the sorted list of (name below the pattern's folder, digest). */
async function digestOfSource(file) {
    const files = await filesOf(file);
    if (files.length === 1 && files[0] === file)
        return digestOfFile(file);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file.slice(0, file.search(/[*?[{]/)));
    const parts = [];
    for (const part of files)
        parts.push({ name: node_path__WEBPACK_IMPORTED_MODULE_3__.relative(folder, part).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/'), digest: await digestOfFile(part) });
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .digestOfJson */ .Qs)(parts);
}
async function digestOfFile(file) {
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file)).isDirectory())
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .d.of('data-file-is-folder', `${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(file)} is a folder, and a file or a pattern of files belongs there.`, 'Name the file in it, or a pattern such as `folder/*.csv`.');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file))
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}
async function filesOf(file) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file);
        return [file];
    }
    catch {
        return (await (0,_core_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .glob */ .T)(file)).sort();
    }
}


/***/ }),

/***/ 56705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cutFeatures)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37367);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95143);
/* harmony import */ var _test_set_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87627);




/**
 * Writes the rows that are judged without their labels, so that the team's program can predict them and cannot see the
 * answers: every column but data.label and the columns of a multilabel task's classes, keys included. `target` ends in .csv or .parquet.
 * Throws InputError where the test data is not declared, missing, or has nothing but labels.
 */
async function cutFeatures(delivery, context, target) {
    const testSet = await (0,_test_set_js__WEBPACK_IMPORTED_MODULE_1__/* .testSetOf */ .a)(delivery, context);
    if (Array.isArray(testSet))
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(testSet.map(({ code, message, fix, location }) => ({ code, message, fix: fix ?? '', location })));
    const source = { file: testSet.file };
    const described = await context.engine.describe(source);
    // Names that differ in case alone are one column to SQL: leaving one in would leave the label in.
    const { label } = delivery.spec.data;
    const answers = new Set([...testSet.labels, ...(label === undefined ? [] : [label])].map((name) => name.toLowerCase()));
    const columns = described.map((column) => column.name).filter((name) => !answers.has(name.toLowerCase()));
    const missing = [...testSet.key, ...testSet.labels].filter((name) => !described.some((column) => column.name === name));
    if (missing.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('column-missing', `data.${testSet.split} has no column ${missing.join(', ')}, so the labels cannot be cut off with certainty.`, 'Correct data.key and data.label (tests.classes where the task is multilabel).', delivery.locate(['data']));
    // What is no plain value goes as text, as it would in CSV.
    const cut = columns.map((name) => ((0,_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .typeOf */ .QP)(name, described) === 'other' ? `CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)} AS VARCHAR) AS ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)}` : (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)));
    const rows = await context.engine.write(`SELECT ${cut.join(', ')} FROM truth`, { truth: source }, target);
    return { file: target, rows, columns, testSet };
}


/***/ }),

/***/ 87627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ testSetOf)
/* harmony export */ });
/* harmony import */ var _delivery_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36251);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95143);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17222);



/**
 * Deliveries spend data.test; pushes and pull requests are judged on data.develop, as often as wanted. Where only
 * data.test is declared, they are judged on it too, and a note says what that costs.
 */
async function testSetOf(delivery, context) {
    const data = delivery.spec.data ?? {};
    const split = context.purpose === 'develop' && data.develop !== undefined ? 'develop' : 'test';
    const declared = data[split];
    const problems = [];
    const missing = (what, fix) => {
        problems.push({
            code: 'tests-need-data',
            outcome: 'error',
            rule: 'labelled rows to test on',
            message: `The delivery file declares tests and no ${what}.`,
            expected: what,
            actual: 'not declared',
            fix,
            location: delivery.locate(['data']),
        });
    };
    if (declared === undefined)
        missing('data.test', 'Name the file with the labelled test rows, e.g. `data: {test: data/test.csv}`.');
    if (!data.key)
        missing('data.key', 'Name the columns that identify a row, e.g. `key: [id]`.');
    const { labels } = (0,_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .taskColumns */ .xv)(delivery);
    if (labels.length === 0)
        missing('data.label', 'Name the column with the true answer, e.g. `label: over_50k`.');
    if (problems.length > 0)
        return problems;
    const { file } = (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .fileSourceOf */ .nm)(delivery, declared, ['data', split]);
    if (!(await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(file))) {
        return [
            {
                code: 'test-set-missing',
                outcome: 'error',
                rule: `data.${split}: the rows to test on`,
                message: `data.${split} names ${(0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared)}, and there is no such file.`,
                expected: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared),
                actual: 'no file',
                fix: 'Check the path (it is relative to the delivery file) and that an earlier step fetched the file.',
                location: delivery.locate(['data', split]),
            },
        ];
    }
    const other = data[split === 'test' ? 'develop' : 'test'];
    const otherFile = typeof other === 'string' ? (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .fileSourceOf */ .nm)(delivery, other, ['data']).file : undefined;
    const elsewhere = otherFile !== undefined && (await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(otherFile)) ? otherFile : undefined;
    const spends = context.purpose === 'develop' && split === 'test';
    const notes = spends
        ? ['Judged on data.test, as data.develop is not declared: every push spends the test set that deliveries rest on.']
        : [];
    return { split, declared: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared), file, elsewhere, key: data.key, labels, notes };
}


/***/ }),

/***/ 98645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ PROBE_FEATURES),
/* harmony export */   O: () => (/* binding */ filesOfProbes)
/* harmony export */ });
/* harmony import */ var _delivery_probed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5824);

/** Where the rows without their labels are cut to, in the output folder, where no other job did; gone when the probes are. */
const PROBE_FEATURES = 'probe-features.parquet';
/**
 * Files and folders, absolute, that probe-model reads beside the release and what predictors need: golden rows, the profile, recorded
 * arrivals, and where servers start. The job that probes has no checkout, so another one packs them.
 */
function filesOfProbes(delivery) {
    const { tests, data } = delivery.spec;
    if (!tests || !(0,_delivery_probed_js__WEBPACK_IMPORTED_MODULE_0__/* .isProbed */ .P)(tests))
        return [];
    const { golden, serving } = tests;
    const asked = golden?.ask === 'predictor' ? [golden.file, golden.accepted] : [];
    const arrivals = serving?.load?.arrivals;
    const named = [...asked, data?.profile, typeof arrivals === 'object' ? arrivals.file : undefined, serving?.cwd, serving?.champion?.cwd];
    return named.filter((name) => name !== undefined).map((name) => delivery.resolve(name));
}


/***/ }),

/***/ 3622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ FEATURES_FILE),
/* harmony export */   o: () => (/* binding */ cutFeaturesFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _delivery_probed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5824);
/* harmony import */ var _model_predictions_features_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56705);




/** Where the features-only file lies between the job that cuts it and the job that predicts, below the workspace. Parquet: text that looks like a number stays text. */
const FEATURES_FILE = node_path__WEBPACK_IMPORTED_MODULE_1__.join('.sluice-features', 'features.parquet');
/** Cuts the features of the rows that are judged, where a program predicts them or the model is probed with them. */
async function cutFeaturesFile(delivery, { workspace, out, ...session }) {
    const { tests } = delivery.spec;
    if (!tests?.predict && !tests?.predictor && !(0,_delivery_probed_js__WEBPACK_IMPORTED_MODULE_3__/* .isProbed */ .P)(tests))
        return [];
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.join(workspace, FEATURES_FILE);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target), { recursive: true });
    const { purpose, deliveryId, clock, log, engine, commit } = session;
    await (0,_model_predictions_features_js__WEBPACK_IMPORTED_MODULE_2__/* .cutFeatures */ .y)(delivery, { purpose, deliveryId, clock, log, engine, commit, out }, target);
    return [target];
}


/***/ })

};
