export const id = 8662;
export const ids = [8662,4563];
export const modules = {

/***/ 8230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verify: () => (/* binding */ verify)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 8 modules
var load = __webpack_require__(98071);
// EXTERNAL MODULE: ./.build/src/evidence/keys.js
var keys = __webpack_require__(43449);
// EXTERNAL MODULE: ./.build/src/evidence/model-digest.js
var model_digest = __webpack_require__(85801);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var release = __webpack_require__(77304);
// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/evidence/gate.js
var gate = __webpack_require__(34462);
// EXTERNAL MODULE: ./.build/src/evidence/hostile-json.js
var hostile_json = __webpack_require__(89186);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/evidence/refusal-codes.js
var refusal_codes = __webpack_require__(70090);
// EXTERNAL MODULE: ./.build/src/evidence/sealed.js
var sealed = __webpack_require__(57057);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var evidence_statement = __webpack_require__(39816);
;// CONCATENATED MODULE: ./.build/src/evidence/verify.js








/**
 * Verifies one ledger on its own, offline: the record, its signers, that it speaks of one release in one delivery, and that
 * the bytes at hand are that release. It says whether the record is true to itself and to the bytes; whether it suffices to
 * act is the gate's question.
 */
async function verifyLedger(text, atHand) {
    const ledger = await (0,read_ledger/* readLedger */.S)(text, atHand.trust);
    const first = ledger.entries[0]?.statement;
    const release = first && (0,evidence_statement/* subjectOf */.et)(first);
    const recorded = recordedManifest(ledger);
    const manifest = recorded ?? (atHand.manifest?.digest === release ? atHand.manifest : undefined);
    return {
        ledger,
        release,
        manifest,
        refusals: [
            ...ledger.refusals,
            ...(first?.predicate.stage === 'adopt' ? [] : (0,sealed/* sealRefusals */.TZ)(ledger)),
            ...(0,gate/* signerRefusals */.U0)(atHand.signers, ledger),
            ...oneStoryRefusals(ledger),
            ...recordedManifestRefusals(ledger),
            ...manifestRefusals(ledger, atHand.manifest, manifest),
            ...bytesRefusals(ledger, atHand.measured, manifest),
            ...deliveryFileRefusals(ledger, atHand.deliveryFile),
        ],
    };
}
/** The manifest that identify (or adopt) put into its statement: covered by chain and signature, unlike a file beside. */
function recordedManifest(ledger) {
    const value = identifying(ledger)?.statement.predicate.details?.manifest;
    return value !== undefined && (0,hostile_json/* schemaMistakes */.D)('release', value).length === 0 ? value : undefined;
}
function identifying(ledger) {
    return ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
}
/** One ledger is about one release, in one delivery of one repository. */
function oneStoryRefusals(ledger) {
    const [first, ...later] = ledger.entries;
    if (!first)
        return [];
    const release = (0,evidence_statement/* subjectOf */.et)(first.statement);
    const delivery = (0,delivery_id/* formatDeliveryId */.J)(first.statement.predicate.delivery);
    return later.flatMap(({ line, statement }) => {
        const refusals = [];
        const otherDelivery = (0,delivery_id/* formatDeliveryId */.J)(statement.predicate.delivery);
        if ((0,evidence_statement/* subjectOf */.et)(statement) !== release)
            refusals.push((0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `line ${line}: ${release}, as line 1`, `line ${line}: ${(0,evidence_statement/* subjectOf */.et)(statement)}`));
        if (otherDelivery !== delivery)
            refusals.push((0,refusal_codes/* refuse */.T)('evidence-other-delivery', `line ${line}: delivery ${delivery}, as line 1`, `line ${line}: delivery ${otherDelivery}`));
        return refusals;
    });
}
function recordedManifestRefusals(ledger) {
    const entry = identifying(ledger);
    if (!entry)
        return [];
    const manifest = recordedManifest(ledger);
    if (!manifest)
        return [(0,refusal_codes/* refuse */.T)('evidence-contradictory', `line ${entry.line}: the manifest of the release`, `line ${entry.line}: none that can be read`)];
    const digest = (0,release/* releaseDigest */.cS)(manifest.parts);
    const subject = (0,evidence_statement/* subjectOf */.et)(entry.statement);
    return digest === subject && manifest.digest === subject ? [] : [(0,refusal_codes/* refuse */.T)('evidence-contradictory', `line ${entry.line}: parts that make ${subject}`, `line ${entry.line}: parts that make ${digest}`)];
}
/** A manifest at hand must be of this release, and name the same files. */
function manifestRefusals(ledger, atHand, recorded) {
    if (!atHand)
        return [];
    const wrong = ledger.entries.filter(({ statement }) => (0,evidence_statement/* subjectOf */.et)(statement) !== atHand.digest);
    if (wrong.length > 0)
        return wrong.map(({ line, statement }) => (0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `line ${line}: ${atHand.digest}, as the release manifest says`, `line ${line}: ${(0,evidence_statement/* subjectOf */.et)(statement)}`));
    return release/* PARTS */.dI.filter((name) => recorded && recorded.parts[name]?.tree !== atHand.parts[name]?.tree).map((name) => (0,refusal_codes/* refuse */.T)('evidence-other-layout', `${name}: the file names that identify saw (${recorded?.parts[name]?.tree ?? 'none'})`, `${name}: ${atHand.parts[name]?.tree ?? 'none'} in the release manifest`));
}
function bytesRefusals(ledger, measured, manifest) {
    return Object.entries(measured).flatMap(([name, found]) => {
        const expected = manifest?.parts[name];
        const where = changedFiles(ledger, name, found);
        if (!expected)
            return [(0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `${name}: a part of the recorded release`, `${name}: ${found.digest}, which no record names`)];
        if (expected.digest !== found.digest)
            return [(0,refusal_codes/* refuse */.T)('evidence-wrong-digest', `${name}: ${expected.digest}`, `${name}: ${found.digest}${where}`)];
        return expected.tree === found.tree ? [] : [(0,refusal_codes/* refuse */.T)('evidence-other-layout', `${name}: the file names that identify saw`, `${name}: the same bytes under other names${where}`)];
    });
}
/** Names what differs from the files in the record, where it has them. */
function changedFiles(ledger, part, found) {
    const files = identifying(ledger)?.statement.predicate.details?.files;
    const recorded = files?.[part];
    if (!Array.isArray(recorded))
        return '';
    const before = new Map(recorded.map((file) => [String(file?.path), file?.digest]));
    const now = new Map(found.files.map((file) => [file.path, file.digest]));
    const differences = [
        ...[...now].filter(([path, digest]) => before.has(path) && before.get(path) !== digest).map(([path]) => `${path} was changed`),
        ...[...now.keys()].filter((path) => !before.has(path)).map((path) => `${path} is new`),
        ...[...before.keys()].filter((path) => !now.has(path)).map((path) => `${path} is gone`),
    ];
    const more = differences.length > 5 ? `, and ${differences.length - 5} more` : '';
    return differences.length === 0 ? '' : `: ${differences.slice(0, 5).join(', ')}${more}`;
}
function deliveryFileRefusals(ledger, deliveryFile) {
    if (deliveryFile === undefined)
        return [];
    return ledger.entries
        .filter(({ statement }) => statement.predicate.deliveryFile !== deliveryFile)
        .map(({ line, statement }) => (0,refusal_codes/* refuse */.T)('delivery-file-changed', `line ${line}: delivery file ${deliveryFile}`, `line ${line}: delivery file ${statement.predicate.deliveryFile}`));
}

// EXTERNAL MODULE: ./.build/src/run/signing.js
var signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
;// CONCATENATED MODULE: ./.build/src/cli/verify-report.js



function isVerified({ ledgers, refusals }) {
    return ledgers.length > 0 && refusals.length === 0 && ledgers.every(({ refusals }) => refusals.length === 0);
}
/** For people: the answer first, then each chain as a tree, then what was checked and what was not. Every line is escaped. */
function renderReport(report) {
    const lines = [conclusion(report), '', ...report.ledgers.flatMap(ledgerLines), ...refusalLines(report.refusals), ...list('Checked', report.checked), ...list('Not checked', report.unchecked)];
    return `${lines.map(line).join('\n')}\n`;
}
/** For programs. */
function reportJson(report) {
    return {
        verified: isVerified(report),
        conclusion: conclusion(report),
        ledgers: report.ledgers.map(({ name, release, ledger, refusals }) => ({
            name,
            release,
            head: ledger.head,
            entries: ledger.entries.map(({ line: at, digest, signer, statement: { predicate } }) => ({
                line: at,
                digest,
                stage: predicate.stage,
                name: predicate.name,
                outcome: predicate.outcome,
                enforced: predicate.enforced,
                at: predicate.at,
                delivery: (0,delivery_id/* formatDeliveryId */.J)(predicate.delivery),
                signer,
            })),
            refusals,
        })),
        refusals: report.refusals,
        checked: report.checked,
        unchecked: report.unchecked,
    };
}
function conclusion(report) {
    const entries = report.ledgers.reduce((sum, { ledger }) => sum + ledger.entries.length, 0);
    const refusals = [...report.ledgers.flatMap((one) => one.refusals), ...report.refusals];
    if (!isVerified(report))
        return `Refused: ${refusals[0].actual} [${refusals[0].code}]${refusals.length > 1 ? `, and ${refusals.length - 1} more` : ''}.`;
    const failed = report.ledgers.flatMap(({ ledger }) => ledger.entries.filter(({ statement: { predicate } }) => ['fail', 'error', 'inconclusive'].includes(predicate.outcome)));
    const bad = failed.length === 0 ? '' : ` What it records is not all good: ${[...new Set(failed.map(title))].join(', ')}.`;
    const signed = report.ledgers.every(({ ledger }) => ledger.entries.every(({ signer }) => signer.kind === 'key' || signer.kind === 'keyless'));
    return `Verified: ${entries} entries in ${report.ledgers.length === 1 ? 'one chain' : `${report.ledgers.length} chains`}, ${signed ? 'every signature good' : 'not signed'}.${bad}`;
}
function ledgerLines({ name, release, manifest, ledger, refusals }) {
    const delivery = ledger.entries[0]?.statement.predicate.delivery;
    const label = manifest ? `${manifest.name}${manifest.version === undefined ? '' : ` ${manifest.version}`}  ` : '';
    const width = Math.max(0, ...ledger.entries.map((entry) => titleOf(entry).length));
    return [
        name,
        `  release   ${label}${release ?? 'unknown'}`,
        `  delivery  ${delivery ? (0,delivery_id/* formatDeliveryId */.J)(delivery) : 'unknown'}`,
        ...ledger.entries.map((entry, i) => `  ${i === ledger.entries.length - 1 ? '└─' : '├─'} ${entryLine(entry, width)}`),
        ...refusalLines(refusals),
        '',
    ];
}
function refusalLines(refusals) {
    return refusals.flatMap(({ code, expected, actual, fix }) => [`  ✗ [${code}] expected ${expected}; found ${actual}`, `      ${fix}`]);
}
function entryLine(entry, width) {
    const { predicate } = entry.statement;
    const outcome = predicate.enforced ? predicate.outcome : `${predicate.outcome} (not enforced)`;
    return `${String(entry.line).padStart(2)} ${titleOf(entry).padEnd(width)}  ${outcome.padEnd('inconclusive'.length)}  ${predicate.at}  ${(0,gate/* describeSigner */.cg)(entry.signer)}`;
}
function titleOf({ statement: { predicate } }) {
    return predicate.name === undefined ? predicate.stage : `${predicate.stage} (${predicate.name})`;
}
function title(entry) {
    return `${titleOf(entry)} is ${entry.statement.predicate.outcome}`;
}
function list(heading, items) {
    return items.length === 0 ? [] : [heading, ...items.map((item) => `  - ${item}`), ''];
}
/** Ledgers come from strangers: their text must not move the cursor, hide a line or look like another one. */
function line(text) {
    const indent = /^ */.exec(text)[0];
    return indent + (0,report_escape/* logLine */.BP)(text);
}

;// CONCATENATED MODULE: ./.build/src/cli/verify.js











const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LEDGERS = 200;
const KEY_FILE = 'ledger.pub';
/**
 * `sluice verify PATH`: PATH is a ledger, or a folder with ledgers, release.json and ledger.pub. Works offline and prints what
 * it checked and what it could not. Status 0 verified, 1 refused, 3 where there is nothing that can be read.
 */
async function verify(argv, io) {
    const { target, options } = optionsOf(argv, io);
    const found = await findEvidence(target);
    const delivery = options.delivery === undefined ? undefined : await (0,load/* loadDelivery */.F)(options.delivery, { workspace: io.cwd });
    const signers = await signersOf(options, delivery, found.key, io);
    const bytes = await bytesOf(options, delivery, io);
    const report = await verifyAll(found, { ...signers, ...bytes });
    const full = { ...report, checked: [...report.checked, ...signers.checked], unchecked: [...signers.unchecked, ...uncheckedBytes(options), ...ALWAYS_UNCHECKED] };
    io.stdout(options.json ? `${JSON.stringify(reportJson(full), null, 2)}\n` : renderReport(full));
    return isVerified(full) ? 0 : 1;
}
const ALWAYS_UNCHECKED = ['whether the people and runs in it are known to GitHub: this works offline', 'whether it suffices to act: that is the gate\'s question, asked by the step that acts'];
function optionsOf(argv, io) {
    const text = { type: 'string' };
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: argv,
        allowPositionals: true,
        options: { model: text, delivery: text, 'public-key': text, identity: text, issuer: text, 'trust-root': text, json: { type: 'boolean', default: false } },
    });
    if (positionals.length !== 1)
        throw problem/* InputError */.d.of('verify-arguments', 'One ledger, or one folder, is wanted.', 'Write `sluice verify PATH [--model PATH] [--public-key FILE]`.');
    const keyless = [values.identity, values.issuer, values['trust-root']];
    if (keyless.some((value) => value !== undefined) && keyless.some((value) => !value))
        throw problem/* InputError */.d.of('verify-arguments', '--identity, --issuer and --trust-root belong together.', 'Give all three: the whole identity, its issuer, and the file of `gh attestation trusted-root`.');
    if (values.identity !== undefined && values['public-key'] !== undefined)
        throw problem/* InputError */.d.of('verify-arguments', 'A ledger is signed by a key or by an identity.', 'Give --public-key, or --identity with --issuer and --trust-root.');
    return { target: external_node_path_.resolve(io.cwd, positionals[0]), options: values };
}
/** Ledgers and manifests of a folder, or of the folders that a journal keeps them in; a file is its own ledger. */
async function findEvidence(target) {
    const kind = await (0,promises_.stat)(target).catch((error) => {
        throw problem/* InputError */.d.of('verify-unreadable', `${JSON.stringify(target)} cannot be read (${error.code}).`, 'Give the ledger (ledger.intoto.jsonl), or the folder that holds it.');
    });
    const folder = kind.isDirectory() ? target : external_node_path_.dirname(target);
    const list = async (name, ending) => (await (0,promises_.readdir)(external_node_path_.join(folder, name)).catch(() => [])).filter((file) => file.endsWith(ending)).sort().map((file) => external_node_path_.join(name, file));
    const listed = kind.isDirectory() ? [...(await list('.', '.jsonl')), ...(await list('ledgers', '.jsonl'))] : [external_node_path_.basename(target)];
    // A journal is another record, with another proof.
    const names = listed.filter((name) => !kind.isDirectory() || !name.endsWith('.journal.jsonl'));
    if (names.length === 0)
        throw problem/* InputError */.d.of('verify-no-ledger', `${JSON.stringify(target)} holds no ledger (*.jsonl).`, 'Give the folder in which the run left ledger.intoto.jsonl.');
    if (names.length > MOST_LEDGERS)
        throw problem/* InputError */.d.of('verify-too-many', `${JSON.stringify(target)} holds ${names.length} ledgers, and at most ${MOST_LEDGERS} are read at once.`, 'Give one ledger.');
    const manifests = [...(await list('.', 'release.json')), ...(await list('releases', '.json'))];
    return {
        ledgers: await Promise.all(names.map(async (name) => ({ name, bytes: await readCapped(external_node_path_.join(folder, name)) }))),
        ...(await readManifests(folder, manifests)),
        key: await keyBeside(external_node_path_.join(folder, KEY_FILE)),
    };
}
/** The folder comes from a stranger: a pipe of that name would be waited for, and what is no key must not count as none. */
async function keyBeside(file) {
    const there = await (0,promises_.lstat)(file).then(() => true, () => false);
    return there ? Buffer.from(await readCapped(file)).toString('utf8') : undefined;
}
async function signersOf(options, delivery, beside, io) {
    const read = (file) => readCapped(external_node_path_.resolve(io.cwd, file));
    if (options['public-key'] !== undefined)
        return byKey(Buffer.from(await read(options['public-key'])).toString('utf8'), `that every entry is signed by the key in ${options['public-key']}`);
    if (options.identity !== undefined) {
        const { sigstoreVerifier } = await __webpack_require__.e(/* import() */ 1955).then(__webpack_require__.bind(__webpack_require__, 41955));
        const { identity, issuer = '' } = options;
        return { trust: { sigstore: await sigstoreVerifier(await read(options['trust-root'])) }, signers: { mode: 'keyless', identities: [{ identity, issuer }] }, checked: [`that every entry is signed by ${identity} (${issuer})`], unchecked: [] };
    }
    if (delivery && (delivery.spec.evidence?.signing ?? 'none') !== 'none') {
        const { trust, allowed } = await (0,signing/* signingOf */.f)(delivery, {});
        return { trust, signers: allowed, checked: [`that every entry is signed by whom ${delivery.file} names`], unchecked: [] };
    }
    if (beside !== undefined) {
        const signers = byKey(beside, `that every entry is signed by the key in ${KEY_FILE}, which lies beside the ledger`);
        return { ...signers, unchecked: [`who that is: ${KEY_FILE} came with the ledger, so it proves that nothing was changed since, and not who wrote it (give --public-key)`] };
    }
    return { trust: {}, signers: { mode: 'none' }, checked: [], unchecked: ['who wrote it: no key or identity was given, so somebody who wrote all of it anew would not be seen (give --public-key, or --identity)'] };
}
function byKey(pem, checked) {
    const key = (0,keys/* verifyingKey */.HK)(pem);
    return { trust: { keys: [key] }, signers: { mode: 'key', keyids: [key.keyid] }, checked: [checked], unchecked: [] };
}
async function bytesOf(options, delivery, io) {
    const model = options.model === undefined ? {} : { model: await (0,model_digest/* modelDigest */.a9)(external_node_path_.resolve(io.cwd, options.model)) };
    if (!delivery)
        return { measured: model };
    const { measured, manifest } = await (0,release/* measureRelease */.Mz)(delivery);
    // A model that is named on its own is the one asked about; the delivery file then tells the other parts.
    return options.model === undefined ? { measured, manifest, deliveryFile: delivery.digest } : { measured: { ...measured, ...model }, deliveryFile: delivery.digest };
}
function uncheckedBytes(options) {
    if (options.delivery !== undefined)
        return [];
    return options.model === undefined ? ['the bytes of the release (give --model or --delivery)'] : ['code, features, configuration and environment of the release (give --delivery)'];
}
/**
 * Of several ledgers in one folder, bytes at hand can be those of one release only: the others are then verified without
 * them. Where no ledger is of these bytes, every one refuses them.
 */
