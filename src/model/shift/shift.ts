import { InputError } from '../../core/problem.ts';
import type { Resource } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { sourceOf } from '../../delivery/source.ts';
import { reweighted, type Reweighting } from '../../statistics/reweighting.ts';
import type { ModelFacts, ModelPart, PartAnswer } from '../facts.ts';
import { count, figure, list } from '../format.ts';
import { judgeGates } from '../gates/gates.ts';
import { questionsFor } from '../gates/questions.ts';
import { FEWEST_EVENTS } from '../gates/trust.ts';
import { overviewOf } from '../overview.ts';
import type { Rows } from '../predictions/rows.ts';
import { effectiveByLabel, weighingRows } from './weighing-rows.ts';
import type { Cut } from '../slices/cuts.ts';
import { cellsOf, type Cells } from './cells.ts';

/** `tests.shift`: what the metrics are worth on the inputs of today, and gates on that. */
export const SHIFT: ModelPart = {
  name: 'shift',
  declared: ({ spec }) => spec.tests?.shift !== undefined,
  judge: judgeShift,
};

const PATH = ['tests', 'shift'];
/** As many columns as may be declared: each multiplies the cells. */
const MOST_DRIFTED = 8;

export async function judgeShift({ delivery, rows, join, level, drifted }: ModelFacts): Promise<PartAnswer> {
  const { shift } = delivery.spec.tests!;
  const { columns, bands, gates = [], min_effective_rows: fewest, max_unseen_share: most } = shift!;
  // What is predicted, and what names a row, is no input of today.
  const { key = [], label } = delivery.spec.data!;
  const inputsDrifted = drifted?.filter((name) => name !== label && !key.includes(name));
  const declared = columns === 'drifted' ? inputsDrifted?.slice(0, MOST_DRIFTED) : columns;
  if (declared === undefined || declared.length === 0) return { findings: [withoutColumns(delivery, declared !== undefined)] };
  const source = sourceOf(delivery, delivery.spec.data!.serving!, ['data', 'serving']);
  const cuts = [...new Map((declared as (Cut | Cut[])[]).flat().map((cut) => [JSON.stringify(cut), cut])).values()];
  let cells: Cells;
  const inputs: Resource[] = [];
  try {
    const columns = await join!.engine.describe(source);
    cells = await cellsOf(join!, { source, columns }, cuts, bands!, [...PATH, 'columns']);
    const { digest } = await join!.engine.identify(source);
    if (digest) inputs.push({ name: 'data.serving', digest });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { findings: error.problems.map((problem) => unreadable(delivery, problem)) };
  }
  if (cells.current.length === 0) return { findings: [unreadable(delivery, { code: 'shift-population-empty', message: 'data.serving has no rows, so there is no current population.', fix: 'Check the step that writes it.' })], inputs };
  const found = reweighted(cells.test, cells.current, cells.count, rows.weights);
  const facing = { delivery, found, cells, rows: rows.n, current: cells.current.length, fewest: fewest!, most: most!, labels: effectiveByLabel(rows, found.weights) };
  const basis = [unseenFinding(facing), effectiveFinding(facing)];
  const today: Rows = { ...rows, weights: found.weights };
  const decidable = basis.every(({ outcome }) => outcome === 'pass');
  const asked = questionsFor(rows, gates, [...PATH, 'gates']);
  const judged = decidable && asked.questions.length > 0 ? await judgeGates({ delivery, rows: weighingRows(today), join, level }, asked.questions) : [];
  return {
    findings: [...basis, ...judged.map((finding) => beside(finding, found))],
    facts: factsOf(delivery, rows, today, found, decidable),
    inputs,
    off: asked.off,
    ...(columns === 'drifted' && { notes: [`Shift is weighed by the columns that validate-data found drifted: ${list(declared as string[], MOST_DRIFTED)}${inputsDrifted!.length > MOST_DRIFTED ? `; ${count(inputsDrifted!.length - MOST_DRIFTED)} more are left out, as cells would be too small` : ''}.`] }),
    details: {
      cells: cells.count,
      effectiveRows: found.effective,
      unseenShare: found.unseenShare,
      distance: found.distance,
      largestWeight: found.weights.reduce((largest, w) => Math.max(largest, w), 0),
      ...(decidable && { metrics: overviewOf(today, delivery).metrics.map(({ label, candidate, champion }) => ({ label, candidate, champion })) }),
    },
  };
}

function factsOf(delivery: Delivery, rows: Rows, today: Rows, { effective, distance }: Reweighting, decidable: boolean): [string, string][] {
  const basis: [string, string] = ['Today (data.serving)', `${count(Math.round(effective))} effective of ${count(rows.n)} rows; ${figure(100 * distance)} % of the inputs are elsewhere than in the test set`];
  if (!decidable) return [basis];
  const plain = overviewOf(rows, delivery).metrics;
  return [
    basis,
    ...overviewOf(today, delivery).metrics.map(({ label, candidate, champion }, i): [string, string] => [
      `${label.charAt(0).toUpperCase()}${label.slice(1)}, today`,
      `${figure(candidate)}${rows.champion ? ` (champion ${figure(champion)})` : ''}; ${figure(plain[i]!.candidate)} on the test rows as they are`,
    ]),
  ];
}

