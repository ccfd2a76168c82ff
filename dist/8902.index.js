export const id = 8902;
export const ids = [8902,7652,5271,2890];
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
    gate: async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).gate,
    'validate-data': async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).validateData,
    'run-model-tests': async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).runModelTests,
    build: async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(4503)]).then(__webpack_require__.bind(__webpack_require__, 54503))).build,
    predict: async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(4503)]).then(__webpack_require__.bind(__webpack_require__, 54503))).predict,
    'probe-model': async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(4503)]).then(__webpack_require__.bind(__webpack_require__, 54503))).probeModel,
    identify: async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(292)]).then(__webpack_require__.bind(__webpack_require__, 50292))).identify,
    seal: async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(4554)]).then(__webpack_require__.bind(__webpack_require__, 54554))).seal,
    'require-approval': async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(5548), __webpack_require__.e(8824)]).then(__webpack_require__.bind(__webpack_require__, 48824))).requireApproval,
    'canary-promote': async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(3358)]).then(__webpack_require__.bind(__webpack_require__, 43358))).canaryPromote,
    rollback: async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(3358)]).then(__webpack_require__.bind(__webpack_require__, 43358))).rollback,
    watch: async () => (await Promise.all(/* import() */[__webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(4365), __webpack_require__.e(7283), __webpack_require__.e(989), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(3358)]).then(__webpack_require__.bind(__webpack_require__, 43358))).watch,
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
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1213);
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
    page.add(`\n${factLines(subjectFacts(verdict))}\n`);
    if (verdict.figures?.length)
        page.table(' | What | Candidate | Against | Interval | Wanted', verdict.figures.map(figureRow));
    else if (verdict.facts.length > 0)
        page.add(`\n${factLines(verdict.facts)}\n`);
    if (grave.length > 0)
        page.table('Rule | Wanted | Seen | Rows | Interval', grave.map(graveRow), maxBytes / 2);
    for (const finding of grave)
        page.add(explanation(finding));
    if (verdict.figures?.length && verdict.facts.length > 0)
        page.add(`\n<details><summary>${verdict.facts.length} more numbers</summary>\n\n${factLines(verdict.facts)}\n\n</details>\n`);
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
function subjectFacts(verdict) {
    const { release, champion } = verdict;
    const lines = [['Stage', `${verdict.stage} (${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tally */ .N4)(verdict)})`]];
    if (release)
        lines.push(['Candidate', `${release.name} ${release.version ?? ''} ${release.digest}`]);
    if (champion)
        lines.push(['Champion', `${champion.name} ${champion.version ?? ''} ${champion.digest}`]);
    return lines;
}
function figureRow({ name, candidate, champion, anchor, difference, interval, wanted, outcome }) {
    const number = (value) => (value === undefined ? '' : value === null ? 'undefined' : (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .short */ .h0)(value));
    const between = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)({ interval });
    const about = difference === undefined ? between : `difference ${number(difference)}${between === '' ? '' : `: ${between}`}`;
    return `| ${[_words_js__WEBPACK_IMPORTED_MODULE_0__/* .ICONS */ .Ze[outcome], (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(name), number(candidate), champion === undefined && anchor !== undefined ? `${number(anchor)} (anchor)` : number(champion), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(about), (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)(wanted)].join(' | ')} |\n`;
}
function factLines(lines) {
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
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 8 modules
var load = __webpack_require__(98071);
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
async function attempt(session, stage, { release, champion, championData, championTests, out, keep }, run) {
    let delivery;
    try {
        delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
        const context = { ...pick(session), release, champion, championData, championTests, out };
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
