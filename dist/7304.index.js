export const id = 7304;
export const ids = [7304];
export const modules = {

/***/ 89186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ schemaMistakes),
/* harmony export */   _: () => (/* binding */ parseHostile)
/* harmony export */ });
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52210);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34351);


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

/***/ 85801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a9: () => (/* binding */ modelDigest),
/* harmony export */   lf: () => (/* binding */ openRegular)
/* harmony export */ });
/* unused harmony export rootDigest */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9752);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81503);
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






const CHUNK_BYTES = 1024 * 1024;
const FILES_AT_ONCE = 4;
/**
 * The OpenSSF Model Signing v1.0 root digest of a file or folder: SHA-256 over the raw SHA-256 digests of its files in
 * manifest order (specification §6.5.1, method `files`, symlinks refused, git's own files at the top left out); equal to
 * what PyPI `model-signing` 1.1.1 computes. Holds a few file chunks in memory, never a file. Throws InputError (see
 * `walk`), among them `part-changed` where anything moved while it was read.
 */
async function modelDigest(target, options) {
    const { kind, files } = await (0,_walk_js__WEBPACK_IMPORTED_MODULE_5__/* .walk */ .GG)(target, options);
    const digests = await inParallel(files, hashFile);
    await refuseIfChanged(target, files, options);
    const entries = files.map((file, i) => ({ path: file.path, digest: digests[i], bytes: file.bytes }));
    return {
        kind,
        digest: rootDigest(entries),
        tree: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOfJson */ .Qs)(entries),
        files: entries,
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    };
}
/** The root over files that are already hashed; sorts them itself. */
function rootDigest(files) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .sc)(Buffer.concat((0,_walk_js__WEBPACK_IMPORTED_MODULE_5__/* .inManifestOrder */ .rV)(files).map((file) => Buffer.from((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .hexOf */ .ZD)(file.digest), 'hex'))));
}
/** Workers take the next file each, so that one large file does not hold up the small ones. */
async function inParallel(files, hash) {
    const digests = new Array(files.length);
    let next = 0;
    const work = async () => {
        const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
        for (let i = next++; i < files.length; i = next++)
            digests[i] = await hash(files[i], chunk);
    };
    const workers = Array.from({ length: Math.min(FILES_AT_ONCE, files.length) }, work);
    const outcomes = await Promise.allSettled(workers);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed)
        throw failed.reason;
    return digests;
}
async function hashFile(file, chunk) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await openRegular(file), true);
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        let total = 0;
        for (;;) {
            const { bytesRead } = await handle.read(chunk, 0, chunk.length, null).catch((error) => {
                throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d([(0,_walk_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(file.absolute, error)], { cause: error });
            });
            if (bytesRead === 0)
                break;
            total += bytesRead;
            hash.update(chunk.subarray(0, bytesRead));
            if (total > file.bytes)
                throw changed(file.absolute);
        }
        if (total !== file.bytes || (0,_walk_js__WEBPACK_IMPORTED_MODULE_5__/* .fingerprintOf */ .ax)(await stat(handle)) !== file.fingerprint)
            throw changed(file.absolute);
        return `sha256:${hash.digest('hex')}`;
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
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK ?? 0);
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file.absolute, flags).catch((error) => {
        if (['ELOOP', 'ENOENT', 'ENOTDIR'].includes(error.code ?? ''))
            throw changed(file.absolute);
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d([(0,_walk_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(file.absolute, error)], { cause: error });
    });
    if ((0,_walk_js__WEBPACK_IMPORTED_MODULE_5__/* .fingerprintOf */ .ax)(await stat(handle)) === file.fingerprint)
        return handle;
    await handle.close();
    throw changed(file.absolute);
}
async function refuseIfChanged(target, before, options) {
    const state = (files) => files.map((file) => `${file.path}\0${file.fingerprint}`);
    const earlier = state(before);
    const later = state((await (0,_walk_js__WEBPACK_IMPORTED_MODULE_5__/* .walk */ .GG)(target, options)).files);
    const at = earlier.findIndex((entry, i) => entry !== later[i]);
    if (at >= 0 || later.length !== earlier.length)
        throw changed(before[at]?.absolute ?? target);
}
function stat(handle) {
    return handle.stat({ bigint: true });
}
function changed(shown) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('part-changed', `${(0,_walk_js__WEBPACK_IMPORTED_MODULE_5__/* .quoted */ .TL)(shown)} changed while it was read.`, 'Stop whatever still writes there, then run this step again: an identity is of bytes that hold still.');
}


