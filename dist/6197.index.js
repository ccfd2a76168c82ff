export const id = 6197;
export const ids = [6197];
export const modules = {

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


/***/ }),

/***/ 76129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ openEvidenceForge)
});

// EXTERNAL MODULE: ./.build/src/github/client.js + 2 modules
var github_client = __webpack_require__(60278);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
// EXTERNAL MODULE: ./.build/src/github/repository.js
var repository = __webpack_require__(20927);
;// CONCATENATED MODULE: ./.build/src/github/kept-files.js



const READ = 'contents: read';
const WRITE = 'contents: write';
/** Commit that a branch points at; undefined where there is no such branch. */
async function readBranchHead(client, branch) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'git', 'ref', 'heads', ...branch.split('/')), asked: `the branch ${JSON.stringify(branch)}`, permission: READ };
    const reply = await client.askMaybe(call);
    return reply && (0,github_client/* readReply */.Xw)(call, reply, (data) => data.get('object').get('sha').commit());
}
/** Git ids of all files of a commit by path. */
async function readTree(client, commit) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'git', 'trees', commit), query: { recursive: 1 }, asked: `the files of ${commit}`, permission: READ };
    const reply = await client.ask(call);
    return (0,github_client/* readReply */.Xw)(call, reply, (data) => {
        if (data.get('truncated').flag())
            throw new forge_error/* ForgeError */.Q('incomplete', call, 'GitHub listed only some of them', { fix: 'Begin a new branch for evidence; the old one stays readable.' });
        const files = data.get('tree').list().filter((entry) => entry.get('type').text() === 'blob');
        return new Map(files.map((entry) => [entry.get('path').text(), entry.get('sha').commit()]));
    });
}
async function readBlob(client, id) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'git', 'blobs', id), asked: `the git object ${id}`, permission: READ };
    const reply = await client.ask(call);
    const { size, bytes } = (0,github_client/* readReply */.Xw)(call, reply, (data) => ({ size: data.get('size').count(), bytes: Buffer.from(data.get('content').text(), 'base64') }));
    if (bytes.length !== size)
        throw new forge_error/* ForgeError */.Q('incomplete', call, `GitHub gave ${bytes.length} of its ${size} bytes`);
    return bytes;
}
/**
 * Commits files onto a branch that must still stand at `parent`: false where somebody else moved it meanwhile, and then
 * nothing of this can be seen on it.
 */
