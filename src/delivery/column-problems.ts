import type { Column } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

/** Rules about single values, whose share `mostly` decides. */
const VALUE_RULES = ['in', 'not_in', 'between', 'matches', 'not_matches', 'length', 'format', 'case'] as const;
/** What may stand beside which type; a width that no type has would be asked of nothing. */
const TYPE_OPTIONS: Record<'bits' | 'unsigned' | 'precision' | 'scale' | 'zone' | 'items' | 'fields', readonly Column['type'][]> = {
  bits: ['integer', 'float'],
  unsigned: ['integer'],
  precision: ['decimal'],
  scale: ['decimal'],
  zone: ['timestamp'],
  items: ['list'],
  fields: ['struct'],
};
const AGGREGATES = ['mean', 'median', 'std', 'sum', 'min', 'max', 'distinct', 'distinct_rate'] as const;

/** What a schema cannot say of the rules of one column, in `data.columns` or `data.rules`. */
export function columnRuleProblems(column: Column, path: Path, report: Report): void {
  rangeProblems(column, path, report);
  typeProblems(column, path, report);
  const place = path.join('.');
  if (column.mostly !== undefined && VALUE_RULES.every((rule) => column[rule] === undefined))
    report([...path, 'mostly'], 'delivery-mostly-alone', `\`${place}.mostly\` has no rule that it could loosen.`, `Add one of ${VALUE_RULES.map((rule) => `\`${rule}\``).join(', ')}, or remove \`mostly\`.`);
  const { outliers } = column;
  if (outliers && outliers.robust_z === undefined && outliers.iqr === undefined)
    report([...path, 'outliers'], 'delivery-missing-key', `\`${place}.outliers\` does not say what an outlier is.`, 'Add `robust_z: 3.5` or `iqr: 1.5`.');
}

function rangeProblems(column: Column, path: Path, report: Report): void {
  const { between, length } = column;
  const [low, high] = Array.isArray(between) ? between : [between?.at_least ?? between?.above, between?.at_most ?? between?.below];
  const plain = (bound: unknown): bound is number | string => typeof bound === 'number' || typeof bound === 'string';
  if (plain(low) && plain(high) && typeof low !== typeof high)
    report([...path, 'between'], 'delivery-range-mixed', `\`${[...path, 'between'].join('.')}\` mixes a number and a text.`, 'Write both ends as numbers, or both as dates in quotes.');
  else if (plain(low) && plain(high)) emptyRange(low, high, !Array.isArray(between) && (between?.above !== undefined || between?.below !== undefined), [...path, 'between'], report);
  if (typeof length === 'object') emptyRange(length.at_least, length.at_most, false, [...path, 'length'], report);
  emptyRange(column.null_rate?.at_least, column.null_rate?.at_most, false, [...path, 'null_rate'], report);
  for (const name of AGGREGATES) boundProblems(column[name], [...path, name], report);
  for (const [level, bounds] of Object.entries(column.quantiles ?? {})) boundProblems(bounds, [...path, 'quantiles', level], report);
}

function boundProblems(bounds: Column['mean'], path: Path, report: Report): void {
  if (!bounds) return;
  const { at_least, above, at_most, below } = bounds;
  emptyRange(at_least ?? above, at_most ?? below, above !== undefined || below !== undefined, path, report);
}

/** `open`: an end does not belong to the range, so equal ends leave nothing. */
function emptyRange(low: number | string | undefined, high: number | string | undefined, open: boolean, path: Path, report: Report): void {
  if (low === undefined || high === undefined || low < high || (low === high && !open)) return;
  report(path, 'delivery-range-empty', `\`${path.join('.')}\` starts at ${low} and ends at ${high}: nothing can be inside.`, 'Write the smaller end first.');
}

function typeProblems(column: Column, path: Path, report: Report): void {
  const { type, bits, precision, scale } = column;
  for (const [option, types] of Object.entries(TYPE_OPTIONS)) {
    if (column[option as keyof typeof TYPE_OPTIONS] !== undefined && !types.includes(type))
      report([...path, option], 'delivery-type-option', `\`${[...path, option].join('.')}\` belongs to \`type: ${types.join('` or `')}\`, and the type is ${type ?? 'not declared'}.`, `Declare that type, or remove \`${option}\`.`);
  }
  if (type === 'float' && bits === 8) report([...path, 'bits'], 'delivery-type-option', `\`${[...path, 'bits'].join('.')}\` is 8, and no floating-point number has 8 bits.`, 'Write 16, 32 or 64.');
  if (scale !== undefined && scale > (precision ?? 38)) report([...path, 'scale'], 'delivery-range-empty', `\`${[...path, 'scale'].join('.')}\` is ${scale} of ${precision ?? 38} digits in all.`, 'Write a scale up to the precision.');
}
