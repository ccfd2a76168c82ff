export const id = 1454;
export const ids = [1454,7731,112,2969,8633,7968];
export const modules = {

/***/ 21916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


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

/***/ 43449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HK: () => (/* binding */ verifyingKey),
/* harmony export */   NR: () => (/* binding */ signingKey)
/* harmony export */ });
/* unused harmony export publicPem */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



/** Reads a private key (PEM, Ed25519 or P-256). Throws InputError; never shows a byte of the key. */
function signingKey(pem) {
    const privateKey = parsed(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(pem), 'key-unreadable', 'The signing key is no readable private key in PEM form.', 'Give the text of an unencrypted PKCS #8 file, e.g. from `openssl genpkey -algorithm ed25519`.');
    return { privateKey, ...named((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey)) };
}
/** Reads a public key (PEM, Ed25519 or P-256). A private key is refused, so that none lies beside a ledger unnoticed. */
function verifyingKey(pem) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-private', 'A private key was given where a public key belongs.', 'Make the public half with `openssl pkey -in key.pem -pubout`, and treat the private key as leaked if others could read this file.');
    const key = parsed(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem), 'key-unreadable', 'The public key is not readable PEM.', 'Give the SPKI form, e.g. from `openssl pkey -in key.pem -pubout`.');
    return named(key);
}
/** PEM of the public half, for a file beside the ledger. */
function publicPem(key) {
    return key.key.export({ type: 'spki', format: 'pem' });
}
function named(key) {
    const curve = key.asymmetricKeyDetails?.namedCurve;
    const fits = key.asymmetricKeyType === 'ed25519' || (key.asymmetricKeyType === 'ec' && curve === 'prime256v1');
    if (!fits)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-unsupported', `The key is ${key.asymmetricKeyType ?? 'of an unknown type'}${curve ? ` on ${curve}` : ''}.`, 'Use Ed25519, or ECDSA on P-256.');
    return { key, keyid: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(key.export({ type: 'spki', format: 'der' })) };
}
function parsed(read, code, message, fix) {
    try {
        return read();
    }
    catch {
        // The cause is left out: OpenSSL's text may quote what was in the file.
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of(code, message, fix);
    }
}


/***/ }),

/***/ 18315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ envelopeOf),
/* harmony export */   NR: () => (/* binding */ isSigstoreBundle),
/* harmony export */   Ye: () => (/* binding */ keySigner),
/* harmony export */   ad: () => (/* binding */ unsigned),
/* harmony export */   ln: () => (/* binding */ keylessSigner)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _dsse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16100);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43449);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89186);





/** Leaves the ledger unsigned: its chain shows accidents and clumsy edits, and proves nothing of who wrote it. */
function unsigned() {
    return { mode: 'none', who: 'nobody (unsigned)', sign: async (statement) => (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .bareEnvelope */ .j9)(payloadOf(statement)) };
}
/** Signs with a private key (PEM, Ed25519 or P-256). Throws InputError where the key cannot be used. */
function keySigner(pem) {
    const key = (0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .signingKey */ .NR)(pem);
    return { mode: 'key', who: `key ${key.keyid}`, sign: async (statement) => (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .signEnvelope */ .Yj)(payloadOf(statement), key) };
}
/**
 * Signs through Sigstore. `signDsse` talks to the services (it knows the runner, this room does not); what it answers is
 * believed only where it is a bundle around this very statement.
 */
