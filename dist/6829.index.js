export const id = 6829;
export const ids = [6829];
export const modules = {

/***/ 26361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CC: () => (/* binding */ PLACE),
/* harmony export */   Ox: () => (/* binding */ customRelation),
/* harmony export */   no: () => (/* binding */ safeAggregate),
/* harmony export */   oz: () => (/* binding */ customFindings)
/* harmony export */ });
/* unused harmony export customGates */
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37367);
/* harmony import */ var _predictions_labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20860);
/* harmony import */ var _predictions_predictions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26829);
/* harmony import */ var _predictions_predictions_sql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31807);





/** Place of a row in the key order, beside its own columns: what resampling finds it by. */
const PLACE = 'sluice:place';
/**
 * The joined rows of one model as a metric of the team's own sees them: `label`, the columns of the model's file (`score`, and
 * `prediction` of a multiclass task, whatever they are called there), and the columns of the test set. Of equal names the
 * first in this order stands. Columns marked sensitive are left out: an aggregate such as max() would show a value.
 */
function customRelation(join, model) {
    const columns = [...visible(join, model)].map(([name, sql]) => `${sql} AS ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(name)}`);
    const place = `CAST(row_number() OVER (ORDER BY t.k) - 1 AS INTEGER) AS ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(PLACE)}`;
    return [
        `SELECT ${[place, ...columns].join(',\n')}`,
        `FROM (SELECT *, ${join.keys.truth} AS k FROM truth) AS t`,
        `JOIN (SELECT *, ${join.keys[model]} AS k FROM ${model}) AS m ON t.k = m.k`,
    ].join('\n');
}
/** The columns by name, as SQL over `t` (test set) and `m` (the model's file). */
function visible(join, model) {
    const { task } = join.delivery.spec.tests;
    const own = join.columns[model].filter(({ name }) => !join.testSet.key.includes(name));
    const { scores, prediction } = join.outputs[model];
    const found = new Map();
    const add = (name, sql) => {
        const taken = [...found.keys()].some((other) => other.toLowerCase() === name.toLowerCase());
        if (!taken && name.toLowerCase() !== PLACE && !(0,_predictions_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .isSensitive */ .tV)(join, name))
            found.set(name, sql);
    };
    if (task === 'multiclass')
        add('label', of('t', (0,_predictions_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .classTextSql */ .Og)(join.testSet.labels[0], join.columns.truth), join.testSet.labels[0]));
    else if (task !== 'multilabel')
        add('label', of('t', (0,_predictions_predictions_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .labelSqls */ .UP)(join)[0], join.testSet.labels[0]));
    for (const { name } of own)
        add(name, `m.${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(name)}`);
    if (scores.length === 1)
        add('score', `m.${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(scores[0])}`);
    if (task === 'multiclass')
        add('prediction', predictedSql(join, scores, prediction));
    for (const { name } of join.columns.truth)
        add(name, `t.${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(name)}`);
    return found;
}
/** Qualifies the one column of an expression. */
function of(table, sql, column) {
    return sql.replaceAll((0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(column), `${table}.${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(column)}`);
}
/** The declared class, or the first of the highest scores. */
function predictedSql({ delivery }, scores, prediction) {
    if (prediction !== undefined)
        return `CAST(m.${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(prediction)} AS VARCHAR)`;
    const columns = scores.map((score) => `TRY_CAST(m.${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(score)} AS DOUBLE)`).join(', ');
    return `list_extract([${delivery.spec.tests.classes.map((name) => (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .e)(name)).join(', ')}], list_position([${columns}], greatest(${columns})))`;
}
/** Every gate with a metric of the team's own, and where it stands. */
function customGates({ delivery }) {
    const { gates = [], slices } = delivery.spec.tests;
    const at = (list, path) => list.map((gate, i) => ({ gate, path: [...path, i] }));
    return [...at(gates, ['tests', 'gates']), ...at(slices?.gates ?? [], ['tests', 'slices', 'gates'])].filter(({ gate }) => gate.metric === 'custom');
}
/** Expressions that are not one aggregate number over these columns, before any row is resampled. */
async function customFindings(join) {
    const findings = [];
    for (const { gate, path } of customGates(join)) {
        try {
            await safeAggregate(join, gate.sql);
        }
        catch (error) {
            if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d))
                throw error;
            const [problem] = error.problems;
            findings.push({
                code: 'custom-metric-refused',
                outcome: 'error',
                rule: `${gate.name ?? 'the custom metric'}: one aggregate expression over the joined rows`,
                message: `The expression of ${gate.name ?? 'the custom metric'} cannot be asked: ${problem.message}`,
                expected: 'one aggregate expression that gives a number',
                actual: problem.code,
                fix: problem.fix,
                subject: { kind: 'metric', name: gate.name ?? 'custom' },
                location: join.delivery.locate([...path, 'sql']),
            });
        }
    }
    return findings;
}
const FIX = 'Write one aggregate expression, e.g. sum(price * abs(score - label)) / sum(price).';
/**
 * The expression as text that cannot escape its place in a statement: parsed alone by the engine, and tried on no rows of
 * every model. Throws InputError where it is not one aggregate that gives a number, or names what is not there.
 */
async function safeAggregate(join, sql) {
    if (/sluice:/i.test(sql))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('sql-unknown-column', 'It names a column that begins with `sluice:`, which is not for it.', FIX);
    const safe = await join.engine.condition(sql, join.sources.truth).catch((error) => {
        throw inWordsOfMetrics(error);
    });
    for (const model of Object.keys(join.outputs)) {
        const tried = `SELECT ${safe} AS v FROM (${customRelation(join, model)}) AS joined`;
        const { columns } = await join.engine.query(`SELECT v FROM (${tried}) AS answer LIMIT 0`, (0,_predictions_predictions_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyJoined */ .WJ)(join.sources));
        if (!['integer', 'float', 'boolean'].includes(columns[0].type))
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('sql-not-a-number', `It gives a value of the type ${columns[0].native}, not a number.`, FIX);
        const { rows } = await join.engine.query(`SELECT CAST(1 AS INTEGER) AS one FROM (SELECT ${safe} AS v FROM (SELECT * FROM (${customRelation(join, model)}) AS joined LIMIT 0) AS none) AS answer`, (0,_predictions_predictions_js__WEBPACK_IMPORTED_MODULE_2__/* .onlyJoined */ .WJ)(join.sources));
        if (rows !== 1)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('sql-not-an-aggregate', 'It gives a value for each row, or the same for any.', FIX);
    }
    return safe;
}
/** The engine's parser speaks of row rules; here it is an aggregate that it refuses. */
function inWordsOfMetrics(error) {
    if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d))
        return error;
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(error.problems.map((problem) => ({ ...problem, message: problem.message.replace(/\b[Tt]he row rule is more than one condition/, 'It is more than one expression').replace(/\b[Aa] row rule/, 'A metric'), fix: FIX })));
}


/***/ }),

/***/ 99778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SM: () => (/* binding */ categoriesOf),
/* harmony export */   UY: () => (/* binding */ quantileEdges),
/* harmony export */   qf: () => (/* binding */ NULL_NAME)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);

