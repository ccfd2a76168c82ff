export const id = 989;
export const ids = [989];
export const modules = {

/***/ 71545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ servingNow)
/* harmony export */ });
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98071);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13640);
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35205);
/* harmony import */ var _journal_events_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(55558);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21250);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67652);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81122);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56378);








/**
 * Asks the journal that the delivery file declares. Undefined where there is no rollout, nothing serves yet, or the
 * journal cannot be read; the last is said in the log, for whoever compares then compares with nothing.
 */
async function servingNow(session) {
    let delivery;
    try {
        delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    }
    catch {
        // What is wrong with the file is said by the stage itself, which reads it too.
        return undefined;
    }
    if (!delivery.spec.rollout)
        return undefined;
    try {
        const { journal } = (0,_wiring_js__WEBPACK_IMPORTED_MODULE_6__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_5__/* .signingOf */ .f)(delivery, {}));
        const { champion, good } = (0,_journal_state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(await journal.read());
        if (!champion)
            return undefined;
        const head = good.findLast(({ release }) => release.digest === champion.release.digest)?.ledgerHead;
        const ledger = head ? await journal.attachment((0,_journal_events_js__WEBPACK_IMPORTED_MODULE_7__/* .ledgerAttachment */ .E)(champion.release.digest, head)) : undefined;
        const read = ledger && (await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .readLedger */ .S)(ledger));
        const identified = read && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(read, 'identify')?.statement.predicate;
        const data = read && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(read, 'validate-data')?.statement.predicate.details;
        const tests = read && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(read, 'run-model-tests')?.statement.predicate.details;
        return { release: champion.release, commit: identified?.commit || undefined, data: data || undefined, tests: tests || undefined, identity: identified?.details };
    }
    catch (error) {
        session.log.warning(`What serves now is not known: ${(0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .G)(error)[0]?.message ?? String(error)}`);
        return undefined;
    }
}


/***/ }),

/***/ 40989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RELEASE_FILE: () => (/* binding */ RELEASE_FILE),
  explainDataOf: () => (/* binding */ explainDataOf),
  named: () => (/* binding */ named),
  releaseOf: () => (/* binding */ stages_releaseOf),
  runAdopt: () => (/* binding */ runAdopt),
  runIdentify: () => (/* binding */ runIdentify),
  runModelTestsStage: () => (/* binding */ runModelTestsStage),
  runPredict: () => (/* binding */ runPredict),
  runProbeModel: () => (/* binding */ runProbeModel),
  runSeal: () => (/* binding */ runSeal),
  runValidateData: () => (/* binding */ runValidateData)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 8 modules
var load = __webpack_require__(98071);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var evidence_release = __webpack_require__(77304);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var evidence_statement = __webpack_require__(39816);
;// CONCATENATED MODULE: ./.build/src/evidence/adopt.js



/**
 * Records what serves today as a baseline that Sluice never tested: something to compare with and to go back to. Its ledger
 * has one statement, with a warning, and opens no gate but one that asks for an adoption.
 */
async function adopt(delivery, context, options) {
    const { manifest } = await (0,evidence_release/* measureRelease */.Mz)(delivery);
    const release = (0,evidence_release/* refOf */.H8)(manifest);
    const label = release.version === undefined ? release.name : `${release.name} ${release.version}`;
    const result = {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'adopt',
            outcome: 'warn',
            headline: `${label} is adopted as an untested baseline: Sluice has its bytes, and tested none of its behaviour.`,
            enforced: true,
            release,
            findings: [
                {
                    code: 'baseline-untested',
                    outcome: 'warn',
                    rule: 'what serves has been tested',
                    message: 'The release was serving before Sluice came, and carries no evidence.',
                    expected: 'evidence of a delivery',
                    actual: 'a declaration that it serves',
                    fix: 'Deliver the next release through every stage; the baseline is then only the way back.',
                    location: delivery.locate(['release']),
                },
            ],
            notes: [],
            facts: [['Release digest', manifest.digest]],
        },
        inputs: Object.entries(manifest.parts).map(([name, part]) => ({ name, digest: part.digest })),
        details: { manifest, trees: (0,evidence_release/* layoutOf */.aH)(manifest) },
    };
    const empty = { entries: [], head: undefined, refusals: [] };
    const statement = (0,evidence_statement/* makeStatement */.UT)(delivery, context, result);
    return { ...result, manifest, ledger: await (0,evidence_ledger/* appendStatement */.SV)('', empty, statement, options.signer) };
}

