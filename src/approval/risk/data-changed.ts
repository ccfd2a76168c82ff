import { canonicalJson } from '../../core/digest.ts';
import type { DeliverySpec } from '../../delivery/spec.ts';
import { latest, type Ledger } from '../../evidence/ledger.ts';
import type { Change } from './changes.ts';
import { detailsOf, mapOf } from './details.ts';
import type { Files } from './what-changed.ts';

/** Today's inputs are others every day, and drift judges them; `develop` is no evidence. */
const NOT_COUNTED = ['serving', 'develop'];

/** Tables that the candidate came from or was judged on, by bytes or snapshot. */
export function dataChanges(candidate: Ledger, champion: Ledger): Change[] {
  const [now, before] = [tablesOf(candidate), tablesOf(champion)];
  const names = [...new Set([...now.keys(), ...before.keys()])].filter((name) => !NOT_COUNTED.includes(name)).sort();
  const changed = names.filter((name) => now.get(name) === undefined || now.get(name) !== before.get(name));
  return changed.map((name) => {
    const [is, was] = [now.get(name), before.get(name)];
    const how = !now.has(name) ? 'is no longer named' : !before.has(name) ? 'is new' : is === undefined || was === undefined ? 'has no state that could be compared' : 'has other rows';
    return { kind: 'data', what: `Data: ${name} ${how}` };
  });
}

/** Which state of each table was read; undefined where the table's own server keeps none. */
function tablesOf(ledger: Ledger): Map<string, string | undefined> {
  const tables = new Map<string, string | undefined>();
  const predicate = latest(ledger, 'validate-data')?.statement.predicate;
  for (const [name, source] of Object.entries(mapOf(predicate?.details?.sources) ?? {})) {
    const { digest, snapshot } = mapOf(source) ?? {};
    tables.set(name, typeof digest === 'string' ? digest : typeof snapshot === 'string' ? `snapshot ${snapshot}` : undefined);
  }
  const { testSet } = detailsOf(ledger, 'run-model-tests') ?? {};
  if (typeof testSet === 'string') tables.set('test set', testSet);
  return tables;
}

/** What the delivery file asks of the data: columns, rules, limits; not where the tables lie. */
export function contractChanges(candidate: Ledger, champion: Ledger, { now, then }: Files): Change[] {
  const said = 'What is asked of the data changed';
  if (!then) {
    const [is, was] = [candidate, champion].map((ledger) => mapOf(latest(ledger, 'seal')?.statement.predicate.definitions ?? latest(ledger, 'identify')?.statement.predicate.definitions)?.data);
    return is !== undefined && is === was ? [] : [{ kind: 'contract', what: said }];
  }
  const [is, was] = [contractOf(now), contractOf(then)];
  const parts = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((key) => canonicalJson(is[key] ?? null) !== canonicalJson(was[key] ?? null)).sort();
  return parts.length === 0 ? [] : [{ kind: 'contract', what: `${said}: ${parts.map((key) => `data.${key}`).join(', ')}` }];
}

function contractOf({ data = {} }: DeliverySpec): Record<string, unknown> {
  const { train: _train, test: _test, develop: _develop, serving: _serving, failing_rows: _rows, provenance: _provenance, ...contract } = data;
  return JSON.parse(JSON.stringify(contract)) as Record<string, unknown>;
}
