export const id = 5308;
export const ids = [5308,8633];
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

/***/ 59879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _data_compare_contracts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88880);
/* harmony import */ var _data_compare_difference_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(73717);
/* harmony import */ var _data_compare_profiles_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(62786);
/* harmony import */ var _data_profile_profile_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26903);
/* harmony import */ var _data_words_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(449);
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53840);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(72963);











/**
 * `sluice diff OLD NEW [--compatibility backward|forward|full|none] [--json]`: two contracts (delivery files) or two profiles; which
 * promise each difference breaks. Answers 0 where the new one keeps the promise (default: full), 1 where not. `--rows` compares
 * two data sets instead.
 */
async function diff(argv, io) {
    if (argv.includes('--rows'))
        return (await Promise.all(/* import() */[__webpack_require__.e(6373), __webpack_require__.e(9804)]).then(__webpack_require__.bind(__webpack_require__, 19804))).diffRows(argv, io);
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({ args: argv, allowPositionals: true, options: { compatibility: { type: 'string', default: 'full' }, json: { type: 'boolean', default: false } } });
    const promise = _data_compare_difference_js__WEBPACK_IMPORTED_MODULE_9__/* .COMPATIBILITIES */ .rO.find((each) => each === values.compatibility);
    if (!promise)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('compatibility-unknown', `There is no compatibility ${JSON.stringify(values.compatibility)}.`, `Write --compatibility ${_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_9__/* .COMPATIBILITIES */ .rO.join(', ')}.`);
    if (positionals.length !== 2)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('diff-two-files', `Two files are compared, and ${positionals.length} ${positionals.length === 1 ? 'is' : 'are'} named.`, 'Write `sluice diff OLD NEW`: two delivery files, or two profiles.');
    const [old, now] = positionals.map((file) => node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(io.cwd, file));
    const kinds = [await kindOf(old), await kindOf(now)];
    if (kinds[0] !== kinds[1])
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('diff-unlike', `${positionals[0]} is a ${kinds[0]}, and ${positionals[1]} is a ${kinds[1]}.`, 'Compare two delivery files, or two profiles.');
    const differences = kinds[0] === 'profile' ? (0,_data_compare_profiles_js__WEBPACK_IMPORTED_MODULE_5__/* .profileDifferences */ .q)(await profileAt(old), await profileAt(now)) : (0,_data_compare_contracts_js__WEBPACK_IMPORTED_MODULE_4__.contractDifferences)(await dataOf(old), await dataOf(now));
    const broken = (0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_9__.breaking)(differences, promise);
    const answer = { compared: kinds[0], compatibility: promise, compatible: broken.length === 0, backward: (0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_9__.breaking)(differences, 'backward').length === 0, forward: (0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_9__.breaking)(differences, 'forward').length === 0, differences };
    io.stdout(values.json ? `${JSON.stringify(answer, null, 2)}\n` : `${linesOf(answer, promise).join('\n')}\n`);
    return broken.length === 0 ? 0 : 1;
}
/** A profile names its schema in its first bytes; all else is read as a delivery file, which says what is wrong with it. */
async function kindOf(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8')).trimStart().startsWith('{') && /\.json$/i.test(file) ? 'profile' : 'contract';
    }
    catch (cause) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('diff-unreadable', `${file} cannot be read (${cause.code ?? String(cause)}).`, 'Name a delivery file or a profile that is there.', undefined, { cause });
    }
}
async function dataOf(file) {
    // Only what the contract says counts here: whether its tables are there, and where, does not.
    const { spec } = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_8__/* .loadDelivery */ .F)(file, { workspace: node_path__WEBPACK_IMPORTED_MODULE_1__.parse(file).root });
    if (!spec.data)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('diff-no-contract', `${file} has no \`data\`, so there is no contract to compare.`, 'Name a delivery file with a `data` section.');
    return spec.data;
}
function profileAt(file) {
    return (0,_data_profile_profile_js__WEBPACK_IMPORTED_MODULE_6__/* .readProfile */ .er)(file, { file, line: 1, column: 1 });
}
function linesOf({ compared, backward, forward, compatible, differences }, promise) {
    const said = (kept) => (kept ? 'compatible' : 'breaking');
    const order = [...(0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_9__.breaking)(differences, promise), ...differences.filter((one) => !(0,_data_compare_difference_js__WEBPACK_IMPORTED_MODULE_9__.breaking)([one], promise).length)];
    return [
        `${compatible ? 'Compatible' : 'Breaking'} (${promise}): ${(0,_data_words_js__WEBPACK_IMPORTED_MODULE_7__/* .counted */ .hS)(differences.length, 'difference')} between the ${compared}s.`,
        // Nothing of a data set may end a line or colour it.
        `  backward (what was valid stays valid): ${said(backward)}`,
        `  forward (what is valid now was valid before): ${said(forward)}`,
        ...order.map(({ code, message, breaks }) => `  ${breaks.length === 0 ? 'breaks nothing' : `breaks ${breaks.join(' and ')}`}: ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_10__/* .logLine */ .BP)(message)} [${code}]`),
    ];
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

/***/ 26903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AW: () => (/* binding */ profileDigest),
/* harmony export */   Z8: () => (/* binding */ writeProfile),
/* harmony export */   er: () => (/* binding */ readProfile),
/* harmony export */   z1: () => (/* binding */ profileText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52210);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _core_schemas_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54885);






