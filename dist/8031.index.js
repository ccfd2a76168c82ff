export const id = 8031;
export const ids = [8031,2893,9481,5806,7731,112,2969,2829,8633,7968,1591,4150];
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

/***/ 52766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rerun: () => (/* binding */ rerun_rerun)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/evidence/version.js + 1 modules
var version = __webpack_require__(24563);
// EXTERNAL MODULE: ./.build/src/run/data-checks.js
var data_checks = __webpack_require__(45899);
// EXTERNAL MODULE: ./.build/src/run/model-tests.js
var model_tests = __webpack_require__(73564);
// EXTERNAL MODULE: ./.build/src/run/remediate.js
var remediate = __webpack_require__(9481);
;// CONCATENATED MODULE: ./.build/src/run/verdict-differences.js
/** Finding by finding: those that are new or gone, outcomes and numbers that changed, and whatever else is not the same. */
function verdictDifferences(then, now) {
    const old = keyed(then.findings);
    const recent = keyed(now.findings);
    const findings = [...new Set([...old.keys(), ...recent.keys()])].flatMap((key) => {
        const [before, after] = [old.get(key), recent.get(key)];
        if (!before)
            return [{ about: key, kind: 'new', now: said(after) }];
        if (!after)
            return [{ about: key, kind: 'gone', then: said(before) }];
        return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)) ? [] : [{ about: key, kind: 'changed', then: said(before), now: said(after), numbers: numbersOf(before, after) }];
    });
    const rest = Object.keys({ ...then, ...now }).filter((key) => key !== 'findings').flatMap((key) => {
        const [before, after] = [JSON.stringify(sorted(then[key])), JSON.stringify(sorted(now[key]))];
        return before === after ? [] : [{ about: key, kind: 'changed', then: before, now: after }];
    });
    return [...rest.filter(({ about }) => about === 'outcome'), ...findings, ...rest.filter(({ about }) => about !== 'outcome')];
}
/** The same rule about the same thing; of several alike, by their order. */
function keyed(findings) {
    const found = new Map();
    for (const finding of findings) {
        const name = finding.subject && !finding.rule.includes(finding.subject.name) ? `${finding.rule} (${finding.subject.name})` : finding.rule;
        let key = name;
        for (let count = 2; found.has(key); count++)
            key = `${name} #${count}`;
        found.set(key, finding);
    }
    return found;
}
function said({ code, outcome, message }) {
    return `${outcome}: ${message} [${code}]`;
}
function numbersOf(before, after) {
    const names = [...new Set([...Object.keys(before.numbers ?? {}), ...Object.keys(after.numbers ?? {})])];
    return names.map((name) => ({ name, then: before.numbers?.[name], now: after.numbers?.[name] })).filter((one) => one.then !== one.now);
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]));
}

;// CONCATENATED MODULE: ./.build/src/run/rerun.js









/** Stages that read files only, so that the same files give the same verdict. What ran beside team code was measured once. */
const STAGES = ['run-model-tests', 'validate-data'];
/**
 * Judges again what a statement tells of: the same files under the same rules at the same instant, with the same test set's count and the
 * same evidence of others beside it. Throws InputError where that cannot be asked: another delivery file, files with other bytes (each
 * named), a stage that was measured. With `data` the old rules are applied to other rows.
 */
