export const id = 8893;
export const ids = [8893,4563,4646];
export const modules = {

/***/ 4646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OUTCOMES: () => (/* binding */ OUTCOMES),
/* harmony export */   STAGES: () => (/* binding */ STAGES),
/* harmony export */   exitStatus: () => (/* binding */ exitStatus),
/* harmony export */   worst: () => (/* binding */ worst)
/* harmony export */ });
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
const OUTCOMES = ['pass', 'warn', 'inconclusive', 'fail', 'error'];
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

/***/ 89186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ schemaMistakes),
/* harmony export */   JX: () => (/* binding */ statementMistakes),
/* harmony export */   _p: () => (/* binding */ parseHostile)
/* harmony export */ });
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52210);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54885);


/** Statements nest a verdict and small details; nothing of ours is deeper, and deeper text could exhaust the stack. */
const DEEPEST = 64;
const MOST_MISTAKES = 5;
const SCHEMAS = { 'audit-mapping': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .auditMappingSchema */ .l8, 'audit-pack': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .auditPackSchema */ .sQ, event: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .eventSchema */ .G4, ledger: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerSchema */ .Bx, 'ledger-head': _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerHeadSchema */ .xM, oms: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .omsSchema */ .v5, release: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseSchema */ .By, statement: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchema */ .t, verdict: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D };
/**
 * JSON from a stranger: refuses what is too large, too deep or no UTF-8 before it is parsed, and numbers such as 1e999,
 * which become infinities that have no canonical form. Never throws.
 */
