export const id = 6373;
export const ids = [6373];
export const modules = {

/***/ 26926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ isFileSource),
/* harmony export */   r: () => (/* binding */ sourceText)
/* harmony export */ });
function isFileSource(source) {
    return 'file' in source;
}
/** As messages call it. */
function sourceText(source) {
    return isFileSource(source) ? source.file : source.trino;
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

/***/ 49378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ DUCKDB)
/* harmony export */ });
/* unused harmony export logicalType */
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37367);
/* harmony import */ var _iso_instant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93277);


const INFINITY = `CAST('Infinity' AS DOUBLE)`;
const SHORT_LIST = 40;
/** SQL as DuckDB reads it, where engines differ. */
const DUCKDB = {
    name: 'duckdb',
    tallies: true,
    rowNumber: 'row_number() OVER () - 1',
    logical: (native) => logicalType(native),
    // NaN is the greatest of all numbers here; the comparison takes a quarter of isnan().
    isNan: (value) => `(${value} > ${INFINITY})`,
    isFinite: (value) => `isfinite(${value})`,
    matches: (text, pattern) => `regexp_matches(${text}, ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .e)(pattern)})`,
    isJson: (text) => `json_valid(${text})`,
    // A zone that a text names would be kept by DuckDB 1.5.6 for the texts after it that have none; typeof() is known before the scan.
    instant: (value) => `TRY_CAST(CASE WHEN typeof(${value}) <> 'VARCHAR' OR regexp_matches(CAST(${value} AS VARCHAR), ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .e)(_iso_instant_js__WEBPACK_IMPORTED_MODULE_1__/* .ISO_INSTANT */ .y)}) THEN ${value} END AS TIMESTAMPTZ)`,
    epoch: (instant) => `epoch(${instant})`,
    attempt: (condition) => `TRY(CAST(${condition} AS BOOLEAN))`,
    distinct(columns) {
        if (columns.length === 1)
            return `count(DISTINCT ${columns[0]})`;
        const anyNull = columns.map((column) => `${column} IS NULL`).join(' OR ');
        return `count(DISTINCT struct_pack(${columns.map((column, index) => `k${index} := ${column}`).join(', ')})) FILTER (WHERE NOT (${anyNull}))`;
    },
    distinctHashes: (columns) => `count(DISTINCT hash(${columns.join(', ')})) FILTER (WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')})`,
    // IN compares a value with each literal in a pass of its own; a long one it looks up in a table.
    isOneOf: (text, literals) => (literals.length > SHORT_LIST ? `${text} IN (${literals.join(', ')})` : `list_contains([${literals.join(', ')}], ${text})`),
    aboutDistinct: (value) => `approx_count_distinct(${value})`,
    binCounts(number, edges) {
        // The histogram itself takes NaN and −∞ for the first bin and ∞ for the last: counting them apart costs a fifth of a CASE.
        const odd = [`count_if(${number} > ${INFINITY})`, `count_if(${number} = -${INFINITY})`, `count_if(${number} = ${INFINITY})`];
        return {
            // One text for all edges, each of which reads as the number that it is: thousands of casts take the parser and the planner longer than a fifth of the scan.
            sql: `to_json([map_values(histogram(${number}, CAST('[${edges.join(', ')}]' AS DOUBLE[]))), [${odd.join(', ')}]])`,
            read(answer) {
                const [counts, [nan, low, high]] = typeof answer === 'string' ? JSON.parse(answer) : [null, [0, 0, 0]];
                // The count above the last edge comes only where there is one.
                return Array.from({ length: edges.length + 1 }, (_, bin) => (counts?.[bin] ?? 0) - (bin === 0 ? nan + low : 0) - (bin === edges.length ? high : 0));
            },
        };
    },
    valueCounts(text, values) {
        // Any other value is counted under the empty key: only where the empty text is asked for, keys are led by `=`, which costs half as much again.
        const led = values.includes('') ? '=' : '';
        return {
            sql: `to_json(histogram_exact(${led ? `'=' || ${text}` : text}, [${values.map((value) => (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .e)(`${led}${value}`)).join(', ')}]::VARCHAR[]))`,
            read(answer) {
                const byText = record(answer);
                return { counts: values.map((value) => (Object.hasOwn(byText, `${led}${value}`) ? byText[`${led}${value}`] : 0)), other: byText[''] ?? 0 };
            },
        };
    },
    allCounts: (text) => ({
        sql: `to_json(histogram('=' || ${text}))`,
        read: (answer) => new Map(Object.entries(record(answer)).map(([key, count]) => [key.slice(1), count])),
    }),
    allNumbers: (number) => ({
        sql: `to_json(map_entries(histogram(CASE WHEN isfinite(${number}) THEN ${number} END)))`,
        read: (answer) => new Map(typeof answer === 'string' ? JSON.parse(answer).map(({ key, value }) => [key + 0, value]) : []),
    }),
    wholeSum: (integer) => `CAST(sum(${integer}) AS VARCHAR)`,
    least: (value, count) => ({ sql: `to_json(CAST(min(${value}, ${count}) AS VARCHAR[]))`, read: texts }),
    md5: (text) => `md5(${text})`,
    quantile: (number, level) => `quantile_disc(CASE WHEN isfinite(${number}) THEN ${number} END, ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .e)(level)})`,
};
function texts(answer) {
    return typeof answer === 'string' ? JSON.parse(answer) : [];
}
function record(answer) {
    return typeof answer === 'string' ? JSON.parse(answer) : {};
}
const INTEGERS = {
    TINYINT: { kind: 'integer', bits: 8 },
    SMALLINT: { kind: 'integer', bits: 16 },
    INTEGER: { kind: 'integer', bits: 32 },
    BIGINT: { kind: 'integer', bits: 64 },
    HUGEINT: { kind: 'integer', bits: 128 },
    UTINYINT: { kind: 'integer', bits: 8, unsigned: true },
    USMALLINT: { kind: 'integer', bits: 16, unsigned: true },
    UINTEGER: { kind: 'integer', bits: 32, unsigned: true },
    UBIGINT: { kind: 'integer', bits: 64, unsigned: true },
    UHUGEINT: { kind: 'integer', bits: 128, unsigned: true },
};
/** `STRUCT(a INTEGER, "b c" VARCHAR[])` and the like, as DuckDB prints types. */
function logicalType(native) {
    const text = native.trim();
    const list = /^(.*)\[\d*\]$/s.exec(text);
    if (list)
        return { kind: 'list', items: logicalType(list[1]) };
    if (Object.hasOwn(INTEGERS, text))
        return INTEGERS[text];
    if (text === 'FLOAT')
        return { kind: 'float', bits: 32 };
    if (text === 'DOUBLE')
        return { kind: 'float', bits: 64 };
    const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(text);
    if (decimal)
        return { kind: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) };
    if (/^(VARCHAR$|UUID$|ENUM\()/.test(text))
        return { kind: 'string' };
    if (text === 'BOOLEAN')
        return { kind: 'boolean' };
    if (text === 'DATE')
        return { kind: 'date' };
    if (/^TIMESTAMP WITH TIME ZONE$|^TIMESTAMPTZ$/.test(text))
        return { kind: 'timestamp', zone: true };
    if (/^TIMESTAMP/.test(text))
        return { kind: 'timestamp', zone: false };
    const struct = /^STRUCT\((.*)\)$/s.exec(text);
    if (struct)
        return { kind: 'struct', fields: Object.fromEntries(parts(struct[1]).map(fieldOf)) };
    return { kind: 'other' };
}
/** The parts of a list of fields, split at commas outside of brackets and quotes. */
function parts(text) {
    const found = [];
    let depth = 0;
    let quoted = false;
    let start = 0;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (character === '(' || character === '[')
            depth++;
        else if (character === ')' || character === ']')
            depth--;
        else if (character === ',' && depth === 0) {
            found.push(text.slice(start, at));
            start = at + 1;
        }
    }
    return [...found, text.slice(start)].map((part) => part.trim());
}
function fieldOf(text) {
    const quoted = /^"((?:[^"]|"")*)"\s+(.*)$/s.exec(text);
    if (quoted)
        return [quoted[1].replaceAll('""', '"'), logicalType(quoted[2])];
    const space = text.indexOf(' ');
    return [text.slice(0, space), logicalType(text.slice(space + 1))];
}