async function commitFiles(client, { branch, parent, files, message }) {
    const post = async (what, body) => {
        const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'git', what), asked: `evidence for the branch ${JSON.stringify(branch)}`, permission: WRITE, body, repeatable: true };
        return (0,github_client/* readReply */.Xw)(call, await client.ask(call), (data) => data.get('sha').commit());
    };
    const tree = [];
    for (const [path, bytes] of files)
        tree.push({ path, mode: '100644', type: 'blob', sha: await post('blobs', { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' }) });
    const treeId = await post('trees', { tree, ...(parent !== undefined && { base_tree: await treeOf(client, parent) }) });
    const commit = await post('commits', { message, tree: treeId, parents: parent === undefined ? [] : [parent] });
    return parent === undefined ? create(client, branch, commit) : advance(client, branch, commit);
}
async function treeOf(client, commit) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'git', 'commits', commit), asked: `the commit ${commit}`, permission: READ };
    return (0,github_client/* readReply */.Xw)(call, await client.ask(call), (data) => data.get('tree').get('sha').commit());
}
async function create(client, branch, commit) {
    const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'git', 'refs'), asked: `the new branch ${JSON.stringify(branch)}`, permission: WRITE, body: { ref: `refs/heads/${branch}`, sha: commit } };
    return unlessMoved(client, call, branch, commit);
}
async function advance(client, branch, commit) {
    const call = { method: 'PATCH', path: (0,repository/* pathOf */.XM)(client, 'git', 'refs', 'heads', ...branch.split('/')), asked: `the branch ${JSON.stringify(branch)} at its new commit`, permission: WRITE, body: { sha: commit, force: false } };
    return unlessMoved(client, call, branch, commit);
}
/** GitHub says 422 of a branch that moved, and of rules that forbid the push: where it did not move, that is the reason. */
async function unlessMoved(client, call, branch, commit) {
    const before = await readBranchHead(client, branch);
    try {
        await client.ask(call);
        return true;
    }
    catch (error) {
        if (!(error instanceof forge_error/* ForgeError */.Q) || (error.status !== 422 && error.status !== 409))
            throw error;
        const now = await readBranchHead(client, branch);
        if (now === commit)
            return true;
        if (now !== before || (call.method === 'POST' && now !== undefined) || /fast.forward/i.test(error.actual))
            return false;
        throw error;
    }
}
async function readRelease(client, tag) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'releases', 'tags', tag), asked: `the release ${JSON.stringify(tag)}`, permission: READ };
    const reply = await client.askMaybe(call);
    if (!reply)
        return undefined;
    const id = (0,github_client/* readReply */.Xw)(call, reply, (data) => data.get('id').id());
    const list = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'releases', String(id), 'assets'), asked: `the files of the release ${JSON.stringify(tag)}`, permission: READ };
    const { items } = await (0,github_client/* allPages */.S4)(client, list, { most: 10, fix: 'A GitHub release holds at most 1,000 files; name another store.' }, (data) => data.list());
    const assets = (0,github_client/* readReply */.Xw)(list, reply, () => items.map((item) => ({ id: item.get('id').id(), name: item.get('name').text() })));
    return { id, assets };
}
/** Makes a release that is not shown as the latest one. Undefined where its tag has one already. */
async function createRelease(client, release) {
    const body = { tag_name: release.tag, name: release.name, body: release.body, prerelease: true, make_latest: 'false' };
    const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'releases'), asked: `the new release ${JSON.stringify(release.tag)}`, permission: WRITE, body };
    try {
        return (0,github_client/* readReply */.Xw)(call, await client.ask(call), (data) => ({ id: data.get('id').id(), assets: [] }));
    }
    catch (error) {
        if (error instanceof forge_error/* ForgeError */.Q && error.status === 422)
            return undefined;
        throw error;
    }
}
/** Adds a file to a release; false where a file of that name is there. */
async function uploadAsset(client, release, name, bytes) {
    const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'releases', String(release), 'assets'), query: { name }, asked: `the file ${name} for a release`, permission: WRITE, upload: bytes };
    try {
        await client.ask(call);
        return true;
    }
    catch (error) {
        if (error instanceof forge_error/* ForgeError */.Q && error.status === 422)
            return false;
        throw error;
    }
}
async function readAsset(client, id) {
    return client.askBytes({ method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'releases', 'assets', String(id)), asked: `the file ${id} of a release`, permission: READ });
}
async function readArtifacts(client, runId) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'actions', 'runs', runId, 'artifacts'), asked: `the artifacts of run ${runId}`, permission: 'actions: read' };
    const { items, digest, first } = await (0,github_client/* allPages */.S4)(client, call, { most: 10, fix: 'Start a new run: this one has too many artifacts.' }, (data) => data.get('artifacts').list());
    return (0,github_client/* readReply */.Xw)(call, { data: first, digest, more: false }, () => items.map((item) => ({ id: item.get('id').id(), name: item.get('name').text(), expired: item.get('expired').flag(), createdAt: item.get('created_at').optional((field) => field.text()), expiresAt: item.get('expires_at').optional((field) => field.text()) })));
}
/** Hands a Sigstore bundle to GitHub's attestations; undefined where this repository has none (404, or 403 for a private one). */
async function storeAttestation(client, bundle) {
    const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'attestations'), asked: 'an attestation', permission: 'attestations: write', body: { bundle }, repeatable: true };
    const reply = await client.askMaybe(call);
    return reply && (0,github_client/* readReply */.Xw)(call, reply, (data) => String(data.get('id').id()));
}
/** Bundles that GitHub keeps about a digest, as it gives them: whoever uses one verifies it. */
async function readAttestations(client, digest) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'attestations', digest), query: { per_page: 100 }, asked: `the attestations of ${digest}`, permission: 'attestations: read' };
    const reply = await client.askMaybe(call);
    return reply ? (0,github_client/* readReply */.Xw)(call, reply, (data) => data.get('attestations').list().map((each) => each.get('bundle').value)) : [];
}

