export const id = 4392;
export const ids = [4392];
export const modules = {

/***/ 36158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ goBack)
});

// EXTERNAL MODULE: ./.build/src/serving/golden.js
var golden = __webpack_require__(78635);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/serving/releases.js
var releases = __webpack_require__(85156);
// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
;// CONCATENATED MODULE: ./.build/src/rollback/observed.js

/**
 * Watches real requests for `observe` milliseconds after the router has read back, and says which slots still answered besides `slot`. A
 * router that reads back right and sends users elsewhere (a second one, connections that never end) is found by this alone. Undefined
 * where no signals are declared, or nothing is to be watched. Never throws: the way back is done by then.
 */
async function observeTraffic({ deps, context, now }, slot, observe) {
    const { signals, guardrails = [] } = deps;
    if (!signals || guardrails.length === 0 || !(observe > 0))
        return undefined;
    const look = () => lookOnce({ signals, guardrails, now, sleep: (ms) => context.clock.sleep(ms) }, slot, observe);
    try {
        const first = await look();
        // Requests on their way, and counters last scraped before the change, belong to the time before: the second look has neither.
        return first.kind === 'seen' && first.elsewhere.length > 0 ? await look() : first;
    }
    catch (error) {
        return { kind: 'unseen', outage: true, why: (0,prove/* messageOf */.bD)(error) };
    }
}
async function lookOnce({ signals, guardrails, now, sleep }, slot, observe) {
    const since = now();
    const states = new Map();
    // Counters need a sample to count from.
    for (const name of guardrails)
        states.set(name, (await signals.read(name, { since, until: since })).state);
    await sleep(observe);
    const until = now();
    let best;
    const outages = [];
    for (const of of guardrails) {
        const reading = await signals.read(of, { since, until }, states.get(of));
        if (reading.kind === 'outage')
            outages.push(`${of}: ${reading.reason}`);
        const bySlot = requestsIn(reading);
        if (bySlot && total(bySlot) > total(best?.bySlot ?? {}))
            best = { of, bySlot };
    }
    if (!best)
        return { kind: 'unseen', outage: outages.length > 0, why: outages.length > 0 ? outages.join('; ') : 'no request came in that time' };
    const elsewhere = Object.entries(best.bySlot).filter(([name, count]) => name !== slot && count > 0).map(([name]) => name).sort();
    return { kind: 'seen', ...best, elsewhere, watchedMs: until - since };
}
/** Requests by slot, as far as a reading counts any. */
function requestsIn(reading) {
    const by = (slots, count) => Object.fromEntries(Object.entries(slots).map(([slot, one]) => [slot, sound(count(one))]));
    const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
    switch (reading.kind) {
        case 'counts':
            return by(reading.bySlot, (counts) => counts.total);
        case 'histogram':
            return by(reading.bySlot, sum);
        case 'values':
            return by(reading.bySlot, ({ n }) => n);
        case 'classes':
            return by(reading.bySlot, (classes) => sum(Object.values(classes)));
        default:
            return undefined;
    }
}
function sound(count) {
    return Number.isFinite(count) && count > 0 ? count : 0;
}
function total(bySlot) {
    return Object.values(bySlot).reduce((all, each) => all + each, 0);
}

// EXTERNAL MODULE: ./.build/src/rollback/past-ledger.js
var past_ledger = __webpack_require__(25170);
// EXTERNAL MODULE: ./.build/src/rollback/point.js
var point = __webpack_require__(74002);
// EXTERNAL MODULE: ./.build/src/rollback/whole.js
var whole = __webpack_require__(8107);
;// CONCATENATED MODULE: ./.build/src/rollback/go-back.js








const ASKED_AT_MOST = 5;
const PAUSE = 1000;
/**
 * Brings one release back: its bytes into the slot that does not serve (unless they are there), its approved scores asked
 * of the slot, all users to it, and the split read back; then the registry, and then real requests are watched for an arm that still
 * answers. Every part that the journal already tells is left out.
 */