const NULL_NAME = '(null)';
const DAY_MS = (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)('1 day');
/** Beyond, `Date` has no name for an instant. */
const LAST_INSTANT_MS = 8.64e15;
/** The categories of a cut. Only those that a row is in; null is one of its own, the last. */
function categoriesOf({ columns }, valuesOf) {
    const [first, ...others] = columns.map((column) => ofColumn(column, valuesOf(column)));
    return others.reduce(crossed, first);
}
/** Edges between bands of about equal size: exact order statistics of rank ⌈j·n/k⌉, each once. A band holds its upper edge. */
function quantileEdges(values, count) {
    const sorted = values.filter((value) => Number.isFinite(value)).sort();
    const edges = Array.from({ length: count - 1 }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / count) - 1]);
    return [...new Set(edges)].filter((edge) => edge !== undefined && edge < sorted.at(-1));
}
function ofColumn({ column, by }, { values, texts, hide }) {
    switch (by.kind) {
        case 'value':
            return named(values, (code) => texts[code], hide ? 'value' : undefined);
        case 'quantiles': {
            const edges = quantileEdges(values, by.count);
            const codes = values.map((value) => (Number.isNaN(value) ? NaN : bandOf(edges, value, true)));
            const ends = endsOf(codes, values, edges.length + 1);
            return { ...named(codes, (code) => spanText(...ends[code]), hide ? 'band' : undefined), spans: column };
        }
        case 'edges': {
            const codes = values.map((value) => (Number.isNaN(value) ? NaN : bandOf(by.edges, value, false)));
            return { ...named(codes, (code) => edgeText(by.edges, code), hide ? 'band' : undefined), spans: column };
        }
        case 'every': {
            const { milliseconds: span } = by;
            const first = values.reduce((least, value) => (value < least ? value : least), Infinity);
            // Spans of whole days begin at midnight (UTC) of the first day, others at a multiple of themselves.
            const unit = span % DAY_MS === 0 ? DAY_MS : span;
            const start = Math.floor(first / unit) * unit;
            const codes = values.map((value) => Math.floor((value - start) / span));
            return { ...named(codes, (code) => timeText(start + code * span, span), hide ? 'span' : undefined), spans: column };
        }
    }
}
/** Codes made dense in their order, and the names of those that occur. `hidden` names them by their place alone. */
function named(raw, nameOf, hidden) {
    const present = new Set();
    let nulls = false;
    for (const code of raw) {
        if (Number.isNaN(code))
            nulls = true;
        else
            present.add(code);
    }
    const sorted = [...present].sort((a, b) => a - b);
    const dense = new Map(sorted.map((code, i) => [code, i]));
    const names = sorted.map((code, i) => (hidden ? `${hidden} ${i + 1}` : nameOf(code)));
    return {
        names: nulls ? [...names, NULL_NAME] : names,
        codes: Int32Array.from(raw, (code) => (Number.isNaN(code) ? sorted.length : dense.get(code))),
    };
}
/** Each pair of categories that a row is in, in order of the first. */
function crossed(a, b) {
    const width = b.names.length;
    const pairs = Float64Array.from(a.codes, (code, row) => code * width + b.codes[row]);
    const told = ({ spans }, name) => (spans === undefined ? name : `${spans} ${name}`);
    return named(pairs, (pair) => `${told(a, a.names[Math.floor(pair / width)])} × ${told(b, b.names[pair % width])}`, undefined);
}
/** Edges below the value (`closed`: a band holds its upper edge), or up to it. */
function bandOf(edges, value, closed) {
    let low = 0;
    let high = edges.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (closed ? edges[middle] < value : edges[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function endsOf(codes, values, bands) {
    const ends = Array.from({ length: bands }, () => [Infinity, -Infinity]);
    codes.forEach((code, row) => {
        if (Number.isNaN(code))
            return;
        const end = ends[code];
        end[0] = Math.min(end[0], values[row]);
        end[1] = Math.max(end[1], values[row]);
    });
    return ends;
}
function spanText(low, high) {
    return low === high ? String(low) : `${low} to ${high}`;
}
function edgeText(edges, band) {
    if (band === 0)
        return `below ${edges[0]}`;
    return band === edges.length ? `${edges.at(-1)} and above` : `${edges[band - 1]} to below ${edges[band]}`;
}
function timeText(from, span) {
    if (span % DAY_MS !== 0)
        return `${instantText(from)} to ${instantText(from + span)}`;
    const [first, last] = [from, from + span - DAY_MS].map((day) => instantText(day).slice(0, 10));
    return first === last ? first : `${first} to ${last}`;
}
function instantText(milliseconds) {
    if (!(Math.abs(milliseconds) <= LAST_INSTANT_MS))
        return String(milliseconds);
    return new Date(milliseconds).toISOString().replace(/(:00)?\.000Z$/, 'Z');
}


/***/ }),

/***/ 14079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ describeSources)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95143);
/* harmony import */ var _predictions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26829);



/** The columns of each file, and findings about files that cannot be read and columns that are not there. */
async function describeSources(delivery, engine, testSet, sources, cuttings) {
    const task = (0,_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .taskColumns */ .xv)(delivery);
    const columns = {};
    const outputs = {};
    const findings = [];
    for (const part of Object.keys(sources)) {
        const at = delivery.locate((0,_predictions_js__WEBPACK_IMPORTED_MODULE_1__/* .pathOf */ .XM)(part, testSet));
        try {
            columns[part] = await engine.describe(sources[part]);
        }
        catch (error) {
            if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d))
                throw error;
            if (part === 'elsewhere')
                delete sources.elsewhere;
            else
                findings.push(...unreadable(error, part, at));
            continue;
        }
        const names = columns[part].map((column) => column.name);
        if (part === 'elsewhere') {
            if (testSet.key.every((name) => names.includes(name)))
                continue;
            delete sources.elsewhere;
            delete columns.elsewhere;
            continue;
        }
        const needed = part === 'truth' ? truthColumns(delivery, testSet, cuttings) : [...testSet.key, ...modelColumns(task, names)];
        const missing = [...new Set(needed)].filter((name) => !names.includes(name));
        if (missing.length > 0)
            findings.push(missingColumns(part, missing, names, task, at));
        else if (part !== 'truth')
            outputs[part] = { scores: hasScores(task, names) ? task.scores : [], prediction: task.prediction };
    }
    return { columns, outputs, findings };
}
function truthColumns({ spec }, testSet, cuttings) {
    const { weight, cluster, time, query } = spec.tests;
    const named = [weight, cluster, time?.column, query].filter((name) => name !== undefined);
    return [...testSet.key, ...testSet.labels, ...named, ...cuttings.flatMap((cutting) => cutting.columns.map(({ column }) => column))];
}
function modelColumns(task, names) {
    return [...(task.prediction === undefined ? [] : [task.prediction]), ...(hasScores(task, names) ? task.scores : [])];
}
/** A file that names classes may have no scores at all; some of them and not all is a mistake. */
function hasScores({ scores, scoresOptional }, names) {
    return !scoresOptional || scores.some((score) => names.includes(score));
}
function unreadable(error, part, location) {
    return error.problems.map((problem) => ({
        code: problem.code,
        outcome: 'error',
        rule: `${_predictions_js__WEBPACK_IMPORTED_MODULE_1__/* .PART_NAMES */ .zK[part]} can be read`,
        message: problem.message,
        expected: 'a readable CSV, JSON or Parquet file',
        actual: problem.code,
        fix: problem.fix,
        location: problem.location ?? location,
    }));
}
function missingColumns(part, missing, names, { scores }, location) {
    const shown = names.slice(0, 20).join(', ');
    const isScore = part === 'truth' && missing.some((name) => scores.includes(name));
    const many = missing.length > 20 ? `${missing.slice(0, 20).join(', ')} and ${missing.length - 20} more` : missing.join(', ');
    return {
        code: 'column-missing',
        outcome: 'error',
        rule: `columns of ${_predictions_js__WEBPACK_IMPORTED_MODULE_1__/* .PART_NAMES */ .zK[part]}`,
        message: `${missing.length === 1 ? 'The column' : 'The columns'} ${many} ${missing.length === 1 ? 'is' : 'are'} not in ${_predictions_js__WEBPACK_IMPORTED_MODULE_1__/* .PART_NAMES */ .zK[part]}.`,
        expected: many,
        actual: names.length > 20 ? `${shown} and ${names.length - 20} more` : shown,
        fix: isScore
            ? 'Slices and groups are cut by columns of the test set, never by a score: each model would have slices of its own. Name a column of the test set.'
            : part === 'truth'
                ? 'Correct the name in the delivery file, or add the column to the data.'
                : 'Write the key columns and the scores, under the names of data.key and tests.score (tests.scores, tests.prediction, tests.quantiles).',
        subject: { kind: 'column', name: missing[0] },
        location,
    };
}


