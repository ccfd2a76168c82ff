export const id = 3949;
export const ids = [3949,6658];
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

/***/ 33904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ digestOfFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87691);
/* harmony import */ var _core_glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4817);
/* harmony import */ var _source_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57645);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/** Fewer and larger reads: the default stream costs three times the hashing itself. */
const READ_BYTES = 1024 * 1024;
const FILES_AT_ONCE = 8;
/** The digest of a file's bytes; that of a pattern is of its files' names (from its first fixed folder on) and digests. */
async function digestOfFiles(file, look) {
    if (await isFile(file))
        return fileDigest(file, look);
    const files = (await (0,_core_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .glob */ .T)(file)).sort();
    const base = (0,_source_files_js__WEBPACK_IMPORTED_MODULE_5__/* .fixedFolder */ .Nw)(file);
    const parts = [];
    // A pattern may match thousands of files, each of which takes a handle and a buffer.
    for (let start = 0; start < files.length; start += FILES_AT_ONCE)
        parts.push(...(await Promise.all(files.slice(start, start + FILES_AT_ONCE).map(async (one) => ({ name: node_path__WEBPACK_IMPORTED_MODULE_2__.relative(base, one).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/'), digest: await fileDigest(one, look) })))));
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOfJson */ .Qs)(parts);
}
async function isFile(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file).then((found) => found.isFile(), () => false);
}
async function fileDigest(file, look) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        const buffer = Buffer.allocUnsafe(READ_BYTES);
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file), true);
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
            if (bytesRead === 0)
                break;
            const chunk = buffer.subarray(0, bytesRead);
            hash.update(chunk);
            await look?.(file, chunk);
        }
        return `sha256:${hash.digest('hex')}`;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 57645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Nw: () => (/* binding */ fixedFolder),
  gN: () => (/* binding */ isPartitioned),
  Pt: () => (/* binding */ isPattern),
  mf: () => (/* binding */ soleKind),
  l$: () => (/* binding */ sourceFiles)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/glob.js
var glob = __webpack_require__(4817);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/data/engines/file-kind.js
/** First bytes of formats, as `file(1)` and the formats' own pages give them. */
const MAGIC = [
    ['parquet', 'PAR1'],
    ['parquet', 'PARE'],
    ['gzip', [0x1f, 0x8b]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['bzip2', 'BZh'],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
    ['zip', [0x50, 0x4b, 0x03, 0x04]],
    ['arrow', 'ARROW1'],
    ['avro', 'Obj\u0001'],
    ['orc', 'ORC'],
    ['sqlite', 'SQLite format 3\0'],
    ['pdf', '%PDF-'],
    ['git-lfs', 'version https://git-lfs'],
];
const SAID = {
    parquet: 'a Parquet file',
    gzip: 'compressed with gzip',
    zstd: 'compressed with Zstandard',
    bzip2: 'compressed with bzip2',
    xz: 'compressed with xz',
    zip: 'a ZIP archive (an Excel workbook is one)',
    arrow: 'an Arrow or Feather file',
    avro: 'an Avro file',
    orc: 'an ORC file',
    sqlite: 'an SQLite database',
    pdf: 'a PDF document',
    utf16: 'UTF-16 text',
    utf32: 'UTF-32 text',
    html: 'an HTML page (a sign-in or error page is often saved so)',
    'git-lfs': 'a Git LFS pointer, not the file itself',
    text: 'plain text',
};
/** `bytes` are the first ones, a kilobyte at least where the file has them. */
function fileKind(bytes) {
    // UTF-32's mark begins with that of UTF-16.
    if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff]))
        return 'utf32';
    if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
        return 'utf16';
    const known = MAGIC.find(([, magic]) => startsWith(bytes, typeof magic === 'string' ? [...Buffer.from(magic, 'latin1')] : magic));
    if (known)
        return known[0];
    if (isUtf16WithoutMark(bytes))
        return 'utf16';
    return /^\s*<(!doctype|html)/i.test(bytes.subarray(0, 200).toString('latin1')) ? 'html' : 'text';
}
function kindSaid(kind) {
    return SAID[kind];
}
/** What a file of this ending has to be, packed or not. */
function expectedKind(format, compression) {
    if (compression !== 'uncompressed')
        return compression;
    return format === 'parquet' ? 'parquet' : 'text';
}
function startsWith(bytes, magic) {
    return bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte);
}
/** Latin letters in UTF-16 leave every other byte zero. */
function isUtf16WithoutMark(bytes) {
    const looked = bytes.subarray(0, 64);
    if (looked.length < 4)
        return false;
    const zeros = [0, 0];
    looked.forEach((byte, index) => void (byte === 0 && zeros[index % 2]++));
    const half = Math.floor(looked.length / 2);
    return Math.max(...zeros) >= 0.8 * half && Math.min(...zeros) === 0;
}

;// CONCATENATED MODULE: ./.build/src/data/engines/source-files.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





const FORMATS = {
    '.csv': 'csv',
    '.tsv': 'csv',
    '.json': 'json',
    '.jsonl': 'ndjson',
    '.ndjson': 'ndjson',
    '.parquet': 'parquet',
};
const COMPRESSIONS = { '.gz': 'gzip', '.zst': 'zstd' };
const GLOB = /[*?[\]{}]/;
const PARTITION = /^([^=]+)=(.*)$/;
/** Enough to tell any of the formats apart. */
const LOOKED_AT_BYTES = 1024;
/** The local files behind a source. Throws InputError: missing, no file, empty, another kind than its ending says, a mixture. */
async function sourceFiles(source) {
    const files = await matchingFiles(source.file);
    const kind = soleKind(source.file, files);
    const stats = await Promise.all(files.map((file) => (0,promises_.stat)(file)));
    files.forEach((file, index) => refuseOdd(file, stats[index]));
    await Promise.all(files.map((file) => refuseOtherKind(file, kind)));
    const fingerprint = JSON.stringify(files.map((file, index) => [file, stats[index].size, stats[index].mtimeMs, stats[index].ino]));
    return { files, ...kind, hive: isPartitioned(source.file, files, external_node_path_.sep), remote: false, fingerprint };
}
/** Format and compression that all of the files share, by their endings. */
function soleKind(declared, files) {
    const kinds = new Set(files.map((file) => JSON.stringify(kindOf(file))));
    if (kinds.size > 1)
        throw problem/* InputError */.d.of('data-formats-mixed', `${declared} matches files of different formats.`, 'Let one pattern match one format only, e.g. data/*.parquet.');
    return kindOf(files[0]);
}
/** Whether a pattern crosses `key=value` folders. Throws InputError where its files lie in folders of other keys. */
function isPartitioned(pattern, files, separator) {
    const fixed = pattern.split(separator).findIndex((part) => GLOB.test(part));
    const keysOf = (file, from) => file.split(separator).slice(from, -1).flatMap((part) => PARTITION.exec(part)?.[1] ?? []);
    if (!files.some((file) => file !== pattern && keysOf(file, fixed).length > 0))
        return false;
    const keys = files.map((file) => keysOf(file, 0).join('/'));
    const odd = keys.findIndex((key) => key !== keys[0]);
    if (odd > 0)
        throw problem/* InputError */.d.of('data-partitions-differ', `${files[odd]} lies in folders of other keys than ${files[0]}.`, 'Let every file lie below the same `key=value` folders, in the same order.');
    return true;
}
/** The part of a pattern before its first `*`, `?`, `[` or `{`, up to a separator. */
function fixedFolder(pattern) {
    const parts = pattern.split(external_node_path_.sep);
    const first = parts.findIndex((part) => GLOB.test(part));
    return parts.slice(0, first).join(external_node_path_.sep) || external_node_path_.sep;
}
function isPattern(file) {
    return GLOB.test(file);
}
async function matchingFiles(pattern) {
    // A file whose own name holds `[` or `*` is that file, not a pattern.
    if (await exists(pattern))
        return [pattern];
    if (!isPattern(pattern)) {
        throw problem/* InputError */.d.of('data-file-missing', `${pattern} does not exist.`, 'Check the path in the delivery file (it is relative to that file), and that an earlier step made the file.');
    }
    const found = await (0,glob/* glob */.T)(pattern);
    if (found.length === 0)
        throw problem/* InputError */.d.of('data-file-missing', `No file matches ${pattern}.`, 'Check the pattern and that an earlier step made the files.');
    await refuseEscape(pattern, found);
    return found.sort();
}
/** A link inside a globbed folder must not lead out of it: the folder was checked, its links were not. */
async function refuseEscape(pattern, files) {
    const base = await (0,promises_.realpath)(fixedFolder(pattern));
    for (const file of files) {
        const real = await (0,promises_.realpath)(file);
        if (!real.startsWith(base + external_node_path_.sep)) {
            throw problem/* InputError */.d.of('data-file-outside', `${file} is a link that leads out of ${base}.`, 'Copy the file instead of linking to it.');
        }
    }
}
async function exists(file) {
    return (0,promises_.lstat)(file).then(() => true, () => false);
}
function kindOf(file) {
    const lower = file.toLowerCase();
    const compression = COMPRESSIONS[external_node_path_.extname(lower)] ?? 'uncompressed';
    const format = FORMATS[external_node_path_.extname(compression === 'uncompressed' ? lower : lower.slice(0, lower.lastIndexOf('.')))];
    if (!format || (compression !== 'uncompressed' && format === 'parquet')) {
        throw problem/* InputError */.d.of('data-format-unknown', `${file} has an ending that Sluice does not read.`, `Use ${Object.keys(FORMATS).join(', ')}; text formats may also end in .gz or .zst.`);
    }
    return { format, compression };
}
function refuseOdd(file, found) {
    if (found.isDirectory())
        throw problem/* InputError */.d.of('data-file-is-folder', `${file} is a folder.`, `Name a file, or a pattern such as ${file}/*.parquet.`);
    // A pipe would block the reader until somebody writes.
    if (!found.isFile())
        throw problem/* InputError */.d.of('data-file-no-file', `${file} is no regular file (a pipe, a socket or a device).`, 'Write the rows to a file first.');
    if (found.size === 0)
        throw problem/* InputError */.d.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.', { file, line: 1, column: 1 });
}
async function refuseOtherKind(file, { format, compression }) {
    const kind = fileKind(await firstBytes(file));
    const expected = expectedKind(format, compression);
    if (kind === expected)
        return;
    if (kind === 'utf16' || kind === 'utf32') {
        throw problem/* InputError */.d.of('data-not-utf8', `${external_node_path_.basename(file)} is ${kindSaid(kind)}, not UTF-8 (line 1).`, `Write the file as UTF-8, e.g. \`iconv -f ${kind === 'utf16' ? 'UTF-16' : 'UTF-32'} -t UTF-8\`.`, { file, line: 1, column: 1 });
    }
    // Damaged files of these kinds may have lost their first bytes: the reader says more.
    if (kind === 'text' && expected !== 'parquet')
        return;
    throw problem/* InputError */.d.of('data-wrong-ending', `${external_node_path_.basename(file)} is ${kindSaid(kind)}; its ending says ${kindSaid(expected)}.`, 'Name the file by what it is, or write it in the format that its name says.', { file, line: 1, column: 1 });
}
async function firstBytes(file) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const handle = __addDisposableResource(env_1, await (0,promises_.open)(file), true);
            const buffer = Buffer.alloc(LOOKED_AT_BYTES);
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
            return buffer.subarray(0, bytesRead);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        throw problem/* InputError */.d.of('data-file-unreadable', `${file} cannot be read: ${error.message}.`, 'Check that this user may read it.', undefined, { cause: error });
    }
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

/***/ 73949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainData: () => (/* binding */ explainData),
  validateData: () => (/* binding */ validateData)
});

// EXTERNAL MODULE: ./.build/src/core/verdict.js
var verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/data/words.js
var data_words = __webpack_require__(449);
;// CONCATENATED MODULE: ./.build/src/data/headline.js

/** The first line: what was decided and why, with the numbers of the gravest finding. */
function headlineOf(outcome, findings, { contracts, checks }, rows) {
    if (contracts.length === 0)
        return 'No data was checked: the delivery file names none for this kind of run.';
    switch (outcome) {
        case 'pass':
            return `The data fits its contract: ${extent(findings, contracts, rows)}; ${checks.flatMap(({ wellSaid }) => wellSaid ?? []).join(', ')}.`;
        case 'warn':
            return findings.length === 0 ? `Nothing was asked of the data: ${extent(findings, contracts, rows)}, no rule and no drift.` : `The data may go on, with ${(0,data_words/* counted */.hS)(findings.filter((finding) => finding.outcome === 'warn').length, 'warning')}: ${tell(gravest(findings, 'warn'))}`;
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
    const [name, effect] = numbers?.total_variation === undefined ? ['Wasserstein distance', `${(0,data_words/* short */.h0)(numbers?.wasserstein_std ?? NaN)} standard deviations`] : ['total variation', (0,data_words/* short */.h0)(numbers.total_variation ?? NaN)];
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
    return `${(0,data_words/* grouped */.zD)(total)} ${total === 1 ? 'row' : 'rows'}${tables}, ${(0,data_words/* counted */.hS)(names.size, 'column')}, ${(0,data_words/* counted */.hS)(rules.size, 'rule')}`;
}

;// CONCATENATED MODULE: ./.build/src/data/notes.js

/** One line for everything that is off, skipped or taken by default. */
function notesOf(delivery, context, { contracts, checks }) {
    const data = delivery.spec.data;
    const { columns, key, label } = data;
    const notes = [];
    const alone = contracts.length === 0 ? 'nothing' : `${(0,data_words/* some */.zN)(contracts.map(({ source }) => source.name))} alone`;
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
    return [...notes, ...checks.flatMap((check) => check.notes), ...contracts.flatMap(({ notes: own }) => own)];
}
function undeclared(contracts, declared) {
    const known = new Set(declared.map((name) => name.toLowerCase()));
    const found = new Map();
    for (const { source } of contracts)
        for (const { name } of source.columns)
            if (!known.has(name.toLowerCase()))
                found.set(name.toLowerCase(), name);
    return found.size > 0 ? [`Columns without a rule: ${(0,data_words/* some */.zN)([...found.values()])}.`] : [];
}

// EXTERNAL MODULE: ./.build/src/core/problem.js
var core_problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/statistics/proportions.js
var proportions = __webpack_require__(22528);
// EXTERNAL MODULE: ./.build/src/data/source.js
var data_source = __webpack_require__(8299);
;// CONCATENATED MODULE: ./.build/src/data/checks/cells.js



/** Up to so many different numbers, each is a cell of its own. */
const MOST_OWN_CELLS = 20;
/** By the profile's numbers: each where there are few, else the tenths of the reference. Undefined where it has none. */
function divisionOf({ edges, lows, counts }) {
    if (edges.length === 0)
        return undefined;
    if (edges.length <= MOST_OWN_CELLS && edges.every((edge, bin) => lows[bin] === edge))
        return { kind: 'numbers', values: edges };
    const rows = counts.reduce((sum, count) => sum + count, 0);
    const cuts = Array.from({ length: 10 }, (_, tenth) => {
        const rank = Math.ceil(((tenth + 1) * rows) / 10);
        let passed = 0;
        return edges[counts.findIndex((count) => (passed += count) >= rank)] ?? edges.at(-1);
    });
    return { kind: 'deciles', least: lows[0], cuts: rising(cuts) };
}
/** By the values of the tested table, at ranks ⌈n · i / 10⌉ and 1, where no profile knows the column. */
function divisionByRanks(least, tenths) {
    return least === undefined ? { kind: 'numbers', values: [] } : { kind: 'deciles', least, cuts: rising(tenths) };
}
function rising(cuts) {
    return cuts.filter((cut, index) => index === 0 || cut > cuts[index - 1]);
}
/** A text that is never null nor empty, and names the cell of a row. */
function cellCode({ name, type }, division, dialect) {
    const value = (0,sql/* identifier */.C)(name);
    if (division.kind === 'values')
        return `coalesce('=' || CAST(${value} AS VARCHAR), 'null')`;
    const number = `${type === 'string' ? 'TRY_CAST' : 'CAST'}(${value} AS DOUBLE)`;
    const double = (edge) => `CAST('${edge}' AS DOUBLE)`;
    const odd = `WHEN ${value} IS NULL THEN 'null' WHEN ${number} IS NULL THEN 'no number' WHEN ${dialect.isNan(number)} THEN 'nan'`;
    const inside = division.kind === 'numbers'
        ? `${division.values.map((edge, index) => `WHEN ${number} = ${double(edge)} THEN ${(0,sql/* literal */.e)(`#${index}`)}`).join(' ')} ELSE 'another'`
        : `WHEN ${number} < ${double(division.least)} THEN 'below' ${division.cuts.map((cut, index) => `WHEN ${number} <= ${double(cut)} THEN ${(0,sql/* literal */.e)(`#${index}`)}`).join(' ')} ELSE 'above'`;
    return `(CASE ${odd} ${inside} END)`;
}
/** The cell in words, e.g. `age in (28, 37]`, `sex = "Female"`. */
function cellName(column, division, code) {
    if (code === 'null')
        return `${column} is null`;
    if (division.kind === 'values')
        return `${column} = ${JSON.stringify(code.slice(1, 61))}`;
    if (code === 'nan')
        return `${column} is NaN`;
    if (code === 'no number')
        return `${column} is no number`;
    const index = (0,data_source/* numberOf */.rl)(code.slice(1));
    if (division.kind === 'numbers')
        return code === 'another' ? `${column} is a number that the reference never had` : `${column} = ${(0,data_words/* short */.h0)(division.values[index])}`;
    if (code === 'below')
        return `${column} < ${(0,data_words/* short */.h0)(division.least)}`;
    if (code === 'above')
        return `${column} > ${(0,data_words/* short */.h0)(division.cuts.at(-1))}`;
    const from = index === 0 ? `[${(0,data_words/* short */.h0)(division.least)}` : `(${(0,data_words/* short */.h0)(division.cuts[index - 1])}`;
    return `${column} in ${from}, ${(0,data_words/* short */.h0)(division.cuts[index])}]`;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/rule.js
function optionsOf({ severity = 'fail', owner, because, on_fail }) {
    return {
        severity: on_fail === 'warn' ? 'warn' : severity,
        ...(owner === undefined ? {} : { owner }),
        ...(because === undefined ? {} : { because }),
        ...(on_fail === 'hold' || on_fail === 'revert' ? { action: on_fail } : {}),
    };
}
/** A rule that could only ever warn does not stop anything where it is left open. */
function outcomeOf(holds, severity) {
    if (holds === true)
        return 'pass';
    if (holds === false)
        return severity;
    return holds === 'inconclusive' && severity === 'warn' ? 'warn' : holds;
}
function findingOf(rule, judgement, source, delivery) {
    const { holds, seen, expected, actual, n, numbers, interval, p, fix } = judgement;
    return {
        code: rule.code,
        outcome: outcomeOf(holds, rule.severity),
        rule: rule.rule,
        message: `In ${source}, ${seen}`,
        expected,
        actual: `${actual} (${source})`,
        n,
        numbers,
        subject: rule.subject,
        location: delivery.locate(rule.path),
        ...(interval ? { interval } : {}),
        ...(p === undefined ? {} : { p }),
        ...(holds === true ? {} : { fix }),
        ...(rule.owner === undefined ? {} : { owner: rule.owner }),
        ...(rule.because === undefined ? {} : { because: rule.because }),
        ...(rule.action === undefined || holds === true ? {} : { action: rule.action }),
    };
}

;// CONCATENATED MODULE: ./.build/src/data/checks/finding.js


/** The finding with what stands beside the rule in the delivery file: severity, owner, reason, what a failure asks for. */
function checkFinding({ outcome, path, fix, examples, ...found }, options, delivery) {
    const { severity, action, ...beside } = optionsOf(options);
    const softened = outcome === 'fail' || (outcome === 'inconclusive' && severity === 'warn');
    return {
        ...found,
        outcome: softened ? severity : outcome,
        location: delivery.locate(path),
        ...(outcome === 'pass' ? {} : { fix }),
        ...(examples && examples.length > 0 ? { examples } : {}),
        ...beside,
        ...(action === undefined || outcome === 'pass' ? {} : { action }),
    };
}
/** A table that a check cannot do without. Throws InputError where this run does not have it. */
function tableFor({ sources, delivery, context }, check, names) {
    const found = sources.find(({ name }) => names.includes(name));
    if (found)
        return found;
    const wanted = names.map((name) => `data.${name}`).join(' or ');
    const split = names.includes('test') ? ` (a ${context.purpose === 'deliver' ? 'delivery reads data.test' : 'push or pull request reads data.develop, or data.test where there is none'})` : '';
    throw core_problem/* InputError */.d.of('check-table-missing', `\`data.${check}\` needs ${wanted}, which this run does not have${split}.`, `Declare ${wanted}, or remove \`data.${check}\`.`, delivery.locate(['data', check]));
}
/** The name of a declared table's columns marked `sensitive`, in lower case. */
function sensitiveColumns({ spec }) {
    const columns = spec.data?.columns ?? {};
    return new Set(Object.keys(columns).filter((name) => columns[name].sensitive).map((name) => name.toLowerCase()));
}
/** Work whose mistakes stand at this place of the delivery file, unless they say a better one. */
async function at(delivery, path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        throw new core_problem/* InputError */.d(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(path) })), { cause: error });
    }
}

;// CONCATENATED MODULE: ./.build/src/data/checks/coverage.js







const PATH = ['data', 'coverage'];
/** Rows of the test set from which on a cell is covered; the schema's default. */
const MIN_ROWS = 30;
/** Cells that a finding names. */
const MOST_NAMED = 5;
const LEVEL = 0.95;
/** How much of today's traffic falls into cells of which the test set has too few rows to say how the model does there. */
const planCoverage = async (facts) => {
    const { delivery } = facts;
    const { coverage } = delivery.spec.data;
    if (!coverage)
        return undefined;
    const [tested, serving] = [tableFor(facts, 'coverage', ['test', 'develop']), tableFor(facts, 'coverage', ['serving'])];
    const names = columnsOf(coverage, tested, serving, delivery);
    const numeric = names.filter((name) => isNumeric(name, tested));
    const known = numeric.length > 0 ? await facts.profile() : undefined;
    const profiled = new Map(numeric.flatMap((name) => {
        const column = Object.entries(known?.profile.columns ?? {}).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
        const division = column?.kind === 'numbers' ? divisionOf(column) : undefined;
        return division ? [[name, division]] : [];
    }));
    const unknown = numeric.filter((name) => !profiled.has(name));
    return {
        name: 'coverage',
        measures: {},
        notes: unknown.length > 0 ? [`Coverage: cut at tenths of data.${tested.name}, since no profile has numbers of ${unknown.join(', ')}.`] : [],
        facts: [['Combinations of columns checked for coverage', String(coverage.cells.length)]],
        wellSaid: `data.${tested.name} covers what is served`,
        apart: [{ what: 'rows by cell', why: 'rows of two tables are counted by groups of values, in one query of its own' }],
        judge: async () => {
            const divisions = new Map([...names.map((name) => [name, { kind: 'values' }]), ...profiled, ...(await byRanks(unknown, tested, facts))]);
            const answers = await at(delivery, PATH, () => cellsOf(facts.context.engine, coverage, tested, serving, divisions));
            return coverage.cells.map((cell, index) => coverageFinding(cell, index, answers, { coverage, delivery, tested, divisions }));
        },
    };
};
/** Every column of the cells, once, as the tested table has it. Throws InputError for those that a table lacks or that hold lists. */
function columnsOf({ cells }, tested, serving, delivery) {
    const names = new Set();
    const problems = cells.flatMap((cell, index) => cell.flatMap((name, place) => {
        const location = delivery.locate([...PATH, 'cells', index, place]);
        const found = [tested, serving].map((table) => ({ table, column: (0,data_source/* columnNamed */.c1)(table, name) }));
        const absent = found.find(({ column }) => !column);
        if (absent)
            return [{ code: 'coverage-column-missing', message: `\`data.coverage\` cuts by ${JSON.stringify(name)}, which data.${absent.table.name} does not have.`, fix: 'Name columns that both the test set and data.serving have.', location }];
        if (found.some(({ column }) => column.type === 'other'))
            return [{ code: 'coverage-column-nested', message: `\`data.coverage\` cuts by ${JSON.stringify(name)}, which holds lists or structures.`, fix: 'Cut by columns of single values.', location }];
        names.add(found[0].column.name);
        return [];
    }));
    if (problems.length > 0)
        throw new core_problem/* InputError */.d(problems);
    return [...names];
}
function isNumeric(name, source) {
    return ['integer', 'float'].includes((0,data_source/* columnNamed */.c1)(source, name).type);
}
async function byRanks(names, tested, { context }) {
    if (names.length === 0)
        return [];
    const { engine } = context;
    const numbers = names.map((name) => `CAST(${(0,sql/* identifier */.C)(name)} AS DOUBLE)`);
    const finite = await engine.measure(tested.source, Object.fromEntries(numbers.map((number, index) => [`n${index}`, `count(CASE WHEN ${engine.dialect(tested.source).isFinite(number)} THEN 1 END)`])));
    const ranks = numbers.map((number, index) => {
        const n = (0,data_source/* numberOf */.rl)(finite[`n${index}`]);
        return { number, ranks: n === 0 ? [] : [1, ...Array.from({ length: 10 }, (_, tenth) => Math.ceil(((tenth + 1) * n) / 10))] };
    });
    const asked = ranks.filter((one) => one.ranks.length > 0);
    const found = asked.length > 0 ? await engine.ranks(tested.source, asked) : [];
    return names.map((name, index) => {
        const [least, ...tenths] = found[asked.indexOf(ranks[index])] ?? [];
        return [name, divisionByRanks(least, tenths)];
    });
}
/** The answer of each combination, by its columns in order of name; one query for all of them. */
async function cellsOf(engine, options, tested, serving, divisions) {
    const names = [...divisions.keys()];
    const sets = new Map(options.cells.map((cell) => [setOf(cell), cell.map((name) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()))]));
    const dialect = engine.dialect(serving.source);
    const codes = (table) => names.map((name, index) => `${cellCode((0,data_source/* columnNamed */.c1)(table, name), divisions.get(name), dialect)} AS c${index}`).join(', ');
    const columns = names.map((_, index) => `c${index}`);
    const grouping = [...sets.values()].map((set) => `(${set.map((index) => `c${index}`).join(', ')})`).join(', ');
    // A code is never null, so which columns are null says which combination a row counts.
    const which = [...sets.values()].map((set, index) => `WHEN ${columns.map((column, at) => `${column} IS ${set.includes(at) ? 'NOT NULL' : 'NULL'}`).join(' AND ')} THEN ${index}`).join(' ');
    const cells = (table, source) => `SELECT CASE ${which} END AS cell, ${columns.map((column) => `coalesce(${column}, '') AS ${column}`).join(', ')}, n FROM (SELECT ${columns.join(', ')}, count(*) AS n FROM (SELECT ${codes(source)} FROM ${table}) AS coded GROUP BY GROUPING SETS (${grouping})) AS counted`;
    const few = `tested < ${Math.floor(options.min_rows ?? MIN_ROWS)}`;
    const sum = (what) => `sum(${what}) OVER (PARTITION BY cell)`;
    const table = await engine.query(`WITH served AS (${cells('serving_table', serving)}),\ntested AS (${cells('tested_table', tested)}),\n` +
        `held AS (SELECT served.*, coalesce(tested.n, 0) AS tested FROM served LEFT JOIN tested ON served.cell = tested.cell AND ${columns.map((column) => `served.${column} = tested.${column}`).join(' AND ')}),\n` +
        `ranked AS (SELECT held.*, ${sum('n')} AS served_rows, ${sum('1')} AS cells, ${sum(`CASE WHEN ${few} THEN n ELSE 0 END`)} AS uncovered, ${sum(`CASE WHEN ${few} THEN 1 ELSE 0 END`)} AS uncovered_cells, ` +
        `row_number() OVER (PARTITION BY cell ORDER BY CASE WHEN ${few} THEN 0 ELSE 1 END, n DESC, ${columns.join(', ')}) AS place FROM held)\n` +
        `SELECT * FROM ranked WHERE place <= ${MOST_NAMED} ORDER BY cell, place`, { serving_table: serving.source, tested_table: tested.source });
    return new Map([...sets].map(([set, places], index) => [set, answerOf(table, index, places, options.min_rows ?? MIN_ROWS)]));
}
function setOf(cell) {
    return JSON.stringify(cell.map((name) => name.toLowerCase()).sort());
}
function answerOf(table, cell, columns, least) {
    const rows = Array.from({ length: table.rows }, (_, row) => row).filter((row) => (0,data_source/* numberOf */.rl)(table.values.cell[row]) === cell);
    const value = (name, row) => table.values[name][row];
    const first = (name) => (rows.length === 0 ? 0 : (0,data_source/* numberOf */.rl)(value(name, rows[0])));
    return {
        rows: first('served_rows'),
        cells: first('cells'),
        uncovered: first('uncovered'),
        uncoveredCells: first('uncovered_cells'),
        largest: rows.map((row) => ({ codes: columns.map((column) => String(value(`c${column}`, row))), rows: (0,data_source/* numberOf */.rl)(value('n', row)), tested: (0,data_source/* numberOf */.rl)(value('tested', row)) })).filter(({ tested }) => tested < least),
    };
}
/** The rule is about what is served today, so the share of it decides, as in every rule about rows. */
function coverageFinding(cell, index, answers, { coverage, delivery, tested, divisions }) {
    const set = setOf(cell);
    const { rows, cells, uncovered, uncoveredCells, largest } = answers.get(set);
    const { at_most: limit, min_rows: least = MIN_ROWS } = coverage;
    const what = cell.join(' × ');
    const share = uncovered / rows;
    // The order of the answer's columns is that of the first combination of these columns.
    const order = coverage.cells.findLast((other) => setOf(other) === set);
    const hidden = cell.some((name) => sensitiveColumns(delivery).has(name.toLowerCase()));
    const division = (name) => [...divisions].find(([other]) => other.toLowerCase() === name.toLowerCase())[1];
    const named = largest.map(({ codes, rows: n, tested: known }) => `${order.map((name, place) => cellName(name, division(name), codes[place])).join(', ')} (${(0,data_words/* percent */.KN)(n / rows)} of traffic, ${(0,data_words/* counted */.hS)(known, 'test row')})`);
    const found = {
        code: rows === 0 ? 'coverage-inconclusive' : 'coverage',
        outcome: rows === 0 ? 'inconclusive' : share > limit ? 'fail' : 'pass',
        rule: `${what}: at most ${(0,data_words/* percent */.KN)(limit)} of traffic where the test set has fewer than ${least} rows`,
        message: rows === 0
            ? `data.serving has no rows, so nothing is known of what data.${tested.name} should cover.`
            : `By ${what}, ${(0,data_words/* percent */.KN)(share)} of data.serving (${(0,data_words/* grouped */.zD)(uncovered)} of ${(0,data_words/* counted */.hS)(rows, 'row')}, ${(0,data_words/* grouped */.zD)(uncoveredCells)} of ${(0,data_words/* counted */.hS)(cells, 'cell')}) is where data.${tested.name} has fewer than ${least} rows; at most ${(0,data_words/* percent */.KN)(limit)} may be.` +
                (largest.length === 0 ? '' : hidden ? ' The cells are not named, since a column of them is sensitive.' : ` Largest: ${named.join('; ')}.`),
        expected: `at most ${(0,data_words/* percent */.KN)(limit)} uncovered`,
        actual: rows === 0 ? 'no rows' : (0,data_words/* percent */.KN)(share),
        n: rows,
        ...(rows === 0 ? {} : { interval: { ...(0,proportions/* wilson */.rF)(uncovered, rows, LEVEL), level: LEVEL, method: 'Wilson' } }),
        numbers: { uncovered, rows, share: rows === 0 ? null : share, limit, cells, uncovered_cells: uncoveredCells, min_rows: least },
        subject: { kind: 'table', name: what },
        path: [...PATH, 'cells', index],
        fix: rows === 0 ? 'Check the step that writes data.serving.' : `Label more rows of these cells and add them to data.${tested.name}; until then nothing says how the model does there.`,
    };
    return checkFinding(found, coverage, delivery);
}

// EXTERNAL MODULE: ./.build/src/delivery/source.js
var delivery_source = __webpack_require__(36251);
// EXTERNAL MODULE: ./.build/src/data/row-diff.js
var row_diff = __webpack_require__(99670);
// EXTERNAL MODULE: ./.build/src/data/checks/judge-flips.js
var judge_flips = __webpack_require__(7610);
;// CONCATENATED MODULE: ./.build/src/data/checks/flips.js







const flips_PATH = ['data', 'flips'];
const flips_LEVEL = 0.95;
/** Sources named in one finding. */
const flips_MOST_NAMED = 5;
/** Labels of data.train that are not those of its previous version, in all and by source: a screen for poisoned labels. */
const planFlips = async (facts) => {
    const { delivery, context } = facts;
    const { flips, key: declaredKey, label } = delivery.spec.data;
    if (!flips)
        return undefined;
    const key = flips.key ?? declaredKey;
    if (!key)
        throw core_problem/* InputError */.d.of('flips-without-key', '`data.flips` compares rows by a key, and none is declared.', 'Add `data.key`, or `data.flips.key`.', delivery.locate(flips_PATH));
    if (label === undefined)
        throw core_problem/* InputError */.d.of('flips-without-label', '`data.flips` compares labels, and `data.label` is not declared.', 'Add `data.label`.', delivery.locate(flips_PATH));
    const train = { ...tableFor(facts, 'flips', ['train']), name: 'data.train' };
    const source = (0,delivery_source/* sourceOf */.vz)(delivery, flips.previous, [...flips_PATH, 'previous']);
    const previous = { name: 'data.flips.previous', source, columns: await at(delivery, [...flips_PATH, 'previous'], () => context.engine.describe(source)) };
    const options = { key, label, ...(flips.by === undefined ? {} : { by: flips.by }) };
    await at(delivery, flips_PATH, () => (0,row_diff/* planOf */.XC)(previous, train, options));
    return {
        name: 'flips',
        measures: {},
        tables: [{ ...previous, name: 'flips.previous' }],
        notes: [],
        wellSaid: 'no labels flipped beyond the limit',
        apart: [{ what: 'flipped labels', why: 'rows of two tables are joined by key, in one query of its own' }],
        judge: async () => flipFindings(await at(delivery, flips_PATH, () => (0,row_diff/* rowDiff */.Ep)(context.engine, previous, train, options)), flips, delivery),
    };
};
function flipFindings(diff, options, delivery) {
    const found = [...keyFindings(diff), ...rateFindings(diff, options, sensitiveColumns(delivery).has(options.by?.toLowerCase() ?? ''))];
    return found.map((one) => checkFinding(one, options, delivery));
}
/** A row whose key is not its own cannot be found again; whoever repeats keys must not escape the screen. */
function keyFindings({ nullKeys, repeatedKeys }) {
    const parts = ['old', 'new'].flatMap((side) => {
        const name = side === 'old' ? 'data.flips.previous' : 'data.train';
        return [...(repeatedKeys[side] > 0 ? [`${(0,data_words/* counted */.hS)(repeatedKeys[side], 'key')} of ${name} ${repeatedKeys[side] === 1 ? 'stands' : 'stand'} in more than one row`] : []), ...(nullKeys[side] > 0 ? [`${(0,data_words/* counted */.hS)(nullKeys[side], 'row')} of ${name} ${nullKeys[side] === 1 ? 'has' : 'have'} no key`] : [])];
    });
    if (parts.length === 0)
        return [];
    return [
        {
            code: 'label-flips-key',
            outcome: 'error',
            rule: 'flips: every row has its own key',
            message: `Labels cannot be compared row by row: ${parts.join(', and ')}.`,
            expected: 'a key of its own for every row',
            actual: parts.join(', '),
            numbers: { repeated_old: repeatedKeys.old, repeated_new: repeatedKeys.new, null_old: nullKeys.old, null_new: nullKeys.new },
            subject: { kind: 'table', name: 'flips' },
            path: flips_PATH,
            fix: 'Remove the repeated rows, or name the columns that really identify a row in `data.flips.key`.',
        },
    ];
}
function rateFindings({ flips, added, removed }, { at_most: limit, by }, hidden) {
    const { known, flipped, sources } = flips;
    const answer = (0,judge_flips/* judgeFlips */.a)(flips, limit);
    const all = { code: 'label-flips', rule: `labels: at most ${(0,data_words/* percent */.KN)(limit)} flipped since the previous version`, expected: `at most ${(0,data_words/* percent */.KN)(limit)} of the rows known before`, n: known, subject: { kind: 'table', name: 'flips' }, path: flips_PATH };
    if (answer.all === 'inconclusive')
        return [{ ...all, outcome: 'inconclusive', message: `No row of data.train is in data.flips.previous (${(0,data_words/* grouped */.zD)(added)} new rows, ${(0,data_words/* grouped */.zD)(removed)} gone), so nothing is known of flipped labels.`, actual: 'no row in common', numbers: { known, flipped, added, removed, limit }, fix: 'Check that both tables write the key alike, and that `data.flips.previous` is the version before this one.' }];
    const numbers = { known, flipped, share: answer.share, limit, added, removed };
    const seen = `${(0,data_words/* grouped */.zD)(flipped)} of ${(0,data_words/* counted */.hS)(known, 'row')} known before (${(0,data_words/* percent */.KN)(answer.share)}) have another label than in data.flips.previous`;
    const whole = {
        ...all,
        outcome: answer.all,
        message: `${seen}; at most ${(0,data_words/* percent */.KN)(limit)} may.`,
        actual: (0,data_words/* percent */.KN)(answer.share),
        interval: { ...(0,proportions/* wilson */.rF)(flipped, known, flips_LEVEL), level: flips_LEVEL, method: 'Wilson' },
        numbers,
        fix: 'See with `sluice diff --rows` which rows changed and who changed them; take the previous labels until that is known.',
    };
    if (by === undefined || !sources)
        return [whole];
    const named = (list) => list.slice(0, flips_MOST_NAMED).map((one) => `${sourceName(one, hidden)} (${(0,data_words/* grouped */.zD)(one.flipped)} of ${(0,data_words/* grouped */.zD)(one.known)}, ${(0,data_words/* percent */.KN)(one.share)})`).join(', ') + (list.length > flips_MOST_NAMED ? ` and ${list.length - flips_MOST_NAMED} more` : '');
    const worst = answer.above[0] ?? answer.unsure[0];
    const unsure = answer.unsure.length > 0 ? ` Above the limit with too few rows to tell that from chance: ${named(answer.unsure)}.` : '';
    return [
        whole,
        {
            ...all,
            code: 'label-flips-by-source',
            rule: `labels by ${by}: at most ${(0,data_words/* percent */.KN)(limit)} flipped since the previous version`,
            outcome: answer.above.length > 0 ? 'fail' : 'pass',
            message: answer.above.length > 0 ? `By ${by}, labels flipped more often than ${(0,data_words/* percent */.KN)(limit)}, beyond chance, in ${named(answer.above)}.${unsure}` : `By ${by}, none of ${(0,data_words/* counted */.hS)(sources.length, 'source')} flipped labels more often than ${(0,data_words/* percent */.KN)(limit)} beyond chance.${unsure}`,
            actual: answer.above.length > 0 ? `${(0,data_words/* counted */.hS)(answer.above.length, 'source')} above` : 'none above',
            ...(worst ? { p: worst.p, interval: { low: worst.low, high: 1, level: answer.level, method: `Clopper-Pearson lower bound of the gravest source, simultaneous over ${sources.length}` } } : {}),
            numbers: { sources: sources.length, above: answer.above.length, unsure: answer.unsure.length, limit, ...(worst ? { worst_share: worst.share, worst_known: worst.known, worst_low: worst.low } : {}) },
            fix: `Keep the rows of ${answer.above.length === 1 ? 'that source' : 'these sources'} out of training until someone has looked at the changed labels${worst ? ` (the gravest has a rate of at least ${(0,data_words/* short */.h0)(worst.low)})` : ''}.`,
        },
    ];
}
function sourceName({ source }, hidden) {
    if (source === null)
        return 'null';
    return hidden ? 'a source whose name is sensitive' : JSON.stringify(source.slice(0, 80));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/data-engine.js
var data_engine = __webpack_require__(26926);
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
    const data = delivery.spec.data;
    const open = async (name, path, declared) => {
        try {
            const source = (0,delivery_source/* sourceOf */.vz)(delivery, declared, path);
            return [{ name, source, columns: await context.engine.describe(source) }];
        }
        catch (error) {
            if (!(error instanceof core_problem/* InputError */.d))
                throw error;
            problems.push(...error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(path) })));
            return [];
        }
    };
    const sources = [];
    for (const name of names)
        sources.push(...(await open(name, ['data', name], data[name])));
    const others = [];
    for (const [name, declared] of Object.entries(data.references ?? {}))
        others.push(...(await open(name, ['data', 'references', name], declared)));
    if (problems.length > 0)
        throw new core_problem/* InputError */.d(problems);
    return { sources, references: new Map([...sources, ...others].map((source) => [source.name, source])) };
}
/** Whether the values of a table come as text that its reader gave types to (CSV). */
function isText({ source }) {
    return (0,data_engine/* isFileSource */.q)(source) && /\.(csv|tsv)(\.(gz|zst))?$/i.test((0,data_engine/* sourceText */.r)(source));
}
/** Names in rules that no table has, each with the nearest one that there is. */
function unknownColumns(delivery, sources) {
    const data = delivery.spec.data ?? {};
    const listed = (names, path) => (names ?? []).map((name, index) => ({ name, path: [...path, index] }));
    const single = (name, path) => (name === undefined ? [] : [{ name, path }]);
    const named = [
        ...listed(data.key, ['data', 'key']),
        ...single(data.label, ['data', 'label']),
        ...single(data.prediction, ['data', 'prediction']),
        ...single(data.time, ['data', 'time']),
        ...listed(data.entity, ['data', 'entity']),
        ...(data.unique ?? []).flatMap((unique, index) => (Array.isArray(unique) ? listed(unique, ['data', 'unique', index]) : listed(unique.columns, ['data', 'unique', index, 'columns']))),
        ...(data.rules ?? []).flatMap(({ column }, index) => single(column, ['data', 'rules', index, 'column'])),
        ...(data.foreign_keys ?? []).flatMap(({ columns }, index) => listed(columns, ['data', 'foreign_keys', index, 'columns'])),
        ...single(data.freshness?.column, ['data', 'freshness', 'column']),
        ...single(data.stability?.column, ['data', 'stability', 'column']),
        ...listed(data.duplicates?.columns, ['data', 'duplicates', 'columns']),
        ...listed(data.overlap?.columns, ['data', 'overlap', 'columns']),
        ...listed(data.skew?.columns, ['data', 'skew', 'columns']),
        ...listed(data.skew?.key, ['data', 'skew', 'key']),
        ...(data.coverage?.cells ?? []).flatMap((cell, index) => listed(cell, ['data', 'coverage', 'cells', index])),
        ...(data.drift?.pairs ?? []).flatMap(({ columns }, index) => listed(columns, ['data', 'drift', 'pairs', index, 'columns'])),
        ...Object.keys(data.drift?.limits?.columns ?? {}).map((name) => ({ name, path: ['data', 'drift', 'limits', 'columns', name] })),
        ...Object.keys(data.stability?.limits?.columns ?? {}).map((name) => ({ name, path: ['data', 'stability', 'limits', 'columns', name] })),
    ];
    // A drift limit is about train and serving; where only a profile stands for train, its columns are checked with it.
    const known = sources.flatMap((source) => source.columns.map((column) => column.name));
    return named
        .filter(({ name }) => !sources.some((source) => (0,data_source/* columnNamed */.c1)(source, name)))
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

;// CONCATENATED MODULE: ./.build/src/data/checks/odd-values.js





const CODES = { mixed: 'column-mixed', 'too-big': 'column-number-too-big', 'impossible-date': 'column-impossible-date' };
/**
 * Columns of text files that could only be read as something wider than most of their values are: numbers with one text
 * among them, dates with a 30 February, integers that no 64 bits hold. The reader would take such a column for text
 * without a word, and rules about numbers would then be asked of texts.
 */
const planOddValues = async ({ delivery, context, sources }) => {
    const texts = sources.filter(isText);
    if (texts.length === 0)
        return undefined;
    return {
        name: 'odd-values',
        // Reads every value of every column: one that no rule asks for would else keep its late surprise.
        measures: Object.fromEntries(texts.map((source) => [source.name, Object.fromEntries(source.columns.filter(({ type }) => type !== 'string').map(({ name }, index) => [`c${index}`, `count(${(0,sql/* identifier */.C)(name)})`]))])),
        notes: [],
        judge: async () => {
            const findings = [];
            for (const source of texts) {
                // Asked again: a value behind the first rows is met by the scan alone.
                const columns = await context.engine.describe(source.source);
                findings.push(...columns.flatMap((column) => odd_values_findingOf(column, source, delivery) ?? []));
            }
            return findings;
        },
    };
};
function odd_values_findingOf(column, source, delivery) {
    const { odd, name } = column;
    if (!odd)
        return undefined;
    const [key, declared] = Object.entries(delivery.spec.data?.columns ?? {}).find(([other]) => (0,data_source/* sameName */.q)(other, name)) ?? [];
    // A column that is declared text may hold any text.
    if (declared?.type === 'string')
        return undefined;
    return {
        code: CODES[odd.kind],
        outcome: odd_values_outcomeOf(odd, declared),
        rule: `${name}: values of one kind`,
        message: `In ${source.name}, ${saidOf(odd, name)} The first stands in row ${(0,data_words/* grouped */.zD)(odd.row)} of ${external_node_path_.basename(odd.file)} (without the header).`,
        expected: odd.others,
        actual: `${column.type} (${column.native}), since row ${(0,data_words/* grouped */.zD)(odd.row)}`,
        numbers: { row: odd.row },
        subject: { kind: 'column', name },
        location: delivery.locate(key === undefined ? ['data', source.name] : ['data', 'columns', key]),
        fix: odd.kind === 'too-big' ? `Keep such identifiers as text (\`${name}: {type: string}\`), or correct the values.` : `Correct the value where the table is made, or declare \`${name}: {type: string}\` if any text may stand there.`,
        ...(declared?.owner === undefined ? {} : { owner: declared.owner }),
        ...(declared?.because === undefined ? {} : { because: declared.because }),
    };
}
/** A few texts among numbers may be meant so, where nobody declared otherwise; a column that changes midway is not. */
function odd_values_outcomeOf({ kind, others, late }, declared) {
    const mayBeMeant = (kind === 'too-big' && others === 'integers') || (kind === 'mixed' && !late && declared?.type === undefined);
    return mayBeMeant ? 'warn' : (declared?.severity ?? 'fail');
}
function saidOf({ kind, others, late }, name) {
    if (kind === 'too-big')
        return others === 'integers' ? `${name} holds integers beyond 64 bits, which most tools round.` : `${name} holds numbers beyond 1.8e308, which can only be read as infinite.`;
    if (kind === 'impossible-date')
        return `${name} holds dates that no calendar has, such as a 30 February, so it can only be read as text.`;
    return late
        ? `${name} begins as ${others} and later holds something else, so it can only be read as text.`
        : `${name} holds ${others} for the most part and something else among them, so it can only be read as text.`;
}

// EXTERNAL MODULE: ./.build/src/data/checks/compare.js
var compare = __webpack_require__(19643);
// EXTERNAL MODULE: ./.build/src/data/checks/join.js
var join = __webpack_require__(27362);
;// CONCATENATED MODULE: ./.build/src/data/checks/skew-findings.js



const skew_findings_PATH = ['data', 'skew'];
const skew_findings_LEVEL = 0.95;
/** With fewer joined rows nothing is vouched for: if none of 30 differs, up to a tenth of all rows still may (95 %). */
const FEWEST_JOINED = 30;
/**
 * The rule is about the rows that can be joined, so the share of them itself decides, as in every rule about rows; Wilson's
 * intervals beside it hold together over the columns. Fewer than 30 joined rows can fail and never pass.
 */
function skewFindings(plan, answer, delivery) {
    const skew = delivery.spec.data.skew;
    const found = [...missingColumns(plan), ...incomparable(plan), ...(answer.joined === 0 ? [notJoined(answer)] : [...repeated(answer), ...columnFindings(answer, skew.at_most)])];
    return found.map((one) => checkFinding(one, skew, delivery));
}
function columnFindings(answer, limit) {
    const { joined, columns } = answer;
    if (columns.length === 0)
        return [];
    const level = 1 - (1 - skew_findings_LEVEL) / columns.length;
    const share = ({ differ }) => differ / joined;
    const failing = columns.filter((column) => share(column) > limit).sort((a, b) => b.differ - a.differ);
    const others = columns.filter((column) => share(column) <= limit).sort((a, b) => b.differ - a.differ);
    const few = joined < FEWEST_JOINED;
    const expected = `at most ${(0,data_words/* percent */.KN)(limit)} of the joined rows differ`;
    const numbers = (column) => {
        const { low, high } = (0,proportions/* wilson */.rF)(column.differ, joined, level);
        return { differ: column.differ, joined, share: share(column), limit, low, high, null_in_train: column.nullInTrain, null_in_serving: column.nullInServing };
    };
    const interval = (column) => ({ ...(0,proportions/* wilson */.rF)(column.differ, joined, level), level, method: `Wilson, simultaneous over ${(0,data_words/* counted */.hS)(columns.length, 'column')}` });
    const found = failing.map((column) => ({
        code: 'skew',
        outcome: 'fail',
        rule: `${column.column}: the same in training and serving`,
        message: `${column.column} differs between training and serving in ${(0,data_words/* grouped */.zD)(column.differ)} of ${(0,data_words/* counted */.hS)(joined, 'joined row')} (${(0,data_words/* percent */.KN)(share(column))}${kinds(column)}); at most ${(0,data_words/* percent */.KN)(limit)} may.`,
        expected,
        actual: (0,data_words/* percent */.KN)(share(column)),
        n: joined,
        interval: interval(column),
        numbers: numbers(column),
        subject: { kind: 'column', name: column.column },
        examples: column.examples,
        path: skew_findings_PATH,
        fix: `Compare how ${column.column} is computed for training and for serving (another default for missing values, unit, rounding, time of the look-up), and serve with the code that trained.`,
    }));
    if (others.length === 0)
        return found;
    const worst = others[0];
    const most = worst.differ === 0 ? 'no value differs' : `at most ${(0,data_words/* percent */.KN)(share(worst))} differ (${worst.column})`;
    return [
        ...found,
        {
            code: few ? 'skew-inconclusive' : 'skew',
            outcome: few ? 'inconclusive' : 'pass',
            rule: failing.length === 0 ? 'every column: the same in training and serving' : 'every other column: the same in training and serving',
            message: `Of ${(0,data_words/* counted */.hS)(others.length, failing.length === 0 ? 'column' : 'other column')} ${most} between training and serving, over ${(0,data_words/* counted */.hS)(joined, 'joined row')}${few ? `; fewer than ${FEWEST_JOINED} rows vouch for nothing` : ''}.`,
            expected,
            actual: (0,data_words/* percent */.KN)(share(worst)),
            n: joined,
            interval: interval(worst),
            numbers: { ...numbers(worst), columns: others.length },
            subject: { kind: 'table', name: 'skew' },
            path: skew_findings_PATH,
            fix: `Log the keys of more served rows, so that at least ${FEWEST_JOINED} can be found in data.train.`,
        },
    ];
}
function kinds({ differ, nullInTrain, nullInServing, types }) {
    const parts = [
        ...(nullInServing > 0 ? [`${nullInServing === differ ? 'all' : (0,data_words/* grouped */.zD)(nullInServing)} null in serving`] : []),
        ...(nullInTrain > 0 ? [`${nullInTrain === differ ? 'all' : (0,data_words/* grouped */.zD)(nullInTrain)} null in training`] : []),
        ...(types ? [`${types[0]} in training, ${types[1]} in serving`] : []),
    ];
    return parts.length > 0 ? `: ${parts.join(', ')}` : '';
}
function notJoined({ onlyTrain, onlyServing, sides }) {
    const lost = [...lostOf('data.train', sides.repeated.left, sides.nulls.left), ...lostOf('data.serving', sides.repeated.right, sides.nulls.right)];
    return {
        code: 'skew-not-joined',
        outcome: 'inconclusive',
        rule: 'skew: rows of training that are served',
        message: `No row of data.serving is in data.train (${(0,data_words/* grouped */.zD)(onlyServing)} keys only served, ${(0,data_words/* grouped */.zD)(onlyTrain)} only in training${lost.length > 0 ? `; ${lost.join(', ')}` : ''}), so nothing is known of skew.`,
        expected: `at least ${FEWEST_JOINED} rows with the same key`,
        actual: 'none',
        n: 0,
        numbers: { joined: 0, only_train: onlyTrain, only_serving: onlyServing, ...sideNumbers(sides) },
        subject: { kind: 'table', name: 'skew' },
        path: skew_findings_PATH,
        fix: 'Check that both tables write the key alike (type, case, padding) and speak of the same days; where served rows are never trained on, log the features of some of them through the training pipeline too.',
    };
}
/** Rows left out are told: a table of snapshots repeats its keys, and then little may be left to compare. */
function repeated({ sides, joined }) {
    const lost = [...lostOf('data.train', sides.repeated.left, sides.nulls.left), ...lostOf('data.serving', sides.repeated.right, sides.nulls.right)];
    if (lost.length === 0)
        return [];
    return [
        {
            code: 'skew-keys-unclear',
            outcome: 'warn',
            rule: 'skew: every row has its own key',
            message: `Left out of the comparison, since their partner is not known: ${lost.join(', ')}; ${(0,data_words/* counted */.hS)(joined, 'row')} could be joined.`,
            expected: 'a key of its own for every row',
            actual: lost.join(', '),
            n: joined,
            numbers: { joined, ...sideNumbers(sides) },
            subject: { kind: 'table', name: 'skew' },
            path: skew_findings_PATH,
            fix: 'Name in `data.skew.key` the columns that identify one computation of the features, such as the entity and the time.',
        },
    ];
}
function lostOf(table, repeated, nulls) {
    return [...(repeated > 0 ? [`${(0,data_words/* counted */.hS)(repeated, 'row')} of ${table} with a repeated key`] : []), ...(nulls > 0 ? [`${(0,data_words/* counted */.hS)(nulls, 'row')} of ${table} without a key`] : [])];
}
function sideNumbers({ rows, repeated: twice, nulls, repeatedKeys }) {
    return {
        train_rows: rows.left,
        serving_rows: rows.right,
        train_repeated: twice.left,
        serving_repeated: twice.right,
        train_repeated_keys: repeatedKeys.left,
        serving_repeated_keys: repeatedKeys.right,
        train_null_keys: nulls.left,
        serving_null_keys: nulls.right,
    };
}
function missingColumns({ onlyTrain }) {
    if (onlyTrain.length === 0)
        return [];
    return [
        {
            code: 'skew-column-missing',
            outcome: 'fail',
            rule: 'every feature of training is served',
            message: `data.serving lacks ${(0,data_words/* counted */.hS)(onlyTrain.length, 'column')} of data.train: ${(0,data_words/* some */.zN)(onlyTrain)}.`,
            expected: 'the columns of data.train',
            actual: `without ${(0,data_words/* some */.zN)(onlyTrain)}`,
            numbers: { missing: onlyTrain.length },
            subject: { kind: 'table', name: 'skew' },
            path: skew_findings_PATH,
            fix: 'Serve these features, or name in `data.skew.columns` those that the model uses (or set `required: false` for what may be missing).',
        },
    ];
}
function incomparable({ incomparable: columns }) {
    if (columns.length === 0)
        return [];
    return [
        {
            code: 'skew-not-comparable',
            outcome: 'inconclusive',
            rule: 'columns of comparable types',
            message: `Not compared, since their types have no common values: ${(0,data_words/* some */.zN)(columns)}.`,
            expected: 'the same type in both tables',
            actual: (0,data_words/* some */.zN)(columns),
            numbers: { columns: columns.length },
            subject: { kind: 'table', name: 'skew' },
            path: skew_findings_PATH,
            fix: 'Write these columns with one type in both tables, or name the others in `data.skew.columns`.',
        },
    ];
}

;// CONCATENATED MODULE: ./.build/src/data/checks/skew.js








const skew_PATH = ['data', 'skew'];
/** Whether the model gets the values that it was trained with: rows of data.train and data.serving, joined by key, feature by feature. */
const planSkew = async (facts) => {
    const { delivery, context } = facts;
    const { skew, key: declaredKey } = delivery.spec.data;
    if (!skew)
        return undefined;
    const [train, serving] = [tableFor(facts, 'skew', ['train']), tableFor(facts, 'skew', ['serving'])];
    const key = skew.key ?? declaredKey;
    if (!key)
        throw core_problem/* InputError */.d.of('skew-without-key', '`data.skew` joins rows by a key, and none is declared.', 'Add `data.key`, or `data.skew.key`; without one, `data.drift` compares the distributions.', delivery.locate(skew_PATH));
    const plan = skewPlan(train, serving, key, delivery);
    const dialect = context.engine.dialect(train.source);
    const named = !key.some((name) => sensitiveColumns(delivery).has(name.toLowerCase()));
    return {
        name: 'skew',
        measures: {},
        notes: [
            ...(plan.onlyServing.length > 0 ? [`Skew: only in data.serving: ${(0,data_words/* some */.zN)(plan.onlyServing)}.`] : []),
            ...(plan.columns.length === 0 ? ['Skew: data.train and data.serving have no column in common but the key.'] : []),
        ],
        facts: [['Columns compared for skew', String(plan.columns.length)]],
        wellSaid: 'serving gets the values that training had',
        apart: [{ what: 'values that differ', why: 'rows of two tables are joined by key, in one query of its own' }],
        judge: async () => skewFindings(plan, await at(delivery, skew_PATH, () => skewAnswer(context.engine, train, serving, plan, dialect, skew.tolerance ?? 0, named)), delivery),
    };
};
/** Throws InputError for a key that a table lacks, or that has two types. */
function skewPlan(train, serving, key, delivery) {
    const { skew, label, columns: declared = {} } = delivery.spec.data;
    const keys = key.map((name) => sharedKey(name, train, serving, delivery));
    const isKey = (name) => key.some((one) => (0,data_source/* sameName */.q)(one, name));
    const wanted = skew.columns ?? train.columns.map(({ name }) => name);
    const optional = (name) => Object.entries(declared).some(([other, column]) => (0,data_source/* sameName */.q)(other, name) && column.required === false);
    const features = wanted.filter((name) => !isKey(name));
    const both = features.flatMap((name) => {
        const [left, right] = [(0,data_source/* columnNamed */.c1)(train, name), (0,data_source/* columnNamed */.c1)(serving, name)];
        return left && right ? [{ left, right }] : [];
    });
    const missing = features.filter((name) => (0,data_source/* columnNamed */.c1)(train, name) && !(0,data_source/* columnNamed */.c1)(serving, name));
    const extra = skew.columns ? features : serving.columns.map(({ name }) => name);
    const canCompare = ({ left, right }) => (0,compare/* comparable */.Zm)(left, right);
    return {
        keys,
        columns: both.filter(canCompare),
        onlyTrain: missing.filter((name) => !(0,data_source/* sameName */.q)(name, label) && !optional(name)),
        onlyServing: extra.filter((name) => !isKey(name) && (0,data_source/* columnNamed */.c1)(serving, name) && !(0,data_source/* columnNamed */.c1)(train, name)),
        incomparable: both.filter((pair) => !canCompare(pair)).map(({ left, right }) => `${left.name} (${left.native} and ${right.native})`),
    };
}
function sharedKey(name, train, serving, delivery) {
    const [left, right] = [(0,data_source/* columnNamed */.c1)(train, name), (0,data_source/* columnNamed */.c1)(serving, name)];
    if (!left || !right)
        throw core_problem/* InputError */.d.of('skew-key-missing', `\`data.skew\` joins by ${JSON.stringify(name)}, which ${left ? 'data.serving' : 'data.train'} does not have.`, 'Write the key into both tables, or name another in `data.skew.key`.', delivery.locate(skew_PATH));
    if (!(0,compare/* joinable */.No)(left, right))
        throw core_problem/* InputError */.d.of('skew-key-types', `\`data.skew\` joins by ${JSON.stringify(name)}, which is ${left.native} in data.train and ${right.native} in data.serving, so no row of one can be found in the other.`, 'Write the key with one type in both (an id with leading zeros is a text).', delivery.locate(skew_PATH));
    return { left, right };
}
/** One query: both tables joined once, every column compared in that pass. */
async function skewAnswer(engine, train, serving, plan, dialect, tolerance, named) {
    const table = await engine.query(skewSql(plan, dialect, tolerance, named), { train_table: train.source, serving_table: serving.source });
    return skew_answerOf(plan, table);
}
function skewSql({ keys, columns }, dialect, tolerance, named) {
    const pairs = columns.map(({ left, right }, index) => (0,compare/* differs */.Ag)({ left: { info: left, sql: `l${index}` }, right: { info: right, sql: `r${index}` } }, dialect, tolerance));
    const text = keys.map(({ left }, index) => `${(0,sql/* literal */.e)(`${left.name}=`)} || CAST(k${index} AS VARCHAR)`).join(` || ', ' || `);
    const flags = [
        'in_left',
        'in_right',
        ...(named ? [`CASE WHEN in_left = 1 AND in_right = 1 THEN ${text} END AS row_key`] : []),
        ...pairs.map((condition, index) => `(in_left = 1 AND in_right = 1 AND ${condition}) AS d${index}`),
        ...columns.flatMap((_, index) => [`(l${index} IS NULL) AS ln${index}`, `(r${index} IS NULL) AS rn${index}`]),
    ];
    const counts = [
        'count(CASE WHEN in_left = 1 AND in_right = 1 THEN 1 END) AS joined',
        'count(CASE WHEN in_right IS NULL THEN 1 END) AS only_train',
        'count(CASE WHEN in_left IS NULL THEN 1 END) AS only_serving',
        ...columns.flatMap((_, index) => [
            `count(CASE WHEN d${index} THEN 1 END) AS differ_${index}`,
            `count(CASE WHEN d${index} AND ln${index} THEN 1 END) AS train_null_${index}`,
            `count(CASE WHEN d${index} AND rn${index} THEN 1 END) AS serving_null_${index}`,
            ...(named ? [`min(row_key) FILTER (WHERE d${index}) AS first_${index}`, `max(row_key) FILTER (WHERE d${index}) AS last_${index}`] : []),
        ]),
    ];
    return `WITH ${(0,join/* keyJoin */.y)({ tables: ['train_table', 'serving_table'], keys, columns })},\nflags AS (SELECT ${flags.join(', ')} FROM pairs),\ncounted AS (SELECT ${counts.join(', ')} FROM flags)\nSELECT * FROM counted CROSS JOIN sides`;
}
function skew_answerOf({ columns }, { values }) {
    const at = (name) => (0,data_source/* numberOf */.rl)(values[name]?.[0]);
    const types = ({ left, right }) => ((0,compare/* retyped */.sh)(left, right) ? { types: [left.native, right.native] } : {});
    return {
        joined: at('joined'),
        onlyTrain: at('only_train'),
        onlyServing: at('only_serving'),
        sides: (0,join/* sidesOf */.M)(at),
        columns: columns.map((pair, index) => ({
            column: pair.left.name,
            differ: at(`differ_${index}`),
            nullInTrain: at(`train_null_${index}`),
            nullInServing: at(`serving_null_${index}`),
            ...types(pair),
            examples: [...new Set([values[`first_${index}`]?.[0], values[`last_${index}`]?.[0]])].filter((key) => typeof key === 'string').map((key) => key.slice(0, 160)),
        })),
    };
}

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/data/profile/make-profile.js + 2 modules
var make_profile = __webpack_require__(3282);
// EXTERNAL MODULE: ./.build/src/data/profile/windows.js
var windows = __webpack_require__(35755);
;// CONCATENATED MODULE: ./.build/src/statistics/drift.js
/** Total variation distance ½ Σ |p − q| of two vectors of counts over the same bins; NaN where one of them is empty. */
function totalVariation(first, second) {
    return 0.5 * sumOver(first, second, (p, q) => Math.abs(p - q));
}
/**
 * Jensen–Shannon divergence ½ KL(p ‖ h) + ½ KL(q ‖ h) with h = (p + q) / 2 and the natural logarithm, from counts over
 * the same bins: 0 to ln 2. Its square root is the Jensen–Shannon distance, a metric (Endres and Schindelin 2003).
 */
function jensenShannonDivergence(first, second) {
    return sumOver(first, second, jensenShannonTerm);
}
/** The distance: square root of the divergence, natural logarithm; 0 to sqrt(ln 2) = 0.8326. */
function jensenShannon(first, second) {
    return Math.sqrt(Math.max(0, jensenShannonDivergence(first, second)));
}
/**
 * Population stability index Σ (p − q) ln(p / q) from counts over the same bins. An empty cell's share is taken as `floor`
 * (1e-4 is what Evidently and others take), else as half a row; bins that are empty in both say nothing.
 */
function populationStability(first, second, floor) {
    const [m, n] = [total(first), total(second)];
    return total(first.map((count, bin) => (count + second[bin] === 0 ? 0 : stabilityTerm(filled(count, m, floor), filled(second[bin], n, floor)))));
}
function jensenShannonTerm(p, q) {
    const both = p + q;
    return 0.5 * ((p > 0 ? p * Math.log((2 * p) / both) : 0) + (q > 0 ? q * Math.log((2 * q) / both) : 0));
}
function stabilityTerm(p, q) {
    return (p - q) * Math.log(p / q);
}
/** A share that is never zero: half a row, or the floor, stands for an empty cell. */
function filled(count, size, floor) {
    return count > 0 ? count / size : (floor ?? 0.5 / size);
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
function populationDeviation(values) {
    const mean = total(values) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
/** Cramér's V of a 2-dimensional table of counts, 0 (independent) to 1; NaN where a side has fewer than two values. */
function cramersV(table) {
    const rows = table.map(total);
    const columns = (table[0] ?? []).map((_, j) => total(table.map((row) => row[j])));
    const sides = Math.min(rows.filter(Boolean).length, columns.filter(Boolean).length);
    if (sides < 2)
        return NaN;
    // χ²/n = Σ o² / (r c) − 1.
    const meanSquare = total(table.map((row, i) => total(row.map((count, j) => (count === 0 ? 0 : (count / rows[i]) * (count / columns[j])))))) - 1;
    return Math.sqrt(Math.max(0, meanSquare) / (sides - 1));
}
function total(values) {
    return values.reduce((sum, value) => sum + value, 0);
}
function sumOver(first, second, term) {
    const [m, n] = [total(first), total(second)];
    return first.reduce((sum, count, bin) => sum + term(count / m, second[bin] / n), 0);
}

// EXTERNAL MODULE: ./.build/src/statistics/normal.js
var normal = __webpack_require__(66976);
// EXTERNAL MODULE: ./.build/src/statistics/special.js
var special = __webpack_require__(43376);
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
 * Bounds for the Kolmogorov–Smirnov distance max |F − G| over the edges, with the mass that the second sample has outside of the
 * reference's range. Of the noise N the covariance is at most (1/m + 1/n) times that of a bridge over the mixture of both
 * (variances are concave in the distribution), so that by Anderson's inequality its tail is at most Kolmogorov's:
 * P(‖N‖ > t) <= 2 exp(−2 t² / (1/m + 1/n)) (Dvoretzky, Kiefer and Wolfowitz 1956 with Massart's constant 1990; two samples: Wei and Dudley 2012).
 */
function ksBounds(reference, current, z, limit) {
    const m = total(reference);
    const n = total(current);
    const estimate = binnedKs(reference, current);
    let [sumF, sumG, spread] = [0, 0, 0];
    for (const [bin, count] of reference.entries()) {
        sumF += count;
        sumG += current[bin];
        if (bin === reference.length - 1)
            break;
        const pooled = variance(sumF + sumG, m + n, z);
        spread = Math.max(spread, Math.max(variance(sumF, m, z), pooled) / m + Math.max(variance(sumG, n, z), pooled) / n);
    }
    const noise = Math.sqrt((Math.log(2 / (0,special/* normalTail */.WI)(z)) / 2) * (1 / m + 1 / n));
    return {
        estimate,
        low: Math.max(0, estimate - noise),
        high: Math.min(1, estimate + z * Math.sqrt(spread)),
        needed: rowsNeeded(EXPECTED_KS + (z + 1) / 2, m, limit),
    };
}
/** max |F − G| at the bins' ends, from counts; of continuous values a lower bound of the distance. */
function binnedKs(reference, current) {
    const [m, n] = [total(reference), total(current)];
    let [sumF, sumG, most] = [0, 0, 0];
    for (const [bin, count] of reference.entries()) {
        sumF += count;
        sumG += current[bin];
        most = Math.max(most, Math.abs(sumF * n - sumG * m));
    }
    return most / (m * n);
}
/** E sup |B| of a Brownian bridge, sqrt(π/2) ln 2. */
const EXPECTED_KS = Math.sqrt(Math.PI / 2) * Math.LN2;
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
/** The n at which `perRow` · sqrt(1/m + 1/n) falls to the limit. */
function rowsNeeded(perRow, m, limit) {
    const rest = (limit / perRow) ** 2 - 1 / m;
    return rest > 0 ? Math.ceil(1 / rest) : Infinity;
}

;// CONCATENATED MODULE: ./.build/src/statistics/exact-homogeneity.js
/** Up to so many steps a table is counted out (some milliseconds); from there on both p-values agree within 10 %. */
const MOST_STEPS = 100_000;
/**
 * Exact p-value of Pearson's statistic for two samples over the same bins, given both margins (Fisher, Freeman and Halton's
 * test ordered by the statistic): P(X² >= the one seen). Undefined where that takes too long.
 *
 * Given the margins, a bin of c rows holds a Binomial(c, θ) number of the first sample's, and these sum to m. X² is
 * Σ (a − cθ)²/c over θ(1 − θ), so that partial sums (Σ a, Σ (a − cθ)²/c) that are alike are one: bins of few rows, the many
 * of a sparse table, fall together.
 */
function exactHomogeneity(first, second) {
    const cells = first.map((count, bin) => ({ a: count, c: count + second[bin] })).filter(({ c }) => c > 0).sort((x, y) => x.c - y.c);
    const m = cells.reduce((sum, { a }) => sum + a, 0);
    const all = cells.reduce((sum, { c }) => sum + c, 0);
    if (cells.length < 2 || m === 0 || m === all)
        return undefined;
    const last = cells.pop();
    if (mostStates(cells.map(({ c }) => c)) > STATES_A_STEP * MOST_STEPS)
        return undefined;
    const theta = m / all;
    let before = all;
    let states = new Map([[0, new Map([[0, 1]])]]);
    let steps = 0;
    for (const { c } of cells) {
        before -= c;
        const chances = binomials(c, theta);
        const next = new Map();
        for (const [sum, bySquare] of states) {
            const least = Math.max(0, m - sum - before);
            const most = Math.min(c, m - sum);
            steps += Math.max(0, most - least + 1) * bySquare.size;
            if (steps > MOST_STEPS)
                return undefined;
            for (let a = least; a <= most; a++)
                for (const [square, chance] of bySquare)
                    add(next, sum + a, rounded(square + deviance(a, c, theta)), chance * chances[a]);
        }
        states = next;
    }
    const seen = [...cells, last].reduce((sum, { a, c }) => sum + deviance(a, c, theta), 0);
    // Of the largest bin only what the others leave it: it may hold more rows than there is memory for.
    const least = m - Math.max(...states.keys());
    const closing = binomials(last.c, theta, least, m - Math.min(...states.keys()));
    let atLeast = 0;
    let any = 0;
    for (const [sum, bySquare] of states) {
        const a = m - sum;
        for (const [square, chance] of bySquare) {
            const weight = chance * closing[a - least];
            any += weight;
            if (square + deviance(a, last.c, theta) >= seen * (1 - 1e-9) - 1e-9)
                atLeast += weight;
        }
    }
    return any > 0 ? atLeast / any : undefined;
}
/** Partial sums that could differ: bins of equal c are exchangeable, g of them have (c + g over g) sets of counts. */
function mostStates(rising) {
    let product = 1;
    for (const [index, c] of rising.entries()) {
        const like = rising.slice(0, index).filter((other) => other === c).length + 1;
        product *= (c + like) / like;
    }
    return product;
}
/** Sums of bins that are not alike fall together too, and many cannot reach the margin: a table is given up only far beyond. */
const STATES_A_STEP = 30;
function add(states, sum, square, chance) {
    let bySquare = states.get(sum);
    if (!bySquare)
        states.set(sum, (bySquare = new Map()));
    bySquare.set(square, (bySquare.get(square) ?? 0) + chance);
}
/** Around its mean, so that the differences of large counts are not lost in their squares. */
function deviance(a, c, theta) {
    return (a - c * theta) ** 2 / c;
}
/** Alike but for rounding. */
function rounded(square) {
    return Math.round(square * 1e9) / 1e9;
}
/** Chances of `least` … `most` of a binomial variable over c, from its mode (or what is next to it) outwards, up to a factor that cancels. */
function binomials(c, theta, least = 0, most = c) {
    const chances = new Array(most - least + 1).fill(0);
    const mode = Math.max(least, Math.min(most, Math.floor((c + 1) * theta)));
    const odds = theta / (1 - theta);
    chances[mode - least] = 1;
    for (let a = mode; a < most; a++)
        chances[a + 1 - least] = (chances[a - least] * odds * (c - a)) / (a + 1);
    for (let a = mode; a > least; a--)
        chances[a - 1 - least] = (chances[a - least] * a) / (odds * (c - a + 1));
    return chances;
}

;// CONCATENATED MODULE: ./.build/src/statistics/drift-homogeneity.js



/**
 * Pearson's test that two samples come from one distribution, over the bins that are not empty. Never the test of fit to the
 * first sample as if it were known: that one rejects true equality far too often. Exact where the table can be counted out,
 * as sparse ones can; else `momentTail`. Undefined where an answer makes no sense: one bin, or an empty sample.
 */
function homogeneity(first, second) {
    const table = pearson(first, second);
    if (!table)
        return undefined;
    const exact = exactHomogeneity(first, second);
    return exact === undefined ? { ...table, p: momentTail(first, second), method: 'asymptotic' } : { ...table, p: exact, method: 'exact' };
}
/** X², its degrees of freedom, and the plain chi-squared tail that scipy and R give. */
function pearson(first, second) {
    const [m, n] = [total(first), total(second)];
    const cells = first.map((a, bin) => [a, a + second[bin]]).filter(([, both]) => both > 0);
    if (m === 0 || n === 0 || cells.length < 2)
        return undefined;
    const statistic = total(cells.map(([a, both]) => ((a - (both * m) / (m + n)) ** 2 * (m + n) * (m + n)) / (both * m * n)));
    const degrees = cells.length - 1;
    return { statistic, degrees, chiSquaredP: (0,special/* chiSquaredTail */.cj)(statistic, degrees) };
}
/**
 * P(X² >= the one seen) given both margins, by the scaled chi-squared distribution that has the statistic's own mean and
 * variance (Haldane 1940, Biometrika 31:346; as Zelterman, Chan and Mielke 1995 write them). On large full tables these are those of
 * chi-squared with k − 1 degrees; on sparse ones they are not, and the plain tail errs.
 */
function momentTail(first, second) {
    const table = pearson(first, second);
    if (!table)
        return undefined;
    const both = first.map((a, bin) => a + second[bin]).filter((count) => count > 0);
    const { mean, variance } = moments(both, [total(first), total(second)]);
    // One free cell has one statistic: then there is nothing to spread.
    if (!(variance > 0))
        return table.chiSquaredP;
    return (0,special/* chiSquaredTail */.cj)((2 * mean * table.statistic) / variance, (2 * mean * mean) / variance);
}
function moments(columns, rows) {
    const n = total(columns);
    const side = (margins) => {
        const k = margins.length;
        return { degrees: ((n - k) * (k - 1)) / (n - 1), uneven: (n * total(margins.map((count) => 1 / count)) - k * k) / (n - 2) };
    };
    const [a, b] = [side(columns), side(rows)];
    const mean = ((columns.length - 1) * (rows.length - 1) * n) / (n - 1);
    return { mean, variance: ((2 * n) / (n - 3)) * (a.degrees - a.uneven) * (b.degrees - b.uneven) + ((n * n) / (n - 1)) * a.uneven * b.uneven };
}

;// CONCATENATED MODULE: ./.build/src/statistics/ks.js

/** Kolmogorov and Smirnov's statistic sup |F − G| of two samples; tied values advance both. */
function kolmogorovSmirnov(first, second) {
    const a = Float64Array.from(first).sort();
    const b = Float64Array.from(second).sort();
    let largest = 0;
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
        const at = Math.min(a[i], b[j]);
        while (a[i] === at)
            i++;
        while (b[j] === at)
            j++;
        largest = Math.max(largest, Math.abs(i * b.length - j * a.length) / (a.length * b.length));
    }
    return largest;
}
/** Up to m · n of this the exact p-value is counted out (some milliseconds); from there on both agree within 10 %. */
const KS_EXACT_CELLS = 1_000_000;
/**
 * Two-sided p-value of `statistic` between samples of m and n values. Exact for continuous data; over ties and bins it is
 * conservative, for a statistic that cannot see inside them.
 */
function ksTest(statistic, m, n) {
    // Two samples wholly apart: 2 of all orders, whatever their sizes.
    if (statistic >= 1 && m * n > KS_EXACT_CELLS)
        return { p: Math.min(1, 2 * Math.exp((0,special/* logGamma */.SX)(m + 1) + (0,special/* logGamma */.SX)(n + 1) - (0,special/* logGamma */.SX)(m + n + 1))), method: 'exact' };
    return m * n <= KS_EXACT_CELLS ? { p: ksExact(statistic, m, n), method: 'exact' } : { p: ksAsymptotic(statistic, m, n), method: 'asymptotic' };
}
/**
 * P(D >= d) over all orders of m and n values without ties: a random lattice path from (0, 0) to (m, n) has left the band
 * |i/m − j/n| < d (Hodges 1958). Probabilities of having left are added, none subtracted, so that small ones stay exact.
 */
function ksExact(statistic, m, n) {
    if (!(m > 0 && n > 0))
        return NaN;
    // In whole numbers: |i n − j m| >= d m n, with half a unit for rounding.
    const reach = Math.round(statistic * m * n) - 0.5;
    if (reach < 0)
        return 1;
    const left = new Float64Array(n + 1);
    for (let i = 0; i <= m; i++) {
        for (let j = 0; j <= n; j++) {
            if (Math.abs(i * n - j * m) > reach)
                left[j] = 1;
            else if (i === 0)
                left[j] = j === 0 ? 0 : left[j - 1];
            // The path that is at (i, j) came from the left with probability i / (i + j): all orders are alike.
            else
                left[j] = j === 0 ? left[0] : (i * left[j] + j * left[j - 1]) / (i + j);
        }
    }
    return left[n];
}
/** That of one sample of round(mn / (m + n)) values against its own distribution, as scipy's `asymp` has it. */
function ksAsymptotic(statistic, m, n) {
    return m > 0 && n > 0 ? kolmogorovTail(Math.max(1, Math.round((m / (m + n)) * n)), statistic) : NaN;
}
/** P(D_n >= d) for one sample. Which formula is precise where: Simard and L'Ecuyer 2011, J. Stat. Software 39(11). */
function kolmogorovTail(n, d) {
    const square = n * d * d;
    if (n * d <= 0.5)
        return 1;
    if (d >= 1)
        return 0;
    if (square >= (n <= MATRIX ? 4 : 2.2) || d >= 0.5)
        return Math.min(1, 2 * smirnovTail(n, d));
    return Math.min(1, Math.max(0, 1 - (n <= MATRIX ? durbin(n, d) : pelzGood(n, d))));
}
const MATRIX = 140;
/** From here on Smirnov's sum is taken by its expansion, whose relative error is of order 1/n. */
const SMIRNOV_TERMS = 20_000;
/** P(D⁺ >= d) (Smirnov 1944), terms of one sign; for large n Maag and Dicaire 1971. */
function smirnovTail(n, d) {
    if (n > SMIRNOV_TERMS)
        return Math.exp(-((6 * n * d + 1) ** 2) / (18 * n));
    const logFactorial = (0,special/* logGamma */.SX)(n + 1);
    let sum = 0;
    for (let j = 0; j <= n * (1 - d); j++) {
        const rest = 1 - d - j / n;
        const power = j === n ? 0 : (n - j) * (rest > 0 ? Math.log(rest) : -Infinity);
        sum += Math.exp(logFactorial - (0,special/* logGamma */.SX)(j + 1) - (0,special/* logGamma */.SX)(n - j + 1) + (j - 1) * Math.log(d + j / n) + power);
    }
    return d * sum;
}
/** P(D_n < d) by powers of Durbin's matrix (Marsaglia, Tsang and Wang 2003); n is small enough to need no scaling. */
function durbin(n, d) {
    const k = Math.ceil(n * d);
    const size = 2 * k - 1;
    const h = k - n * d;
    const matrix = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i - j + 1 < 0 ? 0 : 1)));
    for (let i = 0; i < size; i++) {
        matrix[i][0] -= h ** (i + 1);
        matrix[size - 1][i] -= h ** (size - i);
    }
    matrix[size - 1][0] += 2 * h - 1 > 0 ? (2 * h - 1) ** size : 0;
    for (let i = 0; i < size; i++)
        for (let j = 0; j <= Math.min(i + 1, size - 1); j++)
            for (let g = 1; g <= i - j + 1; g++)
                matrix[i][j] /= g;
    let state = Array.from({ length: size }, (_, i) => (i === k - 1 ? 1 : 0));
    // n!/nⁿ is multiplied in step by step, so that nothing overflows.
    for (let step = 1; step <= n; step++)
        state = state.map((_, j) => (step / n) * state.reduce((sum, value, i) => sum + value * matrix[i][j], 0));
    return state[k - 1];
}
/** P(D_n < d) for larger n: Kolmogorov's limit and three terms of its expansion (Pelz and Good 1976). */
function pelzGood(n, d) {
    const z = Math.sqrt(n) * d;
    const z2 = z * z;
    const z4 = z2 * z2;
    const sums = [0, 0, 0, 0];
    for (let k = 0; k < 20; k++) {
        const odd = (Math.PI * (k + 0.5)) ** 2;
        const e = Math.exp(-odd / (2 * z2));
        sums[0] += e;
        sums[1] += (odd - z2) * e;
        sums[2] += (6 * z4 * z2 + 2 * z4 + (2 * z4 - 5 * z2) * odd + (1 - 2 * z2) * odd ** 2) * e;
        sums[3] += (-30 * z4 * z2 - 90 * z4 * z4 + (135 * z4 - 96 * z4 * z2) * odd + (212 * z4 - 60 * z2) * odd ** 2 + (5 - 30 * z2) * odd ** 3) * e;
        const whole = (Math.PI * k) ** 2;
        const f = Math.exp(-whole / (2 * z2));
        sums[2] -= 2 * z4 * whole * f;
        sums[3] += 60 * z4 * (3 * whole * z2 - whole ** 2) * f;
    }
    const root = Math.sqrt(2 * Math.PI);
    const scale = [z, 6 * z4 * Math.sqrt(n), 72 * z4 * z2 * z * n, 6480 * z4 * z4 * z2 * n ** 1.5];
    return sums.reduce((sum, term, i) => sum + (root * term) / scale[i], 0);
}

// EXTERNAL MODULE: ./.build/src/statistics/multiple.js
var multiple = __webpack_require__(53539);
;// CONCATENATED MODULE: ./.build/src/data/drift/bins.js

/** Rarer bins of the reference are joined where shares are compared; a bin that is this frequent stands alone. */
const RARE = 0.01;
const FREQUENT = 0.1;
/** Every fine bin of the finite numbers: below, each bin, above. */
function fineBins(reference, current) {
    const bins = ({ below, counts, above }) => [below?.count ?? 0, ...counts, above?.count ?? 0];
    return { reference: bins(reference), current: bins(current) };
}
/**
 * Numbers as shares: about tenths of the reference, made of its fine bins (bins that hold a tenth alone, such as zeros, stand
 * alone), then below, above, NaN, −∞, +∞, no number, null. Which bins are joined depends on the reference alone.
 */
function shareBins(reference, current) {
    const group = tenths(reference.counts);
    const bins = (profile) => [...joined(profile.counts, group), profile.below?.count ?? 0, profile.above?.count ?? 0, ...kindsOf(profile).slice(1)];
    return { reference: bins(reference), current: bins(current) };
}
/** Texts by value; those that are rare in the reference are one bin where `joinRare`, with all that it does not name. */
function valueBins(reference, current, joinRare) {
    const least = joinRare ? RARE * (total(reference.counts) + reference.other) : 0;
    const bins = (profile) => {
        const kept = profile.counts.filter((_, value) => reference.counts[value] >= least);
        return [...kept, total(profile.counts) - total(kept) + profile.other, profile.null];
    };
    return { reference: bins(reference), current: bins(current) };
}
/** Whether there is a value, and of which kind: a finite number or a text, null, NaN, −∞, +∞, no number. */
function kindBins(reference, current) {
    return { reference: kindsOf(reference), current: kindsOf(current) };
}
function kindsOf(profile) {
    switch (profile.kind) {
        case 'presence':
            return [profile.present, profile.null];
        case 'categories':
            return [total(profile.counts) + profile.other, profile.null];
        case 'numbers':
            return [finiteCount(profile), profile.nan, profile.minus_infinity, profile.plus_infinity, profile.unreadable ?? 0, profile.null];
    }
}
function finiteCount({ counts, below, above }) {
    return total(counts) + (below?.count ?? 0) + (above?.count ?? 0);
}
/** Third less first quartile (order statistics of type 1, which are edges of a frozen profile); 0 without numbers. */
function quartileRange(profile) {
    return profile.edges.length === 0 ? 0 : quantileEdge(profile, 0.75) - quantileEdge(profile, 0.25);
}
/** The least edge up to which there is this share of the numbers. */
function quantileEdge({ edges, counts }, level) {
    const rank = Math.ceil(level * total(counts));
    let sum = 0;
    return edges[counts.findIndex((count) => (sum += count) >= rank)];
}
/** For every fine bin the number of its group. */
function tenths(counts) {
    const all = total(counts);
    const alone = counts.map((count) => count >= FREQUENT * all);
    const rest = all - total(counts.filter((_, bin) => alone[bin]));
    let group = 0;
    let held = 0;
    return counts.map((count, bin) => {
        if (alone[bin] && held > 0)
            group++;
        const own = group;
        held = alone[bin] ? Infinity : held + count;
        if (held >= rest / 10)
            [group, held] = [group + 1, 0];
        return own;
    });
}
function joined(counts, group) {
    const sums = new Array((group.at(-1) ?? -1) + 1).fill(0);
    for (const [bin, count] of counts.entries())
        sums[group[bin]] += count;
    return sums;
}

;// CONCATENATED MODULE: ./.build/src/statistics/drift-divergence.js



/**
 * Bounds for the Jensen–Shannon distance (natural logarithm) between two distributions, from counts over the same bins. `raw` is the
 * distance of the samples; the estimate has the mean divergence of two samples of one distribution taken off.
 */
function jensenShannonBounds(reference, current, z, limit) {
    const raw = jensenShannonDivergence(reference, current);
    const slope = (p, q) => 0.5 * Math.log((2 * p) / (p + q));
    const found = divergenceBounds(reference, current, { raw, term: (a, m, b, n) => jensenShannonTerm(a / m, b / n), slope, curvature: 1 / 8 }, z, limit * limit);
    const root = (value) => Math.sqrt(Math.max(0, value));
    return { raw: root(raw), estimate: root(found.estimate), low: root(found.low), high: Math.min(Math.sqrt(Math.LN2), root(found.high)), needed: found.needed };
}
/** The same for the population stability index; empty cells count as half a row (`populationStability`). */
function stabilityBounds(reference, current, z, limit) {
    const slope = (p, q) => Math.log(p / q) + 1 - q / p;
    const term = (a, m, b, n) => (a + b === 0 ? 0 : stabilityTerm(filled(a, m), filled(b, n)));
    return divergenceBounds(reference, current, { raw: populationStability(reference, current), term, slope, curvature: 1 }, z, limit);
}
/**
 * Near equality a divergence is a quadratic form of the noise: divergence / unit is noncentral chi-squared with k − 1 degrees
 * and the true divergence / unit as its noncentrality (Pardo 2006, Statistical Inference Based on Divergence Measures, chapter 3). Both bounds invert it. `unit` is the
 * curvature times (1/m + 1/n), made larger where bins are so rare that the mean of equal samples is larger (summed over Poisson
 * counts), and where far from equality the delta method's variance is larger than the noncentral one's, 4 unit · divergence.
 */
function divergenceBounds(reference, current, divergence, z, limit) {
    const [m, n] = [total(reference), total(current)];
    const bins = reference.map((a, bin) => [a, current[bin]]).filter(([a, b]) => a + b > 0);
    const degrees = Math.max(1, bins.length - 1);
    const scale = divergence.curvature * (1 / m + 1 / n);
    const { raw } = divergence;
    const bias = meanOfEqual(bins, m, n, divergence, scale);
    const base = Math.max(scale, bias / degrees);
    const steep = deltaVariance(bins, m, n, divergence) / (4 * Math.max(raw, base * degrees));
    const unit = Math.max(base, steep);
    const x = Math.max(raw, tiny(unit)) / unit;
    const low = (0,special/* noncentralScore */.d2)(x, degrees, 0) <= z ? 0 : unit * where((lambda) => (0,special/* noncentralScore */.d2)(x, degrees, lambda) - z, x + z * z);
    // A sample that is less apart than noise makes it is no evidence of more than the usual: χ² at its mean.
    const usual = Math.max(x, degrees);
    const most = (at) => where((lambda) => (0,special/* noncentralScore */.d2)(at, degrees, lambda) + z, at + 10 * z * z + 4 * z * Math.sqrt(at + z * z) + degrees);
    const enough = most(degrees + Math.sqrt(2 * degrees)) * divergence.curvature;
    return { raw, estimate: Math.max(0, raw - bias), low, high: unit * most(usual), needed: rowsNeeded(Math.sqrt(enough), m, Math.sqrt(limit)) };
}
function tiny(unit) {
    return unit * 1e-9;
}
/** The mean divergence of two samples of their mixture: exact for rare bins, whose counts are near Poisson's. */
function meanOfEqual(bins, m, n, { term }, scale) {
    const known = new Map();
    return total(bins.map(([a, b]) => {
        const expected = (a + b) / (m + n);
        if (Math.min(m, n) * expected >= COMMON || Math.max(m, n) * expected > MOST_COMMON)
            return scale * (1 - expected);
        let mean = known.get(a + b);
        if (mean === undefined)
            known.set(a + b, (mean = meanTerm(expected * m, m, expected * n, n, term)));
        return mean;
    }));
}
/** From so many expected rows on, a bin's mean is that of chi-squared to a few per cent. */
const COMMON = 12;
const MOST_COMMON = 200;
function meanTerm(mu, m, nu, n, term) {
    const [first, second] = [poisson(mu), poisson(nu)];
    // Linear parts cancel over the bins, so that a mean below zero of one bin is only rounding.
    return Math.max(0, total(first.map((p, a) => total(second.map((q, b) => p * q * term(a, m, b, n))))));
}
function poisson(mean) {
    const chances = [Math.exp(-mean)];
    for (let count = 1; count <= mean + 8 * Math.sqrt(mean) + 8; count++)
        chances.push((chances[count - 1] * mean) / count);
    return chances;
}
function deltaVariance(bins, m, n, { slope }) {
    const variance = (side, size, other) => {
        const slopes = bins.map((bin) => [filled(bin[side], size), slope(filled(bin[side], size), filled(bin[1 - side], other))]);
        const mean = total(slopes.map(([p, g]) => p * g));
        return total(slopes.map(([p, g]) => p * (g - mean) ** 2)) / size;
    };
    return variance(0, m, n) + variance(1, n, m);
}
/** Where a falling function of the noncentrality crosses zero; 0 where it starts below. */
function where(falling, most) {
    if (falling(0) <= 0)
        return 0;
    let [low, high] = [0, most];
    while (falling(high) > 0)
        high *= 2;
    for (let step = 0; step < 60 && high - low > 1e-9 * high; step++) {
        const middle = (low + high) / 2;
        if (falling(middle) > 0)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

;// CONCATENATED MODULE: ./.build/src/statistics/drift-noise.js


// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { abs, exp, max, sqrt } = Math;
/**
 * The value that ‖N‖ = Σ w_i |N_i| exceeds with probability `level`. Far out, ‖N‖ is large where one functional of the noise is:
 * given that one is u standard deviations off, N_i = s_i (ρ_i u + sqrt(1 − ρ_i²) Z), and the norm is near its mean g(u) (what is
 * left of it varies little, for its greatest functional is fixed). Hence P(‖N‖ > g(u)) ≈ 2 (1 − Φ(u)), summed over the directions.
 * Checked against simulation in __tests__/statistics/drift-noise.test.ts.
 */
function normOfNoise(noise, level) {
    const alone = -(0,normal/* normalQuantile */.Z)(level / 2);
    const all = noise.directions.map((correlations) => (u) => expectedNorm(noise, correlations, u));
    const least = max(...all.map((g) => g(alone)));
    // A direction that comes so far with a hundredth of the chance only is not looked at again.
    const far = -(0,normal/* normalQuantile */.Z)(level / 200);
    const given = all.filter((g) => g(far) > least);
    if (given.length < 2)
        return least;
    let low = least;
    let high = max(...given.map((g) => g(-(0,normal/* normalQuantile */.Z)(level / (2 * given.length)))));
    for (let step = 0; step < STEPS && high - low > 1e-3 * high; step++) {
        const middle = (low + high) / 2;
        const chance = given.reduce((sum, g) => sum + 2 * (0,special/* normalTail */.WI)(whereIs(g, middle, alone)), 0);
        if (chance > level)
            low = middle;
        else
            high = middle;
    }
    return high;
}
/** The bracket is some per cent wide: five halvings leave a thousandth. */
const STEPS = 5;
function expectedNorm({ weights, deviations, rest }, correlations, u) {
    let sum = rest * u;
    for (let i = 0; i < weights.length; i++)
        sum += weights[i] * deviations[i] * folded(correlations[i] * u, sqrt(max(0, 1 - correlations[i] ** 2)));
    return sum;
}
/** E|mean + deviation · Z| (Leone, Nelson and Nottingham 1961). */
function folded(mean, deviation) {
    const size = abs(mean);
    if (size >= 6 * deviation)
        return size;
    const t = size / deviation;
    const bell = exp((-t * t) / 2);
    return deviation * DENSITY * bell + size * erfOfRoot(t, bell);
}
const DENSITY = sqrt(2 / Math.PI);
/** erf(t / √2) within 1.5e-7 (Abramowitz and Stegun 7.1.26): a mean of noise needs no more, and it is asked for often. */
function erfOfRoot(t, bell) {
    const k = 1 / (1 + 0.3275911 * t * Math.SQRT1_2);
    return 1 - k * (0.254829592 + k * (-0.284496736 + k * (1.421413741 + k * (-1.453152027 + k * 1.061405429)))) * bell;
}
/** The u at which a rising, nearly linear function has this value. */
function whereIs(g, value, start) {
    let [u, before] = [start, 0];
    let [at, atBefore] = [g(u), g(0)];
    for (let step = 0; step < 4 && abs(at - value) > 1e-3 * value && at !== atBefore; step++) {
        const next = max(0, u + ((value - at) * (u - before)) / (at - atBefore));
        [before, atBefore, u] = [u, at, next];
        at = g(u);
    }
    return u;
}

;// CONCATENATED MODULE: ./.build/src/statistics/drift-wasserstein.js




/**
 * Bounds for the binned Wasserstein-1 distance Σ c_i |F(e_i) − G(e_i)| plus both tails, in the values' unit. `lows[i]` is
 * the reference's least value in bin i (its greatest is the edge), so that the distance is exact where the reference has
 * single values: F stays on F(e_{i−1}) up to lows[i] and is taken as linear from there to the edge. Where both
 * samples lie outside of the edges, the difference of their mean distances is taken. The lower bound takes the noise's own quantile (`normOfNoise`)
 * instead of E‖N‖ + z τ. No value lies between edges that are at most `step` apart (1 for whole numbers).
 */
function wassersteinBounds(edges, lows, reference, current, z, limit, step = 0) {
    const m = size(reference);
    const n = size(current);
    const f = cumulative(reference);
    const g = cumulative(current);
    const weights = edgeWeights(edges, lows);
    const sides = ['below', 'above'].map((side) => [reference[side].distance / m, current[side].distance / n]);
    const tails = total(sides.map(([a, b]) => Math.abs(a - b)));
    const estimate = tails + total(weights.map((weight, i) => weight * Math.abs(f[i] - g[i])));
    const pairNoise = f.map((value, i) => {
        const pooledShare = (value * m + g[i] * n) / (m + n);
        const pooled = pooledShare * (1 - pooledShare);
        return Math.sqrt(Math.max(value * (1 - value), pooled) / m + Math.max(g[i] * (1 - g[i]), pooled) / n);
    });
    const tailNoise = ['below', 'above'].map((side) => Math.sqrt(outsideVariance(reference[side], m) / m + outsideVariance(current[side], n) / n));
    // The mean moves where all differences F − G have one sign, the spread where they change it at the median.
    const middle = f.findIndex((value) => value >= 0.5);
    const directions = [weights, weights.map((weight, i) => (i < middle ? -weight : weight))].map((signed) => correlations(signed, [reference, current]));
    const noise = normOfNoise({ weights, deviations: pairNoise, directions, rest: total(tailNoise) }, (0,special/* normalTail */.WI)(z));
    const own = [functionalVariance(weights, [reference]), functionalVariance(weights, [current])];
    const pooled = functionalVariance(weights, [reference, current]);
    const tau = Math.sqrt(Math.max(own[0], pooled) / m + Math.max(own[1], pooled) / n);
    const typical = TYPICAL * total(weights.map((weight, i) => weight * Math.sqrt(f[i] * (1 - f[i]))));
    const [exactLow, exactHigh] = exactRange(edges, lows, f, g, step);
    return {
        estimate,
        low: Math.max(0, estimate - noise),
        high: estimate + z * tau,
        needed: rowsNeeded(typical + (z + 1) * Math.sqrt(own[0]), m, limit),
        exactLow: exactLow + tails,
        exactHigh: exactHigh + total(sides.map(([a, b]) => a + b)),
    };
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
/** Correlation of 1{X <= e_i} with h(X), h as below, in both samples together; 0 where one of them does not vary. */
function correlations(signed, samples) {
    const h = suffixSums(signed);
    const n = total(samples.map(size));
    const counts = signed.map((_, i) => total(samples.map((sample) => sample.counts[i] + (i === 0 ? sample.below.count : 0))));
    const mean = total(counts.map((count, i) => count * h[i])) / n;
    const deviation = Math.sqrt(functionalVariance(signed, samples));
    let [share, covariance] = [0, 0];
    return counts.map((count, i) => {
        share += count / n;
        covariance += (count / n) * (h[i] - mean);
        const spread = deviation * Math.sqrt(Math.max(0, share * (1 - share)));
        return spread > 0 ? Math.max(-1, Math.min(1, covariance / spread)) : 0;
    });
}
function suffixSums(weights) {
    const sums = [...weights];
    for (let i = sums.length - 2; i >= 0; i--)
        sums[i] += sums[i + 1];
    return sums;
}
/** Variance of h(X), h(x) = Σ_{i: x ≤ e_i} c_i, going on with slope −1 outside: the functional of greatest variance. */
function functionalVariance(weights, samples) {
    const h = suffixSums(weights);
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
function exactRange(edges, lows, f, g, step) {
    let least = 0;
    let most = 0;
    for (let i = 1; i < edges.length; i++) {
        const flat = lows[i] - edges[i - 1];
        const rising = edges[i] - lows[i];
        if (edges[i] - edges[i - 1] <= step) {
            least += flat * Math.abs(f[i - 1] - g[i - 1]);
            most += flat * Math.abs(f[i - 1] - g[i - 1]);
            continue;
        }
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

// EXTERNAL MODULE: ./.build/src/data/profile/number-tally.js
var number_tally = __webpack_require__(39642);
;// CONCATENATED MODULE: ./.build/src/data/profile/outside.js

/** A column's counts as distances between samples take them: distances outside of the edges in the values' own unit. */
function binnedOf(column) {
    return { counts: column.counts, below: outsideOf(column, 'below'), above: outsideOf(column, 'above') };
}
function outsideOf(column, side) {
    const found = column[side];
    if (!found)
        return { count: 0, distance: 0, distanceSquared: 0 };
    const unit = column.deviation > 0 ? column.deviation : 1;
    return { count: found.count, distance: (Number(found.distance) / number_tally/* PARTS */.dI) * unit, distanceSquared: (Number(found.squares) / number_tally/* PARTS */.dI) * unit * unit };
}

;// CONCATENATED MODULE: ./.build/src/data/drift/questions.js

/** Effects, each of which may be a column's limit; as the delivery file names them. */
const MEASURES = ['wasserstein_std', 'wasserstein_iqr', 'ks', 'jensen_shannon', 'psi', 'total_variation'];
const DEFAULT_LIMITS = { wasserstein_std: 0.1, wasserstein_iqr: 0.1, ks: 0.1, jensen_shannon: 0.1, psi: 0.1, total_variation: 0.1 };
/**
 * The questions of a column: its own limit, else the default of its kind. Each effect that is named is a question, but for total variation
 * beside another one: of numbers, that is the limit for null, NaN and infinity.
 */
function questionsOf(column, profile, { default: fallback, columns } = {}) {
    const found = Object.entries(columns ?? {}).find(([name]) => name.toLowerCase() === column.toLowerCase())?.[1];
    const own = found === 'off' ? undefined : found;
    const kind = profile.kind === 'numbers' ? 'numbers' : 'categories';
    const named = [limitsIn(own, kind), limitsIn(fallback, kind)].map((limits) => MEASURES.filter((measure) => limits[measure] !== undefined && fits(measure, profile)));
    const limitOf = (measure) => limitsIn(own, kind)[measure] ?? limitsIn(fallback, kind)[measure] ?? limitsIn(fallback, 'categories')[measure] ?? DEFAULT_LIMITS[measure];
    const kindsLimit = limitsIn(own, kind).total_variation ?? limitsIn(own, 'categories').total_variation ?? limitsIn(fallback, 'categories').total_variation ?? DEFAULT_LIMITS.total_variation;
    if (profile.kind === 'presence')
        return [{ column, profile, measure: 'total_variation', limit: kindsLimit, kindsLimit }];
    const chosen = named.find((measures) => measures.length > 0) ?? [kind === 'numbers' ? 'wasserstein_std' : 'total_variation'];
    const asked = kind === 'numbers' && chosen.length > 1 ? chosen.filter((measure) => measure !== 'total_variation') : chosen;
    const questions = asked.map((measure) => hasUnit(measure, profile) ? { column, profile, measure, limit: limitOf(measure), kindsLimit } : { column, profile, measure: 'total_variation', limit: kindsLimit, kindsLimit, instead: measure });
    return questions.filter(({ measure }, index) => questions.findIndex((other) => other.measure === measure) === index);
}
/** How many bounds are asked for in all: those of numbers have one more, for how often they are missing. */
function boundsAsked(questions) {
    return questions.reduce((sum, question) => sum + (hasKinds(question) ? 2 : 1), 0);
}
/** Whether a distance between numbers says nothing of null, NaN and infinity, which are then asked beside it. */
function hasKinds({ profile, measure }) {
    return profile.kind === 'numbers' && ['wasserstein_std', 'wasserstein_iqr', 'ks'].includes(measure);
}
function limitsIn(limit, kind) {
    const { numbers: _numbers, categories: _categories, ...flat } = limit ?? {};
    return { ...flat, ...limit?.[kind] };
}
/** Only shares can be compared of categories. */
function fits(measure, profile) {
    return profile.kind === 'numbers' || ['total_variation', 'jensen_shannon', 'psi'].includes(measure);
}
function hasUnit(measure, profile) {
    if (profile.kind !== 'numbers')
        return true;
    if (measure === 'wasserstein_std')
        return profile.deviation > 0;
    if (measure === 'wasserstein_iqr')
        return quartileRange(profile) > 0;
    return measure !== 'ks' || profile.edges.length > 0;
}

;// CONCATENATED MODULE: ./.build/src/data/drift/effects.js







/** No bins can say more of the values inside them than that the distance is at least the binned one. */
const GREATEST = { total_variation: 1, jensen_shannon: Math.sqrt(Math.LN2), ks: 1, psi: Infinity, wasserstein_std: Infinity, wasserstein_iqr: Infinity };
/** All effects between two columns of numbers that have a unit. */
function numberEffects(reference, current, z, limitOf = defaultLimit) {
    const shares = shareBins(reference, current);
    return [...wassersteinEffects(reference, current, z, limitOf), ksEffect(reference, current, z, limitOf), ...shareEffects(shares, shares, z, limitOf).map((effect) => ({ ...effect, binned: { low: effect.raw ?? effect.estimate, high: GREATEST[effect.measure] } }))];
}
/** All effects between shares of the same bins; `rareJoined` for those that rare bins would make unsafe. */
function shareEffects(shares, rareJoined, z, limitOf = defaultLimit) {
    return [
        { measure: 'jensen_shannon', ...jensenShannonBounds(rareJoined.reference, rareJoined.current, z, limitOf('jensen_shannon')) },
        { measure: 'psi', ...stabilityBounds(rareJoined.reference, rareJoined.current, z, limitOf('psi')) },
        { measure: 'total_variation', ...totalVariationBounds(shares.reference, shares.current, z, limitOf('total_variation')) },
    ];
}
function defaultLimit(measure) {
    return DEFAULT_LIMITS[measure];
}
function wassersteinEffects(reference, current, z, limitOf) {
    const units = { wasserstein_std: reference.deviation, wasserstein_iqr: quartileRange(reference) };
    // Between whole numbers that follow each other there is none: the distance is then exact.
    const step = reference.type === 'integer' && current.type === 'integer' ? 1 : 0;
    return Object.entries(units).flatMap(([measure, unit]) => {
        if (!(unit > 0))
            return [];
        const found = wassersteinBounds(reference.edges, reference.lows, sampleOf(reference), sampleOf(current), z, limitOf(measure) * unit, step);
        const over = (value) => value / unit;
        return [{ measure, estimate: over(found.estimate), low: over(found.low), high: over(found.high), needed: found.needed, binned: { low: over(found.exactLow), high: over(found.exactHigh) } }];
    });
}
/** A square too large to be counted was counted as less, which Cauchy and Schwarz tell: then Σd² is taken at its most, (Σd)². */
function sampleOf(profile) {
    const sample = binnedOf(profile);
    const whole = (side) => (side.distanceSquared * side.count < side.distance ** 2 * (1 - 1e-6) ? { ...side, distanceSquared: side.distance ** 2 } : side);
    return { ...sample, below: whole(sample.below), above: whole(sample.above) };
}
function ksEffect(reference, current, z, limitOf) {
    const bins = fineBins(reference, current);
    const bounds = ksBounds(bins.reference, bins.current, z, limitOf('ks'));
    return { measure: 'ks', ...bounds, binned: { low: bounds.estimate, high: Math.max(bounds.estimate, highestKs(reference, bins)) } };
}
/** Inside a bin both distribution functions may lie anywhere between their values at its ends. */
function highestKs({ lows, edges }, { reference, current }) {
    const [m, n] = [total(reference), total(current)];
    let [f, g, highest] = [0, 0, 0];
    for (const [bin, count] of reference.entries()) {
        const [fNext, gNext] = [f + count / m, g + current[bin] / n];
        // Where the reference has one value only, its own function stays until there.
        const single = bin > 0 && bin <= edges.length && lows[bin - 1] === edges[bin - 1];
        highest = Math.max(highest, single ? Math.max(Math.abs(f - g), Math.abs(f - gNext)) : Math.max(fNext - g, gNext - f));
        [f, g] = [fNext, gNext];
    }
    return Math.min(1, highest);
}

;// CONCATENATED MODULE: ./.build/src/data/drift/drift.js








/** Fewer finite numbers than this are not called Gaussian in the mean; then nothing is said of the distance. */
const MIN_NUMBERS = 30;
/**
 * Compares two profiles over the same edges, column by column (those that both have; limits that are `off` are left out). Fails
 * where the simultaneous lower bound of the effect is above its limit, passes where the upper bound is at or below, else inconclusive.
 */
function compareProfiles(reference, current, { limits, falseAlarms, correction = 'holm', tests = true }) {
    const isOff = (name) => Object.entries(limits?.columns ?? {}).some(([other, limit]) => limit === 'off' && other.toLowerCase() === name.toLowerCase());
    const asked = Object.entries(reference.columns).flatMap(([name, column]) => (isOff(name) || !Object.hasOwn(current.columns, name) ? [] : questionsOf(name, column, limits)));
    return answersOf(asked, reference.rows, current, falseAlarms, correction, tests);
}
/** The same for questions that were made before; each question's own profile is the reference. */
function answersOf(questions, referenceRows, current, falseAlarms, correction = 'holm', tests = true) {
    const asked = { z: familyQuantile(falseAlarms, boundsAsked(questions)), tests };
    const found = questions.map((question) => drift_answerOf(question, current.columns[question.column], { reference: referenceRows, current: current.rows }, asked));
    const made = found.flatMap(({ test }) => test ?? []);
    (0,multiple/* adjusted */.B)(made.map(({ p }) => p), correction).forEach((p, index) => Object.assign(made[index], { adjusted: p, correction }));
    return found;
}
function drift_answerOf(question, current, rows, asked) {
    const { profile } = question;
    if (profile.kind !== current.kind)
        throw new TypeError(`The column ${JSON.stringify(question.column)} was not counted over its profile.`);
    const common = { question, rows, unreadable: 0 };
    if (rows.current === 0 || rows.reference === 0)
        return { ...common, of: 'kinds', measure: 'total_variation', limit: question.kindsLimit, outcome: 'inconclusive', reason: 'no-rows', estimate: NaN, low: 0, high: Infinity, needed: MIN_NUMBERS, effects: [] };
    if (profile.kind === 'numbers' && current.kind === 'numbers')
        return numbersAnswer(question, profile, current, common, asked);
    if (profile.kind === 'categories' && current.kind === 'categories') {
        const shares = valueBins(profile, current, false);
        const effects = shareEffects(shares, valueBins(profile, current, true), asked.z, limitsOf(question));
        return { ...decided(question, effects, common), ...(asked.tests ? shareTest(shares) : {}), ...(profile.other === 0 ? { unseen: current.other } : {}) };
    }
    return kindsAnswer(question, current, common, asked);
}
/** How often a value is missing goes before how the values that are there are spread. */
function numbersAnswer(question, profile, current, before, asked) {
    const common = { ...before, unreadable: current.unreadable ?? 0 };
    const kinds = kindsAnswer(question, current, common, asked);
    if (common.unreadable > 0)
        return { ...kinds, outcome: 'fail', reason: 'not-numbers' };
    if (profile.edges.length === 0)
        return kinds;
    if (!hasKinds(question))
        return { ...decided(question, numberEffects(profile, current, asked.z, limitsOf(question)), common), ...(asked.tests ? shareTest(shareBins(profile, current)) : {}) };
    const numbers = finiteCount(current);
    if (kinds.outcome === 'fail' || numbers === 0)
        return kinds;
    const values = { ...decided(question, numberEffects(profile, current, asked.z, limitsOf(question)), common), ...(asked.tests ? numbersTest(profile, current) : {}) };
    if (numbers < MIN_NUMBERS)
        return { ...values, outcome: 'inconclusive', reason: 'too-few', needed: Math.max(values.needed, MIN_NUMBERS) };
    return values.outcome === 'pass' && kinds.outcome !== 'pass' ? kinds : values;
}
function kindsAnswer(question, current, common, asked) {
    const bins = kindBins(question.profile, current);
    const [effect] = shareEffects(bins, bins, asked.z, () => question.kindsLimit).filter(({ measure }) => measure === 'total_variation');
    return { ...common, ...effect, of: 'kinds', limit: question.kindsLimit, outcome: drift_outcomeOf(effect, question.kindsLimit), effects: [effect], ...(asked.tests ? shareTest(bins) : {}) };
}
function decided(question, effects, common) {
    const effect = effects.find(({ measure }) => measure === question.measure);
    const { estimate, low, high, needed, binned } = effect;
    return { ...common, of: 'values', measure: effect.measure, limit: question.limit, estimate, low, high, needed, ...(binned ? { binned } : {}), effects, outcome: drift_outcomeOf(effect, question.limit) };
}
function limitsOf({ measure, limit }) {
    return (other) => (other === measure ? limit : 0.1);
}
function drift_outcomeOf({ low, high }, limit) {
    if (low > limit)
        return 'fail';
    return high <= limit ? 'pass' : 'inconclusive';
}
function shareTest({ reference, current }) {
    const found = homogeneity(reference, current);
    return found ? { homogeneity: found, test: { name: 'homogeneity', p: found.p, method: found.method, adjusted: found.p, correction: 'holm' } } : {};
}
function numbersTest(profile, current) {
    const { reference, current: now } = fineBins(profile, current);
    const found = ksTest(binnedKs(reference, now), total(reference), total(now));
    const shares = shareTest(shareBins(profile, current));
    return { ...(shares.homogeneity ? { homogeneity: shares.homogeneity } : {}), test: { name: 'ks', p: found.p, method: found.method, adjusted: found.p, correction: 'holm' } };
}

// EXTERNAL MODULE: ./.build/src/data/profile/merge.js
var merge = __webpack_require__(40622);
;// CONCATENATED MODULE: ./.build/src/data/checks/windows.js


/** Fewer rows are not judged alone, and fewer than this share of the median window's: the first and last window are often cut. */
const FEWEST_ROWS = 30;
const FEWEST_SHARE = 0.25;
/** Small windows are judged with the next one (at the end, with the one before), so that no row escapes. */
function spansOf(windows) {
    const sizes = windows.map(({ profile }) => profile.rows).sort((a, b) => a - b);
    const least = Math.max(FEWEST_ROWS, FEWEST_SHARE * (sizes[Math.floor(sizes.length / 2)] ?? 0));
    const spans = [];
    let waiting;
    for (const { start, profile } of windows) {
        const small = profile.rows < least ? [start] : [];
        const span = waiting ? { start: waiting.start, profile: (0,merge/* mergeProfiles */.N)(waiting.profile, profile), joined: [...waiting.joined, ...small] } : { start, profile, joined: small };
        waiting = span.profile.rows < least ? span : undefined;
        if (!waiting)
            spans.push(span);
    }
    if (!waiting)
        return spans;
    const last = spans.pop();
    return last ? [...spans, { start: last.start, profile: (0,merge/* mergeProfiles */.N)(last.profile, waiting.profile), joined: [...last.joined, ...waiting.joined] }] : [waiting];
}
/**
 * A search for the first window of change: each window is compared with all before it together. `falseAlarms` is shared by
 * all windows and columns (Bonferroni over windows, and within a window as drift shares it), so a column whose distance never
 * passes its limit is called changed with at most that probability, however many windows there are. The first window whose
 * lower bound is above the limit is where the change is named: what comes later is compared with a mixture of both.
 */
function stabilityOf(spans, { limits, falseAlarms }) {
    const asked = new Map();
    let before;
    for (const span of spans) {
        const answers = before ? compareProfiles(before, span.profile, { limits, falseAlarms: falseAlarms / (spans.length - 1), tests: false }) : [];
        for (const answer of answers)
            asked.set(answer.question.column, [...(asked.get(answer.question.column) ?? []), { at: span, answer }]);
        before = before ? (0,merge/* mergeProfiles */.N)(before, span.profile) : span.profile;
    }
    return [...asked].map(([column, answers]) => {
        const failing = answers.filter(({ answer }) => answer.outcome === 'fail');
        const open = answers.filter(({ answer }) => answer.outcome === 'inconclusive');
        const farthest = (list) => list.reduce((far, one) => (excess(one.answer) > excess(far.answer) ? one : far));
        const shown = failing[0] ?? farthest(open.length > 0 ? open : answers);
        return {
            column,
            outcome: failing.length > 0 ? 'fail' : open.length > 0 ? 'inconclusive' : 'pass',
            ...shown,
            beyond: new Set(failing.map(({ at }) => at)).size,
            compared: spans.length - 1,
            needed: Math.max(0, ...open.map(({ answer }) => answer.needed)),
        };
    });
}
function excess({ high, limit }) {
    return Number.isFinite(high) ? high / limit : Number.MAX_VALUE;
}
const MEASURE_NAMES = {
    wasserstein_std: 'Wasserstein-1 distance over the standard deviation',
    wasserstein_iqr: 'Wasserstein-1 distance over the interquartile range',
    ks: 'Kolmogorov–Smirnov distance',
    jensen_shannon: 'Jensen–Shannon distance',
    psi: 'population stability index',
    total_variation: 'total variation',
};

;// CONCATENATED MODULE: ./.build/src/data/checks/stability.js








const stability_PATH = ['data', 'stability'];
/** As the schema has it for drift. */
const FALSE_ALARMS = 0.05;
/** Whether a table stays what it was from window to window of time, and since when it does not. */
const planStability = async (facts) => {
    const { delivery } = facts;
    const { stability, time, key = [], drift } = delivery.spec.data;
    if (!stability)
        return undefined;
    const source = tableFor(facts, 'stability', [stability.source ?? 'serving']);
    const column = stability.column ?? time;
    if (column === undefined)
        throw core_problem/* InputError */.d.of('stability-without-time', '`data.stability` cuts a table by time, and no column of times is declared.', 'Add `data.time`, or `data.stability.column`.', delivery.locate(stability_PATH));
    const falseAlarms = drift?.false_alarms ?? FALSE_ALARMS;
    const skipped = (name) => (0,data_source/* sameName */.q)(name, column) || key.some((one) => (0,data_source/* sameName */.q)(one, name));
    return {
        name: 'stability',
        measures: {},
        notes: [],
        facts: [['Stability', `data.${source.name} in windows of ${stability.every}`]],
        wellSaid: 'no window of time changed',
        apart: [{ what: 'counts by window', why: 'they are grouped by time, over edges that are frozen first' }],
        async judge(answers) {
            const rows = (0,data_source/* numberOf */.rl)(answers[source.name]?.rows);
            if (rows === 0)
                return stabilityFindings([], { source: source.name, untimed: 0, falseAlarms, options: stability, delivery });
            const spans = await at(delivery, stability_PATH, async () => {
                const frozen = await frozenFor(source, facts);
                const columns = Object.keys(frozen.columns).filter((name) => !skipped(name));
                return spansOf(await (0,windows/* windowProfiles */.J)(facts.context.engine, source.source, frozen, { column, every: (0,duration/* parseDuration */.E)(stability.every), columns }));
            });
            const timed = spans.reduce((sum, { profile }) => sum + profile.rows, 0);
            return stabilityFindings(spans, { source: source.name, untimed: rows - timed, falseAlarms, options: stability, delivery });
        },
    };
};
/**
 * Edges of the table's own, so that nothing lies outside of them in any window; distances in the standard deviations of
 * training where that is known, since those of a table that changed are stretched by the change.
 */
async function frozenFor({ name, source }, facts) {
    const known = await facts.profile();
    if (name === 'train' && known?.from === 'train')
        return known.profile;
    const own = await (0,make_profile/* makeProfile */.k)(facts.context.engine, source, facts.delivery.spec.data.columns);
    const trained = new Map(Object.entries(known?.profile.columns ?? {}).map(([column, profile]) => [column.toLowerCase(), profile]));
    const columns = Object.entries(own.columns).map(([column, profile]) => {
        const before = trained.get(column.toLowerCase());
        return [column, profile.kind === 'numbers' && before?.kind === 'numbers' && before.deviation > 0 ? { ...profile, deviation: before.deviation } : profile];
    });
    return { ...own, columns: Object.fromEntries(columns) };
}
/** One finding for each column that changed, earliest first; one for all that are undecided, one for all that stayed. */
function stabilityFindings(spans, judging) {
    const { options, delivery, falseAlarms } = judging;
    const found = spans.length < 2 ? [tooFew(spans, judging)] : [...untimed(judging), ...stability_columnFindings(stabilityOf(spans, { limits: options.limits, falseAlarms }), spans, judging)];
    return found.map((one) => checkFinding(one, options, delivery));
}
function stability_columnFindings(columns, spans, { source, options, falseAlarms }) {
    const order = (one) => spans.indexOf(one.at);
    const changed = columns.filter(({ outcome }) => outcome === 'fail').sort((a, b) => order(a) - order(b) || b.answer.low / b.answer.limit - a.answer.low / a.answer.limit);
    const open = columns.filter(({ outcome }) => outcome === 'inconclusive');
    const same = columns.filter(({ outcome }) => outcome === 'pass');
    const small = spans.flatMap(({ joined }) => joined);
    const joined = small.length > 0 ? ` ${(0,data_words/* counted */.hS)(small.length, 'window')} with too few rows ${small.length === 1 ? 'was' : 'were'} judged with a neighbour (${(0,data_words/* some */.zN)(small, 5)}).` : '';
    const rule = (name) => `${name}: stable over windows of ${options.every} in data.${source}`;
    const interval = ({ answer }) => ({ low: answer.low, high: answer.high, level: 1 - falseAlarms, method: 'simultaneous over windows and columns' });
    const list = (some, outcome, code, words, fix) => {
        if (some.length === 0)
            return [];
        const far = some.reduce((a, b) => (b.answer.high / b.answer.limit > a.answer.high / a.answer.limit ? b : a));
        return [
            {
                code,
                outcome,
                rule: rule(some.length === columns.length ? 'every column' : 'every other column'),
                message: `${words} over ${(0,data_words/* counted */.hS)(spans.length, 'window')} of data.${source}; farthest: ${far.column} from ${far.at.start}, ${distance(far)}.${joined}`,
                expected: `at most ${far.answer.limit}`,
                actual: known(far.answer.estimate),
                n: spans.reduce((sum, { profile }) => sum + profile.rows, 0),
                ...(Number.isFinite(far.answer.high) ? { interval: interval(far) } : {}),
                numbers: { ...numbers(far), columns: some.length, windows: spans.length },
                subject: { kind: 'table', name: source },
                path: stability_PATH,
                fix,
            },
        ];
    };
    const needed = Math.max(0, ...open.map((one) => one.needed));
    return [
        ...changed.map((one) => ({
            code: 'stability',
            outcome: 'fail',
            rule: rule(one.column),
            message: `${one.column} of data.${source} changed first in the window from ${one.at.start}: ${distance(one)}, ${(0,data_words/* grouped */.zD)(one.answer.rows.current)} rows against ${(0,data_words/* grouped */.zD)(one.answer.rows.reference)} before it; ${(0,data_words/* grouped */.zD)(one.beyond)} of ${(0,data_words/* counted */.hS)(one.compared, 'window')} ${one.beyond === 1 ? 'is' : 'are'} beyond the limit.${joined}`,
            expected: `at most ${one.answer.limit} from window to window`,
            actual: known(one.answer.estimate),
            n: one.answer.rows.current,
            interval: interval(one),
            numbers: { ...numbers(one), window: spans.indexOf(one.at), windows: spans.length, beyond: one.beyond },
            subject: { kind: 'column', name: one.column },
            path: stability_PATH,
            fix: `Find what happened to ${one.column} at ${one.at.start}: a release of its source, another unit or coding, or the world. Train on rows of one side of it alone, or on enough of both.`,
        })),
        ...list(open, 'inconclusive', 'stability-inconclusive', `${(0,data_words/* counted */.hS)(open.length, 'column')} may have changed or not (${(0,data_words/* some */.zN)(open.map(({ column }) => column))})`, Number.isFinite(needed) ? `Take windows of at least about ${(0,data_words/* grouped */.zD)(needed)} rows (a longer \`every\`), or wider limits.` : 'Take longer windows: the first ones hold too few rows to compare with; or set wider limits.'),
        ...list(same, 'pass', 'stability', `${(0,data_words/* counted */.hS)(same.length, 'column')} stayed within ${same.length === 1 ? 'its limit' : 'their limits'}`, ''),
    ];
}
function distance({ answer }) {
    const what = answer.of === 'kinds' && answer.question.profile.kind === 'numbers' ? ' of missing, NaN and infinite values' : answer.of === 'kinds' ? ' of missing values' : '';
    if (answer.reason === 'not-numbers')
        return `${(0,data_words/* counted */.hS)(answer.unreadable, 'value')} ${answer.unreadable === 1 ? 'is no number' : 'are no numbers'}`;
    return `${MEASURE_NAMES[answer.measure]}${what} ${known(answer.estimate)}, limit ${answer.limit}, interval ${(0,data_words/* short */.h0)(answer.low)} to ${(0,data_words/* short */.h0)(answer.high)}`;
}
function known(value) {
    return Number.isFinite(value) ? (0,data_words/* short */.h0)(value) : 'unknown';
}
function numbers({ answer, needed, outcome }) {
    const finite = (value) => (Number.isFinite(value) ? value : null);
    return {
        [answer.measure]: finite(answer.estimate),
        low: answer.low,
        high: finite(answer.high),
        limit: answer.limit,
        reference_rows: answer.rows.reference,
        rows: answer.rows.current,
        ...(outcome === 'inconclusive' ? { rows_needed: finite(needed) } : {}),
    };
}
function tooFew(spans, { source, untimed: lost, options }) {
    const rows = spans.reduce((sum, { profile }) => sum + profile.rows, 0);
    return {
        code: 'stability-inconclusive',
        outcome: 'inconclusive',
        rule: `stability over windows of ${options.every} in data.${source}`,
        message: `data.${source} has ${spans.length === 0 ? 'no row with a time' : `${(0,data_words/* counted */.hS)(rows, 'row')} in one window of ${options.every} (or in windows too small to be judged alone)`}, so there is nothing to compare it with.`,
        expected: 'at least 2 windows',
        actual: (0,data_words/* counted */.hS)(spans.length, 'window'),
        n: rows,
        numbers: { windows: spans.length, rows, without_time: lost },
        subject: { kind: 'table', name: source },
        path: stability_PATH,
        fix: 'Take shorter windows (`every`), or a table that spans more time.',
    };
}
/** Rows that no window holds are rows that nobody looked at. */
function untimed({ source, untimed: lost, options }) {
    if (!(lost > 0))
        return [];
    return [
        {
            code: 'stability-time-missing',
            outcome: 'warn',
            rule: `stability over windows of ${options.every} in data.${source}`,
            message: `${(0,data_words/* counted */.hS)(lost, 'row')} of data.${source} ${lost === 1 ? 'has' : 'have'} no time that can be read, and ${lost === 1 ? 'is' : 'are'} in no window.`,
            expected: 'a time in every row',
            actual: `${(0,data_words/* grouped */.zD)(lost)} without`,
            numbers: { without_time: lost },
            subject: { kind: 'table', name: source },
            path: stability_PATH,
            fix: 'Write the time of every row as a date, a timestamp or ISO 8601 text.',
        },
    ];
}

// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/data/profile/profile.js
var profile_profile = __webpack_require__(26903);
// EXTERNAL MODULE: ./.build/src/data/compare/contracts.js + 2 modules
var contracts = __webpack_require__(88880);
// EXTERNAL MODULE: ./.build/src/data/compare/difference.js
var difference = __webpack_require__(73717);
// EXTERNAL MODULE: ./.build/src/data/compare/profiles.js + 1 modules
var profiles = __webpack_require__(62786);
;// CONCATENATED MODULE: ./.build/src/data/compare/compatibility.js









const PROMISES = {
    backward: 'what was valid for the champion stays valid',
    forward: 'what is valid now was valid for the champion',
    full: 'what is valid for the champion and now is the same',
    none: 'nothing is promised',
};
/**
 * `data.compatibility`: contract and profile against those that the champion was released with. Files that are missing or
 * cannot be read stop the run by their own names: nothing that was not compared is compatible.
 */
const planCompatibility = async ({ delivery, profile }) => {
    const { compatibility: promise, champion, options } = delivery.spec.data;
    if (promise === undefined)
        return undefined;
    if (promise === 'none')
        return { name: 'compatibility', measures: {}, judge: async () => [], notes: ['Compatibility with the champion: off (`data.compatibility` is none).'] };
    const at = delivery.locate(['data', 'compatibility']);
    if (champion?.contract === undefined && champion?.profile === undefined)
        throw core_problem/* InputError */.d.of('compatibility-no-champion', `\`data.compatibility\` is ${promise}, and no contract or profile of a champion is named to compare with.`, 'Name `data.champion.contract` (the delivery file that the champion was released with), `data.champion.profile`, or both; for the first release write `compatibility: none`.', at);
    const findings = [];
    const compared = [];
    if (champion.contract !== undefined) {
        const old = await contractAt(delivery.resolve(champion.contract), champion.contract, delivery.locate(['data', 'champion', 'contract']));
        findings.push(...foundIn('contract', (0,contracts.contractDifferences)(old, delivery.spec.data), promise).map((found) => checkFinding(found, options?.compatibility ?? {}, delivery)));
        compared.push('contract');
    }
    if (champion.profile !== undefined) {
        const old = await (0,profile_profile/* readProfile */.er)(delivery.resolve(champion.profile), delivery.locate(['data', 'champion', 'profile']));
        const now = await profile();
        if (!now)
            throw core_problem/* InputError */.d.of('compatibility-no-profile', '`data.champion.profile` is to be compared, and there is neither `data.profile` nor `data.train` to compare it with.', 'Declare `data.train` or `data.profile`.', at);
        findings.push(...foundIn('profile', (0,profiles/* profileDifferences */.q)(old, now.profile), promise).map((found) => checkFinding(found, options?.compatibility ?? {}, delivery)));
        compared.push('profile');
    }
    return checkOf(findings, compared, promise);
};
function checkOf(findings, compared, promise) {
    return { name: 'compatibility', measures: {}, judge: async () => findings, notes: [], facts: [['Compared with the champion\'s', `${compared.join(' and ')} (${promise})`]], details: { compatibility: { promise, compared } } };
}
async function contractAt(file, declared, location) {
    try {
        // Of an old delivery file only the contract counts; its paths are those of its own place.
        return (await (0,load/* loadDelivery */.F)(file, { workspace: external_node_path_.parse(file).root })).spec.data;
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        throw core_problem/* InputError */.d.of('compatibility-contract-unreadable', `The champion's contract ${declared} cannot be read: ${error.problems[0].message}`, 'Keep the delivery file that the champion was released with where `data.champion.contract` says; `sluice diff OLD NEW` says what is wrong with it.', location, { cause: error });
    }
}
function foundIn(what, differences, promise) {
    const broken = (0,difference.breaking)(differences, promise);
    const common = { rule: `${what}: ${promise} compatible with the champion's`, path: ['data', 'compatibility'] };
    if (broken.length === 0)
        return [{ ...common, code: 'data-incompatible', outcome: 'pass', message: `The ${what} keeps its promise: ${PROMISES[promise]} (${(0,data_words/* counted */.hS)(differences.length, 'difference')}, none of which breaks it).`, expected: promise, actual: `${promise} compatible`, numbers: { differences: differences.length, breaking: 0 }, subject: { kind: 'table', name: what }, fix: '' }];
    return broken.map((difference) => ({
        ...common,
        code: 'data-incompatible',
        outcome: 'fail',
        message: `${difference.message} That breaks: ${PROMISES[promise]}.`,
        expected: promise,
        actual: difference.code,
        numbers: { differences: differences.length, breaking: broken.length, ...difference.numbers },
        subject: difference.column === undefined ? { kind: 'table', name: difference.where } : { kind: 'column', name: difference.column },
        fix: 'Release what reads the data first, and this change with it; or loosen `data.compatibility` for this one release, with the reviewers\' word.',
    }));
}

// EXTERNAL MODULE: ./.build/src/data/profile/counts.js
var counts = __webpack_require__(24924);
;// CONCATENATED MODULE: ./.build/src/data/drift/drift-findings.js


const drift_findings_MEASURE_NAMES = {
    wasserstein_std: 'Wasserstein-1 distance over the standard deviation',
    wasserstein_iqr: 'Wasserstein-1 distance over the interquartile range',
    ks: 'Kolmogorov–Smirnov distance',
    jensen_shannon: 'Jensen–Shannon distance, natural logarithm, null bias removed',
    psi: 'population stability index, null bias removed',
    total_variation: 'total variation',
};
/** One finding per question. A failure, or no answer, becomes `warn` where the delivery file says so. */
function driftFinding(answer, telling) {
    const { delivery, falseAlarms } = telling;
    const { column } = answer.question;
    const known = Number.isFinite(answer.estimate);
    return checkFinding({
        code: codeOf(answer),
        outcome: answer.outcome,
        rule: `${column}: ${driftWord(telling, column)} at most ${answer.limit} (${drift_findings_MEASURE_NAMES[answer.measure]}${answer.of === 'kinds' ? ' of missing, NaN and infinite values' : ''})`,
        message: messageOf(answer, telling),
        expected: `at most ${answer.limit}`,
        actual: known ? (0,data_words/* short */.h0)(answer.estimate) : 'unknown',
        n: answer.rows.current,
        ...(known ? { interval: { low: answer.low, high: answer.high, level: 1 - falseAlarms, method: `simultaneous over columns (${methodOf(answer.measure)})` } } : {}),
        ...(answer.test ? { p: answer.test.p } : {}),
        numbers: numbersOf(answer, telling),
        subject: { kind: 'column', name: column },
        path: ['data', 'drift', 'limits', 'columns', column],
        fix: fixOf(answer),
    }, delivery.spec.data?.drift ?? {}, delivery);
}
/** The model was trained with a column that it does not get today. */
function absentFinding(name, telling) {
    return checkFinding({
        code: 'drift-column-missing',
        outcome: 'fail',
        rule: `${name}: still served`,
        message: `${name} was in the training data and data.serving has no such column${importanceOf(name, telling)}.`,
        expected: `a column ${name}`,
        actual: 'none',
        numbers: weightOf(name, telling),
        subject: { kind: 'column', name },
        path: ['data', 'serving'],
        fix: `Add ${name} to data.serving, or write \`data.drift.limits.columns.${name}: off\` if the model does not use it.`,
    }, telling.delivery.spec.data?.drift ?? {}, telling.delivery);
}
/** Served, and the profile tells nothing of it that could be compared. */
function unprofiledFinding(name, why, telling) {
    return checkFinding({
        code: 'drift-inconclusive',
        outcome: 'inconclusive',
        rule: `${name}: known from training`,
        message: `Whether ${name} drifted is not known: ${why}${importanceOf(name, telling)}.`,
        expected: `the values of ${name} in the profile`,
        actual: 'none',
        numbers: weightOf(name, telling),
        subject: { kind: 'column', name },
        path: ['data', 'profile'],
        fix: `Make the profile again with \`sluice profile\`, or write \`data.drift.limits.columns.${name}: off\` if the model does not use it.`,
    }, telling.delivery.spec.data?.drift ?? {}, telling.delivery);
}
/** A type that nothing can be compared over: numbers became days, truths or lists. */
function retypedFinding({ name, was, is }, telling) {
    return checkFinding({
        code: 'drift-type-changed',
        outcome: 'fail',
        rule: `${name}: of the type that it had in training`,
        message: `${name} was of type ${was} in training and data.serving has it as ${is}${importanceOf(name, telling)}.`,
        expected: was,
        actual: is,
        numbers: weightOf(name, telling),
        subject: { kind: 'column', name },
        path: ['data', 'serving'],
        fix: `Write ${name} as ${was} again in the step that makes data.serving, or train the model on what is served.`,
    }, telling.delivery.spec.data?.drift ?? {}, telling.delivery);
}
function codeOf(answer) {
    if (answer.reason === 'not-numbers')
        return 'drift-type-changed';
    if (answer.outcome === 'inconclusive')
        return 'drift-inconclusive';
    return answer.of === 'kinds' && answer.question.measure !== 'total_variation' ? 'drift-missing-values' : 'drift';
}
function driftWord({ roleOf }, column) {
    const role = roleOf(column);
    return role === 'feature' ? 'drift' : `${role} drift`;
}
function messageOf(answer, telling) {
    const { question, rows, limit } = answer;
    const { column } = question;
    const role = telling.roleOf(column);
    const named = role === 'feature' ? column : `${role === 'label' ? 'Label' : 'Prediction'} drift: ${column}`;
    if (answer.reason === 'no-rows')
        return `${rows.reference === 0 ? 'The profile of training' : 'data.serving'} has no rows, so nothing is known of ${column}.`;
    if (answer.reason === 'not-numbers')
        return `${named} was numeric in training and ${(0,data_words/* counted */.hS)(answer.unreadable, 'value')} of data.serving ${answer.unreadable === 1 ? 'is no number' : 'are no numbers'}${importanceOf(column, telling)}.`;
    const seen = `${drift_findings_MEASURE_NAMES[answer.measure]} ${(0,data_words/* short */.h0)(answer.estimate)}, limit ${limit}, interval ${(0,data_words/* short */.h0)(answer.low)} to ${(0,data_words/* short */.h0)(answer.high)}, ${(0,data_words/* grouped */.zD)(rows.reference)} rows then and ${(0,data_words/* grouped */.zD)(rows.current)} now`;
    if (answer.reason === 'too-few')
        return `${named} has fewer than 30 numbers now, too few to judge its drift (${seen}).`;
    const what = answer.of === 'kinds' ? drift_findings_kindsOf(answer, named) : named;
    return `${what} ${{ pass: 'has not drifted', fail: 'drifted', inconclusive: 'may have drifted or not' }[answer.outcome]}: ${seen}${detailsOf(answer)}${importanceOf(column, telling)}.`;
}
/** What else helps to understand: values never seen, a measure that had to change, the error of the bins. */
function detailsOf({ question, unseen = 0, rows, binned, of }) {
    const { profile, instead } = question;
    const parts = [];
    if (unseen > 0)
        parts.push(`${(0,data_words/* grouped */.zD)(unseen)} rows (${(0,data_words/* percent */.KN)(unseen / rows.current)}) hold values that training never had`);
    if (profile.kind === 'numbers' && profile.edges.length === 0)
        parts.push('training had no number in it');
    else if (instead === 'wasserstein_std')
        parts.push('it was constant in training, so it is compared by shares');
    else if (instead)
        parts.push('half of it was one value in training, so it is compared by shares');
    if (profile.kind === 'presence')
        parts.push('only how often it is missing is compared');
    if (of === 'values' && binned && binned.low < binned.high)
        parts.push(Number.isFinite(binned.high) ? `from bins; unbinned between ${(0,data_words/* short */.h0)(binned.low)} and ${(0,data_words/* short */.h0)(binned.high)}` : `from bins; unbinned at least ${(0,data_words/* short */.h0)(binned.low)}`);
    return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}
function importanceOf(column, { importances, roleOf }) {
    if (!importances || roleOf(column) !== 'feature')
        return '';
    const weight = importances.of(column);
    if (importances.kind === 'loss')
        return weight === undefined ? "; the model's loss on its slices is not known" : `; the model's loss on its slices is ${(0,data_words/* short */.h0)(weight)} from their mean on average`;
    if (weight === undefined)
        return '; the model does not use it (no importance)';
    return weight > 0 ? `; its importance to the model is ${(0,data_words/* short */.h0)(weight)}` : `; the model does not use it (importance ${(0,data_words/* short */.h0)(weight)})`;
}
function weightOf(column, { importances }) {
    if (importances?.kind === 'loss')
        return { loss_spread: importances.of(column) ?? null };
    return importances ? { importance: importances.of(column) ?? 0 } : {};
}
function drift_findings_kindsOf(answer, named) {
    return `How often ${named} is missing${answer.question.profile.kind === 'numbers' ? ', NaN or infinite' : ''}`;
}
function methodOf(measure) {
    return measure === 'jensen_shannon' || measure === 'psi' ? 'noncentral chi-squared' : 'Gaussian concentration';
}
/** The deciding effect by its name; every other one as `beside_…`, each with its bounds. */
function numbersOf(answer, telling) {
    const { homogeneity: shares, test, binned, effects, measure } = answer;
    const beside = answer.of === 'values' ? effects.filter((effect) => effect.measure !== measure) : [];
    return {
        [measure]: finite(answer.estimate),
        low: answer.low,
        high: finite(answer.high),
        limit: answer.limit,
        reference_rows: answer.rows.reference,
        rows: answer.rows.current,
        ...(binned ? { exact_low: binned.low, exact_high: finite(binned.high) } : {}),
        ...raw(measure, effects.find((effect) => effect.measure === measure)),
        ...Object.assign({}, ...beside.map(besideOf)),
        ...(test ? { [`p_${test.name}`]: test.p, [`p_${test.correction}`]: test.adjusted } : {}),
        ...(shares ? { chi_squared: shares.statistic, degrees: shares.degrees, p_chi_squared: shares.chiSquaredP } : {}),
        ...(answer.outcome === 'inconclusive' ? { rows_needed: finite(answer.needed) } : {}),
        ...(answer.unseen === undefined ? {} : { unseen: answer.unseen }),
        ...(answer.reason === 'not-numbers' ? { unreadable: answer.unreadable } : {}),
        ...weightOf(answer.question.column, telling),
    };
}
function besideOf({ measure, estimate, low, high, needed, raw: measured }) {
    const name = `beside_${measure}`;
    return { [name]: finite(estimate), [`${name}_low`]: low, [`${name}_high`]: finite(high), [`${name}_rows_needed`]: finite(needed), ...(measured === undefined ? {} : { [`${name}_raw`]: measured }) };
}
function raw(measure, effect) {
    return effect?.raw === undefined ? {} : { [`${measure}_raw`]: effect.raw };
}
function finite(value) {
    return Number.isFinite(value) ? value : null;
}
function fixOf(answer) {
    const { column } = answer.question;
    if (answer.outcome === 'inconclusive') {
        if (answer.reason === 'no-rows')
            return answer.rows.reference === 0 ? 'Make the profile again with `sluice profile`.' : 'Check the step that writes data.serving.';
        return Number.isFinite(answer.needed)
            ? answer.needed > answer.rows.current
                ? `Collect about ${(0,data_words/* grouped */.zD)(answer.needed)} rows in data.serving, or set a wider limit for ${column}.`
                : `The distance is near its limit: more rows decide it, or set the limit of ${column} to what the model can bear.`
            : `The training profile is too small to show ${answer.limit}: make it from more rows, or set a wider limit for ${column}.`;
    }
    return `Find what changed in ${column} since training: its source, its coding, or the world. Then retrain, or take the column out of the model; ` +
        `\`data.drift.limits.columns.${column}: off\` if the model does not use it.`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./.build/src/data/drift/slice-losses.js
/**
 * How far the model's loss on the slices of each column is from the column's mean, on average over rows:
 * Σ rows · |loss − mean| / Σ rows, in the loss's unit, by lower-case name. A column over whose values the loss is the same says
 * little of what its drift would do; one with bad slices does.
 */
function lossSpreads(lines, name, report) {
    const columns = new Map();
    for (const { column, cells, place } of lines) {
        const found = columns.get(column.toLowerCase()) ?? { column, place, slices: [], values: new Set() };
        columns.set(column.toLowerCase(), found);
        const [rows, loss, value] = [numberOf(cells.rows), numberOf(cells.loss), String(cells.value ?? '')];
        if (loss === undefined)
            report(`${name}, ${place}: the loss on a slice of ${JSON.stringify(column)} is no finite number.`, 'Write the mean loss over the rows of the slice; leave out a slice without rows.');
        else if (rows === undefined || rows <= 0)
            report(`${name}, ${place}: how many rows a slice of ${JSON.stringify(column)} has is no number above 0.`, 'Write `rows` for each slice; leave out a slice without rows.');
        else if (found.values.has(value))
            report(`${name}, ${place}: this slice of ${JSON.stringify(column)} is there twice.`, 'Keep one line for each value of a column.');
        else {
            found.slices.push({ rows, loss });
            found.values.add(value);
        }
    }
    return new Map([...columns].map(([key, { column, place, slices }]) => [key, { column, place, weight: spread(slices) }]));
}
function spread(slices) {
    const rows = slices.reduce((sum, slice) => sum + slice.rows, 0);
    const mean = slices.reduce((sum, slice) => sum + (slice.rows / rows) * slice.loss, 0);
    return slices.reduce((sum, slice) => sum + (slice.rows / rows) * Math.abs(slice.loss - mean), 0);
}
/** A finite number, or a text that is one. */
function numberOf(cell) {
    const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./.build/src/data/drift/importances.js




/**
 * Reads `data.drift.importances`: JSON `{"age": 0.4}` or `[{"column": "age", "importance": 0.4}]`, or CSV with a header that has
 * `column` and `importance`; or the model's loss on each slice of a column: `column`, `value`, `rows`, `loss`. Names compare
 * without case. Throws InputError with every problem of the file.
 */
async function importancesOf(delivery, profile) {
    const declared = delivery.spec.data?.drift?.importances;
    if (declared === undefined)
        return undefined;
    const location = delivery.locate(['data', 'drift', 'importances']);
    const problems = [];
    const report = (message, fix) => void problems.push({ code: 'drift-importances', message, fix, location });
    const lines = linesOf(await textOf(delivery, declared), declared, report);
    const kind = lines.some(({ cells }) => 'loss' in cells) ? 'loss' : 'importance';
    const known = (kind === 'loss' ? lossSpreads : importanceOfEach)(lines, declared, report);
    for (const { place, column } of known.values())
        if (!Object.keys(profile.columns).some((other) => other.toLowerCase() === column.toLowerCase()))
            report(`${declared}, ${place}: the training profile has no column ${JSON.stringify(column)}.`, suggestion(column, Object.keys(profile.columns)) || 'Name columns of the training data.');
    if (lines.length === 0 && problems.length === 0)
        report(`${declared} names no column.`, 'Write the importance of each column that the model uses.');
    if (problems.length > 0)
        throw new core_problem/* InputError */.d(problems);
    return { kind, of: (column) => known.get(column.toLowerCase())?.weight };
}
function importanceOfEach(lines, name, report) {
    const known = new Map();
    for (const { column, cells, place } of lines) {
        const weight = numberOf(cells.importance);
        if (weight === undefined)
            report(`${name}, ${place}: the importance of ${JSON.stringify(column)} is no finite number.`, 'Write a number; 0 for a column that the model does not use.');
        else if (known.has(column.toLowerCase()))
            report(`${name}, ${place}: ${JSON.stringify(column)} is there twice.`, 'Keep one line for each column.');
        else
            known.set(column.toLowerCase(), { column, weight, place });
    }
    return known;
}
const MAX_BYTES = 4 * 1024 * 1024;
async function textOf(delivery, declared) {
    const location = delivery.locate(['data', 'drift', 'importances']);
    let bytes;
    try {
        bytes = await (0,promises_.readFile)(delivery.resolve(declared));
    }
    catch (error) {
        throw core_problem/* InputError */.d.of('drift-importances', `${declared} cannot be read: ${error.message}.`, 'Write it with the step that trains the model, or remove `data.drift.importances`.', location, { cause: error });
    }
    if (bytes.length > MAX_BYTES)
        throw core_problem/* InputError */.d.of('drift-importances', `${declared} is larger than 4 MB, which no list of columns is.`, 'Name the file of importances.', location);
    return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
function linesOf(text, name, report) {
    return /\.json$/i.test(name) ? ofJson(text, name, report) : ofCsv(text, name, report);
}
function ofJson(text, name, report) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        report(`${name} is not JSON: ${error.message}.`, 'Write {"column": importance, …}.');
        return [];
    }
    if (Array.isArray(value)) {
        const cells = value.map((one) => (typeof one === 'object' && one !== null ? one : {}));
        const lines = cells.map((each, index) => ({ column: String(each.column ?? ''), cells: each, place: `item ${index + 1}` }));
        if (lines.every(({ column }) => column !== ''))
            return lines;
    }
    else if (typeof value === 'object' && value !== null) {
        return Object.entries(value).map(([column, importance]) => ({ column, cells: { importance: importance }, place: JSON.stringify(column) }));
    }
    report(`${name} is no list of importances.`, 'Write {"column": importance, …} or [{"column": "…", "importance": …}, …].');
    return [];
}
function ofCsv(text, name, report) {
    const rows = csvRows(text);
    const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
    const at = header.indexOf('column');
    if (at < 0 || !(header.includes('importance') || header.includes('loss'))) {
        report(`${name} has no header with \`column\` and \`importance\`.`, 'Its first line is `column,importance`, or `column,value,rows,loss` for the loss on each slice.');
        return [];
    }
    return rows.slice(1).map(({ cells, line }) => ({ column: cells[at] ?? '', cells: Object.fromEntries(header.map((word, index) => [word, cells[index]])), place: `line ${line}` }));
}
/** Cells by comma; quoted ones as RFC 4180 has them. Empty lines are left out. */
function csvRows(text) {
    const rows = [];
    let [cells, cell, quoted, line, start] = [[], '', false, 1, 1];
    const end = () => {
        if (cells.length > 0 || cell !== '')
            rows.push({ cells: [...cells, cell], line: start });
        [cells, cell] = [[], ''];
    };
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === '\n')
            line++;
        if (quoted && character === '"' && text[at + 1] === '"')
            cell += text[++at];
        else if (character === '"')
            quoted = !quoted;
        else if (!quoted && character === ',')
            [cells, cell] = [[...cells, cell], ''];
        else if (!quoted && character === '\n') {
            end();
            start = line;
        }
        else if (quoted || character !== '\r')
            cell += character;
    }
    end();
    return rows;
}

;// CONCATENATED MODULE: ./.build/src/data/drift/drift-plan.js







/** Family-wise rate of false alarms where the delivery file says none; the schema's default. */
const drift_plan_FALSE_ALARMS = 0.05;
/** Drift of data.serving against the profile of training: every column's distance, in the scan of serving. */
const planDrift = async (facts) => {
    const serving = facts.sources.find((source) => source.name === 'serving');
    if (!serving)
        return off('no data.serving');
    const known = await facts.profile();
    if (!known)
        return off('no data.train or data.profile');
    const importances = await importancesOf(facts.delivery, known.profile);
    return planOf(facts, known, serving, importances);
};
function off(why) {
    return { name: 'drift', measures: {}, judge: async () => [], notes: [`Drift: off (${why}).`], facts: [['Columns compared for drift', '0']], wellSaid: `drift is off (${why})` };
}
function planOf({ delivery, context, sources }, { profile, from }, serving, importances) {
    const drift = delivery.spec.data?.drift;
    const falseAlarms = drift?.false_alarms ?? drift_plan_FALSE_ALARMS;
    const asked = askedOf(delivery, profile, serving, context.engine.dialect(serving.source));
    if (from === 'file')
        asked.unprofiled.push(...unprofiledOf(delivery, profile, serving, sources.find(({ name }) => name === 'train')));
    const telling = { delivery, falseAlarms, importances, roleOf: (name) => roleOf(delivery, name) };
    return {
        name: 'drift',
        measures: { serving: measuresOf(asked.countings) },
        tallies: tallyOf([...asked.countings.values()]),
        judge: async ({ serving: answers }) => {
            const current = answers && profileOf(asked.countings, answers);
            const found = current ? answersOf(asked.questions, profile.rows, current, falseAlarms, drift?.correction) : [];
            return [
                ...asked.absent.map((name) => absentFinding(name, telling)),
                ...asked.retyped.map((column) => retypedFinding(column, telling)),
                ...asked.unprofiled.map(({ name, why }) => unprofiledFinding(name, why, telling)),
                ...byWeight(found, importances).map((answer) => driftFinding(answer, telling)),
            ];
        },
        notes: drift_plan_notesOf(asked, delivery, profile, from, importances),
        facts: [['Columns compared for drift', String(asked.countings.size)]],
        wellSaid: asked.countings.size === 0 ? 'no column was compared for drift' : 'no column drifted',
    };
}
/** What the model uses most comes first; of equal use, what is farthest over its limit. */
function byWeight(answers, importances) {
    const excess = ({ estimate, limit }) => (Number.isNaN(estimate) ? Infinity : estimate / limit);
    const weight = ({ question }) => importances?.of(question.column) ?? 0;
    return [...answers].sort((a, b) => weight(b) - weight(a) || (excess(b) === excess(a) ? 0 : excess(b) - excess(a)));
}
function askedOf(delivery, profile, serving, dialect) {
    const { key = [], columns: declared = {}, drift } = delivery.spec.data;
    const found = { questions: [], countings: new Map(), absent: [], retyped: [], unprofiled: [], skipped: [] };
    for (const [name, frozen] of Object.entries(profile.columns)) {
        const column = (0,data_source/* columnNamed */.c1)(serving, name);
        const isOff = Object.entries(drift?.limits?.columns ?? {}).some(([other, limit]) => limit === 'off' && (0,data_source/* sameName */.q)(name, other));
        // A profile made before the column was called sensitive may hold its values: they are not used.
        const reference = withoutValues(frozen, declared, name, profile.rows);
        if (isOff)
            found.skipped.push(`${name} (off)`);
        else if (key.some((one) => (0,data_source/* sameName */.q)(name, one)))
            found.skipped.push(`${name} (key)`);
        else if (!column && roleOf(delivery, name) !== 'feature')
            found.skipped.push(`${name} (${roleOf(delivery, name)}, not served)`);
        else if (!column && declaredOptional(declared, name))
            found.skipped.push(`${name} (absent, not required)`);
        else if (!column)
            found.absent.push(name);
        else {
            const kind = dialect.logical(column.native).kind;
            if (frozen.kind === 'presence' && !hasReason(frozen.why, declared, name, kind))
                found.unprofiled.push({ name, why: `the profile keeps no values of it, as of a ${frozen.why} column, and it is none` });
            if (!comparable(reference, kind))
                found.retyped.push({ name, was: reference.type ?? (reference.kind === 'numbers' ? 'number' : 'text'), is: kind });
            else {
                found.countings.set(name, (0,counts/* countingOf */.dk)(dialect, column, reference, dialect.tallies));
                found.questions.push(...questionsOf(name, reference, drift?.limits));
            }
        }
    }
    return found;
}
/** Served columns that the contract declares or training has, and a profile from a file does not: nobody would look at them. */
function unprofiledOf(delivery, profile, serving, train) {
    const { key = [], columns: declared = {}, drift } = delivery.spec.data;
    const among = (names, name) => names.some((other) => (0,data_source/* sameName */.q)(other, name));
    const limits = drift?.limits?.columns ?? {};
    const off = Object.keys(limits).filter((name) => limits[name] === 'off');
    const expected = [...Object.keys(declared), ...(train?.columns ?? []).map(({ name }) => name)];
    return serving.columns
        .filter(({ name }) => among(expected, name) && !among([...Object.keys(profile.columns), ...key, ...off], name) && roleOf(delivery, name) === 'feature')
        .map(({ name }) => ({ name, why: `${delivery.spec.data.profile} has no such column` }));
}
/** Texts are read as numbers where they are such; days, truths and lists are none, whatever an engine makes of them. */
function comparable(reference, kind) {
    if (reference.kind === 'numbers')
        return ['integer', 'decimal', 'float', 'string'].includes(kind);
    return reference.kind === 'presence' || !['list', 'struct', 'other'].includes(kind);
}
function roleOf(delivery, name) {
    const { label, prediction } = delivery.spec.data;
    return (0,data_source/* sameName */.q)(name, label) ? 'label' : (0,data_source/* sameName */.q)(name, prediction) ? 'prediction' : 'feature';
}
function measuresOf(countings) {
    return Object.fromEntries([...countings.values()].flatMap(({ measures }, index) => Object.entries(measures).map(([name, sql]) => [`${index}_${name}`, sql])));
}
/** The numbers of all columns that are counted as they pass. */
function tallyOf(countings) {
    const tallied = countings.flatMap((counting) => counting.tallied ?? []);
    const tally = { numbers: tallied.map(({ number }) => number), begin: () => tallied.forEach((one) => one.begin()), see: (at, seen) => tallied[at].see(seen) };
    return tallied.length > 0 ? { serving: tally } : {};
}
function profileOf(countings, answers) {
    const rows = (0,data_source/* numberOf */.rl)(answers.rows);
    const columns = [...countings].map(([name, counting], place) => [name, counting.read((key) => answers[`${place}_${key}`], rows)]);
    return { schema: 'urn:sluice:profile:v1', rows, columns: Object.fromEntries(columns) };
}
function drift_plan_notesOf({ questions, skipped }, delivery, profile, from, importances) {
    const present = questions.flatMap(({ column, profile: { kind, ...rest } }) => (kind === 'presence' && 'why' in rest ? [`${column} (${rest.why})`] : []));
    const { prediction } = delivery.spec.data;
    const unused = importances?.kind === 'importance' ? [...new Set(questions.map(({ column }) => column))].filter((name) => roleOf(delivery, name) === 'feature' && !((importances.of(name) ?? 0) > 0)) : [];
    return [
        ...(from === 'train' ? ['Drift: the profile was made from data.train in this run; freeze it with `sluice profile` and `data.profile`.'] : []),
        ...(skipped.length > 0 ? [`Drift: not asked of ${(0,data_words/* some */.zN)(skipped)}.`] : []),
        ...(present.length > 0 ? [`Drift: only how often they are missing is compared of ${(0,data_words/* some */.zN)(present)}.`] : []),
        ...(prediction !== undefined && !Object.keys(profile.columns).some((name) => (0,data_source/* sameName */.q)(name, prediction)) ? [`Prediction drift: off (the training profile has no column ${prediction}).`] : []),
        ...(unused.length > 0 ? [`Drift: the model does not use ${(0,data_words/* some */.zN)(unused)} (importance 0 or none in ${delivery.spec.data.drift.importances}).`] : []),
    ];
}
function declaredOptional(declared, name) {
    return Object.entries(declared).some(([other, column]) => (0,data_source/* sameName */.q)(other, name) && column.required === false);
}
/** Whether a profile may still keep nothing but the nulls of a column; a file of texts may hold times and lists. */
function hasReason(why, declared, name, kind) {
    if (why === 'sensitive')
        return isSensitive(declared, name);
    const types = why === 'time' ? ['date', 'timestamp'] : ['list', 'struct', 'other'];
    const own = Object.entries(declared).find(([other]) => (0,data_source/* sameName */.q)(other, name))?.[1].type;
    return kind === 'string' || [kind, own].some((type) => types.includes(type ?? ''));
}
function isSensitive(declared, name) {
    return Object.entries(declared).some(([other, { sensitive }]) => sensitive && (0,data_source/* sameName */.q)(other, name));
}
function withoutValues(column, declared, name, rows) {
    return isSensitive(declared, name) && column.kind !== 'presence' ? { kind: 'presence', why: 'sensitive', null: column.null, present: rows - column.null } : column;
}

;// CONCATENATED MODULE: ./.build/src/statistics/drift-correlation.js



/** Spearman's rank correlation of n pairs: Fisher's transformation with the variance of Bonett and Wright 2000, (1 + ρ²/2) / (n − 3). */
function spearmanBounds(rho, n, z) {
    if (!(n > 3) || Number.isNaN(rho))
        return { estimate: rho, low: -1, high: 1 };
    const centre = Math.atanh(Math.max(-1 + 1e-12, Math.min(1 - 1e-12, rho)));
    const reach = z * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
    return { estimate: rho, low: Math.tanh(centre - reach), high: Math.tanh(centre + reach) };
}
/** Cramér's V of a table of counts: χ² as noncentral chi-squared, its noncentrality n (k − 1) V² inverted (Smithson 2003, Confidence Intervals, chapter 4). */
function cramersBounds(table, z) {
    const rows = table.filter((row) => total(row) > 0);
    const columns = (table[0] ?? []).map((_, j) => total(table.map((row) => row[j]))).filter(Boolean).length;
    const estimate = cramersV(table);
    if (Number.isNaN(estimate))
        return { estimate, low: 0, high: 1 };
    const n = total(rows.map(total));
    const scale = n * (Math.min(rows.length, columns) - 1);
    const degrees = (rows.length - 1) * (columns - 1);
    const x = Math.max(estimate * estimate * scale, degrees * 1e-9);
    const v = (lambda) => Math.min(1, Math.sqrt(lambda / scale));
    return { estimate, low: v(crossing(x, degrees, z)), high: v(crossing(Math.max(x, degrees), degrees, -z)) };
}
/** |a − b| by the method of variance estimates recovery from both intervals (Zou 2007, Psychological Methods 12:399). */
function changeBounds(a, b, rows, z, limit) {
    const difference = a.estimate - b.estimate;
    const low = difference - Math.hypot(a.estimate - a.low, b.high - b.estimate);
    const high = difference + Math.hypot(a.high - a.estimate, b.estimate - b.low);
    const perRow = ((z + 1) / z) * Math.max(Math.sqrt(rows.reference) * Math.max(a.high - a.estimate, a.estimate - a.low), Math.sqrt(rows.current) * Math.max(b.high - b.estimate, b.estimate - b.low));
    return { estimate: Math.abs(difference), low: Math.max(0, low, -high), high: Math.max(Math.abs(low), Math.abs(high)), needed: rowsNeeded(perRow, rows.reference, limit) };
}
/** The noncentrality at which the value's score is `score`; 0 where even a central variable is too large. */
function crossing(x, degrees, score) {
    if ((0,special/* noncentralScore */.d2)(x, degrees, 0) <= score)
        return 0;
    let [low, high] = [0, x + degrees + 10];
    while ((0,special/* noncentralScore */.d2)(x, degrees, high) > score)
        high *= 2;
    for (let step = 0; step < 60; step++) {
        const middle = (low + high) / 2;
        if ((0,special/* noncentralScore */.d2)(x, degrees, middle) > score)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

;// CONCATENATED MODULE: ./.build/src/data/drift/pairs.js










/** Values of a text that are cells of their own; the rest is one. */
const NAMED_VALUES = 20;
/** With fewer pairs of values nothing is said. */
const MIN_PAIRS = 30;
/** Whether declared pairs of columns still go together as they did in training: `data.drift.pairs`. */
const planPairs = async (facts) => {
    const { delivery, context, sources } = facts;
    const drift = delivery.spec.data?.drift;
    const pairs = drift?.pairs ?? [];
    if (pairs.length === 0)
        return undefined;
    const [train, serving] = ['train', 'serving'].map((name) => sources.find((source) => source.name === name));
    const known = await facts.profile();
    if (!train || !serving || !known)
        throw core_problem/* InputError */.d.of('drift-pairs-rows', '`data.drift.pairs` compares rows of data.train with rows of data.serving, and one of them is not declared.', 'Declare both, or remove `data.drift.pairs`.', delivery.locate(['data', 'drift', 'pairs']));
    for (const [index, { columns }] of pairs.entries())
        for (const name of columns)
            for (const table of [train, serving])
                if (!(0,data_source/* columnNamed */.c1)(table, name))
                    throw core_problem/* InputError */.d.of('drift-pairs-column', `data.${table.name} has no column ${JSON.stringify(name)}, which \`data.drift.pairs\` names.`, 'Both tables need both columns of a pair.', delivery.locate(['data', 'drift', 'pairs', index, 'columns']));
    const falseAlarms = drift?.false_alarms ?? drift_plan_FALSE_ALARMS;
    const z = familyQuantile(falseAlarms, pairs.length);
    return {
        name: 'pairs',
        measures: {},
        async judge() {
            const found = [];
            for (const [index, { columns, at_most }] of pairs.entries()) {
                const way = wayOf(columns, known.profile);
                const [then, now] = [await associationOf(context, train, columns, way, z), await associationOf(context, serving, columns, way, z)];
                found.push(checkFinding({ ...judged(columns, way, then, now, at_most, z, falseAlarms), path: ['data', 'drift', 'pairs', index] }, drift ?? {}, delivery));
            }
            return found;
        },
        notes: [],
        apart: pairs.map(({ columns }) => ({ what: columns.join(' with '), why: 'ranks and joint counts of two columns need a pass of their own' })),
        wellSaid: 'no pair of columns came apart',
    };
};
/** Numbers by their ranks; a pair with a text by cells: its frequent values, numbers in tenths of training. */
function wayOf(columns, profile) {
    const found = columns.map((name) => Object.entries(profile.columns).find(([other]) => (0,data_source/* sameName */.q)(name, other))?.[1]);
    if (found.every((column) => column?.kind === 'numbers'))
        return { kind: 'ranks' };
    return { kind: 'cells', cells: columns.map((name, index) => cellOf(name, found[index])) };
}
function cellOf(name, column) {
    if (column?.kind === 'numbers' && column.edges.length > 0) {
        const value = (0,counts/* doubleOf */.Rq)(name);
        const edges = [...new Set(Array.from({ length: 9 }, (_, index) => quantileEdge(column, (index + 1) / 10)))];
        return `CASE WHEN ${value} IS NULL THEN NULL ${edges.map((edge, index) => `WHEN ${value} <= ${(0,counts/* double */.gd)(edge)} THEN ${(0,sql/* literal */.e)(String(index))}`).join(' ')} ELSE ${(0,sql/* literal */.e)(String(edges.length))} END`;
    }
    // Of a column that the profile keeps no value of, no value is asked for.
    if (column?.kind !== 'categories' || column.values.length === 0)
        return `CASE WHEN ${(0,sql/* identifier */.C)(name)} IS NULL THEN 'missing' ELSE 'present' END`;
    const values = column.values.slice(0, NAMED_VALUES);
    return `CASE ${(0,counts/* textOf */.b6)(name)} ${values.map((value, index) => `WHEN ${(0,sql/* literal */.e)(value)} THEN ${(0,sql/* literal */.e)(String(index))}`).join(' ')} ELSE CASE WHEN ${(0,sql/* identifier */.C)(name)} IS NULL THEN NULL ELSE 'other' END END`;
}
async function associationOf(context, table, columns, way, z) {
    const names = columns.map((name) => (0,data_source/* columnNamed */.c1)(table, name).name);
    if (way.kind === 'cells')
        return cellAssociation(context, table, way.cells, z);
    const dialect = context.engine.dialect(table.source);
    const [a, b] = names.map(counts/* doubleOf */.Rq);
    // Equal values share their mean rank.
    const rank = (column) => `(rank() OVER (ORDER BY ${column}) + (count(*) OVER (PARTITION BY ${column}) - 1) * ${(0,counts/* double */.gd)(0.5)})`;
    const sql = `SELECT count(*) AS n, corr(ra, rb) AS rho FROM (SELECT ${rank('a')} AS ra, ${rank('b')} AS rb FROM (SELECT ${a} AS a, ${b} AS b FROM source WHERE ${dialect.isFinite(a)} AND ${dialect.isFinite(b)}) AS pairs) AS ranked`;
    const { values } = await context.engine.query(sql, { source: table.source });
    const n = Number(values.n[0]);
    const rho = values.rho[0];
    return { n, ...spearmanBounds(rho === null || rho === undefined || n < 2 ? NaN : Number(rho), n, z) };
}
async function cellAssociation(context, table, cells, z) {
    const sql = `SELECT a, b, count(*) AS n FROM (SELECT ${cells[0]} AS a, ${cells[1]} AS b FROM source) AS cells WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY 1, 2`;
    const { values, rows } = await context.engine.query(sql, { source: table.source });
    const places = (column) => [...new Set(values[column].map(String))];
    const [as, bs] = [places('a'), places('b')];
    const counts = as.map(() => bs.map(() => 0));
    for (let row = 0; row < rows; row++)
        counts[as.indexOf(String(values.a[row]))][bs.indexOf(String(values.b[row]))] = Number(values.n[row]);
    return { n: counts.flat().reduce((sum, count) => sum + count, 0), ...cramersBounds(counts, z) };
}
function judged(columns, way, then, now, limit, z, falseAlarms) {
    const measure = way.kind === 'ranks' ? "Spearman's correlation" : "Cramér's V";
    const pair = columns.join(' and ');
    const common = { rule: `${pair}: change of ${measure} at most ${limit}`, expected: `at most ${limit}`, n: now.n, subject: { kind: 'column', name: columns.join(' × ') } };
    if (Math.min(then.n, now.n) < MIN_PAIRS || Number.isNaN(then.estimate) || Number.isNaN(now.estimate)) {
        const where = then.n < MIN_PAIRS || Number.isNaN(then.estimate) ? 'data.train' : 'data.serving';
        const why = Math.min(then.n, now.n) < MIN_PAIRS ? `fewer than ${MIN_PAIRS} rows with both values` : 'one of them is constant';
        return { ...common, code: 'drift-pair-inconclusive', outcome: 'inconclusive', actual: 'unknown', message: `Nothing is known of how ${pair} go together: in ${where}, ${why}.`, numbers: { limit, reference_rows: then.n, rows: now.n }, fix: `Collect at least ${MIN_PAIRS} rows with both values that vary, or take the pair out of \`data.drift.pairs\`.` };
    }
    const change = changeBounds(then, now, { reference: then.n, current: now.n }, z, limit);
    const outcome = change.low > limit ? 'fail' : change.high <= limit ? 'pass' : 'inconclusive';
    const words = { pass: 'still go together as in training', fail: 'do not go together as in training', inconclusive: 'may or may not go together as in training' }[outcome];
    return {
        ...common,
        code: outcome === 'inconclusive' ? 'drift-pair-inconclusive' : 'drift-pair',
        outcome,
        actual: (0,data_words/* short */.h0)(change.estimate),
        message: `${pair} ${words}: ${measure} was ${(0,data_words/* short */.h0)(then.estimate)} and is ${(0,data_words/* short */.h0)(now.estimate)}, a change of ${(0,data_words/* short */.h0)(change.estimate)} (interval ${(0,data_words/* short */.h0)(change.low)} to ${(0,data_words/* short */.h0)(change.high)}), limit ${limit}, over ${(0,data_words/* grouped */.zD)(then.n)} rows then and ${(0,data_words/* grouped */.zD)(now.n)} now.`,
        numbers: { before: then.estimate, now: now.estimate, change: change.estimate, low: change.low, high: change.high, limit, reference_rows: then.n, rows: now.n, ...(outcome === 'inconclusive' ? { rows_needed: Number.isFinite(change.needed) ? change.needed : null } : {}) },
        interval: { low: change.low, high: change.high, level: 1 - falseAlarms, method: way.kind === 'ranks' ? 'Fisher z with Bonett and Wright, simultaneous over pairs' : 'noncentral chi-squared, simultaneous over pairs' },
        fix: outcome === 'inconclusive' ? (Number.isFinite(change.needed) ? `Collect about ${(0,data_words/* grouped */.zD)(change.needed)} rows in data.serving, or set a wider limit.` : 'data.train is too small for this limit: set a wider one.') : `Look at how ${pair} are made today: a join, a unit or a default may have changed.`,
    };
}

;// CONCATENATED MODULE: ./.build/src/data/known-profile.js



/** The profile that `data.profile` names, else one made from data.train; read or made at the first call. */
function profileOnce(delivery, sources, context) {
    let known;
    return () => (known ??= knownProfile(delivery, sources, context));
}
async function knownProfile(delivery, sources, context) {
    const { profile: declared, columns } = delivery.spec.data;
    if (declared)
        return { profile: await (0,profile_profile/* readProfile */.er)(delivery.resolve(declared), delivery.locate(['data', 'profile'])), from: 'file' };
    const train = sources.find((source) => source.name === 'train');
    if (!train)
        return undefined;
    try {
        return { profile: await (0,make_profile/* makeProfile */.k)(context.engine, train.source, columns), from: 'train' };
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        throw new core_problem/* InputError */.d(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(['data', 'train']) })), { cause: error });
    }
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-sql.js

/** A column's value as text; the same value is the same text within one engine. Null for null. */
function table_sql_textOf(column, dialect) {
    const value = (0,sql/* identifier */.C)(column.name);
    // Trino has no text of a nested value but its JSON.
    return dialect.name === 'trino' && column.type === 'other' ? `json_format(CAST(${value} AS JSON))` : `CAST(${value} AS VARCHAR)`;
}
/** Texts as one text, different for different ones, null told from all others: never null. */
function oneText(texts) {
    return texts.map((text) => `coalesce(CAST(length(${text}) AS VARCHAR) || ':' || ${text}, '-')`).join(` || `);
}
/** The cheapest aggregate that can show that no combination is repeated: it is never more than the number of different ones. */
function distinctOrHashes(dialect, columns) {
    return dialect.distinctHashes?.(columns) ?? dialect.distinct(columns);
}
/** True where any of the columns is null. */
function anyNull(columns) {
    return `(${columns.map(({ name }) => `${(0,sql/* identifier */.C)(name)} IS NULL`).join(' OR ')})`;
}
/**
 * Columns of two tables as expressions that compare: as they are where the types are equal, as numbers or instants where
 * both are such, else as text.
 */
function table_sql_comparable(own, other, dialect) {
    const names = [own, other].map(({ name }) => (0,sql/* identifier */.C)(name));
    const both = (types) => types.includes(own.type) && types.includes(other.type);
    if (own.native === other.native && own.type !== 'other')
        return names;
    if (both(['integer', 'float']))
        return [`CAST(${names[0]} AS DOUBLE)`, `CAST(${names[1]} AS DOUBLE)`];
    if (both(['date', 'timestamp']))
        return [dialect.instant(names[0]), dialect.instant(names[1])];
    return [table_sql_textOf(own, dialect), table_sql_textOf(other, dialect)];
}
/** Comparable expressions as one value each, for `IN`: the value itself where there is one, never null texts where more. */
function oneValue(expressions) {
    return expressions.length === 1 ? expressions[0] : oneText(expressions.map((expression) => `CAST(${expression} AS VARCHAR)`));
}
/** True for rows whose `value` (no null) is that of another row, or of other rows that `having` (over groups) asks for. */
function inGroup(value, among, having = 'count(*) > 1', also = '') {
    return `${value} IN (SELECT v FROM (SELECT ${value} AS v${also} FROM source WHERE ${among}) AS found GROUP BY v HAVING ${having})`;
}
/** A condition of the delivery file as messages show it. */
function cut(condition) {
    const line = condition.replaceAll(/\s+/g, ' ').trim();
    return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/conditions.js



/** Throws InputError with all that are no conditions, or that name columns that are not there. */
async function prepareConditions(facts) {
    const declared = declaredConditions(facts.delivery);
    const safe = await safeConditions(declared, facts);
    const asked = new Map();
    const skipped = new Map();
    const unaskable = new Map();
    const problems = [];
    for (const source of facts.sources) {
        const tried = await tryOn(declared, safe, source, facts);
        for (const [id, sql] of tried.asked)
            asked.set(`${source.name} ${id}`, sql);
        skipped.set(source.name, tried.skipped);
        unaskable.set(source.name, tried.unaskable);
        problems.push(...tried.problems);
    }
    if (problems.length > 0)
        throw new core_problem/* InputError */.d(problems);
    return {
        of: (source, path) => asked.get(`${source.name} ${idOf(path)}`),
        skipped: (source) => skipped.get(source.name) ?? [],
        unaskable: (source) => unaskable.get(source.name) ?? [],
    };
}
/**
 * True for the rows that a rule is about, never null: all where it has no `where`. A row that the condition cannot
 * calculate with is not among them, as in SQL's own WHERE.
 */
function within(dialect, condition) {
    return condition === undefined ? 'true' : `coalesce(${dialect.attempt(condition)}, false)`;
}
/** Undefined where the rule has a condition that cannot be asked of this table. */
function conditions_asked({ context }, source, conditions, path, where) {
    if (where === undefined)
        return { sql: 'true', words: '', measures: {} };
    const condition = conditions.of(source, [...path, 'where']);
    if (condition === undefined)
        return undefined;
    const sql = within(context.engine.dialect(source.source), condition);
    return { sql, words: `, where ${cut(where)}`, measures: { asked: `count_if(${sql})` } };
}
function declaredConditions({ spec: { data = {} } }) {
    const place = (path, name, sql) => (sql === undefined ? [] : [{ sql, path, name }]);
    const whole = { duplicates: data.duplicates, conflicting_labels: data.conflicting_labels, overlap: data.overlap, freshness: data.freshness, volume: data.volume, leakage: data.leakage };
    return [
        ...Object.entries(whole).flatMap(([name, rule]) => place(['data', name, 'where'], name.replace('_', ' '), rule?.where)),
        ...Object.entries(data.columns ?? {}).flatMap(([name, { where }]) => place(['data', 'columns', name, 'where'], name, where)),
        ...(data.rules ?? []).flatMap(({ name, column, where }, index) => place(['data', 'rules', index, 'where'], name ?? column, where)),
        ...(data.unique ?? []).flatMap((unique, index) => (Array.isArray(unique) ? [] : place(['data', 'unique', index, 'where'], `${unique.columns.join(' + ')}: unique`, unique.where))),
        ...(data.rows ?? []).flatMap(({ name, sql, where }, index) => [...place(['data', 'rows', index, 'sql'], name, sql), ...place(['data', 'rows', index, 'where'], name, where)]),
        ...(data.foreign_keys ?? []).flatMap(({ columns, source, where }, index) => place(['data', 'foreign_keys', index, 'where'], `${columns.join(' + ')}: in ${source}`, where)),
    ];
}
/** By engine and text; the text of one condition is the same for all tables that one engine reads. */
async function safeConditions(declared, { sources, delivery, context }) {
    const problems = new Map();
    const safe = new Map();
    const engines = new Map(sources.map((source) => [engineOf(source), source.source]));
    for (const { sql, path } of declared) {
        for (const [engine, source] of engines) {
            if (safe.has(engine + sql))
                continue;
            try {
                safe.set(engine + sql, await context.engine.condition(sql, source));
            }
            catch (error) {
                for (const problem of located(error, delivery, path))
                    problems.set(idOf(path) + problem.code, problem);
            }
        }
    }
    if (problems.size > 0)
        throw new core_problem/* InputError */.d([...problems.values()]);
    return safe;
}
function engineOf({ source }) {
    return `${(0,data_engine/* isFileSource */.q)(source) ? '' : JSON.stringify(source.connection)} `;
}
async function tryOn(declared, safe, source, { delivery, context }) {
    const asked = new Map();
    const skipped = [];
    const unaskable = [];
    const problems = [];
    const sqlOf = ({ sql }) => safe.get(engineOf(source) + sql);
    // One question finds nothing wrong with most contracts; only where it does is each condition tried alone.
    const together = declared.length > 1 && (await mistakeIn(declared.map(sqlOf), source, context)) === undefined;
    for (const one of declared) {
        const mistake = together ? undefined : await mistakeIn([sqlOf(one)], source, context);
        if (!mistake)
            asked.set(idOf(one.path), sqlOf(one));
        else {
            const found = located(mistake, delivery, one.path);
            const unknown = found[0]?.code === 'sql-unknown-column';
            // What serves now has no labels yet: a rule about them is for the other tables.
            if (unknown && source.name === 'serving')
                skipped.push(`Rule "${one.name}": not asked of serving, which lacks a column of it.`);
            else if (unknown)
                problems.push(...found);
            else
                unaskable.push(unaskableRule(found[0], one.name, source));
        }
    }
    return { asked, skipped: [...new Set(skipped)], unaskable, problems };
}
/** Tries conditions on no rows. Inside an aggregate, so that one that is itself an aggregate is found here. */
async function mistakeIn(conditions, { source }, { engine }) {
    try {
        const tries = conditions.map((condition, index) => `count_if(CAST(${condition} AS BOOLEAN)) AS c${index}`);
        await engine.query(`SELECT ${tries.join(',\n')} FROM (SELECT * FROM source LIMIT 0) AS nothing`, { source });
        return undefined;
    }
    catch (error) {
        if (error instanceof core_problem/* InputError */.d)
            return error;
        throw error;
    }
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
function located(error, delivery, path) {
    if (!(error instanceof core_problem/* InputError */.d))
        throw error;
    return error.problems.map((problem) => ({ ...problem, location: delivery.locate(path) }));
}
function idOf(path) {
    return JSON.stringify(path);
}

// EXTERNAL MODULE: ./.build/src/statistics/metrics-auc-interval.js
var metrics_auc_interval = __webpack_require__(24500);
;// CONCATENATED MODULE: ./.build/src/statistics/single-column.js



/**
 * ROC AUC of scores that tie (midranks) with Newcombe's score interval. Undefined where there are no positives or no
 * negatives.
 */
function aucOfScores(rows, level) {
    const byScore = new Map();
    for (const row of rows) {
        const same = byScore.get(row.score) ?? { score: row.score, positives: 0, negatives: 0 };
        byScore.set(row.score, { ...same, positives: same.positives + row.positives, negatives: same.negatives + row.negatives });
    }
    let positives = 0;
    let negatives = 0;
    let below = 0;
    for (const row of [...byScore.values()].sort((one, other) => one.score - other.score)) {
        below += row.positives * (negatives + row.negatives / 2);
        positives += row.positives;
        negatives += row.negatives;
    }
    if (positives === 0 || negatives === 0)
        return undefined;
    const value = below / (positives * negatives);
    return { value, ...(0,metrics_auc_interval/* aucScoreInterval */.Z)(value, positives, negatives, level), n: positives + negatives };
}
/**
 * Share of the errors of always naming the commonest class that a rule avoids (Goodman and Kruskal's lambda, of rows that the
 * rule was not made from; below 0 where it makes more). Of `n` rows the rule alone is right in `gained`, the commonest class
 * alone in `lost`, and the commonest class in `commonest`. Tango's interval of the paired difference, over those errors.
 */
function accuracyGain({ n, gained, lost, commonest }, level) {
    const errors = n - commonest;
    if (!(errors > 0))
        return undefined;
    const { low, high } = (0,proportions/* tango */.wY)(gained, lost, n, level);
    return { value: (gained - lost) / errors, low: (low * n) / errors, high: Math.min(1, (high * n) / errors), n };
}
/**
 * R² = Σ(2py − p²) / Σy² as a ratio of sums, with the wider of two intervals: the delta method for a ratio (which needs no
 * shape of the label, and has no width where the prediction is exact) and Fisher's z of √R² (Fisher 1921), which always has one.
 */
function varianceGain({ n, total, gained, gainedSquared, mixed, totalSquared }, level) {
    if (!(total > 0) || n < 4)
        return undefined;
    const z = (0,normal/* twoSidedQuantile */.n)(level);
    const value = gained / total;
    const residual = Math.max(0, gainedSquared - 2 * value * mixed + value * value * totalSquared);
    const reach = (z * Math.sqrt((residual * n) / (n - 1))) / total;
    const correlation = Math.sqrt(Math.min(Math.max(value, 0), 1 - 1 / n));
    const fisher = (side) => Math.tanh(Math.max(0, Math.atanh(correlation) + (side * z) / Math.sqrt(n - 3))) ** 2;
    return { value, low: Math.min(value - reach, fisher(-1)), high: Math.min(1, Math.max(value + reach, fisher(1))), n };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/leakage-label.js



/** A label of more values is a number to be estimated where it is a number, and no class at all where it is not. */
const MOST_CLASSES_OF_NUMBERS = 20;
const MOST_CLASSES = 1_000;
/** What the label is, and its commonest value or mean; or why nothing can be said of it. */
async function labelOf({ context }, source, column, classes, among) {
    if (!(classes >= 2))
        return { why: classes === 1 ? 'the label has one value in all rows' : 'no row has a label' };
    const isNumber = column.type === 'integer' || column.type === 'float';
    if (isNumber && classes > MOST_CLASSES_OF_NUMBERS)
        return numberLabel(context, source, column);
    if (classes > MOST_CLASSES)
        return { why: `the label has ${(0,data_words/* grouped */.zD)(classes)} values and is no number` };
    const y = `CAST(${(0,sql/* identifier */.C)(column.name)} AS VARCHAR)`;
    const table = await context.engine.query(`SELECT y, count(*) AS n FROM (SELECT ${y} AS y FROM source WHERE ${among}) AS labels WHERE y IS NOT NULL GROUP BY y`, { source: source.source });
    const counts = table.values.y.map((value, row) => ({ value: String(value), n: (0,data_source/* numberOf */.rl)(table.values.n[row]) })).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
    const all = counts.reduce((sum, { n }) => sum + n, 0);
    const [first, second] = counts;
    return { column, kind: counts.length === 2 ? { kind: 'binary', positive: second.value, prior: second.n / all } : { kind: 'classes', commonest: first.value } };
}
async function numberLabel({ engine }, source, column) {
    const y = `CAST(${(0,sql/* identifier */.C)(column.name)} AS DOUBLE)`;
    const finite = `CASE WHEN ${engine.dialect(source.source).isFinite(y)} THEN ${y} END`;
    const { mean, deviation } = await engine.measure(source.source, { mean: `avg(${finite})`, deviation: `stddev_pop(${finite})` });
    const spread = (0,data_source/* numberOf */.rl)(deviation);
    return spread > 0 && Number.isFinite(spread) && Number.isFinite((0,data_source/* numberOf */.rl)(mean)) ? { column, kind: { kind: 'number', mean: (0,data_source/* numberOf */.rl)(mean), deviation: spread } } : { why: 'the label does not vary' };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/leakage-findings.js


const leakage_findings_MEASURES = {
    binary: { name: 'AUC', method: 'Newcombe, simultaneous over the columns' },
    classes: { name: 'accuracy gain', method: 'Tango, simultaneous over the columns' },
    number: { name: 'R²', method: 'delta method or Fisher z, the wider, simultaneous over the columns' },
};
/** One finding for each column that is over the limit or not decided, and one for all the others of the rule. */
function leakageFindings(facts, source, measured, asked, why, kind = 'binary') {
    return ['feature', 'identifier'].flatMap((role) => {
        const options = facts.delivery.spec.data.leakage[role];
        if (!options)
            return [];
        const about = { role, limit: options.at_most, label: facts.delivery.spec.data.label, source: source.name, family: Math.max(1, asked.length), kind };
        const nothing = asked.some((one) => one.role === role) ? why : 'there is no column to ask';
        const found = nothing === undefined ? leakage_findings_judged(measured.filter((one) => one.role === role), about) : [unknown(about, nothing)];
        return found.map((one) => checkFinding(one, options, facts.delivery));
    });
}
function leakage_findings_judged(measured, about) {
    const { limit } = about;
    const open = measured.filter(({ strength }) => !strength || strength.high > limit);
    const kept = measured.filter(({ strength }) => strength && strength.high <= limit);
    const strongest = kept.reduce((best, one) => (best && best.strength.value >= one.strength.value ? best : one), undefined);
    return [...open.map((one) => openFinding(one, about)), ...(strongest ? [keptFinding(strongest, kept.length, about)] : [])];
}
function openFinding({ name, strength }, about) {
    const { role, limit, label, source, kind } = about;
    const common = { ...base(about), subject: { kind: 'column', name }, rule: `${name}: ${words(about)}` };
    if (!strength)
        return { ...common, outcome: 'inconclusive', message: `In ${source}, half of the rows does not have every kind of ${label}, so nothing can be said of ${name}.`, actual: 'unknown', numbers: { limit }, fix: 'Judge more rows with labels.' };
    const over = strength.low > limit;
    const what = `the ${leakage_findings_MEASURES[kind].name} of ${name} alone for ${label} is ${(0,data_words/* short */.h0)(strength.value)} (between ${(0,data_words/* short */.h0)(strength.low)} and ${(0,data_words/* short */.h0)(strength.high)}) on ${(0,data_words/* counted */.hS)(strength.n, 'row')} that its bins were not made from`;
    const advice = role === 'feature' ? `Find how ${name} comes to know ${label}: it is a copy of it, was filled in after it was known, or is not there when the model is asked. If it is honest, name it in \`leakage.feature.except\`.` : `Find why rows are ordered or numbered by ${label}, and shuffle them before they are numbered and split.`;
    return {
        ...common,
        outcome: over ? 'fail' : 'inconclusive',
        message: `In ${source}, ${what}; at most ${limit} is allowed${over ? '' : ', and that many rows do not decide it'}.`,
        actual: `${(0,data_words/* short */.h0)(strength.value)} (${source})`,
        n: strength.n,
        interval: { low: strength.low, high: strength.high, level: 1 - 0.05 / about.family, method: leakage_findings_MEASURES[kind].method },
        numbers: leakage_findings_numbersOf(strength, about),
        fix: over ? advice : `Judge more rows with labels, or raise \`leakage.${role}.at_most\`.`,
    };
}
function keptFinding({ name, strength }, count, about) {
    const { limit, label, source, kind, role } = about;
    const all = role === 'feature' ? (0,data_words/* counted */.hS)(count, 'column') : (0,data_words/* counted */.hS)(count, 'identifier');
    return {
        ...base(about),
        subject: { kind: 'table', name: 'leakage' },
        rule: `${role === 'feature' ? 'columns' : 'identifiers'}: ${words(about)}`,
        outcome: 'pass',
        message: `In ${source}, none of ${all} alone predicts ${label} with ${article(leakage_findings_MEASURES[kind].name)} ${leakage_findings_MEASURES[kind].name} above ${limit}; the best, ${name}, has ${(0,data_words/* short */.h0)(strength.value)} (at most ${(0,data_words/* short */.h0)(strength.high)}).`,
        actual: `${(0,data_words/* short */.h0)(strength.value)} by ${name} (${source})`,
        n: strength.n,
        interval: { low: strength.low, high: strength.high, level: 1 - 0.05 / about.family, method: leakage_findings_MEASURES[kind].method },
        numbers: leakage_findings_numbersOf(strength, about),
        fix: '',
    };
}
function unknown(about, why) {
    return { ...base(about), subject: { kind: 'table', name: 'leakage' }, rule: words(about), outcome: 'inconclusive', message: `In ${about.source}, nothing can be said of leakage: ${why}.`, actual: 'unknown', numbers: { limit: about.limit }, fix: 'Judge rows whose label varies, and columns besides it; or remove the rule.' };
}
function base(about) {
    return { code: `leakage-${about.role}`, path: ['data', 'leakage', about.role], expected: words(about) };
}
function words({ kind, limit, label }) {
    return `${leakage_findings_MEASURES[kind].name} of at most ${limit} for ${label} alone`;
}
function article(name) {
    return /^[AR]/.test(name) || name.startsWith('a') ? 'an' : 'a';
}
function leakage_findings_numbersOf(strength, { limit }) {
    return { strength: strength.value, low: strength.low, high: strength.high, limit };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/leakage-sql.js


/** Rows that a bin's own rate is mixed with at the rate of all, so that a bin of one row does not outrank one of a hundred. */
const PRIOR_ROWS = 10;
/** Scores are compared in steps of 1/10 000. */
const leakage_sql_STEPS = 10_000;
/** A column as DOUBLE, null where it has no number; times as seconds since 1970. Undefined for what is no number. */
function numberOfColumn({ name, type }, dialect) {
    const value = (0,sql/* identifier */.C)(name);
    if (type === 'integer' || type === 'float')
        return `CAST(${value} AS DOUBLE)`;
    return type === 'date' || type === 'timestamp' ? dialect.epoch(dialect.instant(value)) : undefined;
}
/**
 * One query for several columns: `col` (the candidate's index) and sums over the half that the bins' rates were not made from.
 * Binary: `score`, `positives`, `negatives`, a row for each score. Classes: `n`, `gained`, `lost`, `commonest`. Numbers: the
 * sums of `SquareSums`. `rows` is the number of rows of the table, `bins` how many its order is cut into.
 */
function strengthSql(candidates, label, kind, halving, { rows, bins, dialect }) {
    const halves = halvesSql(candidates, label, kind, halving, dialect);
    const binned = candidates.map((candidate, index) => `${binSql(candidate, `r${index}`, rows, bins, dialect)} AS v${index}`);
    const from = `(SELECT ${binned.join(',\n')}, h, y FROM (${halves}) AS halves) AS binned`;
    const col = `CASE ${candidates.map((_, index) => `WHEN v${index} IS NOT NULL THEN ${index}`).join(' ')} END`;
    const names = candidates.map((_, index) => `v${index}`);
    const sets = (also = '') => `GROUPING SETS (${names.map((name) => `(${name}${also})`).join(', ')})`;
    if (kind.kind === 'binary')
        return binarySql(names, from, col, sets(), kind);
    return kind.kind === 'classes' ? classesSql(names, from, col, sets(', y'), kind) : numberSql(names, from, col, sets());
}
/** The labelled rows, each with its half: 0 makes the bins' rates, 1 is predicted. Names are this query's own from here on. */
function halvesSql(candidates, label, kind, { columns, turns, among }, dialect) {
    const raw = candidates.map((candidate, index) => `${rawSql(candidate, dialect)} AS r${index}`);
    const y = kind.kind === 'number' ? `(CAST(${(0,sql/* identifier */.C)(label.name)} AS DOUBLE) - ${(0,sql/* literal */.e)(kind.mean)}) / ${(0,sql/* literal */.e)(kind.deviation)}` : `CAST(${(0,sql/* identifier */.C)(label.name)} AS VARCHAR)`;
    const inside = `SELECT ${[...raw, `${y} AS y`, `${dialect.md5(`(${oneText(columns.map((column) => table_sql_textOf(column, dialect)))})`)} AS m`].join(',\n')} FROM source WHERE ${among}`;
    const parity = `CASE WHEN substr(m, 32, 1) IN ('0', '2', '4', '6', '8', 'a', 'c', 'e') THEN 0 ELSE 1 END`;
    const half = turns ? `(${parity} + row_number() OVER (PARTITION BY m)) % 2` : parity;
    const labelled = kind.kind === 'number' ? `${dialect.isFinite('y')}` : 'y IS NOT NULL';
    return `SELECT ${candidates.map((_, index) => `r${index}`).join(', ')}, y, ${half} AS h FROM (${inside}) AS labelled WHERE ${labelled}`;
}
function rawSql({ kind, column }, dialect) {
    if (kind === 'place')
        return dialect.rowNumber;
    return kind === 'number' ? numberOfColumn(column, dialect) : table_sql_textOf(column, dialect);
}
/** Never null. Null, and numbers that are not finite, are bins of their own. */
function binSql({ kind, edges }, raw, rows, bins, dialect) {
    const part = (place) => `CAST(floor(${place} * ${(0,sql/* literal */.e)(bins / Math.max(1, rows))}) AS BIGINT)`;
    switch (kind) {
        case 'text':
            return `coalesce('=' || ${raw}, '')`;
        case 'number':
            return `CASE WHEN ${raw} IS NULL THEN -1 WHEN NOT ${dialect.isFinite(raw)} THEN -2 ELSE ${binOf(raw, edges, 0)} END`;
        case 'order':
            return `CASE WHEN ${raw} IS NULL THEN -1 ELSE ${part(`(rank() OVER (ORDER BY ${raw} NULLS LAST) - 1)`)} END`;
        case 'place':
            return part(raw);
    }
}
/** By halving the edges: six comparisons for 63 of them. */
function binOf(number, edges, from) {
    if (edges.length === 0)
        return String(from);
    const middle = Math.floor(edges.length / 2);
    return `CASE WHEN ${number} <= CAST('${edges[middle]}' AS DOUBLE) THEN ${binOf(number, edges.slice(0, middle), from)} ELSE ${binOf(number, edges.slice(middle + 1), from + middle + 1)} END`;
}
function binarySql(names, from, col, sets, { positive, prior }) {
    const isPositive = `y = ${(0,sql/* literal */.e)(positive)}`;
    const counts = `SELECT ${names.join(', ')}, count_if(h = 0) AS a, count_if(h = 0 AND ${isPositive}) AS ap, count_if(h = 1 AND ${isPositive}) AS bp, count_if(h = 1 AND NOT ${isPositive}) AS bn FROM ${from} GROUP BY ${sets}`;
    const score = `CAST(floor((CAST(ap AS DOUBLE) + ${(0,sql/* literal */.e)(prior * PRIOR_ROWS)}) / (a + ${PRIOR_ROWS}) * ${leakage_sql_STEPS}) AS BIGINT)`;
    const scored = `SELECT ${col} AS col, ${score} AS score, bp, bn FROM (${counts}) AS counts WHERE bp + bn > 0`;
    return `SELECT col, score, sum(bp) AS positives, sum(bn) AS negatives FROM (${scored}) AS scored GROUP BY col, score`;
}
/** A bin names the class that is commonest in it; one without rows to learn from names the commonest of all. */
function classesSql(names, from, col, sets, { commonest }) {
    const counts = `SELECT ${names.join(', ')}, y, count_if(h = 0) AS a, count_if(h = 1) AS b FROM ${from} GROUP BY ${sets}`;
    const value = `coalesce(${names.map((name) => `CAST(${name} AS VARCHAR)`).join(', ')}${names.length === 1 ? `, ''` : ''})`;
    const cells = `SELECT ${col} AS col, ${value} AS v, y, a, b FROM (${counts}) AS counts`;
    const common = `y = ${(0,sql/* literal */.e)(commonest)}`;
    const ranked = `SELECT col, y, a, b, row_number() OVER (PARTITION BY col, v ORDER BY a DESC, y) AS place, sum(b) OVER (PARTITION BY col, v) AS all_b, sum(CASE WHEN ${common} THEN b ELSE 0 END) OVER (PARTITION BY col, v) AS common_b FROM (${cells}) AS cells`;
    const differs = `a > 0 AND NOT ${common}`;
    return `SELECT col, sum(all_b) AS n, sum(CASE WHEN ${differs} THEN b ELSE 0 END) AS gained, sum(CASE WHEN ${differs} THEN common_b ELSE 0 END) AS lost, sum(common_b) AS commonest FROM (${ranked}) AS ranked WHERE place = 1 GROUP BY col`;
}
/** A bin names its mean (less the mean of all, and drawn towards it). */
function numberSql(names, from, col, sets) {
    const power = (exponent) => `sum(CASE WHEN h = 1 THEN ${Array.from({ length: exponent }, () => 'y').join(' * ')} ELSE 0 END) AS y${exponent}`;
    const sums = `SELECT ${names.join(', ')}, count_if(h = 0) AS a, sum(CASE WHEN h = 0 THEN y ELSE 0 END) AS s, count_if(h = 1) AS b, ${[1, 2, 3, 4].map(power).join(', ')} FROM ${from} GROUP BY ${sets}`;
    const means = `SELECT ${col} AS col, s / (a + ${PRIOR_ROWS}) AS p, b, y1, y2, y3, y4 FROM (${sums}) AS sums`;
    return `SELECT col, sum(b) AS n, sum(y2) AS total, sum(2 * p * y1 - p * p * b) AS gained, sum(4 * p * p * y2 - 4 * p * p * p * y1 + p * p * p * p * b) AS gained_squared, sum(2 * p * y3 - p * p * y2) AS mixed, sum(y4) AS total_squared FROM (${means}) AS means GROUP BY col`;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-asked.js


/** Whether rows of this table are what the model is judged on. */
function isJudged({ name }) {
    return name === 'test' || name === 'develop';
}
/** The declared columns as the table has them, or the names of those that it lacks. */
function table_asked_columnsOf(source, names) {
    const found = names.map((name) => (0,data_source/* columnNamed */.c1)(source, name));
    return { columns: found.filter((column) => column !== undefined), missing: names.filter((_, index) => !found[index]) };
}
/** A rule that this table's columns do not allow: an error by name, never a silence that reads as a pass. */
function table_asked_unaskableRule(rule, table, missing) {
    return {
        ...rule,
        measures: {},
        judge: ({ rows = 0 }) => ({
            holds: 'error',
            seen: `the rule "${rule.rule}" cannot be asked: ${table} has no column ${(0,data_words/* some */.zN)(missing)}.`,
            expected: `columns ${(0,data_words/* some */.zN)(missing)} in ${table}`,
            actual: 'none',
            n: rows,
            numbers: {},
            fix: `Add the column to ${table}, or change the rule.`,
        }),
    };
}
/** The table of this run that others are held against, where there is one. */
function trainOf({ sources }) {
    return sources.find(({ name }) => name === 'train');
}
/** What is said where the `where` of a rule leaves it no row. */
function noneAsked(place) {
    return {
        holds: 'inconclusive',
        seen: `no row fulfils \`${place}.where\`, so the rule was not put to the test.`,
        expected: 'rows that the rule is about',
        actual: 'none',
        n: 0,
        numbers: {},
        fix: 'Correct the `where` of the rule, or remove the rule.',
    };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-repeats.js







/** Rows that repeat another one, null being equal to null: of five equal rows, four repeat. */
function duplicateRules(facts, source, conditions) {
    const { duplicates: asked, key = [] } = facts.delivery.spec.data ?? {};
    const part = conditions_asked(facts, source, conditions, ['data', 'duplicates'], asked?.where);
    if (!asked || !part)
        return [];
    const compared = asked.columns ? asked.columns.join(' + ') : 'all columns but the key';
    const rule = {
        code: 'rows-duplicated',
        rule: `rows: at most ${(0,data_words/* percent */.KN)(asked.at_most)} repeat another (${compared})${part.words}`,
        subject: { kind: 'table', name: 'duplicates' },
        path: ['data', 'duplicates'],
        ...optionsOf(asked),
    };
    const { columns, missing } = asked.columns ? table_asked_columnsOf(source, asked.columns) : { columns: source.columns.filter(({ name }) => !isOneOf(name, key)), missing: [] };
    if (missing.length > 0)
        return source.name === 'serving' ? [] : [table_asked_unaskableRule(rule, source.name, missing)];
    if (columns.length === 0)
        return [table_asked_unaskableRule(rule, source.name, ['besides the key'])];
    return [
        {
            ...rule,
            measures: {},
            apart: { why: 'different rows are counted by grouping them', sql: `SELECT count(*) AS different, coalesce(sum(n), 0) AS compared FROM (SELECT count(*) AS n FROM source WHERE ${part.sql} GROUP BY ${columns.map(({ name }) => (0,sql/* identifier */.C)(name)).join(', ')}) AS different_rows` },
            broken: `(${part.sql} AND ${inGroup(rowText(facts, source, columns), part.sql)})`,
            reach: {},
            judge: ({ compared: rows = 0, different = 0 }) => {
                if (rows === 0)
                    return noneAsked('data.duplicates');
                const repeated = rows - different;
                return {
                    holds: repeated / rows <= asked.at_most,
                    seen: `${(0,data_words/* grouped */.zD)(repeated)} of ${(0,data_words/* counted */.hS)(rows, 'row')} (${(0,data_words/* percent */.KN)(repeated / rows)}) repeat another one in ${compared}; at most ${(0,data_words/* percent */.KN)(asked.at_most)} may.`,
                    expected: `at most ${(0,data_words/* percent */.KN)(asked.at_most)} repeated`,
                    actual: `${(0,data_words/* percent */.KN)(repeated / rows)} repeated`,
                    n: rows,
                    numbers: { repeated, different, rate: repeated / rows, limit: asked.at_most },
                    fix: 'Remove the repeated rows, or find the join or the second upload that made them.',
                };
            },
        },
    ];
}
/** Rows whose features are equal and whose labels are not: no model can be right about all of them. */
function conflictRules(facts, source, conditions) {
    const { conflicting_labels: asked, label: labelName } = facts.delivery.spec.data ?? {};
    const label = labelName === undefined ? undefined : (0,data_source/* columnNamed */.c1)(source, labelName);
    const part = conditions_asked(facts, source, conditions, ['data', 'conflicting_labels'], asked?.where);
    if (!asked || !label || !part)
        return [];
    const rule = {
        code: 'labels-conflicting',
        rule: `labels: at most ${(0,data_words/* percent */.KN)(asked.at_most)} of rows have the features of a row with another label${part.words}`,
        subject: { kind: 'table', name: label.name },
        path: ['data', 'conflicting_labels'],
        ...optionsOf(asked),
    };
    const features = featuresOf(facts, source);
    if (features.length === 0)
        return [table_asked_unaskableRule(rule, source.name, ['of features'])];
    const y = (0,sql/* identifier */.C)(label.name);
    const listed = features.map(({ name }, index) => `${(0,sql/* identifier */.C)(name)} AS f${index}`);
    const names = features.map((_, index) => `f${index}`).join(', ');
    return [
        {
            ...rule,
            measures: {},
            apart: {
                why: 'rows of equal features are found by grouping them',
                sql: `SELECT coalesce(sum(n), 0) AS labelled, coalesce(sum(CASE WHEN least_label <> greatest_label THEN n ELSE 0 END), 0) AS conflicting FROM (SELECT count(*) AS n, min(y) AS least_label, max(y) AS greatest_label FROM (SELECT ${listed.join(', ')}, ${y} AS y FROM source WHERE ${y} IS NOT NULL AND ${part.sql}) AS labelled GROUP BY ${names}) AS groups`,
            },
            broken: `(${y} IS NOT NULL AND ${part.sql} AND ${inGroup(rowText(facts, source, features), `${y} IS NOT NULL AND ${part.sql}`, 'min(y) <> max(y)', `, ${y} AS y`)})`,
            reach: {},
            judge: ({ labelled = 0, conflicting = 0 }) => ({
                holds: labelled === 0 ? 'inconclusive' : conflicting / labelled <= asked.at_most,
                seen: labelled === 0 ? `no row${asked.where === undefined ? '' : ' that the rule is about'} has a label, so conflicts cannot be found.` : `${(0,data_words/* grouped */.zD)(conflicting)} of ${(0,data_words/* counted */.hS)(labelled, 'row')} (${(0,data_words/* percent */.KN)(conflicting / labelled)}) have the features of a row with another label; at most ${(0,data_words/* percent */.KN)(asked.at_most)} may.`,
                expected: `at most ${(0,data_words/* percent */.KN)(asked.at_most)} in conflict`,
                actual: labelled === 0 ? 'no labels' : `${(0,data_words/* percent */.KN)(conflicting / labelled)} in conflict`,
                n: labelled,
                numbers: { conflicting, rate: labelled === 0 ? null : conflicting / labelled, limit: asked.at_most },
                fix: 'Look at such rows: a label was given twice, a feature that tells them apart is missing, or the world is that random (then raise `at_most`).',
            }),
        },
    ];
}
/** All columns but key, label, time and prediction. */
function featuresOf(facts, source) {
    const { key = [], label, time, prediction } = facts.delivery.spec.data ?? {};
    const others = [...key, ...[label, time, prediction].filter((name) => name !== undefined)];
    return source.columns.filter(({ name }) => !isOneOf(name, others));
}
function isOneOf(name, names) {
    return names.some((other) => (0,data_source/* sameName */.q)(name, other));
}
function rowText({ context }, source, columns) {
    const dialect = context.engine.dialect(source.source);
    return `(${oneText(columns.map((column) => table_sql_textOf(column, dialect)))})`;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/leakage.js










/** Bins that numbers and orders are cut into, where there are rows enough: √(rows of a half) up to this. */
const MOST_BINS = 64;
/** Columns of one query: each is a hash table of its own while it runs. */
const AT_ONCE = 32;
/**
 * Columns, and identifiers, that alone predict the label too well. The rows are divided in two by the MD5 of their entity, key
 * or content: one half gives each bin its rate, the other is predicted, so that a column with a value of its own for each row
 * learns nothing that helps it. Asked of data.train where that has the label, else of the table that is judged.
 */
const planLeakage = async (facts) => {
    const { leakage, label: name } = facts.delivery.spec.data ?? {};
    if (!leakage || name === undefined)
        return undefined;
    const having = facts.sources.filter((source) => (0,data_source/* columnNamed */.c1)(source, name));
    const source = having.find((one) => one.name === 'train') ?? having.find(isJudged);
    if (!source)
        return { name: 'leakage', measures: {}, judge: async () => [], notes: ['Leakage: off (no table of this run has the label).'] };
    const part = conditions_asked(facts, source, facts.conditions, ['data', 'leakage'], leakage.where);
    if (!part)
        return undefined;
    const asked = leakage_askedOf(facts, source);
    const skipped = asked.filter(({ kind }) => kind === undefined).map((one) => one.name);
    return leakage_checkOf(facts, source, asked.filter((one) => one.kind !== undefined), skipped, part.sql);
};
function leakage_checkOf(facts, source, asked, skipped, among) {
    const label = (0,data_source/* columnNamed */.c1)(source, facts.delivery.spec.data.label);
    const dialect = facts.context.engine.dialect(source.source);
    const finite = asked.map(({ kind, column }, index) => (kind === 'number' ? [[`finite${index}`, `count_if(coalesce(${dialect.isFinite(numberOfColumn(column, dialect))}, false))`]] : []));
    return {
        name: 'leakage',
        measures: { [source.name]: { labelled: `count(${(0,sql/* identifier */.C)(label.name)})`, classes: dialect.distinct([`CAST(${(0,sql/* identifier */.C)(label.name)} AS VARCHAR)`]), ...Object.fromEntries(finite.flat()) } },
        notes: [...(skipped.length > 0 ? [`Leakage: not asked of ${(0,data_words/* some */.zN)(skipped)} (nested values, or rows without an order).`] : [])],
        apart: [{ what: `${asked.length} columns of ${source.name}`, why: 'a column is cut into bins by its order statistics first, and its bins are learnt on one half of the rows and scored on the other' }],
        judge: async (answers) => {
            const scanned = answers[source.name];
            const rows = (0,data_source/* numberOf */.rl)(scanned?.rows);
            if (!scanned || !(rows > 0))
                return [];
            const known = await labelOf(facts, source, label, (0,data_source/* numberOf */.rl)(scanned.classes), among);
            if ('why' in known)
                return leakageFindings(facts, source, [], asked, known.why);
            const bins = Math.max(2, Math.min(MOST_BINS, Math.floor(Math.sqrt(rows / 2))));
            const candidates = await withEdges(facts, source, asked, asked.map((_, index) => (0,data_source/* numberOf */.rl)(scanned[`finite${index}`])), bins);
            const measured = await strengths(facts, source, candidates, known, { rows, bins }, among);
            return leakageFindings(facts, source, asked.map((one, index) => ({ ...one, strength: measured[index] })), asked, undefined, known.kind.kind);
        },
    };
}
function leakage_askedOf(facts, source) {
    const { leakage, key = [], entity = [] } = facts.delivery.spec.data;
    const dialect = facts.context.engine.dialect(source.source);
    const identifying = (name) => [...key, ...entity].some((one) => (0,data_source/* sameName */.q)(one, name));
    const features = featuresOf(facts, source).filter(({ name }) => !identifying(name) && !leakage.feature?.except?.some((one) => (0,data_source/* sameName */.q)(one, name)));
    const identifiers = source.columns.filter(({ name }) => identifying(name));
    const kindOf = (column, text) => (numberOfColumn(column, dialect) ? 'number' : column.type === 'other' ? undefined : text);
    return [
        ...(leakage.feature ? features.map((column) => ({ name: column.name, role: 'feature', column, kind: kindOf(column, 'text') })) : []),
        ...(leakage.identifier ? [...identifiers.map((column) => ({ name: column.name, role: 'identifier', column, kind: kindOf(column, 'order') })), { name: 'the place of a row', role: 'identifier', kind: dialect.rowNumber === undefined ? undefined : 'place' }] : []),
    ];
}
/** Edges at ranks ⌈i · n / bins⌉ of the finite values; equal ones are one edge. */
async function withEdges({ context }, source, asked, finite, bins) {
    const dialect = context.engine.dialect(source.source);
    const numbers = asked.flatMap((one, index) => (one.kind === 'number' && finite[index] > 0 ? [{ index, number: numberOfColumn(one.column, dialect), ranks: ranksOf(finite[index], bins) }] : []));
    const answers = await context.engine.ranks(source.source, numbers.map(({ number, ranks }) => ({ number, ranks })));
    const edges = new Map(numbers.map(({ index }, at) => [index, [...new Set(answers[at])]]));
    return asked.map(({ name, kind, column }, index) => ({ name, kind, ...(column ? { column } : {}), edges: edges.get(index) ?? [] }));
}
function ranksOf(n, bins) {
    return [...new Set(Array.from({ length: bins - 1 }, (_, index) => Math.ceil(((index + 1) * n) / bins)))];
}
async function strengths(facts, source, candidates, label, size, among) {
    const { engine } = facts.context;
    const level = 1 - 0.05 / Math.max(1, candidates.length);
    const found = [];
    for (let start = 0; start < candidates.length; start += AT_ONCE) {
        const batch = candidates.slice(start, start + AT_ONCE);
        const table = await engine.query(strengthSql(batch, label.column, label.kind, { ...halvingOf(facts, source), among }, { ...size, dialect: engine.dialect(source.source) }), { source: source.source });
        const rows = Array.from({ length: table.rows }, (_, row) => Object.fromEntries(table.columns.map(({ name }) => [name, (0,data_source/* numberOf */.rl)(table.values[name][row])])));
        found.push(...batch.map((_, index) => strengthOf(rows.filter(({ col }) => col === index), label.kind.kind, level)));
    }
    return found;
}
function strengthOf(rows, kind, level) {
    if (kind === 'binary')
        return aucOfScores(rows.map(({ score = NaN, positives = 0, negatives = 0 }) => ({ score, positives, negatives })), level);
    const [row] = rows;
    if (!row)
        return undefined;
    const { n = 0, gained = 0, lost = 0, commonest = 0, total = 0, gained_squared: gainedSquared = 0, mixed = 0, total_squared: totalSquared = 0 } = row;
    return kind === 'classes' ? accuracyGain({ n, gained, lost, commonest }, level) : varianceGain({ n, total, gained, gainedSquared, mixed, totalSquared }, level);
}
/** Rows about one entity stay together, so that a name learnt by heart is of no use; else each row goes by its key. */
function halvingOf({ delivery }, source) {
    const { entity = [], key = [] } = delivery.spec.data ?? {};
    for (const names of [entity, key]) {
        const columns = names.map((name) => (0,data_source/* columnNamed */.c1)(source, name));
        if (names.length > 0 && columns.every((column) => column !== undefined))
            return { columns, turns: false };
    }
    return { columns: source.columns, turns: true };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-numbers.js

/**
 * Beyond this, the square of a number is no double any more: engines end the whole scan there, or answer infinity. Such
 * numbers are left out of moments and counted, and a rule about a moment then has no answer.
 */
const LARGEST_SQUARED = '1e150';
/** Whether values can be numbers at all: numbers by type, or texts, of which each is tried. */
function numberLike({ type }) {
    return type === 'integer' || type === 'float' || type === 'string';
}
/** The column as DOUBLE; null for a text that is no number. */
function asDouble(column) {
    const value = (0,sql/* identifier */.C)(column.name);
    if (/^double$/i.test(column.native))
        return value;
    return column.type === 'string' ? `TRY_CAST(${value} AS DOUBLE)` : `CAST(${value} AS DOUBLE)`;
}
/** Whether NaN or an infinity can be in the column. */
function holdsNotFinite({ type, native }) {
    return type === 'string' || (type === 'float' && !/^decimal/i.test(native));
}
/** The column as a number that compares exactly: integers and decimals as they are. */
function column_numbers_comparable(column) {
    return holdsNotFinite(column) ? asDouble(column) : (0,sql/* identifier */.C)(column.name);
}
/** A finite number, else null. A plain column where the engine knows that it is always finite. */
function finiteNumber(dialect, column) {
    const number = column_numbers_comparable(column);
    return holdsNotFinite(column) ? `(CASE WHEN ${dialect.isFinite(number)} THEN ${number} END)` : number;
}
/** How many are NaN and infinite, as conditions; undefined where there can be none. */
function notFinite(dialect, column) {
    if (!holdsNotFinite(column))
        return undefined;
    const number = asDouble(column);
    return { nan: `coalesce(${dialect.isNan(number)}, false)`, infinite: `coalesce(abs(${number}) = CAST('Infinity' AS DOUBLE), false)` };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-members.js


/**
 * True where a column's value is one of these, null for null. Values compare as what the column holds: as numbers with a
 * column of numbers, as instants with one of times, else as text. A listed value that cannot be one of the column's is left out.
 */
function membership(dialect, column, values) {
    const value = (0,sql/* identifier */.C)(column.name);
    const among = (left, right) => (right.length === 0 ? `(${value} IS NULL AND CAST(NULL AS BOOLEAN))` : `${left} IN (${right.join(', ')})`);
    switch (column.type) {
        case 'integer':
        case 'float': {
            const exact = values.flatMap((one) => exactNumber(one) ?? []);
            return among(exact.every((one) => typeof one === 'bigint' || Number.isSafeInteger(one)) ? column_numbers_comparable(column) : asDouble(column), exact.map(numeral));
        }
        case 'boolean':
            return among(value, values.flatMap((one) => (/^(true|false)$/i.test(String(one)) ? [String(one).toLowerCase()] : [])));
        case 'timestamp':
            return among(dialect.instant(value), values.filter((one) => isInstant(String(one))).map((one) => dialect.instant((0,sql/* literal */.e)(String(one)))));
        default:
            return values.length === 0 ? among(value, []) : dialect.isOneOf(column_members_textOf(column), values.map((one) => (0,sql/* literal */.e)(String(one))));
    }
}
/** The column as text; of numbers only integers are written alike by all engines. */
function column_members_textOf({ name, native }) {
    return /^varchar/i.test(native) ? (0,sql/* identifier */.C)(name) : `CAST(${(0,sql/* identifier */.C)(name)} AS VARCHAR)`;
}
const BIGGEST = 2n ** 63n - 1n;
/** A number in SQL; beyond 64 bits, engines know integers as decimals alone. */
function numeral(one) {
    return typeof one === 'bigint' && (one > BIGGEST || one < -BIGGEST) ? `CAST('${one}' AS DECIMAL(38, 0))` : (0,sql/* literal */.e)(one);
}
const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/;
/** A day, or a day and a time, in ISO 8601, that the calendar has. */
function isInstant(text) {
    const found = INSTANT.exec(text);
    if (!found)
        return false;
    const [year, month, day] = found.slice(1, 4).map(Number);
    // JavaScript takes 30 February for 1 March.
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
/** A listed text may stand for a number, an integer beyond 2^53 exactly. */
function exactNumber(one) {
    if (typeof one === 'number')
        return one;
    if (typeof one === 'boolean')
        return undefined;
    if (/^[+-]?\d{1,38}$/.test(one))
        return BigInt(one.replace(/^\+/, ''));
    return one.trim() !== '' && Number.isFinite(Number(one)) ? Number(one) : undefined;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-set.js









/** In the order of the delivery file. */
function columnEntries({ delivery }) {
    const { columns = {}, rules = [] } = delivery.spec.data ?? {};
    const entries = [
        ...Object.entries(columns).map(([name, declared]) => ({ name, declared, path: ['data', 'columns', name], title: name })),
        ...rules.map((rule, index) => ({ name: rule.column, declared: withoutName(rule), path: ['data', 'rules', index], title: rule.name ?? rule.column })),
    ];
    return entries.map((entry, index) => ({ ...entry, index }));
}
/** Undefined where the table does not have the column, or today's inputs lack one that tells which rows are meant. */
function columnSet(entry, facts, source, conditions) {
    const column = (0,data_source/* columnNamed */.c1)(source, entry.name);
    const rows = column && rowsOf(entry, facts, source, conditions);
    if (!column || !rows)
        return undefined;
    const dialect = facts.context.engine.dialect(source.source);
    const hidden = hiddenColumns(facts);
    return {
        ...entry,
        facts,
        source,
        dialect,
        column,
        logical: dialect.logical(column.native),
        value: (0,sql/* identifier */.C)(column.name),
        text: isText(source),
        sensitive: hidden(entry.name),
        where: rows.where,
        scope: scopeOf(entry.declared, hidden),
    };
}
/**
 * Another column that a rule looks at. Undefined where today's inputs lack it (they have no labels yet): the rule is then for
 * the other tables. Throws InputError where it is lacking elsewhere.
 */
function otherColumn({ facts, source, path }, name, key) {
    const found = (0,data_source/* columnNamed */.c1)(source, name);
    const anywhere = facts.sources.some((other) => (0,data_source/* columnNamed */.c1)(other, name));
    if (found || (source.name === 'serving' && anywhere))
        return found;
    const place = [...path, key];
    const known = source.columns.map((column) => column.name);
    throw core_problem/* InputError */.d.of('data-column-unknown', `\`${place.join('.')}\` names the column ${JSON.stringify(name)}, which ${anywhere ? `data.${source.name} does not have` : 'no table has'}.`, suggestion(name, known) || `It has: ${(0,data_words/* some */.zN)(known, 12)}.`, facts.delivery.locate(place));
}
/** Whether a column is declared sensitive. */
function hiddenColumns({ delivery }) {
    const names = Object.entries(delivery.spec.data?.columns ?? {}).filter(([, { sensitive }]) => sensitive).map(([name]) => name);
    return (name) => names.some((hidden) => (0,data_source/* sameName */.q)(hidden, name));
}
/** What every rule of a set has in common; `key` is the rule's own place in the entry. */
function ruleBase({ name, title, scope, declared, path }, key, words) {
    return { rule: `${title}: ${words}${scope === '' ? '' : `,${scope}`}`, subject: { kind: 'column', name }, path: [...path, key], ...optionsOf(declared) };
}
/** The number of the set's rows that fulfil a condition, as an aggregate. */
function countOf({ where }, condition) {
    return where === undefined ? `count_if(${condition})` : `count_if(${where} AND (${condition}))`;
}
/** The set's rows, and its non-null values. Each has one text, so that the engine counts them once for all rules. */
function rowCount({ where }) {
    return where === undefined ? 'count(*)' : `count_if(${where})`;
}
function presentCount(set) {
    return set.where === undefined ? `count(${set.value})` : countOf(set, `${set.value} IS NOT NULL`);
}
/** A value that is null in rows that the set is not about. */
function valueIn({ where }, value) {
    return where === undefined ? value : `(CASE WHEN ${where} THEN ${value} END)`;
}
/** A condition for rows that break a rule, which only the set's rows can. */
function brokenIn({ where }, broken) {
    return where === undefined ? broken : `${where} AND (${broken})`;
}
function rowsOf({ declared, path }, facts, source, conditions) {
    const dialect = facts.context.engine.dialect(source.source);
    const parts = [];
    if (declared.where !== undefined) {
        const condition = conditions.of(source, [...path, 'where']);
        if (condition === undefined)
            return undefined;
        parts.push(within(dialect, condition));
    }
    for (const [name, wanted] of Object.entries(declared.given ?? {})) {
        const column = otherColumn({ facts, source, path }, name, 'given');
        if (!column)
            return undefined;
        parts.push(`coalesce(${membership(dialect, column, Array.isArray(wanted) ? wanted : [wanted])}, false)`);
    }
    return { where: parts.length === 0 ? undefined : parts.join(' AND ') };
}
function scopeOf(declared, hidden) {
    const given = Object.entries(declared.given ?? {}).map(([name, wanted]) => `${name} is ${hidden(name) ? 'as declared' : [wanted].flat().join(' or ')}`);
    const all = [...(declared.where === undefined ? [] : [cut(declared.where)]), ...given].join(' and ');
    return all === '' ? '' : ` where ${all}`;
}
function withoutName(rule) {
    return Object.fromEntries(Object.entries(rule).filter(([key]) => key !== 'name' && key !== 'column'));
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-share.js



/** Confidence of the interval beside a share; a rule is about these rows, so the share itself decides. */
const column_share_LEVEL = 0.95;
/** A rule that each value keeps or breaks, of which a share of `mostly` (all, by default) has to hold. */
function valueRule(set, { key, code, words, inside, judged, closer, fix }) {
    const { name, declared, value } = set;
    const mostly = declared.mostly ?? 1;
    const broken = brokenIn(set, `${value} IS NOT NULL AND ${judged === undefined ? '' : `${judged} AND `}NOT coalesce(${inside}, false)`);
    // A difference of two counts, of which the first is asked anyway, costs half of a count of what is not so.
    const outside = judged === undefined && set.where === undefined ? `(${presentCount(set)} - count_if(${value} IS NOT NULL AND ${inside}))` : `count_if(${broken})`;
    return {
        ...ruleBase(set, key, `${words}${declared.mostly === undefined ? '' : ` for at least ${(0,data_words/* percent */.KN)(mostly)}`}`),
        code,
        measures: { present: judged === undefined ? presentCount(set) : countOf(set, `${value} IS NOT NULL AND ${judged}`), outside },
        ...(closer ? { closer: ({ outside: found = 0 }) => (found > 0 ? closer : undefined) } : {}),
        broken,
        judge: (answers) => judgeShare(set, answers, words, fix ?? `Look at the rows below; correct the step that makes ${name}, or widen the rule if such values are real.`),
    };
}
/** Of `present` values, `outside` break the rule. */
function judgeShare(set, answers, words, fix) {
    const of = `${set.name}${set.scope}`;
    const mostly = set.declared.mostly ?? 1;
    // The share and its interval are part of the answer where they are part of the rule.
    const shown = set.declared.mostly !== undefined;
    const { present = 0, outside = 0, nan, infinite, least, greatest } = answers;
    const expected = shown ? `${words} for at least ${(0,data_words/* percent */.KN)(mostly)} of values` : words;
    if (present === 0)
        return nothingToJudge(`no value of ${of} is there to be ${words}`, expected, { outside: 0, limit: mostly });
    const share = (present - outside) / present;
    const limits = least !== undefined && Number.isFinite(least) ? `; the values go from ${(0,data_words/* short */.h0)(least)} to ${(0,data_words/* short */.h0)(greatest)}` : '';
    const odd = (nan ?? 0) + (infinite ?? 0) > 0 ? `, ${(0,data_words/* grouped */.zD)(nan)} NaN and ${(0,data_words/* grouped */.zD)(infinite)} infinite among them` : '';
    return {
        holds: share >= mostly,
        seen: outside === 0 ? `all ${(0,data_words/* counted */.hS)(present, 'value')} of ${of} are ${words}.` : `${(0,data_words/* grouped */.zD)(outside)} of ${(0,data_words/* counted */.hS)(present, 'value')} of ${of} (${(0,data_words/* percent */.KN)(outside / present)}) ${outside === 1 ? 'is' : 'are'} not ${words}${odd}${limits}.`,
        expected,
        actual: `${(0,data_words/* percent */.KN)(share)} ${words}`,
        n: present,
        numbers: { outside, share, limit: mostly, ...(nan === undefined ? {} : { nan, infinite: infinite }), ...(limits ? { least: least, greatest: greatest } : {}) },
        ...(shown ? { interval: { ...(0,proportions/* wilson */.rF)(present - outside, present, column_share_LEVEL), level: column_share_LEVEL, method: 'Wilson' } } : {}),
        fix,
    };
}
/** Nothing that the rule is about: it was not shown to hold, and what was not shown opens no gate. */
function nothingToJudge(seen, expected, numbers) {
    return {
        holds: 'inconclusive',
        seen: `${seen}; a rule that met none has shown nothing.`,
        expected,
        actual: 'no value',
        n: 0,
        numbers,
        fix: 'Find out why the table has no such values (a renamed value in `where` or `given`, an empty column); take the rule out where that is right.',
    };
}
/** A rule that cannot be asked of this table: a named answer that stops, beside the table's other findings. */
function unaskable(set, key, code, words, why, fix) {
    return {
        ...ruleBase(set, key, words),
        code,
        measures: {},
        judge: ({ rows = 0 }) => ({ holds: 'error', seen: `"${words}" cannot be asked of ${set.name}: ${why}.`, expected: words, actual: 'not asked', n: rows, numbers: {}, fix }),
    };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-aggregates.js




/** Rules about one number that sums a column up. NaN and the infinities are left out of it and counted. */
function aggregateRules(set) {
    const { declared, dialect, column, value } = set;
    const number = finiteNumber(dialect, column);
    const moderate = numberLike(column) ? moderateNumber(set) : number;
    const over = (aggregate, of) => ({ sql: `${aggregate}(${valueIn(set, of)})` });
    const distinct = { present: presentCount(set), distinct: dialect.distinct([valueIn(set, value)]) };
    return [
        ...numberRule(set, 'mean', 'column-mean', 'the mean', declared.mean, over('avg', moderate), { moment: true }),
        ...numberRule(set, 'std', 'column-std', 'the standard deviation', declared.std, over('stddev_samp', moderate), { moment: true, least: 2 }),
        ...numberRule(set, 'sum', 'column-sum', 'the sum', declared.sum, over('sum', moderate), { moment: true }),
        ...numberRule(set, 'min', 'column-min', 'the least value', declared.min, over('min', number)),
        ...numberRule(set, 'max', 'column-max', 'the greatest value', declared.max, over('max', number)),
        ...(declared.distinct ? [distinctRule(set, 'distinct', 'column-distinct', 'the number of different values', declared.distinct, distinct, (answers) => answers.distinct)] : []),
        ...(declared.distinct_rate ? [distinctRule(set, 'distinct_rate', 'column-distinct-rate', 'the share of different values', declared.distinct_rate, distinct, ({ distinct: different = 0, present = 0 }) => different / present)] : []),
    ];
}
function boundWords({ at_least, above, at_most, below }) {
    const part = (word, bound) => (bound === undefined ? [] : [`${word} ${bound}`]);
    return [...part('at least', at_least), ...part('above', above), ...part('at most', at_most), ...part('below', below)].join(' and ');
}
function withinBounds(value, { at_least = -Infinity, above = -Infinity, at_most = Infinity, below = Infinity }) {
    return value >= at_least && value <= at_most && (above === -Infinity || value > above) && (below === Infinity || value < below);
}
/** What is known beside the number itself of a column of numbers. */
function numberCounts(set) {
    const { column, dialect } = set;
    const odd = notFinite(dialect, column);
    return {
        present: presentCount(set),
        ...(column.type === 'string' ? { numbers: countOf(set, `${asDouble(column)} IS NOT NULL`) } : {}),
        ...(odd ? { nan: countOf(set, odd.nan), infinite: countOf(set, odd.infinite) } : {}),
    };
}
/** Finite and small enough for its square to be a number. */
function moderateNumber({ column }) {
    // Sums of integers and means of decimals would overflow or be rounded in the engine's own type.
    if (!holdsNotFinite(column))
        return asDouble(column);
    return `(CASE WHEN abs(${asDouble(column)}) <= CAST('${LARGEST_SQUARED}' AS DOUBLE) THEN ${asDouble(column)} END)`;
}
function numberRule(set, key, code, what, bounds, { sql }, { moment = false, least = 1 } = {}) {
    if (!bounds)
        return [];
    const words = `${what} ${boundWords(bounds)}`;
    if (!numberLike(set.column))
        return [notNumbers(set, key, code, words)];
    const huge = moment && holdsNotFinite(set.column) ? { huge: countOf(set, `coalesce(abs(${asDouble(set.column)}) > CAST('${LARGEST_SQUARED}' AS DOUBLE) AND ${set.dialect.isFinite(asDouble(set.column))}, false)`) } : {};
    return [
        {
            ...ruleBase(set, key, words),
            code,
            measures: { value: sql, ...numberCounts(set), ...huge },
            judge: (answers) => judgeNumber(set, answers, answers.value, { what, bounds, least }),
        },
    ];
}
function notNumbers(set, key, code, words) {
    return unaskable(set, key, code, words, `its values are ${set.column.native} and no numbers`, 'Ask it of a column of numbers, or correct the type where the table is made.');
}
/** Judges a number that sums up the finite values of a column. `least` is how many values it takes. */
function judgeNumber(set, answers, value, { what, bounds, least = 1 }) {
    const { name, scope, sensitive } = set;
    const { present = 0, numbers = present, nan = 0, infinite = 0, huge = 0 } = answers;
    const expected = `${what} ${boundWords(bounds)}`;
    const limits = boundNumbers(bounds);
    if (present === 0)
        return nothingToJudge(`no value of ${name}${scope} is there to have ${what.replace(/^the /, 'a ')}`, expected, limits);
    const cannot = (why, fix) => ({ holds: 'error', seen: `"${expected}" cannot be asked of ${name}${scope}: ${why}.`, expected, actual: 'not asked', n: present, numbers: { present, nan, infinite, ...limits }, fix });
    if (numbers < present)
        return cannot(`${(0,data_words/* grouped */.zD)(present - numbers)} of ${(0,data_words/* counted */.hS)(present, 'value')} are no numbers`, 'Correct these values where the table is made.');
    if (huge > 0)
        return cannot(`${(0,data_words/* counted */.hS)(huge, 'value')} ${huge === 1 ? 'is' : 'are'} beyond ${LARGEST_SQUARED}, too large to be summed up`, 'Correct these values where the table is made.');
    const finite = present - nan - infinite;
    if (finite < least)
        return nothingToJudge(`${name}${scope} has ${(0,data_words/* counted */.hS)(finite, 'finite value')} and ${what} takes ${least}`, expected, { nan, infinite, ...limits });
    const odd = nan + infinite > 0 ? ` (without ${(0,data_words/* grouped */.zD)(nan)} NaN and ${(0,data_words/* grouped */.zD)(infinite)} infinite)` : '';
    return {
        holds: withinBounds(value, bounds),
        seen: sensitive
            ? `${what} of ${name}${scope} is ${withinBounds(value, bounds) ? '' : 'not '}${boundWords(bounds)}, over ${(0,data_words/* counted */.hS)(finite, 'value')}${odd}; the number itself is not shown, since the column is sensitive.`
            : `${what} of ${name}${scope} is ${(0,data_words/* short */.h0)(value)} over ${(0,data_words/* counted */.hS)(finite, 'value')}${odd}; ${boundWords(bounds)} is wanted.`,
        expected,
        actual: sensitive ? 'not shown' : (0,data_words/* short */.h0)(value),
        n: finite,
        numbers: { ...(sensitive ? {} : { value }), ...(odd ? { nan, infinite } : {}), ...limits },
        fix: `Look for what moved ${name}: a changed unit, a filter, a new source; or widen the bound where the change is real.`,
    };
}
function boundNumbers(bounds) {
    return Object.fromEntries(Object.entries(bounds).filter((entry) => entry[1] !== undefined));
}
function distinctRule(set, key, code, what, bounds, measures, valueOf) {
    const { name, scope } = set;
    const expected = `${what} ${boundWords(bounds)}`;
    return {
        ...ruleBase(set, key, expected),
        code,
        measures,
        judge: (answers) => {
            const { present = 0, distinct = 0 } = answers;
            if (present === 0)
                return nothingToJudge(`no value of ${name}${scope} is there to be counted`, expected, { distinct, ...boundNumbers(bounds) });
            const value = valueOf(answers);
            return {
                holds: withinBounds(value, bounds),
                seen: `${name}${scope} has ${(0,data_words/* counted */.hS)(distinct, 'different value')} in ${(0,data_words/* counted */.hS)(present, 'row')}, so ${what} is ${(0,data_words/* short */.h0)(value)}; ${boundWords(bounds)} is wanted.`,
                expected,
                actual: (0,data_words/* short */.h0)(value),
                n: present,
                numbers: { value, distinct, present, ...boundNumbers(bounds) },
                fix: `Look for what made values of ${name} equal or different: a join, a changed coding, a cut text.`,
            };
        },
    };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-lists.js











/** More values than this are looked up by a join of their own; fewer are written into the scan. */
const INLINE = 10_000;
const MAX_LIST_BYTES = 16 * 1024 * 1024;
/** Values among declared ones, or not among them: inline, from a file, or of a column of another table. */
async function listRules(set, key) {
    const values = set.declared[key];
    return values ? listRule(set, key, values) : [];
}
const column_lists_CODES = { in: 'column-outside-set', not_in: 'column-forbidden-value' };
async function listRule(set, key, declared) {
    const { column, dialect } = set;
    const code = column_lists_CODES[key];
    const words = wordsOf(key, declared);
    if (column.type === 'other')
        return [unaskable(set, key, code, words, `its values are ${column.native}, which no list holds`, 'Ask it of a column of single values.')];
    if (!Array.isArray(declared) && 'source' in declared && !set.facts.references.has(declared.source) && Object.hasOwn(set.facts.delivery.spec.data ?? {}, declared.source))
        return [notOfThisRun(set, key, words, declared.source)];
    const list = Array.isArray(declared) ? declared : await listed(set, key, declared);
    if (!Array.isArray(list))
        return [joinRule(set, key, words, list)];
    if (list.length === 0)
        throw core_problem/* InputError */.d.of('data-list-empty', `The list of \`${[...set.path, key].join('.')}\` holds no value.`, 'Name a column or file that has values.', set.facts.delivery.locate([...set.path, key]));
    const member = membership(dialect, column, list);
    return [valueRule(set, { key, code, words, inside: key === 'in' ? member : `NOT (${member})` })];
}
function wordsOf(key, declared) {
    const which = Array.isArray(declared) ? `${(0,data_words/* grouped */.zD)(declared.length)} declared values` : 'file' in declared ? `the values of ${declared.file}` : `the values of ${declared.source}.${declared.column}`;
    return key === 'in' ? `one of ${which}` : `none of ${which}`;
}
async function listed(set, key, declared) {
    const { facts, source, path } = set;
    const place = facts.delivery.locate([...path, key]);
    const { engine } = facts.context;
    const found = 'file' in declared ? await fileColumn(set, key, declared) : tableColumn(set, key, declared);
    if (Array.isArray(found))
        return found;
    // A table of a server keeps its rows: what one engine reads is joined where it lies, whatever its size.
    const together = column_lists_engineOf(found.source) === column_lists_engineOf(source.source);
    if (!(0,data_engine/* isFileSource */.q)(found.source) && together)
        return found;
    if (!(0,data_engine/* isFileSource */.q)(found.source))
        throw core_problem/* InputError */.d.of('source-other-engine', `\`${[...path, key].join('.')}\` would bring the values of a Trino table to a file.`, 'Write them to a file in an earlier step, and name that.', place);
    const values = await engine.query(`SELECT DISTINCT ${column_members_textOf(found.info)} AS v FROM list WHERE ${(0,sql/* identifier */.C)(found.info.name)} IS NOT NULL LIMIT ${INLINE + 1}`, { list: found.source });
    if (values.rows <= INLINE)
        return values.values.v.map(String);
    if (together)
        return found;
    throw core_problem/* InputError */.d.of('data-list-too-long', `\`${[...path, key].join('.')}\` holds more than ${(0,data_words/* grouped */.zD)(INLINE)} values, which are too many to be sent to a server.`, 'Write them to a table of that server, and name it in `data.references`.', place);
}
function column_lists_engineOf(source) {
    return (0,data_engine/* isFileSource */.q)(source) ? '' : JSON.stringify(source.connection);
}
function tableColumn({ facts, path }, key, { source: name, column }) {
    const place = facts.delivery.locate([...path, key]);
    const table = facts.references.get(name);
    if (!table)
        throw core_problem/* InputError */.d.of('data-reference-unknown', `\`${[...path, key].join('.')}\` looks values up in ${JSON.stringify(name)}, which is no table of this run.`, suggestion(name, [...facts.references.keys()]) || `Name one of ${[...facts.references.keys()].join(', ')}, or add it to \`data.references\`.`, place);
    const found = (0,data_source/* columnNamed */.c1)(table, column);
    if (!found)
        throw unknownColumn(`${name} has no column ${JSON.stringify(column)}`, column, table.columns.map((one) => one.name), place);
    return { source: table.source, info: found, name };
}
/** The lines of a text file, or a column of a table. */
async function fileColumn({ facts, path, index }, key, { file, column }) {
    const place = facts.delivery.locate([...path, key]);
    const absolute = resolved(facts.delivery, file, place);
    if (column !== undefined) {
        const columns = await facts.context.engine.describe({ file: absolute });
        const found = (0,data_source/* columnNamed */.c1)({ columns }, column);
        if (!found)
            throw unknownColumn(`${file} has no column ${JSON.stringify(column)}`, column, columns.map((one) => one.name), place);
        return { source: { file: absolute }, info: found, name: `listed_${index}_${key}` };
    }
    const lines = [...new Set((await textFile(file, absolute, place)).split(/\r?\n/).filter((line) => line !== ''))];
    if (lines.length <= INLINE)
        return lines;
    throw core_problem/* InputError */.d.of('data-list-too-long', `${file} holds ${(0,data_words/* counted */.hS)(lines.length, 'value')}; a text file may hold ${(0,data_words/* grouped */.zD)(INLINE)}.`, 'Give it a header, call it `.csv`, and name the `column`.', place);
}
/** A path that leaves the workspace is told of at its own line. */
function resolved(delivery, file, place) {
    try {
        return delivery.resolve(file);
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        throw new core_problem/* InputError */.d(error.problems.map((problem) => ({ ...problem, location: place })), { cause: error });
    }
}
async function textFile(file, absolute, place) {
    try {
        if ((await (0,promises_.stat)(absolute)).size > MAX_LIST_BYTES)
            throw new RangeError(`it is larger than ${(0,data_words/* grouped */.zD)(MAX_LIST_BYTES)} bytes`);
        return new TextDecoder('utf-8', { fatal: true }).decode(await (0,promises_.readFile)(absolute));
    }
    catch (error) {
        throw core_problem/* InputError */.d.of('data-list-unreadable', `The list ${file} cannot be read: ${error.message}.`, 'Name a UTF-8 text file with one value a line, or a table with its `column`.', place, { cause: error });
    }
}
function unknownColumn(said, column, known, place) {
    return core_problem/* InputError */.d.of('data-column-unknown', `${said}.`, suggestion(column, known) || `It has: ${known.slice(0, 12).join(', ')}.`, place);
}
function joinRule(set, key, words, { source, info, name }) {
    const { value, column, dialect } = set;
    const [own, theirs] = table_sql_comparable(column, info, dialect);
    const asked = brokenIn(set, `${value} IS NOT NULL`);
    const known = `(SELECT w FROM (SELECT ${theirs} AS w FROM ${(0,sql/* identifier */.C)(name)} WHERE ${(0,sql/* identifier */.C)(info.name)} IS NOT NULL) AS known)`;
    const outside = (mine) => `${key === 'in' ? 'NOT ' : ''}(${mine} IN ${known})`;
    return {
        ...ruleBase(set, key, words),
        code: column_lists_CODES[key],
        measures: { present: presentCount(set) },
        apart: {
            why: 'its values are those of another table',
            sql: `SELECT coalesce(count_if(outside), 0) AS outside FROM (SELECT ${outside('v')} AS outside FROM (SELECT ${own} AS v FROM source WHERE ${asked}) AS mine) AS looked_up`,
            sources: { [name]: source },
        },
        broken: `(${asked} AND ${outside(own)})`,
        reach: { [name]: source },
        judge: (answers) => judgeShare(set, answers, words, `Look at the values of ${column.name} against those of the other table; correct the step that makes them, or the other table.`),
    };
}
/** Declared, and not among the tables of this run (the sealed test set in a pull request). */
function notOfThisRun(set, key, words, name) {
    return {
        ...ruleBase(set, key, words),
        code: column_lists_CODES[key],
        measures: {},
        judge: () => ({ holds: 'inconclusive', seen: `values of ${set.name} cannot be looked up in ${name}: this run does not read data.${name}.`, expected: `data.${name}`, actual: 'not read', n: 0, numbers: {}, fix: 'Look values up in data.train or in a table of `data.references`, which all runs read.' }),
    };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-order.js






/** Values that never fall (or rise) from one row to the next: of the file, or by another column, within groups where asked. */
function orderRule(set) {
    const { declared, column, dialect, name, scope } = set;
    if (!declared.ordered)
        return [];
    const { direction = 'rising', strictly = false, by, per = [] } = declared.ordered;
    const words = `${strictly ? 'strictly ' : ''}${direction}${by === undefined ? '' : ` by ${by}`}${per.length === 0 ? '' : ` per ${per.join(', ')}`}`;
    const no = (why, fix) => [unaskable(set, 'ordered', 'column-not-ordered', words, why, fix)];
    if ([...(by === undefined ? [] : [by]), ...per].some((one) => !otherColumn(set, one, 'ordered')))
        return [];
    if (column.type === 'other' || column.type === 'boolean')
        return no(`its values are ${column.native}, which have no order`, 'Ask it of numbers, times or texts.');
    if (by === undefined && dialect.rowNumber === undefined)
        return no('rows of this table have no order of their own', 'Name the column that orders them as `ordered.by`.');
    return [
        {
            ...ruleBase(set, 'ordered', words),
            code: 'column-not-ordered',
            measures: { present: presentCount(set) },
            apart: { why: 'a row is compared with the one before it', sql: by === undefined ? byPlace(set, direction, strictly, per) : byColumn(set, direction, strictly, by, per) },
            judge: ({ present = 0, unordered = 0, steps = 0, nowhere = 0 }) => {
                if (present === 0)
                    return nothingToJudge(`no value of ${name}${scope} is there to be ${words}`, words, { unordered: 0 });
                const place = nowhere === 0 ? '' : `; ${(0,data_words/* counted */.hS)(nowhere, 'value')} ${nowhere === 1 ? 'has' : 'have'} no place, since ${by} is null there`;
                const step = `${(0,data_words/* counted */.hS)(steps, 'step')} from one ${by === undefined ? 'row' : `value of ${by}`} to the next`;
                return {
                    holds: unordered === 0 && nowhere === 0,
                    seen: unordered === 0 ? `${name}${scope} keeps its order (${words}) in ${step}${place}.` : `${(0,data_words/* grouped */.zD)(unordered)} of ${step} ${unordered === 1 ? 'breaks' : 'break'} the order of ${name}${scope} (${words})${place}.`,
                    expected: words,
                    actual: `${(0,data_words/* counted */.hS)(unordered, 'step')} the other way`,
                    n: present,
                    numbers: { unordered, steps, nowhere },
                    fix: 'Sort the rows where the table is made; where they are sorted, look for late or repeated rows.',
                };
            },
        },
    ];
}
function wrongWay(direction, strictly) {
    return `${direction === 'rising' ? '<' : '>'}${strictly ? '=' : ''}`;
}
function orderable(column) {
    return column.type === 'float' ? column_numbers_comparable(column) : (0,sql/* identifier */.C)(column.name);
}
/** Rows with a value that has a place among others: NaN has none, by any engine's account of it. */
function column_order_rowsOf({ column, dialect, where }) {
    const parts = [where ?? 'true', `${(0,sql/* identifier */.C)(column.name)} IS NOT NULL`, ...(column.type === 'float' && holdsNotFinite(column) ? [`NOT ${dialect.isNan(column_numbers_comparable(column))}`] : [])];
    return parts.join(' AND ');
}
function groups(set, per) {
    return per.map((one) => (0,sql/* identifier */.C)((0,data_source/* columnNamed */.c1)(set.source, one).name));
}
function byPlace(set, direction, strictly, per) {
    const own = groups(set, per);
    const parts = own.map((_, index) => `g${index}`);
    // Rows are numbered before any is left out, and only the names of this query are seen further out.
    const all = `SELECT ${orderable(set.column)} AS v, ${set.dialect.rowNumber} AS place, (${column_order_rowsOf(set)}) AS asked${own.map((group, index) => `, ${group} AS g${index}`).join('')} FROM source`;
    const rows = `SELECT * FROM (${all}) AS numbered WHERE asked`;
    const paired = `SELECT v, lag(v) OVER (${parts.length === 0 ? '' : `PARTITION BY ${parts.join(', ')} `}ORDER BY place) AS previous FROM (${rows}) AS own`;
    return `SELECT coalesce(count_if(v ${wrongWay(direction, strictly)} previous), 0) AS unordered, count(previous) AS steps FROM (${paired}) AS paired`;
}
/** Rows of equal `by` have no order among themselves, so the least and greatest of each stand for them. */
function byColumn(set, direction, strictly, by, per) {
    const own = groups(set, per);
    const parts = own.map((_, index) => `g${index}`);
    const order = (0,sql/* identifier */.C)((0,data_source/* columnNamed */.c1)(set.source, by).name);
    const rows = `SELECT ${orderable(set.column)} AS v, ${order} AS place${own.map((group, index) => `, ${group} AS g${index}`).join('')} FROM source WHERE ${column_order_rowsOf(set)}`;
    const each = `SELECT ${[...parts, 'place'].join(', ')}, min(v) AS least, max(v) AS greatest, count(*) AS c FROM (${rows}) AS own GROUP BY ${[...parts, 'place'].join(', ')}`;
    const [first, last] = direction === 'rising' ? ['least', 'greatest'] : ['greatest', 'least'];
    const paired = `SELECT place, c, ${first} AS v, lag(${last}) OVER (PARTITION BY ${['place IS NULL', ...parts].join(', ')} ORDER BY place) AS previous FROM (${each}) AS each_place`;
    return `SELECT coalesce(count_if(v ${wrongWay(direction, strictly)} previous), 0) AS unordered, count(previous) AS steps, coalesce(sum(CASE WHEN place IS NULL THEN c ELSE 0 END), 0) AS nowhere FROM (${paired}) AS paired`;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-scale.js
/**
 * The order statistic of rank ⌈level · n⌉ (type 1) of the finite values behind a profile. A bin's greatest value is its edge,
 * so where the edges are order statistics themselves, as they are in a profile of one table, the edge is the answer; after a
 * merge it lies between the bin's least value and the edge.
 */
function quantileOf({ edges, lows, counts }, level) {
    const n = counts.reduce((sum, count) => sum + count, 0);
    const rank = Math.max(1, Math.ceil(level * n - 1e-9));
    let below = 0;
    for (const [bin, count] of counts.entries()) {
        // The last of a bin is its edge, whatever lies before it.
        if (below + count >= rank)
            return { value: edges[bin], error: below + count === rank ? 0 : edges[bin] - lows[bin] };
        below += count;
    }
    return undefined;
}
/**
 * The median of |x − centre| over the finite values behind a profile: within each bin the distance lies between that of its
 * nearest and of its farthest point, so the medians of these are bounds, and the answer is their middle.
 */
function medianDistance({ edges, lows, counts }, centre) {
    const bins = counts.flatMap((count, bin) => (count === 0 ? [] : [{ count, low: lows[bin], high: edges[bin] }]));
    const nearest = weightedMedian(bins.map(({ count, low, high }) => ({ count, at: low > centre ? low - centre : high < centre ? centre - high : 0 })));
    const farthest = weightedMedian(bins.map(({ count, low, high }) => ({ count, at: Math.max(Math.abs(low - centre), Math.abs(high - centre)) })));
    if (nearest === undefined || farthest === undefined)
        return undefined;
    return { value: (nearest + farthest) / 2, error: (farthest - nearest) / 2 };
}
/** The value of rank ⌈n / 2⌉. */
function weightedMedian(points) {
    const half = points.reduce((sum, { count }) => sum + count, 0) / 2;
    let below = 0;
    for (const { count, at } of [...points].sort((a, b) => a.at - b.at)) {
        below += count;
        if (below >= half)
            return at;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-outliers.js









/** Makes the median absolute deviation of normal data their standard deviation: 1 / Φ⁻¹(3/4). */
const NORMAL_MAD = 1.4826;
/** Values far outside of what training had, by the frozen profile; judged by their rate, since single ones are normal. */
async function outlierRules(set) {
    const { declared, facts } = set;
    const { outliers } = declared;
    if (!outliers)
        return [];
    const methods = [
        ...(outliers.robust_z === undefined ? [] : [{ words: `robust z above ${outliers.robust_z}`, fences: (profile) => robustFences(profile, outliers.robust_z) }]),
        ...(outliers.iqr === undefined ? [] : [{ words: `more than ${outliers.iqr} interquartile ranges outside the quartiles`, fences: (profile) => quartileFences(profile, outliers.iqr) }]),
    ];
    const known = await facts.profile();
    return methods.map((method) => outlierRule(set, outliers, method, known));
}
function outlierRule(set, { at_most: most }, method, known) {
    const { name, scope, column, dialect, sensitive, value } = set;
    const words = `at most ${(0,data_words/* percent */.KN)(most)} outliers (${method.words})`;
    const no = (why, fix) => unaskable(set, 'outliers', 'column-outliers', words, why, fix);
    if (!numberLike(column))
        return notNumbers(set, 'outliers', 'column-outliers', words);
    const profile = known && Object.entries(known.profile.columns).find(([other]) => (0,data_source/* sameName */.q)(other, column.name))?.[1];
    if (!known)
        return no('there is no profile to compare with', 'Name one as `data.profile` (`sluice profile` makes it), or declare `data.train`.');
    if (sensitive || (profile?.kind === 'presence' && profile.why === 'sensitive'))
        return no('its profile keeps no values of a sensitive column', 'Use `between` or `quantiles`: their bounds stand in the delivery file.');
    if (!profile)
        return no('the profile does not have it', 'Make the profile again, from data that have the column.');
    if (profile.kind !== 'numbers')
        return no(`the profile holds it as ${profile.kind}, not as numbers`, 'Make the profile again, from data in which the column is a number.');
    const fences = method.fences(profile);
    if (typeof fences === 'string')
        return no(fences, 'Use `between` or `quantiles` for a column that is mostly one value.');
    const number = asDouble(column);
    const odd = notFinite(dialect, column);
    const isNumber = column.type === 'string' ? `${number} IS NOT NULL` : `${value} IS NOT NULL`;
    const judged = odd && holdsNotFinite(column) ? `${isNumber} AND NOT ${odd.nan}` : isNumber;
    const broken = brokenIn(set, `${judged} AND (${number} < ${(0,sql/* literal */.e)(fences.low)} OR ${number} > ${(0,sql/* literal */.e)(fences.high)})`);
    return {
        ...ruleBase(set, 'outliers', words),
        code: 'column-outliers',
        measures: { judged: countOf(set, judged), outliers: `count_if(${broken})`, ...(column.type === 'string' ? { texts: countOf(set, `${value} IS NOT NULL AND ${number} IS NULL`) } : {}) },
        broken,
        judge: ({ judged: n = 0, outliers = 0, texts = 0 }) => {
            if (texts > 0)
                return no(`${(0,data_words/* counted */.hS)(texts, 'value')} ${texts === 1 ? 'is no number' : 'are no numbers'}`, 'Correct these values where the table is made.').judge({ rows: n });
            if (n === 0)
                return nothingToJudge(`no number of ${name}${scope} is there to be an outlier`, words, { outliers: 0, limit: most });
            const rate = outliers / n;
            return {
                holds: rate <= most,
                seen: `${(0,data_words/* grouped */.zD)(outliers)} of ${(0,data_words/* counted */.hS)(n, 'number')} of ${name}${scope} (${(0,data_words/* percent */.KN)(rate)}) are outliers, outside of ${(0,data_words/* short */.h0)(fences.low)} to ${(0,data_words/* short */.h0)(fences.high)}; at most ${(0,data_words/* percent */.KN)(most)} may be. The fences are from the profile: ${fences.from}.`,
                expected: words,
                actual: `${(0,data_words/* percent */.KN)(rate)} outliers`,
                n,
                numbers: { outliers, rate, limit: most, low: fences.low, high: fences.high, ...fences.numbers },
                interval: { ...(0,proportions/* wilson */.rF)(outliers, n, column_share_LEVEL), level: column_share_LEVEL, method: 'Wilson' },
                fix: `Look at the rows below: a unit, a decimal comma or a sentinel value such as 9999; make the profile again if ${name} has really changed.`,
            };
        },
    };
}
function robustFences(profile, z) {
    const median = quantileOf(profile, 0.5);
    const mad = median && medianDistance(profile, median.value);
    if (!median || !mad)
        return 'the profile has no finite number of it';
    if (mad.value === 0)
        return 'half of the numbers behind the profile are equal, so their median absolute deviation is 0';
    const reach = z * NORMAL_MAD * mad.value;
    return { low: median.value - reach, high: median.value + reach, from: `median ${(0,data_words/* short */.h0)(median.value)}${column_outliers_within(median.error)}, median absolute deviation ${(0,data_words/* short */.h0)(mad.value)}${column_outliers_within(mad.error)}`, numbers: { median: median.value, median_error: median.error, mad: mad.value, mad_error: mad.error } };
}
function quartileFences(profile, k) {
    const first = quantileOf(profile, 0.25);
    const third = quantileOf(profile, 0.75);
    if (!first || !third)
        return 'the profile has no finite number of it';
    const range = third.value - first.value;
    if (range === 0)
        return 'the middle half of the numbers behind the profile is one value, so their interquartile range is 0';
    return { low: first.value - k * range, high: third.value + k * range, from: `quartiles ${(0,data_words/* short */.h0)(first.value)}${column_outliers_within(first.error)} and ${(0,data_words/* short */.h0)(third.value)}${column_outliers_within(third.error)}`, numbers: { first_quartile: first.value, first_quartile_error: first.error, third_quartile: third.value, third_quartile_error: third.error } };
}
function column_outliers_within(error) {
    return error === 0 ? '' : ` (from bins, within ${(0,data_words/* short */.h0)(error)})`;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-quantiles.js



/**
 * Rules about order statistics. A quantile is exact and of type 1 (Hyndman and Fan 1996): the value of rank ⌈level · n⌉. The
 * median of an even number of values is the mean of the two in the middle, as everywhere else.
 */
function quantileRules(set) {
    const { declared } = set;
    const quantiles = Object.entries(declared.quantiles ?? {}).map(([level, bounds]) => quantileRule(set, { key: 'quantiles', code: 'column-quantile', what: `the quantile ${level}`, bounds, levels: [Number(level)], read: ({ q0 = NaN }) => q0 }));
    const median = declared.median
        ? [quantileRule(set, { key: 'median', code: 'column-median', what: 'the median', bounds: declared.median, levels: [0.5], both: true, read: ({ q0 = NaN, above = NaN }) => q0 + (above - q0) / 2 })]
        : [];
    return [...median, ...quantiles];
}
function quantileRule(set, { key, code, what, bounds, levels, both = false, read }) {
    const words = `${what} ${boundWords(bounds)}`;
    if (!numberLike(set.column))
        return notNumbers(set, key, code, words);
    const { dialect, column } = set;
    const number = valueIn(set, asDouble(column));
    const scanned = levels.map((level) => dialect.quantile(number, level));
    const above = both ? dialect.quantile(`(-(${number}))`, levels[0]) : undefined;
    const inScan = scanned.every((sql) => sql !== undefined);
    return {
        ...ruleBase(set, key, words),
        code,
        measures: {
            ...numberCounts(set),
            ...(inScan ? Object.fromEntries(scanned.map((sql, index) => [`q${index}`, sql])) : {}),
            ...(inScan && above !== undefined ? { above: `-(${above})` } : {}),
        },
        ...(inScan ? {} : { apart: { why: 'its engine has no exact quantile among its aggregates', sql: column_quantiles_byRanks(set, levels, both) } }),
        judge: (answers) => judgeNumber(set, answers, read(answers), { what, bounds }),
    };
}
/** Parts that a level is counted in, so that ranks are taken from whole numbers: levels have at most six digits. */
const PARTS = 1_000_000;
/** The same order statistics from the running count of each different value. */
function column_quantiles_byRanks(set, levels, both) {
    const { dialect, column, where } = set;
    const number = asDouble(column);
    const rows = `SELECT ${number} AS v, count(*) AS c FROM source WHERE ${where === undefined ? '' : `${where} AND `}${dialect.isFinite(number)} GROUP BY 1`;
    const ranked = `SELECT v, sum(c) OVER (ORDER BY v) AS upto, sum(c) OVER (ORDER BY v DESC) AS downto, sum(c) OVER () AS n FROM (${rows}) AS each_value`;
    const rank = (level) => `n * ${Math.round(level * PARTS)}`;
    const wanted = levels.map((level, index) => `min(CASE WHEN upto * ${PARTS} >= ${rank(level)} THEN v END) AS q${index}`);
    const above = both ? [`max(CASE WHEN downto * ${PARTS} >= ${rank(levels[0])} THEN v END) AS above`] : [];
    return `SELECT ${[...wanted, ...above].join(', ')} FROM (${ranked}) AS ranked`;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-range.js







const WORDS = { '>=': 'at least', '>': 'above', '<=': 'at most', '<': 'below' };
/** Values between two ends, each a number, an instant, a text or another column. NaN and ±∞ are outside every range. */
function rangeRule(set) {
    const { declared, column, dialect } = set;
    if (!declared.between)
        return [];
    const ends = endsOf(declared.between);
    const words = column_range_wordsOf(declared.between, ends);
    const others = ends.flatMap(({ bound }) => (typeof bound === 'object' ? [otherColumn(set, bound.column, 'between')] : [])).filter((found) => found !== undefined);
    if (others.length < ends.filter(({ bound }) => typeof bound === 'object').length)
        return [];
    const kind = kindOf(set, ends);
    if (kind === 'date without a calendar day')
        throw noDate(set, ends);
    const misfit = [column, ...others].find((one) => !holds(kind, one));
    if (misfit)
        return [unaskable(set, 'between', 'column-outside-range', words, `it compares ${kind}s, and ${misfit.name} is ${misfit.native}`, 'Give both ends the type of the column, or correct the type where the table is made.')];
    const left = sideOf(kind, column, set);
    const compared = ends.map(({ operator, bound }) => `${left} ${operator} ${typeof bound === 'object' ? sideOf(kind, (0,data_source/* columnNamed */.c1)(set.source, bound.column), set) : plain(kind, bound, set)}`);
    const odd = column.type === 'float' ? notFinite(dialect, column) : undefined;
    // Where an end is a column, a row without it has nothing to be compared with.
    const judged = others.length === 0 ? undefined : others.map((other) => `${(0,sql/* identifier */.C)(other.name)} IS NOT NULL`).join(' AND ');
    const finite = kind === 'number' && holdsNotFinite(column) ? [`${dialect.isFinite(column_numbers_comparable(column))}`] : [];
    const shown = kind === 'number' && !set.sensitive && others.length === 0;
    const number = finiteNumber(dialect, column);
    return [
        valueRule(set, {
            key: 'between',
            code: 'column-outside-range',
            words,
            inside: `(${[...finite, ...compared].join(' AND ')})`,
            ...(judged === undefined ? {} : { judged }),
            closer: {
                ...(shown ? { least: `min(${valueIn(set, number)})`, greatest: `max(${valueIn(set, number)})` } : {}),
                ...(odd ? { nan: countOf(set, odd.nan), infinite: countOf(set, odd.infinite) } : {}),
            },
        }),
    ];
}
function endsOf(between) {
    if (Array.isArray(between))
        return [{ operator: '>=', bound: between[0] }, { operator: '<=', bound: between[1] }];
    const { at_least, above, at_most, below } = between;
    const end = (operator, bound) => (bound === undefined ? [] : [{ operator, bound }]);
    return [...end('>=', at_least), ...end('>', above), ...end('<=', at_most), ...end('<', below)];
}
function column_range_wordsOf(between, ends) {
    const said = (bound) => (typeof bound === 'object' ? bound.column : String(bound));
    if (Array.isArray(between))
        return `between ${said(ends[0].bound)} and ${said(ends[1].bound)}`;
    return ends.map(({ operator, bound }) => `${WORDS[operator]} ${said(bound)}`).join(' and ');
}
/** What is compared: what the plain ends are, else what the column is. */
function kindOf({ column, declared }, ends) {
    const plainEnds = ends.flatMap(({ bound }) => (typeof bound === 'object' ? [] : [bound]));
    if (plainEnds.some((bound) => typeof bound === 'number'))
        return 'number';
    const dates = [column.type, declared.type].some((type) => type === 'date' || type === 'timestamp');
    if (dates)
        return plainEnds.every((bound) => isInstant(String(bound))) ? 'instant' : 'date without a calendar day';
    if (plainEnds.length > 0)
        return 'text';
    return column.type === 'integer' || column.type === 'float' ? 'number' : 'text';
}
function holds(kind, column) {
    if (kind === 'number')
        return numberLike(column);
    if (kind === 'instant')
        return ['date', 'timestamp', 'string'].includes(column.type);
    return column.type === 'string';
}
function sideOf(kind, column, { dialect }) {
    if (kind === 'number')
        return column_numbers_comparable(column);
    return kind === 'instant' ? dialect.instant((0,sql/* identifier */.C)(column.name)) : column_members_textOf(column);
}
function plain(kind, bound, { dialect }) {
    return kind === 'instant' ? dialect.instant((0,sql/* literal */.e)(String(bound))) : (0,sql/* literal */.e)(kind === 'number' ? Number(bound) : String(bound));
}
function noDate({ name, path, facts }, ends) {
    const bad = ends.find(({ bound }) => typeof bound === 'string' && !isInstant(bound)).bound;
    return core_problem/* InputError */.d.of('data-bound-not-a-date', `${JSON.stringify(bad)} is not a date, and ${name} holds dates.`, "Write dates as ISO 8601 in quotes, e.g. '1995-12-31'.", facts.delivery.locate([...path, 'between']));
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-not-finite.js


/**
 * How many values are NaN and how many infinite: the scan counts the finite ones, which most columns hold alone, and what
 * the others are is asked only where there are some. Undefined where there can be none.
 */
function countsNotFinite(set) {
    const { dialect, column } = set;
    const odd = notFinite(dialect, column);
    if (!odd)
        return undefined;
    return {
        measures: { present: presentCount(set), finite: countOf(set, dialect.isFinite(column_numbers_comparable(column))) },
        closer: ({ present, finite }) => (present === finite ? undefined : { nan: countOf(set, odd.nan), infinite: countOf(set, odd.infinite) }),
        numbers: ({ nan = 0, infinite = 0 }) => ({ nan, infinite }),
    };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-rates.js





/** How much of a column is missing: null, NaN and infinity, each for itself, as shares of the rows. */
function rateRules(set) {
    const { name, declared, value, dialect, column } = set;
    const odd = notFinite(dialect, column) ?? { nan: 'false', infinite: 'false' };
    const rules = [];
    if (declared.null_rate) {
        const counted = set.where === undefined ? `(count(*) - ${presentCount(set)})` : undefined;
        rules.push(rateRule(set, { key: 'null_rate', code: 'column-null-rate', what: 'null', lacking: `have no ${name}${set.scope}`, condition: `${value} IS NULL`, counted, count: 'nulls', ...declared.null_rate, odd: column.type === 'float',
            fix: `Find why ${name} is missing in the step that makes the table, or move the bound of \`null_rate\` if the model was trained for it.` }));
    }
    if (declared.nan_rate)
        rules.push(rateRule(set, { key: 'nan_rate', code: 'column-nan-rate', what: 'NaN', lacking: `have NaN as ${name}${set.scope}`, condition: odd.nan, count: 'nan', ...declared.nan_rate,
            fix: `Find what makes ${name} NaN (0 / 0, the log of a negative number), and write null where it is unknown.` }));
    if (declared.infinite_rate)
        rules.push(rateRule(set, { key: 'infinite_rate', code: 'column-infinite-rate', what: 'infinite', lacking: `have an infinite ${name}${set.scope}`, condition: odd.infinite, count: 'infinite', ...declared.infinite_rate,
            fix: `Find what makes ${name} infinite: usually a division by zero, or an overflow.` }));
    return rules;
}
function rateRule(set, { key, code, what, lacking, condition, count, at_least: least, at_most: most, counted: sql = countOf(set, condition), odd = false, fix }) {
    const words = [least === undefined ? '' : `at least ${(0,data_words/* percent */.KN)(least)}`, most === undefined ? '' : `at most ${(0,data_words/* percent */.KN)(most)}`].filter(Boolean).join(' and ');
    const notFinite = odd ? countsNotFinite(set) : undefined;
    return {
        ...ruleBase(set, key, `${what === 'null' ? 'null rate' : `${what} rate`} ${words}`),
        code,
        measures: { asked: rowCount(set), [count]: sql, ...notFinite?.measures },
        ...(notFinite ? { closer: notFinite.closer } : {}),
        ...(most === undefined ? {} : { broken: brokenIn(set, condition) }),
        judge: (answers) => {
            const { asked = 0 } = answers;
            const found = answers[count] ?? 0;
            const bounds = { ...(most === undefined ? {} : { limit: most }), ...(least === undefined ? {} : { at_least: least }) };
            if (asked === 0)
                return nothingToJudge(`there is no row of ${set.name}${set.scope}`, `${words} ${what}`, { [count]: 0, ...bounds });
            const rate = found / asked;
            return {
                holds: rate <= (most ?? 1) && rate >= (least ?? 0),
                seen: `${(0,data_words/* grouped */.zD)(found)} of ${(0,data_words/* counted */.hS)(asked, 'row')} (${(0,data_words/* percent */.KN)(rate)}) ${lacking}; ${words} ${least === undefined ? 'may' : 'should'}.`,
                expected: `${words} ${what}`,
                actual: `${(0,data_words/* percent */.KN)(rate)} ${what}`,
                n: asked,
                numbers: { [count]: found, rate, ...bounds, ...(notFinite ? notFinite.numbers(answers) : {}) },
                fix,
            };
        },
    };
}
/** NaN and the infinities are neither null nor values that a model can use: where no rule is about them, they are a warning. */
function finiteRule(set) {
    const { declared, column, dialect, value, path } = set;
    const odd = notFinite(dialect, column);
    const counts = countsNotFinite(set);
    const judged = declared.between !== undefined || (declared.nan_rate !== undefined && declared.infinite_rate !== undefined);
    if (path[1] !== 'columns' || column.type !== 'float' || !odd || !counts || judged)
        return [];
    return [
        {
            ...ruleBase(set, 'type', 'finite numbers'),
            severity: 'warn',
            code: 'column-not-finite',
            measures: counts.measures,
            closer: counts.closer,
            broken: brokenIn(set, `${value} IS NOT NULL AND (${odd.nan} OR ${odd.infinite})`),
            judge: (answers) => judgeFinite(set, answers.present ?? 0, counts.numbers(answers)),
        },
    ];
}
function judgeFinite({ name, scope }, present, { nan, infinite }) {
    return {
        holds: nan + infinite === 0,
        seen: `${name}${scope} holds ${(0,data_words/* grouped */.zD)(nan)} NaN and ${(0,data_words/* grouped */.zD)(infinite)} infinite among ${(0,data_words/* counted */.hS)(present, 'value')}.`,
        expected: 'finite numbers',
        actual: `${(0,data_words/* grouped */.zD)(nan)} NaN, ${(0,data_words/* grouped */.zD)(infinite)} infinite`,
        n: present,
        numbers: { nan, infinite },
        fix: `Write null where ${name} is unknown, and find what divides by zero; or set \`between\`, \`nan_rate\` or \`infinite_rate\` to say what may be.`,
    };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-formats.js
const HEX = '[0-9A-Fa-f]';
const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;
const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
/** Each alternative has its `::` at another place. RFC 3986, section 3.2.2, `IPv6address`; zones (`%eth0`) are not part of it. */
function ipv6() {
    const group = `${HEX}{1,4}`;
    const last = `(?:${group}:${group}|${IPV4})`;
    const before = (most) => (most === 0 ? `(?:${group})?` : `(?:(?:${group}:){0,${most}}${group})?`);
    return [
        `(?:${group}:){6}${last}`,
        `::(?:${group}:){5}${last}`,
        ...[4, 3, 2].map((after, index) => `${before(index)}::(?:${group}:){${after}}${last}`),
        `${before(3)}::${group}:${last}`,
        `${before(4)}::${last}`,
        `${before(5)}::${group}`,
        `${before(6)}::`,
    ].join('|');
}
/** What the whole of a value has to match. None of these can backtrack for long. */
const PATTERNS = {
    /** RFC 9562, section 4; the variant and version bits are not looked at. */
    uuid: `${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}`,
    /** What browsers take as one: HTML Living Standard, "valid email address". */
    email: `[a-zA-Z0-9.!#$%&'*+/=?^_\`{|}~-]+@${LABEL}(?:\\.${LABEL})*`,
    /** A scheme and the characters that RFC 3986 allows, percent signs only before two digits. */
    uri: `[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|\\[|\\]|%${HEX}{2})+`,
    ipv4: IPV4,
    ipv6: ipv6(),
    /** A day of ISO 8601 in its extended form; the calendar is asked beside it. */
    date: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
};
const FORMAT_WORDS = {
    uuid: 'a UUID',
    email: 'an e-mail address',
    uri: 'a URI',
    ipv4: 'an IPv4 address',
    ipv6: 'an IPv6 address',
    date: 'an ISO date',
    json: 'JSON',
};
/** Conditions over a text that are true where it is of the format, by the format's name. */
const FORMATS = {
    uuid: (dialect, text) => dialect.matches(text, whole(PATTERNS.uuid)),
    email: (dialect, text) => dialect.matches(text, whole(PATTERNS.email)),
    uri: (dialect, text) => dialect.matches(text, whole(PATTERNS.uri)),
    ipv4: (dialect, text) => dialect.matches(text, whole(PATTERNS.ipv4)),
    ipv6: (dialect, text) => dialect.matches(text, whole(PATTERNS.ipv6)),
    date: (dialect, text) => `${dialect.matches(text, whole(PATTERNS.date))} AND TRY_CAST(${text} AS DATE) IS NOT NULL`,
    json: (dialect, text) => dialect.isJson(text),
};
/** `$` would, in some engines, match before a last newline too. */
function whole(pattern) {
    return `\\A(?:${pattern})\\z`;
}

// EXTERNAL MODULE: ./.build/src/data/engines/re2-parse.js
var re2_parse = __webpack_require__(74443);
;// CONCATENATED MODULE: ./.build/src/data/rules/column-patterns.js


/**
 * A pattern of the delivery file as a condition; `asked` is what the engine gets of `pattern`. Throws InputError at its line for what
 * is no RE2, and on Trino for what its engine could try for ever.
 */
async function patternCondition(set, key, text, pattern, asked) {
    try {
        const condition = set.dialect.matches(text, asked);
        // Judged alone: `a)|(b` is no pattern, and would be one in brackets. Where our own reading refuses it, the engine has the word.
        if (!isRe2(pattern))
            await set.facts.context.engine.query(`SELECT ${set.dialect.matches("''", pattern)} AS matched FROM source LIMIT 0`, { source: set.source.source });
        return condition;
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        const [problem] = error.problems;
        const known = problem.code.startsWith('regex-');
        throw core_problem/* InputError */.d.of(known ? problem.code : 'regex-unsupported', known ? problem.message : `The pattern of \`${[...set.path, key].join('.')}\` is no RE2: ${problem.message}`, known ? problem.fix : 'Write it in the syntax of RE2, without looking around or back, and close every bracket.', set.facts.delivery.locate([...set.path, key]), { cause: error });
    }
}
function isRe2(pattern) {
    try {
        (0,re2_parse/* parseRe2 */.R)(pattern);
        return true;
    }
    catch (error) {
        if (error instanceof RangeError)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-texts.js





/** `matches`: the whole value fits the pattern. `not_matches`: no part of it does. */
async function patternRules(set, key) {
    const pattern = set.declared[key];
    if (pattern === undefined)
        return [];
    const text = column_members_textOf(set.column);
    const all = key === 'matches';
    const condition = await patternCondition(set, key, text, pattern, all ? whole(pattern) : pattern);
    const words = all ? `matching ${shown(pattern)}` : `free of ${shown(pattern)}`;
    return [textRule(set, { key, code: all ? 'column-pattern' : 'column-forbidden-pattern', words, inside: all ? condition : `NOT ${condition}` })];
}
/** Rules about the text of a value: length, format, casing. */
function textRules(set) {
    const { declared, dialect, column } = set;
    const { length, format, case: casing } = declared;
    const text = column_members_textOf(column);
    const rules = [];
    if (length !== undefined)
        rules.push(textRule(set, { key: 'length', code: 'column-length', words: lengthWords(length), inside: lengthCondition(length, `length(${text})`) }));
    // A day is one by its type; only a text has to be looked at.
    if (format !== undefined)
        rules.push(textRule(set, { key: 'format', code: 'column-format', words: FORMAT_WORDS[format], inside: format === 'date' && column.type === 'date' ? 'true' : FORMATS[format](dialect, text) }));
    if (casing !== undefined)
        rules.push(textRule(set, { key: 'case', code: 'column-case', words: `in ${casing} case`, inside: `${text} = ${casing}(${text})` }));
    return rules;
}
function textRule(set, rule) {
    return writtenAlike(set.column) ? valueRule(set, rule) : notText(set, rule);
}
const SHOWN = 80;
function shown(pattern) {
    return pattern.length > SHOWN ? `${pattern.slice(0, SHOWN)}…` : pattern;
}
/** Types whose text every engine writes alike, and as the file had it. */
function writtenAlike({ type }) {
    return type === 'string' || type === 'integer' || type === 'boolean' || type === 'date';
}
function notText(set, { key, code, words }) {
    return unaskable(set, key, code, words, `its values are ${set.column.native}, whose text is the engine's and not the file's`, 'Ask it of a text column; use `between`, `in` or `type` for numbers and times.');
}
function lengthWords(length) {
    if (typeof length === 'number')
        return `${(0,data_words/* grouped */.zD)(length)} characters long`;
    const parts = [length.at_least === undefined ? '' : `at least ${(0,data_words/* grouped */.zD)(length.at_least)}`, length.at_most === undefined ? '' : `at most ${(0,data_words/* grouped */.zD)(length.at_most)}`];
    return `${parts.filter(Boolean).join(' and ')} characters long`;
}
function lengthCondition(length, characters) {
    if (typeof length === 'number')
        return `${characters} = ${length}`;
    const { at_least: least, at_most: most } = length;
    return [...(least === undefined ? [] : [`${characters} >= ${least}`]), ...(most === undefined ? [] : [`${characters} <= ${most}`])].join(' AND ');
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-types.js






/**
 * The declared type. Where values come as text (CSV), each value is judged; else the engine's own type is, and of it the
 * values too where the declared one is narrower (`bits`, `unsigned`, `precision`, `scale`).
 */
function typeRule(set) {
    const { name, scope, declared, column, logical, value, text } = set;
    if (!declared.type)
        return [];
    const words = typeWords(declared);
    if (logical.kind === 'struct' && declared.fields && !logical.fields)
        return [unaskable(set, 'type', 'column-type', words, 'the engine does not tell the fields of its structs', 'Take `fields` out, or unpack the struct in a view.')];
    const fit = fitOf(set);
    const misfit = 'misfit' in fit ? `${value} IS NOT NULL AND coalesce(${fit.misfit}, true)` : fit.fits ? 'false' : `${value} IS NOT NULL`;
    const broken = brokenIn(set, misfit);
    // A wrong type of the engine's own is wrong without a value too; in text there is then nothing that could be wrong.
    const wrong = 'fits' in fit && !fit.fits && !text;
    return [
        {
            ...ruleBase(set, 'type', words),
            code: 'column-type',
            measures: { present: presentCount(set), misfits: `count_if(${broken})` },
            broken,
            judge: ({ present = 0, misfits = 0 }) => {
                const holds = misfits === 0 && !wrong;
                return {
                    holds,
                    seen: holds
                        ? present === 0
                            ? `no value of ${name}${scope} contradicts the type ${words}: there is none.`
                            : `every value of ${name}${scope} is of the type ${words}.`
                        : present === 0
                            ? `${name}${scope} has no value, and is read as ${column.type} (${column.native}) where ${words} is declared.`
                            : `${(0,data_words/* counted */.hS)(misfits, 'value')} of ${name}${scope} ${misfits === 1 ? 'is' : 'are'} not of the type ${words}; the column is read as ${column.type} (${column.native}).`,
                    expected: words,
                    actual: holds ? words : column.type,
                    n: present,
                    numbers: { misfits },
                    fix: `Correct the values of ${name} where the table is made, or declare \`type: ${logical.kind === 'other' ? 'string' : logical.kind}\`${declared.bits === undefined && declared.precision === undefined ? '' : ' with the width that it has'}.`,
                };
            },
        },
    ];
}
function typeWords({ type, bits, unsigned, precision, scale, zone, items, fields }) {
    const parts = [
        unsigned ? 'unsigned' : '',
        type,
        bits === undefined ? '' : `of ${bits} bits`,
        precision === undefined ? '' : `of ${precision} digits`,
        scale === undefined ? '' : `${precision === undefined ? 'with' : 'and'} ${scale} after the point`,
        zone === undefined ? '' : zone ? 'with time zone' : 'without time zone',
        items === undefined ? '' : `of ${items}`,
        fields === undefined ? '' : `of ${Object.entries(fields).map(([field, kind]) => `${field} ${kind}`).join(', ')}`,
    ];
    return parts.filter(Boolean).join(' ');
}
function fitOf(set) {
    const { declared, logical, text } = set;
    const misread = text && logical.kind === 'string';
    switch (declared.type) {
        case 'integer':
            return integerFit(set, misread);
        case 'decimal':
            return decimalFit(set, misread);
        case 'float':
            return floatFit(set, misread);
        case 'string':
            return { fits: text || logical.kind === 'string' };
        case 'boolean':
            return misread ? { misfit: `lower(${set.value}) NOT IN ('true', 'false')` } : { fits: logical.kind === 'boolean' };
        case 'date':
            return misread ? { misfit: `NOT (${FORMATS.date(set.dialect, set.value)})` } : { fits: logical.kind === 'date' };
        case 'timestamp':
            return timestampFit(set, misread);
        case 'list':
            return { fits: logical.kind === 'list' && (declared.items === undefined || kindFits(declared.items, logical.items)) };
        case 'struct':
            return { fits: logical.kind === 'struct' && Object.entries(declared.fields ?? {}).every(([field, kind]) => kindFits(kind, logical.fields?.[field])) };
    }
}
function kindFits(declared, found) {
    return found !== undefined && (found.kind === declared || (declared === 'float' && found.kind === 'integer'));
}
function integerFit(set, misread) {
    const { declared, logical, value, dialect, text } = set;
    const range = integerRange(declared);
    if (logical.kind === 'integer') {
        const own = integerRange({ bits: logical.bits ?? 64, unsigned: logical.unsigned });
        return !range || (range.low <= own.low && (range.high === undefined || own.high <= range.high)) ? { fits: true } : { misfit: outside(value, range) };
    }
    if (text && logical.kind === 'float') {
        const whole = `NOT (${dialect.isFinite(value)} AND ${value} = floor(${value}))`;
        return { misfit: range ? `${whole} OR ${outside(value, range)}` : whole };
    }
    if (!misread)
        return { fits: false };
    const digits = `NOT ${dialect.matches(value, '\\A[+-]?[0-9]+\\z')}`;
    return { misfit: range ? `${digits} OR coalesce(${outside(`TRY_CAST(${value} AS DECIMAL(38, 0))`, range)}, true)` : digits };
}
/** Undefined where any integer will do. */
function integerRange({ bits, unsigned = false }) {
    if (bits === undefined)
        return unsigned ? { low: 0n, high: undefined } : undefined;
    const width = BigInt(bits);
    return unsigned ? { low: 0n, high: 2n ** width - 1n } : { low: -(2n ** (width - 1n)), high: 2n ** (width - 1n) - 1n };
}
function outside(value, { low, high }) {
    return `${value} < ${numeral(low)}${high === undefined ? '' : ` OR ${value} > ${numeral(high)}`}`;
}
function decimalFit(set, misread) {
    const { declared, logical, value, dialect, column, text } = set;
    const { precision = 38, scale } = declared;
    const bounded = declared.precision !== undefined || scale !== undefined;
    const whole = precision - (scale ?? 0);
    if (logical.kind === 'decimal' || logical.kind === 'integer') {
        if (logical.kind === 'decimal' && logical.scale <= (scale ?? 38) && logical.precision - logical.scale <= whole)
            return { fits: true };
        return bounded ? { misfit: numberMisfit(value, whole, scale) } : { fits: true };
    }
    if (text && logical.kind === 'float') {
        const finite = `NOT ${dialect.isFinite(value)}`;
        return { misfit: bounded ? `${finite} OR ${numberMisfit(asDouble(column), whole, scale)}` : finite };
    }
    if (!misread)
        return { fits: false };
    const digits = `\\A[+-]?0*[0-9]{0,${whole}}(\\.[0-9]{0,${scale ?? 38}}0*)?\\z`;
    return { misfit: `NOT (${dialect.matches(value, '[0-9]')} AND ${dialect.matches(value, digits)})` };
}
/** Too many digits before the point, or after it. */
function numberMisfit(value, whole, scale) {
    const large = `abs(${value}) >= CAST('1e${whole}' AS DOUBLE)`;
    return scale === undefined ? large : `${large} OR ${value} <> round(${value}, ${scale})`;
}
/** The largest finite number of a width (IEEE 754-2019, table 3.5). */
const LARGEST_FLOAT = { 16: '65504', 32: '3.4028234663852886e38' };
/** Integers and decimals are numbers too: a float column may hold them. */
function floatFit(set, misread) {
    const { declared, logical, column, dialect } = set;
    const number = asDouble(column);
    const largest = LARGEST_FLOAT[declared.bits ?? 64];
    if (!misread && !['float', 'integer', 'decimal'].includes(logical.kind))
        return { fits: false };
    const narrow = largest !== undefined && !(logical.kind === 'float' && logical.bits <= declared.bits);
    const large = narrow ? `(${dialect.isFinite(number)} AND abs(${number}) > CAST('${largest}' AS DOUBLE))` : undefined;
    if (misread)
        return { misfit: [`${number} IS NULL`, ...(large ? [large] : [])].join(' OR ') };
    return large ? { misfit: large } : { fits: true };
}
/** A day is a time too, where no zone is asked for. */
function timestampFit(set, misread) {
    const { declared, logical, dialect, value } = set;
    const { zone } = declared;
    if (misread) {
        const ending = dialect.matches(value, '(Z| UTC|[+-][0-9]{2}(:?[0-9]{2})?)\\s*\\z');
        const time = `${dialect.instant(value)} IS NULL`;
        // The minus of a day is none of a zone: `2020-01-02` ends like one.
        const zoned = `(${ending} AND ${dialect.matches(value, ':')})`;
        return { misfit: zone === undefined ? time : `${time} OR ${zone ? 'NOT ' : ''}${zoned}` };
    }
    if (logical.kind === 'date')
        return { fits: zone !== true };
    return { fits: logical.kind === 'timestamp' && (zone === undefined || logical.zone === zone) };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-unique.js




/** No value twice. Nulls are no values. */
function uniqueRule(set) {
    const { name, scope, declared, dialect, value } = set;
    if (!declared.unique)
        return [];
    const among = brokenIn(set, `${value} IS NOT NULL`);
    return [
        {
            ...ruleBase(set, 'unique', 'unique'),
            code: 'column-not-unique',
            measures: { present: presentCount(set), distinct: distinctOrHashes(dialect, [valueIn(set, value)]) },
            // Values that share a hash are counted as one: only where none seems to be repeated is the answer one of the values.
            closer: ({ present, distinct }) => (dialect.distinctHashes && present !== distinct ? { distinct: dialect.distinct([valueIn(set, value)]) } : undefined),
            repeats: { value, among },
            broken: `(${among} AND ${inGroup(value, among)})`,
            reach: {},
            judge: ({ present = 0, distinct = 0 }) => {
                if (present === 0)
                    return nothingToJudge(`no value of ${name}${scope} is there to be unique`, 'every value once', { present, distinct });
                return {
                    holds: present === distinct,
                    seen: `${name}${scope} has ${(0,data_words/* counted */.hS)(distinct, 'different value')} in ${(0,data_words/* counted */.hS)(present, 'row')}.`,
                    expected: 'every value once',
                    actual: `${(0,data_words/* grouped */.zD)(present - distinct)} repeated`,
                    n: present,
                    numbers: { present, distinct, repeated: present - distinct },
                    fix: 'Remove the repeated rows, or find the join that doubled them.',
                };
            },
        },
    ];
}

;// CONCATENATED MODULE: ./.build/src/data/rules/column-rules.js












/** The rules that one entry makes, in the order of the report. */
const MAKERS = [
    typeRule,
    rateRules,
    uniqueRule,
    (set) => listRules(set, 'in'),
    (set) => listRules(set, 'not_in'),
    rangeRule,
    (set) => patternRules(set, 'matches'),
    (set) => patternRules(set, 'not_matches'),
    textRules,
    aggregateRules,
    quantileRules,
    orderRule,
    outlierRules,
    finiteRule,
];
/**
 * The rules of `data.columns` and `data.rules` about the columns that a table has. Throws InputError for rules that can be asked
 * of no table (a bound that is no date, a list that cannot be read), all at once.
 */
async function columnRules(facts, source, conditions) {
    const rules = [];
    const problems = [];
    const collect = async (path, work) => {
        try {
            await work();
        }
        catch (error) {
            if (!(error instanceof core_problem/* InputError */.d))
                throw error;
            problems.push(...error.problems.map((problem) => ({ ...problem, location: problem.location ?? facts.delivery.locate(path) })));
        }
    };
    for (const entry of columnEntries(facts)) {
        await collect(entry.path, async () => {
            const set = columnSet(entry, facts, source, conditions);
            if (set)
                for (const make of MAKERS)
                    await collect(entry.path, async () => void rules.push(...(await make(set))));
        });
    }
    if (problems.length > 0)
        throw new core_problem/* InputError */.d(problems);
    return rules;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/examples.js





/** Rows that are named for each rule where the delivery file says nothing; the schema's default. */
const EXAMPLES = 5;
/** A key longer than this is cut: it is there to find the row, not to be read. */
const MAX_KEY_LENGTH = 80;
/** Rows of a file that are looked through first: with 1 row of 1,000 broken, they hold all the examples that are wanted. */
const HEAD_ROWS = 100_000;
/**
 * A few rows that break each rule, by the declared key and nothing else: those of the least keys, so that a table has the
 * same examples each time. Asked only of rules that failed, and of the first rows of a file before the whole of it: naming
 * rows in the scan itself costs every table that has nothing to name.
 */
async function findExamples(rules, source, rows, facts) {
    const { engine } = facts.context;
    const most = facts.delivery.spec.data?.failing_rows?.examples ?? EXAMPLES;
    const key = keyText(facts, source);
    if (typeof key !== 'object' || most === 0 || rules.length === 0)
        return new Map();
    const ask = (asked, from) => askExamples(asked, key, most, from, source, engine);
    const head = rules.filter(({ reach }) => reach === undefined && (0,data_engine/* isFileSource */.q)(source.source) && rows > HEAD_ROWS);
    const found = await ask(head, `(SELECT * FROM source LIMIT ${HEAD_ROWS}) AS head`);
    const repeated = rules.filter(({ repeats }) => repeats?.value === key.sql);
    const rest = rules.filter((rule) => !repeated.includes(rule) && (found.get(rule)?.length ?? 0) < most);
    return new Map([...found, ...(await ask(rest, 'source')), ...(await askRepeated(repeated, key, most, source, engine))]);
}
/** Why no row is named, as a note; undefined where rows can be named, or nobody wants them. */
function noExamples(facts, source) {
    const data = facts.delivery.spec.data ?? {};
    if (!data.key)
        return undefined;
    if (data.failing_rows?.examples === 0)
        return 'Examples of rows that break a rule: off (`failing_rows.examples` is 0).';
    const key = keyText(facts, source);
    return typeof key === 'string' ? `Examples of rows that break a rule: off (${key}).` : undefined;
}
/** The key of a row as one value, or why there is none to show. */
function keyText({ delivery }, source) {
    const { key } = delivery.spec.data ?? {};
    if (!key)
        return 'no data.key';
    const hidden = key.filter((name) => sensitiveColumns(delivery).has(name.toLowerCase()));
    if (hidden.length > 0)
        return `the key holds the sensitive ${hidden.length === 1 ? 'column' : 'columns'} ${(0,data_words/* some */.zN)(hidden)}`;
    const found = key.map((name) => (0,data_source/* columnNamed */.c1)(source, name));
    if (found.some((column) => !column))
        return `${source.name} lacks a column of the key`;
    const names = found.map((column) => column.name);
    if (names.length === 1 && isOrdered(found[0].type))
        return { sql: (0,sql/* identifier */.C)(names[0]), name: names[0] };
    const parts = names.map((name) => `${(0,sql/* literal */.e)(`${name}=`)} || coalesce(substr(CAST(${(0,sql/* identifier */.C)(name)} AS VARCHAR), 1, ${MAX_KEY_LENGTH}), 'null')`);
    return { sql: parts.join(` || ', ' || `) };
}
function isOrdered(type) {
    return type !== 'other' && type !== 'boolean';
}
async function askExamples(rules, key, most, from, source, engine) {
    if (rules.length === 0)
        return new Map();
    const dialect = engine.dialect(source.source);
    const marked = rules.map(({ broken }, index) => `(${broken}) AS b${index}`);
    const least = rules.map((_, index) => dialect.least(`CASE WHEN b${index} THEN k END`, most));
    const any = rules.map((_, index) => `b${index}`).join(' OR ');
    const sql = `SELECT ${least.map((asked, index) => `${asked.sql} AS e${index}`).join(',\n')} FROM (SELECT ${key.sql} AS k, ${marked.join(',\n')} FROM ${from}) AS marked WHERE ${any}`;
    const table = await engine.query(sql, reached(rules, source.source));
    return new Map(rules.map((rule, index) => [rule, least[index].read(table.values[`e${index}`][0]).map((text) => examples_shown(text, key))]));
}
/** Where the key itself is repeated, the groups of its values name the rows, and nothing has to be joined to them. */
async function askRepeated(rules, key, most, source, engine) {
    const known = new Map();
    for (const { repeats } of rules) {
        const sql = `SELECT CAST(v AS VARCHAR) AS k, n FROM (SELECT v, count(*) AS n FROM (SELECT ${key.sql} AS v FROM source WHERE ${repeats.among}) AS found GROUP BY v HAVING count(*) > 1 ORDER BY v LIMIT ${most}) AS least`;
        if (known.has(repeats.among))
            continue;
        const { values } = await engine.query(sql, { source: source.source });
        known.set(repeats.among, values.k.flatMap((text, at) => Array.from({ length: Math.min(most, Number(values.n[at])) }, () => examples_shown(String(text), key))).slice(0, most));
    }
    return new Map(rules.map((rule) => [rule, known.get(rule.repeats.among)]));
}
function examples_shown(text, { name }) {
    return name === undefined ? text : `${name}=${[...text].slice(0, MAX_KEY_LENGTH).join('')}`;
}
/** The tables that the rules' conditions look into, by name. */
function reached(rules, source) {
    return { ...Object.assign({}, ...rules.map(({ reach }) => reach ?? {})), source };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/failing-rows.js







/** Of the column that lists the rules each row broke; longer where the table has a column of that name. */
const BROKEN_RULES = 'broken_rules';
/**
 * Writes every row that breaks a rule which failed, with the rules it broke, to `failing-rows.SOURCE.parquet` in the folder
 * of the verdict: whole or not at all, and without the columns that are sensitive. A file of an earlier run goes away.
 */
async function writeFailingRows(failing, source, rows, facts) {
    const { delivery, context } = facts;
    if (!delivery.spec.data?.failing_rows?.file)
        return { rules: [] };
    if (!(0,data_engine/* isFileSource */.q)(source.source))
        return { rules: [], note: `Failing rows file of ${source.name}: not for tables of a server, whose rows stay there but for the examples.` };
    const file = `failing-rows.${source.name}.parquet`;
    const target = external_node_path_.join(context.out, file);
    await (0,promises_.rm)(target, { force: true });
    const rules = failing.filter(({ broken }) => broken !== undefined);
    if (rules.length === 0)
        return { rules };
    const hidden = sensitiveColumns(delivery);
    const kept = source.columns.filter(({ name }) => !hidden.has(name.toLowerCase())).map(({ name }) => name);
    const left = source.columns.filter(({ name }) => hidden.has(name.toLowerCase())).map(({ name }) => name);
    const written = await context.engine.write(failingSql(rules, kept), reached(rules, source.source), target);
    const without = left.length === 0 ? '' : `, without the sensitive ${left.length === 1 ? 'column' : 'columns'} ${(0,data_words/* some */.zN)(left)}`;
    return { file, rules, note: `Failing rows of ${source.name}: ${(0,data_words/* grouped */.zD)(written)} of ${(0,data_words/* counted */.hS)(rows, 'row')}, with the rules that each broke, in ${file}${without}.` };
}
/** Own columns go by short names inside, so that none of them can be taken for a rule's mark. */
function failingSql(rules, kept) {
    const marks = rules.map(({ broken }, index) => `coalesce((${broken}), false) AS b${index}`);
    const inside = [...kept.map((name, index) => `${(0,sql/* identifier */.C)(name)} AS c${index}`), ...marks];
    const broke = rules.map(({ rule }, index) => `CASE WHEN b${index} THEN ${(0,sql/* literal */.e)(rule)} END`);
    const columns = [...kept.map((name, index) => `c${index} AS ${(0,sql/* identifier */.C)(name)}`), `list_filter([${broke.join(', ')}], one -> one IS NOT NULL) AS ${(0,sql/* identifier */.C)(freeName(kept))}`];
    return `SELECT ${columns.join(',\n')} FROM (SELECT ${inside.join(',\n')} FROM source) AS marked WHERE ${rules.map((_, index) => `b${index}`).join(' OR ')}`;
}
function freeName(taken) {
    let name = BROKEN_RULES;
    while (taken.some((other) => other.toLowerCase() === name))
        name += '_';
    return name;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-columns.js





/** Which columns there are, and in which order: decided by the header, before any scan. */
function columnListRules(facts, source) {
    return [...missingRules(facts, source), ...extraRules(facts, source), ...orderRules(facts, source)];
}
/** Columns that the contract asks for and the source lacks. */
function missingRules({ delivery }, source) {
    const { columns = {}, key = [], label } = delivery.spec.data ?? {};
    const judged = isJudged(source);
    const declared = Object.entries(columns).filter(([, column]) => column.required !== false).map(([name, column]) => ({ name, path: ['data', 'columns', name], options: column }));
    const named = [...key.map((name, index) => ({ name, path: ['data', 'key', index], options: {} })), ...(label ? [{ name: label, path: ['data', 'label'], options: {} }] : [])];
    // What serves now has no labels yet, and rows of training need no key.
    const wanted = [...declared.filter(({ name }) => judged || source.name === 'train' || name !== label), ...(judged ? named : [])];
    const missing = wanted.filter(({ name }, index) => !(0,data_source/* columnNamed */.c1)(source, name) && wanted.findIndex((other) => other.name === name) === index);
    return missing.map(({ name, path, options }) => ({
        code: 'column-missing',
        rule: `${name}: present`,
        subject: { kind: 'column', name },
        path,
        ...optionsOf(options),
        measures: {},
        judge: ({ rows = 0 }) => ({
            holds: false,
            seen: `there is no column ${name}. It has ${(0,data_words/* some */.zN)(source.columns.map((column) => column.name))}.`,
            expected: `a column ${name}`,
            actual: 'none',
            n: rows,
            numbers: {},
            fix: `Add the column to the table${near(name, source)}, or set \`required: false\` if it may be missing.`,
        }),
    }));
}
function near(name, source) {
    const hint = suggestion(name, source.columns.map((column) => column.name));
    return hint ? ` (${hint.replace(/\?$/, '')}?)` : '';
}
/** Columns that the delivery file names nowhere. */
function extraRules({ delivery }, source) {
    const { extra_columns: asked = 'allow', columns = {}, key = [], label, prediction, time, entity = [], rules = [] } = delivery.spec.data ?? {};
    if (asked === 'allow')
        return [];
    const options = typeof asked === 'string' ? { severity: asked } : asked;
    const known = new Set([...Object.keys(columns), ...key, label, prediction, time, ...entity, ...rules.map(({ column }) => column)].flatMap((name) => name?.toLowerCase() ?? []));
    const extra = source.columns.map(({ name }) => name).filter((name) => !known.has(name.toLowerCase()));
    return [
        {
            code: 'column-extra',
            rule: 'columns: declared ones alone',
            subject: { kind: 'table', name: 'columns' },
            path: ['data', 'extra_columns'],
            ...optionsOf(options),
            measures: {},
            judge: ({ rows = 0 }) => ({
                holds: extra.length === 0,
                seen: extra.length === 0 ? `each of the ${(0,data_words/* counted */.hS)(source.columns.length, 'column')} is declared.` : `${(0,data_words/* counted */.hS)(extra.length, 'column')} of ${source.columns.length} ${extra.length === 1 ? 'is' : 'are'} not declared: ${(0,data_words/* some */.zN)(extra)}.`,
                expected: 'declared columns alone',
                actual: extra.length === 0 ? 'declared columns alone' : `${(0,data_words/* some */.zN)(extra)} besides`,
                n: rows,
                numbers: { extra: extra.length, columns: source.columns.length },
                fix: 'Declare the column under `data.columns` (an empty entry will do), or leave it out where the table is made.',
            }),
        },
    ];
}
/** The declared columns that the table has stand in the declared order; others may stand between them. */
function orderRules({ delivery }, source) {
    const { column_order: asked = false, columns = {} } = delivery.spec.data ?? {};
    if (asked === false)
        return [];
    const declared = byLine(Object.keys(columns), (name) => delivery.locate(['data', 'columns', name])).flatMap((name) => (0,data_source/* columnNamed */.c1)(source, name)?.name ?? []);
    const actual = source.columns.map(({ name }) => name).filter((name) => declared.includes(name));
    const wrong = declared.findIndex((name, index) => actual[index] !== name);
    return [
        {
            code: 'column-order',
            rule: 'columns: in the declared order',
            subject: { kind: 'table', name: 'columns' },
            path: ['data', 'column_order'],
            ...optionsOf(asked === true ? {} : asked),
            measures: {},
            judge: ({ rows = 0 }) => ({
                holds: wrong < 0,
                seen: wrong < 0 ? `the ${(0,data_words/* counted */.hS)(declared.length, 'declared column')} stand in the declared order.` : `the declared columns stand in another order: number ${wrong + 1} of them is ${actual[wrong]}, and ${declared[wrong]} is declared there.`,
                expected: (0,data_words/* some */.zN)(declared),
                actual: (0,data_words/* some */.zN)(actual),
                n: rows,
                numbers: { columns: declared.length, first_out_of_place: wrong < 0 ? 0 : wrong + 1 },
                fix: 'Write the columns in the declared order, or remove `column_order` where they are read by name.',
            }),
        },
    ];
}
/** As the file has them: an object's own order puts keys that look like integers first. */
function byLine(names, locate) {
    const placed = names.map((name) => ({ name, at: locate(name) }));
    return placed.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column).map(({ name }) => name);
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-foreign-keys.js







const table_foreign_keys_LEVEL = 0.95;
/** Values that another table has to know. A row in which one of the columns is null names nothing, and is exempt. */
function foreignKeyRules(facts, source, conditions) {
    return (facts.delivery.spec.data?.foreign_keys ?? []).flatMap((_, index) => foreignKeyRule(index, facts, source, conditions));
}
function foreignKeyRule(index, facts, source, conditions) {
    const declared = facts.delivery.spec.data.foreign_keys[index];
    const { columns: names, source: target, to = names, mostly, where } = declared;
    const path = ['data', 'foreign_keys', index];
    const rule = {
        code: 'foreign-key-broken',
        rule: `${names.join(' + ')}: in ${target}${where === undefined ? '' : `, where ${cut(where)}`}${mostly === undefined ? '' : ` for at least ${(0,data_words/* percent */.KN)(mostly)}`}`,
        subject: { kind: 'table', name: names.join(' + ') },
        path,
        ...optionsOf(declared),
    };
    const other = facts.references.get(target);
    if (target === source.name && names.every((name, at) => (0,data_source/* sameName */.q)(name, to[at])))
        return [];
    if (!other)
        return [table_foreign_keys_notOfThisRun(rule, target)];
    const [own, theirs] = [table_asked_columnsOf(source, names), table_asked_columnsOf(other, to)];
    if (own.missing.length > 0)
        return source.name === 'serving' ? [] : [table_asked_unaskableRule(rule, source.name, own.missing)];
    if (theirs.missing.length > 0)
        return [table_asked_unaskableRule(rule, target, theirs.missing)];
    const condition = where === undefined ? undefined : conditions.of(source, [...path, 'where']);
    if (where !== undefined && condition === undefined)
        return [];
    const dialect = facts.context.engine.dialect(source.source);
    const pairs = own.columns.map((column, at) => table_sql_comparable(column, theirs.columns[at], dialect));
    const value = oneValue(pairs.map(([mine]) => mine));
    const asked = `${within(dialect, condition)} AND NOT ${anyNull(own.columns)}`;
    const known = `(SELECT w FROM (SELECT ${oneValue(pairs.map(([, yours]) => yours))} AS w FROM ${target} WHERE NOT ${anyNull(theirs.columns)}) AS known)`;
    return [
        {
            ...rule,
            measures: {},
            apart: {
                why: `it looks values up in ${target}`,
                sql: `SELECT count(*) AS asked, count_if(NOT found) AS orphans, count(DISTINCT CASE WHEN NOT found THEN v END) AS different FROM (SELECT v, v IN ${known} AS found FROM (SELECT ${value} AS v FROM source WHERE ${asked}) AS mine) AS looked_up`,
                sources: { [target]: other.source },
            },
            broken: `(${asked} AND NOT (${value} IN ${known}))`,
            reach: { [target]: other.source },
            judge: ({ asked: n = 0, orphans = 0, different = 0 }) => {
                if (n === 0)
                    return { holds: 'inconclusive', seen: `no row has ${names.join(' and ')} to look up in ${target}, so the rule was not put to the test.`, expected: 'values to look up', actual: 'none', n, numbers: { orphans: 0, different: 0, share: null, limit: mostly ?? 1 }, fix: 'Find why the column is empty, or remove the rule.' };
                return {
                    holds: (n - orphans) / n >= (mostly ?? 1),
                    seen: orphans === 0 ? `${target} knows ${names.join(' and ')} of all ${(0,data_words/* counted */.hS)(n, 'row')} that have one.` : `${(0,data_words/* grouped */.zD)(orphans)} of ${(0,data_words/* counted */.hS)(n, 'row')} (${(0,data_words/* percent */.KN)(orphans / n)}) have ${names.join(' and ')} that ${target} does not know (${(0,data_words/* counted */.hS)(different, 'different value')}).`,
                    expected: mostly === undefined ? `every value in ${target}` : `at least ${(0,data_words/* percent */.KN)(mostly)} in ${target}`,
                    actual: `${(0,data_words/* percent */.KN)((n - orphans) / n)} in ${target}`,
                    n,
                    numbers: { orphans, different, share: (n - orphans) / n, limit: mostly ?? 1 },
                    ...(mostly === undefined ? {} : { interval: { ...(0,proportions/* wilson */.rF)(n - orphans, n, table_foreign_keys_LEVEL), level: table_foreign_keys_LEVEL, method: 'Wilson' } }),
                    fix: `Look whether ${target} is older than this table, or the values are written in another way (leading zeros, case, spaces).`,
                };
            },
        },
    ];
}
function table_foreign_keys_notOfThisRun(rule, target) {
    return {
        ...rule,
        measures: {},
        judge: () => ({
            holds: 'inconclusive',
            seen: `values cannot be looked up in ${target}: this run does not read data.${target}.`,
            expected: `data.${target}`,
            actual: 'not read',
            n: 0,
            numbers: {},
            fix: 'Look values up in data.train or in a table of `data.references`, which all runs read.',
        }),
    };
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-freshness.js








/**
 * How old the newest row is when the run starts. Asked of one table: of data.serving where it has the column, else of the
 * table that is judged, else of data.train. A time in the future is counted and is no proof of freshness.
 */
function freshnessRules(facts, source, conditions) {
    const asked = facts.delivery.spec.data?.freshness;
    if (!asked)
        return [];
    const having = facts.sources.filter((one) => (0,data_source/* columnNamed */.c1)(one, asked.column));
    const where = having.find(({ name }) => name === 'serving') ?? having.find(isJudged) ?? having[0];
    if (where?.name !== source.name)
        return [];
    const part = conditions_asked(facts, source, conditions, ['data', 'freshness'], asked.where);
    if (!part)
        return [];
    const column = (0,data_source/* columnNamed */.c1)(source, asked.column);
    const dialect = facts.context.engine.dialect(source.source);
    const now = facts.context.clock.now();
    const rule = {
        code: 'table-stale',
        rule: `${asked.column}: newest at most ${asked.within} old${part.words}`,
        subject: { kind: 'table', name: asked.column },
        path: ['data', 'freshness'],
        ...optionsOf(asked),
    };
    if (column.type !== 'date' && column.type !== 'timestamp' && column.type !== 'string')
        return [{ ...rule, measures: {}, judge: ({ rows = 0 }) => noTimes(asked.column, column.native, asked.within, rows) }];
    const instant = asked.where === undefined ? dialect.instant((0,sql/* identifier */.C)(column.name)) : `CASE WHEN ${part.sql} THEN ${dialect.instant((0,sql/* identifier */.C)(column.name))} END`;
    const present = dialect.instant((0,sql/* literal */.e)(now.toISOString()));
    return [
        {
            ...rule,
            measures: {
                newest: dialect.epoch(`max(CASE WHEN ${instant} <= ${present} THEN ${instant} END)`),
                known: `count(${instant})`,
                future: `count_if(coalesce(${instant} > ${present}, false))`,
                ...part.measures,
            },
            judge: ({ rows: all = 0, asked: rows = all, newest = NaN, known = 0, future = 0 }) => table_freshness_judged({ rows, newest, known, future }, asked, now, sensitiveColumns(facts.delivery).has(asked.column.toLowerCase())),
        },
    ];
}
function table_freshness_judged({ rows, newest, known, future }, { column, within }, now, sensitive) {
    const limit = (0,duration/* parseDuration */.E)(within) / 1000;
    const age = now.getTime() / 1000 - newest;
    const none = Number.isNaN(newest);
    const ahead = future === 0 ? '' : ` ${(0,data_words/* counted */.hS)(future, 'row')} ${future === 1 ? 'has' : 'have'} a time in the future, which proves nothing.`;
    const unknown = known === rows ? '' : ` ${(0,data_words/* grouped */.zD)(rows - known)} of ${(0,data_words/* counted */.hS)(rows, 'row')} ${rows - known === 1 ? 'has' : 'have'} no time.`;
    const when = sensitive || none ? '' : `, of ${new Date(newest * 1000).toISOString()}`;
    return {
        holds: !none && age <= limit,
        seen: none ? `no row has a time in ${column} up to now, so nothing shows how old the data is.${ahead}${unknown}` : `the newest row${when}, is ${span(age)} old by ${column}; at most ${within} is wanted.${ahead}${unknown}`,
        expected: `newest at most ${within} old`,
        actual: none ? 'no time' : `${span(age)} old`,
        n: known,
        numbers: { age_seconds: none ? null : age, limit_seconds: limit, future, without_time: rows - known },
        fix: 'Look whether the step that makes the table has run, and read what it should have; correct the clock or the time zone where times lie in the future.',
    };
}
function noTimes(column, native, within, rows) {
    return {
        holds: 'error',
        seen: `freshness cannot be asked: ${column} holds no times (${native}).`,
        expected: `newest at most ${within} old`,
        actual: native,
        n: rows,
        numbers: {},
        fix: 'Name a column of dates or timestamps; write numbers of seconds as ISO 8601.',
    };
}
const SPANS = [[86_400, 'day'], [3_600, 'hour'], [60, 'minute'], [1, 'second']];
function span(seconds) {
    const [unit, name] = SPANS.find(([size]) => seconds >= size) ?? SPANS.at(-1);
    const amount = (0,data_words/* short */.h0)(seconds / unit);
    return `${amount} ${name}${amount === '1' ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-keys.js






/** The declared key identifies rows, so it is unique and never null, beside whatever `unique` says. */
function keyRules(facts, source, conditions) {
    const { key, unique = [], options } = facts.delivery.spec.data ?? {};
    const declared = [
        ...(key ? [{ columns: key, path: ['data', 'key'], options: options?.key ?? {} }] : []),
        ...unique.map((one, index) => (Array.isArray(one) ? { columns: one, path: ['data', 'unique', index], options: {} } : { columns: one.columns, path: ['data', 'unique', index], options: one, ...(one.where === undefined ? {} : { where: one.where }) })),
    ];
    const seen = new Set();
    return declared.flatMap((one) => {
        const id = JSON.stringify([one.columns, one.where]);
        if (seen.has(id))
            return [];
        seen.add(id);
        return keyRule(one, facts, source, conditions);
    });
}
function keyRule(declared, facts, source, conditions) {
    const { columns: names, path, options, where } = declared;
    const rule = {
        code: 'key-not-unique',
        rule: `${names.join(' + ')}: unique, never null${where === undefined ? '' : `, where ${cut(where)}`}`,
        subject: { kind: 'table', name: names.join(' + ') },
        path,
        ...optionsOf(options),
    };
    const { columns, missing } = table_asked_columnsOf(source, names);
    // The key's own absence is told by the columns that are missing; what serves now need not have every column.
    if (missing.length > 0)
        return path[1] === 'key' || source.name === 'serving' ? [] : [table_asked_unaskableRule(rule, source.name, missing)];
    const condition = where === undefined ? undefined : conditions.of(source, [...path, 'where']);
    if (where !== undefined && condition === undefined)
        return [];
    const dialect = facts.context.engine.dialect(source.source);
    const asked = within(dialect, condition);
    const none = anyNull(columns);
    const inside = (column) => (condition === undefined ? (0,sql/* identifier */.C)(column.name) : `CASE WHEN ${asked} THEN ${(0,sql/* identifier */.C)(column.name)} END`);
    const whole = condition === undefined ? '' : `${asked} AND `;
    return [
        {
            ...rule,
            measures: {
                distinct: distinctOrHashes(dialect, columns.map(inside)),
                nulls: condition === undefined && columns.length === 1 ? `(count(*) - count(${inside(columns[0])}))` : `count_if(${whole}${none})`,
                ...(condition === undefined ? {} : { asked: `count_if(${asked})` }),
            },
            // As for a unique column: hashes alone can only show that nothing is repeated.
            closer: ({ rows = 0, distinct = 0, nulls = 0, asked: among = rows }) => (dialect.distinctHashes && among - nulls !== distinct ? { distinct: dialect.distinct(columns.map(inside)) } : undefined),
            ...(columns.length === 1 ? { repeats: { value: (0,sql/* identifier */.C)(columns[0].name), among: condition === undefined ? `${(0,sql/* identifier */.C)(columns[0].name)} IS NOT NULL` : `${whole}NOT ${none}` } } : {}),
            broken: `(${whole}(${none} OR ${inGroup(oneValue(columns.map(({ name }) => (0,sql/* identifier */.C)(name))), `${whole}NOT ${none}`)}))`,
            reach: {},
            judge: ({ rows = 0, distinct = 0, nulls = 0, asked: among = rows }) => {
                const repeated = among - nulls - distinct;
                const about = condition === undefined ? (0,data_words/* counted */.hS)(among, 'row') : `the ${(0,data_words/* counted */.hS)(among, 'row')} of the condition`;
                return {
                    holds: among === 0 ? 'inconclusive' : repeated === 0 && nulls === 0,
                    seen: among === 0 ? `no row fulfils the condition of "${rule.rule}", so it was not put to the test.` : `${names.join(' + ')} has ${(0,data_words/* counted */.hS)(distinct, 'different value')} in ${about}: ${(0,data_words/* grouped */.zD)(repeated)} repeated, ${(0,data_words/* grouped */.zD)(nulls)} null.`,
                    expected: 'every row its own key',
                    actual: `${(0,data_words/* grouped */.zD)(repeated)} repeated, ${(0,data_words/* grouped */.zD)(nulls)} null`,
                    n: among,
                    numbers: { distinct, repeated, nulls, rate: among === 0 ? null : (repeated + nulls) / among },
                    fix: among === 0 ? 'Correct the condition, or remove the rule.' : 'Remove the repeated rows, or name the columns that really identify a row.',
                };
            },
        },
    ];
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-rows.js





/** Confidence of the interval beside a share; the rule itself is about these rows and is decided by the share. */
const table_rows_LEVEL = 0.95;
function rowRules({ delivery, context }, source, conditions) {
    const dialect = context.engine.dialect(source.source);
    return (delivery.spec.data?.rows ?? []).flatMap((declared, index) => {
        const { name, mostly, where } = declared;
        const condition = conditions.of(source, ['data', 'rows', index, 'sql']);
        const among = where === undefined ? undefined : conditions.of(source, ['data', 'rows', index, 'where']);
        if (condition === undefined || (where !== undefined && among === undefined))
            return [];
        const asked = within(dialect, among);
        // A value that the condition cannot calculate with breaks the rule; it must not break the scan.
        const broken = `${among === undefined ? '' : `${asked} AND `}NOT coalesce(${dialect.attempt(condition)}, false)`;
        return [
            {
                code: 'row-rule-broken',
                rule: `${name}${where === undefined ? '' : `, where ${cut(where)}`}${mostly === undefined ? '' : ` for at least ${(0,data_words/* percent */.KN)(mostly)} of rows`}`,
                subject: { kind: 'table', name },
                path: ['data', 'rows', index],
                ...optionsOf(declared),
                measures: { broken: `count_if(${broken})`, ...(among === undefined ? {} : { asked: `count_if(${asked})` }) },
                broken,
                judge: ({ rows: all = 0, broken: count = 0, asked: rows = all }) => {
                    if (rows === 0)
                        return {
                            holds: 'inconclusive',
                            seen: `no row fulfils the condition of the rule "${name}", so it was not put to the test.`,
                            expected: 'rows that the rule is about',
                            actual: 'none',
                            n: 0,
                            numbers: { broken: 0, share: null, limit: mostly ?? 1 },
                            fix: 'Correct the `where` of the rule, or remove the rule.',
                        };
                    return {
                        holds: (rows - count) / rows >= (mostly ?? 1),
                        seen: count === 0 ? `every row keeps the rule "${name}".` : `${(0,data_words/* grouped */.zD)(count)} of ${(0,data_words/* counted */.hS)(rows, 'row')} (${(0,data_words/* percent */.KN)(count / rows)}) break the rule "${name}"; null counts as breaking it.`,
                        expected: mostly === undefined ? 'every row' : `at least ${(0,data_words/* percent */.KN)(mostly)} of rows`,
                        actual: `${(0,data_words/* percent */.KN)((rows - count) / rows)} of rows`,
                        n: rows,
                        numbers: { broken: count, share: (rows - count) / rows, limit: mostly ?? 1 },
                        ...(mostly === undefined ? {} : { interval: { ...(0,proportions/* wilson */.rF)(rows - count, rows, table_rows_LEVEL), level: table_rows_LEVEL, method: 'Wilson' } }),
                        fix: 'Look at the rows below; correct the step that makes them, or the rule (write `OR column IS NULL` where null is fine).',
                    };
                },
            },
        ];
    });
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-splits.js








/** What a test set must not have of train's, where this run reads no train: a line each. */
function splitNotes(facts, source) {
    const { entity, time, train } = facts.delivery.spec.data ?? {};
    if (!isJudged(source) || train !== undefined)
        return [];
    return [...(entity ? ['Entities in both train and test: off (no data.train).'] : []), ...(time ? ['Order in time of train and test: off (no data.train).'] : [])];
}
/** Nobody that the model has learnt from may be in the rows that it is judged on. A row without an entity is exempt. */
function entityRules(facts, source) {
    const { entity: names, options } = facts.delivery.spec.data ?? {};
    const train = trainOf(facts);
    if (!names || !train || !isJudged(source))
        return [];
    const rule = { code: 'entity-in-train', rule: `${names.join(' + ')}: not in both train and ${source.name}`, subject: { kind: 'table', name: names.join(' + ') }, path: ['data', 'entity'], ...optionsOf(options?.entity ?? {}) };
    const [own, theirs] = [table_asked_columnsOf(source, names), table_asked_columnsOf(train, names)];
    if (own.missing.length > 0)
        return [table_asked_unaskableRule(rule, source.name, own.missing)];
    if (theirs.missing.length > 0)
        return [table_asked_unaskableRule(rule, 'train', theirs.missing)];
    const pairs = own.columns.map((column, at) => table_sql_comparable(column, theirs.columns[at], facts.context.engine.dialect(source.source)));
    const value = oneValue(pairs.map(([mine]) => mine));
    const known = `(SELECT w FROM (SELECT ${oneValue(pairs.map(([, yours]) => yours))} AS w FROM train WHERE NOT ${anyNull(theirs.columns)}) AS known)`;
    return [
        {
            ...rule,
            measures: {},
            apart: {
                why: 'it looks entities up in train',
                sql: `SELECT count(*) AS named, count_if(found) AS shared_rows, count(DISTINCT CASE WHEN found THEN v END) AS shared FROM (SELECT v, v IN ${known} AS found FROM (SELECT ${value} AS v FROM source WHERE NOT ${anyNull(own.columns)}) AS mine) AS looked_up`,
                sources: { train: train.source },
            },
            broken: `(NOT ${anyNull(own.columns)} AND ${value} IN ${known})`,
            reach: { train: train.source },
            judge: ({ rows = 0, named = 0, shared_rows: found = 0, shared = 0 }) => ({
                holds: named === 0 ? 'inconclusive' : found === 0,
                seen: named === 0 ? `no row names its ${names.join(' and ')}.` : found === 0 ? `no ${names.join(' and ')} of ${(0,data_words/* counted */.hS)(named, 'row')} is in train.` : `${(0,data_words/* grouped */.zD)(found)} of ${(0,data_words/* counted */.hS)(rows, 'row')} (${(0,data_words/* percent */.KN)(found / rows)}) are about ${(0,data_words/* counted */.hS)(shared, names.join(' and '))} that train has too: the model may have learnt them by heart.`,
                expected: 'none in train',
                actual: named === 0 ? 'no entity named' : `${(0,data_words/* counted */.hS)(found, 'row')} in train`,
                n: named,
                numbers: { shared, shared_rows: found, rate: named === 0 ? null : found / named, without_entity: rows - named },
                fix: 'Split by the entity: all of its rows go to train, or all to test.',
            }),
        },
    ];
}
/** No row that the model is judged on may be earlier than the last one that it has learnt from. */
function timeRules(facts, source) {
    const { time: name, options } = facts.delivery.spec.data ?? {};
    const train = trainOf(facts);
    if (name === undefined || !train || !isJudged(source))
        return [];
    const rule = { code: 'test-before-train', rule: `${name}: no row of ${source.name} before the last of train`, subject: { kind: 'table', name }, path: ['data', 'time'], ...optionsOf(options?.time ?? {}) };
    const [own, theirs] = [(0,data_source/* columnNamed */.c1)(source, name), (0,data_source/* columnNamed */.c1)(train, name)];
    if (!own || !theirs)
        return [table_asked_unaskableRule(rule, own ? 'train' : source.name, [name])];
    const dialect = facts.context.engine.dialect(source.source);
    const [mine, yours] = [placeInTime(own, dialect), placeInTime(theirs, dialect)];
    if (!mine || !yours || isNumber(own) !== isNumber(theirs))
        return [table_asked_unaskableRule(rule, `one of ${source.name} and train`, [`${name} of times that compare`])];
    const last = `(SELECT max(${yours}) AS train_end FROM train)`;
    const readable = (seconds) => (isNumber(own) ? String(seconds) : new Date(seconds * 1000).toISOString());
    const hidden = sensitiveColumns(facts.delivery).has(name.toLowerCase());
    return [
        {
            ...rule,
            measures: {},
            apart: {
                why: 'it needs the last time of train first',
                sql: `SELECT count(moment) AS timed, count_if(coalesce(moment < train_end, false)) AS earlier, min(moment) AS begins, max(train_end) AS ends FROM (SELECT ${mine} AS moment FROM source) AS mine CROSS JOIN ${last} AS theirs`,
                sources: { train: train.source },
            },
            broken: `coalesce(${mine} < ${last}, false)`,
            reach: { train: train.source },
            judge: ({ rows = 0, timed = 0, earlier = 0, begins: first = NaN, ends: end = NaN }) => {
                const untimed = rows - timed;
                const open = Number.isNaN(end) ? 'train has no time at all.' : untimed > 0 ? `${(0,data_words/* grouped */.zD)(untimed)} of ${(0,data_words/* counted */.hS)(rows, 'row')} have no time, so nothing shows that they are later than train.` : undefined;
                const ends = hidden || Number.isNaN(end) || Number.isNaN(first) ? '' : ` (train ends at ${readable(end)}, ${source.name} begins at ${readable(first)})`;
                return {
                    holds: earlier > 0 ? false : open ? 'inconclusive' : true,
                    seen: earlier > 0 ? `${(0,data_words/* grouped */.zD)(earlier)} of ${(0,data_words/* counted */.hS)(rows, 'row')} (${(0,data_words/* percent */.KN)(earlier / rows)}) are earlier than the last row of train${ends}.` : (open ?? `no row is earlier than the last row of train${ends}.`),
                    expected: 'every row after train',
                    actual: earlier > 0 ? `${(0,data_words/* counted */.hS)(earlier, 'row')} before` : open ? 'unknown' : 'none before',
                    n: timed,
                    numbers: { earlier, without_time: untimed, rate: earlier / rows, ...(hidden ? {} : { first: orNull(first), train_last: orNull(end) }) },
                    fix: earlier > 0 ? 'Cut train and test at one moment; what was known only later must not help to predict what was before.' : 'Fill in the missing times, or leave such rows out of the test set.',
                };
            },
        },
    ];
}
/** Rows of test that are rows of train: the model has seen their answers. */
function overlapRules(facts, source, conditions) {
    const { overlap: asked, key = [] } = facts.delivery.spec.data ?? {};
    const train = trainOf(facts);
    const part = conditions_asked(facts, source, conditions, ['data', 'overlap'], asked?.where);
    if (!asked || !train || !isJudged(source) || !part)
        return [];
    const compared = asked.columns ? asked.columns.join(' + ') : 'all columns but the key';
    const rule = { code: 'rows-in-train', rule: `rows: at most ${(0,data_words/* percent */.KN)(asked.at_most)} are in train too (${compared})${part.words}`, subject: { kind: 'table', name: 'overlap' }, path: ['data', 'overlap'], ...optionsOf(asked) };
    const names = asked.columns ?? source.columns.map((column) => column.name).filter((name) => !key.some((one) => (0,data_source/* sameName */.q)(one, name)) && (0,data_source/* columnNamed */.c1)(train, name));
    const [own, theirs] = [table_asked_columnsOf(source, names), table_asked_columnsOf(train, names)];
    if (own.missing.length > 0)
        return [table_asked_unaskableRule(rule, source.name, own.missing)];
    if (theirs.missing.length > 0)
        return [table_asked_unaskableRule(rule, 'train', theirs.missing)];
    if (names.length === 0)
        return [table_asked_unaskableRule(rule, source.name, ['that train has too, besides the key'])];
    const pairs = own.columns.map((column, at) => table_sql_comparable(column, theirs.columns[at], facts.context.engine.dialect(source.source)));
    const side = (which) => pairs.map((pair, index) => `${pair[which]} AS c${index}`).join(', ');
    const texts = (which) => `(${oneText(pairs.map((pair) => `CAST(${pair[which]} AS VARCHAR)`))})`;
    return [
        {
            ...rule,
            measures: {},
            apart: {
                why: 'it looks rows up in train',
                sql: `SELECT coalesce(sum(own_rows), 0) AS compared, coalesce(sum(CASE WHEN train_rows > 0 THEN own_rows ELSE 0 END), 0) AS shared FROM (SELECT count_if(own) AS own_rows, count_if(NOT own) AS train_rows FROM (SELECT ${side(0)}, true AS own FROM source WHERE ${part.sql} UNION ALL SELECT ${side(1)}, false AS own FROM train) AS pooled GROUP BY ${pairs.map((_, index) => `c${index}`).join(', ')}) AS groups`,
                sources: { train: train.source },
            },
            broken: `${part.sql} AND ${texts(0)} IN (SELECT w FROM (SELECT ${texts(1)} AS w FROM train) AS known)`,
            reach: { train: train.source },
            judge: ({ compared: rows = 0, shared = 0 }) => (rows === 0 ? noneAsked('data.overlap') : {
                holds: shared / rows <= asked.at_most,
                seen: `${(0,data_words/* grouped */.zD)(shared)} of ${(0,data_words/* counted */.hS)(rows, 'row')} (${(0,data_words/* percent */.KN)(shared / rows)}) are rows of train too, compared by ${asked.columns ? compared : (0,data_words/* some */.zN)(names)}; at most ${(0,data_words/* percent */.KN)(asked.at_most)} may.`,
                expected: `at most ${(0,data_words/* percent */.KN)(asked.at_most)} in train`,
                actual: `${(0,data_words/* percent */.KN)(shared / rows)} in train`,
                n: rows,
                numbers: { shared, rate: shared / rows, limit: asked.at_most },
                fix: 'Take the rows out of one of the two; where few different rows exist at all, raise `at_most`.',
            }),
        },
    ];
}
/** Comparable numbers: seconds since 1970, or the column's own numbers (a step, a year, an epoch). */
function placeInTime(column, dialect) {
    const value = (0,sql/* identifier */.C)(column.name);
    if (isNumber(column))
        return `CASE WHEN ${dialect.isFinite(`CAST(${value} AS DOUBLE)`)} THEN CAST(${value} AS DOUBLE) END`;
    return ['date', 'timestamp', 'string'].includes(column.type) ? dialect.epoch(dialect.instant(value)) : undefined;
}
function isNumber({ type }) {
    return type === 'integer' || type === 'float';
}
function orNull(value) {
    return Number.isNaN(value) ? null : value;
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-volume.js




async function volumeRules(facts, source, conditions) {
    const { volume } = facts.delivery.spec.data ?? {};
    const part = conditions_asked(facts, source, conditions, ['data', 'volume'], volume?.where);
    if (!part)
        return [];
    const rules = [];
    if (volume?.rows)
        rules.push(rowsRule(facts, volume.rows, part));
    if (volume?.train_to_champion && source.name === 'train')
        rules.push(ratioRule(facts, volume.train_to_champion, await championRows(facts)));
    return rules;
}
function rowsRule({ delivery }, wanted, part) {
    const { at_least: least = 0, at_most: most = Infinity } = wanted;
    const words = rangeWords(wanted, data_words/* grouped */.zD);
    return {
        code: 'table-volume',
        rule: `rows: ${words}${part.words}`,
        subject: { kind: 'table', name: 'rows' },
        path: ['data', 'volume', 'rows'],
        ...optionsOf(delivery.spec.data.volume),
        measures: part.measures,
        judge: ({ rows: all = 0, asked: rows = all }) => ({
            holds: rows >= least && rows <= most,
            seen: `there are ${(0,data_words/* counted */.hS)(rows, 'row')}; ${words} are wanted.`,
            expected: `${words} rows`,
            actual: (0,data_words/* counted */.hS)(rows, 'row'),
            n: rows,
            numbers: { rows, ...wanted },
            fix: 'Look for a filter, a join or a cut download that changed the number of rows.',
        }),
    };
}
/** Half of the champion's rows, or twice as many, is a sign of a broken export however well each row looks. */
function ratioRule({ delivery }, wanted, champion) {
    const { at_least: least = 0, at_most: most = Infinity } = wanted;
    const words = rangeWords(wanted, data_words/* short */.h0);
    return {
        code: 'table-volume-champion',
        rule: `rows over the champion's: ${words}`,
        subject: { kind: 'table', name: 'rows' },
        path: ['data', 'volume', 'train_to_champion'],
        ...optionsOf(delivery.spec.data.volume),
        measures: {},
        judge: ({ rows = 0 }) => {
            const common = { expected: `${words} times the champion's rows`, n: rows };
            if (!champion)
                return {
                    ...common,
                    holds: 'inconclusive',
                    seen: `there are ${(0,data_words/* counted */.hS)(rows, 'row')}, and nothing says how many the champion was trained on.`,
                    actual: 'unknown',
                    numbers: { rows, champion_rows: null, ratio: null, ...wanted },
                    fix: "Keep the champion's ledger within reach, or name its profile as `data.champion.profile`; for a first release, remove `volume.train_to_champion`.",
                };
            const ratio = rows / champion.rows;
            return {
                ...common,
                holds: ratio >= least && ratio <= most,
                seen: `there are ${(0,data_words/* counted */.hS)(rows, 'row')}, ${(0,data_words/* short */.h0)(ratio)} times the ${(0,data_words/* grouped */.zD)(champion.rows)} that the champion was trained on (${champion.from}); ${words} is wanted.`,
                actual: `${(0,data_words/* short */.h0)(ratio)} times`,
                numbers: { rows, champion_rows: champion.rows, ratio, ...wanted },
                fix: 'Look for a filter, a join or a cut download that changed the number of rows; widen the range where the growth is meant.',
            };
        },
    };
}
/** Its own statement says it best; else the profile that it was released with. A champion without rows says nothing. */
async function championRows({ delivery, context }) {
    const known = context.championData?.rows;
    const rows = typeof known === 'object' && known !== null && 'train' in known ? known.train : undefined;
    if (typeof rows === 'number' && rows > 0)
        return { rows, from: 'its statement' };
    const file = delivery.spec.data?.champion?.profile;
    if (file === undefined)
        return undefined;
    const profile = await (0,profile_profile/* readProfile */.er)(delivery.resolve(file), delivery.locate(['data', 'champion', 'profile']));
    return profile.rows > 0 ? { rows: profile.rows, from: 'its profile' } : undefined;
}
function rangeWords({ at_least, at_most }, write) {
    return [at_least === undefined ? '' : `at least ${write(at_least)}`, at_most === undefined ? '' : `at most ${write(at_most)}`].filter(Boolean).join(' and ');
}

;// CONCATENATED MODULE: ./.build/src/data/rules/table-rules.js








/** Rules about whole rows, the whole table, and this table beside another. Throws InputError for what cannot be asked. */
async function tableRules(facts, source, conditions) {
    return [
        ...columnListRules(facts, source),
        ...(await volumeRules(facts, source, conditions)),
        ...freshnessRules(facts, source, conditions),
        ...keyRules(facts, source, conditions),
        ...foreignKeyRules(facts, source, conditions),
        ...duplicateRules(facts, source, conditions),
        ...conflictRules(facts, source, conditions),
        ...entityRules(facts, source),
        ...timeRules(facts, source),
        ...overlapRules(facts, source, conditions),
        ...rowRules(facts, source, conditions),
    ];
}

;// CONCATENATED MODULE: ./.build/src/data/rules/contract.js








async function contractOf(facts, source, conditions) {
    const rules = [...(await columnRules(facts, source, conditions)), ...(await tableRules(facts, source, conditions))];
    return { source, rules, notes: [...conditions.skipped(source), ...splitNotes(facts, source)], unaskable: conditions.unaskable(source) };
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
async function contractFindings(contract, answers, facts) {
    const { source } = contract;
    const rows = (0,data_source/* numberOf */.rl)(answers.rows);
    if (rows === 0)
        return [emptyTable(source, facts.delivery)];
    const judged = [];
    for (const { rule, own } of await closerAnswers(scannedAnswers(contract, answers, rows), source, facts))
        judged.push({ rule, judgement: await judge(rule, own, source, facts) });
    const failing = judged.filter(({ rule, judgement }) => judgement.holds === false && rule.broken !== undefined).map(({ rule }) => rule);
    const examples = await findExamples(failing, source, rows, facts);
    const written = await writeFailingRows(failing, source, rows, facts);
    contract.notes.push(...[failing.length > 0 ? noExamples(facts, source) : undefined, written.note].filter((note) => note !== undefined));
    const findings = judged.map(({ rule, judgement }) => {
        const finding = findingOf(rule, judgement, source.name, facts.delivery);
        const found = examples.get(rule);
        const message = written.rules.includes(rule) ? `${finding.message} All such rows are in ${written.file}.` : finding.message;
        return { ...finding, message, ...(found && found.length > 0 ? { examples: found } : {}) };
    });
    return [...contract.unaskable, ...findings];
}
function scannedAnswers({ rules }, answers, rows) {
    return rules.map((rule, index) => ({ rule, own: { rows, ...Object.fromEntries(Object.keys(rule.measures).map((name) => [name, (0,data_source/* numberOf */.rl)(answers[`r${index}_${name}`])])) } }));
}
async function closerAnswers(scanned, { source }, { context }) {
    const wanted = scanned.map(({ rule, own }) => rule.closer?.(own) ?? {});
    if (wanted.every((one) => Object.keys(one).length === 0))
        return scanned;
    const more = await context.engine.measure(source, Object.fromEntries(wanted.flatMap((one, index) => Object.entries(one).map(([name, sql]) => [`r${index}_${name}`, sql]))));
    return scanned.map(({ rule, own }, index) => ({ rule, own: { ...own, ...Object.fromEntries(Object.keys(wanted[index]).map((name) => [name, (0,data_source/* numberOf */.rl)(more[`r${index}_${name}`])])) } }));
}
/** What a rule says of its answers. Tables that its own question cannot put together are an error of that rule alone. */
async function judge(rule, scanned, { source }, { delivery, context }) {
    if (!rule.apart)
        return rule.judge(scanned);
    try {
        const table = await context.engine.query(rule.apart.sql, { ...rule.apart.sources, source });
        const asked = table.columns.map(({ name }) => [name, (0,data_source/* numberOf */.rl)(table.values[name][0])]);
        return rule.judge({ ...scanned, ...Object.fromEntries(asked) });
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        const [problem] = error.problems;
        if (problem && /^(sql-|source-other-engine)/.test(problem.code))
            return contract_unaskable(rule, problem, scanned.rows ?? 0);
        throw new core_problem/* InputError */.d(error.problems.map((one) => ({ ...one, location: one.location ?? delivery.locate(rule.path) })), { cause: error });
    }
}
function contract_unaskable({ rule }, { code, message, fix }, rows) {
    return { holds: 'error', seen: `the rule "${rule}" cannot be asked: ${message}`, expected: 'columns of types that compare', actual: code, n: rows, numbers: {}, fix };
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
function grouped(findings) {
    const passes = new Map();
    for (const finding of findings) {
        if (finding.outcome === 'pass')
            passes.set(JSON.stringify([finding.code, finding.rule]), [...(passes.get(JSON.stringify([finding.code, finding.rule])) ?? []), finding]);
    }
    const merged = [...passes.values()].map((same) => (same.length === 1 ? same[0] : { ...same[0], message: same.map((one) => one.message).join(' '), actual: same.map((one) => one.actual).join('; '), n: same.reduce((sum, one) => sum + (one.n ?? 0), 0), numbers: {} }));
    return [...findings.filter((finding) => finding.outcome !== 'pass'), ...merged];
}

;// CONCATENATED MODULE: ./.build/src/data/plan.js














/** What is asked beyond the rules of one table's contract, in the order of the report. */
const CHECKS = [planDrift, planPairs, planSkew, planStability, planFlips, planCoverage, planCompatibility, planOddValues, planLeakage];
/** Throws InputError for files and rules that cannot be used, all at once. */
async function planData(delivery, context) {
    const { sources, references } = await openSources(delivery, sourceNames(delivery, context.purpose), context);
    const unknown = unknownColumns(delivery, sources);
    if (sources.length > 0 && unknown.length > 0)
        throw new core_problem/* InputError */.d(unknown);
    const opened = { delivery, context, sources, references, profile: profileOnce(delivery, sources, context) };
    const conditions = await prepareConditions(opened);
    const facts = { ...opened, conditions };
    const checks = [];
    const problems = [];
    for (const plan of CHECKS) {
        try {
            const check = await plan(facts);
            if (check)
                checks.push(check);
        }
        catch (error) {
            if (!(error instanceof core_problem/* InputError */.d))
                throw error;
            problems.push(...error.problems);
        }
    }
    if (problems.length > 0)
        throw new core_problem/* InputError */.d(problems);
    const contracts = [];
    for (const source of sources)
        contracts.push(await contractOf(facts, source, conditions));
    return { facts, contracts, checks };
}
/** Every aggregate of the one scan of a table, by names that no two questions share. */
function scanMeasures(contract, checks) {
    const name = contract.source.name;
    const asked = checks.flatMap((check) => Object.entries(check.measures[name] ?? {}).map(([key, sql]) => [`${check.name}.${key}`, sql]));
    return { ...contractMeasures(contract), ...Object.fromEntries(asked) };
}
/** What looks at numbers in the one scan of a table, as one. */
function scanTally({ source }, checks) {
    const tallies = checks.flatMap((check) => check.tallies?.[source.name] ?? []);
    const places = tallies.flatMap((tally) => tally.numbers.map((_, at) => ({ tally, at })));
    if (places.length === 0)
        return undefined;
    return {
        numbers: tallies.flatMap(({ numbers }) => numbers),
        begin: () => tallies.forEach((tally) => tally.begin()),
        see: (at, seen) => places[at].tally.see(places[at].at, seen),
    };
}
/** What `--explain` says: how many aggregates each table's one scan answers, of how many columns it counts the numbers, and what is asked apart from it, and why. */
function explainPlan({ contracts, checks }) {
    const scans = contracts.map((contract) => {
        const scanned = contract.rules.filter(({ apart }) => apart === undefined).length;
        const passing = scanTally(contract, checks)?.numbers.length ?? 0;
        return `${contract.source.name}: one scan answers ${scanned} of ${contract.rules.length} rules and ${Object.keys(scanMeasures(contract, checks)).length} aggregates in all${passing > 0 ? `, and counts the numbers of ${passing} ${passing === 1 ? 'column' : 'columns'} as they pass` : ''}.`;
    });
    const rules = contracts.flatMap(({ source, rules }) => rules.flatMap(({ rule, apart }) => (apart ? [`${source.name}, ${rule}: apart from the scan, since ${apart.why}.`] : [])));
    const others = checks.flatMap(({ name, apart = [] }) => apart.map(({ what, why }) => `${name}, ${what}: apart from the scan, since ${why}.`));
    return [...scans, ...rules, ...others];
}

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/evidence/model-digest.js
var model_digest = __webpack_require__(85801);
// EXTERNAL MODULE: ./.build/src/data/engines/source-digest.js
var source_digest = __webpack_require__(33904);
;// CONCATENATED MODULE: ./.build/src/data/provenance.js






/** Columns of one table that a statement lists, and bytes that the list may take: the digest of a wider schema is there all the same. */
const MOST_COLUMNS = 5_000;
const MOST_SCHEMA_BYTES = 1024 * 1024;
/** Types of nested columns can be long; this much of one is shown. */
const MOST_TYPE = 200;
/** Started before the scan, so that hashing and scanning share the time. */
async function identifyInputs({ delivery, references, context }, checks) {
    const known = new Map();
    const identify = (source) => {
        const key = JSON.stringify(source);
        const found = known.get(key) ?? context.engine.identify(source);
        known.set(key, found);
        return found;
    };
    const tables = [...references.values(), ...checks.flatMap((check) => check.tables ?? [])];
    const identified = await Promise.all(tables.map(async (table) => ({ table, identity: await identify(table.source) })));
    const files = new Map();
    const named = filesOf(delivery).map(async ({ path, file }) => {
        const digest = files.get(file) ?? digestOfFile(delivery, path, file);
        files.set(file, digest);
        return { name: path.join('.'), digest: await digest };
    });
    return { tables: identified, files: await Promise.all(named) };
}
/** Files beside the tables that decide something: the profile, lists of values, importances, what the champion was released with. */
function filesOf(delivery) {
    const { profile, columns = {}, rules = [], drift, champion } = delivery.spec.data;
    const lists = (rule, path) => ['in', 'not_in'].map((name) => [[...path, name], rule[name]?.file]);
    const declared = [
        [['data', 'profile'], profile],
        [['data', 'champion', 'profile'], champion?.profile],
        [['data', 'champion', 'contract'], champion?.contract],
        [['data', 'drift', 'importances'], drift?.importances],
        ...Object.entries(columns).flatMap(([name, column]) => lists(column, ['data', 'columns', name])),
        ...rules.flatMap((rule, index) => lists(rule, ['data', 'rules', index])),
    ];
    return declared.flatMap(([path, file]) => (typeof file === 'string' ? [{ path, file: delivery.resolve(file) }] : []));
}
async function digestOfFile(delivery, path, file) {
    try {
        if ((await (0,promises_.stat)(file)).isFile())
            return await (0,source_digest/* digestOfFiles */.v)(file);
    }
    catch (error) {
        throw core_problem/* InputError */.d.of('data-file-unreadable', `\`${path.join('.')}\` names ${file}, which cannot be read (${error.code}).`, 'Check the path (it is relative to the delivery file) and that an earlier step made the file.', delivery.locate(path), { cause: error });
    }
    throw core_problem/* InputError */.d.of('data-file-is-folder', `\`${path.join('.')}\` names ${file}, which is not a file.`, 'Name a file.', delivery.locate(path));
}
/** Everything that was read, by its bytes. Tables of a server have a snapshot at most, which `provenanceOf` records. */
function inputsOf({ tables, files }) {
    return [...tables.flatMap(({ table, identity: { digest } }) => (digest ? [{ name: `data.${table.name}`, digest }] : [])), ...files];
}
/** Where the numbers of this verdict come from, for the statement. `rows` are those that the scans counted, by table. */
async function provenanceOf(facts, { tables }, rows) {
    const { delivery, context } = facts;
    const data = delivery.spec.data;
    const known = data.serving || data.profile || data.stability ? await facts.profile() : undefined;
    const sources = {};
    for (const { table, identity } of tables)
        sources[table.name] = { ...identity, ...(rows[table.name] === undefined ? {} : { rows: rows[table.name] }), ...schemaOf(table), engine: await context.engine.about(table.source) };
    const code = await provenance_codeOf(delivery);
    return {
        engine: { name: context.engine.name, version: context.engine.version },
        rows,
        sources,
        contract: (0,digest/* digestOfJson */.Qs)(data),
        ...inputsIn(data),
        ...(known ? { profile: { digest: (0,profile_profile/* profileDigest */.AW)(known.profile), from: known.from } } : {}),
        ...(data.provenance?.splits ? { splits: data.provenance.splits } : {}),
        ...(data.provenance?.steps || code ? { features: { ...(data.provenance?.steps ? { steps: data.provenance.steps } : {}), ...(code ? { code } : {}) } } : {}),
    };
}
/** What serving has to bring, by the contract: so that a way back can tell years later whether this release takes what comes then. */
function inputsIn({ columns = {}, label }) {
    const all = Object.entries(columns).filter(([name]) => name.toLowerCase() !== label?.toLowerCase());
    if (all.length === 0)
        return {};
    const inputs = Object.fromEntries(all.slice(0, MOST_COLUMNS).map(([name, { type, required }]) => [name, { ...(type && { type }), ...(required === false && { required }) }]));
    return { inputs, ...(all.length > MOST_COLUMNS && { inputs_in_all: all.length }) };
}
/** The input schema: names and types in order, cut where it would fill the statement; its digest is over all of it. */
function schemaOf({ columns }) {
    const all = columns.map(({ name, native }) => [name, native]);
    const shown = [];
    let bytes = 0;
    for (const [name, native] of all.slice(0, MOST_COLUMNS)) {
        const entry = [name, native.length > MOST_TYPE ? `${native.slice(0, MOST_TYPE)}…` : native];
        bytes += Buffer.byteLength(JSON.stringify(entry));
        if (bytes > MOST_SCHEMA_BYTES)
            break;
        shown.push(entry);
    }
    return { columns: shown, schema: (0,digest/* digestOfJson */.Qs)(all), ...(shown.length < all.length ? { columns_in_all: all.length } : {}) };
}
/**
 * The digest of the feature steps' code, as identities of models are made. Throws InputError where `data.provenance.code`
 * names what cannot be read; the feature code of the release may not be built yet when data is checked, and then that is told.
 */
async function provenance_codeOf(delivery) {
    const declared = delivery.spec.data.provenance?.code;
    const path = declared ?? delivery.spec.release.features;
    if (path === undefined)
        return undefined;
    try {
        const { digest, files, bytes } = await (0,model_digest/* modelDigest */.a9)(delivery.resolve(path));
        return { path, digest, files: files.length, bytes };
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        if (declared !== undefined)
            throw new core_problem/* InputError */.d(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(['data', 'provenance', 'code']) })), { cause: error });
        return { path, unknown: error.problems[0].code };
    }
}

;// CONCATENATED MODULE: ./.build/src/data/validate-data.js








/**
 * Whether the declared tables keep their contract, and whether what is served today still looks like the training data.
 * One scan per table. A push or pull request judges `data.develop`, a delivery the sealed `data.test`, both `data.train`
 * and `data.serving`. Throws InputError for files and rules that cannot be used, all at once.
 */
async function validateData(delivery, context) {
    if (!delivery.spec.data)
        return nothingAsked(delivery);
    const plan = await planData(delivery, context);
    const { contracts, checks, facts } = plan;
    // Hashed while the engine scans. Its own failure is met where it is awaited, should the scan not fail first.
    const identified = identifyInputs(facts, checks);
    identified.catch(() => undefined);
    const answers = {};
    for (const contract of contracts)
        answers[contract.source.name] = await context.engine.measure(contract.source.source, scanMeasures(contract, checks), scanTally(contract, checks));
    const findings = [];
    for (const contract of contracts)
        findings.push(...(await contractFindings(contract, answers[contract.source.name], facts)));
    const judged = [];
    for (const check of checks)
        judged.push(...(await check.judge(validate_data_answersOf(check, answers))));
    const rows = Object.fromEntries(contracts.map(({ source }) => [source.name, (0,data_source/* numberOf */.rl)(answers[source.name].rows)]));
    return {
        verdict: verdictOf(delivery, context, [...grouped(findings), ...judged], plan, rows),
        inputs: inputsOf(await identified),
        details: { ...(await provenanceOf(facts, await identified, rows)), ...Object.assign({}, ...checks.map(({ details }) => details ?? {})) },
    };
}
/** What the stage would ask, and how, without reading a row of the tables beyond their types (and the profile's own scan). */
async function explainData(delivery, context) {
    if (!delivery.spec.data)
        return [`Data checks: off (no \`data\` in ${delivery.file}).`];
    return explainPlan(await planData(delivery, context));
}
function validate_data_answersOf(check, answers) {
    const own = ([source, values]) => {
        const wanted = Object.keys(check.measures[source] ?? {});
        return [source, { rows: values.rows, ...Object.fromEntries(wanted.map((key) => [key, values[`${check.name}.${key}`]])) }];
    };
    return Object.fromEntries(Object.entries(answers).map(own));
}
function verdictOf(delivery, context, findings, plan, rows) {
    const { contracts, checks } = plan;
    const outcome = findings.length === 0 ? unasked(context, contracts) : (0,verdict.worst)(findings.map((finding) => finding.outcome));
    return {
        schema: 'urn:sluice:verdict:v1',
        stage: 'validate-data',
        outcome,
        headline: headlineOf(outcome, findings, plan, rows),
        enforced: delivery.spec.data?.enforce !== false,
        ...(context.release ? { release: context.release } : {}),
        ...(context.champion ? { champion: context.champion } : {}),
        findings,
        notes: notesOf(delivery, context, plan),
        facts: [
            ...Object.entries(rows).map(([name, count]) => [`Rows in ${name}`, (0,data_words/* grouped */.zD)(count)]),
            ['Rules', String(contracts.reduce((sum, { rules }) => sum + rules.length, 0))],
            ...checks.flatMap((check) => check.facts ?? []),
            ['Engine', `${context.engine.name} ${context.engine.version}`],
        ],
    };
}
/** A delivery without a table to judge has shown nothing; a pull request may have none, if its summary says so. */
function unasked(context, contracts) {
    return contracts.length === 0 && context.purpose === 'deliver' ? 'error' : 'warn';
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


/***/ }),

/***/ 24500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ differenceOfIntervals),
/* harmony export */   Z: () => (/* binding */ aucScoreInterval)
/* harmony export */ });
/* harmony import */ var _normal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66976);

/**
 * Score interval for one ROC AUC (Newcombe 2006, Statistics in Medicine 25:559, method 5): Hanley and McNeil's variance
 * at the limit itself, with the mean of the two group sizes. Unlike a bootstrap it keeps its width where every
 * positive outranks every negative.
 */
function aucScoreInterval(auc, positives, negatives, level) {
    const z = (0,_normal_js__WEBPACK_IMPORTED_MODULE_0__/* .twoSidedQuantile */ .n)(level);
    const rest = (positives + negatives) / 2 - 1;
    const standardError = (theta) => Math.sqrt((theta * (1 - theta) * (1 + (rest * (1 - theta)) / (2 - theta) + (rest * theta) / (1 + theta))) /
        (positives * negatives));
    const outermost = (from, to) => {
        let inside = from;
        let outside = to;
        for (let step = 0; step < 60; step++) {
            const middle = (inside + outside) / 2;
            if (Math.abs(middle - auc) <= z * standardError(middle))
                inside = middle;
            else
                outside = middle;
        }
        return (inside + outside) / 2;
    };
    return { low: auc === 0 ? 0 : outermost(auc, 0), high: auc === 1 ? 1 : outermost(auc, 1) };
}
/**
 * Interval for a difference of two estimates from an interval of each (Newcombe 1998, square and add), as if they were
 * independent: for paired estimates it is too wide, never too narrow, as long as they rise together.
 */
function differenceOfIntervals(a, b) {
    const difference = a.value - b.value;
    return {
        low: difference - Math.hypot(a.value - a.low, b.high - b.value),
        high: difference + Math.hypot(a.high - a.value, b.value - b.low),
    };
}


/***/ }),

/***/ 53539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ adjusted)
/* harmony export */ });
/* unused harmony export holm */
/** Adjusted p-values in the order of the values, as R's `p.adjust` gives them. */
function adjusted(values, correction) {
    switch (correction) {
        case 'holm':
            return holm(values);
        case 'bh':
            return stepUp(values, 1);
        case 'by':
            return stepUp(values, harmonic(values.length));
    }
}
/** Holm's step-down adjustment (Holm 1979): family-wise, whatever their dependence. */
function holm(values) {
    const result = new Array(values.length);
    let largest = 0;
    for (const [rank, index] of rising(values).entries()) {
        largest = Math.max(largest, Math.min(1, values[index] * (values.length - rank)));
        result[index] = largest;
    }
    return result;
}
/** Benjamini and Hochberg 1995 for `factor` 1 (positive dependence), Benjamini and Yekutieli 2001 for Σ 1/i (any dependence). */
function stepUp(values, factor) {
    const result = new Array(values.length);
    let least = 1;
    for (const [rank, index] of [...rising(values).entries()].reverse()) {
        least = Math.min(least, (factor * values.length * values[index]) / (rank + 1));
        result[index] = least;
    }
    return result;
}
function rising(values) {
    return values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
}
function harmonic(n) {
    let sum = 0;
    for (let i = n; i >= 1; i--)
        sum += 1 / i;
    return sum;
}


/***/ })

};
