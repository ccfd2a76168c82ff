export const id = 4129;
export const ids = [4129,8880,3717];
export const modules = {

/***/ 88880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  contractDifferences: () => (/* binding */ contractDifferences)
});

// EXTERNAL MODULE: ./.build/src/data/compare/difference.js
var difference = __webpack_require__(73717);
;// CONCATENATED MODULE: ./.build/src/data/compare/limits.js

/** How the values between the ends changed: undefined where they did not. */
function rangeChange(old, now) {
    const [a, b] = [limitsOf(old), limitsOf(now)];
    const low = endChange(a.at_least ?? a.above, a.at_least === undefined, b.at_least ?? b.above, b.at_least === undefined, -1);
    const high = endChange(a.at_most ?? a.below, a.at_most === undefined, b.at_most ?? b.below, b.at_most === undefined, 1);
    if (low === undefined || high === undefined)
        return low ?? high;
    return low === high ? low : 'other';
}
function directionsOf(change) {
    return { wider: difference/* WIDER */.EV, narrower: difference/* NARROWER */.Th, other: difference/* OTHER */.Zs }[change];
}
function limitsOf(range) {
    if (range === undefined)
        return {};
    if (typeof range === 'number')
        return { at_least: range, at_most: range };
    if (Array.isArray(range))
        return { at_least: range[0], at_most: range[1] };
    return range;
}
/** `outward` is the sign in which this end lets more in. */
function endChange(old, oldOpen, now, nowOpen, outward) {
    if (old === undefined || now === undefined)
        return old === now ? undefined : now === undefined ? 'wider' : 'narrower';
    if (typeof old === 'object' || typeof now === 'object' || typeof old !== typeof now)
        return JSON.stringify([old, oldOpen]) === JSON.stringify([now, nowOpen]) ? undefined : 'other';
    if (old === now)
        return oldOpen === nowOpen ? undefined : nowOpen ? 'narrower' : 'wider';
    return now > old === outward > 0 ? 'wider' : 'narrower';
}

;// CONCATENATED MODULE: ./.build/src/data/compare/columns.js


