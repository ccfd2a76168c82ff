export const id = 2814;
export const ids = [2814];
export const modules = {

/***/ 16100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JC: () => (/* binding */ preAuthEncoding),
/* harmony export */   PO: () => (/* binding */ strictBase64),
/* harmony export */   Uc: () => (/* binding */ PAYLOAD_TYPE),
/* harmony export */   Yj: () => (/* binding */ signEnvelope),
/* harmony export */   j9: () => (/* binding */ bareEnvelope),
/* harmony export */   s3: () => (/* binding */ isSignedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** An envelope that nobody signed. */
function bareEnvelope(payload) {
    return { payloadType: PAYLOAD_TYPE, payload: Buffer.from(payload).toString('base64'), signatures: [] };
}
function signEnvelope(payload, key) {
    const sig = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(algorithmOf(key), preAuthEncoding(PAYLOAD_TYPE, payload), key.privateKey).toString('base64');
    return { ...bareEnvelope(payload), signatures: [{ keyid: key.keyid, sig }] };
}
/** Whether the envelope's one signature is by this key over exactly this payload and type. */
function isSignedBy(envelope, key) {
    const payload = strictBase64(envelope.payload);
    const signature = strictBase64(envelope.signatures[0]?.sig ?? '');
    if (!payload || !signature || envelope.signatures.length !== 1)
        return false;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(algorithmOf(key), preAuthEncoding(envelope.payloadType, payload), key.key, signature);
}
/** What is signed: github.com/secure-systems-lab/dsse/blob/master/protocol.md, `PAE(type, body)`. */
function preAuthEncoding(type, payload) {
    return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}
/** Bytes of base64 text in its only canonical form: lenient decoding would let two texts stand for one payload. */
function strictBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}
/** Ed25519 hashes by itself; ECDSA on P-256 goes with SHA-256 (signature in DER form). */
function algorithmOf({ key }) {
    return key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
}


/***/ }),

/***/ 34462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gj: () => (/* binding */ gate),
/* harmony export */   HR: () => (/* binding */ environmentText),
/* harmony export */   U0: () => (/* binding */ signerRefusals),
/* harmony export */   cg: () => (/* binding */ describeSigner),
/* harmony export */   jX: () => (/* binding */ signerRefusal),
/* harmony export */   kG: () => (/* binding */ subjectRefusals)
/* harmony export */ });
/* harmony import */ var _core_delivery_id_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84057);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4646);
/* harmony import */ var _parity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49056);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70090);
/* harmony import */ var _sealed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57057);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39816);






/** Clocks of two runners may differ by this much before a time counts as not yet come. */
const CLOCK_SKEW = 5 * 60_000;
/**
 * Whether the ledger permits to act on these bytes: the refusals, none of them where the gate is open. Pure: the ledger
 * carries what was proved of its signatures when it was read, `digest` was computed from the bytes at hand, and time comes in.
 * Whatever is missing, unknown or not a number is a refusal.
 */
