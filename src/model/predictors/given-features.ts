import path from 'node:path';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { cutFeatures, type Features } from '../predictions/features.ts';

export type Given = Pick<Features, 'file' | 'rows'> & { testSet: { split: Features['testSet']['split'] } };

/** The features-only file that another job cut, or else one that is cut here. */
export async function givenOrCut(delivery: Delivery, context: StageContext, file?: string): Promise<Given> {
  if (file === undefined) return cutFeatures(delivery, context, path.join(context.out, 'features.csv'));
  const { rows } = await context.engine.measure({ file }, { rows: 'count(*)' });
  return { file, rows: Number(rows), testSet: { split: context.purpose === 'deliver' ? 'test' : 'develop' } };
}
