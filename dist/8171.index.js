export const id = 8171;
export const ids = [8171];
export const modules = {

/***/ 38621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   audit: () => (/* binding */ audit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73136);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57975);
/* harmony import */ var _audit_gather_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58600);
/* harmony import */ var _audit_make_pack_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61617);
/* harmony import */ var _audit_mapping_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72829);
/* harmony import */ var _audit_pack_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58782);
/* harmony import */ var _audit_verify_evidence_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(76084);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9752);
/* harmony import */ var _evidence_signer_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(18315);
/* harmony import */ var _evidence_version_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(24563);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(72963);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(95769);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(67776);
/* harmony import */ var _evidence_of_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(2867);
/* harmony import */ var _trust_options_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(6887);


















/** Shipped beside the program, in the repository as in the package. */
const EXAMPLE = 'examples/audit/eu-ai-act-annex-iv.yml';
/**
 * `sluice audit PATH`: an evidence pack of one release: a page, the same for programs, bill of materials, model card, and the
 * evidence itself. Signed where SLUICE_SIGNING_KEY is set. Status 0; 1 with `--complete` where a question
 * stays without a whole answer; 3 where the ledger does not verify: then nothing is written.
 */
async function audit(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_4__.parseArgs)({ args: argv, allowPositionals: true, options: { ..._trust_options_js__WEBPACK_IMPORTED_MODULE_16__/* .TRUST_OPTIONS */ .Qb, mapping: text, release: text, out: { ...text, default: 'audit' }, complete: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } });
    if (positionals.length !== 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_10__/* .InputError */ .d.of('audit-arguments', 'One folder with evidence is wanted.', 'Write `sluice audit PATH [--mapping FILE] [--release DIGEST|VERSION] [--out DIR]`.');
    (0,_trust_options_js__WEBPACK_IMPORTED_MODULE_16__/* .checkTrustOptions */ .rA)(values);
    const gathered = await (0,_audit_gather_js__WEBPACK_IMPORTED_MODULE_5__/* .gatherEvidence */ .hx)(node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(io.cwd, positionals[0]));
    const trusted = await (0,_trust_options_js__WEBPACK_IMPORTED_MODULE_16__/* .trustOf */ .An)(values, undefined, gathered.keys[0] && Buffer.from(gathered.keys[0].bytes).toString('utf8'), io);
    const verified = await (0,_audit_verify_evidence_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyEvidence */ .Jm)(gathered, { ...trusted, measured: {} });
    const own = (0,_evidence_of_js__WEBPACK_IMPORTED_MODULE_15__/* .chooseLedger */ .BS)(verified.ledgers, values.release, positionals[0]);
    const mappingFile = values.mapping === undefined ? exampleMapping() : node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(io.cwd, values.mapping);
    const mappingBytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(mappingFile).catch((error) => {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_10__/* .InputError */ .d.of('mapping-unusable', `${JSON.stringify(mappingFile)} cannot be read (${error.code}).`, `Name a mapping file; ${EXAMPLE} is one to copy.`);
    });
    const mapping = (0,_audit_mapping_js__WEBPACK_IMPORTED_MODULE_7__/* .parseMapping */ .K)(mappingBytes, node_path__WEBPACK_IMPORTED_MODULE_2__.basename(mappingFile));
    const documents = await (0,_audit_mapping_js__WEBPACK_IMPORTED_MODULE_7__/* .readDocuments */ .r)(mapping, node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(mappingFile));
    const at = _run_system_js__WEBPACK_IMPORTED_MODULE_14__/* .systemClock */ .m.now();
    const made = (0,_audit_make_pack_js__WEBPACK_IMPORTED_MODULE_6__/* .makePack */ .mJ)({ verified, own, gathered, mapping, mappingBytes, documents, publicKey: trusted.publicKey }, at);
    const list = { at: at.toISOString(), sluice: _evidence_version_js__WEBPACK_IMPORTED_MODULE_12__.SLUICE_VERSION, release: own.release, head: own.ledger.head, ledger: made.ledger };
    const key = io.env.SLUICE_SIGNING_KEY;
    const files = new Map(made.files).set(_audit_pack_js__WEBPACK_IMPORTED_MODULE_8__/* .PACK_FILE */ .P0, Buffer.from(await (0,_audit_pack_js__WEBPACK_IMPORTED_MODULE_8__/* .packList */ .ew)(made.files, list, key ? (0,_evidence_signer_js__WEBPACK_IMPORTED_MODULE_11__/* .keySigner */ .Ye)(key) : (0,_evidence_signer_js__WEBPACK_IMPORTED_MODULE_11__/* .unsigned */ .ad)())));
    const out = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(io.cwd, values.out);
    await writeFolder(out, files);
    io.stdout(values.json ? `${JSON.stringify(made.audit, null, 2)}\n` : `${linesOf(made.audit, values.out, key !== undefined && key !== '').map(_report_escape_js__WEBPACK_IMPORTED_MODULE_17__/* .logLine */ .BP).join('\n')}\n`);
    return values.complete && made.audit.counts.missing + made.audit.counts.partly > 0 ? 1 : 0;
}
function exampleMapping() {
    // Two folders up in the sources, one in the bundle.
    const found = ['../..', '..'].map((up) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname((0,node_url__WEBPACK_IMPORTED_MODULE_3__.fileURLToPath)(import.meta.url)), up, EXAMPLE)).find((file) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file));
    if (found)
        return found;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_10__/* .InputError */ .d.of('mapping-unusable', 'There is no mapping file.', 'Name one with --mapping.');
}
/** Whole or not at all: a pack that was half written would be half a proof. A folder with anything else in it is left alone. */
async function writeFolder(out, files) {
    const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(out).catch(() => []);
    if (there.length > 0 && !there.includes(_audit_pack_js__WEBPACK_IMPORTED_MODULE_8__/* .PACK_FILE */ .P0))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_10__/* .InputError */ .d.of('out-unusable', `${JSON.stringify(out)} holds other files.`, 'Name a new folder with --out, or that of an older pack.');
    const partial = `${out}.partial-${process.pid}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { recursive: true, force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(partial, { recursive: true });
    for (const [name, bytes] of files)
        await (0,_run_session_js__WEBPACK_IMPORTED_MODULE_13__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(partial, name), bytes);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(out, { recursive: true, force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, out);
}
function linesOf({ model, version, counts, answers }, out, signed) {
    const gaps = answers.filter(({ status }) => status !== 'answered');
    return [
        `Evidence pack of ${model}${version === undefined ? '' : ` ${version}`} in ${out}: ${counts.answered} questions answered, ${counts.partly} in part, ${counts.missing} missing${signed ? '; signed' : '; not signed (no SLUICE_SIGNING_KEY)'}.`,
        ...gaps.map(({ id, status, reference, question }) => `  ${status.padEnd('missing'.length)}  ${id}${reference === undefined ? '' : ` (${reference})`}: ${question}`),
        `Read ${out}/index.html; prove it with \`sluice verify ${out}\`.`,
    ];
}


