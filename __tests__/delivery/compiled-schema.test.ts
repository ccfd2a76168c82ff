import { describe, expect, test } from '@jest/globals';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import * as schemas from '../../src/core/schemas.ts';
import { schemaFor } from '../../src/delivery/compiled-schema.ts';

const release = { name: 'm', model: 'model' };
const FILES: Record<string, unknown> = {
  nothing: {},
  'a list': [1],
  'no map': 'text',
  least: { version: 1, release },
  'unknown keys': { version: 1, release: { ...release, modle: 'x' }, data: { tain: 'a.csv', columns: { a: { betwen: [1, 2] } } }, tset: {} },
  'known keys in wrong places': { version: 1, release, between: [1, 2], data: { columns: { a: { key: ['a'] } }, in: ['x'] } },
  'wrong types': { version: '1', release: 3, data: { test: 4, columns: [], key: 'id' }, rollout: [] },
  'defaults wanted': { version: 1, release, data: { test: 'a.csv', columns: { a: { null_rate: { at_most: 0.1 } } }, drift: {} }, evidence: {}, tests: {}, rollout: {} },
  'names of Object': { version: 1, release, data: { columns: { constructor: { in: [] }, toString: { between: { at_least: 'x', above: 2 } } } } },
};

const { deliverySchema } = schemas;

test.each(Object.entries(schemas))('%s is a schema itself', (_, schema) => {
  const ajv = new Ajv2020();
  expect(ajv.validateSchema(schema) === true || ajv.errors).toBe(true);
});

describe('the schema, compiled for the keys of one file', () => {
  const strict = { strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false } as const;
  const whole = new Ajv2020({ allErrors: true, useDefaults: true, verbose: true, ...strict }).compile(deliverySchema);
  // A definition that refers to no other is put where it is used, and its errors then begin with its name.
  const within = (schemaPath: string) => schemaPath.replace(/^#\/\$defs\/\w+/, '#');
  const told = (errors: readonly ErrorObject[] | null | undefined) => (errors ?? []).map(({ instancePath, schemaPath, keyword, params, message }) => ({ instancePath, schemaPath: within(schemaPath), keyword, params, message }));

  test.each(Object.keys(FILES))('says the same as the whole, and fills the same defaults in: %s', (name) => {
    const [one, other] = [structuredClone(FILES[name]), structuredClone(FILES[name])];
    const part = schemaFor(one);
    expect([part(one), told(part.errors)]).toEqual([whole(other), told(whole.errors)]);
    expect(one).toEqual(other);
  });

  test('names every key that may stand beside an unknown one', () => {
    const part = schemaFor({ version: 1, relaese: release });
    part({ version: 1, relaese: release });
    const unknown = part.errors!.find(({ keyword }) => keyword === 'additionalProperties')!;
    expect(Object.keys(unknown.parentSchema!.properties as object)).toEqual(Object.keys(deliverySchema.properties));
  });

  test('ends on a value that holds itself', () => {
    const spec: Record<string, unknown> = { version: 1, release };
    spec.data = { columns: spec };
    expect(schemaFor(spec)(spec)).toBe(false);
  });
});
