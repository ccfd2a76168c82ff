export const id = 8358;
export const ids = [8358];
export const modules = {

/***/ 6523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ besideAt),
/* harmony export */   E8: () => (/* binding */ servingAt),
/* harmony export */   om: () => (/* binding */ historyOf)
/* harmony export */ });
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13640);
/* harmony import */ var _evidence_sealed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57057);
/* harmony import */ var _verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76084);



/** Which release of a model served when, by whom and why, and what became of every candidate, rejected ones included. */
function historyOf(model, { ledgers, journals }) {
    // What does not verify tells nothing.
    const own = ledgers.filter(({ ledger, refusals }) => refusals.length === 0 && ledger.entries[0]?.statement.subject[0].name === model);
    const events = journals.filter((journal) => journal.model === model && journal.refusals.length === 0).flatMap((journal) => journal.events);
    const told = events.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
    const byDelivery = new Map();
    for (const one of own) {
        const before = byDelivery.get((0,_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryOf */ .A9)(one));
        if (!before || one.ledger.entries.length > before.ledger.entries.length)
            byDelivery.set((0,_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryOf */ .A9)(one), one);
    }
    return { model, served: servedOf(told, byDelivery), candidates: candidatesOf(told, byDelivery) };
}
/** What served at an instant; undefined before anything did. */
function servingAt({ served }, at) {
    return served.findLast(({ from, until }) => Date.parse(from) <= at.getTime() && (until === undefined || at.getTime() < Date.parse(until)));
}
/** Candidates that had some of the users at an instant, each with its share in per cent. */
function besideAt({ candidates }, at) {
    return candidates.flatMap((candidate) => {
        const last = candidate.exposure.findLast((step) => Date.parse(step.at) <= at.getTime());
        return last && last.share > 0 && last.share < 100 ? [{ candidate, share: last.share }] : [];
    });
}
function servedOf(events, ledgers) {
    const served = [];
    const begin = (next) => {
        const last = served.at(-1);
        if (last)
            last.until ??= next.from;
        served.push(next);
    };
    for (const event of events) {
        const { at: from, delivery } = event;
        if (event.type === 'adopted')
            begin({ ...named(event.data.release), from, slot: event.data.slot, how: 'adopted', delivery, why: 'it was serving before Sluice came; nothing of it was tested', by: ['its owner\'s word'] });
        if (event.type === 'promoted')
            begin({ ...named(event.data.release), from, slot: event.data.slot, how: 'promoted', delivery, why: promotionText(ledgers.get(delivery)), by: peopleOf(ledgers.get(delivery)) });
        if (event.type === 'rolled-back') {
            const { from: left, to, reason, askedBy } = event.data;
            // A candidate that was taken back never was what served; its champion went on.
            if (served.at(-1)?.release !== left.digest)
                continue;
            const last = served.at(-1);
            last.until ??= from;
            if (to)
                served.push({ ...named(to.release), from, slot: to.slot, how: 'rolled back to', delivery, why: reason, by: [askedBy === undefined ? `run ${delivery}` : `run ${askedBy}`] });
        }
    }
    return served;
}
function named({ digest, version }) {
    return { release: digest, version };
}
function promotionText(one) {
    const promoted = one && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(one.ledger, 'canary-promote')?.statement.predicate;
    return promoted?.verdict.headline ?? 'the journal says that it was promoted; its ledger is not here';
}
/** Ids with the logins of then: a login can be given to somebody else. */
function peopleOf(one) {
    const details = one && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(one.ledger, 'require-approval')?.statement.predicate.details;
    const approvals = Array.isArray(details?.approvals) ? details.approvals : [];
    const people = approvals.map(({ role, person }) => `${String(person?.login)} (${String(person?.id)}) as ${String(role)}`);
    return people.length > 0 ? people : [one ? 'nobody whom its ledger names' : 'unknown: its ledger is not here'];
}
function candidatesOf(events, ledgers) {
    const found = new Map();
    for (const [delivery, one] of ledgers) {
        const first = one.ledger.entries[0].statement;
        // What was adopted never was a candidate.
        if (first.predicate.stage === 'adopt')
            continue;
        found.set(delivery, { ...named(releaseIn(one)), delivery, environment: first.predicate.environment, commit: first.predicate.commit, at: first.predicate.at, ...endedBefore(one), by: peopleOf(one), exposure: [], overrides: [] });
    }
    for (const event of events)
        follow(found, event, ledgers);
    return [...found.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
function releaseIn({ ledger }) {
    const { subject, predicate } = ledger.entries[0].statement;
    return predicate.verdict.release ?? { name: subject[0].name, digest: `sha256:${subject[0].digest.sha256}` };
}
/** How far a candidate came that no journal tells of: the first stage that said no, else how long it waits. */
function endedBefore({ ledger }) {
    const bad = ledger.entries.find(({ statement: { predicate } }) => predicate.enforced && ['fail', 'error', 'inconclusive'].includes(predicate.outcome));
    if (bad)
        return { outcome: 'rejected', stage: bad.statement.predicate.stage, why: bad.statement.predicate.verdict.headline };
    const approved = (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(ledger, 'require-approval');
    if (approved)
        return { outcome: 'not promoted', stage: 'canary-promote', why: 'it was approved, and no rollout is on record' };
    return { outcome: 'not promoted', stage: 'require-approval', why: (0,_evidence_sealed_js__WEBPACK_IMPORTED_MODULE_1__/* .sealOf */ .Ru)(ledger) ? 'its evidence was sealed, and no approval is on record' : 'it was never sealed' };
}
function follow(found, event, ledgers) {
    const { at, delivery } = event;
    if (event.type === 'opened') {
        const { release, ledgerHead, slot } = event.data;
        const known = found.get(delivery);
        const kept = [...ledgers.values()].some((one) => (0,_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .headsOf */ .j$)(one).includes(ledgerHead));
        const base = known ?? { ...named(release), delivery, at, by: peopleOf(undefined), overrides: [], exposure: [] };
        found.set(delivery, { ...base, slot, outcome: 'in flight', stage: 'canary-promote', why: kept ? 'its rollout has begun' : 'its rollout has begun; its ledger is not here' });
    }
    const candidate = found.get(delivery);
    if (!candidate)
        return;
    if (event.type === 'advanced' || event.type === 'acted' || event.type === 'drained')
        candidate.exposure.push({ at, share: event.data.split[candidate.slot ?? ''] ?? 0 });
    if (event.type === 'overridden' && event.data.action !== 'gate')
        candidate.overrides.push(`${event.data.action}, let pass by ${event.data.by.login} (${event.data.by.id}): ${event.data.reason}`);
    if (event.type === 'promoted')
        Object.assign(candidate, { outcome: 'promoted', stage: undefined, why: promotionText(ledgers.get(delivery)) });
    if (event.type === 'rolled-back' && candidate.outcome !== 'promoted')
        Object.assign(candidate, { outcome: 'taken back', why: event.data.reason });
    if (event.type === 'closed' && event.data.outcome === 'ended')
        Object.assign(candidate, { outcome: 'not promoted', why: 'its rollout ended as its plan declares, with a report' });
    if (event.type === 'superseded')
        Object.assign(candidate, { outcome: 'superseded', why: `delivery ${event.data.by} took its place` });
}


/***/ }),

/***/ 2867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ chooseLedger),
/* harmony export */   lD: () => (/* binding */ ledgerIn),
/* harmony export */   nM: () => (/* binding */ evidenceIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _audit_gather_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58600);
/* harmony import */ var _audit_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76084);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _evidence_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43449);
/* harmony import */ var _evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39816);
/* harmony import */ var _journal_sign_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(46422);







