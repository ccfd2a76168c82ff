export const id = 5075;
export const ids = [5075,1955];
export const modules = {

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

/***/ 90178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifySignature: () => (/* binding */ verifySignature)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _evidence_oms_bundle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46199);
/* harmony import */ var _evidence_oms_certificates_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57635);
/* harmony import */ var _evidence_oms_keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13211);
/* harmony import */ var _evidence_oms_sign_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45794);
/* harmony import */ var _evidence_oms_verify_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(48462);
/* harmony import */ var _evidence_walk_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(81503);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(72963);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(67776);
/* harmony import */ var _signing_files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(14655);












const MOST_ROOT_BYTES = 4 * 1024 * 1024;
/** No signature at all: nothing was refused, for nothing could be read. */
const UNREADABLE = new Set(['oms-bundle-empty', 'oms-bundle-unreadable']);
/** `sluice verify-signature MODEL --signature FILE …`. Status 0 valid, 1 refused, 3 where something cannot be read. Offline. */
async function verifySignature(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({
        args: argv,
        allowPositionals: true,
        options: { signature: text, 'public-key': text, 'certificate-chain': { type: 'string', multiple: true }, identity: text, issuer: text, 'trust-root': text, json: { type: 'boolean', default: false } },
    });
    const [model, ...more] = positionals;
    if (model === undefined || more.length > 0 || !values.signature)
        throw wrong('One model and one --signature are wanted.');
    const trust = await trustOf(values, io);
    const target = node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, model);
    const leaveOut = await (0,_evidence_oms_sign_js__WEBPACK_IMPORTED_MODULE_6__/* .inside */ .n)(target, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, values.signature));
    const result = await (0,_evidence_oms_verify_js__WEBPACK_IMPORTED_MODULE_7__/* .verifyModel */ .H)(target, await (0,_signing_files_js__WEBPACK_IMPORTED_MODULE_10__/* .readNamed */ .Mk)(io, values.signature, _evidence_oms_bundle_js__WEBPACK_IMPORTED_MODULE_3__/* .MOST_BUNDLE_BYTES */ .bW), trust, { leaveOut, onProgress: (0,_signing_files_js__WEBPACK_IMPORTED_MODULE_10__/* .showProgress */ .Rh)(io) });
    io.stdout(values.json ? `${JSON.stringify(asJson(result), null, 2)}\n` : `${lines(model, result, leaveOut).map((line) => `${line.startsWith(INDENT) ? INDENT : ''}${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_11__/* .logLine */ .BP)(line)}`).join('\n')}\n`);
    if (result.refusals.length === 0)
        return 0;
    return result.refusals.every(({ code }) => UNREADABLE.has(code)) ? 3 : 1;
}
async function trustOf(options, io) {
    const { identity, issuer } = options;
    const root = options['trust-root'];
    const ways = [options['public-key'], options['certificate-chain'], identity ?? issuer].filter((each) => each !== undefined);
    if (ways.length !== 1)
        throw wrong(ways.length === 0 ? 'Nobody was named who should have signed.' : 'A signature is by a key, a certificate or an identity.');
    if (identity !== undefined || issuer !== undefined) {
        if (!identity || !issuer || root === undefined)
            throw wrong('--identity, --issuer and --trust-root belong together.');
        return { method: 'keyless', identity, issuer, roots: await (0,_signing_files_js__WEBPACK_IMPORTED_MODULE_10__/* .readNamed */ .Mk)(io, root, MOST_ROOT_BYTES) };
    }
    if (root !== undefined)
        throw wrong('--trust-root belongs to --identity and --issuer.');
    if (options['public-key'] !== undefined)
        return { method: 'key', key: (0,_evidence_oms_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .omsPublicKey */ .uP)(await (0,_signing_files_js__WEBPACK_IMPORTED_MODULE_10__/* .readTexts */ .Z7)(io, [options['public-key']])) };
    return { method: 'certificate', trusted: (0,_evidence_oms_certificates_js__WEBPACK_IMPORTED_MODULE_4__/* .certificatesOf */ .m)(await (0,_signing_files_js__WEBPACK_IMPORTED_MODULE_10__/* .readTexts */ .Z7)(io, options['certificate-chain']), '--certificate-chain'), now: _run_system_js__WEBPACK_IMPORTED_MODULE_9__/* .systemClock */ .m.now() };
}
function wrong(message) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-signature-arguments', message, 'Write `sluice verify-signature MODEL --signature FILE` with --public-key FILE, --certificate-chain FILE, or --identity TEXT --issuer URL --trust-root FILE.');
}
const INDENT = '  ';
function lines(model, { refusals, signer, statement, digest }, own) {
    if (refusals.length > 0)
        return [`Refused: ${JSON.stringify(model)}.`, ...refusals.map(({ code, expected, actual, fix }) => `  Expected ${expected}, found ${actual}. ${fix} [${code}]`)];
    const ignored = (statement.predicate.serialization.ignore_paths ?? []).filter((each) => !_evidence_walk_js__WEBPACK_IMPORTED_MODULE_8__/* .IGNORED_AT_TOP */ .rI.has(each) && !own.includes(each));
    return [
        `Valid: ${JSON.stringify(model)} is what was signed by ${signer}.`,
        `  ${digest}`,
        ...(ignored.length > 0 ? [`  The signer left out, so nobody vouches for: ${ignored.map((each) => JSON.stringify(each)).join(', ')}.`] : []),
    ];
}
function asJson({ refusals, signer, statement, digest }) {
    return { valid: refusals.length === 0, signer, digest, leftOut: statement?.predicate.serialization.ignore_paths, refusals };
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

/***/ 48462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ verifyModel),
  u: () => (/* binding */ verifySignedFile)
});

