export const id = 4570;
export const ids = [4570];
export const modules = {

/***/ 3722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   Ke: () => (/* binding */ result),
/* harmony export */   gk: () => (/* binding */ finding)
/* harmony export */ });
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84057);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4646);


/** A verdict of this stage: as bad as the worst of its findings. */
function result({ context, delivery }, { details, notes = [], facts = [], findings, ...rest }) {
    const outcome = (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_0__.worst)(findings.map((one) => one.outcome));
    const verdict = { schema: 'urn:sluice:verdict:v1', stage: 'rollback', outcome, enforced: true, findings, notes, facts: [['Asked by', (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDeliveryId */ .J)(context.deliveryId)], ...facts], ...rest };
    return { verdict, inputs: [{ name: 'delivery file', digest: delivery.digest }], details };
}
function finding(code, outcome, rule, message, fix) {
    return { code, outcome, rule, message, expected: rule, actual: message, ...(fix === undefined ? {} : { fix }) };
}
function titleOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}


/***/ }),

/***/ 24570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tellOf: () => (/* binding */ tellOf)
});

// EXTERNAL MODULE: ./.build/src/core/driver-error.js
var driver_error = __webpack_require__(1378);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var core_verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/github/forge-error.js
var forge_error = __webpack_require__(22075);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
;// CONCATENATED MODULE: ./.build/src/rollback/incident/timeline.js
/** A rollout of days has many looks: the newest lines tell an incident. */
const MOST_LINES = 60;
/** What the journal says of the release that was left, from its delivery to its way back, oldest first. */
function timelineOf(events, told) {
    const { from } = told.data;
    const began = events.findLast(({ type, index, data }) => index <= told.index && (type === 'opened' || type === 'adopted') && data.release?.digest === from.digest);
    const own = new Set([began?.delivery, told.delivery]);
    const lines = events
        .filter(({ index, delivery }) => index >= (began?.index ?? told.index) && own.has(delivery))
        .flatMap(({ at, type, data }) => {
        const what = WORDS[type]?.(data);
        return what === undefined ? [] : [{ at, what }];
    });
    return lines.slice(-MOST_LINES);
}
const WORDS = {
    adopted: ({ slot }) => `Adopted as what serves, in slot ${slot}.`,
    opened: ({ release, slot }) => `Delivery of ${release.version ?? release.digest} began, to slot ${slot}.`,
    smoked: ({ slot, how }) => `Slot ${slot} was asked before its first user: ${how}.`,
    advanced: ({ split, step }) => `Step ${step + 1}: ${shares(split)}.`,
    judged: ({ answer, reason, guardrail }) => `Judged${guardrail === undefined ? '' : ` by ${guardrail}`}: ${answer === 'advance' ? 'on to the next step' : 'take it back'}. ${reason}`,
    held: ({ by, reason, askedBy }) => `Held by ${askedBy?.login ?? `a ${by}`}${askedBy ? ` in run ${askedBy.run}` : ''}: ${reason}`,
    resumed: ({ reason }) => `Resumed: ${reason}`,
    overridden: ({ action, by, reason }) => `${action}, let pass by ${by.login} (${by.id}): ${reason}`,
    promoted: ({ servedMs }) => `Became the champion, after ${seconds(servedMs)} with users.`,
    intent: ({ kind, reason }) => (kind === 'rollback' || kind === 'drain' ? `The way back began: ${reason}` : undefined),
    drained: ({ split, by }) => `The router was read back: ${shares(split)} (by the ${by}).`,
    acted: ({ split }) => `The router was read back: ${shares(split)}.`,
    'rolled-back': ({ to, tookMs }) => `Taken back in ${seconds(tookMs)}; ${to ? `${to.release.version ?? to.release.digest} serves` : 'nothing else was there to serve'}.`,
};
function shares(split) {
    return Object.entries(split).map(([slot, share]) => `${slot} ${share} %`).join(', ');
}
function seconds(milliseconds) {
    return milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 1000)} s`;
}

;// CONCATENATED MODULE: ./.build/src/rollback/incident/incident.js




const WITHIN = '60 s';
/**
 * The incident that the journal tells of: the newest way back that was meant (no drill), of `left` where one is named. Undefined where
 * there is none. Pure: told again it is the same, so that whoever was killed in between tells it once more and not a second time.
 */
function incidentIn(events, delivery, verdict, { left, run }) {
    const told = events.findLast(({ type, data }) => type === 'rolled-back' && data.drill !== true && (left === undefined || data.from?.digest === left));
    if (!told)
        return undefined;
    const back = told.data;
    const { rollback, release } = delivery.spec;
    const environment = (0,statement/* environmentOf */.p7)(delivery) ?? null;
    const key = (0,digest/* hexOf */.ZD)((0,digest/* digestOfJson */.Qs)({ model: release.name, environment, release: back.from.digest })).slice(0, 32);
    return {
        key,
        event: (0,digest/* hexOf */.ZD)((0,digest/* digestOfJson */.Qs)({ key, index: told.index, at: told.at })).slice(0, 32),
        model: release.name,
        environment,
        at: told.at,
        trigger: back.trigger ?? 'other',
        triggeredAt: back.triggeredAt ?? null,
        reason: back.reason,
        guardrail: back.guardrail ?? null,
        left: back.from,
        serves: back.to?.release ?? null,
        tookMs: back.tookMs,
        withinMs: (0,duration/* parseDuration */.E)(rollback?.within ?? WITHIN),
        servedMs: back.servedMs,
        requests: back.requests,
        headline: verdict.headline,
        outcome: verdict.outcome,
        owner: rollback?.owner ?? null,
        playbook: rollback?.playbook ?? null,
        run: run ?? null,
        timeline: timelineOf(events, told),
        findings: verdict.findings.map(({ code, outcome, rule, message, fix }) => ({ code, outcome, rule, message, ...(fix !== undefined && { fix }) })),
    };
}

// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/report/words.js
var words = __webpack_require__(61827);
// EXTERNAL MODULE: ./.build/src/serving/trigger.js
var serving_trigger = __webpack_require__(27088);
;// CONCATENATED MODULE: ./.build/src/rollback/incident/issue.js



const MOST_FINDINGS = 20;
const MOST_BODY = 60_000;
const MOST_LABEL = 50;
const PERSON = /^@[A-Za-z0-9][A-Za-z0-9-]{0,38}(\/[A-Za-z0-9._-]{1,100})?$/;
function incidentMarker(key) {
    return `<!-- sluice-incident: ${key} -->`;
}
function eventMarker(event) {
    return `<!-- sluice-way-back: ${event} -->`;
}
/** The issue of an incident: everything that its text is made of may be hostile, and is shown as it is. */
function issueOf(incident, labels) {
    const own = `model:${incident.model}`;
    const named = own.length <= MOST_LABEL && !/[,\s]/.test(own);
    return {
        title: (0,report_escape/* plain */.pj)(`${titleOf(incident.left)} was taken back: ${serving_trigger/* TRIGGER_WORDS */.X[incident.trigger]}`, 200),
        body: cut([incidentMarker(incident.key), eventMarker(incident.event), ...whatHappened(incident), ...RETROSPECTIVE].join('\n')),
        // Of this model alone: an incident that names none stops them all.
        labels: [...labels, ...(named ? [own] : [])],
    };
}
/** What is added to the open issue when the same release is taken back again. */
function commentOf(incident) {
    return cut([eventMarker(incident.event), '**Again.**', '', ...whatHappened(incident)].join('\n'));
}
function whatHappened(incident) {
    const { headline, trigger, reason, left, serves, tookMs, withinMs, servedMs, requests, owner, playbook, run, at, triggeredAt, environment, guardrail } = incident;
    const facts = [
        ['Why', serving_trigger/* TRIGGER_WORDS */.X[trigger] + (guardrail === null ? '' : ` (${guardrail})`)],
        ['In its words', reason],
        ['Was left', `${titleOf(left)}, ${left.digest}`],
        ['Serves now', serves ? `${titleOf(serves)}, ${serves.digest}` : 'nothing else was there to serve'],
        ...(environment === null ? [] : [['Environment', environment]]),
        ['Users could reach it for', `${Math.round(servedMs / 1000)} s; ${requests} requests were counted`],
        ['When', triggeredAt === null ? at : `${at}, triggered at ${triggeredAt}`],
        ['Took', `${tookMs} ms to the router that reads back; ${withinMs} ms are declared`],
    ];
    return [
        `**${(0,report_escape/* markdown */.wD)(headline)}**`,
        '',
        '| | |',
        '| --- | --- |',
        ...facts.map(([name, value]) => `| ${name} | ${(0,report_escape/* markdown */.wD)(value, 1000)} |`),
        `| Owner | ${owner === null ? 'nobody is named (`rollback.owner`)' : PERSON.test(owner) ? owner : (0,report_escape/* markdown */.wD)(owner)} |`,
        `| What to do | ${playbook === null ? 'no playbook is named (`rollback.playbook`)' : `<${playbook}>`} |`,
        ...(run === null ? [] : [`| Run | <${run}> |`]),
        '',
        '### Timeline',
        '',
        '| When (UTC) | What |',
        '| --- | --- |',
        ...incident.timeline.map((line) => `| ${(0,report_escape/* markdown */.wD)(line.at, 40)} | ${(0,report_escape/* markdown */.wD)(line.what, 500)} |`),
        '',
        '### Findings',
        '',
        '| | Rule | What was seen | Next |',
        '| --- | --- | --- | --- |',
        ...gravestFirst(incident).map(({ outcome, rule, message, fix, code }) => `| ${words/* OUTCOME_WORDS */.nx[outcome]} | ${(0,report_escape/* markdown */.wD)(rule, 200)} | ${(0,report_escape/* markdown */.wD)(message, 500)} | ${(0,report_escape/* markdown */.wD)(fix ?? '', 300)} \`${code.replaceAll(/[^a-z0-9-]/g, '')}\` |`),
        '',
    ];
}
const RETROSPECTIVE = [
    '### Retrospective',
    '',
    'Filled in by people. Promotions of this model wait until the issue is closed; ways back never do.',
    '',
    '- [ ] **Users.** Who met it, for how long, and what did it do to them? Who has to be told?',
    '- [ ] **Cause.** What was different in this release, in its data, or in the world around it?',
    '- [ ] **Noticed.** What noticed it? What could have noticed it earlier: a test, a check of the data, an earlier step?',
    '- [ ] **The way back.** Was it fast enough? What stood in the way, and would it work without Sluice?',
    '- [ ] **Luck.** What went well by chance?',
    '- [ ] **From now on.** Which test, check or guardrail is added, by whom, until when? (A link to each change.)',
    '',
];
function gravestFirst({ findings }) {
    const rank = ['error', 'fail', 'inconclusive', 'warn', 'pass'];
    return findings.toSorted((one, other) => rank.indexOf(one.outcome) - rank.indexOf(other.outcome)).slice(0, MOST_FINDINGS);
}
function cut(text) {
    return text.length <= MOST_BODY ? text : `${text.slice(0, MOST_BODY).replace(/\n[^\n]*$/, '')}\n\n…the rest is in the run's own files.\n`;
}
function titleOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}