async function rerun(session, predicate, options = {}) {
    if (!STAGES.includes(predicate.stage))
        throw problem/* InputError */.d.of('rerun-stage', `The statement is of ${predicate.stage}, which ${predicate.besideTeamCode ? 'was measured beside code of the team' : 'judges nothing that could be judged again'}.`, `Give a statement of ${STAGES.join(' or ')}.`);
    const loaded = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
    if (loaded.digest !== predicate.deliveryFile)
        throw problem/* InputError */.d.of('rerun-delivery-changed', `${loaded.file} is ${loaded.digest}, and the statement was made under ${predicate.deliveryFile}.`, 'Check out the commit of the statement, or give that delivery file with --delivery.');
    const { delivery, replaced } = withData(loaded, predicate, options);
    const result = await judgedAgain(delivery, contextOf(session, predicate), predicate);
    const otherInputs = inputDifferences(predicate.inputs, result.inputs);
    const unexpected = otherInputs.filter(({ name }) => !replaced.some((prefix) => name === prefix));
    if (unexpected.length > 0)
        throw new problem/* InputError */.d(unexpected.map(({ name, then, now }) => inputProblem(name, then, now)));
    const verdict = plain({ ...result.verdict, release: result.verdict.release ?? predicate.verdict.release });
    const recorded = predicate.verdict;
    const same = (0,digest/* canonicalJson */.dj)(verdict) === (0,digest/* canonicalJson */.dj)(recorded);
    return {
        stage: predicate.stage,
        verdict,
        recorded,
        digests: { recorded: (0,digest/* digestOfJson */.Qs)(recorded), now: (0,digest/* digestOfJson */.Qs)(verdict) },
        same,
        differences: verdictDifferences(recorded, verdict),
        otherInputs: otherInputs.map(({ name }) => name),
        notes: notesOf(predicate),
    };
}
async function judgedAgain(delivery, context, { stage, details = {} }) {
    const replay = (details.replay ?? {});
    const use = replay.testSetUse?.use;
    if (Number.isNaN(context.clock.now().getTime()) || (use !== undefined && !(Number.isSafeInteger(use) && use > 0)))
        throw problem/* InputError */.d.of('rerun-unreadable', 'The statement tells of no instant, or of a use of the test set that is no count: Sluice never writes such a statement.', 'Do not use it. Deliver again.');
    if (stage === 'validate-data')
        return (0,data_checks.withActed)(await (0,data_checks.dataChecks)(delivery, { ...context, championData: replay.championData }), details.acted);
    const result = await (0,model_tests.modelTests)(delivery, { ...context, championTests: replay.championTests }, { countUse: async () => replay.testSetUse ?? {}, beside: replay.beside ?? { related: [] } });
    return (0,remediate.withRemediation)(result, details.remediation);
}
/** The world as the statement tells it: who, for which release and champion, and when. */
function contextOf({ clock, log, engine, out }, { purpose, delivery: deliveryId, verdict, commit, at, details }) {
    const instant = (details?.replay ?? {}).at ?? at;
    return { purpose, deliveryId, clock: { now: () => new Date(instant), sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal) }, log, engine, release: verdict.release, champion: verdict.champion, commit, out };
}
/** The delivery with another file in the place of a table, and of the predictions that belong to it. The rules stay as they are. */
function withData(delivery, { stage, details }, { data, table, predictions = {} }) {
    if (data === undefined) {
        if (table !== undefined || Object.values(predictions).some(Boolean))
            throw problem/* InputError */.d.of('rerun-data-missing', 'Predictions or a table are named, and no data.', 'Give the rows with --data FILE.');
        return { delivery, replaced: [] };
    }
    const declared = delivery.spec.data ?? {};
    const judgedTable = stage === 'run-model-tests' ? String(details?.split ?? 'test') : declared.serving === undefined ? 'test' : 'serving';
    const name = table ?? judgedTable;
    const tables = ['train', 'test', 'develop', 'serving'].filter((each) => declared[each] !== undefined);
    if (!tables.includes(name))
        throw problem/* InputError */.d.of('rerun-table-unknown', `The delivery file has no table data.${name}.`, `Write --table ${tables.join(' or --table ')}.`);
    const files = new Set([data, ...Object.values(predictions)].filter((file) => file !== undefined));
    const spec = structuredClone(delivery.spec);
    spec.data[name] = data;
    if (predictions.candidate !== undefined)
        spec.tests.predictions.candidate = predictions.candidate;
    if (predictions.champion !== undefined)
        spec.tests.predictions.champion = predictions.champion;
    // A file that a person names on the command line may lie anywhere; what the delivery file names may not.
    const resolve = (file) => (files.has(file) && external_node_path_.isAbsolute(file) ? file : delivery.resolve(file));
    return { delivery: { ...delivery, spec, resolve }, replaced: [`data.${name}`, 'predictions.candidate', 'predictions.champion', 'predictions.anchor'] };
}
function inputDifferences(recorded, found) {
    const then = new Map(recorded.map(({ name, digest }) => [name, digest]));
    const now = new Map(found.map(({ name, digest }) => [name, digest]));
    return [...new Set([...then.keys(), ...now.keys()])].map((name) => ({ name, then: then.get(name), now: now.get(name) })).filter((one) => one.then !== one.now);
}
function inputProblem(name, then, now) {
    const message = then === undefined ? `${name} is read now (${now}), and was not when the statement was made.` : now === undefined ? `${name} was ${then} when the statement was made, and is not read now.` : `${name} is ${now}, and was ${then} when the statement was made.`;
    return { code: 'rerun-input-changed', message, fix: name.startsWith('data.') ? 'Fetch the file of that run; to hold other rows against the old rules, give them with --data.' : 'Fetch the file of that run.' };
}
function notesOf({ sluice }) {
    return sluice === version.SLUICE_VERSION ? [] : [`The statement was made by Sluice ${sluice}, and this is ${version.SLUICE_VERSION}.`];
}
function plain(verdict) {
    return JSON.parse(JSON.stringify(verdict));
}

