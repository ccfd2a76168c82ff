import type { Tally } from '../core/data-engine.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DataCheck, DataFacts, OpenedFacts, PlanCheck } from './check.ts';
import { planCoverage } from './checks/coverage.ts';
import { planFlips } from './checks/flips.ts';
import { planOddValues } from './checks/odd-values.ts';
import { planSkew } from './checks/skew.ts';
import { planStability } from './checks/stability.ts';
import { planCompatibility } from './compare/compatibility.ts';
import { planDrift } from './drift/drift-plan.ts';
import { planPairs } from './drift/pairs.ts';
import { profileOnce } from './known-profile.ts';
import { prepareConditions } from './rules/conditions.ts';
import { planLeakage } from './rules/leakage.ts';
import { contractMeasures, contractOf, type Contract } from './rules/contract.ts';
import type { SourceName } from './source.ts';
import { openSources, sourceNames, unknownColumns } from './sources.ts';

/** What is asked beyond the rules of one table's contract, in the order of the report. */
const CHECKS: readonly PlanCheck[] = [planDrift, planPairs, planSkew, planStability, planFlips, planCoverage, planCompatibility, planOddValues, planLeakage];

/** Everything that a run will ask of its tables, before the first row is read. */
export interface DataPlan {
  facts: DataFacts;
  contracts: Contract[];
  checks: DataCheck[];
}

/** Throws InputError for files and rules that cannot be used, all at once. */
export async function planData(delivery: Delivery, context: StageContext): Promise<DataPlan> {
  const { sources, references } = await openSources(delivery, sourceNames(delivery, context.purpose), context);
  const unknown = unknownColumns(delivery, sources);
  if (sources.length > 0 && unknown.length > 0) throw new InputError(unknown);
  const opened: OpenedFacts = { delivery, context, sources, references, profile: profileOnce(delivery, sources, context) };
  const conditions = await prepareConditions(opened);
  const facts: DataFacts = { ...opened, conditions };
  const checks: DataCheck[] = [];
  const problems: Problem[] = [];
  for (const plan of CHECKS) {
    try {
      const check = await plan(facts);
      if (check) checks.push(check);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  const contracts: Contract[] = [];
  for (const source of sources) contracts.push(await contractOf(facts, source, conditions));
  return { facts, contracts, checks };
}

/** Every aggregate of the one scan of a table, by names that no two questions share. */
export function scanMeasures(contract: Contract, checks: readonly DataCheck[]): Record<string, string> {
  const name = contract.source.name as keyof DataCheck['measures'];
  const asked = checks.flatMap((check) => Object.entries(check.measures[name] ?? {}).map(([key, sql]) => [`${check.name}.${key}`, sql]));
  return { ...contractMeasures(contract), ...Object.fromEntries(asked) };
}

/** What looks at numbers in the one scan of a table, as one. */
export function scanTally({ source }: Contract, checks: readonly DataCheck[]): Tally | undefined {
  const tallies = checks.flatMap((check) => check.tallies?.[source.name as SourceName] ?? []);
  const places = tallies.flatMap((tally) => tally.numbers.map((_, at) => ({ tally, at })));
  if (places.length === 0) return undefined;
  return {
    numbers: tallies.flatMap(({ numbers }) => numbers),
    begin: () => tallies.forEach((tally) => tally.begin()),
    see: (at, seen) => places[at]!.tally.see(places[at]!.at, seen),
  };
}

/** What `--explain` says: how many aggregates each table's one scan answers, of how many columns it counts the numbers, and what is asked apart from it, and why. */
export function explainPlan({ contracts, checks }: DataPlan): string[] {
  const scans = contracts.map((contract) => {
    const scanned = contract.rules.filter(({ apart }) => apart === undefined).length;
    const passing = scanTally(contract, checks)?.numbers.length ?? 0;
    return `${contract.source.name}: one scan answers ${scanned} of ${contract.rules.length} rules and ${Object.keys(scanMeasures(contract, checks)).length} aggregates in all${passing > 0 ? `, and counts the numbers of ${passing} ${passing === 1 ? 'column' : 'columns'} as they pass` : ''}.`;
  });
  const rules = contracts.flatMap(({ source, rules }) => rules.flatMap(({ rule, apart }) => (apart ? [`${source.name}, ${rule}: apart from the scan, since ${apart.why}.`] : [])));
  const others = checks.flatMap(({ name, apart = [] }) => apart.map(({ what, why }) => `${name}, ${what}: apart from the scan, since ${why}.`));
  return [...scans, ...rules, ...others];
}
