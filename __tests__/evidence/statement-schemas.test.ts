import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { statementSchemas } from '../../src/core/schemas.ts';
import { STAGES, type Stage } from '../../src/core/verdict.ts';
import { statementMistakes } from '../../src/evidence/hostile-json.ts';
import { makeStatement, predicateTypeOf } from '../../src/evidence/statement.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { candidateIn, contextIn, LEAST_DETAILS, resultOf } from './factory.ts';

async function statementOf(stage: Stage) {
  await using folder = await temporaryFolder();
  const { delivery, context, statements } = await candidateIn(folder.path);
  return stage === 'identify' ? statements[0]! : makeStatement(delivery, context, resultOf(stage, 'pass'));
}

/** Stages whose good evidence must hold more than what all statements have. */
const COMPLETE = (Object.keys(LEAST_DETAILS) as Stage[]).concat('identify');

describe('the schema of each stage', () => {
  test('is published for every stage and for no other, under the name of its predicate type', () => {
    expect(Object.keys(statementSchemas).sort()).toEqual([...STAGES].sort());
    for (const stage of STAGES) {
      expect(statementSchemas[stage].$id).toBe(predicateTypeOf(stage));
      expect(JSON.parse(readFileSync(new URL(`../../schemas/statements/${stage}.schema.json`, import.meta.url), 'utf8'))).toEqual(statementSchemas[stage]);
    }
    expect(readdirSync(new URL('../../schemas/statements/', import.meta.url)).sort()).toEqual(STAGES.map((stage) => `${stage}.schema.json`).sort());
  });

  test.each(COMPLETE)('%s: takes what the stage writes, and nothing that could not be run again', async (stage) => {
    const statement = await statementOf(stage);
    expect(statementMistakes(statement)).toEqual([]);
    for (const key of Object.keys(LEAST_DETAILS[stage] ?? { manifest: 0, trees: 0, lineage: 0 })) {
      const { [key]: _gone, ...details } = statement.predicate.details!;
      expect(statementMistakes({ ...statement, predicate: { ...statement.predicate, details } })).toEqual([expect.stringContaining(`must have required property '${key}'`)]);
    }
  });

  test('a failed stage may lack what it never came to', async () => {
    await using folder = await temporaryFolder();
    const { delivery, context } = await candidateIn(folder.path);
    const failed = makeStatement(delivery, context, resultOf('validate-data', 'fail', { details: {} }));
    expect(statementMistakes(failed)).toEqual([]);
  });

  test.each(['verdictDigest', 'definitions', 'inputs', 'deliveryFile', 'policy', 'sluice', 'runtime'])('%s is in every statement', async (key) => {
    const statement = await statementOf('run-model-tests');
    const { [key]: value, ...predicate } = statement.predicate as unknown as Record<string, unknown>;
    expect(value).toBeDefined();
    expect(statementMistakes({ ...statement, predicate })).toEqual([`/predicate: must have required property '${key}'`]);
  });

  test('a statement under another stage\'s type, or a later version, does not fit', async () => {
    const statement = await statementOf('validate-data');
    expect(statementMistakes({ ...statement, predicateType: predicateTypeOf('predict') }).length).toBeGreaterThan(0);
    expect(statementMistakes({ ...statement, predicateType: 'urn:sluice:statement:validate-data:v2' }).length).toBeGreaterThan(0);
    expect(statementMistakes({ ...statement, predicateType: 'urn:sluice:statement:toString:v1' }).length).toBeGreaterThan(0);
  });

  test('the policy is what the file says, whatever its comments; another rule is another policy', async () => {
    await using folder = await temporaryFolder();
    const text = 'version: 1\nrelease: {name: income, model: model/, code: serve.py}\n';
    const policies: string[] = [];
    for (const file of [text, `# why\n${text}`, `${text}evidence: {max_age: 1 day}\n`]) {
      const { delivery, context } = await candidateIn(folder.path, {}, file);
      policies.push(makeStatement(delivery, contextIn(folder.path, { release: context.release }), resultOf('predict')).predicate.policy);
    }
    expect([policies[0] === policies[1], policies[0] === policies[2]]).toEqual([true, false]);
  });
});
