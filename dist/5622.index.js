export const id = 5622;
export const ids = [5622];
export const modules = {

/***/ 35970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ retentionProblems),
/* harmony export */   _: () => (/* binding */ isKeptLedger)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);

const DAY = 86_400_000;
/** How long before the end there is a warning: time to keep the ledger elsewhere. */
const WARN_WITHIN = 14 * DAY;
/** What Sluice's own evidence is called (src/actions/artifacts.ts); other artifacts may go. */
const LEDGERS = /^sluice-(ledger|approved|canary-promote)-/;
/**
 * What is wrong with how long the evidence of a run stays where GitHub keeps it, held against `evidence.retention`: gone already,
 * gone soon, or sooner than declared. Nothing where a store of the delivery file has it too, or none is declared.
 */
function retentionProblems(spec, artifacts, now) {
    const { retention, stores = [] } = spec.evidence ?? {};
    if (retention === undefined || stores.length > 0)
        return [];
    const found = artifacts.filter(isKeptLedger).flatMap((artifact) => problemOf(artifact, retention, now) ?? []);
    return found;
}
/** Whether an artifact, by its name, holds a ledger. */
function isKeptLedger({ name }) {
    return LEDGERS.test(name);
}
const ELSEWHERE = 'Keep the ledger elsewhere now: `sluice evidence keep LEDGER`, with a store under `evidence.stores`.';
function problemOf({ name, expired, createdAt, expiresAt }, retention, now) {
    const end = Date.parse(expiresAt ?? '');
    const start = Date.parse(createdAt ?? '');
    if (expired || end <= now.getTime())
        return { code: 'evidence-lapsed', message: `The artifact ${name} is gone; \`evidence.retention\` asks for ${retention}.`, fix: 'Look for the ledger in another store or on the machine of whoever verified it; without one the release has no evidence any more.' };
    if (!Number.isFinite(end) || !Number.isFinite(start))
        return { code: 'evidence-retention-unknown', message: `GitHub does not say how long it keeps the artifact ${name}.`, fix: ELSEWHERE };
    // A minute: both times are GitHub's own, and rounded.
    if (end - start < (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(retention) - 60_000)
        return { code: 'evidence-retention-short', message: `The artifact ${name} is kept until ${expiresAt}, and \`evidence.retention\` asks for ${retention}.`, fix: 'Raise the retention of artifacts in the settings of the repository, or name a store under `evidence.stores`.' };
    return end - now.getTime() < WARN_WITHIN ? { code: 'evidence-lapses-soon', message: `The artifact ${name} is gone after ${expiresAt}.`, fix: ELSEWHERE } : undefined;
}


/***/ }),

/***/ 76129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ openEvidenceForge)
});

// EXTERNAL MODULE: ./.build/src/github/client.js + 2 modules
var github_client = __webpack_require__(60278);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
// EXTERNAL MODULE: ./.build/src/github/repository.js
var repository = __webpack_require__(20927);
;// CONCATENATED MODULE: ./.build/src/github/kept-files.js



const READ = 'contents: read';
const WRITE = 'contents: write';
/** Commit that a branch points at; undefined where there is no such branch. */
async function readBranchHead(client, branch) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'git', 'ref', 'heads', ...branch.split('/')), asked: `the branch ${JSON.stringify(branch)}`, permission: READ };
    const reply = await client.askMaybe(call);
    return reply && (0,github_client/* readReply */.Xw)(call, reply, (data) => data.get('object').get('sha').commit());
}
/** Git ids of all files of a commit by path. */
async function readTree(client, commit) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'git', 'trees', commit), query: { recursive: 1 }, asked: `the files of ${commit}`, permission: READ };
    const reply = await client.ask(call);
    return (0,github_client/* readReply */.Xw)(call, reply, (data) => {
        if (data.get('truncated').flag())
            throw new forge_error/* ForgeError */.Q('incomplete', call, 'GitHub listed only some of them', { fix: 'Begin a new branch for evidence; the old one stays readable.' });
        const files = data.get('tree').list().filter((entry) => entry.get('type').text() === 'blob');
        return new Map(files.map((entry) => [entry.get('path').text(), entry.get('sha').commit()]));
    });
}
async function readBlob(client, id) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'git', 'blobs', id), asked: `the git object ${id}`, permission: READ };
    const reply = await client.ask(call);
    const { size, bytes } = (0,github_client/* readReply */.Xw)(call, reply, (data) => ({ size: data.get('size').count(), bytes: Buffer.from(data.get('content').text(), 'base64') }));
    if (bytes.length !== size)
        throw new forge_error/* ForgeError */.Q('incomplete', call, `GitHub gave ${bytes.length} of its ${size} bytes`);
    return bytes;
}
/**
 * Commits files onto a branch that must still stand at `parent`: false where somebody else moved it meanwhile, and then
 * nothing of this can be seen on it.
 */
async function commitFiles(client, { branch, parent, files, message }) {
    const post = async (what, body) => {
        const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'git', what), asked: `evidence for the branch ${JSON.stringify(branch)}`, permission: WRITE, body, repeatable: true };
        return (0,github_client/* readReply */.Xw)(call, await client.ask(call), (data) => data.get('sha').commit());
    };
    const tree = [];
    for (const [path, bytes] of files)
        tree.push({ path, mode: '100644', type: 'blob', sha: await post('blobs', { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' }) });
    const treeId = await post('trees', { tree, ...(parent !== undefined && { base_tree: await treeOf(client, parent) }) });
    const commit = await post('commits', { message, tree: treeId, parents: parent === undefined ? [] : [parent] });
    return parent === undefined ? create(client, branch, commit) : advance(client, branch, commit);
}
async function treeOf(client, commit) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'git', 'commits', commit), asked: `the commit ${commit}`, permission: READ };
    return (0,github_client/* readReply */.Xw)(call, await client.ask(call), (data) => data.get('tree').get('sha').commit());
}
async function create(client, branch, commit) {
    const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'git', 'refs'), asked: `the new branch ${JSON.stringify(branch)}`, permission: WRITE, body: { ref: `refs/heads/${branch}`, sha: commit } };
    return unlessMoved(client, call, branch, commit);
}
async function advance(client, branch, commit) {
    const call = { method: 'PATCH', path: (0,repository/* pathOf */.XM)(client, 'git', 'refs', 'heads', ...branch.split('/')), asked: `the branch ${JSON.stringify(branch)} at its new commit`, permission: WRITE, body: { sha: commit, force: false } };
    return unlessMoved(client, call, branch, commit);
}
/** GitHub says 422 of a branch that moved, and of rules that forbid the push: where it did not move, that is the reason. */
async function unlessMoved(client, call, branch, commit) {
    const before = await readBranchHead(client, branch);
    try {
        await client.ask(call);
        return true;
    }
    catch (error) {
        if (!(error instanceof forge_error/* ForgeError */.Q) || (error.status !== 422 && error.status !== 409))
            throw error;
        const now = await readBranchHead(client, branch);
        if (now === commit)
            return true;
        if (now !== before || (call.method === 'POST' && now !== undefined) || /fast.forward/i.test(error.actual))
            return false;
        throw error;
    }
}
async function readRelease(client, tag) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'releases', 'tags', tag), asked: `the release ${JSON.stringify(tag)}`, permission: READ };
    const reply = await client.askMaybe(call);
    if (!reply)
        return undefined;
    const id = (0,github_client/* readReply */.Xw)(call, reply, (data) => data.get('id').id());
    const list = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'releases', String(id), 'assets'), asked: `the files of the release ${JSON.stringify(tag)}`, permission: READ };
    const { items } = await (0,github_client/* allPages */.S4)(client, list, { most: 10, fix: 'A GitHub release holds at most 1,000 files; name another store.' }, (data) => data.list());
    const assets = (0,github_client/* readReply */.Xw)(list, reply, () => items.map((item) => ({ id: item.get('id').id(), name: item.get('name').text() })));
    return { id, assets };
}
/** Makes a release that is not shown as the latest one. Undefined where its tag has one already. */
async function createRelease(client, release) {
    const body = { tag_name: release.tag, name: release.name, body: release.body, prerelease: true, make_latest: 'false' };
    const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'releases'), asked: `the new release ${JSON.stringify(release.tag)}`, permission: WRITE, body };
    try {
        return (0,github_client/* readReply */.Xw)(call, await client.ask(call), (data) => ({ id: data.get('id').id(), assets: [] }));
    }
    catch (error) {
        if (error instanceof forge_error/* ForgeError */.Q && error.status === 422)
            return undefined;
        throw error;
    }
}
/** Adds a file to a release; false where a file of that name is there. */
async function uploadAsset(client, release, name, bytes) {
    const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'releases', String(release), 'assets'), query: { name }, asked: `the file ${name} for a release`, permission: WRITE, upload: bytes };
    try {
        await client.ask(call);
        return true;
    }
    catch (error) {
        if (error instanceof forge_error/* ForgeError */.Q && error.status === 422)
            return false;
        throw error;
    }
}
async function readAsset(client, id) {
    return client.askBytes({ method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'releases', 'assets', String(id)), asked: `the file ${id} of a release`, permission: READ });
}
async function readArtifacts(client, runId) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'actions', 'runs', runId, 'artifacts'), asked: `the artifacts of run ${runId}`, permission: 'actions: read' };
    const { items, digest, first } = await (0,github_client/* allPages */.S4)(client, call, { most: 10, fix: 'Start a new run: this one has too many artifacts.' }, (data) => data.get('artifacts').list());
    return (0,github_client/* readReply */.Xw)(call, { data: first, digest, more: false }, () => items.map((item) => ({ id: item.get('id').id(), name: item.get('name').text(), expired: item.get('expired').flag(), createdAt: item.get('created_at').optional((field) => field.text()), expiresAt: item.get('expires_at').optional((field) => field.text()) })));
}
/** Hands a Sigstore bundle to GitHub's attestations; undefined where this repository has none (404, or 403 for a private one). */
async function storeAttestation(client, bundle) {
    const call = { method: 'POST', path: (0,repository/* pathOf */.XM)(client, 'attestations'), asked: 'an attestation', permission: 'attestations: write', body: { bundle }, repeatable: true };
    const reply = await client.askMaybe(call);
    return reply && (0,github_client/* readReply */.Xw)(call, reply, (data) => String(data.get('id').id()));
}
/** Bundles that GitHub keeps about a digest, as it gives them: whoever uses one verifies it. */
async function readAttestations(client, digest) {
    const call = { method: 'GET', path: (0,repository/* pathOf */.XM)(client, 'attestations', digest), query: { per_page: 100 }, asked: `the attestations of ${digest}`, permission: 'attestations: read' };
    const reply = await client.askMaybe(call);
    return reply ? (0,github_client/* readReply */.Xw)(call, reply, (data) => data.get('attestations').list().map((each) => each.get('bundle').value)) : [];
}

;// CONCATENATED MODULE: ./.build/src/github/evidence-forge.js


