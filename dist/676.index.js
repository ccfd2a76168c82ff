export const id = 676;
export const ids = [676];
export const modules = {

/***/ 66546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ checkUrl),
/* harmony export */   H0: () => (/* binding */ isRefused),
/* harmony export */   SS: () => (/* binding */ requestJson),
/* harmony export */   U9: () => (/* binding */ isLoopback)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



const REPLY_BYTES = 64 * 1024;
const TIMEOUT_MS = 10_000;
const BACKOFF_MS = [200, 800];
/**
 * The URL, checked: https anywhere, http on this machine or at an origin that `insecure` records, no password in it. Throws InputError with
 * `url-unreadable`, `url-scheme`, `url-password` or `http-not-loopback`.
 */
function checkUrl(text, what, insecure = []) {
    const problem = (code, why, fix) => 
    // What stands before an @ may be a password, also where the rest is no URL.
    _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of(code, `The URL of ${what}, ${JSON.stringify(text.replace(/^.*@/s, '…@').slice(0, 200))}, ${why}.`, fix);
    if (!URL.canParse(text))
        throw problem('url-unreadable', 'cannot be read', 'Write a whole URL with its scheme.');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        throw problem('url-scheme', `has the scheme ${url.protocol}`, 'Use https, or http on this machine.');
    if (url.username !== '' || url.password !== '')
        throw problem('url-password', 'carries a user or a password', 'Leave it out: a delivery file is read by many.');
    if (url.protocol === 'http:' && !isLoopback(url.hostname) && !insecure.some((origin) => URL.canParse(origin) && new URL(origin).origin === url.origin))
        throw problem('http-not-loopback', 'is not encrypted and leaves this machine', `Use https, or a tunnel that ends on this machine. Where neither can be, record the exception: \`evidence.insecure: ['${url.origin}']\`.`);
    return url;
}
/** Whether a URL's host is this machine; a name that begins with 127 is somebody's. */
function isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv4)(host) && host.startsWith('127.'));
}
/**
 * Exchanges JSON over HTTP. Throws DriverError with code `http-unreachable`, `http-timeout`, `http-redirect`, `http-status`,
 * `http-reply-too-large` or `http-not-json`.
 */
async function requestJson(url, request) {
    const waits = request.retry ? BACKOFF_MS : [];
    for (let attempt = 0;; attempt++) {
        try {
            return await exchange(url, request);
        }
        catch (error) {
            const again = error instanceof _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x && AWAY.has(error.code) && waits[attempt] !== undefined;
            if (!again)
                throw error;
            await request.retry(waits[attempt]);
        }
    }
}
const AWAY = new Set(['http-unreachable', 'http-timeout', 'http-unavailable']);
async function exchange(url, request) {
    const { what, method = 'GET' } = request;
    const place = `${what} (${method} ${url.origin}${url.pathname})`;
    const timeout = request.timeout ?? TIMEOUT_MS;
    const signal = AbortSignal.timeout(timeout);
    const body = request.form?.toString() ?? (request.body === undefined ? undefined : JSON.stringify(request.body, plainNumbers));
    const headers = { accept: 'application/json' };
    if (body !== undefined)
        headers['content-type'] = request.form ? 'application/x-www-form-urlencoded' : 'application/json';
    try {
        // Redirects are not followed: where the answer comes from is decided in the delivery file, not by who answers.
        const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
        if (request.absent?.includes(response.status)) {
            await response.body?.cancel();
            return undefined;
        }
        const text = await replyOf(response, place, request.limit ?? REPLY_BYTES);
        request.seen?.(text);
        return request.replyIgnored ? undefined : parse(text, place);
    }
    catch (error) {
        if (error instanceof _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x)
            throw error;
        if (signal.aborted)
            throw new _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('http-timeout', `${place} did not answer within ${timeout} ms.`, 'See whether it is overloaded.', { cause: error });
        throw new _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('http-unreachable', `${place} cannot be reached: ${reason(error)}.`, 'Check that it runs and that the URL is right.', { cause: error });
    }
}
async function replyOf(response, place, limit) {
    const { status } = response;
    if (status >= 300 && status < 400) {
        await response.body?.cancel();
        throw new _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('http-redirect', `${place} answered with a redirect (${status}).`, 'Write the URL that it points to, if you trust it.');
    }
    const text = await capped(response, place, limit);
    if (status >= 200 && status < 300)
        return text;
    const said = text.replace(/\s+/g, ' ').slice(0, 300);
    const code = status === 502 || status === 503 || status === 504 ? 'http-unavailable' : 'http-status';
    throw new _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x(code, `${place} answered ${status}${said === '' ? '' : `: ${said}`}.`, 'Correct what it reports.');
}
async function capped(response, place, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
        size += chunk.byteLength;
        if (size > limit)
            throw new _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('http-reply-too-large', `${place} answered with more than ${limit} bytes.`, 'Check that the URL is the right one.');
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function parse(text, place) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('http-not-json', `${place} did not answer with JSON but with ${JSON.stringify(text.slice(0, 120))}.`, 'Check that the URL is the right one.', { cause });
    }
}
// Counts and keys come from the data engine as bigint where they are large; JSON has one kind of number.
function plainNumbers(_key, value) {
    return typeof value === 'bigint' ? Number(value) : value;
}
/** The errors at the root of a failed fetch. Read by their shape: they may come from another realm. */
function roots(error) {
    if (error?.errors)
        return error.errors.flatMap(roots);
    return error?.cause ? roots(error.cause) : error ? [error] : [];
}
function reason(error) {
    return roots(error).map(({ code, message }) => code ?? message ?? 'unknown').join('; ');
}
/** Whether nobody listens there at all: unlike silence, that says that nothing is served. */
function isRefused(error) {
    if (!(error instanceof _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x) || error.code !== 'http-unreachable')
        return false;
    const causes = roots(error.cause);
    return causes.length > 0 && causes.every(({ code }) => code === 'ECONNREFUSED');
}


/***/ }),

/***/ 69399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ commandWords),
/* harmony export */   Zj: () => (/* binding */ ProgramError),
/* harmony export */   mB: () => (/* binding */ runProgram),
/* harmony export */   yE: () => (/* binding */ programEnvironment)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);


/** What a program may see of this machine's environment. Tokens of the job are not among them. */
const ALLOWED_ENVIRONMENT = [
    'PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'PATHEXT', 'COMSPEC',
];
const OUTPUT_LIMIT = 1024 * 1024;
const GRACE_MS = 2000;
const PIPES_AFTER_EXIT_MS = 250;
const LAST_LINES = 12;
const LAST_CHARACTERS = 2000;
class ProgramError extends _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x {
    /** `null` where the program did not start or was ended by a signal. */
    exitCode;
    stderr;
    constructor(code, message, fix, outcome, options) {
        super(code, message, fix, options);
        this.name = 'ProgramError';
        this.exitCode = outcome.exitCode;
        this.stderr = outcome.stderr;
    }
}
/** A declared command as program and arguments. One text is split at its spaces: there is no shell and no quoting. */
function commandWords(command) {
    const words = typeof command === 'string' ? command.split(/\s+/).filter((word) => word !== '') : [...command];
    if (words.length === 0 || words[0] === '')
        throw new _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('program-empty', 'A command names no program.', 'Write the program and its arguments.');
    return words;
}
/**
 * Runs a program without a shell and answers its output when it ends with 0. Throws ProgramError with code
 * `program-not-started`, `program-failed`, `program-timed-out`, `program-output-too-large` or `program-aborted`.
 * A server that the program leaves behind stays alive; it must not keep the program's standard output.
 */
async function runProgram(command, options) {
    const [program, ...args] = commandWords(command);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        cwd: options.cwd,
        env: programEnvironment(options),
        shell: false,
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
        // A process group of its own, so that a time limit ends what the program started as well.
        detached: process.platform !== 'win32',
    });
    const run = new Run(child, commandWords(command), options);
    return run.result;
}
/** The environment that a program gets: the allow-listed names of `from`, then what the caller adds. */
function programEnvironment(options, from = process.env) {
    const names = [...ALLOWED_ENVIRONMENT, ...(options.inherit ?? [])];
    const allowed = names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]));
    return { ...Object.fromEntries(allowed), ...options.env };
}
class Run {
    result;
    #child;
    #name;
    #options;
    #stdout = [];
    #stderr = [];
    /** Why we ended the program ourselves, where we did. */
    #ended;
    #timers = [];
    constructor(child, words, options) {
        this.#child = child;
        this.#name = words.join(' ').slice(0, 200);
        this.#options = options;
        this.result = new Promise((resolve, reject) => this.#follow(resolve, reject)).finally(() => {
            for (const timer of this.#timers)
                clearTimeout(timer);
            options.signal?.removeEventListener('abort', this.#abort);
        });
    }
    #follow(resolve, reject) {
        const child = this.#child;
        this.#collect(child.stdout, this.#stdout);
        this.#collect(child.stderr, this.#stderr);
        // A program may end without reading its input; its exit status says whether that was right.
        child.stdin.on('error', () => { });
        child.stdin.end(this.#options.input ?? '');
        child.on('error', (error) => reject(this.#notStarted(error)));
        const settle = (exitCode, signal) => {
            if (this.#ended === undefined && exitCode === 0)
                resolve({ stdout: Buffer.concat(this.#stdout), stderr: Buffer.concat(this.#stderr) });
            else {
                // The program itself is gone; what it started and what ignores SIGTERM goes with it.
                if (this.#ended !== undefined)
                    this.#kill('SIGKILL');
                reject(this.#failure(exitCode, signal));
            }
        };
        child.on('close', settle);
        // What the program left running may hold its pipes open for ever: `close` would then never come.
        child.on('exit', (exitCode, signal) => {
            this.#later(PIPES_AFTER_EXIT_MS, () => {
                child.stdout.destroy();
                child.stderr.destroy();
                settle(exitCode, signal);
            });
        });
        this.#later(this.#options.timeout, () => this.#end('program-timed-out', `did not end within ${this.#options.timeout} ms`, 'Make it faster, or see why it hangs.'));
        this.#options.signal?.addEventListener('abort', this.#abort, { once: true });
        if (this.#options.signal?.aborted)
            this.#abort();
    }
    #abort = () => this.#end('program-aborted', 'was stopped', 'Start the stage again.');
    #collect(stream, into) {
        stream.on('error', () => { });
        if (this.#options.onOutput !== undefined) {
            stream.on('data', this.#options.onOutput);
            return;
        }
        const limit = this.#options.outputLimit ?? OUTPUT_LIMIT;
        let size = 0;
        stream.on('data', (chunk) => {
            size += chunk.length;
            if (size <= limit)
                into.push(chunk);
            else
                this.#end('program-output-too-large', `wrote more than ${limit} bytes`, 'Print only the answer.');
        });
    }
    #end(code, message, fix) {
        if (this.#ended !== undefined)
            return;
        this.#ended = { code, message, fix };
        this.#kill('SIGTERM');
        this.#later(GRACE_MS, () => this.#kill('SIGKILL'));
    }
    #kill(signal) {
        const { pid } = this.#child;
        if (pid === undefined)
            return;
        try {
            if (process.platform === 'win32')
                this.#child.kill(signal);
            else
                process.kill(-pid, signal);
        }
        catch {
            // Already gone.
        }
    }
    #later(milliseconds, then) {
        this.#timers.push(setTimeout(then, milliseconds));
    }
    #notStarted(cause) {
        return new ProgramError('program-not-started', `The program \`${this.#name}\` could not be started in ${this.#options.cwd}: ${cause.message}.`, 'Check that it exists there and may be executed.', { exitCode: null, stderr: '' }, { cause });
    }
    #failure(exitCode, signal) {
        const stderr = Buffer.concat(this.#stderr).toString('utf8');
        const tail = stderr.trimEnd().split('\n').slice(-LAST_LINES).join('\n').slice(-LAST_CHARACTERS);
        const said = tail === '' ? 'It said nothing on standard error.' : `Its last lines on standard error:\n${tail}\n`;
        const why = this.#ended ?? {
            code: 'program-failed',
            message: exitCode === null ? `was ended by ${signal}` : `ended with exit status ${exitCode}`,
            fix: 'Correct what it reports and start the stage again.',
        };
        return new ProgramError(why.code, `The program \`${this.#name}\` ${why.message}. ${said}`, why.fix, { exitCode, stderr });
    }
}


/***/ }),

/***/ 61737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LF: () => (/* binding */ keepRelease),
  gS: () => (/* binding */ openRelease),
  Xb: () => (/* binding */ pruneReleases)
});

// UNUSED EXPORTS: keptReleases

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/evidence/hash-files.js + 1 modules
var hash_files = __webpack_require__(46094);
// EXTERNAL MODULE: ./.build/src/evidence/walk.js + 1 modules
var walk = __webpack_require__(81503);
;// CONCATENATED MODULE: ./.build/src/evidence/copy-part.js
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
const OWNER_MAY_EXECUTE = 0o100;
/**
 * Copies the files that a part's digest covers, and nothing else, into a new folder: what git keeps beside a model has no
 * digest and must not be served. A file keeps its name; whether its owner may execute it is kept, other rights are not.
 */
async function copyPart(source, target) {
    const found = await (0,walk/* walk */.GG)(source);
    await (0,promises_.mkdir)(target, { recursive: true });
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (const file of found.files) {
        const place = external_node_path_.join(target, file.path === '.' ? external_node_path_.basename(external_node_path_.resolve(source)) : file.path);
        await (0,promises_.mkdir)(external_node_path_.dirname(place), { recursive: true });
        await copyFile(file, place, chunk);
    }
    return found;
}
async function copyFile(file, target, chunk) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const from = __addDisposableResource(env_1, await (0,hash_files/* openRegular */.lf)(file), true);
        const executable = ((await from.stat()).mode & OWNER_MAY_EXECUTE) !== 0;
        // Exclusive: whatever already has this name was put there by somebody else. Read-only: kept bytes do not change.
        const to = __addDisposableResource(env_1, await (0,promises_.open)(target, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, executable ? 0o555 : 0o444), true);
        for (;;) {
            const { bytesRead } = await from.read(chunk, 0, chunk.length, null);
            if (bytesRead === 0)
                return;
            await to.writeFile(chunk.subarray(0, bytesRead));
        }
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

