export const id = 8213;
export const ids = [8213];
export const modules = {

/***/ 46199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ readBundle),
/* harmony export */   bW: () => (/* binding */ MOST_BUNDLE_BYTES),
/* harmony export */   q$: () => (/* binding */ BUNDLE_TYPE)
/* harmony export */ });
/* harmony import */ var _dsse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16100);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89186);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66984);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11062);




/** The version that model-signing writes; verifiers take 0.1 to 0.3 (docs.sigstore.dev/about/bundle). */
const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const KNOWN_TYPES = /^application\/vnd\.dev\.sigstore\.bundle(\.v0\.3\+json|\+json;version=0\.[123])$/;
/** A million files of a model are about 200 MB of signature. */
const MOST_BUNDLE_BYTES = 256 * 1024 * 1024;
const MOST_CERTIFICATES = 10;
const MOST_CERTIFICATE_CHARACTERS = 64 * 1024;
/** A signature from a stranger's bytes, or why it is none; nothing cryptographic yet. Never throws. */
function readBundle(bytes) {
    if (bytes.length === 0)
        return refused('oms-bundle-empty', 'a Sigstore bundle', 'a file without a byte');
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHostile */ ._p)(bytes, MOST_BUNDLE_BYTES);
    if ('mistake' in parsed)
        return refused('oms-bundle-unreadable', 'a Sigstore bundle as JSON', parsed.mistake);
    const { mediaType, verificationMaterial: material, dsseEnvelope: envelope, ...more } = asRecord(parsed.value);
    if (typeof mediaType !== 'string' || !KNOWN_TYPES.test(mediaType))
        return refused('oms-media-type-other', BUNDLE_TYPE, shown(mediaType));
    if (!isRecord(envelope))
        return refused('oms-envelope-missing', 'a `dsseEnvelope`', shown(envelope));
    if (!isRecord(material))
        return refused('oms-material-missing', '`verificationMaterial`', shown(material));
    const surplus = Object.keys(more);
    if (surplus.length > 0)
        return refused('oms-bundle-invalid', 'mediaType, verificationMaterial and dsseEnvelope', `also ${shown(surplus[0])}`);
    const signed = signedPart(envelope);
    if ('refusals' in signed)
        return signed;
    const signer = signerPart(material);
    if ('refusals' in signer)
        return signer;
    const statement = (0,_statement_js__WEBPACK_IMPORTED_MODULE_3__/* .readOmsStatement */ .LW)(signed.payload);
    if ('refusals' in statement)
        return statement;
    const bundle = { mediaType, verificationMaterial: material, dsseEnvelope: envelope };
    return { read: { bundle, ...signer, ...signed, ...statement } };
}
function signedPart(envelope) {
    const { payload, payloadType, signatures, ...more } = envelope;
    if (payloadType !== _dsse_js__WEBPACK_IMPORTED_MODULE_0__/* .PAYLOAD_TYPE */ .Uc)
        return refused('oms-bundle-invalid', `payloadType ${_dsse_js__WEBPACK_IMPORTED_MODULE_0__/* .PAYLOAD_TYPE */ .Uc}`, `payloadType ${shown(payloadType)}`);
    const only = Array.isArray(signatures) && signatures.length === 1 ? asRecord(signatures[0]) : undefined;
    // More than one would leave open which of them counts.
    if (!only)
        return refused('oms-bundle-invalid', 'one signature', Array.isArray(signatures) ? `${signatures.length} signatures` : shown(signatures));
    const keyid = only.keyid ?? '';
    const surplus = [...Object.keys(more), ...Object.keys(only).filter((key) => key !== 'sig' && key !== 'keyid')];
    if (typeof keyid !== 'string' || surplus.length > 0)
        return refused('oms-bundle-invalid', 'an envelope with payload, payloadType and signatures of sig and keyid', `also ${shown(surplus[0] ?? keyid)}`);
    const bytes = typeof payload === 'string' ? (0,_dsse_js__WEBPACK_IMPORTED_MODULE_0__/* .strictBase64 */ .PO)(payload) : undefined;
    const signature = typeof only.sig === 'string' ? (0,_dsse_js__WEBPACK_IMPORTED_MODULE_0__/* .strictBase64 */ .PO)(only.sig) : undefined;
    if (!bytes || !signature)
        return refused('oms-bundle-invalid', 'payload and signature as base64', `${bytes ? 'a signature' : 'a payload'} that is none`);
    return { payload: bytes, signature };
}
/** Which of the three ways it was signed, by the one field that says so. */
function signerPart(material) {
    const { publicKey, x509CertificateChain: chain, certificate } = material;
    const given = [publicKey, chain, certificate].filter((value) => value !== undefined);
    if (given.length !== 1)
        return refused(given.length === 0 ? 'oms-material-missing' : 'oms-bundle-invalid', 'one of publicKey, x509CertificateChain and certificate', `${given.length} of them`);
    if (publicKey !== undefined) {
        const { hint, rawBytes } = asRecord(publicKey);
        // Before 1.1 the key itself stood there; it names nobody, so it is not used.
        if (typeof hint !== 'string' && typeof rawBytes !== 'string')
            return refused('oms-material-missing', 'a hint at the key', shown(publicKey));
        return { method: 'key', certificates: [], ...(typeof hint === 'string' && hint !== '' && { hint }) };
    }
    const listed = certificate === undefined ? asRecord(chain).certificates : [certificate];
    const certificates = Array.isArray(listed) ? listed.slice(0, MOST_CERTIFICATES + 1).map((each) => certificateOf(asRecord(each).rawBytes)) : [];
    if (certificates.length === 0 || certificates.length > MOST_CERTIFICATES || !certificates.every((each) => each !== undefined))
        return refused('oms-bundle-invalid', `one to ${MOST_CERTIFICATES} certificates as base64`, certificates.length > MOST_CERTIFICATES ? 'more' : 'something else');
    return { method: certificate === undefined ? 'certificate' : 'keyless', certificates };
}
function certificateOf(text) {
    return typeof text === 'string' && text.length <= MOST_CERTIFICATE_CHARACTERS ? (0,_dsse_js__WEBPACK_IMPORTED_MODULE_0__/* .strictBase64 */ .PO)(text) : undefined;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function asRecord(value) {
    return isRecord(value) ? value : {};
}
function shown(value) {
    return value === undefined ? 'none' : (JSON.stringify(value) ?? 'none').slice(0, 100);
}
function refused(...args) {
    return { refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseOms */ .U)(...args)] };
}


