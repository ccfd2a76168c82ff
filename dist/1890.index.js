export const id = 1890;
export const ids = [1890,5806,8633];
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

/***/ 63005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/model/files.js
var model_files = __webpack_require__(17222);
// EXTERNAL MODULE: ./.build/src/statistics/normal.js
var normal = __webpack_require__(66976);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
// EXTERNAL MODULE: ./.build/src/model/metrics/catalogue.js + 17 modules
var catalogue = __webpack_require__(60762);
// EXTERNAL MODULE: ./.build/src/model/metrics/words.js
var words = __webpack_require__(15013);
// EXTERNAL MODULE: ./.build/src/model/gates/decide.js
var decide = __webpack_require__(34692);
// EXTERNAL MODULE: ./.build/src/model/gates/defaults.js
var defaults = __webpack_require__(50938);
// EXTERNAL MODULE: ./.build/src/model/slices/cuts.js
var cuts = __webpack_require__(82928);
;// CONCATENATED MODULE: ./.build/src/model/gates/plan-fairness.js



/**
 * Rows that the gates on groups need, supposed that the groups are treated alike. A gap is a difference of two groups' rates; the
 * largest of all pairs decides, so each pair gets its part of the risk, and the pair of the two smallest groups needs most.
 * A rate of ½ is supposed, at which gaps vary most.
 */
function fairnessPlan(delivery, pilot, assumptions) {
    const { fairness } = delivery.spec.tests;
    if (!fairness)
        return [];
    return fairness.groups.flatMap((by) => {
        const column = (0,cuts/* cutName */.CI)(by);
        const shares = pilot.groups.find((group) => group.column === column)?.shares ?? [];
        return fairness.gates.map((gate) => {
            const limit = gate.no_worse_than_champion_by ?? gate.at_most;
            const relative = gate.no_worse_than_champion_by !== undefined;
            const rule = `${gate.metric} by ${column}: ${relative ? `no worse than the champion by ${limit}` : gate.at_most !== undefined ? `at most ${limit}` : `at least ${gate.at_least}`}`;
            if (shares.length < 2)
                return { rule, rows: null, why: `say what share of the rows each group of ${column} has (--groups ${column}=0.7,0.3)` };
            const [smallest, next] = [...shares].sort((a, b) => a - b);
            // A ratio of two rates of ½ at the limit r is a gap of ½ (1 − r).
            const distance = limit ?? (1 - gate.at_least) / 2;
            if (!(distance > 0))
                return { rule, rows: null, why: 'a limit without room cannot be shown of groups that are treated alike' };
            const conditional = CONDITIONAL.some((name) => gate.metric.startsWith(name)) ? Math.min(pilot.rate ?? 0.5, gate.metric.startsWith('equal_opportunity') ? 1 : 1 - (pilot.rate ?? 0.5)) : 1;
            const pairs = (shares.length * (shares.length - 1)) * (gate.metric.startsWith('equalized_odds') ? 2 : 1);
            const spread = Math.sqrt((0.25 / conditional) * (1 / smallest + 1 / next) * (relative ? 2 * (1 - assumptions.correlation) : 1));
            const power = 1 - (1 - assumptions.power) / pairs;
            return { rule, rows: rowsFor(spread, distance, { level: assumptions.level, power }), why: `the ${shares.length} groups are treated alike; the smallest two have ${(0,format/* percent */.KN)(smallest)} and ${(0,format/* percent */.KN)(next)} of the rows` };
        });
    });
}
/** Rates among the rows of one label alone. */
const CONDITIONAL = ['equal', 'predictive'];

// EXTERNAL MODULE: ./.build/src/model/gates/questions.js
var questions = __webpack_require__(91415);
// EXTERNAL MODULE: ./.build/src/model/gates/test-set-uses.js
var test_set_uses = __webpack_require__(38254);
// EXTERNAL MODULE: ./.build/src/model/gates/trust.js
var trust = __webpack_require__(73224);
;// CONCATENATED MODULE: ./.build/src/model/gates/plan.js