/***/ }),

/***/ 31807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R3: () => (/* binding */ keyExpressions),
/* harmony export */   UP: () => (/* binding */ labelSqls),
/* harmony export */   XY: () => (/* binding */ distinctTexts),
/* harmony export */   _s: () => (/* binding */ keysAt),
/* harmony export */   nn: () => (/* binding */ alignedSql),
/* harmony export */   sf: () => (/* binding */ KEY_SEPARATOR)
/* harmony export */ });
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37367);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95143);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20860);
/* harmony import */ var _predictions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26829);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92939);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16583);






/** Between the parts of a composite key in its text form: the unit separator, which no sane key holds. */
const KEY_SEPARATOR = String.fromCharCode(31);
/**
 * A row's key as one text that is equal across files: the same id may be an integer in one and a float in another
 * (pandas makes floats of integers beside a null), so keys that are numbers everywhere and a float somewhere are
 * compared as floats. A key with a null in it is null.
 */
function keyExpressions(key, columns) {
    const typeIn = (list, name) => list.find((column) => column.name === name)?.type ?? 'other';
    const asFloat = new Map(key.map((name) => {
        const types = Object.values(columns).map((list) => typeIn(list, name));
        return [name, types.includes('float') && types.every((type) => type === 'float' || type === 'integer')];
    }));
    const parts = key.map((name) => asFloat.get(name) ? `CAST(CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)} AS DOUBLE) AS VARCHAR)` : `CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)} AS VARCHAR)`);
    const noNull = key.map((name) => `${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)} IS NOT NULL`).join(' AND ');
    const text = parts.join(' || chr(31) || ');
    const expression = `CASE WHEN ${noNull} THEN ${text} END`;
    return Object.fromEntries(Object.keys(columns).map((part) => [part, expression]));
}
/**
 * Labels, scores, weight, unit and cutting columns of every test row, in key order and all as DOUBLE: columns label0, …,
 * candidates0, …, candidate_class, weight, unit, query, cut0, …. Texts become codes, in the order of their values.
 */
function alignedSql(join, cuts) {
    const columns = join.columns.truth;
    const { weight, query } = join.delivery.spec.tests;
    const unit = (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .unitColumn */ .xm)(join);
    const labels = labelSqls(join);
    const texts = [
        ...cuts.flatMap((cut, i) => (cut.by.kind === 'value' ? [{ name: `cut${i}`, sql: textSql(cut.column) }] : [])),
        ...(unit ? [{ name: 'unit', sql: (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .unitSql */ .vL)(unit, join) }] : []),
        ...(query === undefined ? [] : [{ name: 'query', sql: textSql(query) }]),
    ];
    const numbers = [
        ...labels.map((sql, i) => ({ name: `label${i}`, sql })),
        ...cuts.flatMap((cut, i) => (cut.by.kind === 'value' ? [] : [{ name: `cut${i}`, sql: cut.by.kind === 'every' ? (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .instantMs */ .Or)(cut.column, join) : (0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .numberSql */ .CK)(cut.column, columns) }])),
        ...(weight === undefined ? [] : [{ name: 'weight', sql: (0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .numberSql */ .CK)(weight, columns) }]),
    ];
    const models = _rows_js__WEBPACK_IMPORTED_MODULE_5__/* .MODELS */ .L6.filter((model) => join.sources[model]);
    const truth = [...numbers, ...texts].map(({ name, sql }) => `${sql} AS ${name}`);
    const outputs = models.flatMap((model) => outputSqls(join, model).map(({ name }) => `${model}_scores.${name} AS ${model}${name}`));
    return [
        `WITH t AS MATERIALIZED (SELECT ${[`${join.keys.truth} AS k`, ...truth].join(', ')} FROM truth)`,
        ...models.map((model) => `, ${model}_scores AS (SELECT ${[`${join.keys[model]} AS k`, ...outputSqls(join, model).map(({ name, sql }) => `${sql} AS ${name}`)].join(', ')} FROM ${model})`),
        ...texts.map(({ name }) => `, ${name}_codes AS (SELECT v, CAST(row_number() OVER (ORDER BY v) - 1 AS DOUBLE) AS code FROM (SELECT DISTINCT ${name} AS v FROM t WHERE ${name} IS NOT NULL) AS d)`),
        `SELECT ${[...numbers.map(({ name }) => `t.${name} AS ${name}`), ...texts.map(({ name }) => `${name}_codes.code AS ${name}`), ...outputs].join(', ')} FROM t`,
        ...models.map((model) => `JOIN ${model}_scores ON t.k = ${model}_scores.k`),
        ...texts.map(({ name }) => `LEFT JOIN ${name}_codes ON t.${name} = ${name}_codes.v`),
        'ORDER BY t.k',
    ].join('\n');
}
/** The keys of the rows at these places of the key order. */
async function keysAt(join, places) {
    const { values } = await join.engine.query(`SELECT k FROM (SELECT k, row_number() OVER (ORDER BY k) - 1 AS place FROM (SELECT ${join.keys.truth} AS k FROM truth) AS t) AS p WHERE place IN (${places.join(', ')}) ORDER BY place`, { truth: (0,_predictions_js__WEBPACK_IMPORTED_MODULE_1__/* .onlyJoined */ .WJ)(join.sources).truth });
    return values.k;
}
/** The values that `alignedSql` writes as codes, in the order of the codes. */
async function distinctTexts(join, column) {
    const { values } = await join.engine.query(`SELECT DISTINCT ${textSql(column)} AS v FROM truth WHERE ${textSql(column)} IS NOT NULL ORDER BY v`, { truth: join.sources.truth });
    return values.v;
}
/** Each as DOUBLE: 0 and 1, the place of the class in tests.classes, or the number itself. */
function labelSqls({ delivery, testSet, columns }) {
    const { task, classes } = delivery.spec.tests;
    return testSet.labels.map((label) => {
        if (task === 'binary' || task === 'multilabel')
            return (0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .binaryLabelSql */ .cy)(label);
        if (task === 'multiclass')
            return classCodeSql((0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .classTextSql */ .Og)(label, columns.truth), classes);
        return (0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .numberSql */ .CK)(label, columns.truth);
    });
}
/** What the file of a model says of a row, each as DOUBLE: s0, s1, … its scores, and _class. */
function outputSqls({ outputs, columns, delivery }, model) {
    const { scores, prediction } = outputs[model];
    const own = columns[model];
    return [
        ...scores.map((score, i) => ({ name: `s${i}`, sql: (0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .numberSql */ .CK)(score, own) })),
        ...(prediction === undefined ? [] : [{ name: '_class', sql: classCodeSql((0,_labels_js__WEBPACK_IMPORTED_MODULE_0__/* .classTextSql */ .Og)(prediction, own), delivery.spec.tests.classes) }]),
    ];
}
/** The place of a text among the classes; null where it is none of them. */
function classCodeSql(text, classes) {
    return `CAST(CASE ${text} ${classes.map((name, code) => `WHEN ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .e)(name)} THEN ${code}`).join(' ')} END AS DOUBLE)`;
}
function textSql(column) {
    return `CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(column)} AS VARCHAR)`;
}


