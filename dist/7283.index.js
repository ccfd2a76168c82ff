export const id = 7283;
export const ids = [7283];
export const modules = {

/***/ 64921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ keyTextSql),
/* harmony export */   r: () => (/* binding */ drawOrderSql)
/* harmony export */ });
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37367);

/** A row's key as one text, as SQL, the same in the features and in the test set. */
function keyTextSql(key) {
    return key.map((name) => `coalesce(CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(name)} AS VARCHAR), '')`).join(` || chr(31) || `);
}
/** The order, as SQL, whose first rows are the ones that are drawn: by the seed and their keys alone, so that every job draws the same. */
function drawOrderSql(engine, file, key, seed) {
    const keyText = keyTextSql(key);
    return `${engine.dialect({ file }).md5(`${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .e)(`${seed}:`)} || ${keyText}`)}, ${keyText}`;
}


/***/ }),

/***/ 40265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ externalDataFiles),
  j: () => (/* binding */ readOnnxHeader)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
;// CONCATENATED MODULE: ./.build/src/model/contents/protobuf.js

/** Bytes read at once; what is skipped is never read. */
const WINDOW = 64 * 1024;
/** The bytes are no protobuf message, or break a bound. */
class ProtobufError extends Error {
}
/**
 * A file of protobuf messages (https://protobuf.dev/programming-guides/encoding/), read where asked and never whole: a length
 * that leads out of its message is refused, and nothing is allocated by a length that the file states.
 */
