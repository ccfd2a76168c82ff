export const id = 6959;
export const ids = [6959,946];
export const modules = {

/***/ 19285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ Artifacts),
  filesBelow: () => (/* binding */ filesBelow)
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
        if (entry.packed === 0 && entry.size > 0)
            throw unreadable(`${JSON.stringify(entry.name)} is not as large as it says`);
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
    #mayLeave;
    /** `mayLeave` throws where something in the files must not leave this machine. */
    constructor(attempt, mayLeave) {
        this.#attempt = attempt;
        this.#mayLeave = mayLeave;
    }
    /** Uploads files below `root` under a name of this attempt. Throws InputError before a byte leaves where they hold a secret. */
    async upload(what, files, root) {
        await this.#mayLeave(files, root);
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
        // All of them: where names are unique within one attempt only, the newest of a name may be somebody else's.
        const { artifacts } = await client.listArtifacts(findBy(from));
        const found = artifacts.filter((artifact) => artifact.name === name);
        if (found.length === 0)
            return undefined;
        if (found.length > 1)
            throw problem/* InputError */.d.of('artifact-ambiguous', `The run has ${found.length} artifacts named ${name}.`, 'Start a new run: one of them was put there by another job.');
        if (from?.mostBytes && found[0].size > from.mostBytes.packed)
            throw problem/* InputError */.d.of('artifact-too-large', `The artifact ${name} has ${found[0].size} bytes, and ${from.mostBytes.packed} are the most.`, 'Upload the reports of Sluice alone under this name.');
        const packed = await (0,promises_.mkdtemp)(external_node_path_.join(process.env.RUNNER_TEMP ?? external_node_os_.tmpdir(), 'sluice-packed-'));
        const { digestMismatch } = await client.downloadArtifact(found[0].id, { path: packed, expectedHash: found[0].digest, skipDecompress: true, ...findBy(from) });
        if (digestMismatch)
            throw problem/* InputError */.d.of('artifact-changed', `The artifact ${name} is not what was uploaded.`, 'Run the job that uploads it again.');
        const target = await (0,promises_.mkdtemp)(external_node_path_.join(process.env.RUNNER_TEMP ?? external_node_os_.tmpdir(), 'sluice-artifact-'));
        for (const archive of await filesBelow(packed))
            await unpack(archive, target, from?.mostBytes?.unpacked);
        await (0,promises_.rm)(packed, { recursive: true, force: true });
        return target;
    }
    /** The attempts of this run, this one included, that left such an artifact, as far as GitHub shows them to this one. */
    async attempts(what) {
        const client = await this.#client();
        const { artifacts } = await client.listArtifacts();
        const start = `sluice-${what}-`;
        const endings = artifacts.flatMap(({ name }) => (name.startsWith(start) && /^[1-9]\d{0,5}$/.test(name.slice(start.length)) ? [Number(name.slice(start.length))] : []));
        return [...new Set(endings)].sort((one, other) => one - other);
    }
    #name(what, from) {
        return `sluice-${what}-${from ? (from.attempt ?? 1) : this.#attempt}`;
    }
    async #client() {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(26), __webpack_require__.e(1351), __webpack_require__.e(6780), __webpack_require__.e(9735), __webpack_require__.e(7394)]).then(__webpack_require__.bind(__webpack_require__, 37394));
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72963);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4646);
/* harmony import */ var _run_judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1493);







