export const id = 2733;
export const ids = [2733,4646];
export const modules = {

/***/ 60928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  initData: () => (/* binding */ initData)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/data-engine.js
var data_engine = __webpack_require__(26926);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/data/profile/make-profile.js + 2 modules
var make_profile = __webpack_require__(3282);
// EXTERNAL MODULE: ./.build/src/data/profile/profile.js
var profile_profile = __webpack_require__(26903);
// EXTERNAL MODULE: ./.build/src/data/validate-data.js + 75 modules
var validate_data = __webpack_require__(73949);
// EXTERNAL MODULE: ./.build/src/data/words.js
var words = __webpack_require__(449);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var core_sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/data/source.js
var data_source = __webpack_require__(8299);
// EXTERNAL MODULE: ./.build/src/statistics/prediction.js
var prediction = __webpack_require__(19606);
;// CONCATENATED MODULE: ./.build/src/data/infer/budget.js

/** Chance that a further sample of the same population breaks any of the inferred bounds. */
const FALSE_ALARMS = 0.02;
function budgetOf(bounds, rows) {
    return { alpha: FALSE_ALARMS / Math.max(1, bounds), bounds: Math.max(1, bounds), rows };
}
/** Of a table's part (its non-null values, say), how many a further table of `rows` rows will have at least. */
function nextPart({ events, n }, { rows }) {
    // A smaller sample makes wider bounds, so this one estimate need not be as certain as the bounds themselves.
    return (0,prediction/* leastInNext */.UL)(events, n, Math.min(rows, n), 1e-3);
}
/** Greatest share to be expected of a further sample, rounded up; shares of the parts' rows. */
function shareAtMost(shares, budget) {
    return roundUp(Math.max(...shares.map(({ events, n }) => {
        const m = Math.min(budget.rows, n);
        return (0,prediction/* mostInNext */.Gy)(events, n, m, budget.alpha) / m;
    })));
}
/** Least share to be expected, rounded down. */
function shareAtLeast(shares, budget) {
    return roundDown(Math.min(...shares.map(({ events, n }) => {
        const m = Math.min(budget.rows, n);
        return (0,prediction/* leastInNext */.UL)(events, n, m, budget.alpha) / m;
    })));
}
/**
 * How many rows of a further sample may hold a value that this one lacks. Where one value is seen once, about one row to come
 * has a value that was not seen (Good 1953); unseen values come in twos and threes, hence twice the half.
 */
function unseenAtMost(samples, budget) {
    return roundUp(Math.max(...samples.map(({ once, n }) => {
        const m = Math.min(budget.rows, n);
        const most = once === 0 ? (0,prediction/* mostInNext */.Gy)(0, n, m, budget.alpha) : 2 * (0,prediction/* mostInNext */.Gy)(Math.ceil(once / 2), n, m, budget.alpha);
        return Math.min(1, most / m);
    })));
}
/** Share of a further sample that may lie beyond the least and the greatest value of this one. */
function beyondAtMost(sizes, budget) {
    return roundUp(Math.max(...sizes.map((n) => {
        const m = Math.min(budget.rows, n);
        return (0,prediction/* mostInGaps */.OI)(2, n, m, budget.alpha) / m;
    })));
}
/** Ranks of this sample's values that the quantile `level` of a further one stays between; 0 and n + 1 are no ranks. */
function quantileRanks(level, n, m, { alpha }) {
    return (0,prediction/* nextRankWithin */.rX)(Math.max(1, Math.ceil(Number((level * m).toFixed(6)))), m, n, alpha);
}
/** To three significant digits, away from what would be too strict. */
function roundUp(share) {
    return Math.min(1, roundedTo(share, 3, Math.ceil));
}
function roundDown(share) {
    // Shares near 1 are read by what is missing to 1.
    return share > 0.5 ? Number((1 - roundUp(1 - share)).toPrecision(12)) : roundedTo(share, 3, Math.floor);
}
/** A number to so many significant digits, up or down. */
function roundedTo(value, digits, round) {
    if (value === 0 || !Number.isFinite(value))
        return value;
    const places = digits - 1 - Math.floor(Math.log10(Math.abs(value)));
    // Multiplied or divided by a whole power of ten, which is exact, so that no 0.30000000000000004 is written.
    const power = 10 ** Math.abs(places);
    const scaled = Number((places >= 0 ? value * power : value / power).toPrecision(15));
    return Number((places >= 0 ? round(scaled) / power : round(scaled) * power).toPrecision(12));
}

;// CONCATENATED MODULE: ./.build/src/data/infer/draft.js
function emptyDraft(name, seen) {
    return { name, seen, column: {}, why: {}, rules: [], rows: [] };
}
/** A rule of the contract about one key of a column, with its reason. */
function say(draft, key, value, why) {
    draft.column[key] = value;
    draft.why[key] = why;
}

;// CONCATENATED MODULE: ./.build/src/data/infer/facts.js


/** Beyond this many different values a column is no list that a person would review. */
const MOST_VALUES = 400;
/** Reads what a contract is inferred from: one scan, and one grouping per column. */
async function tableFacts(engine, source) {
    const dialect = engine.dialect(source);
    const columns = await engine.describe(source);
    const measures = { rows: 'count(*)' };
    for (const [index, column] of columns.entries())
        Object.assign(measures, columnMeasures(column, index, dialect.isNan, dialect.isFinite));
    const found = await engine.measure(source, measures);
    const rows = (0,data_source/* numberOf */.rl)(found.rows);
    const facts = [];
    for (const [index, info] of columns.entries())
        facts.push({ ...scanned(info, index, found), logical: dialect.logical(info.native), rows, ...(await groupsOf(engine, source, info)) });
    return { source, rows, columns: facts };
}
function columnMeasures({ name, type }, index, isNan, isFinite) {
    const value = (0,core_sql/* identifier */.C)(name);
    const measures = { [`nulls_${index}`]: `count_if(${value} IS NULL)` };
    if (type === 'float') {
        const double = `CAST(${value} AS DOUBLE)`;
        measures[`nan_${index}`] = `count_if(${isNan(double)})`;
        measures[`infinite_${index}`] = `count_if(NOT ${isFinite(double)} AND NOT ${isNan(double)})`;
        measures[`least_${index}`] = `min(CASE WHEN ${isFinite(double)} THEN ${double} END)`;
        measures[`greatest_${index}`] = `max(CASE WHEN ${isFinite(double)} THEN ${double} END)`;
    }
    else if (type === 'integer') {
        measures[`least_${index}`] = `CAST(min(${value}) AS DOUBLE)`;
        measures[`greatest_${index}`] = `CAST(max(${value}) AS DOUBLE)`;
    }
    else if (type === 'date' || type === 'timestamp') {
        measures[`first_${index}`] = `CAST(min(${value}) AS VARCHAR)`;
        measures[`last_${index}`] = `CAST(max(${value}) AS VARCHAR)`;
    }
    else if (type === 'string') {
        const letters = `lower(${value}) <> upper(${value})`;
        measures[`lower_${index}`] = `count_if(${letters} AND ${value} = lower(${value}))`;
        measures[`upper_${index}`] = `count_if(${letters} AND ${value} = upper(${value}))`;
        measures[`padded_${index}`] = `count_if(${value} <> trim(${value}))`;
    }
    return measures;
}
function scanned(info, index, found) {
    const count = (key) => Number(found[`${key}_${index}`] ?? 0);
    const number = (key) => (0,data_source/* numberOf */.rl)(found[`${key}_${index}`]);
    const text = (key) => (found[`${key}_${index}`] === undefined || found[`${key}_${index}`] === null ? undefined : String(found[`${key}_${index}`]));
    const least = number('least');
    const greatest = number('greatest');
    return {
        info, nulls: count('nulls'), nan: count('nan'), infinite: count('infinite'), first: text('first'), last: text('last'),
        lower: count('lower'), upper: count('upper'), padded: count('padded'), least, greatest, room: greatest - least + 1,
    };
}
/** Nested values have no text that a rule could name. */
async function groupsOf(engine, source, { name, type }) {
    if (type === 'other')
        return { values: [], distinct: 0, timesSeen: new Map() };
    const value = (0,core_sql/* identifier */.C)(name);
    const sql = `WITH grouped AS (SELECT CAST(${value} AS VARCHAR) AS v, count(*) AS c FROM source WHERE ${value} IS NOT NULL GROUP BY ${value}),
    top AS (SELECT v, c, ${(0,core_sql/* literal */.e)(1)} AS n FROM grouped ORDER BY c DESC, v LIMIT ${MOST_VALUES + 1})
    SELECT v, c, n, TRUE AS single FROM top UNION ALL SELECT NULL, c, count(*), FALSE FROM grouped GROUP BY c`;
    const { rows, values: found } = await engine.query(sql, { source });
    const values = [];
    const timesSeen = new Map();
    for (let row = 0; row < rows; row++) {
        const times = Number(found.c[row]);
        if (found.single[row])
            values.push({ text: String(found.v[row]), count: times });
        else
            timesSeen.set(times, Number(found.n[row]));
    }
    values.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
    return { values, distinct: [...timesSeen.values()].reduce((sum, n) => sum + n, 0), timesSeen };
}

;// CONCATENATED MODULE: ./.build/src/data/infer/shapes.js
/** What the named formats of the contract look like, to propose one; whether all values have it is asked of the engine. */
const FORMATS = {
    uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
    email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
    uri: /^[a-z][a-z0-9+.-]*:\/\/\S+$/i,
    ipv4: /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/,
};
/** The format that all of these texts have. */
function formatOf(texts) {
    if (texts.length === 0)
        return undefined;
    return Object.keys(FORMATS).find((format) => texts.every((text) => FORMATS[format].test(text)));
}
/** Runs of one class in a text, e.g. `AB-123` → upper 2, `-`, digit 3. */
const CLASSES = { '[0-9]': /[0-9]/, '[A-Z]': /[A-Z]/, '[a-z]': /[a-z]/ };
/** Longer ones are sentences, whose shape is an accident. */
const MOST_RUNS = 9;
/**
 * A pattern (RE2) that all of these texts match as a whole: the same classes of characters in the same order, runs as long as
 * they were seen. Undefined where they have no shape in common.
 */
function patternOf(texts) {
    if (texts.length < 20)
        return undefined;
    const first = runsOf(texts[0]);
    if (first.length === 0 || first.length > MOST_RUNS || first.some(({ part }) => /\s/.test(part)))
        return undefined;
    const spans = first.map(({ part, length }) => ({ part, least: length, most: length }));
    for (const text of texts) {
        const runs = runsOf(text);
        if (runs.length !== spans.length || runs.some(({ part }, index) => part !== spans[index].part))
            return undefined;
        for (const [index, { length }] of runs.entries()) {
            const span = spans[index];
            span.least = Math.min(span.least, length);
            span.most = Math.max(span.most, length);
        }
    }
    if (!spans.some(({ part }) => part in CLASSES))
        return undefined;
    return spans.map(({ part, least, most }) => (part in CLASSES ? part : escaped(part)) + (most === 1 ? '' : least === most ? `{${least}}` : `{${least},${most}}`)).join('');
}
function runsOf(text) {
    const runs = [];
    for (const character of text) {
        const part = Object.entries(CLASSES).find(([, one]) => one.test(character))?.[0] ?? character;
        const last = runs.at(-1);
        if (last?.part === part)
            last.length++;
        else
            runs.push({ part, length: 1 });
        if (runs.length > MOST_RUNS)
            break;
    }
    return runs;
}
function escaped(character) {
    return /[\\^$.|?*+()[\]{}]/.test(character) ? `\\${character}` : character;
}

;// CONCATENATED MODULE: ./.build/src/data/infer/personal.js

const NAMES = [
    [/e_?mail/, 'its name speaks of e-mail addresses'],
    [/(^|_)(phone|telephone|mobile|msisdn|fax)(_?(no|nr|number))?$/, 'its name speaks of telephone numbers'],
    [/^(name|(first|last|middle|full|given|family|sur|maiden|nick|user|customer|client|patient|person|employee|holder|owner|contact)_?(name|s_name))$|^surname$|^forename$|^username$|^login$/, 'its name speaks of names of people'],
    [/(^|_)(ssn|social_security|passport|iban|national_id|tax_id|nino|driver_?s?_licen[cs]e|credit_card|card_number)(_|$)/, 'its name speaks of an official or an account number'],
    [/(^|_)(street|street_address|home_address|postal_address|mailing_address|address)(_|$)/, 'its name speaks of addresses'],
    [/(^|_)(birth_?date|date_of_birth|birthday|dob)(_|$)/, 'its name speaks of dates of birth'],
    [/(^|_)ip(_?addr(ess)?)?(_|$)/, 'its name speaks of addresses of computers'],
    [/(^|_)(password|passwd|pwd|passphrase|secret|api_?key|(access|auth|refresh|session|bearer|api)_?token|private_key|credentials?)(_?hash)?$|^(pin|cvv|cvc|token)(_?code)?$/, 'its name speaks of what lets people in'],
];
/** Share of the values from which on they are taken for what they look like. */
const MOSTLY = 0.5;
/** Words of a text that is written, not chosen. */
const WORDS = 6;
/** Why a column looks as if it were about people, in words that hold none of its values. Undefined where it does not. */
function personalReason({ info, values, rows, nulls, distinct }) {
    const name = info.name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
    const byName = NAMES.find(([pattern]) => pattern.test(name))?.[1];
    if (byName && info.type !== 'boolean')
        return byName;
    if (info.type !== 'string' || values.length === 0)
        return undefined;
    const share = (test) => values.filter(({ text }) => test(text)).length / values.length;
    if (share((text) => FORMATS.email.test(text)) >= MOSTLY)
        return 'its values look like e-mail addresses';
    if (share((text) => FORMATS.ipv4.test(text)) >= MOSTLY)
        return 'its values look like addresses of computers';
    if (share((text) => /^\+?[0-9][0-9 ()./-]{7,18}[0-9]$/.test(text) && /[ ()./+-]/.test(text) && text.replace(/\D/g, '').length >= 9 && !/^\d{4}-\d\d-\d\d/.test(text)) >= MOSTLY)
        return 'its values look like telephone numbers';
    const present = rows - nulls;
    if (distinct >= 0.9 * present && present >= 50 && share((text) => text.trim().split(/\s+/).length >= WORDS) >= MOSTLY)
        return 'it is free text, nearly always another one';
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/data/infer/kinds.js


/** Codes are few whole numbers, each of them often. */
const MOST_CODES = 32;
const ID_NAME = /(^|[_\s.-])(id|ids|key|uuid|guid|number|no|nr|code)$|[a-z](Id|ID|Key|UUID)$/i;
function kindOf(tables, key) {
    const first = tables[0];
    const { info } = first;
    const present = tables.reduce((sum, facts) => sum + facts.rows - facts.nulls, 0);
    if (info.type === 'other')
        return { kind: 'nested' };
    if (present === 0)
        return { kind: 'empty' };
    const personal = personalReason(first);
    if (personal)
        return { kind: 'sensitive', why: personal };
    if (key.some((name) => name.toLowerCase() === info.name.toLowerCase()) || tables.every(isIdentifier))
        return { kind: 'identifier' };
    if (info.type === 'boolean')
        return { kind: 'boolean' };
    if (info.type === 'date' || info.type === 'timestamp')
        return { kind: 'time' };
    if (info.type === 'integer' || info.type === 'float')
        return { kind: tables.every(isCoded) ? 'codes' : 'numbers' };
    return { kind: tables.every(isCategory) ? 'categories' : 'text' };
}
/**
 * Every row its own value, and a reason to think that this is meant: the name of an id, or whole numbers that fill their range.
 * Measurements that merely never met are no identifiers: they will meet in a further sample.
 */
function isIdentifier({ info, rows, nulls, distinct, room }) {
    if (rows < 2 || nulls > 0 || distinct !== rows || info.type === 'float' || info.type === 'date' || info.type === 'timestamp')
        return false;
    return ID_NAME.test(info.name) || (info.type === 'integer' && room <= 4 * rows);
}
function isCoded({ info, distinct, timesSeen, rows, nulls }) {
    return info.type === 'integer' && distinct <= MOST_CODES && (timesSeen.get(1) ?? 0) <= 1 + distinct / 8 && distinct * 20 <= rows - nulls;
}
/** Few enough values to list, of which few are seen but once. */
function isCategory({ distinct, timesSeen, rows, nulls }) {
    const once = timesSeen.get(1) ?? 0;
    return distinct <= MOST_VALUES && distinct * 5 <= rows - nulls && once * 20 <= rows - nulls;
}
/** The most bounds that a column of a kind gets, for the split of the chance of a false alarm. */
const BOUNDS = {
    identifier: 4,
    sensitive: 14,
    codes: 16,
    numbers: 32,
    categories: 14,
    text: 24,
    time: 12,
    boolean: 6,
    nested: 2,
    empty: 2,
};

// EXTERNAL MODULE: ./.build/src/statistics/normal.js
var normal = __webpack_require__(66976);
;// CONCATENATED MODULE: ./.build/src/data/infer/values.js






/** A value that this share of the rows has is watched by itself; among numbers, where quantiles watch too, a larger one. */
const FREQUENT = { categories: 0.05, numbers: 0.1 };
const MOST_WATCHED = { categories: 5, numbers: 2 };
/** The list of values, and the share of rows that may have another one. */
function setRule(draft, tables, budget) {
    const all = new Map();
    for (const { values } of tables)
        for (const { text, count } of values)
            all.set(text, (all.get(text) ?? 0) + count);
    if (all.size === 0 || all.size > MOST_VALUES)
        return;
    const asValue = typedBy(tables[0]);
    const listed = [...all].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => asValue(text));
    const unseen = unseenAtMost(tables.map((facts) => ({ once: facts.timesSeen.get(1) ?? 0, n: presentOf(facts) })), budget);
    const once = Math.max(...tables.map((facts) => facts.timesSeen.get(1) ?? 0));
    if (unseen >= 0.5)
        return;
    say(draft, 'in', listed, `all ${(0,words/* grouped */.zD)(listed.length)} values seen, most frequent first`);
    say(draft, 'mostly', Number((1 - unseen).toPrecision(12)), once === 0 ? `no value was seen only once, so ${(0,words/* percent */.KN)(unseen)} of rows with others would be a surprise` : `${(0,words/* grouped */.zD)(once)} values were seen only once, so up to ${(0,words/* percent */.KN)(unseen)} of rows may have one that was not seen`);
}
/** Bounds for the share of each frequent value: a value that sticks, a default that spreads, a category that empties. */
function frequentRules(draft, tables, budget, kind) {
    const [first] = tables;
    const asValue = typedBy(first);
    const frequent = first.values.filter(({ count }) => count >= FREQUENT[kind] * presentOf(first)).slice(0, MOST_WATCHED[kind]);
    // Of two values, the second's share is that of the first.
    for (const { text } of first.distinct === 2 ? frequent.slice(0, 1) : frequent) {
        const parts = tables.map((facts) => ({ events: facts.values.find((one) => one.text === text)?.count ?? 0, n: presentOf(facts), next: nextPart({ events: presentOf(facts), n: facts.rows }, budget) }));
        // A share of the non-null values: of a further sample there are `next` of them, so that many rows are reckoned with.
        const own = { ...budget, rows: Math.max(1, Math.min(...parts.map(({ next }) => next))) };
        const least = shareAtLeast(parts, own);
        const most = shareAtMost(parts, own);
        const value = asValue(text);
        const seen = parts.map(({ events, n }) => (0,words/* percent */.KN)(n === 0 ? 0 : events / n)).join(', ');
        if (least > 0)
            draft.rules.push({ value: { name: `${draft.name}: enough of ${text}`.slice(0, 200), column: draft.name, in: [value], mostly: least }, why: `has ${seen}` });
        if (most < 1)
            draft.rules.push({ value: { name: `${draft.name}: not too much of ${text}`.slice(0, 200), column: draft.name, not_in: [value], mostly: Number((1 - most).toPrecision(12)) }, why: `has ${seen}; up to ${(0,words/* percent */.KN)(most)} would be no surprise` });
    }
}
/** How many different values there have to be: fewer when a value sticks, or rows repeat. */
function distinctRule(draft, tables, budget) {
    const least = Math.min(...tables.map((facts) => {
        const n = presentOf(facts);
        const m = Math.min(nextPart({ events: n, n: facts.rows }, budget), n);
        const { mean, variance } = (0,prediction/* rarefiedDistinct */.DP)(facts.timesSeen, n, m);
        // Both samples vary; the variance of few values is told by the mean alone.
        return Math.floor(mean - (0,normal/* normalQuantile */.Z)(1 - budget.alpha) * Math.sqrt(2 * variance) - Math.log(1 / budget.alpha));
    }));
    const seen = Math.min(...tables.map(({ distinct }) => distinct));
    if (least >= 20 && least > seen / 2)
        say(draft, 'distinct', { at_least: least }, `seen ${tables.map(({ distinct }) => (0,words/* grouped */.zD)(distinct)).join(', ')}; fewer come of values that stick or rows that repeat`);
}
function presentOf({ rows, nulls }) {
    return rows - nulls;
}
/** Numbers and booleans are listed as such. */
function typedBy({ info }) {
    if (info.type === 'boolean')
        return (text) => text === 'true';
    if (info.type === 'integer' || info.type === 'float')
        return (text) => Number(text);
    return (text) => text;
}

;// CONCATENATED MODULE: ./.build/src/data/infer/numbers.js





/** Where a change of unit, sign, coding or source shows; both tails, and the middle closer. */
const LEVELS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];
/** Values of each end that a tail is judged by: many enough for its index, few enough to be the tail. */
const TAIL = 100;
/** Fewer numbers have no tail and no quantiles to speak of. */
const FEWEST = 50;
/** From this index on a tail has no variance, and what it may hold one day is not told from what it held. */
const HEAVY = 0.4;
/** A bound this many times beyond all that was seen stops no damage that the usual range does not. */
const FARTHEST = 20;
/** How far beyond all that was seen, of its distance from the middle, a range goes at least. */
const FARTHER = 2;
/** A range that starts this near to 0, of its median, is taken to start there. */
const NEAR_ZERO = 0.1;
function finiteCount({ rows, nulls, nan, infinite }) {
    return rows - nulls - nan - infinite;
}
function nextNumbers(facts, budget) {
    return nextPart({ events: finiteCount(facts), n: facts.rows }, budget);
}
/** Every rank that `numberRules` will look at. */
function ranksWanted(facts, budget) {
    const n = finiteCount(facts);
    const m = nextNumbers(facts, budget);
    if (n === 0)
        return [];
    const k = tailSize(n);
    const bands = m < FEWEST ? [] : LEVELS.flatMap((level) => Object.values(quantileRanks(level, n, m, budget)));
    const tails = Array.from({ length: k + 1 }, (_, index) => [index + 1, n - index]).flat();
    return [...new Set([1, Math.ceil(n / 2), n, ...bands, ...tails])].filter((rank) => rank >= 1 && rank <= n).sort((a, b) => a - b);
}
function tailSize(n) {
    return Math.max(1, Math.min(TAIL, Math.floor(n / 10)));
}
/** Range, usual range, quantiles, mean, frequent single values and number of different ones. */
function numberRules(draft, tables, budget) {
    const some = tables.filter(({ n }) => n > 0);
    if (some.length === 0)
        return;
    const low = Math.min(...some.map(({ at }) => at.get(1)));
    const high = Math.max(...some.map(({ at, n }) => at.get(n)));
    const integer = some.every(({ facts }) => facts.info.type === 'integer');
    if (some.every(({ n }) => n >= FEWEST)) {
        const range = hardRange(some, budget, { low, high, integer });
        if (range.between)
            say(draft, 'between', range.between, range.why);
        draft.heavy = range.index > HEAVY;
        const beyond = beyondAtMost(some.map(({ n }) => n), budget);
        if (low > range.low || high < range.high)
            draft.rules.push({
                value: { name: `${draft.name}: the usual range`.slice(0, 200), column: draft.name, between: [low, high], mostly: Number((1 - beyond).toPrecision(12)) },
                why: `seen ${exact(low)} to ${exact(high)}; of a further sample up to ${(0,words/* percent */.KN)(beyond)} may lie beyond both ends, whatever the distribution`,
            });
        quantileBands(draft, some, budget);
    }
    frequentRules(draft, tables.map(({ facts }) => facts), budget, 'numbers');
    distinctRule(draft, tables.map(({ facts }) => facts), budget);
}
/** As it is, but for the digits that doubles make up. */
function exact(value) {
    return String(Number(value.toPrecision(12)));
}
function hardRange(tables, budget, { low, high, integer }) {
    const ends = tables.map(({ at, n, next }) => {
        const k = tailSize(n);
        const m = Math.max(next, n);
        const top = Array.from({ length: k + 1 }, (_, index) => at.get(n - index));
        const bottom = Array.from({ length: k + 1 }, (_, index) => -at.get(index + 1));
        return { up: (0,prediction/* tailBound */.r3)({ top, n }, m, budget.alpha), down: (0,prediction/* tailBound */.r3)({ top: bottom, n }, m, budget.alpha) };
    });
    const outward = (value, round) => (integer && Math.abs(value) < 1e15 ? round(roundedTo(value, 3, round)) : roundedTo(value, 3, round));
    // A lone outlier tells no estimator of a tail of itself: the range goes twice as far again as its end is from the middle.
    const again = (end) => end + FARTHER * (end - middle);
    const middle = tables[0].at.get(Math.ceil(tables[0].n / 2)) ?? 0;
    // Whole amounts come down to nothing; a latitude that was never below 13 may yet be below 0.
    const endsAtZero = (end) => Math.abs(end) <= NEAR_ZERO * Math.abs(middle) || end === 0;
    const up = sideOf(ends.map((end) => end.up), high, high <= 0 && endsAtZero(high), (value) => Math.max(high, outward(Math.max(value, again(high)), Math.ceil)));
    const down = sideOf(ends.map((end) => end.down), -low, low >= 0 && endsAtZero(low), (value) => Math.max(-low, outward(Math.max(value, -again(low)), Math.ceil)));
    const from = down.bound === undefined ? undefined : 0 - down.bound;
    const between = from === undefined ? (up.bound === undefined ? undefined : { at_most: up.bound }) : up.bound === undefined ? { at_least: from } : [from, up.bound];
    return {
        low: from ?? -Infinity,
        high: up.bound ?? Infinity,
        ...(between === undefined ? {} : { between }),
        index: Math.max(...ends.flatMap((end) => [end.up.index, end.down.index])),
        why: `every value; seen ${exact(low)} to ${exact(high)}; below: ${down.why}; above: ${up.why}`,
    };
}
/** One end, seen from inside: the greatest value that any table's tail leads to, 0 where no value has that sign, or none. */
function sideOf(tails, seen, oneSign, outward) {
    const bound = Math.max(...tails.map((tail) => tail.bound));
    const index = Math.max(...tails.map((tail) => tail.index));
    if (oneSign && bound > 0)
        return { bound: 0, why: 'no value has this sign' };
    if (index > HEAVY && bound > FARTHEST * Math.abs(seen))
        return { why: `no bound, so heavy is the tail (index ${(0,words/* short */.h0)(index)})` };
    return { bound: outward(bound), why: `margin of a generalised Pareto tail of index ${(0,words/* short */.h0)(index)}` };
}
function quantileBands(draft, tables, budget) {
    if (tables.some(({ next }) => next < FEWEST))
        return;
    const ends = LEVELS.map((level) => {
        const ranks = tables.map(({ at, n, next }) => {
            const { low, high } = quantileRanks(level, n, next, budget);
            return { low: at.get(low) ?? -Infinity, high: at.get(high) ?? Infinity };
        });
        return { low: Math.min(...ranks.map((rank) => rank.low)), high: Math.max(...ranks.map((rank) => rank.high)) };
    });
    const bands = {};
    for (const [index, { low, high }] of ends.entries()) {
        // Quantiles rise: what the level below is at least, and the level above at most, need not be said again.
        const least = Number.isFinite(low) && low !== ends[index - 1]?.low ? { at_least: low } : {};
        const most = Number.isFinite(high) && high !== ends[index + 1]?.high ? { at_most: high } : {};
        if (Object.keys({ ...least, ...most }).length > 0)
            bands[String(LEVELS[index])] = { ...least, ...most };
    }
    if (Object.keys(bands).length > 0)
        say(draft, 'quantiles', bands, `each is held by order statistics that the quantile of the next ${(0,words/* grouped */.zD)(Math.min(...tables.map(({ next }) => next)))} numbers leaves with a chance of ${(0,words/* short */.h0)(budget.alpha)} a side`);
}
/** Null, NaN and infinity: as shares of all rows. */
function missingRules(draft, tables, budget) {
    const nulls = tables.map(({ nulls: events, rows: n }) => ({ events, n }));
    const most = shareAtMost(nulls, budget);
    const least = shareAtLeast(nulls, budget);
    const seen = tables.map((facts) => (0,words/* percent */.KN)(facts.nulls / facts.rows)).join(', ');
    const none = nulls.every(({ events }) => events === 0);
    if (most < 1 || least > 0)
        say(draft, 'null_rate', { ...(least > 0 ? { at_least: least } : {}), ...(most < 1 ? { at_most: most } : {}) }, none ? `none seen; ${(0,words/* percent */.KN)(most)} is what none in ${(0,words/* grouped */.zD)(Math.max(...nulls.map(({ n }) => n)))} rows cannot rule out` : `seen ${seen}`);
    if (tables.every(({ info }) => info.type === 'float')) {
        const nan = shareAtMost(tables.map(({ nan: events, rows: n }) => ({ events, n })), budget);
        const infinite = shareAtMost(tables.map(({ infinite: events, rows: n }) => ({ events, n })), budget);
        if (nan < 1)
            say(draft, 'nan_rate', { at_most: nan }, tables.every((facts) => facts.nan === 0) ? 'none seen' : `seen ${tables.map((facts) => (0,words/* percent */.KN)(facts.nan / facts.rows)).join(', ')}`);
        if (infinite < 1)
            say(draft, 'infinite_rate', { at_most: infinite }, tables.every((facts) => facts.infinite === 0) ? 'none seen' : `seen ${tables.map((facts) => (0,words/* percent */.KN)(facts.infinite / facts.rows)).join(', ')}`);
    }
}