async function verifyAll(found, atHand) {
    const each = await Promise.all(found.ledgers.map((ledger) => verifyOne(ledger, found, atHand)));
    const fitting = each.filter(({ fits }) => fits);
    const ledgers = each.map(({ name, alone, withBytes, fits }) => ({ name, ...(fits || fitting.length === 0 ? withBytes : alone) }));
    const sealed = ledgers.every(({ ledger }) => ledger.entries.some(({ statement }) => statement.predicate.stage === 'seal'));
    const checked = [`that every entry is as it was when the next was written, in order, none missing${sealed ? ', closed by a seal' : ''}`];
    const parts = Object.keys(atHand.measured).join(', ');
    if (parts !== '')
        checked.push(`that the bytes at hand (${parts}) are those of the release in ${fitting.map(({ name }) => name).join(', ') || 'a ledger'}`);
    return { ledgers, refusals: found.refusals, checked, unchecked: [] };
}
async function verifyOne({ name, bytes }, found, atHand) {
    const { trust, signers } = atHand;
    const { release } = await verifyLedger(bytes, { trust, signers, measured: {} });
    const manifest = found.manifests.find(({ digest }) => digest === release) ?? (found.ledgers.length === 1 ? found.manifests[0] : undefined);
    const alone = await verifyLedger(bytes, { trust, signers, measured: {}, manifest });
    const withBytes = await verifyLedger(bytes, { ...atHand, manifest: atHand.manifest ?? manifest });
    return { name, alone, withBytes, fits: withBytes.refusals.length === alone.refusals.length };
}
/** A manifest that does not verify is a refusal like any other: the folder claims more than it can show. */
async function readManifests(folder, names) {
    const manifests = [];
    const refusals = [];
    for (const name of names) {
        try {
            manifests.push((0,release/* parseManifest */.Ng)(await readCapped(external_node_path_.join(folder, name)), name));
        }
        catch (error) {
            if (!(error instanceof problem/* InputError */.d))
                throw error;
            const [{ message, fix }] = error.problems;
            refusals.push({ code: 'evidence-contradictory', expected: `${name}: a release manifest`, actual: message.replace(/\.$/, ''), fix });
        }
    }
    return { manifests, refusals };
}
async function readCapped(file) {
    const unreadable = (reason) => problem/* InputError */.d.of('verify-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
    const found = await (0,promises_.stat)(file).catch((error) => {
        throw unreadable(error.code ?? error.message);
    });
    if (!found.isFile())
        throw unreadable('not a file');
    if (found.size > MOST_BYTES)
        throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
    return (0,promises_.readFile)(file);
}


/***/ }),