// EXTERNAL MODULE: ./.build/src/run/session.js
var run_session = __webpack_require__(95769);
// EXTERNAL MODULE: ./.build/src/cli/session.js
var cli_session = __webpack_require__(25806);
;// CONCATENATED MODULE: ./.build/src/cli/rerun.js












const MOST_LEDGER_BYTES = 64 * 1024 * 1024;
/**
 * `sluice rerun PATH`: PATH is a statement.json, or a ledger (and `--stage`). Judges the same files again and says whether the verdict is
 * the same byte for byte: 0 where it is, 1 where not, 3 where it cannot be asked. With `--data` the old rules meet other rows: prints
 * what changed, and ends with the status of the new verdict.
 */
async function rerun_rerun(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: argv,
        allowPositionals: true,
        options: { delivery: { ...text, default: 'delivery.yml' }, out: { ...text, default: external_node_path_.join('sluice-out', 'rerun') }, stage: { ...text, default: 'run-model-tests' }, data: text, table: text, predictions: text, champion: text, json: { type: 'boolean', default: false } },
    });
    if (positionals.length !== 1)
        throw problem/* InputError */.d.of('rerun-arguments', 'One statement or one ledger is wanted.', 'Write `sluice rerun STATEMENT [--delivery FILE] [--data NEW]`.');
    const statement = await statementAt(external_node_path_.resolve(io.cwd, positionals[0]), values.stage);
    const session = (0,cli_session.openSession)({ delivery: values.delivery, out: values.out, json: values.json }, io, statement.predicate.purpose);
    const file = (name) => (name === undefined ? undefined : external_node_path_.resolve(io.cwd, name));
    try {
        // Stages leave files beside their verdict; those of a verdict that is judged again have a folder of their own.
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(session.out, 'recorded.json'), `${JSON.stringify(statement.predicate.verdict, null, 2)}\n`);
        const answer = await rerun(session, statement.predicate, { data: file(values.data), table: values.table, predictions: { candidate: file(values.predictions), champion: file(values.champion) } });
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(session.out, 'verdict.json'), `${JSON.stringify(answer.verdict, null, 2)}\n`);
        const { recorded: _recorded, ...shown } = answer;
        io.stdout(values.json ? `${JSON.stringify(shown, null, 2)}\n` : `${linesOf(answer, values.data).map(safeLine).join('\n')}\n`);
        return values.data === undefined ? (answer.same ? 0 : 1) : (0,verdict.exitStatus)(answer.verdict);
    }
    finally {
        await session.engine.close();
    }
}
async function statementAt(target, stage) {
    const found = await (0,promises_.lstat)(target).catch((error) => {
        throw problem/* InputError */.d.of('rerun-unreadable', `${JSON.stringify(target)} cannot be read (${error.code}).`, 'Give the statement.json of a stage, or the ledger (ledger.intoto.jsonl).');
    });
    const file = found.isDirectory() ? external_node_path_.join(target, evidence_ledger/* LEDGER_FILE */.th) : target;
    const plain = await (0,promises_.lstat)(file).catch(() => undefined);
    const isLedger = file.endsWith('.jsonl');
    if (!plain?.isFile() || plain.size > (isLedger ? MOST_LEDGER_BYTES : statement/* MOST_STATEMENT_BYTES */.iC))
        throw problem/* InputError */.d.of('rerun-unreadable', `${JSON.stringify(file)} is no statement and no ledger.`, 'Give the statement.json of a stage, or the ledger (ledger.intoto.jsonl).');
    const bytes = new Uint8Array(await (0,promises_.readFile)(file));
    if (isLedger)
        return ofLedger(bytes, file, stage);
    const read = (0,statement/* readStatement */.cO)(bytes, external_node_path_.basename(file));
    if ('statement' in read)
        return read.statement;
    throw new problem/* InputError */.d(read.refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })));
}
/** Whether the ledger is to be believed is asked by `verify`; a damaged one is not judged by all the same. */
async function ofLedger(bytes, file, stage) {
    const ledger = await (0,read_ledger/* readLedger */.SC)(bytes);
    if (ledger.refusals.length > 0)
        throw new problem/* InputError */.d(ledger.refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })));
    const entry = ledger.entries.length === 0 ? undefined : (0,evidence_ledger/* latest */.IW)(ledger, stage);
    if (!entry)
        throw problem/* InputError */.d.of('rerun-stage-missing', `${external_node_path_.basename(file)} has no statement of ${JSON.stringify(stage)}.`, `Write --stage with one of ${[...new Set(ledger.entries.map(({ statement }) => statement.predicate.stage))].join(', ')}.`);
    return entry.statement;
}
/** What comes from files may end no line and colour none; how far a line stands in is ours. */
function safeLine(line) {
    const content = line.trimStart();
    return line.slice(0, line.length - content.length) + (0,report_escape/* logLine */.BP)(content);
}
const MOST_SHOWN = 100;
/** Made of the findings, which are listed. */
const DERIVED = new Set(['headline', 'facts', 'notes', 'figures']);
function linesOf({ stage, same, digests, verdict, recorded, differences, otherInputs, notes }, data) {
    const own = differences.filter(({ about }) => !DERIVED.has(about));
    const listed = own.length > 0 ? own : differences;
    const shown = listed.slice(0, MOST_SHOWN).flatMap(differenceLines);
    const more = listed.length > MOST_SHOWN ? [`  … and ${listed.length - MOST_SHOWN} more.`] : [];
    if (data === undefined)
        return same
            ? [`The verdict of ${stage} is the same, byte for byte: ${digests.now}.`, `  ${recorded.headline}`, ...notes]
            : [`The verdict of ${stage} is another one: ${digests.now}, and ${digests.recorded} was recorded.`, ...shown, ...more, ...notes];
    const findings = own.filter(({ about }) => about !== 'outcome').length;
    return [
        `The rules of then on ${data}: ${verdict.outcome} (then ${recorded.outcome}). ${verdict.headline}`,
        `  ${findings === 0 ? 'No finding changed' : `${findings} finding${findings === 1 ? '' : 's'} changed`}; other inputs: ${otherInputs.join(', ') || 'none'}.`,
        ...shown,
        ...more,
        ...notes,
    ];
}
function differenceLines({ about, kind, then, now, numbers = [] }) {
    if (kind === 'new')
        return [`  new: ${about}: ${now}`];
    if (kind === 'gone')
        return [`  gone: ${about}: ${then}`];
    return [`  ${about}:`, `    then ${cut(then)}`, `    now  ${cut(now)}`, ...numbers.slice(0, 12).map((one) => `    ${one.name}: ${one.then ?? 'none'} → ${one.now ?? 'none'}`)];
}
function cut(text) {
    return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}