async function goBack(retreat, target) {
    const begun = await begin(retreat, target);
    const notes = [];
    const unfit = await prepare(retreat, begun, target, notes);
    if (unfit)
        return { misfit: { code: unfit.code, expected: `${target.release.digest} fit to serve`, actual: unfit.reason, fix: unfit.fix } };
    await go_back_point(retreat);
    const done = await conclude(retreat);
    // Users are served by now: what follows is said, and undoes nothing.
    const pointed = await (0,point/* pointAgain */.h)(retreat);
    return { done, notes, pointed, traffic: await observeTraffic(retreat, done.to.slot, retreat.observe) };
}
async function begin({ recorder, deps, options }, target) {
    const { returning, champion } = recorder.state;
    if (returning?.to.digest === target.release.digest && (returning.drill ?? false) === (options.drill ?? false))
        return returning;
    const slots = deps.fleet.slots();
    const slot = slots.find((name) => name !== champion.slot);
    const reason = options.reason ?? 'A rollback was asked for.';
    const intent = { kind: 'rollback', split: (0,router/* allTo */.jT)(slot, slots), step: -1, code: 'rollback', reason, from: champion.release, to: target.release, slot, ...triggered(options), ...(options.drill && { drill: true }) };
    return (await recorder.append('intent', intent)).returning;
}
function triggered({ trigger = 'person', triggeredAt, drill }) {
    return { trigger: drill ? 'drill' : trigger, ...(triggeredAt && { triggeredAt: triggeredAt.toISOString() }) };
}
async function prepare(retreat, { slot, placed, smoked }, target, notes) {
    const { recorder, deps, context } = retreat;
    const { digest } = target.release;
    let loaded = placed?.loaded;
    if (loaded === undefined) {
        const there = await deps.fleet.loaded(slot).catch(() => undefined);
        // A slot that says that it has these bytes loaded needs none; anything else is given them anew.
        if (there !== digest) {
            const source = await deps.releases.source(digest).catch((error) => ({ lost: (0,prove/* messageOf */.bD)(error) }));
            if ('lost' in source)
                return lost(retreat, target, source.lost);
            const ledger = await (0,past_ledger/* ledgerOf */.X)(retreat, target);
            const mixture = (0,whole/* declaredMixture */.$j)(retreat.delivery, ledger, digest);
            if (mixture)
                return mixture;
            const renamed = (0,releases/* namedOtherwise */.O)(source, ledger);
            if (renamed)
                return { code: 'release-renamed', reason: renamed, fix: 'Restore the kept release from the run that delivered it, or name another one with `--to`.' };
            const proof = await (0,prove/* placeRelease */.l8)(deps.fleet, slot, source, context.clock);
            if (!proof.fit)
                return proof;
            loaded = proof.loaded;
        }
        loaded ??= digest;
        await recorder.append('placed', { slot, release: digest, loaded });
    }
    const other = await answersAs(retreat, slot, digest);
    if (other)
        return other;
    if (smoked)
        return undefined;
    const golden = await goldenOf(retreat, target, notes);
    if (!golden && loaded === 'unknown' && target.golden !== null)
        return { code: 'golden-unanswered', reason: `Slot ${slot} cannot say what it loaded, and the golden rows of ${digest} are gone.`, fix: 'Restore the journal\'s attachments, or declare `rollout.fleet.loaded`.' };
    const proof = await (0,prove/* smokeSlot */.My)(deps.fleet, slot, golden, context.clock);
    if (!proof.fit)
        return proof;
    const { rows, worst, how } = proof;
    const event = { slot, release: digest, rows, worst, golden: target.golden, how };
    await recorder.append('smoked', event);
    return undefined;
}
async function lost(retreat, target, reason) {
    const mixture = await (0,whole/* storedMixture */.Qc)(retreat, target);
    if (mixture)
        return { code: 'release-mixed', reason: mixture, fix: 'Remove its folder from the store and fetch the release whole from the run that delivered it, or name another one with `--to`.' };
    return { code: 'release-lost', reason, fix: 'Keep the release again, or name another one with `--to`.' };
}
/** Where the server says for itself what it answers as: one that loaded one release and answers as another is parts of both. */
async function answersAs({ deps, context }, slot, digest) {
    let found;
    // A server that has just loaded may answer as before for a moment.
    for (let asked = 1; asked <= ASKED_AT_MOST; asked += 1) {
        if (asked > 1)
            await context.clock.sleep(PAUSE);
        found = await deps.fleet.serving?.(slot).catch(() => undefined);
        if (found === undefined || found === null || found === digest)
            return undefined;
    }
    return { code: 'release-mixed', reason: `Slot ${slot} has ${digest} loaded and answers as ${found}: parts of two releases.`, fix: 'Restart the slot\'s server so that weights, code and configuration come from one place, then run the rollback again.' };
}
/** The release's own golden rows: those in the delivery file belong to the candidate. */
async function goldenOf({ delivery, deps }, target, notes) {
    if (target.golden !== null)
        try {
            return await (0,golden/* keptGolden */.aK)(deps.journal, target.golden);
        }
        catch (error) {
            notes.push(`Golden rows were not asked: ${(0,prove/* messageOf */.bD)(error)}`);
        }
    // With one command for everything, its word `smoke` is a test of its own.
    return delivery.spec.rollout?.command === undefined ? undefined : { rows: [], scores: [], tolerance: 0 };
}
/** The router first of everything that users notice, and believed only when it reads back. */
async function go_back_point({ recorder, deps, context }) {
    const { split, acted } = recorder.state.returning;
    if (acted)
        return;
    await (0,router/* ensureSplit */.XD)(deps.traffic, split, context.clock);
    await recorder.append('acted', { split });
}
async function conclude({ recorder, now, startedAt }) {
    const { returning, champion } = recorder.state;
    const { from, to, slot, reason, trigger = 'person', triggeredAt, drill, since } = returning;
    const rolledBack = {
        from, to: { release: to, slot }, code: drill ? 'drill' : 'rolled-back', reason, numbers: {},
        servedMs: now() - champion.since, requests: 0,
        // What a killed run had begun counts from its beginning.
        tookMs: now() - Math.min(startedAt, since),
        trigger, ...(triggeredAt !== undefined && { triggeredAt }), ...(drill && { drill }),
    };
    await recorder.append('rolled-back', rolledBack);
    return rolledBack;
}


