export const id = 5963;
export const ids = [5963];
export const modules = {

/***/ 5963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   profile: () => (/* binding */ profile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _data_make_profile_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40436);
/* harmony import */ var _data_profile_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(23917);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69677);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(25806);







/** `sluice profile [--delivery FILE] [--to FILE]`: freezes data.train into the file that `data.profile` names. */
async function profile(argv, io) {
    const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: argv, options: { delivery: { type: 'string', default: 'delivery.yml' }, to: { type: 'string' } } });
    const session = (0,_session_js__WEBPACK_IMPORTED_MODULE_6__/* .openSession */ .fA)({ delivery: values.delivery, out: 'sluice-out', json: false }, io, 'develop');
    try {
        const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_5__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
        const { train, profile: declared, columns } = delivery.spec.data ?? {};
        const target = values.to === undefined ? declared && delivery.resolve(declared) : node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, values.to);
        if (!train)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('profile-without-train', 'The delivery file names no `data.train` to freeze.', 'Add `data.train`.', delivery.locate(['data']));
        if (!target)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('profile-without-target', 'Nobody said where the profile goes.', 'Add `data.profile`, or give --to FILE.', delivery.locate(['data']));
        const made = await (0,_data_make_profile_js__WEBPACK_IMPORTED_MODULE_3__/* .makeProfile */ .k)(session.engine, { file: delivery.resolve(train) }, columns);
        await (0,_data_profile_js__WEBPACK_IMPORTED_MODULE_4__/* .writeProfile */ .Z8)(made, target);
        io.stdout(`Wrote ${node_path__WEBPACK_IMPORTED_MODULE_0__.relative(io.cwd, target)}: ${made.rows} rows, ${Object.keys(made.columns).length} columns. Review it as you would review code.\n`);
        return 0;
    }
    finally {
        await session.engine.close();
    }
}


/***/ }),

/***/ 25806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ workspaceOf),
/* harmony export */   fA: () => (/* binding */ openSession),
/* harmony export */   mI: () => (/* binding */ STAGE_OPTIONS)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20087);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67776);






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
    const out = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.out);
    const { env } = io;
    return {
        workspace: workspaceOf(io, values.delivery),
        deliveryFile: node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.delivery),
        out,
        purpose: purposeOf(values.purpose, purpose),
        deliveryId: {
            repositoryId: env.GITHUB_REPOSITORY_ID ?? 'local',
            runId: values['run-id'] ?? env.GITHUB_RUN_ID ?? 'local',
            runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
        },
        commit: env.GITHUB_SHA,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m,
        log: stderrLog(io),
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_4__/* .lazyEngine */ .t)(async () => {
            const { openDuckDb } = await __webpack_require__.e(/* import() */ 5669).then(__webpack_require__.bind(__webpack_require__, 15669));
            return openDuckDb({ toolCache: env.RUNNER_TOOL_CACHE });
        }),
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
        info: (text) => io.stderr(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .BP)(text)}\n`),
        warning: (text) => io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .BP)(text)}\n`),
    };
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

/***/ 20087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ lazyEngine)
/* harmony export */ });
/** An engine that is opened by its first question and closed once, so that what asks nothing pays nothing. */
function lazyEngine(open) {
    let opened;
    let version = 'not opened';
    const engine = async () => {
        opened ??= open();
        const real = await opened;
        version = real.version;
        return real;
    };
    return {
        name: 'duckdb',
        get version() {
            return version;
        },
        describe: async (source) => (await engine()).describe(source),
        measure: async (source, expressions) => (await engine()).measure(source, expressions),
        query: async (sql, sources, parameters) => (await engine()).query(sql, sources, parameters),
        condition: async (sql) => (await engine()).condition(sql),
        write: async (sql, sources, target) => (await engine()).write(sql, sources, target),
        close: async () => {
            if (opened)
                await (await opened).close();
        },
    };
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
