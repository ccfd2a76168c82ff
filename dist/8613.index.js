export const id = 8613;
export const ids = [8613];
export const modules = {

/***/ 48613:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cli: () => (/* binding */ cli)
/* harmony export */ });
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73136);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72963);




/** Every command, its line of help, and where it lives; loaded only when called. */
const COMMANDS = {
    check: { help: 'read the delivery file and say what is on, off and wrong', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(5801), __webpack_require__.e(6373), __webpack_require__.e(8261), __webpack_require__.e(6829), __webpack_require__.e(1221)]).then(__webpack_require__.bind(__webpack_require__, 5705))).check },
    init: { help: 'init DATA…: write a contract read off the data; init --workflows: one caller workflow', load: async () => (await __webpack_require__.e(/* import() */ 8494).then(__webpack_require__.bind(__webpack_require__, 58494))).init },
    digest: { help: 'digest PATH: the model digest; digest --delivery FILE: every part and the release digest', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(6373), __webpack_require__.e(9928)]).then(__webpack_require__.bind(__webpack_require__, 1800))).digest },
    profile: { help: 'freeze the profile of data.train into a file; count other tables over its edges; merge profiles', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(6373), __webpack_require__.e(180), __webpack_require__.e(7393)]).then(__webpack_require__.bind(__webpack_require__, 5963))).profile },
    diff: { help: 'diff OLD NEW: contracts or profiles, compatible or breaking; diff --rows OLD NEW: two data sets', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(4129), __webpack_require__.e(5308)]).then(__webpack_require__.bind(__webpack_require__, 59879))).diff },
    sample: { help: 'sample DATA: rows to label, drawn by strata, with weights that give unbiased totals', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(6373), __webpack_require__.e(5957)]).then(__webpack_require__.bind(__webpack_require__, 25957))).sample },
    identify: { help: 'name the release by its bytes', load: stage('identify') },
    'validate-data': { help: 'hold data against its contract and its profile', load: stage('validate-data') },
    predict: { help: 'run the team\'s program on features only', load: stage('predict') },
    'probe-model': { help: 'run the model itself: behaviour, explanations, latency, capacity, failure modes', load: stage('probe-model') },
    'run-model-tests': { help: 'judge the candidate against the champion', load: stage('run-model-tests') },
    plan: { help: 'plan DELIVERY: what the rollout will do under the expected traffic; plan --tests: how many labelled rows each gate needs', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(6373), __webpack_require__.e(6829), __webpack_require__.e(1456), __webpack_require__.e(1890)]).then(__webpack_require__.bind(__webpack_require__, 63005))).plan },
    seal: { help: 'chain and sign the statements of a delivery into its ledger', load: stage('seal') },
    'require-approval': { help: 'check who approved which bytes, in which run', load: stage('require-approval') },
    'canary-promote': { help: 'shift users step by step under a sequential test', load: stage('canary-promote') },
    rollback: { help: 'go back to the last release that was verified good', load: stage('rollback') },
    adopt: { help: 'record what serves today as an untested baseline', load: stage('adopt') },
    watch: { help: 'drain the candidate when the ticks of its rollout stop', load: async () => (await __webpack_require__.e(/* import() */ 4221).then(__webpack_require__.bind(__webpack_require__, 14221))).watch },
    follow: { help: 'the rollout in flight, live: shares, rates of both arms, and how the evidence grows', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(5801), __webpack_require__.e(1566), __webpack_require__.e(6373), __webpack_require__.e(6408)]).then(__webpack_require__.bind(__webpack_require__, 11380))).follow },
    replay: { help: 'replay JOURNAL: derive every decision of rollouts again from the recorded signals, and say where one differs', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(6041), __webpack_require__.e(1566), __webpack_require__.e(6649), __webpack_require__.e(1788)]).then(__webpack_require__.bind(__webpack_require__, 32418))).replay },
    policy: { help: 'policy test FILE…: a team\'s cases of its policy; policy show: the policy that counts, and where each rule comes from', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(3840), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(6373), __webpack_require__.e(3438), __webpack_require__.e(8893), __webpack_require__.e(4709), __webpack_require__.e(4031), __webpack_require__.e(8784)]).then(__webpack_require__.bind(__webpack_require__, 48785))).policy },
    doctor: { help: 'find every gate that would not hold, and secrets and rights out of place, each with its fix', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(5801), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(6373), __webpack_require__.e(5358), __webpack_require__.e(3438), __webpack_require__.e(8893), __webpack_require__.e(4031), __webpack_require__.e(3166), __webpack_require__.e(5622), __webpack_require__.e(3351)]).then(__webpack_require__.bind(__webpack_require__, 91631))).doctor },
    verify: { help: 'prove a ledger, and the model it speaks of, offline', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(8893), __webpack_require__.e(5774), __webpack_require__.e(6938), __webpack_require__.e(4998)]).then(__webpack_require__.bind(__webpack_require__, 79040))).verify },
    sign: { help: 'sign MODEL --signature OUT: its OpenSSF Model Signing signature, by key, certificate or Sigstore', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(2210), __webpack_require__.e(3917), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(8213), __webpack_require__.e(3822)]).then(__webpack_require__.bind(__webpack_require__, 94677))).sign },
    'verify-signature': { help: 'verify-signature MODEL --signature FILE: whether it is what was signed, and by whom', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(2210), __webpack_require__.e(3917), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(8213), __webpack_require__.e(5075)]).then(__webpack_require__.bind(__webpack_require__, 90178))).verifySignature },
    events: { help: 'what was refused, failed, overridden or taken back, as JSON Lines', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(2210), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(8893), __webpack_require__.e(5774), __webpack_require__.e(4425)]).then(__webpack_require__.bind(__webpack_require__, 14425))).events },
    audit: { help: 'an evidence pack of one release: page, bill of materials, model card and evidence, question by question', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(8893), __webpack_require__.e(5774), __webpack_require__.e(6938), __webpack_require__.e(8171)]).then(__webpack_require__.bind(__webpack_require__, 38621))).audit },
    history: { help: 'history MODEL: which release served when, by whom and why, and what became of every candidate', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(2210), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(8893), __webpack_require__.e(5774), __webpack_require__.e(8358)]).then(__webpack_require__.bind(__webpack_require__, 88358))).history },
    bom: { help: 'a CycloneDX ML-BOM of one release, out of its ledger', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(2210), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(8893), __webpack_require__.e(5774), __webpack_require__.e(4456)]).then(__webpack_require__.bind(__webpack_require__, 14456))).bom },
    card: { help: 'a model card with Hugging Face metadata, out of the ledger of one release', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(8893), __webpack_require__.e(5774), __webpack_require__.e(4030)]).then(__webpack_require__.bind(__webpack_require__, 24030))).card },
    evidence: { help: 'evidence keep|fetch|status|scan: keep ledgers elsewhere, take them back, see when they lapse', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(5358), __webpack_require__.e(8893), __webpack_require__.e(6197), __webpack_require__.e(367)]).then(__webpack_require__.bind(__webpack_require__, 92373))).evidence },
    rerun: { help: 'judge again what a statement tells of: the same verdict, byte for byte; --data NEW: the old rules on other rows', load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2210), __webpack_require__.e(1160), __webpack_require__.e(3840), __webpack_require__.e(2814), __webpack_require__.e(4885), __webpack_require__.e(6041), __webpack_require__.e(1848), __webpack_require__.e(8820), __webpack_require__.e(5801), __webpack_require__.e(4570), __webpack_require__.e(4392), __webpack_require__.e(6373), __webpack_require__.e(5358), __webpack_require__.e(8893), __webpack_require__.e(3564), __webpack_require__.e(8031)]).then(__webpack_require__.bind(__webpack_require__, 52766))).rerun },
    demo: { help: 'deliver the example, good and bad candidates, on this machine', load: async () => (await __webpack_require__.e(/* import() */ 9095).then(__webpack_require__.bind(__webpack_require__, 49095))).demo },
};
function stage(name) {
    return async () => {
        const { stageCommand } = await Promise.all(/* import() */[__webpack_require__.e(2210), __webpack_require__.e(4885), __webpack_require__.e(5801), __webpack_require__.e(6373), __webpack_require__.e(8893), __webpack_require__.e(6380)]).then(__webpack_require__.bind(__webpack_require__, 86380));
        return stageCommand(name);
    };
}
/** Runs one command. Mistakes of people end in a list of what to mend and status 3, never in a stack trace. */
async function cli(argv, io = terminal()) {
    const [name, ...rest] = argv;
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
        io.stdout(help());
        return name === undefined ? 3 : 0;
    }
    if (name === 'version' || name === '--version') {
        const { SLUICE_VERSION } = await __webpack_require__.e(/* import() */ 4563).then(__webpack_require__.bind(__webpack_require__, 24563));
        io.stdout(`${SLUICE_VERSION}\n`);
        return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) {
        const { nearest } = await __webpack_require__.e(/* import() */ 2822).then(__webpack_require__.bind(__webpack_require__, 32822));
        const near = nearest(name, Object.keys(COMMANDS));
        io.stderr(`There is no command ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(JSON.stringify(name))}.${near ? ` Did you mean \`${near}\`?` : ''}\n\n${help()}`);
        return 3;
    }
    if (rest.includes('--help') || rest.includes('-h')) {
        const { USAGE } = await __webpack_require__.e(/* import() */ 8149).then(__webpack_require__.bind(__webpack_require__, 58149));
        io.stdout(`sluice ${name} ${USAGE[name]}\n\n  ${command.help}\n`);
        return 0;
    }
    try {
        const run = await command.load();
        return await run(rest, io);
    }
    catch (error) {
        return failure(error, io, name);
    }
}
async function failure(error, io, name) {
    if (error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d) {
        io.stderr(`${error.problems.map((problem) => (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)((0,_core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .describe */ .q)(problem))).join('\n')}\n`);
        return 3;
    }
    const { code, message } = error;
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
        const { USAGE } = await __webpack_require__.e(/* import() */ 8149).then(__webpack_require__.bind(__webpack_require__, 58149));
        const given = /argument '(.*?)'\./s.exec(message ?? '')?.[1] ?? '';
        const file = USAGE[name]?.includes('--delivery FILE') ? ` To name the delivery file write \`--delivery ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(given)}\`.` : '';
        io.stderr(`\`sluice ${name}\` takes nothing like ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(JSON.stringify(given))} there.${file} See \`sluice ${name} --help\`.\n`);
        return 3;
    }
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || code?.startsWith('ERR_PARSE_ARGS')) {
        io.stderr(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(message ?? '').replace(/\.?$/, '.')} See \`sluice help\`, or \`--help\` behind a command.\n`);
        return 3;
    }
    io.stderr(`Sluice itself failed, and nothing was decided: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .logLine */ .BP)(String(error?.stack ?? error))}\n`);
    return 3;
}
function help() {
    const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
    const lines = Object.entries(COMMANDS).map(([name, { help: line }]) => `  ${name.padEnd(width)}  ${line}`);
    return [
        'sluice COMMAND [options]',
        '',
        ...lines,
        '',
        'A stage takes --delivery FILE (default delivery.yml) and --out DIR (default sluice-out), and writes',
        'DIR/verdict.json, DIR/summary.md and DIR/statement.json; --json prints the verdict alone.',
        '`sluice COMMAND --help` lists every option.',
        'Exit status: 0 pass or warn, 1 fail, 2 inconclusive, 3 error in the input.',
        '',
    ].join('\n');
}
function terminal() {
    // A reader that has seen enough (`| head`) is no failure: the status is still what was concluded.
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE')
                throw error;
        });
    return {
        stdout: (text) => void process.stdout.write(text),
        stderr: (text) => void process.stderr.write(text),
        terminal: process.stderr.isTTY ? (text) => void process.stderr.write(text) : undefined,
        cwd: process.cwd(),
        env: process.env,
    };
}
const started = process.argv[1];
if (started && import.meta.url === (0,node_url__WEBPACK_IMPORTED_MODULE_0__.pathToFileURL)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(started)).href)
    process.exitCode = await cli(process.argv.slice(2));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ InputError),