class ProtobufFile {
    size;
    #fd;
    #window = Buffer.alloc(0);
    #at = 0;
    constructor(file) {
        this.#fd = (0,external_node_fs_.openSync)(file, 'r');
        const found = (0,external_node_fs_.fstatSync)(this.#fd);
        this.size = found.size;
        if (!found.isFile()) {
            this.close();
            throw new ProtobufError('it is no plain file');
        }
    }
    /** The fields of the message in [start, end), in order. */
    *fields(start = 0, end = this.size) {
        for (let at = start; at < end;) {
            const tag = this.#varint(at, end);
            const number = Number(tag.value >> 3n);
            const wire = Number(tag.value & 7n);
            if (number < 1 || number > 536870911)
                throw new ProtobufError(`a field has the number ${number}, at byte ${at}`);
            const from = tag.end;
            if (wire === 0) {
                const { value, end: next } = this.#varint(from, end);
                yield { number, wire, value, start: from, end: next };
                at = next;
                continue;
            }
            const field = wire === 2 ? this.#delimited(from, end) : wire === 1 ? { start: from, end: from + 8 } : wire === 5 ? { start: from, end: from + 4 } : undefined;
            if (!field)
                throw new ProtobufError(`a field has the wire type ${wire}, at byte ${at}`);
            if (field.end > end)
                throw new ProtobufError(`a field at byte ${at} ends behind its message`);
            yield { number, wire: wire, value: 0n, ...field };
            at = field.end;
        }
    }
    text({ start, end }, most) {
        if (end - start > most)
            throw new ProtobufError(`a text at byte ${start} has ${end - start} bytes, and at most ${most} are read`);
        return Buffer.from(this.#bytes(start, end - start)).toString('utf8');
    }
    /** Varints one after another (a packed field). */
    *packed({ start, end }) {
        for (let at = start; at < end;) {
            const { value, end: next } = this.#varint(at, end);
            yield value;
            at = next;
        }
    }
    float({ start }) {
        return this.#bytes(start, 4).readFloatLE(0);
    }
    close() {
        (0,external_node_fs_.closeSync)(this.#fd);
    }
    #delimited(at, end) {
        const length = this.#varint(at, end);
        if (length.value > BigInt(end - length.end))
            throw new ProtobufError(`a field at byte ${at} ends behind its message`);
        return { start: length.end, end: length.end + Number(length.value) };
    }
    #varint(at, end) {
        let value = 0n;
        for (let index = 0; index < 10; index++) {
            if (at + index >= end)
                throw new ProtobufError(`a number at byte ${at} ends behind its message`);
            const byte = this.#byte(at + index);
            value |= BigInt(byte & 127) << BigInt(7 * index);
            if (byte < 128)
                return { value: BigInt.asUintN(64, value), end: at + index + 1 };
        }
        throw new ProtobufError(`a number at byte ${at} has more than ten bytes`);
    }
    #byte(at) {
        if (at < this.#at || at >= this.#at + this.#window.length)
            this.#load(at, 1);
        return this.#window[at - this.#at];
    }
    #bytes(at, length) {
        if (at < this.#at || at + length > this.#at + this.#window.length)
            this.#load(at, length);
        return this.#window.subarray(at - this.#at, at - this.#at + length);
    }
    #load(at, length) {
        const window = Buffer.alloc(Math.min(Math.max(WINDOW, length), Math.max(0, this.size - at)));
        const read = (0,external_node_fs_.readSync)(this.#fd, window, 0, window.length, at);
        if (read < length)
            throw new ProtobufError(`the file ends at byte ${at + read}`);
        this.#window = window.subarray(0, read);
        this.#at = at;
    }
}

;// CONCATENATED MODULE: ./.build/src/model/contents/onnx-header.js




/** Bounds. A header beyond these is refused, so that a file made to exhaust memory does not. */
const MOST = { values: 10_000, nodes: 1_000_000, initializers: 1_000_000, dims: 64, text: 4096, value: 1024 * 1024, labels: 10_000, depth: 32, metadata: 1000, external: 10_000, opsets: 1000 };
/** TensorProto.DataType of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */
const TYPES = [
    'undefined', 'float', 'uint8', 'int8', 'uint16', 'int16', 'int32', 'int64', 'string', 'bool', 'float16', 'double', 'uint32', 'uint64', 'complex64', 'complex128',
    'bfloat16', 'float8e4m3fn', 'float8e4m3fnuz', 'float8e5m2', 'float8e5m2fnuz', 'uint4', 'int4', 'float4e2m1',
];
/** Reads the header of an ONNX file; weights are passed over, never loaded. Throws InputError `onnx-unreadable`. */
function readOnnxHeader(file) {
    let reader;
    try {
        reader = new ProtobufFile(file);
        return new HeaderReader(reader).model();
    }
    catch (error) {
        if (!(error instanceof ProtobufError) && error.code === undefined)
            throw error;
        throw problem/* InputError */.d.of('onnx-unreadable', `${external_node_path_.basename(file)} cannot be read as an ONNX model: ${error.message}.`, 'Export the model again; the file may be cut, or of another format.', { file, line: 1, column: 1 }, { cause: error });
    }
    finally {
        reader?.close();
    }
}
/**
 * Absolute paths of the files that an ONNX model keeps its tensors in. Throws InputError `onnx-external-data` for one that leaves
 * the model's folder.
 */
function externalDataFiles(file, header) {
    const folder = external_node_path_.dirname(external_node_path_.resolve(file));
    return header.externalData.map((name) => {
        const found = external_node_path_.resolve(folder, name);
        if (name !== '' && !external_node_path_.isAbsolute(name) && isBelow(found, folder) && staysBelow(found, folder))
            return { name, file: found };
        throw problem/* InputError */.d.of('onnx-external-data', `${external_node_path_.basename(file)} keeps tensors in ${JSON.stringify(name)}, which is not below its folder.`, 'Save the model with its external data beside it.', { file, line: 1, column: 1 });
    });
}
function isBelow(file, folder) {
    return file.startsWith(folder + external_node_path_.sep);
}
/** Also by its links. A file that is not there leads nowhere: whoever opens it says so. */
function staysBelow(file, folder) {
    return !(0,external_node_fs_.existsSync)(file) || isBelow((0,external_node_fs_.realpathSync)(file), (0,external_node_fs_.realpathSync)(folder));
}
class HeaderReader {
    #file;
    #operators = new Set();
    #external = new Set();
    #nodes = 0;
    #initializers = 0;
    constructor(file) {
        this.#file = file;
    }
    model() {
        const texts = {};
        const opsets = [];
        const metadata = {};
        let irVersion;
        let graph;
        for (const field of this.#file.fields()) {
            if (field.number === 1 && field.wire === 0)
                irVersion = Number(field.value);
            else if (field.wire !== 2)
                continue;
            else if (field.number === 2 || field.number === 3)
                texts[field.number] = this.#text(field);
            else if (field.number === 7)
                graph = field;
            else if (field.number === 8)
                bounded(opsets.push(this.#opset(field)), MOST.opsets, 'opsets');
            else if (field.number === 14) {
                const [key, value] = this.#entry(field, MOST.value);
                metadata[key] = value;
                bounded(Object.keys(metadata).length, MOST.metadata, 'entries of metadata');
            }
            else if (field.number === 25)
                this.#nodesOf(field, 7, 1);
        }
        if (irVersion === undefined || graph === undefined)
            throw new ProtobufError('it has no IR version or no graph');
        const { inputs, outputs, makers } = this.#graph(graph);
        return {
            irVersion, producer: texts[2] ?? '', producerVersion: texts[3] ?? '', opsets, inputs, outputs, makers, metadata,
            nodes: this.#nodes, initializers: this.#initializers, operators: [...this.#operators].sort(), externalData: [...this.#external].sort(),
        };
    }
    #graph(graph) {
        const inputs = [];
        const outputs = [];
        const initialized = new Set();
        const nodes = [];
        for (const field of this.#file.fields(graph.start, graph.end)) {
            if (field.wire !== 2)
                continue;
            if (field.number === 1)
                nodes.push(field);
            else if (field.number === 5)
                initialized.add(this.#tensor(field));
            else if (field.number === 15)
                this.#sparse(field);
            else if (field.number === 11)
                bounded(inputs.push(this.#value(field)), MOST.values, 'inputs');
            else if (field.number === 12)
                bounded(outputs.push(this.#value(field)), MOST.values, 'outputs');
            bounded(nodes.length, MOST.nodes, 'nodes');
        }
        const wanted = new Set(outputs.map(({ name }) => name));
        const makers = {};
        for (const node of nodes)
            this.#node(node, 1, { wanted, makers });
        return { inputs: inputs.map((input) => (initialized.has(input.name) ? { ...input, optional: true } : input)), outputs, makers };
    }
    /** Nodes of a subgraph (field 1) or function (field 7), with the tensors that they hold. */
    #nodesOf(message, number, depth) {
        bounded(depth, MOST.depth, 'nested graphs');
        for (const field of this.#file.fields(message.start, message.end)) {
            if (field.wire !== 2)
                continue;
            if (field.number === number)
                this.#node(field, depth);
            else if (number === 1 && field.number === 5)
                this.#tensor(field);
            else if (number === 1 && field.number === 15)
                this.#sparse(field);
        }
    }
    #node(node, depth, outer) {
        bounded(++this.#nodes, MOST.nodes, 'nodes');
        const made = [];
        const attributes = [];
        let operator = '';
        let domain = '';
        for (const field of this.#file.fields(node.start, node.end)) {
            if (field.wire !== 2)
                continue;
            if (field.number === 2 && outer) {
                const name = this.#text(field);
                if (outer.wanted.has(name))
                    made.push(name);
            }
            else if (field.number === 4)
                operator = this.#text(field);
            else if (field.number === 7)
                domain = this.#text(field);
            else if (field.number === 5)
                attributes.push(field);
        }
        const name = domain === '' || domain === 'ai.onnx' ? operator : `${domain}:${operator}`;
        this.#operators.add(name);
        const read = {};
        for (const attribute of attributes)
            this.#attribute(attribute, depth, made.length > 0 ? read : undefined);
        for (const output of made)
            outer.makers[output] = { operator: name, attributes: read };
    }
    #attribute(attribute, depth, into) {
        let name = '';
        let value;
        const list = [];
        for (const field of this.#file.fields(attribute.start, attribute.end)) {
            if (field.number === 1 && field.wire === 2)
                name = this.#text(field);
            else if (field.number === 5 || field.number === 10)
                this.#tensor(field);
            else if (field.number === 6 || field.number === 11)
                this.#nodesOf(field, 1, depth + 1);
            if (!into || list.length > MOST.labels)
                continue;
            if (field.number === 2 && field.wire === 5)
                value = this.#file.float(field);
            else if (field.number === 3 && field.wire === 0)
                value = Number(BigInt.asIntN(64, field.value));
            else if (field.number === 4 && field.wire === 2 && field.end - field.start <= MOST.text)
                value = this.#text(field);
            else if (field.number === 8 && field.wire === 0)
                list.push(Number(BigInt.asIntN(64, field.value)));
            else if (field.number === 8 && field.wire === 2)
                for (const each of this.#file.packed(field))
                    list.push(Number(BigInt.asIntN(64, each)));
            else if (field.number === 9 && field.wire === 2)
                list.push(this.#text(field));
        }
        if (into && list.length > 0 && list.length <= MOST.labels)
            into[name] = list;
        else if (into && value !== undefined)
            into[name] = value;
    }
    /** Answers its name; notes where its data lies. */
    #tensor(tensor) {
        bounded(++this.#initializers, MOST.initializers, 'tensors');
        let name = '';
        for (const field of this.#file.fields(tensor.start, tensor.end)) {
            if (field.number === 8 && field.wire === 2)
                name = this.#text(field);
            else if (field.number === 13 && field.wire === 2) {
                const [key, value] = this.#entry(field, MOST.text);
                if (key === 'location')
                    this.#external.add(value);
                bounded(this.#external.size, MOST.external, 'files of external data');
            }
        }
        return name;
    }
    #sparse(message) {
        for (const field of this.#file.fields(message.start, message.end))
            if (field.wire === 2 && field.number <= 2)
                this.#tensor(field);
    }
    #value(message) {
        const info = { name: '', kind: 'unknown' };
        for (const field of this.#file.fields(message.start, message.end)) {
            if (field.wire !== 2)
                continue;
            if (field.number === 1)
                info.name = this.#text(field);
            else if (field.number === 2)
                Object.assign(info, this.#type(field));
        }
        return info;
    }
    #type(message) {
        for (const field of this.#file.fields(message.start, message.end)) {
            if (field.wire !== 2)
                continue;
            if (field.number === 1)
                return { kind: 'tensor', ...this.#tensorType(field) };
            const kind = { 4: 'sequence', 5: 'map', 8: 'sparse', 9: 'optional' }[field.number];
            if (kind)
                return { kind };
        }
        return { kind: 'unknown' };
    }
    #tensorType(message) {
        const found = {};
        for (const field of this.#file.fields(message.start, message.end)) {
            if (field.number === 1 && field.wire === 0)
                found.type = TYPES[Number(field.value)] ?? `type ${field.value}`;
            else if (field.number === 2 && field.wire === 2) {
                const shape = [];
                for (const dim of this.#file.fields(field.start, field.end))
                    if (dim.number === 1 && dim.wire === 2)
                        bounded(shape.push(this.#dimension(dim)), MOST.dims, 'dimensions');
                found.shape = shape;
            }
        }
        return found;
    }
    #dimension(message) {
        for (const field of this.#file.fields(message.start, message.end)) {
            if (field.number === 1 && field.wire === 0) {
                const size = Number(BigInt.asIntN(64, field.value));
                return size < 0 ? null : size;
            }
            if (field.number === 2 && field.wire === 2)
                return this.#text(field) || null;
        }
        return null;
    }
    #opset(message) {
        const opset = { domain: '', version: 0 };
        for (const field of this.#file.fields(message.start, message.end)) {
            if (field.number === 1 && field.wire === 2)
                opset.domain = this.#text(field);
            else if (field.number === 2 && field.wire === 0)
                opset.version = Number(BigInt.asIntN(64, field.value));
        }
        return opset;
    }
    #entry(message, most) {
        let key = '';
        let value = '';
        for (const field of this.#file.fields(message.start, message.end)) {
            if (field.wire !== 2)
                continue;
            if (field.number === 1)
                key = this.#text(field);
            else if (field.number === 2)
                value = this.#file.text(field, most);
        }
        return [key, value];
    }
    #text(field) {
        return this.#file.text(field, MOST.text);
    }
}
function bounded(count, most, what) {
    if (count > most)
        throw new ProtobufError(`it has more than ${most} ${what}`);
}


/***/ }),

/***/ 16027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ readImportance),
/* harmony export */   Oe: () => (/* binding */ keyDigestSql),
/* harmony export */   wC: () => (/* binding */ writeImportance),
/* harmony export */   y$: () => (/* binding */ IMPORTANCE_FILE)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9752);
/* harmony import */ var _behaviour_drawn_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64921);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85514);
/* harmony import */ var _predictions_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20860);






