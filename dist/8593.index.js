export const id = 8593;
export const ids = [8593];
export const modules = {

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

/***/ 37367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ identifier),
/* harmony export */   e: () => (/* binding */ literal)
/* harmony export */ });
/**
 * A name as a quoted SQL identifier, safe whatever it holds: quotes, newlines, SQL. Throws RangeError on NUL, which no
 * engine stores in a name.
 */
function identifier(name) {
    if (name.includes('\0'))
        throw new RangeError('A column or table name cannot hold a NUL character.');
    return `"${name.replaceAll('"', '""')}"`;
}
/** A value as an SQL literal, safe whatever it holds. Numbers that are no integers become DOUBLE, never DECIMAL. */
function literal(value) {
    if (value === null)
        return 'NULL';
    if (typeof value === 'boolean')
        return value ? 'TRUE' : 'FALSE';
    if (typeof value === 'bigint')
        return `(${value})`;
    if (typeof value === 'number') {
        return Number.isSafeInteger(value) ? `(${value})` : `CAST('${Number.isFinite(value) ? value : notFinite(value)}' AS DOUBLE)`;
    }
    if (value.includes('\0'))
        throw new RangeError('A text in SQL cannot hold a NUL character.');
    return `'${value.replaceAll("'", "''")}'`;
}
function notFinite(value) {
    if (Number.isNaN(value))
        return 'NaN';
    return value > 0 ? 'Infinity' : '-Infinity';
}


/***/ }),

/***/ 87368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ MAX_VALUE_LENGTH),
/* harmony export */   ID: () => (/* binding */ edgeCounts),
/* harmony export */   al: () => (/* binding */ valueCounts),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cZ: () => (/* binding */ numbersOf),
/* harmony export */   gd: () => (/* binding */ double)
/* harmony export */ });
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37367);

/** Longer texts are never kept by name: they are prose, not categories. */
const MAX_VALUE_LENGTH = 200;
/** A column as DOUBLE (null where it is no number), and the same with NaN and infinities taken for null. */
function numbersOf(name) {
    const plain = `TRY_CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(name)} AS DOUBLE)`;
    return { plain, finite: `(CASE WHEN isfinite(${plain}) THEN ${plain} END)` };
}
function textOf(name) {
    return `CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(name)} AS VARCHAR)`;
}
/** JSON list: finite values up to the first edge, in each bin (e[i-1], e[i]], and, only where there are some, above. */
function edgeCounts(name, edges) {
    const { finite } = numbersOf(name);
    return `to_json(map_values(histogram(${finite}, [${edges.map((edge) => double(edge)).join(', ')}])))`;
}
/** JSON object: rows by value, keys led by `=`; under the empty key those of any other value, where there are some. */
function valueCounts(name, values) {
    return `to_json(histogram_exact('=' || ${textOf(name)}, [${values.map((value) => (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .e)(`=${value}`)).join(', ')}]::VARCHAR[]))`;
}
function double(value) {
    return `CAST('${value}' AS DOUBLE)`;
}


/***/ }),

/***/ 40436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ makeProfile)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37367);
/* harmony import */ var _bins_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87368);



/** Quantiles that become edges, in ten-thousandths: every per cent, finer in the tails. Whole numbers, so that ranks are exact. */
const LEVELS = [10, 25, 50, ...Array.from({ length: 99 }, (_, index) => 100 * (index + 1)), 9950, 9975, 9990];
/** Numbers that are sorted in memory at a time, 8 bytes each: wide tables are taken a few columns at a time. */
const SORTED_AT_ONCE = 20_000_000;
/** Up to so many different numbers, each has a bin of its own and the distance is exact. */
const OWN_BINS = 256;
/** Values of a category that are kept by name. */
const TOP_VALUES = 100;
/** From this share on, zero is a bin of its own: money columns are mostly zero. */
const COMMON = 0.05;
/** Above so many different texts, the frequent ones are found by a query of their own instead of in memory. */
const MANY_TEXTS = 10_000;
/**
 * The profile of a table: counts, then the edges, then counts over these edges, then the least value of each bin. Exact order statistics (type 1 of Hyndman and Fan 1996), so that the bytes depend on the
 * data alone. Throws InputError for a table without rows.
 */
async function makeProfile(engine, source, declared = {}) {
    const columns = await engine.describe(source);
    const plans = columns.map((column) => planOf(column, declared));
    const first = await engine.measure(source, firstMeasures(plans));
    const rows = Number(first.rows);
    if (rows === 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('profile-no-rows', `${source.file} has no rows to make a profile of.`, 'Name the training data in `data.train`.');
    const quantiles = await inBatches(engine, source, rows, quantileMeasures(plans, first));
    const edges = plans.map((plan, index) => (plan.kind === 'numbers' ? edgesOf(index, first, quantiles) : []));
    const second = await engine.measure(source, secondMeasures(plans, edges, first));
    const third = await inBatches(engine, source, rows, lowMeasures(plans, edges, second));
    const profiles = await Promise.all(plans.map((plan, index) => profileOf(plan, index, edges[index], { ...first, ...second, ...third }, engine, source)));
    return { schema: 'urn:sluice:profile:v1', rows, columns: Object.fromEntries(plans.map((plan, index) => [plan.name, profiles[index]])) };
}
function planOf(column, declared) {
    const found = Object.entries(declared).find(([name]) => name.toLowerCase() === column.name.toLowerCase());
    const name = column.name;
    if (found?.[1].sensitive)
        return { name, column, kind: 'presence', why: 'sensitive' };
    const type = found?.[1].type ?? column.type;
    if (column.type === 'other')
        return { name, column, kind: 'presence', why: 'nested' };
    if (type === 'date' || type === 'timestamp' || column.type === 'date' || column.type === 'timestamp')
        return { name, column, kind: 'presence', why: 'time' };
    const numeric = column.type === 'integer' || column.type === 'float';
    return { name, column, kind: numeric && (type === 'integer' || type === 'float') ? 'numbers' : 'categories' };
}
function firstMeasures(plans) {
    const measures = { rows: 'count(*)' };
    for (const [index, { column, kind }] of plans.entries()) {
        const value = (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(column.name);
        measures[`null_${index}`] = `count_if(${value} IS NULL)`;
        if (kind === 'presence')
            continue;
        measures[`kinds_${index}`] = `approx_count_distinct(${value})`;
        if (kind === 'categories')
            continue;
        const { finite, plain } = (0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .numbersOf */ .cZ)(column.name);
        measures[`nan_${index}`] = `count_if(isnan(${plain}))`;
        measures[`low_infinity_${index}`] = `count_if(${plain} = '-Infinity'::DOUBLE)`;
        measures[`high_infinity_${index}`] = `count_if(${plain} = 'Infinity'::DOUBLE)`;
        measures[`zeros_${index}`] = `count_if(${plain} = 0)`;
        measures[`deviation_${index}`] = `stddev_pop(${finite})`;
        measures[`below_zero_${index}`] = `max(${finite}) FILTER (${finite} < 0)`;
        measures[`finite_${index}`] = `count(${finite})`;
    }
    return measures;
}
function quantileMeasures(plans, first) {
    const measures = {};
    for (const [index, { column, kind }] of plans.entries()) {
        const n = Number(first[`finite_${index}`]);
        if (kind !== 'numbers' || n === 0)
            continue;
        measures[`quantiles_${index}`] = ofRanks(column.name, [1, ...LEVELS.map((level) => Math.ceil((level * n) / 10_000)), n]);
    }
    return measures;
}
/** JSON list of the values of these ranks, 1 being the least. */
function ofRanks(name, ranks) {
    return `to_json(list_select(list_sort(list(${(0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .numbersOf */ .cZ)(name).finite}) FILTER (${(0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .numbersOf */ .cZ)(name).finite} IS NOT NULL)), [${ranks.join(', ')}]))`;
}
async function inBatches(engine, source, rows, measures) {
    const names = Object.keys(measures);
    const size = Math.max(1, Math.floor(SORTED_AT_ONCE / rows));
    const found = {};
    for (let start = 0; start < names.length; start += size) {
        const batch = names.slice(start, start + size);
        Object.assign(found, await engine.measure(source, Object.fromEntries(batch.map((name) => [name, measures[name]]))));
    }
    return found;
}
function edgesOf(index, first, found) {
    const quantiles = list(found[`quantiles_${index}`]);
    const zeros = Number(first[`zeros_${index}`]) / Number(first.rows);
    const belowZero = first[`below_zero_${index}`];
    const own = zeros >= COMMON ? [...(belowZero === null ? [] : [Number(belowZero)]), 0] : [];
    return rising([...quantiles, ...own]);
}
function secondMeasures(plans, edges, first) {
    const measures = { rows: 'count(*)' };
    for (const [index, { column, kind }] of plans.entries()) {
        const few = Number(first[`kinds_${index}`]);
        if (kind === 'categories' && few <= MANY_TEXTS)
            measures[`texts_${index}`] = `to_json(histogram('=' || ${(0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(column.name)}))`;
        if (kind !== 'numbers' || edges[index].length === 0)
            continue;
        // The estimate of different values errs by a few per cent; what counts is how many there are.
        if (few <= OWN_BINS * 1.2)
            measures[`each_${index}`] = `to_json(map_entries(histogram(${(0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .numbersOf */ .cZ)(column.name).finite})))`;
        measures[`counts_${index}`] = (0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .edgeCounts */ .ID)(column.name, edges[index]);
    }
    return measures;
}
function lowMeasures(plans, edges, second) {
    const measures = {};
    for (const [index, { column, kind }] of plans.entries()) {
        if (kind !== 'numbers' || edges[index].length < 2 || ownBins(second[`each_${index}`]))
            continue;
        let before = 0;
        const ranks = list(second[`counts_${index}`]).slice(0, edges[index].length - 1).map((count) => (before += count) + 1);
        measures[`lows_${index}`] = ofRanks(column.name, ranks);
    }
    return measures;
}
function ownBins(each) {
    const { length } = entries(each);
    return length > 0 && length <= OWN_BINS;
}
async function profileOf(plan, index, edges, found, engine, source) {
    const nulls = Number(found[`null_${index}`]);
    if (plan.kind === 'presence')
        return { kind: 'presence', why: plan.why, null: nulls, present: Number(found.rows) - nulls };
    if (plan.kind === 'numbers')
        return numbersProfile(index, edges, found);
    const texts = found[`texts_${index}`];
    const all = texts === undefined ? await frequentTexts(plan.column.name, engine, source) : Object.entries(record(texts)).map(([text, count]) => [text.slice(1), count]);
    return categoriesProfile(all, nulls, Number(found.rows));
}
function numbersProfile(index, edges, found) {
    const each = entries(found[`each_${index}`]);
    const own = ownBins(found[`each_${index}`]);
    return {
        kind: 'numbers',
        null: Number(found[`null_${index}`]),
        nan: Number(found[`nan_${index}`]),
        minus_infinity: Number(found[`low_infinity_${index}`]),
        plus_infinity: Number(found[`high_infinity_${index}`]),
        deviation: Number(Number(found[`deviation_${index}`] ?? 0).toPrecision(9)),
        edges: own ? each.map(([value]) => value) : edges,
        lows: own ? each.map(([value]) => value) : edges.length === 0 ? [] : [edges[0], ...list(found[`lows_${index}`])],
        counts: own ? each.map(([, count]) => count) : list(found[`counts_${index}`]).slice(0, edges.length),
    };
}
function categoriesProfile(all, nulls, rows) {
    const top = all
        .filter(([text]) => text.length <= _bins_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_VALUE_LENGTH */ .CU)
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, TOP_VALUES);
    const kept = top.reduce((sum, [, count]) => sum + count, 0);
    return { kind: 'categories', null: nulls, values: top.map(([text]) => text), counts: top.map(([, count]) => count), other: rows - nulls - kept };
}
async function frequentTexts(name, engine, source) {
    const text = (0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(name);
    const sql = `SELECT ${text} AS text, count(*) AS n FROM source WHERE length(${text}) <= ${_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_VALUE_LENGTH */ .CU} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${TOP_VALUES}`;
    const table = await engine.query(sql, { source });
    return table.values.text.map((value, row) => [String(value), Number(table.values.n[row])]);
}
function rising(values) {
    return [...new Set(values.map((value) => value + 0))].sort((a, b) => a - b);
}
function list(json) {
    return typeof json === 'string' ? JSON.parse(json) : [];
}
function record(json) {
    return typeof json === 'string' ? JSON.parse(json) : {};
}
function entries(json) {
    return typeof json === 'string' ? JSON.parse(json).map(({ key, value }) => [key, value]) : [];
}


/***/ }),

