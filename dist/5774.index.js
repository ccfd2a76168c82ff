export const id = 5774;
export const ids = [5774];
export const modules = {

/***/ 58600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d$: () => (/* binding */ KEY_FILE),
/* harmony export */   hx: () => (/* binding */ gatherEvidence),
/* harmony export */   j1: () => (/* binding */ readFolder)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _evidence_events_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14388);
/* harmony import */ var _evidence_head_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20427);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





/** Public key that came along with the evidence. */
const KEY_FILE = 'ledger.pub';
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LEDGERS = 500;
const MOST_ENTRIES = 50_000;
const DEEPEST = 8;
const LEFT_OUT = new Set(['.git', 'node_modules']);
const JOURNAL = '.journal.jsonl';
/**
 * Ledgers with their heads, manifests, journals with the ledgers that they keep, events and public keys below a folder; a file
 * is its own ledger. Reads nothing but plain files, each capped. Throws InputError for what cannot be read or is too much.
 */
async function gatherEvidence(target) {
    const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(target).catch((error) => {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-unreadable', `${JSON.stringify(target)} cannot be read (${error.code}).`, 'Give the ledger (ledger.intoto.jsonl), or the folder that holds it.');
    });
    const evidence = { ledgers: [], manifests: [], journals: [], events: [], keys: [] };
    if (there.isDirectory()) {
        const { storedEvidence } = await __webpack_require__.e(/* import() */ 1936).then(__webpack_require__.bind(__webpack_require__, 41936));
        const stored = await storedEvidence(target);
        if (stored)
            return stored;
        for (const name of await filesBelow(target))
            await take(evidence, target, name);
        return evidence;
    }
    const folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target);
    const name = node_path__WEBPACK_IMPORTED_MODULE_1__.basename(target);
    if (name.endsWith(JOURNAL))
        return { ...evidence, journals: [await read(folder, name)] };
    const beside = async (file) => ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, file)).catch(() => undefined)) ? await read(folder, file) : undefined);
    const key = await beside(KEY_FILE);
    const manifest = await beside('release.json');
    return { ...evidence, ledgers: [{ ...(await read(folder, name)), head: (await beside(_evidence_head_js__WEBPACK_IMPORTED_MODULE_4__/* .HEAD_FILE */ ._d))?.bytes }], manifests: manifest ? [manifest] : [], keys: key ? [key] : [] };
}
async function take(evidence, folder, name) {
    const base = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(name);
    const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(name);
    if (base.endsWith(JOURNAL))
        evidence.journals.push(await read(folder, name));
    else if (base === _evidence_events_js__WEBPACK_IMPORTED_MODULE_3__.EVENTS_FILE)
        evidence.events.push(await read(folder, name));
    else if (base === KEY_FILE)
        evidence.keys.push(await read(folder, name));
    else if (base === 'release.json' || (node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(parent) === 'releases' && base.endsWith('.json')))
        evidence.manifests.push(await read(folder, name));
    else if (base.endsWith('.jsonl') && (await isLedger(folder, name))) {
        if (evidence.ledgers.length >= MOST_LEDGERS)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-too-many', `${JSON.stringify(folder)} holds more than ${MOST_LEDGERS} ledgers, and no more are read at once.`, 'Give one ledger, or the folder of one delivery.');
        const head = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, parent, _evidence_head_js__WEBPACK_IMPORTED_MODULE_4__/* .HEAD_FILE */ ._d)).then(() => read(folder, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(parent, _evidence_head_js__WEBPACK_IMPORTED_MODULE_4__/* .HEAD_FILE */ ._d)), () => undefined);
        evidence.ledgers.push({ ...(await read(folder, name)), head: head?.bytes });
    }
}
/** By its name or place, so that a ledger that was damaged is still one; elsewhere by what it begins with. */
async function isLedger(folder, name) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const parts = name.split('/');
        if (parts.length === 1 || parts.at(-1).includes('ledger') || parts.slice(0, -1).includes('ledgers'))
            return true;
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, name));
        if (!found.isFile())
            return false;
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, name)), true);
        const start = Buffer.alloc(64);
        await file.read(start, 0, start.length, 0);
        return /^\{"(payload|dsseEnvelope|mediaType)"/.test(start.toString('latin1'));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function filesBelow(folder) {
    const files = [];
    let seen = 0;
    const visit = async (below, depth) => {
        if (depth > DEEPEST)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-too-deep', `${JSON.stringify(folder)} is more than ${DEEPEST} folders deep.`, 'Give a folder that holds evidence alone.');
        const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, below), { withFileTypes: true });
        for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
            if (++seen > MOST_ENTRIES)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-too-many', `${JSON.stringify(folder)} holds more than ${MOST_ENTRIES} files.`, 'Give a folder that holds evidence alone.');
            const name = below === '' ? entry.name : `${below}/${entry.name}`;
            if (entry.isDirectory()) {
                if (!LEFT_OUT.has(entry.name))
                    await visit(name, depth + 1);
            }
            else
                files.push(name);
        }
    };
    await visit('', 0);
    return files;
}
/** The folder comes from a stranger: a pipe would be waited for, a link leads elsewhere, and what cannot be read must not count as not there. */
async function read(folder, name) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, name);
        const unreadable = (reason) => _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file).catch((error) => {
            throw unreadable(error.code ?? error.message);
        });
        if (!found.isFile())
            throw unreadable('not a file');
        if (found.size > MOST_BYTES)
            throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
        const handle = __addDisposableResource(env_2, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file), true);
        const bytes = await handle.readFile();
        return { name: name.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/'), bytes };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
/** Every file below a folder, by its name with slashes; for packs, whose list names each. */
async function readFolder(folder) {
    const files = new Map();
    for (const name of await filesBelow(folder))
        files.set(name, (await read(folder, name)).bytes);
    return files;
}


/***/ }),

