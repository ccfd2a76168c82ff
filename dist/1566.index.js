export const id = 1566;
export const ids = [1566];
export const modules = {

/***/ 41566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ny: () => (/* reexport */ SILENT_CHANCE),
  XX: () => (/* reexport */ SILENT_INTERVALS),
  Ty: () => (/* binding */ judgeAll),
  PD: () => (/* binding */ judgeOn),
  lG: () => (/* binding */ judgementOf),
  V8: () => (/* binding */ startJudging)
});

// UNUSED EXPORTS: judge, mostEvents

;// CONCATENATED MODULE: ./.build/src/statistics/dispersion.js
function startDispersion() {
    return { intervals: 0, events: 0, total: 0, squares: 0 };
}
function disperse(sums, { events, total }) {
    if (total === 0)
        return sums;
    return { intervals: sums.intervals + 1, events: sums.events + events, total: sums.total + total, squares: sums.squares + (events * events) / total };
}
/**
 * Variance of the arm's events per interval against what independent events with one rate would have: about 1 where
 * requests are independent, about the mean size of a cluster where errors come in clusters; a rate that swings over the
 * day raises it too. `undefined` before two intervals and without events. Source: Pearson's χ² over its degrees of freedom.
 */
function dispersionIndex({ intervals, events, total, squares }) {
    if (intervals < 2 || events === 0 || events === total)
        return undefined;
    const rate = events / total;
    // Σ (y − λn)²/(λn(1 − λ)) in running sums: (Σ y²/n / λ − Σ y)/(1 − λ).
    return (squares / rate - events) / (1 - rate) / (intervals - 1);
}

// EXTERNAL MODULE: ./.build/src/statistics/sequential.js + 2 modules
var sequential = __webpack_require__(24863);
// EXTERNAL MODULE: ./.build/src/rollout/judges/anchor.js
var judges_anchor = __webpack_require__(5697);
// EXTERNAL MODULE: ./.build/src/statistics/proportions.js
var proportions = __webpack_require__(22528);
;// CONCATENATED MODULE: ./.build/src/statistics/difference.js


/** A bet on nothing: it changes nothing. */
const NO_BET = { events: 0, of: 0, share: 0.5 };
/**
 * Two bets on the boundary "the candidate's mean is `difference` above the champion's", for units that are independent of each other;
 * with `above` the null is at most that, with `below` at least that. The champion's units count `difference` more, and then what the
 * candidate has of the mass is held against its exposure ρ: a unit of value v multiplies the likelihood ratio by (θ/ρ)^v or
 * ((1 − θ)/(1 − ρ))^v; convex in v, so at most its chord, and the expectation of the product is at most 1 + (θ − ρ)(μ₁ − μ₂ − d) in each
 * unit. Exact, whatever the values' distribution and however their common level moves. Twice: by what the values have, and by what they lack.
 */
function independentBets({ candidate, champion, exposure }, difference, side) {
    const scale = 1 / (1 + difference);
    const has = (champion.sum + difference * champion.n) * scale;
    const mine = candidate.sum * scale;
    const lack = (candidate.n - candidate.sum + difference * candidate.n) * scale;
    const others = (champion.n - champion.sum) * scale;
    return [
        { side, events: mine, of: mine + has, share: exposure },
        { side: opposite(side), events: lack, of: lack + others, share: exposure },
    ];
}
/**
 * The same question where units of an interval may depend on each other: the difference is read as a ratio, by what the champion's mean
 * was until now (the end of its 99 % interval that is against the claim), and each interval's share of the mass is bet on. What is
 * refuted is that ratio. No bet before the champion has shown `ENOUGH` units.
 */
function clusteredBets(masses, past, difference, side) {
    const { candidate, champion, exposure } = masses;
    const none = [{ side, ...NO_BET }, { side: opposite(side), ...NO_BET }];
    if (past.n < ENOUGH)
        return none;
    const { low, high } = (0,proportions/* wilson */.rF)(Math.min(past.sum, past.n), past.n, CONFIDENCE);
    const has = side === 'above' ? low : high;
    const lacks = side === 'above' ? 1 - high : 1 - low;
    const lacking = (arm) => Math.max(0, arm.n - arm.sum);
    return [
        has > 0 ? { side, events: candidate.sum, of: candidate.sum + champion.sum, share: (0,sequential/* shareAt */.Ni)(exposure, 1 + difference / has) } : none[0],
        lacks > difference ? { side: opposite(side), events: lacking(candidate), of: lacking(candidate) + lacking(champion), share: (0,sequential/* shareAt */.Ni)(exposure, 1 - difference / lacks) } : none[1],
    ];
}
/**
 * A bet on "at most `difference` above", linear in the interval's sums and so free of any level: valid whatever depends on what inside
 * the interval. Slow where the difference is small, and it needs no event of the champion's.
 */
function linearBet({ candidate, champion, exposure }, difference) {
    const of = candidate.n + champion.n;
    const share = exposure * (1 + difference);
    const excess = (1 - exposure) * candidate.sum - exposure * (champion.sum + difference * champion.n);
    return { side: 'above', events: share * of + excess, of, share };
}
function opposite(side) {
    return side === 'above' ? 'below' : 'above';
}
const ENOUGH = 30;
const CONFIDENCE = 0.99;

// EXTERNAL MODULE: ./.build/src/rollout/judges/kind.js
var kind = __webpack_require__(12006);
;// CONCATENATED MODULE: ./.build/src/rollout/judges/difference.js



