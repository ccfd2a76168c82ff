export const id = 1160;
export const ids = [1160];
export const modules = {

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

/***/ 55558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ ledgerAttachment),
/* harmony export */   l: () => (/* binding */ goldenAttachment)
/* harmony export */ });
/** The approved scores that a release was asked for before its first user, kept so that the way back asks the same. */
function goldenAttachment(golden) {
    return `golden/${golden.slice('sha256:'.length)}.json`;
}
/** A release's ledger as it stood with this head. Ledgers grow and attachments are written once, so the head is in the name. */
function ledgerAttachment(release, head) {
    return `ledgers/${release.slice('sha256:'.length)}/${head.slice('sha256:'.length)}.jsonl`;
}


/***/ }),

/***/ 69866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ hoursText),
/* harmony export */   U: () => (/* binding */ isWithin)
/* harmony export */ });
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Whether a step may begin at this instant (milliseconds since the epoch); undefined where the zone is none. Summer time comes and goes with the clocks there. */
function isWithin(hours, now) {
    const at = clockIn(hours.zone, now);
    if (!at)
        return undefined;
    const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
    const today = hours.days?.includes(DAYS[at.day]) ?? true;
    if (from < to)
        return today && at.minute >= from && at.minute < to;
    // A window over midnight belongs to the day on which it began; one that ends where it begins is the whole day.
    const yesterday = hours.days?.includes(DAYS[(at.day + 6) % 7]) ?? true;
    return (today && at.minute >= from) || (yesterday && at.minute < to);
}
function hoursText({ from, to, zone, days }) {
    return `${from} to ${to} in ${zone}${days ? ` on ${days.join(', ')}` : ''}`;
}
function minuteOf(text) {
    return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}
function clockIn(timeZone, now) {
    try {
        const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now);
        const part = (type) => parts.find((each) => each.type === type)?.value ?? '';
        return { day: DAYS.indexOf(part('weekday').toLowerCase()), minute: minuteOf(`${part('hour')}:${part('minute')}`) };
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 58538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ pathOfPlanned),
/* harmony export */   HW: () => (/* binding */ plannedGuardrails),
/* harmony export */   I: () => (/* binding */ kindOf)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);
/* harmony import */ var _planned_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86249);
/* harmony import */ var _presets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24617);
/* harmony import */ var _signals_measure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38203);
/* harmony import */ var _signals_segments_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57181);





const FALSE_ROLLBACK = 0.05;
/** Times of the champion's where harm begins, and what promotion must rule out. */
const RATIOS = { quantile: { tolerate: 1.1, margin: 2.5 }, gauge: { tolerate: 1.2, margin: 1.5 } };
const RATIO = { tolerate: 1.1, margin: 1.5 };
/** Slices have little traffic: they hold nobody up unless that is declared. What counts no users once promotes nobody. */
const NO_STEP = { steps: [] };
/** Total variation, and share of differing answers. */
const SHARE = 0.1;
/**
 * What the judges obey: each guardrail of `guardrailsOf`, and behind it the same for each of its slices. Any of them can take the candidate
 * back, so the budget of false alarms is divided by weight, and a guardrail's part once more among its slices. All of them must clear it, so
 * the other budget is not divided.
 */
function plannedGuardrails(rollout) {
    const guardrails = (0,_presets_js__WEBPACK_IMPORTED_MODULE_2__/* .guardrailsOf */ .Q)(rollout);
    const weights = guardrails.reduce((sum, { weight = 1 }) => sum + weight, 0);
    return guardrails.flatMap((guardrail) => {
        const parts = (0,_signals_segments_js__WEBPACK_IMPORTED_MODULE_4__/* .segmentsOf */ .O)(guardrail);
        const budget = ((rollout.false_rollback ?? FALSE_ROLLBACK) * (guardrail.weight ?? 1)) / weights / parts.length;
        return parts.map(({ name, segment }) => ({
            ...planned(guardrail, rollout),
            ...(segment && !guardrail.segments?.advance ? NO_STEP : stepsOf(guardrail.name, rollout)),
            ...(isDoubtful(guardrail, rollout) && NO_STEP),
            name, falseRollback: budget, ...(segment && { segment: segment.value }),
        }));
    });
}
/** Where a planned guardrail stands in the delivery file, below `rollout`. */
function pathOfPlanned(rollout, index) {
    const declared = (0,_presets_js__WEBPACK_IMPORTED_MODULE_2__/* .guardrailsOf */ .Q)(rollout).flatMap((guardrail, at) => (0,_signals_segments_js__WEBPACK_IMPORTED_MODULE_4__/* .segmentsOf */ .O)(guardrail).map(() => at));
    return (0,_presets_js__WEBPACK_IMPORTED_MODULE_2__/* .pathOfGuardrail */ .Y)(rollout, declared[index] ?? 0);
}
function planned(guardrail, rollout) {
    const kind = kindOf(guardrail);
    const { bounds, worse, quantile, labels, counts_up: countsUp } = guardrail;
    const doubtful = isDoubtful(guardrail, rollout);
    return {
        ...(kind !== 'rate' && { kind }),
        unit: unitOf(guardrail, rollout),
        ...limits(kind, guardrail),
        ...(bounds && { bounds: [bounds[0], bounds[1]] }),
        ...(worse && kind === 'mean' && { worse }),
        ...(kind === 'quantile' && { quantile }),
        ...(countsUp && { countsUp }),
        ...(labels && { labels: { after: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(labels.after), selective: labels.selective ?? false } }),
        ...(doubtful && { doubtful: 'sticky' }),
        // What cannot tell users from requests may ask a person, and take nobody's users away.
        critical: (guardrail.critical ?? true) && !doubtful,
    };
}
function unitOf(guardrail, { assignment }) {
    const { unit } = guardrail;
    if (unit === 'request' || unit === 'interval')
        return unit;
    return (0,_signals_measure_js__WEBPACK_IMPORTED_MODULE_3__/* .judgesUsers */ .fg)(guardrail, assignment) ? 'user' : 'interval';
}
/** Where users stay in their arm, differences between users look like the arm's; pairs and figures of a slot are no part of that. */
function isDoubtful(guardrail, rollout) {
    return rollout.assignment === 'user' && unitOf(guardrail, rollout) !== 'user' && !['pairs', 'gauge'].includes(kindOf(guardrail));
}
function kindOf({ histogram, mean, shares, disagreement, gauge }) {
    if (histogram !== undefined)
        return 'quantile';
    if (mean)
        return 'mean';
    if (shares)
        return 'classes';
    if (disagreement)
        return 'pairs';
    return gauge === undefined ? 'rate' : 'gauge';
}
/** Differences where a difference is declared, or nothing else makes sense: harm begins at half of what must be ruled out. */
function limits(kind, { tolerate, margin_ratio, tolerate_absolute, margin_absolute }) {
    const asDifference = margin_absolute !== undefined || tolerate_absolute !== undefined || ['mean', 'classes', 'pairs'].includes(kind);
    const ratio = RATIOS[kind] ?? RATIO;
    if (!asDifference)
        return { tolerate: tolerate ?? ratio.tolerate, margin: margin_ratio ?? ratio.margin };
    const margin = margin_absolute ?? (tolerate_absolute === undefined ? SHARE : 2 * tolerate_absolute);
    return { tolerate: tolerate_absolute ?? margin / 2, margin, absolute: true };
}
/** Only where some step waits for other guardrails. */
function stepsOf(name, rollout) {
    const { waitsFor } = (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedSteps */ .iM)(rollout);
    const steps = waitsFor.flatMap((names, index) => (names === undefined || names.includes(name) ? [index] : []));
    return steps.length === waitsFor.length ? {} : { steps };
}


