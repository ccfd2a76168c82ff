export const id = 1221;
export const ids = [1221,5806,4646,8633];
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

/***/ 5705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/delivery/probed.js
var probed = __webpack_require__(5824);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var release = __webpack_require__(77304);
// EXTERNAL MODULE: ./.build/src/model/files.js
var files = __webpack_require__(17222);
// EXTERNAL MODULE: ./.build/src/model/slices/cuts.js
var cuts = __webpack_require__(82928);
// EXTERNAL MODULE: ./.build/src/model/predictions/described.js
var described = __webpack_require__(14079);
// EXTERNAL MODULE: ./.build/src/model/predictions/test-set.js
var test_set = __webpack_require__(87627);
;// CONCATENATED MODULE: ./.build/src/model/predictions/headers.js




/**
 * What is wrong with the columns of the test set and of the declared predictions, by their headers alone. Files that are not there
 * are somebody else's question: an earlier step may make them.
 */
async function headerProblems(delivery, context) {
    if (!delivery.spec.tests)
        return [];
    const testSet = await (0,test_set/* testSetOf */.a)(delivery, context);
    if (Array.isArray(testSet))
        return testSet.filter(({ code }) => code === 'tests-need-data').map(({ code, message, fix, location }) => ({ code, message, fix: fix, location }));
    const { predictions, anchor } = delivery.spec.tests;
    const sources = { truth: { file: testSet.file } };
    for (const [part, declared] of Object.entries({ candidate: predictions.candidate, champion: predictions.champion, anchor: anchor?.predictions }))
        if (declared !== undefined && (await (0,files/* isThere */.$B)(delivery.resolve(declared))))
            sources[part] = { file: delivery.resolve(declared) };
    const { findings } = await (0,described/* describeSources */.a)(delivery, context.engine, testSet, sources, (0,cuts/* cutsOf */.bl)(delivery));
    return findings.map(({ code, message, fix, location, actual }) => ({ code, message: code === 'column-missing' ? `${message} It has ${actual}.` : message, fix: fix ?? 'Correct the file.', location }));
}

// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
;// CONCATENATED MODULE: ./.build/src/rollout/endpoints.js


/** Sections whose addresses are asked by the jobs that serve. */
const SECTIONS = ['rollout', 'notify'];
/** Keys that hold an address without a scheme. */
const ADDRESSES = new Set(['address', 'host']);
const INSIDE = /\.(internal|local|localdomain|lan|corp|intranet|home|private|svc|cluster\.local|home\.arpa)$/;
/** RFC 1918, 6598 and 3927; RFC 4193 and 4291. */
const PRIVATE = new external_node_net_.BlockList();
for (const [net, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10], ['169.254.0.0', 16]])
    PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['fc00::', 7], ['fe80::', 10]])
    PRIVATE.addSubnet(net, bits, 'ipv6');
/** Every endpoint of rollout and notice that a hosted runner cannot reach: loopback, private networks, sockets, and names of inside. */
function unreachable(spec) {
    return SECTIONS.flatMap((section) => [...strings(spec[section], [section])]).flatMap(({ path, value }) => {
        const why = reasonOf(path.at(-1), value);
        return why === undefined ? [] : [{ key: path.join('.'), place: value, why }];
    });
}
/** The same in lines for people, with what to do. */
function reachLines(spec) {
    const found = unreachable(spec);
    if (found.length === 0 || !spec.rollout)
        return [];
    const { runs_on: label, watcher } = spec.rollout;
    const named = found.map(({ key, place, why }) => `- ${key}: ${place} (${why})`);
    if (label !== undefined)
        return [`the runner ${label} has to reach what a hosted runner cannot:`, ...named];
    const beside = watcher ? '' : ' Beside the router, `sluice watch` needs no runner at all: declare it as `rollout.watcher`.';
    return [
        'a hosted runner cannot reach:',
        ...named,
        `Run the jobs that serve on a self-hosted runner there (\`runs-on: [self-hosted, LABEL]\`, and \`rollout.runs_on: LABEL\` here), or give these a name that is reachable from outside.${beside}`,
    ];
}
/** `risk: high` with nobody beside the router: silence of GitHub would be dangerous for users, not for the candidate. */
function watcherProblems(delivery) {
    const { release, rollout } = delivery.spec;
    if (!rollout || rollout.watcher || !canBeHigh(release.risk))
        return [];
    return [{
            code: 'watcher-missing',
            message: 'A delivery of this model can be of risk `high`, and nobody is declared who takes its users away when GitHub is silent: the scheduled workflow is late by hours at times.',
            fix: 'Run `sluice watch` beside the router (watch/sluice-watch.service is a unit to copy, watch/kubernetes/ manifests), and say so: `rollout.watcher: {by: systemd}`.',
            location: delivery.locate(['rollout']),
        }];
}
/** Whether a delivery of this model can be of the class of risk that needs a watch beside the router. */
function canBeHigh(risk) {
    if (typeof risk !== 'object')
        return risk === 'high';
    return risk.default === 'high' || (risk.rules ?? []).some(({ risk: level }) => level === 'high');
}
function* strings(value, path) {
    if (typeof value === 'string')
        yield { path, value };
    else if (Array.isArray(value))
        for (const [index, each] of value.entries())
            yield* strings(each, [...path, String(index)]);
    else if (typeof value === 'object' && value !== null)
        for (const [key, each] of Object.entries(value))
            yield* strings(each, [...path, key]);
}
function reasonOf(key, value) {
    if (key === 'socket' || /^unix:/i.test(value))
        return 'a socket of one machine';
    if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value))
        return hostReason(hostOf(value));
    return ADDRESSES.has(key) ? hostReason(value.replace(/:\d{1,5}$/, '')) : undefined;
}
/** `{slot}` may stand where a port or a name does; what it becomes changes nothing here. */
function hostOf(url) {
    const filled = url.replaceAll('{slot}', '1');
    return URL.canParse(filled) ? new URL(filled).hostname : '';
}
function hostReason(host) {
    const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
    if (bare === '')
        return undefined;
    if ((0,fetch_json/* isLoopback */.U9)(host) || bare === '::1' || bare === 'localhost' || bare.endsWith('.localhost'))
        return 'the machine itself';
    const family = (0,external_node_net_.isIP)(bare);
    if (family !== 0)
        return PRIVATE.check(bare, family === 4 ? 'ipv4' : 'ipv6') ? 'a private network' : undefined;
    if (INSIDE.test(bare))
        return 'a name that only an inner network knows';
    return bare.includes('.') ? undefined : 'a name without a domain';
}

