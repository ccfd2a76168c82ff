export const id = 6649;
export const ids = [6649];
export const modules = {

/***/ 11961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sr: () => (/* binding */ awaitsBatch),
/* harmony export */   mE: () => (/* binding */ badBatch),
/* harmony export */   xT: () => (/* binding */ shadowBatch)
/* harmony export */ });
/* harmony import */ var _serving_prove_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83630);
/* harmony import */ var _planned_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86249);
/* harmony import */ var _work_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48036);



const ATTEMPTS = 3;
const PAUSE = 1000;
/** Whether another batch is to be scored unseen before the pointer may move. */
function awaitsBatch(open) {
    const { plan, step, shadowed = [], holds, judged } = open;
    return !badBatch(open, plan) && plan.batch !== undefined && step >= 0 && (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .isShadowStep */ .Vd)(plan, step) && shadowed.length < plan.batch.last && holds.length === 0 && judged === undefined;
}
/** A batch is no sample: what both scored differently in it was counted, not estimated. */
function badBatch({ shadowed = [] }, { batch }) {
    const empty = shadowed.find(({ n }) => n === 0);
    if (empty)
        return { code: 'batch-empty', reason: `The candidate scored no row of batch ${empty.batch}.` };
    const bad = shadowed.find(({ n, differ }) => batch?.differAtMost !== undefined && differ > batch.differAtMost * n);
    return bad && { code: 'batch-differs', reason: `Candidate and champion differ in ${bad.differ} of ${bad.n} rows of batch ${bad.batch}: more than the ${100 * batch.differAtMost} % that were declared.` };
}
/** Lets the candidate score one batch that the champion has scored: the latest first, then backwards. Nobody gets its answers. */
async function shadowBatch(work, open) {
    const index = (open.shadowed?.length ?? 0) + 1;
    const scored = await scoreBatch(work, open.slot, index);
    if ('failed' in scored)
        await (0,_work_js__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g)(work, 'judged', { answer: 'roll-back', step: open.step, code: 'batch-failed', reason: `The candidate could not score batch ${index}: ${scored.failed}`, numbers: {} });
    else
        await (0,_work_js__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g)(work, 'shadowed', { index, ...scored });
}
async function scoreBatch({ deps: { fleet }, context }, slot, index) {
    if (!fleet.shadow)
        return { failed: 'the fleet has no program for batches' };
    for (let attempt = 1;; attempt += 1)
        try {
            return await fleet.shadow(slot, index);
        }
        catch (error) {
            if (attempt === ATTEMPTS)
                return { failed: (0,_serving_prove_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
            await context.clock.sleep(PAUSE);
        }
}


/***/ }),

/***/ 42581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ budgetUsed),
/* harmony export */   p: () => (/* binding */ deadLine)
/* harmony export */ });
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61799);
/* harmony import */ var _next_step_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53203);
/* harmony import */ var _planned_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86249);



/** Signals that were away too long, and a time budget that ended without evidence. */
const deadLine = ({ open, plan, now, ...sight }) => {
    if (open.blindSince !== undefined && open.step >= 0 && now - open.blindSince >= plan.blindFor)
        return { kind: 'drain', code: 'blind', reason: `Signals were away for ${(0,_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .minutes */ .G)(now - open.blindSince)}: ${Object.entries(open.outages).map(([name, why]) => `${name}: ${why}`).join('; ')}.` };
    if (open.holds.some(({ by }) => by === 'person'))
        return undefined;
    const asked = plan.atEnd === 'ask' && open.holds.find(({ code }) => code === 'time-budget');
    if (asked) {
        const waited = now - asked.since;
        return waited < (plan.answerWithin ?? 0) ? undefined : { kind: 'drain', code: 'nobody-answered', reason: `The time budget ended without evidence, and nobody answered within ${(0,_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .minutes */ .G)(waited)}.` };
    }
    if (!isBudgetSpent({ open, plan, now, ...sight }))
        return undefined;
    const reason = `The time budget of ${(0,_decision_js__WEBPACK_IMPORTED_MODULE_2__/* .minutes */ .G)(plan.timeBudget)} ended without evidence.`;
    if (plan.atEnd === 'rollback')
        return { kind: 'drain', code: 'time-budget', reason };
    return { kind: 'hold', code: 'time-budget', by: 'machine', record: !open.holds.some(({ code }) => code === 'time-budget'), reason };
};
/**
 * The budget is for evidence: what a plan waits for by its own word (a watch, the end of an A/B test, a shadow's length) and what
 * the day or a person keeps it from is not part of it. A watch that has ended and cannot be closed is given it once more.
 */