/** Means of bounded values, and rates with an absolute margin: how much further up (or down, or either way) the candidate lies. */
const difference = {
    form: kind/* formOfUnit */.e,
    shape: (guardrail) => ({ harm: ways(guardrail).length * streamsOfHarm(guardrail), noHarm: ways(guardrail).map(() => 2) }),
    bets(guardrail, interval, { champion }) {
        const { tolerate, margin } = inBounds(guardrail);
        // What has no label is no event of the candidate's for harm, and one for promotion.
        const { candidate: mine = 0, champion: theirs = 0 } = interval.missing ?? {};
        const [kindly, strictly] = [massesOf(interval, { candidate: 0, champion: theirs }), massesOf(interval, { candidate: mine, champion: 0 })];
        return {
            harm: ways(guardrail).flatMap((way) => harmBets(guardrail, way(kindly), onWay(way, champion), tolerate)),
            noHarm: ways(guardrail).map((way) => noHarmBets(guardrail, way(strictly), onWay(way, champion), margin)),
        };
    },
    alone(guardrail, { candidate }, { champion }) {
        if (champion.n === 0)
            return undefined;
        const { margin } = inBounds(guardrail);
        return ways(guardrail).flatMap((way) => {
            const mine = onWay(way, { n: candidate.total, sum: candidate.events });
            const before = onWay(way, champion);
            const share = (0,proportions/* wilson */.rF)(Math.min(before.sum, before.n), before.n, 0.95).high + margin;
            const bet = share < 1 ? { side: 'above', events: mine.sum, of: mine.n, share } : { side: 'above', events: 0, of: 0, share: 0.5 };
            return (0,kind/* inAll */.B)(streamsOfHarm(guardrail), bet);
        });
    },
};
function harmBets(guardrail, masses, past, tolerate) {
    if (guardrail.unit !== 'interval')
        return independentBets(masses, tolerate, 'above');
    return [...clusteredBets(masses, past, tolerate, 'above'), linearBet(masses, tolerate)];
}
function noHarmBets(guardrail, masses, past, margin) {
    return guardrail.unit !== 'interval' ? independentBets(masses, margin, 'below') : clusteredBets(masses, past, margin, 'below');
}
function streamsOfHarm({ unit }) {
    return unit === 'interval' ? 3 : 2;
}
const upwards = (masses) => masses;
const downwards = ({ candidate, champion, exposure }) => ({ candidate: turned(candidate), champion: turned(champion), exposure });
function ways({ worse = 'higher' }) {
    return worse === 'either' ? [upwards, downwards] : [worse === 'higher' ? upwards : downwards];
}
function onWay(way, mass) {
    return way({ candidate: mass, champion: mass, exposure: 0 }).champion;
}
function turned({ n, sum }) {
    return { n, sum: n - sum };
}
/** Values lie between 0 and 1 where they were read; so do their margins here. */
function inBounds({ tolerate, margin, bounds: [low, high] = [0, 1] }) {
    return { tolerate: tolerate / (high - low), margin: margin / (high - low) };
}
function massesOf({ candidate, champion, exposure }, more) {
    return { candidate: { n: candidate.total, sum: candidate.events + more.candidate }, champion: { n: champion.total, sum: champion.events + more.champion }, exposure };
}

;// CONCATENATED MODULE: ./.build/src/rollout/judges/classes.js


/**
 * How the answers are divided among classes: total variation. Harm: it is the largest difference over sets of classes, so a bet on any one
 * set will do, as long as it is chosen before the interval; it is the set that the candidate answered more often until now. No harm: if no
 * single class gained `margin`/(classes − 1), no set gained `margin`.
 */
const classes = {
    form: kind/* formOfUnit */.e,
    shape: (guardrail) => ({ harm: streamsOfHarm(guardrail), noHarm: countsOf(guardrail).map(() => 2) }),
    bets(guardrail, interval, past) {
        if (!interval.classes)
            return undefined;
        const before = past.classes ?? nothing(guardrail);
        const risen = risenClasses(before);
        const all = countsOf(guardrail).map((_, index) => index);
        const each = guardrail.margin / (all.length - 1);
        return {
            harm: harmBets(guardrail, classes_massesOf(interval, risen), pastOf(before, risen), guardrail.tolerate),
            noHarm: all.map((index) => noHarmBets(guardrail, classes_massesOf(interval, [index]), pastOf(before, [index]), each)),
        };
    },
    alone: () => undefined,
    remember(guardrail, interval, { classes: before = nothing(guardrail) }) {
        const add = (sums, seen) => sums.map((sum, index) => sum + (seen?.[index] ?? 0));
        return { classes: { candidate: add(before.candidate, interval.classes?.candidate), champion: add(before.champion, interval.classes?.champion) } };
    },
};
/** One entry for each class of the plan, and one for all others. */
function countsOf({ classes: names = [] }) {
    return Array.from({ length: names.length + 1 }, () => 0);
}
function nothing(guardrail) {
    return { candidate: countsOf(guardrail), champion: countsOf(guardrail) };
}
function risenClasses({ candidate, champion }) {
    const [mine, theirs] = [sumOf(candidate), sumOf(champion)];
    if (mine === 0 || theirs === 0)
        return [];
    return candidate.flatMap((count, index) => (count / mine > champion[index] / theirs ? [index] : []));
}
function classes_massesOf({ classes: seen, exposure }, set) {
    const mass = (counts) => ({ n: sumOf(counts), sum: set.reduce((sum, index) => sum + counts[index], 0) });
    return { candidate: mass(seen.candidate), champion: mass(seen.champion), exposure };
}
function pastOf({ champion }, set) {
    return { n: sumOf(champion), sum: set.reduce((sum, index) => sum + champion[index], 0) };
}
function sumOf(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}

;// CONCATENATED MODULE: ./.build/src/rollout/judges/gauge.js

/**
 * One figure for each slot: memory, processor, restarts. Nothing here is randomised, so the null is another one. Heights: at each look,
 * given all before, the candidate's figure is above its limit (`tolerate` times the champion's) with a chance of at most one half; for
 * promotion, below the margin with at most one half. A wave longer than some looks breaks it; so does a figure that follows the load
 * each slot has. Figures that only grow (`counts_up`): each of their rises is the candidate's with the chance that the ratio of the rates gives.
 */
