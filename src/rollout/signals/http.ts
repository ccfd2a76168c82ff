import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Credentials } from '../../core/credentials.ts';
import { DriverError } from '../../core/driver-error.ts';
import { checkUrl, requestJson } from '../../core/fetch-json.ts';
import { signalsReplySchema } from '../../core/schemas.ts';
import type { Clock, Counts, Reading, Signals, Window } from '../../core/seams.ts';
import type { Measure } from './measure.ts';
import { bearer, type Token } from './token.ts';

const REPLY_BYTES = 1024 * 1024;
const TIMEOUT_MS = 20_000;

export interface HttpSignalsOptions {
  url: string;
  method: 'GET' | 'POST';
  measures: readonly Measure[];
  slots: readonly string[];
  clock: Clock;
  token?: Token;
  timeout?: number;
  insecure?: readonly string[];
  /** Who asks, by origin (`rollout.credentials`). */
  credentials?: Credentials;
}

/** Of schemas/signals-reply.schema.json. */
const SHAPES: Record<Measure['kind'], string> = { rate: 'rate', quantile: 'histogram', mean: 'mean', classes: 'shares', pairs: 'disagreement', gauge: 'gauge' };

/**
 * Guardrails from a service of the team's own: asked for one measure of one window, by the query (GET) or a JSON body (POST)
 * with `measure`, `kind`, `since`, `until`, `slots` and, of a slice, `by` and `value`; answers as schemas/signals-reply.schema.json
 * says. Whatever is not a whole answer to the very question is an outage: `http-…`, `signals-reply`, `signals-window`,
 * `signals-slot`, `signals-counts`, `signals-bounds`, `signals-edges`.
 */
