export const id = 4304;
export const ids = [4304];
export const modules = {

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

/***/ 36251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YN: () => (/* binding */ declaredText),
/* harmony export */   nm: () => (/* binding */ fileSourceOf),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
/** A declared table as engines take it. Throws InputError for a path that leaves the workspace. */
function sourceOf(delivery, declared, path) {
    if (typeof declared === 'string')
        return { file: ADDRESS.test(declared) ? declared : delivery.resolve(declared) };
    const connection = delivery.spec.data?.trino;
    if (!connection)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('delivery-trino-missing', `\`${path.join('.')}\` is a Trino table, and \`data.trino\` does not say where the server is.`, 'Add `data: {trino: {server: https://HOST:PORT, user: …}}`.', delivery.locate(path));
    return { ...declared, connection: { ...connection, ...(connection.ca === undefined ? {} : { ca: delivery.resolve(connection.ca) }) } };
}
/** For stages that read the rows themselves. Throws InputError for a table of a server. */
function fileSourceOf(delivery, declared, path) {
    const source = sourceOf(delivery, declared, path);
    if ('file' in source)
        return source;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('source-not-a-file', `\`${path.join('.')}\` is a Trino table, and this stage reads rows one by one.`, 'Write the rows that it needs to a Parquet file in an earlier step, and name that.', delivery.locate(path));
}
function declaredText(declared) {
    return typeof declared === 'string' ? declared : declared.trino;
}


/***/ }),

/***/ 52830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cutFeatures)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37367);
/* harmony import */ var _test_set_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89744);



/**
 * Writes the rows that are judged without their label, so that the team's program can predict them and cannot see the
 * answers: every column but data.label, keys included. `target` ends in .csv or .parquet.
 * Throws InputError where the test data is not declared, missing, or has nothing but the label.
 */
async function cutFeatures(delivery, context, target) {
    const testSet = await (0,_test_set_js__WEBPACK_IMPORTED_MODULE_1__/* .testSetOf */ .a)(delivery, context);
    if (Array.isArray(testSet))
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(testSet.map(({ code, message, fix, location }) => ({ code, message, fix: fix ?? '', location })));
    const source = { file: testSet.file };
    const described = await context.engine.describe(source);
    // Names that differ in case alone are one column to SQL: leaving one in would leave the label in.
    const columns = described.map((column) => column.name).filter((name) => name.toLowerCase() !== testSet.label.toLowerCase());
    const missing = [...testSet.key, testSet.label].filter((name) => !described.some((column) => column.name === name));
    if (missing.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('column-missing', `data.${testSet.split} has no column ${missing.join(', ')}, so the label cannot be cut off with certainty.`, 'Correct data.key and data.label.', delivery.locate(['data']));
    const rows = await context.engine.write(`SELECT ${columns.map(_core_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .identifier */ .C).join(', ')} FROM truth`, { truth: source }, target);
    return { file: target, rows, columns, testSet };
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

/***/ 85514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   YP: () => (/* binding */ interval),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   vP: () => (/* binding */ figure),
/* harmony export */   x8: () => (/* binding */ signed)
/* harmony export */ });
/** `10,000`. */
function count(n) {
    return n.toLocaleString('en-US');
}
/** `1 row`, `2 rows`. */
function counted(n, noun) {
    return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}
/** Four significant figures, at most four decimals from 0.1 upwards: `0.9005`, `0.00321`, `12.3`. */
function figure(value) {
    if (value === null)
        return 'undefined';
    if (value === 0)
        return '0';
    return Math.abs(value) >= 0.1 ? String(Number(value.toFixed(4))) : String(Number(value.toPrecision(3)));
}
/** `+0.0091`, `-0.0123`. */
function signed(value) {
    return value > 0 ? `+${figure(value)}` : figure(value);
}
function interval(low, high, format = figure) {
    return `[${format(low)}, ${format(high)}]`;
}
/** `a`, `a and b`, `a, b and c`, cut after `most`. */
function list(items, most = 6) {
    if (items.length > most)
        return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
    if (items.length < 2)
        return items.join('');
    return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}


/***/ }),

