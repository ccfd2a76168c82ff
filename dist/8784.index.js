export const id = 8784;
export const ids = [8784,5806,946,8633];
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

/***/ 48785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  policy: () => (/* binding */ policy)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/src/approval/policy/policy.js + 1 modules
var policy_policy = __webpack_require__(68355);
// EXTERNAL MODULE: ./.build/src/approval/request/words.js
var words = __webpack_require__(30092);
// EXTERNAL MODULE: ./.build/src/delivery/risk-class.js
var risk_class = __webpack_require__(91936);
;// CONCATENATED MODULE: ./.build/src/approval/cases/effective.js



/** The policy that counts for each class of risk, with where each rule comes from. */
function effectiveRules(delivery, floor) {
    const of = (name) => (0,policy_policy/* approvalPolicy */.Uh)(delivery, { risk: { class: name, because: [], changes: [] }, floor });
    return [...sharedRules(delivery, floor, of('medium')), ...risk_class/* RISK_CLASSES */.Ll.flatMap((name) => rulesOfClass(delivery, floor, name, of(name)))];
}
function rulesOfClass(delivery, floor, name, policy) {
    const { roles, expires, rationale, evidence, soak, automatic } = policy;
    const here = ['approval', 'classes', name];
    const rule = (what, value, own, under = own) => ({ rule: `${name}: ${what}`, value, from: sources(delivery, floor, own, under) });
    return [
        rule('roles', roles.map(({ slot, environment, people }) => `${slot} (${environment ?? `accounts ${people?.join(', ') ?? 'none'}`})`).join(', '), [[...here, 'roles'], ['approval', 'roles']]),
        rule('expires', (0,words/* durationText */.S5)(expires), [[...here, 'expires'], ['approval', 'expires']]),
        rule('rationale', rationale ? `at least ${rationale.characters} characters${rationale.questions.map(({ id, ask }) => `; ${id}: ${ask}`).join('')}` : 'the code alone', [[...here, 'rationale'], ['approval', 'rationale']]),
        rule('evidence', evidence.length > 0 ? evidence.join(', ') : 'what the delivery file declares', [[...here, 'evidence']]),
        rule('soak', soak > 0 ? (0,words/* durationText */.S5)(soak) : 'as the rollout says', [[...here, 'soak']]),
        rule('a rule approves', automatic ? `where only ${automatic.changes.join(', ') || 'nothing'} changed, every stage says ${automatic.outcomes}, ${automatic.limits.map(({ atMost, within }) => `this is at most delivery ${atMost} in ${(0,words/* durationText */.S5)(within)}`).join(' and ')}, and none of them was taken back` : 'never', [[...here, 'automatic']]),
    ];
}
function sharedRules(delivery, floor, policy) {
    const { approval, release } = delivery.spec;
    const rule = (what, value, own, under = own) => ({ rule: what, value, from: sources(delivery, floor, [own], [under]) });
    const risk = release.risk === undefined ? 'medium' : typeof release.risk === 'string' ? release.risk : `${release.risk.rules?.length ?? 0} rules, else ${release.risk.default ?? 'medium'}`;
    return [
        rule('class of risk', floor?.spec.release?.risk !== undefined ? `${release.risk === undefined ? '' : `${risk}, and at least `}as the organisation's policy says` : risk, ['release', 'risk']),
        rule('separation of duties', policy.separationOfDuties ? 'makers may not approve' : 'off', ['approval', 'separation_of_duties']),
        rule('silence on administrators', policy.adminBypass, ['approval', 'admin_bypass']),
        rule('owner of the policy', [approval?.policy_owner, floor?.spec.approval?.policy_owner].filter((role) => role !== undefined).join(' and ') || 'every role', ['approval', 'policy_owner']),
        rule('documents', policy.require.map(({ name, owner }) => `${name} of ${owner}`).join(', ') || 'none', ['approval', 'require']),
        rule('freeze', policy.freeze.map(({ from, to, zone }) => `${from} to ${to}${zone === undefined ? '' : ` in ${zone}`}`).join('; ') || 'never', ['approval', 'freeze']),
        rule('stop file', [policy.stopFile, policy.floorStopFile && `${policy.floorStopFile.file} in ${policy.floorStopFile.repository}`].filter((file) => file !== null).join(', ') || 'none', ['approval', 'stop_file']),
        rule('incidents', `open issues labelled ${policy.incidentLabels.join(' or ')}`, ['approval', 'incidents']),
        rule('error budget', policy.errorBudgets.map(({ within, rollbacks, requests }) => [rollbacks === null ? [] : `${rollbacks} taken back`, requests === null ? [] : `${requests} requests to such`].flat().join(' or ') + ` in ${(0,words/* durationText */.S5)(within)}`).join('; ') || 'none', ['approval', 'error_budget']),
        rule('neighbours', policy.neighbours.map(({ name }) => name).join(', ') || 'none', ['approval', 'neighbours']),
    ];
}
function sources(delivery, floor, own, under) {
    const mine = own.find((path) => valueAt(delivery.spec, path) !== undefined);
    const theirs = floor ? under.filter((path) => valueAt(floor.spec, path) !== undefined) : [];
    const { file, line } = delivery.locate(mine ?? []);
    const found = [...(mine ? [`${file}:${line}`] : []), ...theirs.map((path) => floor.where(path))];
    return found.length > 0 ? found : ['default'];
}
function valueAt(root, path) {
    return path.reduce((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key] : undefined), root);
}

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/approval/policy/automatic.js
var policy_automatic = __webpack_require__(48141);
// EXTERNAL MODULE: ./.build/src/approval/conditions/conditions.js + 1 modules
var conditions_conditions = __webpack_require__(23866);
// EXTERNAL MODULE: ./.build/src/approval/floor/refusals.js
var floor_refusals = __webpack_require__(89237);
// EXTERNAL MODULE: ./.build/src/approval/risk/changes.js
var risk_changes = __webpack_require__(82262);
// EXTERNAL MODULE: ./.build/src/approval/risk/data-changed.js
var data_changed = __webpack_require__(83834);
// EXTERNAL MODULE: ./.build/src/approval/risk/risk-of.js
var risk_of = __webpack_require__(8252);
// EXTERNAL MODULE: ./.build/src/approval/risk/rules-changed.js + 5 modules
var rules_changed = __webpack_require__(69362);
// EXTERNAL MODULE: ./.build/src/approval/conditions/versions.js
var versions = __webpack_require__(57449);
;// CONCATENATED MODULE: ./.build/src/approval/cases/facts.js

