import type { Outcome } from '../../core/verdict.ts';
import type { Ledger } from '../../evidence/ledger.ts';
import { isSealedStage } from '../../evidence/sealed.ts';
import type { AutomaticRules } from '../floor/class-rules.ts';
import type { ApprovalPolicy } from './policy.ts';
import type { Standing } from '../facts/standing.ts';

/** One condition of a rule that approves, with what was found. */
export interface AuthorityCondition {
  condition: string;
  expected: string;
  actual: string;
  holds: boolean;
}

/** A rule in place of people, as the statement records it. */
export interface Authority {
  rule: string;
  conditions: AuthorityCondition[];
  /** Every condition holds. */
  holds: boolean;
}

/**
 * Whether a rule approves this candidate; undefined where its class has none. Every condition is explicit, and one that is not
 * known does not hold: then people are asked.
 */
export function automaticAuthority({ automatic, risk }: Pick<ApprovalPolicy, 'automatic' | 'risk'>, ledger: Ledger, standing: Pick<Standing, 'champion' | 'begun' | 'takenBack'>, now: number): Authority | undefined {
  if (!automatic) return undefined;
  const conditions = [onlyAllowed(automatic, risk), served(standing), stagesSay(automatic, ledger), ...automatic.limits.flatMap((limit) => rateConditions(limit, standing, now))];
  return { rule: `approval.classes.${risk.class}.automatic`, conditions, holds: conditions.every(({ holds }) => holds) };
}

function onlyAllowed({ changes }: AutomaticRules, { changes: found }: ApprovalPolicy['risk']): AuthorityCondition {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const others = kinds.filter((kind) => !changes.includes(kind));
  return { condition: 'nothing else changed', expected: `changes of ${changes.join(', ') || 'nothing'} alone`, actual: kinds.join(', ') || 'no change', holds: kinds.length > 0 && others.length === 0 };
}

/** There is something that people approved before, and its evidence is kept. */
function served({ champion }: Pick<Standing, 'champion'>): AuthorityCondition {
  return { condition: 'there is a champion to compare with', expected: 'what serves, with its evidence', actual: champion ? (champion.ledger ? champion.release.digest : 'its evidence is not kept') : 'nothing is known to serve', holds: champion?.ledger !== undefined };
}

function stagesSay({ outcomes }: AutomaticRules, ledger: Ledger): AuthorityCondition {
  const allowed: Outcome[] = outcomes === 'warn' ? ['pass', 'warn'] : ['pass'];
  const stages = ledger.entries.map(({ statement: { predicate } }) => predicate).filter(({ stage }) => isSealedStage(stage));
  const others = stages.filter(({ outcome, enforced }) => !enforced || !allowed.includes(outcome));
  const actual = others.length > 0 ? others.map(({ stage, outcome, enforced }) => `${stage}: ${outcome}${enforced ? '' : ', not enforced'}`).join('; ') : `${stages.length} stages: ${allowed.join(' or ')}`;
  const tested = stages.some(({ stage }) => stage === 'run-model-tests');
  return { condition: 'every stage passed', expected: `${allowed.join(' or ')} of every stage, the model tests among them`, actual: tested ? actual : 'no model tests', holds: tested && others.length === 0 };
}

/** Whoever approved them: a rule may not make what people do more often than a person would. */
function rateConditions({ atMost, within }: AutomaticRules['limits'][number], { begun, takenBack }: Pick<Standing, 'begun' | 'takenBack'>, now: number): AuthorityCondition[] {
  const days = `${Math.round(within / 8_640_000) / 10} days`;
  const lately = (times: readonly number[]) => times.filter((at) => !(now - at > within)).length;
  const count = 'value' in begun ? lately(begun.value) : undefined;
  const back = 'value' in takenBack ? lately(takenBack.value.map(({ at }) => at)) : undefined;
  return [
    { condition: 'deliveries are few', expected: `fewer than ${atMost} in ${days}`, actual: count === undefined ? `not known (${'unknown' in begun ? begun.unknown : ''})` : String(count), holds: count !== undefined && count < atMost },
    { condition: 'none was taken back', expected: `none in ${days}`, actual: back === undefined ? `not known (${'unknown' in takenBack ? takenBack.unknown : ''})` : String(back), holds: back === 0 },
  ];
}
