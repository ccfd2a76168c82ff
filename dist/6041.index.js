export const id = 6041;
export const ids = [6041];
export const modules = {

/***/ 64654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseLine),
/* harmony export */   GQ: () => (/* binding */ JOURNAL_BYTES),
/* harmony export */   IX: () => (/* binding */ digestOfEvent),
/* harmony export */   MO: () => (/* binding */ chainEvent),
/* harmony export */   Tc: () => (/* binding */ verifyJournal),
/* harmony export */   Th: () => (/* binding */ digestToSign),
/* harmony export */   cA: () => (/* binding */ lineOf)
/* harmony export */ });
/* unused harmony exports LINE_BYTES, genesis */
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

/***/ 16056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RA: () => (/* binding */ slotsTrouble),
/* harmony export */   cu: () => (/* binding */ splitTrouble),
/* harmony export */   m8: () => (/* binding */ leaseOf)
/* harmony export */ });
/**
 * The end of a lease that an event gives, in milliseconds since the epoch; undefined where it is no time. A tick prolongs by the plan's lease from
 * its own time on: whoever writes a later one, with the right key too, gets no more than that.
 */
function leaseOf(lease, at, plan) {
    if (typeof lease !== 'number' || !Number.isFinite(lease))
        return undefined;
    return Math.min(lease, at + plan.lease);
}
/** Two declared slots, one of them the candidate's. */
function slotsTrouble(slots, slot) {
    const sound = Array.isArray(slots) && slots.length === 2 && slots.every((each) => typeof each === 'string' && each !== '') && slots[0] !== slots[1];
    if (!sound)
        return 'it does not name two slots';
    return slots.includes(slot) ? undefined : 'its slot is not one of its slots';
}
/** Shares over these slots alone, which make 100, or 0 where nobody is served yet. */
function splitTrouble(split, slots) {
    if (typeof split !== 'object' || split === null || Array.isArray(split))
        return 'its split is none';
    const shares = Object.values(split);
    if (!shares.every((share) => typeof share === 'number' && share >= 0 && share <= 100))
        return 'its split has a share that is none';
    if (slots && Object.keys(split).some((slot) => !slots.includes(slot)))
        return 'its split names another slot';
    const sum = shares.reduce((total, share) => total + share, 0);
    return sum === 0 || Math.abs(sum - 100) < 1e-6 ? undefined : `its shares sum to ${sum}`;
}


/***/ }),

/***/ 59036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fE: () => (/* binding */ JournalInvalid),
  pj: () => (/* reexport */ adoptedIn),
  p$: () => (/* binding */ emptyState),
  M4: () => (/* reexport */ isDrilling),
  TS: () => (/* binding */ reduce),
  L4: () => (/* binding */ stateOf)
});

// UNUSED EXPORTS: DRILL_LEASE

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
;// CONCATENATED MODULE: ./.build/src/journal/state-types.js
/** What was ever adopted, newest first: the last resorts of a way back, none of them tested here. */
function adoptedIn({ baseline, earlier = [] }) {
    return [...(baseline ? [baseline] : []), ...[...earlier].reverse()];
}

;// CONCATENATED MODULE: ./.build/src/journal/drills.js

/** After this a drill that nobody finished stands in nobody's way. */
const DRILL_LEASE = 3_600_000;
function isDrilling({ drilling }, at) {
    return drilling !== undefined && at - drilling.since < DRILL_LEASE;
}
/** One half of a drill. Home again, what serves is what it was: since when, and how good, is no other than before. */
function drilledTo(state, { to, slot }, { tookMs }, at) {
    const { home } = state.drilling;
    const isHome = to.digest === home.release.digest;
    const known = state.good.find((good) => good.release.digest === to.digest) ?? adoptedIn(state).find((each) => each.release.digest === to.digest);
    state.champion = isHome ? { ...home, slot } : { release: to, slot, tested: known?.tested ?? false, ledgerHead: known?.ledgerHead ?? null, golden: known?.golden ?? null, since: at };
    Object.assign(state.drilling, isHome ? { forthMs: tookMs } : { backMs: tookMs });
    delete state.returning;
}

