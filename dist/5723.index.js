export const id = 5723;
export const ids = [5723];
export const modules = {

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

/***/ 35443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  predict: () => (/* binding */ predict)
});

// UNUSED EXPORTS: OUTPUT_FILE

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/src/core/digest.js
var digest = __webpack_require__(87691);
// EXTERNAL MODULE: ./.build/src/core/problem.js
var core_problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/core/program.js
var program = __webpack_require__(69399);
// EXTERNAL MODULE: ./.build/src/model/predictions/columns.js
var columns = __webpack_require__(95143);
// EXTERNAL MODULE: ./.build/src/model/files.js
var files = __webpack_require__(17222);
// EXTERNAL MODULE: ./.build/src/core/verdict.js
var core_verdict = __webpack_require__(4646);
// EXTERNAL MODULE: ./.build/src/model/contents/contents.js + 17 modules
var contents_contents = __webpack_require__(68108);
// EXTERNAL MODULE: ./.build/src/model/environment/environment.js + 2 modules
var environment_environment = __webpack_require__(58656);
;// CONCATENATED MODULE: ./.build/src/model/guarded.js



/**
 * Runs a stage that loads the model, after the model's files were looked at: one that may not be loaded is not, and the stage ends with
 * those findings. The environment it ran in joins its statement.
 */
async function guarded(delivery, context, stage, run) {
    const contents = await (0,contents_contents/* judgeContents */.WR)(delivery, context);
    const refused = contents.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
    if (refused.length > 0)
        return notRun(delivery, context, stage, contents);
    const environment = await (0,environment_environment/* judgeEnvironment */.v)(delivery, context);
    return joined(await run(), [contents, environment]);
}
function notRun(delivery, context, stage, { findings, notes, facts, details }) {
    const outcome = (0,core_verdict.worst)(findings.map((finding) => finding.outcome));
    const first = findings.find((finding) => finding.outcome === outcome);
    const { champion, release } = context;
    return {
        verdict: { schema: 'urn:sluice:verdict:v1', stage, outcome, headline: `Not run: ${first.message}`, enforced: delivery.spec.tests?.enforce ?? true, release, champion, findings, notes: ['The model was not loaded, and no program was started.', ...(notes ?? [])], facts: facts ?? [] },
        inputs: [],
        details: { contents: details },
        besideTeamCode: true,
    };
}
/** What the stage itself found stands first; a name of a model's file is no reason to hide it. */
function joined(result, [contents, environment]) {
    const { verdict } = result;
    const more = [contents, environment];
    const findings = [...verdict.findings, ...more.flatMap((answer) => answer.findings)];
    const outcome = (0,core_verdict.worst)(findings.map((finding) => finding.outcome));
    const reason = findings.find((finding) => finding.outcome === outcome);
    const headline = outcome === verdict.outcome ? verdict.headline : outcome === 'warn' ? `${verdict.headline} One thing to know: ${reason.message}` : `Stopped: ${reason.message}`;
    return {
        ...result,
        verdict: { ...verdict, outcome, headline, findings, notes: [...verdict.notes, ...more.flatMap((answer) => answer.notes ?? [])], facts: [...verdict.facts, ...more.flatMap((answer) => answer.facts ?? [])] },
        details: { ...result.details, contents: contents.details, environment: environment.details },
    };
}

// EXTERNAL MODULE: ./.build/src/model/format.js
var format = __webpack_require__(85514);
// EXTERNAL MODULE: ./.build/src/model/predictions/features.js
var features = __webpack_require__(56705);
;// CONCATENATED MODULE: ./.build/src/model/predictors/given-features.js


/**
 * The features-only file that another job cut, or else one that is cut here. Sluice reads it as Parquet, which keeps types: a code of
 * digits stays text. A program of the team gets it as CSV (`reader`).
 */
async function givenOrCut(delivery, context, reader, file) {
    const target = external_node_path_.join(context.out, reader === 'program' ? 'features.csv' : 'features.parquet');
    if (file === undefined)
        return (0,features/* cutFeatures */.y)(delivery, context, target);
    const { rows } = await context.engine.measure({ file }, { rows: 'count(*)' });
    const testSet = { split: context.purpose === 'deliver' ? 'test' : 'develop' };
    if (reader === 'sluice' || !file.endsWith('.parquet'))
        return { file, rows: Number(rows), testSet };
    await context.engine.write('SELECT * FROM given', { given: { file } }, target);
    return { file: target, rows: Number(rows), testSet };
}

