export const id = 4030;
export const ids = [4030];
export const modules = {

/***/ 15533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ modelCard)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72963);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97626);




/** huggingface.co/tasks: what a task is called there. */
const PIPELINES = { binary: 'tabular-classification', multiclass: 'tabular-classification', regression: 'tabular-regression' };
const MARKS = { pass: '✅', warn: '⚠️', inconclusive: '❔', fail: '❌', error: '❌' };
/**
 * A model card in Markdown with Hugging Face's metadata in front (huggingface.co/docs/hub/model-cards; metrics as `model-index`).
 * Everything but `notes` is out of the ledger, and the card says where each comes from.
 */
function modelCard(record, options = {}) {
    return `${['---', (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .stringify */ .As)(metadata(record, options), { lineWidth: 0 }).trimEnd(), '---', '', ...body(record, options)].join('\n')}\n`;
}
function metadata(record, { license, languages }) {
    const pipeline = record.task === undefined ? undefined : PIPELINES[record.task];
    const metrics = record.measured.map(({ metric }) => metric);
    return {
        ...(license === undefined ? {} : { license }),
        ...(languages?.length ? { language: [...languages] } : {}),
        ...(pipeline === undefined ? {} : { pipeline_tag: pipeline }),
        tags: ['sluice', ...(record.task === undefined ? [] : [record.task])],
        ...(metrics.length > 0 ? { metrics: [...new Set(metrics)].map((name) => (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(name, 100)) } : {}),
        ...(record.measured.length > 0 ? { 'model-index': [{ name: record.model, results: resultsOf(record, pipeline) }] } : {}),
    };
}
/** One result for each set of rows: the whole test set, and every slice. */
function resultsOf(record, pipeline) {
    const test = record.dataSets.find(({ name }) => name === `data.${record.split ?? 'test'}`);
    const slices = Map.groupBy(record.measured, ({ slice }) => slice ?? '');
    return [...slices].map(([slice, measured]) => ({
        task: { type: pipeline ?? record.task ?? 'other' },
        dataset: { type: record.model, name: (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(`${record.model} ${record.split ?? 'test'}${slice === '' ? '' : ` where ${slice}`}`, 300), split: record.split ?? 'test', ...(test?.digest ? { revision: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(test.digest) } : {}) },
        metrics: measured.map((one) => ({ type: (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(one.metric, 100), value: one.value, name: (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(one.name, 200), verified: false, ...(one.interval ? { args: { interval: [one.interval.low, one.interval.high], level: one.interval.level, method: (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(one.interval.method, 200) } } : {}) })),
    }));
}
function body(record, { notes }) {
    return [
        `# ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)((0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .titleOf */ .G)(record))}`,
        '',
        `Release \`${record.release}\`, delivered as ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(record.delivery)}${record.environment === undefined ? '' : ` to ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(record.environment)}`}${record.commit === undefined ? '' : ` from commit \`${record.commit}\``}. Written by Sluice out of the evidence ledger whose head is \`${record.head}\`; \`sluice verify\` proves each line of it.`,
        '',
        ...(notes === undefined ? ['> What the model is for, where it must not be used and whom to ask is not in a ledger: add it with `sluice card --notes FILE`.', ''] : [notes.trimEnd(), '']),
        ...section('Measured', measuredLines(record)),
        ...section('Fairness', record.fairness.map(({ outcome, rule, message }) => `- ${MARKS[outcome]} **${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(rule)}**: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(message, 2000)}`)),
        ...section('Known limits', record.concerns.slice(0, 50).map(({ stage, finding }) => `- ${MARKS[finding.outcome]} ${stage}: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(finding.message, 1000)}`)),
        ...section('Data', record.dataSets.map(({ name, rows, columns, digest, snapshot }) => `- **${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(name)}**${rows === undefined ? '' : `: ${rows.toLocaleString('en-US')} rows${columns === undefined ? '' : `, ${columns} columns`}`}${digest ? `, \`${digest}\`` : ''}${snapshot === undefined ? '' : `, ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(snapshot)}`}`)),
        ...section('Made from', originLines(record)),
        ...section('Decided', record.entries.map(({ statement: { predicate } }) => `- ${MARKS[predicate.outcome]} ${predicate.stage}${predicate.name === undefined ? '' : ` (${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(predicate.name)})`}, ${predicate.at}: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(predicate.verdict.headline, 1000)}`)),
    ].slice(0, -1);
}
function section(title, lines) {
    return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
}
function measuredLines({ measured, threshold }) {
    if (measured.length === 0)
        return [];
    const rows = measured.map((one) => `| ${MARKS[one.outcome]} ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(one.name)} | ${shown(one.value)}${intervalText(one)} | ${one.champion === undefined ? '' : shown(one.champion)} | ${one.rows?.toLocaleString('en-US') ?? ''} | ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(one.wanted)} |`);
    return ['| | Value | Champion then | Rows | Wanted |', '| --- | --- | --- | --- | --- |', ...rows, ...(threshold === undefined ? [] : ['', `Where a metric needs a yes or no, scores from ${threshold} on are yes.`])];
}
function intervalText({ interval }) {
    return interval ? ` [${shown(interval.low)}, ${shown(interval.high)}]` : '';
}
function shown(value) {
    return String(Number(value.toPrecision(4)));
}
function originLines({ manifest, lineage, provenance, training }) {
    return [
        ...Object.entries(manifest.parts).map(([name, part]) => `- ${name}: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(part.path)}, ${part.files === 1 ? 'one file' : `${part.files} files`}, \`${part.digest}\``),
        ...Object.entries(lineage).map(([name, digest]) => `- ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(name)}: \`${digest}\``),
        ...(provenance ? [`- built by ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(provenance.builder)} (signature: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(provenance.signature)})`] : []),
        ...(training ? [`- trained by MLflow run ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .markdown */ .wD)(training.run)}${training.endedAt === undefined ? '' : `, ended ${training.endedAt}`}${training.commit === undefined ? '' : `, commit \`${training.commit}\``}`] : []),
    ];
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

/***/ 24030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   card: () => (/* binding */ card)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/* harmony import */ var _audit_card_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15533);
/* harmony import */ var _audit_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97626);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9752);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95769);
/* harmony import */ var _evidence_of_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2867);








const MOST_NOTES = 1024 * 1024;
/** `sluice card PATH`: a model card with Hugging Face's metadata, out of the verified ledger of one release. */
async function card(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({ args: argv, allowPositionals: true, options: { release: text, out: text, notes: text, license: text, language: { ...text, multiple: true } } });
    if (positionals.length !== 1)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d.of('card-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice card PATH [--notes FILE.md] [--license ID] [--out README.md]`.');
    for (const [name, value, pattern] of [['license', values.license, /^[a-z0-9][a-z0-9.+-]{0,99}$/], ...(values.language ?? []).map((one) => ['language', one, /^[A-Za-z0-9-]{2,35}$/])])
        if (value !== undefined && !pattern.test(value))
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d.of('card-arguments', `--${name} is ${JSON.stringify(value)}.`, name === 'license' ? 'Write an identifier as Hugging Face lists them: apache-2.0, mit, other.' : 'Write a language tag: en, de.');
    const notes = values.notes === undefined ? undefined : await notesOf(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.notes));
    const made = (0,_audit_card_js__WEBPACK_IMPORTED_MODULE_3__/* .modelCard */ .o)((0,_audit_record_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .z)(await (0,_evidence_of_js__WEBPACK_IMPORTED_MODULE_7__/* .ledgerIn */ .lD)(positionals[0], values.release, io)), { license: values.license, languages: values.language, notes });
    if (values.out === undefined)
        io.stdout(made);
    else
        await (0,_run_session_js__WEBPACK_IMPORTED_MODULE_6__/* .writeWhole */ .f)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.out), made);
    return 0;
}
async function notesOf(file) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch((error) => error.code);
    if (typeof found !== 'object' || !found.isFile() || found.size > MOST_NOTES)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d.of('card-notes', `${JSON.stringify(file)} cannot be read as notes${typeof found === 'string' ? ` (${found})` : ''}.`, 'Give a Markdown file of at most 1 MiB.');
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
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