function gate(policy, ledger, digest, now) {
    return [
        ...policyRefusals(policy, now),
        ...ledger.refusals,
        ...sealedWhereNeeded(policy, ledger),
        ...seenRefusals(policy, ledger),
        ...signerRefusals(policy.signers, ledger),
        ...subjectRefusals(ledger, digest),
        ...originRefusals(policy, ledger),
        ...layoutRefusals(policy, ledger),
        ...failedRefusals(ledger),
        ...(policy.parity ? (0,_parity_js__WEBPACK_IMPORTED_MODULE_1__/* .parityRefusals */ .pY)(policy.parity, digest, now) : []),
        ...policy.required.flatMap((required) => requiredRefusals(required, policy, ledger, now)),
    ];
}
function policyRefusals(policy, now) {
    const problems = [];
    if (policy.required.length === 0)
        problems.push(['a policy that requires evidence', 'one that requires none']);
    if (policy.required.some(({ stage }) => !_core_verdict_js__WEBPACK_IMPORTED_MODULE_0__.STAGES.includes(stage)))
        problems.push(['stages that exist', policy.required.map(({ stage }) => stage).join(', ')]);
    if (policy.maxAge !== null && !(policy.maxAge > 0))
        problems.push(['a positive age limit', `${policy.maxAge} ms`]);
    if (!Number.isFinite(now.getTime()))
        problems.push(['a clock that shows a time', 'no time']);
    if (policy.repositoryId === '')
        problems.push(['the id of this repository', 'an empty id']);
    const allowed = policy.signers.mode === 'key' ? policy.signers.keyids.length : policy.signers.mode === 'keyless' ? policy.signers.identities.length : 1;
    if (allowed === 0)
        problems.push(['at least one signer', 'a list of none']);
    return problems.map(([expected, actual]) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('policy-invalid', expected, actual));
}
function sealedWhereNeeded(policy, ledger) {
    // An adopted baseline has no tests to seal, and opens only gates that ask for the adoption itself.
    return policy.required.every(({ stage }) => stage === 'adopt') && policy.required.length > 0 ? [] : (0,_sealed_js__WEBPACK_IMPORTED_MODULE_3__/* .sealRefusals */ .TZ)(ledger);
}
function seenRefusals({ seen }, ledger) {
    if (!seen)
        return [];
    const there = ledger.entries[seen.index]?.digest;
    if (there === seen.digest)
        return [];
    const expected = `entry ${seen.index} to be ${seen.digest}, as seen before`;
    return [there === undefined ? (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('ledger-truncated', expected, `${ledger.entries.length} entries`) : (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('ledger-forked', expected, there)];
}
/** Entries that the policy's signers did not sign. */
function signerRefusals(allowed, ledger) {
    return ledger.entries.flatMap(({ line, signer }) => signerRefusal(allowed, signer, `line ${line}`));
}
/** `shown` says what was signed. */
function signerRefusal(allowed, signer, shown) {
    // A bad signature has been refused when it was read.
    if (allowed.mode === 'none' || signer.kind === 'bad' || isAllowed(allowed, signer))
        return [];
    const expected = allowed.mode === 'key' ? `a signature by ${allowed.keyids.join(' or ')}` : `a signature by ${allowed.identities.map(({ identity, issuer }) => `${identity} (${issuer})`).join(' or ')}`;
    const code = signer.kind === 'none' ? 'ledger-unsigned' : 'ledger-wrong-signer';
    return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)(code, `${shown}: ${expected}`, `${shown}: ${describeSigner(signer)}`)];
}
/** Exact text on both sides: a pattern, or a part of a name, lets a stranger choose a name that contains it. */
function isAllowed(allowed, signer) {
    if (allowed.mode === 'key')
        return signer.kind === 'key' && allowed.keyids.includes(signer.keyid);
    if (allowed.mode === 'keyless')
        return signer.kind === 'keyless' && allowed.identities.some(({ identity, issuer }) => identity === signer.identity && issuer === signer.issuer);
    return true;
}
function describeSigner(signer) {
    switch (signer.kind) {
        case 'none':
            return 'unsigned';
        case 'key':
            return `signed by ${signer.keyid}`;
        case 'keyless':
            return `signed by ${signer.identity} (${signer.issuer})`;
        case 'unchecked':
            return `${signer.claim}, which could not be checked`;
        case 'bad':
            return signer.reason;
    }
}
/** Entries about other bytes than `digest`. */
function subjectRefusals(ledger, digest) {
    return each(ledger, (entry) => ((0,_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectOf */ .et)(entry.statement) === digest ? [] : [['evidence-wrong-digest', digest, (0,_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectOf */ .et)(entry.statement)]]));
}
function originRefusals(policy, ledger) {
    const first = ledger.entries[0]?.statement.predicate.delivery;
    return each(ledger, ({ statement }) => {
        const { predicate } = statement;
        if (predicate.delivery.repositoryId !== policy.repositoryId)
            return [['evidence-other-repository', `repository ${policy.repositoryId}`, `repository ${predicate.delivery.repositoryId}`]];
        const expected = (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDeliveryId */ .J)(policy.delivery ?? first);
        const actual = (0,_core_delivery_id_js__WEBPACK_IMPORTED_MODULE_5__/* .formatDeliveryId */ .J)(predicate.delivery);
        const refusals = expected === actual ? [] : [['evidence-other-delivery', `delivery ${expected}`, `delivery ${actual}`]];
        refusals.push(...placeRefusals(policy.place, statement));
        if (policy.deliveryFile !== null && predicate.deliveryFile !== policy.deliveryFile)
            refusals.push(['delivery-file-changed', `delivery file ${policy.deliveryFile}`, `delivery file ${predicate.deliveryFile}`]);
        return refusals;
    });
}
/** Good bytes of one model, or good evidence of staging, say nothing of another model or of production. */
function placeRefusals(place, { subject: [{ name }], predicate }) {
    if (!place)
        return [];
    const found = name === place.model ? [] : [['evidence-other-model', `the model ${place.model}`, `the model ${name}`]];
    const environment = predicate.environment ?? null;
    if (environment !== place.environment)
        found.push(['evidence-other-environment', environmentText(place.environment), environmentText(environment)]);
    return found;
}
function environmentText(environment) {
    return environment === null || environment === undefined ? 'no environment' : `the environment ${environment}`;
}
/** Compares the names of files at hand with those that `identify` (or `adopt`) saw, where the caller measured them. */
function layoutRefusals({ layout }, ledger) {
    if (layout === null)
        return [];
    const identified = ledger.entries.find(({ statement: { predicate } }) => predicate.stage === 'identify' || predicate.stage === 'adopt');
    const trees = (identified?.statement.predicate.details?.trees ?? {});
    const parts = [...new Set([...Object.keys(layout), ...Object.keys(trees)])];
    return parts
        .filter((part) => layout[part] !== trees[part])
        .map((part) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('evidence-other-layout', `${part}: the files that identify named (${String(trees[part] ?? 'none')})`, `${part}: ${layout[part] ?? 'none'}`));
}
/** A sealed stage that failed shuts the gate also where the policy does not ask for it: more evidence never opens one. */
function failedRefusals(ledger) {
    const sealAt = (0,_sealed_js__WEBPACK_IMPORTED_MODULE_3__/* .sealOf */ .Ru)(ledger)?.line ?? Number.POSITIVE_INFINITY;
    return each(ledger, ({ line, statement: { predicate } }) => {
        return hasFailed(predicate.outcome) && predicate.enforced && line <= sealAt ? [['evidence-failed', `${title(predicate)}: pass`, `${title(predicate)}: ${predicate.outcome} (${predicate.verdict.headline})`]] : [];
    });
}
function requiredRefusals(required, policy, ledger, now) {
    const wanted = Object.entries(required.details ?? {});
    const found = ledger.entries.filter(({ statement: { predicate } }) => predicate.stage === required.stage && (required.name === undefined || predicate.name === required.name) && wanted.every(([key, value]) => predicate.details?.[key] === value));
    const missing = required.stage === 'require-approval' ? 'approval-missing' : 'evidence-missing';
    if (found.length === 0)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)(missing, `a statement of ${title(required)}`, 'none')];
    // Later steps repeat (a tick, an approval): the newest counts. Sealed stages cannot: two are refused by the seal's rule.
    const newest = (0,_sealed_js__WEBPACK_IMPORTED_MODULE_3__/* .isSealedStage */ .lO)(required.stage) ? found : found.slice(-1);
    const enforced = newest.filter(({ statement: { predicate } }) => predicate.enforced);
    if (enforced.length === 0)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('evidence-not-enforced', `${title(required)}: enforced`, `${title(required)}: enforce: false`)];
    return [...besideTeamCode(required, policy, ledger, enforced), ...enforced.flatMap((entry) => entryRefusals(entry, policy, now))];
}
/**
 * One statement measured by Sluice alone is enough; the others then add to it. A running model is always measured beside code of
 * the team: what Sluice alone judged of the same release, on labelled rows, must then stand beside it.
 */
