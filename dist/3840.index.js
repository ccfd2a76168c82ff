export const id = 3840;
export const ids = [3840];
export const modules = {

/***/ 55390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ cutName),
/* harmony export */   h: () => (/* binding */ isCross)
/* harmony export */ });
/** The name of a cut, unlike for each way of cutting one column. Crosses of columns are joined. */
function cutName(cut) {
    if (isCross(cut))
        return cut.map((one) => cutName(one)).join(' × ');
    if (typeof cut === 'string')
        return cut;
    if (cut.quantiles !== undefined)
        return `${cut.column} (${cut.quantiles} quantiles)`;
    if (cut.edges !== undefined)
        return `${cut.column} (edges ${cut.edges.join(', ')})`;
    return `${cut.column} (every ${cut.every})`;
}
function isCross(cut) {
    return Array.isArray(cut);
}


/***/ }),

/***/ 53840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ loadDelivery),
  y: () => (/* binding */ parseDelivery)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(52210);
// EXTERNAL MODULE: ./.build/src/core/schemas.js + 29 modules
var schemas = __webpack_require__(54885);
;// CONCATENATED MODULE: ./.build/src/delivery/compiled-schema.js


const known = new Map();
/**
 * The delivery file's schema, compiled for files with the keys of this value: a rule about a key that the file has nowhere
 * cannot be met, and compiling the rules about all keys there are would take longer than reading a table of a million rows.
 */
function schemaFor(value) {
    const keys = keysOf(value);
    const id = [...NAMES].filter((name) => keys.has(name)).join(' ');
    const validate = known.get(id) ?? compiled(withoutUnmet(schemas/* deliverySchema */.oU, keys));
    known.set(id, validate);
    return validate;
}
/** The schema is part of the program, and a test holds it against its own schema. */
function compiled(schema) {
    const strict = { strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false };
    return new _2020.Ajv2020({ allErrors: true, useDefaults: true, verbose: true, ...strict, validateSchema: false, code: { optimize: false } }).compile(schema);
}
/** Names that some part of the schema speaks of. */
const NAMES = new Set([...parts(schemas/* deliverySchema */.oU)].flatMap((part) => Object.keys(propertiesOf(part) ?? {})));
/** Every name stays, so that unknown ones are still told from known ones; defaults stay, since they fill what is absent. */
function withoutUnmet(schema, keys) {
    if (Array.isArray(schema))
        return schema.map((one) => withoutUnmet(one, keys));
    if (typeof schema !== 'object' || schema === null)
        return schema;
    const properties = propertiesOf(schema);
    const kept = (name, own) => (keys.has(name) || hasDefault(own) ? withoutUnmet(own, keys) : true);
    return Object.fromEntries(Object.entries(schema).map(([word, part]) => [word, word === 'properties' && properties ? Object.fromEntries(Object.entries(properties).map(([name, own]) => [name, kept(name, own)])) : withoutUnmet(part, keys)]));
}
function propertiesOf({ properties }) {
    // A definition may itself be called `properties`; that of a schema holds schemas.
    return typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? properties : undefined;
}
function hasDefault(schema) {
    return typeof schema === 'object' && schema !== null && 'default' in schema;
}
function keysOf(value) {
    return new Set([...parts(value)].flatMap((part) => Object.keys(part)));
}
/** Every map in a value, once. A stack of our own: the depth of a hostile file must not become ours. */
function* parts(root) {
    const stack = [root];
    const seen = new Set();
    while (stack.length > 0) {
        const value = stack.pop();
        if (typeof value !== 'object' || value === null || seen.has(value))
            continue;
        seen.add(value);
        if (!Array.isArray(value))
            yield value;
        for (const inner of Object.values(value))
            stack.push(inner);
    }
}

// EXTERNAL MODULE: ./.build/src/delivery/parse.js
var parse = __webpack_require__(11591);
// EXTERNAL MODULE: ./.build/src/delivery/resolve.js
var resolve = __webpack_require__(73196);
;// CONCATENATED MODULE: ./.build/src/delivery/rules-between-tables.js
const TABLES = ['train', 'test', 'develop', 'serving'];
/** Rules of `data` that need a label, a second table, or as many columns on both sides. */
function rulesBetweenTables({ data }, report) {
    if (!data)
        return;
    const missing = (rule, needs, why) => report(['data', ...rule.split('.')], 'delivery-missing-key', `\`data.${rule}\` needs ${needs}: ${why}.`, `Declare ${needs}, or remove \`data.${rule}\`.`);
    if (data.label === undefined) {
        if (data.conflicting_labels)
            missing('conflicting_labels', '`data.label`', 'it compares labels');
        if (data.leakage)
            missing('leakage', '`data.label`', 'it asks what gives the label away');
    }
    if (data.overlap && data.train === undefined)
        missing('overlap', '`data.train`', 'it looks for rows of train');
    if (data.overlap && data.test === undefined && data.develop === undefined)
        missing('overlap', '`data.test` or `data.develop`', 'it looks for their rows in train');
    const ratio = data.volume?.train_to_champion;
    if (ratio && data.train === undefined)
        missing('volume.train_to_champion', '`data.train`', 'it counts rows of train');
    if (ratio?.at_least !== undefined && ratio.at_most !== undefined && ratio.at_least > ratio.at_most)
        report(['data', 'volume', 'train_to_champion'], 'delivery-range-empty', `\`data.volume.train_to_champion\` wants at least ${ratio.at_least} and at most ${ratio.at_most}.`, 'Write the smaller number as at_least.');
    for (const rule of ['key', 'entity', 'time', 'compatibility'])
        if (data.options?.[rule] !== undefined && data[rule] === undefined)
            missing(`options.${rule}`, `\`data.${rule}\``, 'there is no such rule to stand beside');
    foreignKeys(data, report);
}
function foreignKeys(data, report) {
    (data.foreign_keys ?? []).forEach(({ columns, to, source }, index) => {
        const path = ['data', 'foreign_keys', index];
        if (to && to.length !== columns.length)
            report([...path, 'to'], 'delivery-foreign-key', `\`${path.join('.')}\` compares ${columns.length} of its own columns with ${to.length} of ${source}.`, 'Name as many columns in `to` as in `columns`, in the same order.');
        const known = [...TABLES.filter((name) => data[name] !== undefined), ...Object.keys(data.references ?? {})];
        if (!known.includes(source))
            report([...path, 'source'], 'delivery-foreign-key', `\`${path.join('.')}\` looks values up in ${JSON.stringify(source)}, which is no declared table.`, `Name one of ${known.join(', ') || 'the tables of `data`'}, or declare it under \`data.references\`.`);
    });
}

;// CONCATENATED MODULE: ./.build/src/delivery/check-problems.js
/** What a schema cannot say of checks and environments: that a day is one, and that a key has something to act on. */
function checkProblems(spec, report) {
    (spec.checks ?? []).forEach((check, index) => {
        const path = ['checks', index];
        if (check.junit !== undefined && check.exceptions)
            report([...path, 'exceptions'], 'delivery-key-without-effect', '`exceptions` are for scans: a failed test has no exception.', 'Mend or remove the test, or move `exceptions` to the check of the scan.');
        (check.exceptions ?? []).forEach(({ expires }, at) => {
            if (!isDay(expires))
                report([...path, 'exceptions', at, 'expires'], 'delivery-no-day', `${expires} is no day of the calendar.`, 'Write a day, for example 2027-01-31.');
        });
    });
    environmentProblems(spec, report);
}
function environmentProblems({ environments, environment, parity }, report) {
    const listed = environments?.join(', ') ?? 'none';
    if (environment !== undefined && !environments?.includes(environment))
        report(['environment'], 'delivery-environment-unknown', `\`environment\` is ${environment}, and \`environments\` are ${listed}.`, 'Name one of `environments`, or list it there.');
    if (!environments) {
        if (parity)
            report(['parity'], 'delivery-key-without-effect', '`parity` compares with the environment before this one, and there are no `environments`.', 'List them in order, for example `environments: [staging, production]`.');
        return;
    }
    const first = (environment ?? environments.at(-1)) === environments[0];
    if (first && parity)
        report(['parity'], 'delivery-key-without-effect', `Nothing comes before ${environments[0]}, the first of \`environments\`.`, 'Remove `parity` here, or say which environment this delivery file is for (`environment`).');
    if (!first && !parity)
        report(['environments'], 'delivery-parity-missing', `A release serves in ${environments.at(environments.indexOf(environment ?? environments.at(-1)) - 1)} first, and nothing says where the evidence of that lies.`, 'Add `parity: {from: {journal: …}}` or `parity: {from: {ledger: FILE}}`.');
}
/** 31 February reads back as another day. */
function isDay(text) {
    const at = Date.parse(`${text}T00:00:00Z`);
    return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

// EXTERNAL MODULE: ./.build/src/delivery/clusters.js
var clusters = __webpack_require__(15185);
;// CONCATENATED MODULE: ./.build/src/delivery/cluster-problems.js

/** Keys that belong to one way of reaching a cluster. */
const OWN = [
    ['context', ['kubeconfig', 'exec']],
    ['server', ['ca', 'tls_server_name', 'token_env', 'oidc']],
];
/** What a schema cannot say of clusters: which keys belong together, and who asks. */
function clusterKeyProblems(rollout, report) {
    for (const { path, cluster } of (0,clusters/* declaredClusters */.w)(rollout)) {
        const name = path.join('.');
        for (const [way, keys] of OWN)
            for (const key of keys)
                if (cluster[key] !== undefined && cluster[way] === undefined)
                    report([...path, key], 'delivery-key-without-effect', `\`${name}.${key}\` belongs to \`${way}\`, which is not there.`, `Take it out, or declare \`${way}\`.`);
        if (cluster.server === undefined)
            continue;
        const proofs = [cluster.token_env, cluster.oidc].filter((way) => way !== undefined);
        if (proofs.length === 0)
            report(path, 'delivery-missing-key', `\`${name}\` does not say who asks at the server.`, 'Add `token_env` (a variable with a token) or `oidc` (an audience for the identity of the workflow).');
        if (proofs.length > 1)
            report(path, 'delivery-choose-one', `\`${name}\` has both \`token_env\` and \`oidc\`.`, 'Keep one of them.');
        if (cluster.namespace === undefined)
            report(path, 'delivery-missing-key', `\`${name}\` has no \`namespace\`.`, 'Add the namespace of the model: an address has none of its own.');
    }
}

;// CONCATENATED MODULE: ./.build/src/delivery/column-problems.js
/** Rules about single values, whose share `mostly` decides. */
const VALUE_RULES = ['in', 'not_in', 'between', 'matches', 'not_matches', 'length', 'format', 'case'];
/** What may stand beside which type; a width that no type has would be asked of nothing. */
const TYPE_OPTIONS = {
    bits: ['integer', 'float'],
    unsigned: ['integer'],
    precision: ['decimal'],
    scale: ['decimal'],
    zone: ['timestamp'],
    items: ['list'],
    fields: ['struct'],
};
const AGGREGATES = ['mean', 'median', 'std', 'sum', 'min', 'max', 'distinct', 'distinct_rate'];
/** What a schema cannot say of the rules of one column, in `data.columns` or `data.rules`. */
function columnRuleProblems(column, path, report) {
    rangeProblems(column, path, report);
    typeProblems(column, path, report);
    const place = path.join('.');
    if (column.mostly !== undefined && VALUE_RULES.every((rule) => column[rule] === undefined))
        report([...path, 'mostly'], 'delivery-mostly-alone', `\`${place}.mostly\` has no rule that it could loosen.`, `Add one of ${VALUE_RULES.map((rule) => `\`${rule}\``).join(', ')}, or remove \`mostly\`.`);
    const { outliers } = column;
    if (outliers && outliers.robust_z === undefined && outliers.iqr === undefined)
        report([...path, 'outliers'], 'delivery-missing-key', `\`${place}.outliers\` does not say what an outlier is.`, 'Add `robust_z: 3.5` or `iqr: 1.5`.');
}
function rangeProblems(column, path, report) {
    const { between, length } = column;
    const [low, high] = Array.isArray(between) ? between : [between?.at_least ?? between?.above, between?.at_most ?? between?.below];
    const plain = (bound) => typeof bound === 'number' || typeof bound === 'string';
    if (plain(low) && plain(high) && typeof low !== typeof high)
        report([...path, 'between'], 'delivery-range-mixed', `\`${[...path, 'between'].join('.')}\` mixes a number and a text.`, 'Write both ends as numbers, or both as dates in quotes.');
    else if (plain(low) && plain(high))
        emptyRange(low, high, !Array.isArray(between) && (between?.above !== undefined || between?.below !== undefined), [...path, 'between'], report);
    if (typeof length === 'object')
        emptyRange(length.at_least, length.at_most, false, [...path, 'length'], report);
    emptyRange(column.null_rate?.at_least, column.null_rate?.at_most, false, [...path, 'null_rate'], report);
    for (const name of AGGREGATES)
        boundProblems(column[name], [...path, name], report);
    for (const [level, bounds] of Object.entries(column.quantiles ?? {}))
        boundProblems(bounds, [...path, 'quantiles', level], report);
}
function boundProblems(bounds, path, report) {
    if (!bounds)
        return;
    const { at_least, above, at_most, below } = bounds;
    emptyRange(at_least ?? above, at_most ?? below, above !== undefined || below !== undefined, path, report);
}
/** `open`: an end does not belong to the range, so equal ends leave nothing. */
function emptyRange(low, high, open, path, report) {
    if (low === undefined || high === undefined || low < high || (low === high && !open))
        return;
    report(path, 'delivery-range-empty', `\`${path.join('.')}\` starts at ${low} and ends at ${high}: nothing can be inside.`, 'Write the smaller end first.');
}
function typeProblems(column, path, report) {
    const { type, bits, precision, scale } = column;
    for (const [option, types] of Object.entries(TYPE_OPTIONS)) {
        if (column[option] !== undefined && !types.includes(type))
            report([...path, option], 'delivery-type-option', `\`${[...path, option].join('.')}\` belongs to \`type: ${types.join('` or `')}\`, and the type is ${type ?? 'not declared'}.`, `Declare that type, or remove \`${option}\`.`);
    }
    if (type === 'float' && bits === 8)
        report([...path, 'bits'], 'delivery-type-option', `\`${[...path, 'bits'].join('.')}\` is 8, and no floating-point number has 8 bits.`, 'Write 16, 32 or 64.');
    if (scale !== undefined && scale > (precision ?? 38))
        report([...path, 'scale'], 'delivery-range-empty', `\`${[...path, 'scale'].join('.')}\` is ${scale} of ${precision ?? 38} digits in all.`, 'Write a scale up to the precision.');
}

