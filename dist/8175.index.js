export const id = 8175;
export const ids = [8175];
export const modules = {

/***/ 18175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runRollback: () => (/* binding */ runRollback)
});

// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
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
        await (0,drain/* drainCandidate */.u)({ recorder, traffic: deps.traffic, clock: context.clock }, { by: 'rollback', code: 'rolled-back-by-hand', reason, askedBy: id });
    const state = await recorder.append('closed', { outcome: open.promoted ? 'promoted' : 'rolled-back', note: reason }, open.id);
    return state.closed[open.id];
}

// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/journal/events.js
var events = __webpack_require__(55558);
// EXTERNAL MODULE: ./.build/src/serving/golden.js
var golden = __webpack_require__(78635);
// EXTERNAL MODULE: ./.build/src/serving/releases.js
var releases = __webpack_require__(85156);
;// CONCATENATED MODULE: ./.build/src/rollback/go-back.js






/**
 * Brings one release back: its bytes into the slot that does not serve (unless they are there), its approved scores asked
 * of the slot, all users to it, and the split read back. Every part that the journal already tells is left out.
 */
async function goBack(retreat, target) {
    const begun = await begin(retreat, target);
    const notes = [];
    const unfit = await prepare(retreat, begun, target, notes);
    if (unfit)
        return { misfit: { code: unfit.code, expected: `${target.release.digest} fit to serve`, actual: unfit.reason, fix: unfit.fix } };
    await point(retreat);
    return { done: await conclude(retreat), notes };
}
async function begin({ recorder, deps, options }, target) {
    const { returning, champion } = recorder.state;
    if (returning?.to.digest === target.release.digest)
        return returning;
    const slots = deps.fleet.slots();
    const slot = slots.find((name) => name !== champion.slot);
    const reason = options.reason ?? 'A rollback was asked for.';
    const intent = { kind: 'rollback', split: (0,router/* allTo */.jT)(slot, slots), step: -1, code: 'rollback', reason, from: champion.release, to: target.release, slot };
    return (await recorder.append('intent', intent)).returning;
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
                return { code: 'release-lost', reason: source.lost, fix: 'Keep the release again, or name another one with `--to`.' };
            const renamed = (0,releases/* namedOtherwise */.O)(source, await ledgerOf(retreat, target));
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
/** The ledger that the journal names for the release; it was verified when the target was chosen. */
async function ledgerOf({ deps }, { release, ledgerHead }) {
    const bytes = ledgerHead ? await deps.journal.attachment((0,events/* ledgerAttachment */.E)(release.digest, ledgerHead)) : undefined;
    return (0,read_ledger/* readLedger */.SC)(bytes ?? '', deps.evidence.trust);
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
async function point({ recorder, deps, context }) {
    const { split, acted } = recorder.state.returning;
    if (acted)
        return;
    if (!(0,router/* sameSplit */.xY)(await (0,router/* readSplit */.bS)(deps.traffic, Object.keys(split)), split))
        await (0,router/* writeSplit */.um)(deps.traffic, split, context.clock);
    await recorder.append('acted', { split });
}
async function conclude({ recorder, now, startedAt }) {
    const { returning, champion } = recorder.state;
    const { from, to, slot, reason } = returning;
    const rolledBack = {
        from, to: { release: to, slot }, code: 'rolled-back', reason, numbers: {},
        servedMs: now() - champion.since, requests: 0, tookMs: now() - startedAt,
    };
    await recorder.append('rolled-back', rolledBack);
    return rolledBack;
}

// EXTERNAL MODULE: ./.build/src/evidence/gate.js
var gate = __webpack_require__(34462);
;// CONCATENATED MODULE: ./.build/src/rollback/target.js



/**
 * Where this model may go back to, best first: the releases verified good while serving, newest first, and last the
 * adopted baseline, which nobody tested. A declared digest is the only choice where one is given. A release that was
 * taken back itself is no target unless it is named.
 */
function targetsOf(state, to) {
    const { good, baseline, champion } = state;
    const newestFirst = [...good].reverse();
    const known = [...newestFirst, ...(baseline ? [baseline] : [])];
    const others = known.filter(({ release }) => release.digest !== champion?.release.digest);
    if (to !== undefined)
        return others.filter(({ release }) => release.digest === to).slice(0, 1);
    const withdrawn = new Set(good.filter((one) => one.withdrawn).map(({ release }) => release.digest));
    return others.filter(({ release }) => !withdrawn.has(release.digest));
}
/**
 * Why the record of a release does not show that it was good: its ledger is gone, does not verify, is not the one that the
 * journal names, or lacks the statement. Never asks the candidate's approval or evidence, nor how old this is.
 */
async function targetRefusals(journal, { release, tested, ledgerHead }, evidence, now) {
    // An adoption from before ledgers were kept has nothing to verify; that it is untested is said loudly elsewhere.
    if (!tested && ledgerHead === null)
        return [];
    const fix = 'Name another release with `--to`, or restore the journal\'s attachments.';
    const name = ledgerHead && (0,events/* ledgerAttachment */.E)(release.digest, ledgerHead);
    const bytes = name ? await journal.attachment(name) : undefined;
    if (!bytes)
        return [{ code: 'rollback-ledger-missing', expected: `the ledger of ${release.digest} beside the journal`, actual: 'none', fix }];
    const ledger = await (0,read_ledger/* readLedger */.SC)(bytes, evidence.trust);
    const changed = ledger.head === ledgerHead ? [] : [{ code: 'rollback-ledger-changed', expected: `a ledger that ends with ${ledgerHead}`, actual: `one that ends with ${ledger.head ?? 'nothing'}`, fix }];
    const policy = {
        required: [{ stage: tested ? 'canary-promote' : 'adopt' }],
        signers: evidence.signers, repositoryId: evidence.repositoryId,
        // The journal is this model's own, and names the ledger by its head.
        delivery: null, place: null, deliveryFile: null, maxAge: null, risk: 'medium', layout: null, seen: null,
    };
    return [...changed, ...(0,gate/* gate */.Gj)(policy, ledger, release.digest, now)];
}

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/core/refusal.js
var core_refusal = __webpack_require__(27999);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var core_verdict = __webpack_require__(4646);
;// CONCATENATED MODULE: ./.build/src/rollback/verdict.js




const WITHIN = '60 s';
/** The champion gave way to an older release. */
function wentBack(retreat, target, done, notes, looked) {
    const findings = [finding('rolled-back', 'pass', 'The router sends every user to the release gone back to', `Slot ${done.to.slot} serves ${done.to.release.digest} to all users; the router reads back so.`), ...timeFinding(retreat, done.tookMs)];
    if (!target.tested)
        findings.push(finding('baseline-untested', 'warn', 'The release gone back to was tested', 'It was adopted when it was already serving: Sluice never tested it.', 'Deliver a tested release as soon as you can.'));
    for (const { serving, refusals } of looked)
        findings.push(finding('target-passed-over', 'warn', 'The newest good release is fit to serve', `${titleOf(serving.release)} (${serving.release.digest}) was passed over: ${refusals.map(({ code, actual }) => `${actual} [${code}]`).join('; ')}.`, 'Repair it before you need it.'));
    return result(retreat, {
        headline: `${titleOf(done.to.release)} serves all users again instead of ${titleOf(done.from)}${target.tested ? ', as it was verified good while serving' : ', though it was never tested: nothing better is there'}.`,
        findings, notes, release: done.from, champion: done.to.release,
        facts: [['Served before', done.from.digest], ['Serves now', done.to.release.digest], ['Slot', done.to.slot], ['Took', `${done.tookMs} ms`]],
        details: { rolledBack: done },
    });
}
/** A candidate in flight lost its users. */
function candidateBack(retreat, open, closed) {
    if (closed.outcome === 'promoted')
        return result(retreat, {
            headline: `${titleOf(open.release)} had just become the champion; its delivery is closed now. Roll back again to leave it.`,
            findings: [finding('promoted-meanwhile', 'warn', 'A candidate is in flight', 'The candidate was promoted before the rollback began.', 'Run the rollback again.')],
            release: open.release,
        });
    const { champion } = open;
    const took = closed.rolledBack?.tookMs ?? retreat.now() - retreat.startedAt;
    const nowhere = champion === null && open.step >= 0;
    return result(retreat, {
        headline: nowhere
            ? `${titleOf(open.release)} cannot be taken back: it is this model's first delivery, and there is no other release to serve.`
            : `${titleOf(open.release)} was taken back before it became the champion: ${champion ? 'all users are with the champion again' : 'it never had users'}.`,
        findings: [
            nowhere
                ? finding('no-champion', 'fail', 'There is a champion to go back to', `Slot ${open.slot} still serves ${open.release.digest}.`, 'Deliver another release, or take the router off by hand.')
                : finding('candidate-drained', 'pass', 'The candidate has no users', `The router reads back that slot ${open.slot} has none.`),
            ...timeFinding(retreat, took),
        ],
        release: open.release,
        champion: champion ? { name: open.release.name, digest: champion.release } : undefined,
        facts: [['Took', `${took} ms`]],
        details: { rolledBack: closed.rolledBack },
    });
}
function drainedAlready(retreat, closed, champion) {
    return result(retreat, {
        headline: `There is nothing to do: ${titleOf(closed.release)} was taken back before.`,
        findings: [finding('nothing-to-roll-back', 'pass', 'The release to leave serves', `${closed.release.digest} was taken back: ${closed.rolledBack?.reason ?? closed.note ?? 'its delivery was closed'}`)],
        release: closed.release, champion: champion?.release,
    });
}
/** What serves is already what should serve. */
function alreadyBack(retreat, { champion, lastReturn }) {
    const message = champion
        ? `${champion.release.digest} serves${lastReturn ? `, since ${new Date(lastReturn.at).toISOString()}, instead of ${lastReturn.from.digest}` : ''}.`
        : 'Nothing was ever delivered or adopted.';
    return result(retreat, {
        headline: champion ? `There is nothing to do: ${titleOf(champion.release)} serves already.` : 'There is nothing to do: no release serves.',
        findings: [finding('nothing-to-roll-back', 'pass', 'The release to leave serves', message)],
        release: champion?.release, champion: champion?.release,
    });
}
function noTarget(retreat, looked) {
    const { champion } = retreat.recorder.state;
    const findings = looked.flatMap(({ serving, refusals }) => refusals.map((refusal) => (0,core_refusal/* findingOf */.h)(refusal, `${titleOf(serving.release)} is fit to serve again`)));
    const none = finding('no-target', 'fail', 'There is a release to go back to', 'No release but the one that serves was verified good while serving or adopted.', 'Deliver a release, or name one of this model\'s with `--to`.');
    return result(retreat, {
        headline: `There is no release to go back to${looked.length > 0 ? `: ${looked.length === 1 ? 'the only one was' : `all ${looked.length} were`} refused` : ''}. ${champion ? `${titleOf(champion.release)} still serves.` : ''}`.trim(),
        findings: findings.length > 0 ? findings : [none],
        release: champion?.release, champion: champion?.release,
    });
}
function journalFailed(retreat, message) {
    return result(retreat, {
        headline: 'Nothing was rolled back: the journal cannot be read or trusted, so nobody knows what was good.',
        findings: [finding('journal-untrusted', 'error', 'The journal can be read and verifies', message, 'Bring the router back by hand, and restore the journal from its last good copy.')],
    });
}
function timeFinding({ delivery }, tookMs) {
    const within = delivery.spec.rollback?.within ?? WITHIN;
    const late = tookMs > (0,duration/* parseDuration */.E)(within);
    const message = `From start to the verified router it took ${tookMs} ms; the delivery file allows ${within}.`;
    return [{
            ...finding('rollback-time', late ? 'warn' : 'pass', `Back within ${within}`, message, late ? 'Keep the last good release loaded in the other slot, or see which program was slow.' : undefined),
            expected: within, actual: `${tookMs} ms`, numbers: { tookMs }, location: delivery.locate(['rollback', 'within']),
        }];
}
function result({ context, delivery }, { details, notes = [], facts = [], findings, ...rest }) {
    const outcome = (0,core_verdict/* worst */.QZ)(findings.map((one) => one.outcome));
    const verdict = { schema: 'urn:sluice:verdict:v1', stage: 'rollback', outcome, enforced: true, findings, notes, facts: [['Asked by', (0,delivery_id/* formatDeliveryId */.J)(context.deliveryId)], ...facts], ...rest };
    return { verdict, inputs: [{ name: 'delivery file', digest: delivery.digest }], details };
}
function finding(code, outcome, rule, message, fix) {
    return { code, outcome, rule, message, expected: rule, actual: message, ...(fix === undefined ? {} : { fix }) };
}
function titleOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}

;// CONCATENATED MODULE: ./.build/src/rollback/rollback.js








const CONFLICTS = 10;
/**
 * Takes users back to a release that was good. A candidate in flight is drained, and that is all; otherwise the champion
 * gives way to the newest release whose ledger still proves that it was good while serving. Asks nothing of the release
 * that it leaves: no evidence, no approval. Repeating it changes nothing, and a run that was killed is finished by the next.
 * Answers `pass`, `warn` (an untested baseline, or slower than `rollback.within`), `fail` (no release was fit) or `error`
 * (the journal cannot be read or trusted). Throws DriverError where the router or a slot does not do as told.
 */
async function rollback(delivery, context, deps, options = {}) {
    const id = (0,delivery_id/* formatDeliveryId */.J)(context.deliveryId);
    const now = () => context.clock.now().getTime();
    const retreat = { delivery, context, deps, options, id, now, startedAt: now(), recorder: new recorder/* Recorder */.vk(deps, context.clock, id) };
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
        return alreadyBack(retreat, state);
    if (options.to !== leave)
        return finish(retreat, undefined);
    await pointAtChampion(retreat, champion);
    return alreadyBack(retreat, state);
}
/** Naming what should serve also mends a router that was set by hand to something else. */
async function pointAtChampion({ deps, context }, { slot }) {
    const split = (0,router/* allTo */.jT)(slot, deps.fleet.slots());
    if (!(0,router/* sameSplit */.xY)(await (0,router/* readSplit */.bS)(deps.traffic, deps.fleet.slots()), split))
        await (0,router/* writeSplit */.um)(deps.traffic, split, context.clock);
}
/** The same run asking again (a repeated job) means the same release as before, unless it names one. */
function isRepeated({ id, options }, { lastReturn }, last) {
    return options.to === undefined && options.from === undefined && (lastReturn?.delivery === id || last?.rolledBack?.askedBy === id);
}
/** Tries one target after the other until one serves; `begun` is the one that a killed run had chosen. */
async function finish(retreat, begun) {
    const { deps, context, options, recorder } = retreat;
    const looked = [];
    const targets = targetsOf(recorder.state, begun ?? options.to);
    const others = begun === undefined || options.to !== undefined ? [] : targetsOf(recorder.state).filter(({ release }) => release.digest !== begun);
    for (const serving of [...targets, ...others]) {
        const refusals = await targetRefusals(deps.journal, serving, deps.evidence, context.clock.now());
        const way = refusals.length === 0 ? await goBack(retreat, serving) : undefined;
        if (way && 'done' in way)
            return wentBack(retreat, serving, way.done, way.notes, looked);
        looked.push({ serving, refusals: way ? [way.misfit] : refusals });
    }
    if (recorder.state.returning && !recorder.state.returning.acted)
        await recorder.append('closed', { outcome: 'abandoned', note: 'No release was fit to go back to.' });
    return noTarget(retreat, looked);
}

// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var run_signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 17 modules
var wiring = __webpack_require__(56115);
;// CONCATENATED MODULE: ./.build/src/run/rollback.js




/** Goes back to the last release that was verified good while serving. Asks nothing of the release that it leaves. */
async function runRollback(session, options) {
    return (0,judge/* judge */.S)(session, 'rollback', {}, async (delivery, context) => {
        const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
        const access = (0,wiring/* openJournal */._0)(delivery, session, signing);
        const store = (0,wiring/* openReleases */.tT)(delivery);
        const releases = {
            ...store,
            source: async (digest) => {
                try {
                    return await store.source(digest);
                }
                catch (error) {
                    const fetched = await options.fetch?.(digest, delivery);
                    if (!fetched)
                        throw error;
                    return store.source(digest);
                }
            },
        };
        const deps = { ...access, ...(0,wiring/* openDrivers */.wR)(delivery, session, access), releases, evidence: { trust: signing.trust, signers: signing.allowed, repositoryId: session.deliveryId.repositoryId } };
        return rollback(delivery, context, deps, { to: options.to, from: options.from, reason: options.reason });
    });
}


/***/ })

};
