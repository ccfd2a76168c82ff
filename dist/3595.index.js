export const id = 3595;
export const ids = [3595];
export const modules = {

/***/ 4817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ glob)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * Files that match a pattern (`*`, `?`, `[…]`, `{a,b}`, `**`), as absolute paths, sorted. By `path.matchesGlob`, which
 * Node 20 has too (20.17); its `fs.glob` came with 22.
 */
async function glob(pattern) {
    const absolute = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(pattern);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(`${absolute.slice(0, absolute.search(/[*?[{]|$/))}x`);
    const wanted = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(folder, absolute);
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { recursive: true }).catch(() => []);
    return entries.filter((entry) => node_path__WEBPACK_IMPORTED_MODULE_1__.matchesGlob(entry, wanted)).map((entry) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(folder, entry)).sort();
}


/***/ }),

/***/ 68108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rK: () => (/* binding */ CONTENTS),
  Qm: () => (/* binding */ CONTENTS_PROBE),
  WR: () => (/* binding */ judgeContents)
});

// EXTERNAL MODULE: ./.build/src/core/problem.js
var problem = __webpack_require__(9752);
// EXTERNAL MODULE: ./.build/src/evidence/model-digest.js
var model_digest = __webpack_require__(85801);
// EXTERNAL MODULE: ./.build/src/evidence/release.js
var evidence_release = __webpack_require__(77304);
// EXTERNAL MODULE: ./.build/src/evidence/walk.js + 1 modules
var walk = __webpack_require__(81503);
// EXTERNAL MODULE: ./.build/src/model/format.js
var model_format = __webpack_require__(85514);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./.build/src/model/contents/bytes.js

/**
 * A regular file, never a link and never a pipe: the name may have become one since it was listed. Throws an Error with a
 * code of the file system.
 */
