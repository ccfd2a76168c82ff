export const id = 2829;
export const ids = [2829,7731,112,2969,8633,1591,4150];
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

/***/ 27999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ findingOf)
/* harmony export */ });
/** A refusal as a finding of a verdict: same code, same numbers, always `fail`. `rule` says in plain words what was asked. */
function findingOf(refusal, rule, about = {}) {
    return {
        code: refusal.code,
        outcome: 'fail',
        rule,
        message: `Expected ${refusal.expected}, found ${refusal.actual}.`,
        expected: refusal.expected,
        actual: refusal.actual,
        fix: refusal.fix,
        ...about,
    };
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

/***/ 24444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inFlight: () => (/* binding */ inFlight),
/* harmony export */   n: () => (/* binding */ runOf),
/* harmony export */   nothingInFlight: () => (/* binding */ nothingInFlight),
/* harmony export */   runAbort: () => (/* binding */ runAbort),
/* harmony export */   runHold: () => (/* binding */ runHold)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53840);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59036);
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90560);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);
/* harmony import */ var _asker_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3827);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42637);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81122);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(42459);









/** The rollout under way, as the model's journal tells; undefined where there is none. Throws where the journal cannot be read or trusted. */
async function inFlight(session, secrets) {
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    if (!delivery.spec.rollout)
        return undefined;
    const recorder = new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_3__/* .Recorder */ .vk((0,_wiring_js__WEBPACK_IMPORTED_MODULE_7__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signingOf */ .f)(delivery, secrets)), session.clock, '');
    return recorder.refresh().then(({ open }) => open, (cause) => {
        if (!(cause instanceof _journal_state_js__WEBPACK_IMPORTED_MODULE_2__/* .JournalInvalid */ .fE))
            throw cause;
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('journal-invalid', `The journal tells an impossible story: ${cause.message}`, 'Restore the journal from a copy. Until then set the router by hand, or wait for the watch, which drains the candidate.', undefined, { cause });
    });
}
/** The run that approved a delivery, by its id. */
function runOf({ id }) {
    return id.split('/')[1] ?? '';
}
const CONFLICTS = 10;
const HOLDS = {
    person: { by: 'person', code: 'held-by-person', words: 'held by a person' },
    data: { by: 'machine', code: 'held-by-data', words: 'held by a finding of the data checks' },
};
/**
 * Writes a hold into the journal, where the next tick finds it. Asks for no ledger and for no bytes, which may be
 * gone by then, and does not renew the lease: a rollout that nobody ticks is still drained.
 */
function runHold(session, { reason = 'A person holds this delivery.', secrets, by = 'person' }) {
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .judge */ .S)(session, 'canary-promote', {}, async (delivery, context) => {
        const recorder = new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_3__/* .Recorder */ .vk((0,_wiring_js__WEBPACK_IMPORTED_MODULE_7__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signingOf */ .f)(delivery, secrets)), context.clock, '');
        for (let conflicts = 0;; conflicts += 1)
            try {
                const { open } = await recorder.refresh();
                if (!open)
                    throw nothingInFlight('hold');
                const hold = HOLDS[by];
                if (!open.holds.some((other) => other.by === hold.by && other.code === hold.code))
                    await recorder.append('held', { by: hold.by, code: hold.code, reason, ...(by === 'person' && { askedBy: (0,_asker_js__WEBPACK_IMPORTED_MODULE_8__/* .askerOf */ .Y)(session) }) }, open.id);
                return heldResult(delivery, open, reason, hold);
            }
            catch (error) {
                if (!(error instanceof _serving_recorder_js__WEBPACK_IMPORTED_MODULE_3__/* .JournalConflict */ .sI) || conflicts === CONFLICTS)
                    throw error;
            }
    });
}
/**
 * Drains the candidate of the rollout under way, and nothing else: asks for no ledger, no bytes and no evidence. Where it was
 * promoted in between, the way back to the release before it is what was meant.
 */
function runAbort(session, open, { reason = 'A person aborted this delivery.', secrets, forge }) {
    return (0,_rollback_js__WEBPACK_IMPORTED_MODULE_5__.runRollback)(session, { from: open.release.digest, reason, secrets, forge });
}
function nothingInFlight(request) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('rollout-not-in-flight', `There is no rollout under way to ${request}.`, 'Look at the last run of the rollout. To take back a release that serves all users, ask for a rollback.');
}
function heldResult(delivery, { id, release }, reason, { code, words }) {
    const headline = `Delivery ${id} is held: it gets no more users until a person resumes or aborts it.`;
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'canary-promote',
            outcome: 'inconclusive',
            headline,
            enforced: true,
            release,
            findings: [
                {
                    code,
                    outcome: 'inconclusive',
                    rule: 'no automatic actor passes a hold',
                    message: reason,
                    expected: 'no hold',
                    actual: words,
                    fix: 'Resume or abort it.',
                    location: delivery.locate(['rollout']),
                },
            ],
            notes: [],
            facts: [],
        },
        inputs: [],
        details: { heldIn: id },
    };
}


