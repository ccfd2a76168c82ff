export const id = 4456;
export const ids = [4456];
export const modules = {

/***/ 4521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ bomFileName),
/* harmony export */   O: () => (/* binding */ mlBom)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77304);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72963);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97626);





const APPROACH = { binary: 'classification', multiclass: 'classification', regression: 'regression', ranking: 'ranking' };
/**
 * A CycloneDX 1.6 bill of materials of one release (cyclonedx.org/docs/1.6/json): the model with its model card, every part and
 * file by SHA-256, the data sets, the run that trained it and the build that made it. The same ledger gives the same bytes.
 */
function mlBom(record) {
    const data = record.dataSets.map(dataComponent);
    return {
        $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        serialNumber: serialOf(record.head),
        version: 1,
        metadata: {
            timestamp: record.at,
            tools: { components: [{ type: 'application', name: 'sluice', version: record.sluice }] },
            component: modelComponent(record),
            properties: properties({ 'sluice:delivery': record.delivery, 'sluice:environment': record.environment, 'sluice:commit': record.commit, 'sluice:ledger-head': record.head }),
        },
        components: [..._evidence_release_js__WEBPACK_IMPORTED_MODULE_2__/* .PARTS */ .dI.filter((part) => record.manifest.parts[part]).map((part) => partComponent(record, part)), ...data, ...trainingComponent(record)],
        dependencies: [{ ref: 'release', dependsOn: [..._evidence_release_js__WEBPACK_IMPORTED_MODULE_2__/* .PARTS */ .dI.filter((part) => record.manifest.parts[part]).map(partRef), ...data.map((one) => one['bom-ref']), ...(record.training ? ['training'] : [])] }],
    };
}
function modelComponent(record) {
    return {
        type: 'machine-learning-model',
        'bom-ref': 'release',
        name: record.model,
        ...(record.version === undefined ? {} : { version: record.version }),
        description: `Release ${record.release}, as delivered in ${record.delivery}.`,
        hashes: hashes(record.release),
        modelCard: modelCard(record),
        ...(record.provenance ? { properties: properties({ 'sluice:builder': record.provenance.builder, 'sluice:provenance': record.provenance.file, 'sluice:provenance-signature': record.provenance.signature }) } : {}),
    };
}
function modelCard({ task, dataSets, measured, fairness, concerns }) {
    const performance = measured.filter(({ metric }) => metric !== '').map(performanceMetric);
    return {
        modelParameters: {
            ...(task === undefined ? {} : { task: APPROACH[task] ?? task, approach: { type: 'supervised' } }),
            datasets: dataSets.map(({ name }) => ({ ref: dataRef(name) })),
        },
        ...(performance.length > 0 ? { quantitativeAnalysis: { performanceMetrics: performance } } : {}),
        considerations: {
            ...(fairness.length > 0 ? { fairnessAssessments: fairness.map((finding) => ({ groupAtRisk: safe(finding.subject?.name ?? finding.rule), harms: safe(`${finding.rule}: ${finding.outcome}. ${finding.message}`) })) } : {}),
            ...(concerns.length > 0 ? { technicalLimitations: concerns.slice(0, 100).map(({ stage, finding }) => safe(`${stage}: ${finding.outcome}: ${finding.message}`)) } : {}),
        },
    };
}
function performanceMetric({ metric, slice, value, interval }) {
    return {
        type: safe(metric),
        value: String(value),
        ...(slice === undefined ? {} : { slice: safe(slice) }),
        ...(interval ? { confidenceInterval: { lowerBound: String(interval.low), upperBound: String(interval.high) } } : {}),
    };
}
const PART_TYPES = { model: 'machine-learning-model', code: 'application', features: 'application', config: 'file', environment: 'file' };
const PART_NAMES = { model: 'weights', code: 'inference code', features: 'feature code', config: 'configuration', environment: 'environment lock' };
/** The part's own digest is that of the OpenSSF Model Signing specification, over its files: no hash of one byte stream. */
function partComponent({ manifest, files }, part) {
    const { digest, path, kind, tree } = manifest.parts[part];
    const own = files.filter((file) => file.part === part);
    return {
        type: PART_TYPES[part],
        'bom-ref': partRef(part),
        name: safe(path),
        description: `The ${PART_NAMES[part]} of the release: a ${kind} of ${own.length === 1 ? 'one file' : `${own.length} files`}.`,
        properties: properties({ 'sluice:part': part, 'sluice:oms-root-digest': digest, 'sluice:layout-digest': tree }),
        ...(own.length > 0 ? { components: own.map((file) => ({ type: 'file', 'bom-ref': `${partRef(part)}/${file.path}`, name: safe(file.path), hashes: hashes(file.digest), ...(file.bytes === undefined ? {} : { properties: properties({ 'sluice:bytes': String(file.bytes) }) }) })) } : {}),
    };
}
function dataComponent({ name, digest, rows, columns, snapshot }) {
    return {
        type: 'data',
        'bom-ref': dataRef(name),
        name: safe(name),
        ...(digest ? { hashes: hashes(digest) } : {}),
        data: [{ type: 'dataset', name: safe(name) }],
        properties: properties({ 'sluice:rows': rows, 'sluice:columns': columns, 'sluice:snapshot': snapshot }),
    };
}
/** What trained the model is told by its tracker; the digest is of what it said. */
function trainingComponent({ training }) {
    if (!training)
        return [];
    const told = [...Object.entries(training.parameters).map(([key, value]) => [`parameter:${key}`, value]), ...Object.entries(training.metrics).map(([key, value]) => [`metric:${key}`, String(value)])];
    return [{
            type: 'data',
            'bom-ref': 'training',
            name: `MLflow run ${safe(training.run)}`,
            hashes: hashes(training.reply),
            data: [{ type: 'configuration', name: 'training run' }],
            properties: [...properties({ 'mlflow:status': training.status, 'mlflow:experiment': training.experiment, 'mlflow:ended': training.endedAt, 'mlflow:commit': training.commit }), ...told.map(([name, value]) => ({ name: safe(`mlflow:${name}`), value: safe(value) }))],
        }];
}
function partRef(part) {
    return `part:${part}`;
}
function dataRef(name) {
    return `data:${name}`;
}
function hashes(digest) {
    return [{ alg: 'SHA-256', content: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest) }];
}
function properties(values) {
    return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: safe(String(value)) }]));
}
function safe(text) {
    return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .plain */ .pj)(text, 2000);
}
/** A UUID of version 8 (RFC 9562) out of the ledger's head: nothing about it is by chance. */
function serialOf(head) {
    const bytes = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(`urn:sluice:bom:v1\n${head}`).digest().subarray(0, 16);
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}
/** Name of the file that holds it, by convention of CycloneDX tools. */
function bomFileName(record) {
    return `${(0,_record_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOf */ .G)(record).replace(/[^A-Za-z0-9._-]+/g, '-')}.cdx.json`;
}