function besideTeamCode(required, { risk }, ledger, counted) {
    const tests = required.stage === 'probe-model' ? ledger.entries.filter(({ statement: { predicate } }) => predicate.stage === 'run-model-tests' && predicate.enforced && isGood(predicate.outcome)) : [];
    const alone = [...counted, ...tests].some(({ statement: { predicate } }) => predicate.besideTeamCode !== true);
    return risk !== 'high' || alone ? [] : [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)('evidence-beside-team-code', `${title(required)}: measured by Sluice alone`, `${title(required)}: measured beside code of the team`)];
}
function entryRefusals({ line, statement: { predicate } }, policy, now) {
    const found = [];
    if (predicate.purpose !== 'deliver')
        found.push(['evidence-develop-only', 'made by a delivery', `made for ${predicate.purpose}`]);
    if (predicate.outcome === 'inconclusive')
        found.push(['evidence-inconclusive', 'pass', `inconclusive (${predicate.verdict.headline})`]);
    // A failure before the seal has been named already.
    if (hasFailed(predicate.outcome) && !(0,_sealed_js__WEBPACK_IMPORTED_MODULE_3__/* .isSealedStage */ .lO)(predicate.stage))
        found.push(['evidence-failed', 'pass', `${predicate.outcome} (${predicate.verdict.headline})`]);
    const age = now.getTime() - Date.parse(predicate.at);
    if (!(age >= -CLOCK_SKEW))
        found.push(['evidence-from-future', `a time before ${iso(now)}`, predicate.at]);
    if (policy.maxAge !== null && !(age <= policy.maxAge))
        found.push(['evidence-stale', `not older than ${policy.maxAge} ms at ${iso(now)}`, predicate.at]);
    found.push(...expired(predicate, now));
    const who = `line ${line}: ${title(predicate)}`;
    return found.map(([code, expected, actual]) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)(code, `${who}: ${expected}`, `${who}: ${actual}`));
}
/** An approval says itself until when it counts, whoever asks and however old other evidence may be. */
function expired({ stage, details }, now) {
    if (stage !== 'require-approval' || details?.expiresAt === undefined)
        return [];
    const { expiresAt } = details;
    const until = typeof expiresAt === 'string' ? Date.parse(expiresAt) : Number.NaN;
    return now.getTime() <= until ? [] : [['evidence-stale', `an approval that counts at ${iso(now)}`, `one that counted until ${JSON.stringify(expiresAt)}`]];
}
function isGood(outcome) {
    return outcome === 'pass' || outcome === 'warn';
}
function hasFailed(outcome) {
    return outcome === 'fail' || outcome === 'error';
}
function each(ledger, ask) {
    return ledger.entries.flatMap((entry) => ask(entry).map(([code, expected, actual]) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .T)(code, `line ${entry.line}: ${expected}`, `line ${entry.line}: ${actual}`)));
}
function title({ stage, name }) {
    return name === undefined ? stage : `${stage} (${name})`;
}
function iso(date) {
    return Number.isFinite(date.getTime()) ? date.toISOString() : 'no time';
}