;// CONCATENATED MODULE: ./.build/src/data/infer/relations.js



/** Most pairs of columns that are looked at for an order; the chance of a false alarm is split over them too. */
const MOST_PAIRS = 40;
/** Rows with both values below which an order that always held may be an accident. */
const relations_FEWEST = 200;
/** An order that rows put together by chance would keep as well says nothing. */
const CHANCE = 0.02;
const PERCENTILES = 100;
/** Pairs of columns of one kind whose values overlap, in the order of the table: one might never be above the other. */
function candidatePairs(columns, usable) {
    const group = ({ info }) => (info.type === 'integer' || info.type === 'float' ? 'number' : info.type === 'date' || info.type === 'timestamp' ? 'time' : undefined);
    const pairs = [];
    for (const a of columns)
        for (const b of columns) {
            if (a === b || group(a) === undefined || group(a) !== group(b) || !usable(a.info.name) || !usable(b.info.name))
                continue;
            const overlap = group(a) === 'time' ? (a.last ?? '') > (b.first ?? '') : a.greatest > b.least && a.least <= b.least && a.greatest <= b.greatest;
            if (overlap)
                pairs.push([a, b]);
        }
    return pairs;
}
/** `a ≤ b` where it held in every row of every table, and would not have by chance. */
async function orderRules(engine, tables, pairs, budget) {
    if (pairs.length === 0)
        return [];
    const found = [];
    for (const { source } of tables) {
        const measures = pairs.flatMap(([a, b], index) => {
            const [x, y] = [(0,core_sql/* identifier */.C)(a.info.name), (0,core_sql/* identifier */.C)(b.info.name)];
            return [[`both_${index}`, `count_if(${x} IS NOT NULL AND ${y} IS NOT NULL)`], [`broken_${index}`, `count_if(${x} > ${y})`], [`equal_${index}`, `count_if(${x} = ${y})`]];
        });
        const answers = await engine.measure(source, Object.fromEntries(measures));
        found.push(pairs.map((_, index) => ({ both: Number(answers[`both_${index}`]), broken: Number(answers[`broken_${index}`]), equal: Number(answers[`equal_${index}`]) })));
    }
    const rules = [];
    for (const [index, [a, b]] of pairs.entries()) {
        const seen = found.map((one) => one[index]);
        if (seen.some(({ both, broken, equal }) => broken > 0 || both < relations_FEWEST || equal === both))
            continue;
        const chance = await brokenByChance(engine, tables[0], a, b);
        if (chance < CHANCE)
            continue;
        const [x, y] = [(0,core_sql/* identifier */.C)(a.info.name), (0,core_sql/* identifier */.C)(b.info.name)];
        const nulls = tables.flatMap(({ columns }) => columns).filter(({ info, nulls: count }) => count > 0 && (info.name === a.info.name || info.name === b.info.name)).map(({ info }) => `${(0,core_sql/* identifier */.C)(info.name)} IS NULL OR `);
        const mostly = shareAtLeast(tables.map(({ rows }) => ({ events: rows, n: rows })), budget);
        rules.push({
            value: { name: `${a.info.name} is not above ${b.info.name}`.slice(0, 200), sql: `${[...new Set(nulls)].join('')}${x} <= ${y}`, mostly },
            why: `held in all ${(0,words/* grouped */.zD)(seen.reduce((sum, { both }) => sum + both, 0))} rows that have both; rows put together by chance break it in ${(0,words/* percent */.KN)(chance)}`,
        });
    }
    return rules;
}
/** How often the order breaks where the two columns know nothing of each other, from their percentiles. */
async function brokenByChance(engine, { source, rows }, a, b) {
    const dialect = engine.dialect(source);
    const requests = [a, b].map(({ info, nulls, nan, infinite }) => {
        const value = (0,core_sql/* identifier */.C)(info.name);
        const number = info.type === 'date' || info.type === 'timestamp' ? dialect.epoch(dialect.instant(value)) : `CAST(${value} AS DOUBLE)`;
        const n = rows - nulls - nan - infinite;
        return { number, ranks: Array.from({ length: PERCENTILES }, (_, index) => Math.ceil(((index + 0.5) / PERCENTILES) * n)) };
    });
    const [left, right] = await engine.ranks(source, requests);
    let broken = 0;
    for (const x of left)
        broken += right.filter((y) => x > y).length;
    return broken / PERCENTILES ** 2;
}