/***/ }),

/***/ 97626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ titleOf),
/* harmony export */   z: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84057);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13640);
/* harmony import */ var _evidence_release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77304);
/* harmony import */ var _evidence_statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39816);






/** Throws InputError where the ledger names no release: nothing could be said of it. */
function recordOf({ name, ledger }) {
    const identified = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
    const manifest = identified?.statement.predicate.details?.manifest;
    if (!identified || !manifest)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('ledger-without-release', `${name} has no statement that names a release.`, 'Give the ledger that `seal` or `adopt` wrote.');
    const { predicate, subject } = identified.statement;
    const details = predicate.details;
    const tests = predicateOf(ledger, 'run-model-tests');
    const findings = tests?.verdict.findings ?? [];
    return {
        model: subject[0].name,
        version: manifest.version,
        release: (0,_evidence_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectOf */ .et)(identified.statement),
        delivery: (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDeliveryId */ .J)(predicate.delivery),
        environment: predicate.environment,
        commit: predicate.commit,
        at: predicate.at,
        head: ledger.head,
        sluice: predicate.sluice,
        manifest,
        files: filesOf(details),
        lineage: details.lineage?.files ?? {},
        provenance: details.provenance,
        training: details.training,
        dataSets: dataSetsOf(predicateOf(ledger, 'validate-data'), tests),
        task: text(tests?.details?.task),
        threshold: number(tests?.details?.threshold),
        split: text(tests?.details?.split),
        measured: measuredOf(findings),
        fairness: findings.filter(({ subject: about, code }) => about?.kind === 'group' || code.startsWith('fairness-')),
        concerns: ledger.entries.flatMap(({ statement: { predicate: { stage, verdict } } }) => verdict.findings.filter(({ outcome }) => outcome !== 'pass').map((finding) => ({ stage, finding }))),
        entries: ledger.entries,
    };
}
function titleOf({ model, version }) {
    return version === undefined ? model : `${model} ${version}`;
}
function predicateOf(ledger, stage) {
    return (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .latest */ .IW)(ledger, stage)?.statement.predicate;
}
function filesOf({ files }) {
    return _evidence_release_js__WEBPACK_IMPORTED_MODULE_3__/* .PARTS */ .dI.flatMap((part) => {
        const listed = files?.[part];
        return (Array.isArray(listed) ? listed : []).flatMap(({ path, digest, bytes }) => (typeof path === 'string' && (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) ? [{ part, path, digest, bytes: number(bytes) }] : []));
    });
}
/** The tables of the data stage with what it counted; of stages that read further files, these too, each name once. */
function dataSetsOf(data, tests) {
    const sources = Object.entries((data?.details?.sources ?? {}));
    const known = sources.map(([name, { digest, rows, columns, snapshot }]) => ({ name: `data.${name}`, digest: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) ? digest : undefined, rows: number(rows), columns: Array.isArray(columns) ? columns.length : undefined, snapshot: text(snapshot) }));
    const names = new Set(known.map(({ name }) => name));
    const read = [...(data?.inputs ?? []), ...(tests?.inputs ?? [])].filter(({ name }) => (name.startsWith('data.') || name.startsWith('predictions.')) && !names.has(name) && names.add(name));
    return [...known, ...read.map(({ name, digest }) => ({ name, digest }))];
}
/** Every number that has a rule, once: the one with an interval of its own where there are two. */
function measuredOf(findings) {
    const found = new Map();
    for (const { rule, numbers, interval, n, outcome, subject, expected } of findings) {
        const value = numbers?.candidate;
        if (typeof value !== 'number' || (subject?.kind !== 'metric' && subject?.kind !== 'slice' && subject?.kind !== 'group'))
            continue;
        const name = rule.split(':')[0].trim();
        const [metric = name, slice] = name.split(' where ');
        const own = numbers.difference === undefined ? interval : undefined;
        const one = { name, metric, slice, value, champion: number(numbers.champion), interval: own, rows: n, outcome, wanted: expected };
        const before = found.get(name);
        if (!before || (!before.interval && own))
            found.set(name, { ...one, champion: one.champion ?? before?.champion });
        else
            before.champion ??= one.champion;
    }
    return [...found.values()];
}
function text(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function number(value) {
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}


/***/ }),

