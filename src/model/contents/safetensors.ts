import type { Bytes } from './bytes.ts';

/** Largest header that the reference implementation reads (github.com/huggingface/safetensors, safetensors/src/tensor.rs). */
export const MOST_HEADER_BYTES = 100_000_000;

/** Bits of one element. */
const BITS: Record<string, number> = {
  F4: 4, F6_E2M3: 6, F6_E3M2: 6,
  BOOL: 8, U8: 8, I8: 8, F8_E5M2: 8, F8_E4M3: 8, F8_E8M0: 8, F8_E5M2FNUZ: 8, F8_E4M3FNUZ: 8,
  I16: 16, U16: 16, F16: 16, BF16: 16,
  I32: 32, U32: 32, F32: 32,
  I64: 64, U64: 64, F64: 64, C64: 64,
};

export interface Tensors {
  tensors: number;
  elements: number;
}

/**
 * Reads the header of a safetensors file: eight bytes of length, a JSON object, and the numbers without holes or overlaps up to the
 * end. Answers how much is in it, or what is wrong.
 */
export function readSafetensors(bytes: Bytes): Tensors | { problems: string[] } {
  const header = headerOf(bytes);
  if ('problem' in header) return { problems: [header.problem] };
  const problems: string[] = [];
  const spans: [from: number, to: number, name: string][] = [];
  let elements = 0;
  for (const [name, tensor] of Object.entries(header.object)) {
    if (name === '__metadata__') {
      if (!isTextMap(tensor)) problems.push('its __metadata__ is no map of texts');
      continue;
    }
    const read = tensorOf(tensor);
    if (typeof read === 'string') problems.push(`the tensor ${shown(name)} ${read}`);
    else {
      spans.push([read.from, read.to, name]);
      elements += read.elements;
    }
  }
  if (problems.length === 0) problems.push(...spanProblems(spans, header.dataBytes));
  return problems.length > 0 ? { problems: problems.slice(0, 5) } : { tensors: spans.length, elements };
}

function headerOf(bytes: Bytes): { object: Record<string, unknown>; dataBytes: number } | { problem: string } {
  const first = bytes.read(0, 8);
  if (first.length < 8) return { problem: 'it has no header' };
  const length = first.readBigUInt64LE();
  if (length > BigInt(MOST_HEADER_BYTES)) return { problem: `its header claims ${length} bytes, and at most ${MOST_HEADER_BYTES} are read` };
  if (length > BigInt(bytes.size - 8)) return { problem: `its header claims ${length} bytes, and ${bytes.size - 8} are left` };
  const text = bytes.read(8, Number(length));
  if (text[0] !== 0x7b) return { problem: 'its header is no JSON object' };
  try {
    const object = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as unknown;
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return { problem: 'its header is no JSON object' };
    return { object: object as Record<string, unknown>, dataBytes: bytes.size - 8 - Number(length) };
  } catch {
    return { problem: 'its header is no JSON object' };
  }
}

function tensorOf(tensor: unknown): { from: number; to: number; elements: number } | string {
  const { dtype, shape, data_offsets: offsets, ...rest } = (typeof tensor === 'object' && tensor !== null ? tensor : {}) as Record<string, unknown>;
  if (typeof dtype !== 'string' || !Object.hasOwn(BITS, dtype)) return 'has no known dtype';
  if (!isNaturals(shape) || !isNaturals(offsets) || offsets.length !== 2) return 'has no shape or no offsets';
  if (Object.keys(rest).length > 0) return 'has keys that the format does not know';
  const elements = shape.reduce((product, length) => product * length, 1);
  const bits = elements * BITS[dtype]!;
  const [from, to] = offsets as [number, number];
  if (!Number.isSafeInteger(bits) || bits % 8 !== 0 || from > to || to - from !== bits / 8) return `takes ${to - from} bytes, and its dtype and shape need ${bits / 8}`;
  return { from, to, elements };
}

function spanProblems(spans: [from: number, to: number, name: string][], dataBytes: number): string[] {
  let last = 0;
  for (const [from, to, name] of spans.sort(([a, b], [c, d]) => a - c || b - d)) {
    if (from < last) return [`the tensor ${shown(name)} shares bytes with another`];
    if (from > last) return [`${from - last} bytes before the tensor ${shown(name)} belong to none`];
    last = to;
  }
  if (last > dataBytes) return [`the tensors end at byte ${last}, and there are ${dataBytes}`];
  return last < dataBytes ? [`${dataBytes - last} bytes behind the last tensor belong to none`] : [];
}

function isNaturals(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= 1000 && value.every((item) => Number.isSafeInteger(item) && (item as number) >= 0);
}

function isTextMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((item) => typeof item === 'string');
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