;// CONCATENATED MODULE: ./.build/src/rollback/incident/open-issue.js


const LOOKS = 5;
const PAUSE = 2000;
/**
 * Opens the issue of an incident, or adds to the open one; told again it does nothing. Of several that tell the same way back at once one
 * speaks: whoever makes the reference that GitHub keeps. Where there may be none (no right to write contents), two could open one each,
 * and the later one is closed at once. An issue that people have closed is not opened again by the same way back. Undefined where the
 * repository has its issues turned off. Throws ForgeError.
 */
async function openIncident(incident, telling) {
    const { forge, clock } = telling;
    const before = await look(incident, telling);
    if (before === undefined)
        return undefined;
    if (before.told !== undefined)
        return { kind: 'known', issue: before.told };
    if (!(await mine(incident, telling)))
        for (let looks = 0; looks < LOOKS; looks += 1) {
            await clock.sleep(PAUSE);
            const told = (await look(incident, telling))?.told;
            if (told !== undefined)
                return { kind: 'known', issue: told };
        }
    // Whoever was to speak has died: nobody else will.
    const after = await look(incident, telling);
    if (after?.told !== undefined)
        return { kind: 'known', issue: after.told };
    const [open] = after?.open ?? [];
    if (open) {
        await forge.createComment(open.number, commentOf(incident));
        return { kind: 'added', issue: open.number };
    }
    const issue = (await forge.createIssue(issueOf(incident, telling.labels))).value.number;
    const [first] = (await look(incident, telling))?.open ?? [];
    if (first === undefined || first.number >= issue)
        return { kind: 'opened', issue };
    await forge.closeIssue(issue);
    return { kind: 'known', issue: first.number };
}
/** Issues of this incident that are open, oldest first, and the one in which this way back is told already. */
async function look({ key, event }, { forge, labels }) {
    const listed = await forge.issues({ label: labels[0] });
    if (listed === undefined)
        return undefined;
    // Labels are given by those who may write here, so a stranger's marker is not among them.
    const own = listed.value.filter(({ body }) => body.includes(incidentMarker(key))).sort((one, other) => one.number - other.number);
    const open = own.filter(({ state }) => state === 'open');
    for (const issue of own)
        if (await isTold(issue, event, forge))
            return { open, told: issue.number };
    return { open };
}
async function isTold({ body, number }, event, forge) {
    if (body.includes(eventMarker(event)))
        return true;
    return (await forge.comments(number)).value.some((comment) => comment.body.includes(eventMarker(event)));
}
/** True where nobody can say otherwise: better told twice than by nobody. */
async function mine({ event }, { forge, commit }) {
    if (commit === undefined)
        return true;
    try {
        return await forge.claimReference(`sluice/incident/${event}`, commit);
    }
    catch (error) {
        if (error instanceof forge_error/* ForgeError */.Q)
            return true;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/src/core/fetch-json.js
var fetch_json = __webpack_require__(66546);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/rollback/incident/webhook.js




const TIMEOUT_MS = 5000;
/**
 * POSTs the incident as JSON, with `X-Sluice-Event: incident`, `X-Sluice-Delivery` (the same at each try: a receiver takes it
 * once) and, with a secret, `X-Sluice-Signature-256: sha256=…`, the HMAC-SHA256 of the body in hexadecimal. Three tries where the other
 * side is away. Throws DriverError `webhook-…`, whose text never holds the URL.
 */
async function postWebhook(incident, { url, secret, clock, insecure, issue, timeout = TIMEOUT_MS }) {
    const target = checked(url, insecure);
    const { findings: _findings, ...told } = incident;
    const body = { schema: 'urn:sluice:incident:v1', event: 'incident', id: incident.event, incident: { ...told, issue: issue ?? null } };
    // The exchange sends a body as JSON.stringify has it: what is signed is what goes out.
    const signature = secret === undefined ? {} : { 'x-sluice-signature-256': `sha256=${(0,external_node_crypto_.createHmac)('sha256', secret).update(JSON.stringify(body)).digest('hex')}` };
    const headers = { 'x-sluice-event': 'incident', 'x-sluice-delivery': incident.event, ...signature };
    try {
        await (0,fetch_json/* requestJson */.SS)(target, { what: 'The webhook', method: 'POST', body, headers, timeout, replyIgnored: true, retry: (ms) => clock.sleep(ms) });
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x))
            throw error;
        throw new driver_error/* DriverError */.x(`webhook-${error.code.replace(/^http-/, '')}`, `The webhook at ${target.host} did not take the incident${saidBy(error, target)}.`, 'Correct `notify.webhook`, or what answers there; the way back is done all the same.');
    }
}
function checked(text, insecure) {
    try {
        return (0,fetch_json/* checkUrl */.CU)(text, 'notify.webhook', insecure);
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        const code = error.problems[0].code;
        throw new driver_error/* DriverError */.x('webhook-url', `The URL of the webhook cannot be used (${code}).`, 'Write a whole https URL without a password in it, or record the origin in `evidence.insecure`.');
    }
}
/** A status is told; what the other side wrote may repeat the address. */
function saidBy({ message }, { pathname }) {
    const status = /answered (\d{3})/.exec(message.replaceAll(pathname, ''))?.[1];
    return status === undefined ? '' : `: it answered ${status}`;
}