;// CONCATENATED MODULE: ./.build/src/data/infer/texts.js





/** Where a cut or a filled text shows. */
const LENGTH_LEVELS = [0.1, 0.5, 0.9];
const texts_FEWEST = 50;
/** A shape that more values than this do not have is no shape of the column. */
const MOST_MISSHAPEN = 0.02;
function lengthRanks(facts, budget) {
    const n = presentOf(facts);
    const m = nextPart({ events: n, n: facts.rows }, budget);
    if (m < texts_FEWEST)
        return [];
    const bands = LENGTH_LEVELS.flatMap((level) => Object.values(quantileRanks(level, n, m, budget)));
    return [...new Set(bands)].filter((rank) => rank >= 1 && rank <= n).sort((a, b) => a - b);
}
/** Texts with too many values to list: lengths, shape, case, blanks around, frequent ones, number of different ones. */
async function textRules(engine, draft, tables, budget, sensitive) {
    lengthRules(draft, tables, budget);
    caseRule(draft, tables.map(({ facts }) => facts), budget);
    blankRule(draft, tables.map(({ facts }) => facts), budget);
    await shapeRule(engine, draft, tables, budget);
    const all = tables.map(({ facts }) => facts);
    if (!sensitive)
        frequentRules(draft, all, budget, 'categories');
    distinctRule(draft, all, budget);
}
/** Quantiles of the length, told as shares: at most a share q of the texts is shorter than … */
function lengthRules(draft, tables, budget) {
    const sizes = tables.map(({ facts }) => ({ n: presentOf(facts), m: nextPart({ events: presentOf(facts), n: facts.rows }, budget) }));
    if (sizes.some(({ m }) => m < texts_FEWEST))
        return;
    for (const level of LENGTH_LEVELS) {
        const ranks = tables.map(({ lengths }, index) => {
            const { low, high } = quantileRanks(level, sizes[index].n, sizes[index].m, budget);
            return { low: lengths.get(low) ?? 0, high: lengths.get(high) ?? Infinity };
        });
        const low = Math.min(...ranks.map((rank) => rank.low));
        const high = Math.max(...ranks.map((rank) => rank.high));
        const share = Number((1 - level).toPrecision(6));
        if (low > 0)
            draft.rules.push({ value: { name: `${draft.name}: long enough`.slice(0, 200), column: draft.name, length: { at_least: low }, mostly: share }, why: `the ${(0,words/* percent */.KN)(level)} quantile of the length` });
        if (Number.isFinite(high))
            draft.rules.push({ value: { name: `${draft.name}: short enough`.slice(0, 200), column: draft.name, length: { at_most: high }, mostly: level }, why: `the ${(0,words/* percent */.KN)(level)} quantile of the length` });
    }
}
function caseRule(draft, tables, budget) {
    for (const side of ['upper', 'lower']) {
        const without = side === 'upper' ? 'lower' : 'upper';
        // Texts without letters have no case; they keep either rule.
        const broken = tables.map((facts) => ({ events: presentOf(facts) - facts[side], n: presentOf(facts) }));
        if (broken.some(({ events, n }) => events > MOST_MISSHAPEN * n) || tables.every((facts) => facts[side] === 0) || tables.some((facts) => facts[without] > 0 && facts[without] > facts[side]))
            continue;
        draft.rules.push({
            value: { name: `${draft.name}: ${side} case`.slice(0, 200), column: draft.name, case: side, mostly: shareAtLeast(broken.map(({ events, n }) => ({ events: n - events, n })), budget) },
            why: `${(0,words/* percent */.KN)(Math.min(...broken.map(({ events, n }) => (n - events) / n)))} are`,
        });
        return;
    }
}
/** Blanks at an end; told of texts that had none, or few. */
function blankRule(draft, tables, budget) {
    if (tables.some((facts) => facts.padded > MOST_MISSHAPEN * presentOf(facts)))
        return;
    const share = shareAtLeast(tables.map((facts) => ({ events: presentOf(facts) - facts.padded, n: presentOf(facts) })), budget);
    if (share > 0)
        draft.rules.push({ value: { name: `${draft.name}: no blanks at its ends`.slice(0, 200), column: draft.name, not_matches: '^\\s|\\s$', mostly: share }, why: `seen in ${(0,words/* percent */.KN)(Math.max(...tables.map((facts) => facts.padded / Math.max(1, presentOf(facts)))))}` });
}
/** A format or a pattern that the most frequent texts have, if the engine finds it in all the others too. */
async function shapeRule(engine, draft, tables, budget) {
    const texts = tables.flatMap(({ facts }) => facts.values.map(({ text }) => text));
    const format = formatOf(texts);
    const pattern = format ? undefined : patternOf(texts);
    if (format) {
        // Whether the others have it too is asked by the stage; what it calls a format is stricter than a first look.
        draft.rules.push({ value: { name: `${draft.name}: ${format}`.slice(0, 200), column: draft.name, format, mostly: shareAtLeast(tables.map(({ facts }) => ({ events: presentOf(facts), n: presentOf(facts) })), budget) }, why: `all that were looked at are` });
        return;
    }
    if (!pattern)
        return;
    const found = [];
    for (const { table, facts } of tables) {
        const value = (0,core_sql/* identifier */.C)(facts.info.name);
        const sql = engine.dialect(table.source).matches(value, `^(?:${pattern})$`);
        const { hits } = await engine.measure(table.source, { hits: `count_if(${sql})` });
        found.push({ events: Number(hits), n: presentOf(facts) });
    }
    if (found.some(({ events, n }) => events < (1 - MOST_MISSHAPEN) * n))
        return;
    draft.rules.push({ value: { name: `${draft.name}: its shape`.slice(0, 200), column: draft.name, matches: pattern, mostly: shareAtLeast(found, budget) }, why: `${(0,words/* percent */.KN)(Math.min(...found.map(({ events, n }) => events / n)))} have it` });
}

