export const id = 1788;
export const ids = [1788,5679];
export const modules = {

/***/ 32418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  replay: () => (/* binding */ replay_replay)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/journal/sign.js
var sign = __webpack_require__(46422);
// EXTERNAL MODULE: ./.build/src/journal/chain.js
var chain = __webpack_require__(64654);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/journal/state.js + 2 modules
var journal_state = __webpack_require__(59036);
// EXTERNAL MODULE: ./.build/src/rollout/decide.js
var decide = __webpack_require__(46649);
// EXTERNAL MODULE: ./.build/src/rollout/judge.js + 9 modules
var rollout_judge = __webpack_require__(41566);
;// CONCATENATED MODULE: ./.build/src/rollout/replay-overdue.js


/** A tick that was killed after it looked decides at its next look, or the one after; beyond so many somebody left it out. */
const LOOKS = 3;
/** Answers, event by event with the delivery as it is after it, a roll-back that was due for too long; each once. */
function overdueDrains() {
    let delivery;
    let judges = [];
    let judged = [];
    let due;
    return (event, open) => {
        if (open?.id !== delivery) {
            delivery = open?.id;
            judges = open?.plan.guardrails.map(rollout_judge/* startJudging */.V8) ?? [];
            judged = judges.map(() => 0);
            due = undefined;
        }
        if (!open || open.judged?.answer === 'roll-back' || open.drained || event.type !== 'observed')
            return undefined;
        for (const [i, judge] of judges.entries()) {
            const seen = open.observed[judge.guardrail.name] ?? [];
            for (; judged[i] < seen.length; judged[i] += 1)
                (0,rollout_judge/* judgeOn */.PD)(judge, seen[judged[i]]);
        }
        // The whole rule costs as much as the delivery is long, so it is asked only where something may be due.
        const at = Date.parse(event.at);
        const suspects = judges.map((judge) => (0,rollout_judge/* judgementOf */.lG)(judge, open.step, open.plan.falsePromotion)).some(({ harm, silent }) => harm.reached || silent.intervals >= rollout_judge/* SILENT_INTERVALS */.XX);
        const decision = suspects || open.blindSince !== undefined || at - open.openedAt >= open.plan.timeBudget ? (0,decide/* decide */.LD)(open, { configured: open.configured }, open.plan, at) : undefined;
        if (decision?.kind !== 'drain')
            due = undefined;
        else
            due = { code: decision.code, guardrail: decision.guardrail, since: due?.since ?? event.index, looks: (due?.looks ?? 0) + 1 };
        return due?.looks === LOOKS ? due : undefined;
    };
}

;// CONCATENATED MODULE: ./.build/src/rollout/replay.js




/** Answers that the signals alone give; every other one has a cause outside of them. */
const FROM_SIGNALS = ['harm', 'harm-not-critical', 'candidate-silent', 'blind', 'time-budget', 'nobody-answered', 'batch-empty', 'batch-differs'];
/**
 * Derives every decision again: the events before it are folded, the judges read what was observed, and the rule is asked as it
 * was then. Pure. Decisions that the signals forced and nobody took are found as well.
 */
function replay(events) {
    let state = (0,journal_state/* emptyState */.p$)();
    const decisions = [];
    const deliveries = new Set();
    const overdue = overdueDrains();
    for (const event of events) {
        try {
            const before = openOf(state, event.delivery);
            const said = before && recordedIn(event, before);
            if (said)
                decisions.push(asked(event, said, before));
            state = (0,journal_state/* reduce */.TS)(state, event);
            if (event.type === 'opened')
                deliveries.add(event.delivery);
            const missed = overdue(event, openOf(state, event.delivery));
            if (missed)
                decisions.push(nobodyTook(event, missed));
        }
        catch (error) {
            // An event whose data has another shape than its type breaks whoever reads it: that is the journal's fault.
            if (!(error instanceof journal_state/* JournalInvalid */.fE || error instanceof TypeError || error instanceof RangeError))
                throw error;
            return { deliveries: deliveries.size, decisions, broken: { index: event.index, why: error.message } };
        }
    }
    return { deliveries: deliveries.size, decisions };
}
function openOf({ open }, delivery) {
    return open?.id === delivery ? open : undefined;
}
/** What a machine decided, where this event says so. The intent behind an advance is its decision only before the first user. */
function recordedIn(event, open) {
    switch (event.type) {
        case 'judged': {
            const { answer, code, guardrail, numbers } = event.data;
            if (answer === 'advance')
                return { kind: 'advance', step: open.step + 1, numbers };
            return { kind: answer === 'roll-back' ? 'drain' : 'end', code, guardrail, numbers: Object.keys(numbers).length > 0 ? numbers : undefined };
        }
        case 'intent':
            return event.data.kind === 'advance' && open.step < 0 ? { kind: 'advance', step: event.data.step } : undefined;
        case 'held':
            return event.data.by === 'machine' ? { kind: 'hold', code: event.data.code } : undefined;
        case 'promoted':
            return { kind: 'promote', numbers: event.data.numbers };
        default:
            return undefined;
    }
}
function asked(event, said, open) {
    // A decision is older than its event by as long as writing takes; a deadline may lie between the two.
    const attempts = [Date.parse(event.at), open.lastLook].map((now) => compare(event, said, (0,decide/* decide */.LD)(open, { configured: open.configured }, open.plan, now)));
    return attempts.find(({ verdict }) => verdict !== 'differs') ?? attempts[0];
}
function compare({ index, at, delivery }, said, decision) {
    const given = { ...decision, code: 'code' in decision ? decision.code : undefined };
    const differences = said.numbers ? numbersThatDiffer(said.numbers, decision.numbers) : [];
    const outside = said.code !== undefined && !FROM_SIGNALS.includes(said.code) && said.kind !== 'end';
    const same = said.kind === given.kind && said.code === given.code && said.guardrail === given.guardrail && (said.kind !== 'advance' || said.step === given.step);
    const verdict = differences.length > 0 || (!same && !outside) ? 'differs' : same ? 'same' : 'outside';
    return { index, at, delivery, recorded: textOf(said), replayed: textOf(given), verdict, differences };
}
function nobodyTook({ index, at, delivery }, { code, guardrail, since }) {
    return { index, at, delivery, recorded: 'no decision', replayed: `${textOf({ kind: 'drain', code, guardrail })}, since event ${since}`, verdict: 'differs', differences: [] };
}
/** Numbers that the journal has, bit for bit; what this version has besides is no difference. */
function numbersThatDiffer(recorded, replayed) {
    return Object.entries(recorded).flatMap(([guardrail, numbers]) => Object.entries(numbers).filter(([name, value]) => (0,digest/* canonicalJson */.dj)(plain(replayed[guardrail]?.[name])) !== (0,digest/* canonicalJson */.dj)(plain(value)))
        .map(([name, value]) => `${guardrail}.${name}: ${String(value)} → ${String(plain(replayed[guardrail]?.[name]))}`));
}
/** As JSON has it: no infinities. */
function plain(value) {
    return value === undefined || value === null || !Number.isFinite(value) ? null : value;
}
function textOf({ kind, code, guardrail, step }) {
    const words = { advance: `advance to step ${(step ?? 0) + 1}`, drain: 'roll back', hold: 'hold', promote: 'promote', end: 'end', watch: 'wait for evidence' };
    return `${words[kind]}${code === undefined ? '' : ` [${[code, guardrail].filter(Boolean).join(', ')}]`}`;
}

;// CONCATENATED MODULE: ./.build/src/run/replay.js





/** Reads a journal's file (absolute), verifies it and derives its decisions again. Throws InputError where it cannot be read. */
async function replayJournal(file, options) {
    const events = await eventsIn(file);
    const model = options.model ?? modelOf(file, events);
    const refusals = (0,chain/* verifyJournal */.Tc)(events, { model, ...(options.keys.length > 0 && { keys: options.keys }) });
    const signed = events.filter(({ signature }) => signature !== undefined).length;
    return { model, events: events.length, signed, checked: options.keys.length > 0, refusals, ...replay(events) };
}
async function eventsIn(file) {
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (!found?.isFile())
        throw problem/* InputError */.d.of('replay-journal', `There is no journal ${JSON.stringify(file)}.`, 'Give its file. From a git ref: `git show REF:journal.jsonl > MODEL.journal.jsonl`.');
    if (found.size > chain/* JOURNAL_BYTES */.GQ)
        throw problem/* InputError */.d.of('replay-journal', `The journal has ${found.size} bytes.`, `At most ${chain/* JOURNAL_BYTES */.GQ} are read.`);
    const lines = (await (0,promises_.readFile)(file, 'utf8')).split('\n');
    // What a crash left half written never counted.
    const whole = lines.slice(0, -1);
    if (whole.length === 0)
        throw problem/* InputError */.d.of('replay-journal', `${JSON.stringify(file)} has no whole event.`, 'Give a journal: one event a line.');
    return whole.map((line, index) => {
        try {
            return (0,chain/* parseLine */.A)(line, index + 1, external_node_path_.basename(file));
        }
        catch (cause) {
            throw problem/* InputError */.d.of('replay-journal', cause.message, 'Restore the journal from its last good copy.', undefined, { cause });
        }
    });
}
/** By the file's name, else as its first release is called; the chain begins with it, so another name is found out. */
function modelOf(file, events) {
    const named = /^(.+)\.journal\.jsonl$/.exec(external_node_path_.basename(file))?.[1];
    const first = events.map(({ data }) => data.release?.name).find((name) => typeof name === 'string');
    const model = named ?? first;
    if (typeof model === 'string')
        return model;
    throw problem/* InputError */.d.of('replay-model', 'It is not known whose journal this is.', 'Give --model NAME, or call the file NAME.journal.jsonl.');
}

// EXTERNAL MODULE: ./.build/src/cli/safe-line.js
var safe_line = __webpack_require__(74912);
;// CONCATENATED MODULE: ./.build/src/cli/replay.js







const KEY_BYTES = 64 * 1024;
/**
 * `sluice replay JOURNAL`: derives every decision of a journal again from the signals in it. Answers 0 where all are the same and
 * the journal is whole, 1 where one differs or the journal does not verify; throws InputError (3) where it cannot be read.
 */
async function replay_replay(argv, io) {
    const { values, positionals } = (0,external_node_util_.parseArgs)({ args: argv, allowPositionals: true, options: { key: { type: 'string', multiple: true }, model: { type: 'string' }, json: { type: 'boolean', default: false } } });
    if (positionals.length !== 1)
        throw problem/* InputError */.d.of('replay-journal', 'One journal is replayed.', 'Write `sluice replay MODEL.journal.jsonl [--key PUBLIC.pem]`.');
    const keys = await Promise.all((values.key ?? []).map((file) => keyIn(external_node_path_.resolve(io.cwd, file))));
    const found = await replayJournal(external_node_path_.resolve(io.cwd, positionals[0]), { model: values.model, keys });
    if (values.json)
        io.stdout(`${JSON.stringify(found, null, 2)}\n`);
    else
        io.stdout(`${linesOf(found).map(safe_line/* safeLine */.o).join('\n')}\n`);
    return found.refusals.length === 0 && found.broken === undefined && found.decisions.every(({ verdict }) => verdict !== 'differs') ? 0 : 1;
}
async function keyIn(file) {
    const bytes = await (0,promises_.readFile)(file).catch(() => undefined);
    if (bytes && bytes.length <= KEY_BYTES)
        return (0,sign/* journalKey */.dR)(bytes.toString('utf8'));
    throw problem/* InputError */.d.of('replay-key', `${JSON.stringify(file)} is no public key.`, 'Give --key a PEM file (SPKI, Ed25519 or P-256).');
}
function linesOf(found) {
    const { model, events, signed, checked, refusals, decisions, deliveries, broken } = found;
    const differ = decisions.filter(({ verdict }) => verdict === 'differs').length;
    return [
        `${model}: ${events} events, ${refusals.length === 0 ? 'one whole chain' : 'a chain that does not verify'}; ${signatures(signed, events, checked)}.`,
        ...refusals.map(({ code, expected, actual, fix }) => `  expected ${expected}, found ${actual}. ${fix} [${code}]`),
        ...(broken ? [`  stops to make sense at event ${broken.index}: ${broken.why}`] : []),
        `${decisions.length} decisions of ${deliveries} deliveries: ${differ === 0 ? 'each as the recorded signals give it' : `${differ} differ from what the recorded signals give`}.`,
        ...decisions.flatMap(decisionLines),
    ];
}
function signatures(signed, events, checked) {
    if (checked)
        return 'signatures checked';
    return signed === 0 ? 'not signed' : `${signed === events ? 'all' : signed} signed, and not checked (give --key)`;
}
function decisionLines({ index, at, delivery, recorded, replayed, verdict, differences }) {
    const told = { same: recorded, outside: `${recorded}: decided by no signal`, differs: `${recorded}, and the signals give: ${replayed}` };
    return [`  ${verdict === 'differs' ? 'DIFFERS' : 'same   '}  event ${index}  ${at}  ${delivery}  ${told[verdict]}`, ...differences.map((line) => `           ${line}`)];
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
