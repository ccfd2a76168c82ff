import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf } from '../../../src/model/contents/bytes.ts';
import { inspect } from '../../../src/model/contents/inspect.ts';
import { kindOfImport } from '../../../src/model/contents/pickle-imports.ts';
import { scanPickles } from '../../../src/model/contents/pickle-scan.ts';
import { pickleNamed } from './pickles.ts';

const scan = (name: string) => scanPickles(bytesOf(pickleNamed(name)));

describe('a pickle that a team delivers', () => {
  test.each([0, 1, 2, 3, 4, 5])('of protocol %i is read to its end, and imports known names only', (protocol) => {
    const plain = scan(`plain-${protocol}`);
    expect({ ...plain, imports: plain.imports.filter((name) => kindOfImport(name) !== 'known') }).toMatchObject({ imports: [], computed: 0, pickles: 1, trailing: 0 });
    expect(plain.broken).toBeUndefined();
    expect(plain.imports).toEqual(expect.arrayContaining(['datetime.date', 'collections.OrderedDict', 'decimal.Decimal']));
    const array = scan(`array-${protocol}`);
    expect(array.imports.map(kindOfImport)).toEqual(array.imports.map(() => 'known'));
    expect(array.broken).toBeUndefined();
  });

  test.each(['sklearn', 'joblib', 'joblib-tree'])('by %s has its estimators named, arrays between the opcodes are passed over', (name) => {
    const { imports, broken, trailing } = scan(name);
    expect({ broken, trailing }).toEqual({ broken: undefined, trailing: 0 });
    expect(imports.filter((each) => kindOfImport(each) !== 'known')).toEqual([]);
    expect(imports.some((each) => each.startsWith('sklearn.'))).toBe(true);
  });

  test('with an array of objects inside a joblib file is read through to its end', () => {
    expect(scan('joblib-objects')).toMatchObject({ trailing: 0, pickles: 1 });
    expect(scan('joblib-objects').broken).toBeUndefined();
  });

  test('in the old format of PyTorch is several pickles with numbers behind them', () => {
    expect(scan('torch-legacy')).toMatchObject({ legacyTorch: true, pickles: 5, trailing: 16 });
  });
});

describe('a pickle that calls os.system', () => {
  test.each([
    'os-system', 'os-system-0', 'os-system-1', 'os-system-2', 'os-system-3', 'os-system-4',
    'joblib-poisoned', 'joblib-objects-poisoned', 'two-pickles', 'nested',
    'inst', 'obj', 'escaped-names', 'quoted-names', 'memo-names', 'memo-with-underscore', 'memo-overwritten', 'dup-names',
    'proto-lies', 'proto-twice', 'proto-none', 'unknown-opcode-behind', 'truncated', 'joblib-two-faced',
  ])('is seen as %s', (name) => {
    const { imports } = scan(name);
    expect(imports.filter((each) => kindOfImport(each) === 'dangerous')).toEqual([expect.stringMatching(/^(os|posix)\.system$/)]);
  });

  test('hidden in a byte string is told apart from what loading imports at once', () => {
    expect(scan('nested').nested).toEqual(['posix.system']);
  });

  test('that breaks behind the call says where', () => {
    expect(scan('unknown-opcode-behind').broken).toEqual({ why: '0xff is no opcode of any pickle protocol', at: 21 });
    expect(scan('truncated').broken?.why).toBe('it ends too early');
  });

  test('behind a frame of an impossible length is read, as the length only guides buffering', () => {
    expect(scan('frame-lies').imports).toEqual(['os.system']);
  });
});

describe('what hides a name', () => {
  test('a name that is computed while it loads is never resolved, and counted', () => {
    expect(scan('computed-name')).toMatchObject({ computed: 1 });
  });

  test('an attribute reached through another module is dangerous', () => {
    expect(scan('dotted-name').imports.map(kindOfImport)).toEqual(['dangerous']);
  });

  test('a number of the extension registry stands for an import', () => {
    expect(scan('extension').extensions).toEqual([7]);
  });

  test('attributes of a class that are overwritten are named', () => {
    expect(scan('patched-class').patched).toEqual(['sklearn.pipeline.Pipeline']);
  });

  test('a name of Python 2 is the one that Python 3 loads', () => {
    expect(scan('python-2-names').imports).toEqual(['builtins.eval']);
  });
});

