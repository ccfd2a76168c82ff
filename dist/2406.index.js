export const id = 2406;
export const ids = [2406,5806,5679,8633];
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

/***/ 25321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  initRolloutCommand: () => (/* binding */ initRolloutCommand),
  proposeRollout: () => (/* binding */ proposeRollout)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/rollout/plan/words.js
var words = __webpack_require__(11628);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/rollout/plan/forecast.js + 1 modules
var forecast = __webpack_require__(28054);
;// CONCATENATED MODULE: ./.build/src/rollout/plan/propose.js

/** From the finest ramp to the coarsest; a smaller first step is safer and slower. */
const RAMPS = [[1, 5, 25, 50, 100], [5, 25, 50, 100], [10, 50, 100], [25, 50, 100], [50, 100]];
/** A margin below the first is for teams that ask for it; harm begins where `tolerate` says, well below each. */
const MARGINS = [1.5, 2, 2.5, 3, 4, 5, 7, 10];
const TOLERATE = 1.1;
const RUNS = 100;
/**
 * The smallest margin at which an equally good candidate is promoted often enough within the time budget, and at that margin the
 * finest ramp at which it still is. Where nothing is carried, the last that was tried: its forecast says so.
 */
function propose(guardrail, traffic, frame, { seed, runs } = {}) {
    const planOf = (steps, margin) => ({ ...frame, steps: [...steps], guardrails: [{ ...guardrail, tolerate: TOLERATE, margin }] });
    const carries = (steps, margin) => (0,forecast/* forecast */.g3)(planOf(steps, margin), traffic, { seed, runs: Math.min(runs ?? RUNS, RUNS), ratios: [] }).equal.promoted.of >= forecast/* ENOUGH */.Pl;
    const coarsest = RAMPS.at(-1);
    const margin = MARGINS.find((each) => carries(coarsest, each)) ?? MARGINS.at(-1);
    const steps = RAMPS.find((each) => carries(each, margin)) ?? coarsest;
    return { steps, tolerate: TOLERATE, margin, forecast: (0,forecast/* forecast */.g3)(planOf(steps, margin), traffic, { seed, runs }) };
}

// EXTERNAL MODULE: ./.build/src/run/plan-rollout.js + 1 modules
var plan_rollout = __webpack_require__(2587);
;// CONCATENATED MODULE: ./.build/src/run/init-rollout.js








const DAY = 86_400_000;
const GUARDRAIL = { name: 'errors', unit: 'interval', tolerate: 1.1, margin: 1.5, critical: true, falseRollback: 0.05 };
const FRAME = {
    strategy: 'canary', falsePromotion: 0.05, interval: 60_000, lease: 600_000, blindFor: 600_000, timeBudget: DAY, watch: 0, atEnd: 'rollback',
};
/**
 * Appends to a delivery file that has no `rollout` one that the expected traffic can carry. Throws InputError where it has one, and
 * where the file is written in a way that nothing can be appended to.
 */
