export const id = 3228;
export const ids = [3228];
export const modules = {

/***/ 2780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ guard)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);

/**
 * Waits for a word on its input. The end of the input without one means that we were killed where nothing of ours could run any more
 * (SIGKILL, out of memory): then it does what we would have done. Arguments, never text of the script, hold what is meant.
 */
const SCRIPT = `
read -r word && exit 0
[ -n "$1" ] && kill -s KILL -- "-$1" 2>/dev/null
if [ -n "$2" ]; then
  for round in 1 2 3; do
    found=$(grep -lszxF -- "$2" /proc/[0-9]*/environ 2>/dev/null) || [ -n "$found" ] || break
    for each in $found; do
      each=\${each#/proc/}
      kill -s KILL "\${each%/environ}" 2>/dev/null
    done
  done
fi
[ -n "$3" ] && rm -f -- "$3"
exit 0
`;
/**
 * Starts a small process beside this one that ends its charge where this one is killed without warning. It is no parent of what it
 * guards, so it needs no rights and changes nothing that is measured. Answers how to let it go; calling that twice is no harm. On Windows,
 * and where there is no `sh`, nothing is guarded.
 */
function guard({ group, mark, file }) {
    if (process.platform === 'win32')
        return () => { };
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('/bin/sh', ['-c', SCRIPT, 'sluice-guardian', group === undefined ? '' : String(group), mark ?? '', file ?? ''], {
        cwd: '/',
        env: { PATH: '/usr/bin:/bin' },
        stdio: ['pipe', 'ignore', 'ignore'],
        // Of a group of its own: what interrupts us at a terminal must not reach it first.
        detached: true,
    });
    child.on('error', () => { });
    child.stdin.on('error', () => { });
    // It must not keep this process alive.
    child.unref();
    child.stdin.unref();
    return () => void child.stdin.end('released\n');
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

/***/ 58656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ ENVIRONMENT),
  v: () => (/* binding */ judgeEnvironment)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/program.js
var core_program = __webpack_require__(69399);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
// EXTERNAL MODULE: ./.build/src/model/environment/lock-conda.js
var lock_conda = __webpack_require__(17218);
// EXTERNAL MODULE: ./.build/src/model/environment/lock.js
var environment_lock = __webpack_require__(32532);
;// CONCATENATED MODULE: ./.build/src/model/environment/installed.js
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





const ASK_TIMEOUT_MS = 20_000;
const MOST_PACKAGES = 20_000;
const METADATA_BYTES = 64 * 1024;
/** Names its version and where it looks for packages; isolated, so that nothing of the folder it starts in is loaded. */
const QUESTION = 'import json,sys;print(json.dumps({"version":sys.version.split()[0],"path":sys.path,"prefix":sys.prefix}))';
/**
 * What a Python has installed, read off the metadata in its folders (packaging.python.org/specifications/recording-installed-packages).
 * Starts that Python, so belongs in a job where the team's code may run. Undefined where there is none.
 */
async function installedPython(programs, cwd) {
    for (const program of programs) {
        const answer = await (0,core_program/* runProgram */.mB)([program, '-I', '-c', QUESTION], { cwd, timeout: ASK_TIMEOUT_MS, inherit: ['VIRTUAL_ENV', 'CONDA_PREFIX', 'LD_LIBRARY_PATH', 'PYENV_VERSION', 'PYENV_ROOT'] }).catch(() => undefined);
        const said = answer && parsed(answer.stdout.toString('utf8'));
        if (!said)
            continue;
        const versions = new Map();
        for (const folder of said.path)
            await addDistributions(folder, versions);
        return { runtime: `Python ${said.version}`, versions, integrities: new Map(), ...(said.prefix !== undefined && { prefix: said.prefix }) };
    }
    return undefined;
}
function parsed(text) {
    try {
        const { version, path: folders, prefix } = JSON.parse(text.trim().split('\n').at(-1));
        if (typeof version !== 'string' || !Array.isArray(folders))
            return undefined;
        return { version: version.slice(0, 50), path: folders.filter((folder) => typeof folder === 'string' && external_node_path_.isAbsolute(folder)).slice(0, 100), ...(typeof prefix === 'string' && external_node_path_.isAbsolute(prefix) && { prefix }) };
    }
    catch {
        return undefined;
    }
}
/**
 * What conda has installed beside a Python, by its own records (`conda-meta`), together with that Python's packages. A record whose
 * files pip has replaced since is told by its version. Undefined where that Python is in no environment of conda.
 */
async function installedConda(programs, cwd) {
    const python = await installedPython(programs, cwd);
    const records = python?.prefix === undefined ? undefined : external_node_path_.join(python.prefix, 'conda-meta');
    const names = records && (await (0,promises_.readdir)(records).catch(() => undefined))?.filter((name) => name.endsWith('.json')).sort().slice(0, MOST_PACKAGES);
    if (!python || !records || !names)
        return undefined;
    const versions = new Map(python.versions);
    for (const file of names) {
        const found = /^(.+)-([^-]+)-[^-]+\.json$/.exec(file);
        if (found)
            versions.set((0,lock_conda.condaName)(found[1]), `${found[2]}${(await isReplaced(external_node_path_.join(records, file), python.prefix)) ? ' (its files are gone)' : ''}`);
    }
    return { ...python, runtime: `${python.runtime} of conda`, versions };
}
async function isReplaced(record, prefix) {
    const files = (await json(record))?.files;
    const metadata = (Array.isArray(files) ? files : []).filter((name) => typeof name === 'string' && /\.dist-info\/METADATA$/.test(name) && !name.split('/').includes('..'));
    for (const name of metadata)
        if (!(await (0,promises_.stat)(external_node_path_.join(prefix, name)).catch(() => undefined)))
            return true;
    return false;
}
/** The first folder on the path wins, as it does for an import. */
async function addDistributions(folder, versions) {
    const entries = await (0,promises_.readdir)(folder).catch(() => []);
    for (const entry of entries.sort()) {
        const file = entry.endsWith('.dist-info') ? 'METADATA' : entry.endsWith('.egg-info') ? 'PKG-INFO' : undefined;
        if (file === undefined || versions.size >= MOST_PACKAGES)
            continue;
        const place = external_node_path_.join(folder, entry);
        const metadata = (await head(external_node_path_.join(place, file))) ?? (file === 'PKG-INFO' ? await head(place) : undefined);
        const name = /^Name: *(\S+)/m.exec(metadata ?? '')?.[1];
        const version = /^Version: *(\S+)/m.exec(metadata ?? '')?.[1];
        if (name !== undefined && version !== undefined && !versions.has((0,environment_lock/* pythonName */.oT)(name)))
            versions.set((0,environment_lock/* pythonName */.oT)(name), version);
    }
}
async function head(file) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (!(await (0,promises_.stat)(file)).isFile())
                return undefined;
            const handle = __addDisposableResource(env_1, await (0,promises_.open)(file), true);
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(METADATA_BYTES), 0, METADATA_BYTES, 0);
            return buffer.toString('utf8', 0, bytesRead);
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
    catch {
        return undefined;
    }
}
const MOST_JSON_BYTES = 64 * 1024 * 1024;
/**
 * What npm installed below a folder: for each place of the lock the version in its own package.json, since that is what is loaded, and
 * the digest that npm recorded in node_modules/.package-lock.json. Undefined where there is no node_modules.
 */
