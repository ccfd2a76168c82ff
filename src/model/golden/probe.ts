import { InputError } from '../../core/problem.ts';
import type { Predictor } from '../../core/seams.ts';
import type { StageContext } from '../../core/stage.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { readingOf } from '../behaviour/answers.ts';
import { Asking } from '../behaviour/ask.ts';
import { withPredictor } from '../behaviour/with-predictor.ts';
import type { PartAnswer } from '../facts.ts';
import type { Probe } from '../probes.ts';
import { judgeGolden, readGoldenFiles, type Asked } from './judge.ts';

const BATCH = 256;

/** `tests.golden` with `ask: predictor`: the model itself is asked the features of the golden rows. */
export const GOLDEN_PROBE: Probe = {
  name: 'golden',
  declared: ({ spec }) => spec.tests?.golden?.ask === 'predictor',
  judge: (delivery, context, { signal }) => withPredictor(delivery, context, ['tests', 'golden'], (predictor) => askGolden(delivery, context, predictor, signal)),
};

export async function askGolden(delivery: Delivery, context: StageContext, predictor: Predictor, signal?: AbortSignal): Promise<PartAnswer> {
  const files = await readGoldenFiles(delivery);
  const without = files.rows.filter(({ features }) => features === undefined);
  if (without.length > 0)
    throw new InputError(
      without.slice(0, 20).map(({ line }) => ({
        code: 'golden-unreadable',
        message: `${files.golden.file}, line ${line}: the row has no \`features\`, and tests.golden asks the predictor.`,
        fix: 'Write the features of the row, or set `ask: predictions`.',
        location: { file: files.golden.file, line, column: 1 },
      })),
    );
  const asking = new Asking(predictor, { batch: BATCH, signal });
  const answers = await asking.ask(files.rows.map(({ key, features }) => ({ ...key, ...features })));
  const { classOf } = readingOf(delivery, predictor.outputs);
  const asked = answers.map((answer): Asked => {
    if (answer.kind === 'answered') return { prediction: answer.prediction, className: classOf(answer.prediction) };
    return { missing: answer.kind === 'unasked' ? 'not asked' : answer.code };
  });
  return judgeGolden(delivery, context, files, asked);
}
