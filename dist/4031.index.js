export const id = 4031;
export const ids = [4031];
export const modules = {

/***/ 60278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S4: () => (/* binding */ allPages),
  My: () => (/* binding */ openClient),
  Xw: () => (/* binding */ readReply)
});

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
;// CONCATENATED MODULE: ./.build/src/github/read.js
/** The reply has not the shape that GitHub documents. Caught where the call is known and told as a `ForgeError`. */
class ShapeError extends Error {
    constructor(path, expected, actual) {
        super(`${path || 'the reply'} should be ${expected} and is ${nameOf(actual)}`);
        this.name = 'ShapeError';
    }
}
/** A read-only view of one JSON value of a reply, which asks for every field by its type and says where it failed. */
class Field {
    value;
    path;
    constructor(value, path = '') {
        this.value = value;
        this.path = path;
    }
    get(key) {
        if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
            throw new ShapeError(this.path, 'an object', this.value);
        const own = Object.hasOwn(this.value, key) ? this.value[key] : undefined;
        return new Field(own, this.path ? `${this.path}.${key}` : key);
    }
    list() {
        if (!Array.isArray(this.value))
            throw new ShapeError(this.path, 'a list', this.value);
        return this.value.map((item, index) => new Field(item, `${this.path}[${index}]`));
    }
    text() {
        if (typeof this.value !== 'string')
            throw new ShapeError(this.path, 'a text', this.value);
        return this.value;
    }
    flag() {
        if (typeof this.value !== 'boolean')
            throw new ShapeError(this.path, 'true or false', this.value);
        return this.value;
    }
    count() {
        if (!Number.isSafeInteger(this.value) || this.value < 0)
            throw new ShapeError(this.path, 'a whole number', this.value);
        return this.value;
    }
    /** A database id: a whole number above zero. */
    id() {
        const id = this.count();
        if (id === 0)
            throw new ShapeError(this.path, 'an id above zero', this.value);
        return id;
    }
    oneOf(values) {
        const text = this.text();
        if (!values.includes(text))
            throw new ShapeError(this.path, `one of ${values.join(', ')}`, text);
        return text;
    }
    /** 40 hexadecimal characters (64 in a SHA-256 repository). */
    commit() {
        const text = this.text();
        if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text))
            throw new ShapeError(this.path, 'a commit id', text);
        return text;
    }
    get absent() {
        return this.value === undefined || this.value === null;
    }
    /** `null` where the field is missing or null, else what `read` makes of it. */
    optional(read) {
        return this.absent ? null : read(this);
    }
}
function nameOf(value) {
    if (value === undefined)
        return 'missing';
    if (value === null || typeof value === 'number' || typeof value === 'boolean')
        return String(value);
    if (typeof value === 'string')
        return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
    return Array.isArray(value) ? 'a list' : 'an object';
}

