export const id = 2407;
export const ids = [2407];
export const modules = {

/***/ 1378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ DriverError)
/* harmony export */ });
/**
 * Something outside Sluice (a program, a router, a slot, a store) did not do as asked. `code` is a stable kebab-case
 * word that callers switch on; the message says what is wrong, where, and what to do next.
 */
class DriverError extends Error {
    code;
    fix;
    constructor(code, message, fix, options) {
        super(`${message} ${fix} [${code}]`, options);
        this.name = 'DriverError';
        this.code = code;
        this.fix = fix;
    }
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

/***/ 9526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ notANumber),
/* harmony export */   c: () => (/* binding */ numbersOf)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);

/** A table of cells as doubles, null as NaN. Throws InputError where a column holds anything but floats. */
function numbersOf({ rows, columns, values }) {
    const other = columns.find(({ type }) => type !== 'float');
    if (other)
        throw notANumber(other.name, other.native);
    return { rows, values: Object.fromEntries(columns.map(({ name }) => [name, Float64Array.from(values[name], (cell) => (cell === null ? NaN : Number(cell)))])) };
}
function notANumber(name, native) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('sql-not-a-number', `The SQL answers a column ${JSON.stringify(name)} of the type ${native}, and numbers are asked for.`, 'Write CAST(… AS DOUBLE) around it.');
}


/***/ }),

/***/ 22407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTrino: () => (/* binding */ openTrino)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/core/data-engine.js
var data_engine = __webpack_require__(26926);
// EXTERNAL MODULE: ./.build/src/core/seams.js
var seams = __webpack_require__(59392);
;// CONCATENATED MODULE: ./.build/src/data/engines/trino-ending.js
const SIGNALS = ['SIGINT', 'SIGTERM'];
/**
 * Cancels at the end of the process by a signal, which then takes its usual course: a query would else go on on the
 * server until its own limit of time.
 */