/***/ 4646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ exitStatus),
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   an: () => (/* binding */ STAGES)
/* harmony export */ });
/* unused harmony export OUTCOMES */
/** The stages of a delivery, in order (docs/architecture.md). */
const STAGES = [
    'build',
    'identify',
    'validate-data',
    'predict',
    'probe-model',
    'run-model-tests',
    'seal',
    'require-approval',
    'canary-promote',
    'rollback',
    'adopt',
    'watch',
    'monitor',
];
/**
 * What a stage, or one rule in it, concludes. `inconclusive` is an answer ("not enough data: needs about n rows"), never
 * a silent pass or fail; `error` means that the question could not be asked (unreadable or contradictory input).
 */
const OUTCOMES = (/* unused pure expression or super */ null && (['pass', 'warn', 'inconclusive', 'fail', 'error']));
const SEVERITY = { pass: 0, warn: 1, inconclusive: 2, fail: 3, error: 4 };
/** The gravest outcome; of none at all: `error`, for a stage that asked nothing has shown nothing. */
function worst(outcomes) {
    if (outcomes.length === 0)
        return 'error';
    return outcomes.reduce((gravest, outcome) => (SEVERITY[outcome] > SEVERITY[gravest] ? outcome : gravest));
}
/** Exit status of the command line program: 0 pass or warn, 1 fail, 2 inconclusive, 3 error in the input. */
function exitStatus(verdict) {
    switch (verdict.outcome) {
        case 'pass':
        case 'warn':
            return 0;
        case 'fail':
            return verdict.enforced ? 1 : 0;
        case 'inconclusive':
            return verdict.enforced ? 2 : 0;
        case 'error':
            return 3;
    }
}