;// CONCATENATED MODULE: ./.build/src/github/remembered.js
/** So many replies, and no larger ones, are kept: a job asks the same few questions again. */
const MOST_REPLIES = 100;
const MOST_BYTES = 200_000;
/** Replies with an ETag, by their URL: what GitHub says it has not changed since is taken from here. */
class Remembered {
    #answers = new Map();
    condition(url) {
        const known = this.#answers.get(url);
        return known ? { 'if-none-match': known.etag } : {};
    }
    answer(url) {
        return this.#answers.get(url)?.answer;
    }
    keep(url, answer) {
        const { etag } = answer.headers;
        this.#answers.delete(url);
        // Half a reply must not be given a second time.
        if (answer.status !== 200 || !isJson(answer.body) || typeof etag !== 'string' || answer.body.byteLength > MOST_BYTES)
            return;
        if (this.#answers.size >= MOST_REPLIES)
            this.#answers.delete(this.#answers.keys().next().value);
        this.#answers.set(url, { etag, answer });
    }
}
function isJson(body) {
    try {
        JSON.parse(Buffer.from(body).toString('utf8'));
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/src/github/client.js




const BYTES = 'application/octet-stream';
const TRIES = 3;
const TIMEOUT_MS = 30_000;
/** Longer pauses belong to a person: a job that sleeps burns its runner. */
const LONGEST_PAUSE_MS = 60_000;
const MAX_REPLY_BYTES = 20_000_000;
/** A client that asks through `@actions/github`, which knows the runner's proxy settings. */
async function openClient(options) {
    // Lazy: a stage on a laptop without GitHub never pays for it.
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(1351), __webpack_require__.e(4119)]).then(__webpack_require__.bind(__webpack_require__, 61351));
    const silent = { debug() { }, info() { }, warn() { }, error() { } };
    const octokit = getOctokit(options.token, { baseUrl: options.apiUrl.replace(/\/+$/, ''), log: silent, userAgent: 'sluice' });
    let calls = 0;
    const remembered = new Remembered();
    async function send(call, accept = 'application/vnd.github+json') {
        calls += 1;
        const url = urlOf(call, options.apiUrl);
        const condition = call.conditional ? remembered.condition(url) : {};
        try {
            const response = await octokit.request({
                method: call.method,
                url,
                ...(call.body === undefined && call.upload === undefined ? {} : { data: call.upload ?? call.body }),
                headers: { accept, ...(call.upload && { 'content-type': BYTES }), 'x-github-api-version': '2022-11-28', ...condition },
                request: { parseSuccessResponseBody: false, signal: AbortSignal.timeout(options.timeout ?? TIMEOUT_MS) },
            });
            const answer = { status: response.status, headers: response.headers, body: await bytesOf(response.data, call) };
            if (call.conditional)
                remembered.keep(url, answer);
            return answer;
        }
        catch (error) {
            if (error instanceof forge_error/* ForgeError */.Q)
                throw error;
            const failed = failedAnswer(error, call);
            // Only what was asked for conditionally may be answered by "not modified".
            return (failed.status === 304 && 'if-none-match' in condition && remembered.answer(url)) || failed;
        }
    }
    async function answered(call, accept) {
        for (let tried = 1;; tried += 1) {
            const answer = await send(call, accept);
            if (answer.status >= 200 && answer.status < 300)
                return answer;
            const pause = tried < TRIES ? pauseBeforeRepeat(answer, call, tried) : undefined;
            if (pause === undefined)
                throw failureOf(answer, call, options.clock);
            await options.clock.sleep(pause);
        }
    }
    const ask = async (call) => replyOf(await answered(call), call);
    const unlessMissing = async (asked) => {
        try {
            return await asked;
        }
        catch (error) {
            if (error instanceof forge_error/* ForgeError */.Q && error.status === 404)
                return undefined;
            throw error;
        }
    };
    return {
        owner: options.owner,
        repository: options.repository,
        get calls() {
            return calls;
        },
        ask,
        askMaybe: (call) => unlessMissing(ask(call)),
        askBytes: (call) => unlessMissing(answered(call, BYTES).then(({ body }) => body)),
    };
}
/** Reads a reply; where its shape is not the documented one, says which field of which call. */
function readReply(call, reply, read) {
    try {
        return read(reply.data);
    }
    catch (error) {
        if (error instanceof ShapeError)
            throw new forge_error/* ForgeError */.Q('unreadable', call, error.message, { cause: error });
        throw error;
    }
}
/** Every page of a list, complete or refused: `items` says where in a page the list is. */
async function allPages(client, call, pages, items) {
    const found = [];
    const digests = [];
    let first;
    for (let page = 1;; page += 1) {
        // Pages are counted, never followed by their link: a link may lead the token to another host.
        const asked = { ...call, query: { ...call.query, per_page: 100, page } };
        const reply = await client.ask(asked);
        first ??= reply.data;
        digests.push(reply.digest);
        found.push(...readReply(call, reply, items));
        if (!reply.more)
            return { items: found, digest: digests.length === 1 ? digests[0] : (0,digest/* digestOfJson */.Qs)(digests), first };
        if (page === pages.most)
            throw new forge_error/* ForgeError */.Q('incomplete', call, `there are more than ${pages.most * 100}`, { fix: pages.fix });
    }
}
function urlOf(call, apiUrl) {
    const query = new URLSearchParams(Object.entries(call.query ?? {}).map(([name, value]) => [name, String(value)]));
    // A GitHub Enterprise Server has GraphQL beside its REST root, not below it.
    const root = apiUrl.replace(/\/+$/, '').replace(call.path === '/graphql' ? /\/v3$/ : /$^/, '');
    return `${call.upload ? uploadsOf(root) : root}${call.path}${query.size > 0 ? `?${query}` : ''}`;
}
/** Where files of releases are sent. Taken from the API's own address: one in a reply may be anybody's. */
function uploadsOf(root) {
    return root.replace(/^https:\/\/api\./, 'https://uploads.').replace(/\/api\/v3$/, '/api/uploads');
}
async function bytesOf(body, call) {
    const chunks = [];
    let size = 0;
    if (body)
        for await (const chunk of body) {
            size += chunk.byteLength;
            if (size > MAX_REPLY_BYTES)
                throw new forge_error/* ForgeError */.Q('incomplete', call, `the reply is larger than ${MAX_REPLY_BYTES} bytes`);
            chunks.push(chunk);
        }
    return Buffer.concat(chunks);
}
function replyOf(answer, call) {
    const bytes = answer.body;
    try {
        // 204 has no body.
        const data = new Field(bytes.length === 0 ? null : JSON.parse(bytes.toString('utf8')));
        return { data, digest: (0,digest/* sha256 */.sc)(bytes), more: /\brel="?next"?/.test(String(answer.headers.link ?? '')) };
    }
    catch (cause) {
        throw new forge_error/* ForgeError */.Q('unreadable', call, 'the reply is not JSON', { cause });
    }
}
function failedAnswer(error, call) {
    const failed = error;
    // Octokit calls a connection that broke "500"; without a response there was no answer at all.
    const status = failed.response && typeof failed.status === 'number' ? failed.status : 0;
    if (status === 0 && !(error instanceof Error))
        throw new forge_error/* ForgeError */.Q('unavailable', call, 'the request could not be sent');
    return { status, headers: failed.response?.headers ?? {}, body: messageOf(failed.response?.data) ?? String(failed.message) };
}
function messageOf(data) {
    if (typeof data === 'string')
        return data.slice(0, 300);
    const message = data?.message;
    return typeof message === 'string' ? message.slice(0, 300) : undefined;
}
/** Milliseconds to wait before asking again, or `undefined` where asking again is wrong. */
function pauseBeforeRepeat(answer, call, tried) {
    const retryAfter = Number(answer.headers['retry-after'] ?? NaN) * 1000;
    // https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: secondary limits answer 403 or 429
    // with Retry-After; the request was not carried out, so it may be sent again whatever it does.
    if (answer.status === 403 || answer.status === 429)
        return retryAfter >= 0 && retryAfter <= LONGEST_PAUSE_MS ? retryAfter : undefined;
    if (answer.status !== 0 && answer.status < 500)
        return undefined;
    if (call.method !== 'GET' && call.repeatable !== true)
        return undefined;
    return retryAfter >= 0 ? Math.min(retryAfter, LONGEST_PAUSE_MS) : 1000 * 2 ** (tried - 1);
}
function failureOf(answer, call, clock) {
    const { status } = answer;
    const said = status === 0 ? String(answer.body) : `it answered ${status}${answer.body ? ` (${String(answer.body)})` : ''}`;
    const limited = status === 429 || (status === 403 && (answer.headers['x-ratelimit-remaining'] === '0' || answer.headers['retry-after'] !== undefined));
    if (limited)
        return new forge_error/* ForgeError */.Q('rate-limited', call, `${said}${untilReset(answer, clock)}`, { status });
    if (status === 401 || status === 403)
        return new forge_error/* ForgeError */.Q('forbidden', call, said, { status });
    if (status === 404)
        return new forge_error/* ForgeError */.Q('not-found', call, said, { status });
    if (status === 0 || status >= 500)
        return new forge_error/* ForgeError */.Q('unavailable', call, said, { status });
    return new forge_error/* ForgeError */.Q('unreadable', call, said, { status });
}
function untilReset(answer, clock) {
    const reset = Number(answer.headers['x-ratelimit-reset'] ?? NaN) * 1000;
    const minutes = Math.ceil((reset - clock.now().getTime()) / 60_000);
    return Number.isFinite(minutes) && minutes > 0 ? `; the limit is reset in ${minutes} minutes` : '';
}


/***/ }),

/***/ 22075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ ForgeError)
/* harmony export */ });
/* unused harmony export FORGE_FAILURES */
/**
 * What kept GitHub's answer from being used: `forbidden` and `not-found` name the permission that the call needs,
 * `rate-limited` and `unavailable` are worth another run, `unreadable` and `incomplete` are replies that must not be
 * trusted. None of them is ever an answer.
 */
const FORGE_FAILURES = (/* unused pure expression or super */ null && (['forbidden', 'not-found', 'rate-limited', 'unavailable', 'unreadable', 'incomplete']));
class ForgeError extends Error {
    failure;
    /** What was asked, e.g. `the approvals of run 42`. */
    asked;
    /** The workflow permission that the call needs, e.g. `actions: read`. */
    permission;
    actual;
    status;
    fix;
    constructor(failure, call, actual, options = {}) {
        const fix = options.fix ?? fixOf(failure, call.permission);
        super(`GitHub did not answer with ${call.asked}: ${actual}. ${fix}`, { cause: options.cause });
        this.name = 'ForgeError';
        this.failure = failure;
        this.asked = call.asked;
        this.permission = call.permission;
        this.actual = actual;
        this.status = options.status;
        this.fix = fix;
    }
}
function fixOf(failure, permission) {
    switch (failure) {
        case 'forbidden':
            return `Give the job \`permissions: ${permission}\`.`;
        case 'not-found':
            return `Check the name, and give the job \`permissions: ${permission}\`: GitHub answers 404 for what a token may not see.`;
        case 'rate-limited':
            return 'Start the job again when the limit is reset.';
        case 'unavailable':
            return 'Start the job again when GitHub answers; see https://www.githubstatus.com.';
        case 'unreadable':
            return 'Start the job again; if it stays, report the reply to Sluice.';
        case 'incomplete':
            return 'Ask for less at a time.';
    }
}


/***/ }),

/***/ 44031:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ openForge)
});

