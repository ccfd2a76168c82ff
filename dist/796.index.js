export const id = 796;
export const ids = [796];
export const modules = {

/***/ 11591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);


/** A delivery file is written by people; one that is larger or deeper than this is a mistake or an attack. */
const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 64;
const MAX_ALIASES = 100;
/** Of one map or list; the parser compares each key of a map with each other. */
const MAX_ENTRIES = 10_000;
/** Nobody reads more. */
const MAX_SYNTAX_PROBLEMS = 100;
/**
 * Parses YAML 1.2 with anchors and merge keys. Syntax errors are in `problems`, all of them; only a file that must not
 * be parsed at all (too large, too deep, not text) throws InputError.
 */
function parseYaml(bytes, file) {
    const start = { file, line: 1, column: 1 };
    if (bytes.byteLength > MAX_BYTES)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('delivery-too-large', `The file has ${bytes.byteLength} bytes; a delivery file may have ${MAX_BYTES}.`, 'Keep data and long lists in files of their own and name those files.', start);
    const text = decode(bytes, start);
    refuseShape(text, start);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, uniqueKeys: true, merge: true, prettyErrors: false, stringKeys: true });
    const at = (offset, end) => span(lines, file, offset, end);
    const problems = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_PROBLEMS).map((error) => problemOf(error, at));
    // A key that stands twice hides nothing else: the rest of the file is read on, so that all its mistakes come at once.
    const readable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY') && document.warnings.length === 0;
    if (!readable)
        return { value: undefined, locate: () => start, locateKey: () => start, problems };
    const value = plainValue(document, start);
    return {
        value,
        locate: (path) => locationOf(document, path, at) ?? start,
        locateKey: (path) => keyLocation(document, path, at) ?? locationOf(document, path, at) ?? start,
        problems: [...problems, ...notNumbers(document, at)],
    };
}
function decode(bytes, start) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('delivery-not-utf8', 'The file is not UTF-8 text.', 'Save it as UTF-8.', start, { cause });
    }
}
/** The composer is recursive, the tokenizer is not: depth and lengths are measured on tokens before anything recurses. */
function refuseShape(text, start) {
    const stack = [];
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX().parse(text))
        stack.push({ token, depth: 0 });
    while (stack.length > 0) {
        const { token, depth } = stack.pop();
        if (depth > MAX_DEPTH)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('delivery-too-deep', `The file is nested more than ${MAX_DEPTH} levels deep.`, 'A delivery file needs fewer than ten levels; look for a bracket or dash too many.', start);
        if (typeof token !== 'object' || token === null)
            continue;
        const { items, value, key } = token;
        if (items && items.length > MAX_ENTRIES)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('delivery-too-large', `A map or list of the file has ${items.length} entries; it may have ${MAX_ENTRIES}.`, 'Keep data and long lists in files of their own and name those files.', start);
        for (const child of items ?? [])
            stack.push({ token: child, depth });
        if (value)
            stack.push({ token: value, depth: depth + 1 });
        if (key)
            stack.push({ token: key, depth: depth + 1 });
    }
}
const FIXES = {
    TAB_AS_INDENT: ['yaml-tab', 'A tab stands where YAML wants spaces.', 'Indent with spaces.'],
    DUPLICATE_KEY: ['yaml-duplicate-key', 'This key stands twice in one map; only one of them could count.', 'Remove one of the two.'],
    BAD_ALIAS: ['yaml-bad-alias', 'This alias (*name) has no anchor (&name) before it.', 'Define the anchor first, or spell its name alike.'],
    MULTIPLE_DOCS: ['yaml-many-documents', 'The file holds more than one YAML document.', 'Remove the `---` that starts the second one.'],
};
function problemOf(error, at) {
    const location = at(error.pos[0], error.pos[1]);
    const known = FIXES[error.code];
    if (known)
        return { code: known[0], message: known[1], fix: known[2], location };
    if (/\t/.test(error.message) || /tab/i.test(error.message)) {
        const [code, message, fix] = FIXES.TAB_AS_INDENT;
        return { code, message, fix, location };
    }
    return {
        code: 'yaml-syntax',
        message: `Not valid YAML: ${error.message.split('\n')[0].replace(/[.:]?$/, '.')}`,
        fix: 'Look at the indentation, quotes and brackets at this place.',
        location,
    };
}
function plainValue(document, start) {
    try {
        return document.toJS({ maxAliasCount: MAX_ALIASES });
    }
    catch (cause) {
        const unresolved = /Unresolved alias[^:]*: (\S+)/.exec(String(cause))?.[1];
        if (unresolved)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('yaml-bad-alias', `The alias *${unresolved} has no anchor &${unresolved} before it.`, FIXES.BAD_ALIAS[2], start, { cause });
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('yaml-alias-bomb', `The file's aliases multiply its size beyond ${MAX_ALIASES} copies.`, 'Write the repeated part out, or use fewer aliases.', start, { cause });
    }
}
function child(document, node, step) {
    const resolved = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(resolved)) {
        const pair = resolved.items.find((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item.key) && String(item.key.value) === String(step));
        return pair && { key: pair.key, value: (pair.value ?? pair.key) };
    }
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(resolved))
        return { value: resolved.items[Number(step)] };
    return undefined;
}
function locationOf(document, path, at) {
    let node = document.contents;
    let place = rangeOf(node, at);
    for (const step of path) {
        const next = child(document, node, step);
        if (!next?.value)
            return place;
        // A map or list is pointed at by its key: `columns:` says more than the first brace below it.
        place = ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(next.value) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(next.value)) && next.key ? rangeOf(next.key, at) : (rangeOf(next.value, at) ?? place);
        node = next.value;
    }
    return place;
}
function keyLocation(document, path, at) {
    let node = document.contents;
    for (const step of path.slice(0, -1))
        node = child(document, node, step)?.value;
    const last = path.at(-1);
    const key = last === undefined ? undefined : child(document, node, last)?.key;
    return key && rangeOf(key, at);
}
function rangeOf(node, at) {
    const range = node?.range;
    return range ? at(range[0], range[1]) : undefined;
}
function span(lines, file, offset, end) {
    const from = lines.linePos(offset);
    const place = { file, line: Math.max(1, from.line), column: Math.max(1, from.col) };
    if (end === undefined || end <= offset)
        return place;
    const to = lines.linePos(end - 1);
    return { ...place, endLine: Math.max(1, to.line), endColumn: to.col + 1 };
}
/** `.nan` and `.inf` are numbers to YAML and nonsense in every place of a delivery file. */
function notNumbers(document, at) {
    const problems = [];
    const stack = [document.contents];
    while (stack.length > 0) {
        const node = stack.pop();
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            for (const pair of node.items)
                stack.push(pair.value);
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            stack.push(...node.items);
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value === 'number' && !Number.isFinite(node.value))
            problems.push({
                code: 'delivery-not-a-number',
                message: `${node.source ?? node.value} is not a number that anything can be compared with.`,
                fix: 'Write a finite number.',
                location: rangeOf(node, at),
            });
    }
    return problems;
}