/***/ }),

/***/ 57635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ certificatesOf),
/* harmony export */   w: () => (/* binding */ trustedSigner)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83917);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13211);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66984);





const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';
/** RFC 5280: subject key, key usage, alternative name, basic constraints, policies, authority key, extended key usage. */
const UNDERSTOOD = new Set(['2.5.29.14', '2.5.29.15', '2.5.29.17', '2.5.29.19', '2.5.29.32', '2.5.29.35', '2.5.29.37']);
const DEEPEST = 8;
/** Every certificate of a PEM text. Throws InputError `certificate-unreadable`. */
function certificatesOf(pem, what) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    try {
        if (blocks.length === 0)
            throw new Error('it has none');
        return blocks.map((block) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(block));
    }
    catch {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('certificate-unreadable', `${what} holds no readable certificate.`, 'Give certificates in PEM form, one after the other.');
    }
}
/**
 * The key of the first certificate, where a chain leads from it to a self-signed certificate of `trusted`: each issued by the
 * next, all valid at `now`, all above the first made for issuing (RFC 5280, section 6, without revocation and name constraints:
 * a critical extension that is not understood refuses).
 */
function trustedSigner(chain, trusted, now) {
    let certificates;
    try {
        certificates = chain.map((der) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der));
    }
    catch {
        return refused('oms-bundle-invalid', 'certificates in DER form', 'something else');
    }
    const [leaf, ...between] = certificates;
    const path = leaf && pathToRoot([leaf], [...trusted, ...between], trusted);
    if (!leaf || !path)
        return refused('oms-certificate-untrusted', `a chain to one of ${trusted.length} trusted certificates`, `none from ${nameOf(leaf)}`);
    const outdated = path.find((each) => !(now >= new Date(each.validFrom) && now <= new Date(each.validTo)));
    if (outdated)
        return refused('oms-certificate-expired', 'certificates that are valid now', `${nameOf(outdated)}, valid from ${outdated.validFrom} to ${outdated.validTo}`);
    const misused = path.findIndex((each, depth) => !mayBeAt(each, depth));
    if (misused >= 0)
        return refused('oms-certificate-usage', misused === 0 ? 'a certificate for signing' : 'a certificate for issuing', `${nameOf(path[misused])}, which is not`);
    if (!(0,_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .isOmsKey */ .dc)(leaf.publicKey))
        return refused('oms-certificate-usage', 'a key on P-256, P-384 or P-521', `one of type ${String(leaf.publicKey.asymmetricKeyType)}`);
    return { key: leaf.publicKey, subject: nameOf(leaf) };
}
/** Depth first over whoever may have issued the last one; undefined where no way leads to a trusted root. */
function pathToRoot(path, candidates, trusted) {
    const last = path.at(-1);
    const isRoot = isIssuedBy(last, last);
    if (isRoot || path.length > DEEPEST)
        return isRoot && trusted.some((each) => isSame(each, last)) ? [...path] : undefined;
    for (const issuer of candidates) {
        if (path.some((each) => isSame(each, issuer)) || !isIssuedBy(last, issuer))
            continue;
        const found = pathToRoot([...path, issuer], candidates, trusted);
        if (found)
            return found;
    }
    return undefined;
}
function isIssuedBy(certificate, issuer) {
    try {
        return certificate.issuer === issuer.subject && certificate.verify(issuer.publicKey);
    }
    catch {
        return false;
    }
}
function isSame(one, other) {
    return one.raw.equals(other.raw);
}
/** The signer at depth 0 may sign; whoever is above may issue, and for a chain of that length. */
function mayBeAt(certificate, depth) {
    try {
        const parsed = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.X509Certificate.parse(certificate.raw);
        const usage = parsed.extKeyUsage;
        if (criticalExtensions(parsed).some((oid) => !UNDERSTOOD.has(oid)))
            return false;
        if (depth === 0)
            return usage?.digitalSignature === true || (certificate.keyUsage ?? []).includes(CODE_SIGNING);
        const constraints = parsed.extBasicConstraints;
        const longest = constraints?.pathLenConstraint;
        return constraints?.isCA === true && usage?.keyCertSign !== false && (longest === undefined || Number(longest) >= depth - 1);
    }
    catch {
        return false;
    }
}
function criticalExtensions(parsed) {
    return parsed.extensions.flatMap(({ subs }) => (subs.length === 3 && subs[1].toBoolean() ? [subs[0].toOID()] : []));
}
function nameOf(certificate) {
    return certificate ? JSON.stringify(certificate.subject.replaceAll('\n', ', ')).slice(0, 300) : 'none';
}
function refused(...args) {
    return { refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseOms */ .U)(...args)] };
}


