export const id = 180;
export const ids = [180];
export const modules = {

/***/ 24924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rq: () => (/* binding */ doubleOf),
/* harmony export */   TY: () => (/* binding */ oddMeasures),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   dk: () => (/* binding */ countingOf),
/* harmony export */   gd: () => (/* binding */ double)
/* harmony export */ });
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37367);
/* harmony import */ var _number_tally_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39642);


/**
 * How to count a column over the frozen edges and values of a profile. `column` is that of the table which is counted. Numbers
 * are counted in SQL, or with `tally` (of engines that have it) as they pass, which takes half of the time.
 */
function countingOf(dialect, column, frozen, tally = false) {
    const nulls = { null: `count_if(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(column.name)} IS NULL)` };
    switch (frozen.kind) {
        case 'presence':
            return { measures: nulls, read: (answer, rows) => ({ ...frozen, null: number(answer('null')), present: rows - number(answer('null')) }) };
        case 'categories':
            return categoriesCounting(dialect, column.name, frozen, nulls);
        case 'numbers':
            return tally && frozen.edges.length > 0 ? tallyCounting(column.name, frozen, nulls) : numbersCounting(dialect, column, frozen, nulls);
    }
}
function textOf(name) {
    return `CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(name)} AS VARCHAR)`;
}
/** A column as DOUBLE, null where it is no number. */
function doubleOf(name) {
    return `TRY_CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(name)} AS DOUBLE)`;
}
/** As DOUBLE and never DECIMAL, which engines would round to. */
function double(value) {
    return `CAST('${value}' AS DOUBLE)`;
}
/** Comparisons with bounds, and no functions of NaN and infinity: engines answer these several times as fast. */
function oddMeasures(dialect, column) {
    const value = doubleOf(column.name);
    if (column.type === 'integer')
        return { readable: `count(${value})` };
    return {
        readable: `count(${value})`,
        nan: `count_if(${dialect.isNan(value)})`,
        minus_infinity: `count_if(${value} = ${double(-Infinity)})`,
        plus_infinity: `count_if(${value} = ${double(Infinity)})`,
    };
}
function categoriesCounting(dialect, name, frozen, nulls) {
    if (frozen.values.length === 0)
        return { measures: nulls, read: (answer, rows) => ({ ...frozen, null: number(answer('null')), other: rows - number(answer('null')) }) };
    const values = dialect.valueCounts(textOf(name), frozen.values);
    return {
        measures: { ...nulls, values: values.sql },
        read(answer) {
            const { counts, other } = values.read(answer('values'));
            return { ...frozen, null: number(answer('null')), counts, other };
        },
    };
}
function tallyCounting(name, frozen, nulls) {
    let tally = new _number_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .NumberTally */ .k_(frozen);
    return {
        measures: nulls,
        tallied: { number: doubleOf(name), begin: () => void (tally = new _number_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .NumberTally */ .k_(frozen)), see: (seen) => tally.see(seen) },
        read: (answer, rows) => numbersProfile(frozen, tally.counted(rows), number(answer('null')), rows),
    };
}
function numbersCounting(dialect, column, frozen, nulls) {
    const value = doubleOf(column.name);
    const odd = oddMeasures(dialect, column);
    const { edges } = frozen;
    // With an edge just below the first one, the bins say what lies below: a count of its own takes longer.
    const under = edges.length > 0 ? [justBelow(edges[0])].filter(Number.isFinite) : [];
    const bins = edges.length > 0 ? dialect.binCounts(value, [...under, ...edges]) : undefined;
    return {
        measures: {
            ...nulls,
            ...odd,
            ...(bins ? { bins: bins.sql } : {}),
            ...(edges.length > 0 ? outsideMeasures(dialect, value, frozen) : {}),
        },
        read(answer, rows) {
            const at = (name) => number(answer(name));
            const all = bins ? bins.read(answer('bins')) : [];
            const sums = (side) => ({ distance: String(answer(`${side}_distance`)), squares: String(answer(`${side}_squares`)) });
            const counted = {
                readable: at('readable'),
                nan: at('nan'),
                minus_infinity: at('minus_infinity'),
                plus_infinity: at('plus_infinity'),
                below: { count: under.length > 0 ? all[0] : 0, ...sums('below') },
                counts: all.slice(under.length, under.length + edges.length),
                above: { count: all.at(-1) ?? 0, ...sums('above') },
            };
            return numbersProfile(frozen, counted, at('null'), rows);
        },
    };
}
function numbersProfile(frozen, { readable, below, above, ...found }, nulls, rows) {
    const { unreadable: _1, below: _2, above: _3, ...rest } = frozen;
    // Finite numbers of a column whose reference has none lie in no bin.
    const lost = frozen.edges.length > 0 ? 0 : readable - found.nan - found.minus_infinity - found.plus_infinity;
    const unreadable = rows - nulls - readable + lost;
    return { ...rest, null: nulls, ...found, ...(unreadable > 0 ? { unreadable } : {}), ...(below.count > 0 ? { below } : {}), ...(above.count > 0 ? { above } : {}) };
}
/** Sums of the distances of the values on either side of the edges; see `OutsideCount`. */
function outsideMeasures(dialect, value, frozen) {
    const [low, high] = [double(frozen.edges[0]), double(frozen.edges.at(-1))];
    const { parts, root } = (0,_number_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .outsideScale */ .ej)(frozen);
    const whole = (beyond, size) => dialect.wholeSum(`CASE WHEN ${beyond} AND ${dialect.isFinite(value)} THEN CAST(floor(least(${size}, ${double(_number_tally_js__WEBPACK_IMPORTED_MODULE_1__/* .FARTHEST */ ._7)}) + ${double(0.5)}) AS BIGINT) END`);
    const side = (beyond, distance) => [whole(beyond, `(${distance}) * ${double(parts)}`), whole(beyond, `(${distance}) * ${double(root)} * (${distance}) * ${double(root)}`)];
    const [below, above] = [side(`${value} < ${low}`, `${low} - ${value}`), side(`${value} > ${high}`, `${value} - ${high}`)];
    return { below_distance: below[0], below_squares: below[1], above_distance: above[0], above_squares: above[1] };
}
/** The next smaller DOUBLE; −∞ below the least number. */
function justBelow(value) {
    if (value === 0)
        return -Number.MIN_VALUE;
    const bits = new BigInt64Array(new Float64Array([value]).buffer);
    bits[0] += value > 0 ? -1n : 1n;
    return new Float64Array(bits.buffer)[0];
}
function number(value) {
    return Number(value ?? 0);
}


