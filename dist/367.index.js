export const id = 367;
export const ids = [367,7731,112,2969,8633,7968];
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

/***/ 92373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  evidence: () => (/* binding */ evidence_evidence)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var core_problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/evidence/secrets/scan.js + 1 modules
var scan = __webpack_require__(99481);
// EXTERNAL MODULE: ./.build/src/evidence/secrets/stop.js + 1 modules
var stop = __webpack_require__(35980);
// EXTERNAL MODULE: ./.build/src/evidence/stores/keep.js + 1 modules
var keep = __webpack_require__(99061);
// EXTERNAL MODULE: ./.build/src/evidence/stores/retention.js
var retention = __webpack_require__(35970);
// EXTERNAL MODULE: ./.build/src/evidence/write-whole.js
var write_whole = __webpack_require__(38112);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/run/evidence.js + 2 modules
var evidence = __webpack_require__(56197);
;// CONCATENATED MODULE: ./.build/src/run/files-under.js



/** Plain files below a path, or the path itself, absolute. Throws InputError `path-missing`. */
async function filesUnder(target) {
    const found = await (0,promises_.lstat)(target).catch(() => undefined);
    if (!found)
        throw core_problem/* InputError */.d.of('path-missing', `${JSON.stringify(target)} does not exist.`, 'Check the path.');
    if (found.isFile())
        return [target];
    const entries = await (0,promises_.readdir)(target, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => external_node_path_.join(entry.parentPath, entry.name)).sort();
}

// EXTERNAL MODULE: ./.build/src/run/system.js
var system = __webpack_require__(67776);
;// CONCATENATED MODULE: ./.build/src/cli/evidence.js