const gauge = {
    form: () => 'interval',
    shape: () => ({ harm: 1, noHarm: [1] }),
    bets(guardrail, { gauge: seen }, { gauge: before }) {
        if (!seen || seen.champion === null)
            return undefined;
        const { candidate, champion } = seen;
        if (!guardrail.countsUp) {
            const [harmful, risky] = [candidate > limit(guardrail, 'tolerate', champion), candidate >= limit(guardrail, 'margin', champion)];
            return { harm: [coin('above', harmful)], noHarm: [[coin('below', risky)]] };
        }
        if (!before)
            return undefined;
        const mine = rise(before.candidate, candidate);
        const of = mine + rise(before.champion, champion);
        return {
            harm: [{ side: 'above', events: mine, of, share: (0,sequential/* shareAt */.Ni)(0.5, guardrail.tolerate) }],
            noHarm: [[{ side: 'below', events: mine, of, share: (0,sequential/* shareAt */.Ni)(0.5, guardrail.margin) }]],
        };
    },
    alone(guardrail, { gauge: seen }, { gauge: before }) {
        if (!seen || !before || guardrail.countsUp)
            return undefined;
        return [coin('above', seen.candidate > limit(guardrail, 'margin', before.highest))];
    },
    remember(_, { gauge: seen }, { gauge: before }) {
        if (!seen || seen.champion === null)
            return {};
        return { gauge: { candidate: seen.candidate, champion: seen.champion, highest: before ? Math.max(before.highest, seen.champion) : seen.champion } };
    },
};
function limit(guardrail, which, champion) {
    return guardrail.absolute ? champion + guardrail[which] : champion * guardrail[which];
}
function coin(side, heads) {
    return { side, events: heads ? 1 : 0, of: 1, share: 0.5 };
}
/** A figure below the one before it has begun again at zero. */
function rise(before, now) {
    return now < before ? now : now - before;
}

;// CONCATENATED MODULE: ./.build/src/rollout/judges/pairs.js

/** Requests that both were asked, and how many they answered differently: one share against a limit, whatever the exposure. */
const pairs = {
    form: kind/* formOfUnit */.e,
    shape: () => ({ harm: 1, noHarm: [1] }),
    bets: ({ tolerate, margin }, { candidate: { events, total } }) => ({
        harm: [{ side: 'above', events, of: total, share: tolerate }],
        noHarm: [[{ side: 'below', events, of: total, share: margin }]],
    }),
    alone: () => undefined,
};

;// CONCATENATED MODULE: ./.build/src/rollout/judges/rate.js



/**
 * How often, as a ratio: what the candidate has of the events of both arms, against what it has of the traffic. Labels that are not
 * there count in the candidate's favour for harm, and against it for promotion.
 */
const rate = {
    form: kind/* formOfUnit */.e,
    shape: () => ({ harm: 1, noHarm: [1] }),
    bets({ tolerate, margin }, { candidate, champion, exposure, missing }) {
        const [kept, lost] = [candidate.events, champion.events + (missing?.champion ?? 0)];
        const [worst, best] = [candidate.events + (missing?.candidate ?? 0), champion.events];
        return {
            harm: [{ side: 'above', events: kept, of: kept + lost, share: (0,sequential/* shareAt */.Ni)(exposure, tolerate) }],
            noHarm: [[{ side: 'below', events: worst, of: worst + best, share: (0,sequential/* shareAt */.Ni)(exposure, margin) }]],
        };
    },
    alone({ margin }, { candidate }, { champion }) {
        const share = mostEvents(champion, margin);
        return share === undefined ? undefined : [{ side: 'above', events: candidate.events, of: candidate.total, share }];
    },
};
/**
 * After the last step nobody stands beside the candidate. Its rate is then held against the champion's while both
 * served: the upper end of that rate's interval (Wilson, 95 %) times the margin. Not randomised, so weaker, and the
 * verdict says so; undefined where nothing was seen of the champion, or where every rate would be allowed.
 */
function mostEvents({ sum, n }, margin) {
    if (n === 0)
        return undefined;
    const most = margin * (0,proportions/* wilson */.rF)(Math.min(sum, n), n, 0.95).high;
    return most < 1 ? most : undefined;
}

;// CONCATENATED MODULE: ./.build/src/rollout/judges/quantile.js




/**
 * How slow: a quantile above `margin` times the champion's has more than 1 − q of its requests above any bucket edge below that, and the
 * champion's share above that edge is known from before its rollout. So the share above the edge is judged, as a rate.
 */
const quantile = {
    form: kind/* formOfUnit */.e,
    shape: ({ unit }) => ({ harm: unit === 'interval' ? 2 : 1, noHarm: [1] }),
    bets({ edges, unit }, interval) {
        if (!edges)
            return undefined;
        const { candidate, champion, exposure } = interval;
        const { candidate: mine, champion: others } = beyond(interval);
        return {
            harm: [
                { side: 'above', events: mine, of: mine + others, share: (0,sequential/* shareAt */.Ni)(exposure, edges.harm.ratio) },
                ...(unit === 'interval' ? [linearBet({ candidate: { n: candidate.total, sum: mine }, champion: { n: champion.total, sum: others }, exposure }, edges.harm.excess)] : []),
            ],
            noHarm: [[{ side: 'below', events: candidate.events, of: candidate.events + champion.events, share: (0,sequential/* shareAt */.Ni)(exposure, edges.promotion.ratio) }]],
        };
    },
    alone(guardrail, interval, past) {
        const share = past.beyond && guardrail.edges && mostEvents(past.beyond, guardrail.edges.harm.ratio);
        if (share === undefined)
            return undefined;
        return (0,kind/* inAll */.B)(this.shape(guardrail).harm, { side: 'above', events: beyond(interval).candidate, of: interval.candidate.total, share });
    },
    remember: (_, interval, { beyond: before = { n: 0, sum: 0 } }) => ({ beyond: { n: before.n + interval.champion.total, sum: before.sum + beyond(interval).champion } }),
};
/** What lies above the edge of harm; the same as above that of promotion where they are one. */
function beyond({ beyond: above, candidate, champion }) {
    return above ?? { candidate: candidate.events, champion: champion.events };
}