/** The stages of a case as rules of authority look at them: what each concluded, enforced. Nothing else of it is real. */
function ledgerOfCase({ outcomes = {} }) {
    const stages = ['identify', 'validate-data', 'run-model-tests', ...(outcomes['probe-model'] === undefined ? [] : ['probe-model'])];
    const entries = stages.map((stage, index) => {
        const predicate = { stage, outcome: outcomes[stage] ?? 'pass', enforced: true };
        return { line: index + 1, digest: (0,digest/* sha256 */.sc)(stage), signer: { kind: 'none' }, statement: { predicate } };
    });
    return { entries, head: undefined, refusals: [] };
}
/** Releases that are told apart by their versions alone. */
function releasesOfCase({ version = {} }) {
    const release = (label, bytes) => ({ name: 'case', digest: (0,digest/* sha256 */.sc)(bytes), ...(label === undefined ? {} : { version: label }) });
    return {
        candidate: release(version.candidate, 'candidate'),
        champion: release(version.champion, 'champion'),
        others: (version.others ?? []).map((label, index) => release(label, `other ${index}`)),
        changes: [...(version.breaking ? [{ kind: 'breaking', text: 'callers break' }] : []), ...(version.addition ? [{ kind: 'addition', text: 'callers meet something new' }] : [])],
    };
}

;// CONCATENATED MODULE: ./.build/src/approval/cases/judge-case.js













