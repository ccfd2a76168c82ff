export const id = 3591;
export const ids = [3591,1955];
export const modules = {

/***/ 41955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ rootsDemandLog),
/* harmony export */   sigstoreVerifier: () => (/* binding */ sigstoreVerifier)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89186);


const MOST_ROOT_BYTES = 4 * 1024 * 1024;
/**
 * A verifier of Sigstore bundles against trusted roots from a file: one `TrustedRoot` JSON, or one per line as
 * `gh attestation trusted-root` writes them (public good and GitHub's own). Offline. Throws InputError for an unusable file.
 *
 * What a root declares is demanded: with a transparency log in it, an entry in that log; else a timestamp by its authority.
 * Who signed is answered, not judged: the gate compares it as exact text. (The library's own identity policy takes an
 * unanchored regular expression, which a longer name would satisfy.)
 */
async function sigstoreVerifier(trustedRoots) {
    // Loaded on use: most runs never see a Sigstore bundle, and these packages are large.
    const [{ bundleFromJSON }, { Verifier, toSignedEntity, toTrustMaterial }, { TrustedRoot }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(1040)]).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19)),
        Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(4187)]).then(__webpack_require__.t.bind(__webpack_require__, 54187, 19)),
        __webpack_require__.e(/* import() */ 9654).then(__webpack_require__.t.bind(__webpack_require__, 19654, 19)),
    ]);
    const verifiers = rootsOf(trustedRoots).map((json) => {
        const { root, material } = usable(() => {
            const parsed = TrustedRoot.fromJSON(json);
            return { root: parsed, material: toTrustMaterial(parsed) };
        });
        if (root.certificateAuthorities.length === 0)
            throw unusable('it names no certificate authority');
        return new Verifier(material, {
            ctlogThreshold: Math.min(1, root.ctlogs.length),
            tlogThreshold: Math.min(1, root.tlogs.length),
            timestampThreshold: 1,
        });
    });
    return async (line) => {
        const bundle = bundleFromJSON(line);
        if (bundle.verificationMaterial.content.$case === 'publicKey')
            throw new Error('it names a key and no certificate');
        return firstOf(verifiers.map((verifier) => () => signerOf(verifier.verify(toSignedEntity(bundle)))));
    };
}
/** Whether every root names a transparency log, so that a signature without an entry in one can count nowhere. */
function rootsDemandLog(trustedRoots) {
    return rootsOf(trustedRoots).every((root) => (root?.tlogs ?? []).length > 0);
}
/** Certificates name the signer; a bundle without both names is nobody's. */
function signerOf(signer) {
    const identity = signer.identity?.subjectAlternativeName;
    const issuer = signer.identity?.extensions?.issuer;
    if (!identity || !issuer)
        throw new Error('its certificate names no identity or no issuer');
    return { identity, issuer };
}
function firstOf(attempts) {
    let last;
    for (const attempt of attempts) {
        try {
            return attempt();
        }
        catch (error) {
            last = error;
        }
    }
    throw last;
}
function rootsOf(bytes) {
    const whole = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(bytes, MOST_ROOT_BYTES);
    if ('value' in whole)
        return [whole.value];
    const lines = Buffer.from(bytes).toString('utf8').split('\n').filter((line) => line.trim() !== '');
    const roots = lines.map((line) => (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(Buffer.from(line), MOST_ROOT_BYTES));
    return roots.map((root) => {
        if ('mistake' in root)
            throw unusable(whole.mistake);
        return root.value;
    });
}
function usable(read) {
    try {
        return read();
    }
    catch (error) {
        throw unusable(error.message);
    }
}
function unusable(reason) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('trust-root-unusable', `The trusted root cannot be used: ${reason}.`, 'Give the output of `gh attestation trusted-root`, or the trusted_root.json of your own Sigstore.');
}


/***/ }),

/***/ 71545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ servingNow),
/* harmony export */   e: () => (/* binding */ askServing)
/* harmony export */ });
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53840);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13640);
/* harmony import */ var _evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35205);
/* harmony import */ var _journal_events_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(55558);
/* harmony import */ var _journal_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(59036);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81122);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42459);








/**
 * Asks the journal that the delivery file declares. Undefined where there is no rollout, nothing serves yet, or the
 * journal cannot be read; the last is said in the log, for whoever compares then compares with nothing.
 */