// EXTERNAL MODULE: ./.build/src/rollout/judges/sample-ratio.js
var sample_ratio = __webpack_require__(6136);
;// CONCATENATED MODULE: ./.build/src/rollout/judges/silence.js
/** Silence counts once so many intervals were silent and chance would leave them silent less often than this. */
const SILENT_INTERVALS = 3;
const SILENT_CHANCE = 0.001;
/** At night there may be so much less traffic than before. */
const QUIET = 0.1;
/**
 * One more interval. Beside the champion, chance is what leaves all of so many units to the champion; where the candidate has all users, it
 * is what leaves an interval empty at a tenth of the traffic that there was before.
 */
function heard(before, { candidate, champion, exposure, since, until }, { kind, labels }) {
    // Late labels are silent for reasons of their own; pairs have both arms in one count.
    if (labels || kind === 'pairs' || exposure <= 0)
        return before;
    const seen = exposure < 1 ? { units: before.units + candidate.total + champion.total, time: before.time + until - since } : { units: before.units, time: before.time };
    if (candidate.total > 0)
        return { intervals: 0, chance: 1, ...seen };
    const chance = chanceOf(before, { kind, units: champion.total, exposure, time: until - since });
    return chance === undefined ? { ...before, ...seen } : { intervals: before.intervals + 1, chance: before.chance * chance, ...seen };
}
function chanceOf(before, { kind, units, exposure, time }) {
    if (exposure < 1 && units === 0)
        return undefined;
    // A figure is there or it is not; chance has no part in it.
    if (kind === 'gauge')
        return 0;
    if (exposure < 1)
        return (1 - exposure) ** units;
    return before.time > 0 && before.units > 0 ? Math.exp((-QUIET * before.units * time) / before.time) : undefined;
}

;// CONCATENATED MODULE: ./.build/src/rollout/judge.js













/** Every guardrail of an open delivery; where units are not divided as the router says, none of them says anything. */
function judgeAll(open, plan) {
    const ratio = (0,sample_ratio/* sampleRatio */.cM)(open.observed[sample_ratio/* ASSIGNED */.rj] ?? []);
    const invalid = ratio?.mismatch ? (0,sample_ratio/* mismatchText */.C3)(ratio) : undefined;
    return plan.guardrails.map((guardrail) => {
        const observed = open.observed[guardrail.name] ?? [];
        const judgement = judge(guardrail, observed, open.step, plan.falsePromotion);
        const held = heldAgainst((0,judges_anchor/* anchored */.X9)(guardrail, observed, plan.falsePromotion), judgement, isLastGate(plan, open.step));
        return invalid === undefined ? held : { ...held, invalid };
    });
}
/** Small losses that were accepted one by one may have become a large one: then there is no evidence for all users yet. */
function heldAgainst(anchor, judgement, isLast) {
    if (!anchor)
        return judgement;
    const { noHarm } = judgement;
    return { ...judgement, anchor, noHarm: { ...noHarm, reached: noHarm.reached && (anchor.cleared || !isLast) } };
}
/** The last step at which both serve and evidence is waited for. */
function isLastGate({ steps, holdBack }, step) {
    return step === steps.length - (holdBack === undefined ? 2 : 3);
}
/**
 * Folds everything that was observed of one guardrail. Pure, so that any tick on any machine, and any auditor of the
 * journal, arrives at the same numbers. `step` is the index of the plan's step that the router is at.
 */
function judge(guardrail, observed, step, falsePromotion) {
    const running = startJudging(guardrail);
    for (const interval of observed)
        judgeOn(running, interval);
    return judgementOf(running, step, falsePromotion);
}
/** Harm is looked for anew every hour, so that good hours cannot hide a later fault. */
const RESTART = 3_600_000;
/** A figure that leaks is far below its limit at first, and each look there is lost: more starts, for it is one look and not a thousand requests. */
const RESTART_OF_FIGURES = 600_000;
const KINDS = { rate: rate, quantile: quantile, mean: difference, classes: classes, pairs: pairs, gauge: gauge };
function kindOf({ kind = 'rate', absolute }) {
    return kind === 'rate' && absolute ? difference : KINDS[kind];
}
/** Throws RangeError where nothing lies between what is tolerated and what must be ruled out. */
function startJudging(guardrail) {
    const { tolerate, margin, absolute } = guardrail;
    if (!(tolerate >= (absolute ? 0 : 1) && margin > tolerate && Number.isFinite(margin)))
        throw new RangeError(`A judge needs ${absolute ? 0 : 1} ≤ tolerate < margin; \`${guardrail.name}\` has tolerate ${tolerate} and margin ${margin}.`);
    const kind = kindOf(guardrail);
    return {
        guardrail, state: (0,sequential/* startJudge */.Sl)(kind.form(guardrail), kind.shape(guardrail)), past: { champion: { n: 0, sum: 0 } },
        inStep: noArms(), sideBySide: noArms(), silent: { intervals: 0, chance: 1, units: 0, time: 0 }, dispersion: startDispersion(),
        left: { late: 0, missing: 0, repeated: 0 }, at: null, exposure: 0, until: null, startedAt: 0,
    };
}
/**
 * One more interval, in place. What was counted before is not counted again; what came too soon after a raise is not judged. Throws
 * RangeError on an exposure outside 0 to 1 and on counts that are no counts.
 */
