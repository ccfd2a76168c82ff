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
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/run/ask.js
var ask = __webpack_require__(24444);
// EXTERNAL MODULE: ./.build/src/run/forge.js + 1 modules
var forge = __webpack_require__(70946);
// EXTERNAL MODULE: ./.build/src/run/promote.js + 22 modules
var promote = __webpack_require__(55553);
// EXTERNAL MODULE: ./.build/src/run/watch.js
var watch = __webpack_require__(11266);
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
    const judged = await (0,watch.runWatch)(step.session, { once: true, secrets: step.secrets, forge: (0,runner/* forgeToTell */.AC)(step) });
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


/***/ })

};