/***/ }),

/***/ 3282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ makeProfile)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/core/data-engine.js
var data_engine = __webpack_require__(26926);
// EXTERNAL MODULE: ./.build/src/data/profile/counts.js
var counts = __webpack_require__(24924);
;// CONCATENATED MODULE: ./.build/src/data/profile/frozen-edges.js

/** Quantiles that become edges, in ten-thousandths: every per cent, finer in the tails. Whole numbers, so that ranks are exact. */
const LEVELS = [10, 25, 50, ...Array.from({ length: 99 }, (_, index) => 100 * (index + 1)), 9950, 9975, 9990];
/** Up to so many different numbers, each has a bin of its own and the distance is exact. */
const OWN_BINS = 256;
/** Ranks that are asked for beyond a wanted one, to see where its equal values end: the sorting is what costs. */
const BEYOND = 64;
/** Bits of a distance from the median, so that its square fits 64 bits with room to spare. */
const DISTANCE_BITS = 30;
/** Powers of two outside of these are not exact, or no numbers at all. */
const LARGEST_POWER = 1000;
/** Edges, the least value of each bin, counts and the deviation of each column: from all its values, or else from ranks. */
async function frozenEdges(engine, source, columns) {
    const ranked = columns.filter(({ all, finite }) => !all && finite > 0);
    const found = await edgesByRank(engine, source, ranked);
    const measures = ranked.flatMap((column, index) => Object.entries(momentMeasures(engine.dialect(source).wholeSum, column, found[index].edges)).map(([key, sql]) => [`${key}_${index}`, sql]));
    const answers = await engine.measure(source, Object.fromEntries(measures));
    const frozen = new Map(ranked.map((column, index) => [column, numbersOf(column, found[index], whole(answers[`sum_${index}`]), whole(answers[`squares_${index}`]))]));
    return columns.map((column) => (column.all && column.all.size > 0 ? numbersOfAll(column, column.all) : (frozen.get(column) ?? { deviation: 0, edges: [], lows: [], counts: [] })));
}
/**
 * Beyond each wanted rank some more are asked for: the first greater value among them is the least of the next bin, and
 * where it stands says how many lie up to the edge. Only edges amid more equal values are counted in a further scan, and
 * their next values asked for.
 */