function judgeOn(running, interval) {
    checkInterval(interval);
    if (running.until !== null && interval.since < running.until) {
        running.left.repeated += 1;
        return;
    }
    running.until = interval.until;
    running.exposure = interval.exposure;
    begin(running, interval);
    running.left.late += interval.late ?? 0;
    running.left.missing += (interval.missing?.candidate ?? 0) + (interval.missing?.champion ?? 0);
    if (interval.warm)
        return;
    add(running.inStep, interval);
    running.silent = heard(running.silent, interval, running.guardrail);
    weigh(running, interval);
    remember(running, interval);
}
/** What the judges hold at `step`, which may have had no interval yet. */
function judgementOf({ guardrail, state, past, inStep, sideBySide, silent, dispersion, left, at, exposure }, step, falsePromotion) {
    const here = at === step ? state : (0,sequential/* startStep */.bP)(state);
    const noHarm = (0,sequential/* noHarmEvidence */.np)(here);
    const pending = guardrail.labels && at !== step ? `no prediction of this step is ${Math.round(guardrail.labels.after / 3_600_000)} hours old yet, the age at which its label counts.` : undefined;
    return {
        guardrail,
        // Ville's inequality bounds the highest that an e-process ever was, so harm once found stays found. Evidence of no harm
        // could be kept the same way; it is asked for now, so that what came after a hold or a pause still counts.
        harm: evidence((0,sequential/* harmEvidence */.sg)(here), here.peak.harm, guardrail.falseRollback),
        noHarm: promoting(guardrail, evidence(noHarm, noHarm, falsePromotion)),
        step: at === step ? inStep : noArms(),
        exposure,
        sideBySide,
        silent: { intervals: silent.intervals, chance: silent.chance },
        dispersion: dispersionIndex(dispersion),
        left,
        ...(past.gauge && { figures: { candidate: past.gauge.candidate, champion: past.gauge.champion } }),
        ...(pending !== undefined && { pending }),
    };
}
/** New processes where a step or an hour begins. */
function begin(running, { step, since }) {
    if (running.at === null)
        running.startedAt = since;
    else if (step !== running.at) {
        running.inStep = noArms();
        running.state = (0,sequential/* startStep */.bP)(running.state);
        running.startedAt = since;
    }
    else if (since - running.startedAt >= (running.guardrail.kind === 'gauge' ? RESTART_OF_FIGURES : RESTART)) {
        running.state = (0,sequential/* startHour */.LX)(running.state);
        running.startedAt = since;
    }
    running.at = step;
}
function weigh(running, interval) {
    const { guardrail, past } = running;
    const kind = kindOf(guardrail);
    if (interval.exposure >= 1) {
        const bets = kind.alone(guardrail, interval, past);
        if (bets)
            running.state = (0,sequential/* observeHarm */.f$)(running.state, bets);
    }
    else if (interval.exposure > 0 || guardrail.kind === 'pairs') {
        add(running.sideBySide, interval);
        const bets = kind.bets(guardrail, interval, past);
        if (bets)
            running.state = (0,sequential/* observe */.lB)(running.state, bets);
    }
}
function remember(running, interval) {
    if (interval.exposure >= 1)
        return;
    const { past, guardrail } = running;
    const { champion } = interval;
    running.dispersion = disperse(running.dispersion, champion);
    const own = kindOf(guardrail).remember?.(guardrail, interval, past);
    running.past = { ...past, champion: { n: past.champion.n + champion.total, sum: past.champion.sum + champion.events }, ...own };
}
function evidence(logE, counts, alpha) {
    const limit = Math.log(1 / alpha);
    return { logE, limit, reached: counts >= limit };
}
/** What does not count users once, where they stay in their arm, never promotes. */
function promoting({ doubtful }, found) {
    return doubtful ? { ...found, reached: false } : found;
}
function checkInterval({ candidate, champion, exposure }) {
    if (!(exposure >= 0 && exposure <= 1))
        throw new RangeError(`An exposure lies between 0 and 1; given is ${exposure}.`);
    for (const [arm, { events, total }] of Object.entries({ candidate, champion })) {
        if (!isCount(events) || !isCount(total))
            throw new RangeError(`The counts of the ${arm} are no counts: ${events} events of ${total}.`);
        // Sums of values may pass their number by the rounding of their last digits.
        if (events > total * (1 + ROUNDING))
            throw new RangeError(`The ${arm} has more events (${events}) than units (${total}).`);
    }
}
const ROUNDING = 1e-9;
function isCount(value) {
    return Number.isFinite(value) && value >= 0;
}
function noArms() {
    return { intervals: 0, candidate: { events: 0, total: 0 }, champion: { events: 0, total: 0 } };
}
function add(arms, { candidate, champion }) {
    arms.intervals += 1;
    arms.candidate.events += candidate.events;
    arms.candidate.total += candidate.total;
    arms.champion.events += champion.events;
    arms.champion.total += champion.total;
}


/***/ }),

/***/ 5697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S0: () => (/* binding */ sinceAnchor),
/* harmony export */   X9: () => (/* binding */ anchored),
/* harmony export */   rf: () => (/* binding */ isAnchored)
/* harmony export */ });
/* harmony import */ var _statistics_sequential_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24863);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12006);


/** Whether a guardrail is compared with the anchor: a rate of all users, as a ratio. */
function isAnchored({ kind = 'rate', absolute, segment, labels }) {
    return kind === 'rate' && !absolute && segment === undefined && !labels;
}
/**
 * What the deliveries since the anchor have ruled out. Each promotion accepted that its candidate may be a little worse; the product of what
 * each ruled out bounds what they lost together. A delivery of which that is not known makes the chain unknown, and that is refused.
 */
