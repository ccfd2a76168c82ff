import type { Trigger } from '../journal/events.ts';

/** By the code with which a candidate lost its users. */
const OF_CODES: Record<string, Trigger> = {
  harm: 'guardrail',
  'lease-ran-out': 'lease',
  aborted: 'person',
  'rolled-back-by-hand': 'person',
  'lease-taken': 'person',
  'held-by-data': 'data',
  'digest-mismatch': 'digest-mismatch',
  'candidate-silent': 'signals',
  blind: 'signals',
  'time-budget': 'time',
  'release-lost': 'placing', 'release-renamed': 'placing', 'place-failed': 'placing',
  'loaded-mismatch': 'digest-mismatch', 'loaded-nothing': 'placing', 'golden-mismatch': 'digest-mismatch', 'golden-unanswered': 'placing',
};

export function triggerOf(code: string): Trigger {
  return Object.hasOwn(OF_CODES, code) ? OF_CODES[code]! : 'other';
}

/** In the words of a verdict and of an incident. */
export const TRIGGER_WORDS: Record<Trigger, string> = {
  guardrail: 'a guardrail showed harm',
  lease: 'nobody looked after the rollout any more, and its lease ran out',
  person: 'a person asked for it',
  monitor: 'a monitor of what serves asked for it',
  data: 'a check of the data asked for it',
  'digest-mismatch': 'what served was not what was approved',
  signals: 'the signals were away, or the candidate fell silent',
  time: 'the time for evidence ran out',
  placing: 'the candidate could not be brought to where it would serve',
  other: 'the rollout ended it',
  drill: 'a drill',
};