/***/ }),

/***/ 16100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PO: () => (/* binding */ strictBase64),
/* harmony export */   Uc: () => (/* binding */ PAYLOAD_TYPE),
/* harmony export */   Yj: () => (/* binding */ signEnvelope),
/* harmony export */   j9: () => (/* binding */ bareEnvelope),
/* harmony export */   s3: () => (/* binding */ isSignedBy)
/* harmony export */ });
/* unused harmony export preAuthEncoding */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** An envelope that nobody signed. */
function bareEnvelope(payload) {
    return { payloadType: PAYLOAD_TYPE, payload: Buffer.from(payload).toString('base64'), signatures: [] };
}
function signEnvelope(payload, key) {
    const sig = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(algorithmOf(key), preAuthEncoding(PAYLOAD_TYPE, payload), key.privateKey).toString('base64');
    return { ...bareEnvelope(payload), signatures: [{ keyid: key.keyid, sig }] };
}
/** Whether the envelope's one signature is by this key over exactly this payload and type. */
function isSignedBy(envelope, key) {
    const payload = strictBase64(envelope.payload);
    const signature = strictBase64(envelope.signatures[0]?.sig ?? '');
    if (!payload || !signature || envelope.signatures.length !== 1)
        return false;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(algorithmOf(key), preAuthEncoding(envelope.payloadType, payload), key.key, signature);
}
/** What is signed: github.com/secure-systems-lab/dsse/blob/master/protocol.md, `PAE(type, body)`. */
function preAuthEncoding(type, payload) {
    return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}