async function edgesByRank(engine, source, columns) {
    const asked = columns.map((column) => withBeyond(wantedRanks(column), column.finite));
    const statistics = await engine.ranks(source, columns.map(({ number }, index) => ({ number, ranks: asked[index] })));
    const seen = columns.map((column, index) => seenEdges(column, new Map(asked[index].map((rank, at) => [rank, statistics[index][at] + 0]))));
    await countHidden(engine, source, columns, seen);
    return seen;
}
function wantedRanks({ finite: n, negatives, zeroOwn }) {
    const own = zeroOwn ? [negatives, negatives + 1].filter((rank) => rank > 0) : [];
    return rising([1, ...LEVELS.map((level) => Math.ceil((level * n) / 10_000)), n, ...own]);
}
function withBeyond(ranks, n) {
    return rising(ranks.flatMap((rank) => Array.from({ length: BEYOND + 1 }, (_, more) => Math.min(rank + more, n))));
}
function seenEdges(column, byRank) {
    const n = column.finite;
    const seen = { edges: [], upTo: [], next: [] };
    for (const rank of wantedRanks(column)) {
        const value = byRank.get(rank);
        let last = rank;
        while (last < n && byRank.get(last + 1) === value)
            last++;
        // Of several ranks with one value, the last one sees furthest.
        if (seen.edges.at(-1) === value)
            for (const list of [seen.edges, seen.upTo, seen.next])
                list.pop();
        seen.edges.push(value);
        seen.upTo.push(last === n || byRank.has(last + 1) ? last : undefined);
        seen.next.push(byRank.get(last + 1));
    }
    return seen;
}
async function countHidden(engine, source, columns, seen) {
    const hidden = seen.flatMap(({ upTo }, index) => (upTo.includes(undefined) ? [index] : []));
    const bins = hidden.map((index) => engine.dialect(source).binCounts(columns[index].number, seen[index].edges));
    const answers = await engine.measure(source, Object.fromEntries(bins.map(({ sql }, place) => [String(place), sql])));
    for (const [place, index] of hidden.entries()) {
        let sum = 0;
        const counts = bins[place].read(answers[String(place)]);
        seen[index].upTo = seen[index].edges.map((_, bin) => (sum += counts[bin]));
    }
    const open = hidden.map((index) => seen[index].next.slice(0, -1).flatMap((value, edge) => (value === undefined ? [edge] : [])));
    const lows = await engine.ranks(source, hidden.map((index, place) => ({ number: columns[index].number, ranks: open[place].map((edge) => seen[index].upTo[edge] + 1) })));
    for (const [place, index] of hidden.entries())
        for (const [at, edge] of open[place].entries())
            seen[index].next[edge] = lows[place][at] + 0;
}
/**
 * Sums of the distances from the median and of their squares, in a power of two so small that the largest has thirty bits.
 * Whole numbers have one sum whatever the order; floating ones differ in their last digits.
 */
function momentMeasures(wholeSum, { number, odd }, edges) {
    const power = powerOf(edges);
    const distance = `CAST(floor(${number} * ${(0,counts/* double */.gd)(power)} - ${(0,counts/* double */.gd)(centreOf(edges) * power)}) AS BIGINT)`;
    const finite = odd > 0 ? `CASE WHEN ${number} BETWEEN ${(0,counts/* double */.gd)(edges[0])} AND ${(0,counts/* double */.gd)(edges.at(-1))} THEN ${distance} END` : distance;
    return { sum: wholeSum(`(${finite})`), squares: wholeSum(`(${finite}) * (${finite})`) };
}
function centreOf(edges) {
    return edges[Math.floor(edges.length / 2)];
}
function powerOf(edges) {
    const centre = centreOf(edges);
    const reach = Math.max(edges.at(-1) - centre, centre - edges[0]);
    if (reach === 0)
        return 1;
    return 2 ** Math.max(-LARGEST_POWER, Math.min(LARGEST_POWER, DISTANCE_BITS - Math.ceil(Math.log2(Math.min(reach, Number.MAX_VALUE)))));
}
function numbersOf({ finite: n }, { edges, upTo, next }, sum, squares) {
    const variance = Number(BigInt(n) * squares - sum * sum);
    // A range beyond the largest number has a deviation that is none.
    const deviation = Math.min(Math.sqrt(variance) / n / powerOf(edges), Number.MAX_VALUE);
    return {
        deviation: Number(deviation.toPrecision(9)),
        edges,
        lows: edges.map((edge, bin) => (bin === 0 ? edge : next[bin - 1])),
        counts: upTo.map((count, bin) => count - (bin === 0 ? 0 : upTo[bin - 1])),
    };
}
/** The same numbers, to the byte, from all values and their rows. */
function numbersOfAll(column, all) {
    const values = [...all.keys()].sort((a, b) => a - b);
    let rows = 0;
    const upTo = values.map((value) => (rows += all.get(value)));
    const wanted = wantedRanks(column);
    let at = 0;
    const kept = values.length <= OWN_BINS ? values.map((_, index) => index) : rising(wanted.map((rank) => {
        while (upTo[at] < rank)
            at++;
        return at;
    }));
    const found = { edges: kept.map((index) => values[index]), upTo: kept.map((index) => upTo[index]), next: kept.map((index) => values[index + 1] ?? NaN) };
    const power = powerOf(found.edges);
    const centre = centreOf(found.edges) * power;
    let sum = 0n;
    let squares = 0n;
    for (const [value, count] of all) {
        const distance = BigInt(Math.floor(value * power - centre));
        sum += distance * BigInt(count);
        squares += distance * distance * BigInt(count);
    }
    return numbersOf(column, found, sum, squares);
}
function whole(answer) {
    return BigInt(String(answer ?? 0));
}
function rising(values) {
    return [...new Set(values)].sort((a, b) => a - b);
}

;// CONCATENATED MODULE: ./.build/src/data/profile/top-values.js