/***/ }),

/***/ 86249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AE: () => (/* binding */ watchStep),
/* harmony export */   Vd: () => (/* binding */ isShadowStep),
/* harmony export */   Y8: () => (/* binding */ isBefore),
/* harmony export */   iM: () => (/* binding */ plannedSteps),
/* harmony export */   xh: () => (/* binding */ cohortSteps),
/* harmony export */   zJ: () => (/* binding */ plateau)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);

const RAMP = [1, 5, 25, 50, 100];
const HALVES = [50, 100];
const ALL = 100;
/** A step without users: a mirror, batches, or a look at the champion alone. */
const NOBODY = 0;
/** The way of a strategy: its shares in per cent, and what each asks for besides evidence. */
function plannedSteps(rollout) {
    const declared = rollout.steps ?? defaultSteps(rollout);
    const ramp = declared.map((step) => (typeof step === 'number' ? { weight: step } : step));
    const way = wayOf(rollout, heldBack(ramp, rollout));
    return { steps: way.map(({ weight }) => weight), details: way.map(detailsOf), waitsFor: way.map(({ guardrails }) => guardrails) };
}
/** The steps that a strategy may declare, where it does not. */
function defaultSteps({ strategy, cohort }) {
    if (strategy === 'shadow')
        return [ALL];
    if (strategy === 'ab')
        return HALVES;
    return cohort?.values ? cohortSteps(cohort.values) : RAMP;
}
/** Users by attribute come value by value, so their shares are sums of the declared ones. */
function cohortSteps(values) {
    const sums = values.map((_, index) => Number(values.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0).toFixed(6)));
    return sums.at(-1) < ALL ? [...sums, ALL] : sums;
}
function wayOf({ strategy, shadow, blue_green: blueGreen }, ramp) {
    const [nobody, all] = [{ weight: NOBODY }, { weight: ALL }];
    if (strategy === 'replace')
        return [all];
    if (strategy === 'batch')
        return [nobody, all];
    if (strategy === 'blue-green')
        return (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(blueGreen?.before ?? '10 minutes') > 0 ? [nobody, all] : [all];
    if (strategy === 'shadow')
        return shadow?.then === 'promote' ? [nobody, ...ramp] : [nobody];
    return ramp;
}
/** What was declared of 100 % is asked of the share before it, which is the one that is watched; the rest follows at once. */
function heldBack(ramp, { hold_back: share }) {
    const last = ramp.at(-1);
    return share === undefined || last?.weight !== ALL ? ramp : [...ramp.slice(0, -1), { ...last, weight: ALL - share }, { weight: ALL, guardrails: last.guardrails }];
}
function detailsOf({ soak, evidence, hours, gate }) {
    return {
        ...(soak !== undefined && { soak: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(soak) }),
        ...(evidence && { evidence }),
        ...(hours && { hours: { ...hours, zone: hours.zone ?? 'UTC' } }),
        ...(gate !== undefined && { gate }),
    };
}
/** The step at which the candidate is watched: the last one, or the one that holds back. */
function watchStep({ steps, holdBack }) {
    return steps.length - (holdBack === undefined ? 1 : 2);
}
/** The step of an A/B test at which it waits for its end. */
function plateau({ steps }) {
    return steps.length - 2;
}
/** Whether the candidate is at work and nobody gets its answers. */
function isShadowStep({ strategy, steps }, step) {
    return steps[step] === NOBODY && strategy !== 'blue-green';
}
/** Whether the champion is looked at alone, before all users change over. */
function isBefore({ strategy, steps }, step) {
    return steps[step] === NOBODY && strategy === 'blue-green';
}


/***/ }),

/***/ 54911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tZ: () => (/* binding */ declaredLease),
  XC: () => (/* binding */ planOf),
  Zb: () => (/* binding */ rolloutOf),
  nK: () => (/* binding */ slotsOf)
});

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/rollout/planned-guardrails.js
var planned_guardrails = __webpack_require__(58538);
// EXTERNAL MODULE: ./.build/src/rollout/presets.js
var presets = __webpack_require__(24617);
;// CONCATENATED MODULE: ./.build/src/rollout/guardrail-problems.js