async function installedNpm(folder, places) {
    const modules = external_node_path_.join(folder, 'node_modules');
    if (!(await (0,promises_.stat)(modules).catch(() => undefined))?.isDirectory())
        return undefined;
    const versions = new Map();
    const integrities = new Map();
    const recorded = (await json(external_node_path_.join(modules, '.package-lock.json')))?.packages;
    for (const place of places) {
        // A place comes from the lock: it must not lead out.
        if (place.split('/').includes('..') || external_node_path_.isAbsolute(place))
            continue;
        const version = (await json(external_node_path_.join(folder, place, 'package.json')))?.version;
        if (typeof version === 'string')
            versions.set(place, version);
        const integrity = recorded?.[place]?.integrity;
        if (typeof integrity === 'string')
            integrities.set(place, integrity);
    }
    return { runtime: `Node ${process.versions.node}`, versions, integrities };
}
async function json(file) {
    try {
        const found = await (0,promises_.stat)(file);
        if (!found.isFile() || found.size > MOST_JSON_BYTES)
            return undefined;
        const value = JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./.build/src/model/environment/machine.js



/** Flags that change which code numeric libraries run, and so the last digits of a result. */
const NOTABLE = ['sse4_2', 'avx', 'avx2', 'fma', 'f16c', 'avx512f', 'avx512bw', 'avx512_vnni', 'avx512_bf16', 'amx_tile', 'amx_int8', 'asimd', 'sve', 'bf16', 'i8mm'];
async function machineOf(env = process.env) {
    const release = await (0,promises_.readFile)('/etc/os-release', 'utf8').catch(() => '');
    const name = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(release)?.[1];
    const groups = `${await (0,promises_.readFile)('/proc/self/cgroup', 'utf8').catch(() => '')}\n${await (0,promises_.readFile)('/proc/self/mountinfo', 'utf8').catch(() => '')}`;
    const container = /(?:docker|containers|kubepods|libpod|crio)[^\n]*?([0-9a-f]{64})/.exec(groups)?.[1];
    const flags = flagsOf(await (0,promises_.readFile)('/proc/cpuinfo', 'utf8').catch(() => ''));
    return {
        system: `${name ?? external_node_os_.type()} (${external_node_os_.type()} ${external_node_os_.release()})`.slice(0, 300),
        ...(env.ImageOS && { runnerImage: `${env.ImageOS} ${env.ImageVersion ?? ''}`.trim().slice(0, 100) }),
        ...(container && { container }),
        processor: {
            model: (external_node_os_.cpus()[0]?.model ?? 'unknown').trim().slice(0, 200),
            count: external_node_os_.cpus().length,
            architecture: external_node_os_.arch(),
            flags: flags.length,
            ...(flags.length > 0 && { flagsDigest: (0,digest/* digestOfJson */.Qs)(flags) }),
            notable: NOTABLE.filter((flag) => flags.includes(flag)),
        },
        memoryBytes: external_node_os_.totalmem(),
    };
}
function flagsOf(cpuinfo) {
    return [...new Set((/^(?:flags|Features)\s*: (.*)$/m.exec(cpuinfo)?.[1] ?? '').split(/\s+/).filter(Boolean))].sort();
}

;// CONCATENATED MODULE: ./.build/src/model/environment/environment.js








/** What the model ran in, recorded and held against the lock. Starts the team's Python, so only beside team code. */
const ENVIRONMENT = { name: 'environment', declared: () => true, judge: judgeEnvironment };
const MOST_LOCK_BYTES = 16 * 1024 * 1024;
const MOST_LISTED = 5000;
/**
 * Packages as installed, machine and processor, for the statement; a package that is not what `release.environment` pins is a
 * finding. A lock that is not read here, and none at all, are said and judged by nobody.
 */
async function judgeEnvironment(delivery, _context) {
    const machine = await machineOf();
    const { environment: declared } = delivery.spec.release;
    const facts = [['Machine', `${machine.processor.model}, ${(0,format/* counted */.hS)(machine.processor.count, 'processor')}${machine.runnerImage ? `, ${machine.runnerImage}` : ''}`]];
    const lock = declared === undefined ? undefined : await lockAt(delivery, declared);
    if (!lock || lock.kind === 'unreadable') {
        const note = lock ? `Environment: recorded and compared with nothing (${declared}: ${lock.why}).` : 'Environment: recorded and compared with nothing (no release.environment).';
        return { findings: [], facts, notes: [note], details: { machine, ...(lock && { lock }) } };
    }
    const installed = await installedFor(delivery, declared, lock);
    const differences = installed ? lock.packages.flatMap((pinned) => difference(lock.kind, pinned, installed)) : [];
    return {
        findings: findingsOf(delivery, declared, lock, installed, differences),
        facts: [...facts, ['Environment', installed ? `${installed.runtime}, ${(0,format/* counted */.hS)(installed.versions.size, 'package')}` : 'not installed here']],
        inputs: [{ name: 'release.environment', digest: lock.digest }],
        details: {
            machine,
            lock: { kind: lock.kind, digest: lock.digest, packages: lock.packages.length, loose: lock.loose.slice(0, 20) },
            ...(installed && { runtime: installed.runtime, packages: Object.fromEntries([...installed.versions].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_LISTED)) }),
            differences: differences.slice(0, MOST_LISTED),
        },
    };
}
async function installedFor(delivery, declared, lock) {
    if (lock.kind === 'npm')
        return npmOf(delivery, declared, lock.packages);
    return (lock.kind === 'conda' ? installedConda : installedPython)(pythonsOf(delivery), delivery.root);
}
async function lockAt(delivery, declared) {
    const file = delivery.resolve(declared);
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    if (!found?.isFile())
        return { kind: 'unreadable', why: found ? 'it is no file' : 'it is not here' };
    if (found.size > MOST_LOCK_BYTES)
        return { kind: 'unreadable', why: `it has more than ${MOST_LOCK_BYTES} bytes` };
    const text = await (0,promises_.readFile)(file, 'utf8');
    const lock = await (0,environment_lock/* readLock */.mF)(declared, text);
    return lock.kind === 'unreadable' ? lock : { ...lock, digest: (0,digest/* sha256 */.sc)(text) };
}
/** The Python that runs the team's program, where it is started by name; else the job's. */
function pythonsOf({ spec, root }) {
    const { predict, predictor, serving } = spec.tests ?? {};
    const commands = [predict?.command, predictor?.command, serving?.start].flatMap((command) => (command === undefined ? [] : [(0,core_program/* commandWords */.Bl)(command)[0]]));
    const named = commands.filter((program) => /(^|\/)python[\d.]*$/.test(program)).map((program) => (program.includes('/') ? external_node_path_.resolve(root, program) : program));
    return [...new Set([...named, 'python3', 'python'])];
}
/** node_modules beside the lock, beside the serving code, or in a folder above. */
async function npmOf(delivery, declared, packages) {
    const starts = [external_node_path_.dirname(delivery.resolve(declared)), ...(delivery.spec.release.code === undefined ? [] : [delivery.resolve(delivery.spec.release.code)]), delivery.root];
    for (const folder of new Set(starts)) {
        const installed = await installedNpm(folder, packages.map(({ name }) => name));
        if (installed)
            return installed;
    }
    return undefined;
}
function difference(kind, { name, version, or = [], optional, integrity }, installed) {
    const found = installed.versions.get(name);
    if (found === undefined)
        return optional ? [] : [{ name, pinned: version, installed: null }];
    const pinned = [version, ...or];
    const same = pinned.some((one) => (kind === 'npm' ? found === one : (0,environment_lock/* isPythonVersion */.Fk)(found, one)));
    if (!same)
        return [{ name, pinned: pinned.join(' or '), installed: found }];
    const recorded = installed.integrities.get(name);
    return integrity !== undefined && recorded !== undefined && recorded !== integrity ? [{ name, pinned: `${version} (${integrity})`, installed: `${found} (${recorded})` }] : [];
}
const ABSENT = { python: 'no Python', npm: 'no node_modules', conda: 'no environment of conda' };
function findingsOf(delivery, declared, lock, installed, differences) {
    const make = (code, outcome, words) => ({ code, outcome, rule: 'the model runs in the environment of its lock', expected: declared, ...words, location: delivery.locate(['release', 'environment']) });
    const loose = lock.loose.length === 0 ? [] : [make('environment-loose', 'warn', { message: `${(0,format/* counted */.hS)(lock.loose.length, 'line')} of ${declared} ${lock.loose.length === 1 ? 'pins' : 'pin'} no version: ${(0,format/* list */.p_)(lock.loose.map((line) => line.slice(0, 80)), 3)}.`, actual: (0,format/* counted */.hS)(lock.loose.length, 'line'), fix: 'Pin every package with `==`, for example with `pip freeze` or `pip-compile`.' })];
    if (!installed || (installed.versions.size === 0 && differences.length > 0))
        return [...loose, make('environment-absent', 'warn', { message: `${declared} pins ${(0,format/* counted */.hS)(lock.packages.length, 'package')}, and this job has ${installed ? 'none of them' : ABSENT[lock.kind]}.`, actual: 'not installed', fix: 'Install the lock before this stage, so that what is measured is what will serve.' })];
    const numbers = { pinned: lock.packages.length, installed: installed.versions.size, different: differences.length };
    if (differences.length === 0)
        return [...loose, make('environment-matches', 'pass', { message: `All ${(0,format/* counted */.hS)(lock.packages.length, 'package')} of ${declared} are installed as pinned.`, actual: 'as pinned', n: lock.packages.length, numbers })];
    const shown = differences.map(({ name, pinned, installed: found }) => `${name} ${found ?? 'not installed'} (lock: ${pinned})`);
    return [...loose, make('environment-differs', 'fail', { message: `${(0,format/* counted */.hS)(differences.length, 'package')} of ${(0,format/* counted */.hS)(lock.packages.length, 'package')} ${differences.length === 1 ? 'is' : 'are'} not as ${declared} pins ${differences.length === 1 ? 'it' : 'them'}: ${(0,format/* list */.p_)(shown, 5)}.`, actual: (0,format/* list */.p_)(shown, 3), n: lock.packages.length, numbers, examples: shown.slice(0, 10), fix: 'Install the lock in this job (`pip install -r`, `npm ci`, `poetry install`, `uv sync`, `conda-lock install`), or write a new lock: it is part of the release.' })];
}


/***/ }),

/***/ 17218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   condaLock: () => (/* binding */ condaLock),
/* harmony export */   condaName: () => (/* binding */ condaName),
/* harmony export */   condaPlatform: () => (/* binding */ condaPlatform),
/* harmony export */   explicitLock: () => (/* binding */ explicitLock),
/* harmony export */   isExplicit: () => (/* binding */ isExplicit)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32532);


/** conda's name of a machine. Source: docs.conda.io, "platforms". */
const PLATFORMS = { 'linux x64': 'linux-64', 'linux arm64': 'linux-aarch64', 'linux ppc64': 'linux-ppc64le', 'darwin x64': 'osx-64', 'darwin arm64': 'osx-arm64', 'win32 x64': 'win-64', 'win32 arm64': 'win-arm64' };
function condaPlatform(machine = `${process.platform} ${process.arch}`) {
    return PLATFORMS[machine] ?? machine.replace(' ', '-');
}
/** `@EXPLICIT` on a line of its own, then the address of each archive: `…/linux-64/NAME-VERSION-BUILD.conda#MD5`. */
function isExplicit(text) {
    return /^@EXPLICIT\s*$/m.test(text);
}
function explicitLock(text) {
    const packages = [];
    const loose = [];
    for (const raw of text.split(/\r?\n/)) {
        const line = raw.replace(/^#.*$/, '').trim();
        if (line === '' || line === '@EXPLICIT')
            continue;
        const found = /([^/\s]+)-([^-/\s]+)-[^-/\s]+\.(?:conda|tar\.bz2)(?:#\S*)?$/.exec(line);
        if (found)
            packages.push({ name: condaName(found[1]), version: found[2], optional: false });
        else
            loose.push(line);
        if (packages.length > _lock_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_PACKAGES */ .aD)
            return { kind: 'unreadable', why: `it names more than ${_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_PACKAGES */ .aD} packages` };
    }
    return packages.length > 0 ? { kind: 'conda', packages: (0,_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .merged */ .Zu)(packages), loose } : { kind: 'unreadable', why: 'no line of it names an archive' };
}
/** conda-lock.yml (conda.github.io/conda-lock): `package`, each with name, version, manager and platform. Those of this machine count. */
function condaLock(text, platform = condaPlatform()) {
    let value;
    try {
        // No alias: a few lines of them can unfold to gigabytes. Keys are not held against each other: that takes hours for a million.
        value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { maxAliasCount: 0, schema: 'failsafe', uniqueKeys: false });
    }
    catch {
        return { kind: 'unreadable', why: 'it is not YAML' };
    }
    const entries = value?.package;
    if (!Array.isArray(entries))
        return { kind: 'unreadable', why: 'it has no `package` (a lock of conda-lock is read, an environment to be solved is none)' };
    if (entries.length > _lock_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_PACKAGES */ .aD)
        return { kind: 'unreadable', why: `it names more than ${_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_PACKAGES */ .aD} packages` };
    const own = entries.filter((entry) => typeof entry === 'object' && entry !== null && entry.platform === platform && typeof entry.name === 'string' && typeof entry.version === 'string');
    if (own.length === 0)
        return { kind: 'unreadable', why: `it has no packages for ${platform}` };
    const packages = own.map(({ name, version, manager, optional, category = 'main' }) => ({ name: manager === 'pip' ? (0,_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .pythonName */ .oT)(name) : condaName(name), version: version, optional: optional === 'true' || category !== 'main' }));
    return { kind: 'conda', packages: (0,_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .merged */ .Zu)(packages), loose: [] };
}
/** What conda manages and what pip does are told apart: both know a `tzdata`, and they are not the same. */
function condaName(name) {
    return `conda:${name.toLowerCase()}`;
}


/***/ }),

/***/ 32532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fk: () => (/* binding */ isPythonVersion),
/* harmony export */   Zu: () => (/* binding */ merged),
/* harmony export */   aD: () => (/* binding */ MOST_PACKAGES),
/* harmony export */   mF: () => (/* binding */ readLock),
/* harmony export */   oT: () => (/* binding */ pythonName)
/* harmony export */ });
const MOST_PACKAGES = 20_000;
/** `name` tells the format; its content must agree. Locks of other tools are said to be unreadable, never guessed at. */
async function readLock(name, text) {
    const base = name.slice(name.lastIndexOf('/') + 1);
    if (/^(npm-shrinkwrap|package-lock)\.json$/.test(base))
        return npmLock(text);
    const toml = TOMLS.find(([pattern]) => pattern.test(base));
    if (toml)
        return (await __webpack_require__.e(/* import() */ 8053).then(__webpack_require__.bind(__webpack_require__, 78053))).tomlLock(toml[1], text);
    const conda = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 17218));
    if (/(^|[.-])conda-lock\.ya?ml$/.test(base))
        return conda.condaLock(text);
    if (conda.isExplicit(text))
        return conda.explicitLock(text);
    const other = OTHERS.find(([pattern]) => pattern.test(base));
    if (other)
        return { kind: 'unreadable', why: `it is a lock of ${other[1]}, which is not read here` };
    if (/\.(txt|lock|in|pip)$/.test(base) || /requirements/.test(base))
        return pythonLock(text);
    return { kind: 'unreadable', why: 'its name tells no kind of lock' };
}
const TOMLS = [
    [/^poetry\.lock$/, 'poetry'],
    [/^pdm\.lock$/, 'pdm'],
    [/^uv\.lock$/, 'uv'],
    [/^pylock(\..*)?\.toml$/, 'pylock'],
];
const OTHERS = [
    [/^Pipfile\.lock$/, 'Pipenv'],
    [/^environment\.ya?ml$/, 'conda that is still to be solved'],
    [/^yarn\.lock$/, 'Yarn'],
    [/^pnpm-lock\.yaml$/, 'pnpm'],
];
/**
 * A requirements file of pip with `==` (pip.pypa.io/en/stable/reference/requirements-file-format): continued lines, comments,
 * extras, markers, `--hash`. Where no line pins anything, it is none.
 */