/***/ }),

/***/ 26829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zK: () => (/* binding */ PART_NAMES),
  X$: () => (/* binding */ joinPredictions),
  WJ: () => (/* binding */ onlyJoined),
  XM: () => (/* binding */ pathOf)
});

// EXTERNAL MODULE: ./.build/src/model/metrics/custom-sql.js
var custom_sql = __webpack_require__(26361);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
// EXTERNAL MODULE: ./.build/src/model/predictions/columns.js
var columns = __webpack_require__(95143);
// EXTERNAL MODULE: ./.build/src/model/predictions/units.js
var units = __webpack_require__(16583);
;// CONCATENATED MODULE: ./.build/src/model/predictions/askable.js




/** Spans of time beyond which a length was surely mistyped. */
const MOST_SPANS = 1000;
/** Numbers that are joined at most, 8 bytes each: beyond, the process would end without a word. */
const MOST_NUMBERS = 400_000_000;
/** Rows times columns that would not fit in memory. `most` is for tests. */
async function tooLarge(join, cuts, most = MOST_NUMBERS) {
    const { rows } = await join.engine.measure(join.sources.truth, { rows: 'count(*)' });
    const scores = Object.values(join.outputs).reduce((sum, { scores, prediction }) => sum + scores.length + (prediction === undefined ? 0 : 1), 0);
    const numbers = Number(rows) * (join.testSet.labels.length + scores + cuts);
    if (numbers <= most)
        return [];
    return [
        {
            code: 'predictions-too-large',
            outcome: 'error',
            rule: `at most ${(0,format/* count */.U9)(most)} labels, scores and cuts`,
            message: `${(0,format/* counted */.hS)(Number(rows), 'test row')} with ${(0,format/* count */.U9)(numbers / Number(rows))} columns of labels, scores and cuts are ${(0,format/* count */.U9)(numbers)} numbers, and at most ${(0,format/* count */.U9)(most)} fit in memory.`,
            expected: `≤ ${(0,format/* count */.U9)(most)}`,
            actual: (0,format/* count */.U9)(numbers),
            n: Number(rows),
            fix: 'Draw fewer test rows, cut by fewer columns, or name the predicted class (tests.prediction) and leave the scores out.',
            subject: { kind: 'table', name: 'predictions' },
            location: join.delivery.locate(['data', join.testSet.split]),
        },
    ];
}
/** Cuts that a column does not allow: bands of what are no numbers, spans of what is no time, too many spans. */
async function askable(join, cuttings) {
    const cuts = [...new Map(cuttings.flatMap(({ columns }) => columns).filter(({ by }) => by.kind !== 'value').map((cut) => [cut.name, cut])).values()];
    if (cuts.length === 0)
        return [];
    const counts = await join.engine.measure(join.sources.truth, Object.fromEntries(cuts.flatMap((cut, i) => {
        const value = valueSql(cut, join);
        return [
            [`odd${i}`, `count_if(${(0,sql/* identifier */.C)(cut.column)} IS NOT NULL AND (${value}) IS NULL)`],
            [`least${i}`, `min(${value})`],
            [`most${i}`, `max(${value})`],
        ];
    })));
    return cuts.flatMap((cut, i) => {
        const odd = Number(counts[`odd${i}`]);
        if (odd > 0)
            return [oddFinding(join, cut, odd)];
        const spans = cut.by.kind === 'every' ? (Number(counts[`most${i}`]) - Number(counts[`least${i}`])) / cut.by.milliseconds : 0;
        return spans > MOST_SPANS ? [tooManySpans(join, cut, Math.ceil(spans))] : [];
    });
}
function valueSql(cut, join) {
    return cut.by.kind === 'every' ? (0,units/* instantMs */.Or)(cut.column, join) : (0,columns/* numberSql */.CK)(cut.column, join.columns.truth);
}
function oddFinding(join, { column, by }, odd) {
    const what = by.kind === 'every' ? 'a time' : 'a number';
    const type = (0,columns/* typeOf */.QP)(column, join.columns.truth);
    const typed = by.kind !== 'every' && !(0,columns/* holdsNumbers */.bb)(type) ? ` (its type is ${type})` : '';
    return {
        code: 'cut-not-askable',
        outcome: 'error',
        rule: `${column}: ${by.kind === 'every' ? 'times' : 'numbers'}, to be cut into ${by.kind === 'every' ? 'spans' : 'bands'}`,
        message: `${(0,format/* counted */.hS)(odd, 'row')} of ${join.testSet.declared} ${odd === 1 ? 'has' : 'have'} a value in ${column} that is not ${what}${typed}, so it cannot be cut into ${by.kind === 'every' ? 'spans of time' : 'bands'}.`,
        expected: what,
        actual: (0,format/* counted */.hS)(odd, 'other value'),
        n: odd,
        fix: by.kind === 'every' ? 'Name a column of dates or timestamps, or cut by `quantiles` or `edges`.' : 'Name a column of numbers; cut a column of times by `every`, and others as they are.',
        subject: { kind: 'column', name: column },
        location: join.delivery.locate(['tests']),
    };
}
function tooManySpans(join, { column, name }, spans) {
    return {
        code: 'cut-too-fine',
        outcome: 'error',
        rule: `at most ${MOST_SPANS} spans of time`,
        message: `${name} cuts the test set into ${spans} spans of time, and at most ${MOST_SPANS} can be told apart.`,
        expected: `≤ ${MOST_SPANS}`,
        actual: String(spans),
        fix: 'Write a longer span in `every`.',
        subject: { kind: 'column', name: column },
        location: join.delivery.locate(['tests']),
    };
}

// EXTERNAL MODULE: ./.build/src/model/predictions/labels.js + 2 modules
var labels = __webpack_require__(20860);
;// CONCATENATED MODULE: ./.build/src/statistics/metrics/epsilon.js
/** Machine epsilon of the two float types: what scikit-learn's `log_loss` clips probabilities by (`finfo(dtype).eps`). */
const EPSILON = { float64: 2 ** -52, float32: 2 ** -23 };

// EXTERNAL MODULE: ./.build/src/model/predictions/categories.js
var categories = __webpack_require__(99778);
// EXTERNAL MODULE: ./.build/src/model/predictions/predictions-sql.js
var predictions_sql = __webpack_require__(31807);
// EXTERNAL MODULE: ./.build/src/model/predictions/rows.js
var predictions_rows = __webpack_require__(92939);
;// CONCATENATED MODULE: ./.build/src/model/predictions/make-rows.js





