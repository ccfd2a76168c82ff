export const id = 8902;
export const ids = [8902,4563,7652,5271,2890];
export const modules = {

/***/ 19285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ Artifacts),
  D: () => (/* binding */ filesBelow)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./.build/src/actions/archive.js







// Numbers and layouts: PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.5.3.
const END = { signature: 0x06054b50, bytes: 22, mostComment: 0xffff };
const END64 = { signature: 0x06064b50, bytes: 56 };
const LOCATOR64 = { signature: 0x07064b50, bytes: 20 };
const ENTRY = { signature: 0x02014b50, bytes: 46 };
const LOCAL = { signature: 0x04034b50, bytes: 30 };
const IN_EXTRA = 0xffffffff;
const EXTRA64 = 0x0001;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
// Unix mode in the upper half of the external attributes.
const KIND_OF_FILE = 0o170000;
const PLAIN_FILES = [0, 0o100000];
const MOST_ENTRIES = 100_000;
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024;
/** Far above any model, far below what fills a runner's disk without a word. */
const MOST_BYTES = 64 * 1024 ** 3;
/**
 * Unpacks a zip archive that another job made, where code of the team may have run: plain files below `target` and nothing
 * else, refused before the first byte is written where it holds more than a runner should take (the artifact client has no
 * such limit). Throws InputError `artifact-unreadable`, `artifact-link` or `artifact-too-large`.
 */