/***/ }),

/***/ 25170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ ledgerOf)
/* harmony export */ });
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35205);
/* harmony import */ var _journal_events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55558);


/** The ledger that the journal names for a release; one without entries where it is gone. */
async function ledgerOf({ deps }, { release, ledgerHead }) {
    const bytes = ledgerHead ? await deps.journal.attachment((0,_journal_events_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerAttachment */ .E)(release.digest, ledgerHead)) : undefined;
    return (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .readLedger */ .SC)(bytes ?? '', deps.evidence.trust);
}


/***/ }),

/***/ 74002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ pointAgain)
/* harmony export */ });
/* harmony import */ var _serving_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40641);

/**
 * Tells the registry who is champion, as the journal has it. Repeated it changes nothing, so a run that died between router and registry
 * is mended by whoever asks again. Undefined where none is declared, or nothing serves. A drill tells nobody.
 */
async function pointAgain({ deps, options, recorder }) {
    const champion = deps.registry && !options.drill ? (0,_serving_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .championIn */ .de)(recorder.state) : undefined;
    return champion && (0,_serving_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .pointRegistry */ .e7)(deps.registry, champion);
}


/***/ }),

/***/ 34392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ retreatOf),
  d: () => (/* binding */ rollback)
});

// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/serving/recorder.js
var recorder = __webpack_require__(90560);
// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
// EXTERNAL MODULE: ./.build/src/serving/drain.js
var drain = __webpack_require__(13914);
;// CONCATENATED MODULE: ./.build/src/rollback/candidate.js

/** Takes a candidate in flight back to the champion and closes its delivery, whatever its evidence or its holds say. */
async function giveUpCandidate({ recorder, deps, context, options, id }, open) {
    const reason = options.reason ?? 'A rollback was asked for while the candidate was in flight.';
    if (!open.promoted)
        await (0,drain/* drainCandidate */.u)({ recorder, traffic: deps.traffic, clock: context.clock }, { by: 'rollback', code: 'rolled-back-by-hand', reason, askedBy: id, trigger: options.trigger, triggeredAt: options.triggeredAt?.toISOString() });
    const state = await recorder.append('closed', { outcome: open.promoted ? 'promoted' : 'rolled-back', note: reason }, open.id);
    return state.closed[open.id];
}

// EXTERNAL MODULE: ./.build/src/rollback/go-back.js + 1 modules
var go_back = __webpack_require__(36158);
// EXTERNAL MODULE: ./.build/src/rollback/point.js
var point = __webpack_require__(74002);
// EXTERNAL MODULE: ./.build/src/rollback/target.js
var target = __webpack_require__(1999);
// EXTERNAL MODULE: ./.build/src/core/refusal.js
var core_refusal = __webpack_require__(27999);
// EXTERNAL MODULE: ./.build/src/serving/trigger.js
var serving_trigger = __webpack_require__(27088);
// EXTERNAL MODULE: ./.build/src/rollback/verdict-parts.js
var verdict_parts = __webpack_require__(3722);
;// CONCATENATED MODULE: ./.build/src/rollback/verdict.js