const DAY = 86_400_000;
/** Where a case names no time; only spans before it count then. */
const SOME_TIME = Date.parse('2026-01-05T10:00:00Z');
/** What the policy says of one case's facts, held against what it should say. `then`: the older delivery file, where one is named. */
function judgeCase(delivery, floor, { facts = {}, expect }, then) {
    const found = policySays(delivery, floor, facts, then);
    const wanted = { ...found, ...expect, refusals: expect.refusals ?? [] };
    return Object.keys(wanted).flatMap((what) => {
        const [expected, actual] = [shown(wanted[what], what), shown(found[what], what)];
        return expected === actual ? [] : [{ what, expected, actual: `${actual}${what === 'risk' ? ` (${found.because.join('; ')})` : what === 'refusals' ? found.why : ''}` }];
    });
}
function policySays(delivery, floor, facts, then) {
    const now = facts.at === undefined ? SOME_TIME : Date.parse(facts.at);
    const risk = (0,risk_of/* riskOver */.G)(delivery.spec, floor?.spec, changesOf(delivery, facts, then));
    const policy = (0,policy_policy/* approvalPolicy */.Uh)(delivery, { risk, floor });
    const releases = releasesOfCase(facts);
    const takenBack = (facts.taken_back ?? []).map(({ days, requests = 0 }) => ({ at: now - days * DAY, release: 'taken back', requests }));
    const begun = (facts.deliveries ?? []).map((days) => now - days * DAY);
    const ledger = ledgerOfCase(facts);
    const champion = facts.champion === false ? undefined : { release: releases.champion, ledger };
    const conditions = {
        model: delivery.spec.release.name,
        stopFile: { value: facts.stop_file === true },
        floorStopFile: { value: facts.organisation_stop_file === true },
        incidents: { value: (facts.incidents ?? []).map(({ title, labels = [] }, index) => ({ number: index + 1, title, labels })) },
        takenBack: { value: takenBack },
        neighbours: new Map(policy.neighbours.map(({ name }) => [name, neighbourOf(facts.neighbours?.[name])])),
    };
    const refusals = [
        ...(floor ? (0,floor_refusals/* floorRefusals */.S)(delivery, floor) : []),
        ...(0,conditions_conditions/* conditionRefusals */.R)(facts.at === undefined ? { ...policy, freeze: [] } : policy, conditions, new Date(now)),
        ...(facts.version ? (0,versions/* versionRefusals */.k)({ candidate: releases.candidate, champion: champion?.release, known: releases.others, changes: releases.changes }) : []),
    ];
    const authority = (0,policy_automatic/* automaticAuthority */.d)(policy, ledger, { champion, begun: { value: begun }, takenBack: { value: takenBack } }, now);
    const automatic = authority?.holds === true;
    return {
        risk: risk.class,
        because: risk.because,
        roles: automatic ? [] : [...new Set(policy.roles.map(({ role }) => role))],
        automatic,
        expires: (0,words/* durationText */.S5)(policy.expires),
        soak: (0,words/* durationText */.S5)(policy.soak),
        evidence: policy.evidence,
        characters: policy.rationale?.characters ?? 0,
        questions: (policy.rationale?.questions ?? []).map(({ id }) => id),
        refusals: refusals.map(({ code }) => code),
        why: refusals.length === 0 ? '' : ` (${refusals.map(({ code, expected, actual }) => `${code}: expected ${expected}, found ${actual}`).join('; ')})`,
    };
}
function changesOf(delivery, { changes = [], champion }, then) {
    if (changes === 'everything' || champion === false)
        return (0,risk_changes/* everythingChanged */.Qd)('the case says so').filter(({ kind }) => kind !== 'idle' || champion !== false);
    const files = { now: delivery.spec, then: then?.spec };
    const nothing = { entries: [], head: undefined, refusals: [] };
    const between = then ? [...(0,data_changed/* contractChanges */.C)(nothing, nothing, files), ...(0,rules_changed/* thresholdChanges */.B4)(files, delivery), ...(0,rules_changed/* servingChanges */.a)(files, delivery), ...(0,rules_changed/* policyChanges */.cb)(files, delivery)] : [];
    return [...changes.map((kind) => ({ kind, what: 'the case says so' })), ...between];
}
function neighbourOf(state = 'at-rest') {
    if (state === 'unknown')
        return { unknown: 'the case says so' };
    return { value: state === 'in-rollout' ? { open: (0,digest/* sha256 */.sc)('the case says so') } : {} };
}
/** Lists in any order; times by their length, however they are written. */
function shown(value, what) {
    if (Array.isArray(value))
        return value.length === 0 ? 'none' : [...value].sort().join(', ');
    if ((what === 'expires' || what === 'soak') && typeof value === 'string')
        return (0,words/* durationText */.S5)(inMilliseconds(value));
    return String(value);
}
function inMilliseconds(text) {
    try {
        return (0,duration/* parseDuration */.E)(text);
    }
    catch {
        return Number.NaN;
    }
}

// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(52210);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/schemas.js + 29 modules
var schemas = __webpack_require__(54885);
// EXTERNAL MODULE: ./.build/src/delivery/parse.js
var parse = __webpack_require__(11591);
// EXTERNAL MODULE: ./.build/src/delivery/schema-problems.js
var schema_problems = __webpack_require__(32822);
;// CONCATENATED MODULE: ./.build/src/approval/cases/read.js