function openBytes(file) {
    const descriptor = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0));
    const found = (0,external_node_fs_.fstatSync)(descriptor);
    if (!found.isFile()) {
        (0,external_node_fs_.closeSync)(descriptor);
        throw Object.assign(new Error(`${file} is no file.`), { code: 'EINVAL' });
    }
    return {
        size: found.size,
        read: (offset, length) => readAt(descriptor, offset, Math.max(0, Math.min(length, found.size - offset))),
        [Symbol.dispose]: () => (0,external_node_fs_.closeSync)(descriptor),
    };
}
function bytesOf(buffer) {
    const whole = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    return { size: whole.length, read: (offset, length) => whole.subarray(offset, Math.max(offset, offset + length)) };
}
/** A part of other bytes, read through to them. */
function partOf(bytes, offset, size) {
    const most = Math.max(0, Math.min(size, bytes.size - offset));
    return { size: most, read: (at, length) => bytes.read(offset + at, Math.max(0, Math.min(length, most - at))) };
}
function readAt(descriptor, offset, length) {
    const buffer = Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
        const read = (0,external_node_fs_.readSync)(descriptor, buffer, done, length - done, offset + done);
        if (read === 0)
            break;
        done += read;
    }
    return buffer.subarray(0, done);
}
const WINDOW_BYTES = 64 * 1024;
/** Reads bytes one after the other through a window, and throws `Ended` where there are no more. */
class Cursor {
    #at;
    #window = Buffer.alloc(0);
    #start = 0;
    #bytes;
    constructor(bytes, at = 0) {
        this.#bytes = bytes;
        this.#at = at;
    }
    get at() {
        return this.#at;
    }
    get left() {
        return this.#bytes.size - this.#at;
    }
    byte() {
        const inWindow = this.#at - this.#start;
        if (inWindow >= 0 && inWindow < this.#window.length) {
            this.#at += 1;
            return this.#window[inWindow];
        }
        this.#fill(1);
        return this.byte();
    }
    take(length) {
        if (length > this.left)
            throw new Ended();
        const inWindow = this.#at - this.#start;
        if (inWindow < 0 || inWindow + length > this.#window.length) {
            if (length > WINDOW_BYTES) {
                const read = this.#bytes.read(this.#at, length);
                if (read.length < length)
                    throw new Ended();
                this.#at += length;
                return read;
            }
            this.#fill(length);
        }
        const from = this.#at - this.#start;
        this.#at += length;
        return this.#window.subarray(from, from + length);
    }
    skip(length) {
        if (length > this.left)
            throw new Ended();
        this.#at += length;
    }
    /** Up to and without the next line break, which is passed; of a long line only the first `keep` bytes are kept. */
    line(keep) {
        const kept = [];
        let length = 0;
        for (;;) {
            if (this.#at - this.#start >= this.#window.length || this.#at < this.#start)
                this.#fill(1);
            const rest = this.#window.subarray(this.#at - this.#start);
            const end = rest.indexOf(0x0a);
            const piece = end < 0 ? rest : rest.subarray(0, end);
            if (length < keep)
                kept.push(piece.subarray(0, keep - length));
            length += piece.length;
            this.#at += end < 0 ? piece.length : end + 1;
            if (end >= 0)
                return { text: Buffer.concat(kept), whole: length <= keep };
        }
    }
    #fill(needed) {
        if (this.left < needed)
            throw new Ended();
        this.#start = this.#at;
        this.#window = this.#bytes.read(this.#at, WINDOW_BYTES);
        if (this.#window.length < needed)
            throw new Ended();
    }
}
/** There are fewer bytes than a reader was promised. */
class Ended extends Error {
    constructor() {
        super('it ends too early');
        this.name = 'Ended';
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./.build/src/model/contents/formats.js
/** Which formats a file of this ending may have; endings that are not here say nothing (`.bin`, `.model`, none). */
const BY_ENDING = {
    onnx: ['onnx'],
    safetensors: ['safetensors'],
    npy: ['npy', 'pickle'],
    npz: ['npz', 'pickle'],
    h5: ['hdf5'],
    hdf5: ['hdf5'],
    keras: ['keras', 'hdf5'],
    tflite: ['tflite'],
    gguf: ['gguf'],
    pb: ['saved_model'],
    cbm: ['catboost'],
    ubj: ['ubjson'],
    json: ['json'],
    yaml: ['yaml'],
    yml: ['yaml'],
    xml: ['xml'],
    pmml: ['xml'],
    csv: ['csv'],
    tsv: ['csv'],
    txt: ['text'],
    md: ['text'],
    parquet: ['parquet'],
    pkl: ['pickle'],
    pickle: ['pickle'],
    p: ['pickle'],
    joblib: ['pickle'],
    pt: ['pickle'],
    pth: ['pickle'],
    ckpt: ['pickle'],
    ...Object.fromEntries('py pyc pyd so dll dylib exe sh bat ps1 js mjs cjs ts r rb pl lua jar class wasm ipynb'.split(' ').map((ending) => [ending, ['code']])),
};
function endingOf(name) {
    const base = name.slice(name.lastIndexOf('/') + 1);
    const dot = base.lastIndexOf('.');
    return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}
/** Formats that the file's ending promises; undefined where it promises nothing. */
function promisedFormats(name) {
    const ending = endingOf(name);
    return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
}
const MAGIC = [
    ['npy', 0, '\x93NUMPY'],
    ['hdf5', 0, '\x89HDF\r\n\x1a\n'],
    ['tflite', 4, 'TFL3'],
    ['gguf', 0, 'GGUF'],
    ['catboost', 0, 'CBM1'],
    ['parquet', 0, 'PAR1'],
    ['code', 0, '\x7fELF'],
    ['code', 0, 'MZ'],
    ['code', 0, '\xfe\xed\xfa\xce'],
    ['code', 0, '\xfe\xed\xfa\xcf'],
    ['code', 0, '\xce\xfa\xed\xfe'],
    ['code', 0, '\xcf\xfa\xed\xfe'],
    ['code', 0, '\xca\xfe\xba\xbe'],
    ['code', 0, '\x00asm'],
    ['code', 0, '#!'],
];
/** The format whose first bytes these are; undefined where none says so. Of code in Python only the compiled form has any. */
function formatByMagic(bytes) {
    const first = bytes.read(0, 16).toString('latin1');
    return MAGIC.find(([, offset, magic]) => first.startsWith(magic, offset))?.[0];
}
/** A way of packing whole files, by its first bytes. */
function packingOf(bytes) {
    const first = bytes.read(0, 8);
    const text = first.toString('latin1');
    if (text.startsWith('\x1f\x8b'))
        return 'gzip';
    if (first.length > 2 && first[0] === 0x78 && first.readUInt16BE() % 31 === 0)
        return 'zlib';
    if (text.startsWith('\x28\xb5\x2f\xfd'))
        return 'zstd';
    if (text.startsWith('BZh'))
        return 'bzip2';
    if (text.startsWith('\xfd7zXZ'))
        return 'xz';
    if (text.startsWith('\x5d\x00\x00'))
        return 'lzma';
    if (text.startsWith('\x04"M\x18'))
        return 'lz4';
    if (text.startsWith('7z\xbc\xaf'))
        return '7z';
    if (text.startsWith('Rar!'))
        return 'rar';
    return bytes.read(257, 5).toString('latin1') === 'ustar' ? 'tar' : undefined;
}
const TEXT_SAMPLE = 256 * 1024;
/** Whether the beginning is text: UTF-8 without control characters but those of lines and tabs. */
function isText(bytes) {
    const sample = bytes.read(0, TEXT_SAMPLE);
    // A sample may end inside a character.
    const whole = bytes.size > TEXT_SAMPLE ? sample.subarray(0, sample.length - 4) : sample;
    try {
        return !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(whole, { stream: bytes.size > TEXT_SAMPLE }));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/src/model/contents/pickle-imports.js
function kindOfImport(name) {
    if (KNOWN.has(name))
        return 'known';
    return isDangerous(name) ? 'dangerous' : 'unknown';
}
/** `module: names` whose calls put data together and start nothing. Whole names only: an attribute of one of them may be anything. */
const KNOWN_BY_MODULE = {
    builtins: 'bool bytearray bytes complex dict float frozenset int list object range set slice str tuple',
    collections: 'OrderedDict defaultdict deque Counter',
    copyreg: '_reconstructor __newobj__ __newobj_ex__',
    _codecs: 'encode',
    datetime: 'date datetime time timedelta timezone',
    decimal: 'Decimal',
    fractions: 'Fraction',
    uuid: 'UUID',
    'numpy': 'ndarray dtype bool_ int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128 str_ bytes_ datetime64 timedelta64',
    'numpy.core.multiarray': '_reconstruct scalar',
    'numpy._core.multiarray': '_reconstruct scalar',
    'numpy.core.numeric': '_frombuffer',
    'numpy._core.numeric': '_frombuffer',
    'numpy.random._pickle': '__randomstate_ctor __bit_generator_ctor __generator_ctor',
    'numpy.random._mt19937': 'MT19937',
    'numpy.random._pcg64': 'PCG64',
    'numpy.random.bit_generator': '__pyx_unpickle_SeedSequence SeedSequence',
    'numpy.ma.core': '_mareconstruct MaskedArray',
    'joblib.numpy_pickle': 'NumpyArrayWrapper',
    'scipy.sparse._csr': 'csr_matrix csr_array',
    'scipy.sparse._csc': 'csc_matrix csc_array',
    'scipy.sparse._coo': 'coo_matrix coo_array',
    'pandas.core.frame': 'DataFrame',
    'pandas.core.series': 'Series',
    'pandas.core.internals.managers': 'BlockManager SingleBlockManager',
    'pandas._libs.internals': '_unpickle_block',
    'pandas.core.indexes.base': '_new_Index Index',
    'pandas.core.indexes.range': 'RangeIndex',
    'sklearn.tree._tree': 'Tree',
    'sklearn.tree._classes': 'DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor',
    'sklearn.ensemble._forest': 'RandomForestClassifier RandomForestRegressor ExtraTreesClassifier ExtraTreesRegressor',
    'sklearn.ensemble._gb': 'GradientBoostingClassifier GradientBoostingRegressor',
    'sklearn.ensemble._hist_gradient_boosting.gradient_boosting': 'HistGradientBoostingClassifier HistGradientBoostingRegressor',
    'sklearn.ensemble._hist_gradient_boosting.binning': '_BinMapper',
    'sklearn.ensemble._hist_gradient_boosting.predictor': 'TreePredictor',
    'sklearn.linear_model._logistic': 'LogisticRegression LogisticRegressionCV',
    'sklearn.linear_model._base': 'LinearRegression',
    'sklearn.linear_model._ridge': 'Ridge RidgeCV RidgeClassifier',
    'sklearn.linear_model._coordinate_descent': 'ElasticNet ElasticNetCV Lasso LassoCV',
    'sklearn.linear_model._stochastic_gradient': 'SGDClassifier SGDRegressor',
    'sklearn.neighbors._classification': 'KNeighborsClassifier',
    'sklearn.neighbors._regression': 'KNeighborsRegressor',
    'sklearn.svm._classes': 'SVC SVR LinearSVC LinearSVR',
    'sklearn.naive_bayes': 'GaussianNB MultinomialNB BernoulliNB ComplementNB CategoricalNB',
    'sklearn.neural_network._multilayer_perceptron': 'MLPClassifier MLPRegressor',
    'sklearn.calibration': 'CalibratedClassifierCV _CalibratedClassifier _SigmoidCalibration',
    'sklearn.isotonic': 'IsotonicRegression',
    'sklearn.dummy': 'DummyClassifier DummyRegressor',
    'sklearn.pipeline': 'Pipeline FeatureUnion',
    'sklearn.compose._column_transformer': 'ColumnTransformer _RemainderColsList',
    'sklearn.impute._base': 'SimpleImputer MissingIndicator',
    'sklearn.preprocessing._data': 'StandardScaler MinMaxScaler MaxAbsScaler RobustScaler QuantileTransformer PowerTransformer PolynomialFeatures Normalizer',
    'sklearn.preprocessing._encoders': 'OneHotEncoder OrdinalEncoder',
    'sklearn.preprocessing._label': 'LabelEncoder LabelBinarizer MultiLabelBinarizer',
    // Calls what it is given, and that stands among the imports by its own name.
    'sklearn.preprocessing._function_transformer': 'FunctionTransformer',
    'sklearn.preprocessing._discretization': 'KBinsDiscretizer',
    'sklearn.decomposition._pca': 'PCA',
    'sklearn.decomposition._truncated_svd': 'TruncatedSVD',
    'sklearn.utils._bunch': 'Bunch',
    'sklearn._loss.loss': 'HalfSquaredError HalfBinomialLoss HalfMultinomialLoss AbsoluteError PinballLoss HalfPoissonLoss HalfGammaLoss',
    'sklearn._loss.link': 'IdentityLink LogLink LogitLink MultinomialLogit Interval',
    'sklearn._loss._loss': 'CyHalfSquaredError CyHalfBinomialLoss CyHalfMultinomialLoss CyAbsoluteError CyPinballLoss CyHalfPoissonLoss CyHalfGammaLoss',
    'torch': 'Size FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage ByteStorage BoolStorage float16 float32 float64 bfloat16 int8 int16 int32 int64 uint8 bool device Tensor',
    'torch._utils': '_rebuild_tensor _rebuild_tensor_v2 _rebuild_parameter',
    'torch.nn.parameter': 'Parameter',
    'torch.storage': 'UntypedStorage TypedStorage',
};
const KNOWN = new Set(Object.entries(KNOWN_BY_MODULE).flatMap(([module, names]) => names.split(' ').map((name) => `${module}.${name}`)));
/** Modules of which every name can run code, open files or connections, load further code, or is a way to all of that. */
const DANGEROUS_MODULES = ('_io _pickle _posixsubprocess _socket _thread aiohttp antigravity ast asyncio atexit bdb cProfile cffi cloudpickle cmd code codecs codeop concurrent ctypes dbm dill distutils doctest ensurepip faulthandler ' +
    'fabric fileinput ftplib functools gc glob http httpx idlelib imaplib imp importlib inspect io joblib.externals lib2to3 linecache logging mailcap marshal mmap multiprocessing ' +
    'netrc nntplib nt ntpath numpy.f2py numpy.testing operator optparse os paramiko pathlib pdb pickle pickletools pip pkgutil platform poplib posix posixpath profile pty pydoc py_compile reprlib requests ' +
    'resource rlcompleter runpy sched setuptools shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl subprocess sys sysconfig tarfile telnetlib tempfile test threading timeit trace ' +
    '_aix_support _bootsubprocess _ctypes _interpreters _osx_support _posixshmem _pyio _pytest _testcapi _winapi _xxsubinterpreters bz2 compileall gzip jinja2 lzma modulefinder numpy.distutils ' +
    'numpy.lib._datasource numpy.lib._npyio_impl numpy.lib.npyio pandas.io pkg_resources py pyclbr pytest sympy tensorflow.io tensorflow.raw_ops tokenize torch.distributed torch.package yaml IPython ' +
    'traceback tty turtle types unittest urllib urllib3 uu venv weakref webbrowser wsgiref xml xmlrpc zipapp zipfile zipimport torch.hub torch.jit torch.utils torch._dynamo torch._inductor').split(' ');
/** Of other modules, single names that load further pickles or files, or call what they are given. */
const DANGEROUS_NAMES = new Set([
    ...'__build_class__ __import__ __loader__ __spec__ apply breakpoint callable classmethod compile copyright credits delattr dir eval exec execfile exit file filter getattr globals hasattr help input license locals map memoryview open print property quit raw_input reload setattr staticmethod super type unichr vars'.split(' ').map((name) => `builtins.${name}`),
    ...'load loads read_pickle Unpickler'.split(' ').flatMap((name) => ['joblib', 'numpy', 'pandas', 'torch', 'torch.serialization', 'joblib.numpy_pickle', 'pandas.io.pickle'].map((module) => `${module}.${name}`)),
    'torch.storage._load_from_bytes', 'copyreg.add_extension', 'copyreg.pickle', 'numpy.fromfile', 'numpy.memmap', 'numpy.lib.npyio.load', 'numpy.genfromtxt', 'numpy.loadtxt', 'pandas.eval', 'pandas.core.computation.eval.eval',
    'joblib.numpy_pickle.NDArrayWrapper', 'joblib.numpy_pickle_compat.NDArrayWrapper', 'joblib.numpy_pickle_compat.ZNDArrayWrapper',
]);
function isDangerous(name) {
    if (DANGEROUS_NAMES.has(name) || !/^[^.]+(\.[^.]+)+$/.test(name))
        return true;
    // A name such as `collections.abc.sys.modules` walks through attributes into whatever a module imported itself.
    if (/\.(__\w+__|_?os|_?sys|subprocess|builtins|importlib|modules)(\.|$)/.test(name) && !KNOWN.has(name))
        return true;
    return DANGEROUS_MODULES.some((module) => name.startsWith(`${module}.`));
}

;// CONCATENATED MODULE: ./.build/src/model/contents/findings.js




function finding(delivery, code, outcome, at, words) {
    return { code, outcome, ...words, location: delivery.locate(at) };
}
/** Everything that is wrong with one file, and what was allowed by name. */
function fileFindings(delivery, file) {
    const { problems, code, pickles } = file.inspected;
    return [
        ...formatFindings(delivery, file),
        ...problems.slice(0, 10).map((problem) => about(delivery, file, 'contents-malformed', 'fail', { rule: 'files of the model are sound', message: `${file.name} is not sound: ${problem}.`, expected: 'a file that every loader reads alike', actual: problem, fix: 'Write the file again with its own library; a file that can be read in two ways is never loaded.' })),
        ...code.map((what) => about(delivery, file, 'contents-code-inside', delivery.spec.release.contents?.formats?.includes('code') ? 'warn' : 'fail', { rule: 'data of the model runs nothing', message: `${file.name} holds ${what}.`, expected: 'no code inside', actual: what, fix: 'Build the model without it; if it must stay, declare `code` in release.contents.formats in a reviewed change.' })),
        ...(pickles.length > 0 ? pickleFindings(delivery, file) : []),
    ];
}
function about(delivery, file, code, outcome, words, at = ['release', 'model']) {
    return finding(delivery, code, outcome, at, { ...words, subject: { kind: 'check', name: file.name } });
}
/** Pickles are judged by their own line; other formats by the list, where there is one. */
function formatFindings(delivery, file) {
    const { contents } = delivery.spec.release;
    const { format, pickles } = file.inspected;
    if (!contents?.formats && !contents?.pickle)
        return [];
    const at = contents.formats ? ['release', 'contents', 'formats'] : ['release', 'contents'];
    const promised = promisedFormats(file.name);
    const findings = [];
    if (promised && !promised.includes(format))
        findings.push(about(delivery, file, 'contents-ending', 'fail', { rule: 'a file is what its ending says', message: `${file.name} is ${named(format)} by its bytes, and its ending promises ${(0,model_format/* list */.p_)(promised, 3)}.`, expected: (0,model_format/* list */.p_)(promised, 3), actual: format, fix: 'Give the file its right ending, or find out what wrote it.' }, at));
    if (pickles.length > 0 || format === 'pickle')
        return findings;
    if (!contents.formats && format !== 'unknown' && format !== 'archive' && format !== 'code')
        return findings;
    if (!contents.formats?.includes(format === 'onnx-data' ? 'onnx' : format))
        findings.push(about(delivery, file, 'contents-format', 'fail', { rule: 'the model holds declared formats only', message: `${file.name} is ${named(format)}, which release.contents does not declare.`, expected: (0,model_format/* list */.p_)(contents.formats ?? ['a known format of data'], 20), actual: format, fix: 'Take the file out of the model, or declare its format in a reviewed change.' }, at));
    return findings;
}
function named(format) {
    if (format === 'unknown')
        return 'of no known format';
    if (format === 'archive')
        return 'an archive that nobody here looks into';
    return `a file of format ${format}`;
}
function pickleFindings(delivery, file) {
    const line = allowedBy(delivery, file.name);
    const { pickle } = delivery.spec.release.contents ?? {};
    const scan = joined(file.inspected.pickles.map(({ scan }) => scan));
    const named = new Set(pickle?.imports ?? []);
    const dangerous = dangersOf(scan, line === undefined ? new Set() : named);
    const unknown = scan.imports.filter((name) => kindOfImport(name) === 'unknown' && !named.has(name));
    const numbers = { imports: scan.imports.length, dangerous: dangerous.length, unknown: unknown.length, calls: scan.calls };
    const examples = [...dangerous, ...unknown].slice(0, 10).map(cut);
    const does = doing(scan, dangerous, unknown);
    if (line === undefined)
        return [about(delivery, file, 'contents-pickle-refused', 'fail', { rule: 'no file runs code when it is loaded', message: `${file.name} is a pickle, which runs what it says when it is loaded: ${does}.`, expected: 'formats without code, or a line in release.contents.pickle.allow', actual: dangerous.length > 0 ? (0,model_format/* list */.p_)(dangerous.map(cut), 5) : 'a pickle', n: scan.pickles, numbers, examples, fix: dangerous.length > 0 ? 'Do not load it. Find out who wrote it; export the model as ONNX or safetensors.' : 'Export the model as ONNX or safetensors, or allow the file by name with `release.contents.pickle: {allow: […], because: …}`.' })];
    const at = ['release', 'contents', 'pickle', 'allow', line];
    const findings = [];
    if (dangerous.length > 0)
        findings.push(about(delivery, file, 'contents-pickle-dangerous', 'fail', { rule: 'an allowed pickle imports nothing dangerous', message: `${file.name} is allowed as a pickle, and ${does}.`, expected: 'known reconstructors only', actual: (0,model_format/* list */.p_)(dangerous.map(cut), 5), n: scan.pickles, numbers, examples, fix: 'Do not load it: find out who wrote it. Only a line that names that very import (release.contents.pickle.imports) lets it through.' }, at));
    if (scan.broken)
        findings.push(about(delivery, file, 'contents-pickle-broken', 'fail', { rule: 'an allowed pickle can be read to its end', message: `${file.name} breaks at byte ${scan.broken.at}: ${scan.broken.why}. What stands before runs all the same when it is loaded.`, expected: 'a whole pickle', actual: scan.broken.why, numbers, fix: 'Write the file again; a damaged pickle is a known way to hide from scanners.' }, at));
    if (scan.trailing > 0 && !scan.legacyTorch)
        findings.push(about(delivery, file, 'contents-pickle-trailing', 'warn', { rule: 'nothing stands behind a pickle', message: `${(0,model_format/* counted */.hS)(scan.trailing, 'byte')} stand behind the last pickle of ${file.name}.`, expected: 'no bytes', actual: (0,model_format/* counted */.hS)(scan.trailing, 'byte'), numbers: { ...numbers, trailing: scan.trailing }, fix: 'Find out what wrote them.' }, at));
    if (unknown.length > 0)
        findings.push(about(delivery, file, 'contents-pickle-unknown-import', 'inconclusive', { rule: 'an allowed pickle imports what is known', message: `${file.name} imports ${(0,model_format/* counted */.hS)(unknown.length, 'name')} that Sluice does not know: ${(0,model_format/* list */.p_)(unknown.map(cut), 5)}.`, expected: 'known reconstructors, or names in release.contents.pickle.imports', actual: (0,model_format/* list */.p_)(unknown.map(cut), 5), numbers, examples, fix: 'Look at what these names do when they are called, and name them in release.contents.pickle.imports.' }, at));
    const because = pickle.because;
    findings.push(about(delivery, file, 'contents-pickle-allowed', 'pass', { rule: 'pickles are allowed by name', message: `${file.name} is a pickle that the delivery file allows; it imports ${(0,model_format/* counted */.hS)(scan.imports.length, 'name')}.`, expected: 'a line that allows it', actual: 'allowed', n: scan.pickles, numbers, because }, at));
    return findings;
}
/** Index of the line that allows a file; undefined where none does. */
function allowedBy(delivery, name) {
    const index = (delivery.spec.release.contents?.pickle?.allow ?? []).findIndex((pattern) => matches(name, pattern));
    return index < 0 ? undefined : index;
}
function matches(name, pattern) {
    return name === pattern || external_node_path_.posix.matchesGlob(name, pattern);
}
function dangersOf(scan, named) {
    return [
        ...scan.imports.filter((name) => kindOfImport(name) === 'dangerous' && !named.has(name)),
        ...(scan.computed > 0 ? ['a name that is computed while it loads'] : []),
        ...scan.extensions.map((code) => `copyreg extension ${code}`),
        ...scan.patched.map((name) => `attributes of ${name}`),
    ];
}
function doing(scan, dangerous, unknown) {
    if (dangerous.length > 0)
        return `it imports ${(0,model_format/* list */.p_)(dangerous.map(cut), 5)}`;
    if (unknown.length > 0)
        return `it imports ${(0,model_format/* list */.p_)(unknown.map(cut), 5)}, which Sluice does not know`;
    return `it imports ${(0,model_format/* counted */.hS)(scan.imports.length, 'known name')} and calls ${(0,model_format/* counted */.hS)(scan.calls, 'time')}`;
}
function joined(scans) {
    const all = (key) => [...new Set(scans.flatMap((scan) => scan[key]))];
    const sum = (key) => scans.reduce((total, scan) => total + scan[key], 0);
    return {
        imports: all('imports'),
        nested: all('nested'),
        patched: all('patched'),
        extensions: [...new Set(scans.flatMap(({ extensions }) => extensions))],
        computed: sum('computed'),
        calls: sum('calls'),
        pickles: sum('pickles'),
        trailing: sum('trailing'),
        broken: scans.find(({ broken }) => broken)?.broken,
        legacyTorch: scans.some(({ legacyTorch }) => legacyTorch),
    };
}
/** A line that allows nothing is a mistake, or a door left open. */
function unusedLines(delivery, checked) {
    const pickles = checked.filter(({ inspected }) => inspected.pickles.length > 0).map(({ name }) => name);
    return (delivery.spec.release.contents?.pickle?.allow ?? []).flatMap((pattern, index) => pickles.some((name) => matches(name, pattern)) ? [] : [finding(delivery, 'contents-allow-unused', 'warn', ['release', 'contents', 'pickle', 'allow', index], { rule: 'a line that allows a pickle is needed', message: `release.contents.pickle.allow names ${pattern}, and no pickle of the model is called so.`, expected: 'a pickle of that name', actual: 'none', fix: 'Take the line out: it would allow a file that nobody has looked at.' })]);
}
function cut(name) {
    return name.length > 120 ? `${name.slice(0, 120)}…` : name;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./.build/src/model/contents/compressed.js

/** Unpacked into memory, at most: a small file can claim any size. */
const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;
const MOST_PACKED_BYTES = 512 * 1024 * 1024;
/** What a compressed file holds, or why nobody here can say. `broken`: it is no stream of that kind after all. */
function unpacked(bytes, packing) {
    // zlib.zstdDecompressSync came with Node 22.15.
    const reader = { gzip: external_node_zlib_.gunzipSync, zlib: external_node_zlib_.inflateSync, zstd: external_node_zlib_.zstdDecompressSync }[packing];
    if (!reader)
        return { why: `it is packed by ${packing}, which is not read here` };
    if (bytes.size > MOST_PACKED_BYTES)
        return { why: 'it is packed and larger than 512 MiB' };
    try {
        return { bytes: reader(bytes.read(0, bytes.size), { maxOutputLength: MOST_UNPACKED_BYTES }) };
    }
    catch (error) {
        if (error.code === 'ERR_BUFFER_TOO_LARGE')
            return { why: 'it unpacks to more than 512 MiB' };
        return { why: `it begins as ${packing} and cannot be unpacked`, broken: true };
    }
}
/** Bytes of a broken stream that are tried, from the largest: readers hand on what they have before they find out. */
const BEGINNINGS = [Infinity, 64 * 1024, 8 * 1024, 512, 128];
/** What a reader gets out of the beginning of a zlib stream that is cut off or damaged further on; empty where nothing. */
function beginningOf(bytes) {
    for (const length of BEGINNINGS)
        try {
            return external_node_zlib_.inflateSync(bytes.read(0, Math.min(length, bytes.size)), { maxOutputLength: MOST_UNPACKED_BYTES, finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH });
        }
        catch {
            // Damaged before this place.
        }
    return Buffer.alloc(0);
}

;// CONCATENATED MODULE: ./.build/src/model/contents/hidden-code.js
/** Signs of code inside formats that are thought of as data, as they stand in the bytes. */
const SIGNS = {
    // Keras keeps a Lambda layer as compiled Python, base64 in its configuration, and runs it when the model is called.
    hdf5: [['a Lambda layer: compiled Python that Keras runs', ['"class_name": "Lambda"', '"class_name":"Lambda"', '"Lambda"', '\\u004c', '\\u004C']]],
    // Operators of a graph that reach files or call Python: field 2 (op) of a NodeDef, with its length.
    saved_model: [
        ['an operator that reads files (ReadFile)', ['\x12\x08ReadFile']],
        ['an operator that writes files (WriteFile)', ['\x12\x09WriteFile']],
        ['an operator that calls Python (PyFunc)', ['\x12\x06PyFunc', '\x12\x0fPyFuncStateless', '\x12\x0bEagerPyFunc']],
    ],
};
const CHUNK_BYTES = 4 * 1024 * 1024;
const LONGEST_SIGN = 64;
function hiddenCode(bytes, format) {
    const signs = SIGNS[format] ?? [];
    const found = new Set();
    for (let at = 0; signs.length > 0 && at < bytes.size; at += CHUNK_BYTES) {
        const chunk = bytes.read(at, CHUNK_BYTES + LONGEST_SIGN);
        for (const [what, texts] of signs)
            if (texts.some((text) => chunk.includes(text, 0, 'latin1')))
                found.add(what);
    }
    return [...found];
}
const MOST_CONFIG_BYTES = 64 * 1024 * 1024;
const KERAS_MODULE = /^(keras|keras_core|tensorflow\.keras|tensorflow\.python\.keras|tf_keras)(\.|$)/;
/** What a configuration of Keras (config.json of a .keras file) runs: Lambda layers, and classes that it imports from elsewhere. */
function kerasCode(bytes) {
    const found = new Set();
    let root;
    try {
        root = JSON.parse(bytes.read(0, Math.min(bytes.size, MOST_CONFIG_BYTES)).toString('utf8'));
    }
    catch {
        return ['a configuration that cannot be read: nobody can say what Keras would run'];
    }
    for (const stack = [root]; stack.length > 0;) {
        const value = stack.pop();
        if (typeof value !== 'object' || value === null)
            continue;
        for (const each of Object.values(value))
            stack.push(each);
        const { module, class_name: name } = value;
        if (name === 'Lambda' || name === '__lambda__')
            found.add('a Lambda layer: compiled Python that Keras runs');
        else if (typeof name === 'string' && typeof module === 'string' && !KERAS_MODULE.test(module) && !(module === 'builtins' && name === 'function'))
            found.add(`a class that Keras imports from outside (${module.slice(0, 100)}.${name.slice(0, 100)})`);
    }
    return [...found];
}

;// CONCATENATED MODULE: ./.build/src/model/contents/joblib-array.js
/** joblib writes the bytes of an array behind the object that describes it, between the opcodes (joblib/numpy_pickle.py). */
const WRAPPER = 'joblib.numpy_pickle.NumpyArrayWrapper';
/** NPY_ITEM_HASOBJECT, in the flags of a dtype's state (numpy, ndarraytypes.h). */
const HAS_OBJECT = 1;
/** Undefined where the object is no array of joblib's. */
function arrayBytes(object) {
    if (object.kind !== 'object' || classOf(object) !== WRAPPER)
        return undefined;
    const state = object.state?.kind === 'dict' ? object.state.entries : undefined;
    const dtype = itemOf(state?.get('dtype'));
    const count = countOf(state?.get('shape'));
    if (!dtype || count === undefined)
        return { why: 'it does not say how long an array of joblib is' };
    if (dtype.objects)
        return { pickled: true };
    const alignment = state.get('numpy_array_alignment_bytes');
    const bytes = count * dtype.bytes;
    if (!Number.isSafeInteger(bytes))
        return { why: 'an array of joblib is longer than any file' };
    return { pickled: false, bytes, aligned: alignment !== undefined && !(alignment.kind === 'constant' && alignment.value === null) };
}
function classOf({ of, args }) {
    const [first] = args.kind === 'items' ? args.items : [];
    return of === 'copyreg._reconstructor' && first?.kind === 'global' ? first.name : of;
}
function countOf(shape) {
    if (shape?.kind !== 'items' || !shape.whole)
        return undefined;
    let count = 1;
    for (const length of shape.items) {
        if (length.kind !== 'number' || !Number.isSafeInteger(length.value) || length.value < 0)
            return undefined;
        count *= length.value;
    }
    return count;
}
/** Bytes of one item, from how a dtype is pickled: `dtype('f8', False, True)` with the state (3, '<', …, itemsize, alignment, flags). */
function itemOf(dtype) {
    if (dtype?.kind !== 'object' || dtype.of !== 'numpy.dtype' || dtype.args.kind !== 'items')
        return undefined;
    const [code] = dtype.args.items;
    const found = code?.kind === 'text' ? /^([biufcmMOSUV])(\d{1,9})$/.exec(code.text) : undefined;
    if (!found || dtype.state?.kind !== 'items')
        return undefined;
    const size = Number(found[2]);
    const [, , , , , itemSize, , flags] = dtype.state.items;
    const number = (value) => (value?.kind === 'number' ? value.value : undefined);
    if (found[1] === 'O')
        return { bytes: size, objects: true };
    const own = found[1] === 'U' ? size * 4 : size;
    if (!'SUV'.includes(found[1]))
        return { bytes: own, objects: false };
    // A state that contradicts the name would let two readers see two different files.
    if (number(itemSize) !== own || number(flags) === undefined)
        return undefined;
    return { bytes: own, objects: (number(flags) & HAS_OBJECT) !== 0 };
}

;// CONCATENATED MODULE: ./.build/src/model/contents/pickle-text.js
/** A whole number as Python's `int()` reads one line: spaces around it, a sign, and single underscores between digits are allowed. */
function pythonInteger(line) {
    const text = line.toString('latin1').replace(/^[\s\x1c-\x1f]+|[\s\x1c-\x1f]+$/g, '');
    if (!/^[+-]?\d+(_\d+)*$/.test(text))
        return undefined;
    return Number(text.replaceAll('_', ''));
}
/** Text of a UNICODE line: Latin-1 with `\uXXXX` and `\UXXXXXXXX` (raw-unicode-escape). A name can hide in the escapes. */
function rawUnicodeText(line) {
    return line.toString('latin1').replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g, (whole, short, long) => {
        const point = Number.parseInt(short ?? long, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    });
}
const ESCAPES = { '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
/** Text of a STRING line: quoted, with the escapes of a bytes literal. Undefined where the quotes are wrong, which Python refuses. */
function quotedText(line) {
    const text = line.toString('latin1').replace(/^[\s]+|[\s]+$/g, '');
    const quote = text.at(0);
    if (text.length < 2 || (quote !== '"' && quote !== "'") || text.at(-1) !== quote)
        return undefined;
    return text.slice(1, -1).replace(/\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g, (whole, hex, octal, other) => {
        if (hex !== undefined)
            return String.fromCharCode(Number.parseInt(hex, 16));
        if (octal !== undefined)
            return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
        return ESCAPES[other] ?? whole;
    });
}
/** A little-endian two's complement number of any length, as far as a double holds it exactly. */
function longNumber(bytes) {
    if (bytes.length === 0)
        return 0;
    if (bytes.length > 8)
        return Number.NaN;
    const value = BigInt.asIntN(bytes.length * 8, bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n));
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : Number.NaN;
}

;// CONCATENATED MODULE: ./.build/src/model/contents/pickle-values.js
const UNKNOWN = { kind: 'unknown' };
const NONE = { kind: 'constant', value: null };
/** Long lists and dictionaries hold data: their first entries are enough. */
const MOST_KEPT = 64;
function itemsOf(values) {
    return { kind: 'items', items: values.slice(0, MOST_KEPT), whole: values.length <= MOST_KEPT };
}
function addItems(target, values) {
    if (target?.kind !== 'items')
        return;
    for (const value of values)
        if (target.items.length < MOST_KEPT)
            target.items.push(value);
        else
            target.whole = false;
}
/** `pairs` are key, value, key, value, …; only texts are kept as keys. */
function setItems(target, pairs) {
    if (target?.kind !== 'dict')
        return;
    for (let i = 0; i + 1 < pairs.length; i += 2) {
        const key = pairs[i];
        if (key.kind === 'text' && (target.entries.size < MOST_KEPT || target.entries.has(key.text)))
            target.entries.set(key.text, pairs[i + 1]);
    }
}
function calledName(callable) {
    if (callable?.kind === 'global')
        return callable.name;
    if (callable?.kind === 'object')
        return `${callable.of}()`;
    return '(computed)';
}

;// CONCATENATED MODULE: ./.build/src/model/contents/pickle-literals.js


/** Loading would end here with an error. */
class Broken extends Error {
}
/** Longer texts are data. */
const MOST_TEXT = 1024 * 1024;
/** Reads what an opcode for a number, a text or bytes carries. `keep` gets the bytes of every constant that is short enough to be looked into. */
function readLiteral(cursor, name, argument, keep) {
    switch (name) {
        case 'INT':
        case 'LONG': return textNumber(cursor, name);
        case 'FLOAT':
            cursor.line(0);
            return UNKNOWN;
        case 'BINFLOAT':
            cursor.take(8);
            return UNKNOWN;
        case 'BININT':
        case 'BININT1':
        case 'BININT2': return { kind: 'number', value: readNumber(cursor, argument) };
        case 'LONG1':
        case 'LONG4': {
            const bytes = counted(cursor, argument);
            return { kind: 'number', value: bytes === undefined ? Number.NaN : longNumber(bytes) };
        }
        case 'STRING': {
            const line = cursor.line(MOST_TEXT);
            const text = line.whole ? quotedText(line.text) : undefined;
            if (line.whole && text === undefined)
                throw new Broken('a text has no quotes around it');
            return constant(text === undefined ? undefined : Buffer.from(text, 'latin1'), 'latin1', keep);
        }
        case 'UNICODE': {
            const line = cursor.line(MOST_TEXT);
            return line.whole ? constant(Buffer.from(rawUnicodeText(line.text), 'utf8'), 'utf8', keep) : UNKNOWN;
        }
        // Strings of Python 2 are texts as well: Python 3 loads them so.
        case 'BINSTRING':
        case 'SHORT_BINSTRING': return constant(counted(cursor, argument), 'latin1', keep);
        case 'BINUNICODE':
        case 'SHORT_BINUNICODE':
        case 'BINUNICODE8': return constant(counted(cursor, argument), 'utf8', keep);
        default: return constant(counted(cursor, argument), undefined, keep);
    }
}
function readNumber(cursor, argument) {
    switch (argument) {
        case 'uint1': return cursor.byte();
        case 'uint2': return cursor.take(2).readUInt16LE();
        case 'int4': return cursor.take(4).readInt32LE();
        default: return cursor.take(4).readUInt32LE();
    }
}
function textNumber(cursor, name) {
    const { text } = cursor.line(MOST_TEXT);
    if (name === 'INT' && (text.equals(Buffer.from('01')) || text.equals(Buffer.from('00'))))
        return { kind: 'constant', value: text[1] === 0x31 };
    const digits = name === 'LONG' && text.at(-1) === 0x4c ? text.subarray(0, -1) : text;
    return { kind: 'number', value: pythonInteger(digits) ?? Number.NaN };
}
/** A text can hold a pickle too: protocol 2 writes bytes as Latin-1 text. */
function constant(bytes, encoding, keep) {
    if (bytes === undefined)
        return UNKNOWN;
    const text = encoding && bytes.toString(encoding);
    keep(encoding === 'utf8' && bytes.at(-1) === 0x2e ? Buffer.from(text, 'latin1') : bytes);
    return text === undefined ? { kind: 'bytes' } : { kind: 'text', text };
}
/** The bytes behind their length; undefined where they are more than a text of a name could be. */
function counted(cursor, argument) {
    const length = argument === 'counted1' ? cursor.byte() : argument === 'counted8' ? Number(cursor.take(8).readBigUInt64LE()) : argument === 'counted4' ? cursor.take(4).readUInt32LE() : cursor.take(4).readInt32LE();
    if (length < 0)
        throw new Broken('a length is below zero');
    if (length <= MOST_TEXT)
        return cursor.take(length);
    cursor.skip(length);
    return undefined;
}

;// CONCATENATED MODULE: ./.build/src/model/contents/pickle-opcodes.js
// The opcodes of Python's pickle protocols 0 to 5 and how their arguments are read (CPython, Lib/pickletools.py and
// Modules/_pickle.c, which decides where both differ).
const TABLE = [
    ['(', 'MARK', 'none'], ['.', 'STOP', 'none'], ['0', 'POP', 'none'], ['1', 'POP_MARK', 'none'], ['2', 'DUP', 'none'],
    ['F', 'FLOAT', 'line'], ['I', 'INT', 'line'], ['J', 'BININT', 'int4'], ['K', 'BININT1', 'uint1'], ['L', 'LONG', 'line'],
    ['M', 'BININT2', 'uint2'], ['N', 'NONE', 'none'], ['P', 'PERSID', 'line'], ['Q', 'BINPERSID', 'none'], ['R', 'REDUCE', 'none'],
    ['S', 'STRING', 'line'], ['T', 'BINSTRING', 'counted4-signed'], ['U', 'SHORT_BINSTRING', 'counted1'], ['V', 'UNICODE', 'line'],
    ['X', 'BINUNICODE', 'counted4'], ['a', 'APPEND', 'none'], ['b', 'BUILD', 'none'], ['c', 'GLOBAL', 'two-lines'],
    ['d', 'DICT', 'none'], ['}', 'EMPTY_DICT', 'none'], ['e', 'APPENDS', 'none'], ['g', 'GET', 'line'], ['h', 'BINGET', 'uint1'],
    ['i', 'INST', 'two-lines'], ['j', 'LONG_BINGET', 'uint4'], ['l', 'LIST', 'none'], [']', 'EMPTY_LIST', 'none'],
    ['o', 'OBJ', 'none'], ['p', 'PUT', 'line'], ['q', 'BINPUT', 'uint1'], ['r', 'LONG_BINPUT', 'uint4'], ['s', 'SETITEM', 'none'],
    ['t', 'TUPLE', 'none'], [')', 'EMPTY_TUPLE', 'none'], ['u', 'SETITEMS', 'none'], ['G', 'BINFLOAT', 'float8'],
    ['\x80', 'PROTO', 'uint1'], ['\x81', 'NEWOBJ', 'none'], ['\x82', 'EXT1', 'uint1'], ['\x83', 'EXT2', 'uint2'], ['\x84', 'EXT4', 'int4'],
    ['\x85', 'TUPLE1', 'none'], ['\x86', 'TUPLE2', 'none'], ['\x87', 'TUPLE3', 'none'], ['\x88', 'NEWTRUE', 'none'], ['\x89', 'NEWFALSE', 'none'],
    ['\x8a', 'LONG1', 'counted1'], ['\x8b', 'LONG4', 'counted4-signed'],
    ['B', 'BINBYTES', 'counted4'], ['C', 'SHORT_BINBYTES', 'counted1'],
    ['\x8c', 'SHORT_BINUNICODE', 'counted1'], ['\x8d', 'BINUNICODE8', 'counted8'], ['\x8e', 'BINBYTES8', 'counted8'], ['\x8f', 'EMPTY_SET', 'none'],
    ['\x90', 'ADDITEMS', 'none'], ['\x91', 'FROZENSET', 'none'], ['\x92', 'NEWOBJ_EX', 'none'], ['\x93', 'STACK_GLOBAL', 'none'],
    ['\x94', 'MEMOIZE', 'none'], ['\x95', 'FRAME', 'uint8'], ['\x96', 'BYTEARRAY8', 'counted8'], ['\x97', 'NEXT_BUFFER', 'none'], ['\x98', 'READONLY_BUFFER', 'none'],
];
/** By the byte of the opcode; undefined where no protocol has it. */
const OPCODES = Array.from({ length: 256 }, (_, code) => {
    const found = TABLE.find(([text]) => text.charCodeAt(0) === code);
    return found && { name: found[1], argument: found[2] };
});
/** Highest protocol that any Python loads; beyond it loading ends with an error. */
const HIGHEST_PROTOCOL = 5;

;// CONCATENATED MODULE: ./.build/src/model/contents/pickle-machine.js






/** Opcodes of one file; about a minute's reading. */
const MOST_OPCODES = 50_000_000;
const MOST_STACK = 20_000_000;
const MOST_MEMO = 20_000_000;
const MOST_CONSTANTS_BYTES = 32 * 1024 * 1024;
/** Python 2's names of modules, as Python 3 loads them (CPython, Lib/_compat_pickle.py); those that matter for what is dangerous. */
const RENAMED = { __builtin__: 'builtins', copy_reg: 'copyreg', cPickle: 'pickle', commands: 'subprocess', cStringIO: 'io', StringIO: 'io', thread: '_thread', urllib2: 'urllib.request', httplib: 'http.client', SocketServer: 'socketserver', SimpleXMLRPCServer: 'xmlrpc.server', xmlrpclib: 'xmlrpc.client' };
/** Reads one pickle from the cursor to behind its STOP, or to where it breaks. Never runs anything, and never throws for its content. */
function runPickle(cursor, options) {
    const machine = new Machine(cursor, options);
    try {
        while (!machine.step())
            ;
    }
    catch (error) {
        if (!(error instanceof Broken || error instanceof Ended))
            throw error;
        machine.run.broken = error.message;
    }
    return machine.run;
}
class Machine {
    run = { imports: new Set(), computed: 0, extensions: new Set(), patched: new Set(), calls: 0, constants: [], arrays: false };
    #cursor;
    #options;
    #stack = [];
    #marks = [];
    #memo = new Map();
    #constantBytes = 0;
    constructor(cursor, options) {
        this.#cursor = cursor;
        this.#options = options;
    }
    /** One opcode; true at STOP. */
    step() {
        const code = this.#cursor.byte();
        const opcode = OPCODES[code];
        if (!opcode)
            throw new Broken(`0x${code.toString(16).padStart(2, '0')} is no opcode of any pickle protocol`);
        if (--this.#options.budget.opcodes < 0)
            throw new Broken('it has more opcodes than are read');
        if (opcode.name === 'STOP') {
            this.run.result = this.#pop();
            return true;
        }
        this.#do(opcode.name, opcode.argument);
        if (this.#stack.length > MOST_STACK || this.#memo.size > MOST_MEMO)
            throw new Broken('it holds more values than are read');
        return false;
    }
    #do(name, argument) {
        switch (name) {
            case 'MARK':
                this.#marks.push(this.#stack.length);
                return;
            case 'POP':
                this.#drop();
                return;
            case 'POP_MARK':
                this.#toMark();
                return;
            case 'DUP':
                this.#push(this.#top());
                return;
            case 'PROTO': {
                const protocol = this.#cursor.byte();
                if (protocol > HIGHEST_PROTOCOL)
                    throw new Broken(`protocol ${protocol} does not exist`);
                return;
            }
            case 'FRAME':
                this.#cursor.take(8);
                return;
            case 'NONE':
                this.#push(NONE);
                return;
            case 'NEWTRUE':
            case 'NEWFALSE':
                this.#push({ kind: 'constant', value: name === 'NEWTRUE' });
                return;
            case 'EMPTY_TUPLE':
            case 'EMPTY_LIST':
            case 'EMPTY_SET':
                this.#push({ kind: 'items', items: [], whole: true });
                return;
            case 'TUPLE1':
            case 'TUPLE2':
            case 'TUPLE3':
                this.#push(itemsOf(this.#popped(Number(name.at(-1)))));
                return;
            case 'TUPLE':
            case 'LIST':
            case 'FROZENSET':
                this.#push(itemsOf(this.#toMark()));
                return;
            case 'EMPTY_DICT':
                this.#push({ kind: 'dict', entries: new Map() });
                return;
            case 'DICT': {
                const pairs = this.#toMark();
                this.#push({ kind: 'dict', entries: new Map() });
                setItems(this.#top(), pairs);
                return;
            }
            case 'APPEND':
                addItems(this.#below(1), this.#popped(1));
                return;
            case 'APPENDS':
            case 'ADDITEMS': {
                const values = this.#toMark();
                addItems(this.#top(), values);
                return;
            }
            case 'SETITEM':
                setItems(this.#below(2), this.#popped(2));
                return;
            case 'SETITEMS': {
                const pairs = this.#toMark();
                setItems(this.#top(), pairs);
                return;
            }
            case 'GLOBAL':
                this.#push(this.#imported(this.#nameLine(), this.#nameLine()));
                return;
            case 'STACK_GLOBAL': {
                const [module, attribute] = this.#popped(2);
                this.#push(this.#importedValues(module, attribute));
                return;
            }
            case 'INST': {
                const callable = this.#imported(this.#nameLine(), this.#nameLine());
                this.#call(callable, itemsOf(this.#toMark()));
                return;
            }
            case 'OBJ': {
                const [callable, ...args] = this.#toMark();
                if (!callable)
                    throw new Broken('OBJ has nothing to make an object of');
                this.#call(callable, itemsOf(args));
                return;
            }
            case 'REDUCE':
            case 'NEWOBJ': {
                const [callable, args] = this.#popped(2);
                this.#call(callable, args);
                return;
            }
            case 'NEWOBJ_EX': {
                const [callable, args] = this.#popped(3);
                this.#call(callable, args);
                return;
            }
            case 'BUILD':
                this.#build();
                return;
            case 'EXT1':
            case 'EXT2':
            case 'EXT4': {
                const extension = readNumber(this.#cursor, argument);
                this.run.extensions.add(extension);
                this.#push({ kind: 'global', name: `(extension ${extension})` });
                return;
            }
            case 'PUT':
                this.#remember(this.#lineNumber());
                return;
            case 'BINPUT':
            case 'LONG_BINPUT':
                this.#remember(readNumber(this.#cursor, argument));
                return;
            case 'MEMOIZE':
                this.#remember(this.#memo.size);
                return;
            case 'GET':
                this.#recall(this.#lineNumber());
                return;
            case 'BINGET':
            case 'LONG_BINGET':
                this.#recall(readNumber(this.#cursor, argument));
                return;
            case 'PERSID':
                this.#cursor.line(0);
                this.#push(UNKNOWN);
                return;
            case 'BINPERSID':
                this.#pop();
                this.#push(UNKNOWN);
                return;
            case 'NEXT_BUFFER':
                this.#push({ kind: 'bytes' });
                return;
            case 'READONLY_BUFFER':
                this.#top();
                return;
            default: this.#push(readLiteral(this.#cursor, name, argument, (bytes) => this.#keep(bytes)));
        }
    }
    /** What might be a pickle itself: it would have to end with STOP. */
    #keep(bytes) {
        if (bytes.length >= 4 && bytes.at(-1) === 0x2e && (this.#constantBytes += bytes.length) <= MOST_CONSTANTS_BYTES)
            this.run.constants.push(Buffer.from(bytes));
    }
    #importedValues(module, attribute) {
        if (module.kind === 'text' && attribute.kind === 'text')
            return this.#imported(module.text, attribute.text);
        this.run.computed += 1;
        return { kind: 'global', name: '(computed)' };
    }
    #imported(module, attribute) {
        const name = `${Object.hasOwn(RENAMED, module) ? RENAMED[module] : module}.${attribute}`;
        this.run.imports.add(name);
        return { kind: 'global', name };
    }
    #call(callable, args) {
        this.run.calls += 1;
        this.#push({ kind: 'object', of: calledName(callable), args });
    }
    #build() {
        const [state] = this.#popped(1);
        const target = this.#top();
        if (target.kind === 'global')
            this.run.patched.add(target.name);
        if (target.kind !== 'object')
            return;
        target.state = state;
        const array = this.#options.joblib ? arrayBytes(target) : undefined;
        if (array === undefined)
            return;
        this.run.arrays = true;
        if ('why' in array)
            throw new Broken(array.why);
        if (array.pickled)
            this.#join(runPickle(this.#cursor, this.#options));
        else {
            if (array.aligned)
                this.#cursor.skip(this.#cursor.byte());
            this.#cursor.skip(array.bytes);
        }
    }
    /** A pickle in the midst of this one: its array of objects. */
    #join(inner) {
        for (const name of inner.imports)
            this.run.imports.add(name);
        for (const extension of inner.extensions)
            this.run.extensions.add(extension);
        for (const name of inner.patched)
            this.run.patched.add(name);
        this.run.computed += inner.computed;
        this.run.calls += inner.calls;
        this.run.constants.push(...inner.constants);
        if (inner.broken !== undefined)
            throw new Broken(inner.broken);
    }
    #nameLine() {
        const { text, whole } = this.#cursor.line(MOST_TEXT);
        if (!whole)
            throw new Broken('a name is longer than any name');
        try {
            return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
        }
        catch {
            throw new Broken('a name is no UTF-8 text');
        }
    }
    #lineNumber() {
        const value = pythonInteger(this.#cursor.line(1000).text);
        if (value === undefined)
            throw new Broken('a memo has no number');
        return value;
    }
    #remember(place) {
        this.#memo.set(place, this.#top());
    }
    #recall(place) {
        const value = this.#memo.get(place);
        if (!value)
            throw new Broken(`there is no memo ${place}`);
        this.#push(value);
    }
    #push(value) {
        this.#stack.push(value);
    }
    /** Values below the topmost mark cannot be taken. */
    #popped(count) {
        if (this.#stack.length - count < (this.#marks.at(-1) ?? 0))
            throw new Broken('the stack is empty');
        return this.#stack.splice(this.#stack.length - count, count);
    }
    #pop() {
        return this.#popped(1)[0];
    }
    #drop() {
        if (this.#marks.length > 0 && this.#marks.at(-1) === this.#stack.length)
            this.#marks.pop();
        else
            this.#pop();
    }
    #top() {
        if (this.#stack.length <= (this.#marks.at(-1) ?? 0))
            throw new Broken('the stack is empty');
        return this.#stack.at(-1);
    }
    #below(depth) {
        return this.#stack.at(-1 - depth);
    }
    #toMark() {
        const mark = this.#marks.pop();
        if (mark === undefined)
            throw new Broken('there is no mark');
        return this.#stack.splice(mark);
    }
}

;// CONCATENATED MODULE: ./.build/src/model/contents/pickle-scan.js


/** First value of PyTorch's old files (torch/serialization.py, MAGIC_NUMBER), too long for a double: so by its bytes. */
const LEGACY_TORCH = Buffer.from('6cfc9c46f9206aa85019', 'hex');
const DEEPEST_NESTING = 4;
const MOST_PICKLES = 10_000;
/**
 * Reads the pickles in some bytes without loading anything (fickling, picklescan and CPython's pickletools name the traps: names that
 * come through the memo, opcodes that no disassembler knows, damage behind the harmful part, pickles inside pickles).
 */
function scanPickles(bytes) {
    const budget = { opcodes: MOST_OPCODES };
    const legacyTorch = bytes.read(0, 32).includes(LEGACY_TORCH);
    const result = scanOne(bytes, { joblib: true, budget });
    if (result.arrays)
        addPlainReading(result, bytes, budget);
    const known = new Set(result.imports);
    const inside = nestedImports(result.constants, budget, 1);
    const nested = [...inside.imports].filter((name) => !known.has(name));
    const { arrays: _arrays, constants: _constants, ...scan } = result;
    return { ...scan, imports: [...scan.imports, ...nested], nested, computed: scan.computed + inside.computed, extensions: [...new Set([...scan.extensions, ...inside.extensions])], legacyTorch };
}
function scanOne(bytes, options) {
    const cursor = new Cursor(bytes);
    const joined = { imports: [], computed: 0, extensions: [], patched: [], calls: 0, pickles: 0, trailing: 0, arrays: false, constants: [] };
    while (cursor.left > 0) {
        const start = cursor.at;
        if (joined.pickles === MOST_PICKLES) {
            joined.broken = { why: `more than ${MOST_PICKLES} pickles stand in it`, at: start };
            break;
        }
        const run = runPickle(cursor, options);
        // Behind the first pickle anything may stand; only what is a pickle there, or does something before it breaks, is one.
        if (joined.pickles > 0 && run.broken !== undefined && !doesSomething(run)) {
            joined.trailing = bytes.size - start;
            break;
        }
        join(joined, run);
        joined.pickles += 1;
        if (run.broken !== undefined) {
            joined.broken = { why: run.broken, at: cursor.at };
            break;
        }
    }
    return joined;
}
function doesSomething(run) {
    return [...run.imports].some(isPlausible) && run.calls > 0;
}
function join(joined, run) {
    joined.imports = [...new Set([...joined.imports, ...run.imports])];
    joined.extensions = [...new Set([...joined.extensions, ...run.extensions])];
    joined.patched = [...new Set([...joined.patched, ...run.patched])];
    joined.computed += run.computed;
    joined.calls += run.calls;
    joined.arrays ||= run.arrays;
    joined.constants.push(...run.constants);
}
/** A file with arrays of joblib's can be loaded by pickle alone, which takes the bytes of the arrays for opcodes. */
function addPlainReading(result, bytes, budget) {
    const plain = runPickle(new Cursor(bytes), { joblib: false, budget });
    result.imports = [...new Set([...result.imports, ...[...plain.imports].filter(isPlausible)])];
}
/** Whether a name could be imported at all: bytes that are read as opcodes by chance name nothing of the kind. */
function isPlausible(name) {
    return /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/.test(name);
}
function nestedImports(constants, budget, depth) {
    const found = { imports: new Set(), computed: 0, extensions: [] };
    for (const constant of constants) {
        const run = runPickle(new Cursor(bytesOf(constant)), { joblib: false, budget });
        const plausible = [...run.imports].filter(isPlausible);
        if (run.broken !== undefined || plausible.length + run.computed + run.extensions.size === 0)
            continue;
        plausible.forEach((name) => found.imports.add(name));
        found.computed += run.computed;
        found.extensions.push(...run.extensions);
        if (depth === DEEPEST_NESTING)
            continue;
        const deeper = nestedImports(run.constants, budget, depth + 1);
        deeper.imports.forEach((name) => found.imports.add(name));
        found.computed += deeper.computed;
        found.extensions.push(...deeper.extensions);
    }
    return found;
}

;// CONCATENATED MODULE: ./.build/src/model/contents/safetensors.js
/** Largest header that the reference implementation reads (github.com/huggingface/safetensors, safetensors/src/tensor.rs). */
const MOST_HEADER_BYTES = 100_000_000;
/** Bits of one element. */
const BITS = {
    F4: 4, F6_E2M3: 6, F6_E3M2: 6,
    BOOL: 8, U8: 8, I8: 8, F8_E5M2: 8, F8_E4M3: 8, F8_E8M0: 8, F8_E5M2FNUZ: 8, F8_E4M3FNUZ: 8,
    I16: 16, U16: 16, F16: 16, BF16: 16,
    I32: 32, U32: 32, F32: 32,
    I64: 64, U64: 64, F64: 64, C64: 64,
};
/**
 * Reads the header of a safetensors file: eight bytes of length, a JSON object, and the numbers without holes or overlaps up to the
 * end. Answers how much is in it, or what is wrong.
 */
function readSafetensors(bytes) {
    const header = headerOf(bytes);
    if ('problem' in header)
        return { problems: [header.problem] };
    const problems = [];
    const spans = [];
    let elements = 0;
    for (const [name, tensor] of Object.entries(header.object)) {
        if (name === '__metadata__') {
            if (!isTextMap(tensor))
                problems.push('its __metadata__ is no map of texts');
            continue;
        }
        const read = tensorOf(tensor);
        if (typeof read === 'string')
            problems.push(`the tensor ${shown(name)} ${read}`);
        else {
            spans.push([read.from, read.to, name]);
            elements += read.elements;
        }
    }
    if (problems.length === 0)
        problems.push(...spanProblems(spans, header.dataBytes));
    return problems.length > 0 ? { problems: problems.slice(0, 5) } : { tensors: spans.length, elements };
}
function headerOf(bytes) {
    const first = bytes.read(0, 8);
    if (first.length < 8)
        return { problem: 'it has no header' };
    const length = first.readBigUInt64LE();
    if (length > BigInt(MOST_HEADER_BYTES))
        return { problem: `its header claims ${length} bytes, and at most ${MOST_HEADER_BYTES} are read` };
    if (length > BigInt(bytes.size - 8))
        return { problem: `its header claims ${length} bytes, and ${bytes.size - 8} are left` };
    const text = bytes.read(8, Number(length));
    if (text[0] !== 0x7b)
        return { problem: 'its header is no JSON object' };
    try {
        const object = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
        if (typeof object !== 'object' || object === null || Array.isArray(object))
            return { problem: 'its header is no JSON object' };
        return { object: object, dataBytes: bytes.size - 8 - Number(length) };
    }
    catch {
        return { problem: 'its header is no JSON object' };
    }
}
function tensorOf(tensor) {
    const { dtype, shape, data_offsets: offsets, ...rest } = (typeof tensor === 'object' && tensor !== null ? tensor : {});
    if (typeof dtype !== 'string' || !Object.hasOwn(BITS, dtype))
        return 'has no known dtype';
    if (!isNaturals(shape) || !isNaturals(offsets) || offsets.length !== 2)
        return 'has no shape or no offsets';
    if (Object.keys(rest).length > 0)
        return 'has keys that the format does not know';
    const elements = shape.reduce((product, length) => product * length, 1);
    const bits = elements * BITS[dtype];
    const [from, to] = offsets;
    if (!Number.isSafeInteger(bits) || bits % 8 !== 0 || from > to || to - from !== bits / 8)
        return `takes ${to - from} bytes, and its dtype and shape need ${bits / 8}`;
    return { from, to, elements };
}
function spanProblems(spans, dataBytes) {
    let last = 0;
    for (const [from, to, name] of spans.sort(([a, b], [c, d]) => a - c || b - d)) {
        if (from < last)
            return [`the tensor ${shown(name)} shares bytes with another`];
        if (from > last)
            return [`${from - last} bytes before the tensor ${shown(name)} belong to none`];
        last = to;
    }
    if (last > dataBytes)
        return [`the tensors end at byte ${last}, and there are ${dataBytes}`];
    return last < dataBytes ? [`${dataBytes - last} bytes behind the last tensor belong to none`] : [];
}
function isNaturals(value) {
    return Array.isArray(value) && value.length <= 1000 && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}
function isTextMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((item) => typeof item === 'string');
}
function shown(name) {
    return JSON.stringify(name.slice(0, 100));
}