/** Which types hold all values of a type, besides itself. */
const WIDER_TYPES = { integer: ['decimal', 'float'], decimal: ['float'], date: ['timestamp'] };
/** What an old and a new contract say differently of one column, or of one rule in `rules`; no values where `sensitive`. */
function columnDifferences(before, after, where, column, sensitive = false) {
    const [old, now] = sensitive ? [{ sensitive, ...before }, { sensitive, ...after }] : [before, after];
    const found = [];
    const differs = (code, key, message, breaks) => void found.push({ code, where: `${where}.${key}`, column, message: `${column}: ${message}`, breaks });
    for (const compare of [requiredChange, typeChange, rateChanges, setChanges, rangeChanges, wholeChanges, shareChange])
        compare(old, now, differs);
    if ((before.sensitive ?? false) !== (after.sensitive ?? false))
        differs('sensitive-changed', 'sensitive', after.sensitive ? 'its values are hidden from now on.' : 'its values are no longer hidden.', []);
    const [stopped, stops] = [stopsAt(old), stopsAt(now)];
    if (stopped !== stops)
        differs('severity-changed', 'severity', stops ? 'a breach stops now, where it warned.' : 'a breach only warns now, where it stopped.', stops ? difference/* NARROWER */.Th : difference/* WIDER */.EV);
    // A rule that only warned and only warns makes no row invalid.
    return stopped || stops ? found : found.map((difference) => ({ ...difference, breaks: [] }));
}
function stopsAt({ severity, on_fail: action }) {
    return severity !== 'warn' && action !== 'warn';
}
const requiredChange = (old, now, differs) => {
    const [was, is] = [old.required !== false, now.required !== false];
    if (was !== is)
        differs('required-changed', 'required', is ? 'it may no longer be missing.' : 'it may be missing now.', is ? difference/* NARROWER */.Th : difference/* WIDER */.EV);
};
const typeChange = (old, now, differs) => {
    if (old.type !== now.type) {
        const holds = (outer, inner) => outer === undefined || (inner !== undefined && (WIDER_TYPES[inner]?.includes(outer) ?? false));
        const [wider, narrower] = [holds(now.type, old.type), holds(old.type, now.type)];
        differs(wider ? 'type-widened' : narrower ? 'type-narrowed' : 'type-changed', 'type', `its type was ${old.type ?? 'any'} and is ${now.type ?? 'any'}.`, wider ? difference/* WIDER */.EV : narrower ? difference/* NARROWER */.Th : difference/* OTHER */.Zs);
        return;
    }
    for (const key of ['bits', 'precision', 'scale']) {
        const [was, is] = [old[key] ?? Infinity, now[key] ?? Infinity];
        if (was !== is)
            differs(is > was ? 'type-widened' : 'type-narrowed', key, `\`${key}\` was ${(0,difference/* shown */.SP)(old[key] ?? null)} and is ${(0,difference/* shown */.SP)(now[key] ?? null)}.`, is > was ? difference/* WIDER */.EV : difference/* NARROWER */.Th);
    }
    if ((old.unsigned ?? false) !== (now.unsigned ?? false))
        differs(now.unsigned ? 'type-narrowed' : 'type-widened', 'unsigned', now.unsigned ? 'it may no longer be negative.' : 'it may be negative now.', now.unsigned ? difference/* NARROWER */.Th : difference/* WIDER */.EV);
    for (const key of ['zone', 'items', 'fields'])
        if (JSON.stringify(old[key]) !== JSON.stringify(now[key]))
            differs('type-changed', key, `\`${key}\` was ${(0,difference/* shown */.SP)(old[key] ?? null)} and is ${(0,difference/* shown */.SP)(now[key] ?? null)}.`, old[key] === undefined ? difference/* NARROWER */.Th : now[key] === undefined ? difference/* WIDER */.EV : difference/* OTHER */.Zs);
};
const rateChanges = (old, now, differs) => {
    for (const key of ['null_rate', 'nan_rate', 'infinite_rate']) {
        // No limit at all is a limit of 1.
        const change = rangeChange({ at_least: 0, at_most: 1, ...old[key] }, { at_least: 0, at_most: 1, ...now[key] });
        if (change)
            differs(change === 'narrower' ? 'null-rate-narrowed' : 'null-rate-widened', key, `\`${key}\` was ${(0,difference/* shown */.SP)(old[key] ?? null)} and is ${(0,difference/* shown */.SP)(now[key] ?? null)}.`, directionsOf(change));
    }
    if ((old.unique ?? false) !== (now.unique ?? false))
        differs(now.unique ? 'uniqueness-added' : 'uniqueness-dropped', 'unique', now.unique ? 'it has to be unique now.' : 'it no longer has to be unique.', now.unique ? difference/* NARROWER */.Th : difference/* WIDER */.EV);
};
const setChanges = (old, now, differs) => {
    for (const key of ['in', 'not_in']) {
        const [a, b] = [old[key], now[key]];
        if (JSON.stringify(a) === JSON.stringify(b))
            continue;
        if (a === undefined || b === undefined) {
            differs(b === undefined ? 'rule-removed' : 'rule-added', key, b === undefined ? `\`${key}\` is gone.` : `\`${key}\` is new: ${(0,difference/* shown */.SP)(b)}.`, b === undefined ? difference/* WIDER */.EV : difference/* NARROWER */.Th);
            continue;
        }
        if (!Array.isArray(a) || !Array.isArray(b)) {
            differs('rule-changed', key, `\`${key}\` was ${(0,difference/* shown */.SP)(a)} and is ${(0,difference/* shown */.SP)(b)}; which values these are is not compared.`, difference/* OTHER */.Zs);
            continue;
        }
        const texts = (list) => new Set(list.map(String));
        const [was, is] = [texts(a), texts(b)];
        const added = [...is].filter((value) => !was.has(value));
        const removed = [...was].filter((value) => !is.has(value));
        // Values of a column that is sensitive in either contract are counted, not named.
        const named = (values) => (old.sensitive || now.sensitive ? `${values.length} values` : (0,difference/* shown */.SP)(values));
        if (added.length > 0)
            differs('category-added', key, `${key === 'in' ? 'allowed' : 'forbidden'} now: ${named(added)}.`, key === 'in' ? difference/* WIDER */.EV : difference/* NARROWER */.Th);
        if (removed.length > 0)
            differs('category-removed', key, `no longer ${key === 'in' ? 'allowed' : 'forbidden'}: ${named(removed)}.`, key === 'in' ? difference/* NARROWER */.Th : difference/* WIDER */.EV);
    }
};
const RANGES = ['between', 'length', 'mean', 'median', 'std', 'sum', 'min', 'max', 'distinct', 'distinct_rate'];
const rangeChanges = (old, now, differs) => {
    const one = (key, a, b) => {
        const change = rangeChange(a, b);
        if (!change)
            return;
        const hidden = (old.sensitive || now.sensitive) && key !== 'length';
        differs(change === 'narrower' ? 'range-narrowed' : change === 'wider' ? 'range-widened' : 'rule-changed', key, hidden ? `\`${key}\` is ${change === 'other' ? 'another' : change}.` : `\`${key}\` was ${(0,difference/* shown */.SP)(a ?? null)} and is ${(0,difference/* shown */.SP)(b ?? null)}.`, directionsOf(change));
    };
    for (const key of RANGES)
        one(key, old[key], now[key]);
    for (const level of new Set([...Object.keys(old.quantiles ?? {}), ...Object.keys(now.quantiles ?? {})]))
        one(`quantiles.${level}`, old.quantiles?.[level], now.quantiles?.[level]);
};
const WHOLE = ['matches', 'not_matches', 'format', 'case', 'ordered', 'outliers'];
const wholeChanges = (old, now, differs) => {
    for (const key of WHOLE) {
        const [a, b] = [old[key], now[key]];
        if (JSON.stringify(a) === JSON.stringify(b))
            continue;
        differs(a === undefined ? 'rule-added' : b === undefined ? 'rule-removed' : 'rule-changed', key, `\`${key}\` was ${(0,difference/* shown */.SP)(a ?? null)} and is ${(0,difference/* shown */.SP)(b ?? null)}.`, a === undefined ? difference/* NARROWER */.Th : b === undefined ? difference/* WIDER */.EV : difference/* OTHER */.Zs);
    }
};
const shareChange = (old, now, differs) => {
    const [was, is] = [old.mostly ?? 1, now.mostly ?? 1];
    if (was !== is)
        differs(is > was ? 'rule-narrowed' : 'rule-widened', 'mostly', `a share of ${is} of its values has to keep its rules; it was ${was}.`, is > was ? difference/* NARROWER */.Th : difference/* WIDER */.EV);
};

