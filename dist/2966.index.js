export const id = 2966;
export const ids = [2966,8633,5323];
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

/***/ 3931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   terminalAsk: () => (/* binding */ terminalAsk),
/* harmony export */   walk: () => (/* binding */ walk)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_readline_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26848);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72963);
/* harmony import */ var _rollback_tabletop_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40713);
/* harmony import */ var _run_criteria_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52736);







/**
 * Walks people through the criteria of the real configuration. In a terminal each question is asked and the answers are recorded; with
 * `--answers FILE` they are taken from there (`{"who": ["name"], "answers": {"when": "…"}}`); otherwise the walk is printed, and nothing is
 * recorded: undefined.
 */
async function walk(session, io, file) {
    const secrets = { key: io.env.SLUICE_SIGNING_KEY };
    if (file !== undefined)
        return (0,_run_criteria_js__WEBPACK_IMPORTED_MODULE_5__.runTabletop)(session, await answersIn(node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(io.cwd, file)), secrets);
    const criteria = await (0,_run_criteria_js__WEBPACK_IMPORTED_MODULE_5__.criteriaFor)(session);
    if (!io.ask) {
        for (const { id, title, lines, ask } of criteria)
            io.stdout([`${title} (${id})`, ...lines.map((line) => `  ${line}`), `  → ${ask}`, ''].map(_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP).join('\n') + '\n');
        io.stdout('Nothing was recorded: run it in a terminal, or hand in `--answers FILE`.\n');
        return undefined;
    }
    const who = (await io.ask('Who is here? (names, with commas) ')).split(',');
    const answers = {};
    for (const { id, title, lines, ask } of criteria) {
        io.stderr(`\n${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(title)}\n${lines.map((line) => `  ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(line)}\n`).join('')}`);
        answers[id] = (await io.ask(`→ ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .logLine */ .BP)(ask)}\n> `)).slice(0, _rollback_tabletop_js__WEBPACK_IMPORTED_MODULE_4__/* .MOST_ANSWER */ .Tj);
    }
    return (0,_run_criteria_js__WEBPACK_IMPORTED_MODULE_5__.runTabletop)(session, { who, answers }, secrets);
}
/** Asks at the terminal; undefined where nobody sits there. */
function terminalAsk() {
    if (!process.stdin.isTTY || !process.stderr.isTTY)
        return undefined;
    return async (question) => {
        const lines = (0,node_readline_promises__WEBPACK_IMPORTED_MODULE_1__.createInterface)({ input: process.stdin, output: process.stderr });
        try {
            return await lines.question(question);
        }
        finally {
            lines.close();
        }
    };
}
const MOST_BYTES = 200_000;
async function answersIn(file) {
    const refuse = (why) => _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('answers-unreadable', `${file} ${why}.`, 'Write {"who": ["name"], "answers": {"when": "…", "who": "…"}}; `sluice rollback --tabletop` prints the questions.');
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file).catch((error) => {
        throw refuse(`cannot be read (${error.code})`);
    });
    if (bytes.length > MOST_BYTES)
        throw refuse(`has more than ${MOST_BYTES} bytes`);
    let value;
    try {
        value = JSON.parse(bytes.toString('utf8'));
    }
    catch {
        throw refuse('is not JSON');
    }
    const { who, answers } = (value ?? {});
    const texts = (list) => list.every((one) => typeof one === 'string');
    if (!Array.isArray(who) || !texts(who) || typeof answers !== 'object' || answers === null || Array.isArray(answers) || !texts(Object.values(answers)))
        throw refuse('has not the shape of answers');
    return { who, answers: answers };
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

/***/ 27999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ findingOf)
/* harmony export */ });
/** A refusal as a finding of a verdict: same code, same numbers, always `fail`. `rule` says in plain words what was asked. */
function findingOf(refusal, rule, about = {}) {
    return {
        code: refusal.code,
        outcome: 'fail',
        rule,
        message: `Expected ${refusal.expected}, found ${refusal.actual}.`,
        expected: refusal.expected,
        actual: refusal.actual,
        fix: refusal.fix,
        ...about,
    };
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

/***/ 65744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ criteriaOf),
  f: () => (/* binding */ criteriaPage)
});