/** Bytes of base64 text in its only canonical form: lenient decoding would let two texts stand for one payload. */
function strictBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}
/** Ed25519 hashes by itself; ECDSA on P-256 goes with SHA-256 (signature in DER form). */
function algorithmOf({ key }) {
    return key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
}


/***/ }),

/***/ 43449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HK: () => (/* binding */ verifyingKey),
/* harmony export */   NR: () => (/* binding */ signingKey)
/* harmony export */ });
/* unused harmony export publicPem */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



/** Reads a private key (PEM, Ed25519 or P-256). Throws InputError; never shows a byte of the key. */
function signingKey(pem) {
    const privateKey = parsed(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(pem), 'key-unreadable', 'The signing key is no readable private key in PEM form.', 'Give the text of an unencrypted PKCS #8 file, e.g. from `openssl genpkey -algorithm ed25519`.');
    return { privateKey, ...named((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey)) };
}
/** Reads a public key (PEM, Ed25519 or P-256). A private key is refused, so that none lies beside a ledger unnoticed. */
function verifyingKey(pem) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-private', 'A private key was given where a public key belongs.', 'Make the public half with `openssl pkey -in key.pem -pubout`, and treat the private key as leaked if others could read this file.');
    const key = parsed(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem), 'key-unreadable', 'The public key is not readable PEM.', 'Give the SPKI form, e.g. from `openssl pkey -in key.pem -pubout`.');
    return named(key);
}
/** PEM of the public half, for a file beside the ledger. */
function publicPem(key) {
    return key.key.export({ type: 'spki', format: 'pem' });
}
function named(key) {
    const curve = key.asymmetricKeyDetails?.namedCurve;
    const fits = key.asymmetricKeyType === 'ed25519' || (key.asymmetricKeyType === 'ec' && curve === 'prime256v1');
    if (!fits)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-unsupported', `The key is ${key.asymmetricKeyType ?? 'of an unknown type'}${curve ? ` on ${curve}` : ''}.`, 'Use Ed25519, or ECDSA on P-256.');
    return { key, keyid: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(key.export({ type: 'spki', format: 'der' })) };
}
function parsed(read, code, message, fix) {
    try {
        return read();
    }
    catch {
        // The cause is left out: OpenSSL's text may quote what was in the file.
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of(code, message, fix);
    }
}


/***/ }),

/***/ 13640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IW: () => (/* binding */ latest),
/* harmony export */   ME: () => (/* binding */ sealedHead),
/* harmony export */   SV: () => (/* binding */ appendStatement),
/* harmony export */   T9: () => (/* binding */ genesis),
/* harmony export */   th: () => (/* binding */ LEDGER_FILE)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39816);



const LEDGER_FILE = 'ledger.intoto.jsonl';
/** What the first entry names as the one before it, so that a chain belongs to one delivery of one release. */
function genesis(delivery, release) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({ delivery: { repositoryId: delivery.repositoryId, runId: delivery.runId, runAttempt: delivery.runAttempt }, release });
}
/**
 * The ledger's text with one more entry, chained and signed. `text` is what lies there now (empty for a new ledger) and
 * must be sound: read it first and hand the reading over, so that nobody extends a chain that is already broken.
 */
