export const id = 6938;
export const ids = [6938];
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

/***/ 77006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ collectEvents)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _evidence_events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14388);
/* harmony import */ var _journals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10263);



/**
 * Everything in a body of evidence that was refused, failed, could not be decided, was overridden or taken back, oldest first,
 * each once: what a stage left, what its ledger tells of the same, and what the journals tell of the rollouts.
 */
function collectEvents({ ledgers, journals, events }, filter = {}) {
    const all = [...events, ...ledgers.flatMap(({ ledger }) => ledger.entries.flatMap(({ statement }) => (0,_evidence_events_js__WEBPACK_IMPORTED_MODULE_1__/* .eventsOfStatement */ .Qu)(statement))), ...journals.flatMap(_journals_js__WEBPACK_IMPORTED_MODULE_2__/* .eventsOfJournal */ .UN)];
    const wanted = all.filter(({ kind, model, at }) => (filter.kinds?.includes(kind) ?? true) && (filter.model === undefined || model === filter.model) && (filter.since === undefined || Date.parse(at) >= filter.since));
    const once = new Map(wanted.map((event) => [(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(event), event]));
    // What happened within one millisecond stays in the order in which it was told.
    return [...once.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}


/***/ }),

/***/ 6523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ besideAt),
/* harmony export */   E8: () => (/* binding */ servingAt),
/* harmony export */   om: () => (/* binding */ historyOf)
/* harmony export */ });
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13640);
/* harmony import */ var _evidence_sealed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57057);
/* harmony import */ var _verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76084);



/** Which release of a model served when, by whom and why, and what became of every candidate, rejected ones included. */
function historyOf(model, { ledgers, journals }) {
    // What does not verify tells nothing.
    const own = ledgers.filter(({ ledger, refusals }) => refusals.length === 0 && ledger.entries[0]?.statement.subject[0].name === model);
    const events = journals.filter((journal) => journal.model === model && journal.refusals.length === 0).flatMap((journal) => journal.events);
    const told = events.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
    const byDelivery = new Map();
    for (const one of own) {
        const before = byDelivery.get((0,_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryOf */ .A9)(one));
        if (!before || one.ledger.entries.length > before.ledger.entries.length)
            byDelivery.set((0,_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryOf */ .A9)(one), one);
    }
    return { model, served: servedOf(told, byDelivery), candidates: candidatesOf(told, byDelivery) };
}
/** What served at an instant; undefined before anything did. */
function servingAt({ served }, at) {
    return served.findLast(({ from, until }) => Date.parse(from) <= at.getTime() && (until === undefined || at.getTime() < Date.parse(until)));
}
/** Candidates that had some of the users at an instant, each with its share in per cent. */
function besideAt({ candidates }, at) {
    return candidates.flatMap((candidate) => {
        const last = candidate.exposure.findLast((step) => Date.parse(step.at) <= at.getTime());
        return last && last.share > 0 && last.share < 100 ? [{ candidate, share: last.share }] : [];
    });
}
function servedOf(events, ledgers) {
    const served = [];
    const begin = (next) => {
        const last = served.at(-1);
        if (last)
            last.until ??= next.from;
        served.push(next);
    };
    for (const event of events) {
        const { at: from, delivery } = event;
        if (event.type === 'adopted')
            begin({ ...named(event.data.release), from, slot: event.data.slot, how: 'adopted', delivery, why: 'it was serving before Sluice came; nothing of it was tested', by: ['its owner\'s word'] });
        if (event.type === 'promoted')
            begin({ ...named(event.data.release), from, slot: event.data.slot, how: 'promoted', delivery, why: promotionText(ledgers.get(delivery)), by: peopleOf(ledgers.get(delivery)) });
        if (event.type === 'rolled-back') {
            const { from: left, to, reason, askedBy } = event.data;
            // A candidate that was taken back never was what served; its champion went on.
            if (served.at(-1)?.release !== left.digest)
                continue;
            const last = served.at(-1);
            last.until ??= from;
            if (to)
                served.push({ ...named(to.release), from, slot: to.slot, how: 'rolled back to', delivery, why: reason, by: [askedBy === undefined ? `run ${delivery}` : `run ${askedBy}`] });
        }
    }
    return served;
}
function named({ digest, version }) {
    return { release: digest, version };
}
function promotionText(one) {
    const promoted = one && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(one.ledger, 'canary-promote')?.statement.predicate;
    return promoted?.verdict.headline ?? 'the journal says that it was promoted; its ledger is not here';
}
/** Ids with the logins of then: a login can be given to somebody else. */
function peopleOf(one) {
    const details = one && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(one.ledger, 'require-approval')?.statement.predicate.details;
    const approvals = Array.isArray(details?.approvals) ? details.approvals : [];
    const people = approvals.map(({ role, person }) => `${String(person?.login)} (${String(person?.id)}) as ${String(role)}`);
    return people.length > 0 ? people : [one ? 'nobody whom its ledger names' : 'unknown: its ledger is not here'];
}
function candidatesOf(events, ledgers) {
    const found = new Map();
    for (const [delivery, one] of ledgers) {
        const first = one.ledger.entries[0].statement;
        // What was adopted never was a candidate.
        if (first.predicate.stage === 'adopt')
            continue;
        found.set(delivery, { ...named(releaseIn(one)), delivery, environment: first.predicate.environment, commit: first.predicate.commit, at: first.predicate.at, ...endedBefore(one), by: peopleOf(one), exposure: [], overrides: [] });
    }
    for (const event of events)
        follow(found, event, ledgers);
    return [...found.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
function releaseIn({ ledger }) {
    const { subject, predicate } = ledger.entries[0].statement;
    return predicate.verdict.release ?? { name: subject[0].name, digest: `sha256:${subject[0].digest.sha256}` };
}
/** How far a candidate came that no journal tells of: the first stage that said no, else how long it waits. */
function endedBefore({ ledger }) {
    const bad = ledger.entries.find(({ statement: { predicate } }) => predicate.enforced && ['fail', 'error', 'inconclusive'].includes(predicate.outcome));
    if (bad)
        return { outcome: 'rejected', stage: bad.statement.predicate.stage, why: bad.statement.predicate.verdict.headline };
    const approved = (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(ledger, 'require-approval');
    if (approved)
        return { outcome: 'not promoted', stage: 'canary-promote', why: 'it was approved, and no rollout is on record' };
    return { outcome: 'not promoted', stage: 'require-approval', why: (0,_evidence_sealed_js__WEBPACK_IMPORTED_MODULE_1__/* .sealOf */ .Ru)(ledger) ? 'its evidence was sealed, and no approval is on record' : 'it was never sealed' };
}
function follow(found, event, ledgers) {
    const { at, delivery } = event;
    if (event.type === 'opened') {
        const { release, ledgerHead, slot } = event.data;
        const known = found.get(delivery);
        const kept = [...ledgers.values()].some((one) => (0,_verify_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .headsOf */ .j$)(one).includes(ledgerHead));
        const base = known ?? { ...named(release), delivery, at, by: peopleOf(undefined), overrides: [], exposure: [] };
        found.set(delivery, { ...base, slot, outcome: 'in flight', stage: 'canary-promote', why: kept ? 'its rollout has begun' : 'its rollout has begun; its ledger is not here' });
    }
    const candidate = found.get(delivery);
    if (!candidate)
        return;
    if (event.type === 'advanced' || event.type === 'acted' || event.type === 'drained')
        candidate.exposure.push({ at, share: event.data.split[candidate.slot ?? ''] ?? 0 });
    if (event.type === 'overridden' && event.data.action !== 'gate')
        candidate.overrides.push(`${event.data.action}, let pass by ${event.data.by.login} (${event.data.by.id}): ${event.data.reason}`);
    if (event.type === 'promoted')
        Object.assign(candidate, { outcome: 'promoted', stage: undefined, why: promotionText(ledgers.get(delivery)) });
    if (event.type === 'rolled-back' && candidate.outcome !== 'promoted')
        Object.assign(candidate, { outcome: 'taken back', why: event.data.reason });
    if (event.type === 'closed' && event.data.outcome === 'ended')
        Object.assign(candidate, { outcome: 'not promoted', why: 'its rollout ended as its plan declares, with a report' });
    if (event.type === 'superseded')
        Object.assign(candidate, { outcome: 'superseded', why: `delivery ${event.data.by} took its place` });
}


/***/ }),

/***/ 61617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mJ: () => (/* binding */ makePack),
  js: () => (/* binding */ otherThanMade)
});