/** Rows that each gate of the delivery file needs for a pass at the wanted power, gravest first; before any row is labelled. */
function planTests(delivery, pilot, assumptions) {
    const tests = delivery.spec.tests;
    const gates = tests.gates ?? (0,defaults/* defaultGates */.e)(tests.task, true).gates;
    const lines = gates.map((gate) => lineFor(gate, pilot, assumptions));
    for (const gate of tests.slices?.gates ?? [])
        for (const slice of pilot.slices) {
            const { rows, rule, why } = lineFor(gate, pilot, assumptions);
            lines.push({ rule: `${rule} where ${slice.name}`, slice: slice.name, rows: rows === null ? null : Math.ceil(rows / slice.share), why: `${why}; ${(0,format/* percent */.KN)(slice.share)} of the rows are in the slice` });
        }
    return [...lines, ...fairnessPlan(delivery, pilot, assumptions)].sort((a, b) => (b.rows ?? Infinity) - (a.rows ?? Infinity));
}
/** The level at the k-th use of a counted test set; the declared one where uses are not counted. */
function plannedLevel(delivery, use) {
    const declared = delivery.spec.tests.level;
    return use === undefined ? declared : (0,test_set_uses/* levelForUse */.hV)(use, declared);
}
/** n = ((z of the level + z of the power) · spread / distance)²: the pass of a one-sided bound. Both sides at once share the risk. */
function rowsFor(spread, distance, { level, power }, sides = 1) {
    const reach = (0,normal/* twoSidedQuantile */.n)(level) + (0,normal/* normalQuantile */.Z)(1 - (1 - power) / sides);
    return Math.ceil(((reach * spread) / distance) ** 2);
}
const DEFAULTS = { power: decide/* POWER */.wY, correlation: 0.8, rate: 0.5, auc: 0.8 };
function lineFor(gate, pilot, assumptions) {
    const kind = (0,questions/* kindOf */.I)(gate);
    const rule = `${gate.metric === 'custom' ? (gate.name ?? 'custom') : (0,words/* metricId */.y)(gate)}: ${WORDS[kind](gate)}`;
    const metric = pilot.metric(gate);
    if (!metric)
        return { rule, rows: null, why: PILOT_NEEDED };
    const needed = distanceOf(gate, kind, metric, assumptions);
    if ('why' in needed)
        return { rule, rows: null, why: needed.why };
    const rows = rowsFor(needed.spread, needed.distance, assumptions, kind === 'within_of_champion' ? 2 : 1);
    const fewest = fewestFor(gate, pilot);
    return rows < fewest.rows ? { rule, rows: fewest.rows, why: `${needed.supposes}; ${fewest.why}` } : { rule, rows, why: needed.supposes };
}
/** Rows below which there is no interval at all, so no pass (trust.ts). */
function fewestFor({ metric }, { rate }) {
    const { fewestRows = 0 } = catalogue/* METRIC_TABLE */.IK[metric] ?? {};
    const [rows, of] = rate === undefined ? [trust/* FEWEST_EVENTS */.T3, ''] : [Math.ceil(trust/* FEWEST_EVENTS */.T3 / Math.min(rate, 1 - rate)), ' of each kind'];
    return fewestRows > rows ? { rows: fewestRows, why: `at least ${fewestRows} rows for an interval of it` } : { rows, why: `at least ${trust/* FEWEST_EVENTS */.T3} rows${of}` };
}
const PILOT_NEEDED = 'how much it varies is not known: name predictions of the champion on labelled rows (data.develop)';
const WORDS = {
    at_least: (gate) => `at least ${gate.at_least}`,
    at_most: (gate) => `at most ${gate.at_most}`,
    no_worse_than_champion_by: (gate) => `no worse than the champion by ${gate.no_worse_than_champion_by}`,
    better_than_champion_by: (gate) => `better than the champion by ${gate.better_than_champion_by}`,
    within_of_champion: (gate) => `as good as the champion, within ${gate.within_of_champion}`,
    no_worse_than_constant: () => 'no worse than a constant',
};
function distanceOf(gate, kind, metric, assumptions) {
    const paired = pairedSpread(gate, metric, assumptions);
    switch (kind) {
        case 'no_worse_than_champion_by':
        case 'within_of_champion': {
            const margin = gate[kind];
            return margin > 0 ? { ...paired, distance: margin, supposes: `the models are equal; ${paired.supposes}` } : { why: 'a margin of 0 cannot be shown of equal models, with any number of rows' };
        }
        case 'better_than_champion_by': {
            const room = (assumptions.gain ?? 0) - gate.better_than_champion_by;
            return room > 0 ? { ...paired, distance: room, supposes: `the candidate gains ${assumptions.gain}; ${paired.supposes}` } : { why: `say which gain it should find (--gain, above ${gate.better_than_champion_by})` };
        }
        case 'no_worse_than_constant': {
            if (metric.constant === undefined || metric.constant === null || metric.value === null || metric.constantSpread === undefined)
                return { why: 'it is undefined for a constant' };
            const room = Math.abs(metric.value - metric.constant);
            return room > 0 ? { spread: metric.constantSpread, distance: room, supposes: `the candidate has ${plan_short(metric.value)} and a constant ${plan_short(metric.constant)}` } : { why: 'the model is a constant' };
        }
        default: {
            if (metric.value === null)
                return { why: 'the metric is undefined on these rows' };
            const room = kind === 'at_least' ? metric.value - gate.at_least : gate.at_most - metric.value;
            return room > 0 ? { spread: metric.spread, distance: room, supposes: `the candidate has ${plan_short(metric.value)}` } : { why: `a candidate with ${plan_short(metric.value)} does not hold the limit, with any number of rows` };
        }
    }
}
function pairedSpread({ metric: name }, metric, { correlation, disagreement }) {
    // Equal models differ on a share d of the rows, half of them each way: a difference of 0 with variance d.
    if (disagreement !== undefined && name === 'accuracy')
        return { spread: Math.sqrt(disagreement), supposes: `they differ on ${(0,format/* percent */.KN)(disagreement)} of the rows` };
    if (metric.pairedSpread !== undefined && metric.pairedSpread > 0)
        return { spread: metric.pairedSpread, supposes: 'they vary together as measured' };
    return { spread: metric.spread * Math.sqrt(2 * (1 - correlation)), supposes: `their estimates correlate by ${correlation}` };
}
function plan_short(value) {
    return String(Number(value.toPrecision(4)));
}