/** Where probe-model leaves what models answered to permuted rows, for a job with labels to judge. */
const IMPORTANCE_FILE = 'importance.jsonl';
/** Entry i of `keys` is the MD5 of row i's key. A question without an answer has null in its place: that it was asked has to show. */
async function writeImportance(folder, keys, groups, models) {
    const lines = [];
    const width = Math.max(1, ...Object.values(models).flatMap(({ base, permuted }) => [base, ...permuted.flat()].flatMap((answers) => answers.find((answer) => answer !== undefined)?.length ?? [])));
    const nothing = new Array(width).fill(null);
    const add = (line, answer) => {
        lines.push(JSON.stringify({ ...line, ...Object.fromEntries((answer ?? nothing).map((value, i) => [`s${i}`, value])) }));
    };
    for (const [model, { base, permuted, donors }] of Object.entries(models)) {
        base.forEach((answer, i) => add({ row: keys[i], model, group: '', repeat: 0, donor: '' }, answer));
        permuted.forEach((repeats, g) => repeats.forEach((answers, repeat) => answers.forEach((answer, i) => add({ row: keys[i], model, group: groups[g], repeat, donor: keys[donors[repeat][i]] }, answer))));
    }
    const target = node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, IMPORTANCE_FILE);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${target}.partial`, `${lines.join('\n')}\n`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${target}.partial`, target);
    return target;
}
/** The MD5 of each row's key, as SQL, the same in the features and in the test set. */
function keyDigestSql(engine, file, key) {
    return engine.dialect({ file }).md5((0,_behaviour_drawn_js__WEBPACK_IMPORTED_MODULE_5__/* .keyTextSql */ .h)(key));
}
const MOST_LINES = 20_000_000;
const MOST_REPEATS = 100;
/**
 * Joins the file with labels, by the digest of the key. Rows that are not in the test set are left out. Throws InputError where the
 * file is none that probe-model leaves, or has other groups than the delivery file declares.
 */