// UNUSED EXPORTS: isDerived

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/head.js
var evidence_head = __webpack_require__(20427);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/evidence/version.js + 1 modules
var version = __webpack_require__(24563);
;// CONCATENATED MODULE: ./.build/src/audit/answers.js
const JOURNAL = { served: 'journal: what served when', rollouts: 'journal: users of this release, step by step', overrides: 'journal: who went past a rule', rollbacks: 'journal: what was taken back' };
const MOST_SAID = 40;
const MOST_VALUE = 600;
/** What the evidence answers, question by question, in the order of the mapping. Pure. */
function answersOf({ questions }, sources) {
    return questions.map(({ id, section, reference, question, evidence = [], note }) => {
        const found = evidence.map((wanted) => findOne(wanted, sources));
        const there = found.filter((one) => one.found).length;
        const documented = evidence.some((wanted, i) => 'file' in wanted && found[i].found);
        // A note says what a ledger cannot: only a document makes such an answer whole.
        const whole = there === found.length && (note === undefined || documented);
        const status = there === 0 ? 'missing' : whole ? 'answered' : 'partly';
        return { id, section, reference, question, status, evidence: found, note };
    });
}
function findOne(wanted, { record, history, documents }) {
    if ('file' in wanted) {
        const document = documents.find(({ file }) => file === wanted.file);
        return { wanted: `document: ${wanted.file}`, found: document !== undefined, digest: document?.digest, says: document ? [['file', `documents/${wanted.file}`]] : [] };
    }
    if ('journal' in wanted)
        return fromJournal(wanted.journal, record, history);
    return fromStatement(wanted, record);
}
function fromStatement(wanted, { entries }) {
    const asked = [...(wanted.has ?? []).map(nameOf), ...(wanted.findings ?? []).map((code) => `finding ${code}`)];
    const title = `${wanted.stage}${asked.length > 0 ? `: ${asked.join(', ')}` : ''}`;
    const entry = entries.findLast(({ statement }) => statement.predicate.stage === wanted.stage);
    if (!entry)
        return { wanted: title, found: false, says: [] };
    const { predicate } = entry.statement;
    const values = (wanted.has ?? []).map((pointer) => [pointer, valueAt(predicate, pointer)]);
    const found = predicate.verdict.findings.filter(({ code }) => wanted.findings?.some((pattern) => matches(pattern, code)) ?? false);
    const complete = values.every(([, value]) => isThere(value)) && (wanted.findings === undefined || found.length > 0);
    const says = [...values.flatMap(([pointer, value]) => leavesOf(nameOf(pointer), value)), ...found.map(({ rule, outcome, message }) => [`${outcome}: ${rule}`, message])];
    return { wanted: title, found: complete, ...placeOf(entry), headline: cut(predicate.verdict.headline), says: capped(says) };
}
function placeOf({ line, digest, statement: { predicate } }) {
    return { line, digest, stage: predicate.stage, at: predicate.at, outcome: predicate.outcome, ...(predicate.besideTeamCode ? { besideTeamCode: true } : {}) };
}
function fromJournal(what, { release }, { served, candidates }) {
    const says = what === 'served'
        ? served.map((one) => [`${shortTime(one.from)}${one.until === undefined ? '' : ` to ${shortTime(one.until)}`}`, `${one.version ?? one.release} ${one.how}, by ${one.by.join('; ')}: ${one.why}`])
        : what === 'rollbacks'
            ? [...served.filter(({ how }) => how === 'rolled back to').map((one) => [shortTime(one.from), `back to ${one.version ?? one.release}: ${one.why}`]), ...candidates.filter(({ outcome }) => outcome === 'taken back').map((one) => [shortTime(one.at), `${one.version ?? one.release} taken back: ${one.why}`])]
            : candidates.filter((one) => what === 'overrides' || one.release === release).flatMap((one) => (what === 'overrides' ? one.overrides.map((text) => [one.version ?? one.release, text]) : one.exposure.map(({ at, share }) => [shortTime(at), `${share} % of users`])));
    return { wanted: JOURNAL[what], found: says.length > 0, says: capped(says) };
}
function shortTime(at) {
    return `${at.slice(0, 19).replace('T', ' ')} UTC`;
}
/** RFC 6901. Only what an object has itself counts. */
function valueAt(root, pointer) {
    return pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')).reduce((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key] : undefined), root);
}
function isThere(value) {
    return value !== undefined && value !== null && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);
}
/** `*` stands for any characters; nothing else of the pattern is special. */
function matches(pattern, code) {
    const parts = pattern.split('*');
    if (parts.length === 1)
        return pattern === code;
    let at = parts[0].length;
    if (!code.startsWith(parts[0]))
        return false;
    for (const part of parts.slice(1, -1)) {
        const next = code.indexOf(part, at);
        if (next < 0)
            return false;
        at = next + part.length;
    }
    return code.length - parts.at(-1).length >= at && code.endsWith(parts.at(-1));
}
/** `/details/manifest/version` is `manifest › version` to a reader. */
function nameOf(pointer) {
    const keys = pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    return (keys[0] === 'details' && keys.length > 1 ? keys.slice(1) : keys).join(' › ');
}
/** Each value by its own name; lists of plain values in one. */
function leavesOf(name, value) {
    if (!isThere(value))
        return [];
    if (typeof value !== 'object')
        return [[name, String(value)]];
    const entries = Object.entries(value);
    if (Array.isArray(value) && entries.every(([, one]) => typeof one !== 'object'))
        return [[name, value.join(', ')]];
    return entries.flatMap(([key, one]) => leavesOf(`${name} › ${Array.isArray(value) ? Number(key) + 1 : key}`, one));
}
function capped(says) {
    const shown = says.slice(0, MOST_SAID).map(([name, value]) => [cut(name), cut(value)]);
    return says.length > shown.length ? [...shown, ['…', `and ${says.length - shown.length} more, in the ledger`]] : shown;
}
function cut(text) {
    return text.length > MOST_VALUE ? `${text.slice(0, MOST_VALUE - 1)}…` : text;
}