/** Longer texts are never kept by name: they are prose, not categories. In code points. */
const LONGEST = 200;
/** Values of a category that are kept by name. */
const TOP_VALUES = 100;
/** Above so many different texts, the frequent ones are found by a query of their own instead of in memory. */
const MANY_TEXTS = 10_000;
/** Rows by text, of the texts that can be kept. */
function fewTexts(dialect, name) {
    return dialect.allCounts(keptText(name));
}
/** The most frequent texts, the most frequent first, equally frequent ones by their code points. */
function topValues(counts) {
    return [...counts].sort(([a, m], [b, n]) => n - m || byCodePoints(a, b)).slice(0, TOP_VALUES);
}
/** The same of a column with too many texts to hold them all; both engines sort texts by their code points. */
async function frequentTexts(engine, source, name) {
    const table = await engine.query(`SELECT t, count(*) AS n FROM (SELECT ${keptText(name)} AS t FROM source) AS texts WHERE t IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${TOP_VALUES}`, { source });
    return table.values.t.map((value, row) => [String(value), Number(table.values.n[row])]);
}
function keptText(name) {
    return `CASE WHEN length(${(0,counts/* textOf */.b6)(name)}) <= ${LONGEST} THEN ${(0,counts/* textOf */.b6)(name)} END`;
}
/** The order of UTF-8 bytes. That of UTF-16, which JavaScript compares by, puts emoji before U+E000 to U+FFFF. */
function byCodePoints(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

;// CONCATENATED MODULE: ./.build/src/data/profile/make-profile.js






/** From this share on, zero is a bin of its own: money columns are mostly zero. */
const COMMON = 0.05;
/** Up to about so many different numbers, all are counted in memory, which costs less than sorting. */
const MANY_NUMBERS = 20_000;
/**
 * The profile of a table, the reference: edges that are exact order statistics (type 1 of Hyndman and Fan 1996), top values
 * with ties broken by code points, and counts. Everything in it comes from counting, ranks and sums of whole numbers, so that
 * its bytes depend on the rows alone, not on their order, files, format or engine. `declared` says which columns are sensitive
 * and which numbers are names. Throws InputError for a table without rows.
 */
async function makeProfile(engine, source, declared = {}) {
    const dialect = engine.dialect(source);
    const columns = await engine.describe(source);
    const plans = columns.map((column) => planOf(column, declared));
    const first = await engine.measure(source, firstMeasures(dialect, plans));
    const rows = Number(first.rows);
    if (rows === 0)
        throw problem/* InputError */.d.of('profile-no-rows', `${(0,data_engine/* sourceText */.r)(source)} has no rows to make a profile of.`, 'Name the training data in `data.train`.');
    const few = await fewValues(engine, source, plans, first);
    const asked = plans.flatMap((plan, index) => (plan.kind === 'numbers' ? [{ index, ...numbersAsked(plan.column, index, first, few) }] : []));
    const frozen = await frozenEdges(engine, source, asked);
    const profiles = [];
    for (const [index, plan] of plans.entries()) {
        const type = { type: dialect.logical(plan.column.native).kind };
        const numbers = frozen[asked.findIndex((one) => one.index === index)];
        profiles.push([plan.column.name, { ...type, ...(await profileOf(plan, { engine, source, rows }, (key) => first[`${key}_${index}`], numbers, few.texts.get(index))) }]);
    }
    return { schema: 'urn:sluice:profile:v1', rows, columns: Object.fromEntries(profiles) };
}
function planOf(column, declared) {
    const found = Object.entries(declared).find(([name]) => name.toLowerCase() === column.name.toLowerCase());
    if (found?.[1].sensitive)
        return { column, kind: 'presence', why: 'sensitive' };
    const type = found?.[1].type ?? column.type;
    if (column.type === 'other')
        return { column, kind: 'presence', why: 'nested' };
    if (type === 'date' || type === 'timestamp' || column.type === 'date' || column.type === 'timestamp')
        return { column, kind: 'presence', why: 'time' };
    const numeric = column.type === 'integer' || column.type === 'float';
    return { column, kind: numeric && (type === 'integer' || type === 'float' || type === 'decimal') ? 'numbers' : 'categories' };
}
function firstMeasures(dialect, plans) {
    const measures = { rows: 'count(*)' };
    for (const [index, { column, kind }] of plans.entries()) {
        const put = (key, sql) => void (measures[`${key}_${index}`] = sql);
        put('null', `count_if(${(0,sql/* identifier */.C)(column.name)} IS NULL)`);
        if (kind === 'presence')
            continue;
        put('kinds', dialect.aboutDistinct((0,sql/* identifier */.C)(column.name)));
        if (kind === 'categories')
            continue;
        const value = (0,counts/* doubleOf */.Rq)(column.name);
        for (const [key, sql] of Object.entries((0,counts/* oddMeasures */.TY)(dialect, column)))
            put(key, sql);
        put('zeros', `count_if(${value} = 0)`);
        put('negatives', `count_if(${value} < 0)`);
    }
    return measures;
}
/** Every value of the columns that have few, by place of the column. Estimates decide only which way their counts are found. */
async function fewValues(engine, source, plans, first) {
    const dialect = engine.dialect(source);
    const kinds = (index) => Number(first[`kinds_${index}`]);
    const numbers = plans.flatMap(({ column, kind }, index) => (kind === 'numbers' && kinds(index) <= MANY_NUMBERS ? [{ index, asked: dialect.allNumbers((0,counts/* doubleOf */.Rq)(column.name)) }] : []));
    const texts = plans.flatMap(({ column, kind }, index) => (kind === 'categories' && kinds(index) <= MANY_TEXTS ? [{ index, asked: fewTexts(dialect, column.name) }] : []));
    const answers = await engine.measure(source, Object.fromEntries([...numbers, ...texts].map(({ index, asked }) => [String(index), asked.sql])));
    return {
        numbers: new Map(numbers.map(({ index, asked }) => [index, asked.read(answers[String(index)])])),
        texts: new Map(texts.map(({ index, asked }) => [index, asked.read(answers[String(index)])])),
    };
}
function numbersAsked(column, index, first, few) {
    const at = (key) => Number(first[`${key}_${index}`] ?? 0);
    const odd = at('nan') + at('minus_infinity') + at('plus_infinity');
    return {
        number: (0,counts/* doubleOf */.Rq)(column.name),
        finite: at('readable') - odd,
        odd,
        negatives: at('negatives') - at('minus_infinity'),
        zeroOwn: at('zeros') / Number(first.rows) >= COMMON,
        all: few.numbers.get(index),
    };
}
async function profileOf(plan, table, at, numbers, texts) {
    const count = (key) => Number(at(key) ?? 0);
    const { rows } = table;
    if (plan.kind === 'presence')
        return { kind: 'presence', why: plan.why, null: count('null'), present: rows - count('null') };
    if (plan.kind === 'numbers')
        return { kind: 'numbers', null: count('null'), nan: count('nan'), minus_infinity: count('minus_infinity'), plus_infinity: count('plus_infinity'), ...numbers };
    const top = texts ? topValues(texts) : await frequentTexts(table.engine, table.source, plan.column.name);
    const kept = top.reduce((sum, [, rows]) => sum + rows, 0);
    return { kind: 'categories', null: count('null'), values: top.map(([text]) => text), counts: top.map(([, rows]) => rows), other: rows - count('null') - kept };
}


/***/ }),