// EXTERNAL MODULE: ./.build/src/rollout/policy.js + 3 modules
var policy = __webpack_require__(54911);
// EXTERNAL MODULE: ./.build/src/delivery/source.js
var delivery_source = __webpack_require__(36251);
// EXTERNAL MODULE: ./.build/src/rollout/presets.js
var presets = __webpack_require__(24617);
// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(52210);
// EXTERNAL MODULE: ./.build/src/core/schemas.js + 29 modules
var schemas = __webpack_require__(54885);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/rollout/signals/log-view.js
var log_view = __webpack_require__(78027);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-check.js





const SAMPLE = 1000;
const LABEL_COLUMNS = ['id', 'label', 'labelled_at'];
/**
 * Whether a declared log and its labels are what the published schema (schemas/prediction-log.schema.json) says: its columns,
 * and the newest thousand rows. Each kind of mistake once, with how many rows have it and the first of them by place. A log
 * that is not there yet has none. Codes: `log-column`, `log-row`, `log-slot`, `log-id-repeats`, `log-clock-ahead`.
 */
async function logMistakes(log, slots, now, engine) {
    const labels = log.labels ? await missingColumns(log.labels, 'labels', LABEL_COLUMNS, engine) : [];
    const columns = await missingColumns(log, 'log', schemas/* predictionLogSchema */.Pp.required, engine);
    if (columns === 'absent')
        return labels === 'absent' ? [] : labels;
    const found = [...columns, ...(labels === 'absent' ? [] : labels)];
    return columns.length > 0 ? found : [...found, ...(await rowMistakes(log, slots, now, engine))];
}
async function missingColumns({ source, columns }, table, required, engine) {
    let there;
    try {
        there = await engine.describe(source);
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        if (error.problems.some(({ code }) => NOT_YET.has(code)))
            return 'absent';
        return error.problems.map((problem) => ({ ...problem, path: [table] }));
    }
    const known = new Set(there.map(({ name }) => name.toLowerCase()));
    const wanted = [...new Set([...required, ...Object.keys(columns)])].map((name) => ({ name, called: columns[name] ?? name }));
    return wanted
        .filter(({ called }) => !known.has(called.toLowerCase()))
        .map(({ name, called }) => ({
        code: 'log-column',
        message: `The ${table === 'log' ? 'prediction log' : 'table of labels'} has no column ${JSON.stringify(called)}${called === name ? '' : ` (\`${name}\`)`}.`,
        fix: `Write it to every row, or say in rollout.signals.${table}.columns what it is called. There are: ${there.map((column) => column.name).slice(0, 30).join(', ') || 'none'}.`,
        path: columns[name] === undefined ? [table] : [table, 'columns', name],
    }));
}
const NOT_YET = new Set(['data-file-missing', 'data-file-empty']);
async function rowMistakes(log, slots, now, engine) {
    const { names, rows } = await sampleOf(log, engine);
    const path = (name) => (log.columns[name] === undefined ? ['log'] : ['log', 'columns', name]);
    const found = [...schemaMistakes(rows, names, path)];
    const say = (code, message, fix, name) => void found.push({ code, message, fix, path: path(name) });
    const seen = new Set(rows.map(({ slot }) => String(slot)));
    if (rows.length > 0 && ![...seen].some((slot) => slots.includes(slot)))
        say('log-slot', `No row of the log is of the slots ${slots.join(', ')}; it has ${[...seen].map((slot) => JSON.stringify(slot.slice(0, 60))).slice(0, 5).join(', ')}.`, 'Let each server write its slot as rollout.fleet.slots names it.', 'slot');
    const different = new Set(rows.map(({ id, slot }) => JSON.stringify([String(id), slot]))).size;
    if (rows.length >= 10 && different < rows.length / 2)
        say('log-id-repeats', `${rows.length} rows of the log have ${different} different ids: a request that has the id of another is taken for the same answer written twice.`, 'Write an id of its own for each request.', 'id');
    const ahead = rows.map(({ sluice_at: at }) => Number(at) - now).filter((by) => by > log.skew);
    if (ahead.length > 0)
        say('log-clock-ahead', `${ahead.length} rows of the log are dated up to ${Math.round(Math.max(...ahead) / 1000)} s ahead of this clock.`, 'Set the clocks of whoever writes it; `answered_at` is in milliseconds, UTC.', 'answered_at');
    return found;
}
/** The newest rows under the published names, those without a time first; `sluice_row`: place in the files, from 1, where rows have one. */
async function sampleOf(log, engine) {
    const { rowNumber } = engine.dialect(log.source);
    const there = new Map((await engine.describe(log.source)).map(({ name }) => [name.toLowerCase(), name]));
    const view = await (0,log_view/* viewOfLog */.d6)(log, engine);
    const names = Object.keys(schemas/* predictionLogSchema */.Pp.properties).filter((name) => there.has((log.columns[name] ?? name).toLowerCase()));
    const raw = names.map((name) => `${(0,sql/* identifier */.C)(there.get((log.columns[name] ?? name).toLowerCase()))} AS ${(0,sql/* identifier */.C)(name)}`).join(', ');
    // The time is read once more as readings do it, from a view that has the same order.
    const place = rowNumber === undefined ? 'NULL' : `${rowNumber} + 1`;
    const table = await engine.query(`WITH written AS (${view.sql}), raw AS (SELECT ${raw}, ${place} AS sluice_row FROM log), timed AS (SELECT ${view.column('answered_at')} AS sluice_at, ${place} AS sluice_row FROM written)
    SELECT ${rowNumber === undefined ? `raw.*, NULL AS sluice_at FROM raw LIMIT ${SAMPLE}` : `raw.*, timed.sluice_at AS sluice_at FROM raw JOIN timed ON timed.sluice_row = raw.sluice_row ORDER BY timed.sluice_at DESC NULLS FIRST LIMIT ${SAMPLE}`}`, { log: log.source });
    const all = [...names, 'sluice_row', 'sluice_at'];
    return { names, rows: Array.from({ length: table.rows }, (_, at) => Object.fromEntries(all.map((name) => [name, plain(table.values[name][at], name)]))) };
}
const NUMBERS = new Set(['answered_at', 'score', 'latency_ms', 'status']);
/** A text where others are numbers makes texts of them all: those that are read as numbers are numbers. */
function plain(value, column) {
    if (typeof value === 'bigint')
        return Number(value);
    if (typeof value === 'string' && NUMBERS.has(column) && /^-?[0-9]+(\.[0-9]+)?$/.test(value))
        return Number(value);
    return typeof value === 'string' && column === 'shadow' && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
}
function schemaMistakes(rows, names, path) {
    const kinds = new Map();
    for (const row of rows) {
        const errors = mistakesIn(Object.fromEntries(names.map((name) => [name, row[name]])));
        for (const [column, what] of new Map(errors.map((error) => [columnOf(error), wordsOf(error)]))) {
            const key = JSON.stringify([column, what]);
            const kind = kinds.get(key) ?? { column, what, rows: 0, first: row.sluice_row };
            kinds.set(key, { ...kind, rows: kind.rows + 1, first: kind.first === null ? null : Math.min(Number(kind.first), Number(row.sluice_row)) });
        }
    }
    return [...kinds.values()].map(({ column, what, rows: some, first }) => ({
        code: 'log-row',
        message: `\`${column}\` ${what} in ${some} of the newest ${rows.length} rows of the log${first === null ? '' : `, first in row ${String(first)}`}.`,
        fix: 'Write it as schemas/prediction-log.schema.json says.',
        path: path(column),
    }));
}
function columnOf({ instancePath }) {
    return instancePath.split('/')[1] ?? 'id';
}
/** Of several branches the last error says that none fitted. */
function wordsOf({ keyword, params, message }) {
    if (keyword === 'type')
        return `is no ${[params.type].flat().join(' or ')}`;
    if (keyword === 'anyOf')
        return 'is neither milliseconds since the epoch nor an ISO 8601 time';
    return message ?? keyword;
}
let compiled;
function mistakesIn(row) {
    compiled ??= new _2020.Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, validateSchema: false }).compile(schemas/* predictionLogSchema */.Pp);
    return compiled(row) ? [] : [...compiled.errors];
}

