export const id = 7063;
export const ids = [7063,8633,1591];
export const modules = {

/***/ 21916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 49055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ whoMadeIt)
/* harmony export */ });
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41310);

/** The account in whose name GitHub commits what people do on its pages. */
const WEB_FLOW_ID = 19_864_447;
const WEB_FLOW_EMAIL = 'noreply@github.com';
/** https://docs.github.com/account-and-profile/reference/email-addresses-reference: the id before the `+` never changes. */
const NOREPLY = /^([1-9][0-9]{0,14})\+([^@\s]+)@users\.noreply\.github\.com$/;
const MOST_REASONS = 5;
/**
 * Everybody who had a hand in the candidate: authors, committers and co-authors of its commits, authors of the pull
 * requests that brought them in, who pushed last, who started the run and who started it again. By account id, never by login. Whoever
 * cannot be named refuses: GitHub's own link first, then the id in a noreply address, then `approval.people`.
 */
function whoMadeIt(policy, run, range, pushed) {
    const found = new Found(policy);
    found.starter(run.actor, 'started the run');
    found.starter(run.triggeringActor, 'started this attempt of the run');
    for (const commit of range.commits) {
        const short = commit.id.slice(0, 7);
        found.signature(commit.author, `author of ${short}`);
        if (!isGitHubItself(commit))
            found.signature(commit.committer, `committer of ${short}`);
        for (const coAuthor of commit.coAuthors)
            found.signature(coAuthor, `co-author of ${short}`);
        for (const account of commit.pullRequestAuthors)
            found.account(account, `author of the pull request of ${short}`);
    }
    for (const head of pushed)
        found.pusher(head);
    return { people: [...found.people.values()].sort((a, b) => a.id - b.id), refusals: [...found.refusals.values()] };
}
/** Anybody can write GitHub's name into a commit; only GitHub can sign it. */
function isGitHubItself(commit) {
    const { account, email } = commit.committer;
    return commit.signedByGitHub && email === WEB_FLOW_EMAIL && (account === null || account.id === WEB_FLOW_ID);
}
class Found {
    people = new Map();
    /** By person, so that one unknown address is one refusal however many commits it has. */
    refusals = new Map();
    #policy;
    constructor(policy) {
        this.#policy = policy;
    }
    starter(account, because) {
        if (account)
            return this.account(account, because);
        this.refusals.set('starter', (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('starter-unknown', 'a run whose starter is known', `the account that ${because} is gone`));
    }
    /** A commit says what its maker wrote into it; the account behind the push is what GitHub knows. */
    pusher({ what, by }) {
        if (by)
            return this.account(by, what);
        this.refusals.set(`pusher ${what}`, (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('pusher-unknown', `the account that ${what}`, by === null ? 'an account that is gone' : 'no push of it that GitHub tells of'));
    }
    account(account, because, email) {
        if (account.type === 'Bot')
            return this.#bot(account.login, because, email);
        if (account.type !== 'User' || account.id === WEB_FLOW_ID)
            return this.#unknown(email ?? account.login, account.login, `${because} (${account.type} ${account.login})`);
        this.#involve(account.id, account.login, because);
    }
    signature(person, because) {
        const listed = this.#listed(person.email);
        // The team may know more of a shared address than GitHub does: then both may not approve.
        if (typeof listed === 'number')
            this.#involve(listed, person.email, because);
        if (person.account && !(person.account.id === WEB_FLOW_ID && listed !== undefined))
            return this.account(person.account, because, person.email);
        const noreply = NOREPLY.exec(person.email);
        if (noreply)
            return noreply[2].endsWith('[bot]') ? this.#bot(noreply[2], because, person.email) : this.#involve(Number(noreply[1]), noreply[2], because);
        if (listed === undefined)
            this.#unknown(person.email, person.name, because);
    }
    #listed(name) {
        const key = name.toLowerCase();
        return key !== '' && Object.hasOwn(this.#policy.people, key) ? this.#policy.people[key] : undefined;
    }
    #involve(id, login, because) {
        const person = this.people.get(id) ?? { id, login, because: [] };
        if (person.because.length < MOST_REASONS && !person.because.includes(because))
            person.because.push(because);
        this.people.set(id, person);
    }
    #bot(login, because, email) {
        const listed = this.#listed(login) ?? this.#listed(email ?? '');
        if (listed === 'bot')
            return;
        if (typeof listed === 'number')
            return this.#involve(listed, login, because);
        const line = `${JSON.stringify(login)}: bot`;
        this.refusals.set(`bot ${login}`, (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('bot-not-listed', `${login} in approval.people`, `${login} is ${because} and is not listed`, {
            fix: `If you accept what this bot makes, add to \`approval.people\` on the protected branch the line  ${line}`,
        }));
    }
    #unknown(email, name, because) {
        if (email === '') {
            this.refusals.set(`unnamed ${because}`, (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('author-unknown', 'an e-mail for everybody who made the candidate', `${because} has none (${name || 'no name'})`, {
                fix: 'Write the commit anew with an e-mail of its author.',
            }));
            return;
        }
        const line = `${JSON.stringify(email)}: ACCOUNT_ID`;
        this.refusals.set(`unknown ${email}`, (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('author-unknown', `an account of ${email}`, `${name || email}, ${because}, is linked to none`, {
            fix: `Add to \`approval.people\` on the protected branch the line  ${line}  (the number that \`gh api users/LOGIN --jq .id\` prints; \`bot\` for a machine), or let its owner add the e-mail to the account.`,
        }));
    }
}


/***/ }),

