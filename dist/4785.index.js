export const id = 4785;
export const ids = [4785];
export const modules = {

/***/ 57449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ versionRefusals)
/* harmony export */ });
/* harmony import */ var _core_semver_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(631);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41310);


/** A version is a label for people, and these are its promises: one label, one release; it rises; it announces what callers meet. */
function versionRefusals({ candidate, champion, known, changes }) {
    const { version, digest } = candidate;
    const other = champion && champion.digest !== digest ? champion : undefined;
    if (version === undefined)
        return other?.version === undefined ? [] : [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('version-missing', `a version above ${other.version}`, 'no version')];
    const reused = [...known, ...(champion ? [champion] : [])].find((release) => release.version === version && release.digest !== digest);
    if (reused)
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('version-reused', `${version} for ${digest} alone`, `${version} is ${reused.digest}`)];
    if (other?.version === undefined)
        return [];
    const order = (0,_core_semver_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(version, other.version);
    if (order === undefined || !(order > 0))
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('version-not-rising', `a version above ${other.version}`, version)];
    return announced(other.version, version, changes ?? []);
}
function announced(before, version, changes) {
    const breaking = changes.filter(({ kind }) => kind === 'breaking');
    const needed = breaking.length > 0 ? 'major' : changes.length > 0 ? 'minor' : 'none';
    const step = (0,_core_semver_js__WEBPACK_IMPORTED_MODULE_1__/* .stepBetween */ .LT)(before, version);
    if (needed === 'none' || (step !== undefined && (0,_core_semver_js__WEBPACK_IMPORTED_MODULE_1__/* .isEnough */ .LP)(step, needed)))
        return [];
    const why = (breaking.length > 0 ? breaking : changes).slice(0, 3).map(({ text }) => text).join('; ');
    return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)('version-step-too-small', `${(0,_core_semver_js__WEBPACK_IMPORTED_MODULE_1__/* .nextVersion */ .yU)(before, needed)} or above, since ${why}`, `${before} to ${version}`)];
}


/***/ }),

/***/ 89237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ floorRefusals)
/* harmony export */ });
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20803);
/* harmony import */ var _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(91936);
/* harmony import */ var _refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41310);
/* harmony import */ var _decision_roles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20075);





/**
 * Every line of the delivery file that asks for less than the organisation's policy, with the line that it falls short of. What a
 * delivery file leaves out is as the policy has it (`classRules`, `conditionsOf`), and refused nowhere.
 */
function floorRefusals(delivery, floor) {
    const found = new Shortfalls(delivery, floor);
    const { approval = {}, evidence, release } = delivery.spec;
    const under = floor.spec.approval ?? {};
    if (release.risk !== undefined && floor.spec.release?.risk !== undefined)
        for (const { changes, then, now } of (0,_delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_3__/* .lowerRisk */ .zV)(floor.spec.release.risk, release.risk))
            found.add(['release', 'risk'], ['release', 'risk'], `${then} where ${changes.join(' and ') || 'nothing'} changed`, now);
    if (under.separation_of_duties && approval.separation_of_duties === false)
        found.add(['approval', 'separation_of_duties'], ['approval', 'separation_of_duties'], 'true', 'false');
    if (under.admin_bypass === 'refuse' && approval.admin_bypass === 'warn')
        found.add(['approval', 'admin_bypass'], ['approval', 'admin_bypass'], 'refuse', 'warn');
    found.longer(['approval', 'expires'], under.expires, approval.expires);
    found.rationale(['approval', 'rationale'], under.rationale, approval.rationale);
    for (const name of _delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_3__/* .RISK_CLASSES */ .Ll)
        classShortfalls(found, ['approval', 'classes', name], floor, under.classes?.[name], approval.classes?.[name]);
    signingShortfalls(found, floor, evidence);
    found.longer(['evidence', 'max_age'], floor.spec.evidence?.max_age, evidence?.max_age);
    return [...found.refusals, ...missingRoles(delivery, floor)];
}
function classShortfalls(found, path, floor, under, own) {
    if (!own)
        return;
    const least = floor.spec.approval?.expires;
    if (under?.expires !== undefined || least !== undefined)
        found.longer([...path, 'expires'], under?.expires ?? least, own.expires, under?.expires === undefined ? ['approval', 'expires'] : undefined);
    found.fewer([...path, 'roles'], under?.roles, own.roles);
    found.fewer([...path, 'roles'], floor.spec.approval?.roles, own.roles, ['approval', 'roles']);
    found.fewer([...path, 'evidence'], under?.evidence, own.evidence);
    found.rationale([...path, 'rationale'], under?.rationale, own.rationale);
    if (under?.soak !== undefined && own.soak !== undefined && (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(own.soak) < (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(under.soak))
        found.add([...path, 'soak'], [...path, 'soak'], `at least ${under.soak}`, own.soak);
    const { automatic } = own;
    if (!automatic)
        return;
    const at = [...path, 'automatic'];
    if (!under?.automatic)
        return found.add(at, under ? path : ['approval'], 'people to approve this class', 'a rule that approves');
    const more = automatic.changes.filter((kind) => !under.automatic.changes.includes(kind));
    if (more.length > 0)
        found.add([...at, 'changes'], [...at, 'changes'], `no other change than ${under.automatic.changes.join(', ')}`, more.join(', '));
    if (automatic.outcomes === 'warn' && under.automatic.outcomes !== 'warn')
        found.add([...at, 'outcomes'], at, 'pass', 'warn');
    if (automatic.at_most > under.automatic.at_most)
        found.add([...at, 'at_most'], [...at, 'at_most'], `at most ${under.automatic.at_most}`, String(automatic.at_most));
    if ((0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(automatic.within) < (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(under.automatic.within))
        found.add([...at, 'within'], [...at, 'within'], `in ${under.automatic.within}`, automatic.within);
}
/** Whoever signs nothing cannot be made to by a policy: this is refused whether or not the delivery file has such a line. */
function signingShortfalls(found, floor, evidence) {
    const wanted = floor.spec.evidence?.signing;
    const signing = evidence?.signing ?? 'none';
    if (wanted !== undefined && (signing === 'none' || (wanted === 'keyless' && signing !== 'keyless')))
        found.add(['evidence', 'signing'], ['evidence', 'signing'], wanted === 'key' ? 'key or keyless' : wanted, signing);
}
function missingRoles(delivery, floor) {
    const under = floor.spec.approval;
    const own = new Set((0,_decision_roles_js__WEBPACK_IMPORTED_MODULE_2__/* .rolesOf */ .R)(delivery.spec.approval ?? {}).map(({ role }) => role));
    const wanted = [
        ...(under?.roles ?? []).map((role) => [role, ['approval', 'roles']]),
        ..._delivery_risk_class_js__WEBPACK_IMPORTED_MODULE_3__/* .RISK_CLASSES */ .Ll.flatMap((name) => (under?.classes?.[name]?.roles ?? []).map((role) => [role, ['approval', 'classes', name, 'roles']])),
        ...(under?.policy_owner === undefined ? [] : [[under.policy_owner, ['approval', 'policy_owner']]]),
    ];
    const seen = new Set();
    return wanted.flatMap(([role, path]) => {
        if (own.has(role) || seen.has(role))
            return [];
        seen.add(role);
        return [(0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('floor-role-missing', `the role ${role} (${floor.where(path)})`, `${lineOf(delivery, ['approval', 'roles'])} has ${[...own].join(', ')}`)];
    });
}
class Shortfalls {
    refusals = [];
    #delivery;
    #floor;
    constructor(delivery, floor) {
        this.#delivery = delivery;
        this.#floor = floor;
    }
    add(own, under, wanted, actual) {
        this.refusals.push((0,_refusal_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('floor-loosened', `${under.join('.')}: ${wanted} (${this.#floor.where(under)})`, `${own.join('.')}: ${actual} (${lineOf(this.#delivery, own)})`));
    }
    longer(path, under, own, at = path) {
        if (under !== undefined && own !== undefined && (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(own) > (0,_core_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(under))
            this.add(path, at, `at most ${under}`, own);
    }
    fewer(path, under, own, at = path) {
        const gone = own === undefined ? [] : (under ?? []).filter((each) => !own.includes(each));
        if (gone.length > 0)
            this.add(path, at, `${gone.join(', ')} among them`, own.join(', '));
    }
    rationale(path, under, own) {
        if (!under || !own)
            return;
        if ((own.characters ?? 1) < (under.characters ?? 1) && own.characters !== undefined)
            this.add([...path, 'characters'], [...path, 'characters'], `at least ${under.characters}`, String(own.characters));
        for (const { id, ask } of under.questions ?? []) {
            const mine = own.questions?.find((each) => each.id === id);
            if (mine && mine.ask !== ask)
                this.add([...path, 'questions'], [...path, 'questions'], `${id}: ${ask}`, mine.ask);
        }
    }
}
function lineOf(delivery, path) {
    const { file, line } = delivery.locate(path);
    return `${file}:${line}`;
}


/***/ }),

/***/ 48141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ automaticAuthority)
/* harmony export */ });
/* harmony import */ var _evidence_sealed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57057);

/**
 * Whether a rule approves this candidate; undefined where its class has none. Every condition is explicit, and one that is not
 * known does not hold: then people are asked.
 */
function automaticAuthority({ automatic, risk }, ledger, standing, now) {
    if (!automatic)
        return undefined;
    const conditions = [onlyAllowed(automatic, risk), served(standing), stagesSay(automatic, ledger), ...automatic.limits.flatMap((limit) => rateConditions(limit, standing, now))];
    return { rule: `approval.classes.${risk.class}.automatic`, conditions, holds: conditions.every(({ holds }) => holds) };
}
function onlyAllowed({ changes }, { changes: found }) {
    const kinds = [...new Set(found.map(({ kind }) => kind))];
    const others = kinds.filter((kind) => !changes.includes(kind));
    return { condition: 'nothing else changed', expected: `changes of ${changes.join(', ') || 'nothing'} alone`, actual: kinds.join(', ') || 'no change', holds: kinds.length > 0 && others.length === 0 };
}
/** There is something that people approved before, and its evidence is kept. */
function served({ champion }) {
    return { condition: 'there is a champion to compare with', expected: 'what serves, with its evidence', actual: champion ? (champion.ledger ? champion.release.digest : 'its evidence is not kept') : 'nothing is known to serve', holds: champion?.ledger !== undefined };
}
function stagesSay({ outcomes }, ledger) {
    const allowed = outcomes === 'warn' ? ['pass', 'warn'] : ['pass'];
    const stages = ledger.entries.map(({ statement: { predicate } }) => predicate).filter(({ stage }) => (0,_evidence_sealed_js__WEBPACK_IMPORTED_MODULE_0__/* .isSealedStage */ .lO)(stage));
    const others = stages.filter(({ outcome, enforced }) => !enforced || !allowed.includes(outcome));
    const actual = others.length > 0 ? others.map(({ stage, outcome, enforced }) => `${stage}: ${outcome}${enforced ? '' : ', not enforced'}`).join('; ') : `${stages.length} stages: ${allowed.join(' or ')}`;
    const tested = stages.some(({ stage }) => stage === 'run-model-tests');
    return { condition: 'every stage passed', expected: `${allowed.join(' or ')} of every stage, the model tests among them`, actual: tested ? actual : 'no model tests', holds: tested && others.length === 0 };
}
/** Whoever approved them: a rule may not make what people do more often than a person would. */
function rateConditions({ atMost, within }, { begun, takenBack }, now) {
    const days = `${Math.round(within / 8_640_000) / 10} days`;
    const lately = (times) => times.filter((at) => !(now - at > within)).length;
    const count = 'value' in begun ? lately(begun.value) : undefined;
    const back = 'value' in takenBack ? lately(takenBack.value.map(({ at }) => at)) : undefined;
    return [
        { condition: 'deliveries are few', expected: `fewer than ${atMost} in ${days}`, actual: count === undefined ? `not known (${'unknown' in begun ? begun.unknown : ''})` : String(count), holds: count !== undefined && count < atMost },
        { condition: 'none was taken back', expected: `none in ${days}`, actual: back === undefined ? `not known (${'unknown' in takenBack ? takenBack.unknown : ''})` : String(back), holds: back === 0 },
    ];
}


/***/ }),

/***/ 30092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S5: () => (/* binding */ durationText),
/* harmony export */   Tc: () => (/* binding */ timeText),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   fL: () => (/* binding */ percentText)
/* harmony export */ });
const UNITS = [
    [86_400_000, 'day', 'days'],
    [3_600_000, 'hour', 'hours'],
    [60_000, 'minute', 'minutes'],
    [1000, 'second', 'seconds'],
];
/** A duration in milliseconds as people say it, in the largest unit in which it is at least one: `90 minutes` is `1.5 hours`. */
function durationText(milliseconds) {
    const [size, one, many] = UNITS.find(([unit]) => milliseconds >= unit) ?? UNITS.at(-1);
    const count = Math.round((milliseconds / size) * 10) / 10;
    return `${count} ${count === 1 ? one : many}`;
}
/** `0.05` as `5 %`. */
function percentText(share) {
    return `${Number((share * 100).toPrecision(3))} %`;
}
/** `2026-11-30 09:15 UTC` */
function timeText(milliseconds) {
    const at = new Date(milliseconds);
    return Number.isFinite(at.getTime()) ? `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'no time';
}
/** A sentence that begins with a capital and ends with a full stop. */
function sentence(text) {
    const trimmed = text.trim();
    // A name of a key in the delivery file stays as it is written there.
    const first = /^\S*[._`]\S/.test(trimmed) ? trimmed.charAt(0) : trimmed.charAt(0).toUpperCase();
    return `${first}${trimmed.slice(1)}${/[.!?:]$/.test(trimmed) ? '' : '.'}`;
}


