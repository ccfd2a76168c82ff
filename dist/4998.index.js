export const id = 4998;
export const ids = [4998,8633];
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

/***/ 79040:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/audit/gather.js
var gather = __webpack_require__(58600);
// EXTERNAL MODULE: ./.build/src/audit/verify-evidence.js + 1 modules
var verify_evidence = __webpack_require__(76084);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/refusal-codes.js
var refusal_codes = __webpack_require__(70090);
// EXTERNAL MODULE: ./.build/src/evidence/version.js + 1 modules
var version = __webpack_require__(24563);
// EXTERNAL MODULE: ./.build/src/audit/make-pack.js + 4 modules
var make_pack = __webpack_require__(61617);
// EXTERNAL MODULE: ./.build/src/audit/mapping.js
var audit_mapping = __webpack_require__(72829);
// EXTERNAL MODULE: ./.build/src/audit/pack.js
var pack = __webpack_require__(58782);
;// CONCATENATED MODULE: ./.build/src/audit/verify-pack.js








/**
 * Verifies the pack in a folder, beyond its evidence: each file by the list, and what it says by making it again from its own
 * evidence and mapping. Undefined where the folder holds no pack.
 */
async function verifyPack(folder, gathered, verified, against) {
    const files = await (0,gather/* readFolder */.j1)(folder);
    const bytes = files.get(pack/* PACK_FILE */.P0);
    if (!bytes)
        return undefined;
    const read = await (0,pack/* readPack */.wh)(bytes, files, against.trust, against.signers);
    if (!read.list || read.refusals.length > 0)
        return { refusals: read.refusals, checked: [], unchecked: [] };
    const { list, signer } = read;
    const unsigned = signer?.kind === 'none' ? [`who made the pack: ${pack/* PACK_FILE */.P0} is not signed, its ledger says who made the evidence`] : [];
    if (list.sluice !== version.SLUICE_VERSION)
        return { refusals: [], checked: [LISTED], unchecked: [...unsigned, `whether the pack says what its evidence says: Sluice ${list.sluice} made it, and this is ${version.SLUICE_VERSION}`] };
    const refusals = await notFromEvidence(folder, files, list, gathered, verified);
    return { refusals, checked: [LISTED, ...(refusals.length === 0 ? ['that the pack says what its own evidence and mapping say: its page, its bill of materials and its model card were made again, byte for byte'] : [])], unchecked: unsigned };
}
const LISTED = `that every file of the pack is as ${pack/* PACK_FILE */.P0} lists it, and that there is no other`;
async function notFromEvidence(folder, files, list, gathered, verified) {
    const wanted = `${pack/* PACK_FILE */.P0}: a pack that its own evidence makes`;
    const own = verified.ledgers.find(({ name }) => name === list.ledger);
    if (!own || own.ledger.head !== list.head || own.release !== list.release)
        return [(0,refusal_codes/* refuse */.T)('pack-not-from-evidence', wanted, `${list.ledger}: ${own ? `it ends with ${own.ledger.head ?? 'nothing'} and is of ${own.release ?? 'nothing'}` : 'no such ledger'}`)];
    // A ledger that does not verify has been refused already.
    if (own.refusals.length > 0)
        return [];
    try {
        const mappingBytes = files.get(pack/* MAPPING_FILE */.Iz) ?? new Uint8Array();
        const mapping = (0,audit_mapping/* parseMapping */.K)(mappingBytes, pack/* MAPPING_FILE */.Iz);
        const documents = await (0,audit_mapping/* readDocuments */.r)(mapping, external_node_path_.join(folder, 'documents'));
        const made = (0,make_pack/* makePack */.mJ)({ verified, own, gathered, mapping, mappingBytes, documents }, new Date(list.at));
        return (0,make_pack/* otherThanMade */.js)(made, files).map((name) => (0,refusal_codes/* refuse */.T)('pack-not-from-evidence', `${name}: what the evidence of the pack says`, `${name}: something else`));
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        return error.problems.map(({ message }) => (0,refusal_codes/* refuse */.T)('pack-not-from-evidence', wanted, message.replace(/\.$/, '')));
    }
}

// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/evidence/model-digest.js
var model_digest = __webpack_require__(85801);
// EXTERNAL MODULE: ./.build/src/evidence/events.js
var events = __webpack_require__(14388);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var release = __webpack_require__(77304);
// EXTERNAL MODULE: ./.build/src/run/session.js
var session = __webpack_require__(95769);
// EXTERNAL MODULE: ./.build/src/run/system.js
var system = __webpack_require__(67776);
// EXTERNAL MODULE: ./.build/src/cli/trust-options.js
var trust_options = __webpack_require__(6887);
// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/evidence/gate.js
var gate = __webpack_require__(34462);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
;// CONCATENATED MODULE: ./.build/src/cli/verify-report.js