// EXTERNAL MODULE: ./.build/src/model/predictors/error.js
var predictors_error = __webpack_require__(15237);
// EXTERNAL MODULE: ./.build/src/core/guardian.js
var guardian = __webpack_require__(2780);
// EXTERNAL MODULE: ./.build/src/core/sql.js
var sql = __webpack_require__(37367);
;// CONCATENATED MODULE: ./.build/src/model/predictors/feature-rows.js




const PAGE = 20_000;
/**
 * The rows of a features file as predictors take them. They are first written as Parquet with their places into `folder`, so that
 * a page is found without reading what stands before it.
 */
async function featureRows(engine, source, folder) {
    const columns = (await engine.describe(source)).map(({ name }) => name);
    const place = freeName(columns);
    const file = external_node_path_.join(folder, `.features-${process.pid}.parquet`);
    const release = (0,guardian/* guard */.a)({ file });
    const rows = await engine.write(`SELECT *, row_number() OVER () - 1 AS ${(0,sql/* identifier */.C)(place)} FROM features`, { features: source }, file);
    return {
        columns,
        rows,
        async *stream() {
            for (let from = 0; from < rows; from += PAGE) {
                const page = await engine.query(`SELECT ${columns.map(sql/* identifier */.C).join(', ')} FROM paged WHERE ${(0,sql/* identifier */.C)(place)} >= $from AND ${(0,sql/* identifier */.C)(place)} < $until ORDER BY ${(0,sql/* identifier */.C)(place)}`, { paged: { file } }, { from, until: from + PAGE });
                for (let row = 0; row < page.rows; row++)
                    yield Object.fromEntries(columns.map((name) => [name, page.values[name][row]]));
            }
        },
        async close() {
            await (0,promises_.rm)(file, { force: true });
            release();
        },
    };
}
function freeName(columns) {
    const taken = new Set(columns.map((name) => name.toLowerCase()));
    let name = 'place';
    while (taken.has(name))
        name += '_';
    return name;
}

// EXTERNAL MODULE: ./.build/src/model/predictors/open.js + 10 modules
var predictors_open = __webpack_require__(70842);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./.build/src/model/predictors/predictions-file.js







/**
 * Predicts rows and writes keys and scores, as they come, to a new file of the format that the join reads. Numbers stand in full
 * double precision. The file appears whole or not at all; answers how many rows it has.
 */