const MAX_BYTES = 64 * 1024 * 1024;
/** The one text of a profile: canonical JSON, a column a line, so that a change of one column is one line of a diff. */
function profileText(profile) {
    const columns = Object.keys(profile.columns)
        .sort()
        .map((name) => `${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(name)}:${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(profile.columns[name])}`);
    return `{"schema":${(0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalJson */ .dj)(profile.schema)},"rows":${profile.rows},"columns":{\n${columns.join(',\n')}\n}}\n`;
}
function profileDigest(profile) {
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(profileText(profile));
}
/** Writes the profile whole or not at all. */
async function writeProfile(profile, file) {
    const partial = node_path__WEBPACK_IMPORTED_MODULE_1__.join(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), `.${node_path__WEBPACK_IMPORTED_MODULE_1__.basename(file)}.partial-${process.pid}`);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(partial, profileText(profile));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(partial, file);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true });
    }
}
/** Reads and checks a profile. Throws InputError, at `location` in the delivery file. */
async function readProfile(file, location) {
    const text = await profileBytes(file, location);
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-not-json', `${file} is not JSON: ${error.message}.`, 'Make it again with `sluice profile`.', location, { cause: error });
    }
    const fits = compiledSchema();
    if (!fits(value)) {
        const [first] = fits.errors ?? [];
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-schema', `${file} is not a profile: ${first?.instancePath || 'the file'} ${first?.message}.`, 'Make it again with `sluice profile`.', location);
    }
    refuseContradictions(value, file, location);
    return value;
}
async function profileBytes(file, location) {
    try {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file)).size > MAX_BYTES)
            throw new RangeError('it is larger than 64 MB');
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-unreadable', `The profile ${file} cannot be read: ${error.message}.`, 'Make it with `sluice profile`, or remove `data.profile` so that it is made from data.train.', location, { cause: error });
    }
}
let compiled;
function compiledSchema() {
    compiled ??= new ajv_dist_2020_js__WEBPACK_IMPORTED_MODULE_5__.Ajv2020({ allErrors: false, strict: true }).compile(_core_schemas_js__WEBPACK_IMPORTED_MODULE_4__/* .profileSchema */ .Fk);
    return compiled;
}
/** What a schema cannot say: rising edges, lows inside their bins, counts that add up to the rows. */
function refuseContradictions(profile, file, location) {
    if (Object.keys(profile.columns).length === 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-contradictory', `${file} has no columns, so nothing could be compared with it.`, 'Make it again with `sluice profile`.', location);
    for (const [name, column] of Object.entries(profile.columns)) {
        const wrong = contradiction(column, profile.rows);
        if (wrong) {
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('profile-contradictory', `${file} contradicts itself at ${JSON.stringify(name)}: ${wrong}.`, 'Make it again with `sluice profile`; it is not meant to be edited.', location);
        }
    }
}
function contradiction(column, rows) {
    if (rowsOf(column) !== rows)
        return `its counts add up to ${rowsOf(column)} rows, the profile has ${rows}`;
    if (column.kind === 'categories' && column.values.length !== column.counts.length)
        return 'values and counts differ in length';
    if (column.kind !== 'numbers')
        return undefined;
    const { edges, lows, counts, deviation } = column;
    if (edges.length !== counts.length || edges.length !== lows.length)
        return 'edges, lows and counts differ in length';
    const rising = edges.every((edge, i) => lows[i] <= edge && (i === 0 ? lows[0] === edge : lows[i] > edges[i - 1]));
    if (!rising)
        return 'its edges do not rise, or a low lies outside its bin';
    // Distances are told in deviations: one too large would let every drift through, none at all would change how it is measured.
    const range = edges.length === 0 ? 0 : edges.at(-1) - edges[0];
    if (range > 0 !== deviation > 0)
        return `its deviation is ${deviation}, its edges reach over ${range}`;
    // Popoviciu's bound, for two values and the divisor n − 1; digits beyond the ninth are rounded off.
    return deviation <= range * Math.SQRT1_2 * (1 + 1e-6) ? undefined : `no values between its edges deviate by ${deviation}`;
}
/** Rows behind a column: every one of them is in exactly one bin. */
function rowsOf(column) {
    const sum = (counts) => counts.reduce((total, count) => total + count, 0);
    switch (column.kind) {
        case 'numbers':
            return column.null + column.nan + column.minus_infinity + column.plus_infinity + (column.unreadable ?? 0) + (column.below?.count ?? 0) + (column.above?.count ?? 0) + sum(column.counts);
        case 'categories':
            return column.null + sum(column.counts) + column.other;
        case 'presence':
            return column.null + column.present;
    }
}


/***/ }),