const ACTIONS = {
    gate: async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).gate,
    'validate-data': async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).validateData,
    'run-model-tests': async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675)]).then(__webpack_require__.bind(__webpack_require__, 93675))).runModelTests,
    build: async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(4503)]).then(__webpack_require__.bind(__webpack_require__, 54503))).build,
    predict: async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(4503)]).then(__webpack_require__.bind(__webpack_require__, 54503))).predict,
    'probe-model': async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(4503)]).then(__webpack_require__.bind(__webpack_require__, 54503))).probeModel,
    identify: async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(507)]).then(__webpack_require__.bind(__webpack_require__, 507))).identify,
    seal: async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(449)]).then(__webpack_require__.bind(__webpack_require__, 40449))).seal,
    'require-approval': async () => (await Promise.all(/* import() */[__webpack_require__.e(3917), __webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(8213), __webpack_require__.e(4785), __webpack_require__.e(2758)]).then(__webpack_require__.bind(__webpack_require__, 92758))).requireApproval,
    'canary-promote': async () => (await Promise.all(/* import() */[__webpack_require__.e(3917), __webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(8213), __webpack_require__.e(4785), __webpack_require__.e(6197), __webpack_require__.e(3312)]).then(__webpack_require__.bind(__webpack_require__, 73312))).canaryPromote,
    keep: async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(6197), __webpack_require__.e(9954)]).then(__webpack_require__.bind(__webpack_require__, 89954))).keep,
    rollback: async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(3166), __webpack_require__.e(5707)]).then(__webpack_require__.bind(__webpack_require__, 25707))).rollback,
    watch: async () => (await Promise.all(/* import() */[__webpack_require__.e(3917), __webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(8213), __webpack_require__.e(4785), __webpack_require__.e(6197), __webpack_require__.e(3312)]).then(__webpack_require__.bind(__webpack_require__, 73312))).watch,
    doctor: async () => (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7283), __webpack_require__.e(6651), __webpack_require__.e(3675), __webpack_require__.e(3166), __webpack_require__.e(5622), __webpack_require__.e(4912)]).then(__webpack_require__.bind(__webpack_require__, 44912))).doctor,
    'report-fork': async () => (await __webpack_require__.e(/* import() */ 2389).then(__webpack_require__.bind(__webpack_require__, 82389))).reportFork,
};
/** Runs one action. There is one `setFailed` for what the stage concluded, and one here for what kept it from concluding. */
async function runAction(name) {
    let step;
    try {
        const load = ACTIONS[name];
        if (!load)
            throw new Error(`There is no action ${name}.`);
        const action = await load();
        step = await (0,_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .openStep */ .b0)();
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
        const { publish } = await __webpack_require__.e(/* import() */ 2512).then(__webpack_require__.bind(__webpack_require__, 32512));
        const stage = _core_verdict_js__WEBPACK_IMPORTED_MODULE_3__.STAGES.find((each) => each === name) ?? 'run-model-tests';
        await publish({ ...step, checkRun: false }, await (0,_run_judge_js__WEBPACK_IMPORTED_MODULE_4__.judgeFailure)(step.session, stage, error), name);
        await leaveFailure(step, name);
    }
    catch {
        // The log below has it.
    }
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setFailed */ .C1(failureText(error));
}
/** Events are kept when the run fails too. Where the stage had left its artifact before, the name is taken, and that has them. */
async function leaveFailure(step, name) {
    const { EVENTS_FILE } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 14388));
    const { filesBelow } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 19285));
    const files = await filesBelow(node_path__WEBPACK_IMPORTED_MODULE_0__.join(step.session.out, EVENTS_FILE));
    // Jobs of a matrix run the same step for each role.
    const which = [name, _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('step'), _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('role')].filter((part) => part !== '').join('-');
    if (files.length > 0)
        await step.artifacts?.upload(`events-${which}`, files, step.session.out);
}
function failureText(error) {
    try {
        return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)((0,_run_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .G)(error).map(_core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .describe */ .q).join(' '));
    }
    catch {
        return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(`Sluice itself failed, and nothing was decided: ${error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d ? error.message : String(error?.stack ?? error)}`);
    }
}


/***/ }),

/***/ 1493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ forgeToTell),
/* harmony export */   Hn: () => (/* binding */ isTrue),
/* harmony export */   b0: () => (/* binding */ openStep)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96373);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70946);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95769);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67776);
/* harmony import */ var _run_secrets_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(71920);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(19285);










