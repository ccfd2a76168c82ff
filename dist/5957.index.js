export const id = 5957;
export const ids = [5957];
export const modules = {

/***/ 25957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sample: () => (/* binding */ sample)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
;// CONCATENATED MODULE: ./.build/src/model/slices/sampling-plan.js


/**
 * How many rows to draw from each stratum, `rows` in all: at least `minimum` of each (all where it has fewer), the rest in
 * proportion to its rows times its deviation. Rounded by largest remainders, so that the sum is exact. Throws InputError where the
 * minimums alone are more than `rows`.
 */
function samplingPlan(strata, { rows, minimum = 1 }) {
    const own = strata.filter((stratum) => stratum.rows > 0);
    const floors = own.map((stratum) => Math.min(Math.max(1, minimum), stratum.rows));
    const least = floors.reduce((sum, floor) => sum + floor, 0);
    if (own.length === 0)
        throw problem/* InputError */.d.of('sample-empty', 'There are no rows to draw from.', 'Check the file.');
    if (rows < least)
        throw problem/* InputError */.d.of('sample-too-small', `${(0,format/* count */.U9)(rows)} rows cannot hold ${(0,format/* count */.U9)(Math.max(1, minimum))} of each of ${(0,format/* count */.U9)(own.length)} strata (${(0,format/* list */.p_)(own.map(({ name }) => name), 5)}): that is ${(0,format/* count */.U9)(least)} rows, and a stratum without a row has no unbiased total.`, 'Ask for more rows, for a lower minimum, or divide by fewer columns.');
    const shares = own.map((stratum) => stratum.rows * (stratum.deviation ?? 1));
    const drawn = rounded(scaled(own, floors, shares, Math.min(rows, own.reduce((sum, stratum) => sum + stratum.rows, 0))), floors, own);
    return own.map(({ name, rows: all }, i) => ({ name, rows: all, drawn: drawn[i], weight: all / drawn[i] }));
}
/** Rows in proportion to the shares, none below its floor or above what there is, that sum to `rows`. */
function scaled(strata, floors, shares, rows) {
    const at = (scale) => strata.map((stratum, i) => Math.min(stratum.rows, Math.max(floors[i], scale * shares[i])));
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    let [low, high] = [0, 1];
    while (sum(at(high)) < rows && high < 2 ** 200)
        high *= 2;
    for (let step = 0; step < 200; step++) {
        const middle = (low + high) / 2;
        if (sum(at(middle)) < rows)
            low = middle;
        else
            high = middle;
    }
    const reached = at(high);
    // Strata without spread take what the others cannot hold.
    let missing = rows - sum(reached);
    for (let i = 0; i < reached.length && missing > 1e-6; i++) {
        const more = Math.min(missing, strata[i].rows - reached[i]);
        reached[i] += more;
        missing -= more;
    }
    return reached;
}
function rounded(exact, floors, strata) {
    const whole = exact.map((value, i) => Math.max(floors[i], Math.floor(value + 1e-9)));
    const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
    let left = total - whole.reduce((sum, value) => sum + value, 0);
    const byRemainder = exact.map((value, i) => ({ i, remainder: value - whole[i] })).sort((a, b) => b.remainder - a.remainder || a.i - b.i);
    for (const { i } of byRemainder) {
        if (left <= 0)
            break;
        if (whole[i] >= strata[i].rows)
            continue;
        whole[i] += 1;
        left -= 1;
    }
    return whole;
}

;// CONCATENATED MODULE: ./.build/src/model/slices/draw-sample.js




/** The column that the drawn rows get; `tests.weight` may name it. */
const WEIGHT_COLUMN = 'sampling_weight';
/** Values of a cross of columns that a plan is made over. */
const MOST_STRATA = 10_000;
/**
 * Draws a stratified sample and writes key, strata and weight of each drawn row to `target` (.csv or .parquet), or all columns and the
 * weight where there is no key. Which rows are drawn depends on the seed and their keys alone (the order of MD5 within a stratum), not
 * on the order in the file. Throws InputError where columns are not there or keys are no keys.
 */
async function drawSample(engine, source, options, target) {
    const { by, key, seed } = options;
    const columns = (await engine.describe(source)).map(({ name }) => name);
    const missing = [...by, ...(key ?? [])].filter((name) => !columns.includes(name));
    if (missing.length > 0)
        throw problem/* InputError */.d.of('column-missing', `The table has no column ${missing.join(', ')}.`, `It has ${columns.slice(0, 20).join(', ')}.`);
    if (columns.includes(WEIGHT_COLUMN))
        throw problem/* InputError */.d.of('sample-weight-there', `The table has a column ${WEIGHT_COLUMN} already.`, 'Rename it: a weight of weights is not drawn.');
    if (key)
        await refuseUnclearKeys(engine, source, key);
    const strata = await strataOf(engine, source, by);
    const plan = samplingPlan(strata, options);
    const texts = by.map((column) => `CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR)`);
    const order = (key ?? columns).map((column) => `coalesce(CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR), chr(30))`).join(' || chr(31) || ');
    const written = [...(key === undefined ? columns : [...new Set([...key, ...by])])];
    await engine.write([
        `WITH numbered AS (SELECT ${written.map(sql/* identifier */.C).join(', ')}, ${texts.map((text, i) => `${text} AS sluice_s${i}`).join(', ')}, ${order} AS sluice_k,`,
        `  row_number() OVER (PARTITION BY ${texts.join(', ')} ORDER BY ${engine.dialect(source).md5(`${(0,sql/* literal */.e)(`${seed}:`)} || ${order}`)}, ${order}) AS sluice_place FROM data),`,
        `plan(${by.map((_, i) => `s${i}`).join(', ')}, drawn, w) AS (VALUES ${plan.map((stratum, i) => `(${[...strata[i].values.map((value) => (value === null ? 'CAST(NULL AS VARCHAR)' : (0,sql/* literal */.e)(value))), (0,sql/* literal */.e)(stratum.drawn), (0,sql/* literal */.e)(stratum.weight)].join(', ')})`).join(', ')})`,
        `SELECT ${written.map((column) => `n.${(0,sql/* identifier */.C)(column)} AS ${(0,sql/* identifier */.C)(column)}`).join(', ')}, CAST(p.w AS DOUBLE) AS ${(0,sql/* identifier */.C)(WEIGHT_COLUMN)} FROM numbered AS n`,
        `JOIN plan AS p ON ${by.map((_, i) => `n.sluice_s${i} IS NOT DISTINCT FROM p.s${i}`).join(' AND ')} AND n.sluice_place <= p.drawn ORDER BY n.sluice_k`,
    ].join('\n'), { data: source }, target);
    return plan;
}
async function strataOf(engine, source, by) {
    const texts = by.map((column, i) => `CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR) AS s${i}`);
    const places = by.map((_, i) => i + 1).join(', ');
    const table = await engine.query(`SELECT ${texts.join(', ')}, CAST(count(*) AS DOUBLE) AS n FROM data GROUP BY ${places} ORDER BY ${places} LIMIT ${MOST_STRATA + 1}`, { data: source });
    if (table.rows > MOST_STRATA)
        throw problem/* InputError */.d.of('sample-strata-too-many', `${by.join(' × ')} has more than ${(0,format/* count */.U9)(MOST_STRATA)} combinations of values.`, 'Divide by columns of few values.');
    return Array.from({ length: table.rows }, (_, row) => {
        const values = by.map((_, i) => table.values[`s${i}`][row]);
        return { name: by.map((column, i) => `${column} = ${values[i] ?? '(null)'}`).join(', '), rows: Number(table.values.n[row]), values };
    });
}
async function refuseUnclearKeys(engine, source, key) {
    const table = await engine.query(`SELECT CAST(count(*) AS DOUBLE) AS n, CAST(count_if(${key.map((name) => `${(0,sql/* identifier */.C)(name)} IS NULL`).join(' OR ')}) AS DOUBLE) AS nulls, CAST(sum(c) AS DOUBLE) AS total FROM (SELECT ${key.map(sql/* identifier */.C).join(', ')}, count(*) AS c FROM data GROUP BY ${key.map((_, i) => i + 1).join(', ')}) AS d`, { data: source });
    const [distinct, nulls, total] = ['n', 'nulls', 'total'].map((name) => Number(table.values[name][0] ?? 0));
    if (nulls > 0 || distinct < total)
        throw problem/* InputError */.d.of('sample-key-unclear', `${key.join(', ')} does not identify a row: ${(0,format/* count */.U9)(total - distinct)} keys stand more than once, ${(0,format/* count */.U9)(nulls)} are null.`, 'Name the columns that do, or leave --key out to write whole rows.');
}

// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/run/engine.js + 1 modules
var run_engine = __webpack_require__(96373);
// EXTERNAL MODULE: ./.build/src/run/system.js
var system = __webpack_require__(67776);
;// CONCATENATED MODULE: ./.build/src/cli/sample.js









const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
const MOST_STRATA_SHOWN = 50;
/**
 * `sluice sample DATA --by a[,b] --rows N --seed S --out FILE [--minimum M] [--key id[,…]]`: a stratified sample whose weights give
 * unbiased totals, for labelling. Writes keys (or whole rows), strata and weights; ends with 3 for what cannot be drawn.
 */
async function sample(argv, io) {
    const asked = questionOf(argv, io);
    const engine = (0,run_engine.openEngines)({ env: io.env, log: { debug: () => undefined, info: () => undefined, warning: (text) => io.stderr(`Warning: ${(0,report_escape/* logLine */.BP)(text)}\n`) }, clock: system/* systemClock */.m });
    try {
        const plan = await drawSample(engine, { file: asked.data }, asked, asked.target);
        const drawn = plan.reduce((sum, stratum) => sum + stratum.drawn, 0);
        const lines = [
            ...plan.slice(0, MOST_STRATA_SHOWN).map((stratum) => `- ${stratum.name}: ${(0,format/* count */.U9)(stratum.drawn)} of ${(0,format/* count */.U9)(stratum.rows)} rows, weight ${(0,format/* figure */.vP)(stratum.weight)}`),
            ...(plan.length > MOST_STRATA_SHOWN ? [`- and ${(0,format/* count */.U9)(plan.length - MOST_STRATA_SHOWN)} strata more`] : []),
            `Wrote ${external_node_path_.relative(io.cwd, asked.target)}: ${(0,format/* count */.U9)(drawn)} rows of ${(0,format/* count */.U9)(plan.length)} strata. Totals weighted by ${WEIGHT_COLUMN} are unbiased; name it in tests.weight.`,
        ];
        io.stdout(lines.map((line) => `${(0,report_escape/* logLine */.BP)(line)}\n`).join(''));
        return 0;
    }
    finally {
        await engine.close();
    }
}
function questionOf(argv, io) {
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: argv,
        allowPositionals: true,
        options: {
            by: { type: 'string', multiple: true },
            key: { type: 'string', multiple: true },
            rows: { type: 'string' },
            minimum: { type: 'string', default: '1' },
            seed: { type: 'string' },
            out: { type: 'string' },
        },
    });
    const problems = [];
    const refuse = (message, fix) => void problems.push({ code: 'sample-options', message, fix });
    const names = (list) => (list ?? []).flatMap((text) => text.split(',')).map((name) => name.trim()).filter((name) => name !== '');
    const whole = (name, text, least, most) => {
        const value = Number(text);
        if (text === undefined || !Number.isInteger(value) || value < least || value > most)
            refuse(`--${name} is ${text === undefined ? 'not there' : JSON.stringify(text)}.`, `Give a whole number from ${least} to ${(0,format/* count */.U9)(most)}.`);
        return value;
    };
    if (positionals.length !== 1)
        refuse(`${positionals.length === 0 ? 'No table is' : `${positionals.length} tables are`} named.`, 'Name one: sluice sample DATA --by COLUMN --rows N --seed S --out FILE.');
    const by = names(values.by);
    if (by.length === 0)
        refuse('No column to divide by is named.', 'Give --by a[,b].');
    if (values.out === undefined || !/\.(csv|parquet)$/i.test(values.out))
        refuse('--out does not name a file of CSV or Parquet.', 'Give --out FILE.csv or FILE.parquet.');
    const target = external_node_path_.resolve(io.cwd, values.out ?? '');
    if (values.out !== undefined && (0,external_node_fs_.existsSync)(target))
        refuse(`${values.out} is there already.`, 'Remove it, or write to another file: a sample that is being labelled must not be drawn anew.');
    const asked = { rows: whole('rows', values.rows, 1, 1_000_000_000), minimum: whole('minimum', values.minimum, 1, 1_000_000_000), seed: whole('seed', values.seed, 0, 4_294_967_295) };
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    const [data] = positionals;
    const key = names(values.key);
    return { ...asked, data: ADDRESS.test(data) ? data : external_node_path_.resolve(io.cwd, data), target, by, ...(key.length > 0 && { key }) };
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


/***/ })

};