// EXTERNAL MODULE: ./.build/src/rollout/signals/log-source.js
var log_source = __webpack_require__(86987);
// EXTERNAL MODULE: ./.build/src/rollout/signals/measure.js
var signals_measure = __webpack_require__(38203);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/check.js






/** A slice of the past that ready-made measures are tried on. */
const LOOKED_BACK_MS = 7 * 86_400_000;
const SAID_OF_ROWS = /^(?<message>.*) \[(?<code>log-[a-z-]+)\]$/s;
/**
 * What is wrong with the declared log, at its place in the delivery file: its columns and a sample of its rows by the published
 * schema, where a ready-made measure or `columns` says that it has one; then each guardrail over it, asked once. In a rollout such a
 * mistake would look like signals that are away, and cost the candidate its users. Without a log yet nothing can be asked, and
 * Prometheus and HTTP services are for those who serve.
 */
async function signalProblems(delivery, rollout, signals, slots, now, engine) {
    const { log, labels } = rollout.signals ?? {};
    if (!log)
        return [];
    const guardrails = (0,presets/* guardrailsOf */.Q)(rollout);
    const problems = [];
    if (log.columns !== undefined || labels !== undefined || guardrails.some((guardrail) => isReadyMade(guardrail, rollout))) {
        const source = (0,log_source/* logSourceOf */.X)(log, labels, (declared, path) => (0,delivery_source/* sourceOf */.vz)(delivery, declared, path));
        for (const { path, ...mistake } of await logMistakes(source, slots, now, engine))
            problems.push({ ...mistake, location: delivery.locate(['rollout', 'signals', ...path]) });
    }
    // What is wrong with the log would be said of every guardrail again.
    if (problems.length > 0)
        return problems;
    for (const [index, guardrail] of guardrails.entries())
        problems.push(...(await problemsOf(guardrail, signals, rollout, now)).map((problem) => ({ ...problem, location: delivery.locate(['rollout', ...(0,presets/* pathOfGuardrail */.Y)(rollout, index)]) })));
    return problems;
}
async function problemsOf(guardrail, signals, rollout, now) {
    const found = new Map();
    for (const measure of (0,signals_measure/* measuresOf */.d6)(guardrail, rollout.assignment).filter(({ provider }) => provider === 'log'))
        try {
            const since = isReadyMade(guardrail, rollout) ? now - LOOKED_BACK_MS : 0;
            const reading = await signals.read(measure.name, { since, until: now });
            const said = reading.kind === 'outage' ? SAID_OF_ROWS.exec(reading.reason)?.groups : undefined;
            if (said)
                found.set(said.message, { code: said.code, message: said.message, fix: 'In a rollout this would be signals that are away.' });
        }
        catch (error) {
            if (!(error instanceof problem/* InputError */.d))
                throw error;
            for (const problem of error.problems)
                found.set(problem.message, problem);
        }
    return [...found.values()];
}
function isReadyMade(guardrail, { assignment }) {
    const [{ provider, source }] = (0,signals_measure/* measuresOf */.d6)(guardrail, assignment);
    return provider === 'log' && !('sql' in source && source.sql !== undefined);
}

// EXTERNAL MODULE: ./.build/src/run/cluster.js + 8 modules
var cluster = __webpack_require__(67272);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/watcher.js + 3 modules
var watcher = __webpack_require__(98261);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 45 modules
var wiring = __webpack_require__(42459);
// EXTERNAL MODULE: ./.build/src/cli/session.js
var cli_session = __webpack_require__(25806);
;// CONCATENATED MODULE: ./.build/src/cli/check.js


