// EXTERNAL MODULE: ./.build/src/evidence/oms/bundle.js
var oms_bundle = __webpack_require__(46199);
// EXTERNAL MODULE: ./.build/src/evidence/oms/certificates.js
var certificates = __webpack_require__(57635);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/hash-files.js + 1 modules
var hash_files = __webpack_require__(46094);
// EXTERNAL MODULE: ./.build/src/evidence/model-digest.js
var model_digest = __webpack_require__(85801);
// EXTERNAL MODULE: ./.build/src/evidence/walk.js + 1 modules
var walk = __webpack_require__(81503);
// EXTERNAL MODULE: ./.build/src/evidence/oms/refusal-codes.js
var refusal_codes = __webpack_require__(66984);
// EXTERNAL MODULE: ./.build/src/evidence/oms/statement.js
var statement = __webpack_require__(11062);
;// CONCATENATED MODULE: ./.build/src/evidence/oms/compare.js







const ALGORITHMS = { sha256: 'sha256', blake2b: 'blake2b512' };
/** Pieces that are hashed at most: as many as a statement can list. */
const MOST_PIECES = 2_000_000;
/** A folder of another model would otherwise be a page per file. */
const MOST_REFUSALS = 20;
/** What walking refuses, as a refusal of the signature. What is not here is no answer but a mistake in the call. */
const REFUSED_BY_WALK = {
    'part-symlink': 'oms-symlink',
    'part-special-file': 'oms-special-file',
    'part-name-not-utf8': 'oms-name-hostile',
    'part-name-control-character': 'oms-name-hostile',
    'part-name-collision': 'oms-name-hostile',
    'part-changed': 'oms-changed-while-read',
    'part-empty': 'oms-model-empty',
    'part-too-many-files': 'oms-model-empty',
};
/**
 * Holds the files of a model against a statement whose signature is already proved. `leaveOut` are paths below the model that
 * do not count beside those that the statement itself leaves out. Throws InputError where the model cannot be read.
 */
async function modelRefusals(target, { predicate }, leaveOut, onProgress) {
    const options = { leaveOut: new Set([...(predicate.serialization.ignore_paths ?? []), ...leaveOut]) };
    try {
        const found = await (0,walk/* walk */.GG)(target, options);
        const ranges = rangesOf(found, predicate.serialization);
        if (!ranges)
            return [(0,refusal_codes/* refuseOms */.U)('oms-serialization-unsupported', `at most ${MOST_PIECES} pieces`, 'more')];
        const digests = await (0,hash_files/* hashRanges */.fG)(ranges, ALGORITHMS[predicate.serialization.hash_type], onProgress);
        await (0,model_digest/* refuseIfChanged */.eZ)(target, found.files, options);
        const actual = new Map(found.files.map((file) => [file.path, []]));
        ranges.forEach(({ file, start, end }, i) => actual.get(file.path).push(`${start}:${end}=${digests[i]}`));
        return differences(signedFiles(predicate, found, external_node_path_.basename(external_node_path_.resolve(target))), actual);
    }
    catch (error) {
        const refusals = error instanceof problem/* InputError */.d ? error.problems.map(asRefusal) : [];
        if (refusals.length === 0 || refusals.includes(undefined))
            throw error;
        return refusals.filter((each) => each !== undefined);
    }
}
function asRefusal({ code, message }) {
    const refused = REFUSED_BY_WALK[code];
    return refused && (0,refusal_codes/* refuseOms */.U)(refused, 'files as they were signed', message.replace(/\.$/, ''));
}
/**
 * What is hashed: whole files, or each cut into shards (an empty file is one empty shard). Undefined where that would be too
 * many.
 */