async function unpack(archive, target, mostBytes = MOST_BYTES) {
    const file = await (0,promises_.open)(archive);
    try {
        const entries = entriesOf(await readDirectory(file));
        const bytes = entries.reduce((sum, { size }) => sum + size, 0);
        if (bytes > mostBytes)
            throw problem/* InputError */.d.of('artifact-too-large', `The artifact holds ${bytes} bytes unpacked, and ${mostBytes} are the most.`, 'Release less at a time.');
        for (const entry of entries)
            await extract(file, archive, entry, external_node_path_.join(target, entry.name));
    }
    finally {
        await file.close();
    }
}
/** The table of contents at the archive's end. */
async function readDirectory(file) {
    const { size } = await file.stat();
    const tail = await read(file, Math.max(0, size - END.bytes - END.mostComment - LOCATOR64.bytes), size);
    let at = tail.length - END.bytes;
    while (at >= 0 && tail.readUInt32LE(at) !== END.signature)
        at--;
    if (at < 0)
        throw unreadable('it has no end record');
    let [count, length, offset] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    const locator = at - LOCATOR64.bytes;
    if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR64.signature) {
        const place = number64(tail, locator + 8);
        const end64 = await read(file, place, place + END64.bytes);
        if (end64.readUInt32LE(0) !== END64.signature)
            throw unreadable('its end record for large archives is not there');
        [count, length, offset] = [number64(end64, 32), number64(end64, 40), number64(end64, 48)];
    }
    if (count > MOST_ENTRIES || length > MOST_DIRECTORY_BYTES)
        throw problem/* InputError */.d.of('artifact-too-large', `The artifact holds ${count} files, and ${MOST_ENTRIES} are the most.`, 'Pack many small files into one.');
    return { directory: await read(file, offset, offset + length), count };
}
function entriesOf({ directory, count }) {
    const entries = [];
    let at = 0;
    for (let index = 0; index < count; index++) {
        if (at + ENTRY.bytes > directory.length || directory.readUInt32LE(at) !== ENTRY.signature)
            throw unreadable('its table of contents is damaged');
        const [nameLength, extraLength, commentLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
        const name = directory.toString('utf8', at + ENTRY.bytes, at + ENTRY.bytes + nameLength);
        const extra = directory.subarray(at + ENTRY.bytes + nameLength, at + ENTRY.bytes + nameLength + extraLength);
        const [packed, size, offset] = sizes(directory, at, extra);
        const kind = (directory.readUInt32LE(at + 38) >>> 16) & KIND_OF_FILE;
        const method = directory.readUInt16LE(at + 10);
        if (directory.readUInt16LE(at + 8) & ENCRYPTED || (method !== STORED && method !== DEFLATED))
            throw unreadable(`${JSON.stringify(name)} is packed in a way that is not known here`);
        if (!name.endsWith('/')) {
            if (!PLAIN_FILES.includes(kind))
                throw problem/* InputError */.d.of('artifact-link', `The artifact holds ${JSON.stringify(name)}, which is neither a file nor a folder.`, 'Build the release without links and devices.');
            if (!isPlainPath(name))
                throw unreadable(`${JSON.stringify(name)} would lie outside its folder`);
            entries.push({ name, method, packed, size, offset });
        }
        at += ENTRY.bytes + nameLength + extraLength + commentLength;
    }
    return entries;
}
/** Packed size, size and offset: where one does not fit 32 bits, the extra field has it, in this order: size, packed, offset. */
function sizes(directory, at, extra) {
    let large = fieldOf(extra);
    const value = (place) => {
        const small = directory.readUInt32LE(at + place);
        if (small !== IN_EXTRA)
            return small;
        if (large.length < 8)
            throw unreadable('a size is missing');
        const found = number64(large, 0);
        large = large.subarray(8);
        return found;
    };
    const size = value(24);
    const packed = value(20);
    return [packed, size, value(42)];
}
function fieldOf(extra) {
    for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
        if (extra.readUInt16LE(at) === EXTRA64)
            return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Buffer.alloc(0);
}
async function extract(file, archive, entry, target) {
    const local = await read(file, entry.offset, entry.offset + LOCAL.bytes);
    if (local.readUInt32LE(0) !== LOCAL.signature)
        throw unreadable(`${JSON.stringify(entry.name)} is not where it should be`);
    const start = entry.offset + LOCAL.bytes + local.readUInt16LE(26) + local.readUInt16LE(28);
    try {
        await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
        // `wx`: a second entry of one name, or one that goes through a file, is refused.
        if (entry.packed === 0)
            return await (0,promises_.writeFile)(target, '', { flag: 'wx' });
        const stages = [...(entry.method === DEFLATED ? [(0,external_node_zlib_.createInflateRaw)()] : []), exactly(entry)];
        await (0,external_node_stream_promises_.pipeline)([(0,external_node_fs_.createReadStream)(archive, { start, end: start + entry.packed - 1 }), ...stages, (0,external_node_fs_.createWriteStream)(target, { flags: 'wx' })]);
    }
    catch (cause) {
        if (cause instanceof problem/* InputError */.d)
            throw cause;
        throw unreadable(`${JSON.stringify(entry.name)} cannot be unpacked (${cause.code ?? cause.message})`, cause);
    }
}
/** An entry that is larger than its table says is stopped there, not when the disk is full. */
function exactly({ name, size }) {
    let seen = 0;
    const wrong = () => unreadable(`${JSON.stringify(name)} is not as large as it says`);
    return new external_node_stream_.Transform({
        transform: (chunk, _encoding, done) => ((seen += chunk.length) > size ? done(wrong()) : done(null, chunk)),
        flush: (done) => (seen === size ? done() : done(wrong())),
    });
}
function isPlainPath(name) {
    return !/[\\\0:]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
async function read(file, from, to) {
    const bytes = Buffer.alloc(to - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    if (bytesRead !== bytes.length)
        throw unreadable('it ends too early');
    return bytes;
}
function number64(bytes, at) {
    const value = bytes.readBigUInt64LE(at);
    if (value > BigInt(Number.MAX_SAFE_INTEGER))
        throw unreadable('it names a place that no file has');
    return Number(value);
}
function unreadable(why, cause) {
    return problem/* InputError */.d.of('artifact-unreadable', `The artifact is no archive that can be unpacked: ${why}.`, 'Run the job that uploads it again; if it stays, find out which program wrote it.', undefined, { cause });
}

;// CONCATENATED MODULE: ./.build/src/actions/artifacts.js





/**
 * What jobs hand to each other. Names hold the attempt, for they are unique within one run only; an upload under a name
 * that is taken fails the job, so that nothing can be put in another stage's place.
 */
class Artifacts {
    #attempt;
    constructor(attempt) {
        this.#attempt = attempt;
    }
    /** Uploads files below `root` under a name of this attempt. */
    async upload(what, files, root) {
        const client = await this.#client();
        const name = this.#name(what);
        try {
            await client.uploadArtifact(name, [...files], root);
        }
        catch (cause) {
            throw problem/* InputError */.d.of('artifact-not-uploaded', `The artifact ${name} was not uploaded: ${cause.message}`, 'If the name is taken, another job of this run wrote it first: find out which. Otherwise run again.', undefined, { cause });
        }
    }
    /** Fetches one artifact into a fresh folder, and hands only plain files over. Undefined where there is none. */
    async fetch(what, from) {
        const client = await this.#client();
        const name = this.#name(what, from);
        const { artifacts } = await client.listArtifacts({ latest: true, ...findBy(from) });
        const found = artifacts.filter((artifact) => artifact.name === name);
        if (found.length === 0)
            return undefined;
        if (found.length > 1)
            throw problem/* InputError */.d.of('artifact-ambiguous', `The run has ${found.length} artifacts named ${name}.`, 'Start a new run: one of them was put there by another job.');
        const packed = await (0,promises_.mkdtemp)(external_node_path_.join(process.env.RUNNER_TEMP ?? external_node_os_.tmpdir(), 'sluice-packed-'));
        const { digestMismatch } = await client.downloadArtifact(found[0].id, { path: packed, expectedHash: found[0].digest, skipDecompress: true, ...findBy(from) });
        if (digestMismatch)
            throw problem/* InputError */.d.of('artifact-changed', `The artifact ${name} is not what was uploaded.`, 'Run the job that uploads it again.');
        const target = await (0,promises_.mkdtemp)(external_node_path_.join(process.env.RUNNER_TEMP ?? external_node_os_.tmpdir(), 'sluice-artifact-'));
        for (const archive of await filesBelow(packed))
            await unpack(archive, target);
        await (0,promises_.rm)(packed, { recursive: true, force: true });
        return target;
    }
    #name(what, from) {
        return `sluice-${what}-${from ? 1 : this.#attempt}`;
    }
    async #client() {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(1351), __webpack_require__.e(4724), __webpack_require__.e(6780), __webpack_require__.e(7394)]).then(__webpack_require__.bind(__webpack_require__, 37394));
        return new DefaultArtifactClient();
    }
}
function findBy(from) {
    if (!from)
        return {};
    return { findBy: { token: from.token, workflowRunId: Number(from.runId), repositoryOwner: from.owner, repositoryName: from.repository } };
}
/** All plain files below a path (or the path itself), absolute. */
async function filesBelow(target) {
    const found = await (0,promises_.lstat)(target).catch(() => undefined);
    if (!found)
        return [];
    if (found.isFile())
        return [target];
    const entries = await (0,promises_.readdir)(target, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => external_node_path_.join(entry.parentPath, entry.name));
}


/***/ }),

/***/ 18902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAction: () => (/* binding */ runAction)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91659);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72963);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4646);
/* harmony import */ var _run_judge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67652);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1493);