function isBudgetSpent(sight) {
    const { open, plan, now } = sight;
    if (open.waits || (0,_next_step_js__WEBPACK_IMPORTED_MODULE_0__/* .watchedOut */ .vU)(sight))
        return false;
    if (plan.ab && open.step === (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .plateau */ .zJ)(plan))
        return false;
    const { stoodStill = 0 } = open;
    const begun = open.resumedAt ?? open.openedAt;
    if (open.step >= (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .watchStep */ .AE)(plan) && plan.shadow?.then !== 'report')
        return now - Math.max(open.stepAt + plan.watch, begun) - stoodStill >= plan.timeBudget;
    return now - begun - stoodStill >= plan.timeBudget + ownTime(plan);
}
function ownTime({ shadow, blueGreen }) {
    return (shadow?.for ?? 0) + (blueGreen?.before ?? 0);
}
/** How much of the time budget is spent, for people to see. */
function budgetUsed(open, now) {
    const standing = open.waits ? now - open.waits.since : 0;
    return now - (open.resumedAt ?? open.openedAt) - (open.stoodStill ?? 0) - standing;
}


/***/ }),

/***/ 46649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   gI: () => (/* reexport safe */ _decision_js__WEBPACK_IMPORTED_MODULE_6__.g)
/* harmony export */ });
/* unused harmony export judgementsOf */
/* harmony import */ var _serving_router_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61115);
/* harmony import */ var _batch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11961);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42581);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41566);
/* harmony import */ var _next_step_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53203);
/* harmony import */ var _judges_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(16255);
/* harmony import */ var _planned_steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86249);
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61799);








/**
 * The rule of a rollout: from what the journal tells, what was observed, the plan and the time (milliseconds since the
 * epoch) to the next move. Pure. Harm wins over everything; then whatever makes the evidence doubtful; only what is left
 * may raise exposure. `judgements` where the caller has judged what was observed already, as a simulation does.
 */
