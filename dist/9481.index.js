export const id = 9481;
export const ids = [9481];
export const modules = {

/***/ 9481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   remediate: () => (/* binding */ remediate),
/* harmony export */   withProbed: () => (/* binding */ withProbed),
/* harmony export */   withRemediation: () => (/* binding */ withRemediation)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4646);
/* harmony import */ var _github_forge_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22075);
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61827);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85358);





/** Of the findings as JSON: GitHub takes 65 535 characters of all inputs together, and the team has inputs of its own. */
const MOST_FINDINGS_CHARACTERS = 20_000;
/**
 * Starts the workflow that the delivery file names for a failure, with the findings as its input: once for each release, however often,
 * wherever and by whichever rules it fails. A reference that GitHub keeps says that it was done; whoever makes it starts the
 * workflow. Undefined where nothing is declared or nothing failed; without a forge it says that this run may not.
 */
async function remediate(delivery, { commit }, { verdict, details }, forge) {
    const declared = delivery.spec.tests?.remediation;
    const when = declared?.when ?? ['fail'];
    if (!declared || !verdict.enforced || !when.includes(verdict.outcome))
        return undefined;
    if (!forge)
        return { did: `\`remediation\` would start ${declared.workflow}, and this run does not act: give \`--act\` (the input \`act\`) to a run that may start workflows.`, failed: false };
    if (!verdict.release)
        return { did: `\`remediation\` did not start ${declared.workflow}: the release is not identified, so nobody could tell one failure from the next.`, failed: true };
    if (commit === undefined)
        return { did: `\`remediation\` did not start ${declared.workflow}: this run has no commit.`, failed: true };
    const grave = verdict.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error' || when.includes(outcome));
    const key = (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOfJson */ .Qs)({ release: verdict.release.digest, workflow: declared.workflow });
    const name = `sluice/remediation/${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(key)}`;
    try {
        const github = await forge();
        const ref = declared.ref ?? (await github.repository()).value.defaultBranch;
        if (!(await github.claimReference(name, commit)))
            return { did: `${declared.workflow} was started before for this release (refs/${name}).`, failed: false, key };
        const inputs = { ...declared.inputs, release: verdict.release.digest, key, findings: findingsText(verdict.outcome, verdict.headline, grave, details?.rootCause) };
        try {
            const run = await github.dispatchWorkflow(declared.workflow, ref, inputs);
            return { did: `Started ${declared.workflow} on ${ref} with the findings${run ? `: ${run.url}` : ''}.`, failed: false, key, ...(run && { run: run.id }) };
        }
        catch (error) {
            // What did not begin must not count as done.
            await github.releaseReference(name).catch(() => undefined);
            throw error;
        }
    }
    catch (error) {
        return { did: `\`remediation\` could not start ${declared.workflow}: ${reasonOf(error)}`, failed: true, key };
    }
}
/** The verdict with what probe-model found wrong with the same release: that job may start nothing, so this one does it for both. */
function withProbed(verdict, related) {
    const found = related.filter(({ stage, finding: { outcome } }) => stage === 'probe-model' && (outcome === 'fail' || outcome === 'error'));
    if (found.length === 0)
        return verdict;
    const findings = found.map(({ finding }) => ({ rule: finding.code, expected: 'a rule that is kept', actual: finding.outcome, ...finding }));
    const outcome = (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__.worst)([verdict.outcome, ...findings.map((finding) => finding.outcome)]);
    return { ...verdict, outcome, headline: outcome === verdict.outcome ? verdict.headline : findings.find((finding) => finding.outcome === outcome).message, findings: [...verdict.findings, ...findings] };
}
/** Errors of the forge end with what to do. */
function reasonOf(error) {
    if (error instanceof _github_forge_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ForgeError */ .Q)
        return error.message;
    const { message, fix } = (0,_judge_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .G)(error)[0];
    return `${message} ${fix}`;
}
/** The result with what was done as its first note. */
function withRemediation(result, remediated) {
    if (!remediated)
        return result;
    return { ...result, verdict: { ...result.verdict, notes: [remediated.did, ...result.verdict.notes] }, details: { ...result.details, remediation: remediated } };
}
/** The gravest findings first, as many as fit; how many did not is said. */
function findingsText(outcome, headline, findings, causes) {
    const all = (0,_report_words_js__WEBPACK_IMPORTED_MODULE_3__/* .byGravity */ .SN)(findings).map(({ code, outcome: own, message, subject, numbers }) => ({ code, outcome: own, message: message.slice(0, 500), ...(subject && { subject }), ...(numbers && { numbers }) }));
    const text = (count) => JSON.stringify({ outcome, headline: headline.slice(0, 500), causes: causesOf(causes), findings: all.slice(0, count), ...(count < all.length && { left_out: all.length - count }) });
    let count = all.length;
    while (count > 0 && text(count).length > MOST_FINDINGS_CHARACTERS)
        count -= Math.max(1, Math.floor(count / 10));
    return text(count);
}
function causesOf(causes) {
    return Array.isArray(causes) ? causes.slice(0, 3).map(({ cause, name, text }) => ({ cause, name, text: text.slice(0, 500) })) : [];
}


/***/ })

};
