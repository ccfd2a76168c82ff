export const id = 1605;
export const ids = [1605];
export const modules = {

/***/ 87691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Qs: () => (/* binding */ digestOfJson),
/* harmony export */   ZD: () => (/* binding */ hexOf),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var canonicalize__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98799);


const DIGEST = /^sha256:[0-9a-f]{64}$/;
function isDigest(value) {
    return typeof value === 'string' && DIGEST.test(value);
}
function sha256(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
function hexOf(digest) {
    return digest.slice('sha256:'.length);
}
/**
 * Canonical JSON (RFC 8785, JSON Canonicalization Scheme): the one byte string that a JSON value has, so that its
 * digest does not depend on key order or spacing. NaN and infinities are refused, since JSON has no word for them.
 */
function canonicalJson(value) {
    const text = (0,canonicalize__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(value);
    if (text === undefined)
        throw new TypeError('A value without a JSON form has no canonical JSON.');
    return text;
}
function digestOfJson(value) {
    return sha256(canonicalJson(value));
}


/***/ }),

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

/***/ 44360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ installPackages)
});

// UNUSED EXPORTS: unpackVerified

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/core/untar.js


/** Size of a tar block (POSIX.1-2017 pax, "ustar Interchange Format"). */
const BLOCK = 512;
/**
 * Unpacks the regular files of an npm package's tar archive, less their first folder (`package/`). Throws on links, on
 * names that leave the folder and on an archive that ends early: npm's own archives hold none of these. `keep` says which files are wanted, by
 * their path in the package.
 */
async function untar(archive, folder, keep = () => true) {
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
            const name = longName ?? ustarName(header);
            if (keep(name.split('/').slice(1).join('/')))
                await writeInside(folder, name, body);
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

;// CONCATENATED MODULE: ./.build/src/core/npm-packages.js








/** npm's own time to give up, and some. */
const NPM_TIMEOUT_MS = 10 * 60 * 1000;
/** What npm needs to find itself, its settings and a proxy; no token of the run is among them. */
const PASSED_ON = /^(PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|ComSpec|PATHEXT|TEMP|TMP|TMPDIR|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|npm_config_.*)$/i;
/**
 * Fetches packages with the npm client, verifies each, unpacks them as `folder/node_modules/…` and runs no script of
 * theirs. `folder` appears whole or not at all; where another process was faster, its folder stays.
 */
async function installPackages(pins, folder, wanted) {
    await (0,promises_.mkdir)(external_node_path_.dirname(folder), { recursive: true });
    const work = await (0,promises_.mkdtemp)(external_node_path_.join(external_node_path_.dirname(folder), '.installing-'));
    try {
        const tarballs = await Promise.all(pins.map((pin) => fetchTarball(pin, work, wanted)));
        await unpackVerified(pins.map((pin, index) => ({ pin, tarball: tarballs[index] })), external_node_path_.join(work, 'ready'), wanted);
        await moveIntoPlace(external_node_path_.join(work, 'ready'), folder);
    }
    finally {
        await (0,promises_.rm)(work, { recursive: true, force: true });
    }
}
/** Throws InputError, before anything is unpacked, where one tarball is not the pinned one. */
async function unpackVerified(packages, folder, wanted) {
    for (const { pin, tarball } of packages)
        refuseOther(pin, tarball, wanted);
    for (const { pin, tarball } of packages) {
        await untar((0,external_node_zlib_.gunzipSync)(tarball), external_node_path_.join(folder, 'node_modules', pin.name), wanted.keep);
    }
    await (0,promises_.writeFile)(external_node_path_.join(folder, 'package.json'), `${JSON.stringify({ private: true, packages: packages.map(({ pin }) => pin) }, null, 2)}\n`);
}
function refuseOther(pin, tarball, { codes }) {
    const actual = `sha512-${(0,external_node_crypto_.createHash)('sha512').update(tarball).digest('base64')}`;
    if (actual === pin.integrity)
        return;
    throw problem/* InputError */.d.of(codes.integrity, `npm gave another ${pin.name}@${pin.version} than the one Sluice was built with (expected ${pin.integrity}, got ${actual}). Nothing was installed.`, 'Look at which registry npm is set to use: it, or something between, changes packages.');
}
async function fetchTarball(pin, work, { codes, beside }) {
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
        throw problem/* InputError */.d.of(codes.unavailable, `npm could not fetch ${pin.name}@${pin.version}${said ? `: ${said}` : ''}.`, `Put npm on the PATH and let it reach its registry, install ${beside} beside Sluice, or keep the tool cache between runs.`, undefined, { cause: error });
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


/***/ }),

/***/ 61605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDuckDb: () => (/* binding */ openDuckDb)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var core_sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/core/data-engine.js
var data_engine = __webpack_require__(26926);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-database.js




/** Databases kept open between calls; each holds its own buffers, so a stage with many tables must not keep them all. */
const KEPT = 3;
const SHARE_OF_MEMORY = 0.6;
/**
 * More buys little: what needs more spills. Less than the machine's, since two runs on one runner must not starve each other; and
 * with more, a column of many different texts holds the more memory the longer its table is (bench/memory.ts).
 */
const MOST_MEMORY = 640 * 2 ** 20;
/** For what cannot spill: thousands of columns, many aggregates of their own. */
const MORE_MEMORY = 2 * 2 ** 30;
/** Settings that each connection has for itself, and that open nothing; they alone may be set once the rest is locked. */
const OF_CONNECTION = `SET TimeZone = 'UTC'; SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0`;
/**
 * Databases in memory, each of which can reach what its access names and nothing else, with its configuration locked
 * before any SQL of a person runs in it. One that is kept serves later calls with the same access; every call has a
 * connection of its own, whose temporary views no other sees.
 */
