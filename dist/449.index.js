export const id = 449;
export const ids = [449];
export const modules = {

/***/ 40449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  seal: () => (/* binding */ seal),
  statementProblem: () => (/* binding */ statementProblem)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var core_digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var core_problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/head.js
var head = __webpack_require__(20427);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/read-ledger.js + 1 modules
var read_ledger = __webpack_require__(35205);
// EXTERNAL MODULE: ./.build/src/run/stages.js + 6 modules
var stages = __webpack_require__(83591);
// EXTERNAL MODULE: ./.build/src/run/forge.js + 1 modules
var forge = __webpack_require__(70946);
;// CONCATENATED MODULE: ./.build/src/run/resume.js

/** Events whose runs take their workflow from a commit that nobody here has merged, or with somebody else's input. */
const FOREIGN = ['pull_request', 'pull_request_target', 'pull_request_review', 'workflow_run', 'issue_comment', 'issues'];
/**
 * The run whose evidence is taken over must be one of the same workflow, with the same reusable workflows, at the same commit,
 * in this repository: its artifacts are then as good as this run's. A run of a fork's pull request lies in this repository too.
 * Throws InputError where it is not.
 */
async function checkResumedRun(forge, runId, own) {
    const [there, here] = [(await forge.run(runId)).value, (await forge.run(own)).value];
    if (there.repositoryId !== here.repositoryId)
        throw core_problem/* InputError */.d.of('resume-other-repository', `Run ${runId} is of another repository.`, 'Start a new delivery without `resume`.');
    if (FOREIGN.includes(there.event))
        throw otherWorkflow(runId, `started by ${there.event}, by whoever opened it`);
    if (there.headCommit !== here.headCommit)
        throw core_problem/* InputError */.d.of('resume-other-commit', `Run ${runId} was started for the commit ${there.headCommit}, and this one for ${here.headCommit}.`, 'Start a new delivery without `resume`.');
    if (there.path !== here.path || workflowsOf(there) !== workflowsOf(here))
        throw otherWorkflow(runId, `one of ${there.path} with ${workflowsOf(there) || 'no reusable workflow'}, and this one is of ${here.path} with ${workflowsOf(here) || 'none'}`);
}
function otherWorkflow(runId, what) {
    return core_problem/* InputError */.d.of('resume-other-workflow', `Run ${runId} was ${what}.`, 'Start a new delivery without `resume`.');
}
function workflowsOf({ referencedWorkflows }) {
    return referencedWorkflows.map(({ path, commit }) => `${path} at ${commit}`).sort().join(', ');
}

// EXTERNAL MODULE: ./.build/src/actions/approved.js
var approved = __webpack_require__(58484);
// EXTERNAL MODULE: ./.build/src/actions/judges.js
var judges = __webpack_require__(93675);
;// CONCATENATED MODULE: ./.build/src/actions/seal.js













const STATEMENT_FILE = 'statement.json';
/** Stages whose statements are sealed; each job leaves its own under this name. */
const SEALED = ['build', 'identify', 'validate-data', 'predict', 'probe-model', 'run-model-tests'];
async function seal(step) {
    const { session, artifacts, secrets } = step;
    await (0,judges.takeRelease)(step);
    const statements = external_node_path_.join(session.out, 'statements');
    if (artifacts) {
        // By whole names: a longer one that begins so may have been uploaded by code of the team.
        const fetched = await Promise.all(SEALED.map((what) => takeStatement(artifacts, what, external_node_path_.join(statements, what))));
        if (!fetched.includes(true))
            throw core_problem/* InputError */.d.of('seal-nothing', 'No job of this run left a statement.', 'Run identify, validate-data and run-model-tests before, with `evidence: true`.');
    }
    await refuseOthers(statements, core/* getInput */.V4('expected'), (stage) => artifacts?.attempts(stage), session.deliveryId.runAttempt);
    const judged = await (0,stages.runSeal)(session, { statements, secrets, resume: await earlierLedger(step) });
    const text = await (0,promises_.readFile)(external_node_path_.join(session.out, ledger/* LEDGER_FILE */.th), 'utf8').catch(() => undefined);
    if (text !== undefined) {
        core/* setOutput */.uH('head', (await (0,read_ledger/* readLedger */.SC)(text)).head);
        await artifacts?.upload('ledger', [external_node_path_.join(session.out, ledger/* LEDGER_FILE */.th), external_node_path_.join(session.out, head/* HEAD_FILE */._d)], session.out);
    }
    await (0,judges.finish)(step, 'seal', judged);
}
/** The ledger that an earlier run sealed, where this one takes its evidence over: from a run like this one alone. */
async function earlierLedger(step) {
    const runId = (0,approved/* runIdOf */.SR)(core/* getInput */.V4('resume'), 'resume');
    if (runId === undefined)
        return undefined;
    await checkResumedRun(await (0,forge.forgeOf)(process.env, step.session.clock, step.token), runId, step.runner.runId);
    const folder = await step.artifacts?.fetch('ledger', (0,approved/* otherRun */.uV)(step, runId));
    if (!folder)
        throw core_problem/* InputError */.d.of('resume-without-ledger', `Run ${runId} left no sealed ledger.`, 'It was not sealed, or GitHub kept its artifacts no longer: start a new delivery without `resume`.');
    return external_node_path_.join(folder, ledger/* LEDGER_FILE */.th);
}
/** The statement alone: nothing else of an artifact is read here. */
async function takeStatement(artifacts, what, target) {
    const folder = await artifacts.fetch(what);
    if (!folder)
        return false;
    await (0,promises_.mkdir)(target, { recursive: true });
    return (0,promises_.copyFile)(external_node_path_.join(folder, STATEMENT_FILE), external_node_path_.join(target, STATEMENT_FILE)).then(() => true, () => false);
}
/**
 * `expected` has a line `stage=sha256:…` for each job, from that job's output: an artifact that team code put in a
 * stage's place has another digest. A stage that was skipped has an empty value, and must have left nothing.
 */
async function refuseOthers(folder, expected, attempts, attempt) {
    const lines = expected.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    for (const line of lines) {
        const [stage = '', digest = ''] = line.split('=', 2).map((part) => part.trim());
        if (!SEALED.includes(stage))
            throw core_problem/* InputError */.d.of('seal-expected', `The input \`expected\` names ${JSON.stringify(stage)}.`, `Write lines of one of ${SEALED.join(', ')}, =, and the output \`statement\` of its job.`);
        const found = await (0,promises_.readFile)(external_node_path_.join(folder, stage, STATEMENT_FILE)).then((bytes) => (0,core_digest/* sha256 */.sc)(bytes), () => undefined);
        const problem = statementProblem(stage, { digest, found, attempt, attempts: found === undefined && digest !== '' ? ((await attempts(stage)) ?? []) : [] });
        if (problem)
            throw problem;
    }
}
/**
 * Why a stage's statement is not the one that its job speaks of. A job that was not run again keeps the outputs of its
 * earlier attempt, whose artifact GitHub shows to a later attempt or does not: either way it is another delivery's evidence.
 */
function statementProblem(stage, { digest, found, attempt, attempts }) {
    if ((found ?? '') === digest)
        return undefined;
    if (found === undefined && attempt > 1) {
        const earlier = attempts.filter((each) => each < attempt);
        const where = earlier.length > 0 ? `attempt ${earlier.join(' and ')} left one` : 'an earlier attempt made it';
        return core_problem/* InputError */.d.of('statement-of-other-attempt', `Attempt ${attempt} of this run has no statement of ${stage}: ${where}.`, 'A delivery is one attempt of one run. Start a new run (with `resume`, to reuse what was verified) instead of repeating some of its jobs.');
    }
    return core_problem/* InputError */.d.of('statement-swapped', `The statement of ${stage} is ${found ?? 'missing'}, and its job said ${digest || 'that it left none'}.`, 'Nothing was sealed. Find out which job of this run uploaded an artifact of this name.');
}


/***/ })

};
