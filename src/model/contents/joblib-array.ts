import type { PickleValue } from './pickle-values.ts';

/** joblib writes the bytes of an array behind the object that describes it, between the opcodes (joblib/numpy_pickle.py). */
const WRAPPER = 'joblib.numpy_pickle.NumpyArrayWrapper';

/** NPY_ITEM_HASOBJECT, in the flags of a dtype's state (numpy, ndarraytypes.h). */
const HAS_OBJECT = 1;

/** What follows in the stream: another pickle, so many bytes, or nobody can say. */
export type ArrayBytes = { pickled: true } | { pickled: false; bytes: number; aligned: boolean } | { why: string };

/** Undefined where the object is no array of joblib's. */
export function arrayBytes(object: PickleValue): ArrayBytes | undefined {
  if (object.kind !== 'object' || classOf(object) !== WRAPPER) return undefined;
  const state = object.state?.kind === 'dict' ? object.state.entries : undefined;
  const dtype = itemOf(state?.get('dtype'));
  const count = countOf(state?.get('shape'));
  if (!dtype || count === undefined) return { why: 'it does not say how long an array of joblib is' };
  if (dtype.objects) return { pickled: true };
  const alignment = state!.get('numpy_array_alignment_bytes');
  const bytes = count * dtype.bytes;
  if (!Number.isSafeInteger(bytes)) return { why: 'an array of joblib is longer than any file' };
  return { pickled: false, bytes, aligned: alignment !== undefined && !(alignment.kind === 'constant' && alignment.value === null) };
}

function classOf({ of, args }: Extract<PickleValue, { kind: 'object' }>): string {
  const [first] = args.kind === 'items' ? args.items : [];
  return of === 'copyreg._reconstructor' && first?.kind === 'global' ? first.name : of;
}

function countOf(shape: PickleValue | undefined): number | undefined {
  if (shape?.kind !== 'items' || !shape.whole) return undefined;
  let count = 1;
  for (const length of shape.items) {
    if (length.kind !== 'number' || !Number.isSafeInteger(length.value) || length.value < 0) return undefined;
    count *= length.value;
  }
  return count;
}

/** Bytes of one item, from how a dtype is pickled: `dtype('f8', False, True)` with the state (3, '<', …, itemsize, alignment, flags). */
function itemOf(dtype: PickleValue | undefined): { bytes: number; objects: boolean } | undefined {
  if (dtype?.kind !== 'object' || dtype.of !== 'numpy.dtype' || dtype.args.kind !== 'items') return undefined;
  const [code] = dtype.args.items;
  const found = code?.kind === 'text' ? /^([biufcmMOSUV])(\d{1,9})$/.exec(code.text) : undefined;
  if (!found || dtype.state?.kind !== 'items') return undefined;
  const size = Number(found[2]);
  const [, , , , , itemSize, , flags] = dtype.state.items;
  const number = (value: PickleValue | undefined) => (value?.kind === 'number' ? value.value : undefined);
  if (found[1] === 'O') return { bytes: size, objects: true };
  const own = found[1] === 'U' ? size * 4 : size;
  if (!'SUV'.includes(found[1]!)) return { bytes: own, objects: false };
  // A state that contradicts the name would let two readers see two different files.
  if (number(itemSize) !== own || number(flags) === undefined) return undefined;
  return { bytes: own, objects: (number(flags)! & HAS_OBJECT) !== 0 };
}
