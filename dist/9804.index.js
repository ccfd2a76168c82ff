export const id = 9804;
export const ids = [9804,6658];
export const modules = {

/***/ 19804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diffRows: () => (/* binding */ diffRows)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/data/checks/judge-flips.js
var judge_flips = __webpack_require__(7610);
// EXTERNAL MODULE: ./.build/src/data/row-diff.js
var row_diff = __webpack_require__(99670);
// EXTERNAL MODULE: ./.build/src/data/source.js
var source = __webpack_require__(8299);
;// CONCATENATED MODULE: ./.build/src/data/row-examples.js


/** A key longer than this is cut: it is there to find the row, not to be read. */
const MAX_KEY_LENGTH = 80;
/** Up to `most` rows of each kind, by key and in its order. A second query, so asked only where someone wants to see them. */
async function rowExamples(engine, old, now, options, most) {
    const plan = (0,row_diff/* planOf */.XC)(old, now, options);
    const conditions = (0,row_diff/* conditionsOf */.yb)(plan, engine.dialect(now.source), options.tolerance ?? 0);
    const compared = conditions.flatMap((condition, index) => (condition === undefined ? [] : [index]));
    const keys = plan.keys.map((_, index) => `k${index}`);
    const shown = keys.map((key, index) => `CAST(${key} AS VARCHAR) AS t${index}`).join(', ');
    const changed = compared.map((index) => `d${index}`).join(' OR ') || 'false';
    const which = compared.length === 0 ? `''` : compared.map((index) => `CASE WHEN d${index} THEN ',${index}' ELSE '' END`).join(' || ');
    const branch = (kind, where, columns = `''`) => `(SELECT '${kind}' AS kind, ${shown}, ${columns} AS which FROM flags WHERE ${where} ORDER BY ${keys.join(', ')} LIMIT ${Math.floor(most)})`;
    const branches = [branch('added', 'in_left IS NULL'), branch('removed', 'in_right IS NULL'), branch('changed', changed, which), ...(plan.label === undefined ? [] : [branch('flipped', `d${plan.label}`)])];
    const table = await engine.query(`${(0,row_diff/* diffSql */.gQ)(plan, conditions)}\nSELECT * FROM (${branches.join('\nUNION ALL\n')}) AS found`, (0,row_diff/* sourcesOf */.u0)(old, now));
    const found = { added: [], removed: [], changed: [], flipped: [] };
    for (let row = 0; row < table.rows; row++) {
        const key = keys.map((_, index) => `${plan.keys[index].left.name}=${String(table.values[`t${index}`][row]).slice(0, MAX_KEY_LENGTH)}`).join(', ');
        const kind = String(table.values.kind[row]);
        const columns = String(table.values.which[row]).split(',').filter((text) => text !== '');
        if (kind === 'changed')
            found.changed.push({ row: key, columns: columns.map((index) => plan.columns[Number(index)].left.name) });
        else
            found[kind].push(key);
    }
    return found;
}
/** `a,b` as the names of two columns, unless a column has that very name. */
function keyNames(declared, old) {
    return declared.flatMap((text) => ((0,source/* columnNamed */.c1)(old, text) ? [text] : text.split(',').map((name) => name.trim()).filter((name) => name !== ''))).filter((name, index, all) => all.findIndex((other) => (0,source/* sameName */.q)(other, name)) === index);
}

// EXTERNAL MODULE: ./.build/src/data/words.js
var words = __webpack_require__(449);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/run/engine.js + 1 modules
var run_engine = __webpack_require__(96373);
// EXTERNAL MODULE: ./.build/src/run/system.js
var system = __webpack_require__(67776);
;// CONCATENATED MODULE: ./.build/src/cli/diff-rows.js










const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
const MOST_EXAMPLES = 1000;
const MOST_COLUMNS = 20;
/**
 * `sluice diff --rows OLD NEW --key a,b [--label C] [--by C] [--at-most RATE] [--tolerance T] [--examples N] [--json]`: added,
 * removed and changed rows of a data set with a key, and flipped labels. 0 within the limit, 1 above it, 2 where no row is in
 * both, 3 for what cannot be compared.
 */
async function diffRows(argv, io) {
    const asked = questionOf(argv);
    const engine = (0,run_engine.openEngines)({ env: io.env, log: { debug: () => undefined, info: () => undefined, warning: (text) => io.stderr(`Warning: ${(0,report_escape/* logLine */.BP)(text)}\n`) }, clock: system/* systemClock */.m });
    try {
        const [old, now] = [await opened(asked.old, 'the old table', io, engine), await opened(asked.now, 'the new table', io, engine)];
        const options = { key: keyNames(asked.key, old), label: asked.label, by: asked.by, tolerance: asked.tolerance };
        const diff = await (0,row_diff/* rowDiff */.Ep)(engine, old, now, options);
        refuseUnclearKeys(diff, asked);
        const answer = asked.atMost === undefined ? undefined : (0,judge_flips/* judgeFlips */.a)(diff.flips, asked.atMost);
        const outcome = outcomeOf(answer);
        const examples = asked.examples > 0 ? await rowExamples(engine, old, now, options, asked.examples) : undefined;
        if (asked.json)
            io.stdout(`${JSON.stringify({ outcome, ...diff, ...(answer ? { limit: asked.atMost, ...answer } : {}), ...(examples ? { examples } : {}) }, null, 2)}\n`);
        else
            io.stdout(lines(diff, answer, asked, examples).map((line) => `${(0,report_escape/* logLine */.BP)(line)}\n`).join(''));
        return { pass: 0, fail: 1, inconclusive: 2 }[outcome];
    }
    finally {
        await engine.close();
    }
}
function questionOf(argv) {
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: argv,
        allowPositionals: true,
        options: {
            rows: { type: 'boolean' },
            key: { type: 'string', multiple: true },
            label: { type: 'string' },
            by: { type: 'string' },
            'at-most': { type: 'string' },
            tolerance: { type: 'string' },
            examples: { type: 'string', default: '5' },
            json: { type: 'boolean', default: false },
        },
    });
    const [old, now, ...more] = positionals;
    const wrong = (message, fix) => ({ code: 'row-diff-arguments', message, fix });
    const number = (name, most, whole = false) => {
        const text = values[name];
        const value = text === undefined || text.trim() === '' ? NaN : Number(text);
        return { text, value, bad: text !== undefined && !(value >= 0 && value <= most && (!whole || Number.isInteger(value))) };
    };
    const limit = number('at-most', 1);
    const tolerance = number('tolerance', Number.MAX_VALUE);
    const examples = number('examples', MOST_EXAMPLES, true);
    const problems = [
        ...(old === undefined || now === undefined || more.length > 0 ? [wrong('Two tables are wanted: the old one and the new one.', 'Write `sluice diff --rows OLD NEW --key COLUMNS`.')] : []),
        ...(values.key === undefined ? [wrong('Nobody said which columns name a row.', 'Add `--key id`, or `--key a,b` for several columns.')] : []),
        ...(values.by !== undefined && values.label === undefined ? [wrong('--by says where flipped labels come from, and --label is missing.', 'Add `--label COLUMN`.')] : []),
        ...(limit.text !== undefined && values.label === undefined ? [wrong('--at-most limits flipped labels, and --label is missing.', 'Add `--label COLUMN`.')] : []),
        ...(limit.bad ? [wrong(`--at-most is ${JSON.stringify(limit.text)}.`, 'Write a share between 0 and 1, such as 0.01.')] : []),
        ...(tolerance.bad ? [wrong(`--tolerance is ${JSON.stringify(tolerance.text)}.`, 'Write a number from 0, such as 1e-9.')] : []),
        ...(examples.bad ? [wrong(`--examples is ${JSON.stringify(examples.text)}.`, `Write a whole number from 0 to ${MOST_EXAMPLES}.`)] : []),
    ];
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    const { label, by, json } = values;
    return { old: old, now: now, key: values.key, label, by, atMost: limit.text === undefined ? undefined : limit.value, tolerance: tolerance.text === undefined ? undefined : tolerance.value, examples: examples.value, json };
}
async function opened(file, name, { cwd }, engine) {
    const source = { file: ADDRESS.test(file) ? file : external_node_path_.resolve(cwd, file) };
    return { name: `${name} (${file})`, source, columns: await engine.describe(source) };
}
/** Counts over rows that cannot be told apart would say little; nobody should take them for an answer. */
function refuseUnclearKeys({ repeatedKeys, nullKeys }, { old, now }) {
    const sides = [['old', old], ['new', now]];
    const problems = sides.flatMap(([side, file]) => [
        ...(repeatedKeys[side] > 0 ? [{ code: 'row-diff-key-repeated', message: `${(0,words/* counted */.hS)(repeatedKeys[side], 'key')} of ${file} ${repeatedKeys[side] === 1 ? 'stands' : 'stand'} in more than one row.`, fix: 'Remove the repeated rows, or name more columns in --key.' }] : []),
        ...(nullKeys[side] > 0 ? [{ code: 'row-diff-key-null', message: `${(0,words/* counted */.hS)(nullKeys[side], 'row')} of ${file} ${nullKeys[side] === 1 ? 'has a null in its' : 'have a null in their'} key.`, fix: 'Give every row a key, or name other columns in --key.' }] : []),
    ]);
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
}
function outcomeOf(answer) {
    if (!answer)
        return 'pass';
    return answer.above.length > 0 ? 'fail' : answer.all;
}
function lines(diff, answer, { label, by, atMost }, examples) {
    const changed = diff.columns.filter((column) => column.changed > 0);
    const { flips } = diff;
    return [
        `${(0,words/* counted */.hS)(diff.rows.old, 'row')} before, ${(0,words/* grouped */.zD)(diff.rows.new)} now: ${(0,words/* grouped */.zD)(diff.added)} added, ${(0,words/* grouped */.zD)(diff.removed)} removed, ${(0,words/* grouped */.zD)(diff.changed)} changed, ${(0,words/* grouped */.zD)(diff.same)} the same.`,
        ...(diff.onlyOld.length > 0 ? [`Columns gone: ${(0,words/* some */.zN)(diff.onlyOld, MOST_COLUMNS)}.`] : []),
        ...(diff.onlyNew.length > 0 ? [`Columns new: ${(0,words/* some */.zN)(diff.onlyNew, MOST_COLUMNS)}.`] : []),
        ...diff.retyped.slice(0, MOST_COLUMNS).map(({ column, old, new: now, compared }) => `Type changed: ${column} was ${old} and is ${now}${compared ? '' : '; its values were not compared'}.`),
        ...changed.slice(0, MOST_COLUMNS).map((column) => `- ${column.column}: ${(0,words/* counted */.hS)(column.changed, 'row')} changed`),
        ...(changed.length > MOST_COLUMNS ? [`- and ${changed.length - MOST_COLUMNS} more columns`] : []),
        ...(flips ? [`Flipped labels (${label}): ${(0,words/* grouped */.zD)(flips.flipped)} of ${(0,words/* counted */.hS)(flips.known, 'row')} in both${flips.known > 0 ? ` (${(0,words/* percent */.KN)(flips.flipped / flips.known)})` : ''}.`] : []),
        ...(flips?.sources ?? []).slice(0, MOST_COLUMNS).map((source) => `- ${by} ${source.source === null ? 'null' : JSON.stringify(source.source)}: ${(0,words/* grouped */.zD)(source.flipped)} of ${(0,words/* grouped */.zD)(source.known)} (${(0,words/* percent */.KN)(source.flipped / source.known)})`),
        ...(examples ? exampleLines(examples) : []),
        ...(answer ? judgedLines(answer, atMost) : []),
    ];
}
function exampleLines({ added, removed, changed, flipped }) {
    const list = (name, rows) => (rows.length > 0 ? [`${name}:`, ...rows.map((row) => `- ${row}`)] : []);
    return [...list('Added, for example', added), ...list('Removed, for example', removed), ...list('Changed, for example', changed.map(({ row, columns }) => `${row}: ${(0,words/* some */.zN)(columns)}`)), ...list('Flipped, for example', flipped)];
}
function judgedLines({ all, share, above, unsure, level }, limit) {
    const each = ({ source, flipped, known, low }) => `${source === null ? 'null' : JSON.stringify(source)} (${(0,words/* grouped */.zD)(flipped)} of ${(0,words/* grouped */.zD)(known)}, its rate is at least ${(0,words/* percent */.KN)(low)} at ${(0,words/* percent */.KN)(level)})`;
    if (all === 'inconclusive')
        return ['Inconclusive: no row is in both tables, so nothing is known of flipped labels.'];
    return [
        ...(unsure.length > 0 ? [`Above the limit with too few rows to tell that from chance: ${(0,words/* some */.zN)(unsure.map(each))}.`] : []),
        ...(above.length > 0 ? [`Above the limit beyond chance: ${(0,words/* some */.zN)(above.map(each))}.`] : []),
        all === 'fail' || above.length > 0 ? `Fail: ${all === 'fail' ? `${(0,words/* percent */.KN)(share)} of the labels flipped` : 'a source flipped its labels more often'}, at most ${(0,words/* percent */.KN)(limit)} may.` : `Pass: ${(0,words/* percent */.KN)(share)} of the labels flipped, at most ${(0,words/* percent */.KN)(limit)} may.`,
    ];
}