async function servingNow(session) {
    const { serving, unread } = await askServing(session);
    if (unread)
        session.log.warning(`What serves now is not known: ${unread.message}`);
    return serving;
}
/** The same, with why it is not known, for whoever must say that. */
async function askServing(session) {
    let delivery;
    try {
        delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    }
    catch {
        // What is wrong with the file is said by the stage itself, which reads it too.
        return {};
    }
    if (!delivery.spec.rollout)
        return {};
    try {
        const { journal } = (0,_wiring_js__WEBPACK_IMPORTED_MODULE_6__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_5__/* .signingOf */ .f)(delivery, {}));
        const { champion, good } = (0,_journal_state_js__WEBPACK_IMPORTED_MODULE_3__/* .stateOf */ .L4)(await journal.read());
        if (!champion)
            return {};
        const head = good.findLast(({ release }) => release.digest === champion.release.digest)?.ledgerHead;
        const ledger = head ? await journal.attachment((0,_journal_events_js__WEBPACK_IMPORTED_MODULE_7__/* .ledgerAttachment */ .E)(champion.release.digest, head)) : undefined;
        const read = ledger && (await (0,_evidence_read_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .readLedger */ .SC)(ledger));
        const identified = read && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(read, 'identify')?.statement.predicate;
        const data = read && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(read, 'validate-data')?.statement.predicate.details;
        const tests = read && (0,_evidence_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .latest */ .IW)(read, 'run-model-tests')?.statement.predicate.details;
        return { serving: { release: champion.release, commit: identified?.commit || undefined, data: data || undefined, tests: tests || undefined, identity: identified?.details, ledger: read || undefined } };
    }
    catch (error) {
        const [problem] = (0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .G)(error);
        return { unread: { message: problem?.message ?? String(error), fix: problem?.fix ?? 'Read the log of this run.' } };
    }
}


/***/ }),

/***/ 83591:
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
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/refusal.js
var core_refusal = __webpack_require__(27999);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
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

// EXTERNAL MODULE: ./.build/src/delivery/secrets.js
var secrets = __webpack_require__(34789);
// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
;// CONCATENATED MODULE: ./.build/src/evidence/training.js




const MOST_REPLY = 4 * 1024 * 1024;
const MOST_PAIRS = 200;
const MOST_TEXT = 500;
const RULE = 'the run that trained the model is on record';
/**
 * Asks MLflow for the run that `release.training` names (mlflow.org/docs/latest/rest-api.html, `runs/get`). Empty where none is
 * declared. A run that cannot be read, or did not finish, is a finding that fails: `training-unreachable`, `training-other-run`,
 * `training-unfinished`.
 */
async function trainingRun(delivery, env) {
    const declared = delivery.spec.release.training?.mlflow;
    if (declared === undefined)
        return { findings: [] };
    const { run, uri } = typeof declared === 'string' ? { run: declared, uri: env.MLFLOW_TRACKING_URI } : declared;
    const location = delivery.locate(['release', 'training']);
    if (!uri)
        throw problem/* InputError */.d.of('training-without-tracker', '`release.training.mlflow` names a run, and MLFLOW_TRACKING_URI is not set.', 'Set it in this job, or write `mlflow: {run: …, uri: …}`.', location);
    const url = (0,fetch_json/* checkUrl */.CU)(uri, 'MLflow', delivery.spec.evidence?.insecure);
    url.pathname = `${url.pathname.replace(/\/$/, '')}/api/2.0/mlflow/runs/get`;
    url.search = new URLSearchParams({ run_id: run }).toString();
    const failed = (code, expected, actual, fix) => ({ code, outcome: 'fail', rule: RULE, message: `Expected ${expected}; found ${actual}.`, expected, actual, fix, location });
    let bytes = '';
    try {
        const reply = await (0,fetch_json/* requestJson */.SS)(url, { what: 'MLflow', limit: MOST_REPLY, seen: (text) => (bytes = text) });
        const training = { run, tracker: `${url.origin}${url.pathname}`, reply: (0,core_digest/* sha256 */.sc)(bytes), ...runOf(reply) };
        const { id, ...told } = training;
        if (id !== run)
            return { findings: [failed('training-other-run', `the run ${run}`, id === undefined ? 'a reply without a run' : `the run ${id}`, 'Check the address of the tracker.')] };
        if (told.status !== 'FINISHED')
            return { training: told, findings: [failed('training-unfinished', `the run ${run} to be FINISHED`, told.status, 'Deliver what a finished run made, or name that run.')] };
        return { training: told, findings: [{ code: 'training-recorded', outcome: 'pass', rule: RULE, message: `MLflow run ${run} ended ${told.endedAt ?? 'at an unknown time'}; its reply is ${told.reply}.`, expected: 'a finished run', actual: told.status, location }] };
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x))
            throw error;
        return { findings: [failed('training-unreachable', `MLflow to tell of the run ${run}`, error.message.replace(/\.$/, ''), error.fix)] };
    }
}
/** Only what is known by name is kept: tags of a run may hold anything. */
function runOf(reply) {
    const { run } = (reply ?? {});
    const info = run?.info ?? {};
    const text = (value) => (typeof value === 'string' && value !== '' ? value.slice(0, MOST_TEXT) : undefined);
    const commit = pairs(run?.data?.tags).find(({ key }) => key === 'mlflow.source.git.commit')?.value;
    return {
        id: text(info.run_id),
        status: text(info.status) ?? 'unknown',
        experiment: text(info.experiment_id),
        startedAt: timeOf(info.start_time),
        endedAt: timeOf(info.end_time),
        commit: typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit) ? commit : undefined,
        parameters: Object.fromEntries(pairs(run?.data?.params).slice(0, MOST_PAIRS).map(({ key, value }) => [String(key).slice(0, MOST_TEXT), String(value).slice(0, MOST_TEXT)])),
        // Without NaN and infinities, which MLflow has and JSON has not.
        metrics: Object.fromEntries(pairs(run?.data?.metrics).slice(0, MOST_PAIRS).map(({ key, value }) => [String(key).slice(0, MOST_TEXT), typeof value === 'number' && Number.isFinite(value) ? value : null])),
        dataSets: dataSetsOf(run?.inputs?.dataset_inputs),
    };
}
function pairs(value) {
    return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}