function pythonLock(text) {
    const packages = [];
    const loose = [];
    for (const raw of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
        const line = raw.replace(/(^|\s)#.*$/, '').trim();
        if (line === '' || /^--(index-url|extra-index-url|find-links|trusted-host|no-binary|only-binary|prefer-binary|require-hashes|pre|no-index|use-feature)\b/.test(line) || /^-[if]\s/.test(line))
            continue;
        const pinned = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*={2,3}\s*([A-Za-z0-9.!+_-]+)\s*(;[^#]*?)?(?:\s+--hash[= ]\S+)*$/.exec(line);
        if (pinned)
            packages.push({ name: pythonName(pinned[1]), version: pinned[2], optional: pinned[3] !== undefined });
        else
            loose.push(line);
        if (packages.length > MOST_PACKAGES)
            return { kind: 'unreadable', why: `it names more than ${MOST_PACKAGES} packages` };
    }
    if (packages.length === 0)
        return { kind: 'unreadable', why: 'no line of it pins a package with `==`' };
    return { kind: 'python', packages, loose };
}
/** A lock of npm, versions 2 and 3 (docs.npmjs.com/cli/configuring-npm/package-lock-json); names are places below the folder. */
function npmLock(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        return { kind: 'unreadable', why: 'it is not JSON' };
    }
    const places = parsed?.packages;
    if (typeof places !== 'object' || places === null)
        return { kind: 'unreadable', why: 'it has no `packages` (a lock of npm before version 7)' };
    const entries = Object.entries(places).filter(([place, found]) => place !== '' && found && found.link !== true);
    if (entries.length > MOST_PACKAGES)
        return { kind: 'unreadable', why: `it names more than ${MOST_PACKAGES} packages` };
    const packages = entries.flatMap(([place, found]) => {
        const { version, integrity, optional, dev, devOptional, peer } = found;
        if (typeof version !== 'string' || !place.includes('node_modules/'))
            return [];
        return [{ name: place, version, optional: [optional, dev, devOptional, peer].includes(true), ...(typeof integrity === 'string' && { integrity }) }];
    });
    return { kind: 'npm', packages, loose: [] };
}
/** One entry for each name: a lock may pin several versions, each for other machines. */
function merged(packages) {
    const byName = Map.groupBy(packages, ({ name }) => name);
    return [...byName.values()].map(([first, ...others]) => ({ ...first, optional: [first, ...others].every(({ optional }) => optional), ...(others.length > 0 && { or: others.map(({ version }) => version) }) }));
}
/** The one spelling of a Python package's name (PEP 503). */
function pythonName(name) {
    return name.toLowerCase().replace(/[-_.]+/g, '-');
}
/** Whether an installed version is the pinned one (PEP 440): spellings are one, trailing zeros are nothing, a local part only counts where it is pinned. */
function isPythonVersion(installed, pinned) {
    const local = (version) => version.split('+')[1];
    if (local(pinned) !== undefined && local(pinned) !== local(installed))
        return false;
    return normalVersion(installed) === normalVersion(pinned);
}
function normalVersion(version) {
    const [publicPart] = version.toLowerCase().replace(/^v/, '').split('+');
    const found = /^(?:(\d+)!)?(\d+(?:\.\d+)*)(.*)$/.exec(publicPart);
    if (!found)
        return publicPart;
    const release = found[2].split('.').map(Number).join('.').replace(/(\.0)+$/, '');
    const rest = found[3].replace(/[-_.]/g, '').replace(/alpha/, 'a').replace(/beta/, 'b').replace(/(?<!r)c(?=\d|$)|pre(?=\d|$)|preview/, 'rc').replace(/rev|r(?=\d)/, 'post').replace(/(a|b|rc|post|dev)(\d*)/g, (_, word, number) => `${word}${Number(number || 0)}`);
    return `${Number(found[1] ?? 0)}!${release}${rest}`;
}


/***/ }),

/***/ 85514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* reexport safe */ _report_words_js__WEBPACK_IMPORTED_MODULE_0__.KN),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   YP: () => (/* binding */ interval),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qi: () => (/* binding */ firstSentence),
/* harmony export */   vP: () => (/* binding */ figure),
/* harmony export */   x8: () => (/* binding */ signed)
/* harmony export */ });
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);

/** `10,000`. */
function count(n) {
    return n.toLocaleString('en-US');
}
/** `1 row`, `2 rows`. */
function counted(n, noun) {
    return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}
/** Four significant figures, at most four decimals from 0.1 upwards: `0.9005`, `0.00321`, `12.3`. */
function figure(value) {
    if (value === null)
        return 'undefined';
    if (value === 0)
        return '0';
    return Math.abs(value) >= 0.1 ? String(Number(value.toFixed(4))) : String(Number(value.toPrecision(3)));
}
/** `+0.0091`, `-0.0123`. */
function signed(value) {
    return value > 0 ? `+${figure(value)}` : figure(value);
}
function interval(low, high, format = figure) {
    return `[${format(low)}, ${format(high)}]`;
}
/** `a`, `a and b`, `a, b and c`, cut after `most`. */
function list(items, most = 6) {
    if (items.length > most)
        return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
    if (items.length < 2)
        return items.join('');
    return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
/** The first sentence of a message, for a headline; the finding has the rest. */
function firstSentence(text) {
    return /^.*?[.!?](?=\s+[A-Z])/s.exec(text)?.[0] ?? text;
}


/***/ }),

/***/ 56705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ cutFeatures)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37367);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95143);
/* harmony import */ var _test_set_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87627);




/**
 * Writes the rows that are judged without their labels, so that the team's program can predict them and cannot see the
 * answers: every column but data.label and the columns of a multilabel task's classes, keys included. `target` ends in .csv or .parquet.
 * Throws InputError where the test data is not declared, missing, or has nothing but labels.
 */
async function cutFeatures(delivery, context, target) {
    const testSet = await (0,_test_set_js__WEBPACK_IMPORTED_MODULE_1__/* .testSetOf */ .a)(delivery, context);
    if (Array.isArray(testSet))
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d(testSet.map(({ code, message, fix, location }) => ({ code, message, fix: fix ?? '', location })));
    const source = { file: testSet.file };
    const described = await context.engine.describe(source);
    // Names that differ in case alone are one column to SQL: leaving one in would leave the label in.
    const { label } = delivery.spec.data;
    const answers = new Set([...testSet.labels, ...(label === undefined ? [] : [label])].map((name) => name.toLowerCase()));
    const columns = described.map((column) => column.name).filter((name) => !answers.has(name.toLowerCase()));
    const missing = [...testSet.key, ...testSet.labels].filter((name) => !described.some((column) => column.name === name));
    if (missing.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('column-missing', `data.${testSet.split} has no column ${missing.join(', ')}, so the labels cannot be cut off with certainty.`, 'Correct data.key and data.label (tests.classes where the task is multilabel).', delivery.locate(['data']));
    // What is no plain value goes as text, as it would in CSV.
    const cut = columns.map((name) => ((0,_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .typeOf */ .QP)(name, described) === 'other' ? `CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)} AS VARCHAR) AS ${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)}` : (0,_core_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .identifier */ .C)(name)));
    const rows = await context.engine.write(`SELECT ${cut.join(', ')} FROM truth`, { truth: source }, target);
    return { file: target, rows, columns, testSet };
}


/***/ }),

/***/ 79671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ predictInBatches)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15237);

/**
 * Asks batch by batch, the next one only when the answers of the last are taken. A batch that is refused is asked once more row
 * by row, so that the row to blame has a name: at most one more question for each row.
 */