/***/ }),

/***/ 19643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ differs),
/* harmony export */   No: () => (/* binding */ joinable),
/* harmony export */   Zm: () => (/* binding */ comparable),
/* harmony export */   sh: () => (/* binding */ retyped)
/* harmony export */ });
/**
 * A condition that is true where two values differ, and never null: null equals null, NaN equals NaN, an infinity itself.
 * Numbers differ where |a − b| > tolerance · max(|a|, |b|); everything else must be equal. A text that stands for a number,
 * a truth value or a time is compared as such with a column of these. Only of types that are `comparable`.
 */
function differs(pair, dialect, tolerance = 0) {
    const { left, right } = pair;
    const exactly = `(${left.sql} IS DISTINCT FROM ${right.sql})`;
    const kinds = [kindOf(left.info), kindOf(right.info)];
    const has = (kind) => kinds.includes(kind);
    const same = left.info.native === right.info.native;
    if (kinds.every((kind) => kind === 'number') && tolerance === 0 && (bothIntegers(pair) || (same && /^decimal/i.test(left.info.native))))
        return exactly;
    if (has('number') && kinds.every((kind) => kind === 'number' || kind === 'string' || kind === 'boolean'))
        return numbersDiffer(pair, dialect, tolerance);
    if (has('time') && kinds.every((kind) => kind === 'time' || kind === 'string'))
        return same || !has('string') ? exactly : castDiffers(pair, (sql) => dialect.instant(sql));
    if (has('boolean') && kinds.every((kind) => kind === 'boolean' || kind === 'string'))
        return same ? exactly : castDiffers(pair, (sql) => `lower(CAST(${sql} AS VARCHAR))`);
    if (kinds.every((kind) => kind === 'string'))
        return same ? exactly : castDiffers(pair, (sql) => `CAST(${sql} AS VARCHAR)`);
    return exactly;
}
/** Whether a value of one can equal one of the other. */
function comparable(left, right) {
    const kinds = [kindOf(left), kindOf(right)];
    const among = (...allowed) => kinds.every((kind) => allowed.includes(kind));
    return left.native === right.native || among('number', 'string', 'boolean') || among('time', 'string');
}
/** Whether rows can be joined by equality of these two. */
function joinable(left, right) {
    return kindOf(left) === kindOf(right) && (kindOf(left) !== 'nested' || left.native === right.native);
}
/** Whether a column has become one of another kind: text instead of numbers, times instead of text, and so on. */
function retyped(left, right) {
    return !joinable(left, right);
}
function kindOf({ type }) {
    switch (type) {
        case 'integer':
        case 'float':
            return 'number';
        case 'date':
        case 'timestamp':
            return 'time';
        case 'other':
            return 'nested';
        default:
            return type;
    }
}
function bothIntegers({ left, right }) {
    return left.info.type === 'integer' && right.info.type === 'integer';
}
function numbersDiffer({ left, right }, dialect, tolerance) {
    const [x, y] = [left, right].map(({ info, sql }) => `${kindOf(info) === 'string' ? 'TRY_CAST' : 'CAST'}(${sql} AS DOUBLE)`);
    const nan = [x, y].map((value) => dialect.isNan(value));
    const beyond = tolerance === 0 ? 'true' : `abs(${x} - ${y}) > CAST('${tolerance}' AS DOUBLE) * greatest(abs(${x}), abs(${y}))`;
    return (`(CASE WHEN ${left.sql} IS NULL OR ${right.sql} IS NULL THEN (${left.sql} IS NULL) <> (${right.sql} IS NULL) ` +
        // A text that is no number is none of the numbers on the other side.
        `WHEN ${x} IS NULL OR ${y} IS NULL THEN true ` +
        `WHEN ${nan[0]} OR ${nan[1]} THEN NOT (${nan[0]} AND ${nan[1]}) ` +
        `WHEN ${x} = ${y} THEN false ` +
        `WHEN NOT ${dialect.isFinite(x)} OR NOT ${dialect.isFinite(y)} THEN true ` +
        `ELSE ${beyond} END)`);
}
function castDiffers({ left, right }, cast) {
    const [x, y] = [cast(left.sql), cast(right.sql)];
    return `(CASE WHEN ${left.sql} IS NULL OR ${right.sql} IS NULL THEN (${left.sql} IS NULL) <> (${right.sql} IS NULL) ELSE coalesce(${x} <> ${y}, true) END)`;
}