async function initRollout(at, request) {
    const before = await (0,promises_.readFile)(at.deliveryFile, 'utf8').catch(() => undefined);
    if (before === undefined)
        throw problem/* InputError */.d.of('init-no-delivery', `There is no delivery file ${JSON.stringify(at.deliveryFile)}.`, 'Name it with --delivery, or make one with `sluice init DATA --out DIR`.');
    const place = { file: external_node_path_.relative(at.workspace, at.deliveryFile), root: external_node_path_.dirname(at.deliveryFile), workspace: at.workspace };
    const { spec } = (0,load/* parseDelivery */.y)(Buffer.from(before), place);
    if (spec.rollout)
        throw problem/* InputError */.d.of('init-rollout-there', 'The delivery file has a `rollout` already.', 'See what it does under this traffic with `sluice plan`.');
    const withRollout = (text) => `${before.replace(/\n*$/, '\n')}\n${text}`;
    // Told before seconds of simulation, not after.
    checkAppended(withRollout(blockText([50, 100], 1.1, 1.5, DAY)), place);
    const notes = [];
    const measured = request.traffic === undefined ? undefined : await (0,plan_rollout/* measuredIn */.oS)(request.traffic);
    const traffic = (0,plan_rollout/* expectedOf */.EX)({ ...FRAME, steps: [100], guardrails: [GUARDRAIL] }, request, measured, notes);
    const proposal = propose(GUARDRAIL, traffic, FRAME, request);
    const text = rolloutText(proposal);
    checkAppended(withRollout(text), place);
    await replaceWhole(at.deliveryFile, withRollout(text));
    return { proposal, text, notes };
}
function checkAppended(text, place) {
    try {
        (0,load/* parseDelivery */.y)(Buffer.from(text), place);
    }
    catch (cause) {
        if (!(cause instanceof problem/* InputError */.d))
            throw cause;
        throw problem/* InputError */.d.of('init-append', `Nothing can be appended to ${JSON.stringify(place.file)}: ${cause.problems[0].message}`, 'Write it as plain YAML, a key a line, and not as one `{…}`; nothing was changed.', undefined, { cause });
    }
}
async function replaceWhole(file, text) {
    const temporary = external_node_path_.join(external_node_path_.dirname(file), `.${external_node_path_.basename(file)}.${(0,external_node_crypto_.randomUUID)()}`);
    try {
        await (0,promises_.writeFile)(temporary, text);
        await (0,promises_.rename)(temporary, file);
    }
    finally {
        await (0,promises_.rm)(temporary, { force: true });
    }
}
/** Figures and fixed words alone: nothing of it comes from data. */
function rolloutText({ steps, tolerate, margin, forecast }) {
    const twice = forecast.regressions.find(({ ratio }) => ratio === 2);
    const after = (milliseconds) => (milliseconds === null || milliseconds === undefined ? `not within ${(0,words/* duration */.p)(forecast.horizon)}` : `after ${(0,words/* duration */.p)(milliseconds)}`);
    return [
        `# Proposed by \`sluice init --rollout\` from ${forecast.runs} simulated rollouts (seed ${forecast.seed}): an equally good candidate is promoted`,
        `# ${after(forecast.equal.promotedAfter.median)}, twice the errors are found ${after(twice?.foundAfter.median)}${twice?.requests.median === null || twice === undefined ? '' : ` and meet ${Math.round(twice.requests.median).toLocaleString('en-US')} requests`} (medians).`,
        '# `sluice plan` says the same of what you make of it.',
        blockText(steps, tolerate, margin, forecast.horizon),
    ].join('\n');
}
function blockText(steps, tolerate, margin, budget) {
    return [
        'rollout:',
        '  strategy: canary',
        `  steps: [${steps.join(', ')}]`,
        `  time_budget: ${Math.round(budget / 3_600_000)} hours`,
        '  guardrails:',
        '    - name: errors',
        '      rate: {log: errors}   # of a prediction log in the published form; or of Prometheus, SQL or HTTP',
        `      tolerate: ${tolerate}`,
        `      margin_ratio: ${margin}`,
        '  # Examples: how your slots are filled, your router is set and your signals are read goes here (docs/rollout.md).',
        '  fleet: {slots: [a, b], place: {command: ./deploy/place}}',
        "  traffic: {http: {url: 'http://127.0.0.1:9000/split'}}",
        '  signals: {log: {files: predictions/*.jsonl}}',
        '',
    ].join('\n');
}

// EXTERNAL MODULE: ./.build/src/cli/plan-rollout.js
var cli_plan_rollout = __webpack_require__(45607);
// EXTERNAL MODULE: ./.build/src/cli/safe-line.js
var safe_line = __webpack_require__(74912);
// EXTERNAL MODULE: ./.build/src/cli/session.js
var session = __webpack_require__(25806);
;// CONCATENATED MODULE: ./.build/src/cli/init-rollout.js








