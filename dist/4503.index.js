export const id = 4503;
export const ids = [4503,507];
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

/***/ 54503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build),
  predict: () => (/* binding */ predict),
  probeModel: () => (/* binding */ probeModel)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/program.js
var program = __webpack_require__(69399);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var release = __webpack_require__(77304);
// EXTERNAL MODULE: ./.build/src/model/predictors/program-output.js
var program_output = __webpack_require__(15165);
// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/run/session.js
var run_session = __webpack_require__(95769);
;// CONCATENATED MODULE: ./.build/src/run/build.js








const TIME_LIMIT_MS = 340 * 60_000;
const OUTPUT_FILE = 'build-output.txt';
/**
 * Runs `release.build`, the team's own program, and keeps what it printed: capped, without workflow commands and without
 * what looks like a secret. The digest is not taken here: identify does that, in a job without team code.
 */
async function runBuild(session) {
    return (0,judge/* judge */.S)(session, 'build', {}, async (delivery, context) => {
        const { build } = delivery.spec.release;
        if (!build)
            throw problem/* InputError */.d.of('build-not-declared', 'The delivery file declares no release.build.command.', 'Name the program that makes the model, or leave the build job out.', delivery.locate(['release']));
        const words = (0,program/* commandWords */.Bl)(build.command);
        const output = new program_output/* CappedOutput */.nd();
        const failed = await start(delivery, words, output);
        const kept = (0,program_output/* neutralised */.HB)(output.text());
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(context.out, OUTPUT_FILE), kept);
        return resultOf(delivery, context, words, failed ?? (await missingParts(delivery)), kept);
    });
}
async function start(delivery, words, output) {
    try {
        await (0,program/* runProgram */.mB)(words, { cwd: delivery.root, timeout: TIME_LIMIT_MS, env: {}, onOutput: (chunk) => output.add(chunk) });
        return undefined;
    }
    catch (error) {
        if (!(error instanceof program/* ProgramError */.Zj))
            throw error;
        const how = error.exitCode === null ? 'was ended or could not be started' : `ended with exit status ${error.exitCode}`;
        return finding(delivery, 'build-failed', 'fail', how, `The build program ${how}.`, `Read ${OUTPUT_FILE} beside this verdict, and correct what it reports.`);
    }
}
/** A build that ends well and leaves a part out is told so here, beside its own output. */
async function missingParts(delivery) {
    try {
        await (0,release/* identifyRelease */.Wt)(delivery);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        const [first] = error.problems;
        return finding(delivery, 'build-incomplete', 'fail', first.code, `The build program ended well, and the release is not whole: ${first.message}`, first.fix);
    }
}
function finding(delivery, code, outcome, actual, message, fix) {
    return { code, outcome, rule: 'the build makes every part of the release', message, expected: 'every declared part', actual, fix, location: delivery.locate(['release', 'build']) };
}
function resultOf(delivery, context, words, problem, kept) {
    const found = problem ?? finding(delivery, 'build-done', 'pass', 'every declared part', 'The build program made every declared part.');
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'build',
            outcome: found.outcome,
            headline: problem ? `Stopped: ${problem.message}` : `${delivery.spec.release.name} was built.`,
            enforced: true,
            release: context.release,
            findings: [found],
            notes: [],
            facts: [['Output of the program', `${OUTPUT_FILE}, ${(0,digest/* sha256 */.sc)(kept)}`]],
        },
        inputs: [],
        details: { command: [...words], output: (0,digest/* sha256 */.sc)(kept) },
        besideTeamCode: true,
    };
}

// EXTERNAL MODULE: ./.build/src/model/predictors/needed-files.js
var needed_files = __webpack_require__(81032);
// EXTERNAL MODULE: ./.build/src/run/features.js
var run_features = __webpack_require__(3622);
// EXTERNAL MODULE: ./.build/src/run/stages.js + 6 modules
var stages = __webpack_require__(83591);
// EXTERNAL MODULE: ./.build/src/actions/artifacts.js + 1 modules
var actions_artifacts = __webpack_require__(19285);
// EXTERNAL MODULE: ./.build/src/actions/identify.js
var identify = __webpack_require__(507);
// EXTERNAL MODULE: ./.build/src/actions/judges.js
var judges = __webpack_require__(93675);
;// CONCATENATED MODULE: ./.build/src/actions/team.js











