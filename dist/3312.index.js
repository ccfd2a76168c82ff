export const id = 3312;
export const ids = [3312];
export const modules = {

/***/ 23599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ overrideHeadInput),
/* harmony export */   v: () => (/* binding */ askForOverride)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91659);
/* harmony import */ var _approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76038);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9752);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13640);
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(84057);
/* harmony import */ var _run_approval_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14785);
/* harmony import */ var _run_forge_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(70946);
/* harmony import */ var _run_ledger_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67291);
/* harmony import */ var _run_override_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(50509);
/* harmony import */ var _approved_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(58484);
/* harmony import */ var _judges_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(93675);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(32512);














/** The journal was empty, or there is none. */
const NONE = 'none';
/** Before the reviewers: what the override would let pass, and the code that names it. */
async function askForOverride(step) {
    const { session, token, secrets } = step;
    const action = _approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .OVERRIDES */ .u3.find((each) => each === _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('request'));
    if (!action)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('request-unknown', `There is no override ${JSON.stringify(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('request'))}.`, `Write one of ${_approval_override_override_js__WEBPACK_IMPORTED_MODULE_2__/* .OVERRIDES */ .u3.join(', ')}.`);
    const forge = await (0,_run_forge_js__WEBPACK_IMPORTED_MODULE_7__.forgeOf)(process.env, session.clock, token);
    const candidate = action === 'break-glass' ? await sealedCandidate(step) : undefined;
    const judged = await (0,_run_override_js__WEBPACK_IMPORTED_MODULE_9__/* .askOverride */ .UW)(session, { action, reason: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('reason') || undefined, candidate, forge, secrets });
    await (0,_publish_js__WEBPACK_IMPORTED_MODULE_12__.publish)(step, judged, (0,_judges_js__WEBPACK_IMPORTED_MODULE_11__.modelOf)(step, judged));
    const { details = {}, verdict } = judged;
    const asked = verdict.outcome === 'pass' || verdict.outcome === 'warn';
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('challenge', asked ? String(details.challenge) : '');
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('environment', asked ? String(details.environment) : '');
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH('override-head', asked ? String(details.override.head ?? NONE) : '');
    await (0,_judges_js__WEBPACK_IMPORTED_MODULE_11__.leave)(step, 'approval-override', session.out);
    (0,_publish_js__WEBPACK_IMPORTED_MODULE_12__/* .conclude */ .E)(verdict);
}
/** The journal's last event when the override was asked for, from that job's output; undefined where none was. */
function overrideHeadInput() {
    const head = _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('override-head');
    if (head === '')
        return undefined;
    if (head === NONE)
        return null;
    if ((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(head))
        return head;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('digest-malformed', 'The input `override-head` is no digest.', 'Hand over the output `override-head` of the step that asked for the override.');
}
/** What the named run, or this one, has sealed. Its signatures are checked when it is let pass. */
async function sealedCandidate(step) {
    const runId = (0,_approved_js__WEBPACK_IMPORTED_MODULE_10__/* .runIdOf */ .SR)(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4('approved-run'), 'approved-run');
    const folder = await step.artifacts?.fetch('ledger', runId === undefined || runId === step.runner.runId ? undefined : (0,_approved_js__WEBPACK_IMPORTED_MODULE_10__/* .otherRun */ .uV)(step, runId));
    if (!folder)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('ledger-missing', `Run ${runId ?? step.runner.runId} left no sealed ledger.`, 'Name the run that sealed the candidate with `approved-run`.');
    const file = await (0,_run_ledger_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readLedgerFile */ .Uy)(node_path__WEBPACK_IMPORTED_MODULE_0__.join(folder, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .LEDGER_FILE */ .th), { trust: {} });
    const first = file.ledger.entries[0]?.statement.predicate.delivery;
    return first && { delivery: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_13__/* .formatDeliveryId */ .J)(first), release: (0,_run_approval_js__WEBPACK_IMPORTED_MODULE_6__/* .releaseOfLedger */ .k)(file) };
}