/** Reads a file of cases. Throws InputError with every mistake, each with file, line and column. */
function readCases(bytes, file) {
    const yaml = (0,parse/* parseYaml */.h)(bytes, file);
    const problems = [...yaml.problems];
    if (problems.length === 0) {
        const validate = new _2020.Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, validateSchema: false })
            .addSchema(schemas/* deliverySchema */.oU)
            .compile(schemas/* policyCasesSchema */.je);
        if (!validate(yaml.value))
            problems.push(...(0,schema_problems/* schemaProblems */.Ic)(validate.errors ?? [], yaml));
    }
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    const cases = yaml.value;
    const twice = cases.cases.findIndex(({ name }, index) => cases.cases.findIndex((each) => each.name === name) < index);
    if (twice >= 0)
        throw problem/* InputError */.d.of('case-twice', `Two cases are called ${JSON.stringify(cases.cases[twice].name)}.`, 'Give each a name of its own.', yaml.locate(['cases', twice, 'name']));
    return { ...cases, locate: yaml.locate };
}

// EXTERNAL MODULE: ./.build/src/approval/policy/basis.js + 2 modules
var basis = __webpack_require__(70364);
// EXTERNAL MODULE: ./.build/src/approval/floor/read.js
var read = __webpack_require__(77044);
// EXTERNAL MODULE: ./.build/src/run/system.js
var system = __webpack_require__(67776);
// EXTERNAL MODULE: ./.build/src/delivery/load.js + 16 modules
var delivery_load = __webpack_require__(53840);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/run/forge.js + 1 modules
var forge = __webpack_require__(70946);
// EXTERNAL MODULE: ./.build/src/cli/session.js
var session = __webpack_require__(25806);
;// CONCATENATED MODULE: ./.build/src/cli/policy.js