/***/ 64304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   predict: () => (/* binding */ predict)
/* harmony export */ });
/* unused harmony export OUTPUT_FILE */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _core_program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69399);
/* harmony import */ var _features_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52830);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(17222);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(85514);
/* harmony import */ var _program_output_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44619);









const TIME_LIMIT_MS = 30 * 60 * 1000;
/** Where the program's output is kept, beside the verdict. */
const OUTPUT_FILE = 'predict-output.txt';
/**
 * Runs the team's predictor on the features of the rows that are judged; labels stay behind. This job must have no
 * rights: what it leaves is a predictions file that another job judges. Environment of the program: an allow-list,
 * SLUICE_FEATURES (file to read), SLUICE_PREDICTIONS (file to write: keys and score), SLUICE_MODEL (the model).
 */
async function predict(delivery, context, options = {}) {
    const declared = delivery.spec.tests?.predict;
    if (!declared)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('predict-not-declared', 'The delivery file declares no tests.predict.command.', 'Name the program that writes tests.predictions.candidate, or let another step make the file.', delivery.locate(['tests']));
    const target = delivery.resolve(delivery.spec.tests.predictions.candidate);
    const features = options.features === undefined ? await (0,_features_js__WEBPACK_IMPORTED_MODULE_5__/* .cutFeatures */ .y)(delivery, context, node_path__WEBPACK_IMPORTED_MODULE_1__.join(context.out, 'features.csv')) : await givenFeatures(context, options.features);
    // A file of an earlier run must not pass for the predictions of this one.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(target, { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target), { recursive: true });
    const output = new _program_output_js__WEBPACK_IMPORTED_MODULE_7__/* .CappedOutput */ .nd();
    const words = (0,_core_program_js__WEBPACK_IMPORTED_MODULE_4__/* .commandWords */ .Bl)(declared.command);
    const problem = await start(delivery, words, features, target, output, options);
    const kept = (0,_program_output_js__WEBPACK_IMPORTED_MODULE_7__/* .neutralised */ .HB)(output.text());
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(context.out, OUTPUT_FILE), kept);
    const finding = problem ?? (await outputProblem(delivery, context, target)) ?? passed(delivery, features);
    // Nothing half written stays where the next job would take it for the predictions.
    if (finding.outcome !== 'pass')
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(target, { force: true });
    return resultOf(delivery, context, finding, await inputsOf(features, target, finding), (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(kept), kept);
}
async function givenFeatures(context, file) {
    const { rows } = await context.engine.measure({ file }, { rows: 'count(*)' });
    return { file, rows: Number(rows), testSet: { split: context.purpose === 'deliver' ? 'test' : 'develop' } };
}
async function start(delivery, words, features, target, output, { timeLimit = TIME_LIMIT_MS, signal }) {
    try {
        await (0,_core_program_js__WEBPACK_IMPORTED_MODULE_4__/* .runProgram */ .mB)(words, {
            cwd: delivery.root,
            timeout: timeLimit,
            env: { SLUICE_FEATURES: features.file, SLUICE_PREDICTIONS: target, SLUICE_MODEL: delivery.resolve(delivery.spec.release.model) },
            onOutput: (chunk) => output.add(chunk),
            signal,
        });
        return undefined;
    }
    catch (error) {
        if (!(error instanceof _core_program_js__WEBPACK_IMPORTED_MODULE_4__/* .ProgramError */ .Zj))
            throw error;
        const name = (0,_program_output_js__WEBPACK_IMPORTED_MODULE_7__/* .neutralised */ .HB)(words.join(' ')).slice(0, 200);
        switch (error.code) {
            case 'program-not-started':
                return problemOf(delivery, 'predict-not-started', 'error', 'not started', `The predictor \`${name}\` could not be started.`, 'Check that the program is installed in this job and is on the PATH, and that its path is relative to the delivery file.');
            case 'program-timed-out':
                return problemOf(delivery, 'predict-timed-out', 'fail', `more than ${(0,_format_js__WEBPACK_IMPORTED_MODULE_8__/* .count */ .U9)(timeLimit)} ms`, `The predictor \`${name}\` did not end within ${(0,_format_js__WEBPACK_IMPORTED_MODULE_8__/* .count */ .U9)(timeLimit)} ms and was ended.`, 'Make it faster, or give the job more time.');
            case 'program-aborted':
                return problemOf(delivery, 'predict-aborted', 'error', 'stopped', `The predictor \`${name}\` was stopped.`, 'Start the stage again.');
            default:
                return problemOf(delivery, 'predict-crashed', 'fail', error.exitCode === null ? 'ended by a signal' : `exit status ${error.exitCode}`, `The predictor \`${name}\` ended with ${error.exitCode === null ? 'a signal' : `exit status ${error.exitCode}`}.`, `Read ${OUTPUT_FILE} beside this verdict, correct what it reports, and start the stage again.`);
        }
    }
}
async function outputProblem(delivery, context, target) {
    const declared = delivery.spec.tests.predictions.candidate;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(target).catch(() => undefined);
    if (!found?.isFile())
        return problemOf(delivery, 'predict-output-missing', 'fail', 'no file', `The predictor ended well and did not write ${declared}.`, 'Write the file that the environment variable SLUICE_PREDICTIONS names.');
    const needed = [...delivery.spec.data.key, delivery.spec.tests.score];
    try {
        const names = (await context.engine.describe({ file: target })).map((column) => column.name);
        const missing = needed.filter((name) => !names.includes(name));
        if (missing.length === 0)
            return undefined;
        return problemOf(delivery, 'predict-columns-missing', 'fail', names.slice(0, 20).join(', '), `${declared} lacks ${missing.join(', ')}.`, `Write the columns ${needed.join(', ')}.`);
    }
    catch (error) {
        if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d))
            throw error;
        return problemOf(delivery, 'predict-output-unreadable', 'fail', error.problems[0].code, `${declared} cannot be read: ${error.problems[0].message}`, error.problems[0].fix);
    }
}
function problemOf(delivery, code, outcome, actual, message, fix) {
    return {
        code,
        outcome,
        rule: 'the predictor writes a score for each row',
        message,
        expected: delivery.spec.tests.predictions.candidate,
        actual,
        fix,
        location: delivery.locate(['tests', 'predict', 'command']),
    };
}
function passed(delivery, features) {
    const declared = delivery.spec.tests.predictions.candidate;
    return {
        code: 'predict-written',
        outcome: 'pass',
        rule: 'the predictor writes a score for each row',
        message: `The predictor wrote ${declared} for ${(0,_format_js__WEBPACK_IMPORTED_MODULE_8__/* .count */ .U9)(features.rows)} rows of data.${features.testSet.split}, without their labels.`,
        expected: declared,
        actual: declared,
        n: features.rows,
        location: delivery.locate(['tests', 'predict', 'command']),
    };
}
async function inputsOf(features, target, finding) {
    return [
        { name: 'features', digest: await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .digestOfFile */ .Mk)(features.file) },
        ...(finding.outcome === 'pass' ? [{ name: 'predictions.candidate', digest: await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .digestOfFile */ .Mk)(target) }] : []),
    ];
}
const SHOWN_LINES = 20;
function resultOf(delivery, context, finding, inputs, output, text) {
    const word = { pass: 'Done', warn: 'Done', fail: 'Stopped', inconclusive: 'Not decided', error: 'Could not run' }[finding.outcome];
    const last = text.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
    if (finding.outcome !== 'pass' && last !== '')
        context.log.info(`Last lines of the predictor:\n${last}`);
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'predict',
            outcome: finding.outcome,
            headline: `${word}: ${finding.message.charAt(0).toLowerCase()}${finding.message.slice(1)}`,
            enforced: delivery.spec.tests.enforce ?? true,
            release: context.release,
            champion: context.champion,
            findings: [finding],
            notes: [],
            facts: [['Output of the predictor', `${OUTPUT_FILE}, ${output}`]],
        },
        inputs,
        details: { command: (0,_core_program_js__WEBPACK_IMPORTED_MODULE_4__/* .commandWords */ .Bl)(delivery.spec.tests.predict.command), output },
        besideTeamCode: true,
    };
}


/***/ }),

/***/ 44619:
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

/***/ 89744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ testSetOf)
/* harmony export */ });
/* harmony import */ var _delivery_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36251);
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
    if (data.label === undefined)
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
    return { split, declared: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared), file, elsewhere, key: data.key, label: data.label, notes };
}


/***/ })

};
