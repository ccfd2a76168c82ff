export const id = 1936;
export const ids = [1936];
export const modules = {

/***/ 41936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   storedEvidence: () => (/* binding */ storedEvidence)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _evidence_head_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20427);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13640);
/* harmony import */ var _evidence_stores_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12958);
/* harmony import */ var _evidence_stores_keep_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(99061);
/* harmony import */ var _evidence_stores_oci_layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(13636);
/* harmony import */ var _gather_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58600);









/**
 * The evidence in a store's own layout (a folder that `evidence.stores` names, or the checkout of its branch): every set that its
 * index names, each byte held against its digest. Undefined where the folder is no such store.
 */
async function storedEvidence(folder) {
    const isStore = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, _evidence_stores_oci_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .LAYOUT_FILE */ .gI)).then((found) => found.isFile(), () => false);
    const index = isStore ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, _evidence_stores_oci_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .INDEX_FILE */ .K$)).catch(() => undefined) : undefined;
    if (!index)
        return undefined;
    const store = (0,_evidence_stores_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .folderStore */ .s)(folder, folder);
    const evidence = { ledgers: [], manifests: [], journals: [], events: [], keys: [], refusals: [] };
    for (const head of (0,_evidence_stores_oci_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .headsIn */ .Xk)(index, store.where)) {
        const kept = await (0,_evidence_stores_keep_js__WEBPACK_IMPORTED_MODULE_6__/* .fetchEvidence */ .eb)(store, head);
        if ('refusals' in kept) {
            evidence.refusals.push(...kept.refusals);
            continue;
        }
        const file = (name) => kept.files.find((one) => one.name === name);
        const named = (name) => ({ name: `${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .hexOf */ .ZD)(head).slice(0, 12)}/${name}`, bytes: file(name).bytes });
        evidence.ledgers.push({ ...named(_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_4__/* .LEDGER_FILE */ .th), head: file(_evidence_head_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD_FILE */ ._d)?.bytes });
        if (file('release.json'))
            evidence.manifests.push(named('release.json'));
        if (file(_gather_js__WEBPACK_IMPORTED_MODULE_8__/* .KEY_FILE */ .d$))
            evidence.keys.push(named(_gather_js__WEBPACK_IMPORTED_MODULE_8__/* .KEY_FILE */ .d$));
    }
    return evidence;
}


/***/ }),

/***/ 12958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ folderStore)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _write_whole_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38112);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13636);






/** Largest file that is read back; a ledger has at most 64 MiB. */
const MOST_BYTES = 128 * 1024 * 1024;
/**
 * A folder in the layout of an OCI image: `oras`, `skopeo` and registries take it as it is. `shown` names it in messages. `alone`
 * runs the work while no other writer is in the folder: of two that read one index, the later write would drop what the first kept.
 */
function folderStore(folder, shown, alone = (work) => work()) {
    const where = `the folder ${JSON.stringify(shown)}`;
    const read = (name) => readPlain(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, name), where);
    const blob = (digest) => read((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobPath */ .nD)(digest));
    return {
        where,
        blob,
        async manifest(head) {
            const index = await read(_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .INDEX_FILE */ .K$);
            const digest = index && (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .manifestDigestIn */ .xt)(index, head, where);
            return digest !== undefined && (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest) ? blob(digest) : undefined;
        },
        add: ({ head, manifest, blobs }) => alone(async () => {
            const index = (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .indexWith */ .z)(await read(_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .INDEX_FILE */ .K$), head, manifest, where);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'blobs', 'sha256'), { recursive: true });
            await (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_4__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, _oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .LAYOUT_FILE */ .gI), _oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .LAYOUT */ .rs);
            for (const [digest, bytes] of blobs)
                await writeNew(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobPath */ .nD)(digest)), bytes);
            await writeNew(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobPath */ .nD)((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(manifest))), manifest);
            // Last: an index never names what is not there yet.
            await (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_4__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, _oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .INDEX_FILE */ .K$), index);
        }),
    };
}
/** What lies under a digest is never written over: whether it is right is asked when it is read back. */
async function writeNew(file, bytes) {
    if (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).then(() => true, () => false))
        return;
    await (0,_write_whole_js__WEBPACK_IMPORTED_MODULE_4__/* .writeWhole */ .f)(file, bytes);
}
async function readPlain(file, where) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
            return undefined;
        throw unreadable(where, error);
    });
    if (!found)
        return undefined;
    if (!found.isFile() || found.size > MOST_BYTES)
        throw unreadable(where, undefined);
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
}
function unreadable(where, cause) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('evidence-store-unreadable', `${where} cannot be read.`, 'Give the user that runs Sluice the right to read it, or name another place.', undefined, { cause });
}


/***/ }),