// EXTERNAL MODULE: ./.build/src/evidence/model-digest.js
var model_digest = __webpack_require__(85801);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var release = __webpack_require__(77304);
;// CONCATENATED MODULE: ./.build/src/evidence/release-store.js







const MANIFEST = 'release.json';
const TEMPORARY = '.keeping-';
const DISCARDED = '.discarded-';
/**
 * Copies the declared parts to `<state>/releases/<hex>/`, measures the copy there and only then gives it its name: what
 * was measured is what can be placed, whatever happens to the source meanwhile. With `expected`, other bytes are refused
 * and nothing is kept. Throws InputError.
 */
async function keepRelease(delivery, stateFolder, expected) {
    const store = await storeFolder(stateFolder);
    const temporary = await (0,promises_.mkdtemp)(external_node_path_.join(store, TEMPORARY));
    try {
        const manifest = await copyAndMeasure(delivery, temporary);
        if (expected !== undefined && manifest.digest !== expected)
            throw changed(expected, manifest.digest);
        await (0,promises_.writeFile)(external_node_path_.join(temporary, MANIFEST), `${(0,core_digest/* canonicalJson */.dj)(manifest)}\n`, { flag: 'wx' });
        await (0,promises_.chmod)(temporary, 0o755);
        await moveIntoPlace(temporary, external_node_path_.join(store, (0,core_digest/* hexOf */.ZD)(manifest.digest)), manifest.digest, stateFolder);
        const kept = await openRelease(manifest.digest, stateFolder);
        refuseOtherNames(manifest, kept);
        return kept;
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
}
/**
 * The kept release of that digest, after every byte of it was measured again. Throws InputError where it is not there or
 * is not what its name says; a store that others can write to proves nothing by itself.
 */
async function openRelease(digest, stateFolder) {
    const root = external_node_path_.join(await storeFolder(stateFolder), (0,core_digest/* hexOf */.ZD)(checkedDigest(digest)));
    const found = await (0,promises_.lstat)(root).catch(() => undefined);
    if (!found)
        throw problem/* InputError */.d.of('release-not-kept', `The release ${digest} is not in ${root}.`, 'Run the step on the machine that keeps the releases (rollout.state), or deliver the release again.');
    if (!found.isDirectory())
        throw broken(digest, 'its folder is a link or a file');
    const manifest = (0,release/* parseManifest */.Ng)(await (0,promises_.readFile)(external_node_path_.join(root, MANIFEST)).catch(() => Buffer.alloc(0)), external_node_path_.join(root, MANIFEST));
    if (manifest.digest !== digest)
        throw broken(digest, `its manifest is of ${manifest.digest}`);
    const parts = await verifiedParts(root, manifest);
    return { digest, root, parts, manifest };
}
/** Digests that lie in the store, in no order and unverified. */
async function keptReleases(stateFolder) {
    const names = await (0,promises_.readdir)(await storeFolder(stateFolder));
    return names.map((name) => `sha256:${name}`).filter(core_digest/* isDigest */.Bc);
}
/**
 * Deletes kept releases except those in use and the newest `keep` of the good ones (`good` has the newest last). Answers
 * what was deleted. With nothing in use nothing is deleted: then the journal was probably not read.
 */
async function pruneReleases(stateFolder, options) {
    if (options.inUse.length === 0 || !(options.keep >= 1))
        return [];
    const wanted = new Set([...options.inUse, ...options.good.slice(-options.keep)]);
    const store = await storeFolder(stateFolder);
    const surplus = (await keptReleases(stateFolder)).filter((digest) => !wanted.has(digest)).sort();
    for (const digest of surplus)
        await discard(external_node_path_.join(store, (0,core_digest/* hexOf */.ZD)(digest)), store);
    return surplus;
}
async function copyAndMeasure(delivery, temporary) {
    const declared = (0,release/* declaredParts */.TS)(delivery);
    const measured = {};
    for (const [name, declaredPath] of declared) {
        const source = delivery.resolve(declaredPath);
        const copied = await copyPart(source, external_node_path_.join(temporary, name));
        measured[name] = await (0,model_digest/* modelDigest */.a9)(external_node_path_.join(temporary, placeOf(name, copied.kind, external_node_path_.basename(source))), { ignore: false });
    }
    return (0,release/* manifestOf */.$V)(delivery.spec.release, declared, measured);
}
/** Where a part lies in its release's folder: a folder is the part itself, a file keeps its name inside. */
function placeOf(name, kind, fileName) {
    return kind === 'folder' ? name : external_node_path_.join(name, fileName);
}
async function moveIntoPlace(temporary, target, digest, stateFolder) {
    for (let attempt = 0;; attempt++) {
        try {
            return await (0,promises_.rename)(temporary, target);
        }
        catch (error) {
            if (attempt > 0 || !['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(error.code ?? ''))
                throw error;
        }
        // Something has that name: the same release, kept before or by another job, or a damaged copy that gives way to ours.
        const intact = await openRelease(digest, stateFolder).then(() => true, () => false);
        if (intact)
            return;
        await discard(target, external_node_path_.dirname(target));
    }
}
/** The digest does not tell a renamed file, so a release kept before may have these bytes under other names. */
function refuseOtherNames(manifest, kept) {
    const other = Object.entries(manifest.parts).filter(([name, part]) => kept.manifest.parts[name]?.tree !== part.tree);
    if (other.length === 0)
        return;
    throw problem/* InputError */.d.of('release-kept-under-other-names', `The release ${manifest.digest} is kept already, with other file names in ${other.map(([name]) => name).join(', ')}.`, 'Give the files their former names, or change the bytes of one (a comment is enough), so that the new layout is a release of its own.');
}
async function verifiedParts(root, manifest) {
    const parts = {};
    for (const [name, part] of Object.entries(manifest.parts)) {
        const place = placeOf(name, part.kind, fileNameOf(part.path));
        const found = await (0,model_digest/* modelDigest */.a9)(external_node_path_.join(root, place), { ignore: false });
        if (found.digest !== part.digest || found.tree !== part.tree || found.kind !== part.kind)
            throw broken(manifest.digest, `${name} is ${found.digest}, and should be ${part.digest}`);
        parts[name] = place;
    }
    await refuseStrangers(root, manifest);
    return parts;
}
/** Links and files that no digest covers: a server that reads the folder would read them too. */
async function refuseStrangers(root, manifest) {
    const list = async (folder) => (await (0,promises_.readdir)(folder, { withFileTypes: true })).map((entry) => `${entry.name}${entry.isDirectory() ? '/' : entry.isFile() ? '' : ' (a link)'}`).sort();
    const expected = [MANIFEST, ...Object.keys(manifest.parts).map((name) => `${name}/`)].sort();
    const actual = await list(root);
    if (actual.join() !== expected.join())
        throw broken(manifest.digest, `it holds ${actual.join(', ')}, and should hold ${expected.join(', ')}`);
    for (const [name, part] of Object.entries(manifest.parts)) {
        const inside = part.kind === 'file' ? await list(external_node_path_.join(root, name)) : [];
        if (inside.length > 1)
            throw broken(manifest.digest, `${name} holds ${inside.join(', ')}, and should hold one file`);
    }
}
/** The manifest comes from a file: its path must give a plain name, and never a way out of the release's folder. */
function fileNameOf(declared) {
    const name = external_node_path_.basename(external_node_path_.resolve('/', declared));
    return name === '' ? 'unnamed' : name;
}
async function storeFolder(stateFolder) {
    const store = external_node_path_.join(external_node_path_.resolve(stateFolder), 'releases');
    await (0,promises_.mkdir)(store, { recursive: true });
    const found = await (0,promises_.lstat)(store);
    if (!found.isDirectory())
        throw problem/* InputError */.d.of('release-store-unsafe', `${store} is a link or a file, not a folder.`, 'Remove it; the releases must lie in the state folder itself.');
    return store;
}
/** Out of the way under another name first: a deletion that is cut short must not leave half a release under its name. */
async function discard(target, store) {
    const grave = await (0,promises_.mkdtemp)(external_node_path_.join(store, DISCARDED));
    await (0,promises_.rename)(target, external_node_path_.join(grave, 'release'));
    await (0,promises_.rm)(grave, { recursive: true, force: true });
}
function checkedDigest(digest) {
    if ((0,core_digest/* isDigest */.Bc)(digest))
        return digest;
    throw problem/* InputError */.d.of('digest-invalid', `${JSON.stringify(digest)} is no digest.`, 'Give `sha256:` and 64 lower-case hexadecimal characters.');
}
function changed(expected, actual) {
    return problem/* InputError */.d.of('release-changed', `The bytes make the release ${actual}, and ${expected} was expected.`, 'Act on the bytes that were tested, or deliver the new bytes from the start. Nothing was kept.');
}
function broken(digest, why) {
    return problem/* InputError */.d.of('release-damaged', `The kept release ${digest} is not what its name says: ${why}.`, 'Do not place it. Remove its folder, and keep the release again from its source.');
}


/***/ }),

/***/ 64654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseLine),
/* harmony export */   GQ: () => (/* binding */ JOURNAL_BYTES),
/* harmony export */   IX: () => (/* binding */ digestOfEvent),
/* harmony export */   MO: () => (/* binding */ chainEvent),
/* harmony export */   Tc: () => (/* binding */ verifyJournal),
/* harmony export */   cA: () => (/* binding */ lineOf)
/* harmony export */ });
/* unused harmony exports LINE_BYTES, genesis, digestToSign */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _sign_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46422);



const KEYS = ['index', 'prev', 'at', 'delivery', 'type', 'data', 'signature'];
const TYPE = /^[a-z][a-z-]{0,39}$/;
const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const DELIVERY_CHARACTERS = 300;
/** A line beyond this is no event of ours: the largest (judges of twenty guardrails after a day) has about 300 kB. */
const LINE_BYTES = 1024 * 1024;
/** A journal beyond this is refused before it is parsed. */
const JOURNAL_BYTES = 256 * 1024 * 1024;
/**
 * Why these events are not one unbroken journal; none means that they are. Codes: `journal-index`, `journal-genesis`,
 * `journal-chain`, `journal-unsigned`, `journal-signer`, `journal-signature`, `journal-cut`. Pure. Each code is given once,
 * for the first event that earns it: one edit makes every later link look wrong.
 */
function verifyJournal(events, policy) {
    const refusals = new Map();
    const refuse = (refusal) => void (refusals.has(refusal.code) || refusals.set(refusal.code, refusal));
    const known = policy.verified ?? policy.known;
    const cut = known && missingEvent(events, known);
    if (cut)
        refuse(cut);
    const from = policy.verified && !cut ? policy.verified.index + 1 : 0;
    let prev = from > 0 ? policy.verified.digest : genesis(policy.model);
    events.forEach((event, index) => {
        if (index < from)
            return;
        if (event.index !== index)
            refuse(wrongIndex(event, index));
        if (event.prev !== prev)
            refuse(index === 0 ? wrongGenesis(event, prev, policy.model) : wrongLink(event, prev, index));
        if (policy.keys) {
            const refusal = badSignature(event, index, policy.keys);
            if (refusal)
                refuse(refusal);
        }
        prev = digestOfEvent(event);
    });
    return [...refusals.values()];
}
/** What the first event's `prev` is: bound to the model, so that no other model's journal can be put in its place. */
function genesis(model) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({ schema: 'urn:sluice:journal:v1', model });
}
/** SHA-256 of the event's canonical JSON, its signature included; the next event's `prev`. */
function digestOfEvent(event) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(event));
}
/** What an event's signature is about: the whole event but the signature. */
function digestToSign(event) {
    const { index, prev, at, delivery, type, data } = event;
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({ index, prev, at, delivery, type, data });
}
/** The event in its place: chained to the last one, and signed where there is a signer. Throws on an event out of shape. */
async function chainEvent(event, before, signer) {
    const { at, delivery, type, data } = event;
    const prev = before.last ? digestOfEvent(before.last) : genesis(before.model);
    const placed = { index: before.count, prev, at, delivery, type, data };
    if (signer)
        placed.signature = { keyid: signer.keyid, sig: await signer.sign(digestToSign(placed)) };
    const problem = shapeProblem(placed);
    if (problem)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('journal-event', `The event ${JSON.stringify(type)} cannot be recorded: ${problem}.`, 'Report this; nothing was written.');
    // What canonical JSON leaves out (undefined, functions) must not be in memory either: the reader would see another event.
    return JSON.parse(lineOf(placed));
}
/** The event's line, without its newline. Throws `journal-event` where it is too long. */
function lineOf(event) {
    const line = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(event);
    if (Buffer.byteLength(line) > LINE_BYTES)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('journal-event', `An event of type ${event.type} has more than ${LINE_BYTES} bytes.`, 'Attach large content instead.');
    return line;
}
/** Reads one line. Throws `journal-unreadable` with the line's number unless it is the canonical JSON of an event. */
function parseLine(line, number, where) {
    const refuse = (why) => {
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('journal-unreadable', `Line ${number} of the journal ${where} ${why}.`, 'Nobody but Sluice may write to it; restore it from its last good copy. Until then the candidate gets no users.');
    };
    if (Buffer.byteLength(line) > LINE_BYTES)
        return refuse(`has more than ${LINE_BYTES} bytes`);
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return refuse('is not JSON');
    }
    const problem = shapeProblem(value);
    if (problem)
        return refuse(`is not an event: ${problem}`);
    // One event has one line: this also finds doubled keys, which JSON.parse takes without a word.
    if ((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(value) !== line)
        return refuse('is not in canonical form (RFC 8785)');
    return value;
}
function shapeProblem(value) {
    if (!isRecord(value))
        return 'it is not an object';
    const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
    if (unknown !== undefined)
        return `it has the unknown key ${JSON.stringify(unknown.slice(0, 80))}`;
    const { index, prev, at, delivery, type, data, signature } = value;
    if (!Number.isSafeInteger(index) || index < 0)
        return '`index` is not a count';
    if (!(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(prev))
        return '`prev` is not a SHA-256 digest';
    if (typeof at !== 'string' || !AT.test(at) || Number.isNaN(Date.parse(at)))
        return '`at` is not a UTC time (ISO 8601)';
    if (typeof delivery !== 'string' || delivery.length === 0 || delivery.length > DELIVERY_CHARACTERS)
        return '`delivery` is not an id';
    if (typeof type !== 'string' || !TYPE.test(type))
        return '`type` is not a kebab-case word';
    if (!isRecord(data))
        return '`data` is not an object';
    if (signature === undefined)
        return undefined;
    if (!isRecord(signature) || Object.keys(signature).sort().join() !== 'keyid,sig')
        return '`signature` is not {keyid, sig}';
    if (typeof signature.keyid !== 'string' || typeof signature.sig !== 'string')
        return '`signature` holds no text';
    return undefined;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const RESTORE = 'Drain the candidate by hand where needed, then restore the journal from its last good copy.';
function wrongIndex(event, index) {
    return { code: 'journal-index', expected: `event ${index}`, actual: `an event that says it is ${event.index}`, fix: RESTORE };
}
function wrongGenesis(event, prev, model) {
    return {
        code: 'journal-genesis',
        expected: `the journal of ${model}, whose first link is ${prev}`,
        actual: `a first link ${event.prev}`,
        fix: 'Point rollout.journal at this model\'s own journal.',
    };
}
function wrongLink(event, prev, index) {
    return { code: 'journal-chain', expected: `event ${index} to follow ${prev}`, actual: `it follows ${event.prev}`, fix: RESTORE };
}
function badSignature(event, index, keys) {
    const known = keys.map((key) => key.keyid).join(', ');
    if (!event.signature)
        return { code: 'journal-unsigned', expected: `event ${index} signed by ${known}`, actual: 'no signature', fix: RESTORE };
    const key = keys.find((candidate) => candidate.keyid === event.signature.keyid);
    if (!key)
        return {
            code: 'journal-signer',
            expected: `event ${index} signed by ${known}`,
            actual: `signed by ${event.signature.keyid}`,
            fix: 'Where the key was changed on purpose, give the earlier public key as well.',
        };
    if (!(0,_sign_js__WEBPACK_IMPORTED_MODULE_2__/* .signedBy */ .qI)(key, digestToSign(event), event.signature.sig))
        return { code: 'journal-signature', expected: `event ${index} as ${key.keyid} signed it`, actual: 'a signature of other content', fix: RESTORE };
    return undefined;
}
function missingEvent(events, known) {
    const event = events[known.index];
    if (event && digestOfEvent(event) === known.digest)
        return undefined;
    const actual = event ? `${digestOfEvent(event)} there` : `a journal of ${events.length} events`;
    return { code: 'journal-cut', expected: `event ${known.index} to be ${known.digest}`, actual, fix: RESTORE };
}


/***/ }),