const WITHIN = '60 s';
/** The champion gave way to an older release. */
function wentBack(retreat, target, { done, notes, traffic, pointed }, looked) {
    const findings = [
        (0,verdict_parts/* finding */.gk)('rolled-back', 'pass', 'The router sends every user to the release gone back to', `Slot ${done.to.slot} serves ${done.to.release.digest} to all users; the router reads back so.`),
        ...timeFinding(retreat, done),
        ...trafficFindings(traffic, done.to.slot),
        ...pointedFindings(pointed),
    ];
    if (!target.tested)
        findings.push((0,verdict_parts/* finding */.gk)('baseline-untested', 'warn', 'The release gone back to was tested', 'It was adopted when it was already serving: Sluice never tested it.', 'Deliver a tested release as soon as you can.'));
    for (const { serving, refusals } of looked)
        findings.push((0,verdict_parts/* finding */.gk)('target-passed-over', 'warn', 'The newest good release is fit to serve', `${(0,verdict_parts/* titleOf */.Gg)(serving.release)} (${serving.release.digest}) was passed over: ${refusals.map(({ code, actual }) => `${actual} [${code}]`).join('; ')}.`, 'Repair it before you need it.'));
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: `${(0,verdict_parts/* titleOf */.Gg)(done.to.release)} serves all users again instead of ${(0,verdict_parts/* titleOf */.Gg)(done.from)}${target.tested ? ', as it was verified good while serving' : ', though it was never tested: nothing better is there'}.`,
        findings, notes: [...notes, ...unobserved(traffic)], release: done.from, champion: done.to.release,
        facts: [...triggerFacts(done), ['Served before', done.from.digest], ['Serves now', done.to.release.digest], ['Slot', done.to.slot], ['Took', `${done.tookMs} ms`]],
        details: { rolledBack: done, ...(traffic && { traffic }), ...(pointed && { registry: pointed }) },
    });
}
/** A candidate in flight lost its users. */
function candidateBack(retreat, open, closed) {
    if (closed.outcome === 'promoted')
        return (0,verdict_parts/* result */.Ke)(retreat, {
            headline: `${(0,verdict_parts/* titleOf */.Gg)(open.release)} had just become the champion; its delivery is closed now. Roll back again to leave it.`,
            findings: [(0,verdict_parts/* finding */.gk)('promoted-meanwhile', 'warn', 'A candidate is in flight', 'The candidate was promoted before the rollback began.', 'Run the rollback again.')],
            release: open.release,
        });
    const { champion } = open;
    const done = closed.rolledBack ?? { tookMs: retreat.now() - retreat.startedAt };
    const nowhere = champion === null && open.step >= 0;
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: nowhere
            ? `${(0,verdict_parts/* titleOf */.Gg)(open.release)} cannot be taken back: it is this model's first delivery, and there is no other release to serve.`
            : `${(0,verdict_parts/* titleOf */.Gg)(open.release)} was taken back before it became the champion: ${champion ? 'all users are with the champion again' : 'it never had users'}.`,
        findings: [
            nowhere
                ? (0,verdict_parts/* finding */.gk)('no-champion', 'fail', 'There is a champion to go back to', `Slot ${open.slot} still serves ${open.release.digest}.`, 'Deliver another release, or take the router off by hand.')
                : (0,verdict_parts/* finding */.gk)('candidate-drained', 'pass', 'The candidate has no users', `The router reads back that slot ${open.slot} has none.`),
            ...timeFinding(retreat, done),
        ],
        release: open.release,
        champion: champion ? { name: open.release.name, digest: champion.release } : undefined,
        facts: [...triggerFacts(done), ['Took', `${done.tookMs} ms`]],
        details: { rolledBack: closed.rolledBack },
    });
}
function drainedAlready(retreat, closed, champion) {
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: `There is nothing to do: ${(0,verdict_parts/* titleOf */.Gg)(closed.release)} was taken back before.`,
        findings: [(0,verdict_parts/* finding */.gk)('nothing-to-roll-back', 'pass', 'The release to leave serves', `${closed.release.digest} was taken back: ${closed.rolledBack?.reason ?? closed.note ?? 'its delivery was closed'}`)],
        release: closed.release, champion: champion?.release,
        details: closed.rolledBack && { rolledBack: closed.rolledBack, again: true },
    });
}
/** What serves is already what should serve. */
function alreadyBack(retreat, { champion, lastReturn }, pointed) {
    const message = champion
        ? `${champion.release.digest} serves${lastReturn ? `, since ${new Date(lastReturn.at).toISOString()}, instead of ${lastReturn.from.digest}` : ''}.`
        : 'Nothing was ever delivered or adopted.';
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: champion ? `There is nothing to do: ${(0,verdict_parts/* titleOf */.Gg)(champion.release)} serves already.` : 'There is nothing to do: no release serves.',
        findings: [(0,verdict_parts/* finding */.gk)('nothing-to-roll-back', 'pass', 'The release to leave serves', message), ...pointedFindings(pointed)],
        release: champion?.release, champion: champion?.release,
        details: lastReturn && lastReturn.to?.release.digest === champion?.release.digest ? { rolledBack: returned(lastReturn), again: true } : undefined,
    });
}
function noTarget(retreat, looked) {
    const { champion } = retreat.recorder.state;
    const findings = looked.flatMap(({ serving, refusals }) => refusals.map((refusal) => (0,core_refusal/* findingOf */.h)(refusal, `${(0,verdict_parts/* titleOf */.Gg)(serving.release)} is fit to serve again`)));
    const none = (0,verdict_parts/* finding */.gk)('no-target', 'fail', 'There is a release to go back to', 'No release but the one that serves was verified good while serving or adopted.', 'Deliver a release, or name one of this model\'s with `--to`.');
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: `There is no release to go back to${looked.length > 0 ? `: ${looked.length === 1 ? 'the only one was' : `all ${looked.length} were`} refused` : ''}. ${champion ? `${(0,verdict_parts/* titleOf */.Gg)(champion.release)} still serves.` : ''}`.trim(),
        findings: findings.length > 0 ? findings : [none],
        release: champion?.release, champion: champion?.release,
    });
}
function journalFailed(retreat, message) {
    return (0,verdict_parts/* result */.Ke)(retreat, {
        headline: 'Nothing was rolled back: the journal cannot be read or trusted, so nobody knows what was good.',
        findings: [(0,verdict_parts/* finding */.gk)('journal-untrusted', 'error', 'The journal can be read and verifies', message, 'Bring the router back by hand, and restore the journal from its last good copy.')],
    });
}
/** The journal's own event, without where it was found. */
function returned({ delivery: _delivery, at: _at, ...event }) {
    return event;
}
function triggerFacts({ trigger, triggeredAt }) {
    return [...(trigger ? [['Trigger', `${trigger}: ${serving_trigger/* TRIGGER_WORDS */.X[trigger]}`]] : []), ...(triggeredAt ? [['Triggered at', triggeredAt]] : [])];
}
/** From what triggered it, where that has a time, to the router that reads back. */
function timeFinding({ delivery, now, startedAt }, { tookMs, triggeredAt }) {
    const within = delivery.spec.rollback?.within ?? WITHIN;
    const since = triggeredAt === undefined ? NaN : Date.parse(triggeredAt);
    // Clocks of two machines differ: it cannot have taken less than the work itself.
    const sinceTrigger = Number.isFinite(since) ? Math.max(tookMs, Math.min(now(), startedAt + tookMs) - since) : tookMs;
    const late = sinceTrigger > (0,duration/* parseDuration */.E)(within);
    const message = `From ${Number.isFinite(since) ? 'its trigger' : 'start'} to the verified router it took ${sinceTrigger} ms; the delivery file allows ${within}.`;
    return [{
            ...(0,verdict_parts/* finding */.gk)('rollback-time', late ? 'warn' : 'pass', `Back within ${within}`, message, late ? 'Keep the last good release loaded in the other slot, or see which program was slow.' : undefined),
            expected: within, actual: `${sinceTrigger} ms`, numbers: { tookMs, sinceTriggerMs: sinceTrigger }, location: delivery.locate(['rollback', 'within']),
        }];
}
function trafficFindings(traffic, slot) {
    const rule = 'Real requests are answered by the release gone back to alone';
    if (!traffic || (traffic.kind === 'unseen' && !traffic.outage))
        return [];
    if (traffic.kind === 'unseen')
        return [(0,verdict_parts/* finding */.gk)('traffic-unobserved', 'warn', rule, `The router reads back right, and the signals could not say who answers: ${traffic.why}.`, 'Look at the serving log of the slot that was left; repair `rollout.signals`.')];
    const numbers = traffic.bySlot;
    const count = (name) => numbers[name] ?? 0;
    if (traffic.elsewhere.length === 0)
        return [{ ...(0,verdict_parts/* finding */.gk)('traffic-observed', 'pass', rule, `${count(slot)} requests in ${traffic.watchedMs} ms, all answered by slot ${slot}.`), numbers, n: count(slot) }];
    const still = traffic.elsewhere.map((name) => `${name} (${count(name)})`).join(', ');
    return [{
            ...(0,verdict_parts/* finding */.gk)('traffic-elsewhere', 'fail', rule, `The router reads back right, and ${traffic.elsewhere.length === 1 ? 'slot' : 'slots'} ${still} still answered requests in the last ${traffic.watchedMs} ms, beside ${count(slot)} of slot ${slot}.`, 'Another router, or connections that stay open, lead there: stop that slot\'s server by hand.'),
            numbers, subject: { kind: 'slot', name: traffic.elsewhere[0] },
        }];
}
function unobserved(traffic) {
    if (!traffic)
        return ['Who answers real requests was not watched (no `rollout.signals`, or `rollback.observe` is 0).'];
    return traffic.kind === 'unseen' && !traffic.outage ? [`Who answers real requests was watched, and ${traffic.why}.`] : [];
}
function pointedFindings(pointed) {
    if (!pointed)
        return [];
    const rule = 'The registry names what serves';
    return [pointed.kind === 'pointed' ? (0,verdict_parts/* finding */.gk)('registry-pointed', 'pass', rule, pointed.drift === undefined ? pointed.said : `${pointed.said} ${pointed.drift}`) : (0,verdict_parts/* finding */.gk)(pointed.code, 'warn', rule, pointed.said, pointed.fix)];
}