describe('what an import means', () => {
  test.each(['os.system', 'posix.system', 'nt.system', 'subprocess.Popen', 'builtins.eval', 'builtins.exec', 'builtins.getattr', 'builtins.__import__', 'runpy.run_path', 'socket.socket', 'importlib.import_module', 'pty.spawn', 'webbrowser.open', 'pip.main', 'pip._internal.main', 'ctypes.CDLL', 'operator.attrgetter', 'functools.partial', 'pickle.loads', '_pickle.loads', 'joblib.load', 'torch.load', 'torch.storage._load_from_bytes', 'numpy.load', 'numpy.testing._private.utils.runstring', 'types.CodeType', 'marshal.loads', 'collections.abc.sys.modules', 'builtins', ''])('%p is dangerous', (name) => {
    expect(kindOfImport(name)).toBe('dangerous');
  });

  test.each(['my_model.Model', 'xgboost.core.Booster', 'collections.OrderedDictX', 'numpy.core.multiarray._reconstructor'])('%p is unknown', (name) => {
    expect(kindOfImport(name)).toBe('unknown');
  });

  test.each(['collections.OrderedDict', 'numpy.core.multiarray._reconstruct', 'numpy._core.multiarray._reconstruct', 'sklearn.tree._tree.Tree', 'torch._utils._rebuild_tensor_v2'])('%p is known', (name) => {
    expect(kindOfImport(name)).toBe('known');
  });
});

describe('files that hold pickles', () => {
  const dangerous = (name: string, ending: string) => {
    const { format, pickles, problems } = inspect(bytesOf(pickleNamed(name)), `model.${ending}`);
    return { format, problems, imports: [...new Set(pickles.flatMap(({ scan: found }) => found.imports))].filter((each) => kindOfImport(each) === 'dangerous') };
  };

  test.each([
    ['joblib-zlib-poisoned', 'joblib'], ['npy-objects-poisoned', 'npy'], ['npz-poisoned', 'npz'], ['torch-poisoned', 'pt'], ['torch-other-name', 'pt'],
    ['torch-bad-crc', 'pt'], ['torch-encrypted-flag', 'pt'], ['torch-two-names', 'pt'], ['zip-in-zip', 'zip'], ['zip-behind-pickle', 'bin'],
    ['os-system', 'json'], ['os-system-0', 'txt'], ['inst', 'onnx'],
  ])('%s is found out, whatever its ending', (name, ending) => {
    expect(dangerous(name, ending)).toMatchObject({ format: 'pickle', imports: [expect.stringMatching(/^(os|posix)\.system$/)] });
  });

  test('an archive that two readers see differently is a problem of its own', () => {
    expect(dangerous('torch-bad-crc', 'pt').problems).toEqual(['a file does not fit its checksum, which some loaders do not look at']);
    expect(dangerous('torch-encrypted-flag', 'pt').problems).toEqual(['a file is marked as encrypted']);
    expect(dangerous('torch-two-names', 'pt').problems).toEqual(['a file has one name in the directory and another in its header']);
    expect(dangerous('zip-hidden-entry', 'zip').problems).toContain('bytes in it belong to no file of its directory');
  });

  test.each([['npy', 'npy', 'npy'], ['npz', 'npz', 'npz'], ['torch', 'pt', 'pickle'], ['joblib-zlib', 'joblib', 'pickle'], ['joblib-gzip', 'joblib', 'pickle'], ['npy-objects', 'npy', 'pickle']])('%s is sound', (name, ending, format) => {
    expect(dangerous(name, ending)).toEqual({ format, problems: [], imports: [] });
  });

  test('what is packed in a way that is not read is said, never passed', () => {
    expect(dangerous('joblib-bz2', 'joblib')).toEqual({ format: 'pickle', problems: ['it is packed by bzip2, which is not read here'], imports: [] });
  });
});

test('no bytes whatever make the reader fail or hang', () => {
  const opcodes = [...'(.0125FIJKLMNPQRSTUVXabcd}eghijl]opqrst)uGBC'].map((each) => each.charCodeAt(0)).concat(Array.from({ length: 25 }, (_, i) => 0x80 + i), [10, 0, 1, 2]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...opcodes), { maxLength: 60 }), (codes) => {
      const found = inspect(bytesOf(Buffer.from(codes)), 'model.pkl');
      expect(found.format).toBeDefined();
    }),
    { seed: 7, numRuns: 2000 },
  );
});