/** `sluice check [--delivery FILE]`: says what is on, what is off and why, and everything that is wrong, in one go. */
async function check(argv, io) {
    const { values } = (0,external_node_util_.parseArgs)({ args: argv, options: { delivery: { type: 'string', default: 'delivery.yml' } } });
    const session = (0,cli_session.openSession)({ delivery: values.delivery, out: 'sluice-out', json: false }, io, 'develop');
    const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
    const problems = [];
    try {
        problems.push(...watcherProblems(delivery), ...(await livingWatch(delivery, session, io)), ...(await missingFiles(delivery)), ...(await predictionProblems(delivery, session)), ...(await rolloutProblems(delivery, session, io)));
    }
    finally {
        await session.engine.close();
    }
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    const { name, version } = delivery.spec.release;
    io.stdout(`${(0,report_escape/* plain */.pj)(`${delivery.file} is sound: ${name} ${version ?? '(no version)'}`)}\n${lines(delivery).map((line) => `  ${(0,report_escape/* plain */.pj)(line)}\n`).join('')}`);
    return 0;
}
/** One line for each stage: what it will do, or why it is off. */
function lines({ spec }) {
    const { data, tests, checks, approval, evidence, rollout } = spec;
    const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
    const columns = Object.keys(data?.columns ?? {}).length;
    const drift = data?.serving && (data.train || data.profile) ? 'drift of serving data' : `drift off (needs ${data?.serving ? 'data.train or data.profile' : 'data.serving'})`;
    const gates = (tests?.gates?.length ?? 0) + (tests?.slices?.gates?.length ?? 0) + (tests?.fairness?.gates.length ?? 0);
    const quiet = (enforced) => (enforced === false ? ', shown only (enforce: false)' : '');
    return [
        data ? `validate-data: ${columns === 0 ? 'no columns declared' : count(columns, 'column')}, ${drift}${quiet(data.enforce)}` : 'validate-data: off (no data)',
        tests ? `run-model-tests: ${gates === 0 ? 'default gates' : count(gates, 'gate')}, ${tests.predictions.champion ? 'against the champion' : 'no champion declared: absolute gates alone'}${quiet(tests.enforce)}` : 'run-model-tests: off (no tests)',
        ...(tests && (0,probed/* isProbed */.P)(tests) ? [`probe-model: ${probesOf(tests)}${quiet(tests.enforce)}`] : []),
        checks?.length ? `checks: ${checks.map((each) => each.name).join(', ')}` : 'checks: off (none declared)',
        `require-approval: ${approval?.roles ? Object.entries(approval.roles).map(([role, { environment }]) => `${role} (environment ${environment})`).join(', ') : 'one role, environment production (default)'}`,
        `evidence: signing ${evidence?.signing ?? 'off (none)'}`,
        rollout ? `canary-promote: ${rollout.strategy}${rollout.steps ? `, steps ${rollout.steps.map((step) => (typeof step === 'number' ? step : step.weight)).join(', ')} %` : ''}` : 'canary-promote: off (no rollout)',
        ...(rollout ? [`rollback: ${rollbackOf(spec)}`, `watcher: ${watcherOf(rollout)}`, ...reachLines(spec)] : []),
    ];
}
/** Who takes users away when ticks stop. */
function watcherOf({ watcher, lease = '10 minutes' }) {
    return watcher ? `${watcher.by}${watcher.at === undefined ? '' : ` at ${watcher.at}`}, after ${lease} of silence` : 'none beside the router; the scheduled workflow alone, which is late at times';
}
/** Where a watch must live and its cluster can be asked from here: whether it does. */
async function livingWatch(delivery, session, io) {
    if (!canBeHigh(delivery.spec.release.risk))
        return [];
    const found = await (0,watcher/* watcherStanding */.b)(delivery, session);
    const unknown = found.filter(({ code }) => code === 'watcher-unknown');
    for (const { code, expected, actual } of unknown)
        io.stderr(`${(0,report_escape/* plain */.pj)(`note: whether there is ${expected} cannot be seen from here: ${actual} [${code}]`)}\n`);
    return found.filter((each) => !unknown.includes(each)).map(({ code, expected, actual, fix }) => ({ code, message: `A delivery of this model can be of risk \`high\` and needs ${expected}, and ${actual}.`, fix, location: delivery.locate(['rollout', 'watcher']) }));
}
/** How fast, how it is tried, and who is told. */
function rollbackOf({ rollback, notify }) {
    const tried = [rollback?.drill && `drill in ${rollback.drill.environment} every ${rollback.drill.every}`, rollback?.tabletop && `tabletop every ${rollback.tabletop.every}`].filter((each) => typeof each === 'string');
    const told = [notify?.issue && 'an issue', notify?.webhook && 'a webhook'].filter((each) => typeof each === 'string');
    return `within ${rollback?.within ?? '60 s'}, ${rollback?.keep ?? 5} versions kept, ${tried.length > 0 ? tried.join(', ') : 'never tried (no rollback.drill)'}, told by ${told.length > 0 ? told.join(' and ') : 'nobody (no notify)'}`;
}
/** What the running model is asked, and that a predictor is missing for it. */
function probesOf(tests) {
    const asked = [tests.golden?.ask === 'predictor' && 'golden rows', tests.behaviour && 'behaviour', tests.explanations && 'explanations'].filter((name) => typeof name === 'string');
    const without = asked.length > 0 && !tests.predictor ? ` (needs tests.predictor for ${asked.join(', ')})` : '';
    return `${[...asked, ...(tests.serving ? ['serving'] : [])].join(', ')}${without}`;
}
async function missingFiles(delivery) {
    const { data, tests, evidence, rollout } = delivery.spec;
    const named = [
        ...(0,release/* declaredParts */.TS)(delivery).map(([part, file]) => [['release', part], file, delivery.spec.release.build !== undefined]),
        ...Object.entries(delivery.spec.release.lineage ?? {}).map(([name, file]) => [['release', 'lineage', name], file, delivery.spec.release.build !== undefined]),
        [['data', 'train'], localFile(data?.train), false],
        [['data', 'test'], localFile(data?.test), false],
        [['data', 'develop'], localFile(data?.develop), false],
        [['data', 'serving'], localFile(data?.serving), false],
        [['data', 'profile'], data?.profile, false],
        [['data', 'champion', 'profile'], data?.champion?.profile, false],
        [['data', 'champion', 'contract'], data?.champion?.contract, false],
        ...Object.entries(data?.references ?? {}).map(([name, source]) => [['data', 'references', name], localFile(source), false]),
        [['tests', 'predictions', 'candidate'], tests?.predictions.candidate, tests?.predict !== undefined],
        [['tests', 'predictions', 'champion'], tests?.predictions.champion, false],
        [['evidence', 'public_key'], evidence?.public_key, false],
        [['rollout', 'golden', 'rows'], rollout?.golden?.rows, false],
    ];
    const checked = await Promise.all(named.map(async ([where, file, made]) => (file === undefined || made || /[*?[]/.test(file) ? undefined : missing(delivery, where, file))));
    return checked.filter((problem) => problem !== undefined);
}
/** A wrong name of a score column is found here, not after an hour of predicting. */
async function predictionProblems(delivery, { deliveryId, clock, log, engine, out }) {
    try {
        const purposes = delivery.spec.data?.develop === undefined ? ['deliver'] : ['deliver', 'develop'];
        const found = await Promise.all(purposes.map((purpose) => headerProblems(delivery, { purpose, deliveryId, clock, log, engine, out })));
        return found.flat().filter((problem, at, all) => all.findIndex(({ message }) => message === problem.message) === at);
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            return error.problems;
        throw error;
    }
}
/** What can be looked for here: a path, not an address nor a table of a server. */
function localFile(source) {
    return typeof source === 'string' && !source.includes('://') ? source : undefined;
}
async function missing(delivery, where, file) {
    const there = await (0,promises_.stat)(delivery.resolve(file)).catch(() => undefined);
    if (there?.isDirectory() && where[0] !== 'release')
        return { code: 'file-is-folder', message: `\`${where.join('.')}\` names ${file}, which is a folder.`, fix: 'Name a file in it, or a pattern such as `data/*.parquet`.', location: delivery.locate(where) };
    if (there)
        return undefined;
    return { code: 'file-missing', message: `\`${where.join('.')}\` names ${file}, which is not there.`, fix: `Put it at ${external_node_path_.join(external_node_path_.dirname(delivery.file), file)}, or correct the path.`, location: delivery.locate(where) };
}
async function rolloutProblems(delivery, session, io) {
    if (!delivery.spec.rollout)
        return [];
    const clusters = await (0,cluster/* problemsOfClusters */.zq)(delivery, session);
    for (const lacking of clusters.lacking)
        note(io, `The cluster cannot be asked from here: ${lacking}`);
    // Nothing that is in such a cluster can be opened; what is wrong with all of them comes at once.
    if (clusters.problems.length > 0)
        return clusters.problems;
    try {
        // Secrets of the programs are in the jobs that serve, not where a file is checked.
        const quiet = { ...delivery, spec: { ...delivery.spec, rollout: { ...delivery.spec.rollout, pass_env: [], credentials: [] } } };
        const drivers = (0,wiring/* openDrivers */.wR)(quiet, session, (0,wiring/* openJournal */._0)(quiet, session, await (0,signing/* signingOf */.f)(quiet, {})));
        (0,policy/* planOf */.XC)(delivery, drivers.traffic);
        return [...(await placesProblems(delivery, drivers, io)), ...(await problemsOfSignals(delivery, drivers.signals, session))];
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            return error.problems;
        throw error;
    }
}
/** Asks router and slots themselves, where they can be reached from here. What does not block a rollout is said and goes on. */
async function placesProblems(delivery, drivers, io) {
    const problems = new Map();
    const said = new Set();
    for (const part of ['traffic', 'fleet'])
        for (const { code, message, fix, blocks } of await inspected(drivers[part])) {
            // One cluster that is away, or one Deployment, is both.
            if (blocks && !problems.has(message))
                problems.set(message, { code, message, fix, location: delivery.locate(['rollout', part]) });
            else if (!blocks && !said.has(message))
                note(io, `${message} ${fix} [${code}]`);
            said.add(message);
        }
    return [...problems.values()];
}
/** A cluster that is not to be reached from here, or not with what is here, says nothing of the file that is checked. */
const NOT_FROM_HERE = new Set(['cluster-unreachable', 'cluster-timeout', 'cluster-credential', 'cluster-unauthorized', 'cluster-busy', 'identity-refused']);
async function inspected({ inspect }) {
    try {
        return (await inspect?.()) ?? [];
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x) || !(NOT_FROM_HERE.has(error.code) || error.code.startsWith('cluster-')))
            throw error;
        return [{ code: error.code, message: error.message.replace(` ${error.fix} [${error.code}]`, ''), fix: error.fix, blocks: !NOT_FROM_HERE.has(error.code) }];
    }
}
function note(io, text) {
    io.stderr(`${(0,report_escape/* plain */.pj)(`note: ${text}`)}\n`);
}
async function problemsOfSignals(delivery, signals, { clock, engine }) {
    const rollout = delivery.spec.rollout;
    return signals ? signalProblems(delivery, rollout, signals, (0,policy/* slotsOf */.nK)(rollout), clock.now().getTime(), engine) : [];
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

/***/ 4817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ glob)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * Files that match a pattern (`*`, `?`, `[…]`, `{a,b}`, `**`), as absolute paths, sorted. By `path.matchesGlob`, which
 * Node 20 has too (20.17); its `fs.glob` came with 22.
 */
