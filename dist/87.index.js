export const id = 87;
export const ids = [87,1916];
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

/***/ 55558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ ledgerAttachment),
/* harmony export */   l: () => (/* binding */ goldenAttachment)
/* harmony export */ });
/** The approved scores that a release was asked for before its first user, kept so that the way back asks the same. */
function goldenAttachment(golden) {
    return `golden/${golden.slice('sha256:'.length)}.json`;
}
/** A release's ledger as it stood with this head. Ledgers grow and attachments are written once, so the head is in the name. */
function ledgerAttachment(release, head) {
    return `ledgers/${release.slice('sha256:'.length)}/${head.slice('sha256:'.length)}.jsonl`;
}


/***/ }),

/***/ 13914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ safeSplit),
/* harmony export */   u: () => (/* binding */ drainCandidate)
/* harmony export */ });
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _router_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61115);


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
        if (!(0,_router_js__WEBPACK_IMPORTED_MODULE_1__/* .sameSplit */ .xY)(await (0,_router_js__WEBPACK_IMPORTED_MODULE_1__/* .readSplit */ .bS)(traffic, open.slots), safe))
            await (0,_router_js__WEBPACK_IMPORTED_MODULE_1__/* .writeSplit */ .um)(traffic, safe, clock);
        if (stuck !== undefined)
            throw stuck;
        await recorder.append('drained', { split: safe, by: why.by, code: why.code, reason: why.reason }, open.id);
    }
    const after = { open: openOf(recorder), champion: recorder.state.champion };
    if (!after.open.rolledBack)
        await recorder.append('rolled-back', rolledBack(after, why, decidedAt, clock.now().getTime()), open.id);
}
/** Where all users go when a candidate must have none; undefined at a first delivery, where there is nobody else. */
function safeSplit(open) {
    return open.champion ? (0,_router_js__WEBPACK_IMPORTED_MODULE_1__/* .allTo */ .jT)(open.champion.slot, open.slots) : undefined;
}
async function recordIntent(recorder, open, split, why) {
    if (open.intent?.kind === 'drain')
        return undefined;
    try {
        await recorder.append('intent', { kind: 'drain', split, step: -1, code: why.code, reason: why.reason }, open.id);
        return undefined;
    }
    catch (error) {
        if (error instanceof _core_seams_js__WEBPACK_IMPORTED_MODULE_0__/* .JournalConflict */ .sI)
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
    };
}
function openOf(recorder) {
    const { open } = recorder.state;
    if (!open)
        throw new Error('No delivery is open.');
    return open;
}


/***/ }),

/***/ 78635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ askGolden),
/* harmony export */   aK: () => (/* binding */ keptGolden),
/* harmony export */   cN: () => (/* binding */ readGolden),
/* harmony export */   rP: () => (/* binding */ keepGolden)
/* harmony export */ });
/* unused harmony export GOLDEN_ROWS */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77598);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1378);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9752);
/* harmony import */ var _journal_events_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55558);







/** Golden rows are a sample, asked one by one at a slot's endpoint: more than this is a test set, not a sample. */
const GOLDEN_ROWS = 10_000;
const DEFAULTS = { score: 'score', tolerance: 1e-6 };
/**
 * The declared golden rows; undefined where none are, and then no engine is opened. Throws InputError for a file that
 * cannot be used.
 */