/***/ }),

/***/ 631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LP: () => (/* binding */ isEnough),
/* harmony export */   LT: () => (/* binding */ stepBetween),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   yU: () => (/* binding */ nextVersion)
/* harmony export */ });
/**
 * Which of two versions is the higher one, by precedence (https://semver.org, item 11): below, at or above zero as `one` is
 * lower, equal or higher. Build metadata does not count. Undefined where one is no semantic version.
 */
function compareVersions(one, other) {
    const [a, b] = [parse(one), parse(other)];
    if (!a || !b)
        return undefined;
    const number = a.numbers.findIndex((each, index) => each !== b.numbers[index]);
    if (number >= 0)
        return a.numbers[number] - b.numbers[number];
    // A version without a pre-release is above those with one.
    if (a.pre.length === 0 || b.pre.length === 0)
        return b.pre.length - a.pre.length;
    for (let index = 0; index < Math.min(a.pre.length, b.pre.length); index += 1) {
        const order = identifiers(a.pre[index], b.pre[index]);
        if (order !== 0)
            return order;
    }
    return a.pre.length - b.pre.length;
}
/**
 * By how much `after` is above `before`; undefined where one is no semantic version. Below 1.0.0 nothing is promised, and by
 * custom the minor number stands for the major: there it counts as one.
 */
function stepBetween(before, after) {
    const was = parse(before)?.numbers;
    const is = parse(after)?.numbers;
    if (!was || !is)
        return undefined;
    if (is[0] !== was[0])
        return is[0] > was[0] ? 'major' : 'none';
    if (is[1] > was[1])
        return was[0] === 0 ? 'major' : 'minor';
    return is[1] === was[1] && is[2] > was[2] && was[0] === 0 ? 'minor' : 'none';
}
/** Whether a step of that size is enough. */
function isEnough(step, needed) {
    const order = ['none', 'minor', 'major'];
    return order.indexOf(step) >= order.indexOf(needed);
}
/** The least version above `before` that makes the step. */
function nextVersion(before, needed) {
    const [major, minor, patch] = parse(before)?.numbers ?? [0, 0, 0];
    if (major === 0)
        return needed === 'major' ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
    return needed === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}
function parse(version) {
    const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(version);
    return match ? { numbers: [Number(match[1]), Number(match[2]), Number(match[3])], pre: match[4]?.split('.') ?? [] } : undefined;
}
/** Numbers by value and below words, words by their characters. */
function identifiers(one, other) {
    const [a, b] = [one, other].map((text) => (/^\d+$/.test(text) ? BigInt(text) : text));
    if (typeof a !== typeof b)
        return typeof a === 'bigint' ? -1 : 1;
    return a === b ? 0 : a < b ? -1 : 1;
}


/***/ }),

/***/ 48462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ verifyModel),
  u: () => (/* binding */ verifySignedFile)
});

// EXTERNAL MODULE: ./.build/src/evidence/oms/bundle.js
var oms_bundle = __webpack_require__(46199);
// EXTERNAL MODULE: ./.build/src/evidence/oms/certificates.js
var certificates = __webpack_require__(57635);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/hash-files.js + 1 modules
var hash_files = __webpack_require__(46094);
// EXTERNAL MODULE: ./.build/src/evidence/model-digest.js
var model_digest = __webpack_require__(85801);
// EXTERNAL MODULE: ./.build/src/evidence/walk.js + 1 modules
var walk = __webpack_require__(81503);
// EXTERNAL MODULE: ./.build/src/evidence/oms/refusal-codes.js
var refusal_codes = __webpack_require__(66984);
// EXTERNAL MODULE: ./.build/src/evidence/oms/statement.js
var statement = __webpack_require__(11062);
;// CONCATENATED MODULE: ./.build/src/evidence/oms/compare.js







const ALGORITHMS = { sha256: 'sha256', blake2b: 'blake2b512' };
/** Pieces that are hashed at most: as many as a statement can list. */
const MOST_PIECES = 2_000_000;
/** A folder of another model would otherwise be a page per file. */
const MOST_REFUSALS = 20;
/** What walking refuses, as a refusal of the signature. What is not here is no answer but a mistake in the call. */
const REFUSED_BY_WALK = {
    'part-symlink': 'oms-symlink',
    'part-special-file': 'oms-special-file',
    'part-name-not-utf8': 'oms-name-hostile',
    'part-name-control-character': 'oms-name-hostile',
    'part-name-collision': 'oms-name-hostile',
    'part-changed': 'oms-changed-while-read',
    'part-empty': 'oms-model-empty',
    'part-too-many-files': 'oms-model-empty',
};
/**
 * Holds the files of a model against a statement whose signature is already proved. `leaveOut` are paths below the model that
 * do not count beside those that the statement itself leaves out. Throws InputError where the model cannot be read.
 */
async function modelRefusals(target, { predicate }, leaveOut, onProgress) {
    const options = { leaveOut: new Set([...(predicate.serialization.ignore_paths ?? []), ...leaveOut]) };
    try {
        const found = await (0,walk/* walk */.GG)(target, options);
        const ranges = rangesOf(found, predicate.serialization);
        if (!ranges)
            return [(0,refusal_codes/* refuseOms */.U)('oms-serialization-unsupported', `at most ${MOST_PIECES} pieces`, 'more')];
        const digests = await (0,hash_files/* hashRanges */.fG)(ranges, ALGORITHMS[predicate.serialization.hash_type], onProgress);
        await (0,model_digest/* refuseIfChanged */.eZ)(target, found.files, options);
        const actual = new Map(found.files.map((file) => [file.path, []]));
        ranges.forEach(({ file, start, end }, i) => actual.get(file.path).push(`${start}:${end}=${digests[i]}`));
        return differences(signedFiles(predicate, found, external_node_path_.basename(external_node_path_.resolve(target))), actual);
    }
    catch (error) {
        const refusals = error instanceof problem/* InputError */.d ? error.problems.map(asRefusal) : [];
        if (refusals.length === 0 || refusals.includes(undefined))
            throw error;
        return refusals.filter((each) => each !== undefined);
    }
}
function asRefusal({ code, message }) {
    const refused = REFUSED_BY_WALK[code];
    return refused && (0,refusal_codes/* refuseOms */.U)(refused, 'files as they were signed', message.replace(/\.$/, ''));
}
/**
 * What is hashed: whole files, or each cut into shards (an empty file is one empty shard). Undefined where that would be too
 * many.
 */
function rangesOf({ files }, { method, shard_size: size }) {
    if (method === 'files')
        return files.map((file) => ({ file, start: 0, end: file.bytes }));
    const shards = (bytes) => Math.max(1, Math.ceil(bytes / size));
    if (files.reduce((sum, { bytes }) => sum + shards(bytes), 0) > MOST_PIECES)
        return undefined;
    return files.flatMap((file) => Array.from({ length: shards(file.bytes) }, (_, i) => ({ file, start: i * size, end: Math.min((i + 1) * size, file.bytes) })));
}
/** Pieces by file as the statement lists them, in the form in which they are measured. */
function signedFiles({ resources, serialization }, { kind, files }, basename) {
    const signed = new Map();
    const size = new Map(files.map((file) => [file.path, file.bytes]));
    for (const resource of resources) {
        const listed = (0,statement/* fileOfResource */.UQ)(resource, serialization);
        // The specification names a model of one file by its file name, model-signing 1.1.1 by a dot.
        const name = kind === 'file' && listed === basename ? '.' : listed;
        const piece = serialization.method === 'files' ? `0:${size.get(name) ?? 0}` : resource.name.match(statement/* SHARD */.hh).slice(1).join(':');
        const pieces = signed.get(name);
        if (pieces)
            pieces.push(`${piece}=${resource.digest}`);
        else
            signed.set(name, [`${piece}=${resource.digest}`]);
    }
    return signed;
}
function differences(signed, actual) {
    const unsigned = [...actual.keys()].filter((name) => !signed.has(name));
    const byBytes = Map.groupBy(unsigned, (name) => bytesOf(actual.get(name)));
    const renamed = new Set();
    const found = [];
    for (const [name, pieces] of signed) {
        if (actual.has(name)) {
            if (!isSame(pieces, actual.get(name)))
                found.push(['oms-file-changed', `${shown(name)} as it was signed`, 'other bytes']);
            continue;
        }
        const now = byBytes.get(bytesOf(pieces))?.pop();
        if (now !== undefined)
            renamed.add(now);
        found.push(now === undefined ? ['oms-file-missing', shown(name), 'no such file'] : ['oms-file-renamed', shown(name), `its bytes as ${shown(now)}`]);
    }
    for (const name of unsigned)
        if (!renamed.has(name))
            found.push(['oms-file-extra', 'signed files alone', shown(name)]);
    const surplus = found.length - MOST_REFUSALS;
    return found.slice(0, MOST_REFUSALS).map(([code, expected, actually], i) => (0,refusal_codes/* refuseOms */.U)(code, expected, surplus > 0 && i === MOST_REFUSALS - 1 ? `${actually}, and ${surplus} more differences` : actually));
}
function bytesOf(pieces) {
    return pieces.map((piece) => piece.replace(/^.*=/, '')).join();
}
/** The order of shards is the signer's; each says where it lies. */
function isSame(signed, actual) {
    return signed.length === actual.length && signed.toSorted().join() === actual.toSorted().join();
}
function shown(name) {
    return JSON.stringify(name);
}

// EXTERNAL MODULE: ./.build/src/evidence/oms/keys.js
var keys = __webpack_require__(13211);
// EXTERNAL MODULE: ./.build/src/evidence/sigstore.js
var sigstore = __webpack_require__(41955);
;// CONCATENATED MODULE: ./.build/src/evidence/oms/keyless.js


/** Who signed through Sigstore, where every proof in the bundle holds. Throws InputError where the roots cannot be used. */
async function keylessSigner(read, { identity, issuer, roots }) {
    const verify = await (0,sigstore.sigstoreVerifier)(roots);
    const entries = read.bundle.verificationMaterial.tlogEntries;
    if (!(Array.isArray(entries) && entries.length > 0) && (0,sigstore/* rootsDemandLog */.V)(roots))
        return refused('oms-inclusion-missing', 'an entry in the transparency log of the trusted root', 'none');
    let signer;
    try {
        signer = await verify({ ...read.bundle, dsseEnvelope: { ...read.bundle.dsseEnvelope, signatures: read.bundle.dsseEnvelope.signatures.map(({ sig, keyid }) => ({ sig, keyid: keyid ?? '' })) } });
    }
    catch (error) {
        const [code, expected] = refusalOf(error);
        return refused(code, expected, reasonOf(error));
    }
    if (signer.identity !== identity)
        return refused('oms-identity-other', JSON.stringify(identity), JSON.stringify(signer.identity));
    if (signer.issuer !== issuer)
        return refused('oms-issuer-other', JSON.stringify(issuer), JSON.stringify(signer.issuer));
    return { who: `${identity} (${issuer})` };
}
function refusalOf(error) {
    switch (error.code) {
        case 'SIGNATURE_ERROR':
            return ['oms-signature-invalid', 'a signature by the certificate over this statement'];
        case 'TIMESTAMP_ERROR':
            return ['oms-timestamp-invalid', 'a time of signing that the trusted root proves'];
        case 'TLOG_BODY_ERROR':
            // The log holds what was signed then: where that is another payload, this one was changed since.
            return ['oms-signature-invalid', 'a log entry of this statement and signature'];
        case 'TLOG_ERROR':
        case 'TLOG_INCLUSION_PROOF_ERROR':
        case 'TLOG_INCLUSION_PROMISE_ERROR':
        case 'TLOG_MISSING_INCLUSION_ERROR':
            return ['oms-inclusion-invalid', 'a proof of inclusion in the transparency log'];
        case 'CERTIFICATE_ERROR':
        case 'PUBLIC_KEY_ERROR':
            return isExpired(error) ? ['oms-certificate-expired', 'a certificate that was valid at the time of signing'] : ['oms-certificate-untrusted', 'a certificate of an authority in the trusted root'];
        default:
            return ['oms-bundle-invalid', 'a bundle that Sigstore can read'];
    }
}
function isExpired({ message, cause }) {
    return (message ?? '').includes('expired') || (cause !== undefined && isExpired(cause));
}
function reasonOf({ message, cause }) {
    return [message, cause?.message].filter((each) => each).join(': ').slice(0, 300);
}
function refused(...args) {
    return { refusals: [(0,refusal_codes/* refuseOms */.U)(...args)] };
}

;// CONCATENATED MODULE: ./.build/src/evidence/oms/verify.js