const ACTIONS = {
    gate: async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).gate,
    'validate-data': async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).validateData,
    'run-model-tests': async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).runModelTests,
    build: async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675), __webpack_require__.e(4503)]).then(__webpack_require__.bind(__webpack_require__, 54503))).build,
    predict: async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675), __webpack_require__.e(4503)]).then(__webpack_require__.bind(__webpack_require__, 54503))).predict,
    identify: async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675), __webpack_require__.e(507)]).then(__webpack_require__.bind(__webpack_require__, 507))).identify,
    seal: async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675), __webpack_require__.e(4554)]).then(__webpack_require__.bind(__webpack_require__, 54554))).seal,
    'require-approval': async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675), __webpack_require__.e(9370), __webpack_require__.e(8824)]).then(__webpack_require__.bind(__webpack_require__, 48824))).requireApproval,
    'canary-promote': async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675), __webpack_require__.e(3358)]).then(__webpack_require__.bind(__webpack_require__, 43358))).canaryPromote,
    rollback: async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675), __webpack_require__.e(3358)]).then(__webpack_require__.bind(__webpack_require__, 43358))).rollback,
    watch: async () => (await Promise.all(/* import() */[__webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(8175), __webpack_require__.e(3675), __webpack_require__.e(3358)]).then(__webpack_require__.bind(__webpack_require__, 43358))).watch,
};
/** Runs one action. There is one `setFailed` for what the stage concluded, and one here for what kept it from concluding. */
async function runAction(name) {
    let step;
    try {
        const load = ACTIONS[name];
        if (!load)
            throw new Error(`There is no action ${name}.`);
        const action = await load();
        step = await (0,_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .openStep */ .b)();
        await action(step);
    }
    catch (error) {
        await sayFailure(name, error, step);
    }
    finally {
        await step?.session.engine.close();
    }
}
/** What kept the stage from beginning, on the surfaces of a verdict as far as these can be reached. */
async function sayFailure(name, error, step) {
    try {
        if (!step)
            throw error;
        const { publish } = await __webpack_require__.e(/* import() */ 8024).then(__webpack_require__.bind(__webpack_require__, 68024));
        const stage = _core_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .STAGES */ .an.find((each) => each === name) ?? 'run-model-tests';
        await publish({ ...step, checkRun: false }, await (0,_run_judge_js__WEBPACK_IMPORTED_MODULE_3__.judgeFailure)(step.session, stage, error), name);
    }
    catch {
        // The log below has it.
    }
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(failureText(error));
}
function failureText(error) {
    try {
        return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .BP)((0,_run_judge_js__WEBPACK_IMPORTED_MODULE_3__/* .problemsOf */ .G)(error).map(_core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q).join(' '));
    }
    catch {
        return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .BP)(`Sluice itself failed, and nothing was decided: ${error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d ? error.message : String(error?.stack ?? error)}`);
    }
}


/***/ }),

/***/ 1493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ isTrue),
/* harmony export */   b: () => (/* binding */ openStep)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96373);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99459);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67776);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19285);








/** Reads every shared input once. */
async function openStep() {
    const runner = await (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_4__/* .runnerOf */ .m)(process.env);
    const token = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('token');
    if (token)
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(token);
    const key = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('signing-key');
    // A masked value is masked line by line, so the key's lines are.
    for (const line of key.split('\n'))
        if (line.trim().length > 8)
            _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(line.trim());
    const out = node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(runner.workspace, _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('out') || 'sluice-out');
    const session = {
        workspace: runner.workspace,
        deliveryFile: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('delivery') || 'delivery.yml',
        out,
        purpose: purposeOf(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('purpose')),
        deliveryId: { repositoryId: runner.repositoryId, runId: runner.runId, runAttempt: runner.runAttempt },
        commit: runner.headCommit,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m,
        log: runnerLog,
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .openEngines */ .U)({ env: process.env, log: runnerLog, clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m }),
        env: { ...process.env, SLUICE_TOKEN: token || undefined },
    };
    const wanted = isTrue(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('evidence'), true) && process.env.ACTIONS_RUNTIME_TOKEN !== undefined;
    return {
        runner,
        session,
        artifacts: wanted ? new _artifacts_js__WEBPACK_IMPORTED_MODULE_6__/* .Artifacts */ .E(runner.runAttempt) : undefined,
        token,
        checkRun: isTrue(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('check-run'), true),
        secrets: { key: key || undefined, keyless: keylessFor(token) },
    };
}
function isTrue(text, otherwise = false) {
    if (text === '')
        return otherwise;
    if (text === 'true' || text === 'false')
        return text === 'true';
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('input-not-boolean', `An input is ${JSON.stringify(text)} and must be true or false.`, 'Write true or false.');
}
function purposeOf(text) {
    if (text === '' || text === 'deliver')
        return 'deliver';
    if (text === 'develop')
        return 'develop';
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('purpose-unknown', `The input \`purpose\` is ${JSON.stringify(text)}.`, 'Write develop or deliver.');
}
const runnerLog = {
    debug: (text) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .logLine */ .BP)(text)),
    info: (text) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .logLine */ .BP)(text)),
    warning: (text) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_7__/* .logLine */ .BP)(text)),
};
/** Signs through Sigstore with the job's identity. The service builds the same statement from its four parts. */
function keylessFor(token) {
    if (!process.env.ACTIONS_ID_TOKEN_REQUEST_URL)
        return undefined;
    return async (_payload, _type, statement) => {
        const { attest } = await Promise.all(/* import() */[__webpack_require__.e(1351), __webpack_require__.e(4724), __webpack_require__.e(9842)]).then(__webpack_require__.bind(__webpack_require__, 49842));
        const { bundle } = await attest({ subjects: statement.subject, predicateType: statement.predicateType, predicate: statement.predicate, token, skipWrite: true });
        return bundle;
    };
}


/***/ }),

/***/ 9752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ InputError),
/* harmony export */   q: () => (/* binding */ describe)
/* harmony export */ });
/**
 * The input cannot be used. Carries every mistake found, never only the first. The command line exits with 3; an
 * action annotates each problem's line and fails once.
 */