async function openEvidenceForge(options) {
    const client = await (0,github_client/* openClient */.My)(options);
    return {
        branchHead: (branch) => readBranchHead(client, branch),
        tree: (commit) => readTree(client, commit),
        blob: (id) => readBlob(client, id),
        commitFiles: (files) => commitFiles(client, files),
        release: (tag) => readRelease(client, tag),
        createRelease: (release) => createRelease(client, release),
        uploadAsset: (release, name, bytes) => uploadAsset(client, release, name, bytes),
        asset: (id) => readAsset(client, id),
        artifacts: (runId) => readArtifacts(client, runId),
        storeAttestation: (bundle) => storeAttestation(client, bundle),
        attestations: (digest) => readAttestations(client, digest),
    };
}


/***/ }),

/***/ 402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ openSettings)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60278);
/* harmony import */ var _forge_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22075);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20927);
/* harmony import */ var _runs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66345);




async function openSettings(options) {
    const client = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .openClient */ .My)(options);
    const secrets = (asked, permission, ...path) => listed(client, asked, permission, path, (data) => data.get('secrets').list(), secret);
    return {
        fullName: `${options.owner}/${options.repository}`,
        repository: () => one(client, 'the repository', 'Metadata: read', [], (data) => ({ private: data.get('private').flag(), owner: (0,_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .account */ .ct)(data.get('owner')), defaultBranch: data.get('default_branch').text() })),
        environments: () => listed(client, 'the environments', 'Actions: read', ['environments'], (data) => data.get('environments').list(), _runs_js__WEBPACK_IMPORTED_MODULE_3__/* .environment */ .cA),
        environmentSecrets: (name) => secrets(`the secrets of the environment ${name}`, 'Environments: read', 'environments', name, 'secrets'),
        repositorySecrets: () => secrets('the secrets of the repository', 'Secrets: read', 'actions', 'secrets'),
        organizationSecrets: () => secrets('the secrets that the organisation shares', 'Secrets: read', 'actions', 'organization-secrets'),
        actions: () => one(client, 'which actions may run', 'Administration: read', ['actions', 'permissions'], (data) => ({
            allowed: data.get('allowed_actions').optional((field) => field.text()),
            shaPinning: data.get('sha_pinning_required').optional((field) => field.flag()),
        })),
        workflowToken: () => one(client, 'what the token of a workflow may do', 'Administration: read', ['actions', 'permissions', 'workflow'], (data) => ({
            usual: data.get('default_workflow_permissions').oneOf(['read', 'write']),
            canApprove: data.get('can_approve_pull_request_reviews').flag(),
        })),
        subjectClaims: () => one(client, 'what the subject of an OIDC token is made of', 'Actions: read', ['actions', 'oidc', 'customization', 'sub'], (data) => data.get('use_default').flag() ? null : (data.get('include_claim_keys').optional((field) => field.list()) ?? []).map((key) => key.text())),
        branchRules: (branch) => listed(client, `the rules of the branch ${branch}`, 'Metadata: read', ['rules', 'branches', branch], (data) => data.list(), branchRule),
        async branchProtection(branch) {
            const call = { method: 'GET', path: (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .pathOf */ .XM)(client, 'branches', branch, 'protection'), asked: `the protection of the branch ${branch}`, permission: 'Administration: read' };
            try {
                return await ask(client, call, protection);
            }
            catch (error) {
                // The same status hides it from those who may not look, in other words.
                if (error instanceof _forge_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ForgeError */ .Q && error.status === 404 && /Branch not protected/.test(error.actual))
                    return undefined;
                throw error;
            }
        },
        rulesetBypass: (id) => one(client, `the ruleset ${id}`, 'Administration: write', ['rulesets', String(id)], (data) => ({
            name: data.get('name').text(),
            bypass: data.get('bypass_actors').optional((field) => field.list().map((actor) => `${actor.get('actor_type').text()} ${actor.get('actor_id').optional((value) => value.count()) ?? ''}`.trim())),
        })),
        collaborators: () => listed(client, 'the collaborators', 'Metadata: read', ['collaborators'], (data) => data.list(), collaborator),
        teamMembers: (slug) => listed(client, `the members of the team ${slug}`, 'Members: read (of the organisation)', undefined, (data) => data.list(), _runs_js__WEBPACK_IMPORTED_MODULE_3__/* .account */ .ct, `/orgs/${encodeURIComponent(options.owner)}/teams/${encodeURIComponent(slug)}/members`),
        plan: () => ask(client, { method: 'GET', path: `/orgs/${encodeURIComponent(options.owner)}`, asked: 'the plan of the organisation', permission: 'Administration: read (of the organisation)' }, (data) => data.get('plan').optional((plan) => plan.get('name').text())),
    };
}
/** Nobody has so many; more of them would not be read by people either. */
const MOST_PAGES = 10;
function one(client, asked, permission, path, read) {
    return ask(client, { method: 'GET', path: (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .pathOf */ .XM)(client, ...path), asked, permission }, read);
}
async function ask(client, call, read) {
    return (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, await client.ask(call), read);
}
async function listed(client, asked, permission, path, items, read, whole) {
    const call = { method: 'GET', path: whole ?? (0,_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .pathOf */ .XM)(client, ...path), asked, permission };
    const pages = await (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .allPages */ .S4)(client, call, { most: MOST_PAGES, fix: 'Look at the settings page by hand.' }, items);
    return (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .readReply */ .Xw)(call, { data: pages.first, digest: pages.digest, more: false }, () => pages.items.map(read));
}
function secret(item) {
    return { name: item.get('name').text(), updatedAt: item.get('updated_at').text() };
}
function branchRule(item) {
    const type = item.get('type').text();
    const parameters = item.get('parameters');
    return {
        type,
        ruleset: item.get('ruleset_id').optional((field) => field.id()),
        review: type !== 'pull_request' || parameters.absent
            ? null
            : reviewRule(parameters, 'dismiss_stale_reviews_on_push'),
    };
}
function protection(data) {
    return {
        review: data.get('required_pull_request_reviews').optional((field) => reviewRule(field, 'dismiss_stale_reviews')),
        bindsAdmins: data.get('enforce_admins').optional((field) => field.get('enabled').flag()) ?? false,
    };
}
/** What is not said is not asked for. */
function reviewRule(data, stale) {
    return {
        approvals: data.get('required_approving_review_count').optional((field) => field.count()) ?? 0,
        dismissStale: data.get(stale).optional((field) => field.flag()) ?? false,
        lastPush: data.get('require_last_push_approval').optional((field) => field.flag()) ?? false,
    };
}
function collaborator(item) {
    return { ...(0,_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .account */ .ct)(item), canWrite: item.get('permissions').get('push').flag() };
}


/***/ }),

/***/ 95622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ doctor_repositoryOf),
  j: () => (/* binding */ runDoctor)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/program.js
var program = __webpack_require__(69399);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var verdict = __webpack_require__(4646);
;// CONCATENATED MODULE: ./.build/src/doctor/finding-codes.js
/** Every code with which the doctor says that something is wrong: what it means, and how grave it is (docs/doctor.md has an anchor each). */
const DOCTOR_FINDINGS = {
    // Gates.
    'gate-missing': { outcome: 'fail', meaning: 'No workflow asks for an approval before users are moved.' },
    'environment-missing': { outcome: 'fail', meaning: 'An environment that is named does not exist; GitHub creates it without any rule when a job names it.' },
    'environment-misspelt': { outcome: 'fail', meaning: 'An environment that is named does not exist, and one of almost the same name does: the job would run unreviewed in a new one.' },
    'environments-cannot-hold': { outcome: 'fail', meaning: 'Environments of this private repository cannot have required reviewers on its plan, so they hold nothing.' },
    'environment-without-reviewers': { outcome: 'fail', meaning: 'Nobody has to review a job in the environment.' },
    'environment-allows-self-review': { outcome: 'fail', meaning: 'Whoever starts the run could approve it.' },
    'environment-admins-can-bypass': { outcome: 'fail', meaning: 'Administrators may start the waiting job without a review.' },
    'environment-admin-bypass-unknown': { outcome: 'fail', meaning: 'GitHub did not say whether administrators may bypass the environment, and the delivery file accepts no silence.' },
    'environment-open-to-every-branch': { outcome: 'fail', meaning: 'A job of any branch, with any change to its workflow, can enter the environment.' },
    'roles-share-environment': { outcome: 'fail', meaning: 'Two gates stand on one environment, and one review releases both.' },
    'one-maintainer': { outcome: 'fail', meaning: 'One person alone can start a delivery and approve it, and may not do both: the gate can never open.' },
    'role-unsatisfiable': { outcome: 'fail', meaning: 'Everybody who could approve had a hand in the candidate, or is needed for another role: the gate can never open.' },
    'author-unknown': { outcome: 'fail', meaning: 'An author of the candidate cannot be named, so every approval will be refused.' },
    'approver-without-access': { outcome: 'fail', meaning: 'Somebody who is to approve has no access to the repository.' },
    'reviews-too-weak': { outcome: 'fail', meaning: 'The protected branch lets a pull request in without a fresh review by another person.' },
    'branch-unprotected': { outcome: 'fail', meaning: 'Whoever can push to the branch can change roles and rules without another person.' },
    'branch-bypass': { outcome: 'warn', meaning: 'Some may pass by the rules of the branch.' },
    // Secrets.
    'secret-missing': { outcome: 'fail', meaning: 'A secret that the delivery file declares is not where it must be.' },
    'secret-outside-environment': { outcome: 'fail', meaning: 'A secret lies outside its environment, where a job of any branch can read it.' },
    'secrets-beside': { outcome: 'warn', meaning: 'Secrets lie outside environments, where a job of any branch can read them.' },
    'secret-without-environment': { outcome: 'fail', meaning: 'A job reads a secret and is in no environment, so nothing protects it.' },
    'secrets-inherited': { outcome: 'fail', meaning: 'A job hands every secret that it can see to a reusable workflow.' },
    'secret-due': { outcome: 'warn', meaning: 'A secret is older than its rotation period.' },
    // Evidence.
    'evidence-lapsed': { outcome: 'fail', meaning: 'The artifacts that held the evidence of what serves are gone.' },
    'evidence-lapses-soon': { outcome: 'warn', meaning: 'The artifacts that hold the evidence of what serves are gone within two weeks.' },
    'evidence-retention-short': { outcome: 'warn', meaning: 'GitHub keeps artifacts for less long than the delivery file declares.' },
    'evidence-retention-unknown': { outcome: 'warn', meaning: 'GitHub does not say how long it keeps the evidence of what serves.' },
    // The way back.
    'way-back-untried': { outcome: 'warn', meaning: 'The way back was not tried, or not walked through by people, as lately as the delivery file says.' },
    // Tokens and workflows.
    'token-writes-by-default': { outcome: 'fail', meaning: 'A job that says nothing of permissions gets a token that may write everything.' },
    'workflows-may-approve': { outcome: 'warn', meaning: 'A workflow may approve pull requests in place of a person: Sluice counts no such approval, and the branch does.' },
    'permissions-undeclared': { outcome: 'fail', meaning: 'A job says nothing of permissions and gets whatever the repository gives by default.' },
    'permissions-of-all-kinds': { outcome: 'fail', meaning: 'A job asks for every permission at once.' },
    'permission-not-needed': { outcome: 'fail', meaning: 'A job has a permission that none of its steps needs.' },
    'permission-missing': { outcome: 'fail', meaning: 'A job lacks a permission that its steps need; a call of a reusable workflow then fails before it starts.' },
    'action-unpinned': { outcome: 'fail', meaning: 'An action or a reusable workflow is named by a tag or a branch that its owner can move.' },
    'id-token-without-environment': { outcome: 'warn', meaning: 'A job can get an identity token and is in no environment: what trusts it cannot ask for an approval.' },
    'oidc-subject-loose': { outcome: 'fail', meaning: 'The subject of identity tokens says neither environment nor workflow, so that a cloud cannot ask for either.' },
    'team-code-with-rights': { outcome: 'fail', meaning: 'A job runs code of the team and has rights, secrets or an environment.' },
    'serving-without-environment': { outcome: 'fail', meaning: 'A job moves users and is in no environment: any branch could.' },
    'serving-environment-asks': { outcome: 'warn', meaning: 'The environment in which users are moved has reviewers, who would be asked at every tick; approvals have their own.' },
    'workflow-unreadable': { outcome: 'fail', meaning: 'A workflow file cannot be read as YAML, so nothing is known of it.' },
    // What is not known.
    'journal-unreadable': { outcome: 'inconclusive', meaning: 'The journal cannot be read, so it is not known what serves: neither who made the candidate since then, nor whether the evidence of what serves is still kept.' },
    'not-seen': { outcome: 'inconclusive', meaning: 'The token could not see this, so nothing is said of it.' },
};

