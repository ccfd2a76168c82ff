import os from 'node:os';
import path from 'node:path';
import type { Journal } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Journal as DeclaredJournal } from '../delivery/spec.ts';
import { openFileJournal } from '../journal/file.ts';
import { openGitJournal } from '../journal/git.ts';
import { openKubernetesJournal } from '../journal/kubernetes.ts';
import { openObjectJournal } from '../journal/object.ts';
import { journalKey, keySigner, type JournalSigner } from '../journal/sign.ts';
import { withoutKey } from '../journal/unsigned.ts';
import { rolloutOf } from '../rollout/policy.ts';
import type { JournalAccess } from '../serving/recorder.ts';
import { clustersOf } from './cluster.ts';
import { storeAccess } from './object-access.ts';
import { objectName } from './object-name.ts';
import type { Session } from './session.ts';
import type { Signing } from './signing.ts';

/** What of a session a journal and a router need. */
export type Reach = Pick<Session, 'clock' | 'env' | 'workspace'>;

/**
 * The journal that the delivery file declares: a git ref, an object or ConfigMaps where said so, else a file in `rollout.state`. One that signs its
 * events can only be read where there is no key.
 */
export function openJournal(delivery: Delivery, session: Reach, signing: Partial<Signing>, declared: DeclaredJournal | undefined = rolloutOf(delivery).journal): JournalAccess {
  const model = delivery.spec.release.name;
  const signer = signing.privatePem ? keySigner(signing.privatePem) : undefined;
  const keys = signing.publicPem ? [journalKey(signing.publicPem)] : undefined;
  const journal = journalAt(declared ?? {}, delivery, session, signer);
  return { journal: keys && !signer ? withoutKey(journal) : journal, model, keys };
}

function journalAt({ git, file, object, kubernetes }: DeclaredJournal, delivery: Delivery, session: Reach, signer: JournalSigner | undefined): Journal {
  const model = delivery.spec.release.name;
  const { clock, workspace, env } = session;
  if (object) {
    const { url, headers } = object;
    return openObjectJournal({ url, headers, access: () => storeAccess(object, session, delivery), model, clock, signer, insecure: delivery.spec.evidence?.insecure });
  }
  if (kubernetes) return openKubernetesJournal({ cluster: clustersOf(delivery, session)(kubernetes.cluster), name: objectName(delivery, kubernetes.name, ['rollout', 'journal', 'kubernetes']), model, clock, signer });
  if (!git) return openFileJournal({ file: delivery.resolve(file ?? path.join(stateOfRollout(delivery), `${model}.journal.jsonl`)), model, clock, signer });
  const remote = git.remote ?? 'origin';
  return openGitJournal({
    remote,
    ref: git.ref ?? `refs/sluice/${model}`,
    model,
    workspace,
    scratch: env.RUNNER_TEMP ?? os.tmpdir(),
    signer,
    authorization: wantsToken(remote) ? gitAuthorization(session) : undefined,
  });
}

/** A path and ssh have rights of their own, and an action is always given a token. */
function wantsToken(remote: string): boolean {
  return /^https:/i.test(remote) || /^[\w.-]+$/.test(remote);
}

/** The job's own token, as git over https wants it; a laptop's git uses whatever its user has set up. */
function gitAuthorization({ env }: Reach): string | undefined {
  const token = env.SLUICE_TOKEN;
  return token ? `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}` : undefined;
}

export function stateOfRollout(delivery: Delivery): string {
  return delivery.spec.rollout?.state ?? '.sluice';
}
