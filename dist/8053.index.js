export const id = 8053;
export const ids = [8053];
export const modules = {

/***/ 78053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tomlLock: () => (/* binding */ tomlLock)
/* harmony export */ });
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32532);

/**
 * Locks of Python in TOML: poetry.lock, pdm.lock, uv.lock, pylock.toml (packaging.python.org/en/latest/specifications/pylock-toml). What is
 * for some machines, groups or extras only is optional: not installed is no difference.
 */
async function tomlLock(tool, text) {
    const { parse } = await __webpack_require__.e(/* import() */ 3292).then(__webpack_require__.bind(__webpack_require__, 3292));
    let table;
    try {
        table = parse(text);
    }
    catch {
        return { kind: 'unreadable', why: 'it is not TOML' };
    }
    const key = tool === 'pylock' ? 'packages' : 'package';
    const entries = (Array.isArray(table[key]) ? table[key] : []).filter(isTable);
    if (entries.length > _lock_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_PACKAGES */ .aD)
        return { kind: 'unreadable', why: `it names more than ${_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .MOST_PACKAGES */ .aD} packages` };
    const packages = tool === 'uv' ? uvPackages(entries) : tool === 'pylock' ? pylockPackages(entries) : poetryPackages(entries);
    return packages.length > 0 ? { kind: 'python', packages: (0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .merged */ .Zu)(packages), loose: [] } : { kind: 'unreadable', why: `it has no [[${key}]] with a version` };
}
/** The lock does not hold what the project itself asks for; a package that others need under a marker only may be for another machine. */
function poetryPackages(entries) {
    const needed = new Map();
    for (const entry of entries)
        for (const [name, wanted] of Object.entries(isTable(entry.dependencies) ? entry.dependencies : {})) {
            const always = [wanted].flat().some((one) => typeof one === 'string' || (isTable(one) && one.markers === undefined && one.optional !== true));
            needed.set((0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonName */ .oT)(name), (needed.get((0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonName */ .oT)(name)) ?? false) || always);
        }
    return entries.flatMap((entry) => {
        const groups = Array.isArray(entry.groups) ? entry.groups : ['main'];
        const inMain = groups.some((group) => group === 'main' || group === 'default');
        const conditional = entry.optional === true || entry.markers !== undefined || entry.marker !== undefined || !inMain;
        return pinned(entry, (name) => conditional || needed.get(name) === false);
    });
}
function pylockPackages(entries) {
    return entries.flatMap((entry) => pinned(entry, () => entry.marker !== undefined));
}
/** Every package that the project's own ones need without a marker; all others are for some machines, groups or extras. */
function uvPackages(entries) {
    const isOwn = ({ source }) => isTable(source) && ['virtual', 'editable', 'directory'].some((kind) => source[kind] !== undefined);
    const edges = new Map();
    for (const { name, dependencies } of entries)
        for (const wanted of (Array.isArray(dependencies) ? dependencies : []).filter(isTable))
            if (typeof name === 'string' && typeof wanted.name === 'string' && wanted.marker === undefined)
                edges.set((0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonName */ .oT)(name), [...(edges.get((0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonName */ .oT)(name)) ?? []), (0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonName */ .oT)(wanted.name)]);
    const own = entries.filter(isOwn).flatMap(({ name }) => (typeof name === 'string' ? [(0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonName */ .oT)(name)] : []));
    const reached = new Set();
    for (const open = [...own]; open.length > 0;) {
        const name = open.pop();
        if (reached.has(name))
            continue;
        reached.add(name);
        open.push(...(edges.get(name) ?? []));
    }
    return entries.filter((entry) => !isOwn(entry)).flatMap((entry) => pinned(entry, (name) => own.length > 0 && !reached.has(name)));
}
function pinned({ name, version }, isOptional) {
    if (typeof name !== 'string' || typeof version !== 'string')
        return [];
    return [{ name: (0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonName */ .oT)(name), version, optional: isOptional((0,_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonName */ .oT)(name)) }];
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ })

};