;// CONCATENATED MODULE: ./.build/src/doctor/remedy.js
/** The exact words of a fix, on one line. */
function remedyText(remedy) {
    switch (remedy.kind) {
        case 'command': {
            const { replace, page } = remedy;
            const first = replace?.length ? ` (${replace.join(', ')}: replace first)` : '';
            return `Run  ${shellLine(remedy)}${first}${page ? `, or see ${page}` : ''}.`;
        }
        case 'page':
            return `${remedy.do}: ${remedy.page}.`;
        case 'edit':
            return `In ${remedy.file}${remedy.line === undefined ? '' : `, line ${remedy.line}`}: ${remedy.write}.`;
    }
}
/** The command for a POSIX shell; every part that is not plain is quoted, whatever it holds. */
function shellLine({ argv, body }) {
    const line = argv.map(quoted).join(' ');
    return body === undefined ? line : `printf %s ${quoted(JSON.stringify(body))} | ${line} --input -`;
}
function quoted(part) {
    // A line break inside a quoted word would be lost on surfaces of one line, and is in no name that GitHub allows.
    const flat = part.replaceAll(/[\0-\x1f\x7f]/g, '?');
    return /^[A-Za-z0-9_./:=@,+-]+$/.test(flat) ? flat : `'${flat.replaceAll("'", `'\\''`)}'`;
}
function editAt(location, write) {
    return { kind: 'edit', file: location.file, line: location.line, write };
}
/** Commands and pages of one repository. `web` is the server that people look at, e.g. `https://github.com`. */
class Remedies {
    fullName;
    #web;
    constructor(fullName, web = 'https://github.com') {
        this.fullName = fullName;
        this.#web = web.replace(/\/+$/, '');
    }
    page(place, what) {
        return { kind: 'page', page: this.#url(place), do: what };
    }
    /** `gh api`, for a path below the repository. */
    api(method, path, more = {}) {
        const { page, ...rest } = more;
        return { kind: 'command', argv: ['gh', 'api', '--method', method, ['repos', ...this.fullName.split('/'), ...path].map(encodeURIComponent).join('/')], ...rest, ...(page === undefined ? {} : { page: this.#url(page) }) };
    }
    gh(...argv) {
        return { kind: 'command', argv: ['gh', ...argv, '--repo', this.fullName] };
    }
    #url(place) {
        return `${this.#web}/${this.fullName}/${place}`;
    }
}

;// CONCATENATED MODULE: ./.build/src/doctor/findings.js


function diagnose(code, about, ...remedies) {
    const { outcome, meaning } = DOCTOR_FINDINGS[code];
    return {
        remedies,
        finding: {
            code,
            outcome,
            rule: about.rule,
            message: `${meaning} Expected ${about.expected}, found ${about.actual}.`,
            expected: about.expected,
            actual: about.actual,
            fix: remedies.map(remedyText).join(' '),
            ...placeOf(about),
        },
    };
}
/** Said of what was looked at and is as it should be, so that a quiet page is not mistaken for an unread one. */
function healthy(code, { rule, expected, actual, ...about }) {
    return { remedies: [], finding: { code, outcome: 'pass', rule, message: `Found ${actual}.`, expected, actual, ...placeOf(about) } };
}
function placeOf({ role, location }) {
    return { ...(role === undefined ? {} : { subject: { kind: 'role', name: role } }), ...(location === undefined ? {} : { location }) };
}

;// CONCATENATED MODULE: ./.build/src/doctor/branch.js

/** Whether the branch that roles, people and rules are read from changes only before the eyes of another person. */
function branchDiagnoses({ source }, { branch, repository }, location, remedies) {
    if (!branch || !repository)
        return [];
    const rule = `The branch ${repository.defaultBranch}`;
    if (!branch.facts?.protected) {
        const actual = branch.facts ? 'none' : 'no such branch';
        return [diagnose('branch-unprotected', { rule, expected: 'protection, or a ruleset that asks for a pull request', actual, location }, demand(remedies))];
    }
    const found = [];
    const asked = [...(branch.rules ?? []).flatMap(({ review }) => review ?? []), ...(branch.protection?.review ? [branch.protection.review] : [])];
    const all = strictest(asked);
    // Reviews are the gate itself here; where environments are, the file's own digest in the challenge binds it too.
    if (source === 'pull-request' && branch.rules && weakness(all))
        found.push(diagnose('reviews-too-weak', { rule, expected: 'one approval or more, dismissed by every push, the last push by somebody else', actual: weakness(all), location }, demand(remedies)));
    for (const { ruleset, actors } of branch.bypass)
        if (actors.length > 0)
            found.push(diagnose('branch-bypass', { rule, expected: `nobody who passes by the ruleset ${ruleset}`, actual: actors.join(', '), location }, remedies.page('settings/rules', `Empty the bypass list of ${ruleset}`)));
    if (branch.protection && !branch.protection.bindsAdmins && !(branch.rules ?? []).some(({ review }) => review))
        found.push(diagnose('branch-bypass', { rule, expected: 'protection that binds administrators too', actual: 'administrators', location }, remedies.api('POST', ['branches', repository.defaultBranch, 'protection', 'enforce_admins'], { page: 'settings/branches' })));
    return found.length > 0 ? found : [healthy('branch-protected', { rule, expected: 'protection', actual: 'protection', location })];
}
/** GitHub lays rules on top of each other: each asks for its own. */
function strictest(rules) {
    return {
        approvals: Math.max(0, ...rules.map(({ approvals }) => approvals)),
        dismissStale: rules.some(({ dismissStale }) => dismissStale),
        lastPush: rules.some(({ lastPush }) => lastPush),
    };
}
function weakness({ approvals, dismissStale, lastPush }) {
    const weak = [approvals < 1 ? 'no approval asked for' : '', dismissStale ? '' : 'old approvals kept after a push', lastPush ? '' : 'the last push may be approved by who pushed it'].filter(Boolean);
    return weak.length > 0 ? weak.join(', ') : undefined;
}
function demand(remedies) {
    const review = { required_approving_review_count: 1, dismiss_stale_reviews_on_push: true, require_last_push_approval: true, require_code_owner_review: false, required_review_thread_resolution: false };
    const body = {
        name: 'Model delivery',
        target: 'branch',
        enforcement: 'active',
        conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
        rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }, { type: 'pull_request', parameters: review }],
    };
    return remedies.api('POST', ['rulesets'], { body, page: 'settings/rules' });
}

// EXTERNAL MODULE: ./.build/src/delivery/schema-problems.js
var schema_problems = __webpack_require__(32822);
;// CONCATENATED MODULE: ./.build/src/doctor/environments.js


/** Whether every environment that is to hold a job until somebody has said yes exists and does so. */
function environmentDiagnoses(gates, facts, named, remedies) {
    if (!facts.environments)
        return [];
    const held = gates.source === 'environments' ? gates.gates : [];
    // The environment of overrides must exist as soon as a job names it, or it is made on the fly with no rule at all.
    const override = named.find(({ name }) => name === gates.override) ?? (facts.environments.has(gates.override) ? { name: gates.override } : undefined);
    const reviewed = [...held.map((gate) => ({ gate, name: gate.environment, location: gate.location })), ...(override ? [{ gate: undefined, ...override }] : [])];
    const others = named.filter(({ name }, index) => named.findIndex((other) => other.name === name) === index && !reviewed.some((each) => each.name === name));
    return [
        ...reviewed.flatMap(({ gate, name, location }) => reviewedDiagnoses(name, gates, facts, remedies, { role: gate?.slot, location })),
        ...shared(held, gates.override, facts, remedies),
        ...cannotHold(held, facts, remedies),
        ...others.flatMap(({ name, location }) => (facts.environments.has(name) ? [] : [absent(name, facts, remedies, { location })])),
    ];
}
function reviewedDiagnoses(name, gates, facts, remedies, place) {
    const environment = facts.environments.get(name);
    if (environment === undefined)
        return [absent(name, facts, remedies, place)];
    if (environment === null)
        return [];
    const found = [];
    const say = (code, expected, actual, ...fixes) => {
        found.push(diagnose(code, { rule: `The environment ${name}`, expected, actual, ...place }, ...fixes));
    };
    const settings = `settings/environments/${environment.id}/edit`;
    const change = (more, replace) => remedies.api('PUT', ['environments', name], { body: { ...bodyOf(environment), ...more }, replace, page: settings });
    if (!environment.reviewers?.length)
        say('environment-without-reviewers', 'required reviewers', environment.reviewers === null ? 'no rule of required reviewers' : 'a rule that names nobody', change({ reviewers: [{ type: 'Team', id: 0 }], prevent_self_review: true }, ['the id 0 by that of the team (`gh api orgs/ORG/teams/TEAM --jq .id`)']));
    else if (gates.separationOfDuties && !environment.preventSelfReview)
        say('environment-allows-self-review', 'self-review prevented', 'self-review allowed', change({ prevent_self_review: true }));
    if (environment.adminsCanBypass === true)
        say('environment-admins-can-bypass', 'no bypass for administrators', 'a bypass', remedies.page(settings, 'Turn off "Allow administrators to bypass configured protection rules"'));
    if (environment.adminsCanBypass === null && gates.bypassUnknown === 'refuse')
        say('environment-admin-bypass-unknown', 'no bypass for administrators', 'no word of it', remedies.page(settings, 'Look at "Allow administrators to bypass configured protection rules", then accept the silence with `approval.admin_bypass: warn`'));
    const open = openTo(environment);
    if (open)
        say('environment-open-to-every-branch', 'deployments from protected branches alone', open, change({ deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } }));
    if (found.length === 0)
        found.push(healthy('gate-holds', { rule: `The environment ${name}`, expected: 'a review before the job goes on', actual: `reviewers ${environment.reviewers.map((each) => each.name).join(', ')}`, ...place }));
    return found;
}
/** How any branch gets in; undefined where none does. */
function openTo({ branchPolicy }) {
    if (branchPolicy === null)
        return 'every branch may deploy';
    const all = branchPolicy.patterns.find(({ name }) => /^[*/]+$/.test(name));
    return branchPolicy.customPolicies && all ? `the pattern ${JSON.stringify(all.name)}, which every ${all.kind} fits` : undefined;
}
function absent(name, facts, remedies, place) {
    const near = (0,schema_problems.nearest)(name, [...facts.environments.keys()]);
    const about = { rule: `The environment ${name}`, expected: `an environment ${JSON.stringify(name)}`, ...place };
    if (near !== undefined)
        return diagnose('environment-misspelt', { ...about, actual: `none, but ${JSON.stringify(near)}` }, ...(place.location ? [{ kind: 'edit', file: place.location.file, line: place.location.line, write: `write ${near} in place of ${name}` }] : []));
    const body = { reviewers: [{ type: 'Team', id: 0 }], prevent_self_review: true, deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } };
    return diagnose('environment-missing', { ...about, actual: 'none' }, remedies.api('PUT', ['environments', name], { body, replace: ['the id 0 by that of the team that reviews (`gh api orgs/ORG/teams/TEAM --jq .id`)'], page: 'settings/environments/new' }));
}
/** GitHub sets whatever is left out of a change back, so that all of it is said again. */
function bodyOf({ waitMinutes, preventSelfReview, reviewers, branchPolicy }) {
    return {
        wait_timer: waitMinutes,
        prevent_self_review: preventSelfReview,
        reviewers: (reviewers ?? []).map(({ kind, id }) => ({ type: kind, id })),
        deployment_branch_policy: branchPolicy && { protected_branches: branchPolicy.protectedBranches, custom_branch_policies: branchPolicy.customPolicies },
    };
}
/** That no two roles stand on one is held by the delivery file itself. */
function shared(held, override, { environments }, remedies) {
    const gate = held.find(({ environment }) => environment.toLowerCase() === override.toLowerCase());
    if (!gate || !environments.has(gate.environment))
        return [];
    const fix = [remedies.page('settings/environments/new', 'Make an environment for overrides alone'), { kind: 'edit', file: gate.location.file, line: gate.location.line, write: 'name it in `approval.override.environment`' }];
    return [diagnose('roles-share-environment', { rule: `The environment ${gate.environment}`, expected: 'one for overrides alone', actual: `that of ${gate.slot}`, role: gate.slot, location: gate.location }, ...fix)];
}
/** docs: "Environments": required reviewers of private repositories need GitHub Enterprise. */
function cannotHold(held, { repository, plan, environments }, remedies) {
    const reviewed = held.some(({ environment }) => (environments.get(environment)?.reviewers ?? []).length > 0);
    if (!repository?.private || reviewed || held.length === 0 || plan === undefined || plan === null || plan === 'enterprise')
        return [];
    return [
        diagnose('environments-cannot-hold', { rule: 'Environments as gates', expected: 'a public repository, or GitHub Enterprise', actual: `a private repository on the plan ${plan}`, location: held[0].location }, { kind: 'edit', file: held[0].location.file, write: 'write `approval.source: pull-request`, and `people` with their account ids for each role' }, { kind: 'command', argv: ['sluice', 'init', '--workflows', '--source', 'pull-request', '--force'] }, remedies.page('settings/rules', 'Then ask for a fresh review of every pull request')),
    ];
}