class InputError extends Error {
    problems;
    constructor(problems, options) {
        super(problems.map(describe).join('\n'), options);
        this.name = 'InputError';
        this.problems = problems;
    }
    static of(code, message, fix, location, options) {
        return new InputError([{ code, message, fix, location }], options);
    }
}
function describe(problem) {
    const place = problem.location
        ? `${problem.location.file}:${problem.location.line}:${problem.location.column}: `
        : '';
    return `${place}${problem.message} ${problem.fix} [${problem.code}]`;
}


/***/ }),

/***/ 4646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ exitStatus),
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   an: () => (/* binding */ STAGES)
/* harmony export */ });
/* unused harmony export OUTCOMES */
/** The stages of a delivery, in order (docs/architecture.md). */
const STAGES = [
    'build',
    'identify',
    'validate-data',
    'predict',
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
const OUTCOMES = (/* unused pure expression or super */ null && (['pass', 'warn', 'inconclusive', 'fail', 'error']));
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


/***/ }),

/***/ 89186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ schemaMistakes),
/* harmony export */   _: () => (/* binding */ parseHostile)
/* harmony export */ });
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52210);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71511);


/** Statements nest a verdict and small details; nothing of ours is deeper, and deeper text could exhaust the stack. */
const DEEPEST = 64;
const MOST_MISTAKES = 5;
const SCHEMAS = { ledger: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerSchema */ .Bx, release: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseSchema */ .By, statement: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchema */ .t, verdict: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D };
/**
 * JSON from a stranger: refuses what is too large, too deep or no UTF-8 before it is parsed, and numbers such as 1e999,
 * which become infinities that have no canonical form. Never throws.
 */
function parseHostile(bytes, limitBytes) {
    if (bytes.length > limitBytes)
        return { mistake: `it has ${bytes.length} bytes and at most ${limitBytes} are read` };
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        const depth = depthOf(text);
        if (depth > DEEPEST)
            return { mistake: `it nests ${depth} deep and at most ${DEEPEST} is read` };
        const value = JSON.parse(text);
        return hasInfinity(value) ? { mistake: 'it holds a number beyond what a double can be' } : { value };
    }
    catch (error) {
        return { mistake: error instanceof SyntaxError ? `it is not JSON (${error.message})` : 'it is not UTF-8 text' };
    }
}
/** What does not fit the published schema, each as `/place: what`; empty where all fits. */
function schemaMistakes(name, value) {
    const validate = validatorOf(name);
    if (validate(value) === true)
        return [];
    return (validate.errors ?? []).slice(0, MOST_MISTAKES).map((error) => {
        const key = error.params.additionalProperty;
        return `${error.instancePath || '/'}: ${error.message ?? error.keyword}${key === undefined ? '' : ` (${JSON.stringify(key.slice(0, 100))})`}`;
    });
}
const compiled = new Map();
function validatorOf(name) {
    let validate = compiled.get(name);
    if (!validate) {
        // Made on first use: a stage that reads no evidence pays nothing for it.
        // Nor anything for asking whether our own schemas are schemas, which a test does.
        const ajv = new ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__.Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, validateSchema: false, code: { optimize: false } });
        if (name === 'statement')
            ajv.addSchema(_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D);
        validate = ajv.compile(SCHEMAS[name]);
        compiled.set(name, validate);
    }
    return validate;
}
function hasInfinity(value) {
    if (typeof value === 'number')
        return !Number.isFinite(value);
    return typeof value === 'object' && value !== null && Object.values(value).some(hasInfinity);
}
function depthOf(text) {
    let depth = 0;
    let deepest = 0;
    let inString = false;
    for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        if (inString) {
            if (c === 0x5c)
                i++;
            else if (c === 0x22)
                inString = false;
        }
        else if (c === 0x22)
            inString = true;
        else if (c === 0x7b || c === 0x5b)
            deepest = Math.max(deepest, ++depth);
        else if (c === 0x7d || c === 0x5d)
            depth--;
    }
    return deepest;
}


/***/ }),