/***/ }),

/***/ 93277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ ISO_INSTANT)
/* harmony export */ });
/**
 * The texts that every engine reads as the same instant: a day, or a day and a time of ISO 8601, whose seconds may be followed
 * by `Z`, ` UTC` or an offset. Engines read more (named zones, `epoch`, years before Christ), each in its own way. The pattern
 * means the same to RE2 and to Joni.
 */
const ISO_INSTANT = '\\A\\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?(Z| UTC|[+-][0-9]{2}(:?[0-9]{2})?)?)?)?\\s*\\z';


/***/ }),

/***/ 27924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MG: () => (/* binding */ others),
/* harmony export */   U$: () => (/* binding */ PERL),
/* harmony export */   uU: () => (/* binding */ POSIX),
/* harmony export */   xo: () => (/* binding */ LAST)
/* harmony export */ });
/** The last character of Unicode. */
const LAST = 0x10ffff;
// What RE2 means by its classes (https://github.com/google/re2/wiki/Syntax): ASCII alone.
const WORD = [[0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const PERL = {
    d: [[0x30, 0x39]],
    w: WORD,
    s: [[0x09, 0x0a], [0x0c, 0x0d], [0x20, 0x20]],
};
const POSIX = {
    alnum: [[0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a]], alpha: [[0x41, 0x5a], [0x61, 0x7a]], ascii: [[0, 0x7f]], blank: [[0x09, 0x09], [0x20, 0x20]], cntrl: [[0, 0x1f], [0x7f, 0x7f]],
    digit: [[0x30, 0x39]], graph: [[0x21, 0x7e]], lower: [[0x61, 0x7a]], print: [[0x20, 0x7e]], punct: [[0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]], space: [[0x09, 0x0d], [0x20, 0x20]],
    upper: [[0x41, 0x5a]], word: WORD, xdigit: [[0x30, 0x39], [0x41, 0x46], [0x61, 0x66]],
};
/** All characters but these. */
function others(ranges) {
    const found = [];
    let next = 0;
    for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
        if (first > next)
            found.push([next, first - 1]);
        next = Math.max(next, last + 1);
    }
    return next > LAST ? found : [...found, [next, LAST]];
}


/***/ }),

/***/ 74443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ parseRe2)
/* harmony export */ });
/* harmony import */ var _re2_classes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27924);

