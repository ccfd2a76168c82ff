export const id = 5607;
export const ids = [5607];
export const modules = {

/***/ 45607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TRAFFIC_OPTIONS: () => (/* binding */ TRAFFIC_OPTIONS),
/* harmony export */   planRollout: () => (/* binding */ planRollout),
/* harmony export */   trafficRequest: () => (/* binding */ trafficRequest)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _rollout_plan_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11628);
/* harmony import */ var _run_plan_rollout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2587);
/* harmony import */ var _safe_line_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74912);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25806);







const TRAFFIC_OPTIONS = {
    'requests-per-second': { type: 'string' },
    traffic: { type: 'string' },
    'base-rate': { type: 'string', multiple: true },
    cluster: { type: 'string' },
    'requests-per-user': { type: 'string' },
    runs: { type: 'string' },
    seed: { type: 'string' },
};
/**
 * `sluice plan DELIVERY`: what the rollout will do under the expected traffic, before anything moves. Answers 0 where the traffic
 * carries the declared margins, 2 where it does not.
 */
async function planRollout(argv, io) {
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: argv, allowPositionals: true, options: { delivery: { type: 'string' }, json: { type: 'boolean', default: false }, ...TRAFFIC_OPTIONS } });
    if (positionals.length > 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('plan-what', 'One delivery file is planned at a time.', 'Write `sluice plan DELIVERY --requests-per-second N`.');
    const file = positionals[0] ?? values.delivery ?? 'delivery.yml';
    const { forecast, plan } = await (0,_run_plan_rollout_js__WEBPACK_IMPORTED_MODULE_4__/* .planRolloutOf */ ._N)({ deliveryFile: node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, file), workspace: (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .workspaceOf */ .B)(io, file) }, trafficRequest(values, io));
    const falseRollback = plan.guardrails.reduce((sum, guardrail) => sum + guardrail.falseRollback, 0);
    if (values.json)
        io.stdout(`${JSON.stringify(forecast, null, 2)}\n`);
    else
        io.stdout(`${(0,_rollout_plan_words_js__WEBPACK_IMPORTED_MODULE_3__/* .forecastLines */ .x)(forecast, { falseRollback, falsePromotion: plan.falsePromotion }).map(_safe_line_js__WEBPACK_IMPORTED_MODULE_6__/* .safeLine */ .o).join('\n')}\n`);
    return forecast.carries ? 0 : 2;
}
/** What the options say of the traffic. Throws InputError with everything that is wrong with them. */
function trafficRequest(values, io) {
    const { 'requests-per-second': perSecond, traffic } = values;
    if ((perSecond === undefined) === (traffic === undefined))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('plan-what', perSecond === undefined ? 'Nobody said how much traffic is expected.' : 'Both --requests-per-second and --traffic are given.', 'Give --requests-per-second N, or --traffic FILE with what was measured. For labelled rows of the tests write `sluice plan --tests`.');
    return {
        ...(perSecond === undefined ? { traffic: node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, traffic) } : { requestsPerSecond: numberOption('requests-per-second', perSecond, 0, 1e7) }),
        baseRates: Object.fromEntries((values['base-rate'] ?? []).map(baseRate)),
        ...(values.cluster === undefined ? {} : { cluster: numberOption('cluster', values.cluster, 0.999, 1e4) }),
        ...(values['requests-per-user'] === undefined ? {} : { perUser: numberOption('requests-per-user', values['requests-per-user'], 0.999, 1e7) }),
        ...(values.runs === undefined ? {} : { runs: wholeOption('runs', values.runs, 20, 100_000) }),
        ...(values.seed === undefined ? {} : { seed: wholeOption('seed', values.seed, 0, 2 ** 31) }),
    };
}
function baseRate(given) {
    const at = given.lastIndexOf('=');
    return [given.slice(0, Math.max(0, at)), numberOption('base-rate', given.slice(at + 1), 0, 1)];
}
function numberOption(name, given, low, high) {
    const value = Number(given);
    if (given.trim() !== '' && value > low && value < high)
        return value;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('plan-number', `--${name} is ${JSON.stringify(given)}.`, `Write a number ${low === 0.999 ? 'from 1' : `above ${low}`} and below ${high}${name === 'base-rate' ? ', for one guardrail NAME=RATE' : ''}.`);
}
function wholeOption(name, given, low, high) {
    if (/^\d{1,10}$/.test(given) && Number(given) >= low && Number(given) <= high)
        return Number(given);
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('plan-number', `--${name} is ${JSON.stringify(given)}.`, `Write a whole number from ${low} to ${high}.`);
}