/***/ 70090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ refuse),
/* harmony export */   e: () => (/* binding */ REFUSAL_CODES)
/* harmony export */ });
/** Every code with which evidence is refused: what it means, and what to do next (docs/refusals.md has an anchor each). */
const REFUSAL_CODES = {
    'evidence-missing': {
        meaning: 'A stage that the policy asks for left no statement in the ledger.',
        fix: 'Run the stage for this release, then seal again.',
    },
    'approval-missing': {
        meaning: 'The ledger holds no approval of this release.',
        fix: 'Let require-approval finish with every role approved, then run this step with its ledger.',
    },
    'evidence-wrong-digest': {
        meaning: 'A statement is about another release than the bytes at hand.',
        fix: 'Act on the bytes that were tested, or deliver the new bytes from the start: one changed byte is another release.',
    },
    'evidence-failed': {
        meaning: 'A stage failed, or could not ask its question.',
        fix: 'Read its findings in the ledger, mend the release, and deliver again.',
    },
    'evidence-inconclusive': {
        meaning: 'A stage had too little data to decide; that is never a pass.',
        fix: 'Give it more rows, or a wider margin that someone answers for, and deliver again.',
    },
    'evidence-not-enforced': {
        meaning: 'The stage ran with `enforce: false`, which is shown and never counts.',
        fix: 'Take `enforce: false` out of the delivery file and deliver again.',
    },
    'evidence-develop-only': {
        meaning: 'The statement was made on the development split, as on a pull request.',
        fix: 'Run the delivery workflow: only it judges on the sealed test set.',
    },
    'evidence-stale': {
        meaning: 'The statement is older than the policy allows.',
        fix: 'Deliver again, or lengthen `evidence.max_age` on the protected branch.',
    },
    'evidence-from-future': {
        meaning: 'The statement claims a time that has not come.',
        fix: 'Set the clocks of the runners; if they are right, somebody wrote this by hand.',
    },
    'evidence-duplicate': {
        meaning: 'One stage left more than one sealed statement, so nobody can say which one counts.',
        fix: 'Seal one statement per stage and name; start a new delivery instead of repeating a stage.',
    },
    'evidence-edited': {
        meaning: 'A line is not what it was when the next one was written, or its signature does not fit.',
        fix: 'Take the ledger from where it was written (the artifact of the run); do not use this copy.',
    },
    'evidence-contradictory': {
        meaning: 'The parts of one statement say different things of it.',
        fix: 'Do not use it: Sluice never writes such a statement. Deliver again.',
    },
    'evidence-after-seal': {
        meaning: 'A statement of a test stage stands behind the seal.',
        fix: 'Use the ledger as it was sealed; a stage that is run again needs a new delivery.',
    },
    'evidence-other-repository': {
        meaning: 'The evidence was made in another repository.',
        fix: 'Deliver in this repository, or run the step where the evidence was made.',
    },
    'evidence-other-delivery': {
        meaning: 'The evidence belongs to another delivery (another run, or another attempt of it).',
        fix: 'Give the ledger of this delivery; a repeated run needs its own evidence and its own approval.',
    },
    'evidence-other-layout': {
        meaning: 'The files have the approved bytes under other names.',
        fix: 'Restore the names that the identify stage saw, or deliver the new layout from the start.',
    },
    'evidence-beside-team-code': {
        meaning: 'At high risk, a stage rests only on numbers measured beside code of the team.',
        fix: 'Let Sluice alone evaluate in a job of its own, or lower `release.risk` on the protected branch.',
    },
    'evidence-enforce-mismatch': {
        meaning: 'The statement and the delivery file disagree on whether the stage is enforced.',
        fix: 'Deliver again with the delivery file as it is now.',
    },
    'delivery-file-changed': {
        meaning: 'The delivery file is not the one that the evidence was made under.',
        fix: 'Deliver again with the new file, or act with the file of the approved commit.',
    },
    'ledger-unreadable': {
        meaning: 'The ledger, or a line of it, is no readable record.',
        fix: 'Take the ledger whole from where it was written; a cut or converted copy is not evidence.',
    },
    'schema-invalid': {
        meaning: 'A line or a statement does not fit its published schema.',
        fix: 'Use the ledger as Sluice wrote it, and a Sluice that is not older than the one that wrote it.',
    },
    'ledger-truncated': {
        meaning: 'Entries are missing, or the seal is.',
        fix: 'Take the ledger whole from where it was written, or run the seal step first.',
    },
    'ledger-reordered': {
        meaning: 'The entries do not stand in the order in which they were chained.',
        fix: 'Take the ledger whole from where it was written.',
    },
    'ledger-unsigned': {
        meaning: 'The policy asks for a signature and an entry has none.',
        fix: 'Give the seal and every later step the signer that `evidence.signing` names.',
    },
    'ledger-wrong-signer': {
        meaning: 'An entry was signed by somebody that the policy does not name.',
        fix: 'Compare the signer with `evidence.public_key`, or `identity` and `issuer`, on the protected branch.',
    },
    'policy-invalid': {
        meaning: 'The policy itself cannot decide: it asks for nothing, or has a limit that is no number.',
        fix: 'Correct the policy; a gate that asks for nothing stays shut.',
    },
};
function refuse(code, expected, actual) {
    return { code, expected, actual, fix: REFUSAL_CODES[code].fix };
}


/***/ }),

/***/ 39816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UT: () => (/* binding */ makeStatement),
/* harmony export */   cO: () => (/* binding */ readStatement),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   iC: () => (/* binding */ MOST_STATEMENT_BYTES)
/* harmony export */ });
/* unused harmony exports STATEMENT_TYPE, predicateTypeOf */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70090);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24563);





const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** Largest statement that is made or read; the limit of GitHub's attestation service for a predicate. */
const MOST_STATEMENT_BYTES = 16 * 1024 * 1024;
function predicateTypeOf(stage) {
    return `urn:sluice:statement:${stage}:v1`;
}
function subjectOf(statement) {
    return `sha256:${statement.subject[0].digest.sha256}`;
}
/**
 * The statement of a stage's result about its release. Throws InputError where no release is known, or where the result
 * does not fit the published schema.
 */
