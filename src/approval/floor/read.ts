import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { sha256 } from '../../core/digest.ts';
import { InputError, type Problem } from '../../core/problem.ts';
import { deliverySchema, policySchema } from '../../core/schemas.ts';
import { parseYaml } from '../../delivery/parse.ts';
import { schemaProblems } from '../../delivery/schema-problems.ts';
import type { Floor, PolicySpec } from './spec.ts';

/** Where a policy lies: `owner/repo/path@commit`. */
export interface FloorAddress {
  /** `owner/repo` */
  repository: string;
  path: string;
  commit: string;
}

/** Undefined where the text has not the form that the schema asks for; a branch or a tag could be moved. */
export function floorAddress(text: string): FloorAddress | undefined {
  const match = /^([^/@]+\/[^/@]+)\/([^@]+)@([0-9a-f]{40})$/.exec(text);
  if (!match || match[2]!.split('/').some((part) => part === '' || part === '.' || part === '..')) return undefined;
  return { repository: match[1]!, path: match[2]!, commit: match[3]! };
}

/** Reads a policy. Throws InputError with every mistake, each with file, line and column. */
export function readFloor(bytes: Uint8Array, { repository, path, commit }: FloorAddress): Floor {
  const yaml = parseYaml(bytes, `${repository}/${path}`);
  const problems: Problem[] = [...yaml.problems];
  if (problems.length === 0 && !validator()(yaml.value)) problems.push(...schemaProblems(validator().errors ?? [], yaml));
  if (problems.length > 0) throw new InputError(problems);
  return {
    spec: yaml.value as PolicySpec,
    repository,
    path,
    commit,
    digest: sha256(bytes),
    where: (place) => {
      const { line } = yaml.locate(place);
      return `${repository}/${path}:${line}`;
    },
  };
}

let compiled: ValidateFunction | undefined;

/** Made at first use: few delivery files extend anything. */
function validator(): ValidateFunction {
  compiled ??= new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, validateSchema: false })
    .addSchema(deliverySchema as AnySchemaObject)
    .compile(policySchema as AnySchemaObject);
  return compiled;
}
