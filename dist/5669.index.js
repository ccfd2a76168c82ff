export const id = 5669;
export const ids = [5669];
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

/***/ 15669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDuckDb: () => (/* binding */ openDuckDb)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var core_sql = __webpack_require__(37367);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./.build/src/data/engines/csv-header.js






/** A header longer than this is refused: 5 000 columns of 300 characters, the delivery file's own limits, fit. */
const MAX_HEADER_BYTES = 4 * 1024 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];
/**
 * Names and delimiter of a CSV file, from its first record (RFC 4180). The delimiter is a tab for `.tsv`, else the first
 * of comma, semicolon, tab and bar that stands in the header outside quotes. Read here and not left to the engine, which
 * guesses: it skips lines until some are alike, renames duplicates and makes up names. Throws InputError.
 */
async function readCsvHeader(file, gzip) {
    const text = decode(await firstBytes(file, gzip), file);
    const delimiter = /\.tsv(\.gz)?$/i.test(file) ? '\t' : delimiterOf(text);
    const names = firstRecord(text, delimiter, file);
    refuseBadNames(names, file);
    return { names, delimiter };
}
/**
 * The first 4 MB of a file, unpacked. Reads a gzip file to its end, since only there its checksum stands and the engine
 * does not look at it: a cut file would else lose rows in silence. Throws InputError.
 */