/***/ 21168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ withLock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1378);




const POLL_MS = 10;
const POLLS = 1000;
/** A lock of another machine cannot be asked whether its holder lives; an append takes milliseconds. */
const FOREIGN_STALE_MS = 10 * 60_000;
/** A breaker of a lock may itself have been killed, and the breaker of that one: three in a row are no accident. */
const DEPTH = 3;
/**
 * Runs `work` while this process alone holds the lock file. A lock whose holder is dead is broken. Throws DriverError
 * `journal-locked`, naming the holder, after ten seconds. `stillMine` throws where the lock was taken away meanwhile.
 */
async function withLock(file, clock, work) {
    const mine = await acquire(file, clock, DEPTH);
    const stillMine = async () => {
        if ((await holderOf(file))?.token !== mine.token)
            throw locked(file, await holderOf(file));
    };
    try {
        return await work(stillMine);
    }
    finally {
        await release(file, mine);
    }
}
async function acquire(file, clock, depth) {
    const mine = {
        token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
        host: node_os__WEBPACK_IMPORTED_MODULE_2__.hostname(),
        pid: process.pid,
        started: await startOf(process.pid),
        at: clock.now().getTime(),
    };
    for (let poll = 0; poll < POLLS; poll++) {
        if (await place(file, mine))
            return mine;
        const holder = await holderOf(file);
        if (holder && (await isStale(holder, clock)) && depth > 0)
            await breakLock(file, holder, clock, depth);
        else
            await clock.sleep(POLL_MS);
    }
    throw locked(file, await holderOf(file));
}
/** Puts the lock there with its content in one step, or answers that another one is there. */
async function place(file, mine) {
    const temporary = `${file}.${mine.token}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(temporary, JSON.stringify(mine), { flag: 'wx' });
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(temporary, file);
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
    }
}
// Only who holds the lock's own lock may break it, and only after a second look: of two that found the same dead holder,
// the slower one would otherwise remove the lock that the faster one has taken since.
async function breakLock(file, stale, clock, depth) {
    const breaker = `${file}.break`;
    const mine = await acquire(breaker, clock, depth - 1);
    try {
        if ((await holderOf(file))?.token === stale.token)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
    }
    finally {
        await release(breaker, mine);
    }
}
async function release(file, mine) {
    if ((await holderOf(file))?.token === mine.token)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
}
async function holderOf(file) {
    try {
        return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8'));
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_3__/* .DriverError */ .x('journal-locked', `The lock ${file} cannot be read.`, 'Make sure that no tick runs, then delete it.', { cause: error });
    }
}
async function isStale(holder, clock) {
    if (holder.host !== node_os__WEBPACK_IMPORTED_MODULE_2__.hostname())
        return clock.now().getTime() - holder.at > FOREIGN_STALE_MS;
    if (!isAlive(holder.pid))
        return true;
    return holder.started !== '' && holder.started !== (await startOf(holder.pid));
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}
/** Boot and start time of a process where the kernel tells them (Linux: proc(5), field 22); else nothing. */
async function startOf(pid) {
    try {
        const boot = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
        const line = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
        // A killed process that nobody has waited for keeps its number, but it will never write again.
        return fields[0] === 'Z' ? 'dead' : `${boot}/${fields[19]}`;
    }
    catch {
        return '';
    }
}
function locked(file, holder) {
    const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_3__/* .DriverError */ .x('journal-locked', `The lock ${file} is held by ${who}.`, 'Wait for that process to end; where it hangs, end it and try again.');
}


/***/ }),

/***/ 46422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ye: () => (/* binding */ keySigner),
/* harmony export */   dR: () => (/* binding */ journalKey),
/* harmony export */   qI: () => (/* binding */ signedBy)
/* harmony export */ });
/* unused harmony export keyid */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);


/** A signer by Ed25519 or ECDSA P-256 (PEM, PKCS #8). Throws InputError for any other key. */
function keySigner(privatePem) {
    const privateKey = readKey(privatePem, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey, 'private');
    const algorithm = hashFor(privateKey);
    return {
        keyid: keyid((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey)),
        sign: (digest) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(algorithm, message(digest), privateKey).toString('base64'),
    };
}
/** The key that events must be signed with (PEM, SPKI). Throws InputError unless it is Ed25519 or P-256. */
function journalKey(publicPem) {
    const publicKey = readKey(publicPem, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey, 'public');
    hashFor(publicKey);
    return { keyid: keyid(publicKey), publicKey };
}
/** Whether `sig` (base64) is this key's signature of the event with this digest. Never throws. */
function signedBy(key, digest, sig) {
    try {
        const bytes = Buffer.from(sig, 'base64');
        // Lenient decoding skips what is no base64, so that several texts would stand for one signature.
        return bytes.toString('base64') === sig && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hashFor(key.publicKey), message(digest), key.publicKey, bytes);
    }
    catch {
        return false;
    }
}
/** SHA-256 of the public key's SPKI form (DER), hexadecimal. */
function keyid(publicKey) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex');
}
// Names what is signed, so that a signature made for something else can never be shown as one of an event.
function message(digest) {
    return Buffer.from(`urn:sluice:journal-event:v1\n${digest}\n`);
}
/** Ed25519 hashes by itself; P-256 is used with SHA-256. */
function hashFor(key) {
    if (key.asymmetricKeyType === 'ed25519')
        return null;
    if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1')
        return 'sha256';
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('journal-key-type', `The journal's key is of type ${key.asymmetricKeyType} ${key.asymmetricKeyDetails?.namedCurve ?? ''}`.trimEnd() + '.', 'Use an Ed25519 or a P-256 key.');
}
function readKey(pem, read, kind) {
    try {
        return read(pem);
    }
    catch (cause) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('journal-key', `The journal's ${kind} key cannot be read.`, 'Give it as PEM text, not encrypted.', undefined, { cause });
    }
}


/***/ }),

/***/ 21250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   TS: () => (/* binding */ reduce),
/* harmony export */   fE: () => (/* binding */ JournalInvalid)
/* harmony export */ });
/* unused harmony export emptyState */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);

/** The journal's chain may be whole and its story still impossible: an event that cannot follow the ones before it. */
class JournalInvalid extends Error {
    constructor(index, type, why) {
        super(`Event ${index} (${type}) of the journal cannot be: ${why}. A journal that does not add up is never obeyed; restore it from a copy.`);
        this.name = 'JournalInvalid';
    }
}
/** The state that a whole journal tells. Throws `JournalInvalid` for an impossible story. */
function stateOf(events) {
    const state = emptyState();
    for (const event of events)
        fold(state, event);
    return state;
}
function emptyState() {
    return { position: 0, good: [], slots: {}, closed: {}, testSetUses: [] };
}
/** The state after one more event. Pure: the old state is not touched. */
function reduce(before, event) {
    const state = copyOf(before);
    fold(state, event);
    return state;
}
/** A copy that may be changed. What was observed only grows and what was closed stays, so neither is copied deeply. */
function copyOf({ open, closed, ...rest }) {
    const copy = { ...structuredClone(rest), closed: { ...closed } };
    if (!open)
        return copy;
    const { observed, ...others } = open;
    const lists = Object.fromEntries(Object.entries(observed).map(([name, list]) => [name, [...list]]));
    copy.open = { ...structuredClone(others), observed: lists };
    return copy;
}
function fold(state, event) {
    const index = state.position;
    const invalid = (why) => {
        throw new JournalInvalid(index, String(event.type), why);
    };
    const at = Date.parse(event.at);
    if (!Number.isFinite(at))
        invalid('its time is not a time');
    if (typeof event.data !== 'object' || event.data === null)
        invalid('it has no data');
    state.position += 1;
    const step = (Object.hasOwn(STEPS, event.type) ? STEPS[event.type] : undefined);
    if (!step)
        return invalid('this version of Sluice does not know its type');
    const open = state.open?.id === event.delivery ? state.open : undefined;
    const lease = event.data.lease;
    if (open && typeof lease === 'number')
        open.lease = lease;
    const opened = () => open ?? invalid(`delivery ${event.delivery} is not open`);
    step({ state, at, delivery: event.delivery, open: opened, invalid }, event.data);
}
const STEPS = {
    adopted({ state, at, invalid }, { release, slot, ledgerHead = null }) {
        if (state.open || state.returning)
            invalid('a delivery or a way back is under way');
        state.champion = { release, slot, tested: false, ledgerHead, golden: null, since: at };
        state.baseline = state.champion;
        state.slots[slot] = release.digest;
    },
    opened({ state, at, delivery, invalid }, data) {
        if (state.open)
            invalid(`delivery ${state.open.id} is still open`);
        if (state.returning)
            invalid('a way back is under way');
        if (state.closed[delivery])
            invalid('this delivery was closed before');
        if ((state.champion?.release.digest ?? null) !== (data.champion?.release ?? null))
            invalid('it names another champion');
        const [first, second] = data.slots;
        const other = data.slot === first ? second : first;
        if (data.champion && data.champion.slot !== other)
            invalid('candidate and champion would share a slot');
        state.open = {
            ...structuredClone(data), id: delivery, openedAt: at, lease: data.lease ?? at, step: -1, stepAt: at, requests: {},
            // At a first delivery nothing serves, whatever the router says; exposure begins when step 0 is confirmed.
            intended: { [data.slot]: 0, [other]: 100 }, configured: { [data.slot]: 0, [other]: 100 },
            watermarks: {}, observed: {}, outages: {}, lastLook: at, holds: [], accepted: [], overrides: [],
        };
    },
    placed({ state, open }, data) {
        state.slots[data.slot] = data.release;
        if (state.returning)
            state.returning.placed = data;
        else
            open().placed = data;
    },
    smoked({ state, open }, data) {
        if (state.returning)
            state.returning.smoked = data;
        else
            open().smoked = data;
    },
    intent({ state, at, delivery, open, invalid }, data) {
        if (data.kind !== 'rollback') {
            Object.assign(open(), { intent: data, intentAt: at });
            return;
        }
        if (state.open)
            invalid('a delivery is open: it is drained first');
        const { from, to, slot } = data;
        if (!from || !to || slot === undefined)
            return invalid('it does not say what goes, what comes and where');
        if (from.digest !== state.champion?.release.digest)
            invalid('it leaves a release that does not serve');
        state.returning = { ...data, from, to, slot, delivery, since: at, acted: false };
    },
    advanced({ at, open, invalid }, { split, step, watermarks }) {
        const delivery = open();
        if (!delivery.smoked)
            invalid('users would reach a candidate that never answered the golden rows');
        if (!(step <= delivery.step + 1))
            invalid('a step was left out');
        if (delivery.holds.length > 0)
            invalid(`a hold stands (${delivery.holds[0].code})`);
        if (!((split[delivery.slot] ?? 100) <= (delivery.plan.steps[step] ?? 0)))
            invalid('the candidate would have more users than the plan gives it');
        if (delivery.judged?.answer === 'roll-back')
            invalid('it was decided to roll back');
        confirm(delivery, split, at, watermarks);
        Object.assign(delivery, { step, stepAt: at, servedSince: delivery.servedSince ?? at });
    },
    drained({ at, open }, data) {
        const delivery = open();
        confirm(delivery, data.split, at);
        delivery.drained = data;
    },
    acted({ state, at, open, invalid }, { split, watermarks }) {
        if (!state.returning)
            confirm(open(), split, at, watermarks);
        else if (!state.returning.smoked)
            invalid('users would reach a release that was not asked first');
        else
            state.returning.acted = true;
    },
    observed({ at, open }, { counts, watermarks, outages, configured }) {
        const delivery = open();
        delivery.configured = configured;
        delivery.watermarks = { ...delivery.watermarks, ...watermarks };
        for (const [name, seen] of Object.entries(counts)) {
            (delivery.observed[name] ??= []).push({ ...seen, step: delivery.step });
            delivery.requests[name] = (delivery.requests[name] ?? 0) + seen.candidate.total;
        }
        delivery.outages = outages;
        if (Object.keys(outages).length === 0)
            delete delivery.blindSince;
        else
            delivery.blindSince ??= delivery.lastLook;
        delivery.lastLook = at;
    },
    judged({ open }, data) {
        const delivery = open();
        if (delivery.judged?.answer !== 'roll-back')
            delivery.judged = data;
    },
    held({ at, open }, { by, code, reason }) {
        const { holds } = open();
        if (!holds.some((hold) => hold.by === by && hold.code === code))
            holds.push({ by, code, reason, since: at });
    },
    resumed({ at, open }) {
        const delivery = open();
        const accepted = [...new Set([...delivery.accepted, ...delivery.holds.map(({ code }) => code)])];
        Object.assign(delivery, { holds: [], accepted, resumedAt: at });
    },
    overridden({ at, open, invalid }, data) {
        const delivery = open();
        const { action, reason, by, askedBy, run, challenge, head } = data;
        if (!Number.isSafeInteger(by?.id) || !reason || !run || !challenge)
            return invalid('it does not say who let what pass, and why');
        if (by.id === askedBy?.id)
            return invalid('who asked has let it pass');
        if (delivery.overrides.some((other) => other.run === run && other.action === action))
            return invalid('one review lets one thing pass');
        delivery.overrides.push({ action, reason, by, askedBy, run, challenge, head, at });
        if (action === 'skip')
            delivery.skipped = delivery.step;
    },
    promoted({ state, at, open }, data) {
        const delivery = open();
        delivery.promoted = data;
        const serving = { release: data.release, slot: data.slot, tested: true, ledgerHead: data.ledgerHead, golden: data.golden, since: at };
        state.champion = serving;
        state.good = [...state.good.filter((good) => good.release.digest !== data.release.digest), { ...serving, withdrawn: false }];
    },
    'rolled-back'({ state, at, delivery, open, invalid }, data) {
        const { returning } = state;
        if (!returning) {
            open().rolledBack = data;
            return;
        }
        if (!returning.acted)
            invalid('the router was not yet seen to have gone back');
        const target = state.good.find((good) => good.release.digest === returning.to.digest);
        for (const good of state.good)
            if (good.release.digest === returning.from.digest)
                good.withdrawn = true;
        state.champion = {
            release: returning.to, slot: returning.slot, tested: target !== undefined,
            ledgerHead: target?.ledgerHead ?? null, golden: target?.golden ?? null, since: at,
        };
        state.lastReturn = { ...data, delivery, at };
        delete state.returning;
    },
    closed({ state, at, open, invalid }, { outcome, note }) {
        if (outcome === 'abandoned') {
            if (!state.returning || state.returning.acted)
                invalid('there is no way back that could be abandoned');
            delete state.returning;
            return;
        }
        const delivery = open();
        state.closed[delivery.id] = { ...delivery, observed: {}, outcome, closedAt: at, note };
        delete state.open;
    },
    superseded({ state, at, open, invalid }) {
        const delivery = open();
        if (delivery.servedSince !== undefined)
            invalid('the delivery has had users: it is drained, not replaced');
        state.closed[delivery.id] = { ...delivery, observed: {}, outcome: 'superseded', closedAt: at };
        delete state.open;
    },
    lease({ open }) {
        open();
    },
    'test-set-used'({ state, delivery, invalid }, { testSet, release }) {
        if (!(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(testSet) || !(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(release))
            return invalid('it does not say which test set and which release');
        // Two runs of one delivery may have met at the journal: they are one look.
        if (!state.testSetUses.some((use) => use.testSet === testSet && use.release === release && use.delivery === delivery))
            state.testSetUses.push({ testSet, release, delivery });
    },
};
/** The router is at this split: what was intended is done, and counting starts anew, for an interval has one exposure. */
function confirm(delivery, split, at, watermarks = {}) {
    Object.assign(delivery, { intended: split, configured: split });
    delete delivery.intent;
    delete delivery.intentAt;
    delivery.watermarks = { ...watermarks };
    delivery.lastLook = at;
}


/***/ }),