/***/ 14456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bom: () => (/* binding */ bom)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _audit_bom_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4521);
/* harmony import */ var _audit_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97626);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9752);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95769);
/* harmony import */ var _evidence_of_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2867);







/** `sluice bom PATH`: a CycloneDX ML-BOM of one release, out of its verified ledger. */
async function bom(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: argv, allowPositionals: true, options: { release: text, out: text } });
    if (positionals.length !== 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d.of('bom-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice bom PATH [--release DIGEST|VERSION] [--out FILE]`.');
    const made = `${JSON.stringify((0,_audit_bom_js__WEBPACK_IMPORTED_MODULE_2__/* .mlBom */ .O)((0,_audit_record_js__WEBPACK_IMPORTED_MODULE_3__/* .recordOf */ .z)(await (0,_evidence_of_js__WEBPACK_IMPORTED_MODULE_6__/* .ledgerIn */ .lD)(positionals[0], values.release, io))), null, 2)}\n`;
    if (values.out === undefined)
        io.stdout(made);
    else
        await (0,_run_session_js__WEBPACK_IMPORTED_MODULE_5__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, values.out), made);
    return 0;
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

/***/ 95769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ outFolder),
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);




/**
 * The folder for what a stage leaves, absolute. Throws InputError where it, or what leads to it below the workspace, is a symbolic link: a
 * commit can hold one, and what is written would replace files of another place.
 */
function outFolder(workspace, out) {
    const inside = node_path__WEBPACK_IMPORTED_MODULE_2__.relative(workspace, out);
    const names = inside.startsWith('..') || node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(inside) ? [''] : inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    const from = names[0] === '' ? out : workspace;
    const way = names.map((_, at) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(from, ...names.slice(0, at + 1)));
    const link = way.find((step) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(step, { throwIfNoEntry: false })?.isSymbolicLink());
    if (link === undefined)
        return out;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('out-is-link', `${JSON.stringify(node_path__WEBPACK_IMPORTED_MODULE_2__.relative(workspace, link) || link)} is a symbolic link, and results are written into it.`, 'Take the link away, or name a folder of its own with --out (the input `out` of an action).');
}
/** Writes whole or not at all: a reader never meets half a verdict. */
async function writeWhole(file, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), { recursive: true });
    const partial = `${file}.partial-${process.pid}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, content);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, file);
}


/***/ })

};