async function firstBytes(file, gzip) {
    const chunks = [];
    let size = 0;
    const head = new external_node_stream_.Writable({
        write(chunk, _encoding, done) {
            if (size < MAX_HEADER_BYTES)
                chunks.push(chunk);
            size += chunk.length;
            done();
        },
    });
    try {
        if (gzip)
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), (0,external_node_zlib_.createGunzip)(), head);
        else
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file, { end: MAX_HEADER_BYTES - 1 }), head);
    }
    catch (error) {
        throw problem/* InputError */.d.of(gzip ? 'data-gzip-damaged' : 'data-file-unreadable', `${file} cannot be read${gzip ? ' to its end as gzip' : ''}: ${error.message}.`, gzip ? 'Write the file again; it was probably cut while it was written or copied.' : 'Check that this user may read it.', undefined, { cause: error });
    }
    return Buffer.concat(chunks).subarray(0, MAX_HEADER_BYTES);
}
/** Only the header is decoded strictly here; the engine checks the encoding of every value that it reads. */
function decode(bytes, file) {
    const end = bytes.indexOf(0x0a);
    const header = end < 0 ? bytes : bytes.subarray(0, end);
    try {
        new TextDecoder('utf-8', { fatal: true }).decode(header);
    }
    catch {
        throw notUtf8(file, 1);
    }
    if (header.includes(0))
        throw notUtf8(file, 1);
    const text = new TextDecoder('utf-8').decode(bytes); // takes a byte order mark away
    if (text.trim() === '')
        throw problem/* InputError */.d.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.');
    return text;
}
function notUtf8(file, line) {
    return problem/* InputError */.d.of('data-not-utf8', `${external_node_path_.basename(file)} is not UTF-8 text (line ${line}).`, 'Write the file as UTF-8, e.g. `iconv -f UTF-16 -t UTF-8` or `iconv -f WINDOWS-1252 -t UTF-8`, whichever it was.', { file, line, column: 1 });
}
function delimiterOf(text) {
    let quoted = false;
    const seen = new Set();
    for (const character of text) {
        if (character === '"')
            quoted = !quoted;
        else if (!quoted && (character === '\n' || character === '\r'))
            break;
        else if (!quoted)
            seen.add(character);
    }
    return DELIMITERS.find((delimiter) => seen.has(delimiter)) ?? ',';
}
function firstRecord(text, delimiter, file) {
    const names = [];
    let field = '';
    let quoted = false;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (quoted) {
            if (character !== '"')
                field += character;
            else if (text[at + 1] === '"')
                field += text[at++];
            else
                quoted = false;
        }
        else if (character === '"' && field === '')
            quoted = true;
        else if (character === delimiter) {
            names.push(field);
            field = '';
        }
        else if (character === '\n' || character === '\r')
            return [...names, field];
        else
            field += character;
    }
    if (quoted || text.length >= MAX_HEADER_BYTES) {
        throw problem/* InputError */.d.of('csv-header-unfinished', `The header of ${external_node_path_.basename(file)} does not end: a quote is open or the line is longer than 4 MB.`, 'Close the quote in the first line, or write the header.', { file, line: 1, column: 1 });
    }
    return [...names, field];
}
function refuseBadNames(names, file) {
    const at = { file, line: 1, column: 1 };
    const base = external_node_path_.basename(file);
    const blank = names.findIndex((name) => name.trim() === '');
    if (blank >= 0) {
        throw problem/* InputError */.d.of('csv-column-unnamed', `Column ${blank + 1} of ${base} has no name in the header.`, 'Name every column; pandas writes an unnamed index unless told `index=False`.', at);
    }
    if (names.every((name) => name.trim() !== '' && Number.isFinite(Number(name)))) {
        throw problem/* InputError */.d.of('csv-header-missing', `The first line of ${base} holds only numbers, so the header seems to be missing.`, 'Write the column names as the first line.', at);
    }
    refuseDuplicates(names, file);
}
/** SQL compares names without case, so `Age` and `age` cannot both be asked for. */
function refuseDuplicates(names, file) {
    const seen = new Map();
    for (const name of names) {
        const other = seen.get(name.toLowerCase());
        if (other !== undefined) {
            throw problem/* InputError */.d.of('data-column-duplicate', `${external_node_path_.basename(file)} has two columns named ${JSON.stringify(other)}${other === name ? '' : ` and ${JSON.stringify(name)}`}.`, 'Rename one of them; upper and lower case do not tell columns apart.', { file, line: 1, column: 1 });
        }
        seen.set(name.toLowerCase(), name);
    }
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-values.js
function columnInfo(name, native) {
    return { name, type: plainType(native), native };
}
function plainType(native) {
    if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(native))
        return 'integer';
    if (/^(FLOAT|DOUBLE|DECIMAL\()/.test(native))
        return 'float';
    if (/^(VARCHAR$|UUID$|ENUM\()/.test(native))
        return 'string';
    if (native === 'BOOLEAN')
        return 'boolean';
    if (native === 'DATE')
        return 'date';
    if (/^TIMESTAMP/.test(native))
        return 'timestamp';
    return 'other';
}
/** One array per column. `cells[c][r]` is what the client gave. */
function tableOf(columns, cells) {
    const values = Object.create(null);
    columns.forEach((column, index) => {
        values[column.name] = (cells[index] ?? []).map((cell) => plainValue(cell, column));
    });
    return { rows: cells[0]?.length ?? 0, columns, values };
}
function plainValue(cell, column) {
    if (cell === null || cell === undefined)
        return null;
    if (typeof cell === 'bigint')
        return Number.isSafeInteger(Number(cell)) ? Number(cell) : cell;
    if (typeof cell !== 'object')
        return cell;
    if (column.type === 'float')
        return Number(cell.toString());
    if (column.type === 'timestamp')
        return isoTimestamp(cell.toString());
    return cell.toString();
}
/** DuckDB writes `2020-01-02 03:04:05.5` and, with a zone (the session is UTC), `2020-01-02 03:04:05.5+00`. */
function isoTimestamp(text) {
    return text.replace(' ', 'T').replace(/\+00$/, 'Z');
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-reader.js




/** What stands in a CSV file before its values are looked at: fixed here, so that nothing about the layout is guessed. */
const CSV_LAYOUT = `header=true, quote='"', escape='"', comment='', skip=0, strict_mode=true, null_padding=false, ignore_errors=false, ` +
    `dateformat='%Y-%m-%d'`;
const TYPE_CANDIDATES = `['BOOLEAN', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR']`;
/** Rows that types are first taken from; a later value that does not fit has the whole file looked at. */
const SAMPLE_ROWS = 20_480;
const WIDER = {
    BIGINT: ['HUGEINT', 'DOUBLE'],
    HUGEINT: ['DOUBLE'],
    DATE: ['TIMESTAMP'],
};
/**
 * How to read a source. `whole` looks at every value to find the types, for a file whose later rows do not fit its
 * first 20 480. Throws InputError for damaged and ambiguous files.
 */
async function readerOf(source, ask, whole) {
    switch (source.format) {
        case 'csv':
            return csvReader(source, ask, whole);
        case 'parquet':
            await refuseDuplicateParquetColumns(source, ask);
            return describedReader(`read_parquet(${list(source.files)})`, ask);
        case 'json':
        case 'ndjson':
            if (source.gzip)
                await Promise.all(source.files.map((file) => firstBytes(file, true)));
            return describedReader(jsonScan(source, whole), ask);
    }
}
async function csvReader(source, ask, whole) {
    const header = await commonHeader(source);
    const scan = (types) => csvScan(source, header, types);
    let types = await sampledTypes(source, header, ask);
    types = await exactTypes(scan, header.names, types, ask, whole);
    const columns = header.names.map((name, index) => columnInfo(name, types[index]));
    const booleans = header.names.filter((_, index) => types[index] === 'BOOLEAN');
    const replaced = booleans.map((name) => `${strictBoolean(name)} AS ${(0,core_sql/* identifier */.C)(name)}`);
    const relation = `SELECT *${replaced.length > 0 ? ` REPLACE (${replaced.join(', ')})` : ''} FROM ${scan(types)}`;
    return { relation, columns };
}
/** Several files are one table only where their headers are equal: the engine would pair columns by place. */
async function commonHeader(source) {
    const headers = await Promise.all(source.files.map((file) => readCsvHeader(file, source.gzip)));
    const first = headers[0];
    const odd = headers.findIndex((header) => JSON.stringify(header) !== JSON.stringify(first));
    if (odd > 0) {
        throw problem/* InputError */.d.of('csv-headers-differ', `${source.files[odd]} and ${source.files[0]} have different headers.`, 'Give all files of one pattern the same columns in the same order, or write Parquet.', { file: source.files[odd], line: 1, column: 1 });
    }
    return first;
}
/** Booleans are read as text: the engine's own reading takes a column of `F`, of `no` or of `t` for booleans. */
function csvScan(source, header, types) {
    const columns = header.names.map((name, index) => {
        const type = types[index] === 'BOOLEAN' ? 'VARCHAR' : types[index];
        return `${(0,core_sql/* literal */.e)(name)}: ${(0,core_sql/* literal */.e)(type)}`;
    });
    return `read_csv(${list(source.files)}, ${CSV_LAYOUT}, ${compression(source)}, delim=${(0,core_sql/* literal */.e)(header.delimiter)}, auto_detect=false, columns={${columns.join(', ')}})`;
}
function strictBoolean(name) {
    const column = (0,core_sql/* identifier */.C)(name);
    return `CASE lower(${column}) WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE WHEN ${column} IS NOT NULL THEN error('${NOT_BOOLEAN}') END END`;
}
/** Marks the error of a later value that is not `true` or `false`, so that the whole file is looked at. */
const NOT_BOOLEAN = 'sluice: a value is not true or false';
async function sampledTypes(source, header, ask) {
    const sniffed = `read_csv(${list(source.files)}, ${CSV_LAYOUT}, ${compression(source)}, delim=${(0,core_sql/* literal */.e)(header.delimiter)}, ` +
        `auto_detect=true, auto_type_candidates=${TYPE_CANDIDATES}, sample_size=${SAMPLE_ROWS})`;
    try {
        const rows = await ask(`SELECT column_type FROM (DESCRIBE FROM ${sniffed})`);
        if (rows.length === header.names.length)
            return rows.map((row) => row.column_type);
    }
    catch {
        // The sniffer says only that it could not agree with itself; the strict reading below says which row and why.
    }
    await ask(`SELECT count(*) AS n FROM ${csvScan(source, header, header.names.map(() => 'VARCHAR'))}`);
    return header.names.map(() => 'VARCHAR');
}
/** Corrects the sampled types where they would lose something: text that looks boolean, integers beyond 2^63. */
async function exactTypes(scan, names, sampled, ask, whole) {
    const choices = sampled.map((type) => typeChoices(type, whole));
    if (choices.every((choice) => choice.length === 1))
        return sampled;
    const text = scan(names.map(() => 'VARCHAR'));
    const tests = choices.flatMap((choice, index) => choice.slice(0, -1).map((type, rank) => `bool_and(${(0,core_sql/* identifier */.C)(names[index])} IS NULL OR ${fits(names[index], type)}) AS fits_${index}_${rank}`));
    const [answers] = await ask(`SELECT ${tests.join(', ')} FROM (FROM ${text}${whole ? '' : ` LIMIT ${SAMPLE_ROWS}`})`);
    return choices.map((choice, index) => choice.find((_, rank) => rank === choice.length - 1 || answers[`fits_${index}_${rank}`] !== 'false'));
}
/** Narrowest first; the last one always fits or has been made sure of. */
function typeChoices(sampled, whole) {
    if (sampled === 'VARCHAR')
        return ['VARCHAR'];
    if (sampled === 'BOOLEAN')
        return ['BOOLEAN', 'VARCHAR'];
    if (whole)
        return [sampled, ...(WIDER[sampled] ?? []), 'VARCHAR'];
    return sampled === 'DOUBLE' ? ['HUGEINT', 'DOUBLE'] : [sampled];
}
function fits(name, type) {
    const column = (0,core_sql/* identifier */.C)(name);
    if (type === 'BOOLEAN')
        return `lower(${column}) IN ('true', 'false')`;
    // A cast would round 1.5 to an integer without a word.
    if (type === 'BIGINT' || type === 'HUGEINT')
        return `(regexp_full_match(${column}, '[+-]?[0-9]+') AND TRY_CAST(${column} AS ${type}) IS NOT NULL)`;
    if (type === 'DATE')
        return `(regexp_full_match(${column}, '\\d{4}-\\d{2}-\\d{2}') AND TRY_CAST(${column} AS DATE) IS NOT NULL)`;
    return `TRY_CAST(${column} AS ${type}) IS NOT NULL`;
}
function jsonScan(source, whole) {
    const format = source.format === 'ndjson' ? 'newline_delimited' : 'auto';
    return (`read_json(${list(source.files)}, format='${format}', records=true, ignore_errors=false, dateformat='%Y-%m-%d', ` +
        `${compression(source)}, union_by_name=true, sample_size=${whole ? -1 : SAMPLE_ROWS})`);
}
async function describedReader(scan, ask) {
    const rows = await ask(`SELECT column_name, column_type FROM (DESCRIBE FROM ${scan})`);
    return { relation: `SELECT * FROM ${scan}`, columns: rows.map((row) => columnInfo(row.column_name, row.column_type)) };
}
/** The engine would rename the second of two equal names; the file's own schema still has both. */
async function refuseDuplicateParquetColumns(source, ask) {
    for (const file of source.files) {
        const nodes = await ask(`SELECT name, num_children FROM parquet_schema(${(0,core_sql/* literal */.e)(file)})`);
        refuseDuplicates(topLevelNames(nodes), file);
    }
}
/** The schema comes as a tree in depth-first order, its root first. */
function topLevelNames(nodes) {
    const names = [];
    let at = 1;
    const skip = () => {
        const children = Number(nodes[at++]?.num_children ?? 0);
        for (let child = 0; child < children; child++)
            skip();
    };
    while (at < nodes.length) {
        names.push(nodes[at].name);
        skip();
    }
    return names;
}
function compression(source) {
    return `compression='${source.gzip ? 'gzip' : 'uncompressed'}'`;
}
function list(files) {
    return `[${files.map((file) => (0,core_sql/* literal */.e)(file)).join(', ')}]`;
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-errors.js






/** True where only a type taken from the first rows was wrong, so that the whole file has to be looked at. */
function isLateType(error) {
    const text = messageOf(error);
    if (text.includes(NOT_BOOLEAN))
        return true;
    return (/CSV Error on Line/.test(text) && /Could not convert string/.test(text)) || /JSON transform error/.test(text);
}
/**
 * What the engine could not do, in words that help. Never repeats a value: the engine's own messages quote whole rows,
 * which may hold what no report should. `sources` are the files that the statement could read.
 */
async function explain(error, sources) {
    if (error instanceof problem/* InputError */.d)
        return error;
    const text = messageOf(error);
    const inFile = await fileProblem(text, sources);
    if (inFile)
        return inFile;
    return statementProblem(text, error);
}
async function fileProblem(text, sources) {
    const file = /file = (.+)/.exec(text)?.[1] ?? /in file ['"](.+?)['"]/.exec(text)?.[1] ?? sources[0]?.files[0] ?? 'the file';
    const base = external_node_path_.basename(file);
    const line = Number(/CSV Error on Line: (\d+)/.exec(text)?.[1] ?? /in line (\d+)/.exec(text)?.[1] ?? 1);
    const at = { file, line, column: 1 };
    if (/Invalid unicode|not utf-8 encoded/i.test(text))
        return notUtf8(file, line);
    // DuckDB 1.5.6 fails inside while it writes the message for a byte that is not UTF-8 in a late row.
    if (/INTERNAL Error/.test(text)) {
        const bad = await firstBadLine(sources);
        return bad && notUtf8(bad.file, bad.line);
    }
    const ragged = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text);
    if (ragged) {
        return problem/* InputError */.d.of('csv-ragged-row', `Line ${line} of ${base} has ${ragged[2]} values, the header ${ragged[1]}.`, 'Quote values that hold the delimiter, and write every value of a row, an empty one too.', at);
    }
    if (/unterminated quote/i.test(text)) {
        return problem/* InputError */.d.of('csv-quote-open', `A quote opened at line ${line} of ${base} is never closed.`, 'Close it, or double a quote that is part of the value.', at);
    }
    if (/Maximum line size/i.test(text)) {
        return problem/* InputError */.d.of('csv-line-too-long', `Line ${line} of ${base} is longer than 2 MB.`, 'A quote is probably open; otherwise write Parquet.', at);
    }
    if (/CSV Error|CSV Parser state machine|sniffing file/.test(text)) {
        return problem/* InputError */.d.of('csv-malformed', `${base} is not CSV as RFC 4180 has it (line ${line} or near): mixed line ends, or a quote inside a value.`, 'Write it with a CSV writer, one kind of line end throughout, quotes doubled inside quotes.', at);
    }
    if (/expected records, but got non-record/.test(text)) {
        return problem/* InputError */.d.of('json-not-rows', `${base} does not hold one JSON object per row.`, 'Write one object per line, or one array of objects.', at);
    }
    if (/duplicate key/i.test(text))
        return problem/* InputError */.d.of('data-column-duplicate', `An object at line ${line} of ${base} has a key twice.`, 'Write each key once.', at);
    if (/Malformed JSON|JSON transform error|unexpected end of data/i.test(text)) {
        return problem/* InputError */.d.of('json-malformed', `Line ${line} of ${base} is not JSON that fits the rows before it.`, 'Write one complete JSON object per row, with one type per key.', at);
    }
    if (/parquet|magic bytes|Footer length|footer/i.test(text) && /^(Invalid Input|IO|Serialization|TProtocol)/.test(text)) {
        return problem/* InputError */.d.of('parquet-damaged', `${base} is not a whole Parquet file.`, 'Write it again; it was probably cut while it was written or copied.');
    }
    return undefined;
}
function statementProblem(text, cause) {
    const first = text.split('\n')[0];
    const at = (code, message, fix) => problem/* InputError */.d.of(code, message, fix, undefined, { cause });
    const column = /Referenced column "(.*)" not found/s.exec(text)?.[1] ?? /does not have a column named "(.*)"/s.exec(text)?.[1];
    if (column !== undefined)
        return at('sql-unknown-column', `The SQL names the column ${JSON.stringify(column)}, which the data does not have.`, `Name one of its columns.${candidates(text)}`);
    if (/^Out of Memory/i.test(text))
        return at('data-out-of-memory', 'The query needs more memory than it may use.', 'Give the engine more memory, or less data: Parquet needs less than CSV.');
    if (/^Permission Error|file system operations are disabled/.test(text)) {
        return at('sql-outside', 'The SQL reads something that is not a declared source.', 'Read only from the declared sources.');
    }
    if (/^(Conversion|Out of Range) Error/.test(text)) {
        return at('sql-value', 'The SQL meets a value that it cannot convert or calculate with.', 'Use TRY_CAST, or say what such a value means with CASE.');
    }
    return at('sql-refused', `The engine refuses the SQL: ${first}.`, 'Correct the SQL; the tables and columns are those of the declared sources.');
}
function candidates(text) {
    const found = /Candidate bindings: (.*)/.exec(text)?.[1];
    return found ? ` Near: ${found.trim()}.` : '';
}
/** The first line of a text source that is not UTF-8. */
async function firstBadLine(sources) {
    for (const source of sources.filter(({ format }) => format !== 'parquet')) {
        for (const file of source.files) {
            const line = await badLine(file, source.gzip);
            if (line !== undefined)
                return { file, line };
        }
    }
    return undefined;
}
async function badLine(file, gzip) {
    const stream = gzip ? (0,external_node_fs_.createReadStream)(file).pipe((0,external_node_zlib_.createGunzip)()) : (0,external_node_fs_.createReadStream)(file);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let line = 1;
    for await (const chunk of stream) {
        let start = 0;
        for (;;) {
            const end = chunk.indexOf(0x0a, start);
            try {
                decoder.decode(chunk.subarray(start, end < 0 ? chunk.length : end + 1), { stream: true });
            }
            catch {
                return line;
            }
            if (end < 0)
                break;
            start = end + 1;
            line++;
        }
    }
    return undefined;
}
function messageOf(error) {
    return error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)
        ? String(error.message)
        : String(error);
}

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-integrity.json
const duckdb_integrity_namespaceObject = /*#__PURE__*/JSON.parse('{"r":"1.5.5-r.5","U":[{"name":"@duckdb/node-api","version":"1.5.5-r.5","integrity":"sha512-ZMX+sel3DjSKbGuQ44Y5Tp5LwYjlJkhB5faKr+9sSMcxixDMSW+8vaTOD1uRDuN9o0udUoCY/XX9PI1haEZuZg=="},{"name":"@duckdb/node-bindings","version":"1.5.5-r.5","integrity":"sha512-sR7x91TfBunLqLbdvrcdiPCU+VGEQFPicxh1STZM402fuHW2ituPTAo2bY3IlntsvJShltrKF4R6B+JYPlAPZg=="},{"name":"@duckdb/node-bindings-darwin-arm64","version":"1.5.5-r.5","integrity":"sha512-WJdeLTFy4pRg60rkbp9smtlP1iIQ8ErtIJkxS+2LQtM1ZZMSByyW+3WPpNoKe7IwPtVl2fLlPw7tDmQW4Z974g=="},{"name":"@duckdb/node-bindings-darwin-x64","version":"1.5.5-r.5","integrity":"sha512-rN0KjX13MwVQ5V5ufykolty/tf4SaafOpGWcUA1Cegf98jPeRdsJsEE1IMXn8n3u6WvMSZEVJmHJ3ma4Hr7Vzg=="},{"name":"@duckdb/node-bindings-linux-arm64","version":"1.5.5-r.5","integrity":"sha512-CafH2AIvXtpwDynG3KB/4uEOHRGlFoB7auCRMIwH3BKNIobsANV5LSpDJ3tfyRCFIsK6e8AT1eseWVnu2Dv3cw=="},{"name":"@duckdb/node-bindings-linux-arm64-musl","version":"1.5.5-r.5","integrity":"sha512-00z3mYHUBAucp3L73EoftKDdaGOaV8ENELejiT+PK7dFjTzdXxqhJwZ1LaQV1/zEhIecz+x23f6WvFhWw+7XXQ=="},{"name":"@duckdb/node-bindings-linux-x64","version":"1.5.5-r.5","integrity":"sha512-kCyq6BXhn6QXfwF8yVdVKriSSHP+rfVWcJ56cG8qZzlOZpxyvT5WGm6jMshxg4ditLlOsHsIN/D47RYrcjXuHQ=="},{"name":"@duckdb/node-bindings-linux-x64-musl","version":"1.5.5-r.5","integrity":"sha512-S5qEc7F+GjXt85T2xArjjvN5oc/IjtH6zsLJsuo8N3fQolheBCefemIMdZoK2Jik8a0sBxidiS6Ld4qprMPPDw=="},{"name":"@duckdb/node-bindings-win32-arm64","version":"1.5.5-r.5","integrity":"sha512-L3Mroc23xhqOowWVElni8LgEmsm5e9DdG1y2pLka/1ug3Pl2vpQMl1Phxwz4UEMF8DOBbMgN5BBNrYwG2BFo+g=="},{"name":"@duckdb/node-bindings-win32-x64","version":"1.5.5-r.5","integrity":"sha512-mBGFn8netT/AAhK4TOG6Fw47+Db68CxCVtQ9qfxZc1kZAjds+aYrh17Fd/u5CbTDdxILsrcyuF8q9cUcm54kQA=="},{"name":"detect-libc","version":"2.1.2","integrity":"sha512-Btj2BOOO83o3WyH59e8MgXsxEQVcarkUOpEYrubB0urwnN10yQ364rsiByU11nZlqWYZm05i/of7io4mzihBtQ=="}]}');
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./.build/src/data/engines/untar.js


/** Size of a tar block (POSIX.1-2017 pax, "ustar Interchange Format"). */
const BLOCK = 512;
/**
 * Unpacks the regular files of an npm package's tar archive, less their first folder (`package/`). Throws on links, on
 * names that leave the folder and on an archive that ends early: npm's own archives hold none of these.
 */
async function untar(archive, folder) {
    let longName;
    for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
        const header = archive.subarray(at, at + BLOCK);
        const size = parseInt(untar_text(header, 124, 12), 8) || 0;
        const body = archive.subarray(at + BLOCK, at + BLOCK + size);
        if (body.length !== size)
            throw new Error('The archive ends in the middle of a file.');
        at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
        const type = untar_text(header, 156, 1) || '0';
        if (type === 'x')
            longName = paxPath(body);
        else if (type === '0') {
            await writeInside(folder, longName ?? ustarName(header), body);
            longName = undefined;
        }
        else if (type !== '5' && type !== 'g')
            throw new Error(`The archive holds an entry of type ${JSON.stringify(type)}.`);
    }
}
async function writeInside(folder, name, body) {
    const target = external_node_path_.resolve(folder, ...name.split('/').slice(1));
    if (!target.startsWith(external_node_path_.resolve(folder) + external_node_path_.sep))
        throw new Error(`The archive holds a file outside its folder: ${JSON.stringify(name)}.`);
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    await (0,promises_.writeFile)(target, body);
}
function ustarName(header) {
    const prefix = untar_text(header, 345, 155);
    const name = untar_text(header, 0, 100);
    return prefix ? `${prefix}/${name}` : name;
}
function paxPath(body) {
    return /\d+ path=(.*)\n/.exec(body.toString('utf8'))?.[1];
}
function untar_text(header, start, length) {
    const field = header.subarray(start, start + length);
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? length : end).toString('utf8').trim();
}

;// CONCATENATED MODULE: ./.build/src/data/engines/npm-packages.js








/** npm's own time to give up, and some. */
const NPM_TIMEOUT_MS = 10 * 60 * 1000;
/** What npm needs to find itself, its settings and a proxy; no token of the run is among them. */
const PASSED_ON = /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|ComSpec|PATHEXT|TEMP|TMP|TMPDIR|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|npm_config_.*)$/i;
/**
 * Fetches packages with the npm client, verifies each, unpacks them as `folder/node_modules/…` and runs no script of
 * theirs. `folder` appears whole or not at all; where another process was faster, its folder stays.
 */
