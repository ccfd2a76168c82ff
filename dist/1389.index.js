export const id = 1389;
export const ids = [1389,6658];
export const modules = {

/***/ 34692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LD: () => (/* binding */ decide),
/* harmony export */   vd: () => (/* binding */ rowsNeeded),
/* harmony export */   wY: () => (/* binding */ POWER),
/* harmony export */   yd: () => (/* binding */ roundUp)
/* harmony export */ });
/* harmony import */ var _statistics_normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/**
 * Passes when the whole interval keeps the rule, fails when none of it does, else cannot tell. `strict` is the interval
 * at the level corrected for the number of rules that are judged together: only a failure needs it, because a verdict
 * passes only where every rule does (intersection–union), while any single failure stops it. For `within` this is two one-sided
 * tests (Schuirmann 1987), each at half of what the level leaves.
 */
function decide(rule, bounds, strict) {
    if (!(bounds.low <= bounds.high && strict.low <= strict.high))
        return 'inconclusive';
    if (keeps(rule, bounds))
        return 'pass';
    return breaks(rule, strict) ? 'fail' : 'inconclusive';
}
function keeps({ kind, limit, beyond }, { low, high }) {
    if (kind === 'within')
        return low >= -limit && high <= limit;
    if (kind === 'at_least')
        return beyond ? low > limit : low >= limit;
    return beyond ? high < limit : high <= limit;
}
function breaks({ kind, limit, beyond }, { low, high }) {
    if (kind === 'within')
        return low > limit || high < -limit;
    if (kind === 'at_least')
        return beyond ? high <= limit : high < limit;
    return beyond ? low >= limit : low > limit;
}
/** Chance of a clear answer that "needs about n rows" promises, where the truth is as far from the limit as assumed. */
const POWER = 0.9;
/**
 * Rows with which the rule would be decided, when the truth lies `distance` from the limit: for a margin against the
 * champion the margin itself (true difference 0), never the difference that was seen. `null` where no number would do.
 * `sides`: 2 where both sides of a rule must hold at once, each then needs half of the risk.
 */
function rowsNeeded(n, standardError, distance, level, power = POWER, sides = 1) {
    const reach = (0,_statistics_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level) + (0,_statistics_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .normalQuantile */ .Z)(1 - (1 - power) / sides);
    const needed = Math.ceil(n * ((reach * standardError) / distance) ** 2);
    return Number.isSafeInteger(needed) && needed > 0 ? roundUp(needed) : null;
}
/** To two significant figures: more would claim to know. */
function roundUp(n) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
    return Math.ceil(n / unit) * unit;
}


/***/ }),

/***/ 98645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ PROBE_FEATURES),
/* harmony export */   O: () => (/* binding */ filesOfProbes)
/* harmony export */ });
/* harmony import */ var _delivery_probed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5824);

/** Where the rows without their labels are cut to, in the output folder, where no other job did; gone when the probes are. */
const PROBE_FEATURES = 'probe-features.parquet';
/**
 * Files and folders, absolute, that probe-model reads beside the release and what predictors need: golden rows, the profile, recorded
 * arrivals, and where servers start. The job that probes has no checkout, so another one packs them.
 */
function filesOfProbes(delivery) {
    const { tests, data } = delivery.spec;
    if (!tests || !(0,_delivery_probed_js__WEBPACK_IMPORTED_MODULE_0__/* .isProbed */ .P)(tests))
        return [];
    const { golden, serving } = tests;
    const asked = golden?.ask === 'predictor' ? [golden.file, golden.accepted] : [];
    const arrivals = serving?.load?.arrivals;
    const named = [...asked, data?.profile, typeof arrivals === 'object' ? arrivals.file : undefined, serving?.cwd, serving?.champion?.cwd];
    return named.filter((name) => name !== undefined).map((name) => delivery.resolve(name));
}


/***/ }),

/***/ 21389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  probeModel: () => (/* binding */ probeModel)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/guardian.js
var guardian = __webpack_require__(2780);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var core_verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/model/figures.js
var figures = __webpack_require__(25020);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
// EXTERNAL MODULE: ./.build/src/model/probe-files.js
var probe_files = __webpack_require__(98645);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/statistics/random.js
var statistics_random = __webpack_require__(16604);
// EXTERNAL MODULE: ./.build/src/model/behaviour/answers.js
var behaviour_answers = __webpack_require__(44670);
// EXTERNAL MODULE: ./.build/src/model/behaviour/probing.js
var behaviour_probing = __webpack_require__(35028);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var core_sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/model/files.js
var files = __webpack_require__(17222);
// EXTERNAL MODULE: ./.build/src/model/predictions/features.js
var features = __webpack_require__(56705);
// EXTERNAL MODULE: ./.build/src/model/behaviour/drawn.js
var behaviour_drawn = __webpack_require__(64921);
;// CONCATENATED MODULE: ./.build/src/model/behaviour/sample.js







