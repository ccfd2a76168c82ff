export const id = 6408;
export const ids = [6408,5806,4646,5679,8633];
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

/***/ 11380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  follow: () => (/* binding */ follow),
  redrawn: () => (/* binding */ redrawn)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/serving/prove.js
var prove = __webpack_require__(83630);
// EXTERNAL MODULE: ./.build/src/serving/recorder.js
var serving_recorder = __webpack_require__(90560);
// EXTERNAL MODULE: ./.build/src/rollout/judge.js + 9 modules
var judge = __webpack_require__(41566);
;// CONCATENATED MODULE: ./.build/src/rollout/live.js

/** Told from the journal alone, by the same fold as the tick's. */
function evidenceCurves(open) {
    return open.plan.guardrails.map((guardrail) => {
        const running = (0,judge/* startJudging */.V8)(guardrail);
        const harm = [];
        const noHarm = [];
        for (const interval of open.observed[guardrail.name] ?? []) {
            (0,judge/* judgeOn */.PD)(running, interval);
            const now = (0,judge/* judgementOf */.lG)(running, interval.step, open.plan.falsePromotion);
            harm.push(now.harm.logE);
            noHarm.push(now.noHarm.logE);
        }
        return { judgement: (0,judge/* judgementOf */.lG)(running, open.step, open.plan.falsePromotion), harm, noHarm };
    });
}
const BLOCKS = '▁▂▃▄▅▆▇█';
const BAR = 24;
/**
 * A rollout in flight, or how the last one ended, as lines for a terminal: shares, rates of both arms, and two curves for each guardrail.
 * A curve that reaches the top of its line has reached its limit: harm takes the candidate back, no harm lets it have more users.
 */
