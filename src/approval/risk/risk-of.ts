import { DEFAULT_RISK } from '../../delivery/risk-class.ts';
import type { DeliverySpec, RiskRules } from '../../delivery/spec.ts';
import { CHANGE_KINDS, higher, type Change, type ChangeKind, type Risk, type RiskClass } from './changes.ts';

/**
 * The class of a candidate with these changes, and which rules gave it. The highest class of all rules that match counts; a
 * change that no matching rule names has the class `default`, so that a rule about one change never speaks for another.
 */
export function riskOf(spec: { release: Pick<DeliverySpec['release'], 'risk'> }, changes: readonly Pick<Change, 'kind' | 'what'>[]): Risk {
  const kept = changes.map(({ kind, what }) => ({ kind, what }));
  const { risk = DEFAULT_RISK } = spec.release;
  if (typeof risk === 'string') return { class: risk, because: ['release.risk says so, whatever changed'], changes: kept };
  const kinds = new Set(changes.map(({ kind }) => kind));
  const found = matches(risk, kinds);
  const top = found.reduce<RiskClass>((most, each) => higher(most, each.risk), 'low');
  return { class: top, because: found.filter((each) => each.risk === top).map(({ why }) => why), changes: kept };
}

/** The same over an organisation's rules: the higher class of both counts, and where only one of them speaks, that one. */
export function riskOver(spec: { release: Pick<DeliverySpec['release'], 'risk'> }, floor: { release?: Pick<DeliverySpec['release'], 'risk'> } | undefined, changes: readonly Pick<Change, 'kind' | 'what'>[]): Risk {
  const under = floor?.release?.risk;
  if (under === undefined) return riskOf(spec, changes);
  const least = riskOf({ release: { risk: under } }, changes);
  const because = least.because.map((each) => `the organisation's policy: ${each}`);
  if (spec.release.risk === undefined) return { ...least, because };
  const own = riskOf(spec, changes);
  const top = higher(own.class, least.class);
  return { ...own, class: top, because: [...(own.class === top ? own.because : []), ...(least.class === top ? because : [])] };
}

function matches({ rules = [], default: fallback = DEFAULT_RISK }: RiskRules, kinds: ReadonlySet<ChangeKind>): { risk: RiskClass; why: string }[] {
  const named = new Set<ChangeKind>();
  const found: { risk: RiskClass; why: string }[] = [];
  rules.forEach(({ when, only, risk, because }, index) => {
    const here = CHANGE_KINDS.filter((kind) => kinds.has(kind) && when.includes(kind));
    if (here.length === 0 || (only && here.length < kinds.size)) return;
    for (const kind of here) named.add(kind);
    found.push({ risk, why: `rule ${index + 1} of release.risk: ${here.join(', ')}${only ? ', and nothing else,' : ''} is ${risk}${because ? ` (${because})` : ''}` });
  });
  const left = CHANGE_KINDS.filter((kind) => kinds.has(kind) && !named.has(kind));
  if (kinds.size === 0) found.push({ risk: fallback, why: `nothing changed, and the default of release.risk is ${fallback}` });
  else if (left.length > 0) found.push({ risk: fallback, why: `no rule of release.risk speaks of ${left.join(', ')}, and its default is ${fallback}` });
  return found;
}