const MOST_REPEATS = 1000;
const CONTROL = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
/**
 * A pattern as RE2 reads it (https://github.com/google/re2/wiki/Syntax), which is the dialect of the delivery file: no
 * references back, nothing that looks around. Throws RangeError, whose message says what cannot be read, after "it".
 */
function parseRe2(text) {
    return new Parser([...text]).pattern();
}
class Parser {
    #text;
    #at = 0;
    #flags = { i: false, m: false, s: false, U: false };
    #depth = 0;
    constructor(text) {
        this.#text = text;
    }
    pattern() {
        const all = this.#choice();
        if (this.#at < this.#text.length)
            throw new RangeError('closes a bracket that is not open');
        return all;
    }
    #choice() {
        if (++this.#depth > 200)
            throw new RangeError('nests more than 200 brackets');
        const parts = [this.#sequence()];
        while (this.#take('|'))
            parts.push(this.#sequence());
        this.#depth--;
        return parts.length === 1 ? parts[0] : { kind: 'choice', parts };
    }
    #sequence() {
        const parts = [];
        while (this.#at < this.#text.length && !['|', ')'].includes(this.#text[this.#at])) {
            const atom = this.#atom();
            if (atom)
                parts.push(...(Array.isArray(atom) ? atom : [this.#repeated(atom)]));
        }
        return parts.length === 1 ? parts[0] : { kind: 'sequence', parts };
    }
    #repeated(part) {
        const times = this.#times();
        if (!times)
            return part;
        // A lazy repeat matches the same texts.
        this.#take('?');
        if (this.#times())
            throw new RangeError('repeats a repeat (put the inner one in brackets)');
        const [least, most] = times;
        if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS) || least > most)
            throw new RangeError(`repeats more than ${MOST_REPEATS} times, or fewer than none`);
        return { kind: 'repeat', part, least, most };
    }
    #times() {
        if (this.#take('*'))
            return [0, Infinity];
        if (this.#take('+'))
            return [1, Infinity];
        if (this.#take('?'))
            return [0, 1];
        const found = /^\{(\d{1,5})(,(\d{0,5}))?\}/.exec(this.#text.slice(this.#at, this.#at + 15).join(''));
        if (!found)
            return undefined;
        this.#at += found[0].length;
        const least = Number(found[1]);
        return [least, found[2] === undefined ? least : found[3] === '' ? Infinity : Number(found[3])];
    }
    /** Several literal characters come as a list, none (a flag) as undefined. */
    #atom() {
        const character = this.#next();
        switch (character) {
            case '(':
                return this.#group();
            case '[':
                return { kind: 'set', set: this.#folded(this.#set()) };
            case '.':
                return { kind: 'set', set: this.#flags.s ? { ranges: [[0, _re2_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .LAST */ .xo]], named: [], negated: false } : { ranges: [[10, 10]], named: [], negated: true } };
            case '^':
                return { kind: 'place', place: this.#flags.m ? 'line-start' : 'start' };
            case '$':
                return { kind: 'place', place: this.#flags.m ? 'line-end' : 'end' };
            case '\\':
                return this.#escape();
            case '*':
            case '+':
            case '?':
                throw new RangeError(`repeats nothing (${character})`);
            default:
                return this.#literal(character);
        }
    }
    #literal(character) {
        const code = character.codePointAt(0);
        return { kind: 'set', set: this.#folded({ ranges: [[code, code]], named: [], negated: false }) };
    }
    #group() {
        const before = { ...this.#flags };
        if (this.#take('?')) {
            const rest = this.#text.slice(this.#at, this.#at + 100).join('');
            const name = /^P?<([A-Za-z_]\w*)>/.exec(rest);
            const flags = /^([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
            if (name)
                this.#at += name[0].length;
            else if (flags) {
                this.#at += flags[0].length;
                for (const flag of flags[1])
                    this.#flags[flag] = true;
                for (const flag of flags[2] ?? '')
                    this.#flags[flag] = false;
                if (flags[3] === ')')
                    return undefined;
            }
            else
                throw new RangeError('looks around, or holds a group that RE2 does not have (`(?`)');
        }
        const inside = this.#choice();
        if (!this.#take(')'))
            throw new RangeError('never closes a bracket');
        this.#flags = before;
        return inside;
    }
    #escape() {
        const character = this.#peek();
        if (character === 'A' || character === 'z' || character === 'b' || character === 'B') {
            this.#at++;
            return { kind: 'place', place: { A: 'start', z: 'end', b: 'word', B: 'not-word' }[character] };
        }
        if (character === 'Q') {
            this.#at++;
            const rest = this.#text.slice(this.#at).join('');
            const end = rest.indexOf('\\E');
            const quoted = [...(end < 0 ? rest : rest.slice(0, end))];
            this.#at += quoted.length + (end < 0 ? 0 : 2);
            const literals = quoted.map((one) => this.#literal(one));
            return literals.length === 0 ? [] : [...literals.slice(0, -1), this.#repeated(literals.at(-1))];
        }
        return { kind: 'set', set: this.#folded(this.#escapedSet()) };
    }
    /** After a backslash, inside a class or outside. */
    #escapedSet() {
        const character = this.#next();
        const lower = character.toLowerCase();
        if (_re2_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .PERL */ .U$[lower])
            return { ranges: _re2_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .PERL */ .U$[lower], named: [], negated: lower !== character };
        if (lower === 'p')
            return { ranges: [], named: [this.#unicode(character)], negated: false };
        const code = this.#escapedCode(character);
        return { ranges: [[code, code]], named: [], negated: false };
    }
    #escapedCode(character) {
        if (CONTROL[character] !== undefined)
            return CONTROL[character];
        const rest = this.#text.slice(this.#at, this.#at + 12).join('');
        const hex = character === 'x' ? /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,8})\})/.exec(rest) : null;
        if (hex) {
            this.#at += hex[0].length;
            const code = parseInt(hex[1] ?? hex[2], 16);
            if (code > _re2_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .LAST */ .xo)
                throw new RangeError('names a character that Unicode does not have');
            return code;
        }
        const octal = character === '0' ? /^[0-7]{0,2}/.exec(rest) : /[1-7]/.test(character) ? /^[0-7]{2}/.exec(rest) : null;
        if (octal) {
            this.#at += octal[0].length;
            return parseInt(character + octal[0], 8);
        }
        if (/[A-Za-z0-9]/.test(character))
            throw new RangeError(`holds \\${character}, which RE2 does not have`);
        return character.codePointAt(0);
    }
    #unicode(letter) {
        const found = /^(?:([A-Z])|\{(\^?)([A-Za-z_]{1,40})\})/.exec(this.#text.slice(this.#at, this.#at + 45).join(''));
        if (!found)
            throw new RangeError(`holds \\${letter} without the name of a class`);
        this.#at += found[0].length;
        return `\\${(letter === 'P') === (found[2] === '^') ? 'p' : 'P'}{${found[1] ?? found[3]}}`;
    }
    /** After the opening bracket. */
    #set() {
        const set = { ranges: [], named: [], negated: this.#take('^') };
        for (let first = true; first || this.#peek() !== ']'; first = false) {
            const posix = /^\[:(\^?)([a-z]+):\]/.exec(this.#text.slice(this.#at, this.#at + 14).join(''));
            if (posix) {
                const ranges = _re2_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .POSIX */ .uU[posix[2]];
                if (!ranges)
                    throw new RangeError(`names the class [:${posix[2]}:], which there is not`);
                this.#at += posix[0].length;
                set.ranges.push(...(posix[1] ? (0,_re2_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .others */ .MG)(ranges) : ranges));
                continue;
            }
            const item = this.#item();
            if (item.named.length > 0 || item.negated || item.ranges.length !== 1 || item.ranges[0][0] !== item.ranges[0][1]) {
                set.ranges.push(...(item.negated ? (0,_re2_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .others */ .MG)(item.ranges) : item.ranges));
                set.named.push(...item.named);
                continue;
            }
            let last = item.ranges[0][0];
            if (this.#peek() === '-' && this.#text[this.#at + 1] !== ']') {
                this.#at++;
                const end = this.#item();
                if (end.named.length > 0 || end.ranges.length !== 1 || end.ranges[0][0] !== end.ranges[0][1] || end.ranges[0][0] < last)
                    throw new RangeError('holds a range of characters that does not rise');
                last = end.ranges[0][0];
            }
            set.ranges.push([item.ranges[0][0], last]);
        }
        this.#at++;
        return set;
    }
    #item() {
        const character = this.#next();
        if (character === '\\')
            return this.#escapedSet();
        const code = character.codePointAt(0);
        return { ranges: [[code, code]], named: [], negated: false };
    }
    /** Without regard to case: both cases of ASCII letters, and the two others that RE2 folds to them. */
    #folded(set) {
        if (!this.#flags.i)
            return set;
        const more = [];
        for (const [first, last] of set.ranges) {
            for (const [from, to, shift] of [[0x41, 0x5a, 32], [0x61, 0x7a, -32]]) {
                const [low, high] = [Math.max(first, from), Math.min(last, to)];
                if (low <= high)
                    more.push([low + shift, high + shift]);
            }
            const has = (letters) => [...letters].some((letter) => letter.charCodeAt(0) >= first && letter.charCodeAt(0) <= last);
            if (has('kK'))
                more.push([0x212a, 0x212a]);
            if (has('sS'))
                more.push([0x17f, 0x17f]);
            if (last > 0x7f && !(first <= 0x80 && last === _re2_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .LAST */ .xo))
                throw new RangeError('asks for both cases of letters outside ASCII');
        }
        return { ...set, ranges: [...set.ranges, ...more] };
    }
    #peek() {
        return this.#text[this.#at];
    }
    #take(character) {
        if (this.#peek() !== character)
            return false;
        this.#at++;
        return true;
    }
    #next() {
        const character = this.#text[this.#at++];
        if (character === undefined)
            throw new RangeError('ends in the middle');
        return character;
    }
}


/***/ }),

/***/ 17552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ TRINO)
});

// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/data/engines/iso-instant.js
var iso_instant = __webpack_require__(93277);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/data/engines/re2-classes.js
var re2_classes = __webpack_require__(27924);
;// CONCATENATED MODULE: ./.build/src/data/engines/re2-ambiguity.js

/** Characters in a pattern, repeats written out; of a larger one nothing is shown and it counts as ambiguous. */
const MOST_PLACES = 600;
/** Copies of a part with a count: more of them add no new way round a loop. */
const COPIES = 4;
/**
 * Whether some text has exponentially many ways through the pattern, so that an engine that tries them all takes for
 * ever: a place in Glushkov's automaton that comes back to itself on one text by two ways (Weber and Seidl 1991, criterion
 * EDA; Weideman et al. 2016 for engines that go back). Counts beyond four are read as "any number", so that (a|aa){20} is
 * found; a few patterns that would be quick enough are refused too.
 */
function isAmbiguous(pattern) {
    const automaton = { sets: [], next: [] };
    try {
        part(pattern, automaton);
    }
    catch (error) {
        if (error instanceof TooMany)
            return true;
        throw error;
    }
    const groups = loops(automaton.sets.length, (place) => [...automaton.next[place].keys()]);
    return groups.some((group) => twoWays(group, automaton));
}
class TooMany extends Error {
}
function part(pattern, automaton) {
    switch (pattern.kind) {
        case 'place':
            return { first: [], last: [], empty: true };
        case 'set': {
            if (automaton.sets.length >= MOST_PLACES)
                throw new TooMany();
            const place = automaton.sets.push(rangesOf(pattern.set)) - 1;
            automaton.next.push(new Map());
            return { first: [place], last: [place], empty: false };
        }
        case 'sequence':
            return pattern.parts.map((one) => part(one, automaton)).reduce((a, b) => joined(a, b, automaton), { first: [], last: [], empty: true });
        case 'choice': {
            const parts = pattern.parts.map((one) => part(one, automaton));
            return { first: parts.flatMap(({ first }) => first), last: parts.flatMap(({ last }) => last), empty: parts.some(({ empty }) => empty) };
        }
        case 'repeat':
            return repeated(pattern, automaton);
    }
}
function repeated({ part: inside, least, most }, automaton) {
    let all = { first: [], last: [], empty: true };
    if (most === 0)
        return all;
    const needed = Math.min(least, COPIES);
    const more = most - least;
    for (let copy = 0; copy < needed; copy++) {
        const one = part(inside, automaton);
        // Copies that may be left out can be chosen in as many ways as there are subsets of them.
        if (one.empty && least > COPIES)
            throw new TooMany();
        if (copy === needed - 1 && (most === Infinity || least > COPIES))
            connect(one, one, automaton);
        all = joined(all, one, automaton);
    }
    if (more === 0 || (most === Infinity && needed > 0))
        return all;
    if (more > COPIES) {
        const one = part(inside, automaton);
        connect(one, one, automaton);
        return joined(all, { ...one, empty: true }, automaton);
    }
    // x{0,3} as (x(x(x)?)?)?, which has one way for each length.
    const copies = Array.from({ length: more }, () => part(inside, automaton));
    return joined(all, copies.reduceRight((rest, one) => ({ ...joined(one, rest, automaton), empty: true }), { first: [], last: [], empty: true }), automaton);
}
function joined(a, b, automaton) {
    connect(a, b, automaton);
    return { first: a.empty ? [...a.first, ...b.first] : a.first, last: b.empty ? [...a.last, ...b.last] : b.last, empty: a.empty && b.empty };
}
function connect(a, b, { next }) {
    for (const from of a.last)
        for (const to of b.first)
            next[from].set(to, (next[from].get(to) ?? 0) + 1);
}
/** Whether one of these places, all on loops through each other, comes back to itself on one text by two ways. */
function twoWays(group, { sets, next }) {
    const inside = new Set(group);
    if (group.some((from) => [...next[from]].some(([to, ways]) => ways > 1 && inside.has(to))))
        return true;
    const size = sets.length;
    const pairs = [];
    for (const a of group)
        for (const b of group)
            pairs.push(a * size + b);
    const after = (pair) => {
        const [a, b] = [Math.floor(pair / size), pair % size];
        const found = [];
        for (const x of next[a].keys())
            if (inside.has(x))
                for (const y of next[b].keys())
                    if (inside.has(y) && overlap(sets[x], sets[y]))
                        found.push(x * size + y);
        return found;
    };
    const indices = new Map(pairs.map((pair, index) => [pair, index]));
    return loops(pairs.length, (index) => after(pairs[index]).map((pair) => indices.get(pair))).some((loop) => {
        const same = loop.map((index) => pairs[index]).map((pair) => Math.floor(pair / size) === pair % size);
        return same.includes(true) && same.includes(false);
    });
}
/** Nodes that lie on loops together (Tarjan 1972, with a stack of our own). */
function loops(size, after) {
    const order = new Int32Array(size).fill(-1);
    const low = new Int32Array(size);
    const open = new Uint8Array(size);
    const stack = [];
    const found = [];
    let count = 0;
    for (let root = 0; root < size; root++) {
        if (order[root] !== -1)
            continue;
        const work = [{ node: root, next: after(root), at: 0 }];
        order[root] = low[root] = count++;
        stack.push(root);
        open[root] = 1;
        while (work.length > 0) {
            const step = work.at(-1);
            if (step.at < step.next.length) {
                const to = step.next[step.at++];
                if (order[to] === -1) {
                    order[to] = low[to] = count++;
                    stack.push(to);
                    open[to] = 1;
                    work.push({ node: to, next: after(to), at: 0 });
                }
                else if (open[to])
                    low[step.node] = Math.min(low[step.node], order[to]);
                continue;
            }
            work.pop();
            const above = work.at(-1);
            if (above)
                low[above.node] = Math.min(low[above.node], low[step.node]);
            if (low[step.node] !== order[step.node])
                continue;
            const group = [];
            let node;
            do {
                node = stack.pop();
                open[node] = 0;
                group.push(node);
            } while (node !== step.node);
            if (group.length > 1 || step.next.includes(step.node))
                found.push(group);
        }
    }
    return found;
}
function rangesOf({ ranges, named, negated }) {
    // What a named class holds is not looked up: it may hold anything.
    if (named.length > 0)
        return [[0, Infinity]];
    return negated ? (0,re2_classes/* others */.MG)(ranges) : ranges;
}
function overlap(a, b) {
    return a.some(([first, last]) => b.some(([start, end]) => first <= end && start <= last));
}

// EXTERNAL MODULE: ./.build/src/data/engines/re2-parse.js
var re2_parse = __webpack_require__(74443);
;// CONCATENATED MODULE: ./.build/src/data/engines/trino-regex.js



/**
 * An RE2 pattern, the dialect of the delivery file, written for Joni, which Trino has by default and which goes back and
 * tries again: with the meaning that RE2 gives it, and refused where Joni could try for ever on one text. Throws InputError.
 */
function joniPattern(pattern) {
    let parsed;
    try {
        parsed = (0,re2_parse/* parseRe2 */.R)(pattern);
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw problem/* InputError */.d.of('regex-unsupported', `The pattern ${shown(pattern)} cannot be asked of Trino: it ${error.message}.`, 'Write it in the syntax of RE2, without looking around or back.', undefined, { cause: error });
    }
    if (isAmbiguous(parsed)) {
        throw problem/* InputError */.d.of('regex-too-slow', `The pattern ${shown(pattern)} could take Trino for ever on one text: what it repeats can match the same characters in more than one way.`, 'Repeat each part once: write [ab]+ for (a|b+)+, and let parts that follow each other begin with different characters.');
    }
    return written(parsed);
}
function shown(pattern) {
    return JSON.stringify(pattern.length > 80 ? `${pattern.slice(0, 80)}…` : pattern);
}
// Joni's own $, \d, \s and \b mean more than RE2's (a line end before the end, digits of other scripts).
const WORD = '[0-9A-Za-z_]';
const PLACES = {
    start: '\\A',
    end: '\\z',
    'line-start': '(?:\\A|(?<=\\x0a))',
    'line-end': '(?:\\z|(?=\\x0a))',
    word: `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`,
    'not-word': `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`,
};
function written(pattern) {
    switch (pattern.kind) {
        case 'set':
            return setText(pattern.set);
        case 'place':
            return PLACES[pattern.place];
        case 'sequence':
            return pattern.parts.map((part) => (part.kind === 'choice' ? `(?:${written(part)})` : written(part))).join('');
        case 'choice':
            return pattern.parts.map(written).join('|');
        case 'repeat': {
            const { least, most, part } = pattern;
            return `(?:${written(part)}){${least},${most === Infinity ? '' : most}}`;
        }
    }
}
function setText({ ranges, named, negated }) {
    if (ranges.length === 0 && named.length === 0)
        return negated ? '[\\x00-\u{10ffff}]' : '(?!)';
    if (!negated && named.length === 0 && ranges.length === 1 && ranges[0][0] === ranges[0][1])
        return characterText(ranges[0][0]);
    const inside = ranges.map(([first, last]) => (first === last ? characterText(first) : `${characterText(first)}-${characterText(last)}`));
    return `[${negated ? '^' : ''}${inside.join('')}${named.join('')}]`;
}
function characterText(code) {
    const character = String.fromCodePoint(code);
    if (code < 0x20 || code === 0x7f)
        return `\\x${code.toString(16).padStart(2, '0')}`;
    return /[^0-9A-Za-z]/.test(character) && code < 0x80 ? `\\${character}` : character;
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-types.js
const INTEGER_BITS = { tinyint: 8, smallint: 16, integer: 32, bigint: 64 };
/** `decimal(10, 2)`, `array(varchar)`, `row("A b" integer, c varchar(3))` and the like, as Trino prints types. */
function logicalType(native) {
    const text = native.trim();
    if (INTEGER_BITS[text])
        return { kind: 'integer', bits: INTEGER_BITS[text] };
    if (text === 'real')
        return { kind: 'float', bits: 32 };
    if (text === 'double')
        return { kind: 'float', bits: 64 };
    const decimal = /^decimal\((\d+), ?(\d+)\)$/.exec(text);
    if (decimal)
        return { kind: 'decimal', precision: Number(decimal[1]), scale: Number(decimal[2]) };
    if (/^(varchar|char)(\(\d+\))?$|^uuid$/.test(text))
        return { kind: 'string' };
    if (text === 'boolean')
        return { kind: 'boolean' };
    if (text === 'date')
        return { kind: 'date' };
    if (/^timestamp(\(\d+\))?( with time zone)?$/.test(text))
        return { kind: 'timestamp', zone: text.endsWith('zone') };
    const list = /^array\((.*)\)$/s.exec(text);
    if (list)
        return { kind: 'list', items: logicalType(list[1]) };
    const row = /^row\((.*)\)$/s.exec(text);
    if (row)
        return { kind: 'struct', fields: Object.fromEntries(parts(row[1]).map(fieldOf)) };
    return { kind: 'other' };
}
/** The parts of a list of fields, split at commas outside of brackets and quotes. */
function parts(text) {
    const found = [];
    let [depth, start] = [0, 0];
    let quoted = false;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (character === '(')
            depth++;
        else if (character === ')')
            depth--;
        else if (character === ',' && depth === 0) {
            found.push(text.slice(start, at));
            start = at + 1;
        }
    }
    return [...found, text.slice(start)].map((part) => part.trim());
}
/** A field without a name goes by its place, from 1. */
function fieldOf(text, index) {
    const quoted = /^"((?:[^"]|"")*)" (.*)$/s.exec(text);
    if (quoted)
        return [quoted[1].replaceAll('""', '"'), logicalType(quoted[2])];
    const named = /^([a-z_]\w*) (.*)$/s.exec(text);
    // `timestamp(3) with time zone` is a type and no field called timestamp.
    if (named && logicalType(text).kind === 'other')
        return [named[1], logicalType(named[2])];
    return [String(index + 1), logicalType(text)];
}

;// CONCATENATED MODULE: ./.build/src/data/engines/trino-dialect.js




/** SQL as Trino reads it, where engines differ. */
const TRINO = {
    name: 'trino',
    tallies: false,
    rowNumber: undefined,
    logical: (native) => logicalType(native),
    isNan: (value) => `is_nan(${value})`,
    isFinite: (value) => `is_finite(${value})`,
    matches: (text, pattern) => `regexp_like(${text}, ${(0,sql/* literal */.e)(joniPattern(pattern))})`,
    isJson: (text) => `(TRY(json_parse(${text})) IS NOT NULL)`,
    instant: (value) => `CASE WHEN NOT starts_with(typeof(${value}), 'varchar') OR regexp_like(CAST(${value} AS VARCHAR), ${(0,sql/* literal */.e)(iso_instant/* ISO_INSTANT */.y)}) THEN coalesce(TRY_CAST(${value} AS timestamp(6) with time zone), TRY_CAST(${fromIso(`CAST(${value} AS VARCHAR)`)} AS timestamp(6) with time zone)) END`,
    epoch: (instant) => `to_unixtime(${instant})`,
    attempt: (condition) => `TRY(CAST(${condition} AS BOOLEAN))`,
    distinct(columns) {
        const anyNull = columns.map((column) => `${column} IS NULL`).join(' OR ');
        return columns.length === 1 ? `count(DISTINCT ${columns[0]})` : `count(DISTINCT ROW(${columns.join(', ')})) FILTER (WHERE NOT (${anyNull}))`;
    },
    isOneOf: (text, literals) => `${text} IN (${literals.join(', ')})`,
    aboutDistinct: (value) => `approx_distinct(${value})`,
    binCounts(number, edges) {
        const list = edges.map((edge) => `CAST('${edge}' AS DOUBLE)`).join(', ');
        // width_bucket counts x < e[0] as 0; a bin here includes its upper edge, so the sign of numbers and edges is turned.
        const turned = [...edges].reverse().map((edge) => `CAST('${-edge}' AS DOUBLE)`).join(', ');
        return {
            sql: edges.length === 0 ? `count(CASE WHEN is_finite(${number}) THEN 1 END)` : `json_format(CAST(histogram(CASE WHEN is_finite(${number}) THEN CAST(width_bucket(-(${number}), ARRAY[${turned || list}]) AS VARCHAR) END) AS JSON))`,
            read(answer) {
                if (edges.length === 0)
                    return [Number(answer ?? 0)];
                const found = record(answer);
                // Bucket i of the turned numbers is −x in [−e[k−i], −e[k−i−1]), so x in (e[k−i−1], e[k−i]].
                return Array.from({ length: edges.length + 1 }, (_, bin) => found[String(edges.length - bin)] ?? 0);
            },
        };
    },
    valueCounts: (text, values) => ({
        sql: `json_format(CAST(histogram(CASE WHEN ${text} IS NULL THEN NULL WHEN ${values.length === 0 ? 'false' : `${text} IN (${values.map((value) => (0,sql/* literal */.e)(value)).join(', ')})`} THEN '=' || ${text} ELSE '' END) AS JSON))`,
        read(answer) {
            const byText = record(answer);
            return { counts: values.map((value) => byText[`=${value}`] ?? 0), other: byText[''] ?? 0 };
        },
    }),
    allCounts: (text) => ({
        sql: `json_format(CAST(histogram('=' || ${text}) AS JSON))`,
        read: (answer) => new Map(Object.entries(record(answer)).map(([key, count]) => [key.slice(1), count])),
    }),
    allNumbers: (number) => ({
        sql: `json_format(CAST(histogram(CASE WHEN is_finite(${number}) THEN CAST(${number} + 0e0 AS VARCHAR) END) AS JSON))`, // -0 + 0 is 0: one value, one key
        read: (answer) => new Map(Object.entries(record(answer)).map(([key, count]) => [Number(key) + 0, count])),
    }),
    wholeSum: (integer) => `CAST(sum(CAST(${integer} AS DECIMAL(38, 0))) AS VARCHAR)`,
    least: (value, count) => ({ sql: `json_format(CAST(CAST(min(${value}, ${count}) AS array(varchar)) AS JSON))`, read: texts }),
    md5: (text) => `lower(to_hex(md5(to_utf8(${text}))))`,
    quantile: () => undefined,
};
/** ISO 8601 as Trino casts it: a space for the T, `UTC` for the Z, and an offset of hours and minutes after a space. */
function fromIso(text) {
    const steps = [
        ['^\\s*(\\d{4}-\\d{1,2}-\\d{1,2})[Tt]', '$1 '],
        ['(:\\d{2}(?:\\.\\d+)?)\\s*[Zz]\\s*$', '$1 UTC'],
        ['(:\\d{2}(?:\\.\\d+)?)\\s*([+-]\\d{2}):?(\\d{2})\\s*$', '$1 $2:$3'],
        ['(:\\d{2}(?:\\.\\d+)?)\\s*([+-]\\d{2})\\s*$', '$1 $2:00'],
    ];
    return steps.reduce((sql, [pattern, replacement]) => `regexp_replace(${sql}, '${pattern}', '${replacement}')`, text);
}
function texts(answer) {
    return typeof answer === 'string' ? JSON.parse(answer) : [];
}
function record(answer) {
    return typeof answer === 'string' ? JSON.parse(answer) : {};
}


/***/ }),

