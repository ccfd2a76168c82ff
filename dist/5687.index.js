export const id = 5687;
export const ids = [5687];
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
    const headers = { accept: 'application/json', ...(await request.credentials?.(url)), ...request.headers };
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
        request.headersSeen?.(response.headers);
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

/***/ 61737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LF: () => (/* binding */ keepRelease),
  nz: () => (/* binding */ measuredParts),
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
/** What lies in the folder of a release, part by part, whether or not that is what its name says; parts that are gone are left out. */
async function measuredParts(digest, stateFolder) {
    const root = external_node_path_.join(await storeFolder(stateFolder), (0,core_digest/* hexOf */.ZD)(checkedDigest(digest)));
    const found = {};
    for (const name of release/* PARTS */.dI) {
        const inside = await (0,promises_.readdir)(external_node_path_.join(root, name), { withFileTypes: true }).catch(() => []);
        if (inside.length === 0)
            continue;
        // A part that is one file has the digest of the folder around it.
        found[name] = (await (0,model_digest/* modelDigest */.a9)(external_node_path_.join(root, name), { ignore: false })).digest;
    }
    return found;
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

/***/ 86987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ logSourceOf)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);

const SETTLE = '0 s';
const SKEW = '60 s';
/** `source` finds a declared file or table. */
function logSourceOf(spec, labels, source) {
    return {
        source: growing(spec, ['rollout', 'signals', 'log'], source),
        columns: spec.columns ?? {},
        labels: labels && { source: growing(labels, ['rollout', 'signals', 'labels'], source), columns: labels.columns ?? {} },
        settle: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(spec.settle ?? SETTLE),
        skew: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(spec.skew ?? SKEW),
        countsReturning: spec.returning !== 'leave_out',
    };
}
/** Rows are added to it all the time; what is asked of it is always up to a moment that has passed. */
function growing({ files, trino }, path, source) {
    const found = trino === undefined ? source(files, [...path, 'files']) : source({ trino }, [...path, 'trino']);
    return { ...found, growing: true };
}


/***/ }),

/***/ 78027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sz: () => (/* binding */ viewOfLabels),
/* harmony export */   d6: () => (/* binding */ viewOfLog),
/* harmony export */   v$: () => (/* binding */ literals)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37367);


const text = (column) => `CAST(${column} AS VARCHAR)`;
const number = (column) => `TRY_CAST(${column} AS DOUBLE)`;
/** Milliseconds since the epoch: numbers are that already, anything else is an instant. */
const time = (column, { type }, dialect) => (type === 'integer' || type === 'float' ? `CAST(${column} AS DOUBLE)` : `1000 * ${dialect.epoch(dialect.instant(column))}`);
const LOG = {
    answered_at: time,
    slot: text,
    id: text,
    key: text,
    release: text,
    features: text,
    score: number,
    class: text,
    latency_ms: number,
    status: (column) => `TRY_CAST(${column} AS BIGINT)`,
    shadow: (column) => `coalesce(TRY_CAST(${column} AS BOOLEAN), FALSE)`,
    label: text,
};
const LABELS = { id: text, label: text, labelled_at: time };
/** `without`: published columns that are not taken from here. */
async function viewOfLog(named, engine, without = []) {
    return viewOf(named, engine, 'log', Object.fromEntries(Object.entries(LOG).filter(([name]) => !without.includes(name))));
}
async function viewOfLabels(named, engine) {
    return viewOf(named, engine, 'labels', LABELS);
}
async function viewOf({ source, columns }, engine, table, published) {
    const dialect = engine.dialect(source);
    const there = new Map((await engine.describe(source)).map((info) => [info.name.toLowerCase(), info]));
    const parts = new Map();
    for (const [name, reads] of Object.entries(published)) {
        const info = there.get((columns[name] ?? name).toLowerCase());
        if (info)
            parts.set(name, `${reads((0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(info.name), info, dialect)} AS ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(name)}`);
        else if (columns[name] !== undefined)
            throw noColumn(table, columns[name], there);
    }
    // A column of the team's own gives way where a published one has its name.
    for (const [name, info] of there)
        if (!parts.has(name) && !Object.hasOwn(published, name))
            parts.set(name, (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(info.name));
    return {
        sql: `SELECT ${[...parts.values()].join(', ')} FROM ${table}`,
        has: (column) => parts.has(column.toLowerCase()),
        column(name) {
            if (parts.has(name.toLowerCase()))
                return (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(name);
            throw noColumn(table, name, there);
        },
    };
}
function noColumn(table, name, there) {
    const known = [...there.values()].map((info) => info.name).slice(0, 30).join(', ');
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('log-column', `The ${table === 'log' ? 'log has' : 'labels have'} no column ${JSON.stringify(name)}.`, `Write it to every row, or say in rollout.signals.${table}.columns what it is called. There are: ${known || 'none'}.`);
}
/** As a list for IN. */
function literals(values) {
    return values.map((value) => (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .e)(value)).join(', ');
}


/***/ }),

/***/ 70474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WS: () => (/* binding */ checkSlots),
/* harmony export */   WU: () => (/* binding */ show),
/* harmony export */   he: () => (/* binding */ checkSplit),
/* harmony export */   oQ: () => (/* binding */ readWeights),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);


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
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('weights-missing', `${what} answered without \`weights\`: ${show(reply)}.`, 'It must answer {"weights": {name: per cent}}.');
    const unknown = Object.keys(weights).filter((name) => !names.includes(name));
    if (unknown.length > 0)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('weights-unknown', `${what} names ${unknown.map(show).join(', ')}; known are ${names.join(', ')}.`, 'Correct `servers` or `slots`, or the router.');
    const missing = names.filter((name) => !Object.hasOwn(weights, name));
    if (missing.length > 0)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('weights-incomplete', `${what} gives no weight for ${missing.join(', ')}.`, 'It must name every server, those with 0 too.');
    for (const name of names) {
        const weight = weights[name];
        if (typeof weight !== 'number' || !Number.isFinite(weight) || weight < 0)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('weights-number', `${what} gives ${name} the weight ${show(weight)}.`, 'Weights are numbers from 0 to 100.');
    }
    return scaled(weights, names, what);
}
function scaled(weights, names, what) {
    const sum = names.reduce((total, name) => total + weights[name], 0);
    if (Math.abs(sum - 100) > ROUNDING_PER_NAME * names.length)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('weights-sum', `${what} gives weights that sum to ${sum}, not to 100: ${show(weights)}.`, 'Weights are shares of all users, in per cent.');
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
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('slots', `The slots ${show(slots)} are no list of different names.`, 'Name each slot once in rollout.fleet.slots.');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function show(value) {
    return (JSON.stringify(value) ?? String(value)).slice(0, 200);
}


/***/ }),

/***/ 31588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ credentialsOf)
});

;// CONCATENATED MODULE: ./.build/src/core/credentials.js
const NO_CREDENTIALS = () => Promise.resolve({});

// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/run/credentials.js




/** A token is asked for anew this long before it lapses: an exchange that began with it may take so long. */
const SPARE_MS = 60_000;
/** Where a token does not say when it lapses. GitHub's live for five minutes. */
const LIFE_MS = 120_000;
/**
 * What `rollout.credentials` declares, by origin. A host that is not listed gets nothing, whatever asks it; a listed one is given a
 * secret of the job's environment, or the workflow's own identity (OpenID Connect), asked for anew as tokens lapse: a
 * rollout lives longer than they do. Throws InputError with every entry that cannot be fulfilled, before anything is asked.
 */
function credentialsOf(delivery, { env, clock }) {
    const declared = delivery.spec.rollout?.credentials ?? [];
    if (declared.length === 0)
        return NO_CREDENTIALS;
    const problems = [];
    const byOrigin = new Map();
    for (const [index, entry] of declared.entries()) {
        const location = delivery.locate(['rollout', 'credentials', index]);
        const { origin, pathname, search } = (0,fetch_json/* checkUrl */.CU)(entry.origin, `rollout.credentials[${index}]`, delivery.spec.evidence?.insecure);
        if (pathname !== '/' || search !== '')
            problems.push({ code: 'credential-origin', message: `${JSON.stringify(entry.origin)} is more than an origin.`, fix: `Write ${origin}: scheme, host and port.`, location });
        if (byOrigin.has(origin))
            problems.push({ code: 'credential-twice', message: `${origin} has two credentials.`, fix: 'Leave one.', location });
        const missing = missingFor(entry, env);
        if (missing)
            problems.push({ ...missing, location });
        byOrigin.set(origin, entry.bearer_env === undefined ? identityToken(entry.oidc, env, clock) : () => Promise.resolve(env[entry.bearer_env]));
    }
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return async ({ origin }) => {
        const token = await byOrigin.get(origin)?.();
        return token === undefined ? {} : { authorization: `Bearer ${token}` };
    };
}
function missingFor({ bearer_env: name, oidc }, env) {
    if (name !== undefined && !env[name])
        return { code: 'environment-missing', message: `\`rollout.credentials\` names ${name}, which is not set here.`, fix: 'Set it in this job (`env:` with a secret of its environment).' };
    if (oidc !== undefined && !(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN))
        return { code: 'identity-missing', message: `\`rollout.credentials\` asks for this workflow's identity (audience ${JSON.stringify(oidc)}), and the job has none.`, fix: 'Give the job `id-token: write`; outside of GitHub Actions use `bearer_env`.' };
    return undefined;
}
/** The workflow's identity for one audience; see https://docs.github.com/actions/reference/security/oidc. */
function identityToken(audience, env, clock) {
    let held;
    return async () => {
        const now = clock.now().getTime();
        if (held && now < held.until)
            return held.token;
        const url = (0,fetch_json/* checkUrl */.CU)(env.ACTIONS_ID_TOKEN_REQUEST_URL, "the runner's tokens");
        url.searchParams.set('audience', audience);
        const answer = await (0,fetch_json/* requestJson */.SS)(url, { what: "The runner's identity", headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` }, retry: (ms) => clock.sleep(ms) });
        const token = answer?.value;
        if (typeof token !== 'string' || token === '')
            throw new driver_error/* DriverError */.x('identity-refused', 'The runner gave no identity token.', 'Give the job `id-token: write`, and see whether the audience is one that your side expects.');
        held = { token, until: (lapseOf(token) ?? now + LIFE_MS + SPARE_MS) - SPARE_MS };
        return token;
    };
}
/** `exp` of a JWT in milliseconds; who gets the token verifies it, here it only says when to ask again. */
function lapseOf(token) {
    try {
        const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 64034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GY: () => (/* binding */ lookAtRegistry),
  Me: () => (/* binding */ openRegistry),
  Ze: () => (/* binding */ tellRegistry)
});

// EXTERNAL MODULE: ./.build/src/core/verdict.js
var core_verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/weights.js
var weights = __webpack_require__(70474);
;// CONCATENATED MODULE: ./.build/src/rollout/registry/mlflow.js




/** Tags of a model version. */
const DIGEST = 'sluice.digest';
const LEDGER_HEAD = 'sluice.ledger_head';
const REPLY_BYTES = 4 * 1024 * 1024;
const API = 'api/2.0/mlflow/';
/**
 * MLflow's model registry over its REST API 2.0 (mlflow/protos/model_registry.proto): aliases of a registered model, and tags of its
 * versions. Throws DriverError `registry-unreadable`, `registry-model-missing`, or as `requestJson` does; InputError for the address.
 */
function mlflowRegistry(spec, options) {
    const base = (0,fetch_json/* checkUrl */.CU)(spec.uri.endsWith('/') ? spec.uri : `${spec.uri}/`, 'rollout.registry.mlflow', options.insecure);
    const names = { champion: spec.champion_alias ?? 'champion', previous: spec.previous_alias ?? 'previous-champion' };
    const what = `MLflow's registry of ${spec.model}`;
    const ask = async (path, query, request = {}) => {
        const url = new URL(`${API}${path}`, base);
        url.search = new URLSearchParams(query).toString();
        // What is set here is the same when it is set twice.
        return (0,fetch_json/* requestJson */.SS)(url, { what, headers: ownCredentials(options.env), credentials: options.credentials, limit: REPLY_BYTES, timeout: options.timeout, retry: (ms) => options.clock.sleep(ms), ...request });
    };
    return {
        name: what,
        async aliases() {
            const reply = await ask('registered-models/get', { name: spec.model }, { absent: [404] });
            if (reply === undefined)
                throw new driver_error/* DriverError */.x('registry-model-missing', `${what} has no such registered model.`, 'Create it, or correct `rollout.registry.mlflow.model`.');
            const listed = aliasesIn(reply, what);
            return { champion: listed.get(names.champion), previous: listed.get(names.previous) };
        },
        async version(version) {
            const reply = await ask('model-versions/get', { name: spec.model, version }, { absent: [404] });
            return reply === undefined ? undefined : versionIn((0,weights/* isRecord */.u4)(reply) ? reply.model_version : undefined, what);
        },
        async find(digest) {
            // The name comes from a schema that allows no quotes, and a digest has none.
            const filter = `name='${spec.model}' and tags.\`${DIGEST}\`='${digest}'`;
            const reply = await ask('model-versions/search', { filter, max_results: '100' });
            const listed = (0,weights/* isRecord */.u4)(reply) && Array.isArray(reply.model_versions) ? reply.model_versions : [];
            const found = listed.map((each) => versionIn(each, what)).filter((each) => each.digest === digest);
            return found.sort((one, other) => Number(other.version) - Number(one.version))[0];
        },
        async tag(version, { digest, ledgerHead }) {
            const tags = [[DIGEST, digest], [LEDGER_HEAD, ledgerHead]];
            for (const [key, value] of tags)
                if (value !== undefined)
                    await ask('model-versions/set-tag', {}, { method: 'POST', body: { name: spec.model, version, key, value } });
        },
        async point(alias, version) {
            await ask('registered-models/alias', {}, { method: 'POST', body: { name: spec.model, alias: names[alias], version } });
        },
    };
}
/** The variables that MLflow's own clients read. */
function ownCredentials({ MLFLOW_TRACKING_TOKEN: token, MLFLOW_TRACKING_USERNAME: user, MLFLOW_TRACKING_PASSWORD: password }) {
    if (token)
        return { authorization: `Bearer ${token}` };
    return user && password ? { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } : {};
}
function aliasesIn(reply, what) {
    const model = (0,weights/* isRecord */.u4)(reply) ? reply.registered_model : undefined;
    if (!(0,weights/* isRecord */.u4)(model))
        throw unreadable(what, reply);
    const aliases = model.aliases ?? [];
    if (!Array.isArray(aliases))
        throw unreadable(what, aliases);
    return new Map(aliases.map((each) => {
        if (!(0,weights/* isRecord */.u4)(each) || typeof each.alias !== 'string' || !isVersion(each.version))
            throw unreadable(what, each);
        return [each.alias, String(each.version)];
    }));
}
function versionIn(value, what) {
    if (!(0,weights/* isRecord */.u4)(value) || !isVersion(value.version))
        throw unreadable(what, value);
    const listed = Array.isArray(value.tags) ? value.tags.filter(weights/* isRecord */.u4) : [];
    const tag = (key) => listed.find((each) => each.key === key)?.value;
    const [digest, ledgerHead] = [tag(DIGEST), tag(LEDGER_HEAD)];
    return { version: String(value.version), ...((0,core_digest/* isDigest */.Bc)(digest) && { digest }), ...((0,core_digest/* isDigest */.Bc)(ledgerHead) && { ledgerHead }) };
}
/** Versions are counted, and come as text or, from some servers, as a number. */
function isVersion(value) {
    return (typeof value === 'string' && /^[1-9]\d{0,18}$/.test(value)) || (typeof value === 'number' && Number.isSafeInteger(value) && value > 0);
}
function unreadable(what, found) {
    return new driver_error/* DriverError */.x('registry-unreadable', `${what} answered ${(0,weights/* show */.WU)(found)}.`, 'Check that `rollout.registry.mlflow.uri` is an MLflow tracking server.');
}

// EXTERNAL MODULE: ./.build/src/serving/registry.js
var serving_registry = __webpack_require__(40641);
// EXTERNAL MODULE: ./.build/src/run/credentials.js + 1 modules
var run_credentials = __webpack_require__(31588);
;// CONCATENATED MODULE: ./.build/src/run/registry.js




const RULE = 'The registry names what serves';
/** The registry that the delivery file declares; without one the journal alone says who is champion. */
function openRegistry(delivery, { env, clock }, credentials = (0,run_credentials/* credentialsOf */.Y)(delivery, { env, clock })) {
    const declared = delivery.spec.rollout?.registry?.mlflow;
    return declared && mlflowRegistry(declared, { env, clock, credentials, insecure: delivery.spec.evidence?.insecure });
}
/**
 * The result of a promotion with what became of the registry, which is told after the router. A run that died between the two, or found
 * the registry away, is repeated as it is: who is champion follows from the journal.
 */
async function tellRegistry(registry, delivery, state, result) {
    const champion = (0,serving_registry/* championIn */.de)(state);
    const candidate = result.verdict.release?.digest;
    if (!registry || !champion || result.verdict.outcome !== 'pass' || champion.release.digest !== candidate)
        return result;
    const pointed = await (0,serving_registry/* pointRegistry */.e7)(registry, { ...champion, version: delivery.spec.rollout?.registry?.mlflow.version });
    const findings = pointed.kind === 'failed'
        ? [finding(delivery, pointed.code, 'warn', pointed.said, pointed.fix)]
        : [
            finding(delivery, 'registry-pointed', 'pass', pointed.said),
            ...(pointed.drift === undefined ? [] : [finding(delivery, 'registry-drift', 'warn', pointed.drift, 'Find out who points the alias, and let nothing but Sluice do it.')]),
        ];
    return { ...result, verdict: { ...result.verdict, findings: [...result.verdict.findings, ...findings] }, details: result.details && { ...result.details, registry: pointed } };
}
/** The same for whoever only looks: says where the registry names something else than what serves, and changes nothing. */
async function lookAtRegistry(registry, delivery, state, result) {
    const champion = (0,serving_registry/* championIn */.de)(state);
    const drift = registry && champion && !state.open ? await (0,serving_registry/* registryDrift */.Vy)(registry, champion) : undefined;
    if (!drift)
        return result;
    const { verdict } = result;
    return { ...result, verdict: { ...verdict, outcome: (0,core_verdict/* worst */.QZ)([verdict.outcome, 'warn']), findings: [...verdict.findings, finding(delivery, drift.code, 'warn', drift.said, drift.fix)] } };
}
function finding(delivery, code, outcome, message, fix) {
    return { code, outcome, rule: RULE, message, expected: RULE, actual: message, ...(fix !== undefined && { fix }), location: delivery.locate(['rollout', 'registry']) };
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

/***/ 6960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wR: () => (/* binding */ openDrivers),
  _0: () => (/* binding */ openJournal),
  tT: () => (/* binding */ openReleases),
  Y5: () => (/* binding */ openRouter),
  yI: () => (/* binding */ stateOfRollout)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/source.js
var source = __webpack_require__(36251);
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
        // Beside a push a fetch was seen to bring a commit without its tree; the next one brings both.
        return this.#loadOnce(git).catch((error) => {
            if (error instanceof driver_error/* DriverError */.x && error.code === 'git-failed')
                return this.#loadOnce(git);
            throw error;
        });
    }
    async #loadOnce(git) {
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

// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
;// CONCATENATED MODULE: ./.build/src/journal/object-store.js


const object_store_TIMEOUT_MS = 20_000;
/** Of what a store says when it refuses; more than that is not read. */
const REFUSAL_BYTES = 64 * 1024;
/** Kept with the object by S3; another store may drop it, and then a lost reply stays unsure. */
const WRITER = 'x-amz-meta-sluice-writer';
/** The two requests that a journal makes of an object store: read one object, and write it if nobody has since. */
class ObjectStore {
    #options;
    #base;
    /** Throws InputError (`url-…`, `http-not-loopback`). */
    constructor(options) {
        this.#options = options;
        this.#base = (0,fetch_json/* checkUrl */.CU)(options.url.endsWith('/') ? options.url : `${options.url}/`, 'rollout.journal.object', options.insecure);
    }
    get where() {
        return `${this.#base.origin}${this.#base.pathname}`;
    }
    /** The object; `undefined` where there is none, `'same'` where it is still in the state `etag`. Throws DriverError `object-…`. */
    async read(name, limit, etag) {
        const response = await this.#send('GET', name, etag === undefined ? {} : { 'if-none-match': etag });
        if (response.status === 304 && etag !== undefined)
            return drained(response, 'same');
        if (response.status === 404)
            return drained(response, undefined);
        if (response.status !== 200)
            throw await refused('GET', this.#place(name), response);
        const found = response.headers.get('etag');
        // A weak mark may stand for two states, and a store without marks cannot compare before it sets.
        if (found === null || found.startsWith('W/'))
            throw await drained(response, new driver_error/* DriverError */.x('object-no-etag', `${this.#place(name)} came ${found === null ? 'without an ETag' : 'with a weak ETag'}.`, 'Use a store that gives strong ETags and keeps to If-Match, as S3 does.'));
        return { bytes: await capped(response, this.#place(name), limit), etag: found, writer: response.headers.get(WRITER) ?? undefined };
    }
    /** Writes the whole object if it is still in the state `etag` (undefined: if it is not there). Throws where the store refuses. */
    async write(name, bytes, etag, writer) {
        const condition = etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag };
        let response;
        try {
            response = await this.#send('PUT', name, { ...this.#options.headers, ...condition, [WRITER]: writer }, bytes);
        }
        catch (error) {
            if (!(error instanceof driver_error/* DriverError */.x))
                throw error;
            return { kind: 'unsure', cause: error };
        }
        if (response.ok)
            return drained(response, { kind: 'won', etag: response.headers.get('etag') ?? undefined });
        // 409: another write was under way (S3). 404: the object that was to be replaced has gone.
        if (response.status === 412 || response.status === 409 || (response.status === 404 && etag !== undefined))
            return drained(response, { kind: 'lost' });
        const error = await refused('PUT', this.#place(name), response);
        if (response.status >= 500)
            return { kind: 'unsure', cause: error };
        throw error;
    }
    #place(name) {
        return `${this.where}${name}`;
    }
    async #send(method, name, headers, body) {
        const url = new URL(name.split('/').map(encodeURIComponent).join('/'), this.#base);
        const timeout = this.#options.timeout ?? object_store_TIMEOUT_MS;
        const signal = AbortSignal.timeout(timeout);
        const place = `${method} ${this.#place(name)}`;
        const full = await this.#signed(method, url, headers, body);
        try {
            // Redirects are not followed: where a journal lies is decided in the delivery file.
            return await fetch(url, { method, headers: full, body: body, signal, redirect: 'manual' });
        }
        catch (error) {
            if (signal.aborted)
                throw new driver_error/* DriverError */.x('object-timed-out', `${place} was not answered within ${timeout} ms.`, 'See whether the store answers.', { cause: error });
            throw new driver_error/* DriverError */.x('object-unreachable', `${place}: the store cannot be reached.`, 'Check its address and the network.', { cause: error });
        }
    }
    async #signed(method, url, headers, body) {
        const { clock } = this.#options;
        const access = this.#options.access();
        if (access.query !== undefined)
            url.search = access.query;
        if (access.token !== undefined)
            return { ...headers, authorization: `Bearer ${access.token}` };
        if (!access.aws)
            return headers;
        const { AwsV4Signer } = await __webpack_require__.e(/* import() */ 2580).then(__webpack_require__.bind(__webpack_require__, 12580));
        const datetime = clock.now().toISOString().replace(/[:-]|\.\d{3}/g, '');
        const digest = Buffer.from(await crypto.subtle.digest('SHA-256', (body ?? new Uint8Array()))).toString('hex');
        const signer = new AwsV4Signer({ method, url: url.toString(), headers: { ...headers, 'x-amz-content-sha256': digest }, service: 's3', datetime, ...access.aws });
        return Object.fromEntries((await signer.sign()).headers);
    }
}
async function drained(response, answer) {
    await response.body?.cancel();
    return answer;
}
async function capped(response, place, limit) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of response.body ?? []) {
            size += chunk.byteLength;
            if (size > limit)
                break;
            chunks.push(chunk);
        }
    }
    catch (cause) {
        throw new driver_error/* DriverError */.x('object-unreachable', `The answer of ${place} broke off.`, 'Check the network.', { cause });
    }
    if (size > limit)
        throw new driver_error/* DriverError */.x('object-too-large', `${place} has more than ${limit} bytes.`, 'Nothing but Sluice may write there; give the journal a folder of its own.');
    return Buffer.concat(chunks);
}
async function refused(method, place, response) {
    const said = (await capped(response, place, REFUSAL_BYTES).catch(() => '')).toString().replace(/\s+/g, ' ').slice(0, 300);
    const fix = response.status === 401 || response.status === 403 ? 'Give the job a credential that may read and write there.' : 'Correct what it reports.';
    return new driver_error/* DriverError */.x('object-refused', `${method} ${place} was answered with ${response.status}${said === '' ? '' : `: ${said}`}.`, fix);
}

;// CONCATENATED MODULE: ./.build/src/journal/object.js






const JOURNAL_OBJECT = 'journal.jsonl';
const object_ATTACHMENTS = 'attachments';
/** Attempts at a write whose fate is unknown. */
const TRIES = 4;
const PAUSE_MS = 250;
/**
 * A journal in an object of a store with ETags (S3 and what speaks its protocol, Azure Blob Storage, an own server): events one a
 * line in `journal.jsonl`, attachments beside it, each an object. Compare-and-set by If-Match (If-None-Match for the first event),
 * so of two writers one gets JournalConflict. A write whose reply was lost is looked up by who wrote; where the store does not keep
 * that it throws DriverError `object-unsure`, and a new reading tells. `read` does not verify the chain: see `verifyJournal`.
 */