// EXTERNAL MODULE: ./.build/src/evidence/statement.js
var statement = __webpack_require__(39816);
// EXTERNAL MODULE: ./.build/src/report/escape.js
var report_escape = __webpack_require__(72963);
// EXTERNAL MODULE: ./.build/src/serving/criteria.js
var criteria = __webpack_require__(28371);
;// CONCATENATED MODULE: ./.build/src/rollback/by-hand.js
/**
 * How to send every user to a slot without Sluice, by the router that the delivery file declares: for the day on which neither Sluice nor
 * GitHub can be reached. Commands run in the folder of the delivery file, on the machine that reaches the router. Pure.
 */
function byHand({ spec: { rollout } }) {
    if (!rollout)
        return { lines: ['The delivery file declares no rollout: how users come to a release is known to nobody here.'], commands: [] };
    const slots = rollout.fleet?.slots ?? ['a', 'b'];
    if (rollout.command !== undefined)
        return each(slots, (slot) => [`SLUICE_SLOT=${shell(slot)} ${words(rollout.command)} point`, `SLUICE_SLOT=${shell(slot)} ${words(rollout.command)} loaded   # must say "share": 100`]);
    const { traffic } = rollout;
    if (traffic?.http)
        return byHttp(traffic.http, slots);
    if (traffic?.command)
        return byCommand(traffic.command, slots);
    if (traffic?.haproxy)
        return byHaproxy(traffic.haproxy, slots);
    if (traffic?.nginx)
        return byNginx(traffic.nginx, slots);
    return { lines: ['The delivery file declares no router that is known here: write the commands down in the playbook.'], commands: [] };
}
/** How to see which release a slot has, and which one was good. */
function whichIsGood({ spec: { release, rollout } }) {
    const git = rollout?.journal?.git;
    const file = rollout?.journal?.file ?? `${rollout?.state ?? '.sluice'}/${release.name}.journal.jsonl`;
    const object = rollout?.journal?.object;
    const last = (from) => `${from} | grep -E '"type":"(promoted|rolled-back|adopted)"' | tail -3`;
    if (git)
        return [`git fetch ${shell(git.remote ?? 'origin')} ${shell(git.ref ?? `refs/sluice/${release.name}`)}`, last('git show FETCH_HEAD:journal.jsonl')];
    if (object)
        return [last(`curl --fail --silent ${shell(object.url)}`)];
    return [last(`cat ${shell(file)}`)];
}
function each(slots, lines, more = []) {
    return { lines: more, commands: slots.map((slot) => ({ what: `Every user to slot ${slot}`, lines: lines(slot, slots.find((name) => name !== slot) ?? slot) })) };
}
function byHttp({ url, servers }, slots) {
    const name = (slot) => servers?.[slot] ?? slot;
    const body = (slot, other) => (servers ? { weights: { [name(slot)]: 100, [name(other)]: 0 } } : { weights: { champion: 100, candidate: 0 }, slots: { champion: slot, candidate: other } });
    return each(slots, (slot, other) => [`curl --fail -X PUT -H 'content-type: application/json' -d ${shell(JSON.stringify(body(slot, other)))} ${shell(url)}`, `curl --fail ${shell(url)}   # must say the same`]);
}
function byCommand({ read, write }, slots) {
    return each(slots, (slot, other) => [`printf '%s\\n' ${shell(JSON.stringify({ weights: { [slot]: 100, [other]: 0 } }))} | ${words(write)}`, `${words(read)}   # must say the same`]);
}
function byHaproxy({ socket, address, backend, servers, backends, map, state_file: stateFile }, slots) {
    const to = socket === undefined ? `tcp:${address ?? ''}` : `unix-connect:${socket}`;
    const say = (text) => `echo ${shell(text)} | socat stdio ${shell(to)}`;
    const more = stateFile === undefined ? [] : [`HAProxy loads ${stateFile} at a reload and would bring the old weights back: write it anew afterwards (the last command).`];
    const keep = stateFile === undefined ? [] : [`${say('show servers state')} > ${shell(stateFile)}`];
    if (map) {
        const key = map.key ?? backend ?? slots.map((slot) => backends?.[slot] ?? slot).join('/');
        return each(slots, (slot) => [say(`set map ${map.file} ${key} ${slot === slots[0] ? 0 : 10_000}`), `${say(`show map ${map.file}`)}   # must say the same`], [`The number is the share of slot ${slots[1]} in hundredths of a per cent. HAProxy reads ${map.file} at a reload: write it there too.`]);
    }
    const of = (slot) => [servers?.[slot] ?? slot].flat();
    return each(slots, (slot, other) => [
        ...of(slot).flatMap((server) => [say(`set server ${backend}/${server} weight 256`), say(`set server ${backend}/${server} state ready`)]),
        ...of(other).map((server) => say(`set server ${backend}/${server} weight 0`)),
        `${say(`show stat ${backend} 4 -1`)} | cut -d, -f1,2,18,19   # name, status, weight`,
        ...keep,
    ], more);
}
function byNginx({ config, name = 'sluice', upstreams, key, test, reload }, slots) {
    return each(slots, (slot) => [`split_clients "${key ?? '…'}" $${name} {`, `    * ${upstreams?.[slot] ?? slot};`, '}'], [
        `In ${config}, replace the block of \`$${name}\` between \`# sluice begin ${name}\` and \`# sluice end ${name}\` by the one of the slot that is good (below), and leave the other lines there.`,
        `Then run \`${words(test ?? 'nginx -t')}\` and \`${words(reload ?? 'nginx -s reload')}\`. Old workers finish the requests that they have.`,
    ]);
}
function words(command) {
    return typeof command === 'string' ? command : command.map(shell).join(' ');
}
/** One word for a shell, whatever it holds. */
function shell(text) {
    return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}

