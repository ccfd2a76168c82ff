export const id = 3669;
export const ids = [3669];
export const modules = {

/***/ 73669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   initWorkflows: () => (/* binding */ initWorkflows)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _core_program_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69399);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(98071);
/* harmony import */ var _run_package_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(50544);







/** Which ready-to-copy caller serves which way of rolling out; `gate` is for teams that only test, so far. */
const CALLERS = { gate: 'gate.yml', replace: 'deliver-replace.yml', canary: 'deliver-canary.yml' };
/** What the templates in workflows/ name instead of a release of Sluice. */
const TEMPLATE = { repository: 'sluice/sluice', ref: '0'.repeat(40) };
/**
 * `sluice init --workflows [--delivery FILE] [--strategy gate|replace|canary] [--repository OWNER/NAME] [--ref COMMIT] [--force]`:
 * one caller file, ready to commit. Repository and commit of Sluice are by default those of the checkout that runs.
 */
async function initWorkflows(argv, io) {
    const { values } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({
        args: argv,
        options: {
            workflows: { type: 'boolean' },
            delivery: { type: 'string', default: 'delivery.yml' },
            strategy: { type: 'string' },
            repository: { type: 'string' },
            ref: { type: 'string' },
            force: { type: 'boolean' },
        },
    });
    const strategy = values.strategy ?? (await declaredStrategy(values.delivery, io.cwd));
    const template = CALLERS[strategy];
    if (!template)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('init-strategy', `There is no strategy ${JSON.stringify(strategy)}.`, `Choose one of ${Object.keys(CALLERS).join(', ')}.`);
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.join(io.cwd, '.github', 'workflows', 'sluice.yml');
    if (!values.force && (await exists(target)))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('init-exists', '.github/workflows/sluice.yml is there already.', 'Look at it first; `--force` replaces it.');
    const sluice = await ownVersion(values.repository, values.ref);
    const text = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,_run_package_file_js__WEBPACK_IMPORTED_MODULE_6__/* .packageFile */ .n)(`workflows/${template}`), 'utf8'))
        .replaceAll('delivery: delivery.yml', `delivery: ${JSON.stringify(values.delivery)}`)
        .replaceAll('$default-branch', 'main')
        .replaceAll(TEMPLATE.repository, sluice.repository)
        .replaceAll(TEMPLATE.ref, sluice.ref);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(target, text);
    io.stdout(`Wrote .github/workflows/sluice.yml for the strategy \`${strategy}\`. Its first lines say what to set up on GitHub.\n`);
    return 0;
}
/** Where this Sluice was checked out from, and at which commit: a caller pins exactly that. */
async function ownVersion(repository, ref) {
    const git = async (...args) => {
        const answer = await (0,_core_program_js__WEBPACK_IMPORTED_MODULE_4__/* .runProgram */ .mB)(['git', ...args], { cwd: node_path__WEBPACK_IMPORTED_MODULE_1__.dirname((0,_run_package_file_js__WEBPACK_IMPORTED_MODULE_6__/* .packageFile */ .n)('package.json')), timeout: 10_000 }).catch(() => ({ stdout: '' }));
        return String(answer.stdout).trim();
    };
    const origin = repository ?? /github\.com[/:]([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+?)(\.git)?$/.exec(await git('remote', 'get-url', 'origin'))?.[1];
    const commit = ref ?? (await git('rev-parse', 'HEAD'));
    const problems = [];
    if (!origin || !/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/.test(origin))
        problems.push({ code: 'init-repository', message: 'It is not known where Sluice lies on GitHub.', fix: 'Give --repository OWNER/NAME.' });
    if (!/^[0-9a-f]{40}$/.test(commit))
        problems.push({ code: 'init-ref', message: 'It is not known which commit of Sluice to pin.', fix: 'Give --ref and the 40 hexadecimal characters of a release\'s commit.' });
    if (problems.length > 0)
        throw new _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(problems);
    return { repository: origin, ref: commit };
}
async function declaredStrategy(file, cwd) {
    const { spec } = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_5__/* .loadDelivery */ .F)(file, { workspace: cwd });
    return spec.rollout?.strategy ?? 'gate';
}
async function exists(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(file).then(() => true, () => false);
}


