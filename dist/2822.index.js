export const id = 2822;
export const ids = [2822];
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

/***/ 32822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ schemaProblems),
/* harmony export */   nearest: () => (/* binding */ nearest),
/* harmony export */   vy: () => (/* binding */ MOST_PROBLEMS)
/* harmony export */ });
/* unused harmony export pathOf */
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);
/* harmony import */ var _core_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20803);



/** Nobody reads more, and each costs a walk through the file: a file of mistakes alone would keep a job busy for hours. */
const MOST_PROBLEMS = 100;
/** Turns the schema's errors into sentences about the delivery file, one for each mistake, at most `MOST_PROBLEMS`. */
function schemaProblems(errors, yaml) {
    const own = errors.filter((error) => !isInsideAlternative(error)).slice(0, MOST_PROBLEMS);
    return own.map((error) => problemOf(error, yaml)).filter((problem, index, all) => firstOf(problem, all) === index);
}
/** Branches of `oneOf` and `anyOf` fail by the dozen; only the choice itself is worth a sentence. */
function isInsideAlternative(error) {
    return /\/(oneOf|anyOf)\/\d+/.test(error.schemaPath) || error.keyword === 'propertyNames';
}
function firstOf(problem, all) {
    return all.findIndex((other) => other.message === problem.message && JSON.stringify(other.location) === JSON.stringify(problem.location));
}
function problemOf(error, yaml) {
    const path = pathOf(error.instancePath);
    const name = path.length === 0 ? 'the file' : `\`${path.join('.')}\``;
    const at = yaml.locate(path);
    const parameters = error.params;
    const value = error.data;
    switch (error.keyword) {
        case 'additionalProperties': {
            const key = String(parameters.additionalProperty);
            const valid = Object.keys(error.parentSchema?.properties ?? {});
            const near = nearest(key, valid);
            return {
                code: 'delivery-unknown-key',
                message: `\`${key}\` is not a key of ${name}.`,
                fix: near ? `Did you mean \`${near}\`?` : `Valid here: ${valid.join(', ')}.`,
                location: yaml.locateKey([...path, key]),
            };
        }
        case 'required':
            return {
                code: 'delivery-missing-key',
                message: `${capital(name)} has no \`${String(parameters.missingProperty)}\`.`,
                fix: `Add \`${String(parameters.missingProperty)}\`.`,
                location: at,
            };
        case 'enum': {
            const allowed = parameters.allowedValues.map(String);
            const near = nearest(String(value), allowed);
            return {
                code: 'delivery-unknown-value',
                message: `${capital(name)} is ${show(value)}; it may be ${choices(String(value), allowed)}.`,
                fix: near ? `Did you mean \`${near}\`?` : allowed.length > MOST_CHOICES ? 'Choose one that docs/delivery-file.md lists there.' : 'Choose one of these.',
                location: at,
            };
        }
        case 'const':
            return { code: 'delivery-unknown-value', message: `${capital(name)} is ${show(value)}; it must be ${show(parameters.allowedValue)}.`, fix: `Write ${show(parameters.allowedValue)}.`, location: at };
        case 'oneOf': {
            const keys = alternatives(error);
            const present = keys.filter((key) => typeof value === 'object' && value !== null && key in value);
            return {
                code: 'delivery-choose-one',
                message: `${capital(name)} has ${present.length === 0 ? 'none' : present.join(' and ')} of ${keys.join(', ')}.`,
                fix: 'Write exactly one of these.',
                location: at,
            };
        }
        case 'type':
        case 'anyOf':
            return { code: 'delivery-wrong-type', message: `${capital(name)} is ${show(value)}.`, fix: `It must be ${expectedType(error)}.`, location: at };
        case 'minimum':
        case 'exclusiveMinimum':
        case 'maximum':
        case 'exclusiveMaximum':
            return {
                code: 'delivery-out-of-range',
                message: `${capital(name)} is ${show(value)}.`,
                fix: `It must be ${String(parameters.comparison)} ${String(parameters.limit)}.`,
                location: at,
            };
        case 'pattern':
            return { code: 'delivery-wrong-form', message: `${capital(name)} is ${show(value)}.`, fix: formHint(error), location: at };
        default:
            return { code: 'delivery-invalid', message: `${capital(name)} is not valid: it ${error.message ?? error.keyword}.`, fix: 'See docs/delivery-file.md for what may stand here.', location: at };
    }
}
function alternatives(error) {
    return error.schema.flatMap((branch) => branch.required ?? []);
}
function expectedType(error) {
    if (error.keyword === 'type') {
        const types = error.params.type;
        return [types].flat().map(article).join(' or ');
    }
    return error.schema
        .map((branch) => (branch.type ? article(branch.type) : branch.const !== undefined ? `\`${String(branch.const)}\`` : `a ${String(branch.$ref).split('/').at(-1)?.replaceAll('_', ' ')}`))
        .join(' or ');
}
function article(type) {
    const names = { object: 'a map', array: 'a list', string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false' };
    return names[type] ?? type;
}
function formHint(error) {
    if (error.params.pattern === _core_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .DURATION_PATTERN */ .C)
        return 'Write a number and a unit: `60 s`, `10 minutes`, `7 days`.';
    const described = error.parentSchema?.description ?? '';
    return described ? `It must look like this: ${described}` : `It must match ${String(error.params.pattern)}.`;
}
/** A long list is read by nobody: then the nearest few of it. */
const MOST_CHOICES = 10;
const NEAREST_CHOICES = 5;
function choices(word, allowed) {
    if (allowed.length <= MOST_CHOICES)
        return allowed.join(', ');
    const near = allowed.map((candidate) => ({ candidate, steps: (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), candidate.toLowerCase()) })).sort((a, b) => a.steps - b.steps);
    return `${near.slice(0, NEAREST_CHOICES).map(({ candidate }) => candidate).join(', ')} or one of ${allowed.length - NEAREST_CHOICES} more (docs/delivery-file.md)`;
}
/** The nearest valid word, where one is near enough to be a slip of the finger. */
function nearest(word, valid) {
    const ranked = valid.map((candidate) => ({ candidate, steps: (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), candidate.toLowerCase()) })).sort((a, b) => a.steps - b.steps);
    const best = ranked[0];
    return best && best.steps <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}
function pathOf(pointer) {
    if (pointer === '')
        return [];
    return pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
function show(value) {
    const text = typeof value === 'string' ? `\`${value}\`` : value === undefined ? 'nothing' : JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


/***/ })

};