/***/ 16815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  initWorkflows: () => (/* binding */ initWorkflows)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/program.js
var program = __webpack_require__(69399);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/run/package-file.js
var package_file = __webpack_require__(50544);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
// EXTERNAL MODULE: ./.build/src/github/settings.js
var settings = __webpack_require__(402);
// EXTERNAL MODULE: ./.build/src/run/doctor.js + 18 modules
var doctor = __webpack_require__(95622);
// EXTERNAL MODULE: ./.build/src/run/system.js
var system = __webpack_require__(67776);
;// CONCATENATED MODULE: ./.build/src/run/approval-source.js





const SOURCES = ['environments', 'pull-request'];
/**
 * Where approvals are given: as asked for, as the delivery file says, or where they can hold. Required reviewers of private
 * repositories need GitHub Enterprise (https://docs.github.com/actions/reference/workflows-and-actions/deployments-and-environments);
 * elsewhere people review a pull request. Throws InputError where GitHub was asked and did not tell.
 */
async function approvalSource(asked, spec, session) {
    if (asked !== undefined) {
        const source = SOURCES.find((each) => each === asked);
        if (!source)
            throw problem/* InputError */.d.of('init-source', `There is no source ${JSON.stringify(asked)}.`, `Write --source ${SOURCES.join(' or --source ')}.`);
        return { source, why: 'as asked for' };
    }
    if (spec?.approval?.source !== undefined)
        return { source: spec.approval.source, why: 'as the delivery file says' };
    const { env } = session;
    const token = env.SLUICE_TOKEN || env.GH_TOKEN || env.GITHUB_TOKEN;
    if (!token)
        return { source: 'environments', why: 'they hold in public repositories and with GitHub Enterprise; for a private one without it, `--source pull-request` (GH_TOKEN lets GitHub be asked)' };
    const [owner = '', repository = ''] = (await (0,doctor/* repositoryOf */._)(session)).split('/');
    return whereTheyHold(await (0,settings/* openSettings */.O)({ owner, repository, token, apiUrl: env.GITHUB_API_URL || 'https://api.github.com', clock: system/* systemClock */.m }));
}
async function whereTheyHold(settings) {
    const { private: hidden, owner } = await told('whether the repository is private', () => settings.repository());
    if (!hidden)
        return { source: 'environments', why: 'environments of a public repository can have reviewers' };
    const environments = await told('which environments there are', () => settings.environments());
    if (environments.some(({ reviewers }) => reviewers?.length))
        return { source: 'environments', why: 'environments of this repository have reviewers' };
    const plan = owner.type === 'Organization' ? await settings.plan().catch(() => null) : 'of a person';
    if (plan === 'enterprise')
        return { source: 'environments', why: 'environments can have reviewers with GitHub Enterprise' };
    if (plan !== null)
        return { source: 'pull-request', why: `environments of a private repository on the plan ${plan} cannot have reviewers` };
    throw problem/* InputError */.d.of('init-source', 'The repository is private, no environment of it has reviewers, and GitHub does not tell this token the plan of its organisation.', 'With GitHub Enterprise write `--source environments`, else `--source pull-request`.');
}
async function told(what, ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (!(error instanceof forge_error/* ForgeError */.Q))
            throw error;
        throw problem/* InputError */.d.of('init-source', `GitHub does not tell ${what}: ${error.actual}.`, 'Write `--source environments` or `--source pull-request`.', undefined, { cause: error });
    }
}