/** What one model said, as read: classes are −1 where the file names none of them. */
function outputsOf({ outputs, delivery }, { rows, values }, model) {
    const { scores: names, prediction } = outputs[model];
    const scores = names.map((_, i) => values[`${model}s${i}`]);
    if (delivery.spec.tests.task !== 'multiclass')
        return { scores };
    return { scores, classes: prediction === undefined ? highest(scores, rows) : Int32Array.from(values[`${model}_class`], (code) => (Number.isNaN(code) ? -1 : code)) };
}
/** The first of the highest scores of each row, as numpy's argmax. */
function highest(scores, rows) {
    const classes = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
        let best = 0;
        for (let i = 1; i < scores.length; i++)
            if (scores[i][row] > scores[best][row])
                best = i;
        classes[row] = best;
    }
    return classes;
}
async function rowsOf(join, { rows: n, values }, said, cuts, cuttings) {
    const { task } = join.delivery.spec.tests;
    const texts = new Map();
    for (const { column, by } of cuts)
        if (by.kind === 'value' && !texts.has(column))
            texts.set(column, await (0,predictions_sql/* distinctTexts */.XY)(join, column));
    const valuesOf = (cut) => ({
        values: values[`cut${cuts.findIndex(({ name }) => name === cut.name)}`],
        texts: texts.get(cut.column),
        hide: (0,labels/* isSensitive */.tV)(join, cut.column),
    });
    return {
        task,
        n,
        truth: await truthOf(join, { rows: n, values }),
        candidate: said.candidate,
        ...(said.champion && { champion: said.champion }),
        ...(said.anchor && { anchor: said.anchor }),
        ...(values.weight && { weights: values.weight }),
        ...(values.unit && { units: Int32Array.from(values.unit) }),
        categories: Object.fromEntries(cuttings.map((cutting) => [cutting.name, (0,categories/* categoriesOf */.SM)(cutting, valuesOf)])),
        epsilon: epsilonOf(join),
    };
}
async function truthOf(join, { values }) {
    const { task, classes = [], query } = join.delivery.spec.tests;
    const label = values.label0;
    switch (task) {
        case 'binary': {
            const labels = Uint8Array.from(label);
            return { kind: 'binary', labels, positives: labels.reduce((sum, value) => sum + value, 0) };
        }
        case 'multiclass':
            return { kind: 'classes', classes, codes: Int32Array.from(label) };
        case 'multilabel':
            return { kind: 'labels', classes, labels: classes.map((_, i) => Uint8Array.from(values[`label${i}`])) };
        case 'ranking':
            return { kind: 'relevance', values: label, queries: await queriesOf(join, query, values.query) };
        default:
            return { kind: 'numbers', values: label };
    }
}
async function queriesOf(join, query, values) {
    const texts = await (0,predictions_sql/* distinctTexts */.XY)(join, query);
    return { names: (0,labels/* isSensitive */.tV)(join, query) ? texts.map((_, i) => `value ${i + 1}`) : texts, codes: Int32Array.from(values) };
}
/** One clip for all models, that of the coarsest type: else the finer file would be punished harder for the same miss. */
function epsilonOf({ columns, outputs }) {
    const single = predictions_rows/* MODELS */.L6.some((model) => columns[model]?.some((column) => outputs[model].scores.includes(column.name) && /^(FLOAT|REAL|FLOAT4)$/i.test(column.native)));
    return single ? EPSILON.float32 : EPSILON.float64;
}

;// CONCATENATED MODULE: ./.build/src/model/predictions/prediction-keys.js




const EXAMPLES = 5;
/** Rows without a key, keys that stand twice, keys without a score, scores without a test row: counts and a few keys. */
async function keyFindings(join) {
    const issues = issuesOf(join);
    const counts = issues.map(({ part, kind }, i) => `CAST((SELECT coalesce(sum(n), 0) FROM (${kind.sql(join, part)}) AS x${i}) AS DOUBLE) AS n${i}`);
    const table = await join.engine.query(`${withKeys(join)} SELECT ${counts.join(',\n')}`, { ...join.sources });
    const found = issues.flatMap((issue, i) => (table.values[`n${i}`][0] > 0 ? [{ ...issue, howMany: table.values[`n${i}`][0] }] : []));
    // Keys of the test set that are wrong make every other count meaningless.
    const inTruth = found.filter(({ part }) => part === 'truth');
    const findings = [];
    for (const issue of inTruth.length > 0 ? inTruth : found)
        findings.push(await findingOf(join, issue));
    return findings;
}
function issuesOf(join) {
    const predictions = predictions_rows/* MODELS */.L6.filter((part) => join.sources[part]);
    return [
        ...[NULL_KEYS, DUPLICATE_KEYS].map((kind) => ({ part: 'truth', kind })),
        ...predictions.flatMap((part) => [NULL_KEYS, DUPLICATE_KEYS, MISSING_KEYS, EXTRA_KEYS].map((kind) => ({ part, kind }))),
    ];
}
/** Each file is read once, however many questions are asked of its keys. */
function withKeys(join) {
    const parts = Object.keys(join.sources).map((part) => `${part}_keys AS (SELECT ${join.keys[part]} AS k FROM ${part})`);
    return `WITH ${parts.join(', ')}`;
}
/** The same for the test set and for every model. */
const same = (value) => ({ truth: value, candidate: value, champion: value, anchor: value });
const NULL_KEYS = {
    code: { ...same('prediction-key-null'), truth: 'test-key-null' },
    outcome: same('error'),
    sql: (_, part) => `SELECT 'a null' AS k, count(*) AS n FROM ${part}_keys WHERE k IS NULL HAVING count(*) > 0`,
    says: (howMany, what) => `${(0,format/* counted */.hS)(howMany, 'row')} of ${what} ${howMany === 1 ? 'has' : 'have'} a null in the key.`,
    fix: same('Give every row its key, or name other columns in data.key.'),
};
const DUPLICATE_KEYS = {
    code: { ...same('prediction-key-duplicate'), truth: 'test-key-duplicate' },
    outcome: same('error'),
    sql: (_, part) => `SELECT k, 1 AS n FROM ${part}_keys WHERE k IS NOT NULL GROUP BY k HAVING count(*) > 1`,
    says: (howMany, what) => `${(0,format/* counted */.hS)(howMany, 'key')} of ${what} ${howMany === 1 ? 'stands' : 'stand'} there more than once: which score counts is unknown.`,
    fix: {
        ...same('Write one score per row.'),
        truth: 'Remove the repeated rows, or name more columns in data.key, so that each row has a key of its own.',
    },
};
const MISSING_KEYS = {
    code: same('prediction-missing'),
    // A candidate that leaves rows out may be hiding them; without the champion's there is just nothing to compare with.
    outcome: { ...same('error'), candidate: 'fail' },
    sql: (_, part) => `SELECT k, 1 AS n FROM truth_keys WHERE k NOT IN (SELECT k FROM ${part}_keys WHERE k IS NOT NULL)`,
    says: (howMany, what) => `${(0,format/* counted */.hS)(howMany, 'test row')} ${howMany === 1 ? 'has' : 'have'} no score in ${what}.`,
    fix: same('Predict every row of the features file, also the awkward ones, and write each with its key.'),
};
const EXTRA_KEYS = {
    code: same('prediction-extra'),
    // More rows of the champion can neither help nor hurt the candidate; the candidate's say that another file was scored.
    outcome: { ...same('warn'), truth: 'error', candidate: 'fail' },
    sql: (join, part) => {
        const known = ['truth', 'elsewhere'].filter((other) => join.sources[other]).map((other) => `SELECT k FROM ${other}_keys`);
        return `SELECT k, 1 AS n FROM ${part}_keys WHERE k IS NOT NULL AND k NOT IN (SELECT k FROM (${known.join(' UNION ALL ')}) AS y WHERE k IS NOT NULL)`;
    },
    says: (howMany, what) => `${(0,format/* counted */.hS)(howMany, 'key')} of ${what} ${howMany === 1 ? 'is' : 'are'} in no declared test data.`,
    fix: same('Predict the declared test rows and no others; the file may have been made from other data.'),
};
async function findingOf(join, { part, kind, howMany }) {
    const table = await join.engine.query(`${withKeys(join)} SELECT k FROM (${kind.sql(join, part)}) AS found ORDER BY k LIMIT ${EXAMPLES}`, { ...join.sources });
    const examples = kind === NULL_KEYS ? [] : shownKeys(join, table.values.k);
    const path = part === 'truth' ? ['data', 'key'] : pathOf(part, join.testSet);
    return {
        code: kind.code[part],
        outcome: kind.outcome[part],
        rule: `each test row once in ${PART_NAMES[part]}`,
        message: `${kind.says(howMany, PART_NAMES[part])}${examples.length > 0 ? ` For example ${(0,format/* list */.p_)(examples)}.` : ''}${typeHint(join, part)}`,
        expected: 'each key once',
        actual: (0,format/* counted */.hS)(howMany, kind === NULL_KEYS ? 'row' : 'key'),
        n: howMany,
        fix: kind.fix[part],
        subject: { kind: 'table', name: part },
        examples,
        location: join.delivery.locate(path),
    };
}
/** Keys as people read them; none where a key column is marked sensitive. */
function shownKeys({ delivery, testSet }, keys) {
    const sensitive = testSet.key.some((name) => delivery.spec.data?.columns?.[name]?.sensitive === true);
    return sensitive ? [] : keys.map((key) => key.split(predictions_sql/* KEY_SEPARATOR */.sf).join(', '));
}
/** Keys of unlike types seldom meet: `007` in one file and 7 in the other is the usual cause of "no key fits". */
function typeHint({ columns, testSet }, part) {
    const typeIn = (source, name) => columns[source]?.find((column) => column.name === name)?.type;
    const unlike = testSet.key.filter((name) => part !== 'truth' && typeIn('truth', name) !== typeIn(part, name));
    if (unlike.length === 0)
        return '';
    const [name] = unlike;
    return ` The key ${name} is ${typeIn('truth', name)} in the test set and ${typeIn(part, name)} here.`;
}