function keylessSigner(signDsse) {
    return {
        mode: 'keyless',
        who: 'the identity of the workflow (Sigstore)',
        sign: async (statement) => {
            const bundle = await signDsse(payloadOf(statement), _dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .PAYLOAD_TYPE */ .Uc, statement);
            if ((0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_4__/* .schemaMistakes */ .D6)('ledger', bundle).length > 0 || !isSigstoreBundle(bundle) || !wraps(bundle, statement))
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('keyless-bundle-unusable', 'What came back from keyless signing is no Sigstore bundle around this statement.', 'Run the step again; if it stays, set `evidence.signing: key` and report the versions of the runner and of Sluice.');
            return bundle;
        },
    };
}
function isSigstoreBundle(line) {
    return 'dsseEnvelope' in line;
}
function envelopeOf(line) {
    return isSigstoreBundle(line) ? line.dsseEnvelope : line;
}
function payloadOf(statement) {
    return Buffer.from((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(statement));
}
/** Signing services serialize the statement themselves, so the value counts and not its spacing. */
function wraps(bundle, statement) {
    const payload = (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .strictBase64 */ .PO)(bundle.dsseEnvelope.payload);
    if (!payload || bundle.dsseEnvelope.signatures.length !== 1)
        return false;
    try {
        return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(JSON.parse(payload.toString('utf8'))) === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(statement);
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 22075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ ForgeError)
/* harmony export */ });
/* unused harmony export FORGE_FAILURES */
/**
 * What kept GitHub's answer from being used: `forbidden` and `not-found` name the permission that the call needs,
 * `rate-limited` and `unavailable` are worth another run, `unreadable` and `incomplete` are replies that must not be
 * trusted. None of them is ever an answer.
 */
const FORGE_FAILURES = (/* unused pure expression or super */ null && (['forbidden', 'not-found', 'rate-limited', 'unavailable', 'unreadable', 'incomplete']));
class ForgeError extends Error {
    failure;
    /** What was asked, e.g. `the approvals of run 42`. */
    asked;
    /** The workflow permission that the call needs, e.g. `actions: read`. */
    permission;
    actual;
    status;
    fix;
    constructor(failure, call, actual, options = {}) {
        const fix = options.fix ?? fixOf(failure, call.permission);
        super(`GitHub did not answer with ${call.asked}: ${actual}. ${fix}`, { cause: options.cause });
        this.name = 'ForgeError';
        this.failure = failure;
        this.asked = call.asked;
        this.permission = call.permission;
        this.actual = actual;
        this.status = options.status;
        this.fix = fix;
    }
}
function fixOf(failure, permission) {
    switch (failure) {
        case 'forbidden':
            return `Give the job \`permissions: ${permission}\`.`;
        case 'not-found':
            return `Check the name, and give the job \`permissions: ${permission}\`: GitHub answers 404 for what a token may not see.`;
        case 'rate-limited':
            return 'Start the job again when the limit is reset.';
        case 'unavailable':
            return 'Start the job again when GitHub answers; see https://www.githubstatus.com.';
        case 'unreadable':
            return 'Start the job again; if it stays, report the reply to Sluice.';
        case 'incomplete':
            return 'Ask for less at a time.';
    }
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
    return { ...result, verdict: { ...verdict, outcome: (0,core_verdict.worst)([verdict.outcome, 'warn']), findings: [...verdict.findings, finding(delivery, drift.code, 'warn', drift.said, drift.fix)] } };
}
function finding(delivery, code, outcome, message, fix) {
    return { code, outcome, rule: RULE, message, expected: RULE, actual: message, ...(fix !== undefined && { fix }), location: delivery.locate(['rollout', 'registry']) };
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

/***/ 30241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ resultOf)
/* harmony export */ });
const OUTCOMES = { calm: 'pass', drained: 'warn', blind: 'error' };
/** One look as a verdict. */
function resultOf(delivery, sight) {
    const outcome = OUTCOMES[sight.kind];
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'watch',
            outcome,
            headline: sight.text,
            enforced: true,
            findings: [
                {
                    code: sight.kind === 'drained' ? sight.code : `watch-${sight.kind}`,
                    outcome,
                    rule: 'a candidate has users only while its rollout is alive',
                    message: sight.text,
                    expected: 'a live lease, or no users on the candidate',
                    actual: sight.text,
                    fix: outcome === 'pass' ? undefined : 'Look at the last run of the rollout; start it again, or deliver anew.',
                    location: delivery.locate(['rollout']),
                },
            ],
            notes: [],
            facts: [],
        },
        inputs: [],
    };
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

/***/ 98069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ watchFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43141);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95769);