/***/ }),

/***/ 70796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fromKubeconfig: () => (/* binding */ fromKubeconfig)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/delivery/parse.js
var parse = __webpack_require__(11591);
// EXTERNAL MODULE: ./.build/src/kubernetes/files.js
var files = __webpack_require__(42439);
// EXTERNAL MODULE: ./.build/src/kubernetes/objects.js
var objects = __webpack_require__(70968);
;// CONCATENATED MODULE: ./.build/src/kubernetes/kubeconfig-file.js







/** The key of an entry that holds what it is. */
const INNER = { clusters: 'cluster', contexts: 'context', users: 'user' };
/** The entries of one file. One of several (not `needed`) may be missing, as with kubectl. */
function readKubeconfig(file, needed, report) {
    const yaml = parsedFile(file, needed, report);
    if (!yaml)
        return [];
    const { value, locate } = yaml;
    if (!(0,objects/* isObject */.G)(value)) {
        if (yaml.problems.length === 0)
            report('kubeconfig-unreadable', `The kubeconfig ${file} is no map.`, 'Write one with `kubectl config`, or name another file.', { file, line: 1, column: 1 });
        return [];
    }
    return Object.keys(INNER).flatMap((kind) => {
        const list = value[kind] ?? [];
        if (!Array.isArray(list)) {
            report('kubeconfig-unreadable', `\`${kind}\` is no list.`, 'Write a list of entries with `name`.', locate([kind]));
            return [];
        }
        return list.flatMap((each, index) => {
            const inner = (0,objects/* isObject */.G)(each) ? (each[INNER[kind]] ?? {}) : undefined;
            if ((0,objects/* isObject */.G)(each) && typeof each.name === 'string' && (0,objects/* isObject */.G)(inner))
                return [{ kind, name: each.name, entry: entryOf(inner, external_node_path_.dirname(file), (...steps) => locate([kind, index, INNER[kind], ...steps])) }];
            report('kubeconfig-unreadable', `Entry ${index + 1} of \`${kind}\` has no name, or no map \`${INNER[kind]}\`.`, 'Write `- name: …` with it.', locate([kind, index]));
            return [];
        });
    });
}
function parsedFile(file, needed, report) {
    if (!(0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.isFile()) {
        if (needed)
            report('kubeconfig-none', `There is no kubeconfig ${file}.`, 'Write it in a step before this one, or name it with `kubeconfig` or the variable KUBECONFIG.');
        return undefined;
    }
    try {
        const yaml = (0,parse/* parseYaml */.h)((0,external_node_fs_.readFileSync)(file), file);
        for (const { message, fix, location } of yaml.problems)
            report('kubeconfig-unreadable', message, fix, location);
        return yaml;
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            for (const { message, fix, location } of error.problems)
                report('kubeconfig-unreadable', message.replace('a delivery file', 'a kubeconfig'), fix.replace('A delivery file', 'A kubeconfig'), location);
        else
            report('kubeconfig-unreadable', `The kubeconfig ${file} cannot be read: ${error.message}.`, 'See its owner and its rights.');
        return undefined;
    }
}
function entryOf(value, folder, locate) {
    return {
        value,
        folder,
        locate,
        pem(name, report) {
            const data = value[`${name}-data`] ?? '';
            if (data !== '') {
                const text = typeof data === 'string' && /^[A-Za-z0-9+/=\s]+$/.test(data) ? Buffer.from(data, 'base64').toString('utf8') : '';
                if (!text.includes('-----BEGIN '))
                    report('kubeconfig-unreadable', `\`${name}-data\` is not base64 of a PEM text.`, 'Write it as `kubectl config view --raw` shows it.', locate(`${name}-data`));
                return () => text;
            }
            const file = textOf(value[name]);
            if (file === undefined)
                return undefined;
            const read = () => (0,files/* fileOf */.W)(external_node_path_.resolve(folder, file), `\`${name}\``);
            caught(read, report, locate(name));
            return read;
        },
    };
}
/** A text that says something; an empty one is as good as none, as with kubectl. */
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** What `what` gives; what it throws is reported at its place instead. */
function caught(what, report, location) {
    try {
        return what();
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            for (const { code, message, fix } of error.problems)
                report(code, message, fix, location);
        else if (error instanceof driver_error/* DriverError */.x) {
            const said = error.message.replace(` ${error.fix} [${error.code}]`, '');
            report('kubeconfig-file', `The kubeconfig names a file that cannot be used. ${said}`, 'Put it there, or correct the path: a relative one is from the folder of the kubeconfig.', location);
        }
        else
            throw error;
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/src/core/program.js
var program = __webpack_require__(69399);
;// CONCATENATED MODULE: ./.build/src/kubernetes/exec.js



const API_VERSIONS = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];
const TIMEOUT_MS = 60_000;
/** A credential is asked for anew this long before it lapses. */
const SPARE_MS = 10_000;
/**
 * Runs the program at the first call, and again when what it gave has lapsed or was refused. It sees the usual environment, what the kubeconfig gives it and
 * what the delivery file passes on (`pass_env`): the tokens of the job are not its business. Only programs that the delivery file lists come here.
 */
function execCredential(plugin, { passed, clock }) {
    let held;
    let running;
    const ask = async () => {
        const info = { apiVersion: plugin.apiVersion, kind: 'ExecCredential', spec: { interactive: false, ...(plugin.cluster && { cluster: plugin.cluster }) } };
        const env = { ...passed, ...plugin.env, KUBERNETES_EXEC_INFO: JSON.stringify(info) };
        held = credentialIn(await output(plugin, env), plugin);
        return held.credential;
    };
    return async (anew) => {
        if (held && !anew && clock.now().getTime() < held.until)
            return held.credential;
        running ??= ask().finally(() => (running = undefined));
        return running;
    };
}
async function output({ command, args, folder, hint }, env) {
    try {
        return (await (0,program/* runProgram */.mB)([command, ...args], { cwd: folder, timeout: TIMEOUT_MS, env })).stdout.toString('utf8');
    }
    catch (cause) {
        const said = cause instanceof driver_error/* DriverError */.x ? cause.message : String(cause);
        throw new driver_error/* DriverError */.x('cluster-credential', `The program ${command} of the kubeconfig gave no credential. ${said}`, hint?.replace(/\s+/g, ' ').slice(0, 500) ?? 'Install it, sign in with it, or pass on what it needs (`rollout.pass_env`).', { cause });
    }
}
function credentialIn(text, { command, apiVersion }) {
    // What it printed may be a credential after all, and is never shown.
    const refuse = (why) => new driver_error/* DriverError */.x('cluster-credential', `The program ${command} of the kubeconfig answered with ${why}.`, 'See that it prints one ExecCredential and nothing else on standard output.');
    let reply;
    try {
        reply = JSON.parse(text);
    }
    catch {
        throw refuse('what is no JSON');
    }
    if (!(0,objects/* isObject */.G)(reply) || reply.kind !== 'ExecCredential' || !(0,objects/* isObject */.G)(reply.status))
        throw refuse('no ExecCredential with a `status`');
    if (reply.apiVersion !== apiVersion)
        throw refuse(`another \`apiVersion\` than ${apiVersion}`);
    const { token, clientCertificateData: cert, clientKeyData: key, expirationTimestamp: lapses } = reply.status;
    const isText = (value) => typeof value === 'string' && value !== '';
    if (isText(cert) !== isText(key) || (!isText(token) && !isText(cert)))
        throw refuse('neither a `token` nor a certificate with its key');
    const until = lapses === undefined || lapses === null ? Infinity : Date.parse(String(lapses));
    if (Number.isNaN(until))
        throw refuse('an `expirationTimestamp` that is no time');
    return { credential: { ...(isText(token) && { token }), ...(isText(cert) && isText(key) && { cert, key }) }, until: until - SPARE_MS };
}

;// CONCATENATED MODULE: ./.build/src/kubernetes/kubeconfig-user.js





const TAKEN_OUT = ['auth-provider', 'username', 'password'];
/** Variables by which a shell, a loader or an interpreter takes other code than the program's own. */
const OTHER_CODE = /^(PATH|LD_.*|DYLD_.*|BASH_ENV|ENV|SHELLOPTS|BASHOPTS|IFS|PYTHON(PATH|HOME|STARTUP)|NODE_(OPTIONS|PATH)|PERL(5LIB|5OPT|LIB)|RUBY(OPT|LIB)|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|GCONV_PATH|GLIBC_TUNABLES)$/i;
const FOR_OTHERS = ['as', 'as-uid', 'as-groups', 'as-user-extra'];
/** What a user of a kubeconfig proves itself with. Of several ways the order is that of kubectl: a file with a token, a token, a program; a certificate besides. */
function userOf(entry, cluster, allowed, deps, report) {
    const { value, folder, locate } = entry;
    const given = (key) => (value[key] ?? '') !== '';
    for (const key of TAKEN_OUT.filter(given))
        report('kubeconfig-refused', `\`${key}\` is a way to sign in that Kubernetes has taken out.`, 'Use a token, a client certificate, or `exec` with the program of your provider (gke-gcloud-auth-plugin, kubelogin, aws).', locate(key));
    for (const key of FOR_OTHERS.filter(given))
        report('kubeconfig-refused', `\`${key}\` would act in the name of somebody else.`, 'Give Sluice a user or service account of its own, so that the audit log of the cluster says who it was.', locate(key));
    const cert = entry.pem('client-certificate', report);
    const key = entry.pem('client-key', report);
    if ((cert === undefined) !== (key === undefined))
        report('kubeconfig-incomplete', 'The user has one of `client-certificate` and `client-key` alone.', 'Give both.', locate());
    const token = textOf(value.token);
    const tokenFile = textOf(value.tokenFile);
    const exec = value.exec ?? undefined;
    const plugin = exec === undefined ? undefined : pluginOf(exec, entry, cluster, allowed, report);
    if (cert === undefined && token === undefined && tokenFile === undefined && exec === undefined)
        report('kubeconfig-incomplete', 'The user has nothing that proves who it is.', 'Give it a `token`, a `tokenFile`, a client certificate, or `exec`.', locate());
    const run = plugin && execCredential(plugin, deps);
    return async (anew) => {
        const certificate = cert && key ? { cert: cert(), key: key() } : {};
        if (tokenFile !== undefined)
            return { ...certificate, token: (0,files/* fileOf */.W)(external_node_path_.resolve(folder, tokenFile), 'the token of the user').trim() };
        if (token !== undefined)
            return { ...certificate, token };
        return { ...certificate, ...(await run?.(anew)) };
    };
}
function pluginOf(value, entry, cluster, allowed, report) {
    const locate = (...steps) => entry.locate('exec', ...steps);
    const command = (0,objects/* isObject */.G)(value) ? textOf(value.command) : undefined;
    if (!(0,objects/* isObject */.G)(value) || command === undefined) {
        report('kubeconfig-incomplete', '`exec` names no `command`.', 'Write the program that gives the credential.', locate());
        return undefined;
    }
    const { apiVersion, interactiveMode = apiVersion === 'client.authentication.k8s.io/v1' ? undefined : 'IfAvailable', installHint } = value;
    const args = value.args ?? [];
    const env = value.env ?? [];
    if (!allowed.includes(command))
        report('kubeconfig-exec', `The user is proved by the program ${JSON.stringify(command)}, which may not be started: \`exec\` of the declared cluster lists ${allowed.length === 0 ? 'none' : allowed.join(', ')}.`, 'If you trust it with what this job may do, add it to `exec`.', locate('command'));
    if (!API_VERSIONS.includes(apiVersion))
        report('kubeconfig-exec', `\`exec.apiVersion\` is ${JSON.stringify(apiVersion ?? null)}.`, 'Use a release of the program that speaks client.authentication.k8s.io/v1.', locate('apiVersion'));
    if (interactiveMode !== 'Never' && interactiveMode !== 'IfAvailable')
        report('kubeconfig-exec', `\`exec.interactiveMode\` is ${JSON.stringify(interactiveMode ?? null)}, and there is nobody here whom the program ${JSON.stringify(command)} could ask.`, 'Write `Never`, and use a program that needs nobody.', locate('interactiveMode'));
    if (!Array.isArray(args) || !args.every((each) => typeof each === 'string'))
        report('kubeconfig-exec', '`exec.args` are no texts.', 'Write a list of texts.', locate('args'));
    const pairs = Array.isArray(env) ? env.map((each) => ((0,objects/* isObject */.G)(each) && typeof each.name === 'string' && typeof each.value === 'string' ? [each.name, each.value] : undefined)) : [undefined];
    const [turning] = pairs.find((pair) => pair !== undefined && OTHER_CODE.test(pair[0])) ?? [];
    if (turning !== undefined)
        report('kubeconfig-exec', `\`exec.env\` sets ${turning}, by which another program than the one that was allowed could be started.`, 'Take it out; install the program where the job finds it.', locate('env'));
    if (pairs.includes(undefined))
        report('kubeconfig-exec', '`exec.env` is no list of `name` and `value`.', 'Write `- {name: …, value: …}`.', locate('env'));
    return {
        // As with kubectl: a path is one from the folder of the kubeconfig, a bare name is looked for on PATH.
        command: /[/\\]/.test(command) ? external_node_path_.resolve(entry.folder, command) : command,
        args: args,
        env: Object.fromEntries(pairs.filter((each) => each !== undefined)),
        folder: entry.folder,
        apiVersion: String(apiVersion),
        hint: textOf(installHint),
        cluster: value.provideClusterInfo === true ? clusterInfo(cluster) : undefined,
    };
}
/** What the program is told of the cluster where the kubeconfig wants it so; the same words as in the kubeconfig. */
function clusterInfo(cluster) {
    const told = ['server', 'tls-server-name', 'certificate-authority-data', 'proxy-url'].filter((key) => cluster[key] !== undefined).map((key) => [key, cluster[key]]);
    const extensions = Array.isArray(cluster.extensions) ? cluster.extensions : [];
    const own = extensions.find((each) => (0,objects/* isObject */.G)(each) && each.name === 'client.authentication.k8s.io/exec');
    return { ...Object.fromEntries(told), config: (0,objects/* isObject */.G)(own) ? own.extension : null };
}

// EXTERNAL MODULE: ./.build/src/kubernetes/proxy-choice.js
var proxy_choice = __webpack_require__(25650);
;// CONCATENATED MODULE: ./.build/src/kubernetes/kubeconfig.js







/**
 * A context of a kubeconfig: the declared one, those of KUBECONFIG, or `~/.kube/config`. Of several files the first that has a name counts, as with
 * kubectl. Throws InputError with everything that is wrong with the context, its cluster and its user, each at its line.
 * See https://kubernetes.io/docs/reference/config-api/kubeconfig.v1.
 */
function fromKubeconfig(declared, deps) {
    const problems = [];
    const report = (code, message, fix, location) => void problems.push({ code, message, fix, location });
    const files = kubeconfigFiles(declared.kubeconfig, deps);
    const entries = files.flatMap((file) => readKubeconfig(file, files.length === 1, report));
    const unread = problems.length > 0;
    const find = (kind, name, from) => {
        const found = entries.find((each) => each.kind === kind && each.name === name);
        if (!found && !unread) {
            const names = entries.filter((each) => each.kind === kind).map((each) => JSON.stringify(each.name));
            report('kubeconfig-missing', `There is no ${INNER[kind]} ${JSON.stringify(name ?? null)} in ${files.join(', ')}, but ${names.length === 0 ? 'none at all' : names.slice(0, 20).join(', ')}.`, 'Correct the name, or name the file that has it (`kubeconfig`, or the variable KUBECONFIG).', from);
        }
        return found?.entry;
    };
    const context = find('contexts', declared.context);
    const cluster = context && find('clusters', context.value.cluster, context.locate('cluster'));
    const user = context && find('users', context.value.user, context.locate('user'));
    const reach = cluster && clusterOf(cluster, deps, report);
    const credential = user && userOf(user, cluster?.value ?? {}, declared.exec ?? [], deps, report);
    if (problems.length > 0 || !reach || !credential)
        throw new problem/* InputError */.d(problems);
    return { ...reach, ca: reach.ca?.(), credential, namespace: textOf(context.value.namespace) ?? 'default' };
}
function kubeconfigFiles(declared, { env, resolve }) {
    if (declared !== undefined)
        return [external_node_path_.isAbsolute(declared) ? declared : resolve(declared)];
    const listed = (env.KUBECONFIG ?? '').split(external_node_path_.delimiter).filter((each) => each !== '');
    return listed.length > 0 ? [...new Set(listed.map((each) => external_node_path_.resolve(each)))] : [external_node_path_.join(env.HOME ?? external_node_os_.homedir(), '.kube', 'config')];
}
function clusterOf(entry, { insecure }, report) {
    const { value, locate } = entry;
    const skip = value['insecure-skip-tls-verify'] ?? false;
    // What YAML 1.1 takes for false is a text in 1.2: only the word itself is sure.
    if (skip !== false)
        report('kubeconfig-insecure', '`insecure-skip-tls-verify` is on: whoever is on the way could answer in the place of the cluster.', 'Take it out and name the certificates: `certificate-authority` or `certificate-authority-data`.', locate('insecure-skip-tls-verify'));
    const server = textOf(value.server);
    if (server === undefined)
        report('kubeconfig-incomplete', 'The cluster has no `server`.', 'Write its address.', locate());
    const proxy = textOf(value['proxy-url']);
    const found = {
        server: server === undefined ? undefined : caught(() => (0,fetch_json/* checkUrl */.CU)(server, 'the cluster', insecure), report, locate('server')),
        ca: entry.pem('certificate-authority', report),
        serverName: textOf(value['tls-server-name']),
        proxy: proxy === undefined ? undefined : caught(() => (0,proxy_choice/* proxyUrl */.s)(proxy, '`proxy-url`'), report, locate('proxy-url')),
    };
    return found.server && { ...found, server: found.server };
}


/***/ })

};