/***/ }),

/***/ 73312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  canaryPromote: () => (/* binding */ canaryPromote),
  watch: () => (/* binding */ rollout_watch)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var core_problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 14 modules
var load = __webpack_require__(37630);
// EXTERNAL MODULE: ./.build/src/run/ask.js
var ask = __webpack_require__(24444);
// EXTERNAL MODULE: ./.build/src/run/forge.js + 1 modules
var forge = __webpack_require__(70946);
// EXTERNAL MODULE: ./.build/src/run/promote.js + 22 modules
var promote = __webpack_require__(55553);
// EXTERNAL MODULE: ./.build/src/run/watch.js + 1 modules
var watch = __webpack_require__(83826);
// EXTERNAL MODULE: ./.build/src/run/ledger-file.js
var ledger_file = __webpack_require__(67291);
// EXTERNAL MODULE: ./.build/src/actions/approved.js
var approved = __webpack_require__(58484);
// EXTERNAL MODULE: ./.build/src/actions/judges.js
var judges = __webpack_require__(93675);
// EXTERNAL MODULE: ./.build/src/evidence/stores/retention.js
var stores_retention = __webpack_require__(35970);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/run/evidence.js + 2 modules
var evidence = __webpack_require__(56197);
// EXTERNAL MODULE: ./.build/src/run/secrets.js
var secrets = __webpack_require__(71920);
// EXTERNAL MODULE: ./.build/src/actions/artifacts.js + 1 modules
var artifacts = __webpack_require__(19285);
;// CONCATENATED MODULE: ./.build/src/actions/kept.js








/**
 * Keeps the ledger where the delivery file says, once the delivery has come to its end, and holds the ends of its artifacts
 * against the declared retention. Only what was `promoted` is attested on GitHub. What does not work is a warning: what was decided stays decided.
 */
async function keepLedger(step, promoted) {
    const { session, runner } = step;
    try {
        const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
        const { stores, attest, retention } = delivery.spec.evidence ?? {};
        const openForge = () => (0,evidence/* evidenceForgeOf */.AC)(process.env, session.clock, step.token || undefined);
        if (stores !== undefined || attest) {
            await (0,secrets/* refuseSecrets */.u)(session, await (0,artifacts.filesBelow)(session.out), session.out);
            const { kept, problems } = await (0,evidence/* keepEverywhere */.MW)(delivery, session.out, openForge, { attest: promoted });
            for (const where of kept)
                core/* info */.pq((0,report_escape/* logLine */.BP)(`The evidence is kept in ${where}.`));
            warn(problems);
        }
        if (retention !== undefined && stores === undefined)
            warn((0,stores_retention/* retentionProblems */.H)(delivery.spec, await (await openForge()).artifacts(runner.runId), session.clock.now()));
    }
    catch (error) {
        warn((0,evidence/* keepingProblems */.q2)(error));
    }
}
function warn(problems) {
    for (const problem of problems)
        core/* warning */.$e((0,report_escape/* logLine */.BP)((0,core_problem/* describe */.q)(problem)));
}

// EXTERNAL MODULE: ./.build/src/actions/override.js
var override = __webpack_require__(23599);
// EXTERNAL MODULE: ./.build/src/actions/publish.js
var publish = __webpack_require__(32512);
// EXTERNAL MODULE: ./.build/src/actions/runner.js
var runner = __webpack_require__(1493);
;// CONCATENATED MODULE: ./.build/src/actions/rollout.js

















