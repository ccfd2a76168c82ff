import { DriverError } from '../core/driver-error.ts';
import type { Journal } from '../core/seams.ts';

/**
 * A journal that signs its events, in the hand of somebody without the key: it can be read. An event without a signature would make
 * the whole journal unbelievable to everybody, so none is appended. Whoever only lowers exposure does that without its journal.
 */
export function withoutKey(journal: Journal): Journal {
  return {
    read: () => journal.read(),
    attachment: (name) => journal.attachment(name),
    attach: (name, bytes) => journal.attach(name, bytes),
    append: (event) =>
      Promise.reject(
        new DriverError('journal-key-missing', `The event ${JSON.stringify(event.type)} was not recorded: this journal is signed, and here is no key.`, 'Give the private key (the input `signing-key`, or SLUICE_SIGNING_KEY) to whoever writes to the journal.'),
      ),
  };
}