async function readImportance(delivery, engine, file, truth, labels, groups, outputs) {
    const at = delivery.locate(['tests', 'explanations', 'importance']);
    const key = delivery.spec.data.key;
    const columns = (await engine.describe({ file })).map(({ name }) => name);
    const wanted = ['row', 'model', 'group', 'repeat', 'donor', ...Array.from({ length: outputs }, (_, i) => `s${i}`)];
    const missing = wanted.filter((name) => !columns.includes(name));
    if (missing.length > 0)
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('importance-unreadable', `tests.explanations.importance has no column ${missing.join(', ')}.`, `Let probe-model make it: it leaves ${IMPORTANCE_FILE} in its output folder.`, at);
    const sources = { importance: { file }, truth: { file: truth } };
    await requireAllAsked(delivery, engine, sources, groups.length);
    const described = await engine.describe(sources.truth);
    const known = `SELECT ${keyDigestSql(engine, truth, key)} AS id, ${labels.map((name, i) => `${(0,_predictions_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .classTextSql */ .Og)(name, described)} AS l${i}`).join(', ')} FROM truth`;
    const rows = await engine.query(`WITH known AS (${known}) SELECT DISTINCT ${['id', ...labels.map((_, i) => `l${i}`)].join(', ')} FROM known JOIN importance ON known.id = CAST(importance."row" AS VARCHAR) ORDER BY id`, sources);
    const place = new Map((rows.values.id ?? []).map((id, i) => [String(id), i]));
    const values = Array.from({ length: outputs }, (_, i) => `TRY_CAST("s${i}" AS DOUBLE) AS s${i}`);
    const table = await engine.query(`SELECT CAST("row" AS VARCHAR) AS id, CAST("model" AS VARCHAR) AS model, coalesce(CAST("group" AS VARCHAR), '') AS grp, CAST("repeat" AS DOUBLE) AS repeat, CAST("donor" AS VARCHAR) AS donor, ${values.join(', ')} FROM importance LIMIT ${MOST_LINES}`, sources);
    const models = new Map();
    for (let line = 0; line < table.rows; line++) {
        const row = place.get(String(table.values.id[line]));
        if (row === undefined)
            continue;
        const name = String(table.values.model[line]);
        const answers = models.get(name) ?? { base: new Array(place.size).fill(undefined), permuted: groups.map(() => []), donors: [] };
        models.set(name, answers);
        const answer = values.map((_, i) => Number(table.values[`s${i}`][line] ?? NaN));
        if (!answer.every((value) => Number.isFinite(value)))
            continue;
        const group = String(table.values.grp[line]);
        const twice = (known) => {
            if (known !== undefined)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('importance-unreadable', `tests.explanations.importance answers one row of ${name} twice${group === '' ? '' : ` for ${group}`}.`, 'Make the file anew with probe-model: it writes each answer once.', at);
        };
        if (group === '') {
            twice(answers.base[row]);
            answers.base[row] = answer;
        }
        else {
            const g = groups.indexOf(group);
            if (g < 0)
                throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('importance-unreadable', `tests.explanations.importance is about ${group}, and the delivery file does not ask for that.`, 'Make the file anew with probe-model after tests.explanations changes.', at);
            const repeat = Number(table.values.repeat[line]);
            const donor = place.get(String(table.values.donor[line]));
            if (!(repeat >= 0 && repeat < MOST_REPEATS) || donor === undefined)
                continue;
            (answers.donors[repeat] ??= new Array(place.size).fill(0))[row] = donor;
            const asked = (answers.permuted[g][repeat] ??= new Array(place.size).fill(undefined));
            twice(asked[row]);
            asked[row] = answer;
        }
    }
    return { truth: Array.from({ length: rows.rows }, (_, row) => labels.map((_, i) => rows.values[`l${i}`][row])), models };
}
/**
 * The rows and permutations that the delivery file asks for, no fewer and no others: the file comes from a job with team code, which
 * could leave out what speaks against its model. Which rows are drawn follows from the seed, so this job knows them too.
 */
