export const id = 3376;
export const ids = [3376];
export const modules = {

/***/ 23376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderLog: () => (/* binding */ renderLog)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72963);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61827);


/** Beyond this many rows a log is scrolled past; the rest is counted, and whole in verdict.json. */
const MAX_ROWS = 200;
/** The verdict as lines for a terminal or a runner's log. None of them can be taken for a workflow command. */
function renderLog(verdict) {
    const shown = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .byGravity */ .SN)(verdict.findings).slice(0, MAX_ROWS);
    const more = verdict.findings.length - shown.length;
    const advice = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceOnce */ .o$)();
    const lines = [
        verdict.headline,
        ...(verdict.enforced ? [] : [_words_js__WEBPACK_IMPORTED_MODULE_0__/* .NOT_ENFORCED */ .BU]),
        ...(verdict.release ? [`Candidate ${verdict.release.name} ${verdict.release.version ?? ''} ${verdict.release.digest}`] : []),
        ...(verdict.sections ?? []).flatMap(sectionLines),
        ...verdict.facts.map(([name, value]) => `${name}: ${value}`),
        `${verdict.stage}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .tally */ .N4)(verdict)}`,
        ...shown.flatMap((finding) => findingLines(finding, finding.outcome === 'pass' ? undefined : advice(finding))),
        ...(more > 0 ? [`… and ${more} more; all of them are in verdict.json.`] : []),
        ...verdict.notes.map((note) => `Note: ${note}`),
    ];
    return lines.map((line) => `${' '.repeat(line.length - line.trimStart().length)}${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .logLine */ .BP)(line)}`);
}
function sectionLines({ title, lines, copy, table }) {
    const rows = (table?.rows ?? []).slice(0, MAX_ROWS).map((row) => row.map((cell, index) => (cell === '' ? '' : `${table.columns[index]?.trim() ?? ''}: ${cell}`.replace(/^: /, ''))).filter(Boolean).join('; '));
    const more = (table?.rows.length ?? 0) - rows.length;
    return [`${title}`, ...[...lines, ...(copy?.split('\n') ?? []), ...rows, ...(more > 0 ? [`… and ${more} more`] : [])].map((line) => `  ${line}`)];
}
function findingLines(finding, fix) {
    const rows = [`  ${_words_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_WORDS */ .nx[finding.outcome].padEnd(12)} ${finding.rule}: ${finding.outcome === 'pass' ? finding.actual : finding.message}`];
    if (finding.outcome === 'pass')
        return rows;
    const interval = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .intervalText */ .Bt)(finding, (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .unitOf */ .uF)(finding.expected));
    if (finding.actual !== finding.message)
        rows.push(`      wanted ${finding.expected}; seen ${finding.actual}${interval ? `, interval ${interval}` : ''}${finding.n === undefined ? '' : `, n ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .grouped */ .zD)(finding.n)}`}`);
    const about = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .aboutRule */ .gt)(finding);
    if (about !== undefined)
        rows.push(`      ${about}`);
    if (finding.examples?.length)
        rows.push(`      for example ${finding.examples.join(', ')}`);
    if (fix !== undefined)
        rows.push(`      next: ${fix} [${finding.code}]`);
    return rows;
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


/***/ })

};