/* harmony export */   q: () => (/* binding */ describe)
/* harmony export */ });
/**
 * The input cannot be used. Carries every mistake found, never only the first. The command line exits with 3; an
 * action annotates each problem's line and fails once.
 */
class InputError extends Error {
    problems;
    constructor(problems, options) {
        super(problems.map(describe).join('\n'), options);
        this.name = 'InputError';
        this.problems = problems;
    }
    static of(code, message, fix, location, options) {
        return new InputError([{ code, message, fix, location }], options);
    }
}
function describe(problem) {
    const place = problem.location
        ? `${problem.location.file}:${problem.location.line}:${problem.location.column}: `
        : '';
    return `${place}${problem.message} ${problem.fix} [${problem.code}]`;
}


/***/ }),

/***/ 72963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
/** Longest text of one field on any surface but JSON; the JSON has it whole. */
const MAX_FIELD = 600;
// Control characters (ANSI escapes begin with one), the marks that reorder or hide text, and characters that no font shows.
// Tab and newline are spaces.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uD800-\uDFFF\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;
const WORD_JOINER = '\u2060';
/** One line of harmless plain text, at most `max` characters: no control characters, no line breaks, no lone surrogates. */
function plain(text, max = MAX_FIELD) {
    const flat = text.replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ').replaceAll(CONTROL, '\uFFFD').trim();
    const characters = [...flat];
    return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : flat;
}
/**
 * A line for the runner's log or a terminal. The runner obeys lines that begin with `::` and lines that hold `##[`
 * (runner, ActionCommand.cs), so neither survives.
 */