/** What no judge could make sense of in the declared guardrails. Paths are below `rollout`. */
function mistakesOfGuardrails(rollout, plan) {
    const declared = (0,presets/* guardrailsOf */.Q)(rollout);
    return [
        ...plan.guardrails.flatMap((guardrail, index) => rangeMistakes(guardrail).map((found) => ({ path: (0,planned_guardrails/* pathOfPlanned */.Do)(rollout, index), ...found }))),
        ...declared.flatMap((guardrail, index) => [...measureMistakes(guardrail), ...labelMistakes(guardrail)].map((found) => ({ path: (0,presets/* pathOfGuardrail */.Y)(rollout, index), ...found }))),
    ];
}
function rangeMistakes({ name, tolerate, margin, absolute, kind, segment }) {
    if (segment !== undefined)
        return [];
    const shares = kind === 'pairs' || kind === 'classes' || (absolute && (kind ?? 'rate') === 'rate');
    const [least, most] = [absolute ? 0 : 1, shares ? 1 : Infinity];
    const fits = tolerate >= least && tolerate < margin && margin < most && !(kind === 'pairs' && tolerate === 0);
    return fits ? [] : [{
            code: 'rollout-tolerate', message: `\`${name}\`: harm begins at ${tolerate} and promotion rules out ${margin}.`,
            fix: `\`tolerate\` is ${kind === 'pairs' ? 'above 0' : `at least ${least}`} and below the margin${most === 1 ? ', which is below 1' : ''}.`,
        }];
}
/** Ratios and differences are two measures: a guardrail is declared in the one that its kind has. */
function measureMistakes(guardrail) {
    const { name, bounds, tolerate, margin_ratio, tolerate_absolute, margin_absolute, counts_up } = guardrail;
    const kind = (0,planned_guardrails/* kindOf */.I)(guardrail);
    const ratio = tolerate !== undefined || margin_ratio !== undefined;
    const difference = tolerate_absolute !== undefined || margin_absolute !== undefined;
    const mistakes = [];
    const say = (message, fix) => mistakes.push({ code: 'rollout-measure', message: `\`${name}\`: ${message}`, fix });
    if (ratio && difference)
        say('it has limits in times of the champion\'s and as a difference.', 'Use `tolerate` and `margin_ratio`, or `tolerate_absolute` and `margin_absolute`.');
    else if (ratio && ['mean', 'classes', 'pairs'].includes(kind))
        say('means, class shares and disagreement have no ratio.', 'Use `tolerate_absolute` and `margin_absolute`.');
    else if (difference && (kind === 'quantile' || counts_up))
        say('quantiles and counts that go up are compared as ratios.', 'Use `tolerate` and `margin_ratio`.');
    if (bounds && !(bounds[0] < bounds[1]))
        say(`no value lies between ${bounds[0]} and ${bounds[1]}.`, 'Write the least possible value first.');
    else if (bounds && kind === 'mean' && (margin_absolute ?? 0) >= bounds[1] - bounds[0])
        say('its margin is as wide as its bounds, so it rules out nothing.', 'Write a margin below their distance.');
    return mistakes;
}
function labelMistakes({ name, labels }) {
    return labels?.selective && labels.explored === undefined
        ? [{ code: 'rollout-labels-selective', message: `\`${name}\`: the model's own decision determines which labels there are, so those that come say nothing of the rest.`, fix: 'Let chance decide for a few, log it, and name that column in `labels.explored`; or leave the guardrail out.' }]
        : [];
}

// EXTERNAL MODULE: ./.build/src/rollout/hours.js
var rollout_hours = __webpack_require__(69866);
// EXTERNAL MODULE: ./.build/src/rollout/planned-steps.js
var planned_steps = __webpack_require__(86249);
;// CONCATENATED MODULE: ./.build/src/rollout/traffic/problems.js
/** Said before anything moves: what a router cannot do must not be found out at 25 %. */
function trafficProblems({ strategy, steps, assignment }, { name, capabilities, mirror }) {
    const { weights, smallestStep, cohorts, sticky } = capabilities;
    const problems = [];
    const say = (path, code, message, fix) => void problems.push({ path, code, message, fix });
    if (strategy === 'shadow' && !(capabilities.mirror && mirror))
        say(['traffic'], 'rollout-no-mirror', `The router ${name} cannot send a copy of the requests.`, 'Use a router that mirrors (docs/drivers.md), or another strategy.');
    if (strategy === 'cohort' && !cohorts)
        say(['traffic'], 'rollout-no-cohorts', `The router ${name} cannot keep users in cohorts that only grow.`, 'Use a router that can (docs/drivers.md), or `strategy: canary`.');
    // Routers that Sluice only hands numbers may assign by user; of these two it is known that they do not.
    else if (assignment === 'user' && sticky === false)
        say(['assignment'], 'rollout-not-sticky', `The router ${name}, as it is declared, decides for each request anew: nobody is assigned by user.`, 'Declare `traffic.haproxy.map` or `traffic.gateway.buckets`, use `traffic.nginx`, or write `assignment: request`.');
    if (!weights && steps.some((step) => step > 0 && step < 100))
        say(['traffic'], 'rollout-no-weights', `The router ${name} can only send all users to one slot.`, 'Use `strategy: replace` or `blue-green`, or a router with weights.');
    else
        for (const step of steps.filter((step) => !isMultiple(step, smallestStep)))
            say(['steps'], 'rollout-step-too-fine', `The router ${name} cannot give a slot ${step} %: its smallest step is ${smallestStep} %.`, 'Use multiples of the smallest step.');
    return problems;
}
function isMultiple(share, step) {
    return !(step > 0) || Math.abs(share / step - Math.round(share / step)) < 1e-6;
}

;// CONCATENATED MODULE: ./.build/src/rollout/plan-problems.js