;// CONCATENATED MODULE: ./.build/src/data/compare/contracts.js



/**
 * What an old and a new contract say differently of the same data. Whether a rule stops or warns belongs to it; what drift, skew
 * and stability may do, who owns a rule and why it is there does not.
 */
function contractDifferences(old = {}, now = {}) {
    return [...columnsOf(old.columns ?? {}, now.columns ?? {}), ...keyDifferences(old, now), ...listDifferences(old, now, sensitiveIn([old, now])), ...tableDifferences(old, now)];
}
/** Columns that either contract calls sensitive: no value of theirs is named. */
function sensitiveIn(contracts) {
    return new Set(contracts.flatMap(({ columns = {} }) => Object.entries(columns).flatMap(([name, { sensitive }]) => (sensitive ? [name.toLowerCase()] : []))));
}
function columnsOf(old, now) {
    const byName = (columns) => new Map(Object.entries(columns).map(([name, column]) => [name.toLowerCase(), { name, column }]));
    const [before, after] = [byName(old), byName(now)];
    const removed = [...before].filter(([id]) => !after.has(id)).map(([, { name, column }]) => ({
        code: 'column-removed', where: `columns.${name}`, column: name, message: `The column ${name} is no longer in the contract.`, breaks: column.required === false ? [] : difference/* WIDER */.EV,
    }));
    const added = [...after].filter(([id]) => !before.has(id)).map(([, { name, column }]) => ({
        code: 'column-added', where: `columns.${name}`, column: name,
        message: `The column ${name} is new${column.required === false ? ', and may be missing' : ', and every table has to have it'}.`, breaks: column.required === false ? [] : difference/* NARROWER */.Th,
    }));
    const changed = [...after].flatMap(([id, { name, column }]) => (before.has(id) ? columnDifferences(before.get(id).column, column, `columns.${name}`, name) : []));
    return [...removed, ...added, ...changed];
}
function keyDifferences(old, now) {
    const found = [];
    const names = (list) => (list ?? []).map((name) => name.toLowerCase());
    if (JSON.stringify(names(old.key)) !== JSON.stringify(names(now.key)))
        found.push({ code: 'key-changed', where: 'key', message: `The key was ${(0,difference/* shown */.SP)(old.key ?? null)} and is ${(0,difference/* shown */.SP)(now.key ?? null)}.`, breaks: old.key === undefined ? difference/* NARROWER */.Th : now.key === undefined ? difference/* WIDER */.EV : difference/* OTHER */.Zs });
    if (old.label?.toLowerCase() !== now.label?.toLowerCase())
        found.push({ code: 'label-changed', where: 'label', message: `The label was ${(0,difference/* shown */.SP)(old.label ?? null)} and is ${(0,difference/* shown */.SP)(now.label ?? null)}.`, breaks: difference/* OTHER */.Zs });
    const sets = (data) => (data.unique ?? []).map((one) => ({ columns: names(Array.isArray(one) ? one : one.columns).sort(), where: Array.isArray(one) ? undefined : one.where })).map((one) => JSON.stringify(one));
    for (const one of sets(old).filter((set) => !sets(now).includes(set)))
        found.push({ code: 'uniqueness-dropped', where: 'unique', message: `No longer unique: ${(0,difference/* shown */.SP)(JSON.parse(one))}.`, breaks: difference/* WIDER */.EV });
    for (const one of sets(now).filter((set) => !sets(old).includes(set)))
        found.push({ code: 'uniqueness-added', where: 'unique', message: `Unique from now on: ${(0,difference/* shown */.SP)(JSON.parse(one))}.`, breaks: difference/* NARROWER */.Th });
    return found;
}
/** Rules in lists are the same rule where they have one name; those without a name, where they are equal. */
function listDifferences(old, now, sensitive) {
    const hidden = ({ column }) => column !== undefined && sensitive.has(column.toLowerCase());
    const called = (rule, name) => (0,difference/* shown */.SP)(rule.name ?? (hidden(rule) ? `a rule about ${rule.column}` : JSON.parse(name)));
    const named = (list = []) => new Map(list.map((rule) => [rule.name ?? JSON.stringify(meaning(rule)), rule]));
    const compare = (key, before, after, changed) => [
        ...[...before].filter(([name]) => !after.has(name)).map(([name, rule]) => ({ code: 'rule-removed', where: key, message: `The rule ${called(rule, name)} is gone.`, breaks: stops(rule) ? difference/* WIDER */.EV : [] })),
        ...[...after].filter(([name]) => !before.has(name)).map(([name, rule]) => ({ code: 'rule-added', where: key, message: `The rule ${called(rule, name)} is new.`, breaks: stops(rule) ? difference/* NARROWER */.Th : [] })),
        ...[...after].flatMap(([name, rule]) => (before.has(name) ? changed(before.get(name), rule, `${key}.${rule.name ?? (hidden(rule) ? rule.column : name)}`) : [])),
    ];
    const whole = (a, b, where) => (JSON.stringify(meaning(a)) === JSON.stringify(meaning(b)) ? [] : [{ code: 'rule-changed', where, message: `The rule says something else: ${(0,difference/* shown */.SP)(meaning(a))} was, ${(0,difference/* shown */.SP)(meaning(b))} is.`, breaks: difference/* OTHER */.Zs }]);
    return [
        ...compare('rows', named(old.rows), named(now.rows), (a, b, where) => {
            const rest = whole({ ...a, mostly: undefined }, { ...b, mostly: undefined }, where);
            return rest.length > 0 ? rest : shareDifference(a.mostly ?? 1, b.mostly ?? 1, where);
        }),
        ...compare('rules', named(old.rules), named(now.rules), (a, b, where) => (a.column.toLowerCase() === b.column.toLowerCase() && JSON.stringify([a.where, a.given]) === JSON.stringify([b.where, b.given]) ? columnDifferences(a, b, where, b.column, hidden(a) || hidden(b)) : hidden(a) || hidden(b) ? [{ code: 'rule-changed', where, message: 'The rule says something else.', breaks: difference/* OTHER */.Zs }] : whole(a, b, where))),
        ...compare('foreign_keys', named((old.foreign_keys ?? [])), named((now.foreign_keys ?? [])), whole),
    ];
}
function shareDifference(old, now, where) {
    if (old === now)
        return [];
    return [{ code: now > old ? 'rule-narrowed' : 'rule-widened', where, message: `A share of ${now} of the rows has to keep it; it was ${old}.`, breaks: now > old ? difference/* NARROWER */.Th : difference/* WIDER */.EV }];
}
function stops({ severity, on_fail: action }) {
    return severity !== 'warn' && action !== 'warn';
}
/** A rule without what changes no row's validity, its keys in order. */
function meaning(rule) {
    const aside = ['owner', 'because', 'on_fail', 'severity', 'name'];
    return Object.fromEntries(Object.entries(rule).filter(([key, value]) => !aside.includes(key) && value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}
function tableDifferences(old, now) {
    const found = [];
    const ranges = [
        ['volume.rows', old.volume?.rows, now.volume?.rows],
        ['duplicates', old.duplicates && { at_most: old.duplicates.at_most }, now.duplicates && { at_most: now.duplicates.at_most }],
        ['conflicting_labels', old.conflicting_labels && { at_most: old.conflicting_labels.at_most }, now.conflicting_labels && { at_most: now.conflicting_labels.at_most }],
    ];
    for (const [where, a, b] of ranges) {
        const change = rangeChange(a, b);
        if (change)
            found.push({ code: change === 'wider' ? 'range-widened' : change === 'narrower' ? 'range-narrowed' : 'rule-changed', where, message: `\`${where}\` was ${(0,difference/* shown */.SP)(a ?? null)} and is ${(0,difference/* shown */.SP)(b ?? null)}.`, breaks: directionsOf(change) });
    }
    for (const where of ['freshness', 'extra_columns', 'column_order', 'entity', 'time', 'overlap', 'leakage']) {
        const [a, b] = [old[where], now[where]].map((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? meaning(value) : value));
        if (JSON.stringify(a) !== JSON.stringify(b))
            found.push({ code: 'rule-changed', where, message: `\`${where}\` was ${(0,difference/* shown */.SP)(a ?? null)} and is ${(0,difference/* shown */.SP)(b ?? null)}.`, breaks: a === undefined ? difference/* NARROWER */.Th : b === undefined ? difference/* WIDER */.EV : difference/* OTHER */.Zs });
    }
    return found;
}


/***/ }),