async function* predictInBatches(asking, rows, options = {}) {
    const size = options.batch ?? asking.batch;
    if (!Number.isSafeInteger(size) || size < 1)
        throw new RangeError(`A batch has at least one row, not ${size}.`);
    let batch = [];
    let before = 0;
    for await (const row of rows) {
        batch.push(row);
        if (batch.length < size)
            continue;
        yield* await new Batch(asking, batch, before, options).answers();
        before += batch.length;
        batch = [];
    }
    if (batch.length > 0)
        yield* await new Batch(asking, batch, before, options).answers();
}
class Batch {
    #asking;
    #rows;
    /** Rows before this batch. */
    #before;
    #options;
    constructor(asking, rows, before, options) {
        this.#asking = asking;
        this.#rows = rows;
        this.#before = before;
        this.#options = options;
    }
    async answers() {
        const whole = await this.#ask(this.#rows);
        if (!(whole instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j))
            return whole.map((prediction, row) => this.#checked(prediction, row));
        if (whole.blame === 'none')
            throw this.#atBatch(whole);
        if (this.#rows.length === 1)
            return [this.#instead(whole, 0)];
        if (whole.row !== undefined && !this.#options.refused)
            throw this.#atRow(whole, whole.row);
        return this.#oneByOne(whole);
    }
    async #oneByOne(whole) {
        const answers = [];
        let blamed = false;
        for (const [row, features] of this.#rows.entries()) {
            const alone = await this.#ask([features]);
            if (!(alone instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j))
                answers.push(this.#checked(alone[0], row));
            else if (alone.blame === 'none')
                throw this.#atRow(alone, row);
            else {
                blamed = true;
                answers.push(this.#instead(alone, row));
            }
        }
        if (blamed)
            return answers;
        const { code, why, said } = this.#atBatch(whole);
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j(code, `${why}; each of these rows alone was answered`, 'The batch is too large for the model, or an answer depends on the rows beside it: lower tests.predictor.batch, or correct the model.', { said });
    }
    async #ask(rows) {
        const { signal } = this.#options;
        if (signal?.aborted)
            throw (0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .aborted */ .Q)(signal.reason);
        try {
            const answers = await this.#asking.ask(rows, signal);
            if (answers.length === rows.length)
                return answers;
            return new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j('predictor-answer-count', `${answers.length} answers came for ${rows.length} rows`, 'Answer each row once, in order.', { blame: 'batch' });
        }
        catch (error) {
            if (signal?.aborted)
                throw (0,_error_js__WEBPACK_IMPORTED_MODULE_0__/* .aborted */ .Q)(error);
            if (error instanceof _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j)
                return error;
            throw error;
        }
    }
    #checked(prediction, row) {
        const { width } = this.#asking;
        if (prediction.length === width && prediction.every((number) => Number.isFinite(number)))
            return prediction;
        const why = prediction.length === width ? `it was answered with ${prediction.find((number) => !Number.isFinite(number))}` : `it was answered with ${prediction.length} numbers, and ${width} are wanted`;
        return this.#instead(new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j('predictor-not-a-number', why, 'Let the model answer every row with finite numbers: look for missing features and divisions by zero.', { blame: 'row' }), row);
    }
    /** The prediction of a row that is refused. Throws where nobody wants to go on without it. */
    #instead(error, row) {
        const named = this.#atRow(error, row);
        if (!this.#options.refused || error.gone)
            throw named;
        this.#options.refused(this.#before + row, named);
        return Array.from({ length: this.#asking.width }, () => NaN);
    }
    #atRow(error, row) {
        const { names } = this.#asking;
        return error.at(names.one(this.#rows[row], this.#before + row), this.#before + row, names.sensitive);
    }
    #atBatch(error) {
        const { names } = this.#asking;
        const row = this.#rows.length === 1 ? 0 : error.row;
        if (row !== undefined)
            return this.#atRow(error, row);
        return error.at(names.range(this.#before, this.#rows.length), undefined, names.sensitive);
    }
}


/***/ }),

/***/ 63447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ PROTOCOLS),
  n: () => (/* binding */ httpPredictor)
});

// EXTERNAL MODULE: ./.build/src/model/predictors/batches.js
var batches = __webpack_require__(79671);
// EXTERNAL MODULE: ./.build/src/model/predictors/http-client.js
var http_client = __webpack_require__(4859);
// EXTERNAL MODULE: ./.build/src/model/predictors/error.js
var error = __webpack_require__(15237);
// EXTERNAL MODULE: ./.build/src/model/predictors/inputs.js
var predictors_inputs = __webpack_require__(63050);
// EXTERNAL MODULE: ./.build/src/model/predictors/outputs.js
var predictors_outputs = __webpack_require__(64177);
;// CONCATENATED MODULE: ./.build/src/model/predictors/mlflow.js



/**
 * MLflow's scoring server: POST /invocations with `dataframe_split`; answers `predictions`, one for each row: a number, a list,
 * or an object by column. Missing values go as null, which pandas makes NaN or None. Server: mlflow.pyfunc.scoring_server.
 */
function mlflow(client, { inputs, key, reader }) {
    return {
        async ask(rows, signal) {
            const columns = inputs ?? (0,predictors_inputs/* inputsOfRow */.T8)(rows[0], key);
            const data = rows.map((row, at) => `[${columns.map((input) => (0,predictors_inputs/* cellJson */.DQ)((0,predictors_inputs/* cellOf */.WC)(row, input, at, 'null'), input.column, at)).join(',')}]`);
            const body = `{"dataframe_split":{"columns":${JSON.stringify(columns.map(({ name }) => name))},"data":[${data.join(',')}]}}`;
            const reply = await client.json('/invocations', body, { signal });
            const predictions = (0,predictors_outputs/* isRecord */.u)(reply) ? reply.predictions : undefined;
            return answersOf(predictions, rows.length, '`predictions`').map((answer, at) => reader.read(answer, at));
        },
    };
}
/** Answers in a list, one for each row. */
function answersOf(value, rows, what) {
    if (!Array.isArray(value))
        throw new error/* PredictorError */.j('predictor-answer-unreadable', `the server's answer has no list ${what}`, 'Check that the address and the protocol are the right ones.', { blame: 'batch' });
    if (value.length !== rows)
        throw new error/* PredictorError */.j('predictor-answer-count', `${value.length} answers came for ${rows} rows`, 'Answer each row once, in order.', { blame: 'batch' });
    return value;
}

// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
;// CONCATENATED MODULE: ./.build/src/model/predictors/open-inference.js




/** Datatypes of the protocol, as Sluice takes values for them. */
const DATATYPES = {
    FP16: 'float32', FP32: 'float32', FP64: 'float64', BF16: 'float32', INT8: 'int32', INT16: 'int32', INT32: 'int32', INT64: 'int64',
    UINT8: 'int32', UINT16: 'int32', UINT32: 'int64', UINT64: 'int64', BYTES: 'string', BOOL: 'boolean',
};
const DATATYPE_OF = { float32: 'FP32', float64: 'FP64', int32: 'INT32', int64: 'INT64', string: 'BYTES', boolean: 'BOOL' };
/**
 * Open Inference Protocol v2 over REST: POST /v2/models/NAME[/versions/V]/infer with one tensor for each input, or one for all columns;
 * names, datatypes and shapes come from the model's metadata. Tensors have no missing values and JSON no NaN: a missing value
 * needs a replacement, or its row is refused.
 */
function openInference(client, options) {
    const place = `/v2/models/${encodeURIComponent(options.model)}${options.version === undefined ? '' : `/versions/${encodeURIComponent(options.version)}`}`;
    let tensors;
    return {
        async ask(rows, signal) {
            tensors ??= client.json(place, undefined, { absent: true }).then((metadata) => tensorsOf(metadata, rows[0], options)).catch((error) => {
                tensors = undefined;
                throw error;
            });
            const inputs = (await tensors).map((tensor) => tensorJson(tensor, rows));
            const outputs = options.reader.wanted?.map((name) => ({ name }));
            const reply = await client.json(`${place}/infer`, `{"inputs":[${inputs.join(',')}]${outputs ? `,"outputs":${JSON.stringify(outputs)}` : ''}}`, { signal });
            return answers(reply, rows.length, options.reader);
        },
    };
}
function tensorsOf(metadata, row, { inputs, matrix, key, model }) {
    const described = ((0,predictors_outputs/* isRecord */.u)(metadata) && Array.isArray(metadata.inputs) ? metadata.inputs : []).filter(predictors_outputs/* isRecord */.u);
    const known = new Map(described.map((input) => [String(input.name), { datatype: String(input.datatype), rank: Array.isArray(input.shape) ? input.shape.length : 2 }]));
    const undeclared = [...known.keys()].filter((name) => name !== matrix).map((name) => ({ column: name, name }));
    const columns = inputs ?? (matrix === undefined && undeclared.length > 0 ? undeclared : (0,predictors_inputs/* inputsOfRow */.T8)(row, key));
    if (matrix !== undefined) {
        const datatype = known.get(matrix)?.datatype ?? 'FP32';
        return [{ name: matrix, datatype, rank: 2, columns: columns.map((input) => ({ ...input, type: input.type ?? DATATYPES[datatype] })) }];
    }
    const strange = columns.filter(({ name, type }) => known.size > 0 && !known.has(name) && type === undefined);
    if (strange.length > 0)
        throw new error/* PredictorError */.j('predictor-input-unknown', `the model ${model} takes ${(0,format/* list */.p_)([...known.keys()])} and not ${(0,format/* list */.p_)(strange.map(({ name }) => name))}`, 'Correct tests.predictor.inputs, or name the one input that takes all columns in tests.predictor.matrix.');
    return columns.map((input) => {
        const { datatype, rank } = known.get(input.name) ?? { datatype: DATATYPE_OF[input.type ?? 'float32'], rank: 2 };
        return { name: input.name, datatype, rank, columns: [{ ...input, type: DATATYPES[datatype] ?? input.type }] };
    });
}
function tensorJson({ name, datatype, rank, columns }, rows) {
    const data = rows.flatMap((row, at) => columns.map((input) => (0,predictors_inputs/* cellJson */.DQ)((0,predictors_inputs/* cellOf */.WC)(row, input, at, 'refuse'), input.column, at)));
    const shape = rank === 1 ? [rows.length] : [rows.length, columns.length];
    return `{"name":${JSON.stringify(name)},"datatype":${JSON.stringify(datatype)},"shape":${JSON.stringify(shape)},"data":[${data.join(',')}]}`;
}
function answers(reply, rows, reader) {
    const outputs = ((0,predictors_outputs/* isRecord */.u)(reply) && Array.isArray(reply.outputs) ? reply.outputs : []).filter(predictors_outputs/* isRecord */.u);
    if (outputs.length === 0)
        throw new error/* PredictorError */.j('predictor-answer-unreadable', "the server's answer has no `outputs`", 'Check that the address and the protocol are the right ones.', { blame: 'batch' });
    const tensors = outputs.map((output) => {
        const data = Array.isArray(output.data) ? output.data.flat(8) : [];
        if (data.length === 0 || data.length % rows !== 0)
            throw new error/* PredictorError */.j('predictor-answer-count', `the output ${String(output.name).slice(0, 80)} has ${data.length} numbers for ${rows} rows`, 'Answer each row once, in order, with as many numbers for each.', { blame: 'batch' });
        return { name: String(output.name), data, width: data.length / rows };
    });
    return Array.from({ length: rows }, (_, row) => {
        const values = tensors.map(({ name, data, width }) => [name, width === 1 ? data[row] : data.slice(row * width, (row + 1) * width)]);
        return reader.read(Object.fromEntries(values), row);
    });
}

;// CONCATENATED MODULE: ./.build/src/model/predictors/tf-serving.js



/** As TensorFlow writes element types in its metadata. */
const TYPES = {
    DT_FLOAT: 'float32', DT_HALF: 'float32', DT_BFLOAT16: 'float32', DT_DOUBLE: 'float64', DT_INT32: 'int32', DT_INT16: 'int32', DT_INT8: 'int32',
    DT_UINT8: 'int32', DT_INT64: 'int64', DT_UINT32: 'int64', DT_STRING: 'string', DT_BOOL: 'boolean',
};
/**
 * TensorFlow Serving's REST API: POST /v1/models/NAME[/versions/V]:predict with `instances`, one object (or list, for a matrix) for
 * each row; answers `predictions`. Types and shapes come from its /metadata. Tensors have no missing values and JSON no NaN: a
 * missing value needs a replacement, or its row is refused.
 */
function tfServing(client, { inputs, key, reader, model, version, matrix }) {
    const place = `/v1/models/${encodeURIComponent(model)}${version === undefined ? '' : `/versions/${encodeURIComponent(version)}`}`;
    let described;
    const describe = async (row) => {
        const declared = inputs ?? (0,predictors_inputs/* inputsOfRow */.T8)(row, key);
        const metadata = await client.json(`${place}/metadata`, undefined, { absent: true });
        const known = signatureInputs(metadata);
        const listed = new Set([...known].filter(([, { rank }]) => rank === 2).map(([name]) => name));
        return { inputs: declared.map((input) => ({ ...input, type: input.type ?? known.get(matrix ?? input.name)?.type })), listed };
    };
    return {
        async ask(rows, signal) {
            described ??= describe(rows[0]).catch((error) => {
                described = undefined;
                throw error;
            });
            const { inputs: columns, listed } = await described;
            const cell = (row, input, at) => (0,predictors_inputs/* cellJson */.DQ)((0,predictors_inputs/* cellOf */.WC)(row, input, at, 'refuse'), input.column, at);
            const field = (row, input, at) => `${JSON.stringify(input.name)}:${listed.has(input.name) ? `[${cell(row, input, at)}]` : cell(row, input, at)}`;
            const instances = rows.map((row, at) => matrix === undefined ? `{${columns.map((input) => field(row, input, at)).join(',')}}` : `{${JSON.stringify(matrix)}:[${columns.map((input) => cell(row, input, at)).join(',')}]}`);
            const reply = await client.json(`${place}:predict`, `{"instances":[${instances.join(',')}]}`, { signal });
            return answersOf((0,predictors_outputs/* isRecord */.u)(reply) ? reply.predictions : undefined, rows.length, '`predictions`').map((answer, at) => reader.read(answer, at));
        },
    };
}
/** Of the signature `serving_default`; empty where the server does not say. */
function signatureInputs(metadata) {
    const found = ['metadata', 'signature_def', 'signature_def', 'serving_default', 'inputs'].reduce((value, name) => ((0,predictors_outputs/* isRecord */.u)(value) ? value[name] : undefined), metadata);
    if (!(0,predictors_outputs/* isRecord */.u)(found))
        return new Map();
    return new Map(Object.entries(found).map(([name, input]) => {
        const { dtype, tensor_shape: shape } = (0,predictors_outputs/* isRecord */.u)(input) ? input : {};
        const dims = (0,predictors_outputs/* isRecord */.u)(shape) && Array.isArray(shape.dim) ? shape.dim.length : undefined;
        return [name, { type: TYPES[String(dtype)], rank: dims }];
    }));
}

;// CONCATENATED MODULE: ./.build/src/model/predictors/http.js





const PROTOCOLS = { 'open-inference': openInference, mlflow: mlflow, 'tf-serving': tfServing };
/** A model server that runs already, asked in its own protocol. */
function httpPredictor(options) {
    const client = new http_client/* HttpClient */.Q(options);
    const protocol = PROTOCOLS[options.protocol](client, options);
    const asking = { ...options.asking, width: options.reader.names.length, ask: (rows, signal) => protocol.ask(rows, signal) };
    return {
        name: 'http',
        outputs: options.reader.names,
        besideTeamCode: true,
        live: true,
        notes: [],
        predict: (rows, options) => (0,batches/* predictInBatches */.d)(asking, rows, options),
        close: async () => client.close(),
    };
}


/***/ }),