class Databases {
    #library;
    #options;
    #folder;
    #kept = new Map();
    #memory;
    constructor(library, options) {
        this.#library = library;
        this.#options = options;
        this.#memory = options.memory ?? memoryOf(MOST_MEMORY);
    }
    async use(access, work) {
        const database = await this.#database(access);
        try {
            return await this.#used(database, access, work);
        }
        catch (error) {
            if (!isOutOfMemory(error) || this.#options.memory !== undefined || database.memory >= memoryOf(MORE_MEMORY))
                throw error;
            this.#memory = memoryOf(MORE_MEMORY);
            await this.#forget(database);
            return this.#used(await this.#database(access), access, work);
        }
    }
    async #used(database, access, work) {
        database.users++;
        try {
            const connection = await database.instance.connect();
            try {
                await connection.run(OF_CONNECTION);
                return await work(connection);
            }
            finally {
                connection.closeSync();
            }
        }
        finally {
            database.users--;
            if (!access.keep || (database.forgotten && database.users === 0))
                database.instance.closeSync();
            else
                await this.#closeIdle();
        }
    }
    async close() {
        for (const database of await Promise.allSettled(this.#kept.values()))
            if (database.status === 'fulfilled')
                database.value.instance.closeSync();
        this.#kept.clear();
        if (this.#folder)
            await (0,promises_.rm)(await this.#folder, { recursive: true, force: true });
    }
    async #database(access) {
        const memory = this.#memory;
        if (!access.keep)
            return { instance: await this.#locked(access, memory), users: 0, memory };
        const key = JSON.stringify([access.paths, access.folders ?? []]);
        const known = this.#kept.get(key) ?? this.#locked(access, memory).then((instance) => ({ instance, users: 0, memory }));
        // The last one used stands last.
        this.#kept.delete(key);
        this.#kept.set(key, known);
        known.catch(() => this.#kept.delete(key));
        return known;
    }
    async #closeIdle() {
        for (const [key, opening] of this.#kept) {
            if (this.#kept.size <= KEPT)
                return;
            const database = await opening.catch(() => undefined);
            if (!database || database.users > 0 || this.#kept.get(key) !== opening)
                continue;
            this.#kept.delete(key);
            database.instance.closeSync();
        }
    }
    /** Opens no more calls with a database that had too little memory; those that use it end with it. */
    async #forget(database) {
        for (const [key, opening] of this.#kept) {
            if ((await opening.catch(() => undefined)) !== database || this.#kept.get(key) !== opening)
                continue;
            this.#kept.delete(key);
            database.forgotten = true;
            if (database.users === 0)
                database.instance.closeSync();
        }
    }
    async #locked({ paths, folders = [], prepare }, memory) {
        const { threads } = this.#options;
        const instance = await this.#library.DuckDBInstance.create(':memory:', {
            memory_limit: `${Math.max(64, Math.floor(memory / 2 ** 20))}MiB`,
            temp_directory: await this.#temporary(),
            autoinstall_known_extensions: 'false',
            autoload_known_extensions: 'false',
            ...(threads ? { threads: String(threads) } : {}),
        });
        try {
            const connection = await instance.connect();
            await prepare?.(connection);
            // The engine's own is a sum, and answers null where it was asked of no row, or of nulls alone; Trino's answers 0.
            await connection.run('CREATE MACRO count_if(condition) AS count(CASE WHEN condition THEN 1 END)');
            // Files are read anew each time: a cache of them would take the memory of what is calculated.
            await connection.run(`SET enable_external_file_cache = false; SET allowed_configs = ['TimeZone', 'enable_progress_bar', 'enable_progress_bar_print', 'progress_bar_time'];
         SET allowed_paths = [${paths.map((file) => (0,core_sql/* literal */.e)(file)).join(', ')}]; SET allowed_directories = [${folders.map((folder) => (0,core_sql/* literal */.e)(folder)).join(', ')}];
         SET enable_external_access = false; SET lock_configuration = true`);
            connection.closeSync();
            return instance;
        }
        catch (error) {
            instance.closeSync();
            throw error;
        }
    }
    #temporary() {
        if (this.#options.temporary)
            return Promise.resolve(this.#options.temporary);
        this.#folder ??= (0,promises_.mkdtemp)(external_node_path_.join(this.#options.spillBelow ?? external_node_os_.tmpdir(), 'sluice-duckdb-'));
        return this.#folder;
    }
}
function isOutOfMemory(error) {
    return error instanceof Error && /^Out of Memory/i.test(error.message);
}
/** At most so many bytes, and no more than the machine's or container's share. */
function memoryOf(most) {
    const limit = process.constrainedMemory();
    return Math.min(most, SHARE_OF_MEMORY * Math.min(external_node_os_.totalmem(), limit > 0 ? limit : Infinity));
}

// EXTERNAL MODULE: ./.build/src/data/engines/duckdb-dialect.js
var duckdb_dialect = __webpack_require__(49378);
;// CONCATENATED MODULE: ./.build/src/data/engines/csv-layout.js


/** Rows that types are first taken from; a later value that does not fit has the whole file looked at. */
const SAMPLE_ROWS = 20_480;
/** The longest line. The engine's own limit, which it would let go with a size of buffers. */
const LINE_BYTES = 2_000_000;
/** Two such lines. The engine's own choice, sixteen, takes a fifth more of the memory and is no faster. */
const BUFFER_BYTES = 2 * LINE_BYTES;
/** What stands in a CSV file before its values are looked at: fixed here, so that nothing about the layout is guessed. */
const LAYOUT = `header=true, quote='"', escape='"', comment='', skip=0, strict_mode=true, null_padding=false, ignore_errors=false, dateformat='%Y-%m-%d', max_line_size=${LINE_BYTES}, buffer_size=${BUFFER_BYTES}`;
const TYPE_CANDIDATES = `['BOOLEAN', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR']`;
/** Marks the error of a later value that is not what `strictly` wants, so that the whole file is looked at. */
const NOT_OF_TYPE = 'sluice: a value is not of the type of its column';
const STRICT = { BOOLEAN: strictBoolean, TIMESTAMPTZ: strictInstant, 'TIMESTAMP WITH TIME ZONE': strictInstant };
/**
 * Reads the files with these types, those of `strictly` as text: the engine's own takes a column of `F`, of `no` or of `t` for booleans, and
 * a zone that one time names for the times after it that have none (DuckDB 1.5.6).
 */
function csvScan(source, header, types) {
    const columns = header.names.map((name, index) => `${(0,core_sql/* literal */.e)(name)}: ${(0,core_sql/* literal */.e)(Object.hasOwn(STRICT, types[index]) ? 'VARCHAR' : types[index])}`);
    return `read_csv(${list(source.files)}, ${LAYOUT}, ${packed(source)}, delim=${(0,core_sql/* literal */.e)(header.delimiter)}, auto_detect=false, ${partitions(source)}, columns={${columns.join(', ')}})`;
}
/** The scan for a few rows at the beginning: other threads would read on, and throw away what they read. */
function firstRows(scan) {
    return scan.replace(/\)$/, ', parallel=false)');
}
/** Has the engine take types from the first rows. */
function csvSniff(source, header) {
    return `read_csv(${list(source.files)}, ${LAYOUT}, ${packed(source)}, delim=${(0,core_sql/* literal */.e)(header.delimiter)}, auto_detect=true, hive_partitioning=false, auto_type_candidates=${TYPE_CANDIDATES}, sample_size=${SAMPLE_ROWS})`;
}
/** What makes the type of a column that is read as text; undefined where the engine's own reading will do. */
function strictly(name, type) {
    return Object.hasOwn(STRICT, type) ? STRICT[type](name) : undefined;
}
/** A time as every engine reads it; whatever else ends the scan with NOT_OF_TYPE. */
function strictInstant(name) {
    const column = (0,core_sql/* identifier */.C)(name);
    return `coalesce(${duckdb_dialect/* DUCKDB */.k.instant(column)}, CASE WHEN ${column} IS NOT NULL THEN error('${NOT_OF_TYPE}') END)`;
}
/** `true` and `false` in any case; whatever else ends the scan with NOT_OF_TYPE. The plain spellings come first, since they cost least. */
function strictBoolean(name) {
    const column = (0,core_sql/* identifier */.C)(name);
    return `CASE ${column} WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE lower(${column}) WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE WHEN ${column} IS NOT NULL THEN error('${NOT_OF_TYPE}') END END END`;
}
function packed({ compression }) {
    return `compression='${compression}'`;
}
function partitions({ hive }) {
    return `hive_partitioning=${hive}`;
}
function list(files) {
    return `[${files.map((file) => (0,core_sql/* literal */.e)(file)).join(', ')}]`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./.build/src/data/engines/unpacked.js







/** Tables pack 3 to 30 times; a file that unpacks to more than this many times its size, and to much, is made to fill a disk. */
const MOST_TIMES = 250;
const MUCH_BYTES = 256 * 1024 * 1024;
const READ_BYTES = 1024 * 1024;
/** Parallel writers make one frame for some megabytes; each costs us a stream. */
const MOST_FRAMES = 10_000;
/**
 * The first bytes of a file, unpacked. A packed file is read to its end, since only there its checksum stands and the
 * engine does not look at it: a cut file would else lose rows in silence. `look` sees all that is read. Throws InputError.
 */
async function firstBytes(file, compression, most, look) {
    const chunks = [];
    let size = 0;
    const limit = Math.max(MUCH_BYTES, (await (0,promises_.stat)(file)).size * MOST_TIMES);
    const head = new external_node_stream_.Writable({
        write(chunk, _encoding, done) {
            if (size < most)
                chunks.push(chunk);
            size += chunk.length;
            if (compression !== 'uncompressed' && size > limit)
                done(bomb(file, limit));
            else if (!look)
                done();
            else
                Promise.resolve(look(file, chunk)).then(() => done(), done);
        },
    });
    try {
        if (compression === 'uncompressed')
            await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file, { end: most - 1 }), head);
        else
            await (0,external_node_stream_promises_.pipeline)(unpackedStream(file, compression), head);
    }
    catch (error) {
        throw error instanceof problem/* InputError */.d ? error : unreadable(file, compression, error);
    }
    return Buffer.concat(chunks).subarray(0, most);
}
/** Bytes of a text file, unpacked. */
function unpackedStream(file, compression) {
    if (compression === 'zstd')
        return zstdFrames(file);
    const stream = (0,external_node_fs_.createReadStream)(file, { highWaterMark: READ_BYTES });
    return compression === 'gzip' ? pipelined(stream, external_node_zlib_.createGunzip({ chunkSize: READ_BYTES })) : stream;
}
/** Node ends at the first frame and the engine reads them all: what is checked must be what is read. */
async function* zstdFrames(file) {
    // Node has it since 22.15.
    if (typeof external_node_zlib_.createZstdDecompress !== 'function')
        throw problem/* InputError */.d.of('data-zstd-unsupported', `Node ${process.version} cannot check Zstandard files.`, 'Use Node 22.15 or newer, or pack with gzip.');
    const { size } = await (0,promises_.stat)(file);
    let start = 0;
    for (let frame = 0; start < size; frame++) {
        if (frame === MOST_FRAMES)
            throw problem/* InputError */.d.of('data-zstd-damaged', `${external_node_path_.basename(file)} holds more than ${MOST_FRAMES.toLocaleString('en-US')} Zstandard frames.`, 'Write it with one call of zstd.', { file, line: 1, column: 1 });
        const unpack = external_node_zlib_.createZstdDecompress({ chunkSize: READ_BYTES });
        yield* pipelined((0,external_node_fs_.createReadStream)(file, { start, highWaterMark: READ_BYTES }), unpack);
        if (unpack.bytesWritten === 0)
            throw new Error('a frame is empty');
        start += unpack.bytesWritten;
    }
}
async function* pipelined(from, through) {
    from.once('error', (error) => through.destroy(error));
    try {
        yield* from.pipe(through);
    }
    finally {
        from.destroy();
    }
}
function bomb(file, limit) {
    return problem/* InputError */.d.of('data-unpacks-too-far', `${external_node_path_.basename(file)} unpacks to more than ${Math.round(limit / 1024 / 1024).toLocaleString('en-US')} MB, over ${MOST_TIMES} times its size: no table is packed so, and it is not read further.`, 'Find out who made the file. If it is real, write it as Parquet or unpacked.', { file, line: 1, column: 1 });
}
function unreadable(file, compression, error) {
    if (compression === 'uncompressed')
        return problem/* InputError */.d.of('data-file-unreadable', `${file} cannot be read: ${error.message}.`, 'Check that this user may read it.', undefined, { cause: error });
    return problem/* InputError */.d.of(`data-${compression}-damaged`, `${file} cannot be read to its end as ${compression === 'gzip' ? 'gzip' : 'Zstandard'}: ${error.message}.`, 'Write the file again; it was probably cut while it was written or copied.', { file, line: 1, column: 1 }, { cause: error });
}

;// CONCATENATED MODULE: ./.build/src/data/engines/text-damage.js



/** The engine takes NUL bytes into its values; no text has them. Throws InputError `data-nul-byte` with the line. */
function refusesNul(compression) {
    return async (file, chunk) => {
        if (chunk.includes(0))
            throw withNul(file, await lineOfNul(file, compression));
    };
}
async function lineOfNul(file, compression) {
    let line = 1;
    for await (const part of unpackedStream(file, compression)) {
        const end = part.indexOf(0);
        for (const byte of end < 0 ? part : part.subarray(0, end))
            if (byte === 0x0a)
                line++;
        if (end >= 0)
            return line;
    }
    return line;
}
/** The first line of the text sources that is not UTF-8. */
async function firstBadLine(sources) {
    for (const source of sources.filter(({ format, remote }) => format !== 'parquet' && !remote)) {
        for (const file of source.files) {
            const line = await badLine(file, source.compression);
            if (line !== undefined)
                return notUtf8(file, line);
        }
    }
    return undefined;
}
async function badLine(file, compression) {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let line = 1;
    for await (const chunk of unpackedStream(file, compression)) {
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
function notUtf8(file, line) {
    return problem/* InputError */.d.of('data-not-utf8', `${external_node_path_.basename(file)} is not UTF-8 text (line ${line}).`, 'Write the file as UTF-8, e.g. `iconv -f UTF-16 -t UTF-8` or `iconv -f WINDOWS-1252 -t UTF-8`, whichever it was.', { file, line, column: 1 });
}
function withNul(file, line) {
    return problem/* InputError */.d.of('data-nul-byte', `${external_node_path_.basename(file)} holds a NUL byte (line ${line}): it is damaged, or no text.`, 'Find the step that writes it; a disk that was full or a copy that was cut leaves NUL bytes.', { file, line, column: 1 });
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-errors.js




/** True where only a type taken from the first rows was wrong, so that the whole file has to be looked at. */
function isLateType(error) {
    const text = messageOf(error);
    if (text.includes(NOT_OF_TYPE))
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
    // Of a line that is no JSON, DuckDB 1.5.5 gives the number of the next one.
    const next = /at byte \d+ in line (\d+)/.exec(text)?.[1];
    const line = Number(/CSV Error on Line: (\d+)/.exec(text)?.[1] ?? (next ? Math.max(1, Number(next) - 1) : (/in line (\d+)/.exec(text)?.[1] ?? 1)));
    const at = { file, line, column: 1 };
    if (/Invalid unicode|not utf-8 encoded/i.test(text))
        return notUtf8(file, line);
    // DuckDB 1.5.6 fails inside while it writes the message for a byte that is not UTF-8 in a late row.
    if (/INTERNAL Error/.test(text)) {
        const bad = await firstBadLine(sources);
        if (bad)
            return bad;
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
    if (isDamagedParquet(text, sources)) {
        return problem/* InputError */.d.of('parquet-damaged', `${base} is not a whole Parquet file.`, 'Write it again; it was probably cut while it was written or copied.', { file, line: 1, column: 1 });
    }
    return undefined;
}
/** Its reader takes what it finds for lengths and types, and says many things of what it then meets. */
function isDamagedParquet(text, sources) {
    if (/parquet|magic bytes|Footer length|footer/i.test(text) && /^(Invalid Input|IO|Serialization|TProtocol)/.test(text))
        return true;
    return sources.some(({ format }) => format === 'parquet') && /^(Invalid Error|Serialization Error|TProtocolException|INTERNAL Error)|don't know what type|No more data to read|ZSTD|Snappy|decompress/i.test(text);
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
function messageOf(error) {
    return error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)
        ? String(error.message)
        : String(error);
}

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: ./.build/src/core/npm-packages.js + 1 modules
var npm_packages = __webpack_require__(44360);
;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-integrity.json
const duckdb_integrity_namespaceObject = /*#__PURE__*/JSON.parse('{"r":"1.5.5-r.5","U":[{"name":"@duckdb/node-api","version":"1.5.5-r.5","integrity":"sha512-ZMX+sel3DjSKbGuQ44Y5Tp5LwYjlJkhB5faKr+9sSMcxixDMSW+8vaTOD1uRDuN9o0udUoCY/XX9PI1haEZuZg=="},{"name":"@duckdb/node-bindings","version":"1.5.5-r.5","integrity":"sha512-sR7x91TfBunLqLbdvrcdiPCU+VGEQFPicxh1STZM402fuHW2ituPTAo2bY3IlntsvJShltrKF4R6B+JYPlAPZg=="},{"name":"@duckdb/node-bindings-darwin-arm64","version":"1.5.5-r.5","integrity":"sha512-WJdeLTFy4pRg60rkbp9smtlP1iIQ8ErtIJkxS+2LQtM1ZZMSByyW+3WPpNoKe7IwPtVl2fLlPw7tDmQW4Z974g=="},{"name":"@duckdb/node-bindings-darwin-x64","version":"1.5.5-r.5","integrity":"sha512-rN0KjX13MwVQ5V5ufykolty/tf4SaafOpGWcUA1Cegf98jPeRdsJsEE1IMXn8n3u6WvMSZEVJmHJ3ma4Hr7Vzg=="},{"name":"@duckdb/node-bindings-linux-arm64","version":"1.5.5-r.5","integrity":"sha512-CafH2AIvXtpwDynG3KB/4uEOHRGlFoB7auCRMIwH3BKNIobsANV5LSpDJ3tfyRCFIsK6e8AT1eseWVnu2Dv3cw=="},{"name":"@duckdb/node-bindings-linux-arm64-musl","version":"1.5.5-r.5","integrity":"sha512-00z3mYHUBAucp3L73EoftKDdaGOaV8ENELejiT+PK7dFjTzdXxqhJwZ1LaQV1/zEhIecz+x23f6WvFhWw+7XXQ=="},{"name":"@duckdb/node-bindings-linux-x64","version":"1.5.5-r.5","integrity":"sha512-kCyq6BXhn6QXfwF8yVdVKriSSHP+rfVWcJ56cG8qZzlOZpxyvT5WGm6jMshxg4ditLlOsHsIN/D47RYrcjXuHQ=="},{"name":"@duckdb/node-bindings-linux-x64-musl","version":"1.5.5-r.5","integrity":"sha512-S5qEc7F+GjXt85T2xArjjvN5oc/IjtH6zsLJsuo8N3fQolheBCefemIMdZoK2Jik8a0sBxidiS6Ld4qprMPPDw=="},{"name":"@duckdb/node-bindings-win32-arm64","version":"1.5.5-r.5","integrity":"sha512-L3Mroc23xhqOowWVElni8LgEmsm5e9DdG1y2pLka/1ug3Pl2vpQMl1Phxwz4UEMF8DOBbMgN5BBNrYwG2BFo+g=="},{"name":"@duckdb/node-bindings-win32-x64","version":"1.5.5-r.5","integrity":"sha512-mBGFn8netT/AAhK4TOG6Fw47+Db68CxCVtQ9qfxZc1kZAjds+aYrh17Fd/u5CbTDdxILsrcyuF8q9cUcm54kQA=="},{"name":"detect-libc","version":"2.1.2","integrity":"sha512-Btj2BOOO83o3WyH59e8MgXsxEQVcarkUOpEYrubB0urwnN10yQ364rsiByU11nZlqWYZm05i/of7io4mzihBtQ=="}]}');
;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-library.js







const API = '@duckdb/node-api';
const BINDINGS = '@duckdb/node-bindings';
const WANTED = { codes: { integrity: 'duckdb-integrity', unavailable: 'duckdb-unavailable' }, beside: API };
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
    await (0,npm_packages/* installPackages */.R)(neededPackages(), folder, WANTED);
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

;// CONCATENATED MODULE: ./.build/src/data/engines/csv-header.js




/** A header longer than this is refused: 5 000 columns of 300 characters, the delivery file's own limits, fit. */
const MAX_HEADER_BYTES = 8 * 1024 * 1024;
/** Most headers end here, so that not more is read and decoded. */
const FIRST_LOOK_BYTES = 64 * 1024;
const MOST_COLUMNS = 5_000;
const MOST_CHARACTERS = 300;
const DELIMITERS = [',', ';', '\t', '|'];
/**
 * Names and delimiter of a CSV file, from its first record (RFC 4180). The delimiter is a tab for `.tsv`, else the first
 * of comma, semicolon, tab and bar that stands in the header outside quotes. Read here and not left to the engine, which
 * guesses: it skips lines until some are alike, renames duplicates and makes up names. Throws InputError.
 */
async function readCsvHeader(file, compression) {
    const packed = compression !== 'uncompressed';
    const look = await firstBytes(file, compression, packed ? MAX_HEADER_BYTES : FIRST_LOOK_BYTES, packed ? refusesNul(compression) : undefined);
    const short = !packed && look.length === FIRST_LOOK_BYTES ? headerOf(look, file, false) : headerOf(look, file, true);
    return short ?? headerOf(await firstBytes(file, compression, MAX_HEADER_BYTES), file, true);
}
/** Undefined where the record does not end in these bytes and more may follow (`last` false). */
function headerOf(bytes, file, last) {
    const end = recordEnd(bytes);
    if (end === undefined && !last)
        return undefined;
    const text = decode(bytes.subarray(0, end), file, end === undefined ? bytes.length : undefined);
    const delimiter = /\.tsv(\.gz|\.zst)?$/i.test(file) ? '\t' : delimiterOf(text);
    const names = fieldsOf(text, delimiter, file);
    refuseBadNames(names, file);
    return { names, delimiter };
}
/** Where the first record's line end stands; undefined where it has none in these bytes. */
function recordEnd(bytes) {
    let quoted = false;
    for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at];
        if (byte === 0x22)
            quoted = !quoted;
        else if (!quoted && (byte === 0x0a || byte === 0x0d))
            return at;
    }
    return undefined;
}
/** Only the header is decoded strictly here; the engine checks the encoding of every value that it reads. */
function decode(bytes, file, cutAt) {
    if (cutAt !== undefined && cutAt >= MAX_HEADER_BYTES)
        throw unfinished(file);
    if (bytes.includes(0))
        throw withNul(file, 1);
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // takes a byte order mark away
    }
    catch {
        throw notUtf8(file, 1);
    }
    if (text.trim() === '')
        throw problem/* InputError */.d.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.', at(file));
    return text;
}
function delimiterOf(text) {
    let quoted = false;
    const seen = new Set();
    for (const character of text) {
        if (character === '"')
            quoted = !quoted;
        else if (!quoted)
            seen.add(character);
    }
    return DELIMITERS.find((delimiter) => seen.has(delimiter)) ?? ',';
}
function fieldsOf(text, delimiter, file) {
    const names = [];
    let field = '';
    let quoted = false;
    for (let index = 0; index < text.length; index++) {
        const character = text[index];
        if (quoted) {
            if (character !== '"')
                field += character;
            else if (text[index + 1] === '"')
                field += text[index++];
            else
                quoted = false;
        }
        else if (character === '"' && field === '')
            quoted = true;
        else if (character === delimiter) {
            names.push(field);
            field = '';
        }
        else
            field += character;
    }
    if (quoted)
        throw unfinished(file);
    return [...names, field];
}
function unfinished(file) {
    return problem/* InputError */.d.of('csv-header-unfinished', `The header of ${external_node_path_.basename(file)} does not end: a quote is open or the line is longer than 8 MB.`, 'Close the quote in the first line, or write the header.', at(file));
}
function refuseBadNames(names, file) {
    const base = external_node_path_.basename(file);
    const blank = names.findIndex((name) => name.trim() === '');
    if (blank >= 0) {
        throw problem/* InputError */.d.of('csv-column-unnamed', `Column ${blank + 1} of ${base} has no name in the header.`, 'Name every column; pandas writes an unnamed index unless told `index=False`.', at(file));
    }
    const values = names.filter(looksLikeValue).length;
    if (values > 0 && values * 2 >= names.length) {
        throw problem/* InputError */.d.of('csv-header-missing', `The first line of ${base} looks like data (${values} of ${names.length} of its fields are numbers, dates or truth values), so the header seems to be missing.`, 'Write the column names as the first line.', at(file));
    }
    refuseManyColumns(names, file);
    refuseDuplicates(names, file);
}
/** A name of one of these kinds is hardly a name; where half of them are, the line is a row. */
function looksLikeValue(field) {
    const text = field.trim();
    return (text !== '' && Number.isFinite(Number(text))) || /^\d{4}-\d{2}-\d{2}/.test(text) || /^(true|false|nan|null)$/i.test(text);
}
function refuseManyColumns(names, file) {
    if (names.length > MOST_COLUMNS) {
        throw problem/* InputError */.d.of('data-columns-too-many', `${external_node_path_.basename(file)} has ${names.length} columns; at most ${MOST_COLUMNS} are read.`, 'Keep the columns that the model uses, or write vectors as one list column in Parquet.', at(file));
    }
    const long = names.findIndex((name) => [...name].length > MOST_CHARACTERS);
    if (long >= 0) {
        throw problem/* InputError */.d.of('data-column-name-too-long', `Column ${long + 1} of ${external_node_path_.basename(file)} has a name of ${[...names[long]].length} characters; at most ${MOST_CHARACTERS} are read.`, 'Shorten the name; a quote that is open or a missing header makes such names too.', at(file));
    }
}
/** SQL compares names without case, so `Age` and `age` cannot both be asked for. */
function refuseDuplicates(names, file) {
    const seen = new Map();
    for (const [index, name] of names.entries()) {
        const other = seen.get(name.toLowerCase());
        if (other !== undefined) {
            throw problem/* InputError */.d.of('data-column-duplicate', `${external_node_path_.basename(file)} has two columns named ${JSON.stringify(other.name)}${other.name === name ? '' : ` and ${JSON.stringify(name)}`}: columns ${other.index + 1} and ${index + 1}.`, 'Rename one of them; upper and lower case do not tell columns apart.', at(file));
        }
        seen.set(name.toLowerCase(), { name, index });
    }
}
function at(file) {
    return { file, line: 1, column: 1 };
}

;// CONCATENATED MODULE: ./.build/src/data/engines/csv-types.js


const WIDER = { BIGINT: ['HUGEINT', 'DOUBLE'], HUGEINT: ['DOUBLE'], DATE: ['TIMESTAMP', 'TIMESTAMPTZ'], TIMESTAMP: ['TIMESTAMPTZ'] };
const OTHERS = { BIGINT: 'integers', HUGEINT: 'integers', DOUBLE: 'numbers', BOOLEAN: 'truth values', DATE: 'dates', TIMESTAMP: 'timestamps', TIMESTAMPTZ: 'timestamps', 'TIMESTAMP WITH TIME ZONE': 'timestamps' };
/** A column of texts of which more than this share are numbers or days was probably meant to be of these. */
const MOSTLY = 0.5;
/** Aggregates that say which types a column could have, over its values as text. */
function typeQuestions(name, sampled, whole) {
    const column = (0,core_sql/* identifier */.C)(name);
    const choices = typeChoices(sampled, whole);
    const questions = Object.fromEntries(choices.slice(0, -1).map((type, rank) => [`fits${rank}`, `bool_and(${column} IS NULL OR ${fits(name, type)})`]));
    const [present, flags] = [`count(${column})`, `count_if(${fits(name, 'BOOLEAN')})`];
    if (sampled === 'BOOLEAN')
        return { ...questions, present, flags };
    if (sampled === 'VARCHAR' && !whole) {
        // What begins with a letter stands above ':' and is no number; a cast that fails costs ten times one that works.
        const [numbers, days] = [`count(CASE WHEN ${column} < ':' THEN TRY_CAST(${column} AS DOUBLE) END)`, `count_if(${column} LIKE '____-__-__%')`];
        return { present, numbers, days, flags };
    }
    if (sampled !== 'DOUBLE')
        return questions;
    return { ...questions, long: `count_if(CASE WHEN length(${column}) > 38 THEN regexp_full_match(${column}, '[+-]?[0-9]+') ELSE false END)`, infinite: `count_if(${overflows(column)})` };
}
/** The narrowest type that all values fit, from the answers to `typeQuestions`. */
function typeOf(name, sampled, whole, answers) {
    if (sampled === 'VARCHAR')
        return { type: 'VARCHAR', ...(whole ? {} : mostlyOther(name, answers)) };
    const choices = typeChoices(sampled, whole);
    const type = choices.find((_, rank) => rank === choices.length - 1 || answers[`fits${rank}`] !== 'false');
    return { type, ...oddOf(name, sampled, type, whole, answers) };
}
/** What a column that is read as text seems to have been meant as. */
function mostlyOther(name, answers) {
    const column = (0,core_sql/* identifier */.C)(name);
    const [present, numbers, days, flags] = ['present', 'numbers', 'days', 'flags'].map((key) => Number(answers[key]));
    const notOther = (count) => count > MOSTLY * present && count < present;
    if (days > MOSTLY * present) {
        const shaped = days === present;
        return { odd: { kind: shaped ? 'impossible-date' : 'mixed', others: 'dates', late: false, broken: `TRY_CAST(${column} AS TIMESTAMPTZ) IS NULL` } };
    }
    if (notOther(flags))
        return { odd: { kind: 'mixed', others: 'truth values', late: false, broken: `lower(${column}) NOT IN ('true', 'false')` } };
    if (notOther(numbers))
        return { odd: { kind: 'mixed', others: 'numbers', late: false, broken: `TRY_CAST(${column} AS DOUBLE) IS NULL` } };
    return {};
}
function oddOf(name, sampled, type, late, answers) {
    const column = (0,core_sql/* identifier */.C)(name);
    // The engine takes `yes`, `no`, `t` and `F` for booleans too: that says nothing about what such a column was meant as.
    if (sampled === 'BOOLEAN' && !(Number(answers.flags) > MOSTLY * Number(answers.present)))
        return {};
    if (type === 'VARCHAR')
        return { odd: { kind: 'mixed', others: OTHERS[sampled], late, broken: `NOT ${fits(name, wide(sampled))}` } };
    const beyond = type === 'HUGEINT' || (type === 'DOUBLE' && Number(answers.long) > 0);
    if (beyond)
        return { odd: { kind: 'too-big', others: 'integers', late, broken: `regexp_full_match(${column}, '[+-]?[0-9]+') AND TRY_CAST(${column} AS BIGINT) IS NULL` } };
    if (type === 'DOUBLE' && Number(answers.infinite) > 0)
        return { odd: { kind: 'too-big', others: 'numbers', late, broken: overflows(column) } };
    return {};
}
/** Digits that no double holds, as opposed to a written `inf`. */
function overflows(column) {
    return `coalesce(CASE WHEN isinf(TRY_CAST(${column} AS DOUBLE)) THEN regexp_matches(${column}, '[0-9]') END, false)`;
}
/** The widest type of the same kin: a decimal number among integers is not what made a column text. */
function wide(sampled) {
    return WIDER[sampled]?.at(-1) ?? sampled;
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
        return `(CASE WHEN contains(${column}, '.') THEN false ELSE regexp_full_match(${column}, '[+-]?[0-9]+') AND TRY_CAST(${column} AS ${type}) IS NOT NULL END)`;
    if (type === 'DATE')
        return `(regexp_full_match(${column}, '\\d{4}-\\d{2}-\\d{2}') AND TRY_CAST(${column} AS DATE) IS NOT NULL)`;
    if (type === 'TIMESTAMPTZ' || type === 'TIMESTAMP WITH TIME ZONE')
        return `(${duckdb_dialect/* DUCKDB */.k.instant(column)} IS NOT NULL)`;
    return `(TRY_CAST(${column} AS ${type}) IS NOT NULL)`;
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

;// CONCATENATED MODULE: ./.build/src/data/engines/remote-header.js




/** No text holds it, so a line that is split at it is one field. */
const NO_DELIMITER = '\u001f';
/** The header of a CSV file that only the engine can reach: its first line, read whole. A line break inside a name is not read. */
async function remoteCsvHeader(file, source, ask) {
    const [first] = await ask(`SELECT line FROM read_csv(${(0,core_sql/* literal */.e)(file)}, header=false, auto_detect=false, ${packed(source)}, delim=${(0,core_sql/* literal */.e)(NO_DELIMITER)}, quote='', escape='', comment='', columns={'line': 'VARCHAR'}) LIMIT 1`);
    if (!first)
        throw problem/* InputError */.d.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.');
    return headerOf(Buffer.from(`${first.line}\n`), file.replace(/[?#].*$/, ''), true);
}

;// CONCATENATED MODULE: ./.build/src/data/engines/csv-reader.js









const GUESSED_FROM_BYTES = 64 * 1024;
/** `whole` looks at every value to find the types. Throws InputError for damaged and ambiguous files. */
async function csvReader(source, ask, whole) {
    const header = await commonHeader(source, ask);
    const sampled = await sampledTypes(source, header, ask);
    const types = await exactTypes(source, header, sampled, ask, whole);
    const scan = csvScan(source, header, types.map(({ type }) => type));
    const replaced = header.names.flatMap((name, index) => {
        const sql = strictly(name, types[index].type);
        return sql === undefined ? [] : [`${sql} AS ${(0,core_sql/* identifier */.C)(name)}`];
    });
    const own = await Promise.all(header.names.map(async (name, index) => ({ ...columnInfo(name, types[index].type), ...(await firstOdd(source, header, name, types[index], ask)) })));
    const columns = [...own, ...(await partitionColumns(source, scan, header, ask))];
    return { relation: `SELECT *${replaced.length > 0 ? ` REPLACE (${replaced.join(', ')})` : ''} FROM ${scan}`, columns, ...(await guessedRows(source)) };
}
/** Several files are one table only where their headers are equal: the engine would pair columns by place. */
async function commonHeader(source, ask) {
    const headers = [];
    for (const file of source.files)
        headers.push(source.remote ? await remoteCsvHeader(file, source, ask) : await readCsvHeader(file, source.compression));
    const first = headers[0];
    const odd = headers.findIndex((header) => JSON.stringify(header) !== JSON.stringify(first));
    if (odd > 0) {
        throw problem/* InputError */.d.of('csv-headers-differ', `${source.files[odd]} and ${source.files[0]} have different headers.`, 'Give all files of one pattern the same columns in the same order, or write Parquet.', { file: source.files[odd], line: 1, column: 1 });
    }
    return first;
}
async function sampledTypes(source, header, ask) {
    try {
        const rows = await ask(`SELECT column_type FROM (DESCRIBE FROM ${csvSniff(source, header)})`);
        if (rows.length === header.names.length)
            return rows.map((row) => row.column_type);
    }
    catch {
        // The sniffer says only that it could not agree with itself; the strict reading below says which row and why.
    }
    const text = header.names.map(() => 'VARCHAR');
    await ask(`SELECT count(*) AS n FROM ${csvScan(source, header, text)}`);
    return text;
}
/** Corrects the sampled types where they would lose something: text that looks boolean, integers beyond 2^63. */
async function exactTypes(source, header, sampled, ask, whole) {
    const questions = header.names.map((name, index) => typeQuestions(name, sampled[index], whole));
    const asked = questions.flatMap((own, index) => Object.entries(own).map(([key, sql]) => `${sql} AS q${index}_${key}`));
    const text = csvScan(source, header, header.names.map(() => 'VARCHAR'));
    const rows = whole ? text : `${firstRows(text)} LIMIT ${SAMPLE_ROWS}`;
    const [answers = {}] = asked.length === 0 ? [] : await ask(`SELECT ${asked.join(', ')} FROM (FROM ${rows})`);
    return header.names.map((name, index) => {
        const own = Object.fromEntries(Object.keys(questions[index]).map((key) => [key, answers[`q${index}_${key}`]]));
        return typeOf(name, sampled[index], whole, own);
    });
}
/** Where the first value stands that made a column wider than the others are: a pass of its own, which only such a column costs. */
async function firstOdd(source, header, name, { odd }, ask) {
    if (!odd)
        return {};
    const text = header.names.map(() => 'VARCHAR');
    for (const file of source.files) {
        const scan = csvScan({ ...source, files: [file], hive: false }, header, text);
        const [found] = await ask(`SELECT min(number) AS first FROM (SELECT row_number() OVER () AS number, ${(0,core_sql/* identifier */.C)(name)} FROM ${scan}) WHERE ${(0,core_sql/* identifier */.C)(name)} IS NOT NULL AND ${odd.broken}`);
        if (found?.first !== undefined && found.first !== 'null')
            return { odd: { kind: odd.kind, others: odd.others, late: odd.late, file, row: Number(found.first) } };
    }
    return {};
}
/** Folders such as `year=2024`, which the engine adds as columns of their own. */
async function partitionColumns(source, scan, header, ask) {
    if (!source.hive)
        return [];
    const rows = await ask(`SELECT column_name, column_type FROM (DESCRIBE FROM ${scan})`);
    const partitions = rows.slice(header.names.length).map((row) => columnInfo(row.column_name, row.column_type));
    const keys = [...source.files[0].matchAll(/([^/\\=]+)=[^/\\]*(?=[/\\])/g)].map((found) => found[1]);
    refuseDuplicates([...header.names, ...keys], source.files[0]);
    return partitions;
}
/** From how many lines the first bytes of the first file hold; packed and remote files do not say. */
async function guessedRows(source) {
    if (source.remote || source.compression !== 'uncompressed')
        return {};
    const look = await firstBytes(source.files[0], source.compression, GUESSED_FROM_BYTES);
    let lines = 0;
    for (const byte of look)
        if (byte === 0x0a)
            lines++;
    const sizes = await Promise.all(source.files.map(async (file) => (await (0,promises_.stat)(file)).size));
    return { aboutRows: Math.round((sizes.reduce((sum, size) => sum + size, 0) / look.length) * lines) };
}

;// CONCATENATED MODULE: ./.build/src/data/engines/parquet-size.js



/** Parquet packs constant columns to almost nothing, so only what no table has is refused: see docs/data-sources.md, "Files". */
const parquet_size_MOST_TIMES = 1_000;
const parquet_size_MUCH_BYTES = 1024 ** 3;
const MOST_ROWS_A_BYTE = 10_000;
const MANY_ROWS = 1e9;
/** By what the file says of itself, before a page of it is unpacked. Throws InputError `data-unpacks-too-far`. */
async function refuseParquetBomb(source, ask) {
    const rows = await ask(`SELECT file_name, sum(total_compressed_size)::DOUBLE AS packed, sum(total_uncompressed_size)::DOUBLE AS unpacked, max(num_rows)::DOUBLE AS rows
     FROM (SELECT m.file_name, m.total_compressed_size, m.total_uncompressed_size, f.num_rows FROM parquet_metadata(${list(source.files)}) m JOIN parquet_file_metadata(${list(source.files)}) f USING (file_name))
     GROUP BY file_name ORDER BY file_name`);
    for (const { file_name: file = '', ...sizes } of rows) {
        const [packed, unpacked, count] = [Number(sizes.packed), Number(sizes.unpacked), Number(sizes.rows)];
        const tooBig = unpacked > parquet_size_MUCH_BYTES && unpacked > parquet_size_MOST_TIMES * packed;
        const tooLong = count > MANY_ROWS && count > MOST_ROWS_A_BYTE * packed;
        if (!tooBig && !tooLong)
            continue;
        throw problem/* InputError */.d.of('data-unpacks-too-far', `${external_node_path_.basename(file)} says of itself that ${packed.toLocaleString('en-US')} bytes hold ${tooBig ? `${unpacked.toLocaleString('en-US')} unpacked ones` : `${count.toLocaleString('en-US')} rows`}: no table is packed so, and it is not read.`, 'Find out who made the file; write it again from its source.', { file, line: 1, column: 1 });
    }
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-reader.js








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
            await refuseParquetBomb(source, ask);
            return describedReader(`read_parquet(${list(source.files)}, ${partitions(source)})`, source, ask);
        case 'json':
        case 'ndjson':
            if (source.compression !== 'uncompressed' && !source.remote)
                for (const file of source.files)
                    await firstBytes(file, source.compression, 1, refusesNul(source.compression));
            return describedReader(jsonScan(source, whole), source, ask);
    }
}
function jsonScan(source, whole) {
    const format = source.format === 'ndjson' ? 'newline_delimited' : 'auto';
    return (`read_json(${list(source.files)}, format='${format}', records=true, ignore_errors=false, dateformat='%Y-%m-%d', ` +
        `${packed(source)}, ${partitions(source)}, union_by_name=true, maximum_object_size=16777216, sample_size=${whole ? -1 : SAMPLE_ROWS})`);
}
async function describedReader(scan, source, ask) {
    const rows = await ask(`SELECT column_name, column_type FROM (DESCRIBE FROM ${scan})`);
    refuseManyColumns(rows.map((row) => row.column_name), source.files[0]);
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

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-secrets.js

/**
 * Credentials of a store as an in-memory secret of one database, from the variables that the clouds' own actions and
 * command lines set. Without any, the store is asked as anybody: public data needs none.
 */
function secretOf(store, env) {
    return { s3: s3Secret, gcs: gcsSecret, azure: azureSecret }[store](env);
}
function s3Secret(env) {
    const endpoint = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL;
    return secret('s3', {
        KEY_ID: env.AWS_ACCESS_KEY_ID,
        SECRET: env.AWS_SECRET_ACCESS_KEY,
        SESSION_TOKEN: env.AWS_SESSION_TOKEN,
        REGION: env.AWS_REGION ?? env.AWS_DEFAULT_REGION,
        ...(endpoint ? { ENDPOINT: endpoint.replace(/^https?:\/\//, '').replace(/\/$/, ''), URL_STYLE: 'path', USE_SSL: !endpoint.startsWith('http://') } : {}),
    });
}
function gcsSecret(env) {
    const token = env.GOOGLE_OAUTH_ACCESS_TOKEN ?? env.CLOUDSDK_AUTH_ACCESS_TOKEN;
    return secret('gcs', token ? { BEARER_TOKEN: token } : { KEY_ID: env.GCS_ACCESS_KEY_ID, SECRET: env.GCS_SECRET_ACCESS_KEY });
}
function azureSecret(env) {
    const account = env.AZURE_STORAGE_ACCOUNT;
    if (env.AZURE_STORAGE_CONNECTION_STRING)
        return secret('azure', { CONNECTION_STRING: env.AZURE_STORAGE_CONNECTION_STRING });
    if (account && env.AZURE_STORAGE_KEY) {
        return secret('azure', { CONNECTION_STRING: `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${env.AZURE_STORAGE_KEY};EndpointSuffix=core.windows.net` });
    }
    if (env.AZURE_TENANT_ID && env.AZURE_CLIENT_ID && env.AZURE_CLIENT_SECRET) {
        return secret('azure', { PROVIDER: 'service_principal', TENANT_ID: env.AZURE_TENANT_ID, CLIENT_ID: env.AZURE_CLIENT_ID, CLIENT_SECRET: env.AZURE_CLIENT_SECRET, ACCOUNT_NAME: account });
    }
    return secret('azure', { PROVIDER: 'credential_chain', CHAIN: 'cli;env', ACCOUNT_NAME: account });
}
function secret(type, options) {
    const set = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${(0,core_sql/* literal */.e)(value)}`]));
    return `CREATE OR REPLACE SECRET sluice_${type} (${[`TYPE ${type}`, ...set].join(', ')})`;
}

// EXTERNAL MODULE: ./.build/src/data/engines/source-files.js + 1 modules
var source_files = __webpack_require__(57645);
;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-remote.js








const STORES = { s3: 's3', s3a: 's3', gs: 'gcs', gcs: 'gcs', az: 'azure', azure: 'azure', abfss: 'azure' };
const EXTENSION = { s3: 'httpfs', gcs: 'httpfs', azure: 'azure' };
const ADDRESS = /^([a-z][a-z0-9+.-]*):\/\//i;
/** The kind of store that an address names; undefined for a local path. Throws InputError for addresses that nothing here reads. */
function storeOf(file) {
    const scheme = ADDRESS.exec(file)?.[1]?.toLowerCase();
    if (scheme === undefined)
        return undefined;
    const store = STORES[scheme];
    if (store)
        return store;
    throw problem/* InputError */.d.of('data-address-unknown', `${scheme}:// is no store that Sluice reads.`, `Use ${Object.keys(STORES).map((name) => `${name}://`).join(', ')}, or fetch the file in an earlier step.`);
}
/** The folder of an address, which is all that a database may reach for it. */
function addressFolder(file) {
    const fixed = file.slice(0, (0,source_files/* isPattern */.Pt)(file) ? file.search(/[*?[{]/) : undefined);
    return fixed.slice(0, fixed.lastIndexOf('/') + 1);
}
/** Loads the store's extension and its credentials into a database that is not locked yet. */
async function prepareStore(store, connection, world) {
    await loadExtension(EXTENSION[store], connection, world);
    await connection.run(secretOf(store, world.env));
}
/** The files behind an address, with sizes and times of change for their fingerprint. */
async function remoteFiles({ file }, ask) {
    const found = await listed(file, ask);
    if (found.length === 0)
        throw problem/* InputError */.d.of('data-file-missing', `Nothing matches ${file}.`, 'Check the address and that an earlier step wrote it.');
    const empty = found.find(({ size }) => Number(size) === 0);
    if (empty)
        throw problem/* InputError */.d.of('data-file-empty', `${empty.filename} is empty: it has not even a header.`, 'Check the step that writes it.');
    const files = found.map(({ filename }) => filename);
    return { files, ...(0,source_files/* soleKind */.mf)(file, files), hive: (0,source_files/* isPartitioned */.gN)(file, files, '/'), remote: true, fingerprint: JSON.stringify(found) };
}
async function listed(file, ask) {
    try {
        return await ask(`SELECT filename, size, last_modified FROM read_blob(${(0,core_sql/* literal */.e)(file)}) ORDER BY filename`);
    }
    catch (error) {
        const text = String(error.message).split('\n')[0];
        const [code, said, fix] = /404|No files found|NoSuchKey|NoSuchBucket|does not exist/i.test(text)
            ? ['data-file-missing', `${file} does not exist.`, 'Check the address and that an earlier step wrote it.']
            : /40[13]|Forbidden|AccessDenied|Unauthorized|credential/i.test(text)
                ? ['data-address-refused', `The store refuses to show ${file} to these credentials.`, 'Give the step its credentials (docs/data-sources.md, "Stores") with the right to read and list.']
                : ['data-address-unreachable', `${file} cannot be reached: ${text.slice(0, 300)}.`, 'Check the address, the region and the endpoint, and that this machine reaches the store.'];
        throw problem/* InputError */.d.of(code, said, fix, undefined, { cause: error });
    }
}
/**
 * From SLUICE_DUCKDB_EXTENSIONS, from where DuckDB keeps its own, or installed from DuckDB's repository into the tool
 * cache. DuckDB itself refuses an extension that its makers have not signed or of another version.
 */
async function loadExtension(name, connection, { env, toolCache }) {
    const given = env.SLUICE_DUCKDB_EXTENSIONS && external_node_path_.join(env.SLUICE_DUCKDB_EXTENSIONS, `${name}.duckdb_extension`);
    const kept = external_node_path_.join(toolCache ?? external_node_path_.join(external_node_os_.homedir(), '.cache', 'sluice'), 'sluice-duckdb', 'extensions');
    const ways = [
        ...(given && (0,external_node_fs_.existsSync)(given) ? [() => connection.run(`LOAD ${(0,core_sql/* literal */.e)(given)}`)] : []),
        () => connection.run(`LOAD ${name}`),
        async () => {
            await (0,promises_.mkdir)(kept, { recursive: true });
            await connection.run(`SET extension_directory = ${(0,core_sql/* literal */.e)(kept)}`);
            await connection.run(`LOAD ${name}`).catch(async () => {
                await connection.run(`INSTALL ${name}`);
                await connection.run(`LOAD ${name}`);
            });
        },
    ];
    const failures = [];
    for (const way of ways) {
        try {
            await way();
            return;
        }
        catch (error) {
            failures.push(String(error.message).split('\n')[0]);
        }
    }
    const [about] = (await connection.runAndReadAll('SELECT version(), (SELECT platform FROM pragma_platform())')).getRows();
    throw problem/* InputError */.d.of('duckdb-extension-unavailable', `DuckDB's extension ${name}, which reads this address, cannot be loaded here: ${failures.at(given ? 0 : -1)}.`, `Let this machine reach DuckDB's extension repository once, or put ${name}.duckdb_extension for DuckDB ${about[0]} on ${about[1]} into a folder and name that in SLUICE_DUCKDB_EXTENSIONS, or fetch the file in an earlier step.`);
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-tally.js
/** Arguments of one call: a chunk of the scan holds the numbers of all. */
const AT_ONCE = 100;
/** Columns of a SELECT in whose scan the tally sees its numbers, through the functions of `registerTally`. */
function tallyCalls({ numbers }, name) {
    return groups(numbers).map((group, index) => `count(${name}_${index}(${group.join(', ')}))`);
}
/**
 * Functions that hand each chunk of rows to the tally: the engine calls them from its own threads, one after another in ours. Answers what ends
 * them, since the database keeps the names. Names made before are made anew.
 */
function registerTally(library, connection, tally, name) {
    let open = true;
    for (const [index, group] of groups(tally.numbers).entries()) {
        const made = library.DuckDBScalarFunction.create({
            name: `${name}_${index}`,
            parameterTypes: group.map(() => library.DOUBLE),
            returnType: library.TINYINT,
            // Else the engine would leave out rows with a null, and calls whose arguments it has seen.
            specialHandling: true,
            volatile: true,
            mainFunction(_info, chunk) {
                if (!open)
                    throw new Error('This scan has ended.');
                const { rowCount } = chunk;
                for (let at = 0; at < group.length; at++)
                    tally.see(index * AT_ONCE + at, { rows: rowCount, ...partsOf(chunk.getColumnVector(at)) });
            },
        });
        connection.registerScalarFunction(made);
        made.destroySync();
    }
    return () => void (open = false);
}
/** The client's own way to a cell makes an object of each; its version is the one that this was tried with. */
function partsOf(vector) {
    const { items, validity } = vector;
    if (!(items instanceof Float64Array))
        throw new TypeError('A chunk of the engine holds no DOUBLE values.');
    const bits = validity.data;
    return { values: items, ...(bits ? { present: new Uint32Array(bits.buffer, bits.byteOffset, bits.length * 2) } : {}) };
}
function groups(numbers) {
    return Array.from({ length: Math.ceil(numbers.length / AT_ONCE) }, (_, index) => numbers.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}

// EXTERNAL MODULE: ./.build/src/data/engines/numbers.js
var numbers = __webpack_require__(9526);
;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-numbers.js



/**
 * The columns of a result as typed arrays, taken chunk by chunk: beside the answer itself no more than one column of it is
 * in memory twice, and no cell ever is an object.
 */
async function streamedNumbers(result) {
    const names = result.columnNames();
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
        throw problem/* InputError */.d.of('sql-column-twice', `The SQL answers two columns named ${JSON.stringify(twice)}.`, 'Give each column its own name with AS.');
    const other = names.findIndex((_, index) => String(result.columnType(index)) !== 'DOUBLE');
    if (other >= 0)
        throw (0,numbers/* notANumber */.Q)(names[other], String(result.columnType(other)));
    const pieces = names.map(() => []);
    let rows = 0;
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const { rowCount } = chunk;
        rows += rowCount;
        for (const [index, list] of pieces.entries()) {
            const { values, present } = partsOf(chunk.getColumnVector(index));
            const piece = values.slice(0, rowCount);
            if (present)
                for (let row = 0; row < rowCount; row++)
                    if (((present[row >>> 5] >>> (row & 31)) & 1) === 0)
                        piece[row] = NaN;
            list.push(piece);
        }
    }
    return { rows, values: Object.fromEntries(names.map((name, index) => [name, joined(pieces[index], rows)])) };
}
/** Empties the list as it goes. */
function joined(pieces, rows) {
    const all = new Float64Array(rows);
    let at = 0;
    for (const piece of pieces) {
        all.set(piece, at);
        at += piece.length;
    }
    pieces.length = 0;
    return all;
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-ranks.js
/** Numbers that are sorted in memory at a time, 8 bytes each: wide tables are taken a few columns at a time. */
const SORTED_AT_ONCE = 20_000_000;
/**
 * Exact order statistics by sorting: several columns in one scan as long as they fit in memory, and a column that does
 * not by itself, by a sort that spills to disk.
 */
async function exactRanks(engine, source, requests, atOnce = SORTED_AT_ONCE) {
    const asked = requests.flatMap(({ ranks }, index) => (ranks.length > 0 ? [index] : []));
    const found = requests.map(() => []);
    if (asked.length === 0)
        return found;
    const rows = Number((await engine.measure(source, { rows: 'count(*)' })).rows);
    if (rows > atOnce) {
        for (const index of asked)
            found[index] = await spilled(engine, source, requests[index]);
        return found;
    }
    const size = Math.max(1, Math.floor(atOnce / Math.max(1, rows)));
    for (let start = 0; start < asked.length; start += size) {
        const batch = asked.slice(start, start + size);
        const answers = await engine.measure(source, Object.fromEntries(batch.map((index) => [String(index), sorted(requests[index])])));
        for (const index of batch)
            found[index] = duckdb_ranks_numbers(answers[String(index)]);
    }
    return found;
}
function sorted({ number, ranks }) {
    return `to_json(list_select(list_sort(list(${number}) FILTER (isfinite(${number}))), [${ranks.join(', ')}]))`;
}
async function spilled(engine, source, { number, ranks }) {
    const ranked = `SELECT x, row_number() OVER (ORDER BY x) AS r FROM (SELECT ${number} AS x FROM source) WHERE isfinite(x)`;
    const table = await engine.query(`SELECT x, r FROM (${ranked}) WHERE r IN (${ranks.join(', ')}) ORDER BY r`, { source });
    return table.values.x.map(Number);
}
function duckdb_ranks_numbers(answer) {
    return typeof answer === 'string' ? JSON.parse(answer) : [];
}

;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb-sql.js

/** Table functions that make rows out of their arguments and touch nothing else. */
const HARMLESS_TABLE_FUNCTIONS = new Set(['unnest', 'range', 'generate_series']);
/** A rule must say the same of a row each time it is asked. */
const CHANGING_FUNCTIONS = new Set([
    'random', 'setseed', 'uuid', 'uuidv4', 'uuidv7', 'gen_random_uuid', 'nextval', 'currval', 'now', 'today', 'get_current_timestamp', 'get_current_time',
    'current_date', 'current_time', 'current_timestamp', 'transaction_timestamp', 'write_log', 'current_setting', 'getvariable', 'error',
    'current_localtime', 'current_localtimestamp', 'ago', 'pg_conf_load_time', 'pg_postmaster_start_time', 'sleep_ms', 'stats', 'txid_current',
    'current_transaction_id', 'current_connection_id', 'current_query', 'current_query_id', 'reservoir_quantile',
]);
/** The clock under a name alone, which the parser takes for a column. */
const CLOCK_NAMES = new Set(['current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp']);
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
    const answer = read(tree, fix);
    if (!answer.error)
        return { statements: answer.statements, tree };
    if (answer.error_type === 'not implemented') {
        throw refused('sql-not-select', 'The SQL is not a SELECT statement.', 'Only SELECT is run: no COPY, ATTACH, PRAGMA, SET, PIVOT or any change.');
    }
    throw refused('sql-syntax', `The SQL cannot be parsed: ${answer.error_message}.`, fix);
}
/** The engine writes an infinite constant as a word that is no JSON. */
function read(tree, fix) {
    try {
        return JSON.parse(tree);
    }
    catch {
        throw refused('sql-syntax', 'The SQL holds a number that is larger than any.', fix);
    }
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
    const changing = changingName(kind, node);
    if (changing !== undefined)
        throw refused('sql-changing-function', `A row rule cannot call ${changing}: it must say the same of a row each time.`, 'Compare with a fixed value, or with another column.');
}
function changingName(kind, node) {
    if (kind === 'COLUMN_REF') {
        const names = node.column_names;
        return names.length === 1 && CLOCK_NAMES.has(names[0].toLowerCase()) ? names[0] : undefined;
    }
    const name = String(node.function_name);
    // With one argument it is the time since then.
    const isAgeOfToday = name.toLowerCase() === 'age' && node.children?.length === 1;
    return kind === 'FUNCTION' && (isAgeOfToday || CHANGING_FUNCTIONS.has(name.toLowerCase())) ? `${name}()` : undefined;
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

;// CONCATENATED MODULE: ./.build/src/data/engines/progress.js
/** Shorter scans say nothing. */
const QUIET_MS = 3_000;
const LINE_EVERY_MS = 5_000;
const DRAW_EVERY_MS = 250;
const BAR = 24;
/** Erases the line that was drawn (ECMA-48, EL). */
const ERASE = '\r\u001b[2K';
/** Does the work, and tells of it while it lasts longer than three seconds. */
async function withProgress(world, what, state, work) {
    if (!world)
        return work();
    const done = new AbortController();
    const told = tell(world, what, state, done.signal);
    try {
        return await work();
    }
    finally {
        done.abort();
        await told;
    }
}
async function tell({ clock, log, terminal }, what, state, done) {
    const started = clock.now().getTime();
    let said = started + QUIET_MS - LINE_EVERY_MS;
    let drawn = false;
    while (await slept(clock, terminal ? DRAW_EVERY_MS : 1_000, done)) {
        const now = clock.now().getTime();
        if (now - started < QUIET_MS)
            continue;
        const text = progressText(what, state(), now - started);
        if (terminal) {
            terminal(`${ERASE}${text}`);
            drawn = true;
        }
        else if (now - said >= LINE_EVERY_MS) {
            log.info(text);
            said = now;
        }
    }
    if (drawn)
        terminal(ERASE);
}
/** False once the work is done. */
async function slept(clock, milliseconds, done) {
    await clock.sleep(milliseconds, done).catch(() => undefined);
    return !done.aborted;
}
/** `Reading test.csv: [######------------------]  25 %, 250,000 of about 1,000,000 rows, about 12 s left.` */
function progressText(what, { share, rows, totalRows }, elapsedMs) {
    if (share === undefined || share <= 0)
        return `${what}: ${duration(elapsedMs)} so far.`;
    const filled = Math.min(BAR, Math.floor(share * BAR));
    const bar = `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}]`;
    const counted = rows !== undefined && totalRows ? `, ${count(rows)} of about ${count(totalRows)} rows` : '';
    const left = share >= 1 ? 'almost done' : `about ${duration((elapsedMs / share) * (1 - share))} left`;
    return `${what}: ${bar} ${Math.floor(share * 100)} %${counted}, ${left}.`;
}
function duration(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
function count(value) {
    return Math.round(value).toLocaleString('en-US');
}

// EXTERNAL MODULE: ./.build/src/data/engines/source-digest.js
var source_digest = __webpack_require__(33904);
;// CONCATENATED MODULE: ./.build/src/data/engines/duckdb.js





















/**
 * DuckDB as the data engine. Every statement runs in a database that can read the named files and nothing else, with its
 * configuration locked, so that SQL from a delivery file can do no harm even where a check of ours were wrong.
 */
async function openDuckDb(options = {}) {
    const library = await loadDuckDb(options);
    // The client writes instants in the machine's zone, whatever the session's is.
    library.DuckDBTimestampTZValue.timezoneOffsetInMinutes = 0;
    return new DuckDbEngine(library, new Databases(library, options), options);
}
class DuckDbEngine {
    name = 'duckdb';
    version;
    #library;
    #tallies = 0;
    #databases;
    #options;
    #readers = new Map();
    #digests = new Map();
    constructor(library, databases, options) {
        this.version = library.version();
        this.#library = library;
        this.#databases = databases;
        this.#options = options;
    }
    dialect() {
        return duckdb_dialect/* DUCKDB */.k;
    }
    async about() {
        return { name: this.name, version: this.version };
    }
    async identify(source) {
        const files = await this.#files(source);
        // The bytes of a store are not fetched twice: what it says of them (names, sizes, times of change) stands for them.
        if (files.remote)
            return { snapshot: (0,digest/* digestOfJson */.Qs)(JSON.parse(files.fingerprint)) };
        const known = this.#digests.get(files.fingerprint) ?? this.#digest(source, files);
        this.#digests.set(files.fingerprint, known);
        return { digest: await known };
    }
    async describe(source) {
        const files = await this.#files(source);
        return (await this.#reader(files, false)).columns;
    }
    async measure(source, expressions, tally) {
        const names = Object.keys(expressions);
        if (names.length === 0 && !tally)
            return {};
        const counting = `sluice_tally_${this.#tallies++}`;
        const list = [...names.map((name) => expressions[name]), ...(tally ? tallyCalls(tally, counting) : [])];
        const sql = `SELECT ${list.map((expression, index) => `${expression} AS m${index}`).join(',\n')} FROM source`;
        const table = await this.#run(sql, { source }, [], async (connection) => {
            tally?.begin();
            const end = tally && registerTally(this.#library, connection, tally, counting);
            return selected(connection, sql, {}).finally(end);
        });
        if (table.columns.length !== list.length || table.rows !== 1) {
            throw problem/* InputError */.d.of('sql-not-one-value', 'A measure did not give exactly one value.', 'Write every measure as one aggregate expression.');
        }
        return Object.fromEntries(names.map((name, index) => [name, table.values[`m${index}`][0]]));
    }
    async ranks(source, requests) {
        return exactRanks(this, source, requests);
    }
    async query(sql, sources, parameters = {}) {
        return this.#select(sql, sources, parameters);
    }
    async numbers(sql, sources, parameters = {}) {
        return this.#run(sql, sources, [], async (connection) => {
            const statement = await connection.prepare(sql);
            bind(statement, parameters);
            return streamedNumbers(await statement.stream());
        });
    }
    async condition(sql) {
        return this.#databases.use({ paths: [], keep: true }, async (connection) => loneCondition(sql, (text) => serialize(connection, text), (tree) => firstCell(connection, `SELECT json_deserialize_sql(${(0,core_sql/* literal */.e)(tree)})`)));
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
        await this.#databases.close();
    }
    async #select(sql, sources, parameters) {
        return this.#run(sql, sources, [], (connection) => selected(connection, sql, parameters));
    }
    /** Runs work over views of the sources, and once more with types from the whole files where the first rows misled. */
    async #run(sql, sources, writable, work) {
        const named = await Promise.all(Object.entries(sources).map(async ([name, source]) => ({ name, files: await this.#files(source) })));
        const files = named.map((source) => source.files);
        const attempt = async (whole) => {
            const readers = await Promise.all(files.map((one) => this.#reader(one, whole)));
            return this.#databases.use(this.#access(files, writable), async (connection) => {
                await refuseOtherThanSelect(sql, Object.keys(sources), (text) => serialize(connection, text));
                for (const [index, source] of named.entries())
                    await connection.run(`CREATE TEMP VIEW ${(0,core_sql/* identifier */.C)(source.name)} AS ${readers[index].relation}`);
                return withProgress(this.#options.progress, readingOf(files), () => scanState(connection, readers), () => work(connection));
            });
        };
        try {
            const result = await attempt(false).catch((error) => {
                if (isLateType(error))
                    return attempt(true);
                throw error;
            });
            await Promise.all(Object.values(sources).map((source, index) => this.#refuseChanged(source, files[index])));
            return result;
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
        const reader = this.#databases.use(this.#access([files], []), (connection) => readerOf(files, (sql) => ask(connection, sql), whole)).catch(async (error) => {
            this.#readers.delete(key);
            throw isLateType(error) && !whole ? error : await explain(error, [files]);
        });
        this.#readers.set(key, reader);
        return reader;
    }
    async #files(source) {
        const declared = fileOf(source);
        const store = storeOf(declared.file);
        if (!store)
            return (0,source_files/* sourceFiles */.l$)(declared);
        return this.#databases.use(this.#reaching([], [declared.file]), (connection) => remoteFiles(declared, (sql) => ask(connection, sql)));
    }
    #access(files, writable) {
        const paths = [...files.filter(({ remote }) => !remote).flatMap((source) => source.files), ...writable];
        const access = this.#reaching(paths, files.filter(({ remote }) => remote).flatMap((source) => source.files));
        return { ...access, keep: writable.length === 0 };
    }
    /** A store's folder has to be open as a whole, since the engine asks for what lies in it. */
    #reaching(paths, addresses) {
        const { env = {}, toolCache } = this.#options;
        const stores = [...new Set(addresses.map(storeOf))];
        return {
            paths,
            folders: [...new Set(addresses.map(addressFolder))],
            keep: true,
            prepare: async (connection) => {
                for (const store of stores)
                    if (store)
                        await prepareStore(store, connection, { env, toolCache });
            },
        };
    }
    async #digest(source, files) {
        try {
            // Every byte passes here, so here is where a NUL among them costs nothing to see.
            const isText = files.format !== 'parquet' && files.compression === 'uncompressed';
            const digest = await (0,source_digest/* digestOfFiles */.v)(fileOf(source).file, isText ? refusesNul(files.compression) : undefined);
            await this.#refuseChanged(source, files);
            return digest;
        }
        catch (error) {
            this.#digests.delete(files.fingerprint);
            throw error;
        }
    }
    /** Numbers of a file that was written meanwhile are of no state of it that ever was. */
    async #refuseChanged(source, files) {
        if (files.remote || fileOf(source).growing || (await (0,source_files/* sourceFiles */.l$)(fileOf(source))).fingerprint === files.fingerprint)
            return;
        throw problem/* InputError */.d.of('data-file-changed', `${fileOf(source).file} changed while it was read.`, 'Let the step that writes it end first, and write to another name and rename.');
    }
}
function fileOf(source) {
    if ((0,data_engine/* isFileSource */.q)(source))
        return source;
    throw problem/* InputError */.d.of('source-other-engine', `${(0,data_engine/* sourceText */.r)(source)} is a table of a server, and DuckDB reads files.`, 'Name sources of one kind in one rule.');
}
async function selected(connection, sql, parameters) {
    const statement = await connection.prepare(sql);
    bind(statement, parameters);
    const result = await statement.runAndReadAll();
    const names = result.columnNames();
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
        throw problem/* InputError */.d.of('sql-column-twice', `The SQL answers two columns named ${JSON.stringify(twice)}.`, 'Give each column its own name with AS.');
    const columns = names.map((name, index) => columnInfo(name, String(result.columnType(index))));
    return tableOf(columns, result.getColumns());
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
function readingOf(files) {
    const names = files.flatMap((source) => source.files).map((file) => external_node_path_.basename(file));
    return `Reading ${names[0] ?? 'nothing'}${names.length > 1 ? ` and ${names.length - 1} more` : ''}`;
}
/** The engine counts bytes of text files; its own guess of their rows is far off, so ours is taken. */
function scanState(connection, readers) {
    const { percentage, rows_processed: rows, total_rows_to_process: total } = connection.progress;
    if (percentage < 0)
        return { share: undefined };
    const share = Math.min(1, percentage / 100);
    const guessed = readers.length === 1 ? readers[0].aboutRows : undefined;
    return guessed === undefined ? { share, rows: Number(rows), totalRows: Number(total) } : { share, rows: share * guessed, totalRows: guessed };
}


/***/ }),

/***/ 9526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ notANumber),
/* harmony export */   c: () => (/* binding */ numbersOf)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);

/** A table of cells as doubles, null as NaN. Throws InputError where a column holds anything but floats. */
function numbersOf({ rows, columns, values }) {
    const other = columns.find(({ type }) => type !== 'float');
    if (other)
        throw notANumber(other.name, other.native);
    return { rows, values: Object.fromEntries(columns.map(({ name }) => [name, Float64Array.from(values[name], (cell) => (cell === null ? NaN : Number(cell)))])) };
}
function notANumber(name, native) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('sql-not-a-number', `The SQL answers a column ${JSON.stringify(name)} of the type ${native}, and numbers are asked for.`, 'Write CAST(… AS DOUBLE) around it.');
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

/***/ 98799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ canonicalize)
/* harmony export */ });
function hasLoneSurrogate (value) {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);

    if (code >= 0xD800 && code <= 0xDBFF) {
      if (i === value.length - 1) {
        return true;
      }
      const next = value.charCodeAt(i + 1);
      if (!(next >= 0xDC00 && next <= 0xDFFF)) {
        return true;
      }
      i++;
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
      return true;
    }
  }

  return false;
}

function canonicalize (object, seen = new Set()) {
  if (typeof object === 'number' && isNaN(object)) {
    throw new Error('NaN is not allowed');
  }

  if (typeof object === 'number' && !isFinite(object)) {
    throw new Error('Infinity is not allowed');
  }

  if (typeof object === 'string' && hasLoneSurrogate(object)) {
    throw new Error('Lone surrogate is not allowed');
  }

  if (object === null || typeof object !== 'object') {
    return JSON.stringify(object);
  }

  if (typeof object.toJSON === 'function') {
    if (seen.has(object)) {
      throw new Error('Circular reference detected');
    }
    seen.add(object);
    const result = canonicalize(object.toJSON(), seen);
    seen.delete(object);
    return result;
  }

  if (seen.has(object)) {
    throw new Error('Circular reference detected');
  }
  seen.add(object);

  let result;
  if (Array.isArray(object)) {
    const values = object.map((cv) => {
      const value = cv === undefined || typeof cv === 'symbol' ? null : cv;
      return canonicalize(value, seen);
    });
    result = `[${values.join(',')}]`;
  } else {
    const parts = [];
    for (const key of Object.keys(object).sort()) {
      if (object[key] === undefined || typeof object[key] === 'symbol') {
        continue;
      }
      parts.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
    }
    result = `{${parts.join(',')}}`;
  }

  seen.delete(object);
  return result;
}


/***/ })

};
