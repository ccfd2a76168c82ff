export const id = 6380;
export const ids = [6380,5806,3376];
export const modules = {

/***/ 25806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ workspaceOf),
/* harmony export */   m: () => (/* binding */ STAGE_OPTIONS),
/* harmony export */   openSession: () => (/* binding */ openSession)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96373);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95769);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67776);







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
    const { env } = io;
    const workspace = workspaceOf(io, values.delivery);
    const out = (0,_run_session_js__WEBPACK_IMPORTED_MODULE_4__/* .outFolder */ .N)(workspace, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.out));
    return {
        workspace,
        deliveryFile: node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.delivery),
        out,
        purpose: purposeOf(values.purpose, purpose),
        deliveryId: {
            repositoryId: env.GITHUB_REPOSITORY_ID ?? 'local',
            runId: values['run-id'] ?? env.GITHUB_RUN_ID ?? 'local',
            runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
        },
        commit: env.GITHUB_SHA,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m,
        log: stderrLog(io),
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_3__.openEngines)({ env, log: stderrLog(io), clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m, terminal: io.terminal }),
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
        info: (text) => io.stderr(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text)}\n`),
        warning: (text) => io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text)}\n`),
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
    identify: { purpose: 'deliver', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 83591))).runIdentify(session) },
    'validate-data': {
        purpose: 'develop',
        options: { act: { type: 'boolean' }, explain: { type: 'boolean' } },
        run: async (session, values, io) => {
            const { runValidateData } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 83591));
            return runValidateData(session, { act: values.act === true ? { secrets: secretsOf(io) } : undefined });
        },
        instead: async (session, values, io) => {
            if (values.explain !== true)
                return undefined;
            const { explainDataOf } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 83591));
            io.stdout(`${(await explainDataOf(session)).map(_report_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .logLine */ .BP).join('\n')}\n`);
            return 0;
        },
    },
    predict: { purpose: 'develop', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 83591))).runPredict(session) },
    'probe-model': { purpose: 'develop', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 83591))).runProbeModel(session) },
    'run-model-tests': {
        purpose: 'develop',
        options: { act: { type: 'boolean' } },
        run: async (session, values, io) => {
            const { runModelTestsStage } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 83591));
            const { forgeOf } = await Promise.all(/* import() */[__webpack_require__.e(4031), __webpack_require__.e(946)]).then(__webpack_require__.bind(__webpack_require__, 70946));
            return runModelTestsStage(session, undefined, secretsOf(io), values.act === true ? () => forgeOf(io.env, session.clock) : undefined);
        },
    },
    seal: {
        purpose: 'deliver',
        options: { statements: { type: 'string' } },
        run: async (session, values, io) => {
            const { runSeal } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 83591));
            return runSeal(session, { statements: node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, text(values.statements) ?? node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(session.out)), secrets: secretsOf(io) });
        },
    },
    adopt: {
        purpose: 'deliver',
        options: { slot: { type: 'string' } },
        run: async (session, values, io) => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(7731)]).then(__webpack_require__.bind(__webpack_require__, 83591))).runAdopt(session, { secrets: secretsOf(io), slot: text(values.slot) }),
    },
    'require-approval': {
        purpose: 'deliver',
        options: { ...LEDGER, step: { type: 'string', default: 'approve' }, role: { type: 'string' }, since: { type: 'string' }, head: { type: 'string' } },
        run: async (session, values, io) => {
            const { runApproval } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(3917), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(3591), __webpack_require__.e(8213), __webpack_require__.e(4785), __webpack_require__.e(112)]).then(__webpack_require__.bind(__webpack_require__, 14785));
            // Overrides are asked for and reviewed in a workflow alone.
            const step = ['request', 'role', 'approve'].find((each) => each === values.step);
            if (!step)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('step-unknown', `There is no step ${JSON.stringify(values.step)}.`, `Write --step request, --step role or --step approve.`);
            const { forgeOf, policyForgeOf } = await Promise.all(/* import() */[__webpack_require__.e(4031), __webpack_require__.e(946)]).then(__webpack_require__.bind(__webpack_require__, 70946));
            const options = { step, ledger: ledgerOf(values, session, io), role: text(values.role), since: text(values.since), head: digestOption(values, 'head') };
            return runApproval(session, { ...options, forge: await forgeOf(io.env, session.clock), policyForge: await policyForgeOf(io.env, session.clock), secrets: secretsOf(io) });
        },
    },
    'canary-promote': {
        purpose: 'deliver',
        options: { ...LEDGER, once: { type: 'boolean' }, minutes: { type: 'string' }, request: { type: 'string' }, reason: { type: 'string' } },
        run: async (session, values, io) => {
            const { runPromote, requestOf } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(1566), __webpack_require__.e(8261), __webpack_require__.e(6649), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(4709), __webpack_require__.e(5553), __webpack_require__.e(2969)]).then(__webpack_require__.bind(__webpack_require__, 55553));
            const request = requestOf(text(values.request));
            // As in the action: these need the journal alone, whatever else is gone.
            if (request === 'hold' || request === 'abort')
                return askOf(request, session, text(values.reason), io);
            return runPromote(session, {
                ledger: ledgerOf(values, session, io),
                once: values.once === true,
                loopFor: minutesOption(values),
                request,
                reason: text(values.reason),
                forge: inRun(io.env) ? await (await Promise.all(/* import() */[__webpack_require__.e(4031), __webpack_require__.e(946)]).then(__webpack_require__.bind(__webpack_require__, 70946))).forgeOf(io.env, session.clock) : undefined,
                secrets: secretsOf(io),
            });
        },
    },
    rollback: {
        purpose: 'deliver',
        options: {
            to: { type: 'string' }, from: { type: 'string' }, reason: { type: 'string' }, trigger: { type: 'string' }, 'triggered-at': { type: 'string' },
            check: { type: 'boolean' }, load: { type: 'boolean' }, drill: { type: 'boolean' }, tabletop: { type: 'boolean' }, answers: { type: 'string' }, criteria: { type: 'boolean' },
        },
        run: async (session, values, io) => (await Promise.all(/* import() */[__webpack_require__.e(4031), __webpack_require__.e(4476)]).then(__webpack_require__.bind(__webpack_require__, 4476))).rollbackBy(session, values, io),
        instead: async (session, values, io) => (await Promise.all(/* import() */[__webpack_require__.e(4031), __webpack_require__.e(4476)]).then(__webpack_require__.bind(__webpack_require__, 4476))).insteadOfRollback(session, values, io),
    },
};
async function askOf(request, session, reason, io) {
    const { inFlight, nothingInFlight, runAbort, runHold } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(5358), __webpack_require__.e(2829)]).then(__webpack_require__.bind(__webpack_require__, 24444));
    const open = await inFlight(session, secretsOf(io));
    if (!open)
        throw nothingInFlight(request);
    return request === 'hold' ? runHold(session, { reason, secrets: secretsOf(io) }) : runAbort(session, open, { reason, secrets: secretsOf(io) });
}
/** In a job of GitHub Actions, or set up as one: then GitHub is asked. */
function inRun(env) {
    return Boolean(env.GITHUB_REPOSITORY && env.GITHUB_RUN_ID && (env.SLUICE_TOKEN ?? env.GITHUB_TOKEN));
}
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
        const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: argv, options: { ..._session_js__WEBPACK_IMPORTED_MODULE_7__/* .STAGE_OPTIONS */ .m, ...stage.options }, allowNegative: false });
        const session = (0,_session_js__WEBPACK_IMPORTED_MODULE_7__.openSession)(values, io, stage.purpose);
        try {
            const other = await stage.instead?.(session, values, io);
            if (other !== undefined)
                return other;
            const { verdict } = await stage.run(session, values, io).catch(async (error) => {
                const { judgeFailure } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(3840), __webpack_require__.e(5358), __webpack_require__.e(8633)]).then(__webpack_require__.bind(__webpack_require__, 85358));
                return judgeFailure(session, name, error);
            });
            io.stdout(values.json ? `${JSON.stringify(verdict, null, 2)}\n` : `${(0,_report_log_js__WEBPACK_IMPORTED_MODULE_6__.renderLog)(verdict).join('\n')}\n`);
            return (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_4__.exitStatus)(verdict);
        }
        finally {
            await session.engine.close();
        }
    };
}