function sinceAnchor(guardrail, margin, release, state) {
    const promoted = Object.values(state.closed).filter(({ outcome }) => outcome === 'promoted').sort((a, b) => a.closedAt - b.closedAt);
    const chain = release === undefined ? sinceAdoption(promoted, state) : promoted.slice(promoted.findLastIndex((each) => each.release.digest === release) + 1);
    const isKnown = release === undefined || promoted.some((each) => each.release.digest === release) || state.baseline?.release.digest === release;
    if (!isKnown)
        return refusal(guardrail, `the journal does not know the release ${release}`, 'Pin a release that was adopted or promoted here (`rollout.anchor.release`).');
    let before = 1;
    for (const delivery of chain) {
        // The first of all had no champion: it is where the chain begins.
        if (delivery.champion === null)
            continue;
        const bound = boundOf(delivery, guardrail.name);
        if (bound === undefined)
            return refusal(guardrail, `delivery ${delivery.id} did not judge \`${guardrail.name}\``, 'Pin an anchor from after the guardrail was declared (`rollout.anchor.release`).');
        before *= bound;
    }
    return { margin, before, deliveries: chain.length };
}
function sinceAdoption(promoted, { baseline }) {
    return baseline ? promoted.filter(({ closedAt }) => closedAt >= baseline.since) : promoted;
}
/** What it ruled out, or at the least the margin without which it would not have been promoted. */
function boundOf({ promoted, plan, overrides }, name) {
    const told = promoted?.numbers[name]?.ruledOut;
    if (typeof told === 'number')
        return told;
    const planned = plan.guardrails.find((guardrail) => guardrail.name === name);
    const skipped = overrides.some(({ action }) => action === 'skip' || action === 'resume');
    return planned && isAnchored(planned) && !skipped && planned.critical ? planned.margin : undefined;
}
function refusal({ name }, actual, fix) {
    return { code: 'anchor-unknown', expected: `what \`${name}\` lost since the anchor, delivery by delivery`, actual, fix };
}
/**
 * The least ratio that everything seen side by side rules out: the bet of promotion at each ratio, over the delivery's life, by bisection. With
 * the i-th delivery since the anchor at α/(i(i + 1)), all of them together are wrong with a chance of at most α.
 */
function anchored(guardrail, observed, falsePromotion) {
    const { anchor } = guardrail;
    if (!anchor)
        return undefined;
    const limit = Math.log(((anchor.deliveries + 1) * (anchor.deliveries + 2)) / falsePromotion);
    const { start, add, evidence } = (0,_statistics_sequential_js__WEBPACK_IMPORTED_MODULE_0__/* .formOf */ .QU)((0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .formOfUnit */ .e)(guardrail));
    const seen = observed.filter(({ exposure, warm, candidate, champion }) => exposure > 0 && exposure < 1 && !warm && candidate.events + champion.events > 0);
    const isRuledOut = (ratio) => {
        const wealth = seen.reduce((sum, { candidate, champion, exposure }) => add(sum, 'below', { events: candidate.events, of: candidate.events + champion.events, share: (0,_statistics_sequential_js__WEBPACK_IMPORTED_MODULE_0__/* .shareAt */ .Ni)(exposure, ratio) }), start());
        return evidence(wealth) >= limit;
    };
    const ruledOut = leastRatio(isRuledOut);
    const since = anchor.before * ruledOut;
    return { ruledOut, sinceAnchor: since, margin: anchor.margin, cleared: since <= anchor.margin };
}
const MOST = 1000;
const LEAST = 0.01;
/** Ratios are told to one in a thousand, rounded up. */
const FINE = 1.001;
function leastRatio(isRuledOut) {
    if (!isRuledOut(MOST))
        return Infinity;
    let [low, high] = [LEAST, MOST];
    while (high / low > FINE) {
        const middle = Math.sqrt(low * high);
        if (isRuledOut(middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}


/***/ }),

/***/ 12006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ inAll),
/* harmony export */   e: () => (/* binding */ formOfUnit)
/* harmony export */ });
/** Users that count once each are as independent of each other as requests that are declared so. */
function formOfUnit({ unit }) {
    return unit === 'interval' ? 'interval' : 'request';
}
/** The same bet in every stream. */
function inAll(streams, bet) {
    return Array.from({ length: streams }, () => bet);
}


/***/ }),

/***/ 6136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ mismatchText),
/* harmony export */   cM: () => (/* binding */ sampleRatio),
/* harmony export */   rj: () => (/* binding */ ASSIGNED)
/* harmony export */ });
/* harmony import */ var _statistics_multinomial_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20706);

/** Where first assignments are kept among what was observed; no declared guardrail can have this name. */
const ASSIGNED = '$assigned';
/** Chance of a false alarm over a whole delivery; its own, for it is never harm. */
const ALPHA = 0.001;
/**
 * Whether units are divided as the router says. Each counts once, at its first assignment, against the split then in force: after a change
 * those who were there before stay where they are. So it begins anew at each change, the k-th time with α/(k(k + 1)).
 */
function sampleRatio(assigned) {
    let now;
    let changes = 0;
    for (const { exposure, candidate, champion } of assigned) {
        if (!(exposure > 0 && exposure < 1))
            continue;
        if (now?.exposure !== exposure) {
            changes += 1;
            now = { candidate: 0, champion: 0, exposure, logE: 0, limit: Math.log((changes * (changes + 1)) / ALPHA), mismatch: false };
        }
        now.candidate += candidate.total;
        now.champion += champion.total;
        now.logE = (0,_statistics_multinomial_js__WEBPACK_IMPORTED_MODULE_0__/* .multinomialEvidence */ .R)([now.candidate, now.champion], [exposure, 1 - exposure]);
        // Once shown it stays shown: an e-process is bounded in its highest, not in its last value.
        now.mismatch ||= now.logE >= now.limit;
    }
    return now;
}
function mismatchText({ candidate, champion, exposure }) {
    const seen = (100 * candidate) / (candidate + champion);
    return `of ${candidate + champion} units assigned since the last change of the split ${candidate} (${seen.toPrecision(3)} %) went to the candidate, and the router is set to ${(100 * exposure).toPrecision(3)} %`;
}


/***/ }),

/***/ 20706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ rateRatioInterval),
/* harmony export */   R: () => (/* binding */ multinomialEvidence)
/* harmony export */ });
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43376);