/***/ 99061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vx: () => (/* binding */ HEAD),
  b3: () => (/* binding */ MANIFEST_TYPE),
  eb: () => (/* binding */ fetchEvidence),
  N: () => (/* binding */ keepEvidence)
});

// UNUSED EXPORTS: manifestOf

// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/hostile-json.js
var hostile_json = __webpack_require__(89186);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
;// CONCATENATED MODULE: ./.build/src/evidence/stores/refusal-codes.js
/** Codes with which evidence that was kept is not taken back. */
const STORE_REFUSALS = {
    'kept-evidence-missing': {
        meaning: 'A store has no evidence of that head, or a part of it is gone.',
        fix: 'Ask another store of `evidence.stores`, or take the ledger from the artifact of its run.',
    },
    'kept-evidence-unreadable': {
        meaning: 'What a store has under that head is no list of evidence.',
        fix: 'Do not use it; ask another store, and find out who wrote there.',
    },
    'kept-evidence-wrong-bytes': {
        meaning: 'A file in a store has other bytes than its digest.',
        fix: 'Do not use it; ask another store, and find out who wrote there.',
    },
    'kept-evidence-other-head': {
        meaning: 'The ledger in a store has another head than the one it was kept under.',
        fix: 'Do not use it: a shorter, longer or other ledger was put in its place.',
    },
};
function refuseKept(code, expected, actual) {
    return { code, expected, actual, fix: STORE_REFUSALS[code].fix };
}

;// CONCATENATED MODULE: ./.build/src/evidence/stores/keep.js






/** OCI image manifest (github.com/opencontainers/image-spec, manifest.md), for artifacts that are no images. */
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const ARTIFACT_TYPE = 'application/vnd.sluice.evidence.v1';
const EMPTY = { mediaType: 'application/vnd.oci.empty.v1+json', digest: (0,core_digest/* sha256 */.sc)('{}'), size: 2 };
const TITLE = 'org.opencontainers.image.title';
const HEAD = 'urn:sluice:ledger-head';
const RELEASE = 'urn:sluice:release';
const MOST_MANIFEST_BYTES = 1024 * 1024;
const MOST_FILES = 100;
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
/**
 * Keeps evidence and reads it back: it counts as kept where the store answers the very bytes. Throws InputError
 * `evidence-not-kept` with what was wrong, and whatever the store itself throws.
 */
async function keepEvidence(store, set) {
    const blobs = new Map([[EMPTY.digest, Buffer.from('{}')], ...set.files.map(({ bytes }) => [(0,core_digest/* sha256 */.sc)(bytes), bytes])]);
    await store.add({ head: set.head, manifest: manifestOf(set), blobs });
    const kept = await fetchEvidence(store, set.head);
    const problems = 'refusals' in kept ? kept.refusals : [];
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems.map(({ expected, actual }) => ({ code: 'evidence-not-kept', message: `The evidence was written to ${store.where} and does not read back: expected ${expected}, found ${actual}.`, fix: 'Run the step again; if it stays, somebody else writes there, or an entry of that name was there before.' })));
}
/** Evidence by the digest of its ledger's last entry, every byte of it held against its digest; or why there is none. */
async function fetchEvidence(store, head) {
    const bytes = await store.manifest(head);
    if (!bytes)
        return refused('kept-evidence-missing', `evidence of the head ${head} in ${store.where}`, 'none');
    const layers = layersOf(bytes, head);
    if (!layers)
        return refused('kept-evidence-unreadable', `a list of evidence of the head ${head} in ${store.where}`, 'something else');
    const files = [];
    for (const { name, digest } of layers) {
        const found = await store.blob(digest);
        if (!found)
            return refused('kept-evidence-missing', `${name} (${digest}) in ${store.where}`, 'none');
        if ((0,core_digest/* sha256 */.sc)(found) !== digest)
            return refused('kept-evidence-wrong-bytes', `${name} as ${digest} in ${store.where}`, (0,core_digest/* sha256 */.sc)(found));
        files.push({ name, bytes: found });
    }
    const ledger = files.find(({ name }) => name === evidence_ledger/* LEDGER_FILE */.th);
    if (!ledger)
        return refused('kept-evidence-missing', `${evidence_ledger/* LEDGER_FILE */.th} in ${store.where}`, 'none');
    const actual = (await (0,read_ledger/* readLedger */.SC)(ledger.bytes)).head;
    return actual === head ? { files } : refused('kept-evidence-other-head', `a ledger with the head ${head} in ${store.where}`, actual ?? 'none');
}
/** The set's own list, the same bytes for the same set. */
function manifestOf({ release, head, files }) {
    const layers = files.map(({ name, bytes }) => ({ mediaType: 'application/octet-stream', digest: (0,core_digest/* sha256 */.sc)(bytes), size: bytes.length, annotations: { [TITLE]: name } }));
    return Buffer.from((0,core_digest/* canonicalJson */.dj)({ schemaVersion: 2, mediaType: MANIFEST_TYPE, artifactType: ARTIFACT_TYPE, config: EMPTY, layers, annotations: { [HEAD]: head, [RELEASE]: release } }));
}
/** Files by name and digest, where the list is one of this head; names are plain, so that none leads out of a folder. */
function layersOf(bytes, head) {
    const parsed = (0,hostile_json/* parseHostile */._p)(bytes, MOST_MANIFEST_BYTES);
    const manifest = 'value' in parsed ? parsed.value : undefined;
    if (manifest?.artifactType !== ARTIFACT_TYPE || manifest.annotations?.[HEAD] !== head || !Array.isArray(manifest.layers) || manifest.layers.length > MOST_FILES)
        return undefined;
    const layers = manifest.layers.map((layer) => ({ name: layer?.annotations?.[TITLE], digest: layer?.digest }));
    const isWhole = layers.every(({ name, digest }) => typeof name === 'string' && PLAIN_NAME.test(name) && (0,core_digest/* isDigest */.Bc)(digest)) && new Set(layers.map(({ name }) => name)).size === layers.length;
    return isWhole ? layers : undefined;
}
function refused(...args) {
    return { refusals: [refuseKept(...args)] };
}