/***/ 40622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ emptyOf),
/* harmony export */   N: () => (/* binding */ mergeProfiles)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);


/**
 * One profile of two tables that were counted over the same frozen edges and values. Associative and commutative, to the
 * byte; `emptyOf` is its neutral element. Throws InputError (`profile-edges-differ`) where anything frozen differs.
 */
function mergeProfiles(a, b) {
    const apart = differences(a, b);
    if (apart.length > 0) {
        const shown = apart.slice(0, 5).join('; ');
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('profile-edges-differ', `The profiles were not counted over the same frozen edges, so they cannot be merged: ${shown}${apart.length > 5 ? `; and ${apart.length - 5} more` : ''}.`, 'Count both tables over one frozen profile: sluice profile --data FILE --frozen PROFILE --to FILE.');
    }
    const columns = Object.entries(a.columns).map(([name, column]) => [name, mergedColumn(column, b.columns[name])]);
    return { ...a, rows: add(a.rows, b.rows), columns: Object.fromEntries(columns) };
}
/** The profile of no rows over the edges of another. */
function emptyOf(frozen) {
    return { ...frozen, rows: 0, columns: Object.fromEntries(Object.entries(frozen.columns).map(([name, column]) => [name, emptyColumn(column)])) };
}
/** What is not equal in the frozen part of two profiles, in words. No value of a column is in them. */
function differences(a, b) {
    const names = [...new Set([...Object.keys(a.columns), ...Object.keys(b.columns)])].sort();
    return names.flatMap((name) => {
        const [left, right] = [Object.hasOwn(a.columns, name) ? a.columns[name] : undefined, Object.hasOwn(b.columns, name) ? b.columns[name] : undefined];
        if (!left || !right)
            return [`only one has the column ${JSON.stringify(name)}`];
        if (left.kind !== right.kind)
            return [`${JSON.stringify(name)} is of ${left.kind} in one and of ${right.kind} in the other`];
        const frozen = (column) => (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(emptyColumn(column));
        return frozen(left) === frozen(right) ? [] : [`${JSON.stringify(name)} has other ${left.kind === 'numbers' ? 'edges' : left.kind === 'categories' ? 'values' : 'reasons'} or another type`];
    });
}
function emptyColumn(column) {
    switch (column.kind) {
        case 'presence':
            return { ...column, null: 0, present: 0 };
        case 'categories':
            return { ...column, null: 0, other: 0, counts: column.counts.map(() => 0) };
        case 'numbers': {
            const { unreadable: _unreadable, below: _below, above: _above, ...rest } = column;
            return { ...rest, null: 0, nan: 0, minus_infinity: 0, plus_infinity: 0, counts: column.counts.map(() => 0) };
        }
    }
}
function mergedColumn(a, b) {
    const nulls = { null: add(a.null, b.null) };
    if (a.kind === 'presence' && b.kind === 'presence')
        return { ...a, ...nulls, present: add(a.present, b.present) };
    if (a.kind === 'categories' && b.kind === 'categories')
        return { ...a, ...nulls, counts: sums(a.counts, b.counts), other: add(a.other, b.other) };
    if (a.kind !== 'numbers' || b.kind !== 'numbers')
        throw new TypeError('Columns of two kinds cannot be merged.');
    const unreadable = add(a.unreadable ?? 0, b.unreadable ?? 0);
    const below = outsideSum(a.below, b.below);
    const above = outsideSum(a.above, b.above);
    return {
        ...a,
        ...nulls,
        nan: add(a.nan, b.nan),
        minus_infinity: add(a.minus_infinity, b.minus_infinity),
        plus_infinity: add(a.plus_infinity, b.plus_infinity),
        counts: sums(a.counts, b.counts),
        ...(unreadable > 0 ? { unreadable } : {}),
        ...(below ? { below } : {}),
        ...(above ? { above } : {}),
    };
}
function outsideSum(a, b) {
    if (!a || !b)
        return a ?? b;
    return { count: add(a.count, b.count), distance: String(BigInt(a.distance) + BigInt(b.distance)), squares: String(BigInt(a.squares) + BigInt(b.squares)) };
}
function sums(a, b) {
    return a.map((count, index) => add(count, b[index]));
}
/** Stops at the largest exact whole number: a sum that stays there is still the same in any order. */
function add(a, b) {
    return Math.min(Number.MAX_SAFE_INTEGER, a + b);
}


/***/ }),