function decide(open, observation, plan, now, judgements = judgementsOf(open, plan)) {
    const numbers = Object.fromEntries(judgements.map((judgement) => [judgement.guardrail.name, (0,_judges_words_js__WEBPACK_IMPORTED_MODULE_7__/* .numbersOf */ .cZ)(judgement)]));
    const rules = [changedRouter, foundHarm, _deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .deadLine */ .p, doubt, _next_step_js__WEBPACK_IMPORTED_MODULE_4__/* .nextStep */ .sk];
    for (const rule of rules) {
        const decision = rule({ open, observation, plan, now, judgements });
        if (decision)
            return { ...decision, numbers };
    }
    return { kind: 'watch', reason: (0,_judges_words_js__WEBPACK_IMPORTED_MODULE_7__/* .waitingFor */ .Fz)(judgements.filter((judgement) => (0,_next_step_js__WEBPACK_IMPORTED_MODULE_4__/* .gatesAt */ .ad)(judgement, open.step))), numbers };
}
function judgementsOf(open, plan) {
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeAll */ .Ty)(open, plan);
}
/** Somebody else changed the router: more exposure is never obeyed, less is never undone by an automatic actor. Taking the users away goes before. */
const changedRouter = (sight) => {
    const { open, observation: { configured, changedBy, lacking }, now } = sight;
    const beforeFirstUser = open.step < 0 && !open.champion;
    if (beforeFirstUser || (0,_serving_router_js__WEBPACK_IMPORTED_MODULE_0__/* .sameSplit */ .xY)(configured, open.intended))
        return undefined;
    const share = configured[open.slot] ?? 0;
    const intended = open.intended[open.slot] ?? 0;
    if (share <= _serving_router_js__WEBPACK_IMPORTED_MODULE_0__/* .SAME_SHARE */ .dB && now > open.lease)
        return { kind: 'drain', code: 'lease-ran-out', reason: 'No tick came within the lease, and the candidate was drained by the watch.' };
    const away = [foundHarm, _deadline_js__WEBPACK_IMPORTED_MODULE_2__/* .deadLine */ .p].map((rule) => rule(sight)).find((decision) => decision?.kind === 'drain');
    if (away)
        return away;
    // Servers that fail come back without anybody's leave; nobody has decided anything, so nobody has to decide again.
    if (lacking !== undefined)
        return { kind: 'hold', code: 'router-unready', by: 'machine', record: false, reason: `The router gives ${(0,_serving_router_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSplit */ .iO)(configured)}, and was told ${(0,_serving_router_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSplit */ .iO)(open.intended)}: ${lacking}` };
    const reason = `The router says ${(0,_serving_router_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSplit */ .iO)(configured)}; the rollout last set ${(0,_serving_router_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSplit */ .iO)(open.intended)}. ${changedBy ?? 'Somebody else changed it.'}`;
    const known = open.holds.some(({ code }) => code === 'router-changed');
    const lower = share > intended + _serving_router_js__WEBPACK_IMPORTED_MODULE_0__/* .SAME_SHARE */ .dB ? open.intended : undefined;
    return { kind: 'hold', code: 'router-changed', by: 'machine', record: !known, lower, reason };
};
const foundHarm = ({ open, observation, plan, judgements }) => {
    if (observation.misfit)
        return { kind: 'drain', code: observation.misfit.code, reason: observation.misfit.reason };
    const batch = (0,_batch_js__WEBPACK_IMPORTED_MODULE_1__/* .badBatch */ .mE)(open, plan);
    if (batch)
        return { kind: 'drain', ...batch };
    // Where units are not divided as the router says, nobody knows who is compared with whom: that is no harm of the candidate.
    const harmful = judgements.filter((judgement) => judgement.harm.reached && judgement.invalid === undefined);
    const critical = harmful.find(({ guardrail }) => guardrail.critical);
    if (critical)
        return { kind: 'drain', code: 'harm', guardrail: critical.guardrail.name, reason: (0,_judges_words_js__WEBPACK_IMPORTED_MODULE_7__/* .harmSentence */ .wg)(critical) };
    const silent = judgements.find(({ silent: { intervals, chance } }) => intervals >= _judge_js__WEBPACK_IMPORTED_MODULE_3__/* .SILENT_INTERVALS */ .XX && chance <= _judge_js__WEBPACK_IMPORTED_MODULE_3__/* .SILENT_CHANCE */ .Ny);
    if (silent)
        return {
            kind: 'drain', code: 'candidate-silent', guardrail: silent.guardrail.name,
            reason: `The candidate said nothing in ${silent.silent.intervals} intervals in which it had users and the champion spoke.`,
        };
    const other = harmful[0];
    if (!other || open.accepted.includes('harm-not-critical'))
        return undefined;
    const record = !open.holds.some(({ code }) => code === 'harm-not-critical');
    return { kind: 'hold', code: 'harm-not-critical', by: 'machine', record, reason: `${(0,_judges_words_js__WEBPACK_IMPORTED_MODULE_7__/* .harmSentence */ .wg)(other)} The guardrail is not critical, so a person decides.` };
};
const doubt = ({ open, observation, plan, judgements, now }) => {
    const hold = open.holds.find(({ by }) => by === 'person') ?? open.holds[0];
    if (hold)
        return { kind: 'hold', code: hold.code, by: hold.by, record: false, reason: hold.askedBy ? `${hold.reason} (${hold.askedBy.login ?? 'somebody'}, in run ${hold.askedBy.run})` : hold.reason };
    const soft = (code, reason) => ({ kind: 'hold', code, by: 'machine', record: false, reason });
    if (observation.refused)
        return soft('evidence-refused', observation.refused);
    if (observation.doubt)
        return soft(observation.doubt.code, observation.doubt.reason);
    const [outage] = Object.entries(open.outages);
    if (outage)
        return soft('signals-away', `Guardrail \`${outage[0]}\` could not be read: ${outage[1]}`);
    const invalid = judgements.find((judgement) => judgement.invalid !== undefined);
    if (invalid)
        return soft('judgement-invalid', `\`${invalid.guardrail.name}\` judges nothing: ${invalid.invalid}`);
    if (plan.strategy === 'shadow' && (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .isShadowStep */ .Vd)(plan, open.step) && observation.mirrored !== undefined && observation.mirrored !== open.slot)
        return soft('mirror-changed', `The router sends copies of the requests to ${observation.mirrored ?? 'nobody'}, and the rollout last set ${open.slot}.${observation.changedBy === undefined ? '' : ` ${observation.changedBy}`}`);
    if (observation.unready && !(0,_next_step_js__WEBPACK_IMPORTED_MODULE_4__/* .watchedOut */ .vU)({ open, observation, plan, judgements, now }))
        return soft(observation.unready.code, observation.unready.reason);
    const strange = judgements.find((judgement) => (0,_judges_words_js__WEBPACK_IMPORTED_MODULE_7__/* .sharesDisagree */ .fh)(judgement, open));
    if (strange)
        return soft('split-not-observed', `${observedShare(strange)} % of the requests were the candidate's, and the router is set to ${open.intended[open.slot]} %.`);
    return undefined;
};
function observedShare({ step: { candidate, champion } }) {
    return ((100 * candidate.total) / (candidate.total + champion.total)).toPrecision(3);
}