async function requireAllAsked(delivery, engine, sources, groups) {
    const { seed, explanations } = delivery.spec.tests;
    const key = delivery.spec.data.key;
    const { file } = sources.truth;
    const lines = 1 + groups * explanations.repeats;
    const asked = `SELECT ${keyDigestSql(engine, file, key)} AS id FROM truth ORDER BY ${(0,_behaviour_drawn_js__WEBPACK_IMPORTED_MODULE_5__/* .drawOrderSql */ .r)(engine, file, key, seed)} LIMIT ${explanations.rows}`;
    const said = 'SELECT CAST("row" AS VARCHAR) AS id, CAST("model" AS VARCHAR) AS model, count(*) AS lines FROM importance GROUP BY 1, 2';
    const short = `SELECT count(*) FROM (SELECT DISTINCT model FROM said) AS models CROSS JOIN asked LEFT JOIN said ON said.id = asked.id AND said.model = models.model WHERE said.lines IS DISTINCT FROM ${lines}`;
    const others = 'SELECT count(*) FROM said WHERE id IS NULL OR id NOT IN (SELECT id FROM asked)';
    const { values } = await engine.query(`WITH asked AS MATERIALIZED (${asked}), said AS MATERIALIZED (${said}) SELECT CAST((${short}) AS DOUBLE) AS short, CAST((${others}) AS DOUBLE) AS others`, sources);
    const [shorts, strangers] = [Number(values.short[0]), Number(values.others[0])];
    if (shorts === 0 && strangers === 0)
        return;
    const what = shorts > 0 ? `does not hold ${lines} answers for ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(shorts)} of the rows that are drawn by tests.seed` : `has answers to ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(strangers)} rows that are not drawn`;
    throw _core_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .InputError */ .d.of('importance-unreadable', `tests.explanations.importance ${what}: what is left out, or added, would decide.`, 'Make the file anew with probe-model, from the same data and delivery file.', delivery.locate(['tests', 'explanations', 'importance']));
}