/***/ 39642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _7: () => (/* binding */ FARTHEST),
/* harmony export */   dI: () => (/* binding */ PARTS),
/* harmony export */   ej: () => (/* binding */ outsideScale),
/* harmony export */   k_: () => (/* binding */ NumberTally)
/* harmony export */ });
/** Parts of a deviation in which distances outside of the edges are counted. */
const PARTS = 1e6;
/** The largest DOUBLE that a BIGINT holds: a square of three million deviations. Distances beyond count as that much. */
const FARTHEST = 2 ** 63 - 1024;
/** Cells of equal width from the first edge to the last: most hold no edge, so that their values' bin is known without a search. */
const CELLS = 4096;
/** Factors by which a distance and the root of its square are taken. */
function outsideScale({ deviation }) {
    const unit = deviation > 0 ? deviation : 1;
    return { parts: PARTS / unit, root: Math.sqrt(PARTS) / unit };
}
/** Counts a column over frozen edges, of which there is one at least, as its numbers pass: to the last digit what SQL counts (`countingOf`). */
class NumberTally {
    #edges;
    #first;
    #last;
    #scale;
    /** For each cell the first edge that lies in it or above. */
    #starts;
    #rows = 0;
    #absent = 0;
    #nan = 0;
    #minusInfinity = 0;
    #plusInfinity = 0;
    #counts;
    #below;
    #above;
    constructor({ edges, deviation }) {
        this.#edges = Float64Array.from(edges);
        this.#first = edges[0];
        this.#last = edges.at(-1);
        const range = this.#last - this.#first;
        this.#scale = Number.isFinite((CELLS - 1) / range) ? (CELLS - 1) / range : 0;
        this.#starts = startsOf(edges.map((edge) => ((edge - this.#first) * this.#scale) | 0));
        this.#counts = new Float64Array(edges.length);
        const scale = outsideScale({ deviation });
        this.#below = new Outside(scale);
        this.#above = new Outside(scale);
    }
    see({ rows, values, present }) {
        const [edges, first, last, scale, starts, counts] = [this.#edges, this.#first, this.#last, this.#scale, this.#starts, this.#counts];
        this.#rows += rows;
        for (let row = 0; row < rows; row++) {
            if (present !== undefined && ((present[row >>> 5] >>> (row & 31)) & 1) === 0) {
                this.#absent++;
                continue;
            }
            const value = values[row];
            if (value >= first && value <= last) {
                // Cells rise with values, so that edges of lower cells are less and those of higher ones greater.
                const cell = ((value - first) * scale) | 0;
                let bin = starts[cell];
                let end = starts[cell + 1];
                while (bin < end) {
                    const middle = (bin + end) >>> 1;
                    if (edges[middle] < value)
                        bin = middle + 1;
                    else
                        end = middle;
                }
                counts[bin]++;
            }
            else
                this.#seeOther(value);
        }
    }
    /** Throws where not every row of the scan was seen once. */
    counted(rows) {
        if (this.#rows !== rows)
            throw new Error(`A column was counted over ${this.#rows} rows of a scan of ${rows}.`);
        return {
            readable: rows - this.#absent,
            nan: this.#nan,
            minus_infinity: this.#minusInfinity,
            plus_infinity: this.#plusInfinity,
            below: this.#below.counted(),
            counts: [...this.#counts],
            above: this.#above.counted(),
        };
    }
    #seeOther(value) {
        if (value === -Infinity)
            this.#minusInfinity++;
        else if (value === Infinity)
            this.#plusInfinity++;
        else if (value < this.#first)
            this.#below.add(this.#first - value);
        else if (value > this.#last)
            this.#above.add(value - this.#last);
        else
            this.#nan++;
    }
}
/** `cells` are those of the edges, not falling. */
function startsOf(cells) {
    const starts = new Uint16Array(CELLS + 1);
    let edge = 0;
    for (let cell = 0; cell <= CELLS; cell++) {
        while (edge < cells.length && cells[edge] < cell)
            edge++;
        starts[cell] = edge;
    }
    return starts;
}
class Outside {
    #parts;
    #root;
    #count = 0;
    #distance = new WholeSum();
    #squares = new WholeSum();
    constructor({ parts, root }) {
        this.#parts = parts;
        this.#root = root;
    }
    /** In the order of the SQL, since each product is rounded. */
    add(distance) {
        this.#count++;
        this.#distance.add(Math.floor(Math.min(distance * this.#parts, FARTHEST) + 0.5));
        this.#squares.add(Math.floor(Math.min(distance * this.#root * distance * this.#root, FARTHEST) + 0.5));
    }
    counted() {
        return { count: this.#count, distance: this.#distance.digits(), squares: this.#squares.digits() };
    }
}
/** The exact sum of whole numbers up to 2^63, in two halves that a double holds. */
class WholeSum {
    #settled = 0n;
    #high = 0;
    #low = 0;
    add(value) {
        const high = Math.floor(value / 2 ** 32);
        this.#high += high;
        this.#low += value - high * 2 ** 32;
        if (this.#high >= 2 ** 52 || this.#low >= 2 ** 52)
            this.#settle();
    }
    digits() {
        this.#settle();
        return String(this.#settled);
    }
    #settle() {
        this.#settled += (BigInt(this.#high) << 32n) + BigInt(this.#low);
        this.#high = this.#low = 0;
    }
}


/***/ }),

/***/ 88382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ frozenCounting),
/* harmony export */   i: () => (/* binding */ profileOver)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_data_engine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26926);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24924);



/**
 * Counts of another table over the edges and values of a frozen profile; of the rows that fulfil `where` alone (SQL that a
 * person wrote). Profiles over the same edges can be merged. Of the table that was frozen itself it is the same profile.
 * Throws InputError where the table lacks a column.
 */
async function profileOver(engine, source, frozen, { where } = {}) {
    const counting = await frozenCounting(engine, source, frozen);
    if (where === undefined)
        return counting.read(await engine.measure(source, counting.measures));
    const condition = await engine.condition(where, source);
    const names = Object.keys(counting.measures);
    const list = names.map((name, index) => `${counting.measures[name]} AS m${index}`).join(',\n');
    const table = await engine.query(`SELECT ${list} FROM source WHERE ${condition}`, { source });
    return counting.read(Object.fromEntries(names.map((name, index) => [name, table.values[`m${index}`][0]])));
}
async function frozenCounting(engine, source, frozen) {
    const columns = await engine.describe(source);
    const dialect = engine.dialect(source);
    const problems = [];
    const countings = [];
    for (const [name, column] of Object.entries(frozen.columns)) {
        const found = columnOf(columns, name);
        if (found)
            countings.push([name, (0,_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .countingOf */ .dk)(dialect, found, column)]);
        else
            problems.push(missing(source, name));
    }
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(problems);
    return {
        measures: { rows: 'count(*)', ...Object.fromEntries(countings.flatMap(([, { measures }], index) => Object.entries(measures).map(([name, sql]) => [`${index}_${name}`, sql]))) },
        read(answers) {
            const rows = Number(answers.rows);
            const counted = countings.map(([name, counting], index) => [name, counting.read((key) => answers[`${index}_${key}`], rows)]);
            return { schema: frozen.schema, rows, columns: Object.fromEntries(counted) };
        },
    };
}
function columnOf(columns, name) {
    return columns.find((column) => column.name === name) ?? columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
}
function missing(source, name) {
    return {
        code: 'profile-column-missing',
        message: `${(0,_core_data_engine_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceText */ .r)(source)} has no column ${JSON.stringify(name)}, which the frozen profile has.`,
        fix: 'Count the same columns that were frozen, or freeze a new profile without it.',
    };
}


/***/ }),