;// CONCATENATED MODULE: ./.build/src/rollback/criteria.js




/**
 * When a release is taken back, by whom, how, how fast, and by which commands where Sluice is down: from the delivery file alone, in plain
 * language. `plan`: what its rollout makes of it, or why it makes nothing. Pure.
 */
function criteriaOf(delivery, plan) {
    const { rollback, notify, release } = delivery.spec;
    const hand = byHand(delivery);
    return [
        {
            id: 'when', title: 'When',
            lines: [
                ...(plan === undefined ? ['The delivery file declares no rollout, so Sluice takes nothing back by itself.'] : 'problems' in plan ? ['The rollout as it is declared cannot begin:', ...plan.problems] : (0,criteria/* takenBackWhen */.R7)(plan)),
                ...dataLines(delivery),
                'It is taken back when a server answers as another release than the one that was approved.',
                'After it has become the champion, people take it back: Sluice watches it only as long as `rollout.watch` and the monitors of this repository say.',
            ],
            ask: 'Think of the last thing that went wrong. Would one of these have noticed it? Which would, and how long after the first user?',
        },
        {
            id: 'who', title: 'Who',
            lines: [
                'Anybody who may write to this repository: no approval is asked, no freeze window, open incident or missing evidence stands against a way back, and no reviewer is waited for.',
                rollback?.owner === undefined ? 'Nobody is named as the one who answers for it (`rollback.owner`).' : `Who answers for it: ${rollback.owner}.`,
            ],
            ask: 'It is three in the morning on a holiday. Who is told, who decides, and who is the second if nobody answers? Can each of them press the button now?',
        },
        {
            id: 'how', title: 'How',
            lines: [
                `On GitHub: Actions, the workflow that delivers ${release.name}, "Run workflow", do: rollback. Empty inputs go back to the last release that was verified good while serving.`,
                `At a shell: \`sluice rollback --delivery ${delivery.file} --reason 'what you saw'\`; \`--to sha256:…\` names another release.`,
                'While a candidate is in flight it loses its users, and that is all. Otherwise the bytes of the older release are measured, placed in the slot that does not serve, asked its golden rows, given all users, and read back; then the registry is told.',
                'Done twice it is done once. Killed half-way, the next one finishes it.',
            ],
            ask: 'Who here has done it? Do it in words now, on this very configuration: what do you press first, and what do you look at to know that it worked?',
        },
        {
            id: 'fast', title: 'How fast',
            lines: [(0,criteria/* wayBackPromise */.wD)(delivery), `Afterwards real requests are watched for ${rollback?.observe ?? '15 s'} for an arm that still answers.`],
            ask: 'What does this release do to users in that time? Is it fast enough, counted from the first complaint and not from the button?',
        },
        {
            id: 'tried', title: 'How it is tried',
            lines: [
                rollback?.drill ? `The way back is taken for real in ${rollback.drill.environment} every ${rollback.drill.every} (\`sluice rollback --drill\`).` : 'It is never tried (no `rollback.drill`).',
                rollback?.tabletop ? `People walk through this page every ${rollback.tabletop.every} (\`sluice rollback --tabletop\`).` : 'People do not walk through this page by a schedule (no `rollback.tabletop`).',
                'Whether the kept versions could be gone back to is looked at by `sluice rollback --check`.',
            ],
            ask: 'When was it last done for real, and what did it find? What has changed since?',
        },
        {
            id: 'told', title: 'Who is told',
            lines: [
                notify?.issue ? `One issue for each incident, labelled ${(notify.issue.labels ?? ['model-incident']).join(', ')}; promotions wait until it is closed.` : 'No issue is opened (no `notify.issue`).',
                notify?.webhook ? 'A webhook is called.' : 'No webhook is called (no `notify.webhook`).',
                rollback?.playbook === undefined ? 'No playbook is named (`rollback.playbook`).' : `What to do then: ${rollback.playbook}`,
            ],
            ask: 'Who learns of it that should not have to ask: support, the business, the people whom it decided about? Who writes to them, and with which words?',
        },
        {
            id: 'by-hand', title: 'By hand, if Sluice is down',
            lines: ['On the machine that reaches the router, in the folder of the delivery file. First see which slot is good (the newest line of these is the newest event), then send every user there, and read it back:', ...hand.lines],
            commands: [{ what: 'Which release is where', lines: whichIsGood(delivery) }, ...hand.commands],
            ask: 'Who has the right to run these commands, and from where? Run the one that only reads, now. Where is this page when GitHub is away?',
        },
    ];
}
function dataLines({ spec: { data } }) {
    const text = JSON.stringify(data ?? {});
    return [
        ...(text.includes('"on_fail":"revert"') ? ['It is taken back, too, when a check of the data fails that says `on_fail: revert`, where that job may act.'] : []),
        ...(text.includes('"on_fail":"hold"') ? ['A check of the data that says `on_fail: hold` keeps it from getting more users, and a person is asked.'] : []),
    ];
}
/** The page as Markdown. Names and commands come from the delivery file and are shown as they are. */
function criteriaPage(delivery, plan) {
    const { name } = delivery.spec.release;
    const place = (0,statement/* environmentOf */.p7)(delivery);
    return [
        `# When and how ${(0,report_escape/* markdown */.wD)(name)} is taken back${place === undefined ? '' : ` (${(0,report_escape/* markdown */.wD)(place)})`}`,
        '',
        `Made from ${(0,report_escape/* markdown */.wD)(delivery.file)} by \`sluice rollback --criteria\`; change that file, not this page. Keep a copy where people find it when GitHub is away.`,
        '',
        ...criteriaOf(delivery, plan).flatMap(({ title, lines, commands = [] }) => [
            `## ${title}`,
            '',
            ...lines.map((line) => `- ${spans(line)}`),
            '',
            ...commands.flatMap(({ what, lines: code }) => [`${(0,report_escape/* markdown */.wD)(what)}:`, '', '```console', ...code.map(fenced), '```', '']),
        ]),
    ].join('\n');
}
/** Escaped, but for code in backticks, in which nothing is markup either. */
function spans(line) {
    return line.split('`').map((part, index) => (index % 2 === 0 ? `${/^\s?/.exec(part)[0]}${(0,report_escape/* markdown */.wD)(part, 2000)}${/\s?$/.exec(part)[0]}` : `\`${(0,report_escape/* plain */.pj)(part).replaceAll('|', '\\|')}\``)).join('').replace(/\n/g, ' ');
}
function fenced(line) {
    return (0,report_escape/* plain */.pj)(line, 2000).replaceAll('```', "'''");
}