;// CONCATENATED MODULE: ./.build/src/cli/init-workflows.js








/** Which ready-to-copy caller serves which way of rolling out; `gate` is for teams that only test, so far. */
const CALLERS = { gate: 'gate.yml', replace: 'deliver-replace.yml', canary: 'deliver-canary.yml' };
/** Where people approve by reviews of a pull request, one caller serves every strategy. */
const BY_PULL_REQUEST = 'deliver-pull-request.yml';
/** What the templates in workflows/ name instead of a release of Sluice. */
const TEMPLATE = { repository: 'sluice/sluice', ref: '0'.repeat(40) };
/**
 * `sluice init --workflows [--delivery FILE] [--strategy gate|replace|canary] [--source environments|pull-request] [--repository OWNER/NAME]
 * [--ref COMMIT] [--force]`: one caller file, ready to commit. Repository and commit of Sluice are by default those of the checkout that runs.
 */
async function initWorkflows(argv, io) {
    const { values } = (0,external_node_util_.parseArgs)({
        args: argv,
        options: {
            workflows: { type: 'boolean' },
            delivery: { type: 'string', default: 'delivery.yml' },
            strategy: { type: 'string' },
            source: { type: 'string' },
            repository: { type: 'string' },
            ref: { type: 'string' },
            force: { type: 'boolean' },
        },
    });
    const spec = await declared(values.delivery, io.cwd, values.strategy === undefined);
    const strategy = values.strategy ?? spec?.rollout?.strategy ?? 'gate';
    const template = CALLERS[strategy];
    if (!template)
        throw problem/* InputError */.d.of('init-strategy', `There is no strategy ${JSON.stringify(strategy)}.`, `Choose one of ${Object.keys(CALLERS).join(', ')}.`);
    const chosen = strategy === 'gate' ? undefined : await approvalSource(values.source, spec, { env: io.env, workspace: io.cwd });
    const target = external_node_path_.join(io.cwd, '.github', 'workflows', 'sluice.yml');
    if (!values.force && (await exists(target)))
        throw problem/* InputError */.d.of('init-exists', '.github/workflows/sluice.yml is there already.', 'Look at it first; `--force` replaces it.');
    const sluice = await ownVersion(values.repository, values.ref);
    const text = (await (0,promises_.readFile)((0,package_file/* packageFile */.n)(`workflows/${chosen?.source === 'pull-request' ? BY_PULL_REQUEST : template}`), 'utf8'))
        .replaceAll('delivery: delivery.yml', `delivery: ${JSON.stringify(values.delivery)}`)
        .replaceAll('$default-branch', 'main')
        .replaceAll('promotions/MODEL.json', `promotions/${spec?.release.name ?? 'MODEL'}.json`)
        .replaceAll('model-serve', spec ? `${spec.release.name}-serve` : 'model-serve')
        .replaceAll(TEMPLATE.repository, sluice.repository)
        .replaceAll(TEMPLATE.ref, sluice.ref);
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    await (0,promises_.writeFile)(target, text);
    io.stdout(`Wrote .github/workflows/sluice.yml for the strategy \`${strategy}\`. Its first lines say what to set up on GitHub.\n`);
    if (chosen)
        io.stdout(`${sourceWords(chosen, spec)}\n`);
    return 0;
}
/** Where this Sluice was checked out from, and at which commit: a caller pins exactly that. */
async function ownVersion(repository, ref) {
    const git = async (...args) => {
        const answer = await (0,program/* runProgram */.mB)(['git', ...args], { cwd: external_node_path_.dirname((0,package_file/* packageFile */.n)('package.json')), timeout: 10_000 }).catch(() => ({ stdout: '' }));
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
        throw new problem/* InputError */.d(problems);
    return { repository: origin, ref: commit };
}
/** Undefined where there is no delivery file and none is needed. */
async function declared(file, cwd, needed) {
    if (!needed && !(await exists(external_node_path_.join(cwd, file))))
        return undefined;
    return (await (0,load/* loadDelivery */.F)(file, { workspace: cwd })).spec;
}
function sourceWords({ source, why }, spec) {
    const how = source === 'environments' ? 'Approvals are reviews of environments' : 'Approvals are reviews of a promotion pull request';
    const differs = (spec?.approval?.source ?? 'environments') !== source;
    return `${how}: ${why}.${differs ? ` Write \`approval: {source: ${source}}\` into the delivery file${source === 'pull-request' ? ', and `people` with their account ids for each role' : ''}.` : ''} \`sluice doctor\` says whether they hold.`;
}
async function exists(file) {
    return (0,promises_.access)(file).then(() => true, () => false);
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

/***/ 20803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ DURATION_PATTERN),
/* harmony export */   E: () => (/* binding */ parseDuration)
/* harmony export */ });
const UNITS = {
    ms: 1,
    s: 1000,
    second: 1000,
    seconds: 1000,
    min: 60_000,
    minute: 60_000,
    minutes: 60_000,
    h: 3_600_000,
    hour: 3_600_000,
    hours: 3_600_000,
    day: 86_400_000,
    days: 86_400_000,
};
/** The form that delivery files use: a number, a space or none, and a unit. At most seven
 * digits: with more a limit would be no limit, or a time that no calendar has. Kept equal to the schema's pattern. */