// EXTERNAL MODULE: ./.build/src/audit/record.js
var audit_record = __webpack_require__(97626);
;// CONCATENATED MODULE: ./.build/src/audit/audit.js




/** What a pack says, out of its evidence, its mapping and the time at which it was made. Pure: the same in, the same out. */
function auditOf(mapping, sources, signed, at) {
    const { record, history } = sources;
    const answers = answersOf(mapping, sources);
    const count = (status) => answers.filter((one) => one.status === status).length;
    return JSON.parse(JSON.stringify({
        schema: 'urn:sluice:audit:v1',
        at: at.toISOString(),
        sluice: version.SLUICE_VERSION,
        title: mapping.title,
        about: mapping.about,
        model: record.model,
        version: record.version,
        release: record.release,
        delivery: record.delivery,
        environment: record.environment,
        commit: record.commit,
        head: record.head,
        signed,
        counts: { answered: count('answered'), partly: count('partly'), missing: count('missing') },
        answers,
        statements: record.entries.map(({ line, digest, statement: { predicate } }) => ({
            line,
            digest,
            stage: predicate.stage,
            name: predicate.name,
            predicateType: (0,statement/* predicateTypeOf */.T4)(predicate.stage),
            at: predicate.at,
            outcome: predicate.outcome,
            enforced: predicate.enforced,
            headline: predicate.verdict.headline,
            besideTeamCode: predicate.besideTeamCode,
            answers: answers.filter(({ evidence }) => evidence.some((one) => one.line === line && one.found)).map(({ id }) => id),
        })),
        served: history.served,
        candidates: history.candidates,
        concerns: record.concerns.map(({ stage, finding }) => ({ stage, outcome: finding.outcome, message: finding.message })),
    }));
}
function auditTitle(audit) {
    return `${audit.title}: ${(0,audit_record/* titleOf */.G)(audit)}`;
}