/***/ }),

/***/ 40713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tj: () => (/* binding */ MOST_ANSWER),
/* harmony export */   _X: () => (/* binding */ tabletop)
/* harmony export */ });
/* unused harmony export MOST_PEOPLE */
/* harmony import */ var _serving_recorder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90560);
/* harmony import */ var _criteria_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65744);
/* harmony import */ var _rollback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34392);
/* harmony import */ var _verdict_parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3722);




const MOST_ANSWER = 2000;
const MOST_PEOPLE = 50;
const CONFLICTS = 10;
/**
 * Records that people walked through the criteria, with the configuration as it is, and what they said: in the journal that it was done,
 * and in the statement in their words. A question without an answer is open, and a warning; without anybody there nothing was done.
 */
async function tabletop(delivery, context, deps, plan, { who, answers }) {
    const retreat = (0,_rollback_js__WEBPACK_IMPORTED_MODULE_2__/* .retreatOf */ .N)(delivery, context, deps, {});
    const criteria = (0,_criteria_js__WEBPACK_IMPORTED_MODULE_1__/* .criteriaOf */ .p)(delivery, plan);
    const said = criteria.map(({ id, title, lines, ask }) => ({ id, title, lines, ask, answer: (answers[id] ?? '').trim().slice(0, MOST_ANSWER) }));
    const open = said.filter(({ answer }) => answer === '');
    const people = who.map((name) => name.trim()).filter((name) => name !== '').slice(0, MOST_PEOPLE);
    for (let conflicts = 0;; conflicts += 1)
        try {
            const { champion } = await retreat.recorder.refresh();
            const done = people.length > 0 && open.length < said.length;
            const outcome = open.length === 0 ? 'pass' : 'warn';
            if (done)
                await retreat.recorder.append('drilled', { kind: 'tabletop', outcome, ...(open.length > 0 && { note: `Open: ${open.map(({ id }) => id).join(', ')}.` }) });
            return (0,_verdict_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .result */ .Ke)(retreat, {
                headline: done ? `${people.length} ${people.length === 1 ? 'person' : 'people'} walked through how ${champion ? (0,_verdict_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOf */ .Gg)(champion.release) : delivery.spec.release.name} is taken back; ${open.length === 0 ? 'every question has an answer' : `${open.length} of ${said.length} questions are open`}.` : 'Nobody walked through the criteria: nothing was recorded.',
                release: champion?.release, champion: champion?.release,
                findings: done ? said.map(({ id, title, ask, answer }) => (answer === '' ? (0,_verdict_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .gk)('tabletop-open', 'warn', title, `Nobody answered: ${ask}`, `Find out, and say it the next time (\`${id}\`).`) : (0,_verdict_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .gk)('tabletop-answered', 'pass', title, answer))) : [(0,_verdict_parts_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .gk)('tabletop-empty', 'inconclusive', 'People walk through the criteria', people.length === 0 ? 'Nobody is named who was there.' : 'No question was answered.', 'Run it in a terminal, or hand in `--answers FILE`.')],
                facts: [['There', people.join(', ') || 'nobody']],
                details: { tabletop: { who: people, answers: said.map(({ id, ask, answer }) => ({ id, ask, answer })) } },
            });
        }
        catch (error) {
            if (!(error instanceof _serving_recorder_js__WEBPACK_IMPORTED_MODULE_0__/* .JournalConflict */ .sI) || conflicts === CONFLICTS)
                throw error;
        }
}