/***/ 73717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ WIDER),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   Th: () => (/* binding */ NARROWER),
/* harmony export */   Zs: () => (/* binding */ OTHER),
/* harmony export */   breaking: () => (/* binding */ breaking),
/* harmony export */   rO: () => (/* binding */ COMPATIBILITIES)
/* harmony export */ });
const COMPATIBILITIES = ['backward', 'forward', 'full', 'none'];
/** The differences that a promise does not allow. */
function breaking(differences, promise) {
    const kept = promise === 'full' ? ['backward', 'forward'] : promise === 'none' ? [] : [promise];
    return differences.filter(({ breaks }) => breaks.some((direction) => kept.includes(direction)));
}
/** Whether the new one allows more, less, or both: what each breaks. */
const WIDER = ['forward'];
const NARROWER = ['backward'];
const OTHER = ['backward', 'forward'];
/** A value of a contract in a message: short, and never a whole list. */
function shown(value) {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}


/***/ }),

/***/ 62786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ profileDifferences)
});

// EXTERNAL MODULE: ./.build/src/statistics/prediction.js
var prediction = __webpack_require__(19606);
// EXTERNAL MODULE: ./.build/src/data/words.js
var data_words = __webpack_require__(449);
// EXTERNAL MODULE: ./.build/src/data/compare/difference.js
var difference = __webpack_require__(73717);
;// CONCATENATED MODULE: ./.build/src/data/compare/scales.js
const FACTORS = [
    [1000, 'thousands for ones, or kilo for none'],
    [1_000_000, 'millions for ones'],
    [100, 'per cent for shares, or cents for the whole'],
    [10, 'a decimal point one place on'],
    [2.54, 'inches to centimetres'],
    [0.3048, 'feet to metres'],
    [1.609344, 'miles to kilometres'],
    [1.852, 'nautical miles to kilometres, or knots to km/h'],
    [0.45359237, 'pounds to kilograms'],
    [28.349523125, 'ounces to grams'],
    [3.785411784, 'gallons to litres'],
    [4.184, 'calories to joules'],
    [3.6, 'm/s to km/h'],
    [60, 'minutes to seconds, or hours to minutes'],
    [24, 'days to hours'],
    [7, 'weeks to days'],
    [12, 'years to months'],
    [365.25, 'years to days'],
    [3600, 'hours to seconds'],
    [86_400, 'days to seconds'],
    [180 / Math.PI, 'radians to degrees'],
    [1024, 'kibibytes to bytes'],
];
/** Each factor, its inverse, both with the other sign, and the two thermometers. */
const SCALES = [
    ...FACTORS.flatMap(([factor, what]) => [{ factor, offset: 0, what }, { factor: 1 / factor, offset: 0, what: `${what}, backwards` }]),
    { factor: -1, offset: 0, what: 'the other sign' },
    { factor: 1.8, offset: 32, what: 'Celsius to Fahrenheit' },
    { factor: 1 / 1.8, offset: -32 / 1.8, what: 'Fahrenheit to Celsius' },
    { factor: 1, offset: 273.15, what: 'Celsius to kelvin' },
    { factor: 1, offset: -273.15, what: 'kelvin to Celsius' },
];
/** Fewer numbers have no shape that could be recognised. */
const FEWEST = 100;
/** Columns nearer than this have not changed their unit. */
const APART = 0.1;
/** What may be left after the change of scale, beside the noise: the world moves a little too. */
const LEFT = 0.1;
/** The scale that makes the old numbers look like the new ones, where they do not by themselves. Zeros have no scale. */
function suspectedScale(old, now) {
    const [all, none] = [shapeOf(old, false), shapeOf(old, true)];
    const [allNow, noneNow] = [shapeOf(now, false), shapeOf(now, true)];
    if (none.total < FEWEST || noneNow.total < FEWEST)
        return undefined;
    // Massart's bound at 1 %, of both.
    const noise = Math.sqrt(Math.log(2 / 0.01) / 2) * Math.sqrt(1 / none.total + 1 / noneNow.total);
    let best;
    for (const scale of SCALES) {
        const [from, to] = scale.offset === 0 ? [none, noneNow] : [all, allNow];
        const before = distance(from, to);
        if (before <= Math.max(APART, 2 * noise))
            continue;
        const after = distance(scaled(from, scale), to);
        if (after <= LEFT + noise && after <= before / 3 && (best === undefined || after < best.after))
            best = { ...scale, before, after };
    }
    return best;
}
function shapeOf({ edges, lows, counts }, withoutZero) {
    const kept = edges.flatMap((edge, bin) => (counts[bin] > 0 && !(withoutZero && edge === 0 && lows[bin] === 0) ? [bin] : []));
    return { lows: kept.map((bin) => lows[bin]), highs: kept.map((bin) => edges[bin]), counts: kept.map((bin) => counts[bin]), total: kept.reduce((sum, bin) => sum + counts[bin], 0) };
}
function scaled({ lows, highs, counts, total }, { factor, offset }) {
    const map = (value) => factor * value + offset;
    if (factor > 0)
        return { lows: lows.map(map), highs: highs.map(map), counts, total };
    return { lows: highs.map(map).reverse(), highs: lows.map(map).reverse(), counts: [...counts].reverse(), total };
}
/** Kolmogorov's distance, taken where either has an end of a bin. */
function distance(a, b) {
    const [f, g] = [a, b].map(cumulative);
    // Just below an end too: a single value is a step. A scaled value that should be equal is so but for rounding.
    const points = [...a.lows, ...a.highs, ...b.lows, ...b.highs];
    const slack = 1e-9;
    return Math.max(0, ...points.flatMap((x) => {
        const width = Math.abs(x) * slack;
        return [Math.abs(f(x + width) - g(x + width)), Math.abs(f(x - width) - g(x - width))];
    }));
}
function cumulative({ lows, highs, counts, total }) {
    const before = [];
    counts.reduce((sum, count, bin) => ((before[bin] = sum), sum + count), 0);
    return (x) => {
        let [low, high] = [0, counts.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if (highs[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }
        if (low === counts.length)
            return 1;
        const inside = x <= lows[low] ? 0 : ((x - lows[low]) / (highs[low] - lows[low])) * counts[low];
        return (before[low] + inside) / total;
    };
}

;// CONCATENATED MODULE: ./.build/src/data/compare/profiles.js




/** Chance that two samples of one population are told apart by anything here; split over columns and questions. */
const FALSE_ALARMS = 0.01;
const QUESTIONS = 6;
/**
 * What a new profile has that an old one had not, beyond what two samples of one population differ by: columns, types, missing
 * values, categories, ranges, units. Profiles keep no keys, so nothing is said of uniqueness.
 */
function profileDifferences(old, now) {
    const byName = ({ columns }) => new Map(Object.entries(columns).map(([name, column]) => [name.toLowerCase(), { name, column }]));
    const [before, after] = [byName(old), byName(now)];
    const shared = [...after].filter(([id]) => before.has(id));
    const sizes = { n: old.rows, m: now.rows, alpha: FALSE_ALARMS / (QUESTIONS * Math.max(1, shared.length)) };
    return [
        ...[...before].filter(([id]) => !after.has(id)).map(([, { name }]) => ({ code: 'column-removed', where: `columns.${name}`, column: name, message: `The column ${name} is gone.`, breaks: difference/* WIDER */.EV })),
        ...[...after].filter(([id]) => !before.has(id)).map(([, { name }]) => ({ code: 'column-added', where: `columns.${name}`, column: name, message: `The column ${name} is new.`, breaks: difference/* NARROWER */.Th })),
        ...shared.flatMap(([id, { name, column }]) => columnChanges(name, before.get(id).column, column, sizes)),
    ];
}
function columnChanges(name, old, now, sizes) {
    const at = { where: `columns.${name}`, column: name };
    const found = [...typeChanges(at, old, now), ...nullChanges(at, old.null, now.null, sizes)];
    if (old.kind === 'categories' && now.kind === 'categories')
        found.push(...categoryChanges(at, old, now, sizes));
    if (old.kind === 'numbers' && now.kind === 'numbers')
        found.push(...numberChanges(at, old, now, sizes));
    return found;
}
/** Which type holds all values of which other; a change of kind is a change of type too. */
function typeChanges(at, old, now) {
    const hidden = old.kind === 'presence' || now.kind === 'presence';
    const [was, is] = [old.type ?? old.kind, now.type ?? now.kind];
    if (old.type !== undefined && now.type !== undefined ? was === is : old.kind === now.kind || hidden)
        return [];
    const holds = (inner, outer) => ({ integer: ['decimal', 'float'], decimal: ['float'], date: ['timestamp'] })[inner]?.includes(outer) ?? false;
    const [wider, narrower] = [holds(was, is), holds(is, was)];
    return [{ code: wider ? 'type-widened' : narrower ? 'type-narrowed' : 'type-changed', ...at, message: `${at.column}: its values were ${was} and are ${is}.`, breaks: wider ? difference/* WIDER */.EV : narrower ? difference/* NARROWER */.Th : difference/* OTHER */.Zs }];
}
function nullChanges(at, old, now, { n, m, alpha }) {
    const numbers = { old: old / n, new: now / m };
    if (now > (0,prediction/* mostInNext */.Gy)(old, n, m, alpha))
        return [{ code: 'null-rate-widened', ...at, message: `${at.column}: ${(0,data_words/* percent */.KN)(now / m)} are missing, ${(0,data_words/* percent */.KN)(old / n)} were.`, breaks: difference/* WIDER */.EV, numbers }];
    // Fewer missing values are still valid; only their absence altogether is a promise that nobody gave before.
    if (old > 0 && now === 0 && (0,prediction/* leastInNext */.UL)(old, n, m, alpha) > 0)
        return [{ code: 'null-rate-narrowed', ...at, message: `${at.column}: none is missing any more, ${(0,data_words/* percent */.KN)(old / n)} were.`, breaks: difference/* NARROWER */.Th, numbers }];
    return [];
}
function categoryChanges(at, old, now, { n, m, alpha }) {
    const counts = ({ values, counts: own }) => new Map(values.map((value, index) => [value, own[index]]));
    const [before, after] = [counts(old), counts(now)];
    // What a profile does not list it may have had, at most as often as its rarest listed value.
    const unlisted = ({ other, counts: own }) => (other === 0 ? 0 : Math.min(other, ...own));
    const added = [...after].filter(([value, count]) => !before.has(value) && (old.other === 0 || count > (0,prediction/* mostInNext */.Gy)(unlisted(old), n, m, alpha)));
    const removed = [...before].filter(([value, count]) => !after.has(value) && (0,prediction/* leastInNext */.UL)(count, n, m, alpha) > unlisted(now));
    return [
        ...(added.length > 0 ? [{ code: 'category-added', ...at, message: `${at.column}: new values ${(0,difference/* shown */.SP)(added.map(([value]) => value))}, in ${(0,data_words/* grouped */.zD)(added.reduce((sum, [, count]) => sum + count, 0))} rows.`, breaks: difference/* WIDER */.EV }] : []),
        ...(removed.length > 0 ? [{ code: 'category-removed', ...at, message: `${at.column}: no longer there ${(0,difference/* shown */.SP)(removed.map(([value]) => value))}, which ${(0,data_words/* grouped */.zD)(removed.reduce((sum, [, count]) => sum + count, 0))} rows had.`, breaks: difference/* NARROWER */.Th }] : []),
    ];
}
function numberChanges(at, old, now, sizes) {
    const scale = suspectedScale(old, now);
    if (scale)
        return [{
                code: scale.factor === -1 ? 'sign-suspected' : 'unit-suspected', ...at,
                message: `${at.column}: its unit seems to have changed: the old values ${scale.factor === 1 ? '' : `times ${(0,data_words/* short */.h0)(scale.factor)} `}${scale.offset === 0 ? '' : `${scale.offset > 0 ? 'plus' : 'minus'} ${(0,data_words/* short */.h0)(Math.abs(scale.offset))} `}look like the new ones (${scale.what}; distance ${(0,data_words/* short */.h0)(scale.before)} before, ${(0,data_words/* short */.h0)(scale.after)} after).`,
                breaks: difference/* OTHER */.Zs, numbers: { factor: scale.factor, offset: scale.offset, before: scale.before, after: scale.after },
            }];
    return [...beyond(at, old, now, sizes, 'range-widened'), ...beyond(at, now, old, { ...sizes, n: sizes.m, m: sizes.n }, 'range-narrowed')];
}
/** Whether more of `other` lies beyond all of `own` than a further sample of it would. */
function beyond(at, own, other, { alpha }, code) {
    const [n, m] = [own, other].map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
    if (n === 0 || m === 0)
        return [];
    const [low, high] = [own.lows[0], own.edges.at(-1)];
    const outside = other.counts.reduce((sum, count, bin) => sum + (other.edges[bin] < low || other.lows[bin] > high ? count : 0), 0) + (code === 'range-widened' ? (other.below?.count ?? 0) + (other.above?.count ?? 0) : 0);
    if (outside <= (0,prediction/* mostInGaps */.OI)(2, n, m, alpha))
        return [];
    const [was, is] = code === 'range-widened' ? [own, other] : [other, own];
    const words = ({ lows, edges }) => `${(0,data_words/* short */.h0)(lows[0])} to ${(0,data_words/* short */.h0)(edges.at(-1))}`;
    return [{ code, ...at, message: `${at.column}: it went from ${words(was)} and goes from ${words(is)}; ${(0,data_words/* percent */.KN)(outside / m)} of the ${code === 'range-widened' ? 'new' : 'old'} values lie beyond the ${code === 'range-widened' ? 'old' : 'new'} ones.`, breaks: code === 'range-widened' ? difference/* WIDER */.EV : difference/* NARROWER */.Th, numbers: { outside: outside / m } }];
}


/***/ }),