function rangesOf({ files }, { method, shard_size: size }) {
    if (method === 'files')
        return files.map((file) => ({ file, start: 0, end: file.bytes }));
    const shards = (bytes) => Math.max(1, Math.ceil(bytes / size));
    if (files.reduce((sum, { bytes }) => sum + shards(bytes), 0) > MOST_PIECES)
        return undefined;
    return files.flatMap((file) => Array.from({ length: shards(file.bytes) }, (_, i) => ({ file, start: i * size, end: Math.min((i + 1) * size, file.bytes) })));
}
/** Pieces by file as the statement lists them, in the form in which they are measured. */
function signedFiles({ resources, serialization }, { kind, files }, basename) {
    const signed = new Map();
    const size = new Map(files.map((file) => [file.path, file.bytes]));
    for (const resource of resources) {
        const listed = (0,statement/* fileOfResource */.UQ)(resource, serialization);
        // The specification names a model of one file by its file name, model-signing 1.1.1 by a dot.
        const name = kind === 'file' && listed === basename ? '.' : listed;
        const piece = serialization.method === 'files' ? `0:${size.get(name) ?? 0}` : resource.name.match(statement/* SHARD */.hh).slice(1).join(':');
        const pieces = signed.get(name);
        if (pieces)
            pieces.push(`${piece}=${resource.digest}`);
        else
            signed.set(name, [`${piece}=${resource.digest}`]);
    }
    return signed;
}
function differences(signed, actual) {
    const unsigned = [...actual.keys()].filter((name) => !signed.has(name));
    const byBytes = Map.groupBy(unsigned, (name) => bytesOf(actual.get(name)));
    const renamed = new Set();
    const found = [];
    for (const [name, pieces] of signed) {
        if (actual.has(name)) {
            if (!isSame(pieces, actual.get(name)))
                found.push(['oms-file-changed', `${shown(name)} as it was signed`, 'other bytes']);
            continue;
        }
        const now = byBytes.get(bytesOf(pieces))?.pop();
        if (now !== undefined)
            renamed.add(now);
        found.push(now === undefined ? ['oms-file-missing', shown(name), 'no such file'] : ['oms-file-renamed', shown(name), `its bytes as ${shown(now)}`]);
    }
    for (const name of unsigned)
        if (!renamed.has(name))
            found.push(['oms-file-extra', 'signed files alone', shown(name)]);
    const surplus = found.length - MOST_REFUSALS;
    return found.slice(0, MOST_REFUSALS).map(([code, expected, actually], i) => (0,refusal_codes/* refuseOms */.U)(code, expected, surplus > 0 && i === MOST_REFUSALS - 1 ? `${actually}, and ${surplus} more differences` : actually));
}
function bytesOf(pieces) {
    return pieces.map((piece) => piece.replace(/^.*=/, '')).join();
}
/** The order of shards is the signer's; each says where it lies. */
function isSame(signed, actual) {
    return signed.length === actual.length && signed.toSorted().join() === actual.toSorted().join();
}
function shown(name) {
    return JSON.stringify(name);
}

// EXTERNAL MODULE: ./.build/src/evidence/oms/keys.js
var keys = __webpack_require__(13211);
// EXTERNAL MODULE: ./.build/src/evidence/sigstore.js
var sigstore = __webpack_require__(41955);
;// CONCATENATED MODULE: ./.build/src/evidence/oms/keyless.js


