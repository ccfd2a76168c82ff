import { InputError } from '../core/problem.ts';
import type { ColumnInfo, Value } from '../core/seams.ts';
import type { StageContext } from '../core/stage.ts';
import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { driftFinding } from './drift-findings.ts';
import { driftAnswers, driftMeasures, questionOf, type DriftQuestion } from './drift.ts';
import { makeProfile } from './make-profile.ts';
import { readProfile, type Profile } from './profile.ts';
import { columnNamed, type DataSource } from './rule.ts';

/** Drift as it will be asked of `data.serving`: which columns, which aggregates, and what to make of the answers. */
export interface DriftPlan {
  questions: DriftQuestion[];
  measures: Record<string, string>;
  judge(answers: Record<string, Value> | undefined): Finding[];
  profile?: Profile;
  from?: 'file' | 'train';
  /** Why it is off, in a few words, where it is. */
  off?: string;
  /** Columns that are not compared, and why. */
  skipped: string[];
}

const PREFIX = 'd';
/** Family-wise rate of false alarms where the delivery file says none; the schema's default. */
const FALSE_ALARMS = 0.05;

export async function planDrift(delivery: Delivery, sources: readonly DataSource[], context: StageContext): Promise<DriftPlan> {
  const data = delivery.spec.data!;
  const serving = sources.find((source) => source.name === 'serving');
  const train = sources.find((source) => source.name === 'train');
  if (!serving) return off('no data.serving');
  if (!data.profile && !train) return off('no data.train or data.profile');
  const from = data.profile ? 'file' : 'train';
  const profile = data.profile ? await readProfile(delivery.resolve(data.profile), delivery.locate(['data', 'profile'])) : await profileOfTrain(train!, delivery, context);
  return planOf(delivery, profile, from, serving);
}

async function profileOfTrain(train: DataSource, delivery: Delivery, context: StageContext): Promise<Profile> {
  try {
    return await makeProfile(context.engine, train.source, delivery.spec.data!.columns);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(['data', 'train']) })), { cause: error });
  }
}

function off(why: string): DriftPlan {
  return { questions: [], measures: {}, judge: () => [], off: why, skipped: [] };
}

function planOf(delivery: Delivery, profile: Profile, from: 'file' | 'train', serving: DataSource): DriftPlan {
  const { key = [], label, columns: declared = {}, drift } = delivery.spec.data!;
  const same = (a: string, b: string | undefined) => a.toLowerCase() === b?.toLowerCase();
  const own = (name: string) => Object.entries(drift?.limits?.columns ?? {}).find(([other]) => same(name, other))?.[1];
  const questions: DriftQuestion[] = [];
  const absent: string[] = [];
  const skipped: string[] = [];
  const columns = new Map<string, ColumnInfo>();
  for (const [name, column] of Object.entries(profile.columns)) {
    const found = columnNamed(serving, name);
    const limit = own(name);
    if (limit === 'off') skipped.push(`${name} (off)`);
    else if (key.some((one) => same(name, one))) skipped.push(`${name} (key)`);
    else if (!found && same(name, label)) continue;
    else if (!found && declaredOptional(declared, name)) skipped.push(`${name} (absent, not required)`);
    else if (!found) absent.push(name);
    else {
      columns.set(name, found);
      // A profile made before the column was called sensitive may hold its values: they are not used.
      questions.push(questionOf(name, withoutValues(column, declared, name, profile.rows), limit, drift?.limits?.default));
    }
  }
  const falseAlarms = drift?.false_alarms ?? FALSE_ALARMS;
  return {
    questions,
    measures: driftMeasures(questions, columns, PREFIX),
    judge: (answers) => [
      ...absent.map((name) => absentFinding(name, delivery)),
      ...(answers ? driftAnswers(questions, profile, answers, PREFIX, falseAlarms).map((answer) => driftFinding(answer, delivery, falseAlarms)) : []),
    ],
    profile,
    from,
    skipped,
  };
}

function declaredOptional(declared: Record<string, { required?: boolean }>, name: string): boolean {
  return Object.entries(declared).some(([other, column]) => other.toLowerCase() === name.toLowerCase() && column.required === false);
}

function withoutValues(column: Profile['columns'][string], declared: Record<string, { sensitive?: boolean }>, name: string, rows: number): Profile['columns'][string] {
  const sensitive = Object.entries(declared).some(([other, { sensitive: hidden }]) => hidden && other.toLowerCase() === name.toLowerCase());
  return sensitive && column.kind !== 'presence' ? { kind: 'presence', why: 'sensitive', null: column.null, present: rows - column.null } : column;
}

/** The model was trained with a column that it does not get today. */
function absentFinding(name: string, delivery: Delivery): Finding {
  const warn = delivery.spec.data?.drift?.severity === 'warn';
  return {
    code: 'drift-column-missing',
    outcome: warn ? 'warn' : 'fail',
    rule: `${name}: still served`,
    message: `${name} was in the training data and data.serving has no such column.`,
    expected: `a column ${name}`,
    actual: 'none',
    numbers: {},
    subject: { kind: 'column', name },
    location: delivery.locate(['data', 'serving']),
    fix: `Add ${name} to data.serving, or write \`data.drift.limits.columns.${name}: off\` if the model does not use it.`,
  };
}
