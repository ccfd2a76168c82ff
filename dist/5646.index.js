export const id = 5646;
export const ids = [5646];
export const modules = {

/***/ 24924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rq: () => (/* binding */ doubleOf),
/* harmony export */   TY: () => (/* binding */ oddMeasures),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   dI: () => (/* binding */ PARTS),
/* harmony export */   dk: () => (/* binding */ countingOf),
/* harmony export */   gd: () => (/* binding */ double),
/* harmony export */   ov: () => (/* binding */ OUTSIDE)
/* harmony export */ });
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37367);

const OUTSIDE = ['below_distance', 'below_squares', 'above_distance', 'above_squares'];
/** Parts of a deviation in which distances outside of the edges are counted. */
const PARTS = 1e6;
/** The largest DOUBLE that a BIGINT holds: a square of three million deviations. Distances beyond count as that much. */
const FARTHEST = 2 ** 63 - 1024;
/**
 * How to count a column over the frozen edges and values of a profile. `column` is that of the table which is counted. With
 * `apart`, how far rows lie outside of the edges is left to `outsideAnswers`, which asks it of those rows alone.
 */
function countingOf(dialect, column, frozen, apart = false) {
    const nulls = { null: `count_if(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(column.name)} IS NULL)` };
    switch (frozen.kind) {
        case 'presence':
            return { measures: nulls, read: (answer, rows) => ({ ...frozen, null: number(answer('null')), present: rows - number(answer('null')) }) };
        case 'categories':
            return categoriesCounting(dialect, column.name, frozen, nulls);
        case 'numbers':
            return numbersCounting(dialect, column, frozen, nulls, apart);
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
function numbersCounting(dialect, column, frozen, nulls, apart) {
    const value = doubleOf(column.name);
    const odd = oddMeasures(dialect, column);
    const { edges } = frozen;
    // With an edge just below the first one, the bins say what lies below: a count of its own takes longer.
    const under = edges.length > 0 ? [justBelow(edges[0])].filter(Number.isFinite) : [];
    const bins = edges.length > 0 ? dialect.binCounts(value, [...under, ...edges]) : undefined;
    const sides = edges.length > 0 ? outsideMeasures(dialect, value, frozen) : undefined;
    const countsOf = (answer) => {
        const all = bins ? bins.read(answer('bins')) : [];
        return { below: under.length > 0 ? all[0] : 0, counts: all.slice(under.length, under.length + edges.length), above: all.at(-1) ?? 0 };
    };
    return {
        measures: {
            ...nulls,
            ...odd,
            ...(bins ? { bins: bins.sql } : {}),
            ...(apart ? {} : sides),
        },
        ...(apart && sides
            ? {
                outside(answer) {
                    const { below, above } = countsOf(answer);
                    const where = [...(below > 0 ? [`${value} < ${double(edges[0])}`] : []), ...(above > 0 ? [`${value} > ${double(edges.at(-1))}`] : [])];
                    return where.length > 0 ? { where: where.join(' OR '), measures: sides } : undefined;
                },
            }
            : {}),
        read(answer, rows) {
            const at = (name) => number(answer(name));
            const counted = countsOf(answer);
            const below = readOutside('below', counted.below, answer);
            const above = readOutside('above', counted.above, answer);
            const unreadable = rows - at('null') - at('readable');
            const { unreadable: _1, below: _2, above: _3, ...rest } = frozen;
            const found = {
                ...rest,
                null: at('null'),
                nan: at('nan'),
                minus_infinity: at('minus_infinity'),
                plus_infinity: at('plus_infinity'),
                counts: counted.counts,
            };
            // Finite numbers of a column whose reference has none lie in no bin.
            const lost = edges.length > 0 ? 0 : at('readable') - found.nan - found.minus_infinity - found.plus_infinity;
            return { ...found, ...(unreadable + lost > 0 ? { unreadable: unreadable + lost } : {}), ...(below ? { below } : {}), ...(above ? { above } : {}) };
        },
    };
}
function outsideMeasures(dialect, value, frozen) {
    const [below, above] = [outside(dialect, value, 'below', frozen), outside(dialect, value, 'above', frozen)];
    return { below_distance: below.distance, below_squares: below.squares, above_distance: above.distance, above_squares: above.squares };
}
/** Sums of the distances of the values on one side of the edges; see `OutsideCount`. */
function outside(dialect, value, side, { edges, deviation }) {
    const edge = double(side === 'below' ? edges[0] : edges.at(-1));
    const unit = deviation > 0 ? deviation : 1;
    const beyond = side === 'below' ? `${value} < ${edge}` : `${value} > ${edge}`;
    const distance = side === 'below' ? `${edge} - ${value}` : `${value} - ${edge}`;
    const scaled = (factor) => `(${distance}) * ${double(factor)}`;
    const whole = (size) => dialect.wholeSum(`CASE WHEN ${beyond} AND ${dialect.isFinite(value)} THEN CAST(floor(least(${size}, ${double(FARTHEST)}) + ${double(0.5)}) AS BIGINT) END`);
    const root = scaled(Math.sqrt(PARTS) / unit);
    return { distance: whole(scaled(PARTS / unit)), squares: whole(`${root} * ${root}`) };
}
/** The next smaller DOUBLE; −∞ below the least number. */
function justBelow(value) {
    if (value === 0)
        return -Number.MIN_VALUE;
    const bits = new BigInt64Array(new Float64Array([value]).buffer);
    bits[0] += value > 0 ? -1n : 1n;
    return new Float64Array(bits.buffer)[0];
}
function readOutside(side, count, answer) {
    return count === 0 ? undefined : { count, distance: String(answer(`${side}_distance`)), squares: String(answer(`${side}_squares`)) };
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
// EXTERNAL MODULE: ./.build/src/core/seams.js
var seams = __webpack_require__(59392);
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
        throw problem/* InputError */.d.of('profile-no-rows', `${(0,seams/* sourceText */.rI)(source)} has no rows to make a profile of.`, 'Name the training data in `data.train`.');
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

/***/ 88382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ frozenCounting),
/* harmony export */   i: () => (/* binding */ profileOver)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59392);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24924);



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
            countings.push([name, (0,_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countingOf */ .dk)(dialect, found, column)]);
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
        message: `${(0,_core_seams_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceText */ .rI)(source)} has no column ${JSON.stringify(name)}, which the frozen profile has.`,
        fix: 'Count the same columns that were frozen, or freeze a new profile without it.',
    };
}