function parseHostile(bytes, limitBytes) {
    if (bytes.length > limitBytes)
        return { mistake: `it has ${bytes.length} bytes and at most ${limitBytes} are read` };
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        const depth = depthOf(text);
        if (depth > DEEPEST)
            return { mistake: `it nests ${depth} deep and at most ${DEEPEST} is read` };
        const value = JSON.parse(text);
        return hasInfinity(value) ? { mistake: 'it holds a number beyond what a double can be' } : { value };
    }
    catch (error) {
        return { mistake: error instanceof SyntaxError ? `it is not JSON (${error.message})` : 'it is not UTF-8 text' };
    }
}
/** What does not fit the published schema, each as `/place: what`; empty where all fits. */
function schemaMistakes(name, value) {
    return mistakesOf(name, value);
}
/** The same for a statement, by the schema of the stage that it names: where it names none that is known, by what all have in common. */
function statementMistakes(value) {
    const type = value?.predicateType;
    const stage = typeof type === 'string' ? /^urn:sluice:statement:([a-z-]+):v1$/.exec(type)?.[1] : undefined;
    return mistakesOf(stage !== undefined && Object.hasOwn(_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchemas */ .UU, stage) ? `statement:${stage}` : 'statement', value);
}
function mistakesOf(name, value) {
    const validate = validatorOf(name);
    if (validate(value) === true)
        return [];
    return (validate.errors ?? []).slice(0, MOST_MISTAKES).map((error) => {
        const key = error.params.additionalProperty;
        return `${error.instancePath || '/'}: ${error.message ?? error.keyword}${key === undefined ? '' : ` (${JSON.stringify(key.slice(0, 100))})`}`;
    });
}
const compiled = new Map();
function validatorOf(name) {
    let validate = compiled.get(name);
    if (!validate) {
        // Made on first use: a stage that reads no evidence pays nothing for it.
        // Nor anything for asking whether our own schemas are schemas, which a test does.
        const ajv = new ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__.Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, validateSchema: false, code: { optimize: false } });
        if (name.startsWith('statement'))
            ajv.addSchema([_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D, _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseSchema */ .By, ...(name === 'statement' ? [] : [_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchema */ .t])]);
        validate = ajv.compile(schemaOf(name));
        compiled.set(name, validate);
    }
    return validate;
}
function schemaOf(name) {
    return name.startsWith('statement:') ? _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchemas */ .UU[name.slice('statement:'.length)] : SCHEMAS[name];
}
function hasInfinity(value) {
    if (typeof value === 'number')
        return !Number.isFinite(value);
    return typeof value === 'object' && value !== null && Object.values(value).some(hasInfinity);
}
function depthOf(text) {
    let depth = 0;
    let deepest = 0;
    let inString = false;
    for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        if (inString) {
            if (c === 0x5c)
                i++;
            else if (c === 0x22)
                inString = false;
        }
        else if (c === 0x22)
            inString = true;
        else if (c === 0x7b || c === 0x5b)
            deepest = Math.max(deepest, ++depth);
        else if (c === 0x7d || c === 0x5d)
            depth--;
    }
    return deepest;
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
    'evidence-other-model': {
        meaning: 'The evidence is about another model than the delivery file names.',
        fix: 'Give the ledger of this model; models that share bytes still have deliveries of their own.',
    },
    'evidence-other-environment': {
        meaning: 'The evidence was made for another environment.',
        fix: 'Deliver the release to this environment: evidence of another one counts only where `parity` asks for it.',
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
    'ledger-forked': {
        meaning: 'The record was continued twice from one place: two entries, or two ledgers of one delivery, disagree.',
        fix: 'Find out which jobs of the run wrote to it. Only the seal chains, and only one step at a time appends; use the ledger whose head the journal or the approving job names.',
    },
    'ledger-head-unreadable': {
        meaning: 'The signed head that lies beside the ledger is no head of a ledger.',
        fix: 'Take ledger.head.json from where the ledger was written, together with it.',
    },
    'pack-unreadable': {
        meaning: 'The list of an evidence pack is no list of one.',
        fix: 'Take the pack whole from where `sluice audit` wrote it, or write it anew from the ledger.',
    },
    'pack-file-changed': {
        meaning: 'A file of an evidence pack has other bytes than its list says, is gone, or was never in it.',
        fix: 'Take the pack whole from where `sluice audit` wrote it, or write it anew from the ledger.',
    },
    'pack-not-from-evidence': {
        meaning: 'What an evidence pack says is not what its own evidence and mapping say.',
        fix: 'Believe the ledger. Write the pack anew with `sluice audit`, of the same version of Sluice.',
    },
    'ledger-unsigned': {
        meaning: 'The policy asks for a signature and an entry has none.',
        fix: 'Give the seal and every later step the signer that `evidence.signing` names.',
    },
    'ledger-wrong-signer': {
        meaning: 'An entry was signed by somebody that the policy does not name.',
        fix: 'Compare the signer with `evidence.public_key`, or `identity` and `issuer`, on the protected branch.',
    },
    'parity-evidence-missing': {
        meaning: 'Nothing shows that the release served in the environment before this one.',
        fix: 'Deliver it there first. If it was, check `parity.from`: the journal or the ledger of that environment.',
    },
    'parity-evidence-unsound': {
        meaning: 'The record of the environment before does not verify, or was not signed by whom the policy names.',
        fix: 'Take the ledger from where it was written, and name the key of that environment in `parity.public_key` if it has one of its own.',
    },
    'parity-other-place': {
        meaning: 'The record is of another model, environment or repository than the one that comes before.',
        fix: 'Let `parity.from` name the journal or the ledger of the environment before this one, and `environment` in its delivery file say which it is.',
    },
    'parity-not-promoted': {
        meaning: 'The release did not stay in the environment before.',
        fix: 'See why it was refused or taken back there, mend it and deliver it there again.',
    },
    'parity-release-differs': {
        meaning: 'Another release serves in the environment before.',
        fix: 'Deliver these bytes there first, or deliver here what was delivered there. What may differ stands in `parity.ignore`.',
    },
    'parity-secrets-differ': {
        meaning: 'The inference code is given other secrets here than in the environment before, by their names.',
        fix: 'Declare the same names in `release.secrets` of both delivery files, or accept the difference in `parity.ignore`.',
    },
    'parity-stale': {
        meaning: 'The release served in the environment before too long ago.',
        fix: 'Deliver it there again, or lengthen `parity.max_age` on the protected branch.',
    },
    'parity-from-future': {
        meaning: 'The promotion in the environment before claims a time that has not come.',
        fix: 'Set the clocks of the runners; if they are right, somebody wrote this by hand.',
    },
    'policy-invalid': {
        meaning: 'What the gate was told to ask for cannot decide anything: no stage, a stage that does not exist, no signer, an age limit that is not above 0, or a clock without a time.',
        fix: 'Look at what is named here. A delivery file that `sluice check` accepts makes no such policy; code that calls the gate itself can.',
    },
    'resume-of-itself': {
        meaning: 'A run cannot take over its own evidence.',
        fix: 'Name the run that was sealed and not finished.',
    },
    'resume-of-a-repeated-run': {
        meaning: 'The evidence is of a later attempt of its run, in which nothing can be approved.',
        fix: 'Start a new delivery without `resume`.',
    },
    'resume-other-release': {
        meaning: 'The earlier run tested other bytes than those at hand.',
        fix: 'Start a new delivery without `resume`: other bytes are another release.',
    },
    'resume-other-commit': {
        meaning: 'The earlier run was of another commit.',
        fix: 'Start this run from the same commit, or start a new delivery without `resume`.',
    },
    'resume-other-delivery-file': {
        meaning: 'The delivery file has changed since the earlier run.',
        fix: 'Start a new delivery without `resume`: it is judged by the rules of today.',
    },
    'resume-not-passing': {
        meaning: 'A stage of the earlier run did not pass, and taking it over would not change that.',
        fix: 'Mend the release and start a new delivery without `resume`.',
    },
    'resume-stale': {
        meaning: 'The evidence of the earlier run is older than the policy allows.',
        fix: 'Start a new delivery without `resume`.',
    },
};
function refuse(code, expected, actual) {
    return { code, expected, actual, fix: REFUSAL_CODES[code].fix };
}