function liveLines({ open, champion, closed }, { now, width }) {
    if (open)
        return flight(open, now, width);
    const last = Object.values(closed).reduce((latest, one) => (latest && latest.closedAt > one.closedAt ? latest : one), undefined);
    const serves = champion ? `${title(champion.release)} serves on slot ${champion.slot} since ${new Date(champion.since).toISOString()}.` : 'Nothing serves by this journal.';
    if (!last)
        return ['No rollout is in flight.', serves];
    const why = last.rolledBack?.reason ?? last.note;
    return [`No rollout is in flight. The last one, of ${title(last.release)}, was ${last.outcome} at ${new Date(last.closedAt).toISOString()}.${why ? ` ${why}` : ''}`, serves];
}
function flight(open, now, width) {
    const { plan, step, holds, lease, slot, slots } = open;
    const [hold] = holds;
    const share = step < 0 ? 0 : plan.steps[step];
    const state = hold ? `held: ${hold.reason}` : now > lease ? 'NO TICK CAME: its lease is over' : 'watched';
    const head = `${title(open.release)} has ${share} % of users, step ${step + 1} of ${plan.steps.length}, ${state}`;
    const arms = slots.map((name) => `  slot ${name.padEnd(8)} ${bar((open.configured[name] ?? 0) / 100)} ${String(round(open.configured[name] ?? 0)).padStart(5)} %  ${name === slot ? 'candidate' : 'champion'}`);
    const left = now > lease ? '' : `; lease ${Math.round((lease - now) / 1000)} s`;
    return [head, ...arms, ...evidenceCurves(open).flatMap((curve) => guardrailLines(curve, width)), `  ${intervalsOf(open)} intervals of ${Math.round(plan.interval / 1000)} s${left}`];
}
function guardrailLines({ judgement, harm, noHarm }, width) {
    const { guardrail, sideBySide, invalid, pending, silent } = judgement;
    const room = Math.max(8, width - 46);
    const notes = [invalid && `judgement invalid: ${invalid}`, pending && `pending: ${pending}`, silent.intervals > 0 && `the candidate was silent in ${silent.intervals} of ${judge/* SILENT_INTERVALS */.XX} intervals`].filter(Boolean);
    return [
        `  ${guardrail.name}: ${armsText(sideBySide)}${notes.length > 0 ? `; ${notes.join('; ')}` : ''}`,
        `    harm     ${sparkline(harm, judgement.harm.limit, room)}  ${evidenceText(judgement.harm)}`,
        `    no harm  ${sparkline(noHarm, judgement.noHarm.limit, room)}  ${evidenceText(judgement.noHarm)}`,
    ];
}
function evidenceText({ logE, limit, reached }) {
    return `${Math.exp(Math.min(logE, 700)).toPrecision(3)} of ${Math.exp(limit).toPrecision(3)}${reached ? ', reached' : ''}`;
}
function armsText({ candidate, champion }) {
    const one = ({ events, total }) => (total > 0 ? `${((100 * events) / total).toPrecision(3)} % of ${Math.round(total)}` : 'none yet');
    return `candidate ${one(candidate)}, champion ${one(champion)}`;
}
/** The last part of it where it is longer than the room. The bottom is no evidence (E ≤ 1), the top the limit. */
function sparkline(values, limit, room) {
    const shown = values.slice(-room);
    const level = (value) => Math.max(0, Math.min(BLOCKS.length - 1, Math.floor((value / limit) * (BLOCKS.length - 1))));
    return shown.map((value) => (Number.isFinite(value) ? BLOCKS[level(value)] : value > 0 ? BLOCKS.at(-1) : BLOCKS[0])).join('').padEnd(room, '·');
}
function bar(share) {
    return '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░');
}
function intervalsOf({ observed }) {
    return Math.max(0, ...Object.values(observed).map((intervals) => intervals.length));
}
function title({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}
function round(share) {
    return Math.round(share * 100) / 100;
}

// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 45 modules
var wiring = __webpack_require__(42459);
;// CONCATENATED MODULE: ./.build/src/run/follow.js






/**
 * Shows the rollout in flight as its journal tells it, again and again until `signal`. Reads alone: nothing that it does can move a user. Answers whether the
 * journal could be read and trusted at the last look.
 */
async function runFollow(session, { secrets, width, every, signal, show }) {
    const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
    const recorder = new serving_recorder/* Recorder */.vk((0,wiring/* openJournal */._0)(delivery, session, await (0,signing/* signingOf */.f)(delivery, secrets)), session.clock, '');
    for (let shown;;) {
        let lines;
        let good = true;
        let mark;
        try {
            const state = await recorder.refresh();
            lines = liveLines(state, { now: session.clock.now().getTime(), width });
            mark = String(state.position);
        }
        catch (error) {
            good = false;
            lines = [`The journal cannot be told: ${(0,prove/* messageOf */.bD)(error)}`];
            mark = lines[0];
        }
        show(lines, mark !== shown);
        shown = mark;
        if (every === undefined || signal?.aborted)
            return good;
        await session.clock.sleep(every, signal).catch((error) => {
            if (!signal?.aborted)
                throw error;
        });
        if (signal?.aborted)
            return good;
    }
}

// EXTERNAL MODULE: ./.build/src/cli/session.js
var cli_session = __webpack_require__(25806);
;// CONCATENATED MODULE: ./.build/src/cli/follow.js





const WIDTH = 100;
const EVERY = '5 s';
/**
 * `sluice follow`: the rollout in flight, live: shares, rates of both arms, and how the evidence grows. On a terminal it is drawn over itself; elsewhere what
 * is new is printed. Reads the journal alone.
 */
async function follow(argv, io) {
    const { values } = (0,external_node_util_.parseArgs)({ args: argv, options: { ...cli_session/* STAGE_OPTIONS */.m, once: { type: 'boolean', default: false }, every: { type: 'string', default: EVERY } } });
    const every = (0,duration/* parseDuration */.E)(values.every);
    const session = (0,cli_session.openSession)(values, io, 'deliver');
    const stop = new AbortController();
    const end = () => stop.abort();
    process.once('SIGINT', end).once('SIGTERM', end);
    const show = io.terminal && !values.once ? redrawn(io.terminal) : (lines, changed) => changed && io.stdout(`${lines.map(safe).join('\n')}\n`);
    try {
        const good = await runFollow(session, { secrets: { key: io.env.SLUICE_SIGNING_KEY }, width: Math.min(WIDTH, process.stderr.columns ?? WIDTH), every: values.once ? undefined : every, signal: stop.signal, show });
        return good ? 0 : 3;
    }
    finally {
        process.off('SIGINT', end).off('SIGTERM', end);
        await session.engine.close();
    }
}
/** Each look over the one before. */
function redrawn(write) {
    let drawn = 0;
    return (lines) => {
        write(`${drawn > 0 ? `\u001B[${drawn}A` : ''}${lines.map((line) => `\u001B[2K${safe(line)}\n`).join('')}${'\u001B[2K\n'.repeat(Math.max(0, drawn - lines.length))}`);
        drawn = Math.max(drawn, lines.length);
    };
}
/** Reasons and names come from a journal: none may move the cursor. */
function safe(line) {
    const indent = /^ */.exec(line)[0];
    return indent + (0,report_escape/* logLine */.BP)(line.slice(indent.length));
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

/***/ 4646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OUTCOMES: () => (/* binding */ OUTCOMES),
/* harmony export */   STAGES: () => (/* binding */ STAGES),
/* harmony export */   exitStatus: () => (/* binding */ exitStatus),
/* harmony export */   worst: () => (/* binding */ worst)
/* harmony export */ });
/** The stages of a delivery, in order (docs/architecture.md). */
const STAGES = [
    'build',
    'identify',
    'validate-data',
    'predict',
    'probe-model',
    'run-model-tests',
    'seal',
    'require-approval',
    'canary-promote',
    'rollback',
    'adopt',
    'watch',
    'monitor',
];
/**
 * What a stage, or one rule in it, concludes. `inconclusive` is an answer ("not enough data: needs about n rows"), never
 * a silent pass or fail; `error` means that the question could not be asked (unreadable or contradictory input).
 */
const OUTCOMES = ['pass', 'warn', 'inconclusive', 'fail', 'error'];
const SEVERITY = { pass: 0, warn: 1, inconclusive: 2, fail: 3, error: 4 };
/** The gravest outcome; of none at all: `error`, for a stage that asked nothing has shown nothing. */
function worst(outcomes) {
    if (outcomes.length === 0)
        return 'error';
    return outcomes.reduce((gravest, outcome) => (SEVERITY[outcome] > SEVERITY[gravest] ? outcome : gravest));
}
/** Exit status of the command line program: 0 pass or warn, 1 fail, 2 inconclusive, 3 error in the input. */
function exitStatus(verdict) {
    switch (verdict.outcome) {
        case 'pass':
        case 'warn':
            return 0;
        case 'fail':
            return verdict.enforced ? 1 : 0;
        case 'inconclusive':
            return verdict.enforced ? 2 : 0;
        case 'error':
            return 3;
    }
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

/***/ 16100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JC: () => (/* binding */ preAuthEncoding),
/* harmony export */   PO: () => (/* binding */ strictBase64),
/* harmony export */   Uc: () => (/* binding */ PAYLOAD_TYPE),
/* harmony export */   Yj: () => (/* binding */ signEnvelope),
/* harmony export */   j9: () => (/* binding */ bareEnvelope),
/* harmony export */   s3: () => (/* binding */ isSignedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** An envelope that nobody signed. */
function bareEnvelope(payload) {
    return { payloadType: PAYLOAD_TYPE, payload: Buffer.from(payload).toString('base64'), signatures: [] };
}
function signEnvelope(payload, key) {
    const sig = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(algorithmOf(key), preAuthEncoding(PAYLOAD_TYPE, payload), key.privateKey).toString('base64');
    return { ...bareEnvelope(payload), signatures: [{ keyid: key.keyid, sig }] };
}
/** Whether the envelope's one signature is by this key over exactly this payload and type. */
function isSignedBy(envelope, key) {
    const payload = strictBase64(envelope.payload);
    const signature = strictBase64(envelope.signatures[0]?.sig ?? '');
    if (!payload || !signature || envelope.signatures.length !== 1)
        return false;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(algorithmOf(key), preAuthEncoding(envelope.payloadType, payload), key.key, signature);
}
/** What is signed: github.com/secure-systems-lab/dsse/blob/master/protocol.md, `PAE(type, body)`. */
function preAuthEncoding(type, payload) {
    return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}
/** Bytes of base64 text in its only canonical form: lenient decoding would let two texts stand for one payload. */
function strictBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}
/** Ed25519 hashes by itself; ECDSA on P-256 goes with SHA-256 (signature in DER form). */
function algorithmOf({ key }) {
    return key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
}


/***/ }),

/***/ 89186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ schemaMistakes),
/* harmony export */   JX: () => (/* binding */ statementMistakes),
/* harmony export */   _p: () => (/* binding */ parseHostile)
/* harmony export */ });
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52210);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54885);