function dataSetsOf(value) {
    return pairs(value).slice(0, MOST_PAIRS).flatMap((input) => {
        const { name, digest } = (input.dataset ?? {});
        return typeof name === 'string' && typeof digest === 'string' ? [{ name: name.slice(0, MOST_TEXT), digest: digest.slice(0, MOST_TEXT) }] : [];
    });
}
function timeOf(value) {
    const time = new Date(Number(value));
    return value === undefined || value === null || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

// EXTERNAL MODULE: ./.build/src/evidence/lineage.js
var evidence_lineage = __webpack_require__(9240);
// EXTERNAL MODULE: ./.build/src/evidence/hostile-json.js
var hostile_json = __webpack_require__(89186);
// EXTERNAL MODULE: ./.build/src/evidence/dsse.js
var dsse = __webpack_require__(16100);
// EXTERNAL MODULE: ./.build/src/evidence/signer.js
var signer = __webpack_require__(18315);
// EXTERNAL MODULE: ./.build/src/evidence/sigstore.js
var sigstore = __webpack_require__(41955);
;// CONCATENATED MODULE: ./.build/src/evidence/provenance.js







const TYPES = ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'];
const MOST_BYTES = 16 * 1024 * 1024;
const provenance_RULE = 'the build\'s provenance is about these bytes';
/**
 * Reads the file of `release.provenance` and holds its subjects against the bytes of the release (SLSA provenance v1 or v0.2:
 * slsa.dev/spec/v1.0/provenance). Empty where none is declared. What does not fit is a finding that fails: `provenance-unreadable`,
 * `provenance-other-subject`, `provenance-other-builder`, `provenance-signature`.
 */
async function buildProvenance(delivery, manifest, measured) {
    const declared = delivery.spec.release.provenance;
    if (declared === undefined)
        return { findings: [] };
    const { file, builder, identity, issuer, trusted_root: root } = typeof declared === 'string' ? { file: declared } : declared;
    const read = await readProvenance(delivery.resolve(file));
    if (typeof read === 'string')
        return { findings: [failed(delivery, 'provenance-unreadable', `${file}: SLSA provenance`, `${file}: ${read}`, 'Take the file as the builder wrote it.')] };
    const fitting = read.statements.map((one) => ({ ...one, subjects: namedBy(one.statement, manifest, measured) })).sort((a, b) => b.subjects.length - a.subjects.length)[0];
    const signature = await signatureOf(fitting.line, identity === undefined ? undefined : { identity, issuer: issuer, root: new Uint8Array(await (0,promises_.readFile)(delivery.resolve(root))) });
    const provenance = { file: read.digest, ...builderOf(fitting.statement), subjects: fitting.subjects, signature: signature.text };
    const findings = [
        ...(fitting.subjects.length === 0 ? [failed(delivery, 'provenance-other-subject', `a subject with the digest of the release, of a part, or of every file of the model (${modelDigests(manifest, measured).slice(0, 3).join(', ')}…)`, subjectText(fitting.statement), 'Deliver the bytes that were built, or the provenance of these.')] : []),
        ...(builder !== undefined && builder !== provenance.builder ? [failed(delivery, 'provenance-other-builder', builder, provenance.builder, 'Build where `release.provenance.builder` says, or name the builder that you trust.')] : []),
        ...(signature.bad ? [failed(delivery, 'provenance-signature', `a signature by ${identity} (${issuer})`, signature.text, 'Take the bundle as the builder signed it; compare `identity` and `issuer` with who builds.')] : []),
    ];
    return { provenance, findings: findings.length > 0 ? findings : [good(delivery, provenance)] };
}
async function readProvenance(file) {
    const found = await (0,promises_.lstat)(file).catch((error) => error.code ?? 'unreadable');
    if (typeof found === 'string')
        return `it cannot be read (${found})`;
    if (!found.isFile())
        return 'it is no plain file';
    if (found.size > MOST_BYTES)
        return `it has ${found.size} bytes, and at most ${MOST_BYTES} are read`;
    const bytes = await (0,promises_.readFile)(file);
    const whole = (0,hostile_json/* parseHostile */._p)(bytes, MOST_BYTES);
    // GitHub and the SLSA generators also write several bundles, one a line.
    const values = 'value' in whole ? [whole] : bytes.toString('utf8').split('\n').filter((line) => line.trim() !== '').map((line) => (0,hostile_json/* parseHostile */._p)(Buffer.from(line), MOST_BYTES));
    const read = values.map((parsed) => ('mistake' in parsed ? parsed.mistake : opened(parsed.value)));
    const mistake = read.find((one) => typeof one === 'string');
    if (mistake !== undefined)
        return mistake;
    const statements = read.filter(({ statement }) => TYPES.includes(statement.predicateType));
    return statements.length === 0 ? `none of its statements is of the type ${TYPES.join(' or ')}` : { digest: (0,core_digest/* sha256 */.sc)(bytes), statements };
}
/** An envelope, a bundle around one, or the statement itself. */
function opened(value) {
    if ((0,hostile_json/* schemaMistakes */.D6)('ledger', value).length > 0)
        return isSlsa(value) ? { statement: value, line: undefined } : 'it is no in-toto statement and no envelope around one';
    const line = value;
    const payload = (0,dsse/* strictBase64 */.PO)((0,signer/* envelopeOf */.Ge)(line).payload);
    const parsed = payload && (0,hostile_json/* parseHostile */._p)(payload, MOST_BYTES);
    if (!parsed || 'mistake' in parsed)
        return `its payload cannot be read (${parsed ? parsed.mistake : 'no base64'})`;
    return isSlsa(parsed.value) ? { statement: parsed.value, line } : 'its payload is no in-toto statement';
}
function isSlsa(value) {
    const { subject, predicateType, predicate } = (value ?? {});
    return Array.isArray(subject) && subject.every((one) => typeof one === 'object' && one !== null) && typeof predicateType === 'string' && typeof predicate === 'object' && predicate !== null;
}
/** The release or a part by its digest, or the model by all of its files: a subject that covers half of the weights proves nothing of them. */
function namedBy({ subject }, manifest, measured) {
    const given = new Set(subject.map(({ digest }) => digest?.sha256).filter((one) => typeof one === 'string'));
    const named = [['release', manifest.digest], ...Object.entries(manifest.parts).map(([name, part]) => [name, part.digest])].filter(([, digest]) => given.has((0,core_digest/* hexOf */.ZD)(digest))).map(([name]) => name);
    const files = measured.model?.files ?? [];
    return [...named, ...(files.length > 0 && files.every(({ digest }) => given.has((0,core_digest/* hexOf */.ZD)(digest))) ? files.slice(0, 100).map(({ path }) => `model/${path}`) : [])];
}
function modelDigests(manifest, measured) {
    return [manifest.parts.model.digest, ...(measured.model?.files ?? []).map(({ digest }) => digest)];
}
function builderOf({ predicateType, predicate }) {
    const text = (value) => (typeof value === 'string' && value !== '' ? value.slice(0, 2000) : undefined);
    return {
        predicateType,
        builder: text(predicate.runDetails?.builder?.id) ?? text(predicate.builder?.id) ?? 'unknown',
        buildType: text(predicate.buildDefinition?.buildType) ?? text(predicate.buildType),
        invocation: text(predicate.runDetails?.metadata?.invocationId),
    };
}
/** Who signed is compared as whole text, as everywhere. */
async function signatureOf(line, wanted) {
    if (!wanted)
        return { text: line && (0,signer/* envelopeOf */.Ge)(line).signatures.length > 0 ? 'not checked: no identity is declared' : 'none' };
    if (!line || !(0,signer/* isSigstoreBundle */.NR)(line))
        return { text: 'no Sigstore bundle', bad: true };
    try {
        const by = await (await (0,sigstore.sigstoreVerifier)(wanted.root))(line);
        const text = `${by.identity} (${by.issuer})`;
        return by.identity === wanted.identity && by.issuer === wanted.issuer ? { text: `verified: ${text}` } : { text: `a signature by ${text}`, bad: true };
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            throw error;
        return { text: `a bundle that does not verify (${error.message})`, bad: true };
    }
}
function subjectText({ subject }) {
    const shown = subject.slice(0, 3).map(({ name, digest }) => `${typeof name === 'string' ? name : 'a subject'} ${digest?.sha256 ?? 'without a SHA-256 digest'}`);
    return shown.length === 0 ? 'no subject' : `${shown.join(', ')}${subject.length > 3 ? `, and ${subject.length - 3} more` : ''}`;
}
function failed(delivery, code, expected, actual, fix) {
    return { code, outcome: 'fail', rule: provenance_RULE, message: `Expected ${expected}; found ${actual}.`, expected, actual, fix, location: delivery.locate(['release', 'provenance']) };
}
function good(delivery, { builder, subjects, signature }) {
    const what = subjects.length > 3 ? `${subjects.length} subjects` : subjects.join(', ');
    return { code: 'provenance-subject', outcome: 'pass', rule: provenance_RULE, message: `Built by ${builder}: its provenance names ${what}. Signature: ${signature}.`, expected: 'a subject with a digest of this release', actual: what, location: delivery.locate(['release', 'provenance']) };
}

;// CONCATENATED MODULE: ./.build/src/evidence/identify.js






/** Beyond this the statement names no single files; the digests hold all the same. */
const MOST_NAMED_FILES = 2000;
/**
 * The stage that names the release: the digest of every declared part, computed from its bytes, and the release digest
 * over them. Belongs in a job that runs no code of the team. Throws InputError for parts that have no identity.
 */
async function identify(delivery, context, { championIdentity, env = {} } = {}) {
    const { manifest, measured } = await (0,evidence_release/* measureRelease */.Mz)(delivery);
    const lineage = await (0,evidence_lineage/* lineageOf */.bQ)(delivery, manifest);
    const change = (0,evidence_lineage/* lineageChange */.Yk)(lineage, championIdentity);
    const built = await buildProvenance(delivery, manifest, measured);
    const trained = await trainingRun(delivery, env);
    const findings = [partsFinding(delivery, manifest), ...built.findings, ...trained.findings, ...expectedFindings(delivery, context, manifest), ...championFindings(context, manifest)];
    const outcome = outcomeOf(findings);
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'identify',
            outcome,
            headline: headlineOf(manifest, findings, outcome),
            enforced: true,
            release: (0,evidence_release/* refOf */.H8)(manifest),
            ...(context.champion ? { champion: context.champion } : {}),
            findings,
            notes: evidence_release/* PARTS */.dI.filter((part) => !manifest.parts[part]).map((part) => `${part}: not part of the release (no release.${part}).`),
            facts: [
                ['Release digest', manifest.digest],
                ...Object.entries(manifest.parts).map(([name, part]) => [name, describePart(part)]),
                ...Object.entries(lineage.files).map(([name, digest]) => [`Lineage: ${name}`, digest]),
                ...(built.provenance ? [['Built by', `${built.provenance.builder} (signature: ${built.provenance.signature})`]] : []),
                ...(trained.training ? [['Trained by', `MLflow run ${trained.training.run}`]] : []),
                ...(change ? [['Against the champion', (0,evidence_lineage/* lineageText */.B6)(change)]] : []),
            ],
        },
        inputs: [...Object.entries(manifest.parts).map(([name, part]) => ({ name, digest: part.digest })), ...Object.entries(lineage.files).map(([name, digest]) => ({ name: `lineage.${name}`, digest })), ...(built.provenance ? [{ name: 'release.provenance', digest: built.provenance.file }] : []), ...(trained.training ? [{ name: 'release.training (reply)', digest: trained.training.reply }] : [])],
        details: { manifest, ...(delivery.spec.release.secrets && { secrets: (0,secrets/* declaredSecrets */.u)(delivery.spec).map(({ name }) => name) }), trees: (0,evidence_release/* layoutOf */.aH)(manifest), lineage, ...(change && { againstChampion: change }), ...(built.provenance && { provenance: built.provenance }), ...(trained.training && { training: trained.training }), ...namedFiles(measured) },
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
function headlineOf({ name, version, digest }, findings, outcome) {
    const release = version === undefined ? name : `${name} ${version}`;
    const broken = findings.find((finding) => finding.outcome === 'fail');
    if (broken?.code === 'release-changed')
        return `${release} is not the release that was identified before: its bytes have changed.`;
    if (broken)
        return `${release} cannot show where it came from: ${broken.rule} does not hold.`;
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

// EXTERNAL MODULE: ./.build/src/evidence/read-capped.js
var read_capped = __webpack_require__(80719);
// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/evidence/gate.js
var gate = __webpack_require__(34462);
// EXTERNAL MODULE: ./.build/src/evidence/refusal-codes.js
var refusal_codes = __webpack_require__(70090);
// EXTERNAL MODULE: ./.build/src/evidence/sealed.js
var sealed = __webpack_require__(57057);
;// CONCATENATED MODULE: ./.build/src/evidence/resume.js





/**
 * Evidence of an earlier, unfinished delivery of the same bytes, from the same commit, under the same delivery file: its
 * sealed statements under the id of this delivery, each with the digest of the entry that it was there and the time at which
 * it was measured. `identify` is never taken over: this delivery named its bytes itself. Pure.
 */
function resume(delivery, context, ledger, rules) {
    const before = ledger.entries.filter(({ statement }) => (0,sealed/* isSealedStage */.lO)(statement.predicate.stage));
    const refusals = [...ledger.refusals, ...(0,gate/* signerRefusals */.U0)(rules.signers, ledger), ...(0,sealed/* sealRefusals */.TZ)(ledger), ...before.flatMap(({ line, statement }) => against(delivery, context, statement, `line ${line}`, rules))];
    const first = before[0]?.statement.predicate.delivery;
    if (refusals.length > 0 || !first || !ledger.head)
        return { refusals: refusals.length > 0 ? refusals : [(0,refusal_codes/* refuse */.T)('ledger-truncated', 'statements before a seal', 'none')] };
    const earlier = (0,delivery_id/* formatDeliveryId */.J)(first);
    const taken = before.filter(({ statement }) => statement.predicate.stage !== 'identify');
    const resumed = { delivery: earlier, head: ledger.head, entries: taken.map(({ statement: { predicate }, digest }) => ({ stage: predicate.stage, digest, at: predicate.at })) };
    return { resumed, statements: taken.map(({ statement, digest }) => takenOver(statement, context, { delivery: earlier, head: ledger.head, entry: digest })) };
}
function against(delivery, context, statement, where, { maxAge }) {
    const { predicate } = statement;
    const refusals = [];
    const no = (code, expected, actual) => void (expected !== actual && refusals.push((0,refusal_codes/* refuse */.T)(code, `${where}: ${expected}`, `${where}: ${actual}`)));
    no('evidence-other-repository', `repository ${context.deliveryId.repositoryId}`, `repository ${predicate.delivery.repositoryId}`);
    if (predicate.delivery.runId === context.deliveryId.runId)
        no('resume-of-itself', 'another run than this one', `run ${predicate.delivery.runId}`);
    if (predicate.delivery.runAttempt !== 1)
        no('resume-of-a-repeated-run', 'attempt 1 of its run', `attempt ${predicate.delivery.runAttempt}`);
    no('resume-other-release', context.release?.digest ?? 'a release', (0,evidence_statement/* subjectOf */.et)(statement));
    no('resume-other-commit', `commit ${context.commit ?? 'of this run'}`, `commit ${predicate.commit ?? 'unknown'}`);
    no('resume-other-delivery-file', `delivery file ${delivery.digest}`, `delivery file ${predicate.deliveryFile}`);
    const good = predicate.outcome === 'pass' || predicate.outcome === 'warn' || !predicate.enforced;
    if (!good)
        no('resume-not-passing', `${predicate.stage}: pass`, `${predicate.stage}: ${predicate.outcome}`);
    const age = context.clock.now().getTime() - Date.parse(predicate.at);
    if (!(age <= maxAge))
        no('resume-stale', `${predicate.stage} not older than ${maxAge} ms`, `of ${predicate.at}`);
    return refusals;
}
/** The same verdict, numbers and time; what is new is whose delivery it is, and where it stood before. */
function takenOver(statement, context, resumed) {
    const { chain: _place, ...predicate } = statement.predicate;
    const known = predicate.details?.resumed;
    return { ...statement, predicate: { ...predicate, delivery: context.deliveryId, details: { ...predicate.details, resumed: known === undefined ? resumed : { ...resumed, before: known } } } };
}

// EXTERNAL MODULE: ./.build/src/core/verdict.js
var verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
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
    const result = { verdict: withResumed(sealedVerdict(ordered, details, options.signer, release), options.resumed), inputs, details: { ...details, signing: options.signer.mode, ...(options.resumed ? { resumed: options.resumed } : {}) } };
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
function belongsRefusals(delivery, context, { name, statement }) {
    const { predicate } = statement;
    const refusals = [];
    const ask = (code, expected, actual) => {
        if (expected !== actual)
            refusals.push((0,refusal_codes/* refuse */.T)(code, `${name}: ${expected}`, `${name}: ${actual}`));
    };
    ask('evidence-other-repository', `repository ${context.deliveryId.repositoryId}`, `repository ${predicate.delivery.repositoryId}`);
    if (refusals.length === 0)
        ask('evidence-other-delivery', `delivery ${(0,delivery_id/* formatDeliveryId */.J)(context.deliveryId)}`, `delivery ${(0,delivery_id/* formatDeliveryId */.J)(predicate.delivery)}`);
    ask('evidence-other-model', `the model ${delivery.spec.release.name}`, `the model ${statement.subject[0].name}`);
    ask('evidence-other-environment', (0,gate/* environmentText */.HR)((0,evidence_statement/* environmentOf */.p7)(delivery)), (0,gate/* environmentText */.HR)(predicate.environment));
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
    const byStage = verdict.STAGES.indexOf(a.stage) - verdict.STAGES.indexOf(b.stage);
    return byStage || Buffer.compare(Buffer.from(a.name ?? ''), Buffer.from(b.name ?? ''));
}
/** The files as they came, in the order of the ledger; unreadable ones last. */
function inputsOf(files, ordered) {
    const place = ({ name }) => ordered.findIndex((one) => one.name === name) >>> 0;
    return [...files].sort((a, b) => place(a) - place(b)).map(({ name, bytes }) => ({ name, digest: (0,core_digest/* sha256 */.sc)(bytes) }));
}
async function chain(statements, signer) {
    let text = '';
    let ledger = { entries: [], head: undefined, refusals: [] };
    for (const statement of statements) {
        text = await (0,evidence_ledger/* appendStatement */.SV)(text, ledger, statement, signer);
        ledger = await (0,read_ledger/* readLedger */.SC)(text);
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
/** What was not measured here is said first. */
function withResumed(verdict, resumed) {
    if (!resumed)
        return verdict;
    const note = `Taken over from delivery ${resumed.delivery} (ledger ${resumed.head}): ${resumed.entries.map(({ stage, at }) => `${stage} of ${at}`).join(', ')}.`;
    return { ...verdict, notes: [note, ...verdict.notes] };
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

// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/run/gate-policy.js
var gate_policy = __webpack_require__(89034);
// EXTERNAL MODULE: ./.build/src/run/ledger-file.js
var ledger_file = __webpack_require__(67291);
// EXTERNAL MODULE: ./.build/src/run/promote.js + 22 modules
var promote = __webpack_require__(55553);
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
        const result = await identify(delivery, context, { championIdentity: serving?.identity, env: session.env });
        await (0,run_session/* writeWhole */.f)(external_node_path_.join(context.out, RELEASE_FILE), `${JSON.stringify(result.details.manifest, null, 2)}\n`);
        return result;
    });
}
async function runValidateData(session, { out, act } = {}) {
    const release = await stages_releaseOf(session);
    const championData = (await (0,run_serving/* servingNow */.N)(session))?.data;
    let acted;
    const judged = await (0,judge/* judge */.S)(named(session, release), 'validate-data', { release, out, championData }, async (delivery, context) => {
        const { dataChecks, withActed } = await Promise.all(/* import() */[__webpack_require__.e(4392), __webpack_require__.e(5899)]).then(__webpack_require__.bind(__webpack_require__, 45899));
        const { actOnFindings } = await Promise.all(/* import() */[__webpack_require__.e(4392), __webpack_require__.e(2893)]).then(__webpack_require__.bind(__webpack_require__, 52893));
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
    const { explainData } = await Promise.all(/* import() */[__webpack_require__.e(180), __webpack_require__.e(4129), __webpack_require__.e(3949)]).then(__webpack_require__.bind(__webpack_require__, 73949));
    const { purpose, deliveryId, clock, log, engine, commit } = session;
    return explainData(delivery, { purpose, deliveryId, clock, log, engine, commit, out: session.out });
}
/** `features` was cut by another job, one that has the labels; without it they are cut here. */
async function runPredict(session, features) {
    const release = await stages_releaseOf(session);
    return (0,judge/* judge */.S)(named(session, release), 'predict', { release }, async (delivery, context) => {
        const { predict } = await Promise.all(/* import() */[__webpack_require__.e(3595), __webpack_require__.e(3228), __webpack_require__.e(5723)]).then(__webpack_require__.bind(__webpack_require__, 35443));
        return predict(delivery, context, { features });
    });
}
/** Runs the model itself, on features only; `features` as for `runPredict`. */
async function runProbeModel(session, features) {
    const release = await stages_releaseOf(session);
    const champion = (await (0,run_serving/* servingNow */.N)(session))?.release;
    return (0,judge/* judge */.S)(named(session, release), 'probe-model', { release, champion }, async (delivery, context) => {
        const { probeModel } = await Promise.all(/* import() */[__webpack_require__.e(7283), __webpack_require__.e(3595), __webpack_require__.e(3228), __webpack_require__.e(7), __webpack_require__.e(1389)]).then(__webpack_require__.bind(__webpack_require__, 21389));
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
/** `statements` is a folder; every `statement.json` below it is taken. `resume`: the ledger of an earlier run, whose evidence is taken over. */
async function runSeal(session, options) {
    const release = await stages_releaseOf(session);
    return (0,judge/* judge */.S)(named(session, release), 'seal', { release }, async (delivery, context) => {
        const statements = await looseStatements(options.statements, context);
        const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
        const earlier = options.resume === undefined ? undefined : await takeOver(delivery, context, options.resume, signing);
        if (earlier && 'verdict' in earlier)
            return earlier;
        const taken = earlier ? earlier.statements.map((statement) => ({ name: `${statement.predicate.stage} of ${earlier.resumed.delivery}`, bytes: Buffer.from(JSON.stringify(statement)) })) : [];
        const sealed = await seal(delivery, context, { statements: [...statements, ...taken], signer: signing.signer(), resumed: earlier?.resumed });
        if (sealed.ledger !== undefined)
            await (0,ledger_file/* writeLedgerFile */.$M)(sealed.ledger, signing.trust, signing.signer(), external_node_path_.join(context.out, evidence_ledger/* LEDGER_FILE */.th));
        return { verdict: sealed.verdict, inputs: sealed.inputs, details: sealed.details };
    });
}
async function takeOver(delivery, context, file, signing) {
    const { ledger } = await (0,ledger_file/* readLedgerFile */.Uy)(file, signing);
    const found = resume(delivery, context, ledger, { maxAge: (0,gate_policy/* maxAgeOf */.Rq)(delivery), signers: signing.allowed });
    if ('resumed' in found)
        return found;
    const { refusals } = found;
    const findings = refusals.map((refusal) => (0,core_refusal/* findingOf */.h)(refusal, 'The evidence of the earlier run is of this very release'));
    const headline = `Nothing was taken over: expected ${refusals[0].expected}, found ${refusals[0].actual}${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`;
    return { verdict: { schema: 'urn:sluice:verdict:v1', stage: 'seal', outcome: 'fail', headline, enforced: true, release: context.release, findings, notes: [], facts: [] }, inputs: [] };
}
async function runAdopt(session, options) {
    const release = await stages_releaseOf(session);
    return (0,judge/* judge */.S)(named(session, release), 'adopt', { release }, async (delivery, context) => {
        const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
        const adopted = await adopt(delivery, context, { signer: signing.signer() });
        await (0,ledger_file/* writeLedgerFile */.$M)(adopted.ledger, signing.trust, signing.signer(), external_node_path_.join(context.out, evidence_ledger/* LEDGER_FILE */.th));
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
    const bytes = await (0,read_capped/* readCapped */.E)(manifest, evidence_release/* MOST_MANIFEST_BYTES */.Gr, 'manifest-unreadable');
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
    return { ...session, deliveryId: { ...session.deliveryId, runId: `${LAPTOP}-${(0,core_digest/* hexOf */.ZD)(release.digest).slice(0, 12)}` } };
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