/***/ }),

/***/ 3827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ askerOf)
/* harmony export */ });
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84057);

/** Who starts this run: on GitHub the account that did (of a run that is repeated, the one that repeats it), on a laptop the run alone. */
function askerOf({ deliveryId, env }) {
    const { GITHUB_ACTOR: actor, GITHUB_ACTOR_ID: id, GITHUB_TRIGGERING_ACTOR: login = actor } = env;
    // The id is that of who started the run first; GitHub tells none of who repeats it.
    const known = login !== undefined && login === actor && id !== undefined && /^[1-9][0-9]{0,15}$/.test(id);
    return { run: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDeliveryId */ .J)(deliveryId), ...(login && { login: login.slice(0, 100) }), ...(known && { id: Number(id) }) };
}


/***/ }),

/***/ 23148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ retreatDeps)
});

// EXTERNAL MODULE: ./.build/src/run/cluster.js + 8 modules
var cluster = __webpack_require__(67272);
// EXTERNAL MODULE: ./.build/src/delivery/source.js
var delivery_source = __webpack_require__(36251);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
;// CONCATENATED MODULE: ./.build/src/run/input-contract.js


/** Describing today's data may take a server; users are not kept waiting for it. */
const MOST_MS = 5000;
/**
 * Whether an older release can take what comes today: the inputs that its own ledger lists against those of today's contract, and against
 * the columns that today's serving data really has. A column that is gone, may be missing now, or has become wider than the release was made
 * for is a refusal `contract-incompatible`; what cannot be compared is a note, for users may be waiting.
 */
function contractComparison(delivery, session) {
    let described;
    return async (ledger, release) => {
        const then = inputsOf(ledger);
        if (!then)
            return { refusals: [], notes: [`Whether ${titleOf(release)} takes today's data is not known: its ledger lists no inputs.`] };
        const { contractDifferences } = await __webpack_require__.e(/* import() */ 8880).then(__webpack_require__.bind(__webpack_require__, 88880));
        const { breaking } = await __webpack_require__.e(/* import() */ 3717).then(__webpack_require__.bind(__webpack_require__, 73717));
        const refusals = [];
        const notes = [];
        const now = todaysContract(delivery);
        if (now)
            refusals.push(...breaking(contractDifferences({ columns: then }, { columns: now }), 'forward').map((difference) => refusalOf(difference, release, 'the contract of today')));
        else
            notes.push('The delivery file declares no columns, so today\'s contract was not compared.');
        const data = await (described ??= describeServing(delivery, session));
        if ('unknown' in data && typeof data.unknown === 'string')
            notes.push(`Today's data was not looked at: ${data.unknown}`);
        else
            refusals.push(...gone(then, data).filter(({ actual }) => !refusals.some((other) => other.actual === actual)).map((refusal) => ({ ...refusal, expected: `${refusal.expected} of ${titleOf(release)}` })));
        return { refusals, notes };
    };
}
/** What `validate-data` wrote down of the inputs, in the release's own ledger. */
function inputsOf(ledger) {
    const inputs = (0,evidence_ledger/* latest */.IW)(ledger, 'validate-data')?.statement.predicate.details?.inputs;
    return typeof inputs === 'object' && inputs !== null && Object.keys(inputs).length > 0 ? inputs : undefined;
}
/** Of the contract, only what makes a row readable: which columns there are, of which type. */
function todaysContract({ spec: { data } }) {
    const columns = Object.entries(data?.columns ?? {});
    if (columns.length === 0)
        return undefined;
    return Object.fromEntries(columns.map(([name, { type, required }]) => [name, { ...(type && { type }), ...(required === false && { required }) }]));
}
async function describeServing(delivery, { clock, engine }) {
    const declared = delivery.spec.data?.serving;
    if (declared === undefined)
        return { unknown: 'no `data.serving` is declared.' };
    const stop = new AbortController();
    try {
        const source = (0,delivery_source/* sourceOf */.vz)(delivery, declared, ['data', 'serving']);
        const late = clock.sleep(MOST_MS, stop.signal).then(() => undefined, () => undefined);
        const columns = await Promise.race([engine.describe(source), late]);
        if (!columns)
            return { unknown: `describing it took longer than ${MOST_MS} ms.` };
        return Object.fromEntries(columns.map(({ name }) => [name, {}]));
    }
    catch (error) {
        return { unknown: error instanceof Error ? error.message : String(error) };
    }
    finally {
        stop.abort();
    }
}
/** Types of a file are guesses of its reader; that a column is not there is none. */
function gone(then, now) {
    const there = new Set(Object.keys(now).map((name) => name.toLowerCase()));
    return Object.entries(then).filter(([name, { required }]) => required !== false && !there.has(name.toLowerCase())).map(([name]) => ({
        code: 'contract-incompatible', expected: `the input ${name}`, actual: `today's serving data has no column ${name}`, fix: FIX,
    }));
}
const FIX = 'Name a release that takes today\'s data with `--to`, or bring the column back and run the rollback again.';
function refusalOf({ message }, release, what) {
    return { code: 'contract-incompatible', expected: `inputs that ${titleOf(release)} was made for`, actual: `${what}: ${message}`, fix: FIX };
}
function titleOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}