// EXTERNAL MODULE: ./.build/src/github/client.js + 2 modules
var github_client = __webpack_require__(60278);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
// EXTERNAL MODULE: ./.build/src/github/repository.js
var github_repository = __webpack_require__(20927);
;// CONCATENATED MODULE: ./.build/src/github/checks.js



async function findCheckRun(client, commit, name, externalId) {
    const call = {
        method: 'GET',
        path: (0,github_repository/* pathOf */.XM)(client, 'commits', commit, 'check-runs'),
        query: { check_name: name, filter: 'all' },
        asked: `the check runs ${JSON.stringify(name)} of ${commit}`,
        permission: 'checks: read',
    };
    const limit = { most: 10, fix: 'Give the check another name.' };
    const pages = await (0,github_client/* allPages */.S4)(client, call, limit, (data) => data.get('check_runs').list());
    const { runs, total } = (0,github_client/* readReply */.Xw)(call, { data: pages.first, digest: pages.digest, more: false }, (data) => ({
        runs: pages.items.map(checkRun),
        total: data.get('total_count').count(),
    }));
    if (runs.length < total)
        throw new forge_error/* ForgeError */.Q('incomplete', call, `it gave ${runs.length} of ${total}`);
    return runs.filter((run) => run.externalId === externalId).sort((a, b) => b.id - a.id)[0];
}
async function readAnnotations(client, id) {
    const call = {
        method: 'GET',
        path: (0,github_repository/* pathOf */.XM)(client, 'check-runs', String(id), 'annotations'),
        asked: `the annotations of check run ${id}`,
        permission: 'checks: read',
    };
    const limit = { most: 20, fix: 'Start a new run: its check run starts without annotations.' };
    const pages = await (0,github_client/* allPages */.S4)(client, call, limit, (data) => data.list());
    return (0,github_client/* readReply */.Xw)(call, { data: pages.first, digest: pages.digest, more: false }, () => pages.items.map(annotation));
}
async function createCheckRun(client, commit, content) {
    const call = {
        method: 'POST',
        path: (0,github_repository/* pathOf */.XM)(client, 'check-runs'),
        asked: `a new check run ${JSON.stringify(content.name)}`,
        permission: 'checks: write',
        body: { head_sha: commit, ...bodyOf(content) },
    };
    return (0,github_client/* readReply */.Xw)(call, await client.ask(call), checkRun);
}
async function updateCheckRun(client, id, content) {
    const call = {
        method: 'PATCH',
        path: (0,github_repository/* pathOf */.XM)(client, 'check-runs', String(id)),
        asked: `the update of check run ${id}`,
        permission: 'checks: write',
        body: bodyOf(content),
        // Annotations are appended: sent twice, they would stand there twice.
        repeatable: content.output.annotations.length === 0,
    };
    return (0,github_client/* readReply */.Xw)(call, await client.ask(call), checkRun);
}
function bodyOf(content) {
    return {
        name: content.name,
        external_id: content.externalId,
        status: 'completed',
        conclusion: content.conclusion,
        output: content.output,
    };
}
function checkRun(data) {
    return {
        id: data.get('id').id(),
        externalId: data.get('external_id').optional((field) => field.text()) ?? '',
        annotationsCount: data.get('output').get('annotations_count').count(),
        url: data.get('html_url').optional((field) => field.text()),
    };
}
function annotation(data) {
    const column = (key) => data.get(key).optional((field) => field.count()) ?? undefined;
    return {
        path: data.get('path').text(),
        start_line: data.get('start_line').count(),
        end_line: data.get('end_line').count(),
        start_column: column('start_column'),
        end_column: column('end_column'),
        annotation_level: data.get('annotation_level').optional((field) => field.text()) ?? '',
        message: data.get('message').optional((field) => field.text()) ?? '',
        title: data.get('title').optional((field) => field.text()) ?? undefined,
    };
}

// EXTERNAL MODULE: ./.build/src/github/runs.js
var runs = __webpack_require__(66345);
;// CONCATENATED MODULE: ./.build/src/github/pulls.js




