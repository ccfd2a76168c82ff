export const id = 8820;
export const ids = [8820];
export const modules = {

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

/***/ 61737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LF: () => (/* binding */ keepRelease),
  nz: () => (/* binding */ measuredParts),
  gS: () => (/* binding */ openRelease),
  Xb: () => (/* binding */ pruneReleases)
});

// UNUSED EXPORTS: keptReleases

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/evidence/hash-files.js + 1 modules
var hash_files = __webpack_require__(46094);
// EXTERNAL MODULE: ./.build/src/evidence/walk.js + 1 modules
var walk = __webpack_require__(81503);
;// CONCATENATED MODULE: ./.build/src/evidence/copy-part.js
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





const CHUNK_BYTES = 1024 * 1024;
const OWNER_MAY_EXECUTE = 0o100;
/**
 * Copies the files that a part's digest covers, and nothing else, into a new folder: what git keeps beside a model has no
 * digest and must not be served. A file keeps its name; whether its owner may execute it is kept, other rights are not.
 */
async function copyPart(source, target) {
    const found = await (0,walk/* walk */.GG)(source);
    await (0,promises_.mkdir)(target, { recursive: true });
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (const file of found.files) {
        const place = external_node_path_.join(target, file.path === '.' ? external_node_path_.basename(external_node_path_.resolve(source)) : file.path);
        await (0,promises_.mkdir)(external_node_path_.dirname(place), { recursive: true });
        await copyFile(file, place, chunk);
    }
    return found;
}
async function copyFile(file, target, chunk) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const from = __addDisposableResource(env_1, await (0,hash_files/* openRegular */.lf)(file), true);
        const executable = ((await from.stat()).mode & OWNER_MAY_EXECUTE) !== 0;
        // Exclusive: whatever already has this name was put there by somebody else. Read-only: kept bytes do not change.
        const to = __addDisposableResource(env_1, await (0,promises_.open)(target, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, executable ? 0o555 : 0o444), true);
        for (;;) {
            const { bytesRead } = await from.read(chunk, 0, chunk.length, null);
            if (bytesRead === 0)
                return;
            await to.writeFile(chunk.subarray(0, bytesRead));
        }
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

// EXTERNAL MODULE: ./.build/src/evidence/model-digest.js
var model_digest = __webpack_require__(85801);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var release = __webpack_require__(77304);
;// CONCATENATED MODULE: ./.build/src/evidence/release-store.js







const MANIFEST = 'release.json';
const TEMPORARY = '.keeping-';
const DISCARDED = '.discarded-';
/**
 * Copies the declared parts to `<state>/releases/<hex>/`, measures the copy there and only then gives it its name: what
 * was measured is what can be placed, whatever happens to the source meanwhile. With `expected`, other bytes are refused
 * and nothing is kept. Throws InputError.
 */
async function keepRelease(delivery, stateFolder, expected) {
    const store = await storeFolder(stateFolder);
    const temporary = await (0,promises_.mkdtemp)(external_node_path_.join(store, TEMPORARY));
    try {
        const manifest = await copyAndMeasure(delivery, temporary);
        if (expected !== undefined && manifest.digest !== expected)
            throw changed(expected, manifest.digest);
        await (0,promises_.writeFile)(external_node_path_.join(temporary, MANIFEST), `${(0,core_digest/* canonicalJson */.dj)(manifest)}\n`, { flag: 'wx' });
        await (0,promises_.chmod)(temporary, 0o755);
        await moveIntoPlace(temporary, external_node_path_.join(store, (0,core_digest/* hexOf */.ZD)(manifest.digest)), manifest.digest, stateFolder);
        const kept = await openRelease(manifest.digest, stateFolder);
        refuseOtherNames(manifest, kept);
        return kept;
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
}
/**
 * The kept release of that digest, after every byte of it was measured again. Throws InputError where it is not there or
 * is not what its name says; a store that others can write to proves nothing by itself.
 */
async function openRelease(digest, stateFolder) {
    const root = external_node_path_.join(await storeFolder(stateFolder), (0,core_digest/* hexOf */.ZD)(checkedDigest(digest)));
    const found = await (0,promises_.lstat)(root).catch(() => undefined);
    if (!found)
        throw problem/* InputError */.d.of('release-not-kept', `The release ${digest} is not in ${root}.`, 'Run the step on the machine that keeps the releases (rollout.state), or deliver the release again.');
    if (!found.isDirectory())
        throw broken(digest, 'its folder is a link or a file');
    const manifest = (0,release/* parseManifest */.Ng)(await (0,promises_.readFile)(external_node_path_.join(root, MANIFEST)).catch(() => Buffer.alloc(0)), external_node_path_.join(root, MANIFEST));
    if (manifest.digest !== digest)
        throw broken(digest, `its manifest is of ${manifest.digest}`);
    const parts = await verifiedParts(root, manifest);
    return { digest, root, parts, manifest };
}
/** What lies in the folder of a release, part by part, whether or not that is what its name says; parts that are gone are left out. */
async function measuredParts(digest, stateFolder) {
    const root = external_node_path_.join(await storeFolder(stateFolder), (0,core_digest/* hexOf */.ZD)(checkedDigest(digest)));
    const found = {};
    for (const name of release/* PARTS */.dI) {
        const inside = await (0,promises_.readdir)(external_node_path_.join(root, name), { withFileTypes: true }).catch(() => []);
        if (inside.length === 0)
            continue;
        // A part that is one file has the digest of the folder around it.
        found[name] = (await (0,model_digest/* modelDigest */.a9)(external_node_path_.join(root, name), { ignore: false })).digest;
    }
    return found;
}
/** Digests that lie in the store, in no order and unverified. */
async function keptReleases(stateFolder) {
    const names = await (0,promises_.readdir)(await storeFolder(stateFolder));
    return names.map((name) => `sha256:${name}`).filter(core_digest/* isDigest */.Bc);
}
/**
 * Deletes kept releases except those in use and the newest `keep` of the good ones (`good` has the newest last). Answers
 * what was deleted. With nothing in use nothing is deleted: then the journal was probably not read.
 */
async function pruneReleases(stateFolder, options) {
    if (options.inUse.length === 0 || !(options.keep >= 1))
        return [];
    const wanted = new Set([...options.inUse, ...options.good.slice(-options.keep)]);
    const store = await storeFolder(stateFolder);
    const surplus = (await keptReleases(stateFolder)).filter((digest) => !wanted.has(digest)).sort();
    for (const digest of surplus)
        await discard(external_node_path_.join(store, (0,core_digest/* hexOf */.ZD)(digest)), store);
    return surplus;
}
async function copyAndMeasure(delivery, temporary) {
    const declared = (0,release/* declaredParts */.TS)(delivery);
    const measured = {};
    for (const [name, declaredPath] of declared) {
        const source = delivery.resolve(declaredPath);
        const copied = await copyPart(source, external_node_path_.join(temporary, name));
        measured[name] = await (0,model_digest/* modelDigest */.a9)(external_node_path_.join(temporary, placeOf(name, copied.kind, external_node_path_.basename(source))), { ignore: false });
    }
    return (0,release/* manifestOf */.$V)(delivery.spec.release, declared, measured);
}
/** Where a part lies in its release's folder: a folder is the part itself, a file keeps its name inside. */
function placeOf(name, kind, fileName) {
    return kind === 'folder' ? name : external_node_path_.join(name, fileName);
}
async function moveIntoPlace(temporary, target, digest, stateFolder) {
    for (let attempt = 0;; attempt++) {
        try {
            return await (0,promises_.rename)(temporary, target);
        }
        catch (error) {
            if (attempt > 0 || !['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(error.code ?? ''))
                throw error;
        }
        // Something has that name: the same release, kept before or by another job, or a damaged copy that gives way to ours.
        const intact = await openRelease(digest, stateFolder).then(() => true, () => false);
        if (intact)
            return;
        await discard(target, external_node_path_.dirname(target));
    }
}
/** The digest does not tell a renamed file, so a release kept before may have these bytes under other names. */
function refuseOtherNames(manifest, kept) {
    const other = Object.entries(manifest.parts).filter(([name, part]) => kept.manifest.parts[name]?.tree !== part.tree);
    if (other.length === 0)
        return;
    throw problem/* InputError */.d.of('release-kept-under-other-names', `The release ${manifest.digest} is kept already, with other file names in ${other.map(([name]) => name).join(', ')}.`, 'Give the files their former names, or change the bytes of one (a comment is enough), so that the new layout is a release of its own.');
}
async function verifiedParts(root, manifest) {
    const parts = {};
    for (const [name, part] of Object.entries(manifest.parts)) {
        const place = placeOf(name, part.kind, fileNameOf(part.path));
        const found = await (0,model_digest/* modelDigest */.a9)(external_node_path_.join(root, place), { ignore: false });
        if (found.digest !== part.digest || found.tree !== part.tree || found.kind !== part.kind)
            throw broken(manifest.digest, `${name} is ${found.digest}, and should be ${part.digest}`);
        parts[name] = place;
    }
    await refuseStrangers(root, manifest);
    return parts;
}
/** Links and files that no digest covers: a server that reads the folder would read them too. */
async function refuseStrangers(root, manifest) {
    const list = async (folder) => (await (0,promises_.readdir)(folder, { withFileTypes: true })).map((entry) => `${entry.name}${entry.isDirectory() ? '/' : entry.isFile() ? '' : ' (a link)'}`).sort();
    const expected = [MANIFEST, ...Object.keys(manifest.parts).map((name) => `${name}/`)].sort();
    const actual = await list(root);
    if (actual.join() !== expected.join())
        throw broken(manifest.digest, `it holds ${actual.join(', ')}, and should hold ${expected.join(', ')}`);
    for (const [name, part] of Object.entries(manifest.parts)) {
        const inside = part.kind === 'file' ? await list(external_node_path_.join(root, name)) : [];
        if (inside.length > 1)
            throw broken(manifest.digest, `${name} holds ${inside.join(', ')}, and should hold one file`);
    }
}
/** The manifest comes from a file: its path must give a plain name, and never a way out of the release's folder. */
function fileNameOf(declared) {
    const name = external_node_path_.basename(external_node_path_.resolve('/', declared));
    return name === '' ? 'unnamed' : name;
}
async function storeFolder(stateFolder) {
    const store = external_node_path_.join(external_node_path_.resolve(stateFolder), 'releases');
    await (0,promises_.mkdir)(store, { recursive: true });
    const found = await (0,promises_.lstat)(store);
    if (!found.isDirectory())
        throw problem/* InputError */.d.of('release-store-unsafe', `${store} is a link or a file, not a folder.`, 'Remove it; the releases must lie in the state folder itself.');
    return store;
}
/** Out of the way under another name first: a deletion that is cut short must not leave half a release under its name. */
async function discard(target, store) {
    const grave = await (0,promises_.mkdtemp)(external_node_path_.join(store, DISCARDED));
    await (0,promises_.rename)(target, external_node_path_.join(grave, 'release'));
    await (0,promises_.rm)(grave, { recursive: true, force: true });
}
function checkedDigest(digest) {
    if ((0,core_digest/* isDigest */.Bc)(digest))
        return digest;
    throw problem/* InputError */.d.of('digest-invalid', `${JSON.stringify(digest)} is no digest.`, 'Give `sha256:` and 64 lower-case hexadecimal characters.');
}
function changed(expected, actual) {
    return problem/* InputError */.d.of('release-changed', `The bytes make the release ${actual}, and ${expected} was expected.`, 'Act on the bytes that were tested, or deliver the new bytes from the start. Nothing was kept.');
}
function broken(digest, why) {
    return problem/* InputError */.d.of('release-damaged', `The kept release ${digest} is not what its name says: ${why}.`, 'Do not place it. Remove its folder, and keep the release again from its source.');
}


/***/ }),

/***/ 86987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ logSourceOf)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);

const SETTLE = '0 s';
const SKEW = '60 s';
/** `source` finds a declared file or table. */
function logSourceOf(spec, labels, source) {
    return {
        source: growing(spec, ['rollout', 'signals', 'log'], source),
        columns: spec.columns ?? {},
        labels: labels && { source: growing(labels, ['rollout', 'signals', 'labels'], source), columns: labels.columns ?? {} },
        settle: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(spec.settle ?? SETTLE),
        skew: (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(spec.skew ?? SKEW),
        countsReturning: spec.returning !== 'leave_out',
    };
}
/** Rows are added to it all the time; what is asked of it is always up to a moment that has passed. */
function growing({ files, trino }, path, source) {
    const found = trino === undefined ? source(files, [...path, 'files']) : source({ trino }, [...path, 'trino']);
    return { ...found, growing: true };
}


/***/ }),

/***/ 78027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sz: () => (/* binding */ viewOfLabels),
/* harmony export */   d6: () => (/* binding */ viewOfLog),
/* harmony export */   v$: () => (/* binding */ literals)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37367);


const text = (column) => `CAST(${column} AS VARCHAR)`;
const number = (column) => `TRY_CAST(${column} AS DOUBLE)`;
/** Milliseconds since the epoch: numbers are that already, anything else is an instant. */
const time = (column, { type }, dialect) => (type === 'integer' || type === 'float' ? `CAST(${column} AS DOUBLE)` : `1000 * ${dialect.epoch(dialect.instant(column))}`);
const LOG = {
    answered_at: time,
    slot: text,
    id: text,
    key: text,
    release: text,
    features: text,
    score: number,
    class: text,
    latency_ms: number,
    status: (column) => `TRY_CAST(${column} AS BIGINT)`,
    shadow: (column) => `coalesce(TRY_CAST(${column} AS BOOLEAN), FALSE)`,
    label: text,
};
const LABELS = { id: text, label: text, labelled_at: time };
/** `without`: published columns that are not taken from here. */
async function viewOfLog(named, engine, without = []) {
    return viewOf(named, engine, 'log', Object.fromEntries(Object.entries(LOG).filter(([name]) => !without.includes(name))));
}
async function viewOfLabels(named, engine) {
    return viewOf(named, engine, 'labels', LABELS);
}
async function viewOf({ source, columns }, engine, table, published) {
    const dialect = engine.dialect(source);
    const there = new Map((await engine.describe(source)).map((info) => [info.name.toLowerCase(), info]));
    const parts = new Map();
    for (const [name, reads] of Object.entries(published)) {
        const info = there.get((columns[name] ?? name).toLowerCase());
        if (info)
            parts.set(name, `${reads((0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(info.name), info, dialect)} AS ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(name)}`);
        else if (columns[name] !== undefined)
            throw noColumn(table, columns[name], there);
    }
    // A column of the team's own gives way where a published one has its name.
    for (const [name, info] of there)
        if (!parts.has(name) && !Object.hasOwn(published, name))
            parts.set(name, (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(info.name));
    return {
        sql: `SELECT ${[...parts.values()].join(', ')} FROM ${table}`,
        has: (column) => parts.has(column.toLowerCase()),
        column(name) {
            if (parts.has(name.toLowerCase()))
                return (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .identifier */ .C)(name);
            throw noColumn(table, name, there);
        },
    };
}
function noColumn(table, name, there) {
    const known = [...there.values()].map((info) => info.name).slice(0, 30).join(', ');
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('log-column', `The ${table === 'log' ? 'log has' : 'labels have'} no column ${JSON.stringify(name)}.`, `Write it to every row, or say in rollout.signals.${table}.columns what it is called. There are: ${known || 'none'}.`);
}
/** As a list for IN. */
function literals(values) {
    return values.map((value) => (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .e)(value)).join(', ');
}


/***/ }),

/***/ 64034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  GY: () => (/* binding */ lookAtRegistry),
  Me: () => (/* binding */ openRegistry),
  Ze: () => (/* binding */ tellRegistry)
});

// EXTERNAL MODULE: ./.build/src/core/verdict.js
var core_verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/weights.js
var weights = __webpack_require__(70474);
;// CONCATENATED MODULE: ./.build/src/rollout/registry/mlflow.js




/** Tags of a model version. */
const DIGEST = 'sluice.digest';
const LEDGER_HEAD = 'sluice.ledger_head';
const REPLY_BYTES = 4 * 1024 * 1024;
const API = 'api/2.0/mlflow/';
/**
 * MLflow's model registry over its REST API 2.0 (mlflow/protos/model_registry.proto): aliases of a registered model, and tags of its
 * versions. Throws DriverError `registry-unreadable`, `registry-model-missing`, or as `requestJson` does; InputError for the address.
 */
function mlflowRegistry(spec, options) {
    const base = (0,fetch_json/* checkUrl */.CU)(spec.uri.endsWith('/') ? spec.uri : `${spec.uri}/`, 'rollout.registry.mlflow', options.insecure);
    const names = { champion: spec.champion_alias ?? 'champion', previous: spec.previous_alias ?? 'previous-champion' };
    const what = `MLflow's registry of ${spec.model}`;
    const ask = async (path, query, request = {}) => {
        const url = new URL(`${API}${path}`, base);
        url.search = new URLSearchParams(query).toString();
        // What is set here is the same when it is set twice.
        return (0,fetch_json/* requestJson */.SS)(url, { what, headers: ownCredentials(options.env), credentials: options.credentials, limit: REPLY_BYTES, timeout: options.timeout, retry: (ms) => options.clock.sleep(ms), ...request });
    };
    return {
        name: what,
        async aliases() {
            const reply = await ask('registered-models/get', { name: spec.model }, { absent: [404] });
            if (reply === undefined)
                throw new driver_error/* DriverError */.x('registry-model-missing', `${what} has no such registered model.`, 'Create it, or correct `rollout.registry.mlflow.model`.');
            const listed = aliasesIn(reply, what);
            return { champion: listed.get(names.champion), previous: listed.get(names.previous) };
        },
        async version(version) {
            const reply = await ask('model-versions/get', { name: spec.model, version }, { absent: [404] });
            return reply === undefined ? undefined : versionIn((0,weights/* isRecord */.u4)(reply) ? reply.model_version : undefined, what);
        },
        async find(digest) {
            // The name comes from a schema that allows no quotes, and a digest has none.
            const filter = `name='${spec.model}' and tags.\`${DIGEST}\`='${digest}'`;
            const reply = await ask('model-versions/search', { filter, max_results: '100' });
            const listed = (0,weights/* isRecord */.u4)(reply) && Array.isArray(reply.model_versions) ? reply.model_versions : [];
            const found = listed.map((each) => versionIn(each, what)).filter((each) => each.digest === digest);
            return found.sort((one, other) => Number(other.version) - Number(one.version))[0];
        },
        async tag(version, { digest, ledgerHead }) {
            const tags = [[DIGEST, digest], [LEDGER_HEAD, ledgerHead]];
            for (const [key, value] of tags)
                if (value !== undefined)
                    await ask('model-versions/set-tag', {}, { method: 'POST', body: { name: spec.model, version, key, value } });
        },
        async point(alias, version) {
            await ask('registered-models/alias', {}, { method: 'POST', body: { name: spec.model, alias: names[alias], version } });
        },
    };
}
/** The variables that MLflow's own clients read. */
function ownCredentials({ MLFLOW_TRACKING_TOKEN: token, MLFLOW_TRACKING_USERNAME: user, MLFLOW_TRACKING_PASSWORD: password }) {
    if (token)
        return { authorization: `Bearer ${token}` };
    return user && password ? { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } : {};
}
function aliasesIn(reply, what) {
    const model = (0,weights/* isRecord */.u4)(reply) ? reply.registered_model : undefined;
    if (!(0,weights/* isRecord */.u4)(model))
        throw unreadable(what, reply);
    const aliases = model.aliases ?? [];
    if (!Array.isArray(aliases))
        throw unreadable(what, aliases);
    return new Map(aliases.map((each) => {
        if (!(0,weights/* isRecord */.u4)(each) || typeof each.alias !== 'string' || !isVersion(each.version))
            throw unreadable(what, each);
        return [each.alias, String(each.version)];
    }));
}
function versionIn(value, what) {
    if (!(0,weights/* isRecord */.u4)(value) || !isVersion(value.version))
        throw unreadable(what, value);
    const listed = Array.isArray(value.tags) ? value.tags.filter(weights/* isRecord */.u4) : [];
    const tag = (key) => listed.find((each) => each.key === key)?.value;
    const [digest, ledgerHead] = [tag(DIGEST), tag(LEDGER_HEAD)];
    return { version: String(value.version), ...((0,core_digest/* isDigest */.Bc)(digest) && { digest }), ...((0,core_digest/* isDigest */.Bc)(ledgerHead) && { ledgerHead }) };
}
/** Versions are counted, and come as text or, from some servers, as a number. */
function isVersion(value) {
    return (typeof value === 'string' && /^[1-9]\d{0,18}$/.test(value)) || (typeof value === 'number' && Number.isSafeInteger(value) && value > 0);
}
function unreadable(what, found) {
    return new driver_error/* DriverError */.x('registry-unreadable', `${what} answered ${(0,weights/* show */.WU)(found)}.`, 'Check that `rollout.registry.mlflow.uri` is an MLflow tracking server.');
}

// EXTERNAL MODULE: ./.build/src/serving/registry.js
var serving_registry = __webpack_require__(40641);
// EXTERNAL MODULE: ./.build/src/run/credentials.js + 1 modules
var run_credentials = __webpack_require__(31588);
;// CONCATENATED MODULE: ./.build/src/run/registry.js




const RULE = 'The registry names what serves';
/** The registry that the delivery file declares; without one the journal alone says who is champion. */
function openRegistry(delivery, { env, clock }, credentials = (0,run_credentials/* credentialsOf */.Y)(delivery, { env, clock })) {
    const declared = delivery.spec.rollout?.registry?.mlflow;
    return declared && mlflowRegistry(declared, { env, clock, credentials, insecure: delivery.spec.evidence?.insecure });
}
/**
 * The result of a promotion with what became of the registry, which is told after the router. A run that died between the two, or found
 * the registry away, is repeated as it is: who is champion follows from the journal.
 */
async function tellRegistry(registry, delivery, state, result) {
    const champion = (0,serving_registry/* championIn */.de)(state);
    const candidate = result.verdict.release?.digest;
    if (!registry || !champion || result.verdict.outcome !== 'pass' || champion.release.digest !== candidate)
        return result;
    const pointed = await (0,serving_registry/* pointRegistry */.e7)(registry, { ...champion, version: delivery.spec.rollout?.registry?.mlflow.version });
    const findings = pointed.kind === 'failed'
        ? [finding(delivery, pointed.code, 'warn', pointed.said, pointed.fix)]
        : [
            finding(delivery, 'registry-pointed', 'pass', pointed.said),
            ...(pointed.drift === undefined ? [] : [finding(delivery, 'registry-drift', 'warn', pointed.drift, 'Find out who points the alias, and let nothing but Sluice do it.')]),
        ];
    return { ...result, verdict: { ...result.verdict, findings: [...result.verdict.findings, ...findings] }, details: result.details && { ...result.details, registry: pointed } };
}
/** The same for whoever only looks: says where the registry names something else than what serves, and changes nothing. */
async function lookAtRegistry(registry, delivery, state, result) {
    const champion = (0,serving_registry/* championIn */.de)(state);
    const drift = registry && champion && !state.open ? await (0,serving_registry/* registryDrift */.Vy)(registry, champion) : undefined;
    if (!drift)
        return result;
    const { verdict } = result;
    return { ...result, verdict: { ...verdict, outcome: (0,core_verdict.worst)([verdict.outcome, 'warn']), findings: [...verdict.findings, finding(delivery, drift.code, 'warn', drift.said, drift.fix)] } };
}
function finding(delivery, code, outcome, message, fix) {
    return { code, outcome, rule: RULE, message, expected: RULE, actual: message, ...(fix !== undefined && { fix }), location: delivery.locate(['rollout', 'registry']) };
}


/***/ }),

/***/ 81122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ signingOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _evidence_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43449);
/* harmony import */ var _evidence_signer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18315);




async function signingOf(delivery, secrets) {
    const { signing = 'none', public_key: publicKey, trusted_root: root, identity, issuer } = delivery.spec.evidence ?? {};
    if (signing === 'key')
        return byKey(await readDeclared(delivery, publicKey, 'public_key'), secrets.key);
    if (signing === 'keyless')
        return keyless(await readDeclared(delivery, root, 'trusted_root'), [identity].flat().map((each) => ({ identity: each, issuer: issuer })), secrets.keyless);
    return { trust: {}, allowed: { mode: 'none' }, signer: _evidence_signer_js__WEBPACK_IMPORTED_MODULE_3__/* .unsigned */ .ad };
}
function byKey(publicBytes, privatePem) {
    const publicPem = Buffer.from(publicBytes).toString('utf8');
    const key = (0,_evidence_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyingKey */ .HK)(publicPem);
    return {
        trust: { keys: [key] },
        allowed: { mode: 'key', keyids: [key.keyid] },
        publicPem,
        privatePem: privatePem || undefined,
        signer: () => {
            if (!privatePem)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('signing-key-missing', 'The delivery file says `signing: key`, and this job has no key.', 'Give the private key (PEM) as the input `signing-key`, or in SLUICE_SIGNING_KEY.');
            if ((0,_evidence_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .signingKey */ .NR)(privatePem).keyid !== key.keyid)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('signing-key-other', 'The private key does not belong to `evidence.public_key`: nothing it signs would be believed.', 'Give the key whose public half the delivery file names.');
            return (0,_evidence_signer_js__WEBPACK_IMPORTED_MODULE_3__/* .keySigner */ .Ye)(privatePem);
        },
    };
}
async function keyless(root, identities, sign) {
    const { sigstoreVerifier } = await __webpack_require__.e(/* import() */ 1955).then(__webpack_require__.bind(__webpack_require__, 41955));
    return {
        trust: { sigstore: await sigstoreVerifier(root) },
        allowed: { mode: 'keyless', identities },
        signer: () => {
            if (!sign)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('keyless-without-runner', 'Keyless signing needs the identity of a workflow.', 'Run this in a job with `id-token: write`, or use `signing: key`.');
            return (0,_evidence_signer_js__WEBPACK_IMPORTED_MODULE_3__/* .keylessSigner */ .ln)(sign);
        },
    };
}
async function readDeclared(delivery, file, key) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(delivery.resolve(file)).catch((cause) => {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('file-unreadable', `\`evidence.${key}\` names ${file}, which cannot be read (${cause.code}).`, 'Commit that file beside the delivery file.', delivery.locate(['evidence', key]), { cause });
    });
}