;// CONCATENATED MODULE: ./.build/src/model/contents/zip.js


const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const MOST_ENTRIES = 100_000;
/** Unpacked into memory, at most: of one file, and of all files of one archive. */
const MOST_ENTRY_BYTES = 512 * 1024 * 1024;
const zip_MOST_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024;
/** A data descriptor behind an entry: signature, CRC and two sizes of 8 bytes. */
const DESCRIPTOR_BYTES = 24;
/** Whether the bytes could be read as a zip archive by anyone: some look at the first bytes, some at the last. */
function isZip(bytes) {
    const first = bytes.read(0, 4);
    return (first.length === 4 && [LOCAL, END].includes(first.readUInt32LE())) || endOf(bytes) !== undefined;
}
/**
 * The files of an archive by its central directory (PKWARE APPNOTE 6.3.10, §4.3), and everything by which its local headers
 * tell another story. Undefined where there is no readable central directory.
 */
function readZip(bytes) {
    const end = endOf(bytes);
    if (!end)
        return undefined;
    const problems = [];
    const directory = directoryOf(bytes, end, problems);
    if (!directory)
        return undefined;
    const entries = [];
    const spans = [];
    let unpacked = 0;
    for (const header of directory) {
        const local = localOf(bytes, header, problems);
        if (!local) {
            entries.push({ name: header.name, content: { why: 'its header is missing' } });
            continue;
        }
        spans.push([header.offset, local.start + header.packed, header.flags & 8 ? DESCRIPTOR_BYTES : 0]);
        // What is not packed is read where it lies.
        if (header.method !== 0)
            unpacked += header.size;
        const content = unpacked > zip_MOST_UNPACKED_BYTES ? { why: 'the archive unpacks to more than 2 GiB' } : contentOf(bytes, header, local.start, problems);
        entries.push({ name: header.name, content });
    }
    gaps(spans, end.directoryStart, problems);
    return { entries, problems: [...new Set(problems)] };
}
function endOf(bytes) {
    const from = Math.max(0, bytes.size - END_BYTES - MOST_COMMENT);
    const tail = bytes.read(from, bytes.size - from);
    for (let i = tail.length - END_BYTES; i >= 0; i--) {
        if (tail.readUInt32LE(i) !== END || i + END_BYTES + tail.readUInt16LE(i + 20) > tail.length)
            continue;
        const end = { at: from + i, entries: tail.readUInt16LE(i + 10), directorySize: tail.readUInt32LE(i + 12), directoryStart: tail.readUInt32LE(i + 16), shift: 0 };
        return large(bytes, end) ?? shifted(bytes, end, end.at);
    }
    return undefined;
}
/** The 64-bit record, where one stands before the end record. */
function large(bytes, end) {
    const locator = bytes.read(end.at - 20, 20);
    if (end.at < 20 || locator.readUInt32LE() !== END_64_LOCATOR)
        return undefined;
    const record = bytes.read(Number(locator.readBigUInt64LE(8)), 56);
    if (record.length < 56 || record.readUInt32LE() !== END_64)
        return undefined;
    const long = { at: end.at, entries: Number(record.readBigUInt64LE(32)), directorySize: Number(record.readBigUInt64LE(40)), directoryStart: Number(record.readBigUInt64LE(48)), shift: 0 };
    return shifted(bytes, long, Number(locator.readBigUInt64LE(8)));
}
/** The directory ends where the end record begins; where it does not say so, something stands before the archive. */
function shifted(bytes, end, directoryEnd) {
    const shift = directoryEnd - end.directorySize - end.directoryStart;
    if (shift <= 0 || end.entries === 0)
        return end;
    const moved = bytes.read(end.directoryStart + shift, 4);
    return moved.length === 4 && moved.readUInt32LE() === CENTRAL ? { ...end, directoryStart: end.directoryStart + shift, shift } : end;
}
function directoryOf(bytes, end, problems) {
    if (end.entries > MOST_ENTRIES || end.directorySize > 256 * MOST_ENTRIES || end.directoryStart + end.directorySize > end.at)
        return undefined;
    const directory = bytes.read(end.directoryStart, end.directorySize);
    const headers = [];
    let at = 0;
    while (at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL) {
        const [nameLength, extraLength, commentLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
        const next = at + 46 + nameLength + extraLength + commentLength;
        if (next > directory.length)
            return undefined;
        const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
        const sizes = wide(extra, { size: directory.readUInt32LE(at + 24), packed: directory.readUInt32LE(at + 20), offset: directory.readUInt32LE(at + 42) });
        const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
        headers.push({ name, flags: directory.readUInt16LE(at + 8), method: directory.readUInt16LE(at + 10), crc: directory.readUInt32LE(at + 16), ...sizes, offset: sizes.offset + end.shift });
        at = next;
    }
    if (headers.length !== end.entries)
        problems.push(`its end names ${end.entries} files, and its directory has ${headers.length}`);
    const names = headers.map(({ name }) => name);
    if (new Set(names).size < names.length)
        problems.push('two files in it have one name');
    if (names.some((name) => name.startsWith('/') || name.includes('\\') || name.split('/').includes('..')))
        problems.push('a name in it leads out of its folder');
    return headers;
}
/** Sizes of 64 bits stand in an extra field, in this order and only where the short ones are full. */
function wide(extra, short) {
    const full = { ...short };
    for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
        if (extra.readUInt16LE(at) !== 1)
            continue;
        let place = at + 4;
        for (const key of ['size', 'packed', 'offset']) {
            if (short[key] !== 0xffff_ffff || place + 8 > extra.length)
                continue;
            full[key] = Number(extra.readBigUInt64LE(place));
            place += 8;
        }
    }
    return full;
}
function localOf(bytes, header, problems) {
    const fixed = bytes.read(header.offset, 30);
    if (fixed.length < 30 || fixed.readUInt32LE() !== LOCAL) {
        problems.push('a file of its directory has no header');
        return undefined;
    }
    const nameLength = fixed.readUInt16LE(26);
    if (bytes.read(header.offset + 30, nameLength).toString('utf8') !== header.name)
        problems.push('a file has one name in the directory and another in its header');
    if ((fixed.readUInt16LE(6) ^ header.flags) & 1 || header.flags & 1)
        problems.push('a file is marked as encrypted');
    if (fixed.readUInt16LE(8) !== header.method)
        problems.push('a file is packed in one way by the directory and in another by its header');
    return { start: header.offset + 30 + nameLength + fixed.readUInt16LE(28) };
}
function contentOf(bytes, { method, packed, size, crc }, start, problems) {
    if (start + packed > bytes.size)
        return { why: 'it ends too early' };
    if (method === 0) {
        const part = partOf(bytes, start, packed);
        if (packed !== size)
            problems.push('a file that is not packed has two sizes');
        if (checksum(part) !== crc)
            problems.push('a file does not fit its checksum, which some loaders do not look at');
        return { bytes: part };
    }
    if (method !== 8)
        return { why: `it is packed by method ${method}, which is not read` };
    if (size > MOST_ENTRY_BYTES)
        return { why: 'it unpacks to more than 512 MiB' };
    try {
        // One byte more than it says is enough to know that it lies; a bomb gets no further.
        const content = (0,external_node_zlib_.inflateRawSync)(bytes.read(start, packed), { maxOutputLength: size + 1 });
        if (content.length !== size)
            problems.push('a file unpacks to another size than it says');
        if ((0,external_node_zlib_.crc32)(content) !== crc)
            problems.push('a file does not fit its checksum, which some loaders do not look at');
        return { bytes: bytesOf(content) };
    }
    catch (error) {
        return { why: error.code === 'ERR_BUFFER_TOO_LARGE' ? 'it unpacks to more than it says' : 'it cannot be unpacked' };
    }
}
const CHECKSUM_CHUNK = 4 * 1024 * 1024;
function checksum(bytes) {
    let value = 0;
    for (let at = 0; at < bytes.size; at += CHECKSUM_CHUNK)
        value = (0,external_node_zlib_.crc32)(bytes.read(at, CHECKSUM_CHUNK), value);
    return value;
}
/** Bytes that belong to no file of the directory could be a file to a reader that goes from header to header. */
function gaps(spans, directoryStart, problems) {
    let last = 0;
    let slack = 0;
    for (const [start, end, own] of [...spans].sort(([a], [b]) => a - b)) {
        if (start < last)
            problems.push('two files in it share bytes');
        else if (start > last + slack)
            problems.push('bytes in it belong to no file of its directory');
        [last, slack] = [end, own];
    }
    if (spans.length > 0 && directoryStart > last + slack)
        problems.push('bytes in it belong to no file of its directory');
}