/** The evidence in a folder, verified with the key that came along: what is said from it must at least be true to itself. */
async function evidenceIn(target, io) {
    const evidence = await (0,_audit_gather_js__WEBPACK_IMPORTED_MODULE_1__/* .gatherEvidence */ .hx)(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, target));
    const pem = evidence.keys[0] && Buffer.from(evidence.keys[0].bytes).toString('utf8');
    const key = pem === undefined ? undefined : (0,_evidence_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .verifyingKey */ .HK)(pem);
    return (0,_audit_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyEvidence */ .Jm)(evidence, { trust: key ? { keys: [key] } : {}, signers: key ? { mode: 'key', keyids: [key.keyid] } : { mode: 'none' }, journalKeys: pem === undefined ? [] : [(0,_journal_sign_js__WEBPACK_IMPORTED_MODULE_6__/* .journalKey */ .dR)(pem)], measured: {} });
}
/**
 * The one ledger to speak of: the longest of the release that is named, or of the only one there is. Throws InputError where
 * there are several releases and none is named, where the ledger does not verify, and where there is none.
 */
async function ledgerIn(target, release, io) {
    return chooseLedger((await evidenceIn(target, io)).ledgers, release, target);
}
/** The same out of ledgers that were read already. */
function chooseLedger(ledgers, release, target) {
    const wanted = ledgers.filter((one) => release === undefined || one.release === release || one.release?.startsWith(`sha256:${release}`) || versionOf(one) === release);
    if (wanted.length === 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('ledger-missing', release === undefined ? `There is no ledger in ${JSON.stringify(target)}.` : `No ledger in ${JSON.stringify(target)} is of ${JSON.stringify(release)}.`, 'Give the folder in which the run left ledger.intoto.jsonl; name the release by its digest, the beginning of it, or its version.');
    const releases = new Map(wanted.map((one) => [one.release ?? one.name, one]));
    if (releases.size > 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('ledger-ambiguous', `${JSON.stringify(target)} has ledgers of ${releases.size} releases.`, `Name one with --release: ${[...releases.values()].slice(0, 10).map((one) => `${versionOf(one) ?? ''} ${one.release ?? 'unreadable'}`.trim()).join(', ')}.`);
    const longest = wanted.reduce((one, other) => (other.ledger.entries.length > one.ledger.entries.length ? other : one));
    if (longest.refusals.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(longest.refusals.map(({ code, actual, fix }) => ({ code, message: `${longest.name}: ${actual}.`, fix })));
    return longest;
}
function versionOf({ ledger, manifest }) {
    const first = ledger.entries[0]?.statement;
    return manifest?.version ?? (first && first.predicate.verdict.release?.digest === (0,_evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(first) ? first.predicate.verdict.release.version : undefined);
}


/***/ }),

/***/ 88358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   history: () => (/* binding */ history)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _audit_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6523);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72963);
/* harmony import */ var _evidence_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2867);