function openObjectJournal(options) {
    const store = new ObjectStore(options);
    const { model, signer, clock } = options;
    let seen = { etag: undefined, events: [], text: '' };
    const refresh = async () => {
        const found = await store.read(JOURNAL_OBJECT, chain/* JOURNAL_BYTES */.GQ, seen.etag);
        if (found === 'same')
            return seen;
        if (found === undefined && seen.etag !== undefined)
            throw new driver_error/* DriverError */.x('object-gone', `The journal at ${store.where} is no longer there.`, 'Restore it from a copy; a journal is never begun anew in the middle of a delivery.');
        seen = found === undefined ? seen : parsed(found, store.where);
        return seen;
    };
    return {
        read: async () => [...(await refresh()).events],
        async append(event, expected) {
            const before = await refresh();
            if (before.events.length !== expected)
                throw new seams/* JournalConflict */.sI(expected, before.events.length);
            const placed = await (0,chain/* chainEvent */.MO)(event, { count: expected, last: before.events.at(-1), model }, signer);
            const text = `${before.text}${(0,chain/* lineOf */.cA)(placed)}\n`;
            const written = await put(store, clock, JOURNAL_OBJECT, Buffer.from(text), before.etag);
            if (!written)
                throw new seams/* JournalConflict */.sI(expected, (await refresh()).events.length);
            // Without a mark in the reply the next reading fetches the whole.
            if (written.etag !== undefined)
                seen = { etag: written.etag, events: [...before.events, placed], text };
            return expected + 1;
        },
        async attach(name, bytes) {
            checkAttachment(name, bytes);
            const object = `${object_ATTACHMENTS}/${name}`;
            for (let attempt = 0; attempt < TRIES; attempt += 1) {
                if (await put(store, clock, object, bytes, undefined))
                    return;
                const present = await store.read(object, ATTACHMENT_BYTES);
                // A store may refuse both of two writers at once; then there is still nothing.
                if (present === undefined || present === 'same')
                    continue;
                if (present.bytes.equals(bytes))
                    return;
                throw attachmentExists(name);
            }
            throw new driver_error/* DriverError */.x('object-busy', `${name} could not be attached at ${store.where}: the store refused it ${TRIES} times and keeps nothing under that name.`, 'Find what else writes there, and run the same command again.');
        },
        async attachment(name) {
            checkAttachment(name);
            const found = await store.read(`${object_ATTACHMENTS}/${name}`, ATTACHMENT_BYTES);
            return found === undefined || found === 'same' ? undefined : found.bytes;
        },
    };
}
function parsed({ bytes, etag }, where) {
    const text = bytes.toString('utf8');
    if (text !== '' && !text.endsWith('\n'))
        throw new driver_error/* DriverError */.x('journal-unreadable', `The journal at ${where} ends in the middle of a line.`, 'Nobody but Sluice may write to it; restore it from its last good copy.');
    return { etag, text, events: text.split('\n').slice(0, -1).map((line, index) => (0,chain/* parseLine */.A)(line, index + 1, where)) };
}
/**
 * Writes an object in place of the state `etag`; `undefined` where somebody else was first. A reply that was lost is asked for by
 * reading: only the name that this writer left there tells its own bytes from the same ones of another.
 */
async function put(store, clock, name, bytes, etag) {
    const writer = (0,external_node_crypto_.randomUUID)();
    let unsure;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
        if (attempt > 0)
            await clock.sleep(PAUSE_MS * attempt);
        const written = await store.write(name, bytes, etag, writer);
        if (written.kind === 'won')
            return written;
        if (written.kind === 'lost' && !unsure)
            return undefined;
        unsure = written.kind === 'unsure' ? written.cause : unsure;
        const now = await store.read(name, chain/* JOURNAL_BYTES */.GQ).catch(() => 'same');
        if (now === 'same')
            continue;
        if (now?.writer === writer)
            return now;
        // Still in the state before: what was sent has not arrived, and may be sent again.
        if (now?.etag === etag)
            continue;
        if (now && (now.writer !== undefined || !now.bytes.equals(bytes)))
            return undefined;
        break;
    }
    throw new driver_error/* DriverError */.x('object-unsure', `Nobody knows whether ${name} was written to ${store.where}: ${unsure?.message ?? 'its reply was lost.'}`, 'Run the same command again: it reads first, and goes on from what is there.', { cause: unsure });
}

// EXTERNAL MODULE: ./.build/src/journal/sign.js
var sign = __webpack_require__(46422);
// EXTERNAL MODULE: ./.build/src/journal/state.js
var state = __webpack_require__(21250);
;// CONCATENATED MODULE: ./.build/src/journal/unsigned.js

/**
 * A journal that signs its events, in the hand of somebody without the key: it can be read. An event without a signature would make
 * the whole journal unbelievable to everybody, so none is appended. Whoever only lowers exposure does that without its journal.
 */