async function readGolden(delivery, context) {
    const declared = delivery.spec.rollout?.golden;
    if (!declared)
        return undefined;
    const { score, tolerance } = { ...DEFAULTS, ...declared };
    const file = delivery.resolve(declared.rows);
    const location = delivery.locate(['rollout', 'golden', 'rows']);
    const table = await context.engine.query(`SELECT * FROM golden LIMIT ${GOLDEN_ROWS + 1}`, { golden: { file } });
    const refuse = (code, message, fix) => _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d.of(code, message, fix, location);
    if (table.rows === 0)
        throw refuse('golden-empty', `${declared.rows} has no rows.`, 'Put a few rows with their approved scores into it.');
    if (table.rows > GOLDEN_ROWS)
        throw refuse('golden-large', `${declared.rows} has more than ${GOLDEN_ROWS} rows.`, 'Keep a sample that covers the cases you care about.');
    const scores = table.values[score]?.map(Number);
    if (!scores)
        throw refuse('golden-score', `${declared.rows} has no column \`${score}\`.`, 'Name the column of approved scores in `rollout.golden.score`.');
    const bad = table.values[score].findIndex((value, index) => value === null || !Number.isFinite(scores[index]));
    if (bad >= 0)
        throw refuse('golden-score', `Row ${bad + 1} of ${declared.rows} has no number as its score.`, 'Every golden row needs its approved score.');
    const features = table.columns.map(({ name }) => name).filter((name) => name !== score);
    const rows = scores.map((_, index) => Object.fromEntries(features.map((name) => [name, plain(table.values[name][index])])));
    return { golden: { rows, scores, tolerance }, file: await digestOfFile(file) };
}
async function askGolden(fleet, slot, golden) {
    const answers = await fleet.ask(slot, golden.rows);
    if (answers.length !== golden.scores.length)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_4__/* .DriverError */ .x('golden-answer', `Slot ${slot} answered ${answers.length} scores for ${golden.scores.length} golden rows.`, 'Its endpoint must answer one score per row, in order.');
    const differences = answers.map((answer, index) => Math.abs(answer - golden.scores[index]));
    // A NaN is no answer at all: it is further away than any number.
    const index = differences.findIndex((difference) => !(difference <= golden.tolerance));
    const worst = differences.some(Number.isNaN) ? Number.MAX_VALUE : Math.max(0, ...differences);
    if (index < 0)
        return { rows: answers.length, worst };
    return { rows: answers.length, worst, mismatch: { row: index + 1, approved: golden.scores[index], answered: answers[index] } };
}
/** Keeps golden rows beside the journal, named by their digest. */
async function keepGolden(journal, golden) {
    const bytes = Buffer.from(JSON.stringify(golden));
    const digest = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .sc)(bytes);
    await journal.attach((0,_journal_events_js__WEBPACK_IMPORTED_MODULE_6__/* .goldenAttachment */ .l)(digest), bytes);
    return digest;
}
/** Golden rows that were kept under this digest. Throws DriverError where they are gone or changed. */
async function keptGolden(journal, digest) {
    const bytes = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest) ? await journal.attachment((0,_journal_events_js__WEBPACK_IMPORTED_MODULE_6__/* .goldenAttachment */ .l)(digest)) : undefined;
    if (!bytes || (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .sc)(bytes) !== digest)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_4__/* .DriverError */ .x('golden-lost', `The golden rows ${digest} are ${bytes ? 'changed' : 'gone'} from the journal's attachments.`, 'Restore them, or roll back to a release whose golden rows are there.');
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
}
function plain(value) {
    return typeof value === 'bigint' ? Number(value) : value;
}
async function digestOfFile(file) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file), hash);
    return `sha256:${hash.digest('hex')}`;
}


/***/ }),

/***/ 83630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   My: () => (/* binding */ smokeSlot),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   l8: () => (/* binding */ placeRelease)
/* harmony export */ });
/* harmony import */ var _golden_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78635);

// A server that was just started needs a moment; what is still wrong after these is wrong.
const ATTEMPTS = 5;
const PAUSE = 1000;
/** Puts a release's bytes into a slot and asks the slot what it loaded. Idempotent. */
async function placeRelease(fleet, slot, source, clock) {
    const placed = await patiently(clock, () => fleet.place(slot, source));
    if ('error' in placed)
        return { fit: false, code: 'place-failed', reason: `Slot ${slot} could not be given ${source.digest}: ${messageOf(placed.error)}`, fix: 'See what the place program printed; no user was sent to the slot.' };
    const loaded = await patiently(clock, async () => {
        const found = await fleet.loaded(slot);
        if (found !== undefined && found !== source.digest)
            throw new Wrong(found);
        return found ?? 'unknown';
    });
    if (!('error' in loaded))
        return { fit: true, loaded: loaded.value };
    if (!(loaded.error instanceof Wrong))
        return { fit: false, code: 'loaded-nothing', reason: `Slot ${slot} could not be asked what it loaded: ${messageOf(loaded.error)}`, fix: 'Repair `rollout.fleet.loaded`, or leave it out where slots cannot say.' };
    if (loaded.error.found === null)
        return { fit: false, code: 'loaded-nothing', reason: `Slot ${slot} says it serves nothing after ${source.digest} was placed.`, fix: 'See the slot\'s own log: the model may have failed to load.' };
    return { fit: false, code: 'loaded-mismatch', reason: `Slot ${slot} loaded ${loaded.error.found}, not ${source.digest}.`, fix: 'The place program must serve exactly the bytes it is given.' };
}
/** Asks the slot at its own endpoint, before any user does. Without golden rows nothing is asked, and `how` says so. */
async function smokeSlot(fleet, slot, golden, clock) {
    if (!golden)
        return { fit: true, rows: 0, worst: 0, how: 'not asked: no golden rows are declared' };
    const asked = await patiently(clock, () => (0,_golden_js__WEBPACK_IMPORTED_MODULE_0__/* .askGolden */ .NJ)(fleet, slot, golden));
    if ('error' in asked)
        return { fit: false, code: 'golden-unanswered', reason: `Slot ${slot} did not answer the golden rows: ${messageOf(asked.error)}`, fix: 'See the slot\'s own log and `rollout.fleet.ask`.' };
    const { rows, worst, mismatch } = asked.value;
    if (!mismatch)
        return { fit: true, rows, worst, how: rows === 0 ? 'smoke test of its own' : `${rows} golden rows` };
    return {
        fit: false,
        code: 'golden-mismatch',
        reason: `Slot ${slot} answered ${mismatch.answered} to golden row ${mismatch.row}, whose approved score is ${mismatch.approved} (tolerance ${golden.tolerance}).`,
        fix: 'What serves is not what was approved: compare the serving code and its environment with those of the tests.',
    };
}
class Wrong extends Error {
    found;
    constructor(found) {
        super(`loaded ${found ?? 'nothing'}`);
        this.found = found;
    }
}
async function patiently(clock, ask) {
    for (let attempt = 1;; attempt += 1)
        try {
            return { value: await ask() };
        }
        catch (error) {
            if (attempt === ATTEMPTS)
                return { error };
            await clock.sleep(PAUSE);
        }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 90560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ JournalUntrusted),
