export const id = 3822;
export const ids = [3822];
export const modules = {

/***/ 94677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sign: () => (/* binding */ sign_sign)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/oms/sign.js
var sign = __webpack_require__(45794);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/evidence/dsse.js
var dsse = __webpack_require__(16100);
// EXTERNAL MODULE: ./.build/src/evidence/oms/bundle.js
var oms_bundle = __webpack_require__(46199);
// EXTERNAL MODULE: ./.build/src/evidence/oms/certificates.js
var oms_certificates = __webpack_require__(57635);
// EXTERNAL MODULE: ./.build/src/evidence/oms/keys.js
var keys = __webpack_require__(13211);
;// CONCATENATED MODULE: ./.build/src/evidence/oms/signer.js






/** Signs with a private key (PEM, ECDSA). Throws InputError where it cannot be used. */
function omsKeySigner(pem) {
    const key = (0,keys/* omsPrivateKey */.AJ)(pem);
    return { method: 'key', who: `the key ${(0,keys/* hintOf */.$z)(key)}`, bundle: async (payload) => bundleOf(payload, key, { publicKey: { hint: (0,keys/* hintOf */.$z)(key) } }) };
}
/**
 * Signs with the key of a certificate; the certificate and those that lead to its root go into the bundle. Throws InputError
 * where they do not belong together.
 */
function omsCertificateSigner(keyPem, certificatePem, chainPem) {
    const key = (0,keys/* omsPrivateKey */.AJ)(keyPem);
    const [certificate, ...more] = [...(0,oms_certificates/* certificatesOf */.m)(certificatePem, 'The certificate'), ...(chainPem.trim() === '' ? [] : (0,oms_certificates/* certificatesOf */.m)(chainPem, 'The chain'))];
    if (!(0,external_node_crypto_.createPublicKey)(key).equals(certificate.publicKey))
        throw problem/* InputError */.d.of('certificate-other-key', 'The private key does not belong to the certificate: nothing it signs would be believed.', 'Give the key that the certificate was issued for.');
    const certificates = [certificate, ...more].map(({ raw }) => ({ rawBytes: raw.toString('base64') }));
    return {
        method: 'certificate',
        who: certificate.subject.replaceAll('\n', ', '),
        bundle: async (payload) => bundleOf(payload, key, { x509CertificateChain: { certificates } }),
    };
}
const SERVICE_TIMEOUT_MS = 30_000;
/** Signs through Sigstore: a fresh key, a certificate for whom the token names, an entry in the log. */
function omsKeylessSigner({ fulcio, rekor, timestamps, token }) {
    return {
        method: 'keyless',
        who: 'the identity that the token names (Sigstore)',
        bundle: async (payload) => {
            // Loaded on use: few runs sign a model this way, and these packages are large.
            const [{ DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness }, { bundleToJSON }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(26), __webpack_require__.e(5179)]).then(__webpack_require__.t.bind(__webpack_require__, 15179, 19)), Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(1040)]).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19))]);
            const common = { timeout: SERVICE_TIMEOUT_MS, retry: 2 };
            const builder = new DSSEBundleBuilder({
                signer: new FulcioSigner({ identityProvider: { getToken: token }, fulcioBaseURL: fulcio, ...common }),
                witnesses: [
                    ...(rekor === undefined ? [] : [new RekorWitness({ rekorBaseURL: rekor, fetchOnConflict: true, ...common })]),
                    ...(timestamps === undefined ? [] : [new TSAWitness({ tsaBaseURL: timestamps, ...common })]),
                ],
            });
            const bundle = await builder.create({ data: Buffer.from(payload), type: dsse/* PAYLOAD_TYPE */.Uc }).catch((cause) => {
                throw problem/* InputError */.d.of('keyless-failed', `Sigstore did not sign: ${reasonOf(cause)}.`, 'Check that the token is for the audience `sigstore` and not spent, and that the services can be reached.', undefined, { cause });
            });
            return believed(bundleToJSON(bundle), payload);
        },
    };
}
/** What services answered counts only where it is a bundle around these very bytes, signed by the certificate's key. */
function believed(bundle, payload) {
    const found = (0,oms_bundle/* readBundle */.Bo)(Buffer.from(JSON.stringify(bundle)));
    if ('read' in found && found.read.method === 'keyless' && found.read.payload.equals(payload) && isSignedByCertificate(found.read))
        return found.read.bundle;
    throw problem/* InputError */.d.of('keyless-bundle-unusable', 'What came back from Sigstore is no bundle around this statement.', 'Run it again; if it stays, sign with --key and report the version of Sluice.');
}
function isSignedByCertificate({ payload, signature, certificates }) {
    const [certificate] = (0,oms_certificates/* certificatesOf */.m)(`-----BEGIN CERTIFICATE-----\n${certificates[0].toString('base64')}\n-----END CERTIFICATE-----`, 'The bundle');
    return (0,keys/* isPayloadSignedBy */.MP)(payload, signature, certificate.publicKey);
}
async function bundleOf(payload, key, material) {
    const sig = (0,keys/* signPayload */.cM)(payload, key).toString('base64');
    return {
        mediaType: oms_bundle/* BUNDLE_TYPE */.q$,
        verificationMaterial: { ...material, tlogEntries: [] },
        dsseEnvelope: { ...(0,dsse/* bareEnvelope */.j9)(payload), signatures: [{ sig, keyid: '' }] },
    };
}
/** The message of the library and of what it met; a token is in neither. */
function reasonOf(error) {
    const { message, cause } = error;
    return [message, cause?.message].filter((each) => each !== undefined && each !== '').join(': ').slice(0, 500).replace(/\.$/, '');
}

// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/cli/signing-files.js
var signing_files = __webpack_require__(14655);
;// CONCATENATED MODULE: ./.build/src/cli/sign.js








/** The public good instance of Sigstore (docs.sigstore.dev), as model-signing uses it. */
const PUBLIC_GOOD = { fulcio: 'https://fulcio.sigstore.dev', rekor: 'https://rekor.sigstore.dev' };
const AUDIENCE = 'sigstore';
/** `sluice sign MODEL … --signature OUT`: the OpenSSF Model Signing v1.0 signature of a file or folder. Status 0 or 3. */
async function sign_sign(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: argv,
        allowPositionals: true,
        options: { signature: text, key: text, certificate: text, chain: { type: 'string', multiple: true }, keyless: { type: 'boolean', default: false }, fulcio: text, rekor: text, timestamps: text },
    });
    const [model, ...more] = positionals;
    if (model === undefined || more.length > 0 || !values.signature)
        throw wrong('One model and one --signature are wanted.');
    const signer = await signerOf(values, io);
    const signature = external_node_path_.resolve(io.cwd, values.signature);
    const { digest, files, bytes } = await (0,sign/* signModel */.T)(external_node_path_.resolve(io.cwd, model), signer, { signature, onProgress: (0,signing_files/* showProgress */.Rh)(io) });
    io.stdout(`${(0,report_escape/* logLine */.BP)(`Signed ${JSON.stringify(model)} by ${signer.who}.`)}\n${(0,report_escape/* logLine */.BP)(`${digest}, ${files} ${files === 1 ? 'file' : 'files'}, ${bytes} bytes; the signature is in ${JSON.stringify(values.signature)}.`)}\n`);
    return 0;
}
async function signerOf(options, io) {
    const services = [options.fulcio, options.rekor, options.timestamps].some((each) => each !== undefined);
    if (options.keyless) {
        if (options.key !== undefined || options.certificate !== undefined || options.chain !== undefined)
            throw wrong('--keyless needs neither key nor certificate.');
        return omsKeylessSigner(servicesOf(options, io));
    }
    if (services)
        throw wrong('--fulcio, --rekor and --timestamps belong to --keyless.');
    if (options.key === undefined)
        throw wrong('Nothing was named to sign with: a certificate needs its private key too.');
    const key = (await (0,signing_files/* readNamed */.Mk)(io, options.key)).toString('utf8');
    if (options.certificate !== undefined)
        return omsCertificateSigner(key, await (0,signing_files/* readTexts */.Z7)(io, [options.certificate]), await (0,signing_files/* readTexts */.Z7)(io, options.chain));
    if (options.chain !== undefined)
        throw wrong('--chain belongs to --certificate.');
    return omsKeySigner(key);
}
function wrong(message) {
    return problem/* InputError */.d.of('sign-arguments', message, 'Write `sluice sign MODEL --signature OUT` with --key FILE, or --certificate FILE --chain FILE --key FILE, or --keyless.');
}
/** A Sigstore of one's own is named whole: its certificates would mean nothing to the public log. */
function servicesOf(options, io) {
    const own = options.fulcio !== undefined;
    if (!own && (options.rekor !== undefined || options.timestamps !== undefined))
        throw wrong('--rekor and --timestamps belong to a --fulcio.');
    if (own && options.rekor === undefined && options.timestamps === undefined)
        throw wrong('--fulcio needs --rekor or --timestamps beside it, or nothing proves when it was signed.');
    const address = (name, otherwise) => {
        const given = options[name] ?? (own ? undefined : otherwise);
        return given === undefined ? undefined : (0,fetch_json/* checkUrl */.CU)(given, `--${name}`).href.replace(/\/+$/, '');
    };
    return { fulcio: address('fulcio', PUBLIC_GOOD.fulcio), rekor: address('rekor', PUBLIC_GOOD.rekor), timestamps: address('timestamps'), token: () => tokenOf(io) };
}
const TOKEN_TIMEOUT_MS = 10_000;
/** The job's own OpenID token on a runner, else SIGSTORE_ID_TOKEN, as other Sigstore programs take it. */
async function tokenOf({ env }) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer, SIGSTORE_ID_TOKEN: given } = env;
    if (given)
        return given;
    if (!address || !bearer)
        throw problem/* InputError */.d.of('keyless-without-token', 'Keyless signing needs an OpenID token, and there is none.', 'Run it in a job with `id-token: write`, put a token for the audience `sigstore` into SIGSTORE_ID_TOKEN, or sign with --key.');
    const url = (0,fetch_json/* checkUrl */.CU)(address, 'the runner\'s tokens');
    url.searchParams.set('audience', AUDIENCE);
    const answer = await fetch(url, { headers: { authorization: `Bearer ${bearer}` }, redirect: 'error', signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS) }).then(async (response) => (response.ok ? (await response.json()) : { value: undefined }), () => ({ value: undefined }));
    if (typeof answer.value !== 'string')
        throw problem/* InputError */.d.of('keyless-without-token', 'The runner gave no OpenID token.', 'Give the job `id-token: write`.');
    return answer.value;
}