// EXTERNAL MODULE: ./.build/src/audit/bom.js
var bom = __webpack_require__(4521);
// EXTERNAL MODULE: ./.build/src/audit/card.js
var card = __webpack_require__(15533);
// EXTERNAL MODULE: ./.build/src/evidence/events.js
var evidence_events = __webpack_require__(14388);
// EXTERNAL MODULE: ./.build/src/audit/events.js
var audit_events = __webpack_require__(77006);
// EXTERNAL MODULE: ./.build/src/audit/gather.js
var gather = __webpack_require__(58600);
// EXTERNAL MODULE: ./.build/src/audit/history.js
var audit_history = __webpack_require__(6523);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
;// CONCATENATED MODULE: ./.build/src/audit/style.js
/** The one style of the page; its digest stands in the page's policy. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #fff; --ground: #f3f5f8; --line: #d9dfe7; --good: #18794e; --half: #9a6700; --bad: #b42318; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa5b4; --paper: #171c24; --ground: #0e1218; --line: #2c3543; --good: #4cc38a; --half: #e0a82e; --bad: #ff8a7a; --link: #6cb2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
header { padding: 0 0 1rem; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: .1rem 0 .75rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; font-weight: 600; }
.version, .reference, .eyebrow, footer, dt { color: var(--soft); }
.version { font-weight: 400; }
.eyebrow { margin: 0; font-size: .9rem; }
.about { max-width: 48rem; margin: 0 0 1.25rem; }
.reference { margin: .1rem 0 0; font-size: .85rem; }
code { font: .82em/1.4 ui-monospace, SFMono-Regular, Menlo, "Liberation Mono", monospace; overflow-wrap: anywhere; }
a { color: var(--link); }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 0 0 1.25rem; }
.count { background: var(--paper); border: 1px solid var(--line); border-top: 4px solid; border-radius: 8px; padding: .6rem .9rem; }
.count strong { font-size: 1.7rem; margin-right: .2rem; }
.count.answered, article.answered .status { border-color: var(--good); color: var(--good); }
.count.partly, article.partly .status { border-color: var(--half); color: var(--half); }
.count.missing, article.missing .status { border-color: var(--bad); color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1rem; font-size: .92rem; }
dt, dd { margin: 0; }
.warning { border-left: 4px solid var(--bad); padding: .4rem .8rem; background: var(--paper); }
.plain { margin: 0; }
article { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1.1rem; margin: 0 0 .75rem; }
.question { display: grid; grid-template-columns: 6rem 1fr; gap: .9rem; align-items: start; }
.status { border: 1px solid; border-radius: 99px; font-size: .78rem; font-weight: 600; padding: .1rem .2rem; text-align: center; white-space: nowrap; margin-top: .1rem; }
article > p, details { margin: .6rem 0 0 6.9rem; font-size: .9rem; }
.absent { color: var(--soft); }
.note { border-left: 3px solid var(--line); padding-left: .7rem; color: var(--soft); }
.none { color: var(--soft); font-style: italic; }
summary { cursor: pointer; }
details p { margin: .3rem 0 0; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; }
details table { margin-top: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); font-weight: 400; }
details th { width: 15rem; color: var(--soft); }
.scroll { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .3rem 1rem; overflow-x: auto; }
.wide { min-width: 52rem; }
.wide th { font-weight: 600; border-top: 0; }
.wide td, .wide th { overflow-wrap: normal; }
.wide td:last-child, .wide td:nth-last-child(2), .wide code { overflow-wrap: anywhere; }
.wide td:nth-last-child(2) { min-width: 12rem; }
.wide td:first-child { padding-left: .6rem; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.own td:first-child { box-shadow: inset 3px 0 var(--link); }
:target { outline: 2px solid var(--link); outline-offset: 2px; }
.outcome { font-weight: 600; }
.outcome.pass { color: var(--good); }
.outcome.warn, .outcome.inconclusive { color: var(--half); }
.outcome.fail, .outcome.error { color: var(--bad); }
footer { margin-top: 2.5rem; font-size: .85rem; }
@media (max-width: 40rem) { .question { grid-template-columns: 1fr; gap: .4rem; } .status { justify-self: start; padding: .1rem .7rem; } article > p, details { margin-left: 0; } details th { width: 9rem; } }
@media print { body { background: none; max-width: none; font-size: 12px; } article, .scroll, .count { break-inside: avoid; } .scroll { overflow: visible; } .wide { min-width: 0; } }
`;

;// CONCATENATED MODULE: ./.build/src/audit/html.js




/**
 * The page of an evidence pack: whole in itself, without script, and by its own policy unable to load anything. Everything that
 * came from outside is escaped where it is put in. The same audit gives the same bytes.
 */