/***/ }),

/***/ 2867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ chooseLedger),
/* harmony export */   lD: () => (/* binding */ ledgerIn),
/* harmony export */   nM: () => (/* binding */ evidenceIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _audit_gather_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58600);
/* harmony import */ var _audit_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76084);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _evidence_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43449);
/* harmony import */ var _evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39816);
/* harmony import */ var _journal_sign_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(46422);







/** The evidence in a folder, verified with the key that came along: what is said from it must at least be true to itself. */
async function evidenceIn(target, io) {
    const evidence = await (0,_audit_gather_js__WEBPACK_IMPORTED_MODULE_1__/* .gatherEvidence */ .hx)(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, target));
    const pem = evidence.keys[0] && Buffer.from(evidence.keys[0].bytes).toString('utf8');
    const key = pem === undefined ? undefined : (0,_evidence_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .verifyingKey */ .HK)(pem);
    return (0,_audit_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyEvidence */ .Jm)(evidence, { trust: key ? { keys: [key] } : {}, signers: key ? { mode: 'key', keyids: [key.keyid] } : { mode: 'none' }, journalKeys: pem === undefined ? [] : [(0,_journal_sign_js__WEBPACK_IMPORTED_MODULE_6__/* .journalKey */ .dR)(pem)], measured: {} });
}
/**
 * The one ledger to speak of: the longest of the release that is named, or of the only one there is. Throws InputError where
 * there are several releases and none is named, where the ledger does not verify, and where there is none.
 */
async function ledgerIn(target, release, io) {
    return chooseLedger((await evidenceIn(target, io)).ledgers, release, target);
}
/** The same out of ledgers that were read already. */
function chooseLedger(ledgers, release, target) {
    const wanted = ledgers.filter((one) => release === undefined || one.release === release || one.release?.startsWith(`sha256:${release}`) || versionOf(one) === release);
    if (wanted.length === 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('ledger-missing', release === undefined ? `There is no ledger in ${JSON.stringify(target)}.` : `No ledger in ${JSON.stringify(target)} is of ${JSON.stringify(release)}.`, 'Give the folder in which the run left ledger.intoto.jsonl; name the release by its digest, the beginning of it, or its version.');
    const releases = new Map(wanted.map((one) => [one.release ?? one.name, one]));
    if (releases.size > 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('ledger-ambiguous', `${JSON.stringify(target)} has ledgers of ${releases.size} releases.`, `Name one with --release: ${[...releases.values()].slice(0, 10).map((one) => `${versionOf(one) ?? ''} ${one.release ?? 'unreadable'}`.trim()).join(', ')}.`);
    const longest = wanted.reduce((one, other) => (other.ledger.entries.length > one.ledger.entries.length ? other : one));
    if (longest.refusals.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(longest.refusals.map(({ code, actual, fix }) => ({ code, message: `${longest.name}: ${actual}.`, fix })));
    return longest;
}
function versionOf({ ledger, manifest }) {
    const first = ledger.entries[0]?.statement;
    return manifest?.version ?? (first && first.predicate.verdict.release?.digest === (0,_evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectOf */ .et)(first) ? first.predicate.verdict.release.version : undefined);
}


/***/ }),

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


/***/ })

};