// EXTERNAL MODULE: ./.build/src/statistics/random.js
var statistics_random = __webpack_require__(16604);
// EXTERNAL MODULE: ./.build/src/model/overview.js + 2 modules
var overview = __webpack_require__(71033);
// EXTERNAL MODULE: ./.build/src/model/predictions/rows.js
var predictions_rows = __webpack_require__(92939);
// EXTERNAL MODULE: ./.build/src/model/gates/estimate.js + 20 modules
var estimate = __webpack_require__(19764);
;// CONCATENATED MODULE: ./.build/src/model/gates/plan-pilot.js








/** Level of the intervals whose widths are turned into spreads; any would do. */
const LEVEL = 0.95;
const ASSUMED_ROWS = 20_000;
const REPLICATES = 400;
/** What labelled rows with predictions say of each metric's spread; differences are never taken from them, only how much they vary. */
function pilotOf(delivery, rows, basis) {
    const slices = (0,cuts/* sliceCuts */.is)(delivery).flatMap((cuts) => (cuts.every((cut) => rows.categories[cut]) ? (0,predictions_rows/* sliceBy */.o7)(rows, cuts) : []));
    const groups = (delivery.spec.tests.fairness?.groups ?? []).map((by) => ({ column: (0,cuts/* cutName */.CI)(by), shares: sharesOf(rows, (0,cuts/* cutName */.CI)(by)) }));
    return {
        source: 'measured',
        basis,
        rate: rows.truth.kind === 'binary' ? rows.truth.positives / rows.n : undefined,
        metric: (gate) => metricOf(delivery, rows, gate),
        slices: slices.map(({ name, rows: { length } }) => ({ name, share: length / rows.n })),
        groups,
    };
}
/**
 * Rows made up for a binary task before there are any: normal signals with the assumed share of positives and ROC AUC, whose
 * scores are calibrated. They stand for no one's data; only how much metrics vary is read off them.
 */