async function canaryPromote(step) {
    const request = (0,promote.requestOf)(core/* getInput */.V4('request'));
    const reason = core/* getInput */.V4('reason') || undefined;
    const judged = (await asked(step, request, reason)) ?? (await ticked(step, request, reason));
    await (0,publish.publish)(step, judged, (0,judges.modelOf)(step, judged));
    core/* setOutput */.uH('open', String(judged.open));
    // Ticks of one delivery follow each other in many runs and attempts; each run leaves its own.
    await (0,judges.leave)(step, 'canary-promote', step.session.out);
    if (!judged.open)
        await keepLedger(step, judged.verdict.outcome === 'pass' || judged.verdict.outcome === 'warn');
    (0,publish/* conclude */.E)(judged.verdict);
}
/** A hold and an abort of the rollout under way need the journal alone: no run id, no ledger, no bytes, which may be gone. */
async function asked(step, request, reason) {
    if (request !== 'hold' && request !== 'abort')
        return undefined;
    const { session, secrets } = step;
    const open = await (0,approved/* askedAbout */.cT)(step);
    if (!open && (0,approved/* givenRun */.zU)(step) === undefined)
        throw (0,ask.nothingInFlight)(request);
    if (!open)
        return undefined;
    if (request === 'hold')
        return { ...(await (0,ask.runHold)(session, { reason, secrets })), open: true };
    return { ...(await (0,ask.runAbort)(session, open, { reason, secrets, forge: (0,runner/* forgeToTell */.AC)(step) })), open: false };
}
async function ticked(step, request, reason) {
    const { ledger, from, runId } = await (0,approved/* findApproved */.xK)(step);
    core/* setOutput */.uH('approved-run', runId);
    return (0,promote.runPromote)(step.session, {
        ledger,
        head: headInput(),
        once: (0,runner/* isTrue */.Hn)(core/* getInput */.V4('once')),
        loopFor: minutesOf(core/* getInput */.V4('minutes')),
        request,
        reason,
        forge: step.token ? await (0,forge.forgeOf)(process.env, step.session.clock, step.token) : undefined,
        policyForge: await (0,forge.policyForgeOf)(process.env, step.session.clock),
        overrideHead: (0,override/* overrideHeadInput */.N)(),
        secrets: step.secrets,
        bytes: await candidateBytes(step, from, ledger),
    });
}
async function rollout_watch(step) {
    const judged = await (0,watch/* runWatch */.p)(step.session, { once: true, secrets: step.secrets, forge: (0,runner/* forgeToTell */.AC)(step) });
    await (0,publish.publish)(step, judged, (0,judges.modelOf)(step, judged));
    (0,publish/* conclude */.E)(judged.verdict);
}
/**
 * The candidate's bytes from the artifact of the run that identified them, in a folder of their own: an archive never
 * writes over the checkout, from which the delivery file and the programs with rights are read.
 */
async function candidateBytes(step, from, ledger) {
    const { session, artifacts } = step;
    const folder = (await artifacts?.fetch('release', from)) ?? (await sealedRelease(step, from, ledger));
    if (!folder)
        return undefined;
    const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
    return elsewhere(delivery, folder, session.workspace);
}
/** A release that was approved in a later run than the one that named it (a merged promotion, a broken glass) lies with that one. */
async function sealedRelease(step, from, ledger) {
    const { ledger: read } = await (0,ledger_file/* readLedgerFile */.Uy)(ledger, { trust: {} });
    const runId = read.entries[0]?.statement.predicate.delivery.runId;
    if (runId === undefined || !/^[1-9][0-9]*$/.test(runId) || runId === (from?.runId ?? step.runner.runId))
        return undefined;
    return step.artifacts?.fetch('release', (0,approved/* otherRun */.uV)(step, runId));
}
/** The same delivery with its parts below another folder. */
async function elsewhere(delivery, folder, workspace) {
    const bytes = await (0,promises_.readFile)(external_node_path_.resolve(workspace, delivery.file));
    const root = external_node_path_.join(folder, external_node_path_.relative(workspace, delivery.root));
    return (0,load/* parseDelivery */.y)(bytes, { file: delivery.file, root, workspace: folder });
}
/** Said by the job that approved, which no artifact can forge. */
function headInput() {
    const head = core/* getInput */.V4('head');
    if (head === '' || (0,digest/* isDigest */.Bc)(head))
        return head === '' ? undefined : head;
    throw core_problem/* InputError */.d.of('digest-malformed', 'The input `head` is no digest.', 'Hand over the output `head` of the job that approved, or leave it empty.');
}
function minutesOf(text) {
    if (text === '')
        return undefined;
    if (/^\d{1,4}$/.test(text))
        return Number(text) * 60_000;
    throw core_problem/* InputError */.d.of('minutes-malformed', `The input \`minutes\` is ${JSON.stringify(text)}.`, 'Write a whole number of minutes.');
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

/***/ 83826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ runWatch)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/journal/state.js
var state = __webpack_require__(21250);
// EXTERNAL MODULE: ./.build/src/serving/drain.js
var drain = __webpack_require__(13914);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/serving/recorder.js
var recorder = __webpack_require__(90560);
// EXTERNAL MODULE: ./.build/src/serving/router.js
var router = __webpack_require__(61115);
;// CONCATENATED MODULE: ./.build/src/rollout/watch.js