/***/ 10263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UN: () => (/* binding */ eventsOfJournal),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   hK: () => (/* binding */ headsNamed)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _journal_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64654);


const RESTORE = 'Restore the journal from its last good copy; nobody but Sluice may write to it.';
/** A journal out of a file, with what is wrong with its lines, its chain or, where keys are at hand, its signatures. Never throws. */
function readJournal({ name, bytes }, keys) {
    const model = name.split('/').at(-1).replace(/\.journal\.jsonl$/, '');
    const lines = Buffer.from(bytes).toString('utf8').split('\n');
    // What a crash left half written never counted, and is not counted here either.
    const whole = lines.slice(0, -1);
    const events = [];
    try {
        for (const [i, line] of whole.entries())
            events.push((0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLine */ .A)(line, i + 1, name));
    }
    catch (error) {
        const { code = 'journal-unreadable', message } = error;
        return { name, model, events, signed: false, refusals: [{ code, expected: `${name}: one event a line`, actual: message.replace(/\.$/, ''), fix: RESTORE }] };
    }
    const signed = events.length > 0 && events.every(({ signature }) => signature !== undefined);
    const refusals = (0,_journal_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyJournal */ .Tc)(events, { model, ...(signed && keys.length > 0 ? { keys } : {}) });
    return { name, model, events, signed, refusals: refusals.map((refusal) => ({ ...refusal, expected: `${name}: ${refusal.expected}`, actual: `${name}: ${refusal.actual}` })) };
}
/** The heads of ledgers that a journal names, each with its delivery. */
function headsNamed({ events }) {
    return events.flatMap(({ delivery, data }) => ((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(data.ledgerHead) ? [{ delivery, head: data.ledgerHead }] : []));
}
const TOLD = { held: 'hold', resumed: 'override', skipped: 'override', overridden: 'override', drained: 'rollback', 'rolled-back': 'rollback' };
/** What the journal tells of holds, of people who went on all the same, and of ways back. */
function eventsOfJournal({ model, events }) {
    const releases = new Map();
    return events.flatMap(({ at, delivery, type, data }) => {
        if (type === 'opened')
            releases.set(delivery, data.release);
        const kind = Object.hasOwn(TOLD, type) ? TOLD[type] : undefined;
        // A drill takes nothing back, and the gate of a step goes past no rule.
        if (!kind || data.drill === true || (type === 'overridden' && data.action === 'gate'))
            return [];
        const release = data.from ?? releases.get(delivery);
        const text = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
        const about = { schema: 'urn:sluice:event:v1', at, kind, stage: type === 'rolled-back' ? 'rollback' : 'canary-promote', step: type, delivery, model };
        const told = { ...about, release: release?.digest, version: release?.version, code: text(data.code) ?? text(data.action) ?? type, message: text(data.reason) ?? `The journal says ${type}.` };
        return [JSON.parse(JSON.stringify(told))];
    });
}


/***/ }),

