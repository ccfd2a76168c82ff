import { DriverError } from '../core/driver-error.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}$/;
export const ATTACHMENT_BYTES = 64 * 1024 * 1024;

/** Refuses a name that could leave the folder of attachments, or that a file system or git would change. */
export function checkAttachment(name: string, bytes?: Uint8Array): void {
  if (!NAME.test(name) || name.split('/').some((part) => part.includes('..') || /\.(lock|git)$/i.test(part) || part.endsWith('.')))
    throw new DriverError(
      'attachment-name',
      `${JSON.stringify(name.slice(0, 200))} is no name for an attachment.`,
      'Use up to four parts of letters, digits, dots, dashes and underscores, separated by slashes.',
    );
  if (bytes && bytes.byteLength > ATTACHMENT_BYTES)
    throw new DriverError('attachment-too-large', `The attachment ${name} has ${bytes.byteLength} bytes.`, `At most ${ATTACHMENT_BYTES} are kept.`);
}

/** Attachments are written once: the same bytes again are no change, other bytes are refused. */
export function attachmentExists(name: string): DriverError {
  return new DriverError(
    'attachment-exists',
    `The journal already keeps other bytes as ${name}.`,
    'What was once recorded is never replaced; attach under another name.',
  );
}
