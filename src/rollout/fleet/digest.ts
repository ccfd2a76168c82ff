import { isDigest, type Digest } from '../../core/digest.ts';
import { DriverError } from '../../core/driver-error.ts';
import { requestJson } from '../../core/fetch-json.ts';
import type { Fleet } from '../../core/seams.ts';
import type { Fleet as Declared } from '../../delivery/spec.ts';
import { isRecord, show } from '../traffic/weights.ts';
import { DEFAULT_SLOTS, slotUrl, type FleetOptions } from './command.ts';
import { readDigest } from './replies.ts';
import { modelPlace } from './repository.ts';

const METADATA_BYTES = 1024 * 1024;
const HEX = /^[0-9a-f]{64}$/;

/**
 * What `fleet.digest` declares: which digest answers at a slot now, by its metadata, by a header, or by an endpoint of its own;
 * `undefined` where nothing is declared. A server that does not answer has said nothing: DriverError, not `null`.
 */
export function digestSource({ digest, repository, slots = DEFAULT_SLOTS }: Declared, options: FleetOptions): NonNullable<Fleet['serving']> | undefined {
  if (!digest) return undefined;
  const { http, header, metadata } = digest;
  if (http !== undefined) for (const slot of slots) slotUrl(http, slot, options);
  return async (slot) => {
    const what = `Slot ${slot}`;
    const url = http === undefined ? modelPlace(repository!, slot, options) : slotUrl(http, slot, options);
    let heard: { value: string | null } | undefined;
    const reply = await requestJson(url, {
      what,
      timeout: options.timeout,
      credentials: options.credentials,
      limit: METADATA_BYTES,
      absent: [404],
      retry: (ms) => options.clock.sleep(ms),
      ...(header !== undefined && { headersSeen: (headers: Headers) => (heard = { value: headers.get(header) }), replyIgnored: true }),
    });
    if (header !== undefined) return heard === undefined ? null : digestOf((heard as { value: string | null }).value ?? undefined, `${what}'s header ${header}`);
    if (reply === undefined) return null;
    return metadata === undefined ? readDigest(reply, what) : digestOf(valueAt(reply, metadata), `${what}'s metadata ${metadata}`);
  };
}

function digestOf(value: unknown, what: string): Digest {
  const text = typeof value === 'string' && HEX.test(value) ? `sha256:${value}` : value;
  if (isDigest(text)) return text;
  throw new DriverError('digest-unreadable', `${what} is ${value === '' || value === undefined ? 'missing' : show(value)}.`, 'It must hold the release digest (sha256: and 64 hexadecimal characters); sluice-release.json in the shared folder and SLUICE_RELEASE tell it to the server.');
}

/** The value of a key with dots between its parts; a part may itself hold dots. */
function valueAt(value: unknown, key: string): unknown {
  if (!isRecord(value)) return undefined;
  if (Object.hasOwn(value, key)) return value[key];
  const parts = key.split('.');
  for (let cut = parts.length - 1; cut > 0; cut -= 1) {
    const head = parts.slice(0, cut).join('.');
    const found = Object.hasOwn(value, head) ? valueAt(value[head], parts.slice(cut).join('.')) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