async function glob(pattern) {
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(pattern);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(`${absolute.slice(0, absolute.search(/[*?[{]|$/))}x`);
    const wanted = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(folder, absolute);
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true }).catch(() => []);
    return entries.filter((entry) => node_path__WEBPACK_IMPORTED_MODULE_1__.matchesGlob(entry, wanted)).map((entry) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, entry)).sort();
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

/***/ 5824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ isProbed)
/* harmony export */ });
/** Whether the model itself has to be run for what the delivery file asks: stage probe-model, beside team code. */
function isProbed(tests) {
    return tests?.behaviour !== undefined || tests?.explanations !== undefined || tests?.serving !== undefined || tests?.golden?.ask === 'predictor';
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

/***/ 17222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Mk: () => (/* binding */ digestOfFile),
/* harmony export */   xC: () => (/* binding */ digestOfSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _core_glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4817);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9752);







/** Whether a declared path or pattern names at least one file. */
async function isThere(file) {
    return (await filesOf(file)).length > 0;
}
/** SHA-256 of a file's bytes; of a pattern: of the sorted list of (name below the pattern's folder, digest). */
async function digestOfSource(file) {
    const files = await filesOf(file);
    if (files.length === 1 && files[0] === file)
        return digestOfFile(file);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file.slice(0, file.search(/[*?[{]/)));
    const parts = [];
    for (const part of files)
        parts.push({ name: node_path__WEBPACK_IMPORTED_MODULE_3__.relative(folder, part).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/'), digest: await digestOfFile(part) });
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .digestOfJson */ .Qs)(parts);
}
async function digestOfFile(file) {
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file)).isDirectory())
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .d.of('data-file-is-folder', `${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(file)} is a folder, and a file or a pattern of files belongs there.`, 'Name the file in it, or a pattern such as `folder/*.csv`.');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file))
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}
async function filesOf(file) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file);
        return [file];
    }
    catch {
        return (await (0,_core_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .glob */ .T)(file)).sort();
    }
}


/***/ }),

/***/ 85514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* reexport safe */ _report_words_js__WEBPACK_IMPORTED_MODULE_0__.KN),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   YP: () => (/* binding */ interval),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qi: () => (/* binding */ firstSentence),
/* harmony export */   vP: () => (/* binding */ figure),
/* harmony export */   x8: () => (/* binding */ signed)
/* harmony export */ });
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);

