export const id = 6380;
export const ids = [6380,4563];
export const modules = {

/***/ 25806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ workspaceOf),
/* harmony export */   fA: () => (/* binding */ openSession),
/* harmony export */   mI: () => (/* binding */ STAGE_OPTIONS)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96373);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67776);






/** Options that every stage takes. */
const STAGE_OPTIONS = {
    delivery: { type: 'string', default: 'delivery.yml' },
    out: { type: 'string', default: 'sluice-out' },
    json: { type: 'boolean', default: false },
    purpose: { type: 'string' },
    release: { type: 'string' },
    'run-id': { type: 'string' },
};
/** Which no declared path may leave: the runner's, or the git repository around the delivery file, or where the command was started. */
function workspaceOf({ env, cwd }, file) {
    if (env.GITHUB_WORKSPACE)
        return env.GITHUB_WORKSPACE;
    for (let folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, file));; folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, '.git')))
            return folder;
        if (folder === node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder))
            return cwd;
    }
}
/** A laptop's session, or that of a plain `run:` step: the run's ids come from the runner's variables where there are any. */
function openSession(values, io, purpose) {
    const out = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.out);
    const { env } = io;
    return {
        workspace: workspaceOf(io, values.delivery),
        deliveryFile: node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.delivery),
        out,
        purpose: purposeOf(values.purpose, purpose),
        deliveryId: {
            repositoryId: env.GITHUB_REPOSITORY_ID ?? 'local',
            runId: values['run-id'] ?? env.GITHUB_RUN_ID ?? 'local',
            runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
        },
        commit: env.GITHUB_SHA,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_4__/* .systemClock */ .m,
        log: stderrLog(io),
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .openEngines */ .U)({ env, log: stderrLog(io), clock: _run_system_js__WEBPACK_IMPORTED_MODULE_4__/* .systemClock */ .m, terminal: io.terminal }),
        env,
        releaseFile: values.release && node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.release),
    };
}
function purposeOf(text, otherwise) {
    if (text === undefined)
        return otherwise;
    if (text === 'develop' || text === 'deliver')
        return text;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('purpose-unknown', `There is no purpose ${JSON.stringify(text)}.`, 'Write `--purpose develop` or `--purpose deliver`.');
}
/** On standard error, so that `--json` leaves standard output to the verdict. */
function stderrLog(io) {
    return {
        debug: () => undefined,
        info: (text) => io.stderr(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .BP)(text)}\n`),
        warning: (text) => io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .BP)(text)}\n`),
    };
}


/***/ }),

/***/ 86380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   stageCommand: () => (/* binding */ stageCommand)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4646);
/* harmony import */ var _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(13640);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(72963);
/* harmony import */ var _report_log_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(23376);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(25806);