/***/ }),

/***/ 95143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CK: () => (/* binding */ numberSql),
/* harmony export */   QP: () => (/* binding */ typeOf),
/* harmony export */   bb: () => (/* binding */ holdsNumbers),
/* harmony export */   pd: () => (/* binding */ levelsOf),
/* harmony export */   xv: () => (/* binding */ taskColumns)
/* harmony export */ });
/* harmony import */ var _core_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37367);

function taskColumns({ spec: { tests, data } }) {
    const { task, classes = [], scores, quantiles = {}, score = 'score', prediction } = tests;
    const labels = task === 'multilabel' ? [...classes] : data?.label === undefined ? [] : [data.label];
    const ofClasses = scores ?? classes.map((name) => `score_${name}`);
    switch (task) {
        case 'multiclass':
            return { labels, scores: ofClasses, ...(prediction !== undefined && { prediction }), scoresOptional: prediction !== undefined };
        case 'multilabel':
            return { labels, scores: ofClasses, scoresOptional: false };
        case 'quantile':
            return { labels, scores: levelsOf(quantiles).map((level) => quantiles[level]), scoresOptional: false };
        default:
            return { labels, scores: [score], scoresOptional: false };
    }
}
/** The declared levels as they are written, rising. */
function levelsOf(quantiles) {
    return Object.keys(quantiles).sort((a, b) => Number(a) - Number(b));
}
/** A column as DOUBLE: null for null and for whatever is no number. */
function numberSql(name, columns) {
    const type = typeOf(name, columns);
    // The engine refuses to ask whether a date is a number.
    return holdsNumbers(type) ? `TRY_CAST(${(0,_core_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .identifier */ .C)(name)} AS DOUBLE)` : `CAST(NULL AS DOUBLE)`;
}
function typeOf(name, columns) {
    return columns.find((column) => column.name === name)?.type ?? 'other';
}
/** Types whose values may be numbers; in a text, each may be one or not. */
function holdsNumbers(type) {
    return type === 'integer' || type === 'float' || type === 'string' || type === 'boolean';
}


/***/ }),

/***/ 20860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cy: () => (/* binding */ binaryLabelSql),
  Kl: () => (/* binding */ classOf),
  Og: () => (/* binding */ classTextSql),
  tV: () => (/* binding */ isSensitive),
  JB: () => (/* binding */ labelFindings),
  K6: () => (/* binding */ testSetEmpty)
});

// UNUSED EXPORTS: LABELS

// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
;// CONCATENATED MODULE: ./.build/src/model/predictions/labels-classes.js


/** Values beyond those of tests.classes that are looked at. */
const MOST_OTHERS = 100;
/** multiclass: labels that are null or none of tests.classes, and classes that no row has. */
async function classLabelFindings(join, label) {
    const { delivery, engine, testSet } = join;
    const classes = delivery.spec.tests.classes;
    const table = await engine.query(`SELECT ${classTextSql(label, join.columns.truth)} AS label, CAST(count(*) AS DOUBLE) AS n FROM truth GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${classes.length + MOST_OTHERS}`, { truth: join.sources.truth });
    const rowsOf = new Map((table.values.label ?? []).map((text, i) => [text, table.values.n[i]]));
    const total = [...rowsOf.values()].reduce((sum, n) => sum + n, 0);
    if (total === 0)
        return [testSetEmpty(join)];
    const nulls = rowsOf.get(null) ?? 0;
    const others = [...rowsOf].filter(([text]) => text !== null && !classes.includes(text));
    const absent = classes.filter((name) => !rowsOf.has(name));
    const finding = (code, outcome, message, actual, fix) => ({
        code,
        outcome,
        rule: `${label}: one of tests.classes in every row of data.${testSet.split}`,
        message,
        expected: (0,format/* list */.p_)(classes, 10),
        actual,
        n: total,
        fix,
        subject: { kind: 'column', name: label },
        location: delivery.locate(code === 'label-null' ? ['data', 'label'] : ['tests', 'classes']),
    });
    const findings = [];
    if (nulls > 0)
        findings.push(finding('label-null', 'error', `${(0,format/* counted */.hS)(nulls, 'row')} of ${testSet.declared} have no label.`, (0,format/* counted */.hS)(nulls, 'null'), 'Label these rows, or leave them out of the test set.'));
    if (others.length > 0) {
        const rows = others.reduce((sum, [, n]) => sum + n, 0);
        const texts = isSensitive(join, label) ? (0,format/* counted */.hS)(others.length, 'other value') : (0,format/* list */.p_)(others.map(([text]) => JSON.stringify(text)), 5);
        findings.push(finding('label-not-a-class', 'error', `${(0,format/* counted */.hS)(rows, 'row')} of ${testSet.declared} have a label that is none of tests.classes: ${texts}.`, texts, 'Add the class to tests.classes (and its column of scores), or correct the labels.'));
    }
    if (findings.length > 0)
        return findings;
    if (classes.length - absent.length < 2)
        return [finding('label-one-class', 'error', `Every row of ${testSet.declared} is of one class: nothing tells a good model from a constant.`, (0,format/* counted */.hS)(total, 'row') + ' of one class', 'Add rows of the other classes to the test set.')];
    if (absent.length === 0)
        return [];
    const names = (0,format/* list */.p_)(absent, 10);
    return [
        finding('class-absent', 'warn', `No row of ${testSet.declared} is of ${absent.length === 1 ? `the class ${names}` : `the classes ${names}`}: nothing is known of the candidate there, and averages over classes leave ${absent.length === 1 ? 'it' : 'them'} out or are undefined.`, `${absent.length} of ${classes.length} without a row`, 'Add rows of every class to the test set.'),
    ];
}