/***/ }),

/***/ 27362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ sidesOf),
/* harmony export */   y: () => (/* binding */ keyJoin)
/* harmony export */ });
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37367);

/**
 * Common table expressions, without their WITH, that join two tables by key:
 *
 * - `pairs`: a row for each key that stands once at most on each side: `in_left`, `in_right` (1 or null), `k0…`, `l0…`, `r0…`.
 * - `sides`: one row: `left_rows`, `left_null` (rows without a key), `left_repeated_keys`, `left_repeated` (rows whose key stands
 *   more than once), and the same of the right.
 *
 * Rows of a repeated key are in no pair, on neither side: which of them would be the partner is not known.
 */
function keyJoin({ tables, keys, columns }) {
    const names = keys.map((_, index) => `k${index}`);
    const list = names.join(', ');
    const known = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
    const side = (index) => {
        const info = (shared) => (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)((index === 0 ? shared.left : shared.right).name);
        const mark = index === 0 ? 'l' : 'r';
        const keyed = keys.map((key, at) => `${info(key)} AS ${names[at]}`).join(', ');
        const carried = columns.flatMap(({ left, right }, at) => {
            const own = index === 0 ? left : right;
            return own ? [`${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(own.name)} AS ${mark}${at}`] : [];
        });
        return { keys: `SELECT ${keyed} FROM ${tables[index]}`, rows: `SELECT ${[keyed, ...carried].join(', ')} FROM ${tables[index]}`, carried: columns.flatMap((one, at) => ((index === 0 ? one.left : one.right) ? [`${mark}${at}`] : [])) };
    };
    const [left, right] = [side(0), side(1)];
    const counts = (name) => `SELECT ${list}, count(*) AS n FROM (${name}) AS keyed GROUP BY ${list}`;
    const repeated = (name) => `SELECT ${list} FROM ${name} WHERE n > 1 AND ${known}`;
    const lone = (rows, carried) => `SELECT 1 AS present, ${[list, ...carried].join(', ')} FROM (${rows}) AS t WHERE ${known} AND NOT EXISTS (SELECT 1 FROM repeated WHERE ${names.map((name) => `repeated.${name} = t.${name}`).join(' AND ')})`;
    const sums = (prefix, name) => `SELECT coalesce(sum(n), 0) AS ${prefix}_rows, coalesce(sum(n) FILTER (WHERE NOT (${known})), 0) AS ${prefix}_null, ` +
        `count(*) FILTER (WHERE n > 1 AND ${known}) AS ${prefix}_repeated_keys, coalesce(sum(n) FILTER (WHERE n > 1 AND ${known}), 0) AS ${prefix}_repeated FROM ${name}`;
    return [
        `left_keys AS (${counts(left.keys)})`,
        `right_keys AS (${counts(right.keys)})`,
        `repeated AS (${repeated('left_keys')} UNION ${repeated('right_keys')})`,
        `sides AS (SELECT * FROM (${sums('left', 'left_keys')}) AS a CROSS JOIN (${sums('right', 'right_keys')}) AS b)`,
        `left_lone AS (${lone(left.rows, left.carried)})`,
        `right_lone AS (${lone(right.rows, right.carried)})`,
        `pairs AS (SELECT a.present AS in_left, b.present AS in_right, ${[...names.map((name) => `coalesce(a.${name}, b.${name}) AS ${name}`), ...left.carried.map((name) => `a.${name}`), ...right.carried.map((name) => `b.${name}`)].join(', ')} ` +
            `FROM left_lone AS a FULL JOIN right_lone AS b ON ${names.map((name) => `a.${name} = b.${name}`).join(' AND ')})`,
    ].join(',\n');
}
function sidesOf(at) {
    const both = (name) => ({ left: at(`left_${name}`), right: at(`right_${name}`) });
    return { rows: both('rows'), nulls: both('null'), repeated: both('repeated'), repeatedKeys: both('repeated_keys') };
}


