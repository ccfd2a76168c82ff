export const id = 6380;
export const ids = [6380];
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
    identify: { purpose: 'deliver', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989))).runIdentify(session) },
    'validate-data': {
        purpose: 'develop',
        options: { act: { type: 'boolean' }, explain: { type: 'boolean' } },
        run: async (session, values, io) => {
            const { runValidateData } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989));
            return runValidateData(session, { act: values.act === true ? { secrets: secretsOf(io) } : undefined });
        },
        instead: async (session, values, io) => {
            if (values.explain !== true)
                return undefined;
            const { explainDataOf } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989));
            io.stdout(`${(await explainDataOf(session)).map(_report_escape_js__WEBPACK_IMPORTED_MODULE_8__/* .logLine */ .BP).join('\n')}\n`);
            return 0;
        },
    },
    predict: { purpose: 'develop', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989))).runPredict(session) },
    'probe-model': { purpose: 'develop', options: {}, run: async (session) => (await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989))).runProbeModel(session) },
    'run-model-tests': {
        purpose: 'develop',
        options: { act: { type: 'boolean' } },
        run: async (session, values, io) => {
            const { runModelTestsStage } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989));
            const { forgeOf } = await __webpack_require__.e(/* import() */ 1213).then(__webpack_require__.bind(__webpack_require__, 1213));
            return runModelTestsStage(session, undefined, secretsOf(io), values.act === true ? () => forgeOf(io.env, session.clock) : undefined);
        },
    },
    seal: {
        purpose: 'deliver',
        options: { statements: { type: 'string' } },
        run: async (session, values, io) => {
            const { runSeal } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989));
            return runSeal(session, { statements: node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(io.cwd, text(values.statements) ?? node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(session.out)), secrets: secretsOf(io) });
        },
    },
    adopt: {
        purpose: 'deliver',
        options: { slot: { type: 'string' } },
        run: async (session, values, io) => (await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(7652)]).then(__webpack_require__.bind(__webpack_require__, 40989))).runAdopt(session, { secrets: secretsOf(io), slot: text(values.slot) }),
    },
    'require-approval': {
        purpose: 'deliver',
        options: { ...LEDGER, step: { type: 'string', default: 'approve' }, role: { type: 'string' }, since: { type: 'string' }, head: { type: 'string' } },
        run: async (session, values, io) => {
            const { APPROVAL_STEPS, runApproval } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(989), __webpack_require__.e(5548), __webpack_require__.e(9110)]).then(__webpack_require__.bind(__webpack_require__, 55548));
            const step = APPROVAL_STEPS.find((each) => each === values.step);
            if (!step)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('step-unknown', `There is no step ${JSON.stringify(values.step)}.`, `Write --step ${APPROVAL_STEPS.join(', --step ')}.`);
            const { forgeOf } = await __webpack_require__.e(/* import() */ 1213).then(__webpack_require__.bind(__webpack_require__, 1213));
            const options = { step, ledger: ledgerOf(values, session, io), role: text(values.role), since: text(values.since), head: digestOption(values, 'head') };
            return runApproval(session, { ...options, forge: await forgeOf(io.env, session.clock), secrets: secretsOf(io) });
        },
    },
    'canary-promote': {
        purpose: 'deliver',
        options: { ...LEDGER, once: { type: 'boolean' }, minutes: { type: 'string' }, request: { type: 'string' } },
        run: async (session, values, io) => {
            const { runPromote, requestOf } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(4365), __webpack_require__.e(5271)]).then(__webpack_require__.bind(__webpack_require__, 64365));
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
            const { runRollback } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(4057), __webpack_require__.e(2814), __webpack_require__.e(8175), __webpack_require__.e(9329)]).then(__webpack_require__.bind(__webpack_require__, 18175));
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
                const { judgeFailure } = await Promise.all(/* import() */[__webpack_require__.e(3746), __webpack_require__.e(8071), __webpack_require__.e(2890)]).then(__webpack_require__.bind(__webpack_require__, 67652));
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


/***/ })

};