const METHODS = { key: 'by a key', certificate: 'by a certificate', keyless: 'through Sigstore' };
/**
 * Whether a model (a file or a folder) is what a signature signs: the bundle's form, then who signed, and only then the files,
 * so that no model is read for a stranger. Throws InputError only where the model cannot be read.
 */
async function verifyModel(target, bundle, trust, { leaveOut = [], onProgress } = {}) {
    const found = (0,oms_bundle/* readBundle */.Bo)(bundle);
    if ('refusals' in found)
        return found;
    const { statement } = found.read;
    const signer = await signerOf(found.read, trust);
    if ('refusals' in signer)
        return { ...signer, statement };
    const refusals = await modelRefusals(target, statement, leaveOut, onProgress);
    return { refusals, signer: signer.who, statement, digest: `sha256:${statement.subject[0].digest.sha256}` };
}
/** The same for one signed document. */
async function verifySignedFile(file, bundle, trust) {
    return (await verifyModel(file, bundle, trust)).refusals;
}
async function signerOf(read, trust) {
    if (read.method !== trust.method)
        return { refusals: [(0,refusal_codes/* refuseOms */.U)('oms-method-other', `a signature ${METHODS[trust.method]}`, `one ${METHODS[read.method]}`)] };
    if (trust.method === 'keyless')
        return keylessSigner(read, trust);
    if (trust.method === 'key') {
        const hint = (0,keys/* hintOf */.$z)(trust.key);
        if (read.hint !== undefined && read.hint !== hint)
            return { refusals: [(0,refusal_codes/* refuseOms */.U)('oms-key-other', `the key ${hint}`, `the key ${JSON.stringify(read.hint).slice(0, 200)}`)] };
        return signedBy(read, trust.key, `the key ${hint}`);
    }
    const leaf = (0,certificates/* trustedSigner */.w)(read.certificates, trust.trusted, trust.now);
    return 'refusals' in leaf ? leaf : signedBy(read, leaf.key, leaf.subject);
}
function signedBy({ payload, signature }, key, who) {
    return (0,keys/* isPayloadSignedBy */.MP)(payload, signature, key) ? { who } : { refusals: [(0,refusal_codes/* refuseOms */.U)('oms-signature-invalid', `a signature by ${who} over this statement`, 'one that does not fit')] };
}


/***/ }),

/***/ 14785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ APPROVAL_STEPS),
  k: () => (/* binding */ releaseOfLedger),
  runApproval: () => (/* binding */ runApproval)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/delivery-id.js
var delivery_id = __webpack_require__(84057);
// EXTERNAL MODULE: ./.build/src/evidence/gate.js
var gate = __webpack_require__(34462);
// EXTERNAL MODULE: ./.build/src/evidence/ledger.js
var evidence_ledger = __webpack_require__(13640);
// EXTERNAL MODULE: ./.build/src/evidence/refusal-codes.js
var refusal_codes = __webpack_require__(70090);
// EXTERNAL MODULE: ./.build/src/evidence/sealed.js
var sealed = __webpack_require__(57057);
// EXTERNAL MODULE: ./.build/src/approval/challenge.js
var approval_challenge = __webpack_require__(38922);
// EXTERNAL MODULE: ./.build/src/approval/policy/policy.js + 1 modules
var policy_policy = __webpack_require__(68355);
// EXTERNAL MODULE: ./.build/src/approval/refusal-codes.js + 1 modules
var approval_refusal_codes = __webpack_require__(41310);
;// CONCATENATED MODULE: ./.build/src/approval/evidence.js








/**
 * The release, its sealed evidence and the code that names them, or why there is nothing yet that people could approve.
 * With a gate's policy that gate is asked; without one, the ledger must at least be sound, sealed and about this release.
 */
function approvable(delivery, context, policy, { ledger, gate: gatePolicy }) {
    const { release, deliveryId } = context;
    if (context.purpose !== 'deliver')
        return { refusals: [(0,refusal_codes/* refuse */.T)('evidence-develop-only', 'a delivery', `a run to ${context.purpose}`)] };
    // Where the ledger cannot be read, that is why.
    if (!release)
        return { refusals: [...ledger.refusals, (0,approval_refusal_codes/* refuse */.T)('release-not-identified', 'a ledger whose first statement names the release digest', ledger.entries.length === 0 ? 'a ledger without an entry that can be read' : `a first statement of ${ledger.entries[0].statement.predicate.stage} without a release`)] };
    const evidence = (0,evidence_ledger/* sealedHead */.ME)(ledger);
    const refusals = gatePolicy ? (0,gate/* gate */.Gj)(gatePolicy, ledger, release.digest, context.clock.now()) : evidenceRefusals(ledger, release.digest);
    if (refusals.length > 0 || evidence === undefined)
        return { refusals: refusals.length > 0 ? refusals : (0,sealed/* sealRefusals */.TZ)(ledger) };
    const subject = {
        repositoryId: deliveryId.repositoryId,
        delivery: (0,delivery_id/* formatDeliveryId */.J)(deliveryId),
        release: release.digest,
        evidence,
        deliveryFile: delivery.digest,
        policy: (0,policy_policy/* policyDigest */.p1)(policy),
    };
    return { subject, challenge: (0,approval_challenge/* challengeOf */.p1)(subject) };
}
/** Of a ledger that no policy was given for. What the gate would say, in its words. */
function evidenceRefusals(ledger, release) {
    return [...ledger.refusals, ...(0,sealed/* sealRefusals */.TZ)(ledger), ...(0,gate/* subjectRefusals */.kG)(ledger, release), ...outcomeRefusals(ledger)];
}
function outcomeRefusals({ entries }) {
    return entries.flatMap(({ line, statement: { predicate } }) => {
        const { stage, outcome, enforced, verdict } = predicate;
        if (!enforced || outcome === 'pass' || outcome === 'warn')
            return [];
        return [(0,refusal_codes/* refuse */.T)(outcome === 'inconclusive' ? 'evidence-inconclusive' : 'evidence-failed', `line ${line}: ${stage} to pass`, `line ${line}: ${outcome} (${verdict.headline})`)];
    });
}

// EXTERNAL MODULE: ./.build/src/approval/decision/environments.js
var decision_environments = __webpack_require__(54046);
// EXTERNAL MODULE: ./.build/src/approval/sources/ballot.js
var ballot = __webpack_require__(86474);
// EXTERNAL MODULE: ./.build/src/core/refusal.js
var core_refusal = __webpack_require__(27999);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var verdict = __webpack_require__(4646);
;// CONCATENATED MODULE: ./.build/src/approval/verdict.js