/***/ 26903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AW: () => (/* binding */ profileDigest),
/* harmony export */   Z8: () => (/* binding */ writeProfile),
/* harmony export */   er: () => (/* binding */ readProfile),
/* harmony export */   z1: () => (/* binding */ profileText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52210);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54885);






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
    if (Object.keys(profile.columns).length === 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-contradictory', `${file} has no columns, so nothing could be compared with it.`, 'Make it again with `sluice profile`.', location);
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
    const { edges, lows, counts, deviation } = column;
    if (edges.length !== counts.length || edges.length !== lows.length)
        return 'edges, lows and counts differ in length';
    const rising = edges.every((edge, i) => lows[i] <= edge && (i === 0 ? lows[0] === edge : lows[i] > edges[i - 1]));
    if (!rising)
        return 'its edges do not rise, or a low lies outside its bin';
    // Distances are told in deviations: one too large would let every drift through, none at all would change how it is measured.
    const range = edges.length === 0 ? 0 : edges.at(-1) - edges[0];
    if (range > 0 !== deviation > 0)
        return `its deviation is ${deviation}, its edges reach over ${range}`;
    // Popoviciu's bound, for two values and the divisor n − 1; digits beyond the ninth are rounded off.
    return deviation <= range * Math.SQRT1_2 * (1 + 1e-6) ? undefined : `no values between its edges deviate by ${deviation}`;
}
/** Rows behind a column: every one of them is in exactly one bin. */
function rowsOf(column) {
    const sum = (counts) => counts.reduce((total, count) => total + count, 0);
    switch (column.kind) {
        case 'numbers':
            return column.null + column.nan + column.minus_infinity + column.plus_infinity + (column.unreadable ?? 0) + (column.below?.count ?? 0) + (column.above?.count ?? 0) + sum(column.counts);
        case 'categories':
            return column.null + sum(column.counts) + column.other;
        case 'presence':
            return column.null + column.present;
    }
}