/** Statements nest a verdict and small details; nothing of ours is deeper, and deeper text could exhaust the stack. */
const DEEPEST = 64;
const MOST_MISTAKES = 5;
const SCHEMAS = { 'audit-mapping': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .auditMappingSchema */ .l8, 'audit-pack': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .auditPackSchema */ .sQ, event: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .eventSchema */ .G4, ledger: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerSchema */ .Bx, 'ledger-head': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerHeadSchema */ .xM, oms: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .omsSchema */ .v5, release: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseSchema */ .By, statement: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchema */ .t, verdict: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D };
/**
 * JSON from a stranger: refuses what is too large, too deep or no UTF-8 before it is parsed, and numbers such as 1e999,
 * which become infinities that have no canonical form. Never throws.
 */
function parseHostile(bytes, limitBytes) {
    if (bytes.length > limitBytes)
        return { mistake: `it has ${bytes.length} bytes and at most ${limitBytes} are read` };
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        const depth = depthOf(text);
        if (depth > DEEPEST)
            return { mistake: `it nests ${depth} deep and at most ${DEEPEST} is read` };
        const value = JSON.parse(text);
        return hasInfinity(value) ? { mistake: 'it holds a number beyond what a double can be' } : { value };
    }
    catch (error) {
        return { mistake: error instanceof SyntaxError ? `it is not JSON (${error.message})` : 'it is not UTF-8 text' };
    }
}
/** What does not fit the published schema, each as `/place: what`; empty where all fits. */
function schemaMistakes(name, value) {
    return mistakesOf(name, value);
}
/** The same for a statement, by the schema of the stage that it names: where it names none that is known, by what all have in common. */
function statementMistakes(value) {
    const type = value?.predicateType;
    const stage = typeof type === 'string' ? /^urn:sluice:statement:([a-z-]+):v1$/.exec(type)?.[1] : undefined;
    return mistakesOf(stage !== undefined && Object.hasOwn(_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchemas */ .UU, stage) ? `statement:${stage}` : 'statement', value);
}
function mistakesOf(name, value) {
    const validate = validatorOf(name);
    if (validate(value) === true)
        return [];
    return (validate.errors ?? []).slice(0, MOST_MISTAKES).map((error) => {
        const key = error.params.additionalProperty;
        return `${error.instancePath || '/'}: ${error.message ?? error.keyword}${key === undefined ? '' : ` (${JSON.stringify(key.slice(0, 100))})`}`;
    });
}
const compiled = new Map();
function validatorOf(name) {
    let validate = compiled.get(name);
    if (!validate) {
        // Made on first use: a stage that reads no evidence pays nothing for it.
        // Nor anything for asking whether our own schemas are schemas, which a test does.
        const ajv = new ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__.Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, validateSchema: false, code: { optimize: false } });
        if (name.startsWith('statement'))
            ajv.addSchema([_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D, _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseSchema */ .By, ...(name === 'statement' ? [] : [_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchema */ .t])]);
        validate = ajv.compile(schemaOf(name));
        compiled.set(name, validate);
    }
    return validate;
}
function schemaOf(name) {
    return name.startsWith('statement:') ? _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchemas */ .UU[name.slice('statement:'.length)] : SCHEMAS[name];
}
function hasInfinity(value) {
    if (typeof value === 'number')
        return !Number.isFinite(value);
    return typeof value === 'object' && value !== null && Object.values(value).some(hasInfinity);
}
function depthOf(text) {
    let depth = 0;
    let deepest = 0;
    let inString = false;
    for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        if (inString) {
            if (c === 0x5c)
                i++;
            else if (c === 0x22)
                inString = false;
        }
        else if (c === 0x22)
            inString = true;
        else if (c === 0x7b || c === 0x5b)
            deepest = Math.max(deepest, ++depth);
        else if (c === 0x7d || c === 0x5d)
            depth--;
    }
    return deepest;
}