/** Every reason why a plan could decide nothing, or why this router cannot follow it. */
function planProblems(delivery, plan, traffic) {
    const rollout = delivery.spec.rollout;
    const say = (path, code, message, fix) => ({ code, message, fix, location: delivery.locate(['rollout', ...path]) });
    return [
        ...strategyProblems(plan, say),
        ...ownProblems(rollout, plan, say),
        ...stepProblems(plan, say),
        ...timeProblems(rollout, plan, say),
        ...guardrailProblems(rollout, plan, say),
        ...(traffic ? routerProblems(rollout, plan, traffic, say) : []),
    ];
}
/** Strategies in which champion and candidate serve different users at one time. */
const SIDE_BY_SIDE = ['canary', 'cohort', 'ab'];
function strategyProblems(plan, say) {
    const { strategy, steps, guardrails } = plan;
    const problems = [];
    const compares = SIDE_BY_SIDE.includes(strategy) || strategy === 'shadow';
    if (compares && guardrails.length === 0)
        problems.push(say(['guardrails'], 'rollout-no-guardrails', `Strategy \`${strategy}\` has no guardrail: nothing could tell harm from health, and time alone is not evidence.`, 'Add one to `guardrails`, for example the rate of errors, or use `strategy: replace`.'));
    const unjudged = compares && guardrails.length > 0 ? steps.findIndex((_, step) => (step < (0,planned_steps/* watchStep */.AE)(plan) || steps.length === 1) && !guardrails.some((guardrail) => !guardrail.labels && (guardrail.steps?.includes(step) ?? true))) : -1;
    if (unjudged >= 0)
        problems.push(say(['guardrails'], 'rollout-step-unjudged', `No guardrail could ever clear the step at ${steps[unjudged]} %: labels come too late for it, slices hold nobody up, and what counts sticky users by request promotes nobody.`, 'Let the step wait for a guardrail that is read at once; with `assignment: user`, one with `unit: user`.'));
    if (SIDE_BY_SIDE.includes(strategy) && steps.length < 2)
        problems.push(say(['steps'], 'rollout-one-step', `Strategy \`${strategy}\` goes to 100 % in its first step, so champion and candidate never serve side by side.`, 'Add a smaller step before it, or use `strategy: replace`.'));
    return problems;
}
function ownProblems(rollout, plan, say) {
    const { strategy, cohort } = rollout;
    const problems = [];
    if (strategy === 'ab' && !plan.ab)
        problems.push(say(['ab'], 'rollout-ab-endless', 'Strategy `ab` has no `ab.ends`: nothing would ever be answered.', 'Write when it ends, as `ab: {ends: 2026-12-24T00:00Z}`.'));
    if (plan.ab && !Number.isFinite(plan.ab.ends))
        problems.push(say(['ab', 'ends'], 'rollout-ab-endless', '`ab.ends` is on no calendar.', 'Write a time as 2026-12-24T00:00Z.'));
    if (strategy === 'cohort' && !cohort)
        problems.push(say(['cohort'], 'rollout-cohort', 'Strategy `cohort` does not say how users are told apart.', 'Add `cohort: {key: …}`, or `attribute` and `values`.'));
    if (cohort?.values)
        problems.push(...cohortProblems(cohort.values, plan, say));
    if (plan.holdBack !== undefined && (strategy === 'ab' || !SIDE_BY_SIDE.includes(strategy)) && strategy !== 'shadow')
        problems.push(say(['hold_back'], 'rollout-hold-back', `Strategy \`${strategy}\` has no share that could be held back.`, 'Use `canary`, `cohort` or `shadow`, or leave `hold_back` out.'));
    return problems;
}
function cohortProblems(values, { steps, holdBack }, say) {
    const sums = [...(0,planned_steps/* cohortSteps */.xh)(values), 100];
    const sum = values.reduce((total, { share }) => total + share, 0);
    if (sum > 100 + 1e-6)
        return [say(['cohort', 'values'], 'rollout-cohort', `The shares of the values sum to ${Number(sum.toFixed(6))} %.`, 'They are parts of all users: at most 100 together.')];
    const known = new Set(values.map(({ value }) => value)).size === values.length;
    if (!known)
        return [say(['cohort', 'values'], 'rollout-cohort', 'A value stands there twice.', 'Name each value once.')];
    const odd = steps.filter((step) => !sums.some((each) => Math.abs(each - step) < 1e-6));
    const held = holdBack === undefined ? undefined : odd.find((step) => step === 100 - holdBack);
    const other = odd.find((step) => step !== held);
    const left = sums.filter((each) => each >= 50 && each < 100).map((each) => `${Number((100 - each).toFixed(6))} %`);
    return [
        ...(other === undefined ? [] : [say(['steps'], 'rollout-cohort', `No values of \`cohort.attribute\` together are ${other} % of the users.`, `Use the sums of their shares: ${sums.join(', ')}; or leave \`steps\` out.`)]),
        ...(held === undefined ? [] : [say(['hold_back'], 'rollout-hold-back', `No values of \`cohort.attribute\` together are ${held} % of the users, so ${holdBack} % cannot be held back: whole groups move.`, `Hold back what the groups leave to the champion (${left.join(', ') || 'nothing that is 50 % or less'}), or leave \`hold_back\` out.`)]),
    ];
}
function stepProblems({ steps, strategy, shadow }, say) {
    const served = steps[0] === 0 ? steps.slice(1) : steps;
    const reports = strategy === 'shadow' && shadow?.then !== 'promote';
    const mayBeginAtZero = ['shadow', 'batch', 'blue-green'].includes(strategy);
    const rise = served.every((step, index) => step > (served[index - 1] ?? 0)) && (served.length === steps.length || mayBeginAtZero);
    return rise && (reports || served.at(-1) === 100)
        ? []
        : [say(['steps'], 'rollout-steps', `The steps ${steps.join(', ')} do not rise to 100.`, 'Write rising shares that end with 100, all of them below 100 − hold_back but the last.')];
}
function timeProblems(rollout, plan, say) {
    const problems = [];
    if (plan.interval <= 0)
        problems.push(say(['interval'], 'rollout-interval', 'The interval between ticks is zero.', 'Write how long a tick gathers counts, for example `60 s`.'));
    if (plan.lease <= plan.interval)
        problems.push(say(['lease'], 'rollout-lease-short', 'The lease ends before the next tick.', 'Make the lease several intervals long.'));
    const before = (0,planned_steps/* watchStep */.AE)(plan);
    const waits = (plan.details ?? []).slice(0, before).reduce((sum, { soak = 0 }) => sum + soak + (plan.warmUp ?? 0), 0);
    if (waits >= plan.timeBudget)
        problems.push(say(['time_budget'], 'rollout-budget-short', 'The steps\' own `soak` and `warm_up` take longer than `time_budget`, so it would always end first.', 'Lengthen `time_budget`.'));
    (plan.details ?? []).forEach(({ hours }, index) => {
        if (hours && (0,rollout_hours/* isWithin */.U)(hours, 0) === undefined)
            problems.push(say(stepPath(rollout, index), 'rollout-hours', `There is no time zone ${JSON.stringify(hours.zone)}.`, 'Write one as Europe/Zurich.'));
    });
    const late = plan.guardrails.find(({ labels }) => labels && labels.after >= plan.watch);
    if (late)
        problems.push(say(['watch'], 'rollout-watch-short', `\`${late.name}\` is judged by labels that come after the watch has ended, so it would never be.`, 'Lengthen `watch` beyond `labels.after`; `hold_back` keeps a champion beside the candidate for as long.'));
    return problems;
}
/** Steps without users and the one that ends a hold-back are not declared. */
function stepPath({ steps = [], strategy }, index) {
    const own = index - (strategy === 'shadow' ? 1 : 0);
    return own >= 0 && own < steps.length ? ['steps', own] : ['steps'];
}
function guardrailProblems(rollout, plan, say) {
    const mistakes = mistakesOfGuardrails(rollout, plan).map(({ path, code, message, fix }) => say(path, code, message, fix));
    const names = new Set(plan.guardrails.map(({ name }) => name));
    const asked = [
        ...(rollout.steps ?? []).flatMap((step, index) => (typeof step === 'number' ? [] : (step.guardrails ?? []).map((name) => [['steps', index, 'guardrails'], name]))),
        ...(rollout.capacity?.from === undefined ? [] : [[['capacity', 'from'], rollout.capacity.from]]),
    ];
    return [...mistakes, ...asked.filter(([, name]) => !names.has(name)).map(([path, name]) => say(path, 'rollout-guardrail-unknown', `There is no guardrail \`${name}\`.`, `Name one of ${[...names].join(', ') || 'none: none is declared'}.`))];
}
function routerProblems(rollout, plan, traffic, say) {
    return trafficProblems({ ...plan, assignment: rollout.assignment }, traffic).map(({ path, code, message, fix }) => say(path, code, message, fix));
}