/***/ 72539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   Zb: () => (/* binding */ rolloutOf),
/* harmony export */   nK: () => (/* binding */ slotsOf)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);


/** The schema's defaults, for callers whose delivery file was not loaded through it. */
const DEFAULTS = {
    steps: [1, 5, 25, 50, 100],
    interval: '60 s',
    lease: '10 minutes',
    blind_for: '10 minutes',
    time_budget: '24 hours',
    watch: '0 s',
    at_end: 'rollback',
    false_rollback: 0.05,
    false_promotion: 0.05,
};
const TOLERATE = 1.1;
const MARGIN = 1.5;
function rolloutOf(delivery) {
    const { rollout } = delivery.spec;
    if (rollout)
        return rollout;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('rollout-missing', 'The delivery file has no `rollout`.', 'Add one; `strategy: replace` needs only a `command`. See docs/rollout.md.', delivery.locate([]));
}
function slotsOf(rollout) {
    const [first = 'a', second = 'b'] = rollout.fleet?.slots ?? [];
    return [first, second];
}
/**
 * What this delivery may do. Throws InputError with every reason why the declared rollout could not decide anything: a
 * canary without guardrails has nothing to tell harm from health, and time alone is not evidence.
 */
function planOf(delivery, traffic) {
    const rollout = rolloutOf(delivery);
    const declared = { ...DEFAULTS, ...rollout };
    // Strategy `replace` goes in one step, whatever default the schema has for a canary's.
    const steps = rollout.strategy === 'replace' ? [100] : [...declared.steps];
    const guardrails = rollout.guardrails ?? [];
    const plan = {
        strategy: rollout.strategy,
        steps,
        guardrails: guardrails.map((guardrail) => ({
            name: guardrail.name,
            unit: guardrail.unit ?? 'interval',
            tolerate: guardrail.tolerate ?? TOLERATE,
            margin: guardrail.margin_ratio ?? MARGIN,
            critical: guardrail.critical ?? true,
            falseRollback: declared.false_rollback / guardrails.length,
        })),
        falsePromotion: declared.false_promotion,
        interval: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(declared.interval),
        lease: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(declared.lease),
        blindFor: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(declared.blind_for),
        timeBudget: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(declared.time_budget),
        watch: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(declared.watch),
        atEnd: declared.at_end,
    };
    const problems = [...strategyProblems(delivery, plan), ...guardrailProblems(delivery, plan), ...routerProblems(delivery, plan, traffic)];
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(problems);
    return plan;
}
function strategyProblems(delivery, plan) {
    const problem = reporter(delivery);
    const problems = [];
    const { steps, strategy } = plan;
    if (strategy === 'canary' && plan.guardrails.length === 0)
        problems.push(problem(['guardrails'], 'rollout-no-guardrails', 'Strategy `canary` has no guardrail: nothing could tell harm from health, and time alone is not evidence.', 'Add one to `guardrails`, for example the rate of errors, or use `strategy: replace`.'));
    if (strategy === 'canary' && steps.length < 2)
        problems.push(problem(['steps'], 'rollout-one-step', 'Strategy `canary` goes to 100 % in its first step, so champion and candidate never serve side by side.', 'Add a smaller step before it, or use `strategy: replace`.'));
    if (steps.at(-1) !== 100 || steps.some((step, index) => !(step > (steps[index - 1] ?? 0))))
        problems.push(problem(['steps'], 'rollout-steps', `The steps ${steps.join(', ')} do not rise to 100.`, 'Write rising shares that end with 100.'));
    if (plan.interval <= 0)
        problems.push(problem(['interval'], 'rollout-interval', 'The interval between ticks is zero.', 'Write how long a tick gathers counts, for example `60 s`.'));
    if (plan.lease <= plan.interval)
        problems.push(problem(['lease'], 'rollout-lease-short', 'The lease ends before the next tick.', 'Make the lease several intervals long.'));
    return problems;
}
function guardrailProblems(delivery, plan) {
    const problem = reporter(delivery);
    return plan.guardrails.flatMap(({ name, tolerate, margin }, index) => tolerate >= 1 && tolerate < margin && Number.isFinite(margin)
        ? []
        : [problem(['guardrails', index], 'rollout-tolerate', `\`${name}\`: harm begins at ${tolerate} and promotion rules out ${margin}.`, '`tolerate` is at least 1 and below `margin_ratio`.')]);
}
function routerProblems(delivery, plan, traffic) {
    if (!traffic)
        return [];
    const problem = reporter(delivery);
    const { weights, smallestStep } = traffic.capabilities;
    if (!weights && plan.steps.length > 1)
        return [problem(['traffic'], 'rollout-no-weights', `The router ${traffic.name} can only send all users to one slot.`, 'Use `strategy: replace`, or a router with weights.')];
    const isMultiple = (step) => !(smallestStep > 0) || Math.abs(step / smallestStep - Math.round(step / smallestStep)) < 1e-6;
    return plan.steps.filter((step) => !isMultiple(step)).map((step) => problem(['steps'], 'rollout-step-too-fine', `The router ${traffic.name} cannot give a slot ${step} %: its smallest step is ${smallestStep} %.`, 'Use multiples of the smallest step.'));
}
function reporter(delivery) {
    return (path, code, message, fix) => ({
        code, message, fix, location: delivery.locate(['rollout', ...path]),
    });
}


/***/ }),

/***/ 81122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ signingOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _evidence_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43449);
/* harmony import */ var _evidence_signer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18315);




async function signingOf(delivery, secrets) {
    const { signing = 'none', public_key: publicKey, trusted_root: root, identity, issuer } = delivery.spec.evidence ?? {};
    if (signing === 'key')
        return byKey(await readDeclared(delivery, publicKey, 'public_key'), secrets.key);
    if (signing === 'keyless')
        return keyless(await readDeclared(delivery, root, 'trusted_root'), [identity].flat().map((each) => ({ identity: each, issuer: issuer })), secrets.keyless);
    return { trust: {}, allowed: { mode: 'none' }, signer: _evidence_signer_js__WEBPACK_IMPORTED_MODULE_3__/* .unsigned */ .ad };
}
function byKey(publicBytes, privatePem) {
    const publicPem = Buffer.from(publicBytes).toString('utf8');
    const key = (0,_evidence_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyingKey */ .HK)(publicPem);
    return {
        trust: { keys: [key] },
        allowed: { mode: 'key', keyids: [key.keyid] },
        publicPem,
        privatePem: privatePem || undefined,
        signer: () => {
            if (!privatePem)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('signing-key-missing', 'The delivery file says `signing: key`, and this job has no key.', 'Give the private key (PEM) as the input `signing-key`, or in SLUICE_SIGNING_KEY.');
            if ((0,_evidence_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .signingKey */ .NR)(privatePem).keyid !== key.keyid)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('signing-key-other', 'The private key does not belong to `evidence.public_key`: nothing it signs would be believed.', 'Give the key whose public half the delivery file names.');
            return (0,_evidence_signer_js__WEBPACK_IMPORTED_MODULE_3__/* .keySigner */ .Ye)(privatePem);
        },
    };
}
async function keyless(root, identities, sign) {
    const { sigstoreVerifier } = await __webpack_require__.e(/* import() */ 1955).then(__webpack_require__.bind(__webpack_require__, 41955));
    return {
        trust: { sigstore: await sigstoreVerifier(root) },
        allowed: { mode: 'keyless', identities },
        signer: () => {
            if (!sign)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('keyless-without-runner', 'Keyless signing needs the identity of a workflow.', 'Run this in a job with `id-token: write`, or use `signing: key`.');
            return (0,_evidence_signer_js__WEBPACK_IMPORTED_MODULE_3__/* .keylessSigner */ .ln)(sign);
        },
    };
}
async function readDeclared(delivery, file, key) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(delivery.resolve(file)).catch((cause) => {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('file-unreadable', `\`evidence.${key}\` names ${file}, which cannot be read (${cause.code}).`, 'Commit that file beside the delivery file.', delivery.locate(['evidence', key]), { cause });
    });
}


/***/ }),

/***/ 56115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wR: () => (/* binding */ openDrivers),
  _0: () => (/* binding */ openJournal),
  tT: () => (/* binding */ openReleases),
  yI: () => (/* binding */ stateOfRollout)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/seams.js
var seams = __webpack_require__(59392);
;// CONCATENATED MODULE: ./.build/src/journal/attachments.js

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}$/;
const ATTACHMENT_BYTES = 64 * 1024 * 1024;
/** Refuses a name that could leave the folder of attachments, or that a file system or git would change. */
function checkAttachment(name, bytes) {
    if (!NAME.test(name) || name.split('/').some((part) => part.includes('..') || /\.(lock|git)$/i.test(part) || part.endsWith('.')))
        throw new driver_error/* DriverError */.x('attachment-name', `${JSON.stringify(name.slice(0, 200))} is no name for an attachment.`, 'Use up to four parts of letters, digits, dots, dashes and underscores, separated by slashes.');
    if (bytes && bytes.byteLength > ATTACHMENT_BYTES)
        throw new driver_error/* DriverError */.x('attachment-too-large', `The attachment ${name} has ${bytes.byteLength} bytes.`, `At most ${ATTACHMENT_BYTES} are kept.`);
}
/** Attachments are written once: the same bytes again are no change, other bytes are refused. */
function attachmentExists(name) {
    return new driver_error/* DriverError */.x('attachment-exists', `The journal already keeps other bytes as ${name}.`, 'What was once recorded is never replaced; attach under another name.');
}

// EXTERNAL MODULE: ./.build/src/journal/chain.js
var chain = __webpack_require__(64654);
// EXTERNAL MODULE: ./.build/src/journal/lock.js
var journal_lock = __webpack_require__(21168);
;// CONCATENATED MODULE: ./.build/src/journal/file.js








/**
 * A journal in a local file, one event a line, for one machine (or one shared folder): compare-and-set by a lock file.
 * A line counts when it is whole. What a crash left half written at the end never counted: it is not read, and the next
 * append cuts it off. Any other unreadable line throws DriverError `journal-unreadable`. `read` does not verify the chain:
 * see `verifyJournal`.
 */
