export const id = 5801;
export const ids = [5801];
export const modules = {

/***/ 46094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tD: () => (/* binding */ changed),
  fG: () => (/* binding */ hashRanges),
  lf: () => (/* binding */ openRegular)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
var external_node_fs_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_fs_, 2);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
var external_node_crypto_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_crypto_, 2);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./.build/src/evidence/hash-worker.js

/**
 * Hex digest of the range, or undefined where the file ends before it or goes on behind its last one. Reads the next chunk while it hashes the one before;
 * `chunks` is where its two buffers are kept between calls. Whole in itself: its text is what a thread runs.
 */
async function hashRange(fs, crypto, job, onBytes, chunks) {
    const CHUNK_BYTES = 1024 * 1024;
    const { fd, start, end, algorithm, last } = job;
    chunks[0] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES);
    chunks[1] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES);
    const read = (chunk, from, most = Math.min(chunk.length, end - from)) => new Promise((resolve, reject) => {
        fs.read(fd, chunk, 0, most, from, (error, count) => (error ? reject(error) : resolve(count)));
    });
    const hash = crypto.createHash(algorithm);
    let [now, next] = [chunks[0], chunks[1]];
    let position = start;
    let pending = position < end ? read(now, position) : undefined;
    while (pending) {
        const count = await pending;
        if (count === 0)
            return undefined;
        position += count;
        pending = position < end ? read(next, position) : undefined;
        hash.update(now.subarray(0, count));
        onBytes(count);
        [now, next] = [next, now];
    }
    if (last && (await read(now, end, 1)) > 0)
        return undefined;
    return hash.digest('hex');
}
/** Runs in a thread: hashes what it is sent, one after the other. Whole in itself, as `hashRange` is. */
function serve(hash) {
    const fs = process.getBuiltinModule('node:fs');
    const crypto = process.getBuiltinModule('node:crypto');
    const { parentPort } = process.getBuiltinModule('node:worker_threads');
    const TOLD_EVERY = 64 * 1024 * 1024;
    const chunks = [];
    parentPort.on('message', (job) => {
        let untold = 0;
        const tell = (count) => {
            untold += count;
            if (untold < TOLD_EVERY)
                return;
            parentPort.postMessage({ bytes: untold });
            untold = 0;
        };
        hash(fs, crypto, job, tell, chunks).then((digest) => {
            parentPort.postMessage({ bytes: untold });
            parentPort.postMessage({ digest });
        }, (error) => parentPort.postMessage({ error: error.code ?? error.message }));
    });
}
/** A thread's program as text: the bundle is one file, and a thread cannot be started from inside it otherwise. */
const PROGRAM = `(${serve.toString()})(${hashRange.toString()})`;
/** A few threads that hash ranges of files that the main thread opened. */
class HashPool {
    #threads;
    #idle;
    #busy = new Map();
    #queue = [];
    constructor(threads) {
        this.#threads = Array.from({ length: threads }, () => this.#start());
        this.#idle = [...this.#threads];
    }
    hash(job, onBytes) {
        return new Promise((resolve, reject) => {
            this.#queue.push({ job, onBytes, resolve, reject });
            this.#next();
        });
    }
    async close() {
        await Promise.all(this.#threads.map((thread) => thread.terminate()));
    }
    #start() {
        const thread = new external_node_worker_threads_.Worker(PROGRAM, { eval: true, execArgv: [], env: {}, resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 32 } });
        thread.on('message', (message) => this.#told(thread, message));
        thread.on('error', (error) => this.#done(thread, (waiting) => waiting.reject(error)));
        return thread;
    }
    #next() {
        while (this.#idle.length > 0 && this.#queue.length > 0) {
            const thread = this.#idle.pop();
            const waiting = this.#queue.shift();
            this.#busy.set(thread, waiting);
            thread.postMessage(waiting.job);
        }
    }
    #told(thread, message) {
        if ('bytes' in message)
            this.#busy.get(thread)?.onBytes(message.bytes);
        else if ('error' in message)
            this.#done(thread, (waiting) => waiting.reject(Object.assign(new Error(message.error), { code: message.error })));
        else
            this.#done(thread, (waiting) => waiting.resolve(message.digest));
    }
    #done(thread, settle) {
        const waiting = this.#busy.get(thread);
        this.#busy.delete(thread);
        this.#idle.push(thread);
        if (waiting)
            settle(waiting);
        this.#next();
    }
}