;// CONCATENATED MODULE: ./.build/src/rollout/policy.js





/** The schema's defaults, for callers whose delivery file was not loaded through it. */
const DEFAULTS = {
    interval: '60 s',
    lease: '10 minutes',
    blind_for: '10 minutes',
    time_budget: '24 hours',
    watch: '0 s',
    at_end: 'rollback',
    answer_within: '24 hours',
    false_promotion: 0.05,
};
const HEADROOM = 1.3;
const SHADOW = { for: '1 day', then: 'report' };
const BLUE_GREEN = { before: '10 minutes', bake: '1 hour', keep_warm: '0 s' };
const BATCHES = 3;
function rolloutOf(delivery) {
    const { rollout } = delivery.spec;
    if (rollout)
        return rollout;
    throw problem/* InputError */.d.of('rollout-missing', 'The delivery file has no `rollout`.', 'Add one; `strategy: replace` needs only a `command`. See docs/rollout.md.', delivery.locate([]));
}
function slotsOf(rollout) {
    const [first = 'a', second = 'b'] = rollout.fleet?.slots ?? [];
    return [first, second];
}
/** Milliseconds. */
function declaredLease({ lease = DEFAULTS.lease }) {
    return (0,duration/* parseDuration */.E)(lease);
}
/**
 * What this delivery may do. Throws InputError with every reason why the declared rollout could not decide anything: a
 * canary without guardrails has nothing to tell harm from health, and time alone is not evidence.
 */
function planOf(delivery, traffic) {
    const rollout = rolloutOf(delivery);
    const declared = { ...DEFAULTS, ...rollout };
    const { steps, details } = (0,planned_steps/* plannedSteps */.iM)(rollout);
    const plan = {
        strategy: rollout.strategy,
        steps,
        ...(details.some((detail) => Object.keys(detail).length > 0) && { details }),
        guardrails: (0,planned_guardrails/* plannedGuardrails */.HW)(rollout),
        falsePromotion: declared.false_promotion,
        interval: (0,duration/* parseDuration */.E)(declared.interval),
        lease: declaredLease(rollout),
        blindFor: (0,duration/* parseDuration */.E)(declared.blind_for),
        timeBudget: (0,duration/* parseDuration */.E)(declared.time_budget),
        watch: watchOf(rollout),
        ...(rollout.hold_back !== undefined && { holdBack: rollout.hold_back }),
        ...(rollout.warm_up !== undefined && { warmUp: (0,duration/* parseDuration */.E)(rollout.warm_up) }),
        atEnd: declared.at_end,
        ...(declared.at_end === 'ask' && { answerWithin: (0,duration/* parseDuration */.E)(declared.answer_within) }),
        ...(rollout.capacity && { capacity: { rps: rollout.capacity.load_rps, from: rollout.capacity.from, headroom: rollout.capacity.headroom ?? HEADROOM } }),
        ...ownParts(rollout),
    };
    const problems = planProblems(delivery, plan, traffic);
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return plan;
}
function watchOf({ strategy, watch = DEFAULTS.watch, blue_green: blueGreen }) {
    return strategy === 'blue-green' ? Math.max((0,duration/* parseDuration */.E)(blueGreen?.bake ?? BLUE_GREEN.bake), (0,duration/* parseDuration */.E)(watch)) : (0,duration/* parseDuration */.E)(watch);
}
/** What only one strategy has. */
function ownParts({ strategy, shadow, blue_green: blueGreen, ab, batch }) {
    switch (strategy) {
        case 'shadow':
            return { shadow: { for: (0,duration/* parseDuration */.E)(shadow?.for ?? SHADOW.for), then: shadow?.then ?? SHADOW.then } };
        case 'blue-green': {
            const { before, keep_warm: keepWarm } = { ...BLUE_GREEN, ...blueGreen };
            return { blueGreen: { before: (0,duration/* parseDuration */.E)(before), keepWarm: (0,duration/* parseDuration */.E)(keepWarm) } };
        }
        case 'ab':
            return ab ? { ab: { ends: Date.parse(ab.ends), then: ab.then ?? 'ask' } } : {};
        case 'batch':
            return { batch: { last: batch?.shadow_last ?? BATCHES, ...(batch?.differ_at_most !== undefined && { differAtMost: batch.differ_at_most }) } };
        default:
            return {};
    }
}