// EXTERNAL MODULE: ./.build/src/model/predictions/columns.js
var columns = __webpack_require__(95143);
;// CONCATENATED MODULE: ./.build/src/model/predictions/labels-numbers.js




/** regression, quantile and ranking: labels that are null or no finite number, and relevance below 0. */
async function numberLabelFindings(join, label) {
    const { delivery, engine, testSet } = join;
    const isRanking = delivery.spec.tests.task === 'ranking';
    const number = (0,columns/* numberSql */.CK)(label, join.columns.truth);
    const counts = await engine.measure(join.sources.truth, {
        rows: 'count(*)',
        nulls: `count_if(${(0,sql/* identifier */.C)(label)} IS NULL)`,
        strange: `count_if(${(0,sql/* identifier */.C)(label)} IS NOT NULL AND NOT coalesce(isfinite(${number}), false))`,
        negative: `count_if(${number} < 0)`,
    });
    const of = (name) => Number(counts[name]);
    if (of('rows') === 0)
        return [testSetEmpty(join)];
    const expected = isRanking ? 'a finite number of at least 0' : 'a finite number';
    const finding = (code, n, says, fix) => ({
        code,
        outcome: 'error',
        rule: `${label}: ${expected} in every row of data.${testSet.split}`,
        message: `${(0,format/* counted */.hS)(n, 'row')} of ${testSet.declared} ${n === 1 ? 'has' : 'have'} ${says}.`,
        expected,
        actual: (0,format/* counted */.hS)(n, 'row'),
        n: of('rows'),
        fix,
        subject: { kind: 'column', name: label },
        location: delivery.locate(['data', 'label']),
    });
    const findings = [];
    if (of('nulls') > 0)
        findings.push(finding('label-null', of('nulls'), 'no label', 'Label these rows, or leave them out of the test set.'));
    if (of('strange') > 0)
        findings.push(finding('label-not-a-number', of('strange'), 'a label that is no finite number', 'Write labels as plain numbers, and check that data.label names the column of the label.'));
    if (isRanking && of('negative') > 0)
        findings.push(finding('relevance-negative', of('negative'), 'a relevance below 0', 'Write relevance as 0 (useless) or more: gains below 0 have no meaning in NDCG.'));
    return findings;
}

;// CONCATENATED MODULE: ./.build/src/model/predictions/labels.js