/***/ 23917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AW: () => (/* binding */ profileDigest),
/* harmony export */   Z8: () => (/* binding */ writeProfile),
/* harmony export */   er: () => (/* binding */ readProfile)
/* harmony export */ });
/* unused harmony export profileText */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52210);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71511);






const MAX_BYTES = 64 * 1024 * 1024;
/** The one text of a profile: canonical JSON, a column a line, so that a change of one column is one line of a diff. */
function profileText(profile) {
    const columns = Object.keys(profile.columns)
        .sort()
        .map((name) => `${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(name)}:${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(profile.columns[name])}`);
    return `{"schema":${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(profile.schema)},"rows":${profile.rows},"columns":{\n${columns.join(',\n')}\n}}\n`;
}
function profileDigest(profile) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(profileText(profile));
}
/** Writes the profile whole or not at all. */
async function writeProfile(profile, file) {
    const partial = node_path__WEBPACK_IMPORTED_MODULE_1__.join(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), `.${node_path__WEBPACK_IMPORTED_MODULE_1__.basename(file)}.partial-${process.pid}`);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, profileText(profile));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, file);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true });
    }
}
/** Reads and checks a profile. Throws InputError, at `location` in the delivery file. */
async function readProfile(file, location) {
    const text = await profileBytes(file, location);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-not-json', `${file} is not JSON: ${error.message}.`, 'Make it again with `sluice profile`.', location, { cause: error });
    }
    const fits = compiledSchema();
    if (!fits(value)) {
        const [first] = fits.errors ?? [];
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-schema', `${file} is not a profile: ${first?.instancePath || 'the file'} ${first?.message}.`, 'Make it again with `sluice profile`.', location);
    }
    refuseContradictions(value, file, location);
    return value;
}
async function profileBytes(file, location) {
    try {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file)).size > MAX_BYTES)
            throw new RangeError('it is larger than 64 MB');
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-unreadable', `The profile ${file} cannot be read: ${error.message}.`, 'Make it with `sluice profile`, or remove `data.profile` so that it is made from data.train.', location, { cause: error });
    }
}
let compiled;
function compiledSchema() {
    compiled ??= new ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_5__.Ajv2020({ allErrors: false, strict: true }).compile(_core_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .profileSchema */ .Fk);
    return compiled;
}
/** What a schema cannot say: rising edges, lows inside their bins, counts that add up to the rows. */
function refuseContradictions(profile, file, location) {
    for (const [name, column] of Object.entries(profile.columns)) {
        const wrong = contradiction(column, profile.rows);
        if (wrong) {
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-contradictory', `${file} contradicts itself at ${JSON.stringify(name)}: ${wrong}.`, 'Make it again with `sluice profile`; it is not meant to be edited.', location);
        }
    }
}
function contradiction(column, rows) {
    if (rowsOf(column) !== rows)
        return `its counts add up to ${rowsOf(column)} rows, the profile has ${rows}`;
    if (column.kind === 'categories' && column.values.length !== column.counts.length)
        return 'values and counts differ in length';
    if (column.kind !== 'numbers')
        return undefined;
    const { edges, lows, counts } = column;
    if (edges.length !== counts.length || edges.length !== lows.length)
        return 'edges, lows and counts differ in length';
    const rising = edges.every((edge, i) => lows[i] <= edge && (i === 0 ? lows[0] === edge : lows[i] > edges[i - 1]));
    return rising ? undefined : 'its edges do not rise, or a low lies outside its bin';
}
/** Rows behind a column: every one of them is in exactly one bin. */
function rowsOf(column) {
    const sum = (counts) => counts.reduce((total, count) => total + count, 0);
    switch (column.kind) {
        case 'numbers':
            return column.null + column.nan + column.minus_infinity + column.plus_infinity + sum(column.counts);
        case 'categories':
            return column.null + sum(column.counts) + column.other;
        case 'presence':
            return column.null + column.present;
    }
}


/***/ }),