/***/ }),

/***/ 43449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HK: () => (/* binding */ verifyingKey),
/* harmony export */   NR: () => (/* binding */ signingKey)
/* harmony export */ });
/* unused harmony export publicPem */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);



/** Reads a private key (PEM, Ed25519 or P-256). Throws InputError; never shows a byte of the key. */
function signingKey(pem) {
    const privateKey = parsed(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(pem), 'key-unreadable', 'The signing key is no readable private key in PEM form.', 'Give the text of an unencrypted PKCS #8 file, e.g. from `openssl genpkey -algorithm ed25519`.');
    return { privateKey, ...named((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey)) };
}
/** Reads a public key (PEM, Ed25519 or P-256). A private key is refused, so that none lies beside a ledger unnoticed. */
function verifyingKey(pem) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-private', 'A private key was given where a public key belongs.', 'Make the public half with `openssl pkey -in key.pem -pubout`, and treat the private key as leaked if others could read this file.');
    const key = parsed(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem), 'key-unreadable', 'The public key is not readable PEM.', 'Give the SPKI form, e.g. from `openssl pkey -in key.pem -pubout`.');
    return named(key);
}
/** PEM of the public half, for a file beside the ledger. */
function publicPem(key) {
    return key.key.export({ type: 'spki', format: 'pem' });
}
function named(key) {
    const curve = key.asymmetricKeyDetails?.namedCurve;
    const fits = key.asymmetricKeyType === 'ed25519' || (key.asymmetricKeyType === 'ec' && curve === 'prime256v1');
    if (!fits)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-unsupported', `The key is ${key.asymmetricKeyType ?? 'of an unknown type'}${curve ? ` on ${curve}` : ''}.`, 'Use Ed25519, or ECDSA on P-256.');
    return { key, keyid: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(key.export({ type: 'spki', format: 'der' })) };
}
function parsed(read, code, message, fix) {
    try {
        return read();
    }
    catch {
        // The cause is left out: OpenSSL's text may quote what was in the file.
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of(code, message, fix);
    }
}


/***/ }),

/***/ 49056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ servedIn),
/* harmony export */   Nt: () => (/* binding */ parityText),
/* harmony export */   pY: () => (/* binding */ parityRefusals)
/* harmony export */ });
/* unused harmony export TRACKED */
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13640);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70090);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39816);



