import type { Finding, Outcome } from '../core/verdict.ts';
import type { DataPlan } from './plan.ts';
import type { Contract } from './rules/contract.ts';
import { counted, grouped, short } from './words.ts';

/** The first line: what was decided and why, with the numbers of the gravest finding. */
export function headlineOf(outcome: Outcome, findings: readonly Finding[], { contracts, checks }: DataPlan, rows: Record<string, number>): string {
  if (contracts.length === 0) return 'No data was checked: the delivery file names none for this kind of run.';
  switch (outcome) {
    case 'pass':
      return `The data fits its contract: ${extent(findings, contracts, rows)}; ${checks.flatMap(({ wellSaid }) => wellSaid ?? []).join(', ')}.`;
    case 'warn':
      return findings.length === 0 ? `Nothing was asked of the data: ${extent(findings, contracts, rows)}, no rule and no drift.` : `The data may go on, with ${counted(findings.filter((finding) => finding.outcome === 'warn').length, 'warning')}: ${tell(gravest(findings, 'warn'))}`;
    case 'inconclusive':
      return `Not decided: ${tell(gravest(findings, 'inconclusive'))}${others(findings, 'inconclusive')}`;
    default:
      return `Stopped: ${tell(gravest(findings, outcome))}${others(findings, outcome)}`;
  }
}

/** Of drift, the one farthest over its limit; else the first, in the order of the contract. */
function gravest(findings: readonly Finding[], outcome: Outcome): Finding {
  const such = findings.filter((finding) => finding.outcome === outcome);
  const excess = ({ numbers, code }: Finding) => (code === 'drift' ? (numbers?.total_variation ?? numbers?.wasserstein_std ?? 0) / (numbers?.limit ?? 1) : 0);
  return such.reduce((worst, finding) => (excess(finding) > excess(worst) ? finding : worst));
}

function tell(finding: Finding): string {
  const { numbers, subject, code } = finding;
  if (code !== 'drift' || finding.outcome === 'pass') return finding.message;
  const [name, effect] = numbers?.total_variation === undefined ? ['Wasserstein distance', `${short(numbers?.wasserstein_std ?? NaN)} standard deviations`] : ['total variation', short(numbers.total_variation ?? NaN)];
  const much = (numbers?.total_variation ?? 0) > 0.8 ? ' almost entirely' : '';
  return `${subject?.name} changed${much} since training (${name} ${effect}, limit ${numbers?.limit?.toFixed(2)}).`;
}

function others(findings: readonly Finding[], outcome: Outcome): string {
  const more = findings.filter((finding) => finding.outcome === outcome).length - 1;
  return more > 0 ? ` (and ${more} more)` : '';
}

/** `10 000 rows, 14 columns, 21 rules`, over all tables that were read. */
function extent(findings: readonly Finding[], contracts: readonly Contract[], rows: Record<string, number>): string {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const names = new Set(contracts.flatMap(({ source }) => source.columns.map((column) => column.name.toLowerCase())));
  const rules = new Set(findings.filter((finding) => !finding.code.startsWith('drift')).map((finding) => finding.rule));
  const tables = contracts.length > 1 ? ` in ${contracts.length} tables` : '';
  return `${grouped(total)} ${total === 1 ? 'row' : 'rows'}${tables}, ${counted(names.size, 'column')}, ${counted(rules.size, 'rule')}`;
}
