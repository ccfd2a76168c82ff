import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Explanations } from '../../delivery/spec.ts';
import { accountable } from '../accountable.ts';
import { count, interval, list, percent } from '../format.ts';
import { decide } from '../gates/decide.ts';
import { FEWEST_ROWS, type Importance, type Importances } from './importance.ts';
import { groupName } from './permute.ts';

export type ExplanationGate = NonNullable<Explanations['gates']>[number];
/** What moves when columns are permuted. */
export type Kind = NonNullable<ExplanationGate['of']>;

const WHAT: Record<Kind, string> = { predictions: "what moves the candidate's answers", loss: "what the candidate's accuracy rests on" };

/** Gates of one kind, each on the share of its columns. Failing is judged at the level that all of these gates share. */
export function judgeShares(delivery: Delivery, kind: Kind, importances: Importances, level: number): Finding[] {
  const gates = (delivery.spec.tests!.explanations!.gates ?? []).map((gate, index) => ({ gate, index })).filter(({ gate }) => gate.of === kind);
  const strictLevel = 1 - (1 - level) / Math.max(1, gates.length);
  return gates.map(({ gate, index }) => {
    const found = importances.all.find(({ group }) => group.name === groupName(gate.columns))!;
    return accountable(judge(delivery, kind, importances, found, gate, ['tests', 'explanations', 'gates', index], { level, strictLevel }), gate);
  });
}

function judge(delivery: Delivery, kind: Kind, { n }: Importances, found: Importance, gate: ExplanationGate, path: (string | number)[], { level, strictLevel }: { level: number; strictLevel: number }): Finding {
  const columns = list(gate.columns);
  const base = {
    code: 'explanation-share-at-most',
    rule: `${columns}: at most ${percent(gate.at_most)} of ${WHAT[kind]}`,
    expected: `share ≤ ${percent(gate.at_most)}`,
    n,
    subject: { kind: 'column' as const, name: gate.columns[0]! },
    location: delivery.locate([...path, 'at_most']),
  };
  if (n < FEWEST_ROWS || found.share === null)
    return {
      ...base,
      outcome: 'inconclusive',
      message:
        n < FEWEST_ROWS
          ? `Not enough data: ${count(n)} rows were answered for every permutation, and ${FEWEST_ROWS} are needed.`
          : `The share of ${columns} is undefined: no column moves ${kind === 'loss' ? 'the loss' : 'any answer'}.`,
      actual: 'undefined',
      numbers: { share: null },
      fix: n < FEWEST_ROWS ? 'Raise tests.explanations.rows, and let the model answer every row.' : 'See whether the model answers all rows alike.',
    };
  const [plain, strict] = [found.shareAt(level), found.shareAt(strictLevel)];
  const outcome = decide({ kind: 'at_most', limit: gate.at_most }, plain, strict);
  const shown = outcome === 'fail' ? strict : plain;
  return {
    ...base,
    outcome,
    message:
      `${columns} ${gate.columns.length === 1 ? 'is' : 'are'} ${percent(found.share)} ${interval(shown.low, shown.high, percent)} of ${WHAT[kind]}, and at most ${percent(gate.at_most)} is allowed.` +
      (found.moved === 0 ? ` No ${kind === 'loss' ? 'loss' : 'answer'} of ${count(n)} rows moved.` : '') +
      (outcome === 'inconclusive' ? ' The interval holds both sides of the limit.' : ''),
    actual: percent(found.share),
    interval: { low: shown.low, high: shown.high, level: outcome === 'fail' ? strictLevel : level, method: 'percentile bootstrap over rows' },
    numbers: { share: found.share, importance: found.mean, importance_low: found.low, importance_high: found.high, moved: found.moved, limit: gate.at_most },
    ...(outcome !== 'pass' && {
      fix:
        outcome === 'fail'
          ? `The model leans on ${columns}. Take ${gate.columns.length === 1 ? 'it' : 'them'} out of the features and train again; where other columns stand for ${gate.columns.length === 1 ? 'it' : 'them'}, the gates of tests.fairness say what that does.`
          : `Raise tests.explanations.rows (now ${count(n)}) or repeats, or allow more in a reviewed change.`,
    }),
  };
}

const SHOWN = 5;

/** `capital_gain 41 % [38 %, 44 %], age 20 % [18 %, 22 %]`, the largest shares of single columns first. */
export function sharesText({ all }: Importances, level: number): string {
  const single = all.filter(({ group, share }) => group.columns.length === 1 && share !== null).sort((a, b) => b.share! - a.share!);
  if (single.length === 0) return 'nothing moves the answers';
  return list(
    single.slice(0, SHOWN).map((one) => {
      const { low, high } = one.shareAt(level);
      return `${one.group.name} ${percent(one.share!)} ${interval(low, high, percent)}`;
    }),
    SHOWN,
  );
}

/** Every number, for the statement. */
export function importanceDetails({ n, left, all }: Importances, level: number): Record<string, unknown> {
  return { rows: n, left, columns: all.map((one) => ({ columns: one.group.columns, importance: one.mean, low: one.low, high: one.high, share: one.share, share_low: one.shareAt(level).low, share_high: one.shareAt(level).high, moved: one.moved })) };
}
