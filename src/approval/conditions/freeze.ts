import type { FreezeRule } from '../floor/conditions-of.ts';
import { refuse, type ApprovalRefusal } from '../refusal-codes.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WEEKLY = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01][0-9]|2[0-3]):([0-5][0-9])$/;
const DAY_MINUTES = 24 * 60;

/** Windows that hold this instant, and those that cannot be read. */
export function freezeRefusals(windows: readonly FreezeRule[], now: Date): ApprovalRefusal[] {
  return windows.flatMap((window) => {
    const { from, to, zone, because, by } = window;
    const shown = `${from} to ${to}${zone === undefined ? '' : ` in ${zone}`}`;
    const whose = by === 'organisation' ? " (the organisation's policy)" : '';
    const held = isHeld(window, now);
    if (typeof held === 'string') return [refuse('freeze-unreadable', `${held}${whose}`, shown)];
    return held ? [refuse('frozen', `a time outside ${shown}${whose}`, `${now.toISOString()}${because === undefined ? '' : `: ${because}`}`)] : [];
  });
}

/** Whether a window holds an instant: from its first minute, up to its end and not with it. A text: what it would have to be for anybody to say. */
function isHeld({ from, to, zone }: FreezeRule, now: Date): boolean | string {
  const [start, end] = [minuteOfWeek(from), minuteOfWeek(to)];
  if (start !== undefined && end !== undefined) {
    const at = localMinute(now, zone ?? 'UTC');
    if (at === undefined) return 'a time zone that this machine knows, as Europe/Berlin';
    if (start === end) return 'a window whose end is another minute than its start';
    // A window may go over the end of the week.
    return start < end ? at >= start && at < end : at >= start || at < end;
  }
  if (start !== undefined || end !== undefined) return 'both ends as days of the week, or both as instants';
  const [first, last, at] = [Date.parse(from), Date.parse(to), now.getTime()];
  if (!Number.isFinite(first) || !Number.isFinite(last)) return 'ends as `Fri 16:00`, or as instants with a zone (2026-12-20T00:00Z)';
  if (!(first < last)) return 'an end after the start';
  return Number.isFinite(at) ? at >= first && at < last : 'a clock that shows a time';
}

function minuteOfWeek(text: string): number | undefined {
  const match = WEEKLY.exec(text);
  return match ? DAYS.indexOf(match[1]!) * DAY_MINUTES + Number(match[2]) * 60 + Number(match[3]) : undefined;
}

/** What a clock on the wall there shows: summer time comes and goes with it. */
function localMinute(now: Date, timeZone: string): number | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
    return minuteOfWeek(`${part('weekday')} ${part('hour')}:${part('minute')}`);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
