/**
 * Something outside Sluice (a program, a router, a slot, a store) did not do as asked. `code` is a stable kebab-case
 * word that callers switch on; the message says what is wrong, where, and what to do next.
 */
export class DriverError extends Error {
  readonly code: string;
  readonly fix: string;

  constructor(code: string, message: string, fix: string, options?: ErrorOptions) {
    super(`${message} ${fix} [${code}]`, options);
    this.name = 'DriverError';
    this.code = code;
    this.fix = fix;
  }
}