// EXTERNAL MODULE: ./.build/src/model/predictions/described.js
var predictions_described = __webpack_require__(14079);
;// CONCATENATED MODULE: ./.build/src/model/predictions/scores.js





const scores_EXAMPLES = 5;
/** How far the probabilities of a row may be from 1 together: what six decimals of a text file can hold. */
const SUM_TOLERANCE = 1e-6;
/**
 * Scores that are no number, no probability, in no order or no class. A candidate with one fails; a champion or an anchor
 * cannot be used. `stops` is false where the rows can be judged all the same.
 */
async function scoreFindings(join, outputs) {
    const found = [];
    for (const model of predictions_rows/* MODELS */.L6) {
        const said = outputs[model];
        if (!said)
            continue;
        for (const fault of faultsOf(join, model, said))
            found.push({ finding: await scores_findingOf(join, model, fault), stops: SAYS[fault.code].stops });
    }
    return found;
}
function faultsOf(join, model, said) {
    const { task } = join.delivery.spec.tests;
    const { scores: names, prediction } = join.outputs[model];
    const isProbability = task === 'binary' || task === 'multiclass' || task === 'multilabel';
    const faults = [
        inScores('score-not-a-number', said, names, (score) => Number.isNaN(score)),
        isProbability
            ? inScores('score-out-of-range', said, names, (score) => score < 0 || score > 1)
            : inScores('score-not-finite', said, names, (score) => score === Infinity || score === -Infinity),
        ...(said.classes && prediction !== undefined ? [inRows('prediction-not-a-class', [prediction], said.classes.length, (row) => said.classes[row] < 0)] : []),
    ].filter(({ rows }) => rows.length > 0);
    return faults.length > 0 ? faults : togetherFaults(task, said, names).filter(({ rows }) => rows.length > 0);
}
/** What is wrong with scores that are each right. */
function togetherFaults(task, { scores }, names) {
    const n = scores[0]?.length ?? 0;
    if (task === 'multiclass' && scores.length > 0)
        return [inRows('score-sum-not-one', names, n, (row) => Math.abs(scores.reduce((sum, column) => sum + column[row], 0) - 1) > SUM_TOLERANCE)];
    if (task === 'quantile')
        return [inRows('quantiles-cross', names, n, (row) => scores.some((column, i) => i > 0 && column[row] < scores[i - 1][row]))];
    return [];
}
function inScores(code, { scores }, names, isBad) {
    const columns = [];
    const rows = new Set();
    scores.forEach((column, i) => {
        const before = rows.size;
        let seen = false;
        for (let row = 0; row < column.length; row++) {
            if (!isBad(column[row]))
                continue;
            rows.add(row);
            seen = true;
        }
        if (seen || rows.size > before)
            columns.push(names[i]);
    });
    return { code, rows: [...rows].sort((a, b) => a - b), columns };
}
function inRows(code, columns, n, isBad) {
    const rows = [];
    for (let row = 0; row < n; row++)
        if (isBad(row))
            rows.push(row);
    return { code, rows, columns: [...columns] };
}
const FAILS = { outcome: 'fail', outcomeOfOthers: 'error', stops: true };
const SAYS = {
    'score-not-a-number': {
        ...FAILS,
        says: 'null, NaN or no number',
        expected: 'a number',
        fix: 'Let the model answer every row with a number: look for missing features and divisions by zero in the rows named.',
    },
    'score-out-of-range': {
        ...FAILS,
        says: 'outside 0 to 1',
        expected: 'a number in 0 to 1',
        fix: 'Write probabilities (of the positive class, or of each class), not logits, margins or percentages, or name other columns in tests.score or tests.scores.',
    },
    'score-not-finite': { ...FAILS, says: 'infinite', expected: 'a finite number', fix: 'Let the model answer every row with a finite number: look for divisions by zero and overflows in the rows named.' },
    'prediction-not-a-class': { ...FAILS, says: 'none of tests.classes', expected: 'one of tests.classes', fix: 'Write one of tests.classes in every row, spelt as there, or add the class.' },
    'score-sum-not-one': {
        says: `probabilities that are not 1 together (to within ${SUM_TOLERANCE})`,
        expected: 'probabilities that sum to 1',
        fix: 'Write the probabilities of all classes with full precision; log loss and calibration take them as they are.',
        outcome: 'warn',
        outcomeOfOthers: 'warn',
        stops: false,
    },
    'quantiles-cross': {
        says: 'a quantile that is below one of a lower level',
        expected: 'quantiles that rise with their levels',
        fix: 'Sort the quantiles of each row before they are written: that never makes the pinball loss worse.',
        outcome: 'fail',
        outcomeOfOthers: 'warn',
        stops: false,
    },
};
async function scores_findingOf(join, model, { code, rows, columns }) {
    const { says, expected, fix, outcome, outcomeOfOthers } = SAYS[code];
    const keys = await (0,predictions_sql/* keysAt */._s)(join, rows.slice(0, scores_EXAMPLES));
    const examples = shownKeys(join, keys);
    const names = (0,format/* list */.p_)(columns, 5);
    const one = columns.length === 1;
    const what = one ? `${(0,format/* counted */.hS)(rows.length, 'score')} of ${PART_NAMES[model]} ${rows.length === 1 ? 'is' : 'are'} ${says}` : `${(0,format/* counted */.hS)(rows.length, 'row')} of ${PART_NAMES[model]} ${rows.length === 1 ? 'has' : 'have'} ${hasText(code, says)} (${names})`;
    return {
        code,
        outcome: model === 'candidate' ? outcome : outcomeOfOthers,
        rule: `${names}: ${expected} in every row of ${PART_NAMES[model]}`,
        message: `${what}.${examples.length > 0 ? ` For example at ${(0,format/* list */.p_)(examples)}.` : ''}`,
        expected,
        actual: `${(0,format/* counted */.hS)(rows.length, one ? 'score' : 'row')} ${says}`,
        n: rows.length,
        fix,
        subject: { kind: 'column', name: columns[0] },
        examples,
        location: join.delivery.locate(pathOf(model, join.testSet)),
    };
}
function hasText(code, says) {
    return code === 'score-sum-not-one' || code === 'quantiles-cross' ? says : `a score that is ${says}`;
}