function auditPage(audit) {
    const policy = `default-src 'none'; style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${(0,report_escape/* html */.qy)(auditTitle(audit))}</title>
<style>${STYLE}</style>
</head>
<body>
${header(audit)}
<main>
${answers(audit)}
${statements(audit)}
${served(audit)}
${candidates(audit)}
${concerns(audit)}
</main>
<footer>Made by Sluice ${(0,report_escape/* html */.qy)(audit.sluice)}, ${time(audit.at)}. <code>sluice verify</code> on this folder proves every file of it against the signed ledger in <code>evidence/</code>; the same is in <code>audit.json</code> for programs.</footer>
</body>
</html>
`;
}
function header(audit) {
    const { counts } = audit;
    const total = counts.answered + counts.partly + counts.missing;
    const rows = [['Release', audit.release], ['Delivery', audit.delivery], ['Environment', audit.environment], ['Commit', audit.commit], ['Ledger head', audit.head]];
    const signed = { key: 'Every statement is signed by a key.', keyless: 'Every statement is signed by a workflow\'s identity.', nobody: 'Nobody signed these statements: they prove no author.' }[audit.signed];
    return `<header>
<p class="eyebrow">${(0,report_escape/* html */.qy)(audit.title)}</p>
<h1>${(0,report_escape/* html */.qy)(audit.model)}${audit.version === undefined ? '' : ` <span class="version">${(0,report_escape/* html */.qy)(audit.version)}</span>`}</h1>
${audit.about === undefined ? '' : `<p class="about">${(0,report_escape/* html */.qy)(audit.about)}</p>`}
<div class="counts">
${['answered', 'partly', 'missing'].map((status) => `<div class="count ${status}"><strong>${counts[status]}</strong> of ${total} ${{ answered: 'answered', partly: 'answered in part', missing: 'missing' }[status]}</div>`).join('\n')}
</div>
<dl>${rows.map(([name, value]) => (value === undefined ? '' : `<dt>${name}</dt><dd><code>${(0,report_escape/* html */.qy)(value)}</code></dd>`)).join('')}</dl>
<p class="${audit.signed === 'nobody' ? 'warning' : 'plain'}">${signed}</p>
</header>`;
}
function answers({ answers: all }) {
    const sections = Map.groupBy(all, ({ section }) => section ?? 'Questions');
    return [...sections].map(([title, questions]) => `<section>\n<h2>${(0,report_escape/* html */.qy)(title)}</h2>\n${questions.map(answer).join('\n')}\n</section>`).join('\n');
}
const STATUS = { answered: 'Answered', partly: 'In part', missing: 'Missing' };
function answer({ id, reference, question, status, evidence, note }) {
    return `<article class="${status}" id="q-${(0,report_escape/* html */.qy)(id)}">
<div class="question"><span class="status">${STATUS[status]}</span><div><h3>${(0,report_escape/* html */.qy)(question)}</h3><p class="reference">${(0,report_escape/* html */.qy)(id)}${reference === undefined ? '' : ` · ${(0,report_escape/* html */.qy)(reference)}`}</p></div></div>
${evidence.length === 0 ? '<p class="none">No ledger can answer this.</p>' : evidence.map(found).join('\n')}
${note === undefined ? '' : `<p class="note">${(0,report_escape/* html */.qy)(note)}</p>`}
</article>`;
}
function found(one) {
    const place = one.line === undefined ? '' : ` · <a href="#s-${one.line}">statement ${one.line}</a>, ${time(one.at)}`;
    const beside = one.besideTeamCode ? ' · measured beside code of the team' : '';
    const outcome = one.outcome === undefined || one.outcome === 'pass' ? '' : ` · <span class="outcome ${one.outcome}">${one.outcome}</span>`;
    if (!one.found)
        return `<p class="absent">Not there: ${(0,report_escape/* html */.qy)(one.wanted)}</p>`;
    const said = one.says.map(([name, value]) => `<tr><th>${(0,report_escape/* html */.qy)(name)}</th><td>${(0,report_escape/* html */.qy)(value)}</td></tr>`).join('\n');
    return `<details${one.says.length <= 6 ? ' open' : ''}><summary>${(0,report_escape/* html */.qy)(one.wanted)}${place}${outcome}${beside}</summary>${one.headline === undefined ? '' : `<p>${(0,report_escape/* html */.qy)(one.headline)}</p>`}<table>${said}</table></details>`;
}
function statements({ statements: all }) {
    const rows = all.map((one) => `<tr id="s-${one.line}"><td>${one.line}</td><td>${(0,report_escape/* html */.qy)(one.stage)}${one.name === undefined ? '' : ` (${(0,report_escape/* html */.qy)(one.name)})`}</td><td><span class="outcome ${one.outcome}">${one.outcome}</span>${one.enforced ? '' : ' not enforced'}${one.besideTeamCode ? '<br>beside team code' : ''}</td><td>${time(one.at)}</td><td>${(0,report_escape/* html */.qy)(one.headline)}<br><code>${(0,report_escape/* html */.qy)(one.digest)}</code></td><td>${one.answers.map((id) => `<a href="#q-${(0,report_escape/* html */.qy)(id)}">${(0,report_escape/* html */.qy)(id)}</a>`).join(' ')}</td></tr>`);
    return table('Every statement of the ledger', ['Line', 'Stage', 'Outcome', 'When', 'What it says', 'Answers'], rows);
}
function served({ served: all, release }) {
    const rows = all.map((one) => `<tr${one.release === release ? ' class="own"' : ''}><td>${time(one.from)}</td><td>${one.until === undefined ? 'still' : time(one.until)}</td><td>${(0,report_escape/* html */.qy)(one.version ?? '')}<br><code title="${(0,report_escape/* html */.qy)(one.release)}">${(0,report_escape/* html */.qy)(one.release.slice(0, 19))}</code></td><td>${one.how}<br>${one.by.map((each) => (0,report_escape/* html */.qy)(each)).join('<br>')}</td><td>${(0,report_escape/* html */.qy)(one.why)}</td></tr>`);
    return table('What served when', ['From', 'Until', 'Release', 'How, and by whom', 'Why'], rows);
}
function candidates({ candidates: all, release }) {
    const rows = all.map((one) => `<tr${one.release === release ? ' class="own"' : ''}><td>${time(one.at)}</td><td>${(0,report_escape/* html */.qy)(one.version ?? '')}<br><code title="${(0,report_escape/* html */.qy)(one.release)}">${(0,report_escape/* html */.qy)(one.release.slice(0, 19))}</code></td><td>${one.outcome}${one.stage === undefined ? '' : `<br>${(0,report_escape/* html */.qy)(one.stage)}`}</td><td>${(0,report_escape/* html */.qy)(one.why)}${one.overrides.map((each) => `<br>Override: ${(0,report_escape/* html */.qy)(each)}`).join('')}</td></tr>`);
    return table('Candidates, rejected ones included', ['When', 'Release', 'What became of it', 'Why'], rows);
}
function concerns({ concerns: all }) {
    const rows = all.map((one) => `<tr><td>${(0,report_escape/* html */.qy)(one.stage)}</td><td><span class="outcome ${one.outcome}">${one.outcome}</span></td><td>${(0,report_escape/* html */.qy)(one.message)}</td></tr>`);
    return table('Findings of this release that are not good', ['Stage', 'Outcome', 'What was found'], rows);
}
/** To the second for people; the whole instant stands in the attribute. */
function time(at) {
    if (at === undefined)
        return '';
    const [, day, second] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(at) ?? [];
    return day === undefined ? (0,report_escape/* html */.qy)(at) : `<time datetime="${(0,report_escape/* html */.qy)(at)}">${day} ${second} UTC</time>`;
}
function table(title, heads, rows) {
    if (rows.length === 0)
        return '';
    return `<section>\n<h2>${title}</h2>\n<div class="scroll"><table class="wide"><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>\n</section>`;
}