/***/ }),

/***/ 25806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ workspaceOf),
/* harmony export */   m: () => (/* binding */ STAGE_OPTIONS),
/* harmony export */   openSession: () => (/* binding */ openSession)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96373);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95769);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67776);







/** Options that every stage takes. */
const STAGE_OPTIONS = {
    delivery: { type: 'string', default: 'delivery.yml' },
    out: { type: 'string', default: 'sluice-out' },
    json: { type: 'boolean', default: false },
    purpose: { type: 'string' },
    release: { type: 'string' },
    'run-id': { type: 'string' },
};
/** Which no declared path may leave: the runner's, or the git repository around the delivery file, or where the command was started. */
function workspaceOf({ env, cwd }, file) {
    if (env.GITHUB_WORKSPACE)
        return env.GITHUB_WORKSPACE;
    for (let folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, file));; folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, '.git')))
            return folder;
        if (folder === node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder))
            return cwd;
    }
}
/** A laptop's session, or that of a plain `run:` step: the run's ids come from the runner's variables where there are any. */
function openSession(values, io, purpose) {
    const { env } = io;
    const workspace = workspaceOf(io, values.delivery);
    const out = (0,_run_session_js__WEBPACK_IMPORTED_MODULE_4__/* .outFolder */ .N)(workspace, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.out));
    return {
        workspace,
        deliveryFile: node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.delivery),
        out,
        purpose: purposeOf(values.purpose, purpose),
        deliveryId: {
            repositoryId: env.GITHUB_REPOSITORY_ID ?? 'local',
            runId: values['run-id'] ?? env.GITHUB_RUN_ID ?? 'local',
            runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
        },
        commit: env.GITHUB_SHA,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m,
        log: stderrLog(io),
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_3__.openEngines)({ env, log: stderrLog(io), clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m, terminal: io.terminal }),
        env,
        releaseFile: values.release && node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.release),
    };
}
function purposeOf(text, otherwise) {
    if (text === undefined)
        return otherwise;
    if (text === 'develop' || text === 'deliver')
        return text;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('purpose-unknown', `There is no purpose ${JSON.stringify(text)}.`, 'Write `--purpose develop` or `--purpose deliver`.');
}
/** On standard error, so that `--json` leaves standard output to the verdict. */
function stderrLog(io) {
    return {
        debug: () => undefined,
        info: (text) => io.stderr(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text)}\n`),
        warning: (text) => io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text)}\n`),
    };
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