/** How sharply the Dirichlet prior sits on the expected shares (Lindon and Malek 2022, section 3). */
const CONCENTRATION = 100;
/**
 * log E against "the counts are multinomial with these shares", valid at any look: Dirichlet mixture over other shares, centred on them
 * (Lindon and Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022, equation 6). `shares` sum to one, all above 0.
 */
function multinomialEvidence(counts, shares, concentration = CONCENTRATION) {
    return logMixture(counts, shares, concentration) - counts.reduce((sum, count, i) => sum + count * Math.log(shares[i]), 0);
}
/**
 * All ratios of two rates that the counts do not refute, at any look with chance `alpha` of missing the truth: `counts` of the first and the
 * second arm, `exposure` of the first. Events must be independent of each other. The ends of (0, ∞) where nothing is refuted.
 */
function rateRatioInterval(counts, exposure, alpha) {
    const least = logMixture(counts, [exposure, 1 - exposure], CONCENTRATION) + Math.log(alpha);
    const isIn = (theta) => counts[0] * Math.log(theta) + counts[1] * Math.log1p(-theta) >= least;
    const centre = Math.min(1 - EDGE, Math.max(EDGE, counts[0] / (counts[0] + counts[1]) || exposure));
    const ratio = (theta) => theta / exposure / ((1 - theta) / (1 - exposure));
    return {
        low: counts[0] === 0 ? 0 : ratio(border(isIn, centre, EDGE)),
        high: counts[1] === 0 ? Infinity : ratio(border(isIn, centre, 1 - EDGE)),
    };
}
const EDGE = 1e-12;
/** Where `isIn` ends between a point inside and one outside, by bisection of the log odds. */
function border(isIn, inside, outside) {
    if (isIn(outside))
        return outside;
    let [near, far] = [logit(inside), logit(outside)];
    for (let step = 0; step < 100 && Math.abs(far - near) > 1e-12; step++) {
        const middle = (near + far) / 2;
        if (isIn(1 / (1 + Math.exp(-middle))))
            near = middle;
        else
            far = middle;
    }
    return 1 / (1 + Math.exp(-near));
}
function logit(share) {
    return Math.log(share / (1 - share));
}
/** ln B(kρ + x) − ln B(kρ). */
function logMixture(counts, shares, concentration) {
    const prior = shares.map((share) => concentration * share);
    return logBeta(prior.map((each, i) => each + counts[i])) - logBeta(prior);
}
function logBeta(parts) {
    return parts.reduce((sum, part) => sum + (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(part), 0) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(parts.reduce((sum, part) => sum + part, 0));
}


/***/ }),

/***/ 24863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QU: () => (/* binding */ formOf),
  sg: () => (/* binding */ harmEvidence),
  np: () => (/* binding */ noHarmEvidence),
  lB: () => (/* binding */ observe),
  f$: () => (/* binding */ observeHarm),
  Ni: () => (/* binding */ shareAt),
  LX: () => (/* binding */ startHour),
  Sl: () => (/* binding */ startJudge),
  bP: () => (/* binding */ startStep)
});

// UNUSED EXPORTS: anytimeP, weightOf

;// CONCATENATED MODULE: ./.build/src/statistics/betting.js
/**
 * Betting on the share of each interval (docs: canary statistics). Valid for any clustering inside an interval, without
 * burn-in, from the known exposure alone: under the null the mean of p = x/X is at most (at least) `share`, whatever the
 * dependence of requests within the interval, so each bet's wealth is a non-negative supermartingale. After
 * Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting" (JRSS B 2024), with fixed bets.
 */
const BETS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9];
function startBetting() {
    return BETS.map(() => 0);
}
/** The wealth after one more interval; an interval without events changes nothing. */
function bet(wealth, side, { events, of, share }) {
    if (of === 0)
        return wealth;
    const seen = events / of;
    return wealth.map((log, index) => {
        const g = BETS[index];
        const gain = side === 'above' ? (g / share) * (seen - share) : (g / (1 - share)) * (share - seen);
        return log + Math.log(1 + gain);
    });
}
/** log E: the logarithm of the mean wealth. */
function bettingEvidence(wealth) {
    return logSumExp(wealth) - Math.log(wealth.length);
}
/** log Σ exp(v), without overflow. */
function logSumExp(values) {
    let largest = -Infinity;
    for (const value of values)
        if (!(value <= largest))
            largest = value;
    if (largest === -Infinity)
        return -Infinity;
    let sum = 0;
    for (const value of values)
        sum += Math.exp(value - largest);
    return largest + Math.log(sum);
}

;// CONCATENATED MODULE: ./.build/src/statistics/request-level.js

/**
 * Grid mixture of conditional binomials, for events of requests that are independent of each other. Given that X events
 * happened in both arms, the candidate's are binomial with share ρe^δ/(ρe^δ + 1 − ρ) at log rate ratio δ and exposure ρ
 * (Lindon and Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022, made one-sided and for exposures
 * that change). The likelihood ratio is monotone, so the boundary stands for its whole side.
 *
 * The grid: 41 midpoints of equal cells on (0, 3τ], τ = 1, from the boundary into the alternative, with half-normal weights.
 */