const DURATION_PATTERN = '^[0-9]{1,7}(\\.[0-9]{1,6})? ?(ms|s|seconds?|min|minutes?|h|hours?|days?)$';
/** `10 minutes`, `60 s` or `7 days` in milliseconds. Throws RangeError for any other text. */
function parseDuration(text) {
    const match = /^([0-9]{1,7}(?:\.[0-9]{1,6})?) ?([a-z]+)$/.exec(text);
    const unit = match ? UNITS[match[2]] : undefined;
    if (!match || unit === undefined)
        throw new RangeError(`Not a duration: ${JSON.stringify(text)}.`);
    return Number(match[1]) * unit;
}


/***/ }),

/***/ 27999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ findingOf)
/* harmony export */ });
/** A refusal as a finding of a verdict: same code, same numbers, always `fail`. `rule` says in plain words what was asked. */
function findingOf(refusal, rule, about = {}) {
    return {
        code: refusal.code,
        outcome: 'fail',
        rule,
        message: `Expected ${refusal.expected}, found ${refusal.actual}.`,
        expected: refusal.expected,
        actual: refusal.actual,
        fix: refusal.fix,
        ...about,
    };
}


/***/ }),

/***/ 37367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ identifier),
/* harmony export */   e: () => (/* binding */ literal)
/* harmony export */ });
/**
 * A name as a quoted SQL identifier, safe whatever it holds: quotes, newlines, SQL. Throws RangeError on NUL, which no
 * engine stores in a name.
 */