async function writePredictions({ engine, predictor, rows, key, target, chosen, signal }) {
    const kind = /\.(csv|csv\.gz|parquet)$/i.exec(target)?.[1]?.toLowerCase();
    if (kind === undefined)
        throw core_problem/* InputError */.d.of('predictions-target-unknown', `${external_node_path_.basename(target)} does not end in .csv, .csv.gz or .parquet.`, 'Name the predictions file by one of these formats.');
    const folder = external_node_path_.dirname(target);
    await (0,promises_.mkdir)(folder, { recursive: true });
    const partial = external_node_path_.join(folder, `.${external_node_path_.basename(target)}.partial-${process.pid}${kind === 'csv.gz' ? '.csv.gz' : '.csv'}`);
    let written = 0;
    const keys = [];
    const noted = async function* () {
        for await (const row of rows) {
            keys.push(key.map((name) => cell(row[name])).join(','));
            yield row;
        }
    };
    const lines = async function* () {
        yield `${[...key, ...predictor.outputs, ...(chosen ? [chosen.column] : [])].map(cell).join(',')}\n`;
        for await (const prediction of predictor.predict(noted(), { signal })) {
            written++;
            yield `${[keys.shift(), ...prediction, ...(chosen ? [cell(chosen.classes[highest(prediction)])] : [])].join(',')}\n`;
        }
    };
    try {
        const stream = external_node_stream_.Readable.from(lines(), { objectMode: true, highWaterMark: 256 });
        if (kind === 'csv.gz')
            await (0,external_node_stream_promises_.pipeline)(stream, (0,external_node_zlib_.createGzip)(), (0,external_node_fs_.createWriteStream)(partial));
        else
            await (0,external_node_stream_promises_.pipeline)(stream, (0,external_node_fs_.createWriteStream)(partial));
        if (kind === 'parquet')
            await engine.write('SELECT * FROM made', { made: { file: partial } }, target);
        else
            await (0,promises_.rename)(partial, target);
        return written;
    }
    finally {
        await (0,promises_.rm)(partial, { force: true });
    }
}
/** The first of the highest. */
function highest(prediction) {
    return prediction.reduce((best, score, index) => (score > prediction[best] ? index : best), 0);
}
function cell(value) {
    if (value === null || value === undefined)
        return '';
    const text = String(value);
    return /[",\r\n]|^\s|\s$/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
}

// EXTERNAL MODULE: ./.build/src/model/predictors/which.js
var predictors_which = __webpack_require__(91974);
;// CONCATENATED MODULE: ./.build/src/model/predictors/predict-rows.js











/** The question could not be asked; all else is an answer that is wrong. */
const NOT_ASKED = new Set(['predictor-not-started', 'predictor-unreachable', 'predictor-aborted', 'predictor-http', 'predictor-input-unknown', 'predictor-column-missing', 'predictor-model-too-large']);
/**
 * Writes tests.predictions.candidate (and the champion's, where both its predictor and its file are declared) with the declared
 * predictor, from features alone. Code of the team may run, so this job must have no rights.
 */
async function predictRows(delivery, context, options = {}) {
    const { predictions, champion_predictor: champion } = delivery.spec.tests;
    const given = await givenOrCut(delivery, context, 'sluice', options.features);
    const asked = champion && predictions.champion !== undefined ? ['candidate', 'champion'] : ['candidate'];
    const features = await featureRows(context.engine, { file: given.file }, context.out);
    const made = [];
    try {
        for (const which of asked)
            made.push(await predictInto(delivery, context, which, given, features, options.signal));
    }
    finally {
        await features.close();
    }
    const findings = made.map(({ finding }) => finding);
    const outcome = (0,core_verdict.worst)(findings.map((finding) => finding.outcome));
    const first = findings.find((finding) => finding.outcome === outcome);
    const word = outcome === 'pass' ? 'Done' : outcome === 'fail' ? 'Stopped' : 'Could not run';
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'predict',
            outcome,
            headline: `${word}: ${first.message.charAt(0).toLowerCase()}${first.message.slice(1)}`,
            enforced: delivery.spec.tests.enforce ?? true,
            release: context.release,
            champion: context.champion,
            findings,
            notes: made.flatMap(({ notes }) => notes),
            facts: [['Predictor', made.map(({ kind, which }) => (made.length === 1 ? kind : `${kind} (${which})`)).join(', ')]],
        },
        inputs: [{ name: 'features', digest: await (0,files/* digestOfFile */.Mk)(given.file) }, ...made.flatMap(({ inputs }) => inputs)],
        details: { predictors: Object.fromEntries(made.map(({ which, kind, rows }) => [which, { kind, rows }])) },
        besideTeamCode: made.some(({ besideTeamCode }) => besideTeamCode),
    };
}
async function predictInto(delivery, context, which, given, features, signal) {
    const { tests, data } = delivery.spec;
    const declared = tests.predictions[which];
    const target = delivery.resolve(declared);
    // A file of an earlier run must not pass for the predictions of this one.
    await (0,promises_.rm)(target, { force: true });
    const { prediction } = (0,columns/* taskColumns */.xv)(delivery);
    const chosen = prediction === undefined ? undefined : { column: prediction, classes: tests.classes };
    const about = { which, notes: [], inputs: [], besideTeamCode: true, kind: 'none', rows: 0 };
    try {
        const predictor = (await (0,predictors_open/* openPredictor */.f)(delivery, context, which));
        try {
            Object.assign(about, { kind: predictor.name, notes: predictor.notes, besideTeamCode: predictor.besideTeamCode });
            about.rows = await writePredictions({ engine: context.engine, predictor, rows: features.stream(), key: data.key, target, chosen, signal });
        }
        finally {
            await predictor.close();
        }
    }
    catch (error) {
        if (!(error instanceof predictors_error/* PredictorError */.j))
            throw error;
        return { ...about, finding: failed(delivery, which, declared, error) };
    }
    const { onnx } = tests[predictors_which/* PREDICTOR_KEYS */.K[which]];
    const model = onnx === undefined ? [] : [{ name: `${predictors_which/* PREDICTOR_KEYS */.K[which]}.onnx`, digest: await (0,files/* digestOfFile */.Mk)(delivery.resolve(onnx)) }];
    return { ...about, inputs: [...model, { name: `predictions.${which}`, digest: await (0,files/* digestOfFile */.Mk)(target) }], finding: passed(delivery, which, declared, about.rows, given) };
}
const RULE = 'the predictor gives a score for each row';
function failed(delivery, which, declared, error) {
    return {
        code: error.code,
        outcome: NOT_ASKED.has(error.code) ? 'error' : 'fail',
        rule: RULE,
        message: `The predictor of the ${which} did not answer every row. ${error.text}`,
        expected: declared,
        actual: error.code,
        fix: error.fix,
        ...(error.row !== undefined && { numbers: { row: error.row + 1 } }),
        location: delivery.locate(['tests', predictors_which/* PREDICTOR_KEYS */.K[which]]),
    };
}
function passed(delivery, which, declared, rows, { testSet }) {
    return {
        code: 'predict-written',
        outcome: 'pass',
        rule: RULE,
        message: `The predictor of the ${which} wrote ${declared} for ${(0,format/* count */.U9)(rows)} rows of data.${testSet.split}, without their labels.`,
        expected: declared,
        actual: declared,
        n: rows,
        location: delivery.locate(['tests', predictors_which/* PREDICTOR_KEYS */.K[which]]),
    };
}