/** What is compared; `secrets` are names. */
const TRACKED = ['weights', 'code', 'features', 'configuration', 'environment', 'secrets'];
const CLOCK_SKEW = 5 * 60_000;
/** Why what was found in the environment before does not show that this release served there. Pure. */
function parityRefusals(parity, release, now) {
    const { before, found } = parity;
    const where = `in ${before}`;
    if ('missing' in found)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('parity-evidence-missing', `evidence that the release served ${where}`, found.missing)];
    const refusals = found.unsound.map((actual) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('parity-evidence-unsound', `a sound record of what served ${where}`, actual));
    const place = placeText(parity);
    const there = placeText({ repositoryId: found.repositoryId, model: found.model, before: found.environment });
    if (place !== there)
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('parity-other-place', place, there));
    if (found.outcome !== 'pass' && found.outcome !== 'warn')
        refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('parity-not-promoted', `a promotion ${where} that passed`, found.outcome));
    return [...refusals, ...ageRefusals(parity, found, now), ...releaseRefusals(parity, found, release), ...secretRefusals(parity, found)];
}
function ageRefusals({ before, maxAge }, { at }, now) {
    const age = now.getTime() - Date.parse(at);
    if (!(age >= -CLOCK_SKEW))
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('parity-from-future', `a promotion in ${before} before ${now.toISOString()}`, at)];
    return age <= maxAge ? [] : [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('parity-stale', `a promotion in ${before} not older than ${maxAge / 86_400_000} days`, `one of ${at}`)];
}
/** Another digest is another release; where the parts that differ are ignored, the rest of it may be the same. */
function releaseRefusals({ before, ignore, parts }, found, release) {
    if (found.release === release)
        return [];
    const names = TRACKED.filter((name) => parts[name] !== found.parts[name]);
    const known = Object.keys(parts).length > 0 && Object.keys(found.parts).length > 0;
    if (known && names.length > 0 && names.every((name) => ignore.includes(name)))
        return [];
    const differs = names.filter((name) => !ignore.includes(name)).map((name) => `${name} (${shown(found.parts[name])} there, ${shown(parts[name])} here)`);
    return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('parity-release-differs', `the release ${release} to have served in ${before}`, `${found.release} serves there${known && differs.length > 0 ? `, and differs in ${differs.join(', ')}` : ''}`)];
}
function secretRefusals({ before, ignore, secrets }, found) {
    if (ignore.includes('secrets'))
        return [];
    const missing = secrets.filter((name) => !found.secrets.includes(name));
    const surplus = found.secrets.filter((name) => !secrets.includes(name));
    if (missing.length + surplus.length === 0)
        return [];
    const said = [...(missing.length > 0 ? [`${missing.join(', ')} only here`] : []), ...(surplus.length > 0 ? [`${surplus.join(', ')} only in ${before}`] : [])];
    return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('parity-secrets-differ', `the same names of secrets here and in ${before}`, said.join('; '))];
}
/**
 * What a ledger shows of the release that was promoted last in it. `unsigned`: what the gate has against its signatures, under the
 * signers that count there.
 */
function servedIn(ledger, unsigned) {
    const promotion = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(ledger, 'canary-promote');
    const unsound = [...ledger.refusals, ...unsigned].map(({ code, actual }) => `${code}: ${actual}`).slice(0, 20);
    if (!promotion)
        return { missing: unsound.length > 0 ? `a ledger without a promotion that can be read (${unsound[0]})` : 'a ledger without a promotion' };
    const { predicate } = promotion.statement;
    const { lineage, secrets } = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .latest */ .IW)(ledger, 'identify')?.statement.predicate.details ?? {};
    const parts = lineage?.parts;
    return {
        release: (0,_statement_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)(promotion.statement),
        repositoryId: predicate.delivery.repositoryId,
        model: promotion.statement.subject[0].name,
        environment: predicate.environment ?? null,
        at: predicate.at,
        outcome: predicate.outcome,
        parts: typeof parts === 'object' && parts !== null ? parts : {},
        secrets: Array.isArray(secrets) ? secrets.filter((name) => typeof name === 'string') : [],
        unsound,
    };
}
/** The same as a line of a page that people decide from. */
function parityText({ before, found, ignore }) {
    if ('missing' in found)
        return `Whether it served in ${before} is not known: ${found.missing}.`;
    const apart = ignore.length > 0 ? ` (${ignore.join(', ')} may differ)` : '';
    return `The release ${found.release.slice(0, 19)} served in ${found.environment ?? 'an environment without a name'}, where it was verified good at ${found.at.slice(0, 16).replace('T', ' ')} UTC; what is approved here must be the same${apart}.`;
}
function placeText({ repositoryId, model, before }) {
    return `the model ${model} in the environment ${before ?? 'without a name'} of repository ${repositoryId}`;
}
function shown(digest) {
    return digest === undefined ? 'none' : String(digest).slice(0, 19);
}


/***/ }),

/***/ 35205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _L: () => (/* binding */ MOST_LEDGER_BYTES),
  TY: () => (/* binding */ openLine),
  SC: () => (/* binding */ readLedger)
});

// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/refusal-codes.js
var refusal_codes = __webpack_require__(70090);
;// CONCATENATED MODULE: ./.build/src/evidence/chain.js