/***/ }),

/***/ 7610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ judgeFlips)
/* harmony export */ });
/* harmony import */ var _statistics_binomial_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16658);

/** Chance that any source fails whose labels change no more often than the limit allows. */
const FALSE_ALARMS = 0.05;
/**
 * A screen for poisoned labels. All rows together fail where more than `atMost` of them changed their label. A source fails
 * where its exact binomial test says that its rate is above the limit, at 5 % over all sources together (Bonferroni): one
 * changed label in three rows is no finding, and thirty in three hundred are, even where they vanish among a million.
 */
function judgeFlips({ known, flipped, sources = [] }, atMost) {
    const level = 1 - FALSE_ALARMS / Math.max(1, sources.length);
    const over = sources.map((one) => ({ ...one, share: one.flipped / one.known, low: (0,_statistics_binomial_js__WEBPACK_IMPORTED_MODULE_0__/* .clopperPearsonLow */ .mB)(one.flipped, one.known, level), p: Math.min(1, (0,_statistics_binomial_js__WEBPACK_IMPORTED_MODULE_0__/* .binomialTail */ .Cv)(one.flipped, one.known, atMost) * sources.length) })).filter(({ share }) => share > atMost);
    const gravest = over.sort((a, b) => a.p - b.p || b.share - a.share);
    const share = flipped / known;
    return {
        all: known === 0 ? 'inconclusive' : share > atMost ? 'fail' : 'pass',
        share,
        above: gravest.filter(({ p }) => p < FALSE_ALARMS),
        unsure: gravest.filter(({ p }) => !(p < FALSE_ALARMS)),
        level,
    };
}