/***/ }),

/***/ 74912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ safeLine)
/* harmony export */ });
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72963);

/** A line whose words come from files or many hands: none of them may move the cursor. Its indentation stays. */
function safeLine(line) {
    const indent = /^ */.exec(line)[0];
    return indent + (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .logLine */ .BP)(line.slice(indent.length));
}


/***/ }),

/***/ 78792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dp: () => (/* binding */ HOUR),
  U2: () => (/* binding */ drawFor),
  vA: () => (/* binding */ requestsMet)
});

// UNUSED EXPORTS: perSecondAt

// EXTERNAL MODULE: ./.build/src/statistics/random.js
var statistics_random = __webpack_require__(16604);
;// CONCATENATED MODULE: ./.build/src/statistics/simulation/draws.js

/** Beyond this mean a count is drawn as a rounded normal value, whose error is then far below what simulations can see. */
const LARGE = 30;
/** One Poisson value, exact by inversion while its mean is below 30; the rounded normal approximation beyond. */
function poisson(random, mean) {
    if (mean >= LARGE)
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * (0,statistics_random/* normalValue */.Fl)(random)));
    if (!(mean > 0))
        return 0;
    const u = (0,statistics_random/* uniform */.Pi)(random);
    let chance = Math.exp(-mean);
    let total = chance;
    let value = 0;
    while (u > total && value < 1000) {
        value += 1;
        chance *= mean / value;
        total += chance;
    }
    return value;
}
/** One geometric value on 1, 2, … with this mean. */
function geometric(random, mean) {
    if (mean <= 1)
        return 1;
    return 1 + Math.floor(Math.log(1 - (0,statistics_random/* uniform */.Pi)(random)) / Math.log(1 - 1 / mean));
}
/** Events that come in clusters: a Poisson number of clusters, each of a geometric size, so many in all that their mean is `mean`. */
function clustered(random, mean, size) {
    if (size <= 1)
        return poisson(random, mean);
    const clusters = poisson(random, mean / size);
    if (clusters > 10 * LARGE)
        return Math.max(clusters, Math.round(clusters * size + Math.sqrt(clusters * size * (size - 1)) * (0,statistics_random/* normalValue */.Fl)(random)));
    let events = 0;
    for (let cluster = 0; cluster < clusters; cluster += 1)
        events += geometric(random, size);
    return events;
}

;// CONCATENATED MODULE: ./.build/src/statistics/simulation/two-arms.js


/**
 * Two arms under one and the same traffic: units arrive as a Poisson process, each is the candidate's with the chance that the
 * router gives it, and is an event with its arm's chance. Where events cluster, clusters arrive so, and the others beside them.
 */
function drawsOf(expected, random) {
    return ({ since, until, exposure }) => {
        const middle = (since + until) / 2;
        const units = (expected.perSecond(middle) * (until - since)) / 1000;
        const rate = expected.rate(middle);
        return {
            candidate: armOf(random, units * exposure, Math.min(1, rate * expected.ratio), expected.cluster),
            champion: armOf(random, units * (1 - exposure), rate, expected.cluster),
        };
    };
}
function armOf(random, units, chance, cluster) {
    if (cluster <= 1) {
        const total = poisson(random, units);
        return { events: (0,statistics_random/* binomial */.QV)(random, total, chance), total };
    }
    const events = clustered(random, units * chance, cluster);
    return { events, total: events + poisson(random, units * (1 - chance)) };
}

;// CONCATENATED MODULE: ./.build/src/rollout/plan/expected.js

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Requests a second at a time of a rollout that began at `hour` o'clock. */
function perSecondAt({ byHour }, hour, at) {
    return byHour[Math.floor(((hour * HOUR + at) % DAY) / HOUR)];
}
/** What one guardrail would count where the candidate's rate is `ratio` times the champion's. */
function drawFor(guardrail, traffic, ratio, hour, random) {
    const units = guardrail.unit === 'user' ? traffic.perUser : 1;
    const rate = traffic.rates[guardrail.name];
    return drawsOf({ perSecond: (at) => perSecondAt(traffic, hour, at) / units, rate: () => rate, ratio, cluster: guardrail.unit === 'user' ? 1 : traffic.cluster }, random);
}
/** Requests that the candidate answered until the rollout ended: each step's share of what came meanwhile. */
function requestsMet(traffic, hour, shares, steps, end) {
    return steps.reduce((sum, since, step) => sum + (shares[step] / 100) * requestsBetween(traffic, hour, since, steps[step + 1] ?? end), 0);
}
function requestsBetween(traffic, hour, since, until) {
    let sum = 0;
    for (let at = since; at < until;) {
        const next = Math.min(until, (Math.floor((hour * HOUR + at) / HOUR) + 1) * HOUR - hour * HOUR);
        sum += (perSecondAt(traffic, hour, at) * (next - at)) / 1000;
        at = next;
    }
    return sum;
}