// EXTERNAL MODULE: ./.build/src/run/signing.js
var run_signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 45 modules
var wiring = __webpack_require__(42459);
;// CONCATENATED MODULE: ./.build/src/run/retreat.js




/** All that a way back, a drill and the look at what is ready work with. */
async function retreatDeps(delivery, session, { secrets, fetch }) {
    const signing = await (0,run_signing/* signingOf */.f)(delivery, secrets);
    const access = (0,wiring/* openJournal */._0)(delivery, session, signing);
    const store = (0,wiring/* openReleases */.tT)(delivery);
    const releases = {
        ...store,
        source: async (digest) => {
            try {
                return await store.source(digest);
            }
            catch (error) {
                const fetched = await fetch?.(digest, delivery);
                if (!fetched)
                    throw error;
                return store.source(digest);
            }
        },
    };
    const evidence = { trust: signing.trust, signers: signing.allowed, repositoryId: session.deliveryId.repositoryId, contract: contractComparison(delivery, session) };
    const guardrails = (delivery.spec.rollout?.guardrails ?? []).map(({ name }) => name);
    const drivers = (0,wiring/* openDrivers */.wR)(delivery, session, access);
    await (0,cluster/* checkClusters */.eO)(delivery, session);
    return { ...access, ...drivers, releases, evidence, guardrails };
}


/***/ }),

/***/ 42637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runRollback: () => (/* binding */ runRollback)
/* harmony export */ });
/* harmony import */ var _rollback_rollback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34392);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85358);
/* harmony import */ var _retreat_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23148);
/* harmony import */ var _tell_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24570);




/** Goes back to the last release that was verified good while serving, and tells who is to be told. Asks nothing of the release that it leaves. */
async function runRollback(session, options) {
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_1__/* .judge */ .S)(session, 'rollback', {}, async (delivery, context) => {
        const { to, from, reason, trigger, triggeredAt } = options;
        const deps = await (0,_retreat_js__WEBPACK_IMPORTED_MODULE_2__/* .retreatDeps */ .Y)(delivery, session, options);
        const result = await (0,_rollback_rollback_js__WEBPACK_IMPORTED_MODULE_0__/* .rollback */ .d)(delivery, context, deps, { to, from, reason, trigger, triggeredAt });
        return (0,_tell_js__WEBPACK_IMPORTED_MODULE_3__.tellOf)(delivery, session, deps, options, result);
    });
}


/***/ }),

/***/ 13914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ safeSplit),
/* harmony export */   u: () => (/* binding */ drainCandidate)
/* harmony export */ });
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _trigger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27088);
/* harmony import */ var _mirror_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95301);
/* harmony import */ var _router_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61115);




/**
 * Takes every user from the open delivery's candidate and records that it was rolled back; the delivery stays open until
 * it is closed. Re-entrant: each part that the journal already tells is left out. When the journal cannot be written the
 * router is changed all the same, for lowering exposure needs nobody's leave; then the journal's error is thrown.
 * A candidate that never had users, or has nobody to give them to (first delivery), leaves the router alone.
 */
