import type { Finding } from '../../../src/core/verdict.ts';
import { validateData } from '../../../src/data/validate-data.ts';
import type { Data } from '../../../src/delivery/spec.ts';
import type { Fixture } from '../../conformance/fixtures.ts';
import { contextOf, deliveryOf } from '../stage.ts';
import type { ColumnCase } from './column-cases.ts';

/** What the whole stage says of both tables of a case, on the engine of the fixture. */
export interface Judged {
  good: Finding[];
  bad: Finding[];
}

/**
 * One run judges both tables by the same rules: `bad` as the training data, `good` as the test set; two runs where the case has
 * training data of its own.
 */
export async function judgedBy(fixture: Fixture, { data, good, bad, others = {} }: ColumnCase): Promise<Judged> {
  const load = async (table: typeof good) => (await fixture.load(table)).declared;
  const { train, ...references } = others;
  const declared: Data = { ...fixture.data, ...data };
  for (const [name, reference] of Object.entries(references)) declared.references = { ...declared.references, [name]: await load(reference) };
  const run = async (tables: Data): Promise<Finding[]> => {
    const { verdict } = await validateData(deliveryOf(fixture.folder, { ...declared, ...tables }), contextOf(fixture.engine, fixture.folder));
    return verdict.findings;
  };
  if (train) {
    const own = await load(train);
    return { good: about('test', await run({ train: own, test: await load(good) })), bad: about('test', await run({ train: own, test: await load(bad) })) };
  }
  const findings = await run({ train: await load(bad), test: await load(good) });
  return { good: about('test', findings), bad: about('train', findings) };
}

/** Passes of one rule over both tables are one finding, whose message names both. */
function about(source: string, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ message }) => message.includes(`In ${source}, `));
}