// EXTERNAL MODULE: ./.build/src/approval/decision/roles.js
var roles = __webpack_require__(20075);
;// CONCATENATED MODULE: ./.build/src/doctor/gates.js

/** What a delivery file declares of its gates, with every default in its place. */
function gatesOf(delivery) {
    const { approval = {}, release } = delivery.spec;
    return {
        source: approval.source ?? 'environments',
        gates: (0,roles/* rolesOf */.R)(approval).map((role) => ({ ...role, location: delivery.locate(['approval', 'roles', role.role]) })),
        override: approval.override?.environment ?? `${release.name}-override`,
        serving: `${release.name}-serve`,
        separationOfDuties: approval.separation_of_duties ?? true,
        bypassUnknown: approval.admin_bypass ?? 'refuse',
    };
}

// EXTERNAL MODULE: ./.build/src/approval/decision/matching.js
var matching = __webpack_require__(78259);
// EXTERNAL MODULE: ./.build/src/approval/decision/people.js
var decision_people = __webpack_require__(49055);
// EXTERNAL MODULE: ./.build/src/approval/policy/policy.js + 1 modules
var policy = __webpack_require__(68355);
;// CONCATENATED MODULE: ./.build/src/doctor/people.js





/** Whether there are people enough to open every gate, and whether all who made the candidate can be named. */
function peopleDiagnoses(delivery, gates, facts, since, remedies) {
    const made = facts.commits && makers(delivery, facts, since);
    return [
        ...withoutAccess(gates, facts, remedies),
        ...(gates.separationOfDuties ? (made?.refusals ?? []) : []).map(({ expected, actual, fix }) => diagnose('author-unknown', { rule: 'Who made the candidate', expected, actual, location: delivery.locate(['approval', 'people']) }, editAt(delivery.locate(['approval', 'people']), fix.replace(/\.$/, '')))),
        ...hopeless(gates, facts, new Map(gates.separationOfDuties ? made?.people.map(({ id, because }) => [id, because[0]]) : []), remedies),
    ];
}
/** Nobody has started a run yet, and that is no fault here. */
const NO_RUN = { actor: null, triggeringActor: null };
function makers(delivery, { commits, branch }, since) {
    const range = { base: since ?? null, head: branch.facts.commit, status: 'ahead', commits: commits };
    const { people, refusals } = (0,decision_people/* whoMadeIt */.B)((0,policy/* approvalPolicy */.Uh)(delivery, { since }), NO_RUN, range, []);
    return { people, refusals: refusals.filter(({ code }) => code !== 'starter-unknown') };
}
/** In a private repository a review needs access; in a public one anybody can write it. */
function withoutAccess({ source, gates }, { collaborators, repository }, remedies) {
    if (source !== 'pull-request' || !collaborators || !repository?.private)
        return [];
    const known = new Set(collaborators.map(({ id }) => id));
    return [...new Map(gates.map((gate) => [gate.role, gate])).values()].flatMap(({ role, people = [], location }) => people
        .filter((id) => !known.has(id))
        .map((id) => diagnose('approver-without-access', { rule: `The role ${role}`, expected: `access of the account ${id}`, actual: 'none', role, location }, remedies.api('PUT', ['collaborators', 'LOGIN'], { body: { permission: 'pull' }, replace: [`LOGIN by what \`gh api user/${id} --jq .login\` prints`], page: 'settings/access' }))));
}
function hopeless(gates, facts, made, remedies) {
    const starter = onlyWriter(facts.collaborators);
    const candidates = new Map();
    const names = new Map(facts.collaborators?.map(({ id, login }) => [id, login]));
    const eligible = new Map();
    for (const gate of gates.gates) {
        const people = peopleOf(gate, gates, facts, names);
        if (!people)
            continue;
        eligible.set(gate.slot, people);
        const bars = (id) => made.has(id) || (starter?.id === id && (gates.separationOfDuties || preventsSelfReview(gate, facts)));
        candidates.set(gate.slot, people.filter((id) => !bars(id)));
    }
    return (0,matching/* matchRoles */.z)(candidates).missing.map((slot) => {
        const gate = gates.gates.find((each) => each.slot === slot);
        const people = eligible.get(slot);
        const alone = starter && people.every((id) => id === starter.id);
        const barred = people.map((id) => ({ id, because: starter?.id === id ? 'the only one who can start it' : (made.get(id) ?? 'needed for another role') }));
        const actual = barred.map(({ id, because }) => `${names.get(id) ?? id} (${because})`).join(', ') || 'nobody';
        const about = { rule: `The gate ${slot}`, expected: 'a person who made no part of the candidate and fills no other role', actual: `only ${actual}`, role: slot, location: gate.location };
        return alone
            ? diagnose('one-maintainer', about, remedies.api('PUT', ['collaborators', 'LOGIN'], { body: { permission: 'pull' }, replace: ['LOGIN by the account of a second person'], page: 'settings/access' }), addTo(gate, facts, remedies))
            : diagnose('role-unsatisfiable', about, addTo(gate, facts, remedies));
    });
}
/** The accounts that may fill a gate; undefined where a team could not be seen, or the gate itself is not there. */
function peopleOf({ environment, people }, { source }, facts, names) {
    if (source === 'pull-request')
        return people?.length ? people : undefined;
    const reviewers = facts.environments?.get(environment)?.reviewers;
    if (!reviewers?.length)
        return undefined;
    const ids = [];
    for (const { kind, id, name } of reviewers) {
        const accounts = kind === 'User' ? [{ id, login: name }] : facts.teams.get(name);
        if (!accounts)
            return undefined;
        for (const each of accounts) {
            names.set(each.id, each.login);
            ids.push(each.id);
        }
    }
    return [...new Set(ids)];
}
function preventsSelfReview({ environment }, { environments }) {
    return environment !== undefined && environments?.get(environment)?.preventSelfReview === true;
}
function onlyWriter(collaborators) {
    const writers = collaborators?.filter(({ canWrite, type }) => canWrite && type === 'User') ?? [];
    return writers.length === 1 ? writers[0] : undefined;
}
function addTo({ environment, location }, { environments }, remedies) {
    const found = environment === undefined ? undefined : environments?.get(environment);
    if (!found)
        return editAt(location, 'add the account id of another person to `people`');
    return remedies.page(`settings/environments/${found.id}/edit`, 'Add a reviewer who had no hand in the candidate');
}

// EXTERNAL MODULE: ./.build/src/evidence/stores/retention.js
var stores_retention = __webpack_require__(35970);
;// CONCATENATED MODULE: ./.build/src/doctor/retention.js



/**
 * Whether the evidence of what serves is still there, and for how long, where it lies in artifacts alone: nobody else looks
 * at them between one delivery and the next, and GitHub deletes them without a word.
 */
function retentionDiagnoses(delivery, { artifacts }, now, remedies) {
    const { retention, stores = [] } = delivery.spec.evidence ?? {};
    if (retention === undefined || stores.length > 0 || !artifacts)
        return [];
    const location = delivery.locate(['evidence', 'retention']);
    const about = { rule: 'The evidence of what serves', expected: `it for ${retention}`, location };
    const toStore = editAt(location, 'name a store, as `stores: [{branch: sluice-evidence}]`, so that the next delivery leaves its ledger there too');
    // GitHub lists what has lapsed for a while, and then not at all.
    if (!artifacts.some(stores_retention/* isKeptLedger */._))
        return [diagnose('evidence-lapsed', { ...about, actual: 'no artifact with its ledger' }, toStore)];
    const problems = (0,stores_retention/* retentionProblems */.H)(delivery.spec, artifacts, now);
    if (problems.length === 0)
        return [healthy('evidence-kept', { ...about, actual: 'artifacts that last' })];
    return problems.map(({ code, message }) => diagnose(code, { ...about, actual: message }, ...(code === 'evidence-retention-short' ? [remedies.page('settings/actions', 'Keep artifacts longer'), toStore] : [toStore])));
}

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/delivery/secrets.js
var secrets = __webpack_require__(34789);
;// CONCATENATED MODULE: ./.build/src/doctor/secrets.js