async function appendStatement(text, ledger, statement, signer) {
    refuseToExtend(text, ledger, statement);
    const last = ledger.entries.at(-1);
    const prev = last ? last.digest : genesis(statement.predicate.delivery, (0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(statement));
    const chained = { ...statement, predicate: { ...statement.predicate, chain: { index: ledger.entries.length, prev } } };
    return `${text}${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(await signer.sign(chained))}\n`;
}
/** The newest statement of a stage (and name), or undefined. */
function latest(ledger, stage, name) {
    return ledger.entries.findLast(({ statement: { predicate } }) => predicate.stage === stage && (name === undefined || predicate.name === name));
}
/** Digest of the seal's own line: names the whole set of evidence that was sealed (the approval's challenge takes it). */
function sealedHead(ledger) {
    return ledger.entries.find(({ statement }) => statement.predicate.stage === 'seal')?.digest;
}
function refuseToExtend(text, ledger, statement) {
    if (statement.predicate.chain)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('statement-already-chained', 'The statement already has its place in a ledger.', 'Append the statement as the stage wrote it.');
    if (text === '' && ledger.entries.length === 0)
        return;
    const lastLine = text.endsWith('\n') ? text.slice(0, -1).split('\n').at(-1) : '';
    if (ledger.refusals.length > 0 || ledger.head !== (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .sc)(lastLine))
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d([
            { code: 'ledger-not-sound', message: 'The ledger that should be extended does not verify.', fix: 'Take it from where it was written; nothing was added to it.' },
            ...ledger.refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })),
        ]);
    const first = ledger.entries[0].statement;
    if ((0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(first) !== (0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(statement))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('evidence-wrong-digest', `The ledger is about ${(0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(first)} and the statement about ${(0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(statement)}.`, 'Give each release its own ledger.');
}


/***/ }),

/***/ 9240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ lineageText),
/* harmony export */   Yk: () => (/* binding */ lineageChange),
/* harmony export */   bQ: () => (/* binding */ lineageOf),
/* harmony export */   mu: () => (/* binding */ definitionsOf)
/* harmony export */ });
/* unused harmony export partsOf */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _model_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85801);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77304);




/** What people call the parts of a release. */
const NAMES = { model: 'weights', code: 'code', features: 'features', config: 'configuration', environment: 'environment' };
/** Throws InputError with every file of `release.lineage` that is not there. */
async function lineageOf(delivery, manifest) {
    const files = {};
    const problems = [];
    for (const [name, file] of Object.entries(delivery.spec.release.lineage ?? {}))
        try {
            files[name] = (await (0,_model_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .modelDigest */ .a9)(delivery.resolve(file))).digest;
        }
        catch (error) {
            if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d))
                throw error;
            const location = delivery.locate(['release', 'lineage', name]);
            problems.push(...error.problems.map((problem) => ({ ...problem, location })));
        }
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(problems);
    return { parts: partsOf(manifest), files, definitions: definitionsOf(delivery) };
}
function partsOf(manifest) {
    return Object.fromEntries(_release_js__WEBPACK_IMPORTED_MODULE_3__/* .PARTS */ .dI.flatMap((part) => (manifest.parts[part] ? [[NAMES[part], manifest.parts[part].digest]] : [])));
}
/** By what a stage judges. The delivery file's own digest changes with every comment; these do not. */
function definitionsOf({ spec: { data, tests, checks } }) {
    return Object.fromEntries(Object.entries({ data, tests, checks }).flatMap(([name, value]) => (value === undefined ? [] : [[name, (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(JSON.parse(JSON.stringify(value)))]])));
}
/** How a release differs from what serves; undefined where the champion's evidence does not say what it was made of. */
function lineageChange(now, champion) {
    const before = championLineage(champion);
    if (!before)
        return undefined;
    const flat = { ...now.parts, ...prefixed(now.files), ...(before.judged ? judged(now.definitions) : {}) };
    const names = Object.keys(flat);
    return {
        changed: names.filter((name) => before.all[name] !== undefined && before.all[name] !== flat[name]),
        same: names.filter((name) => before.all[name] === flat[name]),
        added: names.filter((name) => before.all[name] === undefined),
        removed: Object.keys(before.all).filter((name) => !names.includes(name)),
    };
}
/** `changed: weights, environment; same: code, configuration` */
function lineageText({ changed, same, added, removed }) {
    const parts = Object.entries({ changed, added, removed, same }).filter(([, names]) => names.length > 0).map(([word, names]) => `${word}: ${names.join(', ')}`);
    return parts.join('; ');
}
/** Evidence of a champion is older: one without lineage has the parts of its manifest. */
function championLineage(details) {
    const { lineage, manifest } = (details ?? {});
    if (lineage?.parts)
        return { all: { ...digests(lineage.parts), ...prefixed(digests(lineage.files)), ...judged(digests(lineage.definitions)) }, judged: true };
    return manifest?.parts ? { all: digests(partsOf(manifest)), judged: false } : undefined;
}
function digests(value) {
    return Object.fromEntries(Object.entries((value ?? {})).filter((entry) => (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(entry[1])));
}
/** A file of the lineage may be called as a part is. */
function prefixed(files) {
    const own = new Set(Object.values(NAMES));
    return Object.fromEntries(Object.entries(files).map(([name, digest]) => [own.has(name) ? `lineage.${name}` : name, digest]));
}
function judged(definitions) {
    return Object.fromEntries(Object.entries(definitions).map(([name, digest]) => [`definition of ${name}`, digest]));
}


/***/ }),