/***/ }),

/***/ 28054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Pl: () => (/* binding */ ENOUGH),
  np: () => (/* binding */ WIDEST),
  g3: () => (/* binding */ forecast)
});

// UNUSED EXPORTS: RATIOS

// EXTERNAL MODULE: ./.build/src/statistics/binomial.js
var binomial = __webpack_require__(16658);
// EXTERNAL MODULE: ./.build/src/statistics/random.js
var statistics_random = __webpack_require__(16604);
// EXTERNAL MODULE: ./.build/src/rollout/plan/expected.js + 2 modules
var expected = __webpack_require__(78792);
// EXTERNAL MODULE: ./.build/src/rollout/decide.js
var decide = __webpack_require__(46649);
// EXTERNAL MODULE: ./.build/src/rollout/judge.js + 9 modules
var rollout_judge = __webpack_require__(41566);
;// CONCATENATED MODULE: ./.build/src/rollout/plan/simulate.js


const CANDIDATE = 'b';
const CHAMPION = 'a';
const NOBODY = { name: 'simulated', digest: `sha256:${'0'.repeat(64)}` };
/**
 * One rollout under drawn traffic: `draws[i]` says what guardrail i would count. The judges and the rule are those of the
 * real tick; what a simulation lacks is the outside (a router that others change, signals that fail, people). A tick comes
 * at each interval, and each decision takes effect at once. Ends undecided at `horizon`, or where the rule would wait for a
 * person for ever. `startsAt` (milliseconds since the epoch) matters to steps with hours of the day.
 */
function simulateRollout(plan, draws, { horizon, startsAt = 0 }) {
    const judges = plan.guardrails.map(rollout_judge/* startJudging */.V8);
    const open = openedAt(plan, startsAt);
    const units = draws.map(() => 0);
    const steps = [0];
    enter(open, 0, startsAt);
    for (let now = plan.interval; now <= horizon; now += plan.interval) {
        const span = { since: now - plan.interval, until: now, exposure: plan.steps[open.step] / 100 };
        const clock = startsAt + now;
        for (const [i, draw] of draws.entries()) {
            const warm = span.since < open.stepAt - startsAt + (plan.warmUp ?? 0) || undefined;
            const seen = { ...span, since: startsAt + span.since, until: clock, ...draw(span), step: open.step, ...(warm && { warm }) };
            units[i] += seen.candidate.total;
            (0,rollout_judge/* judgeOn */.PD)(judges[i], seen);
            open.observed[plan.guardrails[i].name] = [seen];
        }
        open.lastLook = clock;
        const judgements = judges.map((judge) => (0,rollout_judge/* judgementOf */.lG)(judge, open.step, plan.falsePromotion));
        const decision = (0,decide/* decide */.LD)(open, { configured: open.intended }, plan, clock, judgements);
        if (decision.kind === 'drain')
            return { end: 'rolled-back', at: now, code: decision.code, guardrail: decision.guardrail, steps, units };
        if (decision.kind === 'promote')
            return { end: 'promoted', at: now, steps, units };
        stand(open, decision, clock);
        if (decision.kind === 'end' || (decision.kind === 'hold' && decision.record))
            return { end: 'undecided', at: now, code: decision.code, steps, units };
        if (decision.kind === 'advance') {
            enter(open, decision.step, clock);
            steps.push(now);
        }
    }
    return { end: 'undecided', at: horizon, steps, units };
}
/** A delivery whose candidate is in its slot and answers as approved. */
function openedAt(plan, now) {
    return {
        id: 'simulated', release: NOBODY, slot: CANDIDATE, slots: [CHAMPION, CANDIDATE], champion: { release: NOBODY.digest, slot: CHAMPION }, plan,
        deliveryFile: NOBODY.digest, ledgerHead: NOBODY.digest, openedAt: now, lease: Infinity, step: -1, stepAt: now,
        intended: {}, configured: {}, requests: {}, watermarks: {}, observed: {}, outages: {}, lastLook: now, holds: [], accepted: [], overrides: [],
    };
}
/** What waits for the day does not use up the time budget; the journal tells it so, and here as it would. */
function stand(open, decision, now) {
    const waits = decision.kind === 'hold' && decision.waits ? decision : undefined;
    if (waits)
        open.waits = { code: waits.code, reason: waits.reason, since: open.waits?.since ?? now };
    else if (open.waits) {
        open.stoodStill = (open.stoodStill ?? 0) + now - open.waits.since;
        delete open.waits;
    }
}
function enter(open, step, now) {
    Object.assign(open, { step, stepAt: now });
    open.intended = (0,decide/* splitAt */.gI)(open, step);
    open.configured = open.intended;
}