/***/ 70842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ openPredictor)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/model/predictions/columns.js
var columns = __webpack_require__(95143);
// EXTERNAL MODULE: ./.build/src/model/predictors/batches.js
var batches = __webpack_require__(79671);
// EXTERNAL MODULE: ./.build/src/model/predictors/error.js
var predictors_error = __webpack_require__(15237);
// EXTERNAL MODULE: ./.build/src/model/predictors/inputs.js
var predictors_inputs = __webpack_require__(63050);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./.build/src/core/guardian.js
var guardian = __webpack_require__(2780);
// EXTERNAL MODULE: ./.build/src/core/program.js
var program = __webpack_require__(69399);
// EXTERNAL MODULE: ./.build/src/model/predictors/program-output.js
var program_output = __webpack_require__(15165);
;// CONCATENATED MODULE: ./.build/src/model/predictors/line-program.js





/** An answer is a few numbers: a line longer than this is none. */
const LONGEST_LINE = 1024 * 1024;
/** Lines that nobody asked for are kept up to here; then the program waits. */
const MOST_WAITING = 4096;
const STDERR_BYTES = 64 * 1024;
const SAID_LINES = 12;
const SAID_CHARACTERS = 2000;
const GRACE_MS = 2000;
const SETTLE_MS = 100;
/**
 * A program that stays and is talked to in lines. It gets the allow-listed environment and a process group of its own; standard
 * error is kept up to a cap, for messages.
 */