;// CONCATENATED MODULE: ./.build/src/model/contents/inspect.js







const DEEPEST_ARCHIVE = 3;
const PICKLE_ENDINGS = new Set(['pkl', 'pickle', 'p', 'joblib', 'pt', 'pth', 'ckpt']);
/** `name` is the file's path below the model; only its ending is looked at, and never believed alone. */
function inspect(bytes, name) {
    const found = { format: 'unknown', pickles: [], problems: [], code: [], facts: {} };
    found.format = look(bytes, name, '', 0, found);
    return found;
}
function look(bytes, name, where, depth, found) {
    if (bytes.size === 0)
        return promisedFormats(name)?.includes('text') || endingOf(name) === '' ? 'text' : 'unknown';
    const pickled = pickleIn(bytes, name, where, found);
    // One file can be two things: a pickle at its first byte, and an archive at its last.
    const zip = isZip(bytes) ? readZip(bytes) : undefined;
    if (zip) {
        const format = inArchive(zip, where, depth, found);
        return pickled ? 'pickle' : format;
    }
    if (isZip(bytes))
        found.problems.push(`${of(where)}its directory of files cannot be read`);
    if (pickled)
        return 'pickle';
    const magic = formatByMagic(bytes);
    if (magic === 'npy')
        return inArray(bytes, where, found);
    if (magic !== undefined) {
        found.code.push(...hiddenCode(bytes, magic).map((what) => `${of(where)}${what}`));
        return magic;
    }
    return inPacking(bytes, name, where, depth, found) ?? weakFormat(bytes, name, where, found);
}
/** Bytes that Python would load as a pickle: by their first byte, by their ending, or since they do something when read so. */
function pickleIn(bytes, name, where, found) {
    const [first, second] = bytes.read(0, 2);
    const looksSo = first === 0x80 && second !== undefined && second <= 5;
    const scan = scanPickles(bytes);
    const does = scan.imports.some(isPlausible) || scan.computed > 0 || scan.extensions.length > 0;
    const ends = scan.broken === undefined;
    const named = PICKLE_ENDINGS.has(endingOf(name));
    if (!looksSo && !(does && (ends || scan.calls > 0)) && !(named && ends))
        return false;
    found.pickles.push({ where, scan });
    return true;
}
function inArchive(zip, where, depth, found) {
    found.problems.push(...zip.problems.map((problem) => `${of(where)}${problem}`));
    const formats = zip.entries.filter(({ name }) => !name.endsWith('/')).map(({ name, content }) => {
        const inside = where === '' ? name : `${where}: ${name}`;
        if ('why' in content) {
            found.problems.push(`${of(inside)}${content.why}`);
            return 'unknown';
        }
        if (depth === DEEPEST_ARCHIVE) {
            found.problems.push(`${of(inside)}archives in archives are read ${DEEPEST_ARCHIVE} deep`);
            return 'unknown';
        }
        return look(content.bytes, name, inside, depth + 1, found);
    });
    const names = zip.entries.map(({ name }) => name);
    if (names.some((name) => /(^|\/)(data|constants)\.pkl$/.test(name)) || formats.includes('pickle'))
        return 'pickle';
    if (formats.length > 0 && formats.every((format) => format === 'npy'))
        return 'npz';
    if (names.includes('config.json') && names.some((name) => name.endsWith('.h5'))) {
        const config = zip.entries.find(({ name }) => name === 'config.json').content;
        if ('bytes' in config)
            found.code.push(...kerasCode(config.bytes));
        return 'keras';
    }
    return 'archive';
}
const MOST_ARRAY_HEADER = 1024 * 1024;
/** An array of objects is a pickle behind a header (numpy, lib/format.py); one of numbers is bytes alone. */
function inArray(bytes, where, found) {
    const start = bytes.read(0, 12);
    const long = (start[6] ?? 1) >= 2;
    const length = start.length < 12 ? 0 : long ? start.readUInt32LE(8) : start.readUInt16LE(8);
    const headerEnd = (long ? 12 : 10) + length;
    if (start.length < 12 || length > MOST_ARRAY_HEADER || headerEnd > bytes.size) {
        found.problems.push(`${of(where)}its header is longer than the file or than is read`);
        return 'npy';
    }
    const header = bytes.read(long ? 12 : 10, length).toString('latin1');
    const data = partOf(bytes, headerEnd, bytes.size - headerEnd);
    // Escapes and comments can hide the type from everyone but Python.
    const plain = /^\{'descr': '[|<>=][a-zA-NP-Z]\d+', 'fortran_order': (True|False), 'shape': \([\d, ]*\), \}\s*$/.test(header);
    if (plain)
        return 'npy';
    const scan = scanPickles(data);
    const pickled = /[|<>=]?O\d*['"]/.test(header) || header.includes('\\') || scan.imports.some(isPlausible);
    if (!pickled)
        return 'npy';
    found.pickles.push({ where: where === '' ? 'its objects' : where, scan });
    return 'pickle';
}
/** One compressed file: what it holds is what it is, where it can be unpacked; joblib writes its pickles so. */
function inPacking(bytes, name, where, depth, found) {
    const packing = packingOf(bytes);
    if (packing === undefined)
        return undefined;
    const inner = unpacked(bytes, packing);
    if ('why' in inner) {
        // Two bytes make a zlib header: without a stream behind them they were chance.
        if (packing === 'zlib' && inner.broken && !pickleIn(bytesOf(beginningOf(bytes)), name, where, found))
            return undefined;
        found.problems.push(`${of(where)}${inner.why}`);
        return PICKLE_ENDINGS.has(endingOf(name)) ? 'pickle' : 'archive';
    }
    if (depth === DEEPEST_ARCHIVE) {
        found.problems.push(`${of(where)}archives in archives are read ${DEEPEST_ARCHIVE} deep`);
        return 'archive';
    }
    return look(bytesOf(inner.bytes), name, where === '' ? `unpacked (${packing})` : where, depth + 1, found) === 'pickle' ? 'pickle' : 'archive';
}
/** Formats without first bytes of their own: the ending proposes, the content confirms. */
function weakFormat(bytes, name, where, found) {
    const promised = promisedFormats(name) ?? [];
    const [first] = bytes.read(0, 1);
    if (promised.includes('safetensors') || bytes.read(8, 1)[0] === 0x7b && bytes.size > 8 && bytes.read(6, 2).equals(Buffer.alloc(2))) {
        const read = readSafetensors(bytes);
        if (!('problems' in read))
            found.facts = { tensors: read.tensors, elements: read.elements };
        else if (promised.includes('safetensors'))
            found.problems.push(...read.problems.map((problem) => `${of(where)}${problem}`));
        if (!('problems' in read) || promised.includes('safetensors'))
            return 'safetensors';
    }
    if (promised.includes('code') && (isText(bytes) || endingOf(name) === 'pyc'))
        return 'code';
    if (isText(bytes))
        return textFormat(bytes, promised);
    if (promised.includes('ubjson') && first === 0x7b)
        return 'ubjson';
    // Without first bytes of its own: whether it is one is said by who reads its header.
    if (promised.includes('onnx'))
        return 'onnx';
    // A protobuf message begins with the version, field 1, a varint.
    if (first === 0x08 && (promised.includes('saved_model') || name.endsWith('saved_model.pb'))) {
        found.code.push(...hiddenCode(bytes, 'saved_model').map((what) => `${of(where)}${what}`));
        return 'saved_model';
    }
    return /(^|\/)variables\/variables\.(index|data-\d{5}-of-\d{5})$/.test(name) ? 'saved_model' : 'unknown';
}
const MOST_JSON_BYTES = 64 * 1024 * 1024;
function textFormat(bytes, promised) {
    const [format] = promised;
    if (format !== 'json')
        return format === 'yaml' || format === 'xml' || format === 'csv' ? format : 'text';
    const text = bytes.read(0, Math.min(bytes.size, MOST_JSON_BYTES)).toString('utf8');
    if (bytes.size > MOST_JSON_BYTES)
        return /^\s*[[{]/.test(text) ? 'json' : 'text';
    try {
        JSON.parse(text);
        return 'json';
    }
    catch {
        return 'text';
    }
}
function of(where) {
    return where === '' ? '' : `${where}: `;
}

// EXTERNAL MODULE: ./.build/src/model/contents/onnx-header.js + 1 modules
var onnx_header = __webpack_require__(40265);
;// CONCATENATED MODULE: ./.build/src/model/contents/onnx.js




/** Domains whose operators a plain runtime has: ONNX's own, and those built into ONNX Runtime. Others need a library of somebody's. */
const KNOWN_DOMAINS = new Set(['', 'ai.onnx', 'ai.onnx.ml', 'ai.onnx.training', 'ai.onnx.preview.training', 'com.microsoft', 'com.microsoft.nchwc', 'com.microsoft.experimental', 'com.ms.internal.nhwc']);
/**
 * Reads the header of every ONNX file: opset and IR version for the statement, operators of foreign domains by name, and that tensors
 * kept outside lie in files of this release. Those files are then of the format `onnx` too. Changes `checked` so.
 */
function onnxFindings(delivery, checked) {
    const byPath = new Map(checked.map((file) => [file.absolute, file]));
    return checked.filter(({ inspected }) => inspected.format === 'onnx').flatMap((file) => {
        try {
            const header = (0,onnx_header/* readOnnxHeader */.j)(file.absolute);
            const opset = header.opsets.find(({ domain }) => domain === '' || domain === 'ai.onnx')?.version;
            file.inspected.facts = { ir: header.irVersion, ...(opset !== undefined && { opset }), nodes: header.nodes, initializers: header.initializers };
            return [...domainFindings(delivery, file, header), ...externalFindings(delivery, file, header, byPath)];
        }
        catch (error) {
            if (!(error instanceof problem/* InputError */.d))
                throw error;
            return error.problems.map(({ code, message, fix }) => finding(delivery, code === 'onnx-external-data' ? 'contents-onnx-external' : 'contents-malformed', 'fail', ['release', 'model'], { rule: code === 'onnx-external-data' ? 'tensors lie in files of the release' : 'files of the model are sound', message, expected: code === 'onnx-external-data' ? 'a file beside the model' : 'an ONNX model', actual: message, fix, subject: { kind: 'check', name: file.name } }));
        }
    });
}
function domainFindings(delivery, file, { operators, opsets }) {
    const { contents } = delivery.spec.release;
    const used = new Set([...opsets.map(({ domain }) => domain), ...operators.flatMap((name) => (name.includes(':') ? [name.slice(0, name.lastIndexOf(':'))] : []))]);
    const foreign = [...used].filter((domain) => !KNOWN_DOMAINS.has(domain) && !contents?.custom_domains?.includes(domain)).sort();
    if (foreign.length === 0)
        return [];
    const named = operators.filter((name) => foreign.some((domain) => name.startsWith(`${domain}:`)));
    const message = `${file.name} uses operators of ${(0,model_format/* list */.p_)(foreign, 5)}${named.length > 0 ? ` (${(0,model_format/* list */.p_)(named, 5)})` : ''}: what they do is in a library that is no part of ONNX.`;
    const rule = { rule: 'operators of foreign domains are named', message, expected: (0,model_format/* list */.p_)(['known domains', ...(contents?.custom_domains ?? [])], 5), actual: (0,model_format/* list */.p_)(foreign, 5), examples: named.slice(0, 10), subject: { kind: 'check', name: file.name } };
    return [finding(delivery, 'contents-onnx-domain', contents ? 'fail' : 'warn', ['release', contents ? 'contents' : 'model'], { ...rule, fix: 'Export the model with ONNX\'s own operators, or name the domain in release.contents.custom_domains in a reviewed change.' })];
}
function externalFindings(delivery, file, header, byPath) {
    return (0,onnx_header/* externalDataFiles */.h)(file.absolute, header).flatMap(({ name, file: absolute }) => {
        const tensors = byPath.get(absolute);
        if (!tensors)
            return [finding(delivery, 'contents-onnx-external', 'fail', ['release', 'model'], { rule: 'tensors lie in files of the release', message: `${file.name} keeps tensors in ${JSON.stringify(name)}, which is no file of release.model.`, expected: 'a file of the release', actual: 'none', fix: 'Put the file into the model\'s folder and name that folder as release.model, so that its bytes are part of the release.', subject: { kind: 'check', name: file.name } })];
        if (tensors.inspected.format === 'unknown')
            tensors.inspected.format = 'onnx-data';
        return [];
    });
}

;// CONCATENATED MODULE: ./.build/src/model/contents/contents.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









/** Findings of one verdict; a folder full of mistakes would otherwise fill it. */
const MOST_FINDINGS = 100;
/** Files that the statement lists by name; the digest of the model is over all of them anyway. */
const MOST_LISTED = 1000;
/** The model's files, before anything loads them. On for every delivery: what is not declared is only more lenient about formats. */
const CONTENTS = { name: 'contents', declared: () => true, judge: judgeContents };
/** The same before the model is run: where it fails, the model is not run. */
const CONTENTS_PROBE = { name: 'contents', guards: true, declared: () => true, judge: judgeContents };
/**
 * Reads every file of `release.model` and says what loading it would do: which formats they have by their bytes and their endings,
 * what pickles would import, whether headers are sound, whether anything leads out of the folder. Nothing is loaded or run.
 */
async function judgeContents(delivery, context) {
    const target = delivery.resolve(delivery.spec.release.model);
    let files;
    try {
        ({ files } = await (0,walk/* walk */.GG)(target));
    }
    catch (error) {
        if (!(error instanceof problem/* InputError */.d))
            throw error;
        return notThere(delivery, context, error.problems);
    }
    const checked = files.map((file) => check(delivery, file));
    const release = await measuredRelease(delivery, context);
    // First: it says which of the other files hold tensors.
    const onnx = onnxFindings(delivery, checked);
    const findings = [
        ...checked.flatMap((one) => fileFindings(delivery, one)),
        ...onnx,
        ...unusedLines(delivery, checked),
        ...otherRelease(delivery, context, release),
    ];
    const grave = findings.filter(({ outcome }) => outcome !== 'pass');
    const declared = delivery.spec.release.contents !== undefined;
    const shown = findings.slice(0, MOST_FINDINGS);
    if (findings.length > shown.length)
        shown.push(tooMany(delivery, findings.length - shown.length));
    if (declared && grave.length === 0)
        shown.push(inOrder(delivery, checked));
    return {
        findings: shown,
        facts: [['Model files', summaryOf(checked, grave)]],
        inputs: [{ name: 'release.model', digest: release?.parts.model.digest ?? (await (0,model_digest/* modelDigest */.a9)(target)).digest }],
        details: detailsOf(delivery, checked),
    };
}
function check(delivery, { path, absolute, bytes: size }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const name = path === '.' ? delivery.spec.release.model.replace(/\/+$/, '').split('/').at(-1) : path;
        const bytes = __addDisposableResource(env_1, openBytes(absolute), false);
        return { name, absolute, size, inspected: inspect(bytes, name) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Links and pipes are findings like any other; a model that is not there at all says so, and passes nothing in a delivery. */
function notThere(delivery, context, problems) {
    const { model } = delivery.spec.release;
    if (problems.some(({ code }) => code === 'part-missing' || code === 'part-empty')) {
        const declared = delivery.spec.release.contents !== undefined;
        if (!declared && context.purpose === 'develop')
            return { findings: [], notes: [`Model files: not checked (${model} is not here).`] };
        return { findings: [finding(delivery, 'contents-model-missing', context.purpose === 'deliver' ? 'error' : 'inconclusive', ['release', 'model'], { rule: 'the model is checked before it is loaded', message: `release.model names ${model}, and there is no file to check.`, expected: model, actual: 'no file', fix: 'Let the build make it before this stage, or let this job fetch the release.' })] };
    }
    return {
        findings: problems.map(({ code, message, fix }) => finding(delivery, code, code === 'part-unreadable' || code === 'part-changed' ? 'error' : 'fail', ['release', 'model'], { rule: 'the model is made of plain files inside its folder', message, expected: 'plain files', actual: message, fix })),
    };
}
/** Undefined where no release was named, or where other parts of it are not in this job: then nobody can compare. */
async function measuredRelease(delivery, { release }) {
    return release && (0,evidence_release/* measureRelease */.Mz)(delivery).then(({ manifest }) => manifest, (error) => {
        if (error instanceof problem/* InputError */.d)
            return undefined;
        throw error;
    });
}
/** What was checked must be what was identified. */
function otherRelease(delivery, { release }, measured) {
    if (!release || !measured || measured.digest === release.digest)
        return [];
    return [finding(delivery, 'contents-other-release', 'error', ['release'], { rule: 'the files that are checked are the release under judgement', message: `The files here make the release ${measured.digest}, and ${release.digest} is judged.`, expected: release.digest, actual: measured.digest, fix: 'Find what wrote to the release since it was identified; identify it again if the new bytes are wanted.' })];
}
function inOrder(delivery, checked) {
    return finding(delivery, 'contents-checked', 'pass', ['release', 'contents'], { rule: 'the model holds nothing but what is declared', message: `${(0,model_format/* counted */.hS)(checked.length, 'file')} of the model ${checked.length === 1 ? 'has' : 'have'} a declared format: ${formatsText(checked)}.`, expected: 'declared formats', actual: formatsText(checked), n: checked.length });
}
function tooMany(delivery, more) {
    return finding(delivery, 'contents-more', 'fail', ['release', 'model'], { rule: 'the model holds nothing but what is declared', message: `${(0,model_format/* counted */.hS)(more, 'more finding')} about the model's files ${more === 1 ? 'is' : 'are'} not shown.`, expected: 'none', actual: String(more), fix: 'Mend those that are shown, and look again.' });
}
function summaryOf(checked, grave) {
    const stopped = grave.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').length;
    return `${(0,model_format/* counted */.hS)(checked.length, 'file')}: ${formatsText(checked)}${stopped > 0 ? `; ${(0,model_format/* counted */.hS)(stopped, 'reason')} not to load them` : ''}`;
}
function formatsOf(checked) {
    const counts = {};
    for (const { inspected } of checked)
        counts[inspected.format] = (counts[inspected.format] ?? 0) + 1;
    return counts;
}
function formatsText(checked) {
    return (0,model_format/* list */.p_)(Object.entries(formatsOf(checked)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([format, n]) => `${n} ${format}`), 12);
}
function detailsOf(delivery, checked) {
    const { contents } = delivery.spec.release;
    return {
        declared: contents !== undefined,
        formats: formatsOf(checked),
        files: checked.slice(0, MOST_LISTED).map(({ name, size, inspected: { format, facts } }) => ({ name, bytes: size, format, ...facts })),
        ...(contents?.pickle && { allowed: contents.pickle }),
        pickles: checked.flatMap(({ name, inspected }) => inspected.pickles.map(({ where, scan }) => ({ file: name, ...(where !== '' && { where }), imports: scan.imports.slice(0, 200), computed: scan.computed, calls: scan.calls }))).slice(0, MOST_LISTED),
    };
}


/***/ }),

/***/ 17222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Mk: () => (/* binding */ digestOfFile),
/* harmony export */   xC: () => (/* binding */ digestOfSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _core_glob_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4817);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87691);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9752);







/** Whether a declared path or pattern names at least one file. */
async function isThere(file) {
    return (await filesOf(file)).length > 0;
}
/** SHA-256 of a file's bytes; of a pattern: of the sorted list of (name below the pattern's folder, digest). */
async function digestOfSource(file) {
    const files = await filesOf(file);
    if (files.length === 1 && files[0] === file)
        return digestOfFile(file);
    const folder = node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(file.slice(0, file.search(/[*?[{]/)));
    const parts = [];
    for (const part of files)
        parts.push({ name: node_path__WEBPACK_IMPORTED_MODULE_3__.relative(folder, part).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join('/'), digest: await digestOfFile(part) });
    return (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .digestOfJson */ .Qs)(parts);
}
async function digestOfFile(file) {
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file)).isDirectory())
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .InputError */ .d.of('data-file-is-folder', `${node_path__WEBPACK_IMPORTED_MODULE_3__.basename(file)} is a folder, and a file or a pattern of files belongs there.`, 'Name the file in it, or a pattern such as `folder/*.csv`.');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file))
        hash.update(chunk);
    return `sha256:${hash.digest('hex')}`;
}
async function filesOf(file) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file);
        return [file];
    }
    catch {
        return (await (0,_core_glob_js__WEBPACK_IMPORTED_MODULE_4__/* .glob */ .T)(file)).sort();
    }
}