// EXTERNAL MODULE: ./.build/src/evidence/lineage.js
var evidence_lineage = __webpack_require__(9240);
;// CONCATENATED MODULE: ./.build/src/evidence/identify.js



/** Beyond this the statement names no single files; the digests hold all the same. */
const MOST_NAMED_FILES = 2000;
/**
 * The stage that names the release: the digest of every declared part, computed from its bytes, and the release digest
 * over them. Belongs in a job that runs no code of the team. Throws InputError for parts that have no identity.
 */
async function identify(delivery, context, { championIdentity } = {}) {
    const { manifest, measured } = await (0,evidence_release/* measureRelease */.Mz)(delivery);
    const lineage = await (0,evidence_lineage/* lineageOf */.bQ)(delivery, manifest);
    const change = (0,evidence_lineage/* lineageChange */.Yk)(lineage, championIdentity);
    const findings = [partsFinding(delivery, manifest), ...expectedFindings(delivery, context, manifest), ...championFindings(context, manifest)];
    const outcome = outcomeOf(findings);
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'identify',
            outcome,
            headline: headlineOf(manifest, outcome),
            enforced: true,
            release: (0,evidence_release/* refOf */.H8)(manifest),
            ...(context.champion ? { champion: context.champion } : {}),
            findings,
            notes: evidence_release/* PARTS */.dI.filter((part) => !manifest.parts[part]).map((part) => `${part}: not part of the release (no release.${part}).`),
            facts: [
                ['Release digest', manifest.digest],
                ...Object.entries(manifest.parts).map(([name, part]) => [name, describePart(part)]),
                ...Object.entries(lineage.files).map(([name, digest]) => [`Lineage: ${name}`, digest]),
                ...(change ? [['Against the champion', (0,evidence_lineage/* lineageText */.B6)(change)]] : []),
            ],
        },
        inputs: [...Object.entries(manifest.parts).map(([name, part]) => ({ name, digest: part.digest })), ...Object.entries(lineage.files).map(([name, digest]) => ({ name: `lineage.${name}`, digest }))],
        details: { manifest, trees: (0,evidence_release/* layoutOf */.aH)(manifest), lineage, ...(change && { againstChampion: change }), ...namedFiles(measured) },
    };
}
function partsFinding(delivery, manifest) {
    const parts = Object.entries(manifest.parts);
    const files = parts.reduce((sum, [, part]) => sum + part.files, 0);
    const bytes = parts.reduce((sum, [, part]) => sum + part.bytes, 0);
    return {
        code: 'release-identified',
        outcome: 'pass',
        rule: 'every declared part is named by its bytes',
        message: `${parts.length} ${parts.length === 1 ? 'part' : 'parts'} with ${files} files and ${bytes} bytes make the release ${manifest.digest}.`,
        expected: 'a digest for every declared part',
        actual: manifest.digest,
        n: files,
        numbers: { parts: parts.length, files, bytes },
        location: delivery.locate(['release']),
    };
}
/** A job that was told which release to expect must find the same bytes. */
function expectedFindings(delivery, { release }, manifest) {
    if (!release || release.digest === manifest.digest)
        return [];
    return [
        {
            code: 'release-changed',
            outcome: 'fail',
            rule: 'the bytes are those that were identified before',
            message: `The bytes make the release ${manifest.digest}, and ${release.digest} was expected.`,
            expected: release.digest,
            actual: manifest.digest,
            fix: 'Find what wrote to the release since it was identified; deliver again if the new bytes are wanted.',
            location: delivery.locate(['release']),
        },
    ];
}
function championFindings({ champion }, manifest) {
    if (champion?.digest !== manifest.digest)
        return [];
    return [
        {
            code: 'release-is-champion',
            outcome: 'warn',
            rule: 'the candidate is not what serves already',
            message: `The candidate has the very bytes that serve now (${manifest.digest}).`,
            expected: 'another release than the champion',
            actual: manifest.digest,
            fix: 'Check that the build wrote the new model; delivering this changes nothing.',
        },
    ];
}
function outcomeOf(findings) {
    if (findings.some(({ outcome }) => outcome === 'fail'))
        return 'fail';
    return findings.some(({ outcome }) => outcome === 'warn') ? 'warn' : 'pass';
}
function headlineOf({ name, version, digest }, outcome) {
    const release = version === undefined ? name : `${name} ${version}`;
    if (outcome === 'fail')
        return `${release} is not the release that was identified before: its bytes have changed.`;
    if (outcome === 'warn')
        return `${release} has the same bytes as the model that serves now.`;
    return `${release} is the release ${digest.slice(0, 'sha256:'.length + 12)}.`;
}
function describePart({ digest, files, bytes }) {
    return `${digest} (${files} ${files === 1 ? 'file' : 'files'}, ${bytes} bytes)`;
}
function namedFiles(measured) {
    const parts = Object.entries(measured);
    const count = parts.reduce((sum, [, part]) => sum + part.files.length, 0);
    return count > MOST_NAMED_FILES ? {} : { files: Object.fromEntries(parts.map(([name, part]) => [name, part.files])) };
}

// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/core/refusal.js
var core_refusal = __webpack_require__(27999);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/evidence/refusal-codes.js
var refusal_codes = __webpack_require__(70090);
// EXTERNAL MODULE: ./.build/src/evidence/sealed.js
var sealed = __webpack_require__(57057);
;// CONCATENATED MODULE: ./.build/src/evidence/seal.js









/**
 * Orders the loose statements of one delivery, chains and signs them, and closes with a statement of its own. Refuses
 * (as a failed verdict, without a ledger) what does not belong together. Belongs in a job without code of the team.
 * A failed stage is sealed too: the record is of what happened; whether it suffices is the gate's question.
 */
async function seal(delivery, context, options) {
    const read = options.statements.map(({ name, bytes }) => ({ name, ...(0,evidence_statement/* readStatement */.cO)(bytes, name) }));
    const statements = read.flatMap((one) => ('statement' in one ? [{ name: one.name, statement: one.statement }] : [])).sort(inOrder);
    const refusals = [...read.flatMap((one) => ('refusals' in one ? one.refusals : [])), ...sealRefusals(delivery, context, statements)];
    const inputs = inputsOf(options.statements, statements);
    const release = releaseOf(statements);
    if (refusals.length > 0)
        return { verdict: refused(refusals, context.release ?? release), inputs };
    const ordered = statements.map(({ statement }) => statement);
    const chained = await chain(ordered, options.signer);
    const details = { entries: ordered.length, head: chained.ledger.head };
    const result = { verdict: sealedVerdict(ordered, details, options.signer, release), inputs, details: { ...details, signing: options.signer.mode } };
    const ledger = await (0,evidence_ledger/* appendStatement */.SV)(chained.text, chained.ledger, (0,evidence_statement/* makeStatement */.UT)(delivery, context, result), options.signer);
    return { ...result, ledger };
}
function sealRefusals(delivery, context, statements) {
    return [
        ...identifiedRefusals(context, statements),
        ...duplicateRefusals(statements),
        ...statements.flatMap((one) => belongsRefusals(delivery, context, one)),
    ];
}
/** The digest comes from the job that runs no team code: everything else must be about the release it named. */
function identifiedRefusals(context, statements) {
    const identified = statements.find(({ statement }) => statement.predicate.stage === 'identify');
    if (!identified)
        return [(0,refusal_codes/* refuse */.T)('evidence-missing', 'a statement of identify', statements.length === 0 ? 'no statement at all' : 'none')];
    const expected = context.release?.digest ?? (0,evidence_statement/* subjectOf */.et)(identified.statement);
    return statements
        .filter(({ statement }) => (0,evidence_statement/* subjectOf */.et)(statement) !== expected)
        .map(({ name, statement }) => (0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `${name}: ${expected}`, `${name}: ${(0,evidence_statement/* subjectOf */.et)(statement)}`));
}
function duplicateRefusals(statements) {
    const seen = new Map();
    return statements.flatMap(({ name, statement: { predicate } }) => {
        const key = JSON.stringify([predicate.stage, predicate.name ?? null]);
        const other = seen.get(key);
        seen.set(key, name);
        return other === undefined ? [] : [(0,refusal_codes/* refuse */.T)('evidence-duplicate', `one statement of ${predicate.stage}${predicate.name === undefined ? '' : ` (${predicate.name})`}`, `${other} and ${name}`)];
    });
}
function belongsRefusals(delivery, context, { name, statement: { predicate } }) {
    const refusals = [];
    const ask = (code, expected, actual) => {
        if (expected !== actual)
            refusals.push((0,refusal_codes/* refuse */.T)(code, `${name}: ${expected}`, `${name}: ${actual}`));
    };
    ask('evidence-other-repository', `repository ${context.deliveryId.repositoryId}`, `repository ${predicate.delivery.repositoryId}`);
    if (refusals.length === 0)
        ask('evidence-other-delivery', `delivery ${(0,delivery_id/* formatDeliveryId */.J)(context.deliveryId)}`, `delivery ${(0,delivery_id/* formatDeliveryId */.J)(predicate.delivery)}`);
    ask('delivery-file-changed', `delivery file ${delivery.digest}`, `delivery file ${predicate.deliveryFile}`);
    ask('evidence-develop-only', `made for ${context.purpose}`, `made for ${predicate.purpose}`);
    ask('evidence-enforce-mismatch', `enforce: ${isEnforced(delivery, predicate.stage)}`, `enforce: ${predicate.enforced}`);
    if (predicate.chain)
        refusals.push((0,refusal_codes/* refuse */.T)('ledger-reordered', `${name}: a loose statement`, `${name}: entry ${predicate.chain.index} of a ledger`));
    if (!(0,sealed/* isSealedStage */.lO)(predicate.stage))
        refusals.push((0,refusal_codes/* refuse */.T)('evidence-after-seal', `${name}: a stage that comes before the seal`, `${name}: ${predicate.stage}`));
    return refusals;
}
function isEnforced({ spec }, stage) {
    if (stage === 'validate-data')
        return spec.data?.enforce !== false;
    if (stage === 'run-model-tests')
        return spec.tests?.enforce !== false;
    return true;
}
/** Stage by stage, then by name: the same statements make the same ledger, whichever job ended first. */
function inOrder({ statement: { predicate: a } }, { statement: { predicate: b } }) {
    const byStage = verdict/* STAGES */.an.indexOf(a.stage) - verdict/* STAGES */.an.indexOf(b.stage);
    return byStage || Buffer.compare(Buffer.from(a.name ?? ''), Buffer.from(b.name ?? ''));
}
/** The files as they came, in the order of the ledger; unreadable ones last. */
function inputsOf(files, ordered) {
    const place = ({ name }) => ordered.findIndex((one) => one.name === name) >>> 0;
    return [...files].sort((a, b) => place(a) - place(b)).map(({ name, bytes }) => ({ name, digest: (0,digest/* sha256 */.sc)(bytes) }));
}
async function chain(statements, signer) {
    let text = '';
    let ledger = { entries: [], head: undefined, refusals: [] };
    for (const statement of statements) {
        text = await (0,evidence_ledger/* appendStatement */.SV)(text, ledger, statement, signer);
        ledger = await (0,read_ledger/* readLedger */.S)(text);
    }
    return { text, ledger };
}
function releaseOf(statements) {
    const identified = statements.find(({ statement }) => statement.predicate.stage === 'identify')?.statement;
    return identified && (identified.predicate.verdict.release ?? { name: identified.subject[0].name, digest: (0,evidence_statement/* subjectOf */.et)(identified) });
}
function sealedVerdict(statements, details, signer, release) {
    const count = statements.length === 1 ? '1 statement' : `${statements.length} statements`;
    const shown = statements.map(({ predicate }) => [predicate.name === undefined ? predicate.stage : `${predicate.stage} (${predicate.name})`, predicate.enforced ? predicate.outcome : `${predicate.outcome} (not enforced)`]);
    return {
        schema: 'urn:sluice:verdict:v1',
        stage: 'seal',
        outcome: 'pass',
        headline: `The evidence is sealed: ${count} in one chain, signed by ${signer.who}.`,
        enforced: true,
        release,
        findings: [{ code: 'evidence-sealed', outcome: 'pass', rule: 'all statements belong to one delivery of one release', message: `${count} were ordered, chained and closed.`, expected: 'one release, one delivery', actual: count, n: statements.length }],
        notes: signer.mode === 'none' ? ['Signing: off (evidence.signing is none), so the ledger shows edits only where a later entry follows.'] : [],
        facts: [...shown, ['Head', details.head]],
    };
}
function refused(refusals, release) {
    return {
        schema: 'urn:sluice:verdict:v1',
        stage: 'seal',
        outcome: 'fail',
        headline: `The evidence was not sealed: ${refusals[0].actual}${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`,
        enforced: true,
        release,
        findings: refusals.map((refusal) => (0,core_refusal/* findingOf */.h)(refusal, 'all statements belong to one delivery of one release')),
        notes: [],
        facts: [],
    };
}

