import type { Dialect, Tally, Value } from '../../core/data-engine.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Column } from '../../delivery/spec.ts';
import type { DataCheck, DataFacts, KnownProfile, PlanCheck } from '../check.ts';
import { countingOf, type Counting } from '../profile/counts.ts';
import type { ColumnProfile, PresenceProfile, Profile } from '../profile/profile.ts';
import { columnNamed, numberOf, sameName, type DataSource } from '../source.ts';
import { some } from '../words.ts';
import { answersOf, type DriftAnswer } from './drift.ts';
import { absentFinding, driftFinding, retypedFinding, unprofiledFinding, type Telling } from './drift-findings.ts';
import { importancesOf, type Importances } from './importances.ts';
import { questionsOf, type DriftQuestion } from './questions.ts';

/** Family-wise rate of false alarms where the delivery file says none; the schema's default. */
export const FALSE_ALARMS = 0.05;

/** Drift of data.serving against the profile of training: every column's distance, in the scan of serving. */
export const planDrift: PlanCheck = async (facts) => {
  const serving = facts.sources.find((source) => source.name === 'serving');
  if (!serving) return off('no data.serving');
  const known = await facts.profile();
  if (!known) return off('no data.train or data.profile');
  const importances = await importancesOf(facts.delivery, known.profile);
  return planOf(facts, known, serving, importances);
};

function off(why: string): DataCheck {
  return { name: 'drift', measures: {}, judge: async () => [], notes: [`Drift: off (${why}).`], facts: [['Columns compared for drift', '0']], wellSaid: `drift is off (${why})` };
}

/** Which columns are asked, which are not and why. */
interface Asked {
  questions: DriftQuestion[];
  countings: Map<string, Counting>;
  absent: string[];
  retyped: { name: string; was: string; is: string }[];
  /** Columns of serving that the profile tells nothing of. */
  unprofiled: { name: string; why: string }[];
  skipped: string[];
}

function planOf({ delivery, context, sources }: DataFacts, { profile, from }: KnownProfile, serving: DataSource, importances: Importances | undefined): DataCheck {
  const drift = delivery.spec.data?.drift;
  const falseAlarms = drift?.false_alarms ?? FALSE_ALARMS;
  const asked = askedOf(delivery, profile, serving, context.engine.dialect(serving.source));
  if (from === 'file') asked.unprofiled.push(...unprofiledOf(delivery, profile, serving, sources.find(({ name }) => name === 'train')));
  const telling: Telling = { delivery, falseAlarms, importances, roleOf: (name) => roleOf(delivery, name) };
  return {
    name: 'drift',
    measures: { serving: measuresOf(asked.countings) },
    tallies: tallyOf([...asked.countings.values()]),
    judge: async ({ serving: answers }) => {
      const current = answers && profileOf(asked.countings, answers);
      const found = current ? answersOf(asked.questions, profile.rows, current, falseAlarms, drift?.correction) : [];
      return [
        ...asked.absent.map((name) => absentFinding(name, telling)),
        ...asked.retyped.map((column) => retypedFinding(column, telling)),
        ...asked.unprofiled.map(({ name, why }) => unprofiledFinding(name, why, telling)),
        ...byWeight(found, importances).map((answer) => driftFinding(answer, telling)),
      ];
    },
    notes: notesOf(asked, delivery, profile, from, importances),
    facts: [['Columns compared for drift', String(asked.countings.size)]],
    wellSaid: asked.countings.size === 0 ? 'no column was compared for drift' : 'no column drifted',
  };
}

/** What the model uses most comes first; of equal use, what is farthest over its limit. */
function byWeight(answers: readonly DriftAnswer[], importances: Importances | undefined): DriftAnswer[] {
  const excess = ({ estimate, limit }: DriftAnswer) => (Number.isNaN(estimate) ? Infinity : estimate / limit);
  const weight = ({ question }: DriftAnswer) => importances?.of(question.column) ?? 0;
  return [...answers].sort((a, b) => weight(b) - weight(a) || (excess(b) === excess(a) ? 0 : excess(b) - excess(a)));
}

function askedOf(delivery: Delivery, profile: Profile, serving: DataSource, dialect: Dialect): Asked {
  const { key = [], columns: declared = {}, drift } = delivery.spec.data!;
  const found: Asked = { questions: [], countings: new Map(), absent: [], retyped: [], unprofiled: [], skipped: [] };
  for (const [name, frozen] of Object.entries(profile.columns)) {
    const column = columnNamed(serving, name);
    const isOff = Object.entries(drift?.limits?.columns ?? {}).some(([other, limit]) => limit === 'off' && sameName(name, other));
    // A profile made before the column was called sensitive may hold its values: they are not used.
    const reference = withoutValues(frozen, declared, name, profile.rows);
    if (isOff) found.skipped.push(`${name} (off)`);
    else if (key.some((one) => sameName(name, one))) found.skipped.push(`${name} (key)`);
    else if (!column && roleOf(delivery, name) !== 'feature') found.skipped.push(`${name} (${roleOf(delivery, name)}, not served)`);
    else if (!column && declaredOptional(declared, name)) found.skipped.push(`${name} (absent, not required)`);
    else if (!column) found.absent.push(name);
    else {
      const kind = dialect.logical(column.native).kind;
      if (frozen.kind === 'presence' && !hasReason(frozen.why, declared, name, kind)) found.unprofiled.push({ name, why: `the profile keeps no values of it, as of a ${frozen.why} column, and it is none` });
      if (!comparable(reference, kind)) found.retyped.push({ name, was: reference.type ?? (reference.kind === 'numbers' ? 'number' : 'text'), is: kind });
      else {
        found.countings.set(name, countingOf(dialect, column, reference, dialect.tallies));
        found.questions.push(...questionsOf(name, reference, drift?.limits));
      }
    }
  }
  return found;
}