/***/ }),

/***/ 87627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ testSetOf)
/* harmony export */ });
/* harmony import */ var _delivery_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36251);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95143);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17222);



/**
 * Deliveries spend data.test; pushes and pull requests are judged on data.develop, as often as wanted. Where only
 * data.test is declared, they are judged on it too, and a note says what that costs.
 */
async function testSetOf(delivery, context) {
    const data = delivery.spec.data ?? {};
    const split = context.purpose === 'develop' && data.develop !== undefined ? 'develop' : 'test';
    const declared = data[split];
    const problems = [];
    const missing = (what, fix) => {
        problems.push({
            code: 'tests-need-data',
            outcome: 'error',
            rule: 'labelled rows to test on',
            message: `The delivery file declares tests and no ${what}.`,
            expected: what,
            actual: 'not declared',
            fix,
            location: delivery.locate(['data']),
        });
    };
    if (declared === undefined)
        missing('data.test', 'Name the file with the labelled test rows, e.g. `data: {test: data/test.csv}`.');
    if (!data.key)
        missing('data.key', 'Name the columns that identify a row, e.g. `key: [id]`.');
    const { labels } = (0,_columns_js__WEBPACK_IMPORTED_MODULE_2__/* .taskColumns */ .xv)(delivery);
    if (labels.length === 0)
        missing('data.label', 'Name the column with the true answer, e.g. `label: over_50k`.');
    if (problems.length > 0)
        return problems;
    const { file } = (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .fileSourceOf */ .nm)(delivery, declared, ['data', split]);
    if (!(await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(file))) {
        return [
            {
                code: 'test-set-missing',
                outcome: 'error',
                rule: `data.${split}: the rows to test on`,
                message: `data.${split} names ${(0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared)}, and there is no such file.`,
                expected: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared),
                actual: 'no file',
                fix: 'Check the path (it is relative to the delivery file) and that an earlier step fetched the file.',
                location: delivery.locate(['data', split]),
            },
        ];
    }
    const other = data[split === 'test' ? 'develop' : 'test'];
    const otherFile = typeof other === 'string' ? (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .fileSourceOf */ .nm)(delivery, other, ['data']).file : undefined;
    const elsewhere = otherFile !== undefined && (await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .isThere */ .$B)(otherFile)) ? otherFile : undefined;
    const spends = context.purpose === 'develop' && split === 'test';
    const notes = spends
        ? ['Judged on data.test, as data.develop is not declared: every push spends the test set that deliveries rest on.']
        : [];
    return { split, declared: (0,_delivery_source_js__WEBPACK_IMPORTED_MODULE_0__/* .declaredText */ .YN)(declared), file, elsewhere, key: data.key, labels, notes };
}