const MOST_BYTES = 1024 * 1024;
/** `sluice policy test FILE…` runs a team's cases; `sluice policy show` prints the policy that counts and where it comes from. */
async function policy(argv, io) {
    const [what, ...rest] = argv;
    if (what === 'test')
        return testPolicy(rest, io);
    if (what === 'show')
        return showPolicy(rest, io);
    throw problem/* InputError */.d.of('policy-command', `There is no \`sluice policy ${what ?? ''}\`.`, 'Write `sluice policy test FILE…` or `sluice policy show`.');
}
async function testPolicy(argv, io) {
    const { values, positionals } = (0,external_node_util_.parseArgs)({ args: argv, allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
    if (positionals.length === 0)
        throw problem/* InputError */.d.of('policy-cases-missing', 'No file of cases is named.', 'Write `sluice policy test policy-cases.yml`.');
    const tried = [];
    for (const file of positionals)
        tried.push(...(await tryFile(file, io)));
    const failed = tried.filter(({ mismatches }) => mismatches.length > 0).length;
    if (values.json)
        io.stdout(`${JSON.stringify({ cases: tried, failed }, null, 2)}\n`);
    else
        io.stdout(`${[...tried.flatMap(linesOf), `${tried.length - failed} of ${tried.length} cases as expected.`].join('\n')}\n`);
    return failed > 0 ? 1 : 0;
}
function linesOf({ file, line, name, mismatches }) {
    if (mismatches.length === 0)
        return [`ok    ${(0,report_escape/* logLine */.BP)(name)}`];
    const width = Math.max(...mismatches.map(({ what }) => what.length));
    return [`FAIL  ${(0,report_escape/* logLine */.BP)(`${name} (${file}:${line})`)}`, ...mismatches.map(({ what, expected, actual }) => `      ${what.padEnd(width)}  ${(0,report_escape/* logLine */.BP)(`expected ${expected}, got ${actual}`)}`)];
}
async function tryFile(file, io) {
    const absolute = external_node_path_.resolve(io.cwd, file);
    const { cases, delivery: declared, policy: copy, locate } = readCases(await policy_read(absolute, file), file);
    const beside = (name) => external_node_path_.join(external_node_path_.dirname(absolute), name);
    const load = (name) => (0,delivery_load/* loadDelivery */.F)(beside(name), { workspace: (0,session/* workspaceOf */.B)(io, beside(name)) });
    const delivery = await load(declared ?? 'delivery.yml');
    const floor = copy === undefined ? await floorFrom(delivery, undefined, io) : await localFloor(beside(copy), copy);
    const tried = [];
    for (const [index, each] of cases.entries()) {
        const then = each.facts?.then === undefined ? undefined : await load(each.facts.then);
        tried.push({ file, name: each.name, line: locate(['cases', index, 'name']).line, mismatches: judgeCase(delivery, floor, each, then) });
    }
    return tried;
}
async function showPolicy(argv, io) {
    const { values } = (0,external_node_util_.parseArgs)({ args: argv, options: { delivery: { type: 'string', default: 'delivery.yml' }, policy: { type: 'string' }, json: { type: 'boolean', default: false } } });
    const delivery = await (0,delivery_load/* loadDelivery */.F)(external_node_path_.resolve(io.cwd, values.delivery), { workspace: (0,session/* workspaceOf */.B)(io, values.delivery) });
    const floor = await floorFrom(delivery, values.policy, io);
    const rules = effectiveRules(delivery, floor);
    const refusals = floor ? (0,floor_refusals/* floorRefusals */.S)(delivery, floor) : [];
    if (values.json) {
        io.stdout(`${JSON.stringify({ rules, refusals }, null, 2)}\n`);
        return refusals.length > 0 ? 1 : 0;
    }
    const width = Math.max(...rules.map(({ rule }) => rule.length));
    io.stdout(`${rules.map(({ rule, value, from }) => (0,report_escape/* logLine */.BP)(`${rule.padEnd(width)}  ${value}  [${from.join(', ')}]`)).join('\n')}\n`);
    for (const { code, expected, actual, fix } of refusals)
        io.stdout(`${(0,report_escape/* logLine */.BP)(`REFUSED ${code}: expected ${expected}, found ${actual}. ${fix}`)}\n`);
    return refusals.length > 0 ? 1 : 0;
}
/** From a copy at hand, else from GitHub, as a delivery would read it. */
async function floorFrom(delivery, copy, io) {
    if (copy !== undefined)
        return localFloor(external_node_path_.resolve(io.cwd, copy), copy);
    const declared = delivery.spec.approval?.extends;
    if (declared === undefined)
        return undefined;
    if (!io.env.GITHUB_REPOSITORY)
        throw problem/* InputError */.d.of('policy-unread', `\`approval.extends\` names ${declared}, and there is no GitHub to ask here.`, 'Give a copy of that file: `--policy FILE`, or `policy: FILE` in the file of cases.', delivery.locate(['approval', 'extends']));
    const { floor, refusals } = await (0,basis/* floorOf */.E)(delivery, await (0,forge.forgeOf)(io.env, system/* systemClock */.m, io.env.SLUICE_POLICY_TOKEN ?? io.env.GITHUB_TOKEN));
    if (refusals.length > 0)
        throw new problem/* InputError */.d(refusals.map(({ code, expected, actual, fix }) => ({ code, message: `Expected ${expected}, found ${actual}.`, fix, location: delivery.locate(['approval', 'extends']) })));
    return floor;
}
async function localFloor(file, shown) {
    const floor = (0,read/* readFloor */.j)(await policy_read(file, shown), { repository: 'a copy', path: shown, commit: '0'.repeat(40) });
    return { ...floor, where: (place) => floor.where(place).replace(/^a copy\//, '') };
}
/** A plain file of a size that people write: what a pull request puts there may be a link to something without an end. */
async function policy_read(file, shown) {
    const unreadable = (why, cause) => problem/* InputError */.d.of('policy-file-unreadable', `${shown} cannot be read (${why}).`, 'Check the path; it is relative to the file that names it, or to where you are.', undefined, { cause });
    try {
        const found = await (0,promises_.stat)(file);
        if (!found.isFile())
            throw unreadable('not a plain file');
        if (found.size > MOST_BYTES)
            throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
        return await (0,promises_.readFile)(file);
    }
    catch (cause) {
        throw cause instanceof problem/* InputError */.d ? cause : unreadable(String(cause.code), cause);
    }
}


/***/ }),

/***/ 25806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ workspaceOf),
/* harmony export */   m: () => (/* binding */ STAGE_OPTIONS),
/* harmony export */   openSession: () => (/* binding */ openSession)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72963);
/* harmony import */ var _run_engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96373);
/* harmony import */ var _run_session_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95769);
/* harmony import */ var _run_system_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67776);