const PERMISSION = 'pull-requests: read';
async function readPullRequest(client, number) {
    const call = { method: 'GET', path: (0,github_repository/* pathOf */.XM)(client, 'pulls', String(number)), asked: `pull request #${number}`, permission: PERMISSION };
    const reply = await client.askMaybe(call);
    return reply && { value: (0,github_client/* readReply */.Xw)(call, reply, pullRequest), digest: reply.digest };
}
async function readPullRequestsOf(client, commit) {
    const call = { method: 'GET', path: (0,github_repository/* pathOf */.XM)(client, 'commits', commit, 'pulls'), query: { per_page: 100 }, asked: `the pull requests of commit ${commit}`, permission: PERMISSION };
    const reply = await client.ask(call);
    if (reply.more)
        throw new forge_error/* ForgeError */.Q('incomplete', call, 'there are more than 100');
    return { value: (0,github_client/* readReply */.Xw)(call, reply, (data) => data.list().map(pullRequest)), digest: reply.digest };
}
/** https://docs.github.com/rest/pulls/pulls#list-pull-requests-files: at most 3,000 files; a promotion changes one. */
async function readPullRequestFiles(client, number) {
    const call = { method: 'GET', path: (0,github_repository/* pathOf */.XM)(client, 'pulls', String(number), 'files'), asked: `the files of pull request #${number}`, permission: PERMISSION };
    const { items, digest, first } = await (0,github_client/* allPages */.S4)(client, call, { most: 1, fix: 'A promotion pull request changes one file.' }, (data) => data.list());
    const value = (0,github_client/* readReply */.Xw)(call, { data: first, digest, more: false }, () => items.map((file) => ({ path: file.get('filename').text(), status: file.get('status').text() })));
    return { value, digest };
}
/** Every review. REST has its text and commit; only GraphQL says whether the text was changed afterwards. */
async function readPullRequestReviews(client, number) {
    const call = { method: 'GET', path: (0,github_repository/* pathOf */.XM)(client, 'pulls', String(number), 'reviews'), asked: `the reviews of pull request #${number}`, permission: PERMISSION };
    const { items, digest, first } = await (0,github_client/* allPages */.S4)(client, call, { most: 5, fix: 'Open a new promotion pull request.' }, (data) => data.list());
    const edited = await editedReviews(client, number);
    // REST gives no total: a list that ends too early is told by the other answer.
    if (edited.size > items.length)
        throw new forge_error/* ForgeError */.Q('incomplete', call, `it gave ${items.length} of ${edited.size} reviews`, { fix: 'Start the job again.' });
    const value = (0,github_client/* readReply */.Xw)(call, { data: first, digest, more: false }, () => items.map((item) => {
        const id = item.get('id').id();
        const known = edited.get(id);
        // A review between the two answers is read at the next asking.
        if (known === undefined)
            throw new forge_error/* ForgeError */.Q('incomplete', call, `it speaks of review ${id}, of which GraphQL knows nothing yet`, { fix: 'Start the job again.' });
        return {
            id,
            user: item.get('user').optional(runs/* account */.ct),
            state: item.get('state').oneOf(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
            body: item.get('body').optional((field) => field.text()) ?? '',
            commit: item.get('commit_id').optional((field) => field.commit()),
            edited: known,
        };
    }));
    return { value, digest };
}
// Schema: https://docs.github.com/graphql/reference/objects#pullrequestreview.
async function editedReviews(client, number) {
    const query = `query($owner: String!, $name: String!, $number: Int!) { repository(owner: $owner, name: $name) { pullRequest(number: $number) { reviews(last: 100) { totalCount nodes { databaseId lastEditedAt } } } } }`;
    const call = {
        method: 'POST', path: '/graphql', asked: `whether reviews of pull request #${number} were changed`, permission: PERMISSION, repeatable: true,
        body: { query, variables: { owner: client.owner, name: client.repository, number } },
    };
    const reply = await client.ask(call);
    return (0,github_client/* readReply */.Xw)(call, reply, (data) => {
        const [problem] = data.get('errors').optional((field) => field.list()) ?? [];
        if (problem)
            throw new forge_error/* ForgeError */.Q(problem.get('type').value === 'FORBIDDEN' ? 'forbidden' : 'unreadable', call, problem.get('message').text().slice(0, 300));
        const reviews = data.get('data').get('repository').get('pullRequest').get('reviews');
        const nodes = reviews.get('nodes').list();
        if (reviews.get('totalCount').count() !== nodes.length)
            throw new forge_error/* ForgeError */.Q('incomplete', call, 'there are more than 100 reviews', { fix: 'Open a new promotion pull request.' });
        return new Map(nodes.map((node) => [node.get('databaseId').id(), !node.get('lastEditedAt').absent]));
    });
}
/** The tip of a pull request as REST has it. */
function pullHead(pull) {
    return { number: pull.get('number').id(), ...headOf(pull) };
}
function pullRequest(pull) {
    return {
        number: pull.get('number').id(),
        author: pull.get('user').optional(runs/* account */.ct),
        head: headOf(pull),
        base: { branch: pull.get('base').get('ref').text() },
        state: pull.get('state').oneOf(['open', 'closed']),
        merged: !pull.get('merged_at').absent,
    };
}
/** A head whose repository is gone is a fork's. */
function headOf(pull) {
    const head = pull.get('head');
    const there = head.get('repo').optional((repository) => repository.get('id').id());
    return { commit: head.get('sha').commit(), branch: head.get('ref').text(), fromFork: there === null || there !== pull.get('base').get('repo').get('id').id() };
}

;// CONCATENATED MODULE: ./.build/src/github/commit-people.js





const COMMITS_PER_QUERY = 50;
const MOST_AUTHORS = 50;
const MOST_PULL_REQUESTS = 10;
/** Without GraphQL each commit costs a request of its own. */
const MOST_COMMITS_BY_REST = 20;
/**
 * Adds to commits what the REST list cannot say: accounts of co-authors and authors of the merged pull requests. A server
 * without GraphQL is asked for pull requests commit by commit; co-authors then stay without an account, thus unknown.
 */
async function peopleOfCommits(client, commits) {
    const people = (await byGraphQl(client, commits)) ?? (await byRest(client, commits));
    return (commit) => {
        const found = people.get(commit.id);
        return {
            ...commit,
            author: linked(commit.author, found.authors),
            coAuthors: [...commit.coAuthors.map((coAuthor) => linked(coAuthor, found.authors)), ...unnamed(commit, found.authors)],
            pullRequestAuthors: found.pullRequestAuthors,
            pulls: found.pulls,
        };
    };
}
function linked(person, authors) {
    if (person.account || person.email === '')
        return person;
    return { ...person, account: authors.find(({ email }) => email === person.email)?.account ?? null };
}
/** Whom GitHub counts as an author though no trailer that we read names them. */
function unnamed(commit, authors) {
    const named = new Set([commit.author, ...commit.coAuthors].map(({ email }) => email));
    return authors.filter(({ email }) => !named.has(email));
}
async function byGraphQl(client, commits) {
    const people = new Map();
    for (let start = 0; start < commits.length; start += COMMITS_PER_QUERY) {
        const batch = commits.slice(start, start + COMMITS_PER_QUERY).map(({ id }) => id);
        const call = graphQlCall(client, batch);
        const reply = await client.askMaybe(call);
        if (!reply)
            return undefined;
        refuseErrors(call, reply.data);
        const found = (0,github_client/* readReply */.Xw)(call, reply, (data) => {
            const repository = data.get('data').get('repository');
            return batch.map((id, index) => commitPeople(call, id, repository.get(`c${index}`)));
        });
        batch.forEach((id, index) => people.set(id, found[index]));
    }
    return people;
}
// Schema: https://docs.github.com/graphql/reference/objects#commit. Ids are checked hexadecimal, so they may stand in the text.
function graphQlCall(client, ids) {
    const query = `query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {
${ids.map((id, index) => `c${index}: object(oid: "${id}") { ...people }`).join('\n')}
} }
fragment people on Commit {
  oid
  authors(first: ${MOST_AUTHORS}) { totalCount nodes { name email user { databaseId login } } }
  associatedPullRequests(first: ${MOST_PULL_REQUESTS}) { totalCount nodes { number merged headRefOid headRefName isCrossRepository author { __typename login ... on User { databaseId } ... on Bot { databaseId } } } }
}`;
    return {
        method: 'POST',
        path: '/graphql',
        asked: `the authors and pull requests of ${ids.length} commits`,
        permission: 'contents: read, pull-requests: read',
        body: { query, variables: { owner: client.owner, name: client.repository } },
        repeatable: true,
    };
}
function refuseErrors(call, data) {
    const errors = (0,github_client/* readReply */.Xw)(call, { data, digest: 'sha256:', more: false }, () => data.get('errors').optional((field) => field.list()) ?? []);
    if (errors.length === 0)
        return;
    const said = (0,github_client/* readReply */.Xw)(call, { data, digest: 'sha256:', more: false }, () => ({
        type: errors[0].get('type').optional((field) => field.text()),
        message: errors[0].get('message').text().slice(0, 300),
    }));
    const forbidden = said.type === 'FORBIDDEN' || said.type === 'INSUFFICIENT_SCOPES';
    throw new forge_error/* ForgeError */.Q(forbidden ? 'forbidden' : said.type === 'RATE_LIMITED' ? 'rate-limited' : 'unreadable', call, said.message);
}
function commitPeople(call, id, data) {
    if (data.get('oid').text() !== id)
        throw new forge_error/* ForgeError */.Q('unreadable', call, `it spoke of another commit than ${id}`);
    const authors = complete(call, data.get('authors'), `authors of ${id}`);
    const pulls = complete(call, data.get('associatedPullRequests'), `pull requests of ${id}`);
    return {
        authors: authors.map((author) => ({
            name: author.get('name').optional((field) => field.text()) ?? '',
            email: (author.get('email').optional((field) => field.text()) ?? '').trim().toLowerCase(),
            account: author.get('user').optional((user) => ({
                id: user.get('databaseId').id(),
                login: user.get('login').text(),
                type: 'User',
            })),
        })),
        // An unmerged pull request did not bring the commit here; an author `null` is an account that is gone.
        pullRequestAuthors: pulls
            .filter((pull) => pull.get('merged').flag() && !pull.get('author').absent)
            .map((pull) => pull.get('author'))
            .map((author) => ({
            id: author.get('databaseId').id(),
            login: author.get('login').text(),
            type: author.get('__typename').text(),
        })),
        pulls: pulls
            .filter((pull) => pull.get('merged').flag())
            .map((pull) => ({
            number: pull.get('number').id(),
            commit: pull.get('headRefOid').commit(),
            branch: pull.get('headRefName').text(),
            fromFork: pull.get('isCrossRepository').flag(),
        })),
    };
}
function complete(call, connection, what) {
    const nodes = connection.get('nodes').list();
    const total = connection.get('totalCount').count();
    if (total !== nodes.length)
        throw new forge_error/* ForgeError */.Q('incomplete', call, `it gave ${nodes.length} of ${total} ${what}`);
    return nodes;
}
async function byRest(client, commits) {
    const asked = `the pull requests of ${commits.length} commits`;
    if (commits.length > MOST_COMMITS_BY_REST)
        throw new forge_error/* ForgeError */.Q('incomplete', { asked, permission: 'pull-requests: read' }, 'GraphQL is not there and REST takes a request for each', {
            fix: 'Let the job reach GraphQL (GITHUB_GRAPHQL_URL), or name a nearer commit that already serves (`since`).',
        });
    const people = new Map();
    for (const { id } of commits) {
        const call = {
            method: 'GET',
            path: (0,github_repository/* pathOf */.XM)(client, 'commits', id, 'pulls'),
            query: { per_page: 100 },
            asked: `the pull requests of commit ${id}`,
            permission: 'pull-requests: read',
        };
        const reply = await client.ask(call);
        if (reply.more)
            throw new forge_error/* ForgeError */.Q('incomplete', call, 'there are more than 100');
        const merged = (0,github_client/* readReply */.Xw)(call, reply, (data) => data.list().filter((pull) => !pull.get('merged_at').absent));
        people.set(id, (0,github_client/* readReply */.Xw)(call, reply, () => ({
            authors: [],
            pullRequestAuthors: merged.flatMap((pull) => pull.get('user').optional(runs/* account */.ct) ?? []),
            pulls: merged.map(pullHead),
        })));
    }
    return people;
}

;// CONCATENATED MODULE: ./.build/src/github/commits.js





const MOST_PAGES = 10;
const TOO_MANY = {
    most: MOST_PAGES,
    fix: `Name a nearer commit that already serves (\`since\`), or deliver more often: up to ${MOST_PAGES * 100} commits are read.`,
};
/**
 * Every commit that head has and base has not, and head itself, with everybody who had a hand in them. Two requests for
 * up to 50 commits: one for the range, one GraphQL query for co-authors and pull requests.
 */
async function readCommits(client, range) {
    const { status, commits, digest } = range.base === null ? await wholeHistory(client, range.head) : await between(client, range.base, range.head);
    const people = await peopleOfCommits(client, commits);
    return { value: { ...range, status, commits: commits.map((commit) => people(commit)) }, digest };
}
async function between(client, base, head) {
    const call = {
        method: 'GET',
        path: (0,github_repository/* pathOf */.XM)(client, 'compare', `${base}...${head}`),
        asked: `the commits from ${base} to ${head}`,
        permission: 'contents: read',
    };
    const pages = await (0,github_client/* allPages */.S4)(client, call, TOO_MANY, (data) => data.get('commits').list());
    const { status, total, commits } = (0,github_client/* readReply */.Xw)(call, { data: pages.first, digest: pages.digest, more: false }, (data) => ({
        status: data.get('status').oneOf(['ahead', 'behind', 'diverged', 'identical']),
        total: data.get('total_commits').count(),
        commits: pages.items.map(commit),
    }));
    if (new Set(commits.map(({ id }) => id)).size !== total)
        throw new forge_error/* ForgeError */.Q('incomplete', call, `GitHub gave ${commits.length} of ${total} commits`, { fix: TOO_MANY.fix });
    if (commits.some(({ id }) => id === head))
        return { status, commits, digest: pages.digest };
    // Head may be no news to base (delivered again, or an older one): somebody made it all the same.
    if (total > 0)
        throw new forge_error/* ForgeError */.Q('unreadable', call, 'the commits do not include their own head');
    return { status, commits: [await single(client, head)], digest: pages.digest };
}
async function single(client, id) {
    const call = {
        method: 'GET',
        path: (0,github_repository/* pathOf */.XM)(client, 'commits', id),
        asked: `the commit ${id}`,
        permission: 'contents: read',
    };
    const reply = await client.ask(call);
    return (0,github_client/* readReply */.Xw)(call, reply, commit);
}
async function wholeHistory(client, head) {
    const call = {
        method: 'GET',
        path: (0,github_repository/* pathOf */.XM)(client, 'commits'),
        query: { sha: head },
        asked: `the history of ${head}`,
        permission: 'contents: read',
    };
    const pages = await (0,github_client/* allPages */.S4)(client, call, TOO_MANY, (data) => data.list());
    const { commits, parents } = (0,github_client/* readReply */.Xw)(call, { data: pages.first, digest: pages.digest, more: false }, () => ({
        commits: pages.items.map(commit),
        parents: pages.items.flatMap((item) => item.get('parents').list()).map((parent) => parent.get('sha').commit()),
    }));
    if (commits[0]?.id !== head)
        throw new forge_error/* ForgeError */.Q('unreadable', call, 'the history does not begin with its head');
    // The list has no total; a history is whole when no commit's parent is missing from it.
    const there = new Set(commits.map(({ id }) => id));
    const missing = parents.filter((id) => !there.has(id)).length;
    if (missing > 0)
        throw new forge_error/* ForgeError */.Q('incomplete', call, `${missing} parents of its commits are missing`, { fix: TOO_MANY.fix });
    return { status: 'whole-history', commits, digest: pages.digest };
}
function commit(data) {
    const inner = data.get('commit');
    const committer = signature(inner.get('committer'), data.get('committer'));
    return {
        id: data.get('sha').commit(),
        author: signature(inner.get('author'), data.get('author')),
        committer,
        coAuthors: coAuthors(inner.get('message').text()),
        pullRequestAuthors: [],
        pulls: [],
        signedByGitHub: committer.email === 'noreply@github.com' &&
            inner.get('verification').optional((field) => field.get('verified').flag()) === true,
    };
}
function signature(named, linked) {
    const text = (key) => named.optional((field) => field.get(key).optional((value) => value.text())) ?? '';
    return { name: text('name'), email: text('email').trim().toLowerCase(), account: linkedAccount(linked) };
}
/** GitHub writes both `null` and `{}` for an e-mail that belongs to no account. */
function linkedAccount(field) {
    return field.absent || field.get('id').absent ? null : (0,runs/* account */.ct)(field);
}
/** Trailers as git reads them: https://git-scm.com/docs/git-interpret-trailers. Any such line counts, wherever it stands. */
const CO_AUTHOR = /^[ \t]*co-authored-by[ \t]*:[ \t]*([^\n\r<]{0,300})<([^\n\r<>]{0,320})>/gim;
const CO_AUTHOR_LINE = /^[ \t]*co-authored-by[ \t]*:/gim;
function coAuthors(message) {
    const named = [...message.matchAll(CO_AUTHOR)].map((match) => ({
        name: match[1].trim(),
        email: match[2].trim().toLowerCase(),
        account: null,
    }));
    // A trailer without a readable e-mail is somebody unknown, not nobody.
    const unread = [...message.matchAll(CO_AUTHOR_LINE)].length - named.length;
    return [...named, ...Array.from({ length: unread }, () => ({ name: 'a co-author without an e-mail', email: '', account: null }))];
}

;// CONCATENATED MODULE: ./.build/src/github/dispatch.js



/** GitHub's limit for all inputs of one dispatch (docs: REST "Create a workflow dispatch event"). */
const MOST_INPUT_CHARACTERS = 65_535;
/**
 * Makes a reference below `refs/` unless it is there: of two callers at once exactly one hears true. GitHub alone keeps it, so it holds
 * across runs and branches and needs no secret.
 */
async function claimReference(client, name, commit) {
    const call = { method: 'POST', path: (0,github_repository/* pathOf */.XM)(client, 'git', 'refs'), asked: `the new reference refs/${name}`, permission: 'contents: write', body: { ref: `refs/${name}`, sha: commit } };
    try {
        await client.ask(call);
        return true;
    }
    catch (error) {
        // GitHub says 422 of a reference that is there, and of a commit that is not.
        if (!(error instanceof forge_error/* ForgeError */.Q) || error.status !== 422)
            throw error;
        const there = await client.askMaybe({ method: 'GET', path: (0,github_repository/* pathOf */.XM)(client, 'git', 'ref', ...name.split('/')), asked: `the reference refs/${name}`, permission: 'contents: read' });
        if (there)
            return false;
        throw error;
    }
}
async function releaseReference(client, name) {
    await client.ask({ method: 'DELETE', path: (0,github_repository/* pathOf */.XM)(client, 'git', 'refs', ...name.split('/')), asked: `the end of the reference refs/${name}`, permission: 'contents: write' });
}
/** Starts a workflow that has `on: workflow_dispatch`. Answers the run where GitHub names it (older servers do not). */
async function dispatchWorkflow(client, workflow, ref, inputs) {
    const call = {
        method: 'POST',
        path: (0,github_repository/* pathOf */.XM)(client, 'actions', 'workflows', workflow, 'dispatches'),
        asked: `the start of ${workflow} on ${JSON.stringify(ref)}`,
        permission: 'actions: write',
        body: { ref, inputs, return_run_details: true },
    };
    const reply = await client.ask(call).catch((error) => {
        if (!(error instanceof forge_error/* ForgeError */.Q) || error.status !== 422)
            throw error;
        throw new forge_error/* ForgeError */.Q('unreadable', call, error.actual, { status: 422, cause: error, fix: `On ${JSON.stringify(ref)}, ${workflow} needs \`on: workflow_dispatch\` with exactly the inputs ${Object.keys(inputs).join(', ')}.` });
    });
    if (reply.data.value === null)
        return undefined;
    return (0,github_client/* readReply */.Xw)(call, reply, (data) => ({ id: String(data.get('workflow_run_id').id()), url: data.get('html_url').text() }));
}

;// CONCATENATED MODULE: ./.build/src/github/issue-writing.js


/** GitHub's limits: of a title, and of the text of an issue or comment (its own refusals name them). */
const MOST_TITLE_CHARACTERS = 256;
const MOST_BODY_CHARACTERS = 65_536;
/** Never repeated by the client itself: a lost reply may have made it already, and whoever asks looks first. */
async function createIssue(client, { title, body, labels }) {
    const call = { method: 'POST', path: (0,github_repository/* pathOf */.XM)(client, 'issues'), asked: 'a new issue', permission: 'issues: write', body: { title: title.slice(0, MOST_TITLE_CHARACTERS), body: body.slice(0, MOST_BODY_CHARACTERS), labels } };
    const reply = await client.ask(call);
    return { value: (0,github_client/* readReply */.Xw)(call, reply, (data) => ({ number: data.get('number').id() })), digest: reply.digest };
}
async function createComment(client, issue, body) {
    await client.ask({ method: 'POST', path: (0,github_repository/* pathOf */.XM)(client, 'issues', String(issue), 'comments'), asked: `a comment on #${issue}`, permission: 'issues: write', body: { body: body.slice(0, MOST_BODY_CHARACTERS) } });
}
/** As nothing to do: a second one about the same thing. */
async function closeIssue(client, issue) {
    await client.ask({ method: 'PATCH', path: (0,github_repository/* pathOf */.XM)(client, 'issues', String(issue)), asked: `the end of #${issue}`, permission: 'issues: write', body: { state: 'closed', state_reason: 'not_planned' }, repeatable: true });
}

;// CONCATENATED MODULE: ./.build/src/github/issues.js




/** Issues, and pull requests, which GitHub lists among them. Undefined where the repository has its issues turned off (410). */
async function readIssues(client, { label, since }) {
    const call = {
        method: 'GET',
        path: (0,github_repository/* pathOf */.XM)(client, 'issues'),
        query: { state: 'all', ...(label === undefined ? {} : { labels: label }), ...(since === undefined ? {} : { since }) },
        asked: label === undefined ? `the issues since ${since}` : `the issues with the label ${JSON.stringify(label)}`,
        permission: 'issues: read',
    };
    try {
        const { items, digest, first } = await (0,github_client/* allPages */.S4)(client, call, { most: 5, fix: 'Take the label from issues that are long settled.' }, (data) => data.list());
        return { value: (0,github_client/* readReply */.Xw)(call, { data: first, digest, more: false }, () => items.map(issue)), digest };
    }
    catch (error) {
        if (error instanceof forge_error/* ForgeError */.Q && error.status === 410)
            return undefined;
        throw error;
    }
}
async function readComments(client, number) {
    const call = { method: 'GET', path: (0,github_repository/* pathOf */.XM)(client, 'issues', String(number), 'comments'), asked: `the comments of #${number}`, permission: 'issues: read' };
    const { items, digest, first } = await (0,github_client/* allPages */.S4)(client, call, { most: 5, fix: 'Go on in a new issue.' }, (data) => data.list());
    const value = (0,github_client/* readReply */.Xw)(call, { data: first, digest, more: false }, () => items.map(comment));
    return { value, digest };
}
const LEVELS = ['admin', 'write', 'read', 'none'];
/** `maintain` counts as `write`, and `triage` as `read`, as GitHub itself says in this field. */
async function readPermission(client, login) {
    const call = { method: 'GET', path: (0,github_repository/* pathOf */.XM)(client, 'collaborators', login, 'permission'), asked: `what ${JSON.stringify(login)} may do here`, permission: 'metadata: read' };
    const reply = await client.ask(call);
    return { value: (0,github_client/* readReply */.Xw)(call, reply, (data) => ({ account: (0,runs/* account */.ct)(data.get('user')), level: data.get('permission').oneOf(LEVELS) })), digest: reply.digest };
}
function issue(data) {
    return {
        number: data.get('number').id(),
        title: data.get('title').text(),
        body: data.get('body').optional((field) => field.text()) ?? '',
        author: data.get('user').optional(runs/* account */.ct),
        state: data.get('state').oneOf(['open', 'closed']),
        labels: data.get('labels').list().flatMap((label) => (typeof label.value === 'string' ? label.value : (label.get('name').optional((field) => field.text()) ?? []))),
        createdAt: data.get('created_at').text(),
        updatedAt: data.get('updated_at').text(),
    };
}
function comment(data) {
    return {
        id: data.get('id').id(),
        body: data.get('body').optional((field) => field.text()) ?? '',
        author: data.get('user').optional(runs/* account */.ct),
        createdAt: data.get('created_at').text(),
        updatedAt: data.get('updated_at').text(),
    };
}

;// CONCATENATED MODULE: ./.build/src/github/pushes.js



const KINDS = ['push', 'force_push', 'branch_creation', 'branch_deletion', 'pr_merge', 'merge_queue_merge'];
/**
 * Who pushed what, newest first: the newest 100 (https://docs.github.com/rest/repos/repos#list-repository-activities). Of all
 * calls only this one names the account behind a push: a commit says what its maker wrote into it.
 */
async function readPushes(client, branch) {
    const call = {
        method: 'GET',
        path: (0,github_repository/* pathOf */.XM)(client, 'activity'),
        query: { per_page: 100, ...(branch === undefined ? {} : { ref: `refs/heads/${branch}` }) },
        asked: branch === undefined ? 'the newest pushes' : `the pushes to ${JSON.stringify(branch)}`,
        permission: 'contents: read',
    };
    const reply = await client.ask(call);
    const value = (0,github_client/* readReply */.Xw)(call, reply, (data) => data.list().map((item) => ({
        ref: item.get('ref').text(),
        commit: item.get('after').text(),
        how: item.get('activity_type').oneOf(KINDS),
        by: item.get('actor').optional(runs/* account */.ct),
    })));
    return { value, digest: reply.digest };
}

;// CONCATENATED MODULE: ./.build/src/github/octokit-forge.js










/** The forge that asks GitHub, with a workflow's own token. Nothing is remembered: each question is asked anew. */
async function openForge(options) {
    const client = await (0,github_client/* openClient */.My)(options);
    return {
        fullName: `${options.owner}/${options.repository}`,
        get calls() {
            return client.calls;
        },
        repository: () => (0,github_repository/* readRepository */.Nu)(client),
        branch: (name) => (0,github_repository/* readBranch */.pG)(client, name),
        file: (path, ref) => (0,github_repository/* readFileAt */._T)(client, path, ref),
        fileOf: (repository, path, ref) => (0,github_repository/* readFileOf */.mH)(client, repository, path, ref),
        run: (runId) => (0,runs/* readRun */.cI)(client, runId),
        approvals: (runId) => (0,runs/* readApprovals */.RJ)(client, runId),
        environment: (name) => (0,runs/* readEnvironment */.Qo)(client, name),
        pushes: (branch) => readPushes(client, branch),
        pullRequest: (number) => readPullRequest(client, number),
        pullRequestsOf: (commit) => readPullRequestsOf(client, commit),
        pullRequestFiles: (number) => readPullRequestFiles(client, number),
        pullRequestReviews: (number) => readPullRequestReviews(client, number),
        issues: (which) => readIssues(client, which),
        createIssue: (content) => createIssue(client, content),
        createComment: (issue, body) => createComment(client, issue, body),
        closeIssue: (issue) => closeIssue(client, issue),
        comments: (issue) => readComments(client, issue),
        permission: (login) => readPermission(client, login),
        commits: (range) => readCommits(client, range),
        findCheckRun: (commit, name, externalId) => findCheckRun(client, commit, name, externalId),
        checkRunAnnotations: (id) => readAnnotations(client, id),
        createCheckRun: (commit, content) => createCheckRun(client, commit, content),
        updateCheckRun: (id, content) => updateCheckRun(client, id, content),
        claimReference: (name, commit) => claimReference(client, name, commit),
        releaseReference: (name) => releaseReference(client, name),
        dispatchWorkflow: (workflow, ref, inputs) => dispatchWorkflow(client, workflow, ref, inputs),
    };
}


/***/ }),

