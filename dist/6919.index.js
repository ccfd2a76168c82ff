export const id = 6919;
export const ids = [6919,4563];
export const modules = {

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

/***/ 61827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ NOT_ENFORCED),
/* harmony export */   Bt: () => (/* binding */ intervalText),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   Ze: () => (/* binding */ ICONS),
/* harmony export */   gt: () => (/* binding */ aboutRule),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/* unused harmony export GRAVEST_FIRST */
const ICONS = { pass: '✅', warn: '⚠️', inconclusive: '❔', fail: '❌', error: '🛑' };
const OUTCOME_WORDS = {
    pass: 'passed',
    warn: 'passed with warnings',
    inconclusive: 'not decided',
    fail: 'failed',
    error: 'could not be judged',
};
/** Gravest first; the order within one outcome is the stage's own. */
const GRAVEST_FIRST = ['error', 'fail', 'inconclusive', 'warn', 'pass'];
function byGravity(findings) {
    return GRAVEST_FIRST.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
}
/** `12 rules: 10 passed, 1 failed, 1 not decided` */
function tally(verdict) {
    const counts = GRAVEST_FIRST.map((outcome) => [outcome, verdict.findings.filter((finding) => finding.outcome === outcome).length]);
    const parts = counts.filter(([, count]) => count > 0).map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome]}`);
    const total = verdict.findings.length;
    return `${total} ${total === 1 ? 'rule' : 'rules'}${parts.length ? `: ${parts.join(', ')}` : ''}`;
}
/** A number as a person reads it: four significant digits; the JSON has every digit. */
function short(value) {
    if (Number.isInteger(value) && Math.abs(value) < 1e15)
        return String(value);
    if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9))
        return value.toExponential(3);
    return String(Number(value.toPrecision(4)));
}
/** `10000` as `10,000`. */
function grouped(count) {
    return Number.isInteger(count) ? String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',') : short(count);
}
function intervalText({ interval }) {
    if (!interval)
        return '';
    const { low, high, level } = interval;
    return `${short(low)} to ${short(high)} (${short(level * 100)} %)`;
}
/** Said on every surface where a stage does not count: a neutral verdict must never be read as evidence. */
const NOT_ENFORCED = 'Shown only: the delivery file says `enforce: false`, so this is no evidence for any gate.';
const ACTIONS = { hold: 'It holds the rollout in flight.', revert: 'It has what serves taken back.' };
/** Who answers for a rule, why it is there, and what its failure asks for; as the delivery file says. */
function aboutRule({ owner, because, action }) {
    const parts = [owner === undefined ? '' : `Owner: ${owner}.`, because === undefined ? '' : `Because: ${because.replace(/[.\s]*$/, '')}.`, action === undefined ? '' : ACTIONS[action]].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : undefined;
}


/***/ })

};