/***/ }),

/***/ 14655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mk: () => (/* binding */ readNamed),
/* harmony export */   Rh: () => (/* binding */ showProgress),
/* harmony export */   Z7: () => (/* binding */ readTexts)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



const MOST_PEM_BYTES = 1024 * 1024;
const PERCENT_A_LINE = 10;
/** A model that is read in a moment needs no progress. */
const SHOWN_FROM_BYTES = 1024 * 1024 * 1024;
const GB = 1e9;
/** The bytes of a named file, a plain one of at most `most` bytes. Throws InputError `signing-file-unreadable`. */
async function readNamed(io, file, most = MOST_PEM_BYTES) {
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, file);
    const unreadable = (reason) => _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('signing-file-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(target).catch((error) => {
        throw unreadable(error.code ?? error.message);
    });
    // A pipe has no size and perhaps no end.
    if (!found.isFile())
        throw unreadable('not a plain file');
    if (found.size > most)
        throw unreadable(`${found.size} bytes, and at most ${most} are read`);
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(target).catch((error) => {
        throw unreadable(error.code ?? error.message);
    });
}
async function readTexts(io, files = []) {
    return (await Promise.all(files.map(async (file) => (await readNamed(io, file)).toString('utf8')))).join('\n');
}
/** Tells on standard error how far the reading is: one line that is written anew on a terminal, a line each tenth in a log. */
function showProgress(io, shownFrom = SHOWN_FROM_BYTES) {
    let told = 0;
    return ({ bytes, totalBytes, files }) => {
        if (totalBytes < shownFrom)
            return;
        const percent = Math.floor((100 * bytes) / totalBytes);
        if (percent < told + (io.terminal ? 1 : PERCENT_A_LINE))
            return;
        told = io.terminal ? percent : percent - (percent % PERCENT_A_LINE);
        const text = `read ${(bytes / GB).toFixed(1)} of ${(totalBytes / GB).toFixed(1)} GB in ${files} ${files === 1 ? 'file' : 'files'}, ${percent} %`;
        if (io.terminal)
            io.terminal(`\r${text}${percent >= 100 ? '\n' : ''}`);
        else
            io.stderr(`${text}\n`);
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

/***/ 16100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JC: () => (/* binding */ preAuthEncoding),
/* harmony export */   PO: () => (/* binding */ strictBase64),
/* harmony export */   Uc: () => (/* binding */ PAYLOAD_TYPE),
/* harmony export */   Yj: () => (/* binding */ signEnvelope),
/* harmony export */   j9: () => (/* binding */ bareEnvelope),
/* harmony export */   s3: () => (/* binding */ isSignedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** An envelope that nobody signed. */
function bareEnvelope(payload) {
    return { payloadType: PAYLOAD_TYPE, payload: Buffer.from(payload).toString('base64'), signatures: [] };
}
function signEnvelope(payload, key) {
    const sig = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(algorithmOf(key), preAuthEncoding(PAYLOAD_TYPE, payload), key.privateKey).toString('base64');
    return { ...bareEnvelope(payload), signatures: [{ keyid: key.keyid, sig }] };
}
/** Whether the envelope's one signature is by this key over exactly this payload and type. */
function isSignedBy(envelope, key) {
    const payload = strictBase64(envelope.payload);
    const signature = strictBase64(envelope.signatures[0]?.sig ?? '');
    if (!payload || !signature || envelope.signatures.length !== 1)
        return false;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(algorithmOf(key), preAuthEncoding(envelope.payloadType, payload), key.key, signature);
}
/** What is signed: github.com/secure-systems-lab/dsse/blob/master/protocol.md, `PAE(type, body)`. */
function preAuthEncoding(type, payload) {
    return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}
/** Bytes of base64 text in its only canonical form: lenient decoding would let two texts stand for one payload. */
function strictBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}
/** Ed25519 hashes by itself; ECDSA on P-256 goes with SHA-256 (signature in DER form). */
function algorithmOf({ key }) {
    return key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
}


/***/ }),

