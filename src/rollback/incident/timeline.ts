import type { JournalEvent } from '../../core/seams.ts';
import type { EventData } from '../../journal/events.ts';

/** A rollout of days has many looks: the newest lines tell an incident. */
const MOST_LINES = 60;

/** What the journal says of the release that was left, from its delivery to its way back, oldest first. */
export function timelineOf(events: readonly JournalEvent[], told: JournalEvent): { at: string; what: string }[] {
  const { from } = told.data as unknown as EventData['rolled-back'];
  const began = events.findLast(({ type, index, data }) => index <= told.index && (type === 'opened' || type === 'adopted') && (data.release as { digest?: string } | undefined)?.digest === from.digest);
  const own = new Set([began?.delivery, told.delivery]);
  const lines = events
    .filter(({ index, delivery }) => index >= (began?.index ?? told.index) && own.has(delivery))
    .flatMap(({ at, type, data }) => {
      const what = WORDS[type]?.(data as never);
      return what === undefined ? [] : [{ at, what }];
    });
  return lines.slice(-MOST_LINES);
}

const WORDS: Record<string, ((data: never) => string | undefined) | undefined> = {
  adopted: ({ slot }: EventData['adopted']) => `Adopted as what serves, in slot ${slot}.`,
  opened: ({ release, slot }: EventData['opened']) => `Delivery of ${release.version ?? release.digest} began, to slot ${slot}.`,
  smoked: ({ slot, how }: EventData['smoked']) => `Slot ${slot} was asked before its first user: ${how}.`,
  advanced: ({ split, step }: EventData['advanced']) => `Step ${step + 1}: ${shares(split)}.`,
  judged: ({ answer, reason, guardrail }: EventData['judged']) => `Judged${guardrail === undefined ? '' : ` by ${guardrail}`}: ${answer === 'advance' ? 'on to the next step' : 'take it back'}. ${reason}`,
  held: ({ by, reason, askedBy }: EventData['held']) => `Held by ${askedBy?.login ?? `a ${by}`}${askedBy ? ` in run ${askedBy.run}` : ''}: ${reason}`,
  resumed: ({ reason }: EventData['resumed']) => `Resumed: ${reason}`,
  overridden: ({ action, by, reason }: EventData['overridden']) => `${action}, let pass by ${by.login} (${by.id}): ${reason}`,
  promoted: ({ servedMs }: EventData['promoted']) => `Became the champion, after ${seconds(servedMs)} with users.`,
  intent: ({ kind, reason }: EventData['intent']) => (kind === 'rollback' || kind === 'drain' ? `The way back began: ${reason}` : undefined),
  drained: ({ split, by }: EventData['drained']) => `The router was read back: ${shares(split)} (by the ${by}).`,
  acted: ({ split }: EventData['acted']) => `The router was read back: ${shares(split)}.`,
  'rolled-back': ({ to, tookMs }: EventData['rolled-back']) => `Taken back in ${seconds(tookMs)}; ${to ? `${to.release.version ?? to.release.digest} serves` : 'nothing else was there to serve'}.`,
};

function shares(split: Readonly<Record<string, number>>): string {
  return Object.entries(split).map(([slot, share]) => `${slot} ${share} %`).join(', ');
}

function seconds(milliseconds: number): string {
  return milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 1000)} s`;
}