/***/ }),

/***/ 43449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HK: () => (/* binding */ verifyingKey),
/* harmony export */   NR: () => (/* binding */ signingKey)
/* harmony export */ });
/* unused harmony export publicPem */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



/** Reads a private key (PEM, Ed25519 or P-256). Throws InputError; never shows a byte of the key. */
function signingKey(pem) {
    const privateKey = parsed(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(pem), 'key-unreadable', 'The signing key is no readable private key in PEM form.', 'Give the text of an unencrypted PKCS #8 file, e.g. from `openssl genpkey -algorithm ed25519`.');
    return { privateKey, ...named((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey)) };
}
/** Reads a public key (PEM, Ed25519 or P-256). A private key is refused, so that none lies beside a ledger unnoticed. */
function verifyingKey(pem) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-private', 'A private key was given where a public key belongs.', 'Make the public half with `openssl pkey -in key.pem -pubout`, and treat the private key as leaked if others could read this file.');
    const key = parsed(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem), 'key-unreadable', 'The public key is not readable PEM.', 'Give the SPKI form, e.g. from `openssl pkey -in key.pem -pubout`.');
    return named(key);
}
/** PEM of the public half, for a file beside the ledger. */
function publicPem(key) {
    return key.key.export({ type: 'spki', format: 'pem' });
}
function named(key) {
    const curve = key.asymmetricKeyDetails?.namedCurve;
    const fits = key.asymmetricKeyType === 'ed25519' || (key.asymmetricKeyType === 'ec' && curve === 'prime256v1');
    if (!fits)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-unsupported', `The key is ${key.asymmetricKeyType ?? 'of an unknown type'}${curve ? ` on ${curve}` : ''}.`, 'Use Ed25519, or ECDSA on P-256.');
    return { key, keyid: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(key.export({ type: 'spki', format: 'der' })) };
}
function parsed(read, code, message, fix) {
    try {
        return read();
    }
    catch {
        // The cause is left out: OpenSSL's text may quote what was in the file.
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of(code, message, fix);
    }
}


