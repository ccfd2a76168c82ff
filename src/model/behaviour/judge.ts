import type { Predictor } from '../../core/seams.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PartAnswer } from '../facts.ts';
import { count, counted, list } from '../format.ts';
import type { ProbeOptions } from '../probe-model.ts';
import { tryAdversarial } from './adversarial.ts';
import { readingOf } from './answers.ts';
import { Asking, type Answer } from './ask.ts';
import { tryDirectional, tryMetamorphic } from './changes.ts';
import { columnFacts } from './column-facts.ts';
import { tryDeterminism } from './determinism.ts';
import { tryInvariances } from './invariances.ts';
import { tryMonotone } from './monotone.ts';
import { tryPerturbations } from './perturbations.ts';
import type { Behaviour, Judged, Probing } from './probing.ts';
import { judgeRate } from './rate.ts';
import { drawSample, requireColumns, type Sample } from './sample.ts';
import { scoresOutOfRange } from './score-range.ts';

/** Asks the model the drawn rows as they are and as each rule changes them. No label is read. */
export async function judgeBehaviour(delivery: Delivery, context: StageContext, predictor: Predictor, options: ProbeOptions = {}): Promise<PartAnswer> {
  const behaviour = delivery.spec.tests!.behaviour!;
  if (RULES.every((rule) => behaviour[rule] === undefined)) return { findings: [nothingDeclared(delivery)] };
  const sample = await drawSample(delivery, context, options, behaviour.rows!);
  requireColumns(delivery, sample, columnsAsked(behaviour));
  const facts = await columnFacts(delivery, context, sample);
  const asking = new Asking(predictor, { batch: behaviour.batch!, signal: options.signal });
  const inputs = [...sample.inputs, ...facts.inputs];
  const answers = await asking.ask(sample.rows);
  const silent = answers.flatMap((answer, row) => (answer.kind === 'answered' ? [] : [row]));
  if (silent.length > 0) return { findings: [unanswered(delivery, sample, answers, silent)], inputs };

  const before = answers.map((answer) => (answer.kind === 'answered' ? answer.prediction : []));
  const probing: Probing = { delivery, engine: context.engine, sample, facts, asking, reading: readingOf(delivery, predictor.outputs), before };
  const perturbed = await tryPerturbations(probing, behaviour);
  const attacked = await tryAdversarial(probing, behaviour);
  const judged = [
    ...(await tryDeterminism(probing, behaviour)),
    ...(await tryInvariances(probing, behaviour)),
    ...(await tryMonotone(probing, behaviour)),
    ...(await tryDirectional(probing, behaviour)),
    ...(await tryMetamorphic(probing, behaviour)),
    ...perturbed.judged,
    ...attacked.judged,
  ];
  return {
    findings: [...scoresOutOfRange(delivery, sample, before, ['tests', 'predictor']), ...findingsOf(delivery, judged)],
    notes: [
      `Behaviour: ${counted(sample.rows.length, 'row')} drawn of ${count(sample.total)}, ${counted(asking.asked, 'question')} to the model.`,
      ...(facts.from && behaviour.perturbations?.some(({ kind }) => kind === 'noise') ? [`Interquartile ranges come from ${facts.from}.`] : []),
      ...perturbed.notes,
      ...offNotes(behaviour),
    ],
    facts: attacked.facts,
    inputs,
    details: { rows: sample.rows.length, of: sample.total, questions: asking.asked, seed: delivery.spec.tests!.seed, rules: judged.map(({ rule, tried }) => ({ code: rule.code, rule: rule.rule, n: tried.n, broken: tried.broken })) },
  };
}

/** Rules that pass are told once for each group; each one that does not has a finding of its own. */
function findingsOf(delivery: Delivery, judged: readonly Judged[]): Finding[] {
  const findings: Finding[] = [];
  const passed = new Map<string, Finding[]>();
  for (const { tried, rule, group } of judged) {
    const finding = judgeRate(delivery, tried, rule, judged.length);
    if (finding.outcome !== 'pass' || group === undefined) findings.push(finding);
    else if (passed.has(group)) passed.get(group)!.push(finding);
    else passed.set(group, [finding]);
  }
  return [...findings, ...[...passed.values()].map(together)];
}

/** The passing rule with the highest rate, and how many others stand behind it. */
function together(findings: readonly Finding[]): Finding {
  const worst = findings.reduce((a, b) => ((b.interval?.high ?? 0) > (a.interval?.high ?? 0) ? b : a));
  if (findings.length === 1) return worst;
  return { ...worst, message: `${worst.message} This is the highest of ${findings.length}: ${list(findings.map((finding) => finding.subject?.name ?? finding.rule), 12)}.` };
}

function columnsAsked(behaviour: Behaviour): { columns: readonly string[]; path: (string | number)[] }[] {
  const at = (key: keyof Behaviour, index?: number): (string | number)[] => ['tests', 'behaviour', key, ...(index === undefined ? [] : [index])];
  return [
    ...(behaviour.invariances ?? []).map(({ columns }, i) => ({ columns, path: at('invariances', i) })),
    ...(behaviour.monotone ?? []).map(({ column }, i) => ({ columns: [column], path: at('monotone', i) })),
    ...(behaviour.directional ?? []).map(({ change }, i) => ({ columns: Object.keys(change), path: at('directional', i) })),
    ...(behaviour.metamorphic ?? []).map(({ change }, i) => ({ columns: Object.keys(change), path: at('metamorphic', i) })),
    ...(behaviour.perturbations ?? []).map(({ columns }, i) => ({ columns: columns ?? [], path: at('perturbations', i) })),
    ...(behaviour.adversarial ? [{ columns: Object.keys(behaviour.adversarial.columns), path: at('adversarial') }] : []),
  ];
}

const RULES = ['determinism', 'invariances', 'monotone', 'directional', 'metamorphic', 'perturbations', 'adversarial'] as const;

function offNotes(behaviour: Behaviour): string[] {
  const off = RULES.filter((rule) => behaviour[rule] === undefined);
  return off.length > 0 ? [`Behaviour, off (not declared): ${off.join(', ')}.`] : [];
}

function nothingDeclared(delivery: Delivery): Finding {
  return {
    code: 'behaviour-not-declared',
    outcome: 'error',
    rule: 'tests.behaviour declares rules',
    message: 'tests.behaviour says how rows are drawn and declares no rule, so nothing would be asked of the model.',
    expected: RULES.join(', '),
    actual: 'none of them',
    fix: 'Declare one of them, for example `determinism: {}` and `perturbations: [{kind: noise}]`.',
    location: delivery.locate(['tests', 'behaviour']),
  };
}

function unanswered(delivery: Delivery, sample: Sample, answers: readonly Answer[], silent: readonly number[]): Finding {
  const first = answers[silent[0]!]!;
  return {
    code: 'behaviour-rows-unanswered',
    outcome: 'fail',
    rule: 'the model answers every row as it is',
    message: `The model gave no answer to ${counted(silent.length, 'row')} of ${count(sample.rows.length)} that nobody has changed, so what it does with changed ones was not asked. For example ${list(silent.slice(0, 3).map((row) => sample.nameOf(row)))}${'code' in first ? ` (${first.code})` : ''}.`,
    expected: 'an answer to each row',
    actual: `${count(silent.length)} without`,
    n: sample.rows.length,
    numbers: { unanswered: silent.length },
    fix: 'Let the model answer every row of the features, also the awkward ones.',
    location: delivery.locate(['tests', 'behaviour']),
  };
}