/***/ }),

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

/***/ 52736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   criteriaFor: () => (/* binding */ criteriaFor),
/* harmony export */   criteriaPageOf: () => (/* binding */ criteriaPageOf),
/* harmony export */   runTabletop: () => (/* binding */ runTabletop)
/* harmony export */ });
/* harmony import */ var _delivery_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53840);
/* harmony import */ var _rollback_criteria_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65744);
/* harmony import */ var _rollback_tabletop_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40713);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85358);
/* harmony import */ var _signing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81122);
/* harmony import */ var _situation_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(88149);
/* harmony import */ var _wiring_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42459);







/** The criteria page of the delivery file, as Markdown. */
async function criteriaPageOf(session) {
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    return (0,_rollback_criteria_js__WEBPACK_IMPORTED_MODULE_1__/* .criteriaPage */ .f)(delivery, planned(delivery));
}
async function criteriaFor(session) {
    const delivery = await (0,_delivery_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadDelivery */ .F)(session.deliveryFile, { workspace: session.workspace });
    return (0,_rollback_criteria_js__WEBPACK_IMPORTED_MODULE_1__/* .criteriaOf */ .p)(delivery, planned(delivery));
}
/** Records a walk through the criteria. */
async function runTabletop(session, answers, secrets) {
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_3__/* .judge */ .S)(session, 'rollback', {}, async (delivery, context) => (0,_rollback_tabletop_js__WEBPACK_IMPORTED_MODULE_2__/* .tabletop */ ._X)(delivery, context, (0,_wiring_js__WEBPACK_IMPORTED_MODULE_6__/* .openJournal */ ._0)(delivery, session, await (0,_signing_js__WEBPACK_IMPORTED_MODULE_4__/* .signingOf */ .f)(delivery, secrets)), planned(delivery), answers));
}
/** A rollout that could decide nothing is said, and no reason to leave people without the page. */
function planned(delivery) {
    if (!delivery.spec.rollout)
        return undefined;
    const rollout = (0,_situation_js__WEBPACK_IMPORTED_MODULE_5__/* .rolloutOf */ .Z)(delivery);
    return 'plan' in rollout ? rollout.plan : { problems: rollout.problems };
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


/***/ }),