/***/ }),

/***/ 24617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ guardrailsOf),
/* harmony export */   Y: () => (/* binding */ pathOfGuardrail)
/* harmony export */ });
/** How much worse is forgiven, and what must be ruled out before more users come. */
const SENSITIVITY = {
    careful: { errors: { tolerate: 1.05, margin_ratio: 1.25 }, latency: { tolerate: 1.05, margin_ratio: 2 } },
    normal: { errors: { tolerate: 1.1, margin_ratio: 1.5 }, latency: { tolerate: 1.1, margin_ratio: 2.5 } },
    relaxed: { errors: { tolerate: 1.25, margin_ratio: 2 }, latency: { tolerate: 1.25, margin_ratio: 4 } },
};
/** https://opentelemetry.io/docs/specs/semconv/http/http-metrics, as its Prometheus exporters name it; server errors only, for a client's mistake is nobody's regression. */
const SERVED = 'http_server_request_duration_seconds';
/** Milliseconds from 1 to about 100 000, each edge a quarter above the one before, so that every sensitivity's margin holds one. */
const LATENCY_EDGES = Array.from({ length: 53 }, (_, at) => Number((1.25 ** at).toPrecision(4)));
/** The declared guardrails, and those that presets stand for: ordinary ones, which the verdict shows like any other. */
function guardrailsOf(rollout) {
    return [...(rollout.guardrails ?? []), ...(rollout.presets ?? []).map((preset) => expand(preset, rollout))];
}
/** Where a guardrail of `guardrailsOf` stands in the delivery file, below `rollout`. */
function pathOfGuardrail({ guardrails = [] }, index) {
    return index < guardrails.length ? ['guardrails', index] : ['presets', index - guardrails.length];
}
function expand(preset, { sensitivity = 'normal', signals }) {
    const limits = { name: preset, ...SENSITIVITY[sensitivity][preset] };
    return preset === 'errors' ? { ...limits, rate: errorRate(signals) } : { ...limits, ...latency(signals) };
}
function errorRate(signals) {
    if (signals?.prometheus)
        return { events: `${SERVED}_count{http_response_status_code=~"5.."}`, total: `${SERVED}_count` };
    return { log: 'errors' };
}
function latency(signals) {
    return { quantile: 0.99, histogram: signals?.prometheus ? `${SERVED}_bucket` : { log: 'latency_ms', edges: LATENCY_EDGES } };
}


/***/ }),

/***/ 38203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d6: () => (/* binding */ measuresOf),
/* harmony export */   fg: () => (/* binding */ judgesUsers)
/* harmony export */ });
/* unused harmony export countsUsers */
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _segments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57181);



const COUNTED_AFTER = '1 hour';
/** Every measure of a guardrail: of all users first, then of each slice. */
function measuresOf(guardrail, assignment) {
    const asked = askedOf(guardrail);
    const { labels, bounds } = guardrail;
    const rest = {
        ...asked,
        declared: guardrail.name,
        provider: providerOf(asked),
        countedAfter: countsUsers(guardrail, assignment) ? (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(guardrail.rate?.counted_after ?? COUNTED_AFTER) : undefined,
        labels: labels && { after: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(labels.after), explored: labels.explored },
        bounds: bounds,
    };
    return (0,_segments_js__WEBPACK_IMPORTED_MODULE_2__/* .segmentsOf */ .O)(guardrail).map((slice) => ({ ...rest, ...slice }));
}
/**
 * Whether each user counts once: only a log, which names them, can do that. Under `assignment: user` everything else sees users
 * who differ from each other as a difference of the models, however good its numbers are.
 */
function countsUsers(guardrail, assignment) {
    const isUser = guardrail.unit === undefined ? assignment === 'user' : guardrail.unit === 'user';
    return isUser && guardrail.rate !== undefined && (guardrail.rate.log !== undefined || guardrail.rate.where !== undefined);
}
/** Whether its units are users: counted so above, or by the team's own query or service, which is taken at its word where the word is written. */
function judgesUsers(guardrail, assignment) {
    if (countsUsers(guardrail, assignment))
        return true;
    const source = askedOf(guardrail).source;
    return guardrail.unit === 'user' && (source.sql !== undefined || source.http !== undefined);
}
function askedOf({ name, rate, histogram, mean, shares, disagreement, gauge }) {
    if (rate)
        return { kind: 'rate', source: rate };
    if (histogram !== undefined)
        return { kind: 'quantile', source: typeof histogram === 'string' ? { buckets: histogram } : histogram };
    if (mean)
        return { kind: 'mean', source: mean };
    if (shares)
        return { kind: 'classes', source: shares };
    if (disagreement)
        return { kind: 'pairs', source: disagreement };
    if (gauge !== undefined)
        return { kind: 'gauge', source: typeof gauge === 'string' ? { query: gauge } : gauge };
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('guardrail-source', `Guardrail ${JSON.stringify(name)} names nothing to read.`, 'Give it a rate, histogram, mean, shares, disagreement or gauge.');
}
const OF_LOGS = ['sql', 'log', 'where'];
function providerOf({ source }) {
    const keys = Object.keys(source);
    if (keys.includes('http'))
        return 'http';
    if (keys.includes('kubernetes'))
        return 'kubernetes';
    return keys.some((key) => OF_LOGS.includes(key)) ? 'log' : 'prometheus';
}


/***/ }),

/***/ 57181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ segmentsOf)
/* harmony export */ });
/* unused harmony export segmentName */
/** What a guardrail is read as: itself, and once more for each of its slices. */
function segmentsOf({ name, segments }) {
    const slices = (segments?.values ?? []).map((value) => ({ name: segmentName(name, segments.by, value), segment: { by: segments.by, value } }));
    return [{ name }, ...slices];
}
function segmentName(guardrail, by, value) {
    return `${guardrail} [${by}=${value}]`;
}


/***/ }),

/***/ 78635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ askGolden),
/* harmony export */   aK: () => (/* binding */ keptGolden),
/* harmony export */   cN: () => (/* binding */ readGolden),
/* harmony export */   rP: () => (/* binding */ keepGolden)
/* harmony export */ });
/* unused harmony export GOLDEN_ROWS */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77598);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1378);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9752);
/* harmony import */ var _journal_events_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55558);