/***/ }),

/***/ 15237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ aborted),
/* harmony export */   j: () => (/* binding */ PredictorError)
/* harmony export */ });
/* harmony import */ var _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1378);

/** A predictor did not answer as it must. */
class PredictorError extends _core_driver_error_js__WEBPACK_IMPORTED_MODULE_0__/* .DriverError */ .x {
    blame;
    row;
    why;
    said;
    /** What happened and what was said, without advice and code. */
    text;
    gone;
    constructor(code, why, fix, options = {}) {
        const text = `${why}.${options.said ? ` It said: ${options.said}` : ''}`;
        super(code, text, fix, options);
        this.name = 'PredictorError';
        this.why = why;
        this.text = text;
        this.blame = options.blame ?? 'none';
        this.row = options.row;
        this.said = options.said ?? '';
        this.gone = options.gone ?? false;
    }
    /** The same error, saying where it happened. */
    at(where, row, hideSaid) {
        const said = this.said !== '' && hideSaid ? '(left out, as columns are marked sensitive)' : this.said;
        return new PredictorError(this.code, `${where}: ${this.why}`, this.fix, { blame: this.blame, row, said, gone: this.gone, cause: this.cause });
    }
}
function aborted(cause) {
    return new PredictorError('predictor-aborted', 'the predictor was stopped', 'Start the stage again.', { cause });
}


