import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { isThere } from '../files.ts';

/** The predictions of the anchor, where one is declared. A file that is not there never switches its comparisons off. */
export async function anchorOf(delivery: Delivery): Promise<{ file?: string; findings: Finding[] }> {
  const { anchor } = delivery.spec.tests!;
  if (!anchor) return { findings: [] };
  const file = delivery.resolve(anchor.predictions);
  if (await isThere(file)) return { file, findings: [] };
  return {
    findings: [
      {
        code: 'anchor-predictions-missing',
        outcome: 'error',
        rule: 'predictions of the anchor on the same rows',
        message: `tests.anchor.predictions names ${anchor.predictions}, and there is no such file: what was lost since the anchor cannot be seen.`,
        expected: anchor.predictions,
        actual: 'no file',
        fix: 'Let an earlier step make the file, or take tests.anchor out in a review.',
        location: delivery.locate(['tests', 'anchor', 'predictions']),
      },
    ],
  };
}