/***/ }),

/***/ 42459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wR: () => (/* binding */ openDrivers),
  _0: () => (/* reexport */ journal/* openJournal */._),
  tT: () => (/* binding */ openReleases),
  yI: () => (/* reexport */ journal/* stateOfRollout */.y)
});

// UNUSED EXPORTS: openRouter

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/source.js
var source = __webpack_require__(36251);
// EXTERNAL MODULE: ./.build/src/evidence/release-store.js + 1 modules
var release_store = __webpack_require__(61737);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/weights.js
var weights = __webpack_require__(70474);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/command.js
var fleet_command = __webpack_require__(5727);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/replies.js
var replies = __webpack_require__(51250);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/capacity.js





/** Asks a slot what is ready of it, as `rollout.capacity.ready` declares. Throws DriverError. */
function readyBy({ ready }, options, fleet = {}) {
    const { http, command, fleet: declared } = ready;
    const run = (0,fleet_command/* programRunner */.zh)(options);
    return async (slot) => {
        const what = `Slot ${slot}'s capacity`;
        if (declared)
            return { ready: await readyIn(fleet, slot), rpsEach: declared.rps_each };
        const retry = (ms) => options.clock.sleep(ms);
        if (http !== undefined)
            return readyOf(await (0,fetch_json/* requestJson */.SS)((0,fleet_command/* slotUrl */.IU)(http, slot, options), { what, timeout: options.timeout, credentials: options.credentials, retry }), what);
        return readyOf((0,replies/* parsed */.Yz)(await run(command, { SLUICE_SLOT: slot }), what), what);
    };
}
async function readyIn({ ready }, slot) {
    const found = await ready?.(slot);
    if (found !== undefined)
        return found;
    throw new driver_error/* DriverError */.x('capacity-unknown', `Slot ${slot}'s fleet cannot say how many of its servers are ready.`, 'Declare `rollout.capacity.ready` by http or by command.');
}
function readyOf(reply, what) {
    const { ready, rps_each: rpsEach } = (0,weights/* isRecord */.u4)(reply) ? reply : {};
    const sound = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
    if (sound(ready) && sound(rpsEach))
        return { ready, rpsEach };
    throw new driver_error/* DriverError */.x('capacity-unreadable', `${what} answered ${(0,weights/* show */.WU)(reply)}.`, 'It must answer {"ready": 3, "rps_each": 50}: servers that are ready, and the requests a second that each carries.');
}

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/kubernetes/pods.js
var kubernetes_pods = __webpack_require__(71814);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/arms.js
var argo_arms = __webpack_require__(98926);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/sight.js
var argo_sight = __webpack_require__(55884);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/pod-release.js
var pod_release = __webpack_require__(8530);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/pod-template.js
var pod_template = __webpack_require__(97825);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/trial.js
var trial = __webpack_require__(25429);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/kubernetes/kinds.js
var kinds = __webpack_require__(78143);
// EXTERNAL MODULE: ./.build/src/kubernetes/rights.js
var rights = __webpack_require__(24349);
// EXTERNAL MODULE: ./.build/src/kubernetes/writers.js
var writers = __webpack_require__(95160);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/inspect.js
var inspect = __webpack_require__(8113);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/owned.js
var owned = __webpack_require__(10528);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/steps.js
var argo_steps = __webpack_require__(67482);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/argo/inspect.js










/** What would stop a release from being placed on this Rollout. Changes nothing. */
async function inspectArgoFleet({ cluster, name, slots, steps }, declared) {
    return (0,rights/* foundOrSaid */.HU)(async () => {
        const lacking = await (0,rights/* rightsLacking */.fv)(cluster, [...(0,inspect/* trafficRights */.pK)(name), { verb: 'patch', resource: argo_sight/* ROLLOUTS */.Lw, name }, ...inspect/* podRights */.Jh]);
        if (lacking.length > 0)
            return lacking;
        const sight = await (0,argo_sight/* sightOf */.p1)(cluster, name);
        const { what, rollout, workload, stable, routed } = sight;
        const trials = routed ? [] : await (0,rights/* rightsLacking */.fv)(cluster, ['create', 'get', 'watch', 'delete'].map((verb) => ({ verb, resource: kinds/* PODS */.Dp })));
        const more = workload ? await (0,rights/* rightsLacking */.fv)(cluster, ['get', 'patch'].map((verb) => ({ verb, resource: kinds/* DEPLOYMENTS */.$i, name: workload.metadata.name }))) : [];
        const findings = [...trials, ...more, ...(0,inspect/* ofSight */.Tj)(sight)];
        if (stable === '')
            findings.push(say('argo-no-stable', `${what} was never rolled out: the first template of a Rollout gets all users at once.`, 'Let it become healthy with the champion first.'));
        if (!(0,argo_steps/* isFree */.xp)(sight) && !(0,argo_steps/* placesIn */.yN)(sight) && steps !== 'replace')
            findings.push(say('argo-own-steps', `${what} has steps of its own (${(0,argo_steps/* describeSteps */.N$)(sight.steps)}), and two plans cannot lead one candidate.`, 'Take them out, or declare `rollout.fleet.argo.steps: replace`.'));
        // Whatever the release will be: what is declared must be there to be changed.
        const fits = await (0,rights/* foundOrSaid */.HU)(async () => ((0,pod_template/* podTemplateChanges */.d)((workload ?? rollout).spec?.template, (0,pod_release/* texts */.T)(declared), { digest: (0,digest/* sha256 */.sc)(''), slot: slots[0] }, what), []));
        return [...findings, ...fits, ...(0,writers/* keeperFindings */.h8)(rollout, (0,owned/* owned */.S)(rollout))];
    });
}
function say(code, message, fix) {
    return { code, message, fix, blocks: true };
}

// EXTERNAL MODULE: ./.build/src/kubernetes/change.js
var change = __webpack_require__(44878);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/argo/transitions.js
var transitions = __webpack_require__(83601);
// EXTERNAL MODULE: ./.build/src/kubernetes/cluster.js
var kubernetes_cluster = __webpack_require__(23246);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/argo/template.js





const TEMPLATE = ['spec', 'template'];
/** The operations that change the template, and the digest of what it becomes beside it: so anybody else's change to it is seen. */
function withMark({ metadata, spec }, changes) {
    const mark = (0,digest/* digestOfJson */.Qs)(templateAfter(spec?.template, changes));
    if (metadata.annotations?.[argo_sight/* PLACED */.sX] === mark)
        return [...changes];
    const path = (0,change/* pointer */.Wn)('metadata', 'annotations', argo_sight/* PLACED */.sX);
    return [...changes, metadata.annotations ? { op: 'add', path, value: mark } : { op: 'add', path: (0,change/* pointer */.Wn)('metadata', 'annotations'), value: { [argo_sight/* PLACED */.sX]: mark } }];
}
/** `add` and `replace` of members, which is all that gives a template its release. */
function templateAfter(template, changes) {
    const after = structuredClone(template);
    for (const { op, path, value } of changes) {
        if (op === 'test')
            continue;
        const steps = path.split('/').slice(1 + TEMPLATE.length).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
        const last = steps.pop();
        const parent = steps.reduce((node, step) => node[step], after);
        if (op === 'remove')
            delete parent[last];
        else
            parent[last] = structuredClone(value);
    }
    return after;
}
/**
 * The template with all that a release is told by as it was in another, the stable side's: image, variables, mount, annotations, marks. What else stands in it stays. Pure.
 */