/***/ 22075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ ForgeError)
/* harmony export */ });
/* unused harmony export FORGE_FAILURES */
/**
 * What kept GitHub's answer from being used: `forbidden` and `not-found` name the permission that the call needs,
 * `rate-limited` and `unavailable` are worth another run, `unreadable` and `incomplete` are replies that must not be
 * trusted. None of them is ever an answer.
 */
const FORGE_FAILURES = (/* unused pure expression or super */ null && (['forbidden', 'not-found', 'rate-limited', 'unavailable', 'unreadable', 'incomplete']));
class ForgeError extends Error {
    failure;
    /** What was asked, e.g. `the approvals of run 42`. */
    asked;
    /** The workflow permission that the call needs, e.g. `actions: read`. */
    permission;
    actual;
    status;
    fix;
    constructor(failure, call, actual, options = {}) {
        const fix = options.fix ?? fixOf(failure, call.permission);
        super(`GitHub did not answer with ${call.asked}: ${actual}. ${fix}`, { cause: options.cause });
        this.name = 'ForgeError';
        this.failure = failure;
        this.asked = call.asked;
        this.permission = call.permission;
        this.actual = actual;
        this.status = options.status;
        this.fix = fix;
    }
}
function fixOf(failure, permission) {
    switch (failure) {
        case 'forbidden':
            return `Give the job \`permissions: ${permission}\`.`;
        case 'not-found':
            return `Check the name, and give the job \`permissions: ${permission}\`: GitHub answers 404 for what a token may not see.`;
        case 'rate-limited':
            return 'Start the job again when the limit is reset.';
        case 'unavailable':
            return 'Start the job again when GitHub answers; see https://www.githubstatus.com.';
        case 'unreadable':
            return 'Start the job again; if it stays, report the reply to Sluice.';
        case 'incomplete':
            return 'Ask for less at a time.';
    }
}


/***/ }),