/** Reads every shared input once. */
async function openStep() {
    const runner = await (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_4__.runnerOf)(process.env);
    const token = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('token');
    if (token)
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(token);
    const key = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('signing-key');
    // A masked value is masked line by line, so the key's lines are.
    for (const line of key.split('\n'))
        if (line.trim().length > 8)
            _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq(line.trim());
    const out = (0,_run_session_js__WEBPACK_IMPORTED_MODULE_5__/* .outFolder */ .N)(runner.workspace, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(runner.workspace, _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('out') || 'sluice-out'));
    const session = {
        workspace: runner.workspace,
        deliveryFile: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('delivery') || 'delivery.yml',
        out,
        purpose: purposeOf(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('purpose')),
        deliveryId: { repositoryId: runner.repositoryId, runId: runner.runId, runAttempt: runner.runAttempt },
        commit: runner.headCommit,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_6__/* .systemClock */ .m,
        log: runnerLog,
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_3__.openEngines)({ env: process.env, log: runnerLog, clock: _run_system_js__WEBPACK_IMPORTED_MODULE_6__/* .systemClock */ .m }),
        env: { ...process.env, SLUICE_TOKEN: token || undefined },
    };
    const wanted = isTrue(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('evidence'), true) && process.env.ACTIONS_RUNTIME_TOKEN !== undefined;
    return {
        runner,
        session,
        artifacts: wanted ? new _artifacts_js__WEBPACK_IMPORTED_MODULE_8__/* .Artifacts */ .E(runner.runAttempt, (files, root) => (0,_run_secrets_js__WEBPACK_IMPORTED_MODULE_7__/* .refuseSecrets */ .u)(session, files, root)) : undefined,
        token,
        checkRun: isTrue(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('check-run'), true),
        secrets: { key: key || undefined, keyless: keylessFor(token) },
    };
}
/** GitHub, for who tells of a release that was taken back; asked for nothing until then. */
function forgeToTell({ session, token }) {
    return token ? () => (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_4__.forgeOf)(process.env, session.clock, token) : undefined;
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
    debug: (text) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_9__/* .logLine */ .BP)(text)),
    info: (text) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_9__/* .logLine */ .BP)(text)),
    warning: (text) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_9__/* .logLine */ .BP)(text)),
};
/** Signs through Sigstore with the job's identity. The service builds the same statement from its four parts. */
function keylessFor(token) {
    if (!process.env.ACTIONS_ID_TOKEN_REQUEST_URL)
        return undefined;
    return async (_payload, _type, statement) => {
        const { attest } = await Promise.all(/* import() */[__webpack_require__.e(3917), __webpack_require__.e(2830), __webpack_require__.e(26), __webpack_require__.e(1351), __webpack_require__.e(5179), __webpack_require__.e(9735), __webpack_require__.e(9842)]).then(__webpack_require__.bind(__webpack_require__, 49842));
        const { bundle } = await attest({ subjects: statement.subject, predicateType: statement.predicateType, predicate: statement.predicate, token, skipWrite: true });
        return bundle;
    };
}


/***/ }),

/***/ 87691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Qs: () => (/* binding */ digestOfJson),
/* harmony export */   ZD: () => (/* binding */ hexOf),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var canonicalize__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98799);


const DIGEST = /^sha256:[0-9a-f]{64}$/;
function isDigest(value) {
    return typeof value === 'string' && DIGEST.test(value);
}
function sha256(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
function hexOf(digest) {
    return digest.slice('sha256:'.length);
}
/**
 * Canonical JSON (RFC 8785, JSON Canonicalization Scheme): the one byte string that a JSON value has, so that its
 * digest does not depend on key order or spacing. NaN and infinities are refused, since JSON has no word for them.
 */
function canonicalJson(value) {
    const text = (0,canonicalize__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(value);
    if (text === undefined)
        throw new TypeError('A value without a JSON form has no canonical JSON.');
    return text;
}
function digestOfJson(value) {
    return sha256(canonicalJson(value));
}


/***/ }),

/***/ 20803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ DURATION_PATTERN),
/* harmony export */   E: () => (/* binding */ parseDuration)
/* harmony export */ });
const UNITS = {
    ms: 1,
    s: 1000,
    second: 1000,
    seconds: 1000,
    min: 60_000,
    minute: 60_000,
    minutes: 60_000,
    h: 3_600_000,
    hour: 3_600_000,
    hours: 3_600_000,
    day: 86_400_000,
    days: 86_400_000,
};
/** The form that delivery files use: a number, a space or none, and a unit. At most seven
 * digits: with more a limit would be no limit, or a time that no calendar has. Kept equal to the schema's pattern. */