/** Golden rows are a sample, asked one by one at a slot's endpoint: more than this is a test set, not a sample. */
const GOLDEN_ROWS = 10_000;
const DEFAULTS = { score: 'score', tolerance: 1e-6 };
/**
 * The declared golden rows; undefined where none are, and then no engine is opened. Throws InputError for a file that
 * cannot be used.
 */
async function readGolden(delivery, context) {
    const declared = delivery.spec.rollout?.golden;
    if (!declared)
        return undefined;
    const { score, tolerance } = { ...DEFAULTS, ...declared };
    const file = delivery.resolve(declared.rows);
    const location = delivery.locate(['rollout', 'golden', 'rows']);
    const table = await context.engine.query(`SELECT * FROM golden LIMIT ${GOLDEN_ROWS + 1}`, { golden: { file } });
    const refuse = (code, message, fix) => _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d.of(code, message, fix, location);
    if (table.rows === 0)
        throw refuse('golden-empty', `${declared.rows} has no rows.`, 'Put a few rows with their approved scores into it.');
    if (table.rows > GOLDEN_ROWS)
        throw refuse('golden-large', `${declared.rows} has more than ${GOLDEN_ROWS} rows.`, 'Keep a sample that covers the cases you care about.');
    const scores = table.values[score]?.map(Number);
    if (!scores)
        throw refuse('golden-score', `${declared.rows} has no column \`${score}\`.`, 'Name the column of approved scores in `rollout.golden.score`.');
    const bad = table.values[score].findIndex((value, index) => value === null || !Number.isFinite(scores[index]));
    if (bad >= 0)
        throw refuse('golden-score', `Row ${bad + 1} of ${declared.rows} has no number as its score.`, 'Every golden row needs its approved score.');
    const features = table.columns.map(({ name }) => name).filter((name) => name !== score);
    const rows = scores.map((_, index) => Object.fromEntries(features.map((name) => [name, plain(table.values[name][index])])));
    return { golden: { rows, scores, tolerance }, file: await digestOfFile(file) };
}
async function askGolden(fleet, slot, golden) {
    const answers = await fleet.ask(slot, golden.rows);
    if (answers.length !== golden.scores.length)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_4__/* .DriverError */ .x('golden-answer', `Slot ${slot} answered ${answers.length} scores for ${golden.scores.length} golden rows.`, 'Its endpoint must answer one score per row, in order.');
    const differences = answers.map((answer, index) => Math.abs(answer - golden.scores[index]));
    // A NaN is no answer at all: it is further away than any number.
    const index = differences.findIndex((difference) => !(difference <= golden.tolerance));
    const worst = differences.some(Number.isNaN) ? Number.MAX_VALUE : Math.max(0, ...differences);
    if (index < 0)
        return { rows: answers.length, worst };
    return { rows: answers.length, worst, mismatch: { row: index + 1, approved: golden.scores[index], answered: answers[index] } };
}
/** Keeps golden rows beside the journal, named by their digest. */
async function keepGolden(journal, golden) {
    const bytes = Buffer.from(JSON.stringify(golden));
    const digest = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .sc)(bytes);
    await journal.attach((0,_journal_events_js__WEBPACK_IMPORTED_MODULE_6__/* .goldenAttachment */ .l)(digest), bytes);
    return digest;
}
/** Golden rows that were kept under this digest. Throws DriverError where they are gone or changed. */
async function keptGolden(journal, digest) {
    const bytes = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest) ? await journal.attachment((0,_journal_events_js__WEBPACK_IMPORTED_MODULE_6__/* .goldenAttachment */ .l)(digest)) : undefined;
    if (!bytes || (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256 */ .sc)(bytes) !== digest)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_4__/* .DriverError */ .x('golden-lost', `The golden rows ${digest} are ${bytes ? 'changed' : 'gone'} from the journal's attachments.`, 'Restore them, or roll back to a release whose golden rows are there.');
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
}
function plain(value) {
    return typeof value === 'bigint' ? Number(value) : value;
}
async function digestOfFile(file) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file), hash);
    return `sha256:${hash.digest('hex')}`;
}


/***/ }),

/***/ 83630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   My: () => (/* binding */ smokeSlot),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   l8: () => (/* binding */ placeRelease)
/* harmony export */ });
/* harmony import */ var _golden_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78635);