/***/ 76084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A9: () => (/* binding */ deliveryOf),
  j$: () => (/* binding */ headsOf),
  Jm: () => (/* binding */ verifyEvidence)
});

// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/events.js
var evidence_events = __webpack_require__(14388);
// EXTERNAL MODULE: ./.build/src/evidence/head.js
var evidence_head = __webpack_require__(20427);
// EXTERNAL MODULE: ./.build/src/evidence/refusal-codes.js
var refusal_codes = __webpack_require__(70090);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var release = __webpack_require__(77304);
// EXTERNAL MODULE: ./.build/src/evidence/sealed.js
var evidence_sealed = __webpack_require__(57057);
// EXTERNAL MODULE: ./.build/src/evidence/gate.js
var gate = __webpack_require__(34462);
// EXTERNAL MODULE: ./.build/src/evidence/hostile-json.js
var hostile_json = __webpack_require__(89186);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var evidence_statement = __webpack_require__(39816);
;// CONCATENATED MODULE: ./.build/src/evidence/verify.js








/**
 * Verifies one ledger on its own, offline: the record, its signers, that it speaks of one release in one delivery, and that
 * the bytes at hand are that release. It says whether the record is true to itself and to the bytes; whether it suffices to
 * act is the gate's question.
 */
async function verifyLedger(text, atHand) {
    const ledger = await (0,read_ledger/* readLedger */.SC)(text, atHand.trust);
    const first = ledger.entries[0]?.statement;
    const release = first && (0,evidence_statement/* subjectOf */.et)(first);
    const recorded = recordedManifest(ledger);
    const manifest = recorded ?? (atHand.manifest?.digest === release ? atHand.manifest : undefined);
    return {
        ledger,
        release,
        manifest,
        refusals: [
            ...ledger.refusals,
            ...(first?.predicate.stage === 'adopt' ? [] : (0,evidence_sealed/* sealRefusals */.TZ)(ledger)),
            ...(0,gate/* signerRefusals */.U0)(atHand.signers, ledger),
            ...oneStoryRefusals(ledger),
            ...recordedManifestRefusals(ledger),
            ...manifestRefusals(ledger, atHand.manifest, manifest),
            ...bytesRefusals(ledger, atHand.measured, manifest),
            ...deliveryFileRefusals(ledger, atHand.deliveryFile),
        ],
    };
}
/** The manifest that identify (or adopt) put into its statement: covered by chain and signature, unlike a file beside. */
function recordedManifest(ledger) {
    const value = identifying(ledger)?.statement.predicate.details?.manifest;
    return value !== undefined && (0,hostile_json/* schemaMistakes */.D6)('release', value).length === 0 ? value : undefined;
}
function identifying(ledger) {
    return ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
}
/** One ledger is about one release, in one delivery of one repository. */
function oneStoryRefusals(ledger) {
    const [first, ...later] = ledger.entries;
    if (!first)
        return [];
    const release = (0,evidence_statement/* subjectOf */.et)(first.statement);
    const delivery = (0,delivery_id/* formatDeliveryId */.J)(first.statement.predicate.delivery);
    return later.flatMap(({ line, statement }) => {
        const refusals = [];
        const otherDelivery = (0,delivery_id/* formatDeliveryId */.J)(statement.predicate.delivery);
        const [{ name: model }] = statement.subject;
        if (model !== first.statement.subject[0].name)
            refusals.push((0,refusal_codes/* refuse */.T)('evidence-other-model', `line ${line}: the model ${first.statement.subject[0].name}, as line 1`, `line ${line}: the model ${model}`));
        if (statement.predicate.environment !== first.statement.predicate.environment)
            refusals.push((0,refusal_codes/* refuse */.T)('evidence-other-environment', `line ${line}: ${(0,gate/* environmentText */.HR)(first.statement.predicate.environment)}, as line 1`, `line ${line}: ${(0,gate/* environmentText */.HR)(statement.predicate.environment)}`));
        if ((0,evidence_statement/* subjectOf */.et)(statement) !== release)
            refusals.push((0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `line ${line}: ${release}, as line 1`, `line ${line}: ${(0,evidence_statement/* subjectOf */.et)(statement)}`));
        if (otherDelivery !== delivery)
            refusals.push((0,refusal_codes/* refuse */.T)('evidence-other-delivery', `line ${line}: delivery ${delivery}, as line 1`, `line ${line}: delivery ${otherDelivery}`));
        return refusals;
    });
}
function recordedManifestRefusals(ledger) {
    const entry = identifying(ledger);
    if (!entry)
        return [];
    const manifest = recordedManifest(ledger);
    if (!manifest)
        return [(0,refusal_codes/* refuse */.T)('evidence-contradictory', `line ${entry.line}: the manifest of the release`, `line ${entry.line}: none that can be read`)];
    const digest = (0,release/* releaseDigest */.cS)(manifest.parts);
    const subject = (0,evidence_statement/* subjectOf */.et)(entry.statement);
    return digest === subject && manifest.digest === subject ? [] : [(0,refusal_codes/* refuse */.T)('evidence-contradictory', `line ${entry.line}: parts that make ${subject}`, `line ${entry.line}: parts that make ${digest}`)];
}
/** A manifest at hand must be of this release, and name the same files. */
function manifestRefusals(ledger, atHand, recorded) {
    if (!atHand)
        return [];
    const wrong = ledger.entries.filter(({ statement }) => (0,evidence_statement/* subjectOf */.et)(statement) !== atHand.digest);
    if (wrong.length > 0)
        return wrong.map(({ line, statement }) => (0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `line ${line}: ${atHand.digest}, as the release manifest says`, `line ${line}: ${(0,evidence_statement/* subjectOf */.et)(statement)}`));
    return release/* PARTS */.dI.filter((name) => recorded && recorded.parts[name]?.tree !== atHand.parts[name]?.tree).map((name) => (0,refusal_codes/* refuse */.T)('evidence-other-layout', `${name}: the file names that identify saw (${recorded?.parts[name]?.tree ?? 'none'})`, `${name}: ${atHand.parts[name]?.tree ?? 'none'} in the release manifest`));
}
function bytesRefusals(ledger, measured, manifest) {
    return Object.entries(measured).flatMap(([name, found]) => {
        const expected = manifest?.parts[name];
        const where = changedFiles(ledger, name, found);
        if (!expected)
            return [(0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `${name}: a part of the recorded release`, `${name}: ${found.digest}, which no record names`)];
        if (expected.digest !== found.digest)
            return [(0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `${name}: ${expected.digest}`, `${name}: ${found.digest}${where}`)];
        return expected.tree === found.tree ? [] : [(0,refusal_codes/* refuse */.T)('evidence-other-layout', `${name}: the file names that identify saw`, `${name}: the same bytes under other names${where}`)];
    });
}
/** Names what differs from the files in the record, where it has them. */
function changedFiles(ledger, part, found) {
    const files = identifying(ledger)?.statement.predicate.details?.files;
    const recorded = files?.[part];
    if (!Array.isArray(recorded))
        return '';
    const before = new Map(recorded.map((file) => [String(file?.path), file?.digest]));
    const now = new Map(found.files.map((file) => [file.path, file.digest]));
    const differences = [
        ...[...now].filter(([path, digest]) => before.has(path) && before.get(path) !== digest).map(([path]) => `${path} was changed`),
        ...[...now.keys()].filter((path) => !before.has(path)).map((path) => `${path} is new`),
        ...[...before.keys()].filter((path) => !now.has(path)).map((path) => `${path} is gone`),
    ];
    const more = differences.length > 5 ? `, and ${differences.length - 5} more` : '';
    return differences.length === 0 ? '' : `: ${differences.slice(0, 5).join(', ')}${more}`;
}
function deliveryFileRefusals(ledger, deliveryFile) {
    if (deliveryFile === undefined)
        return [];
    return ledger.entries
        .filter(({ statement }) => statement.predicate.deliveryFile !== deliveryFile)
        .map(({ line, statement }) => (0,refusal_codes/* refuse */.T)('delivery-file-changed', `line ${line}: delivery file ${deliveryFile}`, `line ${line}: delivery file ${statement.predicate.deliveryFile}`));
}