const POINTS = 41;
const TAU = 1;
const REACH = 3 * TAU;
const DISTANCES = Array.from({ length: POINTS }, (_, j) => (REACH * (j + 0.5)) / POINTS);
const LOG_DENSITIES = DISTANCES.map((distance) => -(distance * distance) / (2 * TAU * TAU));
const GROWTH = { above: DISTANCES.map((distance) => Math.exp(distance)), below: DISTANCES.map((distance) => Math.exp(-distance)) };
const LOG_WEIGHTS = LOG_DENSITIES.map((density) => density - logSumExp(LOG_DENSITIES));
function startMixture() {
    return DISTANCES.map(() => 0);
}
/** The ratios after one more interval; an interval without events changes nothing. */
function weigh(ratios, side, { events, of, share }) {
    if (of === 0)
        return ratios;
    const direction = side === 'above' ? 1 : -1;
    const growth = GROWTH[side];
    const after = new Array(POINTS);
    for (let j = 0; j < POINTS; j++) {
        // θ_j has the boundary's odds times e^δ, so with d = θ₀e^δ + 1 − θ₀: θ_j/θ₀ = e^δ/d and (1 − θ_j)/(1 − θ₀) = 1/d.
        const d = share * growth[j] + 1 - share;
        after[j] = ratios[j] + events * direction * DISTANCES[j] - of * Math.log(d);
    }
    return after;
}
/** log E: the logarithm of the weighted mean of the likelihood ratios. */
function mixtureEvidence(ratios) {
    // Without a list in between: this is asked at each interval of each of thousands of simulated rollouts.
    let largest = -Infinity;
    for (let j = 0; j < POINTS; j++)
        largest = Math.max(largest, ratios[j] + LOG_WEIGHTS[j]);
    if (largest === -Infinity)
        return largest;
    let sum = 0;
    for (let j = 0; j < POINTS; j++)
        sum += Math.exp(ratios[j] + LOG_WEIGHTS[j] - largest);
    return largest + Math.log(sum);
}

;// CONCATENATED MODULE: ./.build/src/statistics/sequential.js


function startJudge(kind, { harm, noHarm }) {
    const { start } = FORMS[kind];
    const first = start().map((log) => log + Math.log(FIRST));
    return {
        kind,
        started: 1,
        unstarted: 1 - FIRST,
        harm: Array.from({ length: harm }, () => [...first]),
        noHarm: noHarm.map((streams) => Array.from({ length: streams }, start)),
        peak: { harm: 0, noHarm: 0 },
    };
}
/** The judge after one more interval. A bet on nothing (`of` 0) changes nothing. */
function observe(state, bets) {
    const { add } = FORMS[state.kind];
    const after = {
        ...state,
        harm: state.harm.map((stream, i) => add(stream, bets.harm[i].side, bets.harm[i])),
        noHarm: state.noHarm.map((group, j) => group.map((stream, i) => add(stream, bets.noHarm[j][i].side, bets.noHarm[j][i]))),
    };
    return { ...after, peak: { harm: Math.max(state.peak.harm, harmEvidence(after)), noHarm: Math.max(state.peak.noHarm, noHarmEvidence(after)) } };
}
/** The same with evidence of harm alone. */
function observeHarm(state, bets) {
    const { add } = FORMS[state.kind];
    const after = { ...state, harm: state.harm.map((stream, i) => add(stream, bets[i].side, bets[i])) };
    return { ...after, peak: { ...state.peak, harm: Math.max(state.peak.harm, harmEvidence(after)) } };
}
/** A new step begins: evidence of no harm is gathered afresh (load at 5 % says nothing about load at 100 %). */
function startStep(state) {
    const { start } = FORMS[state.kind];
    return { ...startHour(state), noHarm: state.noHarm.map((group) => group.map(() => start())), peak: { ...state.peak, noHarm: 0 } };
}
/** A new hour begins: one more harm process starts, so that good hours cannot be banked against later harm. */
function startHour(state) {
    const started = state.started + 1;
    const weight = weightOf(started);
    const fresh = Math.log(weight);
    return { ...state, started, unstarted: state.unstarted - weight, harm: state.harm.map((stream) => stream.map((log) => addLogs(log, fresh))) };
}
/**
 * How much process k weighs. All of them sum to one, so their mixture is one e-process. The first weighs most, for most faults are there
 * from the beginning; the rest fall so slowly that a fault after a good day still finds a process that is worth something.
 */
function weightOf(k) {
    return k === 1 ? FIRST : ((1 - FIRST) * k ** -TAIL) / TAIL_SUM;
}
const FIRST = 2 / 3;
const TAIL = 1.3;
/** ζ(1.3) − 1, from above. */
const TAIL_SUM = 2.9319493;
/**
 * log E for harm, over the whole life: Σ_k w_k E^(k) over the processes started so far, those not started counting 1.
 * One e-process: at or above ln(1/α) at any look, harm is claimed wrongly with a chance of at most α.
 */
function harmEvidence({ kind, harm, unstarted }) {
    return addLogs(meanOf(harm, FORMS[kind].evidence), Math.log(unstarted));
}
/** log E, in this step, for no harm. */
function noHarmEvidence({ kind, noHarm }) {
    return Math.min(...noHarm.map((group) => meanOf(group, FORMS[kind].evidence)));
}
/** Anytime-valid p-value: the smallest 1/E so far, at most 1 (Ville's inequality). */
function anytimeP(peak) {
    return Math.min(1, Math.exp(-peak));
}
/** The candidate's share of the events where its rate is `ratio` times the champion's: ρr/(ρr + 1 − ρ). */
function shareAt(exposure, ratio) {
    if (!(exposure > 0 && exposure < 1))
        throw new RangeError(`An exposure lies strictly between 0 and 1; given is ${exposure}.`);
    return (exposure * ratio) / (exposure * ratio + 1 - exposure);
}
const FORMS = {
    interval: { start: startBetting, add: bet, evidence: bettingEvidence },
    request: { start: startMixture, add: weigh, evidence: mixtureEvidence },
};
/** One process by itself, for a boundary given as a share: what the judge is made of. */
function formOf(kind) {
    return FORMS[kind];
}
function meanOf(streams, evidence) {
    if (streams.length === 1)
        return evidence(streams[0]);
    return logSumExp(streams.map(evidence)) - Math.log(streams.length);
}
function addLogs(a, b) {
    const largest = Math.max(a, b);
    return largest === -Infinity ? largest : largest + Math.log1p(Math.exp(-Math.abs(a - b)));
}


/***/ })

};