/***/ 89186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ schemaMistakes),
/* harmony export */   JX: () => (/* binding */ statementMistakes),
/* harmony export */   _p: () => (/* binding */ parseHostile)
/* harmony export */ });
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52210);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54885);


/** Statements nest a verdict and small details; nothing of ours is deeper, and deeper text could exhaust the stack. */
const DEEPEST = 64;
const MOST_MISTAKES = 5;
const SCHEMAS = { 'audit-mapping': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .auditMappingSchema */ .l8, 'audit-pack': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .auditPackSchema */ .sQ, event: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .eventSchema */ .G4, ledger: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerSchema */ .Bx, 'ledger-head': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerHeadSchema */ .xM, oms: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .omsSchema */ .v5, release: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseSchema */ .By, statement: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchema */ .t, verdict: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D };
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
    return mistakesOf(name, value);
}
/** The same for a statement, by the schema of the stage that it names: where it names none that is known, by what all have in common. */
function statementMistakes(value) {
    const type = value?.predicateType;
    const stage = typeof type === 'string' ? /^urn:sluice:statement:([a-z-]+):v1$/.exec(type)?.[1] : undefined;
    return mistakesOf(stage !== undefined && Object.hasOwn(_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchemas */ .UU, stage) ? `statement:${stage}` : 'statement', value);
}
function mistakesOf(name, value) {
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
        if (name.startsWith('statement'))
            ajv.addSchema([_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D, _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseSchema */ .By, ...(name === 'statement' ? [] : [_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchema */ .t])]);
        validate = ajv.compile(schemaOf(name));
        compiled.set(name, validate);
    }
    return validate;
}
function schemaOf(name) {
    return name.startsWith('statement:') ? _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchemas */ .UU[name.slice('statement:'.length)] : SCHEMAS[name];
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

/***/ 45794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ signModel),
/* harmony export */   n: () => (/* binding */ inside)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _model_digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85801);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46199);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11062);
/* harmony import */ var _write_whole_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(38112);








/**
 * Measures a model (a file or a folder) and writes its signature (OMS v1.0, method `files`, SHA-256). A signature that lies
 * inside the folder is left out of it, and the statement says so. Throws InputError (see `modelDigest` and the signers);
 * nothing is left half written.
 */