;// CONCATENATED MODULE: ./.build/src/delivery/deployment-problems.js
/** What differs from release to release. */
const TOLD = /\{(digest|hex)\}/;
/** Values of labels: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels */
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
/** A tag can be moved; only a digest names bytes. */
const BY_DIGEST = /@sha256:[0-9a-f]{64}$/;
const OF_RELEASE = /@(\{digest\}|sha256:\{hex\})$/;
/** What a schema cannot say of slots that are Deployments, and of shares that are numbers of pods. */
function deploymentProblems({ fleet, traffic, capacity }, report) {
    const slots = fleet?.slots ?? ['a', 'b'];
    const { deployments } = fleet ?? {};
    if (deployments) {
        const at = ['rollout', 'fleet', 'deployments'];
        namesProblems(deployments.names, slots, [...at, 'names'], report);
        toldProblems(fleet, deployments, at, report);
        if (fleet.loaded)
            report(['rollout', 'fleet', 'loaded'], 'delivery-key-without-effect', '`fleet.loaded` does nothing beside `deployments`: pods tell which release they are of.', 'Remove it; a server that can say which release it serves is asked by `fleet.digest`.');
        slots.forEach((slot, index) => {
            if (!LABEL.test(slot))
                report(['rollout', 'fleet', 'slots', index], 'delivery-wrong-form', `Slot ${JSON.stringify(slot)} is a label of pods too, and no label may end so.`, 'End it with a letter or a digit.');
        });
    }
    if (traffic?.replicas)
        replicasProblems(traffic.replicas, { fleet, capacity, slots }, report);
}
/** Fleets that are objects of their own, and tell themselves what is ready. */
const SAYS_READY = ['deployments', 'kserve', 'argo'];
/** `capacity.ready.fleet` asks the fleet, which must be one that can say. */
function readyProblems({ fleet, capacity }, report) {
    if (capacity?.ready.fleet && !SAYS_READY.some((kind) => fleet?.[kind] !== undefined))
        report(['rollout', 'capacity', 'ready', 'fleet'], 'delivery-missing-key', '`capacity.ready.fleet` asks the fleet how many servers are ready, and this fleet cannot say.', `Declare \`fleet.${SAYS_READY.join('`, `fleet.')}\`, or say it by \`http\` or \`command\`.`);
}
function namesProblems(names, slots, at, report) {
    if (Object.keys(names).sort().join() !== [...slots].sort().join())
        report(at, 'delivery-slot-unknown', `\`${at.join('.')}\` names ${Object.keys(names).join(', ')}, and the slots are ${slots.join(', ')}.`, 'Name one Deployment for each slot.');
    if (new Set(Object.values(names)).size < Object.keys(names).length)
        report(at, 'delivery-slots-same', 'Both slots would be the same Deployment.', 'Give each slot a Deployment of its own; one Deployment for both arms is a Rollout of Argo Rollouts (`fleet.argo`).');
}
function toldProblems({ place }, { image, env = {}, mount, annotations = {} }, at, report) {
    const texts = [textOf(image), mount?.sub_path, mount?.claim, textOf(mount?.image), ...Object.values(env), ...Object.values(annotations)].filter((text) => text !== undefined);
    const byPart = typeof image === 'object' || typeof mount?.image === 'object';
    if (!place && !byPart && !texts.some((text) => TOLD.test(text)))
        report(at, 'delivery-missing-key', 'Nothing of the pod template would differ from release to release: pods would go on serving what they serve.', 'Write `{hex}` or `{digest}` into `image`, `env` or `mount`, let a part of the release name the image, or bring the bytes there with `fleet.place`.');
    for (const [key, text] of [['image', textOf(image)], ['mount', textOf(mount?.image)]])
        if (text !== undefined && OF_RELEASE.test(text))
            report([...at, key], 'delivery-wrong-form', `\`${text.slice(0, 100)}\` asks a registry for an image by the digest of the release, which is no image's.`, 'Write `…:{hex}` where images are pushed under the digest of their release as a tag, or let a part of the release name the image by its own digest.');
        else if (text !== undefined && !TOLD.test(text) && !BY_DIGEST.test(text))
            report([...at, key], 'delivery-wrong-form', `\`${text.slice(0, 100)}\` names an image by something that can be moved.`, 'Write `@sha256:…`, or `{hex}` where images are pushed under the digest of their release.');
}
function textOf(image) {
    return typeof image === 'string' ? image : undefined;
}
function replicasProblems({ deployments }, { fleet, capacity, slots }, report) {
    const at = ['rollout', 'traffic', 'replicas'];
    namesProblems(deployments, slots, [...at, 'deployments'], report);
    const placed = fleet?.deployments;
    if (placed && slots.some((slot) => placed.names[slot] !== deployments[slot]))
        report([...at, 'deployments'], 'delivery-slot-unknown', '`traffic.replicas` shares users among other Deployments than releases are placed on.', 'Name the same ones as `fleet.deployments`.');
    if (placed?.replicas !== undefined)
        report(['rollout', 'fleet', 'deployments', 'replicas'], 'delivery-choose-one', 'Where shares are numbers of pods, `traffic.replicas` alone sets them.', 'Remove `fleet.deployments.replicas`.');
    if (capacity)
        report(['rollout', 'capacity'], 'delivery-choose-one', 'Where shares are numbers of pods, the champion has only its share of them: it never has room for everybody, and no step would begin.', 'Remove `capacity`; pods of the candidate are ready before the champion loses any.');
}