/***/ 20927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   _T: () => (/* binding */ readFileAt),
/* harmony export */   mH: () => (/* binding */ readFileOf),
/* harmony export */   pG: () => (/* binding */ readBranch)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60278);
/* harmony import */ var _forge_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22075);


/** A path below the repository, every part encoded: names of environments and branches may hold `/`, `?` and `#`. */
function pathOf(client, ...parts) {
    return ['/repos', client.owner, client.repository, ...parts].map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
}
async function readRepository(client) {
    const call = {
        method: 'GET',
        path: pathOf(client),
        asked: `the repository ${client.owner}/${client.repository}`,
        permission: 'metadata: read',
    };
    const reply = await client.ask(call);
    const value = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, reply, (data) => ({
        id: String(data.get('id').id()),
        fullName: data.get('full_name').text(),
        defaultBranch: data.get('default_branch').text(),
    }));
    return { value, digest: reply.digest };
}
async function readBranch(client, name) {
    const call = {
        method: 'GET',
        path: pathOf(client, 'branches', name),
        asked: `the branch ${JSON.stringify(name)}`,
        permission: 'contents: read',
    };
    const reply = await client.askMaybe(call);
    if (!reply)
        return undefined;
    const branch = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, reply, (data) => ({
        name: data.get('name').text(),
        commit: data.get('commit').get('sha').commit(),
        protected: data.get('protected').flag(),
    }));
    if (branch.protected)
        return { value: branch, digest: reply.digest };
    return { value: { ...branch, protected: await hasRules(client, name) }, digest: reply.digest };
}
/** Rulesets protect a branch too, and not every server counts them in the branch's own `protected`. */
async function hasRules(client, branch) {
    const call = {
        method: 'GET',
        path: pathOf(client, 'rules', 'branches', branch),
        asked: `the rules of the branch ${JSON.stringify(branch)}`,
        permission: 'metadata: read',
    };
    const rules = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .allPages */ .S4)(client, call, { most: 5, fix: 'Join the rules of the branch.' }, (data) => data.list());
    const types = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, { data: rules.first, digest: rules.digest, more: false }, () => rules.items.map((rule) => rule.get('type').text()));
    // Of all rules only this one makes every change of the branch pass another person.
    return types.includes('pull_request');
}
/** GitHub's limit for the contents call in its JSON form: https://docs.github.com/rest/repos/contents. */
const MAX_FILE_BYTES = 1_048_576;
async function readFileAt(client, path, ref) {
    return readContents(client, {
        method: 'GET',
        // The path's own slashes stay: each of its parts is encoded alone.
        path: pathOf(client, 'contents', ...plainParts(path)),
        query: { ref },
        asked: `the file ${JSON.stringify(path)} at ${ref}`,
        permission: 'contents: read',
    });
}
/** GitHub answers 404 for what is not there and for what the token may not see alike. */
async function readFileOf(client, repository, path, ref) {
    const [owner = '', name = ''] = repository.split('/');
    return readContents(client, {
        method: 'GET',
        path: pathOf({ ...client, owner, repository: name }, 'contents', ...plainParts(path)),
        ...(ref === undefined ? {} : { query: { ref } }),
        asked: `the file ${JSON.stringify(path)} of ${repository}${ref === undefined ? '' : ` at ${ref}`}`,
        permission: `contents: read on ${repository}`,
    });
}
async function readContents(client, call) {
    const reply = await client.askMaybe(call);
    if (!reply)
        return undefined;
    const { type, encoding, size, content } = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, reply, (data) => ({
        type: data.get('type').text(),
        encoding: data.get('encoding').text(),
        size: data.get('size').count(),
        content: data.get('content').text(),
    }));
    if (type !== 'file')
        throw new _forge_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q('unreadable', call, `it is a ${type} and not a file`, { fix: 'Name a plain file.' });
    const bytes = Buffer.from(content, 'base64');
    if (encoding !== 'base64' || size > MAX_FILE_BYTES || bytes.length !== size)
        throw new _forge_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q('incomplete', call, `GitHub gave ${bytes.length} of its ${size} bytes`, { fix: 'Keep the file below 1 MB.' });
    return { value: bytes, digest: reply.digest };
}
function plainParts(path) {
    const parts = path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..'))
        throw new RangeError(`Not a plain path from the root of a repository: ${JSON.stringify(path)}.`);
    return parts;
}


