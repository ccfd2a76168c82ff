/**
 * Where the stand-in does not take GitHub's OpenAPI description by the letter, and why. A test switches each one off and
 * shows that an exchange which really happens then counts as a violation: a tolerance that nothing needs must go, and
 * none can be added without its witness.
 */
export interface Tolerance {
  name: ToleranceName;
  reason: string;
}

export type ToleranceName =
  | 'nullable-enum'
  | 'nullable-without-type'
  | 'can-admins-bypass'
  | 'undeclared-refusal'
  | 'not-modified'
  | 'raw-contents'
  | 'empty-uri';


export const TOLERANCES: readonly Tolerance[] = [
  {
    name: 'nullable-enum',
    reason: 'The description says `nullable: true` beside an enum that does not list null (check-run.conclusion of a running check).',
  },
  {
    name: 'nullable-without-type',
    reason: 'OpenAPI 3.0 lets `nullable` stand beside `oneOf` or `$ref` without a type (commit.author of an unlinked e-mail is null); JSON Schema has no such word.',
  },
  {
    name: 'can-admins-bypass',
    reason: 'GitHub returns `can_admins_bypass` on environments (go-github reads it) and no description mentions it.',
  },
  {
    name: 'undeclared-refusal',
    reason: '401, 403, 404, 422, 429 and 5xx come from any operation; most operations do not list them (get-environment lists 200 only), and some list them without a body (409 of create-deployment). They must fit basic-error or validation-error.',
  },
  {
    name: 'not-modified',
    reason: 'Conditional GETs answer 304 everywhere (docs: "Use conditional requests"); the description lists it for some operations.',
  },
  {
    name: 'raw-contents',
    reason: 'Contents answer raw bytes to `application/vnd.github.raw+json`, which the description names in prose only.',
  },
  {
    name: 'empty-uri',
    reason: 'A deployment status without links answers empty text, the default that the description itself gives beside `format: uri`.',
  },
];