;// CONCATENATED MODULE: ./.build/src/delivery/fleet-problems.js
/** What slots can be besides the team's own programs. */
const KINDS = ['repository', 'deployments', 'kserve', 'argo'];
/** What a schema cannot say of slots and of the journal: which keys need each other, and where two slots would be one. */
function fleetProblems({ fleet, journal }, report) {
    if (fleet) {
        const at = ['rollout', 'fleet'];
        const kinds = KINDS.filter((kind) => fleet[kind] !== undefined);
        if (!fleet.place && kinds.length === 0)
            report(at, 'delivery-missing-key', '`rollout.fleet` has neither `place` nor `repository`: nothing could put a release on a slot.', 'Add `place: {command: …}`, `repository` for a server with the model repository protocol, or `deployments`, `kserve` or `argo` for Kubernetes.');
        if (kinds.length > 1)
            report([...at, kinds[1]], 'delivery-choose-one', `\`rollout.fleet\` has ${kinds.map((kind) => `\`${kind}\``).join(' and ')}: a slot is one of them.`, 'Keep one of them.');
        if (fleet.repository)
            repositoryProblems(fleet, fleet.repository, [...at, 'repository'], report);
        if (fleet.digest)
            digestProblems(fleet, fleet.digest, [...at, 'digest'], report);
    }
    const { region, token_env: token, query_env: query } = journal?.object ?? {};
    if ([region, token, query].filter((way) => way !== undefined).length > 1)
        report(['rollout', 'journal', 'object'], 'delivery-choose-one', '`rollout.journal.object` has more than one of `region`, `token_env` and `query_env`.', 'Keep the one that the store asks for.');
}
function repositoryProblems({ place }, { url, model, folder, files }, at, report) {
    if (!`${url}${model}`.includes('{slot}'))
        report(at, 'delivery-slots-same', 'Both slots would be the same model of the same server.', 'Write `{slot}` into `model` (one server, two models) or into `url` (a server for each slot).');
    if (!place && folder === undefined)
        report(at, 'delivery-missing-key', 'Nothing makes the bytes of a release available to the server before it loads them.', 'Add `folder` (shared with the server), or `fleet.place` with a program that brings them there.');
    if (folder !== undefined && !folder.includes('{slot}'))
        report([...at, 'folder'], 'delivery-slots-same', 'Both slots would be loaded from the same folder: the next release would overwrite the one that serves.', 'Write `{slot}` into `folder`.');
    if (files && folder === undefined)
        report([...at, 'files'], 'delivery-key-without-effect', '`files` says where parts lie below `folder`, and there is none.', 'Add `folder`, or remove `files`.');
}
function digestProblems({ repository }, { metadata, http, header }, at, report) {
    if (metadata !== undefined && (http !== undefined || header !== undefined))
        report(at, 'delivery-choose-one', '`digest` is read from the metadata and from somewhere else.', 'Keep one: `metadata`, `http`, or `header`.');
    if (http === undefined && !repository)
        report(at, 'delivery-missing-key', `\`digest.${metadata === undefined ? 'header' : 'metadata'}\` is of the metadata of a model repository, and none is declared.`, 'Add `repository`, or name the address that is asked: `http`.');
}

// EXTERNAL MODULE: ./.build/src/delivery/metric-problems.js
var metric_problems = __webpack_require__(76691);
// EXTERNAL MODULE: ./.build/src/delivery/metric-table.js
var metric_table = __webpack_require__(66283);
;// CONCATENATED MODULE: ./.build/src/delivery/gate-problems.js


const AGAINST_CHAMPION = ['no_worse_than_champion_by', 'better_than_champion_by', 'within_of_champion'];
/** What a schema cannot say of gates on metrics: whether the task has the metric, which side of a limit is good, and what values it can take. */
function gateProblems({ tests }, report) {
    if (!tests)
        return;
    for (const [gates, path] of [[tests.gates, ['tests', 'gates']], [tests.slices?.gates, ['tests', 'slices', 'gates']], [tests.shift?.gates, ['tests', 'shift', 'gates']]])
        gates?.forEach((gate, index) => {
            const own = [...path, index];
            if (gate.metric === 'custom')
                customProblems(gate, own, report);
            else
                metricProblems(gate, tests, own, report);
            cumulativeProblems(gate, gate.no_worse_than_champion_by, tests, own, report);
        });
    tests.fairness?.gates?.forEach((gate, index) => cumulativeProblems(gate, gate.no_worse_than_champion_by, tests, ['tests', 'fairness', 'gates', index], report));
    for (const [gates, path] of [[tests.flips?.gates, ['tests', 'flips', 'gates']], [tests.flips?.slices?.gates, ['tests', 'flips', 'slices', 'gates']]])
        gates?.forEach((gate, index) => cumulativeProblems(gate, gate.at_most, tests, [...path, index], report));
}
function metricProblems(gate, tests, path, report) {
    const metric = metric_table/* METRIC_TABLE */.IK[gate.metric];
    if (metric === undefined || tests.task === undefined)
        return; // the schema has said so
    for (const key of ['name', 'sql', 'higher_is_better'])
        if (gate[key] !== undefined)
            report([...path, key], 'delivery-gate-option', `\`${key}\` belongs to \`metric: custom\`, and this one is \`${gate.metric}\`.`, `Take out \`${key}\`.`);
    const levels = tests.quantiles && Object.keys(tests.quantiles).map(Number).sort((a, b) => a - b);
    const problem = (0,metric_problems/* specProblem */.X)(gate, tests.task, tests.classes, levels);
    if (problem) {
        report([...path, problem.key], problem.key === 'metric' ? 'delivery-gate-metric' : 'delivery-gate-option', problem.message, problem.fix);
        return;
    }
    directionProblems(gate, metric, path, report);
    gate_problems_rangeProblems(gate, (0,metric_table/* rangeOf */.be)(gate, tests.task), path, report);
}
function directionProblems(gate, { better, undefinedForConstant }, path, report) {
    const wrong = better === 'lower' ? 'at_least' : better === 'higher' ? 'at_most' : undefined;
    if (wrong !== undefined && gate[wrong] !== undefined)
        report([...path, wrong], 'delivery-gate-direction', `\`${gate.metric}\` is better when ${better}; \`${wrong}\` would stop good models.`, `Write \`${wrong === 'at_least' ? 'at_most' : 'at_least'}\`.`);
    for (const key of ['no_worse_than_champion_by', 'better_than_champion_by', 'no_worse_than_constant'])
        if (better === 'none' && gate[key] !== undefined)
            report([...path, key], 'delivery-gate-direction', `\`${gate.metric}\` is wrong on either side, so no model is better by it.`, 'Write `at_least` and `at_most` (two gates), or `within_of_champion`.');
    if (!gate.no_worse_than_constant)
        return;
    const why = gate.at?.precision !== undefined ? 'no threshold gives it another precision than the base rate' : undefinedForConstant;
    if (why !== undefined)
        report([...path, 'no_worse_than_constant'], 'delivery-gate-metric', `\`${gate.metric}\` of a scorer that gives every row the same answer is undefined: ${why}.`, 'Write a limit with `at_least`.');
}
function gate_problems_rangeProblems(gate, [low, high], path, report) {
    const share = low === 0 && high === 1;
    const fix = share ? 'Write a share, not per cent.' : 'Write a value that it can take.';
    const span = low === -Infinity ? `at most ${high}` : high === Infinity ? `at least ${low}` : `between ${low} and ${high}`;
    for (const key of ['at_least', 'at_most'])
        if (gate[key] !== undefined && !(gate[key] >= low && gate[key] <= high))
            report([...path, key], 'delivery-gate-range', `\`${gate.metric}\` lies ${span}, and the limit is ${gate[key]}.`, fix);
    for (const key of AGAINST_CHAMPION)
        if (gate[key] !== undefined && gate[key] > high - low)
            report([...path, key], 'delivery-gate-range', `\`${gate.metric}\` lies ${span}, and the limit is ${gate[key]}: no two models differ by more.`, fix);
}
function customProblems(gate, path, report) {
    for (const key of ['name', 'sql'])
        if (gate[key] === undefined)
            report(path, 'delivery-missing-key', `\`metric: custom\` needs \`${key}\`.`, key === 'sql' ? 'Write the aggregate, e.g. `sql: "avg(abs(score - label))"`.' : 'Name it as reports shall call it.');
    for (const key of ['at', 'costs', 'average', 'class', 'beta', 'k', 'quantile', 'gain'])
        if (gate[key] !== undefined)
            report([...path, key], 'delivery-gate-option', `\`${key}\` says nothing about \`metric: custom\`.`, 'Say it in `sql`.');
    if (gate.no_worse_than_constant)
        report([...path, 'no_worse_than_constant'], 'delivery-gate-metric', 'Sluice does not know which constant is best under `metric: custom`.', 'Write a limit with `at_least` or `at_most`.');
    const directed = gate.no_worse_than_champion_by !== undefined || gate.better_than_champion_by !== undefined;
    if (directed && gate.higher_is_better === undefined)
        report(path, 'delivery-missing-key', '`metric: custom` is compared with the champion, and nothing says which way is better.', 'Add `higher_is_better: true` or `false`.');
}
function cumulativeProblems(gate, margin, { anchor }, path, report) {
    if (gate.cumulative === undefined)
        return;
    if (margin === undefined)
        report([...path, 'cumulative'], 'delivery-gate-option', '`cumulative` bounds losses that `no_worse_than_champion_by` accepts one by one, and this gate accepts none.', 'Take out `cumulative`.');
    else if (gate.cumulative < margin)
        report([...path, 'cumulative'], 'delivery-gate-range', `The cumulative margin (${gate.cumulative}) is below the margin of one step (${margin}).`, 'Write at least the margin of one step.');
    else if (anchor === undefined)
        report([...path, 'cumulative'], 'delivery-missing-key', '`cumulative` bounds what was lost since `tests.anchor`, and there is none: nothing would be asked.', 'Add `tests.anchor` with the predictions of the baseline that people approved, or take out `cumulative`.');
}

// EXTERNAL MODULE: ./.build/src/delivery/cut-name.js
var cut_name = __webpack_require__(55390);
;// CONCATENATED MODULE: ./.build/src/delivery/group-problems.js

/** What a schema cannot say of fairness, calibration, shift and weak slices: which limit goes with which metric, and what each needs. */
function groupProblems({ tests, data }, report) {
    if (!tests)
        return;
    fairnessProblems(tests.fairness, report);
    calibrationProblems(tests, report);
    if (tests.shift && data?.serving === undefined)
        report(['tests', 'shift'], 'delivery-missing-key', '`tests.shift` weighs the test rows as the current population, and `data.serving` names none.', 'Add `data.serving`: the inputs of today.');
    tests.shift?.gates?.forEach((gate, index) => {
        if (gate.metric === 'custom')
            report(['tests', 'shift', 'gates', index, 'metric'], 'delivery-not-for-task', 'A metric of your own is one SQL expression over rows, and rows have no weight in it.', 'Use a metric by name.');
    });
    if (tests.slices?.search && tests.task === 'ranking')
        report(['tests', 'slices', 'search'], 'delivery-not-for-task', '`tests.slices.search` needs a loss of each row, and a ranking is judged by query.', 'Cut the queries with `tests.slices.by` instead.');
}
function fairnessProblems(fairness, report) {
    const columns = (fairness?.groups ?? []).map((by) => (0,cut_name/* cutName */.C)(by));
    fairness?.gates.forEach((gate, index) => {
        const path = ['tests', 'fairness', 'gates', index];
        const ratio = gate.metric.endsWith('_ratio');
        if (ratio && gate.at_most !== undefined)
            report([...path, 'at_most'], 'delivery-gate-direction', `\`${gate.metric}\` is fairer when higher; \`at_most\` would stop fair models.`, 'Write `at_least`, as 0.8.');
        if (!ratio && gate.at_least !== undefined)
            report([...path, 'at_least'], 'delivery-gate-direction', `\`${gate.metric}\` is fairer when lower; \`at_least\` would stop fair models.`, 'Write `at_most`.');
        for (const column of gate.to === 'reference' ? columns : [])
            if (fairness.reference?.[column] === undefined)
                report([...path, 'to'], 'delivery-missing-key', `The gate compares the groups of \`${column}\` with a reference, and \`tests.fairness.reference\` names none for it.`, `Add \`reference: {${JSON.stringify(column)}: …}\` with one value of it.`);
    });
    for (const column of Object.keys(fairness?.reference ?? {}))
        if (!columns.includes(column))
            report(['tests', 'fairness', 'reference', column], 'delivery-unknown-name', `\`${column}\` is none of \`tests.fairness.groups\`.`, `Use ${columns.join(', ')}.`);
}
function calibrationProblems({ calibration, task }, report) {
    if (!calibration)
        return;
    if (!['binary', 'multiclass', 'multilabel'].includes(task))
        report(['tests', 'calibration'], 'delivery-not-for-task', `\`tests.calibration\` asks whether probabilities hold, and the task ${task} has none.`, 'Use gates on mean_error, or on coverage of the intervals.');
    for (const key of ['slope', 'intercept']) {
        const [low, high] = calibration[key] ?? [];
        if (low !== undefined && high !== undefined && !(low < high))
            report(['tests', 'calibration', key], 'delivery-range-empty', `\`tests.calibration.${key}\` goes from ${low} to ${high}, and nothing lies between.`, 'Write the smaller number first.');
    }
}