;// CONCATENATED MODULE: ./.build/src/rollback/rollback.js










const CONFLICTS = 10;
const OBSERVE = '15 s';
/**
 * Takes users back to a release that was good. A candidate in flight is drained, and that is all; otherwise the champion
 * gives way to the newest release whose ledger still proves that it was good while serving. Asks nothing of the release
 * that it leaves: no evidence, no approval. Repeating it changes nothing, and a run that was killed is finished by the next.
 * Answers `pass`, `warn` (an untested baseline, or slower than `rollback.within`), `fail` (no release was fit) or `error`
 * (the journal cannot be read or trusted). Throws DriverError where the router or a slot does not do as told.
 */
async function rollback(delivery, context, deps, options = {}) {
    const retreat = retreatOf(delivery, context, deps, options);
    let leave;
    for (let conflicts = 0;; conflicts += 1) {
        let state;
        try {
            state = await retreat.recorder.refresh();
        }
        catch (error) {
            return journalFailed(retreat, (0,prove/* messageOf */.bD)(error));
        }
        // Two people who press the button for one incident mean one release: it is fixed before anything changes.
        leave ??= options.from ?? (state.returning?.from ?? state.open?.release ?? state.champion?.release)?.digest;
        try {
            return await leaveRelease(retreat, state, leave);
        }
        catch (error) {
            if (!(error instanceof recorder/* JournalConflict */.sI) || conflicts === CONFLICTS)
                throw error;
        }
    }
}
function retreatOf(delivery, context, deps, options) {
    const id = (0,delivery_id/* formatDeliveryId */.J)(context.deliveryId);
    const now = () => context.clock.now().getTime();
    const observe = (0,duration/* parseDuration */.E)(delivery.spec.rollback?.observe ?? OBSERVE);
    return { delivery, context, deps, options, id, now, startedAt: now(), observe, recorder: new recorder/* Recorder */.vk(deps, context.clock, id) };
}
async function leaveRelease(retreat, state, leave) {
    const { open, champion, returning } = state;
    const { options } = retreat;
    if (open)
        return candidateBack(retreat, open, await giveUpCandidate(retreat, open));
    if (returning)
        return finish(retreat, options.to !== undefined && !returning.acted ? undefined : returning.to.digest);
    const last = Object.values(state.closed).findLast(({ rolledBack }) => rolledBack?.askedBy === retreat.id || rolledBack?.from.digest === leave);
    if (last && champion?.release.digest !== leave)
        return drainedAlready(retreat, last, champion);
    if (!champion || champion.release.digest !== leave || isRepeated(retreat, state, last))
        return alreadyBack(retreat, state, await (0,point/* pointAgain */.h)(retreat));
    if (options.to !== leave)
        return finish(retreat, undefined);
    await pointAtChampion(retreat, champion);
    return alreadyBack(retreat, state, await (0,point/* pointAgain */.h)(retreat));
}
/** Naming what should serve also mends a router that was set by hand to something else. */
async function pointAtChampion({ deps, context }, { slot }) {
    await (0,router/* ensureSplit */.XD)(deps.traffic, (0,router/* allTo */.jT)(slot, deps.fleet.slots()), context.clock);
}
/** The same run asking again (a repeated job) means the same release as before, unless it names one. */
function isRepeated({ id, options }, { lastReturn }, last) {
    return options.to === undefined && options.from === undefined && (lastReturn?.delivery === id || last?.rolledBack?.askedBy === id);
}
/** Tries one target after the other until one serves; `begun` is the one that a killed run had chosen. */
async function finish(retreat, begun) {
    const { deps, context, options, recorder } = retreat;
    const looked = [];
    const targets = (0,target/* targetsOf */.Q)(recorder.state, begun ?? options.to);
    const others = begun === undefined || options.to !== undefined ? [] : (0,target/* targetsOf */.Q)(recorder.state).filter(({ release }) => release.digest !== begun);
    for (const serving of [...targets, ...others]) {
        const { refusals, notes } = await (0,target/* targetRefusals */.x)(deps.journal, serving, deps.evidence, context.clock.now());
        const way = refusals.length === 0 ? await (0,go_back/* goBack */.O)(retreat, serving) : undefined;
        if (way && 'done' in way)
            return wentBack(retreat, serving, { ...way, notes: [...notes, ...way.notes] }, looked);
        looked.push({ serving, refusals: way ? [way.misfit] : refusals });
    }
    if (recorder.state.returning && !recorder.state.returning.acted)
        await recorder.append('closed', { outcome: 'abandoned', note: 'No release was fit to go back to.' });
    return noTarget(retreat, looked);
}