/***/ }),

/***/ 77304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ manifestOf),
/* harmony export */   Gr: () => (/* binding */ MOST_MANIFEST_BYTES),
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Mz: () => (/* binding */ measureRelease),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   TS: () => (/* binding */ declaredParts),
/* harmony export */   Wt: () => (/* binding */ identifyRelease),
/* harmony export */   aH: () => (/* binding */ layoutOf),
/* harmony export */   cS: () => (/* binding */ releaseDigest),
/* harmony export */   dI: () => (/* binding */ PARTS)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _model_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85801);




/** What a release can consist of, in the order of every list. */
const PARTS = ['model', 'code', 'features', 'config', 'environment'];
const MOST_MANIFEST_BYTES = 1024 * 1024;
/** SHA-256 over the canonical JSON (RFC 8785) of `{part: part digest}`; name and version are not in it. */
function releaseDigest(parts) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.digest])));
}
/** Computes every part from its bytes. Throws InputError with the problems of all parts. */
async function identifyRelease(delivery) {
    return (await measureRelease(delivery)).manifest;
}
async function measureRelease(delivery) {
    const declared = declaredParts(delivery);
    const measured = {};
    const problems = [];
    // One after the other: each reads a few files at once already.
    for (const [name, path] of declared) {
        try {
            measured[name] = await (0,_model_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .modelDigest */ .a9)(delivery.resolve(path));
        }
        catch (error) {
            if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d))
                throw error;
            const location = delivery.locate(['release', name]);
            problems.push(...error.problems.map((problem) => ({ ...problem, location })));
        }
    }
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(problems);
    return { manifest: manifestOf(delivery.spec.release, declared, measured), measured };
}
function declaredParts({ spec: { release } }) {
    return PARTS.flatMap((name) => {
        const path = release[name];
        return path === undefined ? [] : [[name, path]];
    });
}
function manifestOf(labels, declared, measured) {
    const parts = Object.fromEntries(declared.map(([name, path]) => {
        const { kind, digest, tree, files, bytes } = measured[name];
        return [name, { path, kind, digest, tree, files: files.length, bytes }];
    }));
    const version = labels.version === undefined ? {} : { version: labels.version };
    return { schema: 'urn:sluice:release:v1', name: labels.name, ...version, digest: releaseDigest(parts), parts };
}
function refOf({ name, version, digest }) {
    return version === undefined ? { name, digest } : { name, version, digest };
}
/** `tree` of each part, as a gate's policy takes it. */
function layoutOf(manifest) {
    return Object.fromEntries(Object.entries(manifest.parts).map(([name, part]) => [name, part.tree]));
}
/** A manifest from a stranger's bytes; its digest must follow from its parts. Throws InputError. */
function parseManifest(bytes, shown) {
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._p)(bytes, MOST_MANIFEST_BYTES);
    const mistakes = 'mistake' in parsed ? [parsed.mistake] : (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D6)('release', parsed.value);
    if (mistakes.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('manifest-unreadable', `${shown} is no release manifest: ${mistakes.join('; ')}.`, 'Take release.json from where Sluice wrote it.');
    const manifest = parsed.value;
    const digest = releaseDigest(manifest.parts);
    if (digest !== manifest.digest)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('manifest-contradictory', `${shown} names the release ${manifest.digest}, and its parts make ${digest}.`, 'Take release.json from where Sluice wrote it; this copy was edited.');
    return manifest;
}