/** What is wrong with the links between entries. Tells an edited line from a missing one and from a moved one. */
function chainRefusals(entries) {
    const indices = entries.map(({ statement }) => statement.predicate.chain?.index);
    const unchained = entries.filter((_entry, i) => indices[i] === undefined);
    if (unchained.length > 0)
        return unchained.map((entry) => (0,refusal_codes/* refuse */.T)('schema-invalid', `line ${entry.line}: a place in the chain`, `line ${entry.line}: a statement that was never chained`));
    const known = indices;
    return [...missing(known), ...forked(entries, known), ...moved(known), ...edited(entries, known)];
}
function missing(indices) {
    const present = new Set(indices);
    const gaps = Array.from({ length: Math.max(0, ...indices.map((index) => Math.min(index, 1_000_000) + 1)) }, (_, i) => i).filter((i) => !present.has(i));
    return gaps.length === 0 ? [] : [(0,refusal_codes/* refuse */.T)('ledger-truncated', 'every entry from 0 on', `without ${gaps.length === 1 ? 'entry' : 'entries'} ${gaps.slice(0, 10).join(', ')}`)];
}
/** Two different entries at one place: somebody went on writing from an older copy. */
function forked(entries, indices) {
    return entries.flatMap((entry, i) => {
        const first = indices.indexOf(indices[i]);
        const other = entries[first];
        if (first === i || other.digest === entry.digest)
            return [];
        return [(0,refusal_codes/* refuse */.T)('ledger-forked', `one entry at place ${indices[i]}`, `line ${other.line} and line ${entry.line}, which differ`)];
    });
}
function moved(indices) {
    const at = indices.findIndex((index, i) => i > 0 && index <= indices[i - 1]);
    return at < 0 ? [] : [(0,refusal_codes/* refuse */.T)('ledger-reordered', 'entries in the order of their chain', `entry ${indices[at]} behind entry ${indices[at - 1]}`)];
}
function edited(entries, indices) {
    return entries.flatMap((entry, i) => {
        const { chain } = entry.statement.predicate;
        // Where the neighbour is not the one that was there, the missing or moved line has been named already.
        const before = i === 0 ? undefined : entries[i - 1];
        if (i > 0 ? indices[i] !== indices[i - 1] + 1 : indices[0] !== 0)
            return [];
        const expected = before ? before.digest : (0,ledger/* genesis */.T9)(entry.statement);
        if (chain.prev === expected)
            return [];
        const broken = before ? `line ${before.line} is ${before.digest}, and line ${entry.line} was written after ${chain.prev}` : `line 1 does not begin a chain of its own delivery, model, environment and release`;
        return [(0,refusal_codes/* refuse */.T)('evidence-edited', before ? `line ${before.line} as it was when line ${entry.line} was chained to it` : 'line 1 chained to its delivery, model, environment and release', broken)];
    });
}

// EXTERNAL MODULE: ./.build/src/evidence/dsse.js
var dsse = __webpack_require__(16100);
// EXTERNAL MODULE: ./.build/src/evidence/hostile-json.js
var hostile_json = __webpack_require__(89186);
// EXTERNAL MODULE: ./.build/src/evidence/signer.js
var evidence_signer = __webpack_require__(18315);
// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
;// CONCATENATED MODULE: ./.build/src/evidence/read-ledger.js







const MOST_LEDGER_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 1000;
// Base64 of the largest statement, and room for certificates and log entries.
const MOST_LINE_BYTES = Math.ceil((statement/* MOST_STATEMENT_BYTES */.iC * 4) / 3) + 256 * 1024;
/**
 * Reads a ledger from hostile bytes and checks every line, signature and link. Never throws for its content: what is
 * wrong comes back in `refusals`, each with its own code. Whether the evidence suffices is the gate's question.
 */