const DAY_MS = 86_400_000;
/** Where each secret lies, and how old it is. Values are never read: GitHub does not give them. */
function secretDiagnoses(delivery, serving, jobs, facts, now, remedies) {
    const declared = (0,secrets/* declaredSecrets */.u)(delivery.spec).map((secret, index) => ({ ...secret, environment: secret.environment ?? serving, location: delivery.locate(['release', 'secrets', index]) }));
    // What a job in an environment reads falls back to the repository's own secret without a word.
    const used = jobs.flatMap(({ environment, secrets, location }) => (environment === undefined || environment.includes('${{') ? [] : secrets.map((name) => ({ name, environment, location, rotate: undefined }))));
    const wanted = [...declared, ...used].filter((each, index, all) => all.findIndex((other) => same(other.name, each.name) && other.environment === each.environment) === index);
    const found = wanted.flatMap((secret) => {
        const here = facts.environmentSecrets.get(secret.environment)?.find(({ name }) => same(name, secret.name));
        const rule = `The secret ${secret.name}`;
        if (here)
            return [...due(here, secret, rule, now, remedies)];
        const elsewhere = [...lying(facts.repositorySecrets, 'the repository'), ...lying(facts.organizationSecrets, 'the organisation')].find(({ name }) => same(name, secret.name));
        // Its age counts wherever it lies.
        const old = elsewhere ? due(elsewhere, secret, rule, now, remedies) : [];
        if (elsewhere)
            return [diagnose('secret-outside-environment', { rule, expected: `the environment ${secret.environment}`, actual: `${elsewhere.where}`, location: secret.location }, ...moving(secret, elsewhere.where, remedies)), ...old];
        const unknown = !facts.environmentSecrets.has(secret.environment) || !facts.repositorySecrets || !facts.organizationSecrets;
        // A secret that a job may do without is no fault; one that the delivery file declares is.
        if (unknown || !declared.some(({ name }) => same(name, secret.name)))
            return [];
        return [diagnose('secret-missing', { rule, expected: `the environment ${secret.environment}`, actual: 'nothing of this name', location: secret.location }, setting(secret, remedies))];
    });
    const rest = [...lying(facts.repositorySecrets, 'the repository'), ...lying(facts.organizationSecrets, 'the organisation')].filter(({ name }) => !wanted.some((each) => same(each.name, name)));
    return [...found, ...beside(rest, remedies)];
}
/** GitHub keeps names of secrets in capitals. */
function same(a, b) {
    return a.toUpperCase() === b.toUpperCase();
}
function lying(secrets, where) {
    return (secrets ?? []).map((secret) => ({ ...secret, where }));
}
function due({ updatedAt }, secret, rule, now, remedies) {
    if (secret.rotate === undefined)
        return [];
    const age = now.getTime() - Date.parse(updatedAt);
    const about = { rule, expected: `a value of the last ${secret.rotate}`, location: secret.location };
    // An unreadable time is no young secret.
    if (age <= (0,duration/* parseDuration */.E)(secret.rotate))
        return [healthy('secret-fresh', { ...about, actual: `one of ${days(age)}` })];
    return [diagnose('secret-due', { ...about, actual: Number.isFinite(age) ? `one of ${days(age)}` : `a time that cannot be read: ${updatedAt}` }, setting(secret, remedies))];
}
function days(milliseconds) {
    const count = Math.max(0, Math.floor(milliseconds / DAY_MS));
    return count === 1 ? '1 day ago' : `${count} days ago`;
}
function setting({ name, environment }, remedies) {
    return remedies.gh('secret', 'set', name, '--env', environment);
}
function moving(secret, where, remedies) {
    const away = where === 'the repository' ? remedies.gh('secret', 'delete', secret.name) : { kind: 'page', page: 'the settings of the organisation, Secrets and variables, Actions', do: `Take ${secret.name} away from this repository` };
    return [setting(secret, remedies), away];
}
function beside(rest, remedies) {
    if (rest.length === 0)
        return [];
    const actual = rest.map(({ name, where }) => `${name} (${where})`).join(', ');
    return [diagnose('secrets-beside', { rule: 'Secrets of the repository', expected: 'secrets in environments alone', actual }, remedies.page('settings/secrets/actions', 'Move each into the environment of the job that reads it'))];
}