// EXTERNAL MODULE: ./.build/src/audit/pack.js
var pack = __webpack_require__(58782);
// EXTERNAL MODULE: ./.build/src/audit/verify-evidence.js + 1 modules
var verify_evidence = __webpack_require__(76084);
;// CONCATENATED MODULE: ./.build/src/audit/make-pack.js














const EVIDENCE = 'evidence';
const DOCUMENTS = 'documents';
/**
 * Every file of an evidence pack but its list: the page, the same for programs, bill of materials, model card, and the evidence
 * itself, from which the others can be made again.
 */
function makePack({ verified, own, gathered, mapping, mappingBytes, documents, publicKey }, at) {
    const model = own.ledger.entries[0].statement.subject[0].name;
    const files = new Map();
    const kept = ledgersOf(verified, own, model);
    for (const [folder, one] of kept) {
        files.set(`${EVIDENCE}/ledgers/${folder}/${ledger/* LEDGER_FILE */.th}`, one.bytes);
        const head = gathered.ledgers.find(({ name }) => name === one.name)?.head;
        if (head)
            files.set(`${EVIDENCE}/ledgers/${folder}/${evidence_head/* HEAD_FILE */._d}`, head);
    }
    const journals = longestJournal(verified, model);
    for (const { name } of journals)
        files.set(`${EVIDENCE}/${model}.journal.jsonl`, gathered.journals.find((file) => file.name === name).bytes);
    const events = (0,audit_events/* collectEvents */.e)({ ledgers: [...kept.values()], journals, events: verified.events }, { model });
    files.set(`${EVIDENCE}/${evidence_events.EVENTS_FILE}`, Buffer.from((0,evidence_events/* eventLines */.Cl)(events)));
    if (publicKey !== undefined)
        files.set(`${EVIDENCE}/${gather/* KEY_FILE */.d$}`, Buffer.from(publicKey));
    for (const { file, bytes } of documents)
        files.set(`${DOCUMENTS}/${file}`, bytes);
    files.set(pack/* MAPPING_FILE */.Iz, mappingBytes);
    const record = (0,audit_record/* recordOf */.z)(own);
    const audit = auditOf(mapping, { record, history: (0,audit_history/* historyOf */.om)(model, { ledgers: [...kept.values()], journals }), documents }, signedBy(own), at);
    for (const [name, text] of derived(audit, record))
        files.set(name, Buffer.from(text));
    return { files, audit, ledger: `${EVIDENCE}/ledgers/${folderOf(own)}/${ledger/* LEDGER_FILE */.th}` };
}
/** What a pack says that can be made again from its evidence. */
function derived(audit, record) {
    return [
        [pack/* PAGE_FILE */.xu, auditPage(audit)],
        [pack/* AUDIT_FILE */.v2, `${JSON.stringify(audit, null, 2)}\n`],
        [(0,bom/* bomFileName */.A)(record), `${JSON.stringify((0,bom/* mlBom */.O)(record), null, 2)}\n`],
        ['model-card.md', (0,card/* modelCard */.o)(record)],
    ];
}
/** The names of the derived files among those of a pack, for who makes them again. */
function isDerived(name) {
    return !name.startsWith(`${EVIDENCE}/`) && !name.startsWith(`${DOCUMENTS}/`) && name !== pack/* MAPPING_FILE */.Iz;
}
/** The longest good ledger of each delivery of this model, under a folder of its own. */
function ledgersOf({ ledgers }, own, model) {
    const kept = new Map([[folderOf(own), own]]);
    for (const one of ledgers) {
        if (one.refusals.length > 0 || one.ledger.entries[0]?.statement.subject[0].name !== model)
            continue;
        const before = kept.get(folderOf(one));
        if (before === own)
            continue;
        if (!before || one.ledger.entries.length > before.ledger.entries.length || (one.ledger.entries.length === before.ledger.entries.length && one.head && !before.head))
            kept.set(folderOf(one), one);
    }
    return new Map([...kept].sort(([one], [other]) => (one < other ? -1 : 1)));
}
/** Copies of one journal may lie about; the longest holds the others. */
function longestJournal({ journals }, model) {
    const own = journals.filter((journal) => journal.model === model && journal.refusals.length === 0);
    return own.length === 0 ? [] : [own.reduce((one, other) => (other.events.length > one.events.length ? other : one))];
}
/** A delivery is `repository/run/attempt`; ids of a laptop may hold anything. */
function folderOf(one) {
    const folder = (0,verify_evidence/* deliveryOf */.A9)(one).replaceAll(/[^A-Za-z0-9._-]+/g, '-');
    if (/^\.+$/.test(folder))
        throw problem/* InputError */.d.of('delivery-unnamed', `The delivery ${JSON.stringify((0,verify_evidence/* deliveryOf */.A9)(one))} cannot name a folder.`, 'Give deliveries the ids of their runs.');
    return folder;
}
/** By what the envelopes say, not by whether a key at hand fits: so the same evidence always says the same. */
function signedBy({ ledger }) {
    const kinds = new Set(ledger.entries.map(({ signer }) => (signer.kind === 'unchecked' ? (signer.claim.startsWith('key') ? 'key' : 'keyless') : signer.kind)));
    return kinds.has('none') || kinds.has('bad') ? 'nobody' : kinds.has('keyless') ? 'keyless' : 'key';
}
/** Whether the derived files of a pack are what its own evidence and mapping say; the names of those that are not. */
function otherThanMade(made, files) {
    const names = new Set([...made.files.keys(), ...files.keys()].filter(isDerived));
    return [...names].filter((name) => name !== 'pack.intoto.json' && !Buffer.from(made.files.get(name) ?? '').equals(Buffer.from(files.get(name) ?? '')));
}