const PARTS = { keep: evidence_keep, fetch, status: evidence_status, scan: evidence_scan };
/** `sluice evidence keep|fetch|status|scan`: where evidence lives besides the artifacts of its run. Status 0, 1 refused or lapsing, 3. */
async function evidence_evidence(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,external_node_util_.parseArgs)({ args: argv, allowPositionals: true, options: { delivery: { type: 'string', default: 'delivery.yml' }, out: text, release: text, run: text, json: { type: 'boolean', default: false } } });
    const [name = '', ...given] = positionals;
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (!part)
        throw wrong(`There is no ${JSON.stringify(name)}.`);
    return part(given, values, io);
}
function wrong(message) {
    return core_problem/* InputError */.d.of('evidence-arguments', message, 'Write `sluice evidence keep FOLDER`, `fetch HEAD --out DIR [--release DIGEST] [--json]`, `status --run ID` or `scan PATH…`, each with [--delivery FILE].');
}
/** Keeps the ledger of a folder in every store of the delivery file. */
async function evidence_keep([folder, ...more], options, io) {
    if (folder === undefined || more.length > 0)
        throw wrong('One folder with a ledger is wanted.');
    const delivery = await deliveryOf(options, io);
    if (delivery.spec.evidence?.stores === undefined)
        throw core_problem/* InputError */.d.of('evidence-no-store', 'The delivery file names no store.', 'Write one under `evidence.stores`, e.g. `- folder: evidence`.');
    const target = external_node_path_.resolve(io.cwd, folder);
    const { files } = await (0,evidence/* evidenceIn */.nM)(target);
    const refusals = await refusalsOf(files.map(({ name }) => ({ shown: name, absolute: external_node_path_.join(target, name) })), delivery);
    if (refusals.length > 0)
        return refused(refusals, io);
    const { kept, problems } = await (0,evidence/* keepEverywhere */.MW)(delivery, target, () => (0,evidence/* evidenceForgeOf */.AC)(io.env, system/* systemClock */.m));
    for (const where of kept)
        io.stdout(`${(0,report_escape/* logLine */.BP)(`Kept in ${where}.`)}\n`);
    for (const problem of problems)
        io.stderr(`${(0,report_escape/* logLine */.BP)((0,core_problem/* describe */.q)(problem))}\n`);
    return problems.length === 0 ? 0 : 1;
}
/** Fetches evidence by its ledger's head from the first store that has it whole, into a folder of its own. */
async function fetch([head, ...more], options, io) {
    if (!(0,digest/* isDigest */.Bc)(head) || more.length > 0 || options.out === undefined)
        throw wrong('The head of a ledger (sha256:…) and --out are wanted.');
    const delivery = await deliveryOf(options, io);
    const refusals = [];
    for (const declared of delivery.spec.evidence?.stores ?? []) {
        if (declared.release && !(0,digest/* isDigest */.Bc)(options.release))
            throw wrong('A GitHub release is found by the release digest: give --release.');
        const store = await (0,evidence/* storeOf */.xX)(declared, delivery, (0,digest/* isDigest */.Bc)(options.release) ? options.release : head, () => (0,evidence/* evidenceForgeOf */.AC)(io.env, system/* systemClock */.m));
        const found = await (0,keep/* fetchEvidence */.eb)(store, head);
        if ('refusals' in found) {
            refusals.push(...found.refusals);
            continue;
        }
        const out = external_node_path_.resolve(io.cwd, options.out);
        await (0,promises_.mkdir)(out, { recursive: true });
        for (const { name, bytes } of found.files)
            await (0,write_whole/* writeWhole */.f)(external_node_path_.join(out, name), bytes);
        const names = found.files.map(({ name }) => name);
        if (options.json) {
            io.stdout(`${JSON.stringify({ fetched: { head, from: store.where, out: options.out, files: names }, refusals }, null, 2)}\n`);
            return 0;
        }
        io.stdout(`${(0,report_escape/* logLine */.BP)(`Fetched from ${store.where} into ${JSON.stringify(options.out)}: ${names.join(', ')}. \`sluice verify ${options.out}\` proves it.`)}\n`);
        for (const { expected, actual, code } of refusals)
            io.stderr(`${(0,report_escape/* logLine */.BP)(`Not from there: expected ${expected}, found ${actual}. [${code}]`)}\n`);
        return 0;
    }
    if (!options.json || refusals.length === 0)
        return refused(refusals, io);
    io.stdout(`${JSON.stringify({ fetched: null, refusals }, null, 2)}\n`);
    return 1;
}
/** How long the artifacts of a run still hold its evidence. */
async function evidence_status(given, options, io) {
    if (given.length > 0 || !/^[1-9][0-9]*$/.test(options.run ?? ''))
        throw wrong('The id of a run is wanted (--run).');
    const delivery = await deliveryOf(options, io);
    const artifacts = await (await (0,evidence/* evidenceForgeOf */.AC)(io.env, system/* systemClock */.m)).artifacts(options.run);
    const problems = (0,retention/* retentionProblems */.H)(delivery.spec, artifacts, system/* systemClock */.m.now());
    for (const { name, expired, expiresAt } of artifacts.filter(({ name }) => name.startsWith('sluice-')))
        io.stdout(`${(0,report_escape/* logLine */.BP)(`${name}: ${expired ? 'gone' : `until ${expiresAt ?? 'a day that GitHub does not tell'}`}`)}\n`);
    for (const problem of problems)
        io.stderr(`${(0,report_escape/* logLine */.BP)((0,core_problem/* describe */.q)(problem))}\n`);
    return problems.length === 0 ? 0 : 1;
}
/** Scans files and folders as uploads are scanned, before anything is uploaded. */
async function evidence_scan(given, options, io) {
    if (given.length === 0)
        throw wrong('A file or folder is wanted.');
    const delivery = await (0,load/* loadDelivery */.F)(external_node_path_.resolve(io.cwd, options.delivery), { workspace: io.cwd }).catch(() => undefined);
    const files = (await Promise.all(given.map((each) => filesUnder(external_node_path_.resolve(io.cwd, each))))).flat();
    const refusals = await refusalsOf(files.map((absolute) => ({ absolute, shown: external_node_path_.relative(io.cwd, absolute).split(external_node_path_.sep).join('/') })), delivery);
    if (refusals.length > 0)
        return refused(refusals, io);
    io.stdout(`${files.length} ${files.length === 1 ? 'file holds' : 'files hold'} no secret in a published format.\n`);
    return 0;
}
async function refusalsOf(files, delivery) {
    return (0,stop/* secretRefusals */.Y)(await (0,scan/* findSecrets */.d)(files), delivery?.spec.evidence?.secrets?.allow ?? [], system/* systemClock */.m.now().toISOString().slice(0, 'YYYY-MM-DD'.length));
}
function refused(refusals, io) {
    for (const { code, expected, actual, fix } of refusals)
        io.stdout(`${(0,report_escape/* logLine */.BP)(`Refused: expected ${expected}, found ${actual}. ${fix} [${code}]`)}\n`);
    if (refusals.length === 0)
        io.stdout('Refused: the delivery file names no store. [evidence-no-store]\n');
    return 1;
}
function deliveryOf({ delivery }, io) {
    return (0,load/* loadDelivery */.F)(external_node_path_.resolve(io.cwd, delivery), { workspace: io.cwd });
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

/***/ 20427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jo: () => (/* binding */ MOST_HEAD_BYTES),
/* harmony export */   _d: () => (/* binding */ HEAD_FILE),
/* harmony export */   ci: () => (/* binding */ signHead),
/* harmony export */   zy: () => (/* binding */ readHead)
/* harmony export */ });
/* unused harmony export HEAD_TYPE */
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(84057);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34462);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _read_ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35205);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70090);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39816);







/** Beside the ledger: its length and last digest, signed. */
const HEAD_FILE = 'ledger.head.json';
const HEAD_TYPE = 'urn:sluice:ledger-head:v1';
const MOST_HEAD_BYTES = 256 * 1024;
/** The file that whoever appends writes beside the ledger, in one line. The ledger must be sound. */
async function signHead(ledger, signer) {
    const { subject, predicate } = ledger.entries[0].statement;
    const { repositoryId, runId, runAttempt } = predicate.delivery;
    const head = {
        _type: _statement_js__WEBPACK_IMPORTED_MODULE_5__/* .STATEMENT_TYPE */ .zG,
        subject: [{ name: subject[0].name, digest: { sha256: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)((0,_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(ledger.entries[0].statement)) } }],
        predicateType: HEAD_TYPE,
        predicate: { delivery: { repositoryId, runId, runAttempt }, ...(predicate.environment === undefined ? {} : { environment: predicate.environment }), entries: ledger.entries.length, head: ledger.head },
    };
    return `${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(await signer.sign(head))}\n`;
}
/**
 * Holds a ledger against the head that lies beside it. The ledger may have grown since, never shrunk or turned off: fewer
 * entries are `ledger-truncated`, another entry in the head's place is `ledger-forked`. Never throws for its content.
 */
async function readHead(bytes, ledger, trust, allowed) {
    const unreadable = (actual) => ({ refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('ledger-head-unreadable', `${HEAD_FILE}: one line, ended by a line break`, `${HEAD_FILE}: ${actual}`)] });
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (text.length > MOST_HEAD_BYTES)
        return unreadable(`${text.length} bytes, and at most ${MOST_HEAD_BYTES} are read`);
    if (text.length === 0 || text.indexOf(0x0a) !== text.length - 1)
        return unreadable(text.length === 0 ? 'an empty file' : 'other lines');
    const opened = await (0,_read_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .openLine */ .TY)(text.subarray(0, -1), HEAD_FILE, trust);
    if (!opened.payload)
        return { refusals: opened.refusals };
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._p)(opened.payload, MOST_HEAD_BYTES);
    const mistakes = 'mistake' in parsed ? [parsed.mistake] : (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D6)('ledger-head', parsed.value);
    if (mistakes.length > 0)
        return unreadable(mistakes.join('; '));
    const head = parsed.value;
    return { signer: opened.signer, refusals: [...opened.refusals, ...(0,_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .signerRefusal */ .jX)(allowed, opened.signer, HEAD_FILE), ...otherLedger(head, ledger), ...shrunk(head, ledger)] };
}
function otherLedger({ subject: [subject], predicate }, ledger) {
    const first = ledger.entries[0]?.statement;
    if (!first)
        return [];
    const pairs = [
        ['evidence-wrong-digest', (0,_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(first), `sha256:${subject.digest.sha256}`],
        ['evidence-other-model', first.subject[0].name, subject.name],
        ['evidence-other-delivery', (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDeliveryId */ .J)(first.predicate.delivery), (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_6__/* .formatDeliveryId */ .J)(predicate.delivery)],
        ['evidence-other-environment', first.predicate.environment ?? 'none', predicate.environment ?? 'none'],
    ];
    return pairs.filter(([, one, other]) => one !== other).map(([code, one, other]) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)(code, `${HEAD_FILE}: ${one}, as the ledger`, `${HEAD_FILE}: ${other}`));
}
function shrunk({ predicate: { entries, head } }, ledger) {
    // Where a line cannot be read, places are not known, and that was said.
    if (ledger.refusals.length > 0)
        return [];
    const there = ledger.entries[entries - 1];
    if (there?.digest === head)
        return [];
    const expected = `${entries} entries up to ${head}, as ${HEAD_FILE} says`;
    return [there === undefined ? (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('ledger-truncated', expected, `${ledger.entries.length} entries`) : (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('ledger-forked', expected, `${there.digest} there`)];
}


/***/ }),

/***/ 13640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IW: () => (/* binding */ latest),
/* harmony export */   ME: () => (/* binding */ sealedHead),
/* harmony export */   SV: () => (/* binding */ appendStatement),
/* harmony export */   T9: () => (/* binding */ genesis),
/* harmony export */   th: () => (/* binding */ LEDGER_FILE)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39816);



const LEDGER_FILE = 'ledger.intoto.jsonl';
/** What the first entry names as the one before it, so that a chain belongs to one delivery of one release to one environment. */
function genesis({ subject, predicate: { delivery, environment } }) {
    const [{ name: model, digest }] = subject;
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({
        delivery: { repositoryId: delivery.repositoryId, runId: delivery.runId, runAttempt: delivery.runAttempt },
        model,
        ...(environment === undefined ? {} : { environment }),
        release: `sha256:${digest.sha256}`,
    });
}
/**
 * The ledger's text with one more entry, chained and signed. `text` is what lies there now (empty for a new ledger) and
 * must be sound: read it first and hand the reading over, so that nobody extends a chain that is already broken.
 */
async function appendStatement(text, ledger, statement, signer) {
    refuseToExtend(text, ledger, statement);
    const last = ledger.entries.at(-1);
    const prev = last ? last.digest : genesis(statement);
    const chained = { ...statement, predicate: { ...statement.predicate, chain: { index: ledger.entries.length, prev } } };
    return `${text}${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(await signer.sign(chained))}\n`;
}
/** The newest statement of a stage (and name), or undefined. */
function latest(ledger, stage, name) {
    return ledger.entries.findLast(({ statement: { predicate } }) => predicate.stage === stage && (name === undefined || predicate.name === name));
}
/** Digest of the seal's own line: names the whole set of evidence that was sealed (the approval's challenge takes it). */
function sealedHead(ledger) {
    return ledger.entries.find(({ statement }) => statement.predicate.stage === 'seal')?.digest;
}
function refuseToExtend(text, ledger, statement) {
    if (statement.predicate.chain)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('statement-already-chained', 'The statement already has its place in a ledger.', 'Append the statement as the stage wrote it.');
    if (text === '' && ledger.entries.length === 0)
        return;
    const lastLine = text.endsWith('\n') ? text.slice(0, -1).split('\n').at(-1) : '';
    if (ledger.refusals.length > 0 || ledger.head !== (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(lastLine))
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d([
            { code: 'ledger-not-sound', message: 'The ledger that should be extended does not verify.', fix: 'Take it from where it was written; nothing was added to it.' },
            ...ledger.refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })),
        ]);
    const first = ledger.entries[0].statement;
    if ((0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(first) !== (0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(statement))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('evidence-wrong-digest', `The ledger is about ${(0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(first)} and the statement about ${(0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(statement)}.`, 'Give each release its own ledger.');
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

/***/ 35970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ retentionProblems),
/* harmony export */   _: () => (/* binding */ isKeptLedger)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);

const DAY = 86_400_000;
/** How long before the end there is a warning: time to keep the ledger elsewhere. */
const WARN_WITHIN = 14 * DAY;
/** What Sluice's own evidence is called (src/actions/artifacts.ts); other artifacts may go. */
const LEDGERS = /^sluice-(ledger|approved|canary-promote)-/;
/**
 * What is wrong with how long the evidence of a run stays where GitHub keeps it, held against `evidence.retention`: gone already,
 * gone soon, or sooner than declared. Nothing where a store of the delivery file has it too, or none is declared.
 */
function retentionProblems(spec, artifacts, now) {
    const { retention, stores = [] } = spec.evidence ?? {};
    if (retention === undefined || stores.length > 0)
        return [];
    const found = artifacts.filter(isKeptLedger).flatMap((artifact) => problemOf(artifact, retention, now) ?? []);
    return found;
}
/** Whether an artifact, by its name, holds a ledger. */
function isKeptLedger({ name }) {
    return LEDGERS.test(name);
}
const ELSEWHERE = 'Keep the ledger elsewhere now: `sluice evidence keep LEDGER`, with a store under `evidence.stores`.';
function problemOf({ name, expired, createdAt, expiresAt }, retention, now) {
    const end = Date.parse(expiresAt ?? '');
    const start = Date.parse(createdAt ?? '');
    if (expired || end <= now.getTime())
        return { code: 'evidence-lapsed', message: `The artifact ${name} is gone; \`evidence.retention\` asks for ${retention}.`, fix: 'Look for the ledger in another store or on the machine of whoever verified it; without one the release has no evidence any more.' };
    if (!Number.isFinite(end) || !Number.isFinite(start))
        return { code: 'evidence-retention-unknown', message: `GitHub does not say how long it keeps the artifact ${name}.`, fix: ELSEWHERE };
    // A minute: both times are GitHub's own, and rounded.
    if (end - start < (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(retention) - 60_000)
        return { code: 'evidence-retention-short', message: `The artifact ${name} is kept until ${expiresAt}, and \`evidence.retention\` asks for ${retention}.`, fix: 'Raise the retention of artifacts in the settings of the repository, or name a store under `evidence.stores`.' };
    return end - now.getTime() < WARN_WITHIN ? { code: 'evidence-lapses-soon', message: `The artifact ${name} is gone after ${expiresAt}.`, fix: ELSEWHERE } : undefined;
}


/***/ }),