;// CONCATENATED MODULE: ./.build/src/doctor/workflows/needs.js
// What each step needs of its job's token, and why: the one table by which this repository's own workflows are built and
// those of others are looked at.
const checkRun = { scope: 'checks', level: 'write', when: (inputs) => inputs['check-run'] !== 'false' };
const identity = { scope: 'id-token', level: 'write' };
const journal = { scope: 'contents', level: 'write' };
const incident = { scope: 'issues', level: 'write', when: (_inputs, { incident: told = false }) => told };
const otherRuns = { scope: 'actions', level: 'read' };
/** The ledger or the release of an earlier run is read. */
const resumes = ({ resume }) => (resume ?? '') !== '';
const acts = (inputs) => (inputs.act ?? 'false') !== 'false';
/** An override is one person's, in the place of roles and of answers to concerns. */
const asksWhoMadeIt = ({ step }) => step !== 'override' && step !== 'break-glass';
/** As it is written: an expression that may come out empty asks for no hold and no abort. */
const promotes = ({ request }) => request === undefined || /resume|skip|\|\| ''/.test(request);
/** By folder of the action; '' is the pull-request gate. Artifacts of the same run need the runtime token alone. */
const OF_ACTIONS = {
    '': [checkRun],
    build: [],
    predict: [],
    'probe-model': [],
    identify: [checkRun, { ...otherRuns, when: resumes }],
    'validate-data': [checkRun, { ...journal, when: acts }, { ...otherRuns, when: acts }, { ...incident, when: (inputs, { incident: told = false }) => told && acts(inputs) }],
    'run-model-tests': [checkRun, { ...journal, when: acts }, { scope: 'actions', level: 'write', when: acts }],
    seal: [checkRun, identity, { ...otherRuns, when: resumes }],
    'require-approval': [
        checkRun,
        { scope: 'contents', level: 'read' }, // the protected branch, its delivery file, the commits that made the candidate
        { scope: 'actions', level: 'read' }, // the run, its approvals, the environments
        { scope: 'pull-requests', level: 'read', when: asksWhoMadeIt }, // who opened the pull requests that brought the commits in
        { scope: 'issues', level: 'read', when: (inputs) => inputs.step !== 'role' && asksWhoMadeIt(inputs) }, // concerns and incidents that stop a promotion
        { ...identity, when: ({ step }) => step === 'approve' || step === 'break-glass' },
    ],
    // Concerns that somebody filed are asked for before each rise; a hold and an abort wait for nobody, and end with no attestation.
    'canary-promote': [checkRun, journal, otherRuns, identity, incident, { scope: 'issues', level: 'read', when: promotes }, { scope: 'attestations', level: 'write', when: (inputs, { attest = false }) => attest && promotes(inputs) }],
    keep: [
        { scope: 'contents', level: 'write' }, // the branch or the release that keeps the ledger
        otherRuns, // run again, it keeps what the first attempt of the run has sealed
    ],
    rollback: [checkRun, journal, otherRuns, incident, { ...identity, when: (_inputs, { identity: asked = false }) => asked }],
    watch: [{ ...checkRun, when: (inputs) => inputs['check-run'] === 'true' }, journal, incident, { ...identity, when: (_inputs, { identity: asked = false }) => asked }],
    doctor: [
        { ...checkRun, when: (inputs) => inputs['check-run'] === 'true' },
        { scope: 'contents', level: 'read' }, // the protected branch and the commits that made the candidate
        { scope: 'actions', level: 'read' }, // the environments
        { scope: 'pull-requests', level: 'read' }, // who opened the pull requests that brought the commits in
    ],
    'report-fork': [
        checkRun,
        { scope: 'actions', level: 'read' }, // the run that judged the pull request, and its artifacts
        { scope: 'pull-requests', level: 'read' }, // which pull request that run was for
    ],
};
const OF_FOREIGN = {
    'actions/checkout': [{ scope: 'contents', level: 'read' }],
};
/** Programs that scripts of a workflow start. */
const OF_COMMANDS = [
    [/\bgh workflow run\b/, { scope: 'actions', level: 'write' }],
    [/\bgh api "repos\/\$REPOSITORY\/(environments|actions)\//, { scope: 'actions', level: 'read' }],
    [/\bgh api "repos\/\$REPOSITORY\/deployments\?/, { scope: 'deployments', level: 'read' }],
    [/\bgh api graphql\b/, { scope: 'contents', level: 'read' }],
    [/\bassociatedPullRequests\b/, { scope: 'pull-requests', level: 'read' }],
    [/\$ACTIONS_ID_TOKEN_REQUEST_URL\b/, { scope: 'id-token', level: 'write' }],
    [/\bgh pr create\b/, { scope: 'pull-requests', level: 'write' }],
    [/\bgh api --method (POST|PUT|DELETE) "repos\/\$REPOSITORY\/(git\/refs|contents)/, { scope: 'contents', level: 'write' }],
];
/** What a caller of deliver.yml must grant: the union of what its jobs have. */
const NEEDS_OF_DELIVER = { contents: 'read', checks: 'write', actions: 'read', 'pull-requests': 'read', issues: 'read', 'id-token': 'write' };
/** What a caller of promote.yml must grant, likewise. */
const NEEDS_OF_PROMOTE = { contents: 'write', actions: 'write', issues: 'read', 'id-token': 'write' };
function needsOfAction(folder, inputs, declared = {}) {
    const needs = Object.hasOwn(OF_ACTIONS, folder) ? OF_ACTIONS[folder] : undefined;
    return needs && union([applying(needs, inputs, declared)]);
}
function needsOfForeign(name) {
    const needs = Object.hasOwn(OF_FOREIGN, name) ? OF_FOREIGN[name] : undefined;
    return needs && union([applying(needs, {}, {})]);
}
function needsOfScript(script) {
    return union(OF_COMMANDS.filter(([pattern]) => pattern.test(script)).map(([, need]) => ({ [need.scope]: need.level })));
}
function applying(needs, inputs, declared) {
    return union(needs.filter(({ when }) => when?.(inputs, declared) ?? true).map(({ scope, level }) => ({ [scope]: level })));
}
/** The least that covers all of them: `write` covers `read`. */
function union(all) {
    const result = {};
    for (const [scope, level] of all.flatMap((each) => Object.entries(each)))
        if (level !== 'none' && result[scope] !== 'write')
            result[scope] = level;
    return result;
}

;// CONCATENATED MODULE: ./.build/src/doctor/workflows/uses.js
function usedOf(uses) {
    const at = uses.lastIndexOf('@');
    return at < 0 ? { name: uses, ref: undefined } : { name: uses.slice(0, at), ref: uses.slice(at + 1) };
}
/** Whether nobody can move what is named: a whole commit id, a digest, or a file of this very commit. */
function isPinned(uses) {
    if (/^(\.|\$)\//.test(uses))
        return true;
    if (uses.startsWith('docker://'))
        return /@sha256:[0-9a-f]{64}$/.test(uses);
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(usedOf(uses).ref ?? '');
}
const DELIVER = '.github/workflows/deliver.yml';
const PROMOTE = '.github/workflows/promote.yml';
/** Repositories that hold Sluice, as these jobs name it: where deliver.yml or promote.yml is called from, and any repository of its name. */
function sluiceOf(jobs) {
    const called = jobs.flatMap(({ uses }) => ([DELIVER, PROMOTE].some((file) => uses?.includes(`/${file}@`)) ? [repositoryOf(uses)] : []));
    return (uses) => {
        if (uses === undefined)
            return undefined;
        if (/^(\.|\$)\//.test(uses))
            return uses.slice(2);
        const repository = repositoryOf(uses);
        if (!called.includes(repository) && !/^[^/]+\/sluice$/i.test(repository))
            return undefined;
        return usedOf(uses).name.slice(repository.length + 1);
    };
}
function repositoryOf(uses) {
    return usedOf(uses).name.split('/').slice(0, 2).join('/');
}

;// CONCATENATED MODULE: ./.build/src/doctor/workflows/checks.js




/** Actions that start programs of the team. */
const TEAM_CODE = ['build', 'predict', 'probe-model'];
/** Actions that move users, or what users are served. */
const SERVING = ['canary-promote', 'rollback', 'watch'];
/** What is wrong in the workflow files themselves. `rollout`: the delivery file declares one. */
function workflowDiagnoses({ jobs, unreadable }, { rollout, ...declared }) {
    const sluice = sluiceOf(jobs);
    const found = [
        ...unreadable.map(({ file, why, location }) => diagnose('workflow-unreadable', { rule: file, expected: 'a workflow', actual: why, location }, editAt(location, 'make it valid YAML, or remove it'))),
        ...gateDiagnoses(jobs, sluice, rollout),
        ...jobs.flatMap((job) => [...pins(job), ...permissions(job, sluice, declared), ...rights(job, sluice)]),
    ];
    return found.length > 0 || jobs.length === 0 ? found : [healthy('workflows-hold', { rule: 'Workflows', expected: 'pinned actions, least rights, secrets in environments', actual: `${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'} that do` })];
}
/** Jobs that move users, and the environments that they are in. */
function servingJobs(jobs) {
    const sluice = sluiceOf(jobs);
    return jobs.filter((job) => serves(job, sluice));
}
function serves({ steps }, sluice) {
    return steps.some((step) => {
        const action = sluice(step.uses);
        return SERVING.includes(action ?? '') || (action === 'validate-data' && (step.with.act ?? 'false') !== 'false');
    });
}
function gateDiagnoses(jobs, sluice, rollout) {
    const asks = jobs.some(({ uses, steps }) => sluice(uses) === DELIVER || steps.some((step) => sluice(step.uses) === 'require-approval'));
    const moves = jobs.find(({ steps }) => steps.some((step) => sluice(step.uses) === 'canary-promote'));
    if (asks || !(moves || rollout))
        return [];
    const about = { rule: 'The workflow that delivers', expected: `a job that calls ${DELIVER} of Sluice`, actual: moves ? `job ${moves.name} moves users, and no job asks for an approval` : 'none', ...(moves ? { location: moves.location } : {}) };
    return [diagnose('gate-missing', about, { kind: 'command', argv: ['sluice', 'init', '--workflows'] })];
}
function pins(job) {
    const all = [...(job.uses === undefined ? [] : [{ uses: job.uses, location: job.location }]), ...job.steps.flatMap(({ uses, location }) => (uses === undefined ? [] : [{ uses, location }]))];
    return all
        .filter(({ uses }) => !isPinned(uses))
        .map(({ uses, location }) => {
        const { name, ref } = usedOf(uses);
        const about = { rule: `Job ${job.name}`, expected: 'a whole commit id behind the @', actual: uses, location };
        if (uses.startsWith('docker://'))
            return diagnose('action-unpinned', about, editAt(location, 'name the image by @sha256: and its digest'));
        const repository = name.split('/').slice(0, 2);
        const ask = { kind: 'command', argv: ['gh', 'api', ['repos', ...repository, 'commits', ref ?? 'HEAD'].map(encodeURIComponent).join('/'), '--jq', '.sha'] };
        return diagnose('action-unpinned', about, ask, editAt(location, `write \`uses: ${name}@\`, the commit that this prints, and \`# ${ref ?? 'its version'}\``));
    });
}
function permissions(job, sluice, declared) {
    const about = (expected, actual) => ({ rule: `Job ${job.name}`, expected, actual, location: job.location });
    const needed = neededBy(job, sluice, declared);
    const write = needed ? `write \`permissions: ${inWords(needed)}\` in the job` : 'write `permissions:` in the job, with what its steps need';
    if (job.declared === 'none')
        return [diagnose('permissions-undeclared', about('`permissions` of its own, or of its workflow', 'none'), editAt(job.location, write))];
    if (job.declared === 'all')
        return [diagnose('permissions-of-all-kinds', about('the permissions that its steps need, by name', 'all of them'), editAt(job.location, write))];
    if (!needed)
        return [];
    const rank = (level) => ['none', 'read', 'write'].indexOf(level ?? 'none');
    return [...new Set([...Object.keys(needed), ...Object.keys(job.permissions)])].sort().flatMap((scope) => {
        const [wants, has] = [rank(needed[scope]), rank(job.permissions[scope])];
        if (wants === has)
            return [];
        const code = has > wants ? 'permission-not-needed' : 'permission-missing';
        return [diagnose(code, about(`${scope}: ${needed[scope] ?? 'none'}`, `${scope}: ${job.permissions[scope] ?? 'none'}`), editAt(job.location, write))];
    });
}
const NEEDS_OF_CALLED = { [DELIVER]: NEEDS_OF_DELIVER, [PROMOTE]: NEEDS_OF_PROMOTE };
/** Undefined where a step is not known here: nobody can say what it needs. */
function neededBy({ uses, steps }, sluice, declared) {
    if (uses !== undefined)
        return NEEDS_OF_CALLED[sluice(uses) ?? ''];
    const known = steps.some((step) => sluice(step.uses) !== undefined && needsOfAction(sluice(step.uses), {}) !== undefined);
    const needs = steps.map((step) => {
        // A script of the team may use the token in ways that are not seen here.
        if (step.uses === undefined)
            return known ? needsOfScript(step.run) : undefined;
        const own = sluice(step.uses);
        return own === undefined ? needsOfForeign(usedOf(step.uses).name) : needsOfAction(own, step.with, declared);
    });
    return known && needs.every((need) => need !== undefined) ? union(needs) : undefined;
}
function inWords(permissions) {
    return `{${Object.entries(permissions).map(([scope, level]) => `${scope}: ${level}`).join(', ')}}`;
}
function rights(job, sluice) {
    const found = [];
    const say = (code, expected, actual, write) => {
        found.push(diagnose(code, { rule: `Job ${job.name}`, expected, actual, location: job.location }, editAt(job.location, write)));
    };
    const actions = job.steps.map((step) => sluice(step.uses)).filter((action) => action !== undefined);
    const callsSluice = [DELIVER, PROMOTE].includes(sluice(job.uses) ?? '') || actions.some((action) => needsOfAction(action, { step: 'approve' })?.['id-token'] === 'write');
    if (job.secrets.length > 0 && job.environment === undefined)
        say('secret-without-environment', 'an environment that holds the secret', `${job.secrets.join(', ')} and no environment`, 'add `environment:`, and move the secrets there');
    if (job.inheritsSecrets)
        say('secrets-inherited', 'no secrets for a reusable workflow', '`secrets: inherit`', 'remove `secrets: inherit`');
    if (job.permissions['id-token'] === 'write' && job.environment === undefined && !callsSluice)
        say('id-token-without-environment', 'an environment, whose name is then in the subject', 'none', 'add `environment:`, and let what trusts the token ask for that environment in its `sub`; or remove `id-token: write`');
    if (serves(job, sluice) && job.environment === undefined)
        say('serving-without-environment', 'an environment for protected branches alone', 'none', 'add `environment: {name: MODEL-serve, deployment: false}`');
    if (actions.some((action) => TEAM_CODE.includes(action))) {
        const held = [...Object.entries(job.permissions).filter(([scope, level]) => level === 'write' || scope === 'id-token').map(([scope, level]) => `${scope}: ${level}`), ...job.secrets, ...(job.environment === undefined ? [] : [`environment ${job.environment}`])];
        if (held.length > 0)
            say('team-code-with-rights', 'no rights beside reading', held.join(', '), 'move what needs these into a job of its own');
    }
    return found;
}

;// CONCATENATED MODULE: ./.build/src/doctor/serving.js



/** Environments in which users are moved: for protected branches alone, and nobody is asked in them at every tick. */
function servingDiagnoses(jobs, { gates, override }, facts, remedies) {
    if (!facts.environments)
        return [];
    const reviewed = [override, ...gates.flatMap(({ environment }) => environment ?? [])];
    const named = new Map(servingJobs(jobs).flatMap(({ environment, location }) => (environment === undefined || environment.includes('${{') || reviewed.includes(environment) ? [] : [[environment, location]])));
    return [...named].flatMap(([name, location]) => {
        const environment = facts.environments.get(name);
        // Told of every environment that a job names.
        if (!environment)
            return [];
        const about = { rule: `The environment ${name}`, location };
        const page = `settings/environments/${environment.id}/edit`;
        const open = openTo(environment);
        const found = [];
        if (open)
            found.push(diagnose('environment-open-to-every-branch', { ...about, expected: 'deployments from protected branches alone', actual: open }, remedies.api('PUT', ['environments', name], { body: { ...bodyOf(environment), deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } }, page })));
        if (environment.reviewers?.length)
            found.push(diagnose('serving-environment-asks', { ...about, expected: 'no reviewers', actual: environment.reviewers.map((each) => each.name).join(', ') }, remedies.api('PUT', ['environments', name], { body: { ...bodyOf(environment), reviewers: [], prevent_self_review: false }, page })));
        return found;
    });
}
/** Environments that jobs name as they are, and where. */
function namedEnvironments(jobs) {
    return jobs.flatMap(({ environment, location }) => (environment === undefined || environment.includes('${{') ? [] : [{ name: environment, location }]));
}

;// CONCATENATED MODULE: ./.build/src/doctor/tokens.js

/** Without one of these claims a cloud that trusts this repository trusts each of its jobs alike. */
const TELLING_CLAIMS = ['context', 'environment', 'job_workflow_ref'];
/** What tokens may do that no workflow asked for. */
function tokenDiagnoses(gates, jobs, { workflowToken, subjectClaims }, remedies) {
    const found = [];
    const change = remedies.api('PUT', ['actions', 'permissions', 'workflow'], { body: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false }, page: 'settings/actions' });
    if (workflowToken?.usual === 'write')
        found.push(diagnose('token-writes-by-default', { rule: 'Tokens of workflows', expected: 'read by default', actual: 'write by default' }, change));
    if (workflowToken?.canApprove) {
        const expected = gates.source === 'pull-request' ? 'approvals by people alone, or a proposing workflow as the only one with `pull-requests: write`' : 'approvals by people alone';
        found.push(diagnose('workflows-may-approve', { rule: 'Tokens of workflows', expected, actual: 'approvals by workflows too' }, change));
    }
    const identity = jobs.find(({ permissions }) => permissions['id-token'] === 'write');
    if (identity && subjectClaims?.own && !subjectClaims.own.some((claim) => TELLING_CLAIMS.includes(claim)))
        found.push(diagnose('oidc-subject-loose', { rule: 'Identity tokens', expected: `one of ${TELLING_CLAIMS.join(', ')} in the subject`, actual: subjectClaims.own.join(', ') || 'nothing', location: identity.location }, remedies.api('PUT', ['actions', 'oidc', 'customization', 'sub'], { body: { use_default: true } })));
    return found;
}

;// CONCATENATED MODULE: ./.build/src/doctor/doctor.js











/** Everything that keeps the gates of this repository from holding, each with its fix. Pure: the same facts, the same answer. */
function examine({ delivery, workflows, facts, since, unread, untried = [], now, remedies }) {
    const gates = gatesOf(delivery);
    const { jobs } = workflows;
    const diagnoses = [
        ...environmentDiagnoses(gates, facts, namedEnvironments(jobs), remedies),
        ...peopleDiagnoses(delivery, gates, facts, since, remedies),
        ...branchDiagnoses(gates, facts, delivery.locate(['approval']), remedies),
        ...servingDiagnoses(jobs, gates, facts, remedies),
        ...secretDiagnoses(delivery, gates.serving, jobs, facts, now, remedies),
        ...retentionDiagnoses(delivery, facts, now, remedies),
        ...tokenDiagnoses(gates, jobs, facts, remedies),
        ...untried.map(({ rule, actual, location, fix = '' }) => diagnose('way-back-untried', { rule: 'The way back', expected: rule, actual, location }, { kind: 'page', page: 'docs/rollback.md', do: fix.replace(/\.$/, '') })),
        ...workflowDiagnoses(workflows, { rollout: delivery.spec.rollout !== undefined, attest: delivery.spec.evidence?.attest ?? false, identity: delivery.spec.rollout?.credentials?.some(({ oidc }) => oidc !== undefined) ?? false, incident: delivery.spec.notify?.issue !== undefined }),
        ...(unread ? [diagnose('journal-unreadable', { rule: 'What serves', expected: 'the journal to tell', actual: unread.message, location: delivery.locate(['rollout', 'journal']) }, { kind: 'page', page: 'docs/rollback.md', do: unread.fix })] : []),
        ...facts.unseen.map(({ what, why, needs }) => diagnose('not-seen', { rule: 'Not seen', expected: what, actual: why }, { kind: 'page', page: 'docs/doctor.md', do: needs === 'another try' ? 'Ask again when GitHub answers' : `Ask with the token of an app or a person that has ${needs}` })),
    ];
    if (diagnoses.length === 0)
        diagnoses.push(healthy('nothing-declared', { rule: 'Gates', expected: 'nothing', actual: 'neither gates nor workflows' }));
    const findings = diagnoses.map(({ finding }) => finding);
    return {
        diagnoses,
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'doctor',
            outcome: (0,verdict.worst)(findings.map(({ outcome }) => outcome)),
            headline: headlineOf(findings, facts.unseen.length),
            enforced: true,
            findings,
            notes: facts.unseen.length > 0 ? [`The token could not see: ${facts.unseen.map(({ what, needs }) => `${what} (${needs})`).join('; ')}.`] : [],
            facts: [
                ['Repository', remedies.fullName],
                ['Approvals by', gates.source === 'environments' ? 'reviews of environments' : 'reviews of a promotion pull request'],
                ['Gates', gates.gates.map(({ slot, environment }) => (environment === undefined ? slot : `${slot} (${environment})`)).join(', ')],
                ['Looked at', `${facts.environments?.size ?? 'no'} environments, ${jobs.length} jobs`],
            ],
        },
    };
}
function headlineOf(findings, unseen) {
    const wrong = findings.filter(({ outcome }) => outcome === 'fail').length;
    const odd = findings.filter(({ outcome }) => outcome === 'warn').length;
    const blind = unseen === 0 ? '' : ` ${counted(unseen, 'question')} could not be asked with this token.`;
    if (wrong > 0)
        return `${counted(wrong, 'fault')} would keep a gate from holding${odd > 0 ? `, and ${looks(odd)}` : ''}.${blind}`;
    if (odd > 0)
        return `The gates hold; ${looks(odd)}.${blind}`;
    return unseen === 0 ? 'The gates hold.' : `Nothing wrong in what was seen.${blind}`;
}
function looks(count) {
    return `${counted(count, 'thing')} deserve${count === 1 ? 's' : ''} a look`;
}
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}

// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
;// CONCATENATED MODULE: ./.build/src/doctor/facts.js

/** Asks for all of it, one request after the other; what a token may not see is noted and nothing is guessed in its place. */
async function gatherFacts(forge, settings, wanted) {
    const unseen = [];
    const see = async (what, ask) => {
        try {
            return await ask();
        }
        catch (error) {
            if (!(error instanceof forge_error/* ForgeError */.Q))
                throw error;
            unseen.push({ what, why: error.actual, needs: error.failure === 'forbidden' || error.failure === 'not-found' ? error.permission : 'another try' });
            return undefined;
        }
    };
    const repository = await see('the repository', () => settings.repository());
    const environments = await seeEnvironments(forge, settings, wanted, see);
    const facts = {
        repository,
        environments,
        environmentSecrets: new Map(),
        teams: new Map(),
        repositorySecrets: await see('the secrets of the repository', () => settings.repositorySecrets()),
        organizationSecrets: repository?.owner.type === 'Organization' ? await see('the secrets that the organisation shares', () => settings.organizationSecrets()) : [],
        actions: await see('which actions may run', () => settings.actions()),
        workflowToken: await see('what the token of a workflow may do', () => settings.workflowToken()),
        subjectClaims: await see('what the subject of an identity token is made of', async () => ({ own: await settings.subjectClaims() })),
        artifacts: wanted.sealedBy && (await see(`the artifacts of run ${wanted.sealedBy.run}`, () => wanted.sealedBy.forge.artifacts(wanted.sealedBy.run))),
        collaborators: await see('who has access to the repository', () => settings.collaborators()),
        unseen,
    };
    const secrets = new Map();
    for (const name of environments?.keys() ?? []) {
        if (!wanted.environments.includes(name))
            continue;
        const found = await see(`the secrets of the environment ${name}`, () => settings.environmentSecrets(name));
        if (found)
            secrets.set(name, found);
    }
    return { ...facts, environmentSecrets: secrets, ...(await seePeople(forge, settings, facts, wanted, see)) };
}
async function seeEnvironments(forge, settings, { environments: names }, see) {
    const all = await see('the environments', () => settings.environments());
    if (!all)
        return undefined;
    const found = new Map(all.map((each) => [each.name, each]));
    for (const name of names) {
        if (!found.has(name))
            continue;
        const whole = await see(`the environment ${name}`, async () => ({ now: (await forge.environment(name))?.value }));
        if (!whole)
            found.set(name, null);
        else if (whole.now)
            found.set(name, whole.now);
        else
            found.delete(name);
    }
    return found;
}
/** The branch that rules come from, who changed it, and who may review. */
async function seePeople(forge, settings, { repository, environments }, wanted, see) {
    const teams = new Map();
    const slugs = new Set(wanted.environments.flatMap((name) => environments?.get(name)?.reviewers ?? []).flatMap(({ kind, name }) => (kind === 'Team' ? [name] : [])));
    for (const slug of slugs) {
        const members = await see(`the members of the team ${slug}`, () => settings.teamMembers(slug));
        if (members)
            teams.set(slug, members);
    }
    if (!repository)
        return { teams };
    const name = repository.defaultBranch;
    const branch = await see(`the branch ${name}`, async () => ({ facts: (await forge.branch(name))?.value }));
    const rules = await see(`the rules of the branch ${name}`, () => settings.branchRules(name));
    const protection = await see(`the protection of the branch ${name}`, async () => ({ found: await settings.branchProtection(name) }));
    const bypass = [];
    for (const id of new Set((rules ?? []).flatMap(({ ruleset, type }) => (ruleset !== null && type === 'pull_request' ? [ruleset] : [])))) {
        const found = await see(`who may pass by the ruleset ${id}`, () => settings.rulesetBypass(id));
        if (found?.bypass)
            bypass.push({ ruleset: found.name, actors: found.bypass });
        // The ruleset is shown, and this part of it silently left out.
        else if (found)
            await see(`who may pass by the ruleset ${found.name}`, () => Promise.reject(new forge_error/* ForgeError */.Q('forbidden', { asked: 'it', permission: 'Administration: write' }, 'GitHub left it out')));
    }
    const head = branch?.facts?.commit;
    const commits = head === undefined ? undefined : await see('who made the candidate', async () => (await forge.commits({ base: wanted.since ?? null, head })).value.commits);
    const plan = repository.private && repository.owner.type === 'Organization' && wanted.teams ? await see('the plan of the organisation', () => settings.plan()) : undefined;
    return { teams, commits, ...(plan === undefined ? {} : { plan }), ...(branch ? { branch: { facts: branch.facts, rules, protection: protection?.found, bypass } } : {}) };
}

// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
;// CONCATENATED MODULE: ./.build/src/doctor/plan.js


function planOf(diagnoses, repository, now) {
    const wrong = diagnoses.filter(({ finding, remedies }) => (finding.outcome === 'fail' || finding.outcome === 'warn') && remedies.length > 0);
    return {
        schema: 'urn:sluice:doctor-plan:v1',
        repository,
        made: now.toISOString(),
        steps: wrong.map(({ finding, remedies }) => ({ code: finding.code, what: `${finding.rule}: ${finding.message}`, remedies })),
    };
}
/** As a script whose every command is commented out: each is read, and then let loose by hand. */
function planScript({ repository, made, steps }) {
    const lines = steps.flatMap(({ code, what, remedies }, index) => ['', comment(`${index + 1}. ${what} [${code}]`), ...remedies.map(scriptLine)]);
    return ['#!/bin/sh', comment(`What \`sluice doctor\` advises for ${repository}, ${made}.`), '# Nothing here runs until you take away the mark before it. Settings pages and edits stand as comments.', 'set -eu', ...lines, ''].join('\n');
}
function scriptLine(remedy) {
    return comment(remedy.kind === 'command' ? `${remedy.replace?.length ? `(replace first: ${remedy.replace.join(', ')})  ` : ''}${shellLine(remedy)}` : remedyText(remedy));
}
/** Names come from outside: none of them may end the comment that it stands in. */
function comment(text) {
    return `# ${(0,report_escape/* plain */.pj)(text, 10_000)}`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/delivery/parse.js
var parse = __webpack_require__(11591);
;// CONCATENATED MODULE: ./.build/src/doctor/workflows/read.js




const WORKFLOW_FOLDER = '.github/workflows';
/** More than GitHub's own pages list at once. */
const MOST_FILES = 500;
/** As for a delivery file; the reader below has the exact limit. */
const MOST_BYTES = 1024 * 1024;
/** Every job of every workflow of a checkout. Links are not followed, and what cannot be read is told and not skipped. */
async function readWorkflows(workspace) {
    const folder = external_node_path_.join(workspace, WORKFLOW_FOLDER);
    const names = (await (0,promises_.readdir)(folder).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort();
    const read = { jobs: [], unreadable: [] };
    for (const name of names.slice(0, MOST_FILES)) {
        const file = `${WORKFLOW_FOLDER}/${name}`;
        const location = { file, line: 1, column: 1 };
        try {
            const found = await (0,promises_.lstat)(external_node_path_.join(folder, name));
            if (!found.isFile())
                throw problem/* InputError */.d.of('workflow-unreadable', 'It is no plain file.', '');
            if (found.size > MOST_BYTES)
                throw problem/* InputError */.d.of('workflow-unreadable', `It has ${found.size} bytes.`, '');
            read.jobs.push(...jobsOf(await (0,promises_.readFile)(external_node_path_.join(folder, name)), file));
        }
        catch (error) {
            if (!(error instanceof problem/* InputError */.d))
                throw error;
            read.unreadable.push({ file, why: error.problems[0].message, location: error.problems[0].location ?? location });
        }
    }
    if (names.length > MOST_FILES)
        read.unreadable.push({ file: WORKFLOW_FOLDER, why: `It holds ${names.length} files, of which ${MOST_FILES} are read.`, location: { file: `${WORKFLOW_FOLDER}/${names[MOST_FILES]}`, line: 1, column: 1 } });
    return read;
}
/** Throws InputError where the text is no workflow. Whatever else it holds, nothing is believed to have a shape. */
function jobsOf(bytes, file) {
    const yaml = (0,parse/* parseYaml */.h)(bytes, file);
    if (yaml.value === undefined && yaml.problems.length > 0)
        throw new problem/* InputError */.d(yaml.problems);
    const workflow = recordOf(yaml.value);
    if (!workflow || !recordOf(workflow.jobs))
        throw problem/* InputError */.d.of('workflow-unreadable', 'It has no jobs.', '', yaml.locate([]));
    const shared = secretsIn(JSON.stringify(workflow.env ?? null));
    return Object.entries(recordOf(workflow.jobs)).map(([name, value]) => jobOf(file, name, recordOf(value) ?? {}, workflow.permissions, shared, yaml));
}
function jobOf(file, name, job, inherited, shared, yaml) {
    const own = job.permissions === undefined ? inherited : job.permissions;
    const environment = typeof job.environment === 'string' ? job.environment : recordOf(job.environment)?.name;
    const steps = Array.isArray(job.steps) ? job.steps : [];
    return {
        file,
        name,
        location: yaml.locateKey(['jobs', name]),
        ...(typeof job.uses === 'string' ? { uses: job.uses } : {}),
        ...(typeof environment === 'string' && environment !== '' ? { environment } : {}),
        permissions: permissionsOf(own),
        declared: own === undefined ? 'none' : typeof own === 'string' ? 'all' : 'each',
        steps: steps.map((step, index) => stepOf(recordOf(step) ?? {}, yaml, ['jobs', name, 'steps', index])),
        secrets: [...new Set([...secretsIn(JSON.stringify(job)), ...shared])],
        inheritsSecrets: job.secrets === 'inherit',
    };
}
function stepOf(step, yaml, where) {
    const given = recordOf(step.with) ?? {};
    return {
        ...(typeof step.uses === 'string' ? { uses: step.uses } : {}),
        run: typeof step.run === 'string' ? step.run : '',
        with: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)])),
        location: yaml.locate(step.uses === undefined ? where : [...where, 'uses']),
    };
}
/** Scopes of the widest kind, for a token that may do all. */
const ALL_SCOPES = ['actions', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues', 'packages', 'pages', 'pull-requests', 'security-events', 'statuses'];
function permissionsOf(value) {
    if (value === 'write-all' || value === 'read-all')
        return Object.fromEntries(ALL_SCOPES.map((scope) => [scope, value === 'write-all' ? 'write' : 'read']));
    return Object.fromEntries(Object.entries(recordOf(value) ?? {}).flatMap(([scope, level]) => (level === 'read' || level === 'write' ? [[scope, level]] : [])));
}
/** `secrets.NAME` and `secrets['NAME']`, inside expressions. */
function secretsIn(text) {
    const names = expressionsIn(text).flatMap((each) => [...each.matchAll(/\bsecrets\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*'([A-Za-z_]\w*)'\s*\])/g)].map((match) => (match[1] ?? match[2])));
    return [...new Set(names.map((name) => name.toUpperCase()))].filter((name) => name !== 'GITHUB_TOKEN');
}
/** By searching on and never back: a pattern would walk to the end again at each opening that is never closed. */
function expressionsIn(text) {
    const found = [];
    for (let from = text.indexOf('${{'); from >= 0;) {
        const to = text.indexOf('}}', from);
        if (to < 0)
            break;
        found.push(text.slice(from + 3, to));
        from = text.indexOf('${{', to);
    }
    return found;
}
function recordOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

