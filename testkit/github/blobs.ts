// The blob store behind artifacts: signed links, blocks that are put together at the end, as Azure's does it.
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './exchange.ts';
import type { State } from './state.ts';

export function newBlob(state: State, name: string, type: string): string {
  const key = `${randomBytes(12).toString('hex')}`;
  // Long and random: clients mask it in the log, and a short one would blank out parts of other words.
  state.blobs.set(key, { bytes: new Uint8Array(), type, sig: randomBytes(33).toString('base64url'), blocks: new Map(), name });
  return key;
}

export function blobUrl(state: State, origin: string, key: string): string {
  return `${origin}/blobs/${key}?sv=2025-11-05&sr=b&sig=${state.blobs.get(key)!.sig}`;
}

export function serveBlob(state: State, method: string, url: URL, headers: IncomingHttpHeaders, bytes: Buffer): Reply {
  const blob = state.blobs.get(url.pathname.slice('/blobs/'.length));
  if (!blob) return failure(404, 'BlobNotFound');
  if (url.searchParams.get('sig') !== blob.sig) return failure(403, 'AuthenticationFailed');
  if (method === 'GET' || method === 'HEAD')
    return { status: 200, raw: { type: blob.type, bytes: blob.bytes }, headers: { 'content-disposition': `attachment; filename="${blob.name}"`, etag: etag(blob.bytes) } };
  if (method !== 'PUT') return failure(405, 'UnsupportedHttpVerb');
  const written = () => ({ status: 201, headers: { etag: etag(blob.bytes), 'last-modified': new Date(state.now()).toUTCString() } });
  const part = url.searchParams.get('comp');
  if (part === 'block') {
    const id = url.searchParams.get('blockid');
    if (!id) return failure(400, 'MissingRequiredQueryParameter');
    blob.blocks.set(id, bytes);
    return written();
  }
  if (part === 'blocklist') {
    const ids = [...bytes.toString().matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map((match) => match[1]!);
    if (ids.some((id) => !blob.blocks.has(id))) return failure(400, 'InvalidBlockList');
    blob.bytes = Buffer.concat(ids.map((id) => blob.blocks.get(id)!));
    blob.blocks.clear();
    return written();
  }
  if (headers['x-ms-blob-type'] !== 'BlockBlob') return failure(400, 'MissingRequiredHeader');
  blob.bytes = bytes;
  return written();
}

function failure(status: number, code: string): Reply {
  return { status, raw: { type: 'application/xml', bytes: Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`) }, headers: { 'x-ms-error-code': code } };
}

function etag(bytes: Uint8Array): string {
  return `"0x${createHash('sha256').update(bytes).digest('hex').slice(0, 15).toUpperCase()}"`;
}