// The two steps that start the team's programs. Their jobs have no rights; nothing here reads a secret or a token.
async function build(step) {
    const { session, artifacts } = step;
    const judged = await runBuild(session);
    if (judged.verdict.outcome === 'pass') {
        const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
        await artifacts?.upload('files', await (0,identify.releaseFiles)(delivery, session.workspace), session.workspace);
    }
    await (0,judges.finish)(step, 'build', judged);
}
/** Without a checkout: the release and the features come from artifacts, and labels are nowhere in this job. */
async function predict(step) {
    const { session, artifacts } = step;
    const judged = await (0,stages.runPredict)(session, await takeFeatures(step));
    // With a warning (a lock that pins only in part, a name in an allowed pickle) there are predictions to judge as well.
    if (judged.verdict.outcome === 'pass' || judged.verdict.outcome === 'warn') {
        const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
        await artifacts?.upload('predictions', (0,needed_files/* filesOfPredictions */.D)(delivery), session.workspace);
    }
    await (0,judges.finish)(step, 'predict', judged);
}
/** As `predict`, without a checkout; what it leaves for the evaluation stands among its own evidence. */
async function probeModel(step) {
    await (0,judges.finish)(step, 'probe-model', await (0,stages.runProbeModel)(step.session, await takeFeatures(step)));
}
/** Unpacks the release; answers the features-only file where one was cut. */
async function takeFeatures({ session, artifacts }) {
    const folder = await artifacts?.fetch('release');
    if (artifacts && !folder)
        throw problem/* InputError */.d.of('release-artifact-missing', 'No job of this run left the release.', 'Run the action identify before, with `evidence: true`.');
    if (folder)
        await (0,promises_.cp)(folder, session.workspace, { recursive: true });
    const features = external_node_path_.join(session.workspace, run_features/* FEATURES_FILE */.j);
    return (await (0,actions_artifacts.filesBelow)(features)).length > 0 ? features : undefined;
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

/***/ 15165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ neutralised),
/* harmony export */   nd: () => (/* binding */ CappedOutput)
/* harmony export */ });
/* unused harmony export MOST_OUTPUT_BYTES */
/** What is kept of a program's output: enough to see a stack trace, little enough for an artifact. */
const MOST_OUTPUT_BYTES = 1024 * 1024;
/** Collects output up to a cap, the first half and the last half of it, for errors stand at the end. */
class CappedOutput {
    #head = [];
    #headSize = 0;
    #tail = [];
    #tailSize = 0;
    #dropped = 0;
    #half;
    constructor(cap = MOST_OUTPUT_BYTES) {
        this.#half = Math.floor(cap / 2);
    }
    add(chunk) {
        const room = this.#half - this.#headSize;
        if (room > 0) {
            this.#head.push(chunk.subarray(0, room));
            this.#headSize += Math.min(room, chunk.length);
        }
        if (chunk.length <= room)
            return;
        const rest = chunk.subarray(Math.max(0, room));
        this.#tail.push(rest);
        this.#tailSize += rest.length;
        if (this.#tailSize > 2 * this.#half)
            this.#trim();
    }
    /** The text that was kept, with a line where something is missing. */
    text() {
        this.#trim();
        const head = Buffer.concat(this.#head).toString('utf8');
        const tail = Buffer.concat(this.#tail).toString('utf8');
        return this.#dropped === 0 ? head + tail : `${head}\n[… ${this.#dropped} bytes left out …]\n${tail}`;
    }
    #trim() {
        const all = Buffer.concat(this.#tail);
        const kept = all.subarray(Math.max(0, all.length - this.#half));
        this.#dropped += all.length - kept.length;
        this.#tail = [kept];
        this.#tailSize = kept.length;
    }
}
/**
 * Shapes of secrets that platforms publish, and values that a line names as secret. Parts that can begin anywhere are
 * bounded, so that no output takes longer than its length.
 */
const SECRETS = [
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[redacted private key]'],
    [/\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,})/g, '[redacted]'],
    [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/g, '[redacted]'],
    [/\beyJ[\w-]{8,1000}\.[\w-]{8,}\.[\w-]*/g, '[redacted]'],
    [/\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]+):[^\s/@]+@/gi, '$1:[redacted]@'],
    [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]'],
    [/((?:pass(?:word|wd)?|secret|token|api[_-]?key|access[_-]?key|credential)s?["']?\s*[=:]\s*)(?!\[redacted)("[^"\n]*"|'[^'\n]*'|[^\s,;"']+)/gi, '$1[redacted]'],
];
/**
 * Output of team code made safe to print and to keep: workflow commands (`::error::`, `##[group]`) are broken up so that a
 * runner does not obey them, terminal controls go, and what looks like a secret is blanked. A net, not a proof: team
 * code gets no secrets in the first place.
 */
function neutralised(text) {
    const plain = text.replace(/\r\n?/g, '\n').replace(/\u001b(\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])/g, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
    const redacted = SECRETS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), plain);
    return redacted.replace(/::/g, ':\u200b:').replace(/##\[/g, '#\u200b#[');
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