/***/ 61827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ NOT_ENFORCED),
/* harmony export */   Bt: () => (/* binding */ intervalText),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   Ze: () => (/* binding */ ICONS),
/* harmony export */   gt: () => (/* binding */ aboutRule),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   o$: () => (/* binding */ adviceOnce),
/* harmony export */   sd: () => (/* binding */ GRAVEST_FIRST),
/* harmony export */   uF: () => (/* binding */ unitOf),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
const ICONS = { pass: '✅', warn: '⚠️', inconclusive: '❔', fail: '❌', error: '🛑' };
const OUTCOME_WORDS = {
    pass: 'passed',
    warn: 'passed with warnings',
    inconclusive: 'not decided',
    fail: 'failed',
    error: 'could not be judged',
};
/** Gravest first; the order within one outcome is the stage's own. */
const GRAVEST_FIRST = ['error', 'fail', 'inconclusive', 'warn', 'pass'];
function byGravity(findings) {
    return GRAVEST_FIRST.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
}
/** `12 rules: 10 passed, 1 failed, 1 not decided` */
function tally(verdict) {
    const counts = GRAVEST_FIRST.map((outcome) => [outcome, verdict.findings.filter((finding) => finding.outcome === outcome).length]);
    const parts = counts.filter(([, count]) => count > 0).map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome]}`);
    const total = verdict.findings.length;
    return `${total} ${total === 1 ? 'rule' : 'rules'}${parts.length ? `: ${parts.join(', ')}` : ''}`;
}
/** A number as a person reads it: four significant digits; the JSON has every digit. */
function short(value) {
    if (Number.isInteger(value) && Math.abs(value) < 1e15)
        return String(value);
    if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9))
        return value.toExponential(3);
    return String(Number(value.toPrecision(4)));
}
/** `10000` as `10,000`. */
function grouped(count) {
    return Number.isInteger(count) ? String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',') : short(count);
}
/** `3.1 %`, in three significant figures; never `0 %` for a share that is not zero. */
function percent(share) {
    if (!Number.isFinite(share))
        return 'undefined';
    return share > 0 && share < 1e-6 ? '< 0.0001 %' : `${Number((share * 100).toPrecision(3))} %`;
}
/** How the numbers of a finding are written: as its limit is, so that a share and what is wanted of it can be compared. */
function unitOf(wanted) {
    return /\d ?%/.test(wanted) ? percent : short;
}
function intervalText({ interval }, format = short) {
    if (!interval)
        return '';
    const { low, high, level } = interval;
    return `${format(low)} to ${format(high)} (${short(level * 100)} %)`;
}
/** What to do next for each finding, in full where it is new: many slices may ask for the same. */
function adviceOnce() {
    const given = new Set();
    return ({ code, fix }) => {
        if (fix === undefined)
            return undefined;
        const known = given.has(`${code} ${fix}`);
        given.add(`${code} ${fix}`);
        return known ? 'As above.' : fix;
    };
}
/** Said on every surface where a stage does not count: a neutral verdict must never be read as evidence. */
const NOT_ENFORCED = 'Shown only: the delivery file says `enforce: false`, so this is no evidence for any gate.';
const ACTIONS = { hold: 'It holds the rollout in flight.', revert: 'It has what serves taken back.' };
/** Who answers for a rule, why it is there, and what its failure asks for; as the delivery file says. */
function aboutRule({ owner, because, action }) {
    const parts = [owner === undefined ? '' : `Owner: ${owner}.`, because === undefined ? '' : `Because: ${because.replace(/[.\s]*$/, '')}.`, action === undefined ? '' : ACTIONS[action]].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : undefined;
}


/***/ }),

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

/***/ 3827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ askerOf)
/* harmony export */ });
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84057);

/** Who starts this run: on GitHub the account that did (of a run that is repeated, the one that repeats it), on a laptop the run alone. */
function askerOf({ deliveryId, env }) {
    const { GITHUB_ACTOR: actor, GITHUB_ACTOR_ID: id, GITHUB_TRIGGERING_ACTOR: login = actor } = env;
    // The id is that of who started the run first; GitHub tells none of who repeats it.
    const known = login !== undefined && login === actor && id !== undefined && /^[1-9][0-9]{0,15}$/.test(id);
    return { run: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDeliveryId */ .J)(deliveryId), ...(login && { login: login.slice(0, 100) }), ...(known && { id: Number(id) }) };
}


/***/ }),

/***/ 45899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dataChecks: () => (/* binding */ dataChecks),
/* harmony export */   withActed: () => (/* binding */ withActed)
/* harmony export */ });
/* harmony import */ var _frozen_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35592);
/* harmony import */ var _on_fail_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52893);


/** Judges the data at one instant, and keeps what was taken from the champion's own evidence. */
async function dataChecks(delivery, given) {
    const { validateData } = await Promise.all(/* import() */[__webpack_require__.e(180), __webpack_require__.e(4129), __webpack_require__.e(3949), __webpack_require__.e(5679)]).then(__webpack_require__.bind(__webpack_require__, 73949));
    const { context, at } = (0,_frozen_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .frozen */ .J)(given);
    const result = await validateData(delivery, context);
    const rows = context.championData?.rows;
    const replay = { at, ...(rows === undefined ? {} : { championData: { rows } }) };
    return { ...result, details: { ...result.details, replay } };
}
/** The result with a note of what was done for its findings, or of what they ask for in a run that does not act. */
function withActed(result, acted) {
    const asked = (0,_on_fail_js__WEBPACK_IMPORTED_MODULE_0__/* .findingsToActOn */ .t)(result.verdict).map(({ action }) => action);
    const said = acted?.did ?? (asked.length > 0 ? `A finding asks for \`${asked.includes('revert') ? 'revert' : 'hold'}\`, and this run does not act: give \`--act\` (the input \`act\`) to a run that may write the journal.` : undefined);
    const notes = said === undefined ? result.verdict.notes : [said, ...result.verdict.notes];
    return { ...result, verdict: { ...result.verdict, notes }, details: { ...result.details, ...(acted ? { acted: { did: acted.did, failed: acted.failed } } : {}) } };
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

/***/ 9481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   remediate: () => (/* binding */ remediate),
/* harmony export */   withProbed: () => (/* binding */ withProbed),
/* harmony export */   withRemediation: () => (/* binding */ withRemediation)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4646);
/* harmony import */ var _github_forge_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22075);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61827);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);





/** Of the findings as JSON: GitHub takes 65 535 characters of all inputs together, and the team has inputs of its own. */
const MOST_FINDINGS_CHARACTERS = 20_000;
/**
 * Starts the workflow that the delivery file names for a failure, with the findings as its input: once for each release, however often,
 * wherever and by whichever rules it fails. A reference that GitHub keeps says that it was done; whoever makes it starts the
 * workflow. Undefined where nothing is declared or nothing failed; without a forge it says that this run may not.
 */
