import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { InputError } from '../../core/problem.ts';
import { deliverySchema, policyCasesSchema } from '../../core/schemas.ts';
import type { Location } from '../../core/verdict.ts';
import { parseYaml } from '../../delivery/parse.ts';
import { schemaProblems } from '../../delivery/schema-problems.ts';
import type { PolicyCases } from './spec.ts';

/** Reads a file of cases. Throws InputError with every mistake, each with file, line and column. */
export function readCases(bytes: Uint8Array, file: string): PolicyCases & { locate(path: (string | number)[]): Location } {
  const yaml = parseYaml(bytes, file);
  const problems = [...yaml.problems];
  if (problems.length === 0) {
    const validate = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, validateSchema: false })
      .addSchema(deliverySchema as AnySchemaObject)
      .compile(policyCasesSchema as AnySchemaObject);
    if (!validate(yaml.value)) problems.push(...schemaProblems(validate.errors ?? [], yaml));
  }
  if (problems.length > 0) throw new InputError(problems);
  const cases = yaml.value as PolicyCases;
  const twice = cases.cases.findIndex(({ name }, index) => cases.cases.findIndex((each) => each.name === name) < index);
  if (twice >= 0) throw InputError.of('case-twice', `Two cases are called ${JSON.stringify(cases.cases[twice]!.name)}.`, 'Give each a name of its own.', yaml.locate(['cases', twice, 'name']));
  return { ...cases, locate: yaml.locate };
}