/** `sluice init --rollout --requests-per-second N`: writes a rollout into the delivery file that this traffic can carry. */
async function initRolloutCommand(argv, io) {
    const { values } = (0,external_node_util_.parseArgs)({ args: argv, options: { rollout: { type: 'boolean' }, delivery: { type: 'string', default: 'delivery.yml' }, ...cli_plan_rollout.TRAFFIC_OPTIONS } });
    return proposeRollout(values.delivery, (0,cli_plan_rollout.trafficRequest)(values, io), io);
}
/** Answers 0, and 2 where this traffic carries no rollout within a day: what is written then says so. */
async function proposeRollout(file, request, io) {
    const { proposal, notes } = await initRollout({ deliveryFile: external_node_path_.resolve(io.cwd, file), workspace: (0,session/* workspaceOf */.B)(io, file) }, request);
    const { forecast, steps, margin } = proposal;
    io.stdout(`Wrote a rollout into ${(0,report_escape/* logLine */.BP)(file)}: steps ${steps.join(', ')} %, margin_ratio ${margin}.\n`);
    io.stdout(`${(0,words/* forecastLines */.x)({ ...forecast, notes: [...notes, ...forecast.notes] }, { falseRollback: 0.05, falsePromotion: 0.05 }).map((line) => (0,safe_line/* safeLine */.o)(`  ${line}`.trimEnd())).join('\n')}\n`);
    return forecast.carries ? 0 : 2;
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

/***/ 16604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ normalValue),
/* harmony export */   Gz: () => (/* binding */ below),
/* harmony export */   Is: () => (/* binding */ seededRandom),
/* harmony export */   Pi: () => (/* binding */ uniform),
/* harmony export */   QV: () => (/* binding */ binomial)
/* harmony export */ });
// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask, and these run 1e7 times a verdict.
const { floor, imul } = Math;
/** Numbers are made in blocks, whose loop keeps the state in registers: a number then costs nanoseconds. */
const BLOCK = 1024;
/**
 * xoshiro128** 1.1 (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c), its state filled from the seed
 * by SplitMix32, so that neighbouring seeds give unrelated streams.
 */
function seededRandom(seed) {
    const state = stateFor(seed);
    const block = new Uint32Array(BLOCK);
    let used = BLOCK;
    return {
        next() {
            if (used === BLOCK) {
                fill(block, state);
                used = 0;
            }
            return block[used++];
        },
    };
}
function fill(block, state) {
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    for (let i = 0; i < block.length; i++) {
        const product = imul(b, 5);
        block[i] = imul((product << 7) | (product >>> 25), 9);
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
    }
    state.set([a, b, c, d]);
}
function stateFor(seed) {
    let mixer = seed | 0;
    const state = Int32Array.from({ length: 4 }, () => {
        mixer = (mixer + 0x9e3779b9) | 0;
        let z = mixer;
        z = imul(z ^ (z >>> 16), 0x85ebca6b);
        z = imul(z ^ (z >>> 13), 0xc2b2ae35);
        return z ^ (z >>> 16);
    });
    state[3] |= 1; // an all-zero state would stay zero for ever
    return state;
}
const TWO_TO_32 = 0x1_0000_0000;
/** Uniform on [0, 1), with 53 random bits. */
function uniform(random) {
    return ((random.next() >>> 5) * 67108864 + (random.next() >>> 6)) / 9007199254740992;
}
/** Uniform on 0 … n − 1 for n ≤ 2^21; the bias of the multiplication is below n / 2^32 per value. */
function below(random, n) {
    return floor((random.next() * n) / TWO_TO_32);
}
/** One standard normal value (Box and Muller 1958); the second value of the pair is dropped, for the sake of order. */
function normalValue(random) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform(random)));
    return radius * Math.cos(2 * Math.PI * uniform(random));
}
/**
 * One binomial value: how many of `n` independent trials with probability `p` succeed. Exact by inversion while the
 * expected count of the rarer outcome is below 30; the rounded normal approximation beyond.
 */
function binomial(random, n, p) {
    if (p > 0.5)
        return n - binomial(random, n, 1 - p);
    if (n * p >= 30) {
        const value = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normalValue(random));
        return Math.min(n, Math.max(0, value));
    }
    const u = uniform(random);
    const odds = p / (1 - p);
    let chance = Math.exp(n * Math.log1p(-p));
    let total = chance;
    let value = 0;
    while (u > total && value < n) {
        value += 1;
        chance *= (odds * (n - value + 1)) / value;
        total += chance;
    }
    return value;
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