/**
 * `sluice history MODEL`: which release served when, by whom and why, and what became of every candidate, out of the ledgers and
 * journals below a folder. Status 0; 1 where some of it could not be believed; 3 where there is nothing about the model.
 */
async function history(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: argv, allowPositionals: true, options: { from: { ...text, default: '.' }, at: text, json: { type: 'boolean', default: false } } });
    if (positionals.length !== 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('history-arguments', 'One model is wanted.', 'Write `sluice history MODEL [--at 2026-01-31T12:00:00Z] [--from DIR]`.');
    const at = instantOf(values.at);
    const evidence = await (0,_evidence_of_js__WEBPACK_IMPORTED_MODULE_3__/* .evidenceIn */ .nM)(values.from, io);
    const found = (0,_audit_history_js__WEBPACK_IMPORTED_MODULE_1__/* .historyOf */ .om)(positionals[0], evidence);
    if (found.served.length === 0 && found.candidates.length === 0) {
        const known = [...new Set([...evidence.journals.map(({ model }) => model), ...evidence.ledgers.flatMap(({ ledger }) => ledger.entries[0]?.statement.subject[0].name ?? [])])];
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('history-unknown', `Nothing in ${JSON.stringify(values.from)} is about ${JSON.stringify(positionals[0])}.`, known.length > 0 ? `It tells of ${known.slice(0, 10).join(', ')}.` : 'Name the folder with ledgers and the journal (*.journal.jsonl) with --from.');
    }
    const doubts = [...evidence.refusals, ...evidence.ledgers.flatMap(({ name, refusals }) => refusals.map((refusal) => ({ ...refusal, actual: `${name}: ${refusal.actual}` })))];
    if (values.json)
        io.stdout(`${JSON.stringify({ ...found, ...(at && { at: at.toISOString(), servingAt: (0,_audit_history_js__WEBPACK_IMPORTED_MODULE_1__/* .servingAt */ .E8)(found, at) ?? null, beside: (0,_audit_history_js__WEBPACK_IMPORTED_MODULE_1__/* .besideAt */ .C1)(found, at).map(({ candidate, share }) => ({ release: candidate.release, delivery: candidate.delivery, share })) }), doubts }, null, 2)}\n`);
    else
        io.stdout(`${(at ? linesAt(found, at) : linesOf(found)).map(safe).join('\n')}\n`);
    for (const { code, actual } of doubts)
        io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .logLine */ .BP)(`not to be believed: ${actual} [${code}]`)}\n`);
    return doubts.length === 0 ? 0 : 1;
}
function instantOf(text) {
    if (text === undefined)
        return undefined;
    const at = new Date(text);
    if (/^\d{4}-\d\d-\d\d(T[0-9:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) && !Number.isNaN(at.getTime()))
        return at;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('time-malformed', `--at is ${JSON.stringify(text)}.`, 'Write a day, or an instant with its zone: 2026-01-31T12:00:00Z.');
}
function linesAt(history, at) {
    const serving = (0,_audit_history_js__WEBPACK_IMPORTED_MODULE_1__/* .servingAt */ .E8)(history, at);
    const beside = (0,_audit_history_js__WEBPACK_IMPORTED_MODULE_1__/* .besideAt */ .C1)(history, at).map(({ candidate, share }) => `  ${share} % of its users met the candidate ${label(candidate)} of delivery ${candidate.delivery}.`);
    if (!serving)
        return [`At ${at.toISOString()} nothing of ${history.model} served, as far as these records tell.`, ...beside];
    return [`At ${at.toISOString()} ${history.model} was ${label(serving)}.`, ...servedLines(serving).slice(1), ...beside];
}
function linesOf({ model, served, candidates }) {
    const ended = candidates.filter(({ outcome }) => outcome !== 'promoted');
    return [
        `${model}: what serves changed ${counted(served.length, 'time', 'times')}; of ${counted(candidates.length, 'candidate', 'candidates')} ${ended.length} never became the champion.`,
        '',
        'Served',
        ...(served.length === 0 ? ['  nothing, as far as these records tell'] : served.flatMap(servedLines)),
        '',
        'Candidates',
        ...(candidates.length === 0 ? ['  none'] : candidates.flatMap(candidateLines)),
    ];
}
function servedLines(one) {
    return [
        `  ${one.from}  ${label(one)}  ${one.until === undefined ? 'serves still' : `until ${one.until}`}`,
        `      ${one.how}, in delivery ${one.delivery}${one.slot === undefined ? '' : `, slot ${one.slot}`}`,
        `      by   ${one.by.join('; ')}`,
        `      why  ${one.why}`,
    ];
}
function candidateLines(one) {
    const steps = one.exposure.map(({ at, share }) => `${share} % at ${at}`);
    return [
        `  ${one.at}  ${label(one)}  ${one.outcome}${one.stage === undefined ? '' : ` (${one.stage})`}`,
        `      delivery ${one.delivery}${one.environment === undefined ? '' : ` to ${one.environment}`}${one.commit === undefined ? '' : `, commit ${one.commit}`}`,
        `      why  ${one.why}`,
        ...(steps.length > 0 ? [`      users ${steps.join(', ')}`] : []),
        ...one.overrides.map((override) => `      override  ${override}`),
    ];
}
function label({ version, release }) {
    return `${version ?? 'without a version'} ${release.slice(0, 'sha256:'.length + 12)}`;
}
function counted(count, one, many) {
    return `${count} ${count === 1 ? one : many}`;
}
/** Reasons and names come from many hands: none may move the cursor. */
function safe(line) {
    const indent = /^ */.exec(line)[0];
    return indent + (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .logLine */ .BP)(line.slice(indent.length));
}


/***/ })

};