// EXTERNAL MODULE: ./.build/src/journal/sound.js
var sound = __webpack_require__(16056);
;// CONCATENATED MODULE: ./.build/src/journal/state.js






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
    return { position: 0, good: [], slots: {}, closed: {}, testSetUses: [], drills: {} };
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
    const { lease, split } = event.data;
    if (open && lease !== undefined)
        open.lease = (0,sound/* leaseOf */.m8)(lease, at, open.plan) ?? invalid('its lease is no time');
    const trouble = split === undefined ? undefined : (0,sound/* splitTrouble */.cu)(split, open?.slots);
    if (trouble)
        invalid(trouble);
    const opened = () => open ?? invalid(`delivery ${event.delivery} is not open`);
    step({ state, at, delivery: event.delivery, open: opened, invalid }, event.data);
}
const STEPS = {
    adopted({ state, at, invalid }, { release, slot, ledgerHead = null }) {
        if (state.open || state.returning || state.drilling)
            invalid('a delivery or a way back is under way');
        state.champion = { release, slot, tested: false, ledgerHead, golden: null, since: at };
        const earlier = [...adoptedIn(state)].reverse().filter((each) => each.release.digest !== release.digest);
        if (earlier.length > 0)
            state.earlier = earlier;
        state.baseline = state.champion;
        state.slots[slot] = release.digest;
    },
    opened({ state, at, delivery, invalid }, data) {
        if (state.open)
            invalid(`delivery ${state.open.id} is still open`);
        if (state.returning)
            invalid('a way back is under way');
        if (isDrilling(state, at))
            invalid('a drill is under way');
        delete state.drilling;
        if (state.closed[delivery])
            invalid('this delivery was closed before');
        if ((state.champion?.release.digest ?? null) !== (data.champion?.release ?? null))
            invalid('it names another champion');
        const trouble = (0,sound/* slotsTrouble */.RA)(data.slots, data.slot);
        if (trouble)
            invalid(trouble);
        const [first, second] = data.slots;
        const other = data.slot === first ? second : first;
        if (data.champion && data.champion.slot !== other)
            invalid('candidate and champion would share a slot');
        state.open = {
            ...structuredClone(data), id: delivery, openedAt: at, lease: data.lease === undefined ? at : ((0,sound/* leaseOf */.m8)(data.lease, at, data.plan) ?? invalid('its lease is no time')), step: -1, stepAt: at, requests: {},
            // At a first delivery nothing serves, whatever the router says; exposure begins when step 0 is confirmed.
            intended: { [data.slot]: 0, [other]: 100 }, configured: { [data.slot]: 0, [other]: 100 },
            watermarks: {}, observed: {}, outages: {}, lastLook: at, holds: [], accepted: [], overrides: [],
        };
    },
    placed({ state, open }, data) {
        state.slots[data.slot] = data.release;
        if (state.warm?.slot === data.slot)
            delete state.warm;
        if (state.returning)
            state.returning.placed = data;
        else if (state.drilling?.kind !== 'load')
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
        if (data.drill && !state.drilling)
            invalid('no drill is under way');
        if (!from || !to || slot === undefined)
            return invalid('it does not say what goes, what comes and where');
        if (from.digest !== state.champion?.release.digest)
            invalid('it leaves a release that does not serve');
        // A way back that is meant ends a drill: whatever serves then is left for good.
        if (!data.drill)
            delete state.drilling;
        state.returning = { ...data, from, to, slot, delivery, since: at, acted: false };
    },
    advanced({ at, open, invalid }, { split, step, watermarks }) {
        const delivery = open();
        if (!delivery.smoked)
            invalid('users would reach a candidate that never answered the golden rows');
        if (!Number.isSafeInteger(step) || step < 0)
            invalid('its step is none');
        if (step > delivery.step + 1)
            invalid('a step was left out');
        if (delivery.holds.length > 0)
            invalid(`a hold stands (${delivery.holds[0].code})`);
        if (!((split[delivery.slot] ?? 100) <= (delivery.plan.steps[step] ?? 0)))
            invalid('the candidate would have more users than the plan gives it');
        if (delivery.judged?.answer === 'roll-back')
            invalid('it was decided to roll back');
        if (delivery.judged?.answer === 'end')
            invalid('it was decided to end');
        const gate = step > delivery.step ? delivery.plan.details?.[step]?.gate : undefined;
        if (gate !== undefined && delivery.gatePassed !== step)
            invalid(`nobody of ${gate} has let this step begin`);
        state_confirm(delivery, split, at, watermarks, step);
        goOn(delivery, at);
        const isServed = (split[delivery.slot] ?? 0) > 0;
        Object.assign(delivery, { step, stepAt: at }, isServed && { servedSince: delivery.servedSince ?? at });
    },
    drained({ at, open }, data) {
        const delivery = open();
        state_confirm(delivery, data.split, at);
        delivery.drained = data;
    },
    acted({ state, at, open, invalid }, { split, watermarks }) {
        if (!state.returning)
            state_confirm(open(), split, at, watermarks);
        else if (!state.returning.smoked)
            invalid('users would reach a release that was not asked first');
        else
            state.returning.acted = true;
    },
    observed({ at, open }, { counts, watermarks, outages, configured, mirrored }) {
        const delivery = open();
        if (mirrored !== undefined)
            delivery.mirrored = mirrored;
        delivery.configured = configured;
        delivery.watermarks = { ...delivery.watermarks, ...watermarks };
        for (const [name, seen] of Object.entries(counts)) {
            const warm = seen.step === undefined && seen.since < delivery.stepAt + (delivery.plan.warmUp ?? 0);
            (delivery.observed[name] ??= []).push({ ...seen, step: seen.step ?? delivery.step, ...(warm && { warm }) });
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
        const isFinal = delivery.judged?.answer === 'roll-back' || (delivery.judged?.answer === 'end' && data.answer !== 'roll-back');
        if (!isFinal)
            delivery.judged = data;
    },
    held({ at, open }, { by, code, reason, askedBy }) {
        const { holds } = open();
        if (!holds.some((hold) => hold.by === by && hold.code === code))
            holds.push({ by, code, reason, ...(askedBy && { askedBy }), since: at });
    },
    resumed({ at, open }) {
        const delivery = open();
        const accepted = [...new Set([...delivery.accepted, ...delivery.holds.map(({ code }) => code)])];
        Object.assign(delivery, { holds: [], accepted, resumedAt: at, stoodStill: 0 });
        if (delivery.waits)
            delivery.waits.since = at;
    },
    waiting({ at, open }, { code, reason }) {
        const delivery = open();
        delivery.waits = { code, reason, since: delivery.waits?.since ?? at };
    },
    'going-on'({ at, open }) {
        goOn(open(), at);
    },
    shadowed({ open, invalid }, { index, batch, n, differ }) {
        const delivery = open();
        if (!Number.isSafeInteger(n) || !Number.isSafeInteger(differ) || n < 0 || differ < 0 || differ > n)
            invalid('its counts are no counts');
        if (index !== (delivery.shadowed?.length ?? 0) + 1)
            invalid('a batch was left out');
        delivery.shadowed = [...(delivery.shadowed ?? []), { index, batch, n, differ }];
    },
    retired({ state, invalid }, { slot, release }) {
        if (state.champion?.slot === slot)
            return invalid('the champion serves there');
        if (state.slots[slot] === release)
            delete state.slots[slot];
        if (state.warm?.slot === slot)
            delete state.warm;
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
        if (action === 'gate')
            delivery.gatePassed = delivery.step + 1;
    },
    promoted({ state, at, open }, data) {
        const delivery = open();
        delivery.promoted = data;
        const { champion } = delivery;
        if (champion && data.warmUntil !== undefined)
            state.warm = { slot: champion.slot, release: champion.release, until: data.warmUntil };
        else
            delete state.warm;
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
        if (returning.drill && state.drilling)
            return drilledTo(state, returning, data, at);
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
    'drill-begun'({ state, at, delivery, invalid }, { kind = 'live', from, to }) {
        const { champion: home } = state;
        if (state.open || state.returning || isDrilling(state, at))
            invalid('a delivery, a way back or another drill is under way');
        if (!home || home.release.digest !== from?.digest || !(0,digest/* isDigest */.Bc)(to?.digest))
            return invalid('it does not say what serves and what is gone back to');
        state.drilling = { kind, delivery, since: at, home, to };
    },
    drilled({ state, at, delivery, invalid }, data) {
        if (data.kind !== 'live' && data.kind !== 'load' && data.kind !== 'tabletop')
            return invalid('it does not say what was tried');
        state.drills[data.kind] = { ...data, at, delivery };
        if (data.kind === 'tabletop')
            return;
        if (state.drilling?.kind !== data.kind)
            invalid('no such drill was begun');
        if (state.returning?.drill && !state.returning.acted)
            delete state.returning;
        if (state.returning || state.champion?.release.digest !== state.drilling.home.release.digest)
            invalid('what served before is not back');
        delete state.drilling;
    },
    lease({ open }) {
        open();
    },
    'test-set-used'({ state, delivery, invalid }, { testSet, release }) {
        if (!(0,digest/* isDigest */.Bc)(testSet) || !(0,digest/* isDigest */.Bc)(release))
            return invalid('it does not say which test set and which release');
        // Two runs of one delivery may have met at the journal: they are one look.
        if (!state.testSetUses.some((use) => use.testSet === testSet && use.release === release && use.delivery === delivery))
            state.testSetUses.push({ testSet, release, delivery });
    },
};
/** Nothing but the evidence stands against more users any more. */
function goOn(delivery, at) {
    if (!delivery.waits)
        return;
    delivery.stoodStill = (delivery.stoodStill ?? 0) + (at - delivery.waits.since);
    delete delivery.waits;
}
/** The router is at this split: what was intended is done, and counting starts anew, for an interval has one exposure. */
function state_confirm(delivery, split, at, watermarks = {}, step = delivery.step) {
    const before = delivery.splits ?? [];
    const last = before.at(-1);
    // Between intent and confirmation nobody knows which split a request met.
    if (last)
        last.until ??= Math.min(at, delivery.intentAt ?? at);
    delivery.splits = [...before, { since: at, exposure: (split[delivery.slot] ?? 0) / 100, step }];
    Object.assign(delivery, { intended: split, configured: split });
    delete delivery.intent;
    delete delivery.intentAt;
    delete delivery.mirrored;
    delivery.watermarks = { ...watermarks };
    delivery.lastLook = at;
}


/***/ })

};