function identifier(name) {
    if (name.includes('\0'))
        throw new RangeError('A column or table name cannot hold a NUL character.');
    return `"${name.replaceAll('"', '""')}"`;
}
/** A value as an SQL literal, safe whatever it holds. Numbers that are no integers become DOUBLE, never DECIMAL. */
function literal(value) {
    if (value === null)
        return 'NULL';
    if (typeof value === 'boolean')
        return value ? 'TRUE' : 'FALSE';
    if (typeof value === 'bigint')
        return `(${value})`;
    if (typeof value === 'number') {
        return Number.isSafeInteger(value) ? `(${value})` : `CAST('${Number.isFinite(value) ? value : notFinite(value)}' AS DOUBLE)`;
    }
    if (value.includes('\0'))
        throw new RangeError('A text in SQL cannot hold a NUL character.');
    return `'${value.replaceAll("'", "''")}'`;
}
function notFinite(value) {
    if (Number.isNaN(value))
        return 'NaN';
    return value > 0 ? 'Infinity' : '-Infinity';
}


/***/ }),

/***/ 15185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ declaredClusters)
/* harmony export */ });
/** Every cluster that a rollout declares: the one for all, and those of single drivers, below any key `cluster`. */
function declaredClusters(rollout) {
    const own = [...clustersBelow(rollout, ['rollout'])];
    return rollout?.kubernetes === undefined ? own : [{ path: ['rollout', 'kubernetes'], cluster: rollout.kubernetes }, ...own];
}
function* clustersBelow(value, path) {
    if (typeof value !== 'object' || value === null)
        return;
    for (const [key, each] of Object.entries(value)) {
        const at = [...path, Array.isArray(value) ? Number(key) : key];
        if (key === 'cluster' && typeof each === 'object' && each !== null && ['in_cluster', 'context', 'server'].some((way) => way in each))
            yield { path: at, cluster: each };
        else
            yield* clustersBelow(each, at);
    }
}


/***/ }),

/***/ 73196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ resolveInside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



/** Absolute path of a declared path. Throws InputError where it leaves the workspace, by name or by a symbolic link. */
function resolveInside(declared, place) {
    if (/^[a-z][a-z0-9+.-]+:/i.test(declared))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('path-not-local', `\`${declared}\` is an address, and this version reads files.`, 'Fetch it in a step before, and name the file.', { file: place.file, line: 1, column: 1 });
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(place.root, declared);
    if (!isInside(absolute, place.workspace) || !isInside(realPath(absolute), realPath(place.workspace)))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('path-leaves-workspace', `\`${declared}\` leads out of the workspace.`, 'Keep what a delivery names inside the repository; symbolic links out of it are refused.', { file: place.file, line: 1, column: 1 });
    return absolute;
}
function isInside(file, folder) {
    const relative = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(folder, file);
    // Files of a ConfigMap lie in a folder such as `..2026_01_05`, which is no way up.
    return relative.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] !== '..' && !node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(relative);
}
/** The real path of a file, or of its nearest ancestor that exists (an output may not exist yet). */
function realPath(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(file);
    }
    catch {
        const parent = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file);
        return parent === file ? file : node_path__WEBPACK_IMPORTED_MODULE_1__.join(realPath(parent), node_path__WEBPACK_IMPORTED_MODULE_1__.basename(file));
    }
}


/***/ }),

/***/ 34789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ declaredSecrets)
/* harmony export */ });
/** `release.secrets`, whichever way each was written. */
function declaredSecrets(spec) {
    return (spec.release.secrets ?? []).map((secret) => (typeof secret === 'string' ? { name: secret } : secret));
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


/***/ }),

/***/ 23148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ retreatDeps)
});