// EXTERNAL MODULE: ./.build/src/model/predictors/program-output.js
var program_output = __webpack_require__(15165);
;// CONCATENATED MODULE: ./.build/src/model/predictors/predict.js












const TIME_LIMIT_MS = 30 * 60 * 1000;
/** Where the program's output is kept, beside the verdict. */
const OUTPUT_FILE = 'predict-output.txt';
/**
 * Runs the team's predictor on the features of the rows that are judged; labels stay behind. This job must have no
 * rights: what it leaves is a predictions file that another job judges. Environment of the program: an allow-list,
 * SLUICE_FEATURES (file to read), SLUICE_PREDICTIONS (file to write: keys and score), SLUICE_MODEL (the model).
 */
async function predict(delivery, context, options = {}) {
    const { predict: declared, predictor, predictions } = delivery.spec.tests ?? {};
    // Nor may one of an earlier run stay where the model is refused before anything loads it.
    if (declared || predictor)
        await (0,promises_.rm)(delivery.resolve(predictions.candidate), { force: true });
    return guarded(delivery, context, 'predict', () => predictUnguarded(delivery, context, options));
}
async function predictUnguarded(delivery, context, options) {
    const { predict: declared, predictor } = delivery.spec.tests ?? {};
    if (!declared && predictor)
        return predictRows(delivery, context, options);
    if (!declared)
        throw core_problem/* InputError */.d.of('predict-not-declared', 'The delivery file declares no tests.predict.command and no tests.predictor.', 'Name the program that writes tests.predictions.candidate or the predictor that Sluice runs, or let another step make the file.', delivery.locate(['tests']));
    const target = delivery.resolve(delivery.spec.tests.predictions.candidate);
    const features = await givenOrCut(delivery, context, 'program', options.features);
    // A file of an earlier run must not pass for the predictions of this one.
    await (0,promises_.rm)(target, { force: true });
    await (0,promises_.mkdir)(external_node_path_.dirname(target), { recursive: true });
    const output = new program_output/* CappedOutput */.nd();
    const words = (0,program/* commandWords */.Bl)(declared.command);
    const problem = await start(delivery, words, features, target, output, options);
    const kept = (0,program_output/* neutralised */.HB)(output.text());
    await (0,promises_.writeFile)(external_node_path_.join(context.out, OUTPUT_FILE), kept);
    const finding = problem ?? (await outputProblem(delivery, context, target)) ?? predict_passed(delivery, features);
    // Nothing half written stays where the next job would take it for the predictions.
    if (finding.outcome !== 'pass')
        await (0,promises_.rm)(target, { force: true });
    return resultOf(delivery, context, finding, await inputsOf(features, target, finding), (0,digest/* sha256 */.sc)(kept), kept);
}
async function start(delivery, words, features, target, output, { timeLimit = TIME_LIMIT_MS, signal }) {
    try {
        await (0,program/* runProgram */.mB)(words, {
            cwd: delivery.root,
            timeout: timeLimit,
            env: { SLUICE_FEATURES: features.file, SLUICE_PREDICTIONS: target, SLUICE_MODEL: delivery.resolve(delivery.spec.release.model) },
            onOutput: (chunk) => output.add(chunk),
            signal,
        });
        return undefined;
    }
    catch (error) {
        if (!(error instanceof program/* ProgramError */.Zj))
            throw error;
        const name = (0,program_output/* neutralised */.HB)(words.join(' ')).slice(0, 200);
        switch (error.code) {
            case 'program-not-started':
                return problemOf(delivery, 'predict-not-started', 'error', 'not started', `The predictor \`${name}\` could not be started.`, 'Check that the program is installed in this job and is on the PATH, and that its path is relative to the delivery file.');
            case 'program-timed-out':
                return problemOf(delivery, 'predict-timed-out', 'fail', `more than ${(0,format/* count */.U9)(timeLimit)} ms`, `The predictor \`${name}\` did not end within ${(0,format/* count */.U9)(timeLimit)} ms and was ended.`, 'Make it faster, or give the job more time.');
            case 'program-aborted':
                return problemOf(delivery, 'predict-aborted', 'error', 'stopped', `The predictor \`${name}\` was stopped.`, 'Start the stage again.');
            default:
                return problemOf(delivery, 'predict-crashed', 'fail', error.exitCode === null ? 'ended by a signal' : `exit status ${error.exitCode}`, `The predictor \`${name}\` ended with ${error.exitCode === null ? 'a signal' : `exit status ${error.exitCode}`}.`, `Read ${OUTPUT_FILE} beside this verdict, correct what it reports, and start the stage again.`);
        }
    }
}
async function outputProblem(delivery, context, target) {
    const declared = delivery.spec.tests.predictions.candidate;
    const found = await (0,promises_.stat)(target).catch(() => undefined);
    if (!found?.isFile())
        return problemOf(delivery, 'predict-output-missing', 'fail', 'no file', `The predictor ended well and did not write ${declared}.`, 'Write the file that the environment variable SLUICE_PREDICTIONS names.');
    const { scores, prediction, scoresOptional } = (0,columns/* taskColumns */.xv)(delivery);
    const needed = [...delivery.spec.data.key, ...(prediction === undefined ? [] : [prediction]), ...(scoresOptional ? [] : scores)];
    try {
        const names = (await context.engine.describe({ file: target })).map((column) => column.name);
        const missing = needed.filter((name) => !names.includes(name));
        if (missing.length === 0)
            return undefined;
        return problemOf(delivery, 'predict-columns-missing', 'fail', names.slice(0, 20).join(', '), `${declared} lacks ${missing.join(', ')}.`, `Write the columns ${needed.join(', ')}.`);
    }
    catch (error) {
        if (!(error instanceof core_problem/* InputError */.d))
            throw error;
        return problemOf(delivery, 'predict-output-unreadable', 'fail', error.problems[0].code, `${declared} cannot be read: ${error.problems[0].message}`, error.problems[0].fix);
    }
}
function problemOf(delivery, code, outcome, actual, message, fix) {
    return {
        code,
        outcome,
        rule: 'the predictor writes a score for each row',
        message,
        expected: delivery.spec.tests.predictions.candidate,
        actual,
        fix,
        location: delivery.locate(['tests', 'predict', 'command']),
    };
}
function predict_passed(delivery, features) {
    const declared = delivery.spec.tests.predictions.candidate;
    return {
        code: 'predict-written',
        outcome: 'pass',
        rule: 'the predictor writes a score for each row',
        message: `The predictor wrote ${declared} for ${(0,format/* count */.U9)(features.rows)} rows of data.${features.testSet.split}, without their labels.`,
        expected: declared,
        actual: declared,
        n: features.rows,
        location: delivery.locate(['tests', 'predict', 'command']),
    };
}
async function inputsOf(features, target, finding) {
    return [
        { name: 'features', digest: await (0,files/* digestOfFile */.Mk)(features.file) },
        ...(finding.outcome === 'pass' ? [{ name: 'predictions.candidate', digest: await (0,files/* digestOfFile */.Mk)(target) }] : []),
    ];
}
const SHOWN_LINES = 20;
function resultOf(delivery, context, finding, inputs, output, text) {
    const word = { pass: 'Done', warn: 'Done', fail: 'Stopped', inconclusive: 'Not decided', error: 'Could not run' }[finding.outcome];
    const last = text.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
    if (finding.outcome !== 'pass' && last !== '')
        context.log.info(`Last lines of the predictor:\n${last}`);
    return {
        verdict: {
            schema: 'urn:sluice:verdict:v1',
            stage: 'predict',
            outcome: finding.outcome,
            headline: `${word}: ${finding.message.charAt(0).toLowerCase()}${finding.message.slice(1)}`,
            enforced: delivery.spec.tests.enforce ?? true,
            release: context.release,
            champion: context.champion,
            findings: [finding],
            notes: [],
            facts: [['Output of the predictor', `${OUTPUT_FILE}, ${output}`]],
        },
        inputs,
        details: { command: (0,program/* commandWords */.Bl)(delivery.spec.tests.predict.command), output },
        besideTeamCode: true,
    };
}


/***/ })

};