function conclude(delivery, context, conclusion) {
    const refused = conclusion.refusals.map((refusal) => refusalFinding(delivery, refusal));
    const findings = [...refused, ...conclusion.findings];
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'require-approval',
            outcome: (0,verdict.worst)(findings.map(({ outcome }) => outcome)),
            headline: conclusion.refusals.length === 0 ? conclusion.headline : `${conclusion.refused}: ${reasons(conclusion.refusals)}.`,
            enforced: true,
            release: context.release,
            findings,
            notes: conclusion.notes,
            facts: conclusion.facts,
            ...(conclusion.sections && { sections: conclusion.sections }),
        },
        inputs: [{ name: 'delivery file', digest: delivery.digest }, ...conclusion.inputs],
        details: { step: conclusion.step, ...conclusion.details, refusals: conclusion.refusals },
    };
}
/** A finding that something is as it should be, or that it deserves a look. */
function observation(delivery, outcome, found, role) {
    return { ...found, outcome, ...aboutRole(delivery, role) };
}
/** `one person`, `two roles`, `12 commits` */
function counted(count, one, many) {
    const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
    return `${words[count] ?? count} ${count === 1 ? one : many}`;
}
function listed(names) {
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
function refusalFinding(delivery, refusal) {
    const rule = refusal.role === undefined ? 'Approval' : `Approval for the role ${refusal.role}`;
    const finding = (0,core_refusal/* findingOf */.h)(refusal, rule, aboutRole(delivery, refusal.role));
    return { ...finding, message: `${meaningOf(refusal)} ${finding.message}` };
}
function aboutRole(delivery, role) {
    return role === undefined ? {} : { subject: { kind: 'role', name: role }, location: delivery.locate(['approval', 'roles', role]) };
}
function reasons([first, ...more]) {
    const meaning = meaningOf(first).replace(/\.$/, '');
    const sentence = /^(GitHub|Nobody)/.test(meaning) ? meaning : meaning.charAt(0).toLowerCase() + meaning.slice(1);
    return `${sentence} (${first.actual})${more.length > 0 ? `, and ${counted(more.length, 'more reason', 'more reasons')}` : ''}`;
}
function meaningOf({ code }) {
    const known = { ...refusal_codes/* REFUSAL_CODES */.e, ...approval_refusal_codes/* APPROVAL_REFUSALS */.g };
    return known[code]?.meaning ?? 'The gate stays shut.';
}

;// CONCATENATED MODULE: ./.build/src/approval/record.js




const MOST_NAMES_SHOWN = 20;
/** What an auditor needs to decide again: who, which role, which rules then held, who was barred and by which range. */
function approvalDetails(policy, facts, { involvement, granted, concerns }) {
    const { run, commits, promotion } = facts;
    const observedAt = new Date(facts.now).toISOString();
    return {
        observedAt,
        // An approval carries no time of its own: it was given after its run began and before it was seen here.
        approvals: granted.map((grant) => ({ ...grant, notBefore: run.startedAt, notAfter: observedAt })),
        expiresAt: expiryOf(policy, facts),
        policy,
        separationOfDuties: {
            enabled: policy.separationOfDuties,
            range: { base: commits.base, head: commits.head, status: commits.status, commits: commits.commits.length },
            people: involvement.people,
        },
        environments: [...facts.environments].map(([role, environment]) => ({ role, environment: environment ?? null })),
        // Both texts: what was said against the release, and what was answered.
        concerns,
        ...(promotion ? { promotion: { pull: promotion.pull ?? null, path: promotion.wanted.path, branch: promotion.branch.name } } : {}),
        run,
    };
}
/** The start of a run comes from outside and may be no time at all. */
function expiryOf(policy, { run }) {
    const at = new Date(Date.parse(run.startedAt) + policy.expires);
    return Number.isFinite(at.getTime()) ? at.toISOString() : null;
}
function grantFindings(delivery, granted) {
    return granted.map(({ role, person, environment, review }) => observation(delivery, 'pass', {
        code: 'role-approved',
        rule: `Approval for the role ${role}`,
        message: `${person.login} (${person.id}) approved it in ${environment ? `the environment ${environment.name} (${environment.id})` : `review ${review.id} of pull request #${review.pullRequest}, at ${review.commit.slice(0, 7)},`} and named the code.`,
        expected: 'a person who had no hand in the candidate and fills no other role',
        actual: `${person.login} (${person.id})`,
    }, role));
}
/** What is right with the environments, and what could not be seen of them; what is wrong is a refusal. */
function environmentFindings(delivery, policy, roles, environments) {
    return roles.flatMap(({ role, slot }) => {
        const environment = environments.get(slot);
        if (!environment)
            return [];
        const unknown = (0,decision_environments/* bypassUnknown */.L9)(policy, environment);
        const reviewers = environment.reviewers?.map(({ kind, name }) => (kind === 'Team' ? `team ${name}` : name)).join(', ') || 'nobody';
        const found = {
            code: unknown ? 'environment-admin-bypass-unknown' : 'environment-read',
            rule: `Environment of the role ${role}`,
            message: unknown
                ? `GitHub does not say whether administrators may bypass ${environment.name}; the delivery file accepts that.`
                : `${environment.name} (${environment.id}) is reviewed by ${reviewers}.`,
            expected: 'required reviewers, no self-review, no bypass, a branch policy',
            actual: `reviewers: ${reviewers}${environment.waitMinutes > 0 ? `, then a wait of ${environment.waitMinutes} minutes` : ''}`,
            ...(unknown ? { fix: 'Check the setting by hand: Settings, Environments.' } : {}),
        };
        return [observation(delivery, unknown ? 'warn' : 'pass', found, role)];
    });
}
function makerFacts(policy, { people }) {
    if (!policy.separationOfDuties)
        return [];
    const shown = people.slice(0, MOST_NAMES_SHOWN).map(({ login, id }) => `${login} (${id})`);
    const rest = people.length - shown.length;
    return [['Made it and may not approve', `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`]];
}
/** One line for everything that is off or defaulted. */
function policyNotes(delivery, policy) {
    const [{ role, environment }] = policy_policy/* DEFAULT_ROLES */.q2;
    return [
        ...(delivery.spec.approval?.roles ? [] : [`Roles: the default, ${role} on the environment ${environment} (no approval.roles).`]),
        ...unenforced(delivery),
        ...((delivery.spec.evidence?.signing ?? 'none') === 'none' ? ['The evidence is unsigned (evidence.signing: none): its chain shows accidents and clumsy edits, and proves nothing of who wrote it.'] : []),
        ...(policy.separationOfDuties ? [] : ['Separation of duties: off (approval.separation_of_duties: false): makers may approve their own candidate.']),
        ...(policy.separationOfDuties && policy.since === null ? ['Separation of duties: over the whole history, for no commit is known to serve yet.'] : []),
    ];
}
/** Whoever approves must know what was only shown. */
function unenforced({ spec: { data, tests } }) {
    const shown = [data?.enforce === false ? 'data' : '', tests?.enforce === false ? 'tests' : '', data ? '' : 'data (none declared)', tests ? '' : 'tests (none declared)'].filter((name) => name !== '');
    return shown.length > 0 ? [`Not enforced, and so no part of the evidence: ${shown.join(', ')}.`] : [];
}
/** Concerns that were answered, in the words of both; those that were not are refusals. */
function concernFindings(delivery, concerns) {
    return concerns.flatMap(({ issue, by, text, answers: [answer] }) => {
        if (!answer)
            return [];
        const message = `${(0,ballot/* nameOf */.V)(by)} in #${issue}: ${shortened(text)} Answered by ${(0,ballot/* nameOf */.V)(answer.by)} (${answer.roles.join(', ')}): ${shortened(answer.text)}`;
        return [observation(delivery, 'warn', { code: 'concern-answered', rule: 'No concern about this release is left without an answer', message, expected: 'an answer of somebody of a role', actual: `an answer of ${(0,ballot/* nameOf */.V)(answer.by)}` })];
    });
}
function shortened(text) {
    const plain = text.replaceAll(/\s+/g, ' ').trim();
    return `"${plain.length > 300 ? `${plain.slice(0, 300)}…` : plain}"`;
}

;// CONCATENATED MODULE: ./.build/src/approval/override/break-glass.js




/**
 * One reviewed override in place of every role, and of answers to concerns. The evidence must pass as it must for people; the
 * bytes stay bound as ever. Never better than `warn`, and said on every surface from here on. Where it cannot be read what the class of
 * risk asks of evidence, that is a refusal: nobody let evidence pass.
 */
async function breakGlass(delivery, context, world, glass) {
    const policy = (0,policy_policy/* approvalPolicy */.Uh)(delivery, world);
    const subject = approvable(delivery, context, policy, world);
    const shared = { step: 'approve', refused: 'Not delivered past its approval', notes: policyNotes(delivery, policy), facts: [], findings: [], inputs: [], headline: '' };
    if ('refusals' in subject)
        return conclude(delivery, context, { ...shared, refusals: subject.refusals, details: {} });
    const unread = world.basis?.refusals ?? [];
    if (unread.length > 0)
        return conclude(delivery, context, { ...shared, refusals: unread, details: {} });
    const now = context.clock.now();
    const who = `${glass.by.login} (${glass.by.id}) for ${glass.askedBy ? `${glass.askedBy.login} (${glass.askedBy.id})` : 'an account that is gone'}`;
    const message = `Break-glass: no role has approved this release. Let pass by ${who} in run ${glass.run}: ${glass.reason}`;
    return conclude(delivery, context, {
        ...shared,
        refusals: [],
        headline: `Delivered past its approval (break-glass) by ${glass.by.login}: ${glass.reason}`,
        findings: [observation(delivery, 'warn', { code: 'break-glass', rule: 'Every role approves', message, expected: policy.roles.map(({ slot }) => slot).join(', '), actual: `nobody; an override by ${glass.by.login}`, fix: 'Let the roles look at this release now, and take it back if they would not have approved it.' })],
        facts: [['Let pass by', who], ['Because', glass.reason]],
        inputs: [{ name: 'evidence set', digest: subject.subject.evidence }, { name: 'approval policy', digest: subject.subject.policy }],
        details: { breakGlass: glass, challenge: glass.challenge, subject: subject.subject, approvals: [], policy, observedAt: now.toISOString(), expiresAt: new Date(now.getTime() + policy.expires).toISOString() },
    });
}

// EXTERNAL MODULE: ./.build/src/approval/policy/basis.js + 2 modules
var policy_basis = __webpack_require__(70364);
// EXTERNAL MODULE: ./.build/src/approval/floor/conditions-of.js
var conditions_of = __webpack_require__(24978);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/approval/decision/decide.js + 4 modules
var decide = __webpack_require__(30940);
;// CONCATENATED MODULE: ./.build/src/approval/explanations.js
/** Facts of these names say what a model relies on (model/explain); the stages that measured it have put them into words. */
const EXPLAINS = /^(What moves the (candidate|champion)'s answers|Largest flip \d+|Rise of the .+ when a column is permuted|The same for the champion)$/;
/** What reviewers should have seen before they answer: what moves the answers of both models, and the rows on which they differ most. */
function explanationFacts(ledger) {
    return ledger.entries.flatMap(({ statement: { predicate } }) => (predicate.stage === 'run-model-tests' || predicate.stage === 'probe-model' ? predicate.verdict.facts.filter(([name]) => EXPLAINS.test(name)) : []));
}

// EXTERNAL MODULE: ./.build/src/approval/facts/gather.js + 2 modules
var gather = __webpack_require__(29492);
// EXTERNAL MODULE: ./.build/src/approval/decision/people.js
var people = __webpack_require__(49055);
;// CONCATENATED MODULE: ./.build/src/approval/request/request.js
/** `income 1.1.0 (release 83fd09ab12cd)` */
function titleOf({ name, version, digest }) {
    return `${name}${version === undefined ? '' : ` ${version}`} (release ${shortDigest(digest)})`;
}
function shortDigest(digest) {
    return digest.replace(/^sha256:/, '').slice(0, 12);
}

// EXTERNAL MODULE: ./.build/src/approval/request/words.js
var words = __webpack_require__(30092);
;// CONCATENATED MODULE: ./.build/src/approval/request/asked.js



/** What a promotion pull request has to hold, where one is the source of approvals; none elsewhere. */
function promotionSections({ promotion }) {
    if (!promotion)
        return [];
    return [{ title: 'The pull request to approve', lines: [`Somebody opens a pull request that changes ${promotion.path}, and nothing else, to exactly this text:`], copy: promotion.text.trimEnd() }];
}
/** The question itself, and how to answer it either way. */
function askedSection(request) {
    const { challenge, policy, facts, rule } = request;
    if (rule !== undefined)
        return { title: 'Nobody is asked', lines: [whatIsAsked(request), `A rule of the policy approves it: ${(0,words/* sentence */.em)(rule)}`, 'What follows is what people would have been shown, and what the record keeps.'] };
    const until = (0,words/* timeText */.Tc)(Date.parse(facts.run.startedAt) + policy.expires);
    return {
        title: 'What you are asked',
        lines: [
            whatIsAsked(request),
            ...howToAgree(request),
            `Your answer counts until ${until}, ${(0,words/* durationText */.S5)(policy.expires)} after this run began. The code names these bytes, this evidence, these rules and this run: the code of another run, or of this run started again, counts for nothing.`,
        ],
        copy: (0,approval_challenge/* approvalPhrase */.$2)(challenge),
    };
}
function whatIsAsked({ release, situation, delivery }) {
    const { champion } = situation;
    const where = delivery.spec.environments ? ` in ${delivery.spec.environment ?? delivery.spec.environments.at(-1)}` : '';
    if (champion)
        return `${(0,words/* sentence */.em)(`may ${titleOf(release)} take the place of ${titleOf(champion.release)}, which serves now${where}`).replace(/\.$/, '?')}`;
    if (delivery.spec.rollout)
        return `May ${titleOf(release)} serve${where}? No release is known to serve now, so there is nothing that it is compared with.`;
    return `May ${titleOf(release)} be released${where}? What serves now is not known here, for the delivery file declares no rollout.`;
}
function howToAgree({ policy }) {
    const byReview = policy.source === 'pull-request';
    const say = policy.rationale && policy.rationale.characters > 0 ? `the line below and a reason of at least ${policy.rationale.characters} characters` : 'the line below';
    const questions = (policy.rationale?.questions ?? []).map(({ id, ask }) => `Answer in that comment too, in a line that begins with \`${id}:\` — ${ask}`);
    return [
        byReview
            ? `To agree: approve the pull request of this promotion, with ${say} in the body of your review. A reason beside it is kept with it, word for word.`
            : `To agree: on the page of this run, choose "Review deployments", tick the environment of your role, write ${say} in the comment, and approve. What you write beside it is kept with it, word for word.`,
        ...questions,
        `To refuse: ${byReview ? 'request changes' : 'reject there'}, with your reason. One refusal ends this run.`,
    ];
}

;// CONCATENATED MODULE: ./.build/src/approval/request/changes.js




/** In the order of a reader: what the model is, what runs it, how it came to be. */
const PART_NAMES = { weights: 'Weights', code: 'Inference code', features: 'Feature code', configuration: 'Configuration', environment: 'Environment lock' };
/** What is new against the champion: version, signature, parts, and whatever the policy counts as a change. */
function changesSection(request) {
    const { ledger, situation } = request;
    const { champion } = situation;
    if (!champion)
        return { title: 'What changes', lines: ['Everything: there is no champion to compare with.', ...commitLine(request), ...signatureLines(ledger)], table: partTable(ledger, undefined) };
    const lines = [versionLine(request), ...commitLine(request), ...signatureLines(ledger), ...changeLines(request)];
    if (!champion.ledger)
        lines.push("The champion's evidence is not kept, so what it is made of cannot be compared with.");
    return { title: 'What changes against the champion', lines, table: partTable(ledger, champion.ledger) };
}
function versionLine({ release, situation }) {
    const before = situation.champion.release.version ?? 'no version';
    const now = release.version ?? 'no version';
    return before === now ? `The version stays ${now}, which is a label: the bytes are what is approved.` : `The version goes from ${before} to ${now}.`;
}
function commitLine({ facts: { commits } }) {
    const at = `It is built from commit ${commits.head.slice(0, 7)}`;
    const many = counted(commits.commits.length, 'commit', 'commits');
    switch (commits.status) {
        case 'ahead':
            return [`${at}, ${many} after ${commits.base.slice(0, 7)}, which serves.`];
        case 'identical':
            return [`${at}, as what serves.`];
        case 'behind':
            return [`${at}, which is OLDER than ${commits.base.slice(0, 7)}, which serves.`];
        case 'diverged':
            return [`${at}, with ${many} that ${commits.base.slice(0, 7)}, which serves, does not have; it lacks others that serve.`];
        case 'whole-history':
            return [`${at}, with ${many} in its history.`];
    }
}
function signatureLines(ledger) {
    const findings = (0,evidence_ledger/* latest */.IW)(ledger, 'run-model-tests')?.statement.predicate.verdict.findings ?? [];
    const about = findings.filter(({ code }) => code.startsWith('signature-'));
    return about.length > 0 ? about.map(({ message }) => `Inputs and outputs: ${message}`) : ['Inputs and outputs: not compared (no tests.signature).'];
}
/** Parts stand in the table; what else changed stands here. */
function changeLines({ policy }) {
    const parts = new Set(['weights', 'code', 'features', 'config', 'environment', 'first-delivery', 'signature']);
    return [...new Set(policy.risk.changes.filter(({ kind }) => !parts.has(kind)).map(({ what }) => (0,words/* sentence */.em)(what)))];
}
function partTable(now, before) {
    const [here, there] = [partsOf(now), before && partsOf(before)];
    const names = Object.keys(PART_NAMES).filter((name) => here[name] !== undefined || there?.[name] !== undefined);
    const rows = names.map((name) => [PART_NAMES[name], ...(there ? [shown(there[name])] : []), shown(here[name]), ...(there ? [verdictOn(there[name], here[name])] : [])]);
    return { columns: ['Part', ...(there ? ["Champion's"] : []), "Candidate's", ...(there ? ['Changed'] : [])], rows };
}
function partsOf(ledger) {
    const { lineage } = ((0,evidence_ledger/* latest */.IW)(ledger, 'identify') ?? (0,evidence_ledger/* latest */.IW)(ledger, 'adopt'))?.statement.predicate.details ?? {};
    const parts = lineage?.parts;
    return typeof parts === 'object' && parts !== null ? parts : {};
}
function shown(digest) {
    return digest === undefined ? 'none' : shortDigest(String(digest));
}
function verdictOn(before, now) {
    if (before === now)
        return 'no';
    return before === undefined ? 'added' : now === undefined ? 'removed' : 'yes';
}

// EXTERNAL MODULE: ./.build/src/report/words.js
var report_words = __webpack_require__(61827);
;// CONCATENATED MODULE: ./.build/src/approval/request/data.js



/** What the data checks say, and which of the tables are others than those that the champion was judged on. */
function dataSection({ ledger, situation }) {
    const title = 'Data';
    const now = (0,evidence_ledger/* latest */.IW)(ledger, 'validate-data')?.statement.predicate;
    if (!now)
        return { title, lines: ['No data was checked: the delivery file declares none.'] };
    const before = situation.champion?.ledger;
    const changes = before ? tableRows(ledger, before) : [];
    return {
        title,
        lines: [
            now.verdict.headline,
            ...(before ? [] : [situation.champion ? "The champion's evidence is not kept, so its data cannot be compared with." : 'There is no champion whose data this could be compared with.']),
            ...(before && changes.every(([, , , same]) => same === 'the same') && changes.length > 0 ? ['Every table is the one that the champion was judged on.'] : []),
        ],
        ...(changes.length > 0 && { table: { columns: ['Table', 'Rows now', "Champion's rows", 'Bytes'], rows: changes } }),
    };
}
function tableRows(now, before) {
    const [here, there] = [tablesOf(now), tablesOf(before)];
    const names = [...new Set([...here.keys(), ...there.keys()])].sort();
    return names.map((name) => {
        const [one, other] = [here.get(name), there.get(name)];
        const bytes = !other ? 'new' : !one ? 'gone' : one.digest === undefined || other.digest === undefined ? 'not known' : one.digest === other.digest ? 'the same' : `changed (${shortDigest(other.digest)} to ${shortDigest(one.digest)})`;
        return [name, rowsText(one), rowsText(other), bytes];
    });
}
function tablesOf(ledger) {
    const predicate = (0,evidence_ledger/* latest */.IW)(ledger, 'validate-data')?.statement.predicate;
    const rows = (predicate?.details?.rows ?? {});
    const digests = new Map((predicate?.inputs ?? []).flatMap(({ name, digest }) => (name.startsWith('data.') ? [[name.slice('data.'.length), digest]] : [])));
    const names = [...new Set([...Object.keys(rows), ...digests.keys()])];
    return new Map(names.map((name) => [name, { digest: digests.get(name), ...(typeof rows[name] === 'number' && { rows: rows[name] }) }]));
}
function rowsText(table) {
    return table?.rows === undefined ? '' : (0,report_words/* grouped */.zD)(table.rows);
}

;// CONCATENATED MODULE: ./.build/src/approval/request/evidence.js


/** The statements that the code names, for whoever wants to look each up in the ledger. */
function evidenceSection(ledger) {
    return {
        title: `The evidence that the code names (${ledger.entries.length} statements)`,
        lines: [`Head of the ledger: ${ledger.head ?? 'none'}. It is the artifact sluice-ledger-1 of this run; \`sluice verify\` reads it without GitHub.`],
        table: {
            columns: ['Stage', 'Outcome', 'At', 'Said', 'Line'],
            rows: ledger.entries.map(({ statement: { predicate }, digest }) => [predicate.name === undefined ? predicate.stage : `${predicate.stage} (${predicate.name})`, report_words/* OUTCOME_WORDS */.nx[predicate.outcome], predicate.at, predicate.verdict.headline, shortDigest(digest)]),
        },
        folded: true,
    };
}

;// CONCATENATED MODULE: ./.build/src/approval/request/limits.js


/** What nobody vouches for: not enforced, not signed, not asked, not known. */
function limitsSection(request) {
    const { delivery, policy, ledger, facts } = request;
    const signers = [...new Set(ledger.entries.map(signedBy))];
    const unknown = [...facts.environments.values()].filter((environment) => (0,decision_environments/* bypassUnknown */.L9)(policy, environment)).map((environment) => environment.name);
    const beside = ledger.entries.filter(({ statement: { predicate } }) => predicate.besideTeamCode === true).map(({ statement: { predicate } }) => predicate.stage);
    const lines = [
        ...policyNotes(delivery, policy),
        ...(signers.length === 1 && signers[0] === 'unsigned' ? [] : [`The evidence is signed: ${signers.join('; ')}.`]),
        ...(unknown.length > 0 ? [`GitHub does not say whether administrators may bypass ${unknown.join(', ')}; the delivery file accepts that.`] : []),
        ...(beside.length > 0 ? [`Measured beside code of the team, which could have touched the numbers: ${[...new Set(beside)].join(', ')}.`] : []),
        ...undeclared(request),
    ];
    return { title: 'Not enforced, not asked, not signed, not known', lines: lines.length > 0 ? lines : ['Nothing: everything that was declared is enforced, and the evidence is signed.'] };
}
function signedBy({ signer }) {
    switch (signer.kind) {
        case 'none':
            return 'unsigned';
        case 'key':
            return `with the key ${signer.keyid.slice(0, 19)}`;
        case 'keyless':
            return `by ${signer.identity}`;
        default:
            return 'by somebody who could not be checked';
    }
}
function undeclared({ delivery: { spec } }) {
    const off = [
        ...(spec.tests && !spec.tests.fairness ? ['fairness'] : []),
        ...(spec.tests && !spec.tests.serving ? ['how it serves under load'] : []),
        ...(spec.tests && !spec.tests.signature ? ['inputs and outputs'] : []),
        ...(spec.checks?.length ? [] : ["the team's own tests and scans"]),
    ];
    return off.length > 0 ? [`Not asked, since the delivery file does not: ${off.join(', ')}.`] : [];
}

;// CONCATENATED MODULE: ./.build/src/approval/request/numbers.js

const COLUMNS = ['', 'What', 'Candidate', 'Held against', 'Difference', 'Interval', 'Wanted'];
/** The figures that the model tests (and the probes) put first, with their intervals. */
function numbersSection(ledger) {
    const title = 'The numbers that matter';
    const figures = ledger.entries.flatMap(({ statement: { predicate } }) => (predicate.stage === 'run-model-tests' || predicate.stage === 'probe-model' ? (predicate.verdict.figures ?? []) : []));
    const stated = [...new Set(ledger.entries.filter(({ statement: { predicate } }) => predicate.stage === 'run-model-tests').map(({ statement: { predicate } }) => predicate.verdict.headline))];
    if (figures.length === 0)
        return { title, lines: [...stated, 'There are none: nothing with a number was asked of this model.'] };
    return { title, lines: stated, table: { columns: COLUMNS, rows: figures.map(figureRow) } };
}
/** How differently the model treats groups, as far as the delivery file asks. */
function fairnessSection(ledger) {
    const title = 'Fairness';
    const findings = ledger.entries.flatMap(({ statement: { predicate } }) => (predicate.stage === 'run-model-tests' ? predicate.verdict.findings.filter(isFairness) : []));
    if (findings.length === 0)
        return { title, lines: ['Nothing was asked about fairness (no tests.fairness): how the model treats groups of people is not part of the evidence.'] };
    return { title, lines: findings.map(({ message }) => message).slice(0, 10), table: { columns: COLUMNS, rows: findings.map((finding) => figureRow(figureOf(finding))) } };
}
function isFairness({ code }) {
    return code.startsWith('fairness-') || code === 'group-too-small';
}
function figureOf({ rule, numbers, interval, expected, outcome }) {
    const { candidate, value, champion, anchor, difference } = numbers ?? {};
    return {
        name: rule,
        candidate: candidate ?? value ?? null,
        ...(champion !== undefined && { champion }),
        ...(anchor !== undefined && { anchor }),
        ...(difference !== undefined && { difference }),
        ...(interval && { interval }),
        wanted: expected,
        outcome,
    };
}
function figureRow({ name, candidate, champion, anchor, difference, interval, wanted, outcome }) {
    const against = champion !== undefined ? numberText(champion) : anchor !== undefined ? `${numberText(anchor)} (anchor)` : '';
    const about = interval && difference !== undefined ? 'of the difference: ' : '';
    return [report_words/* ICONS */.Ze[outcome], name, numberText(candidate), against, numberText(difference), `${about}${(0,report_words/* intervalText */.Bt)({ interval })}`, wanted];
}
function numberText(value) {
    return value === undefined ? '' : value === null ? 'undefined' : (0,report_words/* short */.h0)(value);
}

;// CONCATENATED MODULE: ./.build/src/approval/request/open.js

/** Everything that did not simply pass, of every sealed stage, gravest first. A stage that is not enforced may have failed. */
function openSection(ledger) {
    const title = 'Not decided, or passed with a warning';
    const found = ledger.entries.flatMap(({ statement: { predicate } }) => predicate.verdict.findings.map((finding) => ({ finding, predicate }))).filter(({ finding }) => finding.outcome !== 'pass');
    if (found.length === 0)
        return { title, lines: ['Nothing: every rule was decided, and none with a warning.'] };
    const sorted = report_words/* GRAVEST_FIRST */.sd.flatMap((outcome) => found.filter(({ finding }) => finding.outcome === outcome));
    const counts = report_words/* GRAVEST_FIRST */.sd.map((outcome) => [outcome, sorted.filter(({ finding }) => finding.outcome === outcome).length]).filter(([, count]) => count > 0);
    return {
        title,
        lines: [`${counts.map(([outcome, count]) => `${count} ${report_words/* OUTCOME_WORDS */.nx[outcome]}`).join(', ')}. None of them stops this release by the rules; whether one should is yours to say.`],
        table: {
            columns: ['', 'Stage', 'Rule', 'What was seen'],
            rows: sorted.map(({ finding, predicate }) => [report_words/* ICONS */.Ze[finding.outcome], `${predicate.stage}${predicate.enforced ? '' : ' (not enforced)'}`, finding.rule, finding.message]),
        },
    };
}

;// CONCATENATED MODULE: ./.build/src/approval/request/risk.js

/** How much is at stake by the policy's own rules, and what the policy asks for because of it. */
function riskSection({ policy, rule }) {
    const { risk, roles, automatic, soak, evidence, policyOwners } = policy;
    const people = [...new Set(roles.map(({ role }) => role))];
    return {
        title: `Risk: ${risk.class}`,
        lines: [
            ...risk.because.map(words/* sentence */.em),
            ...(rule === undefined ? [] : [`No person is asked, since a rule approves: ${(0,words/* sentence */.em)(rule)}`]),
            `For this class the policy asks for ${people.length === 1 ? `the role ${people[0]}` : `the roles ${people.join(', ')}`}${roles.length > people.length ? ` (${roles.length} people in all)` : ''}.`,
            ...(evidence.length > 0 ? [`It also asks that ${evidence.join(', ')} passed, which they have.`] : []),
            ...(policyOwners.length > 0 ? [`Rules or gates were loosened, or nobody can say that they were not, so ${policyOwners.join(', ')} must agree as the owner of the policy.`] : []),
            ...(soak > 0 ? [`Each step of the rollout lasts at least ${(0,words/* durationText */.S5)(soak)}.`] : []),
            ...(automatic && rule === undefined ? ['A rule could approve this class without a person where its conditions hold; they do not hold here, so people are asked.'] : []),
            ...(policy.extends ? [`Under it lies the policy ${policy.extends.path} of ${policy.extends.repository} at ${policy.extends.commit.slice(0, 12)}, which this delivery file may tighten and not loosen.`] : []),
        ],
    };
}
/** Findings of scans that somebody answers for until a day; none, and there is no section. */
function acceptedSection(ledger) {
    const accepted = ledger.entries.flatMap(({ statement: { predicate } }) => predicate.verdict.findings.filter(({ code }) => code === 'check-excepted'));
    if (accepted.length === 0)
        return [];
    return [
        {
            title: 'Known vulnerabilities that somebody answers for',
            lines: [],
            table: { columns: ['Check', 'What', 'Until', 'Because', 'Owner'], rows: accepted.map(({ subject, message, expected, because, owner }) => [subject?.name ?? '', message, expected, because ?? '', owner ?? '']) },
        },
    ];
}

// EXTERNAL MODULE: ./.build/src/serving/criteria.js
var criteria = __webpack_require__(28371);
;// CONCATENATED MODULE: ./.build/src/approval/request/way.js

/** Who gets the candidate when, as people say it. `soak`: how long each step lasts at the least, by the approval's class, in milliseconds. */
function wayOf(plan, soak) {
    const [first] = plan.steps;
    const served = first === 0 ? plan.steps.slice(1) : plan.steps;
    const before = first === 0 ? [withoutUsers(plan)] : [];
    if (served.length === 0)
        return [...before, 'Then the rollout ends with a report of both: it gives the candidate no user.'];
    if (served.length === 1)
        return [...before, allAtOnce(plan)];
    return [...before, ...ramp(plan, served, soak), ...askedOfSteps(plan), ...ends(plan)];
}
function withoutUsers({ strategy, shadow, batch, blueGreen }) {
    if (strategy === 'blue-green')
        return `For ${(0,words/* durationText */.S5)(blueGreen?.before ?? 0)} the champion alone is looked at: what the candidate is held against afterwards.`;
    if (batch) {
        const limit = batch.differAtMost === undefined ? 'nothing says how many rows may differ from the champion\'s' : `it goes no further where more than ${(0,words/* percentText */.fL)(batch.differAtMost)} of the rows of one of them differ from the champion's`;
        return `It scores the last ${batch.last} batches where nobody sees it; ${limit}.`;
    }
    return `For ${(0,words/* durationText */.S5)(shadow?.for ?? 0)} it gets a copy of the requests, and nobody gets its answers.`;
}
function allAtOnce({ strategy, watch, blueGreen }) {
    if (strategy === 'blue-green') {
        const warm = blueGreen?.keepWarm ? `; the champion stays loaded for ${(0,words/* durationText */.S5)(blueGreen.keepWarm)} more, and nothing else is delivered until then` : '';
        return `Then all users change over at once (strategy blue-green), and it is watched for ${(0,words/* durationText */.S5)(watch)}${warm}.`;
    }
    const compared = strategy === 'replace' || strategy === 'batch' ? ' Champion and candidate never serve side by side, so nothing compares them;' : '';
    return `All users get it at once (strategy ${strategy}).${compared} ${compared ? 'it' : 'It'} is watched for ${(0,words/* durationText */.S5)(watch)}.`;
}
function ramp(plan, [first, ...rest], soak) {
    const atLeast = soak > 0 ? `at least ${(0,words/* durationText */.S5)(soak)} and ` : '';
    const end = plan.atEnd === 'rollback' ? 'it is taken back' : plan.atEnd === 'ask' ? `a person is asked, and it is taken back where nobody answers within ${(0,words/* durationText */.S5)(plan.answerWithin ?? 0)}` : 'it stays where it is and a person is asked';
    const held = plan.holdBack === undefined ? '' : ` ${plan.holdBack} % of users stay with the champion until that watch ends.`;
    return [
        `${first} % of users get it first, then ${rest.map((step) => `${step} %`).join(', then ')}. Each step lasts ${atLeast}until the evidence of that step allows more, looked at every ${(0,words/* durationText */.S5)(plan.interval)}.`,
        `Where ${(0,words/* durationText */.S5)(plan.timeBudget)} pass without such evidence, ${end}. At ${plan.holdBack === undefined ? 100 : 100 - plan.holdBack} % it is watched for ${(0,words/* durationText */.S5)(plan.watch)} more, and then it is the champion.${held}`,
    ];
}
function askedOfSteps({ steps, details = [] }) {
    return details.flatMap((detail, index) => {
        const asked = askedOf(detail);
        return asked.length === 0 ? [] : [`At ${steps[index]} %: ${asked.join('; ')}.`];
    });
}
function askedOf({ gate, hours, soak, evidence }) {
    const counted = [evidence?.requests === undefined ? '' : `${evidence.requests} requests of the candidate`, evidence?.events === undefined ? '' : `${evidence.events} events`].filter((text) => text !== '');
    return [
        ...(gate === undefined ? [] : [`it begins only when a reviewer of the environment ${gate} lets it`]),
        ...(hours ? [`it begins only from ${hours.from} to ${hours.to} in ${hours.zone}${hours.days ? ` on ${hours.days.join(', ')}` : ''}`] : []),
        ...(soak === undefined ? [] : [`it lasts at least ${(0,words/* durationText */.S5)(soak)}`]),
        ...(counted.length === 0 ? [] : [`it gathers at least ${counted.join(' and ')}`]),
    ];
}
const ANSWERS = { champion: 'the champion stays', candidate: 'all users get the candidate where every guardrail has ruled out its margin, and else a person is asked', ask: 'a person is asked who gets all users' };
function ends({ ab, steps }) {
    return ab ? [`Both serve side by side at ${steps.at(-2)} % until ${(0,words/* timeText */.Tc)(ab.ends)}; then ${ANSWERS[ab.then]}.`] : [];
}

;// CONCATENATED MODULE: ./.build/src/approval/request/rollout.js



/** What an approval sets going: who gets the candidate when, what is watched, and when it is taken back. */
function rolloutSection({ delivery, situation, policy }) {
    const title = 'What follows when it is approved';
    const { rollout } = situation;
    const before = situation.before ?? [];
    if (!rollout)
        return { title, lines: [...before, 'Not known here: the delivery file declares no rollout, so nothing in this evidence says how the release comes to its users or how it is taken back.'] };
    if ('problems' in rollout)
        return { title, lines: [...before, 'Nothing: the rollout as it is declared cannot begin.', ...rollout.problems] };
    const { plan } = rollout;
    const { golden } = delivery.spec.rollout ?? {};
    return {
        title,
        lines: [
            ...before,
            golden ? `Before its first user, the place where it will serve must answer the golden rows (${golden.rows}) as they were approved.` : 'Before its first user nothing compares its answers with the approved ones (no rollout.golden).',
            ...(situation.champion ? wayOf(plan, policy.soak) : [`There is no champion to compare with, so all users get it at once; it is then watched for ${(0,words/* durationText */.S5)(plan.watch)}.`]),
            ...(situation.champion ? plan.guardrails.map(criteria/* guardrailSentence */.zc) : []),
            ...(situation.champion && plan.guardrails.length > 0 ? [errorRates(plan)] : []),
            (0,criteria/* takenBackToo */.DI)(plan),
            ...(delivery.spec.rollback ? [(0,criteria/* wayBackPromise */.wD)(delivery)] : []),
        ],
    };
}
function errorRates({ guardrails, falsePromotion }) {
    const falseRollback = guardrails.reduce((sum, each) => sum + each.falseRollback, 0);
    return `However often one looks, a good candidate is taken back by mistake with a chance of at most ${(0,words/* percentText */.fL)(falseRollback)}, and a bad one is let on at a step with a chance of at most ${(0,words/* percentText */.fL)(falsePromotion)}, while both serve side by side.`;
}

;// CONCATENATED MODULE: ./.build/src/approval/request/who.js
const MOST_PEOPLE = 50;
/** Who may answer for each role, and who may not and why. */
function whoSection(request) {
    const { policy, involvement } = request;
    const barred = policy.separationOfDuties ? involvement.people : [];
    return {
        title: 'Who may approve, and who may not',
        lines: [
            `${policy.roles.length === 1 ? 'One person is needed' : `${policy.roles.length} people are needed, each for one of these roles: somebody who may fill two of them counts once`}.`,
            ...(policy.separationOfDuties
                ? barred.length > 0
                    ? barred.slice(0, MOST_PEOPLE).map(({ login, id, because }) => `${login} (account ${id}) may not: ${because.join(', ')}.`)
                    : ['Nobody is known to have made this candidate.']
                : ['Makers may approve their own candidate here (approval.separation_of_duties: false).']),
            ...(barred.length > MOST_PEOPLE ? [`${barred.length - MOST_PEOPLE} more people made it and may not; all of them are in the statement.`] : []),
            'Accounts of bots and apps do not count, whoever lets them through.',
        ],
        table: { columns: ['Role', 'Where', 'Reviewers', 'Of these, who may not'], rows: policy.roles.map((role) => row(role, request)) },
    };
}
function row(role, { facts, policy, involvement }) {
    const environment = facts.environments.get(role.slot) ?? facts.environments.get(role.role);
    const barred = policy.separationOfDuties ? new Map(involvement.people.map((person) => [person.id, person])) : new Map();
    const names = environment ? reviewers(environment) : (role.people ?? []).map((id) => `account ${id}`);
    const ids = environment ? (environment.reviewers ?? []).flatMap(({ kind, id }) => (kind === 'User' ? [id] : [])) : (role.people ?? []);
    const may = ids.flatMap((id) => (barred.has(id) ? [barred.get(id).login] : []));
    const teams = environment?.reviewers?.some(({ kind }) => kind === 'Team') ?? false;
    return [role.slot, role.environment ? `environment ${role.environment}` : 'review of the pull request', names.join(', ') || 'nobody', may.join(', ') || (teams ? 'members of the team who are named above' : 'nobody')];
}
function reviewers({ reviewers: all }) {
    return (all ?? []).map(({ kind, name }) => (kind === 'Team' ? `anybody of the team ${name}` : name));
}

;// CONCATENATED MODULE: ./.build/src/approval/request/page.js










/**
 * What people are asked to approve, on one page and in the order in which somebody decides: what is asked, what changes, the
 * numbers, what stayed open, how much is at stake, what follows, who may answer, and on what all of it rests. Plain text from
 * hostile sources; escape it.
 */
function requestSections(request) {
    const { ledger } = request;
    return [
        askedSection(request),
        ...promotionSections(request),
        changesSection(request),
        numbersSection(ledger),
        fairnessSection(ledger),
        dataSection(request),
        openSection(ledger),
        ...acceptedSection(ledger),
        riskSection(request),
        rolloutSection(request),
        whoSection(request),
        limitsSection(request),
        evidenceSection(ledger),
    ];
}

;// CONCATENATED MODULE: ./.build/src/approval/request/role.js

/** Refusals that a reviewer can still do something about, told to the reviewer and not to whoever set the workflow up. */
const OF_THE_REVIEW = new Set(['challenge-missing', 'challenge-wrong', 'approver-not-a-person', 'approver-made-the-candidate', 'rationale-missing', 'rationale-too-short', 'question-unanswered']);
/**
 * What a reviewer reads at once where the own review does not count: why, which code was asked for, and what to do. GitHub takes no
 * second review of a job that it has let through.
 */
function roleSections(role, challenge, runId, refusals) {
    const mine = refusals.filter(({ code }) => OF_THE_REVIEW.has(code));
    if (mine.length === 0)
        return [];
    const aboutCode = mine.some(({ code }) => code.startsWith('challenge-'));
    return [
        {
            title: `Your review for ${role} does not count`,
            lines: [
                ...mine.map(({ expected, actual }) => `Wanted: ${expected}. Found: ${actual}.`),
                ...(aboutCode ? ['This run asked for the line below; case and dashes do not matter.'] : []),
                `Nothing was released by it. GitHub takes no second review of the same job, and a run that is started again has no valid approval: start a new run, with \`resume: ${runId}\` where the workflow has that input, so that nothing is tested twice. It has a code of its own.`,
            ],
            ...(aboutCode && { copy: (0,approval_challenge/* approvalPhrase */.$2)(challenge) }),
        },
    ];
}

// EXTERNAL MODULE: ./.build/src/approval/policy/automatic.js
var automatic = __webpack_require__(48141);
// EXTERNAL MODULE: ./.build/src/approval/facts/condition-facts.js
var condition_facts = __webpack_require__(66828);
// EXTERNAL MODULE: ./.build/src/approval/conditions/conditions.js + 1 modules
var conditions_conditions = __webpack_require__(23866);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/evidence/keys.js
var keys = __webpack_require__(43449);
// EXTERNAL MODULE: ./.build/src/evidence/oms/keys.js
var oms_keys = __webpack_require__(13211);
// EXTERNAL MODULE: ./.build/src/evidence/oms/verify.js + 2 modules
var verify = __webpack_require__(48462);
;// CONCATENATED MODULE: ./.build/src/approval/conditions/documents.js








const MOST_BYTES = 64 * 1024 * 1024;
const MOST_SIGNATURE_BYTES = 1024 * 1024;
/** In the document itself, where it is a text: then the day is signed too. */
const EXPIRES_LINE = /^\W*expires\W*:?\W*([0-9]{4}-[0-9]{2}-[0-9]{2})\W*$/im;
/**
 * Why a document that the policy asks for this class does not count: it is missing, not signed by its owner as it is now, or
 * counts no longer.
 */
async function readDocuments(delivery, rules, risk, now) {
    const refusals = [];
    const documents = [];
    for (const rule of rules.filter(({ classes }) => classes === null || classes.includes(risk))) {
        const found = await readDocument(delivery, rule);
        if ('refusal' in found) {
            refusals.push(found.refusal);
            continue;
        }
        refusals.push(...expiryRefusals(rule, found.expires, now));
        documents.push(found);
    }
    return { refusals, documents, inputs: documents.map(({ name, digest }) => ({ name: `document ${name}`, digest: digest })) };
}
async function readDocument(delivery, { name, owner, file, signature, publicKey, keyids, expires }) {
    const wanted = `${name}, signed by ${owner}`;
    const missing = (what) => ({ refusal: (0,approval_refusal_codes/* refuse */.T)('document-missing', wanted, what) });
    if (file === null)
        return missing('no file named in approval.require');
    if (signature === null || publicKey === null)
        return { refusal: (0,approval_refusal_codes/* refuse */.T)('document-not-signed', wanted, `no ${signature === null ? 'signature' : 'public_key'} named in approval.require`) };
    const [text, proof, pem] = await Promise.all([read(delivery, file, MOST_BYTES), read(delivery, signature, MOST_SIGNATURE_BYTES), read(delivery, publicKey, MOST_SIGNATURE_BYTES)]);
    if (!text)
        return missing(`${file} is not there, or is no file of at most ${MOST_BYTES} bytes`);
    if (!proof)
        return { refusal: (0,approval_refusal_codes/* refuse */.T)('document-not-signed', wanted, `${signature} is not there`) };
    const key = pem && keyOf(pem);
    if (!key)
        return { refusal: (0,approval_refusal_codes/* refuse */.T)('document-wrong-key', wanted, `${publicKey} is no public key`) };
    const other = keyids.find((keyid) => keyid !== key.keyid);
    if (other !== undefined)
        return { refusal: (0,approval_refusal_codes/* refuse */.T)('document-wrong-key', `the key ${other} of ${owner}`, key.keyid) };
    const broken = await brokenSignature(delivery.resolve(file), text, proof, key.key);
    if (broken !== undefined)
        return { refusal: (0,approval_refusal_codes/* refuse */.T)('document-not-signed', wanted, broken) };
    const days = [expires, EXPIRES_LINE.exec(text.toString('utf8'))?.[1]].filter((day) => typeof day === 'string');
    return { name, owner, digest: (0,digest/* sha256 */.sc)(text), keyid: key.keyid, expires: days.sort()[0] ?? '' };
}
/**
 * Why a signature does not hold: of a bundle as `sluice sign` makes it, or a detached one over the bytes as they are, as
 * `openssl pkeyutl -sign -rawin` (Ed25519) and `openssl dgst -sha256 -sign` (P-256) make it.
 */
async function brokenSignature(file, text, proof, key) {
    if (proof.subarray(0, 64).toString('utf8').trimStart().startsWith('{')) {
        if (!(0,oms_keys/* isOmsKey */.dc)(key))
            return `a bundle, which no ${key.asymmetricKeyType} key can have signed`;
        const [refusal] = await (0,verify/* verifySignedFile */.u)(file, proof, { method: 'key', key });
        return refusal && `${refusal.code}: ${refusal.actual}`;
    }
    const plain = proof.toString('latin1').trim();
    const signature = /^[A-Za-z0-9+/\s]+={0,2}$/.test(plain) && plain.length > 80 ? Buffer.from(plain, 'base64') : proof;
    return (0,external_node_crypto_.verify)(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', text, key, signature) ? undefined : 'a signature that does not fit';
}
function expiryRefusals({ name, owner, within }, expires, now) {
    // The day itself still counts.
    const end = Date.parse(`${expires}T00:00:00Z`) + 86_400_000;
    const left = end - now.getTime();
    const wanted = `${name} of ${owner} that counts on ${now.toISOString().slice(0, 10)}`;
    if (!(left > 0))
        return [(0,approval_refusal_codes/* refuse */.T)('document-expired', wanted, expires === '' ? 'no day until which it counts' : `one that counted until ${expires}`)];
    if (within === null || left <= within + 86_400_000)
        return [];
    return [(0,approval_refusal_codes/* refuse */.T)('document-expires-too-late', `${name} of ${owner} to be looked at again within ${Math.round(within / 86_400_000)} days`, `it counts until ${expires}`)];
}
/** Undefined: not there, no plain file, or larger than it may be. */
async function read(delivery, declared, most) {
    const file = delivery.resolve(declared);
    const found = await (0,promises_.stat)(file).catch(() => undefined);
    return found?.isFile() && found.size <= most ? (0,promises_.readFile)(file) : undefined;
}
function keyOf(pem) {
    try {
        return (0,keys/* verifyingKey */.HK)(pem.toString('utf8'));
    }
    catch (error) {
        if (error instanceof problem/* InputError */.d)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./.build/src/approval/floor/refusals.js
var refusals = __webpack_require__(89237);
// EXTERNAL MODULE: ./.build/src/approval/risk/signature-changed.js
var signature_changed = __webpack_require__(88572);
// EXTERNAL MODULE: ./.build/src/approval/facts/standing.js
var facts_standing = __webpack_require__(67407);
// EXTERNAL MODULE: ./.build/src/approval/conditions/versions.js
var conditions_versions = __webpack_require__(57449);
;// CONCATENATED MODULE: ./.build/src/approval/policy/in-force.js










/** Asked when people are asked and when they have answered; a role's own job asks only whether the rules can be read. */
async function policyInForce(delivery, context, world, policy, step) {
    const { basis, standing = (0,facts_standing/* unknownStanding */.L)('no journal was read') } = world;
    const rules = [...(basis?.refusals ?? []), ...(world.floor ? (0,refusals/* floorRefusals */.S)(delivery, world.floor) : [])];
    const inputs = basis?.inputs ?? [];
    if (step === 'role')
        return { refusals: rules, inputs, details: {} };
    const now = context.clock.now();
    const facts = await (0,condition_facts/* conditionFacts */.T)(delivery.spec.release.name, policy, { forge: world.forge, policyForge: world.policyForge, standing });
    const conditions = (0,conditions_conditions/* conditionRefusals */.R)(policy, facts, now);
    const versions = (0,conditions_versions/* versionRefusals */.k)({ candidate: context.release, champion: standing.champion?.release, known: standing.known, changes: (0,signature_changed/* signatureIn */.S)(world.ledger)?.changes });
    const { refusals: unmet, documents, inputs: read } = await readDocuments(delivery, policy.require, policy.risk.class, now);
    const authority = (0,automatic/* automaticAuthority */.d)(policy, world.ledger, standing, now.getTime());
    return {
        refusals: [...rules, ...conditions, ...versions, ...unmet],
        inputs: [...inputs, ...read],
        authority,
        details: { changes: basis?.changes ?? policy.risk.changes, documents, ...(authority && { authority }), soak: policy.soak },
    };
}
/** The rule that approves in place of people, where all of its conditions hold. */
function ruleThatApproves({ authority }) {
    return authority?.holds ? authority : undefined;
}
function ruleHeadline({ rule, conditions }) {
    return `Approved by a rule (${rule}), and by no person: ${conditions.map(({ condition, actual }) => `${condition} (${actual})`).join('; ')}.`;
}
/** Nobody was asked, and the rule does not approve any more: the reviews that are missing are not the reason. */
function ruleRefusals({ authority }, { approvals, promotion }) {
    if (!authority || authority.holds || approvals.length > 0 || promotion !== undefined)
        return [];
    return authority.conditions.filter(({ holds }) => !holds).map(({ condition, expected, actual }) => (0,approval_refusal_codes/* refuse */.T)('automatic-not-met', `${condition}: ${expected}`, actual));
}
/** Each condition with its numbers, held or not: people who are asked see why a rule did not do. */
function ruleFindings(delivery, { authority }) {
    if (!authority)
        return [];
    const location = delivery.locate(authority.rule.split('.'));
    return authority.conditions.map(({ condition, expected, actual, holds }) => ({
        ...observation(delivery, 'pass', {
            code: holds ? 'authority-condition-held' : 'authority-condition-not-held',
            rule: `A rule may approve: ${condition}`,
            message: holds ? `It holds: ${actual}.` : `It does not hold, so people are asked: expected ${expected}, found ${actual}.`,
            expected,
            actual,
        }),
        location,
    }));
}

// EXTERNAL MODULE: ./.build/src/approval/decision/concerns.js
var decision_concerns = __webpack_require__(81181);
// EXTERNAL MODULE: ./.build/src/approval/promotion-file.js
var promotion_file = __webpack_require__(85805);
;// CONCATENATED MODULE: ./.build/src/approval/asking.js





/** What reviewers are to do, in one sentence. */
function waitingHeadline({ roles, source }, challenge) {
    const waiting = `Waiting for ${counted(roles.length, 'approval', 'approvals')} (${listed(roles.map(({ slot }) => slot))})`;
    const phrase = `\`${(0,approval_challenge/* approvalPhrase */.$2)(challenge)}\``;
    return source === 'pull-request'
        ? `${waiting}: open a pull request with the promotion file; each reviewer looks at the evidence, approves, and writes ${phrase} in the text of the review.`
        : `${waiting}: each reviewer looks at the evidence and writes ${phrase} in the comment of the review.`;
}
/** What the comment must hold besides the code. */
function rationaleFacts({ rationale }) {
    if (rationale === null)
        return [];
    return [
        ...(rationale.characters > 0 ? [['And why', `at least ${rationale.characters} characters beside the code`]] : []),
        ...rationale.questions.map(({ id, ask }) => [`Answer in a line ${id}: …`, ask]),
    ];
}
/** Who may approve, where the delivery file names them and no environment does. */
function peopleFindings(delivery, { roles, source }) {
    if (source !== 'pull-request')
        return [];
    return roles.map(({ role, slot, people = [] }) => {
        const named = `accounts ${people.join(', ')}`;
        return observation(delivery, 'pass', { code: 'people-named', rule: `Approval for the role ${role}`, message: `${slot} is approved by a review of one of the ${named}.`, expected: 'people by their account ids', actual: named }, role);
    });
}
function promotionOf(delivery, { source }, subject) {
    const model = delivery.spec.release.name;
    return source === 'pull-request' ? { promotion: { path: (0,promotion_file/* promotionPath */.DL)(model), text: (0,promotion_file/* promotionText */.fn)(model, subject) } } : {};
}
function promotionFacts(delivery, policy, subject) {
    const { promotion } = promotionOf(delivery, policy, subject);
    return promotion ? [['Promotion file', promotion.path], ['With exactly this text', promotion.text]] : [];
}
/** Reviewers should know of them before they answer. */
function openConcerns(delivery, concerns) {
    return concerns
        .filter(({ answers }) => answers.length === 0)
        .map((concern) => observation(delivery, 'warn', {
        code: concern.veto.length > 0 ? 'vetoed' : 'concern-open',
        rule: 'No concern about this release is left without an answer',
        message: `${(0,ballot/* nameOf */.V)(concern.by)} has a concern, in #${concern.issue}: ${concern.text.replaceAll(/\s+/g, ' ').slice(0, 300)}`,
        expected: 'an answer of somebody of a role',
        actual: 'none yet',
        fix: `Answer with a comment on the issue that begins with \`answer\`, or with a line \`${(0,decision_concerns/* answerId */.Kt)(concern)}: …\` in an approving review.`,
    }));
}

;// CONCATENATED MODULE: ./.build/src/approval/require-approval.js















/**
 * The plan step: verifies that every role's environment exists and holds a job until somebody has said yes, names who may
 * not approve, and tells reviewers what to type. `details.matrix` lists the role jobs and is never empty.
 */
async function requestApproval(delivery, context, world) {
    const policy = (0,policy_policy/* approvalPolicy */.Uh)(delivery, world);
    const { roles } = policy;
    return answer(delivery, context, world, policy, { step: 'request', roles, refused: 'Nobody is asked to approve' }, (facts, subject, inForce) => {
        const { challenge } = subject;
        const rule = ruleThatApproves(inForce);
        const involvement = (0,people/* whoMadeIt */.B)(policy, facts.run, facts.commits, facts.pushed);
        const barred = policy.separationOfDuties ? involvement : { people: [], refusals: [] };
        // Reviewers see them and may answer; what is left without an answer stops the approval itself.
        const concerns = (0,decide/* concernsIn */.v8)(policy, facts, involvement, []);
        const refusals = [
            ...(0,decide/* runRefusals */.r_)(policy, facts),
            ...(policy.source === 'environments' && !rule ? (0,decision_environments/* environmentRefusals */.rM)(policy, roles, facts.environments, facts.branches) : []),
            ...barred.refusals,
            ...(rule ? [] : (0,decision_environments/* hopelessRoles */.Ft)(policy, facts.environments, barred.people)),
        ];
        const open = refusals.length + inForce.refusals.length === 0;
        return {
            refusals,
            findings: [...environmentFindings(delivery, policy, roles, facts.environments), ...ruleFindings(delivery, inForce), ...peopleFindings(delivery, policy), ...openConcerns(delivery, concerns)],
            headline: rule ? ruleHeadline(rule) : waitingHeadline(policy, challenge),
            facts: [
                ['Reviewers write', (0,approval_challenge/* approvalPhrase */.$2)(challenge)],
                ['Roles', roles.map(({ slot, environment, people }) => `${slot} (${environment === undefined ? `accounts ${people?.join(' or ')}` : `environment ${environment}`})`).join(', ')],
                ...rationaleFacts(policy),
                ...promotionFacts(delivery, policy, subject),
                ...makerFacts(policy, involvement),
                ...explanationFacts(world.ledger),
            ],
            sections: requestSections({ delivery, release: context.release, policy, challenge, ledger: world.ledger, situation: world.situation ?? {}, facts, involvement, ...(rule && { rule: rule.rule }), ...promotionOf(delivery, policy, subject) }),
            // The page says them among what nobody vouches for.
            notes: [],
            // Without a matrix no role job can start, whatever a workflow makes of the outcome.
            details: { ...(open ? { automatic: rule !== undefined, matrix: policy.source === 'environments' && !rule ? roles.map(({ slot, environment }) => ({ role: slot, environment })) : [], ...promotionOf(delivery, policy, subject) } : {}), ...approvalDetails(policy, facts, { involvement, granted: [], concerns }) },
        };
    });
}
/** One role's job: whether this role's approval counts, told at once, while the reviewer is still looking. */
async function checkRole(delivery, context, world) {
    const policy = (0,policy_policy/* approvalPolicy */.Uh)(delivery, world);
    const roles = policy.roles.filter(({ role, slot }) => world.role === undefined || slot === world.role || role === world.role);
    if (roles.length === 0)
        throw problem/* InputError */.d.of('unknown-role', `There is no role ${JSON.stringify(world.role)}.`, `Name one of ${policy.roles.map(({ slot }) => slot).join(', ')}.`, delivery.locate(['approval', 'roles']));
    return answer(delivery, context, world, policy, { step: 'role', roles, refused: `Not approved for ${world.role ?? 'every role'}` }, (facts, { challenge }) => {
        const decision = (0,decide/* decide */.LD)(policy, facts, roles);
        const [granted] = decision.granted;
        return {
            refusals: decision.refusals,
            findings: [...grantFindings(delivery, decision.granted), ...environmentFindings(delivery, policy, roles, facts.environments)],
            headline: world.role === undefined ? approvedHeadline(decision) : `Approved for ${world.role} by ${granted?.person.login}.`,
            facts: [['Role', world.role ?? 'every role'], ...makerFacts(policy, decision.involvement)],
            sections: roleSections(world.role ?? 'every role', challenge, context.deliveryId.runId, decision.refusals),
            details: approvalDetails(policy, facts, decision),
        };
    });
}
/** The approval itself: every role, by a person of its own who had no hand in the candidate, for exactly these bytes. */
async function requireApproval(delivery, context, world) {
    const policy = (0,policy_policy/* approvalPolicy */.Uh)(delivery, world);
    return answer(delivery, context, world, policy, { step: 'approve', roles: policy.roles, refused: 'Not approved' }, (facts, _subject, inForce) => {
        const rule = ruleThatApproves(inForce);
        const decision = rule ? (0,decide/* decide */.LD)({ ...policy, source: 'environments' }, facts, []) : (0,decide/* decide */.LD)(policy, facts);
        return {
            refusals: [...decision.refusals, ...(rule ? [] : ruleRefusals(inForce, facts))],
            findings: [...ruleFindings(delivery, inForce), ...grantFindings(delivery, decision.granted), ...environmentFindings(delivery, policy, policy.roles, facts.environments), ...concernFindings(delivery, decision.concerns)],
            headline: rule ? ruleHeadline(rule) : approvedHeadline(decision),
            facts: [
                ['Approved by', decision.granted.map(({ slot, person }) => `${person.login} for ${slot}`).join(', ') || (rule ? `a rule (${rule.rule})` : 'nobody')],
                ...decision.granted.map(({ slot, person, comment }) => [`${person.login} for ${slot} wrote`, comment]),
                ...makerFacts(policy, decision.involvement),
            ],
            details: approvalDetails(policy, facts, decision),
        };
    });
}
function approvedHeadline({ granted }) {
    const people = counted(new Set(granted.map(({ person }) => person.id)).size, 'person', 'people');
    return `Approved by ${people} for ${counted(granted.length, 'role', 'roles')}: ${listed(granted.map(({ role, person }) => `${person.login} (${role})`))}.`;
}
/** What the three steps share: nothing is asked of GitHub before there is something to approve, nothing decided on half the facts. */
async function answer(delivery, context, world, policy, { step, roles, refused }, decideOn) {
    const shared = { step, refused, notes: policyNotes(delivery, policy), inputs: [], facts: [], findings: [], headline: refused };
    const subject = approvable(delivery, context, policy, world);
    if ('refusals' in subject)
        return conclude(delivery, context, { ...shared, refusals: subject.refusals, details: {} });
    const inForce = await policyInForce(delivery, context, world, policy, step);
    // A rule that approves needs no environment; whether it does is the policy's to say, before anybody is asked.
    const people = ruleThatApproves(inForce) === undefined;
    const wanted = { roles: people ? roles : [], approvals: step !== 'request' && people, protectedFile: step !== 'role', concerns: step !== 'role', final: step === 'approve' };
    const gathered = await (0,gather/* gather */.kg)(delivery, context, world, policy, subject, wanted);
    const found = gathered.facts ? decideOn(gathered.facts, subject, inForce) : { refusals: [], details: {} };
    return conclude(delivery, context, {
        ...shared,
        ...found,
        refusals: [...gathered.refusals, ...inForce.refusals, ...found.refusals],
        inputs: [...inputsOf(subject, gathered), ...inForce.inputs],
        details: { challenge: (0,approval_challenge/* displayChallenge */.UI)(subject.challenge), subject: subject.subject, ...inForce.details, ...found.details },
    });
}
function inputsOf({ subject }, { inputs }) {
    return [{ name: 'evidence set', digest: subject.evidence }, { name: 'approval policy', digest: subject.policy }, ...inputs];
}

// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/run/gate-policy.js
var gate_policy = __webpack_require__(89034);
// EXTERNAL MODULE: ./.build/src/run/judge.js
var judge = __webpack_require__(85358);
// EXTERNAL MODULE: ./.build/src/run/override.js
var override = __webpack_require__(50509);
// EXTERNAL MODULE: ./.build/src/run/ledger-file.js
var ledger_file = __webpack_require__(67291);
// EXTERNAL MODULE: ./.build/src/run/parity.js
var run_parity = __webpack_require__(28016);
// EXTERNAL MODULE: ./.build/src/run/serving.js
var run_serving = __webpack_require__(71545);
// EXTERNAL MODULE: ./.build/src/run/signing.js
var run_signing = __webpack_require__(81122);
// EXTERNAL MODULE: ./.build/src/run/situation.js
var situation = __webpack_require__(88149);
// EXTERNAL MODULE: ./.build/src/run/standing.js
var run_standing = __webpack_require__(58525);
// EXTERNAL MODULE: ./.build/src/run/stages.js + 6 modules
var stages = __webpack_require__(83591);
;// CONCATENATED MODULE: ./.build/src/run/approval.js





















const APPROVAL_STEPS = ['request', 'role', 'approve', 'override', 'break-glass'];
/** The three steps of an approval; `approve` leaves the ledger with the approval in it in `session.out`. */
async function runApproval(session, options) {
    let read;
    // What cannot be read is said by the stage below, on every surface.
    const peek = await (0,ledger_file/* readLedgerFile */.Uy)(options.ledger, { trust: {} }).catch(() => undefined);
    const release = peek?.ledger.entries[0] && releaseOfLedger(peek);
    const keep = options.step === 'approve' || options.step === 'break-glass'
        ? async (statement, delivery) => {
            const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
            if (read && read.ledger.refusals.length === 0)
                await (0,ledger_file/* extendLedgerFile */.u5)(read, statement, signing, external_node_path_.join(session.out, evidence_ledger/* LEDGER_FILE */.th));
        }
        : undefined;
    return (0,judge/* judge */.S)({ ...(0,stages.named)(session, release), purpose: 'deliver' }, 'require-approval', { release, keep }, async (delivery, context) => {
        const signing = await (0,run_signing/* signingOf */.f)(delivery, options.secrets);
        read = await (0,ledger_file/* readLedgerFile */.Uy)(options.ledger, signing, options.head);
        const serving = await (0,run_serving/* servingNow */.N)(session);
        const rules = await rulesOf(delivery, session, read.ledger, serving, options);
        const { evidence, risk } = (0,policy_policy/* approvalPolicy */.Uh)(delivery, rules);
        const parity = await (0,run_parity/* parityOf */.B)(delivery, session, signing, read.ledger);
        const gate = { ...(await (0,gate_policy/* gatePolicyOf */.f$)(delivery, context.deliveryId, signing.allowed, 'request', { evidence, risk: risk.class })), parity };
        const world = { ...rules, forge: options.forge, policyForge: options.policyForge, ledger: read.ledger, gate, pullRequest: options.pullRequest, situation: (0,situation/* situationOf */._)(delivery, serving, parity) };
        switch (options.step) {
            case 'request':
                return requestApproval(delivery, context, world);
            case 'role': {
                // A review of a pull request may be for any of them.
                if (!options.role && delivery.spec.approval?.source !== 'pull-request')
                    throw problem/* InputError */.d.of('role-missing', 'Step `role` was asked for without a role.', 'Give the role of this job, from the matrix of the step `request`.');
                return checkRole(delivery, context, { ...world, role: options.role });
            }
            case 'approve':
                return requireApproval(delivery, context, world);
            case 'break-glass':
                return breakGlassHere(delivery, session, context, signing, world, options);
        }
    });
}
/** Which rules count for this candidate: what changed, whose policy lies under the delivery file's, what the journals tell. */
async function rulesOf(delivery, session, ledger, serving, { forge, policyForge, since = serving?.commit }) {
    const standing = await (0,run_standing/* standingOf */.Y)(delivery, session, (0,conditions_of/* conditionsOf */.y)(delivery.spec.approval ?? {}, undefined).neighbours, serving);
    const basis = await (0,policy_basis/* basisOf */.g)(delivery, { forge, policyForge, ledger, since, standing });
    return { since, risk: basis.risk, floor: basis.floor, basis, standing };
}
/** The review of an override, in this run, in place of the roles. */
async function breakGlassHere(delivery, session, context, signing, world, { here, reason, forge, secrets, overrideHead }) {
    const release = context.release;
    if (!here || overrideHead === undefined)
        return (0,override/* refusedOverride */.Xi)([(0,approval_refusal_codes/* refuse */.T)('override-missing', 'a review of `break-glass` in the environment of overrides', 'none asked for')], release, 'require-approval');
    const candidate = { delivery: (0,delivery_id/* formatDeliveryId */.J)(context.deliveryId), release };
    const proven = await (0,override/* proveOverride */.l_)(delivery, { ...session, deliveryId: here }, context, signing, { action: 'break-glass', reason, forge, secrets, candidate, head: overrideHead });
    return 'override' in proven ? breakGlass(delivery, context, world, proven.override) : (0,override/* refusedOverride */.Xi)(proven.refusals, release, 'require-approval');
}
function releaseOfLedger({ ledger }) {
    const identified = (0,evidence_ledger/* latest */.IW)(ledger, 'identify')?.statement ?? ledger.entries[0].statement;
    return identified.predicate.verdict.release ?? { name: identified.subject[0].name, digest: (0,statement/* subjectOf */.et)(identified) };
}


/***/ }),

/***/ 88149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ rolloutOf),
/* harmony export */   _: () => (/* binding */ situationOf)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9752);
/* harmony import */ var _evidence_parity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49056);
/* harmony import */ var _rollout_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54911);