/***/ }),

/***/ 66345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qo: () => (/* binding */ readEnvironment),
/* harmony export */   RJ: () => (/* binding */ readApprovals),
/* harmony export */   cA: () => (/* binding */ environment),
/* harmony export */   cI: () => (/* binding */ readRun),
/* harmony export */   ct: () => (/* binding */ account)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60278);
/* harmony import */ var _forge_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22075);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20927);




async function readRun(client, runId) {
    const call = {
        method: 'GET',
        path: (0,_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOf */ .XM)(client, 'actions', 'runs', runId),
        asked: `run ${runId}`,
        permission: 'actions: read',
    };
    const reply = await client.ask(call);
    return { value: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .readReply */ .Xw)(call, reply, run), digest: reply.digest };
}
/**
 * The reviews of a run. The endpoint has no pages; should a reply ever name a next one, it is refused, since a rejection
 * may be on it.
 */
async function readApprovals(client, runId) {
    const call = {
        method: 'GET',
        path: (0,_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOf */ .XM)(client, 'actions', 'runs', runId, 'approvals'),
        asked: `the approvals of run ${runId}`,
        permission: 'actions: read',
        conditional: true,
    };
    const reply = await client.ask(call);
    if (reply.more)
        throw new _forge_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q('incomplete', call, 'the reply is one page of several', { fix: 'Start a new run.' });
    return { value: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .readReply */ .Xw)(call, reply, (data) => data.list().map(approval)), digest: reply.digest };
}
/** `undefined`: no environment of this name, or none that the token may see. */
async function readEnvironment(client, name) {
    const call = {
        method: 'GET',
        path: (0,_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOf */ .XM)(client, 'environments', name),
        asked: `the environment ${JSON.stringify(name)}`,
        permission: 'actions: read',
    };
    const reply = await client.askMaybe(call);
    if (!reply)
        return undefined;
    const value = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .readReply */ .Xw)(call, reply, environment);
    if (!value.branchPolicy?.customPolicies)
        return { value, digest: reply.digest };
    const patterns = await branchPatterns(client, name);
    return { value: { ...value, branchPolicy: { ...value.branchPolicy, patterns: patterns.value } }, digest: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)([reply.digest, patterns.digest]) };
}
async function branchPatterns(client, environment) {
    const call = {
        method: 'GET',
        path: (0,_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOf */ .XM)(client, 'environments', environment, 'deployment-branch-policies'),
        asked: `the branches of the environment ${JSON.stringify(environment)}`,
        permission: 'actions: read',
    };
    const { items, digest, first } = await (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .allPages */ .S4)(client, call, { most: 2, fix: 'Let fewer branches deploy.' }, (data) => data.get('branch_policies').list());
    const { value, total } = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .readReply */ .Xw)(call, { data: first, digest, more: false }, (data) => ({
        total: data.get('total_count').count(),
        // Before tags could deploy there was no type, and a policy was a branch's.
        value: items.map((item) => ({ name: item.get('name').text(), kind: item.get('type').optional((field) => field.oneOf(['branch', 'tag'])) ?? 'branch' })),
    }));
    if (value.length !== total)
        throw new _forge_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q('incomplete', call, `it gave ${value.length} of ${total}`);
    return { value, digest };
}
function account(field) {
    return { id: field.get('id').id(), login: field.get('login').text(), type: field.get('type').text() };
}
function run(data) {
    return {
        id: String(data.get('id').id()),
        repositoryId: String(data.get('repository').get('id').id()),
        attempt: data.get('run_attempt').id(),
        startedAt: instant(data.get('run_started_at')),
        event: data.get('event').text(),
        headCommit: data.get('head_sha').commit(),
        headBranch: data.get('head_branch').optional((field) => field.text()),
        path: data.get('path').text(),
        referencedWorkflows: (data.get('referenced_workflows').optional((field) => field.list()) ?? []).map((workflow) => ({
            path: workflow.get('path').text(),
            commit: workflow.get('sha').text(),
            ref: workflow.get('ref').optional((field) => field.text()),
        })),
        actor: data.get('actor').optional(account),
        triggeringActor: data.get('triggering_actor').optional(account),
    };
}
function instant(field) {
    const text = field.text();
    return new Date(Date.parse(text)).getTime() > 0 ? text : field.oneOf(['an ISO 8601 time']);
}
function approval(data) {
    return {
        environments: data
            .get('environments')
            .list()
            .map((one) => ({ id: one.get('id').id(), name: one.get('name').text() })),
        state: data.get('state').oneOf(['approved', 'rejected', 'pending']),
        user: data.get('user').optional(account),
        comment: data.get('comment').optional((field) => field.text()) ?? '',
    };
}
function environment(data) {
    const rules = data.get('protection_rules').optional((field) => field.list()) ?? [];
    const review = rules.filter((rule) => rule.get('type').text() === 'required_reviewers');
    return {
        id: data.get('id').id(),
        name: data.get('name').text(),
        reviewers: review.length === 0 ? null : review.flatMap((rule) => reviewers(rule.get('reviewers'))),
        // Several rules of one type are not documented; should they come, the weakest of them speaks.
        preventSelfReview: review.length > 0 && review.every((rule) => rule.get('prevent_self_review').optional((field) => field.flag()) === true),
        adminsCanBypass: data.get('can_admins_bypass').optional((field) => field.flag()),
        branchPolicy: data.get('deployment_branch_policy').optional((policy) => ({
            protectedBranches: policy.get('protected_branches').flag(),
            customPolicies: policy.get('custom_branch_policies').flag(),
            patterns: [],
        })),
        waitMinutes: Math.max(0, ...rules.filter((rule) => rule.get('type').text() === 'wait_timer').map((rule) => rule.get('wait_timer').count())),
    };
}
function reviewers(field) {
    return (field.optional((value) => value.list()) ?? []).map((item) => {
        const kind = item.get('type').oneOf(['User', 'Team']);
        const reviewer = item.get('reviewer');
        return { kind, id: reviewer.get('id').id(), name: reviewer.get(kind === 'User' ? 'login' : 'slug').text() };
    });
}


/***/ })

};