const DURATION_PATTERN = '^[0-9]{1,7}(\\.[0-9]{1,6})? ?(ms|s|seconds?|min|minutes?|h|hours?|days?)$';
/** `10 minutes`, `60 s` or `7 days` in milliseconds. Throws RangeError for any other text. */
function parseDuration(text) {
    const match = /^([0-9]{1,7}(?:\.[0-9]{1,6})?) ?([a-z]+)$/.exec(text);
    const unit = match ? UNITS[match[2]] : undefined;
    if (!match || unit === undefined)
        throw new RangeError(`Not a duration: ${JSON.stringify(text)}.`);
    return Number(match[1]) * unit;
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

/***/ 15185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ declaredClusters)
/* harmony export */ });
/** Every cluster that a rollout declares: the one for all, and those of single drivers, below any key `cluster`. */
function declaredClusters(rollout) {
    const own = [...clustersBelow(rollout, ['rollout'])];
    return rollout?.kubernetes === undefined ? own : [{ path: ['rollout', 'kubernetes'], cluster: rollout.kubernetes }, ...own];
}
function* clustersBelow(value, path) {
    if (typeof value !== 'object' || value === null)
        return;
    for (const [key, each] of Object.entries(value)) {
        const at = [...path, Array.isArray(value) ? Number(key) : key];
        if (key === 'cluster' && typeof each === 'object' && each !== null && ['in_cluster', 'context', 'server'].some((way) => way in each))
            yield { path: at, cluster: each };
        else
            yield* clustersBelow(each, at);
    }
}


/***/ }),

/***/ 73196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ resolveInside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



/** Absolute path of a declared path. Throws InputError where it leaves the workspace, by name or by a symbolic link. */
function resolveInside(declared, place) {
    if (/^[a-z][a-z0-9+.-]+:/i.test(declared))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('path-not-local', `\`${declared}\` is an address, and this version reads files.`, 'Fetch it in a step before, and name the file.', { file: place.file, line: 1, column: 1 });
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(place.root, declared);
    if (!isInside(absolute, place.workspace) || !isInside(realPath(absolute), realPath(place.workspace)))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('path-leaves-workspace', `\`${declared}\` leads out of the workspace.`, 'Keep what a delivery names inside the repository; symbolic links out of it are refused.', { file: place.file, line: 1, column: 1 });
    return absolute;
}
function isInside(file, folder) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(folder, file);
    // Files of a ConfigMap lie in a folder such as `..2026_01_05`, which is no way up.
    return relative.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] !== '..' && !node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(relative);
}
/** The real path of a file, or of its nearest ancestor that exists (an output may not exist yet). */
function realPath(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(file);
    }
    catch {
        const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file);
        return parent === file ? file : node_path__WEBPACK_IMPORTED_MODULE_1__.join(realPath(parent), node_path__WEBPACK_IMPORTED_MODULE_1__.basename(file));
    }
}


/***/ }),

/***/ 99481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ findSecrets)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/evidence/secrets/windows.js
/** A scanner takes time by the character; what it looks for is far shorter. */
const WINDOW = 256 * 1024;
/** Longer than any secret with its context, a private key of RSA 8192 among them: none lies across two windows alone. */
const OVERLAP = 16 * 1024;
/** Shorter runs in bytes that are no text are chance. */
const SHORTEST_RUN = 12;
/** What every published format has: sixteen characters of a token, an address with a scheme, or the head of a key. */
const MAY_HOLD_SECRET = /[A-Za-z_-][A-Za-z0-9_+/=.~-]{15}|:\/\/|-----BEGIN/;
/**
 * The text of a file in overlapping windows, leaving out those that can hold no secret. Bytes that are no characters part one
 * run from the next, and UTF-16 is read as what it says.
 */