function makeStatement(delivery, context, result, name) {
    const { verdict } = result;
    const release = verdict.release ?? context.release;
    if (!release)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('statement-without-release', `The stage ${verdict.stage} does not know which release it judged.`, 'Run `identify` first and hand its release to this stage.');
    const statement = {
        _type: STATEMENT_TYPE,
        subject: [{ name: release.name, digest: { sha256: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(release.digest) } }],
        predicateType: predicateTypeOf(verdict.stage),
        predicate: {
            stage: verdict.stage,
            name,
            purpose: context.purpose,
            delivery: context.deliveryId,
            at: context.clock.now().toISOString(),
            outcome: verdict.outcome,
            enforced: verdict.enforced,
            verdict,
            inputs: result.inputs,
            deliveryFile: delivery.digest,
            commit: context.commit,
            sluice: _version_js__WEBPACK_IMPORTED_MODULE_4__.SLUICE_VERSION,
            besideTeamCode: result.besideTeamCode,
            details: result.details,
        },
    };
    // What is not declared is left out, not written as undefined: the value must be what a reader gets back.
    const plain = JSON.parse(JSON.stringify(statement));
    const refusals = statementRefusals(plain, 'The new statement');
    if (refusals.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })));
    return plain;
}
/** A statement from a stranger's bytes, or why it is none. Never throws. `shown` names it in refusals. */
function readStatement(bytes, shown) {
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._)(bytes, MOST_STATEMENT_BYTES);
    if ('mistake' in parsed)
        return { refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('ledger-unreadable', `${shown}: a statement`, `${shown}: ${parsed.mistake}`)] };
    const refusals = statementRefusals(parsed.value, shown);
    return refusals.length > 0 ? { refusals } : { statement: parsed.value };
}
function statementRefusals(value, shown) {
    const mistakes = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D)('statement', value);
    if (mistakes.length > 0)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('schema-invalid', `${shown}: a statement that fits schemas/statement.schema.json`, `${shown}: ${mistakes.join('; ')}`)];
    return contradictions(value).map(([expected, actual]) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('evidence-contradictory', `${shown}: ${expected}`, `${shown}: ${actual}`));
}
/** The schema cannot say that two places agree; a hand-made statement often fails here. */
function contradictions(statement) {
    const { predicate, predicateType } = statement;
    const { verdict } = predicate;
    const pairs = [
        ['predicateType', predicateTypeOf(predicate.stage), predicateType],
        ['verdict.stage', predicate.stage, verdict.stage],
        ['verdict.outcome', predicate.outcome, verdict.outcome],
        ['verdict.enforced', predicate.enforced, verdict.enforced],
        ['verdict.release.digest', subjectOf(statement), verdict.release?.digest ?? subjectOf(statement)],
        ['at', predicate.at, calendarTime(predicate.at)],
    ];
    return pairs
        .filter(([, one, other]) => one !== other)
        .map(([what, one, other]) => [`${what} ${String(one)}`, `${what} ${String(other)}`]);
}
/** The time as a calendar has it: 31 February reads back as another day, and hour 25 as none. */
function calendarTime(at) {
    const time = Date.parse(at);
    return Number.isFinite(time) ? new Date(time).toISOString() : 'no time';
}


/***/ }),

/***/ 24563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SLUICE_VERSION: () => (/* binding */ SLUICE_VERSION)
});

;// CONCATENATED MODULE: ./.build/package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./.build/src/evidence/version.js

/** The version of Sluice that writes into statements. */
const SLUICE_VERSION = package_namespaceObject.rE;


/***/ }),

/***/ 72963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
/** Longest text of one field on any surface but JSON; the JSON has it whole. */
const MAX_FIELD = 600;
// Control characters (ANSI escapes begin with one), the marks that reorder or hide text, and characters that no font shows.
// Tab and newline are spaces.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uD800-\uDFFF\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;
const WORD_JOINER = '\u2060';
/** One line of harmless plain text, at most `max` characters: no control characters, no line breaks, no lone surrogates. */
function plain(text, max = MAX_FIELD) {
    const flat = text.replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ').replaceAll(CONTROL, '\uFFFD').trim();
    const characters = [...flat];
    return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : flat;
}
/**
 * A line for the runner's log or a terminal. The runner obeys lines that begin with `::` and lines that hold `##[`
 * (runner, ActionCommand.cs), so neither survives.
 */
function logLine(text) {
    return plain(text, 4000).replace(/^::/, ': :').replaceAll('##[', '## [');
}
/**
 * Text that GitHub's Markdown shows as it is: no markup, no table cell of its own, no mention, no issue link, no HTML,
 * no formula. A word joiner splits `@name` and `#1`, since GitHub looks for these after Markdown is done; the rest
 * becomes entities, which are never markup.
 */
function markdown(text, max = MAX_FIELD) {
    return plain(text, max)
        .replaceAll('&', '&amp;')
        .replaceAll(/[<>|`*~[\]\\$"']/g, entity)
        .replaceAll(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '&#95;')
        .replaceAll('@', `@${WORD_JOINER}`)
        .replaceAll(/(?<!&)#(?=[A-Za-z0-9])/g, `#${WORD_JOINER}`)
        .replaceAll(/\b(GH)-(?=\d)/gi, `$1-${WORD_JOINER}`)
        .replaceAll(/:(?=\/\/|:)/g, '&#58;')
        .replaceAll(/:(?=[A-Za-z0-9_+-]+:)/g, '&#58;')
        .replaceAll(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`)
        .replaceAll('{{', '&#123;&#123;')
        // At the start of a list item these would begin a heading, a list or a rule.
        .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits, mark) => digits + entity(mark))
        .replace(/^[#+\-=](?![0-9A-Za-z])/, entity);
}
function entity(character) {
    const named = { '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    return named[character] ?? `&#${character.codePointAt(0)};`;
}


/***/ }),

/***/ 45638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ renderSummary),
/* harmony export */   eh: () => (/* binding */ renderGate)
/* harmony export */ });
/* unused harmony export SUMMARY_BYTES */
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72963);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);


/**
 * GitHub drops a step's summary above 1 MiB without failing the step
 * (https://docs.github.com/actions/reference/workflow-commands#job-summary), so it is kept well below, in bytes.
 */