/** What a label may be, as lower-case text, and the class it means. */
const LABELS = { '0': 0, '1': 1, false: 0, true: 1, '0.0': 0, '1.0': 1 };
/** Distinct label texts that are looked at: more means that the column is no label at all. */
const MOST_DISTINCT = 100;
/** Labels that the task cannot be judged on: null, of another kind than it needs, or of one kind only. */
async function labelFindings(join) {
    const { task } = join.delivery.spec.tests;
    const [label] = join.testSet.labels;
    switch (task) {
        case 'binary':
            return binaryLabelFindings(join, label, { path: ['data', 'label'], oneClass: 'error' });
        case 'multiclass':
            return classLabelFindings(join, label);
        case 'multilabel':
            return multilabelFindings(join);
        default:
            return numberLabelFindings(join, label);
    }
}
/** Each label is a column of its own; one that no row has, or every row, leaves the others to be judged. */
async function multilabelFindings(join) {
    const findings = [];
    for (const [i, label] of join.testSet.labels.entries()) {
        const found = await binaryLabelFindings(join, label, { path: ['tests', 'classes', i], oneClass: 'warn' });
        if (found.some(({ code }) => code === 'test-set-empty'))
            return found;
        findings.push(...found);
    }
    return findings;
}
/** Labels that are null or neither 0 nor 1, and test sets that lack a class. */
async function binaryLabelFindings(join, column, { path, oneClass }) {
    const { delivery, engine, testSet } = join;
    const table = await engine.query(`SELECT CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR) AS label, CAST(count(*) AS DOUBLE) AS n FROM truth GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_DISTINCT}`, { truth: join.sources.truth });
    const found = (table.values.label ?? []).map((text, i) => ({
        text: text,
        n: table.values.n[i],
        value: text === null ? undefined : classOf(String(text)),
    }));
    const total = found.reduce((sum, { n }) => sum + n, 0);
    const rowsOf = (value) => found.reduce((sum, entry) => sum + (entry.value === value ? entry.n : 0), 0);
    const nulls = found.find(({ text }) => text === null)?.n ?? 0;
    const strange = found.filter(({ text, value }) => text !== null && value === undefined);
    const named = oneClass === 'error' ? 'a label' : column;
    const finding = (code, message, actual, fix) => ({
        code,
        outcome: 'error',
        rule: `${column}: 0 or 1 in every row of data.${testSet.split}, and both of them`,
        message,
        expected: '0, 1, true or false',
        actual,
        n: total,
        fix,
        subject: { kind: 'column', name: column },
        location: delivery.locate(path),
    });
    if (total === 0)
        return [testSetEmpty(join)];
    const findings = [];
    if (nulls > 0)
        findings.push(finding('label-null', `${(0,format/* counted */.hS)(nulls, 'row')} of ${testSet.declared} have no ${oneClass === 'error' ? 'label' : `value in ${column}`}.`, `${(0,format/* counted */.hS)(nulls, 'null')}`, 'Label these rows, or leave them out of the test set.'));
    if (strange.length > 0) {
        const rows = strange.reduce((sum, { n }) => sum + n, 0);
        const texts = isSensitive(join, column) ? (0,format/* counted */.hS)(strange.length, 'other value') : (0,format/* list */.p_)(strange.map(({ text }) => JSON.stringify(text)), 5);
        findings.push(finding('label-not-binary', `${(0,format/* counted */.hS)(rows, 'row')} of ${testSet.declared} have ${named} that is neither 0 nor 1: ${texts}.`, texts, 'Write labels as 0 and 1 (or false and true), and check that the delivery file names the column of the label.'));
    }
    if (findings.length > 0)
        return findings;
    for (const [value, word] of [[1, 'positive'], [0, 'negative']])
        if (rowsOf(value) === 0) {
            const is = oneClass === 'error' ? `is ${word}` : `has ${column} = ${value}`;
            findings.push({
                ...finding('label-one-class', `No row of ${testSet.declared} ${is}: ROC AUC and the error rates of that class are undefined.`, `${(0,format/* counted */.hS)(total, 'row')} labelled ${1 - value}`, `Add rows labelled ${value} to the test set.`),
                outcome: oneClass,
            });
        }
    return findings;
}
function testSetEmpty({ delivery, testSet }) {
    return {
        code: 'test-set-empty',
        outcome: 'error',
        rule: `data.${testSet.split} has rows`,
        message: `data.${testSet.split} has no rows.`,
        expected: 'labelled rows',
        actual: '0 rows',
        n: 0,
        fix: 'Check the step that writes the file.',
        location: delivery.locate(['data', testSet.split]),
    };
}
function isSensitive({ delivery }, column) {
    return delivery.spec.data?.columns?.[column]?.sensitive === true;
}
/** The class that a label's text means, where it means one. */
function classOf(text) {
    const word = text.trim().toLowerCase();
    return Object.hasOwn(LABELS, word) ? LABELS[word] : undefined;
}
/** A label of 0 and 1 as DOUBLE. */
function binaryLabelSql(column) {
    const cases = Object.entries(LABELS).map(([text, value]) => `WHEN '${text}' THEN ${value}`);
    return `CAST(CASE lower(trim(CAST(${(0,sql/* identifier */.C)(column)} AS VARCHAR))) ${cases.join(' ')} END AS DOUBLE)`;
}
/**
 * A class's name as text: that of the value, and of whole numbers that a file holds as floats (pandas makes them of
 * integers beside a null) that of the integer.
 */
function classTextSql(column, columns) {
    const name = (0,sql/* identifier */.C)(column);
    const text = `CAST(${name} AS VARCHAR)`;
    if (columns.find((info) => info.name === column)?.type !== 'float')
        return text;
    return `CASE WHEN ${name} = floor(${name}) THEN coalesce(CAST(TRY_CAST(${name} AS BIGINT) AS VARCHAR), ${text}) ELSE ${text} END`;
}


/***/ })

};