/***/ }),

/***/ 13211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ hintOf),
/* harmony export */   AJ: () => (/* binding */ omsPrivateKey),
/* harmony export */   MP: () => (/* binding */ isPayloadSignedBy),
/* harmony export */   cM: () => (/* binding */ signPayload),
/* harmony export */   dc: () => (/* binding */ isOmsKey),
/* harmony export */   uP: () => (/* binding */ omsPublicKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _dsse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16100);




/** Curves of OMS and the hash that goes with each (model-signing 1.1.1, `get_ec_key_hash`). */
const HASH_OF_CURVE = { prime256v1: 'sha256', secp384r1: 'sha384', secp521r1: 'sha512' };
/** An elliptic-curve private key from PEM. Throws InputError; never shows a byte of it. */
function omsPrivateKey(pem) {
    return readKey(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(pem), 'private');
}
/** An elliptic-curve public key from PEM (SPKI). A private key is refused, so that none lies about unnoticed. */
function omsPublicKey(pem) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-private', 'A private key was given where a public key belongs.', 'Make the public half with `openssl pkey -in key.pem -pubout`, and treat the private key as leaked if others could read this file.');
    return readKey(() => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem), 'public');
}
function isOmsKey(key) {
    return key.asymmetricKeyType === 'ec' && Object.hasOwn(HASH_OF_CURVE, key.asymmetricKeyDetails?.namedCurve ?? '');
}
/** What names a key in a bundle: SHA-256, in hex, over its public PEM. */
function hintOf(key) {
    const publicKey = key.type === 'private' ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key) : key;
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)((0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(publicKey.export({ type: 'spki', format: 'pem' })));
}
function signPayload(payload, key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(hashOf(key), (0,_dsse_js__WEBPACK_IMPORTED_MODULE_3__/* .preAuthEncoding */ .JC)(_dsse_js__WEBPACK_IMPORTED_MODULE_3__/* .PAYLOAD_TYPE */ .Uc, payload), key);
}
function isPayloadSignedBy(payload, signature, key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hashOf(key), (0,_dsse_js__WEBPACK_IMPORTED_MODULE_3__/* .preAuthEncoding */ .JC)(_dsse_js__WEBPACK_IMPORTED_MODULE_3__/* .PAYLOAD_TYPE */ .Uc, payload), key, signature);
}
function hashOf(key) {
    return HASH_OF_CURVE[key.asymmetricKeyDetails.namedCurve];
}
function readKey(read, half) {
    let key;
    try {
        key = read();
    }
    catch {
        // The cause is left out: OpenSSL's text may quote what was in the file.
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('key-unreadable', `The ${half} key is not readable PEM.`, half === 'private' ? 'Give the text of an unencrypted PKCS #8 file, e.g. from `openssl ecparam -name prime256v1 -genkey -noout`.' : 'Give the SPKI form, e.g. from `openssl pkey -in key.pem -pubout`.');
    }
    if (isOmsKey(key))
        return key;
    const curve = key.asymmetricKeyDetails?.namedCurve;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('oms-key-unsupported', `The key is ${key.asymmetricKeyType ?? 'of an unknown type'}${curve ? ` on ${curve}` : ''}.`, 'Use ECDSA on P-256, P-384 or P-521: other verifiers of model signatures know no other keys.');
}