/** What the watch saw last, in `rollout.state`. */
function watchFile(delivery) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(delivery.resolve((0,_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOfRollout */ .y)(delivery)), `${delivery.spec.release.name}.watch.json`);
    return {
        load: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => undefined),
        save: (text) => (0,_session_js__WEBPACK_IMPORTED_MODULE_3__/* .writeWhole */ .f)(file, text),
    };
}


/***/ }),

/***/ 11266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runWatch: () => (/* binding */ runWatch)
/* harmony export */ });
/* harmony import */ var _rollout_policy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54911);
/* harmony import */ var _rollout_watch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30728);
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90560);
/* harmony import */ var _cluster_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67272);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43141);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(64034);
/* harmony import */ var _router_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82373);
/* harmony import */ var _sighted_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(30241);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(81122);
/* harmony import */ var _tell_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(24570);
/* harmony import */ var _watch_file_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(98069);
/* harmony import */ var _watcher_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(98261);













/** Stands beside the router with its driver and the journal, and drains the candidate when the ticks stop. */
async function runWatch(session, options) {
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .judge */ .S)(session, 'watch', {}, async (delivery) => {
        const access = (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .openJournal */ ._)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_9__/* .signingOf */ .f)(delivery, options.secrets));
        // Neither slots nor signals: what takes users away must not fail for the sake of what gives them.
        const traffic = (0,_router_js__WEBPACK_IMPORTED_MODULE_7__/* .openRouter */ .Y5)(delivery, session, access);
        let told;
        const seen = async (sight) => {
            const result = (0,_sighted_js__WEBPACK_IMPORTED_MODULE_8__/* .resultOf */ .B)(delivery, sight);
            told = sight.kind === 'drained' ? await (0,_tell_js__WEBPACK_IMPORTED_MODULE_10__.tellOf)(delivery, session, access, options, result, 'newest') : result;
        };
        const stand = (0,_watcher_js__WEBPACK_IMPORTED_MODULE_12__/* .standOf */ ._)(delivery, session, options.once);
        await (0,_cluster_js__WEBPACK_IMPORTED_MODULE_3__/* .checkClusters */ .eO)(delivery, session);
        const lease = (0,_rollout_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredLease */ .tZ)((0,_rollout_policy_js__WEBPACK_IMPORTED_MODULE_0__/* .rolloutOf */ .Zb)(delivery));
        await (0,_rollout_watch_js__WEBPACK_IMPORTED_MODULE_1__/* .watch */ .d)({ ...access, traffic, clock: session.clock, log: session.log, lease, ...(stand ? { stand } : { memory: (0,_watch_file_js__WEBPACK_IMPORTED_MODULE_11__/* .watchFile */ .O)(delivery) }) }, { once: options.once, signal: options.signal, seen });
        return options.once ? lookedUp(delivery, session, access, told) : told;
    });
}
/** Whoever looks once in a while (the scheduled workflow) also asks the registry; the process beside the router needs the router alone. */
async function lookedUp(delivery, session, access, result) {
    const registry = (0,_registry_js__WEBPACK_IMPORTED_MODULE_6__/* .openRegistry */ .Me)(delivery, session);
    if (!registry)
        return result;
    const state = await new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_2__/* .Recorder */ .vk(access, session.clock, '').refresh().catch(() => undefined);
    return state ? (0,_registry_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAtRegistry */ .GY)(registry, delivery, state, result) : result;
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
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59036);
/* harmony import */ var _prove_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83630);



const ATTEMPTS = 3;
/** The champion as the journal tells it; undefined where nothing serves, or where that is about to change. */
function championIn(state) {
    const { champion, good, returning } = state;
    if (!champion || returning)
        return undefined;
    const known = [...[...good].reverse().filter(({ withdrawn }) => !withdrawn), ...(0,_journal_state_js__WEBPACK_IMPORTED_MODULE_1__/* .adoptedIn */ .pj)(state)];
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
        return { kind: 'failed', code: 'registry-away', said: `${registry.name} could not be told who is champion: ${(0,_prove_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`, fix: 'Repair it and run the same command again: it goes on from what the journal says.' };
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
        return { code: 'registry-away', fix: 'Repair the registry, or its address in `rollout.registry`.', said: `${registry.name} could not be asked who is champion: ${(0,_prove_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}` };
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
