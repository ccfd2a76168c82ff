import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { PartAnswer } from '../facts.ts';
import { counted, figure, list } from '../format.ts';
import { badRequests, KINDS, type BadRequest, type Kind } from './bad-requests.ts';
import { dropConnections, holdSlowClients } from './bad-clients.ts';
import { clientFinding } from './client-gates.ts';
import { harmTo } from './health.ts';
import { requestBytes } from './payload.ts';
import type { PhaseFacts } from './phases.ts';
import type { Rig, Served } from './rig.ts';
import { MB } from './settings.ts';

const HUGE_MB = 16;
const CLIENTS = 20;

/** What one bad request met. */
export interface Met {
  name: string;
  /** Status of the answer, or why there was none. */
  answer: number | string;
  /** Why the server was not well after it; undefined where it was. */
  harm?: string;
}

/** Requests and clients that are not as they should be: each gets a clean client error, and the server stays well. */
export async function tryEdgeCases({ delivery, rig }: PhaseFacts): Promise<PartAnswer> {
  const declared = rig.settings.declared.edge_cases!;
  const { accepts = [], leave_out: leftOut = [], huge_mb: huge = HUGE_MB, slow_clients: slow = CLIENTS, dropped = CLIENTS } = declared === true ? {} : declared;
  const findings: Finding[] = [];
  const details: Record<string, unknown> = {};
  let served = await rig.serve('candidate');
  try {
    await rig.checkAnswers(served);
    const requests = badRequests(rig.settings.protocol, rig.wire.bodies[0]!, Math.round(huge * MB), rig.settings.declared.request!.wrap);
    for (const kind of KINDS.filter((each) => !leftOut.includes(each))) {
      const met: Met[] = [];
      for (const request of requests.filter((each) => each.kind === kind)) {
        rig.signal.throwIfAborted();
        met.push(await meet(rig, served, request));
        served = await revived(rig, served);
      }
      findings.push(badRequestFinding(delivery, kind, met, accepts.includes(kind), rig.settings.timeout));
      details[kind] = met;
    }
    for (const [name, n, act] of [['slow-clients', slow, holdSlowClients], ['dropped-connections', dropped, dropConnections]] as const) {
      if (n === 0) continue;
      const outcome = await act(rig, served, n);
      served = await revived(rig, served);
      findings.push(clientFinding(delivery, rig.settings, name, n, outcome));
      details[name] = outcome;
    }
    return { findings, notes: leftOut.length > 0 ? [`Edge cases left out: ${leftOut.join(', ')}.`] : [], details };
  } finally {
    await rig.stop(served);
  }
}

async function meet(rig: Rig, served: Served, { name, body, suffix = '' }: BadRequest): Promise<Met> {
  const { reply, failure } = await rig.ask(served, requestBytes(served.url, rig.wire.path + suffix, body));
  return { name, answer: reply?.status ?? failure!, harm: await harmTo(rig, served) };
}

/** The same server, or a new one where it is no longer well. */
async function revived(rig: Rig, served: Served): Promise<Served> {
  if ((await harmTo(rig, served)) === undefined || !served.process) return served;
  await rig.stop(served);
  return rig.serve('candidate');
}

/** Whether a bad request met what it should. Pure. */
export function isClean({ answer, harm }: Met, accepted: boolean): boolean {
  if (harm !== undefined || typeof answer !== 'number') return false;
  return (answer >= 400 && answer < 500) || (accepted && answer >= 200 && answer < 300);
}

function badRequestFinding(delivery: Delivery, kind: Kind, met: readonly Met[], accepted: boolean, timeout: number): Finding {
  const bad = met.filter((one) => !isClean(one, accepted));
  const words = ({ name, answer, harm }: Met): string => `${name}: ${typeof answer === 'number' ? `status ${answer}` : answer === 'timeout' ? `no answer in ${figure(timeout / 1000)} s` : `no answer (${answer})`}${harm ? `, and ${harm}` : ''}`;
  const wanted = `a status from 400 to 499${accepted ? ', or success' : ''}`;
  return {
    code: 'serving-bad-request',
    outcome: bad.length === 0 ? 'pass' : 'fail',
    rule: `${kind} request: ${wanted}, and the server stays well`,
    message: bad.length === 0 ? `All ${counted(met.length, `${kind} request`)} got ${wanted}, and the server answered real requests afterwards.` : `${bad.length} of ${counted(met.length, `${kind} request`)} did not get ${wanted} from a server that stays well: ${list(bad.map(words), 4)}.`,
    expected: `4xx${accepted ? ' or 2xx' : ''}, still serving`,
    actual: bad.length === 0 ? list([...new Set(met.map(({ answer }) => String(answer)))]) : list([...new Set(bad.map(({ answer, harm }) => (harm ? `${answer}, ${harm}` : String(answer))))], 3),
    n: met.length,
    numbers: { requests: met.length, not_clean: bad.length, ended_server: met.filter(({ harm }) => harm !== undefined).length },
    fix: bad.length === 0 ? undefined : fixOf(kind, accepted),
    subject: { kind: 'check', name: kind },
    location: delivery.locate(['tests', 'serving', 'edge_cases']),
  };
}

function fixOf(kind: Kind, accepted: boolean): string {
  const unused = kind === 'wrong-type' || kind === 'missing-field' ? '; if the model does not take this input, leave it out of tests.serving.request.columns' : '';
  const meant = accepted ? '' : `; if the model is meant to take it, add ${kind} to tests.serving.edge_cases.accepts`;
  return `Check requests before they reach the model and answer 400 or 422 to what is not one${unused}${meant}.`;
}