/***/ }),

/***/ 77304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ manifestOf),
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Mz: () => (/* binding */ measureRelease),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   TS: () => (/* binding */ declaredParts),
/* harmony export */   Wt: () => (/* binding */ identifyRelease),
/* harmony export */   aH: () => (/* binding */ layoutOf),
/* harmony export */   cS: () => (/* binding */ releaseDigest),
/* harmony export */   dI: () => (/* binding */ PARTS)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _model_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85801);




/** What a release can consist of, in the order of every list. */
const PARTS = ['model', 'code', 'features', 'config', 'environment'];
const MOST_MANIFEST_BYTES = 1024 * 1024;
/** SHA-256 over the canonical JSON (RFC 8785) of `{part: part digest}`; name and version are not in it. */
function releaseDigest(parts) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.digest])));
}
/** Computes every part from its bytes. Throws InputError with the problems of all parts. */
async function identifyRelease(delivery) {
    return (await measureRelease(delivery)).manifest;
}
async function measureRelease(delivery) {
    const declared = declaredParts(delivery);
    const measured = {};
    const problems = [];
    // One after the other: each reads a few files at once already.
    for (const [name, path] of declared) {
        try {
            measured[name] = await (0,_model_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .modelDigest */ .a9)(delivery.resolve(path));
        }
        catch (error) {
            if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d))
                throw error;
            const location = delivery.locate(['release', name]);
            problems.push(...error.problems.map((problem) => ({ ...problem, location })));
        }
    }
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(problems);
    return { manifest: manifestOf(delivery.spec.release, declared, measured), measured };
}
function declaredParts({ spec: { release } }) {
    return PARTS.flatMap((name) => {
        const path = release[name];
        return path === undefined ? [] : [[name, path]];
    });
}
function manifestOf(labels, declared, measured) {
    const parts = Object.fromEntries(declared.map(([name, path]) => {
        const { kind, digest, tree, files, bytes } = measured[name];
        return [name, { path, kind, digest, tree, files: files.length, bytes }];
    }));
    const version = labels.version === undefined ? {} : { version: labels.version };
    return { schema: 'urn:sluice:release:v1', name: labels.name, ...version, digest: releaseDigest(parts), parts };
}
function refOf({ name, version, digest }) {
    return version === undefined ? { name, digest } : { name, version, digest };
}
/** `tree` of each part, as a gate's policy takes it. */
function layoutOf(manifest) {
    return Object.fromEntries(Object.entries(manifest.parts).map(([name, part]) => [name, part.tree]));
}
/** A manifest from a stranger's bytes; its digest must follow from its parts. Throws InputError. */
function parseManifest(bytes, shown) {
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._)(bytes, MOST_MANIFEST_BYTES);
    const mistakes = 'mistake' in parsed ? [parsed.mistake] : (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D)('release', parsed.value);
    if (mistakes.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('manifest-unreadable', `${shown} is no release manifest: ${mistakes.join('; ')}.`, 'Take release.json from where Sluice wrote it.');
    const manifest = parsed.value;
    const digest = releaseDigest(manifest.parts);
    if (digest !== manifest.digest)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('manifest-contradictory', `${shown} names the release ${manifest.digest}, and its parts make ${digest}.`, 'Take release.json from where Sluice wrote it; this copy was edited.');
    return manifest;
}


/***/ }),

/***/ 81503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
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
async function walk(target, options = { ignore: true }) {
    const root = external_node_path_.resolve(target);
    const found = await (0,promises_.lstat)(root, { bigint: true }).catch((error) => refuseRoot(target, error));
    const problems = [];
    if (found.isFile())
        return { kind: 'file', files: [describeFile('.', root, found)] };
    if (!found.isDirectory())
        throw new problem/* InputError */.d([kindProblem(target, found)]);
    const files = await list(root, target, options.ignore ? IGNORED_AT_TOP : new Set(), problems);
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
            if (folder === '' && ignored.has(name))
                continue;
            const bad = nameProblem(raw, joined(shown, folder));
            if (bad) {
                problems.push(bad);
                continue;
            }
            const relative = folder === '' ? name : `${folder}/${name}`;
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