function cancelOnSignal(cancel) {
    let passed = Promise.resolve();
    const handlers = SIGNALS.map((signal) => {
        const handler = () => {
            undo();
            // Whoever else listens ends the process in its own way; nobody else means that we only held it up.
            const alone = process.listenerCount(signal) === 0;
            if (alone)
                passed = new Promise(() => undefined);
            void cancel().finally(() => alone && process.kill(process.pid, signal));
        };
        process.once(signal, handler);
        return { signal, handler };
    });
    const undo = () => {
        for (const { signal, handler } of handlers)
            process.off(signal, handler);
    };
    return { undo, passed: () => passed };
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-errors.js

/** Errors about the statement and names in it. Their messages repeat the SQL and never a value of the data. */
const ABOUT_THE_SQL = new Set([
    'SYNTAX_ERROR', 'TYPE_MISMATCH', 'FUNCTION_NOT_FOUND', 'AMBIGUOUS_NAME', 'AMBIGUOUS_FUNCTION_CALL', 'EXPRESSION_NOT_SCALAR', 'EXPRESSION_NOT_AGGREGATE',
    'EXPRESSION_NOT_CONSTANT', 'NESTED_AGGREGATION', 'NESTED_WINDOW', 'MISSING_CATALOG_NAME', 'MISSING_SCHEMA_NAME', 'MISSING_COLUMN_NAME', 'MISSING_GROUP_BY', 'MISSING_OVER',
    'MISMATCHED_COLUMN_ALIASES', 'DUPLICATE_NAMED_QUERY', 'DUPLICATE_COLUMN_NAME', 'COLUMN_TYPE_UNKNOWN', 'FUNCTION_NOT_AGGREGATE', 'FUNCTION_NOT_SCALAR', 'FUNCTION_NOT_WINDOW',
    'INVALID_COLUMN_REFERENCE', 'TOO_MANY_ARGUMENTS', 'TYPE_NOT_FOUND', 'UNSUPPORTED_SUBQUERY', 'INVALID_SESSION_PROPERTY', 'NOT_SUPPORTED', 'MISSING_COLUMN_ALIASES',
]);
const AWAY = ['TABLE_NOT_FOUND', 'SCHEMA_NOT_FOUND', 'CATALOG_NOT_FOUND', 'CATALOG_UNAVAILABLE', 'INVALID_VIEW', 'TABLE_HAS_NO_COLUMNS'];
const VALUES = ['INVALID_CAST_ARGUMENT', 'NUMERIC_VALUE_OUT_OF_RANGE', 'DIVISION_BY_ZERO', 'INVALID_FUNCTION_ARGUMENT', 'EXCEEDED_FUNCTION_MEMORY_LIMIT', 'INVALID_LITERAL', 'INVALID_ARGUMENTS'];
const TIMES = ['EXCEEDED_TIME_LIMIT', 'EXCEEDED_CPU_LIMIT', 'ABANDONED_QUERY', 'EXCEEDED_SCAN_LIMIT'];
const MEMORY = /^(EXCEEDED_.*MEMORY_LIMIT|CLUSTER_OUT_OF_MEMORY|EXCEEDED_SPILL_LIMIT|EXCEEDED_LOCAL_SPILL_LIMIT)$/;
/** What one statement with fewer questions does not meet. */
const TOO_MUCH_AT_ONCE = /^(COMPILER_ERROR|QUERY_TEXT_TOO_LARGE|QUERY_HAS_TOO_MANY_STAGES|STACK_OVERFLOW|EXCEEDED_.*MEMORY_LIMIT|TOO_MANY_ARGUMENTS)$/;
/** A query that Trino refused or ended. `errorName` is Trino's own. */
class TrinoError extends problem/* InputError */.d {
    errorName;
    constructor(error, queryId) {
        super([problemOf(error, queryId)]);
        this.name = 'InputError';
        this.errorName = error.errorName ?? 'UNKNOWN';
    }
    get tooMuchAtOnce() {
        return TOO_MUCH_AT_ONCE.test(this.errorName);
    }
}
/** Never with a value of the data: messages about values stay with the server, where the query's id finds them. */
function problemOf(error, queryId) {
    const { errorName: name = 'UNKNOWN', errorType = '', message = '' } = error;
    const problem = (code, text, fix) => ({ code, message: text, fix });
    const said = ABOUT_THE_SQL.has(name) || AWAY.includes(name) ? `: ${plain(message)}` : '';
    const id = `query ${queryId}`;
    const column = JSON.stringify((/Column '(.*)' cannot be resolved/s.exec(message)?.[1] ?? '?').slice(0, 300));
    if (name === 'COLUMN_NOT_FOUND')
        return problem('sql-unknown-column', `The SQL names the column ${column}, which the data does not have.`, 'Name one of its columns.');
    if (AWAY.includes(name))
        return problem('trino-table-missing', `Trino has no such table (${name}${said}).`, 'Write catalog.schema.table as `SHOW TABLES` gives it; a user who may not see it meets the same answer.');
    if (/\bsnapshot|\bversioned tables?\b/i.test(message) && errorType === 'USER_ERROR')
        return problem('trino-snapshot', `Trino has no such version of the table (${name}).`, 'Write the id of a snapshot that the table still has, or leave `snapshot` out; not every connector keeps versions.');
    if (name === 'PERMISSION_DENIED')
        return problem('trino-refused', `Trino does not let this user read that (${id}).`, 'Grant SELECT on the table to the user of data.trino.');
    if (name === 'SYNTAX_ERROR')
        return problem('sql-syntax', `The SQL cannot be parsed${said}.`, 'Correct the SQL: tables of Trino are asked in its own SQL.');
    if (VALUES.includes(name))
        return problem('sql-value', `The SQL meets a value that it cannot convert or calculate with (${name}, ${id}).`, 'Use TRY_CAST or TRY, or say what such a value means with CASE.');
    if (TIMES.includes(name))
        return problem('trino-timeout', `Trino ended ${id}: ${name}.`, 'Raise `data.trino.timeout`, or ask a smaller table.');
    if (MEMORY.test(name))
        return problem('trino-memory', `${id} needs more memory than Trino gives it: ${name}.`, 'Raise the session properties for memory, or ask about fewer columns.');
    if (name === 'USER_CANCELED' || name === 'ADMINISTRATIVELY_KILLED')
        return problem('trino-cancelled', `${id} was ended by somebody: ${name}.`, 'Start it again, if that was not meant.');
    if (ABOUT_THE_SQL.has(name))
        return problem('sql-refused', `Trino refuses the SQL${said}.`, 'Correct the SQL; the tables and columns are those of the declared sources.');
    if (errorType === 'INSUFFICIENT_RESOURCES')
        return problem('trino-query-failed', `${id} met a limit of Trino: ${name}.`, 'See the query in Trino and raise the limit, or ask later.');
    return problem('trino-query-failed', `${id} failed: ${name}.`, 'Trino shows the query and the whole error under its id.');
}
function plain(message) {
    return message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 300);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./.build/src/data/engines/trino-http.js



/** The other side is away, as by its network or a gateway; asking again may help. */
class Away extends Error {
    name = 'Away';
}
/**
 * HTTP with an authority of one's own, which Node's fetch does not take. A certificate is always verified, whatever
 * NODE_TLS_REJECT_UNAUTHORIZED says.
 */
function openWire(secure, ca) {
    const agent = secure ? new external_node_https_.Agent({ keepAlive: true, rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) }) : new external_node_http_.Agent({ keepAlive: true });
    return {
        exchange: (url, exchange) => exchanged(url, exchange, (secure ? external_node_https_ : external_node_http_).request, agent),
        close: () => agent.destroy(),
    };
}
function exchanged(url, { method, headers, body, signal, timeout, limit }, open, agent) {
    return new Promise((resolve, reject) => {
        const request = open(url, { method, headers: { ...headers, 'accept-encoding': 'identity' }, agent, signal, timeout }, (response) => {
            const chunks = [];
            let size = 0;
            response.on('data', (chunk) => {
                size += chunk.length;
                if (size > limit)
                    request.destroy(tooLarge(url, limit));
                else
                    chunks.push(chunk);
            });
            response.on('error', (error) => reject(described(error, url)));
            response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8'), retryAfter: response.headers['retry-after'] }));
        });
        request.on('timeout', () => request.destroy(new Away(`no answer within ${timeout} ms`)));
        request.on('error', (error) => reject(described(error, url)));
        request.end(body);
    });
}
function tooLarge(url, limit) {
    return problem/* InputError */.d.of('trino-reply-too-large', `${url.host} answered with more than ${limit / 2 ** 20} MB at once.`, 'Check that the server is a Trino coordinator, and that the question is about aggregates and not rows.');
}
/** Codes of OpenSSL and Node for a certificate that does not hold. */
const CERTIFICATE = /CERT|UNABLE_TO_(GET|VERIFY)|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME/;
function described(error, url) {
    if (error instanceof problem/* InputError */.d || error instanceof Away || error.name === 'AbortError')
        return error;
    if (CERTIFICATE.test(error.code ?? '')) {
        return problem/* InputError */.d.of('trino-certificate', `The certificate of ${url.host} does not hold: ${error.code}.`, 'Name its authority as a PEM file in `data.trino.ca`, and use the name that the certificate has. It is always verified.', undefined, { cause: error });
    }
    return new Away(error.code ?? error.message, { cause: error });
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-json.js
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
/** Integers of up to this many digits are doubles without loss (2^53 has 16). */
const EXACT_DIGITS = 15;
/**
 * JSON.parse, but integers of more than 15 digits come as text, whole: JSON.parse would round what lies beyond 2^53 in
 * silence. Throws SyntaxError.
 */
function parseLossless(text) {
    let quoted = '';
    let copied = 0;
    for (let at = 0; at < text.length;) {
        const code = text.charCodeAt(at);
        if (code === QUOTE)
            at = endOfString(text, at);
        else if (code === MINUS || isDigit(code)) {
            const end = endOfNumber(text, at);
            const number = text.slice(at, end);
            if (number.length > EXACT_DIGITS && /^-?\d{16,}$/.test(number)) {
                quoted += `${text.slice(copied, at)}"${number}"`;
                copied = end;
            }
            at = end;
        }
        else
            at++;
    }
    return JSON.parse(copied === 0 ? text : quoted + text.slice(copied));
}
function endOfString(text, start) {
    for (let at = start + 1; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === BACKSLASH)
            at++;
        else if (code === QUOTE)
            return at + 1;
    }
    return text.length;
}
function endOfNumber(text, start) {
    let at = start + 1;
    while (at < text.length && (isDigit(text.charCodeAt(at)) || '.eE+-'.includes(text[at])))
        at++;
    return at;
}
function isDigit(code) {
    return code >= ZERO && code <= NINE;
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-client.js





const PAGE_BYTES = 64 * 2 ** 20;
const ANSWER_BYTES = 256 * 2 ** 20;
const ATTEMPTS = 10;
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
const SILENCE = 60_000;
const CANCEL_WITHIN = 5_000;
const PROGRESS_EVERY = 10_000;
/** A server holds a reply back until it has news; one that does not is asked more slowly after so many empty pages. */
const HASTY_PAGES = 20;
const HASTY_WAIT = 50;
/** The statement protocol of a Trino coordinator. One query after another or several at once. */
function trinoClient(access, world) {
    const wire = openWire(access.base.protocol === 'https:', access.ca);
    const running = new Set();
    const endAll = async () => void (await Promise.all([...running].map((query) => query.end())));
    return {
        async run(sql) {
            const query = new Query(access, wire, world);
            const ending = cancelOnSignal(endAll);
            running.add(query);
            try {
                return await query.run(sql);
            }
            finally {
                running.delete(query);
                ending.undo();
                await ending.passed();
            }
        },
        async close() {
            await endAll();
            wire.close();
        },
    };
}
class Query {
    #access;
    #wire;
    #world;
    #ended = new AbortController();
    #next;
    #cancelling;
    #id = '';
    constructor(access, wire, world) {
        this.#access = access;
        this.#wire = wire;
        this.#world = world;
    }
    async run(sql) {
        const { clock, signal } = this.#world;
        const started = clock.now().getTime();
        const end = () => this.#ended.abort();
        if (signal?.aborted)
            end();
        signal?.addEventListener('abort', end, { once: true });
        try {
            return await this.#pages(sql, started);
        }
        catch (error) {
            await this.#cancel();
            throw this.#ended.signal.aborted ? cancelled(this.#id) : error;
        }
        finally {
            signal?.removeEventListener('abort', end);
        }
    }
    async end() {
        this.#ended.abort();
        await this.#cancel();
    }
    async #pages(sql, started) {
        const { clock, log } = this.#world;
        const rows = [];
        let columns = [];
        let [bytes, empty, told] = [0, 0, started];
        let reply = await this.#ask(new URL('v1/statement', this.#access.base), { method: 'POST', headers: { ...this.#headers(), 'content-type': 'text/plain; charset=utf-8' }, body: sql });
        for (;;) {
            const page = pageOf(reply, this.#access.base);
            this.#id = page.id;
            this.#next = page.nextUri === undefined ? undefined : this.#sameOrigin(page.nextUri);
            if (page.error)
                throw new TrinoError(page.error, page.id);
            columns = page.columns ?? columns;
            for (const row of page.data ?? [])
                rows.push(row);
            bytes += reply.text.length;
            if (bytes > ANSWER_BYTES)
                throw problem/* InputError */.d.of('trino-reply-too-large', `The answer to query ${page.id} is larger than ${ANSWER_BYTES / 2 ** 20} MB.`, 'Ask for aggregates, or for fewer rows.');
            if (!this.#next)
                return { queryId: page.id, columns, rows };
            const now = clock.now().getTime();
            if (now - started > this.#access.timeout)
                throw tooLong(page.id, this.#access.timeout);
            if (now - told >= PROGRESS_EVERY) {
                told = now;
                log?.info(progressLine(page, now - started));
            }
            empty = page.data ? 0 : empty + 1;
            if (empty > HASTY_PAGES)
                await clock.sleep(HASTY_WAIT, this.#ended.signal);
            // Only the first request carries the session; the rest is told by the address, and by who asks.
            reply = await this.#ask(this.#next, { method: 'GET', headers: this.#access.headers });
        }
    }
    /** Again, and later each time, where a gateway or the network says that nobody is there now. */
    async #ask(url, request) {
        for (let attempt = 1, wait = FIRST_WAIT;; attempt++, wait = Math.min(2 * wait, LONGEST_WAIT)) {
            let why;
            let pause = wait;
            try {
                const reply = await this.#wire.exchange(url, { ...request, signal: this.#ended.signal, timeout: SILENCE, limit: PAGE_BYTES });
                if (![429, 502, 503, 504].includes(reply.status))
                    return accepted(reply, this.#access.base);
                why = `it answered ${reply.status}`;
                if (reply.status === 429 && /^\d{1,3}$/.test(reply.retryAfter ?? ''))
                    pause = Math.max(wait, 1000 * Number(reply.retryAfter));
            }
            catch (error) {
                if (!(error instanceof Away))
                    throw error;
                why = error.message;
                // Nobody listens: a typing error as likely as a restart, and told at once.
                if (/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/.test(why) && request.method === 'POST')
                    throw unreachable(this.#access.base, why);
            }
            if (attempt >= ATTEMPTS)
                throw unreachable(this.#access.base, why);
            await this.#world.clock.sleep(pause, this.#ended.signal);
        }
    }
    #headers() {
        const session = Object.entries(this.#access.session).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
        return {
            ...this.#access.headers,
            'x-trino-source': 'sluice',
            'x-trino-time-zone': 'UTC',
            // Without it timestamps come cut to milliseconds.
            'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
            'x-trino-session': session.join(','),
        };
    }
    /** A credential goes only where the first request went. */
    #sameOrigin(text) {
        const url = URL.canParse(text) ? new URL(text) : undefined;
        if (url?.origin === this.#access.base.origin)
            return url;
        throw problem/* InputError */.d.of('trino-moved', `${this.#access.base.host} sends on to ${url?.origin ?? 'an address that cannot be read'}, which was not asked.`, 'Write the address under which the coordinator knows itself; behind a proxy it needs `http-server.process-forwarded=true`.');
    }
    /** Once, whoever asks for it; all of them wait. */
    #cancel() {
        return (this.#cancelling ??= this.#delete());
    }
    async #delete() {
        const next = this.#next;
        if (!next)
            return;
        try {
            await this.#wire.exchange(next, { method: 'DELETE', headers: this.#access.headers, timeout: CANCEL_WITHIN, limit: PAGE_BYTES });
        }
        catch {
            // Its own limit of time ends it (session property query_max_run_time).
            this.#world.log?.debug(`Query ${this.#id} could not be cancelled.`);
        }
    }
}
function accepted(reply, { host }) {
    const { status } = reply;
    if (status === 200)
        return reply;
    if (status === 401 || status === 403) {
        throw problem/* InputError */.d.of('trino-refused', `${host} refuses this user or credential (${status}).`, 'Check `user`, `password_env` and `token_env` of data.trino, and that the secret is the current one.');
    }
    if (status >= 300 && status < 400)
        throw problem/* InputError */.d.of('trino-redirect', `${host} answered with a redirect (${status}), which is not followed.`, 'Write the address that it points to, if you trust it.');
    throw problem/* InputError */.d.of('trino-answer', `${host} answered ${status} to a statement.`, 'Check that data.trino.server is a Trino coordinator.');
}
function pageOf({ text }, { host }) {
    const wrong = (cause) => problem/* InputError */.d.of('trino-answer', `${host} does not answer as a Trino coordinator does.`, 'Check that data.trino.server is a Trino coordinator and no other page.', undefined, { cause });
    let page;
    try {
        page = parseLossless(text);
    }
    catch (cause) {
        throw wrong(cause);
    }
    const { id, nextUri, columns, data, error } = page ?? {};
    const right = typeof id === 'string' && /^[\w.-]{1,100}$/.test(id) && (nextUri === undefined || typeof nextUri === 'string') && (error === undefined || typeof error === 'object') &&
        (columns === undefined || columns === null || (Array.isArray(columns) && columns.every((column) => typeof column?.name === 'string' && typeof column.type === 'string'))) &&
        (data === undefined || data === null || (Array.isArray(data) && data.every(Array.isArray)));
    if (!right)
        throw wrong();
    return page;
}
function progressLine({ id, stats = {} }, milliseconds) {
    const share = typeof stats.progressPercentage === 'number' ? `, ${Math.floor(stats.progressPercentage)} %` : '';
    const rows = typeof stats.processedRows === 'number' ? `, ${stats.processedRows.toLocaleString('en-US')} rows` : '';
    const state = typeof stats.state === 'string' ? stats.state.slice(0, 40).toLowerCase() : 'running';
    return `Trino, query ${id}: ${state}${share}${rows} after ${Math.round(milliseconds / 1000)} s.`;
}
function unreachable({ host }, why) {
    return problem/* InputError */.d.of('trino-unreachable', `${host} cannot be asked: ${why}.`, 'Check data.trino.server, and that this machine may reach it.');
}
function tooLong(id, timeout) {
    return problem/* InputError */.d.of('trino-timeout', `Query ${id} took longer than ${timeout / 1000} s and was cancelled.`, 'Raise `data.trino.timeout`, or ask a smaller table.');
}
function cancelled(id) {
    return problem/* InputError */.d.of('trino-cancelled', `The run ended before ${id === '' ? 'its query' : `query ${id}`} did, which was cancelled.`, 'Start it again, if that was not meant.');
}

// EXTERNAL MODULE: ./.build/src/data/engines/numbers.js
var numbers = __webpack_require__(9526);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
;// CONCATENATED MODULE: ./.build/src/data/engines/trino-connection.js




/** Comma-separated `host` or `host:port`. A delivery file may name any server; a credential goes only to one of these. */
const HOSTS = 'SLUICE_TRINO_HOSTS';
const DEFAULT_TIMEOUT = '10 minutes';
/**
 * A declared connection, checked, with its credentials from the environment. Throws InputError; the host is judged
 * before any credential is looked at.
 */
async function accessTo(connection, env) {
    const base = (0,fetch_json/* checkUrl */.CU)(connection.server, 'data.trino.server');
    if (base.search !== '' || base.hash !== '')
        throw problem/* InputError */.d.of('url-unreadable', 'The URL of data.trino.server carries a query or a fragment.', 'Write https://HOST:PORT alone.');
    refuseOtherHost(base, env);
    if (!base.pathname.endsWith('/'))
        base.pathname += '/';
    const timeout = (0,duration/* parseDuration */.E)(connection.timeout ?? DEFAULT_TIMEOUT);
    return {
        base,
        headers: credentials(connection, base, env),
        ...(connection.ca === undefined ? {} : { ca: await authority(connection.ca) }),
        timeout,
        // The server ends a query that outlives us, whatever became of this process.
        session: { query_max_run_time: `${Math.ceil(timeout)}ms`, ...Object.fromEntries(Object.entries(connection.session ?? {}).map(([name, value]) => [name, String(value)])) },
    };
}
function refuseOtherHost(base, env) {
    if (isLoopback(base.hostname))
        return;
    const port = base.port || '443';
    const allowed = (env[HOSTS] ?? '').split(',').map((host) => host.trim().toLowerCase());
    if (allowed.includes(base.hostname) || allowed.includes(`${base.hostname}:${port}`))
        return;
    const host = `${base.hostname}:${port}`;
    throw problem/* InputError */.d.of('trino-host-not-allowed', `This run may not ask ${host}, which SLUICE_TRINO_HOSTS does not list.`, `Set the environment variable SLUICE_TRINO_HOSTS: ${host} in the workflow (not in the delivery file), if credentials may go there.`);
}
function isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
function credentials({ user, user_env, password_env, token_env }, base, env) {
    if ((password_env ?? token_env) !== undefined && base.protocol !== 'https:')
        throw problem/* InputError */.d.of('trino-credential-plain', 'data.trino names a password or a token, and its server is not https.', 'Write https:// so that the credential is encrypted on its way, or leave the credential out.');
    if (password_env !== undefined && token_env !== undefined)
        throw problem/* InputError */.d.of('trino-credential-twice', 'data.trino names a password and a token.', 'Keep the one that the server takes.');
    const name = user ?? (user_env === undefined ? undefined : secret('user_env', user_env, env));
    if (name === undefined && token_env === undefined)
        throw problem/* InputError */.d.of('trino-user-missing', 'data.trino names no user.', 'Add `user: NAME`, or `user_env: TRINO_USER` with the name in that environment variable.');
    if (password_env !== undefined && (name === undefined || name.includes(':')))
        throw problem/* InputError */.d.of('trino-user-missing', 'A password needs a user, without a colon.', 'Add `user: NAME`.');
    const authorization = token_env !== undefined
        ? `Bearer ${secret('token_env', token_env, env)}`
        : password_env !== undefined
            ? `Basic ${Buffer.from(`${name}:${secret('password_env', password_env, env)}`).toString('base64')}`
            : undefined;
    return {
        ...(name === undefined ? {} : { 'x-trino-user': headerText(name, 'user') }),
        ...(authorization === undefined ? {} : { authorization: headerText(authorization, token_env ?? 'password') }),
    };
}
function secret(key, name, env) {
    const value = env[name]?.trim();
    if (value)
        return value;
    throw problem/* InputError */.d.of('trino-credential-missing', `data.trino.${key} names the environment variable ${name}, which is not set or empty.`, `Set it in the step's \`env\`, e.g. \`${name}: \${{ secrets.${name} }}\`.`);
}
function headerText(value, what) {
    if (/^[\x20-\x7e]*$/.test(value))
        return value;
    throw problem/* InputError */.d.of('trino-credential-unusable', `The ${what} for Trino holds characters that no HTTP header can carry.`, 'Set it again without line ends and control characters.');
}
async function authority(file) {
    const pem = await (0,promises_.readFile)(file, 'utf8').catch((cause) => {
        throw problem/* InputError */.d.of('trino-ca-unreadable', `The authority's certificate ${file} cannot be read: ${cause.message}.`, 'Correct `data.trino.ca`.', undefined, { cause });
    });
    if (pem.includes('-----BEGIN CERTIFICATE-----'))
        return pem;
    throw problem/* InputError */.d.of('trino-ca-unreadable', `${file} holds no certificate in PEM form.`, 'Name the PEM file of the authority (it has `-----BEGIN CERTIFICATE-----`).');
}

// EXTERNAL MODULE: ./.build/src/data/engines/trino-dialect.js + 3 modules
var trino_dialect = __webpack_require__(17552);
;// CONCATENATED MODULE: ./.build/src/data/engines/trino-ranks.js

/** Rows that one worker sorts at a time for one column; of more, counting narrows the place first. */
const SORTED_AT_ONCE = 10_000_000;
const EDGES = 128;
/** Each pass leaves at most a 32nd of the doubles between the ends of a bracket: 13 passes of 2^64 leave one. */
const PASSES = 16;
/** Columns of one statement: each is a scan of its own, and a statement has a limit of stages. */
const COLUMNS_AT_ONCE = 12;
/**
 * Exact order statistics. Where a column has more rows than one worker should sort, they are counted between edges that
 * close in on the ranks, all columns in one scan; what is left is grouped by value and summed in order.
 */
async function exactRanks(engine, source, requests, sortedAtOnce = SORTED_AT_ONCE) {
    if (requests.length === 0)
        return [];
    const searches = await begun(engine, source, requests);
    for (let pass = 0; pass < PASSES && searches.some((search) => sizeOf(search) > sortedAtOnce); pass++) {
        await narrow(engine, source, searches.filter((search) => sizeOf(search) > sortedAtOnce));
    }
    const left = searches.filter(({ brackets }) => brackets.length > 0);
    for (let start = 0; start < left.length; start += COLUMNS_AT_ONCE)
        await finish(engine, source, left.slice(start, start + COLUMNS_AT_ONCE));
    // -0 and 0 are one value in order, and it is 0 that has a text of its own.
    return requests.map(({ ranks }, index) => ranks.map((rank) => (searches[index].found.get(rank) ?? NaN) + 0));
}
function finiteOf(number) {
    return `(CASE WHEN ${trino_dialect/* TRINO */.P.isFinite(number)} THEN ${number} END)`;
}
function sizeOf({ brackets }) {
    return brackets.reduce((rows, { within }) => rows + within, 0);
}
/** One scan: how many rows there are, and the first and the last of them. */
async function begun(engine, source, requests) {
    const asked = requests.flatMap(({ number }, index) => [
        [`n${index}`, `count(${finiteOf(number)})`],
        [`least${index}`, `min(${finiteOf(number)})`],
        [`greatest${index}`, `max(${finiteOf(number)})`],
    ]);
    const answers = await engine.measure(source, Object.fromEntries(asked));
    return requests.map(({ number, ranks }, index) => {
        const [n, least, greatest] = [Number(answers[`n${index}`]), Number(answers[`least${index}`]), Number(answers[`greatest${index}`])];
        const inside = [...new Set(ranks)].filter((rank) => rank > 1 && rank < n).sort((a, b) => a - b);
        const found = new Map(n === 0 ? [] : [[n, greatest], [1, least]]);
        if (least === greatest)
            for (const rank of inside)
                found.set(rank, least);
        const open = inside.length > 0 && least < greatest;
        return { number, found, brackets: open ? [{ low: before(least), high: greatest, below: 0, within: n, ranks: inside }] : [] };
    });
}
async function narrow(engine, source, searches) {
    const edges = searches.map(({ brackets }) => edgesOf(brackets));
    const counts = searches.map(({ number }, index) => trino_dialect/* TRINO */.P.binCounts(number, edges[index]));
    const answers = await engine.measure(source, Object.fromEntries(counts.map(({ sql }, index) => [String(index), sql])));
    for (const [index, search] of searches.entries()) {
        const found = counts[index].read(answers[String(index)]);
        search.brackets = narrowed(search, edges[index], found);
    }
}
/** Ends of all brackets, and numbers between them: half of them evenly spaced, half of them as doubles are. */
function edgesOf(brackets) {
    const each = Math.max(2, Math.floor(EDGES / brackets.length / 2));
    const edges = brackets.flatMap(({ low, high }) => {
        const [first, last] = [placeOf(low), placeOf(high)];
        const steps = Array.from({ length: each }, (_, index) => index + 1);
        const even = steps.map((step) => low + ((high - low) / (each + 1)) * step);
        const asDoubles = steps.map((step) => doubleAt(first + ((last - first) * BigInt(step)) / BigInt(each + 1)));
        return [low, high, ...[...even, ...asDoubles].filter((edge) => edge > low && edge < high)];
    });
    return [...new Set(edges.map((edge) => edge + 0))].sort((a, b) => a - b);
}
function narrowed({ brackets, found }, edges, counts) {
    const next = [];
    let below = 0;
    for (const [bin, within] of counts.entries()) {
        const [low, high] = [edges[bin - 1], edges[bin]];
        const ranks = brackets.flatMap((bracket) => bracket.ranks).filter((rank) => rank > below && rank <= below + within);
        if (low !== undefined && high !== undefined && ranks.length > 0) {
            if (before(high) <= low)
                for (const rank of ranks)
                    found.set(rank, high);
            else
                next.push({ low, high, below, within, ranks });
        }
        below += within;
    }
    return next;
}
/** What is left, grouped by value: the value at which the sum of the groups, in order, reaches the rank. */
async function finish(engine, source, searches) {
    const places = searches.map(({ brackets }) => {
        let before = 0;
        return brackets.flatMap((bracket) => {
            const shifted = bracket.ranks.map((rank) => ({ rank, place: rank - bracket.below + before }));
            before += bracket.within;
            return shifted;
        });
    });
    const branches = searches.map(({ number, brackets }, index) => {
        // How many of the places are reached: a search in a sorted list, where a condition a place would be long to plan.
        const reached = (sum) => `width_bucket(CAST(${sum} AS DOUBLE), ARRAY[${places[index].map(({ place }) => `${place}e0`).join(', ')}])`;
        return `SELECT ${index} AS search, x, upto - n AS above, upto FROM (SELECT x, n, sum(n) OVER (ORDER BY x) AS upto FROM (SELECT x, count(*) AS n FROM (SELECT ${finiteOf(number)} AS x FROM source) WHERE ${inside(brackets)} GROUP BY x)) WHERE ${reached('upto')} > ${reached('upto - n')}`;
    });
    const table = await engine.query(branches.map((branch) => `(${branch})`).join('\nUNION ALL\n'), { source });
    for (let row = 0; row < table.rows; row++) {
        const index = Number(table.values.search[row]);
        const [above, upto] = [Number(table.values.above[row]), Number(table.values.upto[row])];
        for (const { rank, place } of places[index])
            if (place > above && place <= upto)
                searches[index].found.set(rank, Number(table.values.x[row]));
    }
}
/** Brackets that touch are one, so that a column that was not narrowed has two comparisons. */
function inside(brackets) {
    const touching = brackets.reduce((found, { low, high }) => {
        const last = found.at(-1);
        return last && last.high === low ? [...found.slice(0, -1), { low: last.low, high }] : [...found, { low, high }];
    }, []);
    return touching.map(({ low, high }) => `x > ${trino_ranks_double(low)} AND x <= ${trino_ranks_double(high)}`).join(' OR ');
}
function trino_ranks_double(value) {
    return `CAST('${value}' AS DOUBLE)`;
}
const scratch = new DataView(new ArrayBuffer(8));
const SIGN = 1n << 63n;
/** Doubles in order as integers in order (IEEE 754: the bits of equal signs are in the order of the numbers). */
function placeOf(value) {
    scratch.setFloat64(0, value + 0);
    const bits = scratch.getBigUint64(0);
    return bits >= SIGN ? -(bits - SIGN) : bits;
}
function doubleAt(place) {
    scratch.setBigUint64(0, place < 0n ? SIGN - place : place);
    return scratch.getFloat64(0);
}
/** The next double below. */
function before(value) {
    return doubleAt(placeOf(value) - 1n);
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-tokens.js

const SHAPES = [
    ['name', /[A-Za-z_][A-Za-z0-9_@:]*/y],
    ['number', /\d[A-Za-z0-9_.]*(?:(?<=[eE])[+-]\d+)?|\.\d[A-Za-z0-9_]*/y],
    ['parameter', /\$[A-Za-z_][A-Za-z0-9_]*/y],
];
const SPACE = /\s+/y;
const OPEN = { '(': ')', '[': ']', '{': '}' };
/**
 * The words of a statement, read as Trino reads them, so that what is refused by its words stays refused. Throws
 * InputError for comments, `;`, `?`, open quotes and brackets: nothing in the text can reach beyond the text.
 */
function tokensOf(sql) {
    const tokens = [];
    const open = [];
    for (let at = 0; at < sql.length;) {
        SPACE.lastIndex = at;
        if (SPACE.test(sql)) {
            at = SPACE.lastIndex;
            continue;
        }
        const token = tokenAt(sql, at);
        refuseSymbol(token, sql);
        if (token.kind === 'symbol') {
            if (OPEN[token.text])
                open.push(OPEN[token.text]);
            else if (')]}'.includes(token.text) && open.pop() !== token.text)
                throw syntax('closes a bracket that is not open');
        }
        tokens.push(token);
        at = token.end;
    }
    if (open.length > 0)
        throw syntax(`never closes a bracket (\`${open.at(-1)}\`)`);
    return tokens;
}
function tokenAt(sql, start) {
    const first = sql[start];
    if (first === "'" || first === '"') {
        const end = endOfQuoted(sql, start, first);
        const text = sql.slice(start + 1, end - 1).replaceAll(first + first, first);
        return { kind: first === '"' ? 'quoted' : 'text', text, start, end };
    }
    for (const [kind, shape] of SHAPES) {
        shape.lastIndex = start;
        const found = shape.exec(sql)?.[0];
        if (found)
            return { kind, text: kind === 'parameter' ? found.slice(1) : found, start, end: start + found.length };
    }
    return { kind: 'symbol', text: first, start, end: start + 1 };
}
function endOfQuoted(sql, start, quote) {
    for (let at = start + 1; at < sql.length; at++) {
        if (sql[at] !== quote)
            continue;
        if (sql[at + 1] !== quote)
            return at + 1;
        at++;
    }
    throw syntax(`never closes a quote (${quote})`);
}
function refuseSymbol({ kind, text, start }, sql) {
    if (kind !== 'symbol')
        return;
    const two = sql.slice(start, start + 2);
    if (two === '--' || two === '/*')
        throw problem/* InputError */.d.of('sql-comment', 'The SQL holds a comment.', 'Leave it out; say why in `because`. (Two minus signs need a space or a bracket between them.)');
    if (text === ';')
        throw problem/* InputError */.d.of('sql-not-one-statement', 'The SQL holds a `;`.', 'Keep one statement, without the `;`.');
    if (text === '?')
        throw problem/* InputError */.d.of('sql-parameter', 'The SQL holds a `?`.', 'Write the value, or a `$name`.');
    if (text === '`' || text === '$' || text === '\\' || text === '\0')
        throw syntax(`holds ${JSON.stringify(text)}, which Trino does not read there`);
}
function syntax(what) {
    return problem/* InputError */.d.of('sql-syntax', `The SQL cannot be parsed: it ${what}.`, 'Correct the SQL: tables of Trino are asked in its own SQL.');
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-sql.js



/** A rule must say the same of a row each time it is asked. */
const CHANGING = new Set([
    'now', 'random', 'rand', 'shuffle', 'uuid', 'current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp', 'current_timezone',
    'current_user', 'current_role', 'current_groups', 'current_catalog', 'current_schema', 'current_path', 'fail', 'version',
]);
const CONDITION_FIX = 'Write one condition over the columns of a row, e.g. hours_per_week <= 168.';
/**
 * A row condition in brackets of its own. By its words alone it can hold no subquery, no window, no parameter, no
 * function that changes; whether it is a condition is Trino's to say. Throws InputError.
 */
function bracketed(sql) {
    const tokens = tokensOf(sql);
    if (tokens.length === 0)
        throw problem/* InputError */.d.of('sql-not-a-condition', 'The row rule is empty.', CONDITION_FIX);
    for (const [index, token] of tokens.entries())
        refuseInCondition(token, tokens[index + 1]);
    return `(\n${sql}\n)`;
}
function refuseInCondition({ kind, text }, next) {
    if (kind === 'parameter')
        throw problem/* InputError */.d.of('sql-parameter', 'A row rule has no parameters.', CONDITION_FIX);
    const called = next?.kind === 'symbol' && next.text === '(';
    if (kind !== 'name' && !(kind === 'quoted' && called))
        return;
    const word = text.toLowerCase();
    if (kind === 'name' && ['select', 'table', 'values'].includes(word))
        throw problem/* InputError */.d.of('sql-subquery', 'A row rule cannot hold a subquery: it sees one row.', 'Write one condition over the columns of a row, e.g. hours_per_week <= 168.');
    if (kind === 'name' && word === 'over')
        throw problem/* InputError */.d.of('sql-window', 'A row rule cannot look at other rows.', `${CONDITION_FIX} A column of that name goes in double quotes.`);
    if (CHANGING.has(word) && (called || word.startsWith('current_') || word.startsWith('local'))) {
        throw problem/* InputError */.d.of('sql-changing-function', `A row rule cannot call ${word}: it must say the same of a row each time.`, 'Compare with a fixed value, or with another column.');
    }
}
/** One SELECT over `views` (their SQL by name). Throws InputError for any other statement, and for parameters that do not fit. */
function selectOver(sql, views, parameters) {
    const tokens = tokensOf(sql);
    const first = tokens[0];
    const word = first?.kind === 'name' ? first.text.toLowerCase() : first?.text;
    if (word !== 'select' && word !== 'with' && word !== '(') {
        throw problem/* InputError */.d.of('sql-not-select', 'The SQL is not a SELECT statement.', 'Only SELECT is run: nothing that changes, describes or calls.');
    }
    if (tokens.some(({ kind, text }) => kind === 'name' && text.toLowerCase() === 'table')) {
        throw problem/* InputError */.d.of('sql-table-function', 'The SQL reads from TABLE(…), which is not a declared source.', 'Read only from the declared sources.');
    }
    const text = withValues(sql, tokens, parameters);
    const list = Object.entries(views).map(([name, view]) => `${quotedName(name)} AS (${view})`);
    if (word !== 'with')
        return { sql: `${list.length > 0 ? `WITH ${list.join(',\n')}\n` : ''}${text}`, doubtful: isDoubtful(tokens) };
    const second = tokens[1]?.text.toLowerCase();
    if (second === 'function')
        throw problem/* InputError */.d.of('sql-not-select', 'The SQL defines a function.', 'Write the expression where it is used.');
    const recursive = second === 'recursive';
    const rest = text.slice((recursive ? tokens[1] : first).end);
    return { sql: `WITH ${recursive ? 'RECURSIVE ' : ''}${list.map((view) => `${view},\n`).join('')}${rest}`, doubtful: isDoubtful(tokens) };
}
function quotedName(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
/** The statement has no catalog, so that names of one part or two are views and columns, or nothing. */
function isDoubtful(tokens) {
    return tokens.some((_token, at) => {
        const dots = [1, 3].every((step) => tokens[at + step]?.kind === 'symbol' && tokens[at + step].text === '.');
        return dots && [0, 2, 4].every((step) => ['name', 'quoted'].includes(tokens[at + step]?.kind ?? ''));
    });
}
function withValues(sql, tokens, parameters) {
    const wanted = new Set(tokens.filter(({ kind }) => kind === 'parameter').map(({ text }) => text));
    const missing = [...wanted].filter((name) => !Object.hasOwn(parameters, name));
    const unused = Object.keys(parameters).filter((name) => !wanted.has(name));
    const named = (names) => names.map((name) => `$${name}`).join(', ');
    if (missing.length > 0)
        throw problem/* InputError */.d.of('sql-parameter-missing', `The SQL asks for ${named(missing)}, which nobody gives.`, `Known here: ${named(Object.keys(parameters)) || 'none'}.`);
    if (unused.length > 0)
        throw problem/* InputError */.d.of('sql-parameter-unused', `The SQL does not use ${named(unused)}.`, 'Use every parameter, or the answer does not depend on it.');
    let text = '';
    let copied = 0;
    // Leading places stay as they are: `selectOver` cuts the first words off.
    for (const { kind, text: name, start, end } of tokens) {
        if (kind !== 'parameter')
            continue;
        text += sql.slice(copied, start) + valueText(parameters[name]);
        copied = end;
    }
    return text + sql.slice(copied);
}
const INT64 = 2n ** 63n;
function valueText(value) {
    if (typeof value === 'bigint' && (value >= INT64 || value < -INT64))
        return `CAST('${value}' AS DECIMAL(38, 0))`;
    return (0,sql/* literal */.e)(value);
}
/** Names of a table: catalog, schema, table; each bare or in double quotes. Throws InputError. */
function tableName(text) {
    let tokens = [];
    try {
        tokens = tokensOf(text);
    }
    catch {
        // Refused below, in words about names.
    }
    const [catalog, dot, schema, point, table] = tokens;
    const isName = (token) => token?.kind === 'quoted' || token?.kind === 'name';
    if (tokens.length !== 5 || ![catalog, schema, table].every(isName) || dot.text !== '.' || point.text !== '.' || tokens.some(({ text: part }) => part === '' || part.includes('$'))) {
        throw problem/* InputError */.d.of('trino-table-name', `${JSON.stringify(text.slice(0, 200))} is not the name of a table.`, 'Write catalog.schema.table; a part with dots, spaces or other signs in double quotes. Snapshots are named by `snapshot`.');
    }
    return { catalog: catalog.text, schema: schema.text, table: table.text };
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-snapshots.js




/** Metadata tables that tell the version which is read now, by connector (Trino's documentation of each, "Metadata tables"). */
const CURRENT = {
    iceberg: { metadata: '$refs', sql: (table) => `SELECT CAST(snapshot_id AS VARCHAR) FROM ${table} WHERE name = 'main'` },
    delta_lake: { metadata: '$history', sql: (table) => `SELECT CAST(max(version) AS VARCHAR) FROM ${table}` },
};
/**
 * The version of a table at the run's first look, kept for the whole run: all of its numbers are then of one state, and
 * the statement names it.
 */
function trinoSnapshots(ask) {
    const connectors = new Map();
    const known = new Map();
    const connectorOf = (catalog) => {
        const found = connectors.get(catalog) ?? connectorName(ask, catalog);
        connectors.set(catalog, found);
        return found;
    };
    return {
        of(source) {
            const key = JSON.stringify([source.trino, typeof source.snapshot, String(source.snapshot ?? '')]);
            const found = known.get(key) ?? versionOf(source, ask, connectorOf);
            known.set(key, found);
            return found;
        },
    };
}
async function versionOf({ trino, snapshot }, ask, connectorOf) {
    const { catalog, schema, table } = tableName(trino);
    if (typeof snapshot === 'number' && !Number.isSafeInteger(snapshot)) {
        throw problem/* InputError */.d.of('trino-snapshot', `The snapshot of ${trino} lost its last digits: it is beyond 2^53.`, "Write it in quotes: snapshot: '8954597067493422955'.");
    }
    if (snapshot !== undefined && /^\d+$/.test(String(snapshot)))
        return String(snapshot);
    const connector = (await connectorOf(catalog)) ?? '';
    const place = (suffix) => [catalog, schema, `${table}${suffix}`].map(sql/* identifier */.C).join('.');
    if (snapshot !== undefined)
        return namedVersion(trino, String(snapshot), connector, place('$refs'), ask);
    const current = CURRENT[connector];
    if (!current)
        return undefined;
    try {
        return trino_snapshots_text((await ask(current.sql(place(current.metadata)))).rows[0]?.[0]);
    }
    catch (error) {
        // A view has no versions, nor has a user who may read the table but not its metadata.
        if (error instanceof TrinoError)
            return undefined;
        throw error;
    }
}
/** The version that a branch or a tag of an Iceberg table stands for now. */
async function namedVersion(trino, name, connector, refs, ask) {
    const rows = connector === 'iceberg' ? (await ask(`SELECT CAST(snapshot_id AS VARCHAR) FROM ${refs} WHERE name = ${(0,sql/* literal */.e)(name)}`)).rows : [];
    const found = trino_snapshots_text(rows[0]?.[0]);
    if (found !== undefined)
        return found;
    throw problem/* InputError */.d.of('trino-snapshot', `${trino} has no snapshot, branch or tag ${JSON.stringify(name.slice(0, 100))}.`, 'Write the id of a snapshot, or a branch or tag of an Iceberg table.');
}
async function connectorName(ask, catalog) {
    try {
        return trino_snapshots_text((await ask(`SELECT connector_name FROM system.metadata.catalogs WHERE catalog_name = ${(0,sql/* literal */.e)(catalog)}`)).rows[0]?.[0]);
    }
    catch (error) {
        // Not every user may see the list; the table is then read as it is at each question.
        if (error instanceof TrinoError)
            return undefined;
        throw error;
    }
}
function trino_snapshots_text(value) {
    return typeof value === 'string' && /^[\w-]+$/.test(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-values.js
function columnInfo(name, native) {
    return { name, type: plainType(native), native };
}
function plainType(native) {
    if (/^(tinyint|smallint|integer|bigint)$/.test(native))
        return 'integer';
    if (/^(real|double|decimal\(.*\))$/.test(native))
        return 'float';
    if (/^(varchar|char)(\(\d+\))?$|^uuid$/.test(native))
        return 'string';
    if (native === 'boolean')
        return 'boolean';
    if (native === 'date')
        return 'date';
    if (/^timestamp/.test(native))
        return 'timestamp';
    return 'other';
}
/** The rows of an answer by columns, values as all engines give them. */
function tableOf({ columns, rows }) {
    const infos = columns.map(({ name, type }) => columnInfo(name, type));
    const values = Object.create(null);
    infos.forEach((column, index) => {
        values[column.name] = rows.map((row) => plainValue(row[index], column));
    });
    return { rows: rows.length, columns: infos, values };
}
/** One cell: decimals and the words NaN, Infinity, -Infinity become numbers, lists and rows JSON text. */
function plainValue(cell, { type, native }) {
    if (cell === null || cell === undefined)
        return null;
    if (type === 'integer')
        return typeof cell === 'string' ? exactInteger(cell) : cell;
    if (type === 'float')
        return Number(cell);
    if (type === 'timestamp')
        return isoTimestamp(String(cell));
    if (typeof cell === 'boolean' || typeof cell === 'number')
        return cell;
    if (typeof cell === 'string')
        return cell;
    return JSON.stringify(cell) ?? native;
}
function exactInteger(text) {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : BigInt(text);
}
/** `2020-01-02 03:04:05.500` and `… UTC`, `… +02:00`, `… America/New_York`; fractions lose their ending zeros. */
function isoTimestamp(text) {
    const found = /^([+-]?\d{4,}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d+)?(?: (.+))?$/.exec(text);
    if (!found)
        return text;
    const [, date, time, fraction = '', zone] = found;
    const rest = fraction.replace(/\.?0+$/, '');
    if (zone === undefined)
        return `${date}T${time}${rest}`;
    if (zone === 'UTC' || zone === '+00:00')
        return `${date}T${time}${rest}Z`;
    const instant = utcOf(`${date}T${time}`, zone);
    return instant === undefined ? text : `${instant}${rest}Z`;
}
/**
 * Local time as UTC, to the second. Of an hour that a clock runs twice it is the first, as Trino's text does not say which;
 * undefined for a zone that this machine does not know.
 */
function utcOf(local, zone) {
    const asUtc = Date.parse(`${local}Z`);
    const fixed = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
    if (fixed)
        return seconds(asUtc - (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000);
    try {
        // An offset is at most a day; the clock before the change is the one that was in force a day earlier.
        const before = asUtc - offsetAt(asUtc - 86_400_000, zone);
        if (offsetAt(before, zone) === asUtc - before)
            return seconds(before);
        return seconds(asUtc - offsetAt(asUtc + 86_400_000, zone));
    }
    catch {
        return undefined;
    }
}
function offsetAt(instant, zone) {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(new Date(instant));
    const part = (type) => Number(parts.find((one) => one.type === type)?.value);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(instant / 1000) * 1000;
}
function seconds(instant) {
    return new Date(instant).toISOString().slice(0, -5);
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino.js













/** Characters of one statement: Trino's own limit, `query.max-length`, is 1,000,000. */
const STATEMENT_LENGTH = 800_000;
/** Aggregates of one statement. Trino compiles them, 30 ms each and within limits of Java's; 4,000 simple ones were taken. */
const AGGREGATES = 2_000;
/**
 * A Trino server as the data engine: every question is a statement of its own that reads the declared tables and answers
 * aggregates. Throws InputError where the server may not be asked, cannot be, or refuses.
 */
async function openTrino(connection, { env, ...world }) {
    const client = trinoClient(await accessTo(connection, env), world);
    try {
        const { rows } = await client.run('SELECT version()');
        return new TrinoEngine(client, String(rows[0]?.[0]), world.log);
    }
    catch (error) {
        await client.close();
        throw error;
    }
}
class TrinoEngine {
    name = 'trino';
    version;
    #client;
    #log;
    #snapshots;
    constructor(client, version, log) {
        this.#client = client;
        this.#log = log;
        this.version = version;
        this.#snapshots = trinoSnapshots((sql) => client.run(sql));
    }
    dialect() {
        return trino_dialect/* TRINO */.P;
    }
    async about() {
        return { name: this.name, version: this.version };
    }
    async identify(source) {
        const snapshot = await this.#snapshots.of(tableOfSource(source));
        return snapshot === undefined ? {} : { snapshot };
    }
    async describe(source) {
        const { columns } = await this.#client.run(`${await this.#view(source)} LIMIT 0`);
        return columns.map(({ name, type }) => columnInfo(name, type));
    }
    async measure(source, expressions) {
        const view = await this.#view(source);
        const answers = {};
        for (const part of parts(Object.entries(expressions)))
            Object.assign(answers, await this.#measure(view, part));
        return answers;
    }
    async ranks(source, requests) {
        return exactRanks(this, source, requests);
    }
    /**
     * Trino judges the condition where it stands; what it says of columns and types is left to the rule's own question,
     * which says it of one table.
     */
    async condition(sql, source) {
        const condition = bracketed(sql);
        const from = source === undefined ? '' : `FROM (${await this.#view(source)})`;
        try {
            await this.#client.run(`EXPLAIN (TYPE VALIDATE) SELECT 1 ${from} WHERE CAST(${condition} AS BOOLEAN)`);
        }
        catch (error) {
            if (!(error instanceof TrinoError))
                throw error;
            if (error.errorName === 'EXPRESSION_NOT_SCALAR')
                throw problem/* InputError */.d.of('sql-not-a-condition', 'A row rule cannot hold an aggregate: it sees one row.', 'Write one condition over the columns of a row, e.g. hours_per_week <= 168.');
            if (!['COLUMN_NOT_FOUND', 'TYPE_MISMATCH'].includes(error.errorName))
                throw error;
        }
        return condition;
    }
    async query(sql, sources, parameters = {}) {
        const views = {};
        for (const [name, source] of Object.entries(sources))
            views[name] = await this.#view(source);
        const select = selectOver(sql, views, parameters);
        if (select.doubtful)
            await this.#refuseOtherTables(select.sql, Object.values(sources).map(tableOfSource));
        const answer = await this.#client.run(select.sql);
        const names = answer.columns.map(({ name }) => name);
        const twice = names.find((name, index) => names.indexOf(name) !== index);
        if (twice !== undefined)
            throw problem/* InputError */.d.of('sql-column-twice', `The SQL answers two columns named ${JSON.stringify(twice)}.`, 'Give each column its own name with AS.');
        return tableOf(answer);
    }
    async numbers(sql, sources, parameters = {}) {
        return (0,numbers/* numbersOf */.c)(await this.query(sql, sources, parameters));
    }
    async write(_sql, sources) {
        const tables = Object.values(sources).map(data_engine/* sourceText */.r).join(', ');
        throw problem/* InputError */.d.of('trino-rows-stay', `The rows of ${tables} do not leave their server, so none are written to a file.`, 'Ask Trino for them under your own name, or declare a file as the source.');
    }
    async close() {
        await this.#client.close();
    }
    /** A SELECT of the whole table, in the state that this run looks at. */
    async #view(source) {
        const table = tableOfSource(source);
        const { catalog, schema, table: name } = tableName(table.trino);
        const snapshot = table.growing ? undefined : await this.#snapshots.of(table);
        return `SELECT * FROM ${[catalog, schema, name].map(sql/* identifier */.C).join('.')}${snapshot === undefined ? '' : ` FOR VERSION AS OF BIGINT '${snapshot}'`}`;
    }
    async #measure(view, asked) {
        const list = asked.map(([, sql], index) => `${sql} AS m${index}`);
        let answer;
        try {
            answer = await this.#client.run(`WITH source AS (${view})\nSELECT ${list.join(',\n')} FROM source LIMIT 2`);
        }
        catch (error) {
            if (!(error instanceof TrinoError) || !error.tooMuchAtOnce || asked.length === 1)
                throw error;
            this.#log?.info(`Trino cannot answer ${asked.length} aggregates at once (${error.errorName}); they are asked in two scans.`);
            const half = asked.length >> 1;
            return { ...(await this.#measure(view, asked.slice(0, half))), ...(await this.#measure(view, asked.slice(half))) };
        }
        if (answer.columns.length !== asked.length || answer.rows.length !== 1) {
            throw problem/* InputError */.d.of('sql-not-one-value', 'A measure did not give exactly one value.', 'Write every measure as one aggregate expression.');
        }
        return Object.fromEntries(asked.map(([name], index) => [name, plainValue(answer.rows[0][index], columnInfo(name, answer.columns[index].type))]));
    }
    /** What the plan reads, by Trino's own account of it. */
    async #refuseOtherTables(sql, declared) {
        const { rows } = await this.#client.run(`EXPLAIN (TYPE IO, FORMAT JSON) ${sql}`);
        const plan = JSON.parse(String(rows[0]?.[0]));
        const known = new Set(declared.map(({ trino }) => key(tableName(trino))));
        const other = (plan.inputTableColumnInfos ?? []).map(({ table }) => ({ catalog: table.catalog, ...table.schemaTable })).find((table) => !known.has(key(table)));
        if (!other)
            return;
        const name = JSON.stringify([other.catalog, other.schema, other.table].join('.'));
        throw problem/* InputError */.d.of('sql-unknown-table', `The SQL reads from ${name}, which is not a declared source.`, 'Read only from the declared sources.');
    }
}
function tableOfSource(source) {
    if (!(0,data_engine/* isFileSource */.q)(source))
        return source;
    throw problem/* InputError */.d.of('source-other-engine', `${(0,data_engine/* sourceText */.r)(source)} is a file, and Trino reads its own tables.`, 'Name sources of one kind in one rule.');
}
function key({ catalog, schema, table }) {
    return (0,sql/* literal */.e)([catalog, schema, table].map((part) => JSON.stringify(part.toLowerCase())).join('.'));
}
/** Expressions in statements that Trino takes. */
function parts(asked) {
    const found = [];
    let length = Infinity;
    for (const one of asked) {
        length += one[1].length + 10;
        if (length > STATEMENT_LENGTH || found.at(-1).length >= AGGREGATES) {
            found.push([]);
            length = one[1].length;
        }
        found.at(-1).push(one);
    }
    return found;
}


/***/ })

};