export function httpSignals(options: HttpSignalsOptions): Signals {
  const base = checkUrl(options.url, 'rollout.signals.http', options.insecure);
  const known = new Map(options.measures.map((measure) => [measure.name, measure]));
  return {
    name: 'http',
    async read(guardrail, window): Promise<Reading> {
      const measure = known.get(guardrail);
      if (!measure) throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of rollout.signals.http.`);
      try {
        const reply = await ask(base, measure, window, options);
        return readingOf(reply, measure, window, options.slots);
      } catch (error) {
        if (error instanceof DriverError) return { kind: 'outage', reason: error.message };
        throw error;
      }
    },
  };
}

async function ask(base: URL, measure: Measure, window: Window, { method, slots, clock, token, timeout, credentials }: HttpSignalsOptions): Promise<unknown> {
  const { segment } = measure;
  const question = { measure: measure.source.http!, kind: SHAPES[measure.kind], since: window.since, until: window.until, ...(segment ? { by: segment.by, value: segment.value } : {}) };
  const url = new URL(base);
  if (method === 'GET') {
    for (const [name, value] of Object.entries(question)) url.searchParams.set(name, String(value));
    for (const slot of slots) url.searchParams.append('slot', slot);
  }
  return requestJson(url, {
    what: 'the signals',
    method,
    body: method === 'POST' ? { ...question, slots } : undefined,
    credentials,
    headers: bearer(token),
    limit: REPLY_BYTES,
    timeout: timeout ?? TIMEOUT_MS,
    retry: (ms) => clock.sleep(ms),
  });
}

interface Reply<S> {
  since: number;
  until: number;
  late?: number;
  slots: Record<string, S>;
  edges: number[];
  pairs: { n: number; differ: number };
}

function readingOf(value: unknown, measure: Measure, window: Window, slots: readonly string[]): Reading {
  const validate = validatorOf(SHAPES[measure.kind]);
  if (!validate(value)) {
    const { instancePath, message } = validate.errors![0]!;
    throw refused('signals-reply', `The signals answered ${measure.source.http} with something else than asked: ${instancePath || '/'} ${message}.`, 'Answer as schemas/signals-reply.schema.json says.');
  }
  const reply = value as Reply<Counts & { missing?: number; counts: number[]; n: number; sum: number; classes: Record<string, number>; value: number }>;
  if (reply.since !== window.since || reply.until !== window.until)
    throw refused('signals-window', `The signals answered for ${reply.since} to ${reply.until}, asked was ${window.since} to ${window.until}.`, 'Answer for the very window, and let nothing in between keep answers.');
  const strange = Object.keys(reply.slots ?? {}).find((slot) => !slots.includes(slot));
  if (strange !== undefined) throw refused('signals-slot', `The signals name the slot ${JSON.stringify(strange.slice(0, 80))}; the slots are ${slots.join(', ')}.`, 'Leave other servers out.');
  const late = reply.late === undefined || reply.late === 0 ? {} : { late: reply.late };
  return { ...shaped(measure, reply, slots), ...late };
}

function shaped(measure: Measure, reply: Reply<Counts & { missing?: number; counts: number[]; n: number; sum: number; classes: Record<string, number>; value: number }>, slots: readonly string[]): Reading {
  const each = <T>(of: (slot: (typeof reply.slots)[string]) => T, nothing: T): Record<string, T> => Object.fromEntries(slots.map((slot) => [slot, Object.hasOwn(reply.slots, slot) ? of(reply.slots[slot]!) : nothing]));
  switch (measure.kind) {
    case 'rate': {
      for (const [slot, { events, total, missing = 0 }] of Object.entries(reply.slots))
        if (events + missing > total) throw refused('signals-counts', `The signals count ${events} events and ${missing} missing of ${total} in slot ${slot}.`, 'Every event must be among the total.');
      const missing = Object.values(reply.slots).some((slot) => slot.missing !== undefined);
      return { kind: 'counts', bySlot: each(({ events, total }) => ({ events, total }), { events: 0, total: 0 }), ...(missing ? { missing: each((slot) => slot.missing ?? 0, 0) } : {}) };
    }
    case 'quantile': {
      const { edges } = reply;
      const declared = measure.source.edges!;
      if (edges.length !== declared.length || edges.some((edge, at) => edge !== declared[at]))
        throw refused('signals-edges', `The signals answered with the edges ${edges.join(', ')}; declared are ${declared.join(', ')}.`, 'Count into the declared buckets.');
      const wrong = Object.entries(reply.slots).find(([, { counts }]) => counts.length !== edges.length + 1);
      if (wrong) throw refused('signals-edges', `The signals answered ${wrong[1].counts.length} counts for slot ${wrong[0]} and ${edges.length} edges.`, 'Answer one count for each edge, and one for what lies above the last.');
      return { kind: 'histogram', edges, bySlot: each(({ counts }) => counts, new Array<number>(edges.length + 1).fill(0)) };
    }
    case 'mean': {
      const [low, high] = measure.bounds ?? [-Infinity, Infinity];
      for (const [slot, { n, sum }] of Object.entries(reply.slots)) {
        const rounding = 1e-9 * Math.max(1, Math.abs(sum));
        if ((n === 0 && sum !== 0) || sum < low * n - rounding || sum > high * n + rounding)
          throw refused('signals-bounds', `The signals answered the sum ${sum} of ${n} values for slot ${slot}; each lies between ${low} and ${high}.`, 'Correct what answers, or the bounds.');
      }
      return { kind: 'values', bySlot: each(({ n, sum }) => ({ n, sum }), { n: 0, sum: 0 }) };
    }
    case 'classes':
      return { kind: 'classes', bySlot: each(({ classes }) => classes, {}) };
    case 'pairs':
      if (reply.pairs.differ > reply.pairs.n) throw refused('signals-counts', `The signals count ${reply.pairs.differ} that differ of ${reply.pairs.n}.`, 'Every pair that differs is one of n.');
      return { kind: 'pairs', ...reply.pairs };
    case 'gauge':
      return { kind: 'gauge', bySlot: Object.fromEntries(Object.entries(reply.slots).map(([slot, { value }]) => [slot, value])) };
  }
}

const compiled = new Map<string, ValidateFunction>();

function validatorOf(shape: string): ValidateFunction {
  const known = compiled.get(shape);
  if (known) return known;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateSchema: false });
  const validate = ajv.addSchema(signalsReplySchema).getSchema(`${signalsReplySchema.$id}#/$defs/${shape}`)!;
  compiled.set(shape, validate);
  return validate;
}

function refused(code: string, message: string, fix: string): DriverError {
  return new DriverError(code, message, fix);
}