async function* windowsOf(chunks) {
    let pending = '';
    let run = '';
    let firstLine = 1;
    for await (const chunk of chunks) {
        const runs = printableRuns(run + withoutZeros(Buffer.from(chunk)).toString('latin1'));
        run = runs.open;
        pending += runs.closed;
        while (pending.length + run.length >= WINDOW) {
            // A run that fills a window by itself is cut there; the overlap keeps what lies across.
            const all = pending + run;
            const text = all.slice(0, WINDOW);
            if (MAY_HOLD_SECRET.test(text))
                yield { text, firstLine };
            const kept = WINDOW - OVERLAP;
            firstLine += all.slice(0, kept).split('\n').length - 1;
            [pending, run] = [all.slice(kept, Math.max(kept, pending.length)), all.slice(Math.max(kept, pending.length))];
        }
    }
    const text = pending + run;
    if (MAY_HOLD_SECRET.test(text))
        yield { text, firstLine };
}
/** Runs of characters, in order; line breaks are kept, and `open` may go on in the next chunk. */
function printableRuns(text) {
    // Text without a foreign byte is one run: by far the most common case, and the fastest.
    if (!/[^\t\n\r\x20-\x7e]/.test(text))
        return { closed: '', open: text };
    // By hand: a pattern that looks for the end would try again from every character.
    let end = text.length;
    while (end > 0 && isPrintable(text.charCodeAt(end - 1)))
        end--;
    const closed = text.slice(0, end).replaceAll(/[^\t\n\r\x20-\x7e]+/g, '\0').split('\0');
    return { closed: closed.map((each) => (each.length >= SHORTEST_RUN ? `${each} ` : each.replaceAll(/[^\n]/g, ''))).join(''), open: text.slice(end) };
}
function isPrintable(code) {
    return (code >= 0x20 && code <= 0x7e) || code === 0x09 || code === 0x0a || code === 0x0d;
}
/** UTF-16 of characters in ASCII has a zero for every second byte. */
function withoutZeros(bytes) {
    const sample = bytes.subarray(0, 4096);
    let zeros = 0;
    for (const byte of sample)
        if (byte === 0)
            zeros++;
    const isWide = zeros > sample.length * 0.3 && zeros < sample.length * 0.6;
    return isWide ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
}

;// CONCATENATED MODULE: ./.build/src/evidence/secrets/scan.js



const PREFIX = '@secretlint/secretlint-rule-';
/** Comments in a file that switch the scan off: whoever can write the file would decide whether it is scanned. */
const SWITCHED_OFF = `${PREFIX}filter-comments`;
/** The access key beside its secret is told too; the number of an account is in every ARN. */
const OPTIONS = { [`${PREFIX}aws`]: { enableIDScanRule: true } };
const NO_SECRETS = new Set(['AWSAccountID']);
/** Then somebody has put a list of secrets there, and reads the list in the file itself. */
const MOST_FOUND = 50;
/**
 * Scans files for secrets in published formats, whole and however large; of bytes that are no text, the runs of characters in
 * them. Answers each place once, in the order of the files.
 */
async function findSecrets(files) {
    const lint = await scanner();
    const found = [];
    for (const file of files) {
        const seen = new Set();
        for await (const window of windowsOf((0,external_node_fs_.createReadStream)(file.absolute, { highWaterMark: 1024 * 1024 }))) {
            for (const { rule, line } of await lint(window)) {
                if (seen.has(`${rule}:${line}`))
                    continue;
                seen.add(`${rule}:${line}`);
                found.push({ file: file.shown, rule, line });
                if (found.length === MOST_FOUND)
                    return found;
            }
        }
    }
    return found;
}
/** Loaded on use: an action that uploads nothing pays nothing for it. */
async function scanner() {
    const [{ lintSource }, { rules }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(198)]).then(__webpack_require__.bind(__webpack_require__, 198)), __webpack_require__.e(/* import() */ 1577).then(__webpack_require__.bind(__webpack_require__, 31577))]);
    // One by one: a preset as a whole does not let go of a rule that is switched off.
    const chosen = rules.filter(({ meta }) => meta.id !== SWITCHED_OFF).map((rule) => ({ id: rule.meta.id, rule, options: OPTIONS[rule.meta.id] ?? {} }));
    const config = { rules: chosen };
    return async ({ text, firstLine }) => {
        const places = [];
        for (const { content, filePath } of readingsOf(text)) {
            const { messages } = await lintSource({ source: { content, filePath, ext: external_node_path_.extname(filePath), contentType: 'text' }, options: { config, maskSecrets: true } });
            for (const { ruleId, messageId, range } of messages)
                if (!NO_SECRETS.has(messageId))
                    places.push({ rule: ruleId.replace(PREFIX, ''), line: firstLine + linesIn(text.slice(0, range[0])) });
        }
        return places;
    };
}
/**
 * Some rules ask what a file is called; what it holds counts here, so each text is read under the names that fit it. Line
 * breaks that JSON and YAML write as `\\n` become ones, so that a key in a string is a key.
 */