;// CONCATENATED MODULE: ./.build/src/github/evidence-forge.js


async function openEvidenceForge(options) {
    const client = await (0,github_client/* openClient */.My)(options);
    return {
        branchHead: (branch) => readBranchHead(client, branch),
        tree: (commit) => readTree(client, commit),
        blob: (id) => readBlob(client, id),
        commitFiles: (files) => commitFiles(client, files),
        release: (tag) => readRelease(client, tag),
        createRelease: (release) => createRelease(client, release),
        uploadAsset: (release, name, bytes) => uploadAsset(client, release, name, bytes),
        asset: (id) => readAsset(client, id),
        artifacts: (runId) => readArtifacts(client, runId),
        storeAttestation: (bundle) => storeAttestation(client, bundle),
        attestations: (digest) => readAttestations(client, digest),
    };
}


/***/ }),

/***/ 56197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AC: () => (/* binding */ evidenceForgeOf),
  nM: () => (/* binding */ evidenceIn),
  MW: () => (/* binding */ keepEverywhere),
  q2: () => (/* binding */ keepingProblems),
  xX: () => (/* binding */ storeOf)
});

// UNUSED EXPORTS: lockedFolder

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/head.js
var head = __webpack_require__(20427);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/evidence/signer.js
var signer = __webpack_require__(18315);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/evidence/stores/folder.js
var stores_folder = __webpack_require__(12958);
// EXTERNAL MODULE: ./.build/src/evidence/stores/keep.js + 1 modules
var keep = __webpack_require__(99061);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
// EXTERNAL MODULE: ./.build/src/github/evidence-forge.js + 1 modules
var evidence_forge = __webpack_require__(76129);
// EXTERNAL MODULE: ./.build/src/journal/lock.js
var lock = __webpack_require__(21168);
// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/evidence/stores/oci-layout.js
var oci_layout = __webpack_require__(13636);
;// CONCATENATED MODULE: ./.build/src/run/stores/branch.js



/** Other deliveries keep evidence at the same time; each try begins from what is there then. */
const TRIES = 5;
/** A branch that holds evidence alone, in the layout of an OCI image. Each write moves it from the commit that was read, or not at all. */
function branchStore(forge, branch) {
    const where = `the branch ${JSON.stringify(branch)}`;
    const read = async (path) => {
        const commit = await forge.branchHead(branch);
        const id = commit && (await forge.tree(commit)).get(path);
        return id ? forge.blob(id) : undefined;
    };
    const blob = (digest) => read((0,oci_layout/* blobPath */.nD)(digest));
    return {
        where,
        blob,
        async manifest(head) {
            const index = await read(oci_layout/* INDEX_FILE */.K$);
            const digest = index && (0,oci_layout/* manifestDigestIn */.xt)(index, head, where);
            return digest !== undefined && (0,core_digest/* isDigest */.Bc)(digest) ? blob(digest) : undefined;
        },
        async add({ head, manifest, blobs }) {
            for (let tried = 1; tried <= TRIES; tried++) {
                const parent = await forge.branchHead(branch);
                const there = parent === undefined ? new Map() : await forge.tree(parent);
                refuseOtherFiles(there, where);
                const indexId = there.get(oci_layout/* INDEX_FILE */.K$);
                const index = (0,oci_layout/* indexWith */.z)(indexId === undefined ? undefined : await forge.blob(indexId), head, manifest, where);
                const wanted = [...blobs, [(0,core_digest/* sha256 */.sc)(manifest), manifest]].map(([digest, bytes]) => [(0,oci_layout/* blobPath */.nD)(digest), bytes]);
                const files = new Map([...wanted.filter(([path]) => !there.has(path)), [oci_layout/* LAYOUT_FILE */.gI, Buffer.from(oci_layout/* LAYOUT */.rs)], [oci_layout/* INDEX_FILE */.K$, index]]);
                if (await forge.commitFiles({ branch, parent, files, message: `Evidence ${head}` }))
                    return;
            }
            throw problem/* InputError */.d.of('evidence-store-busy', `${where} was moved by others ${TRIES} times while evidence was written to it.`, 'Run the step again; nothing was lost or written over.');
        },
    };
}
/** A branch with a team's code in it would carry evidence into the next merge, and the code into every read. */
function refuseOtherFiles(there, where) {
    const other = [...there.keys()].find((path) => path !== oci_layout/* LAYOUT_FILE */.gI && path !== oci_layout/* INDEX_FILE */.K$ && !path.startsWith('blobs/sha256/'));
    if (other !== undefined)
        throw problem/* InputError */.d.of('evidence-branch-shared', `${where} holds ${JSON.stringify(other)} too.`, 'Name a branch that holds evidence alone under `evidence.stores`; it is made where there is none.');
}