// EXTERNAL MODULE: ./.build/src/evidence/walk.js + 1 modules
var walk = __webpack_require__(81503);
;// CONCATENATED MODULE: ./.build/src/evidence/hash-files.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});







/** Below this, starting threads takes longer than it saves. */
const THREADS_FROM_BYTES = 256 * 1024 * 1024;
const MOST_THREADS = 8;
const FILES_AT_ONCE = 4;
/**
 * Hex digests of the ranges, in their order. Holds two chunks for each file that is read at the moment, however large the
 * files; many bytes in several ranges are hashed by several threads. Throws InputError `part-changed` where a file is not
 * what was listed, before or after it was read, and `part-unreadable`.
 */
async function hashRanges(ranges, algorithm = 'sha256', onProgress) {
    const totalBytes = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
    const files = new Set(ranges.map(({ file }) => file.path)).size;
    let bytes = 0;
    const onBytes = (count) => onProgress?.({ bytes: (bytes += count), totalBytes, files });
    const threads = totalBytes < THREADS_FROM_BYTES || ranges.length < 2 ? 0 : Math.min(external_node_os_.availableParallelism(), MOST_THREADS, ranges.length);
    const pool = threads > 0 ? new HashPool(threads) : undefined;
    try {
        // One more than the threads, so that the next file is open when a thread is free.
        return await inParallel(ranges, threads > 0 ? threads + 1 : FILES_AT_ONCE, (range, chunks) => hashOne(range, algorithm, onBytes, chunks, pool));
    }
    finally {
        await pool?.close();
    }
}
/** Workers take the next range each, so that one large file does not hold up the small ones. */
async function inParallel(ranges, atOnce, hash) {
    const results = new Array(ranges.length);
    let next = 0;
    let failed = false;
    const work = async () => {
        const chunks = [];
        for (let i = next++; i < ranges.length && !failed; i = next++) {
            try {
                results[i] = await hash(ranges[i], chunks);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: Math.min(atOnce, ranges.length) }, work));
    const rejected = outcomes.find((outcome) => outcome.status === 'rejected');
    if (rejected)
        throw rejected.reason;
    return results;
}
async function hashOne({ file, start, end }, algorithm, onBytes, chunks, pool) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await openRegular(file), true);
        const job = { fd: handle.fd, start, end, algorithm, last: end === file.bytes };
        const digest = await (pool ? pool.hash(job, onBytes) : hashRange(external_node_fs_namespaceObject, external_node_crypto_namespaceObject, job, onBytes, chunks)).catch((error) => {
            throw new problem/* InputError */.d([(0,walk/* unreadable */.O$)(file.absolute, error)], { cause: error });
        });
        // Undefined: the file ended before its listed size, or went on behind it.
        if (digest === undefined || (0,walk/* fingerprintOf */.ax)(await stat(handle)) !== file.fingerprint)
            throw changed(file.absolute);
        return digest;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * Opens the very file that was listed. NOFOLLOW and NONBLOCK: the name may have become a link or a pipe since, and an
 * open pipe would wait for a writer for ever.
 */
async function openRegular(file) {
    const flags = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
    const handle = await (0,promises_.open)(file.absolute, flags).catch((error) => {
        if (['ELOOP', 'ENOENT', 'ENOTDIR'].includes(error.code ?? ''))
            throw changed(file.absolute);
        throw new problem/* InputError */.d([(0,walk/* unreadable */.O$)(file.absolute, error)], { cause: error });
    });
    if ((0,walk/* fingerprintOf */.ax)(await stat(handle)) === file.fingerprint)
        return handle;
    await handle.close();
    throw changed(file.absolute);
}
function stat(handle) {
    return handle.stat({ bigint: true });
}
function changed(shown) {
    return problem/* InputError */.d.of('part-changed', `${(0,walk/* quoted */.TL)(shown)} changed while it was read.`, 'Stop whatever still writes there, then run this step again: an identity is of bytes that hold still.');
}


/***/ }),

/***/ 85801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a9: () => (/* binding */ modelDigest),
/* harmony export */   eZ: () => (/* binding */ refuseIfChanged)
/* harmony export */ });
/* unused harmony export rootDigest */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _hash_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46094);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81503);



/**
 * The OpenSSF Model Signing v1.0 root digest of a file or folder: SHA-256 over the raw SHA-256 digests of its files in
 * manifest order (specification §6.5.1, method `files`, symlinks refused, git's own files at the top left out); equal to
 * what PyPI `model-signing` 1.1.1 computes. Holds a few file chunks in memory, never a file. Throws InputError (see
 * `walk`), among them `part-changed` where anything moved while it was read.
 */
