import type { Forge } from '../../github/forge.ts';
import { ForgeError } from '../../github/forge-error.ts';
import type { ConditionFacts, Incident, Known } from '../conditions/conditions.ts';
import type { ConditionRules } from '../floor/conditions-of.ts';
import { refuse } from '../refusal-codes.ts';
import type { Standing } from './standing.ts';

const NOT_ASKED: Known<never> = { unknown: 'nobody asked' };

/** Without a forge: a laptop, where GitHub cannot be asked. */
export interface ConditionWorld {
  forge?: Forge;
  policyForge?: Forge;
  standing: Standing;
}

/** Asks what the policy's conditions need, and nothing else. What cannot be had is said, and taken for neither good nor bad. */
export async function conditionFacts(model: string, policy: ConditionRules, { forge, policyForge = forge, standing }: ConditionWorld): Promise<ConditionFacts> {
  const { stopFile, floorStopFile, incidentLabels } = policy;
  return {
    model,
    stopFile: stopFile === null ? NOT_ASKED : await isThere(forge, forge?.fullName, stopFile),
    floorStopFile: floorStopFile === null ? NOT_ASKED : await isThere(policyForge, floorStopFile.repository, floorStopFile.file),
    incidents: incidentLabels.length === 0 ? NOT_ASKED : await incidentsOf(forge, incidentLabels),
    takenBack: standing.takenBack,
    neighbours: standing.neighbours,
  };
}

/** Of the default branch, as it is now: without a ref GitHub takes that one. */
async function isThere(forge: Forge | undefined, repository: string | undefined, file: string): Promise<Known<boolean>> {
  return known(forge, async (github) => (await github.fileOf(repository!, file)) !== undefined);
}

async function incidentsOf(forge: Forge | undefined, labels: readonly string[]): Promise<Known<Incident[]>> {
  return known(forge, async (github) => {
    const found = new Map<number, Incident>();
    for (const label of labels)
      for (const { number, title, labels: all, state } of (await github.issues({ label }))?.value ?? []) if (state === 'open') found.set(number, { number, title, labels: all });
    return [...found.values()];
  });
}

async function known<T>(forge: Forge | undefined, ask: (forge: Forge) => Promise<T>): Promise<Known<T>> {
  if (!forge) return { unknown: 'there is no GitHub to ask here (no token, or no run)' };
  try {
    return { value: await ask(forge) };
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    const wanted = `${error.asked} (needs ${error.permission})`;
    return { unknown: `${wanted}: ${error.actual}`, refusal: refuse(`github-${error.failure}`, wanted, error.actual, { fix: error.fix }) };
  }
}