const SUMMARY_BYTES = 900 * 1024;
/** Where the rows that did not fit are found; shown at the cut. */
const REST = 'the whole list is in verdict.json, in the artifact of this run';
/** The verdict as Markdown, at most `maxBytes` bytes, cut between rows. The first line is the decision. */
function renderSummary(verdict, maxBytes = SUMMARY_BYTES) {
    const grave = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .byGravity */ .SN)(verdict.findings).filter((finding) => finding.outcome !== 'pass');
    const passed = verdict.findings.filter((finding) => finding.outcome === 'pass');
    const page = new Page(maxBytes);
    page.add(`### ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[verdict.outcome]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(verdict.headline)}\n`);
    if (!verdict.enforced)
        page.add(`\n> ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_ENFORCED */ .BU}\n`);
    page.add(`\n${facts(verdict)}\n`);
    if (grave.length > 0)
        page.table('Rule | Wanted | Seen | Rows | Interval', grave.map(graveRow), maxBytes / 2);
    for (const finding of grave)
        page.add(explanation(finding));
    if (passed.length > 0) {
        page.add(`\n<details><summary>${passed.length} passed</summary>\n`);
        page.table('Rule | Wanted | Seen | Rows | Interval', passed.map(passedRow));
        page.add('\n</details>\n', true);
    }
    if (verdict.notes.length > 0)
        page.add(`\n${verdict.notes.map((note) => `- ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(note)}`).join('\n')}\n`);
    return page.text;
}
/** Several verdicts on one page; its first line is the answer to all of them. */
function renderGate(outcome, headline, verdicts) {
    const room = Math.floor(SUMMARY_BYTES / verdicts.length);
    return [`## ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[outcome]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(headline)}\n`, ...verdicts.map((verdict) => renderSummary(verdict, room))].join('\n');
}
function facts(verdict) {
    const { release, champion } = verdict;
    const lines = [['Stage', `${verdict.stage} (${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tally */ .N4)(verdict)})`]];
    if (release)
        lines.push(['Candidate', `${release.name} ${release.version ?? ''} ${release.digest}`]);
    if (champion)
        lines.push(['Champion', `${champion.name} ${champion.version ?? ''} ${champion.digest}`]);
    lines.push(...verdict.facts);
    return lines.map(([name, value]) => `**${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(name)}:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(value)}`).join('<br>\n');
}
/** Numbers only: a sentence in a cell makes a column of single words. The sentences follow below the table. */
function graveRow(finding) {
    const cells = [
        `${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[finding.outcome]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.rule)}<br><sub>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.code)}</sub>`,
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.expected),
        finding.actual === finding.message ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.actual),
        finding.n === undefined ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(finding.n),
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)((0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding)),
    ];
    return `| ${cells.join(' | ')} |\n`;
}
function passedRow(finding) {
    const cells = [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.rule), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.expected), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.actual), finding.n === undefined ? '' : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(finding.n), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)((0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding))];
    return `| ${cells.join(' | ')} |\n`;
}
function explanation(finding) {
    const lines = [`${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[finding.outcome]} **${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.rule)}:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.message)}`];
    const about = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .aboutRule */ .gt)(finding);
    if (about !== undefined)
        lines.push((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(about));
    if (finding.examples?.length)
        lines.push(`**For example:** ${finding.examples.map((example) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(example, 200)).join(', ')}`);
    if (finding.fix !== undefined)
        lines.push(`**What to do next:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(finding.fix)}`);
    return `\n${lines.join('<br>\n')}\n`;
}
/** A page that never grows beyond its budget; what did not fit is counted and said once. */
class Page {
    text = '';
    #left;
    #full = false;
    constructor(maxBytes) {
        // Held back for the line that says where the rest is, and for closing what is open.
        this.#left = maxBytes - 400;
    }
    add(piece, closing = false) {
        const size = Buffer.byteLength(piece);
        if (!closing && (this.#full || size > this.#left)) {
            if (!this.#full)
                this.text += `\n\n_Cut here: ${REST}._\n`;
            this.#full = true;
            return false;
        }
        this.text += piece;
        this.#left -= size;
        return true;
    }
    /** `held` bytes are left for what follows: a table that is cut for them does not end the page. */
    table(header, rows, held = 0) {
        const head = `\n| ${header} |\n|${' --- |'.repeat(header.split('|').length)}\n`;
        if (this.#full || !this.add(head))
            return;
        rows.every((row, index) => {
            if (Buffer.byteLength(row) <= this.#left - held)
                return this.add(row);
            const rest = `\n_${rows.length - index} more of ${rows.length} rows do not fit here; ${REST}._\n`;
            this.text += rest;
            this.#left -= Buffer.byteLength(rest);
            this.#full = held === 0;
            return false;
        });
    }
}


/***/ }),

/***/ 61827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ NOT_ENFORCED),
/* harmony export */   Bt: () => (/* binding */ intervalText),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   Ze: () => (/* binding */ ICONS),
/* harmony export */   gt: () => (/* binding */ aboutRule),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/* unused harmony exports GRAVEST_FIRST, short */
const ICONS = { pass: '✅', warn: '⚠️', inconclusive: '❔', fail: '❌', error: '🛑' };
const OUTCOME_WORDS = {
    pass: 'passed',
    warn: 'passed with warnings',
    inconclusive: 'not decided',
    fail: 'failed',
    error: 'could not be judged',
};
/** Gravest first; the order within one outcome is the stage's own. */
const GRAVEST_FIRST = ['error', 'fail', 'inconclusive', 'warn', 'pass'];
function byGravity(findings) {
    return GRAVEST_FIRST.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
}
/** `12 rules: 10 passed, 1 failed, 1 not decided` */
function tally(verdict) {
    const counts = GRAVEST_FIRST.map((outcome) => [outcome, verdict.findings.filter((finding) => finding.outcome === outcome).length]);
    const parts = counts.filter(([, count]) => count > 0).map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome]}`);
    const total = verdict.findings.length;
    return `${total} ${total === 1 ? 'rule' : 'rules'}${parts.length ? `: ${parts.join(', ')}` : ''}`;
}
/** A number as a person reads it: four significant digits; the JSON has every digit. */
function short(value) {
    if (Number.isInteger(value) && Math.abs(value) < 1e15)
        return String(value);
    if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9))
        return value.toExponential(3);
    return String(Number(value.toPrecision(4)));
}
/** `10000` as `10,000`. */
function grouped(count) {
    return Number.isInteger(count) ? String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',') : short(count);
}
function intervalText(finding) {
    if (!finding.interval)
        return '';
    const { low, high, level } = finding.interval;
    return `${short(low)} to ${short(high)} (${short(level * 100)} %)`;
}
/** Said on every surface where a stage does not count: a neutral verdict must never be read as evidence. */
const NOT_ENFORCED = 'Shown only: the delivery file says `enforce: false`, so this is no evidence for any gate.';
const ACTIONS = { hold: 'It holds the rollout in flight.', revert: 'It has what serves taken back.' };
/** Who answers for a rule, why it is there, and what its failure asks for; as the delivery file says. */
function aboutRule({ owner, because, action }) {
    const parts = [owner === undefined ? '' : `Owner: ${owner}.`, because === undefined ? '' : `Because: ${because.replace(/[.\s]*$/, '')}.`, action === undefined ? '' : ACTIONS[action]].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : undefined;
}


/***/ }),

/***/ 67652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ judge),
  judgeFailure: () => (/* binding */ judgeFailure),
  G: () => (/* binding */ problemsOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 5 modules
var load = __webpack_require__(93857);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var evidence_statement = __webpack_require__(39816);
;// CONCATENATED MODULE: ./.build/src/report/problems.js
/** Mistakes in the input as a verdict, so that they reach every surface as a stage's findings do. */
function verdictOfProblems(stage, problems) {
    const first = problems[0];
    const where = first?.location ? ` in ${first.location.file}, line ${first.location.line}` : '';
    return {
        schema: 'urn:sluice:verdict:v1',
        stage,
        outcome: 'error',
        headline: problems.length === 1
            ? `Nothing was judged: ${first.message}`
            : `Nothing was judged: ${problems.length} mistakes in the input, the first${where}.`,
        enforced: true,
        findings: problems.map((problem) => ({
            code: problem.code,
            outcome: 'error',
            rule: problem.location ? `${problem.location.file}:${problem.location.line}:${problem.location.column}` : 'input',
            message: problem.message,
            expected: 'usable input',
            actual: problem.message,
            fix: problem.fix,
            location: problem.location,
        })),
        notes: [],
        facts: [],
    };
}

// EXTERNAL MODULE: ./.build/src/report/summary.js
var summary = __webpack_require__(45638);
// EXTERNAL MODULE: ./.build/src/run/session.js
var run_session = __webpack_require__(95769);
;// CONCATENATED MODULE: ./.build/src/run/judge.js








/**
 * Runs one stage on the delivery file and writes verdict.json, summary.md and statement.json. A mistake in the input is a
 * verdict too (outcome `error`), so that it reaches every surface; only a fault of Sluice itself is thrown.
 */
async function judge(session, stage, options, run) {
    const out = options.out ?? session.out;
    await (0,promises_.mkdir)(out, { recursive: true }).catch((cause) => {
        throw problem/* InputError */.d.of('out-unusable', `The folder ${out} cannot be made (${cause.code}).`, 'Name another folder: `--out DIR`, or the input `out`.', undefined, { cause });
    });
    // A statement of an earlier run must not pass for this one's.
    await (0,promises_.rm)(external_node_path_.join(out, 'statement.json'), { force: true });
    const judged = await attempt(session, stage, { ...options, out }, run);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(out, 'verdict.json'), `${JSON.stringify(judged.verdict, null, 2)}\n`);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(out, 'summary.md'), (0,summary/* renderSummary */.Br)(judged.verdict));
    if (judged.statement)
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(out, 'statement.json'), `${JSON.stringify(judged.statement, null, 2)}\n`);
    return judged;
}
/**
 * A stage that could not begin (no ledger, no token, a folder that cannot be made) has a verdict all the same. What is no
 * mistake in the input and no refusal of the world is thrown again: that is a fault of Sluice.
 */
async function judgeFailure(session, stage, error) {
    const verdict = verdictOfProblems(stage, problemsOf(error));
    // Where nothing can be written the verdict is still shown.
    await (0,promises_.rm)(external_node_path_.join(session.out, 'statement.json'), { force: true }).catch(() => undefined);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(session.out, 'verdict.json'), `${JSON.stringify(verdict, null, 2)}\n`).catch(() => undefined);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(session.out, 'summary.md'), (0,summary/* renderSummary */.Br)(verdict)).catch(() => undefined);
    return { verdict };
}
async function attempt(session, stage, { release, champion, championData, out, keep }, run) {
    let delivery;
    try {
        delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
        const context = { ...pick(session), release, champion, championData, out };
        const result = await run(delivery, context);
        const verdict = { ...result.verdict, release: result.verdict.release ?? release };
        const known = verdict.release !== undefined;
        if (!known)
            verdict.notes = [...verdict.notes, 'Statement: none, since the release was not identified.'];
        const statement = known ? (0,evidence_statement/* makeStatement */.UT)(delivery, context, { ...result, verdict }) : undefined;
        if (statement)
            await keep?.(statement, delivery);
        return { verdict, delivery, details: result.details, statement };
    }
    catch (error) {
        return { verdict: { ...verdictOfProblems(stage, problemsOf(error)), release }, delivery };
    }
}
function pick({ purpose, deliveryId, clock, log, engine, commit }) {
    return { purpose, deliveryId, clock, log, engine, commit };
}
/**
 * Mistakes of people, and refusals of the world around (a router, a journal, GitHub), which carry a code and say what to
 * do. Anything else is a fault of Sluice and goes on up.
 */
function problemsOf(error) {
    if (error instanceof problem/* InputError */.d)
        return error.problems;
    const { code, message, fix, refusals } = error;
    if (Array.isArray(refusals) && error instanceof Error)
        return refusals.map((each) => ({
            code: each.code,
            message: `Expected ${each.expected}, found ${each.actual}.`,
            fix: each.fix,
        }));
    if (typeof code === 'string' && typeof message === 'string' && typeof fix === 'string')
        return [{ code, message, fix }];
    throw error;
}


/***/ }),

/***/ 95769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** Writes whole or not at all: a reader never meets half a verdict. */
async function writeWhole(file, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), { recursive: true });
    const partial = `${file}.partial-${process.pid}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, file);
}


/***/ })

};