async function remediate(delivery, { commit }, { verdict, details }, forge) {
    const declared = delivery.spec.tests?.remediation;
    const when = declared?.when ?? ['fail'];
    if (!declared || !verdict.enforced || !when.includes(verdict.outcome))
        return undefined;
    if (!forge)
        return { did: `\`remediation\` would start ${declared.workflow}, and this run does not act: give \`--act\` (the input \`act\`) to a run that may start workflows.`, failed: false };
    if (!verdict.release)
        return { did: `\`remediation\` did not start ${declared.workflow}: the release is not identified, so nobody could tell one failure from the next.`, failed: true };
    if (commit === undefined)
        return { did: `\`remediation\` did not start ${declared.workflow}: this run has no commit.`, failed: true };
    const grave = verdict.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error' || when.includes(outcome));
    const key = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({ release: verdict.release.digest, workflow: declared.workflow });
    const name = `sluice/remediation/${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(key)}`;
    try {
        const github = await forge();
        const ref = declared.ref ?? (await github.repository()).value.defaultBranch;
        if (!(await github.claimReference(name, commit)))
            return { did: `${declared.workflow} was started before for this release (refs/${name}).`, failed: false, key };
        const inputs = { ...declared.inputs, release: verdict.release.digest, key, findings: findingsText(verdict.outcome, verdict.headline, grave, details?.rootCause) };
        try {
            const run = await github.dispatchWorkflow(declared.workflow, ref, inputs);
            return { did: `Started ${declared.workflow} on ${ref} with the findings${run ? `: ${run.url}` : ''}.`, failed: false, key, ...(run && { run: run.id }) };
        }
        catch (error) {
            // What did not begin must not count as done.
            await github.releaseReference(name).catch(() => undefined);
            throw error;
        }
    }
    catch (error) {
        return { did: `\`remediation\` could not start ${declared.workflow}: ${reasonOf(error)}`, failed: true, key };
    }
}
/** The verdict with what probe-model found wrong with the same release: that job may start nothing, so this one does it for both. */
function withProbed(verdict, related) {
    const found = related.filter(({ stage, finding: { outcome } }) => stage === 'probe-model' && (outcome === 'fail' || outcome === 'error'));
    if (found.length === 0)
        return verdict;
    const findings = found.map(({ finding }) => ({ rule: finding.code, expected: 'a rule that is kept', actual: finding.outcome, ...finding }));
    const outcome = (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__.worst)([verdict.outcome, ...findings.map((finding) => finding.outcome)]);
    return { ...verdict, outcome, headline: outcome === verdict.outcome ? verdict.headline : findings.find((finding) => finding.outcome === outcome).message, findings: [...verdict.findings, ...findings] };
}
/** Errors of the forge end with what to do. */
function reasonOf(error) {
    if (error instanceof _github_forge_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q)
        return error.message;
    const { message, fix } = (0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .G)(error)[0];
    return `${message} ${fix}`;
}
/** The result with what was done as its first note. */
function withRemediation(result, remediated) {
    if (!remediated)
        return result;
    return { ...result, verdict: { ...result.verdict, notes: [remediated.did, ...result.verdict.notes] }, details: { ...result.details, remediation: remediated } };
}
/** The gravest findings first, as many as fit; how many did not is said. */
function findingsText(outcome, headline, findings, causes) {
    const all = (0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__/* .byGravity */ .SN)(findings).map(({ code, outcome: own, message, subject, numbers }) => ({ code, outcome: own, message: message.slice(0, 500), ...(subject && { subject }), ...(numbers && { numbers }) }));
    const text = (count) => JSON.stringify({ outcome, headline: headline.slice(0, 500), causes: causesOf(causes), findings: all.slice(0, count), ...(count < all.length && { left_out: all.length - count }) });
    let count = all.length;
    while (count > 0 && text(count).length > MOST_FINDINGS_CHARACTERS)
        count -= Math.max(1, Math.floor(count / 10));
    return text(count);
}
function causesOf(causes) {
    return Array.isArray(causes) ? causes.slice(0, 3).map(({ cause, name, text }) => ({ cause, name, text: text.slice(0, 500) })) : [];
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


/***/ }),

/***/ 95769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ outFolder),
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);




/**
 * The folder for what a stage leaves, absolute. Throws InputError where it, or what leads to it below the workspace, is a symbolic link: a
 * commit can hold one, and what is written would replace files of another place.
 */
