import type { FeatureRow } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';

const MOST_CHARACTERS = 80;

/** How messages call rows: by place, counted from 1, and by key where that may be shown. */
export interface RowNames {
  /** Whether rows hold values that no surface may show: then what models say of rows is not repeated either. */
  sensitive: boolean;
  one(row: FeatureRow, place: number): string;
  /** `count` rows, the first at `place`. */
  range(place: number, count: number): string;
}

export function rowNamesOf(delivery: Delivery): RowNames {
  const columns = delivery.spec.data?.columns ?? {};
  const key = delivery.spec.data?.key ?? [];
  const keyHidden = key.some((name) => columns[name]?.sensitive === true);
  const keyOf = (row: FeatureRow): string => key.map((name) => `${name} ${text(row[name])}`).join(', ');
  return {
    sensitive: Object.values(columns).some((column) => column.sensitive === true),
    one: (row, place) => `Row ${place + 1}${keyHidden || key.length === 0 || key.some((name) => row[name] === undefined) ? '' : ` (${keyOf(row)})`}`,
    range: (place, count) => (count === 1 ? `Row ${place + 1}` : `Rows ${place + 1} to ${place + count}`),
  };
}

function text(value: unknown): string {
  const shown = String(value);
  return shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS)}…` : shown;
}