/***/ 70090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ refuse),
/* harmony export */   e: () => (/* binding */ REFUSAL_CODES)
/* harmony export */ });
/** Every code with which evidence is refused: what it means, and what to do next (docs/refusals.md has an anchor each). */
const REFUSAL_CODES = {
    'evidence-missing': {
        meaning: 'A stage that the policy asks for left no statement in the ledger.',
        fix: 'Run the stage for this release, then seal again.',
    },
    'approval-missing': {
        meaning: 'The ledger holds no approval of this release.',
        fix: 'Let require-approval finish with every role approved, then run this step with its ledger.',
    },
    'evidence-wrong-digest': {
        meaning: 'A statement is about another release than the bytes at hand.',
        fix: 'Act on the bytes that were tested, or deliver the new bytes from the start: one changed byte is another release.',
    },
    'evidence-failed': {
        meaning: 'A stage failed, or could not ask its question.',
        fix: 'Read its findings in the ledger, mend the release, and deliver again.',
    },
    'evidence-inconclusive': {
        meaning: 'A stage had too little data to decide; that is never a pass.',
        fix: 'Give it more rows, or a wider margin that someone answers for, and deliver again.',
    },
    'evidence-not-enforced': {
        meaning: 'The stage ran with `enforce: false`, which is shown and never counts.',
        fix: 'Take `enforce: false` out of the delivery file and deliver again.',
    },
    'evidence-develop-only': {
        meaning: 'The statement was made on the development split, as on a pull request.',
        fix: 'Run the delivery workflow: only it judges on the sealed test set.',
    },
    'evidence-stale': {
        meaning: 'The statement is older than the policy allows.',
        fix: 'Deliver again, or lengthen `evidence.max_age` on the protected branch.',
    },
    'evidence-from-future': {
        meaning: 'The statement claims a time that has not come.',
        fix: 'Set the clocks of the runners; if they are right, somebody wrote this by hand.',
    },
    'evidence-duplicate': {
        meaning: 'One stage left more than one sealed statement, so nobody can say which one counts.',
        fix: 'Seal one statement per stage and name; start a new delivery instead of repeating a stage.',
    },
    'evidence-edited': {
        meaning: 'A line is not what it was when the next one was written, or its signature does not fit.',
        fix: 'Take the ledger from where it was written (the artifact of the run); do not use this copy.',
    },
    'evidence-contradictory': {
        meaning: 'The parts of one statement say different things of it.',
        fix: 'Do not use it: Sluice never writes such a statement. Deliver again.',
    },
    'evidence-after-seal': {
        meaning: 'A statement of a test stage stands behind the seal.',
        fix: 'Use the ledger as it was sealed; a stage that is run again needs a new delivery.',
    },
    'evidence-other-repository': {
        meaning: 'The evidence was made in another repository.',
        fix: 'Deliver in this repository, or run the step where the evidence was made.',
    },
    'evidence-other-delivery': {
        meaning: 'The evidence belongs to another delivery (another run, or another attempt of it).',
        fix: 'Give the ledger of this delivery; a repeated run needs its own evidence and its own approval.',
    },
    'evidence-other-layout': {
        meaning: 'The files have the approved bytes under other names.',
        fix: 'Restore the names that the identify stage saw, or deliver the new layout from the start.',
    },
    'evidence-beside-team-code': {
        meaning: 'At high risk, a stage rests only on numbers measured beside code of the team, and no model tests by Sluice alone stand beside it.',
        fix: 'Let Sluice alone evaluate in a job of its own, or lower `release.risk` on the protected branch.',
    },
    'evidence-enforce-mismatch': {
        meaning: 'The statement and the delivery file disagree on whether the stage is enforced.',
        fix: 'Deliver again with the delivery file as it is now.',
    },
    'delivery-file-changed': {
        meaning: 'The delivery file is not the one that the evidence was made under.',
        fix: 'Deliver again with the new file, or act with the file of the approved commit.',
    },
    'ledger-unreadable': {
        meaning: 'The ledger, or a line of it, is no readable record.',
        fix: 'Take the ledger whole from where it was written; a cut or converted copy is not evidence.',
    },
    'schema-invalid': {
        meaning: 'A line or a statement does not fit its published schema.',
        fix: 'Use the ledger as Sluice wrote it, and a Sluice that is not older than the one that wrote it.',
    },
    'ledger-truncated': {
        meaning: 'Entries are missing, or the seal is.',
        fix: 'Take the ledger whole from where it was written, or run the seal step first.',
    },
    'ledger-reordered': {
        meaning: 'The entries do not stand in the order in which they were chained.',
        fix: 'Take the ledger whole from where it was written.',
    },
    'ledger-unsigned': {
        meaning: 'The policy asks for a signature and an entry has none.',
        fix: 'Give the seal and every later step the signer that `evidence.signing` names.',
    },
    'ledger-wrong-signer': {
        meaning: 'An entry was signed by somebody that the policy does not name.',
        fix: 'Compare the signer with `evidence.public_key`, or `identity` and `issuer`, on the protected branch.',
    },
    'policy-invalid': {
        meaning: 'The policy itself cannot decide: it asks for nothing, or has a limit that is no number.',
        fix: 'Correct the policy; a gate that asks for nothing stays shut.',
    },
};
function refuse(code, expected, actual) {
    return { code, expected, actual, fix: REFUSAL_CODES[code].fix };
}


/***/ }),

/***/ 18315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ envelopeOf),
/* harmony export */   NR: () => (/* binding */ isSigstoreBundle),
/* harmony export */   Ye: () => (/* binding */ keySigner),
/* harmony export */   ad: () => (/* binding */ unsigned),
/* harmony export */   ln: () => (/* binding */ keylessSigner)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _dsse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16100);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43449);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89186);





/** Leaves the ledger unsigned: its chain shows accidents and clumsy edits, and proves nothing of who wrote it. */
function unsigned() {
    return { mode: 'none', who: 'nobody (unsigned)', sign: async (statement) => (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .bareEnvelope */ .j9)(payloadOf(statement)) };
}
/** Signs with a private key (PEM, Ed25519 or P-256). Throws InputError where the key cannot be used. */
function keySigner(pem) {
    const key = (0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .signingKey */ .NR)(pem);
    return { mode: 'key', who: `key ${key.keyid}`, sign: async (statement) => (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .signEnvelope */ .Yj)(payloadOf(statement), key) };
}
/**
 * Signs through Sigstore. `signDsse` talks to the services (it knows the runner, this room does not); what it answers is
 * believed only where it is a bundle around this very statement.
 */