/***/ 449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   zD: () => (/* binding */ grouped),
/* harmony export */   zN: () => (/* binding */ some)
/* harmony export */ });
/* harmony import */ var _report_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);

/** `10000` as `10,000`, as all reports write it; rounded. */
function grouped(count) {
    return Number.isFinite(count) ? (0,_report_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(Math.round(count)) : 'infinitely many';
}
function counted(count, noun) {
    return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** `0.0012` as `0.12 %`; never `0 %` for a share that is not zero, never `100 %` for one that is not one. */
function percent(share) {
    const value = share * 100;
    if (value > 0 && value < 0.01)
        return '< 0.01 %';
    if (value < 100 && value > 99.99)
        return '> 99.99 %';
    return `${Number(value.toFixed(2))} %`;
}
/** A measured number in four significant digits. */
function short(value) {
    return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value);
}
/** The first names of a list, and how many more there are. */
function some(names, most = 8) {
    const shown = names.slice(0, most).join(', ');
    return names.length > most ? `${shown} and ${names.length - most} more` : shown;
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

/***/ 61827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ NOT_ENFORCED),
/* harmony export */   Bt: () => (/* binding */ intervalText),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   SN: () => (/* binding */ byGravity),
/* harmony export */   Ze: () => (/* binding */ ICONS),
/* harmony export */   gt: () => (/* binding */ aboutRule),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   nx: () => (/* binding */ OUTCOME_WORDS),
/* harmony export */   o$: () => (/* binding */ adviceOnce),
/* harmony export */   sd: () => (/* binding */ GRAVEST_FIRST),
/* harmony export */   uF: () => (/* binding */ unitOf),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
const ICONS = { pass: '✅', warn: '⚠️', inconclusive: '❔', fail: '❌', error: '🛑' };
const OUTCOME_WORDS = {
    pass: 'passed',
    warn: 'passed with warnings',
    inconclusive: 'not decided',
    fail: 'failed',
    error: 'could not be judged',
};
/** Gravest first; the order within one outcome is the stage's own. */
const GRAVEST_FIRST = ['error', 'fail', 'inconclusive', 'warn', 'pass'];
function byGravity(findings) {
    return GRAVEST_FIRST.flatMap((outcome) => findings.filter((finding) => finding.outcome === outcome));
}
/** `12 rules: 10 passed, 1 failed, 1 not decided` */
function tally(verdict) {
    const counts = GRAVEST_FIRST.map((outcome) => [outcome, verdict.findings.filter((finding) => finding.outcome === outcome).length]);
    const parts = counts.filter(([, count]) => count > 0).map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome]}`);
    const total = verdict.findings.length;
    return `${total} ${total === 1 ? 'rule' : 'rules'}${parts.length ? `: ${parts.join(', ')}` : ''}`;
}
/** A number as a person reads it: four significant digits; the JSON has every digit. */
function short(value) {
    if (Number.isInteger(value) && Math.abs(value) < 1e15)
        return String(value);
    if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9))
        return value.toExponential(3);
    return String(Number(value.toPrecision(4)));
}
/** `10000` as `10,000`. */
function grouped(count) {
    return Number.isInteger(count) ? String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',') : short(count);
}
/** `3.1 %`, in three significant figures; never `0 %` for a share that is not zero. */
function percent(share) {
    if (!Number.isFinite(share))
        return 'undefined';
    return share > 0 && share < 1e-6 ? '< 0.0001 %' : `${Number((share * 100).toPrecision(3))} %`;
}
/** How the numbers of a finding are written: as its limit is, so that a share and what is wanted of it can be compared. */
function unitOf(wanted) {
    return /\d ?%/.test(wanted) ? percent : short;
}
function intervalText({ interval }, format = short) {
    if (!interval)
        return '';
    const { low, high, level } = interval;
    return `${format(low)} to ${format(high)} (${short(level * 100)} %)`;
}
/** What to do next for each finding, in full where it is new: many slices may ask for the same. */
function adviceOnce() {
    const given = new Set();
    return ({ code, fix }) => {
        if (fix === undefined)
            return undefined;
        const known = given.has(`${code} ${fix}`);
        given.add(`${code} ${fix}`);
        return known ? 'As above.' : fix;
    };
}
/** Said on every surface where a stage does not count: a neutral verdict must never be read as evidence. */
const NOT_ENFORCED = 'Shown only: the delivery file says `enforce: false`, so this is no evidence for any gate.';
const ACTIONS = { hold: 'It holds the rollout in flight.', revert: 'It has what serves taken back.' };
/** Who answers for a rule, why it is there, and what its failure asks for; as the delivery file says. */
function aboutRule({ owner, because, action }) {
    const parts = [owner === undefined ? '' : `Owner: ${owner}.`, because === undefined ? '' : `Because: ${because.replace(/[.\s]*$/, '')}.`, action === undefined ? '' : ACTIONS[action]].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : undefined;
}


/***/ }),

/***/ 43376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SX: () => (/* binding */ logGamma),
/* harmony export */   WI: () => (/* binding */ normalTail),
/* harmony export */   cj: () => (/* binding */ chiSquaredTail),
/* harmony export */   d2: () => (/* binding */ noncentralScore)
/* harmony export */ });
/* unused harmony export upperGamma */
/** ln Γ(x) for x > 0: Lanczos's approximation (g = 7, 9 terms; Godfrey 2001), relative error below 1e-14. */
function logGamma(x) {
    if (!(x > 0))
        return NaN;
    if (x < 0.5)
        return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    const shifted = x - 1;
    const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (shifted + index)), 0);
    const t = shifted + 7.5;
    return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
/**
 * Upper regularised incomplete gamma function Q(a, x) for a > 0, x >= 0: its series below a + 1, Lentz's continued
 * fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
function upperGamma(a, x) {
    if (!(a > 0) || !(x >= 0))
        return NaN;
    if (x === 0)
        return 1;
    if (x === Infinity)
        return 0;
    const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
    return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}
/** P(X >= x) for a chi-squared variable with `degrees` degrees of freedom. */
function chiSquaredTail(x, degrees) {
    return upperGamma(degrees / 2, x / 2);
}
/** P(Z >= x) for a standard normal variable, to full relative precision in the upper tail. */
function normalTail(x) {
    return x >= 0 ? upperGamma(0.5, (x * x) / 2) / 2 : 1 - normalTail(-x);
}
/**
 * Standard normal score of a noncentral chi-squared value: P(X <= x) ≈ Φ(score) (Sankaran 1963, Biometrika 50:199; his
 * third approximation); tail probabilities are within 2 % down to 1e-4, within a third down to 1e-5.
 */
function noncentralScore(x, degrees, noncentrality) {
    const [mean, second, third] = [degrees + noncentrality, degrees + 2 * noncentrality, degrees + 3 * noncentrality];
    const h = 1 - (2 * mean * third) / (3 * second * second);
    const p = second / (mean * mean);
    const m = (h - 1) * (1 - 3 * h);
    const centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
    return ((x / mean) ** h - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
}
function lowerSeries(a, x) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * EPSILON; n++) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}
function upperFraction(a, x) {
    let b = x + 1 - a;
    let c = 1 / TINY;
    let d = 1 / b;
    let fraction = d;
    for (let n = 1, step = 0; Math.abs(step - 1) > ROUNDING && n < MOST_TERMS; n++) {
        const numerator = -n * (n - a);
        b += 2;
        d = 1 / notZero(numerator * d + b);
        c = notZero(b + numerator / c);
        step = d * c;
        fraction *= step;
    }
    return fraction;
}
function notZero(value) {
    return Math.abs(value) < TINY ? TINY : value;
}
const EPSILON = 1e-16;
/** A factor that is one but for rounding may never be one itself. */
const ROUNDING = 4e-16;
const MOST_TERMS = 100_000;
const TINY = 1e-300;
const LANCZOS = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];


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