/***/ 13914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ safeSplit),
/* harmony export */   u: () => (/* binding */ drainCandidate)
/* harmony export */ });
/* harmony import */ var _core_seams_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59392);
/* harmony import */ var _trigger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27088);
/* harmony import */ var _mirror_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95301);
/* harmony import */ var _router_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61115);




/**
 * Takes every user from the open delivery's candidate and records that it was rolled back; the delivery stays open until
 * it is closed. Re-entrant: each part that the journal already tells is left out. When the journal cannot be written the
 * router is changed all the same, for lowering exposure needs nobody's leave; then the journal's error is thrown.
 * A candidate that never had users, or has nobody to give them to (first delivery), leaves the router alone.
 */
async function drainCandidate(hand, why) {
    const { recorder, traffic, clock } = hand;
    const decidedAt = clock.now().getTime();
    const open = openOf(recorder);
    const safe = safeSplit(open);
    if (safe && !open.drained) {
        const stuck = await recordIntent(recorder, open, safe, why);
        await (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .ensureSplit */ .XD)(traffic, safe, clock);
        if (stuck !== undefined)
            throw stuck;
        if (open.plan.strategy === 'shadow')
            await (0,_mirror_js__WEBPACK_IMPORTED_MODULE_2__/* .writeMirror */ .l)(traffic, null);
        await recorder.append('drained', { split: safe, by: why.by, code: why.code, reason: why.reason }, open.id);
    }
    if (why.ends)
        return;
    const after = { open: openOf(recorder), champion: recorder.state.champion };
    if (!after.open.rolledBack)
        await recorder.append('rolled-back', rolledBack(after, why, decidedAt, clock.now().getTime()), open.id);
}
/** Where all users go when a candidate must have none; undefined at a first delivery, where there is nobody else. */
function safeSplit(open) {
    return open.champion ? (0,_router_js__WEBPACK_IMPORTED_MODULE_3__/* .allTo */ .jT)(open.champion.slot, open.slots) : undefined;
}
async function recordIntent(recorder, open, split, why) {
    if (open.intent?.kind === 'drain')
        return undefined;
    try {
        await recorder.append('intent', { kind: 'drain', split, step: -1, code: why.code, reason: why.reason }, open.id);
        return undefined;
    }
    catch (error) {
        if (error instanceof _core_seams_js__WEBPACK_IMPORTED_MODULE_0__/* .JournalConflict */ .s)
            throw error;
        return error;
    }
}
function rolledBack({ open, champion }, why, decidedAt, now) {
    const code = open.drained?.code ?? why.code;
    return {
        from: open.release,
        to: champion ? { release: champion.release, slot: champion.slot } : null,
        code,
        reason: open.drained?.reason ?? why.reason,
        askedBy: why.askedBy,
        guardrail: open.judged?.guardrail ?? why.guardrail,
        numbers: open.judged?.numbers ?? why.numbers ?? {},
        servedMs: open.servedSince === undefined ? 0 : now - open.servedSince,
        requests: Math.max(0, ...Object.values(open.requests)),
        tookMs: now - decidedAt,
        // The watch or an earlier tick may have drained it for a reason of its own.
        trigger: (code === why.code ? why.trigger : undefined) ?? (0,_trigger_js__WEBPACK_IMPORTED_MODULE_1__/* .triggerOf */ .i)(code),
        ...(why.triggeredAt !== undefined && { triggeredAt: why.triggeredAt }),
    };
}
function openOf(recorder) {
    const { open } = recorder.state;
    if (!open)
        throw new Error('No delivery is open.');
    return open;
}