const LEDGER = { ledger: { type: 'string' } };
const text = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
const secretsOf = (io) => ({ key: io.env.SLUICE_SIGNING_KEY });
const ledgerOf = (values, session, io) => node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, text(values.ledger) ?? node_path__WEBPACK_IMPORTED_MODULE_0__.join(session.out, _evidence_ledger_js__WEBPACK_IMPORTED_MODULE_5__/* .LEDGER_FILE */ .th));
const STAGES = {
    identify: { purpose: 'deliver', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989))).runIdentify(session) },
    'validate-data': {
        purpose: 'develop',
        options: { act: { type: 'boolean' }, explain: { type: 'boolean' } },
        run: async (session, values, io) => {
            const { runValidateData } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989));
            return runValidateData(session, { act: values.act === true ? { secrets: secretsOf(io) } : undefined });
        },
        instead: async (session, values, io) => {
            if (values.explain !== true)
                return undefined;
            const { explainDataOf } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989));
            io.stdout(`${(await explainDataOf(session)).map(_report_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .logLine */ .BP).join('\n')}\n`);
            return 0;
        },
    },
    predict: { purpose: 'develop', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989))).runPredict(session) },
    'run-model-tests': { purpose: 'develop', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989))).runModelTestsStage(session) },
    seal: {
        purpose: 'deliver',
        options: { statements: { type: 'string' } },
        run: async (session, values, io) => {
            const { runSeal } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989));
            return runSeal(session, { statements: node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, text(values.statements) ?? node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(session.out)), secrets: secretsOf(io) });
        },
    },
    adopt: {
        purpose: 'deliver',
        options: { slot: { type: 'string' } },
        run: async (session, values, io) => (await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989))).runAdopt(session, { secrets: secretsOf(io), slot: text(values.slot) }),
    },
    'require-approval': {
        purpose: 'deliver',
        options: { ...LEDGER, step: { type: 'string', default: 'approve' }, role: { type: 'string' }, since: { type: 'string' }, head: { type: 'string' } },
        run: async (session, values, io) => {
            const { APPROVAL_STEPS, runApproval } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(9370), __webpack_require__.e(9110)]).then(__webpack_require__.bind(__webpack_require__, 69370));
            const step = APPROVAL_STEPS.find((each) => each === values.step);
            if (!step)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('step-unknown', `There is no step ${JSON.stringify(values.step)}.`, `Write --step ${APPROVAL_STEPS.join(', --step ')}.`);
            const { forgeOf } = await __webpack_require__.e(/* import() */ 9459).then(__webpack_require__.bind(__webpack_require__, 99459));
            const options = { step, ledger: ledgerOf(values, session, io), role: text(values.role), since: text(values.since), head: digestOption(values, 'head') };
            return runApproval(session, { ...options, forge: await forgeOf(io.env, session.clock), secrets: secretsOf(io) });
        },
    },
    'canary-promote': {
        purpose: 'deliver',
        options: { ...LEDGER, once: { type: 'boolean' }, minutes: { type: 'string' }, request: { type: 'string' } },
        run: async (session, values, io) => {
            const { runPromote, requestOf } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(5271)]).then(__webpack_require__.bind(__webpack_require__, 64365));
            return runPromote(session, {
                ledger: ledgerOf(values, session, io),
                once: values.once === true,
                loopFor: minutesOption(values),
                request: requestOf(text(values.request)),
                secrets: secretsOf(io),
            });
        },
    },
    rollback: {
        purpose: 'deliver',
        options: { to: { type: 'string' }, from: { type: 'string' }, reason: { type: 'string' } },
        run: async (session, values, io) => {
            const { runRollback } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(5263), __webpack_require__.e(6378), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(9329)]).then(__webpack_require__.bind(__webpack_require__, 18175));
            // Asked for again under one id, a way back is done already; on a laptop each call is a request of its own.
            const own = session.deliveryId.runId === 'local' ? { ...session, deliveryId: { ...session.deliveryId, runId: `local-${session.clock.now().toISOString()}` } } : session;
            return runRollback(own, { to: digestOption(values, 'to'), from: digestOption(values, 'from'), reason: text(values.reason), secrets: secretsOf(io) });
        },
    },
};
function minutesOption(values) {
    const value = text(values.minutes);
    if (value === undefined)
        return undefined;
    if (/^\d{1,5}$/.test(value))
        return Number(value) * 60_000;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('minutes-malformed', `--minutes is ${JSON.stringify(value)}.`, 'Write a whole number of minutes.');
}
function digestOption(values, name) {
    const value = text(values[name]);
    if (value === undefined || (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(value))
        return value;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('digest-malformed', `--${name} is ${JSON.stringify(value)}.`, 'Write sha256: and 64 hexadecimal characters.');
}
/** `sluice STAGE --delivery FILE --out DIR`: on a laptop exactly what the action runs in a workflow. */
function stageCommand(name) {
    return async (argv, io) => {
        const stage = STAGES[name];
        const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: argv, options: { ..._session_js__WEBPACK_IMPORTED_MODULE_7__/* .STAGE_OPTIONS */ .mI, ...stage.options }, allowNegative: false });
        const session = (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .openSession */ .fA)(values, io, stage.purpose);
        try {
            const other = await stage.instead?.(session, values, io);
            if (other !== undefined)
                return other;
            const { verdict } = await stage.run(session, values, io).catch(async (error) => {
                const { judgeFailure } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(3857), __webpack_require__.e(2890)]).then(__webpack_require__.bind(__webpack_require__, 67652));
                return judgeFailure(session, name, error);
            });
            io.stdout(values.json ? `${JSON.stringify(verdict, null, 2)}\n` : `${(0,_report_log_js__WEBPACK_IMPORTED_MODULE_6__/* .renderLog */ .N)(verdict).join('\n')}\n`);
            return (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .exitStatus */ .$u)(verdict);
        }
        finally {
            await session.engine.close();
        }
    };
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

