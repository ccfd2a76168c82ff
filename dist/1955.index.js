export const id = 1955;
export const ids = [1955];
export const modules = {

/***/ 41955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ rootsDemandLog),
/* harmony export */   sigstoreVerifier: () => (/* binding */ sigstoreVerifier)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89186);


const MOST_ROOT_BYTES = 4 * 1024 * 1024;
/**
 * A verifier of Sigstore bundles against trusted roots from a file: one `TrustedRoot` JSON, or one per line as
 * `gh attestation trusted-root` writes them (public good and GitHub's own). Offline. Throws InputError for an unusable file.
 *
 * What a root declares is demanded: with a transparency log in it, an entry in that log; else a timestamp by its authority.
 * Who signed is answered, not judged: the gate compares it as exact text. (The library's own identity policy takes an
 * unanchored regular expression, which a longer name would satisfy.)
 */
async function sigstoreVerifier(trustedRoots) {
    // Loaded on use: most runs never see a Sigstore bundle, and these packages are large.
    const [{ bundleFromJSON }, { Verifier, toSignedEntity, toTrustMaterial }, { TrustedRoot }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(1040)]).then(__webpack_require__.t.bind(__webpack_require__, 61040, 19)),
        Promise.all(/* import() */[__webpack_require__.e(9654), __webpack_require__.e(4187)]).then(__webpack_require__.t.bind(__webpack_require__, 54187, 19)),
        __webpack_require__.e(/* import() */ 9654).then(__webpack_require__.t.bind(__webpack_require__, 19654, 19)),
    ]);
    const verifiers = rootsOf(trustedRoots).map((json) => {
        const { root, material } = usable(() => {
            const parsed = TrustedRoot.fromJSON(json);
            return { root: parsed, material: toTrustMaterial(parsed) };
        });
        if (root.certificateAuthorities.length === 0)
            throw unusable('it names no certificate authority');
        return new Verifier(material, {
            ctlogThreshold: Math.min(1, root.ctlogs.length),
            tlogThreshold: Math.min(1, root.tlogs.length),
            timestampThreshold: 1,
        });
    });
    return async (line) => {
        const bundle = bundleFromJSON(line);
        if (bundle.verificationMaterial.content.$case === 'publicKey')
            throw new Error('it names a key and no certificate');
        return firstOf(verifiers.map((verifier) => () => signerOf(verifier.verify(toSignedEntity(bundle)))));
    };
}
/** Whether every root names a transparency log, so that a signature without an entry in one can count nowhere. */
function rootsDemandLog(trustedRoots) {
    return rootsOf(trustedRoots).every((root) => (root?.tlogs ?? []).length > 0);
}
/** Certificates name the signer; a bundle without both names is nobody's. */
function signerOf(signer) {
    const identity = signer.identity?.subjectAlternativeName;
    const issuer = signer.identity?.extensions?.issuer;
    if (!identity || !issuer)
        throw new Error('its certificate names no identity or no issuer');
    return { identity, issuer };
}
function firstOf(attempts) {
    let last;
    for (const attempt of attempts) {
        try {
            return attempt();
        }
        catch (error) {
            last = error;
        }
    }
    throw last;
}
function rootsOf(bytes) {
    const whole = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(bytes, MOST_ROOT_BYTES);
    if ('value' in whole)
        return [whole.value];
    const lines = Buffer.from(bytes).toString('utf8').split('\n').filter((line) => line.trim() !== '');
    const roots = lines.map((line) => (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(Buffer.from(line), MOST_ROOT_BYTES));
    return roots.map((root) => {
        if ('mistake' in root)
            throw unusable(whole.mistake);
        return root.value;
    });
}
function usable(read) {
    try {
        return read();
    }
    catch (error) {
        throw unusable(error.message);
    }
}
function unusable(reason) {
    return _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d.of('trust-root-unusable', `The trusted root cannot be used: ${reason}.`, 'Give the output of `gh attestation trusted-root`, or the trusted_root.json of your own Sigstore.');
}


/***/ })

};
