import { isDigest, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Trigger } from '../journal/events.ts';
import { forgeOf } from '../run/forge.ts';
import type { Judged } from '../run/judge.ts';
import type { Session } from '../run/session.ts';
import type { Io } from './io.ts';

type Values = Readonly<Record<string, string | boolean | undefined>>;

const TRIGGERS: readonly Trigger[] = ['person', 'monitor', 'data', 'digest-mismatch'];
const WAYS = ['check', 'drill', 'tabletop', 'criteria'] as const;

/** `sluice rollback`: back; `--check`: could it be done; `--drill`: done where users do not mind, and home again; `--tabletop`: a recorded walk. */
export async function rollbackBy(session: Session, values: Values, io: Io): Promise<Judged> {
  const { env } = io;
  const secrets = { key: env.SLUICE_SIGNING_KEY };
  const forge = env.GITHUB_REPOSITORY && env.GITHUB_RUN_ID && (env.SLUICE_TOKEN ?? env.GITHUB_TOKEN) ? () => forgeOf(env, session.clock) : undefined;
  if (values.check || values.drill) {
    const { runDrill, runReadiness } = await import('../run/readiness.ts');
    return values.drill ? runDrill(each(session), { secrets }) : runReadiness(each(session), { secrets, forge, load: values.load === true });
  }
  const { runRollback } = await import('../run/rollback.ts');
  return runRollback(each(session), {
    to: digest(values.to, 'to'), from: digest(values.from, 'from'), reason: text(values.reason), trigger: trigger(values.trigger), triggeredAt: time(values['triggered-at']), secrets, forge,
  });
}

/** What answers by itself: the criteria page, and a walk through it that is printed alone. */
export async function insteadOfRollback(session: Session, values: Values, io: Io): Promise<number | undefined> {
  const asked = WAYS.filter((way) => values[way] === true);
  if (asked.length > 1) throw InputError.of('rollback-which', `${asked.map((way) => `--${way}`).join(' and ')} cannot be asked for together.`, 'Ask for one of them.');
  if (values.load === true && values.check !== true) throw InputError.of('rollback-which', '--load belongs to --check.', 'Write --check --load.');
  if (values.answers !== undefined && values.tabletop !== true) throw InputError.of('rollback-which', '--answers belongs to --tabletop.', 'Write --tabletop --answers FILE.');
  if (values.criteria === true) {
    io.stdout(`${await (await import('../run/criteria.ts')).criteriaPageOf(session)}\n`);
    return 0;
  }
  if (values.tabletop !== true) return undefined;
  const { walk, terminalAsk } = await import('./tabletop.ts');
  const { renderLog } = await import('../report/log.ts');
  const { exitStatus } = await import('../core/verdict.ts');
  const judged = await walk(each(session), { ...io, ask: io.ask ?? (io.terminal ? terminalAsk() : undefined) }, text(values.answers));
  if (!judged) return 0;
  io.stdout(values.json ? `${JSON.stringify(judged.verdict, null, 2)}\n` : `${renderLog(judged.verdict).join('\n')}\n`);
  return exitStatus(judged.verdict);
}

/** Asked for again under one id, a way back is done already; on a laptop each call is a request of its own. */
function each(session: Session): Session {
  const { deliveryId, clock } = session;
  return deliveryId.runId === 'local' ? { ...session, deliveryId: { ...deliveryId, runId: `local-${clock.now().toISOString()}` } } : session;
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function digest(given: string | boolean | undefined, name: string): Digest | undefined {
  const value = text(given);
  if (value === undefined || isDigest(value)) return value;
  throw InputError.of('digest-malformed', `--${name} is ${JSON.stringify(value)}.`, 'Write sha256: and 64 hexadecimal characters.');
}

function trigger(given: string | boolean | undefined): Trigger | undefined {
  const value = text(given);
  const found = TRIGGERS.find((each) => each === value);
  if (value === undefined || found) return found;
  throw InputError.of('trigger-unknown', `There is no trigger ${JSON.stringify(value)}.`, `Write --trigger ${TRIGGERS.join(', ')}.`);
}

function time(given: string | boolean | undefined): Date | undefined {
  const value = text(given);
  if (value === undefined) return undefined;
  const at = new Date(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value) && Number.isFinite(at.getTime())) return at;
  throw InputError.of('time-malformed', `--triggered-at is ${JSON.stringify(value)}.`, 'Write ISO 8601 with a zone, as 2026-05-01T12:00:00Z.');
}