/***/ }),

/***/ 35755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ windowProfiles),
/* harmony export */   o: () => (/* binding */ mergedWindows)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_data_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26926);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37367);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40622);
/* harmony import */ var _profile_over_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88382);





/** Each window holds its own counts in memory, about 100 kB for fifty columns. */
const MOST_WINDOWS = 2000;
/**
 * Profiles of the time windows of a table over the edges of a frozen profile, in one grouped scan: windows of `every`
 * milliseconds from 1970-01-01T00:00Z on, the earliest first; windows without rows, and rows without a time, are in none.
 * `columns` names the profile's columns that are wanted, all by default. They merge to the profile of the rows that have a
 * time. Throws InputError for a column that is missing or holds no times, and for more than 2,000 windows.
 */
async function windowProfiles(engine, source, frozen, { column, every, columns }) {
    if (!(every >= 1))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('profile-window-empty', `A window of ${every} ms holds nothing.`, 'Give a duration such as `1 day`.');
    const described = await engine.describe(source);
    const time = described.find((one) => one.name === column) ?? described.find((one) => one.name.toLowerCase() === column.toLowerCase());
    if (!time)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('profile-time-missing', `${(0,_core_data_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceText */ .r)(source)} has no column ${JSON.stringify(column)} to cut windows by.`, 'Name a column of dates or times.');
    const window = windowOf(engine.dialect(source), time.name, every);
    await refuseTooMany(engine, source, window, column);
    const counting = await (0,_profile_over_js__WEBPACK_IMPORTED_MODULE_2__/* .frozenCounting */ .K)(engine, source, columns ? only(frozen, columns) : frozen);
    const names = Object.keys(counting.measures);
    const list = names.map((name, index) => `${counting.measures[name]} AS m${index}`).join(',\n');
    const table = await engine.query(`SELECT ${window} AS w, ${list} FROM source WHERE ${window} IS NOT NULL GROUP BY 1 ORDER BY 1`, { source });
    return table.values.w.map((at, row) => ({
        start: new Date(Number(at) * every).toISOString(),
        profile: counting.read(Object.fromEntries(names.map((name, index) => [name, table.values[`m${index}`][row]]))),
    }));
}
/** The windows of several partitions of one table, those of one start merged, the earliest first. */
function mergedWindows(parts) {
    const byStart = new Map();
    for (const { start, profile } of parts.flat()) {
        const before = byStart.get(start);
        byStart.set(start, before ? (0,_merge_js__WEBPACK_IMPORTED_MODULE_1__/* .mergeProfiles */ .N)(before, profile) : profile);
    }
    return [...byStart].map(([start, profile]) => ({ start, profile })).sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}
/** Number of the window that a row is in; null without a time. */
function windowOf(dialect, name, every) {
    return `CAST(floor(${dialect.epoch(dialect.instant((0,_core_sql_js__WEBPACK_IMPORTED_MODULE_4__/* .identifier */ .C)(name)))} * CAST('1000' AS DOUBLE) / CAST('${every}' AS DOUBLE)) AS BIGINT)`;
}
async function refuseTooMany(engine, source, window, column) {
    const { rows, timed, first, last } = await engine.measure(source, { rows: 'count(*)', timed: `count(${window})`, first: `min(${window})`, last: `max(${window})` });
    if (Number(rows) > 0 && Number(timed) === 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('profile-no-times', `No value of ${JSON.stringify(column)} in ${(0,_core_data_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceText */ .r)(source)} can be read as a date or time.`, 'Name a column of dates, timestamps or ISO 8601 texts.');
    const windows = Number(last ?? 0) - Number(first ?? 0) + 1;
    if (windows > MOST_WINDOWS)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('profile-too-many-windows', `${JSON.stringify(column)} of ${(0,_core_data_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceText */ .r)(source)} spans ${windows} windows, more than ${MOST_WINDOWS}.`, 'Take a longer duration, or mend the outlying dates.');
}
function only(frozen, columns) {
    return { ...frozen, columns: Object.fromEntries(Object.entries(frozen.columns).filter(([name]) => columns.some((wanted) => wanted.toLowerCase() === name.toLowerCase()))) };
}


/***/ }),

/***/ 449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);

/** `10000` as `10,000`, as all reports write it; rounded. */
function grouped(count) {
    return Number.isFinite(count) ? (0,_report_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(Math.round(count)) : 'infinitely many';
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
function short(value) {
    return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}
/** The first names of a list, and how many more there are. */
function some(names, most = 8) {
    const shown = names.slice(0, most).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}


/***/ })

};