/** `10,000`. */
function count(n) {
    return n.toLocaleString('en-US');
}
/** `1 row`, `2 rows`. */
function counted(n, noun) {
    return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}
/** Four significant figures, at most four decimals from 0.1 upwards: `0.9005`, `0.00321`, `12.3`. */
function figure(value) {
    if (value === null)
        return 'undefined';
    if (value === 0)
        return '0';
    return Math.abs(value) >= 0.1 ? String(Number(value.toFixed(4))) : String(Number(value.toPrecision(3)));
}
/** `+0.0091`, `-0.0123`. */
function signed(value) {
    return value > 0 ? `+${figure(value)}` : figure(value);
}
function interval(low, high, format = figure) {
    return `[${format(low)}, ${format(high)}]`;
}
/** `a`, `a and b`, `a, b and c`, cut after `most`. */
function list(items, most = 6) {
    if (items.length > most)
        return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
    if (items.length < 2)
        return items.join('');
    return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
/** The first sentence of a message, for a headline; the finding has the rest. */
function firstSentence(text) {
    return /^.*?[.!?](?=\s+[A-Z])/s.exec(text)?.[0] ?? text;
}


/***/ }),

/***/ 95143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CK: () => (/* binding */ numberSql),
/* harmony export */   QP: () => (/* binding */ typeOf),
/* harmony export */   bb: () => (/* binding */ holdsNumbers),
/* harmony export */   pd: () => (/* binding */ levelsOf),
/* harmony export */   xv: () => (/* binding */ taskColumns)
/* harmony export */ });
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37367);

function taskColumns({ spec: { tests, data } }) {
    const { task, classes = [], scores, quantiles = {}, score = 'score', prediction } = tests;
    const labels = task === 'multilabel' ? [...classes] : data?.label === undefined ? [] : [data.label];
    const ofClasses = scores ?? classes.map((name) => `score_${name}`);
    switch (task) {
        case 'multiclass':
            return { labels, scores: ofClasses, ...(prediction !== undefined && { prediction }), scoresOptional: prediction !== undefined };
        case 'multilabel':
            return { labels, scores: ofClasses, scoresOptional: false };
        case 'quantile':
            return { labels, scores: levelsOf(quantiles).map((level) => quantiles[level]), scoresOptional: false };
        default:
            return { labels, scores: [score], scoresOptional: false };
    }
}
/** The declared levels as they are written, rising. */
function levelsOf(quantiles) {
    return Object.keys(quantiles).sort((a, b) => Number(a) - Number(b));
}
/** A column as DOUBLE: null for null and for whatever is no number. */
function numberSql(name, columns) {
    const type = typeOf(name, columns);
    // The engine refuses to ask whether a date is a number.
    return holdsNumbers(type) ? `TRY_CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(name)} AS DOUBLE)` : `CAST(NULL AS DOUBLE)`;
}
function typeOf(name, columns) {
    return columns.find((column) => column.name === name)?.type ?? 'other';
}
/** Types whose values may be numbers; in a text, each may be one or not. */
function holdsNumbers(type) {
    return type === 'integer' || type === 'float' || type === 'string' || type === 'boolean';
}


/***/ }),

/***/ 20860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cy: () => (/* binding */ binaryLabelSql),
  Kl: () => (/* binding */ classOf),
  Og: () => (/* binding */ classTextSql),
  tV: () => (/* binding */ isSensitive),
  JB: () => (/* binding */ labelFindings),
  K6: () => (/* binding */ testSetEmpty)
});

// UNUSED EXPORTS: LABELS

// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
;// CONCATENATED MODULE: ./.build/src/model/predictions/labels-classes.js


/** Values beyond those of tests.classes that are looked at. */
const MOST_OTHERS = 100;
/** multiclass: labels that are null or none of tests.classes, and classes that no row has. */
async function classLabelFindings(join, label) {
    const { delivery, engine, testSet } = join;
    const classes = delivery.spec.tests.classes;
    const table = await engine.query(`SELECT ${classTextSql(label, join.columns.truth)} AS label, CAST(count(*) AS DOUBLE) AS n FROM truth GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${classes.length + MOST_OTHERS}`, { truth: join.sources.truth });
    const rowsOf = new Map((table.values.label ?? []).map((text, i) => [text, table.values.n[i]]));
    const total = [...rowsOf.values()].reduce((sum, n) => sum + n, 0);
    if (total === 0)
        return [testSetEmpty(join)];
    const nulls = rowsOf.get(null) ?? 0;
    const others = [...rowsOf].filter(([text]) => text !== null && !classes.includes(text));
    const absent = classes.filter((name) => !rowsOf.has(name));
    const finding = (code, outcome, message, actual, fix) => ({
        code,
        outcome,
        rule: `${label}: one of tests.classes in every row of data.${testSet.split}`,
        message,
        expected: (0,format/* list */.p_)(classes, 10),
        actual,
        n: total,
        fix,
        subject: { kind: 'column', name: label },
        location: delivery.locate(code === 'label-null' ? ['data', 'label'] : ['tests', 'classes']),
    });
    const findings = [];
    if (nulls > 0)
        findings.push(finding('label-null', 'error', `${(0,format/* counted */.hS)(nulls, 'row')} of ${testSet.declared} have no label.`, (0,format/* counted */.hS)(nulls, 'null'), 'Label these rows, or leave them out of the test set.'));
    if (others.length > 0) {
        const rows = others.reduce((sum, [, n]) => sum + n, 0);
        const texts = isSensitive(join, label) ? (0,format/* counted */.hS)(others.length, 'other value') : (0,format/* list */.p_)(others.map(([text]) => JSON.stringify(text)), 5);
        findings.push(finding('label-not-a-class', 'error', `${(0,format/* counted */.hS)(rows, 'row')} of ${testSet.declared} have a label that is none of tests.classes: ${texts}.`, texts, 'Add the class to tests.classes (and its column of scores), or correct the labels.'));
    }
    if (findings.length > 0)
        return findings;
    if (classes.length - absent.length < 2)
        return [finding('label-one-class', 'error', `Every row of ${testSet.declared} is of one class: nothing tells a good model from a constant.`, (0,format/* counted */.hS)(total, 'row') + ' of one class', 'Add rows of the other classes to the test set.')];
    if (absent.length === 0)
        return [];
    const names = (0,format/* list */.p_)(absent, 10);
    return [
        finding('class-absent', 'warn', `No row of ${testSet.declared} is of ${absent.length === 1 ? `the class ${names}` : `the classes ${names}`}: nothing is known of the candidate there, and averages over classes leave ${absent.length === 1 ? 'it' : 'them'} out or are undefined.`, `${absent.length} of ${classes.length} without a row`, 'Add rows of every class to the test set.'),
    ];
}