function openFileJournal(options) {
    const { file, model, clock, signer } = options;
    const lock = `${file}.lock`;
    const folder = `${file}.d`;
    return {
        read: async () => (await readJournal(file)).events,
        async append(event, expected) {
            await (0,promises_.mkdir)(external_node_path_.dirname(file), { recursive: true });
            return (0,journal_lock/* withLock */.k)(lock, clock, async (stillMine) => {
                const before = await readJournal(file);
                if (before.events.length !== expected)
                    throw new seams/* JournalConflict */.sI(expected, before.events.length);
                const placed = await (0,chain/* chainEvent */.MO)(event, { count: expected, last: before.events.at(-1), model }, signer);
                await stillMine();
                await appendLine(file, before, (0,chain/* lineOf */.cA)(placed));
                return expected + 1;
            });
        },
        async attach(name, bytes) {
            checkAttachment(name, bytes);
            const target = external_node_path_.join(folder, name);
            if (await sameBytes(target, bytes))
                return;
            await writeOnce(target, bytes);
            if (!(await sameBytes(target, bytes)))
                throw attachmentExists(name);
        },
        async attachment(name) {
            checkAttachment(name);
            return readIfThere(external_node_path_.join(folder, name));
        },
    };
}
async function readJournal(file) {
    const size = await (0,promises_.stat)(file).then((found) => found.size, () => 0);
    if (size > chain/* JOURNAL_BYTES */.GQ)
        throw new driver_error/* DriverError */.x('journal-unreadable', `The journal ${file} has ${size} bytes.`, `At most ${chain/* JOURNAL_BYTES */.GQ} are read; start a new one with \`sluice adopt\`.`);
    const bytes = (await readIfThere(file)) ?? Buffer.alloc(0);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
    const events = lines.map((line, index) => (0,chain/* parseLine */.A)(line, index + 1, file));
    const last = lastLine(bytes.subarray(whole), events.length, file);
    if (last)
        return { events: [...events, last], end: bytes.length, openEnd: true };
    return { events, end: whole, openEnd: false };
}
/** What stands after the last newline: an event that lacks only its newline counts, a torn one does not. */
function lastLine(tail, index, file) {
    if (tail.length === 0)
        return undefined;
    try {
        const event = (0,chain/* parseLine */.A)(tail.toString('utf8'), index + 1, file);
        return event.index === index ? event : undefined;
    }
    catch {
        return undefined;
    }
}
async function appendLine(file, before, line) {
    const handle = await (0,promises_.open)(file, 'a');
    try {
        const { size } = await handle.stat();
        if (size > before.end)
            await handle.truncate(before.end);
        await writeAll(handle, Buffer.from(`${before.openEnd ? '\n' : ''}${line}\n`));
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    if (before.events.length === 0)
        await syncFolder(external_node_path_.dirname(file));
}
async function writeAll(handle, bytes) {
    let written = 0;
    while (written < bytes.length)
        written += (await handle.write(bytes, written)).bytesWritten;
}
/** The file appears whole or not at all, and never replaces one that is there. */
async function writeOnce(target, bytes) {
    const folder = external_node_path_.dirname(target);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const temporary = external_node_path_.join(folder, `.${external_node_path_.basename(target)}.${(0,external_node_crypto_.randomUUID)()}`);
    try {
        const handle = await (0,promises_.open)(temporary, 'wx');
        try {
            await writeAll(handle, bytes);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await (0,promises_.link)(temporary, target).catch((error) => {
            if (error.code !== 'EEXIST')
                throw error;
        });
        await syncFolder(folder);
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
}
async function sameBytes(file, bytes) {
    const found = await readIfThere(file);
    return found !== undefined && found.equals(bytes);
}
async function readIfThere(file) {
    try {
        return await (0,promises_.readFile)(file);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
// Without this a crash of the machine may forget that the file exists, though its bytes are safe.
async function syncFolder(folder) {
    if (process.platform === 'win32')
        return;
    const handle = await (0,promises_.open)(folder, 'r');
    await handle.sync().finally(() => handle.close());
}

// EXTERNAL MODULE: ./.build/src/core/program.js
var program = __webpack_require__(69399);
;// CONCATENATED MODULE: ./.build/src/journal/git-program.js



const TIMEOUT_MS = 60_000;
/** Of the surroundings, what git's transports need: the ssh agent, proxies and certificates of the machine. */
const INHERIT = [
    'SSH_AUTH_SOCK', 'XDG_CONFIG_HOME', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO',
    'HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy',
];
/** Nothing that a configuration or a remote brings along may run here, and nothing may ask a question. */
const SAFE = ['-c', 'core.hooksPath=/dev/null', '-c', 'protocol.ext.allow=never', '-c', 'gc.auto=0', '-c', 'core.fsmonitor=false'];
/** A bare scratch repository and the one way to call git in it. */
async function gitProgram(options) {
    const base = { GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS: '', GIT_SSH_COMMAND: 'ssh -oBatchMode=yes', LC_ALL: 'C' };
    const call = (cwd, args, more = {}) => git(cwd, args, { ...more, env: { ...base, ...more.env }, timeout: options.timeout ?? TIMEOUT_MS });
    const remote = await resolveRemote(options, call);
    await call(options.folder, ['init', '--quiet', '--bare', '.']);
    const identity = { GIT_AUTHOR_NAME: 'sluice', GIT_AUTHOR_EMAIL: 'sluice@localhost', GIT_COMMITTER_NAME: 'sluice', GIT_COMMITTER_EMAIL: 'sluice@localhost' };
    const secret = headerFor(remote, options.authorization);
    return {
        remote,
        run: (args, more = {}) => call(options.folder, args, { ...more, env: { ...identity, ...secret, ...more.env } }),
    };
}
async function resolveRemote(options, call) {
    const { remote, workspace } = options;
    const problem = (why) => new driver_error/* DriverError */.x('git-remote', `The journal's remote ${JSON.stringify(remote.slice(0, 200))} ${why}.`, 'Write a name from `git remote`, an https or ssh URL, or a path.');
    if (remote === '' || remote.startsWith('-') || remote.includes('::'))
        throw problem('cannot be used');
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(remote) || /^[^/\s]+@[^/\s]+:/.test(remote)) {
        if (/^https?:\/\/[^/]*@/i.test(remote))
            throw problem('carries a password, which would show in a list of processes');
        return remote;
    }
    if (remote.includes('/'))
        return external_node_path_.resolve(workspace, remote);
    try {
        const url = (await call(workspace, ['remote', 'get-url', '--', remote])).toString('utf8').trim();
        if (/^https?:\/\/[^/]*@/i.test(url))
            throw problem('carries a password, which would show in a list of processes');
        return url.startsWith('.') ? external_node_path_.resolve(workspace, url) : url;
    }
    catch (error) {
        if (error instanceof driver_error/* DriverError */.x && error.code !== 'git-failed')
            throw error;
        throw problem(`is no remote of the repository in ${workspace}`);
    }
}
// Arguments show in every list of processes; the environment does not. Scoped to the remote, so that a redirect elsewhere gets nothing.
function headerFor(remote, authorization) {
    if (authorization === undefined)
        return {};
    if (!/^https:\/\//i.test(remote) && !/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/i.test(remote))
        throw new driver_error/* DriverError */.x('git-remote', `A token is given, and the remote ${remote} is not https.`, 'Use the https URL, or leave the token out.');
    if (/[\r\n]/.test(authorization))
        throw new driver_error/* DriverError */.x('git-remote', 'The token holds a line break.', 'Give the value of one header.');
    return {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `http.${remote}.extraheader`,
        GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
    };
}
async function git(cwd, args, options) {
    try {
        return (await (0,program/* runProgram */.mB)(['git', ...SAFE, ...args], { cwd, inherit: INHERIT, ...options })).stdout;
    }
    catch (error) {
        if (!(error instanceof program/* ProgramError */.Zj))
            throw error;
        const what = `git ${args[0]} in ${cwd}`;
        if (error.code === 'program-not-started')
            throw new driver_error/* DriverError */.x('git-missing', `${what} could not be started.`, 'Install git, or keep the journal in a file.', { cause: error });
        if (error.code === 'program-timed-out')
            throw new driver_error/* DriverError */.x('git-timed-out', `${what} did not end within ${options.timeout} ms.`, 'See whether the remote answers.', { cause: error });
        const said = error.stderr.trim().split('\n').slice(-5).join('\n').slice(-1000);
        throw new driver_error/* DriverError */.x('git-failed', `${what} failed: ${said || error.code}.`, 'Check the remote, the ref and the right to push (`contents: write`).', { cause: error });
    }
}

;// CONCATENATED MODULE: ./.build/src/journal/git.js








const JOURNAL_FILE = 'journal.jsonl';
const ATTACHMENTS = 'attachments';
/** Attempts to attach a file while others move the ref; each costs two round trips. */
const ATTACH_TRIES = 20;
/**
 * A journal in a ref of a git repository: one commit for each event, in a tree of `journal.jsonl` and `attachments/`. The
 * remote decides: only a push that fast-forwards wins, so of two writers one gets JournalConflict. Needs the program
 * `git` and the right to push. Throws DriverError `git-…` where git or the remote fails. `read` does not verify the chain.
 */
function openGitJournal(options) {
    checkRef(options.ref);
    const repository = new Repository(options);
    return {
        read: async () => (await repository.fetch()).events,
        async append(event, expected) {
            for (;;) {
                const seen = await repository.fetch();
                if (seen.events.length !== expected)
                    throw new seams/* JournalConflict */.sI(expected, seen.events.length);
                const before = { count: expected, last: seen.events.at(-1), model: options.model };
                const placed = await (0,chain/* chainEvent */.MO)(event, before, options.signer);
                const text = seen.text + (0,chain/* lineOf */.cA)(placed) + '\n';
                const subject = `${placed.index} ${placed.type}`;
                // A lost race against an attachment is none: the journal still ends where it was expected to.
                if (await repository.publish(seen.commit, { [JOURNAL_FILE]: Buffer.from(text) }, subject, event.at))
                    return expected + 1;
            }
        },
        async attach(name, bytes) {
            checkAttachment(name, bytes);
            for (let attempt = 0; attempt < ATTACH_TRIES; attempt++) {
                const seen = await repository.fetch();
                const present = await repository.file(seen.commit, `${ATTACHMENTS}/${name}`, ATTACHMENT_BYTES);
                if (present?.equals(bytes))
                    return;
                if (present)
                    throw attachmentExists(name);
                const at = seen.events.at(-1)?.at ?? '1970-01-01T00:00:00Z';
                const files = { [`${ATTACHMENTS}/${name}`]: bytes, ...(seen.commit ? {} : { [JOURNAL_FILE]: Buffer.alloc(0) }) };
                if (await repository.publish(seen.commit, files, `attach ${name}`, at))
                    return;
            }
            throw new driver_error/* DriverError */.x('git-busy', `The ref ${options.ref} moved ${ATTACH_TRIES} times while ${name} was attached.`, 'Find what else writes to it.');
        },
        async attachment(name) {
            checkAttachment(name);
            const { commit } = await repository.fetch();
            return repository.file(commit, `${ATTACHMENTS}/${name}`, ATTACHMENT_BYTES);
        },
        [Symbol.asyncDispose]: () => repository.remove(),
    };
}
/** Refuses what `git check-ref-format` would, and what could be read as an option or a second refspec. */
function checkRef(ref) {
    const parts = ref.split('/');
    const odd = parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.') || part.endsWith('.lock') || part.includes('..'));
    if (!/^refs\/[A-Za-z0-9._/-]{1,200}$/.test(ref) || odd || parts.length < 3 || /^refs\/(tags|pull|remotes)\//.test(ref))
        throw new driver_error/* DriverError */.x('git-ref', `${JSON.stringify(ref.slice(0, 250))} cannot hold a journal.`, 'Use a ref that nothing else writes to, e.g. refs/sluice/journal/income.');
}
class Repository {
    #options;
    #git;
    #folder;
    #seen = { commit: undefined, events: [], text: '' };
    constructor(options) {
        this.#options = options;
    }
    /** What the remote holds now; one round trip where nothing has changed. */
    async fetch() {
        const git = await this.#open();
        const commit = await this.#remoteHead(git);
        if (commit === this.#seen.commit)
            return this.#seen;
        if (commit === undefined)
            throw new driver_error/* DriverError */.x('git-ref-gone', `The ref ${this.#options.ref} is no longer at the remote.`, 'Restore it from a clone that has it; a journal is never begun anew in the middle of a delivery.');
        this.#seen = await this.#load(git);
        return this.#seen;
    }
    /** Whether the files became the next commit of the ref; `false` where another writer was first. */
    async publish(parent, files, subject, at) {
        const git = await this.#open();
        const commit = await this.#commit(git, parent, files, subject, at);
        let problem;
        try {
            await git.run(['push', '--quiet', '--no-verify', git.remote, `${commit}:${this.#options.ref}`]);
        }
        catch (error) {
            problem = error;
        }
        if (problem === undefined)
            return true;
        // The words of a rejected push differ between servers and versions. What the ref holds now does not.
        const head = await this.#remoteHead(git);
        if (head === commit)
            return true;
        if (head !== parent)
            return false;
        throw problem;
    }
    /** A file of a commit, or undefined. */
    async file(commit, name, limit) {
        if (commit === undefined)
            return undefined;
        const git = await this.#open();
        const listed = (await git.run(['ls-tree', '-z', commit, '--', name])).toString('utf8');
        const blob = /^100644 blob ([0-9a-f]{40,64})\t/.exec(listed)?.[1];
        return blob === undefined ? undefined : git.run(['cat-file', 'blob', blob], { outputLimit: limit });
    }
    async remove() {
        if (this.#folder)
            await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
        this.#folder = undefined;
        this.#git = undefined;
        this.#seen = { commit: undefined, events: [], text: '' };
    }
    #open() {
        this.#git ??= this.#start();
        return this.#git;
    }
    // A folder of its own for each process: what a killed git leaves locked stays with the one that was killed.
    async #start() {
        await (0,promises_.mkdir)(this.#options.scratch, { recursive: true });
        this.#folder = await (0,promises_.mkdtemp)(external_node_path_.join(this.#options.scratch, 'git-'));
        return gitProgram({ ...this.#options, folder: this.#folder });
    }
    async #remoteHead(git) {
        const listed = (await git.run(['ls-remote', '--refs', git.remote, this.#options.ref])).toString('utf8');
        const line = listed.split('\n').find((candidate) => candidate.endsWith(`\t${this.#options.ref}`));
        return line?.split('\t')[0];
    }
    async #load(git) {
        await git.run(['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', git.remote, `+${this.#options.ref}:refs/sluice/seen`]);
        // Not the head that was listed: the ref may have moved between the two calls.
        const commit = (await git.run(['rev-parse', '--verify', 'refs/sluice/seen^{commit}'])).toString('utf8').trim();
        const bytes = await this.file(commit, JOURNAL_FILE, chain/* JOURNAL_BYTES */.GQ);
        const where = `${git.remote} ${this.#options.ref}`;
        const text = bytes?.toString('utf8');
        if (text === undefined || (text !== '' && !text.endsWith('\n')))
            throw new driver_error/* DriverError */.x('journal-unreadable', `The ref ${where} holds no whole ${JOURNAL_FILE}.`, 'Give the journal a ref of its own, or restore it.');
        const events = text.split('\n').slice(0, -1).map((line, index) => (0,chain/* parseLine */.A)(line, index + 1, where));
        return { commit, events, text };
    }
    async #commit(git, parent, files, subject, at) {
        const env = { GIT_INDEX_FILE: external_node_path_.join(this.#folder, `index-${(0,external_node_crypto_.randomUUID)()}`), GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
        const line = async (args, input) => (await git.run(args, { env, input })).toString('utf8').trim();
        try {
            if (parent)
                await line(['read-tree', parent]);
            for (const [name, bytes] of Object.entries(files)) {
                const blob = await line(['hash-object', '-w', '--stdin', '--no-filters'], bytes);
                await line(['update-index', '--add', '--cacheinfo', `100644,${blob},${name}`]);
            }
            const tree = await line(['write-tree']);
            // Two writers with one and the same event would make one and the same commit, and both would think that they won.
            const message = `${subject}\n\nWriter: ${(0,external_node_crypto_.randomUUID)()}\n`;
            return await line(['commit-tree', tree, ...(parent ? ['-p', parent] : [])], Buffer.from(message));
        }
        finally {
            await (0,promises_.rm)(env.GIT_INDEX_FILE, { force: true });
        }
    }
}

// EXTERNAL MODULE: ./.build/src/journal/sign.js
var sign = __webpack_require__(46422);
// EXTERNAL MODULE: ./.build/src/journal/state.js
var state = __webpack_require__(21250);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/weights.js


/** Routers round each weight to a whole per cent at worst, so each may be off by half of one. */
const ROUNDING_PER_NAME = 0.5;
const WRITE_TOLERANCE = 1e-6;
/**
 * Reads `{"weights": {name: per cent}}` from a router or a program; the names must be `names`, each once. Answers weights
 * that sum to 100. Throws DriverError `weights-missing`, `weights-unknown`, `weights-incomplete`, `weights-number` or
 * `weights-sum`.
 */
function readWeights(reply, names, what) {
    const weights = isRecord(reply) ? reply.weights : undefined;
    if (!isRecord(weights))
        throw new driver_error/* DriverError */.x('weights-missing', `${what} answered without \`weights\`: ${show(reply)}.`, 'It must answer {"weights": {name: per cent}}.');
    const unknown = Object.keys(weights).filter((name) => !names.includes(name));
    if (unknown.length > 0)
        throw new driver_error/* DriverError */.x('weights-unknown', `${what} names ${unknown.map(show).join(', ')}; known are ${names.join(', ')}.`, 'Correct `servers` or `slots`, or the router.');
    const missing = names.filter((name) => !Object.hasOwn(weights, name));
    if (missing.length > 0)
        throw new driver_error/* DriverError */.x('weights-incomplete', `${what} gives no weight for ${missing.join(', ')}.`, 'It must name every server, those with 0 too.');
    for (const name of names) {
        const weight = weights[name];
        if (typeof weight !== 'number' || !Number.isFinite(weight) || weight < 0)
            throw new driver_error/* DriverError */.x('weights-number', `${what} gives ${name} the weight ${show(weight)}.`, 'Weights are numbers from 0 to 100.');
    }
    return scaled(weights, names, what);
}
function scaled(weights, names, what) {
    const sum = names.reduce((total, name) => total + weights[name], 0);
    if (Math.abs(sum - 100) > ROUNDING_PER_NAME * names.length)
        throw new driver_error/* DriverError */.x('weights-sum', `${what} gives weights that sum to ${sum}, not to 100: ${show(weights)}.`, 'Weights are shares of all users, in per cent.');
    return Object.fromEntries(names.map((name) => [name, sum === 100 ? weights[name] : (weights[name] * 100) / sum]));
}
/** Refuses a split that is not one share for each declared slot, summing to 100: a mistake of the caller. */
function checkSplit(split, slots) {
    const given = Object.keys(split).sort().join(', ');
    const wanted = [...slots].sort().join(', ');
    if (given !== wanted)
        throw new RangeError(`A split must name the slots ${wanted}; this one names ${given}.`);
    const shares = Object.values(split);
    if (!shares.every((share) => Number.isFinite(share) && share >= 0))
        throw new RangeError(`Shares are numbers from 0 to 100: ${show(split)}.`);
    const sum = shares.reduce((total, share) => total + share, 0);
    if (Math.abs(sum - 100) > WRITE_TOLERANCE)
        throw new RangeError(`Shares must sum to 100; these sum to ${sum}: ${show(split)}.`);
}
/** Refuses slots that are not at least one, each named once. */
function checkSlots(slots) {
    if (slots.length === 0 || new Set(slots).size !== slots.length)
        throw problem/* InputError */.d.of('slots', `The slots ${show(slots)} are no list of different names.`, 'Name each slot once in rollout.fleet.slots.');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function show(value) {
    return (JSON.stringify(value) ?? String(value)).slice(0, 200);
}

// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/replies.js



/** Bytes of an answer to golden rows. */
const SCORES_BYTES = 16 * 1024 * 1024;
/**
 * The digest in `{"digest": "sha256:…"}`; `null` where the slot serves nothing. Throws DriverError `digest-unreadable`.
 */
function readDigest(reply, what) {
    const digest = isRecord(reply) ? reply.digest : undefined;
    if (digest === null || (0,core_digest/* isDigest */.Bc)(digest))
        return digest;
    throw new driver_error/* DriverError */.x('digest-unreadable', `${what} answered ${show(reply)}.`, 'It must answer {"digest": "sha256:…"}, or null where it serves nothing.');
}
/** As `readDigest`, from what a program printed: JSON, the digest alone, or nothing where the slot serves nothing. */
function printedDigest(text, what) {
    const printed = text.trim();
    if (printed === '')
        return null;
    return readDigest((0,core_digest/* isDigest */.Bc)(printed) ? { digest: printed } : parsed(printed, what), what);
}
/** The scores in `{"scores": […]}`: as many finite numbers as there were rows. Throws DriverError `scores-unreadable`. */
function readScores(reply, rows, what) {
    const scores = isRecord(reply) ? reply.scores : undefined;
    const problem = (why) => new driver_error/* DriverError */.x('scores-unreadable', `${what} ${why}.`, 'It must answer {"scores": […]} with one number for each row, in order.');
    if (!Array.isArray(scores))
        throw problem(`answered ${show(reply)}`);
    if (scores.length !== rows)
        throw problem(`answered ${scores.length} scores to ${rows} rows`);
    const odd = scores.findIndex((score) => typeof score !== 'number' || !Number.isFinite(score));
    if (odd >= 0)
        throw problem(`answered ${show(scores[odd])} as score ${odd}`);
    return scores;
}
function printedScores(text, rows, what) {
    return readScores(parsed(text, what), rows, what);
}
/** Rows as the slots get them: counts and keys may come from the data engine as bigint. */
function rowsJson(rows) {
    return JSON.stringify({ rows }, (_key, value) => (typeof value === 'bigint' ? Number(value) : value));
}
function parsed(text, what) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new driver_error/* DriverError */.x('program-not-json', `${what} printed ${JSON.stringify(text.slice(0, 120))}, which is not JSON.`, 'It must print only its answer.', { cause });
    }
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/command.js






/** Placing may load gigabytes. */
const PLACE_MS = 10 * 60_000;
const ANSWER_MS = 30_000;
const DEFAULT_SLOTS = ['a', 'b'];
/**
 * Slots by the team's own programs and endpoints. Programs get SLUICE_SLOT; `place` also SLUICE_RELEASE (digest),
 * SLUICE_ROOT and the absolute path of each part: SLUICE_MODEL, SLUICE_CODE, SLUICE_FEATURES, SLUICE_CONFIG,
 * SLUICE_ENVIRONMENT. In a URL `{slot}` stands for the slot. Throws DriverError.
 */
function openFleet(spec, options) {
    const slots = spec.slots ?? DEFAULT_SLOTS;
    checkSlots(slots);
    for (const url of [spec.loaded?.http, spec.ask?.http])
        if (url !== undefined)
            slotUrl(url, slots[0], options);
    const run = programRunner(options);
    return {
        slots: () => slots,
        place: async (slot, source) => void (await run(spec.place.command, placeEnvironment(slot, source), 'place')),
        async loaded(slot) {
            const what = `Slot ${slot}`;
            if (spec.loaded?.http)
                return loadedByHttp(spec.loaded.http, slot, options);
            if (spec.loaded?.command)
                return printedDigest(await run(spec.loaded.command, { SLUICE_SLOT: slot }), `${what}'s program \`loaded\``);
            return undefined;
        },
        async ask(slot, rows) {
            if (spec.ask?.http)
                return askByHttp(spec.ask.http, slot, rows, options);
            if (spec.ask?.command)
                return printedScores(await run(spec.ask.command, { SLUICE_SLOT: slot }, 'ask', rowsJson(rows)), rows.length, `Slot ${slot}'s program \`ask\``);
            throw new driver_error/* DriverError */.x('ask-not-declared', `Slot ${slot} cannot be asked.`, 'Declare rollout.fleet.ask, by http or by command.');
        },
        async retire(slot) {
            if (spec.retire)
                await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
        },
    };
}
/** What a program needs to know to put a release on a slot. */
function placeEnvironment(slot, source) {
    const parts = Object.entries(source.parts).map(([part, relative]) => [`SLUICE_${part.toUpperCase()}`, external_node_path_.resolve(source.root, relative)]);
    return { SLUICE_SLOT: slot, SLUICE_RELEASE: source.digest, SLUICE_ROOT: source.root, ...Object.fromEntries(parts) };
}
/** Runs the fleet's programs: long for placing, wide for scores, short and narrow for the rest. */
function programRunner(options) {
    return async (command, env, kind, input) => {
        const timeout = kind === 'place' ? (options.placeTimeout ?? PLACE_MS) : (options.timeout ?? ANSWER_MS);
        const outputLimit = kind === 'ask' ? SCORES_BYTES : undefined;
        const { stdout } = await (0,program/* runProgram */.mB)((0,program/* commandWords */.Bl)(command), { cwd: options.cwd, env: { ...options.env, ...env }, timeout, outputLimit, input });
        return stdout.toString('utf8');
    };
}
function slotUrl(template, slot, { insecure }) {
    return (0,fetch_json/* checkUrl */.CU)(template.replaceAll('{slot}', encodeURIComponent(slot)), 'rollout.fleet', insecure);
}
async function loadedByHttp(template, slot, options) {
    const what = `Slot ${slot}`;
    try {
        const retry = (ms) => options.clock.sleep(ms);
        const reply = await (0,fetch_json/* requestJson */.SS)(slotUrl(template, slot, options), { what, timeout: options.timeout, absent: [404], retry });
        return reply === undefined ? null : readDigest(reply, what);
    }
    catch (error) {
        // Nobody listens: the slot serves nothing. Any other silence leaves the question open, and so is an error.
        if ((0,fetch_json/* isRefused */.H0)(error))
            return null;
        throw error;
    }
}
async function askByHttp(template, slot, rows, options) {
    const what = `Slot ${slot}`;
    const reply = await (0,fetch_json/* requestJson */.SS)(slotUrl(template, slot, options), {
        what,
        method: 'POST',
        body: { rows },
        timeout: options.timeout ?? ANSWER_MS,
        limit: SCORES_BYTES,
        // Asking changes nothing, and a server that was started a moment ago may not listen yet.
        retry: (ms) => options.clock.sleep(ms),
    });
    return readScores(reply, rows.length, what);
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/single-command.js





/**
 * Strategy `replace`: fleet and traffic by one program, called with one of five words as its last argument and with
 * SLUICE_SLOT in its environment.
 * - `place` puts the release (SLUICE_RELEASE, SLUICE_ROOT, SLUICE_MODEL, …) on the slot; no user comes there yet.
 * - `smoke` gets `{"rows": […]}` on standard input, asks the slot and prints `{"scores": […]}`.
 * - `point` sends all users to the slot.
 * - `loaded` prints `{"digest": "sha256:…" or null, "share": 100 or 0}`: what the slot serves, and which share of the
 *   users comes there. It is asked, never remembered: the program's answer is the truth.
 * - `retire` frees the slot.
 */
function singleCommand(command, options) {
    const slots = options.slots ?? ['a', 'b'];
    checkSlots(slots);
    const run = programRunner(options);
    const call = (verb, env, kind, input) => run([...(0,program/* commandWords */.Bl)(command), verb], env, kind, input);
    const state = async (slot) => slotState(await call('loaded', { SLUICE_SLOT: slot }), slot);
    const fleet = {
        slots: () => slots,
        place: async (slot, source) => void (await call('place', placeEnvironment(slot, source), 'place')),
        loaded: async (slot) => (await state(slot)).digest,
        async ask(slot, rows) {
            const printed = await call('smoke', { SLUICE_SLOT: slot }, 'ask', rowsJson(rows));
            // Without golden rows the exit status alone is the answer.
            return rows.length === 0 ? [] : printedScores(printed, rows.length, `Slot ${slot}'s program \`smoke\``);
        },
        retire: async (slot) => void (await call('retire', { SLUICE_SLOT: slot }, 'place')),
    };
    const traffic = {
        name: 'single-command',
        capabilities: { weights: false, smallestStep: 100 },
        async read() {
            const shares = {};
            for (const slot of slots)
                shares[slot] = (await state(slot)).share;
            // Before the first delivery nobody is served; that is no split, but it is the truth.
            if (Object.values(shares).every((share) => share === 0))
                return shares;
            return readWeights({ weights: shares }, slots, 'The program of rollout.command');
        },
        async write(split) {
            checkSplit(split, slots);
            const target = slots.find((slot) => split[slot] === 100);
            if (target === undefined)
                throw new driver_error/* DriverError */.x('all-or-nothing', `The strategy \`replace\` cannot make the split ${show(split)}.`, 'Use the strategy `canary` with rollout.traffic for shares.');
            await call('point', { SLUICE_SLOT: target }, 'place');
        },
    };
    return { fleet, traffic };
}
function slotState(text, slot) {
    const what = `Slot ${slot}'s program \`loaded\``;
    const reply = parsed(text, what);
    const share = isRecord(reply) ? reply.share : undefined;
    if (share !== 0 && share !== 100)
        throw new driver_error/* DriverError */.x('share-unreadable', `${what} answered ${show(reply)}.`, 'It must print {"digest": "sha256:…" or null, "share": 100 or 0}.');
    return { digest: readDigest(reply, what), share };
}

// EXTERNAL MODULE: ./.build/src/rollout/policy.js
var policy = __webpack_require__(72539);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/log.js

const COLUMNS = ['slot', 'events', 'total'];
const ANOTHER_LOOK_MS = 200;
const MOST_ROWS = 1000;
/**
 * Guardrails as SQL over a prediction log: one row for each slot with columns slot, events, total, counted after `$since`
 * and up to `$until` (milliseconds since the epoch), so that each event enters once. A slot without a row has counts of
 * zero: silence is for the tick to judge. A log that is not there yet or cannot be read is an outage. An answer of another
 * shape, as SQL that cannot run, is a mistake to correct: InputError `sql-…`, `guardrail-columns`, `guardrail-rows`, `guardrail-slot` or `guardrail-counts`.
 */
function logSignals(options) {
    return {
        name: 'log',
        async counts(guardrail, window) {
            const sql = options.queries[guardrail];
            if (sql === undefined)
                throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} with SQL.`);
            const table = await ask(options, sql, window);
            if (typeof table === 'string')
                return { kind: 'outage', reason: table };
            return { kind: 'counts', bySlot: countsBySlot(table, guardrail, options.slots) };
        },
    };
}
/** The answer, or why there is none. Asked twice, since a line of the log may be half written at that very moment. */
async function ask({ engine, files, clock }, sql, window) {
    const query = () => engine.query(sql, { log: { file: files } }, { since: window.since, until: window.until });
    try {
        return await query().catch(async (error) => {
            if (isAboutSql(error))
                throw error;
            await clock.sleep(ANOTHER_LOOK_MS);
            return query();
        });
    }
    catch (error) {
        if (isAboutSql(error))
            throw error;
        return error instanceof Error ? error.message : String(error);
    }
}
/** What the engine says of the SQL itself (`sql-…`), as against the files: no other look can mend that. */
function isAboutSql(error) {
    return error instanceof problem/* InputError */.d && error.problems.some(({ code }) => code.startsWith('sql-'));
}
function countsBySlot(table, guardrail, slots) {
    const names = table.columns.map((column) => column.name);
    if ([...names].sort().join() !== [...COLUMNS].sort().join())
        throw log_problem('guardrail-columns', guardrail, `answers the columns ${names.join(', ') || '(none)'}`, `Answer exactly ${COLUMNS.join(', ')}.`);
    if (table.rows > MOST_ROWS)
        throw log_problem('guardrail-rows', guardrail, `answers ${table.rows} rows`, 'Group by slot.');
    const bySlot = {};
    for (let row = 0; row < table.rows; row++) {
        const slot = table.values.slot[row];
        if (typeof slot !== 'string' || !slots.includes(slot))
            throw log_problem('guardrail-slot', guardrail, `names the slot ${log_show(slot)}; the slots are ${slots.join(', ')}`, 'Leave rows of other servers out.');
        if (bySlot[slot])
            throw log_problem('guardrail-rows', guardrail, `answers slot ${slot} twice`, 'Group by slot.');
        bySlot[slot] = rowCounts(table, row, guardrail, slot);
    }
    return Object.fromEntries(slots.map((slot) => [slot, bySlot[slot] ?? { events: 0, total: 0 }]));
}
function rowCounts(table, row, guardrail, slot) {
    const [events, total] = ['events', 'total'].map((name) => {
        const value = table.values[name][row];
        const count = typeof value === 'bigint' ? Number(value) : value;
        if (typeof count !== 'number' || !Number.isFinite(count) || count < 0)
            throw log_problem('guardrail-counts', guardrail, `answers ${log_show(value)} as \`${name}\` of slot ${slot}`, 'Answer counts: numbers from 0 on, never null.');
        return count;
    });
    if (events > total)
        throw log_problem('guardrail-counts', guardrail, `answers ${events} events of ${total} for slot ${slot}`, 'Every event must be among the total.');
    return { events, total };
}
function log_show(value) {
    return typeof value === 'bigint' ? String(value) : typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 80);
}
function log_problem(code, guardrail, why, fix) {
    return problem/* InputError */.d.of(code, `The SQL of guardrail ${JSON.stringify(guardrail)} ${why}.`, fix);
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/counters.js

/** Short name of a label set; it goes into the journal with every tick. */
function seriesKey(labels) {
    return (0,core_digest/* hexOf */.ZD)((0,core_digest/* digestOfJson */.Qs)(labels)).slice(0, 16);
}
/**
 * How far the counters of each slot rose since they were last counted, or, where nothing was counted before, since the last
 * sample at or before `since`. A value below the one before it is a restart from zero, as Prometheus' increase() has it; a
 * series that was not there at the last reading began at zero. Samples after `horizon(series)` wait for the next reading.
 */
function rises(series, counted, window, horizon) {
    const bySlot = new Map();
    const next = { ...counted };
    for (const one of series) {
        const key = seriesKey(one.labels);
        const start = startOf(one, counted, key, window);
        if (!start)
            continue;
        const { rise, last } = walk(one.samples, start, horizon(one));
        bySlot.set(one.slot, (bySlot.get(one.slot) ?? 0) + rise);
        if (Number.isFinite(last[0]))
            next[key] = last;
    }
    return { bySlot, counted: next };
}
function startOf(series, counted, key, window) {
    if (counted)
        return counted[key] ?? [-Infinity, 0];
    return series.samples.findLast(([time]) => time <= window.since) ?? series.samples[0];
}
function walk(samples, start, horizon) {
    let last = start;
    let rise = 0;
    for (const sample of samples) {
        if (sample[0] <= last[0] || sample[0] > horizon)
            continue;
        rise += sample[1] < last[1] ? sample[1] : sample[1] - last[1];
        last = sample;
    }
    return { rise, last };
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/selector.js

const selector_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const MATCHER = /^\s*[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')\s*(,|$)/;
/**
 * A plain selector of a counter: `name`, `name{label="value"}` or `{…}`. Anything else is refused with InputError
 * `not-a-selector`: `increase(x[5m])` read every minute would count each event five times, so Sluice takes the counter
 * itself and the differences are its own.
 */
function checkSelector(text, where) {
    const selector = text.trim();
    const brace = selector.indexOf('{');
    const name = brace < 0 ? selector : selector.slice(0, brace).trim();
    const braces = brace < 0 ? '' : selector.slice(brace);
    const named = name === '' ? brace === 0 : selector_NAME.test(name);
    if (!named || (brace >= 0 && !areMatchers(braces)))
        throw problem/* InputError */.d.of('not-a-selector', `${where} is ${JSON.stringify(text.slice(0, 200))}, which is not the plain selector of a counter.`, 'Write the counter itself, e.g. requests_total{code=~"5.."}, without rate(), increase() or a range: Sluice takes the differences.');
    return selector;
}
function areMatchers(braces) {
    if (!braces.endsWith('}'))
        return false;
    let rest = braces.slice(1, -1);
    while (rest.trim() !== '') {
        const match = MATCHER.exec(rest);
        if (!match)
            return false;
        rest = rest.slice(match[0].length);
    }
    return true;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus.js





/** Prometheus' own `--query.lookback-delta`: a series without a sample for so long is stale. */
const LOOKBACK_MS = 5 * 60_000;
const REPLY_BYTES = 32 * 1024 * 1024;
/** Their last samples are kept in the journal with each tick. */
const MOST_SERIES = 500;
const prometheus_TIMEOUT_MS = 20_000;
/**
 * Guardrails from raw counters in Prometheus (HTTP API, https://prometheus.io/docs/prometheus/latest/querying/api/): an
 * instant query of each counter's own samples, differenced here, so that each event enters once however often one looks.
 * `state` holds the last counted sample of each series. Whatever is not a whole answer is an outage: no answer, an error,
 * a warning, partial data, NaN or infinite values, a selector that finds none of the slots, samples gone stale, more events
 * than units. A slot without a series beside one with series has counts of zero.
 */
function prometheusSignals(options) {
    const base = (0,fetch_json/* checkUrl */.CU)(options.url, 'rollout.signals.prometheus', options.insecure);
    const api = new URL(`${base.pathname.replace(/\/+$/, '')}/api/v1/query`, base.origin);
    for (const [guardrail, { events, total }] of Object.entries(options.counters)) {
        checkSelector(events, `\`events\` of guardrail ${guardrail}`);
        checkSelector(total, `\`total\` of guardrail ${guardrail}`);
    }
    return {
        name: 'prometheus',
        async counts(guardrail, window, state) {
            const counters = options.counters[guardrail];
            if (!counters)
                throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} with counters.`);
            try {
                return await reading(api, options, counters, window, state);
            }
            catch (error) {
                if (error instanceof driver_error/* DriverError */.x)
                    return { kind: 'outage', reason: error.message };
                throw error;
            }
        },
    };
}
async function reading(api, options, counters, window, state) {
    // The total first: a scrape that ends between the two queries then adds events that are cut, never units that are missing.
    const total = await query(api, options, counters.total, window);
    refuseNothing(total, options, counters.total, window);
    const events = await query(api, options, counters.events, window);
    const before = countedIn(state);
    const units = rises(total, before?.total, window, () => window.until);
    const hits = rises(events, before?.events, window, horizonOf(total, window));
    const bySlot = {};
    for (const slot of options.slots) {
        bySlot[slot] = { events: hits.bySlot.get(slot) ?? 0, total: units.bySlot.get(slot) ?? 0 };
        if (bySlot[slot].events > bySlot[slot].total)
            throw outage('prometheus-contradiction', `Slot ${slot} has ${bySlot[slot].events} events of ${bySlot[slot].total} units.`, 'Every event must be counted in the total too.');
    }
    return { kind: 'counts', bySlot, state: { events: hits.counted, total: units.counted } };
}
async function query(api, options, selector, window) {
    const seconds = Math.ceil((window.until - window.since + LOOKBACK_MS) / 1000);
    const form = new URLSearchParams({ query: `${selector.trim()}[${seconds}s]`, time: (window.until / 1000).toFixed(3) });
    const reply = await (0,fetch_json/* requestJson */.SS)(api, {
        what: 'Prometheus',
        method: 'POST',
        form,
        limit: REPLY_BYTES,
        timeout: options.timeout ?? prometheus_TIMEOUT_MS,
        retry: (ms) => options.clock.sleep(ms),
    });
    const found = wholeMatrix(reply).map((entry) => seriesOf(entry, options.slotLabel, selector));
    if (found.length > MOST_SERIES)
        throw outage('prometheus-series', `The selector ${selector} finds ${found.length} series.`, `Narrow it: at most ${MOST_SERIES} are followed.`);
    return found.filter((series) => options.slots.includes(series.slot));
}
function wholeMatrix(reply) {
    if (!isRecord(reply) || reply.status !== 'success' || !isRecord(reply.data))
        throw outage('prometheus-error', `Prometheus answered ${show(reply)}.`, 'Try the selector in its own page.');
    const warnings = Array.isArray(reply.warnings) ? reply.warnings : [];
    if (warnings.length > 0 || reply.isPartial === true)
        throw outage('prometheus-partial', `Prometheus did not see all its data: ${show(warnings)}.`, 'See which of its stores is away.');
    const { resultType, result } = reply.data;
    if (resultType !== 'matrix' || !Array.isArray(result))
        throw outage('prometheus-error', `Prometheus answered with a ${show(resultType)}, not with samples.`, 'Check that the URL is that of a Prometheus.');
    return result;
}
function seriesOf(entry, slotLabel, selector) {
    const labels = isRecord(entry) && isRecord(entry.metric) ? entry.metric : undefined;
    if (!labels || !isRecord(entry) || !Array.isArray(entry.values))
        throw outage('prometheus-error', `The selector ${selector} gives ${show(entry)}, which holds no samples of a counter.`, 'Histograms cannot be followed; use their _count or _bucket counters.');
    const slot = labels[slotLabel];
    if (slot === undefined)
        throw outage('prometheus-label', `The series ${show(labels)} has no label \`${slotLabel}\`.`, 'Set rollout.signals.prometheus.slot_label to the label that names the slot.');
    const samples = entry.values.map((pair) => sampleOf(pair, labels));
    return { slot, target: JSON.stringify([slot, labels.job ?? '', labels.instance ?? '']), labels, samples };
}
function sampleOf(pair, labels) {
    const [time, text] = Array.isArray(pair) ? pair : [];
    // Values come as text, "NaN" and "+Inf" among them.
    const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : NaN;
    if (typeof time !== 'number' || !Number.isFinite(time) || !Number.isFinite(value) || value < 0)
        throw outage('prometheus-value', `The series ${show(labels)} has the sample ${show(pair)}.`, 'A counter holds numbers from 0 on.');
    return [Math.round(time * 1000), value];
}
/** An empty answer is a success to Prometheus, and no evidence of anything to us. */
function refuseNothing(total, options, selector, window) {
    if (total.length === 0)
        throw outage('prometheus-empty', `The selector ${selector} finds none of the slots ${options.slots.join(', ')} by the label \`${options.slotLabel}\`.`, 'Try it in Prometheus\' own page, and check slot_label.');
    const newest = Math.max(...total.map((series) => series.samples.at(-1)?.[0] ?? -Infinity));
    if (newest < window.until - LOOKBACK_MS)
        throw outage('prometheus-stale', `The newest sample of ${selector} is more than five minutes old.`, 'See whether Prometheus still scrapes the slots.');
}
/** Of a target's events, only what its total has been counted up to: else one scrape could have events without units. */
function horizonOf(total, window) {
    const byTarget = new Map();
    const bySlot = new Map();
    for (const { target, slot, samples } of total) {
        const last = samples.at(-1)?.[0] ?? window.since;
        // The newest of them: a series that has ended (a label value no longer seen) must not hold the others back.
        byTarget.set(target, Math.max(byTarget.get(target) ?? -Infinity, last));
        bySlot.set(slot, Math.max(bySlot.get(slot) ?? -Infinity, last));
    }
    return ({ target, slot }) => byTarget.get(target) ?? bySlot.get(slot) ?? window.until;
}
function countedIn(state) {
    if (state === undefined)
        return undefined;
    if (!isRecord(state.events) || !isRecord(state.total))
        throw new RangeError(`This is no state of these signals: ${show(state)}.`);
    return state;
}
function outage(code, message, fix) {
    return new driver_error/* DriverError */.x(code, message, fix);
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/open.js



/** The provider that `rollout.signals` declares. Throws InputError `guardrail-source` where a guardrail asks for the other kind. */
function openSignals(spec, guardrails, options) {
    const wrong = guardrails.filter(({ rate }) => (spec.log ? rate.sql === undefined : rate.events === undefined));
    if (wrong.length > 0)
        throw new problem/* InputError */.d(wrong.map(({ name }) => wrongSource(name, spec.log ? 'log' : 'prometheus')));
    if (spec.log) {
        const queries = Object.fromEntries(guardrails.map(({ name, rate }) => [name, rate.sql]));
        return logSignals({ ...options, files: options.resolve(spec.log.files), queries });
    }
    const { url, slot_label: slotLabel = 'slot' } = spec.prometheus;
    const counters = Object.fromEntries(guardrails.map(({ name, rate }) => [name, { events: rate.events, total: rate.total }]));
    return prometheusSignals({ ...options, url, slotLabel, counters });
}
function wrongSource(guardrail, source) {
    const fix = source === 'log' ? 'Give its rate as sql.' : 'Give its rate as the selectors events and total.';
    return { code: 'guardrail-source', message: `Guardrail ${JSON.stringify(guardrail)} cannot be read from rollout.signals.${source}.`, fix };
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/command.js



const OUTPUT_BYTES = 64 * 1024;
const command_TIMEOUT_MS = 30_000;
/** Two programs of the team's own, started without a shell. */
function commandTraffic(options) {
    checkSlots(options.slots);
    const run = async (command, input) => {
        const { cwd, env, timeout = command_TIMEOUT_MS } = options;
        return (await (0,program/* runProgram */.mB)((0,program/* commandWords */.Bl)(command), { cwd, env, timeout, input, outputLimit: OUTPUT_BYTES })).stdout.toString('utf8');
    };
    return {
        name: 'command',
        capabilities: { weights: true, smallestStep: 0.01 },
        read: async () => readWeights(parse(await run(options.read)), options.slots, 'The program rollout.traffic.command.read'),
        async write(split) {
            checkSplit(split, options.slots);
            await run(options.write, `${JSON.stringify({ weights: split })}\n`);
        },
    };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new driver_error/* DriverError */.x('program-not-json', `The program rollout.traffic.command.read printed ${JSON.stringify(text.slice(0, 120))}, which is not JSON.`, 'It must print {"weights": {slot: per cent}} and nothing else.', { cause });
    }
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/roles.js

/** Both roles on two slots; an open role falls to the slot that is left. */
function bothRoles(roles, slots) {
    const [first, second] = slots;
    const other = (slot) => (slot === first ? second : first);
    const champion = roles.champion ?? (roles.candidate === undefined ? first : other(roles.candidate));
    const candidate = roles.candidate ?? other(champion);
    if (champion === candidate || !slots.includes(champion) || !slots.includes(candidate))
        throw new driver_error/* DriverError */.x('roles', `The champion is on slot ${champion} and the candidate on slot ${candidate}, of ${slots.join(', ')}.`, 'The two arms need two declared slots; see what the journal says of them.');
    return { champion, candidate };
}
function sameRoles(one, other) {
    return one.champion === other.champion && one.candidate === other.candidate;
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/http.js





/**
 * Any router that answers GET and takes PUT of `{"weights": {name: per cent}}` at one URL. With `servers` the names are the
 * router's own. Without, they are `champion` and `candidate`, and a PUT also says which slot is which
 * (`"slots": {"champion": "a", "candidate": "b"}`); a router that does not give `slots` back cannot know that roles change:
 * there the first slot is the champion for ever, and a write that needs it otherwise is refused (`traffic-roles`).
 */
function httpTraffic(options) {
    checkSlots(options.slots);
    const url = (0,fetch_json/* checkUrl */.CU)(options.url, 'rollout.traffic.http', options.insecure);
    const names = options.servers ? byServer(options.servers, options.slots) : byRole(options);
    const get = () => (0,fetch_json/* requestJson */.SS)(url, { what: 'The router', timeout: options.timeout, retry: (ms) => options.clock.sleep(ms) });
    return {
        name: 'http',
        // The protocol has no word for the smallest share that a router can make: reading back tells.
        capabilities: { weights: true, smallestStep: 0.01 },
        read: async () => names.read(await get()),
        async write(split) {
            checkSplit(split, options.slots);
            const body = await names.body(split, get);
            await (0,fetch_json/* requestJson */.SS)(url, { what: 'The router', method: 'PUT', body, timeout: options.timeout, replyIgnored: true });
        },
    };
}
function byServer(servers, slots) {
    const declared = Object.keys(servers);
    const names = slots.map((slot) => servers[slot]);
    if (declared.length !== slots.length || names.some((name) => name === undefined) || new Set(names).size !== slots.length)
        throw problem/* InputError */.d.of('traffic-servers', `rollout.traffic.http.servers is ${show(servers)}, and the slots are ${slots.join(', ')}.`, 'Give each slot a server of its own.');
    const toSlots = (weights) => Object.fromEntries(slots.map((slot) => [slot, weights[servers[slot]]]));
    return {
        read: (reply) => toSlots(readWeights(reply, names, 'The router')),
        body: async (split) => ({ weights: Object.fromEntries(slots.map((slot) => [servers[slot], split[slot]])) }),
    };
}
const ARMS = ['champion', 'candidate'];
function byRole(options) {
    const { slots } = options;
    if (slots.length !== 2)
        throw problem/* InputError */.d.of('traffic-servers', `There are ${slots.length} slots and two arms.`, 'Declare rollout.traffic.http.servers: slot -> the router\'s name for it.');
    const fixed = bothRoles({}, slots);
    return {
        read(reply) {
            const weights = readWeights(reply, ARMS, 'The router');
            const roles = echoed(reply, slots) ?? fixed;
            return { [roles.champion]: weights.champion, [roles.candidate]: weights.candidate };
        },
        async body(split, get) {
            const roles = bothRoles(await options.roles(), slots);
            if (!sameRoles(roles, fixed) && echoed(await get(), slots) === undefined)
                throw keepsNoRoles(roles, fixed);
            return { weights: { champion: split[roles.champion], candidate: split[roles.candidate] }, slots: { ...roles } };
        },
    };
}
/** The roles that the router gives back; undefined where it gives none. */
function echoed(reply, slots) {
    const given = isRecord(reply) ? reply.slots : undefined;
    if (given === undefined)
        return undefined;
    const fits = isRecord(given) &&
        Object.keys(given).sort().join() === 'candidate,champion' &&
        ARMS.every((arm) => slots.includes(given[arm])) &&
        given.champion !== given.candidate;
    if (!fits)
        throw new driver_error/* DriverError */.x('traffic-slots', `The router says that the arms are on ${show(given)}; the slots are ${slots.join(', ')}.`, 'It must give back `slots` as it got them.');
    return given;
}
function keepsNoRoles(roles, fixed) {
    return new driver_error/* DriverError */.x('traffic-roles', `The champion is on slot ${roles.champion} now, and the router does not keep which slot is which: its ` +
        `\`champion\` always means ${fixed.champion}. Writing would send users to the wrong model; nothing was written.`, 'Declare rollout.traffic.http.servers (slot -> the router\'s own name for it), or let the router give `slots` back.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/open.js


/** The driver that `rollout.traffic` declares. Strategy `replace` has none: see fleet/single-command.ts. */
function openTraffic(spec, options) {
    if (spec.http)
        return httpTraffic({ ...options, ...spec.http });
    return commandTraffic({ ...options, ...spec.command });
}

// EXTERNAL MODULE: ./.build/src/serving/releases.js
var releases = __webpack_require__(85156);
;// CONCATENATED MODULE: ./.build/src/run/wiring.js













/** The journal that the delivery file declares: a git ref where said so, else a file in `rollout.state`. */
function openJournal(delivery, session, signing, declared = (0,policy/* rolloutOf */.Zb)(delivery).journal) {
    const model = delivery.spec.release.name;
    const signer = signing.privatePem ? (0,sign/* keySigner */.Ye)(signing.privatePem) : undefined;
    const keys = signing.publicPem ? [(0,sign/* journalKey */.dR)(signing.publicPem)] : undefined;
    const { git, file } = declared ?? {};
    const remote = git?.remote ?? 'origin';
    const journal = git
        ? openGitJournal({
            remote,
            ref: git.ref ?? `refs/sluice/${model}`,
            model,
            workspace: session.workspace,
            scratch: session.env.RUNNER_TEMP ?? external_node_os_.tmpdir(),
            signer,
            authorization: wantsToken(remote) ? gitAuthorization(session) : undefined,
        })
        : openFileJournal({ file: delivery.resolve(file ?? external_node_path_.join(stateOfRollout(delivery), `${model}.journal.jsonl`)), model, clock: session.clock, signer });
    return { journal, model, keys };
}
/** A path and ssh have rights of their own, and an action is always given a token. */
function wantsToken(remote) {
    return /^https:/i.test(remote) || /^[\w.-]+$/.test(remote);
}
/** The job's own token, as git over https wants it; a laptop's git uses whatever its user has set up. */
function gitAuthorization({ env }) {
    const token = env.SLUICE_TOKEN;
    return token ? `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}` : undefined;
}
/** Router, slots and signals as the delivery file declares them. */
function openDrivers(delivery, session, access) {
    const rollout = (0,policy/* rolloutOf */.Zb)(delivery);
    const { clock, engine } = session;
    const slots = (0,policy/* slotsOf */.nK)(rollout);
    const env = passedEnvironment(rollout.pass_env ?? [], session, delivery);
    const { insecure } = delivery.spec.evidence ?? {};
    const options = { cwd: delivery.root, clock, env, insecure };
    const signals = rollout.signals && openSignals(rollout.signals, rollout.guardrails ?? [], { slots, engine, clock, insecure, resolve: (declared) => delivery.resolve(declared) });
    if (rollout.command !== undefined)
        return { ...singleCommand(rollout.command, { ...options, slots }), signals };
    if (!rollout.fleet || !rollout.traffic)
        throw problem/* InputError */.d.of('rollout-incomplete', 'The rollout has no `fleet` or no `traffic`.', 'Declare both, or `command` for the strategy `replace`.', delivery.locate(['rollout']));
    return {
        traffic: openTraffic(rollout.traffic, { ...options, slots, roles: () => rolesOf(access) }),
        fleet: openFleet(rollout.fleet, options),
        signals,
    };
}
/** Which slot plays which arm, by the journal: the champion's, and the open delivery's. */
async function rolesOf({ journal }) {
    const { champion, open } = (0,state/* stateOf */.L4)(await journal.read());
    return { champion: champion?.slot, candidate: open?.slot };
}
function passedEnvironment(names, { env }, delivery) {
    const missing = names.filter((name) => env[name] === undefined);
    if (missing.length > 0)
        throw new problem/* InputError */.d(missing.map((name) => ({
            code: 'environment-missing',
            message: `\`rollout.pass_env\` names ${name}, which is not set here.`,
            fix: 'Set it in this job (`env:` with a secret of its environment), or remove it from the list.',
            location: delivery.locate(['rollout', 'pass_env']),
        })));
    return Object.fromEntries(names.map((name) => [name, env[name]]));
}
/** The content-addressed folder of releases below `rollout.state`. `from` is where the candidate's bytes lie, if elsewhere. */
function openReleases(delivery, from = delivery) {
    const store = (0,releases/* releasesIn */.y)(delivery.resolve(stateOfRollout(delivery)));
    return { ...store, keep: () => store.keep(from) };
}
function stateOfRollout(delivery) {
    return delivery.spec.rollout?.state ?? '.sluice';
}


/***/ }),

/***/ 85156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ namedOtherwise),
/* harmony export */   y: () => (/* binding */ releasesIn)
/* harmony export */ });
/* harmony import */ var _evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61737);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77304);


/** The store in a state folder (`rollout.state`, absolute). */
function releasesIn(stateFolder) {
    return {
        async keep(delivery) {
            const { manifest } = await (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__/* .keepRelease */ .LF)(delivery, stateFolder);
            return { release: (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(manifest), manifest };
        },
        source: (digest) => (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__/* .openRelease */ .gS)(digest, stateFolder),
        prune: (options) => (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__/* .pruneReleases */ .Xb)(stateFolder, options),
    };
}
/**
 * Why kept bytes may not be placed although their digest is right: OMS root digests do not tell a renamed file, so the
 * names are compared with those that `identify` (or `adopt`) wrote into the ledger. Undefined where they agree, or where
 * the store does not name files.
 */
function namedOtherwise(source, ledger) {
    if (!source.manifest)
        return undefined;
    const identified = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
    const trees = (identified?.statement.predicate.details?.trees ?? {});
    const layout = (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_1__/* .layoutOf */ .aH)(source.manifest);
    const parts = [...new Set([...Object.keys(layout), ...Object.keys(trees)])].filter((part) => layout[part] !== trees[part]);
    return parts.length === 0 ? undefined : `The kept files of ${parts.join(', ')} have other names than those that were tested.`;
}


/***/ })

};