/** Who signed through Sigstore, where every proof in the bundle holds. Throws InputError where the roots cannot be used. */
async function keylessSigner(read, { identity, issuer, roots }) {
    const verify = await (0,sigstore.sigstoreVerifier)(roots);
    const entries = read.bundle.verificationMaterial.tlogEntries;
    if (!(Array.isArray(entries) && entries.length > 0) && (0,sigstore/* rootsDemandLog */.V)(roots))
        return refused('oms-inclusion-missing', 'an entry in the transparency log of the trusted root', 'none');
    let signer;
    try {
        signer = await verify({ ...read.bundle, dsseEnvelope: { ...read.bundle.dsseEnvelope, signatures: read.bundle.dsseEnvelope.signatures.map(({ sig, keyid }) => ({ sig, keyid: keyid ?? '' })) } });
    }
    catch (error) {
        const [code, expected] = refusalOf(error);
        return refused(code, expected, reasonOf(error));
    }
    if (signer.identity !== identity)
        return refused('oms-identity-other', JSON.stringify(identity), JSON.stringify(signer.identity));
    if (signer.issuer !== issuer)
        return refused('oms-issuer-other', JSON.stringify(issuer), JSON.stringify(signer.issuer));
    return { who: `${identity} (${issuer})` };
}
function refusalOf(error) {
    switch (error.code) {
        case 'SIGNATURE_ERROR':
            return ['oms-signature-invalid', 'a signature by the certificate over this statement'];
        case 'TIMESTAMP_ERROR':
            return ['oms-timestamp-invalid', 'a time of signing that the trusted root proves'];
        case 'TLOG_BODY_ERROR':
            // The log holds what was signed then: where that is another payload, this one was changed since.
            return ['oms-signature-invalid', 'a log entry of this statement and signature'];
        case 'TLOG_ERROR':
        case 'TLOG_INCLUSION_PROOF_ERROR':
        case 'TLOG_INCLUSION_PROMISE_ERROR':
        case 'TLOG_MISSING_INCLUSION_ERROR':
            return ['oms-inclusion-invalid', 'a proof of inclusion in the transparency log'];
        case 'CERTIFICATE_ERROR':
        case 'PUBLIC_KEY_ERROR':
            return isExpired(error) ? ['oms-certificate-expired', 'a certificate that was valid at the time of signing'] : ['oms-certificate-untrusted', 'a certificate of an authority in the trusted root'];
        default:
            return ['oms-bundle-invalid', 'a bundle that Sigstore can read'];
    }
}
function isExpired({ message, cause }) {
    return (message ?? '').includes('expired') || (cause !== undefined && isExpired(cause));
}
function reasonOf({ message, cause }) {
    return [message, cause?.message].filter((each) => each).join(': ').slice(0, 300);
}
function refused(...args) {
    return { refusals: [(0,refusal_codes/* refuseOms */.U)(...args)] };
}

;// CONCATENATED MODULE: ./.build/src/evidence/oms/verify.js






const METHODS = { key: 'by a key', certificate: 'by a certificate', keyless: 'through Sigstore' };
/**
 * Whether a model (a file or a folder) is what a signature signs: the bundle's form, then who signed, and only then the files,
 * so that no model is read for a stranger. Throws InputError only where the model cannot be read.
 */
async function verifyModel(target, bundle, trust, { leaveOut = [], onProgress } = {}) {
    const found = (0,oms_bundle/* readBundle */.Bo)(bundle);
    if ('refusals' in found)
        return found;
    const { statement } = found.read;
    const signer = await signerOf(found.read, trust);
    if ('refusals' in signer)
        return { ...signer, statement };
    const refusals = await modelRefusals(target, statement, leaveOut, onProgress);
    return { refusals, signer: signer.who, statement, digest: `sha256:${statement.subject[0].digest.sha256}` };
}
/** The same for one signed document. */
async function verifySignedFile(file, bundle, trust) {
    return (await verifyModel(file, bundle, trust)).refusals;
}
async function signerOf(read, trust) {
    if (read.method !== trust.method)
        return { refusals: [(0,refusal_codes/* refuseOms */.U)('oms-method-other', `a signature ${METHODS[trust.method]}`, `one ${METHODS[read.method]}`)] };
    if (trust.method === 'keyless')
        return keylessSigner(read, trust);
    if (trust.method === 'key') {
        const hint = (0,keys/* hintOf */.$z)(trust.key);
        if (read.hint !== undefined && read.hint !== hint)
            return { refusals: [(0,refusal_codes/* refuseOms */.U)('oms-key-other', `the key ${hint}`, `the key ${JSON.stringify(read.hint).slice(0, 200)}`)] };
        return signedBy(read, trust.key, `the key ${hint}`);
    }
    const leaf = (0,certificates/* trustedSigner */.w)(read.certificates, trust.trusted, trust.now);
    return 'refusals' in leaf ? leaf : signedBy(read, leaf.key, leaf.subject);
}
function signedBy({ payload, signature }, key, who) {
    return (0,keys/* isPayloadSignedBy */.MP)(payload, signature, key) ? { who } : { refusals: [(0,refusal_codes/* refuseOms */.U)('oms-signature-invalid', `a signature by ${who} over this statement`, 'one that does not fit')] };
}


