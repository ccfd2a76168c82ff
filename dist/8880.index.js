export const id = 8880;
export const ids = [8880,3717];
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


/***/ })

};
