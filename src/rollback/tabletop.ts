import type { StageContext, StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Plan } from '../journal/events.ts';
import { JournalConflict } from '../serving/recorder.ts';
import { criteriaOf, type Criterion } from './criteria.ts';
import { retreatOf, type RollbackDeps } from './rollback.ts';
import { finding, result, titleOf } from './verdict-parts.ts';

/** What people said, by the criterion that they were asked about; `who` were there. */
export interface Answers {
  who: string[];
  answers: Partial<Record<Criterion['id'], string>>;
}

export const MOST_ANSWER = 2000;
export const MOST_PEOPLE = 50;
const CONFLICTS = 10;

/**
 * Records that people walked through the criteria, with the configuration as it is, and what they said: in the journal that it was done,
 * and in the statement in their words. A question without an answer is open, and a warning; without anybody there nothing was done.
 */
export async function tabletop(delivery: Delivery, context: StageContext, deps: Pick<RollbackDeps, 'journal' | 'model' | 'keys'>, plan: Plan | { problems: string[] } | undefined, { who, answers }: Answers): Promise<StageResult> {
  const retreat = retreatOf(delivery, context, deps as RollbackDeps, {});
  const criteria = criteriaOf(delivery, plan);
  const said = criteria.map(({ id, title, lines, ask }) => ({ id, title, lines, ask, answer: (answers[id] ?? '').trim().slice(0, MOST_ANSWER) }));
  const open = said.filter(({ answer }) => answer === '');
  const people = who.map((name) => name.trim()).filter((name) => name !== '').slice(0, MOST_PEOPLE);
  for (let conflicts = 0; ; conflicts += 1)
    try {
      const { champion } = await retreat.recorder.refresh();
      const done = people.length > 0 && open.length < said.length;
      const outcome = open.length === 0 ? ('pass' as const) : ('warn' as const);
      if (done) await retreat.recorder.append('drilled', { kind: 'tabletop', outcome, ...(open.length > 0 && { note: `Open: ${open.map(({ id }) => id).join(', ')}.` }) });
      return result(retreat, {
        headline: done ? `${people.length} ${people.length === 1 ? 'person' : 'people'} walked through how ${champion ? titleOf(champion.release) : delivery.spec.release.name} is taken back; ${open.length === 0 ? 'every question has an answer' : `${open.length} of ${said.length} questions are open`}.` : 'Nobody walked through the criteria: nothing was recorded.',
        release: champion?.release, champion: champion?.release,
        findings: done ? said.map(({ id, title, ask, answer }) => (answer === '' ? finding('tabletop-open', 'warn', title, `Nobody answered: ${ask}`, `Find out, and say it the next time (\`${id}\`).`) : finding('tabletop-answered', 'pass', title, answer))) : [finding('tabletop-empty', 'inconclusive', 'People walk through the criteria', people.length === 0 ? 'Nobody is named who was there.' : 'No question was answered.', 'Run it in a terminal, or hand in `--answers FILE`.')],
        facts: [['There', people.join(', ') || 'nobody']],
        details: { tabletop: { who: people, answers: said.map(({ id, ask, answer }) => ({ id, ask, answer })) } },
      });
    } catch (error) {
      if (!(error instanceof JournalConflict) || conflicts === CONFLICTS) throw error;
    }
}