/***/ }),

/***/ 18315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ envelopeOf),
/* harmony export */   NR: () => (/* binding */ isSigstoreBundle),
/* harmony export */   Ye: () => (/* binding */ keySigner),
/* harmony export */   ad: () => (/* binding */ unsigned),
/* harmony export */   ln: () => (/* binding */ keylessSigner)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _dsse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16100);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43449);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89186);





/** Leaves the ledger unsigned: its chain shows accidents and clumsy edits, and proves nothing of who wrote it. */
function unsigned() {
    return { mode: 'none', who: 'nobody (unsigned)', sign: async (statement) => (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .bareEnvelope */ .j9)(payloadOf(statement)) };
}
/** Signs with a private key (PEM, Ed25519 or P-256). Throws InputError where the key cannot be used. */
function keySigner(pem) {
    const key = (0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .signingKey */ .NR)(pem);
    return { mode: 'key', who: `key ${key.keyid}`, sign: async (statement) => (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .signEnvelope */ .Yj)(payloadOf(statement), key) };
}
/**
 * Signs through Sigstore. `signDsse` talks to the services (it knows the runner, this room does not); what it answers is
 * believed only where it is a bundle around this very statement.
 */
function keylessSigner(signDsse) {
    return {
        mode: 'keyless',
        who: 'the identity of the workflow (Sigstore)',
        sign: async (statement) => {
            const bundle = await signDsse(payloadOf(statement), _dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .PAYLOAD_TYPE */ .Uc, statement);
            if ((0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_4__/* .schemaMistakes */ .D6)('ledger', bundle).length > 0 || !isSigstoreBundle(bundle) || !wraps(bundle, statement))
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('keyless-bundle-unusable', 'What came back from keyless signing is no Sigstore bundle around this statement.', 'Run the step again; if it stays, set `evidence.signing: key` and report the versions of the runner and of Sluice.');
            return bundle;
        },
    };
}
function isSigstoreBundle(line) {
    return 'dsseEnvelope' in line;
}
function envelopeOf(line) {
    return isSigstoreBundle(line) ? line.dsseEnvelope : line;
}
function payloadOf(statement) {
    return Buffer.from((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(statement));
}
/** Signing services serialize the statement themselves, so the value counts and not its spacing. */
function wraps(bundle, statement) {
    const payload = (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .strictBase64 */ .PO)(bundle.dsseEnvelope.payload);
    if (!payload || bundle.dsseEnvelope.signatures.length !== 1)
        return false;
    try {
        return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(JSON.parse(payload.toString('utf8'))) === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(statement);
    }
    catch {
        return false;
    }
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

/***/ 66976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ normalQuantile),
/* harmony export */   n: () => (/* binding */ twoSidedQuantile)
/* harmony export */ });
/**
 * Quantile of the standard normal distribution for `0 < p < 1` (infinite at 0 and 1, NaN outside).
 * Algorithm AS 241, routine PPND16 (Wichura 1988, Applied Statistics 37(3)), accurate to about 1 part in 1e16.
 */