;// CONCATENATED MODULE: ./.build/src/model/predictions/predictions.js










/**
 * Joins labels and predictions by key into typed columns, in key order, so that the order of rows in a file changes
 * nothing. Every row of the test set must have exactly one usable answer from each model, or there are no rows.
 */
async function joinPredictions(delivery, engine, testSet, files, cuttings) {
    const sources = {
        truth: { file: testSet.file },
        candidate: { file: files.candidate },
        ...(files.champion !== undefined && { champion: { file: files.champion } }),
        ...(files.anchor !== undefined && { anchor: { file: files.anchor } }),
        ...(testSet.elsewhere !== undefined && { elsewhere: { file: testSet.elsewhere } }),
    };
    const described = await (0,predictions_described/* describeSources */.a)(delivery, engine, testSet, sources, cuttings);
    if (described.findings.length > 0)
        return { findings: described.findings };
    const { columns, outputs } = described;
    const join = { delivery, engine, testSet, sources, columns, outputs, keys: (0,predictions_sql/* keyExpressions */.R3)(testSet.key, columns) };
    const found = [...(await (0,labels/* labelFindings */.JB)(join)), ...(await (0,units/* unitFindings */.Z_)(join)), ...(await askable(join, cuttings)), ...(await (0,custom_sql/* customFindings */.oz)(join)), ...(await keyFindings(join))];
    if (found.some((finding) => finding.outcome !== 'warn'))
        return { findings: found };
    const cuts = cutColumns(cuttings);
    const large = await tooLarge(join, cuts.length);
    if (large.length > 0)
        return { findings: [...found, ...large] };
    const table = await engine.numbers((0,predictions_sql/* alignedSql */.nn)(join, cuts), onlyJoined(sources));
    const said = Object.fromEntries(predictions_rows/* MODELS */.L6.filter((model) => sources[model]).map((model) => [model, outputsOf(join, table, model)]));
    const scores = await scoreFindings(join, said);
    const findings = [...found, ...scores.map(({ finding }) => finding)];
    if (scores.some(({ stops }) => stops))
        return { findings };
    const rows = await rowsOf(join, table, said, cuts, cuttings);
    const torn = rows.truth.kind === 'relevance' && rows.units ? (0,units/* tornQueries */.Km)(join, rows.truth.queries.codes, rows.units) : [];
    return torn.length > 0 ? { findings: [...findings, ...torn] } : { rows, join, findings };
}
/** The columns of all cuts, each way of cutting one once. */
function cutColumns(cuttings) {
    return [...new Map(cuttings.flatMap(({ columns }) => columns).map((cut) => [cut.name, cut])).values()];
}
/** The sources without the other split, which only the check of keys reads. */
function onlyJoined({ elsewhere: _, ...joined }) {
    return joined;
}
const PART_NAMES = {
    truth: 'the test set',
    candidate: "the candidate's predictions",
    champion: "the champion's predictions",
    anchor: "the anchor's predictions",
    elsewhere: 'the other split',
};
function pathOf(part, testSet) {
    if (part === 'anchor')
        return ['tests', 'anchor', 'predictions'];
    return part === 'truth' || part === 'elsewhere' ? ['data', testSet.split] : ['tests', 'predictions', part];
}


/***/ }),

/***/ 92939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L6: () => (/* binding */ MODELS),
/* harmony export */   o7: () => (/* binding */ sliceBy)
/* harmony export */ });
/* unused harmony exports binaryOf, nameAt */
/** The models whose outputs may be joined. The anchor is the last baseline that people approved as such. */
const MODELS = ['candidate', 'champion', 'anchor'];
/** Labels and scores where the task is binary; a caller that asks it of another task has a mistake. */
function binaryOf(rows) {
    if (rows.truth.kind !== 'binary')
        throw new TypeError(`Rows of the task ${rows.task} have no binary labels.`);
    const { labels, positives } = rows.truth;
    return { labels, positives, candidate: rows.candidate.scores[0], champion: rows.champion?.scores[0], anchor: rows.anchor?.scores[0] };
}
/** Every combination of values of some cuts that has at least one row, in the order of the first cut's categories, then of the next's. */
function sliceBy(rows, cuts) {
    const { codes, parts } = crossed(rows, cuts);
    const members = membersOf(codes, parts);
    const cut = parts <= MOST_PARTS ? { codes: parts <= 256 ? Uint8Array.from(codes) : Uint16Array.from(codes), parts } : undefined;
    return members.map((own, code) => ({
        name: cuts.map((one) => calledAt(rows, one, own[0])).join(', '),
        rows: own,
        ...(cut && { part: { cut, code } }),
        of: cuts.map((one) => ({ cut: one, code: rows.categories[one].codes[own[0]] })),
    }));
}
const MOST_PARTS = 65_535;
/** One code for each combination that a row has, in the order of the combinations. */
function crossed(rows, cuts) {
    let codes = new Uint32Array(rows.n);
    let parts = rows.n > 0 ? 1 : 0;
    for (const cut of cuts) {
        const { codes: own, names } = rows.categories[cut];
        const pairs = new Float64Array(rows.n);
        for (let row = 0; row < rows.n; row++)
            pairs[row] = codes[row] * names.length + own[row];
        ({ codes, parts } = dense(pairs, parts * names.length));
    }
    return { codes, parts };
}
const MOST_IN_TABLE = 1 << 22;
/** Whole numbers below `limit` as their places among those that occur. */
function dense(values, limit) {
    const codes = new Uint32Array(values.length);
    if (limit > MOST_IN_TABLE) {
        const places = new Map([...new Set(values)].sort((a, b) => a - b).map((value, place) => [value, place]));
        for (let row = 0; row < codes.length; row++)
            codes[row] = places.get(values[row]);
        return { codes, parts: places.size };
    }
    const places = new Uint32Array(limit);
    for (let row = 0; row < codes.length; row++)
        places[values[row]] = 1;
    let parts = 0;
    for (let value = 0; value < limit; value++)
        if (places[value] === 1)
            places[value] = parts++;
    for (let row = 0; row < codes.length; row++)
        codes[row] = places[values[row]];
    return { codes, parts };
}
/** Rows of each code, rising. */
function membersOf(codes, parts) {
    const ends = new Uint32Array(parts + 1);
    for (let row = 0; row < codes.length; row++)
        ends[codes[row] + 1]++;
    for (let code = 1; code <= parts; code++)
        ends[code] += ends[code - 1];
    const rows = new Uint32Array(codes.length);
    const next = ends.slice();
    for (let row = 0; row < codes.length; row++)
        rows[next[codes[row]]++] = row;
    return Array.from({ length: parts }, (_, code) => rows.subarray(ends[code], ends[code + 1]));
}
function nameAt(rows, cut, row) {
    const { names, codes } = rows.categories[cut];
    return names[codes[row]];
}
/** As messages call a row's category: `sex = Female`, `age 32 to 45`. */
function calledAt(rows, cut, row) {
    const { spans } = rows.categories[cut];
    return spans === undefined ? `${cut} = ${nameAt(rows, cut, row)}` : `${spans} ${nameAt(rows, cut, row)}`;
}


