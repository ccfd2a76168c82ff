import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { wilson } from '../../statistics/proportions.ts';
import { count, figure, interval, percent } from '../format.ts';
import { decide } from '../gates/decide.ts';
import type { Fault } from './fault-proxy.ts';
import { failureKinds } from './load-gates.ts';
import type { Dependency, UnderFault } from './phase-dependencies.ts';
import type { Settings } from './settings.ts';

const WORDS: Record<Fault, string> = { delay: 'answers late', error: 'answers with errors', empty: 'answers with nothing', stale: 'repeats old answers' };

export function fallbackFinding(delivery: Delivery, { level }: Settings, dependency: Dependency, { fault, asked, result }: UnderFault): Finding {
  const { name, index, fallback, within, mostErrors } = dependency;
  const { requests: n, latency } = result;
  const bounds = wilson(latency.missed, n, level);
  const outcome = decide({ kind: 'at_most', limit: mostErrors }, bounds, bounds);
  const kinds = failureKinds([{ result }]);
  return {
    code: 'serving-dependency-fallback',
    outcome,
    rule: `while ${name} ${WORDS[fault]}: the declared answer within ${figure(within)} ms, errors at most ${percent(mostErrors)}`,
    message: `While ${name} ${WORDS[fault]}, ${count(latency.missed)} of ${count(n)} requests did not get the declared answer (status ${fallback.status}${fallback.fields ? ' with its fields' : ''}) within ${figure(within)} ms${kinds === '' ? '' : ` (${kinds})`}: ${percent(latency.missed / n)} ${interval(bounds.low, bounds.high, percent)}. At most ${percent(mostErrors)} is wanted.${outcome === 'inconclusive' ? ' The interval holds both sides of the limit.' : ''}`,
    expected: `≤ ${percent(mostErrors)}`,
    actual: percent(latency.missed / n),
    n,
    interval: { ...bounds, level, method: 'Wilson' },
    numbers: { errors: latency.missed, requests: n, asked, low: bounds.low, high: bounds.high, limit: mostErrors },
    fix: outcome === 'pass' ? undefined : outcome === 'fail' ? `Give calls of ${name} a time limit, check what comes back, and answer with the fallback when it is not usable.` : 'Raise requests of this dependency.',
    subject: { kind: 'check', name: `${name} ${fault}` },
    location: delivery.locate(['tests', 'serving', 'dependencies', index]),
  };
}

export function recoveryFinding(delivery: Delivery, { name, index, recoverWithin }: Dependency, { fault, recovered }: UnderFault): Finding {
  const ok = recovered !== undefined && recovered <= recoverWithin;
  return {
    code: 'serving-dependency-recovery',
    outcome: ok ? 'pass' : 'fail',
    rule: `ordinary answers within ${figure(recoverWithin)} ms once ${name} no longer ${WORDS[fault]}`,
    message: recovered === undefined ? `Once ${name} no longer ${WORDS[fault]}, ordinary answers did not come again within ${figure(2 * recoverWithin)} ms. At most ${figure(recoverWithin)} ms is wanted.` : `Once ${name} no longer ${WORDS[fault]}, ordinary answers came again after ${figure(recovered)} ms. At most ${figure(recoverWithin)} ms is wanted.`,
    expected: `≤ ${figure(recoverWithin)} ms`,
    actual: recovered === undefined ? 'not in time' : `${figure(recovered)} ms`,
    n: 1,
    numbers: { milliseconds: recovered ?? null, limit: recoverWithin },
    fix: ok ? undefined : `See what keeps the server from asking ${name} again: a circuit breaker that stays open, a pool of broken connections, a cached failure.`,
    subject: { kind: 'check', name: `${name} ${fault} recovery` },
    location: delivery.locate(['tests', 'serving', 'dependencies', index]),
  };
}

/** A fault that the server never met proves nothing. */
export function unaskedFinding(delivery: Delivery, { name, index }: Dependency, fault?: Fault): Finding {
  const when = fault ? ` while ${name} ${WORDS[fault]}` : '';
  return {
    code: 'serving-dependency-unasked',
    outcome: 'inconclusive',
    rule: `the server asks ${name} where its variable says`,
    message: `The server answered real requests and did not ask ${name} through the fault proxy${when}, so nothing was learnt of its fallback.`,
    expected: 'at least one call through the proxy',
    actual: 'none',
    numbers: { asked: 0 },
    fix: `Let the server read the address of ${name} from the declared variable; where it caches answers, let it start with an empty cache or send more different requests.`,
    subject: { kind: 'check', name: fault ? `${name} ${fault}` : name },
    location: delivery.locate(['tests', 'serving', 'dependencies', index, 'env']),
  };
}