;// CONCATENATED MODULE: ./.build/src/data/infer/times.js





/** Of the time of day: where a shift by hours shows. */
const HOUR_LEVELS = [0.1, 0.5, 0.9];
const DAY = 86_400_000;
const times_FEWEST = 50;
/** Minutes since midnight, in SQL that all engines read. */
function minuteOfDay(name) {
    const value = (0,core_sql/* identifier */.C)(name);
    return `(extract(hour FROM ${value}) * 60 + extract(minute FROM ${value}))`;
}
function minuteRanks(facts, budget) {
    const n = presentOf(facts);
    const m = nextPart({ events: n, n: facts.rows }, budget);
    if (facts.info.type !== 'timestamp' || m < times_FEWEST)
        return [];
    const bands = HOUR_LEVELS.flatMap((level) => Object.values(quantileRanks(level, n, m, budget)));
    return [...new Set([1, n, ...bands])].filter((rank) => rank >= 1 && rank <= n).sort((a, b) => a - b);
}
/** A range that leaves room for time to pass, and the time of day, which a wrong time zone shifts. */
function timeRules(draft, tables, budget) {
    const firsts = tables.flatMap(({ facts }) => (facts.first === undefined ? [] : [instantOf(facts.first)]));
    const lasts = tables.flatMap(({ facts }) => (facts.last === undefined ? [] : [instantOf(facts.last)]));
    const [first, last] = [Math.min(...firsts), Math.max(...lasts)];
    if (Number.isFinite(first) && Number.isFinite(last)) {
        const span = Math.max(last - first, DAY);
        const day = (at) => new Date(at).toISOString().slice(0, 10);
        say(draft, 'between', [day(first - span / 4 - DAY), day(last + span + 2 * DAY)], `seen ${day(first)} to ${day(last)}; a quarter of that time is left before and the whole of it after, since time goes on: move it when it does`);
    }
    clockRules(draft, tables, budget);
}
function instantOf(text) {
    const iso = text.replace(' ', 'T');
    return Date.parse(/[Z+]|-\d\d(:\d\d)?$/.test(iso.slice(10)) ? iso.replace(/([+-]\d\d)$/, '$1:00') : iso.length <= 10 ? iso : `${iso}Z`);
}
function clockRules(draft, tables, budget) {
    if (tables.some(({ minutes, facts }) => minutes.size === 0 || minutes.get(1) === minutes.get(presentOf(facts))))
        return;
    const name = draft.name;
    const part = minuteOfDay(tables[0].facts.info.name);
    for (const level of HOUR_LEVELS) {
        const bands = tables.map(({ facts, minutes }) => {
            const n = presentOf(facts);
            const { low, high } = quantileRanks(level, n, nextPart({ events: n, n: facts.rows }, budget), budget);
            return { low: minutes.get(low) ?? 0, high: minutes.get(high) ?? Infinity };
        });
        const low = Math.min(...bands.map((band) => band.low));
        const high = Math.max(...bands.map((band) => band.high));
        // A null time is told by its own rule.
        const nulls = tables.some(({ facts }) => facts.nulls > 0) ? `${(0,core_sql/* identifier */.C)(tables[0].facts.info.name)} IS NULL OR ` : '';
        if (nulls !== '')
            continue;
        const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        if (low > 0)
            draft.rows.push({ value: { name: `${name}: ${(0,words/* percent */.KN)(1 - level)} at ${clock(low)} or later`.slice(0, 200), sql: `${part} >= ${low}`, mostly: Number((1 - level).toPrecision(6)) }, why: `the ${(0,words/* percent */.KN)(level)} quantile of the time of day; a wrong time zone moves it` });
        if (Number.isFinite(high))
            draft.rows.push({ value: { name: `${name}: ${(0,words/* percent */.KN)(level)} at ${clock(high)} or earlier`.slice(0, 200), sql: `${part} <= ${high}`, mostly: level }, why: `the ${(0,words/* percent */.KN)(level)} quantile of the time of day; a wrong time zone moves it` });
    }
}

