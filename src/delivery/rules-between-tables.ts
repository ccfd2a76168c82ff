import type { DeliverySpec } from './spec.ts';

type Path = (string | number)[];
type Report = (path: Path, code: string, message: string, fix: string) => void;

const TABLES = ['train', 'test', 'develop', 'serving'] as const;

/** Rules of `data` that need a label, a second table, or as many columns on both sides. */
export function rulesBetweenTables({ data }: DeliverySpec, report: Report): void {
  if (!data) return;
  const missing = (rule: string, needs: string, why: string) => report(['data', ...rule.split('.')], 'delivery-missing-key', `\`data.${rule}\` needs ${needs}: ${why}.`, `Declare ${needs}, or remove \`data.${rule}\`.`);
  if (data.label === undefined) {
    if (data.conflicting_labels) missing('conflicting_labels', '`data.label`', 'it compares labels');
    if (data.leakage) missing('leakage', '`data.label`', 'it asks what gives the label away');
  }
  if (data.overlap && data.train === undefined) missing('overlap', '`data.train`', 'it looks for rows of train');
  if (data.overlap && data.test === undefined && data.develop === undefined) missing('overlap', '`data.test` or `data.develop`', 'it looks for their rows in train');
  const ratio = data.volume?.train_to_champion;
  if (ratio && data.train === undefined) missing('volume.train_to_champion', '`data.train`', 'it counts rows of train');
  if (ratio?.at_least !== undefined && ratio.at_most !== undefined && ratio.at_least > ratio.at_most)
    report(['data', 'volume', 'train_to_champion'], 'delivery-range-empty', `\`data.volume.train_to_champion\` wants at least ${ratio.at_least} and at most ${ratio.at_most}.`, 'Write the smaller number as at_least.');
  for (const rule of ['key', 'entity', 'time', 'compatibility'] as const)
    if (data.options?.[rule] !== undefined && data[rule] === undefined) missing(`options.${rule}`, `\`data.${rule}\``, 'there is no such rule to stand beside');
  foreignKeys(data, report);
}

function foreignKeys(data: NonNullable<DeliverySpec['data']>, report: Report): void {
  (data.foreign_keys ?? []).forEach(({ columns, to, source }, index) => {
    const path = ['data', 'foreign_keys', index];
    if (to && to.length !== columns.length)
      report([...path, 'to'], 'delivery-foreign-key', `\`${path.join('.')}\` compares ${columns.length} of its own columns with ${to.length} of ${source}.`, 'Name as many columns in `to` as in `columns`, in the same order.');
    const known = [...TABLES.filter((name) => data[name] !== undefined), ...Object.keys(data.references ?? {})];
    if (!known.includes(source))
      report([...path, 'source'], 'delivery-foreign-key', `\`${path.join('.')}\` looks values up in ${JSON.stringify(source)}, which is no declared table.`, `Name one of ${known.join(', ') || 'the tables of `data`'}, or declare it under \`data.references\`.`);
  });
}