async function signModel(target, signer, { signature, onProgress }) {
    const leftOut = await inside(target, signature);
    const measured = await (0,_model_digest_js__WEBPACK_IMPORTED_MODULE_4__/* .modelDigest */ .a9)(target, { leaveOut: new Set(leftOut), onProgress });
    const name = node_path__WEBPACK_IMPORTED_MODULE_1__.basename(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(target));
    const payload = Buffer.from((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)((0,_statement_js__WEBPACK_IMPORTED_MODULE_6__/* .omsStatement */ .RN)(name === '' ? 'model' : name, measured, leftOut)));
    const text = `${JSON.stringify(await signer.bundle(payload))}\n`;
    if (Buffer.byteLength(text) > _bundle_js__WEBPACK_IMPORTED_MODULE_5__/* .MOST_BUNDLE_BYTES */ .bW)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('oms-too-many-files', `The signature of ${measured.files.length} files would be larger than what verifiers read.`, 'Pack small files into one.');
    await (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(signature, text).catch((cause) => {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('signature-unwritable', `The signature cannot be written to ${JSON.stringify(signature)} (${cause.code ?? cause.message}).`, 'Name a file in a folder that exists and may be written to.', undefined, { cause });
    });
    return { digest: measured.digest, files: measured.files.length, bytes: measured.bytes };
}
/** The signature's own path below the model, where it lies there: it cannot sign itself (OMS specification, section 6.2). */
async function inside(target, signature) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(target)).then((found) => found.isDirectory(), () => false);
    const relative = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(target), node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(signature));
    if (!folder || relative === '' || node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(relative) || relative.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] === '..')
        return [];
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(signature)).catch(() => undefined);
    if (found && !found.isFile())
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('signature-not-a-file', `${JSON.stringify(signature)} lies in the model and is no plain file.`, 'Give the signature a path of its own; a link or a folder there would be left out unseen.');
    return [relative.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/')];
}


/***/ }),

/***/ 38112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77598);
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



/** Writes a file under a temporary name beside it and then moves it: a reader sees the old one or the new one, whole. */
async function writeWhole(file, content) {
    const temporary = node_path__WEBPACK_IMPORTED_MODULE_1__.join(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), `.${node_path__WEBPACK_IMPORTED_MODULE_1__.basename(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.randomUUID)()}`);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(temporary, 'wx', 0o644), true);
            await handle.writeFile(content);
            await handle.sync();
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(temporary, file);
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { force: true });
        throw error;
    }
}


/***/ }),

/***/ 98799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ canonicalize)
/* harmony export */ });
function hasLoneSurrogate (value) {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);

    if (code >= 0xD800 && code <= 0xDBFF) {
      if (i === value.length - 1) {
        return true;
      }
      const next = value.charCodeAt(i + 1);
      if (!(next >= 0xDC00 && next <= 0xDFFF)) {
        return true;
      }
      i++;
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
      return true;
    }
  }

  return false;
}

function canonicalize (object, seen = new Set()) {
  if (typeof object === 'number' && isNaN(object)) {
    throw new Error('NaN is not allowed');
  }

  if (typeof object === 'number' && !isFinite(object)) {
    throw new Error('Infinity is not allowed');
  }

  if (typeof object === 'string' && hasLoneSurrogate(object)) {
    throw new Error('Lone surrogate is not allowed');
  }

  if (object === null || typeof object !== 'object') {
    return JSON.stringify(object);
  }

  if (typeof object.toJSON === 'function') {
    if (seen.has(object)) {
      throw new Error('Circular reference detected');
    }
    seen.add(object);
    const result = canonicalize(object.toJSON(), seen);
    seen.delete(object);
    return result;
  }

  if (seen.has(object)) {
    throw new Error('Circular reference detected');
  }
  seen.add(object);

  let result;
  if (Array.isArray(object)) {
    const values = object.map((cv) => {
      const value = cv === undefined || typeof cv === 'symbol' ? null : cv;
      return canonicalize(value, seen);
    });
    result = `[${values.join(',')}]`;
  } else {
    const parts = [];
    for (const key of Object.keys(object).sort()) {
      if (object[key] === undefined || typeof object[key] === 'symbol') {
        continue;
      }
      parts.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
    }
    result = `{${parts.join(',')}}`;
  }

  seen.delete(object);
  return result;
}


/***/ })

};
