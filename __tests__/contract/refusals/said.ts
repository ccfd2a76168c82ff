import { beforeAll, describe, expect, test } from '@jest/globals';
import { SAID_BY, seenOn, SPEAKERS, type Said } from '../../../testkit/refusals.ts';
import { needDist } from '../dist.ts';

/**
 * One test for each scenario, by the built action or command: every code of it (a space between them) is refused, and seen on exactly
 * the surfaces that the table in docs/refusals.md gives to whoever says it.
 */
export function saysEach<Scenario extends object>(scenarios: Record<string, Scenario | Scenario[]>, hear: (scenario: Scenario) => Promise<Said>): void {
  beforeAll(needDist);
  describe.each(Object.entries(scenarios).flatMap(([codes, each]) => [each].flat().map((scenario, index) => [codes, index, scenario] as const)))('%s (%i)', (codes, index, scenario) => {
    test('is said where the table says', async () => {
      const said = await hear(scenario as Scenario);
      for (const code of codes.split(' ')) expect([said.codes, said.speaker, seenOn(code, said), said.exitCode === 0]).toEqual([expect.arrayContaining([code]), SAID_BY[code]?.[index], SPEAKERS[said.speaker], false]);
    }, 300_000);
  });
}

export function codesOf(scenarios: Record<string, unknown>): string[] {
  return Object.keys(scenarios).flatMap((codes) => codes.split(' '));
}