/** Served columns that the contract declares or training has, and a profile from a file does not: nobody would look at them. */
function unprofiledOf(delivery: Delivery, profile: Profile, serving: DataSource, train: DataSource | undefined): Asked['unprofiled'] {
  const { key = [], columns: declared = {}, drift } = delivery.spec.data!;
  const among = (names: readonly string[], name: string) => names.some((other) => sameName(other, name));
  const limits = drift?.limits?.columns ?? {};
  const off = Object.keys(limits).filter((name) => limits[name] === 'off');
  const expected = [...Object.keys(declared), ...(train?.columns ?? []).map(({ name }) => name)];
  return serving.columns
    .filter(({ name }) => among(expected, name) && !among([...Object.keys(profile.columns), ...key, ...off], name) && roleOf(delivery, name) === 'feature')
    .map(({ name }) => ({ name, why: `${delivery.spec.data!.profile} has no such column` }));
}

/** Texts are read as numbers where they are such; days, truths and lists are none, whatever an engine makes of them. */
function comparable(reference: ColumnProfile, kind: string): boolean {
  if (reference.kind === 'numbers') return ['integer', 'decimal', 'float', 'string'].includes(kind);
  return reference.kind === 'presence' || !['list', 'struct', 'other'].includes(kind);
}

function roleOf(delivery: Delivery, name: string): 'label' | 'prediction' | 'feature' {
  const { label, prediction } = delivery.spec.data!;
  return sameName(name, label) ? 'label' : sameName(name, prediction) ? 'prediction' : 'feature';
}

function measuresOf(countings: Asked['countings']): Record<string, string> {
  return Object.fromEntries([...countings.values()].flatMap(({ measures }, index) => Object.entries(measures).map(([name, sql]) => [`${index}_${name}`, sql])));
}

/** The numbers of all columns that are counted as they pass. */
function tallyOf(countings: readonly Counting[]): DataCheck['tallies'] {
  const tallied = countings.flatMap((counting) => counting.tallied ?? []);
  const tally: Tally = { numbers: tallied.map(({ number }) => number), begin: () => tallied.forEach((one) => one.begin()), see: (at, seen) => tallied[at]!.see(seen) };
  return tallied.length > 0 ? { serving: tally } : {};
}

function profileOf(countings: Asked['countings'], answers: Record<string, Value>): Profile {
  const rows = numberOf(answers.rows);
  const columns = [...countings].map(([name, counting], place) => [name, counting.read((key) => answers[`${place}_${key}`], rows)] as const);
  return { schema: 'urn:sluice:profile:v1', rows, columns: Object.fromEntries(columns) };
}

function notesOf({ questions, skipped }: Asked, delivery: Delivery, profile: Profile, from: KnownProfile['from'], importances: Importances | undefined): string[] {
  const present = questions.flatMap(({ column, profile: { kind, ...rest } }) => (kind === 'presence' && 'why' in rest ? [`${column} (${rest.why})`] : []));
  const { prediction } = delivery.spec.data!;
  const unused = importances?.kind === 'importance' ? [...new Set(questions.map(({ column }) => column))].filter((name) => roleOf(delivery, name) === 'feature' && !((importances.of(name) ?? 0) > 0)) : [];
  return [
    ...(from === 'train' ? ['Drift: the profile was made from data.train in this run; freeze it with `sluice profile` and `data.profile`.'] : []),
    ...(skipped.length > 0 ? [`Drift: not asked of ${some(skipped)}.`] : []),
    ...(present.length > 0 ? [`Drift: only how often they are missing is compared of ${some(present)}.`] : []),
    ...(prediction !== undefined && !Object.keys(profile.columns).some((name) => sameName(name, prediction)) ? [`Prediction drift: off (the training profile has no column ${prediction}).`] : []),
    ...(unused.length > 0 ? [`Drift: the model does not use ${some(unused)} (importance 0 or none in ${delivery.spec.data!.drift!.importances}).`] : []),
  ];
}

function declaredOptional(declared: Record<string, { required?: boolean }>, name: string): boolean {
  return Object.entries(declared).some(([other, column]) => sameName(other, name) && column.required === false);
}

/** Whether a profile may still keep nothing but the nulls of a column; a file of texts may hold times and lists. */
function hasReason(why: PresenceProfile['why'], declared: Record<string, Column>, name: string, kind: string): boolean {
  if (why === 'sensitive') return isSensitive(declared, name);
  const types = why === 'time' ? ['date', 'timestamp'] : ['list', 'struct', 'other'];
  const own = Object.entries(declared).find(([other]) => sameName(other, name))?.[1].type;
  return kind === 'string' || [kind, own].some((type) => types.includes(type ?? ''));
}

function isSensitive(declared: Record<string, { sensitive?: boolean }>, name: string): boolean {
  return Object.entries(declared).some(([other, { sensitive }]) => sensitive && sameName(other, name));
}

function withoutValues(column: ColumnProfile, declared: Record<string, { sensitive?: boolean }>, name: string, rows: number): ColumnProfile {
  return isSensitive(declared, name) && column.kind !== 'presence' ? { kind: 'presence', why: 'sensitive', null: column.null, present: rows - column.null } : column;
}
