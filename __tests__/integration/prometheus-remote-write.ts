/** One sample of a native histogram with positive buckets alone. */
export interface NativeSample {
  /** Milliseconds since the epoch. */
  time: number;
  sum: number;
  /** Boundaries are powers of 2^(2^-schema). */
  schema: number;
  /** Observations by index of their bucket, rising; bucket i ends at boundary i. */
  buckets: ReadonlyMap<number, number>;
}

/** Sends native histograms as remote write 1.0 has them: protobuf (prompb/types.proto of Prometheus) in a snappy block. */
export async function remoteWrite(url: string, labels: Readonly<Record<string, string>>, samples: readonly NativeSample[]): Promise<void> {
  const series = [...Object.entries(labels).sort().map(([name, value]) => field(1, [...text(1, name), ...text(2, value)])), ...samples.map((sample) => field(4, histogramOf(sample)))].flat();
  const response = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf', 'content-encoding': 'snappy', 'x-prometheus-remote-write-version': '0.1.0' },
    body: new Uint8Array(snappyOf(Buffer.from(field(1, series)))),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
}

function histogramOf({ time, sum, schema, buckets }: NativeSample): number[] {
  const indices = [...buckets.keys()].sort((a, b) => a - b);
  const total = [...buckets.values()].reduce((all, count) => all + count, 0);
  // One span for each bucket; an offset is counted from the end of the span before.
  const spans = indices.flatMap((index, at) => field(11, [...key(1, 0), ...varint(zigzag(at === 0 ? index : index - indices[at - 1]! - 1)), ...key(2, 0), ...varint(1n)]));
  const deltas = indices.flatMap((index, at) => varint(zigzag(buckets.get(index)! - (at === 0 ? 0 : buckets.get(indices[at - 1]!)!))));
  return [
    ...key(1, 0), ...varint(BigInt(total)), ...double(3, sum), ...key(4, 0), ...varint(zigzag(schema)), ...double(5, 1e-128), ...key(6, 0), ...varint(0n),
    ...spans, ...field(12, deltas), ...key(15, 0), ...varint(BigInt(time)),
  ];
}

function key(number: number, wire: number): number[] {
  return varint(BigInt((number << 3) | wire));
}

function field(number: number, bytes: readonly number[]): number[] {
  return [...key(number, 2), ...varint(BigInt(bytes.length)), ...bytes];
}

function text(number: number, value: string): number[] {
  return field(number, [...Buffer.from(value)]);
}

function double(number: number, value: number): number[] {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return [...key(number, 1), ...bytes];
}

function zigzag(value: number): bigint {
  return value >= 0 ? 2n * BigInt(value) : -2n * BigInt(value) - 1n;
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
}

/** A snappy block of literals alone, which any reader takes: length, then pieces of at most 65 536 bytes. */
function snappyOf(bytes: Buffer): Buffer {
  const pieces: Uint8Array[] = [Buffer.from(varint(BigInt(bytes.length)))];
  for (let at = 0; at < bytes.length; at += 65_536) {
    const piece = bytes.subarray(at, at + 65_536);
    const head = Buffer.from([61 << 2, 0, 0]);
    head.writeUInt16LE(piece.length - 1, 1);
    pieces.push(head, piece);
  }
  return Buffer.concat(pieces);
}