class LineProgram {
    #child;
    #name;
    #stderr = new program_output/* CappedOutput */.nd(STDERR_BYTES);
    #lines = [];
    #partial = [];
    #partialSize = 0;
    #wake = () => { };
    #failure;
    #exit;
    #closed;
    #release;
    constructor(command, options) {
        const words = [...(options.prefix ?? []), ...(0,program/* commandWords */.Bl)(command)];
        this.#name = (0,program_output/* neutralised */.HB)((0,program/* commandWords */.Bl)(command).join(' ')).slice(0, 200);
        this.#child = (0,external_node_child_process_.spawn)(words[0], words.slice(1), {
            cwd: options.cwd,
            env: (0,program/* programEnvironment */.yE)({ env: options.env }),
            shell: false,
            stdio: ['pipe', 'pipe', 'pipe'],
            windowsHide: true,
            detached: process.platform !== 'win32',
        });
        this.#closed = new Promise((resolve) => this.#follow(resolve));
        this.#release = this.#child.pid === undefined ? () => { } : (0,guardian/* guard */.a)({ group: this.#child.pid });
    }
    get alive() {
        return this.#failure === undefined && this.#exit === undefined;
    }
    /** Lines that came and that no exchange has taken. */
    get waiting() {
        return this.#lines.length;
    }
    /**
     * Writes the lines, as fast as the program reads them, and answers as many lines as it was asked for. Throws PredictorError:
     * `predictor-not-started`, `predictor-crashed`, `predictor-timed-out`, `predictor-answer-unreadable`.
     */
    async exchange(lines, expected, timeout, signal) {
        let late = false;
        const timer = setTimeout(() => {
            late = true;
            this.#wake();
        }, timeout);
        const stop = () => this.#wake();
        signal?.addEventListener('abort', stop, { once: true });
        try {
            const stopped = () => late || signal?.aborted === true || this.#failure !== undefined || this.#exit !== undefined;
            const writing = this.#write(lines, stopped);
            const answers = [];
            while (answers.length < expected) {
                answers.push(...this.#lines.splice(0, expected - answers.length));
                this.#child.stdout.resume();
                if (answers.length === expected)
                    break;
                if (this.#failure)
                    throw this.#failure;
                if (this.#exit)
                    throw this.#crashed(answers.length);
                if (signal?.aborted)
                    throw signal.reason;
                if (late)
                    throw this.#timedOut(timeout, answers.length, expected);
                await new Promise((resolve) => (this.#wake = resolve));
            }
            await writing;
            return answers;
        }
        finally {
            clearTimeout(timer);
            signal?.removeEventListener('abort', stop);
        }
    }
    /** Ends the program and all it started: its input closes, then it is asked, then it is not asked. Idempotent. */
    async end(patient) {
        this.#child.stdin.end();
        const timers = [
            setTimeout(() => this.#kill('SIGTERM'), patient ? GRACE_MS : 0),
            setTimeout(() => this.#kill('SIGKILL'), patient ? 2 * GRACE_MS : SETTLE_MS),
        ];
        await this.#closed;
        for (const timer of timers)
            clearTimeout(timer);
        this.#kill('SIGKILL');
        this.#release();
    }
    #follow(closed) {
        const { stdin, stdout, stderr } = this.#child;
        this.#child.once('error', (cause) => {
            this.#failure = new predictors_error/* PredictorError */.j('predictor-not-started', `the program \`${this.#name}\` could not be started: ${cause.message}`, 'Check that it is installed in this job and on the PATH, and that its path is relative to the delivery file.', { gone: true, cause });
            this.#wake();
            closed();
        });
        // A program may end without reading its input; its exit status says whether that was right.
        stdin.on('error', () => { });
        stdout.on('error', () => { });
        stderr.on('error', () => { });
        stdout.on('data', (chunk) => this.#take(chunk));
        stderr.on('data', (chunk) => this.#stderr.add(chunk));
        const gone = (code, signal) => {
            this.#exit ??= { code, signal };
            this.#wake();
            closed();
        };
        this.#child.once('close', gone);
        // What the program left running may hold its pipes open for ever: `close` would then never come.
        this.#child.once('exit', (code, signal) => {
            setTimeout(() => {
                this.#kill('SIGKILL');
                stdout.destroy();
                stderr.destroy();
                gone(code, signal);
            }, SETTLE_MS);
        });
    }
    #take(chunk) {
        let rest = chunk;
        for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
            const line = Buffer.concat([...this.#partial, rest.subarray(0, end)]).toString('utf8').trim();
            this.#partial = [];
            this.#partialSize = 0;
            if (line !== '')
                this.#lines.push(line);
            rest = rest.subarray(end + 1);
        }
        if (rest.length > 0)
            this.#partial.push(rest);
        this.#partialSize += rest.length;
        if (this.#partialSize > LONGEST_LINE) {
            this.#failure ??= new predictors_error/* PredictorError */.j('predictor-answer-unreadable', `the program wrote a line of more than ${LONGEST_LINE} bytes`, 'Print one short line for each row; what is not an answer belongs on standard error.', { gone: true });
            this.#kill('SIGKILL');
        }
        if (this.#lines.length > MOST_WAITING)
            this.#child.stdout.pause();
        this.#wake();
    }
    async #write(lines, stopped) {
        const stdin = this.#child.stdin;
        for (const line of lines) {
            if (stopped())
                return;
            if (stdin.write(`${line}\n`) || stopped())
                continue;
            await new Promise((resolve) => {
                const done = () => {
                    for (const event of ['drain', 'close', 'error'])
                        stdin.off(event, done);
                    resolve();
                };
                for (const event of ['drain', 'close', 'error'])
                    stdin.once(event, done);
            });
        }
    }
    #kill(signal) {
        const { pid } = this.#child;
        if (pid === undefined)
            return;
        try {
            if (process.platform === 'win32')
                this.#child.kill(signal);
            else
                process.kill(-pid, signal);
        }
        catch {
            // Already gone.
        }
    }
    #crashed(answered) {
        const { code, signal } = this.#exit;
        const why = signal !== null ? `was ended by ${signal}` : `ended with exit status ${code}`;
        return new predictors_error/* PredictorError */.j('predictor-crashed', `the program \`${this.#name}\` ${why}`, 'Correct what it reports, and let it answer a row that it cannot score with {"error": TEXT}.', {
            blame: 'batch',
            said: this.#said(),
            gone: true,
            cause: { answered },
        });
    }
    #timedOut(timeout, answered, expected) {
        const fix = answered === 0 ? 'Let it flush its output after each line (Python: print(…, flush=True)), and answer each row when an empty line comes; or give it more time in tests.predictor.timeout.' : 'Give it more time in tests.predictor.timeout, or a smaller batch.';
        return new predictors_error/* PredictorError */.j('predictor-timed-out', `the program \`${this.#name}\` answered ${answered} of ${expected} rows within ${timeout} ms`, fix, { said: this.#said(), gone: true });
    }
    #said() {
        return (0,program_output/* neutralised */.HB)(this.#stderr.text()).trimEnd().split('\n').slice(-SAID_LINES).join('\n').slice(-SAID_CHARACTERS);
    }
}

// EXTERNAL MODULE: ./.build/src/model/predictors/outputs.js
var outputs = __webpack_require__(64177);
;// CONCATENATED MODULE: ./.build/src/model/predictors/command.js






const LONGEST_REASON = 300;
/** Starts of a program that ends before its first answer: a first batch may hold some rows that end it. */
const MOST_STARTS = 5;
/**
 * A program of the team that stays: one row as JSON on each line, one line back for each row, in order; an empty line ends a
 * batch. It is started by the first question, and again after it ended. Predictions of one predictor are made one after another.
 */
function commandPredictor(options) {
    const conversation = new Conversation(options);
    const asking = { ...options.asking, width: options.reader.names.length, ask: (rows, signal) => conversation.inTurn(() => conversation.ask(rows, signal)) };
    return {
        name: 'command',
        outputs: options.reader.names,
        besideTeamCode: true,
        live: true,
        notes: options.notes ?? [],
        predict: (rows, options) => (0,batches/* predictInBatches */.d)(asking, rows, options),
        close: () => conversation.close(),
    };
}
class Conversation {
    #options;
    #program;
    #fresh = true;
    /** Ends of the program in a row before it ever gave an answer. */
    #ends = 0;
    #answered = false;
    #last = Promise.resolve();
    #closed = false;
    constructor(options) {
        this.#options = options;
    }
    /** Lines of two questions must not mix. */
    inTurn(question) {
        const turn = this.#last.then(question, question);
        this.#last = turn.catch(() => undefined);
        return turn;
    }
    async ask(rows, signal) {
        if (this.#closed)
            throw new predictors_error/* PredictorError */.j('predictor-closed', 'the predictor is closed', 'Open it again.');
        const lines = rows.map((row, at) => this.#line(row, at));
        try {
            const program = await this.#running();
            const answers = await program.exchange([...lines, ''], rows.length, this.#fresh ? Math.max(this.#options.startup, this.#options.timeout) : this.#options.timeout, signal);
            this.#fresh = false;
            this.#answered = true;
            return answers.map((line, at) => this.#answer(line, at));
        }
        catch (error) {
            // Answers that still come belong to rows that nobody waits for any more.
            if (!(error instanceof predictors_error/* PredictorError */.j) || error.gone)
                await this.#end(false);
            throw this.#neverAnswers(error) ?? error;
        }
    }
    /** A program that ends whatever it is asked is not to be started for each row: then no row is to blame. */
    #neverAnswers(error) {
        if (!(error instanceof predictors_error/* PredictorError */.j) || error.code !== 'predictor-crashed')
            return undefined;
        this.#answered ||= (error.cause?.answered ?? 0) > 0;
        this.#ends += 1;
        if (this.#answered || this.#ends < MOST_STARTS)
            return undefined;
        return new predictors_error/* PredictorError */.j(error.code, `${error.why}; it was started ${this.#ends} times and never answered a row`, error.fix, { blame: 'none', said: error.said, gone: true, cause: error });
    }
    async close() {
        this.#closed = true;
        await this.#last;
        await this.#end(true);
    }
    #line(row, at) {
        const inputs = this.#options.inputs ?? (0,predictors_inputs/* inputsOfRow */.T8)(row);
        return `{${inputs.map((input) => `${JSON.stringify(input.name)}:${(0,predictors_inputs/* cellJson */.DQ)((0,predictors_inputs/* cellOf */.WC)(row, input, at, 'null'), input.column, at)}`).join(',')}}`;
    }
    async #running() {
        if (this.#program?.waiting) {
            const extra = this.#program.waiting;
            await this.#end(false);
            throw new predictors_error/* PredictorError */.j('predictor-answer-count', `the program wrote ${extra} more lines than there were rows`, 'Answer each row with one line; what is not an answer belongs on standard error.', { gone: true });
        }
        if (!this.#program?.alive) {
            await this.#end(false);
            this.#program = new LineProgram(this.#options.command, this.#options);
            this.#fresh = true;
        }
        return this.#program;
    }
    #answer(line, row) {
        let value;
        try {
            value = JSON.parse(line);
        }
        catch (cause) {
            throw new predictors_error/* PredictorError */.j('predictor-answer-unreadable', 'the program answered with a line that is not JSON', 'Print one line of JSON for each row; what is not an answer belongs on standard error.', { blame: 'row', row, said: (0,program_output/* neutralised */.HB)(line).slice(0, 120), cause });
        }
        if ((0,outputs/* isRecord */.u)(value) && typeof value.error === 'string' && !this.#options.reader.names.includes('error'))
            throw new predictors_error/* PredictorError */.j('predictor-row-refused', 'the program refuses it', 'Correct the row, or let the program score it.', { blame: 'row', row, said: (0,program_output/* neutralised */.HB)(value.error).slice(0, LONGEST_REASON) });
        return this.#options.reader.read(value, row);
    }
    async #end(patient) {
        const program = this.#program;
        this.#program = undefined;
        await program?.end(patient);
    }
}

// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
;// CONCATENATED MODULE: ./.build/src/model/predictors/file.js




/** Predictions that were made elsewhere, looked up by key. Features are not looked at: `live` is false. */
async function filePredictor({ engine, source, declared, key, asking, outputs }) {
    const columns = (await engine.describe(source)).map(({ name }) => name);
    const missing = [...key, ...outputs].filter((name) => !columns.includes(name));
    if (missing.length > 0)
        throw new predictors_error/* PredictorError */.j('predictor-column-missing', `${declared} has no column ${(0,format/* list */.p_)(missing)}`, 'Write the key columns and the scores, under the names of data.key and tests.');
    const known = await scoresByKey(engine, source, declared, key, outputs);
    const answer = (row, place) => {
        const absent = key.find((name) => row[name] === undefined);
        if (absent !== undefined)
            throw new predictors_error/* PredictorError */.j('predictor-column-missing', `it has no column ${absent}, and predictions are looked up by it`, 'Keep the key columns in the features.', { row: place });
        const found = known.get(keyText(row, key));
        if (found)
            return found;
        throw new predictors_error/* PredictorError */.j('predictor-key-missing', `${declared} has no prediction for it`, 'Predict every row, also the awkward ones, and write each with its key.', { blame: 'row', row: place });
    };
    const ask = async (rows) => rows.map(answer);
    return {
        name: 'file',
        outputs,
        besideTeamCode: false,
        live: false,
        notes: [],
        predict: (rows, options) => (0,batches/* predictInBatches */.d)({ ...asking, width: outputs.length, ask }, rows, options),
        close: async () => known.clear(),
    };
}
async function scoresByKey(engine, source, declared, key, outputs) {
    const scores = outputs.map((name, i) => `TRY_CAST(${(0,sql/* identifier */.C)(name)} AS DOUBLE) AS s${i}`);
    const table = await engine.query(`SELECT ${[...key.map((name, i) => `${(0,sql/* identifier */.C)(name)} AS k${i}`), ...scores].join(', ')} FROM predictions`, { predictions: source });
    const known = new Map();
    for (let row = 0; row < table.rows; row++) {
        const text = key.map((_, i) => String(table.values[`k${i}`][row])).join('\0');
        if (known.has(text))
            throw new predictors_error/* PredictorError */.j('predictor-key-duplicate', `${declared} has more than one prediction for a key (at its row ${row + 1})`, 'Write one prediction for each row.');
        // No number is NaN here, so that the row is named when somebody asks for it.
        known.set(text, outputs.map((_, i) => table.values[`s${i}`][row] ?? NaN));
    }
    return known;
}
function keyText(row, key) {
    return key.map((name) => String(row[name])).join('\0');
}

// EXTERNAL MODULE: ./.build/src/model/predictors/http-client.js
var http_client = __webpack_require__(4859);
// EXTERNAL MODULE: ./.build/src/model/predictors/http.js + 3 modules
var http = __webpack_require__(63447);
;// CONCATENATED MODULE: ./.build/src/model/predictors/isolation.js

const TRY_MS = 5000;
/** `--pid --kill-child`: what the program leaves behind, in whatever session, ends with it. */
const NAMESPACES = ['--net', '--pid', '--fork', '--kill-child'];
/**
 * How this machine starts a program without a network: by `unshare` (util-linux) in namespaces of its own, as root or in a user
 * namespace. Where neither works the program is started as it is, and the note says so.
 */
function withoutNetwork(platform = process.platform) {
    if (platform !== 'linux')
        return { words: [], note: note(`${platform} has no network namespaces`) };
    const ways = [['unshare', ...NAMESPACES], ['unshare', '--user', '--map-current-user', ...NAMESPACES]];
    for (const way of ways) {
        const words = [...way, '--'];
        if ((0,external_node_child_process_.spawnSync)(words[0], [...words.slice(1), 'true'], { stdio: 'ignore', timeout: TRY_MS }).status === 0)
            return { words };
    }
    return { words: [], note: note('`unshare --net` is missing or not permitted here') };
}
function note(why) {
    return `The predictor's network was not denied: ${why}. What it answered may rest on more than the model.`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/src/core/npm-packages.js + 1 modules
var npm_packages = __webpack_require__(44360);
;// CONCATENATED MODULE: ./.build/src/model/predictors/onnx-integrity.json
const onnx_integrity_namespaceObject = /*#__PURE__*/JSON.parse('{"r":"1.30.0","U":[{"name":"onnxruntime-common","version":"1.30.0","integrity":"sha512-7fdVWjAID1dVhH/G8qK3APARunV4VkBFoCQAP7qp4Wkab0mrorvmc+sqiT+mKXOzDqdjN5j+/Z9nb4gzNPWcyA=="},{"name":"onnxruntime-web","version":"1.30.0","integrity":"sha512-q0y+JrrtukXSzsBWEMccVfqX25LRmosXHF+CaRJmg8pZClzcV7svNc4rKY3jL02Vb7QmRMDs1SigqR4CXAfKYQ=="}]}');
;// CONCATENATED MODULE: ./.build/src/model/predictors/onnx-library.js





const NAME = 'onnxruntime-web';
const ENTRY = external_node_path_.join('dist', 'ort.node.min.js');
/** The package also has every backend of a browser: 150 MB that nobody here loads. */
const NEEDED = ['package.json', 'dist/ort.node.min.js', 'dist/ort-wasm-simd-threaded.mjs', 'dist/ort-wasm-simd-threaded.wasm'];
const WANTED = {
    codes: { integrity: 'onnx-integrity', unavailable: 'onnx-unavailable' },
    beside: NAME,
    keep: (name) => NEEDED.includes(name) || !/^(dist\/.*\.(wasm|map|m?js)$|docs\/|lib\/)/.test(name) || /^dist\/(cjs|esm)\//.test(name),
};
/**
 * Path of the ONNX runtime's entry (WebAssembly, no native code): in `node_modules` where that version is installed, else in the
 * tool cache, where it is installed once with the npm client and only if each package has the SHA-512 that the lockfile had
 * when Sluice was built. Throws InputError `onnx-unavailable` or `onnx-integrity`.
 */
async function onnxLibrary(options = {}) {
    const installed = options.modules === false ? undefined : installedFrom(options.modules ?? external_node_path_.dirname(import.meta.filename));
    if (installed)
        return installed;
    const root = options.toolCache ?? process.env.RUNNER_TOOL_CACHE ?? external_node_path_.join(external_node_os_.homedir(), '.cache', 'sluice');
    const folder = external_node_path_.join(root, 'sluice-onnx', onnx_integrity_namespaceObject.r);
    if (!(0,external_node_fs_.existsSync)(folder)) {
        options.log?.info(`The ONNX runtime ${onnx_integrity_namespaceObject.r} is not installed: taking it once into ${folder} with npm.`);
        await (0,npm_packages/* installPackages */.R)(onnx_integrity_namespaceObject.U, folder, WANTED);
    }
    return external_node_path_.join(folder, 'node_modules', NAME, ENTRY);
}
/** Another version could answer otherwise than the one that was tested. */
function installedFrom(from) {
    for (let folder = from;; folder = external_node_path_.dirname(folder)) {
        const found = external_node_path_.join(folder, 'node_modules', NAME);
        if (isVersion(external_node_path_.join(found, 'package.json')))
            return external_node_path_.join(found, ENTRY);
        if (external_node_path_.dirname(folder) === folder)
            return undefined;
    }
}
function isVersion(file) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8')).version === onnx_integrity_namespaceObject.r;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
// EXTERNAL MODULE: ./.build/src/model/contents/onnx-header.js + 1 modules
var onnx_header = __webpack_require__(40265);
;// CONCATENATED MODULE: ./.build/src/model/predictors/onnx-worker.js
/** Text of a program for a worker thread: inference blocks its thread, and only a thread can be ended while it does. */
function workerText() {
    return `'use strict';(${inWorker.toString()})(require);`;
}
/** Runs in the worker, from its text alone: it may use nothing of this module. */
function inWorker(load) {
    const port = load('node:worker_threads').parentPort;
    const OPEN_DIMENSION = 2 ** 31;
    let runtime;
    let session;
    const described = (value) => ({
        name: value.name,
        tensor: value.isTensor,
        type: value.type,
        shape: value.shape?.map((size) => (typeof size === 'number' && size < OPEN_DIMENSION ? size : undefined)),
    });
    const answer = async (question) => {
        if ('load' in question) {
            const { model, external } = question.load;
            runtime = load(question.load.runtime);
            // One thread: sums in another order would give other last digits.
            runtime.env.wasm.numThreads = 1;
            runtime.env.wasm.proxy = false;
            runtime.env.logLevel = 'fatal';
            session = await runtime.InferenceSession.create(model, { executionProviders: ['wasm'], logSeverityLevel: 4, externalData: external });
            return { id: question.id, inputs: session.inputMetadata.map(described), outputs: session.outputMetadata.map(described) };
        }
        const feeds = Object.entries(question.run.feeds).map(([name, { type, data, dims }]) => [name, new runtime.Tensor(type, data, dims)]);
        const results = await session.run(Object.fromEntries(feeds), question.run.wanted);
        const tensors = Object.entries(results).map(([name, { type, data, dims }]) => [name, { type, data, dims }]);
        return { id: question.id, tensors: Object.fromEntries(tensors) };
    };
    port.on('message', (question) => {
        answer(question).then((reply) => port.postMessage(reply), (error) => port.postMessage({ id: question.id, error: error instanceof Error ? error.message : String(error) }));
    });
}

;// CONCATENATED MODULE: ./.build/src/model/predictors/onnx-session.js





/** A WebAssembly memory has at most 4 GiB, and the model is in it twice while it is loaded. */
const LARGEST_MODEL = 1.5 * 2 ** 30;
/** A model in a thread of its own, which can be ended in the middle of an answer. Loaded by the first question. */
class OnnxSession {
    #options;
    #worker;
    #loaded;
    #id = 0;
    constructor(options) {
        this.#options = options;
    }
    /** What the runtime says of inputs and outputs. Throws PredictorError `predictor-model-unreadable`, InputError for its files. */
    describe(signal) {
        this.#loaded ??= this.#load(signal).catch(async (error) => {
            await this.end();
            throw error;
        });
        return this.#loaded;
    }
    async run(feeds, wanted, signal) {
        await this.describe(signal);
        const reply = await this.#ask({ run: { feeds, wanted } }, this.#options.timeout, signal);
        if ('error' in reply)
            throw new predictors_error/* PredictorError */.j('predictor-row-refused', 'the model cannot score it', 'Correct the rows, the inputs in tests.predictor.inputs, or the model.', { blame: 'batch', said: reply.error.slice(0, 300) });
        return reply.tensors;
    }
    /** Idempotent; the next question loads the model again. */
    async end() {
        const worker = this.#worker;
        this.#worker = undefined;
        this.#loaded = undefined;
        await worker?.terminate();
    }
    async #load(signal) {
        const { file, runtime, startup } = this.#options;
        const header = (0,onnx_header/* readOnnxHeader */.j)(file);
        const external = (0,onnx_header/* externalDataFiles */.h)(file, header);
        const size = [file, ...external.map((part) => part.file)].reduce((sum, part) => sum + sizeOf(part), 0);
        if (size > LARGEST_MODEL)
            throw new predictors_error/* PredictorError */.j('predictor-model-too-large', `the model has ${size} bytes, and WebAssembly holds about ${LARGEST_MODEL}`, 'Serve it, and use a predictor of the kind http or command.');
        this.#worker = new external_node_worker_threads_.Worker(workerText(), { eval: true, stdout: true, stderr: true, env: {}, execArgv: [] });
        // Nobody reads what the runtime prints: errors come as answers.
        this.#worker.stdout.resume();
        this.#worker.stderr.resume();
        const model = bytes(file);
        const parts = external.map(({ name, file: part }) => ({ path: name, data: bytes(part) }));
        const reply = await this.#ask({ load: { runtime, model, external: parts } }, startup, signal, [model.buffer, ...parts.map(({ data }) => data.buffer)]);
        if ('error' in reply)
            throw new predictors_error/* PredictorError */.j('predictor-model-unreadable', 'the runtime cannot load the ONNX model', 'Export it with operators of ONNX and ai.onnx.ml that ONNX Runtime has, or use a predictor of the kind command.', { said: reply.error.slice(0, 300) });
        const { inputs, outputs } = reply;
        return { inputs, outputs };
    }
    async #ask(question, limit, signal, transfer = []) {
        const worker = this.#worker;
        const id = ++this.#id;
        let settle = () => { };
        try {
            return await new Promise((resolve, reject) => {
                const onMessage = (reply) => void (reply.id === id && resolve(reply));
                const onError = (cause) => reject(new predictors_error/* PredictorError */.j('predictor-crashed', 'the ONNX runtime ended', 'The model may need more memory than WebAssembly has: use a smaller batch, or a predictor of the kind command.', { blame: 'batch', gone: true, said: String(cause?.message ?? cause).slice(0, 300) }));
                const onAbort = () => reject(signal.reason);
                const timer = setTimeout(() => reject(new predictors_error/* PredictorError */.j('predictor-timed-out', `the ONNX model did not ${'load' in question ? 'load' : 'answer'} within ${limit} ms`, 'Give it more time in tests.predictor, or a smaller batch.')), limit);
                settle = () => {
                    clearTimeout(timer);
                    worker.off('message', onMessage).off('error', onError).off('exit', onError);
                    signal?.removeEventListener('abort', onAbort);
                };
                worker.on('message', onMessage).on('error', onError).on('exit', onError);
                signal?.addEventListener('abort', onAbort, { once: true });
                if (signal?.aborted)
                    onAbort();
                else
                    worker.postMessage({ ...question, id }, transfer);
            });
        }
        catch (error) {
            // What it still computes nobody waits for.
            settle();
            await this.end();
            throw error;
        }
        finally {
            settle();
        }
    }
}
function sizeOf(file) {
    const found = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false });
    if (found?.isFile())
        return found.size;
    throw new predictors_error/* PredictorError */.j('predictor-model-unreadable', 'a file of the ONNX model is missing', 'Keep the external data of the model beside it.');
}
/** A buffer of its own, so that it can be given away. */
function bytes(file) {
    return new Uint8Array((0,external_node_fs_.readFileSync)(file));
}