/* harmony export */   sI: () => (/* reexport safe */ _core_seams_js__WEBPACK_IMPORTED_MODULE_0__.sI),
/* harmony export */   vk: () => (/* binding */ Recorder)
/* harmony export */ });
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _journal_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64654);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21250);



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
    /** Reads the journal and verifies what this reader has not verified yet. Throws `JournalUntrusted`, `JournalInvalid` or the journal's own error. */
    async refresh() {
        const { journal, model, keys } = this.#access;
        const events = await journal.read();
        const verified = this.#seen && { index: this.#seen.index, digest: (0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfEvent */ .IX)(this.#seen) };
        const refusals = (0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyJournal */ .Tc)(events, { model, keys, verified });
        if (refusals.length > 0)
            throw new JournalUntrusted(refusals);
        this.#seen = events.at(-1) ?? this.#seen;
        this.#state = (0,_journal_state_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(events);
        return this.#state;
    }
    /** Appends one event and answers the state after it. Events of another delivery (the watch's) name it. */
    async append(type, data, delivery = this.#delivery) {
        const event = { at: this.#clock.now().toISOString(), delivery, type, data: JSON.parse(JSON.stringify(data)) };
        const before = this.state;
        // An impossible event must not be written, so it is folded first.
        const after = (0,_journal_state_js__WEBPACK_IMPORTED_MODULE_2__/* .reduce */ .TS)(before, event);
        await this.#access.journal.append({ ...event, data: event.data }, before.position);
        this.#state = after;
        return after;
    }
}



/***/ }),

/***/ 61115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bS: () => (/* binding */ readSplit),
/* harmony export */   dB: () => (/* binding */ SAME_SHARE),
/* harmony export */   iO: () => (/* binding */ describeSplit),
/* harmony export */   jT: () => (/* binding */ allTo),
/* harmony export */   um: () => (/* binding */ writeSplit),
/* harmony export */   xY: () => (/* binding */ sameSplit)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** Shares closer than this (percentage points) are the same share: routers keep weights as decimals or as integers. */
const SAME_SHARE = 1e-6;
const ATTEMPTS = 3;
const PAUSE = 1000;
function sameSplit(one, other) {
    const slots = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...slots].every((slot) => Math.abs((one[slot] ?? 0) - (other[slot] ?? 0)) <= SAME_SHARE);
}
/** All users to one slot. */
function allTo(slot, slots) {
    return Object.fromEntries(slots.map((name) => [name, name === slot ? 100 : 0]));
}
/**
 * What the router is configured to do. Throws DriverError `split-invalid` unless it is shares of these slots that sum to
 * 100, or to 0 where nobody is served yet.
 */
async function readSplit(traffic, slots) {
    const split = await traffic.read();
    const shares = Object.values(split);
    const unknown = Object.entries(split).filter(([slot, share]) => !slots.includes(slot) && share !== 0);
    const sum = shares.reduce((total, share) => total + share, 0);
    const sound = shares.every((share) => Number.isFinite(share) && share >= 0) && (sum === 0 || Math.abs(sum - 100) <= SAME_SHARE);
    if (!sound || unknown.length > 0)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('split-invalid', `The router ${traffic.name} says ${describeSplit(split)}, which is no split over the slots ${slots.join(' and ')}.`, 'Give every slot of rollout.fleet.slots a share from 0 to 100 that together make 100.');
    return Object.fromEntries(slots.map((slot) => [slot, split[slot] ?? 0]));
}
/**
 * Tells the router a split and believes only what it reads back. Writing is idempotent, so a lost reply is answered by
 * asking again. Throws the last error, or DriverError `split-not-taken` where the router accepts and does not change.
 */
async function writeSplit(traffic, split, clock) {
    const slots = Object.keys(split);
    let problem;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        if (attempt > 1)
            await clock.sleep(PAUSE);
        problem = await writeOnce(traffic, split, slots);
        if (problem === undefined)
            return;
    }
    throw problem;
}
/** What went wrong; undefined where the router reads back as told, whatever became of the write's own reply. */
async function writeOnce(traffic, split, slots) {
    const failed = await traffic.write(split).then(() => undefined, (error) => error ?? new Error('The write failed.'));
    try {
        const found = await readSplit(traffic, slots);
        if (sameSplit(found, split))
            return undefined;
        return failed ?? new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('split-not-taken', `The router ${traffic.name} was told ${describeSplit(split)} and says ${describeSplit(found)}.`, 'See the router\'s own log; the same command can be run again at any time.');
    }
    catch (error) {
        return failed ?? error;
    }
}
function describeSplit(split) {
    const shares = Object.entries(split).map(([slot, share]) => `${slot} ${share} %`);
    return shares.length === 0 ? 'nothing' : shares.join(', ');
}


/***/ })

};