/** Options that every stage takes. */
const STAGE_OPTIONS = {
    delivery: { type: 'string', default: 'delivery.yml' },
    out: { type: 'string', default: 'sluice-out' },
    json: { type: 'boolean', default: false },
    purpose: { type: 'string' },
    release: { type: 'string' },
    'run-id': { type: 'string' },
};
/** Which no declared path may leave: the runner's, or the git repository around the delivery file, or where the command was started. */
function workspaceOf({ env, cwd }, file) {
    if (env.GITHUB_WORKSPACE)
        return env.GITHUB_WORKSPACE;
    for (let folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, file));; folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, '.git')))
            return folder;
        if (folder === node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(folder))
            return cwd;
    }
}
/** A laptop's session, or that of a plain `run:` step: the run's ids come from the runner's variables where there are any. */
function openSession(values, io, purpose) {
    const { env } = io;
    const workspace = workspaceOf(io, values.delivery);
    const out = (0,_run_session_js__WEBPACK_IMPORTED_MODULE_4__/* .outFolder */ .N)(workspace, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.out));
    return {
        workspace,
        deliveryFile: node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.delivery),
        out,
        purpose: purposeOf(values.purpose, purpose),
        deliveryId: {
            repositoryId: env.GITHUB_REPOSITORY_ID ?? 'local',
            runId: values['run-id'] ?? env.GITHUB_RUN_ID ?? 'local',
            runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
        },
        commit: env.GITHUB_SHA,
        clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m,
        log: stderrLog(io),
        engine: (0,_run_engine_js__WEBPACK_IMPORTED_MODULE_3__.openEngines)({ env, log: stderrLog(io), clock: _run_system_js__WEBPACK_IMPORTED_MODULE_5__/* .systemClock */ .m, terminal: io.terminal }),
        env,
        releaseFile: values.release && node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, values.release),
    };
}
function purposeOf(text, otherwise) {
    if (text === undefined)
        return otherwise;
    if (text === 'develop' || text === 'deliver')
        return text;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('purpose-unknown', `There is no purpose ${JSON.stringify(text)}.`, 'Write `--purpose develop` or `--purpose deliver`.');
}
/** On standard error, so that `--json` leaves standard output to the verdict. */
function stderrLog(io) {
    return {
        debug: () => undefined,
        info: (text) => io.stderr(`${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text)}\n`),
        warning: (text) => io.stderr(`Warning: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(text)}\n`),
    };
}


/***/ }),