/***/ }),

/***/ 1378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ DriverError)
/* harmony export */ });
/**
 * Something outside Sluice (a program, a router, a slot, a store) did not do as asked. `code` is a stable kebab-case
 * word that callers switch on; the message says what is wrong, where, and what to do next.
 */
class DriverError extends Error {
    code;
    fix;
    constructor(code, message, fix, options) {
        super(`${message} ${fix} [${code}]`, options);
        this.name = 'DriverError';
        this.code = code;
        this.fix = fix;
    }
}


/***/ }),

/***/ 69399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bl: () => (/* binding */ commandWords),
/* harmony export */   Zj: () => (/* binding */ ProgramError),
/* harmony export */   mB: () => (/* binding */ runProgram),
/* harmony export */   yE: () => (/* binding */ programEnvironment)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _driver_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);


/** What a program may see of this machine's environment. Tokens of the job are not among them. */
const ALLOWED_ENVIRONMENT = [
    'PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'PATHEXT', 'COMSPEC',
];
const OUTPUT_LIMIT = 1024 * 1024;
const GRACE_MS = 2000;
const PIPES_AFTER_EXIT_MS = 250;
const LAST_LINES = 12;
const LAST_CHARACTERS = 2000;
class ProgramError extends _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x {
    /** `null` where the program did not start or was ended by a signal. */
    exitCode;
    stderr;
    constructor(code, message, fix, outcome, options) {
        super(code, message, fix, options);
        this.name = 'ProgramError';
        this.exitCode = outcome.exitCode;
        this.stderr = outcome.stderr;
    }
}
/** A declared command as program and arguments. One text is split at its spaces: there is no shell and no quoting. */
function commandWords(command) {
    const words = typeof command === 'string' ? command.split(/\s+/).filter((word) => word !== '') : [...command];
    if (words.length === 0 || words[0] === '')
        throw new _driver_error_js__WEBPACK_IMPORTED_MODULE_1__/* .DriverError */ .x('program-empty', 'A command names no program.', 'Write the program and its arguments.');
    return words;
}
/**
 * Runs a program without a shell and answers its output when it ends with 0. Throws ProgramError with code
 * `program-not-started`, `program-failed`, `program-timed-out`, `program-output-too-large` or `program-aborted`.
 * A server that the program leaves behind stays alive; it must not keep the program's standard output.
 */
