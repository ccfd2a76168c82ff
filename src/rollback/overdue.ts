import { parseDuration } from '../core/duration.ts';
import type { Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Drilled, State } from '../journal/state.ts';
import { finding } from './verdict-parts.ts';

/** What the journal of the drill's environment tells; where that is another one, and cannot be asked, why. */
export type Drills = Pick<State, 'drills'>['drills'] | { unknown: string };

const DAY = 86_400_000;

/** Whether the way back was tried, and walked through by people, as lately as declared. Pure. */
export function drillFindings(delivery: Delivery, live: Drills, own: State['drills'], now: number): Finding[] {
  const { drill, tabletop } = delivery.spec.rollback ?? {};
  return [
    ...(drill ? ['unknown' in live ? unknown(delivery, live.unknown) : one(delivery, { key: 'drill', rule: `The way back is tried in ${drill.environment} every ${drill.every}`, every: drill.every, last: live.live, command: 'sluice rollback --drill' }, now)] : []),
    ...(tabletop ? [one(delivery, { key: 'tabletop', rule: `People walk through the criteria every ${tabletop.every}`, every: tabletop.every, last: own.tabletop, command: 'sluice rollback --tabletop' }, now)] : []),
  ];
}

interface Asked {
  key: 'drill' | 'tabletop';
  rule: string;
  every: string;
  last: Drilled | undefined;
  command: string;
}

function one(delivery: Delivery, { key, rule, every, last, command }: Asked, now: number): Finding {
  const location = delivery.locate(['rollback', key, 'every']);
  if (!last) return { ...finding(`${key}-overdue`, 'warn', rule, 'It was never done.', `Run \`${command}\`; workflows/drill.yml does it by schedule.`), location };
  const age = now - last.at;
  const when = `${new Date(last.at).toISOString()}, ${Math.floor(age / DAY)} days ago`;
  const numbers = { ageMs: age, everyMs: parseDuration(every), ...(last.backMs !== undefined && { backMs: last.backMs }) };
  if (!(age <= numbers.everyMs)) return { ...finding(`${key}-overdue`, 'warn', rule, `The last one was ${when}.`, `Run \`${command}\`.`), numbers, location };
  if (last.outcome === 'fail') return { ...finding(`${key}-failed`, 'warn', rule, `The last one, ${when}, failed${last.note === undefined ? '' : `: ${last.note}`}.`, `Mend what it found and run \`${command}\`.`), numbers, location };
  return { ...finding(`${key}-current`, 'pass', rule, `The last one was ${when}${last.backMs === undefined ? '' : `, and took ${last.backMs} ms`}.`), numbers, location };
}

function unknown(delivery: Delivery, why: string): Finding {
  return { ...finding('drill-unknown', 'warn', 'The way back is tried where users do not mind', `Whether it was is not known: ${why}.`, 'Name its journal in `rollback.drill.journal`.'), location: delivery.locate(['rollback', 'drill']) };
}