function assumedPilot(delivery, { rate, auc, slices, groups }) {
    if (delivery.spec.tests.task !== 'binary')
        return undefined;
    const rows = assumedRows(ASSUMED_ROWS, rate, auc);
    const pilot = pilotOf(delivery, rows, `assumed: ${Number((100 * rate).toPrecision(3))} % of the rows positive, ROC AUC ${auc}, calibrated scores`);
    return { ...pilot, source: 'assumed', rate, slices, groups };
}
function assumedRows(n, rate, auc) {
    const random = (0,statistics_random/* seededRandom */.Is)(1);
    // AUC = Φ(1 / (noise √2)) of two normals one apart.
    const noise = 1 / (Math.SQRT2 * (0,normal/* normalQuantile */.Z)(auc));
    const labels = Uint8Array.from({ length: n }, () => ((0,statistics_random/* uniform */.Pi)(random) < rate ? 1 : 0));
    const scores = Float64Array.from(labels, (label) => 1 / (1 + ((1 - rate) / rate) * Math.exp((0.5 - (label + noise * (0,statistics_random/* normalValue */.Fl)(random))) / noise ** 2)));
    return { task: 'binary', n, truth: { kind: 'binary', labels, positives: labels.reduce((a, b) => a + b, 0) }, candidate: { scores: [scores] }, categories: {}, epsilon: 2 ** -52 };
}
function metricOf(delivery, rows, gate) {
    if (gate.metric === 'custom')
        return undefined;
    const { threshold, seed } = delivery.spec.tests;
    const against = [undefined, ...(rows.champion ? ['champion'] : []), ...(catalogue/* METRIC_TABLE */.IK[gate.metric].undefinedForConstant === undefined ? ['constant'] : [])];
    const found = (0,estimate/* estimateAll */.i)(rows, against.map((other) => ({ spec: gate, against: other, level: LEVEL, strictLevel: LEVEL })), { threshold: threshold, quantiles: (0,overview/* levelsOf */.pd)(delivery), replicates: REPLICATES, seed: seed });
    const of = (other) => found[against.indexOf(other)];
    const spread = (estimate) => (estimate?.interval ? estimate.interval.standardError * Math.sqrt(rows.n) : undefined);
    const own = spread(found[0]);
    if (own === undefined)
        return undefined;
    return { value: found[0].candidate, spread: own, pairedSpread: spread(of('champion')), constant: of('constant')?.other, constantSpread: spread(of('constant')) };
}
function sharesOf(rows, cut) {
    const categories = rows.categories[cut];
    if (!categories)
        return [];
    const counts = new Array(categories.names.length).fill(0);
    for (const code of categories.codes)
        counts[code] += 1;
    return counts.filter((found) => found > 0).map((found) => found / rows.n);
}
/** In words, for the reader. */
function measuredBasis(rows, declared, both) {
    return `measured: ${(0,format/* count */.U9)(rows.n)} rows of ${declared} with predictions of ${both ? 'both models' : 'one model'}`;
}

// EXTERNAL MODULE: ./.build/src/model/predictions/predictions.js + 5 modules
var predictions = __webpack_require__(26829);
// EXTERNAL MODULE: ./.build/src/model/predictions/test-set.js
var test_set = __webpack_require__(87627);
;// CONCATENATED MODULE: ./.build/src/run/plan-tests.js