async function readLedger(text, trust = {}) {
    const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    const lines = linesOf(bytes);
    if ('refusal' in lines)
        return { entries: [], head: undefined, refusals: [lines.refusal] };
    const read = await Promise.all(lines.lines.map((line, i) => readLine(line, i + 1, trust)));
    const entries = read.flatMap(({ entry }) => entry ?? []);
    const refusals = read.flatMap((line) => line.refusals);
    // With a line that is not readable, every link around it is broken for that one reason.
    const links = entries.length === read.length ? chainRefusals(entries) : [];
    return { entries, head: (0,digest/* sha256 */.sc)(lines.lines.at(-1)), refusals: [...refusals, ...links] };
}
function linesOf(bytes) {
    const unreadable = (actual) => ({ refusal: (0,refusal_codes/* refuse */.T)('ledger-unreadable', 'a ledger: one JSON line per entry, each ended by a line break', actual) });
    if (bytes.length === 0)
        return unreadable('an empty file');
    if (bytes.length > MOST_LEDGER_BYTES)
        return unreadable(`${bytes.length} bytes, and at most ${MOST_LEDGER_BYTES} are read`);
    if (bytes.at(-1) !== 0x0a)
        return unreadable('a last line without its line break: it may be cut');
    const lines = [];
    for (let start = 0; start < bytes.length;) {
        const end = bytes.indexOf(0x0a, start);
        lines.push(bytes.subarray(start, end));
        if (lines.length > MOST_ENTRIES)
            return unreadable(`more than ${MOST_ENTRIES} entries`);
        start = end + 1;
    }
    return { lines };
}
async function readLine(bytes, line, trust) {
    const shown = `line ${line}`;
    const opened = await openLine(bytes, shown, trust);
    if (!opened.payload)
        return { refusals: opened.refusals };
    const read = (0,statement/* readStatement */.cO)(opened.payload, shown);
    if ('refusals' in read)
        return { refusals: [...opened.refusals, ...read.refusals] };
    return { entry: { line, digest: (0,digest/* sha256 */.sc)(bytes), statement: read.statement, signer: opened.signer }, refusals: opened.refusals };
}
/** The payload of one canonical line and who signed it, as far as can be proved. `shown` names it in refusals. */
async function openLine(bytes, shown, trust) {
    const parsed = (0,hostile_json/* parseHostile */._p)(bytes, MOST_LINE_BYTES);
    if ('mistake' in parsed)
        return { refusals: [(0,refusal_codes/* refuse */.T)('ledger-unreadable', `${shown}: an envelope`, `${shown}: ${parsed.mistake}`)] };
    const mistakes = (0,hostile_json/* schemaMistakes */.D6)('ledger', parsed.value);
    if (mistakes.length > 0)
        return { refusals: [(0,refusal_codes/* refuse */.T)('schema-invalid', `${shown}: a line that fits schemas/ledger.schema.json`, `${shown}: ${mistakes.join('; ')}`)] };
    const value = parsed.value;
    const payload = (0,dsse/* strictBase64 */.PO)((0,evidence_signer/* envelopeOf */.Ge)(value).payload);
    if (!payload || !isCanonical(value, bytes))
        return { refusals: [(0,refusal_codes/* refuse */.T)('ledger-unreadable', `${shown}: the one canonical form of its envelope`, `${shown}: the same envelope in other bytes`)] };
    const signer = await signerOf(value, trust);
    const refusals = signer.kind === 'bad' ? [(0,refusal_codes/* refuse */.T)('evidence-edited', `${shown}: a signature that fits the statement`, `${shown}: ${signer.reason}`)] : [];
    return { payload, signer, refusals };
}
/** One envelope has one line: spaces, key order or escapes that differ would give the same entry another digest. */
function isCanonical(value, bytes) {
    try {
        return bytes.equals(Buffer.from((0,digest/* canonicalJson */.dj)(value)));
    }
    catch {
        return false;
    }
}
async function signerOf(line, trust) {
    if ((0,evidence_signer/* isSigstoreBundle */.NR)(line))
        return trust.sigstore ? await keylessSigner(line, trust.sigstore) : { kind: 'unchecked', claim: 'a Sigstore bundle' };
    return keySigner(line, trust.keys ?? []);
}
function keySigner(envelope, keys) {
    const [signature] = envelope.signatures;
    if (!signature)
        return { kind: 'none' };
    const signedBy = keys.find((key) => (0,dsse/* isSignedBy */.s3)(envelope, key));
    // The name of a key is a hint (DSSE), yet a false one is a sign of tampering, and costs a reader trust.
    if (signedBy)
        return signature.keyid === signedBy.keyid ? { kind: 'key', keyid: signedBy.keyid } : { kind: 'bad', reason: 'the signature fits, and names another key' };
    const claimed = keys.find((key) => key.keyid === signature.keyid);
    return claimed ? { kind: 'bad', reason: `the signature by ${claimed.keyid} does not fit` } : { kind: 'unchecked', claim: `key ${signature.keyid ?? 'without a name'}` };
}
async function keylessSigner(bundle, verify) {
    try {
        return { kind: 'keyless', ...(await verify(bundle)) };
    }
    catch (error) {
        return { kind: 'bad', reason: `the Sigstore bundle does not verify (${error.message})` };
    }
}


/***/ }),

/***/ 57057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ru: () => (/* binding */ sealOf),
/* harmony export */   TZ: () => (/* binding */ sealRefusals),
/* harmony export */   lO: () => (/* binding */ isSealedStage)
/* harmony export */ });
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4646);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70090);