function logLine(text) {
    return plain(text, 4000).replace(/^::/, ': :').replaceAll('##[', '## [');
}
/**
 * Text that GitHub's Markdown shows as it is: no markup, no table cell of its own, no mention, no issue link, no HTML,
 * no formula. A word joiner splits `@name` and `#1`, since GitHub looks for these after Markdown is done; the rest
 * becomes entities, which are never markup.
 */
function markdown(text, max = MAX_FIELD) {
    return plain(text, max)
        .replaceAll('&', '&amp;')
        .replaceAll(/[<>|`*~[\]\\$"']/g, entity)
        .replaceAll(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '&#95;')
        .replaceAll('@', `@${WORD_JOINER}`)
        .replaceAll(/(?<!&)#(?=[A-Za-z0-9])/g, `#${WORD_JOINER}`)
        .replaceAll(/\b(GH)-(?=\d)/gi, `$1-${WORD_JOINER}`)
        .replaceAll(/:(?=\/\/|:)/g, '&#58;')
        .replaceAll(/:(?=[A-Za-z0-9_+-]+:)/g, '&#58;')
        .replaceAll(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`)
        .replaceAll('{{', '&#123;&#123;')
        // At the start of a list item these would begin a heading, a list or a rule.
        .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits, mark) => digits + entity(mark))
        .replace(/^[#+\-=](?![0-9A-Za-z])/, entity);
}
/** Text of an HTML page or of a quoted attribute: never markup. */
function html(text, max = 20_000) {
    return plain(text, max).replaceAll('&', '&amp;').replaceAll(/[<>"'`=]/g, (character) => `&#${character.codePointAt(0)};`);
}
function entity(character) {
    const named = { '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    return named[character] ?? `&#${character.codePointAt(0)};`;
}


/***/ })

};