async function modelDigest(target, options = {}) {
    const { kind, files } = await (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .walk */ .GG)(target, options);
    const digests = await (0,_hash_files_js__WEBPACK_IMPORTED_MODULE_1__/* .hashRanges */ .fG)(files.map((file) => ({ file, start: 0, end: file.bytes })), 'sha256', options.onProgress);
    await refuseIfChanged(target, files, options);
    const entries = files.map((file, i) => ({ path: file.path, digest: `sha256:${digests[i]}`, bytes: file.bytes }));
    return {
        kind,
        digest: rootDigest(entries),
        tree: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(entries),
        files: entries,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    };
}
/** The root over files that are already hashed; sorts them itself. */
function rootDigest(files) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(Buffer.concat((0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .inManifestOrder */ .rV)(files).map((file) => Buffer.from((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(file.digest), 'hex'))));
}
/** Lists once more: what came, went or moved while the files were read has no identity. */
async function refuseIfChanged(target, before, options) {
    const state = (files) => files.map((file) => `${file.path}\0${file.fingerprint}`);
    const earlier = state(before);
    const later = state((await (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .walk */ .GG)(target, options)).files);
    const at = earlier.findIndex((entry, i) => entry !== later[i]);
    if (at >= 0 || later.length !== earlier.length)
        throw (0,_hash_files_js__WEBPACK_IMPORTED_MODULE_1__/* .changed */ .tD)(before[at]?.absolute ?? target);
}


/***/ }),

/***/ 81503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rI: () => (/* binding */ IGNORED_AT_TOP),
  ax: () => (/* binding */ fingerprintOf),
  rV: () => (/* binding */ inManifestOrder),
  TL: () => (/* binding */ quoted),
  O$: () => (/* binding */ unreadable),
  GG: () => (/* binding */ walk)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/evidence/file-names.js