// EXTERNAL MODULE: ./.build/src/audit/journals.js
var audit_journals = __webpack_require__(10263);
;// CONCATENATED MODULE: ./.build/src/audit/verify-evidence.js









/**
 * Holds everything in a folder of evidence against itself and against what is at hand. Of several ledgers, bytes at hand can be
 * those of one release only: the others are then verified without them. Where no ledger is of these bytes, every one refuses them.
 */
async function verifyEvidence(evidence, against) {
    const { manifests, refusals: manifestRefusals } = readManifests(evidence.manifests);
    const each = await Promise.all(evidence.ledgers.map((ledger) => verifyOne(ledger, manifests, evidence.ledgers.length === 1, against)));
    const fitting = each.filter(({ fits }) => fits);
    const ledgers = each.map(({ alone, withBytes, fits }) => (fits || fitting.length === 0 ? withBytes : alone));
    const journals = evidence.journals.map((file) => (0,audit_journals/* readJournal */.a0)(file, against.journalKeys ?? []));
    const events = evidence.events.map((file) => (0,evidence_events/* readEvents */.wj)(file.bytes, file.name));
    return {
        ledgers,
        journals,
        manifests,
        events: events.flatMap((read) => read.events),
        refusals: [...(evidence.refusals ?? []), ...forks(ledgers), ...manifestRefusals, ...journals.flatMap(({ refusals }) => refusals), ...events.flatMap(({ refusals }) => refusals)],
        checked: [...checkedOf(ledgers, journals, against), ...bytesChecked(against, fitting.map(({ withBytes }) => withBytes.name))],
        unchecked: uncheckedOf(ledgers, journals, against),
    };
}
async function verifyOne(file, manifests, only, against) {
    const { trust, signers } = against;
    const { release } = await verifyLedger(file.bytes, { trust, signers, measured: {} });
    const manifest = manifests.find(({ digest }) => digest === release) ?? (only ? manifests[0] : undefined);
    const alone = await verifyLedger(file.bytes, { trust, signers, measured: {}, manifest });
    const withBytes = await verifyLedger(file.bytes, { ...against, manifest: against.manifest ?? manifest });
    const head = file.head && (await (0,evidence_head/* readHead */.zy)(file.head, alone.ledger, trust, signers));
    const more = [...(head?.refusals ?? []), ...namedOtherwise(file, alone)];
    const whole = (one) => ({ ...one, name: file.name, bytes: file.bytes, head: head && (head.signer ?? { kind: 'bad', reason: 'it cannot be read' }), refusals: [...one.refusals, ...more] });
    return { alone: whole(alone), withBytes: whole(withBytes), fits: withBytes.refusals.length === alone.refusals.length };
}
/** A journal keeps a ledger under its head: one that was cut has another. */
function namedOtherwise({ name }, { ledger }) {
    const named = /(?:^|\/)ledgers\/[0-9a-f]{64}\/([0-9a-f]{64})\.jsonl$/.exec(name)?.[1];
    if (named === undefined || ledger.head === undefined || ledger.head === `sha256:${named}`)
        return [];
    return [(0,refusal_codes/* refuse */.T)('ledger-truncated', `${name}: a ledger that ends with sha256:${named}`, `${name}: one that ends with ${ledger.head}`)];
}
/** Several copies of one ledger may lie about, each longer than the one before; two that go on differently are a fork. */
function forks(ledgers) {
    const groups = Map.groupBy(ledgers.filter(({ ledger }) => ledger.entries.length > 0), ({ ledger }) => ledger.entries[0].statement.predicate.chain?.prev ?? 'none');
    return [...groups.values()].flatMap((group) => {
        const longest = group.reduce((one, other) => (other.ledger.entries.length > one.ledger.entries.length ? other : one));
        return group.flatMap((one) => {
            const at = one.ledger.entries.findIndex(({ digest }, i) => longest.ledger.entries[i]?.digest !== digest);
            return at < 0 ? [] : [(0,refusal_codes/* refuse */.T)('ledger-forked', `${one.name}: entry ${at} as in ${longest.name}, a ledger of the same delivery`, `${one.name}: ${one.ledger.entries[at].digest} there`)];
        });
    });
}
/** A manifest that does not verify is a refusal like any other: the folder claims more than it can show. */
function readManifests(files) {
    const manifests = [];
    const refusals = [];
    for (const { name, bytes } of files) {
        try {
            manifests.push((0,release/* parseManifest */.Ng)(bytes, name));
        }
        catch (error) {
            if (!(error instanceof problem/* InputError */.d))
                throw error;
            const [{ message, fix }] = error.problems;
            refusals.push({ code: 'evidence-contradictory', expected: `${name}: a release manifest`, actual: message.replace(/\.$/, ''), fix });
        }
    }
    return { manifests, refusals };
}
function checkedOf(ledgers, journals, { journalKeys }) {
    const sealed = ledgers.length > 0 && ledgers.every(({ ledger }) => (0,evidence_sealed/* sealOf */.Ru)(ledger) !== undefined);
    const headed = ledgers.filter(({ head }) => head !== undefined);
    const keyed = (journalKeys?.length ?? 0) > 0;
    return [
        ...(ledgers.length > 0 ? [`that every entry is as it was when the next was written, in order, none missing${sealed ? ', closed by a seal' : ''}`, 'that every statement fits the schema of its stage, and speaks of one release, model, delivery and environment'] : []),
        ...(headed.length > 0 ? [`that ${headed.length === ledgers.length ? 'no ledger' : `none of the ${headed.length} ledgers with a signed head`} is shorter than its signed head says`] : []),
        ...(ledgers.length > 1 ? ['that no two ledgers of one delivery go on differently'] : []),
        ...journals.map(({ name, events, signed }) => `that the ${events.length} events of ${name} are one unbroken chain${signed && keyed ? ', each signed by the key' : ''}`),
    ];
}
function bytesChecked({ measured }, fitting) {
    const parts = Object.keys(measured).join(', ');
    return parts === '' ? [] : [`that the bytes at hand (${parts}) are those of the release in ${fitting.join(', ') || 'a ledger'}`];
}
function uncheckedOf(ledgers, journals, { journalKeys }) {
    const headless = ledgers.filter(({ head, name }) => head === undefined && !/(?:^|\/)ledgers\/[0-9a-f]{64}\//.test(name)).map(({ name }) => name);
    const known = new Set(ledgers.flatMap(({ ledger }) => ledger.entries.map(({ digest }) => digest)));
    const gone = journals.flatMap((journal) => (0,audit_journals/* headsNamed */.hK)(journal).filter(({ head }) => !known.has(head)).map(({ delivery, head }) => `the ledger of delivery ${delivery} up to ${head}: ${journal.name} names it, and it is not here`));
    const keyless = journals.filter(({ signed }) => !signed || (journalKeys?.length ?? 0) === 0).map(({ name, signed }) => `who wrote ${name}: ${signed ? 'no key was given' : 'it is not signed'}`);
    return [...(headless.length > 0 ? [`whether entries were cut off the end of ${headless.join(', ')}: no signed head (ledger.head.json) lies beside`] : []), ...new Set(gone), ...keyless];
}
/** The delivery that a ledger is of, for people. */
function deliveryOf({ ledger }) {
    const first = ledger.entries[0]?.statement.predicate.delivery;
    return first ? (0,delivery_id/* formatDeliveryId */.J)(first) : 'unknown';
}
/** Every digest that a ledger ends or ended with. */
function headsOf({ ledger }) {
    return ledger.entries.map(({ digest }) => digest);
}


/***/ }),