;// CONCATENATED MODULE: ./.build/src/delivery/policy-problems.js
/** Changes that no rule may approve: a rule would then approve its own loosening, or what nobody has ever seen serve. */
const NEVER_AUTOMATIC = ['thresholds-loosened', 'policy', 'first-delivery'];
/** What a schema cannot say of classes, freeze windows and documents. */
function policyProblems({ approval }, report) {
    if (!approval)
        return;
    const roles = Object.keys(approval.roles ?? { approver: {} });
    const known = (name, path) => {
        if (!roles.includes(name))
            report(path, 'delivery-role-unknown', `\`${path.join('.')}\` names the role \`${name}\`, which is not in \`approval.roles\`.`, `Write one of ${roles.join(', ')}, or add the role.`);
    };
    if (approval.policy_owner !== undefined)
        known(approval.policy_owner, ['approval', 'policy_owner']);
    for (const [name, rules] of Object.entries(approval.classes ?? {})) {
        const path = ['approval', 'classes', name];
        rules.roles?.forEach((role) => known(role, [...path, 'roles']));
        const never = rules.automatic?.changes.filter((kind) => NEVER_AUTOMATIC.includes(kind)) ?? [];
        if (never.length > 0)
            report([...path, 'automatic', 'changes'], 'delivery-automatic-change', `A rule cannot approve ${never.join(' or ')}: people must see that.`, 'Take it out of `changes`.');
    }
    approval.freeze?.forEach((window, index) => freezeProblems(window, ['approval', 'freeze', index], report));
    const names = (approval.require ?? []).map(({ name }) => name);
    names.forEach((name, index) => {
        if (names.indexOf(name) < index)
            report(['approval', 'require', index, 'name'], 'delivery-name-twice', `Two entries of \`approval.require\` are named \`${name}\`.`, 'Give each a name of its own.');
    });
}
function freezeProblems({ from, to, zone }, path, report) {
    const weekly = [from, to].filter((end) => /^[A-Z]/.test(end)).length;
    if (weekly === 1)
        return report(path, 'delivery-freeze-mixed', `The window begins at ${from} and ends at ${to}: one of them is of every week, the other is not.`, 'Write both ends alike.');
    if (weekly === 2 && from === to)
        report([...path, 'to'], 'delivery-freeze-empty', `The window begins and ends at ${from}.`, 'Write an end that is not its beginning.');
    if (weekly === 0 && !(Date.parse(from) < Date.parse(to)))
        report([...path, 'to'], 'delivery-freeze-empty', `The window ends at ${to}, not after it begins (${from}).`, 'Write a later end.');
    if (weekly === 0 && zone !== undefined)
        report([...path, 'zone'], 'delivery-freeze-mixed', 'The window names days of the calendar, whose time zone stands in them.', 'Take out `zone`.');
    if (zone !== undefined && !isZone(zone))
        report([...path, 'zone'], 'delivery-zone-unknown', `There is no time zone \`${zone}\`.`, 'Write one as `Europe/Berlin`, or `UTC`.');
}
function isZone(zone) {
    try {
        return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/src/delivery/predictor-problems.js

const predictor_problems_KINDS = ['file', 'command', 'http', 'onnx'];
/** Which kinds of predictor have a use for a key that not all have. */
const FOR = {
    protocol: ['http'],
    model: ['http'],
    version: ['http'],
    hosts: ['http'],
    retries: ['http'],
    network: ['command'],
    inputs: ['command', 'http', 'onnx'],
    outputs: ['command', 'http', 'onnx'],
    matrix: ['http', 'onnx'],
};
/** What a schema cannot say of predictors and signatures: which keys belong together, and that what is tested is what is delivered. */
function predictorProblems({ tests, release }, report) {
    for (const key of ['predictor', 'champion_predictor']) {
        const spec = tests?.[key];
        if (!spec)
            continue;
        const where = ['tests', key];
        const kind = predictor_problems_KINDS.find((name) => spec[name] !== undefined);
        if (kind)
            keyProblems(spec, kind, where, report);
        if (key === 'predictor' && spec.onnx !== undefined && !isInside(spec.onnx, release.model))
            report([...where, 'onnx'], 'delivery-predictor-outside', `\`tests.predictor.onnx\` is not in \`release.model\` (${release.model}): what is tested would not be what is delivered.`, 'Name the file inside release.model.');
    }
    for (const side of ['inputs', 'outputs'])
        for (const [name, { range }] of Object.entries(tests?.signature?.[side] ?? {}))
            if (range && range[0] > range[1])
                report(['tests', 'signature', side, name, 'range'], 'delivery-range-empty', `The range of \`${name}\` begins at ${range[0]} and ends at ${range[1]}.`, 'Write the smaller number first.');
}
function keyProblems(spec, kind, where, report) {
    for (const [key, kinds] of Object.entries(FOR))
        if (spec[key] !== undefined && !kinds.includes(kind))
            report([...where, key], 'delivery-predictor-option', `\`${key}\` means nothing to a predictor by ${kind}.`, `Take it out; it is for ${kinds.join(', ')}.`);
    if (kind === 'http' && spec.protocol === undefined)
        report(where, 'delivery-missing-key', 'A predictor by http needs its protocol.', 'Add `protocol: open-inference`, `mlflow` or `tf-serving`.');
    if (spec.matrix !== undefined && spec.protocol === 'mlflow')
        report([...where, 'matrix'], 'delivery-predictor-option', 'MLflow takes a table of columns, and `matrix` means nothing to it.', 'Take it out.');
    if (spec.matrix !== undefined && spec.inputs === undefined)
        report([...where, 'matrix'], 'delivery-missing-key', `\`matrix: ${spec.matrix}\` says that all columns stand side by side, and not which and in what order.`, 'List them in `inputs`.');
}
function isInside(file, folder) {
    const inside = external_node_path_.posix.relative(external_node_path_.posix.normalize(folder), external_node_path_.posix.normalize(file));
    return !inside.startsWith('..') && !external_node_path_.posix.isAbsolute(inside);
}

;// CONCATENATED MODULE: ./.build/src/delivery/role-problems.js
/** What a schema cannot say of roles: each needs what its source proves people by. */
function roleProblems({ approval }, report) {
    if (!approval)
        return;
    const seen = new Map();
    const byReview = approval.source === 'pull-request';
    if (byReview && !approval.roles)
        report(['approval', 'source'], 'delivery-role-without-people', '`source: pull-request` needs `approval.roles` with `people`: a pull request does not say who has which role.', 'Add `roles: {approver: {people: [ACCOUNT_ID]}}`.');
    for (const [role, { environment, environments, people, count = 1 }] of Object.entries(approval.roles ?? {})) {
        const path = ['approval', 'roles', role];
        if (byReview && !people)
            report(path, 'delivery-role-without-people', `The role \`${role}\` names no \`people\`, and a pull request does not say who has which role.`, 'Add `people: [ACCOUNT_ID]`, the number that `gh api users/LOGIN --jq .id` prints.');
        if (byReview && people && count > people.length)
            report([...path, 'count'], 'delivery-role-too-few-people', `The role \`${role}\` asks for ${count} approvals and names ${people.length} people.`, 'Name more people, or ask for fewer.');
        if (!byReview && count > 1)
            report([...path, 'count'], 'delivery-role-count', `\`count\` belongs to \`source: pull-request\`; one review releases an environment.`, 'Write `environments: [A, B]`, one environment for each person who must approve.');
        if (!byReview && !environment && !environments)
            report(path, 'delivery-role-without-environment', `The role \`${role}\` names no environment.`, 'Add `environment: NAME`, or `environments: [A, B]` for two people of this role.');
        for (const name of byReview ? [] : (environments ?? [environment ?? ''])) {
            const other = seen.get(name.toLowerCase());
            if (name !== '' && other)
                report([...path, environments ? 'environments' : 'environment'], 'delivery-environment-shared', `Roles \`${other}\` and \`${role}\` share the environment \`${name}\`: one approval would release both.`, 'Give each role an environment of its own.');
            seen.set(name.toLowerCase(), role);
        }
    }
    for (const role of approval.veto ?? [])
        if (!Object.hasOwn(approval.roles ?? { approver: {} }, role))
            report(['approval', 'veto'], 'delivery-role-unknown', `\`veto\` names the role \`${role}\`, which is not in \`approval.roles\`.`, 'Add the role, or take it out of `veto`.');
}

// EXTERNAL MODULE: ./.build/src/core/duration.js
var duration = __webpack_require__(20803);
;// CONCATENATED MODULE: ./.build/src/delivery/rollout-problems.js

/** Keys that belong to one strategy, and are nothing to any other. */
const rollout_problems_OWN = { shadow: 'shadow', blue_green: 'blue-green', cohort: 'cohort', ab: 'ab', batch: 'batch' };
/** Strategies that one program for everything can follow. */
const BY_COMMAND = ['replace', 'batch'];
/** What a schema cannot say of a rollout: which keys each strategy needs, and how its steps rise. */
function rolloutProblems(rollout, report) {
    const path = ['rollout'];
    const { strategy } = rollout;
    stepProblems(rollout, report);
    nameProblems(rollout, report);
    for (const [key, owner] of Object.entries(rollout_problems_OWN))
        if (rollout[key] !== undefined && owner !== strategy)
            report([...path, key], 'delivery-choose-one', `\`rollout.${key}\` belongs to the strategy \`${owner}\`, and this one is \`${strategy}\`.`, 'Take it out, or change the strategy.');
    if (rollout.command && rollout.fleet)
        report([...path, 'command'], 'delivery-choose-one', '`rollout` has both `command` and `fleet`.', 'Keep one of them.');
    if (BY_COMMAND.includes(strategy)) {
        if (!rollout.command && !(rollout.fleet && rollout.traffic))
            report(path, 'delivery-missing-key', `Strategy \`${strategy}\` needs \`command\`, or \`fleet\` and \`traffic\`.`, 'Add `command: ./deploy.sh` (called with place, smoke, point, loaded).');
    }
    else {
        if (rollout.command)
            report([...path, 'command'], 'delivery-choose-one', '`rollout.command` belongs to the strategies `replace` and `batch`.', `Use \`fleet\` and \`traffic\` for \`${strategy}\`.`);
        for (const key of ['fleet', 'traffic', ...(strategy === 'blue-green' ? [] : ['signals'])])
            if (!rollout[key])
                report(path, 'delivery-missing-key', `Strategy \`${strategy}\` needs \`rollout.${key}\`.`, `Add \`${key}\`; see docs/rollout.md.`);
        if (strategy !== 'blue-green' && !rollout.guardrails?.length && !rollout.presets?.length)
            report(path, 'delivery-missing-key', `Strategy \`${strategy}\` has no guardrail: nothing could tell harm from health.`, 'Add one to `guardrails`, for example the rate of errors, or `presets: [errors]`.');
    }
    if (strategy === 'ab' && !rollout.ab)
        report(path, 'delivery-missing-key', 'Strategy `ab` needs `rollout.ab`.', 'Say when it ends: `ab: {ends: 2026-12-24T00:00Z}`.');
    if (strategy === 'cohort' && !rollout.cohort)
        report(path, 'delivery-missing-key', 'Strategy `cohort` needs `rollout.cohort`.', 'Say how users are told apart: `cohort: {key: …}`.');
    if (rollout.lease && rollout.interval && (0,duration/* parseDuration */.E)(rollout.lease) <= (0,duration/* parseDuration */.E)(rollout.interval))
        report([...path, 'lease'], 'delivery-lease-short', `The lease (${rollout.lease}) ends before the next tick (every ${rollout.interval}).`, 'Make the lease several intervals long.');
}
function stepProblems({ strategy, steps = [] }, report) {
    const path = ['rollout', 'steps'];
    const weights = steps.map((step) => (typeof step === 'number' ? step : step.weight));
    weights.forEach((weight, index) => {
        if (index > 0 && weight <= weights[index - 1])
            report([...path, index], 'delivery-steps-not-rising', `Step ${index + 1} of \`rollout.steps\` is ${weight}, after ${weights[index - 1]}.`, 'Write the shares in rising order.');
    });
    const ramps = ['canary', 'cohort', 'ab', 'shadow'].includes(strategy);
    if (ramps && weights.length > 0 && weights.at(-1) !== 100)
        report(path, 'delivery-steps-end', `The last of \`rollout.steps\` is ${weights.at(-1)}: the delivery would never end.`, 'End with 100.');
}
/** Slots and guardrails are keys of the journal's records: what every object has by birth would be found there before it was written. */
function nameProblems({ fleet, guardrails = [] }, report) {
    const named = [
        ...guardrails.map(({ name }, index) => ({ path: ['rollout', 'guardrails', index, 'name'], name })),
        ...(fleet?.slots ?? []).map((name, index) => ({ path: ['rollout', 'fleet', 'slots', index], name })),
    ];
    for (const { path, name } of named)
        if (name in {})
            report(path, 'delivery-wrong-form', `\`${name}\` is a word that JavaScript keeps for itself.`, 'Choose another name.');
}

;// CONCATENATED MODULE: ./.build/src/delivery/signal-problems.js
const SOURCES = ['rate', 'histogram', 'mean', 'shares', 'disagreement', 'gauge'];
const PROVIDERS = { log: 'a prediction log', prometheus: 'Prometheus', http: 'an HTTP service', kubernetes: 'Kubernetes' };
/** Keys that only act beside others; whoever writes them elsewhere means something that will not happen. */
const ACTS_BESIDE = { of: ['where', 'log', 'kubernetes'], where: ['log', 'where'], over: ['query'] };
/** What is wrong with where a guardrail is read: a provider that is not declared, edges that do not rise, keys that do nothing there. */
function signalProblems(guardrail, signals, path, report) {
    for (const key of SOURCES) {
        const source = guardrail[key];
        if (source === undefined)
            continue;
        const provider = providerOf(source);
        if (signals && signals[provider] === undefined)
            report([...path, key], 'delivery-signal-mismatch', `\`${guardrail.name}\` is read from ${PROVIDERS[provider]}, and \`rollout.signals\` declares ${declaredIn(signals)}.`, `Declare \`signals: {${provider}: …}\`, or name what the declared one holds.`);
        if (typeof source !== 'string')
            signal_problems_keyProblems(guardrail.name, key, source, [...path, key], report);
    }
}
function signal_problems_keyProblems(name, kind, source, path, report) {
    const { edges = [] } = source;
    const falling = edges.findIndex((edge, at) => at > 0 && edge <= edges[at - 1]);
    if (falling > 0)
        report([...path, 'edges', falling], 'delivery-edges-not-rising', `Edge ${falling + 1} of \`${name}\` is ${edges[falling]}, after ${edges[falling - 1]}.`, 'Write the edges in rising order.');
    for (const key of Object.keys(source)) {
        const beside = kind === 'rate' && key === 'where' ? undefined : ACTS_BESIDE[key];
        if (beside && !beside.some((other) => other !== key && Object.hasOwn(source, other)))
            report([...path, key], 'delivery-key-without-effect', `\`${key}\` of \`${name}\` does nothing beside ${Object.keys(source).filter((other) => other !== key).join(', ') || 'nothing'}.`, `It goes with ${beside.filter((other) => other !== key).join(' or ')}; SQL and services say themselves what they count.`);
    }
}
function declaredIn(signals) {
    return Object.entries(PROVIDERS).flatMap(([name, words]) => (Object.hasOwn(signals, name) ? [words] : [])).join(' and ') || 'none';
}
/** Where a source is read, by its keys. */
function providerOf(source) {
    if (typeof source === 'string')
        return 'prometheus';
    if ('http' in source)
        return 'http';
    if ('kubernetes' in source)
        return 'kubernetes';
    return 'sql' in source || 'log' in source || 'where' in source ? 'log' : 'prometheus';
}

;// CONCATENATED MODULE: ./.build/src/delivery/task-problems.js

/** Words that one task needs and others have no use for: saying them of another would be asking for what is not done. */
const WORDS = {
    classes: ['multiclass', 'multilabel'],
    scores: ['multiclass', 'multilabel'],
    prediction: ['multiclass'],
    quantiles: ['quantile'],
    query: ['ranking'],
    stratified: ['binary', 'multiclass'],
};
const NEEDED = {
    multiclass: { word: 'classes', fix: 'List the values of data.label, e.g. `classes: [cat, dog]`.' },
    multilabel: { word: 'classes', fix: 'List the columns of the test set that hold 0 or 1, e.g. `classes: [sport, politics]`.' },
    quantile: { word: 'quantiles', fix: 'Say which column holds which level, e.g. `quantiles: {"0.05": low, "0.95": high}`.' },
    ranking: { word: 'query', fix: 'Name the column that says which rows are ranked together, e.g. `query: search_id`.' },
};
/** Tasks whose label is a number of its own in nearly every row. */
const NUMBERS = ['regression', 'quantile'];
/** What `tests` says against its own task: words that are missing or have no use, units and cuts that cannot be. */
function taskProblems(spec, report) {
    const { tests, data } = spec;
    if (!tests)
        return;
    wordProblems(tests, report);
    unitProblems(tests, report);
    const slicings = [
        ...(tests.slices?.by ?? []).map((by, i) => [['tests', 'slices', 'by', i], by]),
        ...(tests.calibration?.by ?? []).map((by, i) => [['tests', 'calibration', 'by', i], by]),
        ...(tests.fairness?.groups ?? []).map((by, i) => [['tests', 'fairness', 'groups', i], by]),
    ];
    for (const [path, by] of slicings) {
        const cuts = Array.isArray(by) ? by : [by];
        cuts.forEach((cut, i) => cutProblems(cut, Array.isArray(by) ? [...path, i] : path, tests, data ?? {}, report));
        const columns = cuts.map((cut) => (typeof cut === 'string' ? cut : cut.column));
        const twice = columns.find((column, i) => columns.indexOf(column) < i);
        if (twice !== undefined)
            report(path, 'delivery-cut-twice', `The cross names the column \`${twice}\` twice.`, 'Cross columns with others.');
    }
}
function wordProblems(tests, report) {
    const { task, classes, scores } = tests;
    for (const [word, tasks] of Object.entries(WORDS))
        if (tests[word] !== undefined && !tasks.includes(task))
            report(['tests', word], 'delivery-task-mismatch', `\`tests.${word}\` belongs to the task ${tasks.join(' or ')}, and this one is ${task}.`, `Take \`${word}\` out, or correct \`task\`.`);
    const needed = NEEDED[task];
    if (needed && tests[needed.word] === undefined)
        report(['tests'], 'delivery-missing-key', `The task ${task} needs \`tests.${needed.word}\`.`, needed.fix);
    const levels = Object.keys(tests.quantiles ?? {});
    levels.forEach((level, i) => {
        if (Number(level) === 0)
            report(['tests', 'quantiles', level], 'delivery-quantile', 'No value is below the quantile of level 0.', 'Write a level above 0, e.g. "0.05".');
        else if (levels.findIndex((other) => Number(other) === Number(level)) < i)
            report(['tests', 'quantiles', level], 'delivery-quantile', `The level ${Number(level)} stands twice in \`tests.quantiles\`.`, 'Keep one column for each level.');
    });
    if (classes && scores && classes.length !== scores.length)
        report(['tests', 'scores'], 'delivery-scores-count', `\`tests.classes\` has ${classes.length} entries and \`tests.scores\` ${scores.length}.`, 'Name one column of scores for each class, in the same order.');
}
function unitProblems({ cluster, time }, report) {
    if (cluster !== undefined && time)
        report(['tests', 'time'], 'delivery-choose-one', '`tests` has both `cluster` and `time`: rows can be resampled by one of them.', 'Keep the one within which rows depend on each other most.');
    if (time)
        durationProblem(time.block, ['tests', 'time', 'block'], report);
}
function cutProblems(cut, path, { task }, data, report) {
    const column = typeof cut === 'string' ? cut : cut.column;
    const asItIs = typeof cut === 'string';
    const same = (name) => name?.toLowerCase() === column.toLowerCase();
    if (same(data.label)) {
        if (task === 'binary')
            report(path, 'delivery-cut-label', `\`${column}\` is the label: each slice would hold one class only, where ROC AUC is undefined and every answer of one kind is right.`, 'Ask for `recall` (positive rows) and `specificity` (negative rows) of all rows instead.');
        else if (NUMBERS.includes(task) && asItIs)
            report(path, 'delivery-cut-label', `\`${column}\` is the label, a number of its own in nearly every row.`, `Cut it into bands, e.g. {column: ${column}, quantiles: 4}.`);
    }
    if (asItIs && data.key?.length === 1 && same(data.key[0]))
        report(path, 'delivery-cut-key', `\`${column}\` is the key: each slice would hold one row.`, 'Cut by a column that rows share.');
    if (asItIs)
        return;
    if (cut.every !== undefined)
        durationProblem(cut.every, [...path, 'every'], report);
    const falling = cut.edges?.findIndex((edge, i) => i > 0 && edge <= cut.edges[i - 1]) ?? -1;
    if (falling > 0)
        report([...path, 'edges', falling], 'delivery-edges-not-rising', `Edge ${falling + 1} of \`${column}\` is ${cut.edges[falling]}, after ${cut.edges[falling - 1]}.`, 'Write the edges in rising order.');
}
/** Reports a length of time that is none, or 0. */
function durationProblem(text, path, report) {
    try {
        if ((0,duration/* parseDuration */.E)(text) > 0)
            return;
        report(path, 'delivery-duration', `\`${path.at(-1)}\` is 0.`, 'Write a length, e.g. `7 days`.');
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        report(path, 'delivery-duration', `\`${path.at(-1)}\` is not a length of time: ${JSON.stringify(text)}.`, 'Write a number and a unit, e.g. `7 days` or `1 hour`.');
    }
}

;// CONCATENATED MODULE: ./.build/src/delivery/rules.js














/**
 * What a schema cannot say: rules between values. Reports every breach. Also asked of files that do not fit the schema,
 * so that all mistakes come back in one go; a rule that trips over a misshapen value then has nothing to add.
 */
function ruleProblems(spec, yaml, fitsSchema) {
    const problems = [];
    const report = (path, code, message, fix) => problems.push({ code, message, fix, location: yaml.locate(path) });
    const rolloutOf = () => spec.rollout && rolloutRules(spec.rollout, report);
    for (const rules of [dataRules, rulesBetweenTables, testRules, taskProblems, gateProblems, groupProblems, predictorProblems, checkProblems, roleProblems, policyProblems, evidenceRules, rolloutOf])
        try {
            rules(spec, report);
        }
        catch (error) {
            if (fitsSchema || !(error instanceof TypeError || error instanceof RangeError))
                throw error;
        }
    return problems;
}
function dataRules(spec, report) {
    for (const [name, column] of Object.entries(spec.data?.columns ?? {})) {
        const path = ['data', 'columns', name];
        columnRuleProblems(column, path, report);
    }
    (spec.data?.rules ?? []).forEach((rule, index) => columnRuleProblems(rule, ['data', 'rules', index], report));
    const rows = spec.data?.volume?.rows;
    if (rows?.at_least !== undefined && rows.at_most !== undefined && rows.at_least > rows.at_most)
        report(['data', 'volume', 'rows'], 'delivery-range-empty', `\`data.volume.rows\` wants at least ${rows.at_least} and at most ${rows.at_most} rows.`, 'Write the smaller number as at_least.');
    unique(spec.data?.rows ?? [], ['data', 'rows'], report);
}
function testRules(spec, report) {
    unique(spec.checks ?? [], ['checks'], report);
    if (spec.checks?.length && spec.tests?.enforce === false)
        report(['tests', 'enforce'], 'delivery-checks-unenforced', '`tests.enforce: false` would let failed `checks` pass too: both are one stage.', 'Take out `checks`, or `enforce: false`.');
    const { tests, data } = spec;
    if (!tests)
        return;
    for (const key of ['key', 'label'])
        // The labels of a multilabel task are columns of their own, in tests.classes.
        if (data?.[key] === undefined && !(key === 'label' && tests.task === 'multilabel'))
            report(['data'], 'delivery-missing-key', `\`tests\` needs \`data.${key}\`: predictions are joined with labels by it.`, `Add \`${key}\` to \`data\`.`);
    if (data?.test === undefined && data?.develop === undefined)
        report(['data'], 'delivery-missing-key', '`tests` needs rows with labels and `data` names none.', 'Add `data.test` (spent by deliveries) or `data.develop` (for pushes and pull requests).');
}
function evidenceRules(spec, report) {
    const { evidence, parity } = spec;
    // At an age of 0 every statement is stale already, and no gate would ever open.
    if (evidence?.max_age !== undefined)
        durationProblem(evidence.max_age, ['evidence', 'max_age'], report);
    if (evidence?.retention !== undefined)
        durationProblem(evidence.retention, ['evidence', 'retention'], report);
    if (parity?.max_age !== undefined)
        durationProblem(parity.max_age, ['parity', 'max_age'], report);
    (evidence?.secrets?.allow ?? []).forEach(({ expires }, index) => {
        if (!isCalendarDay(expires))
            report(['evidence', 'secrets', 'allow', index, 'expires'], 'delivery-day-unknown', `No calendar has the day ${expires}.`, 'Write a day as 2027-01-31.');
    });
    if (evidence?.attest && evidence.signing !== 'keyless')
        report(['evidence', 'attest'], 'delivery-attest-unsigned', 'GitHub\'s attestations take Sigstore bundles alone.', 'Set `signing: keyless`, or leave `attest` out.');
    if (evidence?.signing === 'key' && !evidence.public_key)
        report(['evidence', 'signing'], 'delivery-missing-key', 'Ledgers signed with a key can only be checked against `evidence.public_key`.', 'Add `public_key: FILE` (PEM).');
    if (evidence?.signing === 'keyless' && !(evidence.identity && evidence.issuer && evidence.trusted_root))
        report(['evidence', 'signing'], 'delivery-missing-key', 'Keyless signatures prove nothing without the `identity` and `issuer` that must have signed and the `trusted_root` they are checked against.', 'Add `identity` (the workflow, as a URI), `issuer` and `trusted_root` (for example from `gh attestation trusted-root`).');
}
function isCalendarDay(text) {
    const time = Date.parse(`${text}T00:00:00Z`);
    return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}
function rolloutRules(rollout, report) {
    const path = ['rollout'];
    rolloutProblems(rollout, report);
    fleetProblems(rollout, report);
    deploymentProblems(rollout, report);
    readyProblems(rollout, report);
    clusterKeyProblems(rollout, report);
    unique(rollout.guardrails ?? [], [...path, 'guardrails'], report);
    (rollout.guardrails ?? []).forEach((guardrail, index) => guardrailRules(guardrail, rollout, [...path, 'guardrails', index], report));
}
function guardrailRules(guardrail, rollout, path, report) {
    const { tolerate = 1.1, margin_ratio: margin = 1.5 } = guardrail;
    if (tolerate >= margin)
        report([...path, 'tolerate'], 'delivery-tolerate', `\`${guardrail.name}\`: harm begins at ${tolerate} (\`tolerate\`) and promotion rules out ${margin} (\`margin_ratio\`).`, '`tolerate` must be below `margin_ratio`, or one model could be both harmful and fit.');
    signalProblems(guardrail, rollout.signals, path, report);
}
function unique(items, path, report) {
    const names = items.map((item) => item.name);
    names.forEach((name, index) => {
        if (names.indexOf(name) < index)
            report([...path, index, 'name'], 'delivery-name-twice', `Two entries of \`${path.join('.')}\` are named \`${name}\`.`, 'Give each a name of its own.');
    });
}

// EXTERNAL MODULE: ./.build/src/delivery/schema-problems.js
var schema_problems = __webpack_require__(32822);
;// CONCATENATED MODULE: ./.build/src/delivery/load.js









/** Beyond this a file is not read at all: it cannot be a delivery file (parse.ts has the exact limit). */
const MAX_READ = 16 * 1024 * 1024;
/**
 * Reads, parses and checks a delivery file. `workspace` is the folder that no declared path may leave.
 * @throws InputError with every mistake found, each with file, line and column.
 */
async function loadDelivery(file, options) {
    const workspace = external_node_path_.resolve(options.workspace);
    const absolute = external_node_path_.resolve(workspace, file);
    const shown = external_node_path_.relative(workspace, absolute) || file;
    return parseDelivery(await readDelivery(absolute, shown), { file: shown, root: external_node_path_.dirname(absolute), workspace });
}
/** The same for bytes that came from elsewhere, for example from a commit of the protected branch. */
function parseDelivery(bytes, place) {
    const yaml = (0,parse/* parseYaml */.h)(bytes, place.file);
    if (yaml.problems.length > 0 && yaml.value === undefined)
        throw new problem/* InputError */.d(yaml.problems);
    if (yaml.value === null || yaml.value === undefined)
        throw problem/* InputError */.d.of('delivery-empty', 'The delivery file is empty.', 'Start with the four lines of docs/getting-started.md.', yaml.locate([]));
    // The schema fills its defaults into this value.
    const spec = yaml.value;
    const validate = schemaFor(spec);
    const fits = validate(spec) === true;
    const told = new Set(yaml.problems.map(({ location }) => `${location?.line}:${location?.column}`));
    const problems = [
        ...yaml.problems,
        ...(0,schema_problems/* schemaProblems */.Ic)(validate.errors ?? [], yaml).filter(({ location }) => !told.has(`${location?.line}:${location?.column}`)),
        ...ruleProblems(spec, yaml, fits),
        ...pathProblems(spec, yaml, place),
    ];
    if (problems.length > 0)
        throw new problem/* InputError */.d(inOrder(withoutEchoes(problems.slice(0, 2 * schema_problems/* MOST_PROBLEMS */.vy))));
    return {
        file: place.file,
        root: place.root,
        digest: (0,digest/* sha256 */.sc)(bytes),
        spec,
        locate: (where) => yaml.locate(where),
        resolve: (declared) => (0,resolve/* resolveInside */.L)(declared, place),
    };
}
/** Every key whose value is a path of a file. */
const PATHS = [
    ...['model', 'code', 'features', 'config', 'environment'].map((part) => ['release', part]),
    ...['train', 'test', 'develop', 'serving', 'profile'].map((source) => ['data', source]),
    ...['candidate', 'champion'].map((arm) => ['tests', 'predictions', arm]),
    ...[['cwd'], ['champion', 'cwd'], ['load', 'arrivals', 'file']].map((key) => ['tests', 'serving', ...key]),
    ...['predictor', 'champion_predictor'].flatMap((key) => ['file', 'onnx'].map((kind) => ['tests', key, kind])),
    ['evidence', 'public_key'],
    ['evidence', 'trusted_root'],
    ['rollout', 'golden', 'rows'],
    ['rollout', 'signals', 'log', 'files'],
    ['rollout', 'journal', 'file'],
    ['rollout', 'state'],
];
/** Stores that the data engine reads (src/data/engines/duckdb-remote.ts). */
const STORE_ADDRESS = /^(s3|s3a|gs|gcs|az|azure|abfss):\/\//;
function isTable([section, name]) {
    return section === 'data' && ['train', 'test', 'develop', 'serving'].includes(String(name));
}
/** Declared paths that this version cannot read or that lead out of the workspace, each at its line. */
function pathProblems(spec, yaml, place) {
    const checks = spec.checks;
    const reports = Array.isArray(checks) ? checks.flatMap((_, index) => ['junit', 'sarif'].map((kind) => ['checks', index, kind])) : [];
    return [...PATHS, ...reports].flatMap((where) => {
        const declared = where.reduce((value, key) => (typeof value === 'object' && value !== null ? value[key] : undefined), spec);
        if (typeof declared !== 'string' || (isTable(where) && STORE_ADDRESS.test(declared)))
            return [];
        try {
            (0,resolve/* resolveInside */.L)(declared, place);
            return [];
        }
        catch (error) {
            return error.problems.map((problem) => ({ ...problem, location: yaml.locate(where) }));
        }
    });
}
async function readDelivery(absolute, shown) {
    const start = { file: shown, line: 1, column: 1 };
    try {
        const found = await (0,promises_.stat)(absolute);
        // A pipe or a device has no size and perhaps no end.
        if (!found.isFile())
            throw problem/* InputError */.d.of('delivery-unreadable', 'The delivery file is not a plain file.', 'Give the path of delivery.yml, from the root of the repository.', start);
        const { size } = found;
        if (size > MAX_READ)
            throw problem/* InputError */.d.of('delivery-too-large', `The file has ${size} bytes.`, 'A delivery file may have 1 MiB; keep data in files of its own.', start);
        return await (0,promises_.readFile)(absolute);
    }
    catch (cause) {
        if (cause instanceof problem/* InputError */.d)
            throw cause;
        throw problem/* InputError */.d.of('delivery-unreadable', `The delivery file cannot be read (${cause.code ?? String(cause)}).`, 'Give the path of delivery.yml, from the root of the repository.', start, { cause });
    }
}
/** A rule that says what the schema has said at the same place adds nothing. */
function withoutEchoes(problems) {
    const at = ({ location }) => `${location?.line}:${location?.column}`;
    const misshapen = new Set(problems.filter(({ code }) => code === 'delivery-wrong-form').map(at));
    return problems.filter((problem, index) => {
        // What has no length of time's form is none either.
        if (problem.code === 'delivery-duration' && misshapen.has(at(problem)))
            return false;
        const first = problems.findIndex((other) => other.code === problem.code && at(other) === at(problem));
        return first === index || problems[first].message !== problem.message;
    });
}
function inOrder(problems) {
    return [...problems].sort((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0) || (a.location?.column ?? 0) - (b.location?.column ?? 0));
}


/***/ }),