/***/ }),

/***/ 87691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Qs: () => (/* binding */ digestOfJson),
/* harmony export */   ZD: () => (/* binding */ hexOf),
/* harmony export */   dj: () => (/* binding */ canonicalJson),
/* harmony export */   sc: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var canonicalize__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98799);


const DIGEST = /^sha256:[0-9a-f]{64}$/;
function isDigest(value) {
    return typeof value === 'string' && DIGEST.test(value);
}
function sha256(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
function hexOf(digest) {
    return digest.slice('sha256:'.length);
}
/**
 * Canonical JSON (RFC 8785, JSON Canonicalization Scheme): the one byte string that a JSON value has, so that its
 * digest does not depend on key order or spacing. NaN and infinities are refused, since JSON has no word for them.
 */
function canonicalJson(value) {
    const text = (0,canonicalize__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(value);
    if (text === undefined)
        throw new TypeError('A value without a JSON form has no canonical JSON.');
    return text;
}
function digestOfJson(value) {
    return sha256(canonicalJson(value));
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
/** What the first entry names as the one before it, so that a chain belongs to one delivery of one release to one environment. */
function genesis({ subject, predicate: { delivery, environment } }) {
    const [{ name: model, digest }] = subject;
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({
        delivery: { repositoryId: delivery.repositoryId, runId: delivery.runId, runAttempt: delivery.runAttempt },
        model,
        ...(environment === undefined ? {} : { environment }),
        release: `sha256:${digest.sha256}`,
    });
}
/**
 * The ledger's text with one more entry, chained and signed. `text` is what lies there now (empty for a new ledger) and
 * must be sound: read it first and hand the reading over, so that nobody extends a chain that is already broken.
 */
async function appendStatement(text, ledger, statement, signer) {
    refuseToExtend(text, ledger, statement);
    const last = ledger.entries.at(-1);
    const prev = last ? last.digest : genesis(statement);
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

/***/ 23376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderLog: () => (/* binding */ renderLog)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72963);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);


/** Beyond this many rows a log is scrolled past; the rest is counted, and whole in verdict.json. */
const MAX_ROWS = 200;
/** The verdict as lines for a terminal or a runner's log. None of them can be taken for a workflow command. */
function renderLog(verdict) {
    const shown = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .byGravity */ .SN)(verdict.findings).slice(0, MAX_ROWS);
    const more = verdict.findings.length - shown.length;
    const advice = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceOnce */ .o$)();
    const lines = [
        verdict.headline,
        ...(verdict.enforced ? [] : [_words_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_ENFORCED */ .BU]),
        ...(verdict.release ? [`Candidate ${verdict.release.name} ${verdict.release.version ?? ''} ${verdict.release.digest}`] : []),
        ...(verdict.sections ?? []).flatMap(sectionLines),
        ...verdict.facts.map(([name, value]) => `${name}: ${value}`),
        `${verdict.stage}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tally */ .N4)(verdict)}`,
        ...shown.flatMap((finding) => findingLines(finding, finding.outcome === 'pass' ? undefined : advice(finding))),
        ...(more > 0 ? [`… and ${more} more; all of them are in verdict.json.`] : []),
        ...verdict.notes.map((note) => `Note: ${note}`),
    ];
    return lines.map((line) => `${' '.repeat(line.length - line.trimStart().length)}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .logLine */ .BP)(line)}`);
}
function sectionLines({ title, lines, copy, table }) {
    const rows = (table?.rows ?? []).slice(0, MAX_ROWS).map((row) => row.map((cell, index) => (cell === '' ? '' : `${table.columns[index]?.trim() ?? ''}: ${cell}`.replace(/^: /, ''))).filter(Boolean).join('; '));
    const more = (table?.rows.length ?? 0) - rows.length;
    return [`${title}`, ...[...lines, ...(copy?.split('\n') ?? []), ...rows, ...(more > 0 ? [`… and ${more} more`] : [])].map((line) => `  ${line}`)];
}
function findingLines(finding, fix) {
    const rows = [`  ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_WORDS */ .nx[finding.outcome].padEnd(12)} ${finding.rule}: ${finding.outcome === 'pass' ? finding.actual : finding.message}`];
    if (finding.outcome === 'pass')
        return rows;
    const interval = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding, (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .unitOf */ .uF)(finding.expected));
    if (finding.actual !== finding.message)
        rows.push(`      wanted ${finding.expected}; seen ${finding.actual}${interval ? `, interval ${interval}` : ''}${finding.n === undefined ? '' : `, n ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(finding.n)}`}`);
    const about = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .aboutRule */ .gt)(finding);
    if (about !== undefined)
        rows.push(`      ${about}`);
    if (finding.examples?.length)
        rows.push(`      for example ${finding.examples.join(', ')}`);
    if (fix !== undefined)
        rows.push(`      next: ${fix} [${finding.code}]`);
    return rows;
}