/***/ }),

/***/ 77304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ manifestOf),
/* harmony export */   Gr: () => (/* binding */ MOST_MANIFEST_BYTES),
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Mz: () => (/* binding */ measureRelease),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   TS: () => (/* binding */ declaredParts),
/* harmony export */   Wt: () => (/* binding */ identifyRelease),
/* harmony export */   aH: () => (/* binding */ layoutOf),
/* harmony export */   cS: () => (/* binding */ releaseDigest),
/* harmony export */   dI: () => (/* binding */ PARTS)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _model_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85801);




/** What a release can consist of, in the order of every list. */
const PARTS = ['model', 'code', 'features', 'config', 'environment'];
const MOST_MANIFEST_BYTES = 1024 * 1024;
/** SHA-256 over the canonical JSON (RFC 8785) of `{part: part digest}`; name and version are not in it. */
function releaseDigest(parts) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.digest])));
}
/** Computes every part from its bytes. Throws InputError with the problems of all parts. */
async function identifyRelease(delivery) {
    return (await measureRelease(delivery)).manifest;
}
async function measureRelease(delivery) {
    const declared = declaredParts(delivery);
    const measured = {};
    const problems = [];
    // One after the other: each reads a few files at once already.
    for (const [name, path] of declared) {
        try {
            measured[name] = await (0,_model_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .modelDigest */ .a9)(delivery.resolve(path));
        }
        catch (error) {
            if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d))
                throw error;
            const location = delivery.locate(['release', name]);
            problems.push(...error.problems.map((problem) => ({ ...problem, location })));
        }
    }
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(problems);
    return { manifest: manifestOf(delivery.spec.release, declared, measured), measured };
}
function declaredParts({ spec: { release } }) {
    return PARTS.flatMap((name) => {
        const path = release[name];
        return path === undefined ? [] : [[name, path]];
    });
}
function manifestOf(labels, declared, measured) {
    const parts = Object.fromEntries(declared.map(([name, path]) => {
        const { kind, digest, tree, files, bytes } = measured[name];
        return [name, { path, kind, digest, tree, files: files.length, bytes }];
    }));
    const version = labels.version === undefined ? {} : { version: labels.version };
    return { schema: 'urn:sluice:release:v1', name: labels.name, ...version, digest: releaseDigest(parts), parts };
}
function refOf({ name, version, digest }) {
    return version === undefined ? { name, digest } : { name, version, digest };
}
/** `tree` of each part, as a gate's policy takes it. */
function layoutOf(manifest) {
    return Object.fromEntries(Object.entries(manifest.parts).map(([name, part]) => [name, part.tree]));
}
/** A manifest from a stranger's bytes; its digest must follow from its parts. Throws InputError. */
function parseManifest(bytes, shown) {
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._p)(bytes, MOST_MANIFEST_BYTES);
    const mistakes = 'mistake' in parsed ? [parsed.mistake] : (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D6)('release', parsed.value);
    if (mistakes.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('manifest-unreadable', `${shown} is no release manifest: ${mistakes.join('; ')}.`, 'Take release.json from where Sluice wrote it.');
    const manifest = parsed.value;
    const digest = releaseDigest(manifest.parts);
    if (digest !== manifest.digest)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('manifest-contradictory', `${shown} names the release ${manifest.digest}, and its parts make ${digest}.`, 'Take release.json from where Sluice wrote it; this copy was edited.');
    return manifest;
}