/***/ }),

/***/ 13636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K$: () => (/* binding */ INDEX_FILE),
/* harmony export */   Xk: () => (/* binding */ headsIn),
/* harmony export */   gI: () => (/* binding */ LAYOUT_FILE),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   rs: () => (/* binding */ LAYOUT),
/* harmony export */   xt: () => (/* binding */ manifestDigestIn),
/* harmony export */   z: () => (/* binding */ indexWith)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _keep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99061);




/** Names in an OCI image layout (github.com/opencontainers/image-spec, image-layout.md). */
const LAYOUT_FILE = 'oci-layout';
const INDEX_FILE = 'index.json';
const LAYOUT = '{"imageLayoutVersion":"1.0.0"}';
const MOST_INDEX_BYTES = 16 * 1024 * 1024;
function blobPath(digest) {
    return `blobs/sha256/${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(digest)}`;
}
/** The index with one list more; the same where it is there. Throws InputError where what lies there is no index. */
function indexWith(index, head, manifest, where) {
    const entries = index === undefined ? [] : entriesOf(index, where);
    const entry = { mediaType: _keep_js__WEBPACK_IMPORTED_MODULE_3__/* .MANIFEST_TYPE */ .b3, digest: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(manifest), size: manifest.length, annotations: { [_keep_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD */ .Vx]: head } };
    const others = entries.filter(({ digest, annotations }) => digest !== entry.digest && annotations?.[_keep_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD */ .Vx] !== head);
    const known = entries.find(({ annotations }) => annotations?.[_keep_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD */ .Vx] === head);
    if (known && known.digest !== entry.digest)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('evidence-store-conflict', `${where} has other evidence of the head ${head} already.`, 'Nothing was written over it. Compare the two with `sluice verify`; one of them was not written by this delivery.');
    return Buffer.from((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [...others, entry] }));
}
/** Digest of the list of a head, where the index names it. */
function manifestDigestIn(index, head, where) {
    return entriesOf(index, where).find(({ annotations }) => annotations?.[_keep_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD */ .Vx] === head)?.digest;
}
/** Every head that the index names, oldest first. */
function headsIn(index, where) {
    return entriesOf(index, where).flatMap(({ annotations }) => ((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(annotations?.[_keep_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD */ .Vx]) ? [annotations[_keep_js__WEBPACK_IMPORTED_MODULE_3__/* .HEAD */ .Vx]] : []));
}
function entriesOf(index, where) {
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._p)(index, MOST_INDEX_BYTES);
    const manifests = 'value' in parsed ? parsed.value?.manifests : undefined;
    if (!Array.isArray(manifests) || !manifests.every((each) => typeof each?.digest === 'string'))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('evidence-store-unreadable', `${INDEX_FILE} of ${where} is no index of an OCI layout.`, 'Name a place of its own for evidence; nothing was written there.');
    return manifests;
}


/***/ }),

/***/ 38112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77598);
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



/** Writes a file under a temporary name beside it and then moves it: a reader sees the old one or the new one, whole. */
async function writeWhole(file, content) {
    const temporary = node_path__WEBPACK_IMPORTED_MODULE_1__.join(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), `.${node_path__WEBPACK_IMPORTED_MODULE_1__.basename(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_2__.randomUUID)()}`);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(temporary, 'wx', 0o644), true);
            await handle.writeFile(content);
            await handle.sync();
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(temporary, file);
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { force: true });
        throw error;
    }
}


/***/ })

};