// EXTERNAL MODULE: ./.build/src/run/judge.js + 1 modules
var judge = __webpack_require__(67652);
// EXTERNAL MODULE: ./.build/src/run/promote.js + 15 modules
var promote = __webpack_require__(64365);
// EXTERNAL MODULE: ./.build/src/run/serving.js
var run_serving = __webpack_require__(71545);
// EXTERNAL MODULE: ./.build/src/run/session.js
var run_session = __webpack_require__(95769);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var run_signing = __webpack_require__(81122);
;// CONCATENATED MODULE: ./.build/src/run/stages.js
















/** Where `identify` leaves the manifest, and where other stages look for it. */
const RELEASE_FILE = 'release.json';
const STATEMENT_FILE = 'statement.json';
/** A delivery made on a laptop has no run id: it is named by the release it brings. */
const LAPTOP = 'local';
async function runIdentify(session) {
    const known = await stages_releaseOf(session);
    const serving = await (0,run_serving/* servingNow */.N)(session);
    return (0,judge/* judge */.S)(named(session, known), 'identify', { release: undefined, champion: serving?.release }, async (delivery, context) => {
        const result = await identify(delivery, context, { championIdentity: serving?.identity });
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(context.out, RELEASE_FILE), `${JSON.stringify(result.details.manifest, null, 2)}\n`);
        return result;
    });
}
async function runValidateData(session, { out, act } = {}) {
    const release = await stages_releaseOf(session);
    const championData = (await (0,run_serving/* servingNow */.N)(session))?.data;
    let acted;
    const judged = await (0,judge/* judge */.S)(named(session, release), 'validate-data', { release, out, championData }, async (delivery, context) => {
        const { dataChecks, withActed } = await Promise.all(/* import() */[__webpack_require__.e(8175), __webpack_require__.e(5899)]).then(__webpack_require__.bind(__webpack_require__, 45899));
        const { actOnFindings } = await Promise.all(/* import() */[__webpack_require__.e(8175), __webpack_require__.e(2893)]).then(__webpack_require__.bind(__webpack_require__, 52893));
        const result = await dataChecks(delivery, context);
        if (act)
            acted = await actOnFindings({ ...session, out: context.out }, result.verdict, act);
        return withActed(result, acted);
    });
    return { ...judged, acted };
}
/** How the data checks would be asked, for `--explain`. */
async function explainDataOf(session) {
    const delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
    const { explainData } = await Promise.all(/* import() */[__webpack_require__.e(2583), __webpack_require__.e(8408), __webpack_require__.e(2558)]).then(__webpack_require__.bind(__webpack_require__, 52558));
    const { purpose, deliveryId, clock, log, engine, commit } = session;
    return explainData(delivery, { purpose, deliveryId, clock, log, engine, commit, out: session.out });
}
/** `features` was cut by another job, one that has the labels; without it they are cut here. */
async function runPredict(session, features) {
    const release = await stages_releaseOf(session);
    return (0,judge/* judge */.S)(named(session, release), 'predict', { release }, async (delivery, context) => {
        const { predict } = await Promise.all(/* import() */[__webpack_require__.e(3595), __webpack_require__.e(7513), __webpack_require__.e(5723)]).then(__webpack_require__.bind(__webpack_require__, 35443));
        return predict(delivery, context, { features });
    });
}
/** Runs the model itself, on features only; `features` as for `runPredict`. */
async function runProbeModel(session, features) {
    const release = await stages_releaseOf(session);
    const champion = (await (0,run_serving/* servingNow */.N)(session))?.release;
    return (0,judge/* judge */.S)(named(session, release), 'probe-model', { release, champion }, async (delivery, context) => {
        const { probeModel } = await Promise.all(/* import() */[__webpack_require__.e(7283), __webpack_require__.e(3595), __webpack_require__.e(7513), __webpack_require__.e(7), __webpack_require__.e(9905)]).then(__webpack_require__.bind(__webpack_require__, 69905));
        const { withRootCause } = await __webpack_require__.e(/* import() */ 2923).then(__webpack_require__.bind(__webpack_require__, 32923));
        return withRootCause(await probeModel(delivery, context, { features }), { related: [] });
    });
}
/**
 * `secrets`: where the journal is signed, for the event that counts this use of the test set. `act`: this run may start the workflow of
 * `tests.remediation`.
 */
