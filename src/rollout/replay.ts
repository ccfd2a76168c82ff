import { canonicalJson } from '../core/digest.ts';
import type { JournalEvent } from '../core/seams.ts';
import type { Numbers, Recorded } from '../journal/events.ts';
import { emptyState, JournalInvalid, reduce, type OpenDelivery, type State } from '../journal/state.ts';
import { decide, type Decision } from './decide.ts';
import { overdueDrains, type Overdue } from './replay-overdue.ts';

/** One recorded decision, held against what the recorded signals give. */
export interface Replayed {
  /** The event that recorded it. */
  index: number;
  at: string;
  delivery: string;
  /** What was recorded, and what the signals give. */
  recorded: string;
  replayed: string;
  /** `outside`: nothing that was measured decides it (a person, the router, a slot's answers); its numbers are compared all the same. */
  verdict: 'same' | 'differs' | 'outside';
  /** Numbers that differ, each as `guardrail.name: recorded → replayed`. */
  differences: string[];
}

export interface Replay {
  deliveries: number;
  decisions: Replayed[];
  /** The event at which the journal stops to make sense, and why. */
  broken?: { index: number; why: string };
}

/** Answers that the signals alone give; every other one has a cause outside of them. */
const FROM_SIGNALS = ['harm', 'harm-not-critical', 'candidate-silent', 'blind', 'time-budget', 'nobody-answered', 'batch-empty', 'batch-differs'];

/**
 * Derives every decision again: the events before it are folded, the judges read what was observed, and the rule is asked as it
 * was then. Pure. Decisions that the signals forced and nobody took are found as well.
 */
export function replay(events: readonly JournalEvent[]): Replay {
  let state = emptyState();
  const decisions: Replayed[] = [];
  const deliveries = new Set<string>();
  const overdue = overdueDrains();
  for (const event of events as unknown as (JournalEvent & Recorded)[]) {
    try {
      const before = openOf(state, event.delivery);
      const said = before && recordedIn(event, before);
      if (said) decisions.push(asked(event, said, before));
      state = reduce(state, event);
      if (event.type === 'opened') deliveries.add(event.delivery);
      const missed = overdue(event, openOf(state, event.delivery));
      if (missed) decisions.push(nobodyTook(event, missed));
    } catch (error) {
      // An event whose data has another shape than its type breaks whoever reads it: that is the journal's fault.
      if (!(error instanceof JournalInvalid || error instanceof TypeError || error instanceof RangeError)) throw error;
      return { deliveries: deliveries.size, decisions, broken: { index: event.index, why: error.message } };
    }
  }
  return { deliveries: deliveries.size, decisions };
}

function openOf({ open }: State, delivery: string): OpenDelivery | undefined {
  return open?.id === delivery ? open : undefined;
}

interface Said {
  kind: Decision['kind'];
  code?: string;
  guardrail?: string;
  step?: number;
  /** Undefined where the event has none. */
  numbers?: Record<string, Numbers>;
}

/** What a machine decided, where this event says so. The intent behind an advance is its decision only before the first user. */
function recordedIn(event: Recorded, open: OpenDelivery): Said | undefined {
  switch (event.type) {
    case 'judged': {
      const { answer, code, guardrail, numbers } = event.data;
      if (answer === 'advance') return { kind: 'advance', step: open.step + 1, numbers };
      return { kind: answer === 'roll-back' ? 'drain' : 'end', code, guardrail, numbers: Object.keys(numbers).length > 0 ? numbers : undefined };
    }
    case 'intent':
      return event.data.kind === 'advance' && open.step < 0 ? { kind: 'advance', step: event.data.step } : undefined;
    case 'held':
      return event.data.by === 'machine' ? { kind: 'hold', code: event.data.code } : undefined;
    case 'promoted':
      return { kind: 'promote', numbers: event.data.numbers };
    default:
      return undefined;
  }
}

function asked(event: JournalEvent & Recorded, said: Said, open: OpenDelivery): Replayed {
  // A decision is older than its event by as long as writing takes; a deadline may lie between the two.
  const attempts = [Date.parse(event.at), open.lastLook].map((now) => compare(event, said, decide(open, { configured: open.configured }, open.plan, now)));
  return attempts.find(({ verdict }) => verdict !== 'differs') ?? attempts[0]!;
}

function compare({ index, at, delivery }: JournalEvent, said: Said, decision: Decision): Replayed {
  const given: Said = { ...decision, code: 'code' in decision ? decision.code : undefined };
  const differences = said.numbers ? numbersThatDiffer(said.numbers, decision.numbers) : [];
  const outside = said.code !== undefined && !FROM_SIGNALS.includes(said.code) && said.kind !== 'end';
  const same = said.kind === given.kind && said.code === given.code && said.guardrail === given.guardrail && (said.kind !== 'advance' || said.step === given.step);
  const verdict = differences.length > 0 || (!same && !outside) ? 'differs' : same ? 'same' : 'outside';
  return { index, at, delivery, recorded: textOf(said), replayed: textOf(given), verdict, differences };
}

function nobodyTook({ index, at, delivery }: JournalEvent, { code, guardrail, since }: Overdue): Replayed {
  return { index, at, delivery, recorded: 'no decision', replayed: `${textOf({ kind: 'drain', code, guardrail })}, since event ${since}`, verdict: 'differs', differences: [] };
}

/** Numbers that the journal has, bit for bit; what this version has besides is no difference. */
function numbersThatDiffer(recorded: Record<string, Numbers>, replayed: Record<string, Numbers>): string[] {
  return Object.entries(recorded).flatMap(([guardrail, numbers]) =>
    Object.entries(numbers).filter(([name, value]) => canonicalJson(plain(replayed[guardrail]?.[name])) !== canonicalJson(plain(value)))
      .map(([name, value]) => `${guardrail}.${name}: ${String(value)} → ${String(plain(replayed[guardrail]?.[name]))}`));
}

/** As JSON has it: no infinities. */
function plain(value: number | null | undefined): number | null {
  return value === undefined || value === null || !Number.isFinite(value) ? null : value;
}

function textOf({ kind, code, guardrail, step }: Said): string {
  const words: Record<Decision['kind'], string> = { advance: `advance to step ${(step ?? 0) + 1}`, drain: 'roll back', hold: 'hold', promote: 'promote', end: 'end', watch: 'wait for evidence' };
  return `${words[kind]}${code === undefined ? '' : ` [${[code, guardrail].filter(Boolean).join(', ')}]`}`;
}