// EXTERNAL MODULE: ./.build/src/model/predictions/columns.js
var columns = __webpack_require__(95143);
;// CONCATENATED MODULE: ./.build/src/model/predictions/labels-numbers.js




/** regression, quantile and ranking: labels that are null or no finite number, and relevance below 0. */
async function numberLabelFindings(join, label) {
    const { delivery, engine, testSet } = join;
    const isRanking = delivery.spec.tests.task === 'ranking';
    const number = (0,columns/* numberSql */.CK)(label, join.columns.truth);
    const counts = await engine.measure(join.sources.truth, {
        rows: 'count(*)',
        nulls: `count_if(${(0,sql/* identifier */.C)(label)} IS NULL)`,
        strange: `count_if(${(0,sql/* identifier */.C)(label)} IS NOT NULL AND NOT coalesce(isfinite(${number}), false))`,
        negative: `count_if(${number} < 0)`,
    });
    const of = (name) => Number(counts[name]);
    if (of('rows') === 0)
        return [testSetEmpty(join)];
    const expected = isRanking ? 'a finite number of at least 0' : 'a finite number';
    const finding = (code, n, says, fix) => ({
        code,
        outcome: 'error',
        rule: `${label}: ${expected} in every row of data.${testSet.split}`,
        message: `${(0,format/* counted */.hS)(n, 'row')} of ${testSet.declared} ${n === 1 ? 'has' : 'have'} ${says}.`,
        expected,
        actual: (0,format/* counted */.hS)(n, 'row'),
        n: of('rows'),
        fix,
        subject: { kind: 'column', name: label },
        location: delivery.locate(['data', 'label']),
    });
    const findings = [];
    if (of('nulls') > 0)
        findings.push(finding('label-null', of('nulls'), 'no label', 'Label these rows, or leave them out of the test set.'));
    if (of('strange') > 0)
        findings.push(finding('label-not-a-number', of('strange'), 'a label that is no finite number', 'Write labels as plain numbers, and check that data.label names the column of the label.'));
    if (isRanking && of('negative') > 0)
        findings.push(finding('relevance-negative', of('negative'), 'a relevance below 0', 'Write relevance as 0 (useless) or more: gains below 0 have no meaning in NDCG.'));
    return findings;
}

;// CONCATENATED MODULE: ./.build/src/model/predictions/labels.js




/** What a label may be, as lower-case text, and the class it means. */
const LABELS = { '0': 0, '1': 1, false: 0, true: 1, '0.0': 0, '1.0': 1 };
/** Distinct label texts that are looked at: more means that the column is no label at all. */
const MOST_DISTINCT = 100;
/** Labels that the task cannot be judged on: null, of another kind than it needs, or of one kind only. */
async function labelFindings(join) {
    const { task } = join.delivery.spec.tests;
    const [label] = join.testSet.labels;
    switch (task) {
        case 'binary':
            return binaryLabelFindings(join, label, { path: ['data', 'label'], oneClass: 'error' });
        case 'multiclass':
            return classLabelFindings(join, label);
        case 'multilabel':
            return multilabelFindings(join);
        default:
            return numberLabelFindings(join, label);
    }
}
/** Each label is a column of its own; one that no row has, or every row, leaves the others to be judged. */
async function multilabelFindings(join) {
    const findings = [];
    for (const [i, label] of join.testSet.labels.entries()) {
        const found = await binaryLabelFindings(join, label, { path: ['tests', 'classes', i], oneClass: 'warn' });
        if (found.some(({ code }) => code === 'test-set-empty'))
            return found;
        findings.push(...found);
    }
    return findings;
}
/** Labels that are null or neither 0 nor 1, and test sets that lack a class. */
async function binaryLabelFindings(join, column, { path, oneClass }) {
    const { delivery, engine, testSet } = join;
    const table = await engine.query(`SELECT CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR) AS label, CAST(count(*) AS DOUBLE) AS n FROM truth GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_DISTINCT}`, { truth: join.sources.truth });
    const found = (table.values.label ?? []).map((text, i) => ({
        text: text,
        n: table.values.n[i],
        value: text === null ? undefined : classOf(String(text)),
    }));
    const total = found.reduce((sum, { n }) => sum + n, 0);
    const rowsOf = (value) => found.reduce((sum, entry) => sum + (entry.value === value ? entry.n : 0), 0);
    const nulls = found.find(({ text }) => text === null)?.n ?? 0;
    const strange = found.filter(({ text, value }) => text !== null && value === undefined);
    const named = oneClass === 'error' ? 'a label' : column;
    const finding = (code, message, actual, fix) => ({
        code,
        outcome: 'error',
        rule: `${column}: 0 or 1 in every row of data.${testSet.split}, and both of them`,
        message,
        expected: '0, 1, true or false',
        actual,
        n: total,
        fix,
        subject: { kind: 'column', name: column },
        location: delivery.locate(path),
    });
    if (total === 0)
        return [testSetEmpty(join)];
    const findings = [];
    if (nulls > 0)
        findings.push(finding('label-null', `${(0,format/* counted */.hS)(nulls, 'row')} of ${testSet.declared} have no ${oneClass === 'error' ? 'label' : `value in ${column}`}.`, `${(0,format/* counted */.hS)(nulls, 'null')}`, 'Label these rows, or leave them out of the test set.'));
    if (strange.length > 0) {
        const rows = strange.reduce((sum, { n }) => sum + n, 0);
        const texts = isSensitive(join, column) ? (0,format/* counted */.hS)(strange.length, 'other value') : (0,format/* list */.p_)(strange.map(({ text }) => JSON.stringify(text)), 5);
        findings.push(finding('label-not-binary', `${(0,format/* counted */.hS)(rows, 'row')} of ${testSet.declared} have ${named} that is neither 0 nor 1: ${texts}.`, texts, 'Write labels as 0 and 1 (or false and true), and check that the delivery file names the column of the label.'));
    }
    if (findings.length > 0)
        return findings;
    for (const [value, word] of [[1, 'positive'], [0, 'negative']])
        if (rowsOf(value) === 0) {
            const is = oneClass === 'error' ? `is ${word}` : `has ${column} = ${value}`;
            findings.push({
                ...finding('label-one-class', `No row of ${testSet.declared} ${is}: ROC AUC and the error rates of that class are undefined.`, `${(0,format/* counted */.hS)(total, 'row')} labelled ${1 - value}`, `Add rows labelled ${value} to the test set.`),
                outcome: oneClass,
            });
        }
    return findings;
}
function testSetEmpty({ delivery, testSet }) {
    return {
        code: 'test-set-empty',
        outcome: 'error',
        rule: `data.${testSet.split} has rows`,
        message: `data.${testSet.split} has no rows.`,
        expected: 'labelled rows',
        actual: '0 rows',
        n: 0,
        fix: 'Check the step that writes the file.',
        location: delivery.locate(['data', testSet.split]),
    };
}
function isSensitive({ delivery }, column) {
    return delivery.spec.data?.columns?.[column]?.sensitive === true;
}
/** The class that a label's text means, where it means one. */
function classOf(text) {
    const word = text.trim().toLowerCase();
    return Object.hasOwn(LABELS, word) ? LABELS[word] : undefined;
}
/** A label of 0 and 1 as DOUBLE. */
function binaryLabelSql(column) {
    const cases = Object.entries(LABELS).map(([text, value]) => `WHEN '${text}' THEN ${value}`);
    return `CAST(CASE lower(trim(CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR))) ${cases.join(' ')} END AS DOUBLE)`;
}
/**
 * A class's name as text: that of the value, and of whole numbers that a file holds as floats (pandas makes them of
 * integers beside a null) that of the integer.
 */