/** How many labelled rows the gates of the delivery file need. Reads the champion's predictions on labelled rows where they are there, and writes nothing. */
async function planTestsOf(session, request) {
    const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
    if (!delivery.spec.tests)
        throw problem/* InputError */.d.of('plan-no-tests', 'The delivery file declares no tests, so there is nothing to plan for.', 'Add `tests` with the gates that a candidate must hold.', delivery.locate([]));
    forBinaryOnly(delivery, request);
    const pilot = (await measuredPilot(delivery, session, request)) ?? assumedPilot(delivery, { rate: request.rate ?? DEFAULTS.rate, auc: request.auc ?? DEFAULTS.auc, slices: request.slices, groups: request.groups });
    if (!pilot)
        throw problem/* InputError */.d.of('plan-no-pilot', `How much the metrics of a ${delivery.spec.tests.task} task vary cannot be assumed, and no labelled rows with predictions are there.`, 'Name the champion\'s (or any model\'s) predictions on data.develop in tests.predictions; a few hundred rows are enough.', delivery.locate(['tests', 'predictions']));
    const use = request.use ?? (delivery.spec.rollout ? 1 : undefined);
    const assumptions = {
        power: request.power ?? DEFAULTS.power,
        level: plannedLevel(delivery, use),
        correlation: request.correlation ?? DEFAULTS.correlation,
        ...(request.disagreement !== undefined && { disagreement: request.disagreement }),
        ...(request.gain !== undefined && { gain: request.gain }),
    };
    const lines = planTests(delivery, pilot, assumptions);
    const known = lines.map(({ rows }) => rows).filter((rows) => rows !== null);
    return { basis: pilot.basis, assumptions, lines, notes: unusedOptions(delivery, request, pilot), rows: known.length > 0 ? Math.max(...known) : null };
}
function forBinaryOnly(delivery, { rate, auc }) {
    const { task } = delivery.spec.tests;
    const given = [rate !== undefined && '--rate', auc !== undefined && '--auc'].filter((name) => name !== false);
    if (task !== 'binary' && given.length > 0)
        throw problem/* InputError */.d.of('plan-not-for-task', `${given.join(' and ')} ${given.length === 1 ? 'says' : 'say'} nothing of the task ${task}: only rows of a binary task can be made up.`, `Leave ${given.length === 1 ? 'it' : 'them'} out, and name predictions on data.develop in tests.predictions: how much the metrics vary is measured there.`, delivery.locate(['tests', 'task']));
}
/** Options that no gate of the delivery file asks for, or that measured rows answer already. */
function unusedOptions(delivery, request, { source }) {
    const { gates = [], slices, fairness } = delivery.spec.tests;
    const all = [...gates, ...(slices?.gates ?? [])];
    const columns = (fairness?.groups ?? []).map(cuts/* cutName */.CI);
    const measured = source === 'measured' ? ['shares are measured on the rows that are there'] : [];
    const unused = (option, given, why) => {
        const reason = why.find((text) => text !== false);
        return given && reason ? [`${option} changes nothing: ${reason}.`] : [];
    };
    return [
        ...unused('--slice', request.slices.length > 0, [!slices?.gates?.length && 'the delivery file has no tests.slices.gates', ...measured]),
        ...unused('--groups', request.groups.length > 0, [!fairness?.gates.length && 'the delivery file has no tests.fairness.gates', ...measured]),
        ...request.groups.filter(({ column }) => source === 'assumed' && columns.length > 0 && !columns.includes(column)).map(({ column }) => `--groups ${column} changes nothing: tests.fairness.groups has ${columns.join(', ')}.`),
        ...unused('--gain', request.gain !== undefined, [!all.some((gate) => gate.better_than_champion_by !== undefined) && 'no gate has better_than_champion_by']),
        ...unused('--disagreement', request.disagreement !== undefined, [!all.some((gate) => gate.metric === 'accuracy' && COMPARED.some((key) => gate[key] !== undefined)) && 'no gate compares the accuracy with the champion']),
    ];
}
const COMPARED = ['no_worse_than_champion_by', 'better_than_champion_by', 'within_of_champion'];
/** From the development split, never from the sealed test set: planning must not look at it. */
async function measuredPilot(delivery, session, request) {
    if (request.rate !== undefined || request.auc !== undefined || delivery.spec.data?.develop === undefined)
        return undefined;
    const context = { purpose: 'develop', deliveryId: session.deliveryId, clock: session.clock, log: session.log, engine: session.engine, out: session.out };
    const testSet = await (0,test_set/* testSetOf */.a)(delivery, context);
    if (Array.isArray(testSet))
        return undefined;
    const { candidate, champion } = delivery.spec.tests.predictions;
    const files = [];
    for (const declared of [candidate, champion])
        if (declared !== undefined && (await (0,model_files/* isThere */.$B)(delivery.resolve(declared))))
            files.push(delivery.resolve(declared));
    if (files.length === 0)
        return undefined;
    const { rows, findings } = await (0,predictions/* joinPredictions */.X$)(delivery, session.engine, testSet, { candidate: files[0], champion: files[1] }, (0,cuts/* cutsOf */.bl)(delivery));
    if (!rows) {
        session.log.warning(`The predictions on ${testSet.declared} cannot be used, so nothing is measured from them: ${findings[0]?.message ?? 'no rows'}`);
        return undefined;
    }
    return pilotOf(delivery, rows, measuredBasis(rows, testSet.declared, files.length > 1));
}