// EXTERNAL MODULE: ./.build/src/run/cluster.js + 8 modules
var cluster = __webpack_require__(67272);
// EXTERNAL MODULE: ./.build/src/delivery/source.js
var delivery_source = __webpack_require__(36251);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
;// CONCATENATED MODULE: ./.build/src/run/input-contract.js


/** Describing today's data may take a server; users are not kept waiting for it. */
const MOST_MS = 5000;
/**
 * Whether an older release can take what comes today: the inputs that its own ledger lists against those of today's contract, and against
 * the columns that today's serving data really has. A column that is gone, may be missing now, or has become wider than the release was made
 * for is a refusal `contract-incompatible`; what cannot be compared is a note, for users may be waiting.
 */
function contractComparison(delivery, session) {
    let described;
    return async (ledger, release) => {
        const then = inputsOf(ledger);
        if (!then)
            return { refusals: [], notes: [`Whether ${titleOf(release)} takes today's data is not known: its ledger lists no inputs.`] };
        const { contractDifferences } = await __webpack_require__.e(/* import() */ 8880).then(__webpack_require__.bind(__webpack_require__, 88880));
        const { breaking } = await __webpack_require__.e(/* import() */ 3717).then(__webpack_require__.bind(__webpack_require__, 73717));
        const refusals = [];
        const notes = [];
        const now = todaysContract(delivery);
        if (now)
            refusals.push(...breaking(contractDifferences({ columns: then }, { columns: now }), 'forward').map((difference) => refusalOf(difference, release, 'the contract of today')));
        else
            notes.push('The delivery file declares no columns, so today\'s contract was not compared.');
        const data = await (described ??= describeServing(delivery, session));
        if ('unknown' in data && typeof data.unknown === 'string')
            notes.push(`Today's data was not looked at: ${data.unknown}`);
        else
            refusals.push(...gone(then, data).filter(({ actual }) => !refusals.some((other) => other.actual === actual)).map((refusal) => ({ ...refusal, expected: `${refusal.expected} of ${titleOf(release)}` })));
        return { refusals, notes };
    };
}
/** What `validate-data` wrote down of the inputs, in the release's own ledger. */
function inputsOf(ledger) {
    const inputs = (0,evidence_ledger/* latest */.IW)(ledger, 'validate-data')?.statement.predicate.details?.inputs;
    return typeof inputs === 'object' && inputs !== null && Object.keys(inputs).length > 0 ? inputs : undefined;
}
/** Of the contract, only what makes a row readable: which columns there are, of which type. */
function todaysContract({ spec: { data } }) {
    const columns = Object.entries(data?.columns ?? {});
    if (columns.length === 0)
        return undefined;
    return Object.fromEntries(columns.map(([name, { type, required }]) => [name, { ...(type && { type }), ...(required === false && { required }) }]));
}
async function describeServing(delivery, { clock, engine }) {
    const declared = delivery.spec.data?.serving;
    if (declared === undefined)
        return { unknown: 'no `data.serving` is declared.' };
    const stop = new AbortController();
    try {
        const source = (0,delivery_source/* sourceOf */.vz)(delivery, declared, ['data', 'serving']);
        const late = clock.sleep(MOST_MS, stop.signal).then(() => undefined, () => undefined);
        const columns = await Promise.race([engine.describe(source), late]);
        if (!columns)
            return { unknown: `describing it took longer than ${MOST_MS} ms.` };
        return Object.fromEntries(columns.map(({ name }) => [name, {}]));
    }
    catch (error) {
        return { unknown: error instanceof Error ? error.message : String(error) };
    }
    finally {
        stop.abort();
    }
}
/** Types of a file are guesses of its reader; that a column is not there is none. */
function gone(then, now) {
    const there = new Set(Object.keys(now).map((name) => name.toLowerCase()));
    return Object.entries(then).filter(([name, { required }]) => required !== false && !there.has(name.toLowerCase())).map(([name]) => ({
        code: 'contract-incompatible', expected: `the input ${name}`, actual: `today's serving data has no column ${name}`, fix: FIX,
    }));
}
const FIX = 'Name a release that takes today\'s data with `--to`, or bring the column back and run the rollback again.';
function refusalOf({ message }, release, what) {
    return { code: 'contract-incompatible', expected: `inputs that ${titleOf(release)} was made for`, actual: `${what}: ${message}`, fix: FIX };
}
function titleOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}