function classTextSql(column, columns) {
    const name = (0,sql/* identifier */.C)(column);
    const text = `CAST(${name} AS VARCHAR)`;
    if (columns.find((info) => info.name === column)?.type !== 'float')
        return text;
    return `CASE WHEN ${name} = floor(${name}) THEN coalesce(CAST(TRY_CAST(${name} AS BIGINT) AS VARCHAR), ${text}) ELSE ${text} END`;
}


/***/ }),

/***/ 87627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ testSetOf)
/* harmony export */ });
/* harmony import */ var _delivery_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36251);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95143);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17222);



/**
 * Deliveries spend data.test; pushes and pull requests are judged on data.develop, as often as wanted. Where only
 * data.test is declared, they are judged on it too, and a note says what that costs.
 */
async function testSetOf(delivery, context) {
    const data = delivery.spec.data ?? {};
    const split = context.purpose === 'develop' && data.develop !== undefined ? 'develop' : 'test';
    const declared = data[split];
    const problems = [];
    const missing = (what, fix) => {
        problems.push({
            code: 'tests-need-data',
            outcome: 'error',
            rule: 'labelled rows to test on',
            message: `The delivery file declares tests and no ${what}.`,
            expected: what,
            actual: 'not declared',
            fix,
            location: delivery.locate(['data']),
        });
    };
    if (declared === undefined)
        missing('data.test', 'Name the file with the labelled test rows, e.g. `data: {test: data/test.csv}`.');
    if (!data.key)
        missing('data.key', 'Name the columns that identify a row, e.g. `key: [id]`.');
    const { labels } = (0,_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .taskColumns */ .xv)(delivery);
    if (labels.length === 0)
        missing('data.label', 'Name the column with the true answer, e.g. `label: over_50k`.');
    if (problems.length > 0)
        return problems;
    const { file } = (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .fileSourceOf */ .nm)(delivery, declared, ['data', split]);
    if (!(await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(file))) {
        return [
            {
                code: 'test-set-missing',
                outcome: 'error',
                rule: `data.${split}: the rows to test on`,
                message: `data.${split} names ${(0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared)}, and there is no such file.`,
                expected: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared),
                actual: 'no file',
                fix: 'Check the path (it is relative to the delivery file) and that an earlier step fetched the file.',
                location: delivery.locate(['data', split]),
            },
        ];
    }
    const other = data[split === 'test' ? 'develop' : 'test'];
    const otherFile = typeof other === 'string' ? (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .fileSourceOf */ .nm)(delivery, other, ['data']).file : undefined;
    const elsewhere = otherFile !== undefined && (await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(otherFile)) ? otherFile : undefined;
    const spends = context.purpose === 'develop' && split === 'test';
    const notes = spends
        ? ['Judged on data.test, as data.develop is not declared: every push spends the test set that deliveries rest on.']
        : [];
    return { split, declared: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared), file, elsewhere, key: data.key, labels, notes };
}


/***/ }),

/***/ 82928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* reexport safe */ _delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__.C),
/* harmony export */   bl: () => (/* binding */ cutsOf),
/* harmony export */   is: () => (/* binding */ sliceCuts),
/* harmony export */   uV: () => (/* binding */ columnOf)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);
/* harmony import */ var _delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55390);


/** The name of a cut: the key of its categories in `Rows`, and what slices are called by. */

/** Names of the cuts of each declared slicing: one for a column alone, several for a cross. */
function sliceCuts(delivery) {
    return (delivery.spec.tests?.slices?.by ?? []).map((by) => ((0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isCross */ .h)(by) ? by : [by]).map((cut) => (0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .cutName */ .C)(cut)));
}
/** Every cut that the parts of the stage ask for, each once: what the join must bring along. */
function cutsOf(delivery) {
    const { slices, fairness, calibration, flips } = delivery.spec.tests ?? {};
    const alone = [...(slices?.by ?? []), ...(calibration?.by ?? []), ...(flips?.slices?.by ?? [])].flatMap((by) => ((0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isCross */ .h)(by) ? by : [by]));
    const asked = [...alone, ...(calibration?.by ?? []), ...(fairness?.groups ?? [])];
    const cuttings = asked.map((cut) => ({ name: (0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .cutName */ .C)(cut), columns: ((0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .isCross */ .h)(cut) ? cut : [cut]).map(columnOf) }));
    return [...new Map(cuttings.map((cutting) => [cutting.name, cutting])).values()];
}
function columnOf(cut) {
    const name = (0,_delivery_cut_name_js__WEBPACK_IMPORTED_MODULE_1__/* .cutName */ .C)(cut);
    if (typeof cut === 'string')
        return { name, column: cut, by: { kind: 'value' } };
    const { column, quantiles, edges, every } = cut;
    if (quantiles !== undefined)
        return { name, column, by: { kind: 'quantiles', count: quantiles } };
    if (edges !== undefined)
        return { name, column, by: { kind: 'edges', edges } };
    return { name, column, by: { kind: 'every', milliseconds: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(every) } };
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