/***/ }),

/***/ 41955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ rootsDemandLog),
/* harmony export */   sigstoreVerifier: () => (/* binding */ sigstoreVerifier)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89186);


const MOST_ROOT_BYTES = 4 * 1024 * 1024;
/**
 * A verifier of Sigstore bundles against trusted roots from a file: one `TrustedRoot` JSON, or one per line as
 * `gh attestation trusted-root` writes them (public good and GitHub's own). Offline. Throws InputError for an unusable file.
 *
 * What a root declares is demanded: with a transparency log in it, an entry in that log; else a timestamp by its authority.
 * Who signed is answered, not judged: the gate compares it as exact text. (The library's own identity policy takes an
 * unanchored regular expression, which a longer name would satisfy.)
 */
async function sigstoreVerifier(trustedRoots) {
    // Loaded on use: most runs never see a Sigstore bundle, and these packages are large.
    const [{ bundleFromJSON }, { Verifier, toSignedEntity, toTrustMaterial }, { TrustedRoot }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(1040)]).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19)),
        Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(4187)]).then(__webpack_require__.t.bind(__webpack_require__, 54187, 19)),
        __webpack_require__.e(/* import() */ 9654).then(__webpack_require__.t.bind(__webpack_require__, 19654, 19)),
    ]);
    const verifiers = rootsOf(trustedRoots).map((json) => {
        const { root, material } = usable(() => {
            const parsed = TrustedRoot.fromJSON(json);
            return { root: parsed, material: toTrustMaterial(parsed) };
        });
        if (root.certificateAuthorities.length === 0)
            throw unusable('it names no certificate authority');
        return new Verifier(material, {
            ctlogThreshold: Math.min(1, root.ctlogs.length),
            tlogThreshold: Math.min(1, root.tlogs.length),
            timestampThreshold: 1,
        });
    });
    return async (line) => {
        const bundle = bundleFromJSON(line);
        if (bundle.verificationMaterial.content.$case === 'publicKey')
            throw new Error('it names a key and no certificate');
        return firstOf(verifiers.map((verifier) => () => signerOf(verifier.verify(toSignedEntity(bundle)))));
    };
}
/** Whether every root names a transparency log, so that a signature without an entry in one can count nowhere. */
function rootsDemandLog(trustedRoots) {
    return rootsOf(trustedRoots).every((root) => (root?.tlogs ?? []).length > 0);
}
/** Certificates name the signer; a bundle without both names is nobody's. */
function signerOf(signer) {
    const identity = signer.identity?.subjectAlternativeName;
    const issuer = signer.identity?.extensions?.issuer;
    if (!identity || !issuer)
        throw new Error('its certificate names no identity or no issuer');
    return { identity, issuer };
}
function firstOf(attempts) {
    let last;
    for (const attempt of attempts) {
        try {
            return attempt();
        }
        catch (error) {
            last = error;
        }
    }
    throw last;
}
function rootsOf(bytes) {
    const whole = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(bytes, MOST_ROOT_BYTES);
    if ('value' in whole)
        return [whole.value];
    const lines = Buffer.from(bytes).toString('utf8').split('\n').filter((line) => line.trim() !== '');
    const roots = lines.map((line) => (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(Buffer.from(line), MOST_ROOT_BYTES));
    return roots.map((root) => {
        if ('mistake' in root)
            throw unusable(whole.mistake);
        return root.value;
    });
}
function usable(read) {
    try {
        return read();
    }
    catch (error) {
        throw unusable(error.message);
    }
}
function unusable(reason) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('trust-root-unusable', `The trusted root cannot be used: ${reason}.`, 'Give the output of `gh attestation trusted-root`, or the trusted_root.json of your own Sigstore.');
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