async function installPackages(pins, folder) {
    await (0,promises_.mkdir)(external_node_path_.dirname(folder), { recursive: true });
    const work = await (0,promises_.mkdtemp)(external_node_path_.join(external_node_path_.dirname(folder), '.installing-'));
    try {
        const tarballs = await Promise.all(pins.map((pin) => fetchTarball(pin, work)));
        await unpackVerified(pins.map((pin, index) => ({ pin, tarball: tarballs[index] })), external_node_path_.join(work, 'ready'));
        await moveIntoPlace(external_node_path_.join(work, 'ready'), folder);
    }
    finally {
        await (0,promises_.rm)(work, { recursive: true, force: true });
    }
}
/** Throws InputError `duckdb-integrity`, before anything is unpacked, where one tarball is not the pinned one. */
async function unpackVerified(packages, folder) {
    for (const { pin, tarball } of packages)
        refuseOther(pin, tarball);
    for (const { pin, tarball } of packages) {
        await untar((0,external_node_zlib_.gunzipSync)(tarball), external_node_path_.join(folder, 'node_modules', pin.name));
    }
    await (0,promises_.writeFile)(external_node_path_.join(folder, 'package.json'), `${JSON.stringify({ private: true, packages: packages.map(({ pin }) => pin) }, null, 2)}\n`);
}
function refuseOther(pin, tarball) {
    const actual = `sha512-${(0,external_node_crypto_.createHash)('sha512').update(tarball).digest('base64')}`;
    if (actual === pin.integrity)
        return;
    throw problem/* InputError */.d.of('duckdb-integrity', `npm gave another ${pin.name}@${pin.version} than the one Sluice was built with (expected ${pin.integrity}, got ${actual}). Nothing was installed.`, 'Look at which registry npm is set to use: it, or something between, changes packages.');
}
async function fetchTarball(pin, work) {
    const place = await (0,promises_.mkdtemp)(external_node_path_.join(work, 'pack-'));
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name)));
    try {
        // The working folder is our own, so that no .npmrc of the team's repository is read.
        await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('npm', ['pack', `${pin.name}@${pin.version}`, '--ignore-scripts', '--silent'], {
            cwd: place,
            env,
            timeout: NPM_TIMEOUT_MS,
            shell: process.platform === 'win32',
        });
        const [file] = await (0,promises_.readdir)(place);
        return await (0,promises_.readFile)(external_node_path_.join(place, file));
    }
    catch (error) {
        const said = String(error.stderr ?? error.message).trim().split('\n').slice(-3).join(' ');
        throw problem/* InputError */.d.of('duckdb-unavailable', `npm could not fetch ${pin.name}@${pin.version}${said ? `: ${said}` : ''}.`, 'Put npm on the PATH and let it reach its registry, install @duckdb/node-api beside Sluice, or keep the tool cache between runs.', undefined, { cause: error });
    }
}
async function moveIntoPlace(ready, folder) {
    try {
        await (0,promises_.rename)(ready, folder);
    }
    catch (error) {
        const code = error.code;
        if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM')
            throw error;
        await (0,promises_.readFile)(external_node_path_.join(folder, 'package.json')); // throws where it is not another process's whole folder
    }
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-library.js







const API = '@duckdb/node-api';
const BINDINGS = '@duckdb/node-bindings';
/**
 * DuckDB's client: from `node_modules` where it is installed, else from the tool cache, where it is installed once with
 * the npm client and only if every package has the SHA-512 that the lockfile had when Sluice was built. Throws InputError
 * `duckdb-unavailable` or, for a package that is not the one expected, `duckdb-integrity`.
 */
async function loadDuckDb(options = {}) {
    if (options.modules !== false) {
        const installed = required(options.modules ?? import.meta.filename);
        if (installed)
            return installed;
    }
    const folder = await cachedFolder(options);
    const cached = required(external_node_path_.join(folder, 'package.json'));
    if (cached)
        return cached;
    throw problem/* InputError */.d.of('duckdb-unavailable', `DuckDB is in ${folder} and cannot be loaded on ${platformName()}.`, 'Remove that folder and run again; on a platform without a DuckDB package, run on Linux, macOS or Windows (x64 or arm64).');
}
/** Names what a bundler must not follow: the package is native, 70 MB, and found only when the program runs. */
function required(from) {
    const name = API;
    try {
        const load = (0,external_node_module_.createRequire)(from);
        const { version } = load(`${name}/package.json`);
        // Another version would give other types and errors than those that were tested.
        return version === duckdb_integrity_namespaceObject.r ? load(name) : undefined;
    }
    catch {
        return undefined;
    }
}
async function cachedFolder(options) {
    const root = options.toolCache ?? external_node_path_.join(external_node_os_.homedir(), '.cache', 'sluice');
    const folder = external_node_path_.join(root, 'sluice-duckdb', duckdb_integrity_namespaceObject.r, platformName());
    if ((0,external_node_fs_.existsSync)(folder))
        return folder;
    options.log?.info(`DuckDB ${duckdb_integrity_namespaceObject.r} is not installed: taking it once into ${folder} with npm.`);
    await installPackages(neededPackages(), folder);
    return folder;
}
function neededPackages() {
    const names = [API, BINDINGS, `${BINDINGS}-${platformName()}`, 'detect-libc'];
    const found = names.map((name) => duckdb_integrity_namespaceObject.U.find((pin) => pin.name === name));
    const missing = names.find((_, index) => !found[index]);
    if (missing) {
        throw problem/* InputError */.d.of('duckdb-unavailable', `Sluice was built without the hash of DuckDB's package for ${platformName()} (${missing}), so it installs none.`, 'Install @duckdb/node-api beside Sluice, or run on one of: ' + duckdb_integrity_namespaceObject.U.map(platformOf).filter(Boolean).join(', ') + '.');
    }
    return found;
}
function platformOf(pin) {
    return pin.name.startsWith(`${BINDINGS}-`) ? pin.name.slice(BINDINGS.length + 1) : '';
}
/** As DuckDB names its packages: `linux-x64`, `linux-x64-musl`, `darwin-arm64`, `win32-x64`. */
function platformName() {
    return `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`;
}
function isMusl() {
    if (process.platform !== 'linux')
        return false;
    const report = process.report.getReport();
    return !report.header?.glibcVersionRuntime;
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-sql.js

/** Table functions that make rows out of their arguments and touch nothing else. */
const HARMLESS_TABLE_FUNCTIONS = new Set(['unnest', 'range', 'generate_series']);
/** A rule must say the same of a row each time it is asked. */
const CHANGING_FUNCTIONS = new Set([
    'random', 'setseed', 'uuid', 'uuidv4', 'uuidv7', 'gen_random_uuid', 'nextval', 'currval', 'now', 'today', 'get_current_timestamp', 'get_current_time',
    'current_date', 'current_time', 'current_timestamp', 'transaction_timestamp', 'write_log', 'current_setting', 'getvariable', 'error',
]);
const CONDITION_FIX = 'Write one condition over the columns of a row, e.g. hours_per_week <= 168.';
/** Throws InputError unless the text is one SELECT over these tables alone. */
async function refuseOtherThanSelect(sql, tables, parse) {
    const { statements } = await parsed(sql, parse, 'Write one SELECT statement over the declared sources.');
    if (statements.length !== 1) {
        throw refused('sql-not-one-statement', `The SQL holds ${statements.length} statements instead of one.`, 'Keep one SELECT; a `;` starts another statement.');
    }
    const allowed = new Set([...tables, ...commonTables(statements)].map((name) => name.toLowerCase()));
    for (const node of nodes(statements))
        refuseReference(node, allowed, tables);
}
/**
 * A row condition as text that cannot escape its place in a larger statement: parsed alone, then written anew by the
 * engine, so that comments, open brackets and a second statement have nowhere to hide. Throws InputError.
 */
async function loneCondition(sql, parse, unparse) {
    const { statements, tree } = await parsed(`SELECT\n${sql}\n`, parse, CONDITION_FIX);
    const select = statements[0]?.node;
    if (statements.length !== 1 || !select || !isLoneExpression(select)) {
        throw refused('sql-not-a-condition', 'The row rule is more than one condition.', CONDITION_FIX);
    }
    for (const node of nodes(select.select_list))
        refuseInCondition(node);
    const text = await unparse(tree);
    return `(${text.replace(/^SELECT /, '').replace(/;?\s*$/, '')})`;
}
/** `tree` is the engine's own text: JSON.parse would round an integer beyond 2^53 in it. */
async function parsed(sql, parse, fix) {
    if (sql.includes('\0'))
        throw refused('sql-syntax', 'The SQL holds a NUL character.', fix);
    const tree = await parse(sql);
    const answer = JSON.parse(tree);
    if (!answer.error)
        return { statements: answer.statements, tree };
    if (answer.error_type === 'not implemented') {
        throw refused('sql-not-select', 'The SQL is not a SELECT statement.', 'Only SELECT is run: no COPY, ATTACH, PRAGMA, SET, PIVOT or any change.');
    }
    throw refused('sql-syntax', `The SQL cannot be parsed: ${answer.error_message}.`, fix);
}
function isLoneExpression(select) {
    if (select.type !== 'SELECT_NODE')
        return false;
    const absent = ['where_clause', 'having', 'sample', 'qualify'].every((part) => select[part] === null);
    const empty = ['modifiers', 'group_expressions', 'group_sets'].every((part) => select[part].length === 0);
    const noTables = select.from_table.type === 'EMPTY' && select.cte_map.map.length === 0;
    const list = select.select_list;
    return absent && empty && noTables && list.length === 1 && list[0].alias === '';
}
function refuseInCondition(node) {
    const kind = String(node.class);
    if (kind === 'SUBQUERY')
        throw refused('sql-subquery', 'A row rule cannot hold a subquery: it sees one row.', CONDITION_FIX);
    if (kind === 'STAR')
        throw refused('sql-not-a-condition', 'A row rule cannot hold `*` or COLUMNS(…).', CONDITION_FIX);
    if (kind === 'WINDOW')
        throw refused('sql-window', 'A row rule cannot look at other rows.', CONDITION_FIX);
    if (kind === 'PARAMETER')
        throw refused('sql-parameter', 'A row rule has no parameters.', CONDITION_FIX);
    if (kind === 'FUNCTION' && CHANGING_FUNCTIONS.has(String(node.function_name).toLowerCase())) {
        throw refused('sql-changing-function', `A row rule cannot call ${String(node.function_name)}(): it must say the same of a row each time.`, 'Compare with a fixed value, or with another column.');
    }
}
function refuseReference(node, allowed, tables) {
    const known = tables.map((name) => `\`${name}\``).join(', ') || 'none';
    if (node.type === 'TABLE_FUNCTION') {
        const name = String(node.function?.function_name ?? '');
        if (!HARMLESS_TABLE_FUNCTIONS.has(name.toLowerCase())) {
            throw refused('sql-table-function', `The SQL reads from ${name}(…), which is not a declared source.`, `Read only from the declared sources: ${known}.`);
        }
    }
    if (node.type === 'SHOW_REF')
        throw refused('sql-not-select', 'DESCRIBE, SHOW and SUMMARIZE are not run.', 'Write a SELECT.');
    if (node.type === 'BASE_TABLE') {
        const name = String(node.table_name);
        if (!allowed.has(name.toLowerCase()) || node.schema_name !== '' || node.catalog_name !== '') {
            throw refused('sql-unknown-table', `The SQL reads from ${JSON.stringify(name)}, which is not a declared source.`, `Read only from the declared sources: ${known}.`);
        }
    }
}
function commonTables(statements) {
    return [...nodes(statements)].flatMap((node) => {
        const map = node.cte_map?.map ?? [];
        return map.map((entry) => entry.key);
    });
}
/** Every object in a parse tree. A stack of our own: the depth of a hostile text must not become ours. */
function* nodes(root) {
    const stack = [root];
    while (stack.length > 0) {
        const value = stack.pop();
        if (typeof value !== 'object' || value === null)
            continue;
        if (!Array.isArray(value))
            yield value;
        stack.push(...Object.values(value));
    }
}
function refused(code, message, fix) {
    return problem/* InputError */.d.of(code, message, fix);
}

// EXTERNAL MODULE: ./.build/src/core/glob.js
var glob = __webpack_require__(4817);
;// CONCATENATED MODULE: ./.build/src/data/engines/source-files.js




const FORMATS = {
    '.csv': 'csv',
    '.tsv': 'csv',
    '.json': 'json',
    '.jsonl': 'ndjson',
    '.ndjson': 'ndjson',
    '.parquet': 'parquet',
};
const GLOB = /[*?[\]{}]/;
/** The files behind a source. Throws InputError: missing, a folder, empty, an unknown ending, a mixture of endings. */
async function sourceFiles(source) {
    const files = await matchingFiles(source.file);
    const kinds = new Set(files.map((file) => JSON.stringify(kindOf(file))));
    if (kinds.size > 1) {
        throw problem/* InputError */.d.of('data-formats-mixed', `${source.file} matches files of different formats.`, 'Let one pattern match one format only, e.g. data/*.parquet.');
    }
    const stats = await Promise.all(files.map((file) => (0,promises_.stat)(file)));
    files.forEach((file, index) => refuseEmpty(file, stats[index].size, stats[index].isFile()));
    const fingerprint = JSON.stringify(files.map((file, index) => [file, stats[index].size, stats[index].mtimeMs]));
    return { files, ...kindOf(files[0]), fingerprint };
}
async function matchingFiles(pattern) {
    // A file whose own name holds `[` or `*` is that file, not a pattern.
    if (await exists(pattern))
        return [pattern];
    if (!GLOB.test(pattern)) {
        throw problem/* InputError */.d.of('data-file-missing', `${pattern} does not exist.`, 'Check the path in the delivery file (it is relative to that file), and that an earlier step made the file.');
    }
    const found = await (0,glob/* glob */.T)(pattern);
    if (found.length === 0) {
        throw problem/* InputError */.d.of('data-file-missing', `No file matches ${pattern}.`, 'Check the pattern and that an earlier step made the files.');
    }
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
function fixedFolder(pattern) {
    const parts = pattern.split(external_node_path_.sep);
    const first = parts.findIndex((part) => GLOB.test(part));
    return parts.slice(0, first).join(external_node_path_.sep) || external_node_path_.sep;
}
async function exists(file) {
    try {
        await (0,promises_.lstat)(file);
        return true;
    }
    catch {
        return false;
    }
}
function kindOf(file) {
    const lower = file.toLowerCase();
    const gzip = lower.endsWith('.gz');
    const format = FORMATS[external_node_path_.extname(gzip ? lower.slice(0, -'.gz'.length) : lower)];
    if (!format || (gzip && format === 'parquet')) {
        throw problem/* InputError */.d.of('data-format-unknown', `${file} has an ending that Sluice does not read.`, `Use ${Object.keys(FORMATS).join(', ')}; text formats may also end in .gz.`);
    }
    return { format, gzip };
}
function refuseEmpty(file, size, isFile) {
    if (!isFile)
        throw problem/* InputError */.d.of('data-file-is-folder', `${file} is not a file.`, `Name a file, or a pattern such as ${file}/*.parquet.`);
    if (size === 0)
        throw problem/* InputError */.d.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.');
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb.js











/**
 * DuckDB as the data engine. Every call runs in a database of its own that can read the named files and nothing else,
 * with its configuration locked, so that SQL from a delivery file can do no harm even where a check of ours were wrong.
 */
async function openDuckDb(options = {}) {
    const library = await loadDuckDb(options);
    const ownFolder = options.temporary ? undefined : await (0,promises_.mkdtemp)(external_node_path_.join(external_node_os_.tmpdir(), 'sluice-duckdb-'));
    return new DuckDbEngine(library, { ...options, temporary: options.temporary ?? ownFolder }, ownFolder);
}
class DuckDbEngine {
    name = 'duckdb';
    version;
    #library;
    #options;
    #ownFolder;
    #readers = new Map();
    constructor(library, options, ownFolder) {
        this.#library = library;
        this.version = library.version();
        this.#options = options;
        this.#ownFolder = ownFolder;
    }
    async describe(source) {
        const files = await sourceFiles(source);
        return (await this.#reader(files, false)).columns;
    }
    async measure(source, expressions) {
        const names = Object.keys(expressions);
        if (names.length === 0)
            return {};
        const list = names.map((name, index) => `${expressions[name]} AS m${index}`);
        const table = await this.#select(`SELECT ${list.join(',\n')} FROM source`, { source }, {});
        if (table.columns.length !== names.length || table.rows !== 1) {
            throw problem/* InputError */.d.of('sql-not-one-value', 'A measure did not give exactly one value.', 'Write every measure as one aggregate expression.');
        }
        return Object.fromEntries(names.map((name, index) => [name, table.values[`m${index}`][0]]));
    }
    async query(sql, sources, parameters = {}) {
        return this.#select(sql, sources, parameters);
    }
    async condition(sql) {
        return this.#inDatabase([], [], async (connection) => loneCondition(sql, (text) => serialize(connection, text), (tree) => firstCell(connection, `SELECT json_deserialize_sql(${(0,core_sql/* literal */.e)(tree)})`)));
    }
    async write(sql, sources, target) {
        const format = /\.csv$/i.test(target) ? `FORMAT csv, HEADER true` : /\.parquet$/i.test(target) ? 'FORMAT parquet' : undefined;
        if (!format)
            throw problem/* InputError */.d.of('data-target-unknown', `${target} must end in .csv or .parquet.`, 'Name the file by its format.');
        const partial = external_node_path_.join(external_node_path_.dirname(target), `.${external_node_path_.basename(target)}.partial-${process.pid}`);
        try {
            const rows = await this.#run(sql, sources, [partial], async (connection) => {
                const result = await connection.runAndReadAll(`COPY (\n${sql}\n) TO ${(0,core_sql/* literal */.e)(partial)} (${format})`);
                return Number(result.getColumns()[0][0]);
            });
            await (0,promises_.rename)(partial, target);
            return rows;
        }
        finally {
            await (0,promises_.rm)(partial, { force: true });
        }
    }
    async close() {
        if (this.#ownFolder)
            await (0,promises_.rm)(this.#ownFolder, { recursive: true, force: true });
    }
    async #select(sql, sources, parameters) {
        return this.#run(sql, sources, [], async (connection) => {
            const statement = await connection.prepare(sql);
            bind(statement, parameters);
            const result = await statement.runAndReadAll();
            const names = result.columnNames();
            const twice = names.find((name, index) => names.indexOf(name) !== index);
            if (twice !== undefined)
                throw problem/* InputError */.d.of('sql-column-twice', `The SQL answers two columns named ${JSON.stringify(twice)}.`, 'Give each column its own name with AS.');
            const columns = names.map((name, index) => columnInfo(name, String(result.columnType(index))));
            return tableOf(columns, result.getColumns());
        });
    }
    /** Runs work over views of the sources, and once more with types from the whole files where the first rows misled. */
    async #run(sql, sources, writable, work) {
        const named = await Promise.all(Object.entries(sources).map(async ([name, source]) => ({ name, files: await sourceFiles(source) })));
        const files = named.map((source) => source.files);
        const attempt = async (whole) => {
            const readers = await Promise.all(named.map((source) => this.#reader(source.files, whole)));
            return this.#inDatabase(files, writable, async (connection) => {
                await refuseOtherThanSelect(sql, Object.keys(sources), (text) => serialize(connection, text));
                for (const [index, source] of named.entries()) {
                    await connection.run(`CREATE VIEW ${(0,core_sql/* identifier */.C)(source.name)} AS ${readers[index].relation}`);
                }
                return work(connection);
            });
        };
        try {
            return await attempt(false);
        }
        catch (error) {
            if (!isLateType(error))
                throw await explain(error, files);
        }
        try {
            return await attempt(true);
        }
        catch (error) {
            throw await explain(error, files);
        }
    }
    #reader(files, whole) {
        const wholeKey = `whole ${files.fingerprint}`;
        const key = whole ? wholeKey : files.fingerprint;
        // Once the whole file was looked at, its types hold for every later call, so that describe and measure agree.
        const known = this.#readers.get(wholeKey) ?? this.#readers.get(key);
        if (known)
            return known;
        const reader = this.#inDatabase([files], [], (connection) => readerOf(files, (sql) => ask(connection, sql), whole)).catch(async (error) => {
            this.#readers.delete(key);
            throw isLateType(error) && !whole ? error : await explain(error, [files]);
        });
        this.#readers.set(key, reader);
        return reader;
    }
    async #inDatabase(sources, writable, work) {
        const { temporary, threads } = this.#options;
        const instance = await this.#library.DuckDBInstance.create(':memory:', {
            memory_limit: `${Math.floor((this.#options.memory ?? defaultMemory()) / 2 ** 20)}MiB`,
            temp_directory: temporary,
            autoinstall_known_extensions: 'false',
            autoload_known_extensions: 'false',
            ...(threads ? { threads: String(threads) } : {}),
        });
        try {
            const connection = await instance.connect();
            const paths = [...sources.flatMap((source) => source.files), ...writable].map((file) => (0,core_sql/* literal */.e)(file));
            await connection.run(`SET TimeZone = 'UTC'; SET allowed_paths = [${paths.join(', ')}]; SET enable_external_access = false; SET lock_configuration = true`);
            return await work(connection);
        }
        finally {
            instance.closeSync();
        }
    }
}
function defaultMemory() {
    const limit = process.constrainedMemory();
    return 0.6 * Math.min(external_node_os_.totalmem(), limit > 0 ? limit : Infinity);
}
function bind(statement, parameters) {
    const wanted = Array.from({ length: statement.parameterCount }, (_, index) => statement.parameterName(index + 1));
    const missing = wanted.filter((name) => !Object.hasOwn(parameters, name));
    const unused = Object.keys(parameters).filter((name) => !wanted.includes(name));
    if (missing.length > 0)
        throw problem/* InputError */.d.of('sql-parameter-missing', `The SQL asks for ${missing.map((name) => `$${name}`).join(', ')}, which nobody gives.`, `Known here: ${names(parameters)}.`);
    if (unused.length > 0)
        throw problem/* InputError */.d.of('sql-parameter-unused', `The SQL does not use ${unused.map((name) => `$${name}`).join(', ')}.`, 'Use every parameter, or the answer does not depend on it.');
    if (wanted.length === 0)
        return;
    // Whole numbers go in as integers: an instant in milliseconds or a LIMIT must not become a float.
    const values = Object.entries(parameters).map(([name, value]) => [name, Number.isSafeInteger(value) ? BigInt(value) : value]);
    statement.bind(Object.fromEntries(values));
}
function names(parameters) {
    return Object.keys(parameters).map((name) => `$${name}`).join(', ') || 'none';
}
function serialize(connection, sql) {
    return firstCell(connection, `SELECT json_serialize_sql(${(0,core_sql/* literal */.e)(sql)})`);
}
async function firstCell(connection, sql) {
    const result = await connection.runAndReadAll(sql);
    return String(result.getColumns()[0][0]);
}
async function ask(connection, sql) {
    const result = await connection.runAndReadAll(sql);
    const columns = result.columnNames().map((name, index) => columnInfo(name, String(result.columnType(index))));
    return result.getRows().map((row) => Object.fromEntries(columns.map((column, index) => [column.name, String(plainValue(row[index], column))])));
}


/***/ })

};