;// CONCATENATED MODULE: ./.build/src/data/infer/infer-contract.js













/** Fewer rows say too little of the next ones. */
const FEWEST_ROWS = 100;
/** A table may become smaller or larger by this without a word; nothing in one table says by how much tables differ. */
const VOLUME = 0.8;
/**
 * The contract that tables keep, and that a further sample of them breaks with a chance of FALSE_ALARMS over all of its bounds.
 * The first table is what a model is trained on; each of the others widens the bounds. Throws InputError for tables that are too
 * small, and for a label or a key that the first has not.
 */
async function inferContract(engine, sources, options = {}) {
    const tables = [];
    for (const source of sources)
        tables.push(await tableFacts(engine, source));
    refuseUnusable(tables, options);
    const [first] = tables;
    const names = first.columns.map(({ info }) => info.name);
    const ofTables = (name) => tables.flatMap((table) => table.columns.filter(({ info }) => (0,data_source/* sameName */.q)(info.name, name)).map((facts) => ({ table, facts })));
    const kinds = new Map(names.map((name) => [name, kindOf(ofTables(name).map(({ facts }) => facts), options.key ?? [])]));
    const plainNames = (name) => ['numbers', 'time', 'codes'].includes(kinds.get(name).kind);
    const pairs = candidatePairs(first.columns, plainNames).filter(([a, b]) => tables.every((table) => [a, b].every(({ info }) => columnIn(table, info.name)))).slice(0, MOST_PAIRS);
    const bounds = names.reduce((sum, name) => sum + BOUNDS[kinds.get(name).kind], pairs.length);
    const smallest = Math.min(...tables.map(({ rows }) => rows));
    const budget = budgetOf(bounds, Math.min(smallest, options.rows ?? smallest));
    const ranks = await ranksOf(engine, tables, kinds, budget);
    const columns = [];
    for (const name of names)
        columns.push(await columnDraft(engine, name, kinds.get(name), ofTables(name), ranks, budget, (0,data_source/* sameName */.q)(name, options.label)));
    const key = options.key ? [...options.key] : names.filter((name) => kinds.get(name).kind === 'identifier' && ofTables(name).length === tables.length).slice(0, 1);
    return {
        key,
        ...(options.label === undefined ? {} : { label: options.label }),
        columns,
        kinds: new Map([...kinds].map(([name, { kind }]) => [name, kind])),
        rows: [...(await orderRules(engine, tables, pairs, budget)), ...columns.flatMap((draft) => draft.rows)],
        volume: volumeOf(tables),
        budget,
        tables: tables.map(({ rows }) => ({ rows })),
    };
}
function refuseUnusable(tables, { label, key = [] }) {
    const [first] = tables;
    const known = { columns: first.columns.map(({ info }) => info) };
    const problems = [
        ...tables.flatMap(({ rows }, index) => (rows < FEWEST_ROWS ? [{ code: 'init-too-few-rows', message: `Table ${index + 1} has ${(0,words/* grouped */.zD)(rows)} rows, and ${FEWEST_ROWS} are the fewest that say something of the next ones.`, fix: 'Give more data, or write the contract by hand.' }] : [])),
        ...[...key, ...(label === undefined ? [] : [label])].filter((name) => !(0,data_source/* columnNamed */.c1)(known, name)).map((name) => ({ code: 'init-column-unknown', message: `The first table has no column ${JSON.stringify(name)}.`, fix: `It has: ${known.columns.map((column) => column.name).slice(0, 20).join(', ')}.` })),
    ];
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
}
function columnIn({ columns }, name) {
    return columns.find(({ info }) => (0,data_source/* sameName */.q)(info.name, name));
}
async function ranksOf(engine, tables, kinds, budget) {
    const all = new Map();
    for (const table of tables) {
        const wanted = table.columns.flatMap((facts) => {
            const kind = [...kinds].find(([name]) => (0,data_source/* sameName */.q)(name, facts.info.name))?.[1].kind;
            const value = (0,core_sql/* identifier */.C)(facts.info.name);
            const request = kind === 'numbers' ? { number: `CAST(${value} AS DOUBLE)`, ranks: ranksWanted(facts, budget) }
                : kind === 'text' || (kind === 'sensitive' && facts.info.type === 'string') ? { number: `CAST(length(${value}) AS DOUBLE)`, ranks: lengthRanks(facts, budget) }
                    : kind === 'time' ? { number: `CAST(${minuteOfDay(facts.info.name)} AS DOUBLE)`, ranks: minuteRanks(facts, budget) } : undefined;
            return request && request.ranks.length > 0 ? [{ name: facts.info.name.toLowerCase(), ...request }] : [];
        });
        const answers = wanted.length === 0 ? [] : await engine.ranks(table.source, wanted);
        all.set(table, new Map(wanted.map(({ name, ranks }, index) => [name, new Map(ranks.map((rank, at) => [rank, answers[index][at]]))])));
    }
    return all;
}
async function columnDraft(engine, name, { kind, why }, found, ranks, budget, label) {
    const facts = found.map((one) => one.facts);
    const at = (table) => ranks.get(table)?.get(name.toLowerCase()) ?? new Map();
    const draft = emptyDraft(name, seenOf(facts, kind));
    const type = typeOf(facts);
    if (type)
        say(draft, 'type', type, '');
    if (kind === 'sensitive')
        say(draft, 'sensitive', true, `${why}: no value of it is in this file, in the profile or in any report`);
    if (kind === 'identifier') {
        say(draft, 'unique', true, 'every row has its own');
        say(draft, 'null_rate', { at_most: 0 }, 'what names a row is never missing');
    }
    else if (kind !== 'empty' || !label)
        missingRules(draft, facts, budget);
    const texts = found.map(({ table, facts: own }) => ({ table, facts: own, lengths: at(table) }));
    if (kind === 'codes' || kind === 'categories' || kind === 'boolean') {
        if (kind !== 'boolean')
            setRule(draft, facts, budget);
        frequentRules(draft, facts, budget, 'categories');
    }
    else if (kind === 'numbers') {
        const tables = found.map(({ table, facts: own }) => ({ facts: own, next: nextNumbers(own, budget), n: finiteCount(own), at: at(table) }));
        numberRules(draft, tables, budget);
    }
    else if (kind === 'time')
        timeRules(draft, found.map(({ table, facts: own }) => ({ facts: own, minutes: at(table) })), budget);
    else if (kind === 'text' || (kind === 'sensitive' && facts[0].info.type === 'string'))
        await textRules(engine, draft, texts, budget, kind === 'sensitive');
    else if (kind === 'identifier' && facts[0].info.type === 'string') {
        blankRule(draft, facts, budget);
        await shapeRule(engine, draft, texts, budget);
    }
    return draft;
}
/** The type that all tables have; numbers widen to float, dates to timestamps. */
function typeOf(facts) {
    const types = new Set(facts.map(({ logical, info }) => (info.type === 'other' ? logical.kind : info.type)));
    const only = (...allowed) => [...types].every((type) => allowed.includes(type));
    if (types.size === 1) {
        const [type] = types;
        return type === 'other' ? undefined : type;
    }
    if (only('integer', 'float'))
        return 'float';
    if (only('date', 'timestamp'))
        return 'timestamp';
    return undefined;
}
function seenOf(facts, kind) {
    const values = facts.map(({ distinct }) => (0,words/* grouped */.zD)(distinct)).join(' and ');
    return `${kind}; ${kind === 'nested' ? 'nested values are not looked into' : `${values} different values`}${facts.some(({ nulls }) => nulls > 0) ? `, ${facts.map(({ nulls, rows }) => (0,words/* percent */.KN)(nulls / rows)).join(' and ')} null` : ''}`;
}
function volumeOf(tables) {
    const sizes = tables.map(({ rows }) => rows);
    const [least, most] = [Math.floor(Math.min(...sizes) * VOLUME), Math.ceil(Math.max(...sizes) / VOLUME)];
    return { value: { rows: { at_least: least, at_most: most } }, why: `seen ${sizes.map(words/* grouped */.zD).join(', ')}; a fifth fewer, or a quarter more, is not told by one table's noise: a guess, to be reviewed` };
}
/** The split of the chance of a false alarm, in words. */
function budgetWords({ alpha, bounds, rows }) {
    return [
        `Margins: a further sample of the same population, of ${(0,words/* grouped */.zD)(rows)} rows or more, breaks any of these bounds with a chance of at most`,
        `${(0,words/* percent */.KN)(FALSE_ALARMS)} in all. Each of at most ${(0,words/* grouped */.zD)(bounds)} bounds gets its equal part (Bonferroni): ${FALSE_ALARMS} / ${bounds} = ${(0,words/* short */.h0)(alpha)}.`,
    ];
}