/***/ }),

/***/ 4859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient),
/* harmony export */   V: () => (/* binding */ serverUrl)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);
/* harmony import */ var _core_fetch_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66546);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9752);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15237);
/* harmony import */ var _program_output_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15165);






const LARGEST_REPLY = 64 * 1024 * 1024;
const LARGEST_REQUEST = 64 * 1024 * 1024;
const LONGEST_SAID = 300;
const FIRST_WAIT_MS = 100;
const AWAY = new Set([502, 503, 504]);
/**
 * The address of a model server: this machine, or one of `hosts` by https (or at an origin of `insecure`). Throws InputError `predictor-host-not-listed`, or as
 * `checkUrl`.
 */
function serverUrl(address, hosts = [], insecure = []) {
    const url = (0,_core_fetch_json_js__WEBPACK_IMPORTED_MODULE_2__/* .checkUrl */ .CU)(address, 'tests.predictor.http', insecure);
    if (!(0,_core_fetch_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(url.hostname) && !hosts.some((host) => host.toLowerCase() === url.hostname.toLowerCase()))
        throw _core_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d.of('predictor-host-not-listed', `The predictor's server is ${url.hostname}, which tests.predictor.hosts does not list.`, `Add it: \`hosts: [${url.hostname}]\`. Features of the test rows are sent there.`);
    return url;
}
/** JSON over connections that are kept and, at the end, closed. Redirects are not followed. */
class HttpClient {
    #options;
    #agent;
    #answered = false;
    constructor(options) {
        this.#options = options;
        const kept = { keepAlive: true, maxSockets: 4 };
        this.#agent = options.base.protocol === 'https:' ? new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent(kept) : new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(kept);
    }
    /** What `status` answers, parsed; undefined for a 404 where that is an answer. Throws PredictorError. */
    async json(path, body, { signal, absent = false } = {}) {
        if (body !== undefined && Buffer.byteLength(body) > LARGEST_REQUEST)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j('predictor-request-too-large', `they make a request of ${Buffer.byteLength(body)} bytes, and ${LARGEST_REQUEST} may be sent`, 'Lower tests.predictor.batch.');
        const { retries, clock } = this.#options;
        for (let attempt = 0;; attempt++) {
            try {
                return await this.#exchange(path, body, signal, absent);
            }
            catch (error) {
                if (!(error instanceof _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j) || error.code !== 'predictor-unreachable' || attempt >= retries || signal?.aborted)
                    throw error;
                await clock.sleep(FIRST_WAIT_MS * 4 ** attempt, signal);
            }
        }
    }
    close() {
        this.#agent.destroy();
    }
    async #exchange(path, body, signal, absent) {
        const { base, timeout, startup } = this.#options;
        const url = new URL(base);
        url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
        const place = `the server at ${url.origin}${url.pathname}`;
        const limit = this.#answered ? timeout : Math.max(timeout, startup);
        const { status, text } = await this.#send(url, body, place, limit, signal);
        if (absent && status === 404)
            return undefined;
        if (AWAY.has(status))
            throw new _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j('predictor-unreachable', `${place} answered ${status}`, 'Check that it is ready: it must answer before the tests start.', { said: shown(text) });
        if (status >= 300 && status < 400)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j('predictor-http', `${place} answered with a redirect (${status})`, 'Write the address that it points to, if you trust it.');
        if (status < 200 || status >= 300)
            throw new _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j('predictor-row-refused', `${place} answered ${status}`, 'Correct the rows, the inputs in tests.predictor.inputs, or the server.', { blame: 'batch', said: shown(text) });
        this.#answered = true;
        try {
            return JSON.parse(text);
        }
        catch (cause) {
            const fix = /\bNaN\b|\bInfinity\b/.test(text) ? 'JSON has no NaN and no Infinity: let the model answer each row with finite numbers.' : 'Check that the address and the protocol are the right ones.';
            throw new _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j('predictor-answer-unreadable', `${place} did not answer with JSON`, fix, { blame: 'batch', said: shown(text), cause });
        }
    }
    #send(url, body, place, limit, signal) {
        return new Promise((resolve, reject) => {
            const request = (url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__).request(url, {
                agent: this.#agent,
                method: body === undefined ? 'GET' : 'POST',
                headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) },
                signal,
            });
            const fail = (error) => {
                clearTimeout(timer);
                request.destroy();
                reject(error);
            };
            const away = (cause) => fail(new _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j('predictor-unreachable', `${place} cannot be reached: ${cause.code ?? cause.message}`, 'Start it before, and check its address.', { cause }));
            const timer = setTimeout(() => fail(new _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j('predictor-timed-out', `${place} did not answer within ${limit} ms`, 'Give it more time in tests.predictor.timeout, or a smaller batch.')), limit);
            request.once('error', away);
            request.once('response', (response) => {
                const chunks = [];
                let size = 0;
                response.on('data', (chunk) => {
                    size += chunk.length;
                    chunks.push(chunk);
                    if (size > LARGEST_REPLY)
                        fail(new _error_js__WEBPACK_IMPORTED_MODULE_4__/* .PredictorError */ .j('predictor-answer-unreadable', `${place} answered with more than ${LARGEST_REPLY} bytes`, 'Lower tests.predictor.batch, or check that the address is the right one.'));
                });
                response.once('error', away);
                response.once('end', () => {
                    clearTimeout(timer);
                    resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
                });
            });
            request.end(body);
        });
    }
}
function shown(text) {
    return (0,_program_output_js__WEBPACK_IMPORTED_MODULE_5__/* .neutralised */ .HB)(text.replace(/\s+/g, ' ')).slice(0, LONGEST_SAID);
}