/***/ 96373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openEngines: () => (/* binding */ openEngines)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/data-engine.js
var data_engine = __webpack_require__(26926);
// EXTERNAL MODULE: ./.build/src/data/engines/duckdb-dialect.js
var duckdb_dialect = __webpack_require__(49378);
// EXTERNAL MODULE: ./.build/src/data/engines/trino-dialect.js + 3 modules
var trino_dialect = __webpack_require__(17552);
;// CONCATENATED MODULE: ./.build/src/data/engines/engines.js




/**
 * One engine for all sources: files go to DuckDB, tables to their Trino server. Each is opened by its first question and
 * closed once, so that what asks nothing pays nothing.
 */
function enginesOf(open) {
    const servers = new Map();
    let files;
    let version = 'not opened';
    const duckdb = async () => {
        files ??= open.duckdb();
        const engine = await files;
        version = engine.version;
        return engine;
    };
    const engineOf = (source) => {
        if (!source || (0,data_engine/* isFileSource */.q)(source))
            return duckdb();
        const key = JSON.stringify(source.connection);
        const known = servers.get(key) ?? open.trino(source.connection);
        servers.set(key, known);
        return known;
    };
    return {
        name: 'duckdb',
        get version() {
            return version;
        },
        dialect: (source) => ((0,data_engine/* isFileSource */.q)(source) ? duckdb_dialect/* DUCKDB */.k : trino_dialect/* TRINO */.P),
        describe: async (source) => (await engineOf(source)).describe(source),
        measure: async (source, expressions, tally) => (await engineOf(source)).measure(source, expressions, tally),
        ranks: async (source, requests) => (await engineOf(source)).ranks(source, requests),
        condition: async (sql, source) => (await engineOf(source)).condition(sql, source),
        query: async (sql, sources, parameters) => (await engineOf(soleKind(sources))).query(sql, sources, parameters),
        numbers: async (sql, sources, parameters) => (await engineOf(soleKind(sources))).numbers(sql, sources, parameters),
        write: async (sql, sources, target) => (await engineOf(soleKind(sources))).write(sql, sources, target),
        identify: async (source) => (await engineOf(source)).identify(source),
        about: async (source) => (await engineOf(source)).about(source),
        close: async () => {
            const opened = await Promise.allSettled([...servers.values(), ...(files ? [files] : [])]);
            for (const engine of opened)
                if (engine.status === 'fulfilled')
                    await engine.value.close();
        },
    };
}
/** One of the sources, all of which one engine has to read. */
function soleKind(sources) {
    const all = Object.values(sources);
    const kinds = new Set(all.map((source) => ((0,data_engine/* isFileSource */.q)(source) ? '' : JSON.stringify(source.connection))));
    if (kinds.size > 1)
        throw problem/* InputError */.d.of('source-other-engine', 'One question would need rows of a file and of a Trino table.', 'Name sources of one kind in one rule: write the smaller one where the other lies.');
    return all[0];
}