function keylessSigner(signDsse) {
    return {
        mode: 'keyless',
        who: 'the identity of the workflow (Sigstore)',
        sign: async (statement) => {
            const bundle = await signDsse(payloadOf(statement), _dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .PAYLOAD_TYPE */ .Uc, statement);
            if ((0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_4__/* .schemaMistakes */ .D)('ledger', bundle).length > 0 || !isSigstoreBundle(bundle) || !wraps(bundle, statement))
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('keyless-bundle-unusable', 'What came back from keyless signing is no Sigstore bundle around this statement.', 'Run the step again; if it stays, set `evidence.signing: key` and report the versions of the runner and of Sluice.');
            return bundle;
        },
    };
}
function isSigstoreBundle(line) {
    return 'dsseEnvelope' in line;
}
function envelopeOf(line) {
    return isSigstoreBundle(line) ? line.dsseEnvelope : line;
}
function payloadOf(statement) {
    return Buffer.from((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(statement));
}
/** Signing services serialize the statement themselves, so the value counts and not its spacing. */
function wraps(bundle, statement) {
    const payload = (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .strictBase64 */ .PO)(bundle.dsseEnvelope.payload);
    if (!payload || bundle.dsseEnvelope.signatures.length !== 1)
        return false;
    try {
        return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(JSON.parse(payload.toString('utf8'))) === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(statement);
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 39816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UT: () => (/* binding */ makeStatement),
/* harmony export */   cO: () => (/* binding */ readStatement),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   iC: () => (/* binding */ MOST_STATEMENT_BYTES)
/* harmony export */ });
/* unused harmony exports STATEMENT_TYPE, predicateTypeOf */
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _lineage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9240);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70090);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(24563);






const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** Largest statement that is made or read; the limit of GitHub's attestation service for a predicate. */
const MOST_STATEMENT_BYTES = 16 * 1024 * 1024;
function predicateTypeOf(stage) {
    return `urn:sluice:statement:${stage}:v1`;
}
function subjectOf(statement) {
    return `sha256:${statement.subject[0].digest.sha256}`;
}
/**
 * The statement of a stage's result about its release. Throws InputError where no release is known, or where the result
 * does not fit the published schema.
 */
function makeStatement(delivery, context, result, name) {
    const { verdict } = result;
    const release = verdict.release ?? context.release;
    if (!release)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('statement-without-release', `The stage ${verdict.stage} does not know which release it judged.`, 'Run `identify` first and hand its release to this stage.');
    const statement = {
        _type: STATEMENT_TYPE,
        subject: [{ name: release.name, digest: { sha256: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(release.digest) } }],
        predicateType: predicateTypeOf(verdict.stage),
        predicate: {
            stage: verdict.stage,
            name,
            purpose: context.purpose,
            delivery: context.deliveryId,
            at: context.clock.now().toISOString(),
            outcome: verdict.outcome,
            enforced: verdict.enforced,
            verdict,
            verdictDigest: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(JSON.parse(JSON.stringify(verdict))),
            definitions: (0,_lineage_js__WEBPACK_IMPORTED_MODULE_3__/* .definitionsOf */ .mu)(delivery),
            inputs: result.inputs,
            deliveryFile: delivery.digest,
            commit: context.commit,
            sluice: _version_js__WEBPACK_IMPORTED_MODULE_5__.SLUICE_VERSION,
            besideTeamCode: result.besideTeamCode,
            details: result.details,
        },
    };
    // What is not declared is left out, not written as undefined: the value must be what a reader gets back.
    const plain = JSON.parse(JSON.stringify(statement));
    const refusals = statementRefusals(plain, 'The new statement');
    if (refusals.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })));
    return plain;
}
/** A statement from a stranger's bytes, or why it is none. Never throws. `shown` names it in refusals. */
function readStatement(bytes, shown) {
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._)(bytes, MOST_STATEMENT_BYTES);
    if ('mistake' in parsed)
        return { refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('ledger-unreadable', `${shown}: a statement`, `${shown}: ${parsed.mistake}`)] };
    const refusals = statementRefusals(parsed.value, shown);
    return refusals.length > 0 ? { refusals } : { statement: parsed.value };
}
function statementRefusals(value, shown) {
    const mistakes = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D)('statement', value);
    if (mistakes.length > 0)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('schema-invalid', `${shown}: a statement that fits schemas/statement.schema.json`, `${shown}: ${mistakes.join('; ')}`)];
    return contradictions(value).map(([expected, actual]) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('evidence-contradictory', `${shown}: ${expected}`, `${shown}: ${actual}`));
}
/** The schema cannot say that two places agree; a hand-made statement often fails here. */
function contradictions(statement) {
    const { predicate, predicateType } = statement;
    const { verdict } = predicate;
    const pairs = [
        ['predicateType', predicateTypeOf(predicate.stage), predicateType],
        ['verdict.stage', predicate.stage, verdict.stage],
        ['verdict.outcome', predicate.outcome, verdict.outcome],
        ['verdict.enforced', predicate.enforced, verdict.enforced],
        ['verdict.release.digest', subjectOf(statement), verdict.release?.digest ?? subjectOf(statement)],
        ['at', predicate.at, calendarTime(predicate.at)],
    ];
    return pairs
        .filter(([, one, other]) => one !== other)
        .map(([what, one, other]) => [`${what} ${String(one)}`, `${what} ${String(other)}`]);
}
/** The time as a calendar has it: 31 February reads back as another day, and hour 25 as none. */
function calendarTime(at) {
    const time = Date.parse(at);
    return Number.isFinite(time) ? new Date(time).toISOString() : 'no time';
}


/***/ }),

/***/ 24563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SLUICE_VERSION: () => (/* binding */ SLUICE_VERSION)
});

;// CONCATENATED MODULE: ./.build/package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./.build/src/evidence/version.js

/** The version of Sluice that writes into statements. */
const SLUICE_VERSION = package_namespaceObject.rE;


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


/***/ })

};
