import type { Refusal } from '../core/refusal.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Difference } from '../data/compare/difference.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { sourceOf } from '../delivery/source.ts';
import type { Column } from '../delivery/spec.ts';
import { latest, type Ledger } from '../evidence/ledger.ts';
import type { CompareContract } from '../rollback/target.ts';
import type { Session } from './session.ts';

/** Describing today's data may take a server; users are not kept waiting for it. */
const MOST_MS = 5000;

type Inputs = Record<string, Column>;

/**
 * Whether an older release can take what comes today: the inputs that its own ledger lists against those of today's contract, and against
 * the columns that today's serving data really has. A column that is gone, may be missing now, or has become wider than the release was made
 * for is a refusal `contract-incompatible`; what cannot be compared is a note, for users may be waiting.
 */
export function contractComparison(delivery: Delivery, session: Session): CompareContract {
  let described: Promise<Inputs | { unknown: string }> | undefined;
  return async (ledger, release) => {
    const then = inputsOf(ledger);
    if (!then) return { refusals: [], notes: [`Whether ${titleOf(release)} takes today's data is not known: its ledger lists no inputs.`] };
    const { contractDifferences } = await import('../data/compare/contracts.ts');
    const { breaking } = await import('../data/compare/difference.ts');
    const refusals: Refusal[] = [];
    const notes: string[] = [];
    const now = todaysContract(delivery);
    if (now) refusals.push(...breaking(contractDifferences({ columns: then }, { columns: now }), 'forward').map((difference) => refusalOf(difference, release, 'the contract of today')));
    else notes.push('The delivery file declares no columns, so today\'s contract was not compared.');
    const data = await (described ??= describeServing(delivery, session));
    if ('unknown' in data && typeof data.unknown === 'string') notes.push(`Today's data was not looked at: ${data.unknown}`);
    else refusals.push(...gone(then, data as Inputs).filter(({ actual }) => !refusals.some((other) => other.actual === actual)).map((refusal) => ({ ...refusal, expected: `${refusal.expected} of ${titleOf(release)}` })));
    return { refusals, notes };
  };
}

/** What `validate-data` wrote down of the inputs, in the release's own ledger. */
function inputsOf(ledger: Ledger): Inputs | undefined {
  const inputs = latest(ledger, 'validate-data')?.statement.predicate.details?.inputs;
  return typeof inputs === 'object' && inputs !== null && Object.keys(inputs).length > 0 ? (inputs as Inputs) : undefined;
}

/** Of the contract, only what makes a row readable: which columns there are, of which type. */
function todaysContract({ spec: { data } }: Delivery): Inputs | undefined {
  const columns = Object.entries(data?.columns ?? {});
  if (columns.length === 0) return undefined;
  return Object.fromEntries(columns.map(([name, { type, required }]) => [name, { ...(type && { type }), ...(required === false && { required }) }]));
}

async function describeServing(delivery: Delivery, { clock, engine }: Session): Promise<Inputs | { unknown: string }> {
  const declared = delivery.spec.data?.serving;
  if (declared === undefined) return { unknown: 'no `data.serving` is declared.' };
  const stop = new AbortController();
  try {
    const source = sourceOf(delivery, declared, ['data', 'serving']);
    const late = clock.sleep(MOST_MS, stop.signal).then(() => undefined, () => undefined);
    const columns = await Promise.race([engine.describe(source), late]);
    if (!columns) return { unknown: `describing it took longer than ${MOST_MS} ms.` };
    return Object.fromEntries(columns.map(({ name }) => [name, {}]));
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : String(error) };
  } finally {
    stop.abort();
  }
}

/** Types of a file are guesses of its reader; that a column is not there is none. */
function gone(then: Inputs, now: Inputs): Refusal[] {
  const there = new Set(Object.keys(now).map((name) => name.toLowerCase()));
  return Object.entries(then).filter(([name, { required }]) => required !== false && !there.has(name.toLowerCase())).map(([name]) => ({
    code: 'contract-incompatible', expected: `the input ${name}`, actual: `today's serving data has no column ${name}`, fix: FIX,
  }));
}

const FIX = 'Name a release that takes today\'s data with `--to`, or bring the column back and run the rollback again.';

function refusalOf({ message }: Difference, release: ReleaseRef, what: string): Refusal {
  return { code: 'contract-incompatible', expected: `inputs that ${titleOf(release)} was made for`, actual: `${what}: ${message}`, fix: FIX };
}

function titleOf({ name, version }: ReleaseRef): string {
  return version === undefined ? name : `${name} ${version}`;
}