/***/ }),

/***/ 66984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ refuseOms)
/* harmony export */ });
/* unused harmony export OMS_REFUSALS */
/** Every code with which a signature of a model is refused (docs/signing.md): what it means, and what to do next. */
const OMS_REFUSALS = {
    'oms-bundle-empty': {
        meaning: 'The signature file has no bytes.',
        fix: 'Take the signature whole from who signed; an empty file signs nothing.',
    },
    'oms-bundle-unreadable': {
        meaning: 'The signature file is no JSON that is read here: too large, too deep, cut, or not UTF-8.',
        fix: 'Take the signature whole from who signed.',
    },
    'oms-media-type-other': {
        meaning: 'The file is no Sigstore bundle of a version that is known here.',
        fix: 'Sign again with `sluice sign` or model-signing 1.0 or later.',
    },
    'oms-envelope-missing': {
        meaning: 'The bundle has no DSSE envelope, so nothing in it is signed.',
        fix: 'Take the signature whole from who signed.',
    },
    'oms-material-missing': {
        meaning: 'The bundle does not say by which key or certificate it was signed.',
        fix: 'Take the signature whole from who signed.',
    },
    'oms-bundle-invalid': {
        meaning: 'The bundle does not fit the OpenSSF Model Signing schema.',
        fix: 'Sign again with `sluice sign` or model-signing 1.0 or later.',
    },
    'oms-method-other': {
        meaning: 'The signature was made another way than the one that was asked for (key, certificate or keyless).',
        fix: 'Verify with what fits the signature: --public-key, --certificate-chain, or --identity with --issuer.',
    },
    'oms-payload-unreadable': {
        meaning: 'What was signed is no JSON that is read here.',
        fix: 'Do not use this signature; sign again.',
    },
    'oms-statement-invalid': {
        meaning: 'What was signed is no in-toto statement about a model.',
        fix: 'Do not use this signature; sign again with `sluice sign` or model-signing 1.0 or later.',
    },
    'oms-predicate-other': {
        meaning: 'What was signed is a statement of another kind, not a signature of a model.',
        fix: 'Give the signature of the model; an attestation about it is another document.',
    },
    'oms-root-contradictory': {
        meaning: 'The digest of the model in the statement does not follow from the files in it.',
        fix: 'Do not use this signature: no signer makes such a statement. Sign again.',
    },
    'oms-name-unsafe': {
        meaning: 'The statement names a file by a path that leads out of the model, twice, or in a form that no signer writes.',
        fix: 'Do not use this signature; sign again.',
    },
    'oms-ignore-unsafe': {
        meaning: 'The statement leaves out a path that would leave out everything, a signed file, or something outside the model.',
        fix: 'Do not use this signature; sign again and name what is left out by plain paths below the model.',
    },
    'oms-hash-unsupported': {
        meaning: 'The files were hashed by an algorithm that is not at hand here (SHA-256 and BLAKE2b are).',
        fix: 'Sign again with SHA-256, which every verifier has.',
    },
    'oms-serialization-unsupported': {
        meaning: 'The files were cut in a way that is not known here, or into more pieces than are read.',
        fix: 'Sign again with the method `files`, or with larger shards.',
    },
    'oms-signature-invalid': {
        meaning: 'The signature does not fit what it should have signed: one of the two was changed.',
        fix: 'Take both whole from who signed; do not use this model before they fit.',
    },
    'oms-key-other': {
        meaning: 'The signature names another key than the one at hand.',
        fix: 'Ask who signed for their public key, or treat the model as signed by a stranger.',
    },
    'oms-certificate-untrusted': {
        meaning: 'No chain of certificates leads from the signer to a root that was given.',
        fix: 'Give the root (and what lies between) with --certificate-chain or --trust-root, if you trust it.',
    },
    'oms-certificate-expired': {
        meaning: 'A certificate was not valid when it counted: at the time of the signature where a log or a timestamp proves it, else now.',
        fix: 'Have the model signed again under a certificate that is valid.',
    },
    'oms-certificate-usage': {
        meaning: 'The certificate is not meant for signing, or one above it is not meant for issuing.',
        fix: 'Sign with a certificate whose key usage is digital signature or whose extended key usage is code signing.',
    },
    'oms-identity-other': {
        meaning: 'Somebody else signed. Identities are compared as whole text.',
        fix: 'Compare the identity with the one you expect, letter by letter; do not use the model where they differ.',
    },
    'oms-issuer-other': {
        meaning: 'Another issuer vouched for the signer.',
        fix: 'Compare the issuer with the one you expect; the same name at another issuer is another person.',
    },
    'oms-inclusion-missing': {
        meaning: 'The trusted root has a transparency log, and the signature has no entry in it.',
        fix: 'Sign again so that the log keeps it, or give the trusted root of a Sigstore without a log.',
    },
    'oms-inclusion-invalid': {
        meaning: 'The entry of the transparency log is not of this signature, or its proof does not hold.',
        fix: 'Do not use this signature; sign again.',
    },
    'oms-timestamp-invalid': {
        meaning: 'Nothing that the root trusts proves when the signature was made.',
        fix: 'Sign again with a timestamp of an authority in the trusted root.',
    },
    'oms-file-changed': {
        meaning: 'A file has other bytes than those that were signed.',
        fix: 'Restore the signed file, or have the new one signed.',
    },
    'oms-file-missing': {
        meaning: 'A signed file is not there.',
        fix: 'Restore it: part of a model is another model.',
    },
    'oms-file-extra': {
        meaning: 'A file is there that nobody signed.',
        fix: 'Remove it, or have the model signed with it.',
    },
    'oms-file-renamed': {
        meaning: 'A signed file has another name.',
        fix: 'Give it the signed name back: what loads it goes by names.',
    },
    'oms-symlink': {
        meaning: 'The model holds a symbolic link, whose target can change without a signed byte changing.',
        fix: 'Put the file itself there and have the model signed so.',
    },
    'oms-special-file': {
        meaning: 'The model holds a pipe, a socket or a device.',
        fix: 'Remove it: only files have bytes to sign.',
    },
    'oms-name-hostile': {
        meaning: 'A name in the model is not UTF-8, has a control character, or differs from another in case or Unicode form alone.',
        fix: 'Rename the file and have the model signed so.',
    },
    'oms-changed-while-read': {
        meaning: 'The model was written to while it was read.',
        fix: 'Stop what still writes there, then verify again.',
    },
    'oms-model-empty': {
        meaning: 'The model holds no file that counts, or more than are read.',
        fix: 'Check the path.',
    },
};
function refuseOms(code, expected, actual) {
    return { code, expected, actual, fix: OMS_REFUSALS[code].fix };
}