function normalQuantile(p) {
    if (!(p >= 0 && p <= 1))
        return NaN;
    if (p === 0)
        return -Infinity;
    if (p === 1)
        return Infinity;
    const q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
        const r = 0.180625 - q * q;
        return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
    }
    const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    const size = r <= 5
        ? polynomial(MIDDLE_ABOVE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
        : polynomial(TAIL_ABOVE, r - 5) / polynomial(TAIL_BELOW, r - 5);
    return q < 0 ? -size : size;
}
/** Quantile for a two-sided interval of confidence `level`: 1.959963984540054 at 0.95. */
function twoSidedQuantile(level) {
    return -normalQuantile((1 - level) / 2);
}
// Coefficients of PPND16, from the constant term upwards.
const CENTRE_ABOVE = [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const CENTRE_BELOW = [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852545925,
];
const MIDDLE_ABOVE = [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const MIDDLE_BELOW = [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const TAIL_ABOVE = [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
    0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const TAIL_BELOW = [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];
function polynomial(coefficients, x) {
    let value = 0;
    for (let i = coefficients.length - 1; i >= 0; i--)
        value = value * x + coefficients[i];
    return value;
}


/***/ }),

/***/ 22528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pv: () => (/* binding */ newcombe),
/* harmony export */   rF: () => (/* binding */ wilson),
/* harmony export */   wY: () => (/* binding */ tango)
/* harmony export */ });
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/** Wilson's score interval for `successes` of `n` independent trials (Wilson 1927), at confidence `level`. */
function wilson(successes, n, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const p = successes / n;
    const z2 = (z * z) / n;
    const centre = (p + z2 / 2) / (1 + z2);
    const reach = (z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
    return {
        low: successes === 0 ? 0 : Math.max(0, centre - reach),
        high: successes === n ? 1 : Math.min(1, centre + reach),
    };
}
/**
 * Newcombe's hybrid score interval for the difference first − second of two independent proportions (Newcombe 1998,
 * Statistics in Medicine 17:873, method 10): from the Wilson intervals of both.
 */
function newcombe(first, second, level) {
    const [p, q] = [first.successes / first.n, second.successes / second.n];
    const [of, other] = [wilson(first.successes, first.n, level), wilson(second.successes, second.n, level)];
    return { low: p - q - Math.hypot(p - of.low, other.high - q), high: p - q + Math.hypot(of.high - p, q - other.low) };
}
/**
 * Tango's score interval for the difference of two paired proportions (Tango 1998, Statistics in Medicine 17:891,
 * equations 13 to 16): of `n` pairs, `firstOnly` succeeded in the first alone and `secondOnly` in the second alone;
 * the difference is (firstOnly − secondOnly) / n.
 */
function tango(firstOnly, secondOnly, n, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const estimate = (firstOnly - secondOnly) / n;
    const score = (difference) => {
        const a = 2 * n;
        const b = -firstOnly - secondOnly + (2 * n - firstOnly + secondOnly) * difference;
        const c = -secondOnly * difference * (1 - difference);
        const second = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        const variance = n * (2 * second + difference * (1 - difference));
        return (firstOnly - secondOnly - n * difference) / Math.sqrt(Math.max(variance, Number.MIN_VALUE));
    };
    return {
        low: crossing((d) => score(d) - z, -1, estimate),
        high: crossing((d) => score(d) + z, estimate, 1),
    };
}
/** Where a falling function crosses zero between two points, by halving to the last bit that matters. */
function crossing(falling, from, to) {
    let low = from;
    let high = to;
    for (let step = 0; step < 100 && high - low > 1e-15; step++) {
        const middle = (low + high) / 2;
        if (falling(middle) > 0)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}


/***/ }),