/***/ }),

/***/ 61799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ minutes),
/* harmony export */   g: () => (/* binding */ splitAt)
/* harmony export */ });
/** The split of a step. */
function splitAt(open, step) {
    const share = open.plan.steps[step] ?? 0;
    return Object.fromEntries(open.slots.map((slot) => [slot, slot === open.slot ? share : 100 - share]));
}
function minutes(milliseconds) {
    return milliseconds < 120_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} minutes`;
}


/***/ }),

/***/ 16255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fz: () => (/* binding */ waitingFor),
/* harmony export */   KX: () => (/* binding */ armText),
/* harmony export */   cZ: () => (/* binding */ numbersOf),
/* harmony export */   fh: () => (/* binding */ sharesDisagree),
/* harmony export */   wQ: () => (/* binding */ beyond),
/* harmony export */   wg: () => (/* binding */ harmSentence)
/* harmony export */ });
/** What a decision keeps of a judgement, by name. */
function numbersOf(judgement) {
    const { harm, noHarm, step, exposure, sideBySide, silent, dispersion, left, anchor, figures, guardrail } = judgement;
    return {
        logHarm: harm.logE, logHarmLimit: harm.limit, logNoHarm: noHarm.logE, logNoHarmLimit: noHarm.limit,
        harmFound: Number(harm.reached), noHarmFound: Number(noHarm.reached),
        candidateEvents: sideBySide.candidate.events, candidateTotal: sideBySide.candidate.total,
        championEvents: sideBySide.champion.events, championTotal: sideBySide.champion.total,
        stepCandidateEvents: step.candidate.events, stepCandidateTotal: step.candidate.total,
        stepChampionEvents: step.champion.events, stepChampionTotal: step.champion.total,
        exposure, intervals: step.intervals, silentIntervals: silent.intervals,
        ...(dispersion !== undefined && { dispersion }),
        ...(intervalsLeft(judgement) !== undefined && { intervalsLeft: intervalsLeft(judgement) }),
        ...(left.late > 0 && { late: left.late }), ...(left.missing > 0 && { missing: left.missing }), ...(left.repeated > 0 && { repeated: left.repeated }),
        ...(figures && { candidateFigure: figures.candidate, championFigure: figures.champion }),
        ...(guardrail.labels && { pending: Number(judgement.pending !== undefined) }),
        ...(anchor && { ruledOut: finite(anchor.ruledOut), sinceAnchor: finite(anchor.sinceAnchor), anchorMargin: anchor.margin }),
    };
}
/** How many more intervals such as those of this step evidence of no harm would take; undefined where it does not grow. */
function intervalsLeft({ noHarm: { logE, limit }, step: { intervals } }) {
    return logE > 0 && logE < limit ? Math.ceil(((limit - logE) * intervals) / logE) : undefined;
}
function finite(value) {
    return Number.isFinite(value) ? value : null;
}
/** Where harm begins, or what promotion rules out, as the rest of "the candidate is …". */
function beyond({ kind = 'rate', absolute, quantile, worse = 'higher' }, limit) {
    if (kind === 'pairs')
        return `answered otherwise than the champion in more than ${percent(limit)} of the requests`;
    if (kind === 'classes')
        return `divided among classes otherwise than the champion by more than ${percent(limit)} (total variation)`;
    const what = kind === 'quantile' ? ` in its ${quantile}-quantile` : '';
    if (!absolute)
        return `more than ${limit} times the champion's${what}`;
    return worse === 'either' ? `more than ${limit} away from the champion's` : `more than ${limit} ${worse === 'lower' ? 'below' : 'above'} the champion's`;
}
/** One arm in numbers. */
function armText(guardrail, { events, total, figure }) {
    if (guardrail.kind === 'gauge')
        return typeof figure === 'number' ? String(Number(figure.toPrecision(4))) : 'no figure';
    if (total === 0)
        return 'not seen';
    const share = `${percent(events / total)} (${Number(events.toPrecision(6))} of ${total})`;
    switch (guardrail.kind) {
        case 'mean': {
            const [low, high] = guardrail.bounds ?? [0, 1];
            return `${Number((low + ((high - low) * events) / total).toPrecision(4))} on average (${total})`;
        }
        case 'quantile':
            return guardrail.edges ? `${share} above ${guardrail.edges.promotion.at}` : `${total} requests`;
        case 'classes':
            return `${total} answers`;
        case 'pairs':
            return `${share} differ`;
        default:
            return share;
    }
}
function harmSentence({ guardrail, sideBySide, step, harm: { logE, limit }, noHarm, figures }) {
    const { candidate, champion } = sideBySide.intervals > 0 ? sideBySide : step;
    const within = (arm) => `(${armText(guardrail, arm).replace(' (', ', ').replace(')', '')})`;
    const against = guardrail.kind === 'pairs' ? '' : ` ${within({ ...champion, figure: figures?.champion })}`;
    const both = noHarm.reached ? ` There is evidence too that it is not ${beyond(guardrail, guardrail.margin)}: both are true between the two limits, and harm wins.` : '';
    return `\`${guardrail.name}\` of the candidate ${within({ ...candidate, figure: figures?.candidate })} is ${beyond(guardrail, guardrail.tolerate)}${against}: evidence ${Math.exp(logE).toPrecision(3)} against a limit of ${Math.exp(limit).toPrecision(3)}.${both}`;
}
/** What the step at hand waits for, of the guardrails that it waits for. */
function waitingFor(judgements) {
    const open = judgements.filter(({ noHarm }) => !noHarm.reached);
    const [first] = open.filter(hasNoEvent).concat(open);
    if (!first)
        return 'Watching.';
    const { guardrail: { name }, noHarm, anchor, step } = first;
    if (step.candidate.total === 0)
        return `\`${name}\` has counted nothing of the candidate in this step.`;
    if (hasNoEvent(first))
        return `\`${name}\` has counted no event in this step, and a ratio needs some.`;
    if (anchor && noHarm.logE >= noHarm.limit && !anchor.cleared)
        return `\`${name}\`: with the deliveries since the anchor only ${finite(anchor.sinceAnchor)?.toPrecision(3) ?? 'nothing'} times the anchor's is ruled out, and ${anchor.margin} must be.`;
    const left = intervalsLeft(first);
    return `\`${name}\`: evidence of no harm is ${Math.exp(noHarm.logE).toPrecision(3)} and needs ${Math.exp(noHarm.limit).toPrecision(3)}${left === undefined ? '' : `, at this pace about ${left} more intervals`}.`;
}
function hasNoEvent({ guardrail: { kind = 'rate', absolute }, step: { candidate, champion } }) {
    return (kind === 'rate' || kind === 'quantile') && !absolute && candidate.events + champion.events === 0;
}
/** A share this far from the router's (a quarter of the smaller arm, and six standard errors) is no chance. */
function sharesDisagree({ guardrail: { kind, labels }, step: { candidate, champion } }, open) {
    // Pairs are in both arms at once, figures are of slots, and labels are of another time.
    if (kind === 'pairs' || kind === 'gauge' || labels)
        return false;
    const exposure = (open.intended[open.slot] ?? 0) / 100;
    const n = candidate.total + champion.total;
    if (n < 1000 || exposure >= 1 || exposure <= 0)
        return false;
    const off = Math.abs(candidate.total / n - exposure);
    return off > 0.25 * Math.min(exposure, 1 - exposure) && off > 6 * Math.sqrt((exposure * (1 - exposure)) / n);
}
function percent(share) {
    return `${(100 * share).toPrecision(3)} %`;
}