/** What people are told beside the evidence: what serves now, and what an approval sets going. */
function situationOf(delivery, serving, parity) {
    return {
        ...(serving && { champion: { release: serving.release, ledger: serving.ledger } }),
        ...(parity && { before: [(0,_evidence_parity_js__WEBPACK_IMPORTED_MODULE_1__/* .parityText */ .Nt)(parity)] }),
        ...(delivery.spec.rollout && { rollout: rolloutOf(delivery) }),
    };
}
/** A rollout that could decide nothing is no reason to leave people without the page. */
function rolloutOf(delivery) {
    try {
        return { plan: (0,_rollout_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .planOf */ .XC)(delivery) };
    }
    catch (error) {
        if (!(error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .d))
            throw error;
        return { problems: error.problems.map(({ message, fix }) => `${message} ${fix}`) };
    }
}


/***/ }),

/***/ 28371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DI: () => (/* binding */ takenBackToo),
/* harmony export */   R7: () => (/* binding */ takenBackWhen),
/* harmony export */   wD: () => (/* binding */ wayBackPromise),
/* harmony export */   zc: () => (/* binding */ guardrailSentence)
/* harmony export */ });
// One text for the page from which people approve and the page from which they walk through an incident.
/** What makes Sluice itself take a candidate back: a sentence each. */
function takenBackWhen(plan) {
    return [
        ...plan.guardrails.map(guardrailSentence),
        takenBackToo(plan),
        timeBudget(plan),
    ];
}
function takenBackToo({ blindFor, lease }) {
    return `It is taken back, too, when its signals are away for more than ${time(blindFor)}, when nobody has looked after the rollout for ${time(lease)} (by \`sluice watch\`, where one stands beside the router), and whenever somebody with write access aborts it.`;
}
/** How fast a way back must be, and what it can go back to. */
function wayBackPromise({ spec: { rollback } }) {
    return `A way back must end within ${rollback?.within ?? '60 s'}; the last ${rollback?.keep ?? 5} good releases are kept for it.`;
}
function guardrailSentence({ name, kind = 'rate', segment, tolerate, margin, absolute, worse, quantile, critical, labels }) {
    const harm = critical ? 'it is taken back' : 'the rollout is held and a person is asked';
    const where = segment === undefined ? '' : ` among ${segment}`;
    const late = labels ? `, judged when labels are ${time(labels.after)} old` : '';
    const measured = kind === 'quantile' ? `its ${ordinal(quantile)} percentile` : MEASURED[kind];
    const beyond = absolute
        ? `${worse === 'lower' ? 'falls' : worse === 'either' ? 'moves' : 'rises'} by more than ${tolerate} against the champion's; more users come only when ${margin} or more is ruled out`
        : `rises beyond ${tolerate} times the champion's; more users come only when ${margin} times or more is ruled out`;
    return `Guardrail "${name}"${where}${late}: ${harm} when ${measured} ${beyond}.`;
}
const MEASURED = {
    rate: 'its rate', quantile: 'its quantile', mean: 'its mean', classes: 'the mix of its answers', pairs: 'the share of requests that both answer differently', gauge: 'its figure',
};
function ordinal(quantile = 0.5) {
    return `${Number((100 * quantile).toPrecision(4))}th`;
}
function timeBudget({ atEnd, timeBudget: budget, steps }) {
    const end = atEnd === 'rollback' ? 'it is taken back' : atEnd === 'ask' ? 'a person is asked' : 'it stays where it is and a person is asked';
    return steps.length <= 1 ? 'All users get it at once: nothing compares it with the champion beside it, so people have to notice.' : `Where ${time(budget)} pass without evidence enough for more users, ${end}.`;
}
const UNITS = [[86_400_000, 'day', 'days'], [3_600_000, 'hour', 'hours'], [60_000, 'minute', 'minutes'], [1000, 'second', 'seconds'], [1, 'ms', 'ms']];
function time(milliseconds) {
    const [size, one, many] = UNITS.find(([unit]) => milliseconds >= unit) ?? UNITS.at(-1);
    const count = Math.round((milliseconds / size) * 10) / 10;
    return `${count} ${count === 1 ? one : many}`;
}


/***/ })

};