async function runModelTestsStage(session, out, secrets = {}, act) {
    const release = await stages_releaseOf(session);
    const serving = await (0,run_serving/* servingNow */.N)(session);
    const own = named(session, release);
    return (0,judge/* judge */.S)(own, 'run-model-tests', { release, champion: serving?.release, championTests: serving?.tests, out }, async (delivery, context) => {
        const { modelTests } = await __webpack_require__.e(/* import() */ 3564).then(__webpack_require__.bind(__webpack_require__, 73564));
        const { besideOf } = await __webpack_require__.e(/* import() */ 6651).then(__webpack_require__.bind(__webpack_require__, 86651));
        const { countTestSetUse } = await __webpack_require__.e(/* import() */ 5741).then(__webpack_require__.bind(__webpack_require__, 25741));
        const { remediate, withProbed, withRemediation } = await __webpack_require__.e(/* import() */ 9481).then(__webpack_require__.bind(__webpack_require__, 9481));
        const beside = await besideOf(context.out, release, own.deliveryId, 'run-model-tests');
        const result = await modelTests(delivery, context, { beside, countUse: (testSet) => countTestSetUse(delivery, own, release, testSet, secrets) });
        return withRemediation(result, await remediate(delivery, context, { ...result, verdict: withProbed({ ...result.verdict, release }, beside.related) }, act));
    });
}
/** `statements` is a folder; every `statement.json` below it is taken. */
async function runSeal(session, options) {
    const release = await stages_releaseOf(session);
    return (0,judge/* judge */.S)(named(session, release), 'seal', { release }, async (delivery, context) => {
        const statements = await looseStatements(options.statements, context);
        const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
        const sealed = await seal(delivery, context, { statements, signer: signing.signer() });
        if (sealed.ledger !== undefined)
            await (0,run_session/* writeWhole */.f)(external_node_path_.join(context.out, evidence_ledger/* LEDGER_FILE */.th), sealed.ledger);
        return { verdict: sealed.verdict, inputs: sealed.inputs, details: sealed.details };
    });
}
async function runAdopt(session, options) {
    const release = await stages_releaseOf(session);
    return (0,judge/* judge */.S)(named(session, release), 'adopt', { release }, async (delivery, context) => {
        const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
        const adopted = await adopt(delivery, context, { signer: signing.signer() });
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(context.out, evidence_ledger/* LEDGER_FILE */.th), adopted.ledger);
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(context.out, RELEASE_FILE), `${JSON.stringify(adopted.manifest, null, 2)}\n`);
        if (delivery.spec.rollout)
            await (0,promote/* recordAdoption */.s)(delivery, session, context, adopted, signing, options.slot);
        return { verdict: adopted.verdict, inputs: adopted.inputs, details: adopted.details };
    });
}
/**
 * The release under judgement: by `release.json` where `identify` left one, else by the bytes. On a push or pull request a
 * model that is not there leaves the verdict without a release (and without a statement), and says so.
 */
