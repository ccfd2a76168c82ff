/** The reply has not the shape that GitHub documents. Caught where the call is known and told as a `ForgeError`. */
export class ShapeError extends Error {
  constructor(path: string, expected: string, actual: unknown) {
    super(`${path || 'the reply'} should be ${expected} and is ${nameOf(actual)}`);
    this.name = 'ShapeError';
  }
}

/** A read-only view of one JSON value of a reply, which asks for every field by its type and says where it failed. */
export class Field {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path = '') {
    this.value = value;
    this.path = path;
  }

  get(key: string): Field {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value))
      throw new ShapeError(this.path, 'an object', this.value);
    const own = Object.hasOwn(this.value, key) ? (this.value as Record<string, unknown>)[key] : undefined;
    return new Field(own, this.path ? `${this.path}.${key}` : key);
  }

  list(): Field[] {
    if (!Array.isArray(this.value)) throw new ShapeError(this.path, 'a list', this.value);
    return this.value.map((item, index) => new Field(item, `${this.path}[${index}]`));
  }

  text(): string {
    if (typeof this.value !== 'string') throw new ShapeError(this.path, 'a text', this.value);
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw new ShapeError(this.path, 'true or false', this.value);
    return this.value;
  }

  count(): number {
    if (!Number.isSafeInteger(this.value) || (this.value as number) < 0)
      throw new ShapeError(this.path, 'a whole number', this.value);
    return this.value as number;
  }

  /** A database id: a whole number above zero. */
  id(): number {
    const id = this.count();
    if (id === 0) throw new ShapeError(this.path, 'an id above zero', this.value);
    return id;
  }

  oneOf<T extends string>(values: readonly T[]): T {
    const text = this.text();
    if (!(values as readonly string[]).includes(text)) throw new ShapeError(this.path, `one of ${values.join(', ')}`, text);
    return text as T;
  }

  /** 40 hexadecimal characters (64 in a SHA-256 repository). */
  commit(): string {
    const text = this.text();
    if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) throw new ShapeError(this.path, 'a commit id', text);
    return text;
  }

  get absent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** `null` where the field is missing or null, else what `read` makes of it. */
  optional<T>(read: (node: Field) => T): T | null {
    return this.absent ? null : read(this);
  }
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  return Array.isArray(value) ? 'a list' : 'an object';
}