function readingsOf(text) {
    const readings = [{ content: text, filePath: /^\s*[{[]/.test(text) ? 'package.json' : 'scanned.txt' }];
    if (text.includes('_authToken'))
        readings.push({ content: text, filePath: '.npmrc' });
    if (text.includes('\\n'))
        readings.push({ content: text.replaceAll('\\n', ' \n'), filePath: 'scanned.txt' });
    return readings;
}
function linesIn(text) {
    return text.split('\n').length - 1;
}


/***/ }),

/***/ 35980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ secretRefusals),
  Q: () => (/* binding */ stopSecrets)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/evidence/secrets/refusal-codes.js
/** Codes with which an upload is stopped. What was found is named by file, line and format, never shown. */
const SECRET_REFUSALS = {
    'secret-found': {
        meaning: 'A file that was about to leave this machine holds what has the published form of a secret.',
        fix: 'Take it out and make it invalid where it was issued: it may have been read. If it is none, name file and rule under `evidence.secrets.allow` with a reason and a day.',
    },
    'secret-exception-expired': {
        meaning: 'A finding was allowed until a day that has passed.',
        fix: 'Look at the file again; take the finding out, or give the exception a new day and say why.',
    },
};
function refuseSecret(code, expected, actual) {
    return { code, expected, actual, fix: SECRET_REFUSALS[code].fix };
}

// EXTERNAL MODULE: ./.build/src/evidence/secrets/scan.js + 1 modules
var scan = __webpack_require__(99481);
;// CONCATENATED MODULE: ./.build/src/evidence/secrets/stop.js



/**
 * Throws InputError with one problem for each secret in the files that no exception names; then nothing may leave. `today` is the
 * day in UTC, as 2027-01-31.
 */
async function stopSecrets(files, allowed, today) {
    const refusals = secretRefusals(await (0,scan/* findSecrets */.d)(files), allowed, today);
    if (refusals.length > 0)
        throw new problem/* InputError */.d(refusals.map(({ code, expected, actual, fix }) => ({ code, message: `Nothing was uploaded: expected ${expected}, found ${actual}.`, fix })));
}
/** What remains of the findings after the exceptions of today. */
function secretRefusals(found, allowed, today) {
    return found.flatMap(({ file, rule, line }) => {
        const exceptions = allowed.filter((each) => each.file === file && each.rule === rule);
        const place = `${JSON.stringify(file)}, line ${line}: ${rule}`;
        if (exceptions.some(({ expires }) => today < expires))
            return [];
        const last = exceptions.at(-1);
        return [last ? refuseSecret('secret-exception-expired', `an exception that holds on ${today}`, `${place}, allowed until ${last.expires}`) : refuseSecret('secret-found', 'no secret', place)];
    });
}


/***/ }),