async function drainCandidate(hand, why) {
    const { recorder, traffic, clock } = hand;
    const decidedAt = clock.now().getTime();
    const open = openOf(recorder);
    const safe = safeSplit(open);
    if (safe && !open.drained) {
        const stuck = await recordIntent(recorder, open, safe, why);
        await (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureSplit */ .XD)(traffic, safe, clock);
        if (stuck !== undefined)
            throw stuck;
        if (open.plan.strategy === 'shadow')
            await (0,_mirror_js__WEBPACK_IMPORTED_MODULE_2__/* .writeMirror */ .l)(traffic, null);
        await recorder.append('drained', { split: safe, by: why.by, code: why.code, reason: why.reason }, open.id);
    }
    if (why.ends)
        return;
    const after = { open: openOf(recorder), champion: recorder.state.champion };
    if (!after.open.rolledBack)
        await recorder.append('rolled-back', rolledBack(after, why, decidedAt, clock.now().getTime()), open.id);
}
/** Where all users go when a candidate must have none; undefined at a first delivery, where there is nobody else. */
function safeSplit(open) {
    return open.champion ? (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .allTo */ .jT)(open.champion.slot, open.slots) : undefined;
}
async function recordIntent(recorder, open, split, why) {
    if (open.intent?.kind === 'drain')
        return undefined;
    try {
        await recorder.append('intent', { kind: 'drain', split, step: -1, code: why.code, reason: why.reason }, open.id);
        return undefined;
    }
    catch (error) {
        if (error instanceof _core_seams_js__WEBPACK_IMPORTED_MODULE_0__/* .JournalConflict */ .s)
            throw error;
        return error;
    }
}
function rolledBack({ open, champion }, why, decidedAt, now) {
    const code = open.drained?.code ?? why.code;
    return {
        from: open.release,
        to: champion ? { release: champion.release, slot: champion.slot } : null,
        code,
        reason: open.drained?.reason ?? why.reason,
        askedBy: why.askedBy,
        guardrail: open.judged?.guardrail ?? why.guardrail,
        numbers: open.judged?.numbers ?? why.numbers ?? {},
        servedMs: open.servedSince === undefined ? 0 : now - open.servedSince,
        requests: Math.max(0, ...Object.values(open.requests)),
        tookMs: now - decidedAt,
        // The watch or an earlier tick may have drained it for a reason of its own.
        trigger: (code === why.code ? why.trigger : undefined) ?? (0,_trigger_js__WEBPACK_IMPORTED_MODULE_1__/* .triggerOf */ .i)(code),
        ...(why.triggeredAt !== undefined && { triggeredAt: why.triggeredAt }),
    };
}
function openOf(recorder) {
    const { open } = recorder.state;
    if (!open)
        throw new Error('No delivery is open.');
    return open;
}


/***/ }),

/***/ 95301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readMirror),
/* harmony export */   l: () => (/* binding */ writeMirror)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** The slot that gets copies of the requests; null: none; undefined where the router cannot mirror. */
async function readMirror({ capabilities, mirror }) {
    return capabilities.mirror && mirror ? mirror.read() : undefined;
}
/** Sends copies to this slot, or to nobody, and believes only what it reads back. Writes nothing where it is so already. Throws DriverError `mirror-not-taken`. */
async function writeMirror(traffic, slot) {
    const before = await readMirror(traffic);
    if (before === slot || (before === undefined && slot === null))
        return;
    await traffic.mirror?.write(slot);
    const after = await readMirror(traffic);
    if (after === slot)
        return;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('mirror-not-taken', `The router ${traffic.name} was told to send copies to ${slot ?? 'nobody'}, and says ${after ?? 'nobody'}.`, 'See the router\'s own log; the same command can be run again at any time.');
}


/***/ }),

/***/ 27088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ TRIGGER_WORDS),
/* harmony export */   i: () => (/* binding */ triggerOf)
/* harmony export */ });
/** By the code with which a candidate lost its users. */
const OF_CODES = {
    harm: 'guardrail',
    'lease-ran-out': 'lease',
    aborted: 'person',
    'rolled-back-by-hand': 'person',
    'lease-taken': 'person',
    'held-by-data': 'data',
    'digest-mismatch': 'digest-mismatch',
    'candidate-silent': 'signals',
    blind: 'signals',
    'time-budget': 'time',
    'release-lost': 'placing', 'release-renamed': 'placing', 'place-failed': 'placing',
    'loaded-mismatch': 'digest-mismatch', 'loaded-nothing': 'placing', 'golden-mismatch': 'digest-mismatch', 'golden-unanswered': 'placing',
};
function triggerOf(code) {
    return Object.hasOwn(OF_CODES, code) ? OF_CODES[code] : 'other';
}
/** In the words of a verdict and of an incident. */
const TRIGGER_WORDS = {
    guardrail: 'a guardrail showed harm',
    lease: 'nobody looked after the rollout any more, and its lease ran out',
    person: 'a person asked for it',
    monitor: 'a monitor of what serves asked for it',
    data: 'a check of the data asked for it',
    'digest-mismatch': 'what served was not what was approved',
    signals: 'the signals were away, or the candidate fell silent',
    time: 'the time for evidence ran out',
    placing: 'the candidate could not be brought to where it would serve',
    other: 'the rollout ended it',
    drill: 'a drill',
};


/***/ })

};