async function drawSample(delivery, context, options, size) {
    const file = options.features ?? (await (0,features/* cutFeatures */.y)(delivery, context, external_node_path_.join(context.out, probe_files/* PROBE_FEATURES */.F))).file;
    const source = { file };
    const key = delivery.spec.data.key;
    const described = await context.engine.describe(source);
    const missing = key.filter((name) => !described.some((column) => column.name === name));
    if (missing.length > 0)
        throw problem/* InputError */.d.of('column-missing', `The features have no column ${missing.join(', ')}, so rows cannot be drawn by their key.`, 'Write every column of data.key to the features file, or correct data.key.', delivery.locate(['data', 'key']));
    const { total } = await context.engine.measure(source, { total: 'CAST(count(*) AS DOUBLE)' });
    if (total === 0)
        throw problem/* InputError */.d.of('features-empty', 'The features have no rows, so nothing can be asked of the model.', 'Check the step that writes the file.', delivery.locate(['data']));
    const order = (0,behaviour_drawn/* drawOrderSql */.r)(context.engine, file, key, delivery.spec.tests.seed);
    const drawn = `FROM (SELECT * FROM features ORDER BY ${order} LIMIT ${size}) AS drawn ORDER BY ${order}`;
    const ask = (selected) => context.engine.query(`SELECT ${selected.map((sql, i) => `${sql} AS c${i}`).join(', ')} ${drawn}`, { features: source });
    const table = await ask(described.map((column) => (0,core_sql/* identifier */.C)(column.name)));
    const rows = Array.from({ length: table.rows }, (_, i) => Object.fromEntries(described.map((column, c) => [column.name, table.values[`c${c}`][i]])));
    const hidden = key.some((name) => isSensitive(delivery, name));
    return {
        rows,
        columns: described.filter((column) => !key.includes(column.name)),
        key,
        total: total,
        file,
        inputs: [{ name: 'features', digest: await (0,files/* digestOfFile */.Mk)(file) }],
        async select(expressions) {
            const answer = await ask(expressions);
            return expressions.map((_, i) => answer.values[`c${i}`]);
        },
        nameOf: (row) => (hidden ? `drawn row ${row + 1}` : key.map((name) => `${name} ${String(rows[row][name])}`).join(', ')),
    };
}
function isSensitive(delivery, column) {
    return delivery.spec.data?.columns?.[column]?.sensitive === true;
}
/** Throws, all of them at once, where a rule names columns that the features do not have, or the key. */
function requireColumns(delivery, sample, asked) {
    const known = new Set(sample.columns.map((column) => column.name));
    const problems = asked.flatMap(({ columns, path: at }) => columns
        .filter((name) => !known.has(name))
        .map((name) => ({
        code: 'column-missing',
        message: sample.key.includes(name) ? `\`${at.join('.')}\` would change the key ${name}.` : `\`${at.join('.')}\` names the column ${name}, and the features have none of that name.`,
        fix: `Name a feature: ${[...known].slice(0, 20).join(', ')}.`,
        location: delivery.locate(at),
    })));
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/adversarial.js






/** Steps are shares of what a column may move by; below the smallest there is nothing left to try. */
const SMALLEST_STEP = 1 / 16;
/**
 * A coordinate search for small changes that change the answer (bounded in columns, reach and questions; seeded): each column in
 * turn is moved to the value that moves the score most, until the answer is another; then what was not needed is taken back and
 * each change shortened as long as the answer stays changed. All rows go on together, so that the model is asked in batches.
 */
async function tryAdversarial(probing, behaviour) {
    const declared = behaviour.adversarial;
    if (!declared)
        return { judged: [], facts: [] };
    const path = ['tests', 'behaviour', 'adversarial'];
    const tolerance = declared.tolerance ?? behaviour.tolerance;
    (0,behaviour_answers/* requireTolerance */.rG)(probing.delivery, probing.reading, tolerance, path);
    requireReach(probing, declared, path);
    const isChanged = (before, after) => (0,behaviour_answers/* hasChanged */.$H)(probing.reading, before, after, tolerance);
    const attacks = attacksOf(probing, declared);
    await climb(probing, declared, attacks, isChanged, tolerance);
    await shrink(probing, declared, attacks, isChanged);
    const found = attacks.filter((attack) => attack.found !== undefined).sort((a, b) => sizeOf(declared, a) - sizeOf(declared, b) || a.row - b.row);
    const texts = found.map((attack) => attackText(probing, attack));
    const judged = {
        // A row none of whose columns may move from where it stands was not attacked.
        tried: { n: attacks.filter(({ budget }) => budget < declared.budget).length, broken: found.length, examples: texts.slice(0, 1), largest: found.reduce((most, { before, found }) => Math.max(most, (0,behaviour_answers/* moveBetween */.KW)(before, found.after)), 0) },
        rule: {
            ...declared,
            code: 'behaviour-adversarial',
            rule: `no small change of ${(0,format/* list */.p_)(Object.keys(declared.columns))} changes an answer`,
            breaks: `${(0,behaviour_probing/* changeWords */.mF)(tolerance)} under a change within the declared bounds, found with at most ${(0,format/* count */.U9)(declared.budget)} questions each`,
            limit: (0,behaviour_probing/* limitOf */.LF)(behaviour, declared),
            path,
            fix: 'Train with noise on these columns, with monotone constraints, or with a smoother model; if such a change should change the answer, narrow the bounds in a reviewed change.',
        },
    };
    return { judged: [judged], facts: texts.length > 0 ? [['Smallest change that changes an answer', texts[0]]] : [] };
}
function requireReach({ delivery, facts }, { columns }, path) {
    const wrong = Object.entries(columns).filter(([name, reach]) => (reach.by !== undefined || reach.between !== undefined) && facts.of(name).kind !== 'number');
    const both = Object.entries(columns).filter(([, reach]) => reach.values !== undefined && (reach.by !== undefined || reach.between !== undefined));
    const empty = Object.entries(columns).filter(([, { between }]) => between !== undefined && between[0] >= between[1]);
    const why = [
        ...wrong.map(([name]) => [name, `${name} is no column of numbers: \`by\` and \`between\` mean nothing for it`]),
        ...both.map(([name]) => [name, `${name} has \`values\` beside bounds: which of them holds is unclear`]),
        ...empty.map(([name]) => [name, `\`between\` of ${name} holds no numbers`]),
    ];
    if (why.length > 0)
        throw new problem/* InputError */.d(why.map(([name, message]) => ({ code: 'behaviour-rule-misshapen', message: `${message}.`, fix: 'Write `values: […]` for categories, `by` and `between: [low, high]` for numbers.', location: delivery.locate([...path, 'columns', name]) })));
}
function attacksOf({ delivery, sample, before }, { columns, rows, budget }) {
    const random = (0,statistics_random/* seededRandom */.Is)((0,behaviour_probing/* seedFor */.ln)(delivery.spec.tests.seed, 'adversarial'));
    return sample.rows.slice(0, rows).map((origin, row) => ({ row, origin, before: before[row], best: origin, move: 0, budget: budget, order: shuffled(Object.keys(columns), random), next: 0, gained: false, step: 1 }));
}
/** One column of every row at a time, until the answer changes or nothing is left to try. */
async function climb(probing, declared, attacks, isChanged, tolerance) {
    // Half of the questions are kept for making what is found smaller.
    const kept = Math.floor(declared.budget / 2);
    for (;;) {
        const active = attacks.filter((attack) => attack.found === undefined && attack.budget > kept && attack.step >= SMALLEST_STEP);
        if (active.length === 0)
            return;
        await askAll(probing, active, (attack) => proposals(attack, declared, attack.order[attack.next]).slice(0, attack.budget - kept), (attack, features, after) => {
            const move = (0,behaviour_answers/* towardsChange */.vU)(probing.reading, attack.before, after, tolerance);
            if (isChanged(attack.before, after) && (attack.found === undefined || distance(declared, attack.origin, features) < distance(declared, attack.origin, attack.found.features)))
                attack.found = { features, after };
            if (move > attack.move)
                Object.assign(attack, { best: features, move, gained: true });
        });
        for (const attack of active)
            advance(attack);
    }
}
function advance(attack) {
    attack.next += 1;
    if (attack.next < attack.order.length)
        return;
    if (!attack.gained)
        attack.step /= 2;
    attack.next = 0;
    attack.gained = false;
}
/** The row with one column moved from where the search stands, within what the column may reach from the origin. */
function proposals({ best, origin, step }, { columns }, name) {
    const { values } = columns[name];
    if (values)
        return values.filter((value) => value !== best[name]).map((value) => ({ ...best, [name]: value }));
    const now = best[name];
    const bounds = boundsOf(columns[name], origin[name]);
    if (typeof now !== 'number' || !bounds)
        return [];
    const reach = ((bounds.high - bounds.low) / 2) * step;
    const integer = Number.isInteger(origin[name]);
    const points = [now - reach, now + reach, ...(step === 1 ? [bounds.low, bounds.high] : [])].map((value) => {
        const inside = Math.min(bounds.high, Math.max(bounds.low, value));
        return integer ? Math.round(inside) : inside;
    });
    return [...new Set(points)].filter((value) => value !== now && value >= bounds.low && value <= bounds.high).map((value) => ({ ...best, [name]: value }));
}
function boundsOf({ by, between }, origin) {
    if (typeof origin !== 'number')
        return undefined;
    const low = Math.max(by === undefined ? -Infinity : origin - by, between?.[0] ?? -Infinity);
    const high = Math.min(by === undefined ? Infinity : origin + by, between?.[1] ?? Infinity);
    return high >= low ? { low, high } : undefined;
}
/** Takes back single columns, then shortens single changes, as long as the answer stays changed and questions are left. */
async function shrink(probing, declared, attacks, isChanged) {
    for (let round = 0;; round++) {
        let smaller = false;
        const active = attacks.filter((attack) => attack.found !== undefined && attack.budget > 0);
        if (active.length === 0)
            return;
        await askAll(probing, active, (attack) => reductions(attack, round).slice(0, attack.budget), (attack, features, after) => {
            if (!isChanged(attack.before, after) || distance(declared, attack.origin, features) >= distance(declared, attack.origin, attack.found.features))
                return;
            attack.found = { features, after };
            smaller = true;
        });
        if (!smaller && round > 0)
            return;
    }
}
/** What is kept of a change when it is made smaller. */
const KEPT_SHARES = [0.5, 0.75, 0.9];
function reductions({ origin, found }, round) {
    const { features } = found;
    const changed = Object.keys(features).filter((name) => features[name] !== origin[name]);
    const back = changed.length > 1 ? changed.map((name) => ({ ...features, [name]: origin[name] })) : [];
    if (round === 0)
        return back;
    const nearer = changed.flatMap((name) => {
        const [from, to] = [origin[name], features[name]];
        if (typeof from !== 'number' || typeof to !== 'number')
            return [];
        if (Math.abs(to - from) < 1e-6 * Math.max(1, Math.abs(from)))
            return [];
        const whole = Number.isInteger(from) && Number.isInteger(to);
        const values = KEPT_SHARES.map((share) => from + (whole ? Math.trunc((to - from) * share) : (to - from) * share));
        return [...new Set(values)].filter((value) => value !== from && value !== to).map((value) => ({ ...features, [name]: value }));
    });
    return [...back, ...nearer];
}
/** Asks the proposals of all attacks in one question; a proposal that the model does not take is no success. */
async function askAll({ asking }, attacks, propose, take) {
    const asked = attacks.flatMap((attack) => propose(attack).map((features) => ({ attack, features })));
    const answers = await asking.ask(asked.map(({ features }) => features));
    asked.forEach(({ attack, features }, i) => {
        attack.budget -= 1;
        const answer = answers[i];
        if (answer.kind === 'answered')
            take(attack, features, answer.prediction);
    });
}
/** How large a change is: each changed column counts one, and the share of its reach that it uses. */
function distance({ columns }, origin, features) {
    return Object.entries(columns).reduce((sum, [name, reach]) => {
        const [from, to] = [origin[name], features[name]];
        if (from === to)
            return sum;
        const bounds = boundsOf(reach, from);
        const share = bounds && typeof from === 'number' && typeof to === 'number' && bounds.high > bounds.low ? Math.abs(to - from) / (bounds.high - bounds.low) : 1;
        return sum + 1 + share;
    }, 0);
}
function sizeOf(declared, attack) {
    return distance(declared, attack.origin, attack.found.features);
}
/** `id 17: age 37 → 38 and hours 40 → 42 turn no 0.48 into yes 0.53`. Values of sensitive columns are left out. */
function attackText({ delivery, sample, reading }, { row, origin, before, found }) {
    const { features, after } = found;
    const changes = Object.keys(features)
        .filter((name) => features[name] !== origin[name])
        .map((name) => (isSensitive(delivery, name) ? `${name} (values not shown)` : `${name} ${valueText(origin[name])} → ${valueText(features[name])}`));
    return `${sample.nameOf(row)}: ${(0,format/* list */.p_)(changes)} ${changes.length === 1 ? 'turns' : 'turn'} ${(0,behaviour_probing/* answerText */.yy)(reading, before)} into ${(0,behaviour_probing/* answerText */.yy)(reading, after)}`;
}
function valueText(value) {
    return typeof value === 'number' ? (0,format/* figure */.vP)(value) : value === null ? 'missing' : String(value).slice(0, 80);
}
function shuffled(names, random) {
    const order = [...names];
    for (let i = order.length - 1; i > 0; i--) {
        const j = (0,statistics_random/* below */.Gz)(random, i + 1);
        [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/ask.js
/** Rows of one question that may end the model before no more are asked: each costs a start of it. */
const MOST_CRASHES = 30;
/** Codes by which the model, or what stands before it, says that it does not take a row; anything else is no clean refusal. */
const CLEAN_REFUSALS = new Set(['predictor-row-refused', 'predictor-missing-value', 'predictor-input-type', 'predictor-not-in-json']);
/** A predictor that goes on after a row which ends it, so that one bad row does not take its neighbours along. */
class Asking {
    #predictor;
    #options;
    /** Rows that were sent, over all questions. */
    asked = 0;
    constructor(predictor, options) {
        this.#predictor = predictor;
        this.#options = options;
    }
    /** One answer for each row, in order. Throws PredictorError where no row is to blame: the program or the server is not there. */
    async ask(rows, batch = this.#options.batch) {
        const answers = [];
        for (let crashes = 0; answers.length < rows.length;) {
            if (crashes === MOST_CRASHES) {
                answers.push({ kind: 'unasked' });
                continue;
            }
            const blamed = await this.#askFrom(rows, answers, batch);
            if (!blamed)
                continue;
            // The rows before it in its batch were not answered, and are not to blame.
            if (blamed.row > 0)
                await this.#askFrom(rows.slice(0, answers.length + blamed.row), answers, batch);
            answers.push(failed(blamed.error));
            crashes += 1;
        }
        return answers;
    }
    /** Asks what is left; answers which of those rows ended it, counted after the last answer. */
    async #askFrom(rows, answers, batch) {
        const from = answers.length;
        const refusals = new Map();
        this.asked += rows.length - from;
        try {
            for await (const prediction of this.#predictor.predict(rows.slice(from), { batch, signal: this.#options.signal, refused: (row, error) => refusals.set(row, error) })) {
                const error = refusals.get(answers.length - from);
                answers.push(error ? failed(error) : { kind: 'answered', prediction: [...prediction] });
            }
            if (answers.length === rows.length)
                return undefined;
            throw new Error(`A predictor of the kind ${this.#predictor.name} answered ${answers.length - from} of ${rows.length - from} rows and said nothing of the others.`);
        }
        catch (error) {
            const { row } = error;
            if (!(error instanceof Error) || error.name !== 'PredictorError' || row === undefined || error.blame === 'none')
                throw error;
            return { row: from + row - answers.length, error: error };
        }
    }
}
/** A server that answers 5xx says that it failed, not that it does not take the row (RFC 9110, §15.6). */
const SERVER_FAILED = / answered 5\d\d$/;
function failed(error) {
    const isClean = CLEAN_REFUSALS.has(error.code) && !SERVER_FAILED.test(error.why ?? '');
    return { kind: isClean ? 'refused' : 'crashed', code: error.code, message: error.message };
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/changes.js




/** A stated change of a row must move the score up, or down, by at least so much. */
async function tryDirectional(probing, behaviour) {
    const judged = [];
    for (const [index, declared] of (behaviour.directional ?? []).entries()) {
        const path = ['tests', 'behaviour', 'directional', index];
        const output = (0,behaviour_answers/* outputIndex */.uk)(probing.delivery, probing.reading, declared.output, path);
        const sign = declared.moves === 'up' ? 1 : -1;
        const columns = (0,format/* list */.p_)(Object.keys(declared.change));
        const isKept = (before, after) => sign * (after[output] - before[output]) >= declared.by;
        const tried = await (0,behaviour_probing/* tryVariants */.Qd)(probing, await changedRows(probing, declared, path), (before, after) => !isKept(before, after));
        judged.push({
            tried,
            rule: {
                ...declared,
                code: 'behaviour-directional',
                rule: declared.name ?? `a change of ${columns} moves the score ${declared.moves}${declared.by > 0 ? ` by at least ${declared.by}` : ''}`,
                breaks: `do not move ${declared.moves}${declared.by > 0 ? ` by at least ${declared.by}` : ''} when ${columns} ${declared.name === undefined ? 'changes as declared' : 'changes'}`,
                limit: (0,behaviour_probing/* limitOf */.LF)(behaviour, declared),
                path,
                subject: { kind: 'column', name: Object.keys(declared.change)[0] },
                fix: `See what the model has learnt of ${columns}: the sign may be turned, or the column may be read in another unit or order than in training.`,
            },
        });
    }
    return judged;
}
/** A rule between the answers to a row and to the same row transformed: the same, or a condition over both. */
async function tryMetamorphic(probing, behaviour) {
    const judged = [];
    for (const [index, declared] of (behaviour.metamorphic ?? []).entries()) {
        const path = ['tests', 'behaviour', 'metamorphic', index];
        const { expect = 'same' } = declared;
        const tolerance = declared.tolerance ?? behaviour.tolerance;
        if (expect === 'same')
            (0,behaviour_answers/* requireTolerance */.rG)(probing.delivery, probing.reading, tolerance, path);
        const variants = await changedRows(probing, declared, path);
        const answers = await (0,behaviour_probing/* askVariants */.M$)(probing, variants);
        const breaks = expect === 'same' ? (before, after) => (0,behaviour_answers/* hasChanged */.$H)(probing.reading, before, after, tolerance) : await relation(probing, expect.sql, declared, pairsOf(probing, variants, answers), path);
        judged.push({
            tried: (0,behaviour_probing/* tally */.N4)(probing, variants, answers, breaks),
            rule: {
                ...declared,
                code: 'behaviour-metamorphic',
                rule: declared.name,
                breaks: expect === 'same' ? `${(0,behaviour_probing/* changeWords */.mF)(tolerance)} under \`${declared.name}\`` : `break \`${declared.name}\``,
                limit: (0,behaviour_probing/* limitOf */.LF)(behaviour, declared),
                path,
                subject: { kind: 'column', name: Object.keys(declared.change)[0] },
                fix: 'See how the transformed columns enter the model: what means the same must be encoded the same.',
            },
        });
    }
    return judged;
}
/** The drawn rows that the change alters, as it leaves them. Values take the type of their column. */
async function changedRows(probing, { change, where }, path) {
    const { delivery, engine, sample } = probing;
    const rows = await (0,behaviour_probing/* rowsWhere */.Hu)(probing, where, path);
    const names = Object.keys(change);
    const expressions = [];
    for (const name of names)
        expressions.push(cast(probing, name, await expressionOf(change[name], [...path, 'change', name])));
    const values = await (0,behaviour_probing/* located */.t4)(delivery, [...path, 'change'], sample.select(expressions));
    return rows.flatMap((row) => {
        const features = { ...sample.rows[row], ...Object.fromEntries(names.map((name, i) => [name, values[i][row]])) };
        return names.some((name) => features[name] !== sample.rows[row][name]) ? [{ row, features }] : [];
    });
    async function expressionOf(declared, at) {
        if (typeof declared === 'string')
            return (0,behaviour_probing/* located */.t4)(delivery, at, engine.condition(declared, { file: sample.file }));
        return (0,core_sql/* literal */.e)(typeof declared === 'object' && declared !== null ? declared.value : declared);
    }
}
const TYPES = { integer: 'BIGINT', float: 'DOUBLE', string: 'VARCHAR', boolean: 'BOOLEAN', date: 'DATE' };
function cast({ sample }, name, sql) {
    const type = TYPES[sample.columns.find((column) => column.name === name).type];
    return type === undefined ? `(${sql})` : `CAST((${sql}) AS ${type})`;
}
function pairsOf({ before }, variants, answers) {
    return answers.flatMap((answer, i) => (answer.kind === 'answered' && (0,behaviour_answers/* isUsable */.Ng)(answer.prediction) ? [[before[variants[i].row], answer.prediction]] : []));
}
const PAIRS_AT_ONCE = 1000;
/** A person's condition over `before` and `after`, asked of the engine for all answers at once. */
async function relation(probing, sql, declared, pairs, path) {
    const { delivery, engine, sample } = probing;
    const source = { file: sample.file };
    const at = [...path, 'expect', 'sql'];
    const output = (0,behaviour_answers/* outputIndex */.uk)(delivery, probing.reading, declared.output, path);
    const condition = await (0,behaviour_probing/* located */.t4)(delivery, at, engine.condition(sql, source));
    const held = new Set();
    for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
        const some = pairs.slice(from, from + PAIRS_AT_ONCE);
        const values = some.map(([before, after], i) => `(${(0,core_sql/* literal */.e)(i)}, CAST(${(0,core_sql/* literal */.e)(before[output])} AS DOUBLE), CAST(${(0,core_sql/* literal */.e)(after[output])} AS DOUBLE))`);
        const table = await (0,behaviour_probing/* located */.t4)(delivery, at, engine.query(`SELECT i FROM (VALUES ${values.join(', ')}) AS answers(i, before, after) WHERE (${condition}) ORDER BY 1`, { features: source }));
        for (const i of table.values.i)
            held.add(some[Number(i)][1]);
    }
    return (_before, after) => !held.has(after);
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/column-facts.js



/** As the profile's own reader: a larger one is none. */
const MOST_PROFILE_BYTES = 64 * 1024 * 1024;
/** Spread by the frozen profile of training where it knows the column, else by the features that are asked about. */
async function columnFacts(delivery, context, sample) {
    const frozen = await profileRanges(delivery);
    const unknown = sample.columns.filter((column) => kindOf(column) === 'number' && !frozen.ranges.has(column.name));
    const own = await ownRanges(context, sample, unknown);
    const facts = new Map(sample.columns.map((column) => [column.name, factsOf(delivery, sample, column, frozen.ranges.get(column.name) ?? own.get(column.name) ?? NaN)]));
    const sources = [...(frozen.ranges.size > 0 ? ['data.profile'] : []), ...(own.size > 0 ? ['the features themselves'] : [])];
    return { of: (column) => facts.get(column), from: sources.join(' and '), inputs: frozen.inputs };
}
function kindOf(column) {
    if (column.type === 'integer' || column.type === 'float')
        return 'number';
    if (column.type === 'string')
        return 'text';
    return column.type === 'boolean' ? 'boolean' : 'other';
}
function factsOf(delivery, { rows }, column, iqr) {
    const kind = kindOf(column);
    const { name } = column;
    const values = rows.map((row) => row[name]);
    const numbers = kind === 'number' ? values.filter((value) => value !== null).map(Number).filter(Number.isFinite) : [];
    const [least, greatest] = (delivery.spec.data?.columns?.[name]?.between ?? []);
    const low = typeof least === 'number' ? least : numbers.reduce((a, b) => Math.min(a, b), Infinity);
    const high = typeof greatest === 'number' ? greatest : numbers.reduce((a, b) => Math.max(a, b), -Infinity);
    const distinct = kind === 'text' || kind === 'boolean' ? [...new Set(values.filter((value) => value !== null))] : [];
    return { name, kind, integer: column.type === 'integer', iqr, low, high, values: distinct.sort((a, b) => (String(a) < String(b) ? -1 : 1)) };
}
async function ownRanges(context, sample, columns) {
    if (columns.length === 0)
        return new Map();
    const source = { file: sample.file };
    const number = (column) => `CAST(${(0,core_sql/* identifier */.C)(column.name)} AS DOUBLE)`;
    const dialect = context.engine.dialect(source);
    const counts = await context.engine.measure(source, Object.fromEntries(columns.map((column) => [column.name, `CAST(count_if(${dialect.isFinite(number(column))}) AS DOUBLE)`])));
    const known = columns.filter((column) => counts[column.name] > 0);
    const quartiles = await context.engine.ranks(source, known.map((column) => ({ number: number(column), ranks: quarterRanks(counts[column.name]) })));
    return new Map(known.map((column, i) => [column.name, quartiles[i].at(-1) - quartiles[i][0]]));
}
function quarterRanks(n) {
    return [...new Set([Math.ceil(n / 4), Math.ceil((3 * n) / 4)])];
}
/** Of the profile only what spread needs is read; a profile that cannot be read is no error here, for the features can say it too. */
async function profileRanges(delivery) {
    const ranges = new Map();
    const declared = delivery.spec.data?.profile;
    if (declared === undefined)
        return { ranges, inputs: [] };
    const file = delivery.resolve(declared);
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (!found?.isFile() || found.size > MOST_PROFILE_BYTES)
        return { ranges, inputs: [] };
    let parsed;
    try {
        parsed = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch {
        return { ranges, inputs: [] };
    }
    for (const [name, { kind, edges, counts }] of Object.entries(parsed?.columns ?? {}))
        if (kind === 'numbers' && isNumbers(edges) && isNumbers(counts) && edges.length === counts.length) {
            const n = counts.reduce((sum, bin) => sum + bin, 0);
            if (n > 0)
                ranges.set(name, atRank(edges, counts, Math.ceil((3 * n) / 4)) - atRank(edges, counts, Math.ceil(n / 4)));
        }
    return { ranges, inputs: [{ name: 'data.profile', digest: await (0,files/* digestOfFile */.Mk)(file) }] };
}
function isNumbers(value) {
    return Array.isArray(value) && value.every((entry) => typeof entry === 'number');
}
/** The greatest value of the bin in which the value of this rank lies. */
function atRank(edges, counts, rank) {
    let seen = 0;
    const bin = counts.findIndex((count) => (seen += count) >= rank);
    return edges[bin] ?? NaN;
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/determinism.js




/** The same rows once more, in another order, and in another batch size: each answer must be the first one again. */
async function tryDeterminism(probing, behaviour) {
    const declared = behaviour.determinism;
    if (!declared)
        return [];
    const { sample, asking, delivery } = probing;
    const tolerance = declared.tolerance;
    const path = ['tests', 'behaviour', 'determinism'];
    if (declared.batch === behaviour.batch)
        throw problem/* InputError */.d.of('behaviour-rule-misshapen', `tests.behaviour.determinism.batch is ${declared.batch}, as tests.behaviour.batch: there is no other batch size to compare with.`, 'Write another one.', delivery.locate([...path, 'batch']));
    const order = determinism_shuffled(sample.rows.length, (0,behaviour_probing/* seedFor */.ln)(delivery.spec.tests.seed, 'order'));
    const again = await asking.ask(sample.rows);
    const inOrder = await asking.ask(order.map((row) => sample.rows[row]));
    const reordered = [];
    order.forEach((row, i) => (reordered[row] = inOrder[i]));
    const batched = await asking.ask(sample.rows, declared.batch);
    const ways = [
        ['asked twice', again],
        ['asked in another order', reordered],
        [`asked ${declared.batch} rows at a time and not ${behaviour.batch}`, batched],
    ];
    return ways.map(([words, answers]) => ({
        tried: compare(probing, answers, tolerance),
        group: 'determinism',
        rule: {
            ...declared,
            code: 'behaviour-determinism',
            rule: `the same rows ${words} get the same answers`,
            breaks: `get another answer${tolerance > 0 ? `, off by more than ${tolerance},` : ''} when they are ${words}`,
            limit: 0,
            path,
            fix: 'Fix the seeds, switch dropout and sampling off, and keep no state between rows; where sums of floats run in another order by batch, declare `determinism: {tolerance: 1e-6}`.',
        },
    }));
}
function compare({ before, sample, reading }, answers, tolerance) {
    const tried = { n: 0, broken: 0, refused: 0, crashed: 0, largest: 0 };
    const examples = [];
    answers.forEach((answer, row) => {
        if (answer.kind === 'unasked')
            return;
        tried.n += 1;
        if (answer.kind === 'answered' && isSame(before[row], answer.prediction, tolerance))
            return;
        tried.broken += 1;
        if (answer.kind !== 'answered')
            tried[answer.kind] += 1;
        else
            tried.largest = Math.max(tried.largest, (0,behaviour_answers/* moveBetween */.KW)(before[row], answer.prediction));
        if (examples.length < 3)
            examples.push(`${sample.nameOf(row)} (${(0,behaviour_probing/* answerText */.yy)(reading, before[row])} → ${answer.kind === 'answered' ? (0,behaviour_probing/* answerText */.yy)(reading, answer.prediction) : answer.kind})`);
    });
    return { ...tried, examples };
}
function isSame(before, after, tolerance) {
    return tolerance === 0 ? before.every((value, i) => Object.is(value, after[i])) : (0,behaviour_answers/* moveBetween */.KW)(before, after) <= tolerance;
}
function determinism_shuffled(n, seed) {
    const random = (0,statistics_random/* seededRandom */.Is)(seed);
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
        const j = (0,statistics_random/* below */.Gz)(random, i + 1);
        [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/invariances.js





/** Other values that a row is tried with, where the rule names none. */
const DRAWN_VALUES = 3;
/** Columns that must not matter: changed together while all else stays, the answer may not change. */
async function tryInvariances(probing, behaviour) {
    const judged = [];
    for (const [index, declared] of (behaviour.invariances ?? []).entries()) {
        const path = ['tests', 'behaviour', 'invariances', index];
        const tolerance = declared.tolerance ?? behaviour.tolerance;
        (0,behaviour_answers/* requireTolerance */.rG)(probing.delivery, probing.reading, tolerance, path);
        const rows = await (0,behaviour_probing/* rowsWhere */.Hu)(probing, declared.where, path);
        const random = (0,statistics_random/* seededRandom */.Is)((0,behaviour_probing/* seedFor */.ln)(probing.delivery.spec.tests.seed, 'invariance', index));
        const variants = rows.flatMap((row) => variantsOf(probing, declared, row, random, path));
        const tried = await (0,behaviour_probing/* tryVariants */.Qd)(probing, variants, (before, after) => (0,behaviour_answers/* hasChanged */.$H)(probing.reading, before, after, tolerance));
        const columns = (0,format/* list */.p_)(declared.columns);
        judged.push({
            tried,
            rule: {
                ...declared,
                code: 'behaviour-invariance',
                rule: declared.name ?? `${columns}: another value changes no answer`,
                breaks: `${(0,behaviour_probing/* changeWords */.mF)(tolerance)} when only ${columns} ${declared.columns.length === 1 ? 'is' : 'are'} changed`,
                limit: (0,behaviour_probing/* limitOf */.LF)(behaviour, declared),
                path,
                subject: { kind: 'column', name: declared.columns[0] },
                fix: `Take ${columns} and what is made of ${declared.columns.length === 1 ? 'it' : 'them'} out of the features, or train against its influence; see what else stands for it.`,
            },
        });
    }
    return judged;
}
function variantsOf(probing, declared, row, random, path) {
    const features = probing.sample.rows[row];
    const { columns, values, swap } = declared;
    const now = columns.map((name) => features[name]);
    return othersFor().map((others) => ({ row, features: { ...features, ...Object.fromEntries(columns.map((name, i) => [name, others[i]])) } }));
    function othersFor() {
        if (swap !== undefined) {
            if (columns.length > 1)
                throw misshapen(probing, path, '`swap` is for one column');
            const text = String(now[0]);
            return now[0] !== null && Object.hasOwn(swap, text) && swap[text] !== text ? [[swap[text]]] : [];
        }
        if (values !== undefined) {
            const lists = values.map((value) => (Array.isArray(value) ? value : [value]));
            if (lists.some((one) => one.length !== columns.length))
                throw misshapen(probing, path, `Each of \`values\` has one value for each of the ${columns.length} columns`);
            return lists.filter((one) => !same(one, now));
        }
        return drawn(probing.sample.rows, columns, now, random);
    }
}
/** Different values that other drawn rows have, those of frequent values more often. */
function drawn(rows, columns, now, random) {
    const found = [];
    for (let attempt = 0; attempt < 4 * DRAWN_VALUES && found.length < DRAWN_VALUES; attempt++) {
        const from = rows[(0,statistics_random/* below */.Gz)(random, rows.length)];
        const others = columns.map((name) => from[name]);
        if (!same(others, now) && !found.some((one) => same(one, others)))
            found.push(others);
    }
    return found;
}
function same(a, b) {
    return a.every((value, i) => value === b[i]);
}
function misshapen({ delivery }, path, what) {
    return problem/* InputError */.d.of('behaviour-rule-misshapen', `${what}, in \`${path.join('.')}\`.`, 'Correct the rule; docs/model-tests.md has an example of each.', delivery.locate(path));
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/monotone.js




/** Values that a column is set to, where the rule names none: this many quantiles of the drawn rows. */
const GRID = 9;
/** A rising column must never make the score fall (or rise, for `falling`) beyond the tolerance, on any stretch of its grid. */
async function tryMonotone(probing, behaviour) {
    const judged = [];
    for (const [index, declared] of (behaviour.monotone ?? []).entries()) {
        const path = ['tests', 'behaviour', 'monotone', index];
        const { column, direction } = declared;
        if (probing.facts.of(column).kind !== 'number')
            throw problem/* InputError */.d.of('behaviour-column-kind', `A monotone rule is for numbers, and ${column} is not.`, 'Name a column of numbers.', probing.delivery.locate([...path, 'column']));
        const output = (0,behaviour_answers/* outputIndex */.uk)(probing.delivery, probing.reading, declared.output, path);
        const rows = await (0,behaviour_probing/* rowsWhere */.Hu)(probing, declared.where, path);
        judged.push({
            tried: await tryGrid(probing, declared, rows, output),
            rule: {
                ...declared,
                code: 'behaviour-monotone',
                rule: declared.name ?? `${column}: the score never ${direction === 'rising' ? 'falls' : 'rises'} as it rises`,
                breaks: `have a score that ${direction === 'rising' ? 'falls' : 'rises'}${declared.tolerance > 0 ? ` by more than ${declared.tolerance}` : ''} while only ${column} rises`,
                limit: (0,behaviour_probing/* limitOf */.LF)(behaviour, declared),
                path,
                subject: { kind: 'column', name: column },
                fix: `Train with a monotone constraint on ${column} (gradient boosting libraries have one), or bin it more coarsely; if the relation is not monotone in truth, take the rule out in a reviewed change.`,
            },
        });
    }
    return judged;
}
async function tryGrid({ asking, sample, before }, { column, direction, grid, tolerance = 0 }, rows, output) {
    const points = [...new Set(grid ?? quantiles(sample.rows.map((row) => row[column]).filter((value) => typeof value === 'number')))].sort((a, b) => a - b);
    const known = rows.filter((row) => typeof sample.rows[row][column] === 'number');
    const variants = known.flatMap((row) => points.filter((value) => value !== sample.rows[row][column]).map((value) => ({ row, features: { ...sample.rows[row], [column]: value } })));
    const answers = await asking.ask(variants.map(({ features }) => features));
    const tried = { n: 0, broken: 0, crashed: 0, refused: 0, largest: 0 };
    const shown = [];
    let next = 0;
    for (const row of known) {
        const own = sample.rows[row][column];
        const path = [{ value: own, score: before[row][output] }];
        let failed;
        for (; next < variants.length && variants[next].row === row; next++) {
            const answer = answers[next];
            if (answer.kind === 'answered' && (0,behaviour_answers/* isUsable */.Ng)(answer.prediction))
                path.push({ value: variants[next].features[column], score: scoreOf(answer.prediction, output) });
            else
                failed ??= answer.kind === 'answered' ? 'crashed' : answer.kind;
        }
        const fall = steepest(path, direction === 'falling' ? -1 : 1);
        const isBroken = fall !== undefined && fall.by > tolerance;
        if (path.length < 2 || (failed === 'unasked' && !isBroken))
            continue;
        tried.n += 1;
        if (!isBroken && failed === undefined)
            continue;
        tried.broken += 1;
        if (failed === 'refused')
            tried.refused += 1;
        if (failed === 'crashed')
            tried.crashed += 1;
        if (!isBroken)
            continue;
        tried.largest = Math.max(tried.largest, fall.by);
        shown.push({ row, fall: fall.by, text: `${sample.nameOf(row)} (${(0,format/* figure */.vP)(fall.from)} → ${(0,format/* figure */.vP)(fall.to)})` });
    }
    return { ...tried, examples: shown.sort((a, b) => b.fall - a.fall || a.row - b.row).slice(0, 3).map(({ text }) => text) };
}
function scoreOf(prediction, output) {
    return prediction[output];
}
/** The largest fall of sign × score along a rising column, between any two of its values. */
function steepest(path, sign) {
    const rising = [...path].sort((a, b) => a.value - b.value);
    let highest = rising[0];
    let found;
    for (const point of rising) {
        const by = sign * (highest.score - point.score);
        if (by > (found?.by ?? 0))
            found = { by, from: highest.score, to: point.score };
        if (by < 0)
            highest = point;
    }
    return found;
}
/** Type-1 quantiles at 1/(GRID + 1), 2/(GRID + 1), …. */
function quantiles(values) {
    const rising = [...values].sort((a, b) => a - b);
    return rising.length === 0 ? [] : Array.from({ length: GRID }, (_, i) => rising[Math.ceil(((i + 1) * rising.length) / (GRID + 1)) - 1]);
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/perturb-numbers.js

/** Each answers another number, or undefined where this one cannot be changed so. */
/** Normal noise with a standard deviation of `size` interquartile ranges. A whole number that rounds to itself stays out. */
function noisy(value, { iqr, integer }, size, random) {
    const noise = size * iqr * (0,statistics_random/* normalValue */.Fl)(random);
    if (!(Math.abs(noise) > 0))
        return undefined;
    return changed(value, integer ? Math.round(value + noise) : value + noise);
}
/** As a value in another unit: grams for kilograms, inches for centimetres. 0 is 0 in every unit. */
function inOtherUnit(value, { integer }, factor) {
    return changed(value, integer && Number.isInteger(factor) ? Math.round(value * factor) : value * factor);
}
/** Beyond the least or the greatest value by up to the width of the range. */
function outOfRange({ low, high, integer }, random) {
    if (!(high >= low))
        return undefined;
    const width = Math.max(high - low, 1);
    const beyond = width * (0.1 + 0.9 * (0,statistics_random/* uniform */.Pi)(random));
    const value = (0,statistics_random/* uniform */.Pi)(random) < 0.5 ? low - beyond : high + beyond;
    return integer ? (value < low ? Math.floor(value) : Math.ceil(value)) : value;
}
/** The ends of what 32 bits hold for whole numbers, a million billion for others: what an overflow or a sentinel looks like. */
const EXTREME_INTEGERS = [2_147_483_647, -2_147_483_648, 999_999_999, -999_999_999];
const EXTREME_NUMBERS = [1e15, -1e15, 1e9, -1e9];
function extreme({ integer }, random) {
    const values = integer ? EXTREME_INTEGERS : EXTREME_NUMBERS;
    return values[Math.floor((0,statistics_random/* uniform */.Pi)(random) * values.length)];
}
function changed(before, after) {
    return after === before || !Number.isFinite(after) ? undefined : after;
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/perturb-texts.js

/** Each answers another text, or undefined where this one cannot be changed so. */
/** Letters that stand beside each other on a keyboard (QWERTY). */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** As typed in a hurry: neighbours swapped, a letter doubled, dropped, or struck beside its key. */
function withTypos(text, edits, random) {
    let characters = [...text];
    if (characters.length < 2)
        return undefined;
    for (let edit = 0; edit < edits; edit++)
        characters = withTypo(characters, random);
    return other(text, characters.join(''));
}
function withTypo(characters, random) {
    const result = [...characters];
    const at = (0,statistics_random/* below */.Gz)(random, Math.max(1, result.length - 1));
    switch ((0,statistics_random/* below */.Gz)(random, 4)) {
        case 0:
            [result[at], result[at + 1]] = [result[at + 1], result[at]];
            // Two equal letters swapped are no typo.
            return result[at] === result[at + 1] ? [...result.slice(0, at + 1), ...result.slice(at)] : result;
        case 1:
            return [...result.slice(0, at + 1), ...result.slice(at)];
        case 2:
            return result.length > 2 ? [...result.slice(0, at), ...result.slice(at + 1)] : [...result, result[at]];
        default:
            result[at] = beside(result[at], random);
            return result;
    }
}
function beside(letter, random) {
    const lower = letter.toLowerCase();
    const row = ROWS.find((keys) => keys.includes(lower));
    if (row === undefined)
        return `${letter}${letter}`;
    const at = row.indexOf(lower);
    const near = at === 0 || (at < row.length - 1 && (0,statistics_random/* uniform */.Pi)(random) < 0.5) ? row[at + 1] : row[at - 1];
    return letter === lower ? near : near.toUpperCase();
}
/** Upper case, lower case or a capital in each word: the first of them, from a drawn one on, that is another text. */
function inOtherCase(text, random) {
    const titled = text.toLowerCase().replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
    const forms = [text.toUpperCase(), text.toLowerCase(), titled];
    const from = (0,statistics_random/* below */.Gz)(random, forms.length);
    return [...forms.slice(from), ...forms.slice(0, from)].find((form) => form !== text);
}
const ACCENTED = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', n: 'ñ', c: 'ç', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', N: 'Ñ', C: 'Ç' };
/** Accents taken off; a text without any gets one on a drawn letter. */
function inOtherAccents(text, random) {
    const plain = text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
    if (plain !== text.normalize('NFC'))
        return plain;
    const places = [...text].flatMap((letter, i) => (letter in ACCENTED ? [i] : []));
    if (places.length === 0)
        return undefined;
    const at = places[(0,statistics_random/* below */.Gz)(random, places.length)];
    return [...text].map((letter, i) => (i === at ? ACCENTED[letter] : letter)).join('');
}
function other(before, after) {
    return after === before ? undefined : after;
}

// EXTERNAL MODULE: ./.build/src/statistics/proportions.js
var proportions = __webpack_require__(22528);
// EXTERNAL MODULE: ./.build/src/model/accountable.js
var accountable = __webpack_require__(66998);
;// CONCATENATED MODULE: ./.build/src/model/behaviour/rate.js



/** Changed rows below which a rate says nothing that an interval could mend. */
const FEWEST_CHANGED = 30;
/**
 * Wilson's interval of the rate against the limit: passes where all of it keeps the limit, fails where none of it does at the
 * level that is shared by `questions` rules (Bonferroni: each alone can stop the model), else inconclusive. A limit of 0 is a
 * rule about the rows that were tried: one that breaks it is a counter-example.
 */
function judgeRate(delivery, tried, rule, questions) {
    const level = delivery.spec.tests.level;
    const strictLevel = 1 - (1 - level) / Math.max(1, questions);
    const base = {
        code: rule.code,
        rule: rule.rule,
        expected: rule.limit === 0 ? '0 % of the changed rows' : `≤ ${(0,format/* percent */.KN)(rule.limit)} of the changed rows`,
        n: tried.n,
        ...(rule.subject && { subject: rule.subject }),
        location: delivery.locate(rule.path),
    };
    if (tried.n < FEWEST_CHANGED && !(rule.limit === 0 && tried.broken > 0))
        return (0,accountable/* accountable */.y)({
            ...base,
            outcome: 'inconclusive',
            message: `Not enough data: ${(0,format/* count */.U9)(tried.n)} ${tried.n === 1 ? 'row' : 'rows'} could be changed for \`${rule.rule}\`, and ${FEWEST_CHANGED} are needed.`,
            actual: `${(0,format/* count */.U9)(tried.n)} rows`,
            numbers: { n: tried.n, broken: tried.broken },
            fix: 'Raise tests.behaviour.rows, widen the rule so that it fits more rows, or take it out.',
        }, rule);
    const rate = tried.broken / tried.n;
    const plain = (0,proportions/* wilson */.rF)(tried.broken, tried.n, level);
    const strict = (0,proportions/* wilson */.rF)(tried.broken, tried.n, strictLevel);
    const outcome = rule.limit === 0 ? (tried.broken > 0 ? 'fail' : 'pass') : plain.high <= rule.limit ? 'pass' : strict.low > rule.limit ? 'fail' : 'inconclusive';
    const shown = outcome === 'fail' ? strict : plain;
    const needed = outcome === 'inconclusive' ? rowsForLimit(rule.limit, level) : undefined;
    const isEnough = needed !== undefined && needed <= tried.n;
    return (0,accountable/* accountable */.y)({
        ...base,
        outcome,
        message: `${(0,format/* count */.U9)(tried.broken)} of ${(0,format/* count */.U9)(tried.n)} rows ${rule.breaks}: ${(0,format/* percent */.KN)(rate)} ${(0,format/* interval */.YP)(shown.low, shown.high, format/* percent */.KN)}, and ${rule.limit === 0 ? 'none may' : `at most ${(0,format/* percent */.KN)(rule.limit)} is allowed`}.` +
            causes(tried) +
            (tried.examples?.length ? ` For example ${(0,format/* list */.p_)(tried.examples, 3)}.` : '') +
            (needed === undefined ? '' : ` The interval holds both sides of the limit; ${isEnough ? 'a model that breaks the rule half as often as is allowed would have passed on these rows' : `needs about ${(0,format/* count */.U9)(needed)} rows`}.`),
        actual: (0,format/* percent */.KN)(rate),
        interval: { low: shown.low, high: shown.high, level: outcome === 'fail' ? strictLevel : level, method: 'Wilson' },
        numbers: {
            rate,
            broken: tried.broken,
            limit: rule.limit,
            low: shown.low,
            high: shown.high,
            ...(tried.refused !== undefined && { refused: tried.refused }),
            ...(tried.crashed !== undefined && { crashed: tried.crashed }),
            ...(tried.largest !== undefined && { largest_move: Number.isFinite(tried.largest) ? tried.largest : null }),
            ...(needed !== undefined && { rows_needed: needed }),
        },
        ...(outcome !== 'pass' && { fix: outcome === 'fail' || isEnough ? rule.fix : `Raise tests.behaviour.rows, so that about ${(0,format/* count */.U9)(needed)} rows can be changed (the features must have as many), or allow more in a reviewed change.` }),
    }, rule);
}
function causes({ refused = 0, crashed = 0, allowed = 0, largest }) {
    const parts = [
        ...(refused > 0 ? [`${(0,format/* count */.U9)(refused)} refused`] : []),
        ...(crashed > 0 ? [`${(0,format/* count */.U9)(crashed)} broke the model down`] : []),
        ...(allowed > 0 ? [`${(0,format/* count */.U9)(allowed)} refused as is allowed`] : []),
    ];
    const move = largest !== undefined && Number.isFinite(largest) && largest > 0 ? ` The largest move is ${(0,format/* figure */.vP)(largest)}.` : '';
    return `${parts.length > 0 ? ` Of them, ${(0,format/* list */.p_)(parts)}.` : ''}${move}`;
}
/** Rows with which the interval of a rate of half the limit would keep the limit, to two figures. */
function rowsForLimit(limit, level) {
    let n = FEWEST_CHANGED;
    while (n < 1e7 && (0,proportions/* wilson */.rF)((n * limit) / 2, n, level).high > limit)
        n = Math.ceil(n * 1.05);
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
    return Math.ceil(n / unit) * unit;
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/perturbations.js









/** Which kinds of columns each perturbation fits. */
const FITS = {
    noise: ['number'],
    unit: ['number'],
    out_of_range: ['number'],
    extreme: ['number'],
    missing: ['number', 'text', 'boolean', 'other'],
    category_swap: ['text', 'boolean'],
    unseen_category: ['text'],
    typo: ['text'],
    case: ['text'],
    accents: ['text'],
};
/** A value that no training table has. */
const UNSEEN = 'never seen before';
/** Each declared perturbation on each of its columns alone, so that a finding names the column that the model breaks on. */
async function tryPerturbations(probing, behaviour) {
    const judged = [];
    const notes = [];
    for (const [index, declared] of (behaviour.perturbations ?? []).entries()) {
        const path = ['tests', 'behaviour', 'perturbations', index];
        const tolerance = declared.tolerance ?? behaviour.tolerance;
        (0,behaviour_answers/* requireTolerance */.rG)(probing.delivery, probing.reading, tolerance, path);
        const columns = columnsFor(probing, declared, path);
        const still = [];
        for (const name of columns) {
            const variants = perturbations_variantsOf(probing, declared, name, index);
            // A column that somebody names must be judged; one that only fits the kind may have too few values to change.
            if (variants.length < FEWEST_CHANGED && declared.columns === undefined) {
                still.push(name);
                continue;
            }
            const tried = await (0,behaviour_probing/* tryVariants */.Qd)(probing, variants, (before, after) => (0,behaviour_answers/* hasChanged */.$H)(probing.reading, before, after, tolerance), declared.refusal);
            judged.push({ tried, group: `perturbation ${index}`, rule: ruleOf(behaviour, declared, path, tolerance, name) });
        }
        // A rule that could not be asked of anything is open, never kept.
        if (columns.length === still.length)
            judged.push({ tried: { n: 0, broken: 0 }, rule: ruleOf(behaviour, declared, path, tolerance) });
        if (still.length > 0)
            notes.push(`Perturbation ${words(declared)}: not judged in ${(0,format/* list */.p_)(still, 20)}, where fewer than ${FEWEST_CHANGED} drawn rows can be changed so.`);
    }
    return { judged, notes };
}
function ruleOf(behaviour, declared, path, tolerance, name) {
    const column = name ?? 'any column';
    return {
        ...declared,
        code: `behaviour-${declared.kind.replaceAll('_', '-')}`,
        rule: `${column}: ${words(declared)} changes no answer`,
        breaks: `${(0,behaviour_probing/* changeWords */.mF)(tolerance)} when ${column} ${whenWords(declared)}`,
        limit: (0,behaviour_probing/* limitOf */.LF)(behaviour, declared),
        path,
        ...(name !== undefined && { subject: { kind: 'column', name } }),
        fix: `See how ${column} enters the model: ${FIXES[declared.kind]}. If the change is meant, allow it in a reviewed change.`,
    };
}
function columnsFor({ delivery, sample }, { kind, columns }, path) {
    const fitting = sample.columns.filter((column) => FITS[kind].includes(kindOf(column))).map((column) => column.name);
    const wrong = (columns ?? []).filter((name) => !fitting.includes(name));
    if (wrong.length > 0)
        throw problem/* InputError */.d.of('behaviour-column-kind', `The perturbation ${kind} is for ${(0,format/* list */.p_)(FITS[kind].map((fit) => KIND_WORDS[fit]))}, and ${(0,format/* list */.p_)(wrong)} ${wrong.length === 1 ? 'is' : 'are'} not.`, `Name columns that it fits: ${(0,format/* list */.p_)(fitting, 20)}.`, delivery.locate([...path, 'columns']));
    return columns ?? fitting;
}
function perturbations_variantsOf({ delivery, sample, facts }, declared, name, index) {
    const random = (0,statistics_random/* seededRandom */.Is)((0,behaviour_probing/* seedFor */.ln)(delivery.spec.tests.seed, 'perturbation', index, name));
    const column = facts.of(name);
    return sample.rows.flatMap((features, row) => {
        const value = perturbed(features[name], column, declared, random);
        return value === undefined ? [] : [{ row, features: { ...features, [name]: value } }];
    });
}
/** The changed value; undefined where this one cannot be changed so. */
function perturbed(value, column, { kind, iqr, factor, edits }, random) {
    if (value === null)
        return undefined;
    if (kind === 'missing')
        return null;
    if (kind === 'category_swap')
        return otherOf(column.values, value, random);
    if (column.kind === 'number')
        return typeof value === 'string' || typeof value === 'boolean' ? undefined : number(Number(value), column, { kind, iqr, factor }, random);
    const text = String(value);
    switch (kind) {
        case 'unseen_category':
            return UNSEEN;
        case 'typo':
            return withTypos(text, edits ?? 1, random);
        case 'case':
            return inOtherCase(text, random);
        case 'accents':
            return inOtherAccents(text, random);
        default:
            return undefined;
    }
}
function number(value, column, { kind, iqr, factor }, random) {
    if (!Number.isFinite(value))
        return undefined;
    switch (kind) {
        case 'noise':
            return noisy(value, column, iqr, random);
        case 'unit':
            return inOtherUnit(value, column, factor);
        case 'out_of_range':
            return outOfRange(column, random);
        default:
            return extreme(column, random);
    }
}
function otherOf(values, value, random) {
    const others = values.filter((one) => one !== value);
    return others.length === 0 ? undefined : others[(0,statistics_random/* below */.Gz)(random, others.length)];
}
const KIND_WORDS = { number: 'numbers', text: 'texts', boolean: 'truth values', other: 'dates and others' };
function words({ kind, iqr, factor, edits }) {
    const texts = {
        noise: `noise of ${iqr} interquartile ranges`,
        missing: 'a missing value',
        category_swap: 'another category',
        unseen_category: 'an unseen category',
        unit: `another unit (×${factor})`,
        out_of_range: 'a value out of range',
        extreme: 'an extreme value',
        typo: (0,format/* counted */.hS)(edits ?? 1, 'typo'),
        case: 'another case',
        accents: 'other accents',
    };
    return texts[kind];
}
function whenWords(declared) {
    if (declared.kind === 'noise' || declared.kind === 'typo')
        return `gets ${words(declared)}`;
    if (declared.kind === 'missing')
        return 'is missing';
    return declared.kind === 'unit' ? `is in ${words(declared)}` : `has ${words(declared)}`;
}
const FIXES = {
    noise: 'a cut in a tree or a bin edge that many rows stand at, or a weight that is too steep',
    missing: 'impute it as training did, or refuse such rows cleanly and declare `refusal: allowed`',
    category_swap: 'one category may carry an answer by itself',
    unseen_category: 'encode unknown categories as training did, or refuse them cleanly and declare `refusal: allowed`',
    unit: 'check the range of inputs, refuse what is outside cleanly and declare `refusal: allowed`',
    out_of_range: 'clip inputs to the range of training, or refuse what is outside cleanly and declare `refusal: allowed`',
    extreme: 'clip inputs to the range of training, or refuse what is outside cleanly and declare `refusal: allowed`',
    typo: 'normalise texts before they are encoded',
    case: 'normalise the case of texts before they are encoded',
    accents: 'normalise the accents of texts before they are encoded',
};

;// CONCATENATED MODULE: ./.build/src/model/behaviour/score-range.js

const PROBABILITIES = new Set(['binary', 'multiclass', 'multilabel']);
/** A task with classes answers probabilities. 2.5 is a yes at any threshold, so no rule about answers would see it. Entry i is the answer to row i, where there is one. */
function scoresOutOfRange(delivery, sample, answers, path) {
    if (!PROBABILITIES.has(delivery.spec.tests.task))
        return [];
    const wrong = answers.flatMap((answer, row) => (answer?.some((score) => score < 0 || score > 1) ? [row] : []));
    if (wrong.length === 0)
        return [];
    const shown = wrong.slice(0, 3).map((row) => `${sample.nameOf(row)}: ${answers[row].find((score) => score < 0 || score > 1)}`);
    return [
        {
            code: 'predictor-score-out-of-range',
            outcome: 'fail',
            rule: 'the model answers probabilities',
            message: `${(0,format/* counted */.hS)(wrong.length, 'row')} of ${(0,format/* count */.U9)(sample.rows.length)} got a score outside 0 to 1. For example ${(0,format/* list */.p_)(shown)}.`,
            expected: 'a number in 0 to 1',
            actual: `${(0,format/* count */.U9)(wrong.length)} outside`,
            n: sample.rows.length,
            numbers: { outside: wrong.length },
            fix: 'Answer probabilities (of the positive class, or of each class), not logits, margins or percentages; or say in tests.predictor.outputs which of its outputs they are.',
            location: delivery.locate(path),
        },
    ];
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/judge.js













/** Asks the model the drawn rows as they are and as each rule changes them. No label is read. */
async function judgeBehaviour(delivery, context, predictor, options = {}) {
    const behaviour = delivery.spec.tests.behaviour;
    if (RULES.every((rule) => behaviour[rule] === undefined))
        return { findings: [nothingDeclared(delivery)] };
    const sample = await drawSample(delivery, context, options, behaviour.rows);
    requireColumns(delivery, sample, columnsAsked(behaviour));
    const facts = await columnFacts(delivery, context, sample);
    const asking = new Asking(predictor, { batch: behaviour.batch, signal: options.signal });
    const inputs = [...sample.inputs, ...facts.inputs];
    const answers = await asking.ask(sample.rows);
    const silent = answers.flatMap((answer, row) => (answer.kind === 'answered' ? [] : [row]));
    if (silent.length > 0)
        return { findings: [unanswered(delivery, sample, answers, silent)], inputs };
    const before = answers.map((answer) => (answer.kind === 'answered' ? answer.prediction : []));
    const probing = { delivery, engine: context.engine, sample, facts, asking, reading: (0,behaviour_answers/* readingOf */.MU)(delivery, predictor.outputs), before };
    const perturbed = await tryPerturbations(probing, behaviour);
    const attacked = await tryAdversarial(probing, behaviour);
    const judged = [
        ...(await tryDeterminism(probing, behaviour)),
        ...(await tryInvariances(probing, behaviour)),
        ...(await tryMonotone(probing, behaviour)),
        ...(await tryDirectional(probing, behaviour)),
        ...(await tryMetamorphic(probing, behaviour)),
        ...perturbed.judged,
        ...attacked.judged,
    ];
    return {
        findings: [...scoresOutOfRange(delivery, sample, before, ['tests', 'predictor']), ...findingsOf(delivery, judged)],
        notes: [
            `Behaviour: ${(0,format/* counted */.hS)(sample.rows.length, 'row')} drawn of ${(0,format/* count */.U9)(sample.total)}, ${(0,format/* counted */.hS)(asking.asked, 'question')} to the model.`,
            ...(facts.from && behaviour.perturbations?.some(({ kind }) => kind === 'noise') ? [`Interquartile ranges come from ${facts.from}.`] : []),
            ...perturbed.notes,
            ...offNotes(behaviour),
        ],
        facts: attacked.facts,
        inputs,
        details: { rows: sample.rows.length, of: sample.total, questions: asking.asked, seed: delivery.spec.tests.seed, rules: judged.map(({ rule, tried }) => ({ code: rule.code, rule: rule.rule, n: tried.n, broken: tried.broken })) },
    };
}
/** Rules that pass are told once for each group; each one that does not has a finding of its own. */
function findingsOf(delivery, judged) {
    const findings = [];
    const passed = new Map();
    for (const { tried, rule, group } of judged) {
        const finding = judgeRate(delivery, tried, rule, judged.length);
        if (finding.outcome !== 'pass' || group === undefined)
            findings.push(finding);
        else if (passed.has(group))
            passed.get(group).push(finding);
        else
            passed.set(group, [finding]);
    }
    return [...findings, ...[...passed.values()].map(together)];
}
/** The passing rule with the highest rate, and how many others stand behind it. */
function together(findings) {
    const worst = findings.reduce((a, b) => ((b.interval?.high ?? 0) > (a.interval?.high ?? 0) ? b : a));
    if (findings.length === 1)
        return worst;
    return { ...worst, message: `${worst.message} This is the highest of ${findings.length}: ${(0,format/* list */.p_)(findings.map((finding) => finding.subject?.name ?? finding.rule), 12)}.` };
}
function columnsAsked(behaviour) {
    const at = (key, index) => ['tests', 'behaviour', key, ...(index === undefined ? [] : [index])];
    return [
        ...(behaviour.invariances ?? []).map(({ columns }, i) => ({ columns, path: at('invariances', i) })),
        ...(behaviour.monotone ?? []).map(({ column }, i) => ({ columns: [column], path: at('monotone', i) })),
        ...(behaviour.directional ?? []).map(({ change }, i) => ({ columns: Object.keys(change), path: at('directional', i) })),
        ...(behaviour.metamorphic ?? []).map(({ change }, i) => ({ columns: Object.keys(change), path: at('metamorphic', i) })),
        ...(behaviour.perturbations ?? []).map(({ columns }, i) => ({ columns: columns ?? [], path: at('perturbations', i) })),
        ...(behaviour.adversarial ? [{ columns: Object.keys(behaviour.adversarial.columns), path: at('adversarial') }] : []),
    ];
}
const RULES = ['determinism', 'invariances', 'monotone', 'directional', 'metamorphic', 'perturbations', 'adversarial'];
function offNotes(behaviour) {
    const off = RULES.filter((rule) => behaviour[rule] === undefined);
    return off.length > 0 ? [`Behaviour, off (not declared): ${off.join(', ')}.`] : [];
}
function nothingDeclared(delivery) {
    return {
        code: 'behaviour-not-declared',
        outcome: 'error',
        rule: 'tests.behaviour declares rules',
        message: 'tests.behaviour says how rows are drawn and declares no rule, so nothing would be asked of the model.',
        expected: RULES.join(', '),
        actual: 'none of them',
        fix: 'Declare one of them, for example `determinism: {}` and `perturbations: [{kind: noise}]`.',
        location: delivery.locate(['tests', 'behaviour']),
    };
}
function unanswered(delivery, sample, answers, silent) {
    const first = answers[silent[0]];
    return {
        code: 'behaviour-rows-unanswered',
        outcome: 'fail',
        rule: 'the model answers every row as it is',
        message: `The model gave no answer to ${(0,format/* counted */.hS)(silent.length, 'row')} of ${(0,format/* count */.U9)(sample.rows.length)} that nobody has changed, so what it does with changed ones was not asked. For example ${(0,format/* list */.p_)(silent.slice(0, 3).map((row) => sample.nameOf(row)))}${'code' in first ? ` (${first.code})` : ''}.`,
        expected: 'an answer to each row',
        actual: `${(0,format/* count */.U9)(silent.length)} without`,
        n: sample.rows.length,
        numbers: { unanswered: silent.length },
        fix: 'Let the model answer every row of the features, also the awkward ones.',
        location: delivery.locate(['tests', 'behaviour']),
    };
}

// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/model/predictors/open.js + 10 modules
var predictors_open = __webpack_require__(70842);
;// CONCATENATED MODULE: ./.build/src/model/behaviour/with-predictor.js


/** Runs work with the candidate's predictor and closes it; a predictor that is not there, or fails, is an error with its reason. */
async function withPredictor(delivery, context, path, work) {
    let predictor;
    try {
        predictor = await (0,predictors_open/* openPredictor */.f)(delivery, context, 'candidate');
        if (!predictor)
            return { findings: [notDeclared(delivery, path)] };
        if (!predictor.live)
            return { findings: [notLive(delivery, path, predictor)] };
        const answer = await work(predictor);
        return { ...answer, notes: [...(answer.notes ?? []), ...predictor.notes] };
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x) || error.name !== 'PredictorError')
            throw error;
        return { findings: [with_predictor_failed(delivery, path, error)] };
    }
    finally {
        await predictor?.close();
    }
}
function notDeclared(delivery, path) {
    return {
        code: 'probe-needs-predictor',
        outcome: 'error',
        rule: `${path.join('.')} asks the model itself`,
        message: `\`${path.join('.')}\` changes rows and asks the model about them, and the delivery file declares no tests.predictor.`,
        expected: 'tests.predictor',
        actual: 'not declared',
        fix: 'Declare tests.predictor: a command, a server (http) or an ONNX model.',
        location: delivery.locate(path),
    };
}
function notLive(delivery, path, { name }) {
    return {
        code: 'probe-needs-predictor',
        outcome: 'error',
        rule: `${path.join('.')} asks the model itself`,
        message: `The predictor of the kind ${name} knows the answers to the rows in it and to no changed one, so \`${path.join('.')}\` would see nothing move.`,
        expected: 'a predictor that computes answers',
        actual: name,
        fix: 'Declare a command, a server (http) or an ONNX model as tests.predictor.',
        location: delivery.locate(['tests', 'predictor']),
    };
}
function with_predictor_failed(delivery, path, error) {
    return {
        code: error.code,
        outcome: 'error',
        rule: `${path.join('.')} asks the model itself`,
        message: error.message.replace(` ${error.fix} [${error.code}]`, ''),
        expected: 'answers',
        actual: error.code,
        fix: error.fix,
        location: delivery.locate(['tests', 'predictor']),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/behaviour/probe.js


/** `tests.behaviour`: what the model must do with changed inputs. */
const BEHAVIOUR = {
    name: 'behaviour',
    declared: ({ spec }) => spec.tests?.behaviour !== undefined,
    judge: (delivery, context, options) => withPredictor(delivery, context, ['tests', 'behaviour'], (predictor) => judgeBehaviour(delivery, context, predictor, options)),
};

// EXTERNAL MODULE: ./.build/src/model/contents/contents.js + 17 modules
var contents = __webpack_require__(68108);
// EXTERNAL MODULE: ./.build/src/model/environment/environment.js + 2 modules
var environment = __webpack_require__(58656);
// EXTERNAL MODULE: ./.build/src/model/explain/file.js
var explain_file = __webpack_require__(16027);
// EXTERNAL MODULE: ./.build/src/model/explain/importance.js
var importance = __webpack_require__(89495);
// EXTERNAL MODULE: ./.build/src/model/explain/permute.js
var permute = __webpack_require__(11255);
;// CONCATENATED MODULE: ./.build/src/model/explain/shapley.js

/**
 * Shapley values of one row by sampled orders (Štrumbelj and Kononenko 2014, Knowledge and Information Systems 41:647, algorithm 1):
 * from each background row, columns take the row's values one after another, and each step's change of the answer belongs to its
 * column. Every background row begins equally many orders, so the values of a linear model are exact, and all sum up in any case.
 * `ask` answers one number a row, in order. With two models and one seed the same rows are asked.
 */
async function shapley(ask, row, { background, columns, orders, seed }) {
    const paths = [];
    background.forEach((from, b) => {
        for (let repeat = 0; repeat < orders; repeat++) {
            const order = (0,permute/* permutation */.dL)(columns.length, seed + b * orders + repeat);
            const rows = [{ ...row, ...Object.fromEntries(columns.map((column) => [column, from[column]])) }];
            for (const j of order)
                rows.push({ ...rows.at(-1), [columns[j]]: row[columns[j]] });
            paths.push({ order, rows });
        }
    });
    const answers = await ask(paths.flatMap(({ rows }) => rows));
    const width = columns.length + 1;
    const sums = new Float64Array(columns.length);
    const squares = new Float64Array(columns.length);
    let [first, last, n] = [0, 0, 0];
    paths.forEach(({ order }, p) => {
        const along = answers.slice(p * width, (p + 1) * width);
        if (!along.every((answer) => Number.isFinite(answer)))
            return;
        n += 1;
        first += along[0];
        last += along.at(-1);
        order.forEach((j, step) => {
            const gain = along[step + 1] - along[step];
            sums[j] += gain;
            squares[j] += gain * gain;
        });
    });
    const values = [...sums].map((sum) => sum / n);
    const errors = values.map((mean, j) => Math.sqrt(Math.max(0, squares[j] / n - mean * mean) / Math.max(1, n - 1)));
    return { values, errors, answer: last / n, background: first / n, orders: { used: n, tried: paths.length } };
}

;// CONCATENATED MODULE: ./.build/src/model/explain/largest-flips.js




/** Columns that a fact names; the others are summed. */
const SHOWN = 3;
/** The drawn rows on which both models differ most (changed answers first), and which columns make the difference. */
async function explainFlips(asked) {
    const { delivery, sample, reading, champion } = asked;
    const { largest_flips: most } = delivery.spec.tests.explanations;
    if (most === 0)
        return { facts: [], notes: [], details: [] };
    if (!champion)
        return { facts: [], notes: ['The largest flips: off (no tests.champion_predictor).'], details: [] };
    const [now, before] = [await answersOf(asked.candidate, sample.rows), await answersOf(champion, sample.rows)];
    const apart = sample.rows
        .flatMap((_, row) => (now[row] && before[row] ? [{ row, now: now[row], before: before[row], flips: reading.classOf(now[row]) !== reading.classOf(before[row]), move: (0,behaviour_answers/* moveBetween */.KW)(before[row], now[row]) }] : []))
        .filter(({ move }) => move > 0)
        .sort((a, b) => Number(b.flips) - Number(a.flips) || b.move - a.move || a.row - b.row)
        .slice(0, most);
    const result = { facts: [], notes: [], details: [] };
    for (const [place, { row, now, before }] of apart.entries()) {
        const output = outputFor(asked, before, now);
        const why = await attribute(asked, row, output);
        if (!isWhole(why)) {
            result.notes.push(`The flip of ${sample.nameOf(row)} is not explained: a model answered too few of the rows between it and others.`);
            continue;
        }
        const parts = asked.features.map((column, j) => ({ column, value: why.difference[j] })).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
        const rest = parts.slice(SHOWN).reduce((sum, { value }) => sum + value, 0);
        const baseline = asked.championIsLive ? why.baseline : undefined;
        const text = (0,format/* list */.p_)([
            ...parts.slice(0, SHOWN).map(({ column, value }) => `${column} ${(0,format/* signed */.x8)(value)}`),
            ...(parts.length > SHOWN ? [`all others ${(0,format/* signed */.x8)(rest)}`] : []),
            ...(baseline === undefined ? [] : [`for every row ${(0,format/* signed */.x8)(baseline)}`]),
        ], SHOWN + 2);
        result.facts.push([`Largest flip ${place + 1}`, `${sample.nameOf(row)}: champion ${(0,behaviour_probing/* answerText */.yy)(reading, before)}, candidate ${(0,behaviour_probing/* answerText */.yy)(reading, now)}. ${asked.championIsLive ? 'The difference is made of' : 'The candidate differs from its mean answer by'} ${text}.`]);
        result.details.push({ row: sample.nameOf(row), champion: before, candidate: now, output: reading.outputs[output], columns: asked.features, candidate_values: why.candidate.values, candidate_errors: why.candidate.errors, ...(why.champion && { champion_values: why.champion.values, champion_errors: why.champion.errors }) });
    }
    return result;
}
/** The declared output, the only one, or the one that differs most. */
function outputFor({ delivery, reading }, before, now) {
    const { output } = delivery.spec.tests.explanations;
    if (output !== undefined || reading.outputs.length === 1)
        return (0,behaviour_answers/* outputIndex */.uk)(delivery, reading, output, ['tests', 'explanations']);
    return now.reduce((best, value, i) => (Math.abs(value - before[i]) > Math.abs(now[best] - before[best]) ? i : best), 0);
}
/** Half of the orders at least, or the values speak of rows that the model happens to answer. */
function isWhole({ candidate, champion }) {
    return [candidate, champion].every((one) => one === undefined || one.orders.used * 2 >= one.orders.tried);
}
async function attribute({ delivery, sample, features, candidate, champion, championIsLive }, row, output) {
    const { background: size, permutations } = delivery.spec.tests.explanations;
    const others = sample.rows.filter((_, i) => i !== row).slice(0, size);
    const options = { background: others, columns: features, orders: permutations, seed: (0,behaviour_probing/* seedFor */.ln)(delivery.spec.tests.seed, 'shapley', row) };
    const ask = (asking) => async (rows) => (await answersOf(asking, rows)).map((answer) => answer?.[output] ?? NaN);
    const own = await shapley(ask(candidate), sample.rows[row], options);
    if (!championIsLive)
        return { candidate: own, difference: own.values, baseline: 0 };
    const theirs = await shapley(ask(champion), sample.rows[row], options);
    return { candidate: own, champion: theirs, difference: own.values.map((value, j) => value - theirs.values[j]), baseline: own.background - theirs.background };
}
async function answersOf(asking, rows) {
    return (await asking.ask(rows)).map((answer) => (answer.kind === 'answered' ? answer.prediction : undefined));
}

// EXTERNAL MODULE: ./.build/src/model/explain/shares.js
var shares = __webpack_require__(16585);
;// CONCATENATED MODULE: ./.build/src/model/explain/probe.js













const BATCH = 256;
/** `tests.explanations`: what the model relies on, as far as that shows without labels. */
const EXPLANATIONS_PROBE = {
    name: 'explanations',
    declared: ({ spec }) => spec.tests?.explanations !== undefined,
    judge: (delivery, context, options) => withPredictor(delivery, context, ['tests', 'explanations'], async (candidate) => {
        const champion = await (0,predictors_open/* openPredictor */.f)(delivery, context, 'champion');
        try {
            return await judgeExplanations(delivery, context, { candidate, champion }, options);
        }
        finally {
            await champion?.close();
        }
    }),
};
/** Permutation importance of both models, gates on its shares, the rows on which the models differ most, and the file for the loss. */
async function judgeExplanations(delivery, context, models, options = {}) {
    const explanations = delivery.spec.tests.explanations;
    const { seed, level, replicates } = delivery.spec.tests;
    const sample = await drawSample(delivery, context, options, explanations.rows);
    const features = explanations.columns ?? sample.columns.map((column) => column.name);
    requireColumns(delivery, sample, [
        { columns: explanations.columns ?? [], path: ['tests', 'explanations', 'columns'] },
        ...(explanations.gates ?? []).map((gate, i) => ({ columns: gate.columns, path: ['tests', 'explanations', 'gates', i, 'columns'] })),
    ]);
    const groups = (0,permute/* groupsOf */.c1)(features, explanations.gates ?? []);
    const asking = (predictor) => new Asking(predictor, { batch: BATCH, signal: options.signal });
    const reading = (0,behaviour_answers/* readingOf */.MU)(delivery, models.candidate.outputs);
    if (explanations.output !== undefined)
        (0,behaviour_answers/* outputIndex */.uk)(delivery, reading, explanations.output, ['tests', 'explanations']);
    const measure = async (predictor) => {
        const mine = asking(predictor);
        const answers = await (0,permute/* askPermuted */.y6)(mine, sample.rows, groups, explanations.repeats, seed);
        return { answers, importances: (0,importance/* importancesOf */.bL)(groups, answers, importance/* moveOf */.ds, { replicates: replicates, seed: seed, level: level }), asking: mine };
    };
    const candidate = await measure(models.candidate);
    const champion = models.champion?.live ? await measure(models.champion) : undefined;
    const keys = (await sample.select([(0,explain_file/* keyDigestSql */.Oe)(context.engine, sample.file, sample.key)]))[0].map(String);
    const file = await (0,explain_file/* writeImportance */.wC)(context.out, keys, groups.map(({ name }) => name), { candidate: candidate.answers, ...(champion && { champion: champion.answers }) });
    const flips = await explainFlips({ delivery, sample, reading, features, candidate: candidate.asking, champion: models.champion && (champion?.asking ?? asking(models.champion)), championIsLive: models.champion?.live === true });
    return {
        findings: [...(delivery.spec.tests.behaviour ? [] : scoresOutOfRange(delivery, sample, candidate.answers.base, ['tests', 'predictor'])), relies(delivery, candidate.importances, level), ...(0,shares/* judgeShares */.uS)(delivery, 'predictions', candidate.importances, level)],
        notes: [
            `Explanations: ${(0,format/* counted */.hS)(sample.rows.length, 'row')} drawn of ${(0,format/* count */.U9)(sample.total)}, ${(0,format/* counted */.hS)(candidate.asking.asked + (champion?.asking.asked ?? 0), 'question')} to the models. Importance is how far answers move when a column is permuted; ${explain_file/* IMPORTANCE_FILE */.y$} lets run-model-tests say what that does to the loss.`,
            ...(models.champion?.live ? [] : ['Explanations of the champion: off (no tests.champion_predictor that computes answers).']),
            ...flips.notes,
        ],
        facts: [['What moves the candidate\'s answers', (0,shares/* sharesText */.W5)(candidate.importances, level)], ...(champion ? [['What moves the champion\'s answers', (0,shares/* sharesText */.W5)(champion.importances, level)]] : []), ...flips.facts],
        inputs: [...sample.inputs, { name: explain_file/* IMPORTANCE_FILE */.y$, digest: await (0,files/* digestOfFile */.Mk)(file) }],
        details: { candidate: (0,shares/* importanceDetails */.Du)(candidate.importances, level), ...(champion && { champion: (0,shares/* importanceDetails */.Du)(champion.importances, level) }), flips: flips.details },
    };
}
function relies(delivery, importances, level) {
    const { n, left } = importances;
    return {
        code: 'explanations-measured',
        outcome: n === 0 ? 'error' : 'pass',
        rule: 'the importance of each column is measured',
        message: `${left > 0 ? `${(0,format/* counted */.hS)(left, 'row')} left out, as the model did not answer every permutation of them. ` : ''}What moves the candidate's answers: ${(0,shares/* sharesText */.W5)(importances, level)}.`,
        expected: 'answers to permuted rows',
        actual: (0,format/* counted */.hS)(n, 'row'),
        n,
        ...(n === 0 && { fix: 'Let the model answer rows whose columns come from other rows.' }),
        location: delivery.locate(['tests', 'explanations']),
    };
}

// EXTERNAL MODULE: ./.build/src/model/golden/judge.js + 3 modules
var judge = __webpack_require__(71658);
;// CONCATENATED MODULE: ./.build/src/model/golden/probe.js





const probe_BATCH = 256;
/** `tests.golden` with `ask: predictor`: the model itself is asked the features of the golden rows. */
const GOLDEN_PROBE = {
    name: 'golden',
    declared: ({ spec }) => spec.tests?.golden?.ask === 'predictor',
    judge: (delivery, context, { signal }) => withPredictor(delivery, context, ['tests', 'golden'], (predictor) => askGolden(delivery, context, predictor, signal)),
};
async function askGolden(delivery, context, predictor, signal) {
    const files = await (0,judge/* readGoldenFiles */.r8)(delivery);
    const without = files.rows.filter(({ features }) => features === undefined);
    if (without.length > 0)
        throw new problem/* InputError */.d(without.slice(0, 20).map(({ line }) => ({
            code: 'golden-unreadable',
            message: `${files.golden.file}, line ${line}: the row has no \`features\`, and tests.golden asks the predictor.`,
            fix: 'Write the features of the row, or set `ask: predictions`.',
            location: { file: files.golden.file, line, column: 1 },
        })));
    const asking = new Asking(predictor, { batch: probe_BATCH, signal });
    const answers = await asking.ask(files.rows.map(({ key, features }) => ({ ...key, ...features })));
    const { classOf } = (0,behaviour_answers/* readingOf */.MU)(delivery, predictor.outputs);
    const asked = answers.map((answer) => {
        if (answer.kind === 'answered')
            return { prediction: answer.prediction, className: classOf(answer.prediction) };
        return { missing: answer.kind === 'unasked' ? 'not asked' : answer.code };
    });
    return (0,judge/* judgeGolden */.h_)(delivery, context, files, asked);
}

;// CONCATENATED MODULE: ./.build/src/model/server/payloads.js






/** Throws InputError where the features are not there or lack a column that `request.columns` names. */
async function payloadsOf(delivery, context, settings, options) {
    const file = options.features ?? (await (0,features/* cutFeatures */.y)(delivery, context, external_node_path_.join(context.out, probe_files/* PROBE_FEATURES */.F))).file;
    const described = (await context.engine.describe({ file })).map(({ name }) => name);
    const left = new Set([...(delivery.spec.data?.key ?? []), delivery.spec.data?.label ?? ''].map((name) => name.toLowerCase()));
    const wanted = settings.declared.request.columns;
    const missing = (wanted ?? []).filter((name) => !described.includes(name));
    const columns = wanted ?? described.filter((name) => !left.has(name.toLowerCase()));
    const location = delivery.locate(['tests', 'serving', 'request']);
    if (missing.length > 0)
        throw problem/* InputError */.d.of('serving-column-missing', `The features have no column ${missing.join(', ')}.`, 'Correct tests.serving.request.columns.', location);
    if (columns.length === 0)
        throw problem/* InputError */.d.of('serving-no-columns', 'Nothing is left to send: all columns of the features are keys.', 'Name the columns in tests.serving.request.columns.', location);
    const most = settings.rows * settings.payloads;
    const table = await context.engine.query(`SELECT ${columns.map(core_sql/* identifier */.C).join(', ')} FROM features LIMIT ${most}`, { features: { file } });
    if (table.rows < settings.rows)
        throw problem/* InputError */.d.of('serving-too-few-rows', `The features have ${table.rows} rows and each request wants ${settings.rows}.`, 'Lower tests.serving.request.rows, or give more rows.', location);
    const rows = Array.from({ length: table.rows }, (_, row) => Object.fromEntries(columns.map((column) => [column, table.values[column][row]])));
    const groups = Array.from({ length: Math.floor(rows.length / settings.rows) }, (_, i) => rows.slice(i * settings.rows, (i + 1) * settings.rows));
    return { groups, inputs: [{ name: 'features', digest: await (0,files/* digestOfFile */.Mk)(file) }] };
}

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/model/gates/decide.js
var decide = __webpack_require__(34692);
// EXTERNAL MODULE: ./.build/src/statistics/student.js
var student = __webpack_require__(18840);
// EXTERNAL MODULE: ./.build/src/statistics/normal.js
var normal = __webpack_require__(66976);
;// CONCATENATED MODULE: ./.build/src/statistics/clustered.js


/**
 * How many independent trials the clusters are worth for the share of their events. Trials of one cluster may resemble each other, so
 * the variance between clusters (linearised ratio; Cochran 1977, §3.12) is set against the binomial one: n over their ratio, and less
 * for having few clusters to learn that from (t against normal quantile; Korn and Graubard 1998, Survey Methodology 24:193). Never
 * more than n; n itself where clusters differ no more than chance would have them, or where there are no events to tell it by.
 */
function effectiveTrials(clusters, level) {
    const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0);
    const events = clusters.reduce((sum, cluster) => sum + cluster.events, 0);
    const m = clusters.length;
    if (m < 2 || events === 0 || events === n)
        return n;
    const share = events / n;
    const squares = clusters.reduce((sum, cluster) => sum + (cluster.events - share * cluster.n) ** 2, 0);
    const designEffect = ((m / (m - 1)) * squares) / (n * share * (1 - share));
    if (designEffect <= 1)
        return n;
    const few = (0,normal/* normalQuantile */.Z)(level) / (0,student/* studentQuantile */.FI)(level, m - 1);
    return (n / designEffect) * few * few;
}

;// CONCATENATED MODULE: ./.build/src/statistics/histogram.js
/** Sub-buckets of each power of two; below twice this number every value has a bucket of its own. */
const HALF = 256;
const EXACT = 2 * HALF;
const SHIFT = Math.log2(HALF);
/** Powers of two above the exact range: up to 2^32 microseconds, 71 minutes. */
const OCTAVES = 23;
/** Half the width of a bucket over its values: no time read from a histogram is off by more than this share. */
const HISTOGRAM_ERROR = 1 / EXACT;
/**
 * Times in whole microseconds, in buckets whose width grows with the value (log-linear, as in HdrHistogram): 26 KB for any number of
 * values, relative error at most `HISTOGRAM_ERROR`. What never came back is kept apart, and is slower than all else.
 */
class Histogram {
    counts = new Uint32Array(HALF * OCTAVES + EXACT);
    /** Values recorded, without the missed. */
    recorded = 0;
    missed = 0;
    /** Exact, microseconds. */
    largest = 0;
    /** Values and misses. */
    get total() {
        return this.recorded + this.missed;
    }
    record(microseconds) {
        const value = Math.min(Math.max(0, Math.round(microseconds)), 2 ** 32 - 1);
        this.counts[bucketOf(value)]++;
        this.recorded++;
        if (value > this.largest)
            this.largest = value;
    }
    miss() {
        this.missed++;
    }
    add(other) {
        for (let bucket = 0; bucket < this.counts.length; bucket++)
            this.counts[bucket] += other.counts[bucket];
        this.recorded += other.recorded;
        this.missed += other.missed;
        this.largest = Math.max(this.largest, other.largest);
        return this;
    }
    /** The value of rank 1 … total, in microseconds: the middle of its bucket. Infinity among the missed, NaN where there is no such rank. */
    atRank(rank) {
        if (!(rank >= 1 && rank <= this.total))
            return NaN;
        let seen = 0;
        for (let bucket = 0; bucket < this.counts.length; bucket++) {
            seen += this.counts[bucket];
            if (seen >= rank)
                return middleOf(bucket);
        }
        return Infinity;
    }
    /** The order statistic of rank ⌈p · total⌉ (type 1). */
    quantile(p) {
        return this.atRank(rankOf(p, this.total));
    }
    /** Values in buckets above that of `microseconds`, and the missed. */
    slowerThan(microseconds) {
        if (microseconds === Infinity)
            return 0;
        const from = bucketOf(Math.min(Math.round(microseconds), 2 ** 32 - 1)) + 1;
        let slower = this.missed;
        for (let bucket = from; bucket < this.counts.length; bucket++)
            slower += this.counts[bucket];
        return slower;
    }
}
function pooled(histograms) {
    return histograms.reduce((sum, histogram) => sum.add(histogram), new Histogram());
}
/** Rank of the p-quantile among n values. Shares such as 0.999 are not exact: what is a whole rank but for that is that rank. */
function rankOf(p, n) {
    return Math.max(1, Math.ceil(p * n - 1e-9 * n));
}
function bucketOf(value) {
    if (value < EXACT)
        return value;
    const octave = 31 - Math.clz32(value) - SHIFT;
    return HALF * octave + Math.floor(value / 2 ** octave);
}
/** The middle of a bucket's values, in microseconds. */
function middleOf(bucket) {
    if (bucket < EXACT)
        return bucket;
    const octave = Math.floor(bucket / HALF) - 1;
    const low = (bucket - HALF * octave) * 2 ** octave;
    return low + (2 ** octave - 1) / 2;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./.build/src/model/server/process-tree.js


/** Linux counts processor time in hundredths of a second for programs, whatever the kernel's own clock (USER_HZ, time(7)). */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;
/** Whether processes can be seen at all: /proc is Linux's. */
function canSeeProcesses() {
    return process.platform === 'linux';
}
/** Memory and processor time of a process and its descendants. Undefined where there is no /proc or the process is gone. */
async function treeUse(root) {
    if (!canSeeProcesses())
        return undefined;
    const stats = descendants(root);
    if (stats.length === 0)
        return undefined;
    const shares = await Promise.all(stats.map(({ pid }) => proportionalBytes(pid)));
    const proportional = shares.every((share) => share !== undefined);
    return {
        processes: stats.length,
        memory: stats.reduce((sum, stat, i) => sum + (proportional ? shares[i] : stat.resident), 0),
        proportional,
        cpu: stats.reduce((sum, stat) => sum + stat.cpu, 0),
    };
}
/** Ids of a process and its descendants that are alive now, parents first. */
function treeOf(root) {
    return canSeeProcesses() ? descendants(root).map(({ pid }) => pid) : [root];
}
/**
 * Ids of processes that carry a variable of this name and value in the environment they were started with: descendants that
 * went their own way (a daemon's parent is no longer ours) still do.
 */
function processesWith(name, value) {
    if (!canSeeProcesses())
        return [];
    const wanted = `${name}=${value}`;
    return pids().filter((pid) => {
        try {
            return (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, 'latin1').split('\0').includes(wanted);
        }
        catch {
            // Gone, or of another user.
            return false;
        }
    });
}
function descendants(root) {
    const first = statOf(root);
    const found = first ? [first] : [];
    for (let i = 0; i < found.length; i++) {
        const children = childrenOf(found[i].pid);
        // A kernel without these lists: every process is asked for its parent.
        if (children === undefined)
            return descendantsByParent(root);
        found.push(...children.flatMap((pid) => statOf(pid) ?? []));
    }
    return found;
}
/** Each thread has its own children (proc(5), /proc/pid/task/tid/children). Undefined where the kernel has no such lists. */
function childrenOf(pid) {
    try {
        return (0,external_node_fs_.readdirSync)(`/proc/${pid}/task`).flatMap((thread) => (0,external_node_fs_.readFileSync)(`/proc/${pid}/task/${thread}/children`, 'latin1').split(' ').filter((id) => id !== '').map(Number));
    }
    catch {
        // Threads come and go; a process that is gone has no children.
        return (0,external_node_fs_.existsSync)(`/proc/self/task/${process.pid}/children`) ? [] : undefined;
    }
}
function descendantsByParent(root) {
    const all = pids().flatMap((pid) => statOf(pid) ?? []);
    const children = new Map();
    for (const stat of all)
        children.set(stat.parent, [...(children.get(stat.parent) ?? []), stat]);
    const found = all.filter(({ pid }) => pid === root);
    for (let i = 0; i < found.length; i++)
        found.push(...(children.get(found[i].pid) ?? []));
    return found;
}
function pids() {
    return (0,external_node_fs_.readdirSync)('/proc').filter((name) => /^[0-9]+$/.test(name)).map(Number);
}
/** Fields as in proc(5): the name in brackets may hold anything, so they are counted from its last bracket. */
function statOf(pid) {
    try {
        const text = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'latin1');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        // A zombie holds nothing and runs nothing.
        if (fields[0] === 'Z')
            return undefined;
        const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
        return { pid, parent: Number(fields[1]), cpu: ticks / TICKS_PER_SECOND, resident: Number(fields[21]) * PAGE_BYTES };
    }
    catch {
        return undefined;
    }
}
async function proportionalBytes(pid) {
    try {
        const kilobytes = /^Pss:\s+([0-9]+) kB$/m.exec(await (0,promises_.readFile)(`/proc/${pid}/smaps_rollup`, 'latin1'));
        return kilobytes ? Number(kilobytes[1]) * 1024 : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/src/model/server/quartets.js

const FIRST = ['first', 'second', 'second', 'first'];
const SECOND = ['second', 'first', 'first', 'second'];
/** A B B A or B A A B, by a coin for each quartet: what drifts steadily in a quartet meets both sides alike. */
function quartetOrder(quartets, seed) {
    const random = (0,statistics_random/* seededRandom */.Is)(seed);
    return Array.from({ length: quartets }, () => (random.next() % 2 === 0 ? FIRST : SECOND));
}
/** A stream of its own for each use and block, from one declared seed. */
function seedOf(seed, use, index = 0) {
    let hash = (seed ^ 0x811c9dc5) >>> 0;
    for (const character of `${use}/${index}`)
        hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    return hash;
}

;// CONCATENATED MODULE: ./.build/src/model/server/blocks.js



const MEMORY_EVERY_MS = 250;
/**
 * The candidate (first) and the champion (second; the candidate again where there is none) under the same load in turn: quartets
 * A B B A or B A A B by a coin, one server under load at a time, fresh connections and a washout in each block. The four blocks of a
 * quartet have the same arrival times and requests.
 */
async function interleave(rig, first, second) {
    const { quartets, requests, washout, perSecond, seed } = rig.settings;
    const order = quartetOrder(quartets, seedOf(seed, 'order'));
    const answer = { blocks: [], order, peakMemory: {}, proportional: true, readings: 0 };
    for (const [quartet, sides] of order.entries()) {
        const arrivals = rig.arrivals(requests + washout, perSecond, 'steady', quartet);
        for (const [place, side] of sides.entries()) {
            const served = side === 'second' && second ? second : first;
            const { result, used, peak, readings } = await watched(rig, served, () => rig.load(served, arrivals, { offset: quartet * (requests + washout) }));
            const key = second ? side : 'first';
            if (peak) {
                answer.peakMemory[key] = Math.max(answer.peakMemory[key] ?? 0, peak.memory);
                answer.proportional &&= peak.proportional;
            }
            answer.readings += readings;
            answer.blocks.push({ quartet, place, side, result, cores: used });
        }
    }
    return answer;
}
/** Runs a block while the server's processes are read: mean cores, and the reading with most memory. */
async function watched(rig, { process }, run) {
    const pid = process?.pid;
    if (pid === undefined)
        return { result: await run(), readings: 0 };
    const read = async () => treeUse(pid);
    const from = rig.timer.now();
    const before = await read();
    let peak = before;
    let readings = before ? 1 : 0;
    let busy = false;
    const watch = setInterval(() => {
        if (busy)
            return;
        busy = true;
        void read().then((use) => {
            busy = false;
            if (use === undefined)
                return;
            readings++;
            if (peak === undefined || use.memory > peak.memory)
                peak = use;
        });
    }, MEMORY_EVERY_MS);
    try {
        const result = await run();
        const after = await read();
        if (after && (peak === undefined || after.memory > peak.memory))
            peak = after;
        const seconds = (rig.timer.now() - from) / 1000;
        const used = before && after && seconds > 0 ? Math.max(0, after.cpu - before.cpu) / seconds : undefined;
        return { result, used, peak, readings: readings + (after ? 1 : 0) };
    }
    finally {
        clearInterval(watch);
    }
}
/** Times of one server by quartet: of the candidate both sides where there is no champion. */
function byQuartet(blocks, side) {
    return groups(blocks).map((group) => pooled(group.filter((block) => side === undefined || block.side === side).map(({ result }) => result.latency)));
}
function sidesByQuartet(blocks) {
    return groups(blocks).map((group) => ({ first: pooledOf(group, 'first'), second: pooledOf(group, 'second') }));
}
/** The candidate against itself: its two blocks of each quartet, the earlier against the later; without a champion all four, A B B A. */
function againstItself(blocks, hasChampion) {
    if (!hasChampion)
        return sidesByQuartet(blocks);
    return groups(blocks).map((group) => {
        const [earlier, later] = group.filter(({ side }) => side === 'first').map(({ result }) => result.latency);
        return { first: earlier, second: later };
    });
}
function pooledOf(group, side) {
    return pooled(group.filter((block) => block.side === side).map(({ result }) => result.latency));
}
function groups(blocks) {
    const found = [];
    for (const block of blocks)
        (found[block.quartet] ??= []).push(block);
    return found;
}

// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/core/program.js
var core_program = __webpack_require__(69399);
;// CONCATENATED MODULE: ./.build/src/model/server/settings.js




const MB = 2 ** 20;
/** Throws InputError with every mistake between values. */
function settingsOf(delivery) {
    const tests = delivery.spec.tests;
    const declared = tests.serving;
    const { ready, request, load } = declared;
    const problems = [];
    const attempt = (make) => {
        try {
            return make();
        }
        catch (error) {
            if (!(error instanceof problem/* InputError */.d))
                throw error;
            problems.push(...error.problems);
            return undefined;
        }
    };
    const candidate = attempt(() => originOf(delivery, declared, []));
    const champion = declared.champion && attempt(() => originOf(delivery, declared.champion, ['champion']));
    for (const problem of contradictions(delivery, declared))
        problems.push(problem);
    (declared.dependencies ?? []).forEach(({ url }, index) => attempt(() => dependencyUrl(delivery, url, index)));
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return {
        declared,
        candidate: candidate,
        champion,
        ready: { path: ready.path, within: (0,duration/* parseDuration */.E)(ready.within) },
        protocol: request.protocol,
        model: request.model ?? delivery.spec.release.name,
        rows: request.rows,
        payloads: request.payloads,
        timeout: (0,duration/* parseDuration */.E)(request.timeout),
        requests: load.requests,
        washout: load.washout,
        warmUp: load.warm_up,
        quartets: load.quartets,
        connections: load.connections,
        perSecond: declared.at_rps,
        mostErrors: declared.errors.at_most,
        steady: declared.steady,
        budget: (0,duration/* parseDuration */.E)(declared.budget),
        seed: tests.seed,
        level: tests.level,
    };
}
function originOf(delivery, { start, url, cwd, env }, below) {
    if (url !== undefined)
        return { url: listedUrl(delivery, url, [...below, 'url']) };
    const folder = cwd === undefined ? delivery.root : delivery.resolve(cwd);
    return { words: (0,core_program/* commandWords */.Bl)(start), cwd: folder, env: { ...env, SLUICE_MODEL: delivery.resolve(delivery.spec.release.model) } };
}
/** The URL, where its host may be asked: this machine, or one that the delivery file lists. Throws InputError. */
function listedUrl(delivery, text, below) {
    const location = delivery.locate(['tests', 'serving', ...below]);
    const what = ['tests', 'serving', ...below].join('.');
    try {
        const url = (0,fetch_json/* checkUrl */.CU)(text, what, delivery.spec.evidence?.insecure);
        if ((0,fetch_json/* isLoopback */.U9)(url.hostname) || delivery.spec.tests.serving.hosts?.some((host) => host.toLowerCase() === url.hostname))
            return url;
        throw problem/* InputError */.d.of('serving-host-not-listed', `${what} is on ${url.hostname}, which tests.serving.hosts does not list.`, `Add it there if it may be put under load: \`hosts: [${url.hostname}]\`.`);
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        throw new problem/* InputError */.d(error.problems.map((problem) => ({ ...problem, location })));
    }
}
/** Where a dependency is; http, https or tcp. */
function dependencyUrl(delivery, text, index) {
    const below = ['dependencies', index, 'url'];
    if (!text.startsWith('tcp://'))
        return listedUrl(delivery, text, below);
    // Node parses unknown schemes without their port and host rules.
    const url = listedUrl(delivery, text.replace(/^tcp:/, 'https:'), below);
    if (url.port === '')
        throw problem/* InputError */.d.of('serving-dependency-port', `tests.serving.dependencies.${index}.url names no port.`, 'Write tcp://host:port.', delivery.locate(['tests', 'serving', ...below]));
    return new URL(`tcp://${url.host}`);
}
function contradictions(delivery, declared) {
    const problems = [];
    const at = (...below) => delivery.locate(['tests', 'serving', ...below]);
    const startless = declared.start === undefined;
    for (const [key, what] of Object.entries(NEED_START))
        if (startless && declared[key] !== undefined)
            problems.push({ code: 'serving-needs-start', message: `tests.serving.${key} ${what}, and tests.serving.url names a server that already runs.`, fix: 'Let Sluice start the server with `start`, or take this out.', location: at(key) });
    if (declared.latency?.no_slower_than_champion_by !== undefined && !declared.champion)
        problems.push({ code: 'serving-needs-champion', message: 'tests.serving.latency.no_slower_than_champion_by compares with a champion, and tests.serving.champion does not say how it is served.', fix: 'Add `champion: {start: …}`.', location: at('latency') });
    if ((declared.throughput !== undefined || declared.capacity !== undefined) && objectiveOf(declared) === undefined)
        problems.push({ code: 'serving-needs-objective', message: 'Throughput and capacity are those at which a latency objective still holds, and none is declared.', fix: 'Add `latency: {p99_ms: …}`, or `throughput: {p99_ms: …}`.', location: at(declared.throughput ? 'throughput' : 'capacity') });
    if (declared.soak && startless)
        problems.push({ code: 'serving-needs-start', message: 'tests.serving.soak reads the memory of processes that Sluice started.', fix: 'Let Sluice start the server with `start`, or take this out.', location: at('soak') });
    return problems;
}
const NEED_START = {
    memory_mb: 'is about processes that Sluice started',
    cpu_cores: 'is about processes that Sluice started',
    limits: 'are applied to processes that Sluice starts',
    capacity: 'is measured with several instances',
    restart: 'ends and starts the server',
    dependencies: 'are given to the server when it starts',
};
/** Milliseconds that p99 may take where throughput is measured. */
function objectiveOf({ throughput, latency }) {
    return throughput?.p99_ms ?? latency?.p99_ms;
}

;// CONCATENATED MODULE: ./.build/src/model/server/load-gates.js






/** Share of requests without a good answer, by quartets, with a score interval on the requests that these are worth. */
function errorShare(clusters, level) {
    const events = clusters.reduce((sum, cluster) => sum + cluster.events, 0);
    const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0);
    const effective = effectiveTrials(clusters, level);
    return { events, n, effective, bounds: n === 0 ? { low: 0, high: 1 } : (0,proportions/* wilson */.rF)((events / n) * effective, effective, level) };
}
/** Errors, memory and processor time under load; pure. */
function loadFindings(delivery, settings, run, hasChampion) {
    const { declared } = settings;
    return [
        errorFinding(delivery, settings, run, hasChampion),
        ...(declared.memory_mb === undefined ? [] : [memoryFinding(delivery, declared.memory_mb, run)]),
        ...(declared.cpu_cores === undefined ? [] : [processorFinding(delivery, declared.cpu_cores, run, hasChampion)]),
    ];
}
function errorFinding(delivery, { mostErrors, level }, { blocks }, hasChampion) {
    const ofCandidate = byQuartet(blocks, hasChampion ? 'first' : undefined);
    const { events, n, effective, bounds } = errorShare(ofCandidate.map((histogram) => ({ events: histogram.missed, n: histogram.total })), level);
    const outcome = (0,decide/* decide */.LD)({ kind: 'at_most', limit: mostErrors }, bounds, bounds);
    const kinds = failureKinds(candidateBlocks(blocks, hasChampion));
    return {
        code: 'serving-errors',
        outcome,
        rule: `errors under load: at most ${(0,format/* figure */.vP)(mostErrors * 100)} %`,
        message: `${(0,format/* count */.U9)(events)} of ${(0,format/* count */.U9)(n)} requests got no good answer${kinds === '' ? '' : ` (${kinds})`}: ${(0,format/* percent */.KN)(events / n)} ${(0,format/* interval */.YP)(bounds.low, bounds.high, format/* percent */.KN)}. At most ${(0,format/* percent */.KN)(mostErrors)} is wanted.${outcome === 'inconclusive' ? ' The interval holds both sides of the limit.' : ''}`,
        expected: `≤ ${(0,format/* percent */.KN)(mostErrors)}`,
        actual: (0,format/* percent */.KN)(events / n),
        n,
        interval: { ...bounds, level, method: 'Wilson, on the requests that the quartets are worth' },
        numbers: { errors: events, requests: n, effective_requests: effective, share: n === 0 ? null : events / n, low: bounds.low, high: bounds.high, limit: mostErrors },
        fix: outcome === 'pass' ? undefined : outcome === 'fail' ? "Read the server's own log for these requests; what fails under load often runs out of workers, connections or memory." : 'Raise tests.serving.load.requests or quartets.',
        subject: { kind: 'metric', name: 'errors' },
        location: delivery.locate(['tests', 'serving', 'errors']),
    };
}
function candidateBlocks(blocks, hasChampion) {
    return hasChampion ? blocks.filter(({ side }) => side === 'first') : blocks;
}
/** `3 status-503, 1 timeout`. */
function failureKinds(blocks) {
    const sums = new Map();
    for (const { result } of blocks)
        for (const [kind, n] of Object.entries(result.failures))
            sums.set(kind, (sums.get(kind) ?? 0) + n);
    return [...sums].sort(([, a], [, b]) => b - a).map(([kind, n]) => `${(0,format/* count */.U9)(n)} ${kind}`).join(', ');
}
function memoryFinding(delivery, limit, { peakMemory, proportional, readings }) {
    const location = delivery.locate(['tests', 'serving', 'memory_mb']);
    const subject = { kind: 'metric', name: 'memory' };
    const rule = `peak memory of all processes: at most ${limit} MB`;
    const bytes = peakMemory.first;
    if (bytes === undefined)
        return unseen('serving-memory', rule, `≤ ${limit} MB`, location, subject);
    const peak = bytes / MB;
    return {
        code: 'serving-memory',
        outcome: peak <= limit ? 'pass' : 'fail',
        rule,
        message: `The processes of the candidate's server took ${(0,format/* figure */.vP)(peak)} MB together at their highest, in ${(0,format/* count */.U9)(readings)} readings under load (${proportional ? 'shared pages once' : 'shared pages once for each process'}). At most ${limit} MB is wanted.`,
        expected: `≤ ${limit} MB`,
        actual: `${(0,format/* figure */.vP)(peak)} MB`,
        n: readings,
        numbers: { megabytes: peak, limit, champion_megabytes: peakMemory.second === undefined ? null : peakMemory.second / MB },
        fix: peak <= limit ? undefined : 'Start fewer workers, load the model once for all of them, or give the server a machine with more memory and have the limit changed in a review.',
        subject,
        location,
    };
}
function processorFinding(delivery, limit, { blocks }, hasChampion) {
    const location = delivery.locate(['tests', 'serving', 'cpu_cores']);
    const subject = { kind: 'metric', name: 'processor time' };
    const rule = `mean processor time of all processes: at most ${limit} cores`;
    const cores = meanCores(blocks, hasChampion ? 'first' : undefined);
    if (cores === undefined)
        return unseen('serving-cpu', rule, `≤ ${limit} cores`, location, subject);
    return {
        code: 'serving-cpu',
        outcome: cores <= limit ? 'pass' : 'fail',
        rule,
        message: `The processes of the candidate's server used ${(0,format/* figure */.vP)(cores)} cores on average under load. At most ${limit} is wanted.`,
        expected: `≤ ${limit} cores`,
        actual: `${(0,format/* figure */.vP)(cores)} cores`,
        n: blocks.length,
        numbers: { cores, limit },
        fix: cores <= limit ? undefined : 'Make the model cheaper to evaluate, or have the limit changed in a review.',
        subject,
        location,
    };
}
/** Mean over the blocks of one side. */
function meanCores(blocks, side) {
    const known = blocks.filter((block) => side === undefined || block.side === side).flatMap(({ cores }) => cores ?? []);
    return known.length === 0 ? undefined : known.reduce((sum, cores) => sum + cores, 0) / known.length;
}
function unseen(code, rule, expected, location, subject) {
    return {
        code,
        outcome: 'inconclusive',
        rule,
        message: "What the server's processes take cannot be read on this system, which has no /proc.",
        expected,
        actual: 'not measured',
        fix: 'Run this stage on Linux.',
        subject,
        location,
    };
}

;// CONCATENATED MODULE: ./.build/src/model/server/dependency-gates.js




const WORDS = { delay: 'answers late', error: 'answers with errors', empty: 'answers with nothing', stale: 'repeats old answers' };
function fallbackFinding(delivery, { level }, dependency, { fault, asked, result }) {
    const { name, index, fallback, within, mostErrors } = dependency;
    const { requests: n, latency } = result;
    const bounds = (0,proportions/* wilson */.rF)(latency.missed, n, level);
    const outcome = (0,decide/* decide */.LD)({ kind: 'at_most', limit: mostErrors }, bounds, bounds);
    const kinds = failureKinds([{ result }]);
    return {
        code: 'serving-dependency-fallback',
        outcome,
        rule: `while ${name} ${WORDS[fault]}: the declared answer within ${(0,format/* figure */.vP)(within)} ms, errors at most ${(0,format/* percent */.KN)(mostErrors)}`,
        message: `While ${name} ${WORDS[fault]}, ${(0,format/* count */.U9)(latency.missed)} of ${(0,format/* count */.U9)(n)} requests did not get the declared answer (status ${fallback.status}${fallback.fields ? ' with its fields' : ''}) within ${(0,format/* figure */.vP)(within)} ms${kinds === '' ? '' : ` (${kinds})`}: ${(0,format/* percent */.KN)(latency.missed / n)} ${(0,format/* interval */.YP)(bounds.low, bounds.high, format/* percent */.KN)}. At most ${(0,format/* percent */.KN)(mostErrors)} is wanted.${outcome === 'inconclusive' ? ' The interval holds both sides of the limit.' : ''}`,
        expected: `≤ ${(0,format/* percent */.KN)(mostErrors)}`,
        actual: (0,format/* percent */.KN)(latency.missed / n),
        n,
        interval: { ...bounds, level, method: 'Wilson' },
        numbers: { errors: latency.missed, requests: n, asked, low: bounds.low, high: bounds.high, limit: mostErrors },
        fix: outcome === 'pass' ? undefined : outcome === 'fail' ? `Give calls of ${name} a time limit, check what comes back, and answer with the fallback when it is not usable.` : 'Raise requests of this dependency.',
        subject: { kind: 'check', name: `${name} ${fault}` },
        location: delivery.locate(['tests', 'serving', 'dependencies', index]),
    };
}
function recoveryFinding(delivery, { name, index, recoverWithin }, { fault, recovered }) {
    const ok = recovered !== undefined && recovered <= recoverWithin;
    return {
        code: 'serving-dependency-recovery',
        outcome: ok ? 'pass' : 'fail',
        rule: `ordinary answers within ${(0,format/* figure */.vP)(recoverWithin)} ms once ${name} no longer ${WORDS[fault]}`,
        message: recovered === undefined ? `Once ${name} no longer ${WORDS[fault]}, ordinary answers did not come again within ${(0,format/* figure */.vP)(2 * recoverWithin)} ms. At most ${(0,format/* figure */.vP)(recoverWithin)} ms is wanted.` : `Once ${name} no longer ${WORDS[fault]}, ordinary answers came again after ${(0,format/* figure */.vP)(recovered)} ms. At most ${(0,format/* figure */.vP)(recoverWithin)} ms is wanted.`,
        expected: `≤ ${(0,format/* figure */.vP)(recoverWithin)} ms`,
        actual: recovered === undefined ? 'not in time' : `${(0,format/* figure */.vP)(recovered)} ms`,
        n: 1,
        numbers: { milliseconds: recovered ?? null, limit: recoverWithin },
        fix: ok ? undefined : `See what keeps the server from asking ${name} again: a circuit breaker that stays open, a pool of broken connections, a cached failure.`,
        subject: { kind: 'check', name: `${name} ${fault} recovery` },
        location: delivery.locate(['tests', 'serving', 'dependencies', index]),
    };
}
/** A fault that the server never met proves nothing. */
function unaskedFinding(delivery, { name, index }, fault) {
    const when = fault ? ` while ${name} ${WORDS[fault]}` : '';
    return {
        code: 'serving-dependency-unasked',
        outcome: 'inconclusive',
        rule: `the server asks ${name} where its variable says`,
        message: `The server answered real requests and did not ask ${name} through the fault proxy${when}, so nothing was learnt of its fallback.`,
        expected: 'at least one call through the proxy',
        actual: 'none',
        numbers: { asked: 0 },
        fix: `Let the server read the address of ${name} from the declared variable; where it caches answers, let it start with an empty cache or send more different requests.`,
        subject: { kind: 'check', name: fault ? `${name} ${fault}` : name },
        location: delivery.locate(['tests', 'serving', 'dependencies', index, 'env']),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/server/fallback.js
/** Whether an answer is the declared fallback: its status, and every declared field in the object (or in each object of a list). */
function isFallback({ status, fields }, answer) {
    if (answer.status !== status)
        return false;
    if (!fields)
        return true;
    let value;
    try {
        value = JSON.parse(answer.body.toString('utf8'));
    }
    catch {
        return false;
    }
    const objects = Array.isArray(value) ? value : [value];
    return objects.length > 0 && objects.every((object) => typeof object === 'object' && object !== null && Object.entries(fields).every(([name, wanted]) => object[name] === wanted));
}
/** An answer as if nothing were wrong: success, and not marked as the fallback. */
function isOrdinary(fallback, answer) {
    return answer.status >= 200 && answer.status < 300 && !(fallback.fields && isFallback(fallback, answer));
}
/**
 * Whether an answer is right under a fault. A late or stale answer of the dependency may be waited for or used; an error or an empty one
 * leaves the fallback alone.
 */
function isRightUnder(fault, fallback, answer) {
    if (isFallback(fallback, answer))
        return true;
    return (fault === 'delay' || fault === 'stale') && isOrdinary(fallback, answer);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./.build/src/model/server/fault-proxy.js



const MOST_KEPT = 1000;
const BODY_BYTES = 16 * 1024 * 1024;
/** The proxy for a dependency at an http, https or tcp URL. */
async function openFaultProxy(target, delayMs) {
    return target.protocol === 'tcp:' ? openTcpProxy(target, delayMs) : openHttpProxy(target, delayMs);
}
/**
 * HTTP: late by `delayMs`; status 500; a good status and no body; the first answer that this method and path ever got, whatever is asked
 * for now. Answers are kept while nothing is wrong, so that stale ones are real ones.
 */
async function openHttpProxy(target, delayMs) {
    let fault;
    let asked = 0;
    const { later, drop } = delays();
    const kept = new Map();
    const answer = async (request, body) => {
        const key = `${request.method} ${request.url}`;
        if (fault === 'error')
            return { status: 500, headers: { 'content-type': 'text/plain' }, body: Buffer.from('fault proxy: error') };
        if (fault === 'empty')
            return { status: 200, headers: {}, body: Buffer.alloc(0) };
        const stale = fault === 'stale' ? kept.get(key) : undefined;
        if (stale)
            return stale;
        const fresh = await forward(target, request, body);
        if (!kept.has(key) && kept.size < MOST_KEPT && fresh.status < 500)
            kept.set(key, fresh);
        return fresh;
    };
    const server = external_node_http_.createServer((request, response) => {
        asked++;
        const late = fault === 'delay' ? delayMs : 0;
        void bodyOf(request)
            .then((body) => answer(request, body))
            .then((found) => later(() => reply(response, found), late), () => reply(response, { status: 502, headers: {}, body: Buffer.from('fault proxy: the dependency did not answer') }));
    });
    const port = await listening(server);
    const path = target.pathname === '/' ? '' : target.pathname;
    return { url: `http://127.0.0.1:${port}${path}`, asked: () => asked, set: (next) => (fault = next), close: () => (drop(), fault_proxy_closed(server)) };
}
/** TCP: late by `delayMs`; reset as soon as something is sent; closed without a byte. It knows no answers, so none that is stale. */
async function openTcpProxy(target, delayMs) {
    let fault;
    let asked = 0;
    const { later, drop } = delays();
    const open = new Set();
    const server = (0,external_node_net_.createServer)((client) => {
        asked++;
        open.add(client);
        client.on('close', () => open.delete(client));
        client.on('error', () => { });
        if (fault === 'empty')
            return void client.end();
        if (fault === 'error')
            return void client.once('data', () => client.resetAndDestroy());
        const dependency = (0,external_node_net_.connect)({ host: target.hostname.replace(/^\[|\]$/g, ''), port: Number(target.port) });
        dependency.on('error', () => client.destroy());
        dependency.on('close', () => client.end());
        client.on('close', () => dependency.destroy());
        client.on('data', (chunk) => dependency.write(chunk));
        dependency.on('data', (chunk) => (fault === 'delay' ? later(() => client.write(chunk), delayMs) : client.write(chunk)));
    });
    const port = await listening(server);
    return {
        url: `127.0.0.1:${port}`,
        asked: () => asked,
        set(next) {
            fault = next;
            // A fault strikes the connections that are open, too.
            if (next === 'error' || next === 'empty')
                for (const socket of open)
                    socket.resetAndDestroy();
        },
        close: () => {
            drop();
            for (const socket of open)
                socket.destroy();
            return fault_proxy_closed(server);
        },
    };
}
/** What is to be done later, unless all of it is dropped. */
function delays() {
    const waiting = new Set();
    return {
        later(act, milliseconds) {
            const timer = setTimeout(() => {
                waiting.delete(timer);
                act();
            }, milliseconds);
            waiting.add(timer);
        },
        drop() {
            for (const timer of waiting)
                clearTimeout(timer);
            waiting.clear();
        },
    };
}
function forward(target, request, body) {
    return new Promise((resolve, reject) => {
        const { host: _host, connection: _connection, ...headers } = request.headers;
        const ask = (target.protocol === 'https:' ? external_node_https_ : external_node_http_).request({ protocol: target.protocol, hostname: target.hostname.replace(/^\[|\]$/g, ''), port: target.port, method: request.method, path: request.url, headers: { ...headers, host: target.host } }, (answer) => void bodyOf(answer).then((bytes) => resolve({ status: answer.statusCode, headers: answer.headers, body: bytes }), reject));
        ask.on('error', reject);
        ask.end(body);
    });
}
async function bodyOf(stream) {
    const parts = [];
    let size = 0;
    for await (const part of stream) {
        size += part.length;
        if (size > BODY_BYTES)
            throw new Error('The body is too large.');
        parts.push(part);
    }
    return Buffer.concat(parts);
}
function reply(response, { status, headers, body }) {
    // How the body was framed between those two is not how it is framed here.
    const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...rest } = headers;
    response.on('error', () => { });
    response.writeHead(status, { ...rest, 'content-length': body.length });
    response.end(body);
}
async function listening(server) {
    await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return server.address().port;
}
function fault_proxy_closed(server) {
    if (server instanceof external_node_http_.Server)
        server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
}

;// CONCATENATED MODULE: ./.build/src/model/server/phase-dependencies.js





/** Ordinary answers one after another that make a recovery. */
const RUN = 5;
const POLL_MS = 20;
/** How much longer than declared is waited, to say how long it takes. */
const PATIENCE = 2;
/** A fault proxy before each dependency: the fallback, the share of errors and the time to recover under each fault. */
async function faultDependencies({ delivery, rig }) {
    const dependencies = await openAll(delivery, rig);
    try {
        const env = Object.fromEntries(dependencies.map(({ index, proxy }) => [rig.settings.declared.dependencies[index].env, proxy.url]));
        const served = await rig.serve('candidate', { env });
        const answer = { findings: [], details: {} };
        try {
            for (const dependency of dependencies)
                await faultOne(delivery, rig, served, dependency, answer);
        }
        finally {
            await rig.stop(served);
        }
        return answer;
    }
    finally {
        await Promise.all(dependencies.map(({ proxy }) => proxy.close()));
    }
}
async function openAll(delivery, rig) {
    const opened = [];
    for (const [index, declared] of rig.settings.declared.dependencies.entries()) {
        const url = dependencyUrl(delivery, declared.url, index);
        const tcp = url.protocol === 'tcp:';
        opened.push({
            index,
            name: declared.name,
            tcp,
            proxy: await openFaultProxy(url, (0,duration/* parseDuration */.E)(declared.delay)),
            // Connections carry no answers that could be stale.
            faults: declared.faults.filter((fault) => !(tcp && fault === 'stale')),
            fallback: { status: declared.fallback.status, fields: declared.fallback.fields },
            within: (0,duration/* parseDuration */.E)(declared.fallback.within),
            recoverWithin: (0,duration/* parseDuration */.E)(declared.recover_within),
            mostErrors: declared.errors.at_most,
            requests: declared.requests,
        });
    }
    return opened;
}
async function faultOne(delivery, rig, served, dependency, answer) {
    const { proxy } = dependency;
    const before = proxy.asked();
    await rig.checkAnswers(served);
    // Answers to be repeated when they are stale, and the proof that the server asks the proxy.
    for (const request of served.requests.slice(0, RUN))
        await rig.ask(served, request);
    if (proxy.asked() === before) {
        answer.findings.push(unaskedFinding(delivery, dependency));
        return;
    }
    const seen = [];
    for (const fault of dependency.faults)
        seen.push(await under(rig, served, dependency, fault));
    for (const one of seen) {
        answer.findings.push(one.asked === 0 ? unaskedFinding(delivery, dependency, one.fault) : fallbackFinding(delivery, rig.settings, dependency, one));
        answer.findings.push(recoveryFinding(delivery, dependency, one));
    }
    answer.details[dependency.name] = seen.map(({ fault, asked, result, recovered }) => ({ fault, asked, requests: result.requests, errors: result.latency.missed, failures: result.failures, recovered_ms: recovered ?? null }));
}
async function under(rig, served, { proxy, fallback, within, recoverWithin, requests }, fault) {
    const before = proxy.asked();
    proxy.set(fault);
    try {
        const result = await rig.load(served, rig.arrivals(requests, rig.settings.perSecond, `fault ${fault}`, 0), { washout: 0, timeout: within, isGood: (status, body) => isRightUnder(fault, fallback, { status, body }) });
        proxy.set(undefined);
        const asked = proxy.asked() - before;
        return { fault, asked, result, recovered: await recovery(rig, served, fallback, recoverWithin) };
    }
    finally {
        proxy.set(undefined);
    }
}
async function recovery(rig, served, fallback, within) {
    const from = rig.timer.now();
    let run = 0;
    let first = 0;
    while (rig.timer.now() - from < within * PATIENCE) {
        const at = rig.timer.now() - from;
        const { reply } = await rig.ask(served, served.requests[0]);
        rig.checkAlive(served, 'serving-died');
        if (reply && isOrdinary(fallback, reply)) {
            if (run++ === 0)
                first = at;
            if (run === RUN)
                return first;
        }
        else {
            run = 0;
            await rig.timer.sleep(POLL_MS, rig.signal);
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/model/server/request-fields.js
/** The inputs in the body of a request, as its protocol carries them; what it says of their types stays as it is. `wrap` as in payload.ts. */
function fieldsOf(protocol, body, wrap) {
    const parsed = JSON.parse(body);
    switch (protocol) {
        case 'json':
            if (wrap !== undefined)
                return ofObjects(parsed[wrap], (rows) => ({ [wrap]: rows }));
            return ofObjects(Array.isArray(parsed) ? parsed : [parsed], (rows) => (Array.isArray(parsed) ? rows : rows[0]));
        case 'tf-serving':
            return ofObjects(parsed.instances, (instances) => ({ instances }));
        case 'open-inference':
            return ofTensors(parsed.inputs, parsed);
        case 'mlflow':
            return ofTable(parsed.dataframe_split);
    }
}
function ofObjects(rows, wrap) {
    return Object.keys(rows[0] ?? {}).map((name) => ({
        name,
        isNumber: rows.some((row) => typeof row[name] === 'number'),
        with: (value) => JSON.stringify(wrap(rows.map((row) => ({ ...row, [name]: value })))),
        without: () => JSON.stringify(wrap(rows.map(({ [name]: _left, ...rest }) => rest))),
    }));
}
function ofTensors(inputs, body) {
    return inputs.map(({ name, data }, at) => ({
        name,
        isNumber: data.some((value) => typeof value === 'number'),
        with: (value) => JSON.stringify({ ...body, inputs: inputs.map((tensor, i) => (i === at ? { ...tensor, data: tensor.data.map(() => value) } : tensor)) }),
        without: () => JSON.stringify({ ...body, inputs: inputs.filter((_, i) => i !== at) }),
    }));
}
function ofTable({ columns, data }) {
    const request = (split) => JSON.stringify({ dataframe_split: split });
    return columns.map((name, at) => ({
        name,
        isNumber: data.some((row) => typeof row[at] === 'number'),
        with: (value) => request({ columns, data: data.map((row) => row.map((cell, i) => (i === at ? value : cell))) }),
        without: () => request({ columns: columns.filter((_, i) => i !== at), data: data.map((row) => row.filter((_, i) => i !== at)) }),
    }));
}

;// CONCATENATED MODULE: ./.build/src/model/server/bad-requests.js

const KINDS = ['malformed', 'truncated', 'empty', 'wrong-shape', 'null-body', 'huge', 'deep', 'wrong-type', 'missing-field', 'unknown-path'];
const DEEP = 100_000;
/** Fields that are made wrong, one after another. */
const MOST_FIELDS = 10;
/** Bad requests made of the body of a real one; `hugeBytes` is the size of the huge one. */
function badRequests(protocol, body, hugeBytes, wrap) {
    const fields = fieldsOf(protocol, body, wrap);
    const some = fields.slice(0, MOST_FIELDS);
    return [
        { kind: 'malformed', name: 'no JSON', body: "{'age': nothing," },
        { kind: 'malformed', name: 'bytes that are no text', body: Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x22]) },
        { kind: 'truncated', name: 'half of a request', body: body.slice(0, Math.floor(body.length / 2)) },
        { kind: 'empty', name: 'no body', body: '' },
        { kind: 'wrong-shape', name: 'a number', body: '42' },
        { kind: 'wrong-shape', name: 'a text', body: '"row"' },
        { kind: 'wrong-shape', name: 'lists of lists', body: '[[[]]]' },
        { kind: 'wrong-shape', name: 'an empty object', body: '{}' },
        { kind: 'null-body', name: 'null', body: 'null' },
        { kind: 'huge', name: `a text of ${hugeBytes} bytes`, body: fields[0]?.with('x'.repeat(hugeBytes)) ?? JSON.stringify('x'.repeat(hugeBytes)) },
        { kind: 'deep', name: `${DEEP} lists in each other`, body: '['.repeat(DEEP) + ']'.repeat(DEEP) },
        ...some.map((field) => ({ kind: 'wrong-type', name: field.name, body: field.with(field.isNumber ? 'no number' : { no: ['plain value'] }) })),
        ...some.map((field) => ({ kind: 'missing-field', name: field.name, body: field.without() })),
        { kind: 'unknown-path', name: 'a path that does not exist', body, suffix: '/no-such-path' },
    ];
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
;// CONCATENATED MODULE: ./.build/src/model/server/arrivals.js

/** `n` arrivals of a Poisson process of `perSecond`: independent exponential gaps. Same seed, same times. */
function poissonArrivals(n, perSecond, seed) {
    const random = (0,statistics_random/* seededRandom */.Is)(seed);
    let at = 0;
    return Float64Array.from({ length: n }, () => (at += (-Math.log(1 - (0,statistics_random/* uniform */.Pi)(random)) * 1000) / perSecond));
}
const HOUR_MS = 3_600_000;
/**
 * The hour with most arrivals among all that begin at one of them (the first such); of a shorter record all of it, as long as it
 * lasted. `recorded` in seconds since 1970, in any order. Undefined where fewer than two moments are different.
 */
function busiestHour(recorded) {
    const sorted = Float64Array.from(recorded).sort();
    const span = sorted.length === 0 ? 0 : (sorted.at(-1) - sorted[0]) * 1000;
    if (!(span > 0))
        return undefined;
    let [from, to, best, bestEnd] = [0, 0, 0, 0];
    for (; from < sorted.length; from++) {
        while (to < sorted.length && (sorted[to] - sorted[from]) * 1000 < HOUR_MS)
            to++;
        if (to - from > bestEnd - best)
            [best, bestEnd] = [from, to];
    }
    const start = sorted[best];
    const times = sorted.slice(best, bestEnd).map((time) => (time - start) * 1000);
    return { times, from: start, perSecond: (times.length * 1000) / Math.min(HOUR_MS, Math.max(span, 1)) };
}
/** `n` arrivals of the recorded hour from its `offset`-th on, round and round, `faster` times as fast. */
function replayedArrivals(hour, n, offset, faster) {
    const { times, perSecond } = hour;
    const length = times.length;
    // From the last arrival of the hour to the first of its repetition: a mean gap.
    const round = times[length - 1] + 1000 / perSecond;
    const timeOf = (i) => Math.floor(i / length) * round + times[i % length];
    const first = timeOf(offset);
    const lead = 1000 / perSecond;
    return Float64Array.from({ length: n }, (_, i) => (timeOf(offset + i) - first + lead) / faster);
}

;// CONCATENATED MODULE: ./.build/src/model/server/response-reader.js
/** What came back is not an HTTP/1.1 response, or is larger than is read. */
class ReplyError extends Error {
    kind;
    constructor(kind, message) {
        super(message);
        this.name = 'ReplyError';
        this.kind = kind;
    }
}
const HEAD_BYTES = 64 * 1024;
const response_reader_BODY_BYTES = 64 * 1024 * 1024;
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);
/**
 * Reads one response after another off a connection, as RFC 9112 frames them: by length, in chunks, or to the end of the
 * connection. Small, so that a load generator on one core is not the slowest part of what it measures.
 */
class ResponseReader {
    #pending = NOTHING;
    #head;
    #parts = [];
    #size = 0;
    /** Whether part of a response has come. */
    get begun() {
        return this.#head !== undefined || this.#pending.length > 0;
    }
    /** Takes what came; answers the response when it is whole. Throws ReplyError. */
    push(chunk) {
        this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
        for (;;) {
            if (this.#head === undefined && !this.#readHead())
                return undefined;
            const head = this.#head;
            // 100 Continue and other provisional answers come before the real one.
            if (head.status < 200) {
                this.#head = undefined;
                continue;
            }
            return this.#readBody(head) ? this.#finish(head) : undefined;
        }
    }
    /** The connection has ended; answers a response that ends with it. */
    end() {
        const head = this.#head;
        return head?.body === 'close' ? this.#finish({ ...head, reusable: false }) : undefined;
    }
    #readHead() {
        const end = this.#pending.indexOf(END_OF_HEAD);
        if (end < 0) {
            if (this.#pending.length > HEAD_BYTES)
                throw new ReplyError('too-large', 'The head of the answer does not end.');
            return false;
        }
        this.#head = headOf(this.#pending.toString('latin1', 0, end));
        this.#pending = this.#pending.subarray(end + END_OF_HEAD.length);
        return true;
    }
    #readBody(head) {
        if (head.body === 'chunked')
            return this.#readChunks();
        const wanted = head.body === 'close' ? Infinity : head.body - this.#size;
        const taken = this.#pending.length <= wanted ? this.#pending : this.#pending.subarray(0, wanted);
        this.#take(taken);
        this.#pending = this.#pending.subarray(taken.length);
        return this.#size === head.body;
    }
    #readChunks() {
        for (;;) {
            const line = this.#pending.indexOf('\r\n');
            if (line < 0)
                return this.#waitWithin(HEAD_BYTES);
            const size = chunkSize(this.#pending.toString('latin1', 0, line));
            const start = line + 2;
            if (size === 0) {
                const trailers = this.#pending.indexOf(END_OF_HEAD, line);
                if (trailers < 0)
                    return this.#waitWithin(HEAD_BYTES);
                this.#pending = this.#pending.subarray(trailers + END_OF_HEAD.length);
                return true;
            }
            if (this.#size + size > response_reader_BODY_BYTES)
                throw new ReplyError('too-large', 'The answer is too large.');
            if (this.#pending.length < start + size + 2)
                return false;
            this.#take(this.#pending.subarray(start, start + size));
            this.#pending = this.#pending.subarray(start + size + 2);
        }
    }
    /** Lines of chunks and trailers end somewhere; what never does would be kept for ever. */
    #waitWithin(most) {
        if (this.#pending.length > most)
            throw new ReplyError('too-large', 'A line between the chunks of the answer does not end.');
        return false;
    }
    #take(part) {
        if (part.length === 0)
            return;
        this.#size += part.length;
        if (this.#size > response_reader_BODY_BYTES)
            throw new ReplyError('too-large', 'The answer is too large.');
        this.#parts.push(part);
    }
    #finish(head) {
        const body = this.#parts.length === 1 ? this.#parts[0] : this.#parts.length === 0 ? NOTHING : Buffer.concat(this.#parts);
        this.#head = undefined;
        this.#parts = [];
        this.#size = 0;
        return { status: head.status, headers: head.headers, body, reusable: head.reusable && this.#pending.length === 0 };
    }
}
function headOf(text) {
    const lines = text.split('\r\n');
    const status = /^HTTP\/1\.([01]) ([1-5][0-9]{2})(?: |$)/.exec(lines[0]);
    if (!status)
        throw new ReplyError('unreadable', 'The answer is not HTTP/1.1.');
    const headers = new Map();
    for (const line of lines.slice(1)) {
        const colon = line.indexOf(':');
        if (colon <= 0)
            throw new ReplyError('unreadable', 'A header field of the answer has no name.');
        headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    }
    const code = Number(status[2]);
    const connection = headers.get('connection')?.toLowerCase() ?? '';
    const reusable = status[1] === '1' ? !connection.includes('close') : connection.includes('keep-alive');
    return { status: code, headers, body: response_reader_bodyOf(code, headers), reusable };
}
function response_reader_bodyOf(status, headers) {
    if (status < 200 || status === 204 || status === 304)
        return 0;
    if (headers.get('transfer-encoding')?.toLowerCase().endsWith('chunked'))
        return 'chunked';
    const length = headers.get('content-length');
    if (length === undefined)
        return 'close';
    if (!/^[0-9]{1,15}$/.test(length))
        throw new ReplyError('unreadable', 'The length of the answer is no number.');
    if (Number(length) > response_reader_BODY_BYTES)
        throw new ReplyError('too-large', 'The answer is too large.');
    return Number(length);
}
function chunkSize(line) {
    const match = /^([0-9a-f]{1,8})(?:[ \t]*;.*)?$/i.exec(line);
    if (!match)
        throw new ReplyError('unreadable', 'A chunk of the answer has no size.');
    return parseInt(match[1], 16);
}

;// CONCATENATED MODULE: ./.build/src/model/server/connections.js



const SWEEP_MS = 20;
/**
 * Connections to one server, reused, at most `most` of them; what finds none free waits in order. One request at a time on each. A
 * request that a server drops with a connection which had been idle is sent once more on a fresh one, as every HTTP client does:
 * that race is nobody's fault (RFC 9112, §9.3.1).
 */
class Connections {
    #url;
    #most;
    #now;
    #idle = [];
    #all = new Set();
    #waiting = [];
    #sweep;
    #closed = false;
    constructor(url, options) {
        this.#url = url;
        this.#most = options.most;
        this.#now = options.now;
    }
    /** Sends whole requests, `done` is called once for each, never before this returns. */
    send(bytes, timeout, done) {
        this.#sweep ??= setInterval(() => this.#endLate(), SWEEP_MS);
        this.#start({ bytes, done, deadline: this.#now() + timeout, retried: false });
    }
    ask(bytes, timeout) {
        return new Promise((resolve) => this.send(bytes, timeout, (reply, failure) => resolve({ reply, failure })));
    }
    close() {
        this.#closed = true;
        clearInterval(this.#sweep);
        this.#sweep = undefined;
        for (const connection of this.#all)
            connection.destroy('reset');
        for (const pending of this.#waiting.splice(0))
            pending.done(undefined, 'reset');
    }
    #start(pending) {
        const free = this.#idle.pop();
        if (free)
            free.send(pending);
        else if (this.#all.size < this.#most && !this.#closed)
            this.#open().send(pending);
        else if (this.#closed)
            queueMicrotask(() => pending.done(undefined, 'reset'));
        else
            this.#waiting.push(pending);
    }
    #open() {
        const connection = new Connection(this.#url, {
            free: (one) => {
                const next = this.#waiting.shift();
                if (next)
                    one.send(next);
                else
                    this.#idle.push(one);
            },
            gone: (one) => {
                this.#all.delete(one);
                const at = this.#idle.indexOf(one);
                if (at >= 0)
                    this.#idle.splice(at, 1);
                const next = this.#waiting.shift();
                if (next)
                    this.#start(next);
            },
            again: (pending) => this.#open().send(pending),
        });
        this.#all.add(connection);
        return connection;
    }
    #endLate() {
        const now = this.#now();
        for (const connection of this.#all)
            if (connection.deadline <= now)
                connection.destroy('timeout');
        while (this.#waiting.length > 0 && this.#waiting[0].deadline <= now)
            this.#waiting.shift().done(undefined, 'timeout');
    }
}
class Connection {
    #socket;
    #owner;
    #reader = new ResponseReader();
    #pending;
    #connected = false;
    #used = false;
    #gone = false;
    constructor(url, owner) {
        this.#owner = owner;
        const host = url.hostname.replace(/^\[|\]$/g, '');
        const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
        this.#socket = url.protocol === 'https:' ? (0,external_node_tls_.connect)({ host, port, servername: host, ALPNProtocols: ['http/1.1'] }) : (0,external_node_net_.connect)({ host, port });
        this.#socket.setNoDelay(true);
        this.#socket.on(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (this.#connected = true));
        this.#socket.on('data', (chunk) => this.#read(chunk));
        this.#socket.on('end', () => this.#ended());
        this.#socket.on('error', () => this.destroy(this.#connected ? 'reset' : 'refused'));
        this.#socket.on('close', () => this.destroy(this.#connected ? 'reset' : 'refused'));
    }
    get deadline() {
        return this.#pending?.deadline ?? Infinity;
    }
    send(pending) {
        this.#pending = pending;
        this.#socket.write(pending.bytes);
    }
    destroy(failure) {
        if (this.#gone)
            return;
        this.#gone = true;
        this.#socket.destroy();
        const pending = this.#pending;
        this.#pending = undefined;
        this.#owner.gone(this);
        if (!pending)
            return;
        if (failure === 'reset' && this.#used && !this.#reader.begun && !pending.retried)
            this.#owner.again({ ...pending, retried: true });
        else
            pending.done(undefined, failure);
    }
    #read(chunk) {
        try {
            // Nobody asked: the connection is not one to go on with.
            if (!this.#pending)
                return this.destroy('unreadable');
            const reply = this.#reader.push(chunk);
            if (reply)
                this.#answer(reply);
        }
        catch (error) {
            if (!(error instanceof ReplyError))
                throw error;
            this.destroy(error.kind);
        }
    }
    #ended() {
        const reply = this.#pending && this.#reader.end();
        if (reply)
            this.#answer(reply);
        else
            this.destroy('reset');
    }
    #answer(reply) {
        const { done } = this.#pending;
        this.#pending = undefined;
        this.#used = true;
        done(reply, undefined);
        if (reply.reusable)
            this.#owner.free(this);
        else
            this.destroy('reset');
    }
}

;// CONCATENATED MODULE: ./.build/src/model/server/limits.js


const PERIOD_US = 100_000;
function systemControlGroups() {
    try {
        return { mounts: (0,external_node_fs_.readFileSync)('/proc/mounts', 'utf8'), own: (0,external_node_fs_.readFileSync)('/proc/self/cgroup', 'utf8') };
    }
    catch {
        return undefined;
    }
}
/**
 * Holds a server to its limits by a control group of its own below the one that this process is in (Linux, version 1 and 2;
 * docs.kernel.org/admin-guide/cgroup-v2.html, cgroup-v1/memory.html). What the machine does not allow is not applied, and said.
 */
class Limiter {
    applied = [];
    notApplied = [];
    #groups = [];
    constructor(limits, name, system) {
        for (const kind of ['cpu', 'memory']) {
            if (limits[kind] === undefined)
                continue;
            const text = kind === 'cpu' ? `cpu ${limits.cpu}` : `memory ${Math.round(limits.memory / 2 ** 20)} MB`;
            try {
                const group = this.#groupWith(kind, name, system);
                setLimit(group, kind, limits);
                this.applied.push(`${text} by control group version ${group.version}`);
            }
            catch (error) {
                this.notApplied.push(`${text}: ${reasonOf(error)}`);
            }
        }
    }
    /** Moves a process, and with it all that it will start, under the limits. */
    put(pid) {
        for (const { folder } of this.#groups)
            try {
                (0,external_node_fs_.writeFileSync)(external_node_path_.join(folder, 'cgroup.procs'), String(pid));
            }
            catch (error) {
                this.notApplied.push(...this.applied.splice(0).map((text) => `${text}: ${reasonOf(error)}`));
            }
    }
    /** Whether the system ended something in the group for want of memory. */
    get ranOutOfMemory() {
        return this.#groups.some(({ version, folder }) => {
            try {
                const events = (0,external_node_fs_.readFileSync)(external_node_path_.join(folder, version === 2 ? 'memory.events' : 'memory.oom_control'), 'utf8');
                return Number(/^oom_kill ([0-9]+)$/m.exec(events)?.[1] ?? 0) > 0;
            }
            catch {
                return false;
            }
        });
    }
    /** Takes the groups away; they must be empty by then. */
    leave() {
        for (const { folder } of this.#groups.splice(0))
            remove(folder);
    }
    #groupWith(kind, name, system) {
        if (!system)
            throw new Error('this system has no control groups');
        const unified = mountOf(system.mounts, 'cgroup2');
        const own = mountOf(system.mounts, 'cgroup', kind);
        const attempts = [];
        if (own !== undefined)
            return this.#make(1, external_node_path_.join(own, ownPath(system.own, kind)), name, kind);
        if (unified === undefined)
            throw new Error('this system has no control groups');
        const here = external_node_path_.join(unified, ownPath(system.own));
        // A group with processes of its own cannot pass controllers on (no internal processes): then beside it, where that is allowed.
        for (const parent of here === unified ? [here] : [here, external_node_path_.dirname(here)])
            try {
                return this.#make(2, parent, name, kind);
            }
            catch (error) {
                attempts.push(error);
            }
        throw attempts[0];
    }
    #make(version, parent, name, kind) {
        const folder = external_node_path_.join(parent, name);
        const known = this.#groups.find((group) => group.folder === folder);
        if (known && controllersOf(known).includes(kind))
            return known;
        // One that is left of a process that had our id does as well.
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        const group = { version, folder };
        try {
            if (!controllersOf(group).includes(kind))
                (0,external_node_fs_.writeFileSync)(external_node_path_.join(parent, 'cgroup.subtree_control'), `+${kind}`);
        }
        catch (error) {
            if (!known)
                remove(folder);
            throw error;
        }
        if (!known)
            this.#groups.push(group);
        return known ?? group;
    }
}
function remove(folder) {
    try {
        (0,external_node_fs_.rmdirSync)(folder);
    }
    catch {
        // Something still lives in it. An empty group does no harm.
    }
}
function setLimit({ version, folder }, kind, limits) {
    const set = (file, value) => (0,external_node_fs_.writeFileSync)(external_node_path_.join(folder, file), value);
    if (kind === 'memory') {
        set(version === 2 ? 'memory.max' : 'memory.limit_in_bytes', String(limits.memory));
        return;
    }
    const quota = Math.max(1000, Math.round(limits.cpu * PERIOD_US));
    if (version === 2)
        return set('cpu.max', `${quota} ${PERIOD_US}`);
    set('cpu.cfs_period_us', String(PERIOD_US));
    set('cpu.cfs_quota_us', String(quota));
}
/** Those that a group may be limited by; of version 1 each hierarchy has its own. */
function controllersOf({ version, folder }) {
    if (version === 1)
        return ['cpu', 'memory'];
    return (0,external_node_fs_.readFileSync)(external_node_path_.join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
}
/** Where a hierarchy is mounted: the unified one, or that of one controller. */
function mountOf(mounts, type, controller) {
    const fields = mounts.split('\n').map((line) => line.split(' '));
    return fields.find(([, , kind, options]) => kind === type && (controller === undefined || options.split(',').includes(controller)))?.[1];
}
function ownPath(own, controller) {
    const fields = own.split('\n').map((line) => line.split(':'));
    const found = fields.find(([, names]) => (controller === undefined ? names === '' : names?.split(',').includes(controller)));
    return found?.slice(2).join(':') ?? '/';
}
function reasonOf(error) {
    const { code, message } = error;
    switch (code) {
        case 'EACCES':
        case 'EPERM':
        case 'EROFS':
            return 'this process may not make control groups here';
        case 'EBUSY':
        case 'ENOENT':
            return 'the control group of this process does not pass this controller on';
        default:
            return code ?? message;
    }
}

;// CONCATENATED MODULE: ./.build/src/model/server/load.js

// Timers are late by a millisecond or more, and a request every half of that is wanted.
const SPIN_MS = 2;
/**
 * Sends requests at their intended times whether or not earlier ones have been answered (open loop), and counts each one's time from
 * when it was meant to be sent: a server that stalls is charged for all that would have come meanwhile (no coordinated omission).
 */
function runLoad(connections, load, timer) {
    const { arrivals, washout, timeout, signal } = load;
    const isGood = load.isGood ?? ((status) => status >= 200 && status < 300);
    const n = arrivals.length;
    const parts = Array.from({ length: load.parts ?? 1 }, () => new Histogram());
    const partOf = (i) => parts[Math.min(parts.length - 1, Math.floor(((i - washout) * parts.length) / Math.max(1, n - washout)))];
    const result = { latency: new Histogram(), parts, lateness: new Histogram(), requests: 0, failures: {}, seconds: 0, perSecond: 0 };
    return new Promise((resolve, reject) => {
        const start = timer.now();
        let next = 0;
        let open = 0;
        const finish = () => {
            signal?.removeEventListener('abort', abort);
            for (const part of parts)
                result.latency.add(part);
            result.seconds = (timer.now() - start) / 1000;
            result.perSecond = n === 0 ? 0 : (n * 1000) / arrivals[n - 1];
            resolve(result);
        };
        const abort = () => {
            next = n;
            reject(signal.reason);
        };
        const issue = (i, now) => {
            const intended = start + arrivals[i];
            const counts = i >= washout;
            if (counts) {
                result.requests++;
                result.lateness.record((now - intended) * 1000);
            }
            open++;
            connections.send(load.request(i), timeout - (now - intended), (reply, failure) => {
                open--;
                if (counts) {
                    const why = failure ?? failureOf(reply.status, isGood(reply.status, reply.body));
                    const part = partOf(i);
                    if (why === undefined)
                        part.record((timer.now() - intended) * 1000);
                    else {
                        part.miss();
                        result.failures[why] = (result.failures[why] ?? 0) + 1;
                    }
                }
                if (next === n && open === 0)
                    finish();
            });
        };
        const step = () => {
            if (signal?.aborted)
                return;
            for (let now = timer.now(); next < n && start + arrivals[next] <= now; now = timer.now())
                issue(next++, now);
            if (next === n)
                return;
            const wait = start + arrivals[next] - timer.now();
            if (wait > SPIN_MS)
                setTimeout(step, wait - SPIN_MS);
            else
                setImmediate(step);
        };
        if (signal?.aborted)
            return reject(signal.reason);
        signal?.addEventListener('abort', abort, { once: true });
        if (n === 0)
            finish();
        else
            step();
    });
}
function failureOf(status, good) {
    if (good)
        return undefined;
    return status >= 200 && status < 300 ? 'wrong-answer' : `status-${status}`;
}

;// CONCATENATED MODULE: ./.build/src/model/server/payload.js
/** One row as a request of the protocol `json` carries it, or a list of several; under the name `wrap` always a list. */
function plainRows(rows, wrap) {
    const plain = rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plainValue(value)])));
    if (wrap !== undefined)
        return { [wrap]: plain };
    return plain.length === 1 ? plain[0] : plain;
}
// JSON has one kind of number.
function plainValue(value) {
    if (typeof value === 'bigint')
        return Number(value);
    return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
/** Predictions that an answer of this protocol holds; undefined where it is none. Of `json` only that it is JSON is known: then NaN. */
function answersIn(protocol, body) {
    let answer;
    try {
        answer = JSON.parse(body.toString('utf8'));
    }
    catch {
        return undefined;
    }
    if (protocol === 'json')
        return Array.isArray(answer) ? answer.length : NaN;
    if (typeof answer !== 'object' || answer === null)
        return undefined;
    const { outputs, predictions } = answer;
    if (protocol === 'open-inference')
        return Array.isArray(outputs) && Array.isArray(outputs[0]?.shape) ? Number(outputs[0].shape[0]) : undefined;
    if (Array.isArray(predictions))
        return predictions.length;
    // MLflow answers a table as lists by column.
    const columns = typeof predictions === 'object' && predictions !== null ? Object.values(predictions) : [];
    return Array.isArray(columns[0]) ? columns[0].length : undefined;
}
/** The bytes of a whole request. */
function requestBytes(url, path, body, contentType = 'application/json') {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const head = `POST ${path} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: ${contentType}\r\naccept: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}
function getBytes(url, path) {
    return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${url.host}\r\naccept: */*\r\n\r\n`, 'latin1');
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./.build/src/model/predictors/program-output.js
var program_output = __webpack_require__(15165);
;// CONCATENATED MODULE: ./.build/src/model/server/end-with-us.js
const living = new Set();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Has something ended with this process, whether it leaves by itself or is interrupted. Answers how to take that back. */
function endWithUs(end) {
    if (living.size === 0) {
        process.on('exit', endAll);
        for (const signal of SIGNALS)
            process.on(signal, interrupted);
    }
    living.add(end);
    return () => {
        if (!living.delete(end) || living.size > 0)
            return;
        process.off('exit', endAll);
        for (const signal of SIGNALS)
            process.off(signal, interrupted);
    };
}
function endAll() {
    for (const end of living)
        end();
}
function interrupted(signal) {
    endAll();
    for (const each of SIGNALS)
        process.off(each, interrupted);
    // Having listened, we alone would keep the process alive; others who listen decide for themselves.
    if (process.listenerCount(signal) === 0)
        process.kill(process.pid, signal);
}

;// CONCATENATED MODULE: ./.build/src/model/server/server-process.js








/** Marks everything that a server started, also what left its process group. */
const MARK = 'SLUICE_SERVER_MARK';
const OUTPUT_BYTES = 16 * 1024;
const LAST_LINES = 12;
const GRACE_MS = 3000;
const server_process_POLL_MS = 20;
let started = 0;
/** The team's server as a process of its own, with everything it starts. */
class ServerProcess {
    name;
    port;
    url;
    startedAt;
    #child;
    #timer;
    #mark;
    #release;
    #limiter;
    #output = '';
    #failure;
    #ending = false;
    constructor(command, port, timer) {
        this.name = command.name;
        this.port = port;
        this.url = new URL(`http://127.0.0.1:${port}`);
        this.#timer = timer;
        this.#limiter = command.limiter;
        this.#mark = `${process.pid}-${++started}`;
        const [program, ...args] = command.words.map((word) => word.replaceAll('{port}', String(port)));
        this.startedAt = timer.now();
        this.#child = (0,external_node_child_process_.spawn)(program, args, {
            cwd: command.cwd,
            env: (0,core_program/* programEnvironment */.yE)({ env: { ...command.env, PORT: String(port), [MARK]: this.#mark } }),
            shell: false,
            stdio: ['ignore', 'pipe', 'pipe'],
            windowsHide: true,
            detached: process.platform !== 'win32',
        });
        for (const stream of [this.#child.stdout, this.#child.stderr]) {
            stream.on('error', () => { });
            stream.on('data', (chunk) => (this.#output = (this.#output + chunk.toString('utf8')).slice(-OUTPUT_BYTES)));
        }
        this.#child.on('error', (error) => (this.#failure ??= `could not be started (${error.code ?? error.message})`));
        this.#child.on('exit', (code, signal) => (this.#failure ??= code === null ? `was ended by ${signal}` : `ended with exit status ${code}`));
        const interrupted = endWithUs(() => this.#kill('SIGKILL'));
        const killed = this.#child.pid === undefined ? () => { } : (0,guardian/* guard */.a)({ group: this.#child.pid, mark: `${MARK}=${this.#mark}` });
        this.#release = () => {
            interrupted();
            killed();
        };
        if (this.#child.pid !== undefined)
            command.limiter?.put(this.#child.pid);
    }
    /** Starts it; it need not listen yet. */
    static async start(command, timer) {
        return new ServerProcess(command, command.port ?? (await freePort()), timer);
    }
    get pid() {
        return this.#child.pid;
    }
    /** Why it is gone, in words that follow its name; undefined while it lives. */
    get gone() {
        return this.#failure;
    }
    /** Its last lines, with everything that a terminal or a runner would obey taken out. */
    get lastOutput() {
        return (0,program_output/* neutralised */.HB)(this.#output).trimEnd().split('\n').slice(-LAST_LINES).join('\n');
    }
    /** Throws DriverError `server-died` where it is gone without having been asked to go. */
    checkAlive() {
        if (this.#failure === undefined || this.#ending)
            return;
        throw new driver_error/* DriverError */.x('server-died', `${capital(this.name)} ${this.#failure}.`, 'Correct what its output reports.');
    }
    /** Asks it to go, ends what is left after a while, and waits until all is gone. Answers the milliseconds that took. */
    async stop(graceMs = GRACE_MS) {
        const from = this.#timer.now();
        this.#ending = true;
        if (graceMs > 0)
            this.#kill('SIGTERM');
        while (graceMs > 0 && this.#family().length > 0 && this.#timer.now() - from < graceMs)
            await this.#timer.sleep(server_process_POLL_MS);
        // What it started may start more while it is being ended.
        for (let round = 0; round < 50 && (round === 0 || this.#family().length > 0); round++) {
            this.#kill('SIGKILL');
            await this.#timer.sleep(server_process_POLL_MS);
        }
        this.#child.stdout?.destroy();
        this.#child.stderr?.destroy();
        this.#limiter?.leave();
        this.#release();
        return this.#timer.now() - from;
    }
    #family() {
        const { pid } = this.#child;
        if (pid === undefined)
            return [];
        const own = this.#failure === undefined ? [pid] : [];
        const seen = process.platform === 'linux' ? [...treeOf(pid), ...processesWith(MARK, this.#mark)] : own;
        return [...new Set(seen)];
    }
    #kill(signal) {
        const { pid } = this.#child;
        if (pid === undefined)
            return;
        // Who they are is asked before the first of them ends, for then the others have another parent.
        const family = this.#family();
        // The id of a group is free for others once all of it is gone.
        const targets = process.platform === 'win32' || family.length === 0 ? family : [-pid, ...family];
        for (const target of targets)
            try {
                process.kill(target, signal);
            }
            catch {
                // Gone already.
            }
    }
}
/** A port of this machine that was free a moment ago. */
async function freePort() {
    const server = (0,external_node_net_.createServer)();
    await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./.build/src/model/predictions/columns.js
var columns = __webpack_require__(95143);
// EXTERNAL MODULE: ./.build/src/model/predictors/error.js
var error = __webpack_require__(15237);
// EXTERNAL MODULE: ./.build/src/model/predictors/http.js + 3 modules
var http = __webpack_require__(63447);
// EXTERNAL MODULE: ./.build/src/model/predictors/inputs.js
var inputs = __webpack_require__(63050);
// EXTERNAL MODULE: ./.build/src/model/predictors/outputs.js
var outputs = __webpack_require__(64177);
;// CONCATENATED MODULE: ./.build/src/model/server/wire.js







/**
 * The requests that a predictor of this protocol would send for these rows (predictors/http.ts), caught instead of sent. `describe` asks the
 * server what its model takes, undefined where it does not say. Throws InputError where a row cannot be sent.
 */
async function wireOf(delivery, settings, groups, describe) {
    const { protocol, model } = settings;
    const { path: declaredPath, wrap } = settings.declared.request;
    if (protocol === 'json')
        return { path: declaredPath ?? '/predict', bodies: groups.map((rows) => JSON.stringify(plainRows(rows, wrap))) };
    const spec = delivery.spec.tests.predictor;
    const client = catching(describe);
    const asking = http/* PROTOCOLS */.y[protocol](client, {
        model,
        version: spec?.version,
        inputs: spec && (0,inputs/* declaredInputs */.WB)(spec),
        matrix: spec?.matrix,
        key: delivery.spec.data?.key ?? [],
        reader: new outputs/* AnswerReader */.E((0,columns/* taskColumns */.xv)(delivery).scores, spec?.outputs),
    });
    const bodies = [];
    let path = '';
    for (const rows of groups) {
        const caught = await asking.ask(rows).then(() => undefined, (error) => error);
        if (caught instanceof error/* PredictorError */.j)
            throw problem/* InputError */.d.of(caught.code, `A row of the features cannot be sent as ${protocol}: ${caught.message}`, caught.fix, delivery.locate(['tests', 'serving', 'request']));
        if (!(caught instanceof Caught))
            throw caught;
        bodies.push(caught.body);
        path = caught.path;
    }
    return { path: declaredPath ?? path, bodies };
}
/** A request that was not sent. */
class Caught extends Error {
    path;
    body;
    constructor(path, body) {
        super('caught');
        this.path = path;
        this.body = body;
    }
}
function catching(describe) {
    return {
        async json(path, body) {
            if (body === undefined)
                return describe(path);
            throw new Caught(path, body);
        },
    };
}

;// CONCATENATED MODULE: ./.build/src/model/server/rig.js












/** `tests.serving.budget` is spent. */
class BudgetSpent extends Error {
    constructor() {
        super('The time for measuring the server is spent.');
        this.name = 'BudgetSpent';
    }
}
/** A server that should answer does not, in words; `served` is named with its last output. */
class ServerProblem extends Error {
    code;
    who;
    output;
    constructor(code, who, message, output = '') {
        super(message);
        this.name = 'ServerProblem';
        this.code = code;
        this.who = who;
        this.output = output;
    }
}
const READY_POLL_MS = 25;
const READY_TIMEOUT_MS = 2000;
let rig_groups = 0;
/** Starts servers, asks them and puts them under load; knows all that is running, so that nothing stays behind. */
class Rig {
    settings;
    payloads;
    timer;
    signal;
    /** What the phase of steady load found out about this machine and the candidate, for the phases after it. */
    found = {};
    #delivery;
    #wire;
    #log;
    #hour;
    #running = new Set();
    constructor(parts) {
        this.#delivery = parts.delivery;
        this.settings = parts.settings;
        this.payloads = parts.payloads;
        this.timer = parts.timer;
        this.signal = parts.signal;
        this.#log = parts.log;
        this.#hour = parts.hour;
    }
    /** Starts the server, or takes the one that runs, and waits until it is ready. Throws ServerProblem. */
    async serve(who, more = {}) {
        const origin = who === 'candidate' ? this.settings.candidate : this.settings.champion;
        if ('url' in origin)
            return this.#ready({ who, url: origin.url, requests: [] }, this.timer.now());
        const started = await this.#start(who, origin, more);
        const { process } = started;
        try {
            return await this.#ready({ ...started, who, url: process.url, requests: [] }, process.startedAt);
        }
        catch (error) {
            await this.stop(started);
            throw error;
        }
    }
    async #start(who, origin, { env, port }) {
        const { limits } = this.settings.declared;
        const limiter = limits && new Limiter({ cpu: limits.cpu, memory: limits.memory_mb && limits.memory_mb * MB }, `sluice-${globalThis.process.pid}-${++rig_groups}`, systemControlGroups());
        const command = { name: `the ${who}'s server`, words: origin.words, cwd: origin.cwd, env: { ...dependencyAddresses(this.settings), ...origin.env, ...env }, port, limiter };
        const process = await ServerProcess.start(command, this.timer);
        this.#running.add(process);
        return { process, limiter };
    }
    /** The requests that are sent, and what they are known by; known once a server was ready. */
    get wire() {
        if (!this.#wire)
            throw new Error('No server was ready yet.');
        return { ...this.#wire, digest: (0,digest/* digestOfJson */.Qs)(this.#wire.bodies) };
    }
    /** Whether a server has been ready once. */
    get isReady() {
        return this.#wire !== undefined;
    }
    /** Made once, as the first server describes its model: candidate and champion get the same. */
    async #withRequests(served) {
        this.#wire ??= await wireOf(this.#delivery, this.settings, this.payloads.groups, async (path) => {
            const { reply } = await this.ask(served, getBytes(served.url, path));
            return reply?.status === 200 ? JSON.parse(reply.body.toString('utf8')) : undefined;
        });
        const { bodies, path } = this.#wire;
        return { ...served, requests: bodies.map((body) => requestBytes(served.url, path, body)) };
    }
    async #ready(served, from) {
        const { path, within } = this.settings.ready;
        const last = from + within;
        let said = 'nobody listens';
        while (this.timer.now() < last) {
            this.checkAlive(served, 'serving-not-started');
            const { reply, failure } = await this.ask(served, getBytes(served.url, path), Math.min(READY_TIMEOUT_MS, within));
            if (reply && reply.status >= 200 && reply.status < 300)
                return this.#withRequests({ ...served, coldStart: served.process && this.timer.now() - from });
            said = reply ? `GET ${path} answers ${reply.status}` : `GET ${path}: ${failure}`;
            await this.timer.sleep(READY_POLL_MS, this.signal);
        }
        this.checkAlive(served, 'serving-not-started');
        throw new ServerProblem('serving-not-started', served.who, `The ${served.who}'s server was not ready within ${within} ms: ${said}.`, served.process?.lastOutput);
    }
    /** One request on a connection of its own. */
    async ask(served, bytes, timeout = this.settings.timeout) {
        const connections = this.connect(served, 1);
        try {
            return await connections.ask(bytes, timeout);
        }
        finally {
            connections.close();
        }
    }
    connect({ url }, most = this.settings.connections) {
        return new Connections(url, { most, now: () => this.timer.now() });
    }
    /** A real request gets a good answer. Throws ServerProblem `serving-not-answering`. */
    async checkAnswers(served) {
        const { reply, failure } = await this.ask(served, served.requests[0]);
        const { protocol, rows } = this.settings;
        const { path } = this.#wire;
        const problem = (why) => new ServerProblem('serving-not-answering', served.who, `The ${served.who}'s server is ready, and to a real request of ${(0,format/* counted */.hS)(rows, 'row')} at ${path} it ${why}.`, served.process?.lastOutput);
        if (!reply)
            throw problem(`gives no answer (${failure})`);
        if (reply.status < 200 || reply.status > 299)
            throw problem(`answers ${reply.status}`);
        const answers = answersIn(protocol, reply.body);
        if (answers === undefined)
            throw problem(`answers ${reply.status} with something that is no answer of the protocol ${protocol}`);
        if (answers !== rows && !Number.isNaN(answers))
            throw problem(`answers with ${(0,format/* counted */.hS)(answers, 'prediction')}`);
    }
    /** Arrivals of one block: a stretch of the recorded busiest hour, or a Poisson process. `index` tells blocks apart. */
    arrivals(n, perSecond, use, index) {
        if (this.#hour)
            return replayedArrivals(this.#hour, n, index * n, perSecond / this.#hour.perSecond);
        return poissonArrivals(n, perSecond, seedOf(this.settings.seed, use, index));
    }
    /**
     * One block of load on fresh connections, to one server or in turn to several instances of it. Throws ServerProblem where one of
     * them is gone by its end.
     */
    async load(served, arrivals, options = {}) {
        const all = 'url' in served ? [served] : served;
        const { offset = 0, washout = this.settings.washout, timeout = this.settings.timeout, parts, isGood } = options;
        const connections = all.map((one) => this.connect(one, Math.ceil(this.settings.connections / all.length)));
        const spread = { send: (bytes, ...rest) => connections[next++ % connections.length].send(bytes, ...rest) };
        let next = 0;
        try {
            // Instances differ in their port alone, which a server does not look at.
            const { requests } = all[0];
            const result = await runLoad(spread, { arrivals, request: (i) => requests[(offset + i) % requests.length], timeout, washout, parts, isGood, signal: this.signal }, this.timer);
            for (const one of all)
                this.checkAlive(one, 'serving-died');
            return result;
        }
        finally {
            for (const each of connections)
                each.close();
        }
    }
    /** Throws ServerProblem where the process is gone. */
    checkAlive({ process, who, limiter }, code) {
        try {
            process?.checkAlive();
        }
        catch (error) {
            if (!(error instanceof driver_error/* DriverError */.x))
                throw error;
            const memory = limiter?.ranOutOfMemory ? ' It took more memory than tests.serving.limits allows.' : '';
            throw new ServerProblem(code, who, `The ${who}'s server ${process.gone}${code === 'serving-died' ? ' under the test' : ' before it was ready'}.${memory}`, process.lastOutput);
        }
    }
    async stop({ process }, graceMs) {
        if (!process)
            return;
        await process.stop(graceMs);
        this.#running.delete(process);
    }
    async stopAll() {
        this.#log.debug(`Ending ${(0,format/* counted */.hS)(this.#running.size, 'server')}.`);
        await Promise.all([...this.#running].map((process) => this.stop({ process })));
    }
}
/** Where each declared dependency really is, in its variable. */
function dependencyAddresses({ declared }) {
    return Object.fromEntries((declared.dependencies ?? []).map(({ env, url }) => [env, url.replace(/^tcp:\/\//, '')]));
}

;// CONCATENATED MODULE: ./.build/src/model/server/health.js

const health_POLL_MS = 20;
const EXIT_POLLS = 50;
/** Why the server is not well: gone, or without a good answer to a real request; undefined where it is. */
async function harmTo(rig, served) {
    try {
        rig.checkAlive(served, 'serving-died');
        await rig.checkAnswers(served);
        rig.checkAlive(served, 'serving-died');
        return undefined;
    }
    catch (error) {
        if (!(error instanceof ServerProblem))
            throw error;
        // The connection breaks before the system says that the process has ended.
        for (let i = 0; served.process && served.process.gone === undefined && i < EXIT_POLLS; i++)
            await rig.timer.sleep(health_POLL_MS, rig.signal);
        return error.code === 'serving-died' || served.process?.gone !== undefined ? `the server ${served.process.gone}` : 'a real request then got no good answer';
    }
}

;// CONCATENATED MODULE: ./.build/src/model/server/bad-clients.js




const BYTE_EVERY_MS = 50;
const SETTLE_MS = 100;
const MOST_REQUESTS = 5000;
/** Real requests are served while others send theirs byte by byte and never end. */
async function holdSlowClients(rig, served, n) {
    const sockets = Array.from({ length: n }, () => socketTo(served.url));
    const request = served.requests[0];
    let sent = 0;
    const drip = setInterval(() => {
        // The last byte is never sent.
        if (sent >= request.length - 1)
            return;
        for (const socket of sockets)
            if (socket.writable)
                socket.write(request.subarray(sent, sent + 1));
        sent++;
    }, BYTE_EVERY_MS);
    try {
        await rig.timer.sleep(SETTLE_MS, rig.signal);
        const during = await realRequests(rig, served);
        return { ...during, harm: await harmTo(rig, served) };
    }
    finally {
        clearInterval(drip);
        for (const socket of sockets)
            socket.destroy();
    }
}
/** Clients go away in the middle of their request, or before the answer; then real requests are served. */
async function dropConnections(rig, served, n) {
    const request = served.requests[0];
    for (let i = 0; i < n; i++) {
        rig.signal.throwIfAborted();
        await drop(served.url, i % 2 === 0 ? request.subarray(0, Math.floor(request.length / 2)) : request);
    }
    await rig.timer.sleep(SETTLE_MS, rig.signal);
    const after = await realRequests(rig, served);
    return { ...after, harm: await harmTo(rig, served) };
}
async function realRequests(rig, served) {
    const { mostErrors, level, perSecond, washout } = rig.settings;
    const n = requestsToShow(mostErrors, level, MOST_REQUESTS);
    const { requests, latency } = await rig.load(served, rig.arrivals(n + washout, perSecond, 'clients', 0));
    return { requests, errors: latency.missed };
}
/** Fewest requests that, all of them good, show a share of errors of at most `limit`. */
function requestsToShow(limit, level, most) {
    let [low, high] = [0, most];
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((0,proportions/* wilson */.rF)(0, middle, level).high <= limit)
            high = middle;
        else
            low = middle;
    }
    return high;
}
function socketTo(url) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    const socket = url.protocol === 'https:' ? (0,external_node_tls_.connect)({ host, port, servername: host }) : (0,external_node_net_.connect)({ host, port });
    // A server may end a slow client: that is its right.
    socket.on('error', () => { });
    socket.resume();
    return socket;
}
async function drop(url, bytes) {
    const socket = socketTo(url);
    await new Promise((resolve) => {
        socket.once('close', () => resolve());
        socket.write(bytes, () => {
            // As a client that crashes: no farewell.
            if (socket.resetAndDestroy && url.protocol === 'http:')
                socket.resetAndDestroy();
            else
                socket.destroy();
        });
    });
}

;// CONCATENATED MODULE: ./.build/src/model/server/client-gates.js



const WHAT = {
    'slow-clients': 'that send byte by byte and never end',
    'dropped-connections': 'that went away in the middle of a request or before its answer',
};
/** Real requests beside clients that misbehave: the share of errors is that of ordinary load, and the server stays well. */
function clientFinding(delivery, { mostErrors, level }, name, clients, { requests, errors, harm }) {
    const bounds = (0,proportions/* wilson */.rF)(errors, requests, level);
    const outcome = harm === undefined ? (0,decide/* decide */.LD)({ kind: 'at_most', limit: mostErrors }, bounds, bounds) : 'fail';
    return {
        code: `serving-${name}`,
        outcome,
        rule: `${name.replaceAll('-', ' ')}: others are served, errors at most ${(0,format/* percent */.KN)(mostErrors)}`,
        message: `With ${(0,format/* counted */.hS)(clients, 'client')} ${WHAT[name]}, ${(0,format/* count */.U9)(errors)} of ${(0,format/* count */.U9)(requests)} real requests got no good answer: ${(0,format/* percent */.KN)(errors / requests)} ${(0,format/* interval */.YP)(bounds.low, bounds.high, format/* percent */.KN)}. At most ${(0,format/* percent */.KN)(mostErrors)} is wanted.${harm === undefined ? '' : ` Afterwards ${harm}.`}`,
        expected: `≤ ${(0,format/* percent */.KN)(mostErrors)}, still serving`,
        actual: harm ?? (0,format/* percent */.KN)(errors / requests),
        n: requests,
        interval: { ...bounds, level, method: 'Wilson' },
        numbers: { clients, requests, errors, low: bounds.low, high: bounds.high, limit: mostErrors },
        fix: outcome === 'pass' ? undefined : outcome === 'fail' ? 'Give reading a request a time limit, and do not let a worker wait for a client (put a proxy that buffers in front, or serve with several workers).' : 'Raise tests.serving.errors.at_most, or see why requests fail now and then.',
        subject: { kind: 'check', name },
        location: delivery.locate(['tests', 'serving', 'edge_cases']),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/server/phase-edge-cases.js







const HUGE_MB = 16;
const CLIENTS = 20;
/** Requests and clients that are not as they should be: each gets a clean client error, and the server stays well. */
async function tryEdgeCases({ delivery, rig }) {
    const declared = rig.settings.declared.edge_cases;
    const { accepts = [], leave_out: leftOut = [], huge_mb: huge = HUGE_MB, slow_clients: slow = CLIENTS, dropped = CLIENTS } = declared === true ? {} : declared;
    const findings = [];
    const details = {};
    let served = await rig.serve('candidate');
    try {
        await rig.checkAnswers(served);
        const requests = badRequests(rig.settings.protocol, rig.wire.bodies[0], Math.round(huge * MB), rig.settings.declared.request.wrap);
        for (const kind of KINDS.filter((each) => !leftOut.includes(each))) {
            const met = [];
            for (const request of requests.filter((each) => each.kind === kind)) {
                rig.signal.throwIfAborted();
                met.push(await meet(rig, served, request));
                served = await revived(rig, served);
            }
            findings.push(badRequestFinding(delivery, kind, met, accepts.includes(kind), rig.settings.timeout));
            details[kind] = met;
        }
        for (const [name, n, act] of [['slow-clients', slow, holdSlowClients], ['dropped-connections', dropped, dropConnections]]) {
            if (n === 0)
                continue;
            const outcome = await act(rig, served, n);
            served = await revived(rig, served);
            findings.push(clientFinding(delivery, rig.settings, name, n, outcome));
            details[name] = outcome;
        }
        return { findings, notes: leftOut.length > 0 ? [`Edge cases left out: ${leftOut.join(', ')}.`] : [], details };
    }
    finally {
        await rig.stop(served);
    }
}
async function meet(rig, served, { name, body, suffix = '' }) {
    const { reply, failure } = await rig.ask(served, requestBytes(served.url, rig.wire.path + suffix, body));
    return { name, answer: reply?.status ?? failure, harm: await harmTo(rig, served) };
}
/** The same server, or a new one where it is no longer well. */
async function revived(rig, served) {
    if ((await harmTo(rig, served)) === undefined || !served.process)
        return served;
    await rig.stop(served);
    return rig.serve('candidate');
}
/** Whether a bad request met what it should. Pure. */
function isClean({ answer, harm }, accepted) {
    if (harm !== undefined || typeof answer !== 'number')
        return false;
    return (answer >= 400 && answer < 500) || (accepted && answer >= 200 && answer < 300);
}
function badRequestFinding(delivery, kind, met, accepted, timeout) {
    const bad = met.filter((one) => !isClean(one, accepted));
    const words = ({ name, answer, harm }) => `${name}: ${typeof answer === 'number' ? `status ${answer}` : answer === 'timeout' ? `no answer in ${(0,format/* figure */.vP)(timeout / 1000)} s` : `no answer (${answer})`}${harm ? `, and ${harm}` : ''}`;
    const wanted = `a status from 400 to 499${accepted ? ', or success' : ''}`;
    return {
        code: 'serving-bad-request',
        outcome: bad.length === 0 ? 'pass' : 'fail',
        rule: `${kind} request: ${wanted}, and the server stays well`,
        message: bad.length === 0 ? `All ${(0,format/* counted */.hS)(met.length, `${kind} request`)} got ${wanted}, and the server answered real requests afterwards.` : `${bad.length} of ${(0,format/* counted */.hS)(met.length, `${kind} request`)} did not get ${wanted} from a server that stays well: ${(0,format/* list */.p_)(bad.map(words), 4)}.`,
        expected: `4xx${accepted ? ' or 2xx' : ''}, still serving`,
        actual: bad.length === 0 ? (0,format/* list */.p_)([...new Set(met.map(({ answer }) => String(answer)))]) : (0,format/* list */.p_)([...new Set(bad.map(({ answer, harm }) => (harm ? `${answer}, ${harm}` : String(answer))))], 3),
        n: met.length,
        numbers: { requests: met.length, not_clean: bad.length, ended_server: met.filter(({ harm }) => harm !== undefined).length },
        fix: bad.length === 0 ? undefined : fixOf(kind, accepted),
        subject: { kind: 'check', name: kind },
        location: delivery.locate(['tests', 'serving', 'edge_cases']),
    };
}
function fixOf(kind, accepted) {
    const unused = kind === 'wrong-type' || kind === 'missing-field' ? '; if the model does not take this input, leave it out of tests.serving.request.columns' : '';
    const meant = accepted ? '' : `; if the model is meant to take it, add ${kind} to tests.serving.edge_cases.accepts`;
    return `Check requests before they reach the model and answer 400 or 422 to what is not one${unused}${meant}.`;
}

// EXTERNAL MODULE: ./.build/src/statistics/binomial.js
var binomial = __webpack_require__(16658);
;// CONCATENATED MODULE: ./.build/src/statistics/latency.js



const QUANTILE_METHOD = 'order statistics over quartets (each bound one-sided)';
/**
 * Bounds of a quantile, by inverting a binomial test: x is an upper bound where the requests slower than x are so few that a share of
 * 1 − p of them would rarely give as few, a lower one where they are so many (for independent requests these are the order statistics
 * of Hahn and Meeker 1991, §5.2). Requests of one cluster depend on each other; at every x they count as many as they are worth there
 * (Woodruff 1952, JASA 47:635; Korn and Graubard 1998). One histogram for each cluster.
 */
function quantileEstimate(clusters, p, level) {
    const all = pooled(clusters);
    const n = all.total;
    const value = all.quantile(p);
    const needed = fewestFor(p, level);
    if (n === 0)
        return { p, value, low: 0, high: undefined, level, n, effective: 0, needed };
    const slower = slowerByBucket(clusters, all);
    const effective = worth(clusters, clusters.map((one) => one.slowerThan(value)), level).n;
    return { p, value, low: lowBound(clusters, slower, p, level), high: highBound(clusters, slower, p, level), level, n, effective, needed };
}
/** Fewest independent values whose largest one is an upper bound of the p-quantile: 1 − pⁿ ≥ level. 2,995 for 0.999 at 95 %. */
function fewestFor(p, level) {
    return Math.ceil(Math.log(1 - level) / Math.log(p) - 1e-9);
}
function slowerByBucket(clusters, all) {
    const left = clusters.map(({ total }) => total);
    const found = [];
    for (let bucket = 0; bucket < all.counts.length; bucket++) {
        if (all.counts[bucket] === 0)
            continue;
        clusters.forEach((one, i) => (left[i] -= one.counts[bucket]));
        found.push({ value: middleOf(bucket), counts: [...left] });
    }
    return found;
}
/** The fastest value that so few are slower than; found by halving, from the slowest of all. */
function highBound(clusters, slower, p, level) {
    const holds = (i) => {
        const { n, events } = worth(clusters, slower[i].counts, level);
        const few = Math.ceil(events - 1e-9);
        return few < n && 1 - (0,binomial/* binomialTail */.Cv)(few + 1, n, 1 - p) <= 1 - level;
    };
    let [fails, high] = [-1, slower.length - 1];
    if (high < 0 || !holds(high))
        return undefined;
    while (high - fails > 1) {
        const middle = (fails + high) >> 1;
        if (holds(middle))
            high = middle;
        else
            fails = middle;
    }
    return slower[high].value;
}
/** The slowest value at or below which the quantile cannot be, for so many are slower than the one before it. */
function lowBound(clusters, slower, p, level) {
    const holds = (i) => {
        const { n, events } = worth(clusters, i < 0 ? clusters.map(({ total }) => total) : slower[i].counts, level);
        return n > 0 && (0,binomial/* binomialTail */.Cv)(Math.floor(events + 1e-9), n, 1 - p) <= 1 - level;
    };
    let [low, fails] = [-1, slower.length];
    if (!holds(low))
        return 0;
    while (fails - low > 1) {
        const middle = (low + fails) >> 1;
        if (holds(middle))
            low = middle;
        else
            fails = middle;
    }
    return slower[low + 1]?.value ?? Infinity;
}
/** Independent trials and events, for the share that the counts are of their clusters. */
function worth(clusters, counts, level) {
    const trials = clusters.map(({ total }, i) => ({ events: counts[i], n: total }));
    const total = trials.reduce((sum, { n }) => sum + n, 0);
    const events = trials.reduce((sum, trial) => sum + trial.events, 0);
    const n = Math.floor(effectiveTrials(trials, level) + 1e-9);
    return { n, events: (events * n) / total };
}

// EXTERNAL MODULE: ./.build/src/statistics/special.js
var special = __webpack_require__(43376);
;// CONCATENATED MODULE: ./.build/src/statistics/quantile-ratio.js




const RATIO_METHOD = 'bootstrap over quartets (expanded percentile)';
/**
 * Ratio of a quantile of the first side's times to the second's, all quartets together, with a two-sided interval that resamples
 * whole quartets: requests of one block depend on each other, quartets do not. Percentiles are taken further out than a normal tail
 * would have them, since so few quartets say too little of their own spread (expanded percentile interval; Hesterberg 2015, The
 * American Statistician 69:371, §4.2). NaN bounds where a resample has no finite ratio. Same seed, same answer.
 */
function quantileRatio(quartets, p, options) {
    const m = quartets.length;
    const first = compact(quartets.map((sides) => sides.first));
    const second = compact(quartets.map((sides) => sides.second));
    const once = new Uint32Array(m).fill(1);
    const value = ratioOf(first, second, once, p);
    const random = (0,statistics_random/* seededRandom */.Is)(options.seed);
    const drawn = new Uint32Array(m);
    const ratios = new Float64Array(options.replicates);
    for (let replicate = 0; replicate < ratios.length; replicate++) {
        drawn.fill(0);
        for (let i = 0; i < m; i++)
            drawn[(0,statistics_random/* below */.Gz)(random, m)]++;
        ratios[replicate] = ratioOf(first, second, drawn, p);
    }
    const bounds = m < 2 || ratios.some((ratio) => !Number.isFinite(ratio)) ? { low: NaN, high: NaN } : percentiles(ratios.sort(), expandedTail(options.level, m));
    return { value, ...bounds, level: options.level, quartets: m };
}
/** Share of replicates beyond each bound. */
function expandedTail(level, m) {
    return (0,special/* normalTail */.WI)(Math.sqrt(m / (m - 1)) * (0,student/* studentQuantile */.FI)(1 - (1 - level) / 2, m - 1));
}
function percentiles(sorted, tail) {
    const at = Math.max(0, Math.floor(tail * sorted.length) - 1);
    return { low: sorted[at], high: sorted[sorted.length - 1 - at] };
}
function compact(histograms) {
    const used = [];
    const length = histograms[0]?.counts.length ?? 0;
    for (let bucket = 0; bucket < length; bucket++)
        if (histograms.some((one) => one.counts[bucket] > 0))
            used.push(bucket);
    return {
        values: used.map(middleOf),
        counts: used.map((bucket) => Uint32Array.from(histograms, (one) => one.counts[bucket])),
        totals: histograms.map((one) => one.total),
    };
}
function ratioOf(first, second, drawn, p) {
    const ratio = quantileOf(first, drawn, p) / quantileOf(second, drawn, p);
    return ratio > 0 ? ratio : NaN;
}
function quantileOf({ values, counts, totals }, drawn, p) {
    let total = 0;
    for (let i = 0; i < drawn.length; i++)
        total += drawn[i] * totals[i];
    const rank = rankOf(p, total);
    let seen = 0;
    for (let bucket = 0; bucket < values.length; bucket++) {
        const of = counts[bucket];
        for (let i = 0; i < drawn.length; i++)
            seen += drawn[i] * of[i];
        if (seen >= rank)
            return values[bucket];
    }
    return Infinity;
}
/** Quartets with which the interval would be about as narrow as `reach` on the log scale, if the spread stays what it was. */
function quartetsNeeded(estimate, reach) {
    const seen = (Math.log(estimate.high) - Math.log(estimate.low)) / 2;
    if (!Number.isFinite(seen) || !(reach > 0))
        return null;
    return Math.ceil(estimate.quartets * (seen / reach) ** 2);
}

;// CONCATENATED MODULE: ./.build/src/model/server/latency-gates.js






const QUANTILES = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, p99_9: 0.999 };
/** Resamples of quartets behind each ratio. */
const REPLICATES = 2000;
/** All figures of latency, whether gated or not; pure. */
function latencyFigures(blocks, settings, hasChampion) {
    const { level, seed } = settings;
    const all = (make) => Object.fromEntries(Object.entries(QUANTILES).map(([name, p]) => [name, make(p, name)]));
    const ofCandidate = byQuartet(blocks, hasChampion ? 'first' : undefined);
    const ratio = (sides, use) => (p, name) => quantileRatio(sides, p, { level, replicates: REPLICATES, seed: seedOf(seed, `${use} ${name}`) });
    const lateness = byLateness(blocks);
    return {
        candidate: all((p) => quantileEstimate(ofCandidate, p, level)),
        ...(hasChampion && { champion: all((p) => quantileEstimate(byQuartet(blocks, 'second'), p, level)) }),
        ratios: hasChampion ? all(ratio(sidesByQuartet(blocks), 'ratio')) : {},
        itself: all(ratio(againstItself(blocks, hasChampion), 'itself')),
        lateness,
    };
}
function byLateness(blocks) {
    return Math.max(...blocks.map(({ result }) => result.lateness.quantile(0.99)));
}
/**
 * A limit in milliseconds, from bounds: a noisy machine and too few requests decide nothing, and what the generator itself was late by
 * (`lateness`, microseconds) fails nobody.
 */
function decideLatency(estimate, itself, limitMs, steady, lateness = 0) {
    if (!isSteady(itself, steady))
        return { outcome: 'inconclusive', why: 'unsteady' };
    if (estimate.low / 1000 > limitMs)
        return (estimate.low - lateness) / 1000 > limitMs ? { outcome: 'fail' } : { outcome: 'inconclusive', why: 'late' };
    if (estimate.high === undefined)
        return { outcome: 'inconclusive', why: 'too-few' };
    if (estimate.high / 1000 <= limitMs)
        return { outcome: 'pass' };
    return { outcome: 'inconclusive', why: 'both-sides' };
}
/** Whether the interval of the candidate's ratio to itself lies within 1 ± `steady`. */
function isSteady({ low, high }, steady) {
    return low >= 1 - steady && high <= 1 + steady;
}
function decideRatio({ low, high }, margin) {
    if (high <= 1 + margin)
        return 'pass';
    return low > 1 + margin ? 'fail' : 'inconclusive';
}
function latencyFindings(delivery, settings, figures) {
    const declared = settings.declared.latency ?? {};
    const names = Object.keys(QUANTILES);
    const absolute = names.flatMap((name) => {
        const limit = declared[`${name}_ms`];
        return limit === undefined ? [] : [absoluteFinding(delivery, settings, figures, name, limit)];
    });
    const margin = declared.no_slower_than_champion_by;
    const relative = margin === undefined ? [] : declared.compare.map((name) => ratioFinding(delivery, figures, name, margin));
    return [...absolute, ...relative];
}
function absoluteFinding(delivery, settings, figures, name, limit) {
    const estimate = figures.candidate[name];
    const itself = figures.itself[name];
    const { outcome, why } = decideLatency(estimate, itself, limit, settings.steady, figures.lateness);
    const shown = labelOf(name);
    const needed = quartetsNeeded(itself, settings.steady);
    const seen = `${shown} of the candidate is ${milliseconds(estimate.value)} ${(0,format/* interval */.YP)(estimate.low, estimate.high ?? Infinity, milliseconds)} at ${(0,format/* figure */.vP)(settings.perSecond)} requests a second, over ${(0,format/* count */.U9)(estimate.n)} requests. At most ${limit} ms is wanted.`;
    const because = {
        unsteady: ` This machine does not decide it: the candidate against itself in the same run is ${(0,format/* figure */.vP)(itself.value)} ${(0,format/* interval */.YP)(itself.low, itself.high, ratioText)}, and ${(0,format/* figure */.vP)(1 - settings.steady)} to ${(0,format/* figure */.vP)(1 + settings.steady)} is asked${needed && needed > itself.quartets ? `; needs about ${(0,format/* count */.U9)(needed)} quartets` : ''}.`,
        late: ` This machine does not decide it: 99 in 100 requests were sent up to ${milliseconds(figures.lateness)} after their time, which counts as latency.`,
        'too-few': ` Not enough data: an upper bound needs about ${(0,format/* count */.U9)(estimate.needed)} requests.`,
        'both-sides': ' The bounds hold both sides of the limit.',
    };
    const fix = {
        unsteady: 'Measure on a machine that does nothing else, or raise tests.serving.load.quartets or requests.',
        late: 'Measure on a machine that does nothing else.',
        'too-few': `Raise tests.serving.load.requests or quartets until ${(0,format/* count */.U9)(estimate.needed)} requests are counted.`,
        'both-sides': 'Raise tests.serving.load.requests or quartets, or make the model faster: it lies close to the limit.',
    };
    return {
        code: 'serving-latency',
        outcome,
        rule: `${shown}: at most ${limit} ms at ${(0,format/* figure */.vP)(settings.perSecond)} requests a second`,
        message: `${seen}${why ? because[why] : ''}`,
        expected: `≤ ${limit} ms`,
        actual: milliseconds(estimate.value),
        n: estimate.n,
        ...(finite(estimate.high) !== null && { interval: { low: estimate.low / 1000, high: finite(estimate.high), level: estimate.level, method: QUANTILE_METHOD } }),
        numbers: {
            milliseconds: finite(estimate.value),
            low: estimate.low / 1000,
            high: finite(estimate.high),
            limit,
            requests: estimate.n,
            effective_requests: estimate.effective,
            requests_needed: estimate.needed,
            lateness_p99_ms: figures.lateness / 1000,
            itself: finiteRatio(itself.value),
            itself_low: finiteRatio(itself.low),
            itself_high: finiteRatio(itself.high),
            histogram_error: HISTOGRAM_ERROR,
        },
        fix: outcome === 'pass' ? undefined : why ? fix[why] : 'Make the model or its server faster (smaller model, fewer copies, more workers), or have the limit changed in a review.',
        subject: { kind: 'metric', name: `latency ${shown}` },
        location: delivery.locate(['tests', 'serving', 'latency', `${name}_ms`]),
    };
}
function ratioFinding(delivery, figures, name, margin) {
    const ratio = figures.ratios[name];
    const outcome = decideRatio(ratio, margin);
    const shown = labelOf(name);
    const [candidate, champion] = [figures.candidate[name], figures.champion[name]];
    const needed = quartetsNeeded(ratio, Math.log1p(margin));
    const undecided = Number.isFinite(ratio.low) ? ` The interval holds both sides of the limit${needed && needed > ratio.quartets ? `; needs about ${(0,format/* count */.U9)(needed)} quartets if the two are equally fast` : ''}.` : ' There is no ratio in some resamples: requests that failed have no time.';
    return {
        code: 'serving-latency-vs-champion',
        outcome,
        rule: `${shown}: no slower than the champion by ${(0,format/* figure */.vP)(margin * 100)} %`,
        message: `${shown} is ${milliseconds(candidate.value)} against the champion's ${milliseconds(champion.value)}, interleaved in one run of ${ratio.quartets} quartets: ${ratioText(ratio.value)} times as long ${(0,format/* interval */.YP)(ratio.low, ratio.high, ratioText)}. At most ${(0,format/* figure */.vP)(1 + margin)} times is wanted.${outcome === 'inconclusive' ? undecided : ''}`,
        expected: `ratio ≤ ${(0,format/* figure */.vP)(1 + margin)}`,
        actual: ratioText(ratio.value),
        n: ratio.quartets,
        ...(Number.isFinite(ratio.low) && { interval: { low: ratio.low, high: ratio.high, level: ratio.level, method: RATIO_METHOD } }),
        numbers: {
            ratio: finiteRatio(ratio.value),
            low: finiteRatio(ratio.low),
            high: finiteRatio(ratio.high),
            candidate_ms: finite(candidate.value),
            champion_ms: finite(champion.value),
            limit: 1 + margin,
            quartets: ratio.quartets,
            ...(outcome === 'inconclusive' && { quartets_needed: needed }),
        },
        fix: outcome === 'pass' ? undefined : outcome === 'fail' ? 'Find what made the candidate slower (model size, features, server code), or have the margin changed in a review.' : 'Raise tests.serving.load.quartets or requests, or measure on a machine that does nothing else.',
        subject: { kind: 'metric', name: `latency ${shown}` },
        location: delivery.locate(['tests', 'serving', 'latency', 'no_slower_than_champion_by']),
    };
}
/** `p99.9`. */
function labelOf(name) {
    return name.replace('_', '.');
}
/** Of microseconds: `12.3 ms`. */
function milliseconds(microseconds) {
    if (microseconds === Infinity)
        return 'no answer';
    return Number.isFinite(microseconds) ? `${(0,format/* figure */.vP)(microseconds / 1000)} ms` : 'undefined';
}
function ratioText(ratio) {
    return Number.isFinite(ratio) ? (0,format/* figure */.vP)(ratio) : 'undefined';
}
function finite(microseconds) {
    return microseconds !== undefined && Number.isFinite(microseconds) ? microseconds / 1000 : null;
}
function finiteRatio(ratio) {
    return Number.isFinite(ratio) ? ratio : null;
}

;// CONCATENATED MODULE: ./.build/src/model/server/phase-load.js






/** Cold start, warm-up, and the interleaved run: latency, errors, memory, processor time. */
async function measureSteadyLoad({ delivery, rig }) {
    const { settings } = rig;
    const candidate = await rig.serve('candidate');
    const champion = settings.champion && (await rig.serve('champion'));
    try {
        const warm = {};
        for (const served of champion ? [candidate, champion] : [candidate])
            warm[served.who] = await warmUp(rig, served);
        const run = await interleave(rig, candidate, champion);
        const figures = latencyFigures(run.blocks, settings, champion !== undefined);
        const first = figures.candidate;
        rig.found = { itself: figures.itself.p99, peakMemory: run.peakMemory.first };
        return {
            findings: [...startFindings(delivery, settings, candidate), ...latencyFindings(delivery, settings, figures), ...loadFindings(delivery, settings, run, champion !== undefined)],
            notes: [...limitNotes([candidate, ...(champion ? [champion] : [])]), ...machineNotes(figures, settings)],
            facts: [
                ['Latency of the server', `p50 ${milliseconds(first.p50.value)}, p99 ${milliseconds(first.p99.value)} at ${(0,format/* figure */.vP)(settings.perSecond)} requests a second`],
                ...(run.peakMemory.first === undefined ? [] : [['Memory of the server', `${(0,format/* figure */.vP)(run.peakMemory.first / MB)} MB`]]),
            ],
            details: detailsOf(run, figures, warm, candidate, champion),
        };
    }
    finally {
        await rig.stop(candidate);
        if (champion)
            await rig.stop(champion);
    }
}
async function warmUp(rig, served) {
    await rig.checkAnswers(served);
    const { warmUp: requests, timeout } = rig.settings;
    const connections = rig.connect(served, 1);
    const times = [];
    try {
        for (let i = 0; i < requests; i++) {
            rig.signal.throwIfAborted();
            const from = rig.timer.now();
            await connections.ask(served.requests[i % served.requests.length], timeout);
            times.push(rig.timer.now() - from);
        }
        rig.checkAlive(served, 'serving-died');
    }
    finally {
        connections.close();
    }
    const last = times.slice(times.length >> 1).sort((a, b) => a - b);
    return { requests, first: times[0] ?? null, settled: last[last.length >> 1] ?? null };
}
function startFindings(delivery, { ready }, { coldStart }) {
    if (coldStart === undefined)
        return [];
    return [
        {
            code: 'serving-cold-start',
            outcome: 'pass',
            rule: `ready within ${ready.within} ms`,
            message: `The candidate's server was ready ${(0,format/* figure */.vP)(coldStart)} ms after its process started. At most ${ready.within} ms is wanted.`,
            expected: `≤ ${ready.within} ms`,
            actual: `${(0,format/* figure */.vP)(coldStart)} ms`,
            n: 1,
            numbers: { milliseconds: coldStart, limit: ready.within },
            subject: { kind: 'metric', name: 'cold start' },
            location: delivery.locate(['tests', 'serving', 'ready']),
        },
    ];
}
/** What of tests.serving.limits holds, and what not. */
function limitNotes(served) {
    return served.flatMap(({ who, limiter }) => [
        ...(limiter?.applied.length ? [`Limits of the ${who}'s server: ${limiter.applied.join(', ')}.`] : []),
        ...(limiter?.notApplied.length ? [`Limits of the ${who}'s server that were not applied, so its figures are those of the whole machine: ${limiter.notApplied.join('; ')}.`] : []),
    ]);
}
function machineNotes({ itself, lateness }, settings) {
    const { p50, p99 } = itself;
    return [
        `Machine while the server was measured: the candidate against itself is ${(0,format/* figure */.vP)(p50.value)} at p50 and ${Number.isFinite(p99.value) ? (0,format/* figure */.vP)(p99.value) : 'undefined'} at p99; 99 in 100 requests were sent at most ${milliseconds(lateness)} after their time, which counts as latency. Latency limits are decided where the candidate against itself is within ${(0,format/* figure */.vP)(settings.steady * 100)} %.`,
    ];
}
function detailsOf(run, figures, warm, candidate, champion) {
    const quantiles = (estimates) => Object.fromEntries(Object.entries(estimates).map(([name, estimate]) => [name, plain({ ...estimate })]));
    return {
        cold_start_ms: { candidate: candidate.coldStart ?? null, champion: champion?.coldStart ?? null },
        warm_up_ms: warm,
        order: run.order.map((quartet) => quartet.map((side) => (side === 'first' ? 'A' : 'B')).join('')),
        unit: 'microseconds',
        histogram_error: HISTOGRAM_ERROR,
        candidate: quantiles(figures.candidate),
        ...(figures.champion && { champion: quantiles(figures.champion) }),
        ratios: Object.fromEntries(Object.entries(figures.ratios).map(([name, ratio]) => [name, plain({ ...ratio })])),
        itself: Object.fromEntries(Object.keys(QUANTILES).map((name) => [name, plain({ ...figures.itself[name] })])),
        lateness_p99: figures.lateness,
        peak_memory_bytes: run.peakMemory,
        cores: { candidate: meanCores(run.blocks, champion ? 'first' : undefined) ?? null, champion: champion ? (meanCores(run.blocks, 'second') ?? null) : null },
        failures: failureKinds(run.blocks),
        blocks: run.blocks.map(({ quartet, place, side, result, cores }) => ({
            quartet,
            place,
            side,
            requests: result.requests,
            errors: result.latency.missed,
            p50: phase_load_finite(result.latency.quantile(0.5)),
            p99: phase_load_finite(result.latency.quantile(0.99)),
            seconds: result.seconds,
            cores: cores ?? null,
        })),
    };
}
/** JSON has neither NaN nor infinity. */
function plain(record) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typeof value === 'number' ? phase_load_finite(value) : (value ?? null)]));
}
function phase_load_finite(value) {
    return Number.isFinite(value) ? value : null;
}

;// CONCATENATED MODULE: ./.build/src/model/server/phase-restart.js



/** The server is killed under its clients and started again on the same port. */
async function tryRestart({ delivery, rig }) {
    const within = (0,duration/* parseDuration */.E)(rig.settings.declared.restart.within);
    const before = await rig.serve('candidate');
    const port = before.process.port;
    let after;
    let problem;
    try {
        await rig.checkAnswers(before);
        // No farewell: as the machine would take it.
        await rig.stop(before, 0);
        after = await rig.serve('candidate', { port });
        await rig.checkAnswers(after);
    }
    catch (error) {
        if (!(error instanceof ServerProblem) || before.process.gone === undefined)
            throw error;
        problem = error.message;
    }
    finally {
        await rig.stop(before);
        if (after)
            await rig.stop(after);
    }
    const took = problem === undefined ? after.coldStart : undefined;
    const ok = took !== undefined && took <= within;
    return {
        findings: [
            {
                code: 'serving-restart',
                outcome: ok ? 'pass' : 'fail',
                rule: `ready again within ${(0,format/* figure */.vP)(within)} ms of a restart`,
                message: took === undefined ? `After it was killed, the server did not come back on its port: ${problem}` : `After it was killed, the server was ready again on its port ${(0,format/* figure */.vP)(took)} ms after its new start. At most ${(0,format/* figure */.vP)(within)} ms is wanted.`,
                expected: `≤ ${(0,format/* figure */.vP)(within)} ms`,
                actual: took === undefined ? 'not ready' : `${(0,format/* figure */.vP)(took)} ms`,
                n: 1,
                numbers: { milliseconds: took ?? null, limit: within },
                fix: ok ? undefined : 'Look for lock or socket files that a killed server leaves behind, and for a model that is loaded too slowly.',
                subject: { kind: 'metric', name: 'restart' },
                location: delivery.locate(['tests', 'serving', 'restart']),
            },
        ],
        details: { milliseconds: took ?? null },
    };
}

;// CONCATENATED MODULE: ./.build/src/statistics/growth.js

const SLOPE_METHOD = 'Theil and Sen over blocks, widened for their correlation';
/**
 * The median of all pairwise slopes with the interval of Sen (1968, JASA 63:1379, equations 2.6 and 2.7): robust against single jumps,
 * as a collector of garbage makes them. Neighbours that resemble each other carry less: the variance of Kendall's statistic is taken
 * (1 + r) / (1 − r) times (Bayley and Hammersley 1946), r the correlation of neighbouring residuals. `x` rises strictly.
 * NaN where there are fewer than five points.
 */
function slopeOf(x, y, level) {
    const n = y.length;
    if (n < 5)
        return { value: NaN, low: NaN, high: NaN, level, n, correlation: 0 };
    const slopes = [];
    for (let i = 0; i < n; i++)
        for (let j = i + 1; j < n; j++)
            slopes.push((y[j] - y[i]) / (x[j] - x[i]));
    slopes.sort((a, b) => a - b);
    const value = median(slopes);
    const correlation = Math.min(0.9, Math.max(0, neighbourCorrelation(y.map((each, i) => each - value * x[i]))));
    const variance = ((n * (n - 1) * (2 * n + 5)) / 18) * ((1 + correlation) / (1 - correlation));
    const reach = (0,normal/* twoSidedQuantile */.n)(level) * Math.sqrt(variance);
    const pairs = slopes.length;
    const rank = Math.floor((pairs - reach) / 2);
    // So wide that no pairwise slope bounds it: nothing is known.
    if (rank < 1)
        return { value, low: -Infinity, high: Infinity, level, n, correlation };
    return { value, low: slopes[rank - 1], high: slopes[pairs - rank], level, n, correlation };
}
/**
 * Interval of first − second, of two independent estimates with intervals of their own, which need not be symmetric (recovery of
 * variance estimates; Zou and Donner 2008, Statistics in Medicine 27:1693, equation 6).
 */
function slopeDifference(first, second) {
    const value = first.value - second.value;
    return {
        value,
        low: value - Math.hypot(first.value - first.low, second.high - second.value),
        high: value + Math.hypot(first.high - first.value, second.value - second.low),
    };
}
function neighbourCorrelation(residuals) {
    const mean = residuals.reduce((sum, each) => sum + each, 0) / residuals.length;
    let products = 0;
    let squares = 0;
    residuals.forEach((each, i) => {
        squares += (each - mean) ** 2;
        if (i > 0)
            products += (each - mean) * (residuals[i - 1] - mean);
    });
    return squares === 0 ? 0 : products / squares;
}
function median(sorted) {
    const half = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

;// CONCATENATED MODULE: ./.build/src/model/server/phase-soak.js




const phase_soak_SETTLE_MS = 50;
/** Share of the blocks at the start that memory may still grow in: caches fill, collectors of garbage find their size. */
const WARM_SHARE = 0.25;
/** Memory growth: block after block to the candidate and, in turn, to the champion alike. */
async function measureGrowth({ delivery, rig }) {
    const { declared, perSecond } = rig.settings;
    const { blocks, requests, at_rps: rate = perSecond, growth_mb_per_1000_requests: limit } = declared.soak;
    const candidate = await rig.serve('candidate');
    // A champion that runs elsewhere shows no memory.
    const champion = rig.settings.champion && 'words' in rig.settings.champion ? await rig.serve('champion') : undefined;
    try {
        const series = new Map();
        for (let block = 0; block < blocks; block++)
            for (const served of champion ? [candidate, champion] : [candidate]) {
                await rig.load(served, rig.arrivals(requests, rate, 'soak', block), { offset: block * requests, washout: 0 });
                await rig.timer.sleep(phase_soak_SETTLE_MS, rig.signal);
                await read(served, series, ((block + 1) * requests) / 1000);
            }
        const own = growthOf(series.get(candidate), rig.settings.level);
        const others = champion && growthOf(series.get(champion), rig.settings.level);
        return {
            findings: [growthFinding(delivery, rig, own, others, limit)],
            details: { unit: 'MB per 1000 requests', blocks, requests, at_rps: rate, candidate: { ...own, ...series.get(candidate) }, ...(champion && { champion: { ...others, ...series.get(champion) } }) },
        };
    }
    finally {
        await rig.stop(candidate);
        if (champion)
            await rig.stop(champion);
    }
}
async function read(served, series, thousands) {
    const use = served.process?.pid === undefined ? undefined : await treeUse(served.process.pid);
    if (!use)
        return;
    const own = series.get(served) ?? { thousands: [], megabytes: [] };
    own.thousands.push(thousands);
    own.megabytes.push(use.memory / MB);
    series.set(served, own);
}
/** Megabytes per thousand requests, after the warm-up; undefined where too little could be read. */
function growthOf(series, level) {
    const from = Math.ceil((series?.megabytes.length ?? 0) * WARM_SHARE);
    const slope = slopeOf(series?.thousands.slice(from) ?? [], series?.megabytes.slice(from) ?? [], level);
    return Number.isFinite(slope.value) && Number.isFinite(slope.low) ? slope : undefined;
}
/** A leak is growth above the limit that the champion does not show alike. Pure. */
function decideGrowth(own, champion, limit) {
    if (!own)
        return 'inconclusive';
    if (own.high <= limit)
        return 'pass';
    if (own.low <= limit)
        return 'inconclusive';
    return champion && slopeDifference(own, champion).low <= 0 ? 'warn' : 'fail';
}
function growthFinding(delivery, rig, own, champion, limit) {
    const outcome = decideGrowth(own, champion, limit);
    const difference = own && champion && slopeDifference(own, champion);
    const left = headroom(rig, own);
    const beside = difference ? ` The champion's grows by ${(0,format/* figure */.vP)(champion.value)}, a difference of ${(0,format/* figure */.vP)(difference.value)} ${(0,format/* interval */.YP)(difference.low, difference.high)}.` : '';
    const seen = own
        ? `Memory of the candidate's server grows by ${(0,format/* figure */.vP)(own.value)} MB ${(0,format/* interval */.YP)(own.low, own.high)} with each 1,000 requests, over ${(0,format/* count */.U9)(own.n)} blocks after warm-up.${beside} At most ${(0,format/* figure */.vP)(limit)} MB is wanted.`
        : 'Memory of the candidate\'s server could not be followed: it cannot be read on this system, or there are too few blocks.';
    return {
        code: 'serving-memory-growth',
        outcome,
        rule: `memory growth: at most ${(0,format/* figure */.vP)(limit)} MB in 1,000 requests`,
        message: `${seen}${outcome === 'warn' ? ' It grows as the champion does.' : ''}${outcome === 'fail' && left !== undefined ? ` At this pace tests.serving.memory_mb is reached after about ${(0,format/* count */.U9)(left)} requests.` : ''}`,
        expected: `≤ ${(0,format/* figure */.vP)(limit)} MB in 1,000 requests`,
        actual: own ? `${(0,format/* figure */.vP)(own.value)} MB` : 'not measured',
        n: own?.n,
        interval: own && { low: own.low, high: own.high, level: own.level, method: SLOPE_METHOD },
        numbers: {
            mb_per_1000_requests: own?.value ?? null,
            low: own?.low ?? null,
            high: own?.high ?? null,
            limit,
            champion: champion?.value ?? null,
            difference: difference?.value ?? null,
            difference_low: difference?.low ?? null,
            difference_high: difference?.high ?? null,
            correlation: own?.correlation ?? null,
            requests_to_limit: left ?? null,
        },
        fix: outcome === 'pass' ? undefined : outcome === 'inconclusive' ? 'Raise tests.serving.soak.blocks or requests; run this stage on Linux.' : 'Find what the server keeps of each request: a cache without a bound, a list that is only appended to, tensors that are not freed.',
        subject: { kind: 'metric', name: 'memory growth' },
        location: delivery.locate(['tests', 'serving', 'soak']),
    };
}
/** Requests until the declared limit of memory, at this pace and from the peak that was seen. */
function headroom({ settings, found }, own) {
    const limit = settings.declared.memory_mb;
    if (limit === undefined || found.peakMemory === undefined || own === undefined || own.value <= 0)
        return undefined;
    return Math.max(0, Math.round(((limit - found.peakMemory / MB) / own.value) * 1000));
}

;// CONCATENATED MODULE: ./.build/src/model/server/capacity.js
/**
 * Instances for the peak with headroom, and as many more as may be away. Throughput of N instances follows Amdahl's law (1967), as in
 * the Universal Scalability Law without coherency (Gunther 2007, §4): X(N) = N·X(1) / (1 + σ(N − 1)), with σ from the two
 * measured points. Instances that scale better than that (own machines, own cores) need fewer.
 */
function capacityPlan({ one, many, instances }, { peak, headroom, down }) {
    const wanted = peak * (1 + headroom);
    const efficiency = Math.min(1, many / (instances * one));
    const contention = Math.min(1, Math.max(0, ((instances * one) / many - 1) / (instances - 1)));
    const room = one - wanted * contention;
    const needed = wanted <= one ? 1 : room > 0 ? Math.ceil((wanted * (1 - contention)) / room - 1e-9) : undefined;
    return { wanted, efficiency, contention, instances: needed === undefined ? undefined : Math.max(1, needed) + down };
}
/** Hours of a mean month, as clouds bill them. */
const HOURS_PER_MONTH = 730;

;// CONCATENATED MODULE: ./.build/src/model/server/throughput.js
/** Rates closer than this are not told apart. */
const CLOSE = 1.1;
/**
 * The next rate to try, or undefined at the end: up by the factor while the objective is kept (down while even the first rate breaks
 * it), then to the geometric mean of the highest rate that keeps it and the lowest that does not, until these are within 10 %.
 */
function nextRate({ from, factor, steps }, tried) {
    if (tried.length === 0)
        return from;
    const { kept, notKept } = bracket(tried);
    if (notKept === undefined)
        return tried.length < steps ? Math.max(...tried.map(({ rate }) => rate)) * factor : undefined;
    if (kept === undefined)
        return tried.length < steps ? Math.min(...tried.map(({ rate }) => rate)) / factor : undefined;
    return notKept / kept > CLOSE && tried.length < 2 * steps ? Math.sqrt(kept * notKept) : undefined;
}
/**
 * What the steps say: the objective is kept up to `low` and broken from `high` on (undefined where no rate broke it with confidence,
 * or none kept it). A rate that passes above one that fails says nothing: more load does not make a server faster.
 */
function throughputOf(tried) {
    const failed = tried.filter(({ outcome }) => outcome === 'fail').map(({ rate }) => rate);
    const high = failed.length > 0 ? Math.min(...failed) : undefined;
    const passed = tried.filter(({ outcome, rate }) => outcome === 'pass' && (high === undefined || rate < high)).map(({ rate }) => rate);
    return { low: passed.length > 0 ? Math.max(...passed) : undefined, high };
}
function bracket(tried) {
    const notKept = tried.filter(({ outcome }) => outcome !== 'pass').map(({ rate }) => rate);
    const lowest = notKept.length > 0 ? Math.min(...notKept) : undefined;
    const kept = tried.filter(({ outcome, rate }) => outcome === 'pass' && (lowest === undefined || rate < lowest)).map(({ rate }) => rate);
    return { kept: kept.length > 0 ? Math.max(...kept) : undefined, notKept: lowest };
}
/** Whether a step kept the objective, by the bounds of its p99; what failed is slower than any objective. */
function stepOutcome(p99, objectiveMs) {
    if (p99.low / 1000 > objectiveMs)
        return 'fail';
    return p99.high !== undefined && p99.high / 1000 <= objectiveMs ? 'pass' : 'inconclusive';
}

;// CONCATENATED MODULE: ./.build/src/model/server/capacity-gates.js





/** A limit on something that grows with the number of instances. Pure. */
function decideCapacity({ sure, best }, limit, of) {
    const most = sure.instances;
    if (most !== undefined && (limit === undefined || of(most) <= limit))
        return 'pass';
    if (best === undefined)
        return 'inconclusive';
    if (best.instances === undefined)
        return 'fail';
    return limit !== undefined && of(best.instances) > limit ? 'fail' : 'inconclusive';
}
function capacityFindings(delivery, rig, one, many) {
    const { settings, found } = rig;
    const declared = settings.declared.capacity;
    const plans = plansOf(rig, one, many);
    const location = (key) => delivery.locate(['tests', 'serving', 'capacity', key]);
    const steady = found.itself !== undefined && isSteady(found.itself, settings.steady);
    if (!plans)
        return [unplanned(delivery, declared.peak_rps, steady && throughputOf(many ?? one).high !== undefined)];
    const memory = found.peakMemory === undefined ? undefined : found.peakMemory / MB;
    const finding = (code, key, limit, of, unit) => {
        const outcome = steady ? decideCapacity(plans, limit, of) : 'inconclusive';
        const value = plans.sure.instances === undefined ? undefined : of(plans.sure.instances);
        return {
            code,
            outcome,
            rule: `${(0,format/* figure */.vP)(declared.peak_rps)} requests a second with ${(0,format/* figure */.vP)(declared.headroom * 100)} % headroom and ${(0,format/* counted */.hS)(declared.down, 'instance')} away${limit === undefined ? '' : `: at most ${(0,format/* figure */.vP)(limit)} ${unit}`}`,
            message: `${planSentence(plans, declared.measured, memory)}${value === undefined || unit === 'instances' ? '' : ` That is ${(0,format/* figure */.vP)(value)} ${unit}.`}${limit === undefined ? '' : ` At most ${(0,format/* figure */.vP)(limit)} ${unit} are wanted.`}${steady ? '' : ' This machine does not decide it: the candidate against itself was not steady under load.'}`,
            expected: limit === undefined ? 'a number of instances that holds the peak' : `≤ ${(0,format/* figure */.vP)(limit)} ${unit}`,
            actual: value === undefined ? 'no number of instances' : `${(0,format/* figure */.vP)(value)} ${unit}`,
            numbers: {
                instances: plans.sure.instances ?? null,
                instances_at_best: plans.best?.instances ?? null,
                value: value ?? null,
                limit: limit ?? null,
                wanted_rps: plans.sure.wanted,
                efficiency: plans.sure.efficiency,
                contention: plans.sure.contention,
                memory_mb_per_instance: memory ?? null,
                memory_mb: memory === undefined || plans.sure.instances === undefined ? null : memory * plans.sure.instances,
                cost_per_month: declared.price === undefined || plans.sure.instances === undefined ? null : declared.price * HOURS_PER_MONTH * plans.sure.instances,
            },
            fix: outcome === 'pass' ? undefined : outcome === 'fail' ? 'Make the model cheaper to evaluate, or plan for more instances in a review.' : 'Measure on a machine that does nothing else, with more cores than instances, or raise tests.serving.throughput.requests.',
            subject: { kind: 'metric', name: key },
            location: location(key),
        };
    };
    return [
        finding('serving-capacity', declared.most_instances === undefined ? 'peak_rps' : 'most_instances', declared.most_instances, (instances) => instances, 'instances'),
        ...(declared.most_memory_mb === undefined || memory === undefined ? [] : [finding('serving-capacity-memory', 'most_memory_mb', declared.most_memory_mb, (instances) => instances * memory, 'MB')]),
        ...(declared.most_memory_mb !== undefined && memory === undefined ? [unseenMemory(delivery, declared.most_memory_mb)] : []),
        ...(declared.most_cost_per_month === undefined ? [] : [finding('serving-capacity-cost', 'most_cost_per_month', declared.most_cost_per_month, (instances) => instances * declared.price * HOURS_PER_MONTH, 'a month')]),
    ];
}
function plansOf({ settings }, one, many) {
    const { peak_rps: peak, headroom, down, measured } = settings.declared.capacity;
    const wish = { peak, headroom: headroom, down: down };
    const [single, together] = [throughputOf(one), throughputOf(many ?? [])];
    if (single.low === undefined || together.low === undefined)
        return undefined;
    const sure = capacityPlan({ one: single.low, many: together.low, instances: measured }, wish);
    const best = single.high === undefined || together.high === undefined ? undefined : capacityPlan({ one: single.high, many: together.high, instances: measured }, wish);
    return { sure, best };
}
function planSentence({ sure }, measured, memory) {
    const scaling = `${measured} instances together hold ${(0,format/* figure */.vP)(sure.efficiency * 100)} % of ${measured} times what one holds`;
    const each = memory === undefined ? '' : `, ${(0,format/* figure */.vP)(memory)} MB each`;
    if (sure.instances === undefined)
        return `No number of instances holds ${(0,format/* figure */.vP)(sure.wanted)} requests a second: ${scaling}, and at that rate they hinder each other more than one more adds.`;
    return `${(0,format/* counted */.hS)(sure.instances, 'instance')} hold ${(0,format/* figure */.vP)(sure.wanted)} requests a second with the declared ones away${each} (${scaling}).`;
}
/** `broken`: the objective was broken for certain, on a machine that may decide it. */
function unplanned(delivery, peak, broken) {
    return {
        code: 'serving-capacity',
        outcome: broken ? 'fail' : 'inconclusive',
        rule: `${(0,format/* figure */.vP)(peak)} requests a second at the peak`,
        message: `There is no capacity plan, for no rate that was tried kept the latency objective, of one instance or of several.${broken ? '' : ' None broke it for certain on a steady machine either.'}`,
        expected: 'a number of instances that holds the peak',
        actual: 'no plan',
        numbers: { instances: null, wanted_rps: peak },
        fix: 'Make the model faster, lower tests.serving.throughput.from_rps, or have the objective changed in a review.',
        subject: { kind: 'metric', name: 'peak_rps' },
        location: delivery.locate(['tests', 'serving', 'capacity']),
    };
}
function unseenMemory(delivery, limit) {
    return {
        code: 'serving-capacity-memory',
        outcome: 'inconclusive',
        rule: `memory of all instances: at most ${(0,format/* count */.U9)(limit)} MB`,
        message: "What the server's processes take cannot be read on this system, which has no /proc.",
        expected: `≤ ${(0,format/* count */.U9)(limit)} MB`,
        actual: 'not measured',
        fix: 'Run this stage on Linux.',
        location: delivery.locate(['tests', 'serving', 'capacity', 'most_memory_mb']),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/server/throughput-gates.js



/** Whether the rate that is wanted is below what is kept, above what breaks the objective, or in between. Pure. */
function decideThroughput({ low, high }, wanted) {
    if (wanted === undefined)
        return low === undefined ? 'fail' : 'pass';
    if (low !== undefined && low >= wanted)
        return 'pass';
    return high !== undefined && high <= wanted ? 'fail' : 'inconclusive';
}
function throughputFinding(delivery, { settings, found }, steps, objective) {
    const wanted = settings.declared.throughput.at_least_rps;
    const bracket = throughputOf(steps);
    const steady = found.itself !== undefined && isSteady(found.itself, settings.steady);
    const outcome = steady ? decideThroughput(bracket, wanted) : 'inconclusive';
    const rule = `throughput with p99 at most ${objective} ms${wanted === undefined ? '' : `: at least ${(0,format/* figure */.vP)(wanted)} requests a second`}`;
    return {
        code: 'serving-throughput',
        outcome,
        rule,
        message: `${sentence(bracket, objective, steps.length)}${wanted === undefined ? '' : ` At least ${(0,format/* figure */.vP)(wanted)} requests a second are wanted.`}${steady ? '' : ' This machine does not decide it: the candidate against itself was not steady under load.'}`,
        expected: wanted === undefined ? 'a rate that keeps the objective' : `≥ ${(0,format/* figure */.vP)(wanted)} requests a second`,
        actual: bracket.low === undefined ? 'none of the rates tried' : `${(0,format/* figure */.vP)(bracket.low)} requests a second`,
        n: steps.reduce((sum, { requests }) => sum + requests, 0),
        ...(bracket.low !== undefined && bracket.high !== undefined && { interval: { ...bracket, level: settings.level, method: 'highest rate kept and lowest rate broken, each by the bound of its p99' } }),
        numbers: { low: bracket.low ?? null, high: bracket.high ?? null, limit: wanted ?? null, objective_ms: objective, steps: steps.length },
        fix: outcome === 'pass' ? undefined : outcome === 'fail' ? 'Make the model cheaper to evaluate, let the server evaluate several requests at once, or give it more cores.' : 'Measure on a machine that does nothing else, or raise tests.serving.throughput.requests and steps.',
        subject: { kind: 'metric', name: 'throughput' },
        location: delivery.locate(['tests', 'serving', 'throughput']),
    };
}
function sentence({ low, high }, objective, steps) {
    const tried = `${(0,format/* count */.U9)(steps)} rates were tried`;
    if (low === undefined)
        return `No rate kept p99 at or below ${objective} ms (${tried}${high === undefined ? '' : `, down from ${(0,format/* figure */.vP)(high)} requests a second`}).`;
    return `p99 stays at or below ${objective} ms up to ${(0,format/* figure */.vP)(low)} requests a second${high === undefined ? ', and no rate was tried that broke it for certain' : ` and no longer at ${(0,format/* figure */.vP)(high)}`} (${tried}).`;
}

;// CONCATENATED MODULE: ./.build/src/model/server/phase-throughput.js






/** Stretches of a step that its requests are compared by: they tell how far these depend on each other. */
const PARTS = 10;
const REQUESTS = 1000;
const FACTOR = 1.5;
const STEPS = 10;
/** Throughput at the latency objective of one instance, of several at once, and the plan for the declared peak. */
async function measureThroughput({ delivery, rig }) {
    const { settings } = rig;
    const objective = objectiveOf(settings.declared);
    const { capacity, throughput } = settings.declared;
    const running = [];
    try {
        running.push(await rig.serve('candidate'));
        await rig.checkAnswers(running[0]);
        const one = await search(rig, running, planOf(settings), objective, 'one');
        const low = Math.max(0, ...one.filter(({ outcome }) => outcome === 'pass').map(({ rate }) => rate));
        let many;
        if (capacity && low > 0) {
            while (running.length < capacity.measured)
                running.push(await rig.serve('candidate'));
            // From what they hold if they do not scale at all.
            many = await search(rig, running, { ...planOf(settings), from: low }, objective, 'many');
        }
        return {
            findings: [
                ...(throughput ? [throughputFinding(delivery, rig, one, objective)] : []),
                ...(capacity ? capacityFindings(delivery, rig, one, many) : []),
            ],
            notes: [...(many ? [`Scaling was measured with ${running.length} instances on one machine, beside the load generator: on machines of their own they hold as much or more.`] : []), ...limitNotes(running.slice(1))],
            details: { objective_p99_ms: objective, one: one.map(plainStep), ...(many && { instances: running.length, many: many.map(plainStep) }) },
        };
    }
    finally {
        for (const served of running)
            await rig.stop(served);
    }
}
function planOf({ declared: { throughput }, perSecond }) {
    return { from: throughput?.from_rps ?? throughput?.at_least_rps ?? perSecond, factor: throughput?.factor ?? FACTOR, steps: throughput?.steps ?? STEPS };
}
async function search(rig, served, plan, objective, use) {
    const steps = [];
    const requests = rig.settings.declared.throughput?.requests ?? REQUESTS;
    for (let rate = nextRate(plan, steps); rate !== undefined; rate = nextRate(plan, steps)) {
        const { washout, level } = rig.settings;
        const result = await rig.load(served, rig.arrivals(requests + washout, rate, `throughput ${use}`, steps.length), { parts: PARTS });
        const p99 = quantileEstimate(result.parts, 0.99, level);
        steps.push({ rate, outcome: stepOutcome(p99, objective), p99, errors: result.latency.missed, requests: result.requests });
    }
    return steps;
}
function plainStep({ rate, outcome, p99, errors, requests }) {
    return { rate, outcome, p99_us: Number.isFinite(p99.value) ? p99.value : null, errors, requests };
}

;// CONCATENATED MODULE: ./.build/src/model/server/phases.js






/** In the order in which they run: what breaks servers comes last. One more is one line here. */
const PHASES = [
    { name: 'load', declared: () => true, run: measureSteadyLoad },
    { name: 'throughput', declared: ({ declared }) => declared.throughput !== undefined || declared.capacity !== undefined, run: measureThroughput },
    { name: 'soak', declared: ({ declared }) => declared.soak !== undefined, run: measureGrowth },
    { name: 'restart', declared: ({ declared }) => declared.restart !== undefined, run: tryRestart },
    { name: 'edge_cases', declared: ({ declared }) => declared.edge_cases !== undefined, run: tryEdgeCases },
    { name: 'dependencies', declared: ({ declared }) => declared.dependencies !== undefined, run: faultDependencies },
];

;// CONCATENATED MODULE: ./.build/src/model/server/problems.js


/** Where the last output of a server that failed is kept, beside the verdict. */
const OUTPUT_FILE = 'serving-output.txt';
const SHOWN_LINES = 4;
const SHOWN_CHARACTERS = 400;
const problems_FIXES = {
    'serving-not-started': 'Start it by hand as tests.serving.start says, with PORT set, and see that tests.serving.ready.path answers.',
    'serving-died': 'Correct what its output reports.',
    'serving-not-answering': 'Correct tests.serving.request (protocol, path, columns), or the server.',
};
/** A server that failed, as a finding: of the candidate a failure, of the champion an error, for the candidate is not to blame. */
async function problemFinding(delivery, context, problem) {
    const shown = problem.output.trim() !== '' && !hasSensitiveColumns(delivery);
    if (shown) {
        await (0,promises_.writeFile)(external_node_path_.join(context.out, OUTPUT_FILE), `${problem.output}\n`);
        context.log.info(`Last output of the ${problem.who}'s server:\n${problem.output}`);
    }
    return {
        code: problem.code,
        outcome: problem.who === 'candidate' ? 'fail' : 'error',
        rule: `the ${problem.who}'s server starts, answers and stays`,
        message: `${problem.message}${said(delivery, problem.output)}`,
        expected: 'a server that answers',
        actual: problem.code.replace('serving-', '').replaceAll('-', ' '),
        fix: problems_FIXES[problem.code],
        location: delivery.locate(['tests', 'serving', ...(problem.who === 'champion' ? ['champion'] : [])]),
    };
}
/** The last lines, where they cannot hold values that must not be shown. */
function said(delivery, output) {
    if (output.trim() === '')
        return ' It wrote nothing.';
    if (hasSensitiveColumns(delivery))
        return ' Its last output is kept nowhere, for data.columns has sensitive ones and it may repeat their values.';
    return ` Its last output: ${output.trim().split('\n').slice(-SHOWN_LINES).join(' | ').slice(-SHOWN_CHARACTERS)}`;
}
function hasSensitiveColumns(delivery) {
    return Object.values(delivery.spec.data?.columns ?? {}).some((column) => column.sensitive);
}

;// CONCATENATED MODULE: ./.build/src/model/server/recorded-hour.js




const MOST_ARRIVALS = 5_000_000;
/** The busiest hour of the recorded arrival times, where the delivery file names some. Throws InputError. */
async function recordedHour(delivery, { engine }, settings) {
    const arrivals = settings.declared.load.arrivals;
    if (arrivals === 'poisson')
        return undefined;
    const location = delivery.locate(['tests', 'serving', 'load', 'arrivals']);
    const file = delivery.resolve(arrivals.file);
    const source = { file };
    const column = (await engine.describe(source)).find(({ name }) => name === arrivals.column);
    if (!column)
        throw problem/* InputError */.d.of('serving-column-missing', `${arrivals.file} has no column ${arrivals.column}.`, 'Correct tests.serving.load.arrivals.column.', location);
    const name = (0,core_sql/* identifier */.C)(arrivals.column);
    const dialect = engine.dialect(source);
    const seconds = column.type === 'integer' || column.type === 'float' ? `CAST(${name} AS DOUBLE)` : dialect.epoch(dialect.instant(name));
    const { values, rows } = await engine.query(`SELECT ${seconds} AS at FROM arrivals WHERE ${seconds} IS NOT NULL LIMIT ${MOST_ARRIVALS}`, { arrivals: source });
    const hour = busiestHour((values.at ?? []).map(Number).filter(Number.isFinite));
    if (!hour)
        throw problem/* InputError */.d.of('serving-arrivals-empty', `${arrivals.file} has ${rows} times of arrival, and two different ones are needed at least.`, 'Give recorded times, one row for each request.', location);
    const digest = await (0,files/* digestOfFile */.Mk)(file);
    return {
        hour,
        perSecond: hour.perSecond * (arrivals.times ?? 1),
        inputs: [{ name: 'arrivals', digest }],
        details: { kind: 'replay', digest, recorded: rows, hour_from: hour.from, hour_requests: hour.times.length, hour_rps: hour.perSecond, times: arrivals.times ?? 1 },
    };
}

// EXTERNAL MODULE: external "node:perf_hooks"
var external_node_perf_hooks_ = __webpack_require__(643);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/src/model/server/timer.js


const steadyTimer = {
    now: () => external_node_perf_hooks_.performance.now(),
    sleep: async (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal }),
};

;// CONCATENATED MODULE: ./.build/src/model/server/probe.js








/** `tests.serving`: starts the model's server and measures it, phase by phase (phases.ts). */
const SERVING = {
    name: 'serving',
    declared: ({ spec }) => spec.tests?.serving !== undefined,
    judge: probeServing,
};
async function probeServing(delivery, context, options) {
    const declared = settingsOf(delivery);
    const payloads = await payloadsOf(delivery, context, declared, options);
    const replay = await recordedHour(delivery, context, declared);
    const settings = replay ? { ...declared, perSecond: replay.perSecond } : declared;
    const budget = new AbortController();
    const clock = setTimeout(() => budget.abort(new BudgetSpent()), settings.budget);
    const signal = options.signal ? AbortSignal.any([options.signal, budget.signal]) : budget.signal;
    const rig = new Rig({ delivery, settings, payloads, timer: steadyTimer, signal, log: context.log, hour: replay?.hour });
    const answers = [];
    try {
        for (const phase of PHASES) {
            if (!phase.declared(settings))
                continue;
            context.log.info(`Serving: ${phase.name}.`);
            const answer = await attempt({ delivery, context, rig }, phase);
            answers.push({ ...answer, details: answer.details && { [phase.name]: answer.details } });
            if (answer.stop)
                break;
        }
    }
    finally {
        clearTimeout(clock);
        await rig.stopAll();
    }
    return {
        findings: answers.flatMap(({ findings }) => findings),
        notes: answers.flatMap(({ notes }) => notes ?? []),
        facts: answers.flatMap(({ facts }) => facts ?? []),
        inputs: [...payloads.inputs, ...(replay?.inputs ?? [])],
        details: {
            payload: { ...(rig.isReady && { digest: rig.wire.digest }), requests: payloads.groups.length, rows: settings.rows, protocol: settings.protocol },
            arrivals: replay ? replay.details : { kind: 'poisson', seed: settings.seed },
            at_rps: settings.perSecond,
            ...Object.assign({}, ...answers.map(({ details }) => details)),
        },
    };
}
/** A phase whose server fails, or that the time is up for, is a finding; what others measured stays. */
async function attempt(facts, phase) {
    const { delivery, context, rig } = facts;
    try {
        return await phase.run(facts);
    }
    catch (error) {
        // Whatever was being waited for says in its own way that it was ended.
        if (rig.signal.aborted && rig.signal.reason instanceof BudgetSpent)
            return { findings: [budgetFinding(delivery, rig.settings, phase.name)], stop: true };
        if (error instanceof ServerProblem)
            return { findings: [await problemFinding(delivery, context, error)], stop: true };
        throw error;
    }
}
function budgetFinding(delivery, settings, phase) {
    return {
        code: 'serving-budget-spent',
        outcome: 'inconclusive',
        rule: 'the server is measured within tests.serving.budget',
        message: `The ${(0,format/* figure */.vP)(settings.budget / 1000)} s of tests.serving.budget were spent in the phase \`${phase}\`. It and what comes after it was not measured.`,
        expected: `≤ ${(0,format/* figure */.vP)(settings.budget / 1000)} s`,
        actual: `more, in ${phase}`,
        numbers: { budget_seconds: settings.budget / 1000 },
        fix: 'Raise tests.serving.budget, or ask for fewer requests.',
        location: delivery.locate(['tests', 'serving', 'budget']),
    };
}

;// CONCATENATED MODULE: ./.build/src/model/probes.js






/** In the order in which they run. One more probe is one line here. */
const PROBES = [contents/* CONTENTS_PROBE */.Qm, environment/* ENVIRONMENT */.M, GOLDEN_PROBE, BEHAVIOUR, EXPLANATIONS_PROBE, SERVING];

;// CONCATENATED MODULE: ./.build/src/model/probe-model.js








/**
 * Runs the model itself, as a predictor or as the team's server: behaviour, explanations, latency, capacity, failure modes. This
 * job must have no rights and no labels: whatever it measures was measured beside team code, and its statement says so.
 */
async function probeModel(delivery, context, options = {}) {
    const answers = await probed(delivery, context, options);
    const findings = answers.flatMap((answer) => answer.findings);
    if (findings.length === 0)
        findings.push(nothingToProbe(delivery));
    const outcome = (0,core_verdict.worst)(findings.map((finding) => finding.outcome));
    const verdict = {
        schema: 'urn:sluice:verdict:v1',
        stage: 'probe-model',
        outcome,
        headline: headlineOf(outcome, findings),
        enforced: delivery.spec.tests?.enforce ?? true,
        release: context.release,
        champion: context.champion,
        findings,
        figures: (0,figures/* figuresOf */.h)(findings),
        notes: [
            'Measured beside code of the team: what stands here rests on a machine that this code could touch.',
            ...answers.flatMap((answer) => answer.notes ?? []),
        ],
        facts: answers.flatMap((answer) => answer.facts ?? []),
        ...(delivery.spec.tests && { seed: delivery.spec.tests.seed }),
    };
    return { verdict, inputs: answers.flatMap((answer) => answer.inputs ?? []), details: Object.assign({}, ...answers.map((answer) => answer.details)), besideTeamCode: true };
}
/** Rows of the test set stay nowhere, however this process ends. */
async function probed(delivery, context, options) {
    const cut = external_node_path_.join(context.out, probe_files/* PROBE_FEATURES */.F);
    const release = (0,guardian/* guard */.a)({ file: cut });
    try {
        return await probe_model_answersOf(delivery, context, options);
    }
    finally {
        await (0,promises_.rm)(cut, { force: true });
        release();
    }
}
async function probe_model_answersOf(delivery, context, options) {
    const answers = [];
    for (const probe of PROBES) {
        if (!probe.declared(delivery))
            continue;
        const answer = await probe.judge(delivery, context, options);
        answers.push(answer.details ? { ...answer, details: { [probe.name]: answer.details } } : answer);
        // A model that may not be loaded is not run.
        if (probe.guards && answer.findings.some(({ outcome }) => outcome === 'fail' || outcome === 'error'))
            break;
    }
    return answers;
}
const probe_model_WORDS = { pass: 'Passed', warn: 'Passed', inconclusive: 'Not decided', fail: 'Stopped', error: 'Could not be judged' };
function headlineOf(outcome, findings) {
    if (outcome === 'pass')
        return `Passed: the running model keeps all ${findings.length} rules.`;
    const reasons = findings.filter((finding) => finding.outcome === outcome);
    const more = reasons.length > 1 ? ` And ${reasons.length - 1} more.` : '';
    return `${probe_model_WORDS[outcome]}: ${(0,format/* firstSentence */.qi)(reasons[0].message)}${more}`;
}
function nothingToProbe(delivery) {
    return {
        code: 'probes-not-declared',
        outcome: 'error',
        rule: 'a delivery that is probed declares what to ask',
        message: 'The delivery file declares no behaviour, explanations or serving under tests, so nothing was asked of the running model.',
        expected: 'tests.behaviour, tests.explanations or tests.serving',
        actual: 'none of them',
        fix: 'Declare one of them, or leave this stage out.',
        location: delivery.locate(['tests']),
    };
}


/***/ }),

/***/ 16658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ binomialTail),
/* harmony export */   J7: () => (/* binding */ incompleteBeta),
/* harmony export */   mB: () => (/* binding */ clopperPearsonLow)
/* harmony export */ });
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43376);

/** P(X ≥ events) of a binomial variable of `n` trials with probability `p`: I_p(events, n − events + 1) (Abramowitz and Stegun 26.5.24). */
function binomialTail(events, n, p) {
    if (!(events >= 0 && events <= n && p >= 0 && p <= 1))
        return NaN;
    if (events === 0 || p === 1)
        return 1;
    if (p === 0)
        return 0;
    return incompleteBeta(events, n - events + 1, p);
}
/**
 * The lower bound of Clopper and Pearson (1934), one-sided at confidence `level`: the least probability under which so many
 * events or more are not rarer than 1 − level. 0 where there are none.
 */
function clopperPearsonLow(events, n, level) {
    if (events === 0)
        return 0;
    let low = 0;
    let high = events / n;
    for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
        const middle = (low + high) / 2;
        if (binomialTail(events, n, middle) < 1 - level)
            low = middle;
        else
            high = middle;
    }
    return low;
}
/**
 * Regularised incomplete beta function I_x(a, b) for a, b > 0 and 0 < x < 1, by Lentz's continued fraction (Abramowitz and
 * Stegun 26.5.8) on the side where it converges fast.
 */
function incompleteBeta(a, b, x) {
    const turned = x > (a + 1) / (a + b + 2);
    const scale = Math.exp((0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(a + b) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(a) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(b) + a * Math.log(x) + b * Math.log1p(-x));
    return turned ? 1 - (scale * fraction(b, a, 1 - x)) / b : (scale * fraction(a, b, x)) / a;
}
function fraction(a, b, x) {
    let c = 1;
    let d = 1 / notZero(1 - ((a + b) * x) / (a + 1));
    let value = d;
    for (let m = 1, step = 0; Math.abs(step - 1) > 1e-15 && m < 100_000; m++) {
        const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / notZero(1 + even * d);
        c = notZero(1 + even / c);
        value *= d * c;
        const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / notZero(1 + odd * d);
        c = notZero(1 + odd / c);
        step = d * c;
        value *= step;
    }
    return value;
}
function notZero(value) {
    return Math.abs(value) < 1e-300 ? 1e-300 : value;
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

/***/ 18840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FI: () => (/* binding */ studentQuantile),
/* harmony export */   gq: () => (/* binding */ studentTail)
/* harmony export */ });
/* unused harmony export studentCdf */
/* harmony import */ var _binomial_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16658);
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66976);
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43376);



/** P(T ≤ t) of Student's t with `df` degrees of freedom (Abramowitz and Stegun 26.7.1). */
function studentCdf(t, df) {
    if (t === 0)
        return 0.5;
    const tail = (0,_binomial_js__WEBPACK_IMPORTED_MODULE_0__/* .incompleteBeta */ .J7)(df / 2, 0.5, df / (df + t * t)) / 2;
    return t > 0 ? 1 - tail : tail;
}
/** Quantile of Student's t: Newton's steps, kept between two bounds; that of the normal beyond 1e6 degrees of freedom. */
function studentQuantile(p, df) {
    if (!(p > 0 && p < 1 && df >= 1))
        return NaN;
    if (df > 1e6 || p === 0.5)
        return (0,_normal_js__WEBPACK_IMPORTED_MODULE_1__/* .normalQuantile */ .Z)(p);
    if (p > 0.5)
        return -studentQuantile(1 - p, df);
    const scale = (0,_special_js__WEBPACK_IMPORTED_MODULE_2__/* .logGamma */ .SX)((df + 1) / 2) - (0,_special_js__WEBPACK_IMPORTED_MODULE_2__/* .logGamma */ .SX)(df / 2) - Math.log(df * Math.PI) / 2;
    // Heavier tails than the normal's reach further out, those of one degree of freedom furthest.
    let low = -1.0000001 / Math.tan(Math.PI * p) - 1e-9;
    let high = (0,_normal_js__WEBPACK_IMPORTED_MODULE_1__/* .normalQuantile */ .Z)(p);
    // The first terms of the expansion in 1/df (Abramowitz and Stegun 26.7.5).
    let t = high + (high ** 3 + high) / (4 * df) + (5 * high ** 5 + 16 * high ** 3 + 3 * high) / (96 * df * df);
    for (let step = 0; step < 200; step++) {
        if (!(t > low && t < high))
            t = (low + high) / 2;
        const off = studentCdf(t, df) - p;
        if (off > 0)
            high = t;
        else
            low = t;
        const next = t - off / Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df));
        if (Math.abs(next - t) <= 1e-14 * Math.abs(t) || high - low <= 1e-14 * -low)
            return next;
        t = next;
    }
    return t;
}
/** P(T ≥ t) of Student's distribution with `degrees` > 0 degrees of freedom (Abramowitz and Stegun 26.7.1). */
function studentTail(t, degrees) {
    if (Number.isNaN(t) || !(degrees > 0))
        return NaN;
    if (t === Infinity)
        return 0;
    if (t === -Infinity)
        return 1;
    if (t === 0)
        return 0.5;
    const half = (0,_binomial_js__WEBPACK_IMPORTED_MODULE_0__/* .incompleteBeta */ .J7)(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
    return t > 0 ? half : 1 - half;
}


/***/ })

};