/***/ 89186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ schemaMistakes),
/* harmony export */   _: () => (/* binding */ parseHostile)
/* harmony export */ });
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52210);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71511);


/** Statements nest a verdict and small details; nothing of ours is deeper, and deeper text could exhaust the stack. */
const DEEPEST = 64;
const MOST_MISTAKES = 5;
const SCHEMAS = { ledger: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerSchema */ .Bx, release: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .releaseSchema */ .By, statement: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .statementSchema */ .t, verdict: _core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D };
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
        if (name === 'statement')
            ajv.addSchema(_core_schemas_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictSchema */ .$D);
        validate = ajv.compile(SCHEMAS[name]);
        compiled.set(name, validate);
    }
    return validate;
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
        meaning: 'At high risk, a stage rests only on numbers measured beside code of the team.',
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
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70090);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24563);





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
            inputs: result.inputs,
            deliveryFile: delivery.digest,
            commit: context.commit,
            sluice: _version_js__WEBPACK_IMPORTED_MODULE_4__.SLUICE_VERSION,
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
        return { refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('ledger-unreadable', `${shown}: a statement`, `${shown}: ${parsed.mistake}`)] };
    const refusals = statementRefusals(parsed.value, shown);
    return refusals.length > 0 ? { refusals } : { statement: parsed.value };
}
function statementRefusals(value, shown) {
    const mistakes = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D)('statement', value);
    if (mistakes.length > 0)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('schema-invalid', `${shown}: a statement that fits schemas/statement.schema.json`, `${shown}: ${mistakes.join('; ')}`)];
    return contradictions(value).map(([expected, actual]) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .T)('evidence-contradictory', `${shown}: ${expected}`, `${shown}: ${actual}`));
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

/***/ 23376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ renderLog)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72963);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);


/** Beyond this many rows a log is scrolled past; the rest is counted, and whole in verdict.json. */
const MAX_ROWS = 200;
/** The verdict as lines for a terminal or a runner's log. None of them can be taken for a workflow command. */
function renderLog(verdict) {
    const shown = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .byGravity */ .SN)(verdict.findings).slice(0, MAX_ROWS);
    const more = verdict.findings.length - shown.length;
    const lines = [
        verdict.headline,
        ...(verdict.enforced ? [] : [_words_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_ENFORCED */ .BU]),
        ...(verdict.release ? [`Candidate ${verdict.release.name} ${verdict.release.version ?? ''} ${verdict.release.digest}`] : []),
        ...verdict.facts.map(([name, value]) => `${name}: ${value}`),
        `${verdict.stage}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tally */ .N4)(verdict)}`,
        ...shown.flatMap(findingLines),
        ...(more > 0 ? [`… and ${more} more; all of them are in verdict.json.`] : []),
        ...verdict.notes.map((note) => `Note: ${note}`),
    ];
    return lines.map((line) => `${' '.repeat(line.length - line.trimStart().length)}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .logLine */ .BP)(line)}`);
}
function findingLines(finding) {
    const rows = [`  ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_WORDS */ .nx[finding.outcome].padEnd(12)} ${finding.rule}: ${finding.outcome === 'pass' ? finding.actual : finding.message}`];
    if (finding.outcome === 'pass')
        return rows;
    const interval = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding);
    if (finding.actual !== finding.message)
        rows.push(`      wanted ${finding.expected}; seen ${finding.actual}${interval ? `, interval ${interval}` : ''}${finding.n === undefined ? '' : `, n ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(finding.n)}`}`);
    const about = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .aboutRule */ .gt)(finding);
    if (about !== undefined)
        rows.push(`      ${about}`);
    if (finding.examples?.length)
        rows.push(`      for example ${finding.examples.join(', ')}`);
    if (finding.fix)
        rows.push(`      next: ${finding.fix} [${finding.code}]`);
    return rows;
}


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
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/* unused harmony exports GRAVEST_FIRST, short */
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
function intervalText(finding) {
    if (!finding.interval)
        return '';
    const { low, high, level } = finding.interval;
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