// EXTERNAL MODULE: ./.build/src/run/signing.js
var run_signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/wiring.js + 45 modules
var wiring = __webpack_require__(42459);
;// CONCATENATED MODULE: ./.build/src/run/retreat.js




/** All that a way back, a drill and the look at what is ready work with. */
async function retreatDeps(delivery, session, { secrets, fetch }) {
    const signing = await (0,run_signing/* signingOf */.f)(delivery, secrets);
    const access = (0,wiring/* openJournal */._0)(delivery, session, signing);
    const store = (0,wiring/* openReleases */.tT)(delivery);
    const releases = {
        ...store,
        source: async (digest) => {
            try {
                return await store.source(digest);
            }
            catch (error) {
                const fetched = await fetch?.(digest, delivery);
                if (!fetched)
                    throw error;
                return store.source(digest);
            }
        },
    };
    const evidence = { trust: signing.trust, signers: signing.allowed, repositoryId: session.deliveryId.repositoryId, contract: contractComparison(delivery, session) };
    const guardrails = (delivery.spec.rollout?.guardrails ?? []).map(({ name }) => name);
    const drivers = (0,wiring/* openDrivers */.wR)(delivery, session, access);
    await (0,cluster/* checkClusters */.eO)(delivery, session);
    return { ...access, ...drivers, releases, evidence, guardrails };
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

/***/ 13914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ safeSplit),
/* harmony export */   u: () => (/* binding */ drainCandidate)
/* harmony export */ });
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _trigger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27088);
/* harmony import */ var _mirror_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95301);
/* harmony import */ var _router_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61115);




/**
 * Takes every user from the open delivery's candidate and records that it was rolled back; the delivery stays open until
 * it is closed. Re-entrant: each part that the journal already tells is left out. When the journal cannot be written the
 * router is changed all the same, for lowering exposure needs nobody's leave; then the journal's error is thrown.
 * A candidate that never had users, or has nobody to give them to (first delivery), leaves the router alone.
 */
async function drainCandidate(hand, why) {
    const { recorder, traffic, clock } = hand;
    const decidedAt = clock.now().getTime();
    const open = openOf(recorder);
    const safe = safeSplit(open);
    if (safe && !open.drained) {
        const stuck = await recordIntent(recorder, open, safe, why);
        await (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureSplit */ .XD)(traffic, safe, clock);
        if (stuck !== undefined)
            throw stuck;
        if (open.plan.strategy === 'shadow')
            await (0,_mirror_js__WEBPACK_IMPORTED_MODULE_2__/* .writeMirror */ .l)(traffic, null);
        await recorder.append('drained', { split: safe, by: why.by, code: why.code, reason: why.reason }, open.id);
    }
    if (why.ends)
        return;
    const after = { open: openOf(recorder), champion: recorder.state.champion };
    if (!after.open.rolledBack)
        await recorder.append('rolled-back', rolledBack(after, why, decidedAt, clock.now().getTime()), open.id);
}
/** Where all users go when a candidate must have none; undefined at a first delivery, where there is nobody else. */
function safeSplit(open) {
    return open.champion ? (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .allTo */ .jT)(open.champion.slot, open.slots) : undefined;
}
async function recordIntent(recorder, open, split, why) {
    if (open.intent?.kind === 'drain')
        return undefined;
    try {
        await recorder.append('intent', { kind: 'drain', split, step: -1, code: why.code, reason: why.reason }, open.id);
        return undefined;
    }
    catch (error) {
        if (error instanceof _core_seams_js__WEBPACK_IMPORTED_MODULE_0__/* .JournalConflict */ .s)
            throw error;
        return error;
    }
}
function rolledBack({ open, champion }, why, decidedAt, now) {
    const code = open.drained?.code ?? why.code;
    return {
        from: open.release,
        to: champion ? { release: champion.release, slot: champion.slot } : null,
        code,
        reason: open.drained?.reason ?? why.reason,
        askedBy: why.askedBy,
        guardrail: open.judged?.guardrail ?? why.guardrail,
        numbers: open.judged?.numbers ?? why.numbers ?? {},
        servedMs: open.servedSince === undefined ? 0 : now - open.servedSince,
        requests: Math.max(0, ...Object.values(open.requests)),
        tookMs: now - decidedAt,
        // The watch or an earlier tick may have drained it for a reason of its own.
        trigger: (code === why.code ? why.trigger : undefined) ?? (0,_trigger_js__WEBPACK_IMPORTED_MODULE_1__/* .triggerOf */ .i)(code),
        ...(why.triggeredAt !== undefined && { triggeredAt: why.triggeredAt }),
    };
}
function openOf(recorder) {
    const { open } = recorder.state;
    if (!open)
        throw new Error('No delivery is open.');
    return open;
}


