import type { Delivery } from '../../delivery/delivery.ts';
import type { Gate } from '../../delivery/spec.ts';
import { HIGHER_IS_BETTER, type MetricName } from '../../statistics/metrics.ts';
import type { Rule } from './decide.ts';
import { sliceBy, type Rows, type Slice } from '../predictions/rows.ts';
import { sliceCuts } from '../slices/cuts.ts';

/** One gate asked of all rows or of one slice. */
export interface Question {
  metric: MetricName;
  kind: 'at_least' | 'at_most' | 'no_worse_than_champion_by' | 'no_worse_than_constant';
  /** As declared: a limit of the metric, or a margin. */
  limit: number;
  /** What the metric, or the difference to `against`, must keep. */
  rule: Rule;
  against?: 'champion' | 'constant';
  slice?: Slice;
  /** Where the gate stands in the delivery file. */
  path: (string | number)[];
}

export interface Questions {
  questions: Question[];
  /** Slices that are left out for having fewer rows than declared. */
  small: Slice[];
  /** Gates that need a champion, in words, when there is none. */
  off: string[];
  notes: string[];
}

/** Margin of the default gates against the champion, in AUC and in nats: what the note about them says. */
const DEFAULT_MARGIN = 0.01;

/** Every gate of the delivery file on metrics, or the default ones. Slices too small to judge come back apart. */
export function questionsOf(delivery: Delivery, rows: Rows): Questions {
  const tests = delivery.spec.tests!;
  const hasChampion = rows.champion !== undefined;
  const result: Questions = { questions: [], small: [], off: [], notes: [] };
  if (tests.gates === undefined) {
    result.questions.push(...defaultQuestions(hasChampion));
    result.notes.push(
      'Gates: the defaults (no tests.gates): ROC AUC at least 0.5 and log loss no worse than a constant at the base rate' +
        (hasChampion ? `; ROC AUC and log loss no worse than the champion by ${DEFAULT_MARGIN}.` : '.'),
    );
  }
  tests.gates?.forEach((gate, i) => add(result, question(gate, ['tests', 'gates', i]), hasChampion));
  for (const columns of sliceCuts(delivery))
    for (const slice of sliceBy(rows, columns)) {
      if (slice.rows.length < tests.slices!.min_rows!) result.small.push(slice);
      else
        tests.slices!.gates?.forEach((gate, i) =>
          add(result, { ...question(gate, ['tests', 'slices', 'gates', i]), slice }, hasChampion),
        );
    }
  result.off = [...new Set(result.off)];
  return result;
}

/** True where any gate compares with a champion, the default ones included. */
export function comparesWithChampion(delivery: Delivery): boolean {
  const tests = delivery.spec.tests!;
  return (
    tests.gates === undefined ||
    [...tests.gates, ...(tests.slices?.gates ?? []), ...(tests.fairness?.gates ?? [])].some(
      (gate) => gate.no_worse_than_champion_by !== undefined,
    )
  );
}

function defaultQuestions(hasChampion: boolean): Question[] {
  const path = ['tests'];
  const metrics = ['roc_auc', 'log_loss'] as const;
  return [
    question({ metric: 'roc_auc', at_least: 0.5 }, path),
    { metric: 'log_loss', kind: 'no_worse_than_constant', limit: 0, rule: { kind: 'at_most', limit: 0 }, against: 'constant', path },
    ...(hasChampion
      ? metrics.map((metric) => question({ metric, no_worse_than_champion_by: DEFAULT_MARGIN }, path))
      : []),
  ];
}

function question(gate: Gate, path: (string | number)[]): Question {
  const metric = gate.metric as MetricName;
  if (gate.at_least !== undefined) return absolute(metric, 'at_least', gate.at_least, path);
  if (gate.at_most !== undefined) return absolute(metric, 'at_most', gate.at_most, path);
  const margin = gate.no_worse_than_champion_by!;
  const rule: Rule = HIGHER_IS_BETTER[metric] ? { kind: 'at_least', limit: -margin } : { kind: 'at_most', limit: margin };
  const last = path.length > 1 ? [...path, 'no_worse_than_champion_by'] : path;
  return { metric, kind: 'no_worse_than_champion_by', limit: margin, rule, against: 'champion', path: last };
}

function absolute(metric: MetricName, kind: Rule['kind'], limit: number, path: (string | number)[]): Question {
  return { metric, kind, limit, rule: { kind, limit }, path: path.length > 1 ? [...path, kind] : path };
}

function add(result: Questions, question: Question, hasChampion: boolean): void {
  if (question.against !== 'champion' || hasChampion) result.questions.push(question);
  else {
    const where = question.slice ? ' in slices' : '';
    result.off.push(`${question.metric} no worse than the champion by ${question.limit}${where}`);
  }
}