;// CONCATENATED MODULE: ./.build/src/model/predictors/onnx.js





/** Element types that a column can be given as, by the runtime's names. */
const TYPES = {
    float32: 'float32', float64: 'float64', int64: 'int64', int32: 'int32', int16: 'int32', int8: 'int32', uint8: 'int32', uint16: 'int32', uint32: 'int64', uint64: 'int64', string: 'string', bool: 'boolean',
};
/** An ONNX file, run in WebAssembly on one thread: the same bytes give the same numbers on every machine. */
function onnxPredictor(options) {
    const { reader } = options;
    let session;
    let fed;
    let wanted;
    let closed = false;
    const ask = async (rows, signal) => {
        if (closed)
            throw new predictors_error/* PredictorError */.j('predictor-closed', 'the predictor is closed', 'Open it again.');
        session ??= new OnnxSession({ ...options, runtime: await options.runtime() });
        if (!fed) {
            const { inputs, outputs } = await session.describe(signal);
            fed = fedBy(inputs, options);
            wanted = outputsOf(outputs, reader);
        }
        const feeds = Object.fromEntries(fed.map((input) => [input.name, tensorOf(input, rows)]));
        const tensors = await session.run(feeds, wanted, signal);
        const columns = Object.entries(tensors).map(([name, tensor]) => [name, rowsOf(name, tensor, rows.length)]);
        return rows.map((_, row) => reader.read(Object.fromEntries(columns.map(([name, valueAt]) => [name, valueAt(row)])), row));
    };
    return {
        name: 'onnx',
        outputs: reader.names,
        besideTeamCode: false,
        live: true,
        notes: [],
        predict: (rows, given) => (0,batches/* predictInBatches */.d)({ ...options.asking, width: reader.names.length, ask }, rows, given),
        async close() {
            closed = true;
            await session?.end();
        },
    };
}
function fedBy(known, { inputs, matrix }) {
    const odd = known.find(({ tensor, type }) => !tensor || TYPES[type ?? ''] === undefined);
    if (odd)
        throw new predictors_error/* PredictorError */.j('predictor-input-unknown', `the model's input ${odd.name} is ${odd.tensor ? `of the type ${odd.type}` : 'no tensor'}, and columns cannot be given as that`, 'Export the model with tensors of numbers or texts as inputs, or use a predictor of the kind command.');
    const typed = (columns, { type }) => columns.map((column) => ({ ...column, type: TYPES[type] }));
    if (matrix !== undefined) {
        const input = known.find(({ name }) => name === matrix);
        if (!input || !inputs)
            throw new predictors_error/* PredictorError */.j('predictor-input-unknown', input ? `the columns of the matrix ${matrix} and their order are not declared` : `the model takes ${(0,format/* list */.p_)(known.map(({ name }) => name))} and not ${matrix}`, 'List the columns in their order in tests.predictor.inputs, and name the matrix as the model does.');
        return [{ name: matrix, type: input.type, shape: input.shape, columns: typed(inputs, input) }];
    }
    const declared = inputs ?? known.map(({ name }) => ({ column: name, name }));
    const missing = known.filter(({ name }) => !declared.some((input) => input.name === name));
    const extra = declared.filter(({ name }) => !known.some((input) => input.name === name));
    const wide = known.find(({ shape }) => shape !== undefined && shape.length === 2 && shape[1] !== undefined && shape[1] > 1);
    if (wide)
        throw new predictors_error/* PredictorError */.j('predictor-input-unknown', `the model's input ${wide.name} takes ${wide.shape[1]} columns side by side`, `Name it in tests.predictor.matrix, and list its columns in their order in tests.predictor.inputs.`);
    if (missing.length > 0 || extra.length > 0)
        throw new predictors_error/* PredictorError */.j('predictor-input-unknown', `the model takes ${(0,format/* list */.p_)(known.map(({ name }) => name))}${missing.length > 0 ? `, and no column is declared for ${(0,format/* list */.p_)(missing.map(({ name }) => name))}` : `, and not ${(0,format/* list */.p_)(extra.map(({ name }) => name))}`}`, 'Correct tests.predictor.inputs.');
    return declared.map((input) => {
        const like = known.find(({ name }) => name === input.name);
        return { name: input.name, type: like.type, shape: like.shape, columns: typed([input], like) };
    });
}
/** Outputs to compute. Lists and maps of the converters (ZipMap) are refused: their shape is not in the file. */
function outputsOf(known, reader) {
    const wanted = reader.wanted ?? (known.length > 1 && reader.names.every((name) => known.some((output) => output.name === name)) ? [...reader.names] : undefined);
    const names = wanted ?? known.map(({ name }) => name);
    const missing = names.filter((name) => !known.some((output) => output.name === name));
    if (missing.length > 0)
        throw new predictors_error/* PredictorError */.j('predictor-output-missing', `the model has the outputs ${(0,format/* list */.p_)(known.map(({ name }) => name))} and not ${(0,format/* list */.p_)(missing)}`, 'Correct tests.predictor.outputs.');
    const odd = known.find(({ name, tensor }) => names.includes(name) && !tensor);
    if (odd)
        throw new predictors_error/* PredictorError */.j('predictor-output-unusable', `the model's output ${odd.name} is a sequence or a map and no tensor`, 'Export the model without it (skl2onnx: options={"zipmap": False}), or name another output in tests.predictor.outputs.');
    if (wanted === undefined && known.length > 1)
        throw new predictors_error/* PredictorError */.j('predictor-output-missing', `the model has the outputs ${(0,format/* list */.p_)(known.map(({ name }) => name))}, and which of them has the scores is not declared`, `Say it: \`outputs: [{name: ${known.at(-1).name}, index: 1}]\`.`);
    return wanted;
}
function tensorOf({ type, shape, columns }, rows) {
    const cells = rows.flatMap((row, at) => columns.map((input) => (0,predictors_inputs/* cellOf */.WC)(row, input, at, 'nan')));
    const dims = shape?.length === 1 ? [rows.length] : [rows.length, columns.length];
    return { type, data: ARRAYS[type](cells), dims };
}
const numbers = (cells) => cells;
const whole = (cells) => cells.map((cell) => BigInt(cell));
const ARRAYS = {
    float32: (cells) => Float32Array.from(numbers(cells)),
    float64: (cells) => Float64Array.from(numbers(cells)),
    int64: (cells) => BigInt64Array.from(whole(cells)),
    uint64: (cells) => BigUint64Array.from(whole(cells)),
    int32: (cells) => Int32Array.from(numbers(cells)),
    uint32: (cells) => Uint32Array.from(numbers(cells)),
    int16: (cells) => Int16Array.from(numbers(cells)),
    uint16: (cells) => Uint16Array.from(numbers(cells)),
    int8: (cells) => Int8Array.from(numbers(cells)),
    uint8: (cells) => Uint8Array.from(numbers(cells)),
    bool: (cells) => Uint8Array.from(cells, (cell) => (cell === true ? 1 : 0)),
    string: (cells) => cells.map(String),
};
/** The values of one row in an output. */
function rowsOf(name, { data, dims }, rows) {
    const values = data;
    if ((dims.length > 0 && dims[0] !== rows) || values.length % rows !== 0)
        throw new predictors_error/* PredictorError */.j('predictor-answer-count', `the output ${name} has ${dims[0] ?? 1} rows for ${rows} rows`, 'Export the model with a first dimension that is the batch, and do not fix it.', { blame: 'batch' });
    const width = values.length / rows;
    return (row) => (width === 1 ? values[row] : Array.from({ length: width }, (_, at) => values[row * width + at]));
}