/***/ }),

/***/ 72829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parseMapping),
/* harmony export */   r: () => (/* binding */ readDocuments)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _delivery_parse_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11591);
/* harmony import */ var _evidence_hostile_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89186);






const MOST_MAPPING_BYTES = 1024 * 1024;
const MOST_DOCUMENT_BYTES = 32 * 1024 * 1024;
/** A mapping out of its YAML. Throws InputError with everything that is wrong with it. `shown` names it. */
function parseMapping(bytes, shown) {
    const bad = (message) => _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('mapping-unusable', `${shown}: ${message}.`, 'Write it as schemas/audit-mapping.schema.json says; examples/audit has one to copy.');
    if (bytes.length > MOST_MAPPING_BYTES)
        throw bad(`${bytes.length} bytes, and at most ${MOST_MAPPING_BYTES} are read`);
    // A pack brings its mapping along, so whoever verifies one reads a stranger's: depth, width and aliases have bounds.
    let yaml;
    try {
        yaml = (0,_delivery_parse_js__WEBPACK_IMPORTED_MODULE_4__/* .parseYaml */ .h)(bytes, shown);
    }
    catch (error) {
        if (error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d)
            throw bad(error.problems[0].message.replace(/\.$/, ''));
        throw error;
    }
    if (yaml.problems.length > 0)
        throw bad(`it is not YAML (${yaml.problems[0].message})`);
    const { value } = yaml;
    const mistakes = (0,_evidence_hostile_json_js__WEBPACK_IMPORTED_MODULE_5__/* .schemaMistakes */ .D6)('audit-mapping', value);
    if (mistakes.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(mistakes.map((mistake) => bad(mistake).problems[0]));
    const { questions } = value;
    const twice = questions.find(({ id }, i) => questions.findIndex((other) => other.id === id) !== i);
    if (twice)
        throw bad(`two questions have the id ${JSON.stringify(twice.id)}`);
    return value;
}
/** Every document that a mapping names, from beside it or below. One that is not there is left out: then it is missing, and said so. */
async function readDocuments({ questions }, folder) {
    const names = [...new Set(questions.flatMap(({ evidence = [] }) => evidence.flatMap((one) => ('file' in one ? [one.file] : []))))];
    const found = [];
    for (const file of names) {
        const target = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(folder, file);
        const outside = _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('mapping-document', `The mapping names ${JSON.stringify(file)}, which does not lie beside it or below.`, 'Put the document beside the mapping file.');
        if (node_path__WEBPACK_IMPORTED_MODULE_1__.relative(folder, target).startsWith('..') || node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(file))
            throw outside;
        const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(target).catch(() => undefined);
        if (!there)
            continue;
        if (!there.isFile() || there.size > MOST_DOCUMENT_BYTES)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('mapping-document', `${JSON.stringify(file)} is no plain file of at most ${MOST_DOCUMENT_BYTES} bytes.`, 'Name a document.');
        const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(target);
        found.push({ file, digest: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(bytes), bytes });
    }
    return found;
}


/***/ }),

/***/ 58782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ MAPPING_FILE),
/* harmony export */   P0: () => (/* binding */ PACK_FILE),
/* harmony export */   ew: () => (/* binding */ packList),
/* harmony export */   v2: () => (/* binding */ AUDIT_FILE),
/* harmony export */   wh: () => (/* binding */ readPack),
/* harmony export */   xu: () => (/* binding */ PAGE_FILE)
/* harmony export */ });
/* unused harmony export PACK_TYPE */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _evidence_gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34462);
/* harmony import */ var _evidence_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35205);
/* harmony import */ var _evidence_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70090);
/* harmony import */ var _evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39816);






