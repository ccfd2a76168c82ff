// The release digest as Sluice defines it (docs/identity.md), so that a server can say what it has really loaded.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Of part -> path; parts without a path are not part of the release. */
export function releaseDigest(parts) {
  const named = Object.entries(parts).filter(([, place]) => place !== undefined);
  const digests = named.map(([name, place]) => [name, partDigest(place)]).sort(([a], [b]) => (a < b ? -1 : 1));
  // Names and digests need no escaping, so this is also the canonical JSON (RFC 8785).
  return `sha256:${sha256(JSON.stringify(Object.fromEntries(digests))).toString('hex')}`;
}

/** OpenSSF Model Signing v1.0, method `files`: SHA-256 over the SHA-256 of each file, in the order of their paths. */
function partDigest(place) {
  const files = statSync(place).isFile() ? [place] : filesIn(place);
  return `sha256:${sha256(Buffer.concat(files.map((file) => sha256(readFileSync(file))))).toString('hex')}`;
}

/** Sorted folder by folder, as the specification compares paths. */
function filesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  return entries.flatMap((entry) => (entry.isDirectory() ? filesIn(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest();
}