/***/ 84057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ formatDeliveryId),
/* harmony export */   r: () => (/* binding */ parseDeliveryId)
/* harmony export */ });
/** `<repository id>/<run id>/<attempt>`; a run on a laptop is `local/<id>/1`. */
function formatDeliveryId(id) {
    return `${id.repositoryId}/${id.runId}/${id.runAttempt}`;
}
/** The id that `formatDeliveryId` wrote; undefined for any other text. */
function parseDeliveryId(text) {
    const [, repositoryId, runId, attempt] = /^([1-9][0-9]{0,19})\/([1-9][0-9]{0,19})\/([1-9][0-9]{0,5})$/.exec(text) ?? [];
    return repositoryId && runId && attempt ? { repositoryId, runId, runAttempt: Number(attempt) } : undefined;
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

/***/ 14388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ eventLines),
/* harmony export */   EVENTS_FILE: () => (/* binding */ EVENTS_FILE),
/* harmony export */   Qu: () => (/* binding */ eventsOfStatement),
/* harmony export */   Qy: () => (/* binding */ eventsOfVerification),
/* harmony export */   dP: () => (/* binding */ EVENT_KINDS),
/* harmony export */   k0: () => (/* binding */ eventsOfVerdict),
/* harmony export */   wj: () => (/* binding */ readEvents)
/* harmony export */ });
/* unused harmony export aboutOf */
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84057);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89186);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70090);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39816);





