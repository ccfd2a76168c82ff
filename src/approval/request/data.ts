import type { Digest } from '../../core/digest.ts';
import type { Section } from '../../core/verdict.ts';
import { latest, type Ledger } from '../../evidence/ledger.ts';
import { grouped } from '../../report/words.ts';
import { shortDigest, type Request } from './request.ts';

/** What the data checks say, and which of the tables are others than those that the champion was judged on. */
export function dataSection({ ledger, situation }: Request): Section {
  const title = 'Data';
  const now = latest(ledger, 'validate-data')?.statement.predicate;
  if (!now) return { title, lines: ['No data was checked: the delivery file declares none.'] };
  const before = situation.champion?.ledger;
  const changes = before ? tableRows(ledger, before) : [];
  return {
    title,
    lines: [
      now.verdict.headline,
      ...(before ? [] : [situation.champion ? "The champion's evidence is not kept, so its data cannot be compared with." : 'There is no champion whose data this could be compared with.']),
      ...(before && changes.every(([, , , same]) => same === 'the same') && changes.length > 0 ? ['Every table is the one that the champion was judged on.'] : []),
    ],
    ...(changes.length > 0 && { table: { columns: ['Table', 'Rows now', "Champion's rows", 'Bytes'], rows: changes } }),
  };
}

function tableRows(now: Ledger, before: Ledger): string[][] {
  const [here, there] = [tablesOf(now), tablesOf(before)];
  const names = [...new Set([...here.keys(), ...there.keys()])].sort();
  return names.map((name) => {
    const [one, other] = [here.get(name), there.get(name)];
    const bytes = !other ? 'new' : !one ? 'gone' : one.digest === undefined || other.digest === undefined ? 'not known' : one.digest === other.digest ? 'the same' : `changed (${shortDigest(other.digest)} to ${shortDigest(one.digest)})`;
    return [name, rowsText(one), rowsText(other), bytes];
  });
}

interface Table {
  digest?: Digest;
  rows?: number;
}

function tablesOf(ledger: Ledger): Map<string, Table> {
  const predicate = latest(ledger, 'validate-data')?.statement.predicate;
  const rows = (predicate?.details?.rows ?? {}) as Record<string, unknown>;
  const digests = new Map((predicate?.inputs ?? []).flatMap(({ name, digest }) => (name.startsWith('data.') ? [[name.slice('data.'.length), digest] as const] : [])));
  const names = [...new Set([...Object.keys(rows), ...digests.keys()])];
  return new Map(names.map((name) => [name, { digest: digests.get(name), ...(typeof rows[name] === 'number' && { rows: rows[name] }) }]));
}

function rowsText(table: Table | undefined): string {
  return table?.rows === undefined ? '' : grouped(table.rows);
}
