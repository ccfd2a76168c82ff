import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { FAIRNESS_METRICS } from '../../statistics/fairness.ts';
import type { ModelPart } from '../facts.ts';
import { count, list } from '../format.ts';
import type { Rows } from '../predictions/rows.ts';
import { besidePrevalence } from '../shift/prevalence.ts';
import { cutName } from '../slices/cuts.ts';
import { CUMULATIVE } from '../gates/questions.ts';
import { groupsOf, type Grouping } from './groups.ts';
import { judgeGate } from './judge.ts';

export interface Fairness {
  findings: Finding[];
  off: string[];
}

/** `tests.fairness`: how groups fare, absolutely and against the champion. */
export const FAIRNESS: ModelPart = {
  name: 'fairness',
  declared: ({ spec }) => spec.tests?.fairness !== undefined,
  judge({ delivery, rows, level, prevalence }) {
    const { findings, off } = judgeFairness(delivery, rows, level);
    // Error rates are counted at the threshold too.
    return { findings: findings.map((finding) => (finding.code.startsWith('fairness-') && finding.outcome !== 'error' ? besidePrevalence(finding, prevalence) : finding)), off };
  },
};

/** The groups of each declared column, or cross of columns, against each fairness gate. */
export function judgeFairness(delivery: Delivery, rows: Rows, level: number): Fairness {
  const { fairness } = delivery.spec.tests!;
  const result: Fairness = { findings: [], off: [] };
  if (!fairness) return result;
  // Failing corrects for the number of columns and gates; passing needs all of them anyway (see decide.ts).
  const anchored = rows.champion && rows.anchor ? fairness.gates.filter((gate) => gate.no_worse_than_champion_by !== undefined).length : 0;
  const strictLevel = 1 - (1 - level) / (fairness.groups.length * (fairness.gates.length + anchored));
  for (const column of fairness.groups.map((by) => cutName(by))) {
    const grouping = groupsOf(rows, column, fairness.min_rows!);
    if (grouping.small.length > 0) result.findings.push(tooSmall(delivery, grouping, fairness.min_rows!));
    fairness.gates.forEach((gate, i) => {
      if (gate.no_worse_than_champion_by !== undefined && !rows.champion)
        result.off.push(`${FAIRNESS_METRICS[gate.metric].label} by ${column} no worse than the champion by ${gate.no_worse_than_champion_by}`);
      else {
        const asked = { delivery, rows, grouping, gate, path: ['tests', 'fairness', 'gates', i], level, strictLevel };
        result.findings.push(judgeGate(asked));
        // Gaps that grow by what is allowed at each delivery must not add up.
        if (gate.no_worse_than_champion_by !== undefined && rows.anchor)
          result.findings.push(judgeGate({ ...asked, rows: { ...rows, champion: rows.anchor }, gate: { ...gate, no_worse_than_champion_by: gate.cumulative ?? CUMULATIVE * gate.no_worse_than_champion_by }, other: 'anchor' }));
      }
    });
  }
  return result;
}

function tooSmall(delivery: Delivery, { column, small }: Grouping, minRows: number): Finding {
  const named = small.map(({ name, rows, positives }) => `${name} (${count(rows)}${positives === undefined ? '' : `, ${count(positives)} positive`})`);
  return {
    code: 'group-too-small',
    outcome: 'warn',
    rule: `${column}: groups of at least ${minRows} rows are compared`,
    message: `Left out of fairness by ${column}, as they have fewer than ${minRows} rows: ${list(named, 20)}.`,
    expected: `≥ ${minRows} rows`,
    actual: list(small.map(({ rows }) => count(rows))),
    n: small.reduce((sum, { rows }) => sum + rows, 0),
    numbers: { groups: small.length },
    fix: 'Collect labelled rows of these groups: nothing is known of how the candidate treats them.',
    subject: { kind: 'group', name: column },
    location: delivery.locate(['tests', 'fairness', 'min_rows']),
  };
}