const EVERY = 15_000;
const CONFLICTS = 5;
/**
 * Stands beside the router with nothing but its driver and the journal. Takes every user from the candidate when its lease
 * ran out, when the journal does not verify, or when it cannot be read for the lease's length. Only ever lowers exposure;
 * looking again changes nothing. Answers the last look; without `once` it looks until `signal` ends it.
 */
async function watch(deps, options = {}) {
    const watcher = new Watcher(deps);
    for (;;) {
        const sight = await watcher.look();
        if (sight.kind !== 'calm')
            deps.log.warning(sight.text);
        else
            deps.log.debug(sight.text);
        await options.seen?.(sight);
        if (options.once || options.signal?.aborted)
            return sight;
        await deps.clock.sleep(watcher.pause(options.every ?? EVERY), options.signal).catch((error) => {
            if (!options.signal?.aborted)
                throw error;
        });
        if (options.signal?.aborted)
            return sight;
    }
}
class Watcher {
    #deps;
    #recorder;
    #remembered;
    #loaded = false;
    constructor(deps) {
        this.#deps = deps;
        this.#recorder = new recorder/* Recorder */.vk(deps, deps.clock, '');
    }
    /** Never throws: a watch that ends because a router or a journal did not answer once would be no watch. */
    async look() {
        await this.#recall();
        for (let conflicts = 0; conflicts < CONFLICTS; conflicts += 1)
            try {
                return await this.#lookOnce();
            }
            catch (error) {
                if (error instanceof recorder/* JournalConflict */.sI)
                    continue;
                return this.#unacted((0,prove/* messageOf */.bD)(error));
            }
        return { kind: 'calm', text: 'The journal is being written by a tick at this moment: it is alive.' };
    }
    /** Milliseconds until the next look. */
    pause(every) {
        const left = this.#remembered ? this.#remembered.until - this.#deps.clock.now().getTime() + 1 : every;
        return left > 0 ? Math.min(every, left) : every;
    }
    async #lookOnce() {
        let state;
        try {
            state = await this.#recorder.refresh();
        }
        catch (error) {
            return this.#withoutJournal(error);
        }
        await this.#remember(state);
        const { open } = state;
        if (!open)
            return this.#noneInFlight(state);
        if (open.promoted)
            return { kind: 'calm', text: `Delivery ${open.id} has promoted its candidate; the next tick closes it.` };
        const now = this.#deps.clock.now().getTime();
        const safe = (0,drain/* safeSplit */.a)(open);
        if (now <= open.lease)
            return { kind: 'calm', text: `Delivery ${open.id} is alive until ${iso(open.lease)}.` };
        if (!safe)
            return { kind: 'blind', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; it is a first delivery, so there is no champion to give its users to.` };
        const split = await (0,router/* readSplit */.bS)(this.#deps.traffic, open.slots);
        const reached = open.step >= 0 || open.intent !== undefined || (split[open.slot] ?? 0) > router/* SAME_SHARE */.dB;
        if (!reached)
            return { kind: 'calm', text: `Delivery ${open.id} has had no tick since its lease ended at ${iso(open.lease)}; its candidate has no users.` };
        const reason = `No tick came since the lease ended at ${iso(open.lease)}.`;
        const { traffic, clock } = this.#deps;
        await (0,drain/* drainCandidate */.u)({ recorder: this.#recorder, traffic, clock }, { by: 'watch', code: 'lease-ran-out', reason });
        await this.#recorder.append('closed', { outcome: 'rolled-back', note: 'Drained by the watch.' }, open.id);
        return { kind: 'drained', code: 'lease-ran-out', text: `The candidate of delivery ${open.id} was drained: ${reason}` };
    }
    /** Without a key, or a journal that can be written to, the router is changed all the same; then it is the record that lacks. */
    async #unacted(why) {
        const safe = this.#remembered?.safe;
        const split = safe && (await (0,router/* readSplit */.bS)(this.#deps.traffic, Object.keys(safe)).catch(() => undefined));
        const done = safe && split && (0,router/* sameSplit */.xY)(split, safe);
        return { kind: 'blind', text: done ? `The candidate has no users, and that could not be recorded: ${why}` : `The watch could not act: ${why}` };
    }
    /** A tick that overslept may have raised a candidate after its delivery was closed. */
    async #noneInFlight({ champion, closed, returning }) {
        const last = Object.values(closed).at(-1);
        const safe = last && (0,drain/* safeSplit */.a)(last);
        if (!last || !safe || last.outcome === 'promoted' || returning || champion?.release.digest !== last.champion?.release)
            return { kind: 'calm', text: 'No delivery is in flight.' };
        const split = await (0,router/* readSplit */.bS)(this.#deps.traffic, last.slots);
        if ((split[last.slot] ?? 0) <= router/* SAME_SHARE */.dB)
            return { kind: 'calm', text: 'No delivery is in flight.' };
        await (0,router/* writeSplit */.um)(this.#deps.traffic, safe, this.#deps.clock);
        return { kind: 'drained', code: 'raised-after-close', text: `Slot ${last.slot} had users after delivery ${last.id} was closed; they are with the champion again.` };
    }
    async #withoutJournal(error) {
        const untrusted = error instanceof recorder/* JournalUntrusted */.Gp || error instanceof state/* JournalInvalid */.fE || isUnreadable(error);
        const known = this.#remembered;
        const why = `${untrusted ? 'The journal cannot be trusted' : 'The journal cannot be read'}: ${(0,prove/* messageOf */.bD)(error)}`;
        if (!known)
            return { kind: 'blind', text: `${why} No delivery was in flight when it last could.` };
        const now = this.#deps.clock.now().getTime();
        const end = Math.min(known.readAt + known.lease, known.until + 1);
        if (!untrusted && now < end)
            return { kind: 'blind', text: `${why} It was last read ${Math.round((now - known.readAt) / 1000)} s ago; in ${Math.ceil((end - now) / 1000)} s the candidate is drained.` };
        const { traffic, clock } = this.#deps;
        const split = await (0,router/* readSplit */.bS)(traffic, Object.keys(known.safe));
        if ((0,router/* sameSplit */.xY)(split, known.safe))
            return { kind: 'blind', text: `${why} The candidate has no users.` };
        await (0,router/* writeSplit */.um)(traffic, known.safe, clock);
        return { kind: 'drained', code: untrusted ? 'journal-untrusted' : 'journal-away', text: `The candidate on slot ${known.slot} was drained. ${why}` };
    }
    async #remember({ open }) {
        const safe = open && !open.promoted ? (0,drain/* safeSplit */.a)(open) : undefined;
        this.#remembered = safe ? { slot: open.slot, safe, lease: open.plan.lease, readAt: this.#deps.clock.now().getTime(), until: open.lease } : undefined;
        const kept = { head: this.#recorder.head, flight: this.#remembered };
        await this.#deps.memory?.save(JSON.stringify(kept)).catch((error) => this.#deps.log.warning(`The watch could not keep what it saw: ${(0,prove/* messageOf */.bD)(error)}`));
    }
    async #recall() {
        if (this.#loaded)
            return;
        this.#loaded = true;
        const text = await this.#deps.memory?.load().catch(() => undefined);
        if (text === undefined)
            return;
        try {
            const { head, flight } = JSON.parse(text);
            if (head && Number.isSafeInteger(head.index) && (0,digest/* isDigest */.Bc)(head.digest))
                this.#recorder = new recorder/* Recorder */.vk({ ...this.#deps, known: head }, this.#deps.clock, '');
            if (flight && isSound(flight))
                this.#remembered = flight;
        }
        catch {
            this.#deps.log.warning('What the watch saw last is unreadable; it starts without it.');
        }
    }
}
function isSound({ slot, safe, lease, readAt, until }) {
    return typeof slot === 'string' && [lease, readAt, until].every(Number.isFinite) && isSplit(safe) && safe[slot] === 0;
}
function isSplit(value) {
    return typeof value === 'object' && value !== null && Object.values(value).reduce((sum, share) => sum + Number(share), 0) === 100;
}
/** The journal's own word that its content, not its connection, is at fault. */
function isUnreadable(error) {
    return error instanceof Error && error.code === 'journal-unreadable';
}
function iso(at) {
    return new Date(at).toISOString();
}

// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/run/registry.js + 1 modules
var run_registry = __webpack_require__(64034);
// EXTERNAL MODULE: ./.build/src/run/session.js
var run_session = __webpack_require__(95769);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/tell.js + 5 modules
var tell = __webpack_require__(24570);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 63 modules
var wiring = __webpack_require__(6960);
;// CONCATENATED MODULE: ./.build/src/run/watch.js










/** Stands beside the router with its driver and the journal, and drains the candidate when the ticks stop. */
async function runWatch(session, options) {
    return (0,judge/* judge */.S)(session, 'watch', {}, async (delivery) => {
        const access = (0,wiring/* openJournal */._0)(delivery, session, await (0,signing/* signingOf */.f)(delivery, options.secrets));
        // Neither slots nor signals: what takes users away must not fail for the sake of what gives them.
        const traffic = (0,wiring/* openRouter */.Y5)(delivery, session, access);
        const file = external_node_path_.join(delivery.resolve((0,wiring/* stateOfRollout */.yI)(delivery)), `${delivery.spec.release.name}.watch.json`);
        const memory = {
            load: () => (0,promises_.readFile)(file, 'utf8').catch(() => undefined),
            save: (text) => (0,run_session/* writeWhole */.f)(file, text),
        };
        let told;
        const seen = async (sight) => {
            const result = resultOf(delivery, sight);
            told = sight.kind === 'drained' ? await (0,tell/* tellOf */.z)(delivery, session, access, options, result, 'newest') : result;
        };
        await watch({ ...access, traffic, clock: session.clock, log: session.log, memory }, { once: options.once, signal: options.signal, seen });
        return options.once ? lookedUp(delivery, session, access, told) : told;
    });
}
/** Whoever looks once in a while (the scheduled workflow) also asks the registry; the process beside the router needs the router alone. */
async function lookedUp(delivery, session, access, result) {
    const registry = (0,run_registry/* openRegistry */.Me)(delivery, session);
    if (!registry)
        return result;
    const state = await new recorder/* Recorder */.vk(access, session.clock, '').refresh().catch(() => undefined);
    return state ? (0,run_registry/* lookAtRegistry */.GY)(registry, delivery, state, result) : result;
}
const OUTCOMES = { calm: 'pass', drained: 'warn', blind: 'error' };
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


/***/ })

};
