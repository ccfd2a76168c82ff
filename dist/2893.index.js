export const id = 2893;
export const ids = [2893];
export const modules = {

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

/***/ 52893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   actOnFindings: () => (/* binding */ actOnFindings),
/* harmony export */   t: () => (/* binding */ findingsToActOn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53840);
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90560);
/* harmony import */ var _ask_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24444);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42637);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81122);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(42459);








/** A question that could not be asked is no reason to leave a candidate rising, and none to take back what serves. */
const GRAVE = new Set(['fail', 'error']);
/** None of a verdict that is only shown (`enforce: false`). */
function findingsToActOn(verdict) {
    if (!verdict.enforced)
        return [];
    return verdict.findings.filter(({ action, outcome }) => action !== undefined && GRAVE.has(outcome));
}
/**
 * Does what failing findings ask for: `hold` keeps the rollout in flight where it is, `revert` has the rollback stage take
 * back the candidate in flight, else the champion; a finding that could not be asked (`error`) only holds. Undefined where no finding asks. Data that is still bad after a way back is
 * no reason to go back further: that release did not cause it, and a person decides.
 */
async function actOnFindings(session, verdict, options) {
    const findings = findingsToActOn(verdict);
    if (findings.length === 0)
        return undefined;
    const reverts = findings.find(({ action, outcome }) => action === 'revert' && outcome === 'fail');
    const gravest = reverts ?? findings[0];
    const reason = `${gravest.message} (${gravest.code}${gravest.because ? `; ${gravest.because}` : ''})`;
    try {
        const state = await journalState(session, options.secrets);
        if (!state)
            return { did: `\`on_fail: ${gravest.action}\` had nothing to act on: the delivery file declares no rollout.`, failed: false };
        return reverts ? await revert(session, state, reason, options) : await hold(session, state, reason, options);
    }
    catch (error) {
        return { did: `\`on_fail: ${gravest.action}\` could not be done: ${(0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .G)(error)[0]?.message ?? String(error)}`, failed: true };
    }
}
async function journalState(session, secrets) {
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    if (!delivery.spec.rollout)
        return undefined;
    return new _serving_recorder_js__WEBPACK_IMPORTED_MODULE_2__/* .Recorder */ .vk((0,_wiring_js__WEBPACK_IMPORTED_MODULE_7__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signingOf */ .f)(delivery, secrets)), session.clock, '').refresh();
}
async function hold(session, { open }, reason, { secrets }) {
    if (!open)
        return { did: '`on_fail: hold` had nothing to hold: no rollout is in flight.', failed: false };
    const out = node_path__WEBPACK_IMPORTED_MODULE_0__.join(session.out, 'hold');
    const judged = await (0,_ask_js__WEBPACK_IMPORTED_MODULE_3__.runHold)({ ...session, out }, { reason, secrets, by: 'data' });
    return { did: `Held delivery ${open.id}: it gets no more users until a person resumes or aborts it.`, failed: judged.verdict.outcome === 'error', judged, out };
}
async function revert(session, { open, champion, lastReturn }, reason, options) {
    if (!open && !champion)
        return { did: '`on_fail: revert` had nothing to take back: nothing serves.', failed: false };
    if (!open && lastReturn?.to?.release.digest === champion?.release.digest)
        return { did: `\`on_fail: revert\` was done before (${lastReturn.from.digest} was taken back) and the data is still bad: going back further would not mend it. A person has to decide.`, failed: true };
    const out = node_path__WEBPACK_IMPORTED_MODULE_0__.join(session.out, 'rollback');
    const judged = await (0,_rollback_js__WEBPACK_IMPORTED_MODULE_5__.runRollback)({ ...session, out }, { ...options, from: (open?.release ?? champion.release).digest, reason, trigger: 'data', triggeredAt: session.clock.now() });
    return { did: `Rolled back: ${judged.verdict.headline}`, failed: judged.verdict.outcome === 'fail' || judged.verdict.outcome === 'error', judged, out };
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


/***/ })

};
