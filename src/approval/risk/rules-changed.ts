import { canonicalJson } from '../../core/digest.ts';
import { loosened } from '../../delivery/loosened.ts';
import type { DeliverySpec } from '../../delivery/spec.ts';
import type { Change } from './changes.ts';
import type { ChangeOptions, Files } from './what-changed.ts';

/** Nobody reads more, and the statement names the delivery file whole. */
const MOST_LOOSENINGS = 100;
const UNREADABLE = 'the delivery file at the commit that serves cannot be read';

/** Gates, people, evidence and rollout that ask for less than those by which what serves was judged. */
export function thresholdChanges({ now, then }: Files, { locate }: Pick<ChangeOptions, 'locate'>): Change[] {
  if (!then) return [{ kind: 'thresholds-loosened', what: `Whether gates were loosened is not known: ${UNREADABLE}` }];
  const found = loosened(then, now);
  const told = found.slice(0, MOST_LOOSENINGS).map(({ path, what }): Change => ({ kind: 'thresholds-loosened', what: `Loosened: ${what}`, location: locate(path) }));
  return found.length > told.length ? [...told, { kind: 'thresholds-loosened', what: `Loosened: ${found.length - told.length} more` }] : told;
}

/** How fast, how large and how costly the model may be where it serves. */
export function servingChanges({ now, then }: Files, { locate }: Pick<ChangeOptions, 'locate'>): Change[] {
  if (!then) return [{ kind: 'serving-limits', what: `Whether limits of serving changed is not known: ${UNREADABLE}` }];
  const [is, was] = [plain(now.tests?.serving ?? {}), plain(then.tests?.serving ?? {})];
  return keysThatDiffer(is, was).map((key) => ({ kind: 'serving-limits', what: `Limits of serving changed: tests.serving.${key}`, location: locate(['tests', 'serving', key]) }));
}

/** Rules of approval, of risk and of evidence that are others, tighter ones too. */
export function policyChanges({ now, then }: Files, { locate }: Pick<ChangeOptions, 'locate'>): Change[] {
  if (!then) return [{ kind: 'policy', what: `Whether the rules of approval changed is not known: ${UNREADABLE}` }];
  const rules = ({ approval, evidence, release }: DeliverySpec) => plain({ approval, evidence, 'release.risk': release.risk });
  const [is, was] = [rules(now), rules(then)];
  return keysThatDiffer(is, was).map((key) => ({ kind: 'policy', what: `Rules changed: ${key}`, location: locate(key.split('.')) }));
}

function keysThatDiffer(is: Record<string, unknown>, was: Record<string, unknown>): string[] {
  return [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((key) => canonicalJson(is[key] ?? null) !== canonicalJson(was[key] ?? null)).sort();
}

function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