/***/ 72963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   qy: () => (/* binding */ html),
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
/** Text of an HTML page or of a quoted attribute: never markup. */
function html(text, max = 20_000) {
    return plain(text, max).replaceAll('&', '&amp;').replaceAll(/[<>"'`=]/g, (character) => `&#${character.codePointAt(0)};`);
}
function entity(character) {
    const named = { '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    return named[character] ?? `&#${character.codePointAt(0)};`;
}


/***/ }),

/***/ 61827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ NOT_ENFORCED),
/* harmony export */   Bt: () => (/* binding */ intervalText),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   Ze: () => (/* binding */ ICONS),
/* harmony export */   gt: () => (/* binding */ aboutRule),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   o$: () => (/* binding */ adviceOnce),
/* harmony export */   sd: () => (/* binding */ GRAVEST_FIRST),
/* harmony export */   uF: () => (/* binding */ unitOf),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
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
/** `3.1 %`, in three significant figures; never `0 %` for a share that is not zero. */
function percent(share) {
    if (!Number.isFinite(share))
        return 'undefined';
    return share > 0 && share < 1e-6 ? '< 0.0001 %' : `${Number((share * 100).toPrecision(3))} %`;
}
/** How the numbers of a finding are written: as its limit is, so that a share and what is wanted of it can be compared. */
function unitOf(wanted) {
    return /\d ?%/.test(wanted) ? percent : short;
}
function intervalText({ interval }, format = short) {
    if (!interval)
        return '';
    const { low, high, level } = interval;
    return `${format(low)} to ${format(high)} (${short(level * 100)} %)`;
}
/** What to do next for each finding, in full where it is new: many slices may ask for the same. */
function adviceOnce() {
    const given = new Set();
    return ({ code, fix }) => {
        if (fix === undefined)
            return undefined;
        const known = given.has(`${code} ${fix}`);
        given.add(`${code} ${fix}`);
        return known ? 'As above.' : fix;
    };
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

/***/ 70946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  forgeOf: () => (/* binding */ forgeOf),
  policyForgeOf: () => (/* binding */ policyForgeOf),
  runnerOf: () => (/* binding */ runnerOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/github/context.js

/**
 * A typed view of the runner's variables and of the parsed event file. Throws InputError with everything that is
 * missing or malformed at once.
 */
function readRunnerContext(env, event) {
    const problems = [];
    const text = (name, pattern) => {
        const value = env[name] ?? '';
        if (!pattern.test(value))
            problems.push(context_problem(name, value));
        return value;
    };
    const [owner = '', repository = ''] = text('GITHUB_REPOSITORY', /^[^/\s]+\/[^/\s]+$/).split('/');
    const commit = text('GITHUB_SHA', /^([0-9a-f]{40}|[0-9a-f]{64})$/);
    const pull = pullRequestOf(event);
    const context = {
        owner,
        repository,
        repositoryId: text('GITHUB_REPOSITORY_ID', /^[1-9][0-9]*$/),
        runId: text('GITHUB_RUN_ID', /^[1-9][0-9]*$/),
        runAttempt: Number(text('GITHUB_RUN_ATTEMPT', /^[1-9][0-9]{0,5}$/)),
        eventName: text('GITHUB_EVENT_NAME', /./),
        commit,
        headCommit: pull?.head ?? commit,
        ref: text('GITHUB_REF', /^refs\//),
        defaultBranch: textAt(event, 'repository', 'default_branch'),
        workflow: env.GITHUB_WORKFLOW ?? '',
        job: env.GITHUB_JOB ?? '',
        apiUrl: text('GITHUB_API_URL', /^https?:\/\/[^\s]+$/),
        serverUrl: text('GITHUB_SERVER_URL', /^https?:\/\/[^\s]+$/),
        workspace: text('GITHUB_WORKSPACE', /./),
        pullRequest: pull && { number: pull.number, fromFork: pull.fromFork },
    };
    if (isPullRequest(context.eventName) && !pull)
        problems.push({
            code: 'runner-event-malformed',
            message: `The event file of ${context.eventName} has no pull request with a number and a head commit.`,
            fix: 'Let the runner write GITHUB_EVENT_PATH, and do not change that file.',
        });
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return context;
}
function context_problem(name, value) {
    return {
        code: 'runner-variable-malformed',
        message: value === '' ? `${name} is not set.` : `${name} is ${JSON.stringify(value.slice(0, 100))}, which it never is on a runner.`,
        fix: 'Run this in a job of GitHub Actions; on a laptop, use a command that needs no GitHub.',
    };
}
function isPullRequest(eventName) {
    return eventName === 'pull_request' || eventName === 'pull_request_target';
}
function pullRequestOf(event) {
    const number = at(event, 'pull_request', 'number');
    const head = textAt(event, 'pull_request', 'head', 'sha');
    if (!Number.isSafeInteger(number) || !head || !/^[0-9a-f]{40,64}$/.test(head))
        return undefined;
    const headRepository = at(event, 'pull_request', 'head', 'repo', 'id');
    // A head whose repository is gone counts as a fork's: its token is as good as read-only.
    return { number: number, head, fromFork: headRepository === undefined || headRepository !== at(event, 'repository', 'id') };
}
function textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : undefined;
}
function at(value, ...path) {
    return path.reduce((inner, key) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
}

// EXTERNAL MODULE: ./.build/src/github/octokit-forge.js + 8 modules
var octokit_forge = __webpack_require__(44031);
;// CONCATENATED MODULE: ./.build/src/run/forge.js




/** The runner's view of this run: its variables and the event that started it. */
async function runnerOf(env) {
    if (!env.GITHUB_REPOSITORY && !env.GITHUB_RUN_ID)
        throw problem/* InputError */.d.of('no-run-here', 'This step asks GitHub about a workflow run, and there is none here (no GITHUB_REPOSITORY, no GITHUB_RUN_ID).', 'Run it in a job of GitHub Actions; docs/approval.md says which. Every stage before it runs on a laptop.');
    return readRunnerContext(env, await eventOf(env));
}
/** GitHub for the repository of this run. `token` by default is SLUICE_TOKEN or GITHUB_TOKEN. */
async function forgeOf(env, clock, token = env.SLUICE_TOKEN ?? env.GITHUB_TOKEN) {
    const { owner, repository, apiUrl } = await runnerOf(env);
    if (!token)
        throw problem/* InputError */.d.of('token-missing', 'There is no token to ask GitHub with.', 'Give the input `token`, or set GITHUB_TOKEN.');
    return (0,octokit_forge/* openForge */.y)({ owner, repository, token, apiUrl, clock });
}
/** With a token of its own for the organisation's policy (SLUICE_POLICY_TOKEN); the job's token reads only what everybody may read. */
async function policyForgeOf(env, clock) {
    return env.SLUICE_POLICY_TOKEN ? forgeOf(env, clock, env.SLUICE_POLICY_TOKEN) : undefined;
}
async function eventOf(env) {
    if (!env.GITHUB_EVENT_PATH)
        return undefined;
    try {
        return JSON.parse(await (0,promises_.readFile)(env.GITHUB_EVENT_PATH, 'utf8'));
    }
    catch (cause) {
        throw problem/* InputError */.d.of('runner-event-malformed', 'The event file (GITHUB_EVENT_PATH) cannot be read.', 'Let the runner write it, and do not change it.', undefined, { cause });
    }
}


/***/ }),

/***/ 71920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ refuseSecrets)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53840);
/* harmony import */ var _evidence_secrets_stop_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35980);