/** The list of a pack: an in-toto statement whose subjects are its files, in an envelope of one line. */
const PACK_FILE = 'pack.intoto.json';
const PACK_TYPE = 'urn:sluice:audit-pack:v1';
const PAGE_FILE = 'index.html';
const AUDIT_FILE = 'audit.json';
const MAPPING_FILE = 'mapping.yml';
const MOST_LIST_BYTES = 16 * 1024 * 1024;
/** The list of these files, signed where there is a signer. `ledger` names the one that the pack is about. */
async function packList(files, predicate, signer) {
    const subject = [...files].map(([name, bytes]) => ({ name, digest: { sha256: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(bytes)) } })).sort((one, other) => (one.name < other.name ? -1 : 1));
    return `${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(await signer.sign({ _type: _evidence_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .STATEMENT_TYPE */ .zG, subject, predicateType: PACK_TYPE, predicate }))}\n`;
}
/** Holds every file of a pack against its list: changed, gone and added ones are `pack-file-changed`. Never throws for its content. */
async function readPack(bytes, files, trust, allowed) {
    const unreadable = (actual) => ({ refusals: [(0,_evidence_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('pack-unreadable', `${PACK_FILE}: the list of an evidence pack`, `${PACK_FILE}: ${actual}`)] });
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (text.length === 0 || text.length > MOST_LIST_BYTES || text.indexOf(0x0a) !== text.length - 1)
        return unreadable('not one line');
    const opened = await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .openLine */ .TY)(text.subarray(0, -1), PACK_FILE, trust);
    if (!opened.payload)
        return { refusals: opened.refusals };
    const parsed = (0,_evidence_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._p)(opened.payload, MOST_LIST_BYTES);
    const mistakes = 'mistake' in parsed ? [parsed.mistake] : (0,_evidence_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D6)('audit-pack', parsed.value);
    if (mistakes.length > 0)
        return unreadable(mistakes.join('; '));
    const { subject, predicate } = parsed.value;
    // Whoever cannot sign may still write a pack: then its ledger is signed and the pack is not, which is said and no refusal.
    const signed = opened.signer.kind === 'none' ? [] : (0,_evidence_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .signerRefusal */ .jX)(allowed, opened.signer, PACK_FILE);
    return { list: predicate, signer: opened.signer, refusals: [...opened.refusals, ...signed, ...otherFiles(new Map(subject.map(({ name, digest }) => [name, digest.sha256])), files)] };
}
function otherFiles(listed, files) {
    const changed = [...listed].flatMap(([name, digest]) => {
        const bytes = files.get(name);
        const found = bytes && (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(bytes));
        return found === digest ? [] : [(0,_evidence_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('pack-file-changed', `${name}: sha256:${digest}, as ${PACK_FILE} lists it`, `${name}: ${found === undefined ? 'no such file' : `sha256:${found}`}`)];
    });
    const added = [...files.keys()].filter((name) => name !== PACK_FILE && !listed.has(name)).map((name) => (0,_evidence_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('pack-file-changed', `only files that ${PACK_FILE} lists`, `${name}, which it does not`));
    return [...changed, ...added];
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

/***/ 6887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   An: () => (/* binding */ trustOf),
/* harmony export */   Qb: () => (/* binding */ TRUST_OPTIONS),
/* harmony export */   rA: () => (/* binding */ checkTrustOptions)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _audit_gather_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58600);
/* harmony import */ var _evidence_keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43449);
/* harmony import */ var _journal_sign_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46422);
/* harmony import */ var _run_signing_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(81122);







const MOST_BYTES = 64 * 1024 * 1024;
/** Options that say whose signatures count. */
const TRUST_OPTIONS = { 'public-key': { type: 'string' }, identity: { type: 'string' }, issuer: { type: 'string' }, 'trust-root': { type: 'string' } };
/** Throws InputError `verify-arguments` where options contradict each other. */
function checkTrustOptions(values) {
    const keyless = [values.identity, values.issuer, values['trust-root']];
    if (keyless.some((value) => value !== undefined) && keyless.some((value) => !value))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-arguments', '--identity, --issuer and --trust-root belong together.', 'Give all three: the whole identity, its issuer, and the file of `gh attestation trusted-root`.');
    if (values.identity !== undefined && values['public-key'] !== undefined)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-arguments', 'A ledger is signed by a key or by an identity.', 'Give --public-key, or --identity with --issuer and --trust-root.');
}
/** What signatures are checked with: the options, else what the delivery file says, else the key that lies beside the evidence. */
async function trustOf(options, delivery, beside, io) {
    const read = (file) => readCapped(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, file));
    if (options['public-key'] !== undefined)
        return byKey(Buffer.from(await read(options['public-key'])).toString('utf8'), `that every entry is signed by the key in ${options['public-key']}`);
    if (options.identity !== undefined) {
        const { sigstoreVerifier } = await __webpack_require__.e(/* import() */ 1955).then(__webpack_require__.bind(__webpack_require__, 41955));
        const { identity, issuer = '' } = options;
        return { trust: { sigstore: await sigstoreVerifier(await read(options['trust-root'])) }, signers: { mode: 'keyless', identities: [{ identity, issuer }] }, checked: [`that every entry is signed by ${identity} (${issuer})`], unchecked: [] };
    }
    if (delivery && (delivery.spec.evidence?.signing ?? 'none') !== 'none') {
        const { trust, allowed, publicPem } = await (0,_run_signing_js__WEBPACK_IMPORTED_MODULE_6__/* .signingOf */ .f)(delivery, {});
        return { trust, signers: allowed, publicKey: publicPem, journalKeys: publicPem === undefined ? [] : [(0,_journal_sign_js__WEBPACK_IMPORTED_MODULE_5__/* .journalKey */ .dR)(publicPem)], checked: [`that every entry is signed by whom ${delivery.file} names`], unchecked: [] };
    }
    if (beside !== undefined) {
        const signers = byKey(beside, `that every entry is signed by the key in ${_audit_gather_js__WEBPACK_IMPORTED_MODULE_3__/* .KEY_FILE */ .d$}, which lies beside the ledger`);
        return { ...signers, unchecked: [`who that is: ${_audit_gather_js__WEBPACK_IMPORTED_MODULE_3__/* .KEY_FILE */ .d$} came with the ledger, so it proves that nothing was changed since, and not who wrote it (give --public-key)`] };
    }
    return { trust: {}, signers: { mode: 'none' }, checked: [], unchecked: ['who wrote it: no key or identity was given, so somebody who wrote all of it anew would not be seen (give --public-key, or --identity)'] };
}
function byKey(pem, checked) {
    const key = (0,_evidence_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .verifyingKey */ .HK)(pem);
    return { trust: { keys: [key] }, signers: { mode: 'key', keyids: [key.keyid] }, journalKeys: [(0,_journal_sign_js__WEBPACK_IMPORTED_MODULE_5__/* .journalKey */ .dR)(pem)], publicKey: pem, checked: [checked], unchecked: [] };
}
async function readCapped(file) {
    const unreadable = (reason) => _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('verify-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch((error) => {
        throw unreadable(error.code ?? error.message);
    });
    if (!found.isFile())
        throw unreadable('not a file');
    if (found.size > MOST_BYTES)
        throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file);
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

/***/ 67776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const systemClock = {
    now: () => new Date(),
    sleep: (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal }),
};


/***/ })

};