;// CONCATENATED MODULE: ./.build/src/model/predictors/row-names.js
const MOST_CHARACTERS = 80;
function rowNamesOf(delivery) {
    const columns = delivery.spec.data?.columns ?? {};
    const key = delivery.spec.data?.key ?? [];
    const keyHidden = key.some((name) => columns[name]?.sensitive === true);
    const keyOf = (row) => key.map((name) => `${name} ${row_names_text(row[name])}`).join(', ');
    return {
        sensitive: Object.values(columns).some((column) => column.sensitive === true),
        one: (row, place) => `Row ${place + 1}${keyHidden || key.length === 0 || key.some((name) => row[name] === undefined) ? '' : ` (${keyOf(row)})`}`,
        range: (place, count) => (count === 1 ? `Row ${place + 1}` : `Rows ${place + 1} to ${place + count}`),
    };
}
function row_names_text(value) {
    const shown = String(value);
    return shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS)}…` : shown;
}

// EXTERNAL MODULE: ./.build/src/model/predictors/which.js
var predictors_which = __webpack_require__(91974);
;// CONCATENATED MODULE: ./.build/src/model/predictors/open.js















/**
 * The predictor that the delivery file declares, undefined where it declares none. Programs, servers and models are started or
 * asked by the first prediction; `close` ends them. Throws InputError for what cannot be used as declared.
 */
async function openPredictor(delivery, context, which = 'candidate') {
    const { tests } = delivery.spec;
    const spec = tests?.[predictors_which/* PREDICTOR_KEYS */.K[which]];
    if (!tests || !spec)
        return undefined;
    const where = ['tests', predictors_which/* PREDICTOR_KEYS */.K[which]];
    const reader = new outputs/* AnswerReader */.E((0,columns/* taskColumns */.xv)(delivery).scores, spec.outputs);
    const shared = { asking: { batch: spec.batch, names: rowNamesOf(delivery) }, inputs: (0,predictors_inputs/* declaredInputs */.WB)(spec), reader };
    const limits = { timeout: (0,duration/* parseDuration */.E)(spec.timeout), startup: (0,duration/* parseDuration */.E)(spec.startup) };
    const key = delivery.spec.data?.key ?? [];
    if (spec.file !== undefined)
        return filePredictor({ engine: context.engine, source: { file: delivery.resolve(spec.file) }, declared: spec.file, key, asking: shared.asking, outputs: reader.names });
    if (spec.command !== undefined) {
        const isolation = spec.network === 'allowed' ? { words: [] } : withoutNetwork();
        return commandPredictor({
            ...shared,
            ...limits,
            command: spec.command,
            prefix: isolation.words,
            cwd: delivery.root,
            // Python keeps what it prints to a pipe until there are kilobytes of it: nothing would ever come.
            env: { SLUICE_MODEL: delivery.resolve(delivery.spec.release.model), PYTHONUNBUFFERED: '1' },
            notes: isolation.note === undefined ? [] : [isolation.note],
        });
    }
    if (spec.http !== undefined) {
        const { protocol, model = delivery.spec.release.name, version, matrix, retries = 2 } = spec;
        if (protocol === undefined)
            throw problem/* InputError */.d.of('predictor-protocol-missing', 'A predictor by http needs its protocol.', 'Add `protocol: open-inference`, `mlflow` or `tf-serving`.', delivery.locate(where));
        return (0,http/* httpPredictor */.n)({ ...shared, ...limits, base: (0,http_client/* serverUrl */.V)(spec.http, spec.hosts, delivery.spec.evidence?.insecure), clock: context.clock, retries, protocol, model, version, matrix, key });
    }
    return onnxPredictor({ ...shared, ...limits, file: onnxFile(delivery, spec, which), matrix: spec.matrix, runtime: () => onnxLibrary({ log: context.log }) });
}
/** The candidate's file must be a part of the release: only those bytes are tested, approved and served. */
function onnxFile(delivery, spec, which) {
    const file = delivery.resolve(spec.onnx);
    const model = delivery.resolve(delivery.spec.release.model);
    const inside = external_node_path_.relative(model, file);
    if (which === 'candidate' && (inside.startsWith('..') || external_node_path_.isAbsolute(inside)))
        throw problem/* InputError */.d.of('predictor-outside-release', `tests.predictor.onnx names ${spec.onnx}, which is not in release.model (${delivery.spec.release.model}).`, 'Name the model file inside release.model: what is tested must be what is delivered.', delivery.locate(['tests', 'predictor', 'onnx']));
    return file;
}


/***/ }),

/***/ 64177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ AnswerReader),
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85514);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15237);


/** Finds the numbers of a prediction in the model's answers, as tests.predictor.outputs says. */
class AnswerReader {
    names;
    #picks;
    constructor(names, declared) {
        this.names = names;
        this.#picks = (declared ?? []).map((pick) => (typeof pick === 'string' ? { name: pick } : pick));
    }
    /** Outputs of the model that are read; undefined where any may be. */
    get wanted() {
        const names = this.#picks.map(({ name }) => name);
        return names.length === 0 || names.includes(undefined) ? undefined : [...new Set(names)];
    }
    /** Throws PredictorError `predictor-answer-unreadable`, `predictor-output-missing` or `predictor-not-a-number`, with `row`. */
    read(answer, row) {
        const k = this.names.length;
        if (this.#picks.length > 1 || this.#picks[0]?.index !== undefined) {
            if (this.#picks.length !== k)
                throw problem('predictor-output-missing', `${this.#picks.length} outputs are declared, and ${k} scores are wanted (${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(this.names)})`, row, 'none');
            return this.#picks.map((pick) => this.#one(answer, pick, row));
        }
        return this.#all(this.#picks.length === 1 ? this.#named(answer, this.#picks[0].name, row) : this.#undeclared(answer, row), row);
    }
    #one(answer, { name, index }, row) {
        const value = this.#named(answer, name, row);
        if (index === undefined)
            return this.#number(Array.isArray(value) && value.length === 1 ? value[0] : value, row);
        const flat = Array.isArray(value) ? value.flat(8) : [value];
        if (index >= flat.length)
            throw problem('predictor-output-missing', `it was answered with ${flat.length} numbers, so there is none at index ${index}`, row);
        return this.#number(flat[index], row);
    }
    #all(value, row) {
        const flat = Array.isArray(value) ? value.flat(8) : [value];
        if (flat.length !== this.names.length) {
            const advice = this.names.length === 1 && flat.length > 1 ? 'Say which one it is: `outputs: [{index: 1}]` takes the second.' : undefined;
            throw problem('predictor-output-missing', `it was answered with ${flat.length} numbers, and ${this.names.length} ${this.names.length === 1 ? 'is' : 'are'} wanted (${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(this.names)})`, row, 'row', advice);
        }
        return flat.map((each) => this.#number(each, row));
    }
    #named(answer, name, row) {
        if (name === undefined)
            return answer;
        if (isRecord(answer) && Object.hasOwn(answer, name))
            return answer[name];
        throw problem('predictor-output-missing', isRecord(answer) ? `its answer has no output ${name}, only ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(Object.keys(answer))}` : `its answer has no names, and the output ${name} is declared`, row);
    }
    /** Without declared outputs the score columns must be there by name, or the answer be the numbers themselves. */
    #undeclared(answer, row) {
        if (!isRecord(answer))
            return answer;
        const missing = this.names.filter((name) => !Object.hasOwn(answer, name));
        if (missing.length === 0)
            return this.names.map((name) => answer[name]);
        const keys = Object.keys(answer);
        if (keys.length === 1)
            return answer[keys[0]];
        throw problem('predictor-output-missing', `its answer has the outputs ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(keys)} and not ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(missing)}`, row, 'row', `Say where the scores are: \`outputs: [{name: ${keys[0] ?? '…'}, index: 0}]\`.`);
    }
    #number(value, row) {
        if (typeof value === 'number')
            return value;
        if (typeof value === 'bigint')
            return Number(value);
        throw problem('predictor-not-a-number', `it was answered with ${value === null || value === undefined ? 'no number' : `${typeof value === 'object' ? 'an object' : `a ${typeof value}`} where a number is wanted`}`, row);
    }
}
function problem(code, why, row, blame = 'row', fix = 'Correct the model, or tests.predictor.outputs.') {
    return new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .PredictorError */ .j(code, why, fix, { blame, row });
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 91974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ PREDICTOR_KEYS)
/* harmony export */ });
/** Where the delivery file declares each predictor, below `tests`. */
const PREDICTOR_KEYS = { candidate: 'predictor', champion: 'champion_predictor' };


/***/ })

};