/***/ }),

/***/ 63050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ cellJson),
/* harmony export */   T8: () => (/* binding */ inputsOfRow),
/* harmony export */   WB: () => (/* binding */ declaredInputs),
/* harmony export */   WC: () => (/* binding */ cellOf)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15237);

/** The declared mapping; undefined where the delivery file leaves it to the model. */
function declaredInputs({ inputs }) {
    if (inputs === undefined)
        return undefined;
    if (Array.isArray(inputs))
        return inputs.map((column) => ({ column, name: column }));
    return Object.entries(inputs).map(([column, as]) => {
        if (typeof as === 'string')
            return { column, name: column, type: as };
        return { column, name: as.name ?? column, type: as.type, missing: as.missing };
    });
}
/** Every column of the first row but `without`, as it is. */
function inputsOfRow(row, without = []) {
    return Object.keys(row).filter((column) => !without.includes(column)).map((column) => ({ column, name: column }));
}
/** One value of one row as the model takes it. Throws PredictorError with `row` (its place in the batch) where it cannot be. */
function cellOf(features, input, row, rule) {
    const value = features[input.column];
    if (value === undefined)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j('predictor-column-missing', `it has no column ${input.column}, which the model takes`, 'Correct tests.predictor.inputs, or add the column to the data.', { blame: 'none', row });
    // JSON and most servers know no NaN, and to data people it means: missing.
    if (value === null || (typeof value === 'number' && Number.isNaN(value)))
        return missingCell(input, row, rule);
    const cell = convert(value, input.type);
    if (cell !== undefined)
        return cell;
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j('predictor-input-type', `its ${input.column} is ${kindOf(value)}, and the model takes ${input.type}`, 'Correct the data, or the type in tests.predictor.inputs.', { blame: 'row', row });
}
function missingCell(input, row, rule) {
    const instead = input.missing === undefined ? undefined : convert(input.missing, input.type);
    if (instead !== undefined)
        return instead;
    if (input.missing !== undefined)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j('predictor-input-type', `what stands for a missing ${input.column} is ${kindOf(input.missing)}, and the model takes ${input.type}`, 'Correct `missing` or `type` in tests.predictor.inputs.', { row });
    if (rule === 'null')
        return null;
    if (rule === 'nan' && (input.type === 'float32' || input.type === 'float64'))
        return NaN;
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j('predictor-missing-value', `its ${input.column} is missing, and the model has no way to be told so`, `Say what stands for a missing value: \`inputs: {${input.column}: {missing: …}}\`, or let the data have one.`, { blame: 'row', row });
}
const LIMITS = { int32: [-(2n ** 31n), 2n ** 31n - 1n], int64: [-(2n ** 63n), 2n ** 63n - 1n] };
/** Undefined where the value is none of that type. Nothing is rounded: 2.5 is no integer. */
function convert(value, type) {
    switch (type) {
        case undefined:
            return value;
        case 'string':
            return String(value);
        case 'boolean':
            return typeof value === 'boolean' ? value : value === 0 || value === 1 ? value === 1 : undefined;
        case 'float32':
        case 'float64':
            return typeof value === 'string' ? undefined : Number(value);
        default: {
            if (typeof value === 'boolean')
                return value ? 1 : 0;
            if (typeof value === 'string' || (typeof value === 'number' && !Number.isInteger(value)))
                return undefined;
            const whole = BigInt(value);
            if (whole < LIMITS[type][0] || whole > LIMITS[type][1])
                return undefined;
            return typeof value === 'number' && !Number.isSafeInteger(value) ? whole : value;
        }
    }
}
function kindOf(value) {
    if (typeof value === 'string')
        return 'a text';
    if (typeof value === 'boolean')
        return 'a truth value';
    return Number.isInteger(Number(value)) ? 'a whole number that does not fit' : 'a number with a fraction';
}
/**
 * A flat value as JSON text; integers beyond 2^53 in full. Throws PredictorError for an infinity, which JSON does not have.
 */
function cellJson(cell, column, row) {
    if (typeof cell === 'bigint')
        return cell.toString();
    if (typeof cell === 'number' && !Number.isFinite(cell))
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .PredictorError */ .j('predictor-not-in-json', `its ${column} is ${cell}, which JSON does not have`, 'Correct the data, or use a predictor of the kind onnx.', { blame: 'row', row });
    return JSON.stringify(cell);
}


/***/ }),

/***/ 15165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ neutralised),
/* harmony export */   nd: () => (/* binding */ CappedOutput)
/* harmony export */ });
/* unused harmony export MOST_OUTPUT_BYTES */
/** What is kept of a program's output: enough to see a stack trace, little enough for an artifact. */
const MOST_OUTPUT_BYTES = 1024 * 1024;
/** Collects output up to a cap, the first half and the last half of it, for errors stand at the end. */
class CappedOutput {
    #head = [];
    #headSize = 0;
    #tail = [];
    #tailSize = 0;
    #dropped = 0;
    #half;
    constructor(cap = MOST_OUTPUT_BYTES) {
        this.#half = Math.floor(cap / 2);
    }
    add(chunk) {
        const room = this.#half - this.#headSize;
        if (room > 0) {
            this.#head.push(chunk.subarray(0, room));
            this.#headSize += Math.min(room, chunk.length);
        }
        if (chunk.length <= room)
            return;
        const rest = chunk.subarray(Math.max(0, room));
        this.#tail.push(rest);
        this.#tailSize += rest.length;
        if (this.#tailSize > 2 * this.#half)
            this.#trim();
    }
    /** The text that was kept, with a line where something is missing. */
    text() {
        this.#trim();
        const head = Buffer.concat(this.#head).toString('utf8');
        const tail = Buffer.concat(this.#tail).toString('utf8');
        return this.#dropped === 0 ? head + tail : `${head}\n[… ${this.#dropped} bytes left out …]\n${tail}`;
    }
    #trim() {
        const all = Buffer.concat(this.#tail);
        const kept = all.subarray(Math.max(0, all.length - this.#half));
        this.#dropped += all.length - kept.length;
        this.#tail = [kept];
        this.#tailSize = kept.length;
    }
}
/**
 * Shapes of secrets that platforms publish, and values that a line names as secret. Parts that can begin anywhere are
 * bounded, so that no output takes longer than its length.
 */
const SECRETS = [
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '[redacted private key]'],
    [/\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,})/g, '[redacted]'],
    [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/g, '[redacted]'],
    [/\beyJ[\w-]{8,1000}\.[\w-]{8,}\.[\w-]*/g, '[redacted]'],
    [/\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]+):[^\s/@]+@/gi, '$1:[redacted]@'],
    [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 [redacted]'],
    [/((?:pass(?:word|wd)?|secret|token|api[_-]?key|access[_-]?key|credential)s?["']?\s*[=:]\s*)(?!\[redacted)("[^"\n]*"|'[^'\n]*'|[^\s,;"']+)/gi, '$1[redacted]'],
];
/**
 * Output of team code made safe to print and to keep: workflow commands (`::error::`, `##[group]`) are broken up so that a
 * runner does not obey them, terminal controls go, and what looks like a secret is blanked. A net, not a proof: team
 * code gets no secrets in the first place.
 */
function neutralised(text) {
    const plain = text.replace(/\r\n?/g, '\n').replace(/\u001b(\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])/g, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
    const redacted = SECRETS.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), plain);
    return redacted.replace(/::/g, ':\u200b:').replace(/##\[/g, '#\u200b#[');
}


/***/ })

};
