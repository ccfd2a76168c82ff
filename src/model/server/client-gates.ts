import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { wilson } from '../../statistics/proportions.ts';
import { count, counted, interval, percent } from '../format.ts';
import { decide } from '../gates/decide.ts';
import type { ClientsOutcome } from './bad-clients.ts';
import type { Settings } from './settings.ts';

const WHAT = {
  'slow-clients': 'that send byte by byte and never end',
  'dropped-connections': 'that went away in the middle of a request or before its answer',
};

/** Real requests beside clients that misbehave: the share of errors is that of ordinary load, and the server stays well. */
export function clientFinding(delivery: Delivery, { mostErrors, level }: Settings, name: keyof typeof WHAT, clients: number, { requests, errors, harm }: ClientsOutcome): Finding {
  const bounds = wilson(errors, requests, level);
  const outcome = harm === undefined ? decide({ kind: 'at_most', limit: mostErrors }, bounds, bounds) : 'fail';
  return {
    code: `serving-${name}`,
    outcome,
    rule: `${name.replaceAll('-', ' ')}: others are served, errors at most ${percent(mostErrors)}`,
    message: `With ${counted(clients, 'client')} ${WHAT[name]}, ${count(errors)} of ${count(requests)} real requests got no good answer: ${percent(errors / requests)} ${interval(bounds.low, bounds.high, percent)}. At most ${percent(mostErrors)} is wanted.${harm === undefined ? '' : ` Afterwards ${harm}.`}`,
    expected: `≤ ${percent(mostErrors)}, still serving`,
    actual: harm ?? percent(errors / requests),
    n: requests,
    interval: { ...bounds, level, method: 'Wilson' },
    numbers: { clients, requests, errors, low: bounds.low, high: bounds.high, limit: mostErrors },
    fix: outcome === 'pass' ? undefined : outcome === 'fail' ? 'Give reading a request a time limit, and do not let a worker wait for a client (put a proxy that buffers in front, or serve with several workers).' : 'Raise tests.serving.errors.at_most, or see why requests fail now and then.',
    subject: { kind: 'check', name },
    location: delivery.locate(['tests', 'serving', 'edge_cases']),
  };
}