/***/ }),

/***/ 1999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ targetsOf),
/* harmony export */   x: () => (/* binding */ targetRefusals)
/* harmony export */ });
/* harmony import */ var _evidence_gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34462);
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35205);
/* harmony import */ var _journal_events_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55558);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59036);




/**
 * Where this model may go back to, best first: the releases verified good while serving, newest first, and last the
 * adopted baselines, newest first too, which nobody tested. A declared digest is the only choice where one is given. A release that was
 * taken back itself is no target unless it is named.
 */
function targetsOf(state, to) {
    const { good, champion } = state;
    const known = [...[...good].reverse(), ...(0,_journal_state_js__WEBPACK_IMPORTED_MODULE_2__/* .adoptedIn */ .pj)(state)];
    const others = known.filter(({ release }) => release.digest !== champion?.release.digest);
    if (to !== undefined)
        return others.filter(({ release }) => release.digest === to).slice(0, 1);
    const withdrawn = new Set(good.filter((one) => one.withdrawn).map(({ release }) => release.digest));
    return others.filter(({ release }) => !withdrawn.has(release.digest));
}
/**
 * Why the record of a release does not show that it was good: its ledger is gone, does not verify, is not the one that the
 * journal names, or lacks the statement; or its contract says that it cannot take today's data. Never asks the candidate's approval
 * or evidence, nor how old this is.
 */