/***/ }),

/***/ 99670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ rowDiff),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   gQ: () => (/* binding */ diffSql),
/* harmony export */   u0: () => (/* binding */ sourcesOf),
/* harmony export */   yb: () => (/* binding */ conditionsOf)
/* harmony export */ });
/* unused harmony export MOST_SOURCES */
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _checks_compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19643);
/* harmony import */ var _checks_join_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27362);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8299);




/** Beyond this `by` names no sources. */
const MOST_SOURCES = 10_000;
/**
 * The difference of two tables that one engine reads, in one query: an anti-join of repeated keys and a full join, both of
 * which spill. Throws InputError for a key or label that a table lacks, keys of different types,
 * and more than 10,000 sources.
 */
async function rowDiff(engine, old, now, options) {
    const plan = planOf(old, now, options);
    const conditions = conditionsOf(plan, engine.dialect(now.source), options.tolerance ?? 0);
    if (plan.label !== undefined && conditions[plan.label] === undefined)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('row-diff-label-types', `The label ${JSON.stringify(options.label)} has types that cannot be compared (${plan.columns[plan.label].left.native} and ${plan.columns[plan.label].right.native}).`, 'Write the label with one type in both tables.');
    return resultOf(plan, await engine.query(sqlOf(plan, conditions), sourcesOf(old, now)));
}
function sourcesOf(old, now) {
    return { old_table: old.source, new_table: now.source };
}
/** Throws InputError with all that cannot be joined, before a row is read. */
function planOf(old, now, { key, label, by }) {
    const problems = [];
    const keys = key.flatMap((name) => {
        const [left, right] = [(0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .columnNamed */ .c1)(old, name), (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .columnNamed */ .c1)(now, name)];
        if (!left || !right) {
            problems.push(missing(name, left ? now : old, 'the key'));
            return [];
        }
        if (!(0,_checks_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .joinable */ .No)(left, right))
            problems.push({ code: 'row-diff-key-types', message: `The key ${JSON.stringify(name)} is ${left.native} in ${old.name} and ${right.native} in ${now.name}, so no row of one can be found in the other.`, fix: 'Write the key with one type in both (an id with leading zeros is a text).' });
        return [{ left, right }];
    });
    const others = old.columns.filter(({ name }) => !key.some((one) => (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(one, name)));
    const columns = others.flatMap((left) => {
        const right = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .columnNamed */ .c1)(now, left.name);
        return right ? [{ left, right }] : [];
    });
    const onlyOld = others.filter(({ name }) => !(0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .columnNamed */ .c1)(now, name)).map(({ name }) => name);
    const onlyNew = now.columns.filter(({ name }) => !(0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .columnNamed */ .c1)(old, name)).map(({ name }) => name);
    const at = (name) => columns.findIndex(({ left }) => left !== undefined && (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(left.name, name));
    if (label !== undefined && key.some((one) => (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(one, label)))
        problems.push({ code: 'row-diff-label-in-key', message: `The label ${JSON.stringify(label)} is part of the key, so it cannot change: a row with another label is another row.`, fix: 'Name a key without the label.' });
    else if (label !== undefined && at(label) < 0)
        problems.push(missing(label, (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .columnNamed */ .c1)(old, label) ? now : old, 'the label'));
    const place = by === undefined ? undefined : sourceColumn(by, old, now, columns, problems);
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(problems);
    return { keys, columns, onlyOld, onlyNew, ...(label === undefined ? {} : { label: at(label) }), ...(place === undefined ? {} : { by: place }) };
}
/** The column of sources may be in one table alone, or be part of the key: then it is carried beside the compared ones. */
function sourceColumn(by, old, now, columns, problems) {
    const found = columns.findIndex(({ left }) => left !== undefined && (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(left.name, by));
    if (found >= 0)
        return found;
    const [left, right] = [(0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .columnNamed */ .c1)(old, by), (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .columnNamed */ .c1)(now, by)];
    if (!left && !right)
        problems.push(missing(by, now, 'the column of sources'));
    return columns.push({ ...(left ? { left } : {}), ...(right ? { right } : {}) }) - 1;
}
function missing(name, { name: table, columns }, what) {
    return { code: 'row-diff-column-missing', message: `${table} has no column ${JSON.stringify(name)}, which is named as ${what}.`, fix: `It has: ${columns.slice(0, 12).map((column) => column.name).join(', ')}${columns.length > 12 ? ' and more' : ''}.` };
}
/** The conditions `d0…` of the compared columns; undefined where there is nothing to compare. */
function conditionsOf({ columns, keys }, dialect, tolerance) {
    const isKey = (name) => keys.some(({ left }) => (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(left.name, name));
    return columns.map(({ left, right }, index) => (left && right && !isKey(left.name) && (0,_checks_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .comparable */ .Zm)(left, right) ? (0,_checks_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .differs */ .Ag)({ left: { info: left, sql: `l${index}` }, right: { info: right, sql: `r${index}` } }, dialect, tolerance) : undefined));
}
function diffSql(plan, conditions) {
    const both = 'in_left = 1 AND in_right = 1';
    const flags = conditions.flatMap((condition, index) => (condition === undefined ? [] : [`(${both} AND ${condition}) AS d${index}`]));
    const names = plan.keys.map((_, index) => `k${index}`);
    const source = plan.by === undefined ? [] : [`coalesce(${[...(plan.columns[plan.by].right ? [`CAST(r${plan.by} AS VARCHAR)`] : []), ...(plan.columns[plan.by].left ? [`CAST(l${plan.by} AS VARCHAR)`] : []), 'NULL'].join(', ')}) AS source_name`];
    return `WITH ${(0,_checks_join_js__WEBPACK_IMPORTED_MODULE_3__/* .keyJoin */ .y)({ tables: ['old_table', 'new_table'], keys: plan.keys, columns: plan.columns })},\nflags AS (SELECT ${['in_left', 'in_right', ...names, ...source, ...flags].join(', ')} FROM pairs)`;
}
function sqlOf(plan, conditions) {
    const compared = conditions.flatMap((condition, index) => (condition === undefined ? [] : [index]));
    const aggregates = [
        'count(CASE WHEN in_left IS NULL THEN 1 END) AS added',
        'count(CASE WHEN in_right IS NULL THEN 1 END) AS removed',
        'count(CASE WHEN in_left = 1 AND in_right = 1 THEN 1 END) AS known',
        `${compared.length === 0 ? 'CAST(0 AS BIGINT)' : `count(CASE WHEN ${compared.map((index) => `d${index}`).join(' OR ')} THEN 1 END)`} AS changed`,
        ...compared.map((index) => `count(CASE WHEN d${index} THEN 1 END) AS changed_${index}`),
    ];
    const grouped = plan.by === undefined ? `SELECT 1 AS whole, ${aggregates.join(', ')} FROM flags` : `SELECT grouping(source_name) AS whole, source_name, ${aggregates.join(', ')} FROM flags GROUP BY GROUPING SETS ((), (source_name))`;
    const order = plan.by === undefined ? '' : ` ORDER BY whole DESC, ${plan.label === undefined ? 'changed' : `changed_${plan.label}`} DESC, known, source_name LIMIT ${MOST_SOURCES + 2}`;
    return `${diffSql(plan, conditions)},\ncounted AS (${grouped})\nSELECT * FROM counted CROSS JOIN sides${order}`;
}
function resultOf(plan, table) {
    const cell = (name, row) => table.values[name]?.[row];
    const at = (name, row = 0) => (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .numberOf */ .rl)(cell(name, row));
    const counts = plan.columns.flatMap(({ left }, index) => (table.values[`changed_${index}`] && left ? [{ column: left.name, changed: at(`changed_${index}`) }] : []));
    const sides = (0,_checks_join_js__WEBPACK_IMPORTED_MODULE_3__/* .sidesOf */ .M)((name) => at(name));
    const known = at('known');
    const changed = at('changed');
    return {
        rows: { old: sides.rows.left, new: sides.rows.right },
        added: at('added'),
        removed: at('removed'),
        changed,
        same: known - changed,
        columns: counts.sort((a, b) => b.changed - a.changed || (a.column < b.column ? -1 : 1)),
        onlyOld: plan.onlyOld,
        onlyNew: plan.onlyNew,
        retyped: plan.columns.flatMap(({ left, right }, index) => (left && right && (0,_checks_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .retyped */ .sh)(left, right) ? [{ column: left.name, old: left.native, new: right.native, compared: table.values[`changed_${index}`] !== undefined }] : [])),
        nullKeys: { old: sides.nulls.left, new: sides.nulls.right },
        repeatedKeys: { old: sides.repeatedKeys.left, new: sides.repeatedKeys.right },
        ...(plan.label === undefined ? {} : { flips: flipsOf(plan, table, known, at) }),
    };
}
function flipsOf({ label, by }, table, known, at) {
    const flipped = `changed_${label}`;
    const all = { known, flipped: at(flipped) };
    if (by === undefined)
        return all;
    if (table.rows > MOST_SOURCES + 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('row-diff-too-many-sources', `The column of sources has more than 10,000 different values, so it does not say where rows came from.`, 'Name a column of few values, such as the file, the vendor or the annotator.');
    const sources = Array.from({ length: table.rows - 1 }, (_, index) => index + 1).map((row) => ({ source: (table.values.source_name[row] ?? null), known: at('known', row), flipped: at(flipped, row) }));
    // A source of new rows alone has no label that could have changed.
    return { ...all, sources: sources.filter((source) => source.known > 0) };
}


/***/ }),

/***/ 8299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c1: () => (/* binding */ columnNamed),
/* harmony export */   q: () => (/* binding */ sameName),
/* harmony export */   rl: () => (/* binding */ numberOf)
/* harmony export */ });
/** Names compare without case, as SQL does. */
function columnNamed(source, name) {
    return source.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}
function sameName(a, b) {
    return a.toLowerCase() === b?.toLowerCase();
}
function numberOf(value) {
    return value === null || value === undefined ? NaN : Number(value);
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


/***/ })

};