// EXTERNAL MODULE: ./.build/src/cli/session.js
var cli_session = __webpack_require__(25806);
;// CONCATENATED MODULE: ./.build/src/cli/plan.js





const NUMBERS = {
    power: [0.5, 1],
    rate: [0, 1],
    auc: [0.5, 1],
    correlation: [-1, 1],
    disagreement: [0, 1],
    gain: [0, Infinity],
};
/**
 * `sluice plan --tests`: how many labelled rows each gate of the delivery file needs, before any is labelled. Answers 0 where
 * every gate can be decided by some number of rows, 2 where one cannot. Without `--tests` the rollout is planned.
 */
async function plan(argv, io) {
    if (!argv.includes('--tests'))
        return (await Promise.all(/* import() */[__webpack_require__.e(1160), __webpack_require__.e(1566), __webpack_require__.e(6649), __webpack_require__.e(5607)]).then(__webpack_require__.bind(__webpack_require__, 45607))).planRollout(argv, io);
    const text = { type: 'string' };
    const { values } = (0,external_node_util_.parseArgs)({
        args: argv,
        options: {
            tests: { type: 'boolean', default: false }, delivery: { type: 'string', default: 'delivery.yml' }, json: { type: 'boolean', default: false },
            power: text, rate: text, auc: text, correlation: text, disagreement: text, gain: text, use: text,
            slice: { type: 'string', multiple: true }, groups: { type: 'string', multiple: true },
        },
    });
    const request = {
        ...Object.fromEntries(Object.entries(NUMBERS).map(([name, [low, high]]) => [name, numberOption(name, values[name], low, high)])),
        use: useOption(values.use),
        slices: (values.slice ?? []).map((each) => ({ name: named(each, 'slice').name, share: plan_sharesOf(each, 'slice')[0] })),
        groups: (values.groups ?? []).map((each) => ({ column: named(each, 'groups').name, shares: plan_sharesOf(each, 'groups') })),
    };
    const session = (0,cli_session.openSession)({ delivery: values.delivery, out: 'sluice-out', json: values.json }, io, 'develop');
    try {
        const planned = await planTestsOf(session, request);
        io.stdout(values.json ? `${JSON.stringify(planned, null, 2)}\n` : `${linesOf(planned).join('\n')}\n`);
        return planned.lines.every(({ rows }) => rows !== null) ? 0 : 2;
    }
    finally {
        await session.engine.close();
    }
}
function linesOf({ basis, assumptions: { power, level }, lines, notes, rows }) {
    const numbers = lines.map((line) => (line.rows === null ? 'none' : line.rows.toLocaleString('en-US')));
    const widths = [Math.max(4, ...numbers.map((text) => text.length)), Math.max(4, ...lines.map(({ rule }) => rule.length))];
    return [
        rows === null ? 'No number of rows decides these gates as they are declared.' : `${rows.toLocaleString('en-US')} labelled rows: the most that a gate needs to pass ${Number((100 * power).toPrecision(4))} times in 100, with intervals at ${Number(level.toPrecision(6))}.`,
        `Spreads are ${basis}.`,
        ...notes.map((note) => `Note: ${(0,report_escape/* logLine */.BP)(note)}`),
        '',
        `${'Rows'.padStart(widths[0])}  ${'Gate'.padEnd(widths[1])}  Supposed`,
        // Names come from data: nothing of them may end a line or colour it.
        ...lines.map(({ rule, why }, i) => `${numbers[i].padStart(widths[0])}  ${(0,report_escape/* logLine */.BP)(rule).padEnd(widths[1])}  ${(0,report_escape/* logLine */.BP)(why)}`),
    ];
}
function numberOption(name, given, low, high) {
    if (given === undefined)
        return undefined;
    const value = Number(given);
    if (given.trim() !== '' && value > low && value < high)
        return value;
    throw problem/* InputError */.d.of('plan-number', `--${name} is ${JSON.stringify(given)}.`, `Write a number between ${low} and ${high}.`);
}
function useOption(given) {
    if (given === undefined)
        return undefined;
    if (/^[1-9]\d{0,5}$/.test(given))
        return Number(given);
    throw problem/* InputError */.d.of('plan-number', `--use is ${JSON.stringify(given)}.`, 'Write a whole number from 1: which candidate on this test set it is.');
}
function named(given, option) {
    const at = given.lastIndexOf('=');
    if (at > 0)
        return { name: given.slice(0, at), rest: given.slice(at + 1) };
    throw problem/* InputError */.d.of('plan-shares', `--${option} is ${JSON.stringify(given)}.`, option === 'slice' ? 'Write --slice "sex = Female=0.33": a name and its share of the rows.' : 'Write --groups sex=0.67,0.33: a column and the share of each group.');
}
function plan_sharesOf(given, option) {
    const shares = named(given, option).rest.split(',').map(Number);
    if (shares.every((share) => share > 0 && share <= 1) && shares.reduce((a, b) => a + b, 0) <= 1 + 1e-9)
        return shares;
    throw problem/* InputError */.d.of('plan-shares', `--${option} is ${JSON.stringify(given)}.`, 'Write shares above 0 that sum to 1 at most.');
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

/***/ 36251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YN: () => (/* binding */ declaredText),
/* harmony export */   nm: () => (/* binding */ fileSourceOf),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
/** A declared table as engines take it. Throws InputError for a path that leaves the workspace. */
function sourceOf(delivery, declared, path) {
    if (typeof declared === 'string')
        return { file: ADDRESS.test(declared) ? declared : delivery.resolve(declared) };
    const connection = delivery.spec.data?.trino;
    if (!connection)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('delivery-trino-missing', `\`${path.join('.')}\` is a Trino table, and \`data.trino\` does not say where the server is.`, 'Add `data: {trino: {server: https://HOST:PORT, user: …}}`.', delivery.locate(path));
    return { ...declared, connection: { ...connection, ...(connection.ca === undefined ? {} : { ca: delivery.resolve(connection.ca) }) } };
}
/** For stages that read the rows themselves. Throws InputError for a table of a server. */
function fileSourceOf(delivery, declared, path) {
    const source = sourceOf(delivery, declared, path);
    if ('file' in source)
        return source;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('source-not-a-file', `\`${path.join('.')}\` is a Trino table, and this stage reads rows one by one.`, 'Write the rows that it needs to a Parquet file in an earlier step, and name that.', delivery.locate(path));
}
function declaredText(declared) {
    return typeof declared === 'string' ? declared : declared.trino;
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
