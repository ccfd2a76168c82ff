import path from 'node:path';
import { parseArgs } from 'node:util';
import { collectEvents } from '../audit/events.ts';
import { gatherEvidence, type Evidence } from '../audit/gather.ts';
import { verifyEvidence } from '../audit/verify-evidence.ts';
import { InputError } from '../core/problem.ts';
import { EVENT_KINDS, eventLines, type EventKind } from '../evidence/events.ts';
import { logLine } from '../report/escape.ts';
import { writeWhole } from '../run/session.ts';
import type { Io } from './io.ts';

/**
 * `sluice events PATH…`: what was refused, failed, overridden or taken back, out of what stages left, their ledgers and journals, as
 * JSON Lines (schemas/event.schema.json), oldest first. Status 0, or 1 where some of the evidence could not be believed.
 */
export async function events(argv: string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { kind: { ...text, multiple: true }, model: text, since: text, out: text } });
  if (positionals.length === 0) throw InputError.of('events-arguments', 'No folder is named.', 'Write `sluice events PATH… [--kind refusal] [--since 2026-01-31T00:00:00Z] [--out FILE]`.');
  const evidence = together(await Promise.all(positionals.map((target) => gatherEvidence(path.resolve(io.cwd, target)))));
  const verified = await verifyEvidence(evidence, { trust: {}, signers: { mode: 'none' }, measured: {} });
  const found = collectEvents(verified, { kinds: kindsOf(values.kind), model: values.model, since: timeOf(values.since) });
  if (values.out === undefined) io.stdout(eventLines(found));
  else await writeWhole(path.resolve(io.cwd, values.out), eventLines(found));
  const refusals = [...verified.refusals, ...verified.ledgers.flatMap(({ name, refusals }) => refusals.map((refusal) => ({ ...refusal, actual: `${name}: ${refusal.actual}` })))];
  for (const { code, actual } of refusals) io.stderr(`Warning: ${logLine(`${actual} [${code}]`)}\n`);
  return refusals.length === 0 ? 0 : 1;
}

function together(all: readonly Evidence[]): Evidence {
  return { ledgers: all.flatMap(({ ledgers }) => ledgers), manifests: all.flatMap(({ manifests }) => manifests), journals: all.flatMap(({ journals }) => journals), events: all.flatMap(({ events }) => events), keys: all.flatMap(({ keys }) => keys) };
}

function kindsOf(kinds: readonly string[] | undefined): EventKind[] | undefined {
  const unknown = kinds?.find((kind) => !EVENT_KINDS.includes(kind as EventKind));
  if (unknown !== undefined) throw InputError.of('event-kind-unknown', `There is no kind ${JSON.stringify(unknown)}.`, `Write ${EVENT_KINDS.join(', ')}.`);
  return kinds as EventKind[] | undefined;
}

function timeOf(since: string | undefined): number | undefined {
  if (since === undefined) return undefined;
  const time = Date.parse(since);
  if (Number.isFinite(time)) return time;
  throw InputError.of('time-malformed', `--since is ${JSON.stringify(since)}.`, 'Write an instant, as 2026-01-31T00:00:00Z.');
}