function outFolder(workspace, out) {
    const inside = node_path__WEBPACK_IMPORTED_MODULE_2__.relative(workspace, out);
    const names = inside.startsWith('..') || node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(inside) ? [''] : inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    const from = names[0] === '' ? out : workspace;
    const way = names.map((_, at) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(from, ...names.slice(0, at + 1)));
    const link = way.find((step) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(step, { throwIfNoEntry: false })?.isSymbolicLink());
    if (link === undefined)
        return out;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('out-is-link', `${JSON.stringify(node_path__WEBPACK_IMPORTED_MODULE_2__.relative(workspace, link) || link)} is a symbolic link, and results are written into it.`, 'Take the link away, or name a folder of its own with --out (the input `out` of an action).');
}
/** Writes whole or not at all: a reader never meets half a verdict. */
async function writeWhole(file, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), { recursive: true });
    const partial = `${file}.partial-${process.pid}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, file);
}


/***/ }),

/***/ 67776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const systemClock = {
    now: () => new Date(),
    sleep: (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal }),
};


/***/ }),

/***/ 13914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ safeSplit),
/* harmony export */   u: () => (/* binding */ drainCandidate)
/* harmony export */ });
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _trigger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27088);
/* harmony import */ var _mirror_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95301);
/* harmony import */ var _router_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61115);




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
        await (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureSplit */ .XD)(traffic, safe, clock);
        if (stuck !== undefined)
            throw stuck;
        if (open.plan.strategy === 'shadow')
            await (0,_mirror_js__WEBPACK_IMPORTED_MODULE_2__/* .writeMirror */ .l)(traffic, null);
        await recorder.append('drained', { split: safe, by: why.by, code: why.code, reason: why.reason }, open.id);
    }
    if (why.ends)
        return;
    const after = { open: openOf(recorder), champion: recorder.state.champion };
    if (!after.open.rolledBack)
        await recorder.append('rolled-back', rolledBack(after, why, decidedAt, clock.now().getTime()), open.id);
}
/** Where all users go when a candidate must have none; undefined at a first delivery, where there is nobody else. */
function safeSplit(open) {
    return open.champion ? (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .allTo */ .jT)(open.champion.slot, open.slots) : undefined;
}
async function recordIntent(recorder, open, split, why) {
    if (open.intent?.kind === 'drain')
        return undefined;
    try {
        await recorder.append('intent', { kind: 'drain', split, step: -1, code: why.code, reason: why.reason }, open.id);
        return undefined;
    }
    catch (error) {
        if (error instanceof _core_seams_js__WEBPACK_IMPORTED_MODULE_0__/* .JournalConflict */ .s)
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
        // The watch or an earlier tick may have drained it for a reason of its own.
        trigger: (code === why.code ? why.trigger : undefined) ?? (0,_trigger_js__WEBPACK_IMPORTED_MODULE_1__/* .triggerOf */ .i)(code),
        ...(why.triggeredAt !== undefined && { triggeredAt: why.triggeredAt }),
    };
}
function openOf(recorder) {
    const { open } = recorder.state;
    if (!open)
        throw new Error('No delivery is open.');
    return open;
}


/***/ }),

/***/ 95301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readMirror),
/* harmony export */   l: () => (/* binding */ writeMirror)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** The slot that gets copies of the requests; null: none; undefined where the router cannot mirror. */
async function readMirror({ capabilities, mirror }) {
    return capabilities.mirror && mirror ? mirror.read() : undefined;
}
/** Sends copies to this slot, or to nobody, and believes only what it reads back. Writes nothing where it is so already. Throws DriverError `mirror-not-taken`. */
async function writeMirror(traffic, slot) {
    const before = await readMirror(traffic);
    if (before === slot || (before === undefined && slot === null))
        return;
    await traffic.mirror?.write(slot);
    const after = await readMirror(traffic);
    if (after === slot)
        return;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('mirror-not-taken', `The router ${traffic.name} was told to send copies to ${slot ?? 'nobody'}, and says ${after ?? 'nobody'}.`, 'See the router\'s own log; the same command can be run again at any time.');
}


/***/ }),

/***/ 27088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ TRIGGER_WORDS),
/* harmony export */   i: () => (/* binding */ triggerOf)
/* harmony export */ });
/** By the code with which a candidate lost its users. */
const OF_CODES = {
    harm: 'guardrail',
    'lease-ran-out': 'lease',
    aborted: 'person',
    'rolled-back-by-hand': 'person',
    'lease-taken': 'person',
    'held-by-data': 'data',
    'digest-mismatch': 'digest-mismatch',
    'candidate-silent': 'signals',
    blind: 'signals',
    'time-budget': 'time',
    'release-lost': 'placing', 'release-renamed': 'placing', 'place-failed': 'placing',
    'loaded-mismatch': 'digest-mismatch', 'loaded-nothing': 'placing', 'golden-mismatch': 'digest-mismatch', 'golden-unanswered': 'placing',
};
function triggerOf(code) {
    return Object.hasOwn(OF_CODES, code) ? OF_CODES[code] : 'other';
}
/** In the words of a verdict and of an incident. */
const TRIGGER_WORDS = {
    guardrail: 'a guardrail showed harm',
    lease: 'nobody looked after the rollout any more, and its lease ran out',
    person: 'a person asked for it',
    monitor: 'a monitor of what serves asked for it',
    data: 'a check of the data asked for it',
    'digest-mismatch': 'what served was not what was approved',
    signals: 'the signals were away, or the candidate fell silent',
    time: 'the time for evidence ran out',
    placing: 'the candidate could not be brought to where it would serve',
    other: 'the rollout ended it',
    drill: 'a drill',
};


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