;// CONCATENATED MODULE: ./.build/src/run/engine.js


/** Megabytes that DuckDB may use, where a team wants another limit than the engine's own. */
const MEMORY = 'SLUICE_MEMORY_MB';
/** The engines of a run, each opened by its first question. */
function openEngines({ env, log, clock, terminal }) {
    return enginesOf({
        duckdb: async () => (await __webpack_require__.e(/* import() */ 1605).then(__webpack_require__.bind(__webpack_require__, 61605))).openDuckDb({ toolCache: env.RUNNER_TOOL_CACHE, log, env, spillBelow: env.RUNNER_TEMP, memory: memoryOf(env[MEMORY]), progress: { clock, log, terminal } }),
        trino: async (connection) => (await __webpack_require__.e(/* import() */ 2407).then(__webpack_require__.bind(__webpack_require__, 22407))).openTrino(connection, { env, log, clock }),
    });
}
function memoryOf(megabytes) {
    if (megabytes === undefined || megabytes === '')
        return undefined;
    if (/^[1-9]\d{0,7}$/.test(megabytes))
        return Number(megabytes) * 2 ** 20;
    throw problem/* InputError */.d.of('memory-no-number', `${MEMORY} is no whole number of megabytes.`, `Write e.g. ${MEMORY}=4096, or leave it out.`);
}


/***/ })

};