// A server that was just started needs a moment; what is still wrong after these is wrong.
const ATTEMPTS = 5;
const PAUSE = 1000;
/** Puts a release's bytes into a slot and asks the slot what it loaded. Idempotent. */
async function placeRelease(fleet, slot, source, clock) {
    const placed = await patiently(clock, () => fleet.place(slot, source));
    if ('error' in placed)
        return { fit: false, code: 'place-failed', reason: `Slot ${slot} could not be given ${source.digest}: ${messageOf(placed.error)}`, fix: 'See what the place program printed; no user was sent to the slot.' };
    const loaded = await patiently(clock, async () => {
        const found = await fleet.loaded(slot);
        if (found !== undefined && found !== source.digest)
            throw new Wrong(found);
        return found ?? 'unknown';
    });
    if (!('error' in loaded))
        return { fit: true, loaded: loaded.value };
    if (!(loaded.error instanceof Wrong))
        return { fit: false, code: 'loaded-nothing', reason: `Slot ${slot} could not be asked what it loaded: ${messageOf(loaded.error)}`, fix: 'Repair `rollout.fleet.loaded`, or leave it out where slots cannot say.' };
    if (loaded.error.found === null)
        return { fit: false, code: 'loaded-nothing', reason: `Slot ${slot} says it serves nothing after ${source.digest} was placed.`, fix: 'See the slot\'s own log: the model may have failed to load.' };
    return { fit: false, code: 'loaded-mismatch', reason: `Slot ${slot} loaded ${loaded.error.found}, not ${source.digest}.`, fix: 'The place program must serve exactly the bytes it is given.' };
}
/** Asks the slot at its own endpoint, before any user does. Without golden rows nothing is asked, and `how` says so. */
async function smokeSlot(fleet, slot, golden, clock) {
    if (!golden)
        return { fit: true, rows: 0, worst: 0, how: 'not asked: no golden rows are declared' };
    const asked = await patiently(clock, () => (0,_golden_js__WEBPACK_IMPORTED_MODULE_0__/* .askGolden */ .NJ)(fleet, slot, golden));
    if ('error' in asked)
        return { fit: false, code: 'golden-unanswered', reason: `Slot ${slot} did not answer the golden rows: ${messageOf(asked.error)}`, fix: 'See the slot\'s own log and `rollout.fleet.ask`.' };
    const { rows, worst, mismatch } = asked.value;
    if (!mismatch)
        return { fit: true, rows, worst, how: rows === 0 ? 'smoke test of its own' : `${rows} golden rows` };
    return {
        fit: false,
        code: 'golden-mismatch',
        reason: `Slot ${slot} answered ${mismatch.answered} to golden row ${mismatch.row}, whose approved score is ${mismatch.approved} (tolerance ${golden.tolerance}).`,
        fix: 'What serves is not what was approved: compare the serving code and its environment with those of the tests.',
    };
}
class Wrong extends Error {
    found;
    constructor(found) {
        super(`loaded ${found ?? 'nothing'}`);
        this.found = found;
    }
}
async function patiently(clock, ask) {
    for (let attempt = 1;; attempt += 1)
        try {
            return { value: await ask() };
        }
        catch (error) {
            if (attempt === ATTEMPTS)
                return { error };
            await clock.sleep(PAUSE);
        }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 61115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ny: () => (/* binding */ splitIfSaid),
/* harmony export */   VC: () => (/* binding */ whyUnready),
/* harmony export */   XD: () => (/* binding */ ensureSplit),
/* harmony export */   bS: () => (/* binding */ readSplit),
/* harmony export */   dB: () => (/* binding */ SAME_SHARE),
/* harmony export */   iO: () => (/* binding */ describeSplit),
/* harmony export */   jT: () => (/* binding */ allTo),
/* harmony export */   um: () => (/* binding */ writeSplit),
/* harmony export */   vJ: () => (/* binding */ whoChanged),
/* harmony export */   xY: () => (/* binding */ sameSplit)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** Shares closer than this (percentage points) are the same share: routers keep weights as decimals or as integers. */
const SAME_SHARE = 1e-6;
const ATTEMPTS = 3;
const PAUSE = 1000;
function sameSplit(one, other) {
    const slots = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...slots].every((slot) => Math.abs((one[slot] ?? 0) - (other[slot] ?? 0)) <= SAME_SHARE);
}
/** All users to one slot. */
function allTo(slot, slots) {
    return Object.fromEntries(slots.map((name) => [name, name === slot ? 100 : 0]));
}
/**
 * What the router is configured to do. Throws DriverError `split-invalid` unless it is shares of these slots that sum to
 * 100, or to 0 where nobody is served yet.
 */
async function readSplit(traffic, slots) {
    const split = await traffic.read();
    const shares = Object.values(split);
    const unknown = Object.entries(split).filter(([slot, share]) => !slots.includes(slot) && share !== 0);
    const sum = shares.reduce((total, share) => total + share, 0);
    const sound = shares.every((share) => Number.isFinite(share) && share >= 0) && (sum === 0 || Math.abs(sum - 100) <= SAME_SHARE);
    if (!sound || unknown.length > 0)
        throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('split-invalid', `The router ${traffic.name} says ${describeSplit(split)}, which is no split over the slots ${slots.join(' and ')}.`, 'Give every slot of rollout.fleet.slots a share from 0 to 100 that together make 100.');
    return Object.fromEntries(slots.map((slot) => [slot, split[slot] ?? 0]));
}
/**
 * Tells the router a split and believes only what it reads back. Writing is idempotent, so a lost reply is answered by
 * asking again. Throws the last error, or DriverError `split-not-taken` where the router accepts and does not change.
 */
async function writeSplit(traffic, split, clock) {
    const slots = Object.keys(split);
    let problem;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        if (attempt > 1)
            await clock.sleep(PAUSE);
        problem = await writeOnce(traffic, split, slots);
        if (problem === undefined)
            return;
    }
    throw problem;
}
/**
 * Makes the router do this unless it says that it does. One that cannot say what it does is told all the same: users are taken
 * from a candidate also where somebody has left the router's files in disorder.
 */
async function ensureSplit(traffic, split, clock) {
    const now = await splitIfSaid(traffic, Object.keys(split));
    if (!now || !sameSplit(now, split))
        await writeSplit(traffic, split, clock);
}
/** Undefined where the router cannot say what it does. */
async function splitIfSaid(traffic, slots) {
    return readSplit(traffic, slots).catch((error) => {
        if (error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x)
            return undefined;
        throw error;
    });
}
/** What went wrong; undefined where the router reads back as told, whatever became of the write's own reply. */
async function writeOnce(traffic, split, slots) {
    const failed = await traffic.write(split).then(() => undefined, (error) => error ?? new Error('The write failed.'));
    try {
        const found = await readSplit(traffic, slots);
        if (sameSplit(found, split))
            return undefined;
        if (failed !== undefined)
            return failed;
        const other = await whoChanged(traffic);
        return new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('split-not-taken', `The router ${traffic.name} was told ${describeSplit(split)} and says ${describeSplit(found)}.${other === undefined ? '' : ` ${other}`}`, other === undefined ? 'See the router\'s own log; the same command can be run again at any time.' : 'The same command can be run again at any time.');
    }
    catch (error) {
        return failed ?? error;
    }
}
/** Who else wrote the router, and what lets both live; undefined where nobody can tell. Not knowing it keeps nobody from acting. */
async function whyUnready(traffic, told) {
    return traffic.unready?.(told).catch((error) => {
        if (error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x)
            return undefined;
        throw error;
    });
}
async function whoChanged(traffic) {
    return traffic.changedBy?.().catch((error) => {
        if (error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x)
            return undefined;
        throw error;
    });
}
function describeSplit(split) {
    const shares = Object.entries(split).map(([slot, share]) => `${slot} ${share} %`);
    return shares.length === 0 ? 'nothing' : shares.join(', ');
}


/***/ })

};