/***/ }),

/***/ 11062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LW: () => (/* binding */ readOmsStatement),
/* harmony export */   RN: () => (/* binding */ omsStatement),
/* harmony export */   UQ: () => (/* binding */ fileOfResource),
/* harmony export */   hh: () => (/* binding */ SHARD)
/* harmony export */ });
/* unused harmony export OMS_PREDICATE */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87691);
/* harmony import */ var _hostile_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89186);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81503);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66984);





const OMS_PREDICATE = 'https://model_signing/signature/v1.0';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
/** The statement about files that were measured with `modelDigest`; `leftOut` are the paths that were not. */
function omsStatement(name, measured, leftOut) {
    return {
        _type: STATEMENT_TYPE,
        subject: [{ name, digest: { sha256: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(measured.digest) } }],
        predicateType: OMS_PREDICATE,
        predicate: {
            // A model of one file has the name `.`, as model-signing 1.1.1 writes it and asks for it.
            resources: measured.files.map(({ path, digest }) => ({ algorithm: 'sha256', digest: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest), name: path })),
            serialization: { method: 'files', hash_type: 'sha256', allow_symlinks: false, ignore_paths: [...new Set([..._walk_js__WEBPACK_IMPORTED_MODULE_3__/* .IGNORED_AT_TOP */ .rI, ...leftOut])].sort() },
        },
    };
}
/** A statement from a stranger's bytes, or why it is none. Never throws. */
function readOmsStatement(payload) {
    const parsed = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseHostile */ ._p)(payload, payload.length);
    if ('mistake' in parsed)
        return refused('oms-payload-unreadable', 'a statement as JSON', parsed.mistake);
    const value = parsed.value;
    if (value?._type === STATEMENT_TYPE && value.predicateType !== OMS_PREDICATE)
        return refused('oms-predicate-other', OMS_PREDICATE, JSON.stringify(value.predicateType ?? null).slice(0, 200));
    const { method, hash_type: hash } = (value?.predicate?.serialization ?? {});
    if (typeof method === 'string' && method !== 'files' && method !== 'shards')
        return refused('oms-serialization-unsupported', 'the method `files` or `shards`', JSON.stringify(method).slice(0, 100));
    if (typeof hash === 'string' && hash !== 'sha256' && hash !== 'blake2b')
        return refused('oms-hash-unsupported', 'sha256 or blake2b', JSON.stringify(hash).slice(0, 100));
    const mistakes = (0,_hostile_json_js__WEBPACK_IMPORTED_MODULE_2__/* .schemaMistakes */ .D6)('oms', value);
    if (mistakes.length > 0)
        return refused('oms-statement-invalid', 'a statement that fits schemas/oms.schema.json', mistakes.join('; '));
    const statement = value;
    // One after the other: names mean something only where the method is whole.
    for (const ask of [contradictions, ignoreRefusals, nameRefusals]) {
        const refusals = ask(statement);
        if (refusals.length > 0)
            return { refusals };
    }
    return { statement };
}
/** The file that a resource is about: of `shards` the name ends in `:start:end`. */
function fileOfResource({ name }, { method }) {
    return method === 'files' ? name : name.replace(SHARD, '');
}
/** `:start:end` behind a file's name; the file's own name may hold colons. */
const SHARD = /:(0|[1-9][0-9]{0,15}):(0|[1-9][0-9]{0,15})$/;
function contradictions({ subject, predicate: { resources, serialization } }) {
    const root = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const { digest } of resources)
        root.update(Buffer.from(digest, 'hex'));
    const found = root.digest('hex');
    const { method, hash_type: hash, shard_size: size } = serialization;
    const other = resources.find(({ algorithm }) => algorithm !== hash && !(method === 'shards' && algorithm === `${hash}-sharded-${size}`));
    return [
        ...(found === subject[0].digest.sha256 ? [] : [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseOms */ .U)('oms-root-contradictory', `the model ${subject[0].digest.sha256}`, `files that make ${found}`)]),
        ...(other ? [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseOms */ .U)('oms-statement-invalid', `digests by ${hash}`, `one by ${other.algorithm}`)] : []),
        ...(method === 'shards' && size === undefined ? [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseOms */ .U)('oms-statement-invalid', 'a shard_size for the method `shards`', 'none')] : []),
    ];
}
/** Files are looked for where they were listed, so a name cannot lead anywhere; one that tries is no honest signer's. */
function nameRefusals({ predicate: { resources, serialization } }) {
    const seen = new Set();
    for (const resource of resources) {
        const file = fileOfResource(resource, serialization);
        const isShard = serialization.method === 'files' || SHARD.test(resource.name);
        if (!isShard || !(isPlainPath(file) || file === '.') || seen.has(resource.name))
            return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseOms */ .U)('oms-name-unsafe', 'each file once, by a plain path below the model', JSON.stringify(resource.name).slice(0, 200))];
        seen.add(resource.name);
    }
    return [];
}
function ignoreRefusals({ predicate: { resources, serialization } }) {
    const ignored = serialization.ignore_paths ?? [];
    // Specification, section 6.2.1: no patterns, nothing absolute, nothing above the model.
    const unsafe = ignored.find((path) => !isPlainPath(path) || /[*?[]/.test(path)) ?? coveringOne(ignored, resources.map((resource) => fileOfResource(resource, serialization)));
    return unsafe === undefined ? [] : [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseOms */ .U)('oms-ignore-unsafe', 'plain paths below the model that hold no signed file', JSON.stringify(unsafe).slice(0, 200))];
}
/** The first of the paths with a file at or below it. Looked up part by part: both lists are a stranger's and may be long. */
function coveringOne(paths, files) {
    const root = new Map();
    const END = '/';
    for (const path of paths) {
        let branch = root;
        for (const part of path.split('/')) {
            if (!branch.has(part))
                branch.set(part, new Map());
            branch = branch.get(part);
        }
        branch.set(END, new Map());
    }
    for (const file of files) {
        const parts = file.split('/');
        let branch = root;
        for (let i = 0; branch && i < parts.length; i++) {
            branch = branch.get(parts[i]);
            if (branch?.has(END))
                return parts.slice(0, i + 1).join('/');
        }
    }
    return undefined;
}
function isPlainPath(path) {
    return !/[\p{Cc}\\]/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
function refused(...args) {
    return { refusals: [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseOms */ .U)(...args)] };
}


/***/ })

};