/** What a stage that refused, failed or could not decide leaves beside its verdict, one JSON object a line. */
const EVENTS_FILE = 'events.jsonl';
const EVENT_KINDS = ['refusal', 'failure', 'inconclusive', 'error', 'verification', 'hold', 'override', 'rollback'];
/** Stages whose failure is a gate that stays shut, and no judgement of data or model. */
const GATES = ['seal', 'require-approval', 'canary-promote', 'rollback', 'doctor'];
const TOLD = ['fail', 'inconclusive', 'error'];
const MOST_TEXT = 100_000;
const MOST_LINE_BYTES = 1024 * 1024;
const MOST_FILE_BYTES = 64 * 1024 * 1024;
/** One event for each finding of a verdict that is not good. */
function eventsOfVerdict(verdict, about) {
    const { release, enforced } = verdict;
    return verdict.findings
        .filter(({ outcome }) => TOLD.includes(outcome))
        .map((finding) => plain({ ...head(about), kind: kindOf(verdict.stage, finding.outcome), stage: verdict.stage, release: release?.digest, version: release?.version, enforced, ...said(finding) }));
}
/** The same of a statement in a ledger, so that a stage's own file and its ledger tell one story once. */
function eventsOfStatement(statement) {
    const { predicate } = statement;
    const verdict = { ...predicate.verdict, release: predicate.verdict.release ?? { name: statement.subject[0].name, digest: (0,_statement_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(statement) } };
    return eventsOfVerdict(verdict, aboutOf(statement));
}
function aboutOf({ subject, predicate }) {
    const { at, purpose, delivery, environment, commit, details } = predicate;
    const step = typeof details?.step === 'string' ? details.step : undefined;
    return { at, purpose, delivery: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDeliveryId */ .J)(delivery), model: subject[0].name, environment, commit, step };
}
/** What `sluice verify` has against a ledger. */
function eventsOfVerification(refusals, about) {
    return refusals.map(({ code, expected, actual, fix }) => plain({ schema: 'urn:sluice:event:v1', kind: 'verification', stage: 'verify', ...about, code, message: cut(`Expected ${expected}, found ${actual}.`), expected: cut(expected), actual: cut(actual), fix: cut(fix) }));
}
/** JSON Lines, each line the canonical JSON of its event: two that say the same are the same bytes. */
function eventLines(events) {
    return events.map((event) => `${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(event)}\n`).join('');
}
/** Events out of a stranger's file, and what is wrong with the rest of it. Never throws. */
function readEvents(bytes, shown) {
    const wanted = `${shown}: events, one JSON object a line (schemas/event.schema.json)`;
    if (bytes.length > MOST_FILE_BYTES)
        return { events: [], refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('schema-invalid', wanted, `${shown}: ${bytes.length} bytes, and at most ${MOST_FILE_BYTES} are read`)] };
    const events = [];
    const refusals = [];
    const lines = Buffer.from(bytes).toString('utf8').split('\n');
    for (const [i, line] of lines.entries()) {
        if (line === '')
            continue;
        const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(Buffer.from(line), MOST_LINE_BYTES);
        const mistakes = 'mistake' in parsed ? [parsed.mistake] : (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .schemaMistakes */ .D6)('event', parsed.value);
        if (mistakes.length > 0)
            refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('schema-invalid', wanted, `${shown}, line ${i + 1}: ${mistakes.join('; ')}`));
        else
            events.push(parsed.value);
    }
    return { events, refusals };
}
function kindOf(stage, outcome) {
    if (outcome === 'fail')
        return GATES.includes(stage) ? 'refusal' : 'failure';
    return outcome === 'error' ? 'error' : 'inconclusive';
}
function head({ at, purpose, delivery, model, environment, commit, step }) {
    return { schema: 'urn:sluice:event:v1', at, purpose, delivery, model, environment, commit, step };
}
function said({ code, rule, message, expected, actual, fix }) {
    return { code, rule: cut(rule, 10_000), message: cut(message), expected: cut(expected), actual: cut(actual), fix: fix === undefined ? undefined : cut(fix) };
}
function cut(text, most = MOST_TEXT) {
    return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
/** Without what is not known: the value must be what a reader gets back. */
function plain(event) {
    return JSON.parse(JSON.stringify(event));
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
