/** What an import of a pickle means: data is put together by the known ones; the dangerous ones run code; the rest nobody knows. */
export type ImportKind = 'known' | 'unknown' | 'dangerous';

export function kindOfImport(name: string): ImportKind {
  if (KNOWN.has(name)) return 'known';
  return isDangerous(name) ? 'dangerous' : 'unknown';
}

/** `module: names` whose calls put data together and start nothing. Whole names only: an attribute of one of them may be anything. */
const KNOWN_BY_MODULE: Record<string, string> = {
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

const KNOWN: ReadonlySet<string> = new Set(Object.entries(KNOWN_BY_MODULE).flatMap(([module, names]) => names.split(' ').map((name) => `${module}.${name}`)));

/** Modules of which every name can run code, open files or connections, load further code, or is a way to all of that. */
const DANGEROUS_MODULES = (
  '_io _pickle _posixsubprocess _socket _thread aiohttp antigravity ast asyncio atexit bdb cProfile cffi cloudpickle cmd code codecs codeop concurrent ctypes dbm dill distutils doctest ensurepip faulthandler ' +
  'fabric fileinput ftplib functools gc glob http httpx idlelib imaplib imp importlib inspect io joblib.externals lib2to3 linecache logging mailcap marshal mmap multiprocessing ' +
  'netrc nntplib nt ntpath numpy.f2py numpy.testing operator optparse os paramiko pathlib pdb pickle pickletools pip pkgutil platform poplib posix posixpath profile pty pydoc py_compile reprlib requests ' +
  'resource rlcompleter runpy sched setuptools shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl subprocess sys sysconfig tarfile telnetlib tempfile test threading timeit trace ' +
  '_aix_support _bootsubprocess _ctypes _interpreters _osx_support _posixshmem _pyio _pytest _testcapi _winapi _xxsubinterpreters bz2 compileall gzip jinja2 lzma modulefinder numpy.distutils ' +
  'numpy.lib._datasource numpy.lib._npyio_impl numpy.lib.npyio pandas.io pkg_resources py pyclbr pytest sympy tensorflow.io tensorflow.raw_ops tokenize torch.distributed torch.package yaml IPython ' +
  'traceback tty turtle types unittest urllib urllib3 uu venv weakref webbrowser wsgiref xml xmlrpc zipapp zipfile zipimport torch.hub torch.jit torch.utils torch._dynamo torch._inductor'
).split(' ');

/** Of other modules, single names that load further pickles or files, or call what they are given. */
const DANGEROUS_NAMES: ReadonlySet<string> = new Set(
  [
    ...'__build_class__ __import__ __loader__ __spec__ apply breakpoint callable classmethod compile copyright credits delattr dir eval exec execfile exit file filter getattr globals hasattr help input license locals map memoryview open print property quit raw_input reload setattr staticmethod super type unichr vars'.split(' ').map((name) => `builtins.${name}`),
    ...'load loads read_pickle Unpickler'.split(' ').flatMap((name) => ['joblib', 'numpy', 'pandas', 'torch', 'torch.serialization', 'joblib.numpy_pickle', 'pandas.io.pickle'].map((module) => `${module}.${name}`)),
    'torch.storage._load_from_bytes', 'copyreg.add_extension', 'copyreg.pickle', 'numpy.fromfile', 'numpy.memmap', 'numpy.lib.npyio.load', 'numpy.genfromtxt', 'numpy.loadtxt', 'pandas.eval', 'pandas.core.computation.eval.eval',
    'joblib.numpy_pickle.NDArrayWrapper', 'joblib.numpy_pickle_compat.NDArrayWrapper', 'joblib.numpy_pickle_compat.ZNDArrayWrapper',
  ],
);

function isDangerous(name: string): boolean {
  if (DANGEROUS_NAMES.has(name) || !/^[^.]+(\.[^.]+)+$/.test(name)) return true;
  // A name such as `collections.abc.sys.modules` walks through attributes into whatever a module imported itself.
  if (/\.(__\w+__|_?os|_?sys|subprocess|builtins|importlib|modules)(\.|$)/.test(name) && !KNOWN.has(name)) return true;
  return DANGEROUS_MODULES.some((module) => name.startsWith(`${module}.`));
}