/***/ }),

/***/ 61827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ NOT_ENFORCED),
/* harmony export */   Bt: () => (/* binding */ intervalText),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   Ze: () => (/* binding */ ICONS),
/* harmony export */   gt: () => (/* binding */ aboutRule),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   o$: () => (/* binding */ adviceOnce),
/* harmony export */   sd: () => (/* binding */ GRAVEST_FIRST),
/* harmony export */   uF: () => (/* binding */ unitOf),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
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
/** `3.1 %`, in three significant figures; never `0 %` for a share that is not zero. */
function percent(share) {
    if (!Number.isFinite(share))
        return 'undefined';
    return share > 0 && share < 1e-6 ? '< 0.0001 %' : `${Number((share * 100).toPrecision(3))} %`;
}
/** How the numbers of a finding are written: as its limit is, so that a share and what is wanted of it can be compared. */
function unitOf(wanted) {
    return /\d ?%/.test(wanted) ? percent : short;
}
function intervalText({ interval }, format = short) {
    if (!interval)
        return '';
    const { low, high, level } = interval;
    return `${format(low)} to ${format(high)} (${short(level * 100)} %)`;
}
/** What to do next for each finding, in full where it is new: many slices may ask for the same. */
function adviceOnce() {
    const given = new Set();
    return ({ code, fix }) => {
        if (fix === undefined)
            return undefined;
        const known = given.has(`${code} ${fix}`);
        given.add(`${code} ${fix}`);
        return known ? 'As above.' : fix;
    };
}
/** Said on every surface where a stage does not count: a neutral verdict must never be read as evidence. */
const NOT_ENFORCED = 'Shown only: the delivery file says `enforce: false`, so this is no evidence for any gate.';
const ACTIONS = { hold: 'It holds the rollout in flight.', revert: 'It has what serves taken back.' };
/** Who answers for a rule, why it is there, and what its failure asks for; as the delivery file says. */
function aboutRule({ owner, because, action }) {
    const parts = [owner === undefined ? '' : `Owner: ${owner}.`, because === undefined ? '' : `Because: ${because.replace(/[.\s]*$/, '')}.`, action === undefined ? '' : ACTIONS[action]].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : undefined;
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


/***/ }),