/***/ 76691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ specProblem)
/* harmony export */ });
/* harmony import */ var _metric_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66283);

/**
 * Why a metric cannot be asked of a task in these words; `undefined` where it can. The first problem only: later ones follow
 * from it. `classes` (multiclass, multilabel) and `quantiles` (levels) as declared; what is not known is not judged.
 */
function specProblem(spec, task, classes, quantiles) {
    const metric = _metric_table_js__WEBPACK_IMPORTED_MODULE_0__/* .METRIC_TABLE */ .IK[spec.metric];
    if (metric === undefined)
        return { key: 'metric', message: `\`${spec.metric}\` is not computed by name.`, fix: 'Name a metric of docs/model-tests.md.' };
    return taskProblem(spec, metric, task) ?? optionProblem(spec, metric, task) ?? valueProblem(spec, task, classes, quantiles);
}
function taskProblem(spec, metric, task) {
    if (metric.tasks.includes(task))
        return undefined;
    if (metric.ofOneClass?.includes(task))
        return spec.class !== undefined
            ? undefined
            : { key: 'metric', message: `\`${spec.metric}\` is known for one class of a ${task} task only.`, fix: 'Add `class`: that class against the rest.' };
    return {
        key: 'metric',
        message: `\`${spec.metric}\` is no metric of the task ${task}.`,
        fix: `Use one of: ${(0,_metric_table_js__WEBPACK_IMPORTED_MODULE_0__/* .metricsFor */ .fZ)(task).join(', ')}.`,
    };
}
function optionProblem(spec, metric, task) {
    const allowed = allowedOptions(spec, metric, task);
    for (const key of Object.keys(spec))
        if (OPTIONS.has(key) && spec[key] !== undefined && !allowed.has(key))
            return { key, message: `\`${key}\` says nothing about \`${spec.metric}\` of a ${task} task.`, fix: OPTION_FIXES[key] ?? `Take out \`${key}\`.` };
    const missing = metric.needs?.find((key) => spec[key] === undefined);
    if (missing !== undefined)
        return { key: 'metric', message: `\`${spec.metric}\` needs \`${missing}\`.`, fix: `Add \`${missing}\`, e.g. \`${EXAMPLES[missing]}\`.` };
    if (spec.metric === 'cost' && (0,_metric_table_js__WEBPACK_IMPORTED_MODULE_0__/* .costsOf */ .AR)(spec) === undefined)
        return { key: 'metric', message: '`cost` needs the price of each kind of mistake.', fix: 'Add `costs: {false_positive: 1, false_negative: 5}`.' };
    if (spec.metric === 'pinball' && task === 'regression' && spec.quantile === undefined)
        return { key: 'metric', message: '`pinball` of one prediction needs the level that it forecasts.', fix: 'Add `quantile`, e.g. `quantile: 0.9`.' };
    return undefined;
}
const OPTIONS = new Set(['at', 'costs', 'average', 'class', 'beta', 'k', 'quantile', 'gain']);
const EXAMPLES = { beta: 'beta: 2', k: 'k: 5' };
const OPTION_FIXES = {
    at: 'Take out `at`, or ask it of one class (`class`); multilabel takes `at: {threshold: …}` for all labels.',
    average: 'Take out `average`: it joins a number for each class into one.',
};
function allowedOptions(spec, metric, task) {
    const allowed = new Set([...(metric.options ?? []), ...(metric.needs ?? [])]);
    const many = task === 'multiclass' || task === 'multilabel';
    const yesOrNo = task === 'binary' || (many && spec.class !== undefined);
    const thresholdOfAll = task === 'multilabel' && spec.at?.threshold !== undefined;
    if (metric.atThreshold && (yesOrNo || thresholdOfAll))
        allowed.add('at');
    if (many && (metric.tasks.includes('binary') || metric.ofOneClass || (task === 'multilabel' && metric.averaged)))
        allowed.add('class');
    if (many && metric.averaged && spec.class === undefined)
        allowed.add('average');
    return allowed;
}
function valueProblem(spec, task, classes, quantiles) {
    if (spec.class !== undefined && classes && !classes.includes(spec.class))
        return { key: 'class', message: `\`tests.classes\` has no class \`${spec.class}\`.`, fix: `Use one of: ${classes.slice(0, 20).join(', ')}.` };
    if (spec.at?.threshold !== undefined && !(spec.at.threshold >= 0 && spec.at.threshold <= 1))
        return { key: 'at', message: `The threshold ${spec.at.threshold} is no probability.`, fix: 'Write a number from 0 to 1.' };
    if (spec.metric === 'top_k_accuracy' && classes && spec.k >= classes.length)
        return { key: 'k', message: `Among ${classes.length} classes the top ${spec.k} always holds the true one.`, fix: `Use a \`k\` below ${classes.length}.` };
    if (task !== 'quantile' || quantiles === undefined)
        return undefined;
    if (spec.quantile !== undefined && !quantiles.includes(spec.quantile))
        return { key: 'quantile', message: `\`tests.quantiles\` has no level ${spec.quantile}.`, fix: `Use one of: ${quantiles.join(', ')}.` };
    if (['coverage', 'interval_width', 'winkler'].includes(spec.metric) && quantiles.length < 2)
        return { key: 'metric', message: `\`${spec.metric}\` needs an interval and \`tests.quantiles\` has one level.`, fix: 'Declare a lower and an upper quantile.' };
    return undefined;
}


