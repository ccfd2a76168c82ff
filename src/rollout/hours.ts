import type { Hours } from '../journal/events.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Whether a step may begin at this instant (milliseconds since the epoch); undefined where the zone is none. Summer time comes and goes with the clocks there. */
export function isWithin(hours: Hours, now: number): boolean | undefined {
  const at = clockIn(hours.zone, now);
  if (!at) return undefined;
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  const today = hours.days?.includes(DAYS[at.day]!) ?? true;
  if (from < to) return today && at.minute >= from && at.minute < to;
  // A window over midnight belongs to the day on which it began; one that ends where it begins is the whole day.
  const yesterday = hours.days?.includes(DAYS[(at.day + 6) % 7]!) ?? true;
  return (today && at.minute >= from) || (yesterday && at.minute < to);
}

export function hoursText({ from, to, zone, days }: Hours): string {
  return `${from} to ${to} in ${zone}${days ? ` on ${days.join(', ')}` : ''}`;
}

function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

function clockIn(timeZone: string, now: number): { day: number; minute: number } | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now);
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
    return { day: DAYS.indexOf(part('weekday').toLowerCase()), minute: minuteOf(`${part('hour')}:${part('minute')}`) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