;// CONCATENATED MODULE: ./.build/src/data/infer/contract-text.js

/** The delivery file as a person would review it: every bound with its reason beside it. */
function contractText(contract, places) {
    const { key, label, columns, rows, volume } = contract;
    const rules = columns.flatMap((draft) => draft.rules);
    const lines = [
        ...(places.schema === undefined ? [] : [`# yaml-language-server: $schema=${plain(places.schema)}`]),
        ...[...places.head, ...budgetWords(contract.budget)].map((line) => `# ${plain(line)}`),
        'version: 1',
        '',
        'release:',
        `  name: ${yaml(places.name)}`,
        '  model: model # where your model lies; only the data is looked at so far',
        '',
        'data:',
        `  train: ${yaml(places.train)}`,
        `  serving: ${yaml(places.serving)} # the inputs of today${places.serving === places.train ? '; until there are any, the training data' : ''}`,
        `  profile: ${yaml(places.profile)} # frozen from train; \`sluice profile\` makes it anew`,
        ...(key.length > 0 ? [`  key: [${key.map(yaml).join(', ')}] # names a row in reports; unique and never missing`] : []),
        ...(label === undefined ? [] : [`  label: ${yaml(label)}`]),
        `  volume: ${yaml(volume.value)} # ${plain(volume.why)}`,
        '  columns:',
        ...columns.flatMap(columnLines),
        ...listLines('rules', rules),
        ...listLines('rows', rows),
        ...driftLines(places.limits),
    ];
    return `${lines.join('\n')}\n`;
}
function columnLines({ name, seen, column, why }) {
    const keys = Object.entries(column);
    if (keys.length === 0)
        return [`    ${yaml(name)}: {} # ${plain(seen)}`];
    return [
        `    ${yaml(name)}: # ${plain(seen)}`,
        ...keys.flatMap(([key, value]) => {
            const reason = why[key];
            if (key === 'quantiles')
                return [`      quantiles:${reason ? ` # ${plain(reason)}` : ''}`, ...Object.entries(value).map(([level, band]) => `        ${JSON.stringify(level)}: ${yaml(band)}`)];
            return [`      ${key}: ${yaml(value)}${reason ? ` # ${plain(reason)}` : ''}`];
        }),
    ];
}
function listLines(key, rules) {
    return rules.length === 0 ? [] : [`  ${key}:`, ...rules.map(({ value, why }) => `    - ${yaml(value)} # ${plain(why)}`)];
}
function driftLines(limits) {
    return [
        '  drift: # from train to serving, by the profile; fails when the lower bound of the distance passes its limit',
        '    false_alarms: 0.05',
        ...(limits.size === 0 ? [] : ['    limits:', '      columns:', ...[...limits].map(([name, { value, why }]) => `        ${yaml(name)}: ${yaml(value)} # ${plain(why)}`)]),
    ];
}
/** A value in YAML's flow style. Texts are quoted as JSON, which is YAML, unless nothing in them could be read otherwise. */
function yaml(value) {
    if (typeof value === 'string')
        return /^[A-Za-z][A-Za-z0-9_./-]{0,80}$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n|\.?(nan|inf))$/i.test(value) ? value : JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map(yaml).join(', ')}]`;
    if (typeof value === 'object' && value !== null)
        return `{${Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => `${yaml(key)}: ${yaml(one)}`).join(', ')}}`;
    return String(value);
}
/** Text for a comment: one line, no control characters. */
function plain(text) {
    return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ');
}

;// CONCATENATED MODULE: ./.build/src/data/infer/drift-limits.js






/** Distances beyond these are no question of drift any more: nothing could pass that is not another column. */
const drift_limits_FARTHEST = { wasserstein_std: 2, total_variation: 0.9 };
/** Of two halves' upper bound, so that two whole samples that are as alike pass even where one has a rarer tail. */
const MARGIN = 1.5;
/**
 * How far columns seem to drift when nothing did: the stage's own upper bound between two halves of the training data, at
 * random. Where that is above the default limit, 0.1, so few rows could never show that a column stayed; its limit is then
 * that bound and a half. Heavy-tailed numbers are compared by the shares in their bins. Halves are cut by the digest of a row's number, so equal data gives equal limits.
 */
async function noiseLimits(context, train, { columns, label, budget }) {
    const folder = await (0,promises_.mkdtemp)(external_node_path_.join(context.out, '.halves-'));
    try {
        const halves = `SELECT *, row_number() OVER () AS _sluice_row FROM source`;
        const side = `ascii(substr(md5(CAST(_sluice_row AS VARCHAR)), 1, 1)) % 2`;
        // The second is as small as the smallest table that the contract is about, whose noise is the largest.
        for (const [name, where] of [['a', `${side} = 0`], ['b', `${side} = 1 ORDER BY md5(CAST(_sluice_row AS VARCHAR)) LIMIT ${budget.rows}`]])
            await context.engine.write(`SELECT * EXCLUDE (_sluice_row) FROM (${halves}) WHERE ${where}`, { source: train }, external_node_path_.join(folder, `${name}.parquet`));
        const spec = { version: 1, release: { name: 'halves', model: 'model' }, data: { train: 'a.parquet', serving: 'b.parquet', columns: sensitiveOnly(columns), ...(label === undefined ? {} : { label }), drift: { limits: { columns: bySharesWhereHeavy(columns) } } } };
        const delivery = (0,load/* parseDelivery */.y)(Buffer.from(JSON.stringify(spec)), { file: 'halves.yml', root: folder, workspace: folder });
        const { verdict } = await (0,validate_data.validateData)(delivery, { ...context, out: folder });
        return limitsOf(verdict.findings.map(withRoom), (high, measure) => `two halves of the training data, alike as they are, can only be shown to be within ${(0,words/* short */.h0)(high)} (${measure}); half as much again is left`);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** What passes by less than the margin between halves would not pass between every two samples: it gets a limit of its own, too. */
function withRoom(finding) {
    const { outcome, interval, numbers } = finding;
    return outcome === 'pass' && interval && typeof numbers?.limit === 'number' && interval.high * MARGIN > numbers.limit ? { ...finding, outcome: 'inconclusive' } : finding;
}
function sensitiveOnly(columns) {
    return Object.fromEntries(columns.flatMap(({ name, column: { sensitive } }) => (sensitive ? [[name, { sensitive }]] : [])));
}
/** A limit that nothing keeps, so that each answer says how near the halves can be shown to be. */
function bySharesWhereHeavy(columns) {
    return Object.fromEntries(columns.flatMap(({ name, heavy, column: { sensitive } }) => (heavy && !sensitive ? [[name, { total_variation: 1e-9 }]] : [])));
}
/** Limits under which the findings about drift that did not pass would have, or `off` where none would. */
function limitsOf(findings, why) {
    const limits = new Map();
    for (const finding of findings) {
        const { code, outcome, subject, interval } = finding;
        if (!code.startsWith('drift') || outcome === 'pass' || subject?.kind !== 'column')
            continue;
        const measure = 'wasserstein_std' in (finding.numbers ?? {}) ? 'wasserstein_std' : 'total_variation';
        const own = interval && Number.isFinite(interval.high) ? roundedTo(interval.high * MARGIN, 2, Math.ceil) : Infinity;
        if (own > drift_limits_FARTHEST[measure] || limits.get(subject.name)?.value === 'off')
            limits.set(subject.name, { value: 'off', why: `not compared: ${interval && Number.isFinite(interval.high) ? why(interval.high, measure) : 'nothing can be shown of it'}` });
        else
            limits.set(subject.name, { value: code === 'drift-missing-values' ? { wasserstein_std: 0.1, total_variation: own } : { [measure]: own }, why: why(interval.high, measure) });
    }
    return limits;
}
/** Where the tables given are apart already: the limit that passes, and by how much they are. */
function givenLimits(findings) {
    return limitsOf(findings, (high, measure) => `REVIEW: train and serving, as given, are up to ${measure === 'total_variation' ? (0,words/* percent */.KN)(high) : (0,words/* short */.h0)(high)} apart (${measure})`);
}

;// CONCATENATED MODULE: ./.build/src/data/infer/init-contract.js












const CONTRACT_FILE = 'delivery.yml';
const PROFILE_FILE = 'profile.json';
/**
 * Writes `delivery.yml` and `profile.json`: a contract that the tables keep, as the stage itself has found before anything is
 * written. Both or none. Throws InputError.
 */
async function initContract(context, options) {
    await refuseOverwriting(options);
    const { made, out } = await workingFolder(options.folder);
    try {
        const found = await inferredAndChecked({ ...context, out }, options);
        await placeBoth(found, options.folder, out);
        return { contract: found.contract, rules: found.rules };
    }
    catch (error) {
        await (0,promises_.rm)(out, { recursive: true, force: true });
        if (made !== undefined)
            await (0,promises_.rm)(made, { recursive: true, force: true });
        throw error;
    }
    finally {
        await (0,promises_.rm)(out, { recursive: true, force: true });
    }
}
/** A folder of its own beside what is written, on the same disk. `made` is the topmost folder that had to be made for it. */
async function workingFolder(folder) {
    try {
        const made = await (0,promises_.mkdir)(folder, { recursive: true });
        return { made, out: await (0,promises_.mkdtemp)(external_node_path_.join(folder, '.sluice-init-')) };
    }
    catch (error) {
        throw problem/* InputError */.d.of('init-folder', `Nothing can be written into ${folder} (${error.code}).`, 'Give --out a folder, or the name of one to be made, that you may write to.', undefined, { cause: error });
    }
}
async function refuseOverwriting({ folder, force }) {
    const problems = [];
    for (const name of [CONTRACT_FILE, PROFILE_FILE]) {
        const there = await (0,promises_.stat)(external_node_path_.join(folder, name)).catch(() => undefined);
        if (there && (!force || !there.isFile()))
            problems.push({ code: 'init-exists', message: `${external_node_path_.join(folder, name)} is there already.`, fix: 'Look at it first; `--force` replaces both files. Or give another --out.' });
    }
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
}
async function inferredAndChecked(context, options) {
    const { tables } = options;
    const fast = [];
    for (const [index, { source }] of tables.entries())
        fast.push(await asParquet(context, source, external_node_path_.join(context.out, `table-${index}.parquet`)));
    const contract = await inferContract(context.engine, fast, options);
    const columns = columnsOf(contract);
    const profile = (0,profile_profile/* profileText */.z1)(await (0,make_profile/* makeProfile */.k)(context.engine, fast[0], columns));
    // Inside the folder, so that the declared paths mean what they will mean.
    const draft = external_node_path_.join(context.out, PROFILE_FILE);
    await (0,promises_.writeFile)(draft, profile);
    const limits = new Map(await noiseLimits(context, fast[0], contract));
    const places = { train: tables[0].declared, serving: tables.at(-1).declared, profile: PROFILE_FILE, name: options.name, schema: options.schema, limits, head: headOf(options) };
    const check = async () => {
        const text = contractText(contract, { ...places, profile: external_node_path_.relative(options.folder, draft) });
        const delivery = (0,load/* parseDelivery */.y)(Buffer.from(text), { file: CONTRACT_FILE, root: options.folder, workspace: options.workspace });
        return (await (0,validate_data.validateData)(delivery, context)).verdict.findings;
    };
    const first = (await check()).filter(({ outcome }) => outcome !== 'pass');
    for (const [name, limit] of givenLimits(first))
        limits.set(name, limit);
    const findings = first.length === 0 ? [] : await check();
    refuseBroken(findings);
    return { contract, text: contractText(contract, places), profile, rules: rulesOf(contract) };
}
/** Many questions are asked of a table: a text file is read once for all of them, except where Parquet lacks one of its types. */
async function asParquet({ engine }, source, target) {
    if (!(0,data_engine/* isFileSource */.q)(source) || /\.parquet$/i.test(source.file))
        return source;
    const columns = await engine.describe(source);
    if (columns.some(({ native }) => /HUGEINT|JSON|STRUCT|\[/.test(native)))
        return source;
    await engine.write('SELECT * FROM source', { source }, target);
    return { file: target };
}
/** A contract that its own data does not keep is no contract. Warnings tell of the data, and stay. */
function refuseBroken(findings) {
    const broken = findings.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'warn');
    if (broken.length === 0)
        return;
    throw new problem/* InputError */.d(broken.slice(0, 20).map(({ rule, message }) => ({
        code: 'init-not-kept', message: `The data does not keep the rule "${rule}" that was inferred from it: ${message}`, fix: 'Nothing was written. Give tables that belong together, the training data first; or write this rule by hand.',
    })));
}
function columnsOf(contract) {
    return Object.fromEntries(contract.columns.map(({ name, column }) => [name, column]));
}
function rulesOf({ columns, rows }) {
    return columns.reduce((sum, { column, rules }) => sum + Object.keys(column).length + rules.length, rows.length);
}
function headOf({ tables }) {
    const others = tables.length > 2 ? `, and widened by ${(0,words/* grouped */.zD)(tables.length - 2)} tables between them` : '';
    return [
        `A contract as \`sluice init\` read it off the data: ${tables.length === 1 ? 'one table' : `train and serving${others}`}. It is a draft: it knows what was, not what is right.`,
        'Review it as you would review code: take out what does not matter, narrow what you know better, give each rule that stays an',
        '`owner` and a `because`, and write `severity: warn` where a breach should not stop anything.',
    ];
}
async function placeBoth({ text, profile }, folder, out) {
    const files = [[PROFILE_FILE, profile], [CONTRACT_FILE, text]];
    for (const [name, content] of files)
        await (0,promises_.writeFile)(external_node_path_.join(out, `${name}.new`), content);
    const before = [];
    try {
        for (const [name] of files) {
            if (await (0,promises_.stat)(external_node_path_.join(folder, name)).catch(() => undefined))
                await (0,promises_.rename)(external_node_path_.join(folder, name), external_node_path_.join(out, `${name}.old`));
            before.push(name);
            await (0,promises_.rename)(external_node_path_.join(out, `${name}.new`), external_node_path_.join(folder, name));
        }
    }
    catch (error) {
        for (const name of before)
            await (0,promises_.rename)(external_node_path_.join(out, `${name}.old`), external_node_path_.join(folder, name)).catch(() => (0,promises_.rm)(external_node_path_.join(folder, name), { force: true }));
        throw error;
    }
}