/***/ 98799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ canonicalize)
/* harmony export */ });
function hasLoneSurrogate (value) {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);

    if (code >= 0xD800 && code <= 0xDBFF) {
      if (i === value.length - 1) {
        return true;
      }
      const next = value.charCodeAt(i + 1);
      if (!(next >= 0xDC00 && next <= 0xDFFF)) {
        return true;
      }
      i++;
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
      return true;
    }
  }

  return false;
}

function canonicalize (object, seen = new Set()) {
  if (typeof object === 'number' && isNaN(object)) {
    throw new Error('NaN is not allowed');
  }

  if (typeof object === 'number' && !isFinite(object)) {
    throw new Error('Infinity is not allowed');
  }

  if (typeof object === 'string' && hasLoneSurrogate(object)) {
    throw new Error('Lone surrogate is not allowed');
  }

  if (object === null || typeof object !== 'object') {
    return JSON.stringify(object);
  }

  if (typeof object.toJSON === 'function') {
    if (seen.has(object)) {
      throw new Error('Circular reference detected');
    }
    seen.add(object);
    const result = canonicalize(object.toJSON(), seen);
    seen.delete(object);
    return result;
  }

  if (seen.has(object)) {
    throw new Error('Circular reference detected');
  }
  seen.add(object);

  let result;
  if (Array.isArray(object)) {
    const values = object.map((cv) => {
      const value = cv === undefined || typeof cv === 'symbol' ? null : cv;
      return canonicalize(value, seen);
    });
    result = `[${values.join(',')}]`;
  } else {
    const parts = [];
    for (const key of Object.keys(object).sort()) {
      if (object[key] === undefined || typeof object[key] === 'symbol') {
        continue;
      }
      parts.push(`${canonicalize(key)}:${canonicalize(object[key], seen)}`);
    }
    result = `{${parts.join(',')}}`;
  }

  seen.delete(object);
  return result;
}


/***/ })

};
