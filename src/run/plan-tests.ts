import { InputError } from '../core/problem.ts';
import type { StageContext } from '../core/stage.ts';
import { loadDelivery } from '../delivery/load.ts';
import { isThere } from '../model/files.ts';
import { DEFAULTS, plannedLevel, planTests, type Assumptions, type Pilot, type PlanLine } from '../model/gates/plan.ts';
import { assumedPilot, measuredBasis, pilotOf } from '../model/gates/plan-pilot.ts';
import { joinPredictions } from '../model/predictions/predictions.ts';
import { testSetOf } from '../model/predictions/test-set.ts';
import { cutName, cutsOf } from '../model/slices/cuts.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Session } from './session.ts';

export interface PlanRequest {
  power?: number;
  rate?: number;
  auc?: number;
  correlation?: number;
  disagreement?: number;
  gain?: number;
  /** Which use of a counted test set is planned for; 1 where the delivery file has a rollout, else uses are not counted. */
  use?: number;
  slices: { name: string; share: number }[];
  groups: { column: string; shares: number[] }[];
}

export interface TestPlan {
  basis: string;
  assumptions: Assumptions;
  lines: PlanLine[];
  /** What was said and changes nothing, and why. */
  notes: string[];
  /** Rows for all gates that any number of rows can decide. */
  rows: number | null;
}

/** How many labelled rows the gates of the delivery file need. Reads the champion's predictions on labelled rows where they are there, and writes nothing. */
export async function planTestsOf(session: Session, request: PlanRequest): Promise<TestPlan> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  if (!delivery.spec.tests) throw InputError.of('plan-no-tests', 'The delivery file declares no tests, so there is nothing to plan for.', 'Add `tests` with the gates that a candidate must hold.', delivery.locate([]));
  forBinaryOnly(delivery, request);
  const pilot = (await measuredPilot(delivery, session, request)) ?? assumedPilot(delivery, { rate: request.rate ?? DEFAULTS.rate, auc: request.auc ?? DEFAULTS.auc, slices: request.slices, groups: request.groups });
  if (!pilot)
    throw InputError.of('plan-no-pilot', `How much the metrics of a ${delivery.spec.tests.task} task vary cannot be assumed, and no labelled rows with predictions are there.`, 'Name the champion\'s (or any model\'s) predictions on data.develop in tests.predictions; a few hundred rows are enough.', delivery.locate(['tests', 'predictions']));
  const use = request.use ?? (delivery.spec.rollout ? 1 : undefined);
  const assumptions: Assumptions = {
    power: request.power ?? DEFAULTS.power,
    level: plannedLevel(delivery, use),
    correlation: request.correlation ?? DEFAULTS.correlation,
    ...(request.disagreement !== undefined && { disagreement: request.disagreement }),
    ...(request.gain !== undefined && { gain: request.gain }),
  };
  const lines = planTests(delivery, pilot, assumptions);
  const known = lines.map(({ rows }) => rows).filter((rows) => rows !== null);
  return { basis: pilot.basis, assumptions, lines, notes: unusedOptions(delivery, request, pilot), rows: known.length > 0 ? Math.max(...known) : null };
}

function forBinaryOnly(delivery: Delivery, { rate, auc }: PlanRequest): void {
  const { task } = delivery.spec.tests!;
  const given = [rate !== undefined && '--rate', auc !== undefined && '--auc'].filter((name) => name !== false);
  if (task !== 'binary' && given.length > 0)
    throw InputError.of('plan-not-for-task', `${given.join(' and ')} ${given.length === 1 ? 'says' : 'say'} nothing of the task ${task}: only rows of a binary task can be made up.`, `Leave ${given.length === 1 ? 'it' : 'them'} out, and name predictions on data.develop in tests.predictions: how much the metrics vary is measured there.`, delivery.locate(['tests', 'task']));
}

/** Options that no gate of the delivery file asks for, or that measured rows answer already. */
function unusedOptions(delivery: Delivery, request: PlanRequest, { source }: Pilot): string[] {
  const { gates = [], slices, fairness } = delivery.spec.tests!;
  const all = [...gates, ...(slices?.gates ?? [])];
  const columns = (fairness?.groups ?? []).map(cutName);
  const measured = source === 'measured' ? ['shares are measured on the rows that are there'] : [];
  const unused = (option: string, given: boolean, why: readonly (string | false)[]): string[] => {
    const reason = why.find((text) => text !== false);
    return given && reason ? [`${option} changes nothing: ${reason}.`] : [];
  };
  return [
    ...unused('--slice', request.slices.length > 0, [!slices?.gates?.length && 'the delivery file has no tests.slices.gates', ...measured]),
    ...unused('--groups', request.groups.length > 0, [!fairness?.gates.length && 'the delivery file has no tests.fairness.gates', ...measured]),
    ...request.groups.filter(({ column }) => source === 'assumed' && columns.length > 0 && !columns.includes(column)).map(({ column }) => `--groups ${column} changes nothing: tests.fairness.groups has ${columns.join(', ')}.`),
    ...unused('--gain', request.gain !== undefined, [!all.some((gate) => gate.better_than_champion_by !== undefined) && 'no gate has better_than_champion_by']),
    ...unused('--disagreement', request.disagreement !== undefined, [!all.some((gate) => gate.metric === 'accuracy' && COMPARED.some((key) => gate[key] !== undefined)) && 'no gate compares the accuracy with the champion']),
  ];
}

const COMPARED = ['no_worse_than_champion_by', 'better_than_champion_by', 'within_of_champion'] as const;

/** From the development split, never from the sealed test set: planning must not look at it. */
async function measuredPilot(delivery: Delivery, session: Session, request: PlanRequest): Promise<Pilot | undefined> {
  if (request.rate !== undefined || request.auc !== undefined || delivery.spec.data?.develop === undefined) return undefined;
  const context: StageContext = { purpose: 'develop', deliveryId: session.deliveryId, clock: session.clock, log: session.log, engine: session.engine, out: session.out };
  const testSet = await testSetOf(delivery, context);
  if (Array.isArray(testSet)) return undefined;
  const { candidate, champion } = delivery.spec.tests!.predictions;
  const files: string[] = [];
  for (const declared of [candidate, champion]) if (declared !== undefined && (await isThere(delivery.resolve(declared)))) files.push(delivery.resolve(declared));
  if (files.length === 0) return undefined;
  const { rows, findings } = await joinPredictions(delivery, session.engine, testSet, { candidate: files[0]!, champion: files[1] }, cutsOf(delivery));
  if (!rows) {
    session.log.warning(`The predictions on ${testSet.declared} cannot be used, so nothing is measured from them: ${findings[0]?.message ?? 'no rows'}`);
    return undefined;
  }
  return pilotOf(delivery, rows, measuredBasis(rows, testSet.declared, files.length > 1));
}