const UTF8 = new TextDecoder('utf-8', { fatal: true });
// Control characters, and the backslash that is a separator on one platform and a letter on the other.
const NOT_PORTABLE = /[\p{Cc}\\]/u;
/** What is wrong with a file's name as the file system gave it, or undefined. */
function nameProblem(raw, folder) {
    const name = decoded(raw);
    if (name === undefined)
        return {
            code: 'part-name-not-utf8',
            message: `A name in ${JSON.stringify(folder)} is not UTF-8: bytes ${Buffer.from(raw).toString('hex')}.`,
            fix: 'Rename it: other systems would read another name, or none.',
        };
    if (NOT_PORTABLE.test(name))
        return {
            code: 'part-name-control-character',
            message: `The name ${JSON.stringify(name)} in ${JSON.stringify(folder)} has a control character or a backslash.`,
            fix: 'Rename it to plain text without line breaks.',
        };
    return undefined;
}
/** Two paths that a file system which ignores case or Unicode form (macOS, Windows) would keep as one file. */
function nameCollisions(paths, folder) {
    const seen = new Map();
    const problems = [];
    for (const path of paths) {
        const folded = path.normalize('NFC').toLowerCase().normalize('NFC');
        const other = seen.get(folded);
        if (other === undefined)
            seen.set(folded, path);
        else
            problems.push({
                code: 'part-name-collision',
                message: `${JSON.stringify(other)} and ${JSON.stringify(path)} in ${JSON.stringify(folder)} differ only in case or Unicode form.`,
                fix: 'Rename one: where file systems ignore that difference, only one of them would be served.',
            });
    }
    return problems;
}
function decoded(raw) {
    try {
        return UTF8.decode(raw);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/evidence/walk.js




/** Left out at the top of a folder, as PyPI `model-signing` does by default; deeper ones are part of the model. */
const IGNORED_AT_TOP = new Set(['.git', '.gitattributes', '.github', '.gitignore']);
/** Bounds the memory of one walk: about 300 bytes a file. */
const MOST_FILES = 1_000_000;
/** A folder full of mistakes would otherwise print a page per file. */
const MOST_PROBLEMS = 50;
/**
 * Lists the regular files of a file or folder. Throws InputError with every problem found: a missing path, symlinks,
 * special files, unreadable folders, names that are no portable text, and folders without a file.
 */
async function walk(target, { ignore = true, leaveOut = new Set() } = {}) {
    const root = external_node_path_.resolve(target);
    const found = await (0,promises_.lstat)(root, { bigint: true }).catch((error) => refuseRoot(target, error));
    const problems = [];
    if (found.isFile())
        return { kind: 'file', files: [describeFile('.', root, found)] };
    if (!found.isDirectory())
        throw new problem/* InputError */.d([kindProblem(target, found)]);
    const files = await list(root, target, ignore ? IGNORED_AT_TOP.union(leaveOut) : leaveOut, problems);
    problems.push(...nameCollisions(files.map((file) => file.path), target));
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems.slice(0, MOST_PROBLEMS));
    if (files.length === 0)
        throw emptyFolder(target);
    return { kind: 'folder', files: inManifestOrder(files) };
}
async function list(root, shown, ignored, problems) {
    const files = [];
    const open = [''];
    while (open.length > 0 && problems.length < MOST_PROBLEMS) {
        const folder = open.pop();
        for (const raw of await entriesOf(external_node_path_.join(root, folder), joined(shown, folder), problems)) {
            const name = raw.toString('utf8');
            const relative = folder === '' ? name : `${folder}/${name}`;
            if (ignored.has(relative))
                continue;
            const bad = nameProblem(raw, joined(shown, folder));
            if (bad) {
                problems.push(bad);
                continue;
            }
            const absolute = external_node_path_.join(root, relative);
            const found = await (0,promises_.lstat)(absolute, { bigint: true }).catch((error) => error);
            if (found instanceof Error)
                problems.push(unreadable(joined(shown, relative), found));
            else if (found.isDirectory())
                open.push(relative);
            else if (found.isFile())
                files.push(describeFile(relative, absolute, found));
            else
                problems.push(kindProblem(joined(shown, relative), found));
        }
        if (files.length > MOST_FILES)
            throw tooMany(shown);
    }
    return files;
}
async function entriesOf(folder, shown, problems) {
    try {
        return await (0,promises_.readdir)(folder, { encoding: 'buffer' });
    }
    catch (error) {
        problems.push(unreadable(shown, error));
        return [];
    }
}
function describeFile(relative, absolute, found) {
    return { path: relative, absolute, bytes: Number(found.size), fingerprint: fingerprintOf(found) };
}
function fingerprintOf(found) {
    return [found.dev, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(':');
}
/**
 * `model-signing` sorts `PurePosixPath`s, which compare component by component and not as text: `a/b` stands before
 * `a-b`. Names hold no NUL, so joining with NUL gives that order, and UTF-8 bytes order as code points do.
 */
function inManifestOrder(files) {
    return files
        .map((file) => ({ file, key: Buffer.from(file.path.replaceAll('/', '\0')) }))
        .sort((a, b) => Buffer.compare(a.key, b.key))
        .map(({ file }) => file);
}
function joined(shown, relative) {
    return relative === '' ? shown : external_node_path_.join(shown, relative);
}
function refuseRoot(target, error) {
    if (['ENOENT', 'ENOTDIR'].includes(error.code ?? ''))
        throw problem/* InputError */.d.of('part-missing', `${quoted(target)} does not exist.`, 'Check the path in the delivery file, and that the build ran before this step.');
    throw new problem/* InputError */.d([unreadable(target, error)], { cause: error });
}
function unreadable(shown, error) {
    const reason = error.code ?? error.message;
    return {
        code: 'part-unreadable',
        message: `${quoted(shown)} cannot be read (${reason}).`,
        fix: 'Give the user that runs Sluice the right to read it; a file that is left out would not be part of the identity.',
    };
}
function kindProblem(shown, found) {
    if (found.isSymbolicLink())
        return {
            code: 'part-symlink',
            message: `${quoted(shown)} is a symbolic link.`,
            fix: 'Put the file itself there: what a link leads to can change without a byte of the release changing.',
        };
    const kind = found.isFIFO() ? 'a pipe' : found.isSocket() ? 'a socket' : 'a device';
    return {
        code: 'part-special-file',
        message: `${quoted(shown)} is ${kind}, not a file or folder.`,
        fix: 'Remove it: only regular files have bytes that can be named.',
    };
}
function emptyFolder(target) {
    const ignored = [...IGNORED_AT_TOP].join(', ');
    return problem/* InputError */.d.of('part-empty', `${quoted(target)} holds no file (${ignored} at its top do not count).`, 'Check the path, and that the build wrote its files before this step.');
}
function tooMany(target) {
    return problem/* InputError */.d.of('part-too-many-files', `${quoted(target)} holds more than ${MOST_FILES} files.`, 'Name a narrower folder in the delivery file, or pack the small files into one.');
}
function quoted(text) {
    return JSON.stringify(text);
}


/***/ })

};