/***/ }),

/***/ 95301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readMirror),
/* harmony export */   l: () => (/* binding */ writeMirror)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** The slot that gets copies of the requests; null: none; undefined where the router cannot mirror. */
async function readMirror({ capabilities, mirror }) {
    return capabilities.mirror && mirror ? mirror.read() : undefined;
}
/** Sends copies to this slot, or to nobody, and believes only what it reads back. Writes nothing where it is so already. Throws DriverError `mirror-not-taken`. */
async function writeMirror(traffic, slot) {
    const before = await readMirror(traffic);
    if (before === slot || (before === undefined && slot === null))
        return;
    await traffic.mirror?.write(slot);
    const after = await readMirror(traffic);
    if (after === slot)
        return;
    throw new _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x('mirror-not-taken', `The router ${traffic.name} was told to send copies to ${slot ?? 'nobody'}, and says ${after ?? 'nobody'}.`, 'See the router\'s own log; the same command can be run again at any time.');
}


/***/ }),

/***/ 27088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ TRIGGER_WORDS),
/* harmony export */   i: () => (/* binding */ triggerOf)
/* harmony export */ });
/** By the code with which a candidate lost its users. */
const OF_CODES = {
    harm: 'guardrail',
    'lease-ran-out': 'lease',
    aborted: 'person',
    'rolled-back-by-hand': 'person',
    'lease-taken': 'person',
    'held-by-data': 'data',
    'digest-mismatch': 'digest-mismatch',
    'candidate-silent': 'signals',
    blind: 'signals',
    'time-budget': 'time',
    'release-lost': 'placing', 'release-renamed': 'placing', 'place-failed': 'placing',
    'loaded-mismatch': 'digest-mismatch', 'loaded-nothing': 'placing', 'golden-mismatch': 'digest-mismatch', 'golden-unanswered': 'placing',
};
function triggerOf(code) {
    return Object.hasOwn(OF_CODES, code) ? OF_CODES[code] : 'other';
}
/** In the words of a verdict and of an incident. */
const TRIGGER_WORDS = {
    guardrail: 'a guardrail showed harm',
    lease: 'nobody looked after the rollout any more, and its lease ran out',
    person: 'a person asked for it',
    monitor: 'a monitor of what serves asked for it',
    data: 'a check of the data asked for it',
    'digest-mismatch': 'what served was not what was approved',
    signals: 'the signals were away, or the candidate fell silent',
    time: 'the time for evidence ran out',
    placing: 'the candidate could not be brought to where it would serve',
    other: 'the rollout ended it',
    drill: 'a drill',
};


/***/ })

};