/***/ }),

/***/ 16583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Km: () => (/* binding */ tornQueries),
/* harmony export */   Or: () => (/* binding */ instantMs),
/* harmony export */   Z_: () => (/* binding */ unitFindings),
/* harmony export */   vL: () => (/* binding */ unitSql),
/* harmony export */   xm: () => (/* binding */ unitColumn)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37367);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85514);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95143);




/** tests.cluster, else tests.time, else the query of a ranking. Undefined where each row stands for itself. */
function unitColumn({ delivery }) {
    const { cluster, time, query, task } = delivery.spec.tests;
    if (cluster !== undefined)
        return { column: cluster, path: ['tests', 'cluster'] };
    if (time)
        return { column: time.column, milliseconds: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(time.block), path: ['tests', 'time'] };
    return task === 'ranking' && query !== undefined ? { column: query, path: ['tests', 'query'] } : undefined;
}
/** Beyond these, sums of squared weights of many rows lose the others in rounding, or overflow; no bound of a number is right then. */
const [LEAST_WEIGHT, MOST_WEIGHT] = ['1e-12', '1e12'];
/** Weights that are no weight, and rows that are in no unit: nothing can be said of their chance. */
async function unitFindings(join) {
    const { delivery, engine, testSet, sources } = join;
    const { weight, query } = delivery.spec.tests;
    const columns = join.columns.truth;
    const units = [unitColumn(join), query === undefined ? undefined : { column: query, path: ['tests', 'query'] }].filter((unit) => unit !== undefined);
    const asked = [...new Map(units.map((unit) => [unit.path.join('.'), unit])).values()];
    const number = weight === undefined ? undefined : (0,_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .numberSql */ .CK)(weight, columns);
    const counts = await engine.measure(sources.truth, {
        ...(number && { weight: `count_if(NOT coalesce(${number} BETWEEN ${LEAST_WEIGHT} AND ${MOST_WEIGHT}, false))` }),
        ...Object.fromEntries(asked.map((unit, i) => [`unit${i}`, `count_if((${unitSql(unit, join)}) IS NULL)`])),
    });
    const findings = [];
    const bad = Number(counts.weight ?? 0);
    const at = { outcome: 'error', n: bad };
    if (bad > 0)
        findings.push({
            ...at,
            code: 'weight-not-positive',
            rule: `${weight}: a weight above 0 in every row of data.${testSet.split}`,
            message: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(bad, 'row')} of ${testSet.declared} ${bad === 1 ? 'has' : 'have'} a weight that is null, 0, negative, no number, or not between 1e-12 and 1e12.`,
            expected: 'a number from 1e-12 to 1e12',
            actual: (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(bad, 'row'),
            fix: `Correct the column ${weight}, or leave rows without weight out of the test set.`,
            subject: { kind: 'column', name: weight },
            location: delivery.locate(['tests', 'weight']),
        });
    asked.forEach((unit, i) => {
        const nulls = Number(counts[`unit${i}`]);
        if (nulls === 0)
            return;
        const what = unit.milliseconds === undefined ? 'no value' : 'no time that can be read';
        findings.push({
            code: 'unit-null',
            outcome: 'error',
            rule: `${unit.column}: a value in every row of data.${testSet.split}`,
            message: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(nulls, 'row')} of ${testSet.declared} ${nulls === 1 ? 'has' : 'have'} ${what} in ${unit.column}, and rows are resampled by it.`,
            expected: 'a value in every row',
            actual: (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(nulls, 'null'),
            n: nulls,
            fix: `Fill ${unit.column}, or name another column in ${unit.path.join('.')}.`,
            subject: { kind: 'column', name: unit.column },
            location: delivery.locate(unit.path),
        });
    });
    return findings;
}
/** What is equal for rows of one unit: a text, or the number of the span. */
function unitSql({ column, milliseconds }, join) {
    if (milliseconds === undefined)
        return `CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(column)} AS VARCHAR)`;
    const instant = instantMs(column, join);
    return `CAST(floor(${instant} / CAST(${milliseconds} AS DOUBLE)) AS VARCHAR)`;
}
/** Milliseconds since 1970 as DOUBLE; null where the value is no time. */
function instantMs(column, join) {
    const type = (0,_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .typeOf */ .QP)(column, join.columns.truth);
    if (type !== 'date' && type !== 'timestamp' && type !== 'string')
        return 'CAST(NULL AS DOUBLE)';
    const dialect = join.engine.dialect(join.sources.truth);
    return `CAST(${dialect.epoch(dialect.instant((0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(column)))} * 1000 AS DOUBLE)`;
}
/** A query whose rows are in more than one unit would be torn apart by the resampling. */
function tornQueries(join, queries, units) {
    const unitOf = new Map();
    const torn = new Set();
    queries.forEach((query, row) => {
        const known = unitOf.get(query);
        if (known === undefined)
            unitOf.set(query, units[row]);
        else if (known !== units[row])
            torn.add(query);
    });
    if (torn.size === 0)
        return [];
    const { query } = join.delivery.spec.tests;
    const unit = unitColumn(join);
    return [
        {
            code: 'query-torn',
            outcome: 'error',
            rule: `each ${query} in one ${unit.column}`,
            message: `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(torn.size, 'value')} of ${query} ${torn.size === 1 ? 'has' : 'have'} rows of more than one ${unit.column}, and a ranking can only be resampled whole.`,
            expected: 'every query within one unit',
            actual: (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(torn.size, 'torn query').replace('querys', 'queries'),
            n: torn.size,
            fix: `Take ${unit.path.join('.')} out (queries are resampled whole), or name a column that is the same for all rows of a query.`,
            subject: { kind: 'column', name: unit.column },
            location: join.delivery.locate(unit.path),
        },
    ];
}


/***/ })

};