// EXTERNAL MODULE: ./.build/src/run/package-file.js
var package_file = __webpack_require__(50544);
// EXTERNAL MODULE: ./.build/src/cli/init-rollout.js + 2 modules
var init_rollout = __webpack_require__(25321);
// EXTERNAL MODULE: ./.build/src/cli/plan-rollout.js
var plan_rollout = __webpack_require__(45607);
// EXTERNAL MODULE: ./.build/src/cli/session.js
var cli_session = __webpack_require__(25806);
;// CONCATENATED MODULE: ./.build/src/cli/init-data.js









const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
/**
 * `sluice init DATA… [--label COLUMN] [--key a,b] [--rows N] [--name NAME] --out DIR [--force]`: a contract read off the data. The
 * first table is `data.train`, the last `data.serving` (one table is both), those between widen the bounds.
 */
async function initData(argv, io) {
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: argv,
        allowPositionals: true,
        options: { label: { type: 'string' }, key: { type: 'string' }, rows: { type: 'string' }, name: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean', default: false }, ...plan_rollout.TRAFFIC_OPTIONS },
    });
    const expected = Object.keys(plan_rollout.TRAFFIC_OPTIONS).some((name) => values[name] !== undefined) ? (0,plan_rollout.trafficRequest)(values, io) : undefined;
    if (values.out === undefined)
        throw problem/* InputError */.d.of('init-out', 'Nobody said where the contract goes.', 'Give --out DIR: `delivery.yml` and `profile.json` are written there.');
    const folder = external_node_path_.resolve(io.cwd, values.out);
    const session = (0,cli_session.openSession)({ delivery: external_node_path_.join(folder, 'delivery.yml'), out: folder, json: false }, io, 'develop');
    try {
        const tables = positionals.map((data) => tableOf(data, folder, session.workspace, io.cwd));
        const { workspace, engine, clock, log, deliveryId } = session;
        const { contract, rules } = await initContract({ purpose: 'develop', engine, clock, log, deliveryId }, {
            tables,
            folder,
            workspace,
            name: values.name ?? nameOf(positionals[0]),
            schema: schemaFrom(folder, workspace),
            force: values.force,
            ...(values.label === undefined ? {} : { label: values.label }),
            ...(values.key === undefined ? {} : { key: values.key.split(',').map((name) => name.trim()) }),
            ...(values.rows === undefined ? {} : { rows: rowsOption(values.rows) }),
        });
        const sensitive = contract.columns.filter(({ column }) => column.sensitive).map(({ name }) => name);
        const shown = external_node_path_.relative(io.cwd, folder) || '.';
        io.stdout(`Wrote ${external_node_path_.join(shown, 'delivery.yml')} and ${external_node_path_.join(shown, 'profile.json')}: ${(0,words/* counted */.hS)(rules, 'rule')} about ${(0,words/* counted */.hS)(contract.columns.length, 'column')}, ` +
            `inferred from ${contract.tables.map(({ rows }) => (0,words/* grouped */.zD)(rows)).join(' and ')} rows, which keep them.\n` +
            (sensitive.length > 0 ? `Proposed as sensitive, so that no value of them is written anywhere: ${sensitive.join(', ')}.\n` : '') +
            `Review it as you would review code, then: sluice validate-data --delivery ${external_node_path_.join(shown, 'delivery.yml')}\n`);
        return expected ? await (0,init_rollout.proposeRollout)(external_node_path_.join(shown, CONTRACT_FILE), expected, io) : 0;
    }
    finally {
        await session.engine.close();
    }
}
function tableOf(data, folder, workspace, cwd) {
    if (ADDRESS.test(data))
        return { declared: data, source: { file: data } };
    const file = external_node_path_.resolve(cwd, data);
    const inside = external_node_path_.relative(workspace, file);
    if (inside.startsWith('..') || external_node_path_.isAbsolute(inside) || external_node_path_.relative(workspace, folder).startsWith('..'))
        throw problem/* InputError */.d.of('init-outside', `${data}, or the folder of the contract, lies outside of ${workspace}.`, 'A delivery file names only what is in its workspace: the git repository around it, or the folder that the command was started in. Run it there.');
    return { declared: external_node_path_.relative(folder, file).split(external_node_path_.sep).join('/'), source: { file } };
}
function rowsOption(text) {
    if (/^[1-9]\d{0,11}$/.test(text))
        return Number(text);
    throw problem/* InputError */.d.of('init-rows', `--rows is ${JSON.stringify(text)}.`, 'Write the rows that the smallest table to come will have, as a whole number.');
}
/** A release's name takes fewer characters than a file's. */
function nameOf(data) {
    const stem = external_node_path_.basename(data).replace(/\..*$/, '').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 100);
    return stem === '' ? 'model' : stem;
}
/** For editors, where the schema lies in the same workspace. */
function schemaFrom(folder, workspace) {
    const schema = (0,package_file/* packageFile */.n)('schemas/delivery.schema.json');
    return external_node_path_.relative(workspace, schema).startsWith('..') ? undefined : external_node_path_.relative(folder, schema).split(external_node_path_.sep).join('/');
}