function isVerified({ ledgers, refusals }) {
    return refusals.length === 0 && ledgers.every(({ refusals }) => refusals.length === 0);
}
/** For people: the answer first, then each chain as a tree, then what was checked and what was not. Every line is escaped. */
function renderReport(report) {
    const lines = [conclusion(report), '', ...report.ledgers.flatMap(ledgerLines), ...refusalLines(report.refusals), ...list('Checked', report.checked), ...list('Not checked', report.unchecked)];
    return `${lines.map(line).join('\n')}\n`;
}
/** For programs. */
function reportJson(report) {
    return {
        verified: isVerified(report),
        conclusion: conclusion(report),
        ledgers: report.ledgers.map(({ name, release, ledger, head, refusals }) => ({
            name,
            release,
            model: ledger.entries[0]?.statement.subject[0].name,
            environment: ledger.entries[0]?.statement.predicate.environment,
            head: ledger.head,
            headSigner: head,
            entries: ledger.entries.map(({ line: at, digest, signer, statement: { predicate } }) => ({
                line: at,
                digest,
                stage: predicate.stage,
                predicateType: (0,statement/* predicateTypeOf */.T4)(predicate.stage),
                name: predicate.name,
                outcome: predicate.outcome,
                enforced: predicate.enforced,
                at: predicate.at,
                delivery: (0,delivery_id/* formatDeliveryId */.J)(predicate.delivery),
                signer,
            })),
            refusals,
        })),
        journals: report.journals.map(({ name, model, events, signed }) => ({ name, model, events: events.length, signed })),
        refusals: report.refusals,
        checked: report.checked,
        unchecked: report.unchecked,
    };
}
function conclusion(report) {
    const entries = report.ledgers.reduce((sum, { ledger }) => sum + ledger.entries.length, 0);
    const refusals = [...report.ledgers.flatMap((one) => one.refusals), ...report.refusals];
    if (!isVerified(report))
        return `Refused: ${refusals[0].actual} [${refusals[0].code}]${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`;
    const told = report.journals.map(({ name, events }) => `${events.length} events of ${name}`).join(', ');
    if (report.ledgers.length === 0)
        return `Verified: ${told}, in order, none missing.`;
    const failed = report.ledgers.flatMap(({ ledger }) => ledger.entries.filter(({ statement: { predicate } }) => ['fail', 'error', 'inconclusive'].includes(predicate.outcome)));
    const bad = failed.length === 0 ? '' : ` What it records is not all good: ${[...new Set(failed.map(title))].join(', ')}.`;
    const signed = report.ledgers.every(({ ledger }) => ledger.entries.every(({ signer }) => signer.kind === 'key' || signer.kind === 'keyless'));
    return `Verified: ${entries} entries in ${report.ledgers.length === 1 ? 'one chain' : `${report.ledgers.length} chains`}, ${signed ? 'every signature good' : 'not signed'}.${bad}`;
}
function ledgerLines({ name, release, manifest, ledger, head, refusals }) {
    const { delivery, environment } = ledger.entries[0]?.statement.predicate ?? {};
    const label = manifest ? `${manifest.name}${manifest.version === undefined ? '' : ` ${manifest.version}`}  ` : '';
    const width = Math.max(0, ...ledger.entries.map((entry) => titleOf(entry).length));
    return [
        name,
        `  release   ${label}${release ?? 'unknown'}`,
        `  delivery  ${delivery ? (0,delivery_id/* formatDeliveryId */.J)(delivery) : 'unknown'}${environment === undefined ? '' : ` to ${environment}`}`,
        `  head      ${ledger.head ?? 'none'}${head === undefined ? '' : `, ${(0,gate/* describeSigner */.cg)(head)}`}`,
        ...ledger.entries.map((entry, i) => `  ${i === ledger.entries.length - 1 ? '└─' : '├─'} ${entryLine(entry, width)}`),
        ...refusalLines(refusals),
        '',
    ];
}
function refusalLines(refusals) {
    return refusals.flatMap(({ code, expected, actual, fix }) => [`  ✗ [${code}] expected ${expected}; found ${actual}`, `      ${fix}`]);
}
function entryLine(entry, width) {
    const { predicate } = entry.statement;
    const outcome = predicate.enforced ? predicate.outcome : `${predicate.outcome} (not enforced)`;
    return `${String(entry.line).padStart(2)} ${titleOf(entry).padEnd(width)}  ${outcome.padEnd('inconclusive'.length)}  ${predicate.at}  ${(0,gate/* describeSigner */.cg)(entry.signer)}`;
}
function titleOf({ statement: { predicate } }) {
    return predicate.name === undefined ? predicate.stage : `${predicate.stage} (${predicate.name})`;
}
function title(entry) {
    return `${titleOf(entry)} is ${entry.statement.predicate.outcome}`;
}
function list(heading, items) {
    return items.length === 0 ? [] : [heading, ...items.map((item) => `  - ${item}`), ''];
}
/** Ledgers come from strangers: their text must not move the cursor, hide a line or look like another one. */
function line(text) {
    const indent = /^ */.exec(text)[0];
    return indent + (0,report_escape/* logLine */.BP)(text);
}