/***/ 28593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  validateData: () => (/* binding */ validateData)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/statistics/proportions.js
var proportions = __webpack_require__(22528);
;// CONCATENATED MODULE: ./.build/src/data/rule.js
function findingOf(rule, judgement, source, delivery) {
    const { holds, seen, expected, actual, n, numbers, interval, fix } = judgement;
    return {
        code: rule.code,
        outcome: holds ? 'pass' : rule.severity,
        rule: rule.rule,
        message: `In ${source}, ${seen}`,
        expected,
        actual: `${actual} (${source})`,
        n,
        numbers,
        subject: rule.subject,
        location: delivery.locate(rule.path),
        ...(interval ? { interval } : {}),
        ...(holds ? {} : { fix }),
    };
}
function numberOf(value) {
    return value === null || value === undefined ? NaN : Number(value);
}
/** Names compare without case, as SQL does. */
function columnNamed(source, name) {
    return source.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

;// CONCATENATED MODULE: ./.build/src/data/words.js
/** `10000` as `10,000`, as all reports write it. */
function grouped(count) {
    return Number.isFinite(count) ? Math.round(count).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',') : 'infinitely many';
}
function counted(count, noun) {
    return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** `0.0012` as `0.12 %`; never `0 %` for a share that is not zero, never `100 %` for one that is not one. */
function percent(share) {
    const value = share * 100;
    if (value > 0 && value < 0.01)
        return '< 0.01 %';
    if (value < 100 && value > 99.99)
        return '> 99.99 %';
    return `${Number(value.toFixed(2))} %`;
}
/** A measured number in four significant digits. */
function words_short(value) {
    return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}
/** The first names of a list, and how many more there are. */
function some(names, most = 8) {
    const shown = names.slice(0, most).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

;// CONCATENATED MODULE: ./.build/src/data/column-rules.js





/** Confidence of the interval beside a share; the rule itself is about these rows and is decided by the share. */
const LEVEL = 0.95;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** The rules of the contract's columns that a source has; `text` says that its format knows only text (CSV). */
function columnRules(delivery, source) {
    const text = /\.(csv|tsv)(\.gz)?$/i.test(source.source.file);
    return Object.entries(delivery.spec.data?.columns ?? {}).flatMap(([name, declared]) => {
        const column = columnNamed(source, name);
        if (!column)
            return [];
        const found = { name, declared, column, text };
        return [typeRule, nullRule, uniqueRule, setRule, rangeRule, finiteRule].flatMap((make) => make(found, delivery) ?? []);
    });
}
function base({ name, declared }, key) {
    return { subject: { kind: 'column', name }, path: ['data', 'columns', name, key], severity: declared.severity ?? 'fail' };
}
function typeRule(found) {
    const { name, declared, column } = found;
    const { type } = declared;
    if (!type)
        return undefined;
    const value = (0,sql/* identifier */.C)(column.name);
    const misfit = misfitOf(found, type, value);
    return {
        ...base(found, 'type'),
        code: 'column-type',
        rule: `${name}: ${type}`,
        measures: { present: `count(${value})`, misfits: `count_if(${value} IS NOT NULL AND ${misfit})` },
        broken: `${value} IS NOT NULL AND ${misfit}`,
        judge: ({ present = 0, misfits = 0 }) => ({
            holds: misfits === 0,
            seen: misfits === 0
                ? `every value of ${name} is of the type ${type}.`
                : `${counted(misfits, 'value')} of ${name} ${misfits === 1 ? 'is' : 'are'} not of the type ${type}; the column is read as ${column.type} (${column.native}).`,
            expected: type,
            actual: misfits === 0 ? type : column.type,
            n: present,
            numbers: { misfits },
            fix: `Correct the values of ${name} where the table is made, or declare \`type: ${column.type}\`.`,
        }),
    };
}
/** True for a value that does not fit the type. Text formats are judged by the values, Parquet and JSON by their types too. */
function misfitOf({ column, text }, type, value) {
    const same = column.type === type;
    if (type === 'integer') {
        if (same)
            return 'false';
        if (column.type === 'float')
            return `NOT (isfinite(${value}) AND ${value} = trunc(${value}))`;
    }
    if (type === 'float' && (same || column.type === 'integer'))
        return 'false';
    if (type === 'timestamp' && (same || column.type === 'date'))
        return 'false';
    if (same || (type === 'string' && text))
        return 'false';
    const target = { integer: 'BIGINT', float: 'DOUBLE', boolean: 'BOOLEAN', date: 'DATE', timestamp: 'TIMESTAMP', string: 'VARCHAR' }[type];
    return text && column.type === 'string' ? `TRY_CAST(${value} AS ${target}) IS NULL` : 'true';
}
function nullRule(found) {
    const { name, declared, column } = found;
    const most = declared.null_rate?.at_most;
    if (most === undefined)
        return undefined;
    const value = (0,sql/* identifier */.C)(column.name);
    return {
        ...base(found, 'null_rate'),
        code: 'column-null-rate',
        rule: `${name}: null rate at most ${percent(most)}`,
        measures: { nulls: `count_if(${value} IS NULL)`, ...notFinite(column) },
        broken: `${value} IS NULL`,
        judge: ({ rows = 0, nulls = 0, nan = 0, infinite = 0 }) => ({
            holds: nulls / rows <= most,
            seen: `${grouped(nulls)} of ${counted(rows, 'row')} (${percent(nulls / rows)}) have no ${name}; at most ${percent(most)} may.`,
            expected: `at most ${percent(most)} null`,
            actual: `${percent(nulls / rows)} null`,
            n: rows,
            numbers: { nulls, rate: nulls / rows, limit: most, nan, infinite },
            fix: `Find why ${name} is missing in the step that makes the table, or raise \`null_rate.at_most\` if the model was trained for it.`,
        }),
    };
}
function uniqueRule(found) {
    const { name, declared, column } = found;
    if (!declared.unique)
        return undefined;
    const value = (0,sql/* identifier */.C)(column.name);
    return {
        ...base(found, 'unique'),
        code: 'column-not-unique',
        rule: `${name}: unique`,
        measures: { present: `count(${value})`, distinct: `count(DISTINCT ${value})` },
        judge: ({ present = 0, distinct = 0 }) => ({
            holds: present === distinct,
            seen: `${name} has ${counted(distinct, 'different value')} in ${counted(present, 'row')}.`,
            expected: 'every value once',
            actual: `${grouped(present - distinct)} repeated`,
            n: present,
            numbers: { present, distinct, repeated: present - distinct },
            fix: `Remove the repeated rows, or find the join that doubled them.`,
        }),
    };
}
function setRule(found) {
    const { declared, column } = found;
    if (!declared.in)
        return undefined;
    const value = (0,sql/* identifier */.C)(column.name);
    const inside = `${comparable(column, declared.in, value)} IN (${declared.in.map((one) => (0,sql/* literal */.e)(comparesAsText(column, declared.in) ? String(one) : one)).join(', ')})`;
    return shareRule(found, 'in', 'column-outside-set', `one of ${declared.in.length} declared values`, inside, {});
}
function rangeRule(found, delivery) {
    const { name, declared, column } = found;
    if (!declared.between)
        return undefined;
    const [low, high] = declared.between;
    const value = (0,sql/* identifier */.C)(column.name);
    const dates = column.type === 'date' || column.type === 'timestamp' || declared.type === 'date' || declared.type === 'timestamp';
    let inside;
    let extremes = {};
    if (typeof low === 'number') {
        const number = finiteNumber(column, value);
        inside = `${number} BETWEEN ${(0,sql/* literal */.e)(low)} AND ${(0,sql/* literal */.e)(high)}`;
        if (!declared.sensitive)
            extremes = { least: `min(${number})`, greatest: `max(${number})` };
    }
    else if (dates) {
        refuseNoDate([low, String(high)], name, delivery);
        const instant = (bound) => `CAST(${(0,sql/* literal */.e)(bound)} AS TIMESTAMPTZ)`;
        inside = `TRY_CAST(${value} AS TIMESTAMPTZ) BETWEEN ${instant(low)} AND ${instant(String(high))}`;
    }
    else
        inside = `CAST(${value} AS VARCHAR) BETWEEN ${(0,sql/* literal */.e)(low)} AND ${(0,sql/* literal */.e)(high)}`;
    return shareRule(found, 'between', 'column-outside-range', `between ${low} and ${high}`, inside, { ...extremes, ...notFinite(column) });
}
/** The column as numbers, null where it is none or not finite; a plain column where the engine knows that it is neither. */
function finiteNumber(column, value) {
    if (column.type === 'integer')
        return value;
    const number = column.native === 'DOUBLE' ? value : `TRY_CAST(${value} AS DOUBLE)`;
    return `(CASE WHEN isfinite(${number}) THEN ${number} END)`;
}
function refuseNoDate(bounds, name, delivery) {
    const bad = bounds.find((bound) => !ISO_DAY.test(bound) || Number.isNaN(Date.parse(bound.replace(' ', 'T'))));
    if (bad === undefined)
        return;
    throw problem/* InputError */.d.of('data-bound-not-a-date', `${JSON.stringify(bad)} is not a date, and ${name} holds dates.`, "Write dates as ISO 8601 in quotes, e.g. '1995-12-31'.", delivery.locate(['data', 'columns', name, 'between']));
}
/** A rule that each value keeps or breaks, of which a share of `mostly` (all, by default) has to hold. Null is no value. */
function shareRule(found, key, code, words, inside, extra) {
    const { name, declared, column } = found;
    const { mostly } = declared;
    const value = (0,sql/* identifier */.C)(column.name);
    const broken = `${value} IS NOT NULL AND NOT coalesce(${inside}, false)`;
    return {
        ...base(found, key),
        code,
        rule: `${name}: ${words}${mostly === undefined ? '' : ` for at least ${percent(mostly)}`}`,
        measures: { present: `count(${value})`, outside: `count_if(${broken})`, ...extra },
        broken,
        judge: (answers) => judgeShare(answers, name, words, mostly),
    };
}
function judgeShare(answers, name, words, mostly) {
    const { present = 0, outside = 0, nan, infinite, least, greatest } = answers;
    const share = present === 0 ? 1 : (present - outside) / present;
    const limits = least !== undefined && Number.isFinite(least) ? `; the values go from ${words_short(least)} to ${words_short(greatest)}` : '';
    const odd = (nan ?? 0) + (infinite ?? 0) > 0 ? `, ${grouped(nan)} NaN and ${grouped(infinite)} infinite among them` : '';
    return {
        holds: share >= (mostly ?? 1),
        seen: outside === 0 ? `all ${counted(present, 'value')} of ${name} are ${words}.` : `${grouped(outside)} of ${counted(present, 'value')} of ${name} (${percent(outside / present)}) are not ${words}${odd}${limits}.`,
        expected: mostly === undefined ? words : `${words} for at least ${percent(mostly)} of values`,
        actual: `${percent(share)} ${words}`,
        n: present,
        numbers: { outside, share, limit: mostly ?? 1, ...(nan === undefined ? {} : { nan, infinite: infinite }), ...(limits ? { least: least, greatest: greatest } : {}) },
        ...(mostly === undefined || present === 0 ? {} : { interval: { ...(0,proportions/* wilson */.r)(present - outside, present, LEVEL), level: LEVEL, method: 'Wilson' } }),
        fix: `Look at the rows below; correct the step that makes ${name}, or widen the rule if such values are real.`,
    };
}
/** NaN and the infinities are neither null nor values that a model can use: without a range, they are a warning. */
function finiteRule(found) {
    const { name, declared, column } = found;
    if (column.type !== 'float' || declared.between)
        return undefined;
    const value = (0,sql/* identifier */.C)(column.name);
    return {
        ...base(found, 'type'),
        severity: 'warn',
        code: 'column-not-finite',
        rule: `${name}: finite numbers`,
        measures: { present: `count(${value})`, ...notFinite(column) },
        broken: `${value} IS NOT NULL AND NOT isfinite(${value})`,
        judge: ({ present = 0, nan = 0, infinite = 0 }) => ({
            holds: nan + infinite === 0,
            seen: `${name} holds ${grouped(nan)} NaN and ${grouped(infinite)} infinite among ${counted(present, 'value')}.`,
            expected: 'finite numbers',
            actual: `${grouped(nan)} NaN, ${grouped(infinite)} infinite`,
            n: present,
            numbers: { nan, infinite },
            fix: `Write null where ${name} is unknown, and find what divides by zero; or set \`between\` to make this a failure.`,
        }),
    };
}
function notFinite(column) {
    if (column.type !== 'float')
        return {};
    const value = `CAST(${(0,sql/* identifier */.C)(column.name)} AS DOUBLE)`;
    return { nan: `count_if(isnan(${value}))`, infinite: `count_if(isinf(${value}))` };
}
function comparesAsText(column, values) {
    return values.some((value) => typeof value === 'string') || !['integer', 'float'].includes(column.type);
}
function comparable(column, values, value) {
    return comparesAsText(column, values) ? `CAST(${value} AS VARCHAR)` : value;
}

;// CONCATENATED MODULE: ./.build/src/data/examples.js


const PER_RULE = 5;
const RULES = 20;
/** A key longer than this is cut: it is there to find the row, not to be read. */
const MAX_KEY_LENGTH = 80;
/**
 * A few rows that break each rule, by the declared key and nothing else; of no rule where there is no key or a column of
 * it is sensitive. One query, whatever the number of rules.
 */
async function findExamples(rules, source, delivery, engine) {
    const examples = new Map();
    const { key, columns = {} } = delivery.spec.data ?? {};
    const sensitive = Object.keys(columns).filter((name) => columns[name].sensitive).map((name) => name.toLowerCase());
    const found = key?.map((name) => columnNamed(source, name));
    if (!found || rules.length === 0 || found.some((column) => !column || sensitive.includes(column.name.toLowerCase())))
        return examples;
    const parts = found.map((column) => `${(0,sql/* literal */.e)(`${column.name}=`)} || coalesce(left(CAST(${(0,sql/* identifier */.C)(column.name)} AS VARCHAR), ${MAX_KEY_LENGTH}), 'null')`);
    const shown = rules.slice(0, RULES);
    const branches = shown.map((rule, index) => `(SELECT ${index} AS rule, ${parts.join(` || ', ' || `)} AS row_key FROM source WHERE ${rule.broken} LIMIT ${PER_RULE})`);
    const table = await engine.query(branches.join('\nUNION ALL\n'), { source: source.source });
    table.values.rule.forEach((index, row) => {
        const rule = shown[Number(index)];
        examples.set(rule, [...(examples.get(rule) ?? []), String(table.values.row_key[row])]);
    });
    return examples;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/glob.js
var glob = __webpack_require__(4817);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/delivery/schema-problems.js
var schema_problems = __webpack_require__(32822);
;// CONCATENATED MODULE: ./.build/src/data/sources.js









/**
 * Which tables a run may look at: the sealed test set is spent by deliveries alone, unless the delivery file has no other
 * rows with labels; then a push looks at it too, as the model's tests do, and says so.
 */
function sourceNames(delivery, purpose) {
    const data = delivery.spec.data ?? {};
    const judged = purpose === 'deliver' || data.develop === undefined ? 'test' : 'develop';
    const wanted = ['train', judged, 'serving'];
    return wanted.filter((name) => data[name] !== undefined);
}
/** Finds and describes the declared tables; every one that cannot be read is reported, at its line in the delivery file. */
async function openSources(delivery, names, context) {
    const problems = [];
    const sources = [];
    for (const name of names) {
        try {
            const source = { file: delivery.resolve(delivery.spec.data[name]) };
            sources.push({ name, source, columns: await context.engine.describe(source) });
        }
        catch (error) {
            if (!(error instanceof problem/* InputError */.d))
                throw error;
            const declared = delivery.locate(['data', name]);
            problems.push(...error.problems.map((problem) => ({ ...problem, location: problem.location ?? declared })));
        }
    }
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return sources;
}
/** Names in rules that no table has, each with the nearest one that there is. */
function unknownColumns(delivery, sources) {
    const { key = [], label, unique = [], drift } = delivery.spec.data ?? {};
    const named = [
        ...key.map((name, index) => ({ name, path: ['data', 'key', index] })),
        ...(label === undefined ? [] : [{ name: label, path: ['data', 'label'] }]),
        ...unique.flatMap((columns, index) => columns.map((name, at) => ({ name, path: ['data', 'unique', index, at] }))),
        ...Object.keys(drift?.limits?.columns ?? {}).map((name) => ({ name, path: ['data', 'drift', 'limits', 'columns', name] })),
    ];
    // A drift limit is about train and serving; where only a profile stands for train, its columns are checked with it.
    const known = sources.flatMap((source) => source.columns.map((column) => column.name));
    return named
        .filter(({ name }) => !sources.some((source) => columnNamed(source, name)))
        .map(({ name, path: where }) => ({
        code: 'data-column-unknown',
        message: `\`${where.join('.')}\` names the column ${JSON.stringify(name)}, which no table has.`,
        fix: suggestion(name, known) || `The tables have: ${[...new Set(known)].slice(0, 12).join(', ')}.`,
        location: delivery.locate(where),
    }));
}
/** `Did you mean …?` where a name is near enough to be a slip, else nothing. */
function suggestion(name, known) {
    const best = (0,schema_problems.nearest)(name, known);
    return best === undefined ? '' : `Did you mean ${JSON.stringify(best)}?`;
}
/** What was read, by its bytes. The digest of a pattern is that of its files' names and digests. */
async function inputOf(name, file) {
    if (await isFile(file))
        return { name, digest: await fileDigest(file) };
    const files = [];
    files.push(...(await (0,glob/* glob */.T)(file)));
    const parts = await Promise.all(files.sort().map(async (one) => ({ name: external_node_path_.basename(one), digest: await fileDigest(one) })));
    return { name, digest: (0,digest/* digestOfJson */.Qs)(parts) };
}
async function isFile(file) {
    return (0,promises_.stat)(file).then((found) => found.isFile(), () => false);
}
async function fileDigest(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}

;// CONCATENATED MODULE: ./.build/src/data/table-rules.js




const table_rules_LEVEL = 0.95;
/** Rules about whole rows and the whole table. `conditions[i]` is the i-th row rule's SQL made safe, where it applies. */
function tableRules(delivery, source, conditions) {
    return [...volumeRules(delivery), ...keyRules(delivery, source), ...rowRules(delivery, conditions)];
}
function volumeRules(delivery) {
    const wanted = delivery.spec.data?.volume?.rows;
    if (!wanted)
        return [];
    const { at_least: least = 0, at_most: most = Infinity } = wanted;
    const words = [wanted.at_least === undefined ? '' : `at least ${grouped(least)}`, wanted.at_most === undefined ? '' : `at most ${grouped(most)}`].filter(Boolean).join(' and ');
    return [
        {
            code: 'table-volume',
            rule: `rows: ${words}`,
            subject: { kind: 'table', name: 'rows' },
            path: ['data', 'volume', 'rows'],
            severity: 'fail',
            measures: {},
            judge: ({ rows = 0 }) => ({
                holds: rows >= least && rows <= most,
                seen: `there are ${counted(rows, 'row')}; ${words} are wanted.`,
                expected: `${words} rows`,
                actual: counted(rows, 'row'),
                n: rows,
                numbers: { rows, ...(wanted.at_least === undefined ? {} : { at_least: least }), ...(wanted.at_most === undefined ? {} : { at_most: most }) },
                fix: 'Look for a filter, a join or a cut download that changed the number of rows.',
            }),
        },
    ];
}
/** The declared key identifies rows, so it is unique and never null, beside whatever `unique` says. */
function keyRules(delivery, source) {
    const { key, unique = [] } = delivery.spec.data ?? {};
    const declared = [...(key ? [{ columns: key, path: ['data', 'key'] }] : []), ...unique.map((columns, index) => ({ columns, path: ['data', 'unique', index] }))];
    const seen = new Set();
    return declared.flatMap(({ columns, path }) => {
        const found = columns.map((name) => columnNamed(source, name));
        const id = JSON.stringify(columns);
        if (seen.has(id) || found.some((column) => !column))
            return [];
        seen.add(id);
        return [keyRule(columns, found.map((column) => (0,sql/* identifier */.C)(column.name)), path)];
    });
}
function keyRule(columns, names, path) {
    const anyNull = names.map((name) => `${name} IS NULL`).join(' OR ');
    const together = columns.length === 1 ? names[0] : `struct_pack(${names.map((name, index) => `k${index} := ${name}`).join(', ')})`;
    return {
        code: 'key-not-unique',
        rule: `${columns.join(' + ')}: unique, never null`,
        subject: { kind: 'table', name: columns.join(' + ') },
        path,
        severity: 'fail',
        measures: { distinct: `count(DISTINCT ${together}) FILTER (NOT (${anyNull}))`, nulls: `count_if(${anyNull})` },
        judge: ({ rows = 0, distinct = 0, nulls = 0 }) => {
            const repeated = rows - nulls - distinct;
            return {
                holds: repeated === 0 && nulls === 0,
                seen: `${columns.join(' + ')} has ${counted(distinct, 'different value')} in ${counted(rows, 'row')}: ${grouped(repeated)} repeated, ${grouped(nulls)} null.`,
                expected: 'every row its own key',
                actual: `${grouped(repeated)} repeated, ${grouped(nulls)} null`,
                n: rows,
                numbers: { distinct, repeated, nulls },
                fix: 'Remove the repeated rows, or name the columns that really identify a row.',
            };
        },
    };
}
function rowRules(delivery, conditions) {
    return (delivery.spec.data?.rows ?? []).flatMap(({ name, mostly, severity = 'fail' }, index) => {
        const condition = conditions.get(index);
        if (condition === undefined)
            return [];
        // A value that the condition cannot calculate with breaks the rule; it must not break the scan.
        const broken = `NOT coalesce(TRY(CAST(${condition} AS BOOLEAN)), false)`;
        return [
            {
                code: 'row-rule-broken',
                rule: `${name}${mostly === undefined ? '' : ` for at least ${percent(mostly)} of rows`}`,
                subject: { kind: 'table', name },
                path: ['data', 'rows', index],
                severity,
                measures: { broken: `count_if(${broken})` },
                broken,
                judge: ({ rows = 0, broken: count = 0 }) => ({
                    holds: (rows - count) / rows >= (mostly ?? 1),
                    seen: count === 0 ? `every row keeps the rule "${name}".` : `${grouped(count)} of ${counted(rows, 'row')} (${percent(count / rows)}) break the rule "${name}"; null counts as breaking it.`,
                    expected: mostly === undefined ? 'every row' : `at least ${percent(mostly)} of rows`,
                    actual: `${percent((rows - count) / rows)} of rows`,
                    n: rows,
                    numbers: { broken: count, share: (rows - count) / rows, limit: mostly ?? 1 },
                    ...(mostly === undefined ? {} : { interval: { ...(0,proportions/* wilson */.r)(rows - count, rows, table_rules_LEVEL), level: table_rules_LEVEL, method: 'Wilson' } }),
                    fix: 'Look at the rows below; correct the step that makes them, or the rule (write `OR column IS NULL` where null is fine).',
                }),
            },
        ];
    });
}
/** Columns that the contract asks for and the source lacks, as rules that are decided before any scan. */
function missingColumnRules(delivery, source, nearest) {
    const { columns = {}, key = [], label } = delivery.spec.data ?? {};
    const judged = source.name === 'test' || source.name === 'develop';
    const declared = Object.entries(columns).filter(([, column]) => column.required !== false).map(([name, column]) => ({ name, path: ['data', 'columns', name], severity: column.severity ?? 'fail' }));
    const named = [...key.map((name, index) => ({ name, path: ['data', 'key', index] })), ...(label ? [{ name: label, path: ['data', 'label'] }] : [])];
    // What serves now has no labels yet, and rows of training need no key.
    const wanted = [...declared.filter(({ name }) => judged || source.name === 'train' || name !== label), ...(judged ? named.map((one) => ({ ...one, severity: 'fail' })) : [])];
    const missing = wanted.filter(({ name }, index) => !columnNamed(source, name) && wanted.findIndex((other) => other.name === name) === index);
    return missing.map(({ name, path, severity }) => ({
        code: 'column-missing',
        rule: `${name}: present`,
        subject: { kind: 'column', name },
        path,
        severity,
        measures: {},
        judge: ({ rows = 0 }) => ({
            holds: false,
            seen: `there is no column ${name}. It has ${some(source.columns.map((column) => column.name))}.`,
            expected: `a column ${name}`,
            actual: 'none',
            n: rows,
            numbers: {},
            fix: `Add the column to the table${nearest(name)}, or set \`required: false\` if it may be missing.`,
        }),
    }));
}

;// CONCATENATED MODULE: ./.build/src/data/contract.js






async function contractOf(delivery, source, conditions, context) {
    const { asked, skipped, unaskable } = await askableConditions(delivery, source, conditions, context);
    const near = (name) => {
        const hint = suggestion(name, source.columns.map((column) => column.name));
        return hint ? ` (${hint.replace(/\?$/, '')}?)` : '';
    };
    const rules = [...missingColumnRules(delivery, source, near), ...columnRules(delivery, source), ...tableRules(delivery, source, asked)];
    return { source, rules, skipped, unaskable };
}
/** Every row rule's SQL as text that cannot escape its place. Throws InputError with all that are no condition. */
async function safeConditions(delivery, context) {
    const problems = [];
    const conditions = new Map();
    for (const [index, { sql }] of (delivery.spec.data?.rows ?? []).entries()) {
        try {
            conditions.set(index, await context.engine.condition(sql));
        }
        catch (error) {
            problems.push(...located(error, delivery, index));
        }
    }
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return conditions;
}
/** Tries each condition on no rows, so that a mistake in one is told of that one and at its line. */
async function askableConditions(delivery, source, conditions, context) {
    const asked = new Map();
    const skipped = [];
    const unaskable = [];
    const problems = [];
    for (const [index, condition] of conditions) {
        try {
            await context.engine.query(`SELECT CAST(${condition} AS BOOLEAN) AS kept FROM source LIMIT 0`, { source: source.source });
            asked.set(index, condition);
        }
        catch (error) {
            const found = located(error, delivery, index);
            const unknown = found[0]?.code === 'sql-unknown-column';
            // What serves now has no labels yet: a rule about them is for the other tables.
            if (unknown && source.name === 'serving')
                skipped.push(`Rule "${delivery.spec.data.rows[index].name}": not asked of serving, which lacks a column of it.`);
            else if (unknown)
                problems.push(...found);
            else
                unaskable.push(unaskableRule(found[0], delivery.spec.data.rows[index].name, source));
        }
    }
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return { asked, skipped, unaskable };
}
/** The columns are there and of other types than the rule needs: the table's fault as likely as the rule's. */
function unaskableRule(problem, name, source) {
    return {
        code: 'row-rule-unaskable',
        outcome: 'error',
        rule: name,
        message: `In ${source.name}, the rule "${name}" cannot be asked: ${problem.message}`,
        expected: 'columns of the types that the rule needs',
        actual: problem.code,
        numbers: {},
        subject: { kind: 'table', name },
        location: problem.location,
        fix: 'Compare the types of its columns with those of the table (a column that is all null in a CSV file is text); use TRY_CAST in the rule where both are right.',
    };
}
function located(error, delivery, index) {
    if (!(error instanceof problem/* InputError */.d))
        throw error;
    return error.problems.map((problem) => ({ ...problem, location: delivery.locate(['data', 'rows', index, 'sql']) }));
}
/** Aggregates of all rules of a contract, by names of their own. */
function contractMeasures(contract) {
    const measures = { rows: 'count(*)' };
    for (const [index, rule] of contract.rules.entries()) {
        for (const [name, expression] of Object.entries(rule.measures))
            measures[`r${index}_${name}`] = expression;
    }
    return measures;
}
/** The findings of one source, from the answers of its one scan, with examples of what fails. */
async function contractFindings(contract, answers, delivery, context) {
    const rows = numberOf(answers.rows);
    if (rows === 0)
        return [emptyTable(contract.source, delivery)];
    const judged = contract.rules.map((rule, index) => {
        const own = { rows };
        for (const name of Object.keys(rule.measures))
            own[name] = numberOf(answers[`r${index}_${name}`]);
        return { rule, judgement: rule.judge(own) };
    });
    const failing = judged.filter(({ rule, judgement }) => !judgement.holds && rule.broken !== undefined).map(({ rule }) => rule);
    const examples = await findExamples(failing, contract.source, delivery, context.engine);
    const findings = judged.map(({ rule, judgement }) => {
        const finding = findingOf(rule, judgement, contract.source.name, delivery);
        const found = examples.get(rule);
        return found && found.length > 0 ? { ...finding, examples: found } : finding;
    });
    return [...contract.unaskable, ...findings];
}
function emptyTable({ name }, delivery) {
    return {
        code: 'table-empty',
        outcome: 'fail',
        rule: `${name}: has rows`,
        message: `data.${name} has a header and no rows, so no rule can be shown to hold.`,
        expected: 'at least 1 row',
        actual: '0 rows',
        n: 0,
        numbers: { rows: 0 },
        subject: { kind: 'table', name },
        location: delivery.locate(['data', name]),
        fix: 'Check the step that writes the table: a filter or a query that matched nothing.',
    };
}
/** Passes of one rule over several sources become one finding; whatever needs a look stays with its source. */
function contract_grouped(findings) {
    const passes = new Map();
    for (const finding of findings) {
        if (finding.outcome === 'pass')
            passes.set(JSON.stringify([finding.code, finding.rule]), [...(passes.get(JSON.stringify([finding.code, finding.rule])) ?? []), finding]);
    }
    const merged = [...passes.values()].map((same) => (same.length === 1 ? same[0] : { ...same[0], message: same.map((one) => one.message).join(' '), actual: same.map((one) => one.actual).join('; '), n: same.reduce((sum, one) => sum + (one.n ?? 0), 0), numbers: {} }));
    return [...findings.filter((finding) => finding.outcome !== 'pass'), ...merged];
}

;// CONCATENATED MODULE: ./.build/src/data/drift-findings.js

const NAMES = { wasserstein_std: 'Wasserstein-1 distance over the standard deviation', total_variation: 'total variation' };
/** One finding per column. An `inconclusive` or `fail` becomes `warn` where the delivery file says so. */
function driftFinding(answer, delivery, falseAlarms) {
    const { column } = answer.question;
    const severity = delivery.spec.data?.drift?.severity ?? 'fail';
    const outcome = answer.outcome !== 'pass' && severity === 'warn' ? 'warn' : answer.outcome;
    return {
        code: codeOf(answer),
        outcome,
        rule: `${column}: drift at most ${answer.limit} (${NAMES[answer.measure]}${answer.of === 'kinds' ? ' of missing, NaN and infinite values' : ''})`,
        message: messageOf(answer),
        expected: `at most ${answer.limit}`,
        actual: Number.isFinite(answer.estimate) ? words_short(answer.estimate) : 'unknown',
        n: answer.rows.current,
        ...(Number.isFinite(answer.estimate) ? { interval: { low: answer.low, high: answer.high, level: 1 - falseAlarms, method: 'simultaneous over columns (Gaussian concentration)' } } : {}),
        ...(answer.homogeneity ? { p: answer.homogeneity.p } : {}),
        numbers: numbersOf(answer),
        subject: { kind: 'column', name: column },
        location: delivery.locate(['data', 'drift', 'limits', 'columns', column]),
        ...(answer.outcome === 'pass' ? {} : { fix: fixOf(answer) }),
    };
}
function codeOf(answer) {
    if (answer.reason === 'not-numbers')
        return 'drift-type-changed';
    if (answer.outcome === 'inconclusive')
        return 'drift-inconclusive';
    return answer.of === 'kinds' && answer.question.measure === 'wasserstein_std' ? 'drift-missing-values' : 'drift';
}
function messageOf(answer) {
    const { question, rows, limit } = answer;
    const { column } = question;
    if (answer.reason === 'no-rows')
        return `data.serving has no rows, so nothing is known of ${column}.`;
    if (answer.reason === 'not-numbers')
        return `${column} was numeric in training and ${counted(answer.unreadable, 'value')} of data.serving ${answer.unreadable === 1 ? 'is no number' : 'are no numbers'}.`;
    const seen = `${NAMES[answer.measure]} ${words_short(answer.estimate)}, limit ${limit}, interval ${words_short(answer.low)} to ${words_short(answer.high)}, ${grouped(rows.reference)} rows then and ${grouped(rows.current)} now`;
    const what = answer.of === 'kinds' ? kindsOf(answer) : column;
    if (answer.reason === 'too-few')
        return `${column} has fewer than 30 numbers now, too few to judge its drift (${seen}).`;
    return `${what} ${{ pass: 'has not drifted', fail: 'drifted', inconclusive: 'may have drifted or not' }[answer.outcome]}: ${seen}${detailsOf(answer)}.`;
}
/** What else helps to understand: values never seen, a measure that had to change, the error of the bins. */
function detailsOf(answer) {
    const { question, unseen = 0, exact } = answer;
    const parts = [];
    if (unseen > 0)
        parts.push(`${grouped(unseen)} rows (${percent(unseen / answer.rows.current)}) hold values that training never had`);
    if (question.profile.kind === 'numbers' && question.profile.deviation === 0 && question.profile.edges.length > 0)
        parts.push('it was constant in training, so it is compared by shares');
    if (question.profile.kind === 'presence')
        parts.push('only how often it is missing is compared');
    if (exact && exact.low < exact.high)
        parts.push(`from bins; unbinned between ${words_short(exact.low)} and ${words_short(exact.high)}`);
    return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}
function kindsOf(answer) {
    return `How often ${answer.question.column} is missing${answer.question.profile.kind === 'numbers' ? ', NaN or infinite' : ''}`;
}
function numbersOf(answer) {
    const { homogeneity: test, exact, reason } = answer;
    const finite = (value) => (Number.isFinite(value) ? value : null);
    return {
        [answer.measure]: finite(answer.estimate),
        low: answer.low,
        high: finite(answer.high),
        limit: answer.limit,
        reference_rows: answer.rows.reference,
        rows: answer.rows.current,
        ...(exact ? { exact_low: exact.low, exact_high: exact.high } : {}),
        ...(test ? { chi_squared: test.statistic, degrees: test.degrees, p_holm: answer.holm ?? null } : {}),
        ...(answer.outcome === 'inconclusive' ? { rows_needed: finite(answer.needed) } : {}),
        ...(answer.unseen === undefined ? {} : { unseen: answer.unseen }),
        ...(reason === 'not-numbers' ? { unreadable: answer.unreadable } : {}),
    };
}
function fixOf(answer) {
    const { column } = answer.question;
    if (answer.outcome === 'inconclusive') {
        if (answer.reason === 'no-rows')
            return 'Check the step that writes data.serving.';
        return Number.isFinite(answer.needed)
            ? answer.needed > answer.rows.current
                ? `Collect about ${grouped(answer.needed)} rows in data.serving, or set a wider limit for ${column}.`
                : `The distance is near its limit: more rows decide it, or set the limit of ${column} to what the model can bear.`
            : `The training profile is too small to show ${answer.limit}: make it from more rows, or set a wider limit for ${column}.`;
    }
    return `Find what changed in ${column} since training: its source, its coding, or the world. Then retrain, or take the column out of the model; ` +
        `\`data.drift.limits.columns.${column}: off\` if the model does not use it.`;
}

;// CONCATENATED MODULE: ./.build/src/statistics/special.js
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
    for (let n = 1, step = 0; Math.abs(step - 1) > EPSILON; n++) {
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
const TINY = 1e-300;
const LANCZOS = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

;// CONCATENATED MODULE: ./.build/src/statistics/drift.js

/** Total variation distance ½ Σ |p − q| of two vectors of counts over the same bins; NaN where one of them is empty. */
function totalVariation(first, second) {
    const m = total(first);
    const n = total(second);
    return 0.5 * first.reduce((sum, count, bin) => sum + Math.abs(count / m - second[bin] / n), 0);
}
/** Wasserstein-1 distance ∫|F − G| of two samples, exact; in the samples' unit. */
function wasserstein(first, second) {
    const a = Float64Array.from(first).sort();
    const b = Float64Array.from(second).sort();
    let area = 0;
    let i = 0;
    let j = 0;
    let at = Math.min(a[0], b[0]);
    while (i < a.length || j < b.length) {
        const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
        area += (next - at) * Math.abs(i / a.length - j / b.length);
        at = next;
        while (a[i] === at)
            i++;
        while (b[j] === at)
            j++;
    }
    return area;
}
/** Standard deviation with divisor n (as scipy's and Evidently's normalisation has it), in two passes. */
function standardDeviation(values) {
    const mean = total(values) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
/**
 * Pearson's chi-squared test that two samples come from one distribution (2 × k, no Yates correction). Never the test
 * of fit against the first sample as if it were known: that one rejects true equality far too often. Bins in which one
 * sample expects fewer than 5 are joined with their neighbours; `undefined` where fewer than two bins are left.
 */
function homogeneity(first, second) {
    const m = total(first);
    const n = total(second);
    if (m === 0 || n === 0)
        return undefined;
    const cells = joinRare(first, second, (5 * (m + n)) / Math.min(m, n));
    if (cells.length < 2)
        return undefined;
    const statistic = cells.reduce((sum, [a, b]) => {
        const both = a + b;
        const expectedFirst = (both * m) / (m + n);
        const expectedSecond = (both * n) / (m + n);
        return sum + (a - expectedFirst) ** 2 / expectedFirst + (b - expectedSecond) ** 2 / expectedSecond;
    }, 0);
    const degrees = cells.length - 1;
    return { statistic, degrees, p: chiSquaredTail(statistic, degrees) };
}
/** Neighbours are joined from the left until a cell holds `least` of both samples together; a rest joins the last cell. */
function joinRare(first, second, least) {
    const cells = [];
    let open = [0, 0];
    for (const [bin, count] of first.entries()) {
        open = [open[0] + count, open[1] + second[bin]];
        if (open[0] + open[1] >= least) {
            cells.push(open);
            open = [0, 0];
        }
    }
    const last = cells.at(-1);
    if (last)
        cells[cells.length - 1] = [last[0] + open[0], last[1] + open[1]];
    return cells;
}
/** Holm's step-down adjustment of p-values (Holm 1979): family-wise, whatever their dependence. */
function holm(values) {
    const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
    const adjusted = new Array(values.length);
    let largest = 0;
    for (const [rank, index] of order.entries()) {
        largest = Math.max(largest, Math.min(1, values[index] * (values.length - rank)));
        adjusted[index] = largest;
    }
    return adjusted;
}
function total(values) {
    return values.reduce((sum, value) => sum + value, 0);
}

// EXTERNAL MODULE: ./.build/src/statistics/normal.js
var normal = __webpack_require__(66976);
;// CONCATENATED MODULE: ./.build/src/statistics/drift-bounds.js


/** z for both bounds of each of `questions` questions at a family-wise error rate. */
function familyQuantile(errorRate, questions) {
    return (0,normal/* normalQuantile */.Z)(1 - errorRate / (2 * Math.max(1, questions)));
}
/** Bounds for the total variation distance, from counts over the same bins. */
function totalVariationBounds(reference, current, z, limit) {
    const m = total(reference);
    const n = total(current);
    const bins = reference.map((count, bin) => [count, current[bin]]).filter(([a, b]) => a + b > 0);
    const estimate = totalVariation(reference, current);
    const spread = (count, size, pooled) => Math.max(variance(count, size, z), variance(pooled, m + n, z));
    const noise = bins.map(([a, b]) => Math.sqrt(spread(a, m, a + b) / m + spread(b, n, a + b) / n));
    // Σ sqrt(p(1 − p)) ≤ sqrt(k − 1): the plug-in above overshoots where many bins are rare.
    const expected = 0.5 * Math.min(total(noise), Math.sqrt(Math.max(1, bins.length - 1) * (1 / m + 1 / n)));
    const largest = bins.reduce((best, bin) => (bin[0] + bin[1] > best[0] + best[1] ? bin : best), bins[0] ?? [0, 0]);
    const half = (count, size) => (count / size > 0.5 ? variance(count, size, z) : 0.25);
    const tau = Math.sqrt(Math.max(half(largest[0], m), half(largest[0] + largest[1], m + n)) / m + Math.max(half(largest[1], n), half(largest[0] + largest[1], m + n)) / n);
    const typical = 0.5 * TYPICAL * total(reference.map((count) => Math.sqrt(share(count, m) * (1 - share(count, m)))));
    return {
        estimate,
        low: Math.max(0, estimate - expected - z * tau),
        high: Math.min(1, estimate + z * tau),
        needed: rowsNeeded(typical + (z + 1) * Math.sqrt(half(Math.max(...reference), m)), m, limit),
    };
}
/**
 * Bounds for the binned Wasserstein-1 distance Σ c_i |F(e_i) − G(e_i)| plus both tails, in the values' unit. `lows[i]` is
 * the reference's least value in bin i (its greatest is the edge), so that the distance is exact where the reference has
 * single values: F stays on F(e_{i−1}) up to lows[i] and is taken as linear from there to the edge. The reference has
 * nothing outside its edges.
 */
function wassersteinBounds(edges, lows, reference, current, z, limit) {
    const m = size(reference);
    const n = size(current);
    const f = cumulative(reference);
    const g = cumulative(current);
    const weights = edgeWeights(edges, lows);
    const tails = (current.below.distance + current.above.distance) / n;
    const estimate = tails + total(weights.map((weight, i) => weight * Math.abs(f[i] - g[i])));
    const pooledShare = f.map((value, i) => (value * m + g[i] * n) / (m + n));
    const pairNoise = f.map((value, i) => {
        const pooled = pooledShare[i] * (1 - pooledShare[i]);
        return Math.sqrt(Math.max(value * (1 - value), pooled) / m + Math.max(g[i] * (1 - g[i]), pooled) / n);
    });
    const tailNoise = [current.below, current.above].map((outside) => Math.sqrt(outsideVariance(outside, n) / n));
    const expected = total(weights.map((weight, i) => weight * pairNoise[i])) + total(tailNoise);
    const own = [functionalVariance(weights, [reference]), functionalVariance(weights, [current])];
    const pooled = functionalVariance(weights, [reference, current]);
    const tau = Math.sqrt(Math.max(own[0], pooled) / m + Math.max(own[1], pooled) / n);
    const typical = TYPICAL * total(weights.map((weight, i) => weight * Math.sqrt(f[i] * (1 - f[i]))));
    const [exactLow, exactHigh] = exactRange(edges, lows, f, g);
    return {
        estimate,
        low: Math.max(0, estimate - expected - z * tau),
        high: estimate + z * tau,
        needed: rowsNeeded(typical + (z + 1) * Math.sqrt(own[0]), m, limit),
        exactLow: exactLow + tails,
        exactHigh: exactHigh + tails,
    };
}
/** E|N| / sd of a normal variable: for typical noise. The bounds themselves use E|N| ≤ sd, true of any. */
const TYPICAL = Math.sqrt(2 / Math.PI);
function share(count, size) {
    return count / size;
}
/** p(1 − p) with z²/2 events and non-events added (Agresti and Coull 1998), so that 0 of n is not certainty. */
function variance(count, size, z) {
    const p = (count + (z * z) / 2) / (size + z * z);
    return p * (1 - p);
}
function size(sample) {
    return sample.below.count + total(sample.counts) + sample.above.count;
}
function cumulative(sample) {
    const n = size(sample);
    let sum = sample.below.count;
    return sample.counts.map((count) => (sum += count) / n);
}
function edgeWeights(edges, lows) {
    return edges.map((edge, i) => {
        const before = i > 0 ? (edge - lows[i]) / 2 : 0;
        const after = i + 1 < edges.length ? lows[i + 1] - edge + (edges[i + 1] - lows[i + 1]) / 2 : 0;
        return before + after;
    });
}
function outsideVariance(outside, n) {
    return Math.max(0, outside.distanceSquared / n - (outside.distance / n) ** 2);
}
/** Variance of h(X), h(x) = Σ_{i: x ≤ e_i} c_i, going on with slope −1 outside: the functional of greatest variance. */
function functionalVariance(weights, samples) {
    const h = [...weights];
    for (let i = h.length - 2; i >= 0; i--)
        h[i] += h[i + 1];
    const n = total(samples.map(size));
    let sum = 0;
    let squares = 0;
    for (const { counts, below, above } of samples) {
        for (const [i, count] of counts.entries()) {
            sum += count * h[i];
            squares += count * h[i] ** 2;
        }
        sum += below.count * h[0] + below.distance - above.distance;
        squares += below.count * h[0] ** 2 + 2 * h[0] * below.distance + below.distanceSquared + above.distanceSquared;
    }
    return Math.max(0, squares / n - (sum / n) ** 2);
}
/** ∫|F − G| between the edges at least and at most, F being known where the reference has no value, G only at edges. */
function exactRange(edges, lows, f, g) {
    let least = 0;
    let most = 0;
    for (let i = 1; i < edges.length; i++) {
        const flat = lows[i] - edges[i - 1];
        const rising = edges[i] - lows[i];
        least += flat * gap(f[i - 1], f[i - 1], g[i - 1], g[i]) + rising * gap(f[i - 1], f[i], g[i - 1], g[i]);
        most += flat * reach(f[i - 1], f[i - 1], g[i - 1], g[i]) + rising * reach(f[i - 1], f[i], g[i - 1], g[i]);
    }
    return [least, most];
}
function gap(fLow, fHigh, gLow, gHigh) {
    return Math.max(0, fLow - gHigh, gLow - fHigh);
}
function reach(fLow, fHigh, gLow, gHigh) {
    return Math.max(fHigh - gLow, gHigh - fLow);
}
/** The n at which `perRow` · sqrt(1/m + 1/n) falls to the limit. */
function rowsNeeded(perRow, m, limit) {
    const rest = (limit / perRow) ** 2 - 1 / m;
    return rest > 0 ? Math.ceil(1 / rest) : Infinity;
}

// EXTERNAL MODULE: ./.build/src/data/bins.js
var bins = __webpack_require__(87368);
;// CONCATENATED MODULE: ./.build/src/data/drift.js





/** Fewer finite numbers than this are not called Gaussian in the mean; then nothing is said of the distance. */
const MIN_NUMBERS = 30;
const DEFAULT_LIMITS = { wasserstein_std: 0.1, total_variation: 0.1 };
/** Which measure and limit a column has: its own, else the default of its kind. A constant has no standard deviation. */
function questionOf(column, profile, own, fallback) {
    const limitOf = (measure) => limitIn(own, measure) ?? limitIn(fallback, measure) ?? DEFAULT_LIMITS[measure];
    const byNumbers = profile.kind === 'numbers' && profile.deviation > 0 && (limitIn(own, 'wasserstein_std') !== undefined || limitIn(own, 'total_variation') === undefined);
    const measure = byNumbers ? 'wasserstein_std' : 'total_variation';
    return { column, profile, measure, limit: limitOf(measure), kindsLimit: limitOf('total_variation') };
}
function limitIn(limit, measure) {
    const nested = measure === 'wasserstein_std' ? limit?.numbers?.wasserstein_std : limit?.categories?.total_variation;
    return limit?.[measure] ?? nested;
}
/** Aggregates of the current table that answer the questions, by names that start with `prefix`. */
function driftMeasures(questions, columns, prefix) {
    const measures = {};
    for (const [index, { column, profile }] of questions.entries()) {
        const name = columns.get(column).name;
        const put = (key, sql) => void (measures[`${prefix}${index}_${key}`] = sql);
        put('null', `count_if(${(0,sql/* identifier */.C)(name)} IS NULL)`);
        if (profile.kind === 'categories')
            put('texts', (0,bins/* valueCounts */.al)(name, profile.values));
        if (profile.kind !== 'numbers')
            continue;
        const { plain, finite } = (0,bins/* numbersOf */.cZ)(name);
        put('nan', `count_if(isnan(${plain}))`);
        put('low_infinity', `count_if(${plain} = '-Infinity'::DOUBLE)`);
        put('high_infinity', `count_if(${plain} = 'Infinity'::DOUBLE)`);
        put('finite', `count(${finite})`);
        if (profile.edges.length === 0)
            continue;
        put('counts', (0,bins/* edgeCounts */.ID)(name, profile.edges));
        if (hasSingleValues(profile))
            put('between', `count_if(${finite} NOT IN (${profile.edges.map(bins/* double */.gd).join(', ')}))`);
        for (const [side, distance] of [['below', `(${(0,bins/* double */.gd)(profile.edges[0])} - ${finite})`], ['above', `(${finite} - ${(0,bins/* double */.gd)(profile.edges.at(-1))})`]]) {
            // greatest(…) and not FILTER: many filtered aggregates cost several times as much.
            put(side, `count_if(${distance} > 0)`);
            put(`${side}_sum`, `sum(greatest(${distance}, 0))`);
            put(`${side}_squares`, `sum(greatest(${distance}, 0) * greatest(${distance}, 0))`);
        }
    }
    return measures;
}
/** Every column's answer, at one family-wise error rate. `answers` are those of `driftMeasures` and `rows`. */
function driftAnswers(questions, profile, answers, prefix, falseAlarms) {
    const asked = questions.reduce((sum, question) => sum + (question.measure === 'wasserstein_std' ? 2 : 1), 0);
    const z = familyQuantile(falseAlarms, asked);
    const found = questions.map((question, index) => {
        const numbers = (key) => answers[`${prefix}${index}_${key}`];
        return answerOf(question, profile.rows, numberOf(answers.rows), numbers, z);
    });
    const tested = found.filter((answer) => answer.homogeneity);
    holm(tested.map((answer) => answer.homogeneity.p)).forEach((p, index) => void (tested[index].holm = p));
    return found;
}
function answerOf(question, referenceRows, rows, get, z) {
    const { profile } = question;
    const nothing = { low: 0, high: Infinity, estimate: NaN, needed: MIN_NUMBERS };
    const common = { question, rows: { reference: referenceRows, current: rows }, unreadable: 0 };
    if (rows === 0)
        return { ...common, ...nothing, of: 'kinds', measure: 'total_variation', limit: question.kindsLimit, outcome: 'inconclusive', reason: 'no-rows', counts: { reference: [], current: [] } };
    const nulls = numberOf(get('null'));
    if (profile.kind === 'presence')
        return byVariation(common, 'kinds', [profile.present, profile.null], [rows - nulls, nulls], z);
    if (profile.kind === 'categories') {
        const byText = JSON.parse(String(get('texts') ?? '{}'));
        const other = byText[''] ?? 0;
        const current = [...profile.values.map((value) => byText[`=${value}`] ?? 0), other, nulls];
        return { ...byVariation(common, 'values', [...profile.counts, profile.other, profile.null], current, z), ...(profile.other === 0 ? { unseen: other } : {}) };
    }
    return numbersAnswer(question, profile, common, rows, nulls, get, z);
}
function numbersAnswer(question, profile, before, rows, nulls, get, z) {
    const at = (key) => numberOf(get(key) ?? 0);
    const odd = [at('nan'), at('low_infinity'), at('high_infinity')];
    const finite = at('finite');
    const common = { ...before, unreadable: rows - nulls - finite - total(odd) };
    const referenceKinds = [total(profile.counts), profile.null, profile.nan, profile.minus_infinity, profile.plus_infinity];
    const kinds = byVariation(common, 'kinds', referenceKinds, [finite, nulls, ...odd, common.unreadable], z);
    if (common.unreadable > 0)
        return { ...kinds, outcome: 'fail', reason: 'not-numbers' };
    if (profile.edges.length === 0)
        return kinds;
    const current = binnedSample(profile, get);
    const bins = [...binsOf(current), ...odd, nulls];
    const referenceBins = [0, ...profile.counts, 0, ...referenceKinds.slice(2), profile.null];
    if (question.measure === 'total_variation')
        return byVariation(common, 'values', referenceBins, bins, z);
    if (kinds.outcome === 'fail' || finite === 0)
        return kinds;
    const values = byWasserstein(question, profile, common, current, finite, at('between'), z);
    values.homogeneity = homogeneity(referenceBins, bins);
    values.counts = { reference: referenceBins, current: bins };
    return values.outcome === 'pass' && kinds.outcome !== 'pass' ? { ...kinds, homogeneity: values.homogeneity } : values;
}
function byWasserstein(question, profile, common, current, finite, between, z) {
    const none = { count: 0, distance: 0, distanceSquared: 0 };
    const reference = { counts: profile.counts, below: none, above: none };
    const unit = profile.deviation;
    const found = wassersteinBounds(profile.edges, profile.lows, reference, current, z, question.limit * unit);
    const bounds = { estimate: found.estimate / unit, low: found.low / unit, high: found.high / unit, needed: found.needed };
    const few = finite < MIN_NUMBERS;
    const outside = current.below.count + current.above.count;
    const single = hasSingleValues(profile) && between === outside;
    return {
        ...common,
        ...bounds,
        of: 'values',
        measure: 'wasserstein_std',
        limit: question.limit,
        outcome: few ? 'inconclusive' : outcomeOf(bounds, question.limit),
        ...(few ? { reason: 'too-few' } : {}),
        exact: single ? { low: bounds.estimate, high: bounds.estimate } : { low: found.exactLow / unit, high: found.exactHigh / unit },
        counts: { reference: [], current: [] },
    };
}
/** True where every bin of training is one value; then the distance is exact for a batch that has no value in between. */
function hasSingleValues(profile) {
    return profile.edges.every((edge, bin) => profile.lows[bin] === edge);
}
function byVariation(common, of, reference, current, z) {
    const limit = of === 'kinds' ? common.question.kindsLimit : common.question.limit;
    const padded = [...reference, ...current.slice(reference.length).map(() => 0)];
    const bounds = totalVariationBounds(padded, current, z, limit);
    const test = homogeneity(padded, current);
    return { ...common, ...bounds, of, measure: 'total_variation', limit, outcome: outcomeOf(bounds, limit), ...(test ? { homogeneity: test } : {}), counts: { reference: padded, current } };
}
function outcomeOf({ low, high }, limit) {
    if (low > limit)
        return 'fail';
    return high <= limit ? 'pass' : 'inconclusive';
}
function binnedSample(profile, get) {
    const counts = JSON.parse(String(get('counts') ?? '[]'));
    const at = (key) => numberOf(get(key) ?? 0);
    const outside = (side) => ({ count: at(side), distance: at(`${side}_sum`), distanceSquared: at(`${side}_squares`) });
    const below = outside('below');
    // The first count is of everything up to the first edge, the least value of the reference.
    return { counts: profile.edges.map((_, bin) => (counts[bin] ?? 0) - (bin === 0 ? below.count : 0)), below, above: outside('above') };
}
function binsOf(sample) {
    return [sample.below.count, ...sample.counts, sample.above.count];
}

// EXTERNAL MODULE: ./.build/src/data/make-profile.js
var make_profile = __webpack_require__(40436);
// EXTERNAL MODULE: ./.build/src/data/profile.js
var data_profile = __webpack_require__(23917);
;// CONCATENATED MODULE: ./.build/src/data/drift-plan.js






const PREFIX = 'd';
/** Family-wise rate of false alarms where the delivery file says none; the schema's default. */
const FALSE_ALARMS = 0.05;
async function planDrift(delivery, sources, context) {
    const data = delivery.spec.data;
    const serving = sources.find((source) => source.name === 'serving');
    const train = sources.find((source) => source.name === 'train');
    if (!serving)
        return off('no data.serving');
    if (!data.profile && !train)
        return off('no data.train or data.profile');
    const from = data.profile ? 'file' : 'train';
    const profile = data.profile ? await (0,data_profile/* readProfile */.er)(delivery.resolve(data.profile), delivery.locate(['data', 'profile'])) : await profileOfTrain(train, delivery, context);
    return planOf(delivery, profile, from, serving);
}
async function profileOfTrain(train, delivery, context) {
    try {
        return await (0,make_profile/* makeProfile */.k)(context.engine, train.source, delivery.spec.data.columns);
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        throw new problem/* InputError */.d(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(['data', 'train']) })), { cause: error });
    }
}
function off(why) {
    return { questions: [], measures: {}, judge: () => [], off: why, skipped: [] };
}
function planOf(delivery, profile, from, serving) {
    const { key = [], label, columns: declared = {}, drift } = delivery.spec.data;
    const same = (a, b) => a.toLowerCase() === b?.toLowerCase();
    const own = (name) => Object.entries(drift?.limits?.columns ?? {}).find(([other]) => same(name, other))?.[1];
    const questions = [];
    const absent = [];
    const skipped = [];
    const columns = new Map();
    for (const [name, column] of Object.entries(profile.columns)) {
        const found = columnNamed(serving, name);
        const limit = own(name);
        if (limit === 'off')
            skipped.push(`${name} (off)`);
        else if (key.some((one) => same(name, one)))
            skipped.push(`${name} (key)`);
        else if (!found && same(name, label))
            continue;
        else if (!found && declaredOptional(declared, name))
            skipped.push(`${name} (absent, not required)`);
        else if (!found)
            absent.push(name);
        else {
            columns.set(name, found);
            // A profile made before the column was called sensitive may hold its values: they are not used.
            questions.push(questionOf(name, withoutValues(column, declared, name, profile.rows), limit, drift?.limits?.default));
        }
    }
    const falseAlarms = drift?.false_alarms ?? FALSE_ALARMS;
    return {
        questions,
        measures: driftMeasures(questions, columns, PREFIX),
        judge: (answers) => [
            ...absent.map((name) => absentFinding(name, delivery)),
            ...(answers ? driftAnswers(questions, profile, answers, PREFIX, falseAlarms).map((answer) => driftFinding(answer, delivery, falseAlarms)) : []),
        ],
        profile,
        from,
        skipped,
    };
}
function declaredOptional(declared, name) {
    return Object.entries(declared).some(([other, column]) => other.toLowerCase() === name.toLowerCase() && column.required === false);
}
function withoutValues(column, declared, name, rows) {
    const sensitive = Object.entries(declared).some(([other, { sensitive: hidden }]) => hidden && other.toLowerCase() === name.toLowerCase());
    return sensitive && column.kind !== 'presence' ? { kind: 'presence', why: 'sensitive', null: column.null, present: rows - column.null } : column;
}
/** The model was trained with a column that it does not get today. */
function absentFinding(name, delivery) {
    const warn = delivery.spec.data?.drift?.severity === 'warn';
    return {
        code: 'drift-column-missing',
        outcome: warn ? 'warn' : 'fail',
        rule: `${name}: still served`,
        message: `${name} was in the training data and data.serving has no such column.`,
        expected: `a column ${name}`,
        actual: 'none',
        numbers: {},
        subject: { kind: 'column', name },
        location: delivery.locate(['data', 'serving']),
        fix: `Add ${name} to data.serving, or write \`data.drift.limits.columns.${name}: off\` if the model does not use it.`,
    };
}

;// CONCATENATED MODULE: ./.build/src/data/headline.js

/** The first line: what was decided and why, with the numbers of the gravest finding. */
function headlineOf(outcome, findings, contracts, drift, rows) {
    if (contracts.length === 0)
        return 'No data was checked: the delivery file names none for this kind of run.';
    switch (outcome) {
        case 'pass':
            return `The data fits its contract: ${extent(findings, contracts, rows)}; ${drift.off ? `drift is off (${drift.off})` : 'no column drifted'}.`;
        case 'warn':
            return findings.length === 0 ? `Nothing was asked of the data: ${extent(findings, contracts, rows)}, no rule and no drift.` : `The data may go on, with ${counted(findings.filter((finding) => finding.outcome === 'warn').length, 'warning')}: ${tell(gravest(findings, 'warn'))}`;
        case 'inconclusive':
            return `Not decided: ${tell(gravest(findings, 'inconclusive'))}${others(findings, 'inconclusive')}`;
        default:
            return `Stopped: ${tell(gravest(findings, outcome))}${others(findings, outcome)}`;
    }
}
/** Of drift, the one farthest over its limit; else the first, in the order of the contract. */
function gravest(findings, outcome) {
    const such = findings.filter((finding) => finding.outcome === outcome);
    const excess = ({ numbers, code }) => (code === 'drift' ? (numbers?.total_variation ?? numbers?.wasserstein_std ?? 0) / (numbers?.limit ?? 1) : 0);
    return such.reduce((worst, finding) => (excess(finding) > excess(worst) ? finding : worst));
}
function tell(finding) {
    const { numbers, subject, code } = finding;
    if (code !== 'drift' || finding.outcome === 'pass')
        return finding.message;
    const [name, effect] = numbers?.total_variation === undefined ? ['Wasserstein distance', `${words_short(numbers?.wasserstein_std ?? NaN)} standard deviations`] : ['total variation', words_short(numbers.total_variation ?? NaN)];
    const much = (numbers?.total_variation ?? 0) > 0.8 ? ' almost entirely' : '';
    return `${subject?.name} changed${much} since training (${name} ${effect}, limit ${numbers?.limit?.toFixed(2)}).`;
}
function others(findings, outcome) {
    const more = findings.filter((finding) => finding.outcome === outcome).length - 1;
    return more > 0 ? ` (and ${more} more)` : '';
}
/** `10 000 rows, 14 columns, 21 rules`, over all tables that were read. */
function extent(findings, contracts, rows) {
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    const names = new Set(contracts.flatMap(({ source }) => source.columns.map((column) => column.name.toLowerCase())));
    const rules = new Set(findings.filter((finding) => !finding.code.startsWith('drift')).map((finding) => finding.rule));
    const tables = contracts.length > 1 ? ` in ${contracts.length} tables` : '';
    return `${grouped(total)} ${total === 1 ? 'row' : 'rows'}${tables}, ${counted(names.size, 'column')}, ${counted(rules.size, 'rule')}`;
}

;// CONCATENATED MODULE: ./.build/src/data/notes.js

/** One line for everything that is off, skipped or taken by default. */
function notesOf(delivery, context, contracts, drift) {
    const data = delivery.spec.data;
    const { columns, key, label } = data;
    const notes = [];
    const alone = contracts.length === 0 ? 'nothing' : `${some(contracts.map(({ source }) => source.name))} alone`;
    if (context.purpose === 'deliver' && data.test === undefined)
        notes.push(`No data.test: a delivery judges the sealed test set, so the contract was checked on ${alone}.`);
    if (context.purpose === 'develop' && data.develop === undefined)
        notes.push(`No data.develop: pushes and pull requests are judged on ${data.test === undefined ? 'it' : 'data.test instead'}, so the contract was checked on ${alone}.`);
    if (data.enforce === false)
        notes.push('Data checks do not stop anything: `data.enforce` is false, so this is no evidence for a gate.');
    if (!columns || Object.keys(columns).length === 0)
        notes.push('Column rules: off (no data.columns).');
    else
        notes.push(...undeclared(contracts, [...Object.keys(columns), ...(key ?? []), ...(label ? [label] : [])]));
    if (!key)
        notes.push('Examples of rows that break a rule: off (no data.key).');
    if (drift.off)
        notes.push(`Drift: off (${drift.off}).`);
    if (drift.from === 'train')
        notes.push('Drift: the profile was made from data.train in this run; freeze it with `sluice profile` and `data.profile`.');
    if (drift.skipped.length > 0)
        notes.push(`Drift: not asked of ${some(drift.skipped)}.`);
    const present = drift.questions.filter(({ profile }) => profile.kind === 'presence').map(({ column, profile }) => `${column} (${profile.kind === 'presence' ? profile.why : ''})`);
    if (present.length > 0)
        notes.push(`Drift: only how often they are missing is compared of ${some(present)}.`);
    return [...notes, ...contracts.flatMap(({ skipped }) => skipped)];
}
function undeclared(contracts, declared) {
    const known = new Set(declared.map((name) => name.toLowerCase()));
    const found = new Map();
    for (const { source } of contracts)
        for (const { name } of source.columns)
            if (!known.has(name.toLowerCase()))
                found.set(name.toLowerCase(), name);
    return found.size > 0 ? [`Columns without a rule: ${some([...found.values()])}.`] : [];
}

;// CONCATENATED MODULE: ./.build/src/data/validate-data.js










/**
 * Whether the declared tables keep their contract, and whether what is served today still looks like the training data.
 * One scan per table. A push or pull request judges `data.develop`, a delivery the sealed `data.test`, both `data.train`
 * and `data.serving`. Throws InputError for files and rules that cannot be used, all at once.
 */
async function validateData(delivery, context) {
    const names = sourceNames(delivery, context.purpose);
    if (!delivery.spec.data)
        return nothingAsked(delivery);
    const sources = await openSources(delivery, names, context);
    const unknown = unknownColumns(delivery, sources);
    if (sources.length > 0 && unknown.length > 0)
        throw new problem/* InputError */.d(unknown);
    const conditions = await safeConditions(delivery, context);
    const drift = await planDrift(delivery, sources, context);
    const contracts = await Promise.all(sources.map((source) => contractOf(delivery, source, conditions, context)));
    // Hashed while the engine scans. Its own failure is met where it is awaited, should the scan not fail first.
    const inputs = inputsOf(delivery, contracts, drift);
    inputs.catch(() => undefined);
    const answers = [];
    for (const contract of contracts)
        answers.push(await scan(contract, drift, context));
    const findings = [];
    for (const [index, contract] of contracts.entries())
        findings.push(...(await contractFindings(contract, answers[index], delivery, context)));
    const serving = contracts.findIndex(({ source }) => source.name === 'serving');
    const drifted = drift.judge(answers[serving]);
    const rows = Object.fromEntries(contracts.map(({ source }, index) => [source.name, numberOf(answers[index].rows)]));
    const verdict = verdictOf(delivery, context, [...contract_grouped(findings), ...drifted], contracts, drift, rows);
    return {
        verdict,
        inputs: await inputs,
        details: {
            engine: { name: context.engine.name, version: context.engine.version },
            rows,
            ...(drift.profile ? { profile: { digest: (0,data_profile/* profileDigest */.AW)(drift.profile), from: drift.from } } : {}),
        },
    };
}
/** Both questions about a table, in the one scan that answers them. */
function scan(contract, drift, context) {
    const asked = contract.source.name === 'serving' ? drift.measures : {};
    return context.engine.measure(contract.source.source, { ...contractMeasures(contract), ...asked });
}
function verdictOf(delivery, context, findings, contracts, drift, rows) {
    const outcome = findings.length === 0 ? unasked(context, contracts) : (0,verdict/* worst */.QZ)(findings.map((finding) => finding.outcome));
    return {
        schema: 'urn:sluice:verdict:v1',
        stage: 'validate-data',
        outcome,
        headline: headlineOf(outcome, findings, contracts, drift, rows),
        enforced: delivery.spec.data?.enforce !== false,
        ...(context.release ? { release: context.release } : {}),
        ...(context.champion ? { champion: context.champion } : {}),
        findings,
        notes: notesOf(delivery, context, contracts, drift),
        facts: [
            ...Object.entries(rows).map(([name, count]) => [`Rows in ${name}`, grouped(count)]),
            ['Rules', String(contracts.reduce((sum, { rules }) => sum + rules.length, 0))],
            ['Columns compared for drift', String(drift.questions.length)],
            ['Engine', `${context.engine.name} ${context.engine.version}`],
        ],
    };
}
/** A delivery without a table to judge has shown nothing; a pull request may have none, if its summary says so. */
function unasked(context, contracts) {
    return contracts.length === 0 && context.purpose === 'deliver' ? 'error' : 'warn';
}
async function inputsOf(delivery, contracts, drift) {
    const tables = contracts.map(({ source }) => inputOf(`data.${source.name}`, source.source.file));
    const profile = drift.from === 'file' ? [inputOf('data.profile', delivery.resolve(delivery.spec.data.profile))] : [];
    return Promise.all([...tables, ...profile]);
}
/** No `data` at all: nothing was asked, which is told and neither passes nor stops. */
function nothingAsked(delivery) {
    return {
        inputs: [],
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'validate-data',
            outcome: 'warn',
            headline: 'No data was checked: the delivery file declares none.',
            enforced: true,
            findings: [],
            notes: [`Data checks: off (no \`data\` in ${delivery.file}).`],
            facts: [],
        },
    };
}


/***/ })

};