function templateBefore(template, before, declared) {
    const after = structuredClone(template);
    if (!(0,weights/* isRecord */.u4)(after) || !(0,weights/* isRecord */.u4)(before))
        return before;
    const marks = [...Object.keys(declared.annotations ?? {}), kubernetes_cluster/* MARKS */.j.release, kubernetes_cluster/* MARKS */.j.slot];
    restoreKeys(mapIn(after, 'annotations'), mapIn(before, 'annotations'), marks);
    restoreKeys(mapIn(after, 'labels'), mapIn(before, 'labels'), [kubernetes_cluster/* MARKS */.j.slot]);
    const [now, then] = [after.spec, before.spec].map((spec) => ((0,weights/* isRecord */.u4)(spec) ? spec : {}));
    for (const key of ['containers', 'initContainers'])
        for (const [container, old] of pairs(now[key], then[key]))
            restoreContainer(container, old, declared);
    if (declared.mount)
        for (const [volume, old] of pairs(now.volumes, then.volumes))
            if (volume.name === declared.mount.volume)
                Object.assign(volume, structuredClone(old));
    const metadata = after.metadata;
    if ((0,weights/* isRecord */.u4)(metadata))
        for (const key of ['annotations', 'labels'])
            if ((0,weights/* isRecord */.u4)(metadata[key]) && Object.keys(metadata[key]).length === 0 && !((0,weights/* isRecord */.u4)(before.metadata) && before.metadata[key] !== undefined))
                delete metadata[key];
    return after;
}
function restoreContainer(container, old, { image, env, mount }) {
    if (image !== undefined)
        container.image = old.image;
    for (const [variable, was] of pairs(container.env, old.env))
        if (env && Object.hasOwn(env, String(variable.name)))
            restoreKeys(variable, was, ['value']);
    if (mount)
        for (const [each, was] of pairs(container.volumeMounts, old.volumeMounts))
            if (each.name === mount.volume)
                restoreKeys(each, was, ['subPath']);
}
function restoreKeys(now, then, keys) {
    for (const key of keys)
        if (Object.hasOwn(then, key))
            now[key] = then[key];
        else
            delete now[key];
}
/** Members of two lists with the same name. */
function pairs(now, then) {
    const old = (Array.isArray(then) ? then : []).filter(weights/* isRecord */.u4);
    return (Array.isArray(now) ? now : []).filter(weights/* isRecord */.u4).flatMap((each) => {
        const was = old.find(({ name }) => name === each.name);
        return was ? [[each, was]] : [];
    });
}
function mapIn(template, key) {
    const metadata = template.metadata;
    return (0,weights/* isRecord */.u4)(metadata) && (0,weights/* isRecord */.u4)(metadata[key]) ? metadata[key] : {};
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/argo/place.js












/**
 * Begins an update of the Rollout with this release, at 0 % and with the canary's pods there, and waits until all of them are ready. The template and the steps change in one patch, so there is
 * never an update that walks other steps. An older update of Sluice's own that has all users is promoted first; nobody's users are ever on what is replaced.
 * Throws DriverError `argo-…`, `template-…`, `controller-silent`, and as the cluster does.
 */
async function placeOnRollout(fleet, told, placed) {
    const { sight } = await readyToBegin(fleet, placed);
    const steps = (0,argo_steps/* stepsFor */.Rb)(sight, fleet.scale);
    if (sight.workload) {
        await (0,change/* change */.Zg)(fleet.cluster, argo_sight/* ROLLOUTS */.Lw, fleet.name, (object) => stepChanges(object, steps));
        await (0,change/* change */.Zg)(fleet.cluster, kinds/* DEPLOYMENTS */.$i, sight.workload.metadata.name, (object) => withMark(object, (0,pod_template/* podTemplateChanges */.d)(object.spec?.template, told, placed, sight.what)));
    }
    else
        await (0,change/* change */.Zg)(fleet.cluster, argo_sight/* ROLLOUTS */.Lw, fleet.name, (object) => [...withMark(object, (0,pod_template/* podTemplateChanges */.d)(object.spec?.template, told, placed, sight.what)), ...stepChanges(object, steps)]);
    const now = await begun(fleet, placed);
    // Where shares are numbers of pods there are none at 0 %: one that no user reaches is asked in their place.
    const set = now.sets.find(({ hash }) => hash === now.current);
    if (!now.routed && now.inProgress && set?.wanted === 0)
        await (0,trial/* startTrial */.pm)(fleet.cluster, { ...now.rollout, spec: { template: set.object.spec?.template, selector: set.object.spec?.selector } }, placed.slot, fleet.within, fleet.clock);
}
/** What may be replaced: nothing that has users, and nothing that is somebody else's. */
async function readyToBegin(fleet, { slot, digest }) {
    const sight = await (0,argo_sight/* sightOf */.p1)(fleet.cluster, fleet.name);
    const arms = checked(fleet, sight, await fleet.roles());
    const { canary, stable } = arms;
    const split = (0,argo_arms/* splitOf */.uv)(sight, arms, fleet.slots);
    if (canary && canary.slot !== slot && split[canary.slot] === 100) {
        await (0,transitions/* promoteFully */.LJ)(fleet, sight.current);
        return readyToBegin(fleet, { slot, digest });
    }
    if (canary?.slot === slot ? canary.set.release === digest : stable.set?.release === digest && stable.slot === slot)
        return { sight, arms };
    if (stable.slot === slot && stable.set?.slot !== undefined)
        throw serves(sight, slot, canary ? `${split[slot]} % of the users are on it` : 'all users are on it');
    if (split[slot] > 0 && canary)
        throw serves(sight, slot, `${split[slot]} % of the users are on it`);
    return { sight, arms };
}
function serves({ what }, slot, why) {
    return new driver_error/* DriverError */.x('argo-slot-serves', `Slot ${slot} is a side of ${what} that serves: ${why}. Nothing was changed.`, 'A release is placed on the slot without users; see what the journal says of the slots.');
}
function checked({ slots, steps }, sight, roles) {
    const { what, rollout, stable, lagging, invalid, paused } = sight;
    const refuse = (code, why, fix) => new driver_error/* DriverError */.x(code, `${what} ${why}. Nothing was changed.`, fix);
    if (lagging !== undefined)
        throw refuse('argo-lagging', `is not where its status says: ${lagging}`, 'Ask again in a moment; see whether the Argo Rollouts controller runs.');
    if (invalid !== undefined)
        throw refuse('argo-not-accepted', `is not taken by its controller: ${invalid}`, 'Correct what it names.');
    if (stable === '')
        throw refuse('argo-no-stable', 'was never rolled out: the first template of a Rollout gets all users at once', 'Let it become healthy with the champion first.');
    if (paused)
        throw refuse('argo-paused', 'is paused (`spec.paused`)', 'Take `paused` out, or `kubectl argo rollouts promote`.');
    if ((0,weights/* isRecord */.u4)(rollout.spec?.rollbackWindow))
        throw refuse('argo-rollback-window', 'has a `rollbackWindow`: a release that was there before would get all users at once', 'Take `rollbackWindow` out.');
    if (!(0,argo_steps/* isFree */.xp)(sight) && !(0,argo_steps/* placesIn */.yN)(sight) && steps !== 'replace')
        throw refuse('argo-own-steps', `has steps of its own (${(0,argo_steps/* describeSteps */.N$)(sight.steps)}), and two plans cannot lead one candidate`, 'Take them out, or let Sluice put its own in their place: `rollout.fleet.argo.steps: replace`.');
    return (0,argo_arms/* armsOf */.jO)(sight, slots, roles);
}
function stepChanges({ spec }, steps) {
    const canary = (0,weights/* isRecord */.u4)(spec?.strategy) && (0,weights/* isRecord */.u4)(spec.strategy.canary) ? spec.strategy.canary : {};
    const path = '/spec/strategy/canary/steps';
    if (JSON.stringify(canary.steps) === JSON.stringify(steps))
        return [];
    return canary.steps === undefined ? [{ op: 'add', path, value: steps }] : [{ op: 'test', path, value: canary.steps }, { op: 'replace', path, value: steps }];
}
/** At 0 %, waiting there, with all pods: which is when the controller takes the step of the canary's scale for done. */
async function begun(fleet, { slot, digest }) {
    const { cluster, name, clock, within } = fleet;
    const end = clock.now().getTime() + within;
    const isThere = (sight) => {
        if (sight.lagging !== undefined)
            return false;
        const set = sight.sets.find(({ hash }) => hash === sight.current);
        if (set?.slot !== slot || set.release !== digest)
            return false;
        if (!sight.inProgress)
            return set.ready >= set.wanted;
        const at = (0,argo_steps/* placesIn */.yN)(sight)?.get(0);
        return at !== undefined && sight.index === at + 1 && (set.wanted > 0 || !sight.routed) && set.ready >= set.wanted;
    };
    for (;;) {
        const sight = await (0,argo_sight/* sightOf */.p1)(cluster, name);
        if (isThere(sight))
            return sight;
        const left = end - clock.now().getTime();
        if (left <= 0)
            throw await notReady(fleet, sight);
        // The next state of the Rollout, or of its pods a little later.
        await (0,transitions/* reached */.V6)({ ...fleet, within: Math.min(left, LOOK_MS) }, sight.rollout, (state) => (state.rollout.metadata.resourceVersion === sight.rollout.metadata.resourceVersion ? undefined : true)).catch((error) => {
            if (!(error instanceof driver_error/* DriverError */.x && WAITED.has(error.code)))
                throw error;
        });
    }
}
const LOOK_MS = 2000;
const WAITED = new Set(['controller-silent', 'argo-not-settled']);
async function notReady({ cluster }, sight) {
    const set = sight.sets.find(({ hash }) => hash === sight.current);
    const pods = set ? (await (0,kubernetes_pods/* podsWith */.Lf)(cluster, { [argo_sight/* HASH */.v9]: set.hash })).flatMap((pod) => (0,kubernetes_pods/* troubleOf */.LH)(pod) ?? []).slice(0, 5) : [];
    if (sight.lagging !== undefined)
        return new driver_error/* DriverError */.x('controller-silent', `${sight.what} was changed, and its controller has not looked at it in time: ${sight.lagging}.`, 'See whether the Argo Rollouts controller runs and is well.');
    return new driver_error/* DriverError */.x('argo-not-ready', `${sight.what} was not ready in time: ${set ? `${set.ready} of ${set.wanted} pods of ${set.hash}` : `no ReplicaSet ${sight.current}`}; ${[sight.said, ...pods].filter(Boolean).join('; ') || 'the controller gives no reason'}.`, 'See the pods\' own logs and events; a model that takes longer to load needs `fleet.argo.within`.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/argo/retire.js









/**
 * Frees a slot. A canary without users goes as the template becomes that of the stable side again: the controller then skips all steps, for what is stable is
 * what is wanted. A stable side without users goes as the canary is promoted past it. Nobody who has users is touched. Throws DriverError `argo-slot-serves`, `argo-not-undone`, and as placing does.
 */
async function retireFromRollout(fleet, slot, declared) {
    const sight = await (0,argo_sight/* sightOf */.p1)(fleet.cluster, fleet.name);
    const arms = (0,argo_arms/* armsOf */.jO)(sight, fleet.slots, await fleet.roles());
    const share = (0,argo_arms/* splitOf */.uv)(sight, arms, fleet.slots)[slot];
    if (share > 0)
        throw new driver_error/* DriverError */.x('argo-slot-serves', `Slot ${slot} of ${sight.what} has ${share} % of the users. Nothing was changed.`, 'Users are taken from a slot before it is freed.');
    if (!sight.routed)
        await (0,trial/* endTrials */.fW)(fleet.cluster, slot);
    if (!arms.canary)
        return;
    if (arms.canary.slot !== slot)
        return (0,transitions/* promoteFully */.LJ)(fleet, sight.current);
    await undo(fleet, sight, arms.stable.set?.object, declared);
}
async function undo(fleet, sight, stable, declared) {
    const { cluster, name } = fleet;
    if (!stable)
        throw new driver_error/* DriverError */.x('argo-not-undone', `${sight.what} has no ReplicaSet ${sight.stable} of its stable side any more.`, 'Give the template what the champion is by hand; see `revisionHistoryLimit`.');
    const plan = (object) => {
        const template = object.spec?.template;
        const before = templateBefore(template, stable.spec?.template, declared);
        return (0,weights/* show */.WU)(before) === (0,weights/* show */.WU)(template) && JSON.stringify(before) === JSON.stringify(template) ? [] : [{ op: 'test', path: '/spec/template', value: template }, { op: 'replace', path: '/spec/template', value: before }];
    };
    const kind = sight.workload ? kinds/* DEPLOYMENTS */.$i : argo_sight/* ROLLOUTS */.Lw;
    await (0,change/* change */.Zg)(cluster, kind, sight.workload?.metadata.name ?? name, plan);
    const now = (await (0,argo_sight/* sightOf */.p1)(cluster, name)).rollout;
    const { stable: after, current, what } = await (0,transitions/* reached */.V6)(fleet, now, (state) => (state.current !== sight.current ? state : undefined));
    if (after === current)
        return;
    const differs = (0,weights/* isRecord */.u4)(stable.spec?.template) ? ' What else stands in the template was changed since the stable side was placed.' : '';
    throw new driver_error/* DriverError */.x('argo-not-undone', `${what} has the template of the stable side again in all that Sluice writes, and its controller takes it for a new one (${current}, not ${after}).${differs}`, 'It waits at 0 %. Give the template what the champion is: `kubectl argo rollouts undo`.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/argo/argo.js













const WITHIN = '10 minutes';
/**
 * Slots that are the stable and the canary side of one Rollout of Argo Rollouts. Placing begins an update at 0 %, with its pods; what is loaded is told by the pods of each side
 * that are ready. In the URL of `ask`, `{service}` stands for the Service of the side that the slot is then. Throws DriverError `argo-…`, `template-…`, `controller-silent`.
 */
function argoFleet(spec, declared, options, cluster, digest) {
    const slots = spec.slots ?? fleet_command/* DEFAULT_SLOTS */.a6;
    (0,weights/* checkSlots */.WS)(slots);
    const run = (0,fleet_command/* programRunner */.zh)(options);
    const { rollout: name, scale = 100, steps = 'refuse' } = declared;
    const within = options.placeTimeout ?? (0,duration/* parseDuration */.E)(declared.within ?? WITHIN);
    const roles = async () => Promise.resolve().then(() => options.roles?.() ?? {}).catch(() => ({}));
    const fleet = { cluster, name, clock: options.clock, within, slots, scale, steps, roles };
    const sideOf = async (slot) => side(fleet, slot);
    return {
        slots: () => slots,
        async place(slot, source) {
            const told = await (0,pod_release/* podReleaseOf */.a)(declared, source);
            if (spec.place)
                await run(spec.place.command, (0,fleet_command/* placeEnvironment */.hy)(slot, source), 'place');
            await placeOnRollout(fleet, told, { digest: source.digest, slot });
        },
        async loaded(slot) {
            const found = await loadedOf(fleet, await sideOf(slot), (0,pod_release/* texts */.T)(declared), slot);
            // Pods claim what they were told; a server that can say what it serves is asked.
            return found && digest ? digest(slot) : found;
        },
        ...(digest && { serving: digest }),
        async ask(slot, rows) {
            const http = spec.ask?.http;
            const asked = http?.includes('{service}') ? { ...spec, ask: { http: http.replaceAll('{service}', serviceOf(await sideOf(slot), slot)) } } : spec;
            return (0,fleet_command/* commandFleet */.YK)({ ...asked, place: { command: ['true'] } }, options).ask(slot, rows);
        },
        async retire(slot) {
            await retireFromRollout(fleet, slot, (0,pod_release/* texts */.T)(declared));
            if (spec.retire)
                await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
        },
        async ready(slot) {
            const { sight, set } = await sideOf(slot);
            if (sight.lagging !== undefined)
                throw new driver_error/* DriverError */.x('argo-lagging', `${sight.what} was changed, and its controller has not looked at it yet: ${sight.lagging}.`, 'Ask again in a moment.');
            // Without a router pods come with the share.
            return set && !sight.routed && set.wanted === 0 ? undefined : (set?.ready ?? 0);
        },
        inspect: () => inspectArgoFleet(fleet, declared),
    };
}
async function side({ cluster, name, slots, roles }, slot) {
    const sight = await (0,argo_sight/* sightOf */.p1)(cluster, name);
    const arms = (0,argo_arms/* armsOf */.jO)(sight, slots, await roles());
    return { sight, arms, set: arms.canary?.slot === slot ? arms.canary.set : arms.stable.slot === slot ? arms.stable.set : undefined };
}
/** By the ready pods of the side; null where none is. Throws DriverError `argo-lagging`, `argo-mixed`, `argo-changed`. */
async function loadedOf({ cluster }, { sight, set }, told, slot) {
    if (sight.lagging !== undefined)
        throw new driver_error/* DriverError */.x('argo-lagging', `${sight.what} was changed, and its controller has not looked at it yet: ${sight.lagging}.`, 'Ask again in a moment.');
    if (!set)
        return null;
    if (!sight.routed && set.wanted === 0)
        return (await (0,trial/* triedRelease */.ue)(cluster, slot)) ?? null;
    const ready = (await (0,kubernetes_pods/* podsWith */.Lf)(cluster, { [argo_sight/* HASH */.v9]: set.hash })).filter((pod) => pod.ready);
    if (ready.length === 0)
        return null;
    const other = ready.find(({ release }) => release !== set.release);
    if (other)
        throw new driver_error/* DriverError */.x('argo-mixed', `${sight.what} has a ready pod ${other.name} of ${other.release ?? 'no release'} beside those of ${set.release ?? 'no release'}.`, 'Ask again when it is gone.');
    if (set.release === undefined)
        return undefined;
    // Somebody who changes a variable back and leaves the mark would have pods claim what they do not serve.
    const changed = (0,pod_template/* podTemplateChanges */.d)(set.object.spec?.template, told, { digest: set.release, slot }, sight.what).filter(({ op }) => op !== 'test');
    if (changed.length > 0)
        throw new driver_error/* DriverError */.x('argo-changed', `${sight.what} is marked as ${set.release} and was changed since: ${changed.map(({ path }) => path).join(', ')}.`, 'See who wrote it (`kubectl get --show-managed-fields`), and place the release again.');
    return set.release;
}
/** Each side has a Service of its own, and a slot changes sides as it is promoted. */
function serviceOf({ sight, arms }, slot) {
    const canary = (0,argo_sight/* canaryOf */.yQ)(sight.rollout, sight.what);
    const key = arms.canary?.slot === slot ? 'canaryService' : 'stableService';
    const name = canary[key];
    if (typeof name === 'string')
        return name;
    throw new driver_error/* DriverError */.x('argo-no-service', `${sight.what} names no \`${key}\`, and \`rollout.fleet.ask\` has {service}.`, `Give it one (\`strategy.canary.${key}\`), or name the endpoint of each slot with {slot}.`);
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/two-slots.js
var two_slots = __webpack_require__(91137);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/inspect.js
var deployments_inspect = __webpack_require__(20901);
// EXTERNAL MODULE: ./.build/src/kubernetes/objects.js
var objects = __webpack_require__(70968);
// EXTERNAL MODULE: ./.build/src/kubernetes/selector.js
var selector = __webpack_require__(3603);
// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/status.js
var deployments_status = __webpack_require__(29767);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/deployments/loaded.js









/** The Deployment controller numbers its templates: the ReplicaSet with the Deployment's own number has the template as it is now. */
const REVISION = 'deployment.kubernetes.io/revision';
/**
 * The release that a Deployment's pods serve, by the marks of its ready pods: that of all of them, where all are of the template as it is now; another one's
 * where a ready pod has another; null where no pod is ready; undefined where pods have no mark. `told` is what of the template can be
 * held against its mark. Throws DriverError `deployment-lagging`, `deployment-mixed`, `deployment-changed`.
 */
async function loadedRelease(cluster, deployment, told, slot) {
    const what = (0,deployments_status/* nameOf */.Vb)(deployment, cluster.where);
    const { wanted, seen } = (0,deployments_status/* statusOf */.c2)(deployment);
    if (!seen)
        throw new driver_error/* DriverError */.x('deployment-lagging', `${what} was changed, and its controller has not looked at it yet.`, 'Ask again in a moment.');
    const ready = (await (0,kubernetes_pods/* podsOf */.EB)(cluster, deployment)).filter((pod) => pod.ready);
    if (ready.length === 0)
        return null;
    if (wanted === 0)
        throw new driver_error/* DriverError */.x('deployment-mixed', `${what} shall have no pods, and ${names(ready)} are ready still.`, 'Ask again in a moment.');
    const mark = markOf(deployment);
    const other = ready.find(({ release }) => release !== mark);
    if (other)
        return (0,digest/* isDigest */.Bc)(other.release) ? other.release : unmarked(what, ready, mark);
    if (!(0,digest/* isDigest */.Bc)(mark))
        return undefined;
    const hash = await hashNow(cluster, deployment, what);
    const old = ready.filter((pod) => pod.hash !== hash);
    if (old.length > 0)
        throw new driver_error/* DriverError */.x('deployment-mixed', `${what} has ready pods of an older template: ${names(old)}.`, 'Ask again when they are gone.');
    refuseChanged(deployment, told, { digest: mark, slot }, what);
    return mark;
}
/** The mark of the template: what new pods are of. */
function markOf({ spec }) {
    const template = (0,objects/* isObject */.G)(spec?.template) ? spec.template : {};
    const metadata = (0,objects/* isObject */.G)(template.metadata) ? template.metadata : {};
    const mark = (0,objects/* isObject */.G)(metadata.annotations) ? metadata.annotations[kubernetes_cluster/* MARKS */.j.release] : undefined;
    return typeof mark === 'string' ? mark : undefined;
}
function unmarked(what, ready, mark) {
    if (mark === undefined || ready.every(({ release }) => release === undefined))
        return undefined;
    throw new driver_error/* DriverError */.x('deployment-mixed', `${what} has ready pods with and without a release: ${names(ready)}.`, 'Ask again when the older ones are gone.');
}
async function hashNow(cluster, { metadata, spec }, what) {
    const sets = await cluster.list(kinds/* REPLICA_SETS */.t4, (0,selector/* equalities */.j)(spec?.selector));
    const mine = sets.filter(({ metadata: { labels, ownerReferences } }) => (0,selector/* selects */.k)(spec?.selector, labels) && Array.isArray(ownerReferences) && ownerReferences.some((owner) => (0,objects/* isObject */.G)(owner) && owner.uid === metadata.uid));
    const hash = mine.find(({ metadata: { annotations } }) => annotations?.[REVISION] !== undefined && annotations[REVISION] === metadata.annotations?.[REVISION])?.metadata.labels?.['pod-template-hash'];
    if (hash !== undefined)
        return hash;
    throw new driver_error/* DriverError */.x('deployment-lagging', `${what} has no ReplicaSet for its template as it is now.`, 'Ask again in a moment; see whether kube-controller-manager is well.');
}
/** Somebody who changes a variable back and leaves the mark would have pods claim what they do not serve. */
function refuseChanged({ spec }, told, placed, what) {
    const changed = (0,pod_template/* podTemplateChanges */.d)(spec?.template, told, placed, what).filter(({ op }) => op !== 'test');
    if (changed.length > 0)
        throw new driver_error/* DriverError */.x('deployment-changed', `${what} is marked as ${placed.digest} and was changed since: ${changed.map(({ path }) => path).join(', ')}.`, 'See who wrote it (`kubectl get --show-managed-fields`), and place the release again.');
}
function names(pods) {
    return pods.slice(0, 5).map(({ name }) => name).join(', ');
}

// EXTERNAL MODULE: ./.build/src/kubernetes/settle.js
var settle = __webpack_require__(89277);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/deployments/rollout.js






/** Between two looks at what keeps pods from being ready, milliseconds. */
const rollout_LOOK_MS = 5000;
/** Crashes after which a container is not merely early. */
const CRASHES = 3;
/** Waiting for what time alone does not bring. */
const HOPELESS = new Set(['InvalidImageName', 'ErrImageNeverPull', 'CreateContainerConfigError']);
/** Seen again at the next look, nobody waits any longer: an image that could not be had may be there a moment later, once. */
const STUBBORN = new Set(['ImagePullBackOff', 'ErrImagePull']);
/**
 * Waits until all pods of a Deployment are of its template as it is now and available, and none of an older one is left. Throws DriverError
 * `deployment-not-ready` (the deadline is over, or images cannot be had, or containers crash: each pod by name), `deployment-paused`,
 * `controller-silent`, `cluster-missing` where the Deployment is gone.
 */
async function awaitRollout(cluster, name, within, clock) {
    const until = clock.now().getTime() + within;
    let before = false;
    let last;
    for (;;) {
        const left = until - clock.now().getTime();
        const { value, object } = await unlessAway((0,settle/* settled */.g)(cluster, kinds/* DEPLOYMENTS */.$i, name, finished, { within: Math.max(0, Math.min(rollout_LOOK_MS, left)), clock }));
        if (value?.object === null)
            throw await (0,change/* missing */.LO)(cluster, kinds/* DEPLOYMENTS */.$i, name);
        if (value && !value.failed)
            return value.object;
        last = object ?? last;
        const stuck = object ? await unlessAway(troubles(cluster, object)) : undefined;
        const isVain = value?.failed !== undefined || stuck?.hopeless === true || (stuck?.stubborn === true && before);
        before = stuck?.stubborn === true;
        if (last && (isVain || until <= clock.now().getTime()))
            throw (0,deployments_status/* late */.fn)((0,deployments_status/* nameOf */.Vb)(last, cluster.where), (0,deployments_status/* statusOf */.c2)(last), (0,deployments_status/* unfinished */.M1)((0,deployments_status/* statusOf */.c2)(last)) ?? 'its status changed at the last moment', stuck?.said);
        if (until <= clock.now().getTime())
            throw new driver_error/* DriverError */.x('cluster-unreachable', `Deployment ${name} at ${cluster.where} could not be read in time.`, 'Try again when the API server answers.');
    }
}
/** Nothing where the API server is away: a round without an answer must not end a wait of minutes. */
async function unlessAway(asked) {
    try {
        return await asked;
    }
    catch (error) {
        if ((0,settle/* isPassing */.W)(error))
            return {};
        throw error;
    }
}
function finished(object) {
    if (object === null)
        return { object };
    const status = (0,deployments_status/* statusOf */.c2)(object);
    if (status.paused)
        throw new driver_error/* DriverError */.x('deployment-paused', `Deployment ${object.metadata.name} is paused (\`spec.paused\`): no pod takes a new template.`, 'Resume it: `kubectl rollout resume deployment`.');
    if ((0,deployments_status/* unfinished */.M1)(status) === undefined)
        return { object };
    return status.seen && status.givenUp ? { object, failed: status.failed } : undefined;
}
async function troubles(cluster, deployment) {
    const pods = (await (0,kubernetes_pods/* podsOf */.EB)(cluster, deployment)).filter(({ ready, ending }) => !ready && !ending);
    const said = pods.flatMap((pod) => (0,kubernetes_pods/* troubleOf */.LH)(pod) ?? []).slice(0, 5).join('; ');
    const is = (test) => pods.some(({ containers }) => containers.some(test));
    return {
        said: said === '' ? undefined : said,
        hopeless: is(({ waiting, restarts }) => HOPELESS.has(waiting ?? '') || (waiting === 'CrashLoopBackOff' && restarts >= CRASHES)),
        stubborn: is(({ waiting }) => STUBBORN.has(waiting ?? '')),
    };
}

// EXTERNAL MODULE: ./.build/src/rollout/fleet/deployments/scale.js
var scale = __webpack_require__(11355);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/deployments/deployments.js














const deployments_WITHIN = '10 minutes';
/**
 * Slots that are Deployments of Kubernetes. Placing brings the bytes to where pods read them (`place`), gives the release to the pod template, gives an empty
 * slot pods, and waits until all of them are of this template and available, and no others are left. What is loaded is told by the pods that are ready.
 * Where shares are numbers of pods (`options.byReplicas`) the slot keeps none, and one pod that no user reaches is asked in their place. Throws DriverError
 * `deployment-…`, `template-…`, `trial-…`, `controller-silent`, and as the cluster does; InputError where the declaration does not fit.
 */
function deploymentsFleet(spec, declared, options, cluster, digest) {
    const slots = spec.slots ?? fleet_command/* DEFAULT_SLOTS */.a6;
    (0,two_slots/* checkNames */.L)(declared.names, slots, '`rollout.fleet.deployments.names`');
    const { clock, byReplicas = false } = options;
    const run = (0,fleet_command/* programRunner */.zh)(options);
    const own = (0,fleet_command/* commandFleet */.YK)({ ...spec, place: spec.place ?? { command: ['true'] } }, options);
    const within = options.placeTimeout ?? (0,duration/* parseDuration */.E)(declared.within ?? deployments_WITHIN);
    const nameIn = (slot) => declared.names[slot];
    const read = async (slot) => (await cluster.read(kinds/* DEPLOYMENTS */.$i, nameIn(slot))) ?? Promise.reject(await (0,change/* missing */.LO)(cluster, kinds/* DEPLOYMENTS */.$i, nameIn(slot)));
    /** Pods that the slot must have before users come: as many as serve them now. */
    const needed = async (slot) => {
        if (declared.replicas !== undefined)
            return declared.replicas;
        const others = await Promise.all(slots.filter((other) => other !== slot).map(async (other) => (0,deployments_status/* statusOf */.c2)(await read(other)).wanted));
        return Math.max(1, ...others);
    };
    const loaded = async (slot) => {
        const tried = byReplicas ? await (0,trial/* triedRelease */.ue)(cluster, slot) : undefined;
        const found = tried ?? (await loadedRelease(cluster, await read(slot), (0,pod_release/* texts */.T)(declared), slot));
        // Pods claim what they were told; a server that can say what it serves is asked.
        return found && digest ? digest(slot) : found;
    };
    return {
        slots: () => slots,
        async place(slot, source) {
            const told = await (0,pod_release/* podReleaseOf */.a)(declared, source);
            if (spec.place)
                await run(spec.place.command, (0,fleet_command/* placeEnvironment */.hy)(slot, source), 'place');
            const placed = { digest: source.digest, slot };
            const changed = await (0,change/* change */.Zg)(cluster, kinds/* DEPLOYMENTS */.$i, nameIn(slot), (object) => (0,pod_template/* podTemplateChanges */.d)(object.spec?.template, told, placed, (0,deployments_status/* nameOf */.Vb)(object, cluster.where)));
            if (byReplicas && (0,deployments_status/* statusOf */.c2)(changed).wanted === 0)
                return (0,trial/* startTrial */.pm)(cluster, changed, slot, within, clock);
            const wanted = byReplicas ? 0 : await needed(slot);
            if ((0,deployments_status/* statusOf */.c2)(changed).wanted < wanted)
                await (0,scale/* scale */.h)(cluster, nameIn(slot), wanted);
            await awaitRollout(cluster, nameIn(slot), within, clock);
        },
        loaded,
        ...(digest && { serving: digest }),
        ask: own.ask,
        async retire(slot) {
            if (byReplicas)
                await (0,trial/* endTrials */.fW)(cluster, slot);
            if (declared.retire !== 'keep') {
                await (0,scale/* scale */.h)(cluster, nameIn(slot), 0);
                await awaitRollout(cluster, nameIn(slot), within, clock);
            }
            if (spec.retire)
                await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
        },
        async ready(slot) {
            const object = await read(slot);
            const { seen, ready } = (0,deployments_status/* statusOf */.c2)(object);
            // The router gives the slot its pods with its share, and waits for them.
            if (seen)
                return byReplicas && ready === 0 ? undefined : ready;
            throw new driver_error/* DriverError */.x('deployment-lagging', `${(0,deployments_status/* nameOf */.Vb)(object, cluster.where)} was changed, and its controller has not looked at it yet: it counts the pods of before.`, 'Ask again in a moment.');
        },
        inspect: () => (0,deployments_inspect/* inspectDeployments */.LH)(cluster, declared, { slots, byReplicas }),
    };
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/infer.js





const ANSWER_MS = 30_000;
const BATCH = 100;
/**
 * Asks a slot's model for scores: POST /v2/models/MODEL/infer with one tensor for each input of its metadata, or one matrix of all
 * columns. One score for each row, in order. Throws DriverError `infer-unfit` where rows and metadata do not fit each other,
 * `scores-unreadable` where the answer has not one finite number for each row, or as the transport does.
 */
async function askByInfer(repository, slot, rows, options) {
    const { infer = {} } = repository;
    const what = `Slot ${slot}`;
    const retry = (ms) => options.clock.sleep(ms);
    const metadata = await (0,fetch_json/* requestJson */.SS)(modelPlace(repository, slot, options), { what, timeout: options.timeout, credentials: options.credentials, limit: replies/* SCORES_BYTES */.ab, retry });
    const inputs = inputsOf(metadata, infer, what);
    const scores = [];
    const size = infer.batch ?? BATCH;
    for (let start = 0; start < rows.length; start += size) {
        const batch = rows.slice(start, start + size);
        const body = { inputs: infer.matrix === undefined ? inputs.map((input) => columnTensor(input, batch, start, what)) : [matrixTensor(inputs[0], infer.columns ?? Object.keys(batch[0]), batch, start, what)], ...(infer.output !== undefined && { outputs: [{ name: infer.output }] }) };
        // Asking changes nothing, so it may be asked twice.
        const reply = await (0,fetch_json/* requestJson */.SS)(modelPlace(repository, slot, options, '/infer'), { what, method: 'POST', body, timeout: options.timeout ?? ANSWER_MS, credentials: options.credentials, limit: replies/* SCORES_BYTES */.ab, retry });
        scores.push(...scoresOf(reply, batch.length, infer, what));
    }
    return scores;
}
function inputsOf(metadata, { matrix }, what) {
    const listed = (0,weights/* isRecord */.u4)(metadata) && Array.isArray(metadata.inputs) ? metadata.inputs.filter(weights/* isRecord */.u4) : [];
    const inputs = listed.map(({ name, datatype, shape }) => ({ name: String(name), datatype: String(datatype), rank: Array.isArray(shape) ? shape.length : 2 }));
    if (inputs.length === 0)
        throw new driver_error/* DriverError */.x('infer-unfit', `${what}'s metadata lists no inputs: ${(0,weights/* show */.WU)(metadata)}.`, 'Declare `rollout.fleet.ask` to ask the slot another way.');
    if (matrix === undefined)
        return inputs;
    const found = inputs.find(({ name }) => name === matrix);
    if (!found)
        throw new driver_error/* DriverError */.x('infer-unfit', `${what}'s model has no input ${matrix}; it has ${inputs.map(({ name }) => name).join(', ')}.`, 'Correct `rollout.fleet.repository.infer.matrix`.');
    return [found];
}
function columnTensor({ name, datatype, rank }, rows, start, what) {
    const data = rows.map((row, at) => cell(row, name, datatype, start + at, what));
    return { name, datatype, shape: rank === 1 ? [rows.length] : [rows.length, 1], data };
}
function matrixTensor({ name, datatype }, columns, rows, start, what) {
    const data = rows.flatMap((row, at) => columns.map((column) => cell(row, column, datatype, start + at, what)));
    return { name, datatype, shape: [rows.length, columns.length], data };
}
/** A tensor has no missing values, and each kind its own cells. */
function cell(row, column, datatype, at, what) {
    const value = typeof row[column] === 'bigint' ? Number(row[column]) : row[column];
    const fits = datatype === 'BYTES' ? typeof value === 'string' : datatype === 'BOOL' ? typeof value === 'boolean' : /^U?INT/.test(datatype) ? Number.isSafeInteger(value) : typeof value === 'number' && Number.isFinite(value);
    if (fits)
        return value;
    const found = Object.hasOwn(row, column) ? (0,weights/* show */.WU)(value) : 'no such column';
    throw new driver_error/* DriverError */.x('infer-unfit', `${what}'s model takes ${column} as ${datatype}, and golden row ${at + 1} has ${found}.`, 'Correct the golden rows, `repository.infer`, or declare `rollout.fleet.ask` to ask the slot another way.');
}
function scoresOf(reply, rows, { output, index = 0 }, what) {
    const outputs = (0,weights/* isRecord */.u4)(reply) && Array.isArray(reply.outputs) ? reply.outputs.filter(weights/* isRecord */.u4) : [];
    const found = output === undefined ? outputs[0] : outputs.find(({ name }) => name === output);
    const data = Array.isArray(found?.data) ? found.data.flat(8) : [];
    const width = data.length / rows;
    const scores = Number.isInteger(width) && width > index ? Array.from({ length: rows }, (_, row) => data[row * width + index]) : [];
    if (scores.length === rows && scores.every((score) => typeof score === 'number' && Number.isFinite(score)))
        return scores;
    throw new driver_error/* DriverError */.x('scores-unreadable', `${what} answered ${(0,weights/* show */.WU)(found ?? reply)} to ${rows} rows.`, `Its output${output === undefined ? '' : ` ${output}`} must hold, for each row in order, as many numbers as the score's place needs (\`repository.infer\`).`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/share-release.js




/** What the server may read to know which release it serves. */
const RELEASE_FILE = 'sluice-release.json';
/**
 * Copies a release into the folder that a slot's server loads from. The folder changes as a whole: beside it a new one is filled,
 * and takes its place when it is complete. What a killed copy left is removed. Throws InputError `fleet-files`.
 */
async function shareRelease({ folder, files = { model: '.' } }, slot, source, cwd) {
    const target = external_node_path_.resolve(cwd, folder.replaceAll('{slot}', slot));
    const beside = external_node_path_.join(external_node_path_.dirname(target), `.${external_node_path_.basename(target)}.sluice-`);
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    await removeLeftovers(beside);
    const filling = `${beside}${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.mkdir)(filling);
    for (const [part, place] of Object.entries(files))
        await copyPart(source, part, external_node_path_.join(filling, share_release_checked(place)));
    await (0,promises_.writeFile)(external_node_path_.join(filling, RELEASE_FILE), `${JSON.stringify({ digest: source.digest })}\n`);
    const old = `${beside}${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.rename)(target, old).catch((error) => {
        if (error.code !== 'ENOENT')
            throw error;
    });
    await (0,promises_.rename)(filling, target);
    await (0,promises_.rm)(old, { recursive: true, force: true });
}
async function copyPart({ root, parts }, part, place) {
    const relative = parts[part];
    if (relative === undefined)
        throw problem/* InputError */.d.of('fleet-files', `\`rollout.fleet.repository.files\` places the part \`${part}\`, which this release does not have.`, `Name parts of the release: ${Object.keys(parts).join(', ')}.`);
    const from = external_node_path_.resolve(root, relative);
    const isFile = (await (0,promises_.stat)(from)).isFile();
    // A file at `.` keeps its name; a folder at `.` gives its contents.
    const to = isFile && place.endsWith(external_node_path_.sep) ? external_node_path_.join(place, external_node_path_.basename(from)) : place;
    await (0,promises_.mkdir)(external_node_path_.dirname(to), { recursive: true });
    await (0,promises_.cp)(from, to, { recursive: true, dereference: true });
}
function share_release_checked(place) {
    const normal = external_node_path_.normalize(place);
    if (external_node_path_.isAbsolute(normal) || normal.startsWith('..') || normal === RELEASE_FILE)
        throw problem/* InputError */.d.of('fleet-files', `\`rollout.fleet.repository.files\` places a part at ${JSON.stringify(place)}.`, 'Write a path below the folder; `.` is the folder itself.');
    return normal === '.' ? external_node_path_.sep : normal;
}
async function removeLeftovers(beside) {
    const parent = external_node_path_.dirname(beside);
    for (const name of await (0,promises_.readdir)(parent))
        if (name.startsWith(external_node_path_.basename(beside)))
            await (0,promises_.rm)(external_node_path_.join(parent, name), { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/repository.js







const INDEX_BYTES = 4 * 1024 * 1024;
const repository_WITHIN = '10 minutes';
const POLL_MS = 500;
/**
 * Slots behind the model repository extension of the Open Inference protocol (Triton, MLServer): POST /v2/repository/index,
 * /v2/repository/models/MODEL/load and /unload, GET /v2/models/MODEL and /ready, POST /v2/models/MODEL/infer. Placing unloads what
 * the slot had, makes the bytes available (`place`, `folder` or both) and loads; a load that was accepted is waited for until the
 * server says that it is ready. Throws DriverError `model-not-loaded`, `model-not-unloaded`, `index-unreadable`, or as the transport.
 */
function repositoryFleet(spec, repository, options, digest) {
    const slots = spec.slots ?? fleet_command/* DEFAULT_SLOTS */.a6;
    const run = (0,fleet_command/* programRunner */.zh)(options);
    const server = new Server(repository, options);
    for (const slot of slots)
        modelPlace(repository, slot, options);
    const own = spec.loaded || spec.ask ? (0,fleet_command/* commandFleet */.YK)({ ...spec, place: spec.place ?? { command: ['true'] } }, options) : undefined;
    return {
        slots: () => slots,
        async place(slot, source) {
            // What is loaded must not keep its bytes: a server may take a second load for one that is done already.
            await server.unload(slot);
            if (repository.folder !== undefined)
                await shareRelease(repository, slot, source, options.cwd);
            if (spec.place)
                await run(spec.place.command, (0,fleet_command/* placeEnvironment */.hy)(slot, source), 'place');
            await server.load(slot);
        },
        async loaded(slot) {
            const state = await server.state(slot).catch((error) => {
                // Nobody listens: the slot serves nothing. Any other silence leaves the question open, and so is an error.
                if ((0,fetch_json/* isRefused */.H0)(error))
                    return 'UNAVAILABLE';
                throw error;
            });
            if (state !== 'READY')
                return null;
            if (digest)
                return digest(slot);
            return spec.loaded ? own.loaded(slot) : undefined;
        },
        ...(digest && { serving: async (slot) => ((await server.state(slot)) === 'READY' ? digest(slot) : null) }),
        ask: (slot, rows) => (spec.ask ? own.ask(slot, rows) : askByInfer(repository, slot, rows, options)),
        async retire(slot) {
            await server.unload(slot);
            if (spec.retire)
                await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
        },
    };
}
/** Where the server describes the model of a slot. */
function modelPlace(repository, slot, options, below = '') {
    return placeAt(repository, slot, `v2/models/${encodeURIComponent(modelOf(repository, slot))}${below}`, options);
}
function modelOf({ model }, slot) {
    return model.replaceAll('{slot}', slot);
}
function placeAt({ url }, slot, path, options) {
    const base = (0,fleet_command/* slotUrl */.IU)(url, slot, options);
    base.pathname = `${base.pathname.replace(/\/$/, '')}/${path}`;
    return base;
}
class Server {
    #repository;
    #options;
    #within;
    constructor(repository, options) {
        this.#repository = repository;
        this.#options = options;
        this.#within = options.placeTimeout ?? (0,duration/* parseDuration */.E)(repository.within ?? repository_WITHIN);
    }
    /** Of all versions of the model: the state of the one that is furthest on. */
    async state(slot) {
        const model = modelOf(this.#repository, slot);
        const reply = await this.#post(slot, 'v2/repository/index', { limit: INDEX_BYTES, retry: (ms) => this.#options.clock.sleep(ms) });
        if (!Array.isArray(reply))
            throw new driver_error/* DriverError */.x('index-unreadable', `Slot ${slot}'s server answered ${(0,weights/* show */.WU)(reply)} to an index of its models.`, 'Check that it speaks the model repository extension of the Open Inference protocol.');
        const states = reply.filter(weights/* isRecord */.u4).filter(({ name }) => name === model).map(({ state }) => state);
        for (const state of ['READY', 'LOADING', 'UNLOADING'])
            if (states.includes(state))
                return state;
        return 'UNAVAILABLE';
    }
    async load(slot) {
        await this.#post(slot, `v2/repository/models/${this.#name(slot)}/load`, { timeout: this.#within, replyIgnored: true });
        const state = await this.#settled(slot, (found) => found === 'READY' || found === 'UNAVAILABLE');
        if (state !== 'READY')
            throw new driver_error/* DriverError */.x('model-not-loaded', `Slot ${slot}'s server took the load of ${modelOf(this.#repository, slot)}, and its index says ${state}.`, 'See the server\'s own log: the model may have failed to load, or needs more time (`repository.within`).');
    }
    async unload(slot) {
        if ((await this.state(slot)) === 'UNAVAILABLE')
            return;
        await this.#post(slot, `v2/repository/models/${this.#name(slot)}/unload`, { timeout: this.#within, replyIgnored: true });
        const state = await this.#settled(slot, (found) => found === 'UNAVAILABLE');
        if (state !== 'UNAVAILABLE')
            throw new driver_error/* DriverError */.x('model-not-unloaded', `Slot ${slot}'s server took the unload of ${modelOf(this.#repository, slot)}, and its index still says ${state}.`, 'See the server\'s own log: requests that are under way may keep it.');
    }
    async #settled(slot, done) {
        const { clock } = this.#options;
        const end = clock.now().getTime() + this.#within;
        for (;;) {
            const state = await this.state(slot);
            if (done(state) || clock.now().getTime() >= end)
                return state;
            await clock.sleep(POLL_MS);
        }
    }
    #name(slot) {
        return encodeURIComponent(modelOf(this.#repository, slot));
    }
    #post(slot, path, request) {
        return (0,fetch_json/* requestJson */.SS)(placeAt(this.#repository, slot, path, this.#options), { what: `Slot ${slot}`, method: 'POST', body: {}, timeout: this.#options.timeout, credentials: this.#options.credentials, ...request });
    }
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/digest.js







const METADATA_BYTES = 1024 * 1024;
const HEX = /^[0-9a-f]{64}$/;
/**
 * What `fleet.digest` declares: which digest answers at a slot now, by its metadata, by a header, or by an endpoint of its own;
 * `undefined` where nothing is declared. A server that does not answer has said nothing: DriverError, not `null`.
 */
function digestSource({ digest, repository, slots = fleet_command/* DEFAULT_SLOTS */.a6 }, options) {
    if (!digest)
        return undefined;
    const { http, header, metadata } = digest;
    if (http !== undefined)
        for (const slot of slots)
            (0,fleet_command/* slotUrl */.IU)(http, slot, options);
    return async (slot) => {
        const what = `Slot ${slot}`;
        const url = http === undefined ? modelPlace(repository, slot, options) : (0,fleet_command/* slotUrl */.IU)(http, slot, options);
        let heard;
        const reply = await (0,fetch_json/* requestJson */.SS)(url, {
            what,
            timeout: options.timeout,
            credentials: options.credentials,
            limit: METADATA_BYTES,
            absent: [404],
            retry: (ms) => options.clock.sleep(ms),
            ...(header !== undefined && { headersSeen: (headers) => (heard = { value: headers.get(header) }), replyIgnored: true }),
        });
        if (header !== undefined)
            return heard === undefined ? null : digestOf(heard.value ?? undefined, `${what}'s header ${header}`);
        if (reply === undefined)
            return null;
        return metadata === undefined ? (0,replies/* readDigest */.rP)(reply, what) : digestOf(valueAt(reply, metadata), `${what}'s metadata ${metadata}`);
    };
}
function digestOf(value, what) {
    const text = typeof value === 'string' && HEX.test(value) ? `sha256:${value}` : value;
    if ((0,digest/* isDigest */.Bc)(text))
        return text;
    throw new driver_error/* DriverError */.x('digest-unreadable', `${what} is ${value === '' || value === undefined ? 'missing' : (0,weights/* show */.WU)(value)}.`, 'It must hold the release digest (sha256: and 64 hexadecimal characters); sluice-release.json in the shared folder and SLUICE_RELEASE tell it to the server.');
}
/** The value of a key with dots between its parts; a part may itself hold dots. */
function valueAt(value, key) {
    if (!(0,weights/* isRecord */.u4)(value))
        return undefined;
    if (Object.hasOwn(value, key))
        return value[key];
    const parts = key.split('.');
    for (let cut = parts.length - 1; cut > 0; cut -= 1) {
        const head = parts.slice(0, cut).join('.');
        const found = Object.hasOwn(value, head) ? valueAt(value[head], parts.slice(cut).join('.')) : undefined;
        if (found !== undefined)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/service.js
var kserve_service = __webpack_require__(63339);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/slots.js
var kserve_slots = __webpack_require__(86257);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/standard.js
var standard = __webpack_require__(15159);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/view.js
var view = __webpack_require__(22671);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/kserve/changes.js




/** Nothing where it is so already; else a test of what was read and the change. */
function setting(object, at, key, value) {
    const path = `${at}${(0,change/* pointer */.Wn)(key)}`;
    if (object[key] === value)
        return [];
    return Object.hasOwn(object, key) ? [{ op: 'test', path, value: object[key] }, { op: 'replace', path, value }] : [{ op: 'add', path, value }];
}
/** The same for some keys of a map, which is made where there is none. */
function settingMap(object, at, key, values) {
    const there = object[key];
    if (!(0,weights/* isRecord */.u4)(there))
        return Object.keys(values).length === 0 ? [] : [{ op: 'add', path: `${at}/${key}`, value: { ...values } }];
    return Object.entries(values).flatMap(([name, value]) => setting(there, `${at}/${key}`, name, value));
}
/** Whether a predictor has this release already. */
function isThere({ slot, release }, uri, wanted) {
    return slot === wanted.slot && release === wanted.release && uri === wanted.address;
}
function changes_serves(service, slot, share) {
    return new driver_error/* DriverError */.x('kserve-slot-serves', `Slot ${slot} of ${(0,kserve_service/* nameOf */.Vb)(service)} has ${share} % of users.`, 'Take its users away first; the next release goes on the slot that does not serve.');
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/serverless.js
var serverless = __webpack_require__(22664);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/kserve/serverless.js







/**
 * What a predictor declared before a candidate took its place. There is one template for both slots, so this is what goes back into it when the candidate is
 * taken out. Annotations of the predictor.
 */
const BEFORE = { address: 'sluice/storage-before', slot: 'sluice/slot-before', release: 'sluice/release-before' };
/**
 * What makes the next revision one of this release, without users: model, marks and share in one patch, for a share that stands there gives users to whatever
 * is ready (kserve#2130). Nothing where it is so already. Throws DriverError `kserve-slot-serves`, `kserve-never-rolled-out`, `kserve-no-undo`, `kserve-storage`.
 */
function placingChanges(view, split, wanted) {
    const { service, state, revisions, slotOf } = view;
    const { slot } = wanted;
    if (split[slot] > 0)
        throw changes_serves(service, slot, split[slot]);
    if (state.rolledOut === undefined)
        throw new driver_error/* DriverError */.x('kserve-never-rolled-out', `No revision of ${(0,kserve_service/* nameOf */.Vb)(service)} ever had all users: KServe would send everybody to the next one at once.`, 'Let a first model become ready and serve, then deliver.');
    // The last revision that had all users is where they stay while the new one comes up.
    const kept = revisions.get(state.rolledOut);
    if (!kept || slotOf(kept) === slot)
        throw new driver_error/* DriverError */.x('kserve-no-undo', `${(0,kserve_service/* nameOf */.Vb)(service)} would send its users to the revision ${state.rolledOut}, which is slot ${slot} itself${kept ? '' : ' or has gone'}, as soon as a new one is made.`, 'Give all users to the other slot first.');
    const predictor = (0,kserve_service/* predictorOf */.K$)(service);
    const { key, uri } = (0,kserve_service/* storageOf */.pX)(predictor, (0,kserve_service/* nameOf */.Vb)(service));
    const zero = setting(predictor, '/spec/predictor', 'canaryTrafficPercent', 0);
    const marks = (0,kserve_service/* marksOf */.Ok)(predictor.annotations);
    if (isThere(marks, uri, wanted))
        return zero;
    const before = slotOf(marks) === slot ? {} : { [BEFORE.address]: uri, ...(marks.slot !== undefined && { [BEFORE.slot]: marks.slot }), ...(marks.release && { [BEFORE.release]: marks.release }) };
    return [
        ...zero,
        ...setting(predictor[key], (0,change/* pointer */.Wn)('spec', 'predictor', key), 'storageUri', wanted.address),
        ...settingMap(predictor, '/spec/predictor', 'annotations', { [kubernetes_cluster/* MARKS */.j.slot]: slot, [kubernetes_cluster/* MARKS */.j.release]: wanted.release, ...before }),
        ...settingMap(predictor, '/spec/predictor', 'labels', { [kubernetes_cluster/* MARKS */.j.slot]: slot }),
    ];
}
/**
 * What is declared again when a slot is freed, marks and all; undefined where the slot is not what is declared. Throws DriverError `kserve-slot-serves`,
 * `kserve-nothing-before`.
 */
function restoringChanges(view, split, slot) {
    const { service, slotOf } = view;
    const predictor = (0,kserve_service/* predictorOf */.K$)(service);
    const annotations = (0,weights/* isRecord */.u4)(predictor.annotations) ? predictor.annotations : {};
    if (slotOf((0,kserve_service/* marksOf */.Ok)(annotations)) !== slot)
        return undefined;
    if (split[slot] > 0)
        throw changes_serves(service, slot, split[slot]);
    const { [BEFORE.address]: address, [BEFORE.slot]: other, [BEFORE.release]: release } = annotations;
    if (typeof address !== 'string')
        throw new driver_error/* DriverError */.x('kserve-nothing-before', `The predictor of ${(0,kserve_service/* nameOf */.Vb)(service)} does not say what it declared before slot ${slot}.`, 'Write the model that serves back into it by hand, with `canaryTrafficPercent: 0` until its revision is ready; or leave it: it has no users.');
    const { key } = (0,kserve_service/* storageOf */.pX)(predictor, (0,kserve_service/* nameOf */.Vb)(service));
    // Who was not marked before is not marked again: one mark alone would make the other slot of what is not marked.
    const marks = (0,kserve_service/* marksOf */.Ok)({ [kubernetes_cluster/* MARKS */.j.slot]: other, [kubernetes_cluster/* MARKS */.j.release]: release });
    const kept = { ...(marks.slot !== undefined && { [kubernetes_cluster/* MARKS */.j.slot]: marks.slot }), ...(marks.release !== undefined && { [kubernetes_cluster/* MARKS */.j.release]: marks.release }) };
    const label = marks.slot === undefined ? {} : { [kubernetes_cluster/* MARKS */.j.slot]: marks.slot };
    return {
        operations: [
            ...setting(predictor[key], (0,change/* pointer */.Wn)('spec', 'predictor', key), 'storageUri', address),
            ...settingMap(predictor, '/spec/predictor', 'annotations', kept),
            ...removing(predictor, 'annotations', [...Object.values(BEFORE), ...Object.values(kubernetes_cluster/* MARKS */.j)].filter((name) => !Object.hasOwn(kept, name))),
            ...settingMap(predictor, '/spec/predictor', 'labels', label),
            ...removing(predictor, 'labels', [kubernetes_cluster/* MARKS */.j.slot].filter((name) => !Object.hasOwn(label, name))),
        ],
        marks,
    };
}
function removing(predictor, key, names) {
    const there = predictor[key];
    return (0,weights/* isRecord */.u4)(there) ? names.filter((name) => Object.hasOwn(there, name)).map((name) => ({ op: 'remove', path: (0,change/* pointer */.Wn)('spec', 'predictor', key, name) })) : [];
}
/** The revision of a slot: the one that has users, else the latest that is declared, else the one that KServe could go back to. */
function revisionOf({ service, state, revisions, slotOf }, slot) {
    const of = (name) => name !== undefined && revisions.has(name) && slotOf(revisions.get(name)) === slot;
    const serving = state.targets.find(({ revision, percent }) => percent > 0 && of(revision));
    if (serving)
        return { name: serving.revision, ready: true };
    if (slotOf((0,kserve_service/* marksOf */.Ok)((0,kserve_service/* predictorOf */.K$)(service).annotations)) === slot)
        return of(state.created) ? { name: state.created, ready: state.ready === state.created } : undefined;
    const back = [(0,serverless/* wayBack */.lZ)(state), state.rolledOut].find(of);
    return back === undefined ? undefined : { name: back, ready: true };
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/kserve/standard.js






/** The serving container of every runtime of KServe. Published definitions want its name in a canary's model, and not in the stable one's. */
const CONTAINER = 'kserve-container';
/**
 * What makes this release a canary without users. Where its slot is the stable predictor, which nobody uses any more, the canary that has all users becomes
 * stable in the same patch. Nothing where it is so already. Throws DriverError `kserve-slot-serves`, `kserve-zero-replicas`, `kserve-storage`.
 */
function canaryChanges(view, split, wanted, replicas) {
    const { service, state, arms } = view;
    const { slot } = wanted;
    const { predictor } = state.stable;
    const there = (0,kserve_service/* storageOf */.pX)(predictor, (0,kserve_service/* nameOf */.Vb)(service));
    if (slot === arms.stable && isThere(state.stable.marks, there.uri, wanted))
        return [];
    const { canary } = arms;
    if (slot === arms.other && canary && isThere(canary.marks, (0,kserve_service/* storageOf */.pX)(canary.predictor, `${(0,kserve_service/* nameOf */.Vb)(service)}, canary ${canary.name},`).uri, wanted))
        return setting({ trafficPercent: canary.percent }, (0,change/* pointer */.Wn)('spec', 'canary', canary.index), 'trafficPercent', 0);
    if (split[slot] > 0)
        throw changes_serves(service, slot, split[slot]);
    const most = (0,standard/* countOf */.pq)(predictor);
    if (most < 1)
        throw new driver_error/* DriverError */.x('kserve-zero-replicas', `${(0,kserve_service/* nameOf */.Vb)(service)} has \`minReplicas: ${most}\`, and KServe lets no canary have more replicas than that.`, 'Give the predictor `minReplicas` of 1 or more.');
    const entry = {
        trafficPercent: 0,
        predictor: {
            name: (0,standard/* predictorName */.WQ)(wanted),
            // At 0 % KServe would scale it to none, and it would never be ready.
            minReplicas: Math.min(replicas, most),
            [there.key]: { name: CONTAINER, ...predictor[there.key], storageUri: wanted.address },
            annotations: { [kubernetes_cluster/* MARKS */.j.slot]: slot, [kubernetes_cluster/* MARKS */.j.release]: wanted.release },
            labels: { [kubernetes_cluster/* MARKS */.j.slot]: slot },
        },
    };
    const stable = slot === arms.stable ? promotionChanges(view) : [];
    if (canary)
        return [...named(canary), ...stable, { op: 'replace', path: (0,change/* pointer */.Wn)('spec', 'canary', canary.index), value: entry }];
    return [{ op: 'add', path: Array.isArray(service.spec?.canary) ? '/spec/canary/-' : '/spec/canary', value: Array.isArray(service.spec?.canary) ? entry : [entry] }];
}
/** What frees a slot: its canary goes, or, where it is the stable predictor, the canary that has all users takes its place. */
function freeingChanges(view, split, slot) {
    const { service, arms, state } = view;
    const { canary } = arms;
    if (!canary) {
        if (slot === arms.stable)
            throw changes_serves(service, slot, split[slot]);
        return [];
    }
    if (split[slot] > 0)
        throw changes_serves(service, slot, split[slot]);
    const all = state.canaries.length === 1;
    return [...named(canary), ...(slot === arms.stable ? promotionChanges(view) : []), { op: 'remove', path: all ? '/spec/canary' : (0,change/* pointer */.Wn)('spec', 'canary', canary.index) }];
}
/**
 * The canary's name and model become those of the stable predictor: KServe then takes the canary's Deployment over without starting a pod anew, and removes the old
 * one. What a canary says besides is taken over too, or its pods would be made again.
 */
function promotionChanges({ service, state, arms }) {
    const { predictor } = state.stable;
    const canary = arms.canary;
    if (!canary)
        throw new driver_error/* DriverError */.x('kserve-slot-serves', `${(0,kserve_service/* nameOf */.Vb)(service)} has one model alone, and it serves.`, 'Take its users away first; the next release goes on the slot that does not serve.');
    const { minReplicas: _own, annotations, labels, ...rest } = canary.predictor;
    return [
        ...Object.entries(rest).flatMap(([key, value]) => (JSON.stringify(predictor[key]) === JSON.stringify(value) ? [] : replaced(predictor, key, value))),
        ...settingMap(predictor, '/spec/predictor', 'annotations', texts(annotations)),
        ...settingMap(predictor, '/spec/predictor', 'labels', texts(labels)),
    ];
}
function replaced(predictor, key, value) {
    const path = (0,change/* pointer */.Wn)('spec', 'predictor', key);
    return Object.hasOwn(predictor, key) ? [{ op: 'test', path, value: predictor[key] }, { op: 'replace', path, value }] : [{ op: 'add', path, value }];
}
/** Lists are patched by index: only where this very canary still stands. */
function named({ index, name }) {
    return [{ op: 'test', path: (0,change/* pointer */.Wn)('spec', 'canary', index, 'predictor', 'name'), value: name }];
}
function texts(map) {
    return (map ?? {});
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/kserve/inspect.js







const TAGS = 'serving.kserve.io/enable-tag-routing';
/** What of placing, asking and counting would not go. Whether the InferenceService itself is in order is the router's to say. */
async function inspectPlacing(cluster, look, asksItself) {
    return (0,rights/* foundOrSaid */.HU)(async () => {
        const view = await look();
        const { mode, service } = view;
        // Before each step it is asked whether anything of the slot is ready.
        const found = await (0,rights/* rightsLacking */.fv)(cluster, [{ verb: 'list', resource: kinds/* PODS */.Dp }]);
        found.push(...(await (0,rights/* foundOrSaid */.HU)(async () => (0,writers/* keeperFindings */.h8)(service, ownedBy(view)))));
        if (mode === 'serverless' && (0,standard/* countOf */.pq)((0,kserve_service/* predictorOf */.K$)(service)) < 1)
            found.push({ code: 'kserve-scale-to-zero', message: `${(0,kserve_service/* nameOf */.Vb)(service)} has \`minReplicas: 0\`: Knative takes the candidate's pods away while nobody uses it, and a slot with nothing ready gets no users.`, fix: 'Give the predictor `minReplicas` of 1 or more while it is delivered.', blocks: true });
        if (asksItself || mode === 'standard' || service.metadata.annotations?.[TAGS] === 'true')
            return found;
        return [...found, { code: 'kserve-no-tag', message: `${(0,kserve_service/* nameOf */.Vb)(service)} gives its latest revision no address of its own, so golden rows cannot be asked before it has users.`, fix: `Annotate it with \`${TAGS}: "true"\`, or declare \`rollout.fleet.ask\`.`, blocks: false }];
    });
}
/**
 * What placing a release writes, beside the shares: address and marks of the predictor; in the mode Standard those of a canary, which become the predictor's
 * with the release after it. Throws DriverError `kserve-storage`. Exported for its table.
 */
function ownedBy({ mode, service }) {
    const { key } = (0,kserve_service/* storageOf */.pX)((0,kserve_service/* predictorOf */.K$)(service), (0,kserve_service/* nameOf */.Vb)(service));
    const predictor = ['spec', 'predictor'];
    const model = mode === 'serverless' ? [key, 'storageUri'] : [key];
    const marks = [kubernetes_cluster/* MARKS */.j.slot, kubernetes_cluster/* MARKS */.j.release, ...(mode === 'serverless' ? Object.values(BEFORE) : [])];
    return {
        resource: kserve_service/* INFERENCE_SERVICE */.sn,
        fields: [
            mode === 'serverless' ? [...predictor, 'canaryTrafficPercent'] : ['spec', 'canary'],
            ...(mode === 'serverless' ? [] : [[...predictor, 'name']]),
            [...predictor, ...model],
            ...marks.map((name) => [...predictor, 'annotations', name]),
            [...predictor, 'labels', kubernetes_cluster/* MARKS */.j.slot],
        ],
        jq: [
            mode === 'serverless' ? '.spec.predictor.canaryTrafficPercent' : '.spec.canary',
            ...(mode === 'serverless' ? [] : ['.spec.predictor.name']),
            `.spec.predictor.${model.join('.')}`,
            ...marks.map((name) => `.spec.predictor.annotations."${name}"`),
            `.spec.predictor.labels."${kubernetes_cluster/* MARKS */.j.slot}"`,
        ],
        atomic: mode === 'standard',
    };
}

// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/revisions.js
var revisions = __webpack_require__(5138);
// EXTERNAL MODULE: ./.build/src/rollout/traffic/kserve/words.js
var kserve_words = __webpack_require__(87565);
;// CONCATENATED MODULE: ./.build/src/rollout/fleet/kserve/waiting.js








/**
 * Waits until the latest revision is made of these marks and ready. Throws DriverError `kserve-not-loaded` in KServe's words as soon as it says that the model
 * cannot load, `kserve-not-ready` after the time, `controller-silent` where KServe has not said a word.
 */
async function awaitRevision(service, marks, { cluster, within, clock }) {
    const { name } = service.metadata;
    const revisionsOf = (0,revisions/* knativeRevisions */.V)(cluster);
    const until = clock.now().getTime() + within;
    // Of an attempt before this one: a new failure has other words, or a revision of ours.
    const stale = (0,kserve_service/* failureOf */.g5)(service.status?.modelStatus);
    const ours = new Map();
    const gone = await (0,change/* missing */.LO)(cluster, kserve_service/* INFERENCE_SERVICE */.sn, name);
    let last = service;
    for (;;) {
        const { value } = await (0,settle/* settled */.g)(cluster, kserve_service/* INFERENCE_SERVICE */.sn, name, (object) => {
            if (!object)
                throw gone;
            last = object;
            const { created, ready } = (0,serverless/* serverlessOf */.kG)(object);
            const failure = (0,kserve_service/* failureOf */.g5)(object.status?.modelStatus);
            const isOurs = created === undefined ? false : ours.get(created);
            if (isOurs === undefined)
                return { unknown: created };
            if (failure !== undefined && (isOurs || failure !== stale))
                return { failure };
            return isOurs && ready === created ? { ready: true } : undefined;
        }, { within: Math.max(0, until - clock.now().getTime()), clock });
        if (value && 'ready' in value)
            return;
        if (value?.failure !== undefined)
            throw notLoaded(last, marks, value.failure);
        if (value?.unknown === undefined)
            throw waiting_notReady(service, last, marks, within, cluster);
        // A revision that the status names and that is not there yet is asked for again, and so where the API server is away for a moment.
        const found = await revisionsOf(last, [value.unknown]).catch((error) => {
            if ((0,settle/* isPassing */.W)(error))
                return undefined;
            throw error;
        });
        const revision = found?.get(value.unknown);
        if (revision)
            ours.set(value.unknown, revision.slot === marks.slot && revision.release === marks.release);
        else
            await clock.sleep(250);
        if (clock.now().getTime() >= until && !revision)
            throw waiting_notReady(service, last, marks, within, cluster);
    }
}
/** Waits until all users are with the latest revision. Throws DriverError `kserve-not-taken`. */
async function awaitAllUsers(service, { cluster, within, clock }) {
    const { value, object } = await (0,settle/* settled */.g)(cluster, kserve_service/* INFERENCE_SERVICE */.sn, service.metadata.name, (now) => (now && (0,serverless/* latestShare */.jD)((0,serverless/* serverlessOf */.kG)(now)) === 100) || undefined, { within, clock, from: service });
    if (!value)
        throw new driver_error/* DriverError */.x('kserve-not-taken', `${(0,kserve_service/* nameOf */.Vb)(service)} at ${cluster.where} was told to give all users to its latest revision, and does not within ${within / 1000} s${object ? `. KServe says: ${(0,kserve_words/* wordsOf */.Z)(object)}` : ''}.`, 'See `kubectl describe inferenceservice`; users are served by the same model meanwhile.');
}
/** Waits until a canary of the mode Standard is ready; errors as `awaitRevision`. */
async function awaitCanary(service, canary, marks, { cluster, within, clock }) {
    const gone = await (0,change/* missing */.LO)(cluster, kserve_service/* INFERENCE_SERVICE */.sn, service.metadata.name);
    let last = service;
    const { value } = await (0,settle/* settled */.g)(cluster, kserve_service/* INFERENCE_SERVICE */.sn, service.metadata.name, (object) => {
        if (!object)
            throw gone;
        last = object;
        const found = (0,standard/* standardOf */.D1)(object).canaries.find(({ name }) => name === canary);
        if (!found)
            throw new driver_error/* DriverError */.x('kserve-not-placed', `The canary ${canary} of ${(0,kserve_service/* nameOf */.Vb)(object)} was taken out while it was waited for.`, 'See who else writes it (`kubectl get --show-managed-fields`).');
        if (found.failure !== undefined)
            return { failure: found.failure };
        return found.ready ? { ready: true } : undefined;
    }, { within, clock });
    if (value && 'ready' in value)
        return;
    if (value?.failure !== undefined)
        throw notLoaded(last, marks, value.failure);
    throw waiting_notReady(service, last, marks, within, cluster);
}
function notLoaded(service, { slot }, failure) {
    return new driver_error/* DriverError */.x('kserve-not-loaded', `KServe cannot load the model of slot ${slot ?? '?'} of ${(0,kserve_service/* nameOf */.Vb)(service)}: ${failure}.`, 'See the pods of its newest revision (`kubectl describe inferenceservice`); no user was sent there.');
}
function waiting_notReady(before, last, { slot }, within, { where }) {
    const what = `${(0,kserve_service/* nameOf */.Vb)(last)} at ${where}`;
    if (JSON.stringify(before.status) === JSON.stringify(last.status))
        return new driver_error/* DriverError */.x('controller-silent', `${what} was given a model for slot ${slot ?? '?'}, and KServe's controller has said nothing of it within ${within / 1000} s.`, 'See whether its controller runs (`kubectl -n kserve get pods`). One before 0.20 does not look at `spec.canary`.');
    const words = (0,kserve_words/* wordsOf */.Z)(last);
    return new driver_error/* DriverError */.x('kserve-not-ready', `The model of slot ${slot ?? '?'} of ${what} is not ready after ${within / 1000} s${words === '' ? '' : `. KServe says: ${words}`}.`, 'See its pods; where it only needs longer, raise `rollout.fleet.kserve.within`.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/kserve/kserve.js















const kserve_WITHIN = '10 minutes';
/**
 * Slots that are models of one InferenceService of KServe, told apart by the marks on their predictors. Placing brings the bytes to their address (`place`), declares
 * that address without users, and waits until KServe says that it is ready. Throws DriverError `kserve-…`, `controller-silent`, `cluster-…`.
 */
function kserveFleet(spec, declared, options, cluster, digest) {
    const slots = spec.slots ?? fleet_command/* DEFAULT_SLOTS */.a6;
    (0,kserve_slots/* twoSlots */.w8)(slots);
    const { clock } = options;
    const run = (0,fleet_command/* programRunner */.zh)(options);
    const own = spec.ask ? (0,fleet_command/* commandFleet */.YK)({ ...spec, place: spec.place ?? { command: ['true'] } }, options) : undefined;
    const within = options.placeTimeout ?? (0,duration/* parseDuration */.E)(declared.within ?? kserve_WITHIN);
    const place = { cluster, name: declared.inference_service, slots, roles: options.roles ?? (() => ({})) };
    const { look: found, again } = (0,view/* viewer */.lJ)(place);
    const look = async () => {
        const view = await found();
        // Which of them is meant nobody can tell; taking users from all is the router's.
        if (view.mode === 'standard')
            (0,standard/* checkMarks */.XC)(view.service, view.arms);
        return view;
    };
    const kserve = { look, again, place };
    const waiting = { cluster, within, clock };
    const loaded = async (slot) => {
        const found = loadedIn(await look(), slot, declared);
        // Marks are claims; a server that can say what it serves is asked.
        return found && digest ? digest(slot) : found;
    };
    return {
        slots: () => slots,
        async place(slot, source) {
            const wanted = { slot, release: source.digest, address: (0,kserve_service/* addressOf */.ci)(declared.storage, source.digest) };
            if (spec.place)
                await run(spec.place.command, { ...(0,fleet_command/* placeEnvironment */.hy)(slot, source), SLUICE_STORAGE: wanted.address }, 'place');
            const { view, service } = await write(kserve, waiting, (now, split) => (now.mode === 'serverless' ? placingChanges(now, split, wanted) : canaryChanges(now, split, wanted, declared.replicas ?? 1))).catch((error) => {
                throw refused(error, place);
            });
            if (view.mode === 'serverless')
                return awaitRevision(service, wanted, waiting);
            if (view.arms.slotOf(view.state.stable.marks) === slot && view.state.stable.marks.release === wanted.release)
                return;
            await awaitCanary(service, (0,standard/* predictorName */.WQ)(wanted), wanted, waiting);
        },
        loaded,
        ...(digest && { serving: digest }),
        ask: async (slot, rows) => (own ? own.ask(slot, rows) : askByInfer({ url: addressIn(await look(), slot), model: declared.model ?? declared.inference_service, infer: declared.infer }, slot, rows, options)),
        async retire(slot) {
            if (declared.retire !== 'keep')
                await free(kserve, slot, waiting);
            if (spec.retire)
                await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
        },
        async ready(slot) {
            const labels = podLabels(await look(), slot);
            return labels === undefined ? 0 : (await (0,kubernetes_pods/* podsWith */.Lf)(cluster, labels)).filter(({ ready }) => ready).length;
        },
        inspect: () => inspectPlacing(cluster, look, own !== undefined),
    };
}
const ATTEMPTS = 5;
/** Plans on who has users now, and writes only what was planned on. What somebody else changed in between is planned on anew. */
async function write({ place, look, again }, { within, clock }, plan) {
    for (let attempt = 1;; attempt += 1) {
        const { view: seen, split } = await (0,view/* splitSoon */.Ck)(look, place, within, clock);
        const operations = plan(seen, split);
        const before = JSON.stringify(seen.service.spec);
        let changed = false;
        const service = await (0,change/* change */.Zg)(place.cluster, kserve_service/* INFERENCE_SERVICE */.sn, place.name, ({ spec }) => {
            changed = JSON.stringify(spec) !== before;
            return changed ? [] : operations;
        });
        if (!changed || operations.length === 0)
            return { view: again(service, seen), service };
        if (attempt === ATTEMPTS)
            throw new driver_error/* DriverError */.x('cluster-contended', `${(0,kserve_service/* nameOf */.Vb)(service)} was changed by somebody else each time that a slot was to be written.`, 'See who writes it (`kubectl get --show-managed-fields`), and let one of the two.');
    }
}
/** Frees a slot that nobody uses; what it leaves declared is what serves. */
async function free(kserve, slot, waiting) {
    let marks;
    const { view, service } = await write(kserve, waiting, (now, split) => {
        if (now.mode === 'standard')
            return freeingChanges(now, split, slot);
        const restoring = restoringChanges(now, split, slot);
        marks = restoring?.marks;
        return restoring?.operations ?? [];
    });
    if (view.mode === 'standard' || marks === undefined)
        return;
    await awaitRevision(service, marks, waiting);
    // The same bytes at the same address: users go over to the revision that is declared, and the older one is let go.
    await awaitAllUsers(await (0,change/* change */.Zg)(kserve.place.cluster, kserve_service/* INFERENCE_SERVICE */.sn, kserve.place.name, (now) => setting((0,kserve_service/* predictorOf */.K$)(now), '/spec/predictor', 'canaryTrafficPercent', 100)), waiting);
}
function refused(error, { cluster, name }) {
    if (!(0,standard/* knowsNoCanary */.uo)(error))
        return error;
    return new driver_error/* DriverError */.x('kserve-no-canary', `InferenceService ${name} at ${cluster.where} runs with Deployments, and its definition has no \`spec.canary\` (it came with KServe 0.20): nobody could be given a share. Nothing was changed.`, 'Upgrade KServe beyond 0.20.0, or use the mode Knative: before, `canaryTrafficPercent` does nothing with Deployments (kserve#4074, kserve#5335).', { cause: error });
}
function loadedIn(view, slot, { storage }) {
    const found = modelIn(view, slot);
    if (!found?.ready)
        return null;
    const { release, address } = found;
    if (release !== undefined && address !== undefined && address !== (0,kserve_service/* addressOf */.ci)(storage, release))
        throw new driver_error/* DriverError */.x('kserve-changed', `Slot ${slot} of ${(0,kserve_service/* nameOf */.Vb)(view.service)} is marked as ${release} and takes its model from ${JSON.stringify(address.slice(0, 300))}.`, 'See who wrote it (`kubectl get --show-managed-fields`), and place the release again.');
    return release;
}
function modelIn(view, slot) {
    const { service } = view;
    if (view.mode === 'serverless') {
        const revision = revisionOf(view, slot);
        const { release, source: address } = (revision && view.revisions.get(revision.name)) ?? {};
        return revision && { release, address, ready: revision.ready };
    }
    const { stable } = view.state;
    if (slot === view.arms.stable)
        return { release: stable.marks.release, address: (0,kserve_service/* storageOf */.pX)(stable.predictor, (0,kserve_service/* nameOf */.Vb)(service)).uri, ready: (0,kserve_service/* conditionOf */.rI)(service, 'PredictorReady')?.status === 'True' };
    const { canary } = view.arms;
    return canary && { release: canary.marks.release, address: (0,kserve_service/* storageOf */.pX)(canary.predictor, (0,kserve_service/* nameOf */.Vb)(service)).uri, ready: canary.ready };
}
/** Labels of the pods that serve a slot: Knative's of the revision, KServe's of the Deployment. */
function podLabels(view, slot) {
    if (view.mode === 'serverless') {
        const revision = revisionOf(view, slot);
        return revision && { 'serving.knative.dev/revision': revision.name };
    }
    const { canary, stable } = view.arms;
    const name = slot === stable ? view.state.stable.name : canary?.name;
    return slot === stable || canary ? { app: `isvc.${(0,standard/* backendOf */.EC)(view.service, name)}` } : undefined;
}
/** Where this model alone answers, before any user does. */
function addressIn(view, slot) {
    if (view.mode === 'serverless') {
        const revision = revisionOf(view, slot)?.name;
        const url = view.state.targets.find((target) => target.revision === revision && target.url !== undefined)?.url;
        if (url !== undefined)
            return url;
        throw new driver_error/* DriverError */.x('ask-not-declared', `Slot ${slot} of ${(0,kserve_service/* nameOf */.Vb)(view.service)} has no address of its own.`, 'Annotate the InferenceService with `serving.kserve.io/enable-tag-routing: "true"`, which gives its latest revision one, or declare `rollout.fleet.ask`.');
    }
    const { metadata } = view.service;
    const name = slot === view.arms.stable ? view.state.stable.name : view.arms.canary?.name;
    return `http://${(0,standard/* backendOf */.EC)(view.service, name)}.${metadata.namespace ?? 'default'}.svc.cluster.local`;
}

;// CONCATENATED MODULE: ./.build/src/rollout/fleet/open.js








/** The fleet that `rollout.fleet` declares: a model repository, objects of Kubernetes, or the team's own programs and endpoints. Throws InputError. */
function openFleet(spec, options) {
    (0,weights/* checkSlots */.WS)(spec.slots ?? fleet_command/* DEFAULT_SLOTS */.a6);
    const digest = digestSource(spec, options);
    if (spec.repository)
        return repositoryFleet(spec, spec.repository, options, digest);
    if (spec.deployments)
        return deploymentsFleet(spec, spec.deployments, options, clusterFor(options, spec.deployments.cluster), digest);
    if (spec.argo)
        return argoFleet(spec, spec.argo, options, clusterFor(options, spec.argo.cluster), digest);
    if (spec.kserve)
        return kserveFleet(spec, spec.kserve, options, clusterFor(options, spec.kserve.cluster), digest);
    return { ...(0,fleet_command/* commandFleet */.YK)(spec, options), ...(digest && { serving: digest }) };
}
/** The cluster that a fleet declares, else that of the rollout. */
function clusterFor({ cluster }, own) {
    if (cluster)
        return cluster(own);
    throw problem/* InputError */.d.of('cluster-undeclared', 'A fleet in Kubernetes was opened where no cluster can be.', 'Declare `rollout.kubernetes`.');
}

// EXTERNAL MODULE: ./.build/src/rollout/fleet/single-command.js
var single_command = __webpack_require__(22424);
// EXTERNAL MODULE: ./.build/src/rollout/policy.js + 3 modules
var policy = __webpack_require__(54911);
// EXTERNAL MODULE: ./.build/src/rollout/presets.js
var presets = __webpack_require__(24617);
// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(52210);
// EXTERNAL MODULE: ./.build/src/core/schemas.js + 29 modules
var schemas = __webpack_require__(54885);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/token.js

/** Headers of a request that shows it. Throws DriverError `signals-token-missing`. */
function bearer(token) {
    if (token === undefined)
        return {};
    if (token.value === undefined || token.value === '')
        throw new driver_error/* DriverError */.x('signals-token-missing', `The environment variable ${token.name} with the token of the signals is not set here.`, 'Set it in this job (`env:` with a secret of its environment).');
    return { authorization: `Bearer ${token.value}` };
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/http.js





const REPLY_BYTES = 1024 * 1024;
const TIMEOUT_MS = 20_000;
/** Of schemas/signals-reply.schema.json. */
const SHAPES = { rate: 'rate', quantile: 'histogram', mean: 'mean', classes: 'shares', pairs: 'disagreement', gauge: 'gauge' };
/**
 * Guardrails from a service of the team's own: asked for one measure of one window, by the query (GET) or a JSON body (POST)
 * with `measure`, `kind`, `since`, `until`, `slots` and, of a slice, `by` and `value`; answers as schemas/signals-reply.schema.json
 * says. Whatever is not a whole answer to the very question is an outage: `http-…`, `signals-reply`, `signals-window`,
 * `signals-slot`, `signals-counts`, `signals-bounds`, `signals-edges`.
 */
function httpSignals(options) {
    const base = (0,fetch_json/* checkUrl */.CU)(options.url, 'rollout.signals.http', options.insecure);
    const known = new Map(options.measures.map((measure) => [measure.name, measure]));
    return {
        name: 'http',
        async read(guardrail, window) {
            const measure = known.get(guardrail);
            if (!measure)
                throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of rollout.signals.http.`);
            try {
                const reply = await ask(base, measure, window, options);
                return readingOf(reply, measure, window, options.slots);
            }
            catch (error) {
                if (error instanceof driver_error/* DriverError */.x)
                    return { kind: 'outage', reason: error.message };
                throw error;
            }
        },
    };
}
async function ask(base, measure, window, { method, slots, clock, token, timeout, credentials }) {
    const { segment } = measure;
    const question = { measure: measure.source.http, kind: SHAPES[measure.kind], since: window.since, until: window.until, ...(segment ? { by: segment.by, value: segment.value } : {}) };
    const url = new URL(base);
    if (method === 'GET') {
        for (const [name, value] of Object.entries(question))
            url.searchParams.set(name, String(value));
        for (const slot of slots)
            url.searchParams.append('slot', slot);
    }
    return (0,fetch_json/* requestJson */.SS)(url, {
        what: 'the signals',
        method,
        body: method === 'POST' ? { ...question, slots } : undefined,
        credentials,
        headers: bearer(token),
        limit: REPLY_BYTES,
        timeout: timeout ?? TIMEOUT_MS,
        retry: (ms) => clock.sleep(ms),
    });
}
function readingOf(value, measure, window, slots) {
    const validate = validatorOf(SHAPES[measure.kind]);
    if (!validate(value)) {
        const { instancePath, message } = validate.errors[0];
        throw http_refused('signals-reply', `The signals answered ${measure.source.http} with something else than asked: ${instancePath || '/'} ${message}.`, 'Answer as schemas/signals-reply.schema.json says.');
    }
    const reply = value;
    if (reply.since !== window.since || reply.until !== window.until)
        throw http_refused('signals-window', `The signals answered for ${reply.since} to ${reply.until}, asked was ${window.since} to ${window.until}.`, 'Answer for the very window, and let nothing in between keep answers.');
    const strange = Object.keys(reply.slots ?? {}).find((slot) => !slots.includes(slot));
    if (strange !== undefined)
        throw http_refused('signals-slot', `The signals name the slot ${JSON.stringify(strange.slice(0, 80))}; the slots are ${slots.join(', ')}.`, 'Leave other servers out.');
    const late = reply.late === undefined || reply.late === 0 ? {} : { late: reply.late };
    return { ...shaped(measure, reply, slots), ...late };
}
function shaped(measure, reply, slots) {
    const each = (of, nothing) => Object.fromEntries(slots.map((slot) => [slot, Object.hasOwn(reply.slots, slot) ? of(reply.slots[slot]) : nothing]));
    switch (measure.kind) {
        case 'rate': {
            for (const [slot, { events, total, missing = 0 }] of Object.entries(reply.slots))
                if (events + missing > total)
                    throw http_refused('signals-counts', `The signals count ${events} events and ${missing} missing of ${total} in slot ${slot}.`, 'Every event must be among the total.');
            const missing = Object.values(reply.slots).some((slot) => slot.missing !== undefined);
            return { kind: 'counts', bySlot: each(({ events, total }) => ({ events, total }), { events: 0, total: 0 }), ...(missing ? { missing: each((slot) => slot.missing ?? 0, 0) } : {}) };
        }
        case 'quantile': {
            const { edges } = reply;
            const declared = measure.source.edges;
            if (edges.length !== declared.length || edges.some((edge, at) => edge !== declared[at]))
                throw http_refused('signals-edges', `The signals answered with the edges ${edges.join(', ')}; declared are ${declared.join(', ')}.`, 'Count into the declared buckets.');
            const wrong = Object.entries(reply.slots).find(([, { counts }]) => counts.length !== edges.length + 1);
            if (wrong)
                throw http_refused('signals-edges', `The signals answered ${wrong[1].counts.length} counts for slot ${wrong[0]} and ${edges.length} edges.`, 'Answer one count for each edge, and one for what lies above the last.');
            return { kind: 'histogram', edges, bySlot: each(({ counts }) => counts, new Array(edges.length + 1).fill(0)) };
        }
        case 'mean': {
            const [low, high] = measure.bounds ?? [-Infinity, Infinity];
            for (const [slot, { n, sum }] of Object.entries(reply.slots)) {
                const rounding = 1e-9 * Math.max(1, Math.abs(sum));
                if ((n === 0 && sum !== 0) || sum < low * n - rounding || sum > high * n + rounding)
                    throw http_refused('signals-bounds', `The signals answered the sum ${sum} of ${n} values for slot ${slot}; each lies between ${low} and ${high}.`, 'Correct what answers, or the bounds.');
            }
            return { kind: 'values', bySlot: each(({ n, sum }) => ({ n, sum }), { n: 0, sum: 0 }) };
        }
        case 'classes':
            return { kind: 'classes', bySlot: each(({ classes }) => classes, {}) };
        case 'pairs':
            if (reply.pairs.differ > reply.pairs.n)
                throw http_refused('signals-counts', `The signals count ${reply.pairs.differ} that differ of ${reply.pairs.n}.`, 'Every pair that differs is one of n.');
            return { kind: 'pairs', ...reply.pairs };
        case 'gauge':
            return { kind: 'gauge', bySlot: Object.fromEntries(Object.entries(reply.slots).map(([slot, { value }]) => [slot, value])) };
    }
}
const compiled = new Map();
function validatorOf(shape) {
    const known = compiled.get(shape);
    if (known)
        return known;
    const ajv = new _2020.Ajv2020({ strict: true, allowUnionTypes: true, validateSchema: false });
    const validate = ajv.addSchema(schemas/* signalsReplySchema */.Hb).getSchema(`${schemas/* signalsReplySchema */.Hb.$id}#/$defs/${shape}`);
    compiled.set(shape, validate);
    return validate;
}
function http_refused(code, message, fix) {
    return new driver_error/* DriverError */.x(code, message, fix);
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/pod-restarts.js

/**
 * Restarts of each slot's containers, by the difference of each container's own count. A pod that is gone keeps what it gave; one that came
 * since the last look has begun at 0. What was counted before anybody looked is not counted here, so that an old pod's past is nobody's harm.
 */
function countRestarts(bySlot, before) {
    const restarts = {};
    for (const [slot, pods] of bySlot) {
        const last = before && Object.hasOwn(before, slot) ? before[slot] : undefined;
        const seen = Object.fromEntries(pods.flatMap(({ uid, containers }) => containers.map(({ name, restarts: count }) => [`${uid}/${name}`, count])));
        const rises = last ? Object.entries(seen).map(([key, count]) => Math.max(0, count - (Object.hasOwn(last.seen, key) ? last.seen[key] : 0))) : [];
        restarts[slot] = { total: rises.reduce((sum, rise) => sum + rise, last?.total ?? 0), seen };
    }
    const told = Object.entries(restarts).filter(([slot, { total }]) => total > 0 || bySlot.get(slot).length > 0);
    return { bySlot: Object.fromEntries(told.map(([slot, { total }]) => [slot, total])), restarts };
}
function restartsIn(state) {
    if (state === undefined)
        return undefined;
    const restarts = state.restarts;
    if ((0,weights/* isRecord */.u4)(restarts) && Object.values(restarts).every((slot) => (0,weights/* isRecord */.u4)(slot) && typeof slot.total === 'number' && (0,weights/* isRecord */.u4)(slot.seen)))
        return restarts;
    throw new RangeError(`This is no state of these signals: ${(0,weights/* show */.WU)(state)}.`);
}

;// CONCATENATED MODULE: ./.build/src/kubernetes/quantity.js
/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity: binary and decimal suffixes, or an exponent. */
const SUFFIXES = { '': 1, n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };
const QUANTITY = /^([+-]?(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20}))(?:([eE][+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/;
/** `250m` as 0.25, `64Mi` as 67108864; undefined for what is no quantity. */
function quantityOf(value) {
    if (typeof value === 'number')
        return Number.isFinite(value) ? value : undefined;
    const [, digits, exponent = '', suffix = ''] = (typeof value === 'string' && QUANTITY.exec(value)) || [];
    return digits === undefined ? undefined : Number(`${digits}${exponent}`) * SUFFIXES[suffix];
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/pod-usage.js





/** What pods use, by metrics.k8s.io (https://kubernetes.io/docs/reference/external-api/metrics.v1beta1): memory is the working set. Only pods that are ready count. */
async function usageOf(cluster, bySlot, resource, options) {
    const ready = [...bySlot].map(([slot, pods]) => [slot, pods.filter((pod) => pod.ready)]).filter(([, pods]) => pods.length > 0);
    const metrics = new Map((await measurements(cluster)).map((object) => [object.metadata.name, object]));
    return Object.fromEntries(ready.map(([slot, pods]) => [slot, figureOf(slot, pods, metrics, resource, options)]));
}
async function measurements(cluster) {
    return cluster.list(kinds/* POD_METRICS */.Gv).catch((error) => {
        if (!(error instanceof driver_error/* DriverError */.x) || error.code !== 'cluster-missing')
            throw error;
        throw new driver_error/* DriverError */.x('metrics-missing', `The cluster at ${cluster.where} serves no metrics.k8s.io: nobody measures what pods use.`, 'Install metrics-server, or read memory and processor from Prometheus.', { cause: error });
    });
}
function figureOf(slot, pods, metrics, resource, options) {
    const figures = pods.flatMap((pod) => {
        const object = metrics.get(pod.name);
        const age = object === undefined ? Infinity : options.now - Date.parse(String(object.timestamp));
        // A measurement of a time to come would never grow old.
        if (object !== undefined && Math.abs(age) <= options.stale)
            return [usedBy(object, resource, options.container)];
        // Nothing was measured yet of a pod that came a moment ago.
        if (options.now - pod.created <= options.stale)
            return [];
        throw new driver_error/* DriverError */.x('metrics-stale', `Pod ${pod.name} of slot ${slot} ${object === undefined ? 'has no measurements' : `was measured last at ${String(object.timestamp).slice(0, 40)}`}.`, 'See whether metrics-server is well; `signals.kubernetes.stale` says how old they may be.');
    });
    if (figures.length === 0)
        throw new driver_error/* DriverError */.x('metrics-none', `No pod of slot ${slot} has been measured yet.`, 'metrics-server takes up to a minute for a new pod.');
    return options.of === 'mean' ? figures.reduce((sum, figure) => sum + figure, 0) / figures.length : Math.max(...figures);
}
function usedBy({ metadata, containers }, resource, only) {
    const counted = (Array.isArray(containers) ? containers : []).filter(objects/* isObject */.G).filter(({ name }) => only === undefined || name === only);
    const figures = counted.map(({ usage }) => quantityOf((0,objects/* isObject */.G)(usage) ? usage[resource] : undefined));
    if (figures.length > 0 && figures.every((figure) => figure !== undefined && figure >= 0))
        return figures.reduce((sum, figure) => sum + figure, 0);
    throw new driver_error/* DriverError */.x('metrics-unreadable', `The measurements of pod ${metadata.name} have no ${resource} of ${only ?? 'its containers'}: ${(0,weights/* show */.WU)(containers)}.`, 'See what serves metrics.k8s.io.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/kubernetes.js








const STALE = '5 minutes';
/**
 * Gauges of each slot's pods: `restarts` of their containers, as a sum over the slot that only grows; `memory` (working set, bytes) and
 * `processor` (cores) by metrics.k8s.io, of the pod that has most or as a mean. A slot without pods has no figure. What cannot be told
 * (no metrics API, no or stale measurements of a pod that has been there for long) is an outage.
 */
function kubernetesSignals({ cluster, slots, clock, measures, deployments, declared }) {
    const known = new Map(measures.map((measure) => [measure.name, measure]));
    const stale = (0,duration/* parseDuration */.E)(declared.stale ?? STALE);
    const pods = podsBySlot(cluster, declared.deployments ?? deployments);
    const reading = async (figure, of, state) => {
        const bySlot = new Map();
        for (const slot of slots)
            bySlot.set(slot, containersOf(await pods(slot), declared.container));
        if (figure === 'restarts') {
            const counted = countRestarts(bySlot, restartsIn(state));
            return { kind: 'gauge', bySlot: counted.bySlot, state: { restarts: counted.restarts } };
        }
        return { kind: 'gauge', bySlot: await usageOf(cluster, bySlot, figure === 'memory' ? 'memory' : 'cpu', { of, stale, now: clock.now().getTime(), container: declared.container }) };
    };
    return {
        name: 'kubernetes',
        async read(guardrail, _window, state) {
            const measure = known.get(guardrail);
            if (measure?.kind !== 'gauge' || measure.source.kubernetes === undefined)
                throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of Kubernetes.`);
            try {
                return await reading(measure.source.kubernetes, measure.source.of ?? 'largest', state);
            }
            catch (error) {
                if (error instanceof driver_error/* DriverError */.x)
                    return { kind: 'outage', reason: error.message };
                throw error;
            }
        },
    };
}
/** A Deployment's selector never changes, so it is read once. */
function podsBySlot(cluster, deployments) {
    if (!deployments)
        return async (slot) => (0,kubernetes_pods/* podsWith */.Lf)(cluster, { [kubernetes_cluster/* MARKS */.j.slot]: slot });
    const read = new Map();
    return async (slot) => {
        const name = deployments[slot];
        if (name === undefined)
            throw new driver_error/* DriverError */.x('kubernetes-slot', `No Deployment is declared for slot ${slot}.`, 'Name one for each slot in `rollout.signals.kubernetes.deployments`.');
        const object = read.get(slot) ?? (await cluster.read(kinds/* DEPLOYMENTS */.$i, name));
        if (!object)
            throw await (0,change/* missing */.LO)(cluster, kinds/* DEPLOYMENTS */.$i, name);
        read.set(slot, object);
        const pods = await (0,kubernetes_pods/* podsOf */.EB)(cluster, object);
        // One that was made anew may have another selector.
        if (pods.length === 0)
            read.delete(slot);
        return pods;
    };
}
function containersOf(pods, only) {
    return only === undefined ? [...pods] : pods.map((pod) => ({ ...pod, containers: pod.containers.filter(({ name }) => name === only) }));
}

// EXTERNAL MODULE: ./.build/src/rollout/signals/log-source.js
var log_source = __webpack_require__(86987);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/answers.js

const MOST_ROWS = 1000;
/** The rows of an answer that Sluice asked for itself. */
function rowsOf({ rows, values }, slots) {
    return Array.from({ length: rows }, (_, at) => rowOf(values, at)).filter((row) => slots.includes(row.slot));
}
function rowOf(values, at) {
    const value = (column) => values[column]?.[at] ?? null;
    const number = (column) => {
        const found = value(column);
        return typeof found === 'bigint' ? Number(found) : typeof found === 'number' ? found : NaN;
    };
    return { slot: String(value('slot')), value, number, text: (column) => String(value(column)) };
}
const answers_SHAPES = {
    rate: { columns: ['slot', 'events', 'total'], optional: ['missing'], counts: ['events', 'total', 'missing'], by: ['slot'] },
    quantile: { columns: ['slot', 'le', 'count'], counts: ['count'], by: ['slot', 'le'] },
    mean: { columns: ['slot', 'n', 'sum'], counts: ['n'], by: ['slot'] },
    classes: { columns: ['slot', 'class', 'count'], counts: ['count'], by: ['slot', 'class'] },
    pairs: { columns: ['n', 'differ'], counts: ['n', 'differ'], by: [] },
    gauge: { columns: ['slot', 'value'], counts: [], by: ['slot'] },
};
/**
 * The answer of a team's own SQL as a reading. An answer of another shape is a mistake to correct: InputError
 * `guardrail-columns`, `guardrail-rows`, `guardrail-slot`, `guardrail-counts`, `guardrail-value` or `guardrail-edges`.
 */
function readingOfSql(measure, table, slots) {
    const { columns, optional = [], counts, by } = answers_SHAPES[measure.kind];
    const names = table.columns.map((column) => column.name);
    const needless = names.filter((name) => ![...columns, ...optional].includes(name));
    if (needless.length > 0 || columns.some((column) => !names.includes(column)))
        throw answers_problem('guardrail-columns', measure, `answers the columns ${names.join(', ') || '(none)'}`, `Answer exactly ${columns.join(', ')}.`);
    if (table.rows > MOST_ROWS)
        throw answers_problem('guardrail-rows', measure, `answers ${table.rows} rows`, `Group by ${by.join(', ') || 'nothing'}.`);
    const rows = Array.from({ length: table.rows }, (_, at) => rowOf(table.values, at));
    if (by[0] === 'slot')
        for (const row of rows)
            if (typeof row.value('slot') !== 'string' || !slots.includes(row.slot))
                throw answers_problem('guardrail-slot', measure, `names the slot ${show(row.value('slot'))}; the slots are ${slots.join(', ')}`, 'Leave rows of other servers out.');
    const keys = new Set();
    for (const row of rows) {
        const key = JSON.stringify(by.map((column) => show(row.value(column))));
        if (keys.has(key))
            throw answers_problem('guardrail-rows', measure, by.length === 0 ? 'answers more than one row' : `answers ${by.map((column) => `${column} ${column === 'slot' ? row.slot : show(row.value(column))}`).join(', ')} twice`, `Group by ${by.join(', ') || 'nothing'}.`);
        keys.add(key);
        for (const column of counts.filter((name) => names.includes(name)))
            if (!(Number.isFinite(row.number(column)) && row.number(column) >= 0))
                throw answers_problem('guardrail-counts', measure, `answers ${show(row.value(column))} as \`${column}\`${by.length === 0 ? '' : ` of slot ${row.slot}`}`, 'Answer counts: numbers from 0 on, never null.');
    }
    return answers_shaped(measure, rows, slots, names);
}
function answers_shaped(measure, rows, slots, names) {
    const each = (of) => Object.fromEntries(slots.map((slot) => [slot, of(rows.find((row) => row.slot === slot))]));
    switch (measure.kind) {
        case 'rate': {
            const bySlot = each((row) => ({ events: row?.number('events') ?? 0, total: row?.number('total') ?? 0 }));
            const missing = names.includes('missing') ? each((row) => row?.number('missing') ?? 0) : undefined;
            for (const [slot, { events, total }] of Object.entries(bySlot)) {
                if (events > total)
                    throw answers_problem('guardrail-counts', measure, `answers ${events} events of ${total} for slot ${slot}`, 'Every event must be among the total.');
                if (missing && events + missing[slot] > total)
                    throw answers_problem('guardrail-counts', measure, `answers ${events} events and ${missing[slot]} missing of ${total} for slot ${slot}`, 'Whatever has no label yet is no event, and is among the total.');
            }
            return { kind: 'counts', bySlot, ...(missing ? { missing } : {}) };
        }
        case 'quantile':
            return histogramOf(measure, rows, slots, measure.source.edges);
        case 'mean': {
            const bySlot = each((row) => ({ n: row?.number('n') ?? 0, sum: row?.number('sum') ?? 0 }));
            for (const [slot, { n, sum }] of Object.entries(bySlot))
                refuseOutside(measure, slot, n, sum);
            return { kind: 'values', bySlot };
        }
        case 'classes': {
            const bySlot = each(() => ({}));
            for (const row of rows)
                bySlot[row.slot][row.value('class') === null ? '(none)' : row.text('class').slice(0, 100)] = row.number('count');
            return { kind: 'classes', bySlot };
        }
        case 'pairs': {
            const [n, differ] = [rows[0]?.number('n') ?? 0, rows[0]?.number('differ') ?? 0];
            if (differ > n)
                throw answers_problem('guardrail-counts', measure, `answers ${differ} that differ of ${n}`, 'Every pair that differs is one of n.');
            return { kind: 'pairs', n, differ };
        }
        case 'gauge': {
            for (const row of rows)
                if (!Number.isFinite(row.number('value')))
                    throw answers_problem('guardrail-value', measure, `answers ${show(row.value('value'))} as \`value\` of slot ${row.slot}`, 'Answer one finite number for each slot, or no row.');
            return { kind: 'gauge', bySlot: Object.fromEntries(rows.map((row) => [row.slot, row.number('value')])) };
        }
    }
}
/** Counts come by the upper edge of their bucket, null above the last. */
function histogramOf(measure, rows, slots, edges) {
    const bySlot = Object.fromEntries(slots.map((slot) => [slot, new Array(edges.length + 1).fill(0)]));
    for (const row of rows) {
        const le = row.value('le');
        const at = le === null || row.number('le') === Infinity ? edges.length : edges.indexOf(row.number('le'));
        if (at < 0)
            throw answers_problem('guardrail-edges', measure, `answers a bucket up to ${show(le)}; the edges are ${edges.join(', ')}`, 'Count up to the declared edges, and null for what lies above the last.');
        bySlot[row.slot][at] += row.number('count');
    }
    return { kind: 'histogram', edges: [...edges], bySlot };
}
function refuseOutside(measure, slot, n, sum) {
    const { bounds = [-Infinity, Infinity] } = measure;
    const rounding = 1e-9 * Math.max(1, Math.abs(sum));
    if (!Number.isFinite(sum) || (n === 0 && sum !== 0) || sum < bounds[0] * n - rounding || sum > bounds[1] * n + rounding)
        throw answers_problem('guardrail-value', measure, `answers the sum ${sum} of ${n} values for slot ${slot}`, `Each value lies between ${bounds[0]} and ${bounds[1]}.`);
}
function show(value) {
    return typeof value === 'bigint' || typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 80);
}
function answers_problem(code, { declared }, why, fix) {
    return problem/* InputError */.d.of(code, `The SQL of guardrail ${JSON.stringify(declared)} ${why}.`, fix);
}

// EXTERNAL MODULE: ./.build/src/core/sql.js
var core_sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/rollout/signals/log-view.js
var log_view = __webpack_require__(78027);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-rows.js


/** WITH parts up to `seen`: the rows of these slots, and of this slice. */
function seenRows({ view, slots, segment }) {
    const slice = segment && `CAST(${view.column(segment.by)} AS VARCHAR) = ${(0,core_sql/* literal */.e)(segment.value)}`;
    const conditions = [`${view.column('slot')} IN (${(0,log_view/* literals */.v$)(slots)})`, ...(slice ? [slice] : [])];
    return [`written AS (${view.sql})`, `seen AS (SELECT * FROM written WHERE ${conditions.join(' AND ')})`];
}
/**
 * WITH parts up to `logged`: rows answered after `$since` and up to `$until`, each request of a slot once, although a writer
 * that was not sure of an answer wrote it twice.
 */
function loggedRows(asked) {
    const window = `${asked.view.column('answered_at')} > $since AND answered_at <= $until`;
    if (!asked.view.has('id'))
        return [...seenRows(asked), `logged AS (SELECT * FROM seen WHERE ${window})`];
    const numbered = `SELECT *, row_number() OVER (PARTITION BY id, slot ORDER BY answered_at) AS sluice_copy FROM seen WHERE ${window}`;
    return [...seenRows(asked), `logged AS (SELECT * FROM (${numbered}) AS numbered WHERE sluice_copy = 1)`];
}
/** Rows that are counted where nobody says which: those that were answered. */
function answeredIn(view, where) {
    return where ?? (view.has('status') ? 'status < 400' : 'TRUE');
}
function withParts(parts, select) {
    return `WITH ${parts.join(',\n')}\n${select}`;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-facts.js



/**
 * Whether a window of the log can be counted at all. Throws DriverError `log-no-time`, `log-no-slot`, `log-no-id` or
 * `log-clock-ahead`. `now` is this machine's time.
 */
async function factsOf(log, view, slots, window, now, before, engine) {
    const from = before?.from ?? window.since;
    const upTo = Math.max(from, Math.min(window.until, now - log.settle));
    const dialect = engine.dialect(log.source);
    const time = view.column('answered_at');
    const inWindow = `${time} > $since AND ${time} <= $until`;
    const sound = `${time} IS NOT NULL AND ${dialect.isFinite(time)}`;
    const ahead = `${sound} AND ${time} > ${now + log.skew}`;
    const rows = seenRows({ view, slots });
    const { values } = await engine.query(withParts(rows, `SELECT (SELECT count_if(${inWindow} AND slot IS NULL) FROM written) AS no_slot,
      count_if(NOT (${sound})) AS no_time, count_if(${ahead}) AS ahead, max(CASE WHEN ${ahead} THEN ${time} END) AS newest,
      ${view.has('id') ? `count_if(${inWindow} AND id IS NULL)` : '0'} AS no_id,
      count_if(${time} > ${from} AND ${time} <= ${before?.upTo ?? from}) AS counted, count_if(${time} > ${from} AND ${time} <= ${upTo}) AS rows_now FROM seen`), { log: log.source }, { since: window.since, until: window.until });
    const figure = (name) => Number(values[name]?.[0] ?? 0);
    refuse(figure('no_time'), 'log-no-time', 'have no time in `answered_at`', 'Write milliseconds since the epoch, or ISO 8601 with a zone.');
    refuse(figure('no_slot'), 'log-no-slot', 'name no slot', 'Write the slot that answered to each row.');
    refuse(figure('no_id'), 'log-no-id', 'have no `id`', 'Write the id of the request to each row: without it a row that was written twice counts twice.');
    refuse(figure('ahead'), 'log-clock-ahead', `are dated up to ${Math.round((figure('newest') - now) / 1000)} s ahead of this clock`, 'Set the clocks of whoever writes the log; what comes dated so would be counted under the wrong shares.');
    // Fewer rows than before: the log was rotated, and what came late can no longer be told.
    const late = before ? Math.max(0, figure('counted') - before.rows) : 0;
    return { state: { from, upTo, rows: figure('rows_now') }, late };
}
function refuse(rows, code, what, fix) {
    if (rows > 0)
        throw new driver_error/* DriverError */.x(code, `${rows} rows of the log ${what}.`, fix);
}
function logStateIn(state) {
    const log = state?.log;
    if (log === undefined)
        return undefined;
    const numbers = (0,weights/* isRecord */.u4)(log) ? [log.from, log.upTo, log.rows] : [];
    if (numbers.length !== 3 || !numbers.every((value) => typeof value === 'number' && Number.isFinite(value)))
        throw new RangeError('This is no state of a log.');
    return log;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-pairs.js


/** Before the window a request's first row is looked for no longer than this, so that its late second row is not taken for a first one. */
const LOOKED_BACK_MS = 3_600_000;
/** Requests that both slots were asked (a mirror), by id, at the time of their first row. Both failing is no difference. */
async function pairsQuery(asked, { column, within, wait, unpaired }) {
    const { view, slots, engine, log } = asked;
    const [one, other] = slots.map((slot) => (0,core_sql/* literal */.e)(slot));
    const value = within > 0 ? numberOf(view.column(column)) : `coalesce('=' || CAST(${view.column(column)} AS VARCHAR), '')`;
    const failed = view.has('status') ? 'coalesce(status >= 400, TRUE)' : 'FALSE';
    const nan = engine.dialect(log.source).isNan;
    const apart = within > 0 ? `(${nan('one')} <> ${nan('other')} OR (NOT ${nan('one')} AND NOT ${nan('other')} AND abs(one - other) > ${(0,core_sql/* literal */.e)(within)}))` : 'one <> other';
    const differs = `one IS NULL OR other IS NULL OR one_failed <> other_failed OR (NOT one_failed AND ${apart})`;
    const of = (slot, what) => `min_by(${what}, sluice_at) FILTER (WHERE slot = ${slot} AND sluice_at <= first_at + ${wait})`;
    return {
        sql: withParts([
            ...seenRows(asked),
            `recent AS (SELECT ${view.column('id')} AS id, slot, ${view.column('answered_at')} AS sluice_at, ${value} AS sluice_value, ${failed} AS sluice_failed FROM seen WHERE answered_at > $since - ${Math.max(LOOKED_BACK_MS, 10 * wait)})`,
            `firsts AS (SELECT id, min(sluice_at) AS first_at FROM recent GROUP BY id)`,
            `pairs AS (SELECT recent.id AS id, ${of(one, 'sluice_value')} AS one, ${of(other, 'sluice_value')} AS other, ${of(one, 'sluice_failed')} AS one_failed, ${of(other, 'sluice_failed')} AS other_failed
          FROM recent JOIN firsts ON firsts.id = recent.id WHERE first_at > $since AND first_at <= $until GROUP BY recent.id)`,
        ], `SELECT count(*) AS n, count_if(${differs}) AS differ FROM pairs${unpaired === 'ignore' ? ' WHERE one IS NOT NULL AND other IS NOT NULL' : ''}`),
        sources: { log: log.source },
        read: (table) => ({ kind: 'pairs', n: Number(table.values.n[0]), differ: Number(table.values.differ[0]) }),
    };
}
/** A missing number is NaN, so that its row is still a row. */
function numberOf(column) {
    return `coalesce(TRY_CAST(${column} AS DOUBLE), CAST('NaN' AS DOUBLE))`;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-question.js

/** Conditions of a rate over one row: whether it counts, and whether it is an event. */
async function rateConditions({ measure, engine, log, view }) {
    if (measure.kind !== 'rate')
        throw new RangeError('Only a rate has conditions.');
    const { where, of } = measure.source;
    const checked = (sql) => engine.condition(sql, log.source);
    if (where === undefined)
        view.column('status');
    const explored = measure.labels?.explored;
    const counted = [...(of === undefined ? [] : [await checked(of)]), ...(explored === undefined ? [] : [`coalesce(TRY_CAST(${view.column(explored)} AS BOOLEAN), FALSE)`])];
    return { of: counted.join(' AND ') || 'TRUE', hit: where === undefined ? 'status >= 500' : await checked(where) };
}
/** A condition that is neither true nor false of a row leaves open what to count. */
function refuseUnclear(rows) {
    for (const row of rows)
        if (row.number('unclear') > 0)
            throw new driver_error/* DriverError */.x('log-unclear', `Of ${row.number('unclear')} rows of slot ${row.slot} the log cannot tell whether they count: a column of the condition is empty.`, 'Write it to every row (status too), or say in the condition what an empty one means (coalesce, IS NULL).');
}
function bySlot(slots, rows, of, nothing) {
    return Object.fromEntries(slots.map((slot) => [slot, found(rows, slot, of) ?? nothing]));
}
function found(rows, slot, of) {
    const row = rows.find((each) => each.slot === slot);
    return row && of(row);
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-units.js






/**
 * Each user once, in the slot of the first request: an event if any request to that slot within `countedAfter` of the first
 * one was an event. Users are first seen in the delivery, or where the router remembers users, in the log.
 */
async function usersRate(asked) {
    const { of, hit } = await rateConditions(asked);
    const after = asked.measure.countedAfter;
    const did = `SELECT key, slot, answered_at, ${of} AS sluice_of, ${hit} AS sluice_hit FROM seen WHERE ${notShadow(asked)}`;
    return {
        sql: withParts([...usersSeen(asked), `did AS (${did})`], `SELECT met.slot AS slot, count(DISTINCT CASE WHEN sluice_of AND sluice_hit THEN met.key END) AS events, count(DISTINCT CASE WHEN sluice_of THEN met.key END) AS total,
      count_if(sluice_of IS NULL OR (sluice_of AND sluice_hit IS NULL)) AS unclear
      FROM met JOIN did ON did.key = met.key AND did.slot = met.slot AND did.answered_at >= met.first_at AND did.answered_at <= met.first_at + ${after}
      WHERE met.first_at > $since AND met.first_at <= $until GROUP BY met.slot`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseUnclear(rows);
            return { kind: 'counts', bySlot: bySlot(asked.slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }) };
        },
    };
}
/** Users by slot of their first request, for the sample ratio. */
function usersAssigned(asked) {
    const since = 'met.first_at > $since AND met.first_at <= $until';
    return {
        sql: withParts(usersSeen(asked), `SELECT met.slot AS slot, count(*) AS n FROM met WHERE ${since} GROUP BY met.slot`),
        sources: { log: asked.log.source },
        read: (table) => ({ kind: 'counts', bySlot: bySlot(asked.slots, rowsOf(table, asked.slots), (row) => ({ events: 0, total: row.number('n') }), { events: 0, total: 0 }) }),
    };
}
/** The question whether the users of a window can be told from each other. */
function keylessRows(asked) {
    const { view } = asked;
    return {
        sql: withParts(seenRows(asked), `SELECT count_if(${view.column('key')} IS NULL AND ${view.column('answered_at')} > $since AND answered_at <= $until) AS n FROM seen`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = Number(table.values.n?.[0] ?? 0);
            if (rows > 0)
                throw new driver_error/* DriverError */.x('log-no-key', `${rows} rows of the log have no \`key\`, so nobody knows whose requests they are.`, 'Write the unit of assignment (user, session) to each row, or count requests.');
            return { kind: 'counts', bySlot: {} };
        },
    };
}
/** Each prediction with its label as it was at a fixed age: none yet then is missing, whatever came later. */
async function labelledRate(asked) {
    const { of, hit } = await rateConditions(asked);
    const { log, view, engine, measure, slots } = asked;
    if (!log.labels && !view.has('label'))
        throw problem/* InputError */.d.of('labels-missing', `Guardrail ${JSON.stringify(measure.declared)} needs labels, and neither rollout.signals.labels nor a column \`label\` of the log is there.`, 'Declare where labels come: rollout.signals.labels with id, label and labelled_at.');
    const joined = log.labels
        ? [
            ...(await knownLabels(log.labels, engine)),
            `predicted AS (SELECT logged.*, CASE WHEN known.known_at <= logged.answered_at + ${measure.labels.after} THEN known.label END AS label FROM logged LEFT JOIN known ON known.id = logged.${view.column('id')})`,
        ]
        : ['predicted AS (SELECT * FROM logged)'];
    return {
        sql: withParts([...loggedRows(asked), ...joined], `SELECT slot, count_if(sluice_of AND label IS NOT NULL AND sluice_hit) AS events, count_if(sluice_of) AS total, count_if(sluice_of AND label IS NULL) AS missing,
      count_if(sluice_of IS NULL OR (sluice_of AND label IS NOT NULL AND sluice_hit IS NULL)) AS unclear
      FROM (SELECT slot, label, ${of} AS sluice_of, ${hit} AS sluice_hit FROM predicted) AS judged GROUP BY slot`),
        sources: { log: log.source, ...(log.labels ? { labels: log.labels.source } : {}) },
        read(table) {
            const rows = rowsOf(table, slots);
            refuseUnclear(rows);
            return {
                kind: 'counts',
                bySlot: bySlot(slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }),
                missing: bySlot(slots, rows, (row) => row.number('missing'), 0),
            };
        },
    };
}
/** How many predictions of windows already counted got their label after the age at which they were: reported, never added. */
async function labelsTooLate(asked) {
    const { log, view, engine, measure, from } = asked;
    return {
        sql: withParts([...seenRows(asked), ...(await knownLabels(log.labels, engine))], `SELECT count(DISTINCT seen.id) AS n FROM seen JOIN known ON known.id = seen.${view.column('id')}
      WHERE seen.answered_at > ${from} AND seen.answered_at <= $since AND $since <= $until AND known.known_at > seen.answered_at + ${measure.labels.after}`),
        sources: { log: log.source, labels: log.labels.source },
        read: (table) => ({ kind: 'counts', bySlot: {}, late: Number(table.values.n[0]) }),
    };
}
/** Each prediction's first label: one that is corrected stays what it was. */
async function knownLabels(source, engine) {
    const labels = await (0,log_view/* viewOfLabels */.Sz)(source, engine);
    return [
        `told AS (${labels.sql})`,
        `known AS (SELECT ${labels.column('id')} AS id, min(${labels.column('labelled_at')}) AS known_at, min_by(${labels.column('label')}, labelled_at) AS label FROM told WHERE label IS NOT NULL AND labelled_at IS NOT NULL GROUP BY id)`,
    ];
}
function usersSeen(asked) {
    const { view, log, from } = asked;
    const begun = log.countsReturning ? ` AND answered_at > ${from}` : '';
    return [...seenRows(asked), `met AS (SELECT ${view.column('key')} AS key, min(${view.column('answered_at')}) AS first_at, min_by(slot, answered_at) AS slot FROM seen WHERE ${notShadow(asked)}${begun} GROUP BY key)`];
}
/** A copy of a request was answered to nobody. */
function notShadow({ view }) {
    return view.has('shadow') ? 'NOT shadow' : 'TRUE';
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-measures.js








const PAIR_WAIT = '10 s';
const MOST_CLASSES = 200;
const NO_CLASS = '(none)';
/** The ready-made SQL of a measure that is no SQL of the team's own. */
async function logQuery(asked) {
    const { measure } = asked;
    if (measure.labels && measure.kind !== 'rate')
        throw problem/* InputError */.d.of('guardrail-labels', `Guardrail ${JSON.stringify(measure.declared)} has labels, and only a rate can be made of them without SQL.`, 'Give a rate with `where`, or SQL of your own over `log` and `labels`.');
    switch (measure.kind) {
        case 'rate':
            return measure.labels ? labelledRate(asked) : measure.countedAfter !== undefined ? usersRate(asked) : plainRate(asked);
        case 'quantile':
            return histogram(asked, measure.source.log, measure.source.where, measure.source.edges);
        case 'mean':
            return mean(asked, measure.source.log, measure.source.where);
        case 'classes':
            return classes(asked, measure.source.log, measure.source.where);
        case 'pairs':
            return pairsQuery(asked, { column: measure.source.log, within: measure.source.within ?? 0, wait: (0,duration/* parseDuration */.E)(measure.source.wait ?? PAIR_WAIT), unpaired: measure.source.unpaired ?? 'differ' });
        case 'gauge':
            throw problem/* InputError */.d.of('guardrail-source', `Guardrail ${JSON.stringify(measure.declared)} is a gauge, which a log has none of.`, 'Give it SQL, or a query of Prometheus.');
    }
}
async function plainRate(asked) {
    const { of, hit } = await rateConditions(asked);
    return {
        sql: withParts(loggedRows(asked), `SELECT slot, count_if(sluice_of AND sluice_hit) AS events, count_if(sluice_of) AS total, count_if(sluice_of IS NULL OR (sluice_of AND sluice_hit IS NULL)) AS unclear
      FROM (SELECT slot, ${of} AS sluice_of, ${hit} AS sluice_hit FROM logged) AS judged GROUP BY slot`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseUnclear(rows);
            return { kind: 'counts', bySlot: bySlot(asked.slots, rows, (row) => ({ events: row.number('events'), total: row.number('total') }), { events: 0, total: 0 }) };
        },
    };
}
async function histogram(asked, column, where, edges) {
    const dialect = asked.engine.dialect(asked.log.source);
    const bins = dialect.binCounts('sluice_value', edges);
    return {
        sql: withParts(loggedRows(asked), `SELECT slot, ${bins.sql} AS bins, ${oddities(dialect)} FROM (${await valuesOf(asked, column, where, 'DOUBLE')}) AS picked GROUP BY slot`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseOddities(rows, column);
            return { kind: 'histogram', edges: [...edges], bySlot: bySlot(asked.slots, rows, (row) => bins.read(row.value('bins')), new Array(edges.length + 1).fill(0)) };
        },
    };
}
async function mean(asked, column, where) {
    const dialect = asked.engine.dialect(asked.log.source);
    const { bounds = [-Infinity, Infinity] } = asked.measure;
    return {
        sql: withParts(loggedRows(asked), `SELECT slot, count(sluice_value) AS n, coalesce(sum(CASE WHEN ${dialect.isFinite('sluice_value')} THEN sluice_value END), 0) AS total, min(sluice_value) AS low, max(sluice_value) AS high, ${oddities(dialect)}
      FROM (${await valuesOf(asked, column, where, 'DOUBLE')}) AS picked GROUP BY slot`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseOddities(rows, column);
            for (const row of rows)
                if (row.number('n') > 0 && (row.number('low') < bounds[0] || row.number('high') > bounds[1]))
                    throw new driver_error/* DriverError */.x('log-bounds', `Slot ${row.slot} has ${column} from ${row.number('low')} to ${row.number('high')}, outside of ${bounds[0]} to ${bounds[1]}.`, 'Correct what writes it, or the bounds: a bet on a mean needs to know how far a value can be out.');
            return { kind: 'values', bySlot: bySlot(asked.slots, rows, (row) => ({ n: row.number('n'), sum: row.number('total') }), { n: 0, sum: 0 }) };
        },
    };
}
async function classes(asked, column, where) {
    return {
        sql: withParts(loggedRows(asked), `SELECT slot, coalesce(substr(sluice_value, 1, 100), '${NO_CLASS}') AS class, count(*) AS n, count_if(sluice_picked IS NULL) AS unclear
      FROM (${await valuesOf(asked, column, where, 'VARCHAR')}) AS picked WHERE sluice_picked IS NULL OR sluice_picked GROUP BY 1, 2 LIMIT ${MOST_CLASSES * 2 + 1}`),
        sources: { log: asked.log.source },
        read(table) {
            const rows = rowsOf(table, asked.slots);
            refuseUnclear(rows);
            const found = Object.fromEntries(asked.slots.map((slot) => [slot, {}]));
            for (const row of rows)
                found[row.slot][row.text('class')] = row.number('n');
            const names = new Set(Object.values(found).flatMap((each) => Object.keys(each)));
            if (names.size > MOST_CLASSES)
                throw new driver_error/* DriverError */.x('log-classes', `${column} has more than ${MOST_CLASSES} different values.`, 'Compare the shares of a column with few classes.');
            return { kind: 'classes', bySlot: found };
        },
    };
}
/** Rows with the value of a column and whether they are picked. */
async function valuesOf({ engine, log, view }, column, where, type) {
    const picked = where === undefined ? answeredIn(view, undefined) : await engine.condition(where, log.source);
    return `SELECT slot, ${picked} AS sluice_picked, CASE WHEN ${picked} THEN TRY_CAST(${view.column(column)} AS ${type}) END AS sluice_value FROM logged`;
}
function oddities(dialect) {
    return `count_if(sluice_picked IS NULL) AS unclear, count_if(sluice_picked AND sluice_value IS NULL) AS absent, count_if(sluice_value IS NOT NULL AND NOT ${dialect.isFinite('sluice_value')}) AS endless`;
}
function refuseOddities(rows, column) {
    refuseUnclear(rows);
    for (const row of rows) {
        if (row.number('absent') > 0)
            throw new driver_error/* DriverError */.x('log-value-missing', `${row.number('absent')} answers of slot ${row.slot} have no number in ${column}.`, 'Write it to each answer, or leave those rows out with `where`.');
        if (row.number('endless') > 0)
            throw new driver_error/* DriverError */.x('log-not-finite', `${row.number('endless')} answers of slot ${row.slot} have NaN or an infinity in ${column}.`, 'Find where they come from: they are no measurement.');
    }
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log-own.js


const WHOLE = 'sluice_whole_log';
/** A team's own SQL with the tables it may read: `log` (of a slice, its rows alone), and `labels` where it names them. */
async function ownSql(sql, { segment, declared }, log, engine) {
    const labels = log.labels && /\blabels\b/i.test(sql) ? { labels: log.labels.source } : {};
    if (!segment)
        return { sql, sources: { log: log.source, ...labels } };
    const column = (await engine.describe(log.source)).find(({ name }) => name.toLowerCase() === segment.by.toLowerCase());
    if (!column)
        throw problem/* InputError */.d.of('log-column', `The log has no column ${JSON.stringify(segment.by)}, by which guardrail ${JSON.stringify(declared)} is cut.`, 'Write it to every row, or correct `segments`.');
    const slice = `SELECT * FROM ${WHOLE} WHERE CAST(${(0,core_sql/* identifier */.C)(column.name)} AS VARCHAR) = ${(0,core_sql/* literal */.e)(segment.value)}`;
    return { sql: `WITH log AS (${slice})\nSELECT * FROM (\n${sql}\n) AS answered`, sources: { [WHOLE]: log.source, ...labels } };
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/log.js









const ANOTHER_LOOK_MS = 200;
const LOOKS = 3;
const log_PAIR_WAIT = '10 s';
/**
 * Guardrails from a prediction log: ready-made measures over its published columns, or SQL of the team's own, over rows after
 * `$since` and up to `$until` (milliseconds since the epoch), so that each event enters once. A slot without rows has counts of
 * zero: silence is for the tick to judge. A log that is not there yet, cannot be read, or has rows that nothing can be made of
 * is an outage. What no other look can mend is a mistake to correct: InputError `sql-…`, `log-…`, `labels-…`, `guardrail-…`.
 */
function logSignals(options) {
    const { log, measures, clock } = options;
    const known = new Map(measures.map((measure) => [measure.name, measure]));
    const facts = remembered(options);
    const measureOf = (guardrail) => {
        const measure = known.get(guardrail);
        if (!measure)
            throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of a log.`);
        return measure;
    };
    return {
        name: 'log',
        settles: (guardrail) => settleOf(measureOf(guardrail), log),
        read: (guardrail, window, state) => orOutage(clock, () => reading(options, measureOf(guardrail), window, state, facts)),
        ...(knowsUsers(options) ? { assigned: (window, state) => orOutage(clock, () => assigned(options, window, state, facts)) } : {}),
    };
}
/** Whether somebody says that the log names them: one without users is no outage. */
function knowsUsers({ log, measures }) {
    return log.columns.key !== undefined || measures.some(({ countedAfter }) => countedAfter !== undefined);
}
async function reading(options, measure, window, state, facts) {
    const { log, engine, slots } = options;
    if ('sql' in measure.source && measure.source.sql !== undefined) {
        const query = await ownSql(measure.source.sql, measure, log, engine);
        return readingOfSql(measure, await engine.query(query.sql, query.sources, { since: window.since, until: window.until }), slots);
    }
    const view = await (0,log_view/* viewOfLog */.d6)(log, engine, measure.labels && log.labels ? ['label'] : []);
    const before = logStateIn(state);
    const found = await facts(window, before);
    const question = { measure, log, view, engine, slots, segment: measure.segment, window, from: found.state.from };
    if (measure.countedAfter !== undefined)
        await asked(keylessRows(question), window, engine);
    const answer = await asked(await logQuery(question), window, engine);
    const tooLate = measure.labels && log.labels ? ((await asked(await labelsTooLate(question), window, engine)).late ?? 0) : 0;
    const late = found.late + Math.max(0, tooLate - Number(state?.tooLate ?? 0));
    return { ...answer, state: { log: found.state, ...(tooLate > 0 ? { tooLate } : {}) }, ...(late > 0 ? { late } : {}) };
}
async function assigned({ log, engine, slots }, window, state, facts) {
    const view = await (0,log_view/* viewOfLog */.d6)(log, engine);
    const found = await facts(window, logStateIn(state));
    const question = { log, view, engine, slots, window, from: found.state.from };
    await asked(keylessRows(question), window, engine);
    return { ...(await asked(usersAssigned(question), window, engine)), state: { log: found.state } };
}
async function asked(query, window, engine) {
    return query.read(await engine.query(query.sql, query.sources, { since: window.since, until: window.until }));
}
function settleOf(measure, { settle }) {
    if (measure.labels)
        return settle + measure.labels.after;
    if (measure.countedAfter !== undefined)
        return settle + measure.countedAfter;
    return measure.kind === 'pairs' && measure.source.log !== undefined ? settle + (0,duration/* parseDuration */.E)(measure.source.wait ?? log_PAIR_WAIT) : settle;
}
/** What all guardrails of one look share is asked once. */
function remembered({ log, slots, engine, clock }) {
    let last;
    return async (window, before) => {
        const key = JSON.stringify([window, before]);
        if (last?.key !== key) {
            const facts = (0,log_view/* viewOfLog */.d6)(log, engine).then((view) => factsOf(log, view, slots, window, clock.now().getTime(), before, engine));
            last = { key, facts };
            facts.catch(() => (last = undefined));
        }
        return last.facts;
    };
}
/** Asked more than once, since a line of the log may be half written at that very moment. */
async function orOutage(clock, read) {
    for (let look = 1;; look++)
        try {
            return await read();
        }
        catch (error) {
            if (error instanceof RangeError || isMistake(error))
                throw error;
            if (error instanceof driver_error/* DriverError */.x || look === LOOKS)
                return { kind: 'outage', reason: error instanceof Error ? error.message : String(error) };
            await clock.sleep(ANOTHER_LOOK_MS);
        }
}
const MISTAKES = /^(sql|guardrail|labels|log)-/;
/** What is said of the SQL or the columns, as against the files: no other look can mend that. */
function isMistake(error) {
    return error instanceof problem/* InputError */.d && error.problems.some(({ code }) => MISTAKES.test(code));
}

// EXTERNAL MODULE: ./.build/src/rollout/signals/measure.js
var measure = __webpack_require__(38203);
;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus-api.js




/** Prometheus' own `--query.lookback-delta`: a series without a sample for so long is stale. */
const LOOKBACK_MS = 5 * 60_000;
const prometheus_api_REPLY_BYTES = 32 * 1024 * 1024;
/** Their last samples are kept in the journal with each tick. */
const MOST_SERIES = 500;
const prometheus_api_TIMEOUT_MS = 20_000;
/** By which its clock and this one may differ. */
const SKEW_MS = 60_000;
const MOST_POINTS = 100;
function prometheusApi(options) {
    const base = (0,fetch_json/* checkUrl */.CU)(options.url, 'rollout.signals.prometheus', options.insecure);
    const place = (name) => new URL(`${base.pathname.replace(/\/+$/, '')}/api/v1/${name}`, base.origin);
    const ask = async (name, type, form) => entriesOf(await exchange(place(name), form, options), type, form.query, options);
    return {
        samples: (selector, { since, until }) => ask('query', 'matrix', { query: `${selector.trim()}[${Math.ceil((until - since + LOOKBACK_MS) / 1000)}s]`, time: seconds(until) }),
        instant: (query, time) => ask('query', 'vector', { query, time: seconds(time) }),
        range: (query, { since, until }) => ask('query_range', 'matrix', { query, start: seconds(since), end: seconds(until), step: String(Math.max(1, Math.ceil((until - since) / 1000 / MOST_POINTS))) }),
    };
}
function seconds(milliseconds) {
    return (milliseconds / 1000).toFixed(3);
}
async function exchange(url, form, { clock, timeout, token, credentials }) {
    let date = null;
    const reply = await (0,fetch_json/* requestJson */.SS)(url, {
        what: 'Prometheus',
        credentials,
        method: 'POST',
        form: new URLSearchParams(form),
        headers: bearer(token),
        limit: prometheus_api_REPLY_BYTES,
        timeout: timeout ?? prometheus_api_TIMEOUT_MS,
        retry: (ms) => clock.sleep(ms),
        headersSeen: (headers) => (date = headers.get('date')),
    });
    refuseOtherTime(date, clock);
    return reply;
}
/** A clock that is behind would read yesterday's samples as the latest, one that is ahead would find none. */
function refuseOtherTime(date, clock) {
    const ahead = date === null ? 0 : Date.parse(date) - clock.now().getTime();
    if (Math.abs(ahead) > SKEW_MS)
        throw outage('prometheus-clock', `The clock of Prometheus is ${Math.round(Math.abs(ahead) / 1000)} s ${ahead > 0 ? 'ahead of' : 'behind'} this one.`, 'Set both clocks.');
}
function entriesOf(reply, type, query, { slotLabel, slots }) {
    if (!(0,weights/* isRecord */.u4)(reply) || reply.status !== 'success' || !(0,weights/* isRecord */.u4)(reply.data))
        throw outage('prometheus-error', `Prometheus answered ${(0,weights/* show */.WU)(reply)}.`, 'Try the selector in its own page.');
    const warnings = Array.isArray(reply.warnings) ? reply.warnings : [];
    if (warnings.length > 0 || reply.isPartial === true)
        throw outage('prometheus-partial', `Prometheus did not see all its data: ${(0,weights/* show */.WU)(warnings)}.`, 'See which of its stores is away.');
    const { resultType, result } = reply.data;
    if (resultType !== type || !Array.isArray(result))
        throw outage('prometheus-error', `Prometheus answered with a ${(0,weights/* show */.WU)(resultType)}, not with a ${type} of series.`, 'Check that the URL is that of a Prometheus, and that the query has series with the label of the slot.');
    const found = result.map((entry) => entryOf(entry, query, slotLabel));
    if (found.length > MOST_SERIES)
        throw outage('prometheus-series', `${query} finds ${found.length} series.`, `Narrow it: at most ${MOST_SERIES} are followed.`);
    return found.filter(({ slot }) => slots.includes(slot));
}
function entryOf(entry, query, slotLabel) {
    const labels = (0,weights/* isRecord */.u4)(entry) && (0,weights/* isRecord */.u4)(entry.metric) ? entry.metric : undefined;
    if (!labels || !(0,weights/* isRecord */.u4)(entry))
        throw outage('prometheus-error', `${query} gives ${(0,weights/* show */.WU)(entry)}, which is no series.`, 'Check that the URL is that of a Prometheus.');
    const slot = labels[slotLabel];
    if (typeof slot !== 'string')
        throw outage('prometheus-label', `The series ${(0,weights/* show */.WU)(labels)} has no label \`${slotLabel}\`.`, 'Set rollout.signals.prometheus.slot_label to the label that names the slot.');
    const list = (many, one) => (Array.isArray(many) ? many : one === undefined ? [] : [one]);
    return { slot, labels, values: list(entry.values, entry.value), histograms: list(entry.histograms, entry.histogram) };
}
function outage(code, message, fix) {
    return new driver_error/* DriverError */.x(code, message, fix);
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/counters.js



/** Labels that say who scraped, not what was scraped. */
const OF_THE_SCRAPE = ['job', 'monitor', 'prometheus', 'prometheus_replica', 'replica', '__replica__'];
/** Series of a counter. Throws DriverError `prometheus-value`, `prometheus-error` for a histogram, `prometheus-duplicate`. */
function countersOf(entries, selector) {
    const series = entries.map(({ slot, labels, values, histograms }) => {
        if (histograms.length > 0 || values.length === 0)
            throw outage('prometheus-error', `The selector ${selector} gives ${(0,weights/* show */.WU)(labels)} without samples of a counter.`, 'A native histogram is read by `histogram`; a counter holds numbers.');
        return { slot, labels, target: targetOf(slot, labels), samples: values.map((pair) => sampleOf(pair, labels)) };
    });
    refuseTwice(series.map(({ labels, samples }) => ({ labels, first: samples[0][0], last: samples.at(-1)[0] })));
    return series;
}
function targetOf(slot, labels) {
    return JSON.stringify([slot, labels.job ?? '', labels.instance ?? '']);
}
/** A sample of a counter; `least`: of a sum, which may fall below 0. */
function sampleOf(pair, labels, least = 0) {
    const [time, text] = Array.isArray(pair) ? pair : [];
    // Values come as text, "NaN" and "+Inf" among them.
    const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : NaN;
    if (typeof time !== 'number' || !Number.isFinite(time) || !Number.isFinite(value) || value < least)
        throw outage('prometheus-value', `The series ${(0,weights/* show */.WU)(labels)} has the sample ${(0,weights/* show */.WU)(pair)}.`, least === 0 ? 'A counter holds numbers from 0 on.' : 'A sample is a finite number.');
    return [Math.round(time * 1000), value];
}
/** One target that two jobs or two replicas scrape at the same time has every event twice. */
function refuseTwice(series) {
    const known = new Map();
    for (const one of series) {
        if (one.labels.instance === undefined)
            continue;
        const key = JSON.stringify(Object.entries(one.labels).filter(([name]) => !OF_THE_SCRAPE.includes(name)).sort());
        const other = known.get(key);
        if (other && one.first <= other.last && other.first <= one.last)
            throw outage('prometheus-duplicate', `The target ${(0,weights/* show */.WU)(one.labels.instance)} is scraped twice: ${(0,weights/* show */.WU)(other.labels)} and ${(0,weights/* show */.WU)(one.labels)}.`, 'Name one job or replica in the selector.');
        if (!other || one.last > other.last)
            known.set(key, one);
    }
}
/** An empty answer is a success to Prometheus, and no evidence of anything to us. */
function refuseNothing(last, selector, slots, slotLabel, window) {
    if (last.length === 0)
        throw outage('prometheus-empty', `The selector ${selector} finds none of the slots ${slots.join(', ')} by the label \`${slotLabel}\`.`, 'Try it in Prometheus\' own page, and check slot_label.');
    if (Math.max(...last) < window.until - LOOKBACK_MS)
        throw outage('prometheus-stale', `The newest sample of ${selector} is more than five minutes old.`, 'See whether Prometheus still scrapes the slots.');
}
/** Short name of a label set; it goes into the journal with every tick. */
function seriesKey(labels) {
    return (0,digest/* hexOf */.ZD)((0,digest/* digestOfJson */.Qs)(labels)).slice(0, 16);
}
/**
 * How far each counter rose since it was last counted, or, where nothing was counted before, since the last sample at or
 * before `since`. A value below the one before it is a restart from zero, as Prometheus' increase() has it, and so is a value
 * after a restart of its target (`restarts`); a series that was not there at the last reading began at zero. Samples after
 * `horizon(series)` wait for the next reading; those at or before the last counted one were counted.
 */
function rises(series, counted, window, horizon, restarts = new Map()) {
    const each = [];
    const bySlot = new Map();
    const next = { ...counted };
    const fell = new Map();
    for (const one of series) {
        const key = seriesKey(one.labels);
        const start = startOf(one, counted, key, window);
        if (!start)
            continue;
        const { rise, last, falls } = walk(one.samples, start, horizon(one), restarts.get(one.target) ?? []);
        each.push({ series: one, rise, over: Number.isFinite(start[0]) ? last[0] - start[0] : 0 });
        bySlot.set(one.slot, (bySlot.get(one.slot) ?? 0) + rise);
        fell.set(one.target, [...(fell.get(one.target) ?? []), ...falls]);
        if (Number.isFinite(last[0]))
            next[key] = last;
    }
    return { each, bySlot, counted: next, restarts: fell };
}
function startOf(series, counted, key, window) {
    if (counted)
        return counted[key] ?? [-Infinity, 0];
    return series.samples.findLast(([time]) => time <= window.since) ?? series.samples[0];
}
function walk(samples, start, horizon, restarts) {
    let last = start;
    let rise = 0;
    const falls = [];
    for (const sample of samples) {
        if (sample[0] <= last[0] || sample[0] > horizon)
            continue;
        if (sample[1] < last[1])
            falls.push(sample[0]);
        const anew = sample[1] < last[1] || restarts.some((time) => time > last[0] && time <= sample[0]);
        rise += anew ? sample[1] : sample[1] - last[1];
        last = sample;
    }
    return { rise, last, falls };
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus-question.js


async function counters({ api, window, cut }, selector) {
    return countersOf(await api.samples(cut(selector), window), selector);
}
/** Last counted samples by part. Throws RangeError for a state of something else. */
function countedIn(state, parts) {
    if (state === undefined)
        return undefined;
    if (!parts.every((part) => (0,weights/* isRecord */.u4)(state[part])))
        throw new RangeError(`This is no state of these signals: ${(0,weights/* show */.WU)(state)}.`);
    return state;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/vectors.js


/**
 * `rises` of counters, for vectors: a restart is seen in the whole vector (`isRestart`), so that a bucket that had overtaken its
 * old count by the next scrape is not taken for one that went on. `refuse` may object to two samples that follow each other.
 */
function jointRises(series, counted, window, isRestart, refuse = () => undefined) {
    const bySlot = new Map();
    const next = { ...counted };
    for (const one of series) {
        const key = seriesKey(one.labels);
        let last = vectors_startOf(one, counted, key, window);
        if (last === 'none')
            continue;
        for (const { time, value } of one.samples) {
            if (last && time <= last.time)
                continue;
            refuse(last?.value, value, one);
            const from = last && !isRestart(last.value, value) ? last.value : undefined;
            const sums = bySlot.get(one.slot) ?? value.map(() => 0);
            bySlot.set(one.slot, sums.map((sum, at) => sum + value[at] - (from?.[at] ?? 0)));
            last = { time, value };
        }
        if (last)
            next[key] = [last.time, ...last.value];
    }
    return { bySlot, counted: next };
}
/** The sample to count from; undefined: from zero; `none`: nothing to count. */
function vectors_startOf({ samples }, counted, key, window) {
    if (!counted)
        return samples.findLast(({ time }) => time <= window.since) ?? samples[0] ?? 'none';
    const [time, ...value] = counted[key] ?? [];
    return time === undefined ? undefined : { time, value };
}
function vectorsIn(state) {
    if (state === undefined)
        return undefined;
    if (!(0,weights/* isRecord */.u4)(state.vectors))
        throw new RangeError(`This is no state of these signals: ${(0,weights/* show */.WU)(state)}.`);
    return state.vectors;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus-figures.js





const prometheus_figures_MOST_CLASSES = 200;
/** Rises of a sum and of how many were summed, told apart by their labels alone. A restart shows in the count: a sum may fall. */
async function meanReading(asked, sumOf, countOf, bounds = [-Infinity, Infinity]) {
    const { api, options, window, cut } = asked;
    const count = await counters(asked, countOf);
    refuseNothing(count.map(({ samples }) => samples.at(-1)[0]), countOf, options.slots, options.slotLabel, window);
    const sums = new Map((await api.samples(cut(sumOf), window)).map((entry) => [withoutName(entry.labels), entry]));
    const series = count.map(({ slot, labels, samples }) => {
        const sum = sums.get(withoutName(labels));
        if (!sum)
            throw outage('prometheus-pair', `The series ${(0,weights/* show */.WU)(labels)} has no sum beside it.`, `Let ${sumOf} and ${countOf} have the same labels, as a histogram or summary has them.`);
        const at = new Map(sum.values.map((pair) => sampleOf(pair, labels, -Infinity)));
        return { slot, labels, samples: samples.flatMap(([time, n]) => (at.has(time) ? [{ time, value: [n, at.get(time)] }] : [])) };
    });
    const { bySlot, counted } = jointRises(series, vectorsIn(asked.state), window, (before, after) => after[0] < before[0]);
    const found = Object.fromEntries(options.slots.map((slot) => [slot, { n: bySlot.get(slot)?.[0] ?? 0, sum: bySlot.get(slot)?.[1] ?? 0 }]));
    for (const [slot, { n, sum }] of Object.entries(found)) {
        const rounding = 1e-6 * Math.max(1, Math.abs(sum));
        if ((n === 0 && Math.abs(sum) > rounding) || sum < bounds[0] * n - rounding || sum > bounds[1] * n + rounding)
            throw outage('prometheus-bounds', `Slot ${slot} has the sum ${sum} of ${n} values; each lies between ${bounds[0]} and ${bounds[1]}.`, 'Correct what is measured, or the bounds.');
    }
    return { kind: 'values', bySlot: found, state: { vectors: counted } };
}
async function classesReading(asked, selector, label) {
    const { options, window } = asked;
    const series = await counters(asked, selector);
    refuseNothing(series.map(({ samples }) => samples.at(-1)[0]), selector, options.slots, options.slotLabel, window);
    const unnamed = series.find(({ labels }) => labels[label] === undefined);
    if (unnamed)
        throw outage('prometheus-class', `The series ${(0,weights/* show */.WU)(unnamed.labels)} has no label \`${label}\`.`, 'Name the label that says the class.');
    const { each, counted } = rises(series, countedIn(asked.state, ['classes'])?.classes, window, () => window.until);
    const bySlot = Object.fromEntries(options.slots.map((slot) => [slot, {}]));
    for (const { series: { slot, labels }, rise } of each) {
        const name = labels[label].slice(0, 100);
        bySlot[slot][name] = (bySlot[slot][name] ?? 0) + rise;
    }
    if (new Set(Object.values(bySlot).flatMap(Object.keys)).size > prometheus_figures_MOST_CLASSES)
        throw outage('prometheus-class', `\`${label}\` has more than ${prometheus_figures_MOST_CLASSES} different values.`, 'Compare the shares of a label with few values.');
    return { kind: 'classes', bySlot, state: { classes: counted } };
}
/** Of several instances of a slot the highest counts: one that leaks is not hidden by nine that do not. */
async function gaugeReading(asked, source) {
    if (source.per_second !== undefined)
        return risePerSecond(asked, source.per_second);
    const { api, options, window, cut } = asked;
    const query = source.query;
    const entries = source.over === 'window' ? await api.range(cut(query), window) : await api.instant(cut(query), window.until);
    if (entries.length === 0)
        throw outage('prometheus-empty', `${query} finds none of the slots ${options.slots.join(', ')}.`, 'Try it in Prometheus\' own page, and check slot_label.');
    return { kind: 'gauge', bySlot: highest(entries.map((entry) => [entry.slot, ...figures(entry)])) };
}
async function risePerSecond(asked, selector) {
    const { options, window } = asked;
    const series = await counters(asked, selector);
    refuseNothing(series.map(({ samples }) => samples.at(-1)[0]), selector, options.slots, options.slotLabel, window);
    const { each, counted } = rises(series, countedIn(asked.state, ['risen'])?.risen, window, () => window.until);
    return { kind: 'gauge', bySlot: highest(each.filter(({ over }) => over > 0).map(({ series: { slot }, rise, over }) => [slot, (rise * 1000) / over])), state: { risen: counted } };
}
function figures({ labels, values, histograms }) {
    if (histograms.length > 0 || values.length === 0)
        throw outage('prometheus-error', `The series ${(0,weights/* show */.WU)(labels)} is no gauge.`, 'Give an expression with one number for each slot.');
    return values.map((pair) => sampleOf(pair, labels, -Infinity)[1]);
}
function highest(found) {
    const bySlot = {};
    for (const [slot, ...values] of found)
        bySlot[slot] = Math.max(bySlot[slot] ?? -Infinity, ...values);
    return bySlot;
}
function withoutName({ __name__: _name, ...labels }) {
    return JSON.stringify(Object.entries(labels).sort());
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/native-histogram.js


/** Bucket boundaries are powers of 2^(2^-schema), written as decimals; an edge that a person declares may be rounded. */
const SAME_EDGE = 1e-6;
/**
 * Native histograms as vectors over declared edges: the count of all, then those that lie up to each edge, then those of the
 * bucket that the edge lies inside of (0 where a boundary is there). The API gives each sample as `[time, {count, sum, buckets:
 * [[rule, left, right, count], …]}]`, numbers as text, empty buckets left out.
 */
function nativeVectors(entries, edges) {
    return entries.map(({ slot, labels, histograms }) => ({ slot, labels, samples: histograms.map((sample) => vectorOf(sample, edges, labels)) }));
}
/** Objects where counts rose inside of a bucket that an edge cuts: on which side of it nobody knows. */
function straddled(edges, selector) {
    return (before, after) => {
        const at = edges.findIndex((_, index) => (before?.[1 + edges.length + index] ?? 0) !== after[1 + edges.length + index]);
        if (at >= 0)
            throw outage('prometheus-edges', `The edge ${edges[at]} lies inside of a bucket of ${selector}.`, 'Declare edges that its resolution has: powers of two are in every standard one.');
    };
}
function vectorOf(sample, edges, labels) {
    const [time, histogram] = Array.isArray(sample) ? sample : [];
    const buckets = (0,weights/* isRecord */.u4)(histogram) ? (histogram.buckets ?? []) : undefined;
    const count = (0,weights/* isRecord */.u4)(histogram) ? numberIn(histogram.count) : NaN;
    if (typeof time !== 'number' || !Array.isArray(buckets) || !(count >= 0))
        throw unreadable(labels, sample);
    const parsed = buckets.map((bucket) => {
        const [, left, right, some] = Array.isArray(bucket) ? bucket : [];
        const numbers = [numberIn(left), numberIn(right), numberIn(some)];
        if (numbers.some(Number.isNaN) || numbers[2] < 0)
            throw unreadable(labels, bucket);
        return numbers;
    });
    const upTo = (edge) => sum(parsed.filter(([, right]) => right <= edge + Math.abs(edge) * SAME_EDGE));
    const inside = (edge) => sum(parsed.filter(([left, right]) => left < edge - Math.abs(edge) * SAME_EDGE && right > edge + Math.abs(edge) * SAME_EDGE));
    return { time: Math.round(time * 1000), value: [count, ...edges.map(upTo), ...edges.map(inside)] };
}
function numberIn(value) {
    if (typeof value !== 'string' || value.trim() === '')
        return NaN;
    return Number(value.replace(/^([+-]?)Inf$/, '$1Infinity'));
}
function sum(buckets) {
    return buckets.reduce((total, [, , count]) => total + count, 0);
}
function unreadable(labels, what) {
    return outage('prometheus-value', `The series ${(0,weights/* show */.WU)(labels)} has the sample ${(0,weights/* show */.WU)(what)}.`, 'A native histogram has a count and buckets of finite numbers.');
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus-histogram.js





/**
 * Counts by bucket of a classic histogram (one counter for each `le`) or a native one. The edges are those of the layout, or of
 * the declared ones among them; they must be the same in all series and at every reading. Outages: `prometheus-buckets` (a
 * scrape without some of them, or without +Inf), `prometheus-layout`, `prometheus-edges`, and those of counters.
 */
async function histogramReading(asked, selector, declared) {
    const { api, options, window, cut } = asked;
    const entries = await api.samples(cut(selector), window);
    const isNative = entries.some(({ histograms }) => histograms.length > 0);
    if (isNative && entries.some(({ values }) => values.length > 0))
        throw outage('prometheus-layout', `${selector} finds classic and native histograms.`, 'Select one of them: a classic one by its …_bucket.');
    const before = vectorsIn(asked.state);
    const { edges, series } = isNative ? { edges: [...edgesOfNative(declared, selector)], series: nativeVectors(entries, declared) } : classicVectors(entries, selector, (labels) => (before ? (before[seriesKey(labels)]?.[0] ?? -Infinity) : window.since));
    refuseNothing(series.flatMap(({ samples }) => samples.at(-1)?.time ?? []), selector, options.slots, options.slotLabel, window);
    refuseTwice(series.filter(({ samples }) => samples.length > 0).map(({ labels, samples }) => ({ labels, first: samples[0].time, last: samples.at(-1).time })));
    const known = asked.state?.edges;
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(edges))
        throw outage('prometheus-layout', `${selector} now has the edges ${edges.join(', ')}; it had ${(0,weights/* show */.WU)(known)}.`, 'Keep the buckets as they are while a rollout goes on: counts of two layouts cannot be compared.');
    const parts = edges.length + 1;
    const fell = (from, to) => (isNative ? to[0] < from[0] : to.slice(0, parts).some((count, at) => count < from[at]));
    const { bySlot, counted } = jointRises(series, before, window, fell, isNative ? straddled(edges, selector) : undefined);
    const cumulative = Object.fromEntries(options.slots.map((slot) => [slot, bySlot.get(slot) ?? new Array(parts).fill(0)]));
    const picked = (declared ?? edges).map((edge) => edges.indexOf(edge));
    if (picked.includes(-1))
        throw outage('prometheus-edges', `${selector} has the edges ${edges.join(', ')}; declared are ${declared.join(', ')}.`, 'Declare edges that the histogram has.');
    return { kind: 'histogram', edges: declared ? [...declared] : edges, bySlot: mapped(cumulative, (counts, slot) => buckets(counts, picked, slot)), state: { vectors: counted, edges } };
}
/** Vectors hold the count of all first, then up to each edge. */
function buckets([all, ...upTo], picked, slot) {
    const rising = [...picked.map((at) => upTo[at]), all];
    const counts = rising.map((count, at) => count - (at === 0 ? 0 : rising[at - 1]));
    if (counts.some((count) => count < 0))
        throw outage('prometheus-contradiction', `Slot ${slot} has fewer observations up to a higher edge: ${rising.join(', ')}.`, 'See whether something rewrites the buckets on their way.');
    return counts;
}
/** Counters by `le`, put together by scrape. What came before `from` was counted, and may be of another process. */
function classicVectors(entries, selector, from) {
    const groups = new Map();
    for (const { slot, labels: { le, ...labels }, values } of entries) {
        const edge = le === undefined || le.trim() === '' ? NaN : Number(le.replace(/^\+Inf$/, 'Infinity'));
        if (Number.isNaN(edge))
            throw outage('prometheus-buckets', `The series ${(0,weights/* show */.WU)(labels)} of ${selector} has no bucket edge in \`le\`.`, 'Select the …_bucket of a histogram.');
        const key = JSON.stringify(Object.entries(labels).sort());
        const group = groups.get(key) ?? { slot, labels, byLe: new Map() };
        group.byLe.set(edge, new Map(values.map((pair) => sampleOf(pair, labels))));
        groups.set(key, group);
    }
    const all = [...groups.values()].map((group) => ({ ...group, ...grouped(group.byLe, from(group.labels), group.labels) })).filter(({ samples }) => samples.length > 0);
    // A process that has ended says nothing of today's buckets, unless nobody says more.
    const alive = all.filter(({ labels, samples }) => samples.at(-1).time > from(labels));
    const found = alive.length > 0 ? alive : all;
    const edges = found[0]?.edges ?? [];
    const other = found.find((group) => group.edges.join() !== edges.join());
    if (other)
        throw outage('prometheus-layout', `${(0,weights/* show */.WU)(other.labels)} has the edges ${other.edges.join(', ')}, and ${(0,weights/* show */.WU)(found[0].labels)} has ${edges.join(', ')}.`, 'Give both slots the same buckets.');
    return { edges, series: found.map(({ slot, labels, samples }) => ({ slot, labels, samples })) };
}
function grouped(byLe, from, labels) {
    const times = [...new Set([...byLe.values()].flatMap((samples) => [...samples.keys()]))].sort((a, b) => a - b);
    const first = Math.max(0, times.findLastIndex((time) => time <= from));
    const kept = times.slice(first);
    const edges = [...byLe.keys()].filter((edge) => kept.some((time) => byLe.get(edge).has(time))).sort((a, b) => a - b);
    for (const time of kept)
        if (edges.at(-1) !== Infinity || edges.some((edge) => !byLe.get(edge).has(time)))
            throw outage('prometheus-buckets', `A scrape of ${(0,weights/* show */.WU)(labels)} lacks buckets.`, 'Let every scrape hold all buckets, +Inf among them, and none be dropped on the way.');
    const finite = edges.slice(0, -1);
    return { edges: finite, samples: kept.map((time) => ({ time, value: [byLe.get(Infinity).get(time), ...finite.map((edge) => byLe.get(edge).get(time))] })) };
}
function edgesOfNative(declared, selector) {
    if (declared)
        return declared;
    throw outage('prometheus-edges', `${selector} is a native histogram, whose buckets follow its values.`, 'Declare `edges` that its buckets have, such as powers of two.');
}
function mapped(record, of) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value, key)]));
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/selector.js

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const MATCHER = /^\s*[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')\s*(,|$)/;
/**
 * A plain selector of a counter: `name`, `name{label="value"}` or `{…}`. Anything else is refused with InputError
 * `not-a-selector`: `increase(x[5m])` read every minute would count each event five times, so Sluice takes the counter
 * itself and the differences are its own.
 */
function checkSelector(text, where) {
    const selector = text.trim();
    const brace = selector.indexOf('{');
    const name = brace < 0 ? selector : selector.slice(0, brace).trim();
    const braces = brace < 0 ? '' : selector.slice(brace);
    const named = name === '' ? brace === 0 : NAME.test(name);
    if (!named || (brace >= 0 && !areMatchers(braces)))
        throw problem/* InputError */.d.of('not-a-selector', `${where} is ${JSON.stringify(text.slice(0, 200))}, which is not the plain selector of a counter.`, 'Write the counter itself, e.g. requests_total{code=~"5.."}, without rate(), increase() or a range: Sluice takes the differences.');
    return selector;
}
/** The selector with one more label, whatever the value holds. */
function withMatcher(selector, label, value) {
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label))
        throw problem/* InputError */.d.of('segment-label', `${JSON.stringify(label.slice(0, 100))} is no name of a label.`, 'Name the label in Prometheus by which the slices are told apart.');
    const matcher = `${label}=${JSON.stringify(value)}`;
    const text = selector.trim();
    if (!text.endsWith('}'))
        return `${text}{${matcher}}`;
    const inside = text.slice(0, -1).trimEnd();
    return `${inside}${inside.endsWith('{') || inside.endsWith(',') ? '' : ','}${matcher}}`;
}
function areMatchers(braces) {
    if (!braces.endsWith('}'))
        return false;
    let rest = braces.slice(1, -1);
    while (rest.trim() !== '') {
        const match = MATCHER.exec(rest);
        if (!match)
            return false;
        rest = rest.slice(match[0].length);
    }
    return true;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/prometheus.js







/**
 * Guardrails from Prometheus. Counters, buckets and classes are raw counters differenced here, so that each event enters once
 * however often one looks; `state` holds the last counted sample of each series. Whatever is not a whole answer is an outage,
 * by its code: no answer, an error, a warning, partial data, NaN or infinite values, a selector that finds none of the slots,
 * samples gone stale, a target scraped twice, another clock, more events than units, buckets that are not there or not the
 * same. A slot without a series beside one with series has counts of zero.
 */
function prometheusSignals(options) {
    const api = prometheusApi(options);
    const known = new Map(options.measures.map((measure) => [measure.name, measure]));
    for (const measure of options.measures)
        checkSelectors(measure);
    return {
        name: 'prometheus',
        async read(guardrail, window, state) {
            const measure = known.get(guardrail);
            if (!measure)
                throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of Prometheus.`);
            const { segment } = measure;
            const cut = (selector) => (segment ? withMatcher(selector, segment.by, segment.value) : selector);
            try {
                return await prometheus_reading({ api, options, window, state, cut }, measure);
            }
            catch (error) {
                if (error instanceof driver_error/* DriverError */.x)
                    return { kind: 'outage', reason: error.message };
                throw error;
            }
        },
    };
}
function prometheus_reading(asked, measure) {
    switch (measure.kind) {
        case 'rate':
            return rateReading(asked, measure.source.events, measure.source.total);
        case 'quantile':
            return histogramReading(asked, measure.source.buckets, measure.source.edges);
        case 'mean':
            return meanReading(asked, measure.source.sum, measure.source.count, measure.bounds);
        case 'classes':
            return classesReading(asked, measure.source.counter, measure.source.label);
        case 'gauge':
            return gaugeReading(asked, measure.source);
        case 'pairs':
            throw new RangeError('Prometheus knows of no pairs.');
    }
}
/** Selectors of counters by their key in the delivery file; an expression that rises by itself would count events twice. */
function checkSelectors(measure) {
    const { source, segment, declared } = measure;
    const isPlain = ['events', 'total', 'buckets', 'sum', 'count', 'counter', 'per_second'];
    for (const [key, text] of Object.entries(source))
        if (isPlain.includes(key) || (key === 'query' && segment)) {
            const selector = checkSelector(String(text), `\`${key}\` of guardrail ${declared}`);
            if (segment)
                withMatcher(selector, segment.by, segment.value);
        }
}
async function rateReading(asked, eventsOf, totalOf) {
    const { options, window } = asked;
    // The total first: a scrape that ends between the two queries then adds events that are cut, never units that are missing.
    const total = await counters(asked, totalOf);
    refuseNothing(total.map(({ samples }) => samples.at(-1)[0]), totalOf, options.slots, options.slotLabel, window);
    const events = await counters(asked, eventsOf);
    const before = countedIn(asked.state, ['events', 'total']);
    const units = rises(total, before?.total, window, () => window.until);
    const hits = rises(events, before?.events, window, horizonOf(total, window), units.restarts);
    const counts = (slot) => ({ events: hits.bySlot.get(slot) ?? 0, total: units.bySlot.get(slot) ?? 0 });
    const bySlot = Object.fromEntries(options.slots.map((slot) => [slot, counts(slot)]));
    for (const [slot, { events: some, total: all }] of Object.entries(bySlot))
        if (some > all)
            throw outage('prometheus-contradiction', `Slot ${slot} has ${some} events of ${all} units.`, 'Every event must be counted in the total too.');
    return { kind: 'counts', bySlot, state: { events: hits.counted, total: units.counted } };
}
/** Of a target's events, only what its total has been counted up to: else one scrape could have events without units. */
function horizonOf(total, window) {
    const byTarget = new Map();
    const bySlot = new Map();
    for (const { target, slot, samples } of total) {
        const last = samples.at(-1)?.[0] ?? window.since;
        // The newest of them: a series that has ended (a label value no longer seen) must not hold the others back.
        byTarget.set(target, Math.max(byTarget.get(target) ?? -Infinity, last));
        bySlot.set(slot, Math.max(bySlot.get(slot) ?? -Infinity, last));
    }
    return ({ target, slot }) => byTarget.get(target) ?? bySlot.get(slot) ?? window.until;
}

;// CONCATENATED MODULE: ./.build/src/rollout/signals/open.js







/**
 * The providers that `rollout.signals` declares, as one: each guardrail is read where its own keys say. Throws InputError
 * `guardrail-source` for every guardrail whose provider is not declared.
 */
function openSignals(spec, guardrails, options) {
    const measures = guardrails.flatMap((guardrail) => (0,measure/* measuresOf */.d6)(guardrail, options.assignment));
    refuseUndeclared(measures, spec);
    const of = (provider) => measures.filter((measure) => measure.provider === provider);
    const open = {
        log: spec.log && logSignals({ ...options, log: (0,log_source/* logSourceOf */.X)(spec.log, spec.labels, options.source), measures: of('log') }),
        prometheus: spec.prometheus && prometheusSignals({ ...options, ...tokenOf(spec.prometheus, options), url: spec.prometheus.url, slotLabel: spec.prometheus.slot_label ?? 'slot', measures: of('prometheus') }),
        kubernetes: spec.kubernetes && kubernetesSignals({ ...options, declared: spec.kubernetes, cluster: open_clusterFor(options, spec.kubernetes), measures: of('kubernetes') }),
        http: spec.http && httpSignals({ ...options, ...tokenOf(spec.http, options), url: spec.http.url, method: spec.http.method ?? 'GET', measures: of('http') }),
    };
    const providers = Object.values(open).filter((provider) => provider !== undefined);
    if (providers.length === 1)
        return providers[0];
    return composed(open, new Map(measures.map(({ name, provider }) => [name, provider])));
}
function composed(open, providers) {
    const providerOf = (guardrail) => {
        const provider = open[providers.get(guardrail)];
        if (!provider)
            throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)}.`);
        return provider;
    };
    return {
        name: Object.values(open).flatMap((provider) => provider?.name ?? []).join(' and '),
        read: (guardrail, window, state) => providerOf(guardrail).read(guardrail, window, state),
        settles: (guardrail) => providerOf(guardrail).settles?.(guardrail) ?? 0,
        assigned: open.log?.assigned,
    };
}
/** The token of a provider, found when it is first needed: where a file is checked there is none. */
function tokenOf({ token_env: name }, { env }) {
    return name === undefined ? {} : { token: { name, value: env?.[name] } };
}
function open_clusterFor({ cluster }, { cluster: own }) {
    if (cluster)
        return cluster(own);
    throw problem/* InputError */.d.of('cluster-undeclared', 'Signals of Kubernetes were opened where no cluster can be.', 'Declare `rollout.kubernetes`.');
}
function refuseUndeclared(measures, spec) {
    const wrong = measures.filter(({ provider, segment }) => segment === undefined && spec[provider] === undefined);
    if (wrong.length > 0)
        throw new problem/* InputError */.d(wrong.map((measure) => notDeclared(measure, spec)));
}
function notDeclared({ declared, provider }, spec) {
    const there = Object.keys(spec).filter((name) => name !== 'labels');
    return {
        code: 'guardrail-source',
        message: `Guardrail ${JSON.stringify(declared)} is read from rollout.signals.${provider}, and declared there is ${there.join(' and ') || 'nothing'}.`,
        fix: `Declare rollout.signals.${provider}, or name what ${there.join(' and ') || 'another provider'} holds.`,
    };
}

// EXTERNAL MODULE: ./.build/src/serving/releases.js
var releases = __webpack_require__(85156);
// EXTERNAL MODULE: ./.build/src/run/journal.js + 7 modules
var journal = __webpack_require__(43141);
// EXTERNAL MODULE: ./.build/src/run/registry.js + 1 modules
var run_registry = __webpack_require__(64034);
// EXTERNAL MODULE: ./.build/src/run/router.js + 46 modules
var router = __webpack_require__(82373);
;// CONCATENATED MODULE: ./.build/src/run/wiring.js















/** Router, slots, registry and signals as the delivery file declares them. */
function openDrivers(delivery, session, access) {
    const rollout = (0,policy/* rolloutOf */.Zb)(delivery);
    const { clock, engine } = session;
    const { options, slots } = (0,router/* commonOptions */.OP)(delivery, session);
    const { insecure } = options;
    const registry = (0,run_registry/* openRegistry */.Me)(delivery, session, options.credentials);
    const signals = rollout.signals && openSignals(rollout.signals, (0,presets/* guardrailsOf */.Q)(rollout), { slots, engine, clock, insecure, credentials: options.credentials, assignment: rollout.assignment, env: session.env, cluster: options.cluster, deployments: (rollout.fleet?.deployments?.names ?? rollout.traffic?.replicas?.deployments), source: (declared, at) => (0,source/* sourceOf */.vz)(delivery, declared, at) });
    const drivers = rollout.command === undefined ? slotsAndRouter(delivery, session, access) : (0,single_command/* singleCommand */.m)(rollout.command, { ...options, slots });
    return { ...drivers, signals, registry, capacity: rollout.capacity && readyBy(rollout.capacity, options, drivers.fleet) };
}
function slotsAndRouter(delivery, session, access) {
    const { fleet, traffic } = (0,policy/* rolloutOf */.Zb)(delivery);
    if (!fleet)
        throw (0,router/* incomplete */.$x)(delivery);
    return { traffic: (0,router/* openRouter */.Y5)(delivery, session, access), fleet: openFleet(fleet, { ...(0,router/* commonOptions */.OP)(delivery, session).options, byReplicas: traffic?.replicas !== undefined, roles: () => (0,router/* rolesOf */.R7)(access) }) };
}
/** The content-addressed folder of releases below `rollout.state`. `from` is where the candidate's bytes lie, if elsewhere. */
function openReleases(delivery, from = delivery) {
    const folder = delivery.resolve((0,journal/* stateOfRollout */.y)(delivery));
    const store = (0,releases/* releasesIn */.y)(folder);
    return {
        ...store,
        keep: () => store.keep(from),
        // Where the job that began the delivery was killed before it placed anything, this machine has kept nothing; its bytes are at hand all the same.
        source: (digest) => store.source(digest).catch((error) => {
            if (from === delivery || !(error instanceof problem/* InputError */.d) || error.problems[0]?.code !== 'release-not-kept')
                throw error;
            return (0,release_store/* keepRelease */.LF)(from, folder, digest).catch(() => Promise.reject(error));
        }),
    };
}


/***/ }),

/***/ 40641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vy: () => (/* binding */ registryDrift),
/* harmony export */   de: () => (/* binding */ championIn),
/* harmony export */   e7: () => (/* binding */ pointRegistry)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59036);
/* harmony import */ var _prove_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83630);



const ATTEMPTS = 3;
/** The champion as the journal tells it; undefined where nothing serves, or where that is about to change. */
function championIn(state) {
    const { champion, good, returning } = state;
    if (!champion || returning)
        return undefined;
    const known = [...[...good].reverse().filter(({ withdrawn }) => !withdrawn), ...(0,_journal_state_js__WEBPACK_IMPORTED_MODULE_1__/* .adoptedIn */ .pj)(state)];
    const before = known.map(({ release }) => release.digest).filter((digest) => digest !== champion.release.digest);
    return { release: champion.release, ledgerHead: champion.ledgerHead, before };
}
/**
 * Points the registry's aliases at what serves, after the router: tags first, then the one before, the champion last. All of it
 * follows from the journal, so a run that was killed is repeated as it is. A registry has no compare-and-set: the alias is read before
 * and after. Never throws for the registry's sake: users are served by then.
 */
async function pointRegistry(registry, champion) {
    try {
        const wanted = await versionOf(registry, champion);
        if ('kind' in wanted)
            return wanted;
        await tag(registry, wanted, champion);
        const found = await registry.aliases();
        const previous = await firstKnown(registry, champion.before);
        const keep = previous?.version ?? (found.champion === wanted.version ? undefined : found.champion);
        if (keep !== undefined && keep !== wanted.version && found.previous !== keep)
            await registry.point('previous', keep);
        const changed = found.champion !== wanted.version;
        if (changed && !(await take(registry, wanted.version)))
            return contested(registry, wanted.version);
        return { kind: 'pointed', version: wanted.version, changed, said: `${registry.name}: version ${wanted.version} is champion${keep === undefined ? '' : `, version ${keep} the one before`}.`, drift: driftOf(registry, found.champion, wanted.version, previous?.version) };
    }
    catch (error) {
        if (!(error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x))
            throw error;
        return { kind: 'failed', code: 'registry-away', said: `${registry.name} could not be told who is champion: ${(0,_prove_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`, fix: 'Repair it and run the same command again: it goes on from what the journal says.' };
    }
}
/** Whether the alias names what serves; changes nothing. Undefined where it does. */
async function registryDrift(registry, champion) {
    const fix = 'Find out who points it; running `sluice canary-promote` or `sluice rollback` again points it at what serves.';
    try {
        const [{ champion: named }, wanted] = [await registry.aliases(), await registry.find(champion.release.digest)];
        if (named !== undefined && named === wanted?.version)
            return undefined;
        return { code: 'registry-drift', fix, said: `${registry.name} names ${named === undefined ? 'nothing' : `version ${named}`} as champion, and ${champion.release.digest} (${wanted ? `version ${wanted.version}` : 'no version there'}) serves.` };
    }
    catch (error) {
        if (!(error instanceof _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x))
            throw error;
        return { code: 'registry-away', fix: 'Repair the registry, or its address in `rollout.registry`.', said: `${registry.name} could not be asked who is champion: ${(0,_prove_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}` };
    }
}
async function versionOf(registry, { release, version }) {
    const tagged = await registry.find(release.digest);
    if (tagged)
        return tagged;
    const name = version ?? (/^[1-9]\d{0,18}$/.test(release.version ?? '') ? release.version : undefined);
    const found = name === undefined ? undefined : await registry.version(name);
    if (!found)
        return { kind: 'failed', code: 'registry-version-unknown', said: `${registry.name} has no version of ${release.digest}${name === undefined ? '' : `, and no version ${name}`}.`, fix: `Register the model where it is trained, with the tag sluice.digest = ${release.digest}, or name its version in \`rollout.registry\`. The journal knows the champion all the same.` };
    if (found.digest !== undefined && found.digest !== release.digest)
        return { kind: 'failed', code: 'registry-version-other', said: `Version ${name} of ${registry.name} is tagged as ${found.digest}, and ${release.digest} serves.`, fix: 'Name the version of the release that serves: nothing was changed.' };
    return found;
}
async function tag(registry, { version, digest, ledgerHead }, { release, ledgerHead: head }) {
    if (digest === release.digest && (head === null || head === ledgerHead))
        return;
    await registry.tag(version, { digest: release.digest, ...(head !== null && { ledgerHead: head }) });
}
async function firstKnown(registry, digests) {
    for (const digest of digests.slice(0, ATTEMPTS)) {
        const found = await registry.find(digest);
        if (found)
            return found;
    }
    return undefined;
}
/** An accepted write is not yet a pointed alias. */
async function take(registry, version) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        await registry.point('champion', version);
        if ((await registry.aliases()).champion === version)
            return true;
    }
    return false;
}
async function contested(registry, version) {
    const { champion } = await registry.aliases();
    return { kind: 'failed', code: 'registry-contested', said: `${registry.name} was told ${ATTEMPTS} times that version ${version} is champion, and names ${champion === undefined ? 'nothing' : `version ${champion}`}: somebody else points it too.`, fix: 'Let nothing but Sluice point this alias, and run the same command again.' };
}
function driftOf(registry, found, wanted, previous) {
    if (found === undefined || found === wanted || previous === undefined || found === previous)
        return undefined;
    return `${registry.name} named version ${found} as champion, which Sluice had not put there: before this, version ${previous} served.`;
}


/***/ }),

/***/ 85156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ namedOtherwise),
/* harmony export */   y: () => (/* binding */ releasesIn)
/* harmony export */ });
/* harmony import */ var _evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61737);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77304);


/** The store in a state folder (`rollout.state`, absolute). */
function releasesIn(stateFolder) {
    return {
        async keep(delivery) {
            const { manifest } = await (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__/* .keepRelease */ .LF)(delivery, stateFolder);
            return { release: (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_1__/* .refOf */ .H8)(manifest), manifest };
        },
        source: (digest) => (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__/* .openRelease */ .gS)(digest, stateFolder),
        parts: (digest) => (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__/* .measuredParts */ .nz)(digest, stateFolder),
        prune: (options) => (0,_evidence_release_store_js__WEBPACK_IMPORTED_MODULE_0__/* .pruneReleases */ .Xb)(stateFolder, options),
    };
}
/**
 * Why kept bytes may not be placed although their digest is right: OMS root digests do not tell a renamed file, so the
 * names are compared with those that `identify` (or `adopt`) wrote into the ledger. Undefined where they agree, or where
 * the store does not name files.
 */
function namedOtherwise(source, ledger) {
    if (!source.manifest)
        return undefined;
    const identified = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
    const trees = (identified?.statement.predicate.details?.trees ?? {});
    const layout = (0,_evidence_release_js__WEBPACK_IMPORTED_MODULE_1__/* .layoutOf */ .aH)(source.manifest);
    const parts = [...new Set([...Object.keys(layout), ...Object.keys(trees)])].filter((part) => layout[part] !== trees[part]);
    return parts.length === 0 ? undefined : `The kept files of ${parts.join(', ')} have other names than those that were tested.`;
}


/***/ })

};