interface Facing {
  delivery: Delivery;
  found: Reweighting;
  cells: Cells;
  rows: number;
  current: number;
  fewest: number;
  most: number;
  /** Effective rows of each label, where there are two. */
  labels?: { positives: number; negatives: number };
}

function unseenFinding({ delivery, found, cells, current, most }: Facing): Finding {
  const holds = found.unseenShare <= most;
  const named = found.unseen.slice(0, 5).map(({ cell, share }) => `${cells.nameOf(cell)} (${figure(100 * share)} %)`);
  return {
    code: 'shift-unseen',
    outcome: holds ? 'pass' : 'inconclusive',
    rule: `today's rows in cells that the test set lacks: at most ${figure(100 * most)} %`,
    message:
      found.unseen.length === 0
        ? `Every one of the ${count(current)} rows of data.serving is in a cell that the test set has.`
        : `${figure(100 * found.unseenShare)} % of the ${count(current)} rows of data.serving are in cells without a test row: ${list(named)}${found.unseen.length > 5 ? ` and ${count(found.unseen.length - 5)} more` : ''}.` +
          (holds ? '' : ' Nothing is known of the model there.'),
    expected: `≤ ${figure(100 * most)} %`,
    actual: `${figure(100 * found.unseenShare)} %`,
    n: current,
    numbers: { value: found.unseenShare, limit: most, cells: found.unseen.length },
    ...(!holds && { fix: 'Label rows of these cells for the test set, or cut by fewer columns or wider bands.' }),
    subject: { kind: 'table', name: 'data.serving' },
    location: delivery.locate([...PATH, 'columns']),
  };
}

function effectiveFinding({ delivery, found, rows, fewest, labels }: Facing): Finding {
  const rarest = labels ? Math.min(labels.positives, labels.negatives) : Infinity;
  const holds = found.effective >= fewest && rarest >= FEWEST_EVENTS;
  const needed = holds || found.effective === 0 || rarest === 0 ? null : Math.ceil(rows * Math.max(fewest / found.effective, FEWEST_EVENTS / rarest));
  const events = labels ? ` (${count(Math.floor(labels.positives))} positive, ${count(Math.floor(labels.negatives))} negative)` : '';
  const wanted = `${count(fewest)}${labels ? `, and ${FEWEST_EVENTS} of each label,` : ''}`;
  return {
    code: 'shift-effective-rows',
    outcome: holds ? 'pass' : 'inconclusive',
    rule: `effective rows under today's weights: at least ${count(fewest)}`,
    message: `Weighted as today, the ${count(rows)} test rows are worth ${count(Math.floor(found.effective))}${events}${holds ? '' : `; ${wanted} are needed${needed === null ? '' : `: about ${count(needed)} test rows`}`}.`,
    expected: `≥ ${count(fewest)}`,
    actual: count(Math.floor(found.effective)),
    n: rows,
    numbers: { value: found.effective, limit: fewest, ...labels, distance: found.distance, ...(!holds && { rows_needed: needed }) },
    ...(!holds && { fix: 'Add test rows like those of today (`sluice sample` draws them by strata), or cut by fewer columns.' }),
    subject: { kind: 'table', name: 'data.serving' },
    location: delivery.locate(PATH),
  };
}

/** `columns: drifted` where nothing drifted, or nobody knows. */
function withoutColumns(delivery: Delivery, known: boolean): Finding {
  const base = { rule: 'what drifted is known', expected: 'the drift findings of validate-data', subject: { kind: 'table' as const, name: 'data.serving' }, location: delivery.locate([...PATH, 'columns']) };
  if (known) return { ...base, code: 'shift-nothing-drifted', outcome: 'pass', message: 'validate-data found no column drifted, so today weighs the test rows as they are.', actual: 'no drift' };
  return {
    ...base,
    code: 'shift-drift-unknown',
    outcome: 'inconclusive',
    message: 'tests.shift asks for the columns that validate-data found drifted, and no statement of validate-data about this release and delivery lies beside this stage.',
    actual: 'no statement',
    fix: 'Run validate-data before, in the same run, and leave its folder beside that of this stage; or name the columns.',
  };
}

function beside(finding: Finding, { effective }: Reweighting): Finding {
  return {
    ...finding,
    code: finding.code.replace(/^metric-/, 'shift-'),
    rule: `${finding.rule}, weighted as today`,
    message: `Weighted as today (${count(Math.floor(effective))} effective rows): ${finding.message}`,
    numbers: { ...finding.numbers, effective_rows: effective },
  };
}

function unreadable(delivery: Delivery, { code, message, fix, location }: { code: string; message: string; fix: string; location?: Finding['location'] }): Finding {
  return {
    code,
    outcome: 'error',
    rule: 'the current population can be read and cut like the test set',
    message,
    expected: 'data.serving with the columns of tests.shift',
    actual: code,
    fix,
    subject: { kind: 'table', name: 'data.serving' },
    location: location ?? delivery.locate(['data', 'serving']),
  };
}