/***/ 43376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SX: () => (/* binding */ logGamma),
/* harmony export */   WI: () => (/* binding */ normalTail),
/* harmony export */   cj: () => (/* binding */ chiSquaredTail),
/* harmony export */   d2: () => (/* binding */ noncentralScore)
/* harmony export */ });
/* unused harmony export upperGamma */
/** ln Γ(x) for x > 0: Lanczos's approximation (g = 7, 9 terms; Godfrey 2001), relative error below 1e-14. */
function logGamma(x) {
    if (!(x > 0))
        return NaN;
    if (x < 0.5)
        return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    const shifted = x - 1;
    const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (shifted + index)), 0);
    const t = shifted + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
/**
 * Upper regularised incomplete gamma function Q(a, x) for a > 0, x >= 0: its series below a + 1, Lentz's continued
 * fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
function upperGamma(a, x) {
    if (!(a > 0) || !(x >= 0))
        return NaN;
    if (x === 0)
        return 1;
    if (x === Infinity)
        return 0;
    const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
    return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}
/** P(X >= x) for a chi-squared variable with `degrees` degrees of freedom. */
function chiSquaredTail(x, degrees) {
    return upperGamma(degrees / 2, x / 2);
}
/** P(Z >= x) for a standard normal variable, to full relative precision in the upper tail. */
function normalTail(x) {
    return x >= 0 ? upperGamma(0.5, (x * x) / 2) / 2 : 1 - normalTail(-x);
}
/**
 * Standard normal score of a noncentral chi-squared value: P(X <= x) ≈ Φ(score) (Sankaran 1963, Biometrika 50:199; his
 * third approximation); tail probabilities are within 2 % down to 1e-4, within a third down to 1e-5.
 */
function noncentralScore(x, degrees, noncentrality) {
    const [mean, second, third] = [degrees + noncentrality, degrees + 2 * noncentrality, degrees + 3 * noncentrality];
    const h = 1 - (2 * mean * third) / (3 * second * second);
    const p = second / (mean * mean);
    const m = (h - 1) * (1 - 3 * h);
    const centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
    return ((x / mean) ** h - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
}
function lowerSeries(a, x) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * EPSILON; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}
function upperFraction(a, x) {
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / b;
    let fraction = d;
    for (let n = 1, step = 0; Math.abs(step - 1) > ROUNDING && n < MOST_TERMS; n++) {
        const numerator = -n * (n - a);
        b += 2;
        d = 1 / notZero(numerator * d + b);
        c = notZero(b + numerator / c);
        step = d * c;
        fraction *= step;
    }
    return fraction;
}
function notZero(value) {
    return Math.abs(value) < TINY ? TINY : value;
}
const EPSILON = 1e-16;
/** A factor that is one but for rounding may never be one itself. */
const ROUNDING = 4e-16;
const MOST_TERMS = 100_000;
const TINY = 1e-300;
const LANCZOS = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];


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