async function targetRefusals(journal, { release, tested, ledgerHead }, evidence, now) {
    // An adoption from before ledgers were kept has nothing to verify; that it is untested is said loudly elsewhere.
    if (!tested && ledgerHead === null)
        return { refusals: [], notes: [] };
    const fix = 'Name another release with `--to`, or restore the journal\'s attachments.';
    const name = ledgerHead && (0,_journal_events_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerAttachment */ .E)(release.digest, ledgerHead);
    const bytes = name ? await journal.attachment(name) : undefined;
    if (!bytes)
        return { refusals: [{ code: 'rollback-ledger-missing', expected: `the ledger of ${release.digest} beside the journal`, actual: 'none', fix }], notes: [] };
    const ledger = await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .readLedger */ .SC)(bytes, evidence.trust);
    const changed = ledger.head === ledgerHead ? [] : [{ code: 'rollback-ledger-changed', expected: `a ledger that ends with ${ledgerHead}`, actual: `one that ends with ${ledger.head ?? 'nothing'}`, fix }];
    const policy = {
        required: [{ stage: tested ? 'canary-promote' : 'adopt' }],
        signers: evidence.signers, repositoryId: evidence.repositoryId,
        // The journal is this model's own, and names the ledger by its head.
        delivery: null, place: null, deliveryFile: null, maxAge: null, risk: 'medium', layout: null, seen: null,
    };
    const refusals = [...changed, ...(0,_evidence_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .gate */ .Gj)(policy, ledger, release.digest, now)];
    return refusals.length > 0 || !evidence.contract ? { refusals, notes: [] } : evidence.contract(ledger, release);
}