/***/ }),

/***/ 35755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ windowProfiles),
/* harmony export */   o: () => (/* binding */ mergedWindows)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59392);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37367);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40622);
/* harmony import */ var _profile_over_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88382);





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
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('profile-time-missing', `${(0,_core_seams_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceText */ .rI)(source)} has no column ${JSON.stringify(column)} to cut windows by.`, 'Name a column of dates or times.');
    const window = windowOf(engine.dialect(source), time.name, every);
    await refuseTooMany(engine, source, window, column);
    const counting = await (0,_profile_over_js__WEBPACK_IMPORTED_MODULE_3__/* .frozenCounting */ .K)(engine, source, columns ? only(frozen, columns) : frozen);
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
        byStart.set(start, before ? (0,_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeProfiles */ .N)(before, profile) : profile);
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
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('profile-no-times', `No value of ${JSON.stringify(column)} in ${(0,_core_seams_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceText */ .rI)(source)} can be read as a date or time.`, 'Name a column of dates, timestamps or ISO 8601 texts.');
    const windows = Number(last ?? 0) - Number(first ?? 0) + 1;
    if (windows > MOST_WINDOWS)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('profile-too-many-windows', `${JSON.stringify(column)} of ${(0,_core_seams_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceText */ .rI)(source)} spans ${windows} windows, more than ${MOST_WINDOWS}.`, 'Take a longer duration, or mend the outlying dates.');
}
function only(frozen, columns) {
    return { ...frozen, columns: Object.fromEntries(Object.entries(frozen.columns).filter(([name]) => columns.some((wanted) => wanted.toLowerCase() === name.toLowerCase()))) };
}


/***/ })

};