/** Stages whose statements lie loose until the seal; what comes after acts on the sealed set. */
function isSealedStage(stage) {
    return _core_verdict_js__WEBPACK_IMPORTED_MODULE_0__.STAGES.indexOf(stage) < _core_verdict_js__WEBPACK_IMPORTED_MODULE_0__.STAGES.indexOf('seal');
}
function sealOf(ledger) {
    return ledger.entries.find(({ statement }) => statement.predicate.stage === 'seal');
}
/** No seal, a second one, a seal over another set, a test stage behind it, or one stage twice in it. */
function sealRefusals(ledger) {
    const seal = sealOf(ledger);
    if (!seal)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('ledger-truncated', 'a seal behind the last test stage', 'no seal')];
    const at = ledger.entries.indexOf(seal);
    const before = ledger.entries.slice(0, at);
    const after = ledger.entries.slice(at + 1);
    return [...coverRefusals(seal, before), ...duplicateRefusals(before), ...lateRefusals(after)];
}
function coverRefusals(seal, before) {
    const details = (seal.statement.predicate.details ?? {});
    const head = before.at(-1)?.digest;
    if (details.entries === before.length && head !== undefined && details.head === head)
        return [];
    return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('ledger-truncated', `${String(details.entries)} entries up to ${String(details.head)}, as the seal says`, `${before.length} entries up to ${head ?? 'nothing'}`)];
}
function duplicateRefusals(before) {
    const seen = new Set();
    return before.flatMap(({ line, statement: { predicate } }) => {
        const key = JSON.stringify([predicate.stage, predicate.name ?? null]);
        if (!seen.has(key)) {
            seen.add(key);
            return [];
        }
        const name = predicate.name === undefined ? '' : ` (${predicate.name})`;
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('evidence-duplicate', `one statement of ${predicate.stage}${name}`, `another at line ${line}`)];
    });
}
function lateRefusals(after) {
    return after
        .filter(({ statement: { predicate } }) => isSealedStage(predicate.stage) || predicate.stage === 'seal')
        .map(({ line, statement: { predicate } }) => (0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('evidence-after-seal', 'only approval, rollout and rollback behind the seal', `line ${line}: ${predicate.stage}`));
}


/***/ }),

/***/ 18315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ge: () => (/* binding */ envelopeOf),
/* harmony export */   NR: () => (/* binding */ isSigstoreBundle),
/* harmony export */   Ye: () => (/* binding */ keySigner),
/* harmony export */   ad: () => (/* binding */ unsigned),
/* harmony export */   ln: () => (/* binding */ keylessSigner)
/* harmony export */ });
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);
/* harmony import */ var _dsse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16100);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43449);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89186);





/** Leaves the ledger unsigned: its chain shows accidents and clumsy edits, and proves nothing of who wrote it. */
function unsigned() {
    return { mode: 'none', who: 'nobody (unsigned)', sign: async (statement) => (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .bareEnvelope */ .j9)(payloadOf(statement)) };
}
/** Signs with a private key (PEM, Ed25519 or P-256). Throws InputError where the key cannot be used. */
function keySigner(pem) {
    const key = (0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .signingKey */ .NR)(pem);
    return { mode: 'key', who: `key ${key.keyid}`, sign: async (statement) => (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .signEnvelope */ .Yj)(payloadOf(statement), key) };
}
/**
 * Signs through Sigstore. `signDsse` talks to the services (it knows the runner, this room does not); what it answers is
 * believed only where it is a bundle around this very statement.
 */
function keylessSigner(signDsse) {
    return {
        mode: 'keyless',
        who: 'the identity of the workflow (Sigstore)',
        sign: async (statement) => {
            const bundle = await signDsse(payloadOf(statement), _dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .PAYLOAD_TYPE */ .Uc, statement);
            if ((0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_4__/* .schemaMistakes */ .D6)('ledger', bundle).length > 0 || !isSigstoreBundle(bundle) || !wraps(bundle, statement))
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('keyless-bundle-unusable', 'What came back from keyless signing is no Sigstore bundle around this statement.', 'Run the step again; if it stays, set `evidence.signing: key` and report the versions of the runner and of Sluice.');
            return bundle;
        },
    };
}
function isSigstoreBundle(line) {
    return 'dsseEnvelope' in line;
}
function envelopeOf(line) {
    return isSigstoreBundle(line) ? line.dsseEnvelope : line;
}
function payloadOf(statement) {
    return Buffer.from((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(statement));
}
/** Signing services serialize the statement themselves, so the value counts and not its spacing. */
function wraps(bundle, statement) {
    const payload = (0,_dsse_js__WEBPACK_IMPORTED_MODULE_2__/* .strictBase64 */ .PO)(bundle.dsseEnvelope.payload);
    if (!payload || bundle.dsseEnvelope.signatures.length !== 1)
        return false;
    try {
        return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(JSON.parse(payload.toString('utf8'))) === (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalJson */ .dj)(statement);
    }
    catch {
        return false;
    }
}


/***/ })

};