/***/ }),

/***/ 95301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readMirror),
/* harmony export */   l: () => (/* binding */ writeMirror)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** The slot that gets copies of the requests; null: none; undefined where the router cannot mirror. */
async function readMirror({ capabilities, mirror }) {
    return capabilities.mirror && mirror ? mirror.read() : undefined;
}
/** Sends copies to this slot, or to nobody, and believes only what it reads back. Writes nothing where it is so already. Throws DriverError `mirror-not-taken`. */
async function writeMirror(traffic, slot) {
    const before = await readMirror(traffic);
    if (before === slot || (before === undefined && slot === null))
        return;
    await traffic.mirror?.write(slot);
    const after = await readMirror(traffic);
    if (after === slot)
        return;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('mirror-not-taken', `The router ${traffic.name} was told to send copies to ${slot ?? 'nobody'}, and says ${after ?? 'nobody'}.`, 'See the router\'s own log; the same command can be run again at any time.');
}


/***/ }),

/***/ 27088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ TRIGGER_WORDS),
/* harmony export */   i: () => (/* binding */ triggerOf)
/* harmony export */ });
/** By the code with which a candidate lost its users. */
const OF_CODES = {
    harm: 'guardrail',
    'lease-ran-out': 'lease',
    aborted: 'person',
    'rolled-back-by-hand': 'person',
    'lease-taken': 'person',
    'held-by-data': 'data',
    'digest-mismatch': 'digest-mismatch',
    'candidate-silent': 'signals',
    blind: 'signals',
    'time-budget': 'time',
    'release-lost': 'placing', 'release-renamed': 'placing', 'place-failed': 'placing',
    'loaded-mismatch': 'digest-mismatch', 'loaded-nothing': 'placing', 'golden-mismatch': 'digest-mismatch', 'golden-unanswered': 'placing',
};
function triggerOf(code) {
    return Object.hasOwn(OF_CODES, code) ? OF_CODES[code] : 'other';
}
/** In the words of a verdict and of an incident. */
const TRIGGER_WORDS = {
    guardrail: 'a guardrail showed harm',
    lease: 'nobody looked after the rollout any more, and its lease ran out',
    person: 'a person asked for it',
    monitor: 'a monitor of what serves asked for it',
    data: 'a check of the data asked for it',
    'digest-mismatch': 'what served was not what was approved',
    signals: 'the signals were away, or the candidate fell silent',
    time: 'the time for evidence ran out',
    placing: 'the candidate could not be brought to where it would serve',
    other: 'the rollout ended it',
    drill: 'a drill',
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