/***/ 19606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DP: () => (/* binding */ rarefiedDistinct),
/* harmony export */   Gy: () => (/* binding */ mostInNext),
/* harmony export */   OI: () => (/* binding */ mostInGaps),
/* harmony export */   UL: () => (/* binding */ leastInNext),
/* harmony export */   r3: () => (/* binding */ tailBound),
/* harmony export */   rX: () => (/* binding */ nextRankWithin)
/* harmony export */ });
/* unused harmony export hypergeometricCdf */
/* harmony import */ var _special_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43376);

/**
 * What a sample says of the next one, whatever the distribution: both are draws of one population in random order, so only
 * ranks and counts matter and the bounds are exact (with ties, conservative).
 */
/** P(X ≤ x), X hypergeometric: of `population` items `marked` are marked, `drawn` are drawn without putting back. */
function hypergeometricCdf(x, population, marked, drawn) {
    const least = Math.max(0, marked + drawn - population);
    const most = Math.min(marked, drawn);
    if (x < least)
        return 0;
    if (x >= most)
        return 1;
    // The shorter tail is summed, from its largest term on, until nothing is added any more.
    const mode = Math.floor(((marked + 1) * (drawn + 1)) / (population + 2));
    const below = x < mode;
    let k = below ? x : x + 1;
    let term = Math.exp(logChoose(marked, k) + logChoose(population - marked, drawn - k) - logChoose(population, drawn));
    let sum = 0;
    while (term > sum * 1e-17 && k >= least && k <= most) {
        sum += term;
        if (below) {
            term *= (k * (population - marked - drawn + k)) / ((marked - k + 1) * (drawn - k + 1));
            k--;
        }
        else {
            term *= ((marked - k) * (drawn - k)) / ((k + 1) * (population - marked - drawn + k + 1));
            k++;
        }
    }
    return Math.min(1, Math.max(0, below ? sum : 1 - sum));
}
function logChoose(n, k) {
    return (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(n + 1) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(k + 1) - (0,_special_js__WEBPACK_IMPORTED_MODULE_0__/* .logGamma */ .SX)(n - k + 1);
}
/**
 * The most events that `m` further rows have, save with probability `alpha`, when `n` rows had `events`: the conditional
 * prediction limit of Thatcher 1964 (J. R. Statist. Soc. B 26, 176–210, section 3), for whatever rate.
 */
function mostInNext(events, n, m, alpha) {
    return firstWhere(0, m, (next) => next === m || hypergeometricCdf(events, n + m, events + next + 1, n) <= alpha);
}
/** The fewest; see `mostInNext`. */
function leastInNext(events, n, m, alpha) {
    return m - mostInNext(n - events, n, m, alpha);
}
/**
 * Ranks `low` and `high` of the `n` values that the order statistic of rank `rank` among `m` further ones stays between, save
 * with probability `alpha` on each side. 0 and n + 1: no such rank. P(Y_(s) < X_(r)) is that of at most r − 1 of the first
 * r + s − 1 of all n + m values being X's (David and Nagaraja 2003, Order Statistics, section 7.3).
 */
function nextRankWithin(rank, m, n, alpha) {
    const lowFor = (s) => firstWhere(1, n + 1, (r) => r > n || hypergeometricCdf(r - 1, n + m, r + s - 1, n) > alpha) - 1;
    return { low: lowFor(rank), high: n + 1 - lowFor(m + 1 - rank) };
}
/** The most of `m` further values that lie in `gaps` of the n + 1 gaps between `n` values, save with probability `alpha`. */
function mostInGaps(gaps, n, m, alpha) {
    return firstWhere(0, m, (most) => most === m || hypergeometricCdf(gaps - 1, n + m, gaps + most, n) <= alpha);
}
/**
 * How many different values `m` of the rows have, on average over all ways to choose them (Hurlbert 1971, Ecology 52,
 * 577–586, the rarefaction formula), and a bound of its variance. `timesSeen` says how many values occur how often.
 */
function rarefiedDistinct(timesSeen, n, m) {
    let mean = 0;
    let variance = 0;
    for (const [times, values] of timesSeen) {
        const missed = times > n - m ? 0 : Math.exp(logChoose(n - times, m) - logChoose(n, m));
        mean += values * (1 - missed);
        // Of a further sample a value seen `times` times is missed about as often as by Poisson counts of that mean.
        const absent = Math.exp((-times * m) / n);
        variance += values * absent * (1 - absent);
    }
    return { mean, variance };
}
/** Tails heavier than this have not even a mean; an index above it is an accident of few values. */
const HEAVIEST = 1.5;
/** From here on weighted moments fall short of the index of a heavy tail (they need its mean), and logarithms take over. */
const LOGARITHMS = 0.25;
/**
 * Return level of a generalised Pareto tail at probability alpha / m: threshold + σ/ξ ((k m / (n α))^ξ − 1), σ and ξ by
 * probability-weighted moments of the excesses (Hosking and Wallis 1987, Technometrics 29, 339–349, section 3), of a heavy tail by
 * Dekkers, Einmahl and de Haan's moments of logarithms (1989, Ann. Statist. 17, 1833–1855) where that index is greater. One standard error is
 * added to the index, which is never below 0, so that a tail that only looks bounded gets the exponential's margin.
 */
function tailBound({ top, n }, m, alpha) {
    const k = top.length - 1;
    const threshold = top[k];
    const excesses = top.slice(0, k).map((value) => value - threshold);
    const mean = excesses.reduce((sum, excess) => sum + excess, 0) / k;
    if (!(mean > 0))
        return { bound: top[0], index: 0 };
    // Falling: the i-th has about i + 0.65 of k excesses at or above it.
    const weighted = excesses.reduce((sum, excess, i) => sum + ((i + 0.65) / k) * excess, 0) / k;
    const fitted = 2 - mean / Math.max(mean - 2 * weighted, mean * 1e-9);
    const heavy = fitted > LOGARITHMS && threshold > 0 ? Math.max(fitted, logarithmicIndex(top)) : fitted;
    const index = Math.min(HEAVIEST, Math.max(0, heavy + Math.sqrt((1 + heavy ** 2) / k)));
    // The scale that gives the mean excess of the index fitted, σ = mean (1 − ξ); a bounded tail's is that of the exponential.
    const scale = mean * (1 - Math.min(Math.max(fitted, 0), 0.75));
    const times = (k * m) / (n * alpha);
    return { bound: Math.max(top[0], threshold + scale * (index < 1e-6 ? Math.log(times) : (times ** index - 1) / index)), index };
}
function logarithmicIndex(top) {
    const k = top.length - 1;
    const logs = top.slice(0, k).map((value) => Math.log(value / top[k]));
    const first = logs.reduce((sum, value) => sum + value, 0) / k;
    const second = logs.reduce((sum, value) => sum + value * value, 0) / k;
    return second > first * first ? first + 1 - 0.5 / (1 - (first * first) / second) : 0;
}
/** The first whole number from `low` to `high` that fulfils a condition that, once fulfilled, stays so; `high` must. */
function firstWhere(low, high, holds) {
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (holds(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}


/***/ })

};