// EXTERNAL MODULE: ./.build/src/github/evidence-forge.js + 1 modules
var evidence_forge = __webpack_require__(76129);
// EXTERNAL MODULE: ./.build/src/github/octokit-forge.js + 8 modules
var octokit_forge = __webpack_require__(44031);
// EXTERNAL MODULE: ./.build/src/github/settings.js
var settings = __webpack_require__(402);
// EXTERNAL MODULE: ./.build/src/report/problems.js
var problems = __webpack_require__(70000);
// EXTERNAL MODULE: ./.build/src/report/summary.js + 2 modules
var summary = __webpack_require__(7826);
// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/run/readiness.js + 4 modules
var readiness = __webpack_require__(83166);
// EXTERNAL MODULE: ./.build/src/run/serving.js
var run_serving = __webpack_require__(71545);
// EXTERNAL MODULE: ./.build/src/run/session.js
var run_session = __webpack_require__(95769);
;// CONCATENATED MODULE: ./.build/src/run/doctor.js




















/** Looks at the repository around a delivery, changes nothing, and leaves verdict.json, summary.md and the plan. */
async function runDoctor(session, options) {
    const judged = await attempt(session, options);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(session.out, 'verdict.json'), `${JSON.stringify(judged.verdict, null, 2)}\n`);
    await (0,run_session/* writeWhole */.f)(external_node_path_.join(session.out, 'summary.md'), (0,summary/* renderSummary */.Br)(judged.verdict));
    return judged;
}
async function attempt(session, options) {
    let delivery;
    try {
        delivery = await (0,load/* loadDelivery */.F)(session.deliveryFile, { workspace: session.workspace });
        const fullName = await doctor_repositoryOf(session, options.repository);
        const workflows = await readWorkflows(session.workspace);
        const now = session.clock.now();
        const { serving, unread } = await (0,run_serving/* askServing */.e)(session);
        const since = options.since ?? serving?.commit;
        const { gates, override, serving: servingPlace } = gatesOf(delivery);
        const environments = [...gates.flatMap(({ environment }) => environment ?? []), override, servingPlace, ...namedEnvironments(workflows.jobs).map(({ name }) => name), ...(delivery.spec.release.secrets ?? []).flatMap((secret) => (typeof secret === 'string' ? [] : (secret.environment ?? [])))];
        const facts = await factsOf(session, fullName, options.token, { environments: [...new Set(environments)], since, teams: true, sealedBy: delivery.spec.evidence?.retention === undefined ? undefined : runOf(serving) });
        const { verdict, diagnoses } = examine({ delivery, workflows, facts, since, unread, untried: unread ? [] : await (0,readiness/* untriedWays */.o)(delivery, session), now, remedies: new Remedies(fullName, session.env.GITHUB_SERVER_URL) });
        if (options.plan !== undefined) {
            const plan = planOf(diagnoses, fullName, now);
            await (0,run_session/* writeWhole */.f)(options.plan, options.plan.endsWith('.json') ? `${JSON.stringify(plan, null, 2)}\n` : planScript(plan));
        }
        return { verdict, delivery };
    }
    catch (error) {
        return { verdict: (0,problems/* verdictOfProblems */.f)('doctor', (0,judge/* problemsOf */.G)(error)), delivery };
    }
}
const NOTHING_SEEN = { environmentSecrets: new Map(), teams: new Map(), unseen: [{ what: 'everything that GitHub knows of this repository', why: 'there is no token', needs: 'at least `Metadata: read`, `Contents: read` and `Actions: read` (in GH_TOKEN)' }] };
async function factsOf({ env, clock }, fullName, token, { sealedBy, ...wanted }) {
    if (!token)
        return NOTHING_SEEN;
    const [owner = '', repository = ''] = fullName.split('/');
    const options = { token, owner, repository, apiUrl: env.GITHUB_API_URL || 'https://api.github.com', clock };
    const forge = sealedBy === undefined ? undefined : await (0,evidence_forge/* openEvidenceForge */.Z)(options);
    return gatherFacts(await (0,octokit_forge/* openForge */.y)(options), await (0,settings/* openSettings */.O)(options), forge ? { ...wanted, sealedBy: { run: sealedBy, forge } } : wanted);
}
/** The run of GitHub in which the evidence of what serves was sealed; undefined where that was a laptop, or its ledger is not kept. */
function runOf(serving) {
    const run = serving?.ledger?.entries.at(-1)?.statement.predicate.delivery.runId;
    return run !== undefined && /^[1-9][0-9]*$/.test(run) ? run : undefined;
}
const FULL_NAME = /^[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100}$/;
/** `owner/name` of the repository that a session is about. Throws InputError where nobody says it. */
async function doctor_repositoryOf({ env, workspace }, given) {
    const found = given ?? (env.GITHUB_REPOSITORY || (await originOf(workspace)));
    if (found !== undefined && FULL_NAME.test(found))
        return found;
    throw problem/* InputError */.d.of('doctor-repository', found === undefined ? 'It is not known which repository on GitHub this is.' : `${JSON.stringify(found)} is no repository on GitHub.`, 'Give --repository OWNER/NAME.');
}
async function originOf(folder) {
    const answer = await (0,program/* runProgram */.mB)(['git', 'remote', 'get-url', 'origin'], { cwd: folder, timeout: 10_000 }).catch(() => ({ stdout: '' }));
    return /[/:]([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+?)(\.git)?$/.exec(String(answer.stdout).trim())?.[1];
}


/***/ })

};