/***/ }),

/***/ 66283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ costsOf),
/* harmony export */   IK: () => (/* binding */ METRIC_TABLE),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   fZ: () => (/* binding */ metricsFor)
/* harmony export */ });
const SHARE = [0, 1];
const POSITIVE = [0, Infinity];
const ANY = [-Infinity, Infinity];
const CLASSES = ['multiclass', 'multilabel'];
const ANSWERS = ['binary', 'multiclass', 'multilabel'];
/**
 * Close to 1 average precision is bent so far that of 200 rows, half of them positive, its intervals held the truth 92.5 times
 * in 100 (bench/coverage.ts, 2,000 sets); from 300 rows on 94.4 times (1,000 sets), its paired difference 93.4.
 */
const FEWEST_ROWS_OF_AVERAGE_PRECISION = 300;
/** Every metric: names as in scikit-learn where it has them. The one source of which task has it, which way is better and its range. */
const METRIC_TABLE = {
    roc_auc: { words: 'ROC AUC', better: 'higher', range: SHARE, tasks: ANSWERS, averaged: true },
    average_precision: { words: 'average precision', better: 'higher', range: SHARE, tasks: ANSWERS, averaged: true, biased: true, fewestRows: FEWEST_ROWS_OF_AVERAGE_PRECISION },
    log_loss: { words: 'log loss', better: 'lower', range: POSITIVE, tasks: ANSWERS },
    brier: { words: 'Brier score', better: 'lower', range: SHARE, tasks: ['binary', 'multiclass'], ofOneClass: ['multilabel'] },
    accuracy: { words: 'accuracy', better: 'higher', range: SHARE, tasks: ['binary', 'multiclass'], ofOneClass: ['multilabel'], atThreshold: true },
    balanced_accuracy: { words: 'balanced accuracy', better: 'higher', range: SHARE, tasks: ['binary', 'multiclass'], ofOneClass: ['multilabel'], atThreshold: true },
    precision: { words: 'precision', better: 'higher', range: SHARE, tasks: ANSWERS, atThreshold: true, averaged: true, undefinedForConstant: 'it calls no row positive, or all of them' },
    recall: { words: 'recall', better: 'higher', range: SHARE, tasks: ANSWERS, atThreshold: true, averaged: true },
    specificity: { words: 'specificity', better: 'higher', range: SHARE, tasks: ANSWERS, atThreshold: true, averaged: true },
    f1: { words: 'F1', better: 'higher', range: SHARE, tasks: ANSWERS, atThreshold: true, averaged: true },
    fbeta: { words: 'F-beta', better: 'higher', range: SHARE, tasks: ANSWERS, needs: ['beta'], atThreshold: true, averaged: true },
    mcc: { words: "Matthews' correlation", better: 'higher', range: [-1, 1], tasks: ['binary', 'multiclass'], ofOneClass: ['multilabel'], atThreshold: true, undefinedForConstant: 'it has one answer only' },
    cost: { words: 'mean cost', better: 'lower', range: ANY, tasks: ['binary'], ofOneClass: CLASSES, options: ['costs'], atThreshold: true },
    top_k_accuracy: { words: 'top-k accuracy', better: 'higher', range: SHARE, tasks: ['multiclass'], needs: ['k'] },
    hamming_loss: { words: 'Hamming loss', better: 'lower', range: SHARE, tasks: ['multilabel'], atThreshold: true },
    subset_accuracy: { words: 'subset accuracy', better: 'higher', range: SHARE, tasks: ['multilabel'], atThreshold: true },
    jaccard: { words: 'Jaccard index', better: 'higher', range: SHARE, tasks: ['multilabel'], atThreshold: true, averaged: true },
    mae: { words: 'mean absolute error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
    rmse: { words: 'root mean squared error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
    mse: { words: 'mean squared error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
    r2: { words: 'R²', better: 'higher', range: [-Infinity, 1], tasks: ['regression'] },
    mape: { words: 'mean absolute percentage error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
    wape: { words: 'weighted absolute percentage error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
    smape: { words: 'symmetric percentage error', better: 'lower', range: [0, 2], tasks: ['regression'] },
    median_absolute_error: { words: 'median absolute error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
    mean_error: { words: 'mean error', better: 'none', range: ANY, tasks: ['regression'] },
    pinball: { words: 'pinball loss', better: 'lower', range: POSITIVE, tasks: ['regression', 'quantile'], options: ['quantile'] },
    coverage: { words: 'coverage', better: 'none', range: SHARE, tasks: ['quantile'] },
    interval_width: { words: 'interval width', better: 'none', range: POSITIVE, tasks: ['quantile'] },
    winkler: { words: 'interval score', better: 'lower', range: POSITIVE, tasks: ['quantile'] },
    ndcg: { words: 'NDCG', better: 'higher', range: SHARE, tasks: ['ranking'], options: ['k', 'gain'] },
    map: { words: 'mean average precision', better: 'higher', range: SHARE, tasks: ['ranking'], options: ['k'] },
    mrr: { words: 'mean reciprocal rank', better: 'higher', range: SHARE, tasks: ['ranking'], options: ['k'] },
    precision_at_k: { words: 'precision', better: 'higher', range: SHARE, tasks: ['ranking'], needs: ['k'] },
    recall_at_k: { words: 'recall', better: 'higher', range: SHARE, tasks: ['ranking'], needs: ['k'] },
};
/** Metrics that a task has, in the order of the table; `spec.class` opens more of them for several classes. */
function metricsFor(task) {
    return Object.keys(METRIC_TABLE).filter((name) => METRIC_TABLE[name].tasks.includes(task));
}
/** Values that a metric can take in a task; bounds of the cost follow from its prices. */
function rangeOf(spec, task) {
    if (spec.metric === 'brier' && task === 'multiclass' && spec.class === undefined)
        return [0, 2];
    if (spec.metric === 'cost') {
        const costs = costsOf(spec);
        if (costs === undefined)
            return ANY;
        const all = [costs.false_positive, costs.false_negative, costs.true_positive ?? 0, costs.true_negative ?? 0];
        return [Math.min(...all), Math.max(...all)];
    }
    return METRIC_TABLE[spec.metric].range;
}
/** The prices of a gate on cost: its own, else those that choose its threshold. */
function costsOf(spec) {
    return spec.costs ?? spec.at?.costs;
}


/***/ }),

/***/ 11591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9752);


/** A delivery file is written by people; one that is larger or deeper than this is a mistake or an attack. */
const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 64;
const MAX_ALIASES = 100;
/** Of one map or list; the parser compares each key of a map with each other. */
const MAX_ENTRIES = 10_000;
/** Nobody reads more. */
const MAX_SYNTAX_PROBLEMS = 100;
/**
 * Parses YAML 1.2 with anchors and merge keys. Syntax errors are in `problems`, all of them; only a file that must not
 * be parsed at all (too large, too deep, not text) throws InputError.
 */
function parseYaml(bytes, file) {
    const start = { file, line: 1, column: 1 };
    if (bytes.byteLength > MAX_BYTES)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('delivery-too-large', `The file has ${bytes.byteLength} bytes; a delivery file may have ${MAX_BYTES}.`, 'Keep data and long lists in files of their own and name those files.', start);
    const text = decode(bytes, start);
    refuseShape(text, start);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, uniqueKeys: true, merge: true, prettyErrors: false, stringKeys: true });
    const at = (offset, end) => span(lines, file, offset, end);
    const problems = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_PROBLEMS).map((error) => problemOf(error, at));
    // A key that stands twice hides nothing else: the rest of the file is read on, so that all its mistakes come at once.
    const readable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY') && document.warnings.length === 0;
    if (!readable)
        return { value: undefined, locate: () => start, locateKey: () => start, problems };
    const value = plainValue(document, start);
    return {
        value,
        locate: (path) => locationOf(document, path, at) ?? start,
        locateKey: (path) => keyLocation(document, path, at) ?? locationOf(document, path, at) ?? start,
        problems: [...problems, ...notNumbers(document, at)],
    };
}
function decode(bytes, start) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (cause) {
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('delivery-not-utf8', 'The file is not UTF-8 text.', 'Save it as UTF-8.', start, { cause });
    }
}
/** The composer is recursive, the tokenizer is not: depth and lengths are measured on tokens before anything recurses. */
function refuseShape(text, start) {
    const stack = [];
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX().parse(text))
        stack.push({ token, depth: 0 });
    while (stack.length > 0) {
        const { token, depth } = stack.pop();
        if (depth > MAX_DEPTH)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('delivery-too-deep', `The file is nested more than ${MAX_DEPTH} levels deep.`, 'A delivery file needs fewer than ten levels; look for a bracket or dash too many.', start);
        if (typeof token !== 'object' || token === null)
            continue;
        const { items, value, key } = token;
        if (items && items.length > MAX_ENTRIES)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('delivery-too-large', `A map or list of the file has ${items.length} entries; it may have ${MAX_ENTRIES}.`, 'Keep data and long lists in files of their own and name those files.', start);
        for (const child of items ?? [])
            stack.push({ token: child, depth });
        if (value)
            stack.push({ token: value, depth: depth + 1 });
        if (key)
            stack.push({ token: key, depth: depth + 1 });
    }
}
const FIXES = {
    TAB_AS_INDENT: ['yaml-tab', 'A tab stands where YAML wants spaces.', 'Indent with spaces.'],
    DUPLICATE_KEY: ['yaml-duplicate-key', 'This key stands twice in one map; only one of them could count.', 'Remove one of the two.'],
    BAD_ALIAS: ['yaml-bad-alias', 'This alias (*name) has no anchor (&name) before it.', 'Define the anchor first, or spell its name alike.'],
    MULTIPLE_DOCS: ['yaml-many-documents', 'The file holds more than one YAML document.', 'Remove the `---` that starts the second one.'],
};
function problemOf(error, at) {
    const location = at(error.pos[0], error.pos[1]);
    const known = FIXES[error.code];
    if (known)
        return { code: known[0], message: known[1], fix: known[2], location };
    if (/\t/.test(error.message) || /tab/i.test(error.message)) {
        const [code, message, fix] = FIXES.TAB_AS_INDENT;
        return { code, message, fix, location };
    }
    return {
        code: 'yaml-syntax',
        message: `Not valid YAML: ${error.message.split('\n')[0].replace(/[.:]?$/, '.')}`,
        fix: 'Look at the indentation, quotes and brackets at this place.',
        location,
    };
}
function plainValue(document, start) {
    try {
        return document.toJS({ maxAliasCount: MAX_ALIASES });
    }
    catch (cause) {
        const unresolved = /Unresolved alias[^:]*: (\S+)/.exec(String(cause))?.[1];
        if (unresolved)
            throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('yaml-bad-alias', `The alias *${unresolved} has no anchor &${unresolved} before it.`, FIXES.BAD_ALIAS[2], start, { cause });
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d.of('yaml-alias-bomb', `The file's aliases multiply its size beyond ${MAX_ALIASES} copies.`, 'Write the repeated part out, or use fewer aliases.', start, { cause });
    }
}
function child(document, node, step) {
    const resolved = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(resolved)) {
        const pair = resolved.items.find((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item.key) && String(item.key.value) === String(step));
        return pair && { key: pair.key, value: (pair.value ?? pair.key) };
    }
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(resolved))
        return { value: resolved.items[Number(step)] };
    return undefined;
}
function locationOf(document, path, at) {
    let node = document.contents;
    let place = rangeOf(node, at);
    for (const step of path) {
        const next = child(document, node, step);
        if (!next?.value)
            return place;
        // A map or list is pointed at by its key: `columns:` says more than the first brace below it.
        place = ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(next.value) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(next.value)) && next.key ? rangeOf(next.key, at) : (rangeOf(next.value, at) ?? place);
        node = next.value;
    }
    return place;
}
function keyLocation(document, path, at) {
    let node = document.contents;
    for (const step of path.slice(0, -1))
        node = child(document, node, step)?.value;
    const last = path.at(-1);
    const key = last === undefined ? undefined : child(document, node, last)?.key;
    return key && rangeOf(key, at);
}
function rangeOf(node, at) {
    const range = node?.range;
    return range ? at(range[0], range[1]) : undefined;
}
function span(lines, file, offset, end) {
    const from = lines.linePos(offset);
    const place = { file, line: Math.max(1, from.line), column: Math.max(1, from.col) };
    if (end === undefined || end <= offset)
        return place;
    const to = lines.linePos(end - 1);
    return { ...place, endLine: Math.max(1, to.line), endColumn: to.col + 1 };
}
/** `.nan` and `.inf` are numbers to YAML and nonsense in every place of a delivery file. */
function notNumbers(document, at) {
    const problems = [];
    const stack = [document.contents];
    while (stack.length > 0) {
        const node = stack.pop();
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            for (const pair of node.items)
                stack.push(pair.value);
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            stack.push(...node.items);
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && typeof node.value === 'number' && !Number.isFinite(node.value))
            problems.push({
                code: 'delivery-not-a-number',
                message: `${node.source ?? node.value} is not a number that anything can be compared with.`,
                fix: 'Write a finite number.',
                location: rangeOf(node, at),
            });
    }
    return problems;
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