;// CONCATENATED MODULE: ./.build/src/rollout/plan/forecast.js




/** An equal candidate is to be promoted in at least so many runs; else the traffic is called too low. */
const ENOUGH = 0.8;
const WIDEST = 20;
const RATIOS = [1.5, 2, 5];
/** The margins that are tried in place of one that cannot be held. */
const MARGINS = [1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7, 10, 14, WIDEST];
/** Together they keep a forecast within seconds: intervals judged in all, and runs of each case. */
const INTERVALS = 3_000_000;
const RUNS = { least: 100, most: 400 };
const SEED = 20_261;
/** Pure: the same plan, traffic and seed give the same forecast. Every guardrail of the plan is a rate that `traffic.rates` names. */
function forecast(plan, traffic, { seed = SEED, ratios = RATIOS, ...options } = {}) {
    const horizon = plan.timeBudget + plan.watch;
    const cases = 1 + plan.guardrails.length * ratios.length;
    const runs = options.runs ?? Math.max(RUNS.least, Math.min(RUNS.most, Math.floor(INTERVALS / cases / (horizon / plan.interval))));
    const run = (bad, of = plan, count = runs) => coursesOf(of, traffic, { horizon, seed, runs: count }, bad);
    const equal = run();
    const regressions = plan.guardrails.flatMap(({ name }) => ratios.map((ratio) => regressionOf(name, ratio, run({ guardrail: name, ratio }), traffic.perUser)));
    const carries = promotedIn(equal) >= ENOUGH;
    const alone = (guardrail) => ({ ...plan, guardrails: [guardrail] });
    const margins = plan.guardrails.map((guardrail) => ({
        guardrail: guardrail.name,
        declared: guardrail.margin,
        carried: carries ? guardrail.margin : smallestCarried(guardrail, (margin) => promotedIn(run(undefined, alone({ ...guardrail, margin }), Math.min(runs, RUNS.least))) >= eachOf(plan)),
    }));
    return {
        schema: 'urn:sluice:rollout-forecast:v1', traffic, runs, seed, horizon,
        equal: {
            promoted: shareOf(equal, ({ course }) => course.end === 'promoted'),
            falseRollback: shareOf(equal, ({ course }) => course.code === 'harm'),
            promotedAfter: spreadOf(equal.map(({ course }) => (course.end === 'promoted' ? course.at : null))),
            ramp: plan.steps.map((share, step) => ({
                share,
                reached: equal.filter(({ course }) => course.steps.length > step).length / runs,
                after: spreadOf(equal.flatMap(({ course }) => course.steps[step] ?? [])),
            })),
        },
        regressions, carries, margins, notes: [],
    };
}
function coursesOf(plan, traffic, { horizon, seed, runs }, bad) {
    return Array.from({ length: runs }, (_, run) => {
        // Equal and worse candidates meet the same hour of a week and the same stream of chance, which makes them comparable.
        const random = (0,statistics_random/* seededRandom */.Is)(seed + run);
        const hour = (0,statistics_random/* below */.Gz)(random, 24 * 7);
        const draws = plan.guardrails.map((guardrail) => (0,expected/* drawFor */.U2)(guardrail, traffic, guardrail.name === bad?.guardrail ? bad.ratio : 1, hour, random));
        const course = simulateRollout(plan, draws, { horizon, startsAt: hour * expected/* HOUR */.dp });
        return { course, requests: (0,expected/* requestsMet */.vA)(traffic, hour, plan.steps, course.steps, course.at) };
    });
}
function regressionOf(guardrail, ratio, runs, perUser) {
    const isFound = ({ course }) => course.code === 'harm' || course.code === 'harm-not-critical';
    return {
        guardrail, ratio,
        found: shareOf(runs, isFound),
        promoted: shareOf(runs, ({ course }) => course.end === 'promoted'),
        foundAfter: spreadOf(runs.map((run) => (isFound(run) ? run.course.at : null))),
        requests: spreadOf(runs.map(({ requests }) => requests)),
        users: spreadOf(runs.map(({ requests }) => requests / perUser)),
    };
}
function smallestCarried({ margin }, carries) {
    const wider = [margin, ...MARGINS.filter((other) => other > margin)];
    // Wider margins are easier, so the first that carries is found by halving.
    let low = -1;
    let high = wider.length;
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (carries(wider[middle]))
            high = middle;
        else
            low = middle;
    }
    return wider[high] ?? null;
}
/** How often each guardrail alone must let an equal candidate pass, so that all of them together do often enough. */
function eachOf({ guardrails }) {
    return ENOUGH ** (1 / guardrails.length);
}
function promotedIn(runs) {
    return runs.filter(({ course }) => course.end === 'promoted').length / runs.length;
}
function shareOf(runs, is) {
    const hits = runs.filter(is).length;
    return { of: hits / runs.length, low: (0,binomial/* clopperPearsonLow */.mB)(hits, runs.length, 0.975), high: 1 - (0,binomial/* clopperPearsonLow */.mB)(runs.length - hits, runs.length, 0.975) };
}
/** Null counts as longer than all others: what did not happen did not happen in time. */
function spreadOf(values) {
    const sorted = [...values].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
    const at = (level) => sorted[Math.ceil(level * sorted.length) - 1] ?? null;
    return { median: at(0.5), most: at(0.95) };
}