/***/ }),

/***/ 53203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ad: () => (/* binding */ gatesAt),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   vU: () => (/* binding */ watchedOut)
/* harmony export */ });
/* harmony import */ var _decision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61799);
/* harmony import */ var _hours_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69866);
/* harmony import */ var _planned_steps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86249);



/** Where the plan goes on from here, once nothing stands against the candidate. Undefined: the evidence does not say yet. */
const nextStep = (sight) => {
    const { open, plan } = sight;
    if (open.step === plan.steps.length - 1)
        return atLastStep(sight);
    const leaves = open.step === (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .watchStep */ .AE)(plan) ? heldBackEnds(sight) : leaving(sight);
    if (leaves === undefined || 'kind' in leaves)
        return leaves;
    return notYet(sight) ?? { kind: 'advance', step: open.step + 1, split: (0,_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .splitAt */ .g)(open, open.step + 1), reason: leaves.because };
};
/** Whether the watch has lasted; where guardrails are to be watched, not before the candidate was seen at work there, and labels have come. */
function watchedOut({ open, plan, now, judgements }) {
    if (open.step !== (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .watchStep */ .AE)(plan) || now - open.stepAt < plan.watch)
        return false;
    if (plan.watch === 0)
        return true;
    const seen = plan.guardrails.every(({ name, labels }) => labels || open.observed[name]?.some((one) => one.step === open.step && isAtWork(one)));
    return seen && !judgements.some(({ guardrail, pending }) => guardrail.labels && pending !== undefined);
}
function isAtWork(seen) {
    const { candidate } = seen;
    return (candidate?.total ?? candidate?.n ?? 1) > 0;
}
/** Guardrails that this step waits for. Labels come days later: they can take the candidate back, and keep nothing waiting. */
function gatesAt({ guardrail }, step) {
    return !guardrail.labels && (guardrail.steps?.includes(step) ?? true);
}
/** A step that no guardrail could clear is never cleared: nothing looked at is no evidence. */
function isCleared({ open, plan, judgements }) {
    const accepted = ({ guardrail, harm }) => harm.reached && !guardrail.critical;
    const gating = judgements.filter((judgement) => gatesAt(judgement, open.step));
    return (gating.length > 0 || plan.guardrails.length === 0) && gating.every((judgement) => judgement.noHarm.reached || accepted(judgement));
}
function atLastStep(sight) {
    const { open, plan, now } = sight;
    const skipped = open.skipped === open.step;
    if ((0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .isShadowStep */ .Vd)(plan, open.step)) {
        const ends = open.stepAt + (plan.shadow?.for ?? 0);
        if (!skipped && now < ends)
            return { kind: 'watch', reason: `The candidate answers copies of the requests, and nobody gets its answers, until ${iso(ends)}.` };
        return isCleared(sight)
            ? { kind: 'end', code: 'shadow-no-harm', reason: 'The time in the shadow is over, and every guardrail rules out its margin.' }
            : { kind: 'end', code: 'shadow-undecided', reason: 'The time in the shadow is over without evidence of harm, and not every guardrail rules out its margin.' };
    }
    if (skipped)
        return { kind: 'promote', reason: 'Reviewers let the watch after the last step be skipped.' };
    if (plan.holdBack !== undefined)
        return { kind: 'promote', reason: 'The watch, with a part of the users held back, ended without harm.' };
    if (watchedOut(sight))
        return { kind: 'promote', reason: 'The watch after the last step ended without harm.' };
    return { kind: 'watch', reason: `All users are with the candidate; ${watchText(sight)}.` };
}
/** The watch with a part of the users held back needs no more evidence than one without: its end is the end. */
function heldBackEnds(sight) {
    const { open, plan } = sight;
    if (open.skipped === open.step)
        return { because: 'Reviewers let the watch be skipped.' };
    if (!watchedOut(sight))
        return { kind: 'watch', reason: `${plan.holdBack} % of the users are held back; ${watchText(sight)}.` };
    return { because: `The watch with ${plan.holdBack} % of the users held back ended without harm.` };
}
function watchText({ open, plan, now, judgements }) {
    const pending = judgements.find(({ guardrail, pending: why }) => guardrail.labels && why !== undefined);
    const ends = open.stepAt + plan.watch;
    return now >= ends && pending ? `the watch is over, and \`${pending.guardrail.name}\` is not: ${pending.pending}` : `watched until ${iso(ends)}`;
}
/** Whether the step at hand has done its work. */
function leaving(sight) {
    const { open, plan, now } = sight;
    if (open.step < 0)
        return { because: 'The candidate answers as approved and may have its first users.' };
    const share = plan.steps[open.step];
    if (open.skipped !== open.step) {
        const own = ownEnd(sight);
        if (own)
            return own;
        if (!isCleared(sight))
            return undefined;
        const few = tooFew(sight);
        if (few !== undefined)
            return { kind: 'watch', reason: few };
    }
    // A skipped step need not be cleared; that harm would have so long to show is what people approved on.
    const soak = Math.max(plan.soak ?? 0, open.skipped === open.step ? 0 : (plan.details?.[open.step]?.soak ?? 0));
    if (share > 0 && now < open.stepAt + soak)
        return { kind: 'watch', reason: `The evidence of this step would allow more; ${soak === plan.soak ? 'the approval asks that it lasts' : 'it lasts'} until ${iso(open.stepAt + soak)}.` };
    if (open.skipped === open.step)
        return { because: `Reviewers let the step at ${share} % be skipped.` };
    return { because: share > 0 ? `Every guardrail rules out its margin at ${share} %.` : 'The step without users ended without harm.' };
}
/** What a strategy's own step waits for besides evidence. */
function ownEnd({ open, plan, now, judgements, observation }) {
    const until = (ends, what) => (now < ends ? { kind: 'watch', reason: `${what} until ${iso(ends)}.` } : undefined);
    if ((0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .isBefore */ .Y8)(plan, open.step)) {
        const unread = plan.guardrails.find(({ name }) => !open.observed[name]?.some(({ step }) => step === open.step));
        return until(open.stepAt + (plan.blueGreen?.before ?? 0), 'The champion is looked at before the switch') ?? (unread && { kind: 'watch', reason: `\`${unread.name}\` of the champion was not read yet.` }) ?? { kind: 'advance', step: open.step + 1, split: (0,_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .splitAt */ .g)(open, open.step + 1), reason: 'The champion was looked at, and the candidate answers as approved.' };
    }
    if (plan.batch && (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .isShadowStep */ .Vd)(plan, open.step)) {
        const done = open.shadowed?.length ?? 0;
        return done < plan.batch.last ? { kind: 'watch', reason: `${done} of ${plan.batch.last} batches are scored.` } : undefined;
    }
    if ((0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .isShadowStep */ .Vd)(plan, open.step))
        return until(open.stepAt + (plan.shadow?.for ?? 0), 'The candidate answers copies of the requests');
    if (plan.ab && open.step === (0,_planned_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .plateau */ .zJ)(plan))
        return until(plan.ab.ends, 'Both serve side by side') ?? abAnswer({ open, plan, now, judgements, observation });
    return undefined;
}
/** The declared answer at the end of an A/B test; undefined: all users to the candidate. */
function abAnswer(sight) {
    const { open, plan } = sight;
    const { then } = plan.ab;
    if (then === 'champion')
        return { kind: 'end', code: 'ab-champion', reason: 'The test is over, and the champion stays, as it was declared.' };
    const [code, reason] = then === 'ask' ? ['ab-ended', 'The test is over, and a person answers it.'] : ['ab-undecided', 'The test is over, and not every guardrail rules out its margin.'];
    if (open.accepted.includes(code))
        return { kind: 'advance', step: open.step + 1, split: (0,_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .splitAt */ .g)(open, open.step + 1), reason: 'The test is over, and people answered with the candidate.' };
    if (then === 'candidate' && isCleared(sight))
        return undefined;
    return { kind: 'hold', code, by: 'machine', record: true, reason };
}
/** Why what was counted in this step is less than the step asks for. */
function tooFew({ open, plan, judgements }) {
    const { events = 0, requests = 0 } = plan.details?.[open.step]?.evidence ?? {};
    // Figures of a slot are looks, not requests.
    for (const judgement of judgements.filter((each) => gatesAt(each, open.step) && each.guardrail.kind !== 'gauge')) {
        const { candidate, champion } = judgement.step;
        const name = judgement.guardrail.name;
        if (candidate.total < requests)
            return `\`${name}\` has counted ${candidate.total} requests of the candidate in this step, which asks for ${requests}.`;
        if (candidate.events + champion.events < events)
            return `\`${name}\` has counted ${candidate.events + champion.events} events in this step, which asks for ${events}.`;
    }
    return undefined;
}
/** What stands before the next step itself: its hours, and its people. */
function notYet({ open, plan, now }) {
    const step = open.step + 1;
    const { hours, gate } = plan.details?.[step] ?? {};
    const wait = (code, reason) => ({ kind: 'hold', code, by: 'machine', record: false, waits: true, reason });
    if (gate !== undefined && open.gatePassed !== step)
        return wait('gate-waits', `The step at ${plan.steps[step]} % begins when a reviewer of ${gate} lets it.`);
    if (hours && (0,_hours_js__WEBPACK_IMPORTED_MODULE_2__/* .isWithin */ .U)(hours, now) !== true)
        return wait('hours-wait', `The step at ${plan.steps[step]} % begins at ${(0,_hours_js__WEBPACK_IMPORTED_MODULE_2__/* .hoursText */ .D)(hours)}.`);
    return undefined;
}
function iso(at) {
    return new Date(at).toISOString();
}


/***/ }),

/***/ 48036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ record),
/* harmony export */   w: () => (/* binding */ openOf)
/* harmony export */ });
function openOf(state, id) {
    return state.open?.id === id ? state.open : undefined;
}
/** Appends an event of this delivery; every one of them renews the lease. */
function record(work, type, data) {
    const plan = work.recorder.state.open?.plan;
    return work.recorder.append(type, plan ? { ...data, lease: work.now() + plan.lease } : data);
}


/***/ })

};