function withoutKey(journal) {
    return {
        read: () => journal.read(),
        attachment: (name) => journal.attachment(name),
        attach: (name, bytes) => journal.attach(name, bytes),
        append: (event) => Promise.reject(new driver_error/* DriverError */.x('journal-key-missing', `The event ${JSON.stringify(event.type)} was not recorded: this journal is signed, and here is no key.`, 'Give the private key (the input `signing-key`, or SLUICE_SIGNING_KEY) to whoever writes to the journal.')),
    };
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/weights.js
var traffic_weights = __webpack_require__(70474);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/replies.js



/** Bytes of an answer to golden rows. */
const SCORES_BYTES = 16 * 1024 * 1024;
/**
 * The digest in `{"digest": "sha256:…"}`; `null` where the slot serves nothing. Throws DriverError `digest-unreadable`.
 */
function readDigest(reply, what) {
    const digest = (0,traffic_weights/* isRecord */.u4)(reply) ? reply.digest : undefined;
    if (digest === null || (0,core_digest/* isDigest */.Bc)(digest))
        return digest;
    throw new driver_error/* DriverError */.x('digest-unreadable', `${what} answered ${(0,traffic_weights/* show */.WU)(reply)}.`, 'It must answer {"digest": "sha256:…"}, or null where it serves nothing.');
}
/** As `readDigest`, from what a program printed: JSON, the digest alone, or nothing where the slot serves nothing. */
function printedDigest(text, what) {
    const printed = text.trim();
    if (printed === '')
        return null;
    return readDigest((0,core_digest/* isDigest */.Bc)(printed) ? { digest: printed } : replies_parsed(printed, what), what);
}
/** The scores in `{"scores": […]}`: as many finite numbers as there were rows. Throws DriverError `scores-unreadable`. */
function readScores(reply, rows, what) {
    const scores = (0,traffic_weights/* isRecord */.u4)(reply) ? reply.scores : undefined;
    const problem = (why) => new driver_error/* DriverError */.x('scores-unreadable', `${what} ${why}.`, 'It must answer {"scores": […]} with one number for each row, in order.');
    if (!Array.isArray(scores))
        throw problem(`answered ${(0,traffic_weights/* show */.WU)(reply)}`);
    if (scores.length !== rows)
        throw problem(`answered ${scores.length} scores to ${rows} rows`);
    const odd = scores.findIndex((score) => typeof score !== 'number' || !Number.isFinite(score));
    if (odd >= 0)
        throw problem(`answered ${(0,traffic_weights/* show */.WU)(scores[odd])} as score ${odd}`);
    return scores;
}
function printedScores(text, rows, what) {
    return readScores(replies_parsed(text, what), rows, what);
}
/** Rows as the slots get them: counts and keys may come from the data engine as bigint. */
function rowsJson(rows) {
    return JSON.stringify({ rows }, (_key, value) => (typeof value === 'bigint' ? Number(value) : value));
}
function replies_parsed(text, what) {
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
function commandFleet(spec, options) {
    const slots = spec.slots ?? DEFAULT_SLOTS;
    const { place } = spec;
    if (!place)
        throw problem/* InputError */.d.of('fleet-incomplete', '`rollout.fleet` has neither `place` nor `repository`: nothing could put a release on a slot.', 'Add `place: {command: …}`, or `repository` for a server with the model repository protocol.');
    for (const url of [spec.loaded?.http, spec.ask?.http])
        if (url !== undefined)
            slotUrl(url, slots[0], options);
    const run = programRunner(options);
    return {
        slots: () => slots,
        place: async (slot, source) => void (await run(place.command, placeEnvironment(slot, source), 'place')),
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
/** The URL of one slot, checked. */
function slotUrl(template, slot, { insecure }) {
    return (0,fetch_json/* checkUrl */.CU)(template.replaceAll('{slot}', encodeURIComponent(slot)), 'rollout.fleet', insecure);
}
async function loadedByHttp(template, slot, options) {
    const what = `Slot ${slot}`;
    try {
        const retry = (ms) => options.clock.sleep(ms);
        const reply = await (0,fetch_json/* requestJson */.SS)(slotUrl(template, slot, options), { what, timeout: options.timeout, credentials: options.credentials, absent: [404], retry });
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
        credentials: options.credentials,
        limit: SCORES_BYTES,
        // Asking changes nothing, and a server that was started a moment ago may not listen yet.
        retry: (ms) => options.clock.sleep(ms),
    });
    return readScores(reply, rows.length, what);
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/capacity.js





/** Asks a slot what is ready of it, as `rollout.capacity.ready` declares. Throws DriverError. */
function readyBy({ ready }, options) {
    const { http, command } = ready;
    const run = programRunner(options);
    return async (slot) => {
        const what = `Slot ${slot}'s capacity`;
        const retry = (ms) => options.clock.sleep(ms);
        if (http !== undefined)
            return readyOf(await (0,fetch_json/* requestJson */.SS)(slotUrl(http, slot, options), { what, timeout: options.timeout, credentials: options.credentials, retry }), what);
        return readyOf(replies_parsed(await run(command, { SLUICE_SLOT: slot }), what), what);
    };
}
function readyOf(reply, what) {
    const { ready, rps_each: rpsEach } = (0,traffic_weights/* isRecord */.u4)(reply) ? reply : {};
    const sound = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
    if (sound(ready) && sound(rpsEach))
        return { ready, rpsEach };
    throw new driver_error/* DriverError */.x('capacity-unreadable', `${what} answered ${(0,traffic_weights/* show */.WU)(reply)}.`, 'It must answer {"ready": 3, "rps_each": 50}: servers that are ready, and the requests a second that each carries.');
}

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/infer.js





const infer_ANSWER_MS = 30_000;
const BATCH = 100;
/**
 * Asks a slot's model for scores: POST /v2/models/MODEL/infer with one tensor for each input of its metadata, or one matrix of all
 * columns. One score for each row, in order. Throws DriverError `infer-unfit` where rows and metadata do not fit each other,
 * `scores-unreadable` where the answer has not one finite number for each row, or as the transport does.
 */
async function askByInfer(repository, slot, rows, options) {
    const { infer = {} } = repository;
    const what = `Slot ${slot}`;
    const retry = (ms) => options.clock.sleep(ms);
    const metadata = await (0,fetch_json/* requestJson */.SS)(modelPlace(repository, slot, options), { what, timeout: options.timeout, credentials: options.credentials, limit: SCORES_BYTES, retry });
    const inputs = inputsOf(metadata, infer, what);
    const scores = [];
    const size = infer.batch ?? BATCH;
    for (let start = 0; start < rows.length; start += size) {
        const batch = rows.slice(start, start + size);
        const body = { inputs: infer.matrix === undefined ? inputs.map((input) => columnTensor(input, batch, start, what)) : [matrixTensor(inputs[0], infer.columns ?? Object.keys(batch[0]), batch, start, what)], ...(infer.output !== undefined && { outputs: [{ name: infer.output }] }) };
        // Asking changes nothing, so it may be asked twice.
        const reply = await (0,fetch_json/* requestJson */.SS)(modelPlace(repository, slot, options, '/infer'), { what, method: 'POST', body, timeout: options.timeout ?? infer_ANSWER_MS, credentials: options.credentials, limit: SCORES_BYTES, retry });
        scores.push(...scoresOf(reply, batch.length, infer, what));
    }
    return scores;
}
function inputsOf(metadata, { matrix }, what) {
    const listed = (0,traffic_weights/* isRecord */.u4)(metadata) && Array.isArray(metadata.inputs) ? metadata.inputs.filter(traffic_weights/* isRecord */.u4) : [];
    const inputs = listed.map(({ name, datatype, shape }) => ({ name: String(name), datatype: String(datatype), rank: Array.isArray(shape) ? shape.length : 2 }));
    if (inputs.length === 0)
        throw new driver_error/* DriverError */.x('infer-unfit', `${what}'s metadata lists no inputs: ${(0,traffic_weights/* show */.WU)(metadata)}.`, 'Declare `rollout.fleet.ask` to ask the slot another way.');
    if (matrix === undefined)
        return inputs;
    const found = inputs.find(({ name }) => name === matrix);
    if (!found)
        throw new driver_error/* DriverError */.x('infer-unfit', `${what}'s model has no input ${matrix}; it has ${inputs.map(({ name }) => name).join(', ')}.`, 'Correct `rollout.fleet.repository.infer.matrix`.');
    return [found];
}
function columnTensor({ name, datatype, rank }, rows, start, what) {
    const data = rows.map((row, at) => cell(row, name, datatype, start + at, what));
    return { name, datatype, shape: rank === 1 ? [rows.length] : [rows.length, 1], data };
}
function matrixTensor({ name, datatype }, columns, rows, start, what) {
    const data = rows.flatMap((row, at) => columns.map((column) => cell(row, column, datatype, start + at, what)));
    return { name, datatype, shape: [rows.length, columns.length], data };
}
/** A tensor has no missing values, and each kind its own cells. */
function cell(row, column, datatype, at, what) {
    const value = typeof row[column] === 'bigint' ? Number(row[column]) : row[column];
    const fits = datatype === 'BYTES' ? typeof value === 'string' : datatype === 'BOOL' ? typeof value === 'boolean' : /^U?INT/.test(datatype) ? Number.isSafeInteger(value) : typeof value === 'number' && Number.isFinite(value);
    if (fits)
        return value;
    const found = Object.hasOwn(row, column) ? (0,traffic_weights/* show */.WU)(value) : 'no such column';
    throw new driver_error/* DriverError */.x('infer-unfit', `${what}'s model takes ${column} as ${datatype}, and golden row ${at + 1} has ${found}.`, 'Correct the golden rows, `repository.infer`, or declare `rollout.fleet.ask` to ask the slot another way.');
}
function scoresOf(reply, rows, { output, index = 0 }, what) {
    const outputs = (0,traffic_weights/* isRecord */.u4)(reply) && Array.isArray(reply.outputs) ? reply.outputs.filter(traffic_weights/* isRecord */.u4) : [];
    const found = output === undefined ? outputs[0] : outputs.find(({ name }) => name === output);
    const data = Array.isArray(found?.data) ? found.data.flat(8) : [];
    const width = data.length / rows;
    const scores = Number.isInteger(width) && width > index ? Array.from({ length: rows }, (_, row) => data[row * width + index]) : [];
    if (scores.length === rows && scores.every((score) => typeof score === 'number' && Number.isFinite(score)))
        return scores;
    throw new driver_error/* DriverError */.x('scores-unreadable', `${what} answered ${(0,traffic_weights/* show */.WU)(found ?? reply)} to ${rows} rows.`, `Its output${output === undefined ? '' : ` ${output}`} must hold, for each row in order, as many numbers as the score's place needs (\`repository.infer\`).`);
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/share-release.js




/** What the server may read to know which release it serves. */
const RELEASE_FILE = 'sluice-release.json';
/**
 * Copies a release into the folder that a slot's server loads from. The folder changes as a whole: beside it a new one is filled,
 * and takes its place when it is complete. What a killed copy left is removed. Throws InputError `fleet-files`.
 */
async function shareRelease({ folder, files = { model: '.' } }, slot, source, cwd) {
    const target = external_node_path_.resolve(cwd, folder.replaceAll('{slot}', slot));
    const beside = external_node_path_.join(external_node_path_.dirname(target), `.${external_node_path_.basename(target)}.sluice-`);
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    await removeLeftovers(beside);
    const filling = `${beside}${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.mkdir)(filling);
    for (const [part, place] of Object.entries(files))
        await copyPart(source, part, external_node_path_.join(filling, checked(place)));
    await (0,promises_.writeFile)(external_node_path_.join(filling, RELEASE_FILE), `${JSON.stringify({ digest: source.digest })}\n`);
    const old = `${beside}${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.rename)(target, old).catch((error) => {
        if (error.code !== 'ENOENT')
            throw error;
    });
    await (0,promises_.rename)(filling, target);
    await (0,promises_.rm)(old, { recursive: true, force: true });
}
async function copyPart({ root, parts }, part, place) {
    const relative = parts[part];
    if (relative === undefined)
        throw problem/* InputError */.d.of('fleet-files', `\`rollout.fleet.repository.files\` places the part \`${part}\`, which this release does not have.`, `Name parts of the release: ${Object.keys(parts).join(', ')}.`);
    const from = external_node_path_.resolve(root, relative);
    const isFile = (await (0,promises_.stat)(from)).isFile();
    // A file at `.` keeps its name; a folder at `.` gives its contents.
    const to = isFile && place.endsWith(external_node_path_.sep) ? external_node_path_.join(place, external_node_path_.basename(from)) : place;
    await (0,promises_.mkdir)(external_node_path_.dirname(to), { recursive: true });
    await (0,promises_.cp)(from, to, { recursive: true, dereference: true });
}
function checked(place) {
    const normal = external_node_path_.normalize(place);
    if (external_node_path_.isAbsolute(normal) || normal.startsWith('..') || normal === RELEASE_FILE)
        throw problem/* InputError */.d.of('fleet-files', `\`rollout.fleet.repository.files\` places a part at ${JSON.stringify(place)}.`, 'Write a path below the folder; `.` is the folder itself.');
    return normal === '.' ? external_node_path_.sep : normal;
}
async function removeLeftovers(beside) {
    const parent = external_node_path_.dirname(beside);
    for (const name of await (0,promises_.readdir)(parent))
        if (name.startsWith(external_node_path_.basename(beside)))
            await (0,promises_.rm)(external_node_path_.join(parent, name), { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/repository.js







const INDEX_BYTES = 4 * 1024 * 1024;
const WITHIN = '10 minutes';
const POLL_MS = 500;
/**
 * Slots behind the model repository extension of the Open Inference protocol (Triton, MLServer): POST /v2/repository/index,
 * /v2/repository/models/MODEL/load and /unload, GET /v2/models/MODEL and /ready, POST /v2/models/MODEL/infer. Placing unloads what
 * the slot had, makes the bytes available (`place`, `folder` or both) and loads; a load that was accepted is waited for until the
 * server says that it is ready. Throws DriverError `model-not-loaded`, `model-not-unloaded`, `index-unreadable`, or as the transport.
 */
function repositoryFleet(spec, repository, options, digest) {
    const slots = spec.slots ?? DEFAULT_SLOTS;
    const run = programRunner(options);
    const server = new Server(repository, options);
    for (const slot of slots)
        modelPlace(repository, slot, options);
    const own = spec.loaded || spec.ask ? commandFleet({ ...spec, place: spec.place ?? { command: ['true'] } }, options) : undefined;
    return {
        slots: () => slots,
        async place(slot, source) {
            // What is loaded must not keep its bytes: a server may take a second load for one that is done already.
            await server.unload(slot);
            if (repository.folder !== undefined)
                await shareRelease(repository, slot, source, options.cwd);
            if (spec.place)
                await run(spec.place.command, placeEnvironment(slot, source), 'place');
            await server.load(slot);
        },
        async loaded(slot) {
            const state = await server.state(slot).catch((error) => {
                // Nobody listens: the slot serves nothing. Any other silence leaves the question open, and so is an error.
                if ((0,fetch_json/* isRefused */.H0)(error))
                    return 'UNAVAILABLE';
                throw error;
            });
            if (state !== 'READY')
                return null;
            if (digest)
                return digest(slot);
            return spec.loaded ? own.loaded(slot) : undefined;
        },
        ...(digest && { serving: async (slot) => ((await server.state(slot)) === 'READY' ? digest(slot) : null) }),
        ask: (slot, rows) => (spec.ask ? own.ask(slot, rows) : askByInfer(repository, slot, rows, options)),
        async retire(slot) {
            await server.unload(slot);
            if (spec.retire)
                await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
        },
    };
}
/** Where the server describes the model of a slot. */
function modelPlace(repository, slot, options, below = '') {
    return placeAt(repository, slot, `v2/models/${encodeURIComponent(modelOf(repository, slot))}${below}`, options);
}
function modelOf({ model }, slot) {
    return model.replaceAll('{slot}', slot);
}
function placeAt({ url }, slot, path, options) {
    const base = slotUrl(url, slot, options);
    base.pathname = `${base.pathname.replace(/\/$/, '')}/${path}`;
    return base;
}
class Server {
    #repository;
    #options;
    #within;
    constructor(repository, options) {
        this.#repository = repository;
        this.#options = options;
        this.#within = options.placeTimeout ?? (0,duration/* parseDuration */.E)(repository.within ?? WITHIN);
    }
    /** Of all versions of the model: the state of the one that is furthest on. */
    async state(slot) {
        const model = modelOf(this.#repository, slot);
        const reply = await this.#post(slot, 'v2/repository/index', { limit: INDEX_BYTES, retry: (ms) => this.#options.clock.sleep(ms) });
        if (!Array.isArray(reply))
            throw new driver_error/* DriverError */.x('index-unreadable', `Slot ${slot}'s server answered ${(0,traffic_weights/* show */.WU)(reply)} to an index of its models.`, 'Check that it speaks the model repository extension of the Open Inference protocol.');
        const states = reply.filter(traffic_weights/* isRecord */.u4).filter(({ name }) => name === model).map(({ state }) => state);
        for (const state of ['READY', 'LOADING', 'UNLOADING'])
            if (states.includes(state))
                return state;
        return 'UNAVAILABLE';
    }
    async load(slot) {
        await this.#post(slot, `v2/repository/models/${this.#name(slot)}/load`, { timeout: this.#within, replyIgnored: true });
        const state = await this.#settled(slot, (found) => found === 'READY' || found === 'UNAVAILABLE');
        if (state !== 'READY')
            throw new driver_error/* DriverError */.x('model-not-loaded', `Slot ${slot}'s server took the load of ${modelOf(this.#repository, slot)}, and its index says ${state}.`, 'See the server\'s own log: the model may have failed to load, or needs more time (`repository.within`).');
    }
    async unload(slot) {
        if ((await this.state(slot)) === 'UNAVAILABLE')
            return;
        await this.#post(slot, `v2/repository/models/${this.#name(slot)}/unload`, { timeout: this.#within, replyIgnored: true });
        const state = await this.#settled(slot, (found) => found === 'UNAVAILABLE');
        if (state !== 'UNAVAILABLE')
            throw new driver_error/* DriverError */.x('model-not-unloaded', `Slot ${slot}'s server took the unload of ${modelOf(this.#repository, slot)}, and its index still says ${state}.`, 'See the server\'s own log: requests that are under way may keep it.');
    }
    async #settled(slot, done) {
        const { clock } = this.#options;
        const end = clock.now().getTime() + this.#within;
        for (;;) {
            const state = await this.state(slot);
            if (done(state) || clock.now().getTime() >= end)
                return state;
            await clock.sleep(POLL_MS);
        }
    }
    #name(slot) {
        return encodeURIComponent(modelOf(this.#repository, slot));
    }
    #post(slot, path, request) {
        return (0,fetch_json/* requestJson */.SS)(placeAt(this.#repository, slot, path, this.#options), { what: `Slot ${slot}`, method: 'POST', body: {}, timeout: this.#options.timeout, credentials: this.#options.credentials, ...request });
    }
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/digest.js







const METADATA_BYTES = 1024 * 1024;
const HEX = /^[0-9a-f]{64}$/;
/**
 * What `fleet.digest` declares: which digest answers at a slot now, by its metadata, by a header, or by an endpoint of its own;
 * `undefined` where nothing is declared. A server that does not answer has said nothing: DriverError, not `null`.
 */
function digestSource({ digest, repository, slots = DEFAULT_SLOTS }, options) {
    if (!digest)
        return undefined;
    const { http, header, metadata } = digest;
    if (http !== undefined)
        for (const slot of slots)
            slotUrl(http, slot, options);
    return async (slot) => {
        const what = `Slot ${slot}`;
        const url = http === undefined ? modelPlace(repository, slot, options) : slotUrl(http, slot, options);
        let heard;
        const reply = await (0,fetch_json/* requestJson */.SS)(url, {
            what,
            timeout: options.timeout,
            credentials: options.credentials,
            limit: METADATA_BYTES,
            absent: [404],
            retry: (ms) => options.clock.sleep(ms),
            ...(header !== undefined && { headersSeen: (headers) => (heard = { value: headers.get(header) }), replyIgnored: true }),
        });
        if (header !== undefined)
            return heard === undefined ? null : digestOf(heard.value ?? undefined, `${what}'s header ${header}`);
        if (reply === undefined)
            return null;
        return metadata === undefined ? readDigest(reply, what) : digestOf(valueAt(reply, metadata), `${what}'s metadata ${metadata}`);
    };
}
function digestOf(value, what) {
    const text = typeof value === 'string' && HEX.test(value) ? `sha256:${value}` : value;
    if ((0,core_digest/* isDigest */.Bc)(text))
        return text;
    throw new driver_error/* DriverError */.x('digest-unreadable', `${what} is ${value === '' || value === undefined ? 'missing' : (0,traffic_weights/* show */.WU)(value)}.`, 'It must hold the release digest (sha256: and 64 hexadecimal characters); sluice-release.json in the shared folder and SLUICE_RELEASE tell it to the server.');
}
/** The value of a key with dots between its parts; a part may itself hold dots. */
function valueAt(value, key) {
    if (!(0,traffic_weights/* isRecord */.u4)(value))
        return undefined;
    if (Object.hasOwn(value, key))
        return value[key];
    const parts = key.split('.');
    for (let cut = parts.length - 1; cut > 0; cut -= 1) {
        const head = parts.slice(0, cut).join('.');
        const found = Object.hasOwn(value, head) ? valueAt(value[head], parts.slice(cut).join('.')) : undefined;
        if (found !== undefined)
            return found;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/open.js




/** The fleet that `rollout.fleet` declares: a model repository, or the team's own programs and endpoints. Throws InputError. */
function openFleet(spec, options) {
    (0,traffic_weights/* checkSlots */.WS)(spec.slots ?? DEFAULT_SLOTS);
    const digest = digestSource(spec, options);
    if (spec.repository)
        return repositoryFleet(spec, spec.repository, options, digest);
    return { ...commandFleet(spec, options), ...(digest && { serving: digest }) };
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
 * - `shadow`, strategy `batch` alone: scores the batch SLUICE_BATCH (1 is the latest) with what the slot has, where nobody sees it,
 *   and prints `{"batch": "2026-11-22", "n": 10000, "differ": 12}`: its name, its rows, and how many the champion scored otherwise.
 */
function singleCommand(command, options) {
    const slots = options.slots ?? ['a', 'b'];
    (0,traffic_weights/* checkSlots */.WS)(slots);
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
        shadow: async (slot, index) => scoredBatch(await call('shadow', { SLUICE_SLOT: slot, SLUICE_BATCH: String(index) }, 'place'), slot),
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
            return (0,traffic_weights/* readWeights */.oQ)({ weights: shares }, slots, 'The program of rollout.command');
        },
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, slots);
            const target = slots.find((slot) => split[slot] === 100);
            if (target === undefined)
                throw new driver_error/* DriverError */.x('all-or-nothing', `The strategy \`replace\` cannot make the split ${(0,traffic_weights/* show */.WU)(split)}.`, 'Use the strategy `canary` with rollout.traffic for shares.');
            await call('point', { SLUICE_SLOT: target }, 'place');
        },
    };
    return { fleet, traffic };
}
/** Of a batch, in characters. */
const LONGEST_NAME = 200;
function scoredBatch(text, slot) {
    const what = `Slot ${slot}'s program \`shadow\``;
    const reply = replies_parsed(text, what);
    const { batch, n, differ } = (0,traffic_weights/* isRecord */.u4)(reply) ? reply : {};
    const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
    if (typeof batch === 'string' && batch.length > 0 && batch.length <= LONGEST_NAME && isCount(n) && isCount(differ) && differ <= n)
        return { batch, n, differ };
    throw new driver_error/* DriverError */.x('batch-unreadable', `${what} answered ${(0,traffic_weights/* show */.WU)(reply)}.`, 'It must print {"batch": "2026-11-22", "n": 10000, "differ": 12}: a name, the rows of the batch, and how many of them the champion scored otherwise.');
}
function slotState(text, slot) {
    const what = `Slot ${slot}'s program \`loaded\``;
    const reply = replies_parsed(text, what);
    const share = (0,traffic_weights/* isRecord */.u4)(reply) ? reply.share : undefined;
    if (share !== 0 && share !== 100)
        throw new driver_error/* DriverError */.x('share-unreadable', `${what} answered ${(0,traffic_weights/* show */.WU)(reply)}.`, 'It must print {"digest": "sha256:…" or null, "share": 100 or 0}.');
    return { digest: readDigest(reply, what), share };
}

// EXTERNAL MODULE: ./.build/src/rollout/policy.js + 3 modules
var policy = __webpack_require__(54911);
// EXTERNAL MODULE: ./.build/src/rollout/presets.js
var presets = __webpack_require__(24617);
// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(52210);
// EXTERNAL MODULE: ./.build/src/core/schemas.js + 29 modules
var schemas = __webpack_require__(54885);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/token.js

/** Headers of a request that shows it. Throws DriverError `signals-token-missing`. */
function bearer(token) {
    if (token === undefined)
        return {};
    if (token.value === undefined || token.value === '')
        throw new driver_error/* DriverError */.x('signals-token-missing', `The environment variable ${token.name} with the token of the signals is not set here.`, 'Set it in this job (`env:` with a secret of its environment).');
    return { authorization: `Bearer ${token.value}` };
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/http.js





const REPLY_BYTES = 1024 * 1024;
const http_TIMEOUT_MS = 20_000;
/** Of schemas/signals-reply.schema.json. */
const SHAPES = { rate: 'rate', quantile: 'histogram', mean: 'mean', classes: 'shares', pairs: 'disagreement', gauge: 'gauge' };
/**
 * Guardrails from a service of the team's own: asked for one measure of one window, by the query (GET) or a JSON body (POST)
 * with `measure`, `kind`, `since`, `until`, `slots` and, of a slice, `by` and `value`; answers as schemas/signals-reply.schema.json
 * says. Whatever is not a whole answer to the very question is an outage: `http-…`, `signals-reply`, `signals-window`,
 * `signals-slot`, `signals-counts`, `signals-bounds`, `signals-edges`.
 */
function httpSignals(options) {
    const base = (0,fetch_json/* checkUrl */.CU)(options.url, 'rollout.signals.http', options.insecure);
    const known = new Map(options.measures.map((measure) => [measure.name, measure]));
    return {
        name: 'http',
        async read(guardrail, window) {
            const measure = known.get(guardrail);
            if (!measure)
                throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of rollout.signals.http.`);
            try {
                const reply = await ask(base, measure, window, options);
                return readingOf(reply, measure, window, options.slots);
            }
            catch (error) {
                if (error instanceof driver_error/* DriverError */.x)
                    return { kind: 'outage', reason: error.message };
                throw error;
            }
        },
    };
}
async function ask(base, measure, window, { method, slots, clock, token, timeout, credentials }) {
    const { segment } = measure;
    const question = { measure: measure.source.http, kind: SHAPES[measure.kind], since: window.since, until: window.until, ...(segment ? { by: segment.by, value: segment.value } : {}) };
    const url = new URL(base);
    if (method === 'GET') {
        for (const [name, value] of Object.entries(question))
            url.searchParams.set(name, String(value));
        for (const slot of slots)
            url.searchParams.append('slot', slot);
    }
    return (0,fetch_json/* requestJson */.SS)(url, {
        what: 'the signals',
        method,
        body: method === 'POST' ? { ...question, slots } : undefined,
        credentials,
        headers: bearer(token),
        limit: REPLY_BYTES,
        timeout: timeout ?? http_TIMEOUT_MS,
        retry: (ms) => clock.sleep(ms),
    });
}
function readingOf(value, measure, window, slots) {
    const validate = validatorOf(SHAPES[measure.kind]);
    if (!validate(value)) {
        const { instancePath, message } = validate.errors[0];
        throw http_refused('signals-reply', `The signals answered ${measure.source.http} with something else than asked: ${instancePath || '/'} ${message}.`, 'Answer as schemas/signals-reply.schema.json says.');
    }
    const reply = value;
    if (reply.since !== window.since || reply.until !== window.until)
        throw http_refused('signals-window', `The signals answered for ${reply.since} to ${reply.until}, asked was ${window.since} to ${window.until}.`, 'Answer for the very window, and let nothing in between keep answers.');
    const strange = Object.keys(reply.slots ?? {}).find((slot) => !slots.includes(slot));
    if (strange !== undefined)
        throw http_refused('signals-slot', `The signals name the slot ${JSON.stringify(strange.slice(0, 80))}; the slots are ${slots.join(', ')}.`, 'Leave other servers out.');
    const late = reply.late === undefined || reply.late === 0 ? {} : { late: reply.late };
    return { ...shaped(measure, reply, slots), ...late };
}
function shaped(measure, reply, slots) {
    const each = (of, nothing) => Object.fromEntries(slots.map((slot) => [slot, Object.hasOwn(reply.slots, slot) ? of(reply.slots[slot]) : nothing]));
    switch (measure.kind) {
        case 'rate': {
            for (const [slot, { events, total, missing = 0 }] of Object.entries(reply.slots))
                if (events + missing > total)
                    throw http_refused('signals-counts', `The signals count ${events} events and ${missing} missing of ${total} in slot ${slot}.`, 'Every event must be among the total.');
            const missing = Object.values(reply.slots).some((slot) => slot.missing !== undefined);
            return { kind: 'counts', bySlot: each(({ events, total }) => ({ events, total }), { events: 0, total: 0 }), ...(missing ? { missing: each((slot) => slot.missing ?? 0, 0) } : {}) };
        }
        case 'quantile': {
            const { edges } = reply;
            const declared = measure.source.edges;
            if (edges.length !== declared.length || edges.some((edge, at) => edge !== declared[at]))
                throw http_refused('signals-edges', `The signals answered with the edges ${edges.join(', ')}; declared are ${declared.join(', ')}.`, 'Count into the declared buckets.');
            const wrong = Object.entries(reply.slots).find(([, { counts }]) => counts.length !== edges.length + 1);
            if (wrong)
                throw http_refused('signals-edges', `The signals answered ${wrong[1].counts.length} counts for slot ${wrong[0]} and ${edges.length} edges.`, 'Answer one count for each edge, and one for what lies above the last.');
            return { kind: 'histogram', edges, bySlot: each(({ counts }) => counts, new Array(edges.length + 1).fill(0)) };
        }
        case 'mean': {
            const [low, high] = measure.bounds ?? [-Infinity, Infinity];
            for (const [slot, { n, sum }] of Object.entries(reply.slots)) {
                const rounding = 1e-9 * Math.max(1, Math.abs(sum));
                if ((n === 0 && sum !== 0) || sum < low * n - rounding || sum > high * n + rounding)
                    throw http_refused('signals-bounds', `The signals answered the sum ${sum} of ${n} values for slot ${slot}; each lies between ${low} and ${high}.`, 'Correct what answers, or the bounds.');
            }
            return { kind: 'values', bySlot: each(({ n, sum }) => ({ n, sum }), { n: 0, sum: 0 }) };
        }
        case 'classes':
            return { kind: 'classes', bySlot: each(({ classes }) => classes, {}) };
        case 'pairs':
            if (reply.pairs.differ > reply.pairs.n)
                throw http_refused('signals-counts', `The signals count ${reply.pairs.differ} that differ of ${reply.pairs.n}.`, 'Every pair that differs is one of n.');
            return { kind: 'pairs', ...reply.pairs };
        case 'gauge':
            return { kind: 'gauge', bySlot: Object.fromEntries(Object.entries(reply.slots).map(([slot, { value }]) => [slot, value])) };
    }
}
const compiled = new Map();
function validatorOf(shape) {
    const known = compiled.get(shape);
    if (known)
        return known;
    const ajv = new _2020.Ajv2020({ strict: true, allowUnionTypes: true, validateSchema: false });
    const validate = ajv.addSchema(schemas/* signalsReplySchema */.Hb).getSchema(`${schemas/* signalsReplySchema */.Hb.$id}#/$defs/${shape}`);
    compiled.set(shape, validate);
    return validate;
}
function http_refused(code, message, fix) {
    return new driver_error/* DriverError */.x(code, message, fix);
}

// EXTERNAL MODULE: ./.build/src/rollout/signals/log-source.js
var log_source = __webpack_require__(86987);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/answers.js

const MOST_ROWS = 1000;
/** The rows of an answer that Sluice asked for itself. */
function rowsOf({ rows, values }, slots) {
    return Array.from({ length: rows }, (_, at) => rowOf(values, at)).filter((row) => slots.includes(row.slot));
}
function rowOf(values, at) {
    const value = (column) => values[column]?.[at] ?? null;
    const number = (column) => {
        const found = value(column);
        return typeof found === 'bigint' ? Number(found) : typeof found === 'number' ? found : NaN;
    };
    return { slot: String(value('slot')), value, number, text: (column) => String(value(column)) };
}
const answers_SHAPES = {
    rate: { columns: ['slot', 'events', 'total'], optional: ['missing'], counts: ['events', 'total', 'missing'], by: ['slot'] },
    quantile: { columns: ['slot', 'le', 'count'], counts: ['count'], by: ['slot', 'le'] },
    mean: { columns: ['slot', 'n', 'sum'], counts: ['n'], by: ['slot'] },
    classes: { columns: ['slot', 'class', 'count'], counts: ['count'], by: ['slot', 'class'] },
    pairs: { columns: ['n', 'differ'], counts: ['n', 'differ'], by: [] },
    gauge: { columns: ['slot', 'value'], counts: [], by: ['slot'] },
};
/**
 * The answer of a team's own SQL as a reading. An answer of another shape is a mistake to correct: InputError
 * `guardrail-columns`, `guardrail-rows`, `guardrail-slot`, `guardrail-counts`, `guardrail-value` or `guardrail-edges`.
 */
function readingOfSql(measure, table, slots) {
    const { columns, optional = [], counts, by } = answers_SHAPES[measure.kind];
    const names = table.columns.map((column) => column.name);
    const needless = names.filter((name) => ![...columns, ...optional].includes(name));
    if (needless.length > 0 || columns.some((column) => !names.includes(column)))
        throw answers_problem('guardrail-columns', measure, `answers the columns ${names.join(', ') || '(none)'}`, `Answer exactly ${columns.join(', ')}.`);
    if (table.rows > MOST_ROWS)
        throw answers_problem('guardrail-rows', measure, `answers ${table.rows} rows`, `Group by ${by.join(', ') || 'nothing'}.`);
    const rows = Array.from({ length: table.rows }, (_, at) => rowOf(table.values, at));
    if (by[0] === 'slot')
        for (const row of rows)
            if (typeof row.value('slot') !== 'string' || !slots.includes(row.slot))
                throw answers_problem('guardrail-slot', measure, `names the slot ${show(row.value('slot'))}; the slots are ${slots.join(', ')}`, 'Leave rows of other servers out.');
    const keys = new Set();
    for (const row of rows) {
        const key = JSON.stringify(by.map((column) => show(row.value(column))));
        if (keys.has(key))
            throw answers_problem('guardrail-rows', measure, by.length === 0 ? 'answers more than one row' : `answers ${by.map((column) => `${column} ${column === 'slot' ? row.slot : show(row.value(column))}`).join(', ')} twice`, `Group by ${by.join(', ') || 'nothing'}.`);
        keys.add(key);
        for (const column of counts.filter((name) => names.includes(name)))
            if (!(Number.isFinite(row.number(column)) && row.number(column) >= 0))
                throw answers_problem('guardrail-counts', measure, `answers ${show(row.value(column))} as \`${column}\`${by.length === 0 ? '' : ` of slot ${row.slot}`}`, 'Answer counts: numbers from 0 on, never null.');
    }
    return answers_shaped(measure, rows, slots, names);
}
function answers_shaped(measure, rows, slots, names) {
    const each = (of) => Object.fromEntries(slots.map((slot) => [slot, of(rows.find((row) => row.slot === slot))]));
    switch (measure.kind) {
        case 'rate': {
            const bySlot = each((row) => ({ events: row?.number('events') ?? 0, total: row?.number('total') ?? 0 }));
            const missing = names.includes('missing') ? each((row) => row?.number('missing') ?? 0) : undefined;
            for (const [slot, { events, total }] of Object.entries(bySlot)) {
                if (events > total)
                    throw answers_problem('guardrail-counts', measure, `answers ${events} events of ${total} for slot ${slot}`, 'Every event must be among the total.');
                if (missing && events + missing[slot] > total)
                    throw answers_problem('guardrail-counts', measure, `answers ${events} events and ${missing[slot]} missing of ${total} for slot ${slot}`, 'Whatever has no label yet is no event, and is among the total.');
            }
            return { kind: 'counts', bySlot, ...(missing ? { missing } : {}) };
        }
        case 'quantile':
            return histogramOf(measure, rows, slots, measure.source.edges);
        case 'mean': {
            const bySlot = each((row) => ({ n: row?.number('n') ?? 0, sum: row?.number('sum') ?? 0 }));
            for (const [slot, { n, sum }] of Object.entries(bySlot))
                refuseOutside(measure, slot, n, sum);
            return { kind: 'values', bySlot };
        }
        case 'classes': {
            const bySlot = each(() => ({}));
            for (const row of rows)
                bySlot[row.slot][row.value('class') === null ? '(none)' : row.text('class').slice(0, 100)] = row.number('count');
            return { kind: 'classes', bySlot };
        }
        case 'pairs': {
            const [n, differ] = [rows[0]?.number('n') ?? 0, rows[0]?.number('differ') ?? 0];
            if (differ > n)
                throw answers_problem('guardrail-counts', measure, `answers ${differ} that differ of ${n}`, 'Every pair that differs is one of n.');
            return { kind: 'pairs', n, differ };
        }
        case 'gauge': {
            for (const row of rows)
                if (!Number.isFinite(row.number('value')))
                    throw answers_problem('guardrail-value', measure, `answers ${show(row.value('value'))} as \`value\` of slot ${row.slot}`, 'Answer one finite number for each slot, or no row.');
            return { kind: 'gauge', bySlot: Object.fromEntries(rows.map((row) => [row.slot, row.number('value')])) };
        }
    }
}
/** Counts come by the upper edge of their bucket, null above the last. */
function histogramOf(measure, rows, slots, edges) {
    const bySlot = Object.fromEntries(slots.map((slot) => [slot, new Array(edges.length + 1).fill(0)]));
    for (const row of rows) {
        const le = row.value('le');
        const at = le === null || row.number('le') === Infinity ? edges.length : edges.indexOf(row.number('le'));
        if (at < 0)
            throw answers_problem('guardrail-edges', measure, `answers a bucket up to ${show(le)}; the edges are ${edges.join(', ')}`, 'Count up to the declared edges, and null for what lies above the last.');
        bySlot[row.slot][at] += row.number('count');
    }
    return { kind: 'histogram', edges: [...edges], bySlot };
}
function refuseOutside(measure, slot, n, sum) {
    const { bounds = [-Infinity, Infinity] } = measure;
    const rounding = 1e-9 * Math.max(1, Math.abs(sum));
    if (!Number.isFinite(sum) || (n === 0 && sum !== 0) || sum < bounds[0] * n - rounding || sum > bounds[1] * n + rounding)
        throw answers_problem('guardrail-value', measure, `answers the sum ${sum} of ${n} values for slot ${slot}`, `Each value lies between ${bounds[0]} and ${bounds[1]}.`);
}
function show(value) {
    return typeof value === 'bigint' || typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 80);
}
function answers_problem(code, { declared }, why, fix) {
    return problem/* InputError */.d.of(code, `The SQL of guardrail ${JSON.stringify(declared)} ${why}.`, fix);
}

// EXTERNAL MODULE: ./.build/src/core/sql.js
var core_sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/rollout/signals/log-view.js
var log_view = __webpack_require__(78027);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-rows.js


/** WITH parts up to `seen`: the rows of these slots, and of this slice. */
function seenRows({ view, slots, segment }) {
    const slice = segment && `CAST(${view.column(segment.by)} AS VARCHAR) = ${(0,core_sql/* literal */.e)(segment.value)}`;
    const conditions = [`${view.column('slot')} IN (${(0,log_view/* literals */.v$)(slots)})`, ...(slice ? [slice] : [])];
    return [`written AS (${view.sql})`, `seen AS (SELECT * FROM written WHERE ${conditions.join(' AND ')})`];
}
/**
 * WITH parts up to `logged`: rows answered after `$since` and up to `$until`, each request of a slot once, although a writer
 * that was not sure of an answer wrote it twice.
 */
function loggedRows(asked) {
    const window = `${asked.view.column('answered_at')} > $since AND answered_at <= $until`;
    if (!asked.view.has('id'))
        return [...seenRows(asked), `logged AS (SELECT * FROM seen WHERE ${window})`];
    const numbered = `SELECT *, row_number() OVER (PARTITION BY id, slot ORDER BY answered_at) AS sluice_copy FROM seen WHERE ${window}`;
    return [...seenRows(asked), `logged AS (SELECT * FROM (${numbered}) AS numbered WHERE sluice_copy = 1)`];
}
/** Rows that are counted where nobody says which: those that were answered. */
function answeredIn(view, where) {
    return where ?? (view.has('status') ? 'status < 400' : 'TRUE');
}
function withParts(parts, select) {
    return `WITH ${parts.join(',\n')}\n${select}`;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-facts.js



/**
 * Whether a window of the log can be counted at all. Throws DriverError `log-no-time`, `log-no-slot`, `log-no-id` or
 * `log-clock-ahead`. `now` is this machine's time.
 */
async function factsOf(log, view, slots, window, now, before, engine) {
    const from = before?.from ?? window.since;
    const upTo = Math.max(from, Math.min(window.until, now - log.settle));
    const dialect = engine.dialect(log.source);
    const time = view.column('answered_at');
    const inWindow = `${time} > $since AND ${time} <= $until`;
    const sound = `${time} IS NOT NULL AND ${dialect.isFinite(time)}`;
    const ahead = `${sound} AND ${time} > ${now + log.skew}`;
    const rows = seenRows({ view, slots });
    const { values } = await engine.query(withParts(rows, `SELECT (SELECT count_if(${inWindow} AND slot IS NULL) FROM written) AS no_slot,
      count_if(NOT (${sound})) AS no_time, count_if(${ahead}) AS ahead, max(CASE WHEN ${ahead} THEN ${time} END) AS newest,
      ${view.has('id') ? `count_if(${inWindow} AND id IS NULL)` : '0'} AS no_id,
      count_if(${time} > ${from} AND ${time} <= ${before?.upTo ?? from}) AS counted, count_if(${time} > ${from} AND ${time} <= ${upTo}) AS rows_now FROM seen`), { log: log.source }, { since: window.since, until: window.until });
    const figure = (name) => Number(values[name]?.[0] ?? 0);
    refuse(figure('no_time'), 'log-no-time', 'have no time in `answered_at`', 'Write milliseconds since the epoch, or ISO 8601 with a zone.');
    refuse(figure('no_slot'), 'log-no-slot', 'name no slot', 'Write the slot that answered to each row.');
    refuse(figure('no_id'), 'log-no-id', 'have no `id`', 'Write the id of the request to each row: without it a row that was written twice counts twice.');
    refuse(figure('ahead'), 'log-clock-ahead', `are dated up to ${Math.round((figure('newest') - now) / 1000)} s ahead of this clock`, 'Set the clocks of whoever writes the log; what comes dated so would be counted under the wrong shares.');
    // Fewer rows than before: the log was rotated, and what came late can no longer be told.
    const late = before ? Math.max(0, figure('counted') - before.rows) : 0;
    return { state: { from, upTo, rows: figure('rows_now') }, late };
}
function refuse(rows, code, what, fix) {
    if (rows > 0)
        throw new driver_error/* DriverError */.x(code, `${rows} rows of the log ${what}.`, fix);
}
function logStateIn(state) {
    const log = state?.log;
    if (log === undefined)
        return undefined;
    const numbers = (0,traffic_weights/* isRecord */.u4)(log) ? [log.from, log.upTo, log.rows] : [];
    if (numbers.length !== 3 || !numbers.every((value) => typeof value === 'number' && Number.isFinite(value)))
        throw new RangeError('This is no state of a log.');
    return log;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-pairs.js


/** Before the window a request's first row is looked for no longer than this, so that its late second row is not taken for a first one. */
const LOOKED_BACK_MS = 3_600_000;
/** Requests that both slots were asked (a mirror), by id, at the time of their first row. Both failing is no difference. */
async function pairsQuery(asked, { column, within, wait, unpaired }) {
    const { view, slots, engine, log } = asked;
    const [one, other] = slots.map((slot) => (0,core_sql/* literal */.e)(slot));
    const value = within > 0 ? numberOf(view.column(column)) : `coalesce('=' || CAST(${view.column(column)} AS VARCHAR), '')`;
    const failed = view.has('status') ? 'coalesce(status >= 400, TRUE)' : 'FALSE';
    const nan = engine.dialect(log.source).isNan;
    const apart = within > 0 ? `(${nan('one')} <> ${nan('other')} OR (NOT ${nan('one')} AND NOT ${nan('other')} AND abs(one - other) > ${(0,core_sql/* literal */.e)(within)}))` : 'one <> other';
    const differs = `one IS NULL OR other IS NULL OR one_failed <> other_failed OR (NOT one_failed AND ${apart})`;
    const of = (slot, what) => `min_by(${what}, sluice_at) FILTER (WHERE slot = ${slot} AND sluice_at <= first_at + ${wait})`;
    return {
        sql: withParts([
            ...seenRows(asked),
            `recent AS (SELECT ${view.column('id')} AS id, slot, ${view.column('answered_at')} AS sluice_at, ${value} AS sluice_value, ${failed} AS sluice_failed FROM seen WHERE answered_at > $since - ${Math.max(LOOKED_BACK_MS, 10 * wait)})`,
            `firsts AS (SELECT id, min(sluice_at) AS first_at FROM recent GROUP BY id)`,
            `pairs AS (SELECT recent.id AS id, ${of(one, 'sluice_value')} AS one, ${of(other, 'sluice_value')} AS other, ${of(one, 'sluice_failed')} AS one_failed, ${of(other, 'sluice_failed')} AS other_failed
          FROM recent JOIN firsts ON firsts.id = recent.id WHERE first_at > $since AND first_at <= $until GROUP BY recent.id)`,
        ], `SELECT count(*) AS n, count_if(${differs}) AS differ FROM pairs${unpaired === 'ignore' ? ' WHERE one IS NOT NULL AND other IS NOT NULL' : ''}`),
        sources: { log: log.source },
        read: (table) => ({ kind: 'pairs', n: Number(table.values.n[0]), differ: Number(table.values.differ[0]) }),
    };
}
/** A missing number is NaN, so that its row is still a row. */
function numberOf(column) {
    return `coalesce(TRY_CAST(${column} AS DOUBLE), CAST('NaN' AS DOUBLE))`;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-question.js

/** Conditions of a rate over one row: whether it counts, and whether it is an event. */
async function rateConditions({ measure, engine, log, view }) {
    if (measure.kind !== 'rate')
        throw new RangeError('Only a rate has conditions.');
    const { where, of } = measure.source;
    const checked = (sql) => engine.condition(sql, log.source);
    if (where === undefined)
        view.column('status');
    const explored = measure.labels?.explored;
    const counted = [...(of === undefined ? [] : [await checked(of)]), ...(explored === undefined ? [] : [`coalesce(TRY_CAST(${view.column(explored)} AS BOOLEAN), FALSE)`])];
    return { of: counted.join(' AND ') || 'TRUE', hit: where === undefined ? 'status >= 500' : await checked(where) };
}
/** A condition that is neither true nor false of a row leaves open what to count. */
function refuseUnclear(rows) {
    for (const row of rows)
        if (row.number('unclear') > 0)
            throw new driver_error/* DriverError */.x('log-unclear', `Of ${row.number('unclear')} rows of slot ${row.slot} the log cannot tell whether they count: a column of the condition is empty.`, 'Write it to every row (status too), or say in the condition what an empty one means (coalesce, IS NULL).');
}
function bySlot(slots, rows, of, nothing) {
    return Object.fromEntries(slots.map((slot) => [slot, found(rows, slot, of) ?? nothing]));
}
function found(rows, slot, of) {
    const row = rows.find((each) => each.slot === slot);
    return row && of(row);
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-units.js






/**
 * Each user once, in the slot of the first request: an event if any request to that slot within `countedAfter` of the first
 * one was an event. Users are first seen in the delivery, or where the router remembers users, in the log.
 */
async function usersRate(asked) {
    const { of, hit } = await rateConditions(asked);
    const after = asked.measure.countedAfter;
    const did = `SELECT key, slot, answered_at, ${of} AS sluice_of, ${hit} AS sluice_hit FROM seen WHERE ${notShadow(asked)}`;
    return {
        sql: withParts([...usersSeen(asked), `did AS (${did})`], `SELECT met.slot AS slot, count(DISTINCT CASE WHEN sluice_of AND sluice_hit THEN met.key END) AS events, count(DISTINCT CASE WHEN sluice_of THEN met.key END) AS total,
      count_if(sluice_of IS NULL OR (sluice_of AND sluice_hit IS NULL)) AS unclear
      FROM met JOIN did ON did.key = met.key AND did.slot = met.slot AND did.answered_at >= met.first_at AND did.answered_at <= met.first_at + ${after}
      WHERE met.first_at > $since AND met.first_at <= $until GROUP BY met.slot`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseUnclear(rows);
            return { kind: 'counts', bySlot: bySlot(asked.slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }) };
        },
    };
}
/** Users by slot of their first request, for the sample ratio. */
function usersAssigned(asked) {
    const since = 'met.first_at > $since AND met.first_at <= $until';
    return {
        sql: withParts(usersSeen(asked), `SELECT met.slot AS slot, count(*) AS n FROM met WHERE ${since} GROUP BY met.slot`),
        sources: { log: asked.log.source },
        read: (table) => ({ kind: 'counts', bySlot: bySlot(asked.slots, rowsOf(table, asked.slots), (row) => ({ events: 0, total: row.number('n') }), { events: 0, total: 0 }) }),
    };
}
/** The question whether the users of a window can be told from each other. */
function keylessRows(asked) {
    const { view } = asked;
    return {
        sql: withParts(seenRows(asked), `SELECT count_if(${view.column('key')} IS NULL AND ${view.column('answered_at')} > $since AND answered_at <= $until) AS n FROM seen`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = Number(table.values.n?.[0] ?? 0);
            if (rows > 0)
                throw new driver_error/* DriverError */.x('log-no-key', `${rows} rows of the log have no \`key\`, so nobody knows whose requests they are.`, 'Write the unit of assignment (user, session) to each row, or count requests.');
            return { kind: 'counts', bySlot: {} };
        },
    };
}
/** Each prediction with its label as it was at a fixed age: none yet then is missing, whatever came later. */
async function labelledRate(asked) {
    const { of, hit } = await rateConditions(asked);
    const { log, view, engine, measure, slots } = asked;
    if (!log.labels && !view.has('label'))
        throw problem/* InputError */.d.of('labels-missing', `Guardrail ${JSON.stringify(measure.declared)} needs labels, and neither rollout.signals.labels nor a column \`label\` of the log is there.`, 'Declare where labels come: rollout.signals.labels with id, label and labelled_at.');
    const joined = log.labels
        ? [
            ...(await knownLabels(log.labels, engine)),
            `predicted AS (SELECT logged.*, CASE WHEN known.known_at <= logged.answered_at + ${measure.labels.after} THEN known.label END AS label FROM logged LEFT JOIN known ON known.id = logged.${view.column('id')})`,
        ]
        : ['predicted AS (SELECT * FROM logged)'];
    return {
        sql: withParts([...loggedRows(asked), ...joined], `SELECT slot, count_if(sluice_of AND label IS NOT NULL AND sluice_hit) AS events, count_if(sluice_of) AS total, count_if(sluice_of AND label IS NULL) AS missing,
      count_if(sluice_of IS NULL OR (sluice_of AND label IS NOT NULL AND sluice_hit IS NULL)) AS unclear
      FROM (SELECT slot, label, ${of} AS sluice_of, ${hit} AS sluice_hit FROM predicted) AS judged GROUP BY slot`),
        sources: { log: log.source, ...(log.labels ? { labels: log.labels.source } : {}) },
        read(table) {
            const rows = rowsOf(table, slots);
            refuseUnclear(rows);
            return {
                kind: 'counts',
                bySlot: bySlot(slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }),
                missing: bySlot(slots, rows, (row) => row.number('missing'), 0),
            };
        },
    };
}
/** How many predictions of windows already counted got their label after the age at which they were: reported, never added. */
async function labelsTooLate(asked) {
    const { log, view, engine, measure, from } = asked;
    return {
        sql: withParts([...seenRows(asked), ...(await knownLabels(log.labels, engine))], `SELECT count(DISTINCT seen.id) AS n FROM seen JOIN known ON known.id = seen.${view.column('id')}
      WHERE seen.answered_at > ${from} AND seen.answered_at <= $since AND $since <= $until AND known.known_at > seen.answered_at + ${measure.labels.after}`),
        sources: { log: log.source, labels: log.labels.source },
        read: (table) => ({ kind: 'counts', bySlot: {}, late: Number(table.values.n[0]) }),
    };
}
/** Each prediction's first label: one that is corrected stays what it was. */
async function knownLabels(source, engine) {
    const labels = await (0,log_view/* viewOfLabels */.Sz)(source, engine);
    return [
        `told AS (${labels.sql})`,
        `known AS (SELECT ${labels.column('id')} AS id, min(${labels.column('labelled_at')}) AS known_at, min_by(${labels.column('label')}, labelled_at) AS label FROM told WHERE label IS NOT NULL AND labelled_at IS NOT NULL GROUP BY id)`,
    ];
}
function usersSeen(asked) {
    const { view, log, from } = asked;
    const begun = log.countsReturning ? ` AND answered_at > ${from}` : '';
    return [...seenRows(asked), `met AS (SELECT ${view.column('key')} AS key, min(${view.column('answered_at')}) AS first_at, min_by(slot, answered_at) AS slot FROM seen WHERE ${notShadow(asked)}${begun} GROUP BY key)`];
}
/** A copy of a request was answered to nobody. */
function notShadow({ view }) {
    return view.has('shadow') ? 'NOT shadow' : 'TRUE';
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-measures.js








const PAIR_WAIT = '10 s';
const MOST_CLASSES = 200;
const NO_CLASS = '(none)';
/** The ready-made SQL of a measure that is no SQL of the team's own. */
async function logQuery(asked) {
    const { measure } = asked;
    if (measure.labels && measure.kind !== 'rate')
        throw problem/* InputError */.d.of('guardrail-labels', `Guardrail ${JSON.stringify(measure.declared)} has labels, and only a rate can be made of them without SQL.`, 'Give a rate with `where`, or SQL of your own over `log` and `labels`.');
    switch (measure.kind) {
        case 'rate':
            return measure.labels ? labelledRate(asked) : measure.countedAfter !== undefined ? usersRate(asked) : plainRate(asked);
        case 'quantile':
            return histogram(asked, measure.source.log, measure.source.where, measure.source.edges);
        case 'mean':
            return mean(asked, measure.source.log, measure.source.where);
        case 'classes':
            return classes(asked, measure.source.log, measure.source.where);
        case 'pairs':
            return pairsQuery(asked, { column: measure.source.log, within: measure.source.within ?? 0, wait: (0,duration/* parseDuration */.E)(measure.source.wait ?? PAIR_WAIT), unpaired: measure.source.unpaired ?? 'differ' });
        case 'gauge':
            throw problem/* InputError */.d.of('guardrail-source', `Guardrail ${JSON.stringify(measure.declared)} is a gauge, which a log has none of.`, 'Give it SQL, or a query of Prometheus.');
    }
}
async function plainRate(asked) {
    const { of, hit } = await rateConditions(asked);
    return {
        sql: withParts(loggedRows(asked), `SELECT slot, count_if(sluice_of AND sluice_hit) AS events, count_if(sluice_of) AS total, count_if(sluice_of IS NULL OR (sluice_of AND sluice_hit IS NULL)) AS unclear
      FROM (SELECT slot, ${of} AS sluice_of, ${hit} AS sluice_hit FROM logged) AS judged GROUP BY slot`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseUnclear(rows);
            return { kind: 'counts', bySlot: bySlot(asked.slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }) };
        },
    };
}
async function histogram(asked, column, where, edges) {
    const dialect = asked.engine.dialect(asked.log.source);
    const bins = dialect.binCounts('sluice_value', edges);
    return {
        sql: withParts(loggedRows(asked), `SELECT slot, ${bins.sql} AS bins, ${oddities(dialect)} FROM (${await valuesOf(asked, column, where, 'DOUBLE')}) AS picked GROUP BY slot`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseOddities(rows, column);
            return { kind: 'histogram', edges: [...edges], bySlot: bySlot(asked.slots, rows, (row) => bins.read(row.value('bins')), new Array(edges.length + 1).fill(0)) };
        },
    };
}
async function mean(asked, column, where) {
    const dialect = asked.engine.dialect(asked.log.source);
    const { bounds = [-Infinity, Infinity] } = asked.measure;
    return {
        sql: withParts(loggedRows(asked), `SELECT slot, count(sluice_value) AS n, coalesce(sum(CASE WHEN ${dialect.isFinite('sluice_value')} THEN sluice_value END), 0) AS total, min(sluice_value) AS low, max(sluice_value) AS high, ${oddities(dialect)}
      FROM (${await valuesOf(asked, column, where, 'DOUBLE')}) AS picked GROUP BY slot`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseOddities(rows, column);
            for (const row of rows)
                if (row.number('n') > 0 && (row.number('low') < bounds[0] || row.number('high') > bounds[1]))
                    throw new driver_error/* DriverError */.x('log-bounds', `Slot ${row.slot} has ${column} from ${row.number('low')} to ${row.number('high')}, outside of ${bounds[0]} to ${bounds[1]}.`, 'Correct what writes it, or the bounds: a bet on a mean needs to know how far a value can be out.');
            return { kind: 'values', bySlot: bySlot(asked.slots, rows, (row) => ({ n: row.number('n'), sum: row.number('total') }), { n: 0, sum: 0 }) };
        },
    };
}
async function classes(asked, column, where) {
    return {
        sql: withParts(loggedRows(asked), `SELECT slot, coalesce(substr(sluice_value, 1, 100), '${NO_CLASS}') AS class, count(*) AS n, count_if(sluice_picked IS NULL) AS unclear
      FROM (${await valuesOf(asked, column, where, 'VARCHAR')}) AS picked WHERE sluice_picked IS NULL OR sluice_picked GROUP BY 1, 2 LIMIT ${MOST_CLASSES * 2 + 1}`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseUnclear(rows);
            const found = Object.fromEntries(asked.slots.map((slot) => [slot, {}]));
            for (const row of rows)
                found[row.slot][row.text('class')] = row.number('n');
            const names = new Set(Object.values(found).flatMap((each) => Object.keys(each)));
            if (names.size > MOST_CLASSES)
                throw new driver_error/* DriverError */.x('log-classes', `${column} has more than ${MOST_CLASSES} different values.`, 'Compare the shares of a column with few classes.');
            return { kind: 'classes', bySlot: found };
        },
    };
}
/** Rows with the value of a column and whether they are picked. */
async function valuesOf({ engine, log, view }, column, where, type) {
    const picked = where === undefined ? answeredIn(view, undefined) : await engine.condition(where, log.source);
    return `SELECT slot, ${picked} AS sluice_picked, CASE WHEN ${picked} THEN TRY_CAST(${view.column(column)} AS ${type}) END AS sluice_value FROM logged`;
}
function oddities(dialect) {
    return `count_if(sluice_picked IS NULL) AS unclear, count_if(sluice_picked AND sluice_value IS NULL) AS absent, count_if(sluice_value IS NOT NULL AND NOT ${dialect.isFinite('sluice_value')}) AS endless`;
}
function refuseOddities(rows, column) {
    refuseUnclear(rows);
    for (const row of rows) {
        if (row.number('absent') > 0)
            throw new driver_error/* DriverError */.x('log-value-missing', `${row.number('absent')} answers of slot ${row.slot} have no number in ${column}.`, 'Write it to each answer, or leave those rows out with `where`.');
        if (row.number('endless') > 0)
            throw new driver_error/* DriverError */.x('log-not-finite', `${row.number('endless')} answers of slot ${row.slot} have NaN or an infinity in ${column}.`, 'Find where they come from: they are no measurement.');
    }
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-own.js


const WHOLE = 'sluice_whole_log';
/** A team's own SQL with the tables it may read: `log` (of a slice, its rows alone), and `labels` where it names them. */
async function ownSql(sql, { segment, declared }, log, engine) {
    const labels = log.labels && /\blabels\b/i.test(sql) ? { labels: log.labels.source } : {};
    if (!segment)
        return { sql, sources: { log: log.source, ...labels } };
    const column = (await engine.describe(log.source)).find(({ name }) => name.toLowerCase() === segment.by.toLowerCase());
    if (!column)
        throw problem/* InputError */.d.of('log-column', `The log has no column ${JSON.stringify(segment.by)}, by which guardrail ${JSON.stringify(declared)} is cut.`, 'Write it to every row, or correct `segments`.');
    const slice = `SELECT * FROM ${WHOLE} WHERE CAST(${(0,core_sql/* identifier */.C)(column.name)} AS VARCHAR) = ${(0,core_sql/* literal */.e)(segment.value)}`;
    return { sql: `WITH log AS (${slice})\nSELECT * FROM (\n${sql}\n) AS answered`, sources: { [WHOLE]: log.source, ...labels } };
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log.js









const ANOTHER_LOOK_MS = 200;
const LOOKS = 3;
const log_PAIR_WAIT = '10 s';
/**
 * Guardrails from a prediction log: ready-made measures over its published columns, or SQL of the team's own, over rows after
 * `$since` and up to `$until` (milliseconds since the epoch), so that each event enters once. A slot without rows has counts of
 * zero: silence is for the tick to judge. A log that is not there yet, cannot be read, or has rows that nothing can be made of
 * is an outage. What no other look can mend is a mistake to correct: InputError `sql-…`, `log-…`, `labels-…`, `guardrail-…`.
 */
function logSignals(options) {
    const { log, measures, clock } = options;
    const known = new Map(measures.map((measure) => [measure.name, measure]));
    const facts = remembered(options);
    const measureOf = (guardrail) => {
        const measure = known.get(guardrail);
        if (!measure)
            throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of a log.`);
        return measure;
    };
    return {
        name: 'log',
        settles: (guardrail) => settleOf(measureOf(guardrail), log),
        read: (guardrail, window, state) => orOutage(clock, () => reading(options, measureOf(guardrail), window, state, facts)),
        ...(knowsUsers(options) ? { assigned: (window, state) => orOutage(clock, () => assigned(options, window, state, facts)) } : {}),
    };
}
/** Whether somebody says that the log names them: one without users is no outage. */
function knowsUsers({ log, measures }) {
    return log.columns.key !== undefined || measures.some(({ countedAfter }) => countedAfter !== undefined);
}
async function reading(options, measure, window, state, facts) {
    const { log, engine, slots } = options;
    if ('sql' in measure.source && measure.source.sql !== undefined) {
        const query = await ownSql(measure.source.sql, measure, log, engine);
        return readingOfSql(measure, await engine.query(query.sql, query.sources, { since: window.since, until: window.until }), slots);
    }
    const view = await (0,log_view/* viewOfLog */.d6)(log, engine, measure.labels && log.labels ? ['label'] : []);
    const before = logStateIn(state);
    const found = await facts(window, before);
    const question = { measure, log, view, engine, slots, segment: measure.segment, window, from: found.state.from };
    if (measure.countedAfter !== undefined)
        await asked(keylessRows(question), window, engine);
    const answer = await asked(await logQuery(question), window, engine);
    const tooLate = measure.labels && log.labels ? ((await asked(await labelsTooLate(question), window, engine)).late ?? 0) : 0;
    const late = found.late + Math.max(0, tooLate - Number(state?.tooLate ?? 0));
    return { ...answer, state: { log: found.state, ...(tooLate > 0 ? { tooLate } : {}) }, ...(late > 0 ? { late } : {}) };
}
async function assigned({ log, engine, slots }, window, state, facts) {
    const view = await (0,log_view/* viewOfLog */.d6)(log, engine);
    const found = await facts(window, logStateIn(state));
    const question = { log, view, engine, slots, window, from: found.state.from };
    await asked(keylessRows(question), window, engine);
    return { ...(await asked(usersAssigned(question), window, engine)), state: { log: found.state } };
}
async function asked(query, window, engine) {
    return query.read(await engine.query(query.sql, query.sources, { since: window.since, until: window.until }));
}
function settleOf(measure, { settle }) {
    if (measure.labels)
        return settle + measure.labels.after;
    if (measure.countedAfter !== undefined)
        return settle + measure.countedAfter;
    return measure.kind === 'pairs' && measure.source.log !== undefined ? settle + (0,duration/* parseDuration */.E)(measure.source.wait ?? log_PAIR_WAIT) : settle;
}
/** What all guardrails of one look share is asked once. */
function remembered({ log, slots, engine, clock }) {
    let last;
    return async (window, before) => {
        const key = JSON.stringify([window, before]);
        if (last?.key !== key) {
            const facts = (0,log_view/* viewOfLog */.d6)(log, engine).then((view) => factsOf(log, view, slots, window, clock.now().getTime(), before, engine));
            last = { key, facts };
            facts.catch(() => (last = undefined));
        }
        return last.facts;
    };
}
/** Asked more than once, since a line of the log may be half written at that very moment. */
async function orOutage(clock, read) {
    for (let look = 1;; look++)
        try {
            return await read();
        }
        catch (error) {
            if (error instanceof RangeError || isMistake(error))
                throw error;
            if (error instanceof driver_error/* DriverError */.x || look === LOOKS)
                return { kind: 'outage', reason: error instanceof Error ? error.message : String(error) };
            await clock.sleep(ANOTHER_LOOK_MS);
        }
}
const MISTAKES = /^(sql|guardrail|labels|log)-/;
/** What is said of the SQL or the columns, as against the files: no other look can mend that. */
function isMistake(error) {
    return error instanceof problem/* InputError */.d && error.problems.some(({ code }) => MISTAKES.test(code));
}

// EXTERNAL MODULE: ./.build/src/rollout/signals/measure.js
var measure = __webpack_require__(38203);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus-api.js




/** Prometheus' own `--query.lookback-delta`: a series without a sample for so long is stale. */
const LOOKBACK_MS = 5 * 60_000;
const prometheus_api_REPLY_BYTES = 32 * 1024 * 1024;
/** Their last samples are kept in the journal with each tick. */
const MOST_SERIES = 500;
const prometheus_api_TIMEOUT_MS = 20_000;
/** By which its clock and this one may differ. */
const SKEW_MS = 60_000;
const MOST_POINTS = 100;
function prometheusApi(options) {
    const base = (0,fetch_json/* checkUrl */.CU)(options.url, 'rollout.signals.prometheus', options.insecure);
    const place = (name) => new URL(`${base.pathname.replace(/\/+$/, '')}/api/v1/${name}`, base.origin);
    const ask = async (name, type, form) => entriesOf(await exchange(place(name), form, options), type, form.query, options);
    return {
        samples: (selector, { since, until }) => ask('query', 'matrix', { query: `${selector.trim()}[${Math.ceil((until - since + LOOKBACK_MS) / 1000)}s]`, time: seconds(until) }),
        instant: (query, time) => ask('query', 'vector', { query, time: seconds(time) }),
        range: (query, { since, until }) => ask('query_range', 'matrix', { query, start: seconds(since), end: seconds(until), step: String(Math.max(1, Math.ceil((until - since) / 1000 / MOST_POINTS))) }),
    };
}
function seconds(milliseconds) {
    return (milliseconds / 1000).toFixed(3);
}
async function exchange(url, form, { clock, timeout, token, credentials }) {
    let date = null;
    const reply = await (0,fetch_json/* requestJson */.SS)(url, {
        what: 'Prometheus',
        credentials,
        method: 'POST',
        form: new URLSearchParams(form),
        headers: bearer(token),
        limit: prometheus_api_REPLY_BYTES,
        timeout: timeout ?? prometheus_api_TIMEOUT_MS,
        retry: (ms) => clock.sleep(ms),
        headersSeen: (headers) => (date = headers.get('date')),
    });
    refuseOtherTime(date, clock);
    return reply;
}
/** A clock that is behind would read yesterday's samples as the latest, one that is ahead would find none. */
function refuseOtherTime(date, clock) {
    const ahead = date === null ? 0 : Date.parse(date) - clock.now().getTime();
    if (Math.abs(ahead) > SKEW_MS)
        throw outage('prometheus-clock', `The clock of Prometheus is ${Math.round(Math.abs(ahead) / 1000)} s ${ahead > 0 ? 'ahead of' : 'behind'} this one.`, 'Set both clocks.');
}
function entriesOf(reply, type, query, { slotLabel, slots }) {
    if (!(0,traffic_weights/* isRecord */.u4)(reply) || reply.status !== 'success' || !(0,traffic_weights/* isRecord */.u4)(reply.data))
        throw outage('prometheus-error', `Prometheus answered ${(0,traffic_weights/* show */.WU)(reply)}.`, 'Try the selector in its own page.');
    const warnings = Array.isArray(reply.warnings) ? reply.warnings : [];
    if (warnings.length > 0 || reply.isPartial === true)
        throw outage('prometheus-partial', `Prometheus did not see all its data: ${(0,traffic_weights/* show */.WU)(warnings)}.`, 'See which of its stores is away.');
    const { resultType, result } = reply.data;
    if (resultType !== type || !Array.isArray(result))
        throw outage('prometheus-error', `Prometheus answered with a ${(0,traffic_weights/* show */.WU)(resultType)}, not with a ${type} of series.`, 'Check that the URL is that of a Prometheus, and that the query has series with the label of the slot.');
    const found = result.map((entry) => entryOf(entry, query, slotLabel));
    if (found.length > MOST_SERIES)
        throw outage('prometheus-series', `${query} finds ${found.length} series.`, `Narrow it: at most ${MOST_SERIES} are followed.`);
    return found.filter(({ slot }) => slots.includes(slot));
}
function entryOf(entry, query, slotLabel) {
    const labels = (0,traffic_weights/* isRecord */.u4)(entry) && (0,traffic_weights/* isRecord */.u4)(entry.metric) ? entry.metric : undefined;
    if (!labels || !(0,traffic_weights/* isRecord */.u4)(entry))
        throw outage('prometheus-error', `${query} gives ${(0,traffic_weights/* show */.WU)(entry)}, which is no series.`, 'Check that the URL is that of a Prometheus.');
    const slot = labels[slotLabel];
    if (typeof slot !== 'string')
        throw outage('prometheus-label', `The series ${(0,traffic_weights/* show */.WU)(labels)} has no label \`${slotLabel}\`.`, 'Set rollout.signals.prometheus.slot_label to the label that names the slot.');
    const list = (many, one) => (Array.isArray(many) ? many : one === undefined ? [] : [one]);
    return { slot, labels, values: list(entry.values, entry.value), histograms: list(entry.histograms, entry.histogram) };
}
function outage(code, message, fix) {
    return new driver_error/* DriverError */.x(code, message, fix);
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/counters.js



/** Labels that say who scraped, not what was scraped. */
const OF_THE_SCRAPE = ['job', 'monitor', 'prometheus', 'prometheus_replica', 'replica', '__replica__'];
/** Series of a counter. Throws DriverError `prometheus-value`, `prometheus-error` for a histogram, `prometheus-duplicate`. */
function countersOf(entries, selector) {
    const series = entries.map(({ slot, labels, values, histograms }) => {
        if (histograms.length > 0 || values.length === 0)
            throw outage('prometheus-error', `The selector ${selector} gives ${(0,traffic_weights/* show */.WU)(labels)} without samples of a counter.`, 'A native histogram is read by `histogram`; a counter holds numbers.');
        return { slot, labels, target: targetOf(slot, labels), samples: values.map((pair) => sampleOf(pair, labels)) };
    });
    refuseTwice(series.map(({ labels, samples }) => ({ labels, first: samples[0][0], last: samples.at(-1)[0] })));
    return series;
}
function targetOf(slot, labels) {
    return JSON.stringify([slot, labels.job ?? '', labels.instance ?? '']);
}
/** A sample of a counter; `least`: of a sum, which may fall below 0. */
function sampleOf(pair, labels, least = 0) {
    const [time, text] = Array.isArray(pair) ? pair : [];
    // Values come as text, "NaN" and "+Inf" among them.
    const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : NaN;
    if (typeof time !== 'number' || !Number.isFinite(time) || !Number.isFinite(value) || value < least)
        throw outage('prometheus-value', `The series ${(0,traffic_weights/* show */.WU)(labels)} has the sample ${(0,traffic_weights/* show */.WU)(pair)}.`, least === 0 ? 'A counter holds numbers from 0 on.' : 'A sample is a finite number.');
    return [Math.round(time * 1000), value];
}
/** One target that two jobs or two replicas scrape at the same time has every event twice. */
function refuseTwice(series) {
    const known = new Map();
    for (const one of series) {
        if (one.labels.instance === undefined)
            continue;
        const key = JSON.stringify(Object.entries(one.labels).filter(([name]) => !OF_THE_SCRAPE.includes(name)).sort());
        const other = known.get(key);
        if (other && one.first <= other.last && other.first <= one.last)
            throw outage('prometheus-duplicate', `The target ${(0,traffic_weights/* show */.WU)(one.labels.instance)} is scraped twice: ${(0,traffic_weights/* show */.WU)(other.labels)} and ${(0,traffic_weights/* show */.WU)(one.labels)}.`, 'Name one job or replica in the selector.');
        if (!other || one.last > other.last)
            known.set(key, one);
    }
}
/** An empty answer is a success to Prometheus, and no evidence of anything to us. */
function refuseNothing(last, selector, slots, slotLabel, window) {
    if (last.length === 0)
        throw outage('prometheus-empty', `The selector ${selector} finds none of the slots ${slots.join(', ')} by the label \`${slotLabel}\`.`, 'Try it in Prometheus\' own page, and check slot_label.');
    if (Math.max(...last) < window.until - LOOKBACK_MS)
        throw outage('prometheus-stale', `The newest sample of ${selector} is more than five minutes old.`, 'See whether Prometheus still scrapes the slots.');
}
/** Short name of a label set; it goes into the journal with every tick. */
function seriesKey(labels) {
    return (0,core_digest/* hexOf */.ZD)((0,core_digest/* digestOfJson */.Qs)(labels)).slice(0, 16);
}
/**
 * How far each counter rose since it was last counted, or, where nothing was counted before, since the last sample at or
 * before `since`. A value below the one before it is a restart from zero, as Prometheus' increase() has it, and so is a value
 * after a restart of its target (`restarts`); a series that was not there at the last reading began at zero. Samples after
 * `horizon(series)` wait for the next reading; those at or before the last counted one were counted.
 */
function rises(series, counted, window, horizon, restarts = new Map()) {
    const each = [];
    const bySlot = new Map();
    const next = { ...counted };
    const fell = new Map();
    for (const one of series) {
        const key = seriesKey(one.labels);
        const start = startOf(one, counted, key, window);
        if (!start)
            continue;
        const { rise, last, falls } = walk(one.samples, start, horizon(one), restarts.get(one.target) ?? []);
        each.push({ series: one, rise, over: Number.isFinite(start[0]) ? last[0] - start[0] : 0 });
        bySlot.set(one.slot, (bySlot.get(one.slot) ?? 0) + rise);
        fell.set(one.target, [...(fell.get(one.target) ?? []), ...falls]);
        if (Number.isFinite(last[0]))
            next[key] = last;
    }
    return { each, bySlot, counted: next, restarts: fell };
}
function startOf(series, counted, key, window) {
    if (counted)
        return counted[key] ?? [-Infinity, 0];
    return series.samples.findLast(([time]) => time <= window.since) ?? series.samples[0];
}
function walk(samples, start, horizon, restarts) {
    let last = start;
    let rise = 0;
    const falls = [];
    for (const sample of samples) {
        if (sample[0] <= last[0] || sample[0] > horizon)
            continue;
        if (sample[1] < last[1])
            falls.push(sample[0]);
        const anew = sample[1] < last[1] || restarts.some((time) => time > last[0] && time <= sample[0]);
        rise += anew ? sample[1] : sample[1] - last[1];
        last = sample;
    }
    return { rise, last, falls };
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus-question.js


async function counters({ api, window, cut }, selector) {
    return countersOf(await api.samples(cut(selector), window), selector);
}
/** Last counted samples by part. Throws RangeError for a state of something else. */
function countedIn(state, parts) {
    if (state === undefined)
        return undefined;
    if (!parts.every((part) => (0,traffic_weights/* isRecord */.u4)(state[part])))
        throw new RangeError(`This is no state of these signals: ${(0,traffic_weights/* show */.WU)(state)}.`);
    return state;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/vectors.js


/**
 * `rises` of counters, for vectors: a restart is seen in the whole vector (`isRestart`), so that a bucket that had overtaken its
 * old count by the next scrape is not taken for one that went on. `refuse` may object to two samples that follow each other.
 */
function jointRises(series, counted, window, isRestart, refuse = () => undefined) {
    const bySlot = new Map();
    const next = { ...counted };
    for (const one of series) {
        const key = seriesKey(one.labels);
        let last = vectors_startOf(one, counted, key, window);
        if (last === 'none')
            continue;
        for (const { time, value } of one.samples) {
            if (last && time <= last.time)
                continue;
            refuse(last?.value, value, one);
            const from = last && !isRestart(last.value, value) ? last.value : undefined;
            const sums = bySlot.get(one.slot) ?? value.map(() => 0);
            bySlot.set(one.slot, sums.map((sum, at) => sum + value[at] - (from?.[at] ?? 0)));
            last = { time, value };
        }
        if (last)
            next[key] = [last.time, ...last.value];
    }
    return { bySlot, counted: next };
}
/** The sample to count from; undefined: from zero; `none`: nothing to count. */
function vectors_startOf({ samples }, counted, key, window) {
    if (!counted)
        return samples.findLast(({ time }) => time <= window.since) ?? samples[0] ?? 'none';
    const [time, ...value] = counted[key] ?? [];
    return time === undefined ? undefined : { time, value };
}
function vectorsIn(state) {
    if (state === undefined)
        return undefined;
    if (!(0,traffic_weights/* isRecord */.u4)(state.vectors))
        throw new RangeError(`This is no state of these signals: ${(0,traffic_weights/* show */.WU)(state)}.`);
    return state.vectors;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus-figures.js





const prometheus_figures_MOST_CLASSES = 200;
/** Rises of a sum and of how many were summed, told apart by their labels alone. A restart shows in the count: a sum may fall. */
async function meanReading(asked, sumOf, countOf, bounds = [-Infinity, Infinity]) {
    const { api, options, window, cut } = asked;
    const count = await counters(asked, countOf);
    refuseNothing(count.map(({ samples }) => samples.at(-1)[0]), countOf, options.slots, options.slotLabel, window);
    const sums = new Map((await api.samples(cut(sumOf), window)).map((entry) => [withoutName(entry.labels), entry]));
    const series = count.map(({ slot, labels, samples }) => {
        const sum = sums.get(withoutName(labels));
        if (!sum)
            throw outage('prometheus-pair', `The series ${(0,traffic_weights/* show */.WU)(labels)} has no sum beside it.`, `Let ${sumOf} and ${countOf} have the same labels, as a histogram or summary has them.`);
        const at = new Map(sum.values.map((pair) => sampleOf(pair, labels, -Infinity)));
        return { slot, labels, samples: samples.flatMap(([time, n]) => (at.has(time) ? [{ time, value: [n, at.get(time)] }] : [])) };
    });
    const { bySlot, counted } = jointRises(series, vectorsIn(asked.state), window, (before, after) => after[0] < before[0]);
    const found = Object.fromEntries(options.slots.map((slot) => [slot, { n: bySlot.get(slot)?.[0] ?? 0, sum: bySlot.get(slot)?.[1] ?? 0 }]));
    for (const [slot, { n, sum }] of Object.entries(found)) {
        const rounding = 1e-6 * Math.max(1, Math.abs(sum));
        if ((n === 0 && Math.abs(sum) > rounding) || sum < bounds[0] * n - rounding || sum > bounds[1] * n + rounding)
            throw outage('prometheus-bounds', `Slot ${slot} has the sum ${sum} of ${n} values; each lies between ${bounds[0]} and ${bounds[1]}.`, 'Correct what is measured, or the bounds.');
    }
    return { kind: 'values', bySlot: found, state: { vectors: counted } };
}
async function classesReading(asked, selector, label) {
    const { options, window } = asked;
    const series = await counters(asked, selector);
    refuseNothing(series.map(({ samples }) => samples.at(-1)[0]), selector, options.slots, options.slotLabel, window);
    const unnamed = series.find(({ labels }) => labels[label] === undefined);
    if (unnamed)
        throw outage('prometheus-class', `The series ${(0,traffic_weights/* show */.WU)(unnamed.labels)} has no label \`${label}\`.`, 'Name the label that says the class.');
    const { each, counted } = rises(series, countedIn(asked.state, ['classes'])?.classes, window, () => window.until);
    const bySlot = Object.fromEntries(options.slots.map((slot) => [slot, {}]));
    for (const { series: { slot, labels }, rise } of each) {
        const name = labels[label].slice(0, 100);
        bySlot[slot][name] = (bySlot[slot][name] ?? 0) + rise;
    }
    if (new Set(Object.values(bySlot).flatMap(Object.keys)).size > prometheus_figures_MOST_CLASSES)
        throw outage('prometheus-class', `\`${label}\` has more than ${prometheus_figures_MOST_CLASSES} different values.`, 'Compare the shares of a label with few values.');
    return { kind: 'classes', bySlot, state: { classes: counted } };
}
/** Of several instances of a slot the highest counts: one that leaks is not hidden by nine that do not. */
async function gaugeReading(asked, source) {
    if (source.per_second !== undefined)
        return risePerSecond(asked, source.per_second);
    const { api, options, window, cut } = asked;
    const query = source.query;
    const entries = source.over === 'window' ? await api.range(cut(query), window) : await api.instant(cut(query), window.until);
    if (entries.length === 0)
        throw outage('prometheus-empty', `${query} finds none of the slots ${options.slots.join(', ')}.`, 'Try it in Prometheus\' own page, and check slot_label.');
    return { kind: 'gauge', bySlot: highest(entries.map((entry) => [entry.slot, ...figures(entry)])) };
}
async function risePerSecond(asked, selector) {
    const { options, window } = asked;
    const series = await counters(asked, selector);
    refuseNothing(series.map(({ samples }) => samples.at(-1)[0]), selector, options.slots, options.slotLabel, window);
    const { each, counted } = rises(series, countedIn(asked.state, ['risen'])?.risen, window, () => window.until);
    return { kind: 'gauge', bySlot: highest(each.filter(({ over }) => over > 0).map(({ series: { slot }, rise, over }) => [slot, (rise * 1000) / over])), state: { risen: counted } };
}
function figures({ labels, values, histograms }) {
    if (histograms.length > 0 || values.length === 0)
        throw outage('prometheus-error', `The series ${(0,traffic_weights/* show */.WU)(labels)} is no gauge.`, 'Give an expression with one number for each slot.');
    return values.map((pair) => sampleOf(pair, labels, -Infinity)[1]);
}
function highest(found) {
    const bySlot = {};
    for (const [slot, ...values] of found)
        bySlot[slot] = Math.max(bySlot[slot] ?? -Infinity, ...values);
    return bySlot;
}
function withoutName({ __name__: _name, ...labels }) {
    return JSON.stringify(Object.entries(labels).sort());
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/native-histogram.js


/** Bucket boundaries are powers of 2^(2^-schema), written as decimals; an edge that a person declares may be rounded. */
const SAME_EDGE = 1e-6;
/**
 * Native histograms as vectors over declared edges: the count of all, then those that lie up to each edge, then those of the
 * bucket that the edge lies inside of (0 where a boundary is there). The API gives each sample as `[time, {count, sum, buckets:
 * [[rule, left, right, count], …]}]`, numbers as text, empty buckets left out.
 */
function nativeVectors(entries, edges) {
    return entries.map(({ slot, labels, histograms }) => ({ slot, labels, samples: histograms.map((sample) => vectorOf(sample, edges, labels)) }));
}
/** Objects where counts rose inside of a bucket that an edge cuts: on which side of it nobody knows. */
function straddled(edges, selector) {
    return (before, after) => {
        const at = edges.findIndex((_, index) => (before?.[1 + edges.length + index] ?? 0) !== after[1 + edges.length + index]);
        if (at >= 0)
            throw outage('prometheus-edges', `The edge ${edges[at]} lies inside of a bucket of ${selector}.`, 'Declare edges that its resolution has: powers of two are in every standard one.');
    };
}
function vectorOf(sample, edges, labels) {
    const [time, histogram] = Array.isArray(sample) ? sample : [];
    const buckets = (0,traffic_weights/* isRecord */.u4)(histogram) ? (histogram.buckets ?? []) : undefined;
    const count = (0,traffic_weights/* isRecord */.u4)(histogram) ? numberIn(histogram.count) : NaN;
    if (typeof time !== 'number' || !Array.isArray(buckets) || !(count >= 0))
        throw unreadable(labels, sample);
    const parsed = buckets.map((bucket) => {
        const [, left, right, some] = Array.isArray(bucket) ? bucket : [];
        const numbers = [numberIn(left), numberIn(right), numberIn(some)];
        if (numbers.some(Number.isNaN) || numbers[2] < 0)
            throw unreadable(labels, bucket);
        return numbers;
    });
    const upTo = (edge) => sum(parsed.filter(([, right]) => right <= edge + Math.abs(edge) * SAME_EDGE));
    const inside = (edge) => sum(parsed.filter(([left, right]) => left < edge - Math.abs(edge) * SAME_EDGE && right > edge + Math.abs(edge) * SAME_EDGE));
    return { time: Math.round(time * 1000), value: [count, ...edges.map(upTo), ...edges.map(inside)] };
}
function numberIn(value) {
    if (typeof value !== 'string' || value.trim() === '')
        return NaN;
    return Number(value.replace(/^([+-]?)Inf$/, '$1Infinity'));
}
function sum(buckets) {
    return buckets.reduce((total, [, , count]) => total + count, 0);
}
function unreadable(labels, what) {
    return outage('prometheus-value', `The series ${(0,traffic_weights/* show */.WU)(labels)} has the sample ${(0,traffic_weights/* show */.WU)(what)}.`, 'A native histogram has a count and buckets of finite numbers.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus-histogram.js





/**
 * Counts by bucket of a classic histogram (one counter for each `le`) or a native one. The edges are those of the layout, or of
 * the declared ones among them; they must be the same in all series and at every reading. Outages: `prometheus-buckets` (a
 * scrape without some of them, or without +Inf), `prometheus-layout`, `prometheus-edges`, and those of counters.
 */
async function histogramReading(asked, selector, declared) {
    const { api, options, window, cut } = asked;
    const entries = await api.samples(cut(selector), window);
    const isNative = entries.some(({ histograms }) => histograms.length > 0);
    if (isNative && entries.some(({ values }) => values.length > 0))
        throw outage('prometheus-layout', `${selector} finds classic and native histograms.`, 'Select one of them: a classic one by its …_bucket.');
    const before = vectorsIn(asked.state);
    const { edges, series } = isNative ? { edges: [...edgesOfNative(declared, selector)], series: nativeVectors(entries, declared) } : classicVectors(entries, selector, (labels) => (before ? (before[seriesKey(labels)]?.[0] ?? -Infinity) : window.since));
    refuseNothing(series.flatMap(({ samples }) => samples.at(-1)?.time ?? []), selector, options.slots, options.slotLabel, window);
    refuseTwice(series.filter(({ samples }) => samples.length > 0).map(({ labels, samples }) => ({ labels, first: samples[0].time, last: samples.at(-1).time })));
    const known = asked.state?.edges;
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(edges))
        throw outage('prometheus-layout', `${selector} now has the edges ${edges.join(', ')}; it had ${(0,traffic_weights/* show */.WU)(known)}.`, 'Keep the buckets as they are while a rollout goes on: counts of two layouts cannot be compared.');
    const parts = edges.length + 1;
    const fell = (from, to) => (isNative ? to[0] < from[0] : to.slice(0, parts).some((count, at) => count < from[at]));
    const { bySlot, counted } = jointRises(series, before, window, fell, isNative ? straddled(edges, selector) : undefined);
    const cumulative = Object.fromEntries(options.slots.map((slot) => [slot, bySlot.get(slot) ?? new Array(parts).fill(0)]));
    const picked = (declared ?? edges).map((edge) => edges.indexOf(edge));
    if (picked.includes(-1))
        throw outage('prometheus-edges', `${selector} has the edges ${edges.join(', ')}; declared are ${declared.join(', ')}.`, 'Declare edges that the histogram has.');
    return { kind: 'histogram', edges: declared ? [...declared] : edges, bySlot: mapped(cumulative, (counts, slot) => buckets(counts, picked, slot)), state: { vectors: counted, edges } };
}
/** Vectors hold the count of all first, then up to each edge. */
function buckets([all, ...upTo], picked, slot) {
    const rising = [...picked.map((at) => upTo[at]), all];
    const counts = rising.map((count, at) => count - (at === 0 ? 0 : rising[at - 1]));
    if (counts.some((count) => count < 0))
        throw outage('prometheus-contradiction', `Slot ${slot} has fewer observations up to a higher edge: ${rising.join(', ')}.`, 'See whether something rewrites the buckets on their way.');
    return counts;
}
/** Counters by `le`, put together by scrape. What came before `from` was counted, and may be of another process. */
function classicVectors(entries, selector, from) {
    const groups = new Map();
    for (const { slot, labels: { le, ...labels }, values } of entries) {
        const edge = le === undefined || le.trim() === '' ? NaN : Number(le.replace(/^\+Inf$/, 'Infinity'));
        if (Number.isNaN(edge))
            throw outage('prometheus-buckets', `The series ${(0,traffic_weights/* show */.WU)(labels)} of ${selector} has no bucket edge in \`le\`.`, 'Select the …_bucket of a histogram.');
        const key = JSON.stringify(Object.entries(labels).sort());
        const group = groups.get(key) ?? { slot, labels, byLe: new Map() };
        group.byLe.set(edge, new Map(values.map((pair) => sampleOf(pair, labels))));
        groups.set(key, group);
    }
    const all = [...groups.values()].map((group) => ({ ...group, ...grouped(group.byLe, from(group.labels), group.labels) })).filter(({ samples }) => samples.length > 0);
    // A process that has ended says nothing of today's buckets, unless nobody says more.
    const alive = all.filter(({ labels, samples }) => samples.at(-1).time > from(labels));
    const found = alive.length > 0 ? alive : all;
    const edges = found[0]?.edges ?? [];
    const other = found.find((group) => group.edges.join() !== edges.join());
    if (other)
        throw outage('prometheus-layout', `${(0,traffic_weights/* show */.WU)(other.labels)} has the edges ${other.edges.join(', ')}, and ${(0,traffic_weights/* show */.WU)(found[0].labels)} has ${edges.join(', ')}.`, 'Give both slots the same buckets.');
    return { edges, series: found.map(({ slot, labels, samples }) => ({ slot, labels, samples })) };
}
function grouped(byLe, from, labels) {
    const times = [...new Set([...byLe.values()].flatMap((samples) => [...samples.keys()]))].sort((a, b) => a - b);
    const first = Math.max(0, times.findLastIndex((time) => time <= from));
    const kept = times.slice(first);
    const edges = [...byLe.keys()].filter((edge) => kept.some((time) => byLe.get(edge).has(time))).sort((a, b) => a - b);
    for (const time of kept)
        if (edges.at(-1) !== Infinity || edges.some((edge) => !byLe.get(edge).has(time)))
            throw outage('prometheus-buckets', `A scrape of ${(0,traffic_weights/* show */.WU)(labels)} lacks buckets.`, 'Let every scrape hold all buckets, +Inf among them, and none be dropped on the way.');
    const finite = edges.slice(0, -1);
    return { edges: finite, samples: kept.map((time) => ({ time, value: [byLe.get(Infinity).get(time), ...finite.map((edge) => byLe.get(edge).get(time))] })) };
}
function edgesOfNative(declared, selector) {
    if (declared)
        return declared;
    throw outage('prometheus-edges', `${selector} is a native histogram, whose buckets follow its values.`, 'Declare `edges` that its buckets have, such as powers of two.');
}
function mapped(record, of) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value, key)]));
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
/** The selector with one more label, whatever the value holds. */
function withMatcher(selector, label, value) {
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label))
        throw problem/* InputError */.d.of('segment-label', `${JSON.stringify(label.slice(0, 100))} is no name of a label.`, 'Name the label in Prometheus by which the slices are told apart.');
    const matcher = `${label}=${JSON.stringify(value)}`;
    const text = selector.trim();
    if (!text.endsWith('}'))
        return `${text}{${matcher}}`;
    const inside = text.slice(0, -1).trimEnd();
    return `${inside}${inside.endsWith('{') || inside.endsWith(',') ? '' : ','}${matcher}}`;
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







/**
 * Guardrails from Prometheus. Counters, buckets and classes are raw counters differenced here, so that each event enters once
 * however often one looks; `state` holds the last counted sample of each series. Whatever is not a whole answer is an outage,
 * by its code: no answer, an error, a warning, partial data, NaN or infinite values, a selector that finds none of the slots,
 * samples gone stale, a target scraped twice, another clock, more events than units, buckets that are not there or not the
 * same. A slot without a series beside one with series has counts of zero.
 */
function prometheusSignals(options) {
    const api = prometheusApi(options);
    const known = new Map(options.measures.map((measure) => [measure.name, measure]));
    for (const measure of options.measures)
        checkSelectors(measure);
    return {
        name: 'prometheus',
        async read(guardrail, window, state) {
            const measure = known.get(guardrail);
            if (!measure)
                throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of Prometheus.`);
            const { segment } = measure;
            const cut = (selector) => (segment ? withMatcher(selector, segment.by, segment.value) : selector);
            try {
                return await prometheus_reading({ api, options, window, state, cut }, measure);
            }
            catch (error) {
                if (error instanceof driver_error/* DriverError */.x)
                    return { kind: 'outage', reason: error.message };
                throw error;
            }
        },
    };
}
function prometheus_reading(asked, measure) {
    switch (measure.kind) {
        case 'rate':
            return rateReading(asked, measure.source.events, measure.source.total);
        case 'quantile':
            return histogramReading(asked, measure.source.buckets, measure.source.edges);
        case 'mean':
            return meanReading(asked, measure.source.sum, measure.source.count, measure.bounds);
        case 'classes':
            return classesReading(asked, measure.source.counter, measure.source.label);
        case 'gauge':
            return gaugeReading(asked, measure.source);
        case 'pairs':
            throw new RangeError('Prometheus knows of no pairs.');
    }
}
/** Selectors of counters by their key in the delivery file; an expression that rises by itself would count events twice. */
function checkSelectors(measure) {
    const { source, segment, declared } = measure;
    const isPlain = ['events', 'total', 'buckets', 'sum', 'count', 'counter', 'per_second'];
    for (const [key, text] of Object.entries(source))
        if (isPlain.includes(key) || (key === 'query' && segment)) {
            const selector = checkSelector(String(text), `\`${key}\` of guardrail ${declared}`);
            if (segment)
                withMatcher(selector, segment.by, segment.value);
        }
}
async function rateReading(asked, eventsOf, totalOf) {
    const { options, window } = asked;
    // The total first: a scrape that ends between the two queries then adds events that are cut, never units that are missing.
    const total = await counters(asked, totalOf);
    refuseNothing(total.map(({ samples }) => samples.at(-1)[0]), totalOf, options.slots, options.slotLabel, window);
    const events = await counters(asked, eventsOf);
    const before = countedIn(asked.state, ['events', 'total']);
    const units = rises(total, before?.total, window, () => window.until);
    const hits = rises(events, before?.events, window, horizonOf(total, window), units.restarts);
    const counts = (slot) => ({ events: hits.bySlot.get(slot) ?? 0, total: units.bySlot.get(slot) ?? 0 });
    const bySlot = Object.fromEntries(options.slots.map((slot) => [slot, counts(slot)]));
    for (const [slot, { events: some, total: all }] of Object.entries(bySlot))
        if (some > all)
            throw outage('prometheus-contradiction', `Slot ${slot} has ${some} events of ${all} units.`, 'Every event must be counted in the total too.');
    return { kind: 'counts', bySlot, state: { events: hits.counted, total: units.counted } };
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

;// CONCATENATED MODULE: ./.build/src/rollout/signals/open.js






/**
 * The providers that `rollout.signals` declares, as one: each guardrail is read where its own keys say. Throws InputError
 * `guardrail-source` for every guardrail whose provider is not declared.
 */
function openSignals(spec, guardrails, options) {
    const measures = guardrails.flatMap((guardrail) => (0,measure/* measuresOf */.d6)(guardrail, options.assignment));
    refuseUndeclared(measures, spec);
    const of = (provider) => measures.filter((measure) => measure.provider === provider);
    const open = {
        log: spec.log && logSignals({ ...options, log: (0,log_source/* logSourceOf */.X)(spec.log, spec.labels, options.source), measures: of('log') }),
        prometheus: spec.prometheus && prometheusSignals({ ...options, ...tokenOf(spec.prometheus, options), url: spec.prometheus.url, slotLabel: spec.prometheus.slot_label ?? 'slot', measures: of('prometheus') }),
        http: spec.http && httpSignals({ ...options, ...tokenOf(spec.http, options), url: spec.http.url, method: spec.http.method ?? 'GET', measures: of('http') }),
    };
    const providers = Object.values(open).filter((provider) => provider !== undefined);
    if (providers.length === 1)
        return providers[0];
    return composed(open, new Map(measures.map(({ name, provider }) => [name, provider])));
}
function composed(open, providers) {
    const providerOf = (guardrail) => {
        const provider = open[providers.get(guardrail)];
        if (!provider)
            throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)}.`);
        return provider;
    };
    return {
        name: Object.values(open).flatMap((provider) => provider?.name ?? []).join(' and '),
        read: (guardrail, window, state) => providerOf(guardrail).read(guardrail, window, state),
        settles: (guardrail) => providerOf(guardrail).settles?.(guardrail) ?? 0,
        assigned: open.log?.assigned,
    };
}
/** The token of a provider, found when it is first needed: where a file is checked there is none. */
function tokenOf({ token_env: name }, { env }) {
    return name === undefined ? {} : { token: { name, value: env?.[name] } };
}
function refuseUndeclared(measures, spec) {
    const wrong = measures.filter(({ provider, segment }) => segment === undefined && spec[provider] === undefined);
    if (wrong.length > 0)
        throw new problem/* InputError */.d(wrong.map((measure) => notDeclared(measure, spec)));
}
function notDeclared({ declared, provider }, spec) {
    const there = Object.keys(spec).filter((name) => name !== 'labels');
    return {
        code: 'guardrail-source',
        message: `Guardrail ${JSON.stringify(declared)} is read from rollout.signals.${provider}, and declared there is ${there.join(' and ') || 'nothing'}.`,
        fix: `Declare rollout.signals.${provider}, or name what ${there.join(' and ') || 'another provider'} holds.`,
    };
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/command.js



const OUTPUT_BYTES = 64 * 1024;
const command_TIMEOUT_MS = 30_000;
/** Two programs of the team's own, started without a shell. */
function commandTraffic(options) {
    (0,traffic_weights/* checkSlots */.WS)(options.slots);
    const run = async (command, input) => {
        const { cwd, env, timeout = command_TIMEOUT_MS } = options;
        return (await (0,program/* runProgram */.mB)((0,program/* commandWords */.Bl)(command), { cwd, env, timeout, input, outputLimit: OUTPUT_BYTES })).stdout.toString('utf8');
    };
    return {
        name: 'command',
        capabilities: { weights: true, smallestStep: 0.01 },
        read: async () => (0,traffic_weights/* readWeights */.oQ)(parse(await run(options.read)), options.slots, 'The program rollout.traffic.command.read'),
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, options.slots);
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

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/buckets.js
/** The finest share of users that a hash can be cut at, in per cent. */
const SMALLEST_SHARE = 0.01;
const BUCKETS = 100 / SMALLEST_SHARE;
/**
 * The buckets of a split, seen from those of now: whichever slot began to grow keeps the low end until it has everybody or
 * nobody. So while one slot's share rises every user moves to it at most once and nobody moves back, whichever of the two
 * slots the candidate is on.
 */
function bucketsFor(split, slots, now) {
    const cut = now !== undefined && now.share > 0 && now.share < 100;
    const first = cut ? now.first : growing(split, slots, now);
    return { first, share: round(split[first]) };
}
/** The slot that had nobody; without a state, the one that gets less. */
function growing(split, slots, now) {
    if (now !== undefined)
        return now.share === 0 ? now.first : other(now.first, slots);
    return slots.reduce((least, slot) => (split[slot] < split[least] ? slot : least));
}
/** The split that the buckets make. */
function splitOf({ first, share }, slots) {
    return Object.fromEntries(slots.map((slot) => [slot, slot === first ? share : round(100 - share)]));
}
/** Who gets the users of a bucket, 0 … 9 999. */
function slotOf(bucket, { first, share }, slots) {
    return bucket < Math.round(share * (BUCKETS / 100)) ? first : other(first, slots);
}
function other(slot, slots) {
    return slots.find((each) => each !== slot);
}
/** Shares are hundredths of a per cent, so that 100 − 99.99 is 0.01. */
function round(share) {
    return Math.round(share * (BUCKETS / 100)) / (BUCKETS / 100);
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/replace-whole.js
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



/**
 * Puts new bytes in the place of a file of somebody else's program: whole, through links, and with the rights and the owner
 * that the file had.
 */
async function replaceWhole(file, bytes) {
    const target = await (0,promises_.realpath)(file).catch(() => file);
    const before = await (0,promises_.stat)(target).catch(() => undefined);
    const temporary = external_node_path_.join(external_node_path_.dirname(target), `.${external_node_path_.basename(target)}.${(0,external_node_crypto_.randomUUID)()}`);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const handle = __addDisposableResource(env_1, await (0,promises_.open)(temporary, 'wx', 0o644), true);
            await handle.writeFile(bytes);
            await handle.sync();
            if (before) {
                await (0,promises_.chmod)(temporary, before.mode & 0o7777);
                // Only root can give a file away; whoever else writes here owns it already, or shares it by its group.
                await (0,promises_.chown)(temporary, before.uid, before.gid).catch(() => undefined);
            }
            await (0,promises_.rename)(temporary, target);
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
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/map-file.js



/** What a map file says of a key (configuration manual, `map`: key, spaces, value; `#` begins a comment line). Undefined: nothing. */
async function keptEntry(file, key) {
    const line = (await linesOf(file)).find((each) => keyOf(each) === key);
    return line && /^\s*\S+\s+(.*?)\s*$/.exec(line)?.[1];
}
/** Writes an entry into a map file. Its other lines stay as they are, byte for byte. */
async function keepEntry(file, key, value) {
    const lines = await linesOf(file);
    const entry = (line) => (keyOf(line) === key ? line.replace(/^(\s*\S+\s+)(.*?)(\s*)$/, (_, before, _old, after) => `${before}${value}${after}`) : line);
    const known = lines.some((line) => keyOf(line) === key);
    const changed = known ? lines.map(entry) : [...(lines.at(-1) === '' ? lines.slice(0, -1) : lines), `${key} ${value}`, ''];
    if (known && changed.every((line, index) => line === lines[index]))
        return;
    await replaceWhole(file, Buffer.from(changed.join('\n'), 'latin1')).catch((cause) => {
        throw unusable(file, cause);
    });
}
function keyOf(line) {
    return line.startsWith('#') ? undefined : /^\s*(\S+)\s+\S/.exec(line)?.[1];
}
async function linesOf(file) {
    try {
        // Bytes that are no UTF-8 must come out as they went in.
        return (await (0,promises_.readFile)(file)).toString('latin1').split('\n');
    }
    catch (cause) {
        throw unusable(file, cause);
    }
}
function unusable(file, cause) {
    return new driver_error/* DriverError */.x('haproxy-map-file', `The map file ${file} cannot be read and written here: ${cause.message}.`, 'Name its path on this machine as `map.path` and let Sluice\'s user write it, or HAProxy forgets the share at its next reload.', { cause });
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/config.js

/**
 * What HAProxy's configuration says of the state file of one backend (configuration manual: `load-server-state-from-file`,
 * `server-state-file`, `server-state-base`, `server-state-file-name`). `loads` is `global`, `local`, `none`, or undefined where nothing is said.
 */
function configLines(text, backend) {
    const global = {};
    let defaults = {};
    let own = {};
    let section;
    for (const line of text.split('\n')) {
        const [word = '', ...rest] = line.replace(/(^|\s)#.*$/, '').trim().split(/\s+/);
        if (word === 'global')
            section = global;
        else if (word === 'defaults')
            section = defaults = {};
        // A section takes over the defaults that stand before it.
        else if (word === 'backend' || word === 'listen')
            section = rest[0] === backend ? (own = { ...defaults }) : undefined;
        else if (SECTIONS.has(word))
            section = undefined;
        else if (section && KNOWN.has(word))
            section[word] = rest.join(' ').replace(/^"(.*)"$/, '$1');
    }
    const loads = own['load-server-state-from-file'];
    const base = global['server-state-base'];
    const under = (file) => (file === undefined ? undefined : external_node_path_.isAbsolute(file) || base === undefined ? file : external_node_path_.join(base, file));
    if (loads === 'global')
        return { loads, file: under(global['server-state-file']) };
    return { loads, file: under(own['server-state-file-name'] === 'use-backend-name' ? backend : (own['server-state-file-name'] ?? backend)) };
}
const SECTIONS = new Set(['frontend', 'userlist', 'peers', 'resolvers', 'mailers', 'cache', 'program', 'http-errors', 'ring', 'fcgi-app', 'log-forward']);
const KNOWN = new Set(['load-server-state-from-file', 'server-state-file', 'server-state-base', 'server-state-file-name']);

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/replies.js


const VERSION = '1';
const COLUMNS = { backend: 'be_name', name: 'srv_name', weight: 'srv_uweight', initial: 'srv_iweight', admin: 'srv_admin_state' };
/** A table of `show servers state`, of one backend or of all. Throws DriverError as `refusal` does, or `haproxy-reply`. */
function readServers(reply) {
    const { places, rows } = serverTable(reply);
    return rows.map((cells) => {
        const number = (column) => {
            const text = cells[places[column]] ?? '';
            if (!/^\d{1,10}$/.test(text))
                throw replies_unreadable('show servers state', cells.join(' '));
            return Number(text);
        };
        return { backend: cells[places.backend], name: cells[places.name], weight: number('weight'), initial: number('initial'), admin: number('admin') };
    });
}
/** The same table with other weights for some servers of a backend; every other byte stays. */
function withWeights(reply, backend, weights) {
    const { places } = serverTable(reply);
    return reply.split('\n').map((line) => {
        const cells = line.split(' ');
        const weight = cells[places.backend] === backend ? weights.get(cells[places.name] ?? '') : undefined;
        return weight === undefined || line.startsWith('#') ? line : cells.with(places.weight, String(weight)).join(' ');
    }).join('\n');
}
/** Columns are found by their names: newer versions add some. */
function serverTable(reply) {
    const [version, header = '', ...lines] = reply.trim().split('\n');
    if (version !== VERSION || !header.startsWith('# '))
        throw refusal(reply, 'show servers state');
    const names = header.slice(2).split(' ');
    const places = Object.fromEntries(Object.entries(COLUMNS).map(([key, column]) => [key, names.indexOf(column)]));
    if (Object.values(places).includes(-1))
        throw replies_unreadable('show servers state', header);
    return { places, rows: lines.map((line) => line.split(' ')) };
}
/** `get map FILE KEY`; undefined where the map has no such key. */
function readMapEntry(reply) {
    if (/^type=.*found=no\s*$/.test(reply))
        return undefined;
    const found = /^type=[^\n]*, found=yes, [^\n]*value="([^"\n]*)"/.exec(reply);
    if (!found)
        throw refusal(reply, 'get map');
    return found[1];
}
/** The rows of `show stat`, by the names in its first line. */
function readStat(reply) {
    const [header = '', ...lines] = reply.trim().split('\n');
    if (!header.startsWith('# pxname,'))
        throw refusal(reply, 'show stat');
    const names = header.slice(2).split(',');
    return lines.map((line) => {
        const cells = line.split(',');
        return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    });
}
/** What changes something answers with nothing but empty lines. */
function checkDone(reply, line) {
    if (reply.trim() !== '')
        throw refusal(reply, line);
}
const REFUSALS = [
    [/permission denied/i, 'haproxy-permission', 'Give the socket the level that may change weights: `stats socket PATH … level admin`.'],
    [/no such backend|can't find backend/i, 'haproxy-backend', 'Name in `rollout.traffic.haproxy.backend` a backend of HAProxy\'s configuration.'],
    [/no such server/i, 'haproxy-server', 'Name in `rollout.traffic.haproxy.servers` servers of that backend.'],
    [/static lb algorithm/i, 'haproxy-balance', 'Use `balance roundrobin` in that backend; `static-rr` and map-based hashes keep the weights they began with.'],
    [/unknown map identifier/i, 'haproxy-map', 'Name in `map.file` the very path that HAProxy\'s configuration uses, and use the map there.'],
    [/entry not found|key not found/i, 'haproxy-map-key', 'Add a line with the key and 0 to the map file and reload HAProxy once.'],
    [/unknown command/i, 'haproxy-old', 'This HAProxy does not know that command; Sluice needs 2.4 or later.'],
];
/** The error that HAProxy's text means: it frames errors as it does successes. */
function refusal(reply, line) {
    const said = reply.trim();
    const known = REFUSALS.find(([pattern]) => pattern.test(said));
    if (!known)
        return replies_unreadable(line, said);
    return new driver_error/* DriverError */.x(known[1], `HAProxy answers \`${line}\` with ${(0,traffic_weights/* show */.WU)(said.split('\n')[0].trim())}.`, known[2]);
}
function replies_unreadable(line, said) {
    return new driver_error/* DriverError */.x('haproxy-reply', `HAProxy answers \`${line}\` with ${(0,traffic_weights/* show */.WU)(said)}, which is not what that command says.`, 'Check that this is HAProxy\'s runtime socket.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/servers.js


/** The declared servers by slot, as they are now. Throws DriverError `haproxy-backend`, `haproxy-server`. */
async function serversNow({ ask, backend, servers, slots }) {
    const there = readServers(await ask(`show servers state ${backend}`));
    const missing = Object.values(servers).flat().filter((name) => !there.some((server) => server.name === name));
    if (missing.length > 0)
        throw new driver_error/* DriverError */.x('haproxy-server', `The backend ${backend} has no server ${missing.join(', ')}; it has ${there.map(({ name }) => name).join(', ') || 'none'}.`, 'Correct `rollout.traffic.haproxy.servers`, or HAProxy\'s configuration.');
    return Object.fromEntries(slots.map((slot) => [slot, servers[slot].map((name) => there.find((server) => server.name === name))]));
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/inspect.js








const EXACT = ['roundrobin', 'random'];
/** HAProxy is elsewhere than who asks, or not running: nothing can be said of it here. */
const AWAY = new Set(['haproxy-socket-missing', 'haproxy-socket-denied', 'haproxy-unreachable', 'haproxy-timeout']);
/** What would stop a rollout at this HAProxy, and what it loses at a reload, asked of the running one and of its configuration. */
async function inspectHaproxy(haproxy) {
    try {
        const findings = [...(await level(haproxy)), ...(await (haproxy.map ? mapFindings(haproxy) : weightFindings(haproxy)))];
        return [...findings, ...(await reloadFindings(haproxy))];
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x))
            throw error;
        const away = AWAY.has(error.code);
        return [{ code: error.code, message: error.message.replace(` ${error.fix} [${error.code}]`, ''), fix: error.fix, blocks: !away }];
    }
}
async function level({ ask }) {
    const said = (await ask('show cli level')).trim();
    if (said === 'admin')
        return [];
    return [{ code: 'haproxy-permission', message: `HAProxy's runtime socket has the level ${JSON.stringify(said.slice(0, 40))}, which may not change weights.`, fix: 'Add `level admin` to its `stats socket` line and reload.', blocks: true }];
}
async function weightFindings(haproxy) {
    const { ask, backend, servers, drain } = haproxy;
    await serversNow(haproxy);
    const stat = readStat(await ask('show stat')).filter(({ pxname }) => pxname === backend);
    const whole = stat.find(({ svname }) => svname === 'BACKEND');
    const own = new Set(Object.values(servers).flat());
    const others = stat.filter(({ svname, weight, act }) => svname !== 'BACKEND' && svname !== 'FRONTEND' && !own.has(svname) && act === '1' && Number(weight) > 0);
    const findings = [];
    if (whole && whole.algo !== undefined && whole.algo !== '' && !EXACT.includes(whole.algo))
        findings.push({ code: 'haproxy-balance', message: `The backend ${backend} has \`balance ${whole.algo}\`: shares of users are not its weights.`, fix: 'Use `balance roundrobin`.', blocks: true });
    if (others.length > 0)
        findings.push({ code: 'haproxy-other-servers', message: `The backend ${backend} sends users to ${others.map(({ svname }) => svname).join(', ')} too, which belongs to no slot: they are left alone, and shares are of the users that the slots have.`, fix: 'Give them weight 0, make them `backup`, or name them in `servers`.', blocks: false });
    if (drain === 'finish' && whole?.cookie)
        findings.push({ code: 'haproxy-persistence', message: `The backend ${backend} binds users to servers by the cookie ${JSON.stringify(whole.cookie)}, also to one of weight 0: a candidate that is taken back would keep them.`, fix: 'Declare `drain: maintenance`, or remove the cookie.', blocks: true });
    return findings;
}
async function mapFindings(haproxy) {
    const { ask, map, backends, backend } = haproxy;
    if (readMapEntry(await ask(`get map ${map.file} ${map.key}`)) === undefined)
        return [{ code: 'haproxy-map-key', message: `The map ${map.file} has no ${map.key}.`, fix: `Add the line \`${map.key} 0\` to it and reload HAProxy once.`, blocks: true }];
    for (const each of backends ? Object.values(backends) : [])
        readServers(await ask(`show servers state ${each}`));
    if (backend !== undefined)
        await serversNow(haproxy);
    const kept = await keptEntry(map.path, map.key).catch((error) => error);
    return [...(kept instanceof driver_error/* DriverError */.x ? [{ code: kept.code, message: kept.message.replace(` ${kept.fix} [${kept.code}]`, ''), fix: kept.fix, blocks: true }] : []), ...(await cohortFindings(haproxy))];
}
/** Whether HAProxy's own map gives each value of the attribute the bucket from which on its users belong to the growing slot. */
async function cohortFindings({ ask, map, values }) {
    if (!values)
        return [];
    if (map.cohorts === undefined)
        return [{ code: 'haproxy-cohorts', message: '`rollout.cohort` goes by values of an attribute, and `map.cohorts` does not say where HAProxy has their places.', fix: 'Declare `rollout.traffic.haproxy.map.cohorts`; docs/drivers.md has the configuration.', blocks: true }];
    const findings = [];
    for (const { value, place } of cohortPlaces(values)) {
        const found = readMapEntry(await ask(`get map ${map.cohorts} ${value}`));
        if (found !== String(place))
            findings.push({ code: 'haproxy-cohorts', message: `The map ${map.cohorts} has ${found === undefined ? 'nothing' : (0,traffic_weights/* show */.WU)(found)} for ${(0,traffic_weights/* show */.WU)(value)}, and by the shares of \`rollout.cohort\` its place is ${place}.`, fix: `Write the line \`${value} ${place}\` into it and reload HAProxy.`, blocks: true });
    }
    return findings;
}
/** The bucket at which each value's users lie: behind those of all values before it. */
function cohortPlaces(values) {
    let sum = 0;
    return values.map(({ value, share }) => {
        const place = Math.round(sum * 100);
        sum += share;
        return { value, place };
    });
}
/** Whether the weights outlive a reload: read in the configuration files that the running HAProxy names. */
async function reloadFindings({ ask, stateFile, backend, map }) {
    if (map)
        return [];
    if (stateFile === undefined)
        return [{ code: 'haproxy-weights-lost', message: 'HAProxy forgets the weights at its next reload: no `state_file` is declared.', fix: 'Declare `state_file`, and in HAProxy `server-state-file PATH` and `load-server-state-from-file global`.', blocks: false }];
    const named = /^HAPROXY_CFGFILES=(.*)$/m.exec(await ask('show env HAPROXY_CFGFILES'))?.[1]?.split(';').filter((file) => external_node_path_.isAbsolute(file)) ?? [];
    const texts = await Promise.all(named.map((file) => (0,promises_.readFile)(file, 'utf8'))).catch(() => []);
    if (texts.length === 0)
        return [{ code: 'haproxy-config-unseen', message: 'HAProxy\'s configuration cannot be read from here, so nobody knows whether it loads the state file.', fix: 'Start HAProxy with an absolute `-f`, and see that it has `load-server-state-from-file`.', blocks: false }];
    const { loads, file } = configLines(texts.join('\n'), backend);
    if (loads === undefined || loads === 'none')
        return [{ code: 'haproxy-state-not-loaded', message: `HAProxy's configuration does not load a state file for the backend ${backend}: its next reload brings the old weights back.`, fix: 'Add `load-server-state-from-file global` to `defaults` or to the backend, and `server-state-file PATH` to `global`.', blocks: true }];
    if (file !== stateFile)
        return [{ code: 'haproxy-state-elsewhere', message: `HAProxy loads the state file ${file ?? '(none)'} and Sluice writes ${stateFile}.`, fix: 'Name the same file in both.', blocks: true }];
    return [];
}

// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/agreed.js

/**
 * What a router does whose memory and disk may differ: it was told and the file not yet, or the other way round. While both
 * say the same, that is the answer. While they differ the answer is half way between them, which nobody ever told: whoever
 * compares it with what was told sees a difference and tells again, and a change that sleeps on the disk until the next
 * reload is not mistaken for one that was made, nor for none.
 */
function agreed(running, kept) {
    if ((0,router/* sameSplit */.xY)(running, kept))
        return running;
    return Object.fromEntries(Object.keys(running).map((slot) => [slot, (running[slot] + kept[slot]) / 2]));
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/map-router.js







const ALL = 10_000;
/** Maintenance in all its forms, but not drain: `use-server` still leads users to a server that drains. */
const MAINTENANCE = 1 | 2 | 4 | 32 | 64;
/**
 * Shares by user: HAProxy's configuration cuts a hash of the user's key at one number of a map, which is all that is changed.
 * Above 0 the second slot has the buckets below it; below 0 the first slot has those below its opposite. One entry, so it is
 * never half written, and whichever slot grows keeps its users.
 */
function mapRouter(haproxy) {
    const { slots } = haproxy;
    return {
        async read() {
            const running = decode(await runningEntry(haproxy), slots, haproxy.map.file);
            const away = await slotsAway(haproxy);
            const now = splitOf(running, slots);
            // Where one slot's server is in maintenance the next rule takes its users, whatever the map says.
            if (away.length > 0)
                return Object.fromEntries(slots.map((slot) => [slot, away.includes(slot) || away.length === slots.length ? 0 : 100]));
            const kept = await keptEntry(haproxy.map.path, haproxy.map.key);
            return agreed(now, splitOf(decode(kept ?? '0', slots, haproxy.map.path), slots));
        },
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, slots);
            const { ask, map } = haproxy;
            const now = decode(await runningEntry(haproxy), slots, map.file);
            const value = encode(bucketsFor(hundredths(split), slots, now), slots);
            const notKept = await keepEntry(map.path, map.key, value).then(() => undefined, (error) => error);
            if (notKept !== undefined && (await haproxy.raises(splitOf(now, slots), split)))
                throw notKept;
            const line = `set map ${map.file} ${map.key} ${value}`;
            checkDone(await ask(line), line);
            const found = await runningEntry(haproxy);
            if (found !== value)
                throw new driver_error/* DriverError */.x('haproxy-not-taken', `HAProxy was told ${value} for ${map.key} in ${map.file} and says ${(0,traffic_weights/* show */.WU)(found)}.`, 'Somebody else may set it at the same time: look for scripts that do.');
            if (notKept !== undefined)
                throw notKept;
        },
    };
}
/** The number in the map. */
function encode({ first, share }, slots) {
    const cut = Math.round(share * (ALL / 100));
    const second = slots[1];
    if (first === second)
        return String(cut);
    if (cut === 0)
        return String(ALL);
    return String(cut === ALL ? 0 : -cut);
}
/** What the number means. Throws DriverError `haproxy-map-value`. */
function decode(value, slots, file) {
    const number = /^-?\d{1,5}$/.test(value) ? Number(value) : NaN;
    if (!(Math.abs(number) <= ALL))
        throw new driver_error/* DriverError */.x('haproxy-map-value', `The map ${file} has ${(0,traffic_weights/* show */.WU)(value)} where a whole number from -${ALL} to ${ALL} stands.`, 'Put back what `sluice` wrote last, or 0 for all users on the first slot.');
    const [one, two] = slots;
    return number >= 0 ? { first: two, share: (number * 100) / ALL } : { first: one, share: (-number * 100) / ALL };
}
async function runningEntry({ ask, map }) {
    const value = readMapEntry(await ask(`get map ${map.file} ${map.key}`));
    if (value === undefined)
        throw new driver_error/* DriverError */.x('haproxy-map-key', `The map ${map.file} has no ${map.key}.`, `Add the line \`${map.key} 0\` to it and reload HAProxy once.`);
    return value;
}
/** Slots whose every server is in maintenance, where rules name servers; whole backends get their users whatever their state. */
async function slotsAway(haproxy) {
    if (haproxy.backends) {
        for (const backend of Object.values(haproxy.backends))
            readServers(await haproxy.ask(`show servers state ${backend}`));
        return [];
    }
    const servers = await serversNow(haproxy);
    return Object.keys(servers).filter((slot) => servers[slot].every(({ admin }) => (admin & MAINTENANCE) !== 0));
}
function hundredths(split) {
    const rounded = Object.fromEntries(Object.entries(split).map(([slot, share]) => [slot, Math.round(share * 100) / 100]));
    if (Object.entries(split).every(([slot, share]) => Math.abs(share - rounded[slot]) < 1e-6))
        return rounded;
    throw new driver_error/* DriverError */.x('weights-too-fine', `A hash cannot be cut at the split ${(0,traffic_weights/* show */.WU)(split)}.`, 'Use multiples of 0.01 %.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/two-slots.js


/** Refuses names that do not give each of exactly two slots something of its own in the router. */
function checkNames(names, slots, where) {
    (0,traffic_weights/* checkSlots */.WS)(slots);
    const declared = Object.keys(names).sort().join();
    const all = Object.values(names).flat();
    if (slots.length === 2 && declared === [...slots].sort().join() && new Set(all).size === all.length && Object.values(names).every((each) => each.length > 0))
        return;
    throw problem/* InputError */.d.of('traffic-servers', `${where} is ${(0,traffic_weights/* show */.WU)(names)}, and the slots are ${slots.join(', ')}.`, 'Give each of the two slots something of its own.');
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/socket.js


const socket_TIMEOUT_MS = 5000;
const socket_REPLY_BYTES = 8 * 1024 * 1024;
/**
 * Speaks to HAProxy's runtime API (management guide, "Unix Socket commands"): one connection for each line, closed by HAProxy
 * behind its answer. The answer of every command ends with an empty line; one that does not was cut. Throws DriverError
 * `haproxy-socket-missing`, `haproxy-socket-denied`, `haproxy-unreachable`, `haproxy-timeout`, `haproxy-reply-cut` or
 * `haproxy-reply-too-large`. Errors of commands come as text, like their successes: who asks has to look.
 */
function askRuntime(place, timeout = socket_TIMEOUT_MS) {
    const where = 'socket' in place ? place.socket : `${place.host}:${place.port}`;
    const options = 'socket' in place ? { path: place.socket } : place;
    return (line) => new Promise((resolve, reject) => {
        const chunks = [];
        let size = 0;
        // HAProxy drops a connection whose other half closes, so ours stays open until it has answered.
        const socket = (0,external_node_net_.connect)({ ...options, allowHalfOpen: true });
        const fail = (error) => {
            reject(error);
            socket.destroy();
        };
        const timer = setTimeout(() => fail(new driver_error/* DriverError */.x('haproxy-timeout', `HAProxy at ${where} did not answer \`${line}\` within ${timeout} ms.`, 'See whether it is overloaded, or hung.')), timeout);
        socket.on('connect', () => socket.write(`${line}\n`));
        socket.on('data', (chunk) => {
            size += chunk.length;
            if (size > socket_REPLY_BYTES)
                fail(new driver_error/* DriverError */.x('haproxy-reply-too-large', `HAProxy at ${where} answered \`${line}\` with more than ${socket_REPLY_BYTES} bytes.`, 'Check that this is HAProxy\'s runtime socket.'));
            else
                chunks.push(chunk);
        });
        socket.on('error', (error) => fail(unreachable(error, where)));
        socket.on('end', () => socket.end());
        socket.on('close', () => {
            clearTimeout(timer);
            const text = Buffer.concat(chunks).toString('utf8');
            if (isWhole(text))
                resolve(text);
            else
                reject(new driver_error/* DriverError */.x('haproxy-reply-cut', `HAProxy at ${where} answered \`${line}\` with ${JSON.stringify(text.slice(-80))}, and its end is missing.`, 'It may have been reloaded or stopped meanwhile; the same command can be run again.'));
        });
    });
}
function isWhole(text) {
    return /^\n+$/.test(text) || text.endsWith('\n\n');
}
function unreachable(error, where) {
    const cause = { cause: error };
    if (error.code === 'ENOENT')
        return new driver_error/* DriverError */.x('haproxy-socket-missing', `There is no socket ${where}.`, 'Add `stats socket PATH mode 600 level admin` to HAProxy\'s `global`, and name that path.', cause);
    if (error.code === 'EACCES' || error.code === 'EPERM')
        return new driver_error/* DriverError */.x('haproxy-socket-denied', `This user may not open the socket ${where}.`, 'Give it to the group that Sluice runs in: `stats socket PATH mode 660 group GROUP level admin`.', cause);
    return new driver_error/* DriverError */.x('haproxy-unreachable', `HAProxy at ${where} cannot be reached: ${error.code ?? error.message}.`, 'Check that it runs and that the socket is the right one.', cause);
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/options.js





/** Throws InputError `traffic-servers`, `haproxy-place`, `haproxy-not-loopback`, `haproxy-mode` or `haproxy-cohort`. */
function haproxyOf(options) {
    const { slots, backend, servers, backends, map, cwd } = options;
    const wrong = (code, message, fix) => problem/* InputError */.d.of(code, message, fix);
    if (backends ? !map || servers !== undefined || backend !== undefined : backend === undefined || servers === undefined)
        throw wrong('haproxy-mode', '`rollout.traffic.haproxy` names neither servers of one backend nor, beside a `map`, two backends.', 'Declare `backend` and `servers`; or `backends` and `map`.');
    const odd = options.cohort?.values?.find(({ value }) => map !== undefined && !/^[A-Za-z0-9_.@:/-]+$/.test(value));
    if (odd)
        throw wrong('haproxy-cohort', `The value ${JSON.stringify(odd.value)} of \`rollout.cohort\` cannot be a key of HAProxy's map.`, 'Use letters, digits and _ . @ : / -, or let HAProxy give such users a plain name first.');
    checkNames(backends ?? servers, slots, `rollout.traffic.haproxy.${backends ? 'backends' : 'servers'}`);
    return {
        ask: askRuntime(placeOf(options), options.timeout),
        slots,
        backend,
        servers: Object.fromEntries(slots.map((slot) => [slot, backends ? [] : [servers[slot]].flat()])),
        backends,
        stateFile: options.state_file && external_node_path_.resolve(cwd, options.state_file),
        map: map && { file: map.file, key: map.key ?? backend ?? slots.map((slot) => backends[slot]).join('/'), path: external_node_path_.resolve(cwd, map.path ?? map.file), cohorts: map.cohorts },
        values: options.cohort?.values,
        drain: options.drain ?? 'finish',
        async raises(before, after) {
            // The journal that knows roles may be what is away; taking users from a candidate must not wait for it.
            const { candidate } = await Promise.resolve(options.roles()).catch(() => ({}));
            return candidate !== undefined && (after[candidate] ?? 0) > (before[candidate] ?? 0);
        },
    };
}
function placeOf({ socket, address, cwd }) {
    if (socket !== undefined && address === undefined)
        return { socket: external_node_path_.resolve(cwd, socket) };
    const found = /^(.+):(\d{1,5})$/.exec(address ?? '');
    if (socket !== undefined || !found || Number(found[2]) > 65_535)
        throw problem/* InputError */.d.of('haproxy-place', 'HAProxy\'s runtime API is named by `socket` (a path) or by `address` (host:port), one of them.', 'Write for example `socket: /run/haproxy/admin.sock`.');
    if (!(0,fetch_json/* isLoopback */.U9)(found[1]))
        throw problem/* InputError */.d.of('haproxy-not-loopback', `HAProxy's runtime API at ${address} is on another machine, and it asks nobody for a password.`, 'Run Sluice beside HAProxy, or end a tunnel on this machine: `ssh -L 9999:/run/haproxy/admin.sock ROUTER`.');
    return { host: found[1].replace(/^\[|\]$/g, ''), port: Number(found[2]) };
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/state-file.js




/**
 * Writes what HAProxy has to load at its next reload: all that it knows of its servers now, with these weights. HAProxy
 * loses runtime weights at every reload unless its configuration names this file (`load-server-state-from-file`).
 */
async function keepState({ ask, stateFile, backend, servers }, weights) {
    if (stateFile === undefined)
        return;
    const dump = await ask('show servers state');
    readServers(dump);
    const byName = new Map(Object.entries(servers).flatMap(([slot, names]) => names.map((name) => [name, weights[slot]])));
    // HAProxy itself takes the empty line behind its answer for a broken one in a file.
    await replaceWhole(stateFile, Buffer.from(`${withWeights(dump, backend, byName).trimEnd()}\n`)).catch((cause) => {
        throw new driver_error/* DriverError */.x('haproxy-state-file', `The state file ${stateFile} cannot be written: ${cause.message}.`, 'Let Sluice\'s user write to its folder, or HAProxy forgets the weights at its next reload.', { cause });
    });
}
/**
 * The servers as a reload would bring them: from the file where it names them and their configuration is still the one that it was written
 * under, otherwise with the weights of the configuration.
 */
async function keptServers({ stateFile, backend }, now) {
    const kept = await readKept(stateFile);
    const after = (server) => {
        const row = kept.find((each) => each.backend === backend && each.name === server.name);
        return row && row.initial === server.initial ? row : { ...server, weight: server.initial, admin: row?.admin ?? 0 };
    };
    return Object.fromEntries(Object.entries(now).map(([slot, servers]) => [slot, servers.map(after)]));
}
async function readKept(file) {
    try {
        return readServers(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch {
        // Missing or damaged: HAProxy starts without it.
        return [];
    }
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/weights.js
/** Runtime weights are whole numbers from 0 to this (management guide, `set weight`). */
const HEAVIEST = 256;
/** Both slots together, where it can be so: while the sum stays, one slot's weight rises only when the other's falls. */
const SUM = 200;
/** Shares are hundredths of a per cent. */
const PER_CENT = 100;
const weights_ALL = 100 * PER_CENT;
/** The weight of each server of the two slots that makes exactly this split; undefined where whole numbers cannot. */
function weightsFor(split, counts) {
    const [one, two] = Object.keys(counts);
    const share = Math.round(split[two] * PER_CENT);
    if (Math.abs(share - split[two] * PER_CENT) > 1e-4)
        return undefined;
    if (share === 0)
        return { [one]: SUM, [two]: 0 };
    if (share === weights_ALL)
        return { [one]: 0, [two]: SUM };
    const [first, second] = [(weights_ALL - share) * counts[two], share * counts[one]];
    const divisor = greatestDivisor(first, second);
    const [least, most] = [Math.min(first, second) / divisor, Math.max(first, second) / divisor];
    if (most > HEAVIEST)
        return undefined;
    const times = Math.max(1, SUM % (least + most) === 0 ? SUM / (least + most) : Math.floor(SUM / (least + most)));
    return { [one]: (first / divisor) * times, [two]: (second / divisor) * times };
}
/** The smallest step in per cent, a part of 1 % or a multiple of it, of which every multiple can be weighed exactly. */
function smallestStep(counts) {
    const [one, two] = Object.keys(counts);
    const exact = (step) => {
        for (let share = step; share < weights_ALL; share += step)
            if (!weightsFor({ [one]: (weights_ALL - share) / PER_CENT, [two]: share / PER_CENT }, counts))
                return false;
        return true;
    };
    const steps = [1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 400, 500, 1000, 2000, 2500, 5000, weights_ALL];
    return steps.find(exact) / PER_CENT;
}
/**
 * Which slot is told first. HAProxy takes one command after the other and may send users between two of them, so the state
 * in between must serve everybody, and give neither slot more than the larger of what it had and what it shall have.
 */
function order(before, after, counts) {
    const [one, two] = Object.keys(counts);
    const share = (weights) => {
        const [first, second] = [weights[one] * counts[one], weights[two] * counts[two]];
        return first + second === 0 ? NaN : second / (first + second);
    };
    const [low, high] = [share(before), share(after)].sort((a, b) => a - b);
    const isBetween = (slot) => {
        const middle = share({ ...before, [slot]: after[slot] });
        return middle >= low - 1e-12 && middle <= high + 1e-12;
    };
    const serves = (slot) => !Number.isNaN(share({ ...before, [slot]: after[slot] }));
    const first = [one, two].find(isBetween) ?? [one, two].find(serves) ?? one;
    return first === one ? [one, two] : [two, one];
}
function greatestDivisor(a, b) {
    return b === 0 ? a : greatestDivisor(b, a % b);
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/weight-router.js







const FORCED_MAINTENANCE = 1;
/** Shares by the weights of servers, read from `show servers state` and never remembered. */
function weightRouter(haproxy, counts) {
    return {
        async read() {
            const servers = await serversNow(haproxy);
            const running = weight_router_splitOf(servers);
            if (haproxy.stateFile === undefined || Object.values(running).every((share) => share === 0))
                return running;
            return agreed(running, weight_router_splitOf(await keptServers(haproxy, servers)));
        },
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, haproxy.slots);
            const weights = weightsFor(split, counts);
            if (!weights)
                throw new driver_error/* DriverError */.x('weights-too-fine', `Whole weights up to 256 cannot make the split ${(0,traffic_weights/* show */.WU)(split)}.`, `Use multiples of ${smallestStep(counts)} %.`);
            const servers = await serversNow(haproxy);
            // First the file: a reload between the two would bring the old weights back, and nobody would notice.
            const notKept = await keepState(haproxy, weights).then(() => undefined, (error) => error);
            if (notKept !== undefined && (await haproxy.raises(weight_router_splitOf(servers), split)))
                throw notKept;
            await tell(haproxy, servers, weights, counts);
            await weight_router_confirm(haproxy, weights);
            if (notKept !== undefined)
                throw notKept;
            if (haproxy.drain !== 'finish')
                await keepState(haproxy, weights);
        },
    };
}
/** What the servers' weights make of all users; a server in maintenance or drain gets no new ones. */
function weight_router_splitOf(servers) {
    const weights = effective(servers);
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    return Object.fromEntries(Object.entries(weights).map(([slot, weight]) => [slot, total === 0 ? 0 : Math.round((weight / total) * 1e11) / 1e9]));
}
function effective(servers) {
    return Object.fromEntries(Object.entries(servers).map(([slot, each]) => [slot, each.reduce((sum, { weight, admin }) => sum + (admin === 0 ? weight : 0), 0)]));
}
/** One line, so that HAProxy takes all of it or, where the connection fails, none. */
async function tell({ ask, backend, drain }, servers, weights, counts) {
    const now = effective(servers);
    const before = Object.fromEntries(Object.entries(now).map(([slot, weight]) => [slot, weight / counts[slot]]));
    const commands = order(before, weights, counts).flatMap((slot) => {
        const weight = weights[slot];
        return servers[slot].flatMap(({ name, weight: old, admin }) => {
            const server = `${backend}/${name}`;
            const set = old === weight ? [] : [`set weight ${server} ${weight}`];
            if (drain === 'finish')
                return set;
            // Maintenance is Sluice's here, by declaration: cookies and stick tables still lead users to a server of weight 0.
            if (weight > 0)
                return [...set, ...((admin & FORCED_MAINTENANCE) === 0 ? [] : [`set server ${server} state ready`])];
            return [...set, ...((admin & FORCED_MAINTENANCE) === 0 ? [`set server ${server} state maint`] : []), ...(drain === 'cut' ? [`shutdown sessions server ${server}`] : [])];
        });
    });
    if (commands.length > 0)
        checkDone(await ask(commands.join(';')), commands[0]);
}
async function weight_router_confirm(haproxy, weights) {
    const servers = await serversNow(haproxy);
    for (const [slot, each] of Object.entries(servers))
        for (const { name, weight, admin } of each) {
            if (weight !== weights[slot])
                throw new driver_error/* DriverError */.x('haproxy-not-taken', `HAProxy was told the weight ${weights[slot]} for ${haproxy.backend}/${name} and says ${weight}.`, 'Somebody else may set it at the same time: look for scripts and agents that do.');
            if (weight > 0 && admin !== 0)
                throw new driver_error/* DriverError */.x('haproxy-maintenance', `The server ${haproxy.backend}/${name} has its weight and gets no users: it is in maintenance or drain.`, `Find out who did that; \`set server ${haproxy.backend}/${name} state ready\` ends it.`);
        }
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/haproxy.js






/**
 * HAProxy through its runtime API: no reload, so no connection is lost. Either by weights of the servers of one backend
 * (each request for itself), or by one entry of a map that cuts a hash of the user's key (each user for all requests).
 */
function haproxyTraffic(options) {
    const haproxy = haproxyOf(options);
    const byUser = haproxy.map !== undefined;
    const counts = Object.fromEntries(haproxy.slots.map((slot) => [slot, haproxy.servers[slot].length]));
    return {
        name: 'haproxy',
        capabilities: { weights: true, smallestStep: byUser ? SMALLEST_SHARE : smallestStep(counts), mirror: false, cohorts: byUser, sticky: byUser },
        ...(byUser ? mapRouter(haproxy) : weightRouter(haproxy, counts)),
        inspect: () => inspectHaproxy(haproxy),
    };
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
    (0,traffic_weights/* checkSlots */.WS)(options.slots);
    const url = (0,fetch_json/* checkUrl */.CU)(options.url, 'rollout.traffic.http', options.insecure);
    const names = options.servers ? byServer(options.servers, options.slots) : byRole(options);
    const get = () => (0,fetch_json/* requestJson */.SS)(url, { what: 'The router', timeout: options.timeout, credentials: options.credentials, retry: (ms) => options.clock.sleep(ms) });
    return {
        name: 'http',
        // The protocol has no word for the smallest share that a router can make: reading back tells.
        capabilities: { weights: true, smallestStep: 0.01 },
        read: async () => names.read(await get()),
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, options.slots);
            const body = await names.body(split, get);
            await (0,fetch_json/* requestJson */.SS)(url, { what: 'The router', method: 'PUT', body, timeout: options.timeout, credentials: options.credentials, replyIgnored: true });
        },
    };
}
function byServer(servers, slots) {
    const declared = Object.keys(servers);
    const names = slots.map((slot) => servers[slot]);
    if (declared.length !== slots.length || names.some((name) => name === undefined) || new Set(names).size !== slots.length)
        throw problem/* InputError */.d.of('traffic-servers', `rollout.traffic.http.servers is ${(0,traffic_weights/* show */.WU)(servers)}, and the slots are ${slots.join(', ')}.`, 'Give each slot a server of its own.');
    const toSlots = (weights) => Object.fromEntries(slots.map((slot) => [slot, weights[servers[slot]]]));
    return {
        read: (reply) => toSlots((0,traffic_weights/* readWeights */.oQ)(reply, names, 'The router')),
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
            const weights = (0,traffic_weights/* readWeights */.oQ)(reply, ARMS, 'The router');
            const roles = echoed(reply, slots) ?? fixed;
            return { [roles.champion]: weights.champion, [roles.candidate]: weights.candidate };
        },
        async body(split, get) {
            const told = await rolesTold(options);
            // Whoever drains when the journal is away believes the router, which keeps what it was last told.
            const roles = told ? bothRoles(told, slots) : (echoed(await get(), slots) ?? fixed);
            if (!sameRoles(roles, fixed) && echoed(await get(), slots) === undefined)
                throw keepsNoRoles(roles, fixed);
            return { weights: { champion: split[roles.champion], candidate: split[roles.candidate] }, slots: { ...roles } };
        },
    };
}
/** Undefined where the journal, which knows them, cannot be read now. */
async function rolesTold({ roles }) {
    try {
        return await roles();
    }
    catch (error) {
        if (!(error instanceof Error))
            throw error;
        return undefined;
    }
}
/** The roles that the router gives back; undefined where it gives none. */
function echoed(reply, slots) {
    const given = (0,traffic_weights/* isRecord */.u4)(reply) ? reply.slots : undefined;
    if (given === undefined)
        return undefined;
    const fits = (0,traffic_weights/* isRecord */.u4)(given) &&
        Object.keys(given).sort().join() === 'candidate,champion' &&
        ARMS.every((arm) => slots.includes(given[arm])) &&
        given.champion !== given.candidate;
    if (!fits)
        throw new driver_error/* DriverError */.x('traffic-slots', `The router says that the arms are on ${(0,traffic_weights/* show */.WU)(given)}; the slots are ${slots.join(', ')}.`, 'It must give back `slots` as it got them.');
    return given;
}
function keepsNoRoles(roles, fixed) {
    return new driver_error/* DriverError */.x('traffic-roles', `The champion is on slot ${roles.champion} now, and the router does not keep which slot is which: its ` +
        `\`champion\` always means ${fixed.champion}. Writing would send users to the wrong model; nothing was written.`, 'Declare rollout.traffic.http.servers (slot -> the router\'s own name for it), or let the router give `slots` back.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/nginx/region.js



const EPSILON = 1e-6;
/**
 * The lines between the marks, for nginx's `http` context. `split_clients` gives the first entry the lowest hashes, so the slot
 * that grows stands first and nobody moves back; `0%` is refused by nginx and left out.
 */
function render(state, rule) {
    const { name, upstreams } = rule;
    return [
        ...(rule.values ? valueLines(state, rule) : hashLines(state, rule)),
        `map $nginx_version $${name}_mirror { default "${state.mirror === null ? '' : upstreams[state.mirror]}"; }`,
        `map $nginx_version $${name}_state { default "${describeState(state, rule)}"; }`,
        '',
    ].join('\n');
}
function hashLines({ buckets: { first, share } }, { key, name, slots, upstreams }) {
    const rest = upstreams[share === 100 ? first : other(first, slots)];
    return [`split_clients "${key}" $${name} {`, ...(share > 0 && share < 100 ? [`    ${share}% ${upstreams[first]};`] : []), `    * ${rest};`, '}'];
}
// nginx reads its quoted texts first: there `\n`, `\r` and `\t` are no letters, so the mark that makes a value mean itself is written twice.
function valueLines({ buckets: { first, share } }, { key, name, slots, upstreams, values }) {
    let sum = 0;
    const within = share === 100 ? [] : values.filter((each) => (sum += each.share) <= share + EPSILON);
    const rest = upstreams[share === 100 ? first : other(first, slots)];
    return [`map "${key}" $${name} {`, ...within.map(({ value }) => `    "\\\\${value}" ${upstreams[first]};`), `    default ${rest};`, '}'];
}
/** One line that the running nginx repeats: the shares, the growing slot first, the mirror, and by which rule. */
function describeState({ buckets, mirror }, rule) {
    const split = splitOf(buckets, rule.slots);
    const rest = other(buckets.first, rule.slots);
    return `${buckets.first}:${split[buckets.first]} ${rest}:${split[rest]} mirror:${mirror ?? '-'} rule:${region_digestOf(rule)}`;
}
/** Another key or other values move users: it is seen where the shares alone are the same. */
function region_digestOf({ key, upstreams, slots, values }) {
    return (0,core_digest/* sha256 */.sc)(Buffer.from(JSON.stringify([key, slots.map((slot) => upstreams[slot]), values ?? null]))).slice('sha256:'.length, 'sha256:'.length + 8);
}
/** Reads such a line; `by`: this rule, another one, or a person who began with a configuration to copy. Undefined where it is none. */
function readState(text, rule) {
    const found = /^([\w.-]+):(\d+(?:\.\d{1,2})?) ([\w.-]+):(\d+(?:\.\d{1,2})?) mirror:([\w.-]+) rule:(-|[0-9a-f]{8})\s*$/.exec(text);
    if (!found)
        return undefined;
    const [, first, share, second, , mirror, digest] = found;
    const known = [first, second].sort().join() === [...rule.slots].sort().join() && (mirror === '-' || rule.slots.includes(mirror));
    if (!known || Number(share) > 100 || Math.abs(Number(share) + Number(found[4]) - 100) > EPSILON)
        return undefined;
    return { buckets: { first: first, share: Number(share) }, mirror: mirror === '-' ? null : mirror, by: digest === region_digestOf(rule) ? 'this' : digest === '-' ? 'hand' : 'other' };
}
/** The three parts of a configuration file: up to the mark's line, between the marks, from the closing mark on. Throws DriverError `nginx-marks`. */
function regionOf(text, name, file) {
    const begin = [...text.matchAll(new RegExp(`^[ \\t]*# sluice begin ${name}(?![\\w]).*\\r?\\n`, 'gm'))];
    const end = [...text.matchAll(new RegExp(`^[ \\t]*# sluice end ${name}(?![\\w]).*$`, 'gm'))];
    const [from, to] = [begin[0] && begin[0].index + begin[0][0].length, end[0]?.index];
    if (begin.length !== 1 || end.length !== 1 || from > to)
        throw new driver_error/* DriverError */.x('nginx-marks', `${file} has not exactly one line \`# sluice begin ${name}\` and one \`# sluice end ${name}\` behind it.`, 'Put both into nginx\'s `http` context; docs/drivers.md has a file to copy.');
    return { before: text.slice(0, from), body: text.slice(from, to), after: text.slice(to) };
}
/**
 * What the lines between the marks make nginx do after its next reload. Where somebody changed them by hand the shares are read
 * from the lines that nginx itself reads. Throws DriverError `nginx-region` where they cannot be told.
 */
function keptState(body, rule, file) {
    const said = new RegExp(`\\$${rule.name}_state \\{ default "([^"\\n]*)"; \\}`).exec(body)?.[1];
    const state = said === undefined ? undefined : readState(said, rule);
    if (state && body === render(state, rule))
        return { ...state, exact: true };
    const shares = rule.values ? undefined : handwritten(body, rule);
    if (!shares)
        throw new driver_error/* DriverError */.x('nginx-region', `Nobody can tell what the lines between the marks in ${file} would do: they are not Sluice's.`, `Put them back as docs/drivers.md shows them, and run \`sluice check\`.`);
    return { buckets: shares, mirror: state?.mirror ?? null, exact: false };
}
function handwritten(body, { slots, upstreams }) {
    const lines = body.replace(/#.*$/gm, '');
    const block = /split_clients\s[^{]*\{([^}]*)\}/.exec(lines)?.[1];
    const entries = [...(block ?? '').matchAll(/([\d.]+%|\*)\s+([^\s;]+)\s*;/g)].map(([, part, upstream]) => ({ part: part, slot: slots.find((slot) => upstreams[slot] === upstream) }));
    const last = entries.at(-1);
    if (!last || last.part !== '*' || entries.some(({ slot }) => slot === undefined))
        return undefined;
    const first = entries[0].slot;
    const share = entries.slice(0, -1).filter(({ slot }) => slot === first).reduce((sum, { part }) => sum + Number.parseFloat(part), 0);
    if (entries.length === 1)
        return { first: other(first, slots), share: 0 };
    return { first, share: last.slot === first ? 100 - entries.slice(0, -1).filter(({ slot }) => slot !== first).reduce((sum, { part }) => sum + Number.parseFloat(part), 0) : share };
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/nginx/inspect.js






/** nginx is elsewhere than who asks, or not running: nothing can be said of it here. */
const inspect_AWAY = new Set(['nginx-unreachable', 'nginx-timeout']);
/** What would stop a rollout at this nginx: asked of the running one, of its file, and of `nginx -t`. */
async function inspectNginx(nginx) {
    try {
        const running = await runningState(nginx);
        const kept = keptState((await readRegion(nginx)).body, nginx.rule, nginx.config);
        return [
            ...(describeState(running, nginx.rule) === describeState(kept, nginx.rule) ? [] : [unlike(nginx)]),
            ...(running.by === 'other' ? [otherRule()] : []),
            ...(await writable(nginx)),
            ...(await configuration(nginx)),
        ];
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x))
            throw error;
        return [{ code: error.code, message: error.message.replace(` ${error.fix} [${error.code}]`, ''), fix: error.fix, blocks: !inspect_AWAY.has(error.code) }];
    }
}
function unlike({ config }) {
    return { code: 'nginx-not-reloaded', message: `The running nginx and ${config} say different shares: the next reload of whoever else would change them.`, fix: 'Find out who changed the file; `nginx -s reload` makes it true, or put the old lines back.', blocks: true };
}
function otherRule() {
    return { code: 'nginx-rule-changed', message: 'The running nginx tells users apart by another key, by other values, or calls its upstreams otherwise than the delivery file: the first change of shares would move users.', fix: 'Change keys between deliveries, never within one.', blocks: false };
}
/** A file is replaced whole, so its folder must be writable too. */
async function writable({ config }) {
    const failed = await Promise.all([config, external_node_path_.dirname(config)].map((place) => (0,promises_.access)(place, promises_.constants.W_OK).then(() => undefined, () => place)));
    return failed.filter((place) => place !== undefined).map((place) => ({ code: 'nginx-file', message: `${place} cannot be written by this user.`, fix: 'Let Sluice\'s user write the file and its folder.', blocks: true }));
}
/** What `nginx -t` says, and whether the configuration that it would load has the upstreams and uses the variable. */
async function configuration({ test, rule, mirrors, cwd, env }) {
    const words = (0,program/* commandWords */.Bl)(test).map((word) => (word === '-t' ? '-T' : word));
    const shown = await (0,program/* runProgram */.mB)(words, { cwd, env, timeout: 30_000, outputLimit: 16 * 1024 * 1024 }).catch((error) => error);
    if (shown instanceof Error)
        return [{ code: 'nginx-test-failed', message: `nginx refuses its configuration as it is: no share could be changed, not even back to 0. ${shown.message}`, fix: 'Correct what it says.', blocks: true }];
    if (!words.includes('-T'))
        return [];
    const text = shown.stdout.toString('utf8').replace(/^\s*#.*$/gm, '');
    const missing = Object.values(rule.upstreams).filter((upstream) => !new RegExp(`^\\s*upstream\\s+${upstream.replaceAll('.', '\\.')}\\s*\\{`, 'm').test(text));
    const unused = [rule.name, ...(mirrors ? [`${rule.name}_mirror`] : [])].filter((variable) => !new RegExp(`_pass\\s+[^;]*\\$(${variable}\\b|\\{${variable}\\})`).test(text));
    return [
        ...missing.map((upstream) => ({ code: 'nginx-upstream', message: `nginx's configuration has no \`upstream ${upstream}\`.`, fix: 'Correct `rollout.traffic.nginx.upstreams`, or add it.', blocks: true })),
        ...unused.map((variable) => ({ code: 'nginx-unused', message: `Nothing in nginx's configuration passes requests to $${variable}.`, fix: `Write \`proxy_pass http://$${variable};\`; docs/drivers.md has a file to copy.`, blocks: true })),
    ];
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/nginx/options.js





const options_TIMEOUT_MS = 2000;
/** What can stand in a quoted text of nginx and mean itself, besides variables. */
const KEY = /^[A-Za-z0-9_.:$ {}-]+$/;
const VALUE = /^[A-Za-z0-9_][A-Za-z0-9_ .:@/-]*$/;
/** Throws InputError `traffic-servers`, `nginx-key`, `nginx-cohort`, or as `checkUrl`. */
function nginxOf(options) {
    const { upstreams, slots, cohort, cwd } = options;
    checkNames(upstreams, slots, 'rollout.traffic.nginx.upstreams');
    const key = cohort?.attribute ?? cohort?.key ?? options.key;
    if (!KEY.test(key) || !key.includes('$'))
        throw problem/* InputError */.d.of('nginx-key', `nginx is to tell users apart by ${JSON.stringify(key)}, which names no variable of nginx or has signs that its configuration would read otherwise.`, 'Write for example `$http_x_user_id`, or `income-$cookie_uid`.');
    const odd = cohort?.values?.find(({ value }) => !VALUE.test(value));
    if (odd)
        throw problem/* InputError */.d.of('nginx-cohort', `The value ${JSON.stringify(odd.value)} of \`rollout.cohort\` cannot stand in nginx's configuration.`, 'Use letters, digits, spaces and _ . : @ / -, or let a `map` of your own give such users a plain name.');
    return {
        rule: { name: options.name ?? 'sluice', key, slots, upstreams, values: cohort?.values },
        config: external_node_path_.resolve(cwd, options.config),
        status: (0,fetch_json/* checkUrl */.CU)(options.status, 'rollout.traffic.nginx.status', options.insecure),
        mirrors: options.mirror ?? false,
        test: (0,program/* commandWords */.Bl)(options.test ?? ['nginx', '-t']),
        reload: (0,program/* commandWords */.Bl)(options.reload ?? ['nginx', '-s', 'reload']),
        clock: options.clock,
        cwd,
        env: options.env,
        timeout: options.timeout ?? options_TIMEOUT_MS,
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/nginx/status.js



const BYTES = 4096;
/**
 * Asks the running nginx what it does, over a connection of its own: workers of the last configuration go on serving the
 * connections that they have, and only a new connection meets the new ones. Throws DriverError `nginx-unreachable`,
 * `nginx-timeout` or `nginx-status`.
 */
function askStatus(url, timeout) {
    const place = `${url.origin}${url.pathname}`;
    return new Promise((resolve, reject) => {
        const fail = (code, message, fix, cause) => reject(new driver_error/* DriverError */.x(code, message, fix, { cause }));
        const request = (url.protocol === 'https:' ? external_node_https_.request : external_node_http_.request)(url, { agent: false, signal: AbortSignal.timeout(timeout) }, (response) => {
            const chunks = [];
            let size = 0;
            response.on('data', (chunk) => {
                size += chunk.length;
                if (size <= BYTES)
                    chunks.push(chunk);
                else
                    response.destroy();
            });
            response.on('error', (cause) => fail('nginx-unreachable', `nginx's status at ${place} broke off: ${cause.message}.`, 'The same command can be run again.', cause));
            response.on('close', () => {
                const text = Buffer.concat(chunks).toString('utf8');
                if (response.statusCode === 200 && size <= BYTES && response.complete)
                    resolve(text);
                else
                    fail('nginx-status', `nginx's status at ${place} answered ${response.statusCode} and ${JSON.stringify(text.slice(0, 120))}.`, 'It is a `location` with `return 200 $NAME_state;`; docs/drivers.md has it.');
            });
        });
        request.on('error', (cause) => cause.name === 'TimeoutError' || cause.name === 'AbortError'
            ? fail('nginx-timeout', `nginx's status at ${place} did not answer within ${timeout} ms.`, 'See whether nginx is overloaded.', cause)
            : fail('nginx-unreachable', `nginx's status at ${place} cannot be reached: ${cause.code ?? cause.message}.`, 'Check that nginx runs and that `rollout.traffic.nginx.status` is right.', cause));
        request.end();
    });
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/nginx/nginx.js











const LOOK_EVERY_MS = 20;
/** Old and new workers take connections side by side for about 100 ms after a reload; so many answers in a row lie beyond that. */
const LOOKS_IN_A_ROW = 15;
const CONFIRM_MS = 15_000;
/**
 * nginx, whose shares and mirror stand in its configuration: a change is a file, a test, a reload, and asking the running nginx
 * until every answer comes from the new configuration. A test that fails leaves the old file.
 */
function nginxTraffic(options) {
    const nginx = nginxOf(options);
    const { slots } = nginx.rule;
    return {
        name: 'nginx',
        capabilities: { weights: true, smallestStep: SMALLEST_SHARE, mirror: nginx.mirrors, cohorts: true, sticky: true },
        async read() {
            const running = await runningState(nginx);
            const kept = keptState((await readRegion(nginx)).body, nginx.rule, nginx.config);
            return agreed(splitOf(running.buckets, slots), splitOf(kept.buckets, slots));
        },
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, slots);
            await change(nginx, (now) => ({ ...now, buckets: bucketsFor(nginx_hundredths(split), slots, now.buckets) }));
        },
        ...(nginx.mirrors && {
            mirror: {
                async read() {
                    const { mirror } = await runningState(nginx);
                    const kept = keptState((await readRegion(nginx)).body, nginx.rule, nginx.config);
                    // Neither what runs nor what would run: nobody who compares takes it for what was told.
                    return mirror === kept.mirror ? mirror : '(changing)';
                },
                async write(slot) {
                    if (slot !== null && !slots.includes(slot))
                        throw new RangeError(`There is no slot ${slot}.`);
                    await change(nginx, (now) => ({ ...now, mirror: slot }));
                },
            },
        }),
        inspect: () => inspectNginx(nginx),
    };
}
/** What the running nginx says. Throws DriverError `nginx-state` where it says something else. */
async function runningState({ status, rule, timeout }) {
    const text = await askStatus(status, timeout);
    const state = readState(text, rule);
    if (state)
        return state;
    throw new driver_error/* DriverError */.x('nginx-state', `nginx's status answers ${(0,traffic_weights/* show */.WU)(text)}, which are no shares of ${rule.slots.join(' and ')}.`, `Let the location return $${rule.name}_state, and take the lines between the marks from docs/drivers.md.`);
}
async function readRegion({ config, rule }) {
    try {
        const bytes = await (0,promises_.readFile)(config);
        // Bytes that are no UTF-8 must come out as they went in.
        return { ...regionOf(bytes.toString('latin1'), rule.name, config), bytes };
    }
    catch (cause) {
        if (cause instanceof driver_error/* DriverError */.x)
            throw cause;
        throw nginx_unusable(config, cause);
    }
}
async function change(nginx, next) {
    const { rule, config } = nginx;
    const region = await readRegion(nginx);
    // An nginx that is down can still be told what to begin with.
    const running = await runningState(nginx).catch(() => undefined);
    const now = running ?? keptState(region.body, rule, config);
    const wanted = next({ buckets: now.buckets, mirror: now.mirror });
    const body = render(wanted, rule);
    const runs = running !== undefined && running.by === 'this' && describeState(running, rule) === describeState(wanted, rule);
    if (runs && region.body === body)
        return;
    const bytes = Buffer.from(region.before + body + region.after, 'latin1');
    if (region.body !== body)
        await nginx_put(nginx, region.bytes, bytes);
    await test(nginx, region.bytes, bytes);
    await run(nginx, nginx.reload, 'nginx-reload-failed', 'nginx could not be told to reload; the file has the new shares, and what runs the old ones.');
    await nginx_confirm(nginx, describeState(wanted, rule));
}
/** Somebody who edits the same file must not lose what they wrote between our reading and our writing. */
async function nginx_put({ config }, before, bytes) {
    if (!before.equals(await (0,promises_.readFile)(config)))
        throw new driver_error/* DriverError */.x('nginx-file-busy', `${config} was changed by somebody else at the same moment; nothing was written.`, 'The same command can be run again.');
    await replaceWhole(config, bytes).catch((cause) => {
        throw nginx_unusable(config, cause);
    });
}
async function test(nginx, before, bytes) {
    try {
        await run(nginx, nginx.test, 'nginx-test-failed', 'nginx refuses its configuration; the old file stays, and users stay where they are.');
    }
    catch (error) {
        const ours = await (0,promises_.readFile)(nginx.config).catch(() => undefined);
        if (ours?.equals(bytes))
            await replaceWhole(nginx.config, before);
        throw error;
    }
}
async function run({ cwd, env, timeout }, command, code, message) {
    await (0,program/* runProgram */.mB)((0,program/* commandWords */.Bl)(command), { cwd, env, timeout: Math.max(timeout, 30_000) }).catch((cause) => {
        throw new driver_error/* DriverError */.x(code, `${message} ${cause.message}`, 'Correct what nginx says; the same command can be run again.', { cause });
    });
}
async function nginx_confirm(nginx, wanted) {
    let row = 0;
    let said = 'nothing';
    const end = nginx.clock.now().getTime() + CONFIRM_MS;
    while (nginx.clock.now().getTime() < end) {
        said = await askStatus(nginx.status, nginx.timeout).catch((error) => error.message);
        row = said.trim() === wanted ? row + 1 : 0;
        if (row === LOOKS_IN_A_ROW)
            return;
        await nginx.clock.sleep(LOOK_EVERY_MS);
    }
    throw new driver_error/* DriverError */.x('nginx-not-reloaded', `nginx was told to reload and its status still says ${(0,traffic_weights/* show */.WU)(said.trim())}, not ${(0,traffic_weights/* show */.WU)(wanted)}.`, 'See nginx\'s error log: it keeps the old configuration where the new one cannot be loaded.');
}
function nginx_hundredths(split) {
    const rounded = Object.fromEntries(Object.entries(split).map(([slot, share]) => [slot, Math.round(share * 100) / 100]));
    if (Object.entries(split).every(([slot, share]) => Math.abs(share - rounded[slot]) < 1e-6))
        return rounded;
    throw new driver_error/* DriverError */.x('weights-too-fine', `A hash cannot be cut at the split ${(0,traffic_weights/* show */.WU)(split)}.`, 'Use multiples of 0.01 %.');
}
function nginx_unusable(file, cause) {
    return new driver_error/* DriverError */.x('nginx-file', `${file} cannot be read and written here: ${cause.message}.`, 'Let Sluice\'s user write the file and its folder.', { cause });
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/open.js




/** The driver that `rollout.traffic` declares. Strategy `replace` has none: see fleet/single-command.ts. */
function openTraffic(spec, options) {
    if (spec.http)
        return httpTraffic({ ...options, ...spec.http });
    if (spec.haproxy)
        return haproxyTraffic({ ...options, ...spec.haproxy });
    if (spec.nginx)
        return nginxTraffic({ ...options, ...spec.nginx });
    return commandTraffic({ ...options, ...spec.command });
}

// EXTERNAL MODULE: ./.build/src/serving/releases.js
var releases = __webpack_require__(85156);
// EXTERNAL MODULE: ./.build/src/run/credentials.js + 1 modules
var credentials = __webpack_require__(31588);
;// CONCATENATED MODULE: ./.build/src/run/object-access.js

/** What this job proves to the store of the journal who it is with. Throws InputError `environment-missing`, naming every variable that lacks. */
function storeAccess({ region, token_env: token, query_env: query }, { env }, delivery) {
    const declared = ['rollout', 'journal', 'object'];
    const needed = region !== undefined ? ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] : [token, query].filter((name) => name !== undefined);
    const missing = needed.filter((name) => !env[name]);
    if (missing.length > 0)
        throw new problem/* InputError */.d(missing.map((name) => ({
            code: 'environment-missing',
            message: `The journal is in an object store, and ${name} is not set here.`,
            fix: 'Set it in this job (`env:` with a secret of its environment, or from an OIDC login).',
            location: delivery.locate(declared),
        })));
    if (region !== undefined)
        return { aws: { region, accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY, sessionToken: env.AWS_SESSION_TOKEN || undefined } };
    if (token !== undefined)
        return { token: env[token] };
    return query === undefined ? {} : { query: env[query].replace(/^\?/, '') };
}

// EXTERNAL MODULE: ./.build/src/run/registry.js + 1 modules
var run_registry = __webpack_require__(64034);
;// CONCATENATED MODULE: ./.build/src/run/wiring.js





















/**
 * The journal that the delivery file declares: a git ref or an object where said so, else a file in `rollout.state`. One that signs its
 * events can only be read where there is no key.
 */
function openJournal(delivery, session, signing, declared = (0,policy/* rolloutOf */.Zb)(delivery).journal) {
    const model = delivery.spec.release.name;
    const signer = signing.privatePem ? (0,sign/* keySigner */.Ye)(signing.privatePem) : undefined;
    const keys = signing.publicPem ? [(0,sign/* journalKey */.dR)(signing.publicPem)] : undefined;
    const journal = journalAt(declared ?? {}, delivery, session, signer);
    return { journal: keys && !signer ? withoutKey(journal) : journal, model, keys };
}
function journalAt({ git, file, object }, delivery, session, signer) {
    const model = delivery.spec.release.name;
    const { clock, workspace, env } = session;
    if (object) {
        const { url, headers } = object;
        return openObjectJournal({ url, headers, access: () => storeAccess(object, session, delivery), model, clock, signer, insecure: delivery.spec.evidence?.insecure });
    }
    if (!git)
        return openFileJournal({ file: delivery.resolve(file ?? external_node_path_.join(stateOfRollout(delivery), `${model}.journal.jsonl`)), model, clock, signer });
    const remote = git.remote ?? 'origin';
    return openGitJournal({
        remote,
        ref: git.ref ?? `refs/sluice/${model}`,
        model,
        workspace,
        scratch: env.RUNNER_TEMP ?? external_node_os_.tmpdir(),
        signer,
        authorization: wantsToken(remote) ? gitAuthorization(session) : undefined,
    });
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
/** The router alone: all that whoever takes users away needs. */
function openRouter(delivery, session, access) {
    const rollout = (0,policy/* rolloutOf */.Zb)(delivery);
    const { options, slots } = commonOptions(delivery, session);
    if (rollout.command !== undefined)
        return singleCommand(rollout.command, { ...options, slots }).traffic;
    if (!rollout.traffic)
        throw incomplete(delivery);
    return openTraffic(rollout.traffic, { ...options, slots, roles: () => rolesOf(access), cohort: rollout.cohort });
}
/** Router, slots, registry and signals as the delivery file declares them. */
function openDrivers(delivery, session, access) {
    const rollout = (0,policy/* rolloutOf */.Zb)(delivery);
    const { clock, engine } = session;
    const { options, slots } = commonOptions(delivery, session);
    const { insecure } = options;
    const registry = (0,run_registry/* openRegistry */.Me)(delivery, session, options.credentials);
    const signals = rollout.signals && openSignals(rollout.signals, (0,presets/* guardrailsOf */.Q)(rollout), { slots, engine, clock, insecure, credentials: options.credentials, assignment: rollout.assignment, env: session.env, source: (declared, at) => (0,source/* sourceOf */.vz)(delivery, declared, at) });
    const capacity = rollout.capacity && readyBy(rollout.capacity, options);
    if (rollout.command !== undefined)
        return { ...singleCommand(rollout.command, { ...options, slots }), signals, registry, capacity };
    if (!rollout.fleet)
        throw incomplete(delivery);
    return { traffic: openRouter(delivery, session, access), fleet: openFleet(rollout.fleet, options), signals, registry, capacity };
}
function commonOptions(delivery, session) {
    const rollout = (0,policy/* rolloutOf */.Zb)(delivery);
    const env = passedEnvironment(rollout.pass_env ?? [], session, delivery);
    return { options: { cwd: delivery.root, clock: session.clock, env, insecure: delivery.spec.evidence?.insecure, credentials: (0,credentials/* credentialsOf */.Y)(delivery, session) }, slots: (0,policy/* slotsOf */.nK)(rollout) };
}
function incomplete(delivery) {
    return problem/* InputError */.d.of('rollout-incomplete', 'The rollout has no `fleet` or no `traffic`.', 'Declare both, or `command` for the strategy `replace`.', delivery.locate(['rollout']));
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

/***/ 40641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vy: () => (/* binding */ registryDrift),
/* harmony export */   de: () => (/* binding */ championIn),
/* harmony export */   e7: () => (/* binding */ pointRegistry)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _prove_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83630);


const ATTEMPTS = 3;
/** The champion as the journal tells it; undefined where nothing serves, or where that is about to change. */
function championIn({ champion, good, baseline, returning }) {
    if (!champion || returning)
        return undefined;
    const known = [...[...good].reverse().filter(({ withdrawn }) => !withdrawn), ...(baseline ? [baseline] : [])];
    const before = known.map(({ release }) => release.digest).filter((digest) => digest !== champion.release.digest);
    return { release: champion.release, ledgerHead: champion.ledgerHead, before };
}
/**
 * Points the registry's aliases at what serves, after the router: tags first, then the one before, the champion last. All of it
 * follows from the journal, so a run that was killed is repeated as it is. A registry has no compare-and-set: the alias is read before
 * and after. Never throws for the registry's sake: users are served by then.
 */
async function pointRegistry(registry, champion) {
    try {
        const wanted = await versionOf(registry, champion);
        if ('kind' in wanted)
            return wanted;
        await tag(registry, wanted, champion);
        const found = await registry.aliases();
        const previous = await firstKnown(registry, champion.before);
        const keep = previous?.version ?? (found.champion === wanted.version ? undefined : found.champion);
        if (keep !== undefined && keep !== wanted.version && found.previous !== keep)
            await registry.point('previous', keep);
        const changed = found.champion !== wanted.version;
        if (changed && !(await take(registry, wanted.version)))
            return contested(registry, wanted.version);
        return { kind: 'pointed', version: wanted.version, changed, said: `${registry.name}: version ${wanted.version} is champion${keep === undefined ? '' : `, version ${keep} the one before`}.`, drift: driftOf(registry, found.champion, wanted.version, previous?.version) };
    }
    catch (error) {
        if (!(error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x))
            throw error;
        return { kind: 'failed', code: 'registry-away', said: `${registry.name} could not be told who is champion: ${(0,_prove_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`, fix: 'Repair it and run the same command again: it goes on from what the journal says.' };
    }
}
/** Whether the alias names what serves; changes nothing. Undefined where it does. */
async function registryDrift(registry, champion) {
    const fix = 'Find out who points it; running `sluice canary-promote` or `sluice rollback` again points it at what serves.';
    try {
        const [{ champion: named }, wanted] = [await registry.aliases(), await registry.find(champion.release.digest)];
        if (named !== undefined && named === wanted?.version)
            return undefined;
        return { code: 'registry-drift', fix, said: `${registry.name} names ${named === undefined ? 'nothing' : `version ${named}`} as champion, and ${champion.release.digest} (${wanted ? `version ${wanted.version}` : 'no version there'}) serves.` };
    }
    catch (error) {
        if (!(error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x))
            throw error;
        return { code: 'registry-away', fix: 'Repair the registry, or its address in `rollout.registry`.', said: `${registry.name} could not be asked who is champion: ${(0,_prove_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}` };
    }
}
async function versionOf(registry, { release, version }) {
    const tagged = await registry.find(release.digest);
    if (tagged)
        return tagged;
    const name = version ?? (/^[1-9]\d{0,18}$/.test(release.version ?? '') ? release.version : undefined);
    const found = name === undefined ? undefined : await registry.version(name);
    if (!found)
        return { kind: 'failed', code: 'registry-version-unknown', said: `${registry.name} has no version of ${release.digest}${name === undefined ? '' : `, and no version ${name}`}.`, fix: `Register the model where it is trained, with the tag sluice.digest = ${release.digest}, or name its version in \`rollout.registry\`. The journal knows the champion all the same.` };
    if (found.digest !== undefined && found.digest !== release.digest)
        return { kind: 'failed', code: 'registry-version-other', said: `Version ${name} of ${registry.name} is tagged as ${found.digest}, and ${release.digest} serves.`, fix: 'Name the version of the release that serves: nothing was changed.' };
    return found;
}
async function tag(registry, { version, digest, ledgerHead }, { release, ledgerHead: head }) {
    if (digest === release.digest && (head === null || head === ledgerHead))
        return;
    await registry.tag(version, { digest: release.digest, ...(head !== null && { ledgerHead: head }) });
}
async function firstKnown(registry, digests) {
    for (const digest of digests.slice(0, ATTEMPTS)) {
        const found = await registry.find(digest);
        if (found)
            return found;
    }
    return undefined;
}
/** An accepted write is not yet a pointed alias. */
async function take(registry, version) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        await registry.point('champion', version);
        if ((await registry.aliases()).champion === version)
            return true;
    }
    return false;
}
async function contested(registry, version) {
    const { champion } = await registry.aliases();
    return { kind: 'failed', code: 'registry-contested', said: `${registry.name} was told ${ATTEMPTS} times that version ${version} is champion, and names ${champion === undefined ? 'nothing' : `version ${champion}`}: somebody else points it too.`, fix: 'Let nothing but Sluice point this alias, and run the same command again.' };
}
function driftOf(registry, found, wanted, previous) {
    if (found === undefined || found === wanted || previous === undefined || found === previous)
        return undefined;
    return `${registry.name} named version ${found} as champion, which Sluice had not put there: before this, version ${previous} served.`;
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
        parts: (digest) => (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__/* .measuredParts */ .nz)(digest, stateFolder),
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