/**
 * Throws InputError `secret-found` (or `secret-exception-expired`) where files below `root` hold what has the published form of
 * a secret and the delivery file names no exception. Without a delivery file that can be read there are no exceptions.
 */
async function refuseSecrets(session, files, root) {
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
    const today = session.clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
    const shown = files.map((absolute) => ({ absolute, shown: node_path__WEBPACK_IMPORTED_MODULE_0__.relative(root, absolute).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/') }));
    await (0,_evidence_secrets_stop_js__WEBPACK_IMPORTED_MODULE_2__/* .stopSecrets */ .Q)(shown, delivery?.spec.evidence?.secrets?.allow ?? [], today);
}


/***/ }),

/***/ 95769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ outFolder),
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);




/**
 * The folder for what a stage leaves, absolute. Throws InputError where it, or what leads to it below the workspace, is a symbolic link: a
 * commit can hold one, and what is written would replace files of another place.
 */
function outFolder(workspace, out) {
    const inside = node_path__WEBPACK_IMPORTED_MODULE_2__.relative(workspace, out);
    const names = inside.startsWith('..') || node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(inside) ? [''] : inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    const from = names[0] === '' ? out : workspace;
    const way = names.map((_, at) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(from, ...names.slice(0, at + 1)));
    const link = way.find((step) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(step, { throwIfNoEntry: false })?.isSymbolicLink());
    if (link === undefined)
        return out;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('out-is-link', `${JSON.stringify(node_path__WEBPACK_IMPORTED_MODULE_2__.relative(workspace, link) || link)} is a symbolic link, and results are written into it.`, 'Take the link away, or name a folder of its own with --out (the input `out` of an action).');
}
/** Writes whole or not at all: a reader never meets half a verdict. */
async function writeWhole(file, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), { recursive: true });
    const partial = `${file}.partial-${process.pid}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, file);
}


/***/ }),

/***/ 67776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const systemClock = {
    now: () => new Date(),
    sleep: (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal }),
};


/***/ })

};
