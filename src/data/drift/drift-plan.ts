import type { ColumnInfo } from '../../core/seams.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { DataCheck, KnownProfile, PlanCheck } from '../check.ts';
import type { Profile } from '../profile/profile.ts';
import { columnNamed, type DataSource } from '../source.ts';
import { some } from '../words.ts';
import { driftFinding } from './drift-findings.ts';
import { driftAnswers, driftMeasures, questionOf, type DriftQuestion } from './drift.ts';

/** Family-wise rate of false alarms where the delivery file says none; the schema's default. */
const FALSE_ALARMS = 0.05;

/** Drift of data.serving against the profile of training: every column's distance, in the scan of serving. */
export const planDrift: PlanCheck = async (facts) => {
  const serving = facts.sources.find((source) => source.name === 'serving');
  if (!serving) return off('no data.serving');
  const known = await facts.profile();
  if (!known) return off('no data.train or data.profile');
  return planOf(facts.delivery, known, serving);
};

function off(why: string): DataCheck {
  return { name: 'drift', measures: {}, judge: async () => [], notes: [`Drift: off (${why}).`], facts: [['Columns compared for drift', '0']], wellSaid: `drift is off (${why})` };
}

function planOf(delivery: Delivery, { profile, from }: KnownProfile, serving: DataSource): DataCheck {
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
    name: 'drift',
    measures: { serving: driftMeasures(questions, columns, '') },
    judge: async ({ serving: answers }) => [
      ...absent.map((name) => absentFinding(name, delivery)),
      ...(answers ? driftAnswers(questions, profile, answers, '', falseAlarms).map((answer) => driftFinding(answer, delivery, falseAlarms)) : []),
    ],
    notes: notesOf(questions, skipped, from),
    facts: [['Columns compared for drift', String(questions.length)]],
    wellSaid: 'no column drifted',
  };
}

function notesOf(questions: readonly DriftQuestion[], skipped: readonly string[], from: KnownProfile['from']): string[] {
  const present = questions.filter(({ profile }) => profile.kind === 'presence').map(({ column, profile }) => `${column} (${profile.kind === 'presence' ? profile.why : ''})`);
  return [
    ...(from === 'train' ? ['Drift: the profile was made from data.train in this run; freeze it with `sluice profile` and `data.profile`.'] : []),
    ...(skipped.length > 0 ? [`Drift: not asked of ${some(skipped)}.`] : []),
    ...(present.length > 0 ? [`Drift: only how often they are missing is compared of ${some(present)}.`] : []),
  ];
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
