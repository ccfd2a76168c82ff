import path from 'node:path';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { cutFeatures, type Features } from '../predictions/features.ts';

export type Given = Pick<Features, 'file' | 'rows'> & { testSet: { split: Features['testSet']['split'] } };

/**
 * The features-only file that another job cut, or else one that is cut here. Sluice reads it as Parquet, which keeps types: a code of
 * digits stays text. A program of the team gets it as CSV (`reader`).
 */
export async function givenOrCut(delivery: Delivery, context: StageContext, reader: 'program' | 'sluice', file?: string): Promise<Given> {
  const target = path.join(context.out, reader === 'program' ? 'features.csv' : 'features.parquet');
  if (file === undefined) return cutFeatures(delivery, context, target);
  const { rows } = await context.engine.measure({ file }, { rows: 'count(*)' });
  const testSet = { split: context.purpose === 'deliver' ? ('test' as const) : ('develop' as const) };
  if (reader === 'sluice' || !file.endsWith('.parquet')) return { file, rows: Number(rows), testSet };
  await context.engine.write('SELECT * FROM given', { given: { file } }, target);
  return { file: target, rows: Number(rows), testSet };
}