/***/ 60278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S4: () => (/* binding */ allPages),
  My: () => (/* binding */ openClient),
  Xw: () => (/* binding */ readReply)
});

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
;// CONCATENATED MODULE: ./.build/src/github/read.js
/** The reply has not the shape that GitHub documents. Caught where the call is known and told as a `ForgeError`. */
class ShapeError extends Error {
    constructor(path, expected, actual) {
        super(`${path || 'the reply'} should be ${expected} and is ${nameOf(actual)}`);
        this.name = 'ShapeError';
    }
}
/** A read-only view of one JSON value of a reply, which asks for every field by its type and says where it failed. */
class Field {
    value;
    path;
    constructor(value, path = '') {
        this.value = value;
        this.path = path;
    }
    get(key) {
        if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
            throw new ShapeError(this.path, 'an object', this.value);
        const own = Object.hasOwn(this.value, key) ? this.value[key] : undefined;
        return new Field(own, this.path ? `${this.path}.${key}` : key);
    }
    list() {
        if (!Array.isArray(this.value))
            throw new ShapeError(this.path, 'a list', this.value);
        return this.value.map((item, index) => new Field(item, `${this.path}[${index}]`));
    }
    text() {
        if (typeof this.value !== 'string')
            throw new ShapeError(this.path, 'a text', this.value);
        return this.value;
    }
    flag() {
        if (typeof this.value !== 'boolean')
            throw new ShapeError(this.path, 'true or false', this.value);
        return this.value;
    }
    count() {
        if (!Number.isSafeInteger(this.value) || this.value < 0)
            throw new ShapeError(this.path, 'a whole number', this.value);
        return this.value;
    }
    /** A database id: a whole number above zero. */
    id() {
        const id = this.count();
        if (id === 0)
            throw new ShapeError(this.path, 'an id above zero', this.value);
        return id;
    }
    oneOf(values) {
        const text = this.text();
        if (!values.includes(text))
            throw new ShapeError(this.path, `one of ${values.join(', ')}`, text);
        return text;
    }
    /** 40 hexadecimal characters (64 in a SHA-256 repository). */
    commit() {
        const text = this.text();
        if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text))
            throw new ShapeError(this.path, 'a commit id', text);
        return text;
    }
    get absent() {
        return this.value === undefined || this.value === null;
    }
    /** `null` where the field is missing or null, else what `read` makes of it. */
    optional(read) {
        return this.absent ? null : read(this);
    }
}
function nameOf(value) {
    if (value === undefined)
        return 'missing';
    if (value === null || typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    if (typeof value === 'string')
        return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
    return Array.isArray(value) ? 'a list' : 'an object';
}

;// CONCATENATED MODULE: ./.build/src/github/remembered.js
/** So many replies, and no larger ones, are kept: a job asks the same few questions again. */
const MOST_REPLIES = 100;
const MOST_BYTES = 200_000;
/** Replies with an ETag, by their URL: what GitHub says it has not changed since is taken from here. */
class Remembered {
    #answers = new Map();
    condition(url) {
        const known = this.#answers.get(url);
        return known ? { 'if-none-match': known.etag } : {};
    }
    answer(url) {
        return this.#answers.get(url)?.answer;
    }
    keep(url, answer) {
        const { etag } = answer.headers;
        this.#answers.delete(url);
        // Half a reply must not be given a second time.
        if (answer.status !== 200 || !isJson(answer.body) || typeof etag !== 'string' || answer.body.byteLength > MOST_BYTES)
            return;
        if (this.#answers.size >= MOST_REPLIES)
            this.#answers.delete(this.#answers.keys().next().value);
        this.#answers.set(url, { etag, answer });
    }
}
function isJson(body) {
    try {
        JSON.parse(Buffer.from(body).toString('utf8'));
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/src/github/client.js




const BYTES = 'application/octet-stream';
const TRIES = 3;
const TIMEOUT_MS = 30_000;
/** Longer pauses belong to a person: a job that sleeps burns its runner. */
const LONGEST_PAUSE_MS = 60_000;
const MAX_REPLY_BYTES = 20_000_000;
/** A client that asks through `@actions/github`, which knows the runner's proxy settings. */
async function openClient(options) {
    // Lazy: a stage on a laptop without GitHub never pays for it.
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(1351), __webpack_require__.e(4119)]).then(__webpack_require__.bind(__webpack_require__, 61351));
    const silent = { debug() { }, info() { }, warn() { }, error() { } };
    const octokit = getOctokit(options.token, { baseUrl: options.apiUrl.replace(/\/+$/, ''), log: silent, userAgent: 'sluice' });
    let calls = 0;
    const remembered = new Remembered();
    async function send(call, accept = 'application/vnd.github+json') {
        calls += 1;
        const url = urlOf(call, options.apiUrl);
        const condition = call.conditional ? remembered.condition(url) : {};
        try {
            const response = await octokit.request({
                method: call.method,
                url,
                ...(call.body === undefined && call.upload === undefined ? {} : { data: call.upload ?? call.body }),
                headers: { accept, ...(call.upload && { 'content-type': BYTES }), 'x-github-api-version': '2022-11-28', ...condition },
                request: { parseSuccessResponseBody: false, signal: AbortSignal.timeout(options.timeout ?? TIMEOUT_MS) },
            });
            const answer = { status: response.status, headers: response.headers, body: await bytesOf(response.data, call) };
            if (call.conditional)
                remembered.keep(url, answer);
            return answer;
        }
        catch (error) {
            if (error instanceof forge_error/* ForgeError */.Q)
                throw error;
            const failed = failedAnswer(error, call);
            // Only what was asked for conditionally may be answered by "not modified".
            return (failed.status === 304 && 'if-none-match' in condition && remembered.answer(url)) || failed;
        }
    }
    async function answered(call, accept) {
        for (let tried = 1;; tried += 1) {
            const answer = await send(call, accept);
            if (answer.status >= 200 && answer.status < 300)
                return answer;
            const pause = tried < TRIES ? pauseBeforeRepeat(answer, call, tried) : undefined;
            if (pause === undefined)
                throw failureOf(answer, call, options.clock);
            await options.clock.sleep(pause);
        }
    }
    const ask = async (call) => replyOf(await answered(call), call);
    const unlessMissing = async (asked) => {
        try {
            return await asked;
        }
        catch (error) {
            if (error instanceof forge_error/* ForgeError */.Q && error.status === 404)
                return undefined;
            throw error;
        }
    };
    return {
        owner: options.owner,
        repository: options.repository,
        get calls() {
            return calls;
        },
        ask,
        askMaybe: (call) => unlessMissing(ask(call)),
        askBytes: (call) => unlessMissing(answered(call, BYTES).then(({ body }) => body)),
    };
}
/** Reads a reply; where its shape is not the documented one, says which field of which call. */
function readReply(call, reply, read) {
    try {
        return read(reply.data);
    }
    catch (error) {
        if (error instanceof ShapeError)
            throw new forge_error/* ForgeError */.Q('unreadable', call, error.message, { cause: error });
        throw error;
    }
}
/** Every page of a list, complete or refused: `items` says where in a page the list is. */
async function allPages(client, call, pages, items) {
    const found = [];
    const digests = [];
    let first;
    for (let page = 1;; page += 1) {
        // Pages are counted, never followed by their link: a link may lead the token to another host.
        const asked = { ...call, query: { ...call.query, per_page: 100, page } };
        const reply = await client.ask(asked);
        first ??= reply.data;
        digests.push(reply.digest);
        found.push(...readReply(call, reply, items));
        if (!reply.more)
            return { items: found, digest: digests.length === 1 ? digests[0] : (0,digest/* digestOfJson */.Qs)(digests), first };
        if (page === pages.most)
            throw new forge_error/* ForgeError */.Q('incomplete', call, `there are more than ${pages.most * 100}`, { fix: pages.fix });
    }
}
function urlOf(call, apiUrl) {
    const query = new URLSearchParams(Object.entries(call.query ?? {}).map(([name, value]) => [name, String(value)]));
    // A GitHub Enterprise Server has GraphQL beside its REST root, not below it.
    const root = apiUrl.replace(/\/+$/, '').replace(call.path === '/graphql' ? /\/v3$/ : /$^/, '');
    return `${call.upload ? uploadsOf(root) : root}${call.path}${query.size > 0 ? `?${query}` : ''}`;
}
/** Where files of releases are sent. Taken from the API's own address: one in a reply may be anybody's. */
function uploadsOf(root) {
    return root.replace(/^https:\/\/api\./, 'https://uploads.').replace(/\/api\/v3$/, '/api/uploads');
}
async function bytesOf(body, call) {
    const chunks = [];
    let size = 0;
    if (body)
        for await (const chunk of body) {
            size += chunk.byteLength;
            if (size > MAX_REPLY_BYTES)
                throw new forge_error/* ForgeError */.Q('incomplete', call, `the reply is larger than ${MAX_REPLY_BYTES} bytes`);
            chunks.push(chunk);
        }
    return Buffer.concat(chunks);
}
function replyOf(answer, call) {
    const bytes = answer.body;
    try {
        // 204 has no body.
        const data = new Field(bytes.length === 0 ? null : JSON.parse(bytes.toString('utf8')));
        return { data, digest: (0,digest/* sha256 */.sc)(bytes), more: /\brel="?next"?/.test(String(answer.headers.link ?? '')) };
    }
    catch (cause) {
        throw new forge_error/* ForgeError */.Q('unreadable', call, 'the reply is not JSON', { cause });
    }
}
function failedAnswer(error, call) {
    const failed = error;
    // Octokit calls a connection that broke "500"; without a response there was no answer at all.
    const status = failed.response && typeof failed.status === 'number' ? failed.status : 0;
    if (status === 0 && !(error instanceof Error))
        throw new forge_error/* ForgeError */.Q('unavailable', call, 'the request could not be sent');
    return { status, headers: failed.response?.headers ?? {}, body: messageOf(failed.response?.data) ?? String(failed.message) };
}
function messageOf(data) {
    if (typeof data === 'string')
        return data.slice(0, 300);
    const message = data?.message;
    return typeof message === 'string' ? message.slice(0, 300) : undefined;
}
/** Milliseconds to wait before asking again, or `undefined` where asking again is wrong. */
function pauseBeforeRepeat(answer, call, tried) {
    const retryAfter = Number(answer.headers['retry-after'] ?? NaN) * 1000;
    // https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: secondary limits answer 403 or 429
    // with Retry-After; the request was not carried out, so it may be sent again whatever it does.
    if (answer.status === 403 || answer.status === 429)
        return retryAfter >= 0 && retryAfter <= LONGEST_PAUSE_MS ? retryAfter : undefined;
    if (answer.status !== 0 && answer.status < 500)
        return undefined;
    if (call.method !== 'GET' && call.repeatable !== true)
        return undefined;
    return retryAfter >= 0 ? Math.min(retryAfter, LONGEST_PAUSE_MS) : 1000 * 2 ** (tried - 1);
}
function failureOf(answer, call, clock) {
    const { status } = answer;
    const said = status === 0 ? String(answer.body) : `it answered ${status}${answer.body ? ` (${String(answer.body)})` : ''}`;
    const limited = status === 429 || (status === 403 && (answer.headers['x-ratelimit-remaining'] === '0' || answer.headers['retry-after'] !== undefined));
    if (limited)
        return new forge_error/* ForgeError */.Q('rate-limited', call, `${said}${untilReset(answer, clock)}`, { status });
    if (status === 401 || status === 403)
        return new forge_error/* ForgeError */.Q('forbidden', call, said, { status });
    if (status === 404)
        return new forge_error/* ForgeError */.Q('not-found', call, said, { status });
    if (status === 0 || status >= 500)
        return new forge_error/* ForgeError */.Q('unavailable', call, said, { status });
    return new forge_error/* ForgeError */.Q('unreadable', call, said, { status });
}
function untilReset(answer, clock) {
    const reset = Number(answer.headers['x-ratelimit-reset'] ?? NaN) * 1000;
    const minutes = Math.ceil((reset - clock.now().getTime()) / 60_000);
    return Number.isFinite(minutes) && minutes > 0 ? `; the limit is reset in ${minutes} minutes` : '';
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

/***/ 20927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   _T: () => (/* binding */ readFileAt),
/* harmony export */   mH: () => (/* binding */ readFileOf),
/* harmony export */   pG: () => (/* binding */ readBranch)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60278);
/* harmony import */ var _forge_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22075);


/** A path below the repository, every part encoded: names of environments and branches may hold `/`, `?` and `#`. */
function pathOf(client, ...parts) {
    return ['/repos', client.owner, client.repository, ...parts].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
}
async function readRepository(client) {
    const call = {
        method: 'GET',
        path: pathOf(client),
        asked: `the repository ${client.owner}/${client.repository}`,
        permission: 'metadata: read',
    };
    const reply = await client.ask(call);
    const value = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, reply, (data) => ({
        id: String(data.get('id').id()),
        fullName: data.get('full_name').text(),
        defaultBranch: data.get('default_branch').text(),
    }));
    return { value, digest: reply.digest };
}
async function readBranch(client, name) {
    const call = {
        method: 'GET',
        path: pathOf(client, 'branches', name),
        asked: `the branch ${JSON.stringify(name)}`,
        permission: 'contents: read',
    };
    const reply = await client.askMaybe(call);
    if (!reply)
        return undefined;
    const branch = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, reply, (data) => ({
        name: data.get('name').text(),
        commit: data.get('commit').get('sha').commit(),
        protected: data.get('protected').flag(),
    }));
    if (branch.protected)
        return { value: branch, digest: reply.digest };
    return { value: { ...branch, protected: await hasRules(client, name) }, digest: reply.digest };
}
/** Rulesets protect a branch too, and not every server counts them in the branch's own `protected`. */
async function hasRules(client, branch) {
    const call = {
        method: 'GET',
        path: pathOf(client, 'rules', 'branches', branch),
        asked: `the rules of the branch ${JSON.stringify(branch)}`,
        permission: 'metadata: read',
    };
    const rules = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .allPages */ .S4)(client, call, { most: 5, fix: 'Join the rules of the branch.' }, (data) => data.list());
    const types = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, { data: rules.first, digest: rules.digest, more: false }, () => rules.items.map((rule) => rule.get('type').text()));
    // Of all rules only this one makes every change of the branch pass another person.
    return types.includes('pull_request');
}
/** GitHub's limit for the contents call in its JSON form: https://docs.github.com/rest/repos/contents. */
const MAX_FILE_BYTES = 1_048_576;
async function readFileAt(client, path, ref) {
    return readContents(client, {
        method: 'GET',
        // The path's own slashes stay: each of its parts is encoded alone.
        path: pathOf(client, 'contents', ...plainParts(path)),
        query: { ref },
        asked: `the file ${JSON.stringify(path)} at ${ref}`,
        permission: 'contents: read',
    });
}
/** GitHub answers 404 for what is not there and for what the token may not see alike. */
async function readFileOf(client, repository, path, ref) {
    const [owner = '', name = ''] = repository.split('/');
    return readContents(client, {
        method: 'GET',
        path: pathOf({ ...client, owner, repository: name }, 'contents', ...plainParts(path)),
        ...(ref === undefined ? {} : { query: { ref } }),
        asked: `the file ${JSON.stringify(path)} of ${repository}${ref === undefined ? '' : ` at ${ref}`}`,
        permission: `contents: read on ${repository}`,
    });
}
async function readContents(client, call) {
    const reply = await client.askMaybe(call);
    if (!reply)
        return undefined;
    const { type, encoding, size, content } = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, reply, (data) => ({
        type: data.get('type').text(),
        encoding: data.get('encoding').text(),
        size: data.get('size').count(),
        content: data.get('content').text(),
    }));
    if (type !== 'file')
        throw new _forge_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q('unreadable', call, `it is a ${type} and not a file`, { fix: 'Name a plain file.' });
    const bytes = Buffer.from(content, 'base64');
    if (encoding !== 'base64' || size > MAX_FILE_BYTES || bytes.length !== size)
        throw new _forge_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q('incomplete', call, `GitHub gave ${bytes.length} of its ${size} bytes`, { fix: 'Keep the file below 1 MB.' });
    return { value: bytes, digest: reply.digest };
}
function plainParts(path) {
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..'))
        throw new RangeError(`Not a plain path from the root of a repository: ${JSON.stringify(path)}.`);
    return parts;
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
