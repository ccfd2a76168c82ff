export const id = 1848;
export const ids = [1848];
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

/***/ 59392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ JournalConflict)
/* harmony export */ });
class JournalConflict extends Error {
    constructor(expected, actual) {
        super(`The journal has ${actual} events and ${expected} were expected: another tick wrote first.`);
        this.name = 'JournalConflict';
    }
}


/***/ }),

/***/ 19161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G8: () => (/* binding */ attachmentExists),
/* harmony export */   O2: () => (/* binding */ ATTACHMENT_BYTES),
/* harmony export */   YU: () => (/* binding */ checkAttachment)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}$/;
const ATTACHMENT_BYTES = 64 * 1024 * 1024;
/** Refuses a name that could leave the folder of attachments, or that a file system or git would change. */
function checkAttachment(name, bytes) {
    if (!NAME.test(name) || name.split('/').some((part) => part.includes('..') || /\.(lock|git)$/i.test(part) || part.endsWith('.')))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('attachment-name', `${JSON.stringify(name.slice(0, 200))} is no name for an attachment.`, 'Use up to four parts of letters, digits, dots, dashes and underscores, separated by slashes.');
    if (bytes && bytes.byteLength > ATTACHMENT_BYTES)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('attachment-too-large', `The attachment ${name} has ${bytes.byteLength} bytes.`, `At most ${ATTACHMENT_BYTES} are kept.`);
}
/** Attachments are written once: the same bytes again are no change, other bytes are refused. */
function attachmentExists(name) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('attachment-exists', `The journal already keeps other bytes as ${name}.`, 'What was once recorded is never replaced; attach under another name.');
}


/***/ }),

/***/ 8343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ JOURNAL_NAME),
  U: () => (/* binding */ openKubernetesJournal)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/seams.js
var seams = __webpack_require__(59392);
// EXTERNAL MODULE: ./.build/src/journal/attachments.js
var attachments = __webpack_require__(19161);
// EXTERNAL MODULE: ./.build/src/journal/chain.js
var chain = __webpack_require__(64654);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/kubernetes/cluster.js
var cluster = __webpack_require__(23246);
;// CONCATENATED MODULE: ./.build/src/journal/config-maps.js




const CONFIG_MAP = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
/** Label of every ConfigMap of a journal: whose it is. */
const JOURNAL_LABEL = 'sluice/journal';
/** Label: what of it. */
const PART_LABEL = 'sluice/part';
/** The API refuses more than 1 MiB of values in one ConfigMap (`MaxSecretSize` of its validation). */
const PIECE_BYTES = 900 * 1024;
/** What one attachment may take of etcd, whose whole is a few GB by default. */
const MOST_BYTES = 16 * 1024 * 1024;
const TRIES = 4;
const PAUSE_MS = 250;
/** After these nobody knows whether a write took effect. */
const UNSURE = new Set(['cluster-unreachable', 'cluster-timeout', 'cluster-busy', 'cluster-failed', 'cluster-unreadable']);
/** A ConfigMap of the journal `name`. It has no owner: nothing that is deleted takes a journal with it. */
function configMap(name, part, suffix, content) {
    return {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: `sluice-${name}${suffix}`, labels: { [cluster/* MARKS */.j.managedBy]: 'sluice', [JOURNAL_LABEL]: name, [PART_LABEL]: part } },
        ...content,
    };
}
/** A value of the ConfigMap, where it is that part of this journal. Throws `journal-unreadable` for anybody else's of that name. */
function config_maps_valueOf(object, name, part, key, where) {
    const { labels } = object.metadata;
    const value = (object.data ?? {})[key];
    if (labels?.[JOURNAL_LABEL] === name && labels[PART_LABEL] === part && typeof value === 'string')
        return value;
    throw new driver_error/* DriverError */.x('journal-unreadable', `The ConfigMap ${object.metadata.name} in ${where} is no ${part} of the journal ${name}.`, 'Nobody but Sluice may write there; restore it from its last good copy, or give the journal another `name`.');
}
function gone(what, where) {
    return new driver_error/* DriverError */.x('journal-gone', `The ConfigMap ${what} in ${where} is no longer there.`, 'Restore it from a copy; a journal is never begun anew in the middle of a delivery.');
}
function isUnsure(error) {
    return error instanceof driver_error/* DriverError */.x && UNSURE.has(error.code);
}
/** Creates what is written once. Whoever finds it there already takes it for its own where `isSame` says so; answers what is there otherwise. */
async function createOnce(cluster, clock, object, isSame) {
    let problem;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
        if (attempt > 0)
            await clock.sleep(PAUSE_MS * attempt);
        try {
            await cluster.create(CONFIG_MAP, object);
            return undefined;
        }
        catch (error) {
            if (!isUnsure(error) && !(error instanceof driver_error/* DriverError */.x && error.code === 'cluster-exists'))
                throw error;
            problem = error;
        }
        const present = await cluster.read(CONFIG_MAP, object.metadata.name).catch((error) => (isUnsure(error) ? undefined : Promise.reject(error)));
        if (present)
            return isSame(present) ? undefined : present;
    }
    throw problem;
}
/**
 * Keeps bytes under a name, once. Pieces are named by their content and come first, so that the ConfigMap that names them appears
 * whole or not at all; what a killed writer leaves is pieces that nobody names.
 */
async function attachTo(cluster, clock, journal, name, bytes) {
    if (bytes.byteLength > MOST_BYTES)
        throw new driver_error/* DriverError */.x('attachment-too-large', `The attachment ${name} has ${bytes.byteLength} bytes.`, `A cluster keeps at most ${MOST_BYTES} of it; keep the journal in an object store (\`rollout.journal.object\`).`);
    const buffer = Buffer.from(bytes);
    const about = { name, bytes: String(buffer.length), digest: (0,core_digest/* sha256 */.sc)(buffer) };
    const pieces = buffer.length <= PIECE_BYTES ? [] : cut(buffer);
    for (const piece of pieces) {
        const other = await createOnce(cluster, clock, configMap(journal, 'piece', pieceSuffix((0,core_digest/* sha256 */.sc)(piece)), { immutable: true, data: { digest: (0,core_digest/* sha256 */.sc)(piece) }, binaryData: { content: piece.toString('base64') } }), (present) => (0,core_digest/* sha256 */.sc)(content(present)) === (0,core_digest/* sha256 */.sc)(piece));
        if (other)
            throw damaged(name, other.metadata.name, cluster.where);
    }
    const whole = pieces.length === 0 ? { data: about, binaryData: { content: buffer.toString('base64') } } : { data: { ...about, pieces: pieces.map((piece) => (0,core_digest/* sha256 */.sc)(piece)).join('\n') } };
    const other = await createOnce(cluster, clock, configMap(journal, 'attachment', attachmentSuffix(name), { immutable: true, ...whole }), (present) => keeps(present, about));
    if (other)
        throw (0,attachments/* attachmentExists */.G8)(name);
}
async function attachmentIn(cluster, journal, name) {
    const object = await cluster.read(CONFIG_MAP, `sluice-${journal}${attachmentSuffix(name)}`);
    if (!object)
        return undefined;
    const value = (key) => config_maps_valueOf(object, journal, 'attachment', key, cluster.where);
    const digest = value('digest');
    const listed = object.data.pieces;
    const bytes = typeof listed === 'string' ? Buffer.concat(await pieces(cluster, journal, name, listed.split('\n'))) : content(object);
    if (value('name') !== name || (0,core_digest/* sha256 */.sc)(bytes) !== digest)
        throw damaged(name, object.metadata.name, cluster.where);
    return bytes;
}
async function pieces(cluster, journal, name, digests) {
    if (digests.length > MOST_BYTES / PIECE_BYTES + 1)
        throw damaged(name, `with ${digests.length} pieces`, cluster.where);
    const found = [];
    for (const digest of digests) {
        const place = `sluice-${journal}${pieceSuffix(digest)}`;
        const piece = await cluster.read(CONFIG_MAP, place);
        if (!piece)
            throw gone(place, cluster.where);
        found.push(content(piece));
    }
    return found;
}
function cut(bytes) {
    return Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, index) => bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES));
}
function keeps({ data }, about) {
    return Object.entries(about).every(([key, value]) => (data ?? {})[key] === value);
}
function content({ binaryData }) {
    const text = (binaryData ?? {}).content;
    return Buffer.from(typeof text === 'string' ? text : '', 'base64');
}
// Names of attachments have slashes and capitals; those of objects have neither.
function attachmentSuffix(name) {
    return `.a.${(0,core_digest/* sha256 */.sc)(Buffer.from(name)).slice(-40)}`;
}
function pieceSuffix(digest) {
    return `.p.${digest.replace(/[^0-9a-f]/g, '').slice(-40)}`;
}
function damaged(name, place, where) {
    return new driver_error/* DriverError */.x('attachment-damaged', `What is kept as ${name} (ConfigMap ${place} in ${where}) is not what was attached.`, 'Nobody but Sluice may write there; restore it from its last good copy.');
}

;// CONCATENATED MODULE: ./.build/src/journal/kubernetes.js






/** What names hold: `sluice-NAME.00001` and the label's value are within the API's limits, and dots keep `a` from `a-00001`. */
const JOURNAL_NAME = /^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$/;
const TEXT = 'journal.jsonl';
/** How many segments are closed. */
const SEGMENTS = 'sluice/segments';
/** Who wrote the last events, as `index:writer`: only this tells one's own bytes from the same ones of another. */
const WRITERS = 'sluice/writers';
const WRITERS_KEPT = 10;
/** The head is read at each look and sent at each append, so it stays small; what is closed is read once. */
const HEAD_BYTES = 128 * 1024;
/** One event and its newline within the API's limit of 1 MiB for a ConfigMap. */
const EVENT_BYTES = 1_000_000;
const MOST_SEGMENTS = 99_999;
const kubernetes_TRIES = 5;
const kubernetes_PAUSE_MS = 250;
/**
 * A journal in ConfigMaps of one namespace: `sluice-NAME` is its head, one event a line; what outgrows it is closed as
 * `sluice-NAME.00001…`, immutable. Compare-and-set by the head's resourceVersion, so of two writers one gets JournalConflict. The
 * first event is closed as soon as there is a second: a head that was deleted is then told from a journal never begun
 * (`journal-gone`). A write whose reply was lost is looked up. Needs `get`, `create`, and `update` of `sluice-NAME` alone. `read` does
 * not verify the chain: see `verifyJournal`.
 */
function openKubernetesJournal(options) {
    const { cluster, name, clock } = options;
    const log = new Log(options);
    return {
        read: async () => [...(await log.refresh()).events],
        guarded: true,
        append: (event, expected) => log.append(event, expected),
        async attach(attachment, bytes) {
            (0,attachments/* checkAttachment */.YU)(attachment, bytes);
            await log.begin();
            await attachTo(cluster, clock, name, attachment, bytes);
        },
        async attachment(attachment) {
            (0,attachments/* checkAttachment */.YU)(attachment);
            return attachmentIn(cluster, name, attachment);
        },
    };
}
class Log {
    #options;
    #seen = { head: undefined, segments: 0, closed: 0, events: [], text: '' };
    constructor(options) {
        this.#options = options;
    }
    /** What the journal holds now: one call where nothing changed, one more for each segment that was closed since. */
    async refresh() {
        const { cluster } = this.#options;
        const head = (await cluster.read(CONFIG_MAP, this.#head)) ?? (await this.#begunMeanwhile());
        if (head && !isSameState(head, this.#seen.head))
            this.#seen = await this.#parsed(head);
        return this.#seen;
    }
    async append(event, expected) {
        const { cluster, model, signer, clock } = this.#options;
        for (let attempt = 0; attempt < kubernetes_TRIES; attempt += 1) {
            if (attempt > 0)
                await clock.sleep(kubernetes_PAUSE_MS * (attempt - 1));
            const before = attempt === 0 && this.#seen.head && this.#seen.events.length === expected ? this.#seen : await this.refresh();
            if (before.events.length !== expected)
                throw new seams/* JournalConflict */.s(expected, before.events.length);
            const placed = await (0,chain/* chainEvent */.MO)(event, { count: expected, last: before.events.at(-1), model }, signer);
            if (await this.#placed(before, placed))
                return expected + 1;
        }
        throw new driver_error/* DriverError */.x('journal-busy', `The journal ${this.#head} in ${cluster.where} changed ${kubernetes_TRIES} times while an event was written, and not by events.`, 'Find what else writes to that ConfigMap (its managedFields name it).');
    }
    /** An attachment may come before the first event: then the head comes before it, so that nothing stands there without one. */
    async begin() {
        const { cluster, clock } = this.#options;
        if (this.#seen.head ?? (await this.refresh()).head)
            return;
        await createOnce(cluster, clock, this.#headWith(undefined, '', 0, ''), () => true);
        await this.refresh();
    }
    get #head() {
        return `sluice-${this.#options.name}`;
    }
    /** No head was there: none yet, or one since, or it is gone while what it closed stands. */
    async #begunMeanwhile() {
        const { cluster } = this.#options;
        if (this.#seen.head)
            throw gone(this.#head, cluster.where);
        if (!(await cluster.read(CONFIG_MAP, `${this.#head}${segmentSuffix(1)}`)))
            return undefined;
        const head = await cluster.read(CONFIG_MAP, this.#head);
        if (!head)
            throw gone(this.#head, cluster.where);
        return head;
    }
    async #parsed(head) {
        const { name, cluster } = this.#options;
        const known = head.metadata.uid === this.#seen.head?.metadata.uid ? this.#seen : { segments: 0, closed: 0, events: [] };
        const segments = countOf(head, cluster.where);
        const from = known.segments <= segments ? known : { segments: 0, closed: 0, events: [] };
        const events = from.events.slice(0, from.closed);
        // One after the other: two at once are half a megabyte more of the 64 that a watch has.
        for (let next = from.segments + 1; next <= segments; next += 1)
            events.push(...this.#lines(await this.#segment(next), events.length));
        const closed = events.length;
        const text = config_maps_valueOf(head, name, 'head', TEXT, cluster.where);
        return { head, segments, closed, events: [...events, ...this.#lines(text, closed)], text };
    }
    async #segment(number) {
        const { name, cluster } = this.#options;
        const place = `${this.#head}${segmentSuffix(number)}`;
        const object = await cluster.read(CONFIG_MAP, place);
        if (!object)
            throw gone(place, cluster.where);
        return config_maps_valueOf(object, name, 'segment', TEXT, cluster.where);
    }
    #lines(text, before) {
        const where = `${this.#head} in ${this.#options.cluster.where}`;
        if (text !== '' && !text.endsWith('\n'))
            throw new driver_error/* DriverError */.x('journal-unreadable', `The journal ${where} ends in the middle of a line.`, 'Nobody but Sluice may write to it; restore it from its last good copy.');
        return text.split('\n').slice(0, -1).map((line, index) => (0,chain/* parseLine */.A)(line, before + index + 1, where));
    }
    /** Whether the event became the next one of the journal as it was. */
    async #placed(before, placed) {
        const line = `${(0,chain/* lineOf */.cA)(placed)}\n`;
        if (Buffer.byteLength(line) > EVENT_BYTES)
            throw new driver_error/* DriverError */.x('journal-event', `An event of type ${placed.type} has more than ${EVENT_BYTES} bytes, which no ConfigMap keeps.`, 'Attach large content instead.');
        const rest = await this.#closed(before, line);
        if (!rest)
            return false;
        const writer = `${placed.index}:${(0,external_node_crypto_.randomUUID)()}`;
        const object = this.#headWith(before.head, rest.text + line, rest.segments, [...writersOf(before.head).slice(1 - WRITERS_KEPT), writer].join(' '));
        const written = await this.#put(object, before.head, writer);
        if (!written)
            return false;
        const isAsSent = writersOf(written).at(-1) === writer && written.metadata.annotations?.[SEGMENTS] === String(rest.segments) && config_maps_valueOf(written, this.#options.name, 'head', TEXT, this.#options.cluster.where) === rest.text + line;
        this.#seen = isAsSent ? { ...rest, head: written, events: [...before.events, placed], text: rest.text + line } : await this.#parsed(written);
        const there = this.#seen.events[placed.index];
        if (there && (0,chain/* lineOf */.cA)(there) === (0,chain/* lineOf */.cA)(placed))
            return true;
        throw new driver_error/* DriverError */.x('journal-unreadable', `The event that was written to ${this.#head} in ${this.#options.cluster.where} is not in what the server keeps of it.`, 'Find what changes that ConfigMap on its way (an admission webhook) or right after; nobody but Sluice may write to it.');
    }
    /** What stays in the head when a line is added; the rest is closed first. Undefined where another writer has gone on. */
    async #closed({ text, segments, closed, events }, line) {
        const { cluster, clock, name } = this.#options;
        const isFull = Buffer.byteLength(text) + Buffer.byteLength(line) > HEAD_BYTES;
        if (text === '' || (segments > 0 && !isFull))
            return { text, segments, closed };
        const segment = configMap(name, 'segment', segmentSuffix(segments + 1), { immutable: true, data: { [TEXT]: text } });
        const present = await createOnce(cluster, clock, segment, (there) => config_maps_valueOf(there, name, 'segment', TEXT, cluster.where) === text);
        if (!present)
            return { text: '', segments: segments + 1, closed: events.length };
        // Whoever closed it may have been killed before the head was cut, and others have gone on in the head since.
        const early = config_maps_valueOf(present, name, 'segment', TEXT, cluster.where);
        // Whole lines alone: anybody may have put a part of one there, and what is left would begin in its midst.
        if (early.endsWith('\n') && text.startsWith(early))
            return { text: text.slice(early.length), segments: segments + 1, closed: closed + early.split('\n').length - 1 };
        if (early.startsWith(text))
            return undefined;
        throw new driver_error/* DriverError */.x('journal-unreadable', `The ConfigMap ${present.metadata.name} in ${cluster.where} holds other events than the journal.`, 'Nobody but Sluice may write there; restore both from their last good copies.');
    }
    /** The head with the event in it, where others may have gone on since; undefined where somebody else was first. */
    async #put(object, before, writer) {
        const { cluster, clock } = this.#options;
        let unsure;
        for (let attempt = 0; attempt < kubernetes_TRIES; attempt += 1) {
            if (attempt > 0)
                await clock.sleep(kubernetes_PAUSE_MS * attempt);
            try {
                return await (before ? cluster.replace(CONFIG_MAP, object) : cluster.create(CONFIG_MAP, object));
            }
            catch (error) {
                if (!(error instanceof driver_error/* DriverError */.x))
                    throw error;
                if (UNSURE.has(error.code))
                    unsure = error;
                else if (!LOST.has(error.code))
                    throw error;
            }
            const now = await cluster.read(CONFIG_MAP, this.#head).catch((error) => (isUnsure(error) ? 'unheard' : Promise.reject(error)));
            if (now === 'unheard')
                continue;
            const writers = writersOf(now);
            if (now && writers.includes(writer))
                return now;
            // Still as it was: what was sent has not arrived, and may be sent again.
            if (isSameState(now, before))
                continue;
            if (!unsure || !now || isRecent(writers, writer))
                return undefined;
            break;
        }
        throw new driver_error/* DriverError */.x('journal-unsure', `Nobody knows whether an event was written to ${this.#head} in ${cluster.where}: ${unsure?.message ?? 'its reply was lost.'}`, 'Run the same command again: it reads first, and goes on from what is there.', { cause: unsure });
    }
    #headWith(before, text, segments, writers) {
        const fresh = configMap(this.#options.name, 'head', '', { data: { [TEXT]: text } });
        const { managedFields: _, ...metadata } = before?.metadata ?? fresh.metadata;
        return { ...before, ...fresh, metadata: { ...metadata, annotations: { ...metadata.annotations, [SEGMENTS]: String(segments), [WRITERS]: writers } } };
    }
}
const LOST = new Set(['cluster-conflict', 'cluster-exists', 'cluster-missing']);
function isSameState(now, before) {
    return now?.metadata.uid === before?.metadata.uid && now?.metadata.resourceVersion === before?.metadata.resourceVersion;
}
function writersOf(head) {
    return (head?.metadata.annotations?.[WRITERS] ?? '').split(' ').filter((writer) => writer !== '');
}
/** Whether the list goes back to the writer's own event: then its absence says that another one stands there. */
function isRecent(writers, writer) {
    return writers.length < WRITERS_KEPT || Number.parseInt(writers[0], 10) <= Number.parseInt(writer, 10);
}
function countOf(head, where) {
    const text = head.metadata.annotations?.[SEGMENTS] ?? '';
    const count = Number(text);
    if (/^\d{1,5}$/.test(text) && count <= MOST_SEGMENTS)
        return count;
    throw new driver_error/* DriverError */.x('journal-unreadable', `The ConfigMap ${head.metadata.name} in ${where} does not say how many segments stand before it.`, 'Nobody but Sluice may write to it; restore it from its last good copy.');
}
function segmentSuffix(number) {
    return `.${String(number).padStart(5, '0')}`;
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

/***/ 44878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ missing),
/* harmony export */   Wn: () => (/* binding */ pointer),
/* harmony export */   Zg: () => (/* binding */ change)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

const ATTEMPTS = 5;
/** Somebody else wrote in between, or the reply to our own write was lost: only reading says how it stands. */
const READ_AGAIN = new Set(['cluster-conflict', 'cluster-test-failed', 'cluster-timeout', 'cluster-unreachable']);
/**
 * Reads the object, asks `plan` for the operations that make it what it shall be, and patches it if it is still as it was read; where somebody else was faster
 * it is read and planned anew, at most 5 times. No operations: nothing is written. Answers the object as it stands then. Throws DriverError:
 * `cluster-missing`, `cluster-contended` (others write all the time), and what the calls throw.
 */
async function change(cluster, resource, name, plan, options) {
    let last;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const object = await cluster.read(resource, name);
        if (object === undefined)
            throw await missing(cluster, resource, name);
        const operations = plan(object);
        if (operations.length === 0)
            return object;
        try {
            return await cluster.patch(resource, name, [...unchanged(object), ...operations], options);
        }
        catch (error) {
            if (!(error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x && READ_AGAIN.has(error.code)))
                throw error;
            last = error;
        }
    }
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-contended', `${resource.kind} ${await cluster.namespace()}/${name} at ${cluster.where} could not be written in ${ATTEMPTS} attempts: ${last instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x ? last.message : String(last)}`, 'See who else writes it (`kubectl get --show-managed-fields`), and let one of the two.', { cause: last });
}
/** Nothing but this very state of this very object is changed. */
function unchanged({ metadata: { uid, resourceVersion } }) {
    return [
        { op: 'test', path: '/metadata/resourceVersion', value: resourceVersion },
        ...(uid === undefined ? [] : [{ op: 'test', path: '/metadata/uid', value: uid }]),
    ];
}
/** The path of a JSON patch (RFC 6901): `pointer('metadata', 'annotations', 'sluice/slot')`. */
function pointer(...steps) {
    return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
/** The error for an object that must be there and is not. */
async function missing(cluster, resource, name) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-missing', `There is no ${resource.kind} ${await cluster.namespace()}/${name} at ${cluster.where}.`, 'Create it, or correct its name, the namespace or the context.');
}


/***/ }),

/***/ 23246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ MARKS),
/* harmony export */   v: () => (/* binding */ FIELD_MANAGER)
/* harmony export */ });
/** What Sluice leaves on objects of its own or that carry a release. Annotations, where not said otherwise. */
const MARKS = {
    /** The release digest (`sha256:…`). */
    release: 'sluice/release',
    /** The slot, where one object carries both arms. Also a label of pods. */
    slot: 'sluice/slot',
    /** Label of what Sluice made itself. */
    managedBy: 'app.kubernetes.io/managed-by',
};
/** The name under which the API server records what Sluice wrote (`fieldManager`). */
const FIELD_MANAGER = 'sluice';


/***/ }),

/***/ 89481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ missingRule),
/* harmony export */   Mz: () => (/* binding */ errorOf),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   UB: () => (/* binding */ describeAsked),
/* harmony export */   pD: () => (/* binding */ saysNone),
/* harmony export */   sT: () => (/* binding */ retryAfterOf)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** The error that a reply without success is, by its status and its body. */
function errorOf(status, text, asked) {
    const said = statusOf(text);
    const what = describeAsked(asked);
    const why = words(said);
    const refusedBy = admissionOf(status, said);
    if (refusedBy !== undefined)
        return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-admission', `${what} was refused by ${refusedBy}: ${why}.`, 'Do as it says, or ask whoever runs it to let Sluice do this.');
    switch (status) {
        case 401:
            return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-unauthorized', `${what} was refused: the cluster does not know who asks (${why}).`, 'Check the token, certificate or program that the context or `rollout.kubernetes` names, and whether it has lapsed.');
        case 403:
            return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-forbidden', `${what} is not allowed (${why}).`, `Add to the \`rules\` of its Role in namespace ${asked.namespace}: \`- ${missingRule(asked)}\`.`);
        case 404:
            if (said.details.name === undefined)
                return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-missing', `${what} was refused: the server does not serve that kind (${why}).`, 'Install its definitions, or correct group and version.');
            return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-missing', `${what} was refused: there is none (${why}).`, 'Check its name, the namespace and the context.');
        case 409:
            if (said.reason === 'AlreadyExists')
                return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-exists', `${what} was refused: it is there already (${why}).`, 'Read it, and see whose it is.');
            return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-conflict', `${what} was refused: somebody else wrote it in between (${why}).`, 'Read it again.');
        case 410:
            return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-expired', `${what} was ended: the server no longer keeps that state (${why}).`, 'Read it again.');
        case 422:
            if (isTest(said))
                return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-test-failed', `${what} was refused: it is not as it was read (${why}).`, 'Read it again.');
            return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-invalid', `${what} was refused as invalid: ${why}.`, 'Correct what it names.');
        case 429:
        case 503:
        case 504:
            return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-busy', `${what} was answered with ${status} (${why}).`, 'The server has too much to do, or is starting; try again later.');
    }
    if (status >= 500)
        return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-failed', `${what} was answered with ${status} (${why}).`, 'See the log of the API server.');
    if (status >= 400)
        return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-invalid', `${what} was refused with ${status} (${why}).`, 'Correct what it names.');
    return unreadable(asked, `the status ${status}`);
}
function unreadable(asked, why) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('cluster-unreadable', `${describeAsked(asked)} was answered with ${why}.`, 'Check that the address is that of an API server, and not of a page to sign in at.');
}
/** `The patch of HTTPRoute income/income at context prod`. */
function describeAsked({ verb, resource, namespace, name, subresource, where }) {
    return `The ${verb} of ${resource.kind} ${namespace}${name === undefined ? '' : `/${name}`}${subresource === undefined ? '' : ` (${subresource})`} at ${where}`;
}
/** The missing right, as an entry of a Role's `rules`. Creating and listing cannot be allowed by name; watching one object can. */
function missingRule({ verb, resource, subresource, name }) {
    const named = name === undefined || verb === 'create' || verb === 'list' ? '' : `, resourceNames: [${name}]`;
    return `{apiGroups: ["${resource.group}"], resources: [${resource.plural}${subresource === undefined ? '' : `/${subresource}`}]${named}, verbs: [${verb}]}`;
}
/** Who refused, where it was a policy or a webhook and neither rights nor schema. */
function admissionOf(status, { message, reason }) {
    const webhook = /admission webhook "([^"]{1,253})"/.exec(message) ?? /failed calling webhook "([^"]{1,253})"/.exec(message);
    if (webhook)
        return `the admission webhook ${webhook[1]}`;
    const policy = /ValidatingAdmissionPolicy '([^']{1,253})'/.exec(message);
    if (policy)
        return `the admission policy ${policy[1]}`;
    // Rights are always refused in these words; any other refusal with 403 comes from a plugin such as PodSecurity or ResourceQuota.
    return status === 403 && reason === 'Forbidden' && !/ cannot \S+ /.test(message) ? 'an admission plugin' : undefined;
}
/** The server's words for a JSON patch whose operations do not fit the object, of which `test` is one. What breaks a schema has causes. */
function isTest({ message, details }) {
    return details.causes === undefined && message === 'the server rejected our request due to an error in our request';
}
function statusOf(text) {
    try {
        const { kind, message, reason, details } = JSON.parse(text);
        if (kind === 'Status')
            return { message: typeof message === 'string' ? message : '', reason: typeof reason === 'string' ? reason : '', details: typeof details === 'object' && details !== null ? details : {} };
    }
    catch {
        // A proxy or a gateway on the way may answer in its own words.
    }
    return { message: text, reason: '', details: {} };
}
/** Whether this 404 says that there is no object of that name, and not that there is no such kind. */
function saysNone(text, name) {
    return statusOf(text).details.name === name;
}
/** Seconds that the server asks to wait in its Status. */
function retryAfterOf(text) {
    const { retryAfterSeconds: seconds } = statusOf(text).details;
    return typeof seconds === 'number' && seconds >= 0 ? seconds : undefined;
}
/** The server's own words, in one line. A patch that fits no schema is answered with the whole object, with whatever secrets its variables hold. */
function words({ message }) {
    return withoutObjects(message).replace(/\s+/g, ' ').trim().replace(/\.$/, '').slice(0, 500) || 'it gave no reason';
}
/** Without quoted texts that begin as objects do. By hand: a regular expression takes time with the square of a hostile length. */
function withoutObjects(message) {
    let bare = '';
    for (let at = 0;;) {
        const quote = message.indexOf('"{', at);
        if (quote === -1)
            return bare + message.slice(at);
        let end = quote + 1;
        while (end < message.length && message[end] !== '"')
            end += message[end] === '\\' ? 2 : 1;
        bare += `${message.slice(at, quote)}the object`;
        at = end + 1;
    }
}


/***/ }),

/***/ 42439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ fileOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);


const MOST_BYTES = 1024 * 1024;
/** The text of a small file, read anew each time: tokens and certificates rotate in their place. Throws DriverError `cluster-credential`. */
function fileOf(file, what) {
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file).size > MOST_BYTES)
            throw new Error(`it has more than ${MOST_BYTES} bytes`);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch (cause) {
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('cluster-credential', `The file with ${what}, ${file}, cannot be read: ${cause instanceof Error ? (cause.code ?? cause.message) : String(cause)}.`, 'Put it there, or correct the path.', { cause });
    }
}


/***/ }),

/***/ 78143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $i: () => (/* binding */ DEPLOYMENTS),
/* harmony export */   Bg: () => (/* binding */ SERVICES),
/* harmony export */   Dp: () => (/* binding */ PODS),
/* harmony export */   Gf: () => (/* binding */ ENDPOINT_SLICES),
/* harmony export */   Gv: () => (/* binding */ POD_METRICS),
/* harmony export */   hR: () => (/* binding */ AUTOSCALERS),
/* harmony export */   t4: () => (/* binding */ REPLICA_SETS)
/* harmony export */ });
/** Kinds of Kubernetes itself that more than one driver asks for. */
const DEPLOYMENTS = { group: 'apps', version: 'v1', plural: 'deployments', kind: 'Deployment' };
const REPLICA_SETS = { group: 'apps', version: 'v1', plural: 'replicasets', kind: 'ReplicaSet' };
const PODS = { group: '', version: 'v1', plural: 'pods', kind: 'Pod' };
const SERVICES = { group: '', version: 'v1', plural: 'services', kind: 'Service' };
const ENDPOINT_SLICES = { group: 'discovery.k8s.io', version: 'v1', plural: 'endpointslices', kind: 'EndpointSlice' };
const AUTOSCALERS = { group: 'autoscaling', version: 'v2', plural: 'horizontalpodautoscalers', kind: 'HorizontalPodAutoscaler' };
const POD_METRICS = { group: 'metrics.k8s.io', version: 'v1beta1', plural: 'pods', kind: 'PodMetrics' };


/***/ }),

/***/ 70968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ objectIn),
/* harmony export */   G: () => (/* binding */ isObject)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89481);

function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** What came, if it is an object with the name that was asked for; else DriverError `cluster-unreadable`. */
function objectIn(value, asked) {
    if (!isObject(value) || !isObject(value.metadata) || typeof value.metadata.name !== 'string')
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)(asked, 'no object with a name');
    if (asked.name !== undefined && value.metadata.name !== asked.name)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)(asked, `an object of another name (${JSON.stringify(value.metadata.name.slice(0, 100))})`);
    for (const part of ['spec', 'status'])
        if (value[part] !== undefined && !isObject(value[part]))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)(asked, `its \`${part}\` is no map`);
    for (const texts of ['labels', 'annotations']) {
        const map = value.metadata[texts];
        if (map !== undefined && !(isObject(map) && Object.values(map).every((each) => typeof each === 'string')))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unreadable */ .O$)(asked, `its \`metadata.${texts}\` are no texts`);
    }
    return value;
}


/***/ }),

/***/ 71814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ podsOf),
/* harmony export */   FS: () => (/* binding */ podOf),
/* harmony export */   LH: () => (/* binding */ troubleOf),
/* harmony export */   Lf: () => (/* binding */ podsWith)
/* harmony export */ });
/* harmony import */ var _cluster_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23246);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78143);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70968);
/* harmony import */ var _selector_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3603);




/** The pods of a Deployment or ReplicaSet, by its own selector; those that have ended for good are left out. Throws as `cluster.list` does. */
async function podsOf(cluster, { spec }) {
    const objects = await cluster.list(_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .PODS */ .Dp, (0,_selector_js__WEBPACK_IMPORTED_MODULE_3__/* .equalities */ .j)(spec?.selector));
    return objects.filter(({ metadata }) => (0,_selector_js__WEBPACK_IMPORTED_MODULE_3__/* .selects */ .k)(spec?.selector, metadata.labels)).filter(isAlive).map(podOf);
}
/** The pods with these labels. */
async function podsWith(cluster, labels) {
    return (await cluster.list(_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .PODS */ .Dp, labels)).filter(isAlive).map(podOf);
}
/** What keeps a pod from being ready, in words that name it; undefined where nothing does but time. */
function troubleOf({ name, containers }) {
    const stuck = containers.find(({ waiting }) => waiting !== undefined && !PASSING.has(waiting));
    return stuck && `pod ${name}, container ${stuck.name}: ${stuck.waiting}${stuck.restarts > 0 ? ` after ${stuck.restarts} restarts` : ''}${stuck.message === undefined ? '' : ` (${stuck.message})`}`;
}
/** A container on its way. */
const PASSING = new Set(['ContainerCreating', 'PodInitializing']);
const LONGEST_MESSAGE = 300;
function isAlive({ status }) {
    return status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}
function podOf({ metadata, status }) {
    const conditions = Array.isArray(status?.conditions) ? status.conditions : [];
    const ending = metadata.deletionTimestamp !== undefined;
    return {
        name: metadata.name,
        uid: metadata.uid ?? '',
        ready: !ending && conditions.some((condition) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .G)(condition) && condition.type === 'Ready' && condition.status === 'True'),
        created: Date.parse(String(metadata.creationTimestamp)),
        ending,
        hash: metadata.labels?.['pod-template-hash'],
        release: metadata.annotations?.[_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .MARKS */ .j.release],
        slot: metadata.annotations?.[_cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .MARKS */ .j.slot],
        containers: [...statesIn(status?.initContainerStatuses), ...statesIn(status?.containerStatuses)],
    };
}
function statesIn(statuses) {
    if (!Array.isArray(statuses))
        return [];
    return statuses.filter(_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .G).map(({ name, restartCount, state, lastState }) => {
        const waiting = (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .G)(state) && (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .G)(state.waiting) ? state.waiting : undefined;
        const ended = (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .G)(lastState) && (0,_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .G)(lastState.terminated) ? lastState.terminated : undefined;
        const message = textOf(waiting?.message) ?? (ended && [textOf(ended.reason), typeof ended.exitCode === 'number' ? `exit code ${ended.exitCode}` : undefined].filter(Boolean).join(', '));
        return {
            name: String(name),
            restarts: typeof restartCount === 'number' && Number.isSafeInteger(restartCount) && restartCount >= 0 ? restartCount : 0,
            ...(waiting && { waiting: textOf(waiting.reason) ?? 'waiting' }),
            ...(message && { message }),
        };
    });
}
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST_MESSAGE) : undefined;
}


/***/ }),

/***/ 25650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ proxyFor),
/* harmony export */   s: () => (/* binding */ proxyUrl)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _core_fetch_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66546);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



/**
 * The proxy on the way to a server: the delivery file's, the kubeconfig's, or HTTPS_PROXY unless NO_PROXY names the server, by the rules of kubectl
 * (https://pkg.go.dev/golang.org/x/net/http/httpproxy). Throws InputError for one that is neither http nor https.
 */
function proxyFor(server, declared, ofContext, env) {
    if (declared !== undefined)
        return proxyUrl(declared, '`proxy` of the declared cluster');
    if (ofContext)
        return ofContext;
    if (server.protocol !== 'https:' || (0,_core_fetch_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(server.hostname))
        return undefined;
    const said = env.HTTPS_PROXY ?? env.https_proxy;
    if (!said || exempt(server, env.NO_PROXY ?? env.no_proxy ?? ''))
        return undefined;
    return proxyUrl(said.includes('://') ? said : `http://${said}`, 'HTTPS_PROXY');
}
/** A proxy's address, which may carry a password: messages never show it. */
function proxyUrl(text, what) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol === 'http:' || url?.protocol === 'https:')
        return url;
    const is = url ? `has the scheme ${url.protocol}` : 'is no URL';
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('cluster-proxy', `The proxy of ${what} ${is}.`, 'Use a proxy that is spoken to by http or https and opens tunnels (CONNECT).');
}
function exempt({ hostname, port }, list) {
    const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    return list.split(',').map((each) => each.trim().toLowerCase()).filter((each) => each !== '').some((each) => {
        if (each === '*')
            return true;
        if (each.includes('/'))
            return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && inRange(host, each);
        const [, name = each, wanted] = /^(.*?)(?::(\d+))?$/.exec((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(each) ? `${each}` : each) ?? [];
        if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(each))
            return host === each;
        if (wanted !== undefined && wanted !== (port || '443'))
            return false;
        const bare = name.replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
        return name.startsWith('.') || name.startsWith('*.') ? host.endsWith(`.${bare}`) : host === bare || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) === 0 && host.endsWith(`.${bare}`));
    });
}
function inRange(host, range) {
    const [net = '', bits] = range.split('/');
    const family = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(net) ? 'ipv6' : 'ipv4';
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(net) === 0 || !/^\d{1,3}$/.test(bits ?? '') || Number(bits) > (family === 'ipv6' ? 128 : 32))
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(net, Number(bits), family);
    return list.check(host, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(host) ? 'ipv6' : 'ipv4');
}


/***/ }),

/***/ 24349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ foundOrSaid),
/* harmony export */   _h: () => (/* binding */ ifAllowed),
/* harmony export */   cv: () => (/* binding */ say),
/* harmony export */   fv: () => (/* binding */ rightsLacking)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89481);


/** One finding of an inspection. */
function say(code, message, fix, blocks) {
    return { code, message, fix, blocks };
}
/** One finding for each right that whoever asks has not; each blocks. */
async function rightsLacking(cluster, rights) {
    const findings = [];
    for (const { verb, resource, name, subresource } of rights) {
        if (await cluster.may(verb, resource, { name, subresource }))
            continue;
        const what = `${resource.plural}${subresource === undefined ? '' : `/${subresource}`}${name === undefined ? '' : ` ${name}`}`;
        findings.push({ code: 'cluster-forbidden', message: `Whoever asks at ${cluster.where} may not ${verb} ${what}.`, fix: `Add to the \`rules\` of its Role in namespace ${await cluster.namespace()}: \`- ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .missingRule */ .J8)({ verb, resource, name, subresource, namespace: await cluster.namespace(), where: cluster.where })}\`.`, blocks: true });
    }
    return findings;
}
/** Who asks is elsewhere than the cluster: nothing can be said of it here. */
const AWAY = new Set(['cluster-unreachable', 'cluster-timeout', 'cluster-busy', 'cluster-credential', 'cluster-unauthorized', 'identity-refused']);
/** What was found, or the one error that kept it from being looked at: it blocks unless the cluster is merely away. */
async function foundOrSaid(look) {
    try {
        return await look();
    }
    catch (error) {
        if (!(error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x))
            throw error;
        return [{ code: error.code, message: error.message.replace(` ${error.fix} [${error.code}]`, ''), fix: error.fix, blocks: !AWAY.has(error.code) }];
    }
}
/** Undefined where it may not be asked or is not served. */
async function ifAllowed(ask) {
    return ask().catch((error) => {
        if (error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x && (error.code === 'cluster-forbidden' || error.code === 'cluster-missing'))
            return undefined;
        throw error;
    });
}


/***/ }),

/***/ 3603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ equalities),
/* harmony export */   k: () => (/* binding */ selects)
/* harmony export */ });
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70968);

/** The equalities of a label selector: what a server can be asked for, of which `selects` then takes those that fit whole. */
function equalities(selector) {
    const labels = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(selector) ? selector.matchLabels : undefined;
    return (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(labels) ? Object.fromEntries(Object.entries(labels).filter((pair) => typeof pair[1] === 'string')) : {};
}
/** Whether a label selector takes an object with these labels. One that cannot be read, or is empty, takes none. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels */
function selects(selector, labels = {}) {
    if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(selector))
        return false;
    const equal = Object.entries((0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(selector.matchLabels) ? selector.matchLabels : {});
    const expressions = selector.matchExpressions ?? [];
    if (!Array.isArray(expressions) || equal.length + expressions.length === 0)
        return false;
    return equal.every(([key, value]) => labels[key] === value) && expressions.every((expression) => fits(expression, labels));
}
function fits(expression, labels) {
    const { key, operator, values } = (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(expression) ? expression : {};
    if (typeof key !== 'string')
        return false;
    const listed = Array.isArray(values) && values.includes(labels[key]);
    switch (operator) {
        case 'In':
            return listed;
        case 'NotIn':
            return Array.isArray(values) && !listed;
        case 'Exists':
            return labels[key] !== undefined;
        case 'DoesNotExist':
            return labels[key] === undefined;
        default:
            return false;
    }
}


/***/ }),

/***/ 89277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isPassing),
/* harmony export */   g: () => (/* binding */ settled)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** Read again after so long even where the watch is silent: a dead connection looks like an idle one. */
const LOOK_AGAIN_MS = 10_000;
/** Before reading again after a cut, and while there is no object to watch; twice as long each time in a row. */
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2000;
/** What may pass while one waits: the API server restarts, or has too much to do. */
const PASSING = new Set(['cluster-unreachable', 'cluster-timeout', 'cluster-busy', 'cluster-failed', 'cluster-stopped']);
/** Whether waiting may bring an answer where this was thrown. */
function isPassing(error) {
    return error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x && PASSING.has(error.code);
}
/**
 * Looks at an object, at each of its states, until `look` answers something else than undefined, and no longer than `within`. Goes on after a watch was cut,
 * was ended or lapsed, and while the API server is away. What `look` throws, and errors that do not pass by waiting, are thrown; where the cluster could not be
 * asked even once, why.
 */
async function settled(cluster, resource, name, look, { within, clock, from }) {
    const until = clock.now().getTime() + within;
    const stop = new AbortController();
    const seen = { value: undefined, object: undefined };
    let away;
    const see = (object) => {
        if (stop.signal.aborted)
            return true;
        seen.object = object;
        seen.value = look(object);
        return seen.value !== undefined;
    };
    const following = async () => {
        let next = from;
        let pause = PAUSE_MS;
        while (!stop.signal.aborted) {
            try {
                const object = next ?? (await cluster.read(resource, name, { signal: stop.signal })) ?? null;
                next = undefined;
                away = undefined;
                if (see(object))
                    return;
                if (object?.metadata.resourceVersion !== undefined && (await seenBy(watched(object.metadata.resourceVersion))))
                    return;
            }
            catch (error) {
                if (stop.signal.aborted)
                    return;
                if (!isPassing(error))
                    throw error;
                away = error;
            }
            await clock.sleep(pause, stop.signal).catch(() => { });
            pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        }
    };
    const watched = (resourceVersion) => {
        const turn = new AbortController();
        void clock.sleep(LOOK_AGAIN_MS, turn.signal).then(() => turn.abort(), () => { });
        return { states: cluster.watch(resource, name, resourceVersion, AbortSignal.any([stop.signal, turn.signal])), end: () => turn.abort() };
    };
    const seenBy = async ({ states, end }) => {
        try {
            for await (const object of states)
                if (see(object))
                    return true;
            return false;
        }
        finally {
            end();
        }
    };
    const bound = new AbortController();
    const time = clock.sleep(Math.max(0, until - clock.now().getTime()), bound.signal).then(() => stop.abort(), () => { });
    try {
        await Promise.race([following(), time]);
    }
    finally {
        stop.abort();
        bound.abort();
    }
    if (seen.object === undefined && away !== undefined)
        throw away;
    return { ...seen };
}


/***/ }),

/***/ 95160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h8: () => (/* binding */ keeperFindings),
/* harmony export */   hT: () => (/* binding */ changedByOf)
/* harmony export */ });
/* unused harmony exports IGNORED_BY, otherWriters, keepersOf, adviceFor */
/* harmony import */ var _cluster_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23246);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70968);


/** On an object, in Git: the tools, by comma, that are told elsewhere to leave alone what Sluice writes; `sluice check` then says no more of them. */
const IGNORED_BY = 'sluice/ignored-by';
/** Who but Sluice holds any of these fields, who wrote last first. An atomic list has one writer, unless several applied the very same. */
function otherWriters({ metadata: { managedFields } }, { fields }) {
    const entries = Array.isArray(managedFields) ? managedFields.filter(_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G) : [];
    return entries
        .filter(({ manager, fieldsV1 }) => manager !== _cluster_js__WEBPACK_IMPORTED_MODULE_0__/* .FIELD_MANAGER */ .v && fields.some((path) => holds(fieldsV1, path)))
        .map(({ manager, time }) => ({ tool: toolOf(String(manager ?? '')), manager: plain(String(manager ?? 'nobody named')), at: typeof time === 'string' && Number.isFinite(Date.parse(time)) ? time : undefined }))
        .sort((one, other) => Date.parse(other.at ?? '1970-01-01') - Date.parse(one.at ?? '1970-01-01'));
}
/** Whether an entry's tree has the field, something below it, or a whole that it lies in. */
function holds(tree, path) {
    let node = tree;
    for (const [index, key] of path.entries()) {
        if (!(0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(node))
            return false;
        const next = node[/^[kvi]:/.test(key) ? key : `f:${key}`];
        if (next === undefined)
            return index > 0 && Object.keys(node).length === 0;
        node = next;
    }
    return (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(node);
}
/** Field managers by the names that the tools give themselves: `ArgoCDSSAManager`, the controllers of Flux, the program's name for Helm, `kubectl-*`. */
function toolOf(manager) {
    if (/^argocd(-|$)/.test(manager))
        return 'argo-cd';
    if (manager === 'helm-controller')
        return 'flux-helm';
    if (manager === 'kustomize-controller')
        return 'flux';
    if (/^helm$/i.test(manager))
        return 'helm';
    return /^(kubectl(-|$)|flux-client-side-apply$)/.test(manager) ? 'kubectl' : 'other';
}
/**
 * By labels and annotations: `argocd.argoproj.io/tracking-id` (before Argo CD 3 only the label `app.kubernetes.io/instance`, which Helm charts
 * have as well: believed where Argo CD wrote something), `kustomize.toolkit.fluxcd.io/name`, `helm.toolkit.fluxcd.io/name`, `meta.helm.sh/release-name`.
 */
function keepersOf(object, { atomic }) {
    const { labels = {}, annotations = {}, managedFields } = object.metadata;
    const told = (annotations[IGNORED_BY] ?? '').split(',').map((name) => name.trim());
    const keepers = [];
    const add = (tool, name, leaves = false) => void keepers.push({ tool, name: name === undefined || name === '' ? undefined : plain(name), leaves: leaves || told.includes(tool) });
    const tracking = annotations['argocd.argoproj.io/tracking-id'] ?? labels['argocd.argoproj.io/instance'];
    const byArgo = Array.isArray(managedFields) && managedFields.some((entry) => (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(entry) && toolOf(String(entry.manager)) === 'argo-cd');
    if (tracking !== undefined || byArgo)
        add('argo-cd', tracking?.split(':')[0] ?? labels['app.kubernetes.io/instance']);
    if (labels['kustomize.toolkit.fluxcd.io/name'] !== undefined)
        add('flux', labels['kustomize.toolkit.fluxcd.io/name'], fluxLeaves(object, atomic));
    if (labels['helm.toolkit.fluxcd.io/name'] !== undefined)
        add('flux-helm', labels['helm.toolkit.fluxcd.io/name']);
    else if (annotations['meta.helm.sh/release-name'] !== undefined)
        add('helm', annotations['meta.helm.sh/release-name']);
    return keepers;
}
/** Flux reads its marks as annotations or labels, in any case. `Merge` keeps only fields that Git does not have, and a list is one field. */
function fluxLeaves({ metadata: { labels = {}, annotations = {} } }, atomic) {
    const mark = (name) => (annotations[`kustomize.toolkit.fluxcd.io/${name}`] ?? labels[`kustomize.toolkit.fluxcd.io/${name}`] ?? '').toLowerCase();
    return ['ifnotpresent', 'ignore', ...(atomic ? [] : ['merge'])].includes(mark('ssa')) || mark('reconcile') === 'disabled';
}
/** For `TrafficDriver.changedBy`: who wrote the fields last, and what lets both live; undefined where nobody but Sluice holds them. */
function changedByOf(object, owned) {
    const [writer] = otherWriters(object, owned);
    if (!writer)
        return undefined;
    const keeper = keepersOf(object, owned).find(({ tool }) => tool === writer.tool);
    const { kind } = owned.resource;
    return `${titleOf(writer.tool)} (field manager ${writer.manager}${keeper?.name === undefined ? '' : `, ${keeper.name}`}) wrote ${fieldsOf(owned)} of ${kind} ${object.metadata.name} last${writer.at === undefined ? '' : `, at ${writer.at}`}. ${adviceFor(writer.tool, object, owned)}`;
}
/** For `inspect`: one note for each tool that keeps the object and is not seen to leave these fields alone. */
function keeperFindings(object, owned) {
    return keepersOf(object, owned).filter(({ leaves }) => !leaves).map(({ tool, name }) => ({
        code: `kept-by-${tool}`,
        message: `${owned.resource.kind} ${object.metadata.name} is kept by ${titleOf(tool)}${name === undefined ? '' : ` (${name})`}, which may write ${fieldsOf(owned)} back in the midst of a rollout.`,
        fix: `${adviceFor(tool, object, owned)}${tool === 'argo-cd' || tool === 'helm' || tool === 'flux-helm' ? ` Then say so on the object, in Git: the annotation \`${IGNORED_BY}: ${tool}\`.` : ''}`,
        blocks: false,
    }));
}
/** What to change so that Sluice and the tool can both write the object. */
function adviceFor(tool, { metadata: { name } }, { resource: { group, kind }, fields, jq, atomic }) {
    switch (tool) {
        case 'argo-cd':
            return `In its Application write \`ignoreDifferences: [{group: ${group === '' ? '""' : group}, kind: ${kind}, name: ${name}, jqPathExpressions: [${jq.map((path) => `'${path}'`).join(', ')}]}]\` and \`RespectIgnoreDifferences=true\` under \`syncPolicy.syncOptions\`: without the second every sync writes them all the same.`;
        case 'flux':
            return atomic
                ? 'Annotate it in Git with `kustomize.toolkit.fluxcd.io/ssa: IfNotPresent`: Flux then makes it once and leaves it alone. `Merge` does not help: these fields lie in a list, which belongs whole to whoever wrote it last.'
                : 'Leave these fields out in Git and annotate it there with `kustomize.toolkit.fluxcd.io/ssa: Merge`; or with `IfNotPresent`, and Flux makes it once and leaves it alone.';
        case 'flux-helm':
            return `In its HelmRelease write \`driftDetection: {mode: enabled, ignore: [{paths: [${fields.map(pointerOf).join(', ')}], target: {kind: ${kind}, name: ${name}}}]}\` or leave drift detection off, and upgrade the chart only between deliveries.`;
        case 'helm':
            return 'Helm writes when the chart is upgraded and leaves it alone otherwise: upgrade between deliveries only, and let the template take these fields over from the cluster (`lookup`).';
        case 'kubectl':
            return 'That was a person or a script: the API server\'s audit log says who. Let them write it between deliveries only.';
        case 'other':
            return 'Find out what runs under that name (`kubectl get --show-managed-fields -o yaml`), and let it leave these fields to Sluice.';
    }
}
const TITLES = { 'argo-cd': 'Argo CD', flux: 'Flux', 'flux-helm': 'Flux (HelmRelease)', helm: 'Helm', kubectl: 'Somebody with kubectl', other: 'Another program' };
function titleOf(tool) {
    return TITLES[tool];
}
function fieldsOf({ fields }) {
    return fields.map((path) => path.filter((key) => !/^[kvi]:/.test(key)).join('.')).join(', ');
}
/** As far as keys alone lead: a list's members have other places in each object. */
function pointerOf(path) {
    const member = path.findIndex((key) => /^[kvi]:/.test(key));
    return `/${path.slice(0, member === -1 ? undefined : member).join('/')}`;
}
/** Names that others chose, for a sentence. */
function plain(text) {
    return text.replace(/[^\w.:/@ -]/g, '?').slice(0, 80);
}


/***/ }),

/***/ 5727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IU: () => (/* binding */ slotUrl),
/* harmony export */   YK: () => (/* binding */ commandFleet),
/* harmony export */   a6: () => (/* binding */ DEFAULT_SLOTS),
/* harmony export */   hy: () => (/* binding */ placeEnvironment),
/* harmony export */   zh: () => (/* binding */ programRunner)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _core_fetch_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66546);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _core_program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69399);
/* harmony import */ var _replies_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51250);






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
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('fleet-incomplete', '`rollout.fleet` has neither `place` nor `repository`: nothing could put a release on a slot.', 'Add `place: {command: …}`, or `repository` for a server with the model repository protocol.');
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
                return (0,_replies_js__WEBPACK_IMPORTED_MODULE_5__/* .printedDigest */ .lu)(await run(spec.loaded.command, { SLUICE_SLOT: slot }), `${what}'s program \`loaded\``);
            return undefined;
        },
        async ask(slot, rows) {
            if (spec.ask?.http)
                return askByHttp(spec.ask.http, slot, rows, options);
            if (spec.ask?.command)
                return (0,_replies_js__WEBPACK_IMPORTED_MODULE_5__/* .printedScores */ .Q0)(await run(spec.ask.command, { SLUICE_SLOT: slot }, 'ask', (0,_replies_js__WEBPACK_IMPORTED_MODULE_5__/* .rowsJson */ .Eq)(rows)), rows.length, `Slot ${slot}'s program \`ask\``);
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('ask-not-declared', `Slot ${slot} cannot be asked.`, 'Declare rollout.fleet.ask, by http or by command.');
        },
        async retire(slot) {
            if (spec.retire)
                await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
        },
    };
}
/** What a program needs to know to put a release on a slot. */
function placeEnvironment(slot, source) {
    const parts = Object.entries(source.parts).map(([part, relative]) => [`SLUICE_${part.toUpperCase()}`, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(source.root, relative)]);
    return { SLUICE_SLOT: slot, SLUICE_RELEASE: source.digest, SLUICE_ROOT: source.root, ...Object.fromEntries(parts) };
}
/** Runs the fleet's programs: long for placing, wide for scores, short and narrow for the rest. */
function programRunner(options) {
    return async (command, env, kind, input) => {
        const timeout = kind === 'place' ? (options.placeTimeout ?? PLACE_MS) : (options.timeout ?? ANSWER_MS);
        const outputLimit = kind === 'ask' ? _replies_js__WEBPACK_IMPORTED_MODULE_5__/* .SCORES_BYTES */ .ab : undefined;
        const { stdout } = await (0,_core_program_js__WEBPACK_IMPORTED_MODULE_4__/* .runProgram */ .mB)((0,_core_program_js__WEBPACK_IMPORTED_MODULE_4__/* .commandWords */ .Bl)(command), { cwd: options.cwd, env: { ...options.env, ...env }, timeout, outputLimit, input });
        return stdout.toString('utf8');
    };
}
/** The URL of one slot, checked. */
function slotUrl(template, slot, { insecure }) {
    return (0,_core_fetch_json_js__WEBPACK_IMPORTED_MODULE_2__/* .checkUrl */ .CU)(template.replaceAll('{slot}', encodeURIComponent(slot)), 'rollout.fleet', insecure);
}
async function loadedByHttp(template, slot, options) {
    const what = `Slot ${slot}`;
    try {
        const retry = (ms) => options.clock.sleep(ms);
        const reply = await (0,_core_fetch_json_js__WEBPACK_IMPORTED_MODULE_2__/* .requestJson */ .SS)(slotUrl(template, slot, options), { what, timeout: options.timeout, credentials: options.credentials, absent: [404], retry });
        return reply === undefined ? null : (0,_replies_js__WEBPACK_IMPORTED_MODULE_5__/* .readDigest */ .rP)(reply, what);
    }
    catch (error) {
        // Nobody listens: the slot serves nothing. Any other silence leaves the question open, and so is an error.
        if ((0,_core_fetch_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefused */ .H0)(error))
            return null;
        throw error;
    }
}
async function askByHttp(template, slot, rows, options) {
    const what = `Slot ${slot}`;
    const reply = await (0,_core_fetch_json_js__WEBPACK_IMPORTED_MODULE_2__/* .requestJson */ .SS)(slotUrl(template, slot, options), {
        what,
        method: 'POST',
        body: { rows },
        timeout: options.timeout ?? ANSWER_MS,
        credentials: options.credentials,
        limit: _replies_js__WEBPACK_IMPORTED_MODULE_5__/* .SCORES_BYTES */ .ab,
        // Asking changes nothing, and a server that was started a moment ago may not listen yet.
        retry: (ms) => options.clock.sleep(ms),
    });
    return (0,_replies_js__WEBPACK_IMPORTED_MODULE_5__/* .readScores */ .oK)(reply, rows.length, what);
}


/***/ }),

/***/ 20901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IT: () => (/* binding */ autoscaled),
/* harmony export */   LH: () => (/* binding */ inspectDeployments)
/* harmony export */ });
/* unused harmony export ownedBy */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23246);
/* harmony import */ var _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78143);
/* harmony import */ var _kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70968);
/* harmony import */ var _kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24349);
/* harmony import */ var _kubernetes_writers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95160);
/* harmony import */ var _pod_release_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8530);
/* harmony import */ var _pod_template_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(97825);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(29767);









/** What would stop a release from being placed on these Deployments. Changes nothing. */
async function inspectDeployments(cluster, declared, { slots, byReplicas }) {
    return (0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .foundOrSaid */ .HU)(async () => {
        const names = slots.map((slot) => declared.names[slot]);
        const rights = await (0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .rightsLacking */ .fv)(cluster, [...names.flatMap(rightsOn), { verb: 'list', resource: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .PODS */ .Dp }, { verb: 'list', resource: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .REPLICA_SETS */ .t4 }, ...(byReplicas ? TRIALS : [])]);
        if (rights.length > 0)
            return rights;
        const findings = [];
        for (const slot of slots)
            findings.push(...(await ofSlot(cluster, declared, slot)));
        return [...findings, ...(await autoscaled(cluster, names, false))];
    });
}
function rightsOn(name) {
    return [...['get', 'watch', 'patch'].map((verb) => ({ verb, resource: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPLOYMENTS */ .$i, name })), { verb: 'patch', resource: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPLOYMENTS */ .$i, name, subresource: 'scale' }];
}
const TRIALS = ['create', 'get', 'watch', 'delete'].map((verb) => ({ verb, resource: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .PODS */ .Dp }));
async function ofSlot(cluster, declared, slot) {
    const name = declared.names[slot];
    const object = await cluster.read(_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPLOYMENTS */ .$i, name);
    if (!object)
        return [(0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)('cluster-missing', `There is no Deployment ${name} at ${cluster.where}, which slot ${slot} is.`, 'Create it (docs/kubernetes.md has one to copy), or correct the name, the namespace or the context.', true)];
    const what = (0,_status_js__WEBPACK_IMPORTED_MODULE_8__/* .nameOf */ .Vb)(object, cluster.where);
    const findings = [];
    if (object.metadata.deletionTimestamp !== undefined)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)('cluster-deleting', `${what} is being deleted.`, 'Find out who deletes it.', true));
    const { paused, seen } = (0,_status_js__WEBPACK_IMPORTED_MODULE_8__/* .statusOf */ .c2)(object);
    if (paused)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)('deployment-paused', `${what} is paused (\`spec.paused\`): no pod takes a new template.`, 'Resume it: `kubectl rollout resume deployment`.', true));
    if (!seen)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)('controller-silent', `${what} was changed, and its controller has not looked at it since.`, 'See whether kube-controller-manager runs and is well.', false));
    // Whatever the release will be: what is declared must be there to be changed.
    const fits = await (0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .foundOrSaid */ .HU)(async () => ((0,_pod_template_js__WEBPACK_IMPORTED_MODULE_7__/* .podTemplateChanges */ .d)(object.spec?.template, (0,_pod_release_js__WEBPACK_IMPORTED_MODULE_6__/* .texts */ .T)(declared), { digest: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(''), slot }, what), []));
    return [...findings, ...fits, ...(0,_kubernetes_writers_js__WEBPACK_IMPORTED_MODULE_5__/* .keeperFindings */ .h8)(object, ownedBy(declared, object))];
}
/** What Sluice writes of a Deployment for this declaration, as `managedFields` and as jq have it. Exported for its table. */
function ownedBy({ image, env = {}, mount, annotations = {} }, { spec }) {
    const template = (0,_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .G)(spec?.template) && (0,_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .G)(spec.template.spec) ? spec.template.spec : {};
    const containers = (Array.isArray(template.containers) ? template.containers : []).filter(_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .G);
    const pod = ['spec', 'template', 'spec'];
    const each = (keys) => containers.flatMap((container) => keys(container).map((path) => [...pod, 'containers', `k:{"name":"${String(container.name)}"}`, ...path]));
    const marks = [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .MARKS */ .j.release, _kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .MARKS */ .j.slot, ...Object.keys(annotations)];
    const mountPaths = ({ volumeMounts }) => (Array.isArray(volumeMounts) ? volumeMounts : []).filter((one) => (0,_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .G)(one) && one.name === mount?.volume).map((one) => String(one.mountPath));
    return {
        resource: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPLOYMENTS */ .$i,
        fields: [
            ['spec', 'replicas'],
            ...marks.map((name) => ['spec', 'template', 'metadata', 'annotations', name]),
            ...(image === undefined ? [] : each(() => [['image']])),
            ...each(() => Object.keys(env).map((name) => ['env', `k:{"name":"${name}"}`, 'value'])),
            ...(mount ? [[...pod, 'volumes', `k:{"name":"${mount.volume}"}`], ...each((container) => mountPaths(container).map((path) => ['volumeMounts', `k:{"mountPath":"${path}"}`, 'subPath']))] : []),
        ],
        jq: [
            '.spec.replicas',
            ...marks.map((name) => `.spec.template.metadata.annotations."${name}"`),
            `.spec.template.metadata.labels."${_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .MARKS */ .j.slot}"`,
            ...(image === undefined ? [] : ['.spec.template.spec.containers[].image']),
            ...Object.keys(env).map((name) => `.spec.template.spec.containers[].env[]? | select(.name == "${name}")`),
            ...(mount ? [`.spec.template.spec.volumes[]? | select(.name == "${mount.volume}")`, `.spec.template.spec.containers[].volumeMounts[]? | select(.name == "${mount.volume}")`] : []),
        ],
        atomic: false,
    };
}
/** Who else sets the numbers of pods. Where shares are numbers of pods nobody else may. */
async function autoscaled(cluster, names, blocks) {
    const all = await (0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .ifAllowed */ ._h)(() => cluster.list(_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .AUTOSCALERS */ .hR));
    if (all === undefined)
        return [(0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)('autoscaler-not-seen', `Whoever asks at ${cluster.where} may not list HorizontalPodAutoscalers: whether one sets the numbers of pods was not looked at.`, 'Add to the Role: `- {apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: [list]}`.', false)];
    return all.flatMap(({ metadata, spec }) => {
        const target = (0,_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .G)(spec?.scaleTargetRef) ? spec.scaleTargetRef : {};
        if (target.kind !== _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .DEPLOYMENTS */ .$i.kind || !names.includes(String(target.name)))
            return [];
        const said = `HorizontalPodAutoscaler ${metadata.name} sets the pods of Deployment ${String(target.name)}`;
        if (blocks)
            return [(0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)('replicas-autoscaled', `${said}, and shares of users are numbers of pods: each would undo the other.`, 'Delete it, or use a router with weights.', true)];
        return [(0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)('replicas-autoscaled', `${said}. It rests while the slot has none, and may take pods away again before users come: it keeps ${String(spec?.minReplicas ?? 1)} at the least.`, 'Let `minReplicas` be what the first step needs; `rollout.capacity` holds a step until enough are ready.', false)];
    });
}


/***/ }),

/***/ 8530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ texts),
/* harmony export */   a: () => (/* binding */ podReleaseOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



/** A reference with a digest is shorter than a line of a terminal; a part that is no such file is not read whole. */
const MOST_BYTES = 4096;
/** https://github.com/opencontainers/distribution-spec: a name, perhaps a tag, and the digest of the manifest. */
const BY_DIGEST = /^[a-z0-9][A-Za-z0-9._:/-]{0,400}@sha256:[0-9a-f]{64}$/;
/** With the images that parts of the release name. Throws InputError `release-image` where a part names none by digest. */
async function podReleaseOf(declared, source) {
    const { image, mount } = declared;
    return {
        ...texts(declared),
        ...(image !== undefined && { image: await imageOf(image, source) }),
        ...(mount && { mount: { ...mount, image: mount.image === undefined ? undefined : await imageOf(mount.image, source) } }),
    };
}
/** Without what only the bytes of the release say. */
function texts({ container, image, env, mount, annotations }) {
    const { volume, sub_path, claim, image: packed } = mount ?? { volume: '' };
    return {
        container,
        env,
        annotations,
        ...(typeof image === 'string' && { image }),
        ...(mount && typeof packed !== 'object' && { mount: { volume, sub_path, claim, image: packed } }),
    };
}
async function imageOf(image, { root, parts }) {
    if (typeof image === 'string')
        return image;
    const { part, file } = image;
    const refuse = (why) => _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('release-image', `The image is that which the release's part \`${part}\`${file === undefined ? '' : ` names in ${file}`} says, and ${why}.`, 'The part must be, or hold, a file with one line: registry.example.org/income@sha256:….');
    const relative = parts[part];
    if (relative === undefined)
        throw refuse(`this release has only ${Object.keys(parts).join(', ')}`);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(root, relative);
    const at = file === undefined ? folder : node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(folder, file);
    if (file !== undefined && !at.startsWith(`${folder}${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`))
        throw refuse('that lies outside of it');
    const text = await firstBytes(at).catch((error) => {
        throw refuse(error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'there is no such file' : error.code === 'EISDIR' ? 'it is a folder' : error.message);
    });
    const reference = text.trim();
    if (!BY_DIGEST.test(reference))
        throw refuse(`it holds ${JSON.stringify(reference.slice(0, 120))}`);
    return reference;
}
async function firstBytes(at) {
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(at)).isDirectory())
        throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(at);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
        return buffer.toString('utf8', 0, bytesRead);
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 97825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ podTemplateChanges)
/* harmony export */ });
/* unused harmony export filled */
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23246);
/* harmony import */ var _traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70474);



/** Where a Deployment, a ReplicaSet and a Rollout have their pod template. */
const TEMPLATE = '/spec/template';
/**
 * What must change of a pod template for its pods to serve this release: image, variables, mount, annotations, and the marks
 * `sluice/release` and `sluice/slot` (the slot also as a label). Each change is preceded by tests of the names on its way, because lists
 * are patched by index. None where the template is so already. `what` is the object, for messages. Throws DriverError `template-unreadable`,
 * `template-container`, `template-env`, `template-mount` where that is not there.
 */
function podTemplateChanges(template, declared, placed, what, at = TEMPLATE) {
    const pod = podOf(template, what, at);
    const fill = (text) => filled(text, placed);
    return [
        ...(declared.image === undefined ? [] : imageChanges(pod, declared, fill(declared.image))),
        ...Object.entries(declared.env ?? {}).flatMap(([name, text]) => variableChanges(pod, declared, name, fill(text))),
        ...(declared.mount ? mountChanges(pod, declared, declared.mount, fill) : []),
        ...mapChanges(pod, 'annotations', { ...mapped(declared.annotations ?? {}, fill), [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .MARKS */ .j.release]: placed.digest, [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .MARKS */ .j.slot]: placed.slot }),
        ...mapChanges(pod, 'labels', { [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_1__/* .MARKS */ .j.slot]: placed.slot }),
    ];
}
function filled(text, { digest, slot }) {
    return text.replaceAll('{digest}', digest).replaceAll('{hex}', digest.slice('sha256:'.length)).replaceAll('{slot}', slot);
}
function podOf(template, what, at) {
    const spec = (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(template) && (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(template.spec) ? template.spec : undefined;
    const metadata = (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(template) ? template.metadata : undefined;
    const listed = (key) => {
        const list = spec?.[key] ?? [];
        if (spec && Array.isArray(list) && list.every((each) => (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(each) && typeof each.name === 'string'))
            return list;
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-unreadable', `${what} has no pod template with ${key} that have names: ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(template)}.`, 'See what wrote the object.');
    };
    const containersOf = (key) => listed(key).map((container, index) => ({ container: container, at: `${at}/spec/${key}/${index}`, init: key === 'initContainers' }));
    return {
        what,
        at,
        metadata: (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(metadata) ? metadata : undefined,
        containers: [...containersOf('containers'), ...containersOf('initContainers')],
        volumes: listed('volumes').map((volume, index) => ({ volume, at: `${at}/spec/volumes/${index}` })),
    };
}
function imageChanges(pod, { container: name }, image) {
    const serving = name === undefined ? pod.containers.filter(({ init }) => !init) : named(pod, name);
    if (serving.length !== 1)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-container', `${pod.what} has ${serving.length} containers (${names(pod)}): which of them has the image of the release?`, 'Name it: `container`.');
    const [{ container, at }] = serving;
    return guarded(at, container.name, setting(container, 'image', image, at));
}
function variableChanges(pod, { container: name }, variable, value) {
    const found = named(pod, name).flatMap(({ container, at }) => variablesOf(container).flatMap((env, index) => (env.name === variable ? [{ container, env, at, index }] : [])));
    const fix = 'Write the variable into the Deployment once, with a value of any kind; Sluice changes only what is there.';
    if (found.length === 0)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-env', `${pod.what} has no variable ${variable} in ${name ?? names(pod)}.`, fix);
    const twice = found.find(({ container, index }) => found.some((other) => other.container === container && other.index !== index));
    if (twice)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-env', `${pod.what} has the variable ${variable} twice in ${twice.container.name}.`, fix);
    const given = found.find(({ env }) => env.valueFrom !== undefined);
    if (given)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-env', `${pod.what} takes the variable ${variable} of ${given.container.name} from somewhere else: ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(given.env.valueFrom)}.`, fix);
    return found.flatMap(({ container, env, at, index }) => {
        const changes = setting(env, 'value', value, `${at}/env/${index}`);
        return guarded(at, container.name, guarded(`${at}/env/${index}`, variable, changes));
    });
}
function mountChanges(pod, { container: name }, { volume, sub_path: subPath, claim, image }, fill) {
    const there = pod.volumes.find((each) => each.volume.name === volume);
    if (!there)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-mount', `${pod.what} has no volume ${volume}; it has ${pod.volumes.map((each) => each.volume.name).join(', ') || 'none'}.`, 'Name a volume of the Deployment: `mount.volume`.');
    if (claim !== undefined)
        return sourceChanges(pod, there, 'persistentVolumeClaim', 'claimName', fill(claim));
    if (image !== undefined)
        return sourceChanges(pod, there, 'image', 'reference', fill(image));
    const mounts = named(pod, name).flatMap(({ container, at }) => mountsOf(container).flatMap((mount, index) => (mount.name === volume ? [{ container, mount, at, index }] : [])));
    if (mounts.length === 0)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-mount', `${pod.what} mounts the volume ${volume} nowhere in ${name ?? names(pod)}.`, 'Mount it in the container that serves, or correct `container`.');
    return mounts.flatMap(({ container, mount, at, index }) => {
        const place = `${at}/volumeMounts/${index}`;
        if (mount.subPathExpr !== undefined)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-mount', `${pod.what} has a subPathExpr at the mount of ${volume} in ${container.name}, which keeps a subPath out.`, 'Remove subPathExpr from the mount; Sluice writes subPath.');
        const changes = setting(mount, 'subPath', fill(subPath), place);
        return guarded(at, container.name, guarded(place, volume, changes));
    });
}
/** A volume that is a claim or an image: only which one is changed, never what kind of volume it is. */
function sourceChanges(pod, { volume, at }, kind, key, value) {
    const source = volume[kind];
    if (!(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(source))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-mount', `The volume ${String(volume.name)} of ${pod.what} is no ${kind}: ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(volume)}.`, `Declare the volume with \`${kind}\` in the Deployment; Sluice changes only its ${key}.`);
    return guarded(at, String(volume.name), setting(source, key, value, `${at}/${kind}`));
}
function mapChanges(pod, kind, wanted) {
    const there = pod.metadata?.[kind];
    if (!(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(there))
        return [...(pod.metadata ? [] : kind === 'annotations' ? [{ op: 'add', path: `${pod.at}/metadata`, value: {} }] : []), { op: 'add', path: `${pod.at}/metadata/${kind}`, value: { ...wanted } }];
    return Object.entries(wanted).flatMap(([key, value]) => setting(there, key, value, `${pod.at}/metadata/${kind}`));
}
/** Nothing where it is so already; else a test of what was read, where something was, and the change. */
function setting(object, key, value, at) {
    const path = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (object[key] === value)
        return [];
    if (!Object.hasOwn(object, key))
        return [{ op: 'add', path, value }];
    return [{ op: 'test', path, value: object[key] }, { op: 'replace', path, value }];
}
function guarded(at, name, changes) {
    return changes.length === 0 ? [] : [{ op: 'test', path: `${at}/name`, value: name }, ...changes];
}
function named(pod, name) {
    if (name === undefined)
        return pod.containers;
    const found = pod.containers.filter(({ container }) => container.name === name);
    if (found.length > 0)
        return found;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('template-container', `${pod.what} has no container ${name}; it has ${names(pod)}.`, 'Correct `container`.');
}
function names(pod) {
    return pod.containers.map(({ container }) => container.name).join(', ') || 'no container';
}
function variablesOf({ env }) {
    return recordsIn(env);
}
function mountsOf({ volumeMounts }) {
    return recordsIn(volumeMounts);
}
/** Places count, so what is no object stays in the list as an empty one. */
function recordsIn(list) {
    return Array.isArray(list) ? list.map((each) => ((0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(each) ? each : {})) : [];
}
function mapped(texts, fill) {
    return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, fill(text)]));
}


/***/ }),

/***/ 11355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ scale)
/* harmony export */ });
/* harmony import */ var _kubernetes_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44878);
/* harmony import */ var _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78143);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29767);



/** Sets how many pods a Deployment shall have, by its scale: a Role that allows no more than this can change no template. Nothing is written where it is so already. */
async function scale(cluster, name, replicas) {
    return (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_0__/* .change */ .Zg)(cluster, _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .DEPLOYMENTS */ .$i, name, (object) => {
        const { wanted } = (0,_status_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(object);
        if (wanted === replicas)
            return [];
        return [{ op: 'replace', path: '/spec/replicas', value: replicas }];
    }, { subresource: 'scale' });
}


/***/ }),

/***/ 29767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M1: () => (/* binding */ unfinished),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   fn: () => (/* binding */ late)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70968);


/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1; numbers that are left out are 0, `spec.replicas` 1. */
function statusOf({ metadata: { generation }, spec, status }) {
    const count = (value, otherwise = 0) => (Number.isSafeInteger(value) && value >= 0 ? value : otherwise);
    const conditions = Array.isArray(status?.conditions) ? status.conditions.filter(_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G) : [];
    const late = conditions.find(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded');
    // A quota or an admission policy that lets no pod be made may change its mind.
    const failed = late ?? conditions.find(({ type, status: state }) => type === 'ReplicaFailure' && state === 'True');
    return {
        wanted: count(spec?.replicas, 1),
        updated: count(status?.updatedReplicas),
        total: count(status?.replicas),
        ready: count(status?.readyReplicas),
        available: count(status?.availableReplicas),
        seen: generation === undefined || status?.observedGeneration === generation,
        paused: spec?.paused === true,
        givenUp: late !== undefined,
        ...(failed && { failed: `${String(failed.reason)}: ${String(failed.message ?? '')}`.slice(0, 500) }),
    };
}
/** What it still waits for, in one phrase; undefined once all its pods are of the template as it is now, available, and no others are left. */
function unfinished({ wanted, updated, total, available, seen }) {
    if (!seen)
        return 'its controller has not seen the change';
    if (updated < wanted)
        return `${updated} of ${wanted} pods are of the new template`;
    if (total > updated)
        return `${total - updated} pods of an older template are left`;
    if (total > wanted)
        return `${total - wanted} pods too many are left`;
    if (available < wanted)
        return `${available} of ${wanted} pods are available`;
    return undefined;
}
/** The name for messages. */
function nameOf({ kind = 'Deployment', metadata: { name, namespace } }, where) {
    return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name} (${where})`;
}
/** Not finished in time. A controller that has not even looked is another matter than one whose pods do not come. */
function late(what, status, waitedFor, trouble) {
    const said = [status.failed, trouble].filter((each) => each !== undefined).join('; ');
    if (!status.seen)
        return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('controller-silent', `${what} was changed, and its controller has not looked at it in time: observedGeneration stays behind.`, 'See whether kube-controller-manager runs and is well.');
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('deployment-not-ready', `${what} was not ready in time: ${waitedFor}${said === '' ? '' : `; ${said}`}.`, 'See the pods\' own logs and events (`kubectl describe pod`); a model that takes longer to load needs `fleet.deployments.within` and `progressDeadlineSeconds`.');
}


/***/ }),

/***/ 25429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fW: () => (/* binding */ endTrials),
/* harmony export */   pm: () => (/* binding */ startTrial),
/* harmony export */   ue: () => (/* binding */ triedRelease)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23246);
/* harmony import */ var _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78143);
/* harmony import */ var _kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70968);
/* harmony import */ var _kubernetes_pods_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(71814);
/* harmony import */ var _kubernetes_selector_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3603);
/* harmony import */ var _kubernetes_settle_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(89277);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(29767);









/** Label of a pod that no user reaches. */
const TRIAL = 'sluice/trial';
/**
 * Where shares are numbers of pods, a slot without users has none that could be asked. One pod of its template, with no label but Sluice's own, serves nobody:
 * neither the Service of users nor a ReplicaSet takes it. It is asked what it loaded and for the golden rows, and goes before users come.
 * Throws DriverError `trial-not-ready` and as the cluster does.
 */
async function startTrial(cluster, deployment, slot, within, clock) {
    const pod = trialOf(deployment, slot, cluster.where);
    const { name, annotations } = pod.metadata;
    const settle = { within, clock };
    for (const { uid, ...there } of await trialsOf(cluster, slot)) {
        // Of a place that was killed.
        if (!there.ending && there.release === annotations?.[_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_2__/* .MARKS */ .j.release])
            continue;
        await cluster.remove(_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .PODS */ .Dp, there.name, { uid });
        const { value } = await (0,_kubernetes_settle_js__WEBPACK_IMPORTED_MODULE_7__/* .settled */ .g)(cluster, _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .PODS */ .Dp, there.name, (now) => (now === null || now.metadata.uid !== uid ? true : undefined), settle);
        if (value === undefined)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('trial-not-ready', `Pod ${there.name} at ${cluster.where}, which tried another release, does not end.`, 'See its `terminationGracePeriodSeconds` and finalizers.');
    }
    const from = (await cluster.read(_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .PODS */ .Dp, name)) ?? (await cluster.create(_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .PODS */ .Dp, pod));
    const { value, object } = await (0,_kubernetes_settle_js__WEBPACK_IMPORTED_MODULE_7__/* .settled */ .g)(cluster, _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .PODS */ .Dp, name, (now) => (now === null ? undefined : (0,_kubernetes_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .podOf */ .FS)(now).ready ? now : stuck(now)), { ...settle, from });
    if (value && (0,_kubernetes_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .podOf */ .FS)(value).ready)
        return;
    const trouble = object ? (0,_kubernetes_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .troubleOf */ .LH)((0,_kubernetes_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .podOf */ .FS)(object)) : 'it is gone';
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('trial-not-ready', `Pod ${name} of ${(0,_status_js__WEBPACK_IMPORTED_MODULE_8__/* .nameOf */ .Vb)(deployment, cluster.where)}, started to try the release before users come, was not ready${trouble === undefined ? ' in time' : `: ${trouble}`}.`, 'See its log and events (`kubectl describe pod`).');
}
/** The release that the slot's trial serves; undefined where it has no trial. */
async function triedRelease(cluster, slot) {
    const trials = await trialsOf(cluster, slot);
    if (trials.length === 0)
        return undefined;
    const ready = trials.find((pod) => pod.ready);
    return ready && (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(ready.release) ? ready.release : null;
}
/** Without a slot: of all of them. */
async function endTrials(cluster, slot) {
    for (const { name, uid } of await trialsOf(cluster, slot))
        await cluster.remove(_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .PODS */ .Dp, name, { uid });
}
function trialsOf(cluster, slot) {
    return (0,_kubernetes_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .podsWith */ .Lf)(cluster, { [TRIAL]: 'true', ...(slot !== undefined && { [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_2__/* .MARKS */ .j.slot]: slot }) });
}
function trialOf(deployment, slot, where) {
    const template = (0,_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .G)(deployment.spec?.template) ? deployment.spec.template : {};
    const metadata = (0,_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .G)(template.metadata) ? template.metadata : {};
    const labels = { [TRIAL]: 'true', [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_2__/* .MARKS */ .j.slot]: slot, [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_2__/* .MARKS */ .j.managedBy]: 'sluice' };
    if ((0,_kubernetes_selector_js__WEBPACK_IMPORTED_MODULE_6__/* .selects */ .k)(deployment.spec?.selector, labels))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('trial-adopted', `${(0,_status_js__WEBPACK_IMPORTED_MODULE_8__/* .nameOf */ .Vb)(deployment, where)} selects pods by Sluice's own labels, so a pod that is only tried would become one of its own.`, 'Give its selector a label of the team\'s own.');
    return {
        apiVersion: 'v1',
        kind: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .PODS */ .Dp.kind,
        metadata: {
            name: `${deployment.metadata.name.slice(0, 50).replace(/[^a-z0-9]+$/, '')}-trial`,
            labels,
            annotations: (0,_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .G)(metadata.annotations) ? metadata.annotations : {},
            // Gone with the Deployment (or Rollout), if nobody else takes it away.
            ownerReferences: [{ apiVersion: deployment.apiVersion ?? `${_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .DEPLOYMENTS */ .$i.group}/${_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .DEPLOYMENTS */ .$i.version}`, kind: deployment.kind ?? _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .DEPLOYMENTS */ .$i.kind, name: deployment.metadata.name, uid: deployment.metadata.uid }],
        },
        spec: (0,_kubernetes_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .G)(template.spec) ? template.spec : {},
    };
}
/** Looked at no longer where time alone will not help. */
function stuck(pod) {
    return (0,_kubernetes_pods_js__WEBPACK_IMPORTED_MODULE_5__/* .podOf */ .FS)(pod).containers.some(({ waiting, restarts }) => waiting === 'ImagePullBackOff' || waiting === 'InvalidImageName' || waiting === 'CreateContainerConfigError' || (waiting === 'CrashLoopBackOff' && restarts > 2)) ? pod : undefined;
}


/***/ }),

/***/ 51250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eq: () => (/* binding */ rowsJson),
/* harmony export */   Q0: () => (/* binding */ printedScores),
/* harmony export */   Yz: () => (/* binding */ parsed),
/* harmony export */   ab: () => (/* binding */ SCORES_BYTES),
/* harmony export */   lu: () => (/* binding */ printedDigest),
/* harmony export */   oK: () => (/* binding */ readScores),
/* harmony export */   rP: () => (/* binding */ readDigest)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70474);



/** Bytes of an answer to golden rows. */
const SCORES_BYTES = 16 * 1024 * 1024;
/**
 * The digest in `{"digest": "sha256:…"}`; `null` where the slot serves nothing. Throws DriverError `digest-unreadable`.
 */
function readDigest(reply, what) {
    const digest = (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(reply) ? reply.digest : undefined;
    if (digest === null || (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest))
        return digest;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('digest-unreadable', `${what} answered ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(reply)}.`, 'It must answer {"digest": "sha256:…"}, or null where it serves nothing.');
}
/** As `readDigest`, from what a program printed: JSON, the digest alone, or nothing where the slot serves nothing. */
function printedDigest(text, what) {
    const printed = text.trim();
    if (printed === '')
        return null;
    return readDigest((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(printed) ? { digest: printed } : parsed(printed, what), what);
}
/** The scores in `{"scores": […]}`: as many finite numbers as there were rows. Throws DriverError `scores-unreadable`. */
function readScores(reply, rows, what) {
    const scores = (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(reply) ? reply.scores : undefined;
    const problem = (why) => new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('scores-unreadable', `${what} ${why}.`, 'It must answer {"scores": […]} with one number for each row, in order.');
    if (!Array.isArray(scores))
        throw problem(`answered ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(reply)}`);
    if (scores.length !== rows)
        throw problem(`answered ${scores.length} scores to ${rows} rows`);
    const odd = scores.findIndex((score) => typeof score !== 'number' || !Number.isFinite(score));
    if (odd >= 0)
        throw problem(`answered ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(scores[odd])} as score ${odd}`);
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
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('program-not-json', `${what} printed ${JSON.stringify(text.slice(0, 120))}, which is not JSON.`, 'It must print only its answer.', { cause });
    }
}


/***/ }),

/***/ 22424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ singleCommand)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _core_program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69399);
/* harmony import */ var _traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70474);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5727);
/* harmony import */ var _replies_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51250);





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
    (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .checkSlots */ .WS)(slots);
    const run = (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .programRunner */ .zh)(options);
    const call = (verb, env, kind, input) => run([...(0,_core_program_js__WEBPACK_IMPORTED_MODULE_1__/* .commandWords */ .Bl)(command), verb], env, kind, input);
    const state = async (slot) => slotState(await call('loaded', { SLUICE_SLOT: slot }), slot);
    const fleet = {
        slots: () => slots,
        place: async (slot, source) => void (await call('place', (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .placeEnvironment */ .hy)(slot, source), 'place')),
        loaded: async (slot) => (await state(slot)).digest,
        async ask(slot, rows) {
            const printed = await call('smoke', { SLUICE_SLOT: slot }, 'ask', (0,_replies_js__WEBPACK_IMPORTED_MODULE_4__/* .rowsJson */ .Eq)(rows));
            // Without golden rows the exit status alone is the answer.
            return rows.length === 0 ? [] : (0,_replies_js__WEBPACK_IMPORTED_MODULE_4__/* .printedScores */ .Q0)(printed, rows.length, `Slot ${slot}'s program \`smoke\``);
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
            return (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .readWeights */ .oQ)({ weights: shares }, slots, 'The program of rollout.command');
        },
        async write(split) {
            (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .checkSplit */ .he)(split, slots);
            const target = slots.find((slot) => split[slot] === 100);
            if (target === undefined)
                throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('all-or-nothing', `The strategy \`replace\` cannot make the split ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(split)}.`, 'Use the strategy `canary` with rollout.traffic for shares.');
            await call('point', { SLUICE_SLOT: target }, 'place');
        },
    };
    return { fleet, traffic };
}
/** Of a batch, in characters. */
const LONGEST_NAME = 200;
function scoredBatch(text, slot) {
    const what = `Slot ${slot}'s program \`shadow\``;
    const reply = (0,_replies_js__WEBPACK_IMPORTED_MODULE_4__/* .parsed */ .Yz)(text, what);
    const { batch, n, differ } = (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(reply) ? reply : {};
    const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
    if (typeof batch === 'string' && batch.length > 0 && batch.length <= LONGEST_NAME && isCount(n) && isCount(differ) && differ <= n)
        return { batch, n, differ };
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('batch-unreadable', `${what} answered ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(reply)}.`, 'It must print {"batch": "2026-11-22", "n": 10000, "differ": 12}: a name, the rows of the batch, and how many of them the champion scored otherwise.');
}
function slotState(text, slot) {
    const what = `Slot ${slot}'s program \`loaded\``;
    const reply = (0,_replies_js__WEBPACK_IMPORTED_MODULE_4__/* .parsed */ .Yz)(text, what);
    const share = (0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(reply) ? reply.share : undefined;
    if (share !== 0 && share !== 100)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('share-unreadable', `${what} answered ${(0,_traffic_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(reply)}.`, 'It must print {"digest": "sha256:…" or null, "share": 100 or 0}.');
    return { digest: (0,_replies_js__WEBPACK_IMPORTED_MODULE_4__/* .readDigest */ .rP)(reply, what), share };
}


/***/ }),

/***/ 98926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jO: () => (/* binding */ armsOf),
/* harmony export */   uv: () => (/* binding */ splitOf)
/* harmony export */ });
/* unused harmony export foreign */
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/**
 * By the marks of the pods' templates. A stable side that Sluice never placed has none: it is the slot that the canary is not, else the champion's, else
 * not the candidate's. Pure. Throws DriverError `argo-foreign-rollout` where what is in progress is not what Sluice placed, `argo-lagging` where its pods are not there yet.
 */
function armsOf(sight, slots, roles = {}) {
    const { sets, stable, current, inProgress } = sight;
    const setOf = (hash) => sets.find((set) => set.hash === hash);
    const known = (slot) => (slot !== undefined && slots.includes(slot) ? slot : undefined);
    const stableSet = setOf(stable);
    const marked = known(stableSet?.slot);
    if (!inProgress)
        return { stable: { slot: marked ?? roles.champion ?? otherThan(roles.candidate, slots) ?? slots[0], set: stableSet } };
    const set = setOf(current);
    if (!set)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('argo-lagging', `${sight.what} has no ReplicaSet ${current} yet, which its update is about.`, 'Ask again in a moment; see the log of the Argo Rollouts controller.');
    const slot = known(set.slot);
    if (slot === undefined || slot === marked || !sight.placed)
        throw foreign(sight, set);
    return { stable: { slot: marked ?? otherThan(slot, slots), set: stableSet }, canary: { slot, set } };
}
/** Somebody else's update, by what they will look for. */
function foreign({ what, said }, { revision, images, hash }) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('argo-foreign-rollout', `${what} is in the midst of an update that Sluice did not begin: revision ${revision} (${hash}, ${images.join(', ') || 'no image'}; ${said || 'no phase'}).`, 'Let it end first, or end it: `kubectl argo rollouts promote --full`, or `abort` and then `undo`. While a delivery runs nobody else may change the template (docs/kubernetes.md#argo-rollouts).');
}
/**
 * What each slot has of the users: by the weights that the controller says it gave the router, each by the hash that it belongs to; without a router by
 * the pods that are ready. Pure. Throws DriverError `argo-others` where somebody else has a part of the users.
 */
function splitOf(sight, arms, slots) {
    const shares = sight.routed ? weightShares(sight) : podShares(sight);
    const total = shares.reduce((sum, { share }) => sum + share, 0);
    const split = Object.fromEntries(slots.map((slot) => [slot, 0]));
    if (total === 0)
        return split;
    for (const { hash, share } of shares.filter(({ share }) => share > 0)) {
        const slot = slotOf(hash, sight, arms, slots);
        if (slot === undefined)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('argo-others', `${sight.what} gives ${round((share / total) * 100)} % of the users to pods of ${hash || 'an experiment'}, which belong to no slot.`, 'Wait until they are gone; see `kubectl argo rollouts get rollout`.');
        split[slot] = round(split[slot] + (share / total) * 100);
    }
    return split;
}
function weightShares({ weights, stable, what }) {
    // None were ever set: all users are where the Rollout began.
    if (!weights)
        return [{ hash: stable, share: 100 }];
    const { canary, stable: rest, others } = weights;
    if (![canary.weight, rest.weight, others].every(Number.isFinite))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('argo-others', `The weights in the status of ${what} are no numbers: nobody can tell who gets which users.`, 'See what wrote them (`kubectl get rollout --show-managed-fields`).');
    return [{ hash: canary.hash, share: canary.weight }, { hash: rest.hash || stable, share: rest.weight }, { hash: '', share: others }];
}
function podShares({ sets }) {
    return sets.map(({ hash, ready }) => ({ hash, share: ready }));
}
function slotOf(hash, { sets, stable, current }, arms, slots) {
    if (hash === '')
        return undefined;
    if (hash === stable)
        return arms.stable.slot;
    if (hash === current && arms.canary)
        return arms.canary.slot;
    // On its way out: the update that was in progress before, or the side that was stable before this one.
    const set = sets.find((each) => each.hash === hash);
    if (set && set.slot === undefined && !arms.canary)
        return otherThan(arms.stable.slot, slots);
    return set?.slot !== undefined && slots.includes(set.slot) ? set.slot : undefined;
}
function otherThan(slot, slots) {
    return slot === undefined ? undefined : slots.find((each) => each !== slot);
}
function round(share) {
    return Math.round(share * 1e9) / 1e9;
}


/***/ }),

/***/ 8113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jh: () => (/* binding */ podRights),
/* harmony export */   ME: () => (/* binding */ inspectArgo),
/* harmony export */   Tj: () => (/* binding */ ofSight),
/* harmony export */   pK: () => (/* binding */ trafficRights)
/* harmony export */ });
/* harmony import */ var _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78143);
/* harmony import */ var _kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24349);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70474);
/* harmony import */ var _arms_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98926);
/* harmony import */ var _sight_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55884);





/** Rights that reading and setting shares need. */
function trafficRights(name) {
    return [
        ...['get', 'watch'].map((verb) => ({ verb, resource: _sight_js__WEBPACK_IMPORTED_MODULE_4__/* .ROLLOUTS */ .Lw, name })),
        { verb: 'patch', resource: _sight_js__WEBPACK_IMPORTED_MODULE_4__/* .ROLLOUTS */ .Lw, name, subresource: 'status' },
        { verb: 'list', resource: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .REPLICA_SETS */ .t4 },
    ];
}
const podRights = [{ verb: 'list', resource: _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .PODS */ .Dp }];
/** What would stop a rollout at this Rollout. */
async function inspectArgo({ cluster, name, slots, roles, replicas }) {
    return (0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .foundOrSaid */ .HU)(async () => {
        const rights = await (0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .rightsLacking */ .fv)(cluster, trafficRights(name));
        if (rights.length > 0)
            return rights;
        const sight = await (0,_sight_js__WEBPACK_IMPORTED_MODULE_4__/* .sightOf */ .p1)(cluster, name);
        const findings = [...ofSight(sight), ...ofShares(sight, replicas)];
        // Somebody else's update is thrown: it blocks by its own name.
        if (sight.lagging === undefined)
            (0,_arms_js__WEBPACK_IMPORTED_MODULE_3__/* .armsOf */ .jO)(sight, slots, await roles());
        return findings;
    });
}
/** What stands against every delivery, for traffic and fleet alike. */
function ofSight(sight) {
    const { what, rollout, invalid, lagging, paused, aborted, inProgress } = sight;
    const canary = (0,_sight_js__WEBPACK_IMPORTED_MODULE_4__/* .canaryOf */ .yQ)(rollout, what);
    const findings = [];
    if (rollout.metadata.deletionTimestamp !== undefined)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('cluster-deleting', `${what} is being deleted.`, 'Find out who deletes it.', true));
    if (invalid !== undefined)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-not-accepted', `The controller does nothing with ${what}: ${invalid}`, 'Correct what it names.', true));
    else if (lagging !== undefined)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('controller-silent', `${what}: ${lagging}.`, 'See whether the Argo Rollouts controller runs and is well.', false));
    if (paused)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-paused', `${what} is paused (\`spec.paused\`): nobody gets more users while it is.`, 'Take `paused` out, or `kubectl argo rollouts promote`.', true));
    if (aborted && inProgress)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-aborted', `${what} was aborted: ${sight.said}`, 'A new place begins a new update; nothing to do if that one is over.', false));
    if (canary.dynamicStableScale === true)
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-dynamic-scale', `${what} has \`dynamicStableScale\`: the champion's pods go as the candidate's share grows, and going back waits until they are there again.`, 'Take `dynamicStableScale` out while Sluice delivers.', true));
    if ((0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(rollout.spec?.rollbackWindow))
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-rollback-window', `${what} has a \`rollbackWindow\`: a release that was there before would get all users at once, past every step.`, 'Take `rollbackWindow` out: Sluice goes back by itself, step by step or at once.', true));
    if ((0,_weights_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(canary.analysis))
        findings.push((0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-analysis', `${what} has an analysis of its own in the background, which may abort a candidate beside Sluice's judge.`, 'That is safe; leave it out if one judge shall decide.', false));
    return findings;
}
function ofShares({ what, routed, replicas, rollout }, declared) {
    if (routed && declared === undefined)
        return [];
    if (routed)
        return [(0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-replicas', `${what} has a router (\`trafficRouting\`), and \`rollout.traffic.argo.replicas\` is for those that have none.`, 'Leave `replicas` out.', true)];
    if (declared === undefined)
        return [(0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-no-router', `${what} has no \`trafficRouting\`: shares are numbers of pods, and how many there are is not declared.`, `Declare \`rollout.traffic.argo.replicas: ${replicas}\`, or give it a router.`, true)];
    if (declared !== replicas)
        return [(0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-replicas', `${what} has ${replicas} replicas, and ${declared} are declared.`, `Declare \`rollout.traffic.argo.replicas: ${replicas}\`.`, true)];
    const { maxSurge } = (0,_sight_js__WEBPACK_IMPORTED_MODULE_4__/* .canaryOf */ .yQ)(rollout, what);
    const coarse = (0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-coarse', `${what} has no router: shares are numbers of pods, the smallest is ${Number((100 / replicas).toFixed(2))} %, and each change starts and ends pods.`, 'Use a router for finer steps.', false);
    if (maxSurge === 0 || maxSurge === '0' || maxSurge === '0%')
        return [coarse];
    return [coarse, (0,_kubernetes_rights_js__WEBPACK_IMPORTED_MODULE_1__/* .say */ .cv)('argo-surge', `${what} has \`maxSurge\` ${String(maxSurge ?? '25%')}: the controller may keep a pod more than \`replicas\` to come closer to a share.`, 'Set `maxSurge: 0` and `maxUnavailable: 1`, so that parts are whole.', true)];
}


/***/ }),

/***/ 10528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ owned)
/* harmony export */ });
/* harmony import */ var _sight_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55884);

/** What Sluice writes of a Rollout in its spec. Steps are a list that belongs whole to whoever wrote it last; shares stand in the status, which no tool keeps. */
function owned({ spec }) {
    const template = spec?.workloadRef === undefined;
    return {
        resource: _sight_js__WEBPACK_IMPORTED_MODULE_0__/* .ROLLOUTS */ .Lw,
        fields: [['spec', 'strategy', 'canary', 'steps'], ...(template ? [['spec', 'template', 'metadata', 'annotations', 'sluice/release']] : [])],
        jq: ['.spec.strategy.canary.steps', ...(template ? ['.spec.template'] : [])],
        atomic: true,
    };
}


/***/ }),

/***/ 55884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Lw: () => (/* binding */ ROLLOUTS),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   p1: () => (/* binding */ sightOf),
/* harmony export */   sX: () => (/* binding */ PLACED),
/* harmony export */   v9: () => (/* binding */ HASH),
/* harmony export */   yQ: () => (/* binding */ canaryOf)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _kubernetes_change_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44878);
/* harmony import */ var _kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23246);
/* harmony import */ var _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78143);
/* harmony import */ var _kubernetes_selector_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3603);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70474);







const ROLLOUTS = { group: 'argoproj.io', version: 'v1alpha1', plural: 'rollouts', kind: 'Rollout' };
/** Label of ReplicaSets and pods: the hash of their template. */
const HASH = 'rollouts-pod-template-hash';
/** Beside the template, on the object that has it: the digest of the template as Sluice wrote it. Whatever else is in progress is somebody else's. */
const PLACED = 'sluice/placed';
const REVISION = 'rollout.argoproj.io/revision';
/** Of a Rollout whose template is that of a Deployment: the Deployment's generation that the controller resolved. */
const WORKLOAD_GENERATION = 'rollout.argoproj.io/workload-generation';
/** Rollout, the Deployment of its template where it has one, and its ReplicaSets: two calls, or three. Throws DriverError `cluster-missing`, `argo-strategy`, `argo-workload`. */
async function sightOf(cluster, name) {
    const rollout = await cluster.read(ROLLOUTS, name);
    if (!rollout)
        throw await (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_2__/* .missing */ .LO)(cluster, ROLLOUTS, name);
    const what = nameOf(rollout, cluster);
    const canary = canaryOf(rollout, what);
    const workload = await workloadOf(cluster, rollout, what);
    const selector = rollout.spec?.selector ?? workload?.spec?.selector;
    const sets = (await cluster.list(_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .REPLICA_SETS */ .t4, (0,_kubernetes_selector_js__WEBPACK_IMPORTED_MODULE_5__/* .equalities */ .j)(selector))).filter((set) => (0,_kubernetes_selector_js__WEBPACK_IMPORTED_MODULE_5__/* .selects */ .k)(selector, set.metadata.labels) && isOwned(set, rollout)).map(podSetOf);
    return { ...stateOf(rollout, canary, what), ...(workload && { workload }), placed: isPlaced(workload ?? rollout), sets, lagging: laggingOf(rollout, workload) };
}
/** What the Rollout's own object says; pure, for looking at each of its states. */
function stateOf(rollout, canary, what) {
    const { metadata, spec = {}, status = {} } = rollout;
    const routing = (0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(canary.trafficRouting) ? canary.trafficRouting : undefined;
    const conditions = Array.isArray(status.conditions) ? status.conditions.filter(_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4) : [];
    const invalid = conditions.find(({ type, status: state }) => type === 'InvalidSpec' && state !== 'False');
    const current = textOf(status.currentPodHash);
    const stable = textOf(status.stableRS);
    return {
        rollout, what,
        routed: routing !== undefined,
        steps: Array.isArray(canary.steps) ? canary.steps.filter(_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4) : [],
        whole: countOf(routing?.maxTrafficWeight, 100) || 100,
        replicas: countOf(spec.replicas, 1),
        lagging: Number(status.observedGeneration) === metadata.generation ? undefined : generationLag(rollout),
        invalid: invalid && String(invalid.message ?? invalid.reason ?? '').slice(0, 500),
        current, stable,
        inProgress: current !== stable,
        aborted: status.abort === true,
        promoting: status.promoteFull === true,
        paused: spec.paused === true,
        index: Number.isInteger(status.currentStepIndex) ? status.currentStepIndex : undefined,
        weights: weightsOf((0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(status.canary) ? status.canary.weights : undefined),
        said: [status.phase, status.message].filter((text) => typeof text === 'string' && text !== '').join(': ').slice(0, 500),
    };
}
function isPlaced({ metadata, spec }) {
    return spec?.template !== undefined && metadata.annotations?.[PLACED] === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(spec.template);
}
function nameOf({ metadata }, cluster) {
    return `Rollout ${metadata.namespace}/${metadata.name} at ${cluster.where}`;
}
/** Throws DriverError `argo-strategy`. */
function canaryOf({ spec }, what) {
    const strategy = (0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(spec?.strategy) ? spec.strategy : {};
    if ((0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(strategy.canary))
        return strategy.canary;
    if ((0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(strategy.blueGreen))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-strategy', `${what} has the strategy blueGreen, which sends all users to one side or the other and has no weights.`, 'Give it `strategy: {canary: {stableService: …, canaryService: …, trafficRouting: …}}` (docs/kubernetes.md has one to copy); or use two Deployments with a router of weights, and `strategy: blue-green` of Sluice.');
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-strategy', `${what} has no \`strategy.canary\`.`, 'Give it one (docs/kubernetes.md has one to copy).');
}
async function workloadOf(cluster, { spec }, what) {
    const reference = spec?.workloadRef;
    if (!(0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(reference))
        return undefined;
    if (reference.kind !== _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENTS */ .$i.kind || typeof reference.name !== 'string')
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-workload', `${what} takes its template from ${String(reference.kind)} ${String(reference.name)}.`, 'Let `workloadRef` name a Deployment, or give the Rollout a `template` of its own.');
    const found = await cluster.read(_kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENTS */ .$i, reference.name);
    if (!found)
        throw await (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_2__/* .missing */ .LO)(cluster, _kubernetes_kinds_js__WEBPACK_IMPORTED_MODULE_4__/* .DEPLOYMENTS */ .$i, reference.name);
    return found;
}
function laggingOf(rollout, workload) {
    if (Number(rollout.status?.observedGeneration) !== rollout.metadata.generation)
        return generationLag(rollout);
    const resolved = Number(rollout.metadata.annotations?.[WORKLOAD_GENERATION]);
    const seen = Number(rollout.status?.workloadObservedGeneration);
    if (!workload || (resolved === workload.metadata.generation && seen === resolved))
        return undefined;
    return `Deployment ${workload.metadata.name} is at generation ${workload.metadata.generation}, and the controller has seen ${Number.isNaN(seen) ? 'none' : seen}`;
}
/** A text: https://github.com/argoproj/argo-rollouts/blob/master/utils/rollout/rolloututil.go `isGenerationObserved`. */
function generationLag({ metadata, status }) {
    return `it is at generation ${metadata.generation}, and the controller has seen ${textOf(status?.observedGeneration) || 'none'}`;
}
function podSetOf(object) {
    const { metadata, spec = {}, status = {} } = object;
    const template = (0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(spec.template) ? spec.template : {};
    const marks = (0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(template.metadata) && (0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(template.metadata.annotations) ? template.metadata.annotations : {};
    const containers = (0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(template.spec) && Array.isArray(template.spec.containers) ? template.spec.containers.filter(_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4) : [];
    const release = marks[_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .MARKS */ .j.release];
    return {
        object,
        hash: metadata.labels?.[HASH] ?? '',
        slot: typeof marks[_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .MARKS */ .j.slot] === 'string' ? marks[_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .MARKS */ .j.slot] : undefined,
        release: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(release) ? release : undefined,
        revision: metadata.annotations?.[REVISION] ?? '?',
        wanted: countOf(spec.replicas, 0),
        ready: countOf(status.readyReplicas, 0),
        images: containers.map(({ image }) => String(image).slice(0, 200)),
    };
}
function weightsOf(weights) {
    if (!(0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(weights))
        return undefined;
    // What is left out is 0; what is no number is not, and is no other weight either.
    const one = (each) => ((0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(each) ? { hash: textOf(each.podTemplateHash), weight: each.weight === undefined ? 0 : countOf(each.weight, Number.NaN) } : { hash: '', weight: 0 });
    const additional = Array.isArray(weights.additional) ? weights.additional : [];
    return { canary: one(weights.canary), stable: one(weights.stable), others: additional.reduce((sum, each) => sum + one(each).weight, 0) };
}
function isOwned({ metadata }, { metadata: { uid } }) {
    return Array.isArray(metadata.ownerReferences) && metadata.ownerReferences.some((owner) => (0,_weights_js__WEBPACK_IMPORTED_MODULE_6__/* .isRecord */ .u4)(owner) && owner.uid === uid);
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
function countOf(value, otherwise) {
    return Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
}


/***/ }),

/***/ 67482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N$: () => (/* binding */ describeSteps),
/* harmony export */   Rb: () => (/* binding */ stepsFor),
/* harmony export */   xp: () => (/* binding */ isFree),
/* harmony export */   yN: () => (/* binding */ placesIn)
/* harmony export */ });
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70474);

/**
 * The steps that Sluice has a Rollout walk: the canary's pods first, then each share it could ever want, and after each a pause without an end. The controller goes to a share when
 * it is told its place (`status.currentStepIndex`), at once and without touching numbers of pods; a step list that changes in the midst of an update would begin anew at 0 %
 * (`PodTemplateOrStepsChanged` in utils/replicaset/replicaset.go). Without a router shares are numbers of pods, and there is no canary at 0 %.
 */
function stepsFor({ routed, whole, replicas }, scale) {
    const pause = () => ({ pause: {} });
    if (!routed)
        return Array.from({ length: replicas + 1 }, (_, pods) => Math.round((pods * 100) / replicas)).flatMap((setWeight) => [{ setWeight }, pause()]);
    const shares = Array.from({ length: 101 }, (_, share) => (share * whole) / 100).filter(Number.isInteger);
    return [{ setCanaryScale: { weight: Math.ceil((scale * whole) / 100) } }, ...shares.flatMap((setWeight) => [{ setWeight }, pause()])];
}
/** The place of each weight in a list that can be walked so; undefined for any other, such as one of the team's own. */
function placesIn({ steps, routed }) {
    const first = routed ? 1 : 0;
    if (routed && !(steps[0] && only(steps[0], 'setCanaryScale')))
        return undefined;
    const pairs = steps.slice(first);
    if (pairs.length === 0 || pairs.length % 2 !== 0)
        return undefined;
    const places = new Map();
    for (let at = 0; at < pairs.length; at += 2) {
        const [weight, pause] = [pairs[at], pairs[at + 1]];
        if (!only(weight, 'setWeight') || typeof weight.setWeight !== 'number' || !only(pause, 'pause') || !(0,_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(pause.pause) || pause.pause.duration !== undefined)
            return undefined;
        places.set(weight.setWeight, first + at);
    }
    return places;
}
/** Whether the steps are none: then any may be put there. */
function isFree({ steps }) {
    return steps.length === 0;
}
/** What kinds of steps a list has, for people. */
function describeSteps(steps) {
    return steps.slice(0, 8).map((step) => Object.keys(step).join('+') || 'nothing').join(', ') + (steps.length > 8 ? ', …' : '');
}
function only(step, key) {
    return Object.keys(step).length === 1 && step[key] !== undefined;
}


/***/ }),

/***/ 83601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kr: () => (/* binding */ goToWeight),
/* harmony export */   LA: () => (/* binding */ notAccepted),
/* harmony export */   LJ: () => (/* binding */ promoteFully),
/* harmony export */   LR: () => (/* binding */ abortedBy),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   V6: () => (/* binding */ reached),
/* harmony export */   h2: () => (/* binding */ abort)
/* harmony export */ });
/* unused harmony export stateIn */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _kubernetes_change_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44878);
/* harmony import */ var _kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23246);
/* harmony import */ var _kubernetes_settle_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89277);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70474);
/* harmony import */ var _sight_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55884);
/* harmony import */ var _steps_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(67482);








/** The controller writes its own view of the status without asking whether it is the newest, so what was written may be gone a moment later: looked at, and told again. */
const TIMES = 5;
/**
 * Goes to the step of this weight, for the update that is in progress (`update`: its hash), by the place of the step in `status.currentStepIndex`: what `kubectl argo rollouts promote`
 * does one step at a time. Takes back an abort that Sluice itself made. Comes back once the controller says that the router has the weight and
 * that it waits there. Throws DriverError `argo-steps`, `argo-moved`, `argo-not-settled`, `controller-silent`.
 */
async function goToWeight(place, update, weight) {
    for (let time = 1;; time += 1) {
        const written = await toldStatus(place, update, (state) => {
            const at = placeOf(state, weight);
            if (isAt(state, weight, at))
                return {};
            return { currentStepIndex: at, controllerPause: false, promoteFull: false, abort: false, pauseConditions: undefined };
        });
        const seen = await reached(place, written, (state) => {
            const at = placeOf(state, weight);
            if (isAt(state, weight, at))
                return 'there';
            return state.index === at || state.index === at + 1 ? undefined : 'lost';
        });
        if (seen === 'there')
            return;
        if (time === TIMES)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-moved', `${(await stateNow(place)).what} was told to go to ${weight} % ${TIMES} times, and somebody or its controller moved it elsewhere each time.`, 'See who else changes its status (`kubectl get --show-managed-fields`).');
    }
}
/** Ends the update: all users to the stable side. Only while one is in progress: else the controller would take the stable side's pods away (argo-rollouts#1292). Throws as `goToWeight`. */
async function abort(place, update) {
    const written = await toldStatus(place, update, ({ aborted }) => (aborted ? {} : { abort: true, promoteFull: false }));
    // What was aborted may have kept a weight (argo-rollouts#4841): the word of the controller on the weight counts, not that it says it is aborted.
    await reached(place, written, (state) => (state.aborted && (state.weights?.canary.weight ?? 0) === 0 ? 'there' : undefined));
}
/** Makes what is in progress the stable side, past all steps. Comes back when it is. Throws as `goToWeight`. */
async function promoteFully(place, update) {
    const written = await toldStatus(place, update, ({ inProgress, promoting }) => (inProgress && !promoting ? { promoteFull: true, abort: false, pauseConditions: undefined } : {}));
    await reached(place, written, ({ stable, current, aborted, routed, weights }) => {
        // The router is told a moment later that the stable side is another one now.
        if (stable === update && current === update && (!routed || weights?.canary.weight === 0))
            return 'there';
        if (aborted)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-aborted', `${place.name} was aborted while it was being promoted.`, 'Find out who did; then run this again.');
        return undefined;
    });
}
/** Who set `status.abort`: undefined where nobody can tell, `sluice` where it was Sluice itself. */
function abortedBy({ metadata: { managedFields } }) {
    const entries = Array.isArray(managedFields) ? managedFields : [];
    return entries.find(({ fieldsV1 }) => (0,_weights_js__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u4)(fieldsV1) && (0,_weights_js__WEBPACK_IMPORTED_MODULE_5__/* .isRecord */ .u4)(fieldsV1['f:status']) && fieldsV1['f:status']['f:abort'] !== undefined)?.manager;
}
const isOurs = (manager) => manager === _kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .FIELD_MANAGER */ .v;
/** Waits until `look` answers, at each state that the controller has written. Throws DriverError `cluster-missing` as soon as there is no Rollout any more, `controller-silent` where its controller wrote none, `argo-not-settled` else. */
async function reached({ cluster, name, clock, within }, from, look) {
    const gone = await (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_2__/* .missing */ .LO)(cluster, _sight_js__WEBPACK_IMPORTED_MODULE_6__/* .ROLLOUTS */ .Lw, name);
    const { value, object } = await (0,_kubernetes_settle_js__WEBPACK_IMPORTED_MODULE_4__/* .settled */ .g)(cluster, _sight_js__WEBPACK_IMPORTED_MODULE_6__/* .ROLLOUTS */ .Lw, name, (now) => {
        if (now === null)
            throw gone;
        return lookAt(now, cluster, look);
    }, { within, clock, from });
    if (value !== undefined)
        return value;
    if (!object)
        throw gone;
    const state = stateIn(object, cluster);
    const words = state.invalid ?? state.said;
    // What others write beside the status is no answer of the controller's.
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(object.status, from.status))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('controller-silent', `${state.what} was told, and its controller has not answered: the status is as it was written.`, 'See whether the Argo Rollouts controller runs and is well.');
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-not-settled', `${state.what} has not done as it was told in time: ${state.lagging ?? (words || 'it gives no reason')}; step ${state.index ?? 'none'}, weight ${state.weights?.canary.weight ?? 'none'}.`, 'See `kubectl argo rollouts get rollout`; it may need more time (`within`).');
}
function stateIn(object, cluster) {
    const what = (0,_sight_js__WEBPACK_IMPORTED_MODULE_6__/* .nameOf */ .Vb)(object, cluster);
    return (0,_sight_js__WEBPACK_IMPORTED_MODULE_6__/* .stateOf */ .L4)(object, (0,_sight_js__WEBPACK_IMPORTED_MODULE_6__/* .canaryOf */ .yQ)(object, what), what);
}
function lookAt(object, cluster, look) {
    const state = stateIn(object, cluster);
    if (state.invalid !== undefined)
        throw notAccepted(state);
    return state.lagging === undefined ? look(state) : undefined;
}
function notAccepted({ what, invalid }) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-not-accepted', `The controller does nothing with ${what}: ${invalid}`, 'Correct what it names.');
}
/** At the pause behind the step, and the router has the weight where there is one. A canary with pods missing stays at the step, which for 0 % is as good. */
function isAt({ index, weights, routed, aborted, promoting, inProgress }, weight, at) {
    const waits = index === at + 1 || (routed && weight === 0 && index === at);
    return !aborted && !promoting && inProgress && waits && (!routed || weights?.canary.weight === weight);
}
function placeOf(state, weight) {
    const at = (0,_steps_js__WEBPACK_IMPORTED_MODULE_7__/* .placesIn */ .yN)(state)?.get(weight);
    if (at !== undefined)
        return at;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-steps', `${state.what} has no step of ${weight} % with a pause behind it${(0,_steps_js__WEBPACK_IMPORTED_MODULE_7__/* .placesIn */ .yN)(state) ? '' : ': its steps are not those that Sluice wrote'}.`, 'Somebody changed `spec.strategy.canary.steps`, most likely from Git: see docs/kubernetes.md#argo-rollouts for what to ignore there; placing again writes them anew.');
}
/** Some fields of the status, of this very update; undefined: taken out. */
async function toldStatus({ cluster, name }, update, plan) {
    return (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_2__/* .change */ .Zg)(cluster, _sight_js__WEBPACK_IMPORTED_MODULE_6__/* .ROLLOUTS */ .Lw, name, (object) => {
        const state = stateIn(object, cluster);
        if (state.current !== update)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('argo-moved', `${state.what} is about ${state.current || 'nothing'} now, and was about ${update} a moment ago.`, 'Somebody began another update; see `kubectl argo rollouts get rollout`.');
        const changes = Object.entries(plan(state)).flatMap(([key, value]) => setting(object, key, value));
        return changes.length === 0 ? [] : [{ op: 'test', path: '/status/currentPodHash', value: update }, ...changes];
    }, { subresource: 'status' });
}
function setting({ status = {} }, key, value) {
    const path = `/status/${key}`;
    if (value === undefined)
        return Object.hasOwn(status, key) ? [{ op: 'remove', path }] : [];
    if (value === false && !status[key])
        return [];
    return status[key] === value ? [] : [{ op: 'add', path, value }];
}
async function stateNow({ cluster, name }) {
    const object = await cluster.read(_sight_js__WEBPACK_IMPORTED_MODULE_6__/* .ROLLOUTS */ .Lw, name);
    if (!object)
        throw await (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_2__/* .missing */ .LO)(cluster, _sight_js__WEBPACK_IMPORTED_MODULE_6__/* .ROLLOUTS */ .Lw, name);
    return stateIn(object, cluster);
}


/***/ }),

/***/ 98650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ cohortRule),
  KE: () => (/* binding */ groupsFor),
  ws: () => (/* binding */ groupsIn),
  c1: () => (/* binding */ groupsOf),
  pj: () => (/* binding */ headerTaken),
  eD: () => (/* binding */ isCohortRule),
  Io: () => (/* binding */ mostGroups),
  tC: () => (/* binding */ shareOf)
});

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/weights.js
var weights = __webpack_require__(70474);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/gateway/range-pattern.js
/**
 * A regular expression for the whole numbers from 0 up to `most`, written without leading zeros, of what POSIX, PCRE and RE2 have in common;
 * without its own anchors.
 */
function rangePattern(most) {
    const digits = [...String(most)].map(Number);
    const shorter = digits.slice(1).map((_, length) => (length === 0 ? '[0-9]' : `[1-9]${any(length)}`));
    const below = digits.flatMap((digit, index) => {
        const lowest = index === 0 && digits.length > 1 ? 1 : 0;
        return digit > lowest ? [`${digits.slice(0, index).join('')}${span(lowest, digit - 1)}${any(digits.length - index - 1)}`] : [];
    });
    return `(${[...shorter, ...below, String(most)].join('|')})`;
}
function span(low, high) {
    return low === high ? String(low) : `[${low}-${high}]`;
}
function any(count) {
    return '[0-9]'.repeat(count);
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/gateway/cohort.js




const EPSILON = 1e-6;
/** Where the team's rule has a name, so that the definitions know names of rules, and want each once. */
const NAME = 'sluice-cohort';
/**
 * The rule that gives the first groups to the growing slot: the team's own rule with one more header in each match, so that it comes first by the
 * specification's precedence (more header matches win, then the earlier rule), and with that slot alone behind it.
 */
function cohortRule(base, ref, groups, cohorts) {
    return { ...base, ...(base.name !== undefined && { name: NAME }), matches: matchesOf(base).flatMap((match) => headersFor(groups, cohorts).map((header) => ({ ...match, headers: [...headersOf(match), header] }))), backendRefs: [{ ...ref, weight: 1 }] };
}
/** Whether a rule is what `cohortRule` makes of the rule behind it, whatever groups it has: matches with our header, and one backend. */
function isCohortRule(rule, base, cohorts) {
    const ours = matchesOf(rule).map((match) => headersOf(match).filter(({ name }) => sameHeader(name, cohorts.header)));
    const without = new Set(matchesOf(rule).map((match) => (0,digest/* canonicalJson */.dj)({ ...match, headers: headersOf(match).filter(({ name }) => !sameHeader(name, cohorts.header)) })));
    const theirs = new Set(matchesOf(base).map((match) => (0,digest/* canonicalJson */.dj)({ ...match, headers: headersOf(match) })));
    return ours.length > 0 && ours.every((headers) => headers.length === 1) && without.size === theirs.size && without.isSubsetOf(theirs) && Array.isArray(rule.backendRefs) && rule.backendRefs.length === 1;
}
/** How many of the groups, from the first on, a rule has. Throws DriverError `gateway-cohort-changed` where it has others. */
function groupsIn(rule, cohorts) {
    const all = [...new Set(matchesOf(rule).map((match) => (0,digest/* canonicalJson */.dj)(headersOf(match).find(({ name }) => sameHeader(name, cohorts.header)) ?? {})))].sort().join();
    for (let groups = 1; groups <= countOf(cohorts); groups += 1)
        if (headersFor(groups, cohorts).map(digest/* canonicalJson */.dj).sort().join() === all)
            return groups;
    throw new driver_error/* DriverError */.x('gateway-cohort-changed', `The rule for the cohort has matches of ${(0,weights/* show */.WU)(cohorts.header)} that are none of the declared groups: somebody else changed it, or \`rollout.cohort\` changed.`, 'Remove that rule, so that all users are with one slot, and run the same command again.');
}
/** The share of the first groups together, and the groups of a share. Throws DriverError `weights-too-fine` where no groups make it. */
function shareOf(groups, { groups: all }) {
    return 'count' in all ? round((100 * groups) / all.count) : round(all.shares.slice(0, groups).reduce((sum, share) => sum + share, 0));
}
function groupsFor({ share }, cohorts) {
    const groups = groupsOf(share, cohorts);
    if (groups !== undefined)
        return groups;
    const possible = 'count' in cohorts.groups ? `multiples of ${100 / cohorts.groups.count} %` : `${cohorts.groups.values.map((_, index) => `${shareOf(index + 1, cohorts)} %`).join(', ')} and 100 %`;
    throw new driver_error/* DriverError */.x('weights-too-fine', `No groups of users together are ${share} %.`, `Use ${possible}.`);
}
function groupsOf(share, cohorts) {
    for (let groups = 0; groups <= countOf(cohorts); groups += 1)
        if (Math.abs(shareOf(groups, cohorts) - share) < EPSILON)
            return groups;
    return share === 100 ? 0 : undefined;
}
/** Whether some match of the rule has the header already, so that none can be added: of two of one name only the first counts. */
function headerTaken(base, { header }) {
    return matchesOf(base).some((match) => headersOf(match).some(({ name }) => sameHeader(name, header)));
}
/** As many groups as a rule of its own can have; all users together need none. */
function mostGroups({ groups }) {
    return 'count' in groups ? groups.count - 1 : groups.values.length;
}
function countOf({ groups }) {
    return 'count' in groups ? groups.count : groups.values.length;
}
/** Headers, any of which a request must have to be of the first groups. */
function headersFor(count, { header, cookie, pattern, groups }) {
    const values = 'count' in groups ? Array.from({ length: pattern ? 0 : count }, (_, bucket) => String(bucket)) : groups.values.slice(0, count);
    if (!pattern)
        return values.map((value) => ({ type: 'Exact', name: header, value }));
    const any = 'count' in groups ? rangePattern(count - 1) : `(${values.map(escaped).join('|')})`;
    // Some implementations match a part of the value and some the whole of it.
    return [{ type: 'RegularExpression', name: header, value: cookie === undefined ? `^${any}$` : `^(.*; *)?${escaped(cookie)}=${any}( *;.*)?$` }];
}
function escaped(text) {
    return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
/** A rule without matches takes every path. */
function matchesOf({ matches }) {
    return Array.isArray(matches) && matches.length > 0 && matches.every(weights/* isRecord */.u4) ? matches : [{ path: { type: 'PathPrefix', value: '/' } }];
}
function headersOf({ headers }) {
    return Array.isArray(headers) ? headers.filter(weights/* isRecord */.u4) : [];
}
function sameHeader(one, other) {
    return typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
}
function round(share) {
    return Number(share.toFixed(6));
}


/***/ }),

/***/ 31759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   T4: () => (/* binding */ isBackend),
/* harmony export */   UP: () => (/* binding */ GROUP),
/* harmony export */   Y: () => (/* binding */ ruleOf),
/* harmony export */   bw: () => (/* binding */ ROUTES),
/* harmony export */   mm: () => (/* binding */ weightOf),
/* harmony export */   nb: () => (/* binding */ weightsIn),
/* harmony export */   y8: () => (/* binding */ otherRules)
/* harmony export */ });
/* unused harmony export rulesOf */
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70474);
/* harmony import */ var _cohort_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98650);



const GROUP = 'gateway.networking.k8s.io';
/** By what the server serves: v1 since Gateway API 1.0. */
const ROUTES = [
    { group: GROUP, version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' },
    { group: GROUP, version: 'v1beta1', plural: 'httproutes', kind: 'HTTPRoute' },
];
/** Throws DriverError `gateway-rule` or `gateway-backend`, with what there is. */
function ruleOf(route, gateway) {
    const rules = rulesOf(route);
    const own = rules.map((rule, at) => gateway.cohorts !== undefined && at + 1 < rules.length && (0,_cohort_js__WEBPACK_IMPORTED_MODULE_2__/* .isCohortRule */ .eD)(rule, rules[at + 1], gateway.cohorts));
    const places = rules.map((_, at) => at).filter((at) => !own[at]);
    const at = chosen(rules, places, route, gateway);
    const rule = rules[at];
    const refs = refsOf(rule, route);
    const backends = Object.fromEntries(gateway.slots.map((slot) => [slot, theOne(refs, slot, route, gateway)]));
    const [first, second] = gateway.slots.map((slot) => backends[slot]);
    if (first.at === second.at)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-backend', `The rule of ${titleOf(route)} has one backend, ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(first.ref.name)}:${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(first.ref.port)}, for both slots.`, 'Tell them apart by `port` in `rollout.traffic.gateway.backends`.');
    const ours = Object.values(backends).flatMap(({ at: place, doubles }) => [place, ...doubles.map((double) => double.at)]);
    const others = refs.filter((_, index) => !ours.includes(index));
    return {
        rule,
        at,
        own: own[at - 1] ? { rule: rules[at - 1], at: at - 1 } : undefined,
        backends,
        others: { names: others.filter((ref) => weightOf(ref, route) > 0).map(({ name }) => String(name)), weight: others.reduce((sum, ref) => sum + weightOf(ref, route), 0) },
    };
}
/** Other rules that send users to a slot as well, each by its name or place, with the slots. Their requests count in no share: it is this rule that is weighed. */
function otherRules(route, { at, own }, { slots, backends }) {
    const reached = (refs) => slots.filter((slot) => refs.some((ref) => isBackend(ref, { ...backends[slot], port: undefined }, route.metadata.namespace) && ref.weight !== 0));
    return rulesOf(route)
        .filter((_, index) => index !== own?.at)
        .map((rule, place) => ({ name: nameOf(rule, place), slots: rule === rulesOf(route)[at] ? [] : reached(refsOf(rule, route)) }))
        .filter((other) => other.slots.length > 0);
}
function nameOf({ name }, place) {
    return typeof name === 'string' ? (0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(name) : String(place);
}
function weightsIn({ backends }, { slots }, route) {
    const [first, second] = slots.map((slot) => [backends[slot], ...backends[slot].doubles].reduce((sum, { ref }) => sum + weightOf(ref, route), 0));
    return [first, second];
}
/** Whether a `backendRef`, of a route in this namespace, names this backend. What is left out means a Service of the route's own namespace. */
function isBackend(ref, { name, port, namespace, kind = 'Service', group = '' }, home) {
    const { namespace: there = home } = ref;
    return ref.name === name && (port === undefined || ref.port === port) && there === (namespace ?? home) && (ref.kind ?? 'Service') === kind && (ref.group ?? '') === group;
}
function titleOf(route) {
    return `HTTPRoute ${route.metadata.namespace ?? ''}/${route.metadata.name}`;
}
function rulesOf(route) {
    const rules = route.spec?.rules ?? [];
    if (Array.isArray(rules) && rules.every(_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4))
        return rules;
    throw unreadable(route, rules);
}
function chosen(rules, places, route, { rule, backends, slots }) {
    const has = (at) => slots.every((slot) => refsOf(rules[at], route).some((ref) => isBackend(ref, backends[slot], route.metadata.namespace)));
    const found = typeof rule === 'number' ? places.slice(rule, rule + 1) : rule === undefined ? places.filter(has) : places.filter((at) => rules[at].name === rule);
    if (found.length === 1)
        return found[0];
    const names = places.map((at, index) => nameOf(rules[at], index)).join(', ');
    const what = rule === undefined ? `${found.length === 0 ? 'no rule' : `${found.length} rules`} with ${slots.map((slot) => backends[slot].name).join(' and ')} among its backends` : `no rule ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(rule)}`;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-rule', `${titleOf(route)} has ${what}; its rules are ${names === '' ? 'none' : names}.`, found.length > 1 ? 'Say which in `rollout.traffic.gateway.rule`; paths that belong together are `matches` of one rule.' : 'Put both backends into one rule, the one that serves nobody with `weight: 0`; or correct `rule` or `backends`.');
}
function theOne(refs, slot, route, { backends, slots }) {
    const places = refs.map((ref, at) => ({ ref, at }));
    const isOf = (each, { ref }, wanted = backends[each]) => isBackend(ref, wanted, route.metadata.namespace);
    const anyPort = (each, place) => isOf(each, place, { ...backends[each], port: undefined });
    // Two slots that are ports of one Service are told apart by these alone.
    const isDouble = (place) => [isOf, anyPort].some((fits) => fits(slot, place) && slots.every((other) => other === slot || !fits(other, place)));
    const [found] = places.filter((place) => isOf(slot, place));
    if (found)
        return { ...found, doubles: places.filter((place) => place !== found && isDouble(place)) };
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-backend', `The rule of ${titleOf(route)} does not name the backend ${backends[slot].name} of slot ${slot}; it has ${refs.map(({ name, port }) => `${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(name)}:${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(port)}`).join(', ') || 'none'}.`, 'Add it to the rule\'s `backendRefs` with `weight: 0`, or correct `rollout.traffic.gateway.backends`.');
}
function refsOf(rule, route) {
    const refs = rule.backendRefs ?? [];
    if (Array.isArray(refs) && refs.every(_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4))
        return refs;
    throw unreadable(route, refs);
}
/** 1 where none is given. */
function weightOf({ weight = 1 }, route) {
    if (typeof weight === 'number' && Number.isSafeInteger(weight) && weight >= 0)
        return weight;
    throw unreadable(route, weight);
}
function unreadable(route, what) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-unreadable', `${titleOf(route)} cannot be read: ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(what)}.`, 'See what wrote it.');
}


/***/ }),

/***/ 51590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ standingOf)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70474);
/* harmony import */ var _route_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31759);



/**
 * Read from `status.parents[]`, one entry for each parent and controller. Every parent must accept, by all who speak for it, or by `controller` where one is named.
 * https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus
 */
function standingOf(route, controller) {
    const parents = listed(route.spec?.parentRefs);
    if (parents.length === 0)
        return { kind: 'silent', error: new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-no-parent', `${(0,_route_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(route)} belongs to no Gateway: its \`parentRefs\` are empty.`, 'Name the Gateway in `spec.parentRefs`.') };
    const entries = listed(route.status?.parents).filter(({ controllerName }) => controller === undefined || controllerName === controller);
    const standings = parents.flatMap((parent) => {
        const said = entries.filter(({ parentRef }) => (0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(parentRef) && keyOf(parentRef, route) === keyOf(parent, route));
        return said.length === 0 ? [{ kind: 'silent', error: silent(route, parent, controller) }] : said.map((entry) => standingAt(route, parent, entry));
    });
    for (const kind of ['refused', 'silent', 'lagging', 'unresolved']) {
        const found = standings.find((standing) => standing.kind === kind);
        if (found)
            return found;
    }
    return { kind: 'accepted' };
}
function standingAt(route, parent, { conditions, controllerName }) {
    const generation = route.metadata.generation ?? Number.POSITIVE_INFINITY;
    // Of a generation that has not been yet nobody can speak.
    const current = (type) => listed(conditions).find((each) => each.type === type && each.observedGeneration === generation);
    const who = `${plain(controllerName)} of ${parentTitle(parent)}`;
    const [accepted, resolved, partial] = ['Accepted', 'ResolvedRefs', 'PartiallyInvalid'].map(current);
    if (accepted?.status === 'False')
        return { kind: 'refused', error: new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-not-accepted', `${who} does not accept ${(0,_route_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(route)}: ${words(accepted)}.`, 'Correct what it names; until then the Gateway may serve nobody by this route.') };
    if (partial?.status === 'True')
        return { kind: 'refused', error: new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-partly-invalid', `${who} takes only a part of ${(0,_route_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(route)}, or its state of before: ${words(partial)}.`, 'Correct what it names: nobody can tell which users go where.') };
    if (accepted?.status === 'True' && resolved?.status === 'True')
        return { kind: 'accepted' };
    if (accepted?.status === 'True' && resolved?.status === 'False')
        return { kind: 'unresolved', error: new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-unresolved', `${who} does not find all that ${(0,_route_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(route)} refers to: ${words(resolved)}.`, 'Create the Service, or correct its name and port; a backend of another namespace needs a ReferenceGrant there. Users of a missing backend get 500.') };
    const seen = Math.max(-1, ...listed(conditions).map(({ observedGeneration }) => (typeof observedGeneration === 'number' ? observedGeneration : -1)));
    return {
        kind: 'lagging',
        error: new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('gateway-lagging', `${who} has not yet said what it makes of generation ${generation} of ${(0,_route_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(route)}; ${seen < 0 ? 'it does not say of which generation it speaks' : `it speaks of ${seen}`}.`, 'See the controller\'s own log. Where it only needs longer, raise `rollout.traffic.gateway.within`.'),
    };
}
function silent(route, parent, controller) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('controller-silent', `No controller${controller === undefined ? '' : ` ${controller}`} has said anything of ${(0,_route_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .Gg)(route)} for ${parentTitle(parent)}: nobody knows whether it is obeyed.`, 'See whether that Gateway is there, whether its GatewayClass has a controller that runs, and whether its listeners allow routes of this namespace.');
}
/** What is left out means a Gateway of the route's own namespace. */
function keyOf({ group = _route_js__WEBPACK_IMPORTED_MODULE_2__/* .GROUP */ .UP, kind = 'Gateway', namespace, name, sectionName = '', port = '' }, route) {
    return [group, kind, namespace ?? route.metadata.namespace ?? '', name, sectionName, port].join('/');
}
function parentTitle({ kind = 'Gateway', name, sectionName }) {
    return `${plain(kind)} ${plain(name)}${sectionName === undefined ? '' : `, ${plain(sectionName)}`}`;
}
/** The controller's own words: anybody may have written them. */
function words({ reason, message }) {
    return `${plain(reason)}: ${String(message ?? '').replace(/\s+/g, ' ').trim().slice(0, 300).replace(/\.$/, '')}`;
}
function plain(text) {
    return String(text ?? '?').replace(/[^\w.:/@ -]/g, '?').slice(0, 120);
}
function listed(list) {
    return Array.isArray(list) ? list.filter(_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4) : [];
}


/***/ }),

/***/ 16181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ MODE_ANNOTATION),
/* harmony export */   V: () => (/* binding */ modeOf)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70474);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63339);



const MODE_ANNOTATION = 'serving.kserve.io/deploymentMode';
/** Both names of each mode, the older and the newer. */
const MODES = { Serverless: 'serverless', Knative: 'serverless', RawDeployment: 'standard', Standard: 'standard', ModelMesh: 'modelmesh' };
/**
 * How KServe runs this InferenceService, in the order in which KServe itself decides (GetDeploymentMode): what its status records, the annotation; then what only
 * one of the two leaves in the status. Never guessed: DriverError `kserve-mode-unknown`, or `kserve-mode` where shares cannot be made.
 */
function modeOf(service) {
    const recorded = service.status?.deploymentMode;
    if (recorded !== undefined && recorded !== '')
        return named(service, recorded, 'its status.deploymentMode');
    const annotated = service.metadata.annotations?.[MODE_ANNOTATION];
    if (annotated !== undefined)
        return named(service, annotated, `its annotation ${MODE_ANNOTATION}`);
    const { latestCreatedRevision, traffic } = (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .predictorStatus */ .D5)(service);
    if (typeof latestCreatedRevision === 'string' && latestCreatedRevision !== '')
        return { mode: 'serverless', why: `its status names the revision ${latestCreatedRevision} of Knative` };
    if (Array.isArray(traffic) && traffic.some(_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4))
        return { mode: 'serverless', why: 'its status has the traffic of a Knative route' };
    const ready = (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .conditionOf */ .rI)(service, 'PredictorReady');
    if (ready?.status === 'True' && !(0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .conditionOf */ .rI)(service, 'PredictorConfigurationReady'))
        return { mode: 'standard', why: 'its predictor is ready and its status names no revision of Knative' };
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-mode-unknown', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(service)} does not say whether KServe runs it with Knative or with Deployments: no status.deploymentMode, no annotation, no ready predictor.`, `Wait until it is ready, or write the annotation \`${MODE_ANNOTATION}: Knative\` or \`Standard\`.`);
}
function named(service, value, where) {
    const mode = typeof value === 'string' && Object.hasOwn(MODES, value) ? MODES[value] : undefined;
    if (mode === 'serverless' || mode === 'standard')
        return { mode, why: `${where} is ${String(value)}` };
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-mode', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(service)} cannot be given shares: ${where} is ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(value)}.`, 'Shares are made in the modes Knative (Serverless) and Standard (RawDeployment, from KServe 0.20).');
}


/***/ }),

/***/ 5138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ knativeRevisions),
/* harmony export */   s: () => (/* binding */ REVISION)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63339);


const REVISION = { group: 'serving.knative.dev', version: 'v1', plural: 'revisions', kind: 'Revision' };
/** Where KServe writes the address that a revision's model is taken from (StorageInitializerSourceUriInternalAnnotationKey). */
const SOURCE = 'internal.serving.kserve.io/storage-initializer-sourceuri';
/**
 * What revisions were made of, by name. A revision is never changed, so each is asked for once; one that has gone is left out. The InferenceService's uid is part
 * of who it is: names begin anew where it was deleted and made again.
 */
function knativeRevisions(cluster) {
    const known = new Map();
    return async (service, names) => {
        const found = new Map();
        for (const name of new Set(names)) {
            if (name === undefined)
                continue;
            const key = `${service.metadata.uid ?? ''}/${name}`;
            const revision = known.get(key) ?? (await ask(cluster, service, name));
            if (!revision)
                continue;
            known.set(key, revision);
            found.set(name, revision);
        }
        return found;
    };
}
async function ask(cluster, service, name) {
    const revision = await cluster.read(REVISION, name);
    if (!revision)
        return undefined;
    const { annotations, labels } = revision.metadata;
    const owner = labels?.['serving.kserve.io/inferenceservice'];
    if (owner !== undefined && owner !== service.metadata.name)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-revision', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(service)} names the revision ${name}, which is of the InferenceService ${JSON.stringify(owner.slice(0, 100))}.`, 'See what KServe\'s controller says of both.');
    const source = annotations?.[SOURCE];
    return { ...(0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .marksOf */ .Ok)(annotations), ...(source !== undefined && { source }) };
}


/***/ }),

/***/ 22664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ revisionsIn),
/* harmony export */   MC: () => (/* binding */ marksIn),
/* harmony export */   bR: () => (/* binding */ serverlessSplit),
/* harmony export */   jD: () => (/* binding */ latestShare),
/* harmony export */   kG: () => (/* binding */ serverlessOf),
/* harmony export */   lZ: () => (/* binding */ wayBack),
/* harmony export */   u5: () => (/* binding */ percentChange)
/* harmony export */ });
/* unused harmony export isLatest */
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70474);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63339);



function serverlessOf(service) {
    const status = (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .predictorStatus */ .D5)(service);
    const { canaryTrafficPercent: percent } = (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .predictorOf */ .K$)(service);
    const name = (key) => {
        const value = status[key];
        return typeof value === 'string' && value !== '' ? value : undefined;
    };
    if (percent !== undefined && !isShare(percent))
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)(service, `spec.predictor.canaryTrafficPercent is ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(percent)}`);
    return {
        targets: targetsOf(service, status.traffic),
        ...(isShare(percent) && { percent }),
        ready: name('latestReadyRevision'),
        created: name('latestCreatedRevision'),
        rolledOut: name('latestRolledoutRevision'),
        previous: name('previousRolledoutRevision'),
    };
}
/** All revisions that the status names. */
function revisionsIn({ targets, ready, created, rolledOut, previous }) {
    return [...targets.map(({ revision }) => revision), ready, created, rolledOut, previous];
}
/** What is marked: revisions that have users, and the template that the next one is made of. */
function marksIn(service, { targets }, revisions) {
    const serving = targets.filter(({ percent }) => percent > 0).map(({ revision }) => revisions.get(revision) ?? {});
    return [...serving, (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .marksOf */ .Ok)((0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .predictorOf */ .K$)(service).annotations)];
}
/**
 * Who gets which share now. Throws DriverError `kserve-no-traffic` where KServe has said nothing, `kserve-lagging` while the route is not as the
 * InferenceService wants it, for then nobody knows what users get in a moment.
 */
function serverlessSplit(service, state, revisions, slotOf, slots) {
    const { targets, percent, rolledOut } = state;
    if (targets.length === 0)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-no-traffic', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(service)} has no status.components.predictor.traffic yet: no revision of it was ever ready.`, 'See `kubectl describe inferenceservice`, and wait until it is ready.');
    const wanted = rolledOut === undefined ? 100 : (percent ?? 100);
    const latest = latestShare(state);
    if (latest !== wanted)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-lagging', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(service)} wants ${wanted} % for its latest revision, and its route gives it ${latest} %: ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(targets)}.`, 'KServe follows in a moment; where it does not, see whether its controller runs.');
    const split = Object.fromEntries(slots.map((slot) => [slot, 0]));
    for (const { revision, percent } of targets.filter((target) => target.percent > 0)) {
        const marks = revisions.get(revision);
        if (!marks)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-revision', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(service)} gives ${percent} % to the revision ${revision}, which is not there.`, 'See `kubectl get revisions`, and whether KServe and Knative agree again in a moment.');
        split[slotOf(marks)] += percent;
    }
    return split;
}
function latestShare({ targets }) {
    return targets.filter(({ latest }) => latest).reduce((sum, { percent }) => sum + percent, 0);
}
/**
 * The one number that gives this split; nothing where it stands there. The latest revision's share is `canaryTrafficPercent`; all others go to the last revision that
 * had all users. Throws DriverError `kserve-not-ready` where the latest revision is not what would get more users (kserve#2130: until a new one is ready the
 * share goes to the one before it), `kserve-no-undo` where KServe would not send users to the other slot.
 */
function percentChange(service, state, revisions, slotOf, split) {
    const template = (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .marksOf */ .Ok)((0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .predictorOf */ .K$)(service).annotations);
    const slot = slotOf(template);
    const wanted = split[slot];
    const given = state.percent ?? 100;
    if (wanted === given)
        return [];
    const other = Object.keys(split).find((name) => name !== slot);
    if (wanted > given && !isLatest(state, revisions, template))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-not-ready', `Slot ${slot} of ${(0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(service)} cannot be given ${wanted} %: the latest revision is ${state.created ?? 'none'} and the latest that is ready is ${state.ready ?? 'none'}, so the share would go to another model than the one that is declared.`, 'Place the release again and wait until its revision is ready.');
    if (wanted < 100)
        checkWayBack(service, state, revisions, slotOf, other);
    const path = '/spec/predictor/canaryTrafficPercent';
    return state.percent === undefined ? [{ op: 'add', path, value: wanted }] : [{ op: 'test', path, value: given }, { op: 'replace', path, value: wanted }];
}
/** Whether the latest revision is ready and made of this template. */
function isLatest({ ready, created }, revisions, { slot, release }) {
    if (created === undefined || ready !== created)
        return false;
    const revision = revisions.get(created);
    return revision !== undefined && revision.slot === slot && revision.release === release;
}
/**
 * Users leave the latest revision for the last one that was rolled out. Where that is the latest itself, KServe goes back by one: to the one before, if the latest is ready.
 */
function wayBack({ ready, created, rolledOut, previous }) {
    if (rolledOut === undefined || rolledOut !== ready)
        return rolledOut;
    return ready === created ? previous : undefined;
}
function checkWayBack(service, state, revisions, slotOf, other) {
    const back = wayBack(state);
    const revision = back === undefined ? undefined : revisions.get(back);
    if (revision && slotOf(revision) === other && back !== state.ready)
        return;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-no-undo', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(service)} cannot give users to slot ${other}: KServe would send them to ${back === undefined ? 'no other revision' : `the revision ${back}${revision ? `, which is slot ${slotOf(revision)}` : ', which has gone'}`}. It goes back by one revision and no further.`, `Put the release on slot ${other} again (\`sluice rollback\` does so from the kept bytes): it becomes the latest revision, and gets users from there.`);
}
function targetsOf(service, traffic) {
    if (traffic === undefined || traffic === null)
        return [];
    if (!Array.isArray(traffic))
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)(service, `status.components.predictor.traffic is ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(traffic)}`);
    const targets = traffic.filter(_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4).flatMap(({ revisionName, percent = 0, latestRevision, url }) => {
        if (typeof revisionName !== 'string' || !isShare(percent))
            throw (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)(service, `status.components.predictor.traffic is ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(traffic)}`);
        return [{ revision: revisionName, percent, latest: latestRevision === true, ...(typeof url === 'string' && { url }) }];
    });
    const sum = targets.reduce((total, { percent }) => total + percent, 0);
    if (targets.length > 0 && sum !== 100)
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadable */ .O$)(service, `the shares of status.components.predictor.traffic sum to ${sum}`);
    return targets;
}
function isShare(value) {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100;
}


/***/ }),

/***/ 63339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ predictorStatus),
/* harmony export */   HU: () => (/* binding */ HTTP_ROUTE),
/* harmony export */   K$: () => (/* binding */ predictorOf),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   Ok: () => (/* binding */ marksOf),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   pX: () => (/* binding */ storageOf),
/* harmony export */   rI: () => (/* binding */ conditionOf),
/* harmony export */   sn: () => (/* binding */ INFERENCE_SERVICE),
/* harmony export */   uS: () => (/* binding */ readService)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23246);
/* harmony import */ var _kubernetes_change_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44878);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70474);





const INFERENCE_SERVICE = { group: 'serving.kserve.io', version: 'v1beta1', plural: 'inferenceservices', kind: 'InferenceService' };
const HTTP_ROUTE = { group: 'gateway.networking.k8s.io', version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' };
/** Keys of a predictor that may hold `storageUri`: `model`, and the frameworks' own from before it (KServe's PredictorSpec). */
const MODELS = ['model', 'sklearn', 'xgboost', 'tensorflow', 'pytorch', 'triton', 'onnx', 'huggingface', 'pmml', 'lightgbm', 'paddle'];
/** Throws DriverError `cluster-missing`. */
async function readService(cluster, name) {
    const service = await cluster.read(INFERENCE_SERVICE, name);
    if (!service)
        throw await (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_3__/* .missing */ .LO)(cluster, INFERENCE_SERVICE, name);
    return service;
}
function nameOf({ metadata }) {
    return `InferenceService ${metadata.namespace ?? '?'}/${metadata.name}`;
}
/** `spec.predictor`. Throws DriverError `kserve-unreadable`. */
function predictorOf(service) {
    const predictor = service.spec?.predictor;
    if ((0,_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(predictor))
        return predictor;
    throw unreadable(service, `spec.predictor is ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .show */ .WU)(predictor)}`);
}
function marksOf(annotations) {
    const texts = (0,_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(annotations) ? annotations : {};
    const { [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_2__/* .MARKS */ .j.slot]: slot, [_kubernetes_cluster_js__WEBPACK_IMPORTED_MODULE_2__/* .MARKS */ .j.release]: release } = texts;
    return { ...(typeof slot === 'string' && { slot }), ...((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(release) && { release }) };
}
/** Where a predictor's model comes from, and the key that holds it. Throws DriverError `kserve-storage`. */
function storageOf(predictor, what) {
    const found = MODELS.flatMap((key) => {
        const model = predictor[key];
        return (0,_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(model) && typeof model.storageUri === 'string' ? [{ key, uri: model.storageUri }] : [];
    });
    if (found.length === 1)
        return found[0];
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('kserve-storage', `${what} has ${found.length === 0 ? 'no model with a `storageUri`' : `${found.length} models with a \`storageUri\` (${found.map(({ key }) => key).join(', ')})`}.`, 'Give its predictor `model: {modelFormat: …, storageUri: …}`; Sluice changes that address alone. `storage`, `storageUris` and containers of your own are not changed.');
}
/** Where the release lies in the store: `{hex}` and `{digest}` are filled in. */
function addressOf(template, release) {
    return template.replaceAll('{digest}', release).replaceAll('{hex}', release.slice('sha256:'.length));
}
/** `status.components.predictor`, empty where KServe has said nothing yet. */
function predictorStatus(service) {
    const components = service.status?.components;
    const predictor = (0,_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(components) ? components.predictor : undefined;
    return (0,_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(predictor) ? predictor : {};
}
/** The condition as KServe says it; undefined where it does not. */
function conditionOf(service, type) {
    const conditions = service.status?.conditions;
    const found = Array.isArray(conditions) ? conditions.filter(_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4).find((each) => each.type === type) : undefined;
    if (!found)
        return undefined;
    return { status: text(found.status), words: [text(found.reason), text(found.message)].filter((each) => each !== '').join(': ') };
}
/** Why a model did not load, in KServe's own words; undefined while it does or has. */
function failureOf(modelStatus) {
    if (!(0,_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(modelStatus))
        return undefined;
    const { transitionStatus, lastFailureInfo: info } = modelStatus;
    if (transitionStatus !== 'BlockedByFailedLoad' && transitionStatus !== 'InvalidSpec')
        return undefined;
    const { reason, message, exitCode } = (0,_weights_js__WEBPACK_IMPORTED_MODULE_4__/* .isRecord */ .u4)(info) ? info : {};
    const words = [text(reason), text(message)].filter((each) => each !== '').join(': ');
    return `${transitionStatus}${words === '' ? '' : `, ${words}`}${typeof exitCode === 'number' && exitCode !== 0 ? ` (exit status ${exitCode})` : ''}`;
}
/** Text of somebody's controller for a message: one line, not too long. */
function text(value) {
    return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, 300) : '';
}
function unreadable(service, why) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('kserve-unreadable', `${nameOf(service)} cannot be read: ${why}.`, 'See what wrote it (`kubectl get inferenceservice -o yaml --show-managed-fields`).');
}


/***/ }),

/***/ 86257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hP: () => (/* binding */ slotsBy),
/* harmony export */   qh: () => (/* binding */ noSlot),
/* harmony export */   w8: () => (/* binding */ twoSlots)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73074);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70474);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63339);





/**
 * Slots by their marks. What nobody marked was there before Sluice: it is the slot that the marked ones leave, and where nothing is marked the champion's.
 * A mark of no declared slot is DriverError `kserve-slot`.
 */
function slotsBy(service, marked, slots, roles) {
    const named = new Set(marked.flatMap(({ slot }) => (slot === undefined ? [] : [slot])));
    const odd = [...named].find((slot) => !slots.includes(slot));
    if (odd !== undefined)
        throw noSlot(service, odd, slots);
    const left = slots.filter((slot) => !named.has(slot));
    const unmarked = left.length === 1 ? left[0] : (0,_roles_js__WEBPACK_IMPORTED_MODULE_2__/* .bothRoles */ .rK)(roles, slots).champion;
    return ({ slot }) => slot ?? unmarked;
}
function noSlot(service, mark, slots) {
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-slot', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} has a model that is marked as slot ${JSON.stringify(mark.slice(0, 100))}; the slots are ${slots.join(', ')}.`, 'Correct `rollout.fleet.slots`, or the annotation `sluice/slot` of its predictor.');
}
/** One InferenceService has two arms. */
function twoSlots(slots) {
    (0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .checkSlots */ .WS)(slots);
    if (slots.length !== 2)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('traffic-servers', `There are ${slots.length} slots, and an InferenceService has two arms.`, 'Name two slots in rollout.fleet.slots.');
}


/***/ }),

/***/ 15159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ shareChange),
/* harmony export */   D1: () => (/* binding */ standardOf),
/* harmony export */   EC: () => (/* binding */ backendOf),
/* harmony export */   WQ: () => (/* binding */ predictorName),
/* harmony export */   XC: () => (/* binding */ checkMarks),
/* harmony export */   jO: () => (/* binding */ armsOf),
/* harmony export */   kf: () => (/* binding */ standardSplit),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   qt: () => (/* binding */ foreignOf),
/* harmony export */   uo: () => (/* binding */ knowsNoCanary)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _kubernetes_change_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44878);
/* harmony import */ var _gateway_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51590);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70474);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(63339);
/* harmony import */ var _slots_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86257);






function standardOf(service) {
    const predictor = (0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .predictorOf */ .K$)(service);
    const { canary } = service.spec ?? {};
    if (canary !== undefined && !(Array.isArray(canary) && canary.every(_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)))
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)(service, `spec.canary is ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .show */ .WU)(canary)}`);
    const said = service.status?.canaryStatuses;
    const statuses = Array.isArray(said) ? said.filter(_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4) : [];
    return {
        stable: { ...named(predictor), marks: (0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .marksOf */ .Ok)(predictor.annotations), predictor },
        canaries: (canary ?? []).map((entry, index) => {
            const { trafficPercent: percent, predictor: own } = entry;
            if (!(0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(own) || typeof own.name !== 'string' || typeof percent !== 'number')
                throw (0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .unreadable */ .O$)(service, `spec.canary[${index}] is ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .show */ .WU)(entry)}`);
            const status = statuses.find(({ name }) => name === own.name);
            const failure = (0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .failureOf */ .g5)(status?.modelStatus);
            return { index, name: own.name, marks: (0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .marksOf */ .Ok)(own.annotations), percent, predictor: own, ready: status?.ready === true, ...(failure !== undefined && { failure }) };
        }),
    };
}
/** Throws DriverError `kserve-slot` where the stable predictor is marked as no declared slot. */
function armsOf(service, { stable, canaries }, slots, roles) {
    const { ours = [], odd = [] } = Object.groupBy(canaries.filter(({ marks }) => marks.slot !== undefined), ({ marks }) => (slots.includes(marks.slot) ? 'ours' : 'odd'));
    const slotOf = (0,_slots_js__WEBPACK_IMPORTED_MODULE_5__/* .slotsBy */ .hP)(service, [stable.marks, ...ours.map(({ marks }) => marks)], slots, roles);
    const slot = slotOf(stable.marks);
    const [canary, ...more] = ours.filter(({ marks }) => marks.slot !== slot);
    return { slotOf, stable: slot, other: slots.find((name) => name !== slot), ...(canary && { canary }), doubles: { stable: ours.filter(({ marks }) => marks.slot === slot), other: more }, odd };
}
/** Throws DriverError `kserve-slot` or `kserve-slot-twice` where a mark of a canary is of no slot, or of one that is there already. */
function checkMarks(service, { stable, other, doubles, odd }) {
    if (odd[0])
        throw (0,_slots_js__WEBPACK_IMPORTED_MODULE_5__/* .noSlot */ .qh)(service, odd[0].marks.slot, [stable, other]);
    const [twice] = [...doubles.stable, ...doubles.other];
    if (!twice)
        return;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-slot-twice', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} has slot ${twice.marks.slot} twice: spec.canary[${twice.index}] (${twice.name}) and another predictor.`, 'Remove the entry that is not wanted, or correct its annotation `sluice/slot`. Until then no canary is given users; taking them away takes them from both.');
}
/** Deployment and Service of a predictor (PredictorServiceName of KServe). */
function backendOf(service, predictor) {
    return predictor === undefined ? `${service.metadata.name}-predictor` : `${service.metadata.name}-${predictor}-predictor`;
}
/** Of a digest, in the name of a predictor. */
const HEX = 8;
/**
 * The name of a release's predictor. Each release has a Deployment of its own: one that was used again would count as ready by the pods of the release before.
 * KServe takes lower-case letters, digits and hyphens, a letter first.
 */
function predictorName({ slot, release }) {
    const plain = slot.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 10);
    return `${/^[a-z]/.test(plain) ? '' : 's'}${plain}-${release.slice('sha256:'.length, 'sha256:'.length + HEX)}`;
}
/**
 * Who gets which share now: by the weights of the HTTPRoute that KServe writes. What `status.canaryStatuses` says of shares is a copy of the wish, also where
 * KServe routes nothing (0.20.0 makes the Deployments, and routes nobody to them). Throws DriverError `kserve-no-route`, `kserve-route`, `kserve-lagging`,
 * `kserve-not-routed`, `kserve-foreign`, `kserve-slot`.
 */
function standardSplit(service, standard, arms, route) {
    const { canary, doubles } = arms;
    if (!route) {
        if (standard.canaries.every(({ percent }) => percent === 0))
            return { [arms.stable]: 100, [arms.other]: 0 };
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-no-route', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} has a canary with a share, and there is no HTTPRoute ${service.metadata.name} that could give it any.`, 'Shares in the mode Standard need the Gateway API: `enableGatewayApi: true` of `ingress` in KServe\'s ConfigMap inferenceservice-config.');
    }
    if (arms.odd.some(({ percent }) => percent > 0))
        checkMarks(service, arms);
    const share = routedShare(service, standard, arms, route);
    checkAccepted(service, route, share);
    const others = canary ? [canary, ...doubles.other] : [];
    const told = others.reduce((sum, { percent }) => sum + percent, 0);
    const wanted = others.reduce((sum, { percent, ready }) => sum + (ready ? percent : 0), 0);
    if (canary && share !== wanted && share !== told)
        throw notAsWanted(service, canary, share);
    return { [arms.stable]: 100 - share, [arms.other]: share };
}
/** The weight of the other slot in every rule that leads to predictors, in per cent. */
function routedShare(service, standard, arms, route) {
    const { canary, doubles } = arms;
    const namesOf = (canaries) => canaries.map(({ name }) => backendOf(service, name));
    const champions = [backendOf(service, standard.stable.name), ...namesOf(doubles.stable)];
    const others = namesOf(canary ? [canary, ...doubles.other] : []);
    // One that is to have nobody is on its way there: Sluice itself takes users from a candidate whose mark somebody changed.
    const foreign = namesOf(foreignOf(standard, arms).filter(({ percent }) => percent > 0));
    const rules = Array.isArray(route.spec?.rules) ? route.spec.rules.filter(_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4) : [];
    const shares = rules.flatMap(({ backendRefs }) => {
        const refs = (Array.isArray(backendRefs) ? backendRefs : []).filter(_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4);
        const weightOf = (names) => refs.filter(({ name }) => names.includes(String(name))).reduce((sum, { weight = 1 }) => sum + (typeof weight === 'number' && weight >= 0 ? weight : NaN), 0);
        const ours = [...champions, ...others];
        if (!refs.some(({ name }) => ours.includes(String(name))))
            return [];
        const odd = refs.find(({ name, weight }) => !ours.includes(String(name)) && weight !== 0);
        if (odd)
            throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x(foreign.includes(String(odd.name)) ? 'kserve-foreign' : 'kserve-lagging', `The HTTPRoute of ${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} sends users to ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_3__/* .show */ .WU)(odd.name)} too, which is neither of the two slots.`, 'A canary of somebody else must have `trafficPercent: 0` while Sluice delivers; one that has just been removed goes in a moment.');
        return [(100 * weightOf(others)) / (weightOf(others) + weightOf(champions))];
    });
    const [share] = shares;
    if (share === undefined || !Number.isFinite(share) || shares.some((each) => each !== share))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-route', `The HTTPRoute of ${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} ${shares.length === 0 ? `has no rule that leads to ${champions[0]}` : `has rules of different shares: ${shares.join(', ')} %`}.`, 'See what KServe\'s controller says; a transformer in front of the predictor keeps its users on the stable one.');
    return share;
}
/** Canaries of somebody else. */
function foreignOf({ canaries }, { canary, doubles }) {
    return canaries.filter((each) => each !== canary && !doubles.stable.includes(each) && !doubles.other.includes(each));
}
function notAsWanted(service, canary, share) {
    if (share === 0)
        return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-not-routed', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} wants ${canary.percent} % for its canary ${canary.name}, which is ready, and its HTTPRoute gives it nothing.`, 'KServe follows in a moment. KServe 0.20.0 never does: it makes the canary\'s Deployment and routes nobody there (kserve#5912 came after it). Upgrade KServe.');
    return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-lagging', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} wants ${canary.percent} % for its canary ${canary.name}, and its HTTPRoute gives it ${share} %.`, 'KServe follows in a moment; where it does not, see whether its controller runs.');
}
/** Throws DriverError `kserve-not-accepted` in the gateway's words, `kserve-lagging` where it has not said that it serves this very state of the route. */
function checkAccepted(service, route, share) {
    const standing = (0,_gateway_status_js__WEBPACK_IMPORTED_MODULE_2__/* .standingOf */ .Y)(route, undefined);
    // Who has nobody need not be found.
    if (standing.kind === 'accepted' || (standing.kind === 'unresolved' && share === 0))
        return;
    const { code, fix, message } = standing.error;
    const said = message.replace(` ${fix} [${code}]`, '');
    if (standing.kind === 'refused')
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-not-accepted', `The gateway does not take the HTTPRoute of ${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)}. ${said}`, 'See `kubectl describe httproute`.', { cause: standing.error });
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-lagging', `The gateway has not taken the HTTPRoute of ${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} as it is now. ${said}`, 'It follows in a moment; where it does not, see whether the gateway\'s controller runs.', { cause: standing.error });
}
/**
 * What gives the canary this share; nothing where it stands there. Its replicas grow as KServe itself would have them grow, and are never none: at 0 % KServe
 * would scale it to nothing. Where all users go to the stable predictor they are taken from every canary with a mark. Throws DriverError
 * `kserve-slot`, `kserve-slot-twice`, `kserve-not-placed`, `kserve-not-ready`, `kserve-too-much`.
 */
function shareChange(service, standard, arms, split) {
    const { other, canary, doubles, odd } = arms;
    const wanted = split[other];
    if (wanted > 0)
        checkMarks(service, arms);
    const closed = [...doubles.stable, ...doubles.other, ...odd].flatMap((double) => (double.percent === 0 ? [] : sharing(double, 0)));
    if (!canary) {
        if (wanted === 0)
            return closed;
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-not-placed', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} has no canary for slot ${other}, so it cannot be given ${wanted} %.`, 'Place the release first (`rollout.fleet.kserve`).');
    }
    if (wanted === canary.percent)
        return closed;
    if (wanted > canary.percent && !canary.ready)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-not-ready', `Slot ${other} of ${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} cannot be given ${wanted} %: its canary ${canary.name} is not ready${canary.failure === undefined ? '' : ` (${canary.failure})`}.`, 'See its pods, and wait until it is ready.');
    const foreign = foreignOf(standard, arms).reduce((sum, { percent }) => sum + percent, 0);
    if (foreign > 0 && wanted > canary.percent)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('kserve-too-much', `${(0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(service)} gives ${foreign} % to canaries that are not Sluice's.`, 'Let them have `trafficPercent: 0` while Sluice delivers.');
    return [...closed, ...sharing(canary, wanted), ...replicas(canary, wanted, countOf(standard.stable.predictor), (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_1__/* .pointer */ .Wn)('spec', 'canary', canary.index, 'predictor', 'minReplicas'))];
}
/** Lists are patched by index: only where this very canary still stands, as it was read. */
function sharing({ index, name, percent }, wanted) {
    const at = (...steps) => (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_1__/* .pointer */ .Wn)('spec', 'canary', index, ...steps);
    return [{ op: 'test', path: at('predictor', 'name'), value: name }, { op: 'test', path: at('trafficPercent'), value: percent }, { op: 'replace', path: at('trafficPercent'), value: wanted }];
}
function replicas({ predictor }, wanted, all, path) {
    const now = typeof predictor.minReplicas === 'number' ? predictor.minReplicas : undefined;
    const needed = Math.max(1, Math.ceil((all * wanted) / 100), wanted === 0 ? 1 : (now ?? 1));
    if (needed === now)
        return [];
    return [now === undefined ? { op: 'add', path, value: needed } : { op: 'replace', path, value: needed }];
}
/** Whether a write was refused because the definition has no `spec.canary` (writes are checked strictly: no key is dropped without a word). */
function knowsNoCanary(error) {
    return error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x && error.code === 'cluster-invalid' && /unknown field "spec\.canary/.test(error.message);
}
/** Replicas of a predictor; KServe's default is one. */
function countOf({ minReplicas }) {
    return typeof minReplicas === 'number' ? minReplicas : 1;
}
function named({ name }) {
    return typeof name === 'string' && name !== '' ? { name } : {};
}


/***/ }),

/***/ 22671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ splitSoon),
/* harmony export */   E$: () => (/* binding */ isFollowing),
/* harmony export */   O5: () => (/* binding */ goneFrom),
/* harmony export */   S9: () => (/* binding */ readRoute),
/* harmony export */   lJ: () => (/* binding */ viewer),
/* harmony export */   z7: () => (/* binding */ changesFor)
/* harmony export */ });
/* unused harmony export splitOf */
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _kubernetes_change_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44878);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73074);
/* harmony import */ var _mode_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16181);
/* harmony import */ var _revisions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5138);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63339);
/* harmony import */ var _serverless_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22664);
/* harmony import */ var _slots_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(86257);
/* harmony import */ var _standard_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(15159);









/** Looks at the InferenceService, in each call anew. What revisions were made of is asked once: it never changes. */
function viewer({ cluster, name, slots, roles }) {
    const revisionsOf = (0,_revisions_js__WEBPACK_IMPORTED_MODULE_4__/* .knativeRevisions */ .V)(cluster);
    const viewOf = (service, known, playing) => {
        const { mode, why } = (0,_mode_js__WEBPACK_IMPORTED_MODULE_3__/* .modeOf */ .V)(service);
        if (mode === 'standard') {
            const state = (0,_standard_js__WEBPACK_IMPORTED_MODULE_8__/* .standardOf */ .D1)(service);
            return { mode, why, service, state, arms: (0,_standard_js__WEBPACK_IMPORTED_MODULE_8__/* .armsOf */ .jO)(service, state, slots, playing) };
        }
        const state = (0,_serverless_js__WEBPACK_IMPORTED_MODULE_6__/* .serverlessOf */ .kG)(service);
        return { mode, why, service, state, revisions: known, slotOf: (0,_slots_js__WEBPACK_IMPORTED_MODULE_7__/* .slotsBy */ .hP)(service, (0,_serverless_js__WEBPACK_IMPORTED_MODULE_6__/* .marksIn */ .MC)(service, state, known), slots, playing) };
    };
    let playing = {};
    return {
        async look() {
            const service = await (0,_service_js__WEBPACK_IMPORTED_MODULE_5__/* .readService */ .uS)(cluster, name);
            playing = await (0,_roles_js__WEBPACK_IMPORTED_MODULE_2__/* .rolesKnown */ .Ne)(roles);
            const serverless = (0,_mode_js__WEBPACK_IMPORTED_MODULE_3__/* .modeOf */ .V)(service).mode === 'serverless';
            return viewOf(service, serverless ? await revisionsOf(service, (0,_serverless_js__WEBPACK_IMPORTED_MODULE_6__/* .revisionsIn */ .M)((0,_serverless_js__WEBPACK_IMPORTED_MODULE_6__/* .serverlessOf */ .kG)(service))) : new Map(), playing);
        },
        // Of another state of the same object, by what is known of its revisions: for deciding in the midst of a write.
        again: (service, before) => viewOf(service, before.mode === 'serverless' ? before.revisions : new Map(), playing),
    };
}
/** Who gets which share. In the mode Standard the HTTPRoute is asked, or given. */
async function splitOf(view, { cluster, name, slots }, route) {
    if (view.mode === 'serverless')
        return (0,_serverless_js__WEBPACK_IMPORTED_MODULE_6__/* .serverlessSplit */ .bR)(view.service, view.state, view.revisions, view.slotOf, slots);
    return (0,_standard_js__WEBPACK_IMPORTED_MODULE_8__/* .standardSplit */ .kf)(view.service, view.state, view.arms, route === undefined ? await readRoute(cluster, name) : (route ?? undefined));
}
/** What passes while KServe and the gateway follow. */
const FOLLOWING = new Set(['kserve-lagging', 'kserve-not-routed', 'kserve-no-traffic', 'kserve-revision', 'kserve-no-route', 'kserve-route']);
const LOOK_AGAIN_MS = 250;
function isFollowing(error) {
    return error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x && FOLLOWING.has(error.code);
}
/** As `splitOf`, and again while what routes is on its way to what was asked of it, at most `within` milliseconds. */
async function splitSoon(look, place, within, clock) {
    const until = clock.now().getTime() + within;
    for (;;)
        try {
            const view = await look();
            return { view, split: await splitOf(view, place) };
        }
        catch (error) {
            if (!isFollowing(error) || clock.now().getTime() >= until)
                throw error;
            await clock.sleep(LOOK_AGAIN_MS);
        }
}
/** The route that users come by: KServe gives it the name of the InferenceService. Undefined also where the cluster knows no HTTPRoutes. */
async function readRoute(cluster, name) {
    try {
        return await cluster.read(_service_js__WEBPACK_IMPORTED_MODULE_5__/* .HTTP_ROUTE */ .HU, name);
    }
    catch (error) {
        if (error.code === 'cluster-missing')
            return undefined;
        throw error;
    }
}
/** What must change for this split. */
function changesFor(view, split) {
    if (view.mode === 'serverless')
        return (0,_serverless_js__WEBPACK_IMPORTED_MODULE_6__/* .percentChange */ .u5)(view.service, view.state, view.revisions, view.slotOf, split);
    return (0,_standard_js__WEBPACK_IMPORTED_MODULE_8__/* .shareChange */ .AP)(view.service, view.state, view.arms, split);
}
function goneFrom({ cluster, name }) {
    return (0,_kubernetes_change_js__WEBPACK_IMPORTED_MODULE_1__/* .missing */ .LO)(cluster, _service_js__WEBPACK_IMPORTED_MODULE_5__/* .INFERENCE_SERVICE */ .sn, name);
}


/***/ }),

/***/ 87565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ wordsOf)
/* harmony export */ });
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70474);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63339);


const MOST = 4;
/** What KServe itself says is wrong: its conditions that are not True, and why a model did not load. Empty where it says nothing. */
function wordsOf({ status }) {
    const conditions = Array.isArray(status?.conditions) ? status.conditions.filter(_weights_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4) : [];
    const wrong = conditions.filter((each) => each.status !== 'True' && each.type !== 'Stopped').slice(0, MOST).map(({ type, status: state, reason, message }) => [`${(0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(type)} is ${(0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(state)}`, (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(reason), (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(message)].filter((each) => each !== '').join(': '));
    const failure = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(status?.modelStatus);
    return [...wrong, ...(failure === undefined ? [] : [failure])].join('; ');
}


/***/ }),

/***/ 73074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ie: () => (/* binding */ sparesCandidate),
/* harmony export */   Ne: () => (/* binding */ rolesKnown),
/* harmony export */   io: () => (/* binding */ sameRoles),
/* harmony export */   rK: () => (/* binding */ bothRoles)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** Both roles on two slots; an open role falls to the slot that is left. */
function bothRoles(roles, slots) {
    const [first, second] = slots;
    const other = (slot) => (slot === first ? second : first);
    const champion = roles.champion ?? (roles.candidate === undefined ? first : other(roles.candidate));
    const candidate = roles.candidate ?? other(champion);
    if (champion === candidate || !slots.includes(champion) || !slots.includes(candidate))
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('roles', `The champion is on slot ${champion} and the candidate on slot ${candidate}, of ${slots.join(', ')}.`, 'The two arms need two declared slots; see what the journal says of them.');
    return { champion, candidate };
}
/** The roles that the journal knows; none where it cannot be read now: taking users away waits for nobody. */
async function rolesKnown(roles) {
    try {
        return await roles();
    }
    catch (error) {
        if (!(error instanceof Error))
            throw error;
        return {};
    }
}
/** Whether a split gives the candidate nobody; where nobody knows who that is, whether all users are with one slot. */
function sparesCandidate(split, { champion, candidate }) {
    if (candidate !== undefined)
        return split[candidate] === 0;
    return champion === undefined ? Object.values(split).some((share) => share >= 100) : split[champion] >= 100;
}
function sameRoles(one, other) {
    return one.champion === other.champion && one.candidate === other.candidate;
}


/***/ }),

/***/ 91137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ checkNames)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _weights_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70474);


/** Refuses names that do not give each of exactly two slots something of its own in the router. */
function checkNames(names, slots, where) {
    (0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .checkSlots */ .WS)(slots);
    const declared = Object.keys(names).sort().join();
    const all = Object.values(names).flat();
    if (slots.length === 2 && declared === [...slots].sort().join() && new Set(all).size === all.length && Object.values(names).every((each) => each.length > 0))
        return;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('traffic-servers', `${where} is ${(0,_weights_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(names)}, and the slots are ${slots.join(', ')}.`, 'Give each of the two slots something of its own.');
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

/***/ 67272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eO: () => (/* binding */ checkClusters),
  Dg: () => (/* binding */ clustersOf),
  zq: () => (/* binding */ problemsOfClusters)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/clusters.js
var clusters = __webpack_require__(15185);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/kubernetes/files.js
var files = __webpack_require__(42439);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/kubernetes/in-cluster.js



/** https://kubernetes.io/docs/tasks/run-application/access-api-from-pod: where the kubelet puts what a pod is given. */
const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
/** The API server of the cluster that this process is a pod of, as its service account. The token rotates, so it is read for each call. */
function inCluster({ env, serviceAccount = SERVICE_ACCOUNT }) {
    const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
    if (!host || !port)
        throw new driver_error/* DriverError */.x('cluster-credential', '`in_cluster` is declared, and this is no pod of a cluster: KUBERNETES_SERVICE_HOST is not set.', 'Run it in the cluster, or declare `context` or `server`.');
    const file = (name) => external_node_path_.join(serviceAccount, name);
    const server = new URL(`https://${host.includes(':') ? `[${host}]` : host}:${port}`);
    return {
        server,
        ca: (0,files/* fileOf */.W)(file('ca.crt'), 'the certificates of the cluster'),
        credential: async () => ({ token: (0,files/* fileOf */.W)(file('token'), 'the token of the service account').trim() }),
        namespace: (0,files/* fileOf */.W)(file('namespace'), 'the namespace of the pod').trim(),
    };
}

// EXTERNAL MODULE: ./.build/src/kubernetes/proxy-choice.js
var proxy_choice = __webpack_require__(25650);
;// CONCATENATED MODULE: ./.build/src/kubernetes/declared.js






/** How messages name the cluster. */
function declaredPlace({ in_cluster: inside, context, server }) {
    if (context !== undefined)
        return `context ${context}`;
    return inside ? 'the cluster that this runs in' : (server ?? 'no cluster');
}
/** Where the declared cluster is and who asks there. Throws InputError with all that is wrong, DriverError `cluster-credential` where this machine lacks what is named. */
async function connectionOf(declared, deps) {
    const connection = declared.context !== undefined ? await byContext({ ...declared, context: declared.context }, deps) : declared.in_cluster ? inCluster(deps) : byServer(declared, deps);
    return { ...connection, proxy: (0,proxy_choice/* proxyFor */.i)(connection.server, declared.proxy, connection.proxy, deps.env), namespace: declared.namespace ?? connection.namespace };
}
/** What is wrong with a declared cluster, looked at without asking it; `lacking`: what of it is not on this machine, which another may have. */
async function clusterProblems(declared, deps) {
    try {
        await connectionOf(declared, deps);
        const { server, token_env: token, oidc } = declared;
        if (server !== undefined && token !== undefined && !deps.env[token])
            return { problems: [], lacking: `${token} is not set here.` };
        if (server !== undefined && oidc !== undefined && !deps.identity)
            return { problems: [], lacking: 'This is no workflow with an identity.' };
        return { problems: [] };
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            return { problems: error.problems };
        if (error instanceof driver_error/* DriverError */.x)
            return { problems: [], lacking: error.message };
        throw error;
    }
}
/** Loaded only where it is wanted: a small process in a cluster reads no YAML, and must not hold what would. */
async function byContext(declared, deps) {
    const { fromKubeconfig } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(796)]).then(__webpack_require__.bind(__webpack_require__, 70796));
    return fromKubeconfig(declared, deps);
}
function byServer({ server, ca, tls_server_name: serverName, token_env: token, oidc, namespace }, { env, resolve, insecure, identity }) {
    if (server === undefined)
        throw problem/* InputError */.d.of('cluster-undeclared', 'No cluster is declared.', 'Declare `rollout.kubernetes` with `in_cluster`, `context` or `server`.');
    return {
        server: (0,fetch_json/* checkUrl */.CU)(server, '`server` of the cluster', insecure),
        ca: ca === undefined ? undefined : (0,files/* fileOf */.W)(resolve(ca), 'the certificates of `ca`'),
        serverName,
        credential: async (anew) => {
            if (oidc !== undefined && identity)
                return { token: await identity(oidc, anew) };
            if (token !== undefined && env[token])
                return { token: env[token] };
            if (token !== undefined)
                throw new driver_error/* DriverError */.x('cluster-credential', `Nothing proves who asks at ${server}: ${token} is not set here.`, 'Set it in this job (`env:` with a secret of its environment).');
            throw new driver_error/* DriverError */.x('cluster-credential', `Nothing proves who asks at ${server}: this is no workflow with an identity.`, 'Give the job `id-token: write`; outside of GitHub Actions use `token_env`.');
        },
        namespace: namespace ?? 'default',
    };
}

// EXTERNAL MODULE: ./.build/src/kubernetes/cluster.js
var cluster = __webpack_require__(23246);
// EXTERNAL MODULE: ./.build/src/kubernetes/errors.js
var errors = __webpack_require__(89481);
;// CONCATENATED MODULE: ./.build/src/kubernetes/node-http.js
/**
 * Node's http and https by themselves. Importing `node:http` as a module reads every export of it, and so loads fetch and WebSocket: 8 MB that a watch
 * beside the router would carry for nothing.
 */
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./.build/src/kubernetes/proxy.js


const CONNECT_MS = 10_000;
/**
 * An agent whose connections go through a tunnel that the proxy opens (CONNECT), encrypted end to end. Of our own: `proxyEnv` of Node's agents came with
 * 24.5, runners may have an older 24, and it takes no address of a kubeconfig.
 */
function tunnelled(proxy, options) {
    const agent = new https.Agent(options);
    const connect = (to, done) => {
        tunnel(proxy, to).then((socket) => done(null, external_node_tls_.connect({ ...to, path: undefined, socket })), (error) => done(error));
        return undefined;
    };
    // Node asks this for each connection and waits for the callback where nothing is returned (https://nodejs.org/api/http.html#agentcreateconnectionoptions-callback).
    return Object.assign(agent, { createConnection: connect });
}
/** The connection through the proxy to the very server; what the proxy itself is asked is closed with it. */
function tunnel(proxy, { host = '', port = 443 }) {
    return new Promise((resolve, reject) => {
        const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
        const { request } = proxy.protocol === 'https:' ? https : http;
        const asked = request({ protocol: proxy.protocol, host: proxy.hostname.replace(/^\[|\]$/g, ''), port: proxy.port || undefined, method: 'CONNECT', path: target, headers: { host: target, ...authorization(proxy) }, agent: false });
        const refuse = (why, cause) => reject(new Error(`the proxy ${proxy.host} ${why}`, { cause }));
        asked.setTimeout(CONNECT_MS, () => asked.destroy(new Error(`no answer within ${CONNECT_MS} ms`)));
        asked.on('error', (error) => refuse(`cannot be used (${error.code ?? error.message})`, error));
        asked.on('response', (response) => {
            response.destroy();
            refuse(`answered ${response.statusCode}`);
        });
        asked.on('connect', ({ statusCode }, socket) => {
            socket.setTimeout(0);
            if (statusCode === 200)
                return resolve(socket);
            socket.destroy();
            refuse(`answered ${statusCode}`);
        });
        asked.end();
    });
}
function authorization({ username, password }) {
    if (username === '' && password === '')
        return {};
    return { 'proxy-authorization': `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}` };
}

;// CONCATENATED MODULE: ./.build/src/kubernetes/transport.js



/** An idle connection is given up before servers and balancers do, which would break the next call. */
const IDLE_MS = 20_000;
const MOST_SOCKETS = 8;
function transportTo(connection) {
    const agents = new Agents(connection);
    return {
        async exchange(call, credential) {
            const timer = AbortSignal.timeout(call.timeout);
            const signal = call.signal ? AbortSignal.any([timer, call.signal]) : timer;
            try {
                const response = await head(connection.server, call, credential, agents, signal);
                return { status: response.statusCode ?? 0, headers: response.headers, text: await bodyOf(response, call) };
            }
            catch (error) {
                throw failed(error, call, timer.aborted);
            }
        },
        async stream(call, credential) {
            const timer = new AbortController();
            const waiting = setTimeout(() => timer.abort(), call.timeout);
            try {
                return await head(connection.server, call, credential, agents, call.signal ? AbortSignal.any([timer.signal, call.signal]) : timer.signal);
            }
            catch (error) {
                throw failed(error, call, timer.signal.aborted);
            }
            finally {
                clearTimeout(waiting);
            }
        },
    };
}
/** Connections are shared among calls of one certificate only: they carry it. */
class Agents {
    #connection;
    #held;
    constructor(connection) {
        this.#connection = connection;
    }
    for({ cert, key }) {
        const of = JSON.stringify([cert, key]);
        if (this.#held?.of === of)
            return this.#held.agent;
        const { server, ca, serverName, proxy } = this.#connection;
        const common = { keepAlive: true, maxSockets: MOST_SOCKETS, timeout: IDLE_MS };
        // Given here and not left to what the environment says of it (NODE_TLS_REJECT_UNAUTHORIZED).
        const tls = { rejectUnauthorized: true, ...(ca !== undefined && { ca }), ...(serverName !== undefined && { servername: serverName }), cert, key };
        const agent = server.protocol === 'http:' ? new http.Agent(common) : proxy ? tunnelled(proxy, { ...common, ...tls }) : new https.Agent({ ...common, ...tls });
        this.#held = { of, agent };
        return agent;
    }
}
function head(server, call, { token, cert, key }, agents, signal) {
    return new Promise((resolve, reject) => {
        const headers = { accept: 'application/json', 'user-agent': 'sluice' };
        if (token !== undefined)
            headers.authorization = `Bearer ${token}`;
        if (call.body !== undefined)
            Object.assign(headers, { 'content-type': call.contentType ?? 'application/json', 'content-length': Buffer.byteLength(call.body) });
        const { request } = server.protocol === 'http:' ? http : https;
        const asked = request({ protocol: server.protocol, host: server.hostname.replace(/^\[|\]$/g, ''), port: server.port || undefined, method: call.method, path: `${server.pathname.replace(/\/$/, '')}${call.path}`, headers, agent: agents.for({ cert, key }), signal }, resolve);
        asked.on('error', reject);
        asked.end(call.body);
    });
}
async function bodyOf(response, { limit, what }) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        size += chunk.length;
        if (size > limit) {
            response.destroy();
            throw new driver_error/* DriverError */.x('cluster-unreadable', `${what} was answered with more than ${limit} bytes.`, 'Check that the address is that of an API server, and what makes that object so large.');
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function failed(error, { what, timeout, signal }, timedOut) {
    if (error instanceof driver_error/* DriverError */.x)
        return error;
    if (signal?.aborted)
        return new driver_error/* DriverError */.x('cluster-stopped', `${what} was stopped.`, 'Ask again.', { cause: error });
    if (timedOut)
        return new driver_error/* DriverError */.x('cluster-timeout', `${what} got no answer within ${timeout} ms.`, 'See whether the API server is overloaded, and whether something on the way swallows packets.', { cause: error });
    const { code = '', message } = error;
    if (isCertificate(code))
        return new driver_error/* DriverError */.x('cluster-certificate', `${what} was not sent: the two sides do not accept each other's certificates (${code}: ${message}).`, 'Name the certificates that sign the server\'s (`certificate-authority` of the kubeconfig, `ca`) and the name it has (`tls-server-name`). There is no way around the check.', { cause: error });
    return new driver_error/* DriverError */.x('cluster-unreachable', `${what} could not be asked: ${code || message}.`, 'Check that the API server runs, its address, and the way to it (proxy, network policy, firewall).', { cause: error });
}
/** Codes of Node for certificates that do not verify (https://nodejs.org/api/tls.html#x509-certificate-error-codes), and those of a handshake that the other side broke off. */
function isCertificate(code) {
    return /CERT|^UNABLE_TO|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH|^ERR_TLS|^ERR_SSL|^EPROTO$|^CRL_|SIGNATURE/.test(code);
}

;// CONCATENATED MODULE: ./.build/src/kubernetes/calls.js



const TIMEOUT_MS = 15_000;
/** etcd keeps 1.5 MiB for each object; a page of a list may be larger. */
const REPLY_BYTES = 16 * 1024 * 1024;
/** All waits for a busy server in one call together. */
const MOST_WAIT_MS = 20_000;
const BUSY_MS = [500, 2000, 5000];
const AWAY_MS = [200, 800];
/** A token is longer; less would blank words. */
const SHORTEST_SECRET = 8;
/**
 * Calls of one connection: a credential that was refused is asked for anew once; a busy server is asked again within bounds, as it says (Retry-After);
 * reads are asked again where the server is away for a moment. Throws DriverError, see `Cluster`.
 */
function callsTo(connected, { clock, timeout = TIMEOUT_MS, distrusted }) {
    let held;
    const to = async () => {
        const connection = await connected();
        if (held?.connection !== connection)
            held = { connection, transport: transportTo(connection) };
        return held.transport;
    };
    /** The last tokens that were sent: one may rotate while a call is on its way. */
    let sent = [];
    const noted = (credential) => {
        const { token = '' } = credential;
        if (token.length >= SHORTEST_SECRET && !sent.includes(token))
            sent = [token, ...sent].slice(0, 3);
        return credential;
    };
    const bare = (text) => sent.reduce((rest, token) => rest.replaceAll(token, '***'), text);
    /** `send` with the credential, and once more with a new one where it was refused. */
    const authorized = async (send, refused) => {
        const { credential } = await connected();
        try {
            const first = noted(await credential(false));
            const reply = await send(first);
            if (!refused(reply))
                return reply;
            const second = noted(await credential(true));
            return second.token === first.token && second.cert === first.cert ? reply : await send(second);
        }
        catch (error) {
            if (error instanceof driver_error/* DriverError */.x && error.code === 'cluster-certificate')
                distrusted();
            throw error;
        }
    };
    const asking = ({ method, asked, path, query = {}, body, contentType, signal }) => ({
        method,
        path: `${path ?? pathOf(asked)}${queryOf(query)}`,
        body: body === undefined ? undefined : JSON.stringify(body),
        contentType,
        signal,
        timeout,
        limit: REPLY_BYTES,
        what: (0,errors/* describeAsked */.UB)(asked),
    });
    const patient = async (call) => {
        let waited = 0;
        for (let attempt = 0;; attempt++) {
            const outcome = await authorized(async (credential) => (await to()).exchange(asking(call), credential), ({ status }) => status === 401).catch((error) => error);
            const wait = outcome instanceof Error ? awayWait(outcome, call, attempt) : busyWait(outcome, call, attempt, clock);
            if (wait === undefined || waited + wait > MOST_WAIT_MS) {
                if (outcome instanceof Error)
                    throw outcome;
                return outcome;
            }
            waited += wait;
            await clock.sleep(wait, call.signal);
        }
    };
    return {
        bare,
        async json(call) {
            const { status, text } = await patient(call);
            if (status === 404 && call.absent?.(text))
                return undefined;
            if (status < 200 || status >= 300)
                throw (0,errors/* errorOf */.Mz)(status, bare(text), call.asked);
            call.weighed?.(Buffer.byteLength(text));
            if (sent.some((token) => text.includes(token)))
                throw (0,errors/* unreadable */.O$)(call.asked, 'the credential that it was asked with');
            try {
                return JSON.parse(text);
            }
            catch {
                throw (0,errors/* unreadable */.O$)(call.asked, 'it is no JSON');
            }
        },
        async stream(call) {
            const asked = asking({ ...call, method: 'GET' });
            const response = await authorized(async (credential) => (await to()).stream(asked, credential), (reply) => {
                if (reply.statusCode !== 401)
                    return false;
                reply.resume();
                return true;
            });
            const { statusCode = 0 } = response;
            if (statusCode === 200)
                return response;
            throw (0,errors/* errorOf */.Mz)(statusCode, statusCode === 401 ? '' : bare(await bodyOf(response, asked)), call.asked);
        },
    };
}
/** https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris */
function pathOf({ resource: { group, version, plural }, namespace, name, subresource, verb }) {
    const steps = [...(group === '' ? ['api'] : ['apis', group]), version, 'namespaces', namespace, plural, ...(name === undefined || verb === 'create' || verb === 'watch' ? [] : [name]), ...(subresource === undefined ? [] : [subresource])];
    // A half of a surrogate pair, in a name that some status gives, is none that can be encoded.
    return `/${steps.map((step) => encodeURIComponent(step.toWellFormed())).join('/')}`;
}
function queryOf(query) {
    const text = new URLSearchParams(query).toString();
    return text === '' ? '' : `?${text}`;
}
/** A write may have reached the server that went away: who wrote reads again. */
function awayWait(error, { method }, attempt) {
    return method === 'GET' && error instanceof driver_error/* DriverError */.x && error.code === 'cluster-unreachable' ? AWAY_MS[attempt] : undefined;
}
/** 429 was not done. 503 and 504 may have been: only what changes nothing is asked again. */
function busyWait({ status, headers, text }, { method }, attempt, clock) {
    const again = status === 429 || (method === 'GET' && (status === 503 || status === 504));
    const wait = BUSY_MS[attempt];
    if (!again || wait === undefined)
        return undefined;
    const said = headers['retry-after'];
    const asked = said === undefined ? (0,errors/* retryAfterOf */.sT)(text) : /^\d{1,9}$/.test(said) ? Number(said) : (Date.parse(said) - clock.now().getTime()) / 1000;
    return asked !== undefined && Number.isFinite(asked) ? Math.max(0, asked) * 1000 : wait;
}

// EXTERNAL MODULE: ./.build/src/kubernetes/objects.js
var objects = __webpack_require__(70968);
;// CONCATENATED MODULE: ./.build/src/kubernetes/watch.js



/** The server ends a watch itself then, so that a connection that died unnoticed is not listened to for ever. */
const WATCH_SECONDS = '240';
/** etcd keeps 1.5 MiB for each object. */
const LINE_BYTES = 8 * 1024 * 1024;
/**
 * The states of one object after `resourceVersion`; null: deleted. Ends when the server or the connection ends it, in the middle of a line too, or once
 * the server no longer keeps that state (410): whoever watches reads again. Throws DriverError where it cannot begin, `cluster-unreadable` for what is no event.
 */
async function* watchEvents(calls, asked, resourceVersion, signal) {
    const query = { watch: 'true', fieldSelector: `metadata.name=${asked.name}`, resourceVersion, allowWatchBookmarks: 'true', timeoutSeconds: WATCH_SECONDS };
    for await (const line of linesOf(calls, asked, query, signal)) {
        const event = parsed(calls.bare(line), asked);
        if (event.type === 'BOOKMARK')
            continue;
        if (event.type === 'ERROR') {
            const code = (0,objects/* isObject */.G)(event.object) && typeof event.object.code === 'number' ? event.object.code : 0;
            if (code === 410)
                return;
            throw (0,errors/* errorOf */.Mz)(code, JSON.stringify(event.object), asked);
        }
        if (event.type !== 'ADDED' && event.type !== 'MODIFIED' && event.type !== 'DELETED')
            throw (0,errors/* unreadable */.O$)(asked, `an event ${JSON.stringify(String(event.type).slice(0, 40))}`);
        const object = (0,objects/* objectIn */.D)(event.object, asked);
        yield event.type === 'DELETED' ? null : object;
    }
}
async function* linesOf(calls, asked, query, signal) {
    let response;
    try {
        response = await calls.stream({ asked, query, signal });
    }
    catch (error) {
        if (signal.aborted || (error instanceof driver_error/* DriverError */.x && error.code === 'cluster-expired'))
            return;
        throw error;
    }
    const rest = [];
    let size = 0;
    try {
        for await (let chunk of response) {
            for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10)) {
                yield Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8');
                rest.length = size = 0;
                chunk = chunk.subarray(end + 1);
            }
            size += chunk.length;
            if (size > LINE_BYTES)
                throw (0,errors/* unreadable */.O$)(asked, `more than ${LINE_BYTES} bytes in one event`);
            rest.push(chunk);
        }
    }
    catch (error) {
        // The connection is gone, or nobody listens any more. What was left of a line says nothing.
        if (error instanceof driver_error/* DriverError */.x)
            throw error;
    }
    finally {
        response.destroy();
    }
}
function parsed(line, asked) {
    try {
        const event = JSON.parse(line);
        if ((0,objects/* isObject */.G)(event))
            return event;
    }
    catch {
        // Said below.
    }
    throw (0,errors/* unreadable */.O$)(asked, 'a line that is no event');
}

;// CONCATENATED MODULE: ./.build/src/kubernetes/open.js






/** Objects of one list; a namespace with more of one label is not one that a rollout works in. */
const MOST_LISTED = 10_000;
/** All pages of one list: whoever may make objects with its labels could otherwise fill the memory of who lists them. */
const LIST_BYTES = 32 * 1024 * 1024;
const PAGE = '200';
/** A list that lapsed in its middle is begun anew so often. */
const LIST_ATTEMPTS = 3;
/**
 * The cluster that a delivery file declares. Nothing is read nor asked before the first call, which throws InputError with all that is wrong
 * with the kubeconfig or the declaration; see `clusterProblems` for asking before. Errors of calls: `Cluster`.
 */
function openCluster(declared, deps) {
    let connection;
    const connected = async () => {
        const connecting = (connection ??= connectionOf(declared, deps));
        // What could not be read may be readable at the next call.
        connecting.catch(() => void (connection === connecting && (connection = undefined)));
        return connecting;
    };
    const calls = callsTo(connected, {
        ...deps,
        // Certificate authorities rotate in their files too: what no longer verifies is read anew for the next call.
        distrusted: () => (connection = undefined),
    });
    const where = declaredPlace(declared);
    const asked = async (verb, resource, name, subresource) => ({ verb, resource, name, subresource, namespace: (await connected()).namespace, where });
    const write = async (method, on, body, options = {}) => {
        // A field that this server's definitions do not know would be dropped in silence.
        const query = { fieldManager: cluster/* FIELD_MANAGER */.v, fieldValidation: 'Strict', ...(options.dryRun && { dryRun: 'All' }) };
        return (0,objects/* objectIn */.D)(await calls.json({ method, asked: on, query, body, contentType: options.contentType }), on);
    };
    return {
        where,
        namespace: async () => (await connected()).namespace,
        async read(resource, name, { signal } = {}) {
            const on = await asked('get', resource, name);
            const reply = await calls.json({ method: 'GET', asked: on, signal, absent: (text) => (0,errors/* saysNone */.pD)(text, name) });
            return reply === undefined ? undefined : (0,objects/* objectIn */.D)(reply, on);
        },
        async list(resource, labels = {}) {
            const on = await asked('list', resource);
            const labelSelector = Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',');
            for (let attempt = 1;; attempt++)
                try {
                    return await listed(on, labelSelector === '' ? {} : { labelSelector });
                }
                catch (error) {
                    // The server forgets where a list stood after some minutes; what came before is of an older state and cannot be joined with the rest.
                    if (!isExpired(error) || attempt === LIST_ATTEMPTS)
                        throw error;
                }
        },
        create: async (resource, object) => write('POST', { ...(await asked('create', resource)), name: object.metadata.name }, { apiVersion: versionOf(resource), kind: resource.kind, ...object }),
        async replace(resource, object) {
            const on = await asked('update', resource, object.metadata.name);
            if (object.metadata.resourceVersion === undefined)
                throw (0,errors/* unreadable */.O$)(on, 'no resourceVersion to replace it at');
            return write('PUT', on, { apiVersion: versionOf(resource), kind: resource.kind, ...object });
        },
        patch: async (resource, name, operations, options) => write('PATCH', await asked('patch', resource, name, options?.subresource), operations, { ...options, contentType: 'application/json-patch+json' }),
        merge: async (resource, name, change, options) => write('PATCH', await asked('patch', resource, name, options?.subresource), change, { ...options, contentType: 'application/merge-patch+json' }),
        async remove(resource, name, preconditions) {
            const on = await asked('delete', resource, name);
            await calls.json({ method: 'DELETE', asked: on, body: { kind: 'DeleteOptions', apiVersion: 'v1', preconditions }, absent: (text) => (0,errors/* saysNone */.pD)(text, name) });
        },
        async *watch(resource, name, resourceVersion, signal) {
            yield* watchEvents(calls, await asked('watch', resource, name), resourceVersion, signal);
        },
        async serves(resource) {
            const { group, version, plural } = resource;
            const on = await asked('get', resource);
            const reply = await calls.json({ method: 'GET', asked: on, path: group === '' ? `/api/${version}` : `/apis/${group}/${version}`, absent: () => true });
            if (reply === undefined)
                return false;
            const kinds = (0,objects/* isObject */.G)(reply) ? reply.resources : undefined;
            if (!Array.isArray(kinds))
                throw (0,errors/* unreadable */.O$)(on, 'no list of kinds');
            return kinds.some((kind) => (0,objects/* isObject */.G)(kind) && kind.name === plural);
        },
        async may(verb, { group, version, plural }, { name, subresource } = {}) {
            const on = await asked('create', ACCESS_REVIEW);
            const resourceAttributes = { verb, group, version, resource: plural, namespace: on.namespace, name, subresource };
            const reply = await calls.json({ method: 'POST', asked: on, path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes } } });
            const allowed = (0,objects/* isObject */.G)(reply) && (0,objects/* isObject */.G)(reply.status) ? reply.status.allowed : undefined;
            if (typeof allowed !== 'boolean')
                throw (0,errors/* unreadable */.O$)(on, 'no `status.allowed`');
            return allowed;
        },
    };
    async function listed(on, selector) {
        const found = [];
        let bytes = 0;
        const weighed = (more) => {
            bytes += more;
            if (bytes > LIST_BYTES)
                throw (0,errors/* unreadable */.O$)(on, `more than ${LIST_BYTES} bytes on all its pages together`);
        };
        for (let next = '';;) {
            const reply = await calls.json({ method: 'GET', asked: on, query: { ...selector, limit: PAGE, ...(next !== '' && { continue: next }) }, weighed });
            if (!(0,objects/* isObject */.G)(reply) || !Array.isArray(reply.items))
                throw (0,errors/* unreadable */.O$)(on, 'no `items`');
            found.push(...reply.items.map((item) => (0,objects/* objectIn */.D)(item, on)));
            if (found.length > MOST_LISTED)
                throw (0,errors/* unreadable */.O$)(on, `more than ${MOST_LISTED} objects`);
            const more = (0,objects/* isObject */.G)(reply.metadata) ? reply.metadata.continue : undefined;
            if (typeof more !== 'string' || more === '')
                return found;
            if (more === next)
                throw (0,errors/* unreadable */.O$)(on, 'a page that follows itself');
            next = more;
        }
    }
}
const ACCESS_REVIEW = { group: 'authorization.k8s.io', version: 'v1', plural: 'selfsubjectaccessreviews', kind: 'SelfSubjectAccessReview' };
const versionOf = ({ group, version }) => (group === '' ? version : `${group}/${version}`);
const isExpired = (error) => error instanceof Error && error.code === 'cluster-expired';

// EXTERNAL MODULE: ./.build/src/run/credentials.js + 1 modules
var credentials = __webpack_require__(31588);
;// CONCATENATED MODULE: ./.build/src/run/cluster.js





/** Router, slots, signals and journal of one cluster share its connection and its credential. */
const OPENED = new WeakMap();
/** What opens the clusters of a delivery file. */
function clustersOf(delivery, session) {
    const { clusters } = openedFor(delivery, session);
    const deps = clusterDeps(delivery, session);
    return (own) => {
        const declared = own ?? delivery.spec.rollout?.kubernetes;
        if (!declared)
            throw problem/* InputError */.d.of('cluster-undeclared', 'A part of the rollout is in Kubernetes, and no cluster is declared.', 'Declare `rollout.kubernetes` with `in_cluster`, `context` or `server`; see docs/kubernetes.md.', delivery.locate(['rollout']));
        const key = JSON.stringify(declared);
        const known = clusters.get(key);
        if (known)
            return known;
        const cluster = openCluster(declared, deps);
        clusters.set(key, cluster);
        return cluster;
    };
}
/** What is wrong with all clusters of a delivery file, without asking one; `lacking`: what of them is not on this machine, where that may be right. */
async function problemsOfClusters(delivery, session) {
    return problemsOf((0,clusters/* declaredClusters */.w)(delivery.spec.rollout).map(({ cluster }) => cluster), delivery, session);
}
/** Throws InputError with all that is wrong with the clusters that were opened so far: one that could never be reached is told before anything moves. */
async function checkClusters(delivery, session) {
    const opened = [...openedFor(delivery, session).clusters.keys()].map((declared) => JSON.parse(declared));
    const { problems } = await problemsOf(opened, delivery, session);
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
}
async function problemsOf(clusters, delivery, session) {
    const found = await Promise.all(clusters.map(async (cluster) => ({ cluster, ...(await clusterProblems(cluster, clusterDeps(delivery, session))) })));
    return {
        problems: found.flatMap(({ cluster, problems }) => problems.map((problem) => placed(problem, delivery, cluster))),
        lacking: found.flatMap(({ lacking }) => lacking ?? []),
    };
}
function openedFor(delivery, { env, clock }) {
    const known = OPENED.get(delivery);
    if (known && known.of.env === env && known.of.clock === clock)
        return known;
    const opened = { of: { env, clock }, clusters: new Map() };
    OPENED.set(delivery, opened);
    return opened;
}
/** A problem of a kubeconfig has its place there; any other is at the cluster in the delivery file. */
function placed(problem, delivery, declared) {
    const path = (0,clusters/* declaredClusters */.w)(delivery.spec.rollout).find(({ cluster }) => JSON.stringify(cluster) === JSON.stringify(declared))?.path;
    return problem.location || !path ? problem : { ...problem, location: delivery.locate(path) };
}
function clusterDeps(delivery, session) {
    const { env, clock } = session;
    const named = delivery.spec.rollout?.pass_env ?? [];
    const passed = Object.fromEntries(named.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
    return { env, clock, passed, resolve: (declared) => delivery.resolve(declared), insecure: delivery.spec.evidence?.insecure, identity: (0,credentials/* identityOf */.c)(session) };
}


/***/ }),

/***/ 31588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ credentialsOf),
  c: () => (/* binding */ identityOf)
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
    const identity = identityOf({ env, clock });
    for (const [index, entry] of declared.entries()) {
        const location = delivery.locate(['rollout', 'credentials', index]);
        const { origin, pathname, search } = (0,fetch_json/* checkUrl */.CU)(entry.origin, `rollout.credentials[${index}]`, delivery.spec.evidence?.insecure);
        if (pathname !== '/' || search !== '')
            problems.push({ code: 'credential-origin', message: `${JSON.stringify(entry.origin)} is more than an origin.`, fix: `Write ${origin}: scheme, host and port.`, location });
        if (byOrigin.has(origin))
            problems.push({ code: 'credential-twice', message: `${origin} has two credentials.`, fix: 'Leave one.', location });
        const missing = missingFor(entry, env, identity);
        if (missing)
            problems.push({ ...missing, location });
        byOrigin.set(origin, entry.bearer_env === undefined ? () => identity(entry.oidc, false) : () => Promise.resolve(env[entry.bearer_env]));
    }
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return async ({ origin }) => {
        const token = await byOrigin.get(origin)?.();
        return token === undefined ? {} : { authorization: `Bearer ${token}` };
    };
}
function missingFor({ bearer_env: name, oidc }, env, identity) {
    if (name !== undefined && !env[name])
        return { code: 'environment-missing', message: `\`rollout.credentials\` names ${name}, which is not set here.`, fix: 'Set it in this job (`env:` with a secret of its environment).' };
    if (oidc !== undefined && !identity)
        return { code: 'identity-missing', message: `\`rollout.credentials\` asks for this workflow's identity (audience ${JSON.stringify(oidc)}), and the job has none.`, fix: 'Give the job `id-token: write`; outside of GitHub Actions use `bearer_env`.' };
    return undefined;
}
/** What asks for this job's identity; undefined where it has none. See https://docs.github.com/actions/reference/security/oidc. */
function identityOf({ env, clock }) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: from, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = env;
    if (!from || !bearer)
        return undefined;
    const held = new Map();
    return async (audience, anew) => {
        const now = clock.now().getTime();
        const last = held.get(audience);
        if (last && !anew && now < last.until)
            return last.token;
        const url = (0,fetch_json/* checkUrl */.CU)(from, "the runner's tokens");
        url.searchParams.set('audience', audience);
        const answer = await (0,fetch_json/* requestJson */.SS)(url, { what: "The runner's identity", headers: { authorization: `Bearer ${bearer}` }, retry: (ms) => clock.sleep(ms) });
        const token = answer?.value;
        if (typeof token !== 'string' || token === '')
            throw new driver_error/* DriverError */.x('identity-refused', 'The runner gave no identity token.', 'Give the job `id-token: write`, and see whether the audience is one that your side expects.');
        held.set(audience, { token, until: (lapseOf(token) ?? now + LIFE_MS + SPARE_MS) - SPARE_MS });
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

/***/ 43141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ openJournal),
  y: () => (/* binding */ stateOfRollout)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/seams.js
var seams = __webpack_require__(59392);
// EXTERNAL MODULE: ./.build/src/journal/attachments.js
var attachments = __webpack_require__(19161);
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
                    throw new seams/* JournalConflict */.s(expected, before.events.length);
                const placed = await (0,chain/* chainEvent */.MO)(event, { count: expected, last: before.events.at(-1), model }, signer);
                await stillMine();
                await appendLine(file, before, (0,chain/* lineOf */.cA)(placed));
                return expected + 1;
            });
        },
        async attach(name, bytes) {
            (0,attachments/* checkAttachment */.YU)(name, bytes);
            const target = external_node_path_.join(folder, name);
            if (await sameBytes(target, bytes))
                return;
            await writeOnce(target, bytes);
            if (!(await sameBytes(target, bytes)))
                throw (0,attachments/* attachmentExists */.G8)(name);
        },
        async attachment(name) {
            (0,attachments/* checkAttachment */.YU)(name);
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
                    throw new seams/* JournalConflict */.s(expected, seen.events.length);
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
            (0,attachments/* checkAttachment */.YU)(name, bytes);
            for (let attempt = 0; attempt < ATTACH_TRIES; attempt++) {
                const seen = await repository.fetch();
                const present = await repository.file(seen.commit, `${ATTACHMENTS}/${name}`, attachments/* ATTACHMENT_BYTES */.O2);
                if (present?.equals(bytes))
                    return;
                if (present)
                    throw (0,attachments/* attachmentExists */.G8)(name);
                const at = seen.events.at(-1)?.at ?? '1970-01-01T00:00:00Z';
                const files = { [`${ATTACHMENTS}/${name}`]: bytes, ...(seen.commit ? {} : { [JOURNAL_FILE]: Buffer.alloc(0) }) };
                if (await repository.publish(seen.commit, files, `attach ${name}`, at))
                    return;
            }
            throw new driver_error/* DriverError */.x('git-busy', `The ref ${options.ref} moved ${ATTACH_TRIES} times while ${name} was attached.`, 'Find what else writes to it.');
        },
        async attachment(name) {
            (0,attachments/* checkAttachment */.YU)(name);
            const { commit } = await repository.fetch();
            return repository.file(commit, `${ATTACHMENTS}/${name}`, attachments/* ATTACHMENT_BYTES */.O2);
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

// EXTERNAL MODULE: ./.build/src/journal/kubernetes.js + 1 modules
var journal_kubernetes = __webpack_require__(8343);
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
                throw new seams/* JournalConflict */.s(expected, before.events.length);
            const placed = await (0,chain/* chainEvent */.MO)(event, { count: expected, last: before.events.at(-1), model }, signer);
            const text = `${before.text}${(0,chain/* lineOf */.cA)(placed)}\n`;
            const written = await put(store, clock, JOURNAL_OBJECT, Buffer.from(text), before.etag);
            if (!written)
                throw new seams/* JournalConflict */.s(expected, (await refresh()).events.length);
            // Without a mark in the reply the next reading fetches the whole.
            if (written.etag !== undefined)
                seen = { etag: written.etag, events: [...before.events, placed], text };
            return expected + 1;
        },
        async attach(name, bytes) {
            (0,attachments/* checkAttachment */.YU)(name, bytes);
            const object = `${object_ATTACHMENTS}/${name}`;
            for (let attempt = 0; attempt < TRIES; attempt += 1) {
                if (await put(store, clock, object, bytes, undefined))
                    return;
                const present = await store.read(object, attachments/* ATTACHMENT_BYTES */.O2);
                // A store may refuse both of two writers at once; then there is still nothing.
                if (present === undefined || present === 'same')
                    continue;
                if (present.bytes.equals(bytes))
                    return;
                throw (0,attachments/* attachmentExists */.G8)(name);
            }
            throw new driver_error/* DriverError */.x('object-busy', `${name} could not be attached at ${store.where}: the store refused it ${TRIES} times and keeps nothing under that name.`, 'Find what else writes there, and run the same command again.');
        },
        async attachment(name) {
            (0,attachments/* checkAttachment */.YU)(name);
            const found = await store.read(`${object_ATTACHMENTS}/${name}`, attachments/* ATTACHMENT_BYTES */.O2);
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

// EXTERNAL MODULE: ./.build/src/rollout/policy.js + 3 modules
var policy = __webpack_require__(54911);
// EXTERNAL MODULE: ./.build/src/run/cluster.js + 8 modules
var cluster = __webpack_require__(67272);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
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

// EXTERNAL MODULE: ./.build/src/run/object-name.js
var object_name = __webpack_require__(29580);
;// CONCATENATED MODULE: ./.build/src/run/journal.js












/**
 * The journal that the delivery file declares: a git ref, an object or ConfigMaps where said so, else a file in `rollout.state`. One that signs its
 * events can only be read where there is no key.
 */
function openJournal(delivery, session, signing, declared = (0,policy/* rolloutOf */.Zb)(delivery).journal) {
    const model = delivery.spec.release.name;
    const signer = signing.privatePem ? (0,sign/* keySigner */.Ye)(signing.privatePem) : undefined;
    const keys = signing.publicPem ? [(0,sign/* journalKey */.dR)(signing.publicPem)] : undefined;
    const journal = journalAt(declared ?? {}, delivery, session, signer);
    return { journal: keys && !signer ? withoutKey(journal) : journal, model, keys };
}
function journalAt({ git, file, object, kubernetes }, delivery, session, signer) {
    const model = delivery.spec.release.name;
    const { clock, workspace, env } = session;
    if (object) {
        const { url, headers } = object;
        return openObjectJournal({ url, headers, access: () => storeAccess(object, session, delivery), model, clock, signer, insecure: delivery.spec.evidence?.insecure });
    }
    if (kubernetes)
        return (0,journal_kubernetes/* openKubernetesJournal */.U)({ cluster: (0,cluster/* clustersOf */.Dg)(delivery, session)(kubernetes.cluster), name: (0,object_name/* objectName */.H)(delivery, kubernetes.name, ['rollout', 'journal', 'kubernetes']), model, clock, signer });
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
function stateOfRollout(delivery) {
    return delivery.spec.rollout?.state ?? '.sluice';
}


/***/ }),

/***/ 29580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ leaseName),
/* harmony export */   H: () => (/* binding */ objectName)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _journal_kubernetes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8343);


/** What the model's objects in a cluster are named by (`sluice-NAME`). Two models must not meet there, so nothing is shortened or lowered. */
function objectName(delivery, declared, where) {
    const name = declared ?? delivery.spec.release.name;
    if (_journal_kubernetes_js__WEBPACK_IMPORTED_MODULE_1__/* .JOURNAL_NAME */ .q.test(name))
        return name;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('object-name', `The model's name ${JSON.stringify(name)} is none that Kubernetes takes.`, `Write one as \`${where.join('.')}.name\`: small letters, digits and dashes, at most 52.`, delivery.locate(where));
}
/** Whose Leases the watch keeps. */
function leaseName(delivery) {
    const { watcher, journal } = delivery.spec.rollout ?? {};
    return objectName(delivery, watcher?.name ?? journal?.kubernetes?.name, ['rollout', 'watcher']);
}


/***/ }),

/***/ 82373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OP: () => (/* binding */ commonOptions),
  $x: () => (/* binding */ incomplete),
  Y5: () => (/* binding */ openRouter),
  R7: () => (/* binding */ rolesOf)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/journal/state.js + 2 modules
var state = __webpack_require__(59036);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/single-command.js
var single_command = __webpack_require__(22424);
// EXTERNAL MODULE: ./.build/src/rollout/policy.js + 3 modules
var policy = __webpack_require__(54911);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
// EXTERNAL MODULE: ./.build/src/kubernetes/writers.js
var writers = __webpack_require__(95160);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/trial.js
var trial = __webpack_require__(25429);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/weights.js
var traffic_weights = __webpack_require__(70474);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/arms.js
var argo_arms = __webpack_require__(98926);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/inspect.js
var inspect = __webpack_require__(8113);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/argo/options.js



const WITHIN = '2 minutes';
/** Throws InputError `traffic-servers`. */
function argoOf({ rollout, replicas, within, slots, roles, cluster, clock }) {
    (0,traffic_weights/* checkSlots */.WS)(slots);
    if (slots.length !== 2)
        throw problem/* InputError */.d.of('traffic-servers', `There are ${slots.length} slots, and a Rollout has a stable and a canary side.`, 'Name two slots in `rollout.fleet.slots`.');
    return {
        name: rollout, replicas, within: (0,duration/* parseDuration */.E)(within ?? WITHIN), slots, cluster, clock,
        // The journal that knows roles may be what is away; the marks of the pods say it in all cases but the first.
        roles: async () => Promise.resolve().then(roles).catch(() => ({})),
    };
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/owned.js
var owned = __webpack_require__(10528);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/sight.js
var argo_sight = __webpack_require__(55884);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/steps.js
var steps = __webpack_require__(67482);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/transitions.js
var transitions = __webpack_require__(83601);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/argo/argo.js












const LOOK_MS = 250;
/**
 * A Rollout of Argo Rollouts with the canary strategy: the stable side is one slot, the update in progress the other, by the marks of their templates (`fleet.argo` places them). A share is
 * the place of a step in the Rollout's status; what the router has is believed by `status.canary.weights`, and without a router by ready pods.
 */
function argoTraffic(options) {
    const argo = argoOf(options);
    const { slots, cluster, name, replicas } = argo;
    return {
        name: 'argo',
        capabilities: { weights: true, smallestStep: replicas === undefined ? 1 : 100 / replicas, mirror: false, cohorts: false, sticky: false },
        read: async () => read(argo),
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, slots);
            const { sight, arms } = await seen(argo);
            if (arms.canary)
                return raises(splitNow(sight, arms, argo), split, arms.canary.slot) ? raise(argo, sight, { ...arms, canary: arms.canary }, split) : lower(argo, sight, { ...arms, canary: arms.canary }, split);
            if ((0,router/* sameSplit */.xY)((0,argo_arms/* splitOf */.uv)(sight, arms, slots), split))
                return;
            const [serves, other] = [arms.stable.slot, slots.find((slot) => slot !== arms.stable.slot)];
            throw new driver_error/* DriverError */.x('argo-nothing-in-progress', `${sight.what} has no update in progress: all users are on slot ${serves}, and slot ${other} has nothing that could get any.`, `Place a release on slot ${other} first. If somebody promoted slot ${serves}, \`sluice rollback\` places the release before it.`);
        },
        inspect: () => (0,inspect/* inspectArgo */.ME)(argo),
        ...(replicas !== undefined && { unready: (told) => unready(argo, told) }),
        async changedBy() {
            const object = await cluster.read(argo_sight/* ROLLOUTS */.Lw, name);
            return object && (0,writers/* changedByOf */.hT)(object, (0,owned/* owned */.S)(object));
        },
    };
}
async function read(argo) {
    const { sight, arms } = await seen(argo);
    if (sight.lagging !== undefined)
        throw lagging(sight);
    if (sight.invalid !== undefined)
        throw (0,transitions/* notAccepted */.LA)(sight);
    return (0,argo_arms/* splitOf */.uv)(sight, arms, argo.slots);
}
async function seen({ cluster, name, slots, roles }) {
    const sight = await (0,argo_sight/* sightOf */.p1)(cluster, name);
    return { sight, arms: (0,argo_arms/* armsOf */.jO)(sight, slots, await roles()) };
}
function lagging({ what, lagging }) {
    return new driver_error/* DriverError */.x('argo-lagging', `The status of ${what} is not of what it is now: ${lagging}.`, 'Ask again in a moment; if that stays so, see whether the Argo Rollouts controller runs.');
}
/** Without a router: the numbers of pods are as told, and some of them are not ready. */
async function unready(argo, told) {
    const { sight, arms } = await seen(argo);
    const missing = sight.sets.filter(({ ready, wanted }) => ready < wanted);
    if (sight.routed || missing.length === 0)
        return undefined;
    const wanted = (0,argo_arms/* splitOf */.uv)({ ...sight, sets: sight.sets.map((set) => ({ ...set, ready: set.wanted })) }, arms, argo.slots);
    if (!(0,router/* sameSplit */.xY)(wanted, told))
        return undefined;
    return `Pods of ${sight.what} are not ready: ${missing.map(({ hash, ready, wanted: all }) => `${ready} of ${all} of ${hash}`).join(', ')}.`;
}
/** Where nobody can tell what the users have, giving the candidate none lowers it all the same. */
function splitNow(sight, arms, { slots }) {
    try {
        return (0,argo_arms/* splitOf */.uv)(sight, arms, slots);
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x))
            throw error;
        return undefined;
    }
}
function raises(now, split, slot) {
    return split[slot] > 0 && (now === undefined || split[slot] > now[slot] + 1e-6);
}
async function raise(argo, sight, { canary }, split) {
    const { what, aborted, promoting, paused, rollout, lagging: lag, invalid } = sight;
    const refuse = (code, why, fix) => new driver_error/* DriverError */.x(code, `Slot ${canary.slot} of ${what} gets no more users: ${why}.`, fix);
    if (lag !== undefined)
        throw lagging(sight);
    if (invalid !== undefined)
        throw (0,transitions/* notAccepted */.LA)(sight);
    const who = (0,transitions/* abortedBy */.LR)(rollout);
    if (aborted && !(0,transitions/* isOurs */.MU)(who))
        throw refuse('argo-aborted', `${who ?? 'somebody'} aborted the update (${sight.said})`, 'Find out why. To go on: `kubectl argo rollouts retry rollout`; to end it: `sluice abort`.');
    if (promoting)
        throw refuse('argo-promoting', 'somebody promotes it fully', 'Find out who; `kubectl argo rollouts abort` stops that.');
    if (paused)
        throw refuse('argo-paused', '`spec.paused` is true: a person stopped it', 'To go on: `kubectl argo rollouts promote`, or take `paused` out.');
    // The controller would give a step with pods missing the share of the step before it.
    if (sight.routed && canary.set.ready < canary.set.wanted)
        throw refuse('argo-not-ready', `${canary.set.ready} of its ${canary.set.wanted} pods are ready`, 'See the pods\' own logs and events.');
    const weight = weightOf(sight, split[canary.slot]);
    if (!sight.routed && canary.set.wanted === 0)
        await (0,trial/* endTrials */.fW)(argo.cluster, canary.slot);
    await (0,transitions/* goToWeight */.Kr)(argoPlace(argo), sight.current, weight);
    await confirmed(argo, sight, split);
}
/** First the step; where steps are not Sluice's, or the controller does not get there, the abort, which needs none. */
async function lower(argo, sight, arms, split) {
    const { canary } = arms;
    const share = split[canary.slot];
    const place = argoPlace(argo);
    if (share > 0) {
        await (0,transitions/* goToWeight */.Kr)(place, sight.current, weightOf(sight, share));
        return confirmed(argo, sight, split);
    }
    const done = splitNow(sight, arms, argo);
    if (sight.lagging === undefined && !sight.promoting && done?.[canary.slot] === 0 && (sight.aborted || isAtRest(sight)))
        return;
    const half = { ...place, within: place.within / 2 };
    const failed = await (sight.aborted ? (0,transitions/* abort */.h2)(half, sight.current) : (0,transitions/* goToWeight */.Kr)(half, sight.current, 0)).then(() => undefined, (error) => error ?? new Error('not lowered'));
    if (failed !== undefined)
        await (sight.aborted ? (0,transitions/* goToWeight */.Kr)(half, sight.current, 0) : (0,transitions/* abort */.h2)(half, sight.current)).catch((error) => {
            throw error instanceof driver_error/* DriverError */.x ? error : failed;
        });
    await confirmed(argo, sight, split);
}
/** At the step of 0 %, or at its pause. */
function isAtRest(sight) {
    const at = (0,steps/* placesIn */.yN)(sight)?.get(0);
    return at !== undefined && (sight.index === at || sight.index === at + 1);
}
/** Without a router: users follow pods, which end and become ready in their own time. */
async function confirmed(argo, { routed, what }, split) {
    if (routed)
        return;
    const { clock, within } = argo;
    for (const end = clock.now().getTime() + within;; await clock.sleep(LOOK_MS)) {
        const found = await read(argo);
        if ((0,router/* sameSplit */.xY)(found, split))
            return;
        if (clock.now().getTime() >= end)
            throw new driver_error/* DriverError */.x('argo-not-settled', `The pods of ${what} make ${JSON.stringify(found)}, and were to make ${JSON.stringify(split)}.`, 'See the pods\' events; `maxSurge` above 0 lets the controller come closer than whole parts of `replicas`: set it to 0, or use a router.');
    }
}
function weightOf({ routed, whole, what }, share) {
    const weight = routed ? (share * whole) / 100 : Math.round(share);
    if (Math.abs(weight - Math.round(weight)) < 1e-6)
        return Math.round(weight);
    throw new driver_error/* DriverError */.x('weights-too-fine', `${what} takes whole weights up to ${whole}, and ${share} % is none.`, `Use multiples of ${100 / whole} %.`);
}
function argoPlace({ cluster, name, clock, within }) {
    return { cluster, name, clock, within };
}

// EXTERNAL MODULE: ./.build/src/core/program.js
var program = __webpack_require__(69399);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/command.js



const OUTPUT_BYTES = 64 * 1024;
const TIMEOUT_MS = 30_000;
/** Two programs of the team's own, started without a shell. */
function commandTraffic(options) {
    (0,traffic_weights/* checkSlots */.WS)(options.slots);
    const run = async (command, input) => {
        const { cwd, env, timeout = TIMEOUT_MS } = options;
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

// EXTERNAL MODULE: ./.build/src/kubernetes/change.js
var change = __webpack_require__(44878);
// EXTERNAL MODULE: ./.build/src/kubernetes/settle.js
var settle = __webpack_require__(89277);
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

// EXTERNAL MODULE: ./.build/src/rollout/traffic/roles.js
var traffic_roles = __webpack_require__(73074);
// EXTERNAL MODULE: ./.build/src/kubernetes/rights.js
var kubernetes_rights = __webpack_require__(24349);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/gateway/cohort.js + 1 modules
var cohort = __webpack_require__(98650);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/gateway/route.js
var gateway_route = __webpack_require__(31759);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/gateway/weights.js
/** Weights are whole numbers from 0 to this: https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref */
const HEAVIEST = 1_000_000;
/** Whole per cent, tenths, hundredths. The smallest that is exact is taken: some implementations take no weight above 999 or 1000. */
const SUMS = [100, 1000, 10_000];
/** What two weights make of the users of both, in per cent; `[0, 0]` where nobody is served. */
function sharesOf([first, second]) {
    const sum = first + second;
    return sum === 0 ? [0, 0] : [rounded(first / sum), rounded(second / sum)];
}
/**
 * The two weights that make exactly these shares (per cent): with the sum of those that there are, if it can be, and else with the smallest
 * that can. With `keep` no other sum will do: others share the rule, and would get more or less. Undefined where whole numbers cannot.
 */
function weightsFor([first, second], now, keep) {
    const before = now[0] + now[1];
    for (const sum of keep ? [before] : [before, ...SUMS]) {
        const [one, two] = [(first / 100) * sum, (second / 100) * sum];
        if (sum > 0 && isWhole(one) && isWhole(two) && Math.max(one, two) <= HEAVIEST)
            return [Math.round(one), Math.round(two)];
    }
    return undefined;
}
/** The smallest step in per cent, a part of 1 % or a multiple of it, of which every multiple can be made with this sum. */
function smallestStepOf(sum) {
    return [0.01, 0.02, 0.04, 0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 1, 2, 4, 5, 10, 20, 25, 50].find((step) => isWhole((step / 100) * sum)) ?? 100;
}
function isWhole(value) {
    return Math.abs(value - Math.round(value)) < 1e-6;
}
/** A third is no decimal; nine places are more than any weight can tell apart. */
function rounded(part) {
    return Math.round(part * 1e11) / 1e9;
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/gateway/plan.js








/** What the route's spec gives each slot, of the users that both have. */
function splitIn(route, gateway) {
    const rule = (0,gateway_route/* ruleOf */.Y)(route, gateway);
    const { slots } = gateway;
    const [first, second] = sharesOf((0,gateway_route/* weightsIn */.nb)(rule, gateway, route));
    const weighed = { [slots[0]]: first, [slots[1]]: second };
    const buckets = bucketsIn(rule, route, gateway);
    if (!buckets)
        return weighed;
    // Everybody whom the rule for the cohort leaves is divided by the weights of the team's own.
    return Object.fromEntries(slots.map((slot) => [slot, Math.round((weighed[slot] * (1 - buckets.share / 100) + (slot === buckets.first ? buckets.share : 0)) * 1e9) / 1e9]));
}
/** The operations that make this split, and nothing else. Throws DriverError `weights-too-fine`, `gateway-cohort-header`, or as `ruleOf`. */
function splitOperations(route, split, gateway) {
    const rule = (0,gateway_route/* ruleOf */.Y)(route, gateway);
    if (!gateway.cohorts)
        return weightOperations(rule, route, split, gateway);
    const now = knownBuckets(rule, route, gateway);
    const next = nextBuckets(bucketsFor(split, gateway.slots, now), gateway);
    const groups = next.share === 100 ? 0 : (0,cohort/* groupsFor */.KE)(next, gateway.cohorts);
    const rest = next.share === 100 ? next.first : other(next.first, gateway.slots);
    const weights = weightOperations(rule, route, Object.fromEntries(gateway.slots.map((slot) => [slot, slot === rest ? 100 : 0])), gateway);
    return [...weights, ...ownOperations(rule, route, groups === 0 ? undefined : { first: next.first, groups }, gateway)];
}
/** The operations that put a mirror of our own there, take it away, or make it what was declared; the other filters stay. */
function mirrorOperations(route, slot, gateway) {
    const { rule, at, backends } = (0,gateway_route/* ruleOf */.Y)(route, gateway);
    const filters = filtersOf(rule);
    const wanted = slot === null ? undefined : mirrorOf(backends[slot].ref, gateway);
    const ours = filters.map((filter, index) => ({ filter, index })).filter(({ filter }) => mirroredSlot(filter, route, gateway) !== undefined);
    if (wanted && ours.length === 1 && mirroredSlot(ours[0].filter, route, gateway) === slot && mirrorsSame(ours[0].filter, wanted))
        return [];
    const left = filters.length - ours.length;
    const path = (index) => (0,change/* pointer */.Wn)('spec', 'rules', at, 'filters', ...(index === undefined ? [] : [index]));
    const gone = ours.toReversed().flatMap(({ filter, index }) => [{ op: 'test', path: path(index), value: filter }, { op: 'remove', path: path(index) }]);
    if (wanted)
        return [...gone, ...(rule.filters === undefined ? [{ op: 'add', path: path(), value: [wanted] }] : [{ op: 'add', path: `${path()}/-`, value: wanted }])];
    return ours.length > 0 && left === 0 ? [{ op: 'test', path: path(), value: filters }, { op: 'remove', path: path() }] : gone;
}
/** The slot that gets copies as declared; null: none. Anything else is neither, in words: of both, or of another part of the requests. */
function mirrorIn(route, gateway) {
    const { rule, backends } = (0,gateway_route/* ruleOf */.Y)(route, gateway);
    const ours = filtersOf(rule).flatMap((filter) => {
        const slot = mirroredSlot(filter, route, gateway);
        return slot === undefined ? [] : [mirrorsSame(filter, mirrorOf(backends[slot].ref, gateway)) ? slot : `${slot}, and ${portionText(filter)} of the requests`];
    });
    return ours.length === 0 ? null : ours.join(' and ');
}
/** Groups of any size may make the share of one slot and not that of the other: who is brought down from all users keeps the first of them. */
function nextBuckets(next, { cohorts, slots }) {
    const turned = { first: other(next.first, slots), share: Math.round((100 - next.share) * 1e6) / 1e6 };
    return (0,cohort/* groupsOf */.c1)(next.share, cohorts) === undefined && (0,cohort/* groupsOf */.c1)(turned.share, cohorts) !== undefined ? turned : next;
}
function weightOperations(rule, route, split, gateway) {
    const { slots } = gateway;
    const now = (0,gateway_route/* weightsIn */.nb)(rule, gateway, route);
    const shares = slots.map((slot) => split[slot]);
    const next = weightsFor(shares, now, rule.others.weight > 0);
    if (!next)
        throw tooFine(rule, route, split, now);
    return slots.flatMap((slot, index) => {
        const { doubles, ...backend } = rule.backends[slot];
        return [weighing(rule, backend, next[index], route), ...doubles.map((double) => weighing(rule, double, 0, route))].flat();
    });
}
/** The operations that give one backend this weight; none where it has it. */
function weighing(rule, { ref, at }, weight, route) {
    const path = (key) => (0,change/* pointer */.Wn)('spec', 'rules', rule.at, 'backendRefs', at, key);
    if ((0,gateway_route/* weightOf */.mm)(ref, route) === weight)
        return [];
    return [
        { op: 'test', path: path('name'), value: ref.name },
        ...(ref.weight === undefined ? [] : [{ op: 'test', path: path('weight'), value: ref.weight }]),
        { op: ref.weight === undefined ? 'add' : 'replace', path: path('weight'), value: weight },
    ];
}
function tooFine({ others }, route, split, now) {
    const sum = now[0] + now[1];
    const shared = others.weight > 0;
    return new driver_error/* DriverError */.x('weights-too-fine', shared
        ? `${(0,gateway_route/* titleOf */.Gg)(route)} gives the slots ${sum} of ${sum + others.weight} parts, and ${others.names.map(traffic_weights/* show */.WU).join(', ')} the rest: whole weights that sum to ${sum} cannot make ${(0,traffic_weights/* show */.WU)(split)}.`
        : `Whole weights cannot make the split ${(0,traffic_weights/* show */.WU)(split)}.`, shared ? `Multiply all weights of that rule by 100 (it changes nobody's share), or use multiples of ${smallestStepOf(sum)} %.` : 'Use multiples of 0.01 %.');
}
/** Who has the first groups, by the rule of our own; undefined without one. */
function bucketsIn({ own }, route, { cohorts, slots, backends }) {
    if (!own || !cohorts)
        return undefined;
    const [ref] = own.rule.backendRefs;
    const first = slots.find((slot) => (0,gateway_route/* isBackend */.T4)(ref, backends[slot], route.metadata.namespace));
    if (first === undefined)
        throw new driver_error/* DriverError */.x('gateway-cohort-changed', `The rule for the cohort in ${(0,gateway_route/* titleOf */.Gg)(route)} sends its users to ${(0,traffic_weights/* show */.WU)(ref.name)}, which is no slot.`, 'Find out who changed it; remove that rule, so that all users are with one slot, and run the same command again.');
    return { first, share: (0,cohort/* shareOf */.tC)((0,cohort/* groupsIn */.ws)(own.rule, cohorts), cohorts) };
}
/** For writing: who has everybody now, or the first groups. What cannot be told stands in nobody's way, for it is overwritten. */
function knownBuckets(rule, route, gateway) {
    try {
        const found = bucketsIn(rule, route, gateway);
        if (found)
            return found;
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x))
            throw error;
    }
    const [first, second] = (0,gateway_route/* weightsIn */.nb)(rule, gateway, route);
    return first > 0 === second > 0 ? undefined : { first: gateway.slots[0], share: first > 0 ? 100 : 0 };
}
function ownOperations({ rule, at, own, backends }, route, wanted, { cohorts }) {
    const path = (0,change/* pointer */.Wn)('spec', 'rules', own?.at ?? at);
    const known = own ? [{ op: 'test', path: `${path}/matches`, value: own.rule.matches }] : [];
    if (!wanted)
        return own ? [...known, { op: 'remove', path }] : [];
    if ((0,cohort/* headerTaken */.pj)(rule, cohorts))
        throw new driver_error/* DriverError */.x('gateway-cohort-header', `The rule of ${(0,gateway_route/* titleOf */.Gg)(route)} matches ${(0,traffic_weights/* show */.WU)(cohorts.header)} already, and of two matches of one header only the first counts.`, 'Tell users apart by another header.');
    const next = (0,cohort/* cohortRule */.Y)(rule, backends[wanted.first].ref, wanted.groups, cohorts);
    if (!own)
        return [{ op: 'add', path, value: next }];
    return (0,digest/* canonicalJson */.dj)(own.rule) === (0,digest/* canonicalJson */.dj)(next) ? [] : [...known, { op: 'replace', path, value: next }];
}
function filtersOf({ filters }) {
    return Array.isArray(filters) ? filters : [];
}
function mirroredSlot({ type, requestMirror }, route, { slots, backends }) {
    const ref = type === 'RequestMirror' ? requestMirror?.backendRef : undefined;
    return ref && slots.find((slot) => (0,gateway_route/* isBackend */.T4)(ref, backends[slot], route.metadata.namespace));
}
/** What a mirror has of a `backendRef` is a name: neither a weight nor filters. */
function mirrorOf({ group, kind, name, namespace, port }, { mirror = {} }) {
    const backendRef = Object.fromEntries(Object.entries({ group, kind, name, namespace, port }).filter(([, value]) => value !== undefined));
    const { percent, fraction } = mirror;
    return { type: 'RequestMirror', requestMirror: { backendRef, ...(percent !== undefined && { percent }), ...(fraction && { fraction: { numerator: fraction.numerator, denominator: fraction.denominator ?? 100 } }) } };
}
function mirrorsSame(one, other) {
    return (0,digest/* canonicalJson */.dj)(portionOf(one)) === (0,digest/* canonicalJson */.dj)(portionOf(other));
}
function portionOf({ requestMirror }) {
    const { percent, fraction } = requestMirror;
    return { percent: percent === 100 ? null : (percent ?? null), fraction: fraction ?? null };
}
function portionText(filter) {
    const { percent, fraction } = portionOf(filter);
    return percent !== null ? `${(0,traffic_weights/* show */.WU)(percent)} %` : fraction !== null ? (0,traffic_weights/* show */.WU)(fraction) : 'all';
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/gateway/inspect.js








/** What would stop a rollout at this route, or be a surprise in its midst. Asks only; what is tried is tried by a dry run. */
function inspectGateway(gateway, route) {
    return (0,kubernetes_rights/* foundOrSaid */.HU)(async () => {
        const resource = await route.resource();
        const lacking = await (0,kubernetes_rights/* rightsLacking */.fv)(gateway.cluster, ['get', 'patch', 'watch'].map((verb) => ({ verb, resource, name: gateway.route })));
        if (lacking.length > 0)
            return lacking;
        const found = await route.read();
        const owned = await route.owned();
        const parts = [
            await (0,kubernetes_rights/* foundOrSaid */.HU)(async () => ruleFindings(found, (0,gateway_route/* ruleOf */.Y)(found, gateway), gateway)),
            await (0,kubernetes_rights/* foundOrSaid */.HU)(async () => standingFindings(found, route)),
            await dryRunFindings(found, gateway, route),
            (0,writers/* keeperFindings */.h8)(found, owned),
        ].flat();
        return parts.filter(({ code }, index) => parts.findIndex((other) => other.code === code) === index);
    });
}
async function standingFindings(found, route) {
    const { standing } = await route.standing(found, READ_WITHIN);
    if (standing.kind !== 'accepted')
        throw standing.error;
    return [];
}
function ruleFindings(route, rule, gateway) {
    const findings = [];
    const { others } = rule;
    const [first, second] = (0,gateway_route/* weightsIn */.nb)(rule, gateway, route);
    if (route.metadata.deletionTimestamp !== undefined)
        findings.push({ code: 'gateway-deleted', message: `${(0,gateway_route/* titleOf */.Gg)(route)} is being deleted.`, fix: 'Create it anew, or see who deletes it.', blocks: true });
    for (const slot of gateway.slots.filter((each) => rule.backends[each].doubles.length > 0))
        findings.push({ code: 'gateway-backend', message: `The rule of ${(0,gateway_route/* titleOf */.Gg)(route)} names the backend ${gateway.backends[slot].name} of slot ${slot} ${rule.backends[slot].doubles.length + 1} times: all of their users are the slot's, and the next change gives the weight to one and 0 to the others.`, fix: 'Leave one in the rule; say which with `port` in `rollout.traffic.gateway.backends`.', blocks: true });
    if (others.weight > 0)
        findings.push({ code: 'gateway-other-backends', message: `The rule of ${(0,gateway_route/* titleOf */.Gg)(route)} sends users to ${others.names.map(traffic_weights/* show */.WU).join(', ')} too, which belong to no slot: they are left alone, and shares are of the users that the slots have. Its smallest step is ${smallestStepOf(first + second)} %.`, fix: 'Multiply all weights of the rule by 100 for finer steps (it changes nobody\'s share), or give the others weight 0.', blocks: false });
    const elsewhere = (0,gateway_route/* otherRules */.y8)(route, rule, gateway);
    if (elsewhere.length > 0)
        findings.push({ code: 'gateway-other-rules', message: `Other rules of ${(0,gateway_route/* titleOf */.Gg)(route)} send requests to the slots as well: ${elsewhere.map(({ name, slots }) => `${name} (to ${slots.join(' and ')})`).join(', ')}. These requests count in no share, and stay where they are when users are taken away.`, fix: 'Let them name the champion by the rule that is weighed, or be sure that no users come that way (testers by a header of their own).', blocks: false });
    if (rule.rule.sessionPersistence !== undefined)
        findings.push({ code: 'gateway-persistence', message: `The rule of ${(0,gateway_route/* titleOf */.Gg)(route)} has \`sessionPersistence\`: a user with a session stays with its backend whatever the weights, also one that is taken back.`, fix: 'Remove it from the rule.', blocks: true });
    if (gateway.cohorts && (0,cohort/* headerTaken */.pj)(rule.rule, gateway.cohorts))
        findings.push({ code: 'gateway-cohort-header', message: `The rule of ${(0,gateway_route/* titleOf */.Gg)(route)} matches ${(0,traffic_weights/* show */.WU)(gateway.cohorts.header)} already, and of two matches of one header only the first counts.`, fix: 'Tell users apart by another header.', blocks: true });
    return findings;
}
/** Whether the server would take a mirror as declared, and a rule with as many groups as there can be. */
async function dryRunFindings(found, gateway, route) {
    const [first, second] = gateway.slots;
    const { mirror, cohorts } = gateway;
    const mirrored = async () => (await tryMirror(route, second, gateway), []);
    const divided = async () => {
        const most = (0,cohort/* shareOf */.tC)((0,cohort/* mostGroups */.Io)(cohorts), cohorts);
        if (most < 100 && !(0,cohort/* headerTaken */.pj)((0,gateway_route/* ruleOf */.Y)(found, gateway).rule, cohorts))
            await route.change((object) => splitOperations(object, { [first]: 100 - most, [second]: most }, gateway), true);
        return [];
    };
    return [...(mirror ? await (0,kubernetes_rights/* foundOrSaid */.HU)(mirrored) : []), ...(cohorts ? await (0,kubernetes_rights/* foundOrSaid */.HU)(divided) : [])];
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/two-slots.js
var two_slots = __webpack_require__(91137);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/gateway/options.js




const options_WITHIN = '30 s';
/** Matches of one rule: https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule */
const MOST_MATCHES = 64;
const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}$/;
const COOKIE_VALUE = /^[A-Za-z0-9_.:@/-]+$/;
/** Throws InputError `traffic-servers` or `gateway-cohort`. */
function gatewayOf(options) {
    const { slots, cluster, clock, roles } = options;
    (0,two_slots/* checkNames */.L)(Object.fromEntries(Object.entries(options.backends).map(([slot, backend]) => [slot, keyOf(named(backend))])), slots, 'rollout.traffic.gateway.backends');
    return {
        cluster,
        route: options.route,
        rule: options.rule,
        slots: slots,
        backends: Object.fromEntries(slots.map((slot) => [slot, named(options.backends[slot])])),
        mirror: options.mirror === true ? {} : options.mirror || undefined,
        cohorts: cohortsOf(options),
        controller: options.controller,
        within: (0,duration/* parseDuration */.E)(options.within ?? options_WITHIN),
        clock,
        roles,
    };
}
function named(backend) {
    return typeof backend === 'string' ? { name: backend } : backend;
}
function keyOf({ group = '', kind = 'Service', namespace = '', name, port = 0 }) {
    return [group, kind, namespace, name, port].join('/');
}
/**
 * Gateway API compares a header with texts and hashes nothing, so users move over by values of an attribute, or by buckets that the team's
 * own edge has put them in.
 */
function cohortsOf({ buckets, cohort, regular_expressions: pattern = false }) {
    if (cohort?.attribute !== undefined && cohort.values) {
        const attribute = attributeOf(cohort.attribute.startsWith('cookie:') ? { cookie: cohort.attribute.slice('cookie:'.length) } : { header: cohort.attribute }, pattern);
        const values = cohort.values.map(({ value }) => value);
        const odd = attribute.cookie === undefined ? undefined : values.find((value) => !COOKIE_VALUE.test(value));
        if (odd !== undefined)
            throw wrong(`The value ${(0,traffic_weights/* show */.WU)(odd)} of \`rollout.cohort\` cannot be looked for in a cookie.`, 'Use letters, digits and _ . : @ / -.');
        if (!attribute.pattern)
            checkMatches(values.length);
        return { ...attribute, groups: { values, shares: cohort.values.map(({ share }) => share) } };
    }
    if (buckets) {
        const attribute = attributeOf(buckets, pattern);
        if (!attribute.pattern)
            checkMatches(buckets.count - 1);
        return { ...attribute, groups: { count: buckets.count } };
    }
    if (cohort?.key !== undefined)
        throw wrong('Gateway API hashes nothing: an HTTPRoute cannot divide users by `cohort.key`.', 'Use `cohort.attribute` with `values`; or let your edge put each user\'s bucket (0, 1, 2, …) into a header and declare `rollout.traffic.gateway.buckets`.');
    return undefined;
}
function attributeOf({ header, cookie }, pattern) {
    if ((header === undefined) === (cookie === undefined))
        throw wrong('`rollout.traffic.gateway.buckets` names neither a header nor a cookie, or both.', 'Name one of the two.');
    const name = header ?? cookie;
    if (!TOKEN.test(name))
        throw wrong(`${(0,traffic_weights/* show */.WU)(name)} is the name of no ${cookie === undefined ? 'header' : 'cookie'}.`, 'Write for example `x-group`, or `cookie:group`.');
    if (cookie !== undefined && !pattern)
        throw wrong(`Gateway API matches no cookies, and a cookie within its header is found by a regular expression alone (${(0,traffic_weights/* show */.WU)(cookie)}).`, 'Where your implementation supports `type: RegularExpression` for headers, declare `rollout.traffic.gateway.regular_expressions: true`; else let your edge put the value into a header of its own.');
    return { header: header ?? 'Cookie', cookie, pattern };
}
function checkMatches(count) {
    if (count > MOST_MATCHES)
        throw wrong(`A rule has at most ${MOST_MATCHES} matches, and ${count} values would be compared.`, 'Use fewer values or buckets; or, where your implementation supports it, `rollout.traffic.gateway.regular_expressions: true`.');
}
function wrong(message, fix) {
    return problem/* InputError */.d.of('gateway-cohort', message, fix);
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/gateway/status.js
var gateway_status = __webpack_require__(51590);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/gateway/gateway.js












/** A read waits so long for a controller that is about to answer; a write as long as is declared. */
const READ_WITHIN = 3000;
/**
 * An HTTPRoute of Gateway API: the weights of two backends of one rule, a mirror among its filters, and cohorts by a rule of our own before it.
 * What its controllers accepted is believed, never the spec alone.
 */
function gatewayTraffic(options) {
    const gateway = gatewayOf(options);
    const { slots, cohorts } = gateway;
    const route = routeOf(gateway);
    const buckets = cohorts && 'count' in cohorts.groups ? 100 / cohorts.groups.count : undefined;
    return {
        name: 'gateway',
        capabilities: { weights: true, smallestStep: buckets ?? SMALLEST_SHARE, mirror: gateway.mirror !== undefined, cohorts: cohorts !== undefined, sticky: cohorts !== undefined },
        read: async () => splitIn(await route.obeyed(), gateway),
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, slots);
            const now = await route.read();
            const raises = await route.raises(now, split);
            // What only matters for more users stands in nobody's way who takes users away.
            if (raises)
                await route.settle(now, gateway.within);
            const written = await route.change((object) => splitOperations(object, split, gateway));
            await route.settle(written, gateway.within).catch(async (error) => {
                if (raises && error instanceof driver_error/* DriverError */.x && REFUSALS.has(error.code))
                    await route.putBack(now, error);
                throw error;
            });
        },
        ...(gateway.mirror && {
            mirror: {
                read: async () => mirrorIn(await route.obeyed(), gateway),
                async write(slot) {
                    if (slot !== null && !slots.includes(slot))
                        throw new RangeError(`There is no slot ${slot}.`);
                    const operations = (object) => mirrorOperations(object, slot, gateway);
                    if (slot !== null)
                        await tryMirror(route, slot, gateway);
                    await route.settle(await route.change(operations), gateway.within);
                },
            },
        }),
        inspect: () => inspectGateway(gateway, route),
        changedBy: async () => (0,writers/* changedByOf */.hT)(await route.read(), await route.owned()),
    };
}
/** What a controller says once and for all of this state, and not only for now. */
const REFUSALS = new Set(['gateway-not-accepted', 'gateway-partly-invalid', 'gateway-unresolved']);
function routeOf(gateway) {
    const { cluster, route: name, within, clock } = gateway;
    let known;
    const resource = async () => {
        if (known)
            return known;
        const [v1, v1beta1] = gateway_route/* ROUTES */.bw;
        const served = (await cluster.serves(v1)) ? v1 : (await cluster.serves(v1beta1)) ? v1beta1 : undefined;
        if (!served)
            throw new driver_error/* DriverError */.x('gateway-not-served', `The cluster at ${cluster.where} serves no HTTPRoute of ${v1.group}, neither v1 nor v1beta1.`, 'Install the definitions of Gateway API, and a controller that implements it.');
        return (known = served);
    };
    const route = {
        resource,
        owned: async () => ({ resource: await resource(), fields: [['spec', 'rules']], jq: [gateway.cohorts || gateway.mirror ? '.spec.rules' : '.spec.rules[]?.backendRefs[]?.weight'], atomic: true }),
        async read() {
            const found = await cluster.read(await resource(), name);
            if (!found)
                throw await (0,change/* missing */.LO)(cluster, await resource(), name);
            return found;
        },
        obeyed: async () => route.settle(await route.read(), Math.min(within, READ_WITHIN)),
        change: async (plan, dryRun = false) => (0,change/* change */.Zg)(cluster, await resource(), name, plan, { dryRun }),
        async standing(from, time) {
            const said = (object) => (0,gateway_status/* standingOf */.Y)(object, gateway.controller);
            const look = (object) => (object === null || !['lagging', 'silent'].includes(said(object).kind) ? true : undefined);
            const { object } = await (0,settle/* settled */.g)(cluster, await resource(), name, look, { within: time, clock, from });
            if (object === null)
                throw await (0,change/* missing */.LO)(cluster, await resource(), name);
            return { standing: said(object ?? from), object: object ?? from };
        },
        async settle(from, time) {
            const { standing, object } = await route.standing(from, time);
            if (standing.kind === 'accepted' || (standing.kind === 'unresolved' && (await isSafe(object, gateway))))
                return object;
            throw standing.error;
        },
        async raises(now, split) {
            const { candidate } = await (0,traffic_roles/* rolesKnown */.Ne)(gateway.roles);
            if (candidate === undefined)
                return false;
            return split[candidate] > shareNow(now, candidate, gateway);
        },
        async putBack(before, why) {
            try {
                const split = splitIn(before, gateway);
                await route.change((object) => splitOperations(object, split, gateway));
            }
            catch (cause) {
                throw new driver_error/* DriverError */.x(why.code, `${why.message} And what was before could not be put back: ${cause.message}`, why.fix, { cause });
            }
        },
    };
    return route;
}
/** A backend that is missing is of no matter while the candidate has nobody: taking users away must not wait for it. */
async function isSafe(route, gateway) {
    const { candidate } = await (0,traffic_roles/* rolesKnown */.Ne)(gateway.roles);
    const split = splitIn(route, gateway);
    return candidate === undefined ? Object.values(split).some((share) => share === 100) : split[candidate] === 0;
}
/** 0 where it cannot be told: then whatever gives the candidate users is more. */
function shareNow(route, slot, gateway) {
    try {
        return splitIn(route, gateway)[slot];
    }
    catch (error) {
        if (error instanceof driver_error/* DriverError */.x)
            return 0;
        throw error;
    }
}
/** Older definitions know no part of the requests: a server that drops what it does not know would copy every one, so it is tried first. */
async function tryMirror(route, slot, gateway) {
    const { percent, fraction } = gateway.mirror;
    const tried = await route.change((object) => mirrorOperations(object, slot, gateway), true).catch((error) => {
        if ((percent ?? fraction) === undefined || !(error instanceof driver_error/* DriverError */.x && error.code === 'cluster-invalid'))
            throw error;
        return undefined;
    });
    if (tried && mirrorIn(tried, gateway) === slot)
        return;
    throw new driver_error/* DriverError */.x('gateway-mirror-portion', `The definitions of Gateway API at ${gateway.cluster.where} know no part of the requests for a mirror, as \`rollout.traffic.gateway.mirror\` has it. Nothing was written.`, 'Install Gateway API 1.3 or later, or write `mirror: true`: every request is copied then.');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
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
    const line = (await linesOf(file)).find((each) => map_file_keyOf(each) === key);
    return line && /^\s*\S+\s+(.*?)\s*$/.exec(line)?.[1];
}
/** Writes an entry into a map file. Its other lines stay as they are, byte for byte. */
async function keepEntry(file, key, value) {
    const lines = await linesOf(file);
    const entry = (line) => (map_file_keyOf(line) === key ? line.replace(/^(\s*\S+\s+)(.*?)(\s*)$/, (_, before, _old, after) => `${before}${value}${after}`) : line);
    const known = lines.some((line) => map_file_keyOf(line) === key);
    const changed = known ? lines.map(entry) : [...(lines.at(-1) === '' ? lines.slice(0, -1) : lines), `${key} ${value}`, ''];
    if (known && changed.every((line, index) => line === lines[index]))
        return;
    await replaceWhole(file, Buffer.from(changed.join('\n'), 'latin1')).catch((cause) => {
        throw unusable(file, cause);
    });
}
function map_file_keyOf(line) {
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
                throw unreadable('show servers state', cells.join(' '));
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
        throw unreadable('show servers state', header);
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
const replies_REFUSALS = [
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
    const known = replies_REFUSALS.find(([pattern]) => pattern.test(said));
    if (!known)
        return unreadable(line, said);
    return new driver_error/* DriverError */.x(known[1], `HAProxy answers \`${line}\` with ${(0,traffic_weights/* show */.WU)(said.split('\n')[0].trim())}.`, known[2]);
}
function unreadable(line, said) {
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

// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/haproxy/socket.js


const socket_TIMEOUT_MS = 5000;
const REPLY_BYTES = 8 * 1024 * 1024;
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
            if (size > REPLY_BYTES)
                fail(new driver_error/* DriverError */.x('haproxy-reply-too-large', `HAProxy at ${where} answered \`${line}\` with more than ${REPLY_BYTES} bytes.`, 'Check that this is HAProxy\'s runtime socket.'));
            else
                chunks.push(chunk);
        });
        socket.on('error', (error) => fail(unreachable(error, where)));
        socket.on('end', () => socket.end());
        socket.on('close', () => {
            clearTimeout(timer);
            const text = Buffer.concat(chunks).toString('utf8');
            if (socket_isWhole(text))
                resolve(text);
            else
                reject(new driver_error/* DriverError */.x('haproxy-reply-cut', `HAProxy at ${where} answered \`${line}\` with ${JSON.stringify(text.slice(-80))}, and its end is missing.`, 'It may have been reloaded or stopped meanwhile; the same command can be run again.'));
        });
    });
}
function socket_isWhole(text) {
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
    (0,two_slots/* checkNames */.L)(backends ?? servers, slots, `rollout.traffic.haproxy.${backends ? 'backends' : 'servers'}`);
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
const weights_HEAVIEST = 256;
/** Both slots together, where it can be so: while the sum stays, one slot's weight rises only when the other's falls. */
const SUM = 200;
/** Shares are hundredths of a per cent. */
const PER_CENT = 100;
const weights_ALL = 100 * PER_CENT;
/** The weight of each server of the two slots that makes exactly this split; undefined where whole numbers cannot. */
function weights_weightsFor(split, counts) {
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
    if (most > weights_HEAVIEST)
        return undefined;
    const times = Math.max(1, SUM % (least + most) === 0 ? SUM / (least + most) : Math.floor(SUM / (least + most)));
    return { [one]: (first / divisor) * times, [two]: (second / divisor) * times };
}
/** The smallest step in per cent, a part of 1 % or a multiple of it, of which every multiple can be weighed exactly. */
function smallestStep(counts) {
    const [one, two] = Object.keys(counts);
    const exact = (step) => {
        for (let share = step; share < weights_ALL; share += step)
            if (!weights_weightsFor({ [one]: (weights_ALL - share) / PER_CENT, [two]: share / PER_CENT }, counts))
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
            const weights = weights_weightsFor(split, counts);
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
    const fixed = (0,traffic_roles/* bothRoles */.rK)({}, slots);
    return {
        read(reply) {
            const weights = (0,traffic_weights/* readWeights */.oQ)(reply, ARMS, 'The router');
            const roles = echoed(reply, slots) ?? fixed;
            return { [roles.champion]: weights.champion, [roles.candidate]: weights.candidate };
        },
        async body(split, get) {
            const told = await rolesTold(options);
            // Whoever drains when the journal is away believes the router, which keeps what it was last told.
            const roles = told ? (0,traffic_roles/* bothRoles */.rK)(told, slots) : (echoed(await get(), slots) ?? fixed);
            if (!(0,traffic_roles/* sameRoles */.io)(roles, fixed) && echoed(await get(), slots) === undefined)
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

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/options.js



const istio_options_WITHIN = '20 seconds';
const COOKIE = 'cookie:';
/** Throws InputError `traffic-servers` or `istio-cohort`. */
function istioOf(options) {
    const { virtual_service: name, route, slots, cluster, clock, roles, status = false, within = istio_options_WITHIN } = options;
    const destinations = Object.fromEntries(Object.entries(options.destinations).map(([slot, each]) => [slot, typeof each === 'string' ? { host: each } : each]));
    (0,two_slots/* checkNames */.L)(Object.fromEntries(Object.entries(destinations).map(([slot, each]) => [slot, describeDestination(each)])), slots, 'rollout.traffic.istio.destinations');
    return { name, cluster, clock, route, slots, destinations, status, within: (0,duration/* parseDuration */.E)(within), roles, cohort: cohortOf(options.cohort) };
}
function cohortOf(declared) {
    const { attribute, values } = declared ?? {};
    if (attribute === undefined || !values)
        return undefined;
    const cookie = attribute.startsWith(COOKIE);
    const name = cookie ? attribute.slice(COOKIE.length) : attribute.toLowerCase();
    const odd = !/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) ? name : cookie ? values.find(({ value }) => /[\s;,"\\]/.test(value))?.value : undefined;
    if (odd !== undefined)
        throw problem/* InputError */.d.of('istio-cohort', `${JSON.stringify(odd)} in \`rollout.cohort\` is no name of a header or cookie, or no value that a cookie can have.`, 'Name a header (`x-group`) or a cookie (`cookie:group`), and its values as they are sent.');
    return { by: cookie ? { cookie: name } : { header: name }, values };
}
function describeDestination({ host, subset, port }) {
    return `${host}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` (subset ${subset})`}`;
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/route.js





/** Routes with this prefix are Sluice's own: those of a cohort, right before the route that they belong to. They count for no place. */
const OWN = 'sluice-';
const isOwn = ({ name }) => typeof name === 'string' && name.startsWith(OWN);
const cohortName = ({ http, place }) => `${OWN}${typeof http.name === 'string' ? http.name : place}`;
/**
 * The http route that names the slots' destinations. Pure. Throws DriverError `istio-route` (none, or more than one, or one that sends nobody
 * anywhere), `istio-delegated`, `istio-destination` (it names neither slot, or both by one), `istio-unreadable`.
 */
function route_routeOf(object, istio, what) {
    const namespace = object.metadata.namespace ?? '';
    const all = httpOf(object, what);
    const index = route_placeOf(all, istio, namespace, what);
    const http = all[index];
    const named = `${what}, http route ${describeRoute(http, index)},`;
    if (http.delegate !== undefined)
        throw new driver_error/* DriverError */.x('istio-delegated', `${named} hands its requests to another VirtualService: ${(0,traffic_weights/* show */.WU)(http.delegate)}.`, 'Name that one: `rollout.traffic.istio.virtual_service`.');
    const other = ['redirect', 'directResponse'].find((key) => http[key] !== undefined);
    if (other !== undefined)
        throw new driver_error/* DriverError */.x('istio-route', `${named} has \`${other}\` and sends requests to nobody.`, 'Name a route with destinations: `rollout.traffic.istio.route`.');
    const entries = entriesOf(http, named);
    const is = ({ destination }, slot) => isSame(destination, istio.destinations[slot], namespace);
    const arms = Object.fromEntries(istio.slots.map((slot) => [slot, entries.find((entry) => is(entry, slot))]));
    const leadsTo = ({ destination }, slot) => isSame(destination, { ...istio.destinations[slot], port: undefined }, namespace);
    // Two slots that are ports of one host are told apart by these alone.
    const isDouble = (entry, slot) => entry !== arms[slot] && [is, leadsTo].some((fits) => fits(entry, slot) && istio.slots.every((each) => each === slot || !fits(entry, each)));
    const doubles = Object.fromEntries(istio.slots.map((slot) => [slot, entries.filter((entry) => isDouble(entry, slot))]));
    const [first, second] = istio.slots.map((slot) => arms[slot]);
    if (first && first === second)
        throw new driver_error/* DriverError */.x('istio-destination', `${named} has one destination, ${(0,traffic_weights/* show */.WU)(first.destination)}, for both slots.`, 'Tell them apart by `subset` and `port` in `rollout.traffic.istio.destinations`.');
    const own = new Set([...Object.values(arms), ...Object.values(doubles).flat()].map((entry) => entry?.index));
    if (istio.slots.every((slot) => arms[slot] === undefined))
        throw new driver_error/* DriverError */.x('istio-destination', `${named} names neither ${istio.slots.map((slot) => describeDestination(istio.destinations[slot])).join(' nor ')}; it has ${entries.map(({ destination }) => (0,traffic_weights/* show */.WU)(destination)).join(', ')}.`, 'Correct `rollout.traffic.istio.destinations`, or the route.');
    return { what: named, index, place: all.slice(0, index).filter((each) => !isOwn(each)).length, http, at: (0,change/* pointer */.Wn)('spec', 'http', index), entries, arms, doubles, others: entries.filter(({ index: each }) => !own.has(each)) };
}
/** What a slot named more than once is; undefined where none is. */
function namedTwice({ what, doubles }, { slots, destinations }) {
    const twice = slots.find((slot) => doubles[slot].length > 0);
    if (twice === undefined)
        return undefined;
    return new driver_error/* DriverError */.x('istio-destination', `${what} names ${describeDestination(destinations[twice])} of slot ${twice} more than once: all of their users are the slot's.`, 'Leave one of them, or tell them apart by `subset` and `port`. Until then the candidate is given nobody; taking its users away closes all of them.');
}
function httpOf(object, what) {
    const http = object.spec?.http;
    if (Array.isArray(http) && http.length > 0 && http.every(traffic_weights/* isRecord */.u4))
        return http;
    throw new driver_error/* DriverError */.x('istio-route', `${what} has no http routes: ${(0,traffic_weights/* show */.WU)(http)}.`, 'Weights are those of http routes; declare one, or name another VirtualService.');
}
function route_placeOf(every, { route, slots, destinations }, namespace, what) {
    const all = every.flatMap((http, index) => (isOwn(http) ? [] : [{ http, index }]));
    const list = all.map(({ http }, place) => describeRoute(http, place)).join(', ');
    if (typeof route === 'number') {
        if (route < all.length)
            return all[route].index;
        throw new driver_error/* DriverError */.x('istio-route', `${what} has ${all.length} http routes, and none at place ${route}: ${list}.`, 'Correct `rollout.traffic.istio.route`: the first is 0.');
    }
    if (route !== undefined) {
        const found = all.filter(({ http }) => http.name === route);
        if (found.length === 1)
            return found[0].index;
        throw new driver_error/* DriverError */.x('istio-route', `${what} has ${found.length} http routes of the name ${route}: ${list}.`, 'Correct `rollout.traffic.istio.route`, or give the route that name (`name:`).');
    }
    const naming = all.filter(({ http }) => namesAny(http, slots, destinations, namespace));
    if (naming.length === 1)
        return naming[0].index;
    throw new driver_error/* DriverError */.x('istio-route', `${what} has ${naming.length} http routes that name the destinations of ${slots.join(' and ')}: ${list}.`, 'Say which one: `rollout.traffic.istio.route`, its `name` or its place from 0.');
}
function namesAny({ route }, slots, destinations, namespace) {
    const to = Array.isArray(route) ? route.filter(traffic_weights/* isRecord */.u4).map(({ destination }) => destination) : [];
    return slots.some((slot) => to.some((each) => (0,traffic_weights/* isRecord */.u4)(each) && isSame(each, destinations[slot], namespace)));
}
function describeRoute(http, index) {
    return typeof http.name === 'string' ? JSON.stringify(http.name) : `#${index}`;
}
function entriesOf(http, what) {
    const list = http.route;
    if (!Array.isArray(list) || list.length === 0)
        throw new driver_error/* DriverError */.x('istio-route', `${what} has no destinations: ${(0,traffic_weights/* show */.WU)(list)}.`, 'Give it the destinations of the slots.');
    return list.map((each, index) => {
        const { destination, weight } = (0,traffic_weights/* isRecord */.u4)(each) ? each : {};
        const sound = (0,traffic_weights/* isRecord */.u4)(destination) && typeof destination.host === 'string' && (weight === undefined || (typeof weight === 'number' && Number.isInteger(weight) && weight >= 0));
        if (!sound)
            throw new driver_error/* DriverError */.x('istio-unreadable', `${what} has a destination that cannot be read: ${(0,traffic_weights/* show */.WU)(each)}.`, 'See what wrote it; a weight is a whole number from 0.');
        return { index, destination: destination, weight: weight };
    });
}
/** Istio adds namespace and domain to a host without a dot: https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination. */
function isSame(found, declared, namespace) {
    const port = (0,traffic_weights/* isRecord */.u4)(found.port) ? found.port.number : undefined;
    return fullHost(String(found.host), namespace) === fullHost(declared.host, namespace) && found.subset === declared.subset && (declared.port === undefined || declared.port === port);
}
function fullHost(host, namespace) {
    return host.includes('.') ? host.toLowerCase() : `${host}.${namespace}.svc.cluster.local`.toLowerCase();
}
/** As it is written where it is new. */
function destinationJson({ host, subset, port }) {
    return { host, ...(subset !== undefined && { subset }), ...(port !== undefined && { port: { number: port } }) };
}
/** The API server may give keys back in another order. What is not there is like nothing but itself. */
function sameJson(one, other) {
    return one === undefined || other === undefined ? one === other : (0,digest/* canonicalJson */.dj)(one) === (0,digest/* canonicalJson */.dj)(other);
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/weights.js




const WHOLE = 100;
/** What each slot has of the users that the slots have together, in per cent. Pure. Throws DriverError `istio-weights` where no destination has a weight. */
function weights_splitOf({ entries, arms, doubles, what }) {
    if (entries.length > 1 && entries.every(({ weight }) => !weight))
        throw new driver_error/* DriverError */.x('istio-weights', `${what} has ${entries.length} destinations and no weight above 0.`, 'Give the champion\'s destination `weight: 100`.');
    const weights = Object.fromEntries(Object.entries(arms).map(([slot, entry]) => [slot, weights_weightOf(entry, entries) + ofAll(doubles[slot])]));
    const total = sum(Object.values(weights));
    return Object.fromEntries(Object.entries(weights).map(([slot, weight]) => [slot, total === 0 ? 0 : Math.round((weight / total) * 1e11) / 1e9]));
}
/** The only destination of a route has everybody, whatever its weight says. */
function weights_weightOf(entry, entries) {
    if (!entry)
        return 0;
    return entries.length === 1 ? WHOLE : (entry.weight ?? 0);
}
function ofAll(entries) {
    return sum(entries.map(({ weight = 0 }) => weight));
}
/**
 * What must change of the route for this split. Destinations of others keep their weights, and what they leave is divided; doubles get nothing. Pure. Throws
 * DriverError `weights-too-fine` where that makes no whole weights.
 */
function weightChanges(route, split, { slots, destinations }) {
    const { arms, doubles, at } = route;
    const whole = divisible(route);
    if (whole === 0)
        throw weights_tooFine(route, whole, split);
    return slots.flatMap((slot) => {
        const share = (split[slot] * whole) / 100;
        const weight = Math.round(share);
        if (Math.abs(share - weight) > 1e-6)
            throw weights_tooFine(route, whole, split);
        const entry = arms[slot];
        const closed = doubles[slot].flatMap((double) => weights_weighing(route, double, 0));
        if (entry)
            return [...weights_weighing(route, entry, weight), ...closed];
        return [...closed, ...(weight === 0 ? [] : [{ op: 'add', path: `${at}/route/-`, value: { destination: destinationJson(destinations[slot]), weight } }])];
    });
}
/** The operations that give one destination this weight; none where it has it. */
function weights_weighing({ at, entries }, entry, weight) {
    if (entry.weight === weight || (entries.length === 1 && weight === WHOLE))
        return [];
    const place = `${at}/route/${entry.index}`;
    const guard = { op: 'test', path: `${place}/destination`, value: entry.destination };
    if (entry.weight === undefined)
        return [guard, { op: 'add', path: `${place}/weight`, value: weight }];
    return [guard, { op: 'test', path: `${place}/weight`, value: entry.weight }, { op: 'replace', path: `${place}/weight`, value: weight }];
}
/** The weight that the slots have together: 100, or what they have beside others, whose part of the users is not Sluice's to change. */
function divisible({ entries, arms, doubles, others }) {
    if (others.every(({ weight }) => !weight))
        return WHOLE;
    return sum(Object.values(arms).map((entry) => weights_weightOf(entry, entries))) + ofAll(Object.values(doubles).flat());
}
function weights_tooFine({ what, others }, whole, split) {
    const beside = others.length === 0 ? '' : ` beside ${others.filter(({ weight }) => weight).map(({ destination }) => describeDestination(destination)).join(', ')}`;
    if (whole === 0)
        return new driver_error/* DriverError */.x('weights-too-fine', `${what} gives the slots nothing${beside}.`, 'Give the champion\'s destination a weight.');
    return new driver_error/* DriverError */.x('weights-too-fine', `${what} has ${whole} parts for the slots${beside}, which cannot make the split ${(0,traffic_weights/* show */.WU)(split)}: weights are whole numbers.`, `Use multiples of ${Number((100 / whole).toFixed(4))} %, or give the other destinations a route of their own.`);
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/cohort.js





/**
 * The split where whole groups are told apart by a header or cookie: those of an http route right before the one that is weighed, whose match names
 * their values, and everybody else by the weights. Pure. Throws DriverError `istio-cohort` where that route is not as Sluice writes it.
 */
function cohortSplit(object, route, istio) {
    const base = weights_splitOf(route);
    const rule = ruleOf(object, route);
    if (!rule)
        return base;
    const { values } = istio.cohort;
    const slot = istio.slots.find((each) => isTo(rule.http, each, istio, object));
    const count = values.findIndex((_, index) => sameJson(rule.http.match, matchOf(route.http, istio.cohort, index + 1))) + 1;
    const rest = slot === undefined ? undefined : istio.slots.find((each) => each !== slot);
    if (slot === undefined || count === 0 || base[rest] !== 100)
        throw new driver_error/* DriverError */.x('istio-cohort', `${rule.what} is not as Sluice wrote it, or the weights after it are not 100 for the other slot: ${(0,traffic_weights/* show */.WU)(rule.http)}.`, 'Remove that route: everybody then goes by the weights; the rollout writes it anew.');
    return { [slot]: shareOf(values, count), [rest]: cohort_round(100 - shareOf(values, count)) };
}
/** What must change for this split: the route of the groups is put in, renewed or taken out, and the weights after it. Pure. Throws DriverError `istio-cohort-share`. */
function cohortChanges(object, route, split, istio) {
    const { slots, cohort, destinations } = istio;
    const rule = ruleOf(object, route);
    const whole = slots.find((slot) => split[slot] >= 100);
    if (whole !== undefined)
        return [...weightChanges(route, split, istio), ...(rule ? removal(rule) : [])];
    const growing = growingSlot(object, rule, route, split, istio);
    const count = cohort.values.findIndex((_, index) => Math.abs(shareOf(cohort.values, index + 1) - split[growing]) < 1e-6) + 1;
    if (count === 0) {
        const sums = cohort.values.map((_, index) => shareOf(cohort.values, index + 1));
        throw new driver_error/* DriverError */.x('istio-cohort-share', `No values of \`cohort.attribute\` together are ${split[growing]} % of the users of slot ${growing}.`, `Use the sums of their shares: 0, ${sums.join(', ')} and 100.`);
    }
    const rest = slots.find((slot) => slot !== growing);
    const base = weightChanges(route, { [growing]: 0, [rest]: 100 }, istio);
    const { name: _name, match: _match, route: _route, ...kept } = route.http;
    const http = { ...kept, name: cohortName(route), match: matchOf(route.http, cohort, count), route: [{ destination: destinationJson(destinations[growing]), weight: 100 }] };
    if (!rule)
        return [...base, { op: 'add', path: route.at, value: http }];
    return sameJson(rule.http, http) ? base : [...base, { op: 'test', path: rule.at, value: rule.http }, { op: 'replace', path: rule.at, value: http }];
}
/** Right before the weighed route, under the name that belongs to it. */
function ruleOf(object, route) {
    const { index, what } = route;
    const before = httpOf(object, what)[index - 1];
    if (!before || before.name !== cohortName(route))
        return undefined;
    return { what: `${what} and ${JSON.stringify(before.name)} before it,`, at: (0,change/* pointer */.Wn)('spec', 'http', index - 1), http: before };
}
function removal({ at, http }) {
    return [{ op: 'test', path: at, value: http }, { op: 'remove', path: at }];
}
/** Who has groups keeps growing; before the first one, who has nobody, which is the candidate at its first step. */
function growingSlot(object, rule, route, split, istio) {
    const { slots } = istio;
    const grown = rule && slots.find((slot) => isTo(rule.http, slot, istio, object));
    if (grown !== undefined)
        return grown;
    const now = weights_splitOf(route);
    return slots.find((slot) => now[slot] === 0) ?? slots.reduce((least, slot) => (split[slot] < split[least] ? slot : least));
}
function isTo({ route }, slot, { destinations }, { metadata }) {
    const [only, ...more] = Array.isArray(route) ? route.filter(traffic_weights/* isRecord */.u4) : [];
    return more.length === 0 && (0,traffic_weights/* isRecord */.u4)(only?.destination) && isSame(only.destination, destinations[slot], metadata.namespace ?? '');
}
/** Every match of the weighed route, for each of the first values; a route without one matches all. */
function matchOf({ match }, { by, values }, count) {
    const bases = Array.isArray(match) && match.length > 0 ? match.filter(traffic_weights/* isRecord */.u4) : [{}];
    const header = 'header' in by ? by.header : 'cookie';
    const wanted = (value) => ('header' in by ? { exact: value } : { regex: `^(.*;)?[ ]*${quoted(by.cookie)}=${quoted(value)}[ ]*(;.*)?$` });
    return bases.flatMap((base) => values.slice(0, count).map(({ value }) => ({ ...base, headers: { ...((0,traffic_weights/* isRecord */.u4)(base.headers) ? base.headers : {}), [header]: wanted(value) } })));
}
/** RE2, and the whole of the header must match: https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch. */
function quoted(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function shareOf(values, count) {
    return cohort_round(values.slice(0, count).reduce((sum, { share }) => sum + share, 0));
}
function cohort_round(share) {
    return Math.round(share * 1e6) / 1e6;
}

// EXTERNAL MODULE: ./.build/src/kubernetes/kinds.js
var kinds = __webpack_require__(78143);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/resource.js

/** The newest first; what Sluice writes is alike in all of them. */
const VERSIONS = ['v1', 'v1beta1', 'v1alpha3'];
const virtualServices = (version) => ({ group: 'networking.istio.io', version, plural: 'virtualservices', kind: 'VirtualService' });
const destinationRules = (version) => ({ group: 'networking.istio.io', version, plural: 'destinationrules', kind: 'DestinationRule' });
/** VirtualService in the newest version that the cluster serves. Throws DriverError `cluster-missing`. */
async function servedVersion(cluster) {
    for (const version of VERSIONS)
        if (await cluster.serves(virtualServices(version)))
            return virtualServices(version);
    throw new driver_error/* DriverError */.x('cluster-missing', `The cluster at ${cluster.where} serves no VirtualService of networking.istio.io (${VERSIONS.join(', ')}).`, 'Install Istio or its definitions, or use another `rollout.traffic`.');
}
/** Lists without keys: an applier holds all of `http` or nothing. With a cohort a whole route comes and goes. */
function resource_owned(resource, { cohort }) {
    const jq = cohort ? ['.spec.http'] : ['.spec.http[]?.route[]?.weight', '.spec.http[]?.mirror', '.spec.http[]?.mirrors', '.spec.http[]?.mirrorPercentage'];
    return { resource, fields: [['spec', 'http']], jq, atomic: true };
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/status.js


/** Its condition `Reconciled`; undefined where istiod writes none, as it does by default. */
function saidOf({ status }) {
    const conditions = Array.isArray(status?.conditions) ? status.conditions.filter(traffic_weights/* isRecord */.u4) : [];
    const found = conditions.find(({ type }) => type === 'Reconciled');
    if (!found)
        return undefined;
    const generation = Number(found.observedGeneration ?? status?.observedGeneration ?? NaN);
    return { generation: Number.isInteger(generation) ? generation : undefined, reconciled: found.status === 'True', message: [found.reason, found.message].filter((text) => typeof text === 'string' && text !== '').join(': ').slice(0, 300) };
}
/** Why the proxies cannot be taken to do what the object says; undefined where istiod says that they do. */
function notReconciled(object, what) {
    const said = saidOf(object);
    const fix = 'See the log of istiod; or leave `rollout.traffic.istio.status` out where it was not told to write status (PILOT_ENABLE_STATUS).';
    if (!said)
        return new driver_error/* DriverError */.x('controller-silent', `${what} has no condition \`Reconciled\`: istiod has not said anything of it.`, fix);
    const { generation } = object.metadata;
    if (generation === undefined || said.generation !== generation)
        return new driver_error/* DriverError */.x('controller-silent', `${what} is at generation ${generation}, and istiod speaks of ${said.generation ?? 'none'}.`, fix);
    return said.reconciled ? undefined : new driver_error/* DriverError */.x('istio-not-reconciled', `${what} has not reached all proxies: ${said.message || 'istiod gives no reason'}.`, fix);
}
/** What istiod's analysis has against the object, in its own codes: `IST0101 (https://…)`. */
function complaintsOf({ status }) {
    const messages = Array.isArray(status?.validationMessages) ? status.validationMessages.filter(traffic_weights/* isRecord */.u4) : [];
    return messages
        .filter(({ level }) => level === 'ERROR' || level === 'Error')
        .slice(0, 10)
        .map((message) => {
        const type = (0,traffic_weights/* isRecord */.u4)(message.type) ? message.type : message;
        return [type.code, type.name, message.message, message.documentationUrl].filter((text) => typeof text === 'string' && text !== '').join(' ').slice(0, 300);
    });
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/inspect.js









/** What would stop a rollout at this VirtualService, or make its weights untrue. */
async function inspectIstio(istio) {
    const { cluster, name, status } = istio;
    return (0,kubernetes_rights/* foundOrSaid */.HU)(async () => {
        const resource = await servedVersion(cluster);
        const lacking = await (0,kubernetes_rights/* rightsLacking */.fv)(cluster, ['get', 'patch', ...(status ? ['watch'] : [])].map((verb) => ({ verb, resource, name })));
        if (lacking.length > 0)
            return lacking;
        const object = await cluster.read(resource, name);
        if (!object)
            return [(0,kubernetes_rights/* say */.cv)('cluster-missing', `There is no VirtualService ${name} at ${cluster.where}.`, 'Create it (docs/kubernetes.md has one to copy), or correct the name, the namespace or the context.', true)];
        const route = route_routeOf(object, istio, `VirtualService ${object.metadata.namespace}/${name} at ${cluster.where}`);
        weights_splitOf(route);
        const twice = await (0,kubernetes_rights/* foundOrSaid */.HU)(async () => {
            const error = namedTwice(route, istio);
            if (error)
                throw error;
            return [];
        });
        return [...ofObject(object, istio), ...twice, ...ofRoute(object, route, istio), ...(0,writers/* keeperFindings */.h8)(object, resource_owned(resource, istio)), ...(await ofDestinations(object, istio, resource))];
    });
}
function ofObject(object, { status, cluster }) {
    const { metadata } = object;
    const findings = [];
    if (metadata.deletionTimestamp !== undefined)
        findings.push((0,kubernetes_rights/* say */.cv)('cluster-deleting', `VirtualService ${metadata.name} at ${cluster.where} is being deleted.`, 'Find out who deletes it.', true));
    const said = saidOf(object);
    if (status && !said)
        findings.push((0,kubernetes_rights/* say */.cv)('controller-silent', `istiod has written no condition \`Reconciled\` to VirtualService ${metadata.name}, and \`status: true\` waits for one.`, 'Install Istio with PILOT_ENABLE_STATUS, or leave `rollout.traffic.istio.status` out.', true));
    const complaints = complaintsOf(object);
    if (complaints.length > 0)
        findings.push((0,kubernetes_rights/* say */.cv)('istio-analysis', `istiod's analysis has errors of VirtualService ${metadata.name}: ${complaints.join('; ')}.`, 'See `istioctl analyze`. Istio uses the object all the same.', false));
    return findings;
}
function ofRoute(object, route, istio) {
    const { what, index, others } = route;
    const all = httpOf(object, what);
    const findings = [];
    const shadow = all.slice(0, index).findIndex((http) => !Array.isArray(http.match) || http.match.length === 0);
    if (shadow >= 0)
        findings.push((0,kubernetes_rights/* say */.cv)('istio-route-shadowed', `${what} is never reached: ${describeRoute(all[shadow], shadow)} before it takes every request.`, 'Put the route before it, or give that one a `match`.', true));
    const elsewhere = all.flatMap((http, place) => (place !== index && !isOwn(http) && namesAny(http, istio.slots, istio.destinations, object.metadata.namespace ?? '') ? [describeRoute(http, place)] : []));
    if (elsewhere.length > 0)
        findings.push((0,kubernetes_rights/* say */.cv)('istio-other-routes', `Other http routes of VirtualService ${istio.name} send requests to the slots as well: ${elsewhere.join(', ')}. Sluice weighs only ${describeRoute(route.http, index)}: requests by the others count in no share, and stay where they are when users are taken away.`, 'Let them name the champion by the route that is weighed, or be sure that no users come that way (testers by a header of their own).', false));
    if (others.some(({ weight }) => weight))
        findings.push((0,kubernetes_rights/* say */.cv)('istio-other-destinations', `${what} sends users to destinations that belong to no slot: they keep their weights, and shares are of the users that the slots have, in ${divisible(route)} parts.`, `Use steps that are multiples of ${Number((100 / Math.max(1, divisible(route))).toFixed(4))} %, or give them a route of their own.`, false));
    return findings;
}
/** Subsets and hosts of this namespace; what lies elsewhere cannot be seen, and is said so. */
async function ofDestinations(object, { cluster, slots, destinations }, { version }) {
    const namespace = object.metadata.namespace ?? '';
    const mine = `.${namespace}.svc.cluster.local`;
    const findings = [];
    const rules = slots.some((slot) => destinations[slot].subset !== undefined) ? await (0,kubernetes_rights/* ifAllowed */._h)(() => cluster.list(destinationRules(version))) : [];
    if (rules === undefined)
        findings.push((0,kubernetes_rights/* say */.cv)('istio-not-seen', `Whoever asks at ${cluster.where} may not list DestinationRules: whether the subsets exist was not looked at.`, 'Add to the Role: `- {apiGroups: [networking.istio.io], resources: [destinationrules], verbs: [list]}`.', false));
    for (const slot of slots) {
        const { host, subset } = destinations[slot];
        const full = fullHost(host, namespace);
        if (full.endsWith(mine) && (await (0,kubernetes_rights/* ifAllowed */._h)(async () => (await cluster.read(kinds/* SERVICES */.Bg, full.slice(0, -mine.length))) ?? null)) === null)
            findings.push((0,kubernetes_rights/* say */.cv)('istio-no-service', `There is no Service ${full.slice(0, -mine.length)} in ${namespace}, which slot ${slot} names.`, 'Create it, or correct `rollout.traffic.istio.destinations`.', true));
        if (subset === undefined || rules === undefined)
            continue;
        const ruled = rules.filter(({ spec }) => fullHost(String(spec?.host), namespace) === full);
        const has = ruled.some(({ spec }) => Array.isArray(spec?.subsets) && spec.subsets.some((each) => (0,traffic_weights/* isRecord */.u4)(each) && each.name === subset));
        if (ruled.length > 0 && !has)
            findings.push((0,kubernetes_rights/* say */.cv)('istio-no-subset', `No DestinationRule of ${host} in ${namespace} has the subset ${subset}: requests to ${describeDestination(destinations[slot])} of slot ${slot} would get a 503.`, 'Add the subset, or correct `rollout.traffic.istio.destinations`.', true));
        if (ruled.length === 0)
            findings.push((0,kubernetes_rights/* say */.cv)('istio-no-subset', `There is no DestinationRule of ${host} in ${namespace} that could have the subset ${subset} of slot ${slot}; it may lie in another namespace.`, 'Without one requests to the subset get a 503.', false));
    }
    return findings;
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/mirror.js



/** Every request is copied: pairs are compared, and a part of them would be another part for each proxy. */
const mirror_ALL = { value: 100 };
/** The slot that gets copies of the route's requests, by `mirrors` or by `mirror`; null: none of the slots. Pure. */
function mirror_mirrorOf({ http }, istio, namespace) {
    const { mirrors } = http;
    const copies = Array.isArray(mirrors) ? mirrors.filter(traffic_weights/* isRecord */.u4).map(({ destination, percentage }) => ({ destination, percentage })) : [{ destination: http.mirror, percentage: http.mirrorPercentage }];
    for (const { destination, percentage } of copies) {
        const slot = mirror_slotOf(destination, istio, namespace);
        if (slot !== undefined && percentOf(percentage) > 0)
            return slot;
    }
    return null;
}
/**
 * What must change so that this slot, and no other, gets a copy of every request. A route that has `mirrors` keeps that form and the copies that others get; one with
 * `mirror` has place for one destination, and Istio refuses both forms together. Pure. Throws DriverError `istio-mirror-taken`.
 */
function mirrorChanges(route, slot, istio, namespace) {
    return Array.isArray(route.http.mirrors) ? listChanges(route, slot, istio, namespace) : singleChanges(route, slot, istio, namespace);
}
function listChanges({ http, at }, slot, istio, namespace) {
    const before = http.mirrors;
    const others = before.filter((each) => !((0,traffic_weights/* isRecord */.u4)(each) && mirror_slotOf(each.destination, istio, namespace) !== undefined));
    const after = slot === null ? others : [...others, { destination: destinationJson(istio.destinations[slot]), percentage: mirror_ALL }];
    if (sameJson(after, before))
        return [];
    return [{ op: 'test', path: `${at}/mirrors`, value: before }, { op: 'replace', path: `${at}/mirrors`, value: after }];
}
function singleChanges({ http, at, what }, slot, istio, namespace) {
    const { mirror, mirrorPercentage } = http;
    const now = mirror_slotOf(mirror, istio, namespace);
    if (slot === null) {
        if (now === undefined)
            return [];
        return [...mirror_removal(`${at}/mirror`, mirror), ...(mirrorPercentage === undefined ? [] : mirror_removal(`${at}/mirrorPercentage`, mirrorPercentage))];
    }
    if (mirror !== undefined && now === undefined)
        throw new driver_error/* DriverError */.x('istio-mirror-taken', `${what} sends copies to ${(0,traffic_weights/* show */.WU)(mirror)} already, and \`mirror\` has place for one.`, 'Write it as a list there, which has place for more: `mirrors: [{destination: …}]`; or remove it.');
    const wanted = destinationJson(istio.destinations[slot]);
    return [
        ...(now === slot ? [] : setting(`${at}/mirror`, mirror, wanted)),
        ...((0,traffic_weights/* isRecord */.u4)(mirrorPercentage) && mirrorPercentage.value === 100 ? [] : setting(`${at}/mirrorPercentage`, mirrorPercentage, mirror_ALL)),
    ];
}
function setting(path, before, value) {
    return before === undefined ? [{ op: 'add', path, value }] : [{ op: 'test', path, value: before }, { op: 'replace', path, value }];
}
function mirror_removal(path, before) {
    return [{ op: 'test', path, value: before }, { op: 'remove', path }];
}
function mirror_slotOf(destination, { slots, destinations }, namespace) {
    return (0,traffic_weights/* isRecord */.u4)(destination) ? slots.find((slot) => isSame(destination, destinations[slot], namespace)) : undefined;
}
/** Without one every request is copied. */
function percentOf(percentage) {
    if (percentage === undefined)
        return 100;
    return (0,traffic_weights/* isRecord */.u4)(percentage) && typeof percentage.value === 'number' ? percentage.value : 0;
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/istio/istio.js














/**
 * One http route of a VirtualService of Istio: its weights, `mirror`, and for cohorts one more route before it. What Istio's webhook refuses is `cluster-admission`. By
 * default istiod says nothing of what became of a VirtualService, so `read` is what the object says; with `status` also that the proxies have it.
 */
function istioTraffic(options) {
    const istio = istioOf(options);
    const virtualService = new VirtualService(istio);
    const { slots } = istio;
    const namespaceOf = ({ metadata }) => metadata.namespace ?? '';
    return {
        name: 'istio',
        capabilities: { weights: true, smallestStep: istio.cohort ? 0.01 : 1, mirror: true, cohorts: istio.cohort !== undefined, sticky: istio.cohort !== undefined },
        read: async () => virtualService.split(await virtualService.read()),
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, slots);
            await virtualService.change((object) => virtualService.changes(object, split)).catch(async (error) => {
                // Who the candidate is costs a look at the journal, so it is asked where it matters alone.
                if (!(error instanceof driver_error/* DriverError */.x && error.code === 'istio-destination') || !(0,traffic_roles/* sparesCandidate */.Ie)(split, await (0,traffic_roles/* rolesKnown */.Ne)(istio.roles)))
                    throw error;
                await virtualService.change((object) => virtualService.changes(object, split, true));
            });
        },
        mirror: {
            async read() {
                const object = await virtualService.read();
                return mirror_mirrorOf(route_routeOf(object, istio, virtualService.what(object)), istio, namespaceOf(object));
            },
            async write(slot) {
                if (slot !== null && !slots.includes(slot))
                    throw new RangeError(`There is no slot ${slot}.`);
                await virtualService.change((object) => mirrorChanges(route_routeOf(object, istio, virtualService.what(object)), slot, istio, namespaceOf(object)));
            },
        },
        inspect: () => inspectIstio(istio),
        async changedBy() {
            const resource = await virtualService.resource();
            const object = await istio.cluster.read(resource, istio.name);
            return object && (0,writers/* changedByOf */.hT)(object, resource_owned(resource, istio));
        },
    };
}
class VirtualService {
    #istio;
    #resource;
    constructor(istio) {
        this.#istio = istio;
    }
    /** Asked once: definitions do not change in the midst of a process, and where they did the next call says so. */
    resource() {
        this.#resource ??= servedVersion(this.#istio.cluster).catch((error) => {
            this.#resource = undefined;
            throw error;
        });
        return this.#resource;
    }
    what({ metadata }) {
        return `VirtualService ${metadata.namespace}/${metadata.name} at ${this.#istio.cluster.where}`;
    }
    async read() {
        const { cluster, name, status } = this.#istio;
        const resource = await this.resource();
        const object = await cluster.read(resource, name);
        if (!object)
            throw await (0,change/* missing */.LO)(cluster, resource, name);
        const lagging = status ? notReconciled(object, this.what(object)) : undefined;
        if (lagging)
            throw lagging;
        return object;
    }
    split(object) {
        const route = route_routeOf(object, this.#istio, this.what(object));
        return hasCohort(this.#istio) ? cohortSplit(object, route, this.#istio) : weights_splitOf(route);
    }
    /** Throws DriverError `istio-destination` where a slot is named more than once; with `closes` all but one of them lose their users. */
    changes(object, split, closes = false) {
        const route = route_routeOf(object, this.#istio, this.what(object));
        const twice = closes ? undefined : namedTwice(route, this.#istio);
        if (twice)
            throw twice;
        const changes = hasCohort(this.#istio) ? cohortChanges(object, route, split, this.#istio) : weightChanges(route, split, this.#istio);
        const named = typeof route.http.name === 'string' ? [{ op: 'test', path: `${route.at}/name`, value: route.http.name }] : [];
        return changes.length === 0 ? [] : [...named, ...changes];
    }
    /** Only what `plan` asks for; with `status`, until istiod says that the proxies have it. */
    async change(plan) {
        const { cluster, name, status, within, clock } = this.#istio;
        const resource = await this.resource();
        const written = await (0,change/* change */.Zg)(cluster, resource, name, plan);
        if (!status)
            return;
        const { value, object } = await (0,settle/* settled */.g)(cluster, resource, name, (now) => (now === null ? false : notReconciled(now, '') ? undefined : true), { within, clock, from: written });
        if (value === true)
            return;
        throw (object && notReconciled(object, this.what(object))) ?? new driver_error/* DriverError */.x('cluster-missing', `${this.what(written)} is gone.`, 'Find out who deleted it.');
    }
}
function hasCohort(istio) {
    return istio.cohort !== undefined;
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/service.js
var kserve_service = __webpack_require__(63339);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/serverless.js
var serverless = __webpack_require__(22664);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/kserve/changed-by.js



/** What the drivers of KServe write, by mode. */
const OWNED = {
    serverless: { resource: kserve_service/* INFERENCE_SERVICE */.sn, fields: [['spec', 'predictor', 'canaryTrafficPercent']], jq: ['.spec.predictor.canaryTrafficPercent'], atomic: false },
    standard: { resource: kserve_service/* INFERENCE_SERVICE */.sn, fields: [['spec', 'canary']], jq: ['.spec.canary'], atomic: true },
};
/** Who else wrote the shares, or what of KServe itself makes others of them. */
function changedBy(view) {
    return leakIn(view) ?? unreadyIn(view) ?? (0,writers/* changedByOf */.hT)(view.service, OWNED[view.mode]);
}
/** The latest share goes to the latest revision that is ready: while a newer one is not, that is the one before it (kserve#2130). */
function leakIn(view) {
    if (view.mode !== 'serverless')
        return undefined;
    const { state } = view;
    const share = (0,serverless/* latestShare */.jD)(state);
    if (share === 0 || state.created === state.ready || state.ready === state.rolledOut)
        return undefined;
    return `The share of ${share} % goes to the revision ${state.ready}, because the newer ${state.created} is not ready (kserve#2130): somebody changed the predictor while it had a share. Set the share to 0, wait until the new revision is ready, and only then give it users.`;
}
function unreadyIn(view) {
    if (view.mode !== 'standard')
        return undefined;
    const { canary } = view.arms;
    if (!canary || canary.ready || canary.percent === 0)
        return undefined;
    return `KServe took the canary ${canary.name} out of the route, because none of its replicas is available${canary.failure === undefined ? '' : ` (${canary.failure})`}.`;
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/mode.js
var kserve_mode = __webpack_require__(16181);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/revisions.js
var revisions = __webpack_require__(5138);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/standard.js
var standard = __webpack_require__(15159);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/view.js
var kserve_view = __webpack_require__(22671);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/words.js
var kserve_words = __webpack_require__(87565);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/kserve/inspect.js










/** On an InferenceService that somebody has stopped. */
const STOP = 'serving.kserve.io/stop';
/** Characters of a label's value (RFC 1123): KServe labels pods `isvc.` and the name of their Deployment. */
const LONGEST_LABEL = 63;
/** Whether a rollout could go well on this InferenceService as it is. Changes nothing: what is tried is a dry run. */
async function inspectKserve({ cluster, name, slots }, look) {
    return (0,kubernetes_rights/* foundOrSaid */.HU)(async () => {
        const rights = await (0,kubernetes_rights/* rightsLacking */.fv)(cluster, ['get', 'watch', 'patch'].map((verb) => ({ verb, resource: kserve_service/* INFERENCE_SERVICE */.sn, name })));
        if (rights.length > 0)
            return rights;
        const mode = (0,kserve_mode/* modeOf */.V)(await (0,kserve_service/* readService */.uS)(cluster, name)).mode;
        const more = await (0,kubernetes_rights/* rightsLacking */.fv)(cluster, mode === 'serverless' ? [{ verb: 'get', resource: revisions/* REVISION */.s }] : ['get', 'watch'].map((verb) => ({ verb, resource: kserve_service/* HTTP_ROUTE */.HU, name })));
        return more.length > 0 ? more : [...(await ofService({ cluster, name, slots }, await look()))];
    });
}
async function ofService(place, view) {
    const { service, mode, why } = view;
    const found = [{ code: 'kserve-mode', message: `${(0,kserve_service/* nameOf */.Vb)(service)} runs in the mode ${mode === 'serverless' ? 'Knative (Serverless)' : 'Standard (Deployments)'}: ${why}.`, fix: 'Nothing needs to be done.', blocks: false }];
    const say = (code, message, fix, blocks = true) => void found.push({ code, message, fix, blocks });
    if (service.metadata.annotations?.[STOP] === 'true')
        say('kserve-stopped', `${(0,kserve_service/* nameOf */.Vb)(service)} is stopped by its annotation ${STOP}.`, 'Remove the annotation, and wait until it is ready.');
    if ((0,kserve_service/* conditionOf */.rI)(service, 'Ready')?.status !== 'True')
        say('kserve-not-ready', `${(0,kserve_service/* nameOf */.Vb)(service)} is not ready: ${(0,kserve_words/* wordsOf */.Z)(service) || 'KServe has said nothing yet'}.`, 'Let its present model become ready before anything is delivered.', false);
    found.push(...(await (0,kubernetes_rights/* foundOrSaid */.HU)(async () => ((0,kserve_service/* storageOf */.pX)((0,kserve_service/* predictorOf */.K$)(service), (0,kserve_service/* nameOf */.Vb)(service)), []))));
    if (view.mode === 'serverless')
        serverlessFindings(view, say);
    else {
        const { arms } = view;
        found.push(...(await (0,kubernetes_rights/* foundOrSaid */.HU)(async () => ((0,standard/* checkMarks */.XC)(service, arms), []))));
        await standardFindings(view, place, say);
    }
    return [...found, ...(0,writers/* keeperFindings */.h8)(service, OWNED[mode])];
}
function serverlessFindings(view, say) {
    const { service, state } = view;
    if (state.rolledOut === undefined)
        say('kserve-never-rolled-out', `No revision of ${(0,kserve_service/* nameOf */.Vb)(service)} ever had all users: KServe would send everybody to the next one at once, whatever \`canaryTrafficPercent\` says.`, 'Let a first model become ready and serve, then deliver.');
    const leak = leakIn(view);
    if (leak !== undefined)
        say('kserve-route-leak', leak, 'Set `canaryTrafficPercent: 0`.');
    else if (state.rolledOut !== undefined && state.created !== state.ready && (state.percent ?? 100) === 100)
        say('kserve-roll-forward', `The revision ${state.created} of ${(0,kserve_service/* nameOf */.Vb)(service)} is not ready yet, and gets all users as soon as it is: \`canaryTrafficPercent\` is ${state.percent ?? 'not set'}.`, 'Somebody changed it by hand: wait until it is ready, or take the change back.');
}
async function standardFindings(view, { cluster, name, slots }, say) {
    const { service, state, arms } = view;
    const { annotations } = service.metadata;
    if (annotations?.[kserve_mode/* MODE_ANNOTATION */.M] !== 'Standard')
        say('kserve-annotation', `${(0,kserve_service/* nameOf */.Vb)(service)} has ${annotations?.[kserve_mode/* MODE_ANNOTATION */.M] === undefined ? 'no annotation' : `\`${annotations[kserve_mode/* MODE_ANNOTATION */.M]}\` as annotation`} ${kserve_mode/* MODE_ANNOTATION */.M}, and KServe takes canaries only where it is \`Standard\`.`, `Write the annotation \`${kserve_mode/* MODE_ANNOTATION */.M}: Standard\`.`);
    if (typeof service.spec?.transformer === 'object')
        say('kserve-transformer', `${(0,kserve_service/* nameOf */.Vb)(service)} has a transformer: the route leads to it, and it asks the stable predictor alone.`, 'Use the mode Knative, or deliver predictor and transformer as two InferenceServices behind a route of your own.');
    if (typeof state.stable.predictor.canaryTrafficPercent === 'number')
        say('kserve-percent-ignored', `${(0,kserve_service/* nameOf */.Vb)(service)} has a \`canaryTrafficPercent\`, which the mode Standard does not look at (kserve#5335).`, 'Remove it.', false);
    if ((0,standard/* countOf */.pq)(state.stable.predictor) < 1)
        say('kserve-zero-replicas', `${(0,kserve_service/* nameOf */.Vb)(service)} has \`minReplicas: ${(0,standard/* countOf */.pq)(state.stable.predictor)}\`, and KServe lets no canary have more replicas than that.`, 'Give the predictor `minReplicas` of 1 or more.');
    const foreign = (0,standard/* foreignOf */.qt)(state, arms);
    if (foreign.some(({ percent }) => percent > 0))
        say('kserve-foreign', `${(0,kserve_service/* nameOf */.Vb)(service)} has canaries of somebody else with shares: ${foreign.map(({ name: each, percent }) => `${each} ${percent} %`).join(', ')}.`, 'Let them have `trafficPercent: 0` while Sluice delivers.');
    const longest = Math.max(...slots.map((slot) => `isvc.${(0,standard/* backendOf */.EC)(service, (0,standard/* predictorName */.WQ)({ slot, release: `sha256:${'0'.repeat(64)}` }))}`.length));
    if (longest > LONGEST_LABEL)
        say('kserve-name', `The name of ${(0,kserve_service/* nameOf */.Vb)(service)} is too long: with the name of a canary, labels of its pods would have ${longest} characters.`, `Use a name that is ${longest - LONGEST_LABEL} characters shorter.`);
    if (!(await (0,kserve_view/* readRoute */.S9)(cluster, name)))
        say('kserve-no-route', `There is no HTTPRoute ${name}: KServe makes one only where it uses the Gateway API, and only that gives canaries users.`, 'Set `enableGatewayApi: true` of `ingress` in KServe\'s ConfigMap inferenceservice-config, and let the InferenceService be reachable from outside the cluster.');
    if (!(await keepsCanaries(cluster, service, state.canaries.length > 0)))
        say('kserve-no-canary', `The definition of InferenceServices at ${cluster.where} has no \`spec.canary\`, and in this mode \`canaryTrafficPercent\` does nothing (kserve#4074, kserve#5335): nobody could be given a share.`, 'Upgrade KServe beyond 0.20.0, or use the mode Knative.');
}
/** Whether the definition knows `spec.canary`. Tried without keeping anything. */
async function keepsCanaries(cluster, service, there) {
    if (there)
        return true;
    const value = [{ trafficPercent: 0, predictor: { ...service.spec.predictor, name: 'sluice-dry-run' } }];
    try {
        const { spec } = await cluster.patch(kserve_service/* INFERENCE_SERVICE */.sn, service.metadata.name, [{ op: 'add', path: '/spec/canary', value }], { dryRun: true });
        return spec?.canary !== undefined;
    }
    catch (error) {
        if ((0,standard/* knowsNoCanary */.uo)(error))
            return false;
        // The schema, or KServe's webhook, knows canaries and does not like this one.
        if (error instanceof driver_error/* DriverError */.x && (error.code === 'cluster-admission' || error.code === 'cluster-invalid'))
            return true;
        throw error;
    }
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/slots.js
var kserve_slots = __webpack_require__(86257);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/kserve/kserve.js














/** How long KServe and the gateway may take to route as told. */
const kserve_WITHIN = '2 minutes';
/** Milliseconds that reading waits for a route which is on its way to what somebody asked of it. */
const kserve_READ_WITHIN = 5_000;
/**
 * Shares within one InferenceService of KServe, in the mode that it runs in. Serverless: `canaryTrafficPercent` between the latest revision and the last
 * one that had all users; what the route does is `status.components.predictor.traffic`. Standard (from KServe 0.20): `spec.canary[]`; what the route does is the
 * HTTPRoute that KServe writes. Which arm is which slot is told by the marks on predictors. Throws DriverError `kserve-…`, `controller-silent`, `cluster-…`.
 */
function kserveTraffic(options) {
    const { cluster, slots, roles, clock } = options;
    (0,kserve_slots/* twoSlots */.w8)(slots);
    const place = { cluster, name: options.inference_service, slots, roles };
    const { look, again } = (0,kserve_view/* viewer */.lJ)(place);
    const within = (0,duration/* parseDuration */.E)(options.within ?? kserve_WITHIN);
    return {
        name: 'kserve',
        // Both modes take whole numbers of per cent, and decide for each request anew.
        capabilities: { weights: true, smallestStep: 1, sticky: false },
        read: async () => (await (0,kserve_view/* splitSoon */.Ck)(look, place, Math.min(within, kserve_READ_WITHIN), clock)).split,
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, slots);
            if (!Object.values(split).every(Number.isInteger))
                throw new driver_error/* DriverError */.x('kserve-whole', `KServe cannot make the shares ${JSON.stringify(split)}.`, 'It takes whole numbers of per cent.');
            const before = await look();
            const changed = await (0,change/* change */.Zg)(cluster, kserve_service/* INFERENCE_SERVICE */.sn, place.name, (service) => (0,kserve_view/* changesFor */.z7)(again(service, before), split));
            await follow(place, again(changed, before), split, { within, clock, again: (service) => again(service, before) });
        },
        inspect: () => inspectKserve(place, look),
        changedBy: async () => changedBy(await look()),
    };
}
/** Waits until the route does as it was told. */
async function follow(place, written, split, { within, clock, again }) {
    const { cluster, name, slots } = place;
    let why;
    const doing = (ask) => {
        try {
            return (0,router/* sameSplit */.xY)(ask(), split) || undefined;
        }
        catch (error) {
            if (!(0,kserve_view/* isFollowing */.E$)(error))
                throw error;
            why = error;
            return undefined;
        }
    };
    if (written.mode === 'standard') {
        const seen = await (0,settle/* settled */.g)(cluster, kserve_service/* HTTP_ROUTE */.HU, name, (route) => doing(() => (0,standard/* standardSplit */.kf)(written.service, written.state, written.arms, route ?? undefined)), { within, clock });
        if (seen.value)
            return;
    }
    else {
        const gone = await (0,kserve_view/* goneFrom */.O5)(place);
        const seen = await (0,settle/* settled */.g)(cluster, kserve_service/* INFERENCE_SERVICE */.sn, name, (service) => {
            if (!service)
                throw gone;
            const view = again(service);
            return view.mode === 'serverless' ? doing(() => (0,serverless/* serverlessSplit */.bR)(view.service, view.state, view.revisions, view.slotOf, slots)) : undefined;
        }, { within, clock, from: written.service });
        if (seen.value)
            return;
    }
    throw await notTaken(place, written, split, within, why);
}
async function notTaken({ cluster, name }, written, split, within, why) {
    const now = await cluster.read(kserve_service/* INFERENCE_SERVICE */.sn, name);
    if (!now)
        return (0,change/* missing */.LO)(cluster, kserve_service/* INFERENCE_SERVICE */.sn, name);
    const what = `${(0,kserve_service/* nameOf */.Vb)(written.service)} at ${cluster.where} was told ${JSON.stringify(split)}`;
    if (isSilent(written, now))
        return new driver_error/* DriverError */.x('controller-silent', `${what}, and KServe's controller has said nothing of it within ${within / 1000} s.`, 'See whether its controller runs (`kubectl -n kserve get pods`) and what it logs; the same command can be run again at any time.', { cause: why });
    const words = (0,kserve_words/* wordsOf */.Z)(now);
    return new driver_error/* DriverError */.x(why?.code === 'kserve-not-routed' ? why.code : 'kserve-not-taken', `${what}, and its route does not follow within ${within / 1000} s${why ? `: ${why.message}` : ''}${words === '' ? '' : ` KServe says: ${words}.`}`, 'See `kubectl describe inferenceservice`; the same command can be run again at any time.', { cause: why });
}
/** In the mode Standard KServe copies the wish into its status, whatever the route does. */
function isSilent(written, now) {
    if (written.mode === 'serverless')
        return JSON.stringify(written.service.status) === JSON.stringify(now.status);
    const { canary } = written.arms;
    const told = canary && (0,standard/* standardOf */.D1)(now).canaries.find(({ name }) => name === canary.name);
    const said = Array.isArray(now.status?.canaryStatuses) ? now.status.canaryStatuses.find((each) => each.name === canary?.name) : undefined;
    return told !== undefined && said?.trafficPercent !== told.percent;
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
    return `${buckets.first}:${split[buckets.first]} ${rest}:${split[rest]} mirror:${mirror ?? '-'} rule:${digestOf(rule)}`;
}
/** Another key or other values move users: it is seen where the shares alone are the same. */
function digestOf({ key, upstreams, slots, values }) {
    return (0,digest/* sha256 */.sc)(Buffer.from(JSON.stringify([key, slots.map((slot) => upstreams[slot]), values ?? null]))).slice('sha256:'.length, 'sha256:'.length + 8);
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
    return { buckets: { first: first, share: Number(share) }, mirror: mirror === '-' ? null : mirror, by: digest === digestOf(rule) ? 'this' : digest === '-' ? 'hand' : 'other' };
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
    (0,two_slots/* checkNames */.L)(upstreams, slots, 'rollout.traffic.nginx.upstreams');
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
            await nginx_change(nginx, (now) => ({ ...now, buckets: bucketsFor(nginx_hundredths(split), slots, now.buckets) }));
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
                    await nginx_change(nginx, (now) => ({ ...now, mirror: slot }));
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
async function nginx_change(nginx, next) {
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
        await put(nginx, region.bytes, bytes);
    await test(nginx, region.bytes, bytes);
    await run(nginx, nginx.reload, 'nginx-reload-failed', 'nginx could not be told to reload; the file has the new shares, and what runs the old ones.');
    await nginx_confirm(nginx, describeState(wanted, rule));
}
/** Somebody who edits the same file must not lose what they wrote between our reading and our writing. */
async function put({ config }, before, bytes) {
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

// EXTERNAL MODULE: ./.build/src/kubernetes/pods.js
var pods = __webpack_require__(71814);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/scale.js
var scale = __webpack_require__(11355);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/status.js
var deployments_status = __webpack_require__(29767);
// EXTERNAL MODULE: ./.build/src/kubernetes/objects.js
var objects = __webpack_require__(70968);
// EXTERNAL MODULE: ./.build/src/kubernetes/selector.js
var kubernetes_selector = __webpack_require__(3603);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/replicas/endpoints.js




/** Label that ties a slice to its Service: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices */
const SERVICE_NAME = 'kubernetes.io/service-name';
async function selectorsOf(cluster, deployments) {
    const pairs = Object.entries(deployments).map(async ([slot, name]) => {
        const object = await cluster.read(kinds/* DEPLOYMENTS */.$i, name);
        if (!object)
            throw await (0,change/* missing */.LO)(cluster, kinds/* DEPLOYMENTS */.$i, name);
        return [slot, object.spec?.selector];
    });
    return Object.fromEntries(await Promise.all(pairs));
}
/** Who gets users now: the endpoints of the Service that are ready, as those that route to them read it. Two calls. */
async function endpointsOf(cluster, service, selectors) {
    const [slices, pods] = await Promise.all([cluster.list(kinds/* ENDPOINT_SLICES */.Gf, { [SERVICE_NAME]: service }), cluster.list(kinds/* PODS */.Dp, inCommon(Object.values(selectors)))]);
    return endpointsIn(slices, pods, selectors);
}
/** Each endpoint by the pod that has its address: users go to addresses, and whose they are is in a slice only what somebody says of them. Pure. */
function endpointsIn(slices, pods, selectors) {
    const having = Map.groupBy(pods.filter(isLeft).flatMap((pod) => addressesOf(pod).map((address) => ({ address, pod }))), ({ address }) => address);
    // A Service of two address families has each pod twice.
    const served = new Set();
    const others = new Set();
    for (const { address, said } of slices.flatMap(readyAddresses)) {
        const there = (having.get(address) ?? []).map(({ pod }) => pod);
        // Pods in the network of one machine share its address.
        const pod = there.length === 1 ? there[0] : there.find(({ metadata }) => metadata.name === said);
        if (pod)
            served.add(pod);
        else
            others.add(`${plain(address)}${said === undefined ? '' : ` (said to be ${plain(said)})`}`);
    }
    const bySlot = Object.fromEntries(Object.keys(selectors).map((slot) => [slot, 0]));
    for (const { metadata: { name, labels } } of served) {
        const slot = Object.keys(selectors).find((each) => (0,kubernetes_selector/* selects */.k)(selectors[each], labels));
        if (slot === undefined)
            others.add(name);
        else
            bySlot[slot] += 1;
    }
    return { bySlot, others: [...others] };
}
/** One that has ended keeps an address that may be another pod's by now. */
function isLeft({ status }) {
    return status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}
function addressesOf({ status: { podIP, podIPs } = {} }) {
    const listed = (Array.isArray(podIPs) ? podIPs : []).filter(objects/* isObject */.G).map(({ ip }) => ip);
    return [...new Set([podIP, ...listed])].filter((ip) => typeof ip === 'string');
}
function readyAddresses({ endpoints }) {
    return (Array.isArray(endpoints) ? endpoints : []).filter(objects/* isObject */.G).flatMap(({ addresses, conditions, targetRef }) => {
        // What is not said is to be taken for ready.
        if ((0,objects/* isObject */.G)(conditions) && conditions.ready === false)
            return [];
        const said = (0,objects/* isObject */.G)(targetRef) && targetRef.kind === kinds/* PODS */.Dp.kind && typeof targetRef.name === 'string' ? targetRef.name : undefined;
        return (Array.isArray(addresses) ? addresses : []).map((address) => ({ address: String(address), said }));
    });
}
/** Anybody's text, for a sentence. */
function plain(text) {
    return text.replace(/[^\w.:/@ -]/g, '?').slice(0, 80);
}
/** Labels that every pod of any of them has, so that one list has them all. */
function inCommon(selectors) {
    const [first = {}, ...rest] = selectors.map(kubernetes_selector/* equalities */.j);
    return Object.fromEntries(Object.entries(first).filter(([key, value]) => rest.every((other) => other[key] === value)));
}

// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/inspect.js
var deployments_inspect = __webpack_require__(20901);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/replicas/inspect.js








/** What is written of a Deployment. */
const inspect_OWNED = { resource: kinds/* DEPLOYMENTS */.$i, fields: [['spec', 'replicas']], jq: ['.spec.replicas'], atomic: false };
/** What would make numbers of pods no shares of users. Changes nothing. */
async function inspectReplicas(cluster, shared) {
    const { deployments, slots, total } = shared;
    return (0,kubernetes_rights/* foundOrSaid */.HU)(async () => {
        const names = slots.map((slot) => deployments[slot]);
        const rights = await (0,kubernetes_rights/* rightsLacking */.fv)(cluster, [...names.flatMap(rightsOn), { verb: 'list', resource: kinds/* PODS */.Dp }, { verb: 'list', resource: kinds/* ENDPOINT_SLICES */.Gf }]);
        if (rights.length > 0)
            return rights;
        const objects = [];
        for (const [index, name] of names.entries()) {
            const object = await cluster.read(kinds/* DEPLOYMENTS */.$i, name);
            if (!object)
                return [(0,kubernetes_rights/* say */.cv)('cluster-missing', `There is no Deployment ${name} at ${cluster.where}, which slot ${slots[index]} is.`, 'Create it (docs/kubernetes.md has one to copy), or correct the name, the namespace or the context.', true)];
            objects.push(object);
        }
        const { others } = await endpointsOf(cluster, shared.service, await selectorsOf(cluster, deployments));
        return [
            (0,kubernetes_rights/* say */.cv)('replicas-coarse', `Shares are numbers of pods: of ${total}, the smallest step is ${Number((100 / total).toFixed(4))} %, and connections that are kept open stay where they are.`, 'A router with weights is finer (docs/kubernetes.md).', false),
            ...overlap(objects, cluster),
            ...objects.flatMap((object) => [...ofDeployment(object, cluster), ...(0,writers/* keeperFindings */.h8)(object, inspect_OWNED)]),
            ...(await inspect_ofService(cluster, shared, objects)),
            ...(others.length > 0 ? [(0,kubernetes_rights/* say */.cv)('replicas-other-pods', `Service ${shared.service} gives users to what is no pod of either Deployment: ${others.slice(0, 5).join(', ')}. Until that ends the candidate is given nobody.`, 'Let the selector of the Service take the two Deployments alone, and see who else writes its EndpointSlices (`kubectl get endpointslices -o yaml --show-managed-fields`).', true)] : []),
            ...(await (0,deployments_inspect/* autoscaled */.IT)(cluster, names, true)),
        ];
    });
}
function rightsOn(name) {
    return [{ verb: 'get', resource: kinds/* DEPLOYMENTS */.$i, name }, { verb: 'patch', resource: kinds/* DEPLOYMENTS */.$i, name, subresource: 'scale' }];
}
function overlap(objects, cluster) {
    const [first, second] = objects;
    const takes = (one, other) => (0,kubernetes_selector/* selects */.k)(one.spec?.selector, templateLabels(other));
    if (!takes(first, second) && !takes(second, first))
        return [];
    return [(0,kubernetes_rights/* say */.cv)('replicas-same-pods', `Of ${(0,deployments_status/* nameOf */.Vb)(first, cluster.where)} and ${(0,deployments_status/* nameOf */.Vb)(second, cluster.where)} one selects the pods of the other: no pod tells its slot.`, 'Give each Deployment a label of its own in `selector` and template.', true)];
}
function ofDeployment(object, cluster) {
    const { paused, seen } = (0,deployments_status/* statusOf */.c2)(object);
    return [
        ...(object.metadata.deletionTimestamp === undefined ? [] : [(0,kubernetes_rights/* say */.cv)('cluster-deleting', `${(0,deployments_status/* nameOf */.Vb)(object, cluster.where)} is being deleted.`, 'Find out who deletes it.', true)]),
        ...(seen || paused ? [] : [(0,kubernetes_rights/* say */.cv)('controller-silent', `${(0,deployments_status/* nameOf */.Vb)(object, cluster.where)} was changed, and its controller has not looked at it since.`, 'See whether kube-controller-manager runs and is well.', false)]),
    ];
}
async function inspect_ofService(cluster, { service }, objects) {
    const found = await (0,kubernetes_rights/* ifAllowed */._h)(async () => (await cluster.read(kinds/* SERVICES */.Bg, service)) ?? null);
    if (found === undefined)
        return [(0,kubernetes_rights/* say */.cv)('service-not-seen', `Whoever asks at ${cluster.where} may not read Service ${service}: whether it takes the pods of both slots was not looked at.`, `Add to the Role: \`- {apiGroups: [""], resources: [services], resourceNames: [${service}], verbs: [get]}\`.`, false)];
    if (found === null)
        return [(0,kubernetes_rights/* say */.cv)('cluster-missing', `There is no Service ${service} at ${cluster.where}.`, 'Create it (docs/kubernetes.md has one to copy), or correct the name.', true)];
    const { selector, publishNotReadyAddresses, sessionAffinity } = found.spec ?? {};
    const findings = [];
    const left = objects.filter((object) => !(0,kubernetes_selector/* selects */.k)({ matchLabels: selector }, templateLabels(object)));
    if (left.length > 0)
        findings.push((0,kubernetes_rights/* say */.cv)('replicas-selector', `Service ${service} does not select the pods of ${left.map(({ metadata }) => metadata.name).join(', ')}: no user would come there.`, 'Let its selector name only labels that the pods of both Deployments have.', true));
    if (publishNotReadyAddresses === true)
        findings.push((0,kubernetes_rights/* say */.cv)('replicas-not-ready-published', `Service ${service} gives users to pods that are not ready (\`publishNotReadyAddresses\`).`, 'Remove it.', true));
    if (sessionAffinity === 'ClientIP')
        findings.push((0,kubernetes_rights/* say */.cv)('replicas-affinity', `Service ${service} binds clients to pods by address (\`sessionAffinity: ClientIP\`): shares of requests are not shares of pods.`, 'Remove it, or use a router with weights.', false));
    return findings;
}
function templateLabels({ spec }) {
    const template = (0,objects/* isObject */.G)(spec?.template) ? spec.template : {};
    const metadata = (0,objects/* isObject */.G)(template.metadata) ? template.metadata : {};
    return (0,objects/* isObject */.G)(metadata.labels) ? metadata.labels : {};
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/replicas/shares.js


/** How many of `total` pods each slot has at this split. Throws DriverError `replicas-step` for a share that is no whole number of pods. */
function podsAt(split, total) {
    const pods = Object.fromEntries(Object.entries(split).map(([slot, share]) => [slot, Math.round((share * total) / 100)]));
    // As far from a whole pod as a share may be from what is told.
    if (Object.entries(split).every(([slot, share]) => Math.abs((share * total) / 100 - pods[slot]) <= total * 1e-8))
        return pods;
    throw new driver_error/* DriverError */.x('replicas-step', `${total} pods cannot be shared as ${(0,traffic_weights/* show */.WU)(split)}: each is ${Number((100 / total).toFixed(4))} % of the users.`, 'Use steps that are multiples of that, a larger `rollout.traffic.replicas.total`, or a router with weights.');
}
/** The shares that so many pods get of a Service that asks each as often; all 0 where there are none. */
function shares_shareOf(pods) {
    const all = Object.values(pods).reduce((sum, count) => sum + count, 0);
    return Object.fromEntries(Object.entries(pods).map(([slot, count]) => [slot, all === 0 ? 0 : (100 * count) / all]));
}
function samePods(one, other) {
    return Object.keys({ ...one, ...other }).every((slot) => (one[slot] ?? 0) === (other[slot] ?? 0));
}
function describePods(pods) {
    return Object.entries(pods).map(([slot, count]) => `${slot} ${count}`).join(', ');
}

;// CONCATENATED MODULE: ./.build/src/rollout/traffic/replicas/replicas.js















const TOTAL = 10;
const replicas_WITHIN = '5 minutes';
const POLL_MS = 500;
/** Milliseconds in which slices and pods that were listed at one time may speak of different times. */
const OTHERS_WITHIN = 5000;
/**
 * No router: one Service over the pods of two Deployments, which asks each pod as often as any other. A share is a number of pods, of a total that stays the
 * same; coarse, since the smallest is one pod. What is read is who gets users: the ready endpoints of the Service. Where the candidate gains pods they are
 * ready before the champion loses any; where it loses them it does so first, unless nobody else would be left. While the Service gives users to others, who may
 * be anybody, the candidate gains none. Throws DriverError `replicas-step`, `replicas-not-ready`, `replicas-nobody-left`, `replicas-other-pods`,
 * `endpoints-lagging`, `controller-silent`, and as the cluster does.
 */
function replicasTraffic(spec, options) {
    const { slots, clock, cluster } = options;
    const { service, deployments, total = TOTAL } = spec;
    (0,two_slots/* checkNames */.L)(deployments, slots, '`rollout.traffic.replicas.deployments`');
    const within = (0,duration/* parseDuration */.E)(spec.within ?? replicas_WITHIN);
    let known;
    const all = async () => {
        known ??= await selectorsOf(cluster, deployments);
        const found = await endpointsOf(cluster, service, known);
        // Somebody may have made a Deployment anew, with another selector.
        if (found.others.length > 0)
            known = undefined;
        return found;
    };
    const endpoints = async () => (await all()).bySlot;
    const told = async (slot) => (await cluster.read(kinds/* DEPLOYMENTS */.$i, deployments[slot])) ?? Promise.reject(await (0,change/* missing */.LO)(cluster, kinds/* DEPLOYMENTS */.$i, deployments[slot]));
    const give = async (slot, target) => void (await (0,scale/* scale */.h)(cluster, deployments[slot], target[slot]));
    /** Until `enough` of what the endpoints are. */
    const wait = async (target, enough) => {
        const until = clock.now().getTime() + within;
        for (;;) {
            const now = await endpoints();
            if (enough(now))
                return now;
            if (clock.now().getTime() >= until)
                throw await tooLate(cluster, spec, target, now, slots);
            await clock.sleep(POLL_MS);
        }
    };
    /** Throws DriverError `replicas-other-pods` where the Service gives users to others. */
    const checkAlone = async () => {
        const until = clock.now().getTime() + Math.min(within, OTHERS_WITHIN);
        for (;;) {
            const { others } = await all();
            if (others.length === 0)
                return;
            if (clock.now().getTime() >= until)
                throw new driver_error/* DriverError */.x('replicas-other-pods', `Service ${service} gives users to what is no pod of either Deployment (${others.slice(0, 5).join(', ')}), so nobody can tell how many users the candidate would get.`, 'Let the selector of the Service take the two Deployments alone, and see who else writes its EndpointSlices (`kubectl get endpointslices -o yaml --show-managed-fields`).');
            await clock.sleep(POLL_MS);
        }
    };
    const write = async (target) => {
        const { candidate, champion } = (0,traffic_roles/* bothRoles */.rK)(await options.roles(), slots);
        const found = Object.fromEntries(await Promise.all(slots.map(async (slot) => [slot, (0,deployments_status/* statusOf */.c2)(await told(slot))])));
        const before = Object.fromEntries(slots.map((slot) => [slot, found[slot].wanted]));
        if (target[candidate] < before[candidate]) {
            // What comes first is that nobody reaches the candidate; but there must be somebody else to reach.
            // Endpoints that cannot be read keep nobody with it.
            const others = await endpoints().then((now) => now[champion], () => found[champion].ready);
            if (others === 0 && target[champion] > 0) {
                await give(champion, target);
                await wait(target, (now) => now[champion] > 0).catch((error) => {
                    throw nobodyLeft(error, champion, candidate);
                });
            }
            await give(candidate, target);
            await give(champion, target);
        }
        else {
            if (target[candidate] > before[candidate])
                await checkAlone();
            for (const slot of [candidate, champion])
                if (target[slot] > before[slot])
                    await give(slot, target);
            await wait(target, (now) => slots.every((slot) => now[slot] >= target[slot]));
            if (before[candidate] === 0 && target[candidate] > 0)
                await (0,trial/* endTrials */.fW)(cluster, candidate);
            for (const slot of [champion, candidate])
                await give(slot, target);
        }
        // Once nobody reaches the candidate, its users have been taken away, however long the champion's pods take.
        await wait(target, (now) => samePods(now, target) || (target[candidate] === 0 && now[candidate] === 0 && now[champion] > 0 && before[candidate] > 0));
    };
    return {
        name: 'replicas',
        capabilities: { weights: true, smallestStep: 100 / total, sticky: false },
        read: async () => shares_shareOf(await endpoints()),
        async write(split) {
            (0,traffic_weights/* checkSplit */.he)(split, slots);
            await write(podsAt(split, total));
        },
        async changedBy() {
            for (const slot of slots) {
                const said = (0,writers/* changedByOf */.hT)(await told(slot), inspect_OWNED);
                if (said !== undefined)
                    return said;
            }
            return undefined;
        },
        async unready(split) {
            const pods = podsAt(split, total);
            const objects = await Promise.all(slots.map(async (slot) => ({ slot, object: await told(slot) })));
            if (objects.some(({ slot, object }) => (0,deployments_status/* statusOf */.c2)(object).wanted !== pods[slot]))
                return undefined;
            const lacking = objects.filter(({ slot, object }) => (0,deployments_status/* statusOf */.c2)(object).ready !== pods[slot]);
            if (lacking.length === 0)
                return `Service ${service} gives users to other pods than are ready, and its EndpointSlices lag behind.`;
            return (await Promise.all(lacking.map(async ({ slot, object }) => `slot ${slot} has ${(0,deployments_status/* statusOf */.c2)(object).ready} ready pods of ${pods[slot]}${listed(await troublesOf(cluster, object))}.`))).join(' ');
        },
        inspect: () => inspectReplicas(cluster, { service, deployments, slots, total }),
    };
}
function nobodyLeft(error, champion, candidate) {
    if (!(error instanceof driver_error/* DriverError */.x))
        return error;
    return new driver_error/* DriverError */.x('replicas-nobody-left', `Slot ${candidate} keeps its users: slot ${champion} has no pod that is ready, and nobody would be left. ${error.message}`, 'Mend the champion\'s Deployment; the same command goes on from here.', { cause: error });
}
/** Why the endpoints are not as told: a controller that does not look, pods that do not come, or slices that lag behind the pods. */
async function tooLate(cluster, { service, deployments }, target, now, slots) {
    for (const slot of slots) {
        const object = await cluster.read(kinds/* DEPLOYMENTS */.$i, deployments[slot]);
        if (!object)
            return (0,change/* missing */.LO)(cluster, kinds/* DEPLOYMENTS */.$i, deployments[slot]);
        const { seen, ready, wanted, failed } = (0,deployments_status/* statusOf */.c2)(object);
        const what = (0,deployments_status/* nameOf */.Vb)(object, cluster.where);
        if (!seen)
            return new driver_error/* DriverError */.x('controller-silent', `${what} was told ${wanted} pods, and its controller has not looked at it in time: observedGeneration stays behind.`, 'See whether kube-controller-manager runs and is well.');
        if (ready === wanted)
            continue;
        return new driver_error/* DriverError */.x('replicas-not-ready', `${what} has ${ready} ready pods of ${wanted}${listed([...(failed === undefined ? [] : [failed]), ...(await troublesOf(cluster, object))])}.`, 'See the pods\' own logs and events (`kubectl describe pod`), and the cluster\'s room for more.');
    }
    return new driver_error/* DriverError */.x('endpoints-lagging', `Service ${service} at ${cluster.where} gives users to ${describePods(now)} pods on the way to ${describePods(target)}, and all that were told are ready.`, 'See whether its selector takes the pods of both Deployments, and whether kube-controller-manager writes EndpointSlices.');
}
async function troublesOf(cluster, deployment) {
    return (await (0,pods/* podsOf */.EB)(cluster, deployment)).filter((pod) => !pod.ready).flatMap((pod) => (0,pods/* troubleOf */.LH)(pod) ?? []);
}
function listed(troubles) {
    return troubles.length > 0 ? `: ${troubles.slice(0, 5).join('; ')}` : '';
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
    if (spec.gateway)
        return gatewayTraffic({ ...options, ...spec.gateway, cluster: clusterFor(options, spec.gateway.cluster) });
    if (spec.istio)
        return istioTraffic({ ...options, ...spec.istio, cluster: clusterFor(options, spec.istio.cluster) });
    if (spec.argo)
        return argoTraffic({ ...options, ...spec.argo, cluster: clusterFor(options, spec.argo.cluster) });
    if (spec.replicas)
        return replicasTraffic(spec.replicas, { ...options, cluster: clusterFor(options, spec.replicas.cluster) });
    if (spec.kserve)
        return kserveTraffic({ ...options, ...spec.kserve, cluster: clusterFor(options, spec.kserve.cluster) });
    return commandTraffic({ ...options, ...spec.command });
}
/** The cluster that a driver declares, else that of the rollout. */
function clusterFor({ cluster }, own) {
    if (cluster)
        return cluster(own);
    throw problem/* InputError */.d.of('cluster-undeclared', 'A driver of Kubernetes was opened where no cluster can be.', 'Declare `rollout.kubernetes`.');
}

// EXTERNAL MODULE: ./.build/src/run/cluster.js + 8 modules
var cluster = __webpack_require__(67272);
// EXTERNAL MODULE: ./.build/src/run/credentials.js + 1 modules
var credentials = __webpack_require__(31588);
;// CONCATENATED MODULE: ./.build/src/run/router.js







/** The router alone: all that whoever takes users away needs. */
function openRouter(delivery, session, access) {
    const rollout = (0,policy/* rolloutOf */.Zb)(delivery);
    const { options, slots } = commonOptions(delivery, session);
    if (rollout.command !== undefined)
        return (0,single_command/* singleCommand */.m)(rollout.command, { ...options, slots }).traffic;
    if (!rollout.traffic)
        throw incomplete(delivery);
    return openTraffic(rollout.traffic, { ...options, slots, roles: () => rolesOf(access), cohort: rollout.cohort });
}
/** What every driver of the rollout is opened with. */
function commonOptions(delivery, session) {
    const rollout = (0,policy/* rolloutOf */.Zb)(delivery);
    const env = passedEnvironment(rollout.pass_env ?? [], session, delivery);
    return { options: { cwd: delivery.root, clock: session.clock, env, insecure: delivery.spec.evidence?.insecure, credentials: (0,credentials/* credentialsOf */.Y)(delivery, session), cluster: (0,cluster/* clustersOf */.Dg)(delivery, session) }, slots: (0,policy/* slotsOf */.nK)(rollout) };
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


/***/ }),

/***/ 90560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ JournalUntrusted),
/* harmony export */   sI: () => (/* reexport safe */ _core_seams_js__WEBPACK_IMPORTED_MODULE_0__.s),
/* harmony export */   vk: () => (/* binding */ Recorder)
/* harmony export */ });
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _journal_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64654);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59036);



/** The journal cannot be trusted: nothing in it is obeyed. */
class JournalUntrusted extends Error {
    refusals;
    constructor(refusals) {
        super(refusals.map(({ expected, actual, fix }) => `The journal does not verify: expected ${expected}, found ${actual}. ${fix}`).join('\n'));
        this.name = 'JournalUntrusted';
        this.refusals = refusals;
    }
}
/**
 * One actor's hand on the journal: the state as it last read it, and appends that only succeed when nobody wrote since.
 * After a `JournalConflict`, `refresh` and decide anew; after any other error it is unknown whether the event counts, and
 * `refresh` tells.
 */
class Recorder {
    #access;
    #clock;
    #delivery;
    #state;
    #seen;
    #events = [];
    #isOwn = false;
    constructor(access, clock, delivery) {
        this.#access = access;
        this.#clock = clock;
        this.#delivery = delivery;
    }
    get state() {
        if (!this.#state)
            throw new Error('The journal was not read yet.');
        return this.#state;
    }
    /**
     * The state after this actor's own last append, where the journal would refuse the next one if anybody had written since; else undefined. Good for
     * whoever appends before anything else is done: what others wrote is learned then, at the price of no call.
     */
    get own() {
        return this.#isOwn && this.#access.journal.guarded ? this.#state : undefined;
    }
    /** The last event that was read and verified. */
    get head() {
        return this.#seen && { index: this.#seen.index, digest: (0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfEvent */ .IX)(this.#seen) };
    }
    /** As they were last read and verified. */
    get events() {
        return this.#events;
    }
    /** Reads the journal and verifies what this reader has not verified yet. Throws `JournalUntrusted`, `JournalInvalid` or the journal's own error. */
    async refresh() {
        const { journal, model, keys, known } = this.#access;
        this.#isOwn = false;
        const events = await journal.read();
        // The very objects that were verified: nothing was read anew.
        if (this.#state?.position === events.length && events.length > 0 && events.at(-1) === this.#seen)
            return this.#state;
        const verified = this.head;
        const refusals = (0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyJournal */ .Tc)(events, { model, keys, verified, known });
        if (refusals.length > 0)
            throw new JournalUntrusted(refusals);
        const state = storyOf(events);
        // Only what made sense: the good copy that is put back in the place of a bad one must not look cut.
        this.#seen = events.at(-1) ?? this.#seen;
        this.#events = events;
        this.#state = state;
        return state;
    }
    /** Appends one event and answers the state after it. Events of another delivery (the watch's) name it. */
    async append(type, data, delivery = this.#delivery) {
        const event = { at: this.#clock.now().toISOString(), delivery, type, data: JSON.parse(JSON.stringify(data)) };
        const before = this.state;
        // An impossible event must not be written, so it is folded first.
        const after = (0,_journal_state_js__WEBPACK_IMPORTED_MODULE_2__/* .reduce */ .TS)(before, event);
        this.#isOwn = false;
        await this.#access.journal.append({ ...event, data: event.data }, before.position);
        this.#state = after;
        this.#isOwn = true;
        return after;
    }
}
/** An event whose data has another shape than its type breaks the telling: that is the journal's fault, and no other. */
function storyOf(events) {
    try {
        return (0,_journal_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(events);
    }
    catch (error) {
        if (!(error instanceof TypeError))
            throw error;
        throw new JournalUntrusted([{ code: 'journal-unreadable', expected: 'events in the shape that their types have', actual: error.message, fix: 'Restore the journal from its last good copy.' }]);
    }
}



/***/ })

};