;// CONCATENATED MODULE: ./.build/src/run/stores/github-release.js


/** Files of the GitHub release whose tag names the model's release digest: each blob under its digest, each list under its ledger's head. */
function githubReleaseStore(forge, release) {
    const tag = `sluice-evidence-${(0,core_digest/* hexOf */.ZD)(release).slice(0, 16)}`;
    const where = `the GitHub release ${tag}`;
    const read = async (name) => {
        const id = (await forge.release(tag))?.assets.find((each) => each.name === name)?.id;
        return id === undefined ? undefined : forge.asset(id);
    };
    return {
        where,
        blob: (digest) => read(blobName(digest)),
        manifest: (head) => read(manifestName(head)),
        async add({ head, manifest, blobs }) {
            const body = `Evidence of the model release ${release}, written by Sluice. Each file is named by its SHA-256; read it back with \`sluice evidence fetch\`.`;
            // Two jobs at once: the one that comes second finds what the first one made.
            const made = (await forge.release(tag)) ?? (await forge.createRelease({ tag, name: `Evidence ${(0,core_digest/* hexOf */.ZD)(release).slice(0, 16)}`, body })) ?? (await forge.release(tag));
            if (!made)
                throw problem/* InputError */.d.of('evidence-store-unreadable', `${where} cannot be made, and is not there.`, 'Look whether a draft has that tag, or a tag rule forbids it.');
            const names = new Set(made.assets.map(({ name }) => name));
            // What lies under a name is never written over: whether it is right is asked when it is read back.
            for (const [digest, bytes] of blobs)
                if (!names.has(blobName(digest)))
                    await forge.uploadAsset(made.id, blobName(digest), bytes);
            if (!names.has(manifestName(head)))
                await forge.uploadAsset(made.id, manifestName(head), manifest);
        },
    };
}
function blobName(digest) {
    return `sha256-${(0,core_digest/* hexOf */.ZD)(digest)}`;
}
function manifestName(head) {
    return `ledger-head-${(0,core_digest/* hexOf */.ZD)(head)}.json`;
}

// EXTERNAL MODULE: ./.build/src/run/system.js
var system = __webpack_require__(67776);
;// CONCATENATED MODULE: ./.build/src/run/evidence.js

















/** What lies beside a ledger and is kept with it, where it is there. */
const BESIDE = [head/* HEAD_FILE */._d, 'release.json', 'ledger.pub'];
/**
 * Keeps the ledger of a folder in every store of the delivery file, and hands its seal to GitHub's attestations where it asks for
 * that and `options.attest` does not say otherwise: whoever asks GitHub alone takes an attestation for a good word.
 */