/***/ }),

/***/ 39816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ predicateTypeOf),
/* harmony export */   UT: () => (/* binding */ makeStatement),
/* harmony export */   cO: () => (/* binding */ readStatement),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   iC: () => (/* binding */ MOST_STATEMENT_BYTES),
/* harmony export */   p7: () => (/* binding */ environmentOf),
/* harmony export */   zG: () => (/* binding */ STATEMENT_TYPE)
/* harmony export */ });
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
            policy: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(JSON.parse(JSON.stringify(delivery.spec))),
            environment: environmentOf(delivery),
            commit: context.commit,
            sluice: _version_js__WEBPACK_IMPORTED_MODULE_5__.SLUICE_VERSION,
            runtime: _version_js__WEBPACK_IMPORTED_MODULE_5__/* .RUNTIME */ .l,
            besideTeamCode: result.besideTeamCode,
            insecure: delivery.spec.evidence?.insecure,
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
/** The environment that this delivery file is for; undefined where releases serve in one place only. */
function environmentOf({ spec: { environment, environments } }) {
    return environment ?? environments?.at(-1);
}
/** A statement from a stranger's bytes, or why it is none. Never throws. `shown` names it in refusals. */
function readStatement(bytes, shown) {
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._p)(bytes, MOST_STATEMENT_BYTES);
    if ('mistake' in parsed)
        return { refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('ledger-unreadable', `${shown}: a statement`, `${shown}: ${parsed.mistake}`)] };
    const refusals = statementRefusals(parsed.value, shown);
    return refusals.length > 0 ? { refusals } : { statement: parsed.value };
}
function statementRefusals(value, shown) {
    const mistakes = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .statementMistakes */ .JX)(value);
    if (mistakes.length > 0)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .T)('schema-invalid', `${shown}: a statement that fits the schema of its predicateType (schemas/statements/)`, `${shown}: ${mistakes.join('; ')}`)];
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
        ['verdictDigest', predicate.verdictDigest, (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)(verdict)],
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
  l: () => (/* binding */ RUNTIME),
  SLUICE_VERSION: () => (/* binding */ SLUICE_VERSION)
});

;// CONCATENATED MODULE: ./.build/package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./.build/src/evidence/version.js

/** The version of Sluice that writes into statements. */
const SLUICE_VERSION = package_namespaceObject.rE;
/** What Sluice runs on here; the same statement made elsewhere says so. */
const RUNTIME = { node: process.versions.node, platform: `${process.platform}/${process.arch}` };


/***/ })

};
