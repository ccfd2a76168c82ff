import { loadDelivery } from '../delivery/load.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { criteriaOf, criteriaPage, type Criterion } from '../rollback/criteria.ts';
import { tabletop, type Answers } from '../rollback/tabletop.ts';
import { judge, type Judged } from './judge.ts';
import type { Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { rolloutOf } from './situation.ts';
import { openJournal } from './wiring.ts';

/** The criteria page of the delivery file, as Markdown. */
export async function criteriaPageOf(session: Session): Promise<string> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  return criteriaPage(delivery, planned(delivery));
}

export async function criteriaFor(session: Session): Promise<Criterion[]> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  return criteriaOf(delivery, planned(delivery));
}

/** Records a walk through the criteria. */
export async function runTabletop(session: Session, answers: Answers, secrets: SigningSecrets): Promise<Judged> {
  return judge(session, 'rollback', {}, async (delivery, context) => tabletop(delivery, context, openJournal(delivery, session, await signingOf(delivery, secrets)), planned(delivery), answers));
}

/** A rollout that could decide nothing is said, and no reason to leave people without the page. */
function planned(delivery: Delivery) {
  if (!delivery.spec.rollout) return undefined;
  const rollout = rolloutOf(delivery);
  return 'plan' in rollout ? rollout.plan : { problems: rollout.problems };
}