// EXTERNAL MODULE: ./.build/src/rollback/verdict-parts.js
var verdict_parts = __webpack_require__(3722);
// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
;// CONCATENATED MODULE: ./.build/src/run/tell.js








const ISSUE_LABELS = ['model-incident'];
/**
 * The result with what became of telling it: one issue and one call of the webhook for each way back, by `notify`. Asked again (a run that
 * was killed, two at once) nobody is told twice by an issue; without one, a webhook may come again under the same id. Whatever fails here
 * is a warning: users are served by then. `left` is the release that was taken back, where the result does not say it.
 */
async function tellOf(delivery, session, { journal }, { forge }, result, left = leftIn(result)) {
    const { notify } = delivery.spec;
    if (left === undefined || !notify)
        return result;
    const findings = [];
    let incident;
    let issue;
    let known = false;
    try {
        incident = incidentIn(await journal.read(), delivery, result.verdict, { left: left === 'newest' ? undefined : left, run: pageOf(session) });
    }
    catch (error) {
        findings.push(failed(error));
    }
    if (incident && notify.issue) {
        try {
            if (!forge)
                findings.push((0,verdict_parts/* finding */.gk)('incident-not-told', 'warn', RULE, 'There is no GitHub to open an issue at: no run, or no token.', 'Open one by hand, with the label of `notify.issue`.'));
            else {
                const told = await openIncident(incident, { forge: await forge(), clock: session.clock, labels: notify.issue.labels ?? ISSUE_LABELS, commit: session.commit });
                issue = told?.issue;
                known = told?.kind === 'known';
                findings.push(told ? (0,verdict_parts/* finding */.gk)('incident-told', 'pass', RULE, `Issue #${told.issue} ${TOLD[told.kind]}.`) : (0,verdict_parts/* finding */.gk)('incident-not-told', 'warn', RULE, 'The repository has its issues turned off.', 'Turn them on, or take `notify.issue` out.'));
            }
        }
        catch (error) {
            findings.push(failed(error));
        }
    }
    if (incident && notify.webhook && !known)
        findings.push(await posted(delivery, session, incident, issue));
    return withFindings(result, findings, incident && { key: incident.key, event: incident.event, ...(issue !== undefined && { issue }) });
}
const RULE = 'Who answers for the model is told';
const TOLD = { opened: 'was opened', added: 'was open, and has it too', known: 'has it already' };
async function posted(delivery, { env, clock }, incident, issue) {
    const { url, url_env: urlName, secret_env: secretName } = delivery.spec.notify.webhook;
    const missing = [urlName, secretName].filter((name) => name !== undefined && !env[name]);
    if (missing.length > 0)
        return (0,verdict_parts/* finding */.gk)('webhook-secret-missing', 'warn', RULE, `\`notify.webhook\` names ${missing.join(' and ')}, which is not set here.`, 'Set it in this job (`env:` with a secret of its environment).');
    try {
        await postWebhook(incident, { url: url ?? env[urlName], secret: secretName === undefined ? undefined : env[secretName], clock, insecure: delivery.spec.evidence?.insecure, issue });
        return (0,verdict_parts/* finding */.gk)('webhook-told', 'pass', RULE, `The webhook took it${secretName === undefined ? ', unsigned' : ', signed'}.`);
    }
    catch (error) {
        if (!(error instanceof driver_error/* DriverError */.x))
            throw error;
        return (0,verdict_parts/* finding */.gk)(error.code, 'warn', RULE, error.message.replace(/ \[[a-z-]+\]$/, ''), error.fix);
    }
}
function failed(error) {
    if (error instanceof forge_error/* ForgeError */.Q)
        return (0,verdict_parts/* finding */.gk)('incident-not-told', 'warn', RULE, `No issue could be opened: ${error.actual}.`, error.fix);
    const [problem] = (0,judge/* problemsOf */.G)(error);
    return (0,verdict_parts/* finding */.gk)('incident-not-told', 'warn', RULE, `No issue could be opened: ${problem.message}`, problem.fix);
}
/** Undefined where nothing was taken back, or where that was a drill. */
function leftIn({ details }) {
    const back = details?.rolledBack;
    return back?.drill ? undefined : back?.from?.digest;
}
function withFindings({ verdict, ...rest }, findings, incident) {
    const all = [...verdict.findings, ...findings];
    return { ...rest, verdict: { ...verdict, findings: all, outcome: (0,core_verdict.worst)([verdict.outcome, ...findings.map(({ outcome }) => outcome)]) }, details: { ...rest.details, ...(incident && { incident }) } };
}
/** Of this run on GitHub, as far as the runner's own variables make an address. */
function pageOf({ env }) {
    const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: run = '' } = env;
    const page = `${server}/${repository}/actions/runs/${run}`;
    return /^https?:\/\/[A-Za-z0-9.:-]+\/[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+\/actions\/runs\/[1-9][0-9]*$/.test(page) ? page : undefined;
}


/***/ })

};