/***/ }),

/***/ 4646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OUTCOMES: () => (/* binding */ OUTCOMES),
/* harmony export */   STAGES: () => (/* binding */ STAGES),
/* harmony export */   exitStatus: () => (/* binding */ exitStatus),
/* harmony export */   worst: () => (/* binding */ worst)
/* harmony export */ });
/** The stages of a delivery, in order (docs/architecture.md). */
const STAGES = [
    'build',
    'identify',
    'validate-data',
    'predict',
    'probe-model',
    'run-model-tests',
    'seal',
    'require-approval',
    'canary-promote',
    'rollback',
    'adopt',
    'watch',
    'monitor',
];
/**
 * What a stage, or one rule in it, concludes. `inconclusive` is an answer ("not enough data: needs about n rows"), never
 * a silent pass or fail; `error` means that the question could not be asked (unreadable or contradictory input).
 */
const OUTCOMES = ['pass', 'warn', 'inconclusive', 'fail', 'error'];
const SEVERITY = { pass: 0, warn: 1, inconclusive: 2, fail: 3, error: 4 };
/** The gravest outcome; of none at all: `error`, for a stage that asked nothing has shown nothing. */
function worst(outcomes) {
    if (outcomes.length === 0)
        return 'error';
    return outcomes.reduce((gravest, outcome) => (SEVERITY[outcome] > SEVERITY[gravest] ? outcome : gravest));
}
/** Exit status of the command line program: 0 pass or warn, 1 fail, 2 inconclusive, 3 error in the input. */
function exitStatus(verdict) {
    switch (verdict.outcome) {
        case 'pass':
        case 'warn':
            return 0;
        case 'fail':
            return verdict.enforced ? 1 : 0;
        case 'inconclusive':
            return verdict.enforced ? 2 : 0;
        case 'error':
            return 3;
    }
}


/***/ }),

/***/ 36251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YN: () => (/* binding */ declaredText),
/* harmony export */   nm: () => (/* binding */ fileSourceOf),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);

const ADDRESS = /^[a-z][a-z0-9]*:\/\//;
/** A declared table as engines take it. Throws InputError for a path that leaves the workspace. */
function sourceOf(delivery, declared, path) {
    if (typeof declared === 'string')
        return { file: ADDRESS.test(declared) ? declared : delivery.resolve(declared) };
    const connection = delivery.spec.data?.trino;
    if (!connection)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('delivery-trino-missing', `\`${path.join('.')}\` is a Trino table, and \`data.trino\` does not say where the server is.`, 'Add `data: {trino: {server: https://HOST:PORT, user: …}}`.', delivery.locate(path));
    return { ...declared, connection: { ...connection, ...(connection.ca === undefined ? {} : { ca: delivery.resolve(connection.ca) }) } };
}
/** For stages that read the rows themselves. Throws InputError for a table of a server. */
function fileSourceOf(delivery, declared, path) {
    const source = sourceOf(delivery, declared, path);
    if ('file' in source)
        return source;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('source-not-a-file', `\`${path.join('.')}\` is a Trino table, and this stage reads rows one by one.`, 'Write the rows that it needs to a Parquet file in an earlier step, and name that.', delivery.locate(path));
}
function declaredText(declared) {
    return typeof declared === 'string' ? declared : declared.trino;
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

/***/ 50544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ packageFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);



/** A file that Sluice ships beside its code: the same place seen from src/ and from the bundle in dist/. */
function packageFile(relative) {
    let folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url));
    while (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'action.yml')) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'package.json'))) {
        const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder);
        if (parent === folder)
            throw new Error(`Sluice is not installed whole: ${relative} is missing.`);
        folder = parent;
    }
    return node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, relative);
}


/***/ })

};