;// CONCATENATED MODULE: ./.build/src/cli/verify.js















/**
 * `sluice verify PATH`: PATH is a ledger, or a folder with ledgers and what belongs to them. Works offline and prints what
 * it checked and what it could not. Status 0 verified, 1 refused, 3 where there is nothing that can be read.
 */
async function verify(argv, io) {
    const { target, options } = optionsOf(argv, io);
    const evidence = await (0,gather/* gatherEvidence */.hx)(target);
    if (evidence.ledgers.length === 0 && evidence.journals.length === 0 && !evidence.refusals?.length)
        throw problem/* InputError */.d.of('verify-no-ledger', `${JSON.stringify(target)} holds no ledger (*.jsonl).`, 'Give the folder in which the run left ledger.intoto.jsonl.');
    const delivery = options.delivery === undefined ? undefined : await (0,load/* loadDelivery */.F)(options.delivery, { workspace: io.cwd });
    const { checked, unchecked, ...signers } = await (0,trust_options/* trustOf */.An)(options, delivery, evidence.keys[0] && Buffer.from(evidence.keys[0].bytes).toString('utf8'), io);
    const bytes = await bytesOf(options, delivery, io);
    const found = await (0,verify_evidence/* verifyEvidence */.Jm)(evidence, { ...signers, ...bytes });
    const pack = (await (0,promises_.stat)(target)).isDirectory() ? await verifyPack(target, evidence, found, { ...signers, ...bytes }) : undefined;
    const full = {
        ...found,
        refusals: [...found.refusals, ...(pack?.refusals ?? [])],
        checked: [...found.checked, ...(pack?.checked ?? []), ...checked],
        unchecked: [...unchecked, ...found.unchecked, ...(pack?.unchecked ?? []), ...uncheckedBytes(options), ...ALWAYS_UNCHECKED],
    };
    if (options.events !== undefined)
        await leaveEvents(external_node_path_.resolve(io.cwd, options.events), full, system/* systemClock */.m);
    io.stdout(options.json ? `${JSON.stringify(reportJson(full), null, 2)}\n` : renderReport(full));
    return isVerified(full) ? 0 : 1;
}
/** A verification that failed is an event too. */
async function leaveEvents(file, { ledgers, refusals }, clock) {
    const at = clock.now().toISOString();
    const own = ledgers.flatMap((one) => (0,events/* eventsOfVerification */.Qy)(one.refusals, { at, release: one.release, delivery: (0,verify_evidence/* deliveryOf */.A9)(one), model: one.ledger.entries[0]?.statement.subject[0].name }));
    await (0,session/* writeWhole */.f)(file, (0,events/* eventLines */.Cl)([...own, ...(0,events/* eventsOfVerification */.Qy)(refusals, { at })]));
}
const ALWAYS_UNCHECKED = ['whether the people and runs in it are known to GitHub: this works offline', 'whether it suffices to act: that is the gate\'s question, asked by the step that acts'];
function optionsOf(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: argv,
        allowPositionals: true,
        options: { ...trust_options/* TRUST_OPTIONS */.Qb, model: text, delivery: text, events: text, json: { type: 'boolean', default: false } },
    });
    if (positionals.length !== 1)
        throw problem/* InputError */.d.of('verify-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice verify PATH [--model PATH] [--public-key FILE]`.');
    (0,trust_options/* checkTrustOptions */.rA)(values);
    return { target: external_node_path_.resolve(io.cwd, positionals[0]), options: values };
}
async function bytesOf(options, delivery, io) {
    const model = options.model === undefined ? {} : { model: await (0,model_digest/* modelDigest */.a9)(external_node_path_.resolve(io.cwd, options.model)) };
    if (!delivery)
        return { measured: model };
    const { measured, manifest } = await (0,release/* measureRelease */.Mz)(delivery);
    // A model that is named on its own is the one asked about; the delivery file then tells the other parts.
    return options.model === undefined ? { measured, manifest, deliveryFile: delivery.digest } : { measured: { ...measured, ...model }, deliveryFile: delivery.digest };
}
function uncheckedBytes(options) {
    if (options.delivery !== undefined)
        return [];
    return options.model === undefined ? ['the bytes of the release (give --model or --delivery)'] : ['code, features, configuration and environment of the release (give --delivery)'];
}


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


/***/ })

};