async function stages_releaseOf(session) {
    const manifest = session.releaseFile ?? external_node_path_.join(session.out, RELEASE_FILE);
    const bytes = await (0,promises_.readFile)(manifest).catch(() => undefined);
    if (bytes)
        return (0,evidence_release/* refOf */.H8)((0,evidence_release/* parseManifest */.Ng)(bytes, manifest));
    if (session.releaseFile)
        throw problem/* InputError */.d.of('manifest-unreadable', `${manifest} cannot be read.`, 'Run `identify` first, or leave the option out.');
    try {
        return (0,evidence_release/* refOf */.H8)(await (0,evidence_release/* identifyRelease */.Wt)(await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace })));
    }
    catch (error) {
        // Whatever is wrong is said by the stage itself, which reads the same file.
        if (error instanceof problem/* InputError */.d)
            return undefined;
        throw error;
    }
}
/** The session with the delivery named: on a laptop by the release, in a run as the runner says. */
function named(session, release) {
    if (session.deliveryId.runId !== LAPTOP || !release)
        return session;
    return { ...session, deliveryId: { ...session.deliveryId, runId: `${LAPTOP}-${(0,digest/* hexOf */.ZD)(release.digest).slice(0, 12)}` } };
}
async function looseStatements(folder, context) {
    const files = (await (0,promises_.readdir)(folder, { recursive: true }).catch(() => [])).filter((file) => external_node_path_.basename(file) === STATEMENT_FILE).sort();
    if (files.length === 0)
        throw problem/* InputError */.d.of('seal-nothing', `There is no statement.json below ${folder}.`, 'Run identify, validate-data and run-model-tests first, each with its own --out, and name the folder above them.');
    const read = await Promise.all(files.map(async (name) => ({ name, bytes: await readStatementFile(external_node_path_.join(folder, name)) })));
    // A second seal in the same folder meets what the first one wrote.
    return read.filter(({ name }) => external_node_path_.resolve(folder, external_node_path_.dirname(name)) !== external_node_path_.resolve(context.out));
}
/** Stages of team code may have left anything under that name: a pipe would be waited for, a link leads elsewhere. */
async function readStatementFile(file) {
    const found = await (0,promises_.lstat)(file);
    const why = found.isFile() ? (found.size > evidence_statement/* MOST_STATEMENT_BYTES */.iC ? `has ${found.size} bytes, and at most ${evidence_statement/* MOST_STATEMENT_BYTES */.iC} are read` : undefined) : 'is no plain file';
    if (why)
        throw problem/* InputError */.d.of('statement-unreadable', `${file} ${why}.`, 'Take the statement from where its stage wrote it, or remove it.');
    return new Uint8Array(await (0,promises_.readFile)(file));
}


/***/ })

};