async function runProgram(command, options) {
    const [program, ...args] = commandWords(command);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        cwd: options.cwd,
        env: programEnvironment(options),
        shell: false,
        stdio: ['pipe', 'pipe', 'pipe'],
        windowsHide: true,
        // A process group of its own, so that a time limit ends what the program started as well.
        detached: process.platform !== 'win32',
    });
    const run = new Run(child, commandWords(command), options);
    return run.result;
}
/** The environment that a program gets: the allow-listed names of `from`, then what the caller adds. */
function programEnvironment(options, from = process.env) {
    const names = [...ALLOWED_ENVIRONMENT, ...(options.inherit ?? [])];
    const allowed = names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]));
    return { ...Object.fromEntries(allowed), ...options.env };
}
class Run {
    result;
    #child;
    #name;
    #options;
    #stdout = [];
    #stderr = [];
    /** Why we ended the program ourselves, where we did. */
    #ended;
    #timers = [];
    constructor(child, words, options) {
        this.#child = child;
        this.#name = words.join(' ').slice(0, 200);
        this.#options = options;
        this.result = new Promise((resolve, reject) => this.#follow(resolve, reject)).finally(() => {
            for (const timer of this.#timers)
                clearTimeout(timer);
            options.signal?.removeEventListener('abort', this.#abort);
        });
    }
    #follow(resolve, reject) {
        const child = this.#child;
        this.#collect(child.stdout, this.#stdout);
        this.#collect(child.stderr, this.#stderr);
        // A program may end without reading its input; its exit status says whether that was right.
        child.stdin.on('error', () => { });
        child.stdin.end(this.#options.input ?? '');
        child.on('error', (error) => reject(this.#notStarted(error)));
        const settle = (exitCode, signal) => {
            if (this.#ended === undefined && exitCode === 0)
                resolve({ stdout: Buffer.concat(this.#stdout), stderr: Buffer.concat(this.#stderr) });
            else {
                // The program itself is gone; what it started and what ignores SIGTERM goes with it.
                if (this.#ended !== undefined)
                    this.#kill('SIGKILL');
                reject(this.#failure(exitCode, signal));
            }
        };
        child.on('close', settle);
        // What the program left running may hold its pipes open for ever: `close` would then never come.
        child.on('exit', (exitCode, signal) => {
            this.#later(PIPES_AFTER_EXIT_MS, () => {
                child.stdout.destroy();
                child.stderr.destroy();
                settle(exitCode, signal);
            });
        });
        this.#later(this.#options.timeout, () => this.#end('program-timed-out', `did not end within ${this.#options.timeout} ms`, 'Make it faster, or see why it hangs.'));
        this.#options.signal?.addEventListener('abort', this.#abort, { once: true });
        if (this.#options.signal?.aborted)
            this.#abort();
    }
    #abort = () => this.#end('program-aborted', 'was stopped', 'Start the stage again.');
    #collect(stream, into) {
        stream.on('error', () => { });
        if (this.#options.onOutput !== undefined) {
            stream.on('data', this.#options.onOutput);
            return;
        }
        const limit = this.#options.outputLimit ?? OUTPUT_LIMIT;
        let size = 0;
        stream.on('data', (chunk) => {
            size += chunk.length;
            if (size <= limit)
                into.push(chunk);
            else
                this.#end('program-output-too-large', `wrote more than ${limit} bytes`, 'Print only the answer.');
        });
    }
    #end(code, message, fix) {
        if (this.#ended !== undefined)
            return;
        this.#ended = { code, message, fix };
        this.#kill('SIGTERM');
        this.#later(GRACE_MS, () => this.#kill('SIGKILL'));
    }
    #kill(signal) {
        const { pid } = this.#child;
        if (pid === undefined)
            return;
        try {
            if (process.platform === 'win32')
                this.#child.kill(signal);
            else
                process.kill(-pid, signal);
        }
        catch {
            // Already gone.
        }
    }
    #later(milliseconds, then) {
        this.#timers.push(setTimeout(then, milliseconds));
    }
    #notStarted(cause) {
        return new ProgramError('program-not-started', `The program \`${this.#name}\` could not be started in ${this.#options.cwd}: ${cause.message}.`, 'Check that it exists there and may be executed.', { exitCode: null, stderr: '' }, { cause });
    }
    #failure(exitCode, signal) {
        const stderr = Buffer.concat(this.#stderr).toString('utf8');
        const tail = stderr.trimEnd().split('\n').slice(-LAST_LINES).join('\n').slice(-LAST_CHARACTERS);
        const said = tail === '' ? 'It said nothing on standard error.' : `Its last lines on standard error:\n${tail}\n`;
        const why = this.#ended ?? {
            code: 'program-failed',
            message: exitCode === null ? `was ended by ${signal}` : `ended with exit status ${exitCode}`,
            fix: 'Correct what it reports and start the stage again.',
        };
        return new ProgramError(why.code, `The program \`${this.#name}\` ${why.message}. ${said}`, why.fix, { exitCode, stderr });
    }
}


/***/ }),

/***/ 50544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ packageFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);



/** A file that Sluice ships beside its code: the same place seen from src/ and from the bundle in dist/. */
function packageFile(relative) {
    let folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url));
    while (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'action.yml')) || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, 'package.json'))) {
        const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder);
        if (parent === folder)
            throw new Error(`Sluice is not installed whole: ${relative} is missing.`);
        folder = parent;
    }
    return node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, relative);
}


/***/ })

};