/***/ }),

/***/ 11628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ duration),
/* harmony export */   x: () => (/* binding */ forecastLines)
/* harmony export */ });
/* harmony import */ var _forecast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28054);

/** A forecast as lines for a person; names of guardrails are as declared, so the caller escapes each line. */
function forecastLines(found, declared) {
    const { equal, regressions, runs, seed, horizon } = found;
    const { promotedAfter, promoted, falseRollback, ramp } = equal;
    return [
        `${trafficWords(found)}; ${runs} simulated rollouts of each kind, seed ${seed}.`,
        '',
        'A candidate as good as the champion',
        `  is promoted in ${percent(promoted)} of the rollouts${promoted.of > 0 ? `, ${spread(promotedAfter, horizon)}` : ''}`,
        `  is taken back in error in ${percent(falseRollback)}; declared is at most ${share(declared.falseRollback)}`,
        ...ramp.slice(1).map(({ share: step, reached, after }) => `  has ${step} % of the users in ${share(reached)} of the rollouts${reached > 0 ? `, ${spread(after, horizon)}` : ''}`),
        '',
        ...table([
            ['A candidate that is worse in', 'found', 'after', 'in 95 of 100', 'requests that meet it', 'in 95 of 100', ...(found.traffic.perUser > 1 ? ['users'] : []), 'promoted all the same'],
            ...regressions.map((row) => regressionCells(row, found)),
        ]),
        '',
        ...carryWords(found),
        ...found.notes.map((note) => `Note: ${note}`),
    ];
}
function regressionCells({ guardrail, ratio, found, promoted, foundAfter, requests, users }, { traffic, horizon }) {
    const within = (after) => (after === null ? `not within ${duration(horizon)}` : duration(after));
    return [`${guardrail} × ${ratio}`, percent(found), within(foundAfter.median), within(foundAfter.most), count(requests.median), count(requests.most), ...(traffic.perUser > 1 ? [count(users.median)] : []), share(promoted.of)];
}
function carryWords({ carries, margins, equal, horizon }) {
    if (carries)
        return ['This traffic carries the declared margins.'];
    return [
        `This traffic is too low for the declared margins: within ${duration(horizon)} only ${share(equal.promoted.of)} of equally good candidates are promoted, and ${share(_forecast_js__WEBPACK_IMPORTED_MODULE_0__/* .ENOUGH */ .Pl)} is asked for.`,
        ...margins.map(({ guardrail, declared, carried }) => carried === null
            ? `  ${guardrail}: no margin up to ${_forecast_js__WEBPACK_IMPORTED_MODULE_0__/* .WIDEST */ .np} is carried. Give it more time (time_budget), fewer or larger steps, or watch something that happens more often.`
            : carried === declared ? `  ${guardrail}: ${declared} is carried by itself.` : `  ${guardrail}: margin_ratio ${carried} is carried, in place of ${declared}. Or give it more time (time_budget), or fewer and larger steps.`),
    ];
}
function trafficWords({ traffic: { byHour, rates, cluster, perUser } }) {
    const mean = byHour.reduce((sum, value) => sum + value, 0) / byHour.length;
    const swing = Math.max(...byHour) > Math.min(...byHour) ? ` (${number(Math.min(...byHour))} to ${number(Math.max(...byHour))} over the day)` : '';
    const rate = Object.entries(rates).map(([name, value]) => `${name} ${share(value)}`).join(', ');
    return `${number(mean)} requests a second${swing}; champion: ${rate}${cluster > 1 ? `, ${number(cluster)} at a time` : ''}${perUser > 1 ? `; ${number(perUser)} requests a user` : ''}`;
}
function spread({ median, most }, horizon) {
    if (median === null)
        return `in most of them not within ${duration(horizon)}`;
    return `after ${duration(median)}, in 95 of 100 ${most === null ? `not within ${duration(horizon)}` : `within ${duration(most)}`}`;
}
function percent({ of, low, high }) {
    return `${share(of)} (${share(low)} to ${share(high)})`;
}
function share(value) {
    return `${number(100 * value)} %`;
}
function number(value) {
    return String(Number(value.toPrecision(value >= 100 ? 4 : 2)));
}
function count(value) {
    return value === null ? '?' : Number(value.toPrecision(3)).toLocaleString('en-US');
}
function duration(milliseconds) {
    const minutes = Math.round(milliseconds / 60_000);
    if (minutes < 2)
        return `${Math.round(milliseconds / 1000)} s`;
    if (minutes < 120)
        return `${minutes} min`;
    if (minutes < 2 * 24 * 60)
        return `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
    return `${number(minutes / 60 / 24)} days`;
}
function table(rows) {
    const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ').trimEnd());
}


/***/ }),

/***/ 2587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EX: () => (/* binding */ expectedOf),
  oS: () => (/* binding */ measuredIn),
  _N: () => (/* binding */ planRolloutOf)
});

// UNUSED EXPORTS: forecastOf

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/rollout/plan/forecast.js + 1 modules
var forecast = __webpack_require__(28054);
// EXTERNAL MODULE: ./.build/src/rollout/plan/expected.js + 2 modules
var expected = __webpack_require__(78792);
;// CONCATENATED MODULE: ./.build/src/rollout/plan/traffic-file.js


const TRAFFIC_BYTES = 16 * 1024 * 1024;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** Below so many events in all, how they cluster is a guess. */
const EVENTS = 30;
/**
 * Reads CSV with the header `at,requests[,GUARDRAIL…]`: what was counted up to `at` since the row before. The first row says
 * only where counting began. Throws InputError `plan-traffic` with the line's number.
 */
function trafficIn(text, file) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    const header = (lines[0] ?? '').split(',').map((name) => name.trim());
    if (header[0] !== 'at' || header[1] !== 'requests')
        throw refused(file, 1, 'does not begin with the columns `at,requests`');
    const guardrails = header.slice(2);
    if (new Set(guardrails).size < guardrails.length || guardrails.includes(''))
        throw refused(file, 1, 'names a column twice, or not at all');
    const rows = rowsOf(lines, guardrails.length, file);
    if (rows.length < 2)
        throw refused(file, lines.length, 'has fewer than three rows of numbers: the first says where counting began, the others what was counted');
    const columns = guardrails.map((name, i) => [name, rows.map(({ requests, events }) => ({ requests, events: events[i] }))]);
    return {
        byHour: byHour(rows),
        rates: Object.fromEntries(columns.map(([name, counts]) => [name, rateOf(counts)])),
        clusters: Object.fromEntries(columns.map(([name, counts]) => [name, clusterOf(counts)])),
    };
}
function rowsOf(lines, columns, file) {
    let before;
    return lines.slice(1).flatMap((line, index) => {
        const [at = '', ...numbers] = line.split(',').map((cell) => cell.trim());
        const until = INSTANT.test(at) ? Date.parse(at) : NaN;
        if (Number.isNaN(until))
            throw refused(file, index + 2, 'has no time with a zone, like 2026-01-31T12:00:00Z');
        if (before !== undefined && until <= before)
            throw refused(file, index + 2, 'is not later than the one before');
        const [requests, ...events] = numbers.map((cell) => (cell === '' ? NaN : Number(cell)));
        if (numbers.length !== columns + 1 || !isCount(requests))
            throw refused(file, index + 2, 'has not one count for each column');
        if (events.some((count) => !isCount(count) || count > requests))
            throw refused(file, index + 2, 'counts more events than requests, or something that is no count');
        const since = before;
        before = until;
        return since === undefined ? [] : [{ since, until, requests, events }];
    });
}
function isCount(value) {
    return value !== undefined && Number.isFinite(value) && value >= 0;
}
/** An hour of the day that no row lies in has the mean of all. */
function byHour(rows) {
    const requests = Array.from({ length: 24 }, () => 0);
    const seconds = Array.from({ length: 24 }, () => 0);
    for (const row of rows) {
        const hour = Math.floor(((row.since + row.until) / 2 / expected/* HOUR */.dp) % 24);
        requests[hour] += row.requests;
        seconds[hour] += (row.until - row.since) / 1000;
    }
    const sum = (values) => values.reduce((all, value) => all + value, 0);
    const mean = sum(requests) / sum(seconds);
    return requests.map((count, hour) => (seconds[hour] > 0 ? count / seconds[hour] : mean));
}
function rateOf(counts) {
    const requests = counts.reduce((sum, count) => sum + count.requests, 0);
    return requests > 0 ? counts.reduce((sum, count) => sum + count.events, 0) / requests : 0;
}
/**
 * Mean size of geometric clusters that would make neighbouring rows differ as much as they do (differences of neighbours, so
 * that a slow swing of the day is no clustering; von Neumann 1941): their dispersion index is D = 2m − 1.
 */
function clusterOf(counts) {
    const rate = rateOf(counts);
    const filled = counts.filter(({ requests }) => requests > 0);
    if (filled.length < 10 || filled.reduce((sum, { events }) => sum + events, 0) < EVENTS || rate >= 1)
        return undefined;
    let squares = 0;
    for (const [i, { events, requests }] of filled.entries()) {
        const before = filled[i - 1];
        if (before)
            squares += (events / requests - before.events / before.requests) ** 2 / (rate * (1 - rate) * (1 / requests + 1 / before.requests));
    }
    return Math.max(1, (squares / (filled.length - 1) + 1) / 2);
}
function refused(file, line, why) {
    return problem/* InputError */.d.of('plan-traffic', `Line ${line} of ${JSON.stringify(file)} ${why}.`, 'Write CSV with the header `at,requests` and, for each guardrail, a column of its name: what was counted up to `at` since the line before. See docs/rollout.md.');
}

// EXTERNAL MODULE: ./.build/src/rollout/plan/words.js
var words = __webpack_require__(11628);
// EXTERNAL MODULE: ./.build/src/rollout/policy.js + 3 modules
var policy = __webpack_require__(54911);
;// CONCATENATED MODULE: ./.build/src/run/plan-rollout.js







/** The champion's rate where nobody says another. */
const ASSUMED_RATE = 0.01;
/** What the rollout of a delivery file will do under the traffic that is expected of it. Reads two files and writes nothing. */
async function planRolloutOf(at, request) {
    return forecastOf(await (0,load/* loadDelivery */.F)(at.deliveryFile, { workspace: at.workspace }), request);
}
async function forecastOf(delivery, request) {
    const whole = (0,policy/* planOf */.XC)(delivery);
    const { simulated, notes } = simulatedPart(whole);
    if (!SIMULATED.includes(whole.strategy))
        throw problem/* InputError */.d.of('plan-strategy', `Strategy \`${whole.strategy}\` goes by the clock, not by evidence that traffic brings.`, `A forecast is made of ${SIMULATED.join(' and ')}.`, delivery.locate(['rollout', 'strategy']));
    if (simulated.guardrails.length === 0)
        throw problem/* InputError */.d.of('plan-no-guardrails', 'No guardrail is a ratio of rates over all users, and nothing else can be simulated.', 'A forecast needs one that compares a rate, for example of errors.', delivery.locate(['rollout']));
    const measured = request.traffic === undefined ? undefined : await measuredIn(request.traffic);
    const traffic = expectedOf(simulated, request, measured, notes);
    const found = (0,forecast/* forecast */.g3)(simulated, traffic, request);
    return { plan: whole, forecast: { ...found, notes: [...notes, ...whatTheNumbersSay(found, simulated, request)] } };
}
/** Strategies whose candidate serves beside the champion until the evidence is there. */
const SIMULATED = ['canary', 'cohort'];
/** What only a live system can tell is left out, and said. */
function simulatedPart(plan) {
    const isSimulated = ({ kind = 'rate', absolute, labels, segment }) => kind === 'rate' && !absolute && labels === undefined && segment === undefined;
    const left = plan.guardrails.filter((guardrail) => !isSimulated(guardrail));
    const gates = plan.details?.flatMap(({ gate }) => gate ?? []) ?? [];
    return {
        simulated: { ...plan, guardrails: plan.guardrails.filter(isSimulated), ...(plan.details && { details: plan.details.map(({ gate: _, ...detail }) => detail) }) },
        notes: [
            ...(left.length > 0 ? [`not simulated, as they are no ratio of rates over all users: ${left.map(({ name }) => name).join(', ')}. The rollout waits for them as well.`] : []),
            ...(gates.length > 0 ? [`people are taken to let a step begin at once: ${gates.join(', ')}.`] : []),
        ],
    };
}
async function measuredIn(file) {
    const size = await (0,promises_.stat)(file).then((found) => found.size, () => undefined);
    if (size === undefined || size > TRAFFIC_BYTES)
        throw problem/* InputError */.d.of('plan-traffic', size === undefined ? `There is no file ${JSON.stringify(file)}.` : `${JSON.stringify(file)} has ${size} bytes; at most ${TRAFFIC_BYTES} are read.`, 'Give --traffic a CSV file with the columns `at,requests`.');
    return trafficIn(await (0,promises_.readFile)(file, 'utf8'), file);
}
function expectedOf(plan, request, measured, notes) {
    const names = plan.guardrails.map(({ name }) => name);
    const problems = Object.keys(request.baseRates).filter((name) => name !== '' && !names.includes(name)).map((name) => ({
        code: 'plan-guardrail-unknown', message: `--base-rate names ${JSON.stringify(name)}, and no such rate is simulated.`, fix: `Name one of ${names.join(', ')}.`,
    }));
    const assumed = [];
    const rates = Object.fromEntries(names.map((name) => {
        const known = request.baseRates[name] ?? measured?.rates[name] ?? request.baseRates[''];
        if (known === undefined)
            assumed.push(name);
        if (known === 0)
            problems.push({ code: 'plan-rate-zero', message: `The champion's rate of ${JSON.stringify(name)} is 0 in what was measured.`, fix: 'Give the rate that is to be expected with --base-rate NAME=RATE.' });
        return [name, known ?? ASSUMED_RATE];
    }));
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    if (assumed.length > 0)
        notes.push(`the champion's rate of ${assumed.join(', ')} is assumed to be ${100 * ASSUMED_RATE} %; --base-rate says it better.`);
    const clusters = names.flatMap((name) => measured?.clusters[name] ?? []);
    const cluster = request.cluster ?? (clusters.length > 0 ? Math.max(...clusters) : 1);
    return { byHour: measured?.byHour ?? Array.from({ length: 24 }, () => request.requestsPerSecond), perUser: request.perUser ?? 1, rates, cluster };
}
/** What people should know of these numbers before they trust them. */
function whatTheNumbersSay(found, plan, request) {
    const notes = [];
    const { cluster } = found.traffic;
    const budget = plan.guardrails.reduce((sum, { falseRollback }) => sum + falseRollback, 0);
    const byRequest = plan.guardrails.filter(({ unit }) => unit === 'request').map(({ name }) => name);
    if (found.equal.falseRollback.low > budget)
        notes.push(`equal candidates are taken back more often than declared. ${byRequest.length > 0 && cluster > 1 ? `${byRequest.join(', ')} declares requests independent (\`unit: request\`), and events that come ${Number(cluster.toPrecision(2))} at a time are not: write \`unit: interval\`.` : 'Judge nothing by it.'}`);
    const byInterval = plan.guardrails.filter(({ unit }) => unit === 'interval').map(({ name }) => name);
    const slow = cluster > 1 ? found.regressions.find(({ guardrail, ratio, foundAfter }) => ratio === 2 && byInterval.includes(guardrail) && foundAfter.median !== null) : undefined;
    if (slow) {
        const [alone] = (0,forecast/* forecast */.g3)({ ...plan, guardrails: plan.guardrails.filter(({ name }) => name === slow.guardrail) }, { ...found.traffic, cluster: 1 }, { ...request, runs: 100, ratios: [2] }).regressions;
        notes.push(`events that cluster carry less evidence: twice the rate of ${slow.guardrail} is found after ${(0,words/* duration */.p)(slow.foundAfter.median)} where they come ${Number(cluster.toPrecision(2))} at a time${alone === undefined || alone.foundAfter.median === null ? '' : `, and after ${(0,words/* duration */.p)(alone.foundAfter.median)} where each comes by itself`}.`);
    }
    if (cluster > 1 && byInterval.length > 0)
        notes.push('an interval must be longer than a cluster lasts: one that spans several counts as often.');
    return notes;
}


/***/ })

};