/***/ }),

/***/ 8107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $j: () => (/* binding */ declaredMixture),
/* harmony export */   Qc: () => (/* binding */ storedMixture)
/* harmony export */ });
/* unused harmony export manifestIn */
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77304);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59036);
/* harmony import */ var _past_ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25170);



/**
 * Why placing this release by today's delivery file would mix it with another one: the file declares parts that the release does not
 * have (its slot would keep today's), or lacks parts that it has (they would be left out). Undefined where it comes back whole.
 */
function declaredMixture(delivery, ledger, digest) {
    const manifest = manifestIn(ledger);
    if (!manifest)
        return undefined;
    const today = new Set((0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredParts */ .TS)(delivery).map(([name]) => name));
    const then = new Set(Object.keys(manifest.parts));
    const missing = [...today].filter((part) => !then.has(part));
    const surplus = [...then].filter((part) => !today.has(part));
    if (missing.length + surplus.length === 0)
        return undefined;
    const commit = ledger.entries[0]?.statement.predicate.commit;
    const said = [...(missing.length > 0 ? [`${digest} has no ${missing.join(', ')}, which the delivery file declares now`] : []), ...(surplus.length > 0 ? [`the delivery file declares no ${surplus.join(', ')} any more, which ${digest} has`] : [])];
    return {
        code: 'release-mixed',
        reason: `It would be a mixture of two releases: ${said.join('; ')}.`,
        fix: `Go back with the delivery file that it was released with${commit === undefined ? '' : ` (commit ${commit})`}: it places exactly the parts that belong together.`,
    };
}
/**
 * Which other releases the damaged bytes of a kept release belong to, in words; undefined where they are nobody's. Such a store was
 * copied over by halves, and nothing of it may be placed.
 */
async function storedMixture(retreat, target) {
    const { deps, recorder } = retreat;
    const { digest } = target.release;
    const lying = await deps.releases.parts?.(digest).catch(() => undefined);
    const own = manifestIn(await (0,_past_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerOf */ .X)(retreat, target));
    if (!lying || !own)
        return undefined;
    const { good, champion } = recorder.state;
    const others = [...good, ...(0,_journal_state_js__WEBPACK_IMPORTED_MODULE_1__/* .adoptedIn */ .pj)(recorder.state), ...(champion ? [champion] : [])].filter(({ release }) => release.digest !== digest);
    const found = [];
    for (const part of _evidence_release_js__WEBPACK_IMPORTED_MODULE_0__/* .PARTS */ .dI) {
        const there = lying[part];
        if (there === undefined || there === own.parts[part]?.digest)
            continue;
        for (const other of others)
            if (manifestIn(await (0,_past_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerOf */ .X)(retreat, other))?.parts[part]?.digest === there) {
                found.push(`${part} is that of ${other.release.version ?? other.release.digest}`);
                break;
            }
    }
    return found.length === 0 ? undefined : `What is kept as ${target.release.version ?? digest} is a mixture of releases: ${found.join(', ')}.`;
}
/** What `identify` or `adopt` named, by its own statement. */
function manifestIn(ledger) {
    const named = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
    const manifest = named?.statement.predicate.details?.manifest;
    return typeof manifest?.parts === 'object' && manifest.parts !== null ? manifest : undefined;
}


/***/ })

};