async function keepEverywhere(delivery, folder, openForge, options = {}) {
    const { stores = [] } = delivery.spec.evidence ?? {};
    const attest = (delivery.spec.evidence?.attest ?? false) && (options.attest ?? true);
    if (stores.length === 0 && !attest)
        return { kept: [], problems: [] };
    const set = await evidenceIn(folder);
    const result = { kept: [], problems: [] };
    const noting = async (what) => {
        try {
            result.kept.push(await what());
        }
        catch (error) {
            result.problems.push(...keepingProblems(error));
        }
    };
    for (const declared of stores)
        await noting(async () => {
            const store = await storeOf(declared, delivery, set.release, openForge);
            await (0,keep/* keepEvidence */.N)(store, set);
            return store.where;
        });
    if (attest)
        await noting(async () => attestSeal(set, await openForge()));
    return result;
}
/** What kept evidence from being kept, where that is the place's or the caller's fault; anything else is a defect and goes on. */
function keepingProblems(error) {
    if (!(error instanceof forge_error/* ForgeError */.Q))
        return (0,judge/* problemsOf */.G)(error);
    return [{ code: 'evidence-store-unreachable', message: `GitHub did not answer with ${error.asked}: ${error.actual}.`, fix: error.fix }];
}
/** One store of the delivery file. GitHub is asked only where it is one of GitHub's. */
async function storeOf(declared, delivery, release, openForge) {
    if (declared.folder !== undefined)
        return lockedFolder(delivery.resolve(declared.folder), declared.folder);
    const forge = await openForge();
    return declared.branch !== undefined ? branchStore(forge, declared.branch) : githubReleaseStore(forge, release);
}
/** A folder that one process at a time writes to. The lock lies beside it: in it stands nothing but its layout. */
function lockedFolder(folder, shown) {
    return (0,stores_folder/* folderStore */.s)(folder, shown, async (work) => {
        await (0,promises_.mkdir)(external_node_path_.dirname(folder), { recursive: true });
        await (0,lock/* withLock */.k)(`${folder}.lock`, system/* systemClock */.m, work);
    });
}
/** The ledger of a folder and what belongs to it. Throws InputError where there is none, or where it is about no release. */
async function evidenceIn(folder) {
    const read = (name) => (0,promises_.readFile)(external_node_path_.join(folder, name)).catch(() => undefined);
    const bytes = await read(evidence_ledger/* LEDGER_FILE */.th);
    const ledger = bytes && (await (0,read_ledger/* readLedger */.SC)(bytes));
    const first = ledger?.entries[0];
    if (!bytes || !ledger?.head || !first)
        throw problem/* InputError */.d.of('evidence-nothing-to-keep', `${JSON.stringify(folder)} holds no ledger that can be read (${evidence_ledger/* LEDGER_FILE */.th}).`, 'Give the folder in which the run left its ledger.');
    const files = [{ name: evidence_ledger/* LEDGER_FILE */.th, bytes }];
    for (const name of BESIDE) {
        const found = await read(name);
        if (found)
            files.push({ name, bytes: found });
    }
    return { release: (0,statement/* subjectOf */.et)(first.statement), head: ledger.head, files };
}
/** The seal is a Sigstore bundle where the ledger is signed keyless: GitHub keeps it under the release digest. */
async function attestSeal({ files }, forge) {
    const lines = Buffer.from(files[0].bytes).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    const seal = lines.find((line) => (0,signer/* isSigstoreBundle */.NR)(line) && stageOf(line.dsseEnvelope.payload) === 'seal');
    if (!seal)
        throw problem/* InputError */.d.of('attestation-without-bundle', 'The seal of this ledger is no Sigstore bundle, and GitHub takes no other attestation.', 'Set `evidence.signing: keyless`, or leave `evidence.attest` out.');
    const id = await forge.storeAttestation(seal);
    if (id === undefined)
        throw problem/* InputError */.d.of('attestations-unavailable', 'GitHub keeps no attestations for this repository, or the token may not write them.', 'Give the job `attestations: write`; a private repository needs GitHub Enterprise Cloud. Otherwise leave `evidence.attest` out: the ledger has its signatures either way.');
    return `GitHub's attestations (${id})`;
}
function stageOf(payload) {
    return JSON.parse(Buffer.from(payload, 'base64').toString('utf8')).predicate?.stage;
}
/** GitHub for evidence, in a job or on a laptop: a repository and a token are all that is needed. */
async function evidenceForgeOf(env, clock, token = env.SLUICE_TOKEN ?? env.GITHUB_TOKEN) {
    const [owner, repository, ...more] = (env.GITHUB_REPOSITORY ?? '').split('/');
    if (!owner || !repository || more.length > 0)
        throw problem/* InputError */.d.of('repository-unknown', 'This asks GitHub, and GITHUB_REPOSITORY names no repository.', 'Run it in a job of GitHub Actions, or set GITHUB_REPOSITORY to OWNER/NAME.');
    if (!token)
        throw problem/* InputError */.d.of('token-missing', 'There is no token to ask GitHub with.', 'Give the input `token`, or set GITHUB_TOKEN.');
    return (0,evidence_forge/* openEvidenceForge */.Z)({ owner, repository, token, apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com', clock });
}


/***/ })

};