/***/ 84057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ formatDeliveryId),
/* harmony export */   r: () => (/* binding */ parseDeliveryId)
/* harmony export */ });
/** `<repository id>/<run id>/<attempt>`; a run on a laptop is `local/<id>/1`. */
function formatDeliveryId(id) {
    return `${id.repositoryId}/${id.runId}/${id.runAttempt}`;
}
/** The id that `formatDeliveryId` wrote; undefined for any other text. */
function parseDeliveryId(text) {
    const [, repositoryId, runId, attempt] = /^([1-9][0-9]{0,19})\/([1-9][0-9]{0,19})\/([1-9][0-9]{0,5})$/.exec(text) ?? [];
    return repositoryId && runId && attempt ? { repositoryId, runId, runAttempt: Number(attempt) } : undefined;
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

/***/ 70946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  forgeOf: () => (/* binding */ forgeOf),
  policyForgeOf: () => (/* binding */ policyForgeOf),
  runnerOf: () => (/* binding */ runnerOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/github/context.js

/**
 * A typed view of the runner's variables and of the parsed event file. Throws InputError with everything that is
 * missing or malformed at once.
 */
function readRunnerContext(env, event) {
    const problems = [];
    const text = (name, pattern) => {
        const value = env[name] ?? '';
        if (!pattern.test(value))
            problems.push(context_problem(name, value));
        return value;
    };
    const [owner = '', repository = ''] = text('GITHUB_REPOSITORY', /^[^/\s]+\/[^/\s]+$/).split('/');
    const commit = text('GITHUB_SHA', /^([0-9a-f]{40}|[0-9a-f]{64})$/);
    const pull = pullRequestOf(event);
    const context = {
        owner,
        repository,
        repositoryId: text('GITHUB_REPOSITORY_ID', /^[1-9][0-9]*$/),
        runId: text('GITHUB_RUN_ID', /^[1-9][0-9]*$/),
        runAttempt: Number(text('GITHUB_RUN_ATTEMPT', /^[1-9][0-9]{0,5}$/)),
        eventName: text('GITHUB_EVENT_NAME', /./),
        commit,
        headCommit: pull?.head ?? commit,
        ref: text('GITHUB_REF', /^refs\//),
        defaultBranch: textAt(event, 'repository', 'default_branch'),
        workflow: env.GITHUB_WORKFLOW ?? '',
        job: env.GITHUB_JOB ?? '',
        apiUrl: text('GITHUB_API_URL', /^https?:\/\/[^\s]+$/),
        serverUrl: text('GITHUB_SERVER_URL', /^https?:\/\/[^\s]+$/),
        workspace: text('GITHUB_WORKSPACE', /./),
        pullRequest: pull && { number: pull.number, fromFork: pull.fromFork },
    };
    if (isPullRequest(context.eventName) && !pull)
        problems.push({
            code: 'runner-event-malformed',
            message: `The event file of ${context.eventName} has no pull request with a number and a head commit.`,
            fix: 'Let the runner write GITHUB_EVENT_PATH, and do not change that file.',
        });
    if (problems.length > 0)
        throw new problem/* InputError */.d(problems);
    return context;
}
function context_problem(name, value) {
    return {
        code: 'runner-variable-malformed',
        message: value === '' ? `${name} is not set.` : `${name} is ${JSON.stringify(value.slice(0, 100))}, which it never is on a runner.`,
        fix: 'Run this in a job of GitHub Actions; on a laptop, use a command that needs no GitHub.',
    };
}
function isPullRequest(eventName) {
    return eventName === 'pull_request' || eventName === 'pull_request_target';
}
function pullRequestOf(event) {
    const number = at(event, 'pull_request', 'number');
    const head = textAt(event, 'pull_request', 'head', 'sha');
    if (!Number.isSafeInteger(number) || !head || !/^[0-9a-f]{40,64}$/.test(head))
        return undefined;
    const headRepository = at(event, 'pull_request', 'head', 'repo', 'id');
    // A head whose repository is gone counts as a fork's: its token is as good as read-only.
    return { number: number, head, fromFork: headRepository === undefined || headRepository !== at(event, 'repository', 'id') };
}
function textAt(value, ...path) {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : undefined;
}
function at(value, ...path) {
    return path.reduce((inner, key) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
}

// EXTERNAL MODULE: ./.build/src/github/octokit-forge.js + 8 modules
var octokit_forge = __webpack_require__(44031);
;// CONCATENATED MODULE: ./.build/src/run/forge.js




/** The runner's view of this run: its variables and the event that started it. */
async function runnerOf(env) {
    if (!env.GITHUB_REPOSITORY && !env.GITHUB_RUN_ID)
        throw problem/* InputError */.d.of('no-run-here', 'This step asks GitHub about a workflow run, and there is none here (no GITHUB_REPOSITORY, no GITHUB_RUN_ID).', 'Run it in a job of GitHub Actions; docs/approval.md says which. Every stage before it runs on a laptop.');
    return readRunnerContext(env, await eventOf(env));
}
/** GitHub for the repository of this run. `token` by default is SLUICE_TOKEN or GITHUB_TOKEN. */
async function forgeOf(env, clock, token = env.SLUICE_TOKEN ?? env.GITHUB_TOKEN) {
    const { owner, repository, apiUrl } = await runnerOf(env);
    if (!token)
        throw problem/* InputError */.d.of('token-missing', 'There is no token to ask GitHub with.', 'Give the input `token`, or set GITHUB_TOKEN.');
    return (0,octokit_forge/* openForge */.y)({ owner, repository, token, apiUrl, clock });
}
/** With a token of its own for the organisation's policy (SLUICE_POLICY_TOKEN); the job's token reads only what everybody may read. */
async function policyForgeOf(env, clock) {
    return env.SLUICE_POLICY_TOKEN ? forgeOf(env, clock, env.SLUICE_POLICY_TOKEN) : undefined;
}
async function eventOf(env) {
    if (!env.GITHUB_EVENT_PATH)
        return undefined;
    try {
        return JSON.parse(await (0,promises_.readFile)(env.GITHUB_EVENT_PATH, 'utf8'));
    }
    catch (cause) {
        throw problem/* InputError */.d.of('runner-event-malformed', 'The event file (GITHUB_EVENT_PATH) cannot be read.', 'Let the runner write it, and do not change it.', undefined, { cause });
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
